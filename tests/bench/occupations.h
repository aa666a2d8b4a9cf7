/* SPDX-License-Identifier: MIT */
/*
 * What the benchmarks of nearness share: published lists of moves, a split of
 * their origins, and how well a measure finds the moves.
 *
 * A measure is a square of numbers: how near each rated job is to each other.
 * Recall at 20 is the share of the moves of an origin that are among the 20
 * jobs that the measure puts first (the origin left out), as the mean over the
 * origins; the reciprocal rank is that of the first move found.
 */
#ifndef LADDERWAY_TESTS_BENCH_OCCUPATIONS_H
#define LADDERWAY_TESTS_BENCH_OCCUPATIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/jobs/jobs.h"
#include "data/jobs/work_index.h"

/* The cells of one line of a tab-separated table, ended in place. */
enum { OCCUPATIONS_CELLS = 16 };
typedef void occupations_line(void *context, char *const *cells, size_t count);

/* Reads `folder`/`file`, line by line without the first. false: there is no
 * such file. Anything else that goes wrong ends the program. */
bool occupations_read(const char *folder, const char *file, char separator, occupations_line *line, void *context);

/* Half of the occupations: the first byte of the SHA-256 of the code is odd. */
bool occupations_is_test(const char *code);

struct moves {
  const char *name;
  bool *move; /* from * jobs + to */
  size_t jobs, pairs;
};

/* O*NET's Career Changers in `folder`, with codes of today; false: no file. */
bool moves_of_career_changers(struct arena *arena, const struct job_matrix *matrix, const char *folder,
                              struct moves *moves);
/* Related Occupations of the snapshot. */
void moves_of_related(struct catalog *catalog, struct arena *arena, const struct job_matrix *matrix,
                      struct moves *moves);

struct found {
  double recall_10, recall_20, reciprocal_rank;
  size_t origins;
};
struct found moves_find(const struct moves *moves, const struct job_matrix *matrix, const float *measure, bool test);

/* The row of a job; false when it isn't rated. */
bool occupations_row(const struct job_matrix *matrix, const char *code, size_t *row);

/* The cosines of all documents of an index, a row each. */
void occupations_cosines(const struct work_index *index, float *measure);

_Noreturn void occupations_no_memory(void);

#endif
