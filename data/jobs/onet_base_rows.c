/* SPDX-License-Identifier: MIT */
#include "data/jobs/onet_base_rows.h"

#include <stdio.h>
#include <string.h>

#include "data/base/buffer.h"
#include "data/base/i18n.h"
#include "data/base/text.h"
#include "data/catalog/sql.h"

enum { MOST_ROW_BYTES = 8192, MOST_NUMBERS = 100000 };

/* The first `count` cells, as they are, when the row has a code that is known.
 * Other rows are of an older list of occupations. */
static int bind_known(struct onet_reading *reading, int count, bool *known, struct error *error) {
  const char *code;
  int got = onet_occupation(reading, 0, &code, error);
  *known = got > 0;
  for (int i = 0; got > 0 && i < count; i++) {
    const char *cell = table_cell(&reading->table, (size_t)i);
    sql_bind_text(reading->insert, i + 1, cell[0] == '\0' ? NULL : cell);
  }
  return got < 0 ? got : 0;
}

int onet_base_translation(struct onet_reading *reading, struct error *error) {
  if (table_cell(&reading->table, 1)[0] == '\0') {
    return 0;
  }
  sql_bind_text(reading->insert, 1, table_cell(&reading->table, 0));
  sql_bind_text(reading->insert, 2, table_cell(&reading->table, 1));
  return onet_insert(reading, false, error);
}

/* Licenses of occupations that are still there, as they stand. */
int onet_base_license(struct onet_reading *reading, struct error *error) {
  const char *code;
  int known = onet_occupation(reading, 0, &code, error);
  if (known <= 0) {
    return known;
  }
  const char *row = arena_printf(reading->stage->scratch, "%s\t%s\t%s\t%s", code, table_cell(&reading->table, 1),
                                 table_cell(&reading->table, 2), table_cell(&reading->table, 3));
  sql_bind_text(reading->insert, 1, row);
  return row == NULL ? error_no_memory(error) : onet_insert(reading, false, error);
}

int onet_base_two(struct onet_reading *reading, struct error *error) {
  bool known;
  int result = bind_known(reading, 2, &known, error);
  return result == 0 && known ? onet_insert(reading, true, error) : result;
}

int onet_base_titles(struct onet_reading *reading, struct error *error) {
  bool known;
  char *rest = reading->table.cells[reading->table.places[2]];
  int result = bind_known(reading, 2, &known, error);
  for (char *title; result == 0 && known && (title = list_next(&rest, " | ")) != NULL;) {
    sql_bind_text(reading->insert, 1, table_cell(&reading->table, 0));
    sql_bind_text(reading->insert, 2, table_cell(&reading->table, 1));
    sql_bind_text(reading->insert, 3, title);
    result = onet_insert(reading, true, error);
  }
  return result;
}

int onet_base_element(struct onet_reading *reading, struct error *error) {
  for (int i = 0; i < 3; i++) {
    sql_bind_text(reading->insert, i + 1, table_cell(&reading->table, (size_t)i));
  }
  return onet_insert(reading, true, error);
}

/* "4.12/4.62Sn" -> its parts. What is wrong with a cell jobs_import() tells. */
static void bind_rating(sqlite3_stmt *insert, char *cell) {
  char *slash = strchr(cell, '/');
  char *level = slash == NULL ? NULL : slash + 1;
  size_t length = level == NULL ? 0 : strspn(level, "0123456789.");
  const char *marks = level == NULL ? "" : level + length;
  sql_bind_text(insert, 6, strchr(marks, 's') != NULL ? "s" : "");
  sql_bind_text(insert, 7, strchr(marks, 'S') != NULL ? "S" : "");
  sql_bind_text(insert, 8, strchr(marks, 'n') != NULL ? "n" : "");
  if (level != NULL) {
    *slash = '\0';
    level[length] = '\0';
  }
  sql_bind_text(insert, 4, cell[0] == '\0' ? NULL : cell);
  sql_bind_text(insert, 5, length == 0 ? NULL : level);
}

/* Ratings stand in the order of elements.tsv: the nth of the kind. */
int onet_base_ratings(struct onet_reading *reading, struct error *error) {
  bool known;
  int result = bind_known(reading, 2, &known, error);
  for (size_t i = 2; result == 0 && known && i < reading->table.cell_count; i++) {
    if (reading->table.cells[i][0] == '\0') {
      continue;
    }
    sql_bind_text(reading->insert, 1, table_cell(&reading->table, 0));
    sql_bind_text(reading->insert, 2, table_cell(&reading->table, 1));
    sql_bind_integer(reading->insert, 3, (long long)i - 2);
    bind_rating(reading->insert, reading->table.cells[i]);
    result = onet_insert(reading, true, error);
  }
  return result;
}

int onet_base_name(struct onet_reading *reading, struct error *error) {
  long long id;
  int result = table_number(&reading->table, 0, 0, 1, MOST_NUMBERS, &id, error);
  if (result != 0 || id == TABLE_UNKNOWN) {
    return result;
  }
  sql_bind_integer(reading->insert, 1, id);
  sql_bind_text(reading->insert, 2, table_cell(&reading->table, 1));
  sql_bind_text(reading->insert, 3, table_cell(&reading->table, 2));
  return onet_insert(reading, true, error);
}

int onet_base_technologies(struct onet_reading *reading, struct error *error) {
  bool known;
  char *rest = reading->table.cells[reading->table.places[1]];
  int result = bind_known(reading, 1, &known, error);
  for (char *part; result == 0 && known && (part = list_next(&rest, " ")) != NULL;) {
    char *marks = part + strspn(part, "0123456789");
    char kept[4] = "";
    long long id;
    (void)snprintf(kept, sizeof kept, "%s", marks);
    *marks = '\0';
    if (!decimal_parse(part, strlen(part), 0, &id)) {
      return table_error(&reading->table, error, _("\"%.40s\" is not a number of technology_names.tsv."), part);
    }
    sql_bind_text(reading->insert, 1, table_cell(&reading->table, 0));
    sql_bind_integer(reading->insert, 2, id);
    sql_bind_text(reading->insert, 3, kept);
    result = onet_insert(reading, true, error);
  }
  return result;
}

int onet_base_related(struct onet_reading *reading, struct error *error) {
  static const char *const tiers[] = {"Primary-Short", "Primary-Long", "Supplemental"};
  bool known;
  int place = 0;
  int result = bind_known(reading, 1, &known, error);
  for (size_t tier = 0; result == 0 && known && tier < 3; tier++) {
    char *rest = reading->table.cells[reading->table.places[1 + tier]];
    for (char *code; result == 0 && (code = list_next(&rest, " ")) != NULL;) {
      if (code[0] == '\0') {
        continue;
      }
      sql_bind_text(reading->insert, 1, table_cell(&reading->table, 0));
      sql_bind_integer(reading->insert, 2, ++place);
      sql_bind_text(reading->insert, 3, tiers[tier]);
      sql_bind_text(reading->insert, 4, code);
      result = onet_insert(reading, true, error);
    }
  }
  return result;
}

/* What stands behind the code goes along as it is. */
int onet_base_whole(struct onet_reading *reading, struct error *error) {
  struct buffer row;
  buffer_init(&row, (size_t)MOST_ROW_BYTES);
  for (size_t i = 1; i < reading->table.cell_count; i++) {
    buffer_add_text(&row, i == 1 ? "" : "\t");
    buffer_add_text(&row, reading->table.cells[i]);
  }
  int result =
      row.failed ? table_error(&reading->table, error, _("the line is longer than %d bytes."), MOST_ROW_BYTES) : 0;
  sql_bind_text(reading->insert, 1, reading->table.cells[0]);
  sql_bind_text(reading->insert, 2, buffer_text(&row));
  result = result == 0 ? onet_insert(reading, true, error) : result;
  buffer_free(&row);
  return result;
}

int onet_base_three(struct onet_reading *reading, struct error *error) {
  bool known;
  int result = bind_known(reading, 3, &known, error);
  return result == 0 && known ? onet_insert(reading, true, error) : result;
}

int onet_base_pair(struct onet_reading *reading, struct error *error) {
  sql_bind_text(reading->insert, 1, table_cell(&reading->table, 0));
  sql_bind_text(reading->insert, 2, table_cell(&reading->table, 1));
  return onet_insert(reading, true, error);
}

int onet_base_program_socs(struct onet_reading *reading, struct error *error) {
  char *rest = reading->table.cells[reading->table.places[1]];
  int result = 0;
  for (char *soc; result == 0 && (soc = list_next(&rest, " ")) != NULL;) {
    sql_bind_text(reading->insert, 1, table_cell(&reading->table, 0));
    sql_bind_text(reading->insert, 2, soc);
    result = onet_insert(reading, true, error);
  }
  return result;
}

int onet_base_task_activities(struct onet_reading *reading, struct error *error) {
  char *rest = reading->table.cells[reading->table.places[1]];
  int result = 0;
  for (char *activity; result == 0 && (activity = list_next(&rest, " ")) != NULL;) {
    if (activity[0] != '\0') {
      sql_bind_text(reading->insert, 1, table_cell(&reading->table, 0));
      sql_bind_text(reading->insert, 2, activity);
      result = onet_insert(reading, true, error);
    }
  }
  return result;
}

/* A row of an occupation that is still there. */
int onet_base_profile(struct onet_reading *reading, struct error *error) {
  const char *code;
  int known = onet_occupation(reading, 0, &code, error);
  return known > 0 ? onet_base_whole(reading, error) : known;
}
