/* SPDX-License-Identifier: MIT */
/* One job of a match: the parts of the fit, the gates, what is held, from where, and what is lacking. */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/match/skill_sort.h"
#include "views/format.h"
#include "views/jobs_faces.h"
#include "views/labels.h"
#include "views/match.h"

const char *match_name(const char *name, const char *name_es) {
  bool spanish = name_es != NULL && strcmp(session_language(), "es") == 0;
  return spanish ? name_es : name;
}

static const char *how_words(const char *how) {
  static const struct {
    const char *how, *words;
  } rows[] = {{"skill", N_("named")},        {"credential", N_("its jobs")}, {"record", N_("it teaches")},
              {"occupation", N_("its job")}, {"program", N_("its field")},   {"experience", N_("you did")},
              {"answer", N_("you said")},    {"near", N_("near words")}};
  for (size_t i = 0; how != NULL && i < sizeof rows / sizeof rows[0]; i++) {
    if (strcmp(rows[i].how, how) == 0) {
      return _(rows[i].words);
    }
  }
  return "";
}

static const char *kind_words(enum fit_kind kind) {
  switch (kind) {
    case FIT_SKILLS:
      return _("Skills");
    case FIT_KNOWLEDGE:
      return _("Knowledge");
    case FIT_ACTIVITIES:
      return _("Activities");
    case FIT_TECHNOLOGIES:
      break;
  }
  return _("Technologies");
}

static void fill_nothing(struct page *page) {
  page_text(page, STYLE_PLAIN, _("nothing"));
}

static void fill_parts(const struct job_match *job, struct page *page) {
  static const int widths[] = {16, -8, -8, -6, -8, 0};
  page_section(page, _("The parts of the fit"));
  const char *const heads[] = {"", _("weight"), _("covered"), _("have"), _("missing"), NULL};
  page_columns(page, STYLE_DIM, widths, heads, NULL);
  for (int i = 0; i < (int)FIT_PARTS; i++) {
    const struct fit_part *part = &job->parts[i];
    char weight[24];
    char fit[24];
    char have[24];
    char lack[24];
    (void)snprintf(weight, sizeof weight, "%.1f%%", part->weight * 100.0);
    (void)snprintf(fit, sizeof fit, part->weight > 0.0 ? "%.1f%%" : "--", part->fit_percent);
    (void)snprintf(have, sizeof have, "%zu", part->have);
    (void)snprintf(lack, sizeof lack, "%zu", part->lack);
    const char *const cells[] = {kind_words((enum fit_kind)i), weight, fit, have, lack, NULL};
    page_columns(page, STYLE_PLAIN, widths, cells, NULL);
  }
}

void match_gate_words(const struct match_gate *gate, char *text, size_t size) {
  switch (gate->kind) {
    case GATE_LICENSE:
      (void)snprintf(text, size, _("License: %s (%s)"), gate->name, gate->region);
      break;
    case GATE_SCHOOLING:
      (void)snprintf(text, size, _("Usual schooling: %s"), label_education(gate->name));
      break;
    case GATE_EXPERIENCE:
      (void)snprintf(text, size, _("Usual experience in a job like it: %s"), label_education(gate->name));
      break;
    case GATE_ZONE:
      (void)snprintf(text, size, _("Preparation: %s"), label_zone(gate->value));
      break;
    case GATE_AGE:
    case GATE_RECORD:
    case GATE_CITIZEN:
    case GATE_PERMIT:
      (void)snprintf(text, size, "%s", match_name(gate->name, gate->name_es));
      break;
  }
}

const char *match_gate_state_words(const struct match_gate *gate) {
  switch (gate->state) {
    case GATE_MET:
      return _("met");
    case GATE_NOT_MET:
      return gate->kind == GATE_RECORD ? _("ask first") : _("not met");
    case GATE_NOT_TOLD:
      break;
  }
  return _("asks for");
}

static enum style gate_style(const struct match_gate *gate) {
  return gate->state == GATE_NOT_MET ? STYLE_WARN : STYLE_PLAIN;
}

static void fill_gates(const struct job_match *job, struct page *page) {
  page_section(page, _("What it asks for beside skills"));
  if (job->gate_count == 0) {
    page_text(page, STYLE_PLAIN, _("nothing that is known here"));
  }
  for (size_t i = 0; i < job->gate_count; i++) {
    const struct match_gate *gate = &job->gates[i];
    char words[MATCH_TEXT];
    char text[MATCH_TEXT + 160];
    match_gate_words(gate, words, sizeof words);
    (void)snprintf(
        text, sizeof text, "%s%s  (%s)", words,
        gate->for_all || gate->kind == GATE_SCHOOLING || gate->kind == GATE_EXPERIENCE || gate->kind == GATE_ZONE
            ? ""
            : _(" (some of the work)"),
        gate->source);
    page_pair(page, match_gate_state_words(gate), text, gate_style(gate));
  }
}

static void join_from(const struct match_line *line, char *text, size_t size) {
  text[0] = '\0';
  for (size_t j = 0; line->from != NULL && line->from[j] != NULL; j++) {
    size_t length = strlen(text);
    (void)snprintf(text + length, size - length, "%s%s", length == 0 ? "" : ", ", line->from[j]);
  }
}

static void fill_have(const struct job_match *job, struct page *page) {
  static const int widths[] = {30, -6, -7, 22, 10, 14, 0};
  page_section(page, _("You have"));
  if (job->have_count == 0) {
    fill_nothing(page);
    return;
  }
  const char *const heads[] = {"", _("weight"), _("covered"), _("from"), _("by"), "", NULL};
  page_columns(page, STYLE_DIM, widths, heads, NULL);
  for (size_t i = 0; i < job->have_count; i++) {
    const struct match_line *line = &job->have[i];
    char weight[24];
    char covered[24];
    char from[MATCH_TEXT];
    (void)snprintf(weight, sizeof weight, "%.1f%%", line->weight * 100.0);
    (void)snprintf(covered, sizeof covered, "%.0f%%", line->covered * 100.0);
    join_from(line, from, sizeof from);
    const char *sort = label_skill_sort(skill_sort_of(line->kind == FIT_TECHNOLOGIES ? NULL : line->element));
    const char *const cells[] = {
        match_name(line->name, line->name_es), weight, covered, from, how_words(line->how), sort, NULL};
    page_columns(page, STYLE_PLAIN, widths, cells, NULL);
  }
}

static void fill_lack_line(const struct match_line *line, struct page *page) {
  static const int widths[] = {28, -6, -13, 60, 0};
  char weight[24];
  char level[32];
  char closes[MATCH_TEXT] = "";
  char target[96] = "";
  (void)snprintf(weight, sizeof weight, "%.1f%%", line->weight * 100.0);
  if (line->level < 0.0) {
    (void)snprintf(level, sizeof level, "%s", _("not shown"));
  } else {
    (void)snprintf(level, sizeof level, "%.1f / %.1f", line->held_level, line->level);
  }
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
  const char *const cells[] = {match_name(line->name, line->name_es), weight, level, closes, NULL};
  page_columns(page, STYLE_PLAIN, widths, cells, target[0] == '\0' ? NULL : target);
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
  for (size_t i = 0; i < job->lack_count; i++) {
    fill_lack_line(&job->lack[i], page);
  }
}

static void fill_uncounted(const struct job_match *job, struct page *page) {
  static const int widths[] = {36, -12, -9, 0};
  if (job->uncounted_count == 0) {
    return;
  }
  page_section(page, _("Not counted: published with low precision"));
  const char *const heads[] = {"", _("importance"), _("level"), NULL};
  page_columns(page, STYLE_DIM, widths, heads, NULL);
  for (size_t i = 0; i < job->uncounted_count; i++) {
    const struct match_uncounted *line = &job->uncounted[i];
    char importance[24];
    char level[24];
    (void)snprintf(importance, sizeof importance, "%.1f / 5", line->importance);
    (void)snprintf(level, sizeof level, line->level < 0.0 ? "--" : "%.1f / 7", line->level);
    const char *const cells[] = {match_name(line->name, line->name_es), importance, level, NULL};
    page_columns(page, STYLE_DIM, widths, cells, NULL);
  }
}

static void draw_have(const struct job_match *job, const struct canvas *half) {
  char from[MATCH_TEXT];
  int name = half->columns * 3 / 5;
  canvas_field(half, 0, 1, name - 1, false, STYLE_STRONG, _("You have"));
  canvas_field(half, 0, name + 1, half->columns - name - 2, false, STYLE_DIM, _("from"));
  for (int i = 1; i < half->rows && (size_t)i <= job->have_count; i++) {
    const struct match_line *line = &job->have[i - 1];
    join_from(line, from, sizeof from);
    canvas_field(half, i, 1, name - 1, false, STYLE_PLAIN, match_name(line->name, line->name_es));
    canvas_field(half, i, name + 1, half->columns - name - 2, false, STYLE_PLAIN, from);
  }
}

static void draw_lack(const struct job_match *job, const struct canvas *half) {
  int name = half->columns / 2;
  canvas_field(half, 0, 1, name - 1, false, STYLE_STRONG, _("You lack"));
  canvas_field(half, 0, name + 1, half->columns - name - 2, false, STYLE_DIM, _("what closes it"));
  for (int i = 1; i < half->rows && (size_t)i <= job->lack_count; i++) {
    const struct match_line *line = &job->lack[i - 1];
    char closes[MATCH_TEXT];
    char time[48];
    (void)snprintf(closes, sizeof closes, "%s", reason_words("not in snapshot"));
    if (line->close_count > 0) {
      const struct closing *closing = &line->closes[0];
      format_time_cell(time, sizeof time, closing->days, closing->days, -1);
      (void)snprintf(closes, sizeof closes, "%s%s%s", closing->days < 0.0 ? "" : time, closing->days < 0.0 ? "" : " · ",
                     closing->name);
    }
    canvas_field(half, i, 1, name - 1, false, STYLE_PLAIN, match_name(line->name, line->name_es));
    canvas_field(half, i, name + 1, half->columns - name - 2, false, STYLE_PLAIN, closes);
  }
}

void match_draw_below(const struct job_match *job, const struct canvas *canvas) {
  int middle = canvas->columns / 2;
  struct canvas left = canvas_part(canvas, 0, 0, canvas->rows, middle);
  struct canvas right = canvas_part(canvas, 0, middle, canvas->rows, canvas->columns - middle);
  draw_have(job, &left);
  draw_lack(job, &right);
}

void match_why_word(const struct job_match *job, char *text, size_t size) {
  if (!job->job.rated) {
    (void)snprintf(text, size, "%s", _("O*NET has not rated this job, so nothing can be compared with it."));
    return;
  }
  (void)snprintf(text, size, _("\"%s\": what you hold covers %.1f %% of what this job asks for."),
                 match_fit_words(job->fit), job->fit_percent);
}

/* What holds back beside skills. */
static void fill_unmet(const struct job_match *job, struct page *page) {
  const struct match_gate *gate = job->unmet;
  char words[MATCH_TEXT];
  char text[MATCH_TEXT + 160];
  if (gate == NULL) {
    return;
  }
  match_gate_words(gate, words, sizeof words);
  if (gate->kind == GATE_LICENSE) {
    (void)snprintf(text, sizeof text, _("It needs a license that your wallet does not show: %s (%s)."), gate->name,
                   gate->region);
  } else if (job->capped != NULL) {
    (void)snprintf(text, sizeof text, _("It would be \"most\", but this is not met: %s"), words);
  } else {
    (void)snprintf(text, sizeof text, _("This is not met: %s"), words);
  }
  page_text(page, STYLE_WARN, text);
}

void match_fill_detail(const struct job_match *job, struct page *page) {
  char text[MATCH_TEXT];
  page_section(page, job_title(&job->job));
  match_why_word(job, text, sizeof text);
  page_text(page, STYLE_STRONG, text);
  if (job->did) {
    page_text(page, STYLE_PLAIN, _("You did this job."));
  }
  fill_unmet(job, page);
  (void)snprintf(text, sizeof text, "job %s", job->job.code);
  page_link(page, _("Everything about this job"), text);
  fill_have(job, page);
  fill_lack(job, page);
  fill_gates(job, page);
  fill_parts(job, page);
  fill_uncounted(job, page);
}
