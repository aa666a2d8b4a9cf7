/* SPDX-License-Identifier: MIT */
#include "ctdl_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_LIMIT = 1 << 30 };

struct reading read_bytes(const char *json, size_t length) {
  struct reading reading = {.arena = arena_new(ARENA_LIMIT)};
  assert_non_null(reading.arena);
  reading.status = ctdl_read(reading.arena, json, length, "test", &reading.document, &reading.error);
  return reading;
}

struct reading read_json(const char *json) {
  return read_bytes(json, strlen(json));
}

char *read_whole_file(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) {
    return NULL;
  }
  char *bytes = NULL;
  if (fseek(file, 0, SEEK_END) == 0) {
    long size = ftell(file);
    rewind(file);
    bytes = size < 0 ? NULL : malloc((size_t)size + 1);
    *length = bytes == NULL ? 0 : fread(bytes, 1, (size_t)size, file);
    if (bytes != NULL) {
      bytes[*length] = '\0';
    }
  }
  (void)fclose(file);
  return bytes;
}

struct reading read_fixture(const char *name) {
  const char *source = getenv("LADDERWAY_SOURCE");
  char path[4096];
  (void)snprintf(path, sizeof path, "%s/tests/unit/data/ctdl/%s", source == NULL ? "." : source, name);
  size_t length = 0;
  char *json = read_whole_file(path, &length);
  assert_non_null(json);
  struct reading reading = read_bytes(json, length);
  free(json);
  return reading;
}

void reading_free(struct reading *reading) {
  arena_free(reading->arena);
}

const struct record *find_record(const struct reading *reading, const char *ctid) {
  assert_int_equal(reading->status, 0);
  for (size_t i = 0; i < reading->document.count; i++) {
    const char *here = reading->document.records[i].ctid;
    if (here != NULL && strcmp(here, ctid) == 0) {
      return &reading->document.records[i];
    }
  }
  fail_msg("no record %s", ctid);
  return NULL;
}

void assert_text(const char *actual, const char *expected) {
  if (actual == NULL || expected == NULL) {
    assert_ptr_equal(actual, expected);
  } else {
    assert_string_equal(actual, expected);
  }
}
