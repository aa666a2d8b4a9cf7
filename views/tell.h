/* SPDX-License-Identifier: MIT */
/*
 * Telling: what a person did, in a form; in plain words; or by answering short
 * questions; and about oneself. One view of four forms; each is rows that can be filled in, the
 * last of which keeps all of it in the wallet.
 *
 *   tell experience [N]   a form; N: the wallet's claim to put right
 *   tell words            plain words, and what is understood of them
 *   tell questions [N]    the short questions; N: the wallet's claim of answers to put right
 *   tell person           age, schooling, where, a record, also as they were understood
 */
#ifndef LADDERWAY_VIEWS_TELL_H
#define LADDERWAY_VIEWS_TELL_H

#include "data/match/plain.h"
#include "data/match/questions.h"
#include "data/wallet/experience.h"
#include "tui/list.h"
#include "tui/prompt.h"
#include "views/view.h"

enum tell_form { TELL_EXPERIENCE, TELL_WORDS, TELL_QUESTIONS, TELL_PERSON };
enum { TELL_TEXT = 8192, TELL_CELL = 512, TELL_SUGGESTIONS = 3, TELL_PLACE = 240 };

struct tell {
  enum tell_form form;
  struct list list;
  struct prompt line; /* the title, or the words, while they are typed */
  struct canvas drawn;
  int answering;   /* the row that a question was asked for; -1 none */
  size_t corrects; /* the claim that is put right, plus 1; 0: a new one */
  /* experience */
  struct experience experience;
  char title[TELL_CELL], code[32], job[TELL_CELL];
  bool chosen; /* the occupation was chosen, so that another title leaves it alone */
  struct tell_suggestion {
    char code[32], title[TELL_CELL];
  } suggestions[TELL_SUGGESTIONS];
  size_t suggestion_count;
  /* words */
  char text[TELL_TEXT];
  struct plain plain;
  bool left_out[PLAIN_MOST_PIECES];
  /* questions */
  int answers[QUESTIONS];
  /* person */
  struct person person;
  char places[2][TELL_PLACE]; /* state, county */
};

/* What a form does; row numbers from 0, the last one keeps. */
struct tell_ops {
  size_t (*rows)(const struct tell *tell);
  void (*cell)(const struct view *view, size_t row, char *label, char *value, size_t size);
  /* Enter on a row: goes to the next answer, or asks. */
  unsigned (*enter)(struct view *view, size_t row);
  /* The answer to the question of a row, or a text for the line. */
  unsigned (*answer)(struct view *view, size_t row, const char *text);
  /* What is typed into the line has changed; NULL: nothing to do. */
  void (*typed)(struct view *view);
  /* Into the wallet. */
  int (*keep)(struct view *view, struct error *error);
  const char *head; /* N_(): a sentence above the rows */
};

extern const struct tell_ops tell_experience;
extern const struct tell_ops tell_words;
extern const struct tell_ops tell_questions;
extern const struct tell_ops tell_person;

/* The ops of the form that the view shows. */
const struct tell_ops *tell_ops_of(const struct tell *tell);

/* Asks a question for `row`; its answer goes to ops->answer(). */
unsigned tell_ask(struct view *view, size_t row, const char *question);

/* tell_experience.c: fills the form in from a claim of the wallet. */
void tell_experience_start(struct view *view, size_t claim);

/* tell_questions.c: the answers of claim `corrects` - 1 of the wallet; of 0 those
 * of --answers, on paper and as JSON, else none. */
int tell_questions_start(struct view *view, size_t corrects, struct error *error) MUST_CHECK;

/* tell_person.c: what is told of the person so far. */
void tell_person_start(struct view *view);

/* The answers by number, and how they are given on the command line. */
void tell_questions_explain(FILE *out);

/* "work for pay", "helped", ... in words; level 0: "not told". `question` 0 to
 * 2: responsibility, complexity, novelty. */
const char *tell_kind_words(enum experience_kind kind);
const char *tell_level_words(int question, int level);
const char *tell_question_words(int question);

int tell_json(struct view *view, FILE *out, struct error *error);

#endif
