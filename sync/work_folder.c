/* SPDX-License-Identifier: MIT */
#include "sync/work_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "data/base/i18n.h"

static const char lock_name[] = "lock";

int work_folder_lock(const char *folder, const char *busy, struct error *error) {
  int place = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int lock = place < 0 ? -1 : openat(place, lock_name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  int failed = errno;
  if (place >= 0) {
    (void)close(place);
  }
  if (lock < 0) {
    (void)error_system(error, failed, _("Writing"), folder);
    return -1;
  }
  if (flock(lock, LOCK_EX | LOCK_NB) != 0) {
    (void)close(lock);
    (void)error_set(error, ERROR_IO, "%s", busy);
    return -1;
  }
  return lock;
}

void work_folder_unlock(int lock) {
  if (lock >= 0) {
    (void)close(lock);
  }
}

static bool is_other(const char *name) {
  return strcmp(name, ".") != 0 && strcmp(name, "..") != 0 && strcmp(name, lock_name) != 0;
}

void work_folder_clear(const char *folder) {
  DIR *entries = opendir(folder);
  if (entries == NULL) {
    return;
  }
  for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
    if (is_other(entry->d_name)) {
      (void)unlinkat(dirfd(entries), entry->d_name, 0);
    }
  }
  (void)closedir(entries);
}

void work_folder_remove(const char *folder) {
  DIR *entries = opendir(folder);
  if (entries == NULL) {
    return;
  }
  bool empty = true;
  for (struct dirent *entry; empty && (entry = readdir(entries)) != NULL;) {
    empty = !is_other(entry->d_name);
  }
  if (empty) {
    (void)unlinkat(dirfd(entries), lock_name, 0);
    (void)rmdir(folder);
  }
  (void)closedir(entries);
}
