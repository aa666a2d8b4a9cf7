/* SPDX-License-Identifier: MIT */
/* Any bytes as a file on a stick: packed, an archive, lines, one document. What
 * is in it goes through the pipeline to a taker that only counts. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sync/report.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int count(const struct pipeline_item *item, void *context, struct error *error) {
  size_t *sum = context;
  (void)error;
  for (size_t i = 0; i < item->count; i++) {
    *sum += item->records[i].ctid == NULL ? 1 : strlen(item->records[i].ctid);
  }
  if (item->skipped > 0) {
    *sum += strlen(item->where) + strlen(item->why);
  }
  return 0;
}

/* One file for all runs of this process, removed from its folder at once. */
static const char *write_file(const uint8_t *data, size_t size) {
  static char path[64];
  static int descriptor = -1;
  if (descriptor < 0) {
    char name[] = "/tmp/ladderway-fuzz-XXXXXX";
    descriptor = mkstemp(name);
    if (descriptor < 0 || unlink(name) != 0) {
      abort();
    }
    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
  }
  if (ftruncate(descriptor, 0) != 0 || pwrite(descriptor, data, size, 0) != (ssize_t)size) {
    abort();
  }
  return path;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static size_t sum;
  const char *path = write_file(data, size);
  struct import_report report = {0};
  const struct import_options options = {.source = path};
  const struct pipeline_options pipes = {.parsers = 1, .take = count, .context = &sum};
  struct import import = {.options = &options, .report = &report, .room = 32 << 20};
  struct error error;
  if (pipeline_new(&import.pipeline, &pipes, &error) != 0) {
    return 0;
  }
  (void)import_kind(path);
  if (import_file(&import, path, &error) == 0) {
    (void)!pipeline_finish(import.pipeline, &error);
  }
  pipeline_free(import.pipeline);
  return 0;
}
