/* SPDX-License-Identifier: MIT */
/*
 * What a credential is worth in money, each verdict with its arithmetic.
 *
 * Nothing here is a score: every line is a test that somebody published, with
 * its formula, its inputs and its source, and says "not known" where an input
 * is missing. Where a verdict turns on few people, it says so.
 *
 * Years to earn back     P / (E - C)
 *   Third Way, Price-to-Earnings Premium, 2020. P total price, E earnings a year,
 *   C comparison: the person's present wage, else the national median of
 *   full-time workers with a high-school diploma.
 * Minimum return         E >= H + A,  A = P r / (1 - (1 + r)^-10)
 *   Postsecondary Value Commission, Threshold 0, 2021: earn at least as much as
 *   a high-school graduate plus enough to recoup the total net price within ten
 *   years; "plus interest" as the Education-to-Workforce Indicator Framework has
 *   it. H is the national median here, not the state's; r the rate of federal
 *   Direct Loans to undergraduates of 2025-26; P the price before aid, so a "no"
 *   may become "yes" with aid.
 * Workforce Pell         Public Law 119-21 (4 July 2025), in force 1 July 2026;
 *   rules: 91 FR 29254 (19 May 2026). Four of its tests; a state's governor and
 *   the Department of Education decide, also on others.
 *   length      150 to 599 clock hours, and 8 weeks to under 15
 *   completion  at least 70 % finish within 150 % of the time
 *   placement   at least 70 % have a job 180 days after
 *   price       tuition and fees <= E - 150 % of the poverty guideline of one
 *               person, E the median of those who completed. The rule adjusts E
 *               for local prices, which is not done here.
 * Share employed         employed / completers, as published
 * Family-sustaining      E >= threshold of the household: the person's own
 *   figure, else the operator's county table (living.h), else
 *   WORTH_GUIDELINE_PERCENT of the federal poverty guideline.
 *
 * Small n. For a share: Wilson's 95 % interval (Wilson 1927; NIST/SEMATECH
 * e-Handbook, 7.2.4.1), and whether one person more or less turns the verdict.
 * For earnings of n people: E exp(+-1.96 * 1.2533 s / sqrt(n)), the standard
 * error of a median of log-normal wages; s = ln(p90 / p10) / 2.563 of what
 * graduates are said to earn, else of the occupation (BLS OEWS).
 */
#ifndef LADDERWAY_DATA_MATCH_WORTH_H
#define LADDERWAY_DATA_MATCH_WORTH_H

#include <stdbool.h>
#include <stddef.h>

struct living_table;

struct household {
  int persons;                      /* 1 to 20 */
  long long present_wage;           /* cents a year; -1 not told */
  long long needs;                  /* cents a year by the person's own count; 0 or less: not told */
  const struct living_table *table; /* the operator's; NULL none */
  const char *county, *state;       /* where they live; NULL not told */
};

enum { WORTH_GUIDELINE_PERCENT = 200 }; /* of the poverty guideline: this project's default, not a law */

struct worth {
  bool known;           /* false: a figure is missing */
  const char *reason;   /* why not, one of the five words; NULL when known */
  bool gain;            /* false: no gain on these figures */
  double years;         /* to earn the price back; 0 for a free one */
  long long comparison; /* cents a year */
  const char *comparison_source;
  bool threshold_known; /* earnings are known, so the next is meaningful */
  bool family_sustaining;
  long long threshold; /* cents a year */
  const char *threshold_source;
};

/* `cost` and `earnings` in cents, -1 unknown; `cost_complete` false makes the
 * result unknown, since "at least" can't be earned back by a date. */
struct worth worth_of(long long cost, bool cost_complete, long long earnings, const struct household *household);

/* What the household needs in a year, in cents, and whose figure it is (lives
 * as long as the household's table). */
long long worth_threshold(const struct household *household, const char **source);

/* The federal poverty guideline of 2026 for the 48 contiguous states and D.C.,
 * cents a year (HHS, 91 FR 1797, 15 January 2026). */
long long poverty_guideline(int persons);

/* What is known of a credential. Money in cents; -1 (NAN for shares and for
 * the spread) where not known. */
struct worth_facts {
  long long cost; /* total */
  bool cost_complete;
  long long tuition;  /* tuition and fees alone */
  long long earnings; /* a year */
  bool graduates;     /* earned by its graduates; false: the occupation's wage */
  bool median;        /* false: an average */
  long earnings_n;
  double spread; /* s above */
  double days_min, days_max, hours;
  double completed; /* percent */
  long completed_n;
  double employed; /* percent */
  long employed_n;
  int employed_months; /* after completion; -1 */
  const char *cost_reason, *earnings_reason, *time_reason,
      *employed_reason; /* of the five words; NULL: "not published" */
};

/* Everything not known. */
struct worth_facts worth_facts_none(void);

enum worth_verdict { WORTH_UNKNOWN, WORTH_NO, WORTH_YES, WORTH_FIGURE /* a figure, without a line to reach */ };
enum worth_unit { WORTH_USD, WORTH_PERCENT, WORTH_HOURS, WORTH_WEEKS, WORTH_YEARS };

struct worth_input {
  const char *name; /* translated */
  double value;     /* dollars, percent ...; NAN not known */
  enum worth_unit unit;
  const char *reason; /* why it is not known; NULL when it is */
};

enum { WORTH_LINES = 8, WORTH_MOST_INPUTS = 6 };

struct worth_line {
  const char *key;  /* in the JSON document: "minimum_return" */
  const char *name; /* translated, as all texts here */
  enum worth_verdict verdict;
  const char *reason; /* of WORTH_UNKNOWN; else NULL */
  const char *formula, *source;
  struct worth_input inputs[WORTH_MOST_INPUTS];
  size_t input_count;
  double result; /* years or percent; NAN where the verdict is all */
  enum worth_unit result_unit;
  bool estimate;          /* a job's wage, or an average, stands for the median of graduates */
  double figure, against; /* what is published, and what it has to reach; NAN where the verdict needs more than two */
  /* Few people: the deciding figure lies between `low` and `high` (95 %); NAN
   * where that can't be said. */
  long n; /* -1 not stated */
  double low, high;
  enum worth_unit range_unit; /* of these four */
  bool turns;                 /* the verdict is another one within that, or with one person more or less */
};

/* All tests, in the order above. */
void worth_lines(const struct worth_facts *facts, const struct household *household,
                 struct worth_line lines[WORTH_LINES]);

/* Wilson's 95 % interval of a share, in percent. */
void worth_share_range(double percent, long n, double *low, double *high);

/* "yes", "no", "figure"; NULL for what is not known: for the JSON document. */
const char *worth_verdict_name(enum worth_verdict verdict);

#endif
