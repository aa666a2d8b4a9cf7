/* SPDX-License-Identifier: MIT */
/*
 * A patchset, looked at before SQLite sees it.
 *
 * The format is that of the session extension ("sqlite3session.c", CHANGESET
 * and PATCHSET FORMAT): for each table 'P', the number of columns, a byte for
 * each column (0, or its place in the primary key), the name; then changes: the
 * operation, a byte 0, and values. An insertion has all columns, a deletion
 * those of the key, an update all, with those that stay marked as undefined.
 *
 * Only tables and columns of ours, with values of their types, pass. SQLite
 * would leave out unknown tables silently, and old versions of it have read
 * beyond the end of damaged patches.
 */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/catalog/rows.h"
#include "data/catalog/rows_patch.h"
#include "data/catalog/rows_tables.h"

enum value_kind { UNDEFINED = 0, INTEGER = 1, REAL = 2, TEXT = 3, BLOB = 4, NOTHING = 5 };

struct walk {
  const unsigned char *at, *end;
  const struct rows_table *table;
  size_t columns;
};

static bool take_byte(struct walk *walk, unsigned char *byte) {
  if (walk->at == walk->end) {
    return false;
  }
  *byte = *walk->at++;
  return true;
}

/* SQLite's numbers of variable length: 7 bits a byte, the highest first. None
 * that we take needs more than four bytes. */
static bool take_number(struct walk *walk, size_t *number) {
  unsigned char byte = 0x80;
  *number = 0;
  for (int i = 0; i < 4 && (byte & 0x80) != 0; i++) {
    if (!take_byte(walk, &byte)) {
      return false;
    }
    *number = *number << 7 | (byte & 0x7f);
  }
  return (byte & 0x80) == 0;
}

static bool take_eight(struct walk *walk, uint64_t *bits) {
  if (walk->end - walk->at < 8) {
    return false;
  }
  *bits = 0;
  for (int i = 0; i < 8; i++) {
    *bits = *bits << 8 | *walk->at++;
  }
  return true;
}

static bool take_integer(struct walk *walk, size_t column) {
  uint64_t bits;
  bool lasting = column == 0 && rows_has_distance(walk->table);
  return walk->table->columns[column].type == ROWS_INTEGER && take_eight(walk, &bits) &&
         (!lasting || bits <= (uint64_t)ROWS_LARGEST_NUMBER);
}

static bool take_real(struct walk *walk, size_t column) {
  uint64_t bits;
  double value;
  if (walk->table->columns[column].type != ROWS_REAL || !take_eight(walk, &bits)) {
    return false;
  }
  memcpy(&value, &bits, sizeof value);
  return isfinite(value);
}

static bool take_text(struct walk *walk, size_t column) {
  size_t length;
  if (walk->table->columns[column].type != ROWS_TEXT || !take_number(walk, &length) ||
      (size_t)(walk->end - walk->at) < length) {
    return false;
  }
  const char *text = (const char *)walk->at;
  walk->at += length;
  return rows_text_good(text, length);
}

static bool take_value(struct walk *walk, size_t column, bool key, bool partial) {
  unsigned char kind;
  if (!take_byte(walk, &kind)) {
    return false;
  }
  switch (kind) {
    case UNDEFINED:
      return partial && !key;
    case NOTHING:
      return !key;
    case INTEGER:
      return take_integer(walk, column);
    case REAL:
      return take_real(walk, column);
    case TEXT:
      return take_text(walk, column);
    default:
      return false;
  }
}

static bool take_change(struct walk *walk, unsigned char operation) {
  unsigned char indirect;
  if ((operation != SQLITE_INSERT && operation != SQLITE_DELETE && operation != SQLITE_UPDATE) ||
      !take_byte(walk, &indirect) || indirect != 0) {
    return false;
  }
  for (size_t i = 0; i < walk->columns; i++) {
    bool key = rows_in_key(walk->table, i);
    if ((key || operation != SQLITE_DELETE) && !take_value(walk, i, key, operation == SQLITE_UPDATE)) {
      return false;
    }
  }
  return true;
}

static const struct rows_table *find_table(const char *name, size_t length) {
  size_t count;
  const struct rows_table *tables = rows_tables(&count);
  for (size_t i = 0; i < count; i++) {
    if (strlen(tables[i].name) == length && memcmp(tables[i].name, name, length) == 0) {
      return &tables[i];
    }
  }
  return NULL;
}

static bool take_table(struct walk *walk) {
  size_t count;
  if (!take_number(walk, &count) || count > (size_t)ROWS_MOST_COLUMNS || (size_t)(walk->end - walk->at) < count) {
    return false;
  }
  const unsigned char *flags = walk->at;
  walk->at += count;
  const char *name = (const char *)walk->at;
  const unsigned char *stop = walk->at == walk->end ? NULL : memchr(walk->at, '\0', (size_t)(walk->end - walk->at));
  walk->table = stop == NULL ? NULL : find_table(name, (size_t)(stop - walk->at));
  if (walk->table == NULL || rows_column_count(walk->table) != count) {
    return false;
  }
  walk->at = stop + 1;
  walk->columns = count;
  for (size_t i = 0; i < count; i++) {
    if (flags[i] != (rows_in_key(walk->table, i) ? i + 1 : 0)) {
      return false;
    }
  }
  return true;
}

int rows_patch_check(const void *patch, size_t length, struct error *error) {
  struct walk walk = {.at = patch, .end = length == 0 ? patch : (const unsigned char *)patch + length};
  if (length > (size_t)ROWS_LARGEST_PATCH) {
    return error_set(error, ERROR_TOO_BIG, _("The update is too big."));
  }
  unsigned char byte;
  bool good = true;
  while (good && length > 0 && take_byte(&walk, &byte)) {
    good = byte == 'P' ? take_table(&walk) : walk.table != NULL && take_change(&walk, byte);
  }
  return good ? 0 : error_set(error, ERROR_BAD_DATA, _("The update is damaged."));
}
