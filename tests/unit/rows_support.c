/* SPDX-License-Identifier: MIT */
#include "rows_support.h"

#include <dirent.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/catalog/writer.h"
#include "data/ctdl/read.h"
#include "tests/bench/records.h"

enum { RECORD_MEMORY = 16 << 20, LARGEST_RECORD = 1 << 16 };

int rows_place_make(void **state) {
  struct rows_place *place = calloc(1, sizeof *place);
  assert_non_null(place);
  strcpy(place->folder, "/tmp/ladderway-rows-XXXXXX");
  assert_non_null(mkdtemp(place->folder));
  *state = place;
  return 0;
}

int rows_place_clear(void **state) {
  struct rows_place *place = *state;
  DIR *entries = opendir(place->folder);
  assert_non_null(entries);
  for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
    if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
      (void)unlinkat(dirfd(entries), entry->d_name, 0);
    }
  }
  (void)closedir(entries);
  (void)rmdir(place->folder);
  free(place);
  return 0;
}

const char *file(struct rows_place *place, const char *name) {
  if (name[0] == '/') {
    return name;
  }
  char *path = place->paths[place->turn++ % 8];
  size_t length = strlen(place->folder);
  assert_true(length + strlen(name) + 2 <= sizeof place->paths[0]);
  memcpy(path, place->folder, length);
  path[length] = '/';
  strcpy(path + length + 1, name);
  return path;
}

const char *starter(void) {
  static char path[512];
  const char *build = getenv("LADDERWAY_BUILD");
  (void)snprintf(path, sizeof path, "%s/starter/catalog.db", build == NULL ? "." : build);
  if (access(path, R_OK) != 0) {
    print_message("%s is not built\n", path);
    skip();
  }
  return path;
}

bool is_there(struct rows_place *place, const char *name) {
  return access(file(place, name), F_OK) == 0;
}

void copy_file(struct rows_place *place, const char *from, const char *to) {
  FILE *in = fopen(file(place, from), "r");
  FILE *out = fopen(file(place, to), "w");
  assert_true(in != NULL && out != NULL);
  char piece[8192];
  for (size_t got; (got = fread(piece, 1, sizeof piece, in)) > 0;) {
    assert_int_equal(fwrite(piece, 1, got, out), got);
  }
  (void)fclose(in);
  assert_int_equal(fclose(out), 0);
}

/* --- building --- */

/* Other facts: a name, a date, a price, a word more. */
static void vary(struct arena *arena, struct record *record, int round) {
  if (record->name.en != NULL) {
    record->name.en = arena_printf(arena, "%s, %d. edition", record->name.en, round + 2);
  }
  record->updated = arena_printf(arena, "2026-10-%02dT10:00:00Z", round % 28 + 1);
  for (size_t i = 0; i < record->cost_count; i++) {
    record->costs[i].cents += 100 * (round + 1);
  }
  if (record->keywords.count > 0) {
    record->keywords.items[0] = arena_printf(arena, "word %d", round);
  }
}

static void add_record(struct rows_place *place, struct catalog_writer *writer, struct arena *arena,
                       const struct variation *variation, unsigned long number) {
  struct buffer line;
  struct ctdl_document document;
  buffer_init(&line, (size_t)LARGEST_RECORD);
  bench_record(&line, number, variation->total);
  arena_reset(arena);
  assert_int_equal(ctdl_read(arena, line.data, line.length, "record", &document, &place->error), 0);
  for (size_t i = 0; i < document.count; i++) {
    if (variation->every != 0 && number % variation->every == 0) {
      vary(arena, &document.records[i], variation->round);
    }
    if (catalog_writer_add(writer, &document.records[i], &place->error) != 0) {
      fail_msg("%s", place->error.message);
    }
  }
  buffer_free(&line);
}

void build(struct rows_place *place, const char *name, const struct variation *variation) {
  const char *source = variation->source == NULL ? "one" : variation->source;
  const struct catalog_source about = {.kind = "ndjson", .source = source, .date = "2026-05-04"};
  struct catalog_writer *writer;
  struct arena *arena = arena_new((size_t)RECORD_MEMORY);
  assert_non_null(arena);
  if (catalog_writer_open(&writer, file(place, name), &about, &place->error) != 0) {
    fail_msg("%s", place->error.message);
  }
  for (unsigned long i = 0; i < variation->total; i++) {
    unsigned long number = variation->backwards ? variation->total - 1 - i : i;
    if (variation->absent == 0 || number % variation->absent != 1) {
      add_record(place, writer, arena, variation, number);
    }
  }
  if (catalog_writer_finish(writer, NULL, &place->error) != 0) {
    fail_msg("%s", place->error.message);
  }
  arena_free(arena);
  char rows[64];
  (void)snprintf(rows, sizeof rows, "%s.rows", name);
  extract(place, name, rows);
}

/* --- calls that must work --- */

static void must(struct rows_place *place, int result) {
  if (result != 0) {
    fail_msg("%s", place->error.message);
  }
}

void extract(struct rows_place *place, const char *snapshot, const char *rows) {
  must(place, rows_extract(file(place, snapshot), file(place, rows), NULL, NULL, &place->error));
}

static int to_buffer(const void *bytes, size_t length, void *context, struct error *error) {
  (void)error;
  buffer_add(context, bytes, length);
  return 0;
}

void dump(struct rows_place *place, const char *rows, struct buffer *out, char hash[DIGEST_HEX]) {
  buffer_init(out, (size_t)ROOM_FOR_DUMPS);
  must(place, rows_dump(file(place, rows), to_buffer, out, hash, &place->error));
  assert_false(out->failed);
}

void hash_of(struct rows_place *place, const char *rows, char hash[DIGEST_HEX]) {
  must(place, rows_dump(file(place, rows), NULL, NULL, hash, &place->error));
}

struct source {
  const char *at;
  size_t left;
};

/* In pieces of odd sizes, as a network gives them. */
static long from_memory(void *bytes, size_t room, void *context, struct error *error) {
  (void)error;
  struct source *source = context;
  size_t length = source->left % 3001 + 1;
  length = length < source->left ? length : source->left;
  length = length < room ? length : room;
  memcpy(bytes, source->at, length);
  source->at += length;
  source->left -= length;
  return (long)length;
}

void load(struct rows_place *place, const struct buffer *text, const char *rows, char hash[DIGEST_HEX]) {
  struct source source = {text->data, text->length};
  must(place, rows_load(file(place, rows), from_memory, &source, hash, &place->error));
}

int try_load(struct rows_place *place, const char *bytes, size_t length, const char *rows) {
  struct source source = {bytes, length};
  char hash[DIGEST_HEX];
  return rows_load(file(place, rows), from_memory, &source, hash, &place->error);
}

void assemble(struct rows_place *place, const char *rows, const char *snapshot) {
  must(place, rows_assemble(file(place, rows), file(place, snapshot), NULL, NULL, NULL, &place->error));
}

void difference(struct rows_place *place, const char *from, const char *to, struct buffer *patch) {
  buffer_init(patch, (size_t)ROWS_LARGEST_PATCH);
  must(place, rows_difference(file(place, from), file(place, to), patch, &place->error));
}

/* --- comparing --- */

static sqlite3_stmt *prepare(sqlite3 *database, const char *sql) {
  sqlite3_stmt *statement;
  if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) != SQLITE_OK) {
    fail_msg("%s: %s", sql, sqlite3_errmsg(database));
  }
  return statement;
}

static bool same_value(sqlite3_stmt *one, sqlite3_stmt *other, int at) {
  if (sqlite3_column_type(one, at) != sqlite3_column_type(other, at)) {
    return false;
  }
  int length = sqlite3_column_bytes(one, at);
  const void *a = sqlite3_column_blob(one, at);
  const void *b = sqlite3_column_blob(other, at);
  return length == sqlite3_column_bytes(other, at) && (length == 0 || memcmp(a, b, (size_t)length) == 0);
}

static void compare_table(sqlite3 *one, sqlite3 *other, const char *table) {
  static const char own[] = " WHERE key NOT IN ('built', 'kind', 'source', 'pair')";
  char sql[256];
  (void)snprintf(sql, sizeof sql, "SELECT * FROM \"%s\"%s", table, strcmp(table, "meta") == 0 ? own : "");
  sqlite3_stmt *a = prepare(one, sql);
  sqlite3_stmt *b = prepare(other, sql);
  long row = 0;
  int step;
  do {
    step = sqlite3_step(a);
    assert_int_equal(sqlite3_step(b), step);
    assert_int_equal(sqlite3_column_count(a), sqlite3_column_count(b));
    for (int i = 0; step == SQLITE_ROW && i < sqlite3_column_count(a); i++) {
      if (!same_value(a, b, i)) {
        fail_msg("%s, row %ld, %s: %s / %s", table, row, sqlite3_column_name(a, i), sqlite3_column_text(a, i),
                 sqlite3_column_text(b, i));
      }
    }
    row++;
  } while (step == SQLITE_ROW);
  assert_int_equal(step, SQLITE_DONE);
  (void)sqlite3_finalize(a);
  (void)sqlite3_finalize(b);
}

void assert_same_snapshot(const char *one, const char *other) {
  sqlite3 *a;
  sqlite3 *b;
  assert_int_equal(sqlite3_open_v2(one, &a, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
  assert_int_equal(sqlite3_open_v2(other, &b, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
  /* Tables of statistics hold no rows of anybody. */
  static const char names[] =
      "SELECT name, sql, type FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY type, name";
  sqlite3_stmt *tables = prepare(a, names);
  sqlite3_stmt *others = prepare(b, names);
  int count = 0;
  while (sqlite3_step(tables) == SQLITE_ROW) {
    assert_int_equal(sqlite3_step(others), SQLITE_ROW);
    assert_true(same_value(tables, others, 0) && same_value(tables, others, 1));
    if (strcmp((const char *)sqlite3_column_text(tables, 2), "table") == 0) {
      compare_table(a, b, (const char *)sqlite3_column_text(tables, 0));
      count++;
    }
  }
  assert_int_equal(sqlite3_step(others), SQLITE_DONE);
  assert_true(count > 20);
  (void)sqlite3_finalize(tables);
  (void)sqlite3_finalize(others);
  (void)sqlite3_close(a);
  (void)sqlite3_close(b);
}
