/* SPDX-License-Identifier: MIT */
/* A ladder as text: step by step, then what stands beside it. */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/format.h"
#include "views/labels.h"
#include "views/ladder.h"
#include "views/record.h"

enum { LINE = 1024 };

static void put_link(struct page *page, struct arena *arena, const char *text, const char *ctid) {
  const char *target = ctid == NULL ? NULL : arena_printf(arena, "show %s", ctid);
  if (text != NULL && target != NULL) {
    page_link(page, text, target);
  } else if (text != NULL) {
    page_text(page, STYLE_PLAIN, text);
  }
}

/* "Practical Nursing · Certificate" */
static const char *step_line(struct arena *arena, const struct ladder_step *step, const char *front) {
  return arena_printf(arena, "%s%s%s%s", front, ladder_step_name(step), step->type == NULL ? "" : " · ",
                      step->type == NULL ? "" : label_type(step->type));
}

static void put_sums(struct page *page, const struct ladder_sum *sum) {
  char text[LINE];
  ladder_cost_words(sum, text, sizeof text);
  page_pair(page, _("Cost so far"), text, STYLE_PLAIN);
  ladder_time_words(sum, text, sizeof text);
  page_pair(page, _("Time so far"), text, STYLE_PLAIN);
}

static void put_own_figures(struct page *page, const struct ladder_step *step) {
  const struct credential_row *row = &step->row;
  char money[128];
  char text[LINE];
  if (!step->is_credential) {
    page_pair(page, _("Cost and time"), reason_words(step->ctid == NULL ? "not in snapshot" : "not published"),
              STYLE_DIM);
    return;
  }
  format_money(money, sizeof money, row->cost, row->currency, row->cost_reason);
  (void)snprintf(text, sizeof text, "%s%s", row->cost >= 0 && !row->cost_complete ? _("at least ") : "", money);
  page_pair(page, _("Cost"), text, STYLE_PLAIN);
  format_time(text, sizeof text, row->days_min, row->days_max, row->effort_hours, row->time_reason);
  page_pair(page, _("Time"), text, STYLE_PLAIN);
  page_pair(page, _("Provider"), row->provider == NULL ? reason_words("not published") : row->provider, STYLE_PLAIN);
}

static void put_exits(struct page *page, const struct ladder_step *step) {
  char text[LINE];
  if (step->exit_count == 0) {
    page_pair(page, _("Exit"), _("no job is published for it"), STYLE_DIM);
  }
  for (size_t i = 0; i < step->exit_count; i++) {
    ladder_exit_words(&step->exits[i], text, sizeof text);
    page_pair(page, i == 0 ? _("Exit") : _("or"), text, STYLE_PLAIN);
  }
  if (step->exits_left_out > 0) {
    (void)snprintf(text, sizeof text, _("and %zu more jobs"), step->exits_left_out);
    page_pair(page, "", text, STYLE_DIM);
  }
}

/* What leads to a step, each with how and who says so. */
static void put_counted(struct page *page, const struct ladder *ladder, size_t at) {
  for (size_t i = 0; i < ladder->edge_count; i++) {
    const struct ladder_edge *edge = &ladder->edges[i];
    char words[LINE];
    char text[2 * LINE];
    if (edge->to != at) {
      continue;
    }
    ladder_edge_words(edge, words, sizeof words);
    (void)snprintf(text, sizeof text, "%s: %s%s", ladder_step_name(&ladder->steps[edge->from]), words,
                   edge->cut ? _(" - goes round in a circle, not followed") : "");
    page_pair(page, ladder_counts_toward(edge->kind) ? _("Counts toward it") : _("Leads to it"), text, STYLE_PLAIN);
    const char *note = record_words(edge->note, edge->note_es);
    if (note != NULL && !record_is_filler(note)) {
      page_pair(page, "", note, STYLE_DIM);
    }
  }
}

static void put_older(struct page *page, const struct ladder_step *step) {
  for (size_t i = 0; i < step->older_count; i++) {
    char text[LINE];
    (void)snprintf(text, sizeof text, "%s (%s)", step->older[i].name, step->older[i].ctid);
    page_pair(page, _("Older version"), text, STYLE_DIM);
  }
}

static void put_step(struct page *page, struct arena *arena, const struct ladder *ladder, size_t at) {
  const struct ladder_step *step = &ladder->steps[at];
  char title[LINE];
  (void)snprintf(title, sizeof title, _("Step %zu: %s%s"), step->place + 1, ladder_step_name(step),
                 step->asked && ladder->about == LADDER_OF_CREDENTIAL ? _(" - what you asked for") : "");
  page_section(page, title);
  put_link(page, arena, step_line(arena, step, ""), step->ctid);
  if (step->component != NULL) {
    page_pair(page, _("In the pathway"), ladder_part_words(step->component->part), STYLE_PLAIN);
  }
  put_own_figures(page, step);
  put_sums(page, &step->so_far);
  put_exits(page, step);
  page_pair(page, _("Kind"), ladder_stacking_words(step->stacking), STYLE_PLAIN);
  if (step->component == NULL) {
    put_counted(page, ladder, at);
  } else {
    record_put_needs(page, arena, &step->component->resource, 0);
  }
  put_older(page, step);
}

/* --- beside the line --- */

static void put_other(struct page *page, struct arena *arena, const struct ladder *ladder, size_t at) {
  const struct ladder_step *step = &ladder->steps[at];
  char cost[128];
  char time[128];
  put_link(page, arena, step_line(arena, step, ""), step->ctid);
  if (step->is_credential) {
    format_money(cost, sizeof cost, step->row.cost, step->row.currency, step->row.cost_reason);
    format_time(time, sizeof time, step->row.days_min, step->row.days_max, step->row.effort_hours,
                step->row.time_reason);
    const char *figures = arena_printf(arena, "   %s %s · %s %s", _("Cost"), cost, _("Time"), time);
    page_text(page, STYLE_DIM, figures == NULL ? "" : figures);
  }
  for (size_t i = 0; i < ladder->edge_count; i++) {
    const struct ladder_edge *edge = &ladder->edges[i];
    char words[LINE];
    if (edge->from != at && edge->to != at) {
      continue;
    }
    ladder_edge_words(edge, words, sizeof words);
    const char *from = ladder_step_name(&ladder->steps[edge->from]);
    const char *to = ladder_step_name(&ladder->steps[edge->to]);
    const char *line = arena_printf(arena, "   %s → %s: %s%s", from, to, words,
                                    edge->cut ? _(" - goes round in a circle, not followed") : "");
    page_text(page, STYLE_DIM, line == NULL ? "" : line);
  }
}

static bool is_independent(const struct ladder *ladder, const struct ladder_step *step) {
  return step->stacking == STACKING_INDEPENDENT && step->builds_on != LADDER_NONE &&
         ladder->about == LADDER_OF_CREDENTIAL;
}

static void put_others(struct page *page, struct arena *arena, const struct ladder *ladder, bool independent) {
  bool titled = false;
  for (size_t i = 0; i < ladder->step_count; i++) {
    const struct ladder_step *step = &ladder->steps[i];
    if (step->place != LADDER_NONE || is_independent(ladder, step) != independent) {
      continue;
    }
    if (!titled) {
      page_section(page, independent ? _("On their own, for the same job (no relation is stated)")
                                     : _("Other ways and steps off the line"));
      titled = true;
    }
    put_other(page, arena, ladder, i);
  }
}

static void put_guesses(struct page *page, struct arena *arena, const struct ladder *ladder) {
  char title[LINE];
  if (ladder->guess_count == 0) {
    return;
  }
  page_section(page, _("Guesses: nobody states these"));
  (void)snprintf(title, sizeof title,
                 _("The same provider has these in the same field, one level above %s. Ask whether "
                   "anything you have counts."),
                 ladder_step_name(&ladder->steps[ladder->guesses[0].from]));
  page_text(page, STYLE_PLAIN, title);
  for (size_t i = 0; i < ladder->guess_count; i++) {
    const struct credential_row *row = &ladder->guesses[i].row;
    char cost[128];
    format_money(cost, sizeof cost, row->cost, row->currency, row->cost_reason);
    put_link(page, arena,
             arena_printf(arena, "? %s · %s · %s", record_words(row->name, row->name_es), label_type(row->type), cost),
             row->ctid);
  }
}

static void put_assumed(struct page *page, const struct ladder *ladder) {
  page_section(page, _("What is assumed"));
  if (ladder->assumed == 0) {
    page_text(page, STYLE_PLAIN, _("Nothing: there is only one step."));
  }
  for (int i = 0; i < LADDER_ASSUMPTIONS; i++) {
    enum ladder_assumed bit = (enum ladder_assumed)(1U << i);
    if ((ladder->assumed & (unsigned)bit) != 0) {
      page_text(page, STYLE_PLAIN, ladder_assumed_words(bit));
    }
  }
}

static void put_left_out(struct page *page, const struct ladder *ladder) {
  char text[LINE];
  if (ladder->left_out > 0 && ladder->about == LADDER_OF_JOB) {
    (void)snprintf(text, sizeof text,
                   _("%zu more credentials and relations are left out. ladderway find job:%s lists the "
                     "credentials."),
                   ladder->left_out, ladder->key);
  } else if (ladder->left_out > 0) {
    (void)snprintf(text, sizeof text, _("%zu more relations are left out, as there were too many to draw."),
                   ladder->left_out);
  } else {
    return;
  }
  page_section(page, _("Left out"));
  page_text(page, STYLE_PLAIN, text);
}

static void put_head(struct page *page, const struct ladder *ladder) {
  char text[LINE];
  page_section(page, ladder_title(ladder));
  if (ladder->replaced != NULL) {
    (void)snprintf(text, sizeof text, _("A newer version has taken the place of %s, which was asked for."),
                   ladder->replaced);
    page_text(page, STYLE_WARN, text);
  }
  if (!ladder_leads(ladder)) {
    page_text(page, STYLE_PLAIN,
              ladder->about == LADDER_OF_JOB ? _("No credential in this snapshot leads to this job.")
                                             : _("Nobody states that anything leads to it or that it leads on."));
  }
  if (ladder->line_count == 0) {
    return;
  }
  (void)snprintf(text, sizeof text, "%zu", ladder->line_count);
  page_pair(page, _("Steps"), text, STYLE_PLAIN);
  const struct ladder_sum *sum = &ladder->steps[ladder->line[ladder->line_count - 1]].so_far;
  ladder_cost_words(sum, text, sizeof text);
  page_pair(page, _("Cost in all"), text, STYLE_PLAIN);
  ladder_time_words(sum, text, sizeof text);
  page_pair(page, _("Time in all"), text, STYLE_PLAIN);
  for (size_t i = 0; i < ladder->also_count; i++) {
    page_pair(page, _("Also required"), ladder_step_name(&ladder->steps[ladder->also[i]]), STYLE_PLAIN);
  }
}

void ladder_fill_text(struct page *page, struct arena *arena, const struct ladder *ladder) {
  put_head(page, ladder);
  for (size_t i = 0; i < ladder->line_count; i++) {
    put_step(page, arena, ladder, ladder->line[i]);
  }
  put_others(page, arena, ladder, false);
  put_others(page, arena, ladder, true);
  put_guesses(page, arena, ladder);
  put_assumed(page, ladder);
  put_left_out(page, ladder);
}
