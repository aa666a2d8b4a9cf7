/* SPDX-License-Identifier: MIT */
/* The record reader against jansson alone: ctdl_read() of each envelope, and
 * json_loadb() of the same bytes. */
#include <jansson.h>

#include "data/base/arena.h"
#include "data/base/buffer.h"
#include "data/ctdl/read.h"
#include "tests/bench/snapshot.h"

enum { MOST_LINES = 5000, MOST_BYTES = 64 << 20, RECORD_MEMORY = 16 << 20 };

struct lines {
  struct buffer bytes;
  size_t starts[MOST_LINES + 1];
  size_t count;
};

static void keep(void *context, const char *line, size_t length) {
  struct lines *lines = context;
  buffer_add(&lines->bytes, line, length);
  lines->starts[++lines->count] = lines->bytes.length;
}

static double own(const struct lines *lines, struct arena *arena) {
  double start = bench_now();
  for (size_t i = 0; i < lines->count; i++) {
    struct ctdl_document document;
    struct error error;
    arena_recycle(arena);
    size_t from = lines->starts[i];
    if (ctdl_read(arena, lines->bytes.data + from, lines->starts[i + 1] - from, "record", &document, &error) != 0) {
      bench_fail("Reading a record", &error);
    }
  }
  return bench_now() - start;
}

static double baseline(const struct lines *lines) {
  double start = bench_now();
  for (size_t i = 0; i < lines->count; i++) {
    json_error_t error;
    size_t from = lines->starts[i];
    json_t *value = json_loadb(lines->bytes.data + from, lines->starts[i + 1] - from, 0, &error);
    if (value == NULL) {
      bench_fail(error.text, NULL);
    }
    json_decref(value);
  }
  return bench_now() - start;
}

int main(int count, char **arguments) {
  static struct lines lines;
  struct bench bench = bench_start(count, arguments);
  struct arena *arena = arena_new(RECORD_MEMORY);
  buffer_init(&lines.bytes, MOST_BYTES);
  snapshot_lines(&bench, MOST_LINES, keep, &lines);
  if (arena == NULL || lines.bytes.failed || lines.count == 0) {
    bench_fail("The records could not be kept.", NULL);
  }
  struct bench_times left = {0};
  struct bench_times right = {0};
  (void)own(&lines, arena);
  (void)baseline(&lines);
  for (size_t i = 0; i < bench.rounds; i++) {
    bench_add(&left, own(&lines, arena));
    bench_add(&right, baseline(&lines));
  }
  bench_table("Reading records", "", "ctdl_read", "jansson json_loadb");
  char name[64];
  (void)snprintf(name, sizeof name, "%zu envelopes, %.1f MB", lines.count, (double)lines.bytes.length / 1e6);
  bench_row(name, &left, &right, "");
  (void)printf("envelopes a second at the median: %.0f and %.0f; own time is %.2f times jansson's\n",
               (double)lines.count / bench_summary(&left).median * 1e3,
               (double)lines.count / bench_summary(&right).median * 1e3, 1 / bench_ratio(&left, &right));
  buffer_free(&lines.bytes);
  arena_free(arena);
  return 0;
}
