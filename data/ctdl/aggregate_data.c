/* SPDX-License-Identifier: MIT */
#include <limits.h>
#include <math.h>

#include "data/ctdl/duration.h"
#include "data/ctdl/reader.h"

static int whole(const struct tree *value, int none) {
  double number;
  return read_number(tree_each(value, 0), &number) && number >= 0 && number < INT_MAX ? (int)number : none;
}

/* The interval between the award and the measuring, in months. */
static int interval_months(const struct tree *value) {
  struct duration interval;
  if (!duration_parse(tree_text(tree_each(value, 0)), &interval) || interval.days < 0 || interval.days > 365.0 * 100) {
    return -1;
  }
  tree_mark(tree_each(value, 0), TREE_TAKEN);
  int years = (int)(interval.days / 365);
  return years * 12 + (int)lround((interval.days - years * 365) / 30);
}

void take_frame_part(struct reader *reader, enum term term, const struct tree *item, struct frame *frame) {
  struct outcome *common = &frame->common;
  switch (term) {
    case TERM_DESCRIPTION:
      read_both(reader, item, TEXT_LIMIT, &common->note, &common->note_es);
      break;
    case TERM_DEMOGRAPHIC_INFORMATION:
      common->group = read_line(reader, item);
      break;
    case TERM_SOURCE:
      common->source = read_line(reader, tree_each(item, 0));
      break;
    case TERM_DATE_EFFECTIVE:
      common->dated = read_line(reader, item);
      break;
    case TERM_START_DATE:
      common->from = read_line(reader, item);
      break;
    case TERM_END_DATE:
      common->to = read_line(reader, item);
      break;
    case TERM_POST_RECEIPT_MONTHS:
      common->months_after = whole(item, -1);
      break;
    case TERM_TIME_INTERVAL:
      common->months_after = interval_months(item);
      break;
    case TERM_CURRENCY:
      frame->currency = read_currency(reader, item);
      break;
    case TERM_EARNINGS_DEFINITION:
      common->definition = read_lines(reader, common->definition, NULL, item);
      break;
    case TERM_INCOME_DETERMINATION:
      frame->period = period_in(read_concept(reader, tree_each(item, 0), "incomeDetermination"));
      break;
    default:
      break;
  }
}

static void add_earnings(struct reader *reader, struct record *record, const struct frame *frame, const char *measure,
                         const struct tree *item) {
  struct figure figure = read_figure(reader, tree_each(item, 0));
  add_money(reader, record, frame, measure, figure.value, &figure);
}

void take_remarks(const struct figure *figure, struct frame *frame) {
  if (figure->text != NULL) {
    frame->common.note = figure->text;
    frame->common.note_es = figure->text_es;
  }
  frame->common.low = figure->low;
  frame->common.high = figure->high;
}

static void add_people(struct reader *reader, struct record *record, struct frame frame, const char *measure,
                       const struct tree *item) {
  size_t count = tree_each_count(item);
  for (size_t i = 0; i < count && i < LIST_LIMIT; i++) {
    const struct tree *value = tree_each(item, i);
    struct figure figure = read_figure(reader, value);
    take_remarks(&figure, &frame);
    add_outcome(reader, record, &frame, measure, figure.value, figure.percent ? "percent" : "people", figure.withheld);
  }
}

/* `people` is the frame of counts: a sentence such as "median earnings after 5
 * years" says nothing of when those were taken. */
static void add_figures(struct reader *reader, struct record *record, const struct tree *profile,
                        const struct frame *frame, const struct frame *people) {
  for (const struct tree *item = tree_first_member(profile); item != NULL; item = tree_next(item)) {
    switch (item->term) {
      case TERM_MEDIAN_EARNINGS:
        add_earnings(reader, record, frame, "median_earnings", item);
        break;
      case TERM_AVERAGE_EARNINGS:
        add_earnings(reader, record, frame, "average_earnings", item);
        break;
      case TERM_LOW_EARNINGS:
        add_earnings(reader, record, frame, "low_earnings", item);
        break;
      case TERM_HIGH_EARNINGS:
        add_earnings(reader, record, frame, "high_earnings", item);
        break;
      case TERM_JOBS_OBTAINED:
        add_people(reader, record, *people, "jobs_obtained", item);
        break;
      case TERM_NUMBER_AWARDED:
        add_people(reader, record, *people, "awarded", item);
        break;
      case TERM_RELEVANT_DATA_SET:
        add_references(reader, &record->data_sets, item);
        break;
      default:
        break;
    }
  }
}

/* AggregateDataProfile, and the earnings, employment and holders profiles that
 * it replaced, inline or in the same document. */
void add_aggregate_data(struct reader *reader, struct record *record, const struct tree *value) {
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count && i < LIST_LIMIT; i++) {
    const struct tree *profile = follow(reader, tree_each(value, i));
    if (!tree_is_object(profile)) {
      continue;
    }
    struct frame frame = frame_new();
    for (const struct tree *item = tree_first_member(profile); item != NULL; item = tree_next(item)) {
      take_frame_part(reader, item->term, item, &frame);
    }
    /* Publishers describe everybody with a sentence here, not only a group. */
    frame.common.group = NULL;
    if (frame.period == PERIOD_UNSTATED) {
      frame.period = period_in(frame.common.note);
    }
    const struct frame people = frame;
    if (frame.common.months_after < 0) {
      frame.common.months_after = months_in(frame.common.note);
    }
    add_figures(reader, record, profile, &frame, &people);
  }
}
