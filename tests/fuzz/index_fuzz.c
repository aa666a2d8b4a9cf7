/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as the search index of a small snapshot. Magic, id, sizes and the
 * header's checksum are put right first, as somebody would who wants to harm,
 * so that what is behind them is read: it may find anything or nothing, but
 * within its bounds, and soon.
 */
#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/catalog/catalog.h"
#include "data/catalog/index.h"
#include "data/catalog/index_file.h"
#include "data/catalog/schema.h"
#include "data/catalog/search.h"

int LLVMFuzzerInitialize(int *count, char ***arguments);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char folder[] = "/tmp/ladderway-fuzz-XXXXXX";
static char snapshot[64], index_name[64];

static void require(bool condition) {
  if (!condition) {
    abort();
  }
}

static void remove_files(void) {
  (void)unlink(snapshot);
  (void)unlink(index_name);
  (void)rmdir(folder);
}

int LLVMFuzzerInitialize(int *count, char ***arguments) {
  (void)count;
  (void)arguments;
  static const char rows[] =
      "INSERT INTO meta VALUES('id', 'fuzz'), ('credentials', '60');"
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60) "
      "INSERT INTO credential(id, ctid, type, name, cost, days, rank, rank_why) "
      "SELECT i, 'ce-' || i, 'ceterms:Certificate', 'Nurse Aide ' || i, i * 100, i, 1, '' FROM n;";
  char settings[128];
  sqlite3 *database = NULL;
  require(mkdtemp(folder) != NULL);
  (void)snprintf(snapshot, sizeof snapshot, "%s/catalog.db", folder);
  (void)snprintf(index_name, sizeof index_name, "%s/catalog.idx", folder);
  (void)snprintf(settings, sizeof settings, "PRAGMA application_id = %d; PRAGMA user_version = %d",
                 (int)CATALOG_APPLICATION_ID, (int)CATALOG_VERSION);
  require(sqlite3_open(snapshot, &database) == SQLITE_OK);
  require(sqlite3_exec(database, settings, NULL, NULL, NULL) == SQLITE_OK);
  require(sqlite3_exec(database, catalog_schema_sql, NULL, NULL, NULL) == SQLITE_OK);
  require(sqlite3_exec(database, rows, NULL, NULL, NULL) == SQLITE_OK);
  require(sqlite3_close(database) == SQLITE_OK);
  return atexit(remove_files);
}

/* The bytes with a header that lets them in. */
static void put_right(unsigned char *bytes, size_t size) {
  struct index_header header;
  memcpy(&header, bytes, sizeof header);
  memcpy(header.magic, INDEX_MAGIC, sizeof header.magic);
  memset(header.id, 0, sizeof header.id);
  memcpy(header.id, "fuzz", 4);
  header.version = INDEX_VERSION;
  header.order = INDEX_ORDER_MARK;
  header.sections = INDEX_SECTIONS;
  header.size = size;
  header.checksum = index_checksum(0, &header, offsetof(struct index_header, checksum));
  header.checksum =
      index_checksum(header.checksum, bytes + sizeof header, sizeof(struct index_section) * (size_t)INDEX_SECTIONS);
  memcpy(bytes, &header, sizeof header);
}

static void look_at(const struct search_result *result) {
  require(result->total >= 0);
  for (size_t i = 0; i < result->facet_count; i++) {
    for (size_t n = 0; n < result->facets[i].count; n++) {
      const struct facet_count *value = &result->facets[i].values[n];
      require(value->value != NULL && value->label != NULL && value->term != NULL && value->count >= 0);
      require(strpbrk(value->value, "\033\a\b") == NULL);
    }
  }
}

static void ask(struct catalog *catalog) {
  static const char *const typed[] = {"",
                                      "n",
                                      "nurse a",
                                      "nursse technican",
                                      "cna",
                                      "in Essex ",
                                      "cost:<2000 time:>2w",
                                      "type:certificate county:essex skill:care",
                                      "job:29 provider:college approved:no stacks"};
  for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++) {
    struct arena *arena = arena_new((size_t)64 << 20);
    struct query query;
    struct search_result result;
    struct error error = {.code = ERROR_NONE};
    const struct search_options options = {.sort = (enum sort_key)(i % 5), .limit = 5, .facets = true};
    require(arena != NULL && query_parse(arena, typed[i], &query, &error) == 0);
    if (search_run(catalog, arena, &query, &options, &result, &error) == 0) {
      look_at(&result);
    } else {
      require(error.code == ERROR_BAD_DATA && error.message[0] != '\0');
    }
    arena_free(arena);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct catalog *catalog = NULL;
  struct error error = {.code = ERROR_NONE};
  if (size < sizeof(struct index_header) + sizeof(struct index_section) * (size_t)INDEX_SECTIONS) {
    return 0;
  }
  unsigned char *bytes = malloc(size);
  require(bytes != NULL);
  memcpy(bytes, data, size);
  put_right(bytes, size);
  FILE *file = fopen(index_name, "w");
  require(file != NULL && fwrite(bytes, 1, size, file) == size && fclose(file) == 0);
  free(bytes);
  require(catalog_open(&catalog, snapshot, &error) == 0);
  bool fits = catalog_about(catalog)->notes[0] == NULL;
  if (fits) { /* else it would be made again every time */
    ask(catalog);
    (void)!catalog_check(catalog, &error);
  }
  catalog_close(catalog);
  return 0;
}
