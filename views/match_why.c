/* SPDX-License-Identifier: MIT */
/* Why a job stands where it does, as a sum; and how everything here is worked out. */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/jobs/near.h"
#include "views/jobs_faces.h"
#include "views/match.h"

static const struct job *near_job(const struct match_state *state, const struct rank_term *term) {
  return &state->match.matrix.jobs[state->match.held[term->about].row];
}

/* A job is as near as can be when it was done, when a credential leads to it, or
 * when it stands in for one without ratings. */
static void near_words(const struct match_state *state, const struct job_match *job, const struct rank_term *term,
                       char *text, size_t size) {
  bool itself = state->match.held[term->about].row == job->row;
  bool worked = strcmp(state->match.held_from[term->about].how, "experience") == 0;
  if (!itself) {
    (void)snprintf(text, size, _("how near it is to %s"), job_title(near_job(state, term)));
  } else if (job->did) {
    (void)snprintf(text, size, "%s", _("you did this job"));
  } else if (worked) {
    (void)snprintf(text, size, "%s", _("O*NET lists it as like the job that you did"));
  } else {
    (void)snprintf(text, size, "%s", _("what you hold leads to it"));
  }
}

/* What a term says, with its figure. */
static void term_words(const struct match_state *state, const struct job_match *job, const struct rank_term *term,
                       char *text, size_t size) {
  const struct match_gate *gate = NULL;
  int count = (int)(term->value + 0.5);
  switch (term->kind) {
    case RANK_NEAR:
      near_words(state, job, term, text, size);
      break;
    case RANK_STEP_UP:
      (void)snprintf(text, size, "%s", _("it leads people in the kind of work that you did"));
      break;
    case RANK_SPECIAL:
      (void)snprintf(text, size, _("%.0f %% of jobs turn less on what you hold"), term->value * 100.0);
      break;
    case RANK_FIT:
      (void)snprintf(text, size, _("what you hold covers %.1f %%"), job->fit_percent);
      break;
    case RANK_OPENINGS:
      (void)snprintf(text, size, "%s", _("openings a year, on a scale from 100 to 500,000"));
      break;
    case RANK_EXPERIENCE:
      (void)snprintf(text, size, "%s", _("it usually asks for years in a job like it"));
      break;
    case RANK_LICENSE:
      gate = gate_unmet(job, GATE_LICENSE);
      (void)snprintf(text, size, _("a license is lacking: %s"), gate == NULL ? "" : gate->name);
      break;
    case RANK_SCHOOLING:
      (void)snprintf(text, size,
                     ngettext("%d step of schooling is lacking", "%d steps of schooling are lacking", (unsigned)count),
                     count);
      break;
    case RANK_ZONE:
      (void)snprintf(text, size, _("%d job zones more than one above what you showed"), count);
      break;
    case RANK_AGE:
      (void)snprintf(text, size, "%s", _("you are too young for it by law or in most states"));
      break;
    case RANK_RECORD:
      (void)snprintf(text, size, "%s", _("it asks about criminal records"));
      break;
  }
}

static void fill_terms(const struct match_state *state, const struct job_match *job, struct page *page) {
  /* The points first: a narrow window cuts the words, not the sum. */
  static const int widths[] = {-8, -7, -7, 52, 0};
  const char *const heads[] = {_("points"), _("value"), _("times"), "", NULL};
  page_columns(page, STYLE_DIM, widths, heads, NULL);
  for (size_t i = 0; i < job->term_count; i++) {
    const struct rank_term *term = &job->terms[i];
    char words[MATCH_TEXT];
    char value[24];
    char each[24];
    char points[24];
    term_words(state, job, term, words, sizeof words);
    (void)snprintf(value, sizeof value, "%.3f", term->value);
    (void)snprintf(each, sizeof each, "%.0f", term->each);
    (void)snprintf(points, sizeof points, "%+.2f", term->points);
    const char *const cells[] = {points, value, each, words, NULL};
    page_columns(page, STYLE_PLAIN, widths, cells, NULL);
  }
  char sum[24];
  (void)snprintf(sum, sizeof sum, "%.2f", job->score);
  const char *const cells[] = {sum, "", "", _("together"), NULL};
  page_columns(page, STYLE_STRONG, widths, cells, NULL);
}

static const struct rank_term *near_term(const struct job_match *job) {
  for (size_t i = 0; i < job->term_count; i++) {
    if (job->terms[i].kind == RANK_NEAR) {
      return &job->terms[i];
    }
  }
  return NULL;
}

static void fill_near(const struct view *view, const struct job_match *job, struct page *page) {
  static const int widths[] = {30, -8, -8, -10, 0};
  const struct match_state *state = view->state;
  const struct rank_term *term = near_term(job);
  struct job_near *near = NULL;
  struct job_near_part parts[JOB_NEAR_PARTS_MOST];
  struct error error = {0};
  struct arena *arena = term == NULL ? NULL : arena_new((size_t)64 << 20);
  char text[MATCH_TEXT];
  if (arena == NULL || job_near_open(view->session->catalog, arena, &state->match.matrix, &near, &error) != 0) {
    arena_free(arena);
    return;
  }
  size_t count = job_near_parts(near, state->match.held[term->about].row, job->row, parts);
  (void)snprintf(text, sizeof text, _("How near it is to %s"), job_title(near_job(state, term)));
  page_section(page, text);
  const char *const heads[] = {"", _("near"), _("share"), _("together"), NULL};
  page_columns(page, STYLE_DIM, widths, heads, NULL);
  for (size_t i = 0; i < count; i++) {
    char value[24];
    char share[24];
    char both[24];
    (void)snprintf(value, sizeof value, "%.3f", parts[i].value);
    (void)snprintf(share, sizeof share, "%.0f%%", parts[i].share * 100.0);
    (void)snprintf(both, sizeof both, "%.3f", parts[i].value * parts[i].share);
    const char *const cells[] = {_(parts[i].name), value, share, both, NULL};
    page_columns(page, STYLE_PLAIN, widths, cells, NULL);
  }
  page_text(
      page, STYLE_DIM,
      _("Times how much that job counts beside the others that you did or learned for, that is the value above."));
  arena_free(arena);
}

void match_fill_why(const struct view *view, const struct job_match *job, struct page *page) {
  const struct match_state *state = view->state;
  page_section(page, job_title(&job->job));
  page_text(page, STYLE_STRONG, _("Why this place in the list: the jobs with the most points stand first."));
  if (job->did) {
    page_text(page, STYLE_PLAIN, _("You did this job, so it stands before all others."));
  }
  fill_terms(state, job, page);
  fill_near(view, job, page);
}

static void source_of_fit(struct page *page) {
  page_section(page, _("How the fit is worked out"));
  page_text(page, STYLE_PLAIN,
            _("Each skill, knowledge and activity that a job asks for has a weight: its importance in the O*NET "
              "ratings, (importance - 1) / 4, as a share of all of the job's weights. Elements that are not needed, of "
              "importance under 2, or published with low precision are left out."));
  page_text(page, STYLE_PLAIN,
            _("Technologies have no importance there. Those that O*NET marks as in demand in the job (where there are "
              "none, as hot) weigh .25 each before shares are taken, but all of them at most one fifth of the whole."));
  page_text(page, STYLE_PLAIN,
            _("What you hold counts up to the level that the job asks for, times how much the credential counts. Fit = "
              "the weight that is covered / all the weight. More than asked for counts for nothing."));
  page_text(page, STYLE_PLAIN,
            _("most: 80 % or more. some: less, with at least one of the job's ten heaviest needs half covered. little: "
              "otherwise. A missing license, an age that is not reached, or schooling of more than one step less caps "
              "the word at some."));
  page_text(
      page, STYLE_PLAIN,
      _("A credential shows skills in these ways: it names them (named); its record in the data teaches them (it "
        "teaches); it is in the data and leads to a job (its jobs); it names a job (its job); it names a field of "
        "study that leads to jobs (its field). The last three are guesses about you, so the lowest level of those "
        "jobs is taken. What you tell counts by itself (you did, you said). A course of less than four weeks that only "
        "its field leads to jobs shows half of their levels; any course of less than a week shows a fifth."));
}

static void source_of_order(struct page *page) {
  page_section(page, _("How the order is worked out"));
  page_text(
      page, STYLE_PLAIN,
      _("If you did a job or learned for one: 100 points times how near a job is to it, plus 10 times the fit, "
        "plus 10 for a job that leads people in the kind of work that you did. If not: 60 points times the share "
        "of jobs that turn less on what you hold, plus 30 times the fit, plus up to 10 for many openings, less 5 or "
        "10 for a job that usually asks for years in a job like it. A job "
        "turns on a skill when it asks for it more than most jobs do."));
  page_text(page, STYLE_PLAIN,
            _("Then less for what is not met: 2 for a license, 3 for each step of schooling, 10 for each job zone more "
              "than one above what you showed (zone 2 where nothing is known), "
              "40 for an age, 5 where a record is asked about and you told of one. The numbers are this program's own "
              "judgement. The job that you did stands first."));
  page_section(page, _("What is asked for beside skills"));
  page_text(
      page, STYLE_PLAIN,
      _("Licenses: the list of the State of New Jersey. Schooling: what the Bureau of Labor Statistics calls "
        "typical for entry; usual, not the law. Job zones: O*NET. Age, records and citizenship: this program's own "
        "reading "
        "of public law for common jobs, named with each; no legal advice and not complete. Nothing is hidden by it."));
  page_section(page, _("From home"));
  page_text(
      page, STYLE_PLAIN,
      _("A guess: no work activity that ties people to a place (moving objects, machines, vehicles, repairs, "
        "inspecting, bodily work, serving the public, caring for others) is of importance 3.5 or more, and working "
        "with computers is. After Dingel and Neiman, 2020, who also look at working conditions."));
}

void match_source(struct view *view, struct page *page) {
  source_of_fit(page);
  source_of_order(page);
  page_section(page, _("Closing the gap"));
  page_text(page, STYLE_PLAIN,
            _("A credential to be earned counts as one that nobody checked, .80. Best first: percentage points of fit "
              "gained / (1 + dollars / 500 + weeks); those without a published price or length come last."));
  page_section(page, _("Wages and openings"));
  jobs_source_lines(view->session, page);
}
