/* SPDX-License-Identifier: MIT */
/* wages.tsv and outlook.tsv, put together with the occupations -> job */
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/catalog/sql.h"
#include "data/jobs/import_tables.h"

enum { HOURS_A_YEAR = 2080, MOST_ROWS = 20000, LONGEST_PHRASE = 120 };

/* The order of the six figures, in the tables and below. */
enum { P10, P25, MEDIAN, P75, P90, MEAN, FIGURES };

struct wage_row {
  char soc[8];
  long line;
  long long employment;
  long long annual[FIGURES], hourly[FIGURES]; /* cents */
};

struct outlook_row {
  char soc[8];
  long line;
  long long base, projected, change, openings; /* thousandths */
  const char *education, *experience, *training;
};

/* Both rows start with their code, so that one comparison serves both. */
static int by_soc(const void *left, const void *right) {
  return strcmp(left, right);
}

/* Room for one more row of `size` bytes, with its code filled in. */
static int add_row(struct import *import, const struct table *table, void **rows, size_t *count, size_t *capacity,
                   size_t size, void **row, struct error *error) {
  const char *soc = table_cell(table, 0);
  if (!is_soc_code(soc)) {
    return table_error(table, error, _("\"%.40s\" is not a code like 29-1141."), soc);
  }
  if (*count == (size_t)MOST_ROWS) {
    return table_error(table, error, _("there are more than %d rows."), (int)MOST_ROWS);
  }
  if (*count == *capacity) {
    void *more = arena_grow(import->arena, *rows, *count, capacity, size);
    if (more == NULL) {
      return error_no_memory(error);
    }
    *rows = more;
  }
  *row = (char *)*rows + *count * size;
  memcpy(*row, soc, strlen(soc) + 1);
  ++*count;
  return 0;
}

static int no_doubles(struct table *table, const void *rows, size_t count, size_t size, struct error *error) {
  for (size_t i = 1; i < count; i++) {
    const char *row = (const char *)rows + i * size;
    if (strcmp(row - size, row) == 0) {
      return table_error(table, error, _("the code %s stands in this table twice."), row);
    }
  }
  return 0;
}

struct rows {
  void *rows;
  size_t count, capacity, size;
  int (*fill)(struct import *import, const struct table *table, void *row, struct error *error);
};

static int fill_wage(struct import *import, const struct table *table, void *place, struct error *error) {
  (void)import;
  struct wage_row *row = place;
  const long long most = 100000000000LL; /* cents: a thousand million dollars */
  row->line = table->line;
  int result = table_number(table, 1, 0, 0, 1000000000LL, &row->employment, error);
  for (size_t i = 0; result == 0 && i < (size_t)FIGURES; i++) {
    result = table_number(table, 2 + i, 2, 0, most, &row->annual[i], error);
  }
  for (size_t i = 0; result == 0 && i < (size_t)FIGURES; i++) {
    result = table_number(table, 2 + FIGURES + i, 2, 0, most / HOURS_A_YEAR, &row->hourly[i], error);
  }
  return result;
}

static int fill_outlook(struct import *import, const struct table *table, void *place, struct error *error) {
  struct outlook_row *row = place;
  const long long most = 1000000000LL; /* thousandths of thousands */
  long long *numbers[] = {&row->base, &row->projected, &row->change, &row->openings};
  const char **phrases[] = {&row->education, &row->experience, &row->training};
  row->line = table->line;
  int result = 0;
  for (size_t i = 0; result == 0 && i < 4; i++) {
    result = table_number(table, 1 + i, 3, numbers[i] == &row->change ? -most : 0, most, numbers[i], error);
  }
  for (size_t i = 0; result == 0 && i < 3; i++) {
    result = table_text(table, 5 + i, import->arena, (size_t)LONGEST_PHRASE, false, phrases[i], error);
  }
  return result;
}

static int read_rows(struct import *import, const char *file, const char *const *columns, struct rows *rows,
                     struct error *error) {
  struct table table;
  int result = table_open(&table, import->folder, file, columns, error);
  int got = 0;
  while (result == 0 && (got = table_next(&table, error)) > 0) {
    void *row = NULL;
    result = add_row(import, &table, &rows->rows, &rows->count, &rows->capacity, rows->size, &row, error);
    if (result == 0 && row != NULL) {
      result = rows->fill(import, &table, row, error);
    }
  }
  result = result != 0 ? result : got;
  if (result == 0 && rows->count > 0) {
    qsort(rows->rows, rows->count, rows->size, by_soc);
    result = no_doubles(&table, rows->rows, rows->count, rows->size, error);
  }
  table_close(&table);
  return result;
}

static const void *find_row(const struct rows *rows, const char *soc) {
  return soc == NULL || rows->count == 0 ? NULL : bsearch(soc, rows->rows, rows->count, rows->size, by_soc);
}

static bool any(const long long *figures) {
  for (size_t i = 0; i < (size_t)FIGURES; i++) {
    if (figures[i] != TABLE_UNKNOWN) {
      return true;
    }
  }
  return false;
}

enum { BIND_P10 = 6, BIND_HOURLY = 12, BIND_BASIS, BIND_YEAR, BIND_REASON, BIND_EMPLOYMENT, BIND_BASE };

static void bind_wages(sqlite3_stmt *insert, const struct wage_row *wages, const char *year) {
  bool annual = wages != NULL && any(wages->annual);
  if (wages != NULL) {
    sql_bind_integer_or_null(insert, BIND_HOURLY, wages->hourly[MEDIAN], TABLE_UNKNOWN);
    sql_bind_integer_or_null(insert, BIND_EMPLOYMENT, wages->employment, TABLE_UNKNOWN);
  }
  if (wages == NULL || (!annual && !any(wages->hourly))) {
    sql_bind_text(insert, BIND_REASON, "not published");
    return;
  }
  for (int i = 0; i < (int)FIGURES; i++) {
    long long cents = annual ? wages->annual[i] : wages->hourly[i];
    if (!annual && cents != TABLE_UNKNOWN) {
      cents *= HOURS_A_YEAR;
    }
    sql_bind_integer_or_null(insert, BIND_P10 + i, cents, TABLE_UNKNOWN);
  }
  sql_bind_text(insert, BIND_BASIS, annual ? "annual" : "hourly x 2080");
  sql_bind_text(insert, BIND_YEAR, year);
}

static void bind_thousandths(sqlite3_stmt *insert, int parameter, long long value) {
  if (value != TABLE_UNKNOWN) {
    (void)sqlite3_bind_double(insert, parameter, (double)value / 1000.0);
  }
}

static void bind_outlook(sqlite3_stmt *insert, const struct outlook_row *outlook, const char *years) {
  if (outlook == NULL) {
    return;
  }
  bind_thousandths(insert, BIND_BASE, outlook->base);
  bind_thousandths(insert, BIND_BASE + 1, outlook->projected);
  bind_thousandths(insert, BIND_BASE + 2, outlook->change);
  bind_thousandths(insert, BIND_BASE + 3, outlook->openings);
  sql_bind_text(insert, BIND_BASE + 4, outlook->education);
  sql_bind_text(insert, BIND_BASE + 5, outlook->experience);
  sql_bind_text(insert, BIND_BASE + 6, outlook->training);
  sql_bind_text(insert, BIND_BASE + 7, years);
}

static int insert_job(const struct import *import, sqlite3_stmt *insert, const struct occupation *occupation,
                      const struct rows *wages, const struct rows *outlooks, struct error *error) {
  const struct wage_row *wage = find_row(wages, occupation->wages);
  const struct outlook_row *outlook = find_row(outlooks, occupation->outlook);
  const char *missing = occupation->wages != NULL && wage == NULL        ? occupation->wages
                        : occupation->outlook != NULL && outlook == NULL ? occupation->outlook
                                                                         : NULL;
  if (missing != NULL) {
    return error_set(error, ERROR_BAD_DATA, _("wage_codes.tsv: the code %s of %s is in no table."), missing,
                     occupation->code);
  }
  char own[8];
  memcpy(own, occupation->code, 7);
  own[7] = '\0';
  sql_bind_text(insert, 1, occupation->code);
  sql_bind_text(insert, 2, occupation->title);
  sql_bind_text(insert, 3, occupation->title_es);
  sql_bind_text(insert, 4, wage != NULL ? wage->soc : outlook != NULL ? outlook->soc : own);
  sql_bind_integer_or_null(insert, 5, occupation->zone, 0);
  bind_wages(insert, wage, import->wage_year);
  bind_outlook(insert, outlook, import->projection_years);
  sql_bind_integer(insert, BIND_BASE + 8, occupation->rated);
  return import_insert(insert, NULL, error); /* codes are single: checked when they were read */
}

static const char insert_sql[] =
    "INSERT INTO job(code, title, title_es, soc, zone, wage_p10, wage_p25, wage_median, wage_p75, wage_p90, wage_mean,"
    " wage_hourly_median, wage_basis, wage_year, wage_reason, employment, employment_base, employment_projected,"
    " growth_percent, openings, education, experience, training, projection_years, rated)"
    " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23,"
    " ?24, ?25)";

int import_jobs(struct import *import, struct error *error) {
  static const char *const wage_columns[] = {
      "soc",           "employment", "annual_p10",  "annual_p25",  "annual_median",
      "annual_p75",    "annual_p90", "annual_mean", "hourly_p10",  "hourly_p25",
      "hourly_median", "hourly_p75", "hourly_p90",  "hourly_mean", NULL};
  static const char *const outlook_columns[] = {"code",           "employment_base", "employment_projected",
                                                "change_percent", "openings",        "education",
                                                "experience",     "training",        NULL};
  struct rows wages = {.size = sizeof(struct wage_row), .fill = fill_wage};
  struct rows outlooks = {.size = sizeof(struct outlook_row), .fill = fill_outlook};
  int result = read_rows(import, "wages.tsv", wage_columns, &wages, error);
  if (result == 0) {
    result = read_rows(import, "outlook.tsv", outlook_columns, &outlooks, error);
  }
  if (result != 0) {
    return result;
  }
  sqlite3_stmt *insert = sql_prepare(import->database, insert_sql, error);
  if (insert == NULL) {
    return -1;
  }
  for (size_t i = 0; result == 0 && i < import->occupation_count; i++) {
    result = insert_job(import, insert, &import->occupations[i], &wages, &outlooks, error);
  }
  (void)sqlite3_finalize(insert);
  return result;
}
