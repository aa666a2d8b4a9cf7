/* SPDX-License-Identifier: MIT */
#include "tests/bench/snapshot.h"

#include <stdlib.h>

#include "data/base/arena.h"
#include "data/ctdl/read.h"

enum { RECORD_MEMORY = 16 << 20 };

struct building {
  struct catalog_writer *writer;
  struct arena *arena;
  struct snapshot_times times;
};

void snapshot_lines(const struct bench *bench, unsigned long most, snapshot_taker *take, void *context) {
  FILE *file = fopen(bench->records, "r");
  char *line = NULL;
  size_t room = 0;
  ssize_t length = 0;
  if (file == NULL) {
    bench_fail("The records are missing.", NULL);
  }
  for (unsigned long i = 0; i < most && (length = getline(&line, &room, file)) > 0; i++) {
    take(context, line, (size_t)length);
  }
  free(line);
  (void)fclose(file);
}

static void take_line(void *context, const char *line, size_t length) {
  struct building *building = context;
  struct ctdl_document document;
  struct error error;
  double start = bench_now();
  arena_reset(building->arena);
  if (ctdl_read(building->arena, line, length, "record", &document, &error) != 0) {
    bench_fail("Reading a record", &error);
  }
  double read = bench_now();
  for (size_t i = 0; i < document.count; i++) {
    if (catalog_writer_add(building->writer, &document.records[i], &error) != 0) {
      bench_fail("Adding a record", &error);
    }
  }
  building->times.reading += read - start;
  building->times.adding += bench_now() - read;
}

struct snapshot_times snapshot_build(const struct bench *bench, const char *path) {
  static const struct catalog_source source = {.kind = "ndjson", .source = "made-up records", .date = "2026-05-04"};
  struct building building = {.arena = arena_new(RECORD_MEMORY)};
  struct error error;
  double start = bench_now();
  if (building.arena == NULL || catalog_writer_open(&building.writer, path, &source, &error) != 0 ||
      catalog_writer_jobs_from(building.writer, bench->starter, &error) != 0) {
    bench_fail("Starting a snapshot", building.arena == NULL ? NULL : &error);
  }
  snapshot_lines(bench, (unsigned long)-1, take_line, &building);
  double added = bench_now();
  if (catalog_writer_finish(building.writer, &building.times.written, &error) != 0) {
    bench_fail("Finishing a snapshot", &error);
  }
  building.times.finishing = bench_now() - added;
  building.times.whole = bench_now() - start;
  arena_free(building.arena);
  return building.times;
}
