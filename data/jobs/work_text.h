/* SPDX-License-Identifier: MIT */
/*
 * What a sentence about work is about: the nearest detailed work activities
 * (O*NET's DWAs) and the nearest occupations.
 *
 * The index is made of O*NET's texts where they were imported (`ladderway
 * import-jobs`), else of the words that the snapshot keeps of each activity and
 * occupation, and of names. English only; Spanish everyday words are put into
 * English by a small table of our own first.
 *
 * Words become stems (work_words.h) and texts vectors of weighted words
 * (work_index.h). An activity is the sum of its title, counted twice, and of
 * the tasks that belong to it. With q the question and a the activity,
 *
 *   score = (cosine(q, a) + 0.4 cosine(q, group of a) + 0.02 ln(1 + tasks of a)) / 1.5
 *
 * where the group is the sum of the activities that O*NET puts under the same
 * intermediate activity. An activity that shares no word, itself or by its
 * group, has no score. Words of the question that nothing has count as words of
 * the usual rarity that don't fit. An occupation's score is cosine(q, occupation), of
 * the words of its tasks, of its titles (0.6) and of its title (0.4).
 *
 * Where the factors come from, and how well the tasks of occupations that the
 * index doesn't know find their own activities: BENCHMARKS.md.
 */
#ifndef LADDERWAY_DATA_JOBS_WORK_TEXT_H
#define LADDERWAY_DATA_JOBS_WORK_TEXT_H

#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"

struct work_text;

/* Reads the index; lives in the arena. A snapshot without words gives an index
 * that finds nothing, which is no error. */
int work_text_open(struct catalog *catalog, struct arena *arena, struct work_text **index,
                   struct error *error) MUST_CHECK;

struct work_hit {
  const char *id;      /* DWA "4.A.1.a.1.I01.D01", or an occupation's code */
  const char *name;    /* its text where imported, else its element's or occupation's name; never NULL */
  const char *element; /* of a DWA: the work activity it belongs to, "4.A.1.a.1"; else NULL */
  double score;        /* 0-1; under work_text_sure a guess */
};

/* 0.4: of the task sentences whose best activity reaches it, more than half find one of their own first. */
extern const double work_text_sure;

/* Best first, at most `limit`; none when nothing is near. Only the first 16 KiB
 * and the first 400 different words of a text are read. */
int work_text_activities(const struct work_text *index, struct arena *arena, const char *text, size_t limit,
                         struct work_hit **hits, size_t *count, struct error *error) MUST_CHECK;
int work_text_jobs(const struct work_text *index, struct arena *arena, const char *text, size_t limit,
                   struct work_hit **hits, size_t *count, struct error *error) MUST_CHECK;

#endif
