/* SPDX-License-Identifier: MIT */
/* The jobs nearest to one. */
#include <stdlib.h>

#include "data/jobs/near.h"

struct ranked {
  double near;
  size_t row;
};

static int by_nearness(const void *left, const void *right) {
  const struct ranked *a = left;
  const struct ranked *b = right;
  if (a->near != b->near) {
    return a->near < b->near ? 1 : -1;
  }
  return a->row < b->row ? -1 : a->row > b->row;
}

/* All other rated jobs, the nearest first; NULL without memory. */
static struct ranked *rank(struct arena *arena, const struct job_near *near, size_t jobs, size_t from) {
  const struct job_held held = {.row = from, .weight = 1};
  struct ranked *ranked = arena_array(arena, jobs, sizeof *ranked);
  double *result = arena_array(arena, jobs, sizeof *result);
  if (ranked == NULL || result == NULL) {
    return NULL;
  }
  job_near_to(near, &held, 1, result);
  size_t count = 0;
  for (size_t row = 0; row < jobs; row++) {
    if (row != from) {
      ranked[count++] = (struct ranked){.near = result[row], .row = row};
    }
  }
  qsort(ranked, count, sizeof *ranked, by_nearness);
  return ranked;
}

int job_nearest(struct catalog *catalog, struct arena *arena, const char *code, size_t limit,
                struct job_neighbour **neighbours, size_t *count, struct error *error) {
  *neighbours = NULL;
  *count = 0;
  struct job_matrix *matrix = arena_alloc(arena, sizeof *matrix);
  if (matrix == NULL) {
    return error_no_memory(error);
  }
  if (job_matrix_read(catalog, arena, matrix, error) != 0) {
    return -1;
  }
  struct job_near *near;
  if (job_near_open(catalog, arena, matrix, &near, error) != 0) {
    return -1;
  }
  size_t from;
  if (!job_near_row(near, code, &from)) {
    return 0;
  }
  size_t others = matrix->job_count - (from < matrix->job_count);
  limit = limit < others ? limit : others;
  const struct ranked *ranked = rank(arena, near, matrix->job_count, from);
  struct job_neighbour *list = arena_array(arena, limit, sizeof *list);
  if (ranked == NULL || list == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < limit; i++) {
    list[i] = (struct job_neighbour){.job = &matrix->jobs[ranked[i].row], .near = ranked[i].near};
    list[i].part_count = job_near_parts(near, from, ranked[i].row, list[i].parts);
  }
  *neighbours = list;
  *count = limit;
  return 0;
}
