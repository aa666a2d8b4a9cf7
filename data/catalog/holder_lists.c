/* SPDX-License-Identifier: MIT */
/* What follows from the joins: results, occupations, approvals of one holder. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/catalog/codes.h"
#include "data/catalog/holder.h"
#include "data/ctdl/metric.h"

static int compare_texts(const char *a, const char *b) {
  return a == b ? 0 : a == NULL ? -1 : b == NULL ? 1 : strcmp(a, b);
}

static int compare_numbers(long long a, long long b) {
  return a < b ? -1 : a > b;
}

/* What is not known comes first. */
static int compare_reals(double a, double b) {
  if (!isfinite(a) || !isfinite(b)) {
    return isfinite(a) - isfinite(b);
  }
  return a < b ? -1 : a > b;
}

/* --- results --- */

struct figure {
  const struct outcome *outcome;
  size_t position;
};

/* The same figure, whatever is said about where it comes from. */
static int compare_same(const struct outcome *a, const struct outcome *b) {
  bool known[] = {!a->withheld && isfinite(a->value), !b->withheld && isfinite(b->value)};
  int order = compare_texts(a->measure, b->measure);
  order = order != 0 ? order : compare_numbers(known[0], known[1]);
  if (order == 0 && known[0] && a->value != b->value) {
    order = a->value < b->value ? -1 : 1;
  }
  if (order == 0 && !known[0]) {
    order = compare_reals(a->low, b->low);
    order = order != 0 ? order : compare_reals(a->high, b->high);
  }
  order = order != 0 ? order : compare_texts(a->unit, b->unit);
  order = order != 0 ? order : compare_numbers(a->withheld, b->withheld);
  order = order != 0 ? order : compare_numbers(a->n, b->n);
  order = order != 0 ? order : compare_numbers(a->months_after, b->months_after);
  order = order != 0 ? order : compare_texts(a->from, b->from);
  order = order != 0 ? order : compare_texts(a->to, b->to);
  return order != 0 ? order : compare_texts(a->group, b->group);
}

static int compare_figures(const void *one, const void *two) {
  const struct figure *a = one;
  const struct figure *b = two;
  int order = compare_same(a->outcome, b->outcome);
  return order != 0 ? order : compare_numbers((long long)a->position, (long long)b->position);
}

static int compare_positions(const void *one, const void *two) {
  const struct figure *a = one;
  const struct figure *b = two;
  return compare_numbers((long long)a->position, (long long)b->position);
}

static const char *least(const char *a, const char *b) {
  return a == NULL || (b != NULL && strcmp(b, a) < 0) ? b : a;
}

static const char *greatest(const char *a, const char *b) {
  return a == NULL || (b != NULL && strcmp(b, a) > 0) ? b : a;
}

struct figures {
  struct figure *items;
  size_t count;
};

/* Of a data set only what is about this holder; its own are its own. */
static void add_figure(struct figures *figures, const struct outcome *outcome, bool own, const char *ctid) {
  if (outcome->measure != NULL && (own || outcome->about == NULL || strcmp(outcome->about, ctid) == 0)) {
    figures->items[figures->count] = (struct figure){outcome, figures->count};
    figures->count++;
  }
}

/* An observation of which the measure stands in another record. */
static int add_unresolved(struct holder_reader *reader, struct figures *figures, const struct outcome *outcome,
                          bool own, const char *ctid, struct error *error) {
  const struct record *metric = NULL;
  if (holder_other(reader, outcome->metric, RECORD_METRIC, &metric, error) != 0) {
    return -1;
  }
  struct outcome *copy = metric == NULL ? NULL : arena_alloc(reader->arena, sizeof *copy);
  if (copy == NULL) {
    return metric == NULL ? 0 : error_no_memory(error);
  }
  *copy = *outcome;
  if (metric_resolve(reader->arena, metric, copy)) {
    add_figure(figures, copy, own, ctid);
  }
  return 0;
}

static int list_figures(struct holder_reader *reader, const struct holder *holder, struct figures *figures,
                        struct error *error) {
  const char *ctid = texts_get(reader->joins->writer->keys, holder->kept->key);
  for (size_t i = 0; i < holder->results.count; i++) {
    const struct record *giver = holder->results.items[i];
    for (size_t j = 0; j < giver->outcome_count; j++) {
      add_figure(figures, &giver->outcomes[j], i == 0, ctid);
    }
    for (size_t j = 0; j < giver->range_count; j++) {
      add_figure(figures, &giver->ranges[j], i == 0, ctid);
    }
    for (size_t j = 0; j < giver->unresolved_count; j++) {
      if (add_unresolved(reader, figures, &giver->unresolved[j], i == 0, ctid, error) != 0) {
        return -1;
      }
    }
  }
  return 0;
}

/* Equal figures stand side by side: each becomes one, at the first of their
 * places, and what they say of themselves is taken together. */
static size_t merge_figures(struct figure *figures, size_t count, struct outcome *merged) {
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    const struct outcome *outcome = figures[i].outcome;
    if (kept > 0 && compare_same(outcome, &merged[kept - 1]) == 0) {
      struct outcome *same = &merged[kept - 1];
      same->source = least(same->source, outcome->source);
      same->note = least(same->note, outcome->note);
      same->note_es = least(same->note_es, outcome->note_es);
      same->dated = greatest(same->dated, outcome->dated);
    } else {
      merged[kept] = *outcome;
      figures[kept] = (struct figure){&merged[kept], figures[i].position};
      kept++;
    }
  }
  return kept;
}

int holder_outcomes(struct holder_reader *reader, struct holder *holder, struct error *error) {
  size_t room = 0;
  for (size_t i = 0; i < holder->results.count; i++) {
    const struct record *giver = holder->results.items[i];
    room += giver->outcome_count + giver->range_count + giver->unresolved_count;
  }
  if (room == 0) {
    return 0;
  }
  struct figures figures = {.items = arena_array(reader->arena, room, sizeof *figures.items)};
  struct outcome *merged = arena_array(reader->arena, room, sizeof *merged);
  holder->outcomes = arena_array(reader->arena, room, sizeof *holder->outcomes);
  if (figures.items == NULL || merged == NULL || holder->outcomes == NULL) {
    return error_no_memory(error);
  }
  if (list_figures(reader, holder, &figures, error) != 0) {
    return -1;
  }
  if (figures.count > 0) {
    qsort(figures.items, figures.count, sizeof *figures.items, compare_figures);
    figures.count = merge_figures(figures.items, figures.count, merged);
    qsort(figures.items, figures.count, sizeof *figures.items, compare_positions);
  }
  for (size_t i = 0; i < figures.count; i++) {
    holder->outcomes[i] = *figures.items[i].outcome;
  }
  holder->outcome_count = figures.count;
  return 0;
}

/* --- occupations --- */

/* The level that a credential gives, on the scale of struct job_entry. */
static int schooling_given(const char *type) {
  if (type == NULL) {
    return 2;
  }
  size_t length = strlen(type);
  if (strstr(type, "Doctor") != NULL) {
    return 6;
  }
  if (strncmp(type, "ceterms:Master", 14) == 0 && strcmp(type + length - 6, "Degree") == 0) {
    return 5;
  }
  return strncmp(type, "ceterms:Bachelor", 16) == 0 ? 4 : strncmp(type, "ceterms:Associate", 17) == 0 ? 3 : 2;
}

static void add_lead(struct leads *leads, const struct job_entry *job, int position, int above) {
  if (leads->items == NULL) {
    return; /* nobody made room */
  }
  for (size_t i = 0; i < leads->count; i++) {
    if (leads->items[i].job == job) {
      return;
    }
  }
  leads->items[leads->count++] = (struct lead){job, position, above};
}

static void published_leads(const struct holder_reader *reader, struct holder *holder) {
  const struct alignments *occupations = &holder->record.occupations;
  char code[CODE_SIZE];
  int position = 0;
  for (size_t i = 0; i < occupations->count; i++) {
    const struct alignment *item = &occupations->items[i];
    if (!code_occupation(item->code, code) && !code_occupation(item->target, code)) {
      continue;
    }
    const struct job_entry *jobs[JOINS_MOST_JOBS];
    size_t count = joins_jobs(reader->joins, code, jobs);
    for (size_t j = 0; j < count; j++) {
      add_lead(&holder->leads, jobs[j], position, 0);
    }
    position++;
  }
  holder->leads.published = holder->leads.count > 0;
}

static int compare_by_program(const void *one, const void *two) {
  const struct lead *a = one;
  const struct lead *b = two;
  int order = compare_numbers(a->above, b->above);
  order = order != 0 ? order : compare_numbers(b->job->employment, a->job->employment);
  return order != 0 ? order : strcmp(a->job->code, b->job->code);
}

/* A program code leads to jobs of every level (the code of a short course in
 * computing also to its managers): those that ask for more schooling than the
 * credential gives come after the others. */
static int leads_by_program(const struct holder_reader *reader, struct holder *holder) {
  const struct alignments *programs = &holder->record.programs;
  struct leads *leads = &holder->leads;
  int given = schooling_given(holder->record.type);
  char code[CODE_SIZE];
  size_t capacity = 0;
  for (size_t i = 0; i < programs->count; i++) {
    const struct alignment *item = &programs->items[i];
    size_t count = 0;
    const struct code_entry *found = NULL;
    if (code_program(item->code, code) || code_program(item->target, code)) {
      found = joins_programs(reader->joins, code, &count);
    }
    for (size_t j = 0; j < count; j++) {
      struct lead *items = leads->items;
      if (leads->count == capacity) {
        items = arena_grow(reader->arena, items, leads->count, &capacity, sizeof *items);
        if (items == NULL) {
          return -1;
        }
        leads->items = items;
      }
      int above = found[j].job->schooling - given;
      add_lead(leads, found[j].job, 0, above > 0 ? above : 0);
    }
  }
  if (leads->items == NULL) {
    return 0;
  }
  qsort(leads->items, leads->count, sizeof *leads->items, compare_by_program);
  for (size_t i = 0; i < leads->count; i++) {
    leads->items[i].position = (int)i + 1;
  }
  return 0;
}

static int compare_codes(const void *one, const void *two) {
  return strcmp(((const struct lead *)one)->job->code, ((const struct lead *)two)->job->code);
}

int holder_leads(struct holder_reader *reader, struct holder *holder) {
  struct leads *leads = &holder->leads;
  if (holder->record.occupations.count > 0) {
    leads->items =
        arena_array(reader->arena, holder->record.occupations.count * (size_t)JOINS_MOST_JOBS, sizeof *leads->items);
    if (leads->items == NULL) {
      return -1;
    }
    published_leads(reader, holder);
  }
  if (!leads->published) {
    leads->items = NULL;
    if (leads_by_program(reader, holder) != 0) {
      return -1;
    }
  }
  if (leads->items != NULL && leads->count > 1) {
    qsort(leads->items, leads->count, sizeof *leads->items, compare_codes);
  }
  return 0;
}
