/* SPDX-License-Identifier: MIT */
/* activities.tsv -> work_activity; job_activities.tsv -> job_activity, job_word */
#include <string.h>

#include "data/base/i18n.h"
#include "data/catalog/sql.h"
#include "data/jobs/import_tables.h"

enum { MOST_ACTIVITIES = 20000, LONGEST_ID = 40, MOST_TASKS = 1000, MOST_TIMES = 10000, LONGEST_WORD = 40 };

static bool is_activity_id(const char *text) {
  size_t length = strlen(text);
  return length > 0 && length <= (size_t)LONGEST_ID &&
         strspn(text, ".0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") == length;
}

/* "15" or "15*3": what stands before the star, and the number after it, else 1. */
static bool split_count(const char *text, long long most, size_t *length, long long *count) {
  *length = strcspn(text, "*");
  *count = 1;
  if (text[*length] == '\0') {
    return *length > 0;
  }
  const char *digits = text + *length + 1;
  return *length > 0 && decimal_parse(digits, strlen(digits), 0, count) && *count >= 1 && *count <= most;
}

/* "bath*3 bed linen": lower-case letters and digits. */
static bool are_words(const char *text) {
  while (*text != '\0') {
    size_t length = strcspn(text, " ");
    char word[LONGEST_WORD + 16];
    size_t letters;
    long long count;
    if (length == 0 || length >= sizeof word) {
      return false;
    }
    memcpy(word, text, length);
    word[length] = '\0';
    if (!split_count(word, MOST_TIMES, &letters, &count) || letters > (size_t)LONGEST_WORD ||
        strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789") != letters) {
      return false;
    }
    text += length;
    text += *text == ' ' && text[1] != '\0';
  }
  return true;
}

static int check_words(const struct table *table, size_t column, struct error *error) {
  const char *words = table_cell(table, column);
  return are_words(words) ? 0 : table_error(table, error, _("\"%.40s\" is not a list of words."), words);
}

static int insert_activity(const struct import *import, const struct table *table, sqlite3_stmt *insert,
                           struct error *error) {
  long long number;
  int result = table_number(table, 0, 0, 1, MOST_ACTIVITIES, &number, error);
  if (result != 0) {
    return result;
  }
  if (number == TABLE_UNKNOWN || import->activities[number - 1] != NULL) {
    return table_error(table, error, _("the number is missing or stands here twice."));
  }
  const char *id = table_cell(table, 1);
  if (!is_activity_id(id)) {
    return table_error(table, error, _("\"%.40s\" is not the id of a detailed work activity."), id);
  }
  import->activities[number - 1] = arena_strdup(import->arena, id);
  if (import->activities[number - 1] == NULL) {
    return error_no_memory(error);
  }
  sql_bind_text(insert, 1, id);
  sql_bind_text(insert, 2, table_cell(table, 2));
  result = check_words(table, 2, error);
  return result != 0 ? result : import_insert(insert, table, error);
}

int import_activities(struct import *import, struct error *error) {
  static const char *const columns[] = {"number", "id", "words", NULL};
  import->activities = arena_array(import->arena, (size_t)MOST_ACTIVITIES, sizeof *import->activities);
  if (import->activities == NULL) {
    return error_no_memory(error);
  }
  struct table table;
  int got = table_open_if_there(&table, import->folder, "activities.tsv", columns, error);
  if (got <= 0) {
    table_close(&table);
    return got;
  }
  sqlite3_stmt *insert = sql_prepare(import->database, "INSERT INTO work_activity(id, words) VALUES(?1, ?2)", error);
  int result = insert == NULL ? -1 : 0;
  while (result == 0 && (got = table_next(&table, error)) > 0) {
    result = insert_activity(import, &table, insert, error);
  }
  table_close(&table);
  (void)sqlite3_finalize(insert);
  return result != 0 ? result : got;
}

/* "12 40*3": numbers of activities.tsv with the number of tasks. */
static int insert_links(const struct import *import, struct table *table, const char *job, sqlite3_stmt *insert,
                        struct error *error) {
  int result = 0;
  char *cell = table->cells[table->places[1]];
  char *rest = cell[0] == '\0' ? NULL : cell;
  for (char *part; result == 0 && (part = list_next(&rest, " ")) != NULL;) {
    size_t digits;
    long long tasks;
    long long number;
    if (!split_count(part, MOST_TASKS, &digits, &tasks) || !decimal_parse(part, digits, 0, &number) || number < 1 ||
        number > MOST_ACTIVITIES || import->activities[number - 1] == NULL) {
      return table_error(table, error, _("\"%.40s\" is not a number of activities.tsv."), part);
    }
    sql_bind_text(insert, 1, job);
    sql_bind_text(insert, 2, import->activities[number - 1]);
    sql_bind_integer(insert, 3, tasks);
    result = import_insert(insert, table, error);
  }
  return result;
}

static int insert_job(const struct import *import, struct table *table, sqlite3_stmt *link, sqlite3_stmt *words,
                      struct error *error) {
  const struct occupation *occupation;
  int result = import_occupation(import, table, 0, &occupation, error);
  if (result == 0) {
    result = check_words(table, 2, error);
  }
  if (result == 0 && table_cell(table, 2)[0] != '\0') {
    sql_bind_text(words, 1, occupation->code);
    sql_bind_text(words, 2, table_cell(table, 2));
    result = import_insert(words, table, error);
  }
  return result != 0 ? result : insert_links(import, table, occupation->code, link, error);
}

int import_job_activities(struct import *import, struct error *error) {
  static const char *const columns[] = {"code", "activities", "words", NULL};
  struct table table;
  int got = table_open_if_there(&table, import->folder, "job_activities.tsv", columns, error);
  if (got <= 0) {
    table_close(&table);
    return got;
  }
  sqlite3_stmt *link =
      sql_prepare(import->database, "INSERT INTO job_activity(job, activity, tasks) VALUES(?1, ?2, ?3)", error);
  sqlite3_stmt *words =
      link == NULL ? NULL : sql_prepare(import->database, "INSERT INTO job_word(job, words) VALUES(?1, ?2)", error);
  int result = words == NULL ? -1 : 0;
  while (result == 0 && (got = table_next(&table, error)) > 0) {
    result = insert_job(import, &table, link, words, error);
  }
  table_close(&table);
  (void)sqlite3_finalize(link);
  (void)sqlite3_finalize(words);
  return result != 0 ? result : got;
}
