/* SPDX-License-Identifier: MIT */
#include "data/catalog/index.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/catalog/sql.h"

static const struct facet_bucket buckets[] = {
    {"cost", "free", N_("free"), 0, 0, false, false},
    {"cost", "cost:>0..<500", N_("under $500"), 0, 50000, true, true},
    {"cost", "cost:500..<1000", N_("$500 to $1,000"), 50000, 100000, false, true},
    {"cost", "cost:1000..<2000", N_("$1,000 to $2,000"), 100000, 200000, false, true},
    {"cost", "cost:2000..<5000", N_("$2,000 to $5,000"), 200000, 500000, false, true},
    {"cost", "cost:5000..<10000", N_("$5,000 to $10,000"), 500000, 1000000, false, true},
    {"cost", "cost:10000..<20000", N_("$10,000 to $20,000"), 1000000, 2000000, false, true},
    {"cost", "cost:>=20000", N_("$20,000 and more"), 2000000, INFINITY, false, false},
    {"time", "time:0..1w", N_("up to 1 week"), 0, 7, false, false},
    {"time", "time:>1w..4w", N_("up to 4 weeks"), 7, 28, true, false},
    {"time", "time:>4w..12w", N_("up to 12 weeks"), 28, 84, true, false},
    {"time", "time:>12w..26w", N_("up to 6 months"), 84, 182, true, false},
    {"time", "time:>26w..1y", N_("up to 1 year"), 182, 365, true, false},
    {"time", "time:>1y..2y", N_("up to 2 years"), 365, 730, true, false},
    {"time", "time:>2y..4y", N_("up to 4 years"), 730, 1460, true, false},
    {"time", "time:>4y..", N_("over 4 years"), 1460, INFINITY, true, false},
    {"earnings", "pays:<25000", N_("under $25,000 a year"), -INFINITY, 2500000, false, true},
    {"earnings", "pays:25000..<35000", N_("$25,000 to $35,000"), 2500000, 3500000, false, true},
    {"earnings", "pays:35000..<50000", N_("$35,000 to $50,000"), 3500000, 5000000, false, true},
    {"earnings", "pays:50000..<75000", N_("$50,000 to $75,000"), 5000000, 7500000, false, true},
    {"earnings", "pays:>=75000", N_("$75,000 and more"), 7500000, INFINITY, false, false},
};

const struct facet_bucket *facet_buckets(size_t *count) {
  *count = sizeof buckets / sizeof buckets[0];
  return buckets;
}

/* kind, and rows (same, value, label, credential): rows with the same `same`
 * are one value. */
static const struct source {
  const char *kind, *rows;
} sources[] = {
    {"type", "SELECT lower(type), type, spoken(type), id FROM main.credential"},
    {"skill",
     "SELECT s.same, s.name, s.name, c.credential FROM (SELECT id, name, fold(name) AS same FROM main.skill) s "
     "CROSS JOIN main.credential_skill c ON c.skill = s.id"},
    {"job",
     "SELECT c.job, c.job, j.title, c.credential FROM main.credential_job c CROSS JOIN main.job j ON j.code = c.job"},
    {"region", "SELECT fold(region), region, region, credential FROM main.place WHERE region IS NOT NULL"},
    {"county", "SELECT fold(county), county, county, credential FROM main.place WHERE county IS NOT NULL"},
    {"delivery", "SELECT value, value, spoken(value), credential FROM main.feature WHERE kind = 'delivery'"},
    {"language", "SELECT lower(value), value, value, credential FROM main.feature WHERE kind = 'language'"},
    {"stacks",
     "SELECT 'yes', 'yes', 'yes', id FROM main.credential c WHERE EXISTS("
     "SELECT 1 FROM main.edge e WHERE e.source = c.ctid AND e.kind <> 'part')"},
    {"schedule", "SELECT value, value, spoken(value), credential FROM main.feature WHERE kind = 'schedule'"},
    {"support", "SELECT value, value, spoken(value), credential FROM main.feature WHERE kind = 'support'"},
};

static int run_for(sqlite3 *database, const char *sql, const char *kind, struct error *error) {
  sqlite3_stmt *statement = sql_prepare(database, sql, error);
  if (statement == NULL) {
    return -1;
  }
  sql_bind_text(statement, 1, kind);
  int result = sql_run(statement, error);
  (void)sqlite3_finalize(statement);
  return result;
}

/* stage.facet_row -> facet_value and facet. */
static int write_values(sqlite3 *database, const char *kind, struct error *error) {
  static const char values[] =
      "INSERT INTO main.facet_value(kind, value, label) "
      "SELECT ?1, min(value), min(label) FROM stage.facet_row GROUP BY same ORDER BY same";
  static const char keys[] =
      "INSERT INTO stage.facet_key SELECT f.same, v.id "
      "FROM (SELECT same, min(value) AS value FROM stage.facet_row GROUP BY same) f "
      "CROSS JOIN main.facet_value v ON v.kind = ?1 AND v.value = f.value";
  static const char rows[] =
      "INSERT INTO main.facet SELECT DISTINCT k.id, r.credential FROM stage.facet_row r "
      "CROSS JOIN stage.facet_key k ON k.same = r.same WHERE ?1 IS NOT NULL ORDER BY 1, 2";
  if (run_for(database, "DELETE FROM stage.facet_row WHERE same = '' AND ?1 IS NOT NULL", kind, error) != 0 ||
      run_for(database, values, kind, error) != 0 || run_for(database, keys, kind, error) != 0) {
    return -1;
  }
  return run_for(database, rows, kind, error);
}

static int clear_rows(sqlite3 *database, struct error *error) {
  return sql_execute(database, "DELETE FROM stage.facet_row; DELETE FROM stage.facet_key;", error);
}

static int write_source(sqlite3 *database, const struct source *source, struct error *error) {
  char sql[512];
  int length = snprintf(sql, sizeof sql, "INSERT INTO stage.facet_row %s", source->rows);
  if (length < 0 || (size_t)length >= sizeof sql) {
    return error_no_memory(error);
  }
  if (clear_rows(database, error) != 0 || sql_execute(database, sql, error) != 0) {
    return -1;
  }
  return write_values(database, source->kind, error);
}

static const char *bucket_sql(const char *kind) {
  if (strcmp(kind, "cost") == 0) {
    return "INSERT INTO stage.facet_row SELECT ?1, ?2, ?3, id FROM main.credential "
           "WHERE coalesce(currency, 'USD') = 'USD' "
           "AND cost >= ?4 AND cost <= ?5 AND (cost > ?4 OR NOT ?6) AND (cost < ?5 OR NOT ?7)";
  }
  if (strcmp(kind, "time") == 0) {
    return "INSERT INTO stage.facet_row SELECT ?1, ?2, ?3, id FROM main.credential "
           "WHERE days >= ?4 AND days <= ?5 AND (days > ?4 OR NOT ?6) AND (days < ?5 OR NOT ?7)";
  }
  return "INSERT INTO stage.facet_row SELECT ?1, ?2, ?3, id FROM main.credential "
         "WHERE earnings >= ?4 AND earnings <= ?5 AND (earnings > ?4 OR NOT ?6) AND (earnings < ?5 OR NOT ?7)";
}

static int write_bucket(sqlite3 *database, const struct facet_bucket *bucket, struct error *error) {
  sqlite3_stmt *statement = sql_prepare(database, bucket_sql(bucket->kind), error);
  if (statement == NULL) {
    return -1;
  }
  char order[8]; /* keeps the values in the order of the table */
  (void)snprintf(order, sizeof order, "%03d", (int)(bucket - buckets));
  sql_bind_text(statement, 1, order);
  sql_bind_text(statement, 2, bucket->value);
  sql_bind_text(statement, 3, bucket->label);
  (void)sqlite3_bind_double(statement, 4, bucket->low);
  (void)sqlite3_bind_double(statement, 5, bucket->high);
  sql_bind_integer(statement, 6, bucket->low_open);
  sql_bind_integer(statement, 7, bucket->high_open);
  int result = sql_run(statement, error);
  (void)sqlite3_finalize(statement);
  return result;
}

static int write_buckets(sqlite3 *database, struct error *error) {
  const size_t count = sizeof buckets / sizeof buckets[0];
  for (size_t i = 0; i < count; i++) {
    bool first = i == 0 || strcmp(buckets[i].kind, buckets[i - 1].kind) != 0;
    bool last = i + 1 == count || strcmp(buckets[i].kind, buckets[i + 1].kind) != 0;
    if ((first && clear_rows(database, error) != 0) || write_bucket(database, &buckets[i], error) != 0 ||
        (last && write_values(database, buckets[i].kind, error) != 0)) {
      return -1;
    }
  }
  return 0;
}

int index_build(sqlite3 *database, struct error *error) {
  static const char workbench[] =
      "CREATE TABLE stage.facet_row(same TEXT, value TEXT, label TEXT, credential INTEGER);"
      "CREATE TABLE stage.facet_key(same TEXT PRIMARY KEY, id INTEGER NOT NULL) WITHOUT ROWID;";
  if (index_functions(database, error) != 0 || sql_execute(database, workbench, error) != 0) {
    return -1;
  }
  for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++) {
    if (write_source(database, &sources[i], error) != 0) {
      return -1;
    }
  }
  return write_buckets(database, error) == 0 ? index_words(database, error) : -1;
}
