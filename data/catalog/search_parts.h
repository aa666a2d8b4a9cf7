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

#include "data/catalog/search.h"

/* Numbers from 1 to limit - 1. */
struct id_set {
  uint64_t *bits;
  long long limit;
};

int id_set_make(struct arena *arena, struct id_set *set, long long limit) MUST_CHECK;
void id_set_clear(struct id_set *set);
void id_set_add(struct id_set *set, long long id); /* one that is out of bounds is passed over */
bool id_set_has(const struct id_set *set, long long id);
void id_set_and(struct id_set *set, const struct id_set *other);
void id_set_and_not(struct id_set *set, const struct id_set *other);
long id_set_count(const struct id_set *set);
/* The smallest number in the set that is not under `from`; 0 when there is none. */
long long id_set_next(const struct id_set *set, long long from);

/* A value of a facet, and what it is compared by. */
struct named_value {
  long long id;
  const char *value, *label, *key;
};
struct named_values {
  struct named_value *items;
  size_t count;
  bool loaded;
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

enum { SEARCH_MOST_WORDS = QUERY_MOST_TERMS * (QUERY_PLACE_WORDS + 1) * 2, SEARCH_MOST_VALUES = 20000 };

struct search {
  sqlite3 *database;
  struct arena *arena;   /* for the result */
  struct arena *scratch; /* for this call */
  struct error *error;
  struct id_set hits, part; /* part: what one condition finds */
  bool narrowed;            /* hits hold something; before that they stand for everything */
  bool everything;          /* nothing was asked for: hits are the whole snapshot */
  struct named_values named[NAMED_KINDS];
  struct search_word words[SEARCH_MOST_WORDS];
  size_t word_count;
};

/* Sets `part` to the numbers in the first column of the rows. The statement is
 * finalized; NULL is a failure that has been told. */
int search_collect(struct search *search, sqlite3_stmt *statement) MUST_CHECK;

/* hits = hits and part, or and not part. */
void search_narrow(struct search *search);
int search_exclude(struct search *search) MUST_CHECK;

/* Makes `hits` everything when nothing has narrowed them yet. */
int search_fill(struct search *search) MUST_CHECK;

/* search_filter.c, search_place.c: narrows the hits. A soft place may add words. */
int search_filter(struct search *search, const struct filter *filter) MUST_CHECK;
int search_place(struct search *search, const struct filter *filter) MUST_CHECK;
/* Adds to `part` the credentials in a city of that folded name. *found: there is one. */
int search_city(struct search *search, const char *folded, bool unfinished, bool *found) MUST_CHECK;

/* Adds to `part` the credentials that have the facet value. */
int search_add_value(struct search *search, long long value) MUST_CHECK;

/* search_words.c: narrows the hits by the words; *corrected NULL when they are taken as typed. */
int search_words(struct search *search, const char **corrected) MUST_CHECK;
int search_correct(struct search *search, struct search_word *word, bool *changed) MUST_CHECK;

/* search_aliases.c: what an everyday name (one folded word or two) stands for,
 * one after another; NULL at the end. */
const char *search_everyday_name(const char *name, size_t index);
/* The names themselves; NULL at the end. */
const char *search_everyday_at(size_t index);

/* search_named.c: the values of a kind, loaded once per search. */
const char *search_named_kind(enum named_kind kind);
const struct named_values *search_named_values(struct search *search, enum named_kind kind) MUST_CHECK;
/* What a value, or a text in a filter, is compared by; NULL without memory. */
const char *search_named_key(struct arena *arena, enum named_kind kind, const char *text);
/* True when `filter`, whose text has the key `key`, names `value`. */
bool search_names_value(struct search *search, enum named_kind kind, const struct filter *filter, const char *key,
                        const struct named_value *value, bool beginning);

/* search_types.c: true when the word for a kind of credential ("licencia") means the class `curie`;
 * `word` is folded, without blanks. */
bool search_type_means(const char *word, const char *curie);

/* search_facets.c */
int search_facets(struct search *search, struct search_result *result) MUST_CHECK;

#endif
