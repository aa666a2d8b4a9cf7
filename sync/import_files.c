/* SPDX-License-Identifier: MIT */
/* Folders, single files and lines. Names from outside are shown, never used to write. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/base/buffer.h"
#include "data/base/file.h"
#include "data/base/i18n.h"
#include "data/ctdl/read.h"
#include "sync/report.h"

enum { DEEPEST_FOLDER = 8, MOST_FILES = 2000000, LONGEST_PATH = 4096 };

static const char *skip_blanks(const char *text, const char *end) {
  while (text < end && (*text == ' ' || *text == '\t' || *text == '\r' || *text == '\n')) {
    text++;
  }
  return text;
}

/* One record a line: the first line alone is a whole object, and another follows. */
static bool is_lines(const char *text, size_t length) {
  const char *end = text + length;
  const char *start = skip_blanks(text, end);
  const char *line_end = memchr(start, '\n', (size_t)(end - start));
  if (line_end == NULL || *start != '{') {
    return false;
  }
  const char *last = line_end;
  while (last > start && (last[-1] == ' ' || last[-1] == '\r')) {
    last--;
  }
  const char *next = skip_blanks(line_end, end);
  return last > start && last[-1] == '}' && next < end && *next == '{';
}

static int import_line(struct import *import, const char *line, size_t length, const char *where, long number,
                       struct error *error) {
  const char *end = line + length;
  const char *start = skip_blanks(line, end);
  char place[LONGEST_PATH];
  if (start == end) {
    return 0;
  }
  (void)snprintf(place, sizeof place, _("%s, line %ld"), where, number);
  return import_document(import, start, (size_t)(end - start), place, error);
}

int import_text(struct import *import, const char *text, size_t length, const char *where, struct error *error) {
  if (!is_lines(text, length)) {
    return import_document(import, text, length, where, error);
  }
  long number = 0;
  const char *end = text + length;
  while (text < end) {
    const char *line_end = memchr(text, '\n', (size_t)(end - text));
    size_t size = line_end == NULL ? (size_t)(end - text) : (size_t)(line_end - text);
    if (import_line(import, text, size, where, ++number, error) != 0) {
      return -1;
    }
    text += size + (line_end != NULL);
  }
  return 0;
}

/* Reads a line of at most `limit` bytes; a longer one is passed over to its
 * end and marks the buffer failed. 0 at the end of the file. */
static int read_line(FILE *file, struct buffer *line) {
  int byte = getc_unlocked(file);
  buffer_clear(line);
  if (byte == EOF) {
    return 0;
  }
  while (byte != EOF && byte != '\n') {
    buffer_add_char(line, (char)byte);
    byte = getc_unlocked(file);
  }
  return 1;
}

static int import_stream(struct import *import, FILE *file, const char *where, struct error *error) {
  struct buffer line;
  long number = 0;
  int result = 0;
  buffer_init(&line, CTDL_LARGEST_DOCUMENT);
  while (result == 0 && read_line(file, &line) != 0) {
    number++;
    import->report->bytes += (long long)line.length + 1;
    if (line.failed) {
      char place[LONGEST_PATH];
      (void)snprintf(place, sizeof place, _("%s, line %ld"), where, number);
      import_skip(import, place, _("The line is longer than any record may be."));
    } else {
      result = import_line(import, buffer_text(&line), line.length, where, number, error);
    }
  }
  if (result == 0 && ferror(file)) {
    result = error_system(error, errno, _("Reading"), where);
  }
  buffer_free(&line);
  return result;
}

static int import_whole(struct import *import, const char *path, struct error *error) {
  struct buffer text;
  struct error trouble = {0};
  buffer_init(&text, CTDL_LARGEST_DOCUMENT);
  if (file_read(path, &text, &trouble) != 0) {
    import_skip(import, file_name(path), trouble.message);
    return 0;
  }
  import->report->bytes += (long long)text.length;
  int result = import_text(import, buffer_text(&text), text.length, file_name(path), error);
  buffer_free(&text);
  return result;
}

static bool is_zip(const char *path) {
  char head[4] = {0};
  int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  bool zip = descriptor >= 0 && read(descriptor, head, sizeof head) == (ssize_t)sizeof head && head[0] == 'P' &&
             head[1] == 'K' && (head[2] == 3 || head[2] == 5);
  if (descriptor >= 0) {
    (void)close(descriptor);
  }
  return zip;
}

/* The first bytes decide whether a big file is read line by line. */
static bool starts_with_lines(FILE *file) {
  char head[65536];
  size_t got = fread(head, 1, sizeof head, file);
  rewind(file);
  return is_lines(head, got);
}

int import_file(struct import *import, const char *path, struct error *error) {
  struct stat status;
  if (stat(path, &status) != 0 || !S_ISREG(status.st_mode)) {
    return error_set(error, ERROR_BAD_DATA, _("%s is neither a file nor a folder."), path);
  }
  if (is_zip(path)) {
    import->report->kind = "zip";
    return import_zip(import, path, error);
  }
  FILE *file = fopen(path, "re");
  if (file == NULL) {
    return error_system(error, errno, _("Opening"), path);
  }
  bool lines = starts_with_lines(file);
  int result = lines ? import_stream(import, file, file_name(path), error) : 0;
  (void)fclose(file);
  import->report->kind = lines ? "ndjson" : "json";
  return lines ? result : import_whole(import, path, error);
}

static int visible(const struct dirent *entry) {
  return entry->d_name[0] != '.';
}

static int import_level(struct import *import, const char *path, int depth, struct error *error);

static int import_entry(struct import *import, const char *path, int depth, struct error *error) {
  struct stat status;
  /* lstat: a link could lead out of the folder or round in a circle. */
  if (lstat(path, &status) != 0) {
    import_skip(import, file_name(path), strerror(errno));
    return 0;
  }
  if (S_ISDIR(status.st_mode)) {
    return import_level(import, path, depth + 1, error);
  }
  if (!S_ISREG(status.st_mode)) {
    import_skip(import, file_name(path), _("not a file"));
    return 0;
  }
  if (import->report->documents >= MOST_FILES) {
    return error_set(error, ERROR_TOO_BIG, _("There are more than %d records in the folder."), MOST_FILES);
  }
  return is_zip(path) ? import_zip(import, path, error) : import_whole(import, path, error);
}

static int import_level(struct import *import, const char *path, int depth, struct error *error) {
  struct dirent **entries = NULL;
  if (depth > DEEPEST_FOLDER) {
    import_skip(import, file_name(path), _("The folder lies too deep."));
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
