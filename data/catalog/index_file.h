/* SPDX-License-Identifier: MIT */
/*
 * A search index, mapped or in memory, and bounded access to what is in it.
 *
 * For data/catalog's own files only. Whatever the bytes are, no call reads
 * outside of them, and texts are always ended by a NUL within them.
 */
#ifndef LADDERWAY_DATA_CATALOG_INDEX_FILE_H
#define LADDERWAY_DATA_CATALOG_INDEX_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/error.h"
#include "data/catalog/id_set.h"
#include "data/catalog/index_format.h"

struct index_file {
  const unsigned char *bytes;
  size_t size;
  bool mapped; /* else from malloc() */
  uint32_t limit;
  uint32_t terms, prefixes, values, aliases; /* how many */
  struct index_section sections[INDEX_SECTIONS];
};

/* Maps the file `path`. ERROR_NOT_FOUND, ERROR_BAD_DATA, ERROR_VERSION, ERROR_IO. */
int index_file_open(struct index_file *file, const char *path, struct error *error) MUST_CHECK;

/* Takes over `bytes` from malloc(), also on failure. */
int index_file_take(struct index_file *file, void *bytes, size_t size, struct error *error) MUST_CHECK;

void index_file_close(struct index_file *file);

/* True when it belongs to the snapshot of that id. */
bool index_file_is_of(const struct index_file *file, const char *id);

/* Reads all of it and compares the checksums. */
int index_file_check(const struct index_file *file, struct error *error) MUST_CHECK;
uint64_t index_checksum(uint64_t start, const void *bytes, size_t length);

/* --- sections --- */

/* The section as an array of things of `size` bytes; `*count` gets how many there are. */
const void *index_array(const struct index_file *file, enum index_part part, size_t size, size_t *count);

/* The text at `offset` of INDEX_VALUE_TEXT or INDEX_ALIAS_TEXT; "" outside of it. */
const char *index_text(const struct index_file *file, enum index_part part, uint32_t offset);

/* --- words --- */

/* The bytes of term `number` (under file->terms); not ended by a NUL. */
const char *index_term_text(const struct index_file *file, uint32_t number, size_t *length);
const struct index_term *index_term_at(const struct index_file *file, uint32_t number);

/* The first term that is not before `word`. */
uint32_t index_term_find(const struct index_file *file, const char *word, size_t length);

/* Adds the documents with the word to `set`, or with words that begin with it. */
void index_add_word(const struct index_file *file, const char *word, size_t length, bool prefix, struct id_set *set);

/* --- values --- */

/* The numbers of the values of a kind: from *first to *end - 1. */
void index_kind_range(const struct index_file *file, enum index_kind kind, uint32_t *first, uint32_t *end);
const struct index_value *index_value_at(const struct index_file *file, uint32_t number);
/* The value of a kind by its exact text, where the kind is sorted by it (jobs); *number gets which. */
bool index_value_find(const struct index_file *file, enum index_kind kind, const char *text, uint32_t *number);

/* --- lists: `count` and `list` of a term, a prefix or a value --- */

/* Gives where it ends, about; lists of words that follow each other do so, too. */
uint64_t index_list_add(const struct index_file *file, uint32_t count, uint64_t list, struct id_set *set);
/* How many of them are in `set`. */
uint32_t index_list_count(const struct index_file *file, uint32_t count, uint64_t list, const struct id_set *set);

/* --- rows --- */

struct index_rows {
  const uint32_t *starts; /* NULL when there are none */
  const void *numbers;
  uint32_t total, limit;
};
struct index_rows index_rows_of(const struct index_file *file, enum index_part starts, enum index_part numbers,
                                size_t size);

/* --- columns --- */

struct index_bounds {
  double low, high;
  bool low_open, high_open;
};
/* Adds the documents whose number is within the bounds to `set`. */
void index_add_range(const struct index_file *file, enum index_column column, const struct index_bounds *bounds,
                     struct id_set *set);
/* The numbers of a column, as places. */
const uint32_t *index_column_of(const struct index_file *file, enum index_column column);

#endif
