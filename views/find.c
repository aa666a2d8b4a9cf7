/* SPDX-License-Identifier: MIT */
#include "views/find.h"

#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/format.h"
#include "views/labels.h"
#include "views/paper.h"
#include "views/views.h"

enum { PAPER_WIDTH = 100, LINEAR_PAGE = 20 };

static void set_columns(struct find *find) {
  const struct table_column columns[FIND_COLUMNS] = {
      {.title = _("Name"), .width = 30, .grow = 3, .priority = 0},
      {.title = _("Provider"), .width = 16, .grow = 2, .priority = 2},
      {.title = _("County"), .width = 10, .grow = 0, .priority = 4},
      {.title = _("Cost"), .width = 7, .priority = 0, .right = true},
      {.title = _("Time"), .width = 9, .priority = 1, .right = true},
      {.title = _("Pays/yr"), .width = 9, .priority = 1, .right = true},
  };
  memcpy(find->columns, columns, sizeof columns);
  find->table.columns = find->columns;
  find->table.column_count = FIND_COLUMNS;
}

/* On the filter that was ticked last, else on the first that can be. */
static void select_filter(struct find *find, size_t count) {
  list_reset(&find->filter_list, count);
  (void)list_select(&find->filter_list, 1);
  for (size_t i = 0; i < count; i++) {
    if (find->filters[i].value != NULL && strcmp(find->filters[i].value->term, find->ticked) == 0) {
      (void)list_select(&find->filter_list, i);
      return;
    }
  }
}

static int list_filters(struct view *view, struct error *error) {
  struct find *find = view->state;
  size_t count = 0;
  for (size_t i = 0; i < find->result.facet_count; i++) {
    count += find->result.facets[i].count == 0 ? 0 : find->result.facets[i].count + 1;
  }
  find->filters = arena_array(view->arena, count, sizeof *find->filters);
  if (find->filters == NULL) {
    return error_no_memory(error);
  }
  size_t at = 0;
  for (size_t i = 0; i < find->result.facet_count; i++) {
    const struct facet *facet = &find->result.facets[i];
    if (facet->count > 0) {
      find->filters[at++] = (struct find_filter){.kind = facet->kind};
    }
    for (size_t j = 0; j < facet->count; j++) {
      find->filters[at++] = (struct find_filter){.kind = facet->kind, .value = &facet->values[j]};
    }
  }
  select_filter(find, count);
  return 0;
}

int find_search(struct view *view, struct error *error) {
  struct find *find = view->state;
  arena_reset(view->arena);
  arena_reset(find->window_arena);
  find->window_count = 0;
  find->result = (struct search_result){0};
  find->trouble = (struct error){0};
  find->filters = NULL;
  list_reset(&find->table.list, 0);
  list_reset(&find->filter_list, 0);
  if (query_parse(view->arena, find->line.text, &find->query, &find->trouble) != 0) {
    find->query = (struct query){.text = find->line.text};
    return 0;
  }
  const struct search_options options = {.sort = find->sort, .offset = 0, .limit = FIND_WINDOW, .facets = true};
  if (search_run(view->session->catalog, view->arena, &find->query, &options, &find->result, error) != 0) {
    return -1;
  }
  find->window = find->result.rows;
  find->window_start = 0;
  find->window_count = find->result.row_count;
  list_reset(&find->table.list, find->result.total < 0 ? 0 : (size_t)find->result.total);
  if (find->result.corrected != NULL) {
    view_say(view, _("Nothing has that word; showing \"%.120s\"."), find->result.corrected);
  }
  return list_filters(view, error);
}

const struct credential_row *find_row(struct view *view, size_t index) {
  struct find *find = view->state;
  if (index >= find->table.list.count) {
    return NULL;
  }
  if (index < find->window_start || index >= find->window_start + find->window_count) {
    size_t start = index > FIND_WINDOW / 2 ? index - FIND_WINDOW / 2 : 0;
    const struct search_options options = {.sort = find->sort, .offset = start, .limit = FIND_WINDOW};
    struct search_result result = {0};
    struct error error = {0};
    arena_reset(find->window_arena);
    find->window_count = 0;
    if (search_run(view->session->catalog, find->window_arena, &find->query, &options, &result, &error) != 0) {
      view_say(view, "%s", error.message);
      return NULL;
    }
    find->window = result.rows;
    find->window_start = start;
    find->window_count = result.row_count;
  }
  size_t at = index - find->window_start;
  return at < find->window_count ? &find->window[at] : NULL;
}

static const char *row_name(const struct credential_row *row) {
  bool spanish = row->name_es != NULL && strcmp(session_language(), "es") == 0;
  return spanish ? row->name_es : row->name;
}

void find_cell(void *context, size_t row, size_t column, char *text, size_t size) {
  struct view *view = context;
  const struct credential_row *credential = find_row(view, row);
  text[0] = '\0';
  if (credential == NULL) {
    return;
  }
  switch (column) {
    case 0: {
      bool marked = session_is_marked(view->session, credential->ctid);
      (void)snprintf(text, size, "%s%s", marked ? "* " : "", row_name(credential));
      break;
    }
    case 1:
      (void)snprintf(text, size, "%s", credential->provider == NULL ? "--" : credential->provider);
      break;
    case 2:
      (void)snprintf(text, size, "%s", credential->county == NULL ? "--" : credential->county);
      break;
    case 3:
      format_cost_cell(text, size, credential->cost, credential->cost_complete);
      break;
    case 4:
      format_time_cell(text, size, credential->days_min, credential->days_max, credential->effort_hours);
      break;
    default:
      format_earnings_cell(text, size, credential->earnings, credential->earnings_basis, credential->earnings_reason);
      break;
  }
}

/* Values that are terms of CTDL are spelled in the language in force; the rest
 * are names from outside. */
const char *find_label(const char *kind, const struct facet_count *value) {
  if (strcmp(kind, "type") == 0) {
    return label_type(value->value);
  }
  if (strcmp(kind, "delivery") == 0) {
    return label_delivery(value->value);
  }
  if (strcmp(kind, "schedule") == 0) {
    return label_schedule(value->value);
  }
  if (strcmp(kind, "support") == 0) {
    return label_support(value->value);
  }
  if (strcmp(kind, "language") == 0) {
    return label_language(value->value);
  }
  if (strcmp(kind, "stacks") == 0) {
    return _("has a next step");
  }
  return value->label == NULL ? value->value : _(value->label);
}

/* All arguments together are the query. */
static int find_open(struct view *view, int argc, char *const *argv, struct error *error) {
  struct find *find = view->state;
  char text[PROMPT_LONGEST];
  size_t at = 0;
  text[0] = '\0';
  for (int i = 0; i < argc; i++) {
    /* An argument with blanks was quoted in the shell, and its filter value must stay together. */
    const char *colon = strchr(argv[i], ':');
    const char *blank = strchr(argv[i], ' ');
    bool value_has_blank = colon != NULL && blank != NULL && blank > colon && strchr(argv[i], '"') == NULL &&
                           strchr(colon + 1, ':') == NULL && argc > 1;
    int wrote = value_has_blank ? snprintf(text + at, sizeof text - at, "%s%.*s\"%s\"", i == 0 ? "" : " ",
                                           (int)(colon + 1 - argv[i]), argv[i], colon + 1)
                                : snprintf(text + at, sizeof text - at, "%s%s", i == 0 ? "" : " ", argv[i]);
    if (wrote < 0 || (size_t)wrote >= sizeof text - at) {
      return error_set(error, ERROR_USAGE, _("The search is longer than %d characters."), PROMPT_LONGEST);
    }
    at += (size_t)wrote;
  }
  const struct options *options = view->session->options;
  if (options->sort != NULL && !sort_key_parse(options->sort, &find->sort)) {
    return error_set(error, ERROR_USAGE, _("Sort by best, cost, time, pays or name, not by \"%.40s\"."), options->sort);
  }
  prompt_set(&find->line, text);
  find->window_arena = arena_new(VIEW_ARENA);
  if (find->window_arena == NULL) {
    return error_no_memory(error);
  }
  set_columns(find);
  find->table.context = view;
  find->table.cell = find_cell;
  find->filters_shown = false;
  view->typing = argc == 0;
  int result = find_search(view, error);
  if (result == 0 && find->trouble.code != ERROR_NONE) {
    *error = find->trouble;
    return -1;
  }
  view->status = find->result.total == 0 ? EXIT_NOTHING : EXIT_DONE;
  return result;
}

static int find_reload(struct view *view, struct error *error) {
  struct find *find = view->state;
  size_t selected = find->table.list.selected;
  set_columns(find);
  int result = find_search(view, error);
  (void)list_select(&find->table.list, selected);
  return result;
}

static void print_facets(struct view *view, FILE *out) {
  struct find *find = view->state;
  for (size_t i = 0; i < find->result.facet_count; i++) {
    const struct facet *facet = &find->result.facets[i];
    (void)fprintf(out, "%s\n", label_facet(facet->kind));
    for (size_t j = 0; j < facet->count; j++) {
      (void)fprintf(out, "  %6ld  %-32s  %s\n", facet->values[j].count, find_label(facet->kind, &facet->values[j]),
                    facet->values[j].term);
    }
  }
}

/* Rows of a part of the list, for paper. */
struct part {
  struct view *view;
  size_t start;
};

static void part_cell(void *context, size_t row, size_t column, char *text, size_t size) {
  const struct part *part = context;
  find_cell(part->view, part->start + row, column, text, size);
}

const char *find_sort_words(enum sort_key sort) {
  switch (sort) {
    case SORT_COST:
      return _("lowest cost first");
    case SORT_TIME:
      return _("shortest first");
    case SORT_EARNINGS:
      return _("best paid first");
    case SORT_NAME:
      return _("by name");
    case SORT_BEST:
      break;
  }
  return _("best first");
}

static void find_print(struct view *view, FILE *out, bool numbered) {
  struct find *find = view->state;
  const struct options *options = view->session->options;
  if (find->trouble.code != ERROR_NONE) {
    (void)fprintf(out, "%s\n", find->trouble.message);
    return;
  }
  long limit = options->limit >= 0 && !numbered ? options->limit : numbered ? LINEAR_PAGE : FIND_LIMIT;
  size_t start = numbered ? find->table.list.selected : (size_t)options->offset;
  struct part part = {.view = view, .start = start};
  struct table table = find->table;
  size_t all = find->table.list.count;
  size_t left = start < all ? all - start : 0;
  char total[32];
  format_count(total, sizeof total, find->result.total);
  (void)fprintf(out, _("%s found · %s\n"), total, find_sort_words(find->sort));
  if (find->result.corrected != NULL) {
    (void)fprintf(out, _("Nothing has that word; showing \"%.120s\".\n"), find->result.corrected);
  }
  find->table.list.height = numbered ? LINEAR_PAGE : find->table.list.height;
  table.context = &part;
  table.cell = part_cell;
  list_reset(&table.list, left < (size_t)limit ? left : (size_t)limit);
  if (table.list.count > 0) {
    table_print(&table, out, numbered ? PAPER_LINEAR : PAPER_WIDTH, numbered);
  }
  if (left > table.list.count) {
    format_count(total, sizeof total, (long long)(left - table.list.count));
    (void)fprintf(out, _("... and %s more.\n"), total);
  }
  (void)fprintf(out, "%s\n%s\n", _("e: wage of the job, not of this program's graduates.  --: not published."),
                _("*: at least; not every price is published."));
  if (options->facets && !numbered) {
    print_facets(view, out);
  }
}

static unsigned find_choose(struct view *view, size_t number) {
  struct find *find = view->state;
  const struct credential_row *row = find_row(view, find->table.list.selected + number - 1);
  return row == NULL ? (unsigned)REACT_UNKNOWN : view_go(view, "show", row->ctid, NULL);
}

static unsigned find_type(struct view *view, const char *text) {
  struct find *find = view->state;
  prompt_set(&find->line, text);
  return REACT_RELOAD;
}

/* What is shown has been read: the row stands in the window. */
static const char *find_selected(const struct view *view) {
  struct find *find = view->state;
  size_t index = find->table.list.selected;
  bool read = index >= find->window_start && index < find->window_start + find->window_count;
  const char *ctid = read ? find->window[index - find->window_start].ctid : NULL;
  return view_selected(find->selected, sizeof find->selected, NULL, "show", ctid);
}

static void find_source(struct view *view, struct page *page) {
  struct find *find = view->state;
  const struct credential_row *row = find_row(view, find->table.list.selected);
  page_section(page, _("This list"));
  page_text(page, STYLE_PLAIN,
            _("Best first means: the most is known about it and the most vouch for it - price, time, "
              "results of its graduates, jobs, skills, approvals. Nobody can pay for a place."));
  page_text(page, STYLE_PLAIN,
            _("Cost: the total that the provider states, else the sum of the parts that must be "
              "paid. A * means at least that: a part has no price."));
  page_text(page, STYLE_PLAIN,
            _("Time: from start to end, as the provider states it. \"At most\" filters look at the "
              "longest time stated."));
  page_text(page, STYLE_PLAIN,
            _("Pays: what graduates of this program earned in a year, where published; with an e the "
              "middle wage of the job in the whole country instead."));
  if (row == NULL) {
    return;
  }
  struct credential credential;
  struct error error = {0};
  if (credential_read(view->session->catalog, view->arena, row->ctid, &credential, &error) == 0) {
    char points[32];
    (void)snprintf(points, sizeof points, "%.1f", credential.rank);
    page_section(page, row_name(row));
    page_pair(page, _("Points"), points, STYLE_PLAIN);
    char reasons[256];
    label_rank(credential.rank_why, reasons, sizeof reasons);
    page_pair(page, _("For"), reasons, STYLE_PLAIN);
    page_pair(page, _("Facts from"), credential.source == NULL ? _("not stated") : credential.source, STYLE_PLAIN);
  }
}

static const char *find_subject(const struct view *view) {
  const struct find *find = view->state;
  return find->line.text;
}

static void find_close(struct view *view) {
  struct find *find = view->state;
  arena_free(find->window_arena);
}

const struct view_ops find_view = {
    .name = "find",
    .title = N_("Find"),
    .usage = "[WORD...]",
    .help = N_("Find credentials by skill, cost, time, place and what they pay"),
    .place = PLACE_FIND,
    .state_size = sizeof(struct find),
    .open = find_open,
    .reload = find_reload,
    .draw = find_draw,
    .act = find_act,
    .take = find_take,
    .print = find_print,
    .choose = find_choose,
    .type = find_type,
    .json = find_json,
    .source = find_source,
    .selected = find_selected,
    .subject = find_subject,
    .close = find_close,
};
