/* SPDX-License-Identifier: MIT */
/* What a person wants of a job: options, a pane of wishes, a typed line. */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/format.h"
#include "views/labels.h"
#include "views/match.h"
#include "views/wallet.h"

int match_take_options(struct view *view, struct error *error) {
  struct match_state *state = view->state;
  const struct options *options = view->session->options;
  struct match_wishes *filter = &state->filter;
  *filter = (struct match_wishes){0};
  filter->on[WISH_PAYS] = options->pays >= 0;
  filter->pays = options->pays;
  filter->on[WISH_OPENINGS] = options->openings > 0;
  filter->openings = options->openings;
  filter->on[WISH_GROWTH] = options->growth >= -100.0;
  filter->growth = options->growth;
  filter->on[WISH_ENOUGH] = options->sustaining;
  filter->on[WISH_NO_LICENSE] = options->no_license;
  filter->on[WISH_REMOTE] = options->remote;
  if (options->schooling_at_most != NULL) {
    filter->on[WISH_SCHOOLING] = true;
    if (!schooling_named(options->schooling_at_most, &filter->schooling) || filter->schooling == SCHOOLING_UNKNOWN) {
      return error_set(error, ERROR_USAGE, "%s: %s. ladderway --help", _("there is no such schooling"),
                       options->schooling_at_most);
    }
  }
  if (options->county != NULL && options->county[0] != '\0') {
    struct match_wishes place;
    char words[MATCH_TEXT];
    (void)snprintf(words, sizeof words, "in:\"%s\"", options->county);
    if (match_wishes_parse(words, &place, error) != 0) {
      return -1;
    }
    filter->on[WISH_PLACE] = true;
    memcpy(filter->place, place.place, sizeof filter->place);
  }
  return 0;
}

long long match_enough(const struct view *view) {
  const char *source = NULL;
  return worth_threshold(&view->session->household, &source);
}

void match_wish_words(const struct view *view, enum wish_kind kind, char *text, size_t size) {
  const struct match_state *state = view->state;
  const struct match_wishes *filter = &state->filter;
  bool on = filter->on[kind];
  char figure[64] = "...";
  switch (kind) {
    case WISH_PAYS:
      if (on) {
        format_money(figure, sizeof figure, filter->pays, "USD", NULL);
      }
      (void)snprintf(text, size, _("pays at least %s a year"), figure);
      break;
    case WISH_OPENINGS:
      if (on) {
        format_count(figure, sizeof figure, filter->openings);
      }
      (void)snprintf(text, size, _("at least %s openings a year"), figure);
      break;
    case WISH_GROWTH:
      if (on) {
        (void)snprintf(figure, sizeof figure, "%g%%", filter->growth);
      }
      (void)snprintf(text, size, _("grows by at least %s"), figure);
      break;
    case WISH_SCHOOLING:
      (void)snprintf(text, size, _("usual schooling at most %s"), on ? schooling_name(filter->schooling) : figure);
      break;
    case WISH_ENOUGH:
      format_money(figure, sizeof figure, match_enough(view), "USD", NULL);
      (void)snprintf(text, size, _("enough for my household (%s)"), figure);
      break;
    case WISH_NO_LICENSE:
      (void)snprintf(text, size, "%s", _("no license needed"));
      break;
    case WISH_REMOTE:
      (void)snprintf(text, size, "%s", _("can be done from home (a guess)"));
      break;
    case WISH_PLACE:
      (void)snprintf(text, size, _("training for it in %s"), on ? filter->place : figure);
      break;
  }
}

void match_draw_wishes(struct view *view, const struct canvas *pane) {
  struct match_state *state = view->state;
  canvas_text(pane, 0, 1, STYLE_STRONG, _("Show only jobs that (Enter ticks)"));
  struct canvas part = canvas_part(pane, 1, 0, pane->rows - 1, pane->columns);
  list_show(&state->wishes, (size_t)part.rows);
  for (int i = 0; i < part.rows && state->wishes.top + (size_t)i < state->wishes.count; i++) {
    size_t at = state->wishes.top + (size_t)i;
    bool selected = at == state->wishes.selected;
    char words[160];
    char count[40] = "";
    canvas_text(&part, i, 0, STYLE_PLAIN, selected ? ">" : " ");
    if (at < WISH_KINDS) {
      match_wish_words(view, (enum wish_kind)at, words, sizeof words);
      canvas_text(&part, i, 2, STYLE_PLAIN, state->filter.on[at] ? "[x]" : "[ ]");
      if (state->filter.on[at]) {
        (void)snprintf(count, sizeof count, "-%zu", state->filtered.left_out[at]);
      }
    } else {
      (void)snprintf(words, sizeof words, "%s", _("type them as words"));
    }
    canvas_field(&part, i, 6, part.columns - 13, false, STYLE_PLAIN, words);
    canvas_field(&part, i, part.columns - 7, 6, true, STYLE_DIM, count);
    if (selected) {
      canvas_cursor(&part, i, 0);
    }
  }
}

static unsigned again(struct view *view) {
  struct error error = {0};
  if (match_show(view, &error) != 0) {
    view_say(view, "%s", error.message);
  }
  return REACT_PAINT;
}

static void ask(struct view *view, enum wish_kind kind, const char *question) {
  struct match_state *state = view->state;
  state->asked = kind;
  state->asking = true;
  (void)snprintf(view->question, sizeof view->question, "%s", question);
}

unsigned match_choose_wish(struct view *view) {
  struct match_state *state = view->state;
  size_t at = state->wishes.selected;
  if (at >= WISH_KINDS) {
    ask(view, (enum wish_kind)WISH_KINDS, _("Words, like pays:40000 growth:0 no-license remote in:Essex: "));
    return REACT_PAINT;
  }
  if (state->filter.on[at]) {
    state->filter.on[at] = false;
    return again(view);
  }
  switch ((enum wish_kind)at) {
    case WISH_PAYS:
      ask(view, WISH_PAYS, _("At least how many dollars a year? "));
      return REACT_PAINT;
    case WISH_OPENINGS:
      ask(view, WISH_OPENINGS, _("At least how many openings a year? "));
      return REACT_PAINT;
    case WISH_SCHOOLING:
      ask(view, WISH_SCHOOLING,
          _("At most: none, high-school, some-college, certificate, associate, bachelor, master or doctor? "));
      return REACT_PAINT;
    case WISH_PLACE:
      ask(view, WISH_PLACE, _("In which county, state or city? "));
      return REACT_PAINT;
    case WISH_GROWTH:
      state->filter.growth = 0.0;
      break;
    default:
      break;
  }
  state->filter.on[at] = true;
  return again(view);
}

unsigned match_type_wishes(struct view *view, const char *text) {
  struct match_state *state = view->state;
  struct match_wishes filter;
  struct error error = {0};
  char words[MATCH_TEXT];
  bool one = state->asking && state->asked != (enum wish_kind)WISH_KINDS;
  if (one && text[0] == '\0') {
    state->asking = false;
    return REACT_PAINT;
  }
  if (one) {
    (void)snprintf(words, sizeof words, "%s:\"%s\"", wish_kind_name(state->asked), text);
  } else {
    (void)snprintf(words, sizeof words, "%s", text);
  }
  state->asking = false;
  if (match_wishes_parse(words, &filter, &error) != 0) {
    view_say(view, "%s", error.message);
    return REACT_PAINT;
  }
  if (!one) {
    state->filter = filter;
    return again(view);
  }
  state->filter.on[state->asked] = true;
  state->filter.pays = filter.on[WISH_PAYS] ? filter.pays : state->filter.pays;
  state->filter.openings = filter.on[WISH_OPENINGS] ? filter.openings : state->filter.openings;
  state->filter.schooling = filter.on[WISH_SCHOOLING] ? filter.schooling : state->filter.schooling;
  if (filter.on[WISH_PLACE]) {
    memcpy(state->filter.place, filter.place, sizeof filter.place);
  }
  return again(view);
}

unsigned match_take_wishes(struct view *view, const struct event *event) {
  struct match_state *state = view->state;
  struct table moves = {.list = state->wishes};
  bool open = false;
  unsigned reaction = table_take(&moves, event, &open);
  state->wishes.selected = moves.list.selected;
  state->wishes.top = moves.list.top;
  return reaction;
}
