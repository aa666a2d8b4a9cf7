/* SPDX-License-Identifier: MIT */
/*
 * The text of a dump; only rows_dump.c and rows_load.c include this.
 *
 *   ladderway rows 1
 *   table feature 2 credential kind value        (its rows)
 *   17\tdelivery\tdeliveryType:Online          (tabs between values)
 *   ...
 *   end 27 123456                              (tables, rows of all of them)
 *
 * Tables stand in the order of rows_tables(), rows in that of their key. A
 * value is nothing for NULL, digits for a number, otherwise the text with tab,
 * line end and backslash as \t, \n and \\, and \e for an empty one. A first
 * column of numbers holds the distance to the row above. Each row has one
 * way to be written, so equal rows give equal bytes.
 */
#ifndef LADDERWAY_DATA_CATALOG_ROWS_TEXT_H
#define LADDERWAY_DATA_CATALOG_ROWS_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/buffer.h"
#include "data/catalog/rows_tables.h"

enum { ROWS_LONGEST_LINE = 8 << 20, ROWS_NUMBER_TEXT = 40 };

/* "ladderway rows 1", "table feature 2 credential kind value"; without line end. */
void rows_text_start(struct buffer *line);
void rows_text_table(struct buffer *line, const struct rows_table *table, long long rows);
void rows_text_end(struct buffer *line, size_t tables, long long rows);

/* The shortest digits that give the same number again. */
void rows_text_real(double value, char text[ROWS_NUMBER_TEXT]);

/* Adds a text with its escapes. */
void rows_text_add(struct buffer *line, const char *bytes, size_t length);
/* The other way, in place; false when it is not the one way to write it. */
bool rows_text_take(char *text, size_t *length);

#endif
