/* SPDX-License-Identifier: MIT */
/*
 * The parts of search, for its own files only.
 *
 * Each word group and each filter gives a set of credential numbers; the hits
 * are what is in all of them. A set is one bit a credential, so a search takes
 * a few hundred kilobytes even over a million credentials, and nothing of the
 * catalog is held beyond the call.
 */
#ifndef LADDERWAY_DATA_CATALOG_SEARCH_PARTS_H
#define LADDERWAY_DATA_CATALOG_SEARCH_PARTS_H

#include <sqlite3.h>
#include <stdint.h>

#include "data/catalog/id_set.h"
#include "data/catalog/index_file.h"
#include "data/catalog/search.h"

/* A value of a facet, and what it is compared by. */
struct named_value {
  uint32_t id; /* its number in the index */
  const char *value, *label, *key, *typed;
};
struct named_values {
  const struct named_value *items;
  size_t count;
};

/* The values of these kinds are few enough to be looked at one by one. */
enum named_kind {
  NAMED_TYPE,
  NAMED_REGION,
  NAMED_COUNTY,
  NAMED_DELIVERY,
  NAMED_LANGUAGE,
  NAMED_SCHEDULE,
  NAMED_SUPPORT,
  NAMED_STACKS,
  NAMED_KINDS
};

struct search_word {
  const char *text;
  bool prefix;
};

enum { SEARCH_MOST_WORDS = QUERY_MOST_TERMS * (QUERY_PLACE_WORDS + 1) * 2 };

struct search {
  sqlite3 *database;
  const struct index_file *index;
  struct arena *arena;   /* for the result */
  struct arena *scratch; /* for this call */
  struct error *error;
  struct id_set hits, part; /* part: what one condition finds */
  bool narrowed;            /* hits hold something; before that they stand for everything */
  bool everything;          /* nothing was asked for: hits are the whole snapshot */
  struct search_word words[SEARCH_MOST_WORDS];
  size_t word_count;
  struct id_set spare[8]; /* to be used again */
  size_t spare_count;
};

/* hits = hits and part, or and not part. */
void search_narrow(struct search *search);
int search_exclude(struct search *search) MUST_CHECK;

/* Makes `hits` everything when nothing has narrowed them yet. */
void search_fill(struct search *search);

/* search_filter.c, search_place.c: narrows the hits. A soft place may add words. */
int search_filter(struct search *search, const struct filter *filter) MUST_CHECK;
int search_place(struct search *search, const struct filter *filter) MUST_CHECK;
/* Adds to `part` the credentials in a city of that folded name. *found: there is one. */
void search_city(struct search *search, const char *folded, bool unfinished, bool *found);

/* Adds to `part` the credentials that have the value. */
void search_add_value(struct search *search, uint32_t value);

/* search_words.c: narrows the hits by the words; *corrected NULL when they are taken as typed. */
int search_words(struct search *search, const char **corrected) MUST_CHECK;
/* The first meaning of an acronym in the index; index->aliases when there is none. */
uint32_t search_alias_find(const struct index_file *index, const char *name);
/* search_correct.c */
int search_correct(struct search *search, struct search_word *word, bool *changed) MUST_CHECK;

/* search_aliases.c: what an everyday name (one folded word or two) stands for,
 * one after another; NULL at the end. */
const char *search_everyday_name(const char *name, size_t index);
/* The names themselves; NULL at the end. */
const char *search_everyday_at(size_t index);

/* search_named.c */
const char *search_named_kind(enum named_kind kind);
/* The kind's values in the index, from *first to *end - 1, and one of them. */
void search_named_range(const struct search *search, enum named_kind kind, uint32_t *first, uint32_t *end);
struct named_value search_named_at(const struct search *search, uint32_t number);
/* What a value, or a text in a filter, is compared by; NULL without memory. */
const char *search_named_key(struct arena *arena, enum named_kind kind, const char *text);
/* True when `filter`, whose text has the key `key`, names `value`. */
bool search_names_value(enum named_kind kind, const struct filter *filter, const char *key,
                        const struct named_value *value, bool beginning);

/* search_terms.c: what the query line gets for a value; `values`: all of its kind. NULL without memory. */
const char *search_value_term(struct arena *arena, enum index_kind kind, const struct named_values *values,
                              const struct named_value *value);
/* NAMED_KINDS when it is none of them. */
enum named_kind search_named_of(enum index_kind kind);
enum index_kind search_kind_of(enum named_kind kind);

/* search_types.c: true when the word for a kind of credential ("licencia") means the class `curie`;
 * `word` is folded, without blanks. */
bool search_type_means(const char *word, const char *curie);

/* search_order.c: the numbers of the hits from `skip` on, in the order of a sort key. */
int search_take_sorted(struct search *search, enum sort_key sort, long total, size_t skip, long *ids, size_t limit,
                       size_t *count) MUST_CHECK;

/* search_facets.c */
int search_facets(struct search *search, struct search_result *result) MUST_CHECK;

#endif
