/* SPDX-License-Identifier: MIT */
/* Occupations, as far as credentials are joined with them. */
#include <stdlib.h>
#include <string.h>

#include "data/catalog/joins.h"
#include "data/catalog/sql.h"

/* A program code leads to so many jobs at most. */
enum { SOC_LENGTH = 7, MOST_JOBS_OF_PROGRAM = 5 };

static int schooling_of(const char *education) {
  static const char *const levels[] = {"Associate's degree", "Bachelor's degree", "Master's degree",
                                       "Doctoral or professional degree"};
  for (int i = 0; education != NULL && i < (int)(sizeof levels / sizeof levels[0]); i++) {
    if (strcmp(education, levels[i]) == 0) {
      return i + 3;
    }
  }
  return 2;
}

static int read_jobs(struct joins *joins, sqlite3_stmt *rows, struct error *error) {
  size_t capacity = 0;
  int result;
  while ((result = sql_step(rows, error)) == 1) {
    struct job_entry *jobs = joins->jobs;
    if (joins->job_count == capacity) {
      jobs = arena_grow(joins->arena, jobs, joins->job_count, &capacity, sizeof *jobs);
    }
    const char *code = jobs == NULL ? NULL : sql_text(joins->arena, rows, 0);
    if (code == NULL) {
      return error_no_memory(error);
    }
    joins->jobs = jobs;
    jobs[joins->job_count++] = (struct job_entry){code, sql_integer(rows, 1, -1), sql_integer(rows, 2, -1),
                                                  schooling_of((const char *)sqlite3_column_text(rows, 3))};
  }
  return result;
}

/* The first job in order whose code is `code`, or begins with it. */
static const struct job_entry *find_job(const struct joins *joins, const char *code, size_t length) {
  size_t low = 0;
  size_t high = joins->job_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (strncmp(joins->jobs[middle].code, code, length) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < joins->job_count && strncmp(joins->jobs[low].code, code, length) == 0 ? &joins->jobs[low] : NULL;
}

static int compare_programs(const void *one, const void *two) {
  const struct code_entry *a = one;
  const struct code_entry *b = two;
  int order = strcmp(a->code, b->code);
  if (order != 0) {
    return order;
  }
  if (a->job->employment != b->job->employment) {
    return a->job->employment > b->job->employment ? -1 : 1;
  }
  return strcmp(a->job->code, b->job->code);
}

static void keep_best(struct joins *joins) {
  size_t kept = 0;
  if (joins->program_count > 0) {
    qsort(joins->programs, joins->program_count, sizeof *joins->programs, compare_programs);
  }
  for (size_t i = 0; i < joins->program_count; i++) {
    const struct code_entry *program = &joins->programs[i];
    bool full = kept >= (size_t)MOST_JOBS_OF_PROGRAM &&
                strcmp(joins->programs[kept - (size_t)MOST_JOBS_OF_PROGRAM].code, program->code) == 0;
    if (!full) {
      joins->programs[kept++] = *program;
    }
  }
  joins->program_count = kept;
}

static int read_programs(struct joins *joins, sqlite3_stmt *rows, struct error *error) {
  size_t capacity = 0;
  int result;
  while ((result = sql_step(rows, error)) == 1) {
    const char *soc = (const char *)sqlite3_column_text(rows, 1);
    const struct job_entry *job = soc == NULL ? NULL : find_job(joins, soc, (size_t)SOC_LENGTH);
    if (job == NULL || strlen(soc) != (size_t)SOC_LENGTH) {
      continue;
    }
    struct code_entry *programs = joins->programs;
    if (joins->program_count == capacity) {
      programs = arena_grow(joins->arena, programs, joins->program_count, &capacity, sizeof *programs);
    }
    const char *code = programs == NULL ? NULL : sql_text(joins->arena, rows, 0);
    if (code == NULL) {
      return error_no_memory(error);
    }
    joins->programs = programs;
    programs[joins->program_count++] = (struct code_entry){code, job};
  }
  return result;
}

static const struct code_entry *find_entries(const struct code_entry *entries, size_t entry_count, const char *code,
                                             size_t *count) {
  size_t low = 0;
  size_t high = entry_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (strcmp(entries[middle].code, code) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  *count = 0;
  while (low + *count < entry_count && strcmp(entries[low + *count].code, code) == 0) {
    ++*count;
  }
  return *count == 0 ? NULL : &entries[low];
}

const struct code_entry *joins_programs(const struct joins *joins, const char *code, size_t *count) {
  return find_entries(joins->programs, joins->program_count, code, count);
}

static size_t became(const struct joins *joins, const char *code, const struct job_entry *jobs[JOINS_MOST_JOBS]) {
  size_t count = 0;
  const struct code_entry *entries = find_entries(joins->older, joins->older_count, code, &count);
  count = count < (size_t)JOINS_MOST_JOBS ? count : (size_t)JOINS_MOST_JOBS;
  for (size_t i = 0; i < count; i++) {
    jobs[i] = entries[i].job;
  }
  return count;
}

/* The same order as job_read() has. A six-digit code means its first O*NET-SOC
 * occupation, which is the .00 one where there is one. */
size_t joins_jobs(const struct joins *joins, const char *code, const struct job_entry *jobs[JOINS_MOST_JOBS]) {
  char soc[SOC_LENGTH + 1];
  size_t length = strnlen(code, (size_t)SOC_LENGTH);
  memcpy(soc, code, length);
  soc[length] = '\0';
  jobs[0] = find_job(joins, code, strlen(code) + 1);
  if (jobs[0] != NULL) {
    return 1;
  }
  size_t count = became(joins, code, jobs);
  if (count > 0) {
    return count;
  }
  jobs[0] = find_job(joins, soc, length);
  return jobs[0] != NULL ? 1 : became(joins, soc, jobs);
}

static int read_older(struct joins *joins, sqlite3_stmt *rows, struct error *error) {
  size_t capacity = 0;
  int result;
  while ((result = sql_step(rows, error)) == 1) {
    const char *code = (const char *)sqlite3_column_text(rows, 1);
    const struct job_entry *job = code == NULL ? NULL : find_job(joins, code, strlen(code) + 1);
    if (job == NULL) {
      continue; /* a newer list of occupations may lack it */
    }
    struct code_entry *older = joins->older;
    if (joins->older_count == capacity) {
      older = arena_grow(joins->arena, older, joins->older_count, &capacity, sizeof *older);
    }
    code = older == NULL ? NULL : sql_text(joins->arena, rows, 0);
    if (code == NULL) {
      return error_no_memory(error);
    }
    joins->older = older;
    older[joins->older_count++] = (struct code_entry){code, job};
  }
  return result;
}

static int read_rows(struct joins *joins, const char *sql,
                     int (*take)(struct joins *joins, sqlite3_stmt *rows, struct error *error), struct error *error) {
  sqlite3_stmt *rows = sql_prepare(joins->writer->database, sql, error);
  int result = rows == NULL ? -1 : take(joins, rows, error);
  (void)sqlite3_finalize(rows);
  return result;
}

int joins_read_jobs(struct joins *joins, struct error *error) {
  if (read_rows(joins, "SELECT code, wage_median, employment, education FROM main.job ORDER BY code", read_jobs,
                error) != 0) {
    return -1;
  }
  if (read_rows(joins, "SELECT cip, soc FROM main.program_soc", read_programs, error) != 0 ||
      read_rows(joins, "SELECT older, job FROM main.older_code ORDER BY older, position", read_older, error) != 0) {
    return -1;
  }
  keep_best(joins);
  return 0;
}
