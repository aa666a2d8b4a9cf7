/* SPDX-License-Identifier: MIT */
#include "data/plan/plan_qr.h"

#include <errno.h>
#include <qrencode.h>
#include <string.h>

#include "data/base/i18n.h"

/* Bytes in a code of error correction L (ISO/IEC 18004, table 7): versions 3 to 13. */
static const int room[] = {53, 78, 106, 134, 154, 192, 230, 271, 321, 367, 425};
enum { FIRST_VERSION = 3, VERSIONS = sizeof room / sizeof room[0], NUMBER = 6 /* "10/16\n" */ };

static int width_of(int version) {
  return 17 + 4 * version;
}

/* The largest version that is not wider; 0 when none is. */
static int version_for(int most_width) {
  int version = 0;
  for (int i = 0; i < VERSIONS; i++) {
    version = width_of(FIRST_VERSION + i) <= most_width ? FIRST_VERSION + i : version;
  }
  return version;
}

/* How much of the text goes into one code: to a line end where one is near,
 * never into a character. */
static size_t piece_of(const char *text, size_t most) {
  size_t length = strlen(text);
  if (length <= most) {
    return length;
  }
  size_t cut = most;
  while (cut > 0 && ((unsigned char)text[cut] & 0xC0) == 0x80) {
    cut--;
  }
  for (size_t i = cut; i > cut / 2; i--) {
    if (text[i - 1] == '\n' || text[i - 1] == ' ') {
      return i;
    }
  }
  return cut;
}

static size_t count_pieces(const char *text, size_t most) {
  size_t count = 0;
  while (*text != '\0' && count <= PLAN_QR_MOST) {
    text += piece_of(text, most);
    count++;
  }
  return count;
}

static int make_code(struct arena *arena, const char *text, int version, struct plan_qr *code, struct error *error) {
  QRcode *made = QRcode_encodeString8bit(text, version, QR_ECLEVEL_L);
  if (made == NULL) {
    return errno == ENOMEM ? error_no_memory(error)
                           : error_set(error, ERROR_TOO_BIG, "%s", _("This is too long for a QR code."));
  }
  size_t area = (size_t)made->width * (size_t)made->width;
  unsigned char *dark = arena_alloc(arena, area);
  for (size_t i = 0; dark != NULL && i < area; i++) {
    dark[i] = made->data[i] & 1;
  }
  *code = (struct plan_qr){made->width, dark, text};
  QRcode_free(made);
  return dark == NULL ? error_no_memory(error) : 0;
}

int plan_qr_make(struct arena *arena, const char *text, int most_width, struct plan_qr codes[PLAN_QR_MOST],
                 size_t *count, struct error *error) {
  int version = version_for(most_width);
  if (version == 0) {
    return error_set(error, ERROR_TOO_BIG, "%s", _("The window is too small for QR codes: make it higher."));
  }
  size_t most = (size_t)(room[version - FIRST_VERSION] - NUMBER);
  size_t pieces = count_pieces(text, most);
  if (pieces > PLAN_QR_MOST) {
    return error_set(error, ERROR_TOO_BIG, "%s",
                     _("The plan is too long for QR codes of this size: make the window higher."));
  }
  for (size_t i = 0; i < pieces; i++) {
    size_t length = piece_of(text, most);
    const char *piece = pieces == 1 ? arena_strndup(arena, text, length)
                                    : arena_printf(arena, "%zu/%zu\n%.*s", i + 1, pieces, (int)length, text);
    if (piece == NULL) {
      return error_no_memory(error);
    }
    if (make_code(arena, piece, version, &codes[i], error) != 0) {
      return -1;
    }
    text += length;
  }
  *count = pieces;
  return 0;
}

int plan_qr_lines(int width, bool ascii) {
  int all = width + 2 * PLAN_QR_QUIET;
  return ascii ? all : (all + 1) / 2;
}

int plan_qr_columns(int width, bool ascii) {
  int all = width + 2 * PLAN_QR_QUIET;
  return ascii ? 2 * all : all;
}

/* What is around the code is light. */
static bool is_light(const struct plan_qr *code, int row, int column) {
  int y = row - PLAN_QR_QUIET;
  int x = column - PLAN_QR_QUIET;
  bool inside = y >= 0 && y < code->width && x >= 0 && x < code->width;
  return !inside || code->dark[(size_t)y * (size_t)code->width + (size_t)x] == 0;
}

bool plan_qr_line(const struct plan_qr *code, int line, bool ascii, char *text) {
  static const char *const blocks[] = {" ", "\u2584", "\u2580", "\u2588"};
  int all = code->width + 2 * PLAN_QR_QUIET;
  text[0] = '\0';
  if (line < 0 || line >= plan_qr_lines(code->width, ascii)) {
    return false;
  }
  size_t at = 0;
  for (int column = 0; column < all; column++) {
    const char *sign = ascii ? (is_light(code, line, column) ? "##" : "  ")
                             : blocks[(is_light(code, 2 * line, column) ? 2 : 0) +
                                      (2 * line + 1 < all && is_light(code, 2 * line + 1, column) ? 1 : 0)];
    size_t length = strlen(sign);
    memcpy(text + at, sign, length);
    at += length;
  }
  text[at] = '\0';
  return true;
}
