/* SPDX-License-Identifier: MIT */
#include "views/ladder.h"

#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/jobs/jobs.h"
#include "views/format.h"
#include "views/paper.h"
#include "views/views.h"

enum { PAPER_WIDTH = 80, PAPER_ROWS = 20 };

/* --- the model --- */

static void set_columns(struct ladder_state *state) {
  const struct table_column columns[LADDER_COLUMNS] = {
      {.title = _("Step"), .width = 22, .grow = 2, .priority = 0},
      {.title = _("Time"), .width = 7, .priority = 1, .right = true},
      {.title = _("Cost"), .width = 8, .priority = 0, .right = true},
      {.title = _("Exit"), .width = 18, .grow = 1, .priority = 2},
      {.title = _("Pays/yr"), .width = 9, .priority = 0, .right = true},
      {.title = _("Kind"), .width = 12, .priority = 4},
  };
  memcpy(state->columns, columns, sizeof columns);
  state->table.columns = state->columns;
  state->table.column_count = LADDER_COLUMNS;
}

static void ladder_cell(void *context, size_t row, size_t column, char *text, size_t size) {
  const struct view *view = context;
  const struct ladder_state *state = view->state;
  const struct ladder_step *step = &state->ladders[0]->steps[state->rows[row]];
  text[0] = '\0';
  switch (column) {
    case 0:
      if (step->place != LADDER_NONE) {
        (void)snprintf(text, size, "%zu %s", step->place + 1, ladder_step_name(step));
      } else {
        (void)snprintf(text, size, "· %s", ladder_step_name(step));
      }
      break;
    case 1:
      if (step->is_credential) {
        format_time_cell(text, size, step->row.days_min, step->row.days_max, step->row.effort_hours);
      } else {
        (void)snprintf(text, size, "--");
      }
      break;
    case 2:
      format_cost_cell(text, size, step->row.cost, step->row.cost_complete);
      break;
    case 3:
      (void)snprintf(text, size, "%s", step->exit_count == 0 ? "--" : ladder_exit_title(&step->exits[0]));
      break;
    case 4:
      if (step->exit_count > 0) {
        ladder_wage_cell(&step->exits[0], text, size);
      } else {
        (void)snprintf(text, size, "--");
      }
      break;
    default:
      (void)snprintf(text, size, "%s", ladder_short_stacking(step->stacking));
      break;
  }
}

static int fill_rows(struct view *view, struct error *error) {
  struct ladder_state *state = view->state;
  const struct ladder *ladder = state->ladders[0];
  size_t selected = state->table.list.selected;
  state->rows = arena_array(view->arena, ladder->step_count + 1, sizeof *state->rows);
  if (state->rows == NULL) {
    return error_no_memory(error);
  }
  state->row_count = 0;
  for (size_t i = 0; i < ladder->line_count; i++) {
    state->rows[state->row_count++] = ladder->line[i];
  }
  for (size_t i = 0; i < ladder->step_count; i++) {
    if (ladder->steps[i].place == LADDER_NONE) {
      state->rows[state->row_count++] = i;
    }
  }
  list_reset(&state->table.list, state->row_count);
  (void)list_select(&state->table.list, selected);
  return 0;
}

void ladder_fill_page(struct view *view) {
  struct ladder_state *state = view->state;
  page_clear(state->page);
  if (state->form == LADDER_TREE) {
    ladder_fill_tree(state->page, view->arena, state->ladders[0]);
  } else {
    ladder_fill_text(state->page, view->arena, state->ladders[0]);
  }
}

void ladder_show(struct view *view, enum ladder_form form) {
  struct ladder_state *state = view->state;
  state->form = form;
  view->now = form == LADDER_BESIDE ? PLACE_LADDERS : 0;
  page_reset(state->page);
  if (state->ladders[0] != NULL) {
    ladder_fill_page(view);
  }
}

/* On what was asked for, the first time; for an occupation on what leads to it. */
static void select_asked(struct ladder_state *state) {
  const struct ladder *ladder = state->ladders[0];
  if (ladder->about == LADDER_OF_JOB && ladder->line_count > 0) {
    (void)list_select(&state->table.list, ladder->line_count - 1);
  }
  for (size_t i = 0; i < state->row_count && ladder->about == LADDER_OF_CREDENTIAL; i++) {
    if (ladder->steps[state->rows[i]].asked) {
      (void)list_select(&state->table.list, i);
      return;
    }
  }
}

static int ladder_load(struct view *view, struct error *error) {
  struct ladder_state *state = view->state;
  arena_reset(view->arena);
  for (size_t i = 0; i < state->count; i++) {
    state->ladders[i] = arena_alloc(view->arena, sizeof **state->ladders);
    if (state->ladders[i] == NULL) {
      return error_no_memory(error);
    }
    if (ladder_read(view->session->catalog, view->arena, state->keys[i], state->ladders[i], error) != 0) {
      return -1;
    }
  }
  set_columns(state);
  if (fill_rows(view, error) != 0) {
    return -1;
  }
  ladder_fill_page(view);
  return ladder_fill_beside(view, error);
}

/* A registry address ends in the CTID. */
static int add_key(struct ladder_state *state, const char *text, size_t length, struct error *error) {
  while (length > 0 && *text == ' ') {
    text++;
    length--;
  }
  while (length > 0 && text[length - 1] == ' ') {
    length--;
  }
  for (size_t i = length; i > 0; i--) {
    if (text[i - 1] == '/') {
      text += i;
      length -= i;
      break;
    }
  }
  if (length == 0 || length >= LADDER_KEY) {
    return error_set(error, ERROR_USAGE,
                     _("\"%.60s\" is neither a CTID (ce- and 36 letters and digits) nor the code of a "
                       "job, like 29-1141.00."),
                     text);
  }
  if (state->count == (size_t)LADDER_MOST_BESIDE) {
    return error_set(error, ERROR_USAGE, _("At most %d ladders can stand side by side."), LADDER_MOST_BESIDE);
  }
  (void)snprintf(state->keys[state->count++], LADDER_KEY, "%.*s", (int)length, text);
  return 0;
}

static int add_keys(struct ladder_state *state, const char *list, struct error *error) {
  while (list != NULL && *list != '\0') {
    size_t length = strcspn(list, ",");
    if (add_key(state, list, length, error) != 0) {
      return -1;
    }
    list += length + (list[length] == ',');
  }
  return 0;
}

/* A name that is neither is taken for a job's, the best one that is found. */
static int name_job(struct view *view, const char *text, char *code, size_t size, struct error *error) {
  struct job *jobs = NULL;
  size_t count = 0;
  long total = 0;
  if (jobs_search(view->session->catalog, view->arena, text, NULL, JOBS_BEST, 0, 1, &jobs, &count, &total, error) !=
      0) {
    return -1;
  }
  if (count == 0) {
    return error_set(error, ERROR_NOT_FOUND, _("No job has the name \"%.60s\". Type a name, a code or a CTID."), text);
  }
  (void)snprintf(code, size, "%s", jobs[0].code);
  return 0;
}

int ladder_put_beside(struct view *view, const char *text, struct error *error) {
  struct ladder_state *state = view->state;
  size_t before = state->count;
  char code[LADDER_KEY];
  struct job job;
  bool known = strstr(text, "ce-") != NULL || job_read(view->session->catalog, view->arena, text, &job, error) == 0;
  if (!known && name_job(view, text, code, sizeof code, error) != 0) {
    return -1;
  }
  const char *key = known ? text : code;
  if (add_key(state, key, strlen(key), error) != 0) {
    return -1;
  }
  if (ladder_load(view, error) != 0) {
    struct error other = {0};
    state->count = before;
    (void)!ladder_load(view, &other); /* what stood there before can be read again */
    return -1;
  }
  return 0;
}

static bool has_wage(const struct ladder *ladder) {
  bool any = false;
  for (size_t i = 0; i < ladder->line_count; i++) {
    const struct ladder_step *step = &ladder->steps[ladder->line[i]];
    any = any || (step->exit_count > 0 && step->exits[0].wage >= 0);
  }
  return any;
}

static int ladder_open(struct view *view, int argc, char *const *argv, struct error *error) {
  struct ladder_state *state = view->state;
  if (argc < 1) {
    return error_set(error, ERROR_USAGE, "%s",
                     _("Say one credential or job: ladderway ladder CTID, or ladderway ladder 31-1131.00."));
  }
  state->page = page_new();
  if (state->page == NULL) {
    return error_no_memory(error);
  }
  state->table.context = view;
  state->table.cell = ladder_cell;
  for (int i = 0; i < argc; i++) {
    bool word = strcmp(argv[i], "--with") == 0; /* typed after ':', as on the command line */
    if (!word && add_key(state, argv[i], strlen(argv[i]), error) != 0) {
      return -1;
    }
  }
  /* Once: in linear mode it belongs to the ladder of the command line, not to those opened from there. */
  bool with = !view->session->with_taken;
  view->session->with_taken = true;
  ladder_show(view, state->count > 1 ? LADDER_BESIDE : LADDER_STAIRS);
  if ((with && add_keys(state, view->session->options->with, error) != 0) || ladder_load(view, error) != 0) {
    return -1;
  }
  view->status = ladder_leads(state->ladders[0]) ? EXIT_DONE : EXIT_NOTHING;
  if (state->count == 1 && state->ladders[0]->about == LADDER_OF_PATHWAY && !has_wage(state->ladders[0])) {
    ladder_show(view, LADDER_TREE);
  }
  select_asked(state);
  return 0;
}

/* --- paper --- */

static void ladder_print(struct view *view, FILE *out, bool numbered) {
  struct ladder_state *state = view->state;
  struct page *page = page_new();
  if (page == NULL) {
    return;
  }
  const char *const *lines = numbered ? NULL
                                      : ladder_stairs(view->arena, state->ladders[0],
                                                      view->session->household.present_wage, PAPER_ROWS, PAPER_WIDTH);
  for (size_t i = 0; lines != NULL && lines[i] != NULL; i++) {
    (void)fprintf(out, "%s\n", lines[i]);
  }
  if (lines != NULL && lines[0] != NULL) {
    (void)fprintf(out, "\n");
  }
  ladder_fill_text(page, view->arena, state->ladders[0]);
  page_print(page, out, numbered ? PAPER_LINEAR : PAPER_WIDTH, numbered);
  page_free(page);
  if (state->count > 1) {
    (void)fprintf(out, "\n%s\n", _("Side by side"));
    compare_table_print(&state->beside, out);
  }
}

static unsigned ladder_choose(struct view *view, size_t number) {
  struct ladder_state *state = view->state;
  struct page *page = page_new();
  if (page == NULL) {
    return REACT_UNKNOWN;
  }
  ladder_fill_text(page, view->arena, state->ladders[0]);
  unsigned reaction = view_go_target(view, page_target_number(page, number));
  page_free(page);
  return reaction;
}

static bool ladder_find_text(struct view *view, const char *text, bool backward) {
  struct ladder_state *state = view->state;
  if (state->form == LADDER_STAIRS || state->form == LADDER_BESIDE) { /* they have no text to look in */
    ladder_show(view, LADDER_TEXT);
  }
  return page_find(state->page, text, backward);
}

static void ladder_source(struct view *view, struct page *page) {
  struct ladder_state *state = view->state;
  size_t step = LADDER_NONE;
  bool on_page = state->form == LADDER_TREE || state->form == LADDER_TEXT;
  const char *target = on_page ? page_target(state->page) : NULL;
  if (state->form == LADDER_STAIRS && state->row_count > 0) {
    step = state->rows[state->table.list.selected];
  } else if (target != NULL && strncmp(target, "show ", 5) == 0) {
    step = ladder_find(state->ladders[0], target + 5);
  }
  size_t which = state->form == LADDER_BESIDE ? state->beside.selected : 0;
  ladder_put_source(page, view->arena, state->ladders[which], step);
}

static const char *ladder_subject(const struct view *view) {
  const struct ladder_state *state = view->state;
  return ladder_title(state->ladders[0]);
}

static void ladder_close(struct view *view) {
  struct ladder_state *state = view->state;
  page_free(state->page);
}

const struct view_ops ladder_view = {
    .name = "ladder",
    .title = N_("Ladder"),
    .usage = "CTID|CODE...",
    .help = N_("What leads to a credential or job and on from it, with what each exit pays"),
    .place = PLACE_LADDER,
    .state_size = sizeof(struct ladder_state),
    .open = ladder_open,
    .reload = ladder_load,
    .draw = ladder_draw,
    .act = ladder_act,
    .take = ladder_take,
    .print = ladder_print,
    .choose = ladder_choose,
    .type = ladder_type,
    .find = ladder_find_text,
    .json = ladder_json,
    .source = ladder_source,
    .subject = ladder_subject,
    .selected = ladder_selected,
    .close = ladder_close,
};
