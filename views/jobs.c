/* SPDX-License-Identifier: MIT */
/* Jobs: a list of occupations that is searched while typing. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/jobs/jobs.h"
#include "tui/prompt.h"
#include "tui/table.h"
#include "views/actions.h"
#include "views/format.h"
#include "views/jobs_faces.h"
#include "views/labels.h"
#include "views/paper.h"
#include "views/views.h"

enum { PAPER_WIDTH = 100, LINEAR_PAGE = 20, JOBS_LIMIT = 50, JOBS_COLUMNS = 6, JOBS_WINDOW = 200 };

struct jobs_state {
  struct prompt line;
  enum jobs_sort sort;
  struct arena *window_arena;
  struct job *window;
  size_t window_start, window_count;
  long total;
  struct table table;
  struct table_column columns[JOBS_COLUMNS];
  char selected[VIEW_SELECTED];
};

static const char *const sort_names[] = {"best", "wage", "openings", "growth", "title"};

static const char *sort_words(enum jobs_sort sort) {
  switch (sort) {
    case JOBS_WAGE:
      return _("best paid first");
    case JOBS_OPENINGS:
      return _("most openings first");
    case JOBS_GROWTH:
      return _("fastest growing first");
    case JOBS_TITLE:
      return _("by name");
    case JOBS_BEST:
      break;
  }
  return _("best first");
}

static void set_columns(struct jobs_state *jobs) {
  const struct table_column columns[JOBS_COLUMNS] = {
      {.title = _("Job"), .width = 30, .grow = 1, .priority = 0},
      {.title = _("Pays/yr"), .width = 8, .priority = 0, .right = true},
      {.title = _("Openings/yr"), .width = 11, .priority = 1, .right = true},
      {.title = _("Growth"), .width = 7, .priority = 2, .right = true},
      {.title = _("To get in"), .width = 18, .grow = 1, .priority = 3},
      {.title = _("Code"), .width = 10, .priority = 4},
  };
  memcpy(jobs->columns, columns, sizeof columns);
  jobs->table.columns = jobs->columns;
  jobs->table.column_count = JOBS_COLUMNS;
}

static int read_window(struct view *view, size_t start, struct error *error) {
  struct jobs_state *jobs = view->state;
  arena_reset(jobs->window_arena);
  jobs->window_count = 0;
  if (jobs_search(view->session->catalog, jobs->window_arena, jobs->line.text, NULL, jobs->sort, start, JOBS_WINDOW,
                  &jobs->window, &jobs->window_count, &jobs->total, error) != 0) {
    return -1;
  }
  jobs->window_start = start;
  return 0;
}

static const struct job *job_at(struct view *view, size_t index) {
  struct jobs_state *jobs = view->state;
  struct error error = {0};
  if (index >= (size_t)jobs->total) {
    return NULL;
  }
  bool outside = index < jobs->window_start || index >= jobs->window_start + jobs->window_count;
  if (outside && read_window(view, index > JOBS_WINDOW / 2 ? index - JOBS_WINDOW / 2 : 0, &error) != 0) {
    view_say(view, "%s", error.message);
    return NULL;
  }
  size_t at = index - jobs->window_start;
  return at < jobs->window_count ? &jobs->window[at] : NULL;
}

static void jobs_cell(void *context, size_t row, size_t column, char *text, size_t size) {
  struct view *view = context;
  const struct job *job = job_at(view, row);
  text[0] = '\0';
  if (job == NULL) {
    return;
  }
  switch (column) {
    case 0:
      if (job->matched_title != NULL) {
        (void)snprintf(text, size, "%s (%s)", job_title(job), job->matched_title);
      } else {
        (void)snprintf(text, size, "%s", job_title(job));
      }
      break;
    case 1:
      format_cost_cell(text, size, job->wages.median, true);
      break;
    case 2:
      job_openings_words(job, text, size);
      break;
    case 3:
      job_growth_words(job, text, size);
      break;
    case 4:
      (void)snprintf(text, size, "%s", label_education(job->education));
      break;
    default:
      (void)snprintf(text, size, "%s", job->code);
      break;
  }
}

static int jobs_load(struct view *view, struct error *error) {
  struct jobs_state *jobs = view->state;
  size_t selected = jobs->table.list.selected;
  set_columns(jobs);
  if (read_window(view, 0, error) != 0) {
    return -1;
  }
  list_reset(&jobs->table.list, (size_t)jobs->total);
  (void)list_select(&jobs->table.list, selected);
  return 0;
}

static int jobs_open(struct view *view, int argc, char *const *argv, struct error *error) {
  struct jobs_state *jobs = view->state;
  char text[PROMPT_LONGEST] = "";
  for (int i = 0; i < argc; i++) {
    size_t length = strlen(text);
    (void)snprintf(text + length, sizeof text - length, "%s%s", i == 0 ? "" : " ", argv[i]);
  }
  const char *sort = view->session->options->sort;
  bool known = sort == NULL;
  for (size_t i = 0; !known && i < sizeof sort_names / sizeof sort_names[0]; i++) {
    known = strcmp(sort, sort_names[i]) == 0;
    jobs->sort = known ? (enum jobs_sort)i : jobs->sort;
  }
  if (!known) {
    return error_set(error, ERROR_USAGE, _("Sort jobs by best, wage, openings, growth or title, not by \"%.40s\"."),
                     sort);
  }
  prompt_set(&jobs->line, text);
  jobs->window_arena = arena_new(VIEW_ARENA);
  if (jobs->window_arena == NULL) {
    return error_no_memory(error);
  }
  jobs->table.context = view;
  jobs->table.cell = jobs_cell;
  view->typing = argc == 0;
  int result = jobs_load(view, error);
  view->status = jobs->total == 0 ? EXIT_NOTHING : EXIT_DONE;
  return result;
}

static void jobs_draw(struct view *view, const struct canvas *body) {
  struct jobs_state *jobs = view->state;
  char found[96];
  char total[32];
  format_count(total, sizeof total, jobs->total);
  (void)snprintf(found, sizeof found, _("%s found · %s"), total, sort_words(jobs->sort));
  int width = canvas_width(found);
  struct canvas line = canvas_part(body, 0, 0, 1, body->columns - width - 2);
  prompt_draw(&jobs->line, &line, 0, 1, _("Search: "), view->typing);
  canvas_text(body, 0, body->columns - width - 1, STYLE_PLAIN, found);
  struct canvas list = canvas_part(body, 1, 0, body->rows - 1, body->columns);
  if (jobs->total == 0) {
    canvas_text(&list, 1, 2, STYLE_PLAIN, _("No job has that name. Try an everyday name, like truck driver."));
  } else {
    table_draw(&jobs->table, &list, !view->typing);
  }
}

static unsigned jobs_act(struct view *view, int action) {
  struct jobs_state *jobs = view->state;
  const struct job *job = job_at(view, jobs->table.list.selected);
  switch (action) {
    case ACTION_OPEN:
      view->typing = false;
      return job == NULL ? (unsigned)REACT_PAINT : view_go(view, "job", job->code, NULL);
    case ACTION_TO_LIST:
      view->typing = false;
      return REACT_PAINT;
    case ACTION_SEARCH:
      view->typing = true;
      return REACT_PAINT;
    case ACTION_SORT:
      jobs->sort = jobs->sort == JOBS_TITLE ? JOBS_BEST : (enum jobs_sort)(jobs->sort + 1);
      list_reset(&jobs->table.list, 0);
      return REACT_RELOAD;
    case ACTION_CREDENTIALS_FOR: {
      char query[64];
      if (job == NULL) {
        return REACT_NONE;
      }
      (void)snprintf(query, sizeof query, "job:%s", job->code);
      return view_go(view, "find", query, NULL);
    }
    default:
      return REACT_UNKNOWN;
  }
}

static unsigned jobs_take(struct view *view, const struct event *event) {
  struct jobs_state *jobs = view->state;
  bool open = false;
  if (view->typing && event->kind == EVENT_KEY) {
    bool changed = false;
    unsigned reaction = prompt_take(&jobs->line, event, &changed);
    if (changed) {
      list_reset(&jobs->table.list, 0);
      return REACT_RELOAD;
    }
    if (reaction != REACT_UNKNOWN) {
      return reaction;
    }
  }
  unsigned reaction = table_take(&jobs->table, event, &open);
  if (event->kind == EVENT_CLICK && reaction != REACT_UNKNOWN) {
    view->typing = false;
  }
  return open ? jobs_act(view, ACTION_OPEN) : reaction;
}

/* Rows of a part of the list, for paper. */
struct part {
  struct view *view;
  size_t start;
};

static void part_cell(void *context, size_t row, size_t column, char *text, size_t size) {
  const struct part *part = context;
  jobs_cell(part->view, part->start + row, column, text, size);
}

static void jobs_print(struct view *view, FILE *out, bool numbered) {
  struct jobs_state *jobs = view->state;
  const struct options *options = view->session->options;
  size_t limit = numbered ? LINEAR_PAGE : options->limit >= 0 ? (size_t)options->limit : JOBS_LIMIT;
  struct part part = {.view = view, .start = numbered ? jobs->table.list.selected : (size_t)options->offset};
  size_t left = part.start < (size_t)jobs->total ? (size_t)jobs->total - part.start : 0;
  struct table table = jobs->table;
  char total[32];
  format_count(total, sizeof total, jobs->total);
  (void)fprintf(out, _("%s found · %s\n"), total, sort_words(jobs->sort));
  jobs->table.list.height = numbered ? LINEAR_PAGE : jobs->table.list.height;
  table.context = &part;
  table.cell = part_cell;
  list_reset(&table.list, left < limit ? left : limit);
  if (table.list.count > 0) {
    table_print(&table, out, numbered ? PAPER_LINEAR : PAPER_WIDTH, numbered);
  }
  if (left > table.list.count) {
    format_count(total, sizeof total, (long long)(left - table.list.count));
    (void)fprintf(out, _("... and %s more.\n"), total);
  }
}

static unsigned jobs_choose(struct view *view, size_t number) {
  struct jobs_state *jobs = view->state;
  const struct job *job = job_at(view, jobs->table.list.selected + number - 1);
  return job == NULL ? (unsigned)REACT_UNKNOWN : view_go(view, "job", job->code, NULL);
}

static unsigned jobs_type(struct view *view, const char *text) {
  struct jobs_state *jobs = view->state;
  prompt_set(&jobs->line, text);
  list_reset(&jobs->table.list, 0);
  return REACT_RELOAD;
}

static int jobs_json(struct view *view, FILE *out, struct error *error) {
  struct jobs_state *jobs = view->state;
  const struct options *options = view->session->options;
  size_t limit = options->limit >= 0 ? (size_t)options->limit : JOBS_LIMIT;
  struct job *hits = NULL;
  size_t count = 0;
  if (jobs_search(view->session->catalog, view->arena, jobs->line.text, NULL, jobs->sort, (size_t)options->offset,
                  limit, &hits, &count, &jobs->total, error) != 0) {
    return -1;
  }
  return jobs_write_json(view->session, jobs->line.text, jobs->total, hits, count, out, error);
}

static void jobs_source(struct view *view, struct page *page) {
  page_section(page, _("This list"));
  jobs_source_lines(view->session, page);
}

static const char *jobs_subject(const struct view *view) {
  const struct jobs_state *jobs = view->state;
  return jobs->line.text;
}

/* What is shown has been read: the row stands in the window. */
static const char *jobs_selected(const struct view *view) {
  struct jobs_state *jobs = view->state;
  size_t index = jobs->table.list.selected;
  bool read = index >= jobs->window_start && index < jobs->window_start + jobs->window_count;
  const char *code = read ? jobs->window[index - jobs->window_start].code : NULL;
  return view_selected(jobs->selected, sizeof jobs->selected, NULL, "job", code);
}

static void jobs_close(struct view *view) {
  struct jobs_state *jobs = view->state;
  arena_free(jobs->window_arena);
}

const struct view_ops jobs_view = {
    .name = "jobs",
    .title = N_("Jobs"),
    .usage = "[WORD...]",
    .help = N_("Jobs: what they pay and how many openings there are"),
    .place = PLACE_JOBS,
    .state_size = sizeof(struct jobs_state),
    .open = jobs_open,
    .reload = jobs_load,
    .draw = jobs_draw,
    .act = jobs_act,
    .take = jobs_take,
    .print = jobs_print,
    .choose = jobs_choose,
    .type = jobs_type,
    .json = jobs_json,
    .source = jobs_source,
    .subject = jobs_subject,
    .selected = jobs_selected,
    .close = jobs_close,
};
