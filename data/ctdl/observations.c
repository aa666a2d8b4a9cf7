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

enum { MOST_TYPES = 10 };

/* The one id of a resource that all links to it agree on. */
static const char *id_of(const struct reference *reference) {
  return reference->ctid != NULL ? reference->ctid : reference->uri;
}

/* What an observation was made of: its metric, if the document holds it, else
 * where to find it. */
static struct metric read_metric(struct reader *reader, const struct tree *value, struct frame *frame) {
  struct reference reference;
  const struct tree *node = follow(reader, tree_each(value, 0));
  if (read_reference(reader, tree_each(value, 0), &reference)) {
    frame->common.metric = id_of(&reference);
  }
  struct metric metric = {0};
  const struct tree *types = NULL;
  for (const struct tree *item = tree_first_member(node); item != NULL; item = tree_next(item)) {
    if (item->term == TERM_NAME) {
      metric.name = read_text(reader, item, TEXT_LINE, NAME_LIMIT);
      frame->common.note_es = read_text(reader, spanish_of(item), TEXT_LINE, NAME_LIMIT);
    } else if (item->term == TERM_METRIC_TYPE) {
      types = item;
    } else {
      take_frame_part(reader, item->term, item, frame);
    }
  }
  const char *name = metric.name;
  if (frame->period == PERIOD_UNSTATED) {
    enum period named = period_in(name);
    frame->period = named != PERIOD_UNSTATED ? named : period_in(frame->common.note);
  }
  if (frame->common.months_after < 0) {
    int named = months_in(name);
    frame->common.months_after = named >= 0 ? named : months_in(frame->common.note);
  }
  frame->common.note = name != NULL ? name : frame->common.note;
  metric = metric_of(name, NULL);
  for (size_t i = 0; i < tree_each_count(types) && i < MOST_TYPES; i++) {
    struct metric typed = metric_of(name, read_concept(reader, tree_each(types, i), "metricCat"));
    if (typed.measure != NULL) {
      return typed;
    }
  }
  return metric;
}

/* "2023", "2022-07-01", "2021/2022" */
static bool is_time(const char *text) {
  return strspn(text, "0123456789") == 4 && strspn(text, "0123456789-/") == strlen(text);
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

/* The figures that one observation may have at once, under their names. */
struct statistic {
  const char *name;
  double value;
};

enum { MOST_STATISTICS = 10 };

static size_t list_statistics(const struct figure *figure, struct statistic *list) {
  /* Quartiles say more of the middle half than the lowest and the highest. */
  double low = isnan(figure->percentile_25) ? figure->low : NAN;
  double high = isnan(figure->percentile_75) ? figure->high : NAN;
  const struct statistic all[MOST_STATISTICS] = {
      {"median", figure->median},
      {"mean", figure->mean},
      {"percentile25", figure->percentile_25},
      {"minValue", low},
      {"percentile75", figure->percentile_75},
      {"maxValue", high},
      {"percentile10", figure->percentile_10},
      {"percentile90", figure->percentile_90},
      {"standardDeviation", figure->deviation},
      {figure->percent ? "percentage" : "value", figure->value},
  };
  size_t count = 0;
  for (size_t i = 0; i < MOST_STATISTICS; i++) {
    bool plain = i == MOST_STATISTICS - 1;
    if (plain ? figure->withheld || !isnan(all[i].value) : !figure->withheld && !isnan(all[i].value)) {
      list[count++] = all[i];
    }
  }
  return count;
}

static void add_money_observation(struct reader *reader, struct record *record, struct frame frame,
                                  const struct metric *metric, const struct figure *figure) {
  struct statistic list[MOST_STATISTICS];
  size_t count = list_statistics(figure, list);
  for (size_t i = 0; i < count; i++) {
    const char *name = figure->withheld ? "value" : list[i].name; /* withheld: of what it would have been */
    const char *measure = metric_measure(metric, name);
    frame.common.statistic = name;
    if (measure != NULL) {
      add_money(reader, record, &frame, measure, list[i].value, figure);
    }
  }
}

/* The metric is published elsewhere: kept until somebody has both. */
static void add_unresolved(struct reader *reader, struct record *record, const struct frame *frame,
                           const struct figure *figure) {
  struct statistic list[MOST_STATISTICS];
  size_t count = list_statistics(figure, list);
  for (size_t i = 0; i < count; i++) {
    struct outcome *items = list_room(reader, record->unresolved, record->unresolved_count, sizeof *items);
    if (items == NULL) {
      return;
    }
    record->unresolved = items;
    struct outcome *outcome = &items[record->unresolved_count++];
    *outcome = frame->common;
    outcome->statistic = list[i].name;
    outcome->value = figure->withheld ? NAN : list[i].value;
    outcome->withheld = figure->withheld;
    outcome->unit = figure->currency;
  }
}

static void add_rate_observation(struct reader *reader, struct record *record, struct frame frame,
                                 const struct metric *metric, const struct figure *figure) {
  frame.common.low = figure->low;
  frame.common.high = figure->high;
  frame.common.statistic = figure->percent ? "percentage" : "value";
  add_outcome(reader, record, &frame, metric->measure, figure->value,
              figure->percent || metric->rate ? "percent" : "people", figure->withheld);
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
  bool elsewhere = metric.measure == NULL && metric.name == NULL && frame.common.metric != NULL;
  if (elsewhere) {
    add_unresolved(reader, record, &frame, &figure);
  } else if (metric.money) {
    add_money_observation(reader, record, frame, &metric, &figure);
  } else if (metric.measure != NULL) {
    add_rate_observation(reader, record, frame, &metric, &figure);
  }
}

static void add_subject(struct reader *reader, struct record *record, const char *id) {
  if (id != NULL && !is_subject(record, id)) {
    bool is_ctid = strncmp(id, "ce-", 3) == 0;
    add_reference(reader, &record->about, &(struct reference){.ctid = is_ctid ? id : NULL, .uri = is_ctid ? NULL : id});
  }
}

/* Data sets that don't list their subjects have them in their points. */
static void add_subjects(struct reader *reader, struct record *record) {
  if (record->about.count > 0) {
    return;
  }
  for (size_t i = 0; i < record->outcome_count; i++) {
    add_subject(reader, record, record->outcomes[i].about);
  }
  for (size_t i = 0; i < record->unresolved_count; i++) {
    add_subject(reader, record, record->unresolved[i].about);
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

void take_metric(struct reader *reader, struct record *record, const struct tree *node) {
  struct metric_profile *metric = arena_alloc(reader->arena, sizeof *metric);
  if (metric == NULL) {
    reader->out_of_memory = true;
    return;
  }
  for (const struct tree *item = tree_first_member(node); item != NULL; item = tree_next(item)) {
    switch ((enum term)item->term) {
      case TERM_METRIC_TYPE:
        add_terms(reader, &metric->types, item, "metricCat");
        break;
      case TERM_INCOME_DETERMINATION:
        metric->income = read_concept(reader, tree_each(item, 0), "incomeDetermination");
        break;
      case TERM_EARNINGS_DEFINITION:
        metric->definition = read_lines(reader, metric->definition, NULL, item);
        break;
      default:
        break;
    }
  }
  record->metric = metric;
}
