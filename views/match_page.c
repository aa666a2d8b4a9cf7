/* SPDX-License-Identifier: MIT */
/* Which page of which job the view holds. */
#include <stdio.h>

#include "data/base/i18n.h"
#include "views/jobs_faces.h"
#include "views/match.h"

static int read_lists(struct view *view, struct job_match *job, struct error *error) {
  struct match_state *state = view->state;
  return job->have != NULL
             ? 0
             : match_detail(view->session->catalog, view->arena, view->session->wallet, &state->match, job, error);
}

void match_read_lists(struct view *view, struct job_match *job) {
  struct error error = {0};
  if (read_lists(view, job, &error) != 0) {
    job->have_count = 0;
    job->lack_count = 0;
  }
}

/* Of whichever page: nothing can be compared, but the job can be read about. */
static void fill_unrated(const struct job_match *job, struct page *page) {
  char target[64];
  (void)snprintf(target, sizeof target, "job %s", job->job.code);
  page_section(page, job_title(&job->job));
  page_text(page, STYLE_PLAIN, match_no_ratings());
  page_link(page, _("Everything about this job"), target);
}

static int fill(struct view *view, enum match_page which, struct job_match *job, struct error *error) {
  struct match_state *state = view->state;
  struct gap gap;
  if (!job->job.rated) {
    fill_unrated(job, state->page);
    return 0;
  }
  if (which == MATCH_PAGE_WHY) {
    match_fill_why(view, job, state->page);
    return 0;
  }
  if (read_lists(view, job, error) != 0) {
    return -1;
  }
  if (which == MATCH_PAGE_DETAIL) {
    match_fill_detail(job, state->page);
    return 0;
  }
  struct arena *arena = arena_new((size_t)VIEW_ARENA);
  if (arena == NULL) {
    return error_no_memory(error);
  }
  int result = gap_find(view->session->catalog, arena, view->session->wallet, &state->match, job, &gap, error);
  if (result == 0) {
    match_fill_gap(job, &gap, state->page);
  }
  arena_free(arena);
  return result;
}

void match_fill_page(struct view *view, enum match_page which, size_t index) {
  struct match_state *state = view->state;
  struct error error = {0};
  if (which == MATCH_PAGE_NONE || index >= state->shown_count ||
      (which == state->in_page && index == state->page_index)) {
    return;
  }
  page_clear(state->page);
  if (fill(view, which, state->shown[index], &error) != 0) {
    page_text(state->page, STYLE_BAD, error.message);
  }
  state->in_page = which;
  state->page_index = index;
}
