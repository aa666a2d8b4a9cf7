/* SPDX-License-Identifier: MIT */
/* Published tests of worth, against sums done by hand; 2,080 h and BLS figures
 * as in worth.h: high-school median $48,360, guideline of one person $15,960. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the above first */
#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "data/base/arena.h"
#include "data/match/living.h"
#include "data/match/worth.h"

#define USD(dollars) ((dollars)*100LL)

static const struct household alone = {.persons = 1, .present_wage = -1, .needs = -1};
static struct worth_line lines[WORTH_LINES];

static const struct worth_line *line_for(const struct worth_facts *facts, const struct household *household,
                                         const char *key) {
  worth_lines(facts, household, lines);
  for (size_t i = 0; i < WORTH_LINES; i++) {
    assert_non_null(lines[i].name);
    assert_non_null(lines[i].formula);
    assert_non_null(lines[i].source);
    assert_true(lines[i].input_count > 0 && lines[i].input_count <= WORTH_MOST_INPUTS);
    assert_true((lines[i].reason != NULL) == (lines[i].verdict == WORTH_UNKNOWN));
    if (strcmp(lines[i].key, key) == 0) {
      return &lines[i];
    }
  }
  fail_msg("there is no %s", key);
  return NULL;
}

static void assert_near(double value, double expected, double within) {
  if (!(fabs(value - expected) <= within)) {
    fail_msg("%f, expected %f", value, expected);
  }
}

static enum worth_verdict verdict(const struct worth_facts *facts, const char *key) {
  return line_for(facts, &alone, key)->verdict;
}

static void test_nothing_known(void **state) {
  struct worth_facts facts = worth_facts_none();
  (void)state;
  worth_lines(&facts, &alone, lines);
  for (size_t i = 0; i < WORTH_LINES; i++) {
    assert_int_equal(lines[i].verdict, WORTH_UNKNOWN);
    assert_string_equal(lines[i].reason, "not published");
    assert_false(lines[i].turns);
    assert_true(isnan(lines[i].low));
  }
  facts.earnings_reason = "too few";
  assert_string_equal(line_for(&facts, &alone, "family_sustaining")->reason, "too few");
}

/* Price 4,000 at 6.39 % over ten years: 553.56 a year; 48,360 + 553.56 = 48,913.56. */
static void test_minimum_return(void **state) {
  struct worth_facts facts = worth_facts_none();
  (void)state;
  facts.cost = USD(4000);
  facts.cost_complete = true;
  facts.earnings = USD(48914);
  const struct worth_line *line = line_for(&facts, &alone, "minimum_return");
  assert_int_equal(line->verdict, WORTH_YES);
  assert_near(line->inputs[2].value, 553.5580, 0.001);
  assert_near(line->against, 48913.5580, 0.001);
  facts.earnings = USD(48913);
  assert_int_equal(verdict(&facts, "minimum_return"), WORTH_NO);
  facts.cost = 0;
  facts.earnings = USD(48360);
  assert_int_equal(verdict(&facts, "minimum_return"), WORTH_YES); /* "at least": the same will do */
  facts.earnings--;
  assert_int_equal(verdict(&facts, "minimum_return"), WORTH_NO);
  /* A price that is not complete decides only where it is high enough already. */
  facts.cost = USD(4000);
  facts.cost_complete = false;
  facts.earnings = USD(60000);
  assert_int_equal(verdict(&facts, "minimum_return"), WORTH_UNKNOWN);
  facts.earnings = USD(48500);
  assert_int_equal(verdict(&facts, "minimum_return"), WORTH_NO);
  facts.cost = -1;
  assert_int_equal(verdict(&facts, "minimum_return"), WORTH_UNKNOWN);
  facts.earnings = USD(40000);
  assert_int_equal(verdict(&facts, "minimum_return"), WORTH_NO);
}

static void test_years(void **state) {
  struct worth_facts facts = worth_facts_none();
  (void)state;
  facts.cost = USD(5000);
  facts.cost_complete = true;
  facts.earnings = USD(58360);
  const struct worth_line *line = line_for(&facts, &alone, "years_to_earn_back");
  assert_int_equal(line->verdict, WORTH_YES);
  assert_near(line->result, 0.5, 1e-9);
  assert_true(line->estimate); /* not its graduates' */
  facts.graduates = facts.median = true;
  assert_false(line_for(&facts, &alone, "years_to_earn_back")->estimate);
  facts.cost = -1;
  assert_int_equal(verdict(&facts, "years_to_earn_back"), WORTH_UNKNOWN);
  facts.earnings = USD(48360);
  assert_int_equal(verdict(&facts, "years_to_earn_back"), WORTH_NO);
}

static const struct {
  double hours, low, high;
  enum worth_verdict verdict;
} lengths[] = {
    {150, 56, 56, WORTH_YES},     {599, 104, 104, WORTH_YES},    {149, 70, 70, WORTH_NO},
    {600, 70, 70, WORTH_NO},      {300, 55, 55, WORTH_NO},       {300, 105, 105, WORTH_NO},
    {300, 28, 77, WORTH_UNKNOWN}, {300, 60, 120, WORTH_UNKNOWN}, {300, -1, -1, WORTH_UNKNOWN},
    {-1, 70, 70, WORTH_UNKNOWN},  {-1, 28, 28, WORTH_NO},        {90, -1, -1, WORTH_NO},
    {599.5, 70, 70, WORTH_YES},   {300, 70, -1, WORTH_YES},      {300, -1, 70, WORTH_YES},
};

static void test_pell_length(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
    struct worth_facts facts = worth_facts_none();
    facts.hours = lengths[i].hours;
    facts.days_min = lengths[i].low;
    facts.days_max = lengths[i].high;
    if (verdict(&facts, "workforce_pell_length") != lengths[i].verdict) {
      fail_msg("length %zu", i);
    }
  }
}

/* 150 % of 15,960 is 23,940: graduates with 25,940 add 2,000. */
static void test_pell_price(void **state) {
  struct worth_facts facts = worth_facts_none();
  (void)state;
  facts.graduates = facts.median = true;
  facts.earnings = USD(25940);
  facts.tuition = USD(2000);
  const struct worth_line *line = line_for(&facts, &alone, "workforce_pell_price");
  assert_int_equal(line->verdict, WORTH_YES);
  assert_near(line->inputs[3].value, 2000, 1e-6);
  facts.tuition++;
  assert_int_equal(verdict(&facts, "workforce_pell_price"), WORTH_NO);
  facts.graduates = false; /* the wage of the job says nothing of its graduates */
  assert_int_equal(verdict(&facts, "workforce_pell_price"), WORTH_UNKNOWN);
  facts.graduates = true;
  facts.tuition = -1; /* the total can only be more than tuition and fees */
  facts.cost = USD(2000);
  facts.cost_complete = true;
  assert_int_equal(verdict(&facts, "workforce_pell_price"), WORTH_YES);
  facts.cost = USD(3000);
  assert_int_equal(verdict(&facts, "workforce_pell_price"), WORTH_UNKNOWN);
  facts.cost = USD(1000);
  facts.cost_complete = false;
  assert_int_equal(verdict(&facts, "workforce_pell_price"), WORTH_UNKNOWN);
  facts.earnings = USD(23940); /* nothing is added, so nothing is low enough */
  assert_int_equal(verdict(&facts, "workforce_pell_price"), WORTH_NO);
}

static void test_shares(void **state) {
  struct worth_facts facts = worth_facts_none();
  (void)state;
  facts.employed = 75;
  facts.employed_n = 20;
  facts.employed_months = 6;
  const struct worth_line *line = line_for(&facts, &alone, "workforce_pell_placement");
  assert_int_equal(line->verdict, WORTH_YES);
  assert_near(line->low, 53.13, 0.01); /* Wilson, 15 of 20 */
  assert_near(line->high, 88.81, 0.01);
  assert_true(line->turns);
  line = line_for(&facts, &alone, "share_employed");
  assert_int_equal(line->verdict, WORTH_FIGURE);
  assert_near(line->result, 75, 1e-9);
  assert_false(line->turns); /* there is no line to reach */
  facts.employed_n = 100000;
  assert_false(line_for(&facts, &alone, "workforce_pell_placement")->turns);
  facts.employed_n = -1;
  line = line_for(&facts, &alone, "workforce_pell_placement");
  assert_int_equal(line->verdict, WORTH_YES);
  assert_true(isnan(line->low) && !line->turns);
  facts.employed_months = 12; /* too late for the test */
  assert_int_equal(verdict(&facts, "workforce_pell_placement"), WORTH_UNKNOWN);
  assert_int_equal(verdict(&facts, "share_employed"), WORTH_FIGURE);
  facts.completed = 69.9;
  facts.completed_n = 1000000;
  line = line_for(&facts, &alone, "workforce_pell_completion");
  assert_int_equal(line->verdict, WORTH_NO);
  assert_false(line->turns && line->high < 70);
  double low = 0;
  double high = 0;
  worth_share_range(100, 5, &low, &high);
  assert_near(low, 56.55, 0.01);
  assert_near(high, 100, 1e-9);
}

/* Pay 50,000 of 25 people, spread 0.5: a factor of exp(0.24564) each way. */
static void test_few_people(void **state) {
  struct worth_facts facts = worth_facts_none();
  struct household household = alone;
  (void)state;
  facts.earnings = USD(50000);
  facts.earnings_n = 25;
  facts.spread = 0.5;
  facts.graduates = facts.median = true;
  household.needs = USD(45000);
  const struct worth_line *line = line_for(&facts, &household, "family_sustaining");
  assert_int_equal(line->verdict, WORTH_YES);
  assert_near(line->low, 39110.5, 1.0);
  assert_near(line->high, 63921.5, 1.0);
  assert_true(line->turns);
  household.needs = USD(39000);
  assert_false(line_for(&facts, &household, "family_sustaining")->turns);
  household.needs = USD(63000);
  line = line_for(&facts, &household, "family_sustaining");
  assert_int_equal(line->verdict, WORTH_NO);
  assert_true(line->turns);
  facts.graduates = false; /* a wage of the job is of no n */
  line = line_for(&facts, &household, "family_sustaining");
  assert_true(isnan(line->low) && !line->turns && line->n == -1);
}

static const char table_text[] =
    "# made for a test\n"
    "county\tstate\tpersons\tamount\tsource\tyear\r\n"
    "Essex\tNJ\t3\t81450.50\tSome <b>Index</b>\t2025\n"
    "\n"
    "Essex County\tMA\t3\t90000\tSome Index\t2025\n"
    "*\tNJ\t3\t74000\tSome Index\t2024\n"
    "Doña Ana\tNM\t1\t30000\tSome Index\t2025";

static void test_table(void **state) {
  struct arena *arena = arena_new(1 << 20);
  struct living_table *table = NULL;
  struct error error = {0};
  const char *source = NULL;
  (void)state;
  assert_int_equal(living_read(arena, table_text, strlen(table_text), "t.tsv", &table, &error), 0);
  assert_int_equal(table->count, 4);
  const struct living_row *row = living_find(table, "essex county", "nj", 3);
  assert_int_equal(row->cents, 8145050);
  assert_string_equal(row->source, "Some Index (2025)");
  assert_int_equal(living_find(table, "Essex", "MA", 3)->cents, USD(90000));
  assert_null(living_find(table, "Essex", NULL, 3)); /* two states have one */
  assert_int_equal(living_find(table, "Doña Ana", NULL, 1)->cents, USD(30000));
  assert_int_equal(living_find(table, "Ocean", "NJ", 3)->cents, USD(74000));
  assert_int_equal(living_find(table, NULL, "NJ", 3)->cents, USD(74000));
  assert_null(living_find(table, "Ocean", "NJ", 2));
  assert_null(living_find(table, NULL, NULL, 3));
  struct household household = {.persons = 3, .present_wage = -1, .table = table, .county = "Essex", .state = "NJ"};
  assert_int_equal(worth_threshold(&household, &source), 8145050);
  assert_string_equal(source, "Some Index (2025)");
  household.persons = 4; /* no line: the guideline, and that is said */
  assert_int_equal(worth_threshold(&household, &source), USD(2 * 33000));
  assert_non_null(strstr(source, "table"));
  household.needs = USD(50000); /* the person's own count goes first */
  assert_int_equal(worth_threshold(&household, &source), USD(50000));
  arena_free(arena);
}

#define TITLES "county\tstate\tpersons\tamount\tsource\tyear\n"

static void test_bad_tables(void **state) {
  static const struct {
    const char *text, *where;
  } cases[] = {
      {"", "no line"},
      {TITLES, "no line"},
      {"Essex\tNJ\t3\t1\tS\t2025\n", "line 1"},
      {"county\tstate\tpersons\tamount\tsource\n", "line 1"},
      {TITLES "Essex\tNJ\t3\t81450\tS\n", "line 2"},
      {TITLES "Essex\tNJ\t3\t81450\tS\t2025\tmore\n", "line 2"},
      {TITLES "\n\tNJ\t3\t81450\tS\t2025\n", "line 3"},
      {TITLES "Essex\tNew Jersey\t3\t81450\tS\t2025\n", "line 2"},
      {TITLES "Essex\tnj\t3\t81450\tS\t2025\n", "line 2"},
      {TITLES "Essex\tNJ\t0\t81450\tS\t2025\n", "line 2"},
      {TITLES "Essex\tNJ\t21\t81450\tS\t2025\n", "line 2"},
      {TITLES "Essex\tNJ\t-3\t81450\tS\t2025\n", "line 2"},
      {TITLES "Essex\tNJ\t3\t81,450\tS\t2025\n", "line 2"},
      {TITLES "Essex\tNJ\t3\t$81450\tS\t2025\n", "line 2"},
      {TITLES "Essex\tNJ\t3\t0\tS\t2025\n", "line 2"},
      {TITLES "Essex\tNJ\t3\t1e9\tS\t2025\n", "line 2"},
      {TITLES "Essex\tNJ\t3\t81450.5\tS\t2025\n", "line 2"},
      {TITLES "Essex\tNJ\t3\t99999999999999999999\tS\t2025\n", "line 2"},
      {TITLES "Essex\tNJ\t3\t81450\t\t2025\n", "line 2"},
      {TITLES "Essex\tNJ\t3\t81450\tS\t1989\n", "line 2"},
      {TITLES "Essex\tNJ\t3\t81450\tS\t\n", "line 2"},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct arena *arena = arena_new(1 << 20);
    struct living_table *table = NULL;
    struct error error = {0};
    if (living_read(arena, cases[i].text, strlen(cases[i].text), "t.tsv", &table, &error) == 0 ||
        error.code != ERROR_BAD_DATA || strstr(error.message, cases[i].where) == NULL) {
      fail_msg("case %zu: %s", i, error.message);
    }
    arena_free(arena);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_nothing_known), cmocka_unit_test(test_minimum_return), cmocka_unit_test(test_years),
      cmocka_unit_test(test_pell_length),   cmocka_unit_test(test_pell_price),     cmocka_unit_test(test_shares),
      cmocka_unit_test(test_few_people),    cmocka_unit_test(test_table),          cmocka_unit_test(test_bad_tables),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
