/* SPDX-License-Identifier: MIT */
/* Reading all documents, on connections of their own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/store/inside.h"

enum { READER_WAITS_MS = 5000 };

struct store_cursor {
  sqlite3 *database;
  sqlite3_stmt *statement;
  struct squeezer *squeezer;
  struct buffer json;
};

/* A connection that only reads. */
static int open_reader(sqlite3 **out, const char *path, struct error *error) {
  bool damaged = false;
  *out = NULL;
  /* Writable for SQLite, since a reader of a WAL file has to enter itself there. */
  if (sqlite3_open_v2(path, out, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK ||
      sqlite3_busy_timeout(*out, READER_WAITS_MS) != SQLITE_OK ||
      sqlite3_exec(*out, "PRAGMA query_only=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;", NULL, NULL,
                   NULL) != SQLITE_OK) {
    int result = *out == NULL ? error_no_memory(error) : store_failed(*out, &damaged, error);
    (void)sqlite3_close(*out);
    *out = NULL;
    return result;
  }
  return 0;
}

static int prepare(struct store_cursor *cursor, const char *from, const char *to, struct error *error) {
  static const char sql[] =
      "SELECT r.ctid, r.type, r.updated, r.exact, r.fetched, d.packed FROM record r CROSS JOIN document d "
      "ON d.ctid = r.ctid WHERE r.ctid >= ?1 AND r.ctid < ?2 ORDER BY r.ctid";
  bool damaged = false;
  if (sqlite3_prepare_v2(cursor->database, sql, -1, &cursor->statement, NULL) != SQLITE_OK) {
    return store_failed(cursor->database, &damaged, error);
  }
  (void)sqlite3_bind_text(cursor->statement, 1, from == NULL ? "" : from, -1, SQLITE_TRANSIENT);
  /* Above every CTID: a byte that no text begins with. */
  (void)sqlite3_bind_text(cursor->statement, 2, to == NULL ? "\x7f" : to, -1, SQLITE_TRANSIENT);
  return 0;
}

int store_cursor_open(struct store_cursor **out, const char *path, const char *from, const char *to,
                      struct error *error) {
  struct store_cursor *cursor = calloc(1, sizeof *cursor);
  bool damaged = false;
  *out = NULL;
  if (cursor == NULL) {
    return error_no_memory(error);
  }
  buffer_init(&cursor->json, (size_t)STORE_LARGEST_DOCUMENT);
  cursor->squeezer = squeezer_new();
  if (cursor->squeezer == NULL) {
    store_cursor_close(cursor);
    return error_no_memory(error);
  }
  if (open_reader(&cursor->database, path, error) != 0 ||
      store_load_dictionaries(cursor->database, cursor->squeezer, &damaged, error) != 0 ||
      prepare(cursor, from, to, error) != 0) {
    store_cursor_close(cursor);
    return -1;
  }
  *out = cursor;
  return 0;
}

int store_cursor_next(struct store_cursor *cursor, struct store_record *record, struct error *error) {
  bool damaged = false;
  sqlite3_stmt *statement = cursor->statement;
  *record = (struct store_record){0};
  int code = sqlite3_step(statement);
  if (code == SQLITE_DONE) {
    return 0;
  }
  if (code != SQLITE_ROW) {
    return store_failed(cursor->database, &damaged, error);
  }
  if (unsqueeze(cursor->squeezer, sqlite3_column_blob(statement, 5), (size_t)sqlite3_column_bytes(statement, 5),
                &cursor->json, error) != 0) {
    return -1;
  }
  *record = (struct store_record){.ctid = (const char *)sqlite3_column_text(statement, 0),
                                  .type = (const char *)sqlite3_column_text(statement, 1),
                                  .updated = (const char *)sqlite3_column_text(statement, 2),
                                  .exact = sqlite3_column_int(statement, 3) != 0,
                                  .fetched = sqlite3_column_int64(statement, 4),
                                  .json = cursor->json.data,
                                  .length = cursor->json.length};
  return record->ctid == NULL ? error_no_memory(error) : 1;
}

void store_cursor_close(struct store_cursor *cursor) {
  if (cursor == NULL) {
    return;
  }
  (void)sqlite3_finalize(cursor->statement);
  (void)sqlite3_close(cursor->database);
  squeezer_free(cursor->squeezer);
  buffer_free(&cursor->json);
  free(cursor);
}

void store_split(int parts, char (*ctids)[STORE_SPLIT_SIZE]) {
  /* The digits after "ce-" are random in all but a few. */
  enum { RANGE = 1 << 16 };
  for (int i = 1; i < parts; i++) {
    (void)snprintf(ctids[i - 1], sizeof ctids[i - 1], "ce-%04x",
                   (unsigned)((long long)RANGE * i / parts) & (RANGE - 1U));
  }
}

int store_each(const char *path, store_visitor each, void *context, struct error *error) {
  struct store_cursor *cursor = NULL;
  struct store_record record;
  int got;
  int result = 0;
  if (store_cursor_open(&cursor, path, NULL, NULL, error) != 0 || cursor == NULL) {
    return -1;
  }
  while (result == 0 && (got = store_cursor_next(cursor, &record, error)) != 0) {
    result = got < 0 ? -1 : each(&record, context, error);
  }
  store_cursor_close(cursor);
  return result < 0 ? -1 : 0;
}
