/* SPDX-License-Identifier: MIT */
#include "tui/capability.h"

#include <curses.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

const char *capability_text(const char *name) {
  const char *text = tigetstr(name);
  return text == (const char *)-1 ? NULL : text;
}

bool capability_is_dumb(const char *term) {
  int error = 0;
  if (setupterm(term, STDOUT_FILENO, &error) != OK) {
    return true;
  }
  bool dumb = capability_text("cup") == NULL;
  del_curterm(cur_term);
  return dumb;
}

/* Copies a capability without its delays. */
static size_t add(char *bytes, size_t used, const char *text) {
  while (text != NULL && *text != '\0' && used < CAPABILITY_LEAVE) {
    if (text[0] == '$' && text[1] == '<' && strchr(text, '>') != NULL) {
      text = strchr(text, '>') + 1;
      continue;
    }
    bytes[used++] = *text++;
  }
  return used;
}

size_t capability_leave(char bytes[CAPABILITY_LEAVE], bool mouse) {
  static const char *const names[] = {"sgr0", "rmacs", "rmkx", "cnorm", "rmcup"};
  size_t used = 0;
  if (mouse && capability_text("kmous") != NULL) {
    used = add(bytes, used, "\033[?1000l\033[?1006l");
  }
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    used = add(bytes, used, capability_text(names[i]));
  }
  return capability_text("rmcup") == NULL ? add(bytes, used, "\r\n") : used;
}
