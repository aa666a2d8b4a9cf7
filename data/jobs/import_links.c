/* SPDX-License-Identifier: MIT */
/* related.tsv, programs_to_occupations.tsv and licenses.tsv */
#include <string.h>

#include "data/base/i18n.h"
#include "data/catalog/sql.h"
#include "data/jobs/import_tables.h"

enum { MOST_LINKS = 1000, LONGEST_NAME = 240, LONGEST_REGION = 80 };

/* Reads all lines of a table; `row` puts one into the database. */
struct reading {
  const char *file;
  const char *const *columns;
  const char *sql, *more_sql; /* more_sql may be NULL */
  int (*row)(struct import *import, struct table *table, sqlite3_stmt *insert, sqlite3_stmt *more, struct error *error);
};

static int read_rows(struct import *import, const struct reading *reading, struct error *error) {
  sqlite3_stmt *insert = sql_prepare(import->database, reading->sql, error);
  if (insert == NULL) {
    return -1;
  }
  sqlite3_stmt *more = reading->more_sql == NULL ? NULL : sql_prepare(import->database, reading->more_sql, error);
  if (more == NULL && reading->more_sql != NULL) {
    (void)sqlite3_finalize(insert);
    return -1;
  }
  struct table table;
  int result = table_open(&table, import->folder, reading->file, reading->columns, error);
  int got = 0;
  while (result == 0 && (got = table_next(&table, error)) > 0) {
    arena_reset(import->scratch);
    result = reading->row(import, &table, insert, more, error);
  }
  table_close(&table);
  (void)sqlite3_finalize(insert);
  (void)sqlite3_finalize(more);
  return result != 0 ? result : got;
}

static int related_row(struct import *import, struct table *table, sqlite3_stmt *insert, sqlite3_stmt *more,
                       struct error *error) {
  static const char *const tiers[] = {"Primary-Short", "Primary-Long", "Supplemental"};
  (void)more;
  const struct occupation *occupation;
  int result = import_occupation(import, table, 0, &occupation, error);
  int position = 0;
  for (size_t tier = 0; result == 0 && tier < 3; tier++) {
    char *cell = table->cells[table->places[1 + tier]];
    char *rest = cell[0] == '\0' ? NULL : cell;
    for (char *code; result == 0 && (code = list_next(&rest, " ")) != NULL;) {
      if (import_find(import, code) == NULL || ++position > (int)MOST_LINKS) {
        return table_error(table, error, _("there is no occupation \"%.20s\", or there are too many."), code);
      }
      sql_bind_text(insert, 1, occupation->code);
      sql_bind_text(insert, 2, code);
      sql_bind_text(insert, 3, tiers[tier]);
      sql_bind_integer(insert, 4, position);
      result = import_insert(insert, table, error);
    }
  }
  return result;
}

int import_related(struct import *import, struct error *error) {
  static const char *const columns[] = {"code", "primary_short", "primary_long", "supplemental", NULL};
  static const struct reading reading = {"related.tsv", columns,
                                         "INSERT INTO job_related(job, related, tier, position) VALUES(?1, ?2, ?3, ?4)",
                                         NULL, related_row};
  return read_rows(import, &reading, error);
}

static int program_row(struct import *import, struct table *table, sqlite3_stmt *insert, sqlite3_stmt *more,
                       struct error *error) {
  const char *cip = table_cell(table, 0);
  const char *title;
  if (!is_cip_code(cip)) {
    return table_error(table, error, _("\"%.40s\" is not a program code like 51.3801."), cip);
  }
  int result = table_text(table, 1, import->scratch, (size_t)LONGEST_NAME, true, &title, error);
  if (result != 0) {
    return result;
  }
  sql_bind_text(more, 1, cip);
  sql_bind_text(more, 2, title);
  result = import_insert(more, table, error);
  int count = 0;
  char *rest = table->cells[table->places[2]];
  for (char *soc; result == 0 && (soc = list_next(&rest, " ")) != NULL;) {
    if (!is_soc_code(soc) || ++count > (int)MOST_LINKS) {
      return table_error(table, error, _("\"%.40s\" is not a code like 29-1141, or there are too many."), soc);
    }
    sql_bind_text(insert, 1, cip);
    sql_bind_text(insert, 2, soc);
    result = import_insert(insert, table, error);
  }
  return result;
}

int import_programs(struct import *import, struct error *error) {
  static const char *const columns[] = {"cip", "title", "socs", NULL};
  static const struct reading reading = {"programs_to_occupations.tsv", columns,
                                         "INSERT INTO program_soc(cip, soc) VALUES(?1, ?2)",
                                         "INSERT INTO program_title(cip, title) VALUES(?1, ?2)", program_row};
  return read_rows(import, &reading, error);
}

static int license_row(struct import *import, struct table *table, sqlite3_stmt *insert, sqlite3_stmt *more,
                       struct error *error) {
  (void)more;
  const struct occupation *occupation;
  const char *name;
  const char *region;
  const char *needed_by = table_cell(table, 3);
  bool some = strcmp(needed_by, "some") == 0;
  if (!some && strcmp(needed_by, "everyone") != 0) {
    return table_error(table, error, _("the column \"%s\" must be everyone or some."), table->columns[3]);
  }
  int result = import_occupation(import, table, 0, &occupation, error);
  if (result == 0) {
    result = table_text(table, 1, import->scratch, (size_t)LONGEST_NAME, true, &name, error);
  }
  if (result == 0) {
    result = table_text(table, 2, import->scratch, (size_t)LONGEST_REGION, true, &region, error);
  }
  if (result != 0) {
    return result;
  }
  const char *source = arena_printf(import->scratch, "%s%s", some ? LICENSE_SOME_PREFIX : "", import->license_source);
  if (source == NULL) {
    return error_no_memory(error);
  }
  sql_bind_text(insert, 1, occupation->code);
  sql_bind_text(insert, 2, name);
  sql_bind_text(insert, 3, region);
  sql_bind_text(insert, 4, source);
  return import_insert(insert, table, error);
}

int import_licenses(struct import *import, struct error *error) {
  static const char *const columns[] = {"code", "name", "region", "needed_by", NULL};
  static const struct reading reading = {"licenses.tsv", columns,
                                         "INSERT INTO job_license(job, name, region, source) VALUES(?1, ?2, ?3, ?4)",
                                         NULL, license_row};
  return read_rows(import, &reading, error);
}
