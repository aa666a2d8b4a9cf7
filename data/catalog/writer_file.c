/* SPDX-License-Identifier: MIT */
#include "data/catalog/writer_file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/base/file.h"
#include "data/base/i18n.h"
#include "data/catalog/index.h"

enum { MOST_ATTEMPTS = 100 };

static char *name_file(const char *folder, const char *name, int attempt, const char *ending) {
  size_t size = strlen(folder) + strlen(name) + strlen(ending) + 64;
  char *path = malloc(size);
  if (path != NULL) {
    (void)snprintf(path, size, "%s/.%s.%ld-%d%s", folder, name, (long)getpid(), attempt, ending);
  }
  return path;
}

/* "/a/b/c" -> "/a/b", "c" -> "." */
static char *folder_of(const char *path) {
  const char *slash = strrchr(path, '/');
  if (slash == NULL) {
    return strdup(".");
  }
  return slash == path ? strdup("/") : strndup(path, (size_t)(slash - path));
}

static int make_folders(char *folder, struct error *error) {
  for (char *at = folder + 1; folder[0] != '\0'; at++) {
    char kept = *at;
    if (kept != '/' && kept != '\0') {
      continue;
    }
    *at = '\0';
    int failed = mkdir(folder, 0755) != 0 && errno != EEXIST && errno != EISDIR ? errno : 0;
    /* A folder that is there may also answer "read-only" or "not allowed". */
    struct stat status;
    if (failed != 0 && stat(folder, &status) == 0 && S_ISDIR(status.st_mode)) {
      failed = 0;
    }
    if (failed != 0) {
      return error_system(error, failed, _("Making the folder"), folder);
    }
    *at = kept;
    if (kept == '\0') {
      break;
    }
  }
  return 0;
}

/* The process number in ".NAME.123-1.tmp"; 0 when the name is none of ours. */
static long process_of(const char *entry, const char *name) {
  size_t length = strlen(name);
  if (entry[0] != '.' || strncmp(entry + 1, name, length) != 0 || entry[1 + length] != '.') {
    return 0;
  }
  char *end;
  const char *digits = entry + length + 2;
  errno = 0;
  long process = strtol(digits, &end, 10);
  size_t rest = strlen(end);
  bool ours = end != digits && errno == 0 && process > 0 && *end == '-' && rest > 4;
  return ours && strcmp(end + rest - 4, ".tmp") == 0 ? process : 0;
}

static void clear_leftovers(const char *folder, const char *name) {
  DIR *entries = opendir(folder);
  if (entries == NULL) {
    return;
  }
  for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
    long process = process_of(entry->d_name, name);
    if (process != 0 && kill((pid_t)process, 0) != 0 && errno == ESRCH) {
      (void)unlinkat(dirfd(entries), entry->d_name, 0);
    }
  }
  (void)closedir(entries);
}

/* 1: made; 0: the name is taken; negative: failure. */
static int create(const char *path, struct error *error) {
  int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (descriptor < 0) {
    return errno == EEXIST ? 0 : error_system(error, errno, _("Writing"), path);
  }
  (void)fchmod(descriptor, 0644); /* many people read one snapshot, whatever the mask of its writer */
  (void)close(descriptor);
  return 1;
}

static int create_both(struct writer_files *files, struct error *error) {
  const char *name = file_name(files->target);
  for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    free(files->snapshot);
    free(files->stage);
    free(files->spool);
    free(files->index);
    files->snapshot = NULL;
    files->stage = NULL;
    files->spool = NULL;
    files->index = NULL;
    char *snapshot = name_file(files->folder, name, attempt, ".tmp");
    int made = snapshot == NULL ? error_no_memory(error) : create(snapshot, error);
    if (made != 1) {
      free(snapshot);
      if (made < 0) {
        return made;
      }
      continue;
    }
    files->snapshot = snapshot;
    files->stage = name_file(files->folder, name, attempt, ".stage.tmp");
    files->spool = name_file(files->folder, name, attempt, ".spool.tmp");
    files->index = name_file(files->folder, name, attempt, ".idx.tmp");
    if (files->stage == NULL || files->spool == NULL || files->index == NULL) {
      return error_no_memory(error);
    }
    (void)unlink(files->stage); /* whoever holds the first name owns the second */
    made = create(files->stage, error);
    return made == 1 ? 0 : made < 0 ? made : error_system(error, EEXIST, _("Writing"), files->stage);
  }
  return error_system(error, EEXIST, _("Writing"), files->target);
}

int writer_files_create(struct writer_files *files, const char *target, struct error *error) {
  *files = (struct writer_files){0};
  struct stat status;
  if (file_name(target)[0] == '\0' || (stat(target, &status) == 0 && !S_ISREG(status.st_mode))) {
    return error_set(error, ERROR_USAGE, _("A snapshot can't be written to %s: it is not a file."), target);
  }
  files->target = strdup(target);
  files->folder = folder_of(target);
  if (files->target == NULL || files->folder == NULL) {
    writer_files_discard(files);
    return error_no_memory(error);
  }
  int result = make_folders(files->folder, error);
  if (result == 0) {
    clear_leftovers(files->folder, file_name(files->target));
    result = create_both(files, error);
  }
  if (result != 0) {
    writer_files_discard(files);
  }
  return result;
}

int writer_files_index(struct writer_files *files, struct error *error) {
  int result = index_write(files->snapshot, files->index, error);
  files->indexed = result == 0;
  return result;
}

/* Readers who find the new index beside the old snapshot wait a moment, see catalog.c. */
static int publish_index(struct writer_files *files, struct error *error) {
  if (!files->indexed && writer_files_index(files, error) != 0) {
    return -1;
  }
  char *target = index_path(files->target);
  if (target == NULL) {
    return error_no_memory(error);
  }
  int result = rename(files->index, target) == 0 ? 0 : error_system(error, errno, _("Writing"), target);
  free(target);
  return result;
}

int writer_files_publish(struct writer_files *files, struct error *error) {
  if (file_sync(files->snapshot, error) != 0 || publish_index(files, error) != 0) {
    return -1;
  }
  if (rename(files->snapshot, files->target) != 0) {
    return error_system(error, errno, _("Writing"), files->target);
  }
  free(files->snapshot);
  files->snapshot = NULL;
  return file_sync(files->folder, error);
}

void writer_files_discard(struct writer_files *files) {
  if (files->snapshot != NULL) {
    (void)unlink(files->snapshot);
  }
  if (files->stage != NULL) {
    (void)unlink(files->stage);
  }
  if (files->index != NULL) {
    (void)unlink(files->index);
  }
  free(files->target);
  free(files->folder);
  free(files->snapshot);
  free(files->stage);
  free(files->spool);
  free(files->index);
  *files = (struct writer_files){0};
}
