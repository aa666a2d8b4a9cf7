/* SPDX-License-Identifier: MIT */
/* The files around a store: folders, the lock, and damaged ones set aside. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/base/i18n.h"
#include "data/store/inside.h"

int store_make_folders(const char *path, struct error *error) {
  char folder[STORE_PATH_SIZE];
  if (snprintf(folder, sizeof folder, "%s", path) >= (int)sizeof folder) {
    return error_set(error, ERROR_USAGE, _("The path %s is too long."), path);
  }
  for (char *slash = strchr(folder + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
    *slash = '\0';
    if (mkdir(folder, 0755) != 0 && errno != EEXIST) {
      return error_system(error, errno, _("Making the folder"), folder);
    }
    *slash = '/';
  }
  return 0;
}

/* A lock that goes with the open file, where there is such a thing, so that two
 * threads of one program can't both have it; else one of the process. */
#ifdef F_OFD_SETLK
enum { SET_LOCK = F_OFD_SETLK };
#else
enum { SET_LOCK = F_SETLK };
#endif

int store_lock(const char *path, struct error *error) {
  char name[STORE_PATH_SIZE + 8];
  (void)snprintf(name, sizeof name, "%s.lock", path);
  int descriptor = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (descriptor < 0) {
    return error_system(error, errno, _("Opening"), name);
  }
  struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
  if (fcntl(descriptor, SET_LOCK, &lock) == 0) {
    return descriptor;
  }
  int why = errno;
  (void)close(descriptor);
  if (why == EAGAIN || why == EACCES) {
    return error_set(error, ERROR_USAGE, "%s",
                     _("Another update of the same data is running. Wait until it is done, or stop it."));
  }
  return error_system(error, why, _("Locking"), name);
}

int store_set_aside(const char *path, char aside[STORE_PATH_SIZE], struct error *error) {
  static const char *const parts[] = {"-wal", "-shm"};
  if (snprintf(aside, STORE_PATH_SIZE, "%s.damaged", path) >= STORE_PATH_SIZE) {
    return error_set(error, ERROR_USAGE, _("The path %s is too long."), path);
  }
  if (rename(path, aside) != 0 && errno != ENOENT) {
    return error_system(error, errno, _("Moving"), path);
  }
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    char name[STORE_PATH_SIZE + 8];
    (void)snprintf(name, sizeof name, "%s%s", path, parts[i]);
    if (unlink(name) != 0 && errno != ENOENT) {
      return error_system(error, errno, _("Removing"), name);
    }
  }
  return 0;
}
