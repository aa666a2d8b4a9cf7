/* SPDX-License-Identifier: MIT */
/*
 * Limits in plain words, English or Spanish, in any order:
 *
 *   at most $5,000 · under 5000 dollars · free · como máximo $5,000 · gratis
 *   12 weeks · within a year · en 6 meses
 *   by next summer · by June 2027 · by 2027-06-01 · para el verano · antes de junio
 *   evenings only · weekends · de noche · los fines de semana
 *   online · en línea          with childcare · con guardería
 *   within Essex County · in Essex · en el condado de Essex
 *   no limits · sin límites    (takes off all that was said before)
 *
 * Seasons begin on the first of March, June, September and December; a month or
 * season alone is the next one to come, and the limit is its first day.
 */
#ifndef LADDERWAY_DATA_WAYS_LIMIT_WORDS_H
#define LADDERWAY_DATA_WAYS_LIMIT_WORDS_H

#include "data/ways/graph.h"

enum { LIMIT_NAME = 64, LIMIT_WORDS = 200 };

/* What was asked for; bits of enum ways_limit say which of it counts. */
struct ways_asked {
  unsigned bits;
  long long budget;        /* cents, with WAYS_BUDGET */
  double days;             /* at most so many, with WAYS_TIME */
  char by[12];             /* the date that the days were counted from; "" when a span was said */
  char county[LIMIT_NAME]; /* with WAYS_COUNTY */
};

/* Adds to `asked` what the text says; `start` is the day on which the person
 * begins, counted from 1970-01-01. `unclear` gets the first word that was not
 * understood, "" when there is none. Returns whether anything was understood. */
bool limit_words_read(const char *text, long start, struct ways_asked *asked, char *unclear, size_t size);

/* Sets a date to be done by. False when it is no date, not after `start`, or
 * 100 years away. */
bool limit_by(struct ways_asked *asked, const char *date, long start);

/* Days since 1970-01-01 of an ISO date, and the other way round. False when it is none. */
bool limit_day_of(const char *date, long *day);
void limit_date_of(long day, char text[12]);

#endif
