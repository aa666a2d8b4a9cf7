/* SPDX-License-Identifier: MIT */
#include "views/export.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "data/base/i18n.h"
#include "views/paper.h"

static bool ends_in(const char *text, const char *end) {
  size_t length = strlen(text);
  size_t tail = strlen(end);
  return length > tail && strcmp(text + length - tail, end) == 0;
}

static int write_view(struct view *view, const char *path, FILE *out, struct error *error) {
  if (ends_in(path, ".json") && view->ops->json != NULL) {
    return view->ops->json(view, out, error);
  }
  struct paper paper;
  paper_open(&paper);
  if (paper.file == NULL) {
    return error_no_memory(error);
  }
  const char *dot = strrchr(path, '.');
  bool other = dot != NULL && view->ops->write != NULL && view->ops->write(view, dot + 1, paper.file);
  if (!other) {
    view->ops->print(view, paper.file, false);
  }
  paper_close(&paper, out);
  return 0;
}

int export_view(struct view *view, const char *path, struct error *error) {
  int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (descriptor < 0) {
    return errno == EEXIST ? error_set(error, ERROR_IO, _("There is a file %s already. Choose another name."), path)
                           : error_system(error, errno, _("Writing"), path);
  }
  FILE *out = fdopen(descriptor, "w");
  if (out == NULL) {
    (void)close(descriptor);
    (void)unlink(path);
    return error_no_memory(error);
  }
  int result = write_view(view, path, out, error);
  bool written = ferror(out) == 0;
  int closing = fclose(out);
  if (result == 0 && (closing != 0 || !written)) {
    result = error_system(error, errno, _("Writing"), path);
  }
  if (result != 0) {
    (void)unlink(path);
  }
  return result;
}
