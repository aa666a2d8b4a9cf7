/* SPDX-License-Identifier: MIT */
/* One line that is typed: editing, history, drawing. */
#ifndef LADDERWAY_TUI_PROMPT_H
#define LADDERWAY_TUI_PROMPT_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/canvas.h"
#include "tui/event.h"

enum { PROMPT_LONGEST = 1024, PROMPT_HISTORY = 20 };

struct prompt {
  char text[PROMPT_LONGEST]; /* UTF-8 */
  size_t length;             /* bytes */
  size_t cursor;             /* byte offset, on a character */
};

void prompt_set(struct prompt *prompt, const char *text);

/* Editing keys: characters, Backspace, Del, Left, Right, Home, End, ^A ^E ^U
 * ^W ^K. REACT_PAINT when something changed, REACT_NONE when the key was an
 * editing key that changed nothing, REACT_UNKNOWN for any other. `*changed`
 * says whether the text is another one. */
unsigned prompt_take(struct prompt *prompt, const struct event *event, bool *changed);

/* Draws `label`, a blank and the line from `column` on in `row`; the cursor goes there when focused. */
void prompt_draw(const struct prompt *prompt, const struct canvas *canvas, int row, int column, const char *label,
                 bool focused);

/* The lines typed before, the last one last. All zero is an empty one. The
 * caller gives Up and Down to prompt_history_move(), since in a search line
 * these keys move in the list instead. */
struct prompt_history {
  char lines[PROMPT_HISTORY][PROMPT_LONGEST];
  size_t count;
  size_t place; /* the line shown; `count`: none yet */
};

/* Remembers a line that was entered; an empty one and a repetition are not. */
void prompt_history_add(struct prompt_history *history, const char *line);

/* Puts the next older or newer line into the prompt; false at the end of them. */
bool prompt_history_move(struct prompt_history *history, struct prompt *prompt, bool older);

#endif
