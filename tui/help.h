/* SPDX-License-Identifier: MIT */
/* The help for the keys, made from the table of actions. */
#ifndef LADDERWAY_TUI_HELP_H
#define LADDERWAY_TUI_HELP_H

#include <stdbool.h>

#include "tui/action.h"
#include "tui/page.h"

/* Adds two sections to the page: the keys of this place (rows for some of the
 * places), and those that mean the same everywhere. Each line has the keys that
 * mean it here, the name to type after ':' and what it does. What a kiosk does
 * not allow is dimmed and says so. */
void help_fill(struct page *page, const struct action_table *table, unsigned places, bool kiosk);

#endif
