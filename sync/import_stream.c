/* SPDX-License-Identifier: MIT */
/* Bytes -> documents. A file of lines is never held in memory as a whole. */
#include <string.h>

#include "data/base/i18n.h"
#include "data/ctdl/read.h"
#include "sync/report.h"

void import_skip(struct import *import, const char *where, long line, const char *why) {
  if (import->pipeline != NULL) {
    pipeline_skip(import->pipeline, where, line, why);
  }
}

int import_document(struct import *import, const char *json, size_t length, const char *where, long line,
                    struct error *error) {
  const struct import_options *options = import->options;
  import->report->documents++;
  import->report->bytes += (long long)length;
  import->progress.documents = import->report->documents;
  if (import->visit != NULL) {
    return import->visit(json, length, where, import->visit_context, error);
  }
  if (pipeline_add(import->pipeline, json, length, where, line, error) != 0) {
    return -1;
  }
  if (options->progress != NULL && !options->progress(&import->progress, options->context)) {
    return error_set(error, ERROR_CANCELLED, "%s", _("The update was stopped."));
  }
  return 0;
}

/* What has been read of a source and not been used. */
struct window {
  struct import *import;
  const struct import_source *source;
  struct buffer text;
  size_t used;     /* of the text */
  size_t searched; /* behind what was used: has no line end */
  long line;       /* number of the last line that was used */
  bool ended, cut;
};

static bool is_blank(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

static const char *skip_blanks(const char *text, const char *end) {
  while (text < end && is_blank(*text)) {
    text++;
  }
  return text;
}

/* Behind a byte-order mark and blanks. */
static const char *skip_start(const char *text, const char *end) {
  bool marked = end - text >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0;
  return skip_blanks(marked ? text + 3 : text, end);
}

/* One record a line: the first line alone is a whole object, and another follows. */
bool import_is_lines(const char *text, size_t length) {
  const char *end = text + length;
  const char *start = skip_start(text, end);
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

/* Reads one more block. What was used makes room for it. */
static int read_more(struct window *window, struct error *error) {
  struct buffer *text = &window->text;
  if (window->used > 0) {
    text->length -= window->used;
    memmove(text->data, text->data + window->used, text->length + 1);
    window->used = 0;
  }
  char block[IMPORT_BLOCK];
  long got = window->source->read(window->source->context, block, sizeof block, error);
  if (got == -2) {
    return -1;
  }
  window->cut = got == -1;
  window->ended = got <= 0;
  if (got > 0) {
    buffer_add(text, block, (size_t)got);
  }
  return 0;
}

/* How far the beginning of a source has been looked at. */
struct head {
  size_t at;
  bool started, line;
};

/* True when it is to be seen whether it is lines: the first line was found, and
 * something behind it. */
static bool look_at_head(struct head *head, const char *text, size_t length) {
  const char *end = text + length;
  if (!head->started) {
    head->at =
        head->at == 0 ? (size_t)(skip_start(text, end) - text) : (size_t)(skip_blanks(text + head->at, end) - text);
    head->started = head->at < length;
    if (head->started && text[head->at] != '{') {
      return true;
    }
  }
  if (head->started && !head->line) {
    const char *line_end = memchr(text + head->at, '\n', length - head->at);
    head->line = line_end != NULL;
    head->at = line_end == NULL ? length : (size_t)(line_end - text);
  }
  if (head->line) {
    head->at = (size_t)(skip_blanks(text + head->at, end) - text);
  }
  return head->line && head->at < length;
}

static int read_head(struct window *window, struct error *error) {
  struct head head = {0};
  do {
    if (read_more(window, error) != 0) {
      return -1;
    }
  } while (!look_at_head(&head, buffer_text(&window->text), window->text.length) && !window->ended &&
           !window->text.failed && window->text.length <= CTDL_LARGEST_DOCUMENT);
  return 0;
}

static int take_line(struct window *window, const char *line, size_t length, struct error *error) {
  const char *end = line + length;
  const char *start = skip_blanks(line, end);
  window->line++;
  return start == end ? 0
                      : import_document(window->import, start, (size_t)(end - start), window->source->where,
                                        window->line, error);
}

/* Takes all lines that are whole. */
static int take_lines(struct window *window, struct error *error) {
  const char *start = buffer_text(&window->text) + window->used;
  const char *end = buffer_text(&window->text) + window->text.length;
  const char *from = start + window->searched;
  const char *line_end;
  while ((line_end = memchr(from, '\n', (size_t)(end - from))) != NULL) {
    if (take_line(window, start, (size_t)(line_end - start), error) != 0) {
      return -1;
    }
    start = line_end + 1;
    from = start;
  }
  window->used = (size_t)(start - buffer_text(&window->text));
  window->searched = (size_t)(end - start);
  return 0;
}

/* A line without an end: passed over, to where it ends. */
static int pass_over_line(struct window *window, struct error *error) {
  window->line++;
  window->searched = 0;
  import_skip(window->import, window->source->where, window->line, _("The line is longer than any record may be."));
  for (;;) {
    const char *rest = buffer_text(&window->text) + window->used;
    const char *line_end = memchr(rest, '\n', window->text.length - window->used);
    window->used = line_end == NULL ? window->text.length : (size_t)(line_end + 1 - buffer_text(&window->text));
    if (line_end != NULL || window->ended) {
      return 0;
    }
    if (read_more(window, error) != 0) {
      return -1;
    }
  }
}

static int import_lines(struct window *window, struct error *error) {
  for (;;) {
    if (take_lines(window, error) != 0) {
      return -1;
    }
    if (window->ended) {
      break;
    }
    bool full = window->text.length - window->used > CTDL_LARGEST_DOCUMENT;
    if ((full ? pass_over_line(window, error) : read_more(window, error)) != 0) {
      return -1;
    }
  }
  size_t rest = window->text.length - window->used;
  return rest == 0 || window->cut ? 0 : take_line(window, buffer_text(&window->text) + window->used, rest, error);
}

static int import_whole(struct window *window, struct error *error) {
  while (!window->ended && window->text.length <= CTDL_LARGEST_DOCUMENT) {
    if (read_more(window, error) != 0) {
      return -1;
    }
  }
  if (window->text.length > CTDL_LARGEST_DOCUMENT) {
    import_skip(window->import, window->source->where, 0, _("larger than any record may be"));
    return 0;
  }
  return window->cut ? 0
                     : import_document(window->import, buffer_text(&window->text), window->text.length,
                                       window->source->where, 0, error);
}

int import_stream(struct import *import, const struct import_source *source, struct error *error) {
  struct window window = {.import = import, .source = source};
  buffer_init(&window.text, CTDL_LARGEST_DOCUMENT + 2 * IMPORT_BLOCK);
  int result = read_head(&window, error);
  if (result == 0 && import_form_of(buffer_text(&window.text), window.text.length) != IMPORT_TEXT) {
    import_skip(import, source->where, 0, _("an archive, or data, where a record should be"));
  } else if (result == 0) {
    bool lines = import_is_lines(buffer_text(&window.text), window.text.length);
    result = lines ? import_lines(&window, error) : import_whole(&window, error);
  }
  if (result == 0 && window.text.failed) {
    result = error_no_memory(error);
  }
  buffer_free(&window.text);
  return result;
}
