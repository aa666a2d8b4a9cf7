/* SPDX-License-Identifier: MIT */
#include "views/compare.h"

#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/base/text.h"
#include "tui/terminal.h"
#include "views/actions.h"
#include "views/credential.h"
#include "views/views.h"

enum { LABEL_WIDTH = 18, LEAST_COLUMN = 19, PAPER_WIDTH = 100, CELL_LINES = 3 };

static size_t source_count(const struct view *view) {
  const struct compare *compare = view->state;
  return compare->given > 0 ? compare->given : view->session->mark_count;
}

static const char *source_ctid(const struct view *view, size_t index) {
  const struct compare *compare = view->state;
  return compare->given > 0 ? compare->ctids[index] : view->session->marks[index].ctid;
}

static int compare_load(struct view *view, struct error *error) {
  struct compare *compare = view->state;
  arena_reset(view->arena);
  compare->count = 0;
  for (size_t i = 0; i < source_count(view); i++) {
    if (credential_read(view->session->catalog, view->arena, source_ctid(view, i),
                        &compare->credentials[compare->count], error) != 0) {
      if (compare->given > 0 || error->code != ERROR_NOT_FOUND) {
        return -1;
      }
      view_say(view, "%s", error->message);
      *error = (struct error){0};
      continue;
    }
    compare->count++;
  }
  if (compare->selected >= compare->count) {
    compare->selected = compare->count == 0 ? 0 : compare->count - 1;
  }
  return compare_fill(view, error);
}

static int compare_open(struct view *view, int argc, char *const *argv, struct error *error) {
  struct compare *compare = view->state;
  if (argc > SESSION_MOST_MARKS) {
    return error_set(error, ERROR_USAGE, _("At most %d credentials can be compared at once."), SESSION_MOST_MARKS);
  }
  for (int i = 0; i < argc; i++) {
    const char *slash = strrchr(argv[i], '/');
    const char *ctid = slash == NULL ? argv[i] : slash + 1;
    if (strlen(ctid) >= CTID_SIZE) {
      return error_set(error, ERROR_USAGE,
                       _("\"%.60s\" is not a CTID, which looks like ce- and 36 letters and digits."), ctid);
    }
    (void)snprintf(compare->ctids[compare->given++], CTID_SIZE, "%s", ctid);
  }
  int result = compare_load(view, error);
  view->status = compare->count == 0 ? EXIT_NOTHING : EXIT_DONE;
  return result;
}

static size_t columns_shown(const struct compare *compare, int width, int *column_width) {
  int most = (width - LABEL_WIDTH) / LEAST_COLUMN;
  size_t shown = most < 1 ? 1 : (size_t)most;
  if (shown > compare->count) {
    shown = compare->count;
  }
  *column_width = shown == 0 ? LEAST_COLUMN : (width - LABEL_WIDTH) / (int)shown;
  return shown;
}

/* Bytes of `text` that go on one line of `width` columns, broken at a blank. */
static size_t line_length(const char *text, int width) {
  size_t fit = text_fit(text, (size_t)(width < 1 ? 1 : width), NULL);
  if (text[fit] == '\0') {
    return fit;
  }
  size_t at = fit;
  while (at > 0 && text[at] != ' ') {
    at--;
  }
  return at == 0 ? fit : at;
}

/* Lines that a cell needs, at most CELL_LINES. */
static int cell_height(const struct compare_cell *cell, int width) {
  const char *text = cell->text;
  int lines = 0;
  do {
    text += line_length(text, width - 3);
    while (*text == ' ') {
      text++;
    }
    lines++;
  } while (*text != '\0' && lines < CELL_LINES);
  return lines;
}

static void draw_cell(const struct canvas *canvas, int row, int column, int width, int height,
                      const struct compare_cell *cell) {
  enum style style = cell->best ? STYLE_GOOD : cell->reason != NULL ? STYLE_DIM : STYLE_PLAIN;
  const char *text = cell->text;
  canvas_text(canvas, row, column, style, cell->best ? "+" : " ");
  for (int line = 0; line < height && *text != '\0'; line++) {
    char piece[COMPARE_CELL];
    size_t length = line + 1 < height ? line_length(text, width - 3) : strlen(text);
    (void)snprintf(piece, sizeof piece, "%.*s", (int)length, text);
    canvas_field(canvas, row + line, column + 1, width - 2, false, style, piece);
    text += length;
    while (*text == ' ') {
      text++;
    }
  }
}

static int row_height(const struct compare_row *row, size_t left, size_t shown, int width) {
  int height = 1;
  for (size_t i = 0; i < shown; i++) {
    int lines = cell_height(&row->cells[left + i], width);
    height = lines > height ? lines : height;
  }
  return height;
}

static void draw_heads(const struct compare *compare, const struct canvas *body, size_t shown, int width) {
  for (size_t i = 0; i < shown; i++) {
    size_t at = compare->left + i;
    int column = LABEL_WIDTH + (int)i * width;
    bool selected = at == compare->selected;
    canvas_text(body, 0, column, STYLE_PLAIN, selected ? ">" : " ");
    canvas_field(body, 0, column + 1, width - 2, false, selected ? STYLE_SELECTED : STYLE_STRONG,
                 credential_name(&compare->credentials[at]));
    /* Programs often share a name; who offers them tells them apart. */
    const char *provider = compare->credentials[at].row.provider;
    canvas_field(body, 1, column + 1, width - 2, false, STYLE_DIM, provider == NULL ? "" : provider);
    if (selected) {
      canvas_cursor(body, 0, column);
    }
  }
}

static void compare_draw(struct view *view, const struct canvas *body) {
  struct compare *compare = view->state;
  if (compare->count == 0) {
    const char *const sentences[] = {
        _("Nothing is marked. In the list of credentials, Space marks one; then come here."),
        _("1 goes to that list.")};
    view_draw_words(body, 1, sentences, 2);
    return;
  }
  int width = 0;
  size_t shown = columns_shown(compare, body->columns, &width);
  if (compare->selected < compare->left) {
    compare->left = compare->selected;
  } else if (compare->selected >= compare->left + shown) {
    compare->left = compare->selected - shown + 1;
  }
  if (compare->left + shown > compare->count) {
    compare->left = compare->count - shown;
  }
  draw_heads(compare, body, shown, width);
  int at = 2;
  for (size_t i = compare->top; i < compare->row_count && at < body->rows; i++) {
    const struct compare_row *row = &compare->rows[i];
    int height = row_height(row, compare->left, shown, width);
    canvas_text(body, at, 1, STYLE_PLAIN, row->differs ? "" : "=");
    canvas_field(body, at, 2, LABEL_WIDTH - 3, false, STYLE_STRONG, row->label);
    for (size_t j = 0; j < shown; j++) {
      draw_cell(body, at, LABEL_WIDTH + (int)j * width, width, height, &row->cells[compare->left + j]);
    }
    at += height;
  }
  if (shown < compare->count) {
    view_say(view, _("Columns %zu to %zu of %zu; arrows left and right show the others."), compare->left + 1,
             compare->left + shown, compare->count);
  }
}

static unsigned drop(struct view *view) {
  struct compare *compare = view->state;
  if (compare->count == 0) {
    return REACT_NONE;
  }
  if (compare->given > 0) {
    compare->given--;
    memmove(compare->ctids[compare->selected], compare->ctids[compare->selected + 1],
            (compare->given - compare->selected) * sizeof compare->ctids[0]);
  } else {
    session_drop_mark(view->session, compare->selected);
  }
  return REACT_RELOAD;
}

static unsigned reorder(struct view *view, bool later) {
  struct compare *compare = view->state;
  size_t from = compare->selected;
  size_t to = later ? from + 1 : from - 1;
  if ((!later && from == 0) || to >= compare->count) {
    return REACT_NONE;
  }
  char *first = compare->given > 0 ? compare->ctids[from] : view->session->marks[from].ctid;
  char *second = compare->given > 0 ? compare->ctids[to] : view->session->marks[to].ctid;
  char kept[CTID_SIZE];
  memcpy(kept, first, CTID_SIZE);
  memcpy(first, second, CTID_SIZE);
  memcpy(second, kept, CTID_SIZE);
  compare->selected = to;
  return REACT_RELOAD;
}

static unsigned compare_act(struct view *view, int action) {
  struct compare *compare = view->state;
  switch (action) {
    case ACTION_REMOVE:
      return drop(view);
    case ACTION_EARLIER:
      return reorder(view, false);
    case ACTION_LATER:
      return reorder(view, true);
    case ACTION_DIFFERENCES:
      compare->differences_first = !compare->differences_first;
      view_say(view, "%s",
               compare->differences_first ? _("Rows that differ come first; = marks the others.")
                                          : _("Rows in their usual order."));
      return REACT_RELOAD;
    case ACTION_OPEN:
      return compare->count == 0 ? (unsigned)REACT_NONE
                                 : view_go(view, "show", compare->credentials[compare->selected].row.ctid, NULL);
    default:
      return REACT_UNKNOWN;
  }
}

static unsigned move_column(struct compare *compare, bool right) {
  if (right ? compare->selected + 1 >= compare->count : compare->selected == 0) {
    return REACT_NONE;
  }
  compare->selected += right ? 1 : (size_t)-1;
  return REACT_PAINT;
}

static unsigned move_row(struct compare *compare, bool down, size_t by) {
  size_t last = compare->row_count == 0 ? 0 : compare->row_count - 1;
  size_t old = compare->top;
  if (down) {
    compare->top = compare->top + by > last ? last : compare->top + by;
  } else {
    compare->top = compare->top < by ? 0 : compare->top - by;
  }
  return compare->top == old ? (unsigned)REACT_NONE : (unsigned)REACT_PAINT;
}

static unsigned compare_take(struct view *view, const struct event *event) {
  struct compare *compare = view->state;
  if (event->kind == EVENT_WHEEL_DOWN || event->kind == EVENT_WHEEL_UP) {
    return move_row(compare, event->kind == EVENT_WHEEL_DOWN, 1);
  }
  if (event->kind != EVENT_KEY) {
    return REACT_UNKNOWN;
  }
  switch (event->key) {
    case KEY_ARROW_RIGHT:
    case KEY_TAB_:
      return move_column(compare, true);
    case KEY_ARROW_LEFT:
    case KEY_BACK_TAB:
    case 'h':
      return move_column(compare, false);
    case KEY_ARROW_DOWN:
    case 'j':
      return move_row(compare, true, 1);
    case KEY_ARROW_UP:
    case 'k':
      return move_row(compare, false, 1);
    case KEY_PAGE_DOWN:
    case 4: /* ^D */
      return move_row(compare, true, 6);
    case KEY_PAGE_UP:
    case 21: /* ^U */
      return move_row(compare, false, 6);
    case KEY_HOME_:
    case 'g':
      return move_row(compare, false, compare->row_count);
    case KEY_END_:
    case 'G':
      return move_row(compare, true, compare->row_count);
    default:
      return REACT_UNKNOWN;
  }
}

/* On paper each credential's value stands on a line of its own: that fits any
 * width and reads well aloud. */
static void compare_print(struct view *view, FILE *out, bool numbered) {
  struct compare *compare = view->state;
  (void)numbered;
  if (compare->count == 0) {
    (void)fprintf(out, "%s\n", _("Nothing is marked to compare."));
    return;
  }
  for (size_t i = 0; i < compare->count; i++) {
    (void)fprintf(out, "%zu  %s\n", i + 1, credential_name(&compare->credentials[i]));
  }
  for (size_t i = 0; i < compare->row_count; i++) {
    const struct compare_row *row = &compare->rows[i];
    (void)fprintf(out, "\n%s%s\n", row->label, row->differs ? "" : _(" (the same)"));
    for (size_t j = 0; j < compare->count; j++) {
      (void)fprintf(out, "  %zu %s%s\n", j + 1, row->cells[j].best ? "+ " : "  ", row->cells[j].text);
    }
  }
  (void)fprintf(out, "\n%s\n", _("+ marks the best where they can be compared."));
}

static unsigned compare_choose(struct view *view, size_t number) {
  struct compare *compare = view->state;
  return number > compare->count ? (unsigned)REACT_UNKNOWN
                                 : view_go(view, "show", compare->credentials[number - 1].row.ctid, NULL);
}

static const char *compare_selected(const struct view *view) {
  struct compare *compare = view->state;
  const char *ctid = compare->selected < compare->count ? compare->credentials[compare->selected].row.ctid : NULL;
  return view_selected(compare->on, sizeof compare->on, NULL, "show", ctid);
}

static void compare_source(struct view *view, struct page *page) {
  struct compare *compare = view->state;
  page_section(page, _("This table"));
  page_text(page, STYLE_PLAIN,
            _("Each figure is the one on the credential's own page. + marks the best of a row where "
              "at least two can be compared; a blank says why it is blank."));
  for (size_t i = 0; i < compare->count; i++) {
    const struct credential *credential = &compare->credentials[i];
    page_pair(page, credential_name(credential), credential->source == NULL ? _("not stated") : credential->source,
              STYLE_PLAIN);
  }
}

const struct view_ops compare_view = {
    .name = "compare",
    .title = N_("Compare"),
    .usage = "CTID...",
    .help = N_("Credentials side by side"),
    .place = PLACE_COMPARE,
    .state_size = sizeof(struct compare),
    .open = compare_open,
    .reload = compare_load,
    .draw = compare_draw,
    .act = compare_act,
    .take = compare_take,
    .print = compare_print,
    .choose = compare_choose,
    .json = compare_json,
    .source = compare_source,
    .selected = compare_selected,
};
