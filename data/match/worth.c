/* SPDX-License-Identifier: MIT */
#include "data/match/worth.h"

#include "data/base/i18n.h"
#include "data/match/living.h"

/* Median usual weekly earnings of full-time workers of 25 and over with a
 * high-school diploma and no college, 2024 annual average: $930 (BLS, Current
 * Population Survey); times 52 weeks. */
static const long long high_school_year = 930LL * 52 * 100;

/* HHS poverty guidelines 2026, 91 FR 1797: one person, and each one more. */
static const long long guideline_first = 15960LL * 100;
static const long long guideline_more = 5680LL * 100;

long long poverty_guideline(int persons) {
  int more = persons > 1 ? persons - 1 : 0;
  return guideline_first + guideline_more * more;
}

long long worth_threshold(const struct household *household, const char **source) {
  const struct living_row *row = NULL;
  if (household->needs > 0) {
    *source = _("what your household needs, as you said");
    return household->needs;
  }
  if (household->table != NULL) {
    row = living_find(household->table, household->county, household->state, household->persons);
  }
  if (row != NULL) {
    *source = row->source;
    return row->cents;
  }
  *source = household->table == NULL
                ? _("200% of the federal poverty guideline of 2026 (HHS, 91 FR 1797); this program's own line")
                : _("twice the federal poverty guideline of 2026 (HHS, 91 FR 1797): the table of counties has no "
                    "line for your county and household");
  return poverty_guideline(household->persons) * WORTH_GUIDELINE_PERCENT / 100;
}

struct worth worth_of(long long cost, bool cost_complete, long long earnings, const struct household *household) {
  struct worth worth = {0};
  bool told = household->present_wage >= 0;
  worth.comparison = told ? household->present_wage : high_school_year;
  worth.comparison_source =
      told ? _("what you earn now, as you said")
           : _("full-time workers with a high school diploma, half earn more: BLS, Current Population Survey 2024");
  worth.threshold = worth_threshold(household, &worth.threshold_source);
  worth.threshold_known = earnings >= 0;
  worth.family_sustaining = earnings >= worth.threshold;
  if (cost < 0 || !cost_complete || earnings < 0) {
    worth.reason = "not published";
    return worth;
  }
  worth.known = true;
  long long premium = earnings - worth.comparison;
  worth.gain = premium > 0;
  worth.years = worth.gain ? (double)cost / (double)premium : 0.0;
  return worth;
}
