/* SPDX-License-Identifier: MIT */
#include "data/catalog/install.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/base/i18n.h"
#include "data/catalog/catalog.h"
#include "data/catalog/writer_file.h"

enum { BLOCK = 1 << 20 };

static int write_all(int to, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(to, bytes, length);
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written <= 0) {
      return -1;
    }
    bytes += written;
    length -= (size_t)written;
  }
  return 0;
}

static int copy_bytes(int from, int to, const char *source, const char *target, struct error *error) {
  char *block = malloc(BLOCK);
  int result = block == NULL ? error_no_memory(error) : 0;
  while (result == 0) {
    ssize_t got = read(from, block, BLOCK);
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got < 0) {
      result = error_system(error, errno, _("Reading"), source);
    } else if (got == 0) {
      break;
    } else if (write_all(to, block, (size_t)got) != 0) {
      result = error_system(error, errno, _("Writing"), target);
    }
  }
  free(block);
  return result;
}

static int copy_file(const char *source, const char *target, struct error *error) {
  struct stat status;
  int from = open(source, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  if (from < 0 || fstat(from, &status) != 0) {
    int failed = errno;
    if (from >= 0) {
      (void)close(from);
    }
    return error_system(error, failed, _("Opening"), source);
  }
  int to = open(target, O_WRONLY | O_TRUNC | O_CLOEXEC);
  int result = to < 0                     ? error_system(error, errno, _("Writing"), target)
               : !S_ISREG(status.st_mode) ? error_set(error, ERROR_BAD_DATA, _("%s is not a file."), source)
                                          : copy_bytes(from, to, source, target, error);
  if (to >= 0 && close(to) != 0 && result == 0) {
    result = error_system(error, errno, _("Writing"), target);
  }
  (void)close(from);
  return result;
}

/* A stranger's file: everything in it is looked at before anybody reads it. */
static int check(const char *path, struct error *error) {
  struct catalog *catalog = NULL;
  if (catalog_open(&catalog, path, error) != 0) {
    return -1;
  }
  int result = catalog_check(catalog, error);
  catalog_close(catalog);
  return result;
}

int catalog_install(const char *source, const char *target, struct error *error) {
  struct writer_files files;
  if (writer_files_create(&files, target, error) != 0) {
    return -1;
  }
  int result = copy_file(source, files.snapshot, error);
  if (result == 0) {
    result = check(files.snapshot, error);
  }
  if (result == 0) {
    result = writer_files_publish(&files, error);
  }
  writer_files_discard(&files);
  return result;
}
