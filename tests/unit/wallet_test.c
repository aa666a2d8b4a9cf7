/* SPDX-License-Identifier: MIT */
/* Each format that the wallet reads, member by member. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/wallet_support.h"

static const char CTID[] = "ce-0a1b2c3d-1111-4222-8333-444455556666";

static const struct claim *only(const struct wallet *wallet) {
  assert_int_equal(wallet->count, 1);
  return &wallet->claims[0];
}

static const struct claim_skill *skill_named(const struct claim *claim, const char *name) {
  for (size_t i = 0; i < claim->skill_count; i++) {
    if (strcmp(claim->skills[i].name, name) == 0) {
      return &claim->skills[i];
    }
  }
  fail_msg("no skill is named %s", name);
  return NULL;
}

static void assert_confidence(const struct claim *claim, double wanted) {
  assert_true(claim->confidence > wanted - 0.001 && claim->confidence < wanted + 0.001);
}

static void reads_open_badge_2(void **state) {
  (void)state;
  struct wallet *wallet = wallet_of_fixture("open-badge-2.json");
  const struct claim *claim = only(wallet);
  assert_string_equal(claim->file, "open-badge-2.json");
  assert_string_equal(claim->format, "open-badge-2.0");
  assert_string_equal(claim->id, "https://badges.example.org/assertions/1");
  assert_string_equal(claim->name, "Forklift Safety");
  assert_string_equal(claim->description, "Safe work with forklifts & pallets.");
  assert_string_equal(claim->issuer_name, "Harbor Training Center");
  assert_string_equal(claim->issuer_id, "https://badges.example.org/issuer");
  assert_string_equal(claim->issued, "2024-03-04T08:00:00Z");
  assert_string_equal(claim->ends, "2030-01-01");
  assert_string_equal(claim->achievement, "https://badges.example.org/classes/forklift");
  assert_string_equal(claim->ctid, CTID);
  assert_int_equal(claim->skill_count, 3);
  assert_string_equal(claim->skills[0].name, "Forklift operation");
  assert_string_equal(claim->skills[0].uri, "https://credentialfinder.org/credential/77/Forklift");
  assert_string_equal(claim->skills[0].framework, "Registry");
  assert_null(claim->skills[0].type);
  assert_string_equal(claim->skills[1].name, "forklift");
  assert_string_equal(claim->skills[2].name, "warehouse");
  assert_null(claim->method);
  assert_int_equal(claim->checks.readable, VERDICT_PASS);
  assert_int_equal(claim->checks.signature, VERDICT_NONE);
  assert_int_equal(claim->checks.dates, VERDICT_PASS);
  assert_int_equal(claim->checks.revocation, VERDICT_NOT_ASKED);
  assert_int_equal(claim->checks.issuer, VERDICT_NOT_KNOWN);
  assert_confidence(claim, 0.80);
  wallet_free(wallet);
}

static void shows_a_badge_that_is_only_an_address(void **state) {
  (void)state;
  struct wallet *wallet = wallet_of_fixture("open-badge-2-address.json");
  const struct claim *claim = only(wallet);
  assert_string_equal(claim->name, "Open Badge from badges.example.org");
  assert_string_equal(claim->achievement, "https://badges.example.org/classes/forklift");
  assert_null(claim->issuer_name);
  assert_true(has_reason(claim, "only its address"));
  wallet_free(wallet);
}

static void reads_open_badge_1(void **state) {
  (void)state;
  struct wallet *wallet = wallet_of_fixture("open-badge-1.json");
  const struct claim *claim = only(wallet);
  assert_string_equal(claim->format, "open-badge-1.0");
  assert_string_equal(claim->id, "abc123");
  assert_string_equal(claim->name, "Old Badge");
  assert_string_equal(claim->issuer_name, "Old School");
  assert_string_equal(claim->issuer_id, "https://old.example.org");
  assert_string_equal(claim->issued, "2014-01-01T00:00:00Z");
  assert_string_equal(claim->ends, "2015-01-01T00:00:00Z");
  assert_int_equal(claim->checks.dates, VERDICT_FAIL);
  assert_true(has_reason(claim, "It has ended"));
  assert_confidence(claim, 0.40);
  wallet_free(wallet);
}

static void reads_open_badge_3(void **state) {
  (void)state;
  struct wallet *wallet = wallet_of_fixture("open-badge-3.json");
  const struct claim *claim = only(wallet);
  assert_string_equal(claim->format, "open-badge-3.0");
  assert_string_equal(claim->id, "urn:uuid:00000000-0000-4000-8000-000000000001");
  assert_string_equal(claim->name, "Structural Welding");
  assert_string_equal(claim->description, "Plates & pipes.");
  assert_string_equal(claim->issuer_name, "Mesa Vista College");
  assert_string_equal(claim->issuer_id, "did:key:z6MkExample");
  assert_string_equal(claim->issued, "2025-05-30T00:00:00Z");
  assert_string_equal(claim->ends, "2035-05-30T00:00:00Z");
  assert_string_equal(claim->achievement, "urn:uuid:00000000-0000-4000-8000-0000000000a1");
  assert_string_equal(claim->achievement_type, "Certificate");
  assert_string_equal(claim->field_of_study, "Welding");
  assert_string_equal(claim->ctid, CTID); /* not the one of the competency */
  assert_string_equal(claim->method, "DataIntegrityProof eddsa-rdfc-2022, did:key");
  assert_int_equal(claim->checks.signature, VERDICT_NOT_SUPPORTED);
  assert_int_equal(claim->checks.revocation, VERDICT_NOT_ASKED);
  assert_int_equal(claim->checks.dates, VERDICT_PASS);
  assert_confidence(claim, 0.80);
  assert_int_equal(claim->skill_count, 5);
  assert_string_equal(skill_named(claim, "Read welding symbols")->type, "ceasn:Competency");
  assert_string_equal(skill_named(claim, "Welders")->code, "51-4121.00");
  assert_string_equal(skill_named(claim, "Plate welding")->uri, "https://example.org/skills/plate");
  assert_string_equal(skill_named(claim, "Pipe welding")->uri, "https://example.org/skills/pipe");
  assert_null(skill_named(claim, "welding")->uri);
  assert_false(mentions(wallet, "SECRET CRITERIA"));
  wallet_free(wallet);
}

static void reads_several_achievements(void **state) {
  (void)state;
  struct wallet *wallet = wallet_of_fixture("open-badge-3-several.json");
  assert_int_equal(wallet->count, 2);
  assert_string_equal(claim_named(wallet, "Blueprint Reading")->achievement, "urn:a1");
  assert_string_equal(claim_named(wallet, "Metal Cutting")->achievement, "urn:a2");
  assert_string_equal(wallet->claims[0].issued, "2025-01-02");
  assert_string_equal(wallet->claims[0].issuer_id, "https://college.example.edu/issuer");
  assert_null(wallet->claims[0].issuer_name);
  wallet_free(wallet);
}

static void reads_a_learner_record(void **state) {
  (void)state;
  struct wallet *wallet = wallet_of_fixture("clr-2.json");
  assert_int_equal(wallet->count, 4);
  assert_string_equal(wallet->claims[0].name, "Transcript of A. Student");
  assert_string_equal(wallet->claims[0].format, "clr-2.0");
  assert_string_equal(wallet->claims[0].method, "DataIntegrityProof eddsa-rdfc-2022, did:key");
  const struct claim *inner = claim_named(wallet, "Anatomy");
  assert_string_equal(inner->format, "open-badge-3.0");
  assert_string_equal(inner->method, "Ed25519Signature2020 eddsa-rdfc-2022, key at school.example.edu");
  assert_string_equal(inner->issued, "2024-06-01T00:00:00Z");
  inner = claim_named(wallet, "Nursing Assistant");
  assert_null(inner->method); /* the signature around it is not its own */
  assert_int_equal(inner->checks.signature, VERDICT_NONE);
  inner = claim_named(wallet, "Bedside care");
  assert_string_equal(inner->format, "clr-2.0");
  assert_string_equal(inner->achievement, "urn:ach:3");
  assert_string_equal(inner->issuer_name, "Riverside High School");
  assert_string_equal(inner->issued, "2024-07-01T00:00:00Z");
  wallet_free(wallet);
}

static void reads_plain_credentials(void **state) {
  (void)state;
  struct wallet *wallet = wallet_of_fixture("credential-1.json");
  const struct claim *claim = only(wallet);
  assert_string_equal(claim->format, "verifiable-credential-1.1");
  assert_string_equal(claim->name, "Bachelor of Science and Arts");
  assert_string_equal(claim->issuer_name, "Example University");
  assert_string_equal(claim->ends, "2020-01-01T19:23:24Z");
  assert_int_equal(claim->checks.dates, VERDICT_FAIL);
  assert_int_equal(claim->checks.revocation, VERDICT_NONE);
  assert_false(mentions(wallet, "Pat Doe"));
  wallet_free(wallet);
  wallet = wallet_of_fixture("credential-2.json");
  claim = only(wallet);
  assert_string_equal(claim->format, "verifiable-credential-2.0");
  assert_string_equal(claim->name, "Forklift License");
  assert_string_equal(claim->issuer_id, "did:web:state.example.gov");
  wallet_free(wallet);
  wallet = wallet_of_fixture("credential-velocity.json");
  claim = only(wallet);
  assert_string_equal(claim->name, "Master of Arts");
  assert_string_equal(claim->issuer_name, "Den Haag University");
  assert_string_equal(claim->achievement_type, "Degree");
  assert_string_equal(claim->field_of_study, "Law");
  assert_string_equal(claim->ctid, CTID);
  wallet_free(wallet);
}

static void reads_tokens(void **state) {
  (void)state;
  struct wallet *wallet = wallet_of_fixture("token.jwt");
  const struct claim *claim = only(wallet);
  assert_string_equal(claim->name, "Token Badge");
  assert_string_equal(claim->id, "urn:token:1");
  assert_string_equal(claim->issuer_id, "did:jwk:abc");
  assert_string_equal(claim->issuer_name, "Token School");
  assert_string_equal(claim->issued, "2023-11-14T22:13:20Z");
  assert_string_equal(claim->ends, "2030-03-17T17:46:40Z");
  assert_string_equal(claim->method, "JWS ES256, did:jwk");
  assert_int_equal(claim->checks.signature, VERDICT_NOT_SUPPORTED);
  wallet_free(wallet);
  wallet = wallet_of_fixture("token-badge.jws");
  claim = only(wallet);
  assert_string_equal(claim->name, "Forklift Safety");
  assert_string_equal(claim->method, "JWS RS256");
  assert_int_equal(claim->checks.signature, VERDICT_NOT_SUPPORTED);
  wallet_free(wallet);
}

static void distrusts_strange_tokens(void **state) {
  (void)state;
  struct wallet *wallet = wallet_of_fixture("token-none.jwt");
  assert_int_equal(only(wallet)->checks.signature, VERDICT_FAIL);
  assert_confidence(only(wallet), 0.20);
  wallet_free(wallet);
  wallet = wallet_of_fixture("token-two-issuers.jwt");
  assert_int_equal(only(wallet)->checks.issuer, VERDICT_FAIL);
  assert_confidence(only(wallet), 0.20);
  wallet_free(wallet);
}

static void reads_presentations(void **state) {
  (void)state;
  struct wallet *wallet = wallet_of_fixture("presentation.json");
  assert_int_equal(wallet->count, 3);
  assert_null(claim_named(wallet, "Anatomy")->method); /* only the presentation is signed */
  assert_string_equal(claim_named(wallet, "Token Badge")->method, "JWS ES256, did:jwk");
  assert_string_equal(claim_named(wallet, "Enveloped Course")->method, "JWS RS256, key at keys.example.edu");
  wallet_free(wallet);
  wallet = wallet_of_fixture("token-presentation.jwt");
  assert_null(claim_named(wallet, "Presented")->method);
  wallet_free(wallet);
  wallet = wallet_of_fixture("presentation-single.json");
  assert_string_equal(only(wallet)->name, "Anatomy");
  wallet_free(wallet);
  wallet = wallet_of_fixture("wrapped.json");
  assert_string_equal(only(wallet)->name, "Anatomy");
  wallet_free(wallet);
}

static void reads_lines(void **state) {
  (void)state;
  struct wallet *wallet = wallet_of_fixture("lines.jsonl");
  assert_int_equal(wallet->count, 3);
  assert_string_equal(wallet->claims[0].name, "Course 1");
  assert_string_equal(wallet->claims[1].name, "Course 2");
  assert_string_equal(wallet->claims[2].name, "Token Badge");
  assert_int_equal(wallet->skip_count, 1);
  assert_true(has_skip(wallet, "Some lines"));
  wallet_free(wallet);
}

static void never_keeps_private_keys(void **state) {
  (void)state;
  struct wallet *wallet = wallet_of_fixture("wallet-backup.json");
  assert_int_equal(wallet->count, 2);
  (void)claim_named(wallet, "Structural Welding");
  (void)claim_named(wallet, "Nursing Assistant");
  assert_int_equal(wallet->skip_count, 0);
  assert_false(mentions(wallet, "PRIVATEKEY"));
  assert_false(mentions(wallet, "z6MkHolder"));
  wallet_free(wallet);
}

static void says_why_a_file_is_left_out(void **state) {
  (void)state;
  static const struct {
    const char *name, *part;
  } files[] = {
      {"european-seal.json", "European seal"},
      {"record-1.json", "CLR 1.0"},
  };
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
    struct wallet *wallet = wallet_of_fixture(files[i].name);
    assert_int_equal(wallet->count, 0);
    assert_int_equal(wallet->skip_count, 1);
    assert_string_equal(wallet->skips[0].file, files[i].name);
    assert_true(has_skip(wallet, files[i].part));
    wallet_free(wallet);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reads_open_badge_2),
      cmocka_unit_test(shows_a_badge_that_is_only_an_address),
      cmocka_unit_test(reads_open_badge_1),
      cmocka_unit_test(reads_open_badge_3),
      cmocka_unit_test(reads_several_achievements),
      cmocka_unit_test(reads_a_learner_record),
      cmocka_unit_test(reads_plain_credentials),
      cmocka_unit_test(reads_tokens),
      cmocka_unit_test(distrusts_strange_tokens),
      cmocka_unit_test(reads_presentations),
      cmocka_unit_test(reads_lines),
      cmocka_unit_test(never_keeps_private_keys),
      cmocka_unit_test(says_why_a_file_is_left_out),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
