/* SPDX-License-Identifier: MIT */
/*
 * Tables of the Bureau of Labor Statistics and the NCES, as CSV. Wages and
 * outlook are kept as the finished lines of our tables, by their code.
 */
#include <string.h>

#include "data/base/buffer.h"
#include "data/base/i18n.h"
#include "data/base/text.h"
#include "data/catalog/sql.h"
#include "data/jobs/onet_stage.h"

enum { LONGEST_ROW = 4096, LONGEST_NAME = 240, LONGEST_PHRASE = 120 };

static int bad_number(struct onet_reading *reading, size_t column, struct error *error) {
  return table_error(&reading->table, error, _("\"%.40s\" in the column \"%s\" is not a number that can stand there."),
                     table_cell(&reading->table, column), reading->table.columns[column]);
}

/* A number without the commas that spreadsheets put between thousands; marks
 * for "not released" as they are; nothing for a dash. */
static int add_number(struct onet_reading *reading, size_t column, unsigned decimals, struct buffer *row,
                      struct error *error) {
  const char *cell = table_cell(&reading->table, column);
  char digits[32];
  size_t length = 0;
  long long number;
  buffer_add_char(row, '\t');
  for (; *cell != '\0'; cell++) {
    if (*cell == ',' || *cell == ' ') {
      continue;
    }
    if (length + 1 == sizeof digits) {
      return bad_number(reading, column, error);
    }
    digits[length++] = *cell;
  }
  digits[length] = '\0';
  if (length == 0 || strcmp(digits, "-") == 0 || strcmp(digits, "\xe2\x80\x94") == 0) {
    return 0;
  }
  bool mark = strcmp(digits, "*") == 0 || strcmp(digits, "**") == 0 || strcmp(digits, "#") == 0;
  if (!mark && !decimal_parse(digits, length, decimals, &number)) {
    return bad_number(reading, column, error);
  }
  buffer_add_text(row, digits);
  return 0;
}

/* A phrase; nothing for a dash. */
static int add_phrase(struct onet_reading *reading, size_t column, size_t limit, struct buffer *row,
                      struct error *error) {
  const char *cell = table_cell(&reading->table, column);
  const char *text = text_clean(reading->stage->scratch, cell, strlen(cell), TEXT_LINE, limit);
  if (text == NULL) {
    return error_no_memory(error);
  }
  if (row->length > 0) {
    buffer_add_char(row, '\t');
  }
  buffer_add_text(row, strcmp(text, "\xe2\x80\x94") == 0 ? "" : text);
  return 0;
}

static int insert_row(struct onet_reading *reading, const char *soc, struct buffer *row, struct error *error) {
  if (row->failed) {
    return error_no_memory(error);
  }
  sql_bind_text(reading->insert, 1, soc);
  sql_bind_text(reading->insert, 2, buffer_text(row));
  return onet_insert(reading, false, error);
}

/* --- wages --- */

enum { STATE, INDUSTRY, GROUP, OCC_CODE, OCC_TITLE, EMPLOYMENT, FIRST_WAGE, WAGES = 12 };

static int wage_row(struct onet_reading *reading, struct buffer *row, long *elsewhere, struct error *error) {
  const char *soc = table_cell(&reading->table, OCC_CODE);
  bool national = strcmp(table_cell(&reading->table, STATE), "US") == 0;
  *elsewhere += !national;
  if (!national || strcmp(table_cell(&reading->table, INDUSTRY), "cross-industry") != 0 ||
      strcmp(table_cell(&reading->table, GROUP), "detailed") != 0) {
    return 0;
  }
  if (!is_soc_code(soc)) {
    return table_error(&reading->table, error, _("\"%.40s\" is not a code like 29-1141."), soc);
  }
  buffer_clear(row);
  int result = add_phrase(reading, OCC_TITLE, (size_t)LONGEST_NAME, row, error);
  result = result == 0 ? add_number(reading, EMPLOYMENT, 0, row, error) : result;
  for (size_t i = 0; result == 0 && i < (size_t)WAGES; i++) {
    result = add_number(reading, (size_t)FIRST_WAGE + i, 2, row, error);
  }
  return result == 0 ? insert_row(reading, soc, row, error) : result;
}

int onet_read_wages(struct onet_stage *stage, enum onet_part part, struct error *error) {
  static const char *const columns[] = {"PRIM_STATE", "I_GROUP", "O_GROUP", "OCC_CODE", "OCC_TITLE",
                                        "TOT_EMP",    "A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75",
                                        "A_PCT90",    "A_MEAN",  "H_PCT10", "H_PCT25",  "H_MEDIAN",
                                        "H_PCT75",    "H_PCT90", "H_MEAN",  NULL};
  struct onet_reading reading;
  struct buffer row;
  long elsewhere = 0;
  buffer_init(&row, (size_t)LONGEST_ROW);
  int result =
      onet_begin(&reading, stage, part, TABLE_COMMAS, columns, "INSERT INTO wage(soc, row) VALUES(?1, ?2)", error);
  int got = 0;
  while (result == 0 && (got = onet_next(&reading, error)) > 0) {
    result = wage_row(&reading, &row, &elsewhere, error);
  }
  buffer_free(&row);
  result = onet_end(&reading, result != 0 ? result : got);
  if (result == 0 && onet_count(stage, "SELECT count(*) FROM wage") == 0) {
    return error_set(error, ERROR_BAD_DATA, _("%s: there are no national wages in it."), stage->files[part].path);
  }
  onet_skip(stage, stage->files[part].path, _("Wages of states and areas: the national ones are kept"), elsewhere);
  return result;
}

/* --- outlook --- */

static int outlook_row(struct onet_reading *reading, struct buffer *row, struct error *error) {
  const char *soc = table_cell(&reading->table, 1);
  if (strcmp(table_cell(&reading->table, 2), "Line item") != 0) {
    return 0; /* sums, footnotes */
  }
  if (!is_soc_code(soc)) {
    return table_error(&reading->table, error, _("\"%.40s\" is not a code like 29-1141."), soc);
  }
  buffer_clear(row);
  int result = add_phrase(reading, 0, (size_t)LONGEST_NAME, row, error);
  for (size_t column = 3; result == 0 && column < 7; column++) {
    result = add_number(reading, column, 3, row, error);
  }
  for (size_t column = 7; result == 0 && column < 10; column++) {
    result = add_phrase(reading, column, (size_t)LONGEST_PHRASE, row, error);
  }
  return result == 0 ? insert_row(reading, soc, row, error) : result;
}

int onet_read_outlook(struct onet_stage *stage, enum onet_part part, struct error *error) {
  /* The columns' names hold years: "2024 National Employment Matrix title", "Employment, 2034". */
  static const char *const columns[] = {"20*",
                                        "20*",
                                        "Occupation type",
                                        "Employment, *",
                                        "Employment, *",
                                        "Employment change, percent*",
                                        "Occupational openings*",
                                        "Typical education*",
                                        "Work experience*",
                                        "Typical on-the-job*",
                                        NULL};
  struct onet_reading reading;
  struct buffer row;
  buffer_init(&row, (size_t)LONGEST_ROW);
  int result =
      onet_begin(&reading, stage, part, TABLE_COMMAS, columns, "INSERT INTO outlook(soc, row) VALUES(?1, ?2)", error);
  int got = 0;
  while (result == 0 && (got = onet_next(&reading, error)) > 0) {
    result = outlook_row(&reading, &row, error);
  }
  buffer_free(&row);
  return onet_end(&reading, result != 0 ? result : got);
}

/* --- crosswalks --- */

int onet_read_codes(struct onet_stage *stage, enum onet_part part, struct error *error) {
  static const char *const columns[] = {"O*NET-SOC Code", "NEM Code", NULL};
  struct onet_reading reading;
  int result = onet_begin(&reading, stage, part, TABLE_COMMAS, columns,
                          "INSERT INTO matrix(code, wages, outlook) VALUES(?1, ?2, ?2)", error);
  int got = 0;
  while (result == 0 && (got = onet_next(&reading, error)) > 0) {
    const char *code;
    const char *soc = table_cell(&reading.table, 1);
    if (table_cell(&reading.table, 0)[0] == '\0') {
      continue; /* a footnote */
    }
    int known = onet_occupation(&reading, 0, &code, error);
    result = known < 0 ? known : 0;
    if (known > 0 && is_soc_code(soc)) {
      sql_bind_text(reading.insert, 1, code);
      sql_bind_text(reading.insert, 2, soc);
      result = onet_insert(&reading, false, error);
    }
  }
  return onet_end(&reading, result != 0 ? result : got);
}

/* "Registered Nursing/Registered Nurse." -> without the full stop */
static void without_stop(char *text) {
  size_t length = strlen(text);
  if (length > 1 && text[length - 1] == '.') {
    text[length - 1] = '\0';
  }
}

static int program_row(struct onet_reading *reading, sqlite3_stmt *titles, struct error *error) {
  const char *cip = table_cell(&reading->table, 0);
  const char *soc = table_cell(&reading->table, 2);
  const char *text;
  if (!is_cip_code(cip) || !is_soc_code(soc)) {
    return table_error(&reading->table, error,
                       _("\"%.20s\" and \"%.20s\" are no pair of codes like 51.3801 and 29-1141."), cip, soc);
  }
  if (strncmp(cip, "99", 2) == 0 || strncmp(soc, "99", 2) == 0) {
    return 0; /* "no match" */
  }
  int result = onet_text(reading, 1, (size_t)LONGEST_NAME, &text, error);
  char *title = result == 0 ? arena_strdup(reading->stage->scratch, text) : NULL;
  if (title == NULL) {
    return result != 0 ? result : error_no_memory(error);
  }
  without_stop(title);
  sql_bind_text(titles, 1, cip);
  sql_bind_text(titles, 2, title);
  sql_bind_text(reading->insert, 1, cip);
  sql_bind_text(reading->insert, 2, soc);
  result = sql_run(titles, error);
  return result == 0 ? onet_insert(reading, true, error) : result;
}

int onet_read_programs(struct onet_stage *stage, enum onet_part part, struct error *error) {
  static const char *const columns[] = {"CIP2020Code", "CIP2020Title", "SOC2018Code", NULL};
  struct onet_reading reading;
  int result = onet_begin(&reading, stage, part, TABLE_COMMAS, columns,
                          "INSERT INTO program_soc(cip, soc) VALUES(?1, ?2)", error);
  sqlite3_stmt *titles =
      result != 0 ? NULL
                  : sql_prepare(stage->database, "INSERT OR REPLACE INTO program(cip, title) VALUES(?1, ?2)", error);
  result = result == 0 && titles == NULL ? -1 : result;
  int got = 0;
  while (result == 0 && (got = onet_next(&reading, error)) > 0) {
    result = program_row(&reading, titles, error);
  }
  (void)sqlite3_finalize(titles);
  return onet_end(&reading, result != 0 ? result : got);
}
