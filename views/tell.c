/* SPDX-License-Identifier: MIT */
/* The view of the three forms: rows, the line that is typed, keeping. */
#include "views/tell.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "tui/page.h"
#include "views/actions.h"
#include "views/views.h"

enum { LABEL_WIDTH = 28, HEAD_ROWS = 2, ROWS_FOR_SUGGESTIONS = 14 };

const struct tell_ops *tell_ops_of(const struct tell *tell) {
  switch (tell->form) {
    case TELL_WORDS:
      return &tell_words;
    case TELL_QUESTIONS:
      return &tell_questions;
    case TELL_PERSON:
      return &tell_person;
    case TELL_EXPERIENCE:
      break;
  }
  return &tell_experience;
}

static size_t last_row(const struct tell *tell) {
  return tell_ops_of(tell)->rows(tell) - 1;
}

static int tell_load(struct view *view, struct error *error) {
  struct tell *tell = view->state;
  size_t selected = tell->list.selected;
  (void)error;
  list_reset(&tell->list, last_row(tell) + 1);
  (void)list_select(&tell->list, selected);
  return 0;
}

/* The number of the claim that is put right; false for anything else. */
static bool read_claim(const char *text, size_t *claim) {
  char *end = NULL;
  unsigned long number = strtoul(text, &end, 10);
  *claim = (size_t)number - 1;
  return text[0] >= '1' && text[0] <= '9' && *end == '\0';
}

static int tell_open(struct view *view, int argc, char *const *argv, struct error *error) {
  struct tell *tell = view->state;
  const char *form = argc > 0 ? argv[0] : "words";
  size_t claim = 0;
  tell->answering = -1;
  if (strcmp(form, "experience") == 0) {
    tell->form = TELL_EXPERIENCE;
    if (argc > 1 && read_claim(argv[1], &claim)) {
      tell_experience_start(view, claim);
    }
  } else if (strcmp(form, "questions") == 0) {
    tell->form = TELL_QUESTIONS;
    bool corrects = argc > 1 && read_claim(argv[1], &claim);
    if (tell_questions_start(view, corrects ? claim + 1 : 0, error) != 0) {
      return -1;
    }
  } else if (strcmp(form, "person") == 0) {
    tell->form = TELL_PERSON;
    tell_person_start(view);
  } else if (strcmp(form, "words") == 0) {
    tell->form = TELL_WORDS;
  } else {
    return error_set(error, ERROR_USAGE, _("Tell experience, words, questions or person, not \"%.40s\"."), form);
  }
  const struct options *options = view->session->options;
  bool asks = tell->form == TELL_WORDS || (tell->form == TELL_EXPERIENCE && tell->corrects == 0);
  view->typing = asks && !options->once && !options->linear;
  const char *words = argc > 1 ? argv[1] : options->words;
  if (tell->form == TELL_WORDS && options->once && words != NULL) {
    (void)tell_words.answer(view, 0, words);
  }
  return tell_load(view, error);
}

unsigned tell_ask(struct view *view, size_t row, const char *question) {
  struct tell *tell = view->state;
  tell->answering = (int)row;
  (void)snprintf(view->question, sizeof view->question, "%s", question);
  return REACT_PAINT;
}

/* --- the screen --- */

static void draw_row(const struct view *view, const struct canvas *rows, int line, size_t row) {
  const struct tell *tell = view->state;
  char label[TELL_CELL];
  char value[TELL_CELL];
  bool selected = row == tell->list.selected && !view->typing;
  int width = tell->form == TELL_QUESTIONS ? rows->columns - 22 : LABEL_WIDTH;
  width = tell->form == TELL_WORDS ? 14 : width;
  tell_ops_of(tell)->cell(view, row, label, value, sizeof label);
  enum style style = row == last_row(tell) ? STYLE_LINK : STYLE_PLAIN;
  if (selected) {
    canvas_fill(rows, line, STYLE_SELECTED);
    style = STYLE_SELECTED;
  }
  canvas_text(rows, line, 0, style, selected ? ">" : " ");
  canvas_field(rows, line, 1, width, false, style, label);
  canvas_field(rows, line, width + 2, rows->columns - width - 3, false, style, value);
  if (selected) {
    canvas_cursor(rows, line, 0);
  }
}

static void draw_suggestions(const struct tell *tell, const struct canvas *part) {
  canvas_text(part, 0, 1, STYLE_DIM, _("Jobs that this may be:"));
  for (size_t i = 0; i < tell->suggestion_count && (int)i + 1 < part->rows; i++) {
    char text[TELL_CELL + 64];
    (void)snprintf(text, sizeof text, "%s (%s)", tell->suggestions[i].title, tell->suggestions[i].code);
    canvas_text(part, (int)i + 1, 3, STYLE_PLAIN, text);
  }
}

static void tell_draw(struct view *view, const struct canvas *body) {
  struct tell *tell = view->state;
  const struct tell_ops *ops = tell_ops_of(tell);
  canvas_text(body, view->typing ? 1 : 0, 1, STYLE_DIM, _(ops->head));
  int head = 1;
  if (view->typing) {
    prompt_draw(&tell->line, body, 0, 1, tell->form == TELL_WORDS ? _("Your words:") : _("What was it?"), true);
    head = HEAD_ROWS;
  }
  bool suggests = tell->form == TELL_EXPERIENCE && tell->suggestion_count > 0 && body->rows > ROWS_FOR_SUGGESTIONS;
  /* A long question is cut in its row; it stands whole at the bottom. */
  bool whole = tell->form == TELL_QUESTIONS && tell->list.selected < last_row(tell);
  int below = suggests ? TELL_SUGGESTIONS + 2 : whole ? 1 : 0;
  tell->drawn = canvas_part(body, head, 0, body->rows - head - below, body->columns);
  list_show(&tell->list, (size_t)tell->drawn.rows);
  for (int i = 0; i < tell->drawn.rows && tell->list.top + (size_t)i < tell->list.count; i++) {
    draw_row(view, &tell->drawn, i, tell->list.top + (size_t)i);
  }
  if (whole) {
    canvas_text(body, body->rows - 1, 1, STYLE_DIM, _(questions[tell->list.selected].text));
  }
  if (suggests) {
    struct canvas part = canvas_part(body, body->rows - below + 1, 0, below - 1, body->columns);
    draw_suggestions(tell, &part);
  }
}

/* --- what is done --- */

static unsigned keep(struct view *view) {
  struct tell *tell = view->state;
  struct error error = {0};
  if (tell_ops_of(tell)->keep(view, &error) != 0) {
    view_say(view, "%s", error.message);
    return REACT_PAINT;
  }
  view->session->generation++; /* the wallet, and what fits it, are others now */
  return REACT_LEAVE;
}

static unsigned enter_row(struct view *view, size_t row) {
  struct tell *tell = view->state;
  return row == last_row(tell) ? keep(view) : tell_ops_of(tell)->enter(view, row);
}

static unsigned end_line(struct view *view) {
  struct tell *tell = view->state;
  view->typing = false;
  (void)tell_ops_of(tell)->answer(view, 0, tell->line.text);
  if (tell->form == TELL_EXPERIENCE) {
    (void)list_select(&tell->list, 1);
  }
  return REACT_PAINT;
}

static unsigned tell_act(struct view *view, int action) {
  struct tell *tell = view->state;
  switch (action) {
    case ACTION_OPEN:
      return view->typing ? end_line(view) : enter_row(view, tell->list.selected);
    case ACTION_TO_LIST:
      view->typing = false;
      return REACT_PAINT;
    case ACTION_SEARCH:
    case ACTION_WORDS:
      if (tell->form == TELL_QUESTIONS || tell->form == TELL_PERSON) {
        return REACT_UNKNOWN;
      }
      return tell_ops_of(tell)->enter(view, 0);
    default:
      return REACT_UNKNOWN;
  }
}

static unsigned move(struct tell *tell, enum list_move to) {
  return list_move(&tell->list, to) ? (unsigned)REACT_PAINT : (unsigned)REACT_NONE;
}

static unsigned take_key(struct tell *tell, int key) {
  static const struct {
    int key;
    enum list_move move;
  } moves[] = {{KEY_ARROW_UP, LIST_UP},
               {'k', LIST_UP},
               {KEY_ARROW_DOWN, LIST_DOWN},
               {'j', LIST_DOWN},
               {KEY_PAGE_UP, LIST_PAGE_UP},
               {21, LIST_HALF_UP},
               {4, LIST_HALF_DOWN},
               {KEY_HOME_, LIST_FIRST},
               {KEY_PAGE_DOWN, LIST_PAGE_DOWN},
               {'g', LIST_FIRST},
               {'G', LIST_LAST},
               {KEY_END_, LIST_LAST}};
  for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++) {
    if (moves[i].key == key) {
      return move(tell, moves[i].move);
    }
  }
  return REACT_UNKNOWN;
}

static unsigned take_mouse(struct view *view, const struct event *event) {
  struct tell *tell = view->state;
  int row = event->row - tell->drawn.row;
  if (event->kind == EVENT_WHEEL_UP || event->kind == EVENT_WHEEL_DOWN) {
    return move(tell, event->kind == EVENT_WHEEL_UP ? LIST_UP : LIST_DOWN);
  }
  if ((event->kind != EVENT_CLICK && event->kind != EVENT_DOUBLE_CLICK) || row < 0 || row >= tell->drawn.rows ||
      tell->list.top + (size_t)row >= tell->list.count) {
    return REACT_UNKNOWN;
  }
  view->typing = false;
  (void)list_select(&tell->list, tell->list.top + (size_t)row);
  return event->kind == EVENT_DOUBLE_CLICK ? enter_row(view, tell->list.selected) : (unsigned)REACT_PAINT;
}

static unsigned tell_take(struct view *view, const struct event *event) {
  struct tell *tell = view->state;
  if (event->kind != EVENT_KEY) {
    return take_mouse(view, event);
  }
  if (view->typing) {
    bool changed = false;
    unsigned reaction = prompt_take(&tell->line, event, &changed);
    if (changed && tell_ops_of(tell)->typed != NULL) {
      tell_ops_of(tell)->typed(view);
    }
    return reaction;
  }
  return take_key(tell, event->key);
}

/* --- paper and linear mode --- */

static void tell_print(struct view *view, FILE *out, bool numbered) {
  const struct tell *tell = view->state;
  const struct tell_ops *ops = tell_ops_of(tell);
  char label[TELL_CELL];
  char value[TELL_CELL];
  (void)fprintf(out, "%s\n",
                tell->form != TELL_QUESTIONS ? _(ops->head)
                : numbered ? _("What can you do? A number answers that line. Leave out what you like.")
                           : _("What can you do? Leave out what you like."));
  for (size_t row = 0; row < ops->rows(tell); row++) {
    if (!numbered && row == last_row(tell)) {
      break;
    }
    ops->cell(view, row, label, value, sizeof label);
    if (numbered) {
      (void)fprintf(out, "[%zu] ", row + 1);
    } else if (tell->form == TELL_QUESTIONS) {
      (void)fprintf(out, "%2zu  ", row + 1);
    }
    bool asks = tell->form == TELL_QUESTIONS && row < last_row(tell);
    bool open = asks && !numbered && tell->answers[row] < 0;
    (void)fprintf(out, "%s%s%s\n", label, value[0] == '\0' || open ? "" : asks ? " " : ": ", open ? "" : value);
  }
  if (!numbered && tell->form == TELL_QUESTIONS) {
    tell_questions_explain(out);
  }
}

static unsigned tell_choose(struct view *view, size_t number) {
  const struct tell *tell = view->state;
  return number > last_row(tell) + 1 ? (unsigned)REACT_UNKNOWN : enter_row(view, number - 1);
}

static unsigned tell_type(struct view *view, const char *text) {
  struct tell *tell = view->state;
  size_t row = tell->answering < 0 ? 0 : (size_t)tell->answering;
  tell->answering = -1;
  return tell_ops_of(tell)->answer(view, row, text);
}

static void tell_source(struct view *view, struct page *page) {
  const struct tell *tell = view->state;
  if (tell->form == TELL_PERSON) {
    page_section(page, _("What this is for"));
    page_text(
        page, STYLE_PLAIN,
        _("It shows no skills. Jobs that ask for an age, schooling or a record are named and stand lower where "
          "that is not met; none is hidden. The state decides which price of a training counts; the county, where a "
          "table of counties is in use, what a household needs."));
    return;
  }
  page_section(page, _("How much what you tell counts"));
  page_text(
      page, STYLE_PLAIN,
      _("What is told counts 60%, since nobody can be asked about it. Of work, each of the three questions changes "
        "that: the first answer by -5, the third by +3, the fourth by +6, so it counts 45% to 78%."));
  page_text(
      page, STYLE_PLAIN,
      _("Time decides how much of the job's level it shows: under 6 months 60%, under a year 80%, under two years "
        "or not told 90%, more 100%."));
  if (tell->form == TELL_QUESTIONS) {
    page_section(page, _("What the questions stand for"));
    page_text(page, STYLE_PLAIN,
              _("Each question stands for a few O*NET skills, fields of knowledge and activities. \"A little\" shows "
                "level 1.5 of 7, \"well\" 3, \"I could show others\" 4.5. \"Not yet\" shows nothing."));
  }
  if (tell->form == TELL_WORDS) {
    page_section(page, _("How words are understood"));
    page_text(page, STYLE_PLAIN,
              _("Jobs are found by O*NET's titles and by tables of this program, languages, cards and tools by their "
                "names. What you say that you don't have, wish for, or tell of others never counts."));
  }
}

const struct view_ops tell_view = {
    .name = "tell",
    .title = N_("Tell"),
    .usage = "[words|questions|person|experience]",
    .help = N_("Tell what you did and can do: a form, plain words, or short questions"),
    .place = PLACE_EXPERIENCE,
    .state_size = sizeof(struct tell),
    .open = tell_open,
    .reload = tell_load,
    .draw = tell_draw,
    .act = tell_act,
    .take = tell_take,
    .print = tell_print,
    .choose = tell_choose,
    .type = tell_type,
    .json = tell_json,
    .source = tell_source,
};
