/* SPDX-License-Identifier: MIT */
/* older_codes.tsv -> older_code */
#include <string.h>

#include "data/base/i18n.h"
#include "data/catalog/sql.h"
#include "data/jobs/import_tables.h"
#include "data/jobs/jobs.h"

/* What became of one older code: occupations that are known, the main one first. */
static int insert_row(const struct import *import, const struct table *table, sqlite3_stmt *insert,
                      struct error *error) {
  const char *older = table_cell(table, 0);
  const char *codes;
  if ((!is_job_code(older) && !is_soc_code(older)) || import_find(import, older) != NULL) {
    return table_error(table, error, _("\"%.40s\" is no older code."), older);
  }
  int result = table_text(table, 1, import->scratch, 200, true, &codes, error);
  char *rest = result == 0 ? arena_strdup(import->scratch, codes) : NULL;
  if (rest == NULL) {
    return result != 0 ? result : error_no_memory(error);
  }
  int position = 0;
  for (char *code; result == 0 && (code = list_next(&rest, " ")) != NULL; position++) {
    if (import_find(import, code) == NULL || position == JOB_MOST_OF_OLDER) {
      return table_error(table, error, _("\"%.40s\" is unknown, or one too many."), code);
    }
    sql_bind_text(insert, 1, older);
    sql_bind_integer(insert, 2, position);
    sql_bind_text(insert, 3, code);
    result = import_insert(insert, table, error);
  }
  return result;
}

/* No table of O*NET or BLS: a folder without it leaves what is there. */
int import_older(struct import *import, struct error *error) {
  static const char *const columns[] = {"older", "codes", NULL};
  struct table table;
  int got = table_open_if_there(&table, import->folder, "older_codes.tsv", columns, error);
  if (got != 1) {
    table_close(&table);
    return got;
  }
  sqlite3_stmt *insert = NULL;
  int result = sql_execute(import->database, "DELETE FROM older_code", error);
  if (result == 0) {
    insert = sql_prepare(import->database, "INSERT INTO older_code(older, position, job) VALUES(?1, ?2, ?3)", error);
    result = insert == NULL ? -1 : 0;
  }
  while (result == 0 && (got = table_next(&table, error)) > 0) {
    arena_reset(import->scratch);
    result = insert_row(import, &table, insert, error);
  }
  table_close(&table);
  (void)sqlite3_finalize(insert);
  return result != 0 ? result : got;
}
