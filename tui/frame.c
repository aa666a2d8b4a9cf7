/* SPDX-License-Identifier: MIT */
#include "tui/frame.h"

#include <libintl.h>
#include <stdio.h>
#include <string.h>

#include "tui/event.h"
#include "tui/terminal.h"

enum { LABEL = 96, KEYS_MOST = 64 };

static int width_of(const char *text) {
  return canvas_width(text);
}

void frame_top(const struct canvas *screen, const char *place, const char *state) {
  int state_width = width_of(state);
  int room = screen->columns - 1;
  canvas_fill(screen, 0, STYLE_BAR);
  if (state_width + 20 > room) {
    state_width = room / 2; /* the place matters more */
  }
  if (state_width > 0) {
    canvas_field(screen, 0, screen->columns - 1 - state_width, state_width, true, STYLE_BAR, state);
    room -= state_width + 2;
  }
  canvas_field(screen, 0, 1, room, false, STYLE_BAR, place);
}

void frame_note(const struct canvas *screen, const char *note) {
  int width = width_of(note);
  int room = screen->columns - 2;
  if (width > room) {
    width = room;
  }
  canvas_field(screen, 1, screen->columns - 1 - width, width, true, STYLE_DIM, note);
}

void frame_message(const struct canvas *screen, const char *message) {
  canvas_field(screen, screen->rows - 2, 1, screen->columns - 2, false, STYLE_PLAIN, message);
}

struct canvas frame_body(const struct canvas *screen) {
  return canvas_part(screen, 2, 0, screen->rows - 4, screen->columns);
}

bool frame_too_small(const struct canvas *screen) {
  if (screen->rows >= TERMINAL_LEAST_ROWS && screen->columns >= TERMINAL_LEAST_COLUMNS) {
    return false;
  }
  char size[LABEL];
  snprintf(size, sizeof size, "%d x %d < %d x %d", screen->columns, screen->rows, TERMINAL_LEAST_COLUMNS,
           TERMINAL_LEAST_ROWS);
  canvas_field(screen, 0, 0, screen->columns, false, STYLE_STRONG, gettext("Make this window larger."));
  canvas_field(screen, 1, 0, screen->columns, false, STYLE_PLAIN, size);
  canvas_cursor(screen, 0, 0);
  return true;
}

/* One entry of the key bar. */
struct entry {
  char key[LABEL];
  const char *label;
  int width; /* with the blank between the two */
};

static struct entry entry_of(const struct action *action, bool typing) {
  struct entry entry = {.label = gettext(action->label)};
  (void)action_key_shown(action, typing, entry.key, sizeof entry.key);
  entry.width = width_of(entry.key) + 1 + width_of(entry.label);
  return entry;
}

/* Whether a row belongs in the bar here; one whose key means something more
 * particular does not. */
static bool in_bar(const struct action_table *table, const struct action *action, const struct frame_keys *keys) {
  char key[LABEL];
  unsigned places = keys->places;
  if (action->label == NULL || (action->places & places) == 0 || (keys->kiosk && !action->kiosk) ||
      !action_key_shown(action, keys->typing, key, sizeof key)) {
    return false;
  }
  return action_for_key(table, key_parse(key, strlen(key)), places) == action;
}

/* Without these nobody would find help or the way out. */
static bool is_fixed(const struct action *action) {
  return strcmp(action->name, "help") == 0 || strcmp(action->name, "back") == 0 || strcmp(action->name, "quit") == 0;
}

/* The rows for the bar: those of this place, then those of everywhere, each in the table's order. */
static size_t collect(const struct action_table *table, const struct frame_keys *keys, bool fixed,
                      const struct action **found) {
  size_t count = 0;
  for (int everywhere = 0; everywhere < 2; everywhere++) {
    for (size_t i = 0; i < table->count && count < KEYS_MOST; i++) {
      const struct action *action = &table->rows[i];
      bool now = (action->places == ACTION_EVERYWHERE) == (everywhere == 1);
      if (now && is_fixed(action) == fixed && in_bar(table, action, keys)) {
        found[count++] = action;
      }
    }
  }
  return count;
}

static int draw_entry(const struct canvas *screen, int column, const struct action *action, bool typing) {
  struct entry entry = entry_of(action, typing);
  int row = screen->rows - 1;
  column += canvas_text(screen, row, column, STYLE_KEY, entry.key);
  canvas_text(screen, row, column + 1, STYLE_BAR, entry.label);
  return column + 1 + width_of(entry.label) + 2;
}

void frame_keys(const struct canvas *screen, const struct action_table *table, const struct frame_keys *keys) {
  const struct action *first[KEYS_MOST];
  const struct action *fixed[KEYS_MOST];
  size_t first_count = collect(table, keys, false, first);
  size_t fixed_count = collect(table, keys, true, fixed);
  int room = screen->columns - 2;
  canvas_fill(screen, screen->rows - 1, STYLE_BAR);
  for (size_t i = 0; i < fixed_count; i++) {
    room -= entry_of(fixed[i], keys->typing).width + 2;
  }
  int column = 1;
  for (size_t i = 0; i < first_count; i++) {
    struct entry entry = entry_of(first[i], keys->typing);
    if (entry.width <= room) {
      column = draw_entry(screen, column, first[i], keys->typing);
      room -= entry.width + 2;
    }
  }
  for (size_t i = 0; i < fixed_count; i++) {
    column = draw_entry(screen, column, fixed[i], keys->typing);
  }
}
