/* SPDX-License-Identifier: MIT */
/* The limits as a list to pick from, or typed in plain words. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "tui/action.h"
#include "views/format.h"
#include "views/ways.h"

enum limit_row { ROW_BUDGET, ROW_TIME, ROW_EVENING, ROW_ONLINE, ROW_COUNTY, ROW_CHILDCARE, ROW_WORDS, ROW_NONE, ROWS };

static const unsigned row_bits[ROWS] = {WAYS_BUDGET, WAYS_TIME, WAYS_EVENING, WAYS_ONLINE, WAYS_COUNTY, WAYS_CHILDCARE,
                                        0,           0};

static const char *row_title(size_t row) {
  switch ((enum limit_row)row) {
    case ROW_BUDGET:
      return _("Money to spend");
    case ROW_TIME:
      return _("Time until done");
    case ROW_EVENING:
      return _("Evenings or weekends only");
    case ROW_ONLINE:
      return _("Online only");
    case ROW_COUNTY:
      return _("Within one county");
    case ROW_CHILDCARE:
      return _("With childcare");
    case ROW_WORDS:
      return _("Type it in your own words");
    default:
      return _("Take off all limits");
  }
}

static void limit_cell(void *context, size_t row, size_t column, char *text, size_t size) {
  const struct view *view = context;
  const struct ways_state *state = view->state;
  const struct ways_asked *asked = &state->asked;
  bool set = (asked->bits & row_bits[row]) != 0;
  if (column == 0) {
    (void)snprintf(text, size, "%s", row_title(row));
    return;
  }
  text[0] = '\0';
  if (row == (size_t)ROW_BUDGET && set) {
    format_money(text, size, asked->budget, "USD", NULL);
  } else if (row == (size_t)ROW_TIME && set && asked->by[0] != '\0') {
    format_date(text, size, asked->by);
  } else if (row == (size_t)ROW_TIME && set) {
    format_time(text, size, asked->days, asked->days, -1.0, NULL);
  } else if (row == (size_t)ROW_COUNTY && set) {
    (void)snprintf(text, size, "%s", asked->county);
  } else if (row_bits[row] != 0) {
    (void)snprintf(text, size, "%s", set ? _("yes") : _("any"));
  }
}

void ways_set_limits_table(struct view *view) {
  struct ways_state *state = view->state;
  const struct table_column columns[WAYS_LIMIT_COLUMNS] = {
      {.title = _("Limit"), .width = 30, .priority = 0},
      {.title = _("Now"), .width = 24, .grow = 1, .priority = 0},
  };
  size_t selected = state->limits.list.selected;
  memcpy(state->limit_columns, columns, sizeof columns);
  state->limits.columns = state->limit_columns;
  state->limits.column_count = WAYS_LIMIT_COLUMNS;
  state->limits.context = view;
  state->limits.cell = limit_cell;
  list_reset(&state->limits.list, ROWS);
  (void)list_select(&state->limits.list, selected);
}

unsigned ways_ask_limits(struct view *view, const char *question) {
  struct ways_state *state = view->state;
  state->asking = WAYS_ASKS_LIMITS;
  (void)snprintf(view->question, sizeof view->question, "%s", question);
  return REACT_PAINT;
}

static unsigned search_again(struct view *view) {
  struct error error = {0};
  if (view->ops->reload(view, &error) != 0) {
    view_say(view, "%s", error.message);
  }
  return REACT_PAINT;
}

unsigned ways_limit_chosen(struct view *view) {
  struct ways_state *state = view->state;
  size_t row = state->limits.list.selected;
  unsigned bit = row_bits[row];
  state->asked_bit = bit;
  if ((state->asked.bits & bit) != 0) { /* once more takes it off */
    state->asked.bits &= ~bit;
    state->asked.by[0] = bit == WAYS_TIME ? '\0' : state->asked.by[0];
    return search_again(view);
  }
  switch ((enum limit_row)row) {
    case ROW_BUDGET:
      return ways_ask_limits(view, _("At most how many dollars in all? "));
    case ROW_TIME:
      return ways_ask_limits(view, _("By when, or in how long (12 weeks, by June 2027)? "));
    case ROW_COUNTY:
      return ways_ask_limits(view, _("In which county? "));
    case ROW_WORDS:
      return ways_ask_limits(view, _("Limits, like: at most $5,000, evenings only, by next summer: "));
    case ROW_NONE:
      state->asked = (struct ways_asked){0};
      return search_again(view);
    default:
      state->asked.bits |= bit;
      return search_again(view);
  }
}

unsigned ways_limits_typed(struct view *view, const char *text) {
  struct ways_state *state = view->state;
  char words[LIMIT_WORDS + 32];
  char unclear[LIMIT_NAME];
  bool money = state->asked_bit == WAYS_BUDGET && isdigit((unsigned char)text[0]);
  bool county = state->asked_bit == WAYS_COUNTY;
  state->asked_bit = 0;
  if (text[0] == '\0') {
    return REACT_PAINT;
  }
  (void)snprintf(words, sizeof words, "%s%.200s%s",
                 money    ? "$"
                 : county ? "within "
                          : "",
                 text, county ? " county" : "");
  if (!limit_words_read(words, state->start, &state->asked, unclear, sizeof unclear)) {
    view_say(view, _("\"%.60s\" says no limit that is known here. Try: at most $5,000, evenings only."), text);
    return REACT_PAINT;
  }
  unsigned reaction = search_again(view);
  if (unclear[0] != '\0') {
    view_say(view, _("\"%.60s\" was not understood; the rest counts."), unclear);
  }
  return reaction;
}
