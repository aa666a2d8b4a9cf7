/* SPDX-License-Identifier: MIT */
/*
 * A file that runs of bytes are put behind each other in, and looked up from by
 * place. Inside the writer; the file has no name and goes with the process.
 */
#ifndef LADDERWAY_DATA_CATALOG_SPOOL_H
#define LADDERWAY_DATA_CATALOG_SPOOL_H

#include <stddef.h>
#include <stdint.h>

#include "data/base/error.h"

struct spool {
  int descriptor; /* -1: closed */
  char *path;     /* for messages */
  char *waiting;  /* bytes that are not in the file yet */
  size_t waiting_length;
  uint64_t written;
};

int spool_open(struct spool *spool, const char *path, struct error *error) MUST_CHECK;
void spool_close(struct spool *spool);

/* Puts the bytes at the end; `*at` is their place. */
int spool_add(struct spool *spool, const void *bytes, size_t length, uint64_t *at, struct error *error) MUST_CHECK;

/* Brings all bytes into the file. Readers see them from here on. */
int spool_flush(struct spool *spool, struct error *error) MUST_CHECK;

/* One reader's view; each thread has its own. `ahead` bytes are read at once:
 * many for reading in order, 0 for reading here and there. */
struct spool_reader {
  const struct spool *spool;
  char *bytes;
  size_t room, length, ahead;
  uint64_t start;
};

void spool_reader_init(struct spool_reader *reader, const struct spool *spool, size_t ahead);
void spool_reader_free(struct spool_reader *reader);

/* `length` bytes from place `at`; valid until the next call. NULL on failure. */
const char *spool_look(struct spool_reader *reader, uint64_t at, size_t length, struct error *error) MUST_CHECK;

#endif
