/* SPDX-License-Identifier: MIT */
#include "data/catalog/writer.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "data/base/i18n.h"
#include "data/catalog/catalog.h"
#include "data/catalog/fill.h"
#include "data/catalog/index.h"
#include "data/catalog/job_packs.h"
#include "data/catalog/schema.h"
#include "data/catalog/sql.h"
#include "data/catalog/workbench.h"

enum { LARGEST_SCRATCH = 256 << 20, LARGEST_RECORD = 256 << 20, DATE_SIZE = 32, MOST_NOTES = 20 };

sqlite3 *catalog_writer_database(struct catalog_writer *writer) {
  return writer->database;
}

int writer_execute(struct catalog_writer *writer, const char *sql, struct error *error) {
  return sql_execute(writer->database, sql, error);
}

/* --- start --- */

/* Now, or the moment that SOURCE_DATE_EPOCH names, so that packages can be
 * built twice with the same bytes (reproducible-builds.org). */
static void write_date(char *date, bool with_time) {
  const char *fixed = getenv("SOURCE_DATE_EPOCH");
  time_t now = fixed != NULL ? (time_t)strtoll(fixed, NULL, 10) : time(NULL);
  struct tm parts;
  date[0] = '\0';
  if (gmtime_r(&now, &parts) != NULL) {
    (void)strftime(date, (size_t)DATE_SIZE, with_time ? "%Y-%m-%dT%H:%M:%SZ" : "%Y-%m-%d", &parts);
  }
}

static int write_source(struct catalog_writer *writer, const struct catalog_source *source, struct error *error) {
  char today[DATE_SIZE];
  char built[DATE_SIZE];
  write_date(today, false);
  write_date(built, true);
  const char *const pairs[][2] = {{"kind", source->kind},
                                  {"source", source->source},
                                  {"date", source->date != NULL ? source->date : today},
                                  {"built", built}};
  for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
    if (pairs[i][1] != NULL && catalog_writer_meta(writer, pairs[i][0], pairs[i][1], error) != 0) {
      return -1;
    }
  }
  for (int i = 0; source->notes != NULL && source->notes[i] != NULL && i < MOST_NOTES; i++) {
    char key[DATE_SIZE];
    (void)snprintf(key, sizeof key, "note:%d", i);
    if (catalog_writer_meta(writer, key, source->notes[i], error) != 0) {
      return -1;
    }
  }
  return 0;
}

/* While building, a crash loses the build anyway, so nothing is synced and no
 * journal goes to the disk. The one in memory lets importers roll back to a
 * savepoint; it stays small because the file is new. */
static const char settings_sql[] =
    "PRAGMA main.journal_mode = MEMORY; PRAGMA main.synchronous = OFF; PRAGMA main.locking_mode = EXCLUSIVE;"
    "PRAGMA stage.journal_mode = OFF; PRAGMA stage.synchronous = OFF; PRAGMA stage.locking_mode = EXCLUSIVE;"
    "PRAGMA main.cache_size = -32768; PRAGMA stage.cache_size = -65536; BEGIN;";

static int attach_stage(struct catalog_writer *writer, struct error *error) {
  sqlite3_stmt *statement = sql_prepare(writer->database, "ATTACH ? AS stage", error);
  if (statement == NULL) {
    return -1;
  }
  sql_bind_text(statement, 1, writer->files.stage);
  int result = sql_run(statement, error);
  (void)sqlite3_finalize(statement);
  return result;
}

static int open_database(struct catalog_writer *writer, struct error *error) {
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
  int code = sqlite3_open_v2(writer->files.snapshot, &writer->database, flags, NULL);
  if (writer->database == NULL) {
    return error_no_memory(error);
  }
  if (code != SQLITE_OK) {
    return sql_error(writer->database, _("Writing the snapshot"), error);
  }
  if (attach_stage(writer, error) != 0 || writer_execute(writer, settings_sql, error) != 0 ||
      writer_execute(writer, catalog_schema_sql, error) != 0) {
    return -1;
  }
  return spool_open(&writer->spool, writer->files.spool, error);
}

int catalog_writer_open(struct catalog_writer **out, const char *path, const struct catalog_source *source,
                        struct error *error) {
  *out = NULL;
  struct catalog_writer *writer = calloc(1, sizeof *writer);
  if (writer == NULL) {
    return error_no_memory(error);
  }
  writer->spool.descriptor = -1;
  int result = writer_files_create(&writer->files, path, error);
  if (result == 0) {
    buffer_init(&writer->packed, (size_t)LARGEST_RECORD);
    writer->scratch = arena_new((size_t)LARGEST_SCRATCH);
    writer->keys = texts_new(false);
    writer->words = texts_new(false);
    bool made = writer->scratch != NULL && writer->keys != NULL && writer->words != NULL;
    result = made ? open_database(writer, error) : error_no_memory(error);
  }
  if (result == 0) {
    result = write_source(writer, source, error);
  }
  if (result != 0) {
    catalog_writer_abandon(writer);
    return result;
  }
  *out = writer;
  return 0;
}

int catalog_writer_meta(struct catalog_writer *writer, const char *key, const char *value, struct error *error) {
  sqlite3_stmt *statement =
      sql_prepare(writer->database, "INSERT OR REPLACE INTO main.meta(key, value) VALUES(?, ?)", error);
  if (statement == NULL) {
    return -1;
  }
  sql_bind_text(statement, 1, key);
  sql_bind_text(statement, 2, value);
  int result = sql_run(statement, error);
  (void)sqlite3_finalize(statement);
  return result;
}

/* --- end --- */

/* What adding and joining held, before the last part of finishing. */
static void free_records(struct catalog_writer *writer) {
  spool_close(&writer->spool);
  buffer_free(&writer->packed);
  texts_free(writer->keys);
  texts_free(writer->words);
  free(writer->kept);
  free(writer->kept_of);
  writer->keys = writer->words = NULL;
  writer->kept = NULL;
  writer->kept_of = NULL;
}

void catalog_writer_abandon(struct catalog_writer *writer) {
  if (writer == NULL) {
    return;
  }
  free_records(writer);
  (void)sqlite3_close_v2(writer->database);
  writer_files_discard(&writer->files);
  arena_free(writer->scratch);
  free(writer);
}

static long count_rows(struct catalog_writer *writer, const char *sql) {
  struct error ignored;
  sqlite3_stmt *statement = sql_prepare(writer->database, sql, &ignored);
  long count = statement != NULL && sql_step(statement, &ignored) == 1 ? (long)sql_integer(statement, 0, 0) : 0;
  (void)sqlite3_finalize(statement);
  return count;
}

static int write_count(struct catalog_writer *writer, const char *key, long count, struct error *error) {
  char text[DATE_SIZE];
  (void)snprintf(text, sizeof text, "%ld", count);
  return catalog_writer_meta(writer, key, text, error);
}

static int write_counts(struct catalog_writer *writer, struct catalog_written *written, struct error *error) {
  written->credentials = count_rows(writer, "SELECT count(*) FROM main.credential");
  written->records = count_rows(writer, "SELECT count(*) FROM main.record");
  written->replaced = writer->replaced;
  const struct {
    const char *key;
    long count;
  } counts[] = {{"credentials", written->credentials},
                {"records", written->records},
                {"jobs", count_rows(writer, "SELECT count(*) FROM main.job")},
                {"rated_jobs", count_rows(writer, "SELECT count(*) FROM main.job WHERE rated <> 0")},
                {"organizations", count_rows(writer, "SELECT count(*) FROM main.organization")}};
  for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
    if (write_count(writer, counts[i].key, counts[i].count, error) != 0) {
      return -1;
    }
  }
  return 0;
}

/* FNV-1a over the values of all rows of `sql`. */
static int digest_rows(struct catalog_writer *writer, const char *sql, uint64_t *digest, struct error *error) {
  sqlite3_stmt *statement = sql_prepare(writer->database, sql, error);
  if (statement == NULL) {
    return -1;
  }
  int result;
  while ((result = sql_step(statement, error)) == 1) {
    for (int column = 0; column < sqlite3_column_count(statement); column++) {
      const unsigned char *text = sqlite3_column_text(statement, column);
      for (; text != NULL && *text != '\0'; text++) {
        *digest = (*digest ^ *text) * UINT64_C(0x100000001b3);
      }
      *digest = (*digest ^ 0x1f) * UINT64_C(0x100000001b3);
    }
  }
  (void)sqlite3_finalize(statement);
  return result;
}

/* What ties a snapshot and its search index together: of this very build, since
 * two builds may differ in what the id does not cover. */
static int write_pair(struct catalog_writer *writer, uint64_t digest, struct error *error) {
  char pair[DATE_SIZE];
  struct timespec now = {0};
  if (getenv("SOURCE_DATE_EPOCH") == NULL) {
    (void)clock_gettime(CLOCK_REALTIME, &now);
    digest ^= ((uint64_t)now.tv_sec << 30) ^ (uint64_t)now.tv_nsec ^ ((uint64_t)getpid() << 48);
  }
  (void)snprintf(pair, sizeof pair, "%016" PRIx64, digest);
  return catalog_writer_meta(writer, "pair", pair, error);
}

/* The same content has the same id, whenever and wherever it was built. */
static int write_id(struct catalog_writer *writer, struct error *error) {
  static const char meta[] = "SELECT key, value FROM main.meta WHERE " META_CONTENT " ORDER BY key";
  static const char *const content[] = {meta,
                                        "SELECT * FROM main.credential ORDER BY id",
                                        "SELECT * FROM main.edge",
                                        "SELECT name FROM main.skill ORDER BY id",
                                        "SELECT * FROM main.outcome",
                                        "SELECT code, title, wage_median, openings FROM main.job"};
  uint64_t digest = UINT64_C(0xcbf29ce484222325);
  for (size_t i = 0; i < sizeof content / sizeof content[0]; i++) {
    if (digest_rows(writer, content[i], &digest, error) != 0) {
      return -1;
    }
  }
  char id[DATE_SIZE];
  (void)snprintf(id, sizeof id, "%016" PRIx64, digest);
  return catalog_writer_meta(writer, "id", id, error) == 0 ? write_pair(writer, digest, error) : -1;
}

/* Notes how long the phase took that ends here. */
static void end_phase(struct catalog_writer *writer, enum catalog_phase phase) {
  struct timespec time;
  (void)clock_gettime(CLOCK_MONOTONIC, &time);
  double now = (double)time.tv_sec + (double)time.tv_nsec / 1e9;
  if (writer->since > 0 && phase < CATALOG_PHASES) {
    writer->seconds[phase] += now - writer->since;
  }
  writer->since = now;
}

/* Records -> rows: see workbench.h. */
static int build_rows(struct catalog_writer *writer, struct joins *joins, struct error *error) {
  if (joins_build(joins, writer, error) != 0) {
    return -1;
  }
  end_phase(writer, CATALOG_JOINING);
  struct ranking ranking = {0};
  int result = ranking_make(joins, &ranking, error);
  end_phase(writer, CATALOG_TOTALS);
  if (result == 0) {
    result = fill_build(joins, &ranking, error);
    end_phase(writer, CATALOG_ROWS);
  }
  free(ranking.items);
  return result;
}

static int build(struct catalog_writer *writer, struct error *error) {
  struct joins joins = {0};
  end_phase(writer, CATALOG_PHASES);
  if (writer_execute(writer, "COMMIT; PRAGMA main.journal_mode = OFF; BEGIN;", error) != 0 ||
      spool_flush(&writer->spool, error) != 0) {
    return -1;
  }
  int result = build_rows(writer, &joins, error);
  joins_free(&joins);
  free_records(writer);
  return result;
}

static int finish_tables(struct catalog_writer *writer, struct catalog_written *written, struct error *error) {
  end_phase(writer, CATALOG_PHASES);
  if (job_packs_write(writer->database, error) != 0 || writer_execute(writer, catalog_indexes_sql, error) != 0) {
    return -1;
  }
  end_phase(writer, CATALOG_INDEXES);
  if (write_counts(writer, written, error) != 0 || write_id(writer, error) != 0) {
    return -1;
  }
  char last[256];
  (void)snprintf(last, sizeof last,
                 "PRAGMA analysis_limit = 1000; ANALYZE main; PRAGMA main.application_id = %d; "
                 "PRAGMA main.user_version = %d; COMMIT; DETACH stage;",
                 (int)CATALOG_APPLICATION_ID, (int)CATALOG_VERSION);
  return writer_execute(writer, last, error);
}

int writer_complete(struct catalog_writer *writer, struct catalog_written *written, struct error *error) {
  if (finish_tables(writer, written, error) != 0) {
    return -1;
  }
  if (sqlite3_close(writer->database) != SQLITE_OK) {
    return sql_error(writer->database, _("Writing the snapshot"), error);
  }
  writer->database = NULL;
  end_phase(writer, CATALOG_CLOSING);
  int result = writer_files_index(&writer->files, error);
  end_phase(writer, CATALOG_SEARCH);
  result = result == 0 ? writer_files_publish(&writer->files, error) : result;
  end_phase(writer, CATALOG_CLOSING);
  memcpy(written->seconds, writer->seconds, sizeof written->seconds);
  return result;
}

int catalog_writer_finish(struct catalog_writer *writer, struct catalog_written *written, struct error *error) {
  struct catalog_written ignored;
  int result = 0;
  if (writer->failed) {
    *error = writer->reason;
    result = -1;
  }
  if (result == 0) {
    result = build(writer, error);
  }
  if (result == 0) {
    result = writer_complete(writer, written != NULL ? written : &ignored, error);
  }
  catalog_writer_abandon(writer);
  return result;
}

/* --- occupations of another snapshot --- */

static const char copy_jobs_sql[] =
    "INSERT INTO main.job SELECT * FROM other.job; INSERT INTO main.job_title SELECT * FROM other.job_title;"
    "INSERT INTO main.element SELECT * FROM other.element; INSERT INTO main.job_rating SELECT * FROM other.job_rating;"
    "INSERT INTO main.job_technology SELECT * FROM other.job_technology;"
    "INSERT INTO main.job_related SELECT * FROM other.job_related;"
    "INSERT INTO main.job_license SELECT * FROM other.job_license;"
    "INSERT INTO main.job_gate SELECT * FROM other.job_gate;"
    "INSERT INTO main.job_profile SELECT * FROM other.job_profile;"
    "INSERT INTO main.work_activity SELECT * FROM other.work_activity;"
    "INSERT INTO main.job_activity SELECT * FROM other.job_activity;"
    "INSERT INTO main.job_word SELECT * FROM other.job_word;"
    "INSERT INTO main.activity_text SELECT * FROM other.activity_text; INSERT INTO main.task SELECT * FROM other.task;"
    "INSERT INTO main.task_activity SELECT * FROM other.task_activity;"
    "INSERT INTO main.program_soc SELECT * FROM other.program_soc;"
    "INSERT INTO main.program_title SELECT * FROM other.program_title;"
    "INSERT INTO main.older_code SELECT * FROM other.older_code;"
    "INSERT INTO main.esco_occupation SELECT * FROM other.esco_occupation;"
    "INSERT OR REPLACE INTO main.meta SELECT key, value FROM other.meta WHERE key >= 'jobs:' AND key < 'jobs;';";

static int copy_jobs(struct catalog_writer *writer, const char *path, struct error *error) {
  arena_reset(writer->scratch);
  const char *uri = sql_uri(writer->scratch, path);
  sqlite3_stmt *statement = uri == NULL ? NULL : sql_prepare(writer->database, "ATTACH ? AS other", error);
  if (statement == NULL) {
    return uri == NULL ? error_no_memory(error) : -1;
  }
  sql_bind_text(statement, 1, uri);
  int result = sql_run(statement, error);
  (void)sqlite3_finalize(statement);
  if (result != 0) {
    return result;
  }
  result = writer_execute(writer, "BEGIN", error);
  if (result == 0) {
    result = writer_execute(writer, copy_jobs_sql, error);
    struct error second;
    int ended = writer_execute(writer, result == 0 ? "COMMIT" : "ROLLBACK", &second);
    if (result == 0 && ended != 0) {
      *error = second;
      result = ended;
    }
  }
  struct error ignored;
  (void)!writer_execute(writer, "DETACH other", &ignored);
  return result;
}

int catalog_writer_jobs_from(struct catalog_writer *writer, const char *path, struct error *error) {
  struct catalog *catalog;
  if (catalog_open(&catalog, path, error) != 0) { /* all its checks of a strange file */
    return -1;
  }
  catalog_close(catalog);
  /* SQLite attaches and detaches between transactions only. */
  if (writer_execute(writer, "COMMIT", error) != 0) {
    return -1;
  }
  int result = copy_jobs(writer, path, error);
  struct error second;
  if (writer_execute(writer, "BEGIN", &second) != 0 && result == 0) {
    *error = second;
    result = -1;
  }
  return result;
}
