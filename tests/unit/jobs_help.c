/* SPDX-License-Identifier: MIT */
#include "tests/unit/jobs_help.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/base/buffer.h"
#include "data/base/file.h"
#include "data/catalog/writer.h"
#include "data/jobs/import.h"

static const char *const files[] = {
    "elements.tsv",     "licenses.tsv",
    "occupations.tsv",  "outlook.tsv",
    "ratings.tsv",      "programs_to_occupations.tsv",
    "related.tsv",      "sources.tsv",
    "technologies.tsv", "technology_names.tsv",
    "titles.tsv",       "wage_codes.tsv",
    "wages.tsv",        "gate_rules.tsv",
    "gates.tsv",        "older_codes.tsv",
};
enum { FILES = sizeof files / sizeof files[0] };

static const char *in_source(const char *path, char *room, size_t size) {
  const char *source = getenv("LADDERWAY_SOURCE");
  assert_non_null(source);
  assert_true(snprintf(room, size, "%s/%s", source, path) < (int)size);
  return room;
}

const char *jobs_help_facts(void) {
  static char path[4096];
  return in_source("data/starter/facts", path, sizeof path);
}

const char *jobs_help_good(void) {
  static char path[4096];
  return in_source("tests/unit/data/jobs/good", path, sizeof path);
}

int jobs_help_begin(struct jobs_help *help) {
  *help = (struct jobs_help){.folder = "/tmp/ladderway-jobs-XXXXXX"};
  if (mkdtemp(help->folder) == NULL) {
    return -1;
  }
  (void)snprintf(help->tables, sizeof help->tables, "%s/tables", help->folder);
  (void)snprintf(help->snapshot, sizeof help->snapshot, "%s/catalog.db", help->folder);
  help->arena = arena_new((size_t)256 << 20);
  return mkdir(help->tables, 0700) != 0 || help->arena == NULL ? -1 : 0;
}

static void table_path(const struct jobs_help *help, const char *file, char *path, size_t size) {
  assert_true(snprintf(path, size, "%s/%s", help->tables, file) < (int)size);
}

void jobs_help_end(struct jobs_help *help) {
  catalog_close(help->catalog);
  arena_free(help->arena);
  for (size_t i = 0; i < (size_t)FILES; i++) {
    char path[256];
    table_path(help, files[i], path, sizeof path);
    (void)unlink(path);
  }
  (void)rmdir(help->tables);
  (void)unlink(help->snapshot);
  (void)snprintf(help->snapshot, sizeof help->snapshot, "%s/catalog.idx", help->folder);
  (void)unlink(help->snapshot);
  (void)rmdir(help->folder);
}

int jobs_help_import(struct jobs_help *help, const char *folder, struct error *error) {
  const struct catalog_source source = {.kind = "folder", .source = "test", .date = "2026-11-23"};
  struct catalog_writer *writer;
  catalog_close(help->catalog);
  help->catalog = NULL;
  int result = catalog_writer_open(&writer, help->snapshot, &source, error);
  if (result != 0) {
    return result;
  }
  result = jobs_import(writer, folder, error);
  if (result != 0) {
    catalog_writer_abandon(writer);
    return result;
  }
  result = catalog_writer_finish(writer, NULL, error);
  return result != 0 ? result : catalog_open(&help->catalog, help->snapshot, error);
}

void jobs_help_write(struct jobs_help *help, const char *file, const char *bytes, size_t length) {
  char path[256];
  table_path(help, file, path, sizeof path);
  FILE *out = fopen(path, "wb");
  assert_non_null(out);
  assert_int_equal(fwrite(bytes, 1, length, out), length);
  assert_int_equal(fclose(out), 0);
}

static void read_file(const char *folder, const char *file, struct buffer *buffer) {
  char path[4352];
  struct error error;
  assert_true(snprintf(path, sizeof path, "%s/%s", folder, file) < (int)sizeof path);
  buffer_init(buffer, (size_t)1 << 20);
  assert_int_equal(file_read(path, buffer, &error), 0);
}

void jobs_help_copy(struct jobs_help *help) {
  for (size_t i = 0; i < (size_t)FILES; i++) {
    struct buffer buffer;
    read_file(jobs_help_good(), files[i], &buffer);
    jobs_help_write(help, files[i], buffer_text(&buffer), buffer.length);
    buffer_free(&buffer);
  }
}

void jobs_help_replace(struct jobs_help *help, const char *file, const char *from, const char *to, size_t length) {
  struct buffer before;
  struct buffer after;
  read_file(help->tables, file, &before);
  const char *place = strstr(buffer_text(&before), from);
  assert_non_null(place);
  size_t head = (size_t)(place - before.data);
  buffer_init(&after, (size_t)8 << 20);
  buffer_add(&after, before.data, head);
  buffer_add(&after, to, length);
  buffer_add(&after, place + strlen(from), before.length - head - strlen(from));
  assert_false(after.failed);
  jobs_help_write(help, file, buffer_text(&after), after.length);
  buffer_free(&before);
  buffer_free(&after);
}

void jobs_help_assert_named(struct jobs_help *help, const struct jobs_damage *damage) {
  struct error error = {0};
  char place[80];
  jobs_help_replace(help, damage->file, damage->from, damage->to, strlen(damage->to));
  int result = jobs_help_import(help, help->tables, &error);
  (void)snprintf(place, sizeof place, "%s, line %d:", damage->file, damage->line);
  if (result == 0 || strstr(error.message, place) == NULL || strstr(error.message, damage->word) == NULL) {
    print_error("%s: \"%s\": %d \"%s\"\n", place, damage->to, result, error.message);
    fail();
  }
  assert_int_equal(error.code, ERROR_BAD_DATA);
}
