/* SPDX-License-Identifier: MIT */
#include "data/catalog/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/base/i18n.h"

enum { WAITING_SIZE = 1 << 20 };

int spool_open(struct spool *spool, const char *path, struct error *error) {
  (void)unlink(path);
  *spool = (struct spool){.descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
  if (spool->descriptor < 0) {
    return error_system(error, errno, _("Writing"), path);
  }
  (void)unlink(path); /* so that nothing is left, however the process ends */
  spool->path = strdup(path);
  spool->waiting = malloc((size_t)WAITING_SIZE);
  if (spool->path == NULL || spool->waiting == NULL) {
    spool_close(spool);
    return error_no_memory(error);
  }
  return 0;
}

void spool_close(struct spool *spool) {
  if (spool->descriptor >= 0) {
    (void)close(spool->descriptor);
  }
  free(spool->path);
  free(spool->waiting);
  *spool = (struct spool){.descriptor = -1};
}

static int write_all(struct spool *spool, const char *bytes, size_t length, struct error *error) {
  while (length > 0) {
    ssize_t done = pwrite(spool->descriptor, bytes, length, (off_t)spool->written);
    if (done < 0 && errno == EINTR) {
      continue;
    }
    if (done <= 0) {
      return error_system(error, done == 0 ? ENOSPC : errno, _("Writing"), spool->path);
    }
    bytes += done;
    length -= (size_t)done;
    spool->written += (uint64_t)done;
  }
  return 0;
}

int spool_flush(struct spool *spool, struct error *error) {
  if (write_all(spool, spool->waiting, spool->waiting_length, error) != 0) {
    return -1;
  }
  spool->waiting_length = 0;
  return 0;
}

int spool_add(struct spool *spool, const void *bytes, size_t length, uint64_t *at, struct error *error) {
  if (length > (size_t)WAITING_SIZE - spool->waiting_length && spool_flush(spool, error) != 0) {
    return -1;
  }
  *at = spool->written + spool->waiting_length;
  if (length > (size_t)WAITING_SIZE) {
    return write_all(spool, bytes, length, error);
  }
  if (length > 0) {
    memcpy(spool->waiting + spool->waiting_length, bytes, length);
  }
  spool->waiting_length += length;
  return 0;
}

void spool_reader_init(struct spool_reader *reader, const struct spool *spool, size_t ahead) {
  *reader = (struct spool_reader){.spool = spool, .ahead = ahead};
}

void spool_reader_free(struct spool_reader *reader) {
  free(reader->bytes);
  *reader = (struct spool_reader){0};
}

static int make_room(struct spool_reader *reader, size_t needed, struct error *error) {
  if (needed <= reader->room) {
    return 0;
  }
  size_t room = needed * 2 > (size_t)WAITING_SIZE ? needed : needed * 2;
  char *bytes = realloc(reader->bytes, room);
  if (bytes == NULL) {
    return error_no_memory(error);
  }
  reader->bytes = bytes;
  reader->room = room;
  return 0;
}

const char *spool_look(struct spool_reader *reader, uint64_t at, size_t length, struct error *error) {
  if (at >= reader->start && at - reader->start <= reader->length &&
      length <= reader->length - (size_t)(at - reader->start)) {
    return reader->bytes + (at - reader->start);
  }
  size_t wanted = length > reader->ahead ? length : reader->ahead;
  if (make_room(reader, wanted, error) != 0) {
    return NULL;
  }
  reader->start = at;
  reader->length = 0;
  while (reader->length < length) {
    ssize_t got = pread(reader->spool->descriptor, reader->bytes + reader->length, wanted - reader->length,
                        (off_t)(at + reader->length));
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got <= 0) {
      (void)error_system(error, got == 0 ? EIO : errno, _("Reading"), reader->spool->path);
      return NULL;
    }
    reader->length += (size_t)got;
  }
  return reader->bytes;
}
