/* SPDX-License-Identifier: MIT */
/*
 * Documents of weighted words, and how like each of them a question is. One
 * index is of detailed work activities, another of occupations. Private to
 * data/jobs and the benchmarks.
 *
 * A word's weight in a text is (1 + ln count) x idf, with idf = ln(texts /
 * texts that have it), and the text is scaled to length 1. A document is the
 * sum of its texts, each times its own factor, scaled to length 1. A question
 * has the idf of each of its words as weight; its likeness to a document is the
 * cosine.
 */
#ifndef LADDERWAY_DATA_JOBS_WORK_INDEX_H
#define LADDERWAY_DATA_JOBS_WORK_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "data/base/arena.h"
#include "data/base/buffer.h"
#include "data/jobs/work_words.h"

enum { WORK_MOST_DOCUMENTS = 100000, WORK_MOST_TERMS = 1 << 20 };

struct work_term {
  const char *stem;
  uint32_t texts; /* that have it */
  float idf;
  uint32_t first, count; /* of its postings */
};

struct work_posting {
  uint32_t document;
  float weight;
};

struct work_text_read { /* a text of the builder */
  const uint32_t *terms;
  const unsigned *counts;
  size_t count;
};

/* Filled by texts, then by what makes up the documents, then finished. Every
 * function that can run out of memory returns false then. */
struct work_index {
  struct arena *arena;
  size_t documents;
  struct work_term *terms;
  size_t term_count, term_room;
  uint32_t *slots; /* hash table of terms, number + 1 */
  size_t slot_count;
  struct work_posting *postings; /* by term, documents in order */
  float *lengths;                /* of each document before it was scaled */
  struct work_entry *entries;    /* until it is finished */
  size_t entry_count, entry_room;
  size_t texts;
  float usual_idf; /* of a word in a document */
};

bool work_index_begin(struct work_index *index, struct arena *arena, size_t documents);

/* Counts the words of a text, and keeps them for work_index_put(). */
bool work_index_read(struct work_index *index, const struct work_words *words, struct work_text_read *text);

/* After all texts were read: gives each word its idf. */
void work_index_weigh(struct work_index *index);

/* Adds `factor` times a text to a document. */
bool work_index_put(struct work_index *index, size_t document, const struct work_text_read *text, float factor);

/* Adds weights that are made already ("bath*3 bed linen"), as a text of length 1 times the factor. */
bool work_index_put_words(struct work_index *index, size_t document, const char *words, float factor);

/* Scales the documents and puts the postings in order. `weigh`: the idf from
 * the documents, where there were no texts. */
bool work_index_finish(struct work_index *index, bool weigh);

/* Adds the likeness of each document to `scores`, 0-1. Returns the number of words that the index knows. */
size_t work_index_ask(const struct work_index *index, const struct work_words *words, float *scores);

/* The `most` heaviest words of a document in the form of work_index_put_words(),
 * weights 1 to 9, in alphabetical order. false: no memory. */
bool work_index_words(const struct work_index *index, size_t document, size_t most, struct buffer *words);

/* The number of a word's term; false where the index has none. */
bool work_index_find(const struct work_index *index, const char *stem, uint32_t *term);

#endif
