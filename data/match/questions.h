/* SPDX-License-Identifier: MIT */
/*
 * A short questionnaire for those who bring nothing and don't know what to tell.
 *
 * Twelve questions in plain words, four answers each. Every question stands for
 * a few O*NET elements that its own words describe; an answer shows a level of
 * each, from the table of levels here:
 *
 *   answer            not yet   a little   well    I could show others
 *   level (0-7)          0         1.5      3.0          4.5
 *
 * The levels are this project's own, set by O*NET's anchors: most anchors of
 * level 1 to 2 are things that beginners do, those about 4 what trained workers
 * do; above 4.5 stand things that nobody knows without having been trained, so
 * no answer goes there. "Not yet" shows nothing and is not held against
 * anybody. All of it counts as told by the person (data/wallet/confidence.h).
 */
#ifndef LADDERWAY_DATA_MATCH_QUESTIONS_H
#define LADDERWAY_DATA_MATCH_QUESTIONS_H

#include <stddef.h>

#include "data/base/error.h"
#include "data/wallet/wallet.h"

enum { QUESTIONS = 12, QUESTION_ANSWERS = 4, QUESTION_MOST_ELEMENTS = 4 };

struct question {
  const char *text;                                 /* N_(): "Do you help people who are sick, old or small?" */
  const char *elements[QUESTION_MOST_ELEMENTS + 1]; /* ids, NULL-ended */
};

extern const struct question questions[QUESTIONS];

/* The words of answer 0 to 3, translated; "" for others. */
const char *question_answer(int answer);

/* 0-7 */
double question_level(int answer);

/* Reads answers as they are typed, like "1=well, 7=a little" or "1:3,7:2": the
 * number of a question (from 1), "=" or ":", and one of its answers, as a
 * number from 1 to QUESTION_ANSWERS or in words, in English or in the language of
 * the program; between two answers a comma or semicolon. Those not named are set
 * to -1. ERROR_USAGE names what can't be read. */
int questions_read(const char *text, int answers[QUESTIONS], struct error *error) MUST_CHECK;

/* The answers that a claim of questions_keep() stands for; -1 where "not yet" or nothing was said. */
void questions_of_claim(const struct claim *claim, int answers[QUESTIONS]);

/* The claim is these answers now; with none over 0 it is taken out of the wallet. */
int questions_correct(struct wallet *wallet, size_t claim, const int answers[QUESTIONS],
                      struct error *error) MUST_CHECK;

/* Adds one claim of the kind CLAIM_ANSWERS for all answers over 0; answers of
 * -1 were not given. With none over 0 nothing is added. ERROR_TOO_BIG, ERROR_NO_MEMORY. */
int questions_keep(struct wallet *wallet, const int answers[QUESTIONS], struct error *error) MUST_CHECK;

#endif
