/* SPDX-License-Identifier: MIT */
/*
 * Data sets as they were published until 2025: time frames that hold data
 * profiles that hold figures.
 */
#include <limits.h>
#include <math.h>

#include "data/ctdl/reader.h"

struct frame data_set_frame(const struct record *record) {
  struct frame frame = frame_new();
  frame.common.source = record->source;
  frame.common.dated = record->effective;
  frame.common.data_set = record->ctid;
  return frame;
}

/* The people measured: as a single count, so that no sum is made up. */
static long read_count(struct reader *reader, const struct tree *value) {
  struct figure figure = read_figure(reader, tree_each(value, 0));
  return tree_each_count(value) == 1 && !figure.percent && figure.value >= 0 && figure.value < INT_MAX
             ? (long)figure.value
             : -1;
}

/* Who was asked, of a data profile's several counts. */
struct counts {
  long available; /* with employment and earnings data */
  long subjects;
  long holders;
};

static long first_count(long one, long two, long three) {
  return one >= 0 ? one : two >= 0 ? two : three;
}

struct profile {
  struct reader *reader;
  struct record *record;
  struct frame frame;
  struct counts counts;
};

/* Rates are percentages even where the publisher wrote a plain value. */
static void add_rate(const struct profile *profile, const char *measure, const struct tree *values, long n, bool rate) {
  size_t count = tree_each_count(values);
  for (size_t i = 0; i < count && i < LIST_LIMIT; i++) {
    struct figure figure = read_figure(profile->reader, tree_each(values, i));
    struct frame frame = profile->frame;
    take_remarks(&figure, &frame);
    frame.common.n = n;
    add_outcome(profile->reader, profile->record, &frame, measure, figure.value,
                rate || figure.percent ? "percent" : "people", figure.withheld);
  }
}

/* What a single amount of money is, it says only in words. */
static const char *amount_measure(const char *text) {
  return contains_word(text, "median") || contains_word(text, "typical") ? "median_earnings" : "average_earnings";
}

/* Amounts for everybody, or (`grouped`) each for the part of the people that it
 * describes. */
static void add_amounts(const struct profile *profile, const struct tree *values, bool grouped) {
  size_t count = tree_each_count(values);
  for (size_t i = 0; i < count && i < LIST_LIMIT; i++) {
    struct figure figure = read_figure(profile->reader, tree_each(values, i));
    struct frame frame = profile->frame;
    take_remarks(&figure, &frame);
    frame.common.low = frame.common.high = NAN; /* figures of their own, see below */
    frame.common.group = grouped && figure.text != NULL ? figure.text : frame.common.group;
    const char *about = frame.common.note;
    frame.common.n = first_count(profile->counts.available, profile->counts.holders, profile->counts.subjects);
    frame.common.months_after = frame.common.months_after >= 0 ? frame.common.months_after : months_in(about);
    if (figure.percent || (grouped && figure.text == NULL)) { /* no amount; or nobody knows whose */
      continue;
    }
    add_money(profile->reader, profile->record, &frame, amount_measure(about), figure.value, &figure);
    if (!figure.withheld) {
      add_money(profile->reader, profile->record, &frame, "low_earnings", figure.low, &figure);
      add_money(profile->reader, profile->record, &frame, "high_earnings", figure.high, &figure);
    }
  }
}

static void add_distribution(const struct profile *profile, const struct tree *values) {
  size_t count = tree_each_count(values);
  for (size_t i = 0; i < count && i < LIST_LIMIT; i++) {
    struct figure figure = read_figure(profile->reader, tree_each(values, i));
    struct frame frame = profile->frame;
    frame.common.n = first_count(profile->counts.available, profile->counts.holders, profile->counts.subjects);
    add_money(profile->reader, profile->record, &frame, "median_earnings", figure.median, &figure);
    if (!figure.withheld) { /* one mark says enough */
      add_money(profile->reader, profile->record, &frame, "low_earnings", figure.percentile_25, &figure);
      add_money(profile->reader, profile->record, &frame, "high_earnings", figure.percentile_75, &figure);
      add_money(profile->reader, profile->record, &frame, "earnings_p10", figure.percentile_10, &figure);
      add_money(profile->reader, profile->record, &frame, "earnings_p90", figure.percentile_90, &figure);
    }
  }
}

/* Rates of parts of the people: without saying which, they would be taken for
 * everybody's. */
static void add_group_rate(const struct profile *profile, const struct tree *values) {
  size_t count = tree_each_count(values);
  for (size_t i = 0; i < count && i < LIST_LIMIT; i++) {
    struct figure figure = read_figure(profile->reader, tree_each(values, i));
    struct frame frame = profile->frame;
    take_remarks(&figure, &frame);
    frame.common.group = figure.text;
    if (figure.text == NULL) {
      untake(tree_each(values, i));
    } else {
      add_outcome(profile->reader, profile->record, &frame, "employed", figure.value, "percent", figure.withheld);
    }
  }
}

/* Figures that are only taken over, under a name of ours. */
struct plain_figure {
  enum term term;
  const char *measure;
  bool rate;
};

static const struct plain_figure plain_figures[] = {
    {TERM_INDUSTRY_RATE, "employed_in_industry", true},
    {TERM_OCCUPATION_RATE, "employed_in_occupation", true},
    {TERM_REGIONAL_EMPLOYMENT_RATE, "employed_in_region", true},
    {TERM_EMPLOYMENT_OUTLOOK, "outlook", false},
    {TERM_NON_COMPLETERS, "not_completed", false},
    {TERM_TOTAL_PARTICIPANTS, "participants", false},
    {TERM_TOTAL_EXITERS, "exiters", false},
    {TERM_UNRELATED_EMPLOYMENT, "unrelated_jobs", false},
    {TERM_SUFFICIENT_CRITERIA, "employed_enough", false},
    {TERM_INSUFFICIENT_CRITERIA, "not_employed_enough", false},
    {TERM_TOTAL_COMPLETERS, "completed", false},
};

static void add_plain_figure(const struct profile *profile, const struct tree *item) {
  for (size_t i = 0; i < sizeof plain_figures / sizeof plain_figures[0]; i++) {
    if (plain_figures[i].term == (enum term)item->term) {
      add_rate(profile, plain_figures[i].measure, item, -1, plain_figures[i].rate);
    }
  }
}

static void add_profile_figure(const struct profile *profile, enum term term, const struct tree *item) {
  const struct counts *counts = &profile->counts;
  switch (term) {
    case TERM_EARNINGS_AMOUNT:
      add_amounts(profile, item, false);
      break;
    case TERM_EARNINGS_DISTRIBUTION:
      add_distribution(profile, item);
      break;
    case TERM_EMPLOYMENT_RATE:
      add_rate(profile, "employed", item, first_count(counts->available, counts->subjects, counts->holders), true);
      break;
    case TERM_PASS_RATE:
      add_rate(profile, "pass_rate", item, first_count(counts->subjects, -1, -1), true);
      break;
    case TERM_RELATED_EMPLOYMENT:
      add_rate(profile, "jobs_obtained", item, first_count(counts->available, counts->holders, -1), false);
      break;
    case TERM_MEET_EMPLOYMENT_CRITERIA:
      add_rate(profile, "employed", item, counts->available, false);
      break;
    case TERM_DEMOGRAPHIC_EMPLOYMENT_RATE:
      add_group_rate(profile, item);
      break;
    case TERM_DEMOGRAPHIC_EARNINGS_RATE:
    case TERM_REGIONAL_EARNINGS:
      add_amounts(profile, item, true);
      break;
    default:
      add_plain_figure(profile, item);
      break;
  }
}

static void add_data_profile(struct reader *reader, struct record *record, const struct tree *data,
                             struct frame frame) {
  struct profile profile = {reader, record, frame, {-1, -1, -1}};
  for (const struct tree *item = tree_first_member(data); item != NULL; item = tree_next(item)) {
    enum term term = item->term;
    take_frame_part(reader, term, item, &profile.frame);
    if (term == TERM_DATA_AVAILABLE) {
      profile.counts.available = read_count(reader, item);
    } else if (term == TERM_SUBJECTS_IN_SET) {
      profile.counts.subjects = read_count(reader, item);
    } else if (term == TERM_HOLDERS_IN_SET) {
      profile.counts.holders = read_count(reader, item);
    }
  }
  for (const struct tree *item = tree_first_member(data); item != NULL; item = tree_next(item)) {
    add_profile_figure(&profile, item->term, item);
  }
}

void add_time_frames(struct reader *reader, struct record *record, const struct tree *value) {
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count && record->outcome_count < LIST_LIMIT; i++) {
    const struct tree *time = follow(reader, tree_each(value, i));
    struct frame frame = data_set_frame(record);
    for (const struct tree *item = tree_first_member(time); item != NULL; item = tree_next(item)) {
      take_frame_part(reader, item->term, item, &frame);
    }
    const struct tree *profiles = member(time, TERM_DATA_ATTRIBUTES);
    size_t profile_count = tree_each_count(profiles);
    for (size_t j = 0; j < profile_count && record->outcome_count < LIST_LIMIT; j++) {
      add_data_profile(reader, record, follow(reader, tree_each(profiles, j)), frame);
    }
  }
}
