/* SPDX-License-Identifier: MIT */
#include "views/compare.h"

#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/actions.h"
#include "views/credential.h"
#include "views/views.h"
#include "views/worth_facts.h"

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
  if (compare->table.selected >= compare->count) {
    compare->table.selected = compare->count == 0 ? 0 : compare->count - 1;
  }
  for (size_t i = 0; i < compare->count; i++) {
    /* Programs often share a name; who offers them tells them apart. */
    const char *provider = compare->credentials[i].row.provider;
    compare->table.heads[i] = credential_name(&compare->credentials[i]);
    compare->table.subheads[i] = provider == NULL ? "" : provider;
  }
  compare->table.count = compare->count;
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

static void compare_draw(struct view *view, const struct canvas *body) {
  struct compare *compare = view->state;
  if (compare->count == 0) {
    const char *const sentences[] = {
        _("Nothing is marked. In the list of credentials, Space marks one; then come here."),
        _("1 goes to that list.")};
    view_draw_words(body, 1, sentences, 2);
    return;
  }
  size_t shown = compare_table_draw(&compare->table, body);
  if (shown < compare->count) {
    view_say(view, _("Columns %zu to %zu of %zu; arrows left and right show the others."), compare->table.left + 1,
             compare->table.left + shown, compare->count);
  }
}

static unsigned drop(struct view *view) {
  struct compare *compare = view->state;
  if (compare->count == 0) {
    return REACT_NONE;
  }
  if (compare->given > 0) {
    compare->given--;
    memmove(compare->ctids[compare->table.selected], compare->ctids[compare->table.selected + 1],
            (compare->given - compare->table.selected) * sizeof compare->ctids[0]);
  } else {
    session_drop_mark(view->session, compare->table.selected);
  }
  return REACT_RELOAD;
}

static unsigned reorder(struct view *view, bool later) {
  struct compare *compare = view->state;
  size_t from = compare->table.selected;
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
  compare->table.selected = to;
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
                                 : view_go(view, "show", compare->credentials[compare->table.selected].row.ctid, NULL);
    default:
      return REACT_UNKNOWN;
  }
}

static unsigned compare_take(struct view *view, const struct event *event) {
  struct compare *compare = view->state;
  return compare_table_take(&compare->table, event);
}

static void compare_print(struct view *view, FILE *out, bool numbered) {
  struct compare *compare = view->state;
  (void)numbered;
  if (compare->count == 0) {
    (void)fprintf(out, "%s\n", _("Nothing is marked to compare."));
    return;
  }
  compare_table_print(&compare->table, out);
}

static unsigned compare_choose(struct view *view, size_t number) {
  struct compare *compare = view->state;
  return number > compare->count ? (unsigned)REACT_UNKNOWN
                                 : view_go(view, "show", compare->credentials[number - 1].row.ctid, NULL);
}

static const char *compare_selected(const struct view *view) {
  struct compare *compare = view->state;
  const char *ctid =
      compare->table.selected < compare->count ? compare->credentials[compare->table.selected].row.ctid : NULL;
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
  if (compare->table.selected < compare->count) {
    struct worth_line lines[WORTH_LINES];
    worth_lines_of(view, &compare->credentials[compare->table.selected], lines);
    page_section(page, credential_name(&compare->credentials[compare->table.selected]));
    page_text(page, STYLE_PLAIN, _("What it is worth, of the selected column:"));
    worth_put_sources(lines, page);
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
