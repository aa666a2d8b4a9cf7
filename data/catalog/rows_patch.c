/* SPDX-License-Identifier: MIT */
/* Differences between rows files, by SQLite's session extension. */
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include "data/catalog/rows_patch.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "data/base/i18n.h"
#include "data/catalog/rows.h"
#include "data/catalog/rows_tables.h"
#include "data/catalog/sql.h"

/* --- difference --- */

static int session_error(int code, struct error *error) {
  return code == SQLITE_NOMEM
             ? error_no_memory(error)
             : error_set(error, ERROR_BAD_DATA, _("The rows can't be compared: %s."), sqlite3_errstr(code));
}

static int give_patch(int code, int length, void *bytes, struct buffer *patch, struct error *error) {
  int result = 0;
  if (code != SQLITE_OK) {
    result = session_error(code, error);
  } else if (length > (int)ROWS_LARGEST_PATCH) {
    result = error_set(error, ERROR_TOO_BIG, _("The update is too big."));
  } else {
    buffer_clear(patch);
    buffer_add(patch, length == 0 ? "" : bytes, (size_t)length);
    result = patch->failed ? error_set(error, ERROR_TOO_BIG, _("The update is too big.")) : 0;
  }
  sqlite3_free(bytes);
  return result;
}

static int compare_tables(sqlite3_session *session, struct error *error) {
  size_t count;
  const struct rows_table *tables = rows_tables(&count);
  for (size_t i = 0; i < count; i++) {
    char *reason = NULL;
    int code = sqlite3session_attach(session, tables[i].name);
    if (code == SQLITE_OK) {
      code = sqlite3session_diff(session, "rows", tables[i].name, &reason);
    }
    sqlite3_free(reason);
    if (code != SQLITE_OK) {
      return session_error(code, error);
    }
    if (sqlite3session_memory_used(session) > (sqlite3_int64)ROWS_LARGEST_PATCH) {
      return error_set(error, ERROR_TOO_BIG, _("The update is too big."));
    }
  }
  return 0;
}

int rows_difference(const char *from, const char *to, struct buffer *patch, struct error *error) {
  sqlite3 *database = rows_open(to, false, error);
  if (database == NULL) {
    return -1;
  }
  sqlite3_session *session = NULL;
  int result = rows_attach(database, from, "rows", error);
  if (result == 0 && sqlite3session_create(database, "main", &session) != SQLITE_OK) {
    result = error_no_memory(error);
  }
  if (result == 0) {
    result = compare_tables(session, error);
  }
  if (result == 0) {
    int length = 0;
    void *bytes = NULL;
    int code = sqlite3session_patchset(session, &length, &bytes);
    result = give_patch(code, length, bytes, patch, error);
  }
  if (session != NULL) {
    sqlite3session_delete(session);
  }
  (void)sqlite3_close(database);
  return result;
}

/* --- two as one --- */

static int add(sqlite3_changegroup *group, const struct buffer *patch, struct error *error) {
  if (rows_patch_check(patch->data, patch->length, error) != 0) {
    return -1;
  }
  int code = patch->length == 0 ? SQLITE_OK : sqlite3changegroup_add(group, (int)patch->length, patch->data);
  return code == SQLITE_OK ? 0 : session_error(code, error);
}

int rows_join(const struct buffer *first, const struct buffer *second, struct buffer *joined, struct error *error) {
  sqlite3_changegroup *group = NULL;
  if (sqlite3changegroup_new(&group) != SQLITE_OK) {
    return error_no_memory(error);
  }
  int result = add(group, first, error) == 0 ? add(group, second, error) : -1;
  if (result == 0) {
    int length = 0;
    void *bytes = NULL;
    int code = sqlite3changegroup_output(group, &length, &bytes);
    result = give_patch(code, length, bytes, joined, error);
  }
  sqlite3changegroup_delete(group);
  return result;
}

/* --- patch --- */

/* Anything that does not fit means that the patch is for other rows. */
static int conflict(void *context, int kind, sqlite3_changeset_iter *change) {
  (void)context;
  (void)kind;
  (void)change;
  return SQLITE_CHANGESET_ABORT;
}

static int apply(sqlite3 *database, const void *patch, size_t length, struct error *error) {
  /* The check has seen every table, so none is left out here. */
  int code = sqlite3changeset_apply(database, (int)length, (void *)(uintptr_t)patch, NULL, conflict, NULL);
  switch (code & 0xff) {
    case SQLITE_OK:
      return 0;
    case SQLITE_NOMEM:
      return error_no_memory(error);
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
      return sql_error(database, _("Updating the rows"), error);
    default:
      return error_set(error, ERROR_BAD_DATA, _("The update does not fit the rows that are here."));
  }
}

int rows_patch(const char *rows, const void *patch, size_t length, struct error *error) {
  if (rows_patch_check(patch, length, error) != 0) {
    return -1;
  }
  sqlite3 *database = length == 0 ? NULL : rows_open(rows, true, error);
  if (database == NULL) {
    return length == 0 ? 0 : -1;
  }
  /* A journal, but no waiting for the disk: what is killed half-way is rolled
   * back by the next one who opens the file. */
  int result = sql_execute(database, "PRAGMA synchronous = OFF; BEGIN IMMEDIATE", error);
  if (result == 0) {
    result = apply(database, patch, length, error);
  }
  if (result == 0) {
    result = sql_execute(database, "COMMIT", error);
  }
  (void)sqlite3_close(database); /* rolls back what is not committed */
  return result;
}
