/* SPDX-License-Identifier: MIT */
#include "data/jobs/import.h"

#include <string.h>

#include "data/base/i18n.h"
#include "data/catalog/sql.h"
#include "data/jobs/import_tables.h"

enum { ARENA_LIMIT = 256 << 20, SCRATCH_LIMIT = 16 << 20 };

struct occupation *import_find(const struct import *import, const char *code) {
  size_t low = 0;
  size_t high = import->occupation_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = strcmp(code, import->occupations[middle].code);
    if (order == 0) {
      return &import->occupations[middle];
    }
    if (order < 0) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return NULL;
}

int import_insert(sqlite3_stmt *statement, const struct table *table, struct error *error) {
  int got = sql_step(statement, error);
  if (got < 0 && sqlite3_errcode(sqlite3_db_handle(statement)) == SQLITE_CONSTRAINT) {
    got = table_error(table, error, _("what the line says stands in this table twice."));
  }
  (void)sqlite3_reset(statement);
  (void)sqlite3_clear_bindings(statement);
  return got < 0 ? got : 0;
}

int import_occupation(const struct import *import, const struct table *table, size_t column,
                      const struct occupation **occupation, struct error *error) {
  const char *code = table_cell(table, column);
  *occupation = import_find(import, code);
  return *occupation != NULL ? 0 : table_error(table, error, _("there is no occupation \"%.20s\"."), code);
}

/* Keys of sources.tsv, and whether a key goes into the meta table under "jobs:". */
static const struct source_key {
  const char *key;
  bool meta;
} source_keys[] = {
    {"source", true},
    {"onet", true},
    {"wages", true},
    {"wage_year", true},
    {"outlook", true},
    {"licenses", false},
    {"projection_years", false},
};
enum { SOURCE_KEYS = sizeof source_keys / sizeof source_keys[0] };

static int keep_source(struct import *import, const struct table *table, sqlite3_stmt *insert, bool *seen,
                       struct error *error) {
  const char *key = table_cell(table, 0);
  const char *value;
  int result = table_text(table, 1, import->arena, 400, true, &value, error);
  if (result != 0) {
    return result;
  }
  size_t i = 0;
  while (i < (size_t)SOURCE_KEYS && strcmp(source_keys[i].key, key) != 0) {
    i++;
  }
  if (i == (size_t)SOURCE_KEYS || seen[i]) {
    return table_error(table, error, _("the key \"%.40s\" is unknown or stands here twice."), key);
  }
  seen[i] = true;
  if (strcmp(key, "wage_year") == 0) {
    import->wage_year = value;
  } else if (strcmp(key, "projection_years") == 0) {
    import->projection_years = value;
  } else if (strcmp(key, "licenses") == 0) {
    import->license_source = value;
  }
  if (!source_keys[i].meta) {
    return 0;
  }
  const char *name = arena_printf(import->arena, "jobs:%s", key);
  if (name == NULL) {
    return error_no_memory(error);
  }
  sql_bind_text(insert, 1, name);
  sql_bind_text(insert, 2, value);
  return import_insert(insert, table, error);
}

int import_sources(struct import *import, struct error *error) {
  static const char *const columns[] = {"key", "value", NULL};
  bool seen[SOURCE_KEYS] = {false};
  sqlite3_stmt *insert = sql_prepare(import->database, "INSERT OR REPLACE INTO meta(key, value) VALUES(?1, ?2)", error);
  if (insert == NULL) {
    return -1;
  }
  struct table table;
  int result = table_open(&table, import->folder, "sources.tsv", columns, error);
  int got = 0;
  while (result == 0 && (got = table_next(&table, error)) > 0) {
    result = keep_source(import, &table, insert, seen, error);
  }
  result = result != 0 ? result : got;
  for (size_t i = 0; result == 0 && i < (size_t)SOURCE_KEYS; i++) {
    if (!seen[i]) {
      result = table_error(&table, error, _("the key \"%s\" is missing."), source_keys[i].key);
    }
  }
  table_close(&table);
  (void)sqlite3_finalize(insert);
  return result;
}

static int import_all(struct import *import, struct error *error) {
  static int (*const parts[])(struct import *, struct error *) = {
      import_sources,        import_occupations, import_jobs,     import_titles,     import_ratings,
      import_technologies,   import_related,     import_programs, import_licenses,   import_gates,
      import_esco,           import_older,       import_profiles, import_activities, import_job_activities,
      import_activity_texts, import_tasks};
  for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
    int result = parts[i](import, error);
    if (result != 0) {
      return result;
    }
  }
  return 0;
}

static const char clear_tables[] =
    "DELETE FROM job; DELETE FROM job_title; DELETE FROM element; DELETE FROM job_rating; DELETE FROM job_technology;"
    "DELETE FROM job_profile; DELETE FROM work_activity; DELETE FROM job_activity; DELETE FROM job_word;"
    "DELETE FROM activity_text; DELETE FROM task; DELETE FROM task_activity;"
    "DELETE FROM job_related; DELETE FROM job_license; DELETE FROM program_soc; DELETE FROM program_title";

/* All or nothing, inside whatever transaction the caller has open. */
static int import_in_savepoint(struct import *import, struct error *error) {
  int result = sql_execute(import->database, "SAVEPOINT jobs", error);
  if (result != 0) {
    return result;
  }
  result = sql_execute(import->database, clear_tables, error);
  if (result == 0) {
    result = import_all(import, error);
  }
  if (result == 0) {
    return sql_execute(import->database, "RELEASE jobs", error);
  }
  struct error ignored;
  if (sql_execute(import->database, "ROLLBACK TO jobs; RELEASE jobs", &ignored) != 0) {
    return result; /* the first failure says more */
  }
  return result;
}

int jobs_import_tables(sqlite3 *database, const char *folder, struct error *error) {
  struct import import = {.database = database, .folder = folder};
  import.arena = arena_new((size_t)ARENA_LIMIT);
  import.scratch = arena_new((size_t)SCRATCH_LIMIT);
  int result =
      import.arena == NULL || import.scratch == NULL ? error_no_memory(error) : import_in_savepoint(&import, error);
  arena_free(import.scratch);
  arena_free(import.arena);
  return result;
}

int jobs_import(struct catalog_writer *writer, const char *folder, struct error *error) {
  return jobs_import_tables(catalog_writer_database(writer), folder, error);
}
