/* SPDX-License-Identifier: MIT */
/* The whole question of ways on a snapshot of 100,000 credentials that ask for
 * each other: the graph out of the snapshot (routes_build) and its search,
 * against reading the same steps alone, one by one, with credential_read_brief(). */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/ways/from_catalog.h"
#include "tests/bench/snapshot.h"
#include "tests/bench/ways_records.h"

enum { CREDENTIALS = 100000, LARGEST_RECORD = 1 << 16, MEMORY = 1000 << 20 };

struct asking {
  struct catalog *catalog;
  struct arena *kept, *arena;
  struct wallet wallet;
  struct person person;
  struct match match;
  struct job job;
  struct ways_question question;
  struct ways ways;
  struct routes *routes;
};

static unsigned long write_records(const struct bench *bench) {
  FILE *file = fopen(bench->records, "w");
  unsigned long edges = 0;
  struct buffer line;
  buffer_init(&line, LARGEST_RECORD);
  for (unsigned long i = 0; file != NULL && i < CREDENTIALS; i++) {
    buffer_clear(&line);
    ways_record(&line, i, CREDENTIALS, &edges);
    buffer_add_char(&line, '\n');
    if (line.failed || fwrite(line.data, 1, line.length, file) != line.length) {
      bench_fail("A record could not be written.", NULL);
    }
  }
  buffer_free(&line);
  if (file == NULL || fclose(file) != 0) {
    bench_fail("The records could not be written.", NULL);
  }
  return edges;
}

static void begin(struct asking *asking, const struct bench *bench) {
  struct error error;
  asking->kept = arena_new(MEMORY);
  asking->arena = arena_new(MEMORY);
  if (asking->kept == NULL || asking->arena == NULL || catalog_open(&asking->catalog, bench->snapshot, &error) != 0 ||
      match_run(asking->catalog, asking->kept, &asking->wallet, &asking->match, &error) != 0 ||
      job_read(asking->catalog, asking->kept, WAYS_RECORD_JOB, &asking->job, &error) != 0) {
    bench_fail("Asking for ways", &error);
  }
  asking->question = (struct ways_question){.catalog = asking->catalog,
                                            .match = &asking->match,
                                            .wallet = &asking->wallet,
                                            .person = &asking->person,
                                            .job = &asking->job};
  for (size_t i = 0; i < asking->match.job_count; i++) {
    if (strcmp(asking->match.jobs[i].job.code, WAYS_RECORD_JOB) == 0) {
      asking->question.job_match = &asking->match.jobs[i];
    }
  }
}

static void ask(struct asking *asking, struct bench_times *building, struct bench_times *searching) {
  struct error error;
  double start = bench_now();
  arena_reset(asking->arena);
  if (routes_build(&asking->question, asking->arena, &asking->routes, &error) != 0) {
    bench_fail("Making the graph", &error);
  }
  double built = bench_now();
  const struct ways_limits limits = {.bits = asking->routes->limits};
  if (ways_search(asking->routes->graph, &limits, NULL, asking->arena, &asking->ways, &error) != 0) {
    bench_fail("Searching ways", &error);
  }
  bench_add(building, built - start);
  bench_add(searching, bench_now() - built);
}

static const char **steps_of(const struct routes *routes, struct arena *arena, size_t *count) {
  const char **ctids = arena_array(arena, routes->count + 1, sizeof *ctids);
  *count = 0;
  for (size_t i = 0; ctids != NULL && i < routes->count; i++) {
    if (routes->steps[i].ctid != NULL) {
      ctids[*count] = arena_strdup(arena, routes->steps[i].ctid);
      *count += ctids[*count] != NULL;
    }
  }
  return ctids;
}

static double one_by_one(const struct asking *asking, const char *const *ctids, size_t count, struct arena *arena) {
  struct error error;
  struct credential credential;
  double start = bench_now();
  for (size_t i = 0; i < count; i++) {
    arena_recycle(arena);
    if (credential_read_brief(asking->catalog, arena, ctids[i], &credential, &error) != 0) {
      bench_fail("Reading a credential", &error);
    }
  }
  return bench_now() - start;
}

int main(int count, char **arguments) {
  struct bench bench = bench_start(count, arguments);
  struct bench_times building = {0}, searching = {0}, whole = {0}, alone = {0};
  static struct asking asking;
  size_t steps = 0;
  char note[160];
  (void)snprintf(bench.records, sizeof bench.records, "%s/ways.ndjson", arguments[1]);
  (void)snprintf(bench.snapshot, sizeof bench.snapshot, "%s/ways.db", arguments[1]);
  unsigned long edges = write_records(&bench);
  (void)snapshot_build(&bench, bench.snapshot);
  (void)unlink(bench.records);
  begin(&asking, &bench);
  ask(&asking, &(struct bench_times){0}, &(struct bench_times){0});
  const char *const *ctids = steps_of(asking.routes, asking.kept, &steps);
  struct arena *arena = arena_new(MEMORY);
  for (size_t i = 0; i < bench.rounds; i++) {
    bench_add(&alone, one_by_one(&asking, ctids, steps, arena));
    ask(&asking, &building, &searching);
    bench_add(&whole, building.values[i] + searching.values[i]);
  }
  (void)snprintf(note, sizeof note, "%zu ways, %s, %zu steps, %zu MiB", asking.ways.count,
                 asking.ways.exact && !asking.routes->cut ? "exact" : "NOT exact", steps,
                 arena_used(asking.arena) >> 20);
  (void)printf("\n%d credentials that ask for %lu others\n", (int)CREDENTIALS, edges);
  bench_table("The whole question of ways", "", "routes_build, search", "reading one by one");
  bench_row("graph out of the snapshot", &building, &alone, note);
  bench_row("graph, and search", &whole, &alone, "");
  arena_free(arena);
  arena_free(asking.arena);
  arena_free(asking.kept);
  catalog_close(asking.catalog);
  return 0;
}
