/* SPDX-License-Identifier: MIT */
/*
 * tasks.tsv -> task, task_activity; activity_texts.tsv -> activity_text: the
 * sentences of O*NET, where somebody imported them.
 */
#include <string.h>

#include "data/base/i18n.h"
#include "data/catalog/sql.h"
#include "data/jobs/import_tables.h"

enum { LONGEST_TEXT = 2000, LONGEST_ID = 40, LARGEST_TASK = 100000000 };

static bool is_activity_id(const char *text) {
  size_t length = strlen(text);
  return length > 0 && length <= (size_t)LONGEST_ID &&
         strspn(text, ".0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") == length;
}

static int check_id(const struct table *table, const char *id, struct error *error) {
  return is_activity_id(id) ? 0
                            : table_error(table, error, _("\"%.40s\" is not the id of a detailed work activity."), id);
}

static int insert_text(struct import *import, const struct table *table, sqlite3_stmt *insert, struct error *error) {
  const char *text;
  int result = check_id(table, table_cell(table, 0), error);
  if (result == 0) {
    result = table_text(table, 1, import->scratch, (size_t)LONGEST_TEXT, true, &text, error);
  }
  if (result != 0) {
    return result;
  }
  sql_bind_text(insert, 1, table_cell(table, 0));
  sql_bind_text(insert, 2, text);
  return import_insert(insert, table, error);
}

int import_activity_texts(struct import *import, struct error *error) {
  static const char *const columns[] = {"id", "text", NULL};
  struct table table;
  int got = table_open_if_there(&table, import->folder, "activity_texts.tsv", columns, error);
  if (got <= 0) {
    table_close(&table);
    return got;
  }
  sqlite3_stmt *insert = sql_prepare(import->database, "INSERT INTO activity_text(id, text) VALUES(?1, ?2)", error);
  int result = insert == NULL ? -1 : 0;
  while (result == 0 && (got = table_next(&table, error)) > 0) {
    arena_reset(import->scratch);
    result = insert_text(import, &table, insert, error);
  }
  table_close(&table);
  (void)sqlite3_finalize(insert);
  return result != 0 ? result : got;
}

static int insert_task(struct import *import, struct table *table, sqlite3_stmt *insert, sqlite3_stmt *link,
                       struct error *error) {
  const struct occupation *occupation;
  const char *text;
  long long id;
  int result = import_occupation(import, table, 0, &occupation, error);
  result = result == 0 ? table_number(table, 1, 0, 1, LARGEST_TASK, &id, error) : result;
  if (result == 0 && id == TABLE_UNKNOWN) {
    result = table_error(table, error, _("the number is missing or stands here twice."));
  }
  result = result == 0 ? table_text(table, 2, import->scratch, (size_t)LONGEST_TEXT, true, &text, error) : result;
  if (result != 0) {
    return result;
  }
  sql_bind_text(insert, 1, occupation->code);
  sql_bind_integer(insert, 2, id);
  sql_bind_text(insert, 3, text);
  result = import_insert(insert, table, error);
  char *cell = table->cells[table->places[3]];
  char *rest = cell[0] == '\0' ? NULL : cell;
  for (char *activity; result == 0 && (activity = list_next(&rest, " ")) != NULL;) {
    sql_bind_integer(link, 1, id);
    sql_bind_text(link, 2, activity);
    result = check_id(table, activity, error);
    result = result == 0 ? import_insert(link, table, error) : result;
  }
  return result;
}

int import_tasks(struct import *import, struct error *error) {
  static const char *const columns[] = {"code", "id", "text", "activities", NULL};
  struct table table;
  int got = table_open_if_there(&table, import->folder, "tasks.tsv", columns, error);
  if (got <= 0) {
    table_close(&table);
    return got;
  }
  sqlite3_stmt *insert = sql_prepare(import->database, "INSERT INTO task(job, id, text) VALUES(?1, ?2, ?3)", error);
  sqlite3_stmt *link =
      insert == NULL ? NULL
                     : sql_prepare(import->database, "INSERT INTO task_activity(task, activity) VALUES(?1, ?2)", error);
  int result = link == NULL ? -1 : 0;
  while (result == 0 && (got = table_next(&table, error)) > 0) {
    arena_reset(import->scratch);
    result = insert_task(import, &table, insert, link, error);
  }
  table_close(&table);
  (void)sqlite3_finalize(insert);
  (void)sqlite3_finalize(link);
  return result != 0 ? result : got;
}
