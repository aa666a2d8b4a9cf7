/* SPDX-License-Identifier: MIT */
#include "data/jobs/jobs.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/catalog/sql.h"
#include "data/jobs/job_row.h"
#include "data/jobs/table.h"

enum { LONGEST_NAME_OF_JOB = 2048 };

const char *element_kind_name(enum element_kind kind) {
  static const char *const names[ELEMENT_KINDS] = {"skill", "knowledge", "activity"};
  return names[kind];
}

static void wages_from_row(struct arena *arena, sqlite3_stmt *row, int column, struct wages *wages) {
  long long *figures[] = {&wages->p10, &wages->p25, &wages->median, &wages->p75, &wages->p90, &wages->mean};
  for (int i = 0; i < 6; i++) {
    *figures[i] = sql_integer(row, column + i, -1);
  }
  wages->basis = sql_text(arena, row, column + 6);
  wages->year = sql_text(arena, row, column + 7);
  wages->reason = sql_text(arena, row, column + 8);
}

int job_from_row(struct arena *arena, sqlite3_stmt *row, struct job *job, struct error *error) {
  *job = (struct job){.matched_title = NULL};
  job->code = sql_text(arena, row, 0);
  job->title = sql_text(arena, row, 1);
  job->title_es = sql_text(arena, row, 2);
  job->soc = sql_text(arena, row, 3);
  job->zone = (int)sql_integer(row, 4, 0);
  job->rated = sql_integer(row, 5, 0) != 0;
  wages_from_row(arena, row, 6, &job->wages);
  job->employment = (long)sql_integer(row, 15, -1);
  job->employment_base = sql_real(row, 16, -1);
  job->employment_projected = sql_real(row, 17, -1);
  job->growth_percent = sql_real(row, 18, NAN);
  job->openings = sql_real(row, 19, -1);
  job->education = sql_text(arena, row, 20);
  job->experience = sql_text(arena, row, 21);
  job->training = sql_text(arena, row, 22);
  job->projection_years = sql_text(arena, row, 23);
  return job->code == NULL || job->title == NULL ? error_no_memory(error) : 0;
}

/* A code must not be the end of a longer word or number. */
static bool stands_alone(const char *text, const char *code) {
  return code == text || (!isalnum((unsigned char)code[-1]) && code[-1] != '-' && code[-1] != '.');
}

const char *job_code_in(const char *text) {
  size_t length = strnlen(text, (size_t)LONGEST_NAME_OF_JOB);
  if (text[length] != '\0') {
    return NULL;
  }
  if (length >= 10 && is_job_code(text + length - 10) && stands_alone(text, text + length - 10)) {
    return text + length - 10;
  }
  if (length >= 7 && is_soc_code(text + length - 7) && stands_alone(text, text + length - 7)) {
    return text + length - 7;
  }
  return NULL;
}

/* In this order: the code; what became of it; the first that begins with it, of a code of six digits; what became of
 * the six digits, of one that ends in .00. '/' is the character after '.': all codes that begin with "29-1141." */
static const char read_code[] = JOB_ROW_SELECT
    " WHERE code = coalesce((SELECT code FROM job WHERE code = ?1),"
    " (SELECT job FROM older_code JOIN job ON code = job WHERE older = ?1 ORDER BY position LIMIT 1),"
    " (SELECT min(code) FROM job WHERE code > ?1 || '.' AND code < ?1 || '/'),"
    " (SELECT job FROM older_code JOIN job ON code = job WHERE older || '.00' = ?1 ORDER BY position LIMIT 1))";

int job_read(struct catalog *catalog, struct arena *arena, const char *code, struct job *job, struct error *error) {
  const char *found = job_code_in(code);
  if (found == NULL) {
    return error_set(error, ERROR_NOT_FOUND, _("\"%.80s\" is not the code of a job, like 29-1141."), code);
  }
  sqlite3_stmt *read = sql_prepare(catalog_database(catalog), read_code, error);
  if (read == NULL) {
    return -1;
  }
  sql_bind_text(read, 1, found);
  int got = sql_step(read, error);
  int result = got < 0 ? got : 0;
  if (got == 0) {
    result = error_set(error, ERROR_NOT_FOUND, _("There is no job with the code %s."), found);
  } else if (got > 0) {
    result = job_from_row(arena, read, job, error);
    if (result == 0 && strncmp(job->code, found, strlen(found)) != 0) {
      job->older = arena_strdup(arena, found);
      result = job->older == NULL ? error_no_memory(error) : 0;
    }
  }
  (void)sqlite3_finalize(read);
  return result;
}
