/* SPDX-License-Identifier: MIT */
/* Which job each duration belongs to. */
#include <string.h>

#include "data/match/plain_parts.h"

/* What lies between counts: little words nothing, the end of a clause much. */
static size_t weight(const struct token *token) {
  return words_in(token->folded, " as como de a an un una ")                         ? 0
         : token->gap != GAP_NONE || words_in(token->folded, " and y e then luego ") ? 4
                                                                                     : 1;
}

struct sharing {
  struct reading *reading;
  size_t *sums; /* of the weights before each token */
};

static bool needs_years(const struct placed *placed) {
  return placed->piece.kind == PLAIN_JOB && placed->piece.years <= 0.0;
}

/* Whether the sentence tells the job before the duration: then the next one does, too. */
static bool job_comes_first(const struct reading *reading, const struct duration *duration) {
  size_t sentence = reading->tokens[duration->from].sentence;
  size_t first_job = reading->count;
  size_t first_duration = reading->count;
  for (size_t i = 0; i < reading->piece_count; i++) {
    const struct placed *placed = &reading->pieces[i];
    if (placed->piece.kind == PLAIN_JOB && reading->tokens[placed->from].sentence == sentence &&
        placed->from < first_job) {
      first_job = placed->from;
    }
  }
  for (size_t i = 0; i < reading->duration_count; i++) {
    const struct duration *other = &reading->durations[i];
    if (reading->tokens[other->from].sentence == sentence && other->from < first_duration) {
      first_duration = other->from;
    }
  }
  return first_job < first_duration;
}

static size_t distance(const struct sharing *sharing, const struct duration *duration, const struct placed *placed) {
  bool after = duration->from >= placed->to;
  size_t first = after ? placed->to : duration->to;
  size_t last = after ? duration->from : placed->from;
  size_t between = last > first ? sharing->sums[last] - sharing->sums[first] : 0;
  /* "cook, 4 years": the comma in front of the duration parts less than that of another job behind it */
  between -= after && between >= 1 ? 1 : 0;
  return between * 2 + (after != duration->job_first);
}

/* The duration and the job that are nearest to each other; false when there is none any more. */
static bool share_one(struct sharing *sharing) {
  struct reading *reading = sharing->reading;
  struct duration *best = NULL;
  struct placed *job = NULL;
  size_t nearest = 0;
  for (size_t i = 0; i < reading->duration_count; i++) {
    struct duration *duration = &reading->durations[i];
    for (size_t j = 0; j < reading->piece_count && !duration->taken; j++) {
      struct placed *placed = &reading->pieces[j];
      if (!needs_years(placed) || reading->tokens[placed->from].sentence != reading->tokens[duration->from].sentence) {
        continue;
      }
      size_t found = distance(sharing, duration, placed);
      if (best == NULL || found < nearest) {
        best = duration;
        job = placed;
        nearest = found;
      }
    }
  }
  if (best != NULL) {
    best->taken = true;
    job->piece.years = best->years;
  }
  return best != NULL;
}

/* A duration alone in its sentence is that of the job before: "Line cook. 4 years." */
static void settle(struct reading *reading) {
  for (size_t i = 0; i < reading->duration_count; i++) {
    struct duration *duration = &reading->durations[i];
    struct placed *before = NULL;
    for (size_t j = 0; j < reading->piece_count && !duration->taken; j++) {
      struct placed *placed = &reading->pieces[j];
      if (placed->piece.kind == PLAIN_JOB && placed->from <= duration->from &&
          (before == NULL || placed->from > before->from)) {
        before = placed;
      }
    }
    if (before != NULL && needs_years(before) &&
        reading->tokens[duration->from].sentence - reading->tokens[before->from].sentence <= 1) {
      before->piece.years = duration->years;
      duration->taken = true;
    }
  }
}

/* "medical biller and coder for 4 years": one job with two names, and one of them has the years. */
static void merge(struct reading *reading) {
  size_t kept = 0;
  for (size_t i = 0; i < reading->piece_count; i++) {
    const struct placed *placed = &reading->pieces[i];
    bool again = false;
    for (size_t j = 0; j < reading->piece_count && needs_years(placed) && !again; j++) {
      const struct placed *other = &reading->pieces[j];
      again = other->piece.kind == PLAIN_JOB && other->piece.years > 0.0 &&
              strcmp(other->piece.codes[0], placed->piece.codes[0]) == 0 &&
              reading->tokens[other->from].sentence == reading->tokens[placed->from].sentence;
    }
    if (!again) {
      reading->pieces[kept++] = *placed;
    }
  }
  reading->piece_count = kept;
}

bool plain_has_years(const struct reading *reading, size_t at) {
  for (size_t i = 0; i < reading->duration_count; i++) {
    if (reading->tokens[reading->durations[i].from].sentence == reading->tokens[at].sentence) {
      return true;
    }
  }
  return false;
}

void plain_share_years(struct reading *reading) {
  struct sharing sharing = {.reading = reading,
                            .sums = arena_array(reading->scratch, reading->count + 1, sizeof *sharing.sums)};
  if (sharing.sums == NULL) {
    reading->no_memory = true;
    return;
  }
  for (size_t i = 0; i < reading->count; i++) {
    sharing.sums[i + 1] = sharing.sums[i] + weight(&reading->tokens[i]);
  }
  for (size_t i = 0; i < reading->duration_count; i++) {
    reading->durations[i].job_first = job_comes_first(reading, &reading->durations[i]);
  }
  while (share_one(&sharing)) {
  }
  settle(reading);
  merge(reading);
}
