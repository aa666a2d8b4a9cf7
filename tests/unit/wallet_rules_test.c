/* SPDX-License-Identifier: MIT */
/* What holds for all formats: checks, confidence, limits, hostile input. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "data/wallet/confidence.h"
#include "data/wallet/correct.h"
#include "tests/unit/wallet_support.h"

#define START                                                                                    \
  "{\"@context\":[\"https://www.w3.org/ns/credentials/v2\"],\"type\":[\"VerifiableCredential\"," \
  "\"OpenBadgeCredential\"],"
#define ISSUER "\"issuer\":{\"id\":\"did:web:a\",\"name\":\"A\"},"
#define SUBJECT "\"credentialSubject\":{\"achievement\":{\"id\":\"urn:a\",\"name\":\"N\"}}"

static void knows_the_scale(void **state) {
  (void)state;
  struct checks checks = {VERDICT_PASS, VERDICT_PASS, VERDICT_PASS, VERDICT_PASS, VERDICT_PASS};
  assert_true(confidence_of(&checks) > 0.999);
  checks.issuer = VERDICT_NOT_KNOWN;
  assert_true(confidence_of(&checks) > 0.849 && confidence_of(&checks) < 0.851);
  checks.dates = VERDICT_FAIL;
  assert_true(confidence_of(&checks) > 0.424 && confidence_of(&checks) < 0.426);
  checks.dates = VERDICT_PASS;
  checks.signature = VERDICT_NOT_SUPPORTED;
  assert_true(confidence_of(&checks) > 0.799 && confidence_of(&checks) < 0.801);
  checks.revocation = VERDICT_FAIL;
  assert_true(confidence_of(&checks) > 0.199 && confidence_of(&checks) < 0.201);
  assert_string_equal(verdict_name(VERDICT_NOT_SUPPORTED), "not supported");
  assert_string_equal(verdict_name(VERDICT_NOT_ASKED), "not asked");
}

static enum verdict dates_at(const char *from, const char *until, time_t now) {
  char text[512];
  struct error error;
  struct wallet *wallet = wallet_new();
  (void)snprintf(text, sizeof text, START ISSUER "%s%s" SUBJECT "}", from, until);
  assert_int_equal(wallet_add_bytes(wallet, text, strlen(text), "d.json", now, NULL, &error), 0);
  assert_int_equal(wallet->count, 1);
  enum verdict verdict = wallet->claims[0].checks.dates;
  wallet_free(wallet);
  return verdict;
}

#define FROM(text) "\"validFrom\":" text ","
#define UNTIL(text) "\"validUntil\":" text ","

static void judges_dates(void **state) {
  (void)state;
  assert_int_equal(dates_at("", "", TEST_NOW), VERDICT_NONE);
  assert_int_equal(dates_at(FROM("\"2026-11-22T00:00:00Z\""), "", TEST_NOW), VERDICT_PASS);
  assert_int_equal(dates_at(FROM("\"2026-11-24T00:00:00Z\""), "", TEST_NOW), VERDICT_FAIL);
  assert_int_equal(dates_at("", UNTIL("\"2026-11-22T23:59:59Z\""), TEST_NOW), VERDICT_FAIL);
  assert_int_equal(dates_at("", UNTIL("\"2026-11-22T23:59:59-01:00\""), TEST_NOW), VERDICT_PASS);
  assert_int_equal(dates_at("", UNTIL("\"2026-11-23\""), TEST_NOW + 86399), VERDICT_PASS);
  assert_int_equal(dates_at("", UNTIL("\"2026-11-23\""), TEST_NOW + 86400), VERDICT_FAIL);
  assert_int_equal(dates_at("", UNTIL("\"2026-11\""), TEST_NOW), VERDICT_PASS);
  assert_int_equal(dates_at("", UNTIL("1795391999"), TEST_NOW), VERDICT_FAIL);
  assert_int_equal(dates_at("", UNTIL("1795392001000"), TEST_NOW), VERDICT_PASS);
  assert_int_equal(dates_at("", UNTIL("\"2020-01-01\""), 1700000000), VERDICT_NOT_KNOWN); /* clock of 2023 */
  assert_int_equal(dates_at("", "", 1700000000), VERDICT_NONE);
}

static void does_not_guess_at_bad_dates(void **state) {
  (void)state;
  static const char *const bad[] = {
      "\"2026-02-30\"",
      "\"2026-13-01\"",
      "\"soon\"",
      "\"2026-01-01T25:00:00Z\"",
      "\"2026-01-01Tx\"",
      "[]",
      "{}",
      "true",
      "-5",
      "1e300",
      "\"\"",
      "\"2026-01-01T00:00:00+9\"",
      "{\"year\":99999999999,\"month\":1,\"day\":1}",
      "\"99999-01-01\"",
  };
  for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
    char text[512];
    (void)snprintf(text, sizeof text, START ISSUER "\"validUntil\":%s," SUBJECT "}", bad[i]);
    struct wallet *wallet = wallet_of_text(text);
    assert_int_equal(wallet->count, 1);
    if (strcmp(bad[i], "[]") != 0) { /* an empty array states nothing */
      assert_int_equal(wallet->claims[0].checks.readable, VERDICT_FAIL);
      assert_int_equal(wallet->claims[0].checks.dates, VERDICT_NOT_KNOWN);
    }
    assert_null(wallet->claims[0].ends);
    wallet_free(wallet);
  }
}

static void shows_what_can_be_read(void **state) {
  (void)state;
  struct wallet *wallet = wallet_of_text(START "\"issuer\":[1,2],\"proof\":[null,7],\"name\":5," SUBJECT "}");
  assert_int_equal(wallet->count, 1);
  assert_string_equal(wallet->claims[0].name, "N");
  assert_int_equal(wallet->claims[0].checks.readable, VERDICT_FAIL);
  assert_true(has_reason(&wallet->claims[0], "who gave it"));
  wallet_free(wallet);
  wallet = wallet_of_text(START "\"issuer\":{},\"credentialSubject\":\"x\"}");
  assert_int_equal(wallet->count, 1); /* named by its type, and marked */
  assert_int_equal(wallet->claims[0].checks.readable, VERDICT_FAIL);
  wallet_free(wallet);
}

/* Every member in turn with every wrong type: nothing may break. */
static void survives_wrong_types(void **state) {
  (void)state;
  static const char *const members[] = {
      "@context",
      "id",
      "type",
      "issuer",
      "credentialSubject",
      "name",
      "description",
      "validFrom",
      "validUntil",
      "proof",
      "credentialStatus",
      "skills",
      "verifiableCredential",
      "contents",
      "badge",
      "verification",
      "recipient",
      "uid",
      "issuedOn",
      "vc",
      "credential",
      "displayParameter",
      "boostCredential",
  };
  static const char *const values[] = {
      "null",
      "true",
      "7",
      "-1.5",
      "\"x\"",
      "\"eyJ.eyJ.x\"",
      "[]",
      "{}",
      "[null]",
      "[[[]]]",
      "[{}]",
      "{\"id\":7}",
      "{\"achievement\":7}",
      "{\"achievement\":[1,null,\"u\",{}]}",
      ("{\"achievement\":{\"name\":{\"en\":[]},\"alignment\":[7],"
       "\"tag\":{},\"resultDescription\":[{\"rubricCriterionLevel\":[7]}],\"otherIdentifier\":[7],\"criteria\":[]}}"),
      "{\"verifiableCredential\":[7,\"x\"],\"achievement\":[{\"id\":[]}]}",
      "{\"jwt\":{}}",
      "[\"CertifiedBoostCredential\"]",
      "[\"UniversalWallet2020\"]",
      "\"VerifiablePresentation\"",
      "[\"ClrCredential\",7]",
      "[\"EnvelopedVerifiableCredential\"]",
      "{\"type\":\"JwtProof2020\",\"jwt\":\"eyJ\"}",
  };
  for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
    for (size_t j = 0; j < sizeof values / sizeof values[0]; j++) {
      for (int record = 0; record < 3; record++) {
        static const char *const types[] = {"OpenBadgeCredential", "ClrCredential", "Assertion"};
        char text[1024];
        if (strcmp(members[i], "type") == 0) {
          (void)snprintf(text, sizeof text, "{\"type\":%s}", values[j]);
        } else {
          (void)snprintf(text, sizeof text, "{\"type\":\"%s\",\"%s\":%s}", types[record], members[i], values[j]);
        }
        wallet_free(wallet_of_text(text));
      }
    }
  }
}

static void cleans_all_text(void **state) {
  (void)state;
  struct wallet *wallet = wallet_of_text(
      START
      "\"issuer\":{\"id\":\"did:web:\\u202ea\",\"name\":\"\\u001b]0;evil\\u0007School\"},\"id\":\"urn:\\u0085x\","
      "\"proof\":{\"type\":\"\\u001b[31mP\",\"verificationMethod\":\"https://a\\u001b[0m/x\"},"
      "\"credentialSubject\":{\"achievement\":{\"name\":\"Red\\u001b[31m "
      "\\u202eBadge<b>!</b>\",\"tag\":[\"\\u200b\\u009bx\"],"
      "\"alignment\":[{\"targetName\":\"a\\nb\",\"targetUrl\":\"http://\\u0007x\"}]}}}");
  assert_int_equal(wallet->count, 1); /* and wallet_of_text() looked at every text */
  assert_null(strchr(wallet->claims[0].name, '\x1b'));
  assert_string_equal(wallet->claims[0].skills[0].name, "a b");
  wallet_free(wallet);
}

static void keeps_a_credential_once(void **state) {
  (void)state;
  struct error error;
  size_t added = 0;
  struct wallet *wallet = wallet_of_text(START ISSUER "\"id\":\"urn:1\"," SUBJECT "}");
  const char *same_id = START "\"id\":\"urn:1\",\"validFrom\":\"2025-01-01\"," SUBJECT "}";
  const char *same_words = START ISSUER "\"id\":\"urn:2\"," SUBJECT "}";
  const char *another = START ISSUER "\"id\":\"urn:3\",\"validFrom\":\"2025-01-01\"," SUBJECT "}";
  assert_int_equal(wallet_add_bytes(wallet, same_id, strlen(same_id), "b", TEST_NOW, &added, &error), 0);
  assert_int_equal(wallet_add_bytes(wallet, same_words, strlen(same_words), "c", TEST_NOW, &added, &error), 0);
  assert_int_equal(wallet->count, 1);
  assert_int_equal(added, 0);
  assert_int_equal(wallet->skip_count, 2);
  assert_true(has_skip(wallet, "in the wallet already"));
  assert_int_equal(wallet_add_bytes(wallet, another, strlen(another), "d", TEST_NOW, &added, &error), 0);
  assert_int_equal(wallet->count, 2);
  assert_int_equal(added, 1);
  wallet_remove(wallet, 7);
  assert_int_equal(wallet->count, 2);
  wallet_remove(wallet, 0);
  assert_int_equal(wallet->count, 1);
  assert_string_equal(wallet->claims[0].id, "urn:3");
  wallet_free(wallet);
}

static void prefers_the_better_copy(void **state) {
  (void)state;
  struct error error;
  struct wallet *wallet = wallet_of_text(START ISSUER "\"id\":\"urn:1\",\"validUntil\":\"2020-01-01\"," SUBJECT "}");
  const char *renewed = START ISSUER "\"id\":\"urn:1\",\"validUntil\":\"2030-01-01\"," SUBJECT "}";
  assert_int_equal(wallet->claims[0].checks.dates, VERDICT_FAIL);
  assert_int_equal(wallet_correct_record(wallet, 0, "ce-9", &error), 0);
  assert_int_equal(wallet_correct_part(wallet, 0, "31-1131.00", "", &error), 0);
  assert_int_equal(wallet_add_bytes(wallet, renewed, strlen(renewed), "b", TEST_NOW, NULL, &error), 0);
  assert_int_equal(wallet->count, 1);
  assert_string_equal(wallet->claims[0].ends, "2030-01-01");
  assert_true(claim_is_record(&wallet->claims[0], "ce-9")); /* what was put right stays so */
  assert_string_equal(claim_part_correct(&wallet->claims[0], "31-1131.00"), "");
  wallet_free(wallet);
}

/* `count` credentials in one array. */
static char *many(size_t count) {
  char *text = malloc(count * 256 + 8);
  size_t at = 0;
  assert_non_null(text);
  text[at++] = '[';
  for (size_t i = 0; i < count; i++) {
    at += (size_t)sprintf(text + at,
                          "%s{\"type\":[\"VerifiableCredential\",\"OpenBadgeCredential\"],\"issuer\":\"did:web:a\","
                          "\"credentialSubject\":{\"achievement\":{\"name\":\"N %zu\"}}}",
                          i == 0 ? "" : ",", i);
  }
  (void)strcpy(text + at, "]");
  return text;
}

static void keeps_to_its_limits(void **state) {
  (void)state;
  char *text = many((size_t)WALLET_MOST_CREDENTIALS + 5);
  struct wallet *wallet = wallet_of_text(text);
  assert_int_equal(wallet->count, WALLET_MOST_CREDENTIALS);
  assert_true(has_skip(wallet, "full"));
  wallet_free(wallet);
  free(text);
  wallet = wallet_new();
  struct error error;
  size_t large = (size_t)WALLET_LARGEST_FILE + 1;
  text = calloc(1, large);
  assert_int_equal(wallet_add_bytes(wallet, text, large, "large", TEST_NOW, NULL, &error), 0);
  assert_true(has_skip(wallet, "larger than 8 MB"));
  free(text);
  wallet_free(wallet);
}

/* Presentations in presentations: JSON is cut off by its depth, tokens by theirs. */
static void does_not_go_too_deep(void **state) {
  (void)state;
  char text[4096] = "";
  for (int i = 0; i < 40; i++) {
    (void)strcat(text, "{\"vc\":");
  }
  (void)strcat(text, "{}");
  for (int i = 0; i < 40; i++) {
    (void)strcat(text, "}");
  }
  struct wallet *wallet = wallet_of_text(text);
  assert_int_equal(wallet->count, 0);
  assert_true(has_skip(wallet, "too deep"));
  wallet_free(wallet);
}

static void wipes_what_it_held(void **state) {
  (void)state;
  struct arena *arena = arena_new(100000);
  assert_non_null(arena);
  char *first = arena_strdup(arena, "first");
  char *large = arena_alloc(arena, 20000); /* a block of its own */
  assert_true(first != NULL && large != NULL);
  memset(large, 'x', 20000);
  arena_wipe(arena);
  assert_int_equal(first[0], '\0');
  assert_int_equal(large[0], '\0');
  assert_int_equal(large[19999], '\0');
  arena_free(arena);
}

static void frees_nothing(void **state) {
  (void)state;
  wallet_free(NULL);
  wallet_free(wallet_new());
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(knows_the_scale),
      cmocka_unit_test(judges_dates),
      cmocka_unit_test(does_not_guess_at_bad_dates),
      cmocka_unit_test(shows_what_can_be_read),
      cmocka_unit_test(survives_wrong_types),
      cmocka_unit_test(cleans_all_text),
      cmocka_unit_test(keeps_a_credential_once),
      cmocka_unit_test(prefers_the_better_copy),
      cmocka_unit_test(keeps_to_its_limits),
      cmocka_unit_test(does_not_go_too_deep),
      cmocka_unit_test(wipes_what_it_held),
      cmocka_unit_test(frees_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
