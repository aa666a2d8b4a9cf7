/* SPDX-License-Identifier: MIT */
#include "data/match/licenses.h"

#include <stddef.h>
#include <string.h>

#include "data/base/sorted.h"
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

/* What the law asks for must hold today. */
static bool is_in_force(const struct checks *checks) {
  return checks->readable != VERDICT_FAIL && checks->signature != VERDICT_FAIL && checks->dates != VERDICT_FAIL &&
         checks->revocation != VERDICT_FAIL && checks->issuer != VERDICT_FAIL;
}

int licenses_read(struct catalog *catalog, struct arena *arena, struct licenses *licenses, struct error *error) {
  *licenses = (struct licenses){0};
  if (job_licenses_of_all(catalog, arena, &licenses->items, &licenses->count, error) != 0) {
    return -1;
  }
  licenses->folded = arena_array(arena, licenses->count, sizeof *licenses->folded);
  if (licenses->folded == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < licenses->count; i++) {
    licenses->folded[i] = text_fold(arena, licenses->items[i].name);
    if (licenses->folded[i] == NULL) {
      return error_no_memory(error);
    }
  }
  return 0;
}

size_t licenses_of(const struct licenses *licenses, const char *code, size_t *count) {
  size_t from = sorted_place(licenses->items, licenses->count, sizeof *licenses->items,
                             offsetof(struct job_license_of, code), code);
  *count = 0;
  while (from + *count < licenses->count && strcmp(licenses->items[from + *count].code, code) == 0) {
    (*count)++;
  }
  return from;
}

bool licenses_given(const struct licenses *licenses, size_t index, const char *folded, const char *type,
                    const char *const *codes) {
  if (names_license(folded, licenses->folded[index])) {
    return true;
  }
  for (size_t i = 0; is_license_type(type) && codes[i] != NULL; i++) {
    if (strcmp(codes[i], licenses->items[index].code) == 0) {
      return true;
    }
  }
  return false;
}

bool licenses_shown(const struct licenses *licenses, size_t index, const struct wallet *wallet,
                    const struct match *match) {
  for (size_t i = 0; i < wallet->count; i++) {
    const struct claim *claim = &wallet->claims[i];
    const struct claim_leads *leads = &match->leads[i];
    const char *type = is_license_type(leads->type) ? leads->type : claim->achievement_type;
    if (is_in_force(&claim->checks) && licenses_given(licenses, index, leads->folded, type, leads->codes)) {
      return true;
    }
  }
  return false;
}
