/* SPDX-License-Identifier: MIT */
/* Inside plain words: what its files share. Private to data/match. */
#ifndef LADDERWAY_DATA_MATCH_PLAIN_PARTS_H
#define LADDERWAY_DATA_MATCH_PLAIN_PARTS_H

#include <stdbool.h>

#include "data/jobs/title_index.h"
#include "data/match/choices.h"
#include "data/match/elements.h"
#include "data/match/nearness.h"
#include "data/match/plain.h"

enum { MOST_TOKENS = 12000, MOST_GRAM = 7, LONGEST_GRAM = 120 };

enum gap { GAP_NONE, GAP_COMMA, GAP_END };                          /* what stands before a token */
enum scope { SCOPE_SAID, SCOPE_DENIED, SCOPE_WISHED, SCOPE_OTHER }; /* how it is meant */

struct token {
  const char *at; /* in the text */
  size_t length;
  const char *folded; /* lower case, without accents and apostrophes; "+" and "#" stay */
  enum gap gap;
  enum scope scope;
  size_t sentence;
  bool used;  /* a piece holds it */
  bool upper; /* written in capitals, of two letters or more */
  bool capital;
  bool looked_up;    /* plain_spelling.c: whether `meant` is known */
  const char *meant; /* what is misspelled here; NULL nothing */
};

struct duration {
  size_t from, to; /* tokens, `to` not among them */
  double years;
  bool taken;
  bool job_first; /* its sentence names the job before */
};

/* What is read of the snapshot before any text is. */
struct plain_index {
  struct catalog *catalog;
  struct title_index *titles;
  struct job_matrix matrix;
  const struct element_index *elements;
  struct nearness_reader near;
};

struct reading {
  struct plain_index *index;
  struct catalog *catalog;
  struct arena *arena;   /* of the result */
  struct arena *scratch; /* as long as the reading */
  const char *text;
  int year;
  struct token *tokens;
  size_t count;
  struct title_index *titles;
  struct duration *durations;
  size_t duration_count;
  struct placed {
    size_t from, to;
    struct plain_piece piece;
  } * pieces;
  size_t piece_count;
  struct person person;
  size_t papers_known; /* the sentence, from 1, of which plain_cards.c knows whether it speaks of a card */
  bool papers;
  size_t respelled; /* words that were looked up by plain_spelling.c */
  bool no_memory;
};

/* plain.c: plain_read() in two steps, for reading many texts. The index lives in
 * `arena`; the nearness it looks up goes there, too. */
int plain_index_open(struct plain_index *index, struct catalog *catalog, struct arena *arena,
                     struct error *error) MUST_CHECK;
int plain_read_with(struct plain_index *index, struct arena *arena, const char *text, int year, struct plain *plain,
                    struct error *error) MUST_CHECK;

/* plain_lex.c: fills in the tokens. */
int plain_lex(struct reading *reading, struct error *error) MUST_CHECK;

/* The folded word at `at`, "" beyond the end or, unlike the first, in another sentence than `from`. */
const char *plain_word(const struct reading *reading, size_t from, size_t at);

/* How many tokens from `at` on are the words of `phrase` ("take care of"), within one sentence; 0 when
 * they are not. A "*" at the end of a word of the phrase stands for any ending. */
size_t plain_phrase(const struct reading *reading, size_t at, const char *phrase);

/* The same for the tokens that end before `at`, in the same sentence. */
size_t plain_phrase_before(const struct reading *reading, size_t at, const char *phrase);

/* The folded words of `count` tokens with blanks between; false when they don't fit or cross a gap. */
bool plain_gram(const struct reading *reading, size_t at, size_t count, char gram[LONGEST_GRAM]);

/* Whether all of the tokens are free and said of the person. */
bool plain_is_free(const struct reading *reading, size_t from, size_t to);

/* Adds a piece for the tokens and marks them as used; `words` comes from them.
 * One more than PLAIN_MOST_PIECES is not kept, the text of the last one says so. */
void plain_add(struct reading *reading, size_t from, size_t to, struct plain_piece piece);

/* A number in digits or words, one token; false for others. */
bool plain_number(const char *folded, double *number);

/* The number that begins at `at`: "22", "twenty two", "1 1/2"; how many tokens it takes, 0 none. In the
 * sentence of `from`. */
size_t plain_number_at(const struct reading *reading, size_t from, size_t at, double *number);

/* The only byte between the token and the next one: '-' of "2-3"; '\0' when it isn't one. */
char plain_joint(const struct reading *reading, size_t at);

/* The parts, in the order in which they run. */
void plain_read_times(struct reading *reading);
void plain_read_facts(struct reading *reading);
void plain_read_languages(struct reading *reading);
void plain_read_military(struct reading *reading);
void plain_read_jobs(struct reading *reading);
void plain_read_cards(struct reading *reading);
void plain_read_tools(struct reading *reading);
int plain_read_left(struct reading *reading, struct error *error) MUST_CHECK;

/* plain_names.c: the country named in the tokens from `at` on, for showing; how
 * many tokens it takes in `*length`. NULL: none. */
const char *plain_country(const struct reading *reading, size_t at, size_t *length);

/* plain_spelling.c: the occupation of the tokens, whose words are `gram`, as they are, with abbreviations made
 * whole or with slips put right; `*spelled` is then what they were read as, else NULL. */
bool plain_title(struct reading *reading, size_t at, size_t count, const char *gram, struct title_hit *hit,
                 const char **spelled);

/* How many tokens before `at` are the name of a large employer. */
size_t plain_employer_before(const struct reading *reading, size_t at);

/* plain_years.c: gives the durations to the jobs, each to the nearest in its sentence. */
void plain_share_years(struct reading *reading);

/* Whether the sentence of the token tells how long. */
bool plain_has_years(const struct reading *reading, size_t at);

/* plain_titles.c: "licensed electrician": a license of that job, which was read already. */
void plain_add_license(struct reading *reading, size_t at, const struct plain_piece *job);

/* plain_phrases.c: what people say they did ("drove a truck"). */
struct plain_did {
  const char *phrase; /* see plain_phrases.c */
  const char *codes[PLAIN_MOST_CODES];
  int kind; /* enum experience_kind */
};
const struct plain_did *plain_did_at(const struct reading *reading, size_t at, size_t *length);

#endif
