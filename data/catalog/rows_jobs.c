/* SPDX-License-Identifier: MIT */
/* Other occupations for the records of a rows file. */
#include <stdio.h>
#include <string.h>

#include "data/catalog/holder.h"
#include "data/catalog/rank.h"
#include "data/catalog/rows.h"
#include "data/catalog/rows_tables.h"
#include "data/catalog/sql.h"
#include "data/catalog/worked.h"

enum { JOBS_ARENA = 64 << 20, SCRATCH_ARENA = 16 << 20, LONGEST_SQL = 512 };

/* The tables that come with occupations. */
static const char *const job_tables[] = {
    "job",         "job_title",     "element",       "job_rating",    "job_technology", "job_related",
    "job_license", "program_soc",   "program_title", "job_profile",   "work_activity",  "job_activity",
    "job_word",    "activity_text", "task",          "task_activity",
};

/* A note of the starter data names the year of the wages. */
static const char take_meta[] =
    "UPDATE main.meta SET value = 'U.S. wages May ' ||"
    " (SELECT value FROM rows.meta WHERE key = 'jobs:wage_year') || '.'"
    " WHERE key GLOB 'note:*' AND value = 'U.S. wages May ' ||"
    " (SELECT value FROM main.meta WHERE key = 'jobs:wage_year') || '.';"
    "DELETE FROM main.meta WHERE key GLOB 'jobs:*';"
    "INSERT INTO main.meta(key, value) SELECT key, value FROM rows.meta WHERE key GLOB 'jobs:*'";

enum statement { CREDENTIALS, CODES, WAS_PUBLISHED, CLEAR_JOBS, PUT_JOB, PUT_EARNINGS, PUT_RANK, STATEMENTS };
static const char *const statement_sql[STATEMENTS] = {
    [CREDENTIALS] = "SELECT id, type, earnings_basis, earnings_reason, rank, rank_why FROM main.credential",
    [CODES] =
        "SELECT kind, code FROM main.credential_code WHERE credential = ? AND kind IN ('SOC', 'CIP')"
        " ORDER BY position",
    [WAS_PUBLISHED] = "SELECT 1 FROM main.credential_job WHERE credential = ? AND basis = 'published' LIMIT 1",
    [CLEAR_JOBS] = "DELETE FROM main.credential_job WHERE credential = ?",
    [PUT_JOB] = "INSERT INTO main.credential_job(credential, job, basis, position) VALUES(?1, ?2, ?3, ?4)",
    [PUT_EARNINGS] =
        "UPDATE main.credential SET earnings = ?2, earnings_basis = ?3, earnings_job = ?4,"
        " earnings_reason = ?5 WHERE id = ?1",
    [PUT_RANK] = "UPDATE main.credential SET rank = rank + ?2, rank_why = ?3 WHERE id = ?1",
};

struct taking {
  sqlite3 *database;
  struct catalog_writer writer; /* only its connection, which the joins read */
  struct joins joins;
  struct holder_reader reader; /* only its arena, for what one credential needs */
  sqlite3_stmt *statements[STATEMENTS];
  rows_going going;
  void *context;
};

static int stopped(void *context) {
  const struct taking *taking = context;
  return taking->going != NULL && !taking->going(taking->context);
}

static int copy_tables(struct taking *taking, struct error *error) {
  char sql[LONGEST_SQL];
  int result = 0;
  for (size_t i = 0; result == 0 && i < sizeof job_tables / sizeof job_tables[0]; i++) {
    (void)snprintf(sql, sizeof sql, "DELETE FROM main.%s; INSERT INTO main.%s SELECT * FROM rows.%s", job_tables[i],
                   job_tables[i], job_tables[i]);
    result = sql_execute(taking->database, sql, error);
  }
  return result == 0 ? sql_execute(taking->database, take_meta, error) : result;
}

/* The codes that the record of a credential names. */
static int read_codes(struct taking *taking, long long id, struct record *record, struct error *error) {
  sqlite3_stmt *codes = taking->statements[CODES];
  struct arena *arena = taking->reader.arena;
  size_t capacity[2] = {0};
  struct alignments *lists[2] = {&record->occupations, &record->programs};
  int got = 0;
  sql_bind_integer(codes, 1, id);
  while (got >= 0 && (got = sql_step(codes, error)) == 1) {
    const char *kind = (const char *)sqlite3_column_text(codes, 0);
    size_t which = kind != NULL && kind[0] == 'C';
    struct alignments *list = lists[which];
    struct alignment *items = list->items;
    if (list->count == capacity[which]) {
      items = arena_grow(arena, items, list->count, &capacity[which], sizeof *items);
    }
    if (items == NULL) {
      got = error_no_memory(error);
      break;
    }
    list->items = items;
    items[list->count++] = (struct alignment){.code = sql_text(arena, codes, 1)};
  }
  (void)sqlite3_reset(codes);
  return got;
}

static int put_jobs(struct taking *taking, long long id, const struct leads *leads, struct error *error) {
  sql_bind_integer(taking->statements[CLEAR_JOBS], 1, id);
  int result = sql_run(taking->statements[CLEAR_JOBS], error);
  sqlite3_stmt *put = taking->statements[PUT_JOB];
  for (size_t i = 0; result == 0 && i < leads->count; i++) {
    sql_bind_integer(put, 1, id);
    sql_bind_text(put, 2, leads->items[i].job->code);
    sql_bind_text(put, 3, leads->published ? "published" : "by program code");
    sql_bind_integer(put, 4, leads->items[i].position);
    result = sql_run(put, error);
  }
  return result;
}

/* What graduates earn does not hang on any occupation. */
static int put_earnings(struct taking *taking, long long id, const struct holder *holder, struct error *error) {
  sqlite3_stmt *row = taking->statements[CREDENTIALS];
  const char *basis = (const char *)sqlite3_column_text(row, 2);
  const char *reason = (const char *)sqlite3_column_text(row, 3);
  if (basis != NULL && strcmp(basis, "graduates") == 0) {
    return 0;
  }
  struct earnings earnings;
  earnings_start(&earnings);
  earnings.withheld = reason != NULL && strcmp(reason, "too few") == 0;
  worked_wage(holder, &earnings);
  sqlite3_stmt *put = taking->statements[PUT_EARNINGS];
  sql_bind_integer(put, 1, id);
  sql_bind_integer_or_null(put, 2, earnings.cents, -1);
  sql_bind_text(put, 3, earnings.basis);
  sql_bind_text(put, 4, earnings.job);
  sql_bind_text(put, 5, earnings_reason(&earnings));
  return sql_run(put, error);
}

static int put_rank(struct taking *taking, long long id, bool published, struct error *error) {
  sqlite3_stmt *ask = taking->statements[WAS_PUBLISHED];
  sql_bind_integer(ask, 1, id);
  int was = sql_step(ask, error);
  (void)sqlite3_reset(ask);
  if (was < 0 || (was == 1) == published) {
    return was < 0 ? was : 0;
  }
  const char *old = sql_text(taking->reader.arena, taking->statements[CREDENTIALS], 5);
  const char *why = rank_why_jobs(taking->reader.arena, old == NULL ? "" : old, published);
  if (why == NULL) {
    return error_no_memory(error);
  }
  sqlite3_stmt *put = taking->statements[PUT_RANK];
  sql_bind_integer(put, 1, id);
  sql_bind_integer(put, 2, published ? rank_jobs_points : -rank_jobs_points);
  sql_bind_text(put, 3, why);
  return sql_run(put, error);
}

static int take_credential(struct taking *taking, struct error *error) {
  sqlite3_stmt *row = taking->statements[CREDENTIALS];
  struct holder holder = {0};
  long long id = sql_integer(row, 0, 0);
  arena_reset(taking->reader.arena);
  holder.record.type = sql_text(taking->reader.arena, row, 1);
  int result = read_codes(taking, id, &holder.record, error);
  if (result == 0 && holder_leads(&taking->reader, &holder) != 0) {
    result = error_no_memory(error);
  }
  result = result == 0 ? put_rank(taking, id, holder.leads.published, error) : result;
  result = result == 0 ? put_jobs(taking, id, &holder.leads, error) : result;
  return result == 0 ? put_earnings(taking, id, &holder, error) : result;
}

static int prepare(struct taking *taking, struct error *error) {
  taking->writer.database = taking->database;
  taking->joins = (struct joins){.writer = &taking->writer, .arena = arena_new((size_t)JOBS_ARENA)};
  taking->reader = (struct holder_reader){.joins = &taking->joins, .arena = arena_new((size_t)SCRATCH_ARENA)};
  if (taking->joins.arena == NULL || taking->reader.arena == NULL) {
    return error_no_memory(error);
  }
  for (int i = 0; i < (int)STATEMENTS; i++) {
    taking->statements[i] = sql_prepare(taking->database, statement_sql[i], error);
    if (taking->statements[i] == NULL) {
      return -1;
    }
  }
  return joins_read_jobs(&taking->joins, error);
}

static int take_all(struct taking *taking, struct error *error) {
  int result = copy_tables(taking, error);
  result = result == 0 ? prepare(taking, error) : result;
  int got = 0;
  while (result == 0 && (got = sql_step(taking->statements[CREDENTIALS], error)) == 1) {
    result = take_credential(taking, error);
  }
  for (int i = 0; i < (int)STATEMENTS; i++) {
    (void)sqlite3_finalize(taking->statements[i]);
  }
  arena_free(taking->joins.arena);
  arena_free(taking->reader.arena);
  return result != 0 ? result : got;
}

int rows_take_jobs(const char *rows, const char *fresh, rows_going going, void *context, struct error *error) {
  struct taking taking = {.going = going, .context = context};
  taking.database = rows_open(rows, true, error);
  if (taking.database == NULL) {
    return -1;
  }
  int result = rows_attach(taking.database, fresh, "rows", error);
  if (result == 0) {
    sqlite3_progress_handler(taking.database, 100000, stopped, &taking);
    result = sql_execute(taking.database, "PRAGMA main.synchronous = OFF; BEGIN", error);
  }
  if (result == 0) {
    result = take_all(&taking, error);
    struct error second;
    int ended = sql_execute(taking.database, result == 0 ? "COMMIT" : "ROLLBACK", &second);
    if (result == 0 && ended != 0) {
      *error = second;
      result = ended;
    }
  }
  (void)sqlite3_close(taking.database);
  return result;
}
