/* SPDX-License-Identifier: MIT */
/* Find on the screen: the line, the list, the filter pane, the preview. */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "tui/frame.h"
#include "tui/terminal.h"
#include "views/actions.h"
#include "views/find.h"
#include "views/format.h"
#include "views/jobs_faces.h"
#include "views/labels.h"

enum { KEY_CONTROL_D = 4, KEY_CONTROL_U = 21 };
enum { WIDE = 100, PANE_WIDTH = 34, TALL = 26, PREVIEW_ROWS = 6 };

static void draw_line(struct view *view, const struct canvas *body) {
  struct find *find = view->state;
  char found[96];
  char total[32];
  format_count(total, sizeof total, find->result.total);
  if (find->trouble.code != ERROR_NONE) {
    (void)snprintf(found, sizeof found, "?");
  } else {
    (void)snprintf(found, sizeof found, _("%s found · %s"), total, find_sort_words(find->sort));
  }
  int width = canvas_width(found);
  struct canvas line = canvas_part(body, 0, 0, 1, body->columns - width - 2);
  prompt_draw(&find->line, &line, 0, 1, _("Search: "), view->typing);
  canvas_text(body, 0, body->columns - width - 1, STYLE_PLAIN, found);
}

static void draw_filters(struct view *view, const struct canvas *pane) {
  struct find *find = view->state;
  canvas_text(pane, 0, 1, STYLE_STRONG, _("Filters (Enter ticks)"));
  struct canvas part = canvas_part(pane, 1, 0, pane->rows - 1, pane->columns);
  list_show(&find->filter_list, (size_t)part.rows);
  for (int i = 0; i < part.rows; i++) {
    size_t at = find->filter_list.top + (size_t)i;
    if (at >= find->filter_list.count) {
      break;
    }
    const struct find_filter *filter = &find->filters[at];
    bool selected = at == find->filter_list.selected && find->filters_focused;
    canvas_text(&part, i, 0, STYLE_PLAIN, selected ? ">" : " ");
    if (filter->value == NULL) {
      canvas_text(&part, i, 1, STYLE_STRONG, label_facet(filter->kind));
    } else {
      char count[24];
      format_count(count, sizeof count, filter->value->count);
      bool set = strstr(find->line.text, filter->value->term) != NULL;
      canvas_text(&part, i, 2, STYLE_PLAIN, set ? "[x]" : "[ ]");
      canvas_field(&part, i, 6, part.columns - 14, false, STYLE_PLAIN, find_label(filter->kind, filter->value));
      canvas_field(&part, i, part.columns - 8, 7, true, STYLE_DIM, count);
    }
    if (selected) {
      canvas_cursor(&part, i, 0);
    }
  }
}

/* One line that says what the hits are like. */
static void draw_summary(struct view *view, const struct canvas *body, int row) {
  struct find *find = view->state;
  char text[256];
  int at = snprintf(text, sizeof text, "%s ", _("Filters (f):"));
  const char *const shown[] = {"type", "county", "cost"};
  for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++) {
    for (size_t j = 0; j < find->result.facet_count; j++) {
      const struct facet *facet = &find->result.facets[j];
      if (strcmp(facet->kind, shown[i]) != 0) {
        continue;
      }
      for (size_t k = 0; k < facet->count && k < 3 && at > 0 && (size_t)at < sizeof text; k++) {
        at += snprintf(text + at, sizeof text - (size_t)at, " %s %ld%s", find_label(facet->kind, &facet->values[k]),
                       facet->values[k].count, k + 1 < facet->count && k < 2 ? " ·" : "  ");
      }
    }
  }
  canvas_field(body, row, 1, body->columns - 2, false, STYLE_DIM, text);
}

/* The titles of the first jobs that a credential leads to. */
static void job_words(struct view *view, const struct credential_row *row, char *text, size_t size) {
  struct arena *arena = arena_new(1 << 20);
  size_t at = 0;
  text[0] = '\0';
  for (size_t i = 0; arena != NULL && row->jobs[i] != NULL && i < 3 && at < size; i++) {
    struct job job;
    struct error error = {0};
    bool known = job_read(view->session->catalog, arena, row->jobs[i], &job, &error) == 0;
    int wrote =
        snprintf(text + at, size - at, "%s %s", i == 0 ? _("Leads to") : " ·", known ? job_title(&job) : row->jobs[i]);
    at += wrote < 0 ? 0 : (size_t)wrote;
  }
  arena_free(arena);
}

static void draw_preview(struct view *view, const struct canvas *part) {
  struct find *find = view->state;
  const struct credential_row *row = find_row(view, find->table.list.selected);
  if (row == NULL) {
    return;
  }
  canvas_rule(part, 0);
  char text[512];
  bool spanish = row->name_es != NULL && strcmp(session_language(), "es") == 0;
  (void)snprintf(text, sizeof text, "%s · %s", spanish ? row->name_es : row->name, label_type(row->type));
  canvas_text(part, 1, 1, STYLE_STRONG, text);
  (void)snprintf(text, sizeof text, "%s%s%s%s%s", row->provider == NULL ? _("provider not stated") : row->provider,
                 row->locality == NULL ? "" : ", ", row->locality == NULL ? "" : row->locality,
                 row->region == NULL ? "" : " ", row->region == NULL ? "" : row->region);
  canvas_text(part, 2, 1, STYLE_PLAIN, text);
  char cost[64];
  char time[128];
  format_money(cost, sizeof cost, row->cost, row->currency, row->cost_reason);
  format_time(time, sizeof time, row->days_min, row->days_max, row->effort_hours, row->time_reason);
  (void)snprintf(text, sizeof text, "%s %s%s   %s %s", _("Cost"), row->cost_complete ? "" : _("at least "), cost,
                 _("Time"), time);
  canvas_text(part, 3, 1, STYLE_PLAIN, text);
  char pay[64];
  format_money(pay, sizeof pay, row->earnings, "USD", row->earnings_reason);
  bool estimate = row->earnings_basis != NULL && strcmp(row->earnings_basis, "occupation") == 0;
  (void)snprintf(text, sizeof text, "%s %s %s", _("Pays"), pay,
                 row->earnings < 0 ? ""
                 : estimate        ? _("(wage of the job, whole country)")
                                   : _("(its own graduates)"));
  canvas_text(part, 4, 1, STYLE_PLAIN, text);
  if (row->jobs != NULL && row->jobs[0] != NULL) {
    job_words(view, row, text, sizeof text);
    canvas_text(part, 5, 1, STYLE_PLAIN, text);
  }
}

static void draw_list(struct view *view, const struct canvas *part) {
  struct find *find = view->state;
  if (find->trouble.code != ERROR_NONE) {
    canvas_text(part, 1, 2, STYLE_WARN, find->trouble.message);
  } else if (find->table.list.count == 0) {
    canvas_text(part, 1, 2, STYLE_PLAIN, _("Nothing found. Take a word or a filter out, or try another word."));
  } else {
    table_draw(&find->table, part, !view->typing && !find->filters_focused);
  }
}

void find_draw(struct view *view, const struct canvas *body) {
  struct find *find = view->state;
  draw_line(view, body);
  bool wide = body->columns >= WIDE;
  bool tall = body->rows >= TALL && !terminal_low_bandwidth();
  bool pane = find->filters_shown && (wide || find->filters_focused);
  int top = 1;
  int rows = body->rows - top;
  if (pane && !wide) {
    struct canvas all = canvas_part(body, top, 0, rows, body->columns);
    draw_filters(view, &all);
    return;
  }
  int left = pane ? PANE_WIDTH : 0;
  int below = tall ? PREVIEW_ROWS + 1 : 1;
  struct canvas list = canvas_part(body, top, left, rows - below, body->columns - left);
  draw_list(view, &list);
  if (pane) {
    struct canvas side = canvas_part(body, top, 0, rows - below, PANE_WIDTH - 1);
    draw_filters(view, &side);
    canvas_rule_down(&side, PANE_WIDTH - 2);
  }
  if (tall) {
    struct canvas preview = canvas_part(body, body->rows - below, 0, PREVIEW_ROWS, body->columns);
    draw_preview(view, &preview);
  }
  if (!terminal_low_bandwidth()) {
    draw_summary(view, body, body->rows - 1);
  }
}

static unsigned toggle_filter(struct view *view) {
  struct find *find = view->state;
  if (find->filter_list.selected >= find->filter_list.count) {
    return REACT_NONE;
  }
  const struct find_filter *filter = &find->filters[find->filter_list.selected];
  if (filter->value == NULL) {
    return REACT_NONE;
  }
  (void)snprintf(find->ticked, sizeof find->ticked, "%s", filter->value->term);
  char *text = query_toggle(view->arena, find->line.text, filter->value->term);
  if (text != NULL) {
    prompt_set(&find->line, text);
  }
  return REACT_RELOAD;
}

static unsigned open_selected(struct view *view) {
  struct find *find = view->state;
  if (find->filters_focused) {
    return toggle_filter(view);
  }
  const struct credential_row *row = find_row(view, find->table.list.selected);
  if (row == NULL) {
    view_say(view, "%s", _("There is nothing to open."));
    return REACT_PAINT;
  }
  return view_go(view, "show", row->ctid, NULL);
}

static unsigned mark_selected(struct view *view) {
  struct find *find = view->state;
  if (find->filters_focused) {
    return toggle_filter(view);
  }
  const struct credential_row *row = find_row(view, find->table.list.selected);
  if (row != NULL && !session_toggle_mark(view->session, row->ctid)) {
    view_say(view, _("At most %d can be compared. Take one off first."), SESSION_MOST_MARKS);
  } else if (row != NULL) {
    view_say(view, _("%zu marked. c compares them."), view->session->mark_count);
  }
  return REACT_PAINT;
}

static unsigned next_sort(struct view *view) {
  struct find *find = view->state;
  find->sort = find->sort == SORT_NAME ? SORT_BEST : (enum sort_key)(find->sort + 1);
  list_reset(&find->table.list, 0);
  return REACT_RELOAD;
}

static unsigned go_to_job(struct view *view) {
  struct find *find = view->state;
  const struct credential_row *row = find_row(view, find->table.list.selected);
  if (row == NULL || row->jobs == NULL || row->jobs[0] == NULL) {
    view_say(view, "%s", _("It is not published which job it leads to."));
    return REACT_PAINT;
  }
  return view_go(view, "job", row->jobs[0], NULL);
}

static unsigned show_filters(struct view *view) {
  struct find *find = view->state;
  find->filters_shown = !find->filters_shown;
  find->filters_focused = find->filters_shown;
  return REACT_PAINT;
}

/* Esc gives way one step at a time: the filter pane, then the view. */
static unsigned go_back(struct view *view) {
  struct find *find = view->state;
  if (find->filters_shown) {
    find->filters_shown = false;
    find->filters_focused = false;
    return REACT_PAINT;
  }
  return REACT_UNKNOWN;
}

unsigned find_act(struct view *view, int action) {
  struct find *find = view->state;
  switch (action) {
    case ACTION_OPEN:
      view->typing = false;
      return open_selected(view);
    case ACTION_TO_LIST:
      view->typing = false;
      return REACT_PAINT;
    case ACTION_SEARCH:
      view->typing = true;
      find->filters_focused = false;
      return REACT_PAINT;
    case ACTION_PANE:
      find->filters_focused = find->filters_shown && !find->filters_focused;
      view->typing = !find->filters_shown;
      return REACT_PAINT;
    case ACTION_FILTERS:
      return show_filters(view);
    case ACTION_MARK:
      return mark_selected(view);
    case ACTION_COMPARE:
      return view_go(view, "compare", NULL, NULL);
    case ACTION_SORT:
      return next_sort(view);
    case ACTION_JOBS_FOR:
      return go_to_job(view);
    case ACTION_BACK:
      return go_back(view);
    default:
      return REACT_UNKNOWN;
  }
}

static bool move_in(struct list *list, int key) {
  switch (key) {
    case KEY_ARROW_UP:
    case 'k':
      return list_move(list, LIST_UP);
    case KEY_ARROW_DOWN:
    case 'j':
      return list_move(list, LIST_DOWN);
    case KEY_PAGE_UP:
    case KEY_CONTROL_U:
      return list_move(list, LIST_PAGE_UP);
    case KEY_PAGE_DOWN:
    case KEY_CONTROL_D:
      return list_move(list, LIST_PAGE_DOWN);
    case KEY_HOME_:
    case 'g':
      return list_move(list, LIST_FIRST);
    case KEY_END_:
    case 'G':
      return list_move(list, LIST_LAST);
    default:
      return false;
  }
}

/* Headings can't be ticked, so the selection passes over them. */
static unsigned move_filter(struct find *find, int key) {
  struct list *list = &find->filter_list;
  size_t before = list->selected;
  if (!move_in(list, key)) {
    return REACT_NONE;
  }
  if (list->selected < list->count && find->filters[list->selected].value == NULL) {
    bool up = list->selected < before && list->selected > 0;
    (void)list_move(list, up ? LIST_UP : LIST_DOWN);
  }
  return REACT_PAINT;
}

unsigned find_take(struct view *view, const struct event *event) {
  struct find *find = view->state;
  bool open = false;
  if (view->typing && event->kind == EVENT_KEY) {
    bool changed = false;
    unsigned reaction = prompt_take(&find->line, event, &changed);
    if (changed) {
      list_reset(&find->table.list, 0);
      return REACT_RELOAD;
    }
    if (reaction != REACT_UNKNOWN) {
      return reaction;
    }
  }
  if (find->filters_focused && event->kind == EVENT_KEY) {
    return move_filter(find, event->key);
  }
  unsigned reaction = table_take(&find->table, event, &open);
  if (open) {
    return open_selected(view);
  }
  if (event->kind == EVENT_CLICK && reaction != REACT_UNKNOWN) {
    view->typing = false;
  }
  return reaction;
}
