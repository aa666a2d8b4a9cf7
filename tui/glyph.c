/* SPDX-License-Identifier: MIT */
#include "tui/glyph.h"

#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

#include "tui/terminal.h"

/* The code point at the start; -1 for a byte that begins none. */
static int32_t point_at(const char *text, size_t length, size_t *bytes) {
  utf8proc_int32_t point = -1;
  utf8proc_ssize_t taken = utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, &point);
  *bytes = taken > 0 ? (size_t)taken : 1;
  return taken > 0 ? point : -1;
}

static bool is_control(int32_t point) {
  utf8proc_category_t category = utf8proc_category(point);
  return point < 0 || category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF ||
         category == UTF8PROC_CATEGORY_CS || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

static bool is_mark(int32_t point) {
  utf8proc_category_t category = utf8proc_category(point);
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

/* The C library's opinion counts first: curses lays its cells out with it. */
static int point_width(int32_t point) {
  int width = wcwidth((wchar_t)point);
  return width >= 0 ? width : utf8proc_charwidth(point);
}

static bool is_variation(int32_t point) {
  return point >= 0xFE00 && point <= 0xFE0F;
}

static void take_marks(const char *text, size_t length, bool ascii, struct glyph *glyph) {
  while (glyph->bytes < length) {
    size_t bytes = 0;
    int32_t point = point_at(text + glyph->bytes, length - glyph->bytes, &bytes);
    if (point < 0 || !is_mark(point) || point_width(point) != 0) {
      break;
    }
    glyph->bytes += bytes;
    if (glyph->count < GLYPH_MOST && !ascii && !is_variation(point)) {
      glyph->points[glyph->count++] = point;
    }
  }
}

static void take_ascii(int32_t point, struct glyph *glyph) {
  char buffer[GLYPH_MOST + 1];
  const char *letters = glyph_ascii(point, buffer);
  for (glyph->count = 0; letters != NULL && letters[glyph->count] != '\0'; glyph->count++) {
    glyph->points[glyph->count] = (unsigned char)letters[glyph->count];
  }
  glyph->width = glyph->count;
}

bool glyph_next(const char *text, size_t length, bool ascii, struct glyph *glyph) {
  if (length == 0 || text[0] == '\0') {
    return false;
  }
  *glyph = (struct glyph){.count = 1, .width = 1};
  int32_t point = point_at(text, length, &glyph->bytes);
  bool control = is_control(point);
  int width = control ? 1 : point_width(point);
  glyph->points[0] = control || width < 0 ? '?' : point;
  if (glyph->points[0] == 0xA0) {
    glyph->points[0] = ' ';
  }
  if (ascii && !control && point >= 0x80) {
    glyph->ascii = true;
    take_ascii(point, glyph);
  } else if (!control && width == 0) {
    glyph->count = 0; /* a mark with nothing under it */
    glyph->width = 0;
  } else if (width == 2) {
    glyph->width = 2;
  }
  take_marks(text, length, ascii, glyph);
  return true;
}

int glyph_width(const char *text, size_t length, bool ascii) {
  int width = 0;
  struct glyph glyph;
  for (size_t at = 0; glyph_next(text + at, length - at, ascii, &glyph); at += glyph.bytes) {
    width += glyph.width;
  }
  return width;
}

size_t glyph_fit(const char *text, size_t length, int columns, bool ascii, int *width) {
  size_t at = 0;
  int taken = 0;
  struct glyph glyph;
  while (glyph_next(text + at, length - at, ascii, &glyph) && taken + glyph.width <= columns) {
    taken += glyph.width;
    at += glyph.bytes;
  }
  if (width != NULL) {
    *width = taken;
  }
  return at;
}

static size_t after_blanks(const char *text, size_t length, size_t at) {
  while (at < length && text[at] == ' ') {
    at++;
  }
  return at;
}

size_t glyph_wrap(const char *text, size_t length, int columns, bool ascii, size_t *skip) {
  const char *newline = memchr(text, '\n', length);
  size_t end = newline == NULL ? length : (size_t)(newline - text);
  size_t fits = glyph_fit(text, end, columns > 0 ? columns : 1, ascii, NULL);
  if (fits == end) {
    *skip = newline == NULL ? end : end + 1;
    return end;
  }
  size_t cut = fits;
  while (cut > 0 && text[cut] != ' ' && text[cut - 1] != ' ') {
    cut--;
  }
  if (cut == 0) {
    struct glyph glyph;
    if (fits == 0 && glyph_next(text, end, ascii, &glyph)) {
      fits = glyph.bytes; /* wider than the line: go on all the same */
    }
    cut = fits;
  }
  *skip = after_blanks(text, end, cut);
  if (*skip == end && newline != NULL) {
    *skip = end + 1;
  }
  while (cut > 1 && text[cut - 1] == ' ') {
    cut--;
  }
  return cut;
}

/* Appends what is shown of a glyph; false when there is no more room. */
static bool put_glyph(const struct glyph *glyph, char *shown, size_t size, size_t *used) {
  utf8proc_uint8_t bytes[4 * GLYPH_MOST];
  size_t count = 0;
  for (int i = 0; i < glyph->count; i++) {
    count += (size_t)utf8proc_encode_char(glyph->points[i], bytes + count);
  }
  if (*used + count + 1 > size) {
    return false;
  }
  memcpy(shown + *used, bytes, count);
  *used += count;
  shown[*used] = '\0';
  return true;
}

int glyph_shown(const char *text, size_t length, bool ascii, char *shown, size_t size) {
  size_t used = 0;
  int width = 0;
  struct glyph glyph;
  if (size > 0) {
    shown[0] = '\0';
  }
  for (size_t at = 0; glyph_next(text + at, length - at, ascii, &glyph); at += glyph.bytes) {
    if (!put_glyph(&glyph, shown, size, &used)) {
      break;
    }
    width += glyph.width;
  }
  return width;
}

const char *glyph_ellipsis(int width, bool ascii) {
  if (!ascii) {
    return "\u2026";
  }
  return width >= 6 ? "..." : ".";
}

static size_t put_blanks(char *shown, size_t size, size_t used, int count) {
  for (; count > 0 && used + 1 < size; count--) {
    shown[used++] = ' ';
  }
  if (size > used) {
    shown[used] = '\0';
  }
  return used;
}

void glyph_cell(const char *text, int width, bool right, bool ascii, char *shown, size_t size) {
  if (size == 0) {
    return;
  }
  shown[0] = '\0';
  size_t length = strlen(text);
  int taken = 0;
  const char *tail = "";
  size_t fits = glyph_fit(text, length, width, ascii, &taken);
  if (fits < length && width > 0) {
    tail = glyph_ellipsis(width, ascii);
    int tail_width = glyph_width(tail, strlen(tail), ascii);
    fits = glyph_fit(text, length, width - tail_width, ascii, &taken);
    taken += tail_width;
  }
  size_t used = right ? put_blanks(shown, size, 0, width - taken) : 0;
  glyph_shown(text, fits, ascii, shown + used, size - used);
  used += strlen(shown + used);
  glyph_shown(tail, strlen(tail), ascii, shown + used, size - used);
  used += strlen(shown + used);
  if (!right) {
    put_blanks(shown, size, used, width - taken);
  }
}

void glyph_print(FILE *out, const char *text) {
  bool ascii = !terminal_is_utf8();
  char shown[4 * GLYPH_MOST + 1];
  struct glyph glyph;
  for (size_t at = 0, length = strlen(text); glyph_next(text + at, length - at, ascii, &glyph); at += glyph.bytes) {
    size_t used = 0;
    shown[0] = '\0';
    put_glyph(&glyph, shown, sizeof shown, &used);
    fputs(text[at] == '\n' ? "\n" : shown, out);
  }
}
