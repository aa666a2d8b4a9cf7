/* SPDX-License-Identifier: MIT */
#include "tui/help.h"

#include <libintl.h>
#include <stdio.h>

enum { LINE = 512 };

static void add(struct page *page, const struct action *action, bool kiosk) {
  char line[LINE];
  bool barred = kiosk && !action->kiosk;
  const char *help = action->help == NULL ? "" : gettext(action->help);
  snprintf(line, sizeof line, "%s (:%s)%s%s%s", help, action->name, barred ? " (" : "",
           barred ? gettext("not in kiosk mode") : "", barred ? ")" : "");
  page_pair(page, action->keys == NULL ? "" : action->keys, line, barred ? STYLE_DIM : STYLE_PLAIN);
}

static void add_group(struct page *page, const struct action_table *table, unsigned places, bool kiosk,
                      bool everywhere) {
  for (size_t i = 0; i < table->count; i++) {
    const struct action *action = &table->rows[i];
    if ((action->places & places) != 0 && (action->places == ACTION_EVERYWHERE) == everywhere) {
      add(page, action, kiosk);
    }
  }
}

void help_fill(struct page *page, const struct action_table *table, unsigned places, bool kiosk) {
  page_section(page, gettext("Keys here"));
  add_group(page, table, places, kiosk, false);
  page_section(page, gettext("Keys that mean the same everywhere"));
  add_group(page, table, places, kiosk, true);
}
