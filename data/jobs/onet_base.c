/* SPDX-License-Identifier: MIT */
/* What the download lacks, out of the tables in use: which tables, for which part. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "data/base/i18n.h"
#include "data/catalog/sql.h"
#include "data/jobs/onet_base_rows.h"

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

/* --- words --- */

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

int onet_base_words(struct onet_stage *stage, struct error *error) {
  static const char *const titles[] = {"title", "title_es", NULL};
  static const char *const names[] = {"name", "name_es", NULL};
  static const char *const sources[] = {"key", "value", NULL};
  static const struct base_table tables[] = {
      {.file = "occupations.tsv",
       .columns = titles,
       .sql = "INSERT OR IGNORE INTO title_es(title, es) VALUES(?1, ?2)",
       .row = onet_base_translation},
      {.file = "elements.tsv",
       .columns = names,
       .sql = "INSERT OR IGNORE INTO element_es(name, es) VALUES(?1, ?2)",
       .row = onet_base_translation},
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
                                .row = onet_base_two}}},
    [ONET_TITLES] = {.tables = {{.file = "titles.tsv",
                                 .columns = title_columns,
                                 .sql = insert_title,
                                 .row = onet_base_titles,
                                 .kind = "alternate"},
                                {.file = "titles.tsv",
                                 .columns = title_columns,
                                 .sql = insert_title,
                                 .row = onet_base_titles,
                                 .kind = "short"}}},
    [ONET_REPORTED] = {.tables = {{.file = "titles.tsv",
                                   .columns = title_columns,
                                   .sql = insert_title,
                                   .row = onet_base_titles,
                                   .kind = "reported"}}},
    [ONET_SKILLS] = {.tables = {{.file = "elements.tsv",
                                 .columns = element_columns,
                                 .sql = insert_element,
                                 .row = onet_base_element,
                                 .kind = "skill"},
                                {.file = "ratings.tsv",
                                 .columns = rating_columns,
                                 .sql = insert_rating,
                                 .row = onet_base_ratings,
                                 .kind = "skill",
                                 .open_ended = true}}},
    [ONET_KNOWLEDGE] = {.tables = {{.file = "elements.tsv",
                                    .columns = element_columns,
                                    .sql = insert_element,
                                    .row = onet_base_element,
                                    .kind = "knowledge"},
                                   {.file = "ratings.tsv",
                                    .columns = rating_columns,
                                    .sql = insert_rating,
                                    .row = onet_base_ratings,
                                    .kind = "knowledge",
                                    .open_ended = true}}},
    [ONET_ACTIVITIES] = {.tables = {{.file = "elements.tsv",
                                     .columns = element_columns,
                                     .sql = insert_element,
                                     .row = onet_base_element,
                                     .kind = "activity"},
                                    {.file = "ratings.tsv",
                                     .columns = rating_columns,
                                     .sql = insert_rating,
                                     .row = onet_base_ratings,
                                     .kind = "activity",
                                     .open_ended = true}}},
    [ONET_TECHNOLOGY] = {.tables = {{.file = "technology_names.tsv",
                                     .columns = name_columns,
                                     .sql = "INSERT INTO temp.technology_name(id, name, commodity) VALUES(?1, ?2, ?3)",
                                     .row = onet_base_name},
                                    {.file = "technologies.tsv",
                                     .columns = technology_columns,
                                     .sql = "INSERT INTO technology(code, name, commodity, marks)"
                                            " SELECT ?1, name, commodity, ?3 FROM temp.technology_name WHERE id = ?2",
                                     .row = onet_base_technologies}},
                         .before =
                             "CREATE TEMP TABLE technology_name(id INTEGER PRIMARY KEY, name TEXT, commodity TEXT)",
                         .after = "DROP TABLE temp.technology_name"},
    [ONET_RELATED] = {.tables = {{.file = "related.tsv",
                                  .columns = related_columns,
                                  .sql = "INSERT INTO related(code, place, tier, related) SELECT ?1, ?2, ?3, ?4"
                                         " WHERE EXISTS(SELECT 1 FROM occupation WHERE code = ?4)",
                                  .row = onet_base_related}}},
    [ONET_TASKS] = {.tables = {{.file = "tasks.tsv",
                                .columns = task_columns,
                                .sql = "INSERT INTO task(code, id, text) VALUES(?1, ?2, ?3)",
                                .row = onet_base_three,
                                .optional = true}}},
    [ONET_TASK_ACTIVITIES] = {.tables = {{.file = "tasks.tsv",
                                          .columns = task_activity_columns,
                                          .sql = "INSERT INTO task_activity(task, activity) SELECT ?1, ?2"
                                                 " WHERE EXISTS(SELECT 1 FROM task WHERE id = ?1)",
                                          .row = onet_base_task_activities,
                                          .optional = true}}},
    [ONET_ACTIVITY_TEXTS] = {.tables = {{.file = "activity_texts.tsv",
                                         .columns = activity_columns,
                                         .sql = "INSERT INTO activity(id, text) VALUES(?1, ?2)",
                                         .row = onet_base_pair,
                                         .optional = true}}},
    [ONET_WAGES] = {.tables = {{.file = "wages.tsv",
                                .columns = soc_columns,
                                .sql = "INSERT INTO wage(soc, row) VALUES(?1, ?2)",
                                .row = onet_base_whole}}},
    [ONET_OUTLOOK] = {.tables = {{.file = "outlook.tsv",
                                  .columns = code_columns,
                                  .sql = "INSERT INTO outlook(soc, row) VALUES(?1, ?2)",
                                  .row = onet_base_whole}}},
    [ONET_CODES] = {.tables = {{.file = "wage_codes.tsv",
                                .columns = matrix_columns,
                                .sql = "INSERT INTO matrix(code, wages, outlook) VALUES(?1, ?2, ?3)",
                                .row = onet_base_three}}},
    [ONET_PROGRAMS] = {.tables = {{.file = "programs_to_occupations.tsv",
                                   .columns = program_columns,
                                   .sql = "INSERT INTO program(cip, title) VALUES(?1, ?2)",
                                   .row = onet_base_pair},
                                  {.file = "programs_to_occupations.tsv",
                                   .columns = program_soc_columns,
                                   .sql = "INSERT INTO program_soc(cip, soc) VALUES(?1, ?2)",
                                   .row = onet_base_program_socs}}},
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

int onet_base_others(struct onet_stage *stage, struct error *error) {
  static const char *const licenses[] = {"code", "name", "region", "needed_by", NULL};
  static const char *const profiles[] = {"code", NULL};
  static const char *const activities[] = {"number", "id", "words", NULL};
  static const char *const job_words[] = {"code", "activities", "words", NULL};
  static const struct base_table tables[] = {
      {.file = "licenses.tsv",
       .columns = licenses,
       .sql = "INSERT INTO license(row) VALUES(?1)",
       .row = onet_base_license},
      {.file = "profiles.tsv",
       .columns = profiles,
       .sql = "INSERT INTO profile(code, row) VALUES(?1, ?2)",
       .row = onet_base_profile,
       .optional = true},
      {.file = "activities.tsv",
       .columns = activities,
       .sql = "INSERT INTO activity_word(number, id, words) VALUES(?1, ?2, ?3)",
       .row = onet_base_element,
       .optional = true},
      {.file = "job_activities.tsv",
       .columns = job_words,
       .sql = "INSERT INTO job_word(code, activities, words) VALUES(?1, ?2, ?3)",
       .row = onet_base_three,
       .optional = true},
  };
  int result = 0;
  bool found;
  for (size_t i = 0; result == 0 && i < sizeof tables / sizeof tables[0]; i++) {
    result = read_table(stage, &tables[i], &found, error);
  }
  return result;
}
