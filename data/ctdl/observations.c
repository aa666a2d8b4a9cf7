/* SPDX-License-Identifier: MIT */
/*
 * Data sets as they are published since 2025: observations, each of a metric,
 * at a point of several dimensions (a program, a year, a group of people).
 */
#include <ctype.h>
#include <limits.h>
#include <math.h>
#include <string.h>

#include "data/ctdl/read.h"
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

struct metric {
  const char *measure; /* NULL: of no use here */
  const char *name;
  bool money;
  bool rate;
  bool mean;
};

/* A metric that says it counts the unemployed, or those who failed, is not
 * what its words seem to say. */
static bool is_reversed(const char *text) {
  return contains_word(text, "unemploy") || contains_word(text, "not employed") || contains_word(text, "non-complet") ||
         contains_word(text, "noncomplet") || contains_word(text, "not complet");
}

static struct metric classify(const char *name, const char *type) {
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

static struct metric read_metric(struct reader *reader, const struct tree *value, struct frame *frame) {
  const struct tree *node = follow(reader, tree_each(value, 0));
  const char *name = NULL;
  const char *type = NULL;
  for (const struct tree *item = tree_first_member(node); item != NULL; item = tree_next(item)) {
    enum term term = item->term;
    if (term == TERM_NAME) {
      name = read_text(reader, item, TEXT_LINE, NAME_LIMIT);
    } else if (term == TERM_METRIC_TYPE) {
      type = read_concept(reader, tree_each(item, 0), "metricCat");
    } else {
      take_frame_part(reader, term, item, frame);
    }
  }
  if (frame->period == PERIOD_UNSTATED) {
    enum period named = period_in(name);
    frame->period = named != PERIOD_UNSTATED ? named : period_in(frame->common.note);
  }
  if (frame->common.months_after < 0) {
    int named = months_in(name);
    frame->common.months_after = named >= 0 ? named : months_in(frame->common.note);
  }
  frame->common.note = name != NULL ? name : frame->common.note;
  return classify(name, type);
}

/* "2023", "2022-07-01", "2021/2022" */
static bool is_time(const char *text) {
  return strspn(text, "0123456789") == 4 && strspn(text, "0123456789-/") == strlen(text);
}

/* The one id of a resource that all links to it agree on. */
static const char *id_of(const struct reference *reference) {
  return reference->ctid != NULL ? reference->ctid : reference->uri;
}

static bool is_subject(const struct record *record, const char *id) {
  for (size_t i = 0; id != NULL && i < record->about.count; i++) {
    const char *subject = id_of(&record->about.items[i]);
    if (subject != NULL && strcmp(subject, id) == 0) {
      return true;
    }
  }
  return false;
}

/* A point that the data set lists as its subject, or that the document knows
 * as a credential or course; of links to elsewhere the first with a CTID. */
static bool is_measured(const struct record *record, const struct reference *point, const struct outcome *common) {
  enum record_kind kind = record_kind_of(point->type);
  if (is_subject(record, id_of(point))) {
    return true;
  }
  if (point->type != NULL) {
    return kind != RECORD_OTHER && kind != RECORD_ORGANIZATION;
  }
  return point->ctid != NULL && common->about == NULL;
}

static void name_group(struct reader *reader, struct outcome *common, const char *name) {
  common->group =
      common->group == NULL ? name : kept(reader, arena_printf(reader->arena, "%s, %s", common->group, name));
}

static void take_time(struct reader *reader, const struct tree *time, struct frame *frame) {
  for (const struct tree *item = tree_first_member(time); item != NULL; item = tree_next(item)) {
    take_frame_part(reader, item->term, item, frame);
  }
}

/* One coordinate: a time, the record that is measured, or a group of people. */
static void take_point(struct reader *reader, const struct record *record, const struct tree *value,
                       struct frame *frame) {
  struct outcome *common = &frame->common;
  const char *text = tree_text(value);
  if (text != NULL && is_time(text)) {
    common->from = common->to = read_line(reader, value);
    return;
  }
  struct reference point;
  if (!read_reference(reader, value, &point)) {
    return;
  }
  if (point.type != NULL && strcmp(point.type, "qdata:DataSetTimeFrame") == 0) {
    take_time(reader, follow(reader, value), frame);
  } else if (is_measured(record, &point, common)) {
    common->about = id_of(&point);
  } else if (record_kind_of(point.type) != RECORD_ORGANIZATION) {
    const char *end = point.uri == NULL ? NULL : strrchr(point.uri, ':');
    name_group(reader, common, point.name != NULL ? point.name : end != NULL ? end + 1 : point.uri);
  }
}

static void take_points(struct reader *reader, const struct record *record, const struct tree *value,
                        struct frame *frame) {
  const char *note = frame->common.note;
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count && i < MOST_POINTS; i++) {
    take_point(reader, record, tree_each(value, i), frame);
  }
  frame->common.note = note;
}

static void add_money_observation(struct reader *reader, struct record *record, const struct frame *frame,
                                  const struct metric *metric, const struct figure *figure) {
  const char *plain = metric->mean ? "average_earnings" : "median_earnings";
  if (figure->withheld) {
    add_money(reader, record, frame, plain, NAN, figure);
    return;
  }
  add_money(reader, record, frame, "median_earnings", figure->median, figure);
  add_money(reader, record, frame, "average_earnings", figure->mean, figure);
  add_money(reader, record, frame, "low_earnings", isnan(figure->percentile_25) ? figure->low : figure->percentile_25,
            figure);
  add_money(reader, record, frame, "high_earnings", isnan(figure->percentile_75) ? figure->high : figure->percentile_75,
            figure);
  if (!figure->percent) { /* "12 % more earnings" is no amount */
    add_money(reader, record, frame, plain, figure->value, figure);
  }
}

static long read_size(const struct tree *value) {
  double number;
  return read_number(tree_each(value, 0), &number) && number >= 0 && number < INT_MAX ? (long)number : -1;
}

static void add_observation(struct reader *reader, struct record *record, const struct tree *observation,
                            struct frame frame) {
  struct figure figure = read_figure(reader, observation);
  struct metric metric = {0};
  long population = -1;
  for (const struct tree *item = tree_first_member(observation); item != NULL; item = tree_next(item)) {
    enum term term = item->term;
    if (term == TERM_IS_OBSERVATION_OF) {
      metric = read_metric(reader, item, &frame);
    } else if (term == TERM_SIZE_OF_DATA) {
      frame.common.n = read_size(item);
    } else if (term == TERM_SIZE_OF_POPULATION) {
      population = read_size(item);
    }
  }
  take_points(reader, record, member(observation, TERM_AT_POINT), &frame);
  frame.common.n = frame.common.n >= 0 ? frame.common.n : population;
  bool money = metric.money ||
               (metric.measure == NULL && figure.currency != NULL && (!isnan(figure.median) || !isnan(figure.mean)));
  if (money) {
    add_money_observation(reader, record, &frame, &metric, &figure);
  } else if (metric.measure != NULL) {
    add_outcome(reader, record, &frame, metric.measure, figure.value,
                figure.percent || metric.rate ? "percent" : "people", figure.withheld);
  }
}

/* Data sets that don't list their subjects have them in their points. */
static void add_subjects(struct reader *reader, struct record *record) {
  if (record->about.count > 0) {
    return;
  }
  for (size_t i = 0; i < record->outcome_count; i++) {
    const char *id = record->outcomes[i].about;
    if (id != NULL && !is_subject(record, id)) {
      bool is_ctid = strncmp(id, "ce-", 3) == 0;
      add_reference(reader, &record->about,
                    &(struct reference){.ctid = is_ctid ? id : NULL, .uri = is_ctid ? NULL : id});
    }
  }
}

void add_observations(struct reader *reader, struct record *record, const struct tree *value) {
  struct frame frame = data_set_frame(record);
  take_time(reader, follow(reader, tree_each(member(value, TERM_TEMPORAL_COVERAGE), 0)), &frame);
  frame.common.note = NULL;
  const struct tree *observations = member(value, TERM_HAS_OBSERVATION);
  size_t count = tree_each_count(observations);
  for (size_t i = 0; i < count && record->outcome_count < LIST_LIMIT; i++) {
    const struct tree *observation = follow(reader, tree_each(observations, i));
    if (tree_is_object(observation)) {
      add_observation(reader, record, observation, frame);
    }
  }
  add_subjects(reader, record);
}
