/* SPDX-License-Identifier: MIT */
/* Technology Skills, Related Occupations, tasks and detailed work activities. */
#include <string.h>

#include "data/base/i18n.h"
#include "data/catalog/sql.h"
#include "data/jobs/onet_stage.h"

enum { LONGEST_NAME = 200, LONGEST_ACTIVITY_ID = 24, LARGEST_TASK = 100000000 };

/* Reads all rows of a text file; `row` is given those of known occupations. */
static int read_rows(struct onet_stage *stage, enum onet_part part, const char *const *columns, const char *sql,
                     int (*row)(struct onet_reading *reading, const char *code, struct error *error),
                     struct error *error) {
  struct onet_reading reading;
  int result = onet_begin(&reading, stage, part, TABLE_TABS, columns, sql, error);
  int got = 0;
  while (result == 0 && (got = onet_next(&reading, error)) > 0) {
    const char *code;
    int known = onet_occupation(&reading, 0, &code, error);
    result = known > 0 ? row(&reading, code, error) : known;
  }
  return onet_end(&reading, result != 0 ? result : got);
}

static int is_yes(struct onet_reading *reading, size_t column, bool *yes, struct error *error) {
  const char *cell = onet_cell(reading, column);
  *yes = strcmp(cell, "Y") == 0;
  return *yes || strcmp(cell, "N") == 0 ? 0
                                        : table_error(&reading->table, error, _("the column \"%s\" must be Y or N."),
                                                      reading->table.columns[column]);
}

static int technology_row(struct onet_reading *reading, const char *code, struct error *error) {
  const char *name;
  const char *commodity;
  bool hot;
  bool in_demand;
  if (onet_text(reading, 1, (size_t)LONGEST_NAME, &name, error) != 0 ||
      onet_text(reading, 2, (size_t)LONGEST_NAME, &commodity, error) != 0 || is_yes(reading, 3, &hot, error) != 0 ||
      is_yes(reading, 4, &in_demand, error) != 0) {
    return -1;
  }
  sql_bind_text(reading->insert, 1, code);
  sql_bind_text(reading->insert, 2, name);
  sql_bind_text(reading->insert, 3, commodity);
  sql_bind_text(reading->insert, 4, hot ? (in_demand ? "HD" : "H") : in_demand ? "D" : "");
  return onet_insert(reading, true, error);
}

int onet_read_technology(struct onet_stage *stage, enum onet_part part, struct error *error) {
  static const char *const columns[] = {"O*NET-SOC Code", "Example",   "Commodity Title",
                                        "Hot Technology", "In Demand", NULL};
  return read_rows(stage, part, columns, "INSERT INTO technology(code, name, commodity, marks) VALUES(?1, ?2, ?3, ?4)",
                   technology_row, error);
}

static int related_row(struct onet_reading *reading, const char *code, struct error *error) {
  static const char *const tiers[] = {"Primary-Short", "Primary-Long", "Supplemental"};
  const char *tier = table_cell(&reading->table, 2);
  const char *related;
  long long place;
  int known = onet_occupation(reading, 1, &related, error);
  if (known <= 0) {
    return known;
  }
  if (strcmp(tier, tiers[0]) != 0 && strcmp(tier, tiers[1]) != 0 && strcmp(tier, tiers[2]) != 0) {
    return table_error(&reading->table, error, _("\"%.40s\" is not a tier of related occupations."), tier);
  }
  if (table_number(&reading->table, 3, 0, 1, 1000, &place, error) != 0) {
    return -1;
  }
  if (place == TABLE_UNKNOWN) {
    return table_error(&reading->table, error, _("the column \"%s\" is empty."), reading->table.columns[3]);
  }
  sql_bind_text(reading->insert, 1, code);
  sql_bind_integer(reading->insert, 2, place);
  sql_bind_text(reading->insert, 3, tier);
  sql_bind_text(reading->insert, 4, related);
  return onet_insert(reading, false, error);
}

int onet_read_related(struct onet_stage *stage, enum onet_part part, struct error *error) {
  static const char *const columns[] = {"O*NET-SOC Code", "Related O*NET-SOC Code", "Relatedness Tier", "Index", NULL};
  return read_rows(stage, part, columns, "INSERT INTO related(code, place, tier, related) VALUES(?1, ?2, ?3, ?4)",
                   related_row, error);
}

static int read_task_id(struct onet_reading *reading, long long *id, struct error *error) {
  int result = table_number(&reading->table, 1, 0, 1, LARGEST_TASK, id, error);
  return result == 0 && *id == TABLE_UNKNOWN
             ? table_error(&reading->table, error, _("the column \"%s\" is empty."), reading->table.columns[1])
             : result;
}

static int task_row(struct onet_reading *reading, const char *code, struct error *error) {
  long long id;
  const char *text;
  if (read_task_id(reading, &id, error) != 0 || onet_text(reading, 2, (size_t)ONET_LONGEST_TEXT, &text, error) != 0) {
    return -1;
  }
  sql_bind_integer(reading->insert, 1, id);
  sql_bind_text(reading->insert, 2, code);
  sql_bind_text(reading->insert, 3, text);
  return onet_insert(reading, false, error);
}

int onet_read_tasks(struct onet_stage *stage, enum onet_part part, struct error *error) {
  static const char *const columns[] = {"O*NET-SOC Code", "Task ID", "Task", NULL};
  return read_rows(stage, part, columns, "INSERT INTO task(id, code, text) VALUES(?1, ?2, ?3)", task_row, error);
}

/* "4.A.2.a.4.I09.D03" */
static int read_activity_id(struct onet_reading *reading, size_t column, const char **id, struct error *error) {
  *id = table_cell(&reading->table, column);
  size_t length = strspn(*id, "0123456789.abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
  return length > 0 && length <= (size_t)LONGEST_ACTIVITY_ID && (*id)[length] == '\0'
             ? 0
             : table_error(&reading->table, error, _("\"%.40s\" is not the number of a detailed work activity."), *id);
}

static int task_activity_row(struct onet_reading *reading, const char *code, struct error *error) {
  long long task;
  const char *activity;
  if (read_task_id(reading, &task, error) != 0 || read_activity_id(reading, 2, &activity, error) != 0) {
    return -1;
  }
  sql_bind_integer(reading->insert, 1, task);
  sql_bind_text(reading->insert, 2, activity);
  sql_bind_text(reading->insert, 3, code);
  return onet_insert(reading, true, error);
}

/* Which task is of which activities may come from another release than the
 * tasks: then an occupation still has the activity, but no sentence has it. */
static const char count_sql[] =
    "INSERT INTO job_activity SELECT code, activity, count(*) FROM task_activity GROUP BY code, activity;"
    "DELETE FROM task_activity WHERE task NOT IN (SELECT id FROM task)";

int onet_read_task_activities(struct onet_stage *stage, enum onet_part part, struct error *error) {
  static const char *const columns[] = {"O*NET-SOC Code", "Task ID", "DWA ID", NULL};
  int result = read_rows(stage, part, columns, "INSERT INTO task_activity(task, activity, code) VALUES(?1, ?2, ?3)",
                         task_activity_row, error);
  if (result == 0) {
    result = sql_execute(stage->database, count_sql, error);
    onet_skip(stage, stage->files[part].path, _("Tasks that Task Statements does not have"),
              result == 0 ? (long)sqlite3_changes(stage->database) : 0);
  }
  return result;
}

int onet_read_activity_texts(struct onet_stage *stage, enum onet_part part, struct error *error) {
  static const char *const columns[] = {"DWA ID", "DWA Title", NULL};
  struct onet_reading reading;
  int result =
      onet_begin(&reading, stage, part, TABLE_TABS, columns, "INSERT INTO activity(id, text) VALUES(?1, ?2)", error);
  int got = 0;
  while (result == 0 && (got = onet_next(&reading, error)) > 0) {
    const char *id;
    const char *text;
    result = read_activity_id(&reading, 0, &id, error);
    if (result == 0) {
      result = onet_text(&reading, 1, (size_t)ONET_LONGEST_TEXT, &text, error);
    }
    if (result == 0) {
      sql_bind_text(reading.insert, 1, id);
      sql_bind_text(reading.insert, 2, text);
      result = onet_insert(&reading, false, error);
    }
  }
  return onet_end(&reading, result != 0 ? result : got);
}
