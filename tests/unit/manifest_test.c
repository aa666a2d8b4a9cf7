/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "data/catalog/rows.h"
#include "sync/manifest.h"
#include "sync/packed.h"

#define HASH_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define HASH_B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define SHORT_A "aaaaaaaaaaaaaaaa"
#define SHORT_B "bbbbbbbbbbbbbbbb"

static struct manifest example(void) {
  struct manifest manifest = {.rows_version = ROWS_VERSION,
                              .version = HASH_A,
                              .published = "2026-11-23T07:00:00Z",
                              .kind = "registry",
                              .source = "registry.example",
                              .date = "2026-11-22",
                              .agreement = "Agreement of 2026",
                              .credentials = 3,
                              .records = 9,
                              .dump = {"dump-" SHORT_A ".zst", 100, 1000, HASH_B},
                              .patch_count = 1};
  manifest.patches[0] = (struct manifest_patch){HASH_B, {"patch-" SHORT_B "-" SHORT_A ".zst", 10, 40, HASH_A}};
  return manifest;
}

static int read_text(const char *text, struct manifest *manifest, struct error *error) {
  struct arena *arena = arena_new(1 << 20);
  int result = manifest_read(arena, text, strlen(text), manifest, error);
  manifest->kind = manifest->source = manifest->date = manifest->agreement = NULL; /* they go with the arena */
  arena_free(arena);
  return result;
}

static void what_is_written_is_read(void **state) {
  (void)state;
  struct arena *arena = arena_new(1 << 20);
  struct error error = {0};
  struct buffer text;
  struct manifest written = example();
  struct manifest read;
  buffer_init(&text, MANIFEST_LARGEST);
  assert_int_equal(manifest_write(&written, &text, &error), 0);
  assert_int_equal(manifest_read(arena, text.data, text.length, &read, &error), 0);
  assert_string_equal(read.version, HASH_A);
  assert_string_equal(read.published, written.published);
  assert_string_equal(read.kind, "registry");
  assert_string_equal(read.agreement, "Agreement of 2026");
  assert_string_equal(read.dump.name, written.dump.name);
  assert_true(read.dump.size == 100 && read.dump.unpacked == 1000);
  assert_string_equal(read.dump.sha256, HASH_B);
  assert_int_equal(read.patch_count, 1);
  assert_string_equal(read.patches[0].from, HASH_B);
  assert_string_equal(read.patches[0].file.name, written.patches[0].file.name);
  buffer_free(&text);
  arena_free(arena);
}

/* The text of the example with `from` replaced by `to`. */
static char *changed(const char *from, const char *to) {
  struct error error = {0};
  struct buffer text;
  struct manifest manifest = example();
  buffer_init(&text, MANIFEST_LARGEST);
  assert_int_equal(manifest_write(&manifest, &text, &error), 0);
  const char *at = strstr(buffer_text(&text), from);
  assert_non_null(at);
  size_t size = text.length + strlen(to) + 1;
  char *result = malloc(size);
  assert_non_null(result);
  (void)snprintf(result, size, "%.*s%s%s", (int)(at - buffer_text(&text)), buffer_text(&text), to, at + strlen(from));
  buffer_free(&text);
  return result;
}

static void hostile_manifests_are_refused(void **state) {
  (void)state;
  static const char *const changes[][2] = {
      {"dump-" SHORT_A ".zst", "../../etc/passwd"},
      {"dump-" SHORT_A ".zst", "dump-" SHORT_A "/.zst"},
      {"dump-" SHORT_A ".zst", "http://other.example/dump-" SHORT_A ".zst"},
      {"dump-" SHORT_A ".zst", "dump-" SHORT_A ".zst?x"},
      {"dump-" SHORT_A ".zst", "dump-AAAAAAAAAAAAAAAA.zst"},
      {"dump-" SHORT_A ".zst", "patch-" SHORT_A "-" SHORT_A ".zst"},
      {"\"size\": 100", "\"size\": -1"},
      {"\"size\": 100", "\"size\": 1e9"},
      {"\"size\": 100", "\"size\": 99999999999999999"},
      {"\"unpacked\": 1000", "\"unpacked\": 0"},
      {"\"unpacked\": 40", "\"unpacked\": 4000000000"},
      {HASH_B, "bbbb"},
      {"\"version\": \"" HASH_A, "\"version\": \"zzz"},
      {"2026-11-23T07:00:00Z", "next year"},
      {"2026-11-23T07:00:00Z", "2026-11-23T07:00:00Z; rm"},
      {"ladderway/manifest/1", "something else"},
      {"\"patches\": [", "\"patches\": 7, \"other\": ["},
  };
  for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
    struct error error = {0};
    struct manifest manifest;
    char *text = changed(changes[i][0], changes[i][1]);
    assert_int_not_equal(read_text(text, &manifest, &error), 0);
    assert_int_equal(error.code, ERROR_BAD_DATA);
    free(text);
  }
}

static void newer_programs_are_told_apart(void **state) {
  (void)state;
  static const char *const changes[][2] = {{"ladderway/manifest/1", "ladderway/manifest/2"},
                                           {"\"rows_version\": ", "\"rows_version\": 99"}};
  for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
    struct error error = {0};
    struct manifest manifest;
    char *text = changed(changes[i][0], changes[i][1]);
    assert_int_not_equal(read_text(text, &manifest, &error), 0);
    assert_int_equal(error.code, ERROR_VERSION);
    free(text);
  }
}

static void a_signature_is_named_after_its_manifest(void **state) {
  (void)state;
  char first[MANIFEST_NAME];
  char second[MANIFEST_NAME];
  manifest_signature_name("abc", 3, first);
  manifest_signature_name("abd", 3, second);
  assert_string_equal(first, "manifest-ba7816bf8f01cfea.sig"); /* SHA-256 of "abc", FIPS 180-4 */
  assert_string_not_equal(first, second);
}

static char folder[] = "/tmp/ladderway-pack-XXXXXX";
static char packed[64];

static void pack(const char *bytes, size_t length) {
  struct error error = {0};
  struct packed_writer *writer = NULL;
  char sha256[DIGEST_HEX];
  char again[DIGEST_HEX];
  long long size = 0;
  long long unpacked = 0;
  long long found = 0;
  assert_int_equal(packed_create(&writer, packed, PACKED_LEVEL, &error), 0);
  for (size_t at = 0; at < length; at += 1000) {
    assert_int_equal(packed_write(bytes + at, length - at < 1000 ? length - at : 1000, writer, &error), 0);
  }
  assert_int_equal(packed_finish(writer, sha256, &size, &unpacked, &error), 0);
  assert_true(unpacked == (long long)length);
  assert_int_equal(digest_file(packed, again, &found, &error), 0);
  assert_string_equal(sha256, again);
  assert_true(size == found);
}

static char *noise(size_t length) {
  char *bytes = malloc(length);
  uint64_t seed = 42;
  assert_non_null(bytes);
  for (size_t i = 0; i < length; i++) {
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    bytes[i] = i % 3 == 0 ? (char)(seed >> 56) : 'x';
  }
  return bytes;
}

static void what_is_packed_comes_back(void **state) {
  (void)state;
  static const size_t lengths[] = {0, 1, 999, 131072, 131073, 3000000};
  for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
    struct error error = {0};
    struct buffer back;
    char *bytes = noise(lengths[i] + 1);
    pack(bytes, lengths[i]);
    buffer_init(&back, lengths[i] + 10);
    assert_int_equal(packed_read_all(packed, &back, &error), 0);
    assert_true(back.length == lengths[i]);
    assert_true(lengths[i] == 0 || memcmp(back.data, bytes, lengths[i]) == 0);
    buffer_free(&back);
    free(bytes);
  }
}

static void cut_and_damaged_files_are_refused(void **state) {
  (void)state;
  char *bytes = noise(300000);
  pack(bytes, 300000);
  FILE *file = fopen(packed, "r+");
  assert_non_null(file);
  assert_int_equal(fseek(file, 0, SEEK_END), 0);
  long size = ftell(file);
  const long cuts[] = {1, 5, size / 2, size - 1};
  (void)fclose(file);
  for (size_t i = sizeof cuts / sizeof cuts[0]; i-- > 0;) {
    struct error error = {0};
    struct buffer back;
    assert_int_equal(truncate(packed, cuts[i]), 0);
    buffer_init(&back, 1 << 20);
    assert_int_not_equal(packed_read_all(packed, &back, &error), 0);
    assert_int_equal(error.code, ERROR_BAD_DATA);
    buffer_free(&back);
  }
  free(bytes);
}

static void nothing_unpacks_beyond_its_limit(void **state) {
  (void)state;
  char *zeroes = calloc(1, 5000000);
  struct error error = {0};
  struct buffer back;
  assert_non_null(zeroes);
  pack(zeroes, 5000000);
  buffer_init(&back, 1000000);
  assert_int_not_equal(packed_read_all(packed, &back, &error), 0);
  assert_int_equal(error.code, ERROR_TOO_BIG);
  buffer_free(&back);
  free(zeroes);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_is_written_is_read),          cmocka_unit_test(hostile_manifests_are_refused),
      cmocka_unit_test(newer_programs_are_told_apart),    cmocka_unit_test(a_signature_is_named_after_its_manifest),
      cmocka_unit_test(what_is_packed_comes_back),        cmocka_unit_test(cut_and_damaged_files_are_refused),
      cmocka_unit_test(nothing_unpacks_beyond_its_limit),
  };
  if (mkdtemp(folder) == NULL) {
    return EXIT_FAILURE;
  }
  (void)snprintf(packed, sizeof packed, "%s/file.zst", folder);
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  (void)unlink(packed);
  (void)rmdir(folder);
  return failed;
}
