/* SPDX-License-Identifier: MIT */
/* data/crypto: the examples of FIPS 180-4 and RFC 8032, keys in files, hostile texts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/crypto/digest.h"
#include "data/crypto/signature.h"

struct place {
  char folder[64], key[128];
  struct error error;
};

static int make(void **state) {
  struct place *place = calloc(1, sizeof *place);
  assert_non_null(place);
  strcpy(place->folder, "/tmp/ladderway-crypto-XXXXXX");
  assert_non_null(mkdtemp(place->folder));
  (void)snprintf(place->key, sizeof place->key, "%s/key.pem", place->folder);
  *state = place;
  return 0;
}

static int clear(void **state) {
  struct place *place = *state;
  (void)unlink(place->key);
  assert_int_equal(rmdir(place->folder), 0); /* nothing is left beside the key */
  free(place);
  return 0;
}

static void put(const struct place *place, const char *bytes, size_t length) {
  FILE *file = fopen(place->key, "w");
  assert_non_null(file);
  assert_int_equal(fwrite(bytes, 1, length, file), length);
  assert_int_equal(fclose(file), 0);
}

/* --- digests --- */

static void digests_are_those_of_the_standard(void **state) {
  struct place *place = *state;
  unsigned char raw[DIGEST_SIZE];
  char hex[DIGEST_HEX];
  long long size;
  digest_bytes("abc", 3, raw);
  digest_hex(raw, hex);
  assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  digest_bytes("", 0, raw);
  digest_hex(raw, hex);
  assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  struct digest *digest = digest_new();
  assert_non_null(digest);
  for (int i = 0; i < 1000; i++) {
    char thousand[1000];
    memset(thousand, 'a', sizeof thousand);
    digest_add(digest, thousand, sizeof thousand);
  }
  digest_finish(digest, raw);
  digest_hex(raw, hex);
  assert_string_equal(hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  put(place, "abc", 3);
  assert_int_equal(digest_file(place->key, hex, &size, &place->error), 0);
  assert_int_equal(size, 3);
  assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  assert_true(digest_file("/nowhere/at/all", hex, &size, &place->error) < 0);
}

/* --- the examples of RFC 8032, section 7.1: the seeds as PKCS #8 --- */

static const unsigned char abc512[] = {0xdd, 0xaf, 0x35, 0xa1, 0x93, 0x61, 0x7a, 0xba, 0xcc, 0x41, 0x73, 0x49, 0xae,
                                       0x20, 0x41, 0x31, 0x12, 0xe6, 0xfa, 0x4e, 0x89, 0xa9, 0x7e, 0xa2, 0x0a, 0x9e,
                                       0xee, 0xe6, 0x4b, 0x55, 0xd3, 0x9a, 0x21, 0x92, 0x99, 0x2a, 0x27, 0x4f, 0xc1,
                                       0xa8, 0x36, 0xba, 0x3c, 0x23, 0xa3, 0xfe, 0xeb, 0xbd, 0x45, 0x4d, 0x44, 0x23,
                                       0x64, 0x3c, 0xe8, 0x0e, 0x2a, 0x9a, 0xc9, 0x4f, 0xa5, 0x4c, 0xa4, 0x9f};

static const struct {
  const char *private, *public, *signature;
  const void *message;
  size_t length;
} examples[] = {
    {"MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g", "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
     "5VZDAMNgrHKQhuLMgG6CioSHfx645dl02HPgZSJJAVVfuIIVkKM7rMYeOXAc+bRr0lv18FlbviRlUUFDjnoQCw==", "", 0},
    {"MC4CAQAwBQYDK2VwBCIEIEzNCJso/5banbbDRuwRTg9bijGfNaumJNqM9u1PuKb7", "PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=",
     "kqAJqfDUyrhyDoILX2QlQKKye1QWUD+Ps3YiI+vbadoIWsHkPhWZbkWPNhPQ8R2MOHsurrQwKu6wDSkWErsMAA==", "\x72", 1},
    {"MC4CAQAwBQYDK2VwBCIEIMWqjfQ/n4N77bdELzHct7Fm04U1B28JS4XOOi4LRFj3", "/FHNjmIYoaONpH7QAjDwWAgW7RO6MwOsXeuRFUiQgCU=",
     "YpHWV97sJAJIJ+acOr4BowzlSKKEdDpEXjaA19taw6wY/5tTjRbykK5n92CYTcZZSnwV6XFu0o3AJ77O6h7ECg==", "\xaf\x82", 2},
    {"MC4CAQAwBQYDK2VwBCIEIIM/5iQJI3udYux3WHUgkR6adZzsHRl1W32pAbltyj1C", "7Bcrk61eVjv0kyxw4SRQNMNUZ+8u/U1k6/gZaDRn4r8=",
     "3CpEWec2ljOlKxvyd4OaACAQCaPvvz7Lab6iGGwmtYkJNR/JrJCz7P37x8ZkMeAwPcoXnBOKwXrZvvEXczGnBA==", abc512, sizeof abc512},
};
enum { EXAMPLES = sizeof examples / sizeof examples[0] };

static void put_example(const struct place *place, size_t which) {
  char pem[256];
  int length = snprintf(pem, sizeof pem, "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n",
                        examples[which].private);
  put(place, pem, (size_t)length);
}

static void signatures_are_those_of_the_standard(void **state) {
  struct place *place = *state;
  for (size_t i = 0; i < (size_t)EXAMPLES; i++) {
    char key[SIGNATURE_KEY_TEXT];
    char signature[SIGNATURE_TEXT];
    put_example(place, i);
    assert_int_equal(signature_public_key(place->key, key, &place->error), 0);
    assert_string_equal(key, examples[i].public);
    assert_int_equal(signature_make(place->key, examples[i].message, examples[i].length, signature, &place->error), 0);
    assert_string_equal(signature, examples[i].signature);
    assert_true(signature_good(key, examples[i].message, examples[i].length, signature));
    assert_false(
        signature_good(examples[(i + 1) % EXAMPLES].public, examples[i].message, examples[i].length, signature));
  }
}

/* Any one bit of a message or a signature. */
static void one_bit_spoils_a_signature(void **state) {
  (void)state;
  unsigned char message[sizeof abc512];
  memcpy(message, abc512, sizeof message);
  for (size_t bit = 0; bit < 8 * sizeof message; bit++) {
    message[bit / 8] = (unsigned char)(message[bit / 8] ^ 1U << bit % 8);
    assert_false(signature_good(examples[3].public, message, sizeof message, examples[3].signature));
    message[bit / 8] = (unsigned char)(message[bit / 8] ^ 1U << bit % 8);
  }
  assert_false(signature_good(examples[3].public, message, sizeof message - 1, examples[3].signature));
  for (size_t i = 0; i < strlen(examples[3].signature); i++) {
    char text[SIGNATURE_TEXT];
    strcpy(text, examples[3].signature);
    text[i] = text[i] == 'A' ? 'B' : 'A';
    assert_false(signature_good(examples[3].public, message, sizeof message, text));
  }
}

/* --- files --- */

static void a_new_key_is_for_its_owner_alone(void **state) {
  struct place *place = *state;
  char key[SIGNATURE_KEY_TEXT];
  char again[SIGNATURE_KEY_TEXT];
  char signature[SIGNATURE_TEXT];
  struct stat status;
  mode_t old = umask(0);
  assert_int_equal(signature_new_key(place->key, key, &place->error), 0);
  (void)umask(old);
  assert_int_equal(stat(place->key, &status), 0);
  assert_int_equal(status.st_mode & 07777, 0600);
  assert_int_equal(strlen(key), 44);
  assert_int_equal(signature_public_key(place->key, again, &place->error), 0);
  assert_string_equal(again, key);
  assert_int_equal(signature_make(place->key, "a text", 6, signature, &place->error), 0);
  assert_true(signature_good(key, "a text", 6, signature));
  assert_false(signature_good(key, "a texT", 6, signature));
}

static void a_key_is_never_written_over(void **state) {
  struct place *place = *state;
  char key[SIGNATURE_KEY_TEXT];
  char second[SIGNATURE_KEY_TEXT];
  assert_int_equal(signature_new_key(place->key, key, &place->error), 0);
  assert_true(signature_new_key(place->key, second, &place->error) < 0);
  assert_int_equal(place->error.code, ERROR_USAGE);
  assert_int_equal(signature_public_key(place->key, second, &place->error), 0);
  assert_string_equal(second, key);
  /* not through a link either */
  assert_int_equal(unlink(place->key), 0);
  assert_int_equal(symlink("/tmp/ladderway-crypto-nowhere", place->key), 0);
  assert_true(signature_new_key(place->key, second, &place->error) < 0);
  assert_int_not_equal(access("/tmp/ladderway-crypto-nowhere", F_OK), 0);
}

static void other_files_are_no_keys(void **state) {
  static const char *const texts[] = {
      "", "-----BEGIN PRIVATE KEY-----\n", "not a key at all\n",
      "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v\n-----END PRIVATE KEY-----\n",
      /* X25519: another curve's key of the same length */
      "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VuBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
      "-----END PRIVATE KEY-----\n",
      /* a public key alone */
      "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n"
      "-----END PUBLIC KEY-----\n",
      /* with a password: nothing is asked */
      "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
      "MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhyqcz7mR9UqgICCAAwDAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEDgw\n"
      "-----END ENCRYPTED PRIVATE KEY-----\n"};
  struct place *place = *state;
  char key[SIGNATURE_KEY_TEXT];
  char signature[SIGNATURE_TEXT];
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    put(place, texts[i], strlen(texts[i]));
    assert_true(signature_public_key(place->key, key, &place->error) < 0);
    assert_int_equal(place->error.code, ERROR_BAD_DATA);
    assert_true(signature_make(place->key, "", 0, signature, &place->error) < 0);
  }
  char big[20000];
  memset(big, '-', sizeof big);
  put(place, big, sizeof big);
  assert_true(signature_public_key(place->key, key, &place->error) < 0);
  assert_int_equal(unlink(place->key), 0);
  assert_true(signature_public_key(place->key, key, &place->error) < 0);
  assert_int_equal(place->error.code, ERROR_NOT_FOUND);
}

/* --- texts from outside --- */

static void texts_that_are_no_keys_are_refused(void **state) {
  static const char *const texts[] = {"",
                                      "=",
                                      "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo",    /* cut */
                                      "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n", /* a line end more */
                                      " 11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",  /* a blank more */
                                      "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURp=",   /* odd last bits */
                                      "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo=",   /* another alphabet */
                                      "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURoA",   /* a byte too many */
                                      "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHU===",
                                      "\xff\xfe\x01qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcH=",
                                      "////////////////////////////////////////////"};
  (void)state;
  assert_true(signature_good(examples[0].public, "", 0, examples[0].signature));
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    assert_false(signature_good(texts[i], "", 0, examples[0].signature));
    assert_false(signature_good(examples[0].public, "", 0, texts[i]));
  }
  /* A key of order one makes any signature of zeroes look good to lax verifiers. */
  char zeroes[SIGNATURE_TEXT];
  memset(zeroes, 'A', 86);
  strcpy(zeroes + 86, "==");
  assert_false(signature_good(examples[0].public, "", 0, zeroes));
  char longer[10000];
  memset(longer, 'A', sizeof longer - 1);
  longer[sizeof longer - 1] = '\0';
  assert_false(signature_good(longer, "", 0, longer));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(digests_are_those_of_the_standard, make, clear),
      cmocka_unit_test_setup_teardown(signatures_are_those_of_the_standard, make, clear),
      cmocka_unit_test(one_bit_spoils_a_signature),
      cmocka_unit_test_setup_teardown(a_new_key_is_for_its_owner_alone, make, clear),
      cmocka_unit_test_setup_teardown(a_key_is_never_written_over, make, clear),
      cmocka_unit_test_setup_teardown(other_files_are_no_keys, make, clear),
      cmocka_unit_test(texts_that_are_no_keys_are_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
