/* SPDX-License-Identifier: MIT */
/* Files as people have them: folders, pictures, and what is no credential. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/unit/wallet_support.h"

#define START                                                                                    \
  "{\"@context\":[\"https://www.w3.org/ns/credentials/v2\"],\"type\":[\"VerifiableCredential\"," \
  "\"OpenBadgeCredential\"],"
#define ISSUER "\"issuer\":{\"id\":\"did:web:a\",\"name\":\"A\"},"
#define SUBJECT "\"credentialSubject\":{\"achievement\":{\"id\":\"urn:a\",\"name\":\"N\"}}"

static void says_what_other_files_are(void **state) {
  (void)state;
  static const struct {
    const char *text, *part;
  } files[] = {
      {"", "empty"},
      {" \n\t", "empty"},
      {"null", "not a file with credentials"},
      {"hello", "not a file with credentials"},
      {"{}", "no badge or credential"},
      {"{\"a\":", "valid JSON"},
      {"{\n  \"a\": 1,\n  b\n}", "valid JSON (line 3)"},
      {"{\"a\": 1, \"a\": 2}", "valid JSON"},
      {"<!DOCTYPE html><html><body>My badge</body></html>", "saved web page"},
      {"\xef\xbb\xbf\n<HTML>", "saved web page"},
      {"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture"},
      {"\x89PNG\r\n\x1a\n", "picture"},
      {"%PDF-1.7", "PDF"},
      {"PK\3\4", "archive"},
      {"https://badges.example.org/1", "only a link"},
      {"VP1-B3ECR", "QR code"},
      {"eyJhbGciOiJub25lIn0.e30.x~WyJh~", "SD-JWT"},
      {"eyJhbGciOiJub25lIn0.e30.x", "holds no badge or credential"},
      {"eyJhbGciOiJub25lIn0.!!!.x", "damaged"},
      {"eyJhbGci.eyJhbGci.x", "can't be read"},
      {"{\"type\":\"BadgeClass\",\"name\":\"x\"}", "somebody earned it"},
      {"{\"type\":[\"VerifiableCredential\",\"EndorsementCredential\"],\"credentialSubject\":{}}", "recommendation"},
      {"{\"type\":[\"VerifiableCredential\",\"PassportV1.0\"],\"credentialSubject\":{\"number\":\"X1\"}}", "Identity"},
      {"{\"ciphertext\":\"a\",\"iv\":\"b\",\"salt\":\"c\"}", "password"},
  };
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
    struct wallet *wallet = wallet_of_text(files[i].text);
    assert_int_equal(wallet->count, 0);
    assert_int_equal(wallet->skip_count, 1);
    if (!has_skip(wallet, files[i].part)) {
      fail_msg("%s: %s", files[i].text, wallet->skips[0].why);
    }
    wallet_free(wallet);
  }
}

static const char BADGE[] = START ISSUER SUBJECT "}";

static size_t put_chunk(char *at, const char *type, const char *start, size_t start_length, const char *text) {
  size_t length = start_length + strlen(text);
  at[0] = (char)(length >> 24 & 0xff);
  at[1] = (char)(length >> 16 & 0xff);
  at[2] = (char)(length >> 8 & 0xff);
  at[3] = (char)(length & 0xff);
  memcpy(at + 4, type, 4);
  memcpy(at + 8, start, start_length);
  memcpy(at + 8 + start_length, text, length - start_length);
  memset(at + 8 + length, 0x7f, 4); /* its checksum, which nobody looks at */
  return length + 12;
}

static struct wallet *wallet_of_png(const char *type, const char *start, size_t start_length, const char *text,
                                    size_t cut) {
  char bytes[2048] = "\x89PNG\r\n\x1a\n";
  struct error error;
  struct wallet *wallet = wallet_new();
  size_t length = 8;
  length += put_chunk(bytes + length, "IHDR", "", 0, "0123456789abc");
  length += put_chunk(bytes + length, "tEXt", "Title\0x", 7, "");
  length += put_chunk(bytes + length, type, start, start_length, text);
  assert_int_equal(wallet_add_bytes(wallet, bytes, length - cut, "a.png", TEST_NOW, NULL, &error), 0);
  assert_clean(wallet);
  return wallet;
}

static void unbakes_png(void **state) {
  (void)state;
  static const char plain[] = "openbadgecredential\0\0\0\0\0";
  static const char compressed[] = "openbadges\0\1\0\0\0";
  struct wallet *wallet = wallet_of_png("iTXt", plain, sizeof plain - 1, BADGE, 0);
  assert_int_equal(wallet->count, 1);
  assert_string_equal(wallet->claims[0].name, "N");
  wallet_free(wallet);
  wallet = wallet_of_png("tEXt", "openbadges\0", 11, BADGE, 0);
  assert_int_equal(wallet->count, 1);
  wallet_free(wallet);
  wallet = wallet_of_png("iTXt", compressed, sizeof compressed - 1, BADGE, 0);
  assert_true(wallet->count == 0 && has_skip(wallet, "compressed"));
  wallet_free(wallet);
  wallet = wallet_of_png("iTXt", plain, sizeof plain - 1, BADGE, 5);
  assert_true(wallet->count == 0 && has_skip(wallet, "its end is missing"));
  wallet_free(wallet);
  wallet = wallet_of_png("iTXt", plain, sizeof plain - 3, "", 0);
  assert_true(wallet->count == 0 && has_skip(wallet, "damaged"));
  wallet_free(wallet);
  wallet = wallet_of_png("tEXt", "openbadges\0", 11, "https://badges.example.org/1", 0);
  assert_true(wallet->count == 0 && has_skip(wallet, "only a link"));
  wallet_free(wallet);
  wallet = wallet_of_png("tEXt", "Comment\0", 8, BADGE, 0);
  assert_true(wallet->count == 0 && has_skip(wallet, "no badge in this picture"));
  wallet_free(wallet);
}

static void unbakes_svg(void **state) {
  (void)state;
  static const char escaped[] =
      "{&quot;type&quot;:&#91;&#x22;OpenBadgeCredential&quot;],\"issuer\":\"did:web:a\",\"credentialSubject\":"
      "{\"achievement\":{\"name\":\"A &amp;amp; B\"}}}";
  char text[2048];
  (void)snprintf(text, sizeof text,
                 "<?xml version='1.0'?><!DOCTYPE svg PUBLIC 'x' 'y'><svg xmlns:q='https://purl.imsglobal.org/ob/v3p0'>"
                 "<q:credential>\n<![CDATA[%s]]></q:credential></svg>",
                 BADGE);
  struct wallet *wallet = wallet_of_text(text);
  assert_int_equal(wallet->count, 1);
  wallet_free(wallet);
  (void)snprintf(text, sizeof text,
                 "<svg xmlns:q=\"https://purl.imsglobal.org/ob/v3p0\"><q:credential>%s</q:credential></svg>", escaped);
  wallet = wallet_of_text(text);
  assert_int_equal(wallet->count, 1);
  assert_string_equal(wallet->claims[0].name, "A & B");
  wallet_free(wallet);
  wallet =
      wallet_of_text("<svg xmlns:o=\"http://openbadges.org\"><o:assertion verify=\"eyJhIjowfQ.eyJhIjowfQ.x\"/></svg>");
  assert_true(wallet->count == 0 && has_skip(wallet, "signed part"));
  wallet_free(wallet);
  static const char *const strange[] = {
      "<svg xmlns:o=\"http://openbadges.org",
      "<svg http://openbadges.org",
      "<svg :http://openbadges.org",
      "<svg xmlns:o='http://openbadges.org'><o:assertion",
      "<svg xmlns:o='http://openbadges.org'><o:assertion>",
      "<svg xmlns:o='http://openbadges.org'><o:assertion verify=",
      "<svg xmlns:o='http://openbadges.org'><o:assertion verify='/>",
      "<svg xmlns:o='http://openbadges.org'><o:assertion>&#x;&#99999999999;&lol;&",
      "<svg xmlns:='http://openbadges.org'>",
      "<svg xmlns:o='http://openbadges.org'><o:assertion><![CDATA[",
  };
  for (size_t i = 0; i < sizeof strange / sizeof strange[0]; i++) {
    wallet = wallet_of_text(strange[i]);
    assert_int_equal(wallet->count, 0);
    assert_int_equal(wallet->skip_count, 1);
    wallet_free(wallet);
  }
}

static void write_file(const char *folder, const char *name, const char *text) {
  char path[4096];
  (void)snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  assert_true(fputs(text, file) >= 0);
  assert_int_equal(fclose(file), 0);
}

static void remove_in(const char *folder, const char *name) {
  char path[4096];
  (void)snprintf(path, sizeof path, "%s/%s", folder, name);
  (void)remove(path);
}

static void reads_a_folder(void **state) {
  (void)state;
  char folder[] = "/tmp/ladderway-wallet-XXXXXX";
  char path[4096];
  struct error error;
  size_t added = 0;
  assert_non_null(mkdtemp(folder));
  write_file(folder, "b.txt", START ISSUER "\"id\":\"urn:b\",\"validFrom\":\"2025-01-01\"," SUBJECT "}");
  write_file(folder, "a.png", START ISSUER "\"id\":\"urn:a\"," SUBJECT "}");
  write_file(folder, ".hidden.json", START ISSUER "\"id\":\"urn:h\",\"validFrom\":\"2024-01-01\"," SUBJECT "}");
  write_file(folder, "c\x1b[31m.json", "no");
  (void)snprintf(path, sizeof path, "%s/pipe", folder);
  assert_int_equal(mkfifo(path, 0600), 0);
  (void)snprintf(path, sizeof path, "%s/inner", folder);
  assert_int_equal(mkdir(path, 0700), 0);
  write_file(path, "d.json", START ISSUER "\"id\":\"urn:d\",\"validFrom\":\"2023-01-01\"," SUBJECT "}");
  struct wallet *wallet = wallet_new();
  assert_int_equal(wallet_add_path(wallet, folder, TEST_NOW, &added, &error), 0);
  assert_int_equal(wallet->count, 2);
  assert_int_equal(added, 2);
  assert_string_equal(wallet->claims[0].file, "a.png");
  assert_string_equal(wallet->claims[1].file, "b.txt");
  assert_int_equal(wallet->skip_count, 1);
  assert_clean(wallet);
  (void)snprintf(path, sizeof path, "%s/pipe", folder);
  assert_int_equal(wallet_add_path(wallet, path, TEST_NOW, &added, &error), 0);
  assert_true(has_skip(wallet, "not a file"));
  (void)snprintf(path, sizeof path, "%s/none", folder);
  assert_true(wallet_add_path(wallet, path, TEST_NOW, &added, &error) < 0);
  assert_int_equal(error.code, ERROR_NOT_FOUND);
  wallet_free(wallet);
  static const char *const names[] = {"b.txt", "a.png",        ".hidden.json", "c\x1b[31m.json",
                                      "pipe",  "inner/d.json", "inner"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    remove_in(folder, names[i]);
  }
  assert_int_equal(rmdir(folder), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(says_what_other_files_are),
      cmocka_unit_test(unbakes_png),
      cmocka_unit_test(unbakes_svg),
      cmocka_unit_test(reads_a_folder),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
