/* SPDX-License-Identifier: MIT */
/*
 * What a person types -> words and filters. No database here.
 *
 * Grammar: blank-separated terms.
 *   word               a word or its beginning (the last one may be unfinished)
 *   "two words"        both words
 *   key:value          a filter; value may be "quoted text"
 *   cost:<2000 time:<=12w pays:>40000       comparisons: < <= > >= = ; a range is 500..2000
 *   skill: job: type: provider: county: region: city: lang: stacks:   named things
 *   online evening weekend childcare access free stacks approved      single words that are filters
 * Plain phrases mean the same: under $2000, at most 12 weeks, at least $40000 a year, free,
 * online, in the evening, in Essex, with childcare, and the same in Spanish
 * (menos de $2000, como máximo 12 semanas, gratis, en línea, por la noche, en Essex, con guardería).
 */
#ifndef LADDERWAY_DATA_CATALOG_QUERY_H
#define LADDERWAY_DATA_CATALOG_QUERY_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"

enum { QUERY_LONGEST = 1024, QUERY_MOST_TERMS = 32 };

enum filter_kind {
  FILTER_COST,     /* cents */
  FILTER_TIME,     /* days: `<` and `<=` mean the longest stated span, `>` the shortest */
  FILTER_EARNINGS, /* cents a year */
  FILTER_SKILL,
  FILTER_JOB,  /* O*NET-SOC code or its beginning */
  FILTER_TYPE, /* "certificate" or "ceterms:Certificate" */
  FILTER_PROVIDER,
  FILTER_COUNTY,
  FILTER_REGION,
  FILTER_CITY,
  FILTER_PLACE, /* "in Essex": county, city or region */
  FILTER_LANGUAGE,
  FILTER_DELIVERY, /* online */
  FILTER_SCHEDULE, /* evening, weekend, daytime */
  FILTER_SUPPORT,  /* childcare, access */
  FILTER_STACKS,   /* has a stated next step */
  FILTER_APPROVED  /* approved or accredited by somebody */
};

struct filter {
  enum filter_kind kind;
  const char *text;         /* named things: cleaned, as typed */
  double low, high;         /* comparisons: inclusive bounds; -INFINITY, INFINITY open */
  bool low_open, high_open; /* true: the bound itself does not match */
};

struct query {
  const char *text;   /* cleaned, as typed */
  const char **words; /* folded (text_fold) */
  size_t word_count;
  bool last_is_prefix; /* the last word may go on: no blank stands after it */
  struct filter *filters;
  size_t filter_count;
};

enum sort_key { SORT_BEST, SORT_COST, SORT_TIME, SORT_EARNINGS, SORT_NAME };

/* ERROR_USAGE, with one sentence, for a filter that makes no sense
 * ("cost:<cheap"), an unknown key, or a query over the limits. */
int query_parse(struct arena *arena, const char *text, struct query *query, struct error *error) MUST_CHECK;

/* The text of `query` with one filter more or less, for the filter pane: adds
 * `term` ("type:certificate") when it is not there, takes it out when it is. */
char *query_toggle(struct arena *arena, const char *text, const char *term);

/* "best", "cost", "time", "pays", "name"; false when the name is none of them. */
bool sort_key_parse(const char *name, enum sort_key *key);
const char *sort_key_name(enum sort_key key);

#endif
