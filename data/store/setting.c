/* SPDX-License-Identifier: MIT */
/* Settings of a store, what is pending, and what was seen. */
#include <string.h>

#include "data/base/i18n.h"
#include "data/store/inside.h"

const char *store_setting(struct store *store, struct arena *arena, const char *key) {
  struct error unsaid;
  sqlite3_stmt *statement = store_prepare(store, STATEMENT_SETTING, &unsaid);
  if (statement == NULL) {
    return NULL;
  }
  store_bind(statement, 1, key);
  const char *value = NULL;
  if (store_step(store, statement, &unsaid) == 1) {
    value = arena_strdup(arena, (const char *)sqlite3_column_text(statement, 0));
  }
  (void)sqlite3_reset(statement);
  return value;
}

long long store_number(struct store *store, const char *key, long long otherwise) {
  struct error unsaid;
  sqlite3_stmt *statement = store_prepare(store, STATEMENT_SETTING, &unsaid);
  if (statement == NULL) {
    return otherwise;
  }
  store_bind(statement, 1, key);
  long long value = otherwise;
  if (store_step(store, statement, &unsaid) == 1) {
    value = sqlite3_column_int64(statement, 0);
  }
  (void)sqlite3_reset(statement);
  return value;
}

int store_set(struct store *store, const char *key, const char *value, struct error *error) {
  sqlite3_stmt *statement = store_need_step(store, error) == 0
                                ? store_prepare(store, value == NULL ? STATEMENT_UNSET : STATEMENT_SET, error)
                                : NULL;
  if (statement == NULL) {
    return -1;
  }
  store_bind(statement, 1, key);
  if (value != NULL) {
    store_bind(statement, 2, value);
  }
  return store_run(store, statement, error);
}

int store_set_number(struct store *store, const char *key, long long value, struct error *error) {
  sqlite3_stmt *statement = store_need_step(store, error) == 0 ? store_prepare(store, STATEMENT_SET, error) : NULL;
  if (statement == NULL) {
    return -1;
  }
  store_bind(statement, 1, key);
  (void)sqlite3_bind_int64(statement, 2, value);
  return store_run(store, statement, error);
}

int store_pend(struct store *store, const char *ctid, const char *why, const char *created, struct error *error) {
  sqlite3_stmt *statement = store_need_step(store, error) == 0 ? store_prepare(store, STATEMENT_PEND, error) : NULL;
  if (statement == NULL) {
    return -1;
  }
  store_bind(statement, 1, ctid);
  store_bind(statement, 2, why);
  store_bind(statement, 3, created == NULL ? "" : created);
  return store_run(store, statement, error);
}

int store_pending_next(struct store *store, const char *why, struct store_pending *items, size_t most, size_t *count,
                       struct error *error) {
  sqlite3_stmt *statement = store_prepare(store, why == NULL ? STATEMENT_PENDING : STATEMENT_PENDING_ONE, error);
  *count = 0;
  if (statement == NULL) {
    return -1;
  }
  (void)sqlite3_bind_int64(statement, 1, (sqlite3_int64)most);
  if (why != NULL) {
    store_bind(statement, 2, why);
  }
  int got;
  while (*count < most && (got = store_step(store, statement, error)) != 0) {
    if (got < 0) {
      return -1;
    }
    struct store_pending *item = &items[(*count)++];
    store_column(statement, 0, item->ctid, sizeof item->ctid);
    store_column(statement, 1, item->why, sizeof item->why);
    store_column(statement, 2, item->created, sizeof item->created);
  }
  (void)sqlite3_reset(statement);
  return 0;
}

int store_pending_done(struct store *store, const char *ctid, struct error *error) {
  sqlite3_stmt *statement =
      store_need_step(store, error) == 0 ? store_prepare(store, STATEMENT_PENDING_DONE, error) : NULL;
  if (statement == NULL) {
    return -1;
  }
  store_bind(statement, 1, ctid);
  return store_run(store, statement, error);
}

long store_pending_count(struct store *store) {
  struct error unsaid;
  sqlite3_stmt *statement = store_prepare(store, STATEMENT_PENDING_COUNT, &unsaid);
  if (statement == NULL) {
    return -1;
  }
  long count = store_step(store, statement, &unsaid) == 1 ? (long)sqlite3_column_int64(statement, 0) : -1;
  (void)sqlite3_reset(statement);
  return count;
}

/* Runs a statement over one CTID of the table of seen ones; tells whether a row changed. */
static int touch_seen(struct store *store, enum store_statement which, const char *ctid, bool *changed,
                      struct error *error) {
  sqlite3_stmt *statement = store_need_step(store, error) == 0 ? store_prepare(store, which, error) : NULL;
  if (statement == NULL) {
    return -1;
  }
  store_bind(statement, 1, ctid);
  if (store_run(store, statement, error) != 0) {
    return -1;
  }
  *changed = sqlite3_changes(store->database) > 0;
  return 0;
}

int store_see(struct store *store, const char *ctid, bool *first, struct error *error) {
  bool added = false;
  if (touch_seen(store, STATEMENT_SEE, ctid, &added, error) != 0) {
    return -1;
  }
  store->counts.seen += added;
  if (first != NULL) {
    *first = added;
  }
  return 0;
}

int store_unsee(struct store *store, const char *ctid, struct error *error) {
  bool removed = false;
  if (touch_seen(store, STATEMENT_UNSEE, ctid, &removed, error) != 0) {
    return -1;
  }
  store->counts.seen -= removed;
  return 0;
}

int store_forget_seen(struct store *store, struct error *error) {
  if (store_need_step(store, error) != 0 || store_execute(store, "DELETE FROM seen", error) != 0) {
    return -1;
  }
  store->counts.seen = 0;
  return 0;
}

int store_pend_unseen(struct store *store, const char *why, long *count, struct error *error) {
  static const char sql[] =
      "INSERT INTO pending(ctid, why, created) SELECT ctid, ?1, '' FROM record "
      "WHERE ctid NOT IN (SELECT ctid FROM seen) ON CONFLICT(ctid) DO NOTHING";
  sqlite3_stmt *statement = NULL;
  *count = 0;
  if (store_need_step(store, error) != 0) {
    return -1;
  }
  if (sqlite3_prepare_v2(store->database, sql, -1, &statement, NULL) != SQLITE_OK) {
    return store_failed(store->database, &store->damaged, error);
  }
  store_bind(statement, 1, why);
  int result = store_run(store, statement, error);
  *count = result == 0 ? sqlite3_changes(store->database) : 0;
  (void)sqlite3_finalize(statement);
  return result;
}

int store_clear(struct store *store, struct error *error) {
  if (store_need_step(store, error) != 0 ||
      store_execute(store, "DELETE FROM document; DELETE FROM record; DELETE FROM pending; DELETE FROM seen;", error) !=
          0) {
    return -1;
  }
  store->changed = true;
  store->counts.records = 0;
  store->counts.left_out = 0;
  store->counts.seen = 0;
  return 0;
}
