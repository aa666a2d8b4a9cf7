/* SPDX-License-Identifier: MIT */
/*
 * Skills, Knowledge and Work Activities: two lines for each occupation and
 * element, one on the scale IM (importance, 1-5), one on LV (level, 0-7).
 */
#include <string.h>

#include "data/base/i18n.h"
#include "data/catalog/sql.h"
#include "data/jobs/onet_stage.h"

enum { CODE, ELEMENT, NAME, SCALE, VALUE, SUPPRESS, NOT_RELEVANT };
enum { LONGEST_ID = 24 };

const char *onet_kind(enum onet_part part) {
  return part == ONET_SKILLS ? "skill" : part == ONET_KNOWLEDGE ? "knowledge" : "activity";
}

/* "2.A.1.a" */
static bool is_element_id(const char *text) {
  size_t length = strspn(text, "0123456789.abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
  return length > 0 && length <= (size_t)LONGEST_ID && text[length] == '\0';
}

static int read_mark(const struct onet_reading *reading, size_t column, bool *set, struct error *error) {
  const char *cell = onet_cell(reading, column);
  *set = strcmp(cell, "Y") == 0;
  return *set || cell[0] == '\0' || strcmp(cell, "N") == 0
             ? 0
             : table_error(&reading->table, error, _("the column \"%s\" must be Y, N or n/a."),
                           reading->table.columns[column]);
}

/* A number of the scale, left as it was published; NULL for n/a. */
static int read_value(const struct onet_reading *reading, bool level, const char **value, struct error *error) {
  const char *cell = onet_cell(reading, VALUE);
  long long number;
  *value = cell[0] == '\0' ? NULL : cell;
  if (*value == NULL ||
      (decimal_parse(cell, strlen(cell), 2, &number) && number >= (level ? 0 : 100) && number <= (level ? 700 : 500))) {
    return 0;
  }
  return table_error(&reading->table, error, _("\"%.40s\" in the column \"%s\" is not a number that can stand there."),
                     cell, reading->table.columns[VALUE]);
}

/* Elements are numbered in the order in which they come; a new one gets the next number. */
static int add_element(struct onet_reading *reading, sqlite3_stmt *elements, char *last, struct error *error) {
  const char *id = table_cell(&reading->table, ELEMENT);
  const char *name;
  if (strcmp(id, last) == 0) {
    return 0;
  }
  if (!is_element_id(id)) {
    return table_error(&reading->table, error, _("\"%.40s\" is not the number of an element, like 2.A.1.a."), id);
  }
  int result = onet_text(reading, NAME, 120, &name, error);
  if (result != 0) {
    return result;
  }
  memcpy(last, id, strlen(id) + 1);
  sql_bind_text(elements, 1, id);
  sql_bind_text(elements, 2, onet_kind(reading->part));
  sql_bind_text(elements, 3, name);
  return sql_run(elements, error);
}

static int rating_row(struct onet_reading *reading, sqlite3_stmt *elements, char *last, struct error *error) {
  const char *scale = table_cell(&reading->table, SCALE);
  const char *code;
  const char *value;
  bool suppress;
  bool not_relevant;
  bool level = strcmp(scale, "LV") == 0;
  if (!level && strcmp(scale, "IM") != 0) {
    return table_error(&reading->table, error, _("\"%.40s\" is not a scale of this file: IM or LV."), scale);
  }
  int known = onet_occupation(reading, CODE, &code, error);
  if (known <= 0) {
    return known;
  }
  if (add_element(reading, elements, last, error) != 0 || read_value(reading, level, &value, error) != 0 ||
      read_mark(reading, SUPPRESS, &suppress, error) != 0 ||
      read_mark(reading, NOT_RELEVANT, &not_relevant, error) != 0) {
    return -1;
  }
  sql_bind_text(reading->insert, 1, code);
  sql_bind_text(reading->insert, 2, onet_kind(reading->part));
  sql_bind_text(reading->insert, 3, table_cell(&reading->table, ELEMENT));
  sql_bind_text(reading->insert, level ? 5 : 4, value);
  sql_bind_text(reading->insert, level ? 7 : 6, suppress ? (level ? "S" : "s") : "");
  if (level) {
    sql_bind_text(reading->insert, 8, not_relevant ? "n" : "");
  }
  int result = onet_insert(reading, false, error);
  if (result == 0 && sqlite3_changes(reading->stage->database) == 0) {
    result = table_error(&reading->table, error, _("what the line says stands in this table twice."));
  }
  return result;
}

/* The second line of a pair fills what the first left open. */
static const char insert_sql[] =
    "INSERT INTO rating(code, kind, element, importance, level, suppress, suppress_level, relevant)"
    " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
    " ON CONFLICT(code, kind, element) DO UPDATE SET importance = coalesce(importance, excluded.importance),"
    " level = coalesce(level, excluded.level), suppress = coalesce(suppress, excluded.suppress),"
    " suppress_level = coalesce(suppress_level, excluded.suppress_level),"
    " relevant = coalesce(relevant, excluded.relevant)"
    " WHERE CASE WHEN excluded.suppress IS NULL THEN suppress_level IS NULL ELSE suppress IS NULL END";

int onet_read_ratings(struct onet_stage *stage, enum onet_part part, struct error *error) {
  static const char *const columns[] = {"O*NET-SOC Code", "Element ID",         "Element Name", "Scale ID",
                                        "Data Value",     "Recommend Suppress", "Not Relevant", NULL};
  struct onet_reading reading;
  char last[LONGEST_ID + 1] = "";
  int result = onet_begin(&reading, stage, part, TABLE_TABS, columns, insert_sql, error);
  sqlite3_stmt *elements =
      result != 0
          ? NULL
          : sql_prepare(stage->database, "INSERT OR IGNORE INTO element(id, kind, name) VALUES(?1, ?2, ?3)", error);
  result = result == 0 && elements == NULL ? -1 : result;
  int got = 0;
  while (result == 0 && (got = onet_next(&reading, error)) > 0) {
    result = rating_row(&reading, elements, last, error);
  }
  (void)sqlite3_finalize(elements);
  return onet_end(&reading, result != 0 ? result : got);
}
