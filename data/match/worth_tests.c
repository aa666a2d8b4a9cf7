/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/match/worth.h"

enum {
  LEAST_HOURS = 150,
  MOST_HOURS = 599,
  LEAST_DAYS = 8 * 7,
  DAYS_UNDER = 15 * 7,
  LEAST_SHARE = 70,
  PLACED_MONTHS = 6
};

/* Direct Loans to undergraduates first paid out from 1 July 2025 to 30 June
 * 2026: 6.39 % (U.S. Department of Education, Federal Student Aid). */
static const double loan_rate = 0.0639;
static const double payback_years = 10.0;

static const double normal_95 = 1.959964;   /* of the normal distribution, both sides */
static const double median_factor = 1.2533; /* sqrt(pi / 2): standard error of a median to that of a mean */

struct worth_facts worth_facts_none(void) {
  return (struct worth_facts){.cost = -1,
                              .tuition = -1,
                              .earnings = -1,
                              .earnings_n = -1,
                              .spread = (double)NAN,
                              .days_min = -1,
                              .days_max = -1,
                              .hours = -1,
                              .completed = (double)NAN,
                              .completed_n = -1,
                              .employed = (double)NAN,
                              .employed_n = -1,
                              .employed_months = -1};
}

const char *worth_verdict_name(enum worth_verdict verdict) {
  static const char *const names[] = {NULL, "no", "yes", "figure"};
  return names[verdict];
}

static const char *reason_of(const char *reason) {
  return reason == NULL ? "not published" : reason;
}

static void put_input(struct worth_line *line, const char *name, double value, enum worth_unit unit,
                      const char *reason) {
  if (line->input_count < WORTH_MOST_INPUTS) {
    line->inputs[line->input_count++] =
        (struct worth_input){name, value, unit, isnan(value) ? reason_of(reason) : NULL};
  }
}

static double dollars(long long cents) {
  return cents < 0 ? (double)NAN : (double)cents / 100.0;
}

static double known(double number) {
  return number < 0 ? (double)NAN : number;
}

static void decide(struct worth_line *line, bool yes) {
  line->verdict = yes ? WORTH_YES : WORTH_NO;
}

static void leave_open(struct worth_line *line, const char *reason) {
  line->verdict = WORTH_UNKNOWN;
  line->reason = reason_of(reason);
}

void worth_share_range(double percent, long n, double *low, double *high) {
  double p = percent / 100.0;
  double z2 = normal_95 * normal_95;
  double count = (double)n;
  double middle = (p + z2 / (2.0 * count)) / (1.0 + z2 / count);
  double half = normal_95 * sqrt(p * (1.0 - p) / count + z2 / (4.0 * count * count)) / (1.0 + z2 / count);
  *low = 100.0 * fmax(0.0, middle - half);
  *high = 100.0 * fmin(1.0, middle + half);
}

/* Whether the earnings of so few people decide, against a line in dollars. */
static void weigh_earnings(struct worth_line *line, const struct worth_facts *facts, double against) {
  line->n = facts->graduates ? facts->earnings_n : -1;
  line->range_unit = WORTH_USD;
  line->estimate = line->verdict != WORTH_UNKNOWN && (!facts->graduates || !facts->median);
  line->figure = dollars(facts->earnings);
  line->against = against;
  bool enough = line->n > 0 && facts->spread > 0 && facts->earnings > 0;
  if (!enough || (line->verdict != WORTH_YES && line->verdict != WORTH_NO)) {
    return;
  }
  double middle = dollars(facts->earnings);
  double reach = exp(normal_95 * median_factor * facts->spread / sqrt((double)line->n));
  line->low = middle / reach;
  line->high = middle * reach;
  line->turns = line->low < against && against <= line->high;
}

/* The same of a share. One more or less is looked at by itself: the interval
 * says what another class might have come to, this what a slip in the count would. */
static void weigh_share(struct worth_line *line, double percent, long n) {
  line->n = n;
  line->range_unit = WORTH_PERCENT;
  line->figure = percent;
  line->against = line->verdict == WORTH_FIGURE ? (double)NAN : LEAST_SHARE;
  if (n <= 0 || isnan(percent)) {
    return;
  }
  worth_share_range(percent, n, &line->low, &line->high);
  if (line->verdict == WORTH_FIGURE) {
    return;
  }
  double step = 100.0 / (double)n;
  bool one = line->verdict == WORTH_YES ? percent - step < LEAST_SHARE : percent + step >= LEAST_SHARE;
  line->turns = one || (line->low < LEAST_SHARE && LEAST_SHARE <= line->high);
}

static void test_years(struct worth_line *line, const struct worth_facts *facts, const struct household *household) {
  struct worth worth = worth_of(facts->cost, facts->cost_complete, facts->earnings, household);
  line->key = "years_to_earn_back";
  line->name = _("Earns its price back");
  line->formula = _("price / (pay a year - pay compared with)");
  line->source = _("Third Way, Price-to-Earnings Premium, 2020");
  put_input(line, facts->cost_complete || facts->cost < 0 ? _("price") : _("price, at least"), dollars(facts->cost),
            WORTH_USD, facts->cost_reason);
  put_input(line, _("pay a year"), dollars(facts->earnings), WORTH_USD, facts->earnings_reason);
  put_input(line, worth.comparison_source, dollars(worth.comparison), WORTH_USD, NULL);
  line->result_unit = WORTH_YEARS;
  if (facts->earnings >= 0 && facts->earnings <= worth.comparison) {
    decide(line, false); /* whatever it costs */
  } else if (!worth.known) {
    leave_open(line, facts->earnings < 0 ? facts->earnings_reason : facts->cost_reason);
  } else {
    decide(line, worth.gain);
    line->result = worth.years;
  }
  weigh_earnings(line, facts, dollars(worth.comparison));
}

static void test_return(struct worth_line *line, const struct worth_facts *facts) {
  const struct household nobody = {.persons = 1, .present_wage = -1};
  double school = dollars(worth_of(-1, false, -1, &nobody).comparison);
  double payment =
      facts->cost < 0 ? (double)NAN : dollars(facts->cost) * loan_rate / (1.0 - pow(1.0 + loan_rate, -payback_years));
  double least = school + (isnan(payment) ? 0.0 : payment);
  double pay = dollars(facts->earnings);
  line->key = "minimum_return";
  line->name = _("Pays off within ten years");
  line->formula =
      _("pay a year >= pay with a high school diploma + yearly payment; the payment clears the price before "
        "aid in ten years at 6.39 percent interest (federal loans 2025-26)");
  line->source = _("Postsecondary Value Commission, Threshold 0, 2021; with the national median, not the state's");
  put_input(line, _("pay a year"), pay, WORTH_USD, facts->earnings_reason);
  put_input(line, _("pay with a high school diploma (BLS, Current Population Survey 2024)"), school, WORTH_USD, NULL);
  put_input(line, facts->cost_complete || facts->cost < 0 ? _("yearly payment") : _("yearly payment, at least"),
            payment, WORTH_USD, facts->cost_reason);
  if (isnan(pay)) {
    leave_open(line, facts->earnings_reason);
  } else if (pay < least) {
    decide(line, false); /* a price that is not complete would only add to it */
  } else if (isnan(payment) || !facts->cost_complete) {
    leave_open(line, facts->cost_reason);
  } else {
    decide(line, true);
  }
  weigh_earnings(line, facts, least);
}

static const char *pell_source(void) {
  return _("Workforce Pell: Public Law 119-21 (2025), 91 FR 29254 (2026), in force since July 2026");
}

/* A published span: WORTH_UNKNOWN when only part of it lies within. */
static enum worth_verdict within(double low, double high, double least, double under) {
  if (low >= least && high < under) {
    return WORTH_YES;
  }
  return high < least || low >= under ? WORTH_NO : WORTH_UNKNOWN;
}

static void test_length(struct worth_line *line, const struct worth_facts *facts) {
  double low = known(facts->days_min < 0 ? facts->days_max : facts->days_min);
  double high = known(facts->days_max < facts->days_min ? facts->days_min : facts->days_max);
  line->key = "workforce_pell_length";
  line->name = _("Workforce Pell: length");
  line->formula = _("150 to 599 clock hours, and 8 weeks to under 15");
  line->source = pell_source();
  put_input(line, _("hours of class and work"), known(facts->hours), WORTH_HOURS, facts->time_reason);
  put_input(line, _("weeks, the least"), low / 7.0, WORTH_WEEKS, facts->time_reason);
  put_input(line, _("weeks, the most"), high / 7.0, WORTH_WEEKS, facts->time_reason);
  enum worth_verdict hours =
      facts->hours < 0 ? WORTH_UNKNOWN : within(facts->hours, facts->hours, LEAST_HOURS, MOST_HOURS + 1);
  enum worth_verdict weeks = isnan(low) ? WORTH_UNKNOWN : within(low, high, LEAST_DAYS, DAYS_UNDER);
  if (hours == WORTH_NO || weeks == WORTH_NO) {
    decide(line, false);
  } else if (hours == WORTH_YES && weeks == WORTH_YES) {
    decide(line, true);
  } else {
    leave_open(line, facts->time_reason);
  }
}

static void test_share(struct worth_line *line, double percent, long n, const char *reason) {
  line->source = pell_source();
  if (isnan(percent)) {
    leave_open(line, reason);
    return;
  }
  decide(line, percent >= LEAST_SHARE);
  weigh_share(line, percent, n);
}

static void test_completion(struct worth_line *line, const struct worth_facts *facts) {
  line->key = "workforce_pell_completion";
  line->name = _("Workforce Pell: finish");
  line->formula = _("at least 70 percent finish within one and a half times the time");
  put_input(line, _("share who finished, whenever"), facts->completed, WORTH_PERCENT, NULL);
  test_share(line, facts->completed, facts->completed_n, NULL);
}

static void test_placement(struct worth_line *line, const struct worth_facts *facts) {
  bool timely = facts->employed_months >= 0 && facts->employed_months <= PLACED_MONTHS;
  double share = timely ? facts->employed : (double)NAN;
  line->key = "workforce_pell_placement";
  line->name = _("Workforce Pell: jobs");
  line->formula = _("at least 70 percent of those who finished have a job 180 days after");
  put_input(line, _("share with a job, at most 6 months after"), share, WORTH_PERCENT, facts->employed_reason);
  test_share(line, share, facts->employed_n, facts->employed_reason);
}

static void test_price(struct worth_line *line, const struct worth_facts *facts) {
  double poverty = dollars(poverty_guideline(1)) * 1.5;
  double pay = facts->graduates ? dollars(facts->earnings) : (double)NAN;
  bool whole = facts->tuition >= 0;
  double price = dollars(whole ? facts->tuition : facts->cost);
  line->key = "workforce_pell_price";
  line->name = _("Workforce Pell: price");
  line->formula =
      _("tuition and fees <= middle pay of its graduates - 150 percent of the poverty guideline of one person "
        "(HHS 2026); without the rule's correction for local prices");
  line->source = pell_source();
  put_input(line, whole ? _("tuition and fees") : _("price in all, which tuition and fees can't pass"), price,
            WORTH_USD, facts->cost_reason);
  put_input(line, _("pay a year of its graduates"), pay, WORTH_USD,
            facts->earnings_reason == NULL ? "not published" : facts->earnings_reason);
  put_input(line, _("150 percent of the poverty guideline"), poverty, WORTH_USD, NULL);
  put_input(line, _("what is added"), pay - poverty, WORTH_USD, facts->earnings_reason);
  double added = pay - poverty;
  if (isnan(pay)) {
    leave_open(line, facts->earnings_reason);
  } else if (added <= 0) {
    decide(line, false); /* no price is low enough */
  } else if (isnan(price)) {
    leave_open(line, facts->cost_reason);
  } else if (whole || (facts->cost_complete && price <= added)) {
    decide(line, price <= added);
  } else {
    leave_open(line, NULL); /* the parts of the price are not told apart */
  }
  weigh_earnings(line, facts, poverty + (isnan(price) ? 0.0 : price));
}

static void test_employed(struct worth_line *line, const struct worth_facts *facts) {
  line->key = "share_employed";
  line->name = _("Have a job after it");
  line->formula = _("those with a job / those who finished, as published");
  line->source = _("the outcomes that the record names");
  line->result_unit = WORTH_PERCENT;
  put_input(line, _("share with a job"), facts->employed, WORTH_PERCENT, facts->employed_reason);
  if (isnan(facts->employed)) {
    leave_open(line, facts->employed_reason);
    return;
  }
  line->verdict = WORTH_FIGURE;
  line->result = facts->employed;
  weigh_share(line, facts->employed, facts->employed_n);
}

static void test_family(struct worth_line *line, const struct worth_facts *facts, const struct household *household) {
  const char *source = NULL;
  double needs = dollars(worth_threshold(household, &source));
  double pay = dollars(facts->earnings);
  line->key = "family_sustaining";
  line->name = ngettext("Enough for one person", "Enough for your household", (unsigned long)household->persons);
  line->formula = _("pay a year >= what the household needs");
  line->source = source;
  put_input(line, _("pay a year"), pay, WORTH_USD, facts->earnings_reason);
  put_input(line, _("what the household needs"), needs, WORTH_USD, NULL);
  if (isnan(pay)) {
    leave_open(line, facts->earnings_reason);
    return;
  }
  decide(line, pay >= needs);
  weigh_earnings(line, facts, needs);
}

void worth_lines(const struct worth_facts *facts, const struct household *household,
                 struct worth_line lines[WORTH_LINES]) {
  for (size_t i = 0; i < WORTH_LINES; i++) {
    lines[i] = (struct worth_line){.result = (double)NAN,
                                   .figure = (double)NAN,
                                   .against = (double)NAN,
                                   .n = -1,
                                   .low = (double)NAN,
                                   .high = (double)NAN};
  }
  test_years(&lines[0], facts, household);
  test_return(&lines[1], facts);
  test_length(&lines[2], facts);
  test_completion(&lines[3], facts);
  test_placement(&lines[4], facts);
  test_price(&lines[5], facts);
  test_employed(&lines[6], facts);
  test_family(&lines[7], facts, household);
}
