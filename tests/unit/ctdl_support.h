/* SPDX-License-Identifier: MIT */
/* What the tests of the record reader share. */
#ifndef LADDERWAY_TESTS_UNIT_CTDL_SUPPORT_H
#define LADDERWAY_TESTS_UNIT_CTDL_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "data/base/arena.h"
#include "data/ctdl/read.h"

/* A document and the arena that it lives in. */
struct reading {
  struct arena *arena;
  struct ctdl_document document;
  struct error error;
  int status;
};

struct reading read_bytes(const char *json, size_t length);
struct reading read_json(const char *json);
struct reading read_fixture(const char *name); /* tests/unit/data/ctdl/NAME */
void reading_free(struct reading *reading);

/* The record with this CTID; fails the test when there is none. */
const struct record *find_record(const struct reading *reading, const char *ctid);

/* Equal, or both NULL. */
void assert_text(const char *actual, const char *expected);

/* The file as one text, to be freed; NULL when it can't be read. */
char *read_whole_file(const char *path, size_t *length);

#endif
