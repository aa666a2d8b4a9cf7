/* SPDX-License-Identifier: MIT */
/*
 * Job titles by their words, for finding them in running text: "line cooks" in
 * a sentence is the title "Line Cook" of Cooks, Restaurant.
 *
 * Holds the titles of occupations in English and Spanish, their everyday titles
 * and the names of everyday.c. Of several occupations with one title the order
 * is: a name of everyday.c; the occupation's own title; an everyday title that
 * O*NET's respondents gave; any everyday title; a short one, which mostly is
 * an abbreviation; and in each, rated ones first, then those with more openings.
 */
#ifndef LADDERWAY_DATA_JOBS_TITLE_INDEX_H
#define LADDERWAY_DATA_JOBS_TITLE_INDEX_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"

struct title_index;

/* Reads all titles; lives in the arena (some 12 MB for O*NET). */
int title_index_open(struct catalog *catalog, struct arena *arena, struct title_index **index,
                     struct error *error) MUST_CHECK;

struct title_hit {
  const char *code, *title; /* of the occupation */
  bool own;                 /* the occupation's own title */
  bool everyday;            /* a name of everyday.c, which may also be a place or a trade: "warehouse" */
};

/* The occupation with this title. `words` is folded (data/base/text.h), with
 * single blanks; an "s" at the end of a word makes no difference. */
bool title_index_find(const struct title_index *index, const char *words, struct title_hit *hit);

/* The word that stands in several titles and is `word` (7 letters or more, folded) but for a slip: one letter
 * more, less, another or two changed about, or two slips in 9 letters. The first and, but for a change
 * about, the last letter are the same. "resturant" -> "restaurant". NULL when there is none, `word` stands in a title
 * itself, or without memory. */
const char *title_index_respell(struct title_index *index, const char *word);

/* The occupation with this code; NULL title when there is none. */
const char *title_index_title(const struct title_index *index, const char *code);

#endif
