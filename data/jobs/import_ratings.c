/* SPDX-License-Identifier: MIT */
/* elements.tsv and ratings.tsv -> element, job_rating */
#include <string.h>

#include "data/base/i18n.h"
#include "data/catalog/sql.h"
#include "data/jobs/import_tables.h"
#include "data/jobs/jobs.h"

enum { MOST_ELEMENTS = 200, LONGEST_ID = 24, LONGEST_NAME = 160 };

/* The elements of each kind, in the order of elements.tsv, which is the order
 * of the cells of ratings.tsv. */
struct elements {
  const char *ids[ELEMENT_KINDS][MOST_ELEMENTS];
  size_t counts[ELEMENT_KINDS];
};

static bool find_kind(const char *name, size_t *kind) {
  for (*kind = 0; *kind < (size_t)ELEMENT_KINDS; ++*kind) {
    if (strcmp(element_kind_name((enum element_kind) * kind), name) == 0) {
      return true;
    }
  }
  return false;
}

static bool has_element(const struct elements *elements, const char *id) {
  for (size_t kind = 0; kind < (size_t)ELEMENT_KINDS; kind++) {
    for (size_t i = 0; i < elements->counts[kind]; i++) {
      if (strcmp(elements->ids[kind][i], id) == 0) {
        return true;
      }
    }
  }
  return false;
}

static int read_element(struct import *import, struct table *table, sqlite3_stmt *insert, struct elements *elements,
                        struct error *error) {
  const char *kind_name = table_cell(table, 1);
  const char *texts[3];
  size_t kind;
  int result = table_text(table, 0, import->arena, (size_t)LONGEST_ID, true, &texts[0], error);
  for (size_t i = 1; result == 0 && i < 3; i++) {
    result = table_text(table, 1 + i, import->arena, (size_t)LONGEST_NAME, i == 1, &texts[i], error);
  }
  if (result != 0) {
    return result;
  }
  if (!find_kind(kind_name, &kind)) {
    return table_error(table, error, _("\"%.40s\" is not a kind of element."), kind_name);
  }
  if (elements->counts[kind] == (size_t)MOST_ELEMENTS || has_element(elements, texts[0])) {
    return table_error(table, error, _("the element %s stands here twice, or there are too many."), texts[0]);
  }
  elements->ids[kind][elements->counts[kind]++] = texts[0];
  sql_bind_text(insert, 1, texts[0]);
  sql_bind_text(insert, 2, element_kind_name((enum element_kind)kind));
  sql_bind_text(insert, 3, texts[1]);
  sql_bind_text(insert, 4, texts[2]);
  return import_insert(insert, table, error);
}

static int read_elements(struct import *import, struct elements *elements, struct error *error) {
  static const char *const columns[] = {"id", "kind", "name", "name_es", NULL};
  sqlite3_stmt *insert =
      sql_prepare(import->database, "INSERT INTO element(id, kind, name, name_es) VALUES(?1, ?2, ?3, ?4)", error);
  if (insert == NULL) {
    return -1;
  }
  struct table table;
  int result = table_open(&table, import->folder, "elements.tsv", columns, error);
  int got = 0;
  while (result == 0 && (got = table_next(&table, error)) > 0) {
    result = read_element(import, &table, insert, elements, error);
  }
  table_close(&table);
  (void)sqlite3_finalize(insert);
  return result != 0 ? result : got;
}

struct cell {
  long long importance, level; /* hundredths; TABLE_UNKNOWN */
  bool suppress_importance, suppress_level, not_relevant;
};

/* "4.12/4.62Sn"; either number may be left out, not both. */
static bool parse_cell(const char *text, struct cell *cell) {
  *cell = (struct cell){.importance = TABLE_UNKNOWN, .level = TABLE_UNKNOWN};
  const char *slash = strchr(text, '/');
  if (slash == NULL) {
    return false;
  }
  size_t level_length = strspn(slash + 1, "0123456789.");
  if (slash != text && (!decimal_parse(text, (size_t)(slash - text), 2, &cell->importance) || cell->importance < 100 ||
                        cell->importance > 500)) {
    return false;
  }
  if (level_length != 0 &&
      (!decimal_parse(slash + 1, level_length, 2, &cell->level) || cell->level < 0 || cell->level > 700)) {
    return false;
  }
  for (const char *flag = slash + 1 + level_length; *flag != '\0'; flag++) {
    bool *place = *flag == 's'   ? &cell->suppress_importance
                  : *flag == 'S' ? &cell->suppress_level
                  : *flag == 'n' ? &cell->not_relevant
                                 : NULL;
    if (place == NULL || *place) {
      return false;
    }
    *place = true;
  }
  return slash != text || level_length != 0;
}

static void bind_hundredths(sqlite3_stmt *insert, int parameter, long long value) {
  if (value != TABLE_UNKNOWN) {
    (void)sqlite3_bind_double(insert, parameter, (double)value / 100.0);
  }
}

static int insert_rating(sqlite3_stmt *insert, const struct table *table, const char *job, const char *element,
                         const struct cell *cell, struct error *error) {
  sql_bind_text(insert, 1, job);
  sql_bind_text(insert, 2, element);
  bind_hundredths(insert, 3, cell->importance);
  bind_hundredths(insert, 4, cell->level);
  sql_bind_integer(insert, 5, cell->suppress_importance);
  sql_bind_integer(insert, 6, cell->suppress_level);
  sql_bind_integer(insert, 7, cell->not_relevant);
  return import_insert(insert, table, error);
}

static int read_ratings(const struct import *import, const struct table *table, sqlite3_stmt *insert,
                        const struct elements *elements, struct error *error) {
  const struct occupation *occupation;
  size_t kind;
  int result = import_occupation(import, table, 0, &occupation, error);
  if (result != 0) {
    return result;
  }
  if (!find_kind(table_cell(table, 1), &kind)) {
    return table_error(table, error, _("\"%.40s\" is not a kind of element."), table_cell(table, 1));
  }
  if (table->cell_count != elements->counts[kind] + 2) {
    return table_error(table, error, _("there are %zu ratings where elements.tsv names %zu."), table->cell_count - 2,
                       elements->counts[kind]);
  }
  for (size_t i = 0; result == 0 && i < elements->counts[kind]; i++) {
    const char *text = table->cells[i + 2];
    struct cell cell;
    if (text[0] == '\0') {
      continue;
    }
    if (!parse_cell(text, &cell)) {
      return table_error(table, error, _("\"%.40s\" is not a rating like 4.12/4.62."), text);
    }
    result = insert_rating(insert, table, occupation->code, elements->ids[kind][i], &cell, error);
  }
  return result;
}

/* The cells after the kind have no names of their own. */
static int check_places(const struct table *table, struct error *error) {
  bool plain = table->places[0] == 0 && table->places[1] == 1 && table->places[2] == 2 && table->header_cells == 3;
  return plain ? 0 : table_error(table, error, _("the columns must be code, kind, ratings."));
}

int import_ratings(struct import *import, struct error *error) {
  static const char *const columns[] = {"code", "kind", "ratings", NULL};
  struct elements elements = {0};
  int result = read_elements(import, &elements, error);
  if (result != 0) {
    return result;
  }
  sqlite3_stmt *insert = sql_prepare(import->database,
                                     "INSERT INTO job_rating(job, element, importance, level, suppress_importance,"
                                     " suppress_level, not_relevant) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                                     error);
  if (insert == NULL) {
    return -1;
  }
  struct table table;
  result = table_open(&table, import->folder, "ratings.tsv", columns, error);
  result = result != 0 ? result : check_places(&table, error);
  table.open_ended = true;
  int got = 0;
  while (result == 0 && (got = table_next(&table, error)) > 0) {
    result = read_ratings(import, &table, insert, &elements, error);
  }
  table_close(&table);
  (void)sqlite3_finalize(insert);
  return result != 0 ? result : got;
}
