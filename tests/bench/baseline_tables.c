/* SPDX-License-Identifier: MIT */
/* The tables that the baseline searches, made of a snapshot's rows: full text of the same words, and a row for each
 * value of each credential. */
#include <stdio.h>

#include "data/catalog/index.h"
#include "tests/bench/baseline.h"

enum { LONGEST_SQL = 1024 };

static const char start_sql[] =
    "CREATE TABLE facet_value(id INTEGER PRIMARY KEY, kind TEXT NOT NULL, value TEXT NOT NULL, label TEXT,"
    " UNIQUE(kind, value));"
    "CREATE TABLE facet(value INTEGER NOT NULL, credential INTEGER NOT NULL, PRIMARY KEY(value, credential))"
    " WITHOUT ROWID;"
    "CREATE TEMP TABLE facet_row(same TEXT, value TEXT, credential INTEGER);"
    "CREATE VIRTUAL TABLE words USING fts5(name, other, content='', tokenize=\"unicode61 remove_diacritics 2\","
    " prefix='1 2 3');";

static const char words_sql[] =
    "INSERT INTO words(rowid, name, other) SELECT c.id,"
    " concat_lines(c.name, c.name_en, c.name_es, c.name_other,"
    "  (SELECT group_concat(name, char(10)) FROM alternate_name WHERE credential = c.id)),"
    " concat_lines((SELECT name FROM organization o WHERE o.id = c.organization),"
    "  (SELECT group_concat(s.name, char(10)) FROM credential_skill t CROSS JOIN skill s ON s.id = t.skill"
    "   WHERE t.credential = c.id),"
    "  (SELECT group_concat(name, char(10)) FROM keyword WHERE credential = c.id),"
    "  (SELECT group_concat(j.title || char(10) || coalesce(j.title_es, ''), char(10)) FROM credential_job t"
    "   CROSS JOIN job j ON j.code = t.job WHERE t.credential = c.id),"
    "  (SELECT group_concat(coalesce(t.name, '') || char(10) || coalesce(p.title, ''), char(10))"
    "   FROM credential_code t LEFT JOIN program_title p ON t.kind = 'CIP' AND p.cip = t.code"
    "   WHERE t.credential = c.id),"
    "  (SELECT group_concat(coalesce(locality, '') || char(10) || coalesce(county, ''), char(10)) FROM place"
    "   WHERE credential = c.id),"
    "  c.description, c.description_es) FROM credential c ORDER BY c.id;"
    "INSERT INTO words(words) VALUES('optimize');"
    "CREATE INDEX facet_credential ON facet(credential); ANALYZE main;";

static const struct {
  const char *kind, *rows;
} sources[] = {
    {"type", "SELECT lower(type), type, id FROM credential"},
    {"skill",
     "SELECT lower(s.name), s.name, c.credential FROM skill s CROSS JOIN credential_skill c ON c.skill = s.id"},
    {"job", "SELECT c.job, c.job, c.credential FROM credential_job c CROSS JOIN job j ON j.code = c.job"},
    {"region", "SELECT lower(region), region, credential FROM place WHERE region IS NOT NULL"},
    {"county", "SELECT lower(county), county, credential FROM place WHERE county IS NOT NULL"},
    {"delivery", "SELECT value, value, credential FROM feature WHERE kind = 'delivery'"},
    {"language", "SELECT lower(value), value, credential FROM feature WHERE kind = 'language'"},
    {"stacks",
     "SELECT 'yes', 'yes', id FROM credential c WHERE EXISTS("
     "SELECT 1 FROM edge e WHERE e.source = c.ctid AND e.kind <> 'part')"},
    {"schedule", "SELECT value, value, credential FROM feature WHERE kind = 'schedule'"},
    {"support", "SELECT value, value, credential FROM feature WHERE kind = 'support'"},
};

static void add_kind(sqlite3 *database, const char *kind, baseline_execute *execute) {
  char sql[LONGEST_SQL];
  (void)snprintf(sql, sizeof sql,
                 "INSERT INTO facet_value(kind, value, label) SELECT '%s', min(value), min(value) FROM facet_row "
                 "WHERE same <> '' GROUP BY same ORDER BY same;"
                 "INSERT OR IGNORE INTO facet SELECT v.id, r.credential FROM (SELECT same, min(value) AS value "
                 "FROM facet_row GROUP BY same) f CROSS JOIN facet_value v ON v.kind = '%s' AND v.value = f.value "
                 "CROSS JOIN facet_row r ON r.same = f.same ORDER BY 1, 2; DELETE FROM facet_row;",
                 kind, kind);
  execute(database, sql);
}

static void add_bucket(sqlite3 *database, size_t place, const struct facet_bucket *bucket, baseline_execute *execute) {
  char sql[LONGEST_SQL];
  const char *column = bucket->kind[0] == 't' ? "days" : bucket->kind;
  (void)snprintf(sql, sizeof sql,
                 "INSERT INTO facet_row SELECT '%03d', '%s', id FROM credential WHERE %s %s %.0f AND %s %s %.0f%s",
                 (int)place, bucket->value, column,
                 bucket->low_open ? ">" : ">=", bucket->low < -1e18 ? -1e18 : bucket->low, column,
                 bucket->high_open ? "<" : "<=", bucket->high > 1e18 ? 1e18 : bucket->high,
                 bucket->kind[0] == 'c' ? " AND coalesce(currency, 'USD') = 'USD'" : "");
  execute(database, sql);
}

static void concat_lines(sqlite3_context *context, int count, sqlite3_value **values) {
  sqlite3_str *lines = sqlite3_str_new(NULL);
  for (int i = 0; i < count; i++) {
    const char *text = (const char *)sqlite3_value_text(values[i]);
    if (text != NULL) {
      sqlite3_str_appendall(lines, text);
      sqlite3_str_appendchar(lines, 1, '\n');
    }
  }
  int length = sqlite3_str_length(lines);
  sqlite3_result_text(context, sqlite3_str_finish(lines), length, sqlite3_free);
}

void baseline_tables(sqlite3 *database, baseline_execute *execute) {
  (void)sqlite3_create_function_v2(database, "concat_lines", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, concat_lines,
                                   NULL, NULL, NULL);
  execute(database, start_sql);
  execute(database, "CREATE INDEX temp.facet_row_same ON facet_row(same)");
  for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++) {
    char sql[LONGEST_SQL];
    (void)snprintf(sql, sizeof sql, "INSERT INTO facet_row %s", sources[i].rows);
    execute(database, sql);
    add_kind(database, sources[i].kind, execute);
  }
  size_t count;
  const struct facet_bucket *buckets = facet_buckets(&count);
  for (size_t i = 0; i < count; i++) {
    add_bucket(database, i, &buckets[i], execute);
    if (i + 1 == count || buckets[i + 1].kind[0] != buckets[i].kind[0]) {
      add_kind(database, buckets[i].kind, execute);
    }
  }
  execute(database, words_sql);
}
