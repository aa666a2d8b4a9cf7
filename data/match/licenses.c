/* SPDX-License-Identifier: MIT */
#include "data/match/licenses.h"

#include <string.h>

#include "data/base/text.h"
#include "data/match/evidence.h"

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

static bool names_license(const char *name, const char *words) {
  return name != NULL && words != NULL && words[0] != '\0' && holds_words(name, words);
}

static bool is_license_type(const char *type) {
  return type != NULL && (strcmp(type, "License") == 0 || strcmp(type, "ceterms:License") == 0);
}

/* A license that leads to this very occupation. */
static bool is_license_for(const struct claim *claim, const struct claim_leads *leads, const char *code) {
  bool license = is_license_type(leads->type) || is_license_type(claim->achievement_type);
  for (size_t i = 0; license && leads->codes[i] != NULL; i++) {
    if (strcmp(leads->codes[i], code) == 0) {
      return true;
    }
  }
  return false;
}

/* What the law asks for must hold today. */
static bool is_in_force(const struct checks *checks) {
  return checks->readable != VERDICT_FAIL && checks->signature != VERDICT_FAIL && checks->dates != VERDICT_FAIL &&
         checks->revocation != VERDICT_FAIL && checks->issuer != VERDICT_FAIL;
}

int licenses_cap(struct catalog *catalog, struct arena *arena, const struct wallet *wallet, const struct match *match,
                 struct job_match *job, struct error *error) {
  struct job_license *licenses = NULL;
  size_t count = 0;
  if (job_licenses(catalog, arena, job->job.code, &licenses, &count, error) != 0) {
    return -1;
  }
  const struct job_license *needed = NULL;
  for (size_t j = 0; j < count; j++) {
    if (!licenses[j].everyone) {
      continue;
    }
    needed = needed == NULL ? &licenses[j] : needed;
    const char *words = text_fold(arena, licenses[j].name);
    for (size_t i = 0; i < wallet->count; i++) {
      const struct claim_leads *leads = &match->leads[i];
      if (is_in_force(&wallet->claims[i].checks) &&
          (names_license(leads->folded, words) || is_license_for(&wallet->claims[i], leads, job->job.code))) {
        return 0;
      }
    }
  }
  if (needed != NULL) {
    job->capped_by = arena_printf(arena, "%s (%s)", needed->name, needed->region);
    job->fit = FIT_SOME;
    if (job->capped_by == NULL) {
      return error_no_memory(error);
    }
  }
  return 0;
}
