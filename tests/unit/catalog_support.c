/* SPDX-License-Identifier: MIT */
#include "catalog_support.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/base/buffer.h"
#include "data/catalog/search.h"
#include "data/catalog/sql.h"

enum { ROOM = 64 << 20 };

int place_make(void **state) {
  struct place_for_tests *place = calloc(1, sizeof *place);
  assert_non_null(place);
  strcpy(place->folder, "/tmp/ladderway-catalog-XXXXXX");
  assert_non_null(mkdtemp(place->folder));
  (void)snprintf(place->path, sizeof place->path, "%s/catalog.db", place->folder);
  place->arena = arena_new((size_t)ROOM);
  assert_non_null(place->arena);
  *state = place;
  return 0;
}

static void clear_folder(const char *folder) {
  DIR *entries = opendir(folder);
  assert_non_null(entries);
  for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
    if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
      char path[512];
      (void)snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
      (void)remove(path);
    }
  }
  (void)closedir(entries);
}

int place_clear(void **state) {
  struct place_for_tests *place = *state;
  catalog_close(place->catalog);
  catalog_writer_abandon(place->writer);
  arena_free(place->arena);
  clear_folder(place->folder);
  (void)rmdir(place->folder);
  free(place);
  return 0;
}

static const char occupations[] =
    "INSERT INTO job(code, title, soc, rated, wage_median, employment, openings, growth_percent) VALUES"
    "('29-1141.00', 'Registered Nurses', '29-1141', 1, 8600000, 3000000, 190.5, 6.0),"
    "('29-1141.01', 'Acute Care Nurses', '29-1141', 1, 8600000, 100, NULL, NULL),"
    "('31-1131.00', 'Nursing Assistants', '31-1131', 1, 3800000, 1400000, 204.0, -1.5),"
    "('31-1131.01', 'Ward Helpers', '31-1131', 0, 3800000, 10, NULL, NULL),"
    "('53-3032.00', 'Heavy Truck Drivers', '53-3032', 1, NULL, NULL, NULL, NULL);"
    "UPDATE job SET education = 'Bachelor''s degree' WHERE soc = '29-1141';"
    "INSERT INTO job_title VALUES('31-1131.00', 'Certified Nursing Assistant (CNA)', 'alternate'),"
    "('29-1141.00', 'RN', 'short'), ('29-1141.00', 'Nurse', 'short');"
    "INSERT INTO program_soc VALUES('51.3902', '29-1141'), ('51.3902', '31-1131'), ('51.3902', '99-9999');"
    "INSERT INTO older_code VALUES('31-1012', 0, '31-1131.00'), ('31-1012', 1, '53-3032.00'),"
    "('29-1111.09', 0, '29-1141.01'), ('29-1111.09', 1, '77-7777.00');"
    "INSERT INTO program_title VALUES('51.3902', 'Nursing Assistant and Patient Care');"
    "INSERT INTO element VALUES('2.A.1.a', 'skill', 'Reading Comprehension', 'Lectura'),"
    "('2.B.1.f', 'skill', 'Service Orientation', NULL), ('4.A.1', 'activity', 'Helping People', NULL);"
    "INSERT INTO job_rating VALUES('31-1131.00', '2.A.1.a', 3.5, 3, 0, 0, 0),"
    "('31-1131.00', '2.B.1.f', 4.1, 4, 0, 0, 0), ('31-1131.00', '4.A.1', 4.9, 4, 0, 0, 0)";

void build_start(struct place_for_tests *place) {
  static const char *const notes[] = {"first note", "second note", NULL};
  const struct catalog_source source = {"folder", "records", "2026-11-14", notes};
  assert_int_equal(catalog_writer_open(&place->writer, place->path, &source, &place->error), 0);
  if (sql_execute(catalog_writer_database(place->writer), occupations, &place->error) != 0) {
    fail_msg("%s", place->error.message);
  }
  assert_int_equal(catalog_writer_meta(place->writer, "jobs:source", "made by hand", &place->error), 0);
}

void build_add(struct place_for_tests *place, const struct record *record) {
  if (catalog_writer_add(place->writer, record, &place->error) != 0) {
    fail_msg("%s", place->error.message);
  }
}

struct catalog_written build_end(struct place_for_tests *place) {
  struct catalog_written written;
  struct catalog_writer *writer = place->writer;
  place->writer = NULL;
  if (catalog_writer_finish(writer, &written, &place->error) != 0) {
    fail_msg("%s", place->error.message);
  }
  catalog_close(place->catalog);
  if (catalog_open(&place->catalog, place->path, &place->error) != 0) {
    fail_msg("%s", place->error.message);
  }
  return written;
}

struct record record_made(enum record_kind kind, const char *type, const char *ctid, const char *name) {
  return (struct record){.kind = kind, .type = type, .ctid = ctid, .name = {.en = name}};
}

struct record credential_made(const char *ctid, const char *name) {
  return record_made(RECORD_CREDENTIAL, "ceterms:Certificate", ctid, name);
}

struct credential read_made(struct place_for_tests *place, const char *ctid) {
  struct credential credential;
  if (credential_read(place->catalog, place->arena, ctid, &credential, &place->error) != 0) {
    fail_msg("%s", place->error.message);
  }
  return credential;
}

const char *ask(struct place_for_tests *place, const char *sql) {
  sqlite3_stmt *statement = sql_prepare(catalog_database(place->catalog), sql, &place->error);
  if (statement == NULL) {
    fail_msg("%s", place->error.message);
  }
  const char *text = sql_step(statement, &place->error) == 1 ? sql_text(place->arena, statement, 0) : NULL;
  (void)sqlite3_finalize(statement);
  return text == NULL ? "" : text;
}

void assert_answer(struct place_for_tests *place, const char *sql, const char *expected) {
  assert_string_equal(ask(place, sql), expected);
}

static void dump_rows(struct place_for_tests *place, const char *table, struct buffer *out) {
  const char *sql = arena_printf(place->arena, "SELECT * FROM \"%s\"%s", table,
                                 strcmp(table, "meta") == 0 ? " WHERE key NOT IN ('built', 'pair')" : "");
  sqlite3_stmt *statement = sql_prepare(catalog_database(place->catalog), sql, &place->error);
  assert_non_null(statement);
  buffer_add_format(out, "%s\n", table);
  while (sql_step(statement, &place->error) == 1) {
    for (int i = 0; i < sqlite3_column_count(statement); i++) {
      const char *text = (const char *)sqlite3_column_text(statement, i);
      buffer_add_format(out, "%s|", text == NULL ? "NULL" : text);
    }
    buffer_add_char(out, '\n');
  }
  (void)sqlite3_finalize(statement);
}

const char *dump(struct place_for_tests *place) {
  struct buffer out;
  buffer_init(&out, (size_t)ROOM);
  sqlite3_stmt *tables =
      sql_prepare(catalog_database(place->catalog), "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
                  &place->error);
  assert_non_null(tables);
  while (sql_step(tables, &place->error) == 1) {
    dump_rows(place, (const char *)sqlite3_column_text(tables, 0), &out);
  }
  (void)sqlite3_finalize(tables);
  assert_false(out.failed);
  const char *text = arena_strdup(place->arena, buffer_text(&out));
  buffer_free(&out);
  return text;
}

size_t leftovers(struct place_for_tests *place) {
  DIR *entries = opendir(place->folder);
  assert_non_null(entries);
  size_t count = 0;
  for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
    count += entry->d_name[0] == '.' && strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
  }
  (void)closedir(entries);
  return count;
}

static struct search_result searched(struct place_for_tests *place, const char *typed) {
  struct query query;
  struct search_result result = {0};
  const struct search_options options = {.facets = true};
  if (query_parse(place->arena, typed, &query, &place->error) != 0 ||
      search_run(place->catalog, place->arena, &query, &options, &result, &place->error) != 0) {
    fail_msg("%s: %s", typed, place->error.message);
  }
  return result;
}

long found(struct place_for_tests *place, const char *typed) {
  return searched(place, typed).total;
}

const char *facet_text(struct place_for_tests *place, const char *kind, bool labels) {
  struct search_result result = searched(place, "");
  const char *text = "";
  for (size_t i = 0; i < result.facet_count; i++) {
    const struct facet *facet = &result.facets[i];
    for (size_t n = 0; strcmp(facet->kind, kind) == 0 && n < facet->count; n++) {
      text = arena_printf(place->arena, "%s%s%s=%ld", text, n == 0 ? "" : " ",
                          labels ? facet->values[n].label : facet->values[n].value, facet->values[n].count);
    }
  }
  return text;
}
