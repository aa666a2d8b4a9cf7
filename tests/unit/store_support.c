/* SPDX-License-Identifier: MIT */
#include "tests/unit/store_support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the ones above first */
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void open_store(struct fixture *fixture) {
  struct store_opened opened;
  assert_int_equal(store_open(&fixture->store, fixture->path, &opened, &fixture->error), 0);
}

int set_up(void **state) {
  struct fixture *fixture = calloc(1, sizeof *fixture);
  (void)snprintf(fixture->folder, PATH, "/tmp/ladderway-store-XXXXXX");
  assert_non_null(mkdtemp(fixture->folder));
  (void)snprintf(fixture->path, PATH, "%.400s/deep/records.db", fixture->folder);
  fixture->arena = arena_new(1 << 20);
  *state = fixture;
  open_store(fixture);
  return 0;
}

int tear_down(void **state) {
  struct fixture *fixture = *state;
  char command[PATH + 16];
  store_close(fixture->store);
  (void)snprintf(command, sizeof command, "rm -rf '%s'", fixture->folder);
  assert_int_equal(system(command), 0);
  arena_free(fixture->arena);
  free(fixture);
  return 0;
}

void begin(struct fixture *fixture) {
  assert_int_equal(store_begin(fixture->store, &fixture->error), 0);
}

void commit(struct fixture *fixture) {
  assert_int_equal(store_commit(fixture->store, &fixture->error), 0);
}

void reopen(struct fixture *fixture) {
  store_close(fixture->store);
  open_store(fixture);
}

enum store_change put(struct fixture *fixture, const char *ctid, const char *updated, const char *json) {
  enum store_change change;
  const struct store_record record = {.ctid = ctid,
                                      .type = "ceterms:Certificate",
                                      .updated = updated,
                                      .exact = true,
                                      .fetched = 1000,
                                      .json = json,
                                      .length = json == NULL ? 0 : strlen(json)};
  assert_int_equal(store_put(fixture->store, &record, &change, &fixture->error), 0);
  return change;
}

void make_document(unsigned number, struct buffer *json, char ctid[40]) {
  unsigned random = number * 2654435761U;
  (void)snprintf(ctid, 40, "ce-%08x-0000-4000-8000-%012x", random, number);
  buffer_clear(json);
  buffer_add_format(json, "{\"@context\":\"https://credreg.net/ctdl/schema/context/json\",\"@graph\":[{");
  for (unsigned i = 0; i < 12; i++) {
    random = random * 1664525U + 1013904223U;
    buffer_add_format(json, "\"ceterms:property%u\":{\"en-US\":\"The words of value number %u of record %u\"},", i,
                      random >> 8, number);
  }
  buffer_add_format(json, "\"ceterms:ctid\":\"%s\"}]}", ctid);
}

void fill(struct fixture *fixture, unsigned count) {
  struct buffer json;
  char ctid[40];
  buffer_init(&json, 1 << 20);
  for (unsigned i = 0; i < count; i++) {
    if (i % 100 == 0) {
      begin(fixture);
    }
    make_document(i, &json, ctid);
    (void)put(fixture, ctid, "2026-01-01T00:00:00.000Z", buffer_text(&json));
    if (i % 100 == 99 || i + 1 == count) {
      commit(fixture);
    }
  }
  buffer_free(&json);
}

int check_each(const struct store_record *record, void *context, struct error *error) {
  struct reading *reading = context;
  struct buffer json;
  char ctid[40];
  unsigned number = 0;
  (void)error;
  assert_true(strcmp(record->ctid, reading->last) > 0);
  (void)snprintf(reading->last, sizeof reading->last, "%s", record->ctid);
  assert_int_equal(sscanf(record->ctid + strlen(record->ctid) - 12, "%12x", &number), 1);
  buffer_init(&json, 1 << 20);
  make_document(number, &json, ctid);
  assert_int_equal(record->length, json.length);
  assert_memory_equal(record->json, buffer_text(&json), json.length);
  buffer_free(&json);
  reading->count++;
  reading->bytes += (long long)record->length;
  return 0;
}
