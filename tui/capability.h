/* SPDX-License-Identifier: MIT */
/*
 * What terminfo says of a terminal. Only inside tui/. Apart from the rest
 * since terminfo's header takes words such as "columns" and "lines" away.
 */
#ifndef LADDERWAY_TUI_CAPABILITY_H
#define LADDERWAY_TUI_CAPABILITY_H

#include <stdbool.h>
#include <stddef.h>

enum { CAPABILITY_LEAVE = 256 };

/* The text of a capability of the running terminal; NULL when it has none. */
const char *capability_text(const char *name);

/* True when this TERM is unknown or can't place a cursor. Not while curses runs. */
bool capability_is_dumb(const char *term);

/* The bytes that bring the terminal back without the help of curses; returns their number. */
size_t capability_leave(char bytes[CAPABILITY_LEAVE], bool mouse);

#endif
