/* SPDX-License-Identifier: MIT */
/* profiles.tsv -> job_profile */
#include <string.h>

#include "data/base/i18n.h"
#include "data/catalog/sql.h"
#include "data/jobs/import_tables.h"
#include "data/jobs/profile.h"

enum { LONGEST_FIGURES = 80, LONGEST_VECTOR = 2 * PROFILE_MOST_DIMENSIONS };

static int copy_figures(const struct table *table, size_t column, float most, sqlite3_stmt *insert, int parameter,
                        struct error *error) {
  const char *text = table_cell(table, column);
  float figures[PROFILE_FIGURES];
  if (text[0] == '\0') {
    return 0;
  }
  if (strlen(text) > (size_t)LONGEST_FIGURES || !profile_figures(text, most, figures)) {
    return table_error(table, error, _("\"%.40s\" is not a list of %d figures up to %g."), text, (int)PROFILE_FIGURES,
                       (double)most);
  }
  sql_bind_text(insert, parameter, text);
  return 0;
}

/* All vectors have the same number of dimensions, that of the first. */
static int copy_vector(const struct table *table, sqlite3_stmt *insert, size_t *dimensions, struct error *error) {
  const char *text = table_cell(table, 3);
  signed char vector[PROFILE_MOST_DIMENSIONS];
  if (text[0] == '\0') {
    return 0;
  }
  size_t count = profile_vector(text, vector);
  if (count == 0 || (*dimensions != 0 && count != *dimensions)) {
    return table_error(table, error, _("\"%.40s\" is not a list of bytes in hexadecimal, as long as the others."),
                       text);
  }
  *dimensions = count;
  sql_bind_text(insert, 4, text);
  return 0;
}

static int insert_profile(struct import *import, const struct table *table, sqlite3_stmt *insert, size_t *dimensions,
                          struct error *error) {
  const struct occupation *occupation;
  int result = import_occupation(import, table, 0, &occupation, error);
  if (result == 0) {
    sql_bind_text(insert, 1, occupation->code);
    result = copy_figures(table, 1, 7.0f, insert, 2, error);
  }
  if (result == 0) {
    result = copy_figures(table, 2, 7.0f, insert, 3, error);
  }
  if (result == 0) {
    result = copy_vector(table, insert, dimensions, error);
  }
  return result != 0 ? result : import_insert(insert, table, error);
}

int import_profiles(struct import *import, struct error *error) {
  static const char *const columns[] = {"code", "interests", "work_values", "vector", NULL};
  struct table table;
  int got = table_open_if_there(&table, import->folder, "profiles.tsv", columns, error);
  if (got <= 0) {
    table_close(&table);
    return got;
  }
  sqlite3_stmt *insert = sql_prepare(
      import->database, "INSERT INTO job_profile(job, interests, work_values, vector) VALUES(?1, ?2, ?3, ?4)", error);
  int result = insert == NULL ? -1 : 0;
  size_t dimensions = 0;
  while (result == 0 && (got = table_next(&table, error)) > 0) {
    result = insert_profile(import, &table, insert, &dimensions, error);
  }
  table_close(&table);
  (void)sqlite3_finalize(insert);
  return result != 0 ? result : got;
}
