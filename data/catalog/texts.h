/* SPDX-License-Identifier: MIT */
/*
 * Texts that come again and again, each kept once and known by a number.
 * Inside the writer. Numbers start at 1 and follow the order of coming; a text
 * never moves while the table lives.
 */
#ifndef LADDERWAY_DATA_CATALOG_TEXTS_H
#define LADDERWAY_DATA_CATALOG_TEXTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct texts;

/* `any_case`: ASCII letters of either case are the same, as in SQLite's NOCASE. */
struct texts *texts_new(bool any_case);
void texts_free(struct texts *texts);

/* The number of `text`, which is kept if it is new; 0 for NULL, and when there
 * is no memory or too much text (then texts_failed() tells). */
uint32_t texts_keep(struct texts *texts, const char *text);
bool texts_failed(const struct texts *texts);

/* The number of `text`; 0 when it is not kept. */
uint32_t texts_find(const struct texts *texts, const char *text);

/* NULL for 0. */
const char *texts_get(const struct texts *texts, uint32_t number);

/* How many there are, which is also the largest number. */
uint32_t texts_count(const struct texts *texts);

#endif
