/* SPDX-License-Identifier: MIT */
#include "data/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/base/i18n.h"

static int read_all(int descriptor, const char *path, struct buffer *buffer, struct error *error) {
  char chunk[65536];
  for (;;) {
    ssize_t got = read(descriptor, chunk, sizeof chunk);
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got < 0) {
      return error_system(error, errno, _("Reading"), path);
    }
    if (got == 0) {
      return 0;
    }
    if ((size_t)got > buffer->limit - buffer->length) {
      return error_set(error, ERROR_TOO_BIG, _("%s is larger than %zu bytes, which is more than is read here."), path,
                       buffer->limit);
    }
    buffer_add(buffer, chunk, (size_t)got);
    if (buffer->failed) {
      return error_no_memory(error);
    }
  }
}

int file_read(const char *path, struct buffer *buffer, struct error *error) {
  buffer_clear(buffer);
  /* O_NONBLOCK: opening a pipe nobody writes to must not hang. */
  int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) {
    if (errno == ENOENT || errno == ENOTDIR) {
      return error_set(error, ERROR_NOT_FOUND, _("There is no file %s."), path);
    }
    return error_system(error, errno, _("Opening"), path);
  }
  struct stat status;
  int result;
  if (fstat(descriptor, &status) != 0) {
    result = error_system(error, errno, _("Reading"), path);
  } else if (!S_ISREG(status.st_mode)) {
    result = error_set(error, ERROR_BAD_DATA, _("%s is not a file."), path);
  } else {
    result = read_all(descriptor, path, buffer, error);
  }
  (void)close(descriptor);
  if (result != 0) {
    buffer_free(buffer);
  }
  return result;
}

const char *file_name(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash == NULL ? path : slash + 1;
}

int file_sync(const char *path, struct error *error) {
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    return error_system(error, errno, _("Writing"), path);
  }
  /* Some file systems can't sync a folder and say EINVAL. */
  int failed = fsync(descriptor) != 0 && errno != EINVAL ? errno : 0;
  (void)close(descriptor);
  return failed == 0 ? 0 : error_system(error, failed, _("Writing"), path);
}
