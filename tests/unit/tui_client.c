/* SPDX-License-Identifier: MIT */
/*
 * A small program on the loop, run by tui_terminal_test in a terminal of its
 * own. Arguments: any of "low", "ascii", "mouse", "slow", "page" (all that can
 * be drawn but a table). The last event is said on the message line; Q leaves;
 * c crashes; e calls exit(); w wakes itself from a thread.
 */
#include <locale.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "tui/frame.h"
#include "tui/loop.h"
#include "tui/page.h"
#include "tui/prompt.h"
#include "tui/table.h"
#include "tui/terminal.h"

struct client {
  struct table table;
  struct page *page; /* NULL: the table is shown */
  struct prompt prompt;
  char message[100];
  unsigned events;
  bool slow;
};

static unsigned nothing(void *context, const struct action *action) {
  (void)context;
  (void)action;
  return REACT_NONE;
}

static const struct action rows[] = {
    {1, "open", "Enter Right l", "open", "Open", 1, 0, true, nothing},
    {2, "mark", "Space", "mark", "Mark", 1, 0, true, nothing},
    {3, "filters", "f", "filters", "Filters", 1, 0, true, nothing},
    {4, "help", "?", "help", "Help", ACTION_EVERYWHERE, 0, true, nothing},
    {5, "back", "q Esc", "back", "Back", ACTION_EVERYWHERE, 0, true, nothing},
    {6, "quit", "Q", "quit", "Quit", ACTION_EVERYWHERE, 0, true, nothing},
};
static const struct action_table actions = {rows, sizeof rows / sizeof rows[0]};

static const struct table_column columns[] = {
    {.title = "Name", .width = 30, .grow = 1},
    {.title = "Provider", .width = 18},
    {.title = "Cost", .width = 8, .right = true},
};

/* Rows that differ much from each other, as real ones do. */
static void cell(void *context, size_t row, size_t column, char *text, size_t size) {
  static const char *const words[] = {"Certified", "Nurse", "Practical", "Welding", "Espa\u00f1ol", "Network",
                                      "Truck",     "Early", "Medical",   "Office",  "Safety",       "Cook"};
  (void)context;
  size_t seed = row * 7919 + column * 104729;
  if (column == 2) {
    snprintf(text, size, "%zu", seed % 9000);
    return;
  }
  snprintf(text, size, "%s %s %s %zu", words[seed % 12], words[seed / 12 % 12], words[seed / 144 % 12], seed % 97);
}

static void fill(struct page *page) {
  static const int widths[] = {20, -8, 40, 0};
  static const char *const cells[] = {"Practical Nursing", "15,550",
                                      "\u4e2d\u6587\u4e2d\u6587\u4e2d\u6587\u4e2d\u6587\u4e2d\u6587"};
  for (int i = 0; i < 10; i++) {
    page_section(page, i % 2 == 0 ? "Costs" : "Jobs \u00b7 \u4e2d\u6587");
    page_text(page, STYLE_WARN,
              "Espa\u00f1ol \u2026 a paragraph that is long enough to be wrapped at every width there is");
    page_pair(page, "Tuition", "1,250 \u033d\u0301 dollars\033[2J", STYLE_GOOD);
    page_link(page, "Nursing Assistants", "31-1131");
    page_columns(page, STYLE_BAD, widths, cells, i % 3 == 0 ? "x" : NULL);
  }
}

static void paint_page(struct client *client, const struct canvas *body) {
  struct canvas lower = canvas_part(body, 3, 0, body->rows - 3, body->columns - 10);
  prompt_draw(&client->prompt, body, 0, 1, "Search:", false);
  canvas_rule(body, 1);
  for (int i = 0; i < body->columns; i += 7) {
    canvas_gauge(body, 2, i, 6, (double)i / (double)body->columns);
    canvas_text(body, 1, i, STYLE_LINK, "\u4e2d");
  }
  canvas_rule_down(body, lower.columns + 1);
  page_draw(client->page, &lower, true);
}

static void paint(void *context, const struct canvas *screen) {
  struct client *client = context;
  if (frame_too_small(screen)) {
    return;
  }
  frame_top(screen, "Find > nurse", "English \u00b7 data of 14 Nov");
  frame_note(screen, "1,329 programs, 879 jobs");
  struct canvas body = frame_body(screen);
  if (client->page != NULL) {
    paint_page(client, &body);
  } else {
    table_draw(&client->table, &body, true);
  }
  frame_message(screen, client->message);
  const struct frame_keys keys = {.places = 1};
  frame_keys(screen, &actions, &keys);
  /* Over every edge: must be cut, never scroll or crash. */
  struct canvas corner = canvas_part(screen, screen->rows - 1, screen->columns - 1, 9, 9);
  canvas_text(&corner, 0, 0, STYLE_PLAIN, "\u4e2d");
  canvas_text(screen, -1, -5, STYLE_PLAIN, "outside");
  canvas_text(screen, screen->rows, 0, STYLE_PLAIN, "outside");
}

static void *wake(void *nothing_to_say) {
  for (int i = 0; i < 100000; i++) {
    loop_wake();
  }
  return nothing_to_say;
}

static unsigned say(struct client *client, const char *what, int number) {
  snprintf(client->message, sizeof client->message, "<%s %d>", what, number);
  return REACT_PAINT;
}

static unsigned take_other(struct client *client, const struct event *event) {
  switch (event->kind) {
    case EVENT_RESIZE:
      return say(client, "resize", 0);
    case EVENT_WAKE:
      return say(client, "wake", 0);
    case EVENT_CLICK:
      return say(client, "click", event->row);
    case EVENT_DOUBLE_CLICK:
      return say(client, "double", event->row);
    case EVENT_WHEEL_UP:
    case EVENT_WHEEL_DOWN:
      return say(client, "wheel", event->kind == EVENT_WHEEL_UP);
    default:
      return REACT_NONE;
  }
}

static unsigned take(void *context, const struct event *event) {
  struct client *client = context;
  pthread_t thread;
  if (client->slow) {
    nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
  }
  client->events++;
  if (event->kind != EVENT_KEY) {
    return take_other(client, event);
  }
  unsigned reaction =
      client->page != NULL ? page_take(client->page, event, NULL) : table_take(&client->table, event, NULL);
  if (reaction != REACT_UNKNOWN) {
    return reaction;
  }
  switch (event->key) {
    case 'Q':
      return REACT_QUIT;
    case 'c':
      abort();
    case 'e':
      exit(3);
    case 'n':
      return say(client, "events", (int)client->events);
    case 12:
      return REACT_REDRAW;
    case 'w':
      if (pthread_create(&thread, NULL, wake, NULL) == 0) {
        pthread_detach(thread);
      }
      return REACT_NONE;
    default:
      prompt_take(&client->prompt, event, NULL);
      return say(client, "key", event->key);
  }
}

int main(int argc, char **argv) {
  struct client client = {.table = {.columns = columns, .column_count = 3, .cell = cell}};
  struct terminal_options options = {0};
  char why[200];
  setlocale(LC_ALL, "");
  for (int i = 1; i < argc; i++) {
    options.low_bandwidth |= strcmp(argv[i], "low") == 0;
    options.ascii |= strcmp(argv[i], "ascii") == 0;
    options.mouse |= strcmp(argv[i], "mouse") == 0;
    client.slow |= strcmp(argv[i], "slow") == 0;
  }
  for (int i = 1; i < argc && client.page == NULL; i++) {
    client.page = strcmp(argv[i], "page") == 0 ? page_new() : NULL;
  }
  if (client.page != NULL) {
    fill(client.page);
  }
  list_reset(&client.table.list, 1000);
  if (terminal_start(&options, why, sizeof why) != 0) {
    printf("refused: %s\n", why);
    return 2;
  }
  struct loop_client loop = {&client, paint, take};
  int number = loop_run(&loop);
  terminal_stop();
  terminal_stop();
  page_free(client.page);
  printf("ended %d after %u\n", number, client.events);
  return number == 0 ? 0 : 1;
}
