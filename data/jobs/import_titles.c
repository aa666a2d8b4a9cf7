/* SPDX-License-Identifier: MIT */
/* titles.tsv -> job_title */
#include <string.h>

#include "data/base/i18n.h"
#include "data/base/text.h"
#include "data/catalog/sql.h"
#include "data/jobs/import_tables.h"

enum { CODE, KIND, TITLES, MOST_TITLES = 5000 };

static bool is_title_kind(const char *kind) {
  return strcmp(kind, "alternate") == 0 || strcmp(kind, "reported") == 0 || strcmp(kind, "short") == 0;
}

static int insert_titles(struct import *import, struct table *table, sqlite3_stmt *insert, struct error *error) {
  const struct occupation *occupation;
  int result = import_occupation(import, table, CODE, &occupation, error);
  if (result != 0) {
    return result;
  }
  const char *kind = table_cell(table, KIND);
  if (!is_title_kind(kind)) {
    return table_error(table, error, _("\"%.40s\" is not a kind of title."), kind);
  }
  char *rest = table->cells[table->places[TITLES]];
  size_t count = 0;
  for (char *title; result == 0 && (title = list_next(&rest, " | ")) != NULL;) {
    arena_reset(import->scratch);
    const char *cleaned = text_clean(import->scratch, title, strlen(title), TEXT_LINE, (size_t)IMPORT_LONGEST_TITLE);
    if (cleaned == NULL) {
      return error_no_memory(error);
    }
    if (cleaned[0] == '\0' || ++count > (size_t)MOST_TITLES) {
      return table_error(table, error, _("a title is empty, or there are more than %d."), (int)MOST_TITLES);
    }
    sql_bind_text(insert, 1, occupation->code);
    sql_bind_text(insert, 2, cleaned);
    sql_bind_text(insert, 3, kind);
    result = import_insert(insert, table, error);
  }
  return result;
}

int import_titles(struct import *import, struct error *error) {
  static const char *const columns[] = {"code", "kind", "titles", NULL};
  sqlite3_stmt *insert =
      sql_prepare(import->database, "INSERT INTO job_title(job, title, kind) VALUES(?1, ?2, ?3)", error);
  if (insert == NULL) {
    return -1;
  }
  struct table table;
  int result = table_open(&table, import->folder, "titles.tsv", columns, error);
  int got = 0;
  while (result == 0 && (got = table_next(&table, error)) > 0) {
    result = insert_titles(import, &table, insert, error);
  }
  table_close(&table);
  (void)sqlite3_finalize(insert);
  return result != 0 ? result : got;
}
