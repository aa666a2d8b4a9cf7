/* SPDX-License-Identifier: MIT */
/*
 * One table from outside, read line by line.
 *
 * The first line names the columns; a column is found by its name, wherever it
 * stands. All limits are stated here. Errors name the file and the line.
 * Private to data/jobs.
 */
#ifndef LADDERWAY_DATA_JOBS_TABLE_H
#define LADDERWAY_DATA_JOBS_TABLE_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/buffer.h"
#include "data/base/error.h"

enum {
  TABLE_LARGEST_FILE = 64 << 20,
  TABLE_LONGEST_LINE = 128 << 10,
  TABLE_MOST_ROWS = 1000000,
  TABLE_MOST_COLUMNS = 32,
  TABLE_MOST_CELLS = 256
};

/* A number that the source does not give: an empty cell or one of its marks
 * for "not released" (*, **, #). */
#define TABLE_UNKNOWN LLONG_MIN

enum table_form {
  TABLE_FACTS, /* our own: tabs, and the first line starts with '#' */
  TABLE_TABS,  /* O*NET's text files: tabs, a plain first line; a byte order mark is skipped */
  TABLE_COMMAS /* CSV (RFC 4180): cells may be quoted and hold line ends; what a short row lacks is empty */
};

struct table {
  const char *file;
  enum table_form form;
  struct buffer content;
  char *rest; /* what is not read yet */
  long line;
  const char *const *columns;
  size_t column_count;
  size_t header_cells;
  size_t places[TABLE_MOST_COLUMNS]; /* the cell in which each column stands */
  bool open_ended;                   /* rows may go on after the last column of the header */
  char *cells[TABLE_MOST_CELLS];
  size_t cell_count;
  long inner_lines; /* line ends inside the cells of the last line */
  char nothing[1];  /* the cell that a short row lacks */
};

/* Reads `folder`/`file` and its header. `columns` ends with NULL and must all
 * be there. Closed with table_close(), also after a failure. */
int table_open(struct table *table, const char *folder, const char *file, const char *const *columns,
               struct error *error) MUST_CHECK;
/* The same for a table that may be missing. 1: it is open; 0: there is none. */
int table_open_if_there(struct table *table, const char *folder, const char *file, const char *const *columns,
                        struct error *error) MUST_CHECK;

/* The same for a table of another form. In a CSV file capitals don't count, and
 * a name that ends in '*' stands for the next column that begins like it
 * ("Employment, *" twice: the first and the second year). */
int table_open_form(struct table *table, const char *folder, const char *file, enum table_form form,
                    const char *const *columns, struct error *error) MUST_CHECK;
void table_close(struct table *table);

/* Goes to the next line that is not empty. 1: there is one; 0: the end. */
int table_next(struct table *table, struct error *error) MUST_CHECK;

/* The bytes of a cell, as they came. Valid until the next line. */
const char *table_cell(const struct table *table, size_t column);

/* A cleaned copy in `arena`, at most `limit` bytes. NULL for an empty cell,
 * which is an error where the text is `required`. */
int table_text(const struct table *table, size_t column, struct arena *arena, size_t limit, bool required,
               const char **text, struct error *error) MUST_CHECK;

/* A number times 10 to the power of `decimals`; TABLE_UNKNOWN where the source
 * has none. More decimals than that, or a value outside, are errors. */
int table_number(const struct table *table, size_t column, unsigned decimals, long long least, long long most,
                 long long *value, struct error *error) MUST_CHECK;

/* "<file>, line <n>: <what>" */
int table_error(const struct table *table, struct error *error, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Reads a decimal number of `length` bytes, all of them. */
bool decimal_parse(const char *text, size_t length, unsigned decimals, long long *value);

/* Takes the next part of a list off `*rest`; NULL at its end. Parts are ended
 * in place; blanks around them go. */
char *list_next(char **rest, const char *separator);

/* NN-NNNN.NN (O*NET-SOC), NN-NNNN (SOC), NN.NNNN (CIP) */
bool is_job_code(const char *text);
bool is_soc_code(const char *text);
bool is_cip_code(const char *text);

#endif
