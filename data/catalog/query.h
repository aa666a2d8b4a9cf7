/* SPDX-License-Identifier: MIT */
/*
 * What a person types -> words and filters. No database here.
 *
 * Grammar: blank-separated terms.
 *   word               a word or its beginning (the last one may be unfinished)
 *   "two words"        both words; never read as a filter or a phrase
 *   key:value          a filter; value may be "quoted text", with "" for a quote in it
 *   key:=value         the same, but exactly that name
 *   cost:<2000 time:<=12w pays:>40000       comparisons: < <= > >= =
 *   cost:500..2000 time:4w..12w             a range, both ends included
 *   cost:500..<2000                         a range without its upper end (">500..2000": without its lower)
 *   cost:500.. cost:..2000                  open at one end
 *   cost:2000 time:12w pays:40000           no comparison: at most, at most, at least
 *   skill: job: type: provider: county: region: city: lang:               named things
 *   delivery: schedule: support: stacks:yes approved:yes                  more of them
 *   online evening weekend daytime childcare access free stacks approved  single words that are filters
 *
 * Keys have other names, in both languages, whatever the interface speaks:
 * price costo precio, weeks tiempo duration, pay wage earns paga salario,
 * habilidad, trabajo, tipo, school escuela, condado, state estado, ciudad,
 * language idioma (query_keys.c has them all).
 *
 * Money: $2,000  2000  40k  "2000 dollars". What is earned is a year's, or
 * says: $20 an hour (x 2080), $800 a week (x 52), $3000 a month (x 12).
 * Time: d, w, m or mo, y, or the words (days 1, weeks 7, months 30, years 365
 * days); time:<12 without a unit is weeks. Hours are effort, not time.
 *
 * Plain phrases mean the same: under $2000, at most 12 weeks, less than 6
 * months, at least $40,000 a year, over $20 an hour, 12 weeks or less, between
 * $500 and $2000, free, online, in the evening, on weekends, with childcare,
 * in Essex; and in Spanish menos de $2000, como máximo 12 semanas, al menos
 * $40000 al año, gratis, en línea, por la noche, los fines de semana, con
 * guardería, en Essex. "At least" and "over" speak of pay, "under" and "at
 * most" of cost, unless a word in front says otherwise ("costs over $500").
 *
 * "in Essex" can't be told from "in nursing" without a snapshot, so it gives
 * a soft filter, FILTER_PLACE: its text is the run of up to four words after
 * "in". Search takes as many of them, from the front, as name a county, a
 * city or a region of the snapshot; the rest, or all of them when none do, are
 * plain words.
 *
 * An unfinished filter at the very end of the line (cost:  cost:<  county:
 * under) is not a filter yet and is passed over. Several filters hold together,
 * also those of one kind.
 */
#ifndef LADDERWAY_DATA_CATALOG_QUERY_H
#define LADDERWAY_DATA_CATALOG_QUERY_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"

/* Bytes; words and filters together. */
enum { QUERY_LONGEST = 1024, QUERY_MOST_TERMS = 32, QUERY_PLACE_WORDS = 4 };

/* Words from this many bytes on match by their beginning, see search.h. */
enum { QUERY_PREFIX_LETTERS = 4 };

enum filter_kind {
  FILTER_COST,     /* cents */
  FILTER_TIME,     /* days: an upper bound is held against the longest stated span, a lower one against the
                      shortest; a range is held against the usual one (credential.days) */
  FILTER_EARNINGS, /* cents a year */
  FILTER_SKILL,
  FILTER_JOB,  /* O*NET-SOC code or its beginning, or words of a title */
  FILTER_TYPE, /* "certificate" or "ceterms:Certificate" */
  FILTER_PROVIDER,
  FILTER_COUNTY,
  FILTER_REGION,
  FILTER_CITY,
  FILTER_PLACE, /* soft, see above */
  FILTER_LANGUAGE,
  FILTER_DELIVERY, /* "online", "in person", "blended", or a CURIE */
  FILTER_SCHEDULE, /* "evening", "weekend", "daytime", or a CURIE */
  FILTER_SUPPORT,  /* "childcare", "access", or a CURIE */
  FILTER_STACKS,   /* "yes": has a stated next step; "no" */
  FILTER_APPROVED  /* "yes": approved or accredited by somebody; "no" */
};

struct filter {
  enum filter_kind kind;
  const char *text;         /* named things: cleaned, as typed; NULL for comparisons */
  bool exact;               /* written key:=value */
  bool unfinished;          /* the last word of `text` may go on */
  double low, high;         /* comparisons: inclusive bounds; -INFINITY, INFINITY open */
  bool low_open, high_open; /* true: the bound itself does not match */
  bool range;               /* written with "..": a time is then held by its usual span, from both sides */
};

struct query {
  const char *text;   /* cleaned, as typed */
  const char **words; /* folded (text_fold), without the small words of both languages (the, for, para ...) */
  size_t word_count;
  bool last_is_prefix; /* the last word may go on: no blank stands after it */
  struct filter *filters;
  size_t filter_count;
};

enum sort_key { SORT_BEST, SORT_COST, SORT_TIME, SORT_EARNINGS, SORT_NAME };

/* ERROR_USAGE, with one sentence, for a filter that makes no sense
 * ("cost:<cheap"), an unknown key, or a query over the limits. NULL is the
 * empty query. */
int query_parse(struct arena *arena, const char *text, struct query *query, struct error *error) MUST_CHECK;

/* The term key:value for a named thing, in quotes where it needs them; `exact`:
 * key:=value. In the arena; NULL without memory. */
char *query_term(struct arena *arena, const char *key, const char *value, bool exact);

/* `text` as it would stand in filter.text after it was typed. */
char *query_as_typed(struct arena *arena, const char *text);

/* One of the small words of both languages that are left out of a search. `word` is folded. */
bool query_word_is_small(const char *word);

/* The text of `query` with one filter more or less, for the filter pane: adds
 * `term` ("type:certificate") when it is not there, takes it out when it is,
 * in whatever words it was said ("gratis" for "free"). The term goes to the
 * end, or to the front while the line ends in something unfinished, which a
 * blank would make mean something else. NULL without memory. */
char *query_toggle(struct arena *arena, const char *text, const char *term);

/* "best", "cost", "time", "pays", "name"; false when the name is none of them. */
bool sort_key_parse(const char *name, enum sort_key *key);
const char *sort_key_name(enum sort_key key);

#endif
