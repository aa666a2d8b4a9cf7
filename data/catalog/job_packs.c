/* SPDX-License-Identifier: MIT */
/* job_rating -> job_packed. A match reads the ratings of all jobs at once, a
 * hundred thousand of them, and rows are slow to come. */
#include "data/catalog/job_packs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/catalog/sql.h"

static void put_float(unsigned char *at, float value) {
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  for (size_t i = 0; i < 4; i++) {
    at[i] = (unsigned char)(bits >> (8 * i));
  }
}

static float get_float(const unsigned char *at) {
  uint32_t bits = 0;
  for (size_t i = 0; i < 4; i++) {
    bits |= (uint32_t)at[i] << (8 * i);
  }
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

/* What no scale allows is as good as unknown; a NaN fails both comparisons. */
static float on_scale(float value) {
  return value >= 0 && value <= 7 ? value : -1.0f;
}

struct packed_rating packed_rating(const unsigned char *at) {
  return (struct packed_rating){.importance = on_scale(get_float(at)),
                                .level = on_scale(get_float(at + 4)),
                                .flags = (unsigned char)(at[8] & PACKED_FLAGS)};
}

static void pack(unsigned char *at, sqlite3_stmt *read) {
  put_float(at, on_scale((float)sql_real(read, 2, -1)));
  put_float(at + 4, on_scale((float)sql_real(read, 3, -1)));
  at[8] = (unsigned char)((sql_integer(read, 4, 0) != 0 ? PACKED_IMPORTANCE_SUPPRESSED : 0) |
                          (sql_integer(read, 5, 0) != 0 ? PACKED_LEVEL_SUPPRESSED : 0) |
                          (sql_integer(read, 6, 0) != 0 ? PACKED_NOT_RELEVANT : 0));
}

struct packing {
  sqlite3_stmt *insert;
  unsigned char *bytes;
  size_t elements;
  char job[PACKED_LONGEST_CODE + 1]; /* whose ratings are in `bytes`; "" none */
};

static void clear(struct packing *packing) {
  for (size_t i = 0; i < packing->elements; i++) {
    unsigned char *at = packing->bytes + i * (size_t)PACKED_RATING;
    put_float(at, -1.0f);
    put_float(at + 4, -1.0f);
    at[8] = 0;
  }
}

static int write_job(struct packing *packing, struct error *error) {
  if (packing->job[0] == '\0') {
    return 0;
  }
  sql_bind_text(packing->insert, 1, packing->job);
  (void)sqlite3_bind_blob64(packing->insert, 2, packing->bytes, packing->elements * (size_t)PACKED_RATING,
                            SQLITE_TRANSIENT);
  clear(packing);
  return sql_run(packing->insert, error);
}

/* Rows: job, place of the element, ratings; by job. */
static int pack_rows(struct packing *packing, sqlite3_stmt *read, struct error *error) {
  int result = 0;
  int got = 0;
  while (result == 0 && (got = sql_step(read, error)) > 0) {
    const char *job = (const char *)sqlite3_column_text(read, 0);
    long long place = sql_integer(read, 1, -1);
    if (job == NULL || strlen(job) > (size_t)PACKED_LONGEST_CODE || place < 0 ||
        place >= (long long)packing->elements) {
      continue;
    }
    if (strcmp(job, packing->job) != 0) {
      result = write_job(packing, error);
      (void)snprintf(packing->job, sizeof packing->job, "%s", job);
    }
    pack(packing->bytes + (size_t)place * (size_t)PACKED_RATING, read);
  }
  if (result == 0 && got == 0) {
    result = write_job(packing, error);
  }
  return result != 0 ? result : got;
}

static int count_elements(sqlite3 *database, size_t *count, struct error *error) {
  sqlite3_stmt *read = sql_prepare(database, "SELECT count(*) FROM main.element", error);
  int got = read == NULL ? -1 : sql_step(read, error);
  long long found = got > 0 ? sql_integer(read, 0, 0) : 0;
  (void)sqlite3_finalize(read);
  *count = found > PACKED_MOST_ELEMENTS ? (size_t)PACKED_MOST_ELEMENTS : (size_t)found;
  return got < 0 ? got : 0;
}

int job_packs_write(sqlite3 *database, struct error *error) {
  struct packing packing = {.job = ""};
  int result = count_elements(database, &packing.elements, error);
  if (result != 0 || packing.elements == 0) {
    return result;
  }
  packing.bytes = malloc(packing.elements * (size_t)PACKED_RATING);
  if (packing.bytes == NULL) {
    return error_no_memory(error);
  }
  clear(&packing);
  packing.insert = sql_prepare(database, "INSERT INTO main.job_packed(job, ratings) VALUES(?1, ?2)", error);
  sqlite3_stmt *read =
      packing.insert == NULL
          ? NULL
          : sql_prepare(database,
                        "SELECT r.job, e.place, r.importance, r.level, r.suppress_importance, r.suppress_level,"
                        " r.not_relevant FROM main.job_rating r JOIN"
                        " (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM main.element) e"
                        " ON e.id = r.element ORDER BY r.job, r.element",
                        error);
  result = read == NULL ? -1 : pack_rows(&packing, read, error);
  (void)sqlite3_finalize(read);
  (void)sqlite3_finalize(packing.insert);
  free(packing.bytes);
  return result;
}
