/* SPDX-License-Identifier: MIT */
/* "Why this fit": what is held, from where; what is lacking, and what closes it. */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/format.h"
#include "views/jobs_faces.h"
#include "views/match.h"

enum { LINE = 512 };

static const char *line_name(const struct match_line *line) {
  bool spanish = line->name_es != NULL && strcmp(session_language(), "es") == 0;
  return spanish ? line->name_es : line->name;
}

static const char *how_words(const char *how) {
  if (how == NULL) {
    return "";
  }
  if (strcmp(how, "skill") == 0) {
    return _("named");
  }
  if (strcmp(how, "credential") == 0) {
    return _("its jobs");
  }
  if (strcmp(how, "occupation") == 0) {
    return _("its job");
  }
  return _("its field");
}

static void fill_nothing(struct page *page) {
  page_text(page, STYLE_PLAIN, _("nothing"));
}

static void fill_have(const struct job_match *job, struct page *page) {
  static const int widths[] = {30, -6, -7, 22, 8, 0};
  page_section(page, _("You have"));
  if (job->have_count == 0) {
    fill_nothing(page);
    return;
  }
  const char *const heads[] = {"", _("weight"), _("covered"), _("from"), _("by"), NULL};
  page_columns(page, STYLE_DIM, widths, heads, NULL);
  for (size_t i = 0; job->have != NULL && i < job->have_count; i++) {
    const struct match_line *line = &job->have[i];
    char weight[24];
    char covered[24];
    char from[LINE] = "";
    (void)snprintf(weight, sizeof weight, "%.1f%%", line->weight * 100.0);
    (void)snprintf(covered, sizeof covered, "%.0f%%", line->covered * 100.0);
    for (size_t j = 0; line->from != NULL && line->from[j] != NULL; j++) {
      size_t length = strlen(from);
      (void)snprintf(from + length, sizeof from - length, "%s%s", length == 0 ? "" : ", ", line->from[j]);
    }
    const char *const cells[] = {line_name(line), weight, covered, from, how_words(line->how), NULL};
    page_columns(page, STYLE_PLAIN, widths, cells, NULL);
  }
}

static void fill_lack(const struct job_match *job, struct page *page) {
  static const int widths[] = {28, -6, -13, 60, 0};
  page_section(page, _("You lack"));
  if (job->lack_count == 0) {
    fill_nothing(page);
    return;
  }
  const char *const heads[] = {"", _("weight"), _("level you/job"), _("what closes it"), NULL};
  page_columns(page, STYLE_DIM, widths, heads, NULL);
  for (size_t i = 0; job->lack != NULL && i < job->lack_count; i++) {
    const struct match_line *line = &job->lack[i];
    char weight[24];
    char level[32];
    char closes[LINE] = "";
    char target[96] = "";
    (void)snprintf(weight, sizeof weight, "%.1f%%", line->weight * 100.0);
    (void)snprintf(level, sizeof level, "%.1f / %.1f", line->held_level, line->level);
    if (line->close_count > 0) {
      char cost[48];
      char time[48];
      const struct closing *closing = &line->closes[0];
      format_money(cost, sizeof cost, closing->cost, closing->currency, "not published");
      format_time_cell(time, sizeof time, closing->days, closing->days, -1);
      (void)snprintf(closes, sizeof closes, "%s · %s · %s", closing->name, time, cost);
      (void)snprintf(target, sizeof target, "show %s", closing->ctid);
    } else {
      (void)snprintf(closes, sizeof closes, "%s", reason_words("not in snapshot"));
    }
    const char *const cells[] = {line_name(line), weight, level, closes, NULL};
    page_columns(page, line->close_count > 0 ? STYLE_LINK : STYLE_PLAIN, widths, cells,
                 target[0] == '\0' ? NULL : target);
  }
}

int match_fill_detail(struct view *view, size_t index, struct page *page, struct error *error) {
  struct match_state *state = view->state;
  struct job_match *job = &state->shown[index];
  char text[LINE];
  if (job->have == NULL && job->lack == NULL &&
      match_detail(view->session->catalog, view->arena, view->session->wallet, &state->match, job, error) != 0) {
    return -1;
  }
  page_section(page, job_title(&job->job));
  (void)snprintf(text, sizeof text, _("\"%s\": what you hold covers %.1f %% of what this job asks for."),
                 match_fit_words(job->fit), job->fit_percent);
  page_text(page, STYLE_STRONG, text);
  if (job->capped_by != NULL) {
    (void)snprintf(text, sizeof text, _("It needs a license that your wallet does not show: %s."), job->capped_by);
    page_text(page, STYLE_WARN, text);
  }
  (void)snprintf(text, sizeof text, "job %s", job->job.code);
  page_link(page, _("Everything about this job"), text);
  fill_have(job, page);
  fill_lack(job, page);
  return 0;
}
