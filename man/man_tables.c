/* SPDX-License-Identifier: MIT */
/*
 * Writes a man page: its text with the tables of commands, options, keys and
 * settings put in from the program's own tables, so that they can't disagree. Usage: man_tables < ladderway.1.in >
 * ladderway.1
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/settings.h"
#include "views/actions.h"
#include "views/options.h"
#include "views/view.h"

/* A dash or a leading dot means something to troff. */
static void put_text(const char *text) {
  if (*text == '.' || *text == '\'') {
    (void)fputs("\\&", stdout);
  }
  for (; *text != '\0'; text++) {
    if (*text == '-') {
      (void)fputs("\\-", stdout);
    } else if (*text == '\\') {
      (void)fputs("\\e", stdout);
    } else {
      (void)putchar(*text);
    }
  }
}

static void put_row(const char *tag, const char *more, const char *help) {
  (void)fputs(".TP\n.B ", stdout);
  put_text(tag);
  if (more != NULL && more[0] != '\0') {
    (void)fputs(" \\fI", stdout);
    put_text(more);
    (void)fputs("\\fR", stdout);
  }
  (void)putchar('\n');
  put_text(help);
  (void)putchar('\n');
}

static void put_commands(void) {
  for (size_t i = 0; view_table[i] != NULL; i++) {
    put_row(view_table[i]->name, view_table[i]->usage, view_table[i]->help);
  }
}

static void put_options(void) {
  struct option_help options[96];
  size_t count = options_list(options, 96);
  for (size_t i = 0; i < count; i++) {
    char name[64];
    (void)snprintf(name, sizeof name, "--%s", options[i].name);
    put_row(name, options[i].argument, options[i].help);
  }
}

static void put_keys(void) {
  for (size_t i = 0; i < action_table.count; i++) {
    put_row(action_table.rows[i].keys, action_table.rows[i].name, action_table.rows[i].help);
  }
}

static void put_settings(void) {
  for (size_t i = 0; setting_table[i].name != NULL; i++) {
    put_row(setting_table[i].name, NULL, setting_table[i].help);
  }
}

int main(void) {
  char line[1024];
  while (fgets(line, sizeof line, stdin) != NULL) {
    if (strcmp(line, "@COMMANDS@\n") == 0) {
      put_commands();
    } else if (strcmp(line, "@OPTIONS@\n") == 0) {
      put_options();
    } else if (strcmp(line, "@KEYS@\n") == 0) {
      put_keys();
    } else if (strcmp(line, "@SETTINGS@\n") == 0) {
      put_settings();
    } else {
      (void)fputs(line, stdout);
    }
  }
  return ferror(stdin) || fflush(stdout) != 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
