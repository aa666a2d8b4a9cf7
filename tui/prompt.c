/* SPDX-License-Identifier: MIT */
#include "tui/prompt.h"

#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "tui/action.h"
#include "tui/glyph.h"
#include "tui/terminal.h"

enum { CONTROL_A = 1, CONTROL_E = 5, CONTROL_K = 11, CONTROL_U = 21, CONTROL_W = 23 };

/* Bytes of the glyph after the cursor. */
static size_t glyph_after(const struct prompt *prompt) {
  struct glyph glyph;
  bool any = glyph_next(prompt->text + prompt->cursor, prompt->length - prompt->cursor, false, &glyph);
  return any ? glyph.bytes : 0;
}

/* Where the glyph before the cursor starts. */
static size_t glyph_before(const struct prompt *prompt) {
  size_t start = 0;
  struct glyph glyph;
  for (size_t at = 0; at < prompt->cursor; at += glyph.bytes) {
    start = at;
    if (!glyph_next(prompt->text + at, prompt->length - at, false, &glyph)) {
      break;
    }
  }
  return start;
}

static void cut(struct prompt *prompt, size_t from, size_t to) {
  memmove(prompt->text + from, prompt->text + to, prompt->length - to + 1);
  prompt->length -= to - from;
  prompt->cursor = from;
}

static void insert(struct prompt *prompt, int key) {
  utf8proc_uint8_t bytes[4];
  size_t count = (size_t)utf8proc_encode_char(key, bytes);
  if (prompt->length + count >= PROMPT_LONGEST) {
    return;
  }
  memmove(prompt->text + prompt->cursor + count, prompt->text + prompt->cursor, prompt->length - prompt->cursor + 1);
  memcpy(prompt->text + prompt->cursor, bytes, count);
  prompt->length += count;
  prompt->cursor += count;
}

static size_t word_before(const struct prompt *prompt) {
  size_t at = prompt->cursor;
  while (at > 0 && prompt->text[at - 1] == ' ') {
    at--;
  }
  while (at > 0 && prompt->text[at - 1] != ' ') {
    at--;
  }
  return at;
}

void prompt_set(struct prompt *prompt, const char *text) {
  size_t length = strlen(text);
  if (length >= PROMPT_LONGEST) {
    length = PROMPT_LONGEST - 1;
    while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80) {
      length--;
    }
  }
  memmove(prompt->text, text, length);
  prompt->text[length] = '\0';
  prompt->length = length;
  prompt->cursor = length;
}

/* False when the key is none that edits. */
static bool edit(struct prompt *prompt, int key) {
  switch (key) {
    case KEY_BACK:
      cut(prompt, glyph_before(prompt), prompt->cursor);
      return true;
    case KEY_DELETE:
      cut(prompt, prompt->cursor, prompt->cursor + glyph_after(prompt));
      return true;
    case CONTROL_U:
      cut(prompt, 0, prompt->cursor);
      return true;
    case CONTROL_W:
      cut(prompt, word_before(prompt), prompt->cursor);
      return true;
    case CONTROL_K:
      cut(prompt, prompt->cursor, prompt->length);
      return true;
    case KEY_ARROW_LEFT:
      prompt->cursor = glyph_before(prompt);
      return true;
    case KEY_ARROW_RIGHT:
      prompt->cursor += glyph_after(prompt);
      return true;
    case KEY_HOME_:
    case CONTROL_A:
      prompt->cursor = 0;
      return true;
    case KEY_END_:
    case CONTROL_E:
      prompt->cursor = prompt->length;
      return true;
    default:
      break;
  }
  if (key_is_text(key)) {
    insert(prompt, key);
    return true;
  }
  return false;
}

/* Never by comparing lengths: a text is changed when a byte went in or out. */
unsigned prompt_take(struct prompt *prompt, const struct event *event, bool *changed) {
  if (changed != NULL) {
    *changed = false;
  }
  if (event->kind != EVENT_KEY) {
    return REACT_UNKNOWN;
  }
  size_t length = prompt->length;
  size_t cursor = prompt->cursor;
  if (!edit(prompt, event->key)) {
    return REACT_UNKNOWN;
  }
  if (changed != NULL) {
    *changed = prompt->length != length;
  }
  return prompt->length != length || prompt->cursor != cursor ? REACT_PAINT : REACT_NONE;
}

void prompt_draw(const struct prompt *prompt, const struct canvas *canvas, int row, int column, const char *label,
                 bool focused) {
  bool ascii = !terminal_is_utf8();
  int start = column + canvas_text(canvas, row, column, STYLE_PLAIN, label);
  if (label[0] != '\0') {
    start++;
  }
  int room = canvas->columns - start;
  if (room < 1) {
    return;
  }
  size_t from = 0;
  struct glyph glyph;
  /* One column stays free at the end for the cursor. */
  while (glyph_width(prompt->text + from, prompt->cursor - from, ascii) > room - 1 &&
         glyph_next(prompt->text + from, prompt->length - from, ascii, &glyph)) {
    from += glyph.bytes;
  }
  struct canvas field = canvas_part(canvas, row, start, 1, room);
  canvas_fill(&field, 0, STYLE_FIELD);
  canvas_text(&field, 0, 0, STYLE_FIELD, prompt->text + from);
  if (focused) {
    canvas_cursor(&field, 0, glyph_width(prompt->text + from, prompt->cursor - from, ascii));
  }
}

void prompt_history_add(struct prompt_history *history, const char *line) {
  size_t length = strlen(line);
  history->place = history->count;
  if (length == 0 || length >= PROMPT_LONGEST ||
      (history->count > 0 && strcmp(history->lines[history->count - 1], line) == 0)) {
    return;
  }
  if (history->count == PROMPT_HISTORY) {
    memmove(history->lines[0], history->lines[1], sizeof history->lines[0] * (PROMPT_HISTORY - 1));
    history->count--;
  }
  memcpy(history->lines[history->count++], line, length + 1);
  history->place = history->count;
}

bool prompt_history_move(struct prompt_history *history, struct prompt *prompt, bool older) {
  if (older ? history->place == 0 : history->place >= history->count) {
    return false;
  }
  history->place = older ? history->place - 1 : history->place + 1;
  prompt_set(prompt, history->place < history->count ? history->lines[history->place] : "");
  return true;
}
