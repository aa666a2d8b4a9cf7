/* SPDX-License-Identifier: MIT */
/* Occupation Data, Job Zones and the everyday titles. */
#include <string.h>

#include "data/base/i18n.h"
#include "data/catalog/sql.h"
#include "data/jobs/import_tables.h"
#include "data/jobs/onet_stage.h"

static int occupation_row(struct onet_reading *reading, struct error *error) {
  const char *code = table_cell(&reading->table, 0);
  const char *title;
  if (!is_job_code(code)) {
    return table_error(&reading->table, error, _("\"%.40s\" is not an occupation code like 29-1141.00."), code);
  }
  int result = onet_text(reading, 1, (size_t)ONET_LONGEST_TITLE, &title, error);
  if (result != 0) {
    return result;
  }
  sql_bind_text(reading->insert, 1, code);
  sql_bind_text(reading->insert, 2, title);
  return onet_insert(reading, false, error);
}

int onet_read_occupations(struct onet_stage *stage, enum onet_part part, struct error *error) {
  static const char *const columns[] = {"O*NET-SOC Code", "Title", NULL};
  struct onet_reading reading;
  int result = onet_begin(&reading, stage, part, TABLE_TABS, columns,
                          "INSERT INTO occupation(code, title, title_es)"
                          " VALUES(?1, ?2, (SELECT es FROM title_es WHERE title = ?2))",
                          error);
  int got = 0;
  while (result == 0 && (got = onet_next(&reading, error)) > 0) {
    result = occupation_row(&reading, error);
  }
  result = onet_end(&reading, result != 0 ? result : got);
  long count = onet_count(stage, "SELECT count(*) FROM occupation");
  if (result == 0 && (count == 0 || count > (long)IMPORT_MOST_JOBS)) {
    return error_set(error, ERROR_BAD_DATA, _("%s: there are no occupations, or more than %d."),
                     stage->files[part].path, (int)IMPORT_MOST_JOBS);
  }
  return result;
}

static int zone_row(struct onet_reading *reading, struct error *error) {
  const char *code;
  long long zone;
  int known = onet_occupation(reading, 0, &code, error);
  if (known <= 0) {
    return known;
  }
  int result = table_number(&reading->table, 1, 0, 1, 5, &zone, error);
  if (result != 0) {
    return result;
  }
  sql_bind_text(reading->insert, 1, code);
  sql_bind_text(reading->insert, 2, table_cell(&reading->table, 1));
  result = onet_insert(reading, false, error);
  /* Only rows without a zone are changed. */
  if (result == 0 && sqlite3_changes(reading->stage->database) == 0) {
    result = table_error(&reading->table, error, _("what the line says stands in this table twice."));
  }
  return result;
}

int onet_read_zones(struct onet_stage *stage, enum onet_part part, struct error *error) {
  static const char *const columns[] = {"O*NET-SOC Code", "Job Zone", NULL};
  struct onet_reading reading;
  int result = onet_begin(&reading, stage, part, TABLE_TABS, columns,
                          "UPDATE occupation SET zone = ?2 WHERE code = ?1 AND zone IS NULL", error);
  int got = 0;
  while (result == 0 && (got = onet_next(&reading, error)) > 0) {
    result = zone_row(&reading, error);
  }
  return onet_end(&reading, result != 0 ? result : got);
}

/* Titles stand in one cell with " | " between, so none may hold that itself. */
static void without_bars(char *text) {
  for (char *bar = text; (bar = strchr(bar, '|')) != NULL;) {
    *bar = '/';
  }
}

static int add_title(struct onet_reading *reading, const char *code, const char *kind, size_t column,
                     struct error *error) {
  const char *text;
  if (onet_cell(reading, column)[0] == '\0') {
    return 0;
  }
  int result = onet_text(reading, column, (size_t)ONET_LONGEST_TITLE, &text, error);
  char *title = result == 0 ? arena_strdup(reading->stage->scratch, text) : NULL;
  if (title == NULL) {
    return result != 0 ? result : error_no_memory(error);
  }
  without_bars(title);
  sql_bind_text(reading->insert, 1, code);
  sql_bind_text(reading->insert, 2, kind);
  sql_bind_text(reading->insert, 3, title);
  return onet_insert(reading, false, error);
}

int onet_read_titles(struct onet_stage *stage, enum onet_part part, struct error *error) {
  static const char *const alternate[] = {"O*NET-SOC Code", "Alternate Title", "Short Title", NULL};
  static const char *const reported[] = {"O*NET-SOC Code", "Reported Job Title", NULL};
  bool sample = part == ONET_REPORTED;
  struct onet_reading reading;
  /* Two long titles may have the same short one: that is no slip. */
  int result = onet_begin(&reading, stage, part, TABLE_TABS, sample ? reported : alternate,
                          "INSERT OR IGNORE INTO title(code, kind, title) VALUES(?1, ?2, ?3)", error);
  int got = 0;
  while (result == 0 && (got = onet_next(&reading, error)) > 0) {
    const char *code;
    int known = onet_occupation(&reading, 0, &code, error);
    result = known < 0 ? known : 0;
    if (known > 0) {
      result = add_title(&reading, code, sample ? "reported" : "alternate", 1, error);
      if (result == 0 && !sample) {
        result = add_title(&reading, code, "short", 2, error);
      }
    }
  }
  return onet_end(&reading, result != 0 ? result : got);
}
