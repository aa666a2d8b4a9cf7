/* SPDX-License-Identifier: MIT */
#include "sync/key.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "data/base/buffer.h"
#include "data/base/file.h"
#include "data/base/i18n.h"

void key_wipe(char key[KEY_SIZE]) {
  explicit_bzero(key, (size_t)KEY_SIZE);
}

/* Visible ASCII only: anything else could begin another header line. */
static int check(const char *key, struct error *error) {
  for (const char *at = key; *at != '\0'; at++) {
    if (*at < '!' || *at > '~') {
      return error_set(error, ERROR_USAGE, "%s",
                       _("The key for the registry holds characters that no key has. Look at the file or variable."));
    }
  }
  return 0;
}

static int take(const char *text, size_t length, char key[KEY_SIZE], struct error *error) {
  if (length >= (size_t)KEY_SIZE) {
    return error_set(error, ERROR_TOO_BIG, "%s", _("The key for the registry is longer than any key."));
  }
  memcpy(key, text, length);
  key[length] = '\0';
  if (check(key, error) != 0) {
    key_wipe(key);
    return -1;
  }
  return 0;
}

static int read_file(const char *file, char key[KEY_SIZE], struct error *error) {
  struct stat status;
  if (stat(file, &status) == 0 && (status.st_mode & (S_IRGRP | S_IROTH)) != 0) {
    return error_set(error, ERROR_USAGE, _("Others can read the key in %s. Make it yours alone: chmod 600."), file);
  }
  struct buffer text;
  buffer_init(&text, (size_t)2 * KEY_SIZE);
  int result = file_read(file, &text, error);
  if (result == 0) {
    result = take(buffer_text(&text), strcspn(buffer_text(&text), "\r\n"), key, error);
  } else if (error->code == ERROR_NOT_FOUND) {
    error->code = ERROR_USAGE;
  }
  if (text.data != NULL) {
    explicit_bzero(text.data, text.capacity);
  }
  buffer_free(&text);
  return result;
}

int key_read(const char *file, char key[KEY_SIZE], struct error *error) {
  key[0] = '\0';
  if (file != NULL) {
    return read_file(file, key, error);
  }
  const char *variable = getenv("LADDERWAY_REGISTRY_KEY");
  return variable == NULL ? 0 : take(variable, strlen(variable), key, error);
}
