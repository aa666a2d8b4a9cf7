/* SPDX-License-Identifier: MIT */
#include <string.h>
#include <strings.h>
#include <time.h>

#include "data/base/i18n.h"
#include "views/jobs_faces.h"
#include "views/ways.h"

static const double days_a_week = 7.0;

/* Today, in the person's own time zone. */
static long today(void) {
  char date[12];
  struct tm parts;
  long day = 0;
  time_t now = time(NULL);
  if (localtime_r(&now, &parts) == NULL || strftime(date, sizeof date, "%Y-%m-%d", &parts) == 0 ||
      !limit_day_of(date, &day)) {
    return (long)(now / 86400);
  }
  return day;
}

int ways_take_options(struct view *view, struct error *error) {
  const struct options *options = view->session->options;
  struct ways_state *state = view->state;
  struct ways_asked *asked = &state->asked;
  state->start = today();
  if (options->start != NULL && !limit_day_of(options->start, &state->start)) {
    return error_set(error, ERROR_USAGE, _("%s is no date: write it as 2027-06-30."), options->start);
  }
  if (options->budget >= 0) {
    asked->bits |= WAYS_BUDGET;
    asked->budget = options->budget;
  }
  if (options->by != NULL && !limit_by(asked, options->by, state->start)) {
    return error_set(error, ERROR_USAGE, _("%s is no date after the start: write it as 2027-06-30."), options->by);
  }
  double days = (double)options->weeks * days_a_week;
  if (options->weeks > 0 && ((asked->bits & WAYS_TIME) == 0 || days < asked->days)) {
    asked->bits |= WAYS_TIME;
    asked->days = days;
    asked->by[0] = '\0';
  }
  asked->bits |= (options->evening ? (unsigned)WAYS_EVENING : 0U) | (options->online ? (unsigned)WAYS_ONLINE : 0U) |
                 (options->childcare ? (unsigned)WAYS_CHILDCARE : 0U);
  if (options->county != NULL) {
    asked->bits |= WAYS_COUNTY;
    (void)snprintf(asked->county, sizeof asked->county, "%.63s", options->county);
  }
  state->hours = options->hours;
  state->all = options->all;
  return 0;
}

bool ways_assumes(const struct ways_state *state, const struct shown_way *way, const struct assumption *assumption) {
  bool there = assumption->kind != ASSUMED_STANDING || state->routes->steps[assumption->other].held;
  for (size_t i = 0; !there && i < way->way->count; i++) {
    there = way->way->steps[i] == assumption->other;
  }
  return there;
}

struct way_exit ways_first_job(const struct ways_state *state, const struct shown_way *way) {
  if (way->way->count == 0) {
    return (struct way_exit){state->job.code, job_title(&state->job), state->job.title, state->job.wages.median, true};
  }
  const struct route_step *step = &state->routes->steps[way->parts[way->exit_part].step];
  return (struct way_exit){step->exit->code, ways_exit_title(step), step->exit->title, step->exit->wage_median,
                           step->exit_stated};
}

static int show(struct view *view, size_t index, unsigned labels, struct error *error) {
  struct ways_state *state = view->state;
  struct shown_way *way = &state->shown[state->shown_count++];
  *way = (struct shown_way){.way = &state->ways.items[index], .labels = labels};
  way->parts = routes_parts(state->routes, way->way, view->arena);
  if (way->parts == NULL) {
    return error_no_memory(error);
  }
  way->exit_time = way->way->count == 0 ? 0 : routes_first_exit(state->routes, way->way, way->parts, &way->exit_part);
  return 0;
}

/* A job that is learned at work takes a time that nobody publishes. Its way
 * without steps stands first and takes no name from those whose time is known. */
static size_t pick_named(struct view *view, long long *soonest, long long *wages, struct pick picks[WAY_LABELS]) {
  struct ways_state *state = view->state;
  struct pick named[WAY_LABELS];
  struct ways rest = state->ways;
  size_t bare = 0;
  while (bare < state->ways.count && !ways_is_learned_at_work(state, &state->shown[bare])) {
    bare++;
  }
  rest.items = bare == state->ways.count ? NULL : arena_array(view->arena, state->ways.count, sizeof *rest.items);
  if (rest.items == NULL) {
    return ways_pick(&state->ways, soonest, wages, picks);
  }
  rest.count = 0;
  for (size_t i = 0; i < state->ways.count; i++) {
    if (i != bare) {
      rest.items[rest.count] = state->ways.items[i];
      soonest[rest.count] = soonest[i];
      wages[rest.count++] = wages[i];
    }
  }
  size_t count = ways_pick(&rest, soonest, wages, named);
  picks[0] = (struct pick){.way = bare};
  count = count < WAY_LABELS ? count : (size_t)WAY_LABELS - 1;
  for (size_t i = 0; i < count; i++) {
    picks[i + 1] = (struct pick){.way = named[i].way + (named[i].way >= bare ? 1 : 0), .labels = named[i].labels};
  }
  return count + 1;
}

/* Every way once to know its first job, then the few with names, or all. */
static int choose(struct view *view, struct error *error) {
  struct ways_state *state = view->state;
  size_t count = state->ways.count;
  struct pick picks[WAY_LABELS];
  long long *soonest = arena_array(view->arena, count, sizeof *soonest);
  long long *wages = arena_array(view->arena, count, sizeof *wages);
  state->shown = arena_array(view->arena, count + 1, sizeof *state->shown);
  state->shown_count = 0;
  if (soonest == NULL || wages == NULL || state->shown == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < count; i++) {
    if (show(view, i, 0, error) != 0) {
      return -1;
    }
    soonest[i] = state->shown[i].exit_time;
    wages[i] = soonest[i] < 0 ? -1 : ways_first_job(state, &state->shown[i]).wage;
  }
  size_t picked = pick_named(view, soonest, wages, picks);
  if (!state->all) {
    struct shown_way *every = state->shown;
    state->shown = arena_array(view->arena, WAY_LABELS, sizeof *state->shown);
    if (state->shown == NULL) {
      return error_no_memory(error);
    }
    state->shown_count = picked;
    for (size_t i = 0; i < picked; i++) {
      state->shown[i] = every[picks[i].way];
    }
  }
  for (size_t i = 0; i < picked; i++) {
    state->shown[state->all ? picks[i].way : i].labels = picks[i].labels;
  }
  return 0;
}

/* Pages say more of the steps that are shown than the search asked for. */
static int fill_shown(struct view *view, struct error *error) {
  struct ways_state *state = view->state;
  for (size_t i = 0; i < state->shown_count; i++) {
    const struct way *way = state->shown[i].way;
    for (size_t j = 0; j < way->count; j++) {
      if (routes_fill(state->routes, way->steps[j], error) != 0) {
        return -1;
      }
    }
  }
  return 0;
}

static int search(struct view *view, struct error *error) {
  struct ways_state *state = view->state;
  const struct ways_limits limits = {.bits = state->routes->limits,
                                     .budget = state->asked.budget,
                                     .time = (long long)(state->asked.days * GRAPH_DAY + 0.5)};
  state->relaxed = false;
  if (ways_search(state->routes->graph, &limits, NULL, view->arena, &state->ways, error) != 0) {
    return -1;
  }
  state->ways.exact = state->ways.exact && !state->routes->cut;
  if (state->ways.count == 0 && state->ways.exact && limits.bits != 0) {
    state->relaxed = true;
    if (ways_relax(state->routes->graph, &limits, view->arena, &state->relaxations, error) != 0) {
      return -1;
    }
  }
  return choose(view, error) != 0 ? -1 : fill_shown(view, error);
}

static const struct job_match *row_of(const struct ways_state *state) {
  for (size_t i = 0; i < state->match.job_count; i++) {
    if (strcmp(state->match.jobs[i].job.code, state->job.code) == 0) {
      return &state->match.jobs[i];
    }
  }
  return NULL;
}

int ways_load(struct view *view, struct error *error) {
  struct ways_state *state = view->state;
  struct session *session = view->session;
  arena_reset(view->arena);
  state->shown_count = 0;
  state->ways = (struct ways){0};
  state->routes = NULL;
  if (state->code[0] == '\0') {
    return 0;
  }
  if (job_read(session->catalog, view->arena, state->code, &state->job, error) != 0 ||
      match_run_for(session->catalog, view->arena, session->wallet, &session->person, &state->match, error) != 0) {
    return -1;
  }
  state->question = (struct ways_question){.catalog = session->catalog,
                                           .match = &state->match,
                                           .job_match = row_of(state),
                                           .wallet = session->wallet,
                                           .person = &session->person,
                                           .job = &state->job,
                                           .limits = state->asked.bits,
                                           .county = state->asked.county[0] == '\0' ? NULL : state->asked.county,
                                           .hours = state->hours};
  if (routes_build(&state->question, view->arena, &state->routes, error) != 0 || search(view, error) != 0) {
    return -1;
  }
  state->at = state->at < state->shown_count ? state->at : 0;
  return 0;
}
