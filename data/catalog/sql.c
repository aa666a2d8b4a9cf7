/* SPDX-License-Identifier: MIT */
#include "data/catalog/sql.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "data/base/buffer.h"
#include "data/base/i18n.h"
#include "data/base/text.h"

enum { LARGEST_TEXT = 1 << 20, LONGEST_URI = 32768 };

int sql_error(sqlite3 *database, const char *doing, struct error *error) {
  int code = sqlite3_extended_errcode(database);
  switch (code & 0xff) {
    case SQLITE_NOMEM:
      return error_no_memory(error);
    case SQLITE_FULL:
      return error_set(error, ERROR_IO, _("%s: the disk is full. Make room and try again."), doing);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return error_set(
          error, ERROR_BAD_DATA,
          _("%s: the snapshot is damaged. Make a new one with ladderway sync, or name another with --snapshot."),
          doing);
    case SQLITE_INTERRUPT:
      return error_set(error, ERROR_CANCELLED, _("%s: stopped."), doing);
    case SQLITE_IOERR: {
      int system = sqlite3_system_errno(database);
      return error_set(error, ERROR_IO, "%s: %s.", doing, system != 0 ? strerror(system) : sqlite3_errmsg(database));
    }
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return error_set(error, ERROR_IO, "%s: %s.", doing, sqlite3_errmsg(database));
    default:
      return error_set(error, ERROR_BAD_DATA, "%s: %s.", doing, sqlite3_errmsg(database));
  }
}

char *sql_uri(struct arena *arena, const char *path) {
  while (path[0] == '/' && path[1] == '/') { /* would name a host */
    path++;
  }
  struct buffer uri;
  buffer_init(&uri, (size_t)LONGEST_URI);
  buffer_add_text(&uri, "file:");
  for (const char *at = path; *at != '\0'; at++) {
    unsigned char byte = (unsigned char)*at;
    if (byte < 0x80 && (isalnum(byte) || strchr("/._-", byte) != NULL)) {
      buffer_add_char(&uri, *at);
    } else {
      buffer_add_format(&uri, "%%%02X", byte);
    }
  }
  buffer_add_text(&uri, "?mode=ro&immutable=1");
  char *result = uri.failed ? NULL : arena_strdup(arena, buffer_text(&uri));
  buffer_free(&uri);
  return result;
}

static const char *doing_of(sqlite3 *database) {
  return sqlite3_db_readonly(database, "main") == 1 ? _("Reading the snapshot") : _("Writing the snapshot");
}

int sql_execute(sqlite3 *database, const char *sql, struct error *error) {
  if (sqlite3_exec(database, sql, NULL, NULL, NULL) != SQLITE_OK) {
    return sql_error(database, doing_of(database), error);
  }
  return 0;
}

sqlite3_stmt *sql_prepare(sqlite3 *database, const char *sql, struct error *error) {
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) != SQLITE_OK) {
    (void)sql_error(database, doing_of(database), error);
    return NULL;
  }
  return statement;
}

int sql_step(sqlite3_stmt *statement, struct error *error) {
  int code = sqlite3_step(statement);
  if (code == SQLITE_ROW) {
    return 1;
  }
  if (code == SQLITE_DONE) {
    return 0;
  }
  sqlite3 *database = sqlite3_db_handle(statement);
  return sql_error(database, doing_of(database), error);
}

int sql_run(sqlite3_stmt *statement, struct error *error) {
  int result = sql_step(statement, error);
  (void)sqlite3_reset(statement);
  return result < 0 ? result : 0;
}

/* The bytes at `at` that must never reach a terminal: controls, and characters
 * that turn the reading direction or have no width. 0 when there are none. */
static size_t unsafe_length(const unsigned char *at) {
  if ((at[0] < 0x20 && at[0] != '\n') || at[0] == 0x7f) {
    return 1;
  }
  if (at[0] == 0xc2 && at[1] >= 0x80 && at[1] <= 0x9f) {
    return 2;
  }
  if (at[0] == 0xe2 && at[1] == 0x80 && ((at[2] >= 0x8b && at[2] <= 0x8f) || (at[2] >= 0xa8 && at[2] <= 0xae))) {
    return 3;
  }
  if ((at[0] == 0xe2 && at[1] == 0x81 && at[2] >= 0xa0 && at[2] <= 0xaf) ||
      (at[0] == 0xef && at[1] == 0xbb && at[2] == 0xbf)) {
    return 3;
  }
  return at[0] == 0xf3 && at[1] == 0xa0 ? 4 : 0;
}

/* The writer stores cleaned text, but a snapshot may come from a stranger.
 * Cleaning it again would take "<b>" out of a text that means it, so only what
 * is dangerous is replaced. `text` is valid UTF-8. */
static void defuse(char *text) {
  unsigned char *at = (unsigned char *)text;
  while (*at != '\0') {
    size_t length = unsafe_length(at);
    if (length != 0) {
      memset(at, '?', length);
      at += length;
    } else {
      at++;
    }
  }
}

const char *sql_text(struct arena *arena, sqlite3_stmt *statement, int column) {
  const char *bytes = (const char *)sqlite3_column_text(statement, column);
  return bytes == NULL ? NULL : sql_clean(arena, bytes);
}

const char *sql_clean(struct arena *arena, const char *text) {
  size_t plain = 0;
  while (text[plain] >= ' ' && text[plain] < 0x7f && plain < (size_t)LARGEST_TEXT) {
    plain++;
  }
  if (text[plain] == '\0') { /* most are */
    return arena_strndup(arena, text, plain);
  }
  size_t length = strnlen(text, (size_t)LARGEST_TEXT);
  while (length > 0 && text[length] != '\0' && ((unsigned char)text[length] & 0xc0) == 0x80) {
    length--;
  }
  if (!text_is_utf8(text, length)) {
    return text_clean(arena, text, length, TEXT_LINES, (size_t)LARGEST_TEXT);
  }
  char *copy = arena_strndup(arena, text, length);
  if (copy != NULL) {
    defuse(copy);
  }
  return copy;
}

long long sql_integer(sqlite3_stmt *statement, int column, long long unknown) {
  if (sqlite3_column_type(statement, column) == SQLITE_NULL) {
    return unknown;
  }
  return sqlite3_column_int64(statement, column);
}

double sql_real(sqlite3_stmt *statement, int column, double unknown) {
  if (sqlite3_column_type(statement, column) == SQLITE_NULL) {
    return unknown;
  }
  double value = sqlite3_column_double(statement, column);
  return isfinite(value) ? value : unknown;
}

void sql_bind_text(sqlite3_stmt *statement, int parameter, const char *text) {
  if (text == NULL) {
    (void)sqlite3_bind_null(statement, parameter);
  } else {
    (void)sqlite3_bind_text(statement, parameter, text, -1, SQLITE_TRANSIENT);
  }
}

void sql_bind_integer(sqlite3_stmt *statement, int parameter, long long value) {
  (void)sqlite3_bind_int64(statement, parameter, value);
}

void sql_bind_integer_or_null(sqlite3_stmt *statement, int parameter, long long value, long long unknown) {
  if (value == unknown) {
    (void)sqlite3_bind_null(statement, parameter);
  } else {
    (void)sqlite3_bind_int64(statement, parameter, value);
  }
}
