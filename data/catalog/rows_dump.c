/* SPDX-License-Identifier: MIT */
/* Rows file -> dump and content hash. */
#include <math.h>
#include <stdio.h>

#include "data/base/i18n.h"
#include "data/catalog/rows.h"
#include "data/catalog/rows_tables.h"
#include "data/catalog/rows_text.h"
#include "data/catalog/sql.h"

enum { FULL = 1 << 17 };

struct dump {
  struct buffer text; /* what is not written yet */
  struct digest *digest;
  rows_write write;
  void *context;
  long long rows;
};

static int flush(struct dump *dump, struct error *error) {
  if (dump->text.failed) {
    return error_set(error, ERROR_TOO_BIG, _("A row is too long to be published."));
  }
  digest_add(dump->digest, buffer_text(&dump->text), dump->text.length);
  int result = dump->write == NULL || dump->text.length == 0
                   ? 0
                   : dump->write(buffer_text(&dump->text), dump->text.length, dump->context, error);
  buffer_clear(&dump->text);
  return result < 0 ? result : 0;
}

static int end_line(struct dump *dump, size_t start, struct error *error) {
  if (dump->text.length > (size_t)ROWS_LONGEST_LINE + start) {
    dump->text.failed = true;
  }
  buffer_add_char(&dump->text, '\n');
  return dump->text.failed || dump->text.length >= (size_t)FULL ? flush(dump, error) : 0;
}

/* False for values that no dump may hold. */
static bool add_value(struct dump *dump, sqlite3_stmt *row, int at) {
  char number[ROWS_NUMBER_TEXT];
  switch (sqlite3_column_type(row, at)) {
    case SQLITE_NULL:
      return true;
    case SQLITE_INTEGER:
      buffer_add_format(&dump->text, "%lld", (long long)sqlite3_column_int64(row, at));
      return true;
    case SQLITE_FLOAT: {
      double value = sqlite3_column_double(row, at);
      rows_text_real(value, number);
      buffer_add_text(&dump->text, number);
      return isfinite(value) != 0;
    }
    case SQLITE_TEXT: {
      const char *text = (const char *)sqlite3_column_text(row, at);
      size_t length = (size_t)sqlite3_column_bytes(row, at);
      rows_text_add(&dump->text, text, length);
      return rows_text_good(text, length);
    }
    default:
      return false;
  }
}

static int dump_row(struct dump *dump, const struct rows_table *table, sqlite3_stmt *row, long long *last,
                    struct error *error) {
  bool good = true;
  size_t start = dump->text.length;
  int at = 0;
  if (rows_has_distance(table)) {
    long long number = sql_integer(row, 0, -1);
    good = number >= *last && number <= ROWS_LARGEST_NUMBER;
    buffer_add_format(&dump->text, "%lld", number - *last);
    *last = number;
    at = 1;
  }
  for (; good && at < sqlite3_column_count(row); at++) {
    if (at > 0) {
      buffer_add_char(&dump->text, '\t');
    }
    good = add_value(dump, row, at);
  }
  dump->rows++;
  return good ? end_line(dump, start, error)
              : error_set(error, ERROR_BAD_DATA, _("The rows of %s can't be published."), table->name);
}

static sqlite3_stmt *select_rows(sqlite3 *database, const struct rows_table *table, struct error *error) {
  struct buffer sql;
  buffer_init(&sql, (size_t)ROWS_LONGEST_SQL);
  buffer_add_format(&sql, "SELECT * FROM \"%s\"", table->name);
  for (size_t i = 0; i < rows_column_count(table) && rows_in_key(table, i); i++) {
    buffer_add_format(&sql, "%s%zu", i == 0 ? " ORDER BY " : ", ", i + 1);
  }
  sqlite3_stmt *statement = sql.failed ? NULL : sql_prepare(database, buffer_text(&sql), error);
  if (sql.failed) {
    (void)error_no_memory(error);
  }
  buffer_free(&sql);
  return statement;
}

static long long count_rows(sqlite3 *database, const struct rows_table *table, struct error *error) {
  char sql[128];
  (void)snprintf(sql, sizeof sql, "SELECT count(*) FROM \"%s\"", table->name);
  sqlite3_stmt *statement = sql_prepare(database, sql, error);
  long long count = statement != NULL && sql_step(statement, error) == 1 ? sql_integer(statement, 0, -1) : -1;
  (void)sqlite3_finalize(statement);
  return count;
}

static int dump_table(struct dump *dump, sqlite3 *database, const struct rows_table *table, struct error *error) {
  long long count = count_rows(database, table, error);
  if (count < 0) {
    return -1;
  }
  rows_text_table(&dump->text, table, count);
  int result = end_line(dump, 0, error);
  sqlite3_stmt *row = result == 0 ? select_rows(database, table, error) : NULL;
  if (row == NULL) {
    return -1;
  }
  long long last = 0;
  while (result == 0 && (result = sql_step(row, error)) == 1) {
    result = dump_row(dump, table, row, &last, error);
  }
  (void)sqlite3_finalize(row);
  return result;
}

static int dump_tables(struct dump *dump, sqlite3 *database, struct error *error) {
  size_t count;
  const struct rows_table *tables = rows_tables(&count);
  rows_text_start(&dump->text);
  int result = end_line(dump, 0, error);
  for (size_t i = 0; result == 0 && i < count; i++) {
    result = dump_table(dump, database, &tables[i], error);
  }
  if (result == 0) {
    rows_text_end(&dump->text, count, dump->rows);
    result = end_line(dump, 0, error);
  }
  return result == 0 ? flush(dump, error) : result;
}

int rows_dump(const char *rows, rows_write write, void *context, char hash[DIGEST_HEX], struct error *error) {
  struct dump dump = {.write = write, .context = context};
  sqlite3 *database = rows_open(rows, false, error);
  if (database == NULL) {
    return -1;
  }
  dump.digest = digest_new();
  buffer_init(&dump.text, (size_t)FULL + 2 * (size_t)ROWS_LONGEST_LINE);
  int result = dump.digest == NULL ? error_no_memory(error) : dump_tables(&dump, database, error);
  if (dump.digest != NULL) {
    unsigned char digest[DIGEST_SIZE];
    digest_finish(dump.digest, digest);
    digest_hex(digest, hash);
  }
  buffer_free(&dump.text);
  (void)sqlite3_close(database);
  return result;
}
