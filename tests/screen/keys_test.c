/* SPDX-License-Identifier: MIT */
/*
 * No dead key: every key that the help of a place lists makes the screen change
 * or says a sentence there. An idle program sends nothing, so a key that sends
 * no byte has done nothing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>
#include <jansson.h>

#include "tests/screen/pty.h"

enum { KEY_ROOM = 16, LINE = 512, SHORT = 15 };

struct place {
  const char *name; /* as help --json has it */
  const char *path; /* keys from the first screen; %s: the folder of wallet files */
  const char *mark; /* stands on it */
  bool fits;        /* all of it is seen at once, so there is nowhere to move */
};

static const struct place places[] = {
    {"home", "", "Where do you want", false},
    {"find", "1nurse\t", "Search:", false},
    {"show", "1nurse\r", "What it costs", false},
    {"compare", "1nurse\t j j c", "Total cost", false},
    {"jobs", "2nurse\t", "Openings", false},
    {"job", "2nurse\r", "Also called", false},
    {"wallet", "4w%s\r", "Readable", false},
    {"match", "4w%s\r6", "Missing", false},
    {"ladder", ":ladder 29-2061.00\r", "cost so far", false},
    {"ladders", ":ladder 29-2061.00 29-1141.00\r", "Cost in all", false},
    {"plan", "1nurse\taja5jj", "This week", false},
    {"sync", "U", "What is here now", false},
    {"doctor", "D", "Data are sound", true},
    {"help", ":help\r", "Commands", false},
};

static const struct {
  const char *name, *bytes;
} named_keys[] = {
    {"Enter", "\r"},    {"Esc", "\033"},     {"Tab", "\t"},      {"Space", " "},      {"Up", "\033OA"},
    {"Down", "\033OB"}, {"Right", "\033OC"}, {"Left", "\033OD"}, {"PgUp", "\033[5~"}, {"PgDn", "\033[6~"},
    {"Home", "\033OH"}, {"End", "\033OF"},   {"F1", "\033OP"},   {"F10", "\033[21~"},
};

static void key_bytes(const char *name, char bytes[KEY_ROOM]) {
  for (size_t i = 0; i < sizeof named_keys / sizeof named_keys[0]; i++) {
    if (strcmp(name, named_keys[i].name) == 0) {
      (void)snprintf(bytes, KEY_ROOM, "%s", named_keys[i].bytes);
      return;
    }
  }
  if (name[0] == '^' && name[1] != '\0') {
    (void)snprintf(bytes, KEY_ROOM, "%c", name[1] & 31);
    return;
  }
  (void)snprintf(bytes, KEY_ROOM, "%s", name);
}

/* Movements need room to move: those that lead back start at the other end. */
static const char *before_key(const char *action) {
  static const char *const backward[] = {"up", "page-up", "first", "half-up"};
  for (size_t i = 0; i < sizeof backward / sizeof backward[0]; i++) {
    if (strcmp(action, backward[i]) == 0) {
      return "G";
    }
  }
  return strcmp(action, "column-left") == 0 || strcmp(action, "earlier") == 0 ? "\033OC" : "";
}

static struct pty *at_place(const struct place *place) {
  static const struct pty_setting setting = {.term = "xterm-256color", .rows = 24, .columns = 80};
  char wallet[LINE];
  char path[LINE * 2];
  const char *source = getenv("LADDERWAY_SOURCE");
  struct pty *pty = pty_start(&setting);
  assert_non_null(pty);
  (void)snprintf(wallet, sizeof wallet, "%s/tests/screen/badges", source == NULL ? "." : source);
  const char *gap = strstr(place->path, "%s");
  if (gap == NULL) {
    (void)snprintf(path, sizeof path, "%s", place->path);
  } else {
    (void)snprintf(path, sizeof path, "%.*s%s%s", (int)(gap - place->path), place->path, wallet, gap + 2);
  }
  pty_send(pty, path);
  pty_send(pty, "\014"); /* the screen in one piece */
  pty->quiet = SHORT;
  if (!pty_until(pty, place->mark)) {
    fail_msg("%s is not reached: no \"%s\"", place->name, place->mark);
  }
  return pty;
}

static bool is_movement(const char *action) {
  static const char *const movements[] = {"up", "down", "page-up", "page-down", "first", "last"};
  for (size_t i = 0; i < sizeof movements / sizeof movements[0]; i++) {
    if (strcmp(action, movements[i]) == 0) {
      return true;
    }
  }
  return false;
}

static size_t try_key(const struct place *place, const char *action, const char *key) {
  char bytes[KEY_ROOM];
  struct pty *pty = at_place(place);
  const char *before = before_key(action);
  if (before[0] != '\0') {
    pty_send(pty, before);
    (void)pty_read(pty, 1000, SHORT);
  }
  key_bytes(key, bytes);
  pty_send(pty, bytes);
  bool silent = pty_read(pty, 2000, SHORT) == 0 && !(place->fits && is_movement(action));
  if (silent) {
    print_error("dead key in %s: %s (%s)\n", place->name, key, action);
  }
  pty_free(pty);
  return silent ? 1 : 0;
}

static bool holds_place(json_t *names, const char *place) {
  size_t i = 0;
  json_t *name = NULL;
  json_array_foreach(names, i, name) {
    if (strcmp(json_string_value(name), place) == 0) {
      return true;
    }
  }
  return false;
}

static bool has_key(json_t *action, const char *key) {
  const char *keys = json_string_value(json_object_get(action, "keys"));
  size_t length = strlen(key);
  for (const char *at = strstr(keys, key); at != NULL; at = strstr(at + 1, key)) {
    if ((at == keys || at[-1] == ' ') && (at[length] == '\0' || at[length] == ' ')) {
      return true;
    }
  }
  return false;
}

/* A key means the same everywhere but where a place has a use of its own for it. */
static bool has_other_use(json_t *actions, json_t *action, const char *key, const char *place) {
  size_t i = 0;
  json_t *other = NULL;
  json_array_foreach(actions, i, other) {
    json_t *names = json_object_get(other, "places");
    if (json_array_size(names) < json_array_size(json_object_get(action, "places")) && holds_place(names, place) &&
        has_key(other, key)) {
      return true;
    }
  }
  return false;
}

static size_t try_place(const struct place *place, json_t *actions, size_t *tried) {
  size_t i = 0;
  size_t dead = 0;
  json_t *action = NULL;
  json_array_foreach(actions, i, action) {
    if (!holds_place(json_object_get(action, "places"), place->name)) {
      continue;
    }
    char keys[LINE];
    char *rest = NULL;
    (void)snprintf(keys, sizeof keys, "%s", json_string_value(json_object_get(action, "keys")));
    for (char *key = strtok_r(keys, " ", &rest); key != NULL; key = strtok_r(NULL, " ", &rest)) {
      if (!has_other_use(actions, action, key, place->name)) {
        dead += try_key(place, json_string_value(json_object_get(action, "name")), key);
        (*tried)++;
      }
    }
  }
  return dead;
}

static void test_place(void **state) {
  const struct place *place = *state;
  if (!pty_possible()) {
    print_message("skipped: the program is not built\n");
    skip();
  }
  char *text = pty_output("help --json");
  assert_non_null(text);
  json_t *document = json_loads(text, 0, NULL);
  assert_non_null(document);
  size_t tried = 0;
  size_t dead = try_place(place, json_object_get(document, "actions"), &tried);
  print_message("%s: %zu keys tried, %zu dead\n", place->name, tried, dead);
  json_decref(document);
  free(text);
  assert_in_range(tried, 20, 200);
  assert_int_equal(dead, 0);
}

int main(void) {
  enum { PLACES = sizeof places / sizeof places[0] };
  struct CMUnitTest tests[PLACES];
  for (size_t i = 0; i < PLACES; i++) {
    tests[i] = (struct CMUnitTest){
        .name = places[i].name, .test_func = test_place, .initial_state = (void *)(uintptr_t)&places[i]};
  }
  return cmocka_run_group_tests(tests, NULL, NULL);
}
