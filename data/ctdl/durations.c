/* SPDX-License-Identifier: MIT */
#include "data/ctdl/duration.h"
#include "data/ctdl/reader.h"

/* A duration of nothing is a form left empty. */
static void take(const struct tree *value, double *days, double *hours) {
  struct duration duration;
  if (!duration_parse(tree_text(tree_each(value, 0)), &duration)) {
    return;
  }
  if (duration.days > 0 || duration.hours > 0) {
    tree_mark(tree_each(value, 0), TREE_TAKEN);
  }
  if (duration.days > 0) {
    *days = duration.days;
  }
  if (duration.hours > 0) {
    *hours = duration.hours;
  }
}

static struct duration_item read_duration(struct reader *reader, const struct tree *value) {
  struct duration_item item = {NULL, -1, -1, -1, -1, -1, -1, NULL};
  double required_days = -1;
  double required_hours = -1;
  if (tree_is_text(value)) {
    take(value, &item.exact_days, &item.effort_hours);
  }
  for (const struct tree *part = tree_first_member(value); part != NULL; part = tree_next(part)) {
    switch (part->term) {
      case TERM_DESCRIPTION:
        read_both(reader, part, TEXT_LIMIT, &item.description, &item.description_es);
        break;
      case TERM_EXACT_DURATION:
        take(part, &item.exact_days, &item.effort_hours);
        break;
      case TERM_MINIMUM_DURATION:
        take(part, &item.minimum_days, &item.minimum_effort_hours);
        break;
      case TERM_MAXIMUM_DURATION:
        take(part, &item.maximum_days, &item.maximum_effort_hours);
        break;
      case TERM_TIME_REQUIRED:
        take(part, &required_days, &required_hours);
        break;
      default:
        break;
    }
  }
  if (required_hours >= 0) {
    item.effort_hours = required_hours;
  }
  if (item.exact_days < 0 && item.minimum_days < 0 && item.maximum_days < 0) {
    item.exact_days = required_days; /* "P5D" of work is at least a span */
  }
  return item;
}

void add_durations(struct reader *reader, struct record *record, const struct tree *value) {
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count; i++) {
    struct duration_item item = read_duration(reader, tree_each(value, i));
    bool timed = item.exact_days >= 0 || item.minimum_days >= 0 || item.maximum_days >= 0 || item.effort_hours >= 0 ||
                 item.minimum_effort_hours >= 0 || item.maximum_effort_hours >= 0;
    struct duration_item *items = NULL;
    if (timed || item.description != NULL) {
      items = list_room(reader, record->durations, record->duration_count, sizeof *items);
    }
    if (items != NULL) {
      record->durations = items;
      record->durations[record->duration_count++] = item;
    }
  }
}
