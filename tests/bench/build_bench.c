/* SPDX-License-Identifier: MIT */
/* The whole way in, from the NDJSON file to the finished snapshot, against what
 * jansson alone needs to parse the same bytes on one core. Each round is in a
 * process of its own; there are three at most, since they are long. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "sync/import.h"
#include "tests/bench/snapshot.h"

enum { MOST_BUILDS = 3, REPORT_MEMORY = 16 << 20 };

struct build {
  double whole, processor; /* milliseconds */
  struct import_report report;
};

struct parsing {
  double whole, processor; /* milliseconds */
};

static double processor_time(void) {
  struct rusage usage;
  if (getrusage(RUSAGE_SELF, &usage) != 0) {
    return 0;
  }
  return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 +
         (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

static void build(const struct bench *bench, void *result) {
  const struct import_options options = {
      .source = bench->records, .snapshot = bench->scratch, .jobs_from = bench->starter};
  struct build built = {0};
  struct error error = {0};
  struct arena *arena = arena_new(REPORT_MEMORY);
  double start = bench_now();
  if (arena == NULL || import_run(arena, &options, &built.report, &error) != 0) {
    bench_fail("Building a snapshot", &error);
  }
  built.whole = bench_now() - start;
  built.processor = processor_time();
  built.report.skips = NULL; /* of this process */
  memcpy(result, &built, sizeof built);
}

static void parse(void *context, const char *line, size_t length) {
  json_error_t error;
  double start = bench_now();
  json_t *value = json_loadb(line, length, 0, &error);
  if (value == NULL) {
    bench_fail(error.text, NULL);
  }
  json_decref(value);
  ((struct parsing *)context)->whole += bench_now() - start;
}

static void parse_all(const struct bench *bench, void *result) {
  struct parsing parsing = {0};
  snapshot_lines(bench, (unsigned long)-1, parse, &parsing);
  parsing.processor = processor_time();
  memcpy(result, &parsing, sizeof parsing);
}

/* Of the last round. */
static void say_phases(const struct build *built, double peak) {
  static const char *const names[CATALOG_PHASES] = {"join", "totals", "rows", "indexes", "search", "close"};
  const struct import_report *report = &built->report;
  (void)printf(
      "\nseconds of the last round: read and add %.2f (the writer adds for %.2f of them, and waits for the "
      "parsers for %.2f)",
      report->seconds_reading, report->seconds_adding, report->seconds_waiting);
  for (size_t i = 0; i < (size_t)CATALOG_PHASES; i++) {
    (void)printf(", %s %.2f", names[i], report->seconds[i]);
  }
  (void)printf("\n%ld records, %ld skipped; %.0f records a second; processor time %.2f s; peak memory %.0f MiB\n",
               report->records, report->skipped, (double)report->records / built->whole * 1e3, built->processor / 1e3,
               peak);
}

int main(int count, char **arguments) {
  struct bench bench = bench_start(count, arguments);
  static struct bench_times own, baseline, own_processor, baseline_processor;
  struct build built = {0};
  double peak = 0;
  for (size_t i = 0; i < bench.rounds && i < MOST_BUILDS; i++) {
    struct parsing parsing = {0};
    (void)bench_apart(parse_all, &bench, &parsing, sizeof parsing);
    double memory = bench_apart(build, &bench, &built, sizeof built);
    peak = memory > peak ? memory : peak;
    bench_add(&baseline, parsing.whole);
    bench_add(&own, built.whole);
    bench_add(&baseline_processor, parsing.processor);
    bench_add(&own_processor, built.processor);
  }
  (void)unlink(bench.scratch);
  bench_table("Building a snapshot from NDJSON, the whole way", "", "sync/import", "jansson parses the same");
  char name[64];
  (void)snprintf(name, sizeof name, "%ld documents, %.0f MB", built.report.documents, (double)built.report.bytes / 1e6);
  bench_row(name, &own, &baseline, "");
  bench_row("processor time of all threads", &own_processor, &baseline_processor, "");
  (void)printf("building takes %.2f times what jansson alone takes to parse\n", 1 / bench_ratio(&own, &baseline));
  say_phases(&built, peak);
  return 0;
}
