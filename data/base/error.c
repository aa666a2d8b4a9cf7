/* SPDX-License-Identifier: MIT */
#include "data/base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"

/* Names from outside end up in messages, and messages end up on a terminal. */
static void replace_controls(char *message) {
  for (unsigned char *at = (unsigned char *)message; *at != '\0'; at++) {
    if (*at < 0x20 || *at == 0x7f) {
      *at = '?';
    } else if (at[0] == 0xc2 && at[1] >= 0x80 && at[1] <= 0x9f) { /* C1 in UTF-8 */
      at[0] = '?';
      at[1] = '?';
    }
  }
}

int error_set(struct error *error, enum error_code code, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  (void)vsnprintf(error->message, sizeof error->message, format, arguments);
  va_end(arguments);
  replace_controls(error->message);
  error->code = code;
  return -1;
}

int error_no_memory(struct error *error) {
  return error_set(error, ERROR_NO_MEMORY, _("Not enough memory for this."));
}

int error_system(struct error *error, int errno_value, const char *doing, const char *path) {
  const char *why = strerror(errno_value);
  if (errno_value == ENOSPC || errno_value == EDQUOT) {
    return error_set(error, ERROR_IO, _("%s %s: the disk is full. Make room and try again."), doing, path);
  }
  if (errno_value == EROFS || errno_value == EACCES || errno_value == EPERM) {
    return error_set(error, ERROR_IO, _("%s %s: not allowed there (%s). Choose another place."), doing, path, why);
  }
  return error_set(error, ERROR_IO, _("%s %s: %s."), doing, path, why);
}
