/* SPDX-License-Identifier: MIT */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "data/base/file.h"
#include "data/base/i18n.h"
#include "data/base/text.h"
#include "data/wallet/reader.h"

enum { MOST_NAMES = 5000, LARGEST_FOLDER = 64 << 20 };

struct folder {
  const char *path;
  char *names[MOST_NAMES];
  size_t count;
  size_t bytes; /* read so far */
  bool cut;     /* has more names than are looked at */
};

/* A skip that is not about the content of a file. */
static int skip(struct wallet *wallet, const char *path, const char *why, struct error *error) {
  struct reader reader = {.wallet = wallet, .first_skip = wallet->skip_count};
  const char *name = file_name(path);
  reader.file = text_clean_line(wallet->arena, name[0] == '\0' ? path : name);
  if (reader.file != NULL) {
    reader_note(&reader, why);
  }
  return reader.file == NULL || reader.no_memory ? error_no_memory(error) : 0;
}

static const char *why_unread(const struct error *error) {
  switch (error->code) {
    case ERROR_TOO_BIG:
      return _("This file is larger than 8 MB, which no credential is.");
    case ERROR_BAD_DATA:
      return _("This is not a file.");
    default:
      return _("This file could not be read from the disk or stick.");
  }
}

/* The room is taken at once, so that growing leaves no copies behind, and
 * wiped, since the file may hold private keys. */
static int add_file(struct wallet *wallet, const char *path, time_t now, size_t *added, size_t *bytes,
                    struct error *error) {
  struct buffer buffer;
  buffer_init(&buffer, WALLET_LARGEST_FILE);
  buffer.data = malloc((size_t)WALLET_LARGEST_FILE + 1);
  if (buffer.data == NULL) {
    return error_no_memory(error);
  }
  buffer.data[0] = '\0';
  buffer.capacity = (size_t)WALLET_LARGEST_FILE + 1;
  struct error trouble = {0};
  int result = file_read(path, &buffer, &trouble);
  if (result == 0) {
    *bytes += buffer.length;
    result = wallet_add_bytes(wallet, buffer_text(&buffer), buffer.length, path, now, added, error);
    explicit_bzero(buffer.data, buffer.length);
  } else if (trouble.code == ERROR_NOT_FOUND || trouble.code == ERROR_NO_MEMORY) {
    *error = trouble;
  } else {
    result = skip(wallet, path, why_unread(&trouble), error);
  }
  buffer_free(&buffer);
  return result;
}

static int by_name(const void *left, const void *right) {
  return strcmp(*(char *const *)left, *(char *const *)right);
}

static int list(struct folder *folder, DIR *directory, struct error *error) {
  const struct dirent *entry;
  while ((entry = readdir(directory)) != NULL) {
    if (entry->d_name[0] == '.') {
      continue;
    }
    if (folder->count == (size_t)MOST_NAMES) {
      folder->cut = true;
      break;
    }
    folder->names[folder->count] = strdup(entry->d_name);
    if (folder->names[folder->count] == NULL) {
      return error_no_memory(error);
    }
    folder->count++;
  }
  qsort(folder->names, folder->count, sizeof folder->names[0], by_name);
  return 0;
}

static char *join(const char *folder, const char *name) {
  size_t length = strlen(folder);
  size_t size = length + strlen(name) + 2;
  char *path = malloc(size);
  if (path != NULL) {
    const char *slash = length > 0 && folder[length - 1] == '/' ? "" : "/";
    (void)snprintf(path, size, "%s%s%s", folder, slash, name);
  }
  return path;
}

/* Folders inside are left alone; pipes and devices are not even opened. */
static int add_entry(struct wallet *wallet, struct folder *folder, const char *name, time_t now, size_t *added,
                     size_t *files, struct error *error) {
  char *path = join(folder->path, name);
  struct stat status;
  int result = 0;
  if (path == NULL) {
    return error_no_memory(error);
  }
  if (stat(path, &status) == 0 && S_ISREG(status.st_mode)) {
    ++*files;
    result = add_file(wallet, path, now, added, &folder->bytes, error);
    if (result != 0 && error->code == ERROR_NOT_FOUND) { /* it went away meanwhile */
      result = 0;
    }
  }
  free(path);
  return result;
}

static int add_all(struct wallet *wallet, struct folder *folder, time_t now, size_t *added, struct error *error) {
  size_t files = 0;
  int result = 0;
  size_t i = 0;
  for (; i < folder->count && result == 0; i++) {
    if (files == (size_t)WALLET_MOST_FILES || folder->bytes >= (size_t)LARGEST_FOLDER) {
      folder->cut = true;
      break;
    }
    result = add_entry(wallet, folder, folder->names[i], now, added, &files, error);
  }
  if (result == 0 && folder->cut) {
    result = skip(wallet, folder->path,
                  _("There is more in this folder than is read at once. Put the credentials into a folder of their "
                    "own."),
                  error);
  } else if (result == 0 && files == 0) {
    result = skip(wallet, folder->path, _("There are no files in this folder."), error);
  }
  return result;
}

static int add_folder(struct wallet *wallet, const char *path, DIR *directory, time_t now, size_t *added,
                      struct error *error) {
  struct folder *folder = calloc(1, sizeof *folder);
  if (folder == NULL) {
    return error_no_memory(error);
  }
  folder->path = path;
  int result = list(folder, directory, error);
  if (result == 0) {
    result = add_all(wallet, folder, now, added, error);
  }
  for (size_t i = 0; i < folder->count; i++) {
    free(folder->names[i]);
  }
  free(folder);
  return result;
}

int wallet_add_path(struct wallet *wallet, const char *path, time_t now, size_t *added, struct error *error) {
  struct stat status;
  size_t bytes = 0;
  if (stat(path, &status) != 0) {
    if (errno == ENOENT || errno == ENOTDIR) {
      return error_set(error, ERROR_NOT_FOUND, _("There is no file %s."), path);
    }
    return skip(wallet, path, _("This file could not be read from the disk or stick."), error);
  }
  if (!S_ISDIR(status.st_mode)) {
    return add_file(wallet, path, now, added, &bytes, error);
  }
  DIR *directory = opendir(path);
  if (directory == NULL) {
    return skip(wallet, path, _("This folder could not be read."), error);
  }
  int result = add_folder(wallet, path, directory, now, added, error);
  (void)closedir(directory);
  return result;
}
