/* SPDX-License-Identifier: MIT */
/* Raw values of all workers and shelves -> the values of the index, in order, with their texts. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/base/text.h"
#include "data/catalog/index.h"
#include "data/catalog/index_make.h"
#include "data/catalog/search_parts.h"

enum { SCRATCH = 64 << 20, LARGEST_TEXT = 1 << 30, MOST_NAMED = 2000 };

/* A value as it came. Those of one kind with the same `same` are one. */
struct raw {
  enum index_kind kind;
  const char *same, *value, *label;
  uint32_t *number; /* where its value's number goes */
};

struct values_job {
  struct making *making;
  struct value_entries *entries;
  struct raw *raws;
  size_t raw_count;
  struct arena *scratch;
  const char **values, **labels, **sames; /* by value */
  const char **terms;
  bool failed;
};

/* "ceterms:BachelorDegree" -> "Bachelor degree" */
static const char *spoken(struct arena *arena, const char *text) {
  const char *colon = strrchr(text, ':');
  text = colon == NULL ? text : colon + 1;
  char spoken[256];
  size_t length = 0;
  for (size_t i = 0; text[i] != '\0' && length + 2 < sizeof spoken; i++) {
    bool capital = isupper((unsigned char)text[i]) != 0;
    bool starts = capital && i > 0 && islower((unsigned char)text[i - 1]) != 0;
    if (starts) {
      spoken[length++] = ' ';
    }
    bool lower = starts && islower((unsigned char)text[i + 1]) != 0;
    spoken[length++] = lower ? (char)tolower((unsigned char)text[i]) : text[i];
  }
  while (length > 0 && !text_is_utf8(spoken, length)) {
    length--;
  }
  return arena_strndup(arena, spoken, length);
}

static const char *in_lower(struct arena *arena, const char *text) {
  char *lower = arena_strdup(arena, text);
  for (char *at = lower; at != NULL && *at != '\0'; at++) {
    *at = (char)(*at >= 'A' && *at <= 'Z' ? *at + 32 : *at);
  }
  return lower;
}

static void put(struct values_job *job, struct raw raw) {
  *raw.number = UINT32_MAX;
  if (raw.same == NULL || raw.value == NULL) {
    job->failed = true;
  } else if (raw.same[0] != '\0') {
    job->raws[job->raw_count++] = raw;
  }
}

static void put_bucket(struct values_job *job, uint32_t place, uint32_t *number) {
  size_t count;
  const struct facet_bucket *bucket = &facet_buckets(&count)[place];
  enum index_kind kind = bucket->kind[0] == 'c' ? INDEX_COST : bucket->kind[0] == 't' ? INDEX_TIME : INDEX_EARNINGS;
  const char *same = arena_printf(job->making->arena, "%03u", (unsigned)place); /* keeps their order */
  put(job, (struct raw){kind, same, bucket->value, bucket->label, number});
}

static void put_narrow(struct values_job *job, const struct text_table *table, uint32_t place, uint32_t *number) {
  struct arena *arena = job->making->arena;
  size_t length, buckets;
  const char *keyed = text_table_get(table, place, &length);
  (void)facet_buckets(&buckets);
  if (place < buckets) {
    put_bucket(job, place, number);
    return;
  }
  enum index_kind kind = (enum index_kind)(keyed[0] - '0');
  char *value = text_is_utf8(keyed + 1, length - 1)
                    ? arena_strndup(arena, keyed + 1, length - 1)
                    : text_clean(arena, keyed + 1, length - 1, TEXT_LINE, (size_t)INDEX_LONGEST_VALUE);
  struct raw raw = {.kind = kind, .value = value, .label = value, .same = value, .number = number};
  if (value != NULL && (kind == INDEX_TYPE || kind == INDEX_LANGUAGE)) {
    raw.same = in_lower(arena, value);
  } else if (kind == INDEX_REGION || kind == INDEX_COUNTY || kind == INDEX_CITY) {
    raw.same = text_fold(arena, value);
  }
  if (value != NULL &&
      (kind == INDEX_TYPE || kind == INDEX_DELIVERY || kind == INDEX_SCHEDULE || kind == INDEX_SUPPORT)) {
    raw.label = spoken(arena, value);
  }
  put(job, raw);
}

static void put_shelves(struct values_job *job) {
  struct making *making = job->making;
  const struct shelf *skills = &making->shelves[SHELF_SKILLS], *jobs = &making->shelves[SHELF_JOBS];
  const struct shelf *providers = &making->shelves[SHELF_PROVIDERS];
  for (size_t i = 0; i < skills->count; i++) {
    const char *name = skills->texts[i][0] == NULL ? "" : skills->texts[i][0];
    put(job, (struct raw){INDEX_SKILLS, text_fold(making->arena, name), name, name, &job->entries->skill_of[i]});
  }
  for (size_t i = 0; i < jobs->count; i++) {
    size_t length;
    const char *key = text_table_get(&jobs->keys, (uint32_t)i, &length);
    const char *code = arena_strndup(making->arena, key, length);
    put(job, (struct raw){INDEX_JOBS, code, code, jobs->texts[i][0], &job->entries->job_of[i]});
  }
  for (size_t i = 0; i < providers->count * 3; i++) {
    const char *name = providers->texts[i / 3][i % 3] == NULL ? "" : providers->texts[i / 3][i % 3];
    put(job, (struct raw){INDEX_PROVIDER, name, name, NULL, &job->entries->provider_of[i % 3][i / 3]});
  }
}

/* --- in order --- */

static int by_same(const void *left, const void *right) {
  const struct raw *a = left, *b = right;
  int order = (a->kind > b->kind) - (a->kind < b->kind);
  order = order != 0 ? order : strcmp(a->same, b->same);
  return order != 0 ? order : strcmp(a->value, b->value);
}

static bool number_values(struct values_job *job) {
  size_t room = job->raw_count + 2;
  struct value_entries *entries = job->entries;
  entries->values = calloc(room, sizeof *entries->values);
  job->values = calloc(room, sizeof *job->values);
  job->labels = calloc(room, sizeof *job->labels);
  job->sames = calloc(room, sizeof *job->sames);
  job->terms = calloc(room, sizeof *job->terms);
  if (entries->values == NULL || job->values == NULL || job->labels == NULL || job->sames == NULL ||
      job->terms == NULL) {
    return false;
  }
  qsort(job->raws, job->raw_count, sizeof *job->raws, by_same);
  enum index_kind kind = INDEX_TYPE;
  for (size_t i = 0; i < job->raw_count; i++) {
    const struct raw *raw = &job->raws[i];
    if (i == 0 || raw->kind != raw[-1].kind || strcmp(raw->same, raw[-1].same) != 0) {
      while (kind < raw->kind) {
        entries->first[++kind] = entries->count;
      }
      job->values[entries->count] = raw->value;
      job->sames[entries->count] = raw->same;
      entries->count++;
    }
    uint32_t number = entries->count - 1;
    *raw->number = number;
    if (raw->label != NULL && (job->labels[number] == NULL || strcmp(raw->label, job->labels[number]) < 0)) {
      job->labels[number] = raw->label;
    }
  }
  while (kind < INDEX_APPROVED) {
    entries->first[++kind] = entries->count;
  }
  job->values[entries->count] = job->sames[entries->count] = "yes";
  entries->first[INDEX_KINDS] = ++entries->count;
  return true;
}

/* --- texts --- */

static uint32_t add_text(struct values_job *job, const char *text) {
  struct value_entries *entries = job->entries;
  size_t length = strlen(text) + 1;
  if (length > (size_t)LARGEST_TEXT - entries->text_length) {
    job->failed = true;
    return 0;
  }
  if (entries->text_length + length > entries->text_room) {
    size_t room = (entries->text_length + length) * 2;
    char *grown = realloc(entries->text, room);
    if (grown == NULL) {
      job->failed = true;
      return 0;
    }
    entries->text = grown;
    entries->text_room = room;
  }
  memcpy(entries->text + entries->text_length, text, length);
  entries->text_length += length;
  return (uint32_t)(entries->text_length - length);
}

/* The same text again, or another one. */
static uint32_t add_or(struct values_job *job, const char *text, const char *before, uint32_t offset) {
  return text == NULL ? 0 : strcmp(text, before) == 0 ? offset : add_text(job, text);
}

static const char *key_of(struct values_job *job, enum index_kind kind, uint32_t number) {
  const char *value = job->values[number];
  enum named_kind named = search_named_of(kind);
  if (kind == INDEX_SKILLS || kind == INDEX_CITY) {
    return job->sames[number];
  }
  if (named != NAMED_KINDS) {
    return search_named_key(job->scratch, named, value);
  }
  return kind == INDEX_PROVIDER ? text_fold(job->scratch, value) : value;
}

static void fill_value(struct values_job *job, enum index_kind kind, uint32_t number) {
  struct index_value *entry = &job->entries->values[number];
  const char *value = job->values[number];
  const char *typed = strlen(value) > (size_t)QUERY_LONGEST ? NULL : query_as_typed(job->scratch, value);
  const char *key = key_of(job, kind, number);
  job->failed = job->failed || key == NULL;
  entry->value = add_text(job, value);
  entry->label = add_or(job, job->labels[number], value, entry->value);
  entry->key = add_or(job, key, value, entry->value);
  entry->typed = add_or(job, typed, value, entry->value);
}

/* The terms look at all values of the kind, so they come when these are there. */
static void fill_terms(struct values_job *job, enum index_kind kind) {
  struct value_entries *entries = job->entries;
  uint32_t first = entries->first[kind], end = entries->first[kind + 1];
  struct named_value *values = calloc((size_t)(end - first) + 1, sizeof *values);
  job->failed = job->failed || values == NULL;
  for (uint32_t i = first; i < end && values != NULL; i++) {
    const struct index_value *entry = &entries->values[i];
    values[i - first] = (struct named_value){.id = i,
                                             .value = entries->text + entry->value,
                                             .label = entries->text + entry->label,
                                             .key = entries->text + entry->key,
                                             .typed = entries->text + entry->typed};
  }
  for (uint32_t i = first; i < end && !job->failed; i++) {
    arena_reset(job->scratch);
    const struct named_values all = {values, end - first <= (uint32_t)MOST_NAMED ? end - first : 0};
    const char *term = search_value_term(job->scratch, kind, &all, &values[i - first]);
    job->terms[i] = arena_strdup(job->making->arena, term);
    job->failed = job->terms[i] == NULL;
  }
  for (uint32_t i = first; i < end && !job->failed; i++) {
    entries->values[i].term = add_or(job, job->terms[i], job->values[i], entries->values[i].value);
  }
  free(values);
}

static size_t count_raws(const struct making *making) {
  size_t count = making->shelves[SHELF_SKILLS].count + making->shelves[SHELF_JOBS].count +
                 making->shelves[SHELF_PROVIDERS].count * 3;
  for (size_t i = 0; i < making->worker_count; i++) {
    count += making->workers[i].values.count;
  }
  return count;
}

static uint32_t *make_map(size_t count, bool *failed) {
  uint32_t *map = malloc((count + 1) * sizeof *map);
  *failed = *failed || map == NULL;
  return map;
}

static void make_maps(struct values_job *job) {
  struct making *making = job->making;
  struct value_entries *entries = job->entries;
  for (size_t i = 0; i < making->worker_count; i++) {
    entries->narrow_of[i] = make_map(making->workers[i].values.count, &job->failed);
  }
  entries->skill_of = make_map(making->shelves[SHELF_SKILLS].count, &job->failed);
  entries->job_of = make_map(making->shelves[SHELF_JOBS].count, &job->failed);
  for (int i = 0; i < 3; i++) {
    entries->provider_of[i] = make_map(making->shelves[SHELF_PROVIDERS].count, &job->failed);
  }
}

static void run(struct values_job *job) {
  struct making *making = job->making;
  make_maps(job);
  for (size_t i = 0; i < making->worker_count && !job->failed; i++) {
    for (uint32_t n = 0; n < making->workers[i].values.count; n++) {
      put_narrow(job, &making->workers[i].values, n, &job->entries->narrow_of[i][n]);
    }
  }
  if (!job->failed) {
    put_shelves(job);
  }
  if (job->failed || !number_values(job)) {
    job->failed = true;
    return;
  }
  (void)add_text(job, "");
  for (int kind = 0; kind < INDEX_KINDS && !job->failed; kind++) {
    for (uint32_t i = job->entries->first[kind]; i < job->entries->first[kind + 1] && !job->failed; i++) {
      arena_reset(job->scratch);
      fill_value(job, (enum index_kind)kind, i);
    }
    fill_terms(job, (enum index_kind)kind);
  }
}

int make_values(struct making *making, struct value_entries *entries, struct error *error) {
  struct values_job job = {.making = making, .entries = entries, .scratch = arena_new((size_t)SCRATCH)};
  job.raws = malloc((count_raws(making) + 1) * sizeof *job.raws);
  *entries = (struct value_entries){0};
  job.failed = job.raws == NULL || job.scratch == NULL;
  if (!job.failed) {
    run(&job);
  }
  free(job.raws);
  free(job.values);
  free(job.labels);
  free(job.sames);
  free(job.terms);
  arena_free(job.scratch);
  return job.failed ? error_no_memory(error) : 0;
}

void value_entries_free(struct value_entries *entries) {
  for (int i = 0; i < MOST_WORKERS; i++) {
    free(entries->narrow_of[i]);
  }
  for (int i = 0; i < 3; i++) {
    free(entries->provider_of[i]);
  }
  free(entries->skill_of);
  free(entries->job_of);
  free(entries->values);
  free(entries->text);
  *entries = (struct value_entries){0};
}
