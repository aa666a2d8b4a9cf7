/* SPDX-License-Identifier: MIT */
/*
 * Plain words -> what they say of a person.
 *
 *   "I was a line cook for four years, I speak Spanish. I have no license."
 *     "line cook"   -> Cooks, Restaurant (35-2014.00), by title, 4 years
 *     "speak Spanish" -> Foreign Language: Spanish (2.C.7.b), by name
 *     "license"     -> nothing: it was said that it is not so
 *
 * English and Spanish, mixed as people mix them. Jobs are found by the titles of
 * the snapshot and by everyday phrases, languages, licenses and cards, tools,
 * skills by name; what then is left of a sentence is looked for among work
 * activities. All that was not understood is a piece, too, so that nothing is
 * dropped. Nothing here is certain: a person sees the pieces before they are kept.
 *
 * What must not become evidence, and doesn't: what is denied ("no license",
 * "nunca"), wished ("I want to be a nurse") or said of somebody else ("my mother
 * was a nurse"). A license of another country is none here; the work done
 * under it counts, and the piece says so.
 *
 * The files: plain_lex.c words, sentences and what is denied in them;
 * plain_time.c for how long, plain_years.c which job that belongs to;
 * plain_titles.c jobs, plain_spelling.c titles as they are abbreviated and misspelled;
 * plain_phrases.c what people say they did; plain_military.c military jobs;
 * plain_names.c languages and countries; plain_cards.c licenses and cards;
 * plain_tools.c tools; plain_facts.c age, schooling, place; plain_left.c skills,
 * activities and the rest; plain_keep.c the pieces as claims of a wallet.
 *
 * How much of what people write is understood: BENCHMARKS.md, and the table of
 * tests/unit/plain_people_test.c.
 */
#ifndef LADDERWAY_DATA_MATCH_PLAIN_H
#define LADDERWAY_DATA_MATCH_PLAIN_H

#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"
#include "data/match/person.h"
#include "data/wallet/wallet.h"

enum { PLAIN_LARGEST = 64 << 10, PLAIN_MOST_PIECES = 400, PLAIN_MOST_CODES = 4 };

enum plain_kind {
  PLAIN_JOB,      /* work done: an occupation */
  PLAIN_LANGUAGE, /* an O*NET knowledge element, with the language named */
  PLAIN_CARD,     /* a license, certificate or card */
  PLAIN_TOOL,     /* a technology */
  PLAIN_SKILL,    /* an O*NET element, by name or by nearness */
  PLAIN_FACT,     /* age, schooling, state, county, record: goes into `person` */
  PLAIN_LEFT      /* nothing: `note` says why */
};

struct plain_piece {
  enum plain_kind kind;
  const char *words;                   /* as they were written */
  const char *name;                    /* what they were found to be, for showing; NULL of PLAIN_LEFT */
  int days;                            /* of a card: how long its course is; 0 not known */
  const char *codes[PLAIN_MOST_CODES]; /* occupations or an element's id, NULL after the last */
  const char *how;     /* "title", "phrase", "name", "alias", "near"; of PLAIN_LEFT "denied", "wish", "other",
                          "foreign", "nothing" */
  const char *note;    /* a sentence to tell with it; NULL none */
  const char *sector;  /* of PLAIN_JOB: where ("nursing home"); NULL not told */
  double years;        /* of PLAIN_JOB; 0 not told */
  double level;        /* of PLAIN_LANGUAGE, when it was told: 0-7, 0 not told */
  int kind_of_work;    /* of PLAIN_JOB: enum experience_kind */
  struct person tells; /* of PLAIN_FACT: what it tells of the person, alone */
};

struct plain {
  struct plain_piece *pieces; /* in the order of the text */
  size_t count;
  struct person person; /* what was told of it; texts in the arena */
};

/* Reads `text` (any bytes; only the first PLAIN_LARGEST count). `year` is the
 * present one, for "since 2019". The result lives in `arena`. */
int plain_read(struct catalog *catalog, struct arena *arena, const char *text, int year, struct plain *plain,
               struct error *error) MUST_CHECK;

/* Adds the pieces to the wallet as claims: each job an experience, each language
 * and card a claim of its own, tools together, and everything else, understood or
 * not, in one claim in the person's own words. `file` is where the text came
 * from (NULL: typed). ERROR_TOO_BIG, ERROR_NO_MEMORY. */
int plain_keep(struct wallet *wallet, const struct plain *plain, const char *file, struct error *error) MUST_CHECK;

/* Adds one more fact to what was told before: of schooling the highest counts, else what was told last. */
void plain_put_together(struct person *person, const struct person *tells);

/* What the facts among the pieces tell, after some of them were left out. */
void plain_tell_again(struct plain *plain);

/* Fills in what `person` doesn't tell yet. Texts are not copied. */
void plain_tell(const struct plain *plain, struct person *person);

/* `"line cook" -> Cooks, Restaurant (35-2014.00), by title, 4 years`, in the
 * language of the program; in the arena, NULL without memory. */
const char *plain_words(struct arena *arena, const struct plain_piece *piece);

/* "by title", "by name" ... in words; "" for NULL and others. */
const char *plain_how_words(const char *how);

#endif
