/* SPDX-License-Identifier: MIT */
#include "data/catalog/credential.h"

#include <limits.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/catalog/credential_reading.h"
#include "data/catalog/sql.h"
#include "data/ctdl/read.h"

/* --- reading with failures kept for the end --- */

const char *reading_text(struct reading *reading, sqlite3_stmt *statement, int column) {
  const char *text = sql_text(reading->arena, statement, column);
  if (text == NULL && sqlite3_column_type(statement, column) != SQLITE_NULL && !reading->failed) {
    reading->failed = true;
    (void)error_no_memory(reading->error);
  }
  return text;
}

const char *reading_name(struct reading *reading, sqlite3_stmt *statement, int column) {
  const char *text = reading_text(reading, statement, column);
  return text == NULL ? "" : text;
}

long long reading_count(sqlite3_stmt *statement, int column) {
  long long value = sql_integer(statement, column, -1);
  return value < 0 ? -1 : value;
}

double reading_amount(sqlite3_stmt *statement, int column) {
  double value = sql_real(statement, column, -1);
  return value < 0 ? -1 : value;
}

sqlite3_stmt *reading_start(struct reading *reading, const char *sql, long long id) {
  sqlite3_stmt *statement = reading->failed            ? NULL
                            : reading->catalog != NULL ? sql_borrow(reading->catalog, sql, reading->error)
                                                       : sql_prepare(reading->database, sql, reading->error);
  if (statement == NULL) {
    reading->failed = true;
    return NULL;
  }
  sql_bind_integer(statement, 1, id);
  return statement;
}

void reading_end(struct reading *reading, sqlite3_stmt *statement) {
  if (reading->catalog != NULL) {
    sql_return(reading->catalog, statement);
  } else {
    (void)sqlite3_finalize(statement);
  }
}

const char *const *reading_texts(struct reading *reading, sqlite3_stmt *statement) {
  static const char *const none[] = {NULL};
  const char **texts = NULL;
  size_t count = 0;
  size_t capacity = 0;
  int result = 1;
  while (!reading->failed && statement != NULL && count < (size_t)CREDENTIAL_MOST_LINES) {
    if (count + 1 >= capacity) { /* room for the NULL at the end */
      texts = arena_grow(reading->arena, texts, count, &capacity, sizeof *texts);
      if (texts == NULL) {
        (void)error_no_memory(reading->error);
        reading->failed = true;
        break;
      }
    }
    result = sql_step(statement, reading->error);
    if (result != 1) {
      reading->failed = result < 0;
      break;
    }
    texts[count++] = reading_name(reading, statement, 0);
  }
  if (reading->failed || texts == NULL) {
    return none;
  }
  texts[count] = NULL;
  return texts;
}

/* --- the row --- */

#define ROW_COLUMNS                                                                                   \
  "c.id, c.ctid, c.type, c.name, c.name_es, o.name, o.ctid, c.cost, c.currency, c.cost_complete,"     \
  " c.days, c.days_min, c.days_max, c.effort_hours, c.earnings, c.earnings_basis, c.earnings_reason," \
  " c.locality, c.county, c.region"
#define ROW_TABLES " FROM credential c LEFT JOIN organization o ON o.id = c.organization "

enum { ROW_COLUMN_COUNT = 20 };

static const char delivery_sql[] =
    "SELECT value FROM feature WHERE credential = ? AND kind = 'delivery' ORDER BY value LIMIT 50";
static const char jobs_sql[] =
    "SELECT job FROM credential_job WHERE credential = ? ORDER BY basis = 'published' DESC, position, job LIMIT 50";

static void read_row(struct reading *reading, sqlite3_stmt *statement, struct credential_row *row) {
  *row = (struct credential_row){.id = (long)sql_integer(statement, 0, 0),
                                 .ctid = reading_name(reading, statement, 1),
                                 .type = reading_name(reading, statement, 2),
                                 .name = reading_name(reading, statement, 3),
                                 .name_es = reading_text(reading, statement, 4),
                                 .provider = reading_text(reading, statement, 5),
                                 .provider_ctid = reading_text(reading, statement, 6),
                                 .cost = reading_count(statement, 7),
                                 .currency = reading_text(reading, statement, 8),
                                 .cost_complete = sql_integer(statement, 9, 0) != 0,
                                 .days = reading_amount(statement, 10),
                                 .days_min = reading_amount(statement, 11),
                                 .days_max = reading_amount(statement, 12),
                                 .effort_hours = reading_amount(statement, 13),
                                 .earnings = reading_count(statement, 14),
                                 .earnings_basis = reading_text(reading, statement, 15),
                                 .earnings_reason = reading_text(reading, statement, 16),
                                 .locality = reading_text(reading, statement, 17),
                                 .county = reading_text(reading, statement, 18),
                                 .region = reading_text(reading, statement, 19)};
  row->cost_reason = row->cost < 0 ? "not published" : NULL;
  row->time_reason = row->days < 0 ? "not published" : NULL;
  if (row->earnings < 0 && row->earnings_reason == NULL) {
    row->earnings_reason = "not published";
  }
  if (row->earnings >= 0 && row->earnings_basis == NULL) {
    row->earnings_basis = "occupation"; /* the weaker claim */
  }
}

/* The two small lists that every row has; the statements are used again for
 * each row. */
static void read_row_lists(struct reading *reading, sqlite3_stmt *delivery, sqlite3_stmt *jobs,
                           struct credential_row *row) {
  if (reading->failed) {
    return;
  }
  (void)sqlite3_reset(delivery);
  (void)sqlite3_reset(jobs);
  sql_bind_integer(delivery, 1, row->id);
  sql_bind_integer(jobs, 1, row->id);
  row->delivery = reading_texts(reading, delivery);
  row->jobs = reading_texts(reading, jobs);
}

int credential_rows(struct catalog *catalog, struct arena *arena, const long *ids, size_t count,
                    struct credential_row *rows, struct error *error) {
  struct reading reading = {.database = catalog_database(catalog), .catalog = catalog, .arena = arena, .error = error};
  sqlite3_stmt *row = reading_start(&reading, "SELECT " ROW_COLUMNS ROW_TABLES "WHERE c.id = ?", 0);
  sqlite3_stmt *delivery = reading_start(&reading, delivery_sql, 0);
  sqlite3_stmt *jobs = reading_start(&reading, jobs_sql, 0);
  for (size_t i = 0; i < count && !reading.failed; i++) {
    (void)sqlite3_reset(row);
    sql_bind_integer(row, 1, ids[i]);
    int found = sql_step(row, error);
    if (found == 1) {
      read_row(&reading, row, &rows[i]);
      read_row_lists(&reading, delivery, jobs, &rows[i]);
    } else {
      reading.failed = true;
      if (found == 0) {
        (void)error_set(error, ERROR_BAD_DATA, _("The snapshot is damaged: credential number %ld is missing."), ids[i]);
      }
    }
  }
  reading_end(&reading, row);
  reading_end(&reading, delivery);
  reading_end(&reading, jobs);
  return reading.failed ? -1 : 0;
}

/* --- the whole --- */

static const char whole_sql[] =
    "SELECT " ROW_COLUMNS
    ", c.name_en, c.name_other, c.other_language, c.description, c.description_es, c.status, c.url, c.updated,"
    " c.effective, c.expires, c.source, c.cost_aggregate, c.earnings_measure, c.earnings_from, c.earnings_to,"
    " c.earnings_job, c.earnings_n, c.earnings_months, c.rank, c.rank_why" ROW_TABLES "WHERE c.ctid = ?";

static void read_whole(struct reading *reading, sqlite3_stmt *statement, struct credential *credential) {
  const int at = ROW_COLUMN_COUNT;
  long long months = reading_count(statement, at + 17);
  *credential = (struct credential){.name_en = reading_text(reading, statement, at),
                                    .name_other = reading_text(reading, statement, at + 1),
                                    .other_language = reading_text(reading, statement, at + 2),
                                    .description = reading_text(reading, statement, at + 3),
                                    .description_es = reading_text(reading, statement, at + 4),
                                    .status = reading_text(reading, statement, at + 5),
                                    .url = reading_text(reading, statement, at + 6),
                                    .updated = reading_text(reading, statement, at + 7),
                                    .effective = reading_text(reading, statement, at + 8),
                                    .expires = reading_text(reading, statement, at + 9),
                                    .source = reading_text(reading, statement, at + 10),
                                    .cost_aggregate = sql_integer(statement, at + 11, 0) != 0,
                                    .earnings_measure = reading_text(reading, statement, at + 12),
                                    .earnings_from = reading_text(reading, statement, at + 13),
                                    .earnings_to = reading_text(reading, statement, at + 14),
                                    .earnings_job = reading_text(reading, statement, at + 15),
                                    .earnings_n = (long)reading_count(statement, at + 16),
                                    .earnings_months = months > INT_MAX ? -1 : (int)months,
                                    .rank = sql_real(statement, at + 18, 0),
                                    .rank_why = reading_name(reading, statement, at + 19)};
  read_row(reading, statement, &credential->row);
}

/* 1: found; 0: not; negative: failure. */
static int find_whole(struct reading *reading, const char *ctid, struct credential *credential) {
  sqlite3_stmt *statement = sql_borrow(reading->catalog, whole_sql, reading->error);
  if (statement == NULL) {
    return -1;
  }
  sql_bind_text(statement, 1, ctid);
  int found = sql_step(statement, reading->error);
  if (found == 1) {
    read_whole(reading, statement, credential);
  }
  sql_return(reading->catalog, statement);
  return reading->failed ? -1 : found;
}

static int read_one(struct catalog *catalog, struct arena *arena, const char *text, bool brief,
                    struct credential *credential, struct error *error) {
  struct reading reading = {
      .database = catalog_database(catalog), .catalog = catalog, .arena = arena, .error = error, .brief = brief};
  const char *ctid = ctdl_ctid(arena, text);
  /* Something without the form of a CTID may still be what a test or an old
   * record has in its place. */
  int found = find_whole(&reading, ctid != NULL ? ctid : text, credential);
  if (found == 0) {
    return error_set(error, ERROR_NOT_FOUND, _("There is no credential %s in this snapshot."), text);
  }
  if (found == 1) {
    sqlite3_stmt *delivery = reading_start(&reading, delivery_sql, credential->row.id);
    sqlite3_stmt *jobs = reading_start(&reading, jobs_sql, credential->row.id);
    read_row_lists(&reading, delivery, jobs, &credential->row);
    reading_end(&reading, delivery);
    reading_end(&reading, jobs);
    reading_lists(&reading, credential);
  }
  return found < 0 || reading.failed ? -1 : 0;
}

int credential_read(struct catalog *catalog, struct arena *arena, const char *text, struct credential *credential,
                    struct error *error) {
  return read_one(catalog, arena, text, false, credential, error);
}

int credential_read_brief(struct catalog *catalog, struct arena *arena, const char *text, struct credential *credential,
                          struct error *error) {
  return read_one(catalog, arena, text, true, credential, error);
}

long credential_count_for_job(struct catalog *catalog, const char *code) {
  struct error ignored;
  sqlite3_stmt *statement =
      sql_prepare(catalog_database(catalog), "SELECT count(*) FROM credential_job WHERE job = ?", &ignored);
  long count = 0;
  if (statement != NULL) {
    sql_bind_text(statement, 1, code);
    count = sql_step(statement, &ignored) == 1 ? (long)sql_integer(statement, 0, 0) : 0;
    (void)sqlite3_finalize(statement);
  }
  return count;
}
