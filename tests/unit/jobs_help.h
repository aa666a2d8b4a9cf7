/* SPDX-License-Identifier: MIT */
/* Snapshots that hold only occupations, for the tests of data/jobs. */
#ifndef LADDERWAY_TESTS_UNIT_JOBS_HELP_H
#define LADDERWAY_TESTS_UNIT_JOBS_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the above first */
#include <cmocka.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"

struct jobs_help {
  char folder[64];   /* a temporary folder of its own */
  char tables[96];   /* a copy of the made-up tables in it, to be damaged */
  char snapshot[96]; /* where snapshots are written */
  struct catalog *catalog;
  struct arena *arena;
};

/* The tables that are installed with the program, and the made-up ones. */
const char *jobs_help_facts(void);
const char *jobs_help_good(void);

int jobs_help_begin(struct jobs_help *help);
void jobs_help_end(struct jobs_help *help);

/* Imports the tables of `folder` into a new snapshot and opens it. */
int jobs_help_import(struct jobs_help *help, const char *folder, struct error *error);

/* Copies the made-up tables anew. */
void jobs_help_copy(struct jobs_help *help);

/* Replaces the first `from` in one of the copied tables by `length` bytes. */
void jobs_help_replace(struct jobs_help *help, const char *file, const char *from, const char *to, size_t length);

/* Writes a whole file into the copied tables. */
void jobs_help_write(struct jobs_help *help, const char *file, const char *bytes, size_t length);

/* A slip in one of the copied tables, and what the message about it must say. */
struct jobs_damage {
  const char *file, *from, *to;
  int line;
  const char *word;
};

/* Makes the slip and imports: fails the test unless that fails and names file, line and word. */
void jobs_help_assert_named(struct jobs_help *help, const struct jobs_damage *damage);

#endif
