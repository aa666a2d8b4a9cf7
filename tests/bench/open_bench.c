/* SPDX-License-Identifier: MIT */
/* Opening a snapshot and showing its first page, up to closing it again:
 * catalog_open() and search_run() against sqlite3_open() and the same page,
 * count and facets in SQL (see baseline.h). */
#include <unistd.h>

#include "data/base/arena.h"
#include "data/catalog/search.h"
#include "tests/bench/baseline.h"
#include "tests/bench/bench.h"

enum { PAGE_MEMORY = 64 << 20 };

static double own(const char *path, struct bench_times *opening) {
  struct catalog *catalog = NULL;
  struct query query;
  struct search_result found;
  struct error error;
  const struct search_options options = {.sort = SORT_BEST, .limit = BASELINE_PAGE, .facets = true};
  double start = bench_now();
  struct arena *arena = arena_new(PAGE_MEMORY);
  if (arena == NULL || catalog_open(&catalog, path, &error) != 0) {
    bench_fail(path, arena == NULL ? NULL : &error);
  }
  bench_add(opening, bench_now() - start);
  if (query_parse(arena, "", &query, &error) != 0 ||
      search_run(catalog, arena, &query, &options, &found, &error) != 0) {
    bench_fail(path, &error);
  }
  catalog_close(catalog);
  arena_free(arena);
  return bench_now() - start;
}

static double sql(const struct bench *bench, const char *path, struct bench_times *opening) {
  static const struct bench_query everything = {"", SORT_BEST, NULL, NULL};
  double start = bench_now();
  struct baseline *baseline = baseline_open(path, bench->scratch);
  bench_add(opening, bench_now() - start);
  (void)baseline_search(baseline, &everything);
  baseline_close(baseline);
  return bench_now() - start;
}

static void run(const struct bench *bench, const char *name, const char *path) {
  struct bench_times left = {0}, right = {0}, left_opening = {0}, right_opening = {0}, ignored = {0};
  (void)own(path, &ignored);
  (void)baseline_make(path, bench->scratch);
  (void)sql(bench, path, &ignored);
  for (size_t i = 0; i < bench->rounds; i++) {
    bench_add(&left, own(path, &left_opening));
    bench_add(&right, sql(bench, path, &right_opening));
  }
  char line[64];
  (void)snprintf(line, sizeof line, "%s: open", name);
  bench_row(line, &left_opening, &right_opening, "");
  (void)snprintf(line, sizeof line, "%s: open, first page", name);
  bench_row(line, &left, &right, "");
  (void)unlink(bench->scratch);
}

int main(int count, char **arguments) {
  struct bench bench = bench_start(count, arguments);
  bench_table("Opening a snapshot (its pages in the page cache)", "", "catalog_open + search_run",
              "sqlite3_open + SQL");
  run(&bench, "starter", bench.starter);
  run(&bench, "generated", bench.snapshot);
  return 0;
}
