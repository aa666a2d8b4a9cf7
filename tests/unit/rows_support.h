/* SPDX-License-Identifier: MIT */
/* A folder, snapshots in it made from generated records, and their rows. */
#ifndef LADDERWAY_TESTS_UNIT_ROWS_SUPPORT_H
#define LADDERWAY_TESTS_UNIT_ROWS_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first. */
#include <cmocka.h>
#include <stdbool.h>

#include "data/base/buffer.h"
#include "data/catalog/rows.h"

enum { ROOM_FOR_DUMPS = 256 << 20 };

struct rows_place {
  char folder[64];
  char paths[8][128]; /* of file(), in turn */
  int turn;
  struct error error;
};

/* Setup and teardown of cmocka. */
int rows_place_make(void **state);
int rows_place_clear(void **state);

/* The path of a file in the folder; good for the next seven calls. */
const char *file(struct rows_place *place, const char *name);
/* The starter snapshot that was built with the program; skips the test without it. */
const char *starter(void);

/* What is different from one build of generated records to another. */
struct variation {
  unsigned long total;
  unsigned long every;  /* each so-manieth record has other facts; 0: none */
  unsigned long absent; /* each so-manieth record is missing; 0: none */
  int round;            /* which other facts */
  bool backwards;       /* the records come in the other order */
  const char *source;   /* NULL: "one" */
};

/* Builds the snapshot NAME, and its rows as NAME.rows. */
void build(struct rows_place *place, const char *name, const struct variation *variation);

/* Calls that must work, or the test fails with their message. */
void extract(struct rows_place *place, const char *snapshot, const char *rows);
void dump(struct rows_place *place, const char *rows, struct buffer *out, char hash[DIGEST_HEX]);
void load(struct rows_place *place, const struct buffer *text, const char *rows, char hash[DIGEST_HEX]);
void assemble(struct rows_place *place, const char *rows, const char *snapshot);
void difference(struct rows_place *place, const char *from, const char *to, struct buffer *patch);
void hash_of(struct rows_place *place, const char *rows, char hash[DIGEST_HEX]);

/* The same, for those that must not: tries a dump, and says how it went. */
int try_load(struct rows_place *place, const char *bytes, size_t length, const char *rows);

/* Fails unless both snapshots have the same rows in every table, and the same id. */
void assert_same_snapshot(const char *one, const char *other);

/* True if a file of that name is in the folder. */
bool is_there(struct rows_place *place, const char *name);
void copy_file(struct rows_place *place, const char *from, const char *to);

#endif
