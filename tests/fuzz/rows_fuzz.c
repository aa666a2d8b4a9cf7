/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a dump or as a patch: no crash, no leak, no endless run. What
 * reads as a dump writes the same bytes again; a patch that is refused leaves
 * the rows as they were, and one that is taken leaves rows that can be written
 * and read.
 *
 * The first byte says which: 'D' a dump, otherwise a patch for rows that are
 * made at the start. With LADDERWAY_SEEDS=FOLDER a dump and patches to begin
 * with are written there.
 */
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/catalog/rows.h"
#include "data/catalog/rows_tables.h"
#include "data/catalog/sql.h"

enum { LARGEST = 4 << 20 };

int LLVMFuzzerInitialize(int *count, char ***arguments);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct place {
  char base[64], work[64]; /* rows files: before, and for trying */
  struct buffer bytes;     /* of the first */
  char hash[DIGEST_HEX];
};

struct source {
  const char *at;
  size_t left;
};

static long from_memory(void *bytes, size_t room, void *context, struct error *error) {
  (void)error;
  struct source *source = context;
  size_t length = room < source->left ? room : source->left;
  memcpy(bytes, source->at, length);
  source->at += length;
  source->left -= length;
  return (long)length;
}

static int to_buffer(const void *bytes, size_t length, void *context, struct error *error) {
  (void)error;
  buffer_add(context, bytes, length);
  return 0;
}

static int load(const char *path, const void *bytes, size_t length, char hash[DIGEST_HEX]) {
  struct source source = {bytes, length};
  struct error error;
  (void)unlink(path);
  return rows_load(path, from_memory, &source, hash, &error);
}

static void check(int good) {
  if (!good) {
    abort();
  }
}

/* A few rows in every table, made from its description; `round` changes some. */
static void add_rows(sqlite3 *database, const struct rows_table *table, int round) {
  struct buffer sql;
  struct error error;
  size_t count = rows_column_count(table);
  for (int row = round % 2; row < 3; row++) {
    buffer_init(&sql, 1 << 16);
    buffer_add_format(&sql, "INSERT INTO \"%s\" VALUES(", table->name);
    for (size_t i = 0; i < count; i++) {
      int number = 10 * row + (rows_in_key(table, i) ? 0 : round);
      const char *text = table->only != NULL && i == 0 ? "note:" : "text ";
      buffer_add_text(&sql, i == 0 ? "" : ", ");
      if (i > 3 && i % 4 == 0 && !rows_in_key(table, i)) {
        buffer_add_text(&sql, "NULL");
      } else if (table->columns[i].type == ROWS_TEXT) {
        buffer_add_format(&sql, "'%s%d'", text, number);
      } else {
        buffer_add_format(&sql, "%d%s", number, table->columns[i].type == ROWS_REAL ? ".25" : "");
      }
    }
    buffer_add_text(&sql, ")");
    check(!sql.failed && sql_execute(database, buffer_text(&sql), &error) == 0);
    buffer_free(&sql);
  }
}

static void make_rows(const char *path, int round) {
  struct error error;
  size_t count;
  const struct rows_table *tables = rows_tables(&count);
  (void)unlink(path);
  sqlite3 *database = rows_create(path, &error);
  check(database != NULL);
  for (size_t i = 0; i < count; i++) {
    add_rows(database, &tables[i], round);
  }
  check(rows_finish(database, path, 0, &error) == 0);
}

static void write_seed(const char *folder, const char *name, char kind, const struct buffer *bytes) {
  char path[512];
  (void)snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "w");
  check(file != NULL && fputc(kind, file) == kind && fwrite(bytes->data, 1, bytes->length, file) == bytes->length);
  check(fclose(file) == 0);
}

/* What the tables look like changes, so the first inputs are made, not kept. */
static void write_seeds(const struct place *place, const char *folder) {
  struct buffer bytes;
  struct error error;
  char hash[DIGEST_HEX];
  buffer_init(&bytes, (size_t)LARGEST);
  check(rows_dump(place->base, to_buffer, &bytes, hash, &error) == 0);
  write_seed(folder, "dump", 'D', &bytes);
  make_rows(place->work, 1);
  check(rows_difference(place->base, place->work, &bytes, &error) == 0);
  write_seed(folder, "patch", 'P', &bytes);
  make_rows(place->work, 2);
  check(rows_difference(place->base, place->work, &bytes, &error) == 0);
  write_seed(folder, "patch2", 'P', &bytes);
  buffer_free(&bytes);
}

static void write_base(struct place *place) {
  struct error error;
  char piece[8192];
  make_rows(place->base, 0);
  check(rows_dump(place->base, NULL, NULL, place->hash, &error) == 0);
  FILE *file = fopen(place->base, "r");
  check(file != NULL);
  buffer_init(&place->bytes, (size_t)LARGEST);
  for (size_t got; (got = fread(piece, 1, sizeof piece, file)) > 0;) {
    buffer_add(&place->bytes, piece, got);
  }
  (void)fclose(file);
  check(!place->bytes.failed);
  const char *seeds = getenv("LADDERWAY_SEEDS");
  if (seeds != NULL) {
    write_seeds(place, seeds);
  }
}

static struct place *the_place(void) {
  static struct place place;
  if (place.base[0] == '\0') {
    const char *folder = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
    (void)snprintf(place.base, sizeof place.base, "%s/fuzz-rows-%ld-base", folder, (long)getpid());
    (void)snprintf(place.work, sizeof place.work, "%s/fuzz-rows-%ld-work", folder, (long)getpid());
    write_base(&place);
  }
  return &place;
}

static void copy_base(const struct place *place) {
  int descriptor = open(place->work, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  check(descriptor >= 0 && write(descriptor, place->bytes.data, place->bytes.length) == (ssize_t)place->bytes.length);
  (void)close(descriptor);
}

static void try_dump(struct place *place, const uint8_t *data, size_t size) {
  char hash[DIGEST_HEX];
  char again[DIGEST_HEX];
  struct buffer text;
  struct error error;
  if (load(place->work, data, size, hash) != 0) {
    check(access(place->work, F_OK) != 0);
    return;
  }
  buffer_init(&text, (size_t)LARGEST);
  check(rows_dump(place->work, to_buffer, &text, again, &error) == 0);
  check(text.length == size && memcmp(text.data, data, size) == 0 && strcmp(hash, again) == 0);
  buffer_free(&text);
}

static bool is_base(const struct place *place) {
  char piece[8192];
  size_t at = 0;
  bool same = true;
  FILE *file = fopen(place->work, "r");
  for (size_t got; same && file != NULL && (got = fread(piece, 1, sizeof piece, file)) > 0; at += got) {
    same = got <= place->bytes.length - at && memcmp(place->bytes.data + at, piece, got) == 0;
  }
  if (file != NULL) {
    (void)fclose(file);
  }
  return same && at == place->bytes.length;
}

static void try_patch(struct place *place, const uint8_t *data, size_t size) {
  char hash[DIGEST_HEX];
  char again[DIGEST_HEX];
  struct buffer text;
  struct error error;
  if (!is_base(place)) {
    copy_base(place);
  }
  if (rows_patch(place->work, data, size, &error) != 0) {
    check(is_base(place));
    return;
  }
  buffer_init(&text, (size_t)LARGEST);
  check(rows_dump(place->work, to_buffer, &text, hash, &error) == 0);
  check(load(place->work, text.data, text.length, again) == 0 && strcmp(hash, again) == 0);
  buffer_free(&text);
}

/* Before the folders of inputs are read. */
int LLVMFuzzerInitialize(int *count, char ***arguments) {
  (void)count;
  (void)arguments;
  (void)the_place();
  return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct place *place = the_place();
  if (size > 0 && data[0] == 'D') {
    try_dump(place, data + 1, size - 1);
  } else if (size > 0) {
    try_patch(place, data + 1, size - 1);
  }
  return 0;
}
