/* SPDX-License-Identifier: MIT */
/* What follows from the joins: results, occupations, approvals of one holder. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/catalog/codes.h"
#include "data/catalog/holder.h"

static int compare_texts(const char *a, const char *b) {
  return a == b ? 0 : a == NULL ? -1 : b == NULL ? 1 : strcmp(a, b);
}

static int compare_numbers(long long a, long long b) {
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

static size_t list_figures(const struct holder *holder, const char *ctid, struct figure *figures) {
  size_t count = 0;
  for (size_t i = 0; i < holder->results.count; i++) {
    const struct record *giver = holder->results.items[i];
    for (size_t j = 0; j < giver->outcome_count; j++) {
      const struct outcome *outcome = &giver->outcomes[j];
      bool about = outcome->about == NULL || i == 0 || strcmp(outcome->about, ctid) == 0;
      if (outcome->measure != NULL && about) {
        figures[count] = (struct figure){outcome, count};
        count++;
      }
    }
  }
  return count;
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
      same->dated = greatest(same->dated, outcome->dated);
    } else {
      merged[kept] = *outcome;
      figures[kept] = (struct figure){&merged[kept], figures[i].position};
      kept++;
    }
  }
  return kept;
}

int holder_outcomes(struct holder_reader *reader, struct holder *holder) {
  size_t room = 0;
  for (size_t i = 0; i < holder->results.count; i++) {
    room += holder->results.items[i]->outcome_count;
  }
  if (room == 0) {
    return 0;
  }
  struct figure *figures = arena_array(reader->arena, room, sizeof *figures);
  if (figures == NULL) {
    return -1;
  }
  size_t count = list_figures(holder, texts_get(reader->joins->writer->keys, holder->kept->key), figures);
  struct outcome *merged = arena_array(reader->arena, count, sizeof *merged);
  holder->outcomes = arena_array(reader->arena, count, sizeof *holder->outcomes);
  if (merged == NULL || holder->outcomes == NULL) {
    return -1;
  }
  if (count > 0) {
    qsort(figures, count, sizeof *figures, compare_figures);
    count = merge_figures(figures, count, merged);
    qsort(figures, count, sizeof *figures, compare_positions);
  }
  for (size_t i = 0; i < count; i++) {
    holder->outcomes[i] = *figures[i].outcome;
  }
  holder->outcome_count = count;
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
    const struct job_entry *job = joins_job(reader->joins, code);
    if (job != NULL) {
      add_lead(&holder->leads, job, position, 0);
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
    const struct program_entry *found = NULL;
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
  if (leads->count > 0) {
    qsort(leads->items, leads->count, sizeof *leads->items, compare_by_program);
  }
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
    leads->items = arena_array(reader->arena, holder->record.occupations.count, sizeof *leads->items);
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
  if (leads->count > 1) {
    qsort(leads->items, leads->count, sizeof *leads->items, compare_codes);
  }
  return 0;
}
