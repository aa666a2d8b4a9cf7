/* SPDX-License-Identifier: MIT */
/* What the tests of sync/import share: a folder of their own, with "in" for
 * what is read and "out" for the snapshot. */
#ifndef LADDERWAY_TESTS_UNIT_SYNC_SUPPORT_H
#define LADDERWAY_TESTS_UNIT_SYNC_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the ones above first */
#include <cmocka.h>
#include <stdio.h>

#include "sync/import.h"

enum { PATH = 512 };

struct fixture {
  char folder[PATH];
  char snapshot[PATH];
  struct arena *arena;
  struct import_report report;
  struct error error;
  long cancel_after; /* documents; 0: never */
  int parsers;
  struct import_progress progress; /* the last that was said */
};

int set_up(void **state);
int tear_down(void **state);

/* FOLDER/in/NAME, with the folders on the way. */
void path_of(const struct fixture *fixture, const char *name, char path[PATH]);
void write_bytes(const struct fixture *fixture, const char *name, const void *bytes, size_t length);
void write_file(const struct fixture *fixture, const char *name, const char *text);

/* A record with this number and name, into `text`. */
const char *record(char *text, size_t size, int number, const char *name);

/* import_run() of FOLDER/in/NAME. */
int import(struct fixture *fixture, const char *name);

/* Of the snapshot in place; -1 when there is none. */
long credentials_there(const struct fixture *fixture);

/* True when something was skipped for a reason with this word. */
bool was_skipped(const struct fixture *fixture, const char *why);

#endif
