/* SPDX-License-Identifier: MIT */
/* What search says against plain counts over the tables, for a hundred random queries. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "data/catalog/index.h"
#include "data/catalog/search.h"
#include "data/catalog/sql.h"
#include "tests/unit/search_snapshot.h"

enum { QUERIES = 100, LONGEST_SQL = 16384 };

/* Words and filters as they are typed, and what they mean of a credential `c`. */
struct part {
  const char *typed, *where;
};

#define NAMED(word) "' ' || lower(c.name) LIKE '% " word "%'"
#define FEATURE(condition) "EXISTS(SELECT 1 FROM feature f WHERE f.credential = c.id AND " condition ")"
#define PLACE(condition) "EXISTS(SELECT 1 FROM place p WHERE p.credential = c.id AND " condition ")"
#define SKILL(condition) \
  "EXISTS(SELECT 1 FROM credential_skill k JOIN skill s ON s.id = k.skill WHERE k.credential = c.id AND " condition ")"
#define JOB(condition) "EXISTS(SELECT 1 FROM credential_job j WHERE j.credential = c.id AND " condition ")"

static const struct part words[] = {
    {"practical", NAMED("practical")}, {"STERILE", NAMED("sterile")},
    {"robot", NAMED("robot")},         {"zoology", NAMED("zoology")},
    {"the modern", NAMED("modern")},   {"carpentry", NAMED("carpentry")},
    {"basic", NAMED("basic")},         {"ii ", "c.name LIKE '% II'"},
    {"studies workshop", "0"},         {"bookkeeping", NAMED("bookkeeping")},
};

static const struct part filters[] = {
    {"cost:<2000", "c.cost < 200000"},
    {"cost:500..<1000", "c.cost >= 50000 AND c.cost < 100000"},
    {"under $500", "c.cost < 50000"},
    {"free", "c.cost = 0"},
    {"between $500 and $2000", "c.cost BETWEEN 50000 AND 200000"},
    {"time:<=12w", "c.days_max <= 84"},
    {"at most 6 months", "c.days_max <= 180"},
    {"time:>4w", "c.days_min > 28"},
    {"time:4w..<12w", "c.days >= 28 AND c.days < 84"},
    {"pays:>40000", "c.earnings > 4000000"},
    {"al menos $40000 al a\xc3\xb1o", "c.earnings >= 4000000"},
    {"online", FEATURE("f.value = 'deliveryType:OnlineOnly'")},
    {"por la noche", FEATURE("f.value = 'scheduleTiming:Evening'")},
    {"with childcare", FEATURE("f.value = 'support:Childcare'")},
    {"access", FEATURE("f.value LIKE 'accommodation:%'")},
    {"lang:es", FEATURE("f.kind = 'language' AND f.value = 'es'")},
    {"lang:ingl\xc3\xa9s", FEATURE("f.kind = 'language' AND f.value IN ('en', 'en-US')")},
    {"type:certificate", "c.type LIKE '%Certificate%'"},
    {"type:licencia", "c.type = 'ceterms:License'"},
    {"type:degree", "c.type LIKE '%Degree' OR c.type LIKE '%Doctorate'"},
    {"type:=Certificate", "c.type = 'ceterms:Certificate'"},
    {"type:master ", "0"},
    {"county:essex", PLACE("p.county IN ('Essex', 'Essex County')")},
    {"county:=\"Essex County\"", PLACE("p.county = 'Essex County'")},
    {"condado:BERGEN", PLACE("p.county = 'Bergen County'")},
    {"region:\"nueva jersey\"", PLACE("p.region IN ('NJ', 'New Jersey')")},
    {"region:ny", PLACE("p.region = 'NY'")},
    {"city:\"rio grande\"", PLACE("p.locality LIKE 'R%o Grande'")},
    {"in Essex ", PLACE("(p.county LIKE 'Essex%' OR p.locality = 'Essex')")},
    {"en Jersey City, NJ ", PLACE("p.locality = 'Jersey City'") " AND " PLACE("p.region IN ('NJ', 'New Jersey')")},
    {"skill:communication", SKILL("s.name LIKE '%communication%'")},
    {"skill:=Communication", SKILL("s.name = 'Communication'")},
    {"skill:\"patient care\"", SKILL("s.name LIKE 'patient care'")},
    {"job:29-1141", JOB("j.job LIKE '29-1141%'")},
    {"job:29-1141.00", JOB("j.job = '29-1141.00'")},
    {"job:nurses ", JOB("j.job LIKE '29-1141%'")},
    {"job:\"bedside helper\"", JOB("j.job = '31-1131.00'")},
    {"stacks", "EXISTS(SELECT 1 FROM edge e WHERE e.source = c.ctid)"},
    {"stacks:no", "NOT EXISTS(SELECT 1 FROM edge e WHERE e.source = c.ctid)"},
    {"approved", "EXISTS(SELECT 1 FROM quality q WHERE q.credential = c.id)"},
    {"provider:rio", "c.organization = 3"},
    {"school:\"essex county\"", "c.organization = 2"},
};

/* One value of a facet, as a condition with the value bound. */
static const struct part facet_conditions[] = {
    {"type", "c.type = ?1"},
    {"skill", SKILL("lower(s.name) = lower(?1)")},
    {"job", JOB("j.job = ?1")},
    {"region", PLACE("p.region = ?1")},
    {"county", PLACE("p.county = ?1")},
    {"delivery", FEATURE("f.kind = 'delivery' AND f.value = ?1")},
    {"language", FEATURE("f.kind = 'language' AND f.value = ?1")},
    {"schedule", FEATURE("f.kind = 'schedule' AND f.value = ?1")},
    {"support", FEATURE("f.kind = 'support' AND f.value = ?1")},
    {"stacks", "?1 = 'yes' AND EXISTS(SELECT 1 FROM edge e WHERE e.source = c.ctid)"},
};

/* How many different values the hits have. */
static const struct part facet_sizes[] = {
    {"type", "count(DISTINCT c.type) FROM credential c WHERE"},
    {"skill",
     "count(DISTINCT lower(v.name)) FROM credential c JOIN credential_skill k ON k.credential = c.id JOIN skill v "
     "ON v.id = k.skill WHERE"},
    {"job", "count(DISTINCT v.job) FROM credential c JOIN credential_job v ON v.credential = c.id WHERE"},
    {"county", "count(DISTINCT v.county) FROM credential c JOIN place v ON v.credential = c.id WHERE"},
    {"region", "count(DISTINCT v.region) FROM credential c JOIN place v ON v.credential = c.id WHERE"},
    {"delivery",
     "count(DISTINCT v.value) FROM credential c JOIN feature v ON v.credential = c.id AND v.kind = 'delivery' WHERE"},
    {"language",
     "count(DISTINCT v.value) FROM credential c JOIN feature v ON v.credential = c.id AND v.kind = 'language' WHERE"},
    {"schedule",
     "count(DISTINCT v.value) FROM credential c JOIN feature v ON v.credential = c.id AND v.kind = 'schedule' WHERE"},
    {"support",
     "count(DISTINCT v.value) FROM credential c JOIN feature v ON v.credential = c.id AND v.kind = 'support' WHERE"},
};

#define COUNT(table) (unsigned)(sizeof(table) / sizeof(table)[0])

static struct catalog *catalog;

static long count_sql(const char *value, const char *format, ...) {
  char sql[LONGEST_SQL];
  va_list arguments;
  va_start(arguments, format);
  sqlite3_vsnprintf((int)sizeof sql, sql, format, arguments);
  va_end(arguments);
  struct error error = {.message = ""};
  sqlite3_stmt *statement = sql_prepare(catalog_database(catalog), sql, &error);
  if (statement == NULL) {
    fail_msg("%s: %s", error.message, sql);
  }
  if (value != NULL) {
    sql_bind_text(statement, 1, value);
  }
  assert_int_equal(sql_step(statement, &error), 1);
  long count = (long)sql_integer(statement, 0, -1);
  (void)sqlite3_finalize(statement);
  return count;
}

static void run_text(struct arena *arena, const char *text, bool facets, struct search_result *result) {
  struct query query;
  struct error error = {.message = ""};
  const struct search_options options = {.sort = SORT_BEST, .limit = 5, .facets = facets};
  if (query_parse(arena, text, &query, &error) != 0 ||
      search_run(catalog, arena, &query, &options, result, &error) != 0) {
    fail_msg("\"%s\": %s", text, error.message);
  }
}

static void expect(long found, long counted, const char *text, const char *what, const char *value) {
  if (found != counted) {
    fail_msg("\"%s\": %s %s is %ld, but there are %ld", text, what, value, found, counted);
  }
}

/* The condition of a bucket, read from the table of bounds. */
static void check_bucket(const char *text, const char *where, const struct facet *facet,
                         const struct facet_count *value) {
  const char *column = strcmp(facet->kind, "time") == 0 ? "days" : facet->kind;
  size_t count;
  const struct facet_bucket *buckets = facet_buckets(&count);
  for (size_t i = 0; i < count; i++) {
    if (strcmp(buckets[i].kind, facet->kind) == 0 && strcmp(buckets[i].value, value->value) == 0) {
      double low = buckets[i].low < -1e18 ? -1e18 : buckets[i].low;
      double high = buckets[i].high > 1e18 ? 1e18 : buckets[i].high;
      expect(value->count,
             count_sql(NULL, "SELECT count(*) FROM credential c WHERE %s AND c.%s %s %f AND c.%s %s %f", where, column,
                       buckets[i].low_open ? ">" : ">=", low, column, buckets[i].high_open ? "<" : "<=", high),
             text, facet->kind, value->value);
      return;
    }
  }
  fail_msg("%s is no bucket of %s", value->value, facet->kind);
}

static void check_value(const char *text, const char *where, const struct facet *facet,
                        const struct facet_count *value) {
  for (unsigned i = 0; i < COUNT(facet_conditions); i++) {
    if (strcmp(facet_conditions[i].typed, facet->kind) == 0) {
      expect(value->count,
             count_sql(value->value, "SELECT count(*) FROM credential c WHERE %s AND (%s)", where,
                       facet_conditions[i].where),
             text, facet->kind, value->value);
      return;
    }
  }
  check_bucket(text, where, facet, value);
}

static void check_facets(const char *text, const char *where, const struct search_result *result) {
  assert_int_equal(result->facet_count, SEARCH_FACETS);
  for (size_t i = 0; i < result->facet_count; i++) {
    const struct facet *facet = &result->facets[i];
    bool bucket =
        strcmp(facet->kind, "cost") == 0 || strcmp(facet->kind, "time") == 0 || strcmp(facet->kind, "earnings") == 0;
    long in_buckets = 0;
    for (size_t j = 0; j < facet->count; j++) {
      check_value(text, where, facet, &facet->values[j]);
      assert_true(facet->values[j].count > 0 && facet->values[j].label[0] != '\0');
      assert_true(bucket || j == 0 || facet->values[j].count <= facet->values[j - 1].count);
      in_buckets += facet->values[j].count;
    }
    if (bucket) {
      const char *column = strcmp(facet->kind, "time") == 0 ? "days" : facet->kind;
      expect(in_buckets, count_sql(NULL, "SELECT count(c.%s) FROM credential c WHERE %s", column, where), text,
             facet->kind, "in all");
    }
    for (unsigned k = 0; k < COUNT(facet_sizes); k++) {
      if (strcmp(facet_sizes[k].typed, facet->kind) == 0) {
        expect((long)facet->count, count_sql(NULL, "SELECT %s %s", facet_sizes[k].where, where), text, facet->kind,
               "values");
      }
    }
  }
}

/* Each facet's term, toggled into the line, finds exactly its count; toggled out again, what was found before. */
static void check_terms(const char *text, const struct search_result *result) {
  for (size_t i = 0; i < result->facet_count; i++) {
    for (size_t j = 0; j < result->facets[i].count; j++) {
      const struct facet_count *value = &result->facets[i].values[j];
      struct arena *arena = arena_new(16 << 20);
      struct search_result found;
      char *with = query_toggle(arena, text, value->term);
      if (strlen(with) > strlen(text)) {
        run_text(arena, with, false, &found);
        expect(found.total, value->count, with, "the term", value->term);
        char *without = query_toggle(arena, with, value->term);
        run_text(arena, without, false, &found);
        expect(found.total, result->total, without, "without", value->term);
      } else {
        expect(value->count, result->total, text, "of its own filter", value->term);
      }
      arena_free(arena);
    }
  }
}

static void add_part(const struct part *part, char *text, size_t text_size, char *where, size_t where_size) {
  size_t length = strlen(text);
  (void)snprintf(text + length, text_size - length, "%s%s", length == 0 ? "" : " ", part->typed);
  length = strlen(where);
  (void)snprintf(where + length, where_size - length, " AND (%s)", part->where);
}

static void test_random(void **state) {
  (void)state;
  uint64_t seed = 2026;
  long hits = 0;
  for (int i = 0; i < QUERIES; i++) {
    char text[1000] = "", where[8000] = "1";
    unsigned word_count = snapshot_random(&seed, 2), filter_count = snapshot_random(&seed, 3);
    for (unsigned n = 0; n < word_count; n++) {
      add_part(&words[snapshot_random(&seed, COUNT(words))], text, sizeof text, where, sizeof where);
    }
    for (unsigned n = 0; n < filter_count; n++) {
      add_part(&filters[snapshot_random(&seed, COUNT(filters))], text, sizeof text, where, sizeof where);
    }
    struct arena *arena = arena_new(32 << 20);
    struct search_result result;
    run_text(arena, text, true, &result);
    expect(result.total, count_sql(NULL, "SELECT count(*) FROM credential c WHERE %s", where), text, "total", "");
    check_facets(text, where, &result);
    if (i % 5 == 0) {
      check_terms(text, &result);
    }
    hits += result.total;
    arena_free(arena);
  }
  assert_true(hits > 1000);
}

/* Every word and filter by itself. */
static void test_each(void **state) {
  (void)state;
  for (unsigned i = 0; i < COUNT(words) + COUNT(filters); i++) {
    const struct part *part = i < COUNT(words) ? &words[i] : &filters[i - COUNT(words)];
    struct arena *arena = arena_new(32 << 20);
    struct search_result result;
    run_text(arena, part->typed, true, &result);
    expect(result.total, count_sql(NULL, "SELECT count(*) FROM credential c WHERE %s", part->where), part->typed,
           "total", "");
    if (result.total == 0 && strcmp(part->where, "0") != 0) {
      fail_msg("nothing to count for \"%s\"", part->typed);
    }
    check_terms(part->typed, &result);
    arena_free(arena);
  }
}

static int open_snapshot(void **state) {
  (void)state;
  struct error error = {.message = ""};
  snapshot_write("search_counts.db", SNAPSHOT_CREDENTIALS);
  return catalog_open(&catalog, "search_counts.db", &error);
}

static int close_snapshot(void **state) {
  (void)state;
  catalog_close(catalog);
  return snapshot_remove("search_counts.db");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_each), cmocka_unit_test(test_random)};
  return cmocka_run_group_tests(tests, open_snapshot, close_snapshot);
}
