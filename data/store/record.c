/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "data/base/i18n.h"
#include "data/crypto/digest.h"
#include "data/store/inside.h"

/* Half a SHA-256 is more than enough to tell versions of one record apart. */
enum { DIGEST_KEPT = 16 };

/* What stands in the store under a CTID. */
struct kept {
  bool known, has_document;
  unsigned char digest[DIGEST_KEPT];
  bool same_type, same_date;
};

static bool same_text(sqlite3_stmt *statement, int column, const char *text) {
  const char *kept = (const char *)sqlite3_column_text(statement, column);
  return kept == NULL || text == NULL ? kept == text : strcmp(kept, text) == 0;
}

static int look(struct store *store, const struct store_record *record, struct kept *kept, struct error *error) {
  sqlite3_stmt *statement = store_prepare(store, STATEMENT_DIGEST, error);
  *kept = (struct kept){0};
  if (statement == NULL) {
    return -1;
  }
  store_bind(statement, 1, record->ctid);
  int got = store_step(store, statement, error);
  if (got == 1) {
    kept->known = true;
    kept->has_document = sqlite3_column_bytes(statement, 0) == DIGEST_KEPT;
    if (kept->has_document) {
      memcpy(kept->digest, sqlite3_column_blob(statement, 0), DIGEST_KEPT);
    }
    kept->same_type = same_text(statement, 1, record->type);
    kept->same_date = same_text(statement, 2, record->updated);
  }
  (void)sqlite3_reset(statement);
  return got < 0 ? -1 : 0;
}

static int put_document(struct store *store, const struct store_record *record, struct error *error) {
  sqlite3_stmt *statement = store_prepare(store, STATEMENT_PUT_DOCUMENT, error);
  struct buffer packed;
  if (statement == NULL) {
    return -1;
  }
  buffer_init(&packed, (size_t)STORE_LARGEST_DOCUMENT);
  int result = squeeze(store->squeezer, record->json, record->length, &packed, error);
  if (result == 0) {
    store_bind(statement, 1, record->ctid);
    (void)sqlite3_bind_blob64(statement, 2, packed.data, packed.length, SQLITE_STATIC);
    result = store_run(store, statement, error);
    (void)sqlite3_clear_bindings(statement);
  }
  buffer_free(&packed);
  return result;
}

static int drop_document(struct store *store, const char *ctid, struct error *error) {
  sqlite3_stmt *statement = store_prepare(store, STATEMENT_DROP_DOCUMENT, error);
  if (statement == NULL) {
    return -1;
  }
  store_bind(statement, 1, ctid);
  return store_run(store, statement, error);
}

static int put_row(struct store *store, const struct store_record *record, const unsigned char *digest,
                   struct error *error) {
  sqlite3_stmt *statement = store_prepare(store, STATEMENT_PUT_RECORD, error);
  if (statement == NULL) {
    return -1;
  }
  store_bind(statement, 1, record->ctid);
  store_bind(statement, 2, record->type);
  store_bind(statement, 3, record->updated);
  (void)sqlite3_bind_int(statement, 4, record->exact);
  (void)sqlite3_bind_int64(statement, 5, record->fetched);
  if (digest != NULL) {
    (void)sqlite3_bind_blob(statement, 6, digest, DIGEST_KEPT, SQLITE_STATIC);
  }
  return store_run(store, statement, error);
}

static void count_put(struct store *store, const struct kept *kept, bool has_document, bool changed) {
  struct store_counts *counts = &store->counts;
  counts->records += (long long)has_document - (long long)kept->has_document;
  counts->left_out += (long long)!has_document - (long long)(kept->known && !kept->has_document);
  if (kept->has_document || has_document) {
    store->changed = store->changed || changed || kept->has_document != has_document ||
                     (has_document && !(kept->same_date && kept->same_type));
  }
}

int store_put(struct store *store, const struct store_record *record, enum store_change *change, struct error *error) {
  unsigned char digest[DIGEST_SIZE] = {0};
  struct kept kept;
  bool has_document = record->json != NULL;
  if (store_need_step(store, error) != 0 || look(store, record, &kept, error) != 0) {
    return -1;
  }
  if (strlen(record->ctid) > STORE_LONGEST_CTID || record->length > (size_t)STORE_LARGEST_DOCUMENT) {
    return error_set(error, ERROR_TOO_BIG, _("The record %s is larger than any record may be."), record->ctid);
  }
  if (has_document) {
    digest_bytes(record->json, record->length, digest);
  }
  bool changed = has_document && !(kept.has_document && memcmp(kept.digest, digest, DIGEST_KEPT) == 0);
  if (put_row(store, record, has_document ? digest : NULL, error) != 0 ||
      (changed && put_document(store, record, error) != 0) ||
      (!has_document && kept.has_document && drop_document(store, record->ctid, error) != 0)) {
    return -1;
  }
  count_put(store, &kept, has_document, changed);
  if (change != NULL) {
    *change = !changed ? STORE_SAME : kept.has_document ? STORE_CHANGED : STORE_ADDED;
  }
  return 0;
}

int store_holds(struct store *store, const char *ctid, const char *json, size_t length, bool *same,
                struct error *error) {
  unsigned char digest[DIGEST_SIZE] = {0};
  const struct store_record record = {.ctid = ctid};
  struct kept kept;
  *same = false;
  if (look(store, &record, &kept, error) != 0) {
    return -1;
  }
  if (kept.has_document) {
    digest_bytes(json, length, digest);
    *same = memcmp(kept.digest, digest, DIGEST_KEPT) == 0;
  }
  return 0;
}

int store_date(struct store *store, const char *ctid, const char *updated, bool exact, struct error *error) {
  const struct store_record record = {.ctid = ctid, .updated = updated};
  struct kept kept;
  if (store_need_step(store, error) != 0 || look(store, &record, &kept, error) != 0) {
    return -1;
  }
  sqlite3_stmt *statement = store_prepare(store, STATEMENT_DATE, error);
  if (statement == NULL) {
    return -1;
  }
  store_bind(statement, 1, ctid);
  store_bind(statement, 2, updated);
  (void)sqlite3_bind_int(statement, 3, exact);
  store->changed = store->changed || (kept.has_document && !kept.same_date);
  return store_run(store, statement, error);
}

int store_drop(struct store *store, const char *ctid, bool *was_there, struct error *error) {
  const struct store_record record = {.ctid = ctid};
  struct kept kept;
  if (store_need_step(store, error) != 0 || look(store, &record, &kept, error) != 0) {
    return -1;
  }
  if (was_there != NULL) {
    *was_there = kept.has_document;
  }
  if (!kept.known) {
    return 0;
  }
  sqlite3_stmt *statement = store_prepare(store, STATEMENT_DROP_RECORD, error);
  if (statement == NULL) {
    return -1;
  }
  store_bind(statement, 1, ctid);
  if (store_run(store, statement, error) != 0 || (kept.has_document && drop_document(store, ctid, error) != 0)) {
    return -1;
  }
  store->counts.records -= kept.has_document;
  store->counts.left_out -= !kept.has_document;
  store->changed = store->changed || kept.has_document;
  return 0;
}

int store_find(struct store *store, const char *ctid, struct store_known *known, struct error *error) {
  sqlite3_stmt *statement = store_prepare(store, STATEMENT_FIND, error);
  *known = (struct store_known){0};
  if (statement == NULL) {
    return -1;
  }
  store_bind(statement, 1, ctid);
  int got = store_step(store, statement, error);
  if (got == 1) {
    known->known = true;
    store_column(statement, 0, known->updated, sizeof known->updated);
    known->exact = sqlite3_column_int(statement, 1) != 0;
    known->fetched = sqlite3_column_int64(statement, 2);
    known->left_out = sqlite3_column_int(statement, 3) != 0;
  }
  (void)sqlite3_reset(statement);
  return got < 0 ? -1 : 0;
}
