/* SPDX-License-Identifier: MIT */
/*
 * Inside the builder of the index; only index_*.c include this.
 *
 *   index_shelf.c   reads the small tables whole: skills, occupations, programs, providers
 *   index_scan.c    workers read credentials slice by slice, each on a connection of its own: words, values, numbers
 *   index_invert.c  a slice's pairs of word and document -> for each word its documents
 *   index_words_out.c slices -> dictionary, lists, prefixes
 *   index_values.c  raw values -> values in order, with what is compared and typed
 *   index_rows.c    slices -> rows of values, and the values' lists
 *   index_columns.c numbers -> columns and orders
 *   index_out.c     sections -> the file
 *
 * Memory goes with the number of documents: about 200 bytes each while words
 * are gathered, under 150 later.
 */
#ifndef LADDERWAY_DATA_CATALOG_INDEX_MAKE_H
#define LADDERWAY_DATA_CATALOG_INDEX_MAKE_H

#include <sqlite3.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/index_format.h"
#include "data/catalog/index_table.h"

enum { SLICE_DOCUMENTS = 1 << 14, MOST_WORKERS = 4, INDEX_LONGEST_VALUE = 1 << 16 };

/* Rows of one small table; what they are found by is an id or a text. */
struct shelf {
  size_t count, room;
  long long *ids; /* ascending */
  struct text_table keys;
  const char *(*texts)[3]; /* NULL where there is none */
};

enum shelf_kind { SHELF_SKILLS, SHELF_JOBS, SHELF_PROGRAMS, SHELF_PROVIDERS, SHELVES };

/* Documents of each word that a slice has. */
struct inverted {
  uint32_t count;   /* words */
  uint32_t *words;  /* numbers in the worker's table */
  uint32_t *starts; /* count + 1, in `documents` */
  uint16_t *documents;
};

/* What the documents of a slice have, by raw numbers. */
struct slice_rows {
  uint32_t *starts; /* SLICE_DOCUMENTS + 1 */
  uint32_t *items;
  size_t count, room;
};

enum row_group { GROUP_NARROW, GROUP_JOBS, GROUP_SKILLS, GROUPS };

struct worker;

struct slice {
  const struct worker *worker;
  struct inverted words;
  struct slice_rows rows[GROUPS];
};

/* A growing array of numbers. */
struct numbers32 {
  uint32_t *items;
  size_t count, room;
};
bool numbers32_add(struct numbers32 *numbers, uint32_t number);

enum worker_statement {
  READ_CREDENTIALS,
  READ_ALTERNATES,
  READ_KEYWORDS,
  READ_SKILLS,
  READ_JOBS,
  READ_CODES,
  READ_PLACES,
  READ_FEATURES,
  WORKER_STATEMENTS
};

/* The words of one text of a shelf, in `cached_words`. */
struct cached {
  uint32_t first, count;
  bool made;
};

struct making;

struct worker {
  struct making *making;
  sqlite3 *database;
  sqlite3_stmt *statements[WORKER_STATEMENTS];
  int status[WORKER_STATEMENTS]; /* 1: stands on a row; 0: at the end; negative: failed */
  struct text_table words;       /* as in the index */
  struct text_table values;      /* a byte, '0' + its kind, and the raw value */
  struct text_table aliases;     /* alias, a NUL, words */
  uint32_t *seen;                /* by word: the last document that had it, in this slice, + 1 */
  size_t seen_room;
  struct numbers32 pair_words, pair_documents, tally, touched;
  struct cached *cached[SHELVES];
  struct numbers32 cached_words;
  struct slice *slice;
  uint32_t document; /* in the slice */
  struct arena *scratch;
  bool no_memory;
  int result;
  struct error error;
};

struct making {
  sqlite3 *database; /* the first worker's */
  struct arena *arena;
  char id[INDEX_ID];
  uint32_t limit;
  struct shelf shelves[SHELVES];
  uint64_t *all, *stacks, *approved; /* bits */
  uint32_t *provider_of;             /* place on its shelf + 1 */
  double *numbers[INDEX_COLUMNS];    /* NAN: none */
  struct slice *slices;
  uint32_t slice_count;
  atomic_uint next_slice;
  atomic_bool stop;
  struct worker workers[MOST_WORKERS];
  size_t worker_count;
};

/* --- where it goes --- */

struct index_out {
  int descriptor; /* negative: into memory */
  unsigned char *bytes;
  size_t length, room; /* of `bytes`: all, or what is not written yet */
  uint64_t position;
  struct index_section sections[INDEX_SECTIONS];
  bool failed;
  int errno_value;
};

void index_out_begin(struct index_out *out, enum index_part part);
void index_out_add(struct index_out *out, const void *bytes, size_t length);
uint64_t index_out_end(struct index_out *out, enum index_part part); /* gives its length */
int index_out_start(struct index_out *out, int descriptor);
/* Header and table; for a descriptor, all of it is on the disk afterwards. */
int index_out_finish(struct index_out *out, const struct making *making, const char *path, struct error *error);

/* --- lists --- */

/* Adds a list to INDEX_LISTS; the numbers ascend. Gives what `list` is; *failed when there is no memory. */
uint64_t index_list_write(struct index_out *out, uint64_t *length, const uint32_t *documents, uint32_t count,
                          bool *failed);

/* --- the parts --- */

int shelves_read(struct making *making, struct error *error) MUST_CHECK;
/* The place of an id or a key on its shelf; UINT32_MAX when it is not there. */
uint32_t shelf_find_id(const struct shelf *shelf, long long id);
uint32_t shelf_find_key(const struct shelf *shelf, const char *key, size_t length);

int workers_run(struct making *making, struct error *error) MUST_CHECK;
void worker_pair(struct worker *worker, uint32_t word);
int invert_slice(struct worker *worker) MUST_CHECK;
void slice_free_words(struct slice *slice);

/* Aliases that a name gives. */
void worker_alias(struct worker *worker, const char *alternate, const char *name);
int write_aliases(struct making *making, struct index_out *out, struct error *error) MUST_CHECK;

/* `lists`: the length of INDEX_LISTS so far, which is open meanwhile. */
struct word_entries {
  struct index_term *terms;
  struct index_prefix *prefixes;
  size_t term_count, prefix_count;
  char *text;
  size_t text_length;
};
int write_words(struct making *making, struct index_out *out, uint64_t *lists, struct word_entries *entries,
                struct error *error) MUST_CHECK;
void word_entries_free(struct word_entries *entries);

struct value_entries {
  struct index_value *values;
  uint32_t count, first[INDEX_KINDS + 1];
  char *text;
  size_t text_length, text_room;
  uint32_t *narrow_of[MOST_WORKERS];            /* raw number -> value, UINT32_MAX: none */
  uint32_t *job_of, *skill_of, *provider_of[3]; /* place on the shelf -> value */
};
int make_values(struct making *making, struct value_entries *entries, struct error *error) MUST_CHECK;
void value_entries_free(struct value_entries *entries);

/* Rows, and the lists of all values; ends INDEX_LISTS. */
int write_rows(struct making *making, struct index_out *out, uint64_t *lists, struct value_entries *entries,
               struct error *error) MUST_CHECK;

int write_columns(struct making *making, struct index_out *out, struct error *error) MUST_CHECK;

#endif
