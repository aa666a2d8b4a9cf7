/* SPDX-License-Identifier: MIT */
#include "views/worth_facts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/jobs/jobs.h"
#include "views/format.h"

enum { LINE = 600, PLACED_MONTHS = 6, MOST_TYPES = 16 };

/* Between the lowest and the highest tenth of a normal distribution. */
static const double tenths = 2.5631;

static bool is_tuition_or_fee(const char *type) {
  static const char *const words[] = {"Tuition", "Fee", "Fees"};
  const char *colon = type == NULL ? NULL : strchr(type, ':');
  const char *local = colon == NULL ? type : colon + 1;
  for (size_t i = 0; local != NULL && i < sizeof words / sizeof words[0]; i++) {
    size_t length = strlen(local);
    size_t tail = strlen(words[i]);
    if (length >= tail && strcmp(local + length - tail, words[i]) == 0) {
      return true;
    }
  }
  return false;
}

/* -1 when there are none, or several prices of one kind: for residents and others. */
static long long tuition_of(const struct credential *credential) {
  const char *seen[MOST_TYPES];
  size_t count = 0;
  long long sum = 0;
  bool tuition = false;
  for (size_t i = 0; i < credential->cost_count; i++) {
    const struct cost_line *line = &credential->costs[i];
    if (line->optional || !is_tuition_or_fee(line->type)) {
      continue;
    }
    for (size_t j = 0; j < count; j++) {
      if (strcmp(seen[j], line->type) == 0) {
        return -1;
      }
    }
    if (count == MOST_TYPES || line->cents < 0) {
      return -1;
    }
    seen[count++] = line->type;
    sum += line->cents;
    tuition = tuition || strstr(line->type, "Tuition") != NULL;
  }
  return tuition ? sum : -1;
}

static const struct outcome_line *find_outcome(const struct credential *credential, const char *measure,
                                               const char *unit, int months) {
  const struct outcome_line *found = NULL;
  for (size_t i = 0; i < credential->outcome_count; i++) {
    const struct outcome_line *line = &credential->outcomes[i];
    bool right = strcmp(line->measure, measure) == 0 && line->unit != NULL && strcmp(line->unit, unit) == 0 &&
                 isfinite(line->value) && !line->withheld;
    if (right && (found == NULL || line->months_after == months)) {
      found = line;
    }
  }
  return found;
}

static bool was_withheld(const struct credential *credential, const char *measure) {
  for (size_t i = 0; i < credential->outcome_count; i++) {
    if (strcmp(credential->outcomes[i].measure, measure) == 0 && credential->outcomes[i].withheld) {
      return true;
    }
  }
  return false;
}

static void read_shares(const struct credential *credential, struct worth_facts *facts) {
  const struct outcome_line *employed = find_outcome(credential, "employed", "percent", PLACED_MONTHS);
  const struct outcome_line *completed = find_outcome(credential, "completed", "percent", -1);
  if (employed != NULL) {
    facts->employed = employed->value;
    facts->employed_n = employed->n;
    facts->employed_months = employed->months_after;
  } else {
    facts->employed_reason = was_withheld(credential, "employed") ? "too few" : "not published";
  }
  if (completed != NULL) {
    facts->completed = completed->value;
    facts->completed_n = completed->n;
  }
}

static double spread_between(double low, double high) {
  return low > 0 && high > low ? log(high / low) / tenths : (double)NAN;
}

/* Of its graduates where that is published, else of the occupation. */
static double spread_of(const struct view *view, const struct credential *credential) {
  const struct outcome_line *low = find_outcome(credential, "earnings_p10", "USD/year", -1);
  const struct outcome_line *high = find_outcome(credential, "earnings_p90", "USD/year", -1);
  const char *code = credential->earnings_job != NULL ? credential->earnings_job
                     : credential->job_count > 0      ? credential->jobs[0].code
                                                      : NULL;
  struct error error = {0};
  struct job job;
  if (low != NULL && high != NULL) {
    return spread_between(low->value, high->value);
  }
  if (code == NULL || job_read(view->session->catalog, view->arena, code, &job, &error) != 0) {
    return (double)NAN;
  }
  return spread_between((double)job.wages.p10, (double)job.wages.p90);
}

struct worth_facts worth_facts_of(const struct view *view, const struct credential *credential) {
  const struct credential_row *row = &credential->row;
  struct worth_facts facts = worth_facts_none();
  bool dollars = row->currency == NULL || strcmp(row->currency, "USD") == 0;
  facts.cost = dollars ? row->cost : -1;
  facts.cost_complete = row->cost_complete;
  facts.cost_reason = dollars ? row->cost_reason : "does not apply";
  facts.tuition = dollars ? tuition_of(credential) : -1;
  facts.earnings = row->earnings;
  facts.earnings_reason = row->earnings_reason;
  facts.graduates = row->earnings_basis != NULL && strcmp(row->earnings_basis, "graduates") == 0;
  facts.median = credential->earnings_measure != NULL && strcmp(credential->earnings_measure, "median_earnings") == 0;
  facts.earnings_n = credential->earnings_n;
  facts.spread = facts.graduates ? spread_of(view, credential) : (double)NAN;
  facts.days_min = row->days_min;
  facts.days_max = row->days_max;
  facts.hours = row->effort_hours;
  facts.time_reason = row->time_reason;
  read_shares(credential, &facts);
  return facts;
}

void worth_lines_of(const struct view *view, const struct credential *credential,
                    struct worth_line lines[WORTH_LINES]) {
  struct worth_facts facts = worth_facts_of(view, credential);
  worth_lines(&facts, &view->session->household, lines);
}

static void value_words(double value, enum worth_unit unit, char *text, size_t size) {
  switch (unit) {
    case WORTH_USD:
      format_money(text, size, llround(fabs(value)) * 100, "USD", NULL);
      if (value <= -0.5) {
        char positive[64];
        (void)snprintf(positive, sizeof positive, "%s", text);
        (void)snprintf(text, size, "-%s", positive);
      } else if (value < 0.5) {
        (void)snprintf(text, size, "$0");
      }
      break;
    case WORTH_PERCENT:
      format_percent(text, size, round(value * 10.0) / 10.0);
      break;
    case WORTH_HOURS:
      (void)snprintf(text, size, "%g", value);
      break;
    case WORTH_WEEKS:
      (void)snprintf(text, size, "%g", round(value * 10.0) / 10.0);
      break;
    case WORTH_YEARS:
      (void)snprintf(text, size, _("%.1f years"), value);
      break;
  }
}

/* ": $25,664, needed $48,664"; "" where the verdict needs more than two figures. */
static void figure_words(const struct worth_line *line, char *text, size_t size) {
  char figure[64];
  char against[64];
  text[0] = '\0';
  if (!isnan(line->figure) && !isnan(line->against)) {
    value_words(line->figure, line->range_unit, figure, sizeof figure);
    value_words(line->against, line->range_unit, against, sizeof against);
    (void)snprintf(text, size, _(": %s, needed %s"), figure, against);
  }
}

void worth_verdict_words(const struct worth_line *line, char *text, size_t size) {
  char figures[192];
  switch (line->verdict) {
    case WORTH_YES:
    case WORTH_NO:
      figure_words(line, figures, sizeof figures);
      (void)snprintf(text, size, "%s%s%s", line->verdict == WORTH_YES ? _("yes") : _("no"), figures,
                     line->estimate ? _(" (an estimate)") : "");
      break;
    case WORTH_FIGURE:
      value_words(line->result, line->result_unit, text, size);
      break;
    case WORTH_UNKNOWN:
      (void)snprintf(text, size, _("not known: %s"), reason_words(line->reason));
      break;
  }
}

void worth_few_words(const struct worth_line *line, char *text, size_t size) {
  char low[64];
  char high[64];
  text[0] = '\0';
  if (line->n < 0 || isnan(line->low)) {
    return;
  }
  value_words(line->low, line->range_unit, low, sizeof low);
  value_words(line->high, line->range_unit, high, sizeof high);
  if (line->turns) {
    (void)snprintf(text, size,
                   ngettext("of %ld person, so between %s and %s: another class may turn it",
                            "of %ld people, so between %s and %s: another class may turn it", (unsigned long)line->n),
                   line->n, low, high);
  } else if (line->verdict == WORTH_FIGURE) {
    (void)snprintf(
        text, size,
        ngettext("of %ld person, so between %s and %s", "of %ld people, so between %s and %s", (unsigned long)line->n),
        line->n, low, high);
  }
}

static void input_words(const struct worth_input *input, char *text, size_t size) {
  char value[64];
  if (input->reason != NULL) {
    (void)snprintf(value, sizeof value, "%.60s", reason_words(input->reason));
  } else {
    value_words(input->value, input->unit, value, sizeof value);
  }
  (void)snprintf(text, size, "%s: %s", input->name, value);
}

static enum style style_of(const struct worth_line *line) {
  return line->verdict == WORTH_YES && !line->turns ? STYLE_GOOD
         : line->verdict == WORTH_UNKNOWN           ? STYLE_DIM
         : line->turns                              ? STYLE_WARN
                                                    : STYLE_PLAIN;
}

/* The first and the last of the lines are sentences of the page already. */
static bool stands_above(size_t at) {
  return at == 0 || at == WORTH_LINES - 1;
}

void worth_put_lines(const struct worth_line *lines, struct page *page) {
  for (size_t i = 0; i < WORTH_LINES; i++) {
    char text[LINE];
    char few[LINE];
    worth_few_words(&lines[i], few, sizeof few);
    if (!stands_above(i)) {
      worth_verdict_words(&lines[i], text, sizeof text);
      page_pair(page, lines[i].name, text, style_of(&lines[i]));
    } else if (lines[i].turns) {
      (void)snprintf(text, sizeof text, "%s:", lines[i].name);
      page_pair(page, text, few, STYLE_WARN);
      continue;
    }
    if (few[0] != '\0' && !stands_above(i)) {
      page_pair(page, "", few, lines[i].turns ? STYLE_WARN : STYLE_DIM);
    }
  }
  page_text(page, STYLE_DIM, _("i shows the arithmetic of each, and who made the test."));
}

void worth_put_sources(const struct worth_line *lines, struct page *page) {
  for (size_t i = 0; i < WORTH_LINES; i++) {
    const struct worth_line *line = &lines[i];
    char text[LINE];
    char few[LINE];
    page_section(page, line->name);
    worth_verdict_words(line, text, sizeof text);
    if (line->key != NULL && line->verdict == WORTH_YES && !isnan(line->result)) {
      size_t length = strlen(text);
      char years[64];
      value_words(line->result, line->result_unit, years, sizeof years);
      (void)snprintf(text + length, sizeof text - length, ", %s", years);
    }
    page_pair(page, _("Verdict"), text, style_of(line));
    page_pair(page, _("Formula"), line->formula, STYLE_PLAIN);
    for (size_t j = 0; j < line->input_count; j++) {
      input_words(&line->inputs[j], text, sizeof text);
      page_pair(page, j == 0 ? _("Figures") : "", text, STYLE_PLAIN);
    }
    worth_few_words(line, few, sizeof few);
    if (few[0] != '\0') {
      page_pair(page, _("Few people"), few, line->turns ? STYLE_WARN : STYLE_PLAIN);
    }
    if (line->estimate) {
      page_pair(page, _("Estimate"),
                _("an average, or the wage of the job, stands for what half of its graduates earn at least"),
                STYLE_PLAIN);
    }
    page_pair(page, _("Source"), line->source, STYLE_PLAIN);
  }
  page_section(page, _("When figures are of few people"));
  page_text(
      page, STYLE_PLAIN,
      _("A share of n people lies in Wilson's interval of 95 percent (NIST e-Handbook 7.2.4.1). Pay of n people lies "
        "between E / f and E x f with f = exp(1.96 x 1.2533 x s / square root of n); s = ln(p90 / p10) / 2.563 "
        "of the graduates where published, else of the job (BLS OEWS). A verdict that is another one within "
        "that, or with one person more or less, says so."));
}
