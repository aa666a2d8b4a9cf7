/* SPDX-License-Identifier: MIT */
#include "sync_support.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "data/catalog/catalog.h"

int set_up(void **state) {
  struct fixture *fixture = calloc(1, sizeof *fixture);
  (void)snprintf(fixture->folder, PATH, "/tmp/ladderway-sync-XXXXXX");
  assert_non_null(mkdtemp(fixture->folder));
  (void)snprintf(fixture->snapshot, PATH, "%.400s/out/catalog.db", fixture->folder);
  fixture->arena = arena_new(16 << 20);
  *state = fixture;
  return 0;
}

int tear_down(void **state) {
  struct fixture *fixture = *state;
  char command[PATH + 16];
  (void)snprintf(command, sizeof command, "rm -rf '%s'", fixture->folder);
  assert_int_equal(system(command), 0);
  arena_free(fixture->arena);
  free(fixture);
  return 0;
}

void path_of(const struct fixture *fixture, const char *name, char path[PATH]) {
  (void)snprintf(path, PATH, "%.300s/in%s%.100s", fixture->folder, name[0] == '\0' ? "" : "/", name);
  for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
    *slash = '\0';
    (void)mkdir(path, 0700);
    *slash = '/';
  }
}

void write_bytes(const struct fixture *fixture, const char *name, const void *bytes, size_t length) {
  char path[PATH];
  path_of(fixture, name, path);
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  assert_int_equal(fwrite(bytes, 1, length, file), length);
  assert_int_equal(fclose(file), 0);
}

void write_file(const struct fixture *fixture, const char *name, const char *text) {
  write_bytes(fixture, name, text, strlen(text));
}

const char *record(char *text, size_t size, int number, const char *name) {
  (void)snprintf(text, size,
                 "{\"@context\":\"https://credreg.net/ctdl/schema/context/json\",\"@type\":\"ceterms:Certificate\","
                 "\"@id\":\"https://example.org/resources/ce-00000000-0000-4000-8000-%012d\","
                 "\"ceterms:ctid\":\"ce-00000000-0000-4000-8000-%012d\",\"ceterms:name\":{\"en-US\":\"%s\"}}",
                 number, number, name);
  return text;
}

static bool count_down(const struct import_progress *progress, void *context) {
  struct fixture *fixture = context;
  fixture->progress = *progress;
  return fixture->cancel_after == 0 || progress->documents < fixture->cancel_after;
}

int import(struct fixture *fixture, const char *name) {
  char path[PATH];
  path_of(fixture, name, path);
  const struct import_options options = {.source = path,
                                         .snapshot = fixture->snapshot,
                                         .parsers = fixture->parsers,
                                         .progress = count_down,
                                         .context = fixture};
  fixture->error = (struct error){0};
  return import_run(fixture->arena, &options, &fixture->report, &fixture->error);
}

long credentials_there(const struct fixture *fixture) {
  struct catalog *catalog = NULL;
  struct error error = {0};
  if (catalog_open(&catalog, fixture->snapshot, &error) != 0) {
    return -1;
  }
  long count = catalog_about(catalog)->credentials;
  catalog_close(catalog);
  return count;
}

bool was_skipped(const struct fixture *fixture, const char *why) {
  for (size_t i = 0; i < fixture->report.skip_count; i++) {
    if (strstr(fixture->report.skips[i].why, why) != NULL) {
      return true;
    }
  }
  return false;
}
