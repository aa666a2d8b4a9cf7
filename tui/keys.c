/* SPDX-License-Identifier: MIT */
#include "tui/keys.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <utf8proc.h>

#include "tui/screen.h"
#include "tui/terminal.h"

enum { SEQUENCE_LONGEST = 256, DOUBLE_CLICK = 400 };

/* Through a pad: reading from the screen's own window would send what is drawn in it. */
static int read_key(void) {
  return wgetch(screen_input());
}

static const struct {
  int code, key;
} codes[] = {
    {KEY_UP, KEY_ARROW_UP},    {KEY_DOWN, KEY_ARROW_DOWN}, {KEY_LEFT, KEY_ARROW_LEFT}, {KEY_RIGHT, KEY_ARROW_RIGHT},
    {KEY_PPAGE, KEY_PAGE_UP},  {KEY_NPAGE, KEY_PAGE_DOWN}, {KEY_HOME, KEY_HOME_},      {KEY_END, KEY_END_},
    {KEY_FIND, KEY_HOME_},     {KEY_SELECT, KEY_END_},     {KEY_A1, KEY_HOME_},        {KEY_A3, KEY_PAGE_UP},
    {KEY_C1, KEY_END_},        {KEY_C3, KEY_PAGE_DOWN},    {KEY_DC, KEY_DELETE},       {KEY_BTAB, KEY_BACK_TAB},
    {KEY_BACKSPACE, KEY_BACK}, {KEY_ENTER, KEY_RETURN},
};

int keys_from_curses(int code) {
  for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
    if (codes[i].code == code) {
      return codes[i].key;
    }
  }
  if (code >= KEY_F(1) && code <= KEY_F(10)) {
    return KEY_F1_ + (code - KEY_F(1));
  }
  return KEY_NONE;
}

/* "ESC [ parameters final" */
static int key_of_csi(const char *parameters, int final) {
  static const struct {
    int final, number, key;
  } usual[] = {{'A', 0, KEY_ARROW_UP},  {'B', 0, KEY_ARROW_DOWN}, {'C', 0, KEY_ARROW_RIGHT}, {'D', 0, KEY_ARROW_LEFT},
               {'H', 0, KEY_HOME_},     {'F', 0, KEY_END_},       {'Z', 0, KEY_BACK_TAB},    {'M', 0, KEY_RETURN},
               {'~', 1, KEY_HOME_},     {'~', 3, KEY_DELETE},     {'~', 4, KEY_END_},        {'~', 5, KEY_PAGE_UP},
               {'~', 6, KEY_PAGE_DOWN}, {'~', 7, KEY_HOME_},      {'~', 8, KEY_END_}};
  if (strspn(parameters, "0123456789") != strlen(parameters)) {
    return KEY_NONE;
  }
  long number = strtol(parameters, NULL, 10);
  for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++) {
    if (usual[i].final == final && usual[i].number == number) {
      return usual[i].key;
    }
  }
  return KEY_NONE;
}

static int read_csi(void) {
  char parameters[SEQUENCE_LONGEST];
  for (size_t used = 0; used + 1 < sizeof parameters; used++) {
    int byte = read_key();
    if (byte == ERR || byte > 0xFF) {
      return KEY_NONE;
    }
    if (byte >= 0x40 && byte < 0x7F) {
      parameters[used] = '\0';
      if (byte == 'M' && used == 0) { /* the mouse in its old form: three bytes follow */
        for (int i = 0; i < 3 && read_key() != ERR; i++) {
        }
        return KEY_NONE;
      }
      return key_of_csi(parameters, byte);
    }
    parameters[used] = (char)byte;
  }
  return KEY_NONE;
}

/* Device control, operating system command: an answer to something nobody here asked. */
static int skip_string(void) {
  int before = 0;
  for (int i = 0; i < SEQUENCE_LONGEST; i++) {
    int byte = read_key();
    if (byte == ERR || byte == 7 || (before == KEY_ESCAPE && byte == '\\')) {
      break;
    }
    before = byte;
  }
  return KEY_NONE;
}

static int read_escape(bool idle) {
  int byte = read_key();
  switch (byte) {
    case ERR:
      return KEY_ESCAPE;
    case '[':
      return read_csi();
    case 'O':
      byte = read_key();
      return byte == ERR ? KEY_NONE : key_of_csi("", byte);
    case ']':
    case 'P':
    case '_':
    case '^':
      return idle ? skip_string() : (ungetch(byte), KEY_ESCAPE);
    default:
      break;
  }
  if (idle && byte >= 0x20 && byte < 0x100) {
    return KEY_NONE;
  }
  ungetch(byte);
  return KEY_ESCAPE;
}

/* Adds a byte to the character that is coming in; KEY_NONE until it is whole.
 * Bytes of one character may come in apart on a slow line. */
static int read_utf8(struct keys *keys, int byte) {
  if (keys->count > 0 && (byte & 0xC0) != 0x80) {
    keys->count = 0;
  }
  keys->bytes[keys->count++] = (unsigned char)byte;
  unsigned char first = keys->bytes[0];
  int wanted = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
  if (keys->count < wanted) {
    return KEY_NONE;
  }
  utf8proc_int32_t point = KEY_NONE;
  utf8proc_ssize_t taken = utf8proc_iterate(keys->bytes, keys->count, &point);
  keys->count = 0;
  return taken > 0 ? point : KEY_NONE;
}

static int read_other(struct keys *keys, int byte) {
  wchar_t character = 0;
  char single = (char)byte;
  size_t result = mbrtowc(&character, &single, 1, &keys->state);
  if (result == (size_t)-1) {
    memset(&keys->state, 0, sizeof keys->state);
  }
  return result == 1 ? (int)character : KEY_NONE;
}

static int read_character(struct keys *keys, int byte) {
  int key = terminal_takes_utf8() ? read_utf8(keys, byte) : read_other(keys, byte);
  if (key == '\n') {
    return KEY_RETURN;
  }
  if (key == '\b') {
    return KEY_BACK;
  }
  return key < 0x20 || key == KEY_BACK || key_is_text(key) ? key : KEY_NONE;
}

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static bool mouse_event(const MEVENT *mouse, struct event *event) {
  *event = (struct event){.kind = EVENT_CLICK, .row = mouse->y, .column = mouse->x};
  if ((mouse->bstate & BUTTON4_PRESSED) != 0) {
    event->kind = EVENT_WHEEL_UP;
    return true;
  }
  if ((mouse->bstate & BUTTON5_PRESSED) != 0) {
    event->kind = EVENT_WHEEL_DOWN;
    return true;
  }
  return (mouse->bstate & (BUTTON1_PRESSED | BUTTON1_CLICKED)) != 0;
}

/* On a slow line several come together, and curses tells of them only once. */
static void read_mouse(struct keys *keys) {
  MEVENT mouse;
  keys->mouse_count = 0;
  while (keys->mouse_count < KEYS_MOUSE && getmouse(&mouse) == OK) {
    keys->mouse_count += mouse_event(&mouse, &keys->mouse[keys->mouse_count]) ? 1 : 0;
  }
}

/* curses would wait to tell a click from a double click; here the first
 * answers at once and the second is told by its time. */
static bool next_mouse(struct keys *keys, struct event *event) {
  if (keys->mouse_count == 0) {
    return false;
  }
  *event = keys->mouse[--keys->mouse_count];
  if (event->kind == EVENT_CLICK) {
    int64_t time = now();
    bool again =
        time - keys->clicked <= DOUBLE_CLICK && event->row == keys->click_row && event->column == keys->click_column;
    event->kind = again ? EVENT_DOUBLE_CLICK : EVENT_CLICK;
    keys->clicked = again ? 0 : time;
    keys->click_row = event->row;
    keys->click_column = event->column;
  }
  return true;
}

bool keys_next(struct keys *keys, bool idle, struct event *event) {
  for (;; idle = false) {
    if (next_mouse(keys, event)) {
      return true;
    }
    int code = read_key();
    if (code == ERR) {
      return false;
    }
    keys->read++;
    *event = (struct event){.kind = EVENT_KEY, .key = KEY_NONE};
    if (code == KEY_MOUSE) {
      read_mouse(keys);
      continue;
    }
    if (code == KEY_ESCAPE) {
      event->key = read_escape(idle);
    } else {
      event->key = code > 0xFF ? keys_from_curses(code) : read_character(keys, code);
    }
    if (event->key != KEY_NONE) {
      return true;
    }
  }
}
