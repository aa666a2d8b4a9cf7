/* SPDX-License-Identifier: MIT */
/* A folder, a snapshot in it, and records made by hand. */
#ifndef LADDERWAY_TESTS_UNIT_CATALOG_SUPPORT_H
#define LADDERWAY_TESTS_UNIT_CATALOG_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first. */
#include <cmocka.h>

#include "data/base/arena.h"
#include "data/catalog/catalog.h"
#include "data/catalog/credential.h"
#include "data/catalog/writer.h"

/* CTIDs that differ in their last digits. */
#define CTID(digits) "ce-00000000-0000-4000-8000-0000000000" digits

struct place_for_tests {
  char folder[128];
  char path[160];
  struct arena *arena;
  struct catalog_writer *writer;
  struct catalog *catalog;
  struct error error;
};

/* Setup and teardown of cmocka. */
int place_make(void **state);
int place_clear(void **state);

/* Starts a build; with occupations 29-1141.00 (86,000 a year, a bachelor's degree), 29-1141.01,
 * 31-1131.00 (38,000), 31-1131.01 and 53-3032.00 (no wage), and CIP 51.3902 -> 31-1131, 29-1141. */
void build_start(struct place_for_tests *place);
void build_add(struct place_for_tests *place, const struct record *record);
/* Ends the build and opens what it made. */
struct catalog_written build_end(struct place_for_tests *place);

struct record credential_made(const char *ctid, const char *name);
struct record record_made(enum record_kind kind, const char *type, const char *ctid, const char *name);

/* Reads a credential or fails the test. */
struct credential read_made(struct place_for_tests *place, const char *ctid);

/* One value of the snapshot, as text; "" for NULL or no row. In the arena. */
const char *ask(struct place_for_tests *place, const char *sql);
void assert_answer(struct place_for_tests *place, const char *sql, const char *expected);

/* All rows of all tables, but for when it was built. In the arena. */
const char *dump(struct place_for_tests *place);

/* Files in the folder whose name begins with a dot. */
size_t leftovers(struct place_for_tests *place);

/* How many credentials search finds for what is typed. */
long found(struct place_for_tests *place, const char *typed);

/* A facet of the whole snapshot: "value=count value=count", labels instead of values when asked for. */
const char *facet_text(struct place_for_tests *place, const char *kind, bool labels);

#endif
