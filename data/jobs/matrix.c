/* SPDX-License-Identifier: MIT */
/* All rated occupations and all elements, in one pass over what job_packs.h keeps. */
#include <stddef.h>
#include <string.h>

#include "data/base/sorted.h"
#include "data/catalog/job_packs.h"
#include "data/catalog/sql.h"
#include "data/jobs/job_row.h"
#include "data/jobs/jobs.h"

enum { MOST_ELEMENTS = PACKED_MOST_ELEMENTS };

static int read_jobs(sqlite3 *database, struct arena *arena, struct job_matrix *matrix, struct error *error) {
  sqlite3_stmt *read = sql_prepare(database, JOB_ROW_SELECT " WHERE rated = 1 ORDER BY code", error);
  if (read == NULL) {
    return -1;
  }
  size_t capacity = 0;
  int result = 0;
  int got = 0;
  while (result == 0 && matrix->job_count < (size_t)JOBS_MOST && (got = sql_step(read, error)) > 0) {
    if (matrix->job_count == capacity) {
      struct job *more = arena_grow(arena, matrix->jobs, matrix->job_count, &capacity, sizeof *more);
      if (more == NULL) {
        result = error_no_memory(error);
        break;
      }
      matrix->jobs = more;
    }
    result = job_from_row(arena, read, &matrix->jobs[matrix->job_count], error);
    matrix->job_count += result == 0;
  }
  (void)sqlite3_finalize(read);
  return result != 0 ? result : got < 0 ? got : 0;
}

struct element_columns {
  const char **ids, **names, **names_es;
  enum element_kind *kinds;
  size_t count;
};

static void element_row(struct arena *arena, sqlite3_stmt *read, struct element_columns *columns) {
  const char *kind = (const char *)sqlite3_column_text(read, 1);
  for (int i = 0; kind != NULL && i < (int)ELEMENT_KINDS; i++) {
    if (strcmp(kind, element_kind_name((enum element_kind)i)) == 0) {
      columns->ids[columns->count] = sql_text(arena, read, 0);
      columns->names[columns->count] = sql_text(arena, read, 2);
      columns->names_es[columns->count] = sql_text(arena, read, 3);
      columns->kinds[columns->count] = (enum element_kind)i;
      columns->count += columns->ids[columns->count] != NULL && columns->names[columns->count] != NULL;
    }
  }
}

static int read_elements(sqlite3 *database, struct arena *arena, struct job_matrix *matrix, struct error *error) {
  const size_t room = (size_t)MOST_ELEMENTS;
  struct element_columns columns = {.ids = arena_array(arena, room, sizeof(char *)),
                                    .names = arena_array(arena, room, sizeof(char *)),
                                    .names_es = arena_array(arena, room, sizeof(char *)),
                                    .kinds = arena_array(arena, room, sizeof(enum element_kind))};
  if (columns.ids == NULL || columns.names == NULL || columns.names_es == NULL || columns.kinds == NULL) {
    return error_no_memory(error);
  }
  sqlite3_stmt *read = sql_prepare(database, "SELECT id, kind, name, name_es FROM element ORDER BY id", error);
  if (read == NULL) {
    return -1;
  }
  int got = 0;
  while (columns.count < room && (got = sql_step(read, error)) > 0) {
    element_row(arena, read, &columns);
  }
  (void)sqlite3_finalize(read);
  matrix->elements = columns.ids;
  matrix->element_names = columns.names;
  matrix->element_names_es = columns.names_es;
  matrix->kinds = columns.kinds;
  matrix->element_count = columns.count;
  return got < 0 ? got : 0;
}

static bool find_row(const struct job_matrix *matrix, const char *code, size_t *next) {
  while (*next < matrix->job_count && strcmp(matrix->jobs[*next].code, code) < 0) {
    (*next)++;
  }
  return *next < matrix->job_count && strcmp(matrix->jobs[*next].code, code) == 0;
}

/* Rows come in the order of the jobs, so both are walked once. A snapshot may
 * come from anywhere: what has another length is as good as unknown. */
static int read_cells(sqlite3 *database, const struct job_matrix *matrix, struct matrix_cell *cells,
                      struct error *error) {
  sqlite3_stmt *read = sql_prepare(database, "SELECT job, ratings FROM job_packed ORDER BY job", error);
  size_t row = 0;
  int got = read == NULL ? -1 : 0;
  while (got >= 0 && (got = sql_step(read, error)) > 0) {
    const char *job = (const char *)sqlite3_column_text(read, 0);
    const unsigned char *packed = sqlite3_column_blob(read, 1);
    size_t length = (size_t)sqlite3_column_bytes(read, 1);
    if (job == NULL || length != matrix->element_count * (size_t)PACKED_RATING || !find_row(matrix, job, &row)) {
      continue;
    }
    for (size_t i = 0; i < matrix->element_count; i++) {
      struct packed_rating rating = packed_rating(packed + i * (size_t)PACKED_RATING);
      cells[row * matrix->element_count + i] = (struct matrix_cell){
          .importance = rating.importance,
          .level = rating.level,
          .suppressed = (rating.flags & (PACKED_IMPORTANCE_SUPPRESSED | PACKED_LEVEL_SUPPRESSED)) != 0,
          .not_relevant = (rating.flags & PACKED_NOT_RELEVANT) != 0};
    }
  }
  (void)sqlite3_finalize(read);
  return got;
}

int job_matrix_read(struct catalog *catalog, struct arena *arena, struct job_matrix *matrix, struct error *error) {
  sqlite3 *database = catalog_database(catalog);
  *matrix = (struct job_matrix){.jobs = NULL};
  int result = read_jobs(database, arena, matrix, error);
  if (result == 0) {
    result = read_elements(database, arena, matrix, error);
  }
  if (result != 0) {
    return result;
  }
  size_t count = matrix->job_count * matrix->element_count;
  struct matrix_cell *cells = arena_array(arena, count, sizeof *cells);
  if (cells == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < count; i++) {
    cells[i] = (struct matrix_cell){.importance = -1.0f, .level = -1.0f};
  }
  matrix->cells = cells;
  return read_cells(database, matrix, cells, error);
}

bool job_matrix_row(const struct job_matrix *matrix, const char *code, size_t *row) {
  *row = sorted_place(matrix->jobs, matrix->job_count, sizeof *matrix->jobs, offsetof(struct job, code), code);
  return *row < matrix->job_count && strncmp(matrix->jobs[*row].code, code, strlen(code)) == 0;
}
