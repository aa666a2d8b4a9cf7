/* SPDX-License-Identifier: MIT */
#include "tui/event.h"

#include <string.h>
#include <utf8proc.h>

static const struct {
  const char *name;
  int key;
} names[] = {
    {"Enter", KEY_RETURN}, {"Esc", KEY_ESCAPE},      {"Tab", KEY_TAB_},           {"Space", ' '},
    {"Up", KEY_ARROW_UP},  {"Down", KEY_ARROW_DOWN}, {"Left", KEY_ARROW_LEFT},    {"Right", KEY_ARROW_RIGHT},
    {"PgUp", KEY_PAGE_UP}, {"PgDn", KEY_PAGE_DOWN},  {"Home", KEY_HOME_},         {"End", KEY_END_},
    {"Del", KEY_DELETE},   {"Backspace", KEY_BACK},  {"Shift-Tab", KEY_BACK_TAB}, {"F1", KEY_F1_},
    {"F2", KEY_F1_ + 1},   {"F3", KEY_F1_ + 2},      {"F4", KEY_F1_ + 3},         {"F5", KEY_F1_ + 4},
    {"F6", KEY_F1_ + 5},   {"F7", KEY_F1_ + 6},      {"F8", KEY_F1_ + 7},         {"F9", KEY_F1_ + 8},
    {"F10", KEY_F10_},
};

int key_parse(const char *name, size_t length) {
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    if (strlen(names[i].name) == length && memcmp(names[i].name, name, length) == 0) {
      return names[i].key;
    }
  }
  if (length == 2 && name[0] == '^' && name[1] >= '@' && name[1] <= '_') {
    int key = name[1] - '@';
    /* The same bytes have names of their own, and arrive as those. */
    return key == '\n' ? KEY_RETURN : key == '\b' ? KEY_BACK : key;
  }
  utf8proc_int32_t point = 0;
  utf8proc_ssize_t taken = utf8proc_iterate((const utf8proc_uint8_t *)name, (utf8proc_ssize_t)length, &point);
  return taken > 0 && (size_t)taken == length && key_is_text(point) ? point : KEY_NONE;
}

bool key_is_text(int key) {
  return key >= 0x20 && key < 0x110000 && key != 0x7F && !(key >= 0x80 && key < 0xA0) &&
         !(key >= 0xD800 && key < 0xE000);
}
