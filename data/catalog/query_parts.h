/* SPDX-License-Identifier: MIT */
/*
 * The parts of the query parser, for its own files only: text -> tokens ->
 * filters and words. Tables of both languages are folded (text_fold), so that
 * accents and case never matter.
 */
#ifndef LADDERWAY_DATA_CATALOG_QUERY_PARTS_H
#define LADDERWAY_DATA_CATALOG_QUERY_PARTS_H

#include "data/catalog/query.h"

enum compare { COMPARE_NONE, COMPARE_LESS, COMPARE_AT_MOST, COMPARE_MORE, COMPARE_AT_LEAST, COMPARE_EQUAL };

/* A name of a filter. */
struct query_key {
  const char *name;
  enum filter_kind kind;
  double unit; /* time: days of a number without a unit */
};

/* One blank-separated piece of the line. */
struct query_token {
  size_t start, end;           /* bytes of the cleaned line */
  const char *raw;             /* without quotes */
  const char *folded;          /* of `raw` */
  const char *value;           /* after the colon or comparison, without quotes; NULL: no filter */
  const struct query_key *key; /* NULL with a value: the key is not known */
  enum compare compare;        /* a comparison that stands in front of `raw`, which may be empty */
  bool quoted;                 /* raw or value began with a quote */
  bool closed;                 /* and the closing quote is there */
};

struct query_tokens {
  const char *line; /* cleaned; ended by a blank when the person's was and it is not empty */
  struct query_token *items;
  size_t count;
  bool open; /* the last one may go on: no blank after it */
};

/* Cleans and cuts. Fails without memory (negative). */
int query_tokens_read(struct arena *arena, const char *text, struct query_tokens *tokens) MUST_CHECK;

/* Cuts what stands inside a filter's quotes, at blanks only. */
int query_value_tokens(struct arena *arena, const char *text, struct query_tokens *tokens);

/* The key by that folded name; NULL when there is none. */
const struct query_key *query_key_find(const char *name);

/* A comparison sign at `text`; *length gets its bytes. */
enum compare query_compare_sign(const char *text, size_t *length);

/* Tokens taken by the folded `phrase` at `at`; 0 when it does not stand there. */
size_t query_phrase_at(const struct query_tokens *tokens, size_t at, const char *phrase);

/* True when the line ends in the first words of a longer comparison ("no more"). */
bool query_compare_begins_at(const struct query_tokens *tokens, size_t at);

/* The comparison phrase at `at` ("no more than"); COMPARE_NONE when there is none.
 * `*time_only`: it stands for a comparison in front of a time alone ("in 12 weeks"). */
enum compare query_compare_at(const struct query_tokens *tokens, size_t at, size_t *taken, bool *time_only);

/* The same behind an amount ("or less"). */
enum compare query_compare_behind(const struct query_tokens *tokens, size_t at, size_t *taken);

/* "in", "near" and the like in front of a place: tokens taken, 0 none. */
size_t query_in_at(const struct query_tokens *tokens, size_t at);

/* A filter said in words ("por la noche"); NULL when there is none. */
struct query_saying {
  const char *phrase;
  enum filter_kind kind;
  const char *text;
};
const struct query_saying *query_saying_at(const struct query_tokens *tokens, size_t at, size_t *taken);

/* A number without a unit is money from here on; smaller ones may be anything. */
enum { QUERY_LEAST_BARE_MONEY = 100 };

enum amount_kind { AMOUNT_NUMBER, AMOUNT_MONEY, AMOUNT_TIME, AMOUNT_PAY };

/* What may follow a number: words of time, words of a period of pay. */
enum { AMOUNT_MAY_BE_TIME = 1, AMOUNT_MAY_BE_PAY = 2 };

struct amount {
  enum amount_kind kind;
  double value; /* days for time, money a year for pay, else as written */
  double unit;  /* what one of the unit is: 7 for weeks, 2080 for hourly pay; else 1 */
  bool or_more; /* "$40,000+" */
};

/* An amount that starts at token `at` with `text` (the token's own, or what is
 * left of it behind a key); words of unit in the tokens after it belong to it.
 * Gives the tokens taken, 0 when it is none. */
size_t query_amount_at(const struct query_tokens *tokens, size_t at, const char *text, unsigned may_be,
                       struct amount *amount);

/* The value of a filter: where it stands, and what it says. */
struct query_value {
  const struct query_key *key;
  enum compare compare;
  const char *text;
  size_t at;   /* its token */
  bool quoted; /* then it is whole, and nothing after it belongs to it */
};

/* The value of cost:, time: and pays: -> the bounds of `filter`. Gives the tokens
 * taken from value->at on; 0 when it makes no sense. */
size_t query_range(struct arena *arena, const struct query_tokens *tokens, const struct query_value *value,
                   struct filter *filter);

/* The amount in what `filter` counts: cents or days; negative when it is of another kind. */
double query_amount_for(enum filter_kind kind, const struct amount *amount, double time_unit);

/* Fills in the bounds of `filter`. COMPARE_NONE means at least for pay, else at most. */
void query_bounds(struct filter *filter, enum compare compare, double value);

/* One filter, and the bytes of the line that said it. */
struct query_span {
  size_t start, end;
};

/* A filter said in plain words at `at`. Gives the tokens taken; 0 when there is
 * none, with `*unfinished` when the line ends in the middle of one. */
size_t query_plain_at(struct arena *arena, const struct query_tokens *tokens, size_t at, struct filter *filter,
                      bool *unfinished);

/* Everything that is known of a line, also of a wrong one. */
struct query_reading {
  struct query_tokens tokens;
  struct query query;
  struct query_span *spans;      /* in step with query.filters */
  struct query_span *word_spans; /* in step with query.words */
  struct query_span unfinished;  /* what was passed over at the end; empty when start == end */
};

/* `lenient`: what makes no sense is passed over. */
int query_read(struct arena *arena, const char *text, bool lenient, struct query_reading *reading,
               struct error *error) MUST_CHECK;

#endif
