/* SPDX-License-Identifier: MIT */
/* esco_occupations.tsv -> esco_occupation */
#include <string.h>

#include "data/base/i18n.h"
#include "data/catalog/sql.h"
#include "data/jobs/import_tables.h"

static bool is_uuid(const char *text) {
  static const char pattern[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  if (strlen(text) != sizeof pattern - 1) {
    return false;
  }
  for (size_t i = 0; i < sizeof pattern - 1; i++) {
    bool fits = pattern[i] == '-' ? text[i] == '-' : text[i] != '\0' && strchr("0123456789abcdef", text[i]) != NULL;
    if (!fits) {
      return false;
    }
  }
  return true;
}

static int insert_row(const struct import *import, const struct table *table, sqlite3_stmt *insert,
                      struct error *error) {
  const struct occupation *occupation;
  const char *esco = table_cell(table, 0);
  if (!is_uuid(esco)) {
    return table_error(table, error, _("\"%.40s\" is not the end of an ESCO address."), esco);
  }
  int result = import_occupation(import, table, 1, &occupation, error);
  if (result != 0) {
    return result;
  }
  sql_bind_text(insert, 1, esco);
  sql_bind_text(insert, 2, occupation->code);
  return import_insert(insert, table, error);
}

/* The crosswalk is no table of O*NET or BLS: a folder without it leaves what is there. */
int import_esco(struct import *import, struct error *error) {
  static const char *const columns[] = {"esco", "code", NULL};
  struct table table;
  int got = table_open_if_there(&table, import->folder, "esco_occupations.tsv", columns, error);
  if (got != 1) {
    table_close(&table);
    return got;
  }
  sqlite3_stmt *insert = NULL;
  int result = sql_execute(import->database, "DELETE FROM esco_occupation", error);
  if (result == 0) {
    insert = sql_prepare(import->database, "INSERT INTO esco_occupation(esco, job) VALUES(?1, ?2)", error);
    result = insert == NULL ? -1 : 0;
  }
  while (result == 0 && (got = table_next(&table, error)) > 0) {
    result = insert_row(import, &table, insert, error);
  }
  table_close(&table);
  (void)sqlite3_finalize(insert);
  return result != 0 ? result : got;
}
