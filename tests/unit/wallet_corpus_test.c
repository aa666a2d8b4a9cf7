/* SPDX-License-Identifier: MIT */
/* The public samples of the formats and their hostile relatives, where they
 * are at hand ($LADDERWAY_SHARED/data/wallet): never a crash, never a
 * signature that is said to be good, never a private key, the right names. */
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "data/base/buffer.h"
#include "data/base/file.h"
#include "data/base/json.h"
#include "data/base/text.h"
#include "tests/unit/wallet_support.h"

enum { MOST_FOLDERS = 24 };

static const char *corpus(void) {
  static char path[4096];
  const char *shared = getenv("LADDERWAY_SHARED");
  (void)snprintf(path, sizeof path, "%s/data/wallet", shared == NULL ? "" : shared);
  if (shared == NULL || access(path, R_OK) != 0) {
    print_message("the samples are not here\n");
    skip();
  }
  return path;
}

static struct wallet *wallet_of_path(const char *path) {
  struct error error;
  struct wallet *wallet = wallet_new();
  size_t added = 0;
  assert_non_null(wallet);
  if (wallet_add_path(wallet, path, TEST_NOW, &added, &error) != 0) {
    fail_msg("%s: %s", path, error.message);
  }
  if (wallet->count + wallet->skip_count + wallet->text_count == 0) {
    fail_msg("%s: neither a claim nor a reason", path);
  }
  assert_clean(wallet);
  for (size_t i = 0; i < wallet->count; i++) {
    assert_int_not_equal(wallet->claims[i].checks.signature, VERDICT_PASS);
    assert_non_null(wallet->claims[i].name);
  }
  return wallet;
}

/* Values of private keys in the file's bytes, looked for in what was kept. */
static void assert_no_private_key(const char *path, const struct wallet *wallet) {
  static const char *const members[] = {"\"privateKeyMultibase\"", "\"privateKeyBase58\"", "\"seed\""};
  struct buffer buffer;
  struct error error;
  buffer_init(&buffer, WALLET_LARGEST_FILE);
  if (file_read(path, &buffer, &error) == 0) {
    for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
      const char *at = buffer_text(&buffer);
      while ((at = strstr(at, members[i])) != NULL) {
        char value[256] = "";
        at += strlen(members[i]);
        if (sscanf(at, " : \"%255[^\"]", value) == 1 && strlen(value) > 8 && mentions(wallet, value)) {
          fail_msg("%s: a private key was kept", path);
        }
      }
    }
  }
  buffer_free(&buffer);
}

static size_t visited;

static int visit(const char *path, const struct stat *status, int kind, struct FTW *where) {
  (void)where;
  if (kind == FTW_F && status->st_size > 0) {
    struct wallet *wallet = wallet_of_path(path);
    assert_no_private_key(path, wallet);
    wallet_free(wallet);
    visited++;
  }
  return 0;
}

static void survives_every_sample(void **state) {
  (void)state;
  const char *path = corpus();
  visited = 0;
  assert_int_equal(nftw(path, visit, MOST_FOLDERS, FTW_PHYS), 0);
  assert_true(visited > 200);
}

static bool is_badge(const json_t *root) {
  const json_t *types = json_object_get(root, "type");
  for (size_t i = 0; i < json_each_count(types); i++) {
    const char *type = json_string_value(json_each(types, i));
    if (type != NULL && (strcmp(type, "OpenBadgeCredential") == 0 || strcmp(type, "AchievementCredential") == 0)) {
      return true;
    }
  }
  return false;
}

static void assert_same(struct arena *arena, const char *path, const char *kept, const char *raw) {
  if (raw != NULL && (kept == NULL || strcmp(kept, text_clean_line(arena, raw)) != 0)) {
    fail_msg("%s: %s instead of %s", path, kept == NULL ? "nothing" : kept, raw);
  }
}

/* What a straight look into the JSON says, against the claim. */
static void compare(const char *path, const json_t *root) {
  const json_t *subject = json_each(json_object_get(root, "credentialSubject"), 0);
  const json_t *achievement = json_each(json_object_get(subject, "achievement"), 0);
  const json_t *issuer = json_object_get(root, "issuer");
  if (json_text(achievement, "name") == NULL) {
    return;
  }
  struct wallet *wallet = wallet_of_path(path);
  if (wallet->count == 0) {
    fail_msg("%s: left out: %s", path, wallet->skips[0].why);
  }
  const struct claim *claim = &wallet->claims[0];
  assert_same(wallet->arena, path, claim->name, json_text(achievement, "name"));
  assert_same(wallet->arena, path, claim->issuer_name, json_text(issuer, "name"));
  assert_same(wallet->arena, path, claim->issuer_id,
              json_is_string(issuer) ? json_string_value(issuer) : json_text(issuer, "id"));
  assert_same(wallet->arena, path, claim->achievement, json_text(achievement, "id"));
  if (json_each_count(json_object_get(root, "proof")) != 0) {
    assert_int_equal(claim->checks.signature, VERDICT_NOT_SUPPORTED);
  }
  wallet_free(wallet);
  visited++;
}

static int visit_badge(const char *path, const struct stat *status, int kind, struct FTW *where) {
  const char *dot = strrchr(path, '.');
  struct buffer buffer;
  struct error error;
  (void)where;
  if (kind != FTW_F || status->st_size == 0 || dot == NULL || strcmp(dot, ".json") != 0) {
    return 0;
  }
  buffer_init(&buffer, WALLET_LARGEST_FILE);
  assert_int_equal(file_read(path, &buffer, &error), 0);
  json_t *root = json_read(buffer_text(&buffer), buffer.length, path, &error);
  if (is_badge(root)) {
    compare(path, root);
  }
  json_decref(root);
  buffer_free(&buffer);
  return 0;
}

static void reads_names_of_badges(void **state) {
  (void)state;
  const char *path = corpus();
  visited = 0;
  assert_int_equal(nftw(path, visit_badge, MOST_FOLDERS, FTW_PHYS), 0);
  assert_true(visited > 100);
  print_message("%zu badges compared\n", visited);
}

static bool ends_with(const char *text, const char *end) {
  size_t length = strlen(text);
  return length >= strlen(end) && strcmp(text + length - strlen(end), end) == 0;
}

/* One line of the list of samples with a known verdict. */
static void check_line(const char *folder, const char *name, const char *expected) {
  char path[8192];
  (void)snprintf(path, sizeof path, "%s/%s", folder, name);
  struct wallet *wallet = wallet_of_path(path);
  bool readable = ends_with(name, ".json") || ends_with(name, ".jwt") || ends_with(name, ".jws");
  if (readable && strncmp(expected, "valid", 5) == 0 && strstr(name, "status/list") == NULL) {
    if (wallet->count == 0) {
      fail_msg("%s: left out: %s", path, wallet->skips[0].why);
    }
    for (size_t i = 0; i < wallet->count; i++) {
      assert_non_null(wallet->claims[i].issuer_name);
      assert_int_equal(wallet->claims[i].checks.readable, VERDICT_PASS);
      assert_int_equal(wallet->claims[i].checks.dates,
                       strcmp(expected, "valid-expired") == 0 ? VERDICT_FAIL : VERDICT_PASS);
    }
  }
  if (strncmp(expected, "reject", 6) == 0 || strncmp(expected, "hosted", 6) == 0) {
    for (size_t i = 0; i < wallet->count; i++) {
      assert_true(wallet->claims[i].confidence < 0.81);
    }
  }
  wallet_free(wallet);
}

static void agrees_with_the_list(void **state) {
  (void)state;
  char path[4096];
  char line[2048];
  char folder[4096];
  size_t count = 0;
  (void)snprintf(folder, sizeof folder, "%.3900s/issued-here", corpus());
  (void)snprintf(path, sizeof path, "%.3990s/expected.tsv", folder);
  FILE *list = fopen(path, "r");
  if (list == NULL) {
    skip();
  }
  while (fgets(line, sizeof line, list) != NULL) {
    char *tab = strchr(line, '\t');
    char *end = tab == NULL ? NULL : strpbrk(tab + 1, "\t\n");
    if (end != NULL && count++ > 0) { /* the first line has the headings */
      *tab = '\0';
      *end = '\0';
      check_line(folder, line, tab + 1);
    }
  }
  (void)fclose(list);
  assert_true(count > 100);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(survives_every_sample),
      cmocka_unit_test(reads_names_of_badges),
      cmocka_unit_test(agrees_with_the_list),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
