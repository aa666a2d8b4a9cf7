/* SPDX-License-Identifier: MIT */
/*
 * Building a snapshot, against SQLite alone inserting the same finished rows
 * in one transaction into a new file, making the same indexes, and a full-text
 * index of names and texts (the snapshot's own holds more: providers, skills,
 * jobs, places).
 *
 * What the baseline does not do: read JSON, resolve references between records,
 * work out totals and ranks. Each round is a process of its own, so that its
 * peak memory can be told; there are three at most, since they are long.
 */
#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/bench/snapshot.h"

enum { LONGEST_SQL = 4096, MOST_BUILDS = 3 };

struct insert_times {
  double rows, indexes, words, whole; /* milliseconds */
  long count;
};

static void build(const struct bench *bench, void *result) {
  *(struct snapshot_times *)result = snapshot_build(bench, bench->scratch);
}

static void check(sqlite3 *database, int code) {
  if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW) {
    bench_fail(sqlite3_errmsg(database), NULL);
  }
}

static void execute(sqlite3 *database, const char *sql) {
  check(database, sqlite3_exec(database, sql, NULL, NULL, NULL));
}

static sqlite3_stmt *prepare(sqlite3 *database, const char *sql) {
  sqlite3_stmt *statement = NULL;
  check(database, sqlite3_prepare_v2(database, sql, -1, &statement, NULL));
  return statement;
}

/* "INSERT INTO name VALUES(?,?,...)" */
static sqlite3_stmt *prepare_insert(sqlite3 *to, const char *name, int columns) {
  char sql[LONGEST_SQL];
  size_t length = (size_t)snprintf(sql, sizeof sql, "INSERT INTO %s VALUES(", name);
  for (int i = 0; i < columns && length + 3 < sizeof sql; i++) {
    length += (size_t)snprintf(sql + length, sizeof sql - length, i == 0 ? "?" : ",?");
  }
  (void)snprintf(sql + length, sizeof sql - length, ")");
  return prepare(to, sql);
}

static long copy_rows(sqlite3 *from, sqlite3 *to, const char *name) {
  char sql[LONGEST_SQL];
  (void)snprintf(sql, sizeof sql, "SELECT * FROM %s", name);
  sqlite3_stmt *rows = prepare(from, sql);
  int columns = sqlite3_column_count(rows);
  sqlite3_stmt *insert = prepare_insert(to, name, columns);
  long count = 0;
  int status;
  while ((status = sqlite3_step(rows)) == SQLITE_ROW) {
    for (int i = 0; i < columns; i++) {
      check(to, sqlite3_bind_value(insert, i + 1, sqlite3_column_value(rows, i)));
    }
    check(to, sqlite3_step(insert));
    check(to, sqlite3_reset(insert));
    count++;
  }
  check(from, status);
  (void)sqlite3_finalize(rows);
  (void)sqlite3_finalize(insert);
  return count;
}

/* Ordinary tables: not SQLite's own, nor those of the full-text index. */
static long copy_tables(sqlite3 *from, sqlite3 *to) {
  sqlite3_stmt *tables = prepare(from,
                                 "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB "
                                 "'sqlite_*' AND name NOT GLOB 'words*' AND sql NOT GLOB 'CREATE VIRTUAL*'");
  long count = 0;
  int status;
  while ((status = sqlite3_step(tables)) == SQLITE_ROW) {
    execute(to, (const char *)sqlite3_column_text(tables, 1));
    count += copy_rows(from, to, (const char *)sqlite3_column_text(tables, 0));
  }
  check(from, status);
  (void)sqlite3_finalize(tables);
  return count;
}

static void make_indexes(sqlite3 *from, sqlite3 *to) {
  sqlite3_stmt *indexes = prepare(from, "SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL");
  int status;
  while ((status = sqlite3_step(indexes)) == SQLITE_ROW) {
    execute(to, (const char *)sqlite3_column_text(indexes, 0));
  }
  check(from, status);
  (void)sqlite3_finalize(indexes);
}

static void make_words(sqlite3 *to) {
  execute(to,
          "CREATE VIRTUAL TABLE words USING fts5(name, other, content='', tokenize=\"unicode61 remove_diacritics 2\", "
          "prefix='1 2 3');"
          "INSERT INTO words(rowid, name, other) SELECT id, name, description FROM credential ORDER BY id;"
          "INSERT INTO words(words) VALUES('optimize');");
}

static void insert(const struct bench *bench, void *result) {
  struct insert_times times = {0};
  sqlite3 *from = NULL;
  sqlite3 *to = NULL;
  double start = bench_now();
  (void)unlink(bench->scratch);
  check(from, sqlite3_open_v2(bench->snapshot, &from, SQLITE_OPEN_READONLY, NULL));
  check(to, sqlite3_open(bench->scratch, &to));
  execute(to,
          "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; "
          "PRAGMA cache_size = -65536; BEGIN");
  times.count = copy_tables(from, to);
  double rows = bench_now();
  make_indexes(from, to);
  double indexes = bench_now();
  make_words(to);
  execute(to, "COMMIT");
  times.rows = rows - start;
  times.indexes = indexes - rows;
  times.words = bench_now() - indexes;
  times.whole = bench_now() - start;
  (void)sqlite3_close(from);
  (void)sqlite3_close(to);
  *(struct insert_times *)result = times;
}

struct sides {
  struct bench_times reading, adding, finishing, own, rows, indexes, words, sql;
  struct bench_times writing; /* adding and finishing: what the baseline can be held against */
  double own_peak, sql_peak;
  long records, credentials, inserted;
};

static void run_round(const struct bench *bench, struct sides *sides) {
  struct snapshot_times built = {0};
  struct insert_times inserted = {0};
  double peak = bench_apart(build, bench, &built, sizeof built);
  sides->own_peak = peak > sides->own_peak ? peak : sides->own_peak;
  peak = bench_apart(insert, bench, &inserted, sizeof inserted);
  sides->sql_peak = peak > sides->sql_peak ? peak : sides->sql_peak;
  bench_add(&sides->reading, built.reading);
  bench_add(&sides->adding, built.adding);
  bench_add(&sides->finishing, built.finishing);
  bench_add(&sides->writing, built.adding + built.finishing);
  bench_add(&sides->own, built.whole);
  bench_add(&sides->rows, inserted.rows);
  bench_add(&sides->indexes, inserted.indexes);
  bench_add(&sides->words, inserted.words);
  bench_add(&sides->sql, inserted.whole);
  sides->records = built.written.records;
  sides->credentials = built.written.credentials;
  sides->inserted = inserted.count;
}

int main(int count, char **arguments) {
  static struct sides sides;
  struct bench bench = bench_start(count, arguments);
  for (size_t i = 0; i < bench.rounds && i < MOST_BUILDS; i++) {
    run_round(&bench, &sides);
  }
  (void)unlink(bench.scratch);
  char title[160];
  (void)snprintf(title, sizeof title, "Building a snapshot: %ld records, %ld credentials, %ld rows", sides.records,
                 sides.credentials, sides.inserted);
  bench_table(title, "", "catalog_writer", "SQLite inserts of its rows");
  bench_row("add and finish / rows, indexes, text", &sides.writing, &sides.sql, "");
  bench_row("with reading the JSON / the same", &sides.own, &sides.sql, "");
  (void)printf("\nmedian ms: read records %.0f, add %.0f, finish %.0f; SQLite: rows %.0f, indexes %.0f, text %.0f\n",
               bench_summary(&sides.reading).median, bench_summary(&sides.adding).median,
               bench_summary(&sides.finishing).median, bench_summary(&sides.rows).median,
               bench_summary(&sides.indexes).median, bench_summary(&sides.words).median);
  (void)printf("records a second: %.0f from JSON to the finished file, %.0f without reading; SQLite %.0f\n",
               (double)sides.records / bench_summary(&sides.own).median * 1e3,
               (double)sides.records / bench_summary(&sides.writing).median * 1e3,
               (double)sides.records / bench_summary(&sides.sql).median * 1e3);
  (void)printf("peak memory: %.0f MiB; SQLite %.0f MiB\n", sides.own_peak, sides.sql_peak);
  return 0;
}
