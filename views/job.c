/* SPDX-License-Identifier: MIT */
/* Job: everything known about one occupation, as a page. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/catalog/credential.h"
#include "views/actions.h"
#include "views/format.h"
#include "views/jobs_faces.h"
#include "views/labels.h"
#include "views/paper.h"
#include "views/views.h"

enum {
  PAPER_WIDTH = 80,
  LINE = 2048,
  SHOWN_TITLES = 12,
  SHOWN_TECHNOLOGIES = 30,
  SHOWN_RELATED = 10,
  NEAR = 20,
  SHOWN_NEAR = 10
};

struct job_state {
  struct job_facts facts;
  struct page *page;
  char code[64];
  char selected[VIEW_SELECTED];
};

static void fill_titles(struct page *page, const struct job_facts *facts) {
  char text[LINE] = "";
  for (size_t i = 0; facts->titles != NULL && facts->titles[i] != NULL && i < SHOWN_TITLES; i++) {
    format_join(text, sizeof text, facts->titles[i]);
  }
  page_section(page, job_title(&facts->job));
  page_pair(page, _("Code"), facts->job.code, STYLE_PLAIN);
  if (facts->job.older != NULL) {
    char asked[160];
    (void)snprintf(asked, sizeof asked, _("%s, a code that is not in today's list"), facts->job.older);
    page_pair(page, _("Asked for"), asked, STYLE_DIM);
  }
  if (text[0] != '\0') {
    page_pair(page, _("Also called"), text, STYLE_PLAIN);
  }
}

static void fill_wage(struct page *page, const char *label, long long cents, const char *reason) {
  char money[64];
  format_money(money, sizeof money, cents, "USD", reason);
  page_pair(page, label, money, STYLE_PLAIN);
}

static void fill_wages(struct page *page, const struct job *job) {
  char title[128];
  const struct wages *wages = &job->wages;
  (void)snprintf(title, sizeof title, _("What it pays in a year (whole country, May %s)"),
                 wages->year == NULL ? "--" : wages->year);
  page_section(page, title);
  fill_wage(page, _("Middle: half earn more"), wages->median, wages->reason);
  fill_wage(page, _("A quarter earn less than"), wages->p25, wages->reason);
  fill_wage(page, _("A quarter earn more than"), wages->p75, wages->reason);
  fill_wage(page, _("One in ten earns less than"), wages->p10, wages->reason);
  fill_wage(page, _("One in ten earns more than"), wages->p90, wages->reason);
  if (wages->basis != NULL && strcmp(wages->basis, "annual") != 0) {
    page_text(page, STYLE_DIM, _("Counted from the hourly wage with 2,080 hours a year."));
  }
  if (job->soc != NULL && strncmp(job->soc, job->code, strlen(job->soc)) != 0) {
    char text[160];
    (void)snprintf(text, sizeof text, _("These wages are published for the wider group %s."), job->soc);
    page_text(page, STYLE_DIM, text);
  }
  page_text(page, STYLE_DIM, _("People who start usually earn less than the middle."));
}

static void fill_outlook(struct page *page, const struct job *job) {
  char text[160];
  char title[96];
  (void)snprintf(title, sizeof title, _("Chances (forecast %s)"),
                 job->projection_years == NULL ? "--" : job->projection_years);
  page_section(page, title);
  if (job->employment >= 0) {
    format_count(text, sizeof text, job->employment);
    page_pair(page, _("People in this job"), text, STYLE_PLAIN);
  } else {
    page_pair(page, _("People in this job"), reason_words("not published"), STYLE_DIM);
  }
  job_openings_words(job, text, sizeof text);
  page_pair(page, _("Openings a year"), job->openings < 0 ? reason_words("not published") : text, STYLE_PLAIN);
  job_growth_words(job, text, sizeof text);
  page_pair(page, _("Growth in ten years"), isfinite(job->growth_percent) ? text : reason_words("not published"),
            STYLE_PLAIN);
}

static void fill_entry(struct page *page, const struct job_facts *facts) {
  page_section(page, _("To get in"));
  page_pair(page, _("Usual schooling"), label_education(facts->job.education), STYLE_PLAIN);
  page_pair(page, _("Experience"), label_education(facts->job.experience), STYLE_PLAIN);
  page_pair(page, _("Training on the job"), label_education(facts->job.training), STYLE_PLAIN);
  page_pair(page, _("Preparation"), label_zone(facts->job.zone), STYLE_PLAIN);
  for (size_t i = 0; i < facts->license_count; i++) {
    char text[LINE];
    (void)snprintf(text, sizeof text, "%s (%s)", facts->licenses[i].name, facts->licenses[i].region);
    page_pair(page, _("License"), text, STYLE_WARN);
  }
  char target[96];
  char text[160];
  char count[32];
  format_count(count, sizeof count, facts->credentials);
  (void)snprintf(text, sizeof text, _("%s credentials here lead to it"), count);
  (void)snprintf(target, sizeof target, "find job:%s", facts->job.code);
  page_link(page, text, facts->credentials > 0 ? target : NULL);
}

static void fill_ratings(struct page *page, const struct job_facts *facts, enum element_kind kind, const char *title) {
  static const int widths[] = {36, -11, -8, 30, 0};
  bool spanish = strcmp(session_language(), "es") == 0;
  page_section(page, title);
  if (!facts->job.rated) {
    page_text(page, STYLE_DIM, _("This occupation is not rated, so nothing is known about what it asks for."));
    return;
  }
  const char *const heads[] = {"", _("important"), _("level"), "", NULL};
  page_columns(page, STYLE_DIM, widths, heads, NULL);
  for (size_t i = 0; i < facts->rating_count; i++) {
    const struct rating *rating = &facts->ratings[i];
    char importance[24] = "--";
    char level[24] = "--";
    if (rating->kind != kind) {
      continue;
    }
    if (rating->importance >= 0) {
      (void)snprintf(importance, sizeof importance, "%.2f / 5", rating->importance);
    }
    if (rating->level >= 0) {
      (void)snprintf(level, sizeof level, "%.2f / 7", rating->level);
    }
    const char *note = rating->not_relevant                                    ? _("not needed")
                       : rating->suppress_importance || rating->suppress_level ? _("low precision")
                                                                               : "";
    const char *name = spanish && rating->name_es != NULL ? rating->name_es : rating->name;
    const char *const cells[] = {name, importance, level, note, NULL};
    page_columns(page, STYLE_PLAIN, widths, cells, NULL);
  }
}

static void fill_technologies(struct page *page, const struct job_facts *facts) {
  char demanded[LINE] = "";
  char others[LINE] = "";
  size_t shown = 0;
  for (size_t i = 0; i < facts->technology_count && shown < SHOWN_TECHNOLOGIES; i++) {
    const struct technology *technology = &facts->technologies[i];
    if (technology->in_demand || technology->hot) {
      format_join(technology->in_demand ? demanded : others, LINE, technology->name);
      shown++;
    }
  }
  page_section(page, _("Tools and software"));
  if (facts->technology_count == 0) {
    page_text(page, STYLE_DIM, reason_words("not published"));
    return;
  }
  page_pair(page, _("Often asked for"), demanded[0] == '\0' ? _("none") : demanded, STYLE_PLAIN);
  page_pair(page, _("Widely used"), others[0] == '\0' ? _("none") : others, STYLE_PLAIN);
}

static void fill_near(struct page *page, const struct job_facts *facts) {
  page_section(page, _("Jobs near it"));
  if (facts->near_count == 0) {
    page_text(page, STYLE_DIM, reason_words("not published"));
    return;
  }
  page_text(page, STYLE_DIM,
            _("How near a job is for people who did this one: our own figure, made of tasks, skills, knowledge, "
              "preparation, interests, pay and openings. It says nothing of licenses."));
  for (size_t i = 0; i < facts->near_count && i < SHOWN_NEAR; i++) {
    char target[64];
    char text[LINE];
    (void)snprintf(target, sizeof target, "job %s", facts->near[i].job->code);
    (void)snprintf(text, sizeof text, "%3.0f %%  %s", facts->near[i].near * 100, job_title(facts->near[i].job));
    page_link(page, text, target);
  }
}

static void fill_related(struct page *page, const struct job_facts *facts) {
  page_section(page, _("Jobs like it, by O*NET's list of related occupations"));
  if (facts->related_count == 0) {
    page_text(page, STYLE_DIM, reason_words("not published"));
  }
  for (size_t i = 0; i < facts->related_count && i < SHOWN_RELATED; i++) {
    char target[64];
    (void)snprintf(target, sizeof target, "job %s", facts->related[i].code);
    page_link(page, facts->related[i].title, target);
  }
}

static void fill_page(struct job_state *state) {
  struct page *page = state->page;
  const struct job_facts *facts = &state->facts;
  page_clear(page);
  fill_titles(page, facts);
  fill_wages(page, &facts->job);
  fill_outlook(page, &facts->job);
  fill_entry(page, facts);
  fill_ratings(page, facts, ELEMENT_SKILL, _("Skills it asks for"));
  fill_ratings(page, facts, ELEMENT_KNOWLEDGE, _("Knowledge it asks for"));
  fill_ratings(page, facts, ELEMENT_ACTIVITY, _("What people do in it"));
  fill_technologies(page, facts);
  fill_near(page, facts);
  fill_related(page, facts);
}

static int job_load(struct view *view, struct error *error) {
  struct job_state *state = view->state;
  struct job_facts *facts = &state->facts;
  struct catalog *catalog = view->session->catalog;
  struct arena *arena = view->arena;
  arena_reset(arena);
  *facts = (struct job_facts){0};
  if (job_read(catalog, arena, state->code, &facts->job, error) != 0 ||
      job_ratings(catalog, arena, facts->job.code, &facts->ratings, &facts->rating_count, error) != 0 ||
      job_technologies(catalog, arena, facts->job.code, &facts->technologies, &facts->technology_count, error) != 0 ||
      job_related(catalog, arena, facts->job.code, &facts->related, &facts->related_count, error) != 0 ||
      job_nearest(catalog, arena, facts->job.code, NEAR, &facts->near, &facts->near_count, error) != 0 ||
      job_licenses(catalog, arena, facts->job.code, &facts->licenses, &facts->license_count, error) != 0 ||
      job_titles(catalog, arena, facts->job.code, 60, &facts->titles, error) != 0) {
    return -1;
  }
  facts->credentials = credential_count_for_job(catalog, facts->job.code);
  fill_page(state);
  return 0;
}

static int job_open(struct view *view, int argc, char *const *argv, struct error *error) {
  struct job_state *state = view->state;
  if (argc != 1 || strlen(argv[0]) >= sizeof state->code) {
    return error_set(error, ERROR_USAGE, "%s",
                     _("Say which job by its code: ladderway job 29-1141.00. ladderway jobs lists them."));
  }
  state->page = page_new();
  if (state->page == NULL) {
    return error_no_memory(error);
  }
  (void)snprintf(state->code, sizeof state->code, "%s", argv[0]);
  return job_load(view, error);
}

static void job_draw(struct view *view, const struct canvas *body) {
  struct job_state *state = view->state;
  page_draw(state->page, body, true);
}

static unsigned job_act(struct view *view, int action) {
  struct job_state *state = view->state;
  char text[160];
  switch (action) {
    case ACTION_OPEN:
      return view_go_target(view, page_target(state->page));
    case ACTION_CREDENTIALS_FOR:
      (void)snprintf(text, sizeof text, "job:%s", state->facts.job.code);
      return view_go(view, "find", text, NULL);
    case ACTION_LINK:
      view_say(view, "https://www.onetonline.org/link/summary/%s", state->facts.job.code);
      return REACT_PAINT;
    default:
      return REACT_UNKNOWN;
  }
}

static unsigned job_take(struct view *view, const struct event *event) {
  struct job_state *state = view->state;
  bool open = false;
  unsigned reaction = page_take(state->page, event, &open);
  return open ? view_go_target(view, page_target(state->page)) : reaction;
}

static void job_print(struct view *view, FILE *out, bool numbered) {
  struct job_state *state = view->state;
  page_print(state->page, out, numbered ? PAPER_LINEAR : PAPER_WIDTH, numbered);
}

static unsigned job_choose(struct view *view, size_t number) {
  struct job_state *state = view->state;
  return view_go_target(view, page_target_number(state->page, number));
}

static bool job_find(struct view *view, const char *text, bool backward) {
  struct job_state *state = view->state;
  return page_find(state->page, text, backward);
}

static int job_json(struct view *view, FILE *out, struct error *error) {
  struct job_state *state = view->state;
  return job_write_json(view->session, &state->facts, out, error);
}

/* The parts of the nearest job, so that the figure can be added up. */
static void fill_near_source(struct page *page, const struct job_facts *facts) {
  static const int widths[] = {24, -9, -9, 0};
  if (facts->near_count == 0) {
    return;
  }
  const struct job_neighbour *nearest = &facts->near[0];
  char text[LINE];
  (void)snprintf(text, sizeof text, _("How near: %s"), job_title(nearest->job));
  page_section(page, text);
  const char *const heads[] = {"", _("alike"), _("counts"), NULL};
  page_columns(page, STYLE_DIM, widths, heads, NULL);
  for (size_t i = 0; i < nearest->part_count; i++) {
    char value[24];
    char share[24];
    (void)snprintf(value, sizeof value, "%.0f %%", nearest->parts[i].value * 100);
    (void)snprintf(share, sizeof share, "%.0f %%", nearest->parts[i].share * 100);
    const char *const cells[] = {_(nearest->parts[i].name), value, share, NULL};
    page_columns(page, STYLE_PLAIN, widths, cells, NULL);
  }
  (void)snprintf(
      text, sizeof text,
      _("The sum of \"alike\" times \"counts\" is %.0f %%. The manual says how each part is counted, and where "
        "the weights come from."),
      nearest->near * 100);
  page_text(page, STYLE_DIM, text);
}

static void job_source(struct view *view, struct page *page) {
  const struct job_state *state = view->state;
  page_section(page, job_title(&state->facts.job));
  jobs_source_lines(view->session, page);
  fill_near_source(page, &state->facts);
}

static const char *job_subject(const struct view *view) {
  const struct job_state *state = view->state;
  return job_title(&state->facts.job);
}

static const char *job_selected(const struct view *view) {
  struct job_state *state = view->state;
  return view_selected(state->selected, sizeof state->selected, state->page, "job", state->facts.job.code);
}

static void job_close(struct view *view) {
  struct job_state *state = view->state;
  page_free(state->page);
}

const struct view_ops job_view = {
    .name = "job",
    .title = N_("Job"),
    .usage = "CODE",
    .help = N_("Everything known about one job"),
    .place = PLACE_JOB,
    .state_size = sizeof(struct job_state),
    .open = job_open,
    .reload = job_load,
    .draw = job_draw,
    .act = job_act,
    .take = job_take,
    .print = job_print,
    .choose = job_choose,
    .find = job_find,
    .json = job_json,
    .source = job_source,
    .subject = job_subject,
    .selected = job_selected,
    .close = job_close,
};
