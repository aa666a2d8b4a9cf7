/* SPDX-License-Identifier: MIT */
/*
 * What those who have a credential earn. Inside data/catalog.
 *
 * The graduates' own figure comes first: the median before the average; 12
 * months after completion before 6, then the shortest other time, one that is
 * not stated last; the latest cohort, then the latest publication; then the
 * one named first. A quarter counts four times, a month twelve, a week 52, an
 * hour 2,080 times. A figure without a currency is taken to be in dollars.
 *
 * Without any of these it is the median wage of the first occupation that the
 * record names. A program code leads to many occupations: then it is the
 * lowest of their medians, without those that usually ask for schooling two
 * levels (certificate, associate, bachelor, master, doctor) above the
 * credential; an estimate must not promise too much. "too few" stays beside it when the graduates' figure was withheld.
 */
#ifndef LADDERWAY_DATA_CATALOG_EARNINGS_H
#define LADDERWAY_DATA_CATALOG_EARNINGS_H

#include <stdbool.h>

#include "data/ctdl/record.h"

struct earnings {
  long long cents;   /* a year; -1 unknown */
  const char *basis; /* "graduates", "occupation"; NULL unknown */
  const char *measure, *from, *to, *dated;
  long n;
  int months;
  const char *job;
  bool withheld; /* a figure of graduates was withheld */
};

void earnings_start(struct earnings *earnings);

/* Keeps the outcome if it is better than what is there. */
void earnings_take(struct earnings *earnings, const struct outcome *outcome);

/* The wage of an occupation, when there is nothing else. */
void earnings_of_job(struct earnings *earnings, const char *job, long long cents);

/* "too few", "not published", or NULL when there is nothing to explain. */
const char *earnings_reason(const struct earnings *earnings);

#endif
