/* SPDX-License-Identifier: MIT */
/* The small tables, read whole before the credentials. */
#include <stdlib.h>

#include "data/catalog/index_make.h"
#include "data/catalog/sql.h"

/* An id or a key, then up to three texts. */
static const struct {
  const char *sql;
  bool keyed;
} tables[SHELVES] = {
    [SHELF_SKILLS] = {"SELECT id, name FROM skill ORDER BY id", false},
    [SHELF_JOBS] = {"SELECT code, title, title_es FROM job ORDER BY code", true},
    [SHELF_PROGRAMS] = {"SELECT cip, title FROM program_title ORDER BY cip", true},
    [SHELF_PROVIDERS] = {"SELECT id, name, name_es, ctid FROM organization ORDER BY id", false},
};

static bool make_room(struct shelf *shelf) {
  if (shelf->count < shelf->room) {
    return true;
  }
  size_t room = shelf->room == 0 ? 1024 : shelf->room * 2;
  void *ids = realloc(shelf->ids, room * sizeof *shelf->ids);
  if (ids == NULL) {
    return false;
  }
  shelf->ids = ids;
  void *texts = realloc(shelf->texts, room * sizeof *shelf->texts);
  if (texts == NULL) {
    return false;
  }
  shelf->texts = texts;
  shelf->room = room;
  return true;
}

static int put_row(struct making *making, struct shelf *shelf, sqlite3_stmt *statement, bool keyed,
                   struct error *error) {
  if (!make_room(shelf)) {
    return error_no_memory(error);
  }
  if (keyed) {
    const char *key = (const char *)sqlite3_column_text(statement, 0);
    size_t length = (size_t)sqlite3_column_bytes(statement, 0);
    uint32_t place =
        key == NULL ? (uint32_t)shelf->count : text_table_add(&shelf->keys, key, length, text_table_hash(key, length));
    if (key == NULL || place < shelf->count) {
      return 0; /* twice, or none */
    }
    if (place == UINT32_MAX) {
      return error_no_memory(error);
    }
  }
  shelf->ids[shelf->count] = keyed ? 0 : sqlite3_column_int64(statement, 0);
  for (int i = 0; i < 3; i++) {
    bool there = i + 1 < sqlite3_column_count(statement);
    shelf->texts[shelf->count][i] = there ? sql_text(making->arena, statement, i + 1) : NULL;
  }
  shelf->count++;
  return 0;
}

int shelves_read(struct making *making, struct error *error) {
  int status = 0;
  for (int i = 0; i < SHELVES && status == 0; i++) {
    sqlite3_stmt *statement = sql_prepare(making->database, tables[i].sql, error);
    status = statement == NULL ? -1 : 1;
    while (status == 1 && (status = sql_step(statement, error)) == 1) {
      status = put_row(making, &making->shelves[i], statement, tables[i].keyed, error) == 0 ? 1 : -1;
    }
    (void)sqlite3_finalize(statement);
  }
  return status;
}

uint32_t shelf_find_id(const struct shelf *shelf, long long id) {
  if (id > 0 && (size_t)id <= shelf->count && shelf->ids[id - 1] == id) {
    return (uint32_t)(id - 1); /* numbers without gaps, as they are written */
  }
  size_t low = 0, high = shelf->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (shelf->ids[middle] == id) {
      return (uint32_t)middle;
    }
    if (shelf->ids[middle] < id) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return UINT32_MAX;
}

uint32_t shelf_find_key(const struct shelf *shelf, const char *key, size_t length) {
  return text_table_find(&shelf->keys, key, length);
}
