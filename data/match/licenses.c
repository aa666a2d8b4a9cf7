/* SPDX-License-Identifier: MIT */
#include "data/match/licenses.h"

#include <string.h>

#include "data/base/text.h"
#include "data/catalog/leads.h"

/* Whether every word of `words` is a word of `text`; both folded. */
static bool holds_words(const char *text, const char *words) {
  while (*words != '\0') {
    size_t length = strcspn(words, " ");
    bool found = false;
    for (const char *at = text; !found && *at != '\0'; at += strcspn(at, " ")) {
      at += *at == ' ';
      found = strncmp(at, words, length) == 0 && (at[length] == ' ' || at[length] == '\0');
    }
    if (!found) {
      return false;
    }
    words += length;
    words += *words == ' ';
  }
  return true;
}

static bool names_license(struct arena *arena, const struct claim *claim, const char *license) {
  const char *name = text_fold(arena, claim->name);
  const char *words = text_fold(arena, license);
  return name != NULL && words != NULL && words[0] != '\0' && holds_words(name, words);
}

static bool is_license_type(const char *type) {
  return type != NULL && (strcmp(type, "License") == 0 || strcmp(type, "ceterms:License") == 0);
}

/* A license that leads to this very occupation. */
static int is_license_for(struct catalog *catalog, struct arena *arena, const struct claim *claim, const char *code,
                          bool *shows, struct error *error) {
  const char *const *codes = NULL;
  const char *type = NULL;
  if (leads_to_jobs(catalog, arena, claim->ctid, claim->name, &codes, &type, error) != 0) {
    return -1;
  }
  bool license = is_license_type(type) || is_license_type(claim->achievement_type);
  for (size_t i = 0; license && codes[i] != NULL; i++) {
    *shows = *shows || strcmp(codes[i], code) == 0;
  }
  return 0;
}

int licenses_cap(struct catalog *catalog, struct arena *arena, const struct wallet *wallet, struct job_match *job,
                 struct error *error) {
  struct job_license *licenses = NULL;
  size_t count = 0;
  bool shows = false;
  if (job_licenses(catalog, arena, job->job.code, &licenses, &count, error) != 0) {
    return -1;
  }
  for (size_t i = 0; i < wallet->count && count > 0 && !shows; i++) {
    for (size_t j = 0; j < count && !shows; j++) {
      shows = names_license(arena, &wallet->claims[i], licenses[j].name);
    }
    if (!shows && is_license_for(catalog, arena, &wallet->claims[i], job->job.code, &shows, error) != 0) {
      return -1;
    }
  }
  if (count > 0 && !shows) {
    job->capped_by = arena_printf(arena, "%s (%s)", licenses[0].name, licenses[0].region);
    job->fit = FIT_SOME;
    if (job->capped_by == NULL) {
      return error_no_memory(error);
    }
  }
  return 0;
}
