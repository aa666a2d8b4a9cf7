/* SPDX-License-Identifier: MIT */
/* What the download lacks, out of the tables in use. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "data/base/buffer.h"
#include "data/base/i18n.h"
#include "data/catalog/sql.h"
#include "data/jobs/onet_stage.h"

enum { MOST_ROW_BYTES = 8192, MOST_NUMBERS = 100000 };

/* A reader of one table: its columns, the statement, and what becomes of a row. */
struct base_table {
  const char *file;
  const char *const *columns;
  const char *sql; /* NULL: none is needed */
  int (*row)(struct onet_reading *reading, struct error *error);
  const char *kind; /* only rows with this in the second column; NULL all */
  bool open_ended;
  bool optional;
};

static bool is_there(const struct onet_stage *stage, const char *file) {
  char path[4096];
  struct stat status;
  int wrote = snprintf(path, sizeof path, "%s/%s", stage->options->base, file);
  return wrote > 0 && (size_t)wrote < sizeof path && stat(path, &status) == 0;
}

static int read_table(struct onet_stage *stage, const struct base_table *table, bool *found, struct error *error) {
  struct onet_reading reading;
  if (table->optional && !is_there(stage, table->file)) {
    *found = false;
    return 0;
  }
  int result = onet_begin_base(&reading, stage, table->file, table->columns, table->sql, error);
  reading.table.open_ended = table->open_ended;
  int got = 0;
  while (result == 0 && (got = onet_next(&reading, error)) > 0) {
    if (table->kind == NULL || strcmp(table_cell(&reading.table, 1), table->kind) == 0) {
      result = table->row(&reading, error);
    }
  }
  *found = true;
  return onet_end(&reading, result != 0 ? result : got);
}

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

/* --- words --- */

static int translation_row(struct onet_reading *reading, struct error *error) {
  if (table_cell(&reading->table, 1)[0] == '\0') {
    return 0;
  }
  sql_bind_text(reading->insert, 1, table_cell(&reading->table, 0));
  sql_bind_text(reading->insert, 2, table_cell(&reading->table, 1));
  return onet_insert(reading, false, error);
}

static const char *const source_keys[ONET_SOURCES] = {
    [ONET_SOURCE_ALL] = "source",          [ONET_SOURCE_ONET] = "onet",       [ONET_SOURCE_WAGES] = "wages",
    [ONET_SOURCE_WAGE_YEAR] = "wage_year", [ONET_SOURCE_OUTLOOK] = "outlook", [ONET_SOURCE_YEARS] = "projection_years",
    [ONET_SOURCE_LICENSES] = "licenses",
};

static int source_row(struct onet_reading *reading, struct error *error) {
  struct onet_stage *stage = reading->stage;
  for (size_t i = 0; i < (size_t)ONET_SOURCES; i++) {
    if (strcmp(source_keys[i], table_cell(&reading->table, 0)) == 0) {
      return table_text(&reading->table, 1, stage->arena, 400, true, &stage->sources[i], error);
    }
  }
  return 0;
}

/* Licenses of occupations that are still there, as they stand. */
static int license_row(struct onet_reading *reading, struct error *error) {
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

int onet_base_words(struct onet_stage *stage, struct error *error) {
  static const char *const titles[] = {"title", "title_es", NULL};
  static const char *const names[] = {"name", "name_es", NULL};
  static const char *const sources[] = {"key", "value", NULL};
  static const struct base_table tables[] = {
      {.file = "occupations.tsv",
       .columns = titles,
       .sql = "INSERT OR IGNORE INTO title_es(title, es) VALUES(?1, ?2)",
       .row = translation_row},
      {.file = "elements.tsv",
       .columns = names,
       .sql = "INSERT OR IGNORE INTO element_es(name, es) VALUES(?1, ?2)",
       .row = translation_row},
      {.file = "sources.tsv", .columns = sources, .row = source_row},
  };
  int result = 0;
  bool found;
  for (size_t i = 0; result == 0 && i < sizeof tables / sizeof tables[0]; i++) {
    result = read_table(stage, &tables[i], &found, error);
  }
  for (size_t i = 0; result == 0 && i < (size_t)ONET_SOURCES; i++) {
    if (stage->sources[i] == NULL) {
      result = error_set(error, ERROR_BAD_DATA, _("sources.tsv: the key \"%s\" is missing."), source_keys[i]);
    }
  }
  return result;
}

/* --- rows --- */

static int zone_row(struct onet_reading *reading, struct error *error) {
  bool known;
  int result = bind_known(reading, 2, &known, error);
  return result == 0 && known ? onet_insert(reading, true, error) : result;
}

static int titles_row(struct onet_reading *reading, struct error *error) {
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

static int element_row(struct onet_reading *reading, struct error *error) {
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
static int ratings_row(struct onet_reading *reading, struct error *error) {
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

static int name_row(struct onet_reading *reading, struct error *error) {
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

static int technologies_row(struct onet_reading *reading, struct error *error) {
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

static int related_row(struct onet_reading *reading, struct error *error) {
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
static int whole_row(struct onet_reading *reading, struct error *error) {
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

static int codes_row(struct onet_reading *reading, struct error *error) {
  bool known;
  int result = bind_known(reading, 3, &known, error);
  return result == 0 && known ? onet_insert(reading, true, error) : result;
}

static int pair_row(struct onet_reading *reading, struct error *error) {
  sql_bind_text(reading->insert, 1, table_cell(&reading->table, 0));
  sql_bind_text(reading->insert, 2, table_cell(&reading->table, 1));
  return onet_insert(reading, true, error);
}

static int program_socs_row(struct onet_reading *reading, struct error *error) {
  char *rest = reading->table.cells[reading->table.places[1]];
  int result = 0;
  for (char *soc; result == 0 && (soc = list_next(&rest, " ")) != NULL;) {
    sql_bind_text(reading->insert, 1, table_cell(&reading->table, 0));
    sql_bind_text(reading->insert, 2, soc);
    result = onet_insert(reading, true, error);
  }
  return result;
}

static int task_row(struct onet_reading *reading, struct error *error) {
  bool known;
  int result = bind_known(reading, 3, &known, error);
  return result == 0 && known ? onet_insert(reading, true, error) : result;
}

static int task_activities_row(struct onet_reading *reading, struct error *error) {
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

/* --- parts --- */

static const char *const zone_columns[] = {"code", "zone", NULL};
static const char *const title_columns[] = {"code", "kind", "titles", NULL};
static const char *const element_columns[] = {"id", "kind", "name", NULL};
static const char *const rating_columns[] = {"code", "kind", "ratings", NULL};
static const char *const name_columns[] = {"id", "name", "commodity", NULL};
static const char *const technology_columns[] = {"code", "technologies", NULL};
static const char *const related_columns[] = {"code", "primary_short", "primary_long", "supplemental", NULL};
static const char *const task_columns[] = {"code", "id", "text", NULL};
static const char *const task_activity_columns[] = {"id", "activities", NULL};
static const char *const activity_columns[] = {"id", "text", NULL};
static const char *const soc_columns[] = {"soc", NULL};
static const char *const code_columns[] = {"code", NULL};
static const char *const matrix_columns[] = {"code", "wages", "outlook", NULL};
static const char *const program_columns[] = {"cip", "title", NULL};
static const char *const program_soc_columns[] = {"cip", "socs", NULL};

static const char insert_title[] = "INSERT OR IGNORE INTO title(code, kind, title) VALUES(?1, ?2, ?3)";
static const char insert_element[] = "INSERT OR IGNORE INTO element(id, kind, name) VALUES(?1, ?2, ?3)";
static const char insert_rating[] =
    "INSERT INTO rating(code, kind, element, importance, level, suppress, suppress_level, relevant)"
    " VALUES(?1, ?2, (SELECT id FROM element WHERE kind = ?2 ORDER BY place LIMIT 1 OFFSET ?3), ?4, ?5, ?6, ?7, ?8)";

/* A part is made of up to two tables, the first of which the second needs. */
enum { MOST_TABLES = 2 };
static const struct {
  struct base_table tables[MOST_TABLES];
  const char *before, *after; /* statements around them; NULL none */
} base_parts[ONET_PARTS] = {
    [ONET_ZONES] = {.tables = {{.file = "occupations.tsv",
                                .columns = zone_columns,
                                .sql = "UPDATE occupation SET zone = ?2 WHERE code = ?1",
                                .row = zone_row}}},
    [ONET_TITLES] = {.tables = {{.file = "titles.tsv",
                                 .columns = title_columns,
                                 .sql = insert_title,
                                 .row = titles_row,
                                 .kind = "alternate"},
                                {.file = "titles.tsv",
                                 .columns = title_columns,
                                 .sql = insert_title,
                                 .row = titles_row,
                                 .kind = "short"}}},
    [ONET_REPORTED] = {.tables = {{.file = "titles.tsv",
                                   .columns = title_columns,
                                   .sql = insert_title,
                                   .row = titles_row,
                                   .kind = "reported"}}},
    [ONET_SKILLS] = {.tables = {{.file = "elements.tsv",
                                 .columns = element_columns,
                                 .sql = insert_element,
                                 .row = element_row,
                                 .kind = "skill"},
                                {.file = "ratings.tsv",
                                 .columns = rating_columns,
                                 .sql = insert_rating,
                                 .row = ratings_row,
                                 .kind = "skill",
                                 .open_ended = true}}},
    [ONET_KNOWLEDGE] = {.tables = {{.file = "elements.tsv",
                                    .columns = element_columns,
                                    .sql = insert_element,
                                    .row = element_row,
                                    .kind = "knowledge"},
                                   {.file = "ratings.tsv",
                                    .columns = rating_columns,
                                    .sql = insert_rating,
                                    .row = ratings_row,
                                    .kind = "knowledge",
                                    .open_ended = true}}},
    [ONET_ACTIVITIES] = {.tables = {{.file = "elements.tsv",
                                     .columns = element_columns,
                                     .sql = insert_element,
                                     .row = element_row,
                                     .kind = "activity"},
                                    {.file = "ratings.tsv",
                                     .columns = rating_columns,
                                     .sql = insert_rating,
                                     .row = ratings_row,
                                     .kind = "activity",
                                     .open_ended = true}}},
    [ONET_TECHNOLOGY] = {.tables = {{.file = "technology_names.tsv",
                                     .columns = name_columns,
                                     .sql = "INSERT INTO temp.technology_name(id, name, commodity) VALUES(?1, ?2, ?3)",
                                     .row = name_row},
                                    {.file = "technologies.tsv",
                                     .columns = technology_columns,
                                     .sql = "INSERT INTO technology(code, name, commodity, marks)"
                                            " SELECT ?1, name, commodity, ?3 FROM temp.technology_name WHERE id = ?2",
                                     .row = technologies_row}},
                         .before =
                             "CREATE TEMP TABLE technology_name(id INTEGER PRIMARY KEY, name TEXT, commodity TEXT)",
                         .after = "DROP TABLE temp.technology_name"},
    [ONET_RELATED] = {.tables = {{.file = "related.tsv",
                                  .columns = related_columns,
                                  .sql = "INSERT INTO related(code, place, tier, related) SELECT ?1, ?2, ?3, ?4"
                                         " WHERE EXISTS(SELECT 1 FROM occupation WHERE code = ?4)",
                                  .row = related_row}}},
    [ONET_TASKS] = {.tables = {{.file = "tasks.tsv",
                                .columns = task_columns,
                                .sql = "INSERT INTO task(code, id, text) VALUES(?1, ?2, ?3)",
                                .row = task_row,
                                .optional = true}}},
    [ONET_TASK_ACTIVITIES] = {.tables = {{.file = "tasks.tsv",
                                          .columns = task_activity_columns,
                                          .sql = "INSERT INTO task_activity(task, activity) SELECT ?1, ?2"
                                                 " WHERE EXISTS(SELECT 1 FROM task WHERE id = ?1)",
                                          .row = task_activities_row,
                                          .optional = true}}},
    [ONET_ACTIVITY_TEXTS] = {.tables = {{.file = "activity_texts.tsv",
                                         .columns = activity_columns,
                                         .sql = "INSERT INTO activity(id, text) VALUES(?1, ?2)",
                                         .row = pair_row,
                                         .optional = true}}},
    [ONET_WAGES] = {.tables = {{.file = "wages.tsv",
                                .columns = soc_columns,
                                .sql = "INSERT INTO wage(soc, row) VALUES(?1, ?2)",
                                .row = whole_row}}},
    [ONET_OUTLOOK] = {.tables = {{.file = "outlook.tsv",
                                  .columns = code_columns,
                                  .sql = "INSERT INTO outlook(soc, row) VALUES(?1, ?2)",
                                  .row = whole_row}}},
    [ONET_CODES] = {.tables = {{.file = "wage_codes.tsv",
                                .columns = matrix_columns,
                                .sql = "INSERT INTO matrix(code, wages, outlook) VALUES(?1, ?2, ?3)",
                                .row = codes_row}}},
    [ONET_PROGRAMS] = {.tables = {{.file = "programs_to_occupations.tsv",
                                   .columns = program_columns,
                                   .sql = "INSERT INTO program(cip, title) VALUES(?1, ?2)",
                                   .row = pair_row},
                                  {.file = "programs_to_occupations.tsv",
                                   .columns = program_soc_columns,
                                   .sql = "INSERT INTO program_soc(cip, soc) VALUES(?1, ?2)",
                                   .row = program_socs_row}}},
};

int onet_base_part(struct onet_stage *stage, enum onet_part part, bool *found, struct error *error) {
  const char *before = base_parts[part].before;
  const char *after = base_parts[part].after;
  int result = before == NULL ? 0 : sql_execute(stage->database, before, error);
  for (size_t i = 0; result == 0 && i < (size_t)MOST_TABLES && base_parts[part].tables[i].file != NULL; i++) {
    result = read_table(stage, &base_parts[part].tables[i], found, error);
  }
  return result == 0 && after != NULL ? sql_execute(stage->database, after, error) : result;
}

/* A row of an occupation that is still there. */
static int profile_row(struct onet_reading *reading, struct error *error) {
  const char *code;
  int known = onet_occupation(reading, 0, &code, error);
  return known > 0 ? whole_row(reading, error) : known;
}

int onet_base_others(struct onet_stage *stage, struct error *error) {
  static const char *const licenses[] = {"code", "name", "region", "needed_by", NULL};
  static const char *const profiles[] = {"code", NULL};
  static const char *const activities[] = {"number", "id", "words", NULL};
  static const char *const job_words[] = {"code", "activities", "words", NULL};
  static const struct base_table tables[] = {
      {.file = "licenses.tsv", .columns = licenses, .sql = "INSERT INTO license(row) VALUES(?1)", .row = license_row},
      {.file = "profiles.tsv",
       .columns = profiles,
       .sql = "INSERT INTO profile(code, row) VALUES(?1, ?2)",
       .row = profile_row,
       .optional = true},
      {.file = "activities.tsv",
       .columns = activities,
       .sql = "INSERT INTO activity_word(number, id, words) VALUES(?1, ?2, ?3)",
       .row = element_row,
       .optional = true},
      {.file = "job_activities.tsv",
       .columns = job_words,
       .sql = "INSERT INTO job_word(code, activities, words) VALUES(?1, ?2, ?3)",
       .row = codes_row,
       .optional = true},
  };
  int result = 0;
  bool found;
  for (size_t i = 0; result == 0 && i < sizeof tables / sizeof tables[0]; i++) {
    result = read_table(stage, &tables[i], &found, error);
  }
  return result;
}
