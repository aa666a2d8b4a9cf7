/* SPDX-License-Identifier: MIT */
#include "tests/unit/wallet_support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "data/base/text.h"

struct wallet *wallet_of_fixture(const char *name) {
  const char *source = getenv("LADDERWAY_SOURCE");
  char path[4096];
  struct error error;
  struct wallet *wallet = wallet_new();
  size_t added = 0;
  assert_non_null(wallet);
  (void)snprintf(path, sizeof path, "%s/tests/unit/data/wallet/%s", source == NULL ? "." : source, name);
  if (wallet_add_path(wallet, path, TEST_NOW, &added, &error) != 0) {
    fail_msg("%s: %s", path, error.message);
  }
  assert_int_equal(added, wallet->count);
  assert_clean(wallet);
  return wallet;
}

struct wallet *wallet_of_text(const char *text) {
  struct error error;
  struct wallet *wallet = wallet_new();
  assert_non_null(wallet);
  if (wallet_add_bytes(wallet, text, strlen(text), "text", TEST_NOW, NULL, &error) != 0) {
    fail_msg("%s", error.message);
  }
  assert_clean(wallet);
  return wallet;
}

const struct claim *claim_named(const struct wallet *wallet, const char *name) {
  for (size_t i = 0; i < wallet->count; i++) {
    if (strcmp(wallet->claims[i].name, name) == 0) {
      return &wallet->claims[i];
    }
  }
  fail_msg("no claim is named %s", name);
  return NULL;
}

bool has_reason(const struct claim *claim, const char *part) {
  for (size_t i = 0; i < claim->reason_count; i++) {
    if (strstr(claim->reasons[i], part) != NULL) {
      return true;
    }
  }
  return false;
}

bool has_skip(const struct wallet *wallet, const char *part) {
  for (size_t i = 0; i < wallet->skip_count; i++) {
    if (strstr(wallet->skips[i].why, part) != NULL) {
      return true;
    }
  }
  return false;
}

static void each_of_claim(const struct claim *claim, void (*each)(const char *text, const void *context),
                          const void *context) {
  const char *const texts[] = {
      claim->file,           claim->format, claim->id,   claim->name,        claim->description,      claim->issuer_id,
      claim->issuer_name,    claim->issued, claim->ends, claim->achievement, claim->achievement_type, claim->ctid,
      claim->field_of_study, claim->method,
  };
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    each(texts[i], context);
  }
  for (size_t i = 0; i < claim->skill_count; i++) {
    const struct claim_skill *skill = &claim->skills[i];
    each(skill->name, context);
    each(skill->uri, context);
    each(skill->framework, context);
    each(skill->code, context);
    each(skill->type, context);
  }
  for (size_t i = 0; i < claim->reason_count; i++) {
    each(claim->reasons[i], context);
  }
}

void each_text(const struct wallet *wallet, void (*each)(const char *text, const void *context), const void *context) {
  for (size_t i = 0; i < wallet->count; i++) {
    each_of_claim(&wallet->claims[i], each, context);
  }
  for (size_t i = 0; i < wallet->skip_count; i++) {
    each(wallet->skips[i].file, context);
    each(wallet->skips[i].why, context);
  }
}

/* C0, DEL, C1; zero-width and bidirectional controls of U+2000 to U+206F. */
static bool is_control(const unsigned char *at) {
  if (*at < 0x20 || *at == 0x7f || (at[0] == 0xc2 && at[1] >= 0x80 && at[1] <= 0x9f)) {
    return true;
  }
  if (at[0] != 0xe2) {
    return false;
  }
  return (at[1] == 0x80 && ((at[2] >= 0x8b && at[2] <= 0x8f) || (at[2] >= 0xa8 && at[2] <= 0xae))) ||
         (at[1] == 0x81 && at[2] >= 0xa0 && at[2] <= 0xaf);
}

static void check_text(const char *text, const void *context) {
  (void)context;
  if (text == NULL) {
    return;
  }
  if (!text_is_utf8(text, strlen(text))) {
    fail_msg("not UTF-8: %s", text);
  }
  for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++) {
    if (is_control(at)) {
      fail_msg("a control character in: %s", text);
    }
  }
}

void assert_clean(const struct wallet *wallet) {
  each_text(wallet, check_text, NULL);
}

struct search {
  const char *part;
  bool *found;
};

static void look(const char *text, const void *context) {
  const struct search *search = context;
  if (text != NULL && strstr(text, search->part) != NULL) {
    *search->found = true;
  }
}

bool mentions(const struct wallet *wallet, const char *part) {
  bool found = false;
  struct search search = {.part = part, .found = &found};
  each_text(wallet, look, &search);
  return found;
}
