/* SPDX-License-Identifier: MIT */
#include "tui/help.h"

#include <libintl.h>
#include <stdio.h>
#include <string.h>

#include "tui/event.h"

enum { LINE = 512 };

/* The keys that lead to the action in these places: one that means something
 * more particular here is left out. */
static void keys_in(const struct action_table *table, const struct action *action, unsigned places, char *keys,
                    size_t size) {
  const char *at = action->keys == NULL ? "" : action->keys;
  size_t used = 0;
  keys[0] = '\0';
  for (at += strspn(at, " "); *at != '\0' && used < size; at += strspn(at, " ")) {
    size_t length = strcspn(at, " ");
    const struct action *meant = action_for_key(table, key_parse(at, length), places);
    /* For all places at once no key has one meaning: then all are listed. */
    if (places == (unsigned)ACTION_EVERYWHERE || meant == action) {
      int wrote = snprintf(keys + used, size - used, "%s%.*s", used == 0 ? "" : " ", (int)length, at);
      used += wrote < 0 ? 0 : (size_t)wrote;
    }
    at += length;
  }
}

static void add(struct page *page, const struct action *action, const char *keys, bool kiosk) {
  char line[LINE];
  bool barred = kiosk && !action->kiosk;
  const char *help = action->help == NULL ? "" : gettext(action->help);
  snprintf(line, sizeof line, "%s (:%s)%s%s%s", help, action->name, barred ? " (" : "",
           barred ? gettext("not in kiosk mode") : "", barred ? ")" : "");
  page_pair(page, keys, line, barred ? STYLE_DIM : STYLE_PLAIN);
}

static void add_group(struct page *page, const struct action_table *table, unsigned places, bool kiosk,
                      bool everywhere) {
  for (size_t i = 0; i < table->count; i++) {
    const struct action *action = &table->rows[i];
    char keys[LINE];
    keys_in(table, action, places, keys, sizeof keys);
    if ((action->places & places) != 0 && (action->places == ACTION_EVERYWHERE) == everywhere && keys[0] != '\0') {
      add(page, action, keys, kiosk);
    }
  }
}

void help_fill(struct page *page, const struct action_table *table, unsigned places, bool kiosk) {
  page_section(page, gettext("Keys here"));
  add_group(page, table, places, kiosk, false);
  page_section(page, gettext("Keys that mean the same everywhere"));
  add_group(page, table, places, kiosk, true);
}
