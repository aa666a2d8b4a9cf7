/* SPDX-License-Identifier: MIT */
/* What a file is, by what stands in it. */
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "sync/report.h"

enum { HEAD = 65536, TAR_MARK = 257 };

struct mark {
  const char *bytes;
  size_t length, place;
  enum import_form form;
};

static const struct mark marks[] = {
    {"PK\3\4", 4, 0, IMPORT_ZIP},
    {"PK\5\6", 4, 0, IMPORT_ZIP},
    {"\x1f\x8b", 2, 0, IMPORT_PACKED},
    {"\x28\xb5\x2f\xfd", 4, 0, IMPORT_PACKED},
    {"\xfd"
     "7zXZ\0",
     6, 0, IMPORT_PACKED},
    {"ustar", 5, TAR_MARK, IMPORT_TAR},
    {"SQLite format 3\0", 16, 0, IMPORT_SNAPSHOT},
    {"7z\xbc\xaf", 4, 0, IMPORT_OTHER_ARCHIVE},
    {"Rar!", 4, 0, IMPORT_OTHER_ARCHIVE},
    {"BZh", 3, 0, IMPORT_OTHER_ARCHIVE},
};

enum import_form import_form_of(const char *head, size_t length) {
  for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
    const struct mark *mark = &marks[i];
    if (length >= mark->place + mark->length && memcmp(head + mark->place, mark->bytes, mark->length) == 0) {
      return mark->form;
    }
  }
  return IMPORT_TEXT;
}

/* The first bytes of a file; none when it can't be read. */
static size_t read_head(const char *path, char *head, size_t size) {
  /* O_NONBLOCK: opening a pipe that nobody writes to must not hang. */
  int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) {
    return 0;
  }
  size_t length = 0;
  ssize_t got;
  while (length < size && (got = read(descriptor, head + length, size - length)) > 0) {
    length += (size_t)got;
  }
  (void)close(descriptor);
  return length;
}

enum import_form import_form_of_file(const char *path) {
  char head[TAR_MARK + 5];
  size_t length = read_head(path, head, sizeof head);
  return import_form_of(head, length);
}

const char *import_kind(const char *path) {
  char head[HEAD];
  size_t length = read_head(path, head, sizeof head);
  switch (import_form_of(head, length)) {
    case IMPORT_SNAPSHOT:
      return "snapshot";
    case IMPORT_ZIP:
      return "zip";
    case IMPORT_TAR:
      return "tar";
    case IMPORT_PACKED:
      return import_archive_kind(path);
    default:
      return import_is_lines(head, length) ? "ndjson" : "json";
  }
}
