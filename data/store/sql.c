/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/store/inside.h"

/* WITHOUT ROWID: the rows lie in CTID order, so that reading all documents in
 * that order is one pass through the file. Documents lie apart from what is
 * known about them, so that comparing with a list does not read them. */
static const char *const sql_texts[STATEMENT_COUNT] = {
    [STATEMENT_SETTING] = "SELECT value FROM setting WHERE key = ?1",
    [STATEMENT_SET] =
        "INSERT INTO setting(key, value) VALUES(?1, ?2) "
        "ON CONFLICT(key) DO UPDATE SET value = excluded.value",
    [STATEMENT_UNSET] = "DELETE FROM setting WHERE key = ?1",
    [STATEMENT_FIND] = "SELECT updated, exact, fetched, digest IS NULL FROM record WHERE ctid = ?1",
    [STATEMENT_DIGEST] = "SELECT digest, type, updated, exact FROM record WHERE ctid = ?1",
    [STATEMENT_PUT_RECORD] =
        "INSERT INTO record(ctid, type, updated, exact, fetched, digest) "
        "VALUES(?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT(ctid) DO UPDATE SET type = excluded.type, "
        "updated = excluded.updated, exact = excluded.exact, fetched = excluded.fetched, "
        "digest = excluded.digest",
    [STATEMENT_PUT_DOCUMENT] =
        "INSERT INTO document(ctid, packed) VALUES(?1, ?2) "
        "ON CONFLICT(ctid) DO UPDATE SET packed = excluded.packed",
    [STATEMENT_DATE] =
        "UPDATE record SET updated = ?2, exact = ?3 WHERE ctid = ?1 AND (updated IS NOT ?2 OR exact <> ?3)",
    [STATEMENT_DROP_RECORD] = "DELETE FROM record WHERE ctid = ?1",
    [STATEMENT_DROP_DOCUMENT] = "DELETE FROM document WHERE ctid = ?1",
    [STATEMENT_PEND] =
        "INSERT INTO pending(ctid, why, created) VALUES(?1, ?2, ?3) ON CONFLICT(ctid) DO UPDATE "
        "SET why = excluded.why, created = excluded.created WHERE excluded.created > created",
    [STATEMENT_PENDING] = "SELECT ctid, why, created FROM pending WHERE why <> 'destroy' ORDER BY ctid LIMIT ?1",
    [STATEMENT_PENDING_ONE] = "SELECT ctid, why, created FROM pending WHERE why = ?2 ORDER BY ctid LIMIT ?1",
    [STATEMENT_PENDING_DONE] = "DELETE FROM pending WHERE ctid = ?1",
    [STATEMENT_PENDING_COUNT] = "SELECT count(*) FROM pending",
    [STATEMENT_SEE] = "INSERT OR IGNORE INTO seen(ctid) VALUES(?1)",
    [STATEMENT_UNSEE] = "DELETE FROM seen WHERE ctid = ?1",
};

int store_failed(sqlite3 *database, bool *damaged, struct error *error) {
  int code = sqlite3_extended_errcode(database);
  int system = sqlite3_system_errno(database);
  switch (code & 0xff) {
    case SQLITE_NOMEM:
      return error_no_memory(error);
    case SQLITE_FULL:
      return error_system(error, ENOSPC, _("Writing"), _("the working copy of the records"));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      *damaged = true;
      return error_set(error, ERROR_BAD_DATA, "%s", _("The working copy of the records is damaged."));
    case SQLITE_BUSY:
      return error_set(error, ERROR_IO, "%s", _("Another program has the working copy of the records open."));
    case SQLITE_IOERR:
      if ((code == SQLITE_IOERR_SHORT_READ || code == SQLITE_IOERR_CORRUPTFS) && system == 0) {
        *damaged = true;
      }
      break;
    default:
      break;
  }
  if (system != 0) {
    return error_system(error, system, _("Writing"), _("the working copy of the records"));
  }
  return error_set(error, ERROR_IO, _("The working copy of the records: %s."), sqlite3_errmsg(database));
}

int store_execute(struct store *store, const char *sql, struct error *error) {
  if (sqlite3_exec(store->database, sql, NULL, NULL, NULL) != SQLITE_OK) {
    return store_failed(store->database, &store->damaged, error);
  }
  return 0;
}

sqlite3_stmt *store_prepare(struct store *store, enum store_statement which, struct error *error) {
  sqlite3_stmt **statement = &store->statements[which];
  if (*statement == NULL && sqlite3_prepare_v3(store->database, sql_texts[which], -1, SQLITE_PREPARE_PERSISTENT,
                                               statement, NULL) != SQLITE_OK) {
    (void)store_failed(store->database, &store->damaged, error);
    return NULL;
  }
  (void)sqlite3_reset(*statement);
  (void)sqlite3_clear_bindings(*statement);
  return *statement;
}

int store_step(struct store *store, sqlite3_stmt *statement, struct error *error) {
  int code = sqlite3_step(statement);
  if (code == SQLITE_ROW) {
    return 1;
  }
  if (code == SQLITE_DONE) {
    return 0;
  }
  (void)store_failed(store->database, &store->damaged, error);
  (void)sqlite3_reset(statement);
  return -1;
}

int store_run(struct store *store, sqlite3_stmt *statement, struct error *error) {
  int result = store_step(store, statement, error);
  (void)sqlite3_reset(statement);
  return result < 0 ? -1 : 0;
}

void store_bind(sqlite3_stmt *statement, int parameter, const char *text) {
  if (text == NULL) {
    (void)sqlite3_bind_null(statement, parameter);
  } else {
    (void)sqlite3_bind_text(statement, parameter, text, -1, SQLITE_STATIC);
  }
}

void store_column(sqlite3_stmt *statement, int column, char *out, size_t size) {
  const char *text = (const char *)sqlite3_column_text(statement, column);
  (void)snprintf(out, size, "%s", text == NULL ? "" : text);
}

int store_need_step(const struct store *store, struct error *error) {
  return store->open ? 0 : error_set(error, ERROR_USAGE, "%s", _("The working copy is written in steps only."));
}
