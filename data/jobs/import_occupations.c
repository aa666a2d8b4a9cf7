/* SPDX-License-Identifier: MIT */
/* occupations.tsv and wage_codes.tsv -> struct occupation */
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/jobs/import_tables.h"

enum { CODE, TITLE, TITLE_ES, ZONE, RATED };

static int read_occupation(struct import *import, const struct table *table, struct occupation *occupation,
                           struct error *error) {
  const char *code = table_cell(table, CODE);
  const char *rated = table_cell(table, RATED);
  long long zone = 0;
  if (!is_job_code(code)) {
    return table_error(table, error, _("\"%.40s\" is not an occupation code like 29-1141.00."), code);
  }
  if (strcmp(rated, "y") != 0 && strcmp(rated, "n") != 0) {
    return table_error(table, error, _("the column \"%s\" must be y or n."), table->columns[RATED]);
  }
  const size_t limit = (size_t)IMPORT_LONGEST_TITLE;
  int result = table_text(table, TITLE, import->arena, limit, true, &occupation->title, error);
  if (result == 0) {
    result = table_text(table, TITLE_ES, import->arena, limit, false, &occupation->title_es, error);
  }
  if (result == 0) {
    result = table_number(table, ZONE, 0, 1, 5, &zone, error);
  }
  occupation->code = arena_strdup(import->arena, code);
  occupation->zone = zone == TABLE_UNKNOWN ? 0 : (int)zone;
  occupation->rated = rated[0] == 'y';
  occupation->line = table->line;
  return result == 0 && occupation->code == NULL ? error_no_memory(error) : result;
}

static int read_occupations(struct import *import, struct table *table, struct error *error) {
  size_t capacity = 0;
  int got;
  while ((got = table_next(table, error)) > 0) {
    if (import->occupation_count == (size_t)IMPORT_MOST_JOBS) {
      return table_error(table, error, _("there are more than %d occupations."), (int)IMPORT_MOST_JOBS);
    }
    if (import->occupation_count == capacity) {
      struct occupation *more = arena_grow(import->arena, import->occupations, import->occupation_count, &capacity,
                                           sizeof *import->occupations);
      if (more == NULL) {
        return error_no_memory(error);
      }
      import->occupations = more;
    }
    struct occupation *occupation = &import->occupations[import->occupation_count];
    int result = read_occupation(import, table, occupation, error);
    if (result != 0) {
      return result;
    }
    import->occupation_count++;
  }
  return got;
}

static int by_code(const void *left, const void *right) {
  const struct occupation *a = left;
  const struct occupation *b = right;
  int order = strcmp(a->code, b->code);
  return order != 0 ? order : (a->line > b->line) - (a->line < b->line);
}

static int sort_occupations(struct import *import, struct table *table, struct error *error) {
  if (import->occupation_count == 0) {
    return table_error(table, error, _("there are no occupations."));
  }
  qsort(import->occupations, import->occupation_count, sizeof *import->occupations, by_code);
  for (size_t i = 1; i < import->occupation_count; i++) {
    if (strcmp(import->occupations[i - 1].code, import->occupations[i].code) == 0) {
      table->line = import->occupations[i].line;
      return table_error(table, error, _("the occupation %s stands here twice."), import->occupations[i].code);
    }
  }
  return 0;
}

/* An empty cell or a code of seven characters. */
static int read_soc(struct import *import, const struct table *table, size_t column, const char **soc,
                    struct error *error) {
  const char *cell = table_cell(table, column);
  if (cell[0] == '\0') {
    *soc = NULL;
    return 0;
  }
  if (!is_soc_code(cell)) {
    return table_error(table, error, _("\"%.40s\" is not a code like 29-1141."), cell);
  }
  *soc = arena_strdup(import->arena, cell);
  return *soc == NULL ? error_no_memory(error) : 0;
}

static int read_wage_codes(struct import *import, struct error *error) {
  static const char *const columns[] = {"code", "wages", "outlook", NULL};
  struct table table;
  int result = table_open(&table, import->folder, "wage_codes.tsv", columns, error);
  int got = 0;
  while (result == 0 && (got = table_next(&table, error)) > 0) {
    struct occupation *occupation = import_find(import, table_cell(&table, 0));
    if (occupation == NULL) {
      result = table_error(&table, error, _("there is no occupation \"%.20s\"."), table_cell(&table, 0));
      break;
    }
    result = read_soc(import, &table, 1, &occupation->wages, error);
    if (result == 0) {
      result = read_soc(import, &table, 2, &occupation->outlook, error);
    }
  }
  table_close(&table);
  return result != 0 ? result : got;
}

int import_occupations(struct import *import, struct error *error) {
  static const char *const columns[] = {"code", "title", "title_es", "zone", "rated", NULL};
  struct table table;
  int result = table_open(&table, import->folder, "occupations.tsv", columns, error);
  if (result == 0) {
    result = read_occupations(import, &table, error);
  }
  if (result == 0) {
    result = sort_occupations(import, &table, error);
  }
  table_close(&table);
  return result != 0 ? result : read_wage_codes(import, error);
}
