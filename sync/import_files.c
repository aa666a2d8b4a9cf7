/* SPDX-License-Identifier: MIT */
/* Folders and single files. Names from outside are shown, never used to write. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/base/file.h"
#include "data/base/i18n.h"
#include "sync/report.h"

enum { DEEPEST_FOLDER = 8, MOST_FILES = 2000000, LONGEST_PATH = 4096 };

/* ---- a file of text ---- */

struct plain {
  struct import *import;
  const char *path;
  int descriptor;
};

static long read_plain(void *context, char *block, size_t size, struct error *error) {
  const struct plain *plain = context;
  ssize_t got;
  do {
    got = read(plain->descriptor, block, size);
  } while (got < 0 && errno == EINTR);
  if (got < 0) {
    (void)error_system(error, errno, _("Reading"), plain->path);
    return -2;
  }
  plain->import->progress.bytes += got;
  return (long)got;
}

static int import_plain(struct import *import, const char *path, struct error *error) {
  struct plain plain = {.import = import, .path = path};
  struct stat status;
  plain.descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  if (plain.descriptor < 0) {
    import_skip(import, file_name(path), 0, strerror(errno));
    return 0;
  }
  int result = 0;
  if (fstat(plain.descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
    import_skip(import, file_name(path), 0, _("not a file"));
  } else {
    const struct import_source source = {.read = read_plain, .context = &plain, .where = file_name(path)};
    result = import_stream(import, &source, error);
  }
  (void)close(plain.descriptor);
  return result;
}

int import_file(struct import *import, const char *path, struct error *error) {
  switch (import_form_of_file(path)) {
    case IMPORT_ZIP:
    case IMPORT_TAR:
    case IMPORT_PACKED:
      return import_archive(import, path, error);
    case IMPORT_SNAPSHOT:
      import_skip(import, file_name(path), 0, _("a whole snapshot among records; name it alone to take it"));
      return 0;
    case IMPORT_OTHER_ARCHIVE:
      import_skip(import, file_name(path), 0, _("an archive of a kind that is not read here"));
      return 0;
    default:
      return import_plain(import, path, error);
  }
}

/* ---- folders ---- */

static int visible(const struct dirent *entry) {
  return entry->d_name[0] != '.';
}

static int import_level(struct import *import, const char *path, int depth, struct error *error);

static int import_entry(struct import *import, const char *path, int depth, struct error *error) {
  struct stat status;
  /* lstat: a link could lead out of the folder or round in a circle. */
  if (lstat(path, &status) != 0) {
    import_skip(import, file_name(path), 0, strerror(errno));
    return 0;
  }
  if (S_ISDIR(status.st_mode)) {
    return import_level(import, path, depth + 1, error);
  }
  if (!S_ISREG(status.st_mode)) {
    import_skip(import, file_name(path), 0, _("not a file"));
    return 0;
  }
  if (import->report->documents >= MOST_FILES) {
    return error_set(error, ERROR_TOO_BIG, _("There are more than %d records in the folder."), MOST_FILES);
  }
  return import_file(import, path, error);
}

static int import_level(struct import *import, const char *path, int depth, struct error *error) {
  struct dirent **entries = NULL;
  if (depth > DEEPEST_FOLDER) {
    import_skip(import, file_name(path), 0, _("The folder lies too deep."));
    return 0;
  }
  int count = scandir(path, &entries, visible, alphasort);
  if (count < 0) {
    return error_system(error, errno, _("Reading"), path);
  }
  int result = 0;
  for (int i = 0; i < count; i++) {
    char place[LONGEST_PATH];
    int length = snprintf(place, sizeof place, "%s/%s", path, entries[i]->d_name);
    if (result == 0 && length > 0 && (size_t)length < sizeof place) {
      result = import_entry(import, place, depth, error);
    }
    free(entries[i]);
  }
  free(entries);
  return result;
}

int import_folder(struct import *import, const char *path, struct error *error) {
  return import_level(import, path, 0, error);
}
