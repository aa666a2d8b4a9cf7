/* SPDX-License-Identifier: MIT */
/* What is said of the understanding of records has to be true. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctdl_support.h"
#include "data/ctdl/coverage.h"

#define CTID_A "ce-a1111111-1111-4111-8111-111111111111"

static void add(struct coverage *coverage, const char *json) {
  struct error error;
  assert_int_equal(coverage_add(coverage, json, strlen(json), "test", &error), 0);
}

static struct coverage *covered(const char *json) {
  struct coverage *coverage = coverage_new();
  assert_non_null(coverage);
  add(coverage, json);
  return coverage;
}

/* The row; fails the test when there is none. */
static struct coverage_row row(struct coverage *coverage, const char *class_name, const char *property) {
  size_t count = 0;
  const struct coverage_row *rows = coverage_rows(coverage, &count);
  assert_non_null(rows);
  for (size_t i = 0; i < count; i++) {
    if (strcmp(rows[i].class_name, class_name) == 0 && strcmp(rows[i].property, property) == 0) {
      return rows[i];
    }
  }
  fail_msg("no row %s %s", class_name, property);
  return rows[0];
}

#define ASSERT_ROW(coverage, class_name, property, wanted_present, wanted_understood, wanted_left_out) \
  do {                                                                                                 \
    struct coverage_row found = row(coverage, class_name, property);                                   \
    assert_int_equal(found.present, wanted_present);                                                   \
    assert_int_equal(found.understood, wanted_understood);                                             \
    assert_int_equal(found.left_out, wanted_left_out);                                                 \
  } while (0)

static void test_counts(void **state) {
  (void)state;
  struct coverage *coverage = covered(
      "{\"@type\":\"ceterms:Certificate\",\"ceterms:ctid\":\"" CTID_A
      "\",\"ceterms:name\":{\"en\":\"One\"},\"ceterms:description\":\"\",\"ceterms:image\":\"https://example.org/"
      "x.png\","
      "\"ceterms:nobodyKnowsThis\":[\"Some\\u001b[31mthing\"],\"ceterms:keyword\":[],"
      "\"ceterms:credentialStatusType\":{\"@type\":\"ceterms:CredentialAlignmentObject\","
      "\"ceterms:targetNodeName\":\"Not a code at all\"},\"ceterms:estimatedCost\":[{\"@type\":\"ceterms:CostProfile\","
      "\"ceterms:price\":\"free for most\",\"ceterms:currency\":\"USD\",\"ceterms:name\":\"Fee\"}]}");
  const char *class_name = "ceterms:Certificate";
  ASSERT_ROW(coverage, class_name, "ceterms:name", 1, 1, 0);
  ASSERT_ROW(coverage, class_name, "ceterms:image", 1, 0, 1);
  assert_non_null(row(coverage, class_name, "ceterms:image").purpose);
  ASSERT_ROW(coverage, class_name, "ceterms:description", 0, 0, 0);
  assert_int_equal(row(coverage, class_name, "ceterms:description").empty, 1);
  assert_int_equal(row(coverage, class_name, "ceterms:keyword").empty, 1);
  ASSERT_ROW(coverage, class_name, "ceterms:nobodyKnowsThis", 1, 0, 0);
  assert_text(row(coverage, class_name, "ceterms:nobodyKnowsThis").example, "Some[31mthing");
  assert_text(row(coverage, class_name, "ceterms:nobodyKnowsThis").reason, "This program does not know it.");
  ASSERT_ROW(coverage, class_name, "ceterms:credentialStatusType", 1, 0, 0); /* read, and of no use */
  ASSERT_ROW(coverage, class_name, "ceterms:estimatedCost", 1, 1, 0);
  ASSERT_ROW(coverage, "ceterms:CostProfile", "ceterms:currency", 1, 1, 0);
  ASSERT_ROW(coverage, "ceterms:CostProfile", "ceterms:price", 1, 0, 0);
  assert_text(row(coverage, "ceterms:CostProfile", "ceterms:price").example, "free for most");
  assert_int_equal(row(coverage, class_name, "ceterms:name").objects, 1);
  struct coverage_totals totals = coverage_totals(coverage);
  assert_int_equal(totals.documents, 1);
  assert_int_equal(totals.records, 1);
  assert_int_equal(totals.present, 10); /* without what is empty and without "@" */
  assert_int_equal(totals.understood, 5);
  assert_int_equal(totals.left_out, 1);
  assert_int_equal(totals.empty, 2);
  coverage_free(coverage);
}

/* Names and pages of what has no record are kept; what is behind a reference
 * counts for it, and a dangling one is no understanding. */
static void test_references(void **state) {
  (void)state;
  struct coverage *coverage = covered(
      "{\"@graph\":[{\"@type\":\"ceterms:License\",\"ceterms:ctid\":\"" CTID_A
      "\",\"ceterms:accreditedBy\":[\"_:a\"],\"ceterms:ownedBy\":[\"_:gone\"],\"ceterms:requires\":[\"_:c\"]},"
      "{\"@id\":\"_:a\",\"@type\":\"ceterms:Organization\",\"ceterms:name\":\"A\",\"ceterms:email\":\"a@example.org\"},"
      "{\"@id\":\"_:c\",\"@type\":\"ceterms:ConditionProfile\",\"ceterms:minimumAge\":18},"
      "{\"@id\":\"_:lost\",\"@type\":\"ceterms:Organization\",\"ceterms:name\":\"B\"}]}");
  ASSERT_ROW(coverage, "ceterms:License", "ceterms:accreditedBy", 1, 1, 0);
  ASSERT_ROW(coverage, "ceterms:License", "ceterms:requires", 1, 1, 0);
  ASSERT_ROW(coverage, "ceterms:License", "ceterms:ownedBy", 1, 0, 0);
  assert_text(row(coverage, "ceterms:License", "ceterms:ownedBy").reason,
              "It leads to something that the document does not hold.");
  ASSERT_ROW(coverage, "ceterms:Organization", "ceterms:name", 2, 1, 0);
  ASSERT_ROW(coverage, "ceterms:Organization", "ceterms:email", 1, 0, 1);
  coverage_free(coverage);
}

/* What was read and then found to be no coded value or number is not understood. */
static void test_read_in_vain(void **state) {
  (void)state;
  struct coverage *coverage = covered("{\"@type\":\"ceterms:Course\",\"ceterms:ctid\":\"" CTID_A
                                      "\",\"ceterms:deliveryType\":\"On some days\",\"ceterms:requires\":"
                                      "[{\"@type\":\"ceterms:ConditionProfile\",\"ceterms:minimumAge\":0}],"
                                      "\"ceterms:estimatedDuration\":[{\"ceterms:exactDuration\":\"P0D\"}]}");
  ASSERT_ROW(coverage, "ceterms:Course", "ceterms:deliveryType", 1, 0, 0);
  ASSERT_ROW(coverage, "ceterms:ConditionProfile", "ceterms:minimumAge", 1, 0, 0);
  ASSERT_ROW(coverage, "ceterms:Course", "ceterms:requires", 1, 0, 0);
  ASSERT_ROW(coverage, "(in ceterms:estimatedDuration)", "ceterms:exactDuration", 1, 0, 0);
  coverage_free(coverage);
}

static void test_contact_data(void **state) {
  (void)state;
  struct coverage *coverage =
      covered("{\"@type\":\"ceterms:CredentialOrganization\",\"ceterms:ctid\":\"" CTID_A
              "\",\"ceterms:targetContactPoint\":[{\"@type\":\"ceterms:ContactPoint\",\"ceterms:name\":\"Jo\","
              "\"ceterms:telephone\":[\"1\"]}]}");
  ASSERT_ROW(coverage, "ceterms:CredentialOrganization", "ceterms:targetContactPoint", 1, 0, 1);
  ASSERT_ROW(coverage, "ceterms:ContactPoint", "ceterms:name", 1, 0, 1);
  ASSERT_ROW(coverage, "ceterms:ContactPoint", "ceterms:telephone", 1, 0, 1);
  coverage_free(coverage);
}

static void test_merge(void **state) {
  (void)state;
  static const char one[] =
      "{\"@type\":\"ceterms:License\",\"ceterms:ctid\":\"" CTID_A "\",\"ceterms:name\":\"A\",\"x:odd\":\"first\"}";
  static const char two[] =
      "{\"@type\":\"ceterms:License\",\"ceterms:ctid\":\"" CTID_A "\",\"x:odd\":\"second\",\"x:new\":true}";
  struct coverage *both = covered(one);
  struct coverage *other = covered(two);
  struct error error;
  assert_int_equal(coverage_merge(both, other, &error), 0);
  coverage_free(other);
  ASSERT_ROW(both, "ceterms:License", "x:odd", 2, 0, 0);
  assert_text(row(both, "ceterms:License", "x:odd").example, "first");
  assert_text(row(both, "ceterms:License", "x:new").example, "true");
  assert_int_equal(row(both, "ceterms:License", "ceterms:name").objects, 2);
  size_t count = 0;
  const struct coverage_row *rows = coverage_rows(both, &count);
  assert_text(rows[0].property, "x:odd"); /* missed most often */
  assert_text(rows[1].property, "x:new");
  assert_int_equal(coverage_totals(both).documents, 2);
  coverage_free(both);
}

static void test_refused(void **state) {
  (void)state;
  struct coverage *coverage = covered("{\"a\":");
  add(coverage, "{\"@type\":\"ceterms:License\",\"ceterms:ctid\":\"" CTID_A "\",\"ceterms:name\":\"A\"}");
  assert_int_equal(coverage_totals(coverage).documents, 2);
  assert_int_equal(coverage_totals(coverage).refused, 1);
  ASSERT_ROW(coverage, "ceterms:License", "ceterms:name", 1, 1, 0);
  coverage_free(coverage);
}

/* A document can make up names without end; there is a place for so many. */
static void test_many_names(void **state) {
  (void)state;
  enum { NAMES = 30000, NAME_SIZE = 24 };
  char *json = malloc((size_t)NAMES * NAME_SIZE + 200);
  assert_non_null(json);
  size_t length = (size_t)sprintf(json, "{\"@type\":\"ceterms:License\",\"ceterms:ctid\":\"" CTID_A "\"");
  for (int i = 0; i < NAMES; i++) {
    length += (size_t)sprintf(json + length, ",\"x:odd%d\":1", i);
  }
  length += (size_t)sprintf(json + length, "}");
  struct coverage *coverage = coverage_new();
  struct error error;
  assert_non_null(coverage);
  assert_int_equal(coverage_add(coverage, json, length, "test", &error), 0);
  free(json);
  struct coverage_totals totals = coverage_totals(coverage);
  assert_int_equal(totals.present, NAMES + 1);
  assert_true(totals.dropped > 0);
  size_t count = 0;
  assert_non_null(coverage_rows(coverage, &count));
  assert_true(count < NAMES);
  assert_int_equal(count + totals.dropped, NAMES + 1);
  coverage_free(coverage);
}

/* ---- the records that are met ---- */

enum { SHOWN = 40 };

static double percent(size_t part, size_t whole) {
  return whole == 0 ? 0 : 100.0 * (double)part / (double)whole;
}

static void report(struct coverage *coverage) {
  struct coverage_totals totals = coverage_totals(coverage);
  size_t missed = totals.present - totals.understood - totals.left_out;
  print_message(
      "%zu documents, %zu records: of %zu properties %.1f %% understood, %.1f %% left out on purpose, "
      "%.1f %% not understood\n",
      totals.documents, totals.records, totals.present, percent(totals.understood, totals.present),
      percent(totals.left_out, totals.present), percent(missed, totals.present));
  size_t count = 0;
  const struct coverage_row *rows = coverage_rows(coverage, &count);
  for (size_t i = 0; i < count && i < SHOWN; i++) {
    size_t not_understood = rows[i].present - rows[i].understood - rows[i].left_out;
    print_message("%6zu of %6zu  %s %s: %s (%s)\n", not_understood, rows[i].present, rows[i].class_name,
                  rows[i].property, rows[i].reason == NULL ? "" : rows[i].reason,
                  rows[i].example == NULL ? "" : rows[i].example);
  }
}

static void test_published_records(void **state) {
  (void)state;
  const char *shared = getenv("LADDERWAY_SHARED");
  char path[4096];
  (void)snprintf(path, sizeof path, "%s/data/ctdl/records.jsonl", shared == NULL ? "/nonexistent" : shared);
  size_t length = 0;
  char *lines = read_whole_file(path, &length);
  if (lines == NULL) {
    print_message("skipped: LADDERWAY_SHARED has no file data/ctdl/records.jsonl\n");
    skip();
  }
  struct coverage *coverage = coverage_new();
  assert_non_null(coverage);
  for (char *line = lines; *line != '\0';) {
    size_t size = strcspn(line, "\n");
    struct error error;
    assert_int_equal(coverage_add(coverage, line, size, "line", &error), 0);
    line += size + (line[size] == '\n');
  }
  free(lines);
  report(coverage);
  struct coverage_totals totals = coverage_totals(coverage);
  assert_int_equal(totals.refused, 0);
  assert_true(percent(totals.understood, totals.present) > 80);
  assert_true(percent(totals.understood + totals.left_out, totals.present) > 95);
  coverage_free(coverage);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_counts),       cmocka_unit_test(test_references),
      cmocka_unit_test(test_contact_data), cmocka_unit_test(test_read_in_vain),
      cmocka_unit_test(test_merge),        cmocka_unit_test(test_refused),
      cmocka_unit_test(test_many_names),   cmocka_unit_test(test_published_records),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
