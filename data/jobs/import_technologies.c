/* SPDX-License-Identifier: MIT */
/* technology_names.tsv and technologies.tsv -> job_technology */
#include <string.h>

#include "data/base/i18n.h"
#include "data/catalog/sql.h"
#include "data/jobs/import_tables.h"

enum { MOST_TECHNOLOGIES = 100000, LONGEST_NAME = 200 };

/* Kept in an array by number - 1; without a name where the number is not used. */
struct technology_name {
  const char *name, *commodity;
};

static int read_name(struct import *import, const struct table *table, struct technology_name *names,
                     struct error *error) {
  long long id;
  int result = table_number(table, 0, 0, 1, MOST_TECHNOLOGIES, &id, error);
  if (result != 0) {
    return result;
  }
  if (id == TABLE_UNKNOWN || names[id - 1].name != NULL) {
    return table_error(table, error, _("the number is missing or stands here twice."));
  }
  result = table_text(table, 1, import->arena, (size_t)LONGEST_NAME, true, &names[id - 1].name, error);
  if (result == 0) {
    result = table_text(table, 2, import->arena, (size_t)LONGEST_NAME, false, &names[id - 1].commodity, error);
  }
  return result;
}

static int read_names(struct import *import, struct technology_name *names, struct error *error) {
  static const char *const columns[] = {"id", "name", "commodity", NULL};
  struct table table;
  int result = table_open(&table, import->folder, "technology_names.tsv", columns, error);
  int got = 0;
  while (result == 0 && (got = table_next(&table, error)) > 0) {
    result = read_name(import, &table, names, error);
  }
  table_close(&table);
  return result != 0 ? result : got;
}

/* "15", "15H", "15D", "15HD" */
static bool parse_technology(const char *text, long long *id, bool *hot, bool *in_demand) {
  size_t digits = strspn(text, "0123456789");
  const char *marks = text + digits;
  if (!decimal_parse(text, digits, 0, id) || *id < 1 || *id > MOST_TECHNOLOGIES) {
    return false;
  }
  *hot = *marks == 'H';
  marks += *hot;
  *in_demand = *marks == 'D';
  marks += *in_demand;
  return *marks == '\0';
}

static int insert_technologies(const struct import *import, struct table *table, sqlite3_stmt *insert,
                               const struct technology_name *names, struct error *error) {
  const struct occupation *occupation;
  int result = import_occupation(import, table, 0, &occupation, error);
  char *rest = table->cells[table->places[1]];
  for (char *part; result == 0 && (part = list_next(&rest, " ")) != NULL;) {
    long long id;
    bool hot;
    bool in_demand;
    if (!parse_technology(part, &id, &hot, &in_demand) || names[id - 1].name == NULL) {
      return table_error(table, error, _("\"%.40s\" is not a number of technology_names.tsv."), part);
    }
    sql_bind_text(insert, 1, occupation->code);
    sql_bind_text(insert, 2, names[id - 1].name);
    sql_bind_text(insert, 3, names[id - 1].commodity);
    sql_bind_integer(insert, 4, hot);
    sql_bind_integer(insert, 5, in_demand);
    result = import_insert(insert, table, error);
  }
  return result;
}

int import_technologies(struct import *import, struct error *error) {
  static const char *const columns[] = {"code", "technologies", NULL};
  struct technology_name *names = arena_array(import->arena, (size_t)MOST_TECHNOLOGIES, sizeof *names);
  if (names == NULL) {
    return error_no_memory(error);
  }
  int result = read_names(import, names, error);
  if (result != 0) {
    return result;
  }
  sqlite3_stmt *insert =
      sql_prepare(import->database,
                  "INSERT INTO job_technology(job, name, commodity, hot, in_demand) VALUES(?1, ?2, ?3, ?4, ?5)", error);
  if (insert == NULL) {
    return -1;
  }
  struct table table;
  result = table_open(&table, import->folder, "technologies.tsv", columns, error);
  int got = 0;
  while (result == 0 && (got = table_next(&table, error)) > 0) {
    result = insert_technologies(import, &table, insert, names, error);
  }
  table_close(&table);
  (void)sqlite3_finalize(insert);
  return result != 0 ? result : got;
}
