/* SPDX-License-Identifier: MIT */
/* Asking the index that work_build.c made. */
#include "data/jobs/work_text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/jobs/work_build.h"

const double work_text_sure = 0.4;

/* What the likeness to the group counts beside that to the activity itself,
 * what the logarithm of its tasks is worth, and what all of it is
 * divided by to stay under 1. See work_text.h. */
static const float group_share = 0.4f;
static const float frequency_share = 0.02f;
static const float whole = 1.5f;

static int by_score(const void *left, const void *right) {
  const struct work_hit *a = left;
  const struct work_hit *b = right;
  return a->score != b->score ? (a->score < b->score ? 1 : -1) : strcmp(a->id, b->id);
}

/* The best `limit` of all documents with a score. */
static int best(const struct work_list *list, const float *scores, struct arena *arena, size_t limit,
                struct work_hit **hits, size_t *count, struct error *error) {
  struct work_hit *all = arena_array(arena, list->count, sizeof *all);
  if (all == NULL) {
    return error_no_memory(error);
  }
  size_t found = 0;
  for (size_t i = 0; i < list->count; i++) {
    if (scores[i] > 0) {
      all[found++] = (struct work_hit){.id = list->documents[i].id,
                                       .name = list->documents[i].name,
                                       .element = list->documents[i].element,
                                       .score = (double)fminf(scores[i], 1)};
    }
  }
  qsort(all, found, sizeof *all, by_score);
  *hits = all;
  *count = found < limit ? found : limit;
  return 0;
}

/* Activities of one group ("4.A.1.a.1.I01") say the same of different things:
 * how like the question is to all of them together helps each. */
static void add_groups(const struct work_list *list, float *scores) {
  for (size_t first = 0, end; first < list->count; first = end) {
    float sum = 0;
    end = first;
    while (end < list->count && list->documents[end].group == list->documents[first].group) {
      sum += list->documents[end].mass * scores[end];
      end++;
    }
    float length = list->group_lengths[list->documents[first].group];
    for (size_t i = first; sum > 0 && length > 0 && i < end; i++) {
      scores[i] += group_share * sum / length;
    }
  }
}

static int ask(const struct work_list *list, struct arena *arena, const char *text, float **scores,
               struct error *error) {
  struct work_words *words = arena_alloc(arena, sizeof *words);
  *scores = arena_array(arena, list->count, sizeof **scores);
  if (words == NULL || *scores == NULL || !work_words_read(arena, text, true, words)) {
    return error_no_memory(error);
  }
  (void)work_index_ask(&list->index, words, *scores);
  return 0;
}

int work_text_activities(const struct work_text *index, struct arena *arena, const char *text, size_t limit,
                         struct work_hit **hits, size_t *count, struct error *error) {
  const struct work_list *list = &index->activities;
  float *scores;
  int result = ask(list, arena, text, &scores, error);
  if (result != 0) {
    return result;
  }
  add_groups(list, scores);
  for (size_t i = 0; i < list->count; i++) {
    if (scores[i] > 0) {
      scores[i] = (scores[i] + frequency_share * logf(1 + (float)list->documents[i].tasks)) / whole;
    }
  }
  return best(list, scores, arena, limit, hits, count, error);
}

int work_text_jobs(const struct work_text *index, struct arena *arena, const char *text, size_t limit,
                   struct work_hit **hits, size_t *count, struct error *error) {
  float *scores;
  int result = ask(&index->jobs, arena, text, &scores, error);
  return result != 0 ? result : best(&index->jobs, scores, arena, limit, hits, count, error);
}
