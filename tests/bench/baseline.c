/* SPDX-License-Identifier: MIT */
#include "tests/bench/baseline.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "data/catalog/search.h"
#include "tests/bench/bench.h"

enum { LONGEST_SQL = 2048, FEW = 16 /* one hit in so many: measured on both snapshots */ };

struct baseline {
  sqlite3 *database;
  long credentials;
};

static _Noreturn void give_up(const struct baseline *baseline) {
  bench_fail(sqlite3_errmsg(baseline->database), NULL);
}

static void execute(struct baseline *baseline, const char *sql) {
  if (sqlite3_exec(baseline->database, sql, NULL, NULL, NULL) != SQLITE_OK) {
    give_up(baseline);
  }
}

static sqlite3_stmt *prepare(struct baseline *baseline, const char *sql, const char *text) {
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v2(baseline->database, sql, -1, &statement, NULL) != SQLITE_OK ||
      (text != NULL && sqlite3_bind_text(statement, 1, text, -1, SQLITE_STATIC) != SQLITE_OK)) {
    give_up(baseline);
  }
  return statement;
}

/* Reads all rows with all their columns; `*sum` (may be NULL) gets the first column added up. */
static long read_all(struct baseline *baseline, sqlite3_stmt *statement, long *sum) {
  long rows = 0;
  int status;
  while ((status = sqlite3_step(statement)) == SQLITE_ROW) {
    rows++;
    for (int i = 0; i < sqlite3_column_count(statement); i++) {
      (void)sqlite3_column_text(statement, i);
    }
    if (sum != NULL) {
      *sum += (long)sqlite3_column_int64(statement, 0);
    }
  }
  if (status != SQLITE_DONE) {
    give_up(baseline);
  }
  (void)sqlite3_finalize(statement);
  return rows;
}

static void execute_one(sqlite3 *database, const char *sql) {
  if (sqlite3_exec(database, sql, NULL, NULL, NULL) != SQLITE_OK) {
    bench_fail(sqlite3_errmsg(database), NULL);
  }
}

static void attach(sqlite3 *database, const char *path) {
  char sql[BENCH_PATH + 64];
  (void)snprintf(sql, sizeof sql, "ATTACH 'file:%s?immutable=1' AS snapshot", path);
  execute_one(database, sql);
}

double baseline_make(const char *path, const char *tables) {
  double start = bench_now();
  sqlite3 *database = NULL;
  (void)unlink(tables);
  if (sqlite3_open_v2(tables, &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI, NULL) !=
      SQLITE_OK) {
    bench_fail("The baseline's tables can't be made.", NULL);
  }
  attach(database, path);
  execute_one(database, "PRAGMA main.journal_mode = OFF; PRAGMA main.synchronous = OFF; BEGIN");
  baseline_tables(database, execute_one);
  execute_one(database, "COMMIT");
  (void)sqlite3_close(database);
  return bench_now() - start;
}

struct baseline *baseline_open(const char *path, const char *tables) {
  struct baseline *baseline = calloc(1, sizeof *baseline);
  char uri[BENCH_PATH + 32];
  (void)snprintf(uri, sizeof uri, "file:%s?immutable=1", tables);
  if (baseline == NULL ||
      sqlite3_open_v2(uri, &baseline->database, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) != SQLITE_OK) {
    bench_fail("The snapshot can't be opened.", NULL);
  }
  attach(baseline->database, path);
  execute(baseline,
          "PRAGMA mmap_size = 4294967296; PRAGMA cell_size_check = 1; PRAGMA temp_store = MEMORY;"
          "CREATE TEMP TABLE hits(id INTEGER PRIMARY KEY, score REAL)");
  (void)read_all(baseline, prepare(baseline, "SELECT max(id) FROM credential", NULL), &baseline->credentials);
  return baseline;
}

void baseline_close(struct baseline *baseline) {
  (void)sqlite3_close(baseline->database);
  free(baseline);
}

static void find_hits(struct baseline *baseline, const struct bench_query *query) {
  char sql[LONGEST_SQL];
  const char *score = query->sort == SORT_BEST ? "bm25(words)" : "0";
  const char *where = query->where == NULL ? "1" : query->where;
  if (query->match == NULL) {
    (void)snprintf(sql, sizeof sql, "INSERT INTO hits SELECT c.id, 0 FROM credential c WHERE %s", where);
  } else if (query->where == NULL) {
    (void)snprintf(sql, sizeof sql, "INSERT INTO hits SELECT rowid, %s FROM words WHERE words MATCH ?1", score);
  } else {
    (void)snprintf(sql, sizeof sql,
                   "INSERT INTO hits SELECT c.id, %s FROM words JOIN credential c ON c.id = words.rowid "
                   "WHERE words MATCH ?1 AND %s",
                   score, where);
  }
  execute(baseline, "DELETE FROM hits");
  (void)read_all(baseline, prepare(baseline, sql, query->match), NULL);
}

static long read_page(struct baseline *baseline, enum sort_key sort) {
  static const char page[] =
      "SELECT c.id, c.ctid, c.type, c.name, c.name_es, o.name, o.ctid, c.cost, c.currency, c.cost_complete, c.days,"
      " c.days_min, c.days_max, c.effort_hours, c.earnings, c.earnings_basis, c.earnings_reason, c.locality,"
      " c.county, c.region,"
      " (SELECT group_concat(value) FROM feature f WHERE f.credential = c.id AND f.kind = 'delivery'),"
      " (SELECT group_concat(job) FROM credential_job j WHERE j.credential = c.id) "
      "FROM (%s LIMIT %d) p JOIN credential c ON c.id = p.id LEFT JOIN organization o ON o.id = c.organization";
  static const char best[] = "SELECT id FROM hits ORDER BY score, id";
  static const char cheapest[] =
      "SELECT h.id FROM hits h JOIN credential k ON k.id = h.id ORDER BY k.cost IS NULL, k.cost, k.id";
  char sql[LONGEST_SQL];
  (void)snprintf(sql, sizeof sql, page, sort == SORT_COST ? cheapest : best, (int)BASELINE_PAGE);
  return read_all(baseline, prepare(baseline, sql, NULL), NULL);
}

/* Which way round is quicker depends on how many hits there are; SQLite, which
 * has no statistics of a temporary table, would always take the second. */
static const char *facet_sql(bool few) {
  return few ? "SELECT count(*), v.value, v.label FROM hits h CROSS JOIN facet f ON f.credential = h.id "
               "CROSS JOIN facet_value v ON v.id = f.value WHERE v.kind = ?1 GROUP BY v.id ORDER BY 1 DESC LIMIT ?2"
             : "SELECT count(*), v.value, v.label FROM facet_value v CROSS JOIN facet f ON f.value = v.id "
               "CROSS JOIN hits h ON h.id = f.credential WHERE v.kind = ?1 GROUP BY v.id ORDER BY 1 DESC LIMIT ?2";
}

static long read_facets(struct baseline *baseline, long total) {
  static const char *const kinds[SEARCH_FACETS] = {"type",     "skill",    "job",    "region",   "county",
                                                   "delivery", "cost",     "time",   "earnings", "language",
                                                   "stacks",   "schedule", "support"};
  const char *sql = facet_sql(total < baseline->credentials / FEW);
  long sum = 0;
  for (size_t i = 0; i < SEARCH_FACETS; i++) {
    sqlite3_stmt *statement = prepare(baseline, sql, kinds[i]);
    (void)sqlite3_bind_int(statement, 2, SEARCH_FACET_VALUES);
    (void)read_all(baseline, statement, &sum);
  }
  return sum;
}

struct baseline_result baseline_search(struct baseline *baseline, const struct bench_query *query) {
  struct baseline_result result = {0};
  find_hits(baseline, query);
  (void)read_all(baseline, prepare(baseline, "SELECT count(*) FROM hits", NULL), &result.total);
  result.rows = read_page(baseline, query->sort);
  result.facet_sum = read_facets(baseline, result.total);
  return result;
}
