/* SPDX-License-Identifier: MIT */
/* Durations, costs, currencies, kinds and CTIDs: rules over small values. */
#include <math.h>

#include "ctdl_support.h"
#include "data/ctdl/cost.h"
#include "data/ctdl/duration.h"

struct duration_row {
  const char *text;
  bool valid;
  double days, hours;
};

static const struct duration_row durations[] = {
    {"P2Y", true, 730, -1},
    {"P44M", true, 1320, -1},
    {"P10W", true, 70, -1},
    {"P20D", true, 20, -1},
    {"P0D", true, 0, -1},
    {"P1Y2M3W4DT5H6M", true, 365 + 60 + 21 + 4, -1},
    {"P7Y8M9WT1H2M", true, 7 * 365 + 240 + 63, -1},
    {"P2Y5M2W1DT4H36M", true, 730 + 150 + 14 + 1, -1},
    {"P1Y2M54W4DT23H156M", true, 365 + 60 + 378 + 4, -1},
    {"P6.54Y", true, 6.54 * 365, -1},
    {"P1,5M", true, 45, -1},
    {"p9m", true, 270, -1},
    {"PT272H", true, -1, 272},
    {"PT120M", true, -1, 2},
    {"PT2H30M", true, -1, 2.5},
    {"PT1800S", true, -1, 0.5},
    {"P", false, 0, 0},
    {"PT", false, 0, 0},
    {"P1", false, 0, 0},
    {"PY", false, 0, 0},
    {"P1H", false, 0, 0},
    {"PT1D", false, 0, 0},
    {"P1YT2HT3M", false, 0, 0},
    {"P-1Y", false, 0, 0},
    {"2 years", false, 0, 0},
    {"", false, 0, 0},
    {NULL, false, 0, 0},
    {"P1Y ", false, 0, 0},
    {"P99999999999999999999999999Y", false, 0, 0},
};

static void test_durations(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof durations / sizeof durations[0]; i++) {
    struct duration duration;
    const char *text = durations[i].text;
    if (duration_parse(text, &duration) != durations[i].valid) {
      fail_msg("duration %s", text == NULL ? "NULL" : text);
    }
    if (durations[i].valid &&
        (fabs(duration.days - durations[i].days) > 1e-6 || fabs(duration.hours - durations[i].hours) > 1e-6)) {
      fail_msg("duration %s is %g days, %g hours", text, duration.days, duration.hours);
    }
  }
}

static void test_time_total(void **state) {
  (void)state;
  struct time_total none = time_total(NULL, 0);
  assert_true(none.days < 0 && none.days_min < 0 && none.days_max < 0 && none.effort_hours < 0);
  const struct duration_item items[] = {
      {NULL, 1460, -1, -1, -1, -1, -1, NULL},
      {NULL, -1, 300, 500, 40, -1, -1, NULL},
      {NULL, -1, -1, -1, -1, 60, 90, NULL},
  };
  struct time_total total = time_total(items, 3);
  assert_true(total.days == 300 && total.days_min == 300 && total.days_max == 500 && total.effort_hours == 90);
  const struct duration_item at_most = {NULL, -1, -1, 180, -1, -1, -1, NULL};
  total = time_total(&at_most, 1);
  assert_true(total.days == 180 && total.days_min < 0 && total.days_max == 180);
}

#define PART(kind, amount, place) \
  { .type = "costType:" kind, .cents = (amount), .currency = "USD", .residency = (place) }

static void check_total(const struct cost_item *items, size_t count, const char *residency, long long cents,
                        bool complete, bool aggregate) {
  struct cost_total total = cost_total(items, count, residency);
  assert_true(total.known);
  assert_int_equal(total.cents, cents);
  assert_int_equal(total.complete, complete);
  assert_int_equal(total.aggregate, aggregate);
}

static void test_aggregate_wins(void **state) {
  (void)state;
  const struct cost_item items[] = {PART("Tuition", 298800, NULL), PART("AggregateCost", 489900, NULL),
                                    PART("MixedFees", 131100, NULL)};
  check_total(items, 3, NULL, 489900, true, true);
  const struct cost_item groups[] = {PART("AggregateCost", 800, "residency:InState"),
                                     PART("AggregateCost", 2000, "residency:OutOfState"), PART("Tuition", 100, NULL)};
  check_total(groups, 3, "residency:OutOfState", 2000, true, true);
  check_total(groups, 3, NULL, 800, true, true);
  check_total(groups, 3, "residency:International", 100, true, false);
}

static void test_sum_of_parts(void **state) {
  (void)state;
  struct cost_item items[] = {PART("Tuition", 500000, "residency:InState"),
                              PART("Tuition", 1200000, "residency:OutOfState"),
                              PART("MixedFees", 30000, NULL),
                              PART("OptionalCharges", 7, NULL),
                              PART("RenewalFee", 9, NULL),
                              PART("Tuition", 11, NULL)};
  items[3].optional = true;
  items[5].audience = "audience:FullTime";
  check_total(items, 6, NULL, 530000, true, false);
  check_total(items, 6, "residency:OutOfState", 1230000, true, false);
  items[4].type = "costType:Equipment";
  items[4].optional = true;
  check_total(items, 6, NULL, 530000, true, false);
  items[2].from_condition = true; /* what a condition costs is a part as well */
  check_total(items, 6, NULL, 530000, true, false);
}

static void test_at_least(void **state) {
  (void)state;
  struct cost_item items[] = {PART("Tuition", 1000, NULL), PART("Equipment", -1, NULL)};
  check_total(items, 2, NULL, 1000, false, false);
  items[1] = (struct cost_item){.cents = 500, .currency = "EUR"};
  check_total(items, 2, NULL, 1000, false, false);
  struct cost_total total = cost_total(items, 2, NULL);
  assert_string_equal(total.currency, "USD");
  items[0].payment_pattern = "per semester";
  check_total(items, 1, NULL, 1000, false, false);
  items[0].payment_pattern = "one-time fee";
  check_total(items, 1, NULL, 1000, true, false);
}

static void test_no_price(void **state) {
  (void)state;
  const struct cost_item items[] = {PART("Tuition", -1, NULL)};
  assert_false(cost_total(items, 1, NULL).known);
  assert_false(cost_total(items, 1, NULL).complete);
  assert_false(cost_total(NULL, 0, NULL).known);
  const struct cost_item free_of_charge[] = {PART("Tuition", 0, NULL)};
  check_total(free_of_charge, 1, NULL, 0, true, false);
  struct cost_item members[] = {PART("Tuition", 40, NULL), PART("Tuition", 60, NULL)};
  members[0].audience = members[1].audience = "audience:Member";
  members[1].audience = "audience:NonMember";
  check_total(members, 2, NULL, 40, true, false);
}

static void test_currencies(void **state) {
  (void)state;
  assert_string_equal(currency_code("US Dollar"), "USD");
  assert_string_equal(currency_code("usd"), "USD");
  assert_string_equal(currency_code("Pound Sterling"), "GBP");
  assert_string_equal(currency_code("Euro"), "EUR");
  assert_string_equal(currency_code("Canadian Dollar"), "CAD");
  assert_string_equal(currency_code("Afghani"), "AFN");
  assert_null(currency_code("cowrie shells"));
  assert_null(currency_code(""));
  assert_null(currency_code(NULL));
}

static void test_kinds(void **state) {
  (void)state;
  assert_int_equal(record_kind_of("ceterms:License"), RECORD_CREDENTIAL);
  assert_int_equal(record_kind_of("https://purl.org/ctdl/terms/MasterOfArtsDegree"), RECORD_CREDENTIAL);
  assert_int_equal(record_kind_of("ceterms:SomeNewCertificate"), RECORD_CREDENTIAL);
  assert_int_equal(record_kind_of("ceterms:CredentialComponent"), RECORD_COMPONENT);
  assert_int_equal(record_kind_of("ceterms:Course"), RECORD_LEARNING);
  assert_int_equal(record_kind_of("ceterms:QACredentialOrganization"), RECORD_ORGANIZATION);
  assert_int_equal(record_kind_of("qdata:DataSetProfile"), RECORD_DATA_SET);
  assert_int_equal(record_kind_of("ceterms:WorkRole"), RECORD_WORK);
  assert_int_equal(record_kind_of("skos:Concept"), RECORD_OTHER);
  assert_int_equal(record_kind_of(""), RECORD_OTHER);
  assert_int_equal(record_kind_of(NULL), RECORD_OTHER);
}

static void test_ctids(void **state) {
  (void)state;
  struct arena *arena = arena_new(1 << 16);
  const char *plain = "ce-abcdef01-2345-4678-89ab-cdef01234567";
  assert_text(ctdl_ctid(arena, plain), plain);
  assert_text(ctdl_ctid(arena, "https://example.org/graph/CE-ABCDEF01-2345-4678-89AB-CDEF01234567/?x=1"), plain);
  assert_text(ctdl_ctid(arena, "urn:ctid:abcdef01-2345-4678-89ab-cdef01234567"), plain);
  assert_null(ctdl_ctid(arena, "abcdef01-2345-4678-89ab-cdef01234567"));
  assert_null(ctdl_ctid(arena, "_:ce-abcdef01-2345-4678-89ab-cdef0123456"));
  assert_null(ctdl_ctid(arena, "ce-@@@"));
  assert_null(ctdl_ctid(arena, "ce-abcdef01-2345-4678-89ab-cdef0123456g"));
  assert_null(ctdl_ctid(arena, ""));
  assert_null(ctdl_ctid(arena, NULL));
  arena_free(arena);
}

static void test_words(void **state) {
  (void)state;
  struct words words = {.en = "e", .es = "s", .other = "o"};
  assert_string_equal(words_pick(&words, "es-MX"), "s");
  assert_string_equal(words_pick(&words, "fr"), "e");
  words.en = NULL;
  assert_string_equal(words_pick(&words, "en"), "s");
  words.es = NULL;
  assert_string_equal(words_pick(&words, NULL), "o");
  words.other = NULL;
  assert_null(words_pick(&words, "en"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_durations),    cmocka_unit_test(test_time_total), cmocka_unit_test(test_aggregate_wins),
      cmocka_unit_test(test_sum_of_parts), cmocka_unit_test(test_at_least),   cmocka_unit_test(test_no_price),
      cmocka_unit_test(test_currencies),   cmocka_unit_test(test_kinds),      cmocka_unit_test(test_ctids),
      cmocka_unit_test(test_words),
  };
  return cmocka_run_group_tests_name("ctdl values", tests, NULL, NULL);
}
