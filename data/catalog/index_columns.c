/* SPDX-License-Identifier: MIT */
/* Numbers of documents -> places among the different ones; orders. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/catalog/index_make.h"
#include "data/catalog/sql.h"

static int by_number(const void *left, const void *right) {
  double a = *(const double *)left, b = *(const double *)right;
  return (a > b) - (a < b);
}

struct column {
  struct text_table table; /* the different numbers, as bytes */
  uint32_t *codes;         /* by document */
  double *numbers;         /* sorted */
  uint32_t count;
};

static void free_column(struct column *column) {
  text_table_free(&column->table);
  free(column->codes);
  free(column->numbers);
}

/* First the number in the table, then the place among the sorted ones. */
static bool make_column(const struct making *making, const double *numbers, struct column *column) {
  *column = (struct column){.codes = calloc(making->limit, sizeof(uint32_t))};
  bool failed = column->codes == NULL;
  for (uint32_t i = 0; i < making->limit && !failed; i++) {
    double number = numbers[i] == 0 ? 0 : numbers[i]; /* -0 is 0 */
    if (!isnan(number)) {
      char bytes[sizeof number];
      memcpy(bytes, &number, sizeof number);
      uint32_t at = text_table_add(&column->table, bytes, sizeof bytes, text_table_hash_padded(bytes, sizeof bytes));
      failed = at == UINT32_MAX;
      column->codes[i] = at + 1;
    }
  }
  column->count = column->table.count;
  column->numbers = malloc(((size_t)column->count + 1) * sizeof *column->numbers);
  uint32_t *places = malloc(((size_t)column->count + 1) * sizeof *places);
  if (failed || column->numbers == NULL || places == NULL) {
    free(places);
    return false;
  }
  if (column->count > 0) {
    memcpy(column->numbers, column->table.text, column->count * sizeof *column->numbers);
    qsort(column->numbers, column->count, sizeof *column->numbers, by_number);
  }
  places[0] = 0;
  for (uint32_t i = 0; i < column->count; i++) {
    char bytes[sizeof(double)];
    memcpy(bytes, &column->numbers[i], sizeof bytes);
    places[text_table_find(&column->table, bytes, sizeof bytes) + 1] = i + 1;
  }
  for (uint32_t i = 0; i < making->limit; i++) {
    column->codes[i] = places[column->codes[i]];
  }
  free(places);
  return true;
}

/* The documents with a number, by it; equal ones in their own order. */
static bool write_order(const struct making *making, struct index_out *out, enum index_part part,
                        const struct column *column, bool largest_first) {
  uint32_t *starts = calloc((size_t)column->count + 2, sizeof *starts);
  uint32_t *order = malloc(((size_t)making->limit + 1) * sizeof *order);
  bool done = starts != NULL && order != NULL;
  uint32_t count = column->count, total = 0;
  for (uint32_t i = 0; i < making->limit && done; i++) {
    uint32_t code = column->codes[i];
    if (code != 0) {
      starts[largest_first ? count + 1 - code : code]++;
    }
  }
  for (uint32_t i = 1; i <= count && done; i++) {
    uint32_t many = starts[i];
    starts[i] = total;
    total += many;
  }
  for (uint32_t i = 0; i < making->limit && done; i++) {
    uint32_t code = column->codes[i];
    if (code != 0) {
      order[starts[largest_first ? count + 1 - code : code]++] = i;
    }
  }
  index_out_begin(out, part);
  if (done) {
    index_out_add(out, order, total * sizeof *order);
  }
  (void)index_out_end(out, part);
  free(starts);
  free(order);
  return done;
}

static int write_names(const struct making *making, struct index_out *out, struct error *error) {
  sqlite3_stmt *statement =
      sql_prepare(making->database, "SELECT id FROM credential ORDER BY name COLLATE NOCASE, id", error);
  if (statement == NULL) {
    return -1;
  }
  index_out_begin(out, INDEX_BY_NAME);
  int status;
  while ((status = sql_step(statement, error)) == 1) {
    long long id = sqlite3_column_int64(statement, 0);
    uint32_t document = (uint32_t)id;
    if (id > 0 && id < making->limit) {
      index_out_add(out, &document, sizeof document);
    }
  }
  (void)index_out_end(out, INDEX_BY_NAME);
  (void)sqlite3_finalize(statement);
  return status;
}

int write_columns(struct making *making, struct index_out *out, struct error *error) {
  struct column columns[INDEX_COLUMNS] = {0};
  uint32_t firsts[INDEX_COLUMNS + 1] = {0};
  bool done = true;
  for (int i = 0; i < INDEX_COLUMNS && done; i++) {
    done = make_column(making, making->numbers[i], &columns[i]);
    firsts[i + 1] = firsts[i] + columns[i].count;
  }
  index_out_begin(out, INDEX_COLUMN);
  for (int i = 0; i < INDEX_COLUMNS && done; i++) {
    index_out_add(out, columns[i].codes, (size_t)making->limit * sizeof(uint32_t));
  }
  (void)index_out_end(out, INDEX_COLUMN);
  index_out_begin(out, INDEX_NUMBER);
  for (int i = 0; i < INDEX_COLUMNS && done; i++) {
    index_out_add(out, columns[i].numbers, (size_t)columns[i].count * sizeof(double));
  }
  (void)index_out_end(out, INDEX_NUMBER);
  index_out_begin(out, INDEX_NUMBER_FIRST);
  index_out_add(out, firsts, sizeof firsts);
  (void)index_out_end(out, INDEX_NUMBER_FIRST);
  done = done && write_order(making, out, INDEX_BY_COST, &columns[COLUMN_COST], false) &&
         write_order(making, out, INDEX_BY_TIME, &columns[COLUMN_DAYS], false) &&
         write_order(making, out, INDEX_BY_EARNINGS, &columns[COLUMN_EARNINGS], true);
  for (int i = 0; i < INDEX_COLUMNS; i++) {
    free_column(&columns[i]);
  }
  return done ? write_names(making, out, error) : error_no_memory(error);
}
