/* SPDX-License-Identifier: MIT */
/* Dump -> rows file. Nothing in a dump is trusted: there is one way to write
 * each row, and anything else is refused. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/catalog/rows.h"
#include "data/catalog/rows_tables.h"
#include "data/catalog/rows_text.h"
#include "data/catalog/sql.h"

enum { PIECE = 1 << 16 };

/* A value as it stood in the row above, to see that keys rise. */
struct key {
  long long number;
  struct buffer text;
};

struct load {
  rows_read read;
  void *context;
  struct error *error;
  struct digest *digest;
  struct buffer held; /* bytes read; those before `at` are done with */
  size_t at;
  char *line; /* the present line, without its end */
  size_t length;
  long long rows;
  struct key above[ROWS_MOST_COLUMNS];
  bool first; /* row of its table */
};

static int broken(struct load *load) {
  return error_set(load->error, ERROR_BAD_DATA, _("The rows are damaged (after row %lld)."), load->rows);
}

/* --- lines --- */

/* 1 read more, 0 the end, negative failure */
static int read_piece(struct load *load) {
  char piece[PIECE];
  if (load->at > 0 && load->held.data != NULL) {
    size_t rest = load->held.length - load->at;
    memmove(load->held.data, load->held.data + load->at, rest);
    load->held.length = rest;
    load->at = 0;
  }
  long got = load->read(piece, sizeof piece, load->context, load->error);
  if (got <= 0) {
    return got == 0 ? 0 : -1;
  }
  if ((size_t)got > sizeof piece) {
    return broken(load);
  }
  digest_add(load->digest, piece, (size_t)got);
  buffer_add(&load->held, piece, (size_t)got);
  if (load->held.failed) {
    return error_set(load->error, ERROR_TOO_BIG, _("The rows hold a line that is too long."));
  }
  return 1;
}

/* 1 a line, 0 the end, negative failure */
static int next_line(struct load *load) {
  size_t seen = 0;
  for (;;) {
    size_t rest = load->held.length - load->at;
    char *start = load->held.data == NULL ? NULL : load->held.data + load->at;
    char *end = start == NULL || rest == seen ? NULL : memchr(start + seen, '\n', rest - seen);
    if (end != NULL) {
      *end = '\0';
      load->line = start;
      load->length = (size_t)(end - start);
      load->at += load->length + 1;
      return 1;
    }
    seen = rest;
    int result = read_piece(load);
    if (result != 1) {
      return result == 0 && rest > 0 ? broken(load) : result;
    }
  }
}

/* --- values --- */

/* Digits that are written the one way they can be. */
static bool take_integer(const char *text, size_t length, long long *value) {
  char again[ROWS_NUMBER_TEXT];
  char *end;
  if (length == 0 || length >= sizeof again) {
    return false;
  }
  errno = 0;
  *value = strtoll(text, &end, 10);
  (void)snprintf(again, sizeof again, "%lld", *value);
  return errno == 0 && end == text + length && strcmp(again, text) == 0;
}

static bool take_real(const char *text, size_t length, double *value) {
  char again[ROWS_NUMBER_TEXT];
  if (length == 0 || length >= sizeof again) {
    return false;
  }
  *value = strtod(text, NULL);
  rows_text_real(*value, again);
  return isfinite(*value) && strcmp(again, text) == 0;
}

/* Binds one value; false when it is none of its column's. `text` ends with a NUL. */
static bool bind_value(const struct rows_column *column, sqlite3_stmt *row, int at, char *text, size_t *length) {
  long long number;
  double real;
  if (*length == 0) {
    return true; /* NULL; the columns that may not be NULL refuse it */
  }
  switch (column->type) {
    case ROWS_INTEGER:
      return take_integer(text, *length, &number) && sqlite3_bind_int64(row, at, number) == SQLITE_OK;
    case ROWS_REAL:
      return take_real(text, *length, &real) && sqlite3_bind_double(row, at, real) == SQLITE_OK;
    default:
      return rows_text_take(text, length) && rows_text_good(text, *length) &&
             sqlite3_bind_text(row, at, text, (int)*length, SQLITE_TRANSIENT) == SQLITE_OK;
  }
}

static int compare(const struct buffer *above, const char *text, size_t length) {
  size_t both = above->length < length ? above->length : length;
  int order = both == 0 ? 0 : memcmp(above->data, text, both);
  return order != 0 ? order : (above->length > length) - (above->length < length);
}

/* How a key's value stands to that of the row above: -1 above is less, 0 the
 * same, 1 above is more. Remembers the value for the row below. */
static int keep(struct load *load, size_t at, enum rows_type type, const char *text, size_t length) {
  struct key *above = &load->above[at];
  int order;
  if (type == ROWS_INTEGER) {
    long long number = strtoll(text, NULL, 10);
    order = (above->number > number) - (above->number < number);
    above->number = number;
  } else {
    order = compare(&above->text, text, length);
    buffer_clear(&above->text);
    buffer_add(&above->text, text, length);
  }
  return order;
}

/* The first column of many tables: the distance to the row above. */
static bool take_distance(struct load *load, sqlite3_stmt *row, const char *text, size_t length, int *order) {
  long long distance;
  struct key *above = &load->above[0];
  long long before = load->first ? 0 : above->number;
  if (!take_integer(text, length, &distance) || distance < 0 || distance > ROWS_LARGEST_NUMBER - before) {
    return false;
  }
  above->number = before + distance;
  *order = distance > 0 ? -1 : 0;
  return sqlite3_bind_int64(row, 1, above->number) == SQLITE_OK;
}

static bool take_row(struct load *load, const struct rows_table *table, size_t count, sqlite3_stmt *row) {
  char *text = load->line;
  char *end = load->line + load->length;
  int order = 0; /* of the key to the row above's */
  (void)sqlite3_clear_bindings(row);
  for (size_t i = 0; i < count; i++) {
    char *tab = memchr(text, '\t', (size_t)(end - text));
    char *stop = i + 1 < count ? tab : end;
    if (stop == NULL || (i + 1 == count && tab != NULL)) {
      return false;
    }
    *stop = '\0';
    size_t length = (size_t)(stop - text);
    bool key = rows_in_key(table, i);
    if (i == 0 && rows_has_distance(table)) {
      if (!take_distance(load, row, text, length, &order)) {
        return false;
      }
    } else if ((key && length == 0) || !bind_value(&table->columns[i], row, (int)i + 1, text, &length)) {
      return false;
    } else if (key) {
      int here = keep(load, i, table->columns[i].type, text, length);
      order = order != 0 ? order : here;
    }
    text = stop + 1;
  }
  bool rises = load->first || order < 0;
  load->first = false;
  return rises;
}

/* --- tables --- */

static sqlite3_stmt *prepare_insert(sqlite3 *database, const struct rows_table *table, struct error *error) {
  struct buffer sql;
  buffer_init(&sql, (size_t)ROWS_LONGEST_SQL);
  buffer_add_format(&sql, "INSERT INTO main.\"%s\" VALUES(?", table->name);
  for (size_t i = 1; i < rows_column_count(table); i++) {
    buffer_add_text(&sql, ",?");
  }
  buffer_add_text(&sql, ")");
  sqlite3_stmt *statement = sql.failed ? NULL : sql_prepare(database, buffer_text(&sql), error);
  if (sql.failed) {
    (void)error_no_memory(error);
  }
  buffer_free(&sql);
  return statement;
}

static bool starts(const struct load *load, const char *word) {
  size_t length = strlen(word);
  return load->length >= length && memcmp(load->line, word, length) == 0;
}

/* "table NAME ROWS COLUMN ...", NAME and columns those that we expect. */
static int load_heading(struct load *load, const struct rows_table *table, long long *rows) {
  static const char word[] = "table ";
  struct buffer heading;
  buffer_init(&heading, (size_t)ROWS_LONGEST_SQL);
  int result = next_line(load);
  size_t skip = strlen(word) + strlen(table->name) + 1;
  bool good = result == 1 && starts(load, word) && load->length > skip;
  if (good) {
    *rows = strtoll(load->line + skip, NULL, 10);
    rows_text_table(&heading, table, *rows);
    good = *rows >= 0 && compare(&heading, load->line, load->length) == 0;
  }
  buffer_free(&heading);
  return good ? 0 : result < 0 ? result : broken(load);
}

static int load_rows(struct load *load, const struct rows_table *table, sqlite3_stmt *row, long long rows) {
  size_t count = rows_column_count(table);
  load->first = true;
  for (long long i = 0; i < rows; i++) {
    int result = next_line(load);
    if (result < 0) {
      return result;
    }
    if (result == 0 || !take_row(load, table, count, row)) {
      return broken(load);
    }
    if (sql_run(row, load->error) != 0) {
      return -1;
    }
    load->rows++;
  }
  return 0;
}

static int load_table(struct load *load, sqlite3 *database, const struct rows_table *table) {
  long long rows = 0;
  int result = load_heading(load, table, &rows);
  sqlite3_stmt *row = result == 0 ? prepare_insert(database, table, load->error) : NULL;
  if (row == NULL) {
    return -1;
  }
  result = load_rows(load, table, row, rows);
  (void)sqlite3_finalize(row);
  return result;
}

/* The first line: another version is no damage. */
static int load_start(struct load *load) {
  struct buffer expected;
  buffer_init(&expected, (size_t)ROWS_LONGEST_SQL);
  rows_text_start(&expected);
  int result = next_line(load);
  if (result == 1) {
    static const char word[] = "ladderway rows ";
    bool same = compare(&expected, load->line, load->length) == 0;
    result = same                 ? 0
             : starts(load, word) ? error_set(load->error, ERROR_VERSION,
                                              _("The rows were published by another version of this program."))
                                  : broken(load);
  } else if (result == 0) {
    result = broken(load);
  }
  buffer_free(&expected);
  return result;
}

/* The last line, and nothing after it. */
static int load_end(struct load *load, size_t tables) {
  struct buffer expected;
  buffer_init(&expected, (size_t)ROWS_LONGEST_SQL);
  rows_text_end(&expected, tables, load->rows);
  int result = next_line(load);
  if (result >= 0) {
    bool same = result == 1 && compare(&expected, load->line, load->length) == 0;
    result = same ? next_line(load) : broken(load);
  }
  buffer_free(&expected);
  return result == 1 ? broken(load) : result;
}

static int load_tables(struct load *load, sqlite3 *database) {
  size_t count;
  const struct rows_table *tables = rows_tables(&count);
  int result = 0;
  for (size_t i = 0; result == 0 && i < count; i++) {
    result = load_table(load, database, &tables[i]);
  }
  return result == 0 ? load_end(load, count) : result;
}

int rows_load(const char *rows, rows_read read, void *context, char hash[DIGEST_HEX], struct error *error) {
  struct load load = {.read = read, .context = context, .error = error, .digest = digest_new()};
  unsigned char digest[DIGEST_SIZE];
  if (load.digest == NULL) {
    return error_no_memory(error);
  }
  buffer_init(&load.held, (size_t)ROWS_LONGEST_LINE + PIECE);
  for (size_t i = 0; i < (size_t)ROWS_MOST_COLUMNS; i++) {
    buffer_init(&load.above[i].text, (size_t)ROWS_LONGEST_TEXT);
  }
  int result = load_start(&load);
  sqlite3 *database = result == 0 ? rows_create(rows, error) : NULL;
  if (database != NULL) {
    result = rows_finish(database, rows, load_tables(&load, database), error);
  } else {
    result = -1;
  }
  digest_finish(load.digest, digest);
  digest_hex(digest, hash);
  buffer_free(&load.held);
  for (size_t i = 0; i < (size_t)ROWS_MOST_COLUMNS; i++) {
    buffer_free(&load.above[i].text);
  }
  return result;
}
