/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "data/base/i18n.h"
#include "data/wallet/reader.h"

static bool is_blank(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\0';
}

static void trim(const char **bytes, size_t *length) {
  static const char mark[] = "\xef\xbb\xbf";
  if (*length >= 3 && memcmp(*bytes, mark, 3) == 0) {
    *bytes += 3;
    *length -= 3;
  }
  while (*length > 0 && is_blank((*bytes)[0])) {
    (*bytes)++;
    (*length)--;
  }
  while (*length > 0 && is_blank((*bytes)[*length - 1])) {
    (*length)--;
  }
}

/* Reads one JSON text; false, with the error, when it is none. */
static bool read_json(struct reader *reader, const char *bytes, size_t length, struct error *error) {
  static const struct envelope plain = {.method = NULL};
  json_t *root = json_read(bytes, length, _("This file"), error);
  if (root == NULL) {
    reader->no_memory = reader->no_memory || error->code == ERROR_NO_MEMORY;
    return false;
  }
  (void)document_read(reader, root, &plain);
  document_free(root);
  return true;
}

static bool read_token(struct reader *reader, const char *text, size_t length) {
  json_t *token = json_stringn(text, length);
  static const struct envelope plain = {.method = NULL};
  bool found = token != NULL && document_read(reader, token, &plain);
  document_free(token);
  return found;
}

static bool starts_json(const char *bytes, size_t length) {
  return length > 0 && (bytes[0] == '{' || bytes[0] == '[');
}

/* JSON or a token on each line. Gives up at once when the first line is
 * neither, since then it is not a file of lines. */
static bool read_lines(struct reader *reader, const char *bytes, size_t length) {
  const char *end = bytes + length;
  size_t lines = 0;
  for (const char *at = bytes; at < end && !reader->no_memory;) {
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    stop = stop == NULL ? end : stop;
    const char *line = at;
    size_t size = (size_t)(stop - at);
    struct error error;
    trim(&line, &size);
    at = stop == end ? end : stop + 1;
    if (size == 0) {
      continue;
    }
    if (++lines > (size_t)MOST_SEEN) {
      reader_note(reader, _("This file holds too many credentials; the first ones were read."));
      break;
    }
    bool done = starts_json(line, size) ? read_json(reader, line, size, &error) : read_token(reader, line, size);
    if (!done && lines == 1) {
      return false;
    }
    if (!done) {
      reader_note(reader, _("Some lines of this file can't be read."));
    }
  }
  return true;
}

static void read_other(struct reader *reader, const char *bytes, size_t length) {
  const char *why = kind_of_other(bytes, length);
  if (why != NULL) {
    reader_note(reader, why);
  } else if (!reader->whole || !text_take(reader, bytes, length)) {
    reader_note(reader, _("This is not a file with credentials. Badges and credentials come as JSON files."));
  }
}

void bytes_read_text(struct reader *reader, const char *bytes, size_t length) {
  struct error error = {.code = ERROR_NONE};
  trim(&bytes, &length);
  if (length == 0) {
    reader_note(reader, _("This file is empty."));
    return;
  }
  bool has_lines = memchr(bytes, '\n', length) != NULL;
  if (starts_json(bytes, length)) {
    if (read_json(reader, bytes, length, &error) || reader->no_memory) {
      return;
    }
    if (error.code != ERROR_BAD_DATA || !has_lines || !read_lines(reader, bytes, length)) {
      reader_note(reader, error.message);
    }
    return;
  }
  if (length > 2 && bytes[0] == '"' && bytes[length - 1] == '"') {
    bytes++;
    length -= 2;
  }
  bool token = length > 3 && memcmp(bytes, "eyJ", 3) == 0;
  if (!token || !(read_token(reader, bytes, length) || (has_lines && read_lines(reader, bytes, length)))) {
    read_other(reader, bytes, length);
  }
}

void bytes_read(struct reader *reader, const char *bytes, size_t length) {
  trim(&bytes, &length);
  if (!baked_read(reader, bytes, length)) {
    reader->whole = true;
    bytes_read_text(reader, bytes, length);
  }
}
