/* SPDX-License-Identifier: MIT */
/* search_run() with first page, exact count and facets against SQL alone (see
 * baseline.h), on the starter snapshot and on the generated one. */
#include <stdbool.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/base/arena.h"
#include "data/catalog/index.h"
#include "data/catalog/search.h"
#include "tests/bench/baseline.h"
#include "tests/bench/bench.h"

enum { QUERY_MEMORY = 64 << 20, MOST_QUERIES = 64 };

struct sides {
  struct catalog *catalog;
  struct arena *arena;
  struct baseline *baseline;
};

static struct baseline_result run_own(const struct sides *sides, const struct bench_query *query) {
  struct query parsed;
  struct search_result found;
  struct error error;
  const struct search_options options = {.sort = query->sort, .limit = BASELINE_PAGE, .facets = true};
  arena_reset(sides->arena);
  if (query_parse(sides->arena, query->typed, &parsed, &error) != 0 ||
      search_run(sides->catalog, sides->arena, &parsed, &options, &found, &error) != 0) {
    bench_fail(query->typed, &error);
  }
  struct baseline_result result = {.total = found.total, .rows = (long)found.row_count};
  for (size_t i = 0; i < found.facet_count; i++) {
    for (size_t j = 0; j < found.facets[i].count; j++) {
      result.facet_sum += found.facets[i].values[j].count;
    }
  }
  return result;
}

/* True when both found as many, showed as many and counted the same. */
static bool measure(const struct sides *sides, const struct bench_query *query, struct bench_times *own,
                    struct bench_times *sql, long *total) {
  double start = bench_now();
  struct baseline_result left = run_own(sides, query);
  double middle = bench_now();
  struct baseline_result right = baseline_search(sides->baseline, query);
  bench_add(sql, bench_now() - middle);
  bench_add(own, middle - start);
  *total = left.total;
  return left.total == right.total && left.rows == right.rows && left.facet_sum == right.facet_sum;
}

static int by_size(const void *left, const void *right) {
  double difference = *(const double *)left - *(const double *)right;
  return difference < 0 ? -1 : difference > 0;
}

/* The middle one and the worst of 20 of the queries' medians. */
static void say_spread(const char *name, const struct bench_times *queries, size_t count) {
  double medians[MOST_QUERIES];
  for (size_t i = 0; i < count; i++) {
    medians[i] = bench_summary(&queries[i]).median;
  }
  qsort(medians, count, sizeof medians[0], by_size);
  (void)printf("%-38s  p50 %.2f ms, p95 %.2f ms, worst %.2f ms\n", name, medians[count / 2], medians[count * 95 / 100],
               medians[count - 1]);
}

/* The index made anew, beside the time that the baseline's tables took. */
static void say_making(const char *path, double tables) {
  char other[BENCH_PATH + 8];
  struct error error;
  struct stat status = {.st_size = 0};
  (void)snprintf(other, sizeof other, "%s.new", path);
  double start = bench_now();
  if (index_write(path, other, &error) != 0) {
    bench_fail(other, &error);
  }
  double own = bench_now() - start;
  (void)stat(other, &status);
  (void)unlink(other);
  (void)printf("making the index: %.0f ms, %.1f MB; the tables: %.0f ms\n", own, (double)status.st_size / 1e6, tables);
}

static void print_rows(const struct bench_query *queries, size_t count, const struct bench_times *own,
                       const struct bench_times *sql, const long *totals, const bool *same) {
  for (size_t i = 0; i < count; i++) {
    char name[80];
    char note[64];
    (void)snprintf(name, sizeof name, "%s%s", queries[i].typed[0] == '\0' ? "(empty)" : queries[i].typed,
                   queries[i].sort == SORT_COST ? " [by cost]" : "");
    (void)snprintf(note, sizeof note, "%ld hits%s", totals[i], same[i] ? "" : ", SQL counts others");
    bench_row(name, &own[i], &sql[i], note);
  }
}

static void run(const struct bench *bench, const char *name, const char *path) {
  static struct bench_times own[MOST_QUERIES], sql[MOST_QUERIES];
  struct bench_times own_mix = {0}, sql_mix = {0}, ignored = {0};
  long totals[MOST_QUERIES];
  bool same[MOST_QUERIES];
  size_t count;
  const struct bench_query *queries = bench_queries(&count);
  double making = baseline_make(path, bench->scratch);
  struct sides sides = {.arena = arena_new(QUERY_MEMORY), .baseline = baseline_open(path, bench->scratch)};
  struct error error;
  if (sides.arena == NULL || count > MOST_QUERIES || catalog_open(&sides.catalog, path, &error) != 0) {
    bench_fail(path, sides.arena == NULL ? NULL : &error);
  }
  for (size_t i = 0; i < count; i++) {
    own[i].count = sql[i].count = 0;
    same[i] = measure(&sides, &queries[i], &ignored, &ignored, &totals[i]);
  }
  for (size_t round = 0; round < bench->rounds; round++) {
    double left = 0, right = 0;
    for (size_t i = 0; i < count; i++) {
      same[i] = measure(&sides, &queries[i], &own[i], &sql[i], &totals[i]) && same[i];
      left += own[i].values[round];
      right += sql[i].values[round];
    }
    bench_add(&own_mix, left);
    bench_add(&sql_mix, right);
  }
  char title[128];
  (void)snprintf(title, sizeof title, "Search: %s, %ld credentials", name, catalog_about(sides.catalog)->credentials);
  bench_table(title, "query", "search_run", "FTS5 + bm25 + GROUP BY");
  print_rows(queries, count, own, sql, totals, same);
  bench_row("all of them, one after another", &own_mix, &sql_mix, "");
  say_spread("search_run", own, count);
  say_spread("FTS5 + bm25 + GROUP BY", sql, count);
  say_making(path, making);
  catalog_close(sides.catalog);
  baseline_close(sides.baseline);
  (void)unlink(bench->scratch);
  arena_free(sides.arena);
}

int main(int count, char **arguments) {
  struct bench bench = bench_start(count, arguments);
  run(&bench, "starter snapshot", bench.starter);
  run(&bench, "generated snapshot", bench.snapshot);
  return 0;
}
