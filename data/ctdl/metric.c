/* SPDX-License-Identifier: MIT */
#include "data/ctdl/metric.h"

#include <math.h>
#include <string.h>

#include "data/ctdl/reader.h"

/* What a metric measures, told by the words in its name and type. The first
 * row that fits counts; a median or mean is told by the observation. */
struct measure_words {
  const char *word;
  const char *measure;
};

static const struct measure_words measures[] = {
    {"pass", "pass_rate"},
    {"earning", "median_earnings"},
    {"wage", "median_earnings"},
    {"income", "median_earnings"},
    {"salar", "median_earnings"},
    {"retention", "retained"},
    {"retained", "retained"},
    {"still employed", "retained"},
    {"jobs obtained", "jobs_obtained"},
    {"jobsobtained", "jobs_obtained"},
    {"job placement", "employed"},
    {"placement rate", "employed"},
    {"employ", "employed"},
    {"hired", "employed"},
    {"complet", "completed"},
    {"graduation", "completed"},
    {"award", "awarded"},
    {"credentials earned", "awarded"},
    {"degrees earned", "awarded"},
    {"licensure exam", "pass_rate"},
};

/* A metric that says it counts the unemployed, or those who failed, is not
 * what its words seem to say. */
static bool is_reversed(const char *text) {
  return contains_word(text, "unemploy") || contains_word(text, "not employed") || contains_word(text, "non-complet") ||
         contains_word(text, "noncomplet") || contains_word(text, "not complet");
}

struct metric metric_of(const char *name, const char *type) {
  struct metric metric = {.name = name};
  const char *texts[] = {type, name};
  for (size_t t = 0; t < 2 && metric.measure == NULL; t++) {
    for (size_t i = 0; i < sizeof measures / sizeof measures[0] && metric.measure == NULL; i++) {
      if (contains_word(texts[t], measures[i].word) && !is_reversed(texts[t])) {
        metric.measure = measures[i].measure;
      }
    }
  }
  metric.money = metric.measure != NULL && strcmp(metric.measure, "median_earnings") == 0;
  metric.mean = contains_word(name, "average") || contains_word(name, "mean ");
  metric.rate = contains_word(name, "rate") || contains_word(name, "percent") || contains_word(name, "%");
  return metric;
}

/* What of an amount of money a statistic is. */
static const struct measure_words amounts[] = {
    {"median", "median_earnings"},    {"mean", "average_earnings"},      {"percentile10", "earnings_p10"},
    {"percentile25", "low_earnings"}, {"percentile75", "high_earnings"}, {"percentile90", "earnings_p90"},
    {"minValue", "low_earnings"},     {"maxValue", "high_earnings"},     {"standardDeviation", "earnings_deviation"},
};

/* "12 % more earnings" is no amount, and the middle of rates no rate. */
const char *metric_measure(const struct metric *metric, const char *statistic) {
  bool plain = strcmp(statistic, "value") == 0;
  if (!metric->money) {
    return plain || strcmp(statistic, "percentage") == 0 ? metric->measure : NULL;
  }
  if (plain) {
    return metric->mean ? "average_earnings" : "median_earnings";
  }
  for (size_t i = 0; i < sizeof amounts / sizeof amounts[0]; i++) {
    if (strcmp(statistic, amounts[i].word) == 0) {
      return amounts[i].measure;
    }
  }
  return NULL;
}

static struct metric metric_in(const struct record *record) {
  const char *name = words_pick(&record->name, "en");
  struct metric metric = metric_of(name, NULL);
  for (size_t i = 0; record->metric != NULL && i < record->metric->types.count; i++) {
    struct metric typed = metric_of(name, record->metric->types.items[i]);
    if (typed.measure != NULL) {
      return typed;
    }
  }
  return metric;
}

static enum period period_of(const struct record *metric, double value) {
  const char *const texts[] = {metric->metric == NULL ? NULL : metric->metric->income, words_pick(&metric->name, "en"),
                               words_pick(&metric->description, "en")};
  enum period period = PERIOD_UNSTATED;
  for (size_t i = 0; i < sizeof texts / sizeof texts[0] && period == PERIOD_UNSTATED; i++) {
    period = period_in(texts[i]);
  }
  return usual_period(period, value);
}

static int months_of(const struct record *metric) {
  int months = months_in(words_pick(&metric->name, "en"));
  return months >= 0 ? months : months_in(words_pick(&metric->description, "en"));
}

bool metric_resolve(struct arena *arena, const struct record *metric, struct outcome *outcome) {
  struct metric means = metric_in(metric);
  const char *measure =
      means.measure == NULL || outcome->statistic == NULL ? NULL : metric_measure(&means, outcome->statistic);
  if (measure == NULL) {
    return false;
  }
  bool percent = means.rate || strcmp(outcome->statistic, "percentage") == 0;
  const char *unit = percent ? "percent" : "people";
  if (means.money) {
    unit = outcome->withheld && outcome->unit == NULL
               ? "money"
               : money_unit(arena, outcome->unit, period_of(metric, outcome->value));
  }
  if (unit == NULL) {
    return false;
  }
  outcome->measure = measure;
  outcome->unit = unit;
  outcome->months_after = outcome->months_after >= 0 ? outcome->months_after : months_of(metric);
  outcome->note = words_pick(&metric->name, "en") != NULL ? words_pick(&metric->name, "en") : outcome->note;
  outcome->note_es = metric->name.es != NULL ? metric->name.es : outcome->note_es;
  if (outcome->definition == NULL && metric->metric != NULL) {
    outcome->definition = metric->metric->definition;
  }
  return true;
}
