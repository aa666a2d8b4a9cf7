/* SPDX-License-Identifier: MIT */
/* Preparing the figures that near_parts.c compares. */
#include "data/jobs/near.h"

#include <math.h>
#include <string.h>

#include "data/catalog/sql.h"
#include "data/jobs/job_row.h"
#include "data/jobs/near_parts.h"
#include "data/jobs/profile.h"

enum { MOST_LINKS = 100, MOST_UNRATED = 2000 };

/* The matrix column of each figure of a block of ratings. */
struct ratings_block {
  enum near_block block;
  enum element_kind kind;
  bool level; /* else importance */
};

static const struct ratings_block ratings_blocks[] = {
    {NEAR_SKILL_LEVELS, ELEMENT_SKILL, true},
    {NEAR_SKILL_IMPORTANCES, ELEMENT_SKILL, false},
    {NEAR_KNOWLEDGE, ELEMENT_KNOWLEDGE, false},
    {NEAR_ACTIVITY_LEVELS, ELEMENT_ACTIVITY, true},
};
enum { RATINGS_BLOCKS = sizeof ratings_blocks / sizeof ratings_blocks[0] };

static size_t whole_lanes(size_t width) {
  return (width + (size_t)NEAR_LANES - 1) / (size_t)NEAR_LANES * (size_t)NEAR_LANES;
}

static size_t kind_count(const struct job_matrix *matrix, enum element_kind kind) {
  size_t count = 0;
  for (size_t i = 0; i < matrix->element_count; i++) {
    count += matrix->kinds[i] == kind;
  }
  return count;
}

/* Lays the blocks out; the vector comes last, as its width is known last. */
static void lay_out(struct job_near *near, const struct job_matrix *matrix, size_t dimensions) {
  size_t width[NEAR_BLOCKS] = {
      [NEAR_INTERESTS] = (size_t)PROFILE_FIGURES, [NEAR_VALUES] = (size_t)PROFILE_FIGURES, [NEAR_VECTOR] = dimensions};
  for (size_t i = 0; i < (size_t)RATINGS_BLOCKS; i++) {
    width[ratings_blocks[i].block] = kind_count(matrix, ratings_blocks[i].kind);
  }
  for (size_t i = 0; i < (size_t)NEAR_BLOCKS; i++) {
    near->start[i + 1] = near->start[i] + whole_lanes(width[i]);
  }
}

/* Standardises one column over the jobs: mean 0, standard deviation 1, times
 * `scale`. What is unknown (NAN) becomes 0, the mean. */
static void standardise(float *column, size_t stride, size_t count, double scale) {
  double sum = 0;
  double squares = 0;
  size_t known = 0;
  for (size_t i = 0; i < count; i++) {
    double value = (double)column[i * stride];
    if (!isnan(value)) {
      sum += value;
      squares += value * value;
      known++;
    }
  }
  double mean = known == 0 ? 0 : sum / (double)known;
  double variance = known == 0 ? 0 : squares / (double)known - mean * mean;
  double factor = variance > 1e-9 ? scale / sqrt(variance) : 0;
  for (size_t i = 0; i < count; i++) {
    float *value = &column[i * stride];
    *value = isnan(*value) ? 0 : (float)(((double)*value - mean) * factor);
  }
}

static void fill_ratings(struct job_near *near, const struct job_matrix *matrix, float *figures, size_t stride) {
  for (size_t b = 0; b < (size_t)RATINGS_BLOCKS; b++) {
    const struct ratings_block *block = &ratings_blocks[b];
    /* A distance is then the root of the mean of the squares, however many figures there are. */
    double scale = 1 / sqrt((double)kind_count(matrix, block->kind));
    size_t at = near->start[block->block];
    for (size_t element = 0; element < matrix->element_count; element++) {
      if (matrix->kinds[element] != block->kind) {
        continue;
      }
      for (size_t job = 0; job < near->count; job++) {
        const struct matrix_cell *cell = &matrix->cells[job * matrix->element_count + element];
        float value = block->level ? cell->level : cell->importance;
        figures[job * stride + at] = value < 0 ? NAN : value;
      }
      standardise(figures + at, stride, near->count, scale);
      at++;
    }
  }
}

/* --- what stands in tables of its own --- */

/* Codes are "29-1141.00" all of them; of anything else no more than the beginning is compared. */
static uint32_t digits_of(const char *code) {
  enum { MOST = 9 };
  uint32_t digits = 0;
  for (size_t count = 0; *code != '\0' && count < (size_t)MOST; code++) {
    if (*code >= '0' && *code <= '9') {
      digits = digits * 10 + (uint32_t)(*code - '0');
      count++;
    }
  }
  return digits;
}

/* Among rows in the order of their codes. */
static bool find_between(const struct job_near *near, size_t low, size_t high, const char *code, size_t *row) {
  uint32_t digits = digits_of(code);
  size_t end = high;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (near->rows[middle].digits < digits) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  while (low < end && near->rows[low].digits == digits && strcmp(near->rows[low].code, code) != 0) {
    low++;
  }
  *row = low;
  return low < end && strcmp(near->rows[low].code, code) == 0;
}

bool job_near_row(const struct job_near *near, const char *code, size_t *row) {
  return code != NULL &&
         (find_between(near, 0, near->count, code, row) || find_between(near, near->count, near->all, code, row));
}

static void read_figures(const char *text, float *figures) {
  float read[PROFILE_FIGURES];
  bool good = text != NULL && profile_figures(text, 7.0f, read);
  for (size_t i = 0; i < (size_t)PROFILE_FIGURES; i++) {
    figures[i] = good ? read[i] : NAN;
  }
}

static void read_vector(const char *text, size_t dimensions, float *figures) {
  signed char vector[PROFILE_MOST_DIMENSIONS];
  if (text != NULL && profile_vector(text, vector) == dimensions) {
    for (size_t i = 0; i < dimensions; i++) {
      figures[i] = (float)vector[i];
    }
  }
}

static void forget_profiles(const struct job_near *near, float *figures, size_t stride) {
  for (size_t job = 0; job < near->all; job++) {
    read_figures(NULL, figures + job * stride + near->start[NEAR_INTERESTS]);
    read_figures(NULL, figures + job * stride + near->start[NEAR_VALUES]);
  }
}

static int fill_profiles(sqlite3 *database, const struct job_near *near, size_t dimensions, float *figures,
                         struct error *error) {
  size_t stride = near->start[NEAR_BLOCKS];
  forget_profiles(near, figures, stride);
  sqlite3_stmt *read = sql_prepare(database, "SELECT job, interests, work_values, vector FROM job_profile", error);
  if (read == NULL) {
    return -1;
  }
  int got;
  while ((got = sql_step(read, error)) > 0) {
    size_t row;
    if (job_near_row(near, (const char *)sqlite3_column_text(read, 0), &row)) {
      float *place = figures + row * stride;
      read_figures((const char *)sqlite3_column_text(read, 1), place + near->start[NEAR_INTERESTS]);
      read_figures((const char *)sqlite3_column_text(read, 2), place + near->start[NEAR_VALUES]);
      read_vector((const char *)sqlite3_column_text(read, 3), dimensions, place + near->start[NEAR_VECTOR]);
    }
  }
  (void)sqlite3_finalize(read);
  for (size_t i = 0; i < (size_t)PROFILE_FIGURES; i++) {
    standardise(figures + near->start[NEAR_INTERESTS] + i, stride, near->all, 1);
    standardise(figures + near->start[NEAR_VALUES] + i, stride, near->all, 1);
  }
  return got;
}

/* Of the first vector; the others have as many, or don't count. */
static int read_dimensions(sqlite3 *database, size_t *dimensions, struct error *error) {
  sqlite3_stmt *read =
      sql_prepare(database, "SELECT vector FROM job_profile WHERE vector IS NOT NULL ORDER BY job LIMIT 1", error);
  if (read == NULL) {
    return -1;
  }
  signed char vector[PROFILE_MOST_DIMENSIONS];
  int got = sql_step(read, error);
  const char *text = got > 0 ? (const char *)sqlite3_column_text(read, 0) : NULL;
  *dimensions = text == NULL ? 0 : profile_vector(text, vector);
  (void)sqlite3_finalize(read);
  return got < 0 ? got : 0;
}

static bool tier_of(const char *name, unsigned *tier) {
  static const char *const names[NEAR_TIERS] = {"Primary-Short", "Primary-Long", "Supplemental"};
  for (unsigned i = 0; name != NULL && i < (unsigned)NEAR_TIERS; i++) {
    if (strcmp(names[i], name) == 0) {
      *tier = i;
      return true;
    }
  }
  return false;
}

static int add_link(struct arena *arena, struct near_row *row, struct near_link link, size_t *capacity,
                    struct error *error) {
  struct near_link *links = (struct near_link *)row->links;
  if (row->link_count == *capacity) {
    links = arena_grow(arena, row->links, row->link_count, capacity, sizeof *links);
    if (links == NULL) {
      return error_no_memory(error);
    }
    row->links = links;
  }
  links[row->link_count++] = link;
  row->linked |= UINT64_C(1) << link.to % 64;
  return 0;
}

/* Rows come job by job. */
static int fill_links(sqlite3 *database, struct arena *arena, struct job_near *near, struct error *error) {
  sqlite3_stmt *read =
      sql_prepare(database, "SELECT job, related, tier FROM job_related ORDER BY job, position", error);
  if (read == NULL) {
    return -1;
  }
  size_t row = near->all;
  size_t capacity = 0;
  int got;
  int result = 0;
  while (result == 0 && (got = sql_step(read, error)) != 0) {
    struct near_link link;
    const char *job = (const char *)sqlite3_column_text(read, 0);
    if (got < 0) {
      result = got;
    } else if (job != NULL && (row == near->all || strcmp(near->rows[row].code, job) != 0)) {
      capacity = 0;
      row = job_near_row(near, job, &row) ? row : near->all;
    }
    if (result == 0 && row < near->all && near->rows[row].link_count < (size_t)MOST_LINKS &&
        tier_of((const char *)sqlite3_column_text(read, 2), &link.tier) &&
        job_near_row(near, (const char *)sqlite3_column_text(read, 1), &link.to)) {
      result = add_link(arena, &near->rows[row], link, &capacity, error);
    }
  }
  (void)sqlite3_finalize(read);
  return result;
}

/* --- jobs --- */

/* How many of the rated jobs have the same wages and openings as `soc`. */
static size_t sharing(const uint32_t *socs, size_t count, uint32_t soc) {
  size_t found = 0;
  for (size_t i = 0; i < count; i++) {
    found += socs[i] == soc;
  }
  return found == 0 ? 1 : found;
}

static bool is_specialty(const char *code) {
  size_t length = strlen(code);
  return length > 3 && strcmp(code + length - 3, ".00") != 0;
}

static uint32_t soc_of(const struct job *job) {
  return job->soc == NULL ? 0 : digits_of(job->soc);
}

static void fill_row(const uint32_t *socs, size_t count, const struct job *job, struct near_row *row) {
  size_t shared = is_specialty(job->code) ? sharing(socs, count, soc_of(job)) : 1;
  double openings = job->openings / (double)shared;
  *row = (struct near_row){.code = job->code,
                           .digits = digits_of(job->code),
                           .zone = job->zone,
                           .wage = job->wages.median > 0 ? (float)log((double)job->wages.median) : 0,
                           .openings = job->openings < 0 ? -1 : (float)fmin(1, log(1 + openings) / log(1001))};
}

static int count_unrated(sqlite3 *database, size_t *count, struct error *error) {
  sqlite3_stmt *read = sql_prepare(
      database, "SELECT count(*) FROM job WHERE rated = 0 AND code IN (SELECT job FROM job_profile)", error);
  int got = read == NULL ? -1 : sql_step(read, error);
  long long found = got > 0 ? sql_integer(read, 0, 0) : 0;
  (void)sqlite3_finalize(read);
  *count = (size_t)(found < MOST_UNRATED ? found : MOST_UNRATED);
  return got < 0 ? got : 0;
}

static int add_unrated(sqlite3 *database, struct arena *arena, struct job_near *near, size_t room, const uint32_t *socs,
                       struct error *error) {
  sqlite3_stmt *read = sql_prepare(
      database, JOB_ROW_SELECT " WHERE rated = 0 AND code IN (SELECT job FROM job_profile) ORDER BY code", error);
  int got = read == NULL ? -1 : 0;
  int result = got;
  while (result == 0 && near->all < room && (got = sql_step(read, error)) > 0) {
    struct job job;
    result = job_from_row(arena, read, &job, error);
    if (result == 0) {
      fill_row(socs, near->count, &job, &near->rows[near->all++]);
    }
  }
  (void)sqlite3_finalize(read);
  return result != 0 ? result : got < 0 ? got : 0;
}

/* The rated jobs, and those that aren't and have a profile. */
static int fill_rows(sqlite3 *database, struct arena *arena, struct job_near *near, const struct job_matrix *matrix,
                     struct error *error) {
  size_t unrated = 0;
  if (count_unrated(database, &unrated, error) != 0) {
    return -1;
  }
  size_t room = matrix->job_count + unrated;
  near->rows = arena_array(arena, room, sizeof *near->rows);
  uint32_t *socs = arena_array(arena, matrix->job_count, sizeof *socs);
  if (near->rows == NULL || socs == NULL) {
    return error_no_memory(error);
  }
  near->count = near->all = matrix->job_count;
  for (size_t row = 0; row < near->count; row++) {
    socs[row] = soc_of(&matrix->jobs[row]);
  }
  for (size_t row = 0; row < near->count; row++) {
    fill_row(socs, near->count, &matrix->jobs[row], &near->rows[row]);
  }
  return add_unrated(database, arena, near, room, socs, error);
}

static void measure_row(const struct job_near *near, struct near_row *row, const float *figures) {
  row->figures = figures;
  for (size_t block = 0; block < (size_t)NEAR_BLOCKS; block++) {
    double squares = 0;
    for (size_t i = near->start[block]; i < near->start[block + 1]; i++) {
      squares += (double)figures[i] * (double)figures[i];
    }
    row->length[block] = (float)sqrt(squares);
  }
}

int job_near_open(struct catalog *catalog, struct arena *arena, const struct job_matrix *matrix, struct job_near **near,
                  struct error *error) {
  sqlite3 *database = catalog_database(catalog);
  size_t dimensions = 0;
  struct job_near *made = arena_alloc(arena, sizeof *made);
  *near = made;
  if (made == NULL) {
    return error_no_memory(error);
  }
  if (read_dimensions(database, &dimensions, error) != 0 || fill_rows(database, arena, made, matrix, error) != 0) {
    return -1;
  }
  lay_out(made, matrix, dimensions);
  size_t stride = made->start[NEAR_BLOCKS];
  float *figures = arena_array(arena, made->all * stride, sizeof *figures);
  if (figures == NULL) {
    return error_no_memory(error);
  }
  fill_ratings(made, matrix, figures, stride);
  if (fill_profiles(database, made, dimensions, figures, error) != 0) {
    return -1;
  }
  for (size_t row = 0; row < made->all; row++) {
    measure_row(made, &made->rows[row], figures + row * stride);
  }
  return fill_links(database, arena, made, error);
}
