/* SPDX-License-Identifier: MIT */
/* What closes the gap to one job. */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/format.h"
#include "views/jobs_faces.h"
#include "views/match.h"

enum { SHOWN_CANDIDATES = 12, SHOWN_NEEDS = 24, SHOWN_CLOSERS = 3 };

static void price_and_time(const struct gap_credential *candidate, char *text, size_t size) {
  char cost[48];
  char time[48];
  format_money(cost, sizeof cost, candidate->cost, candidate->currency, "not published");
  format_time_cell(time, sizeof time, candidate->days, candidate->days, -1);
  (void)snprintf(text, size, "%s · %s", cost, time);
}

static void show_target(const struct gap_credential *candidate, char *target, size_t size) {
  (void)snprintf(target, size, "show %s", candidate->ctid);
}

/* The same course of another provider, for more money or time, stands further down. */
static bool is_like_one_before(const struct gap *gap, size_t at) {
  for (size_t i = 0; i < at; i++) {
    double difference = gap->candidates[i].gain - gap->candidates[at].gain;
    if (strcmp(gap->candidates[i].name, gap->candidates[at].name) == 0 && difference < 1e-9 && difference > -1e-9) {
      return true;
    }
  }
  return false;
}

static const int candidate_widths[] = {-6, 40, -9, 7, -8, 0};

static void fill_candidate(const struct gap_credential *candidate, struct page *page) {
  char gain[24];
  char cost[48];
  char time[48];
  char fit[24];
  char target[96];
  char name[MATCH_TEXT];
  (void)snprintf(gain, sizeof gain, "%+.1f", candidate->gain);
  (void)snprintf(name, sizeof name, "%s%s", candidate->licenses ? _("license: ") : "", candidate->name);
  format_money(cost, sizeof cost, candidate->cost, candidate->currency, NULL);
  format_time_cell(time, sizeof time, candidate->days, candidate->days, -1);
  (void)snprintf(fit, sizeof fit, "%.1f%%", candidate->fit_after);
  show_target(candidate, target, sizeof target);
  const char *const cells[] = {gain, name, candidate->cost < 0 ? "--" : cost, time, fit, NULL};
  page_columns(page, STYLE_LINK, candidate_widths, cells, target);
}

static void fill_candidates(const struct gap *gap, struct page *page) {
  size_t shown = 0;
  size_t left = 0;
  page_section(page, _("Best first, by what it closes for its price and time"));
  const char *const heads[] = {_("closes"), "", _("price"), _("time"), _("fit then"), NULL};
  page_text(
      page, STYLE_DIM,
      _("closes: percent of the job that you lack now. Fit then: a paper also counts more than your word alone."));
  page_columns(page, STYLE_DIM, candidate_widths, heads, NULL);
  for (size_t i = 0; i < gap->candidate_count; i++) {
    const struct gap_credential *candidate = &gap->candidates[i];
    if (candidate->gain <= 0.0 && !candidate->licenses) {
      continue; /* it proves what is told, and closes nothing */
    }
    if (shown == (size_t)SHOWN_CANDIDATES || is_like_one_before(gap, i)) {
      left++;
      continue;
    }
    fill_candidate(candidate, page);
    shown++;
  }
  if (shown == 0) {
    page_text(page, STYLE_PLAIN, _("Nothing in this snapshot closes any of it."));
  }
  if (left > 0) {
    char text[MATCH_TEXT];
    (void)snprintf(text, sizeof text, _("and %zu more, the same of other providers among them"), left);
    page_text(page, STYLE_DIM, text);
  }
}

static void fill_set(const struct gap *gap, const struct gap_set *set, bool license_lacks, struct page *page) {
  char text[MATCH_TEXT];
  char cost[48];
  char days[48];
  bool licenses = false;
  if (set->cost > 0 || set->cost_complete) {
    format_money(cost, sizeof cost, set->cost, "USD", "not published");
  } else {
    (void)snprintf(cost, sizeof cost, "%s", _("price not published"));
  }
  if (set->days > 0.0) {
    format_time_cell(days, sizeof days, set->days, set->days, -1);
  } else {
    (void)snprintf(days, sizeof days, "%s", _("time not published"));
  }
  (void)snprintf(text, sizeof text, _("fit %.1f %% · %s%s · %s%s"), set->fit_after,
                 set->cost_complete || set->cost == 0 ? "" : _("at least "), cost,
                 set->days_complete || set->days <= 0.0 ? "" : _("at least "), days);
  page_text(page, STYLE_STRONG, text);
  for (size_t i = 0; i < set->count; i++) {
    const struct gap_credential *member = &gap->candidates[set->members[i]];
    char line[MATCH_TEXT];
    char price[112];
    char target[96];
    price_and_time(member, price, sizeof price);
    (void)snprintf(line, sizeof line, "%s · %s", member->name, price);
    show_target(member, target, sizeof target);
    page_link(page, line, target);
    licenses = licenses || member->licenses;
  }
  if (licenses) {
    page_text(page, STYLE_WARN,
              _("A license asks for training or an exam before it, which is not counted here; y shows whole ways."));
  }
  if (license_lacks && !set->licensed) {
    page_text(page, STYLE_WARN, _("and the license that is lacking"));
  }
}

static void fill_sets(const struct job_match *job, const struct gap *gap, struct page *page) {
  char text[MATCH_TEXT];
  page_section(page, _("The fewest together that lift the fit to \"most\""));
  if (gap->fit >= 80.0 - 1e-9) {
    page_text(page, STYLE_PLAIN, _("What you hold covers enough for that already."));
  } else if (gap->set_count == 0) {
    (void)snprintf(text, sizeof text,
                   _("None was found of up to %d. All that is in this snapshot together would lift it to %.1f %%."),
                   (int)GAP_SET_MOST, gap->fit_of_all);
    page_text(page, STYLE_PLAIN, text);
  }
  for (size_t i = 0; i < gap->set_count; i++) {
    fill_set(gap, &gap->sets[i], gate_unmet(job, GATE_LICENSE) != NULL, page);
  }
  if (gap->cut) {
    page_text(page, STYLE_DIM, _("There were too many to try them all: there may be fewer or cheaper ones."));
  }
}

static void fill_need(const struct gap *gap, const struct gap_need *lacking, struct page *page) {
  static const int widths[] = {-6, 28, 60, 0};
  const struct gain_need *need = &gap->needs[lacking->need];
  char weight[24];
  char by[MATCH_TEXT];
  char target[96] = "";
  (void)snprintf(weight, sizeof weight, "%.1f%%", need->weight * 100.0);
  (void)snprintf(by, sizeof by, "%s", reason_words("not in snapshot"));
  for (size_t i = 0; i < lacking->by_count && i < (size_t)SHOWN_CLOSERS; i++) {
    const struct gap_credential *closer = &gap->candidates[lacking->by[i]];
    size_t length = i == 0 ? 0 : strlen(by);
    (void)snprintf(by + length, sizeof by - length, "%s%s", i == 0 ? "" : " · ", closer->name);
    if (i == 0) {
      show_target(closer, target, sizeof target);
    }
  }
  const char *const cells[] = {weight, need->name, by, NULL};
  page_columns(page, STYLE_PLAIN, widths, cells, target[0] == '\0' ? NULL : target);
}

void match_fill_gap(const struct job_match *job, const struct gap *gap, struct page *page) {
  char text[MATCH_TEXT];
  page_section(page, job_title(&job->job));
  match_why_word(job, text, sizeof text);
  page_text(page, STYLE_STRONG, text);
  fill_candidates(gap, page);
  fill_sets(job, gap, page);
  page_section(page, _("Each thing that is lacking, heaviest first, and what closes it"));
  for (size_t i = 0; i < gap->lacking_count && i < (size_t)SHOWN_NEEDS; i++) {
    fill_need(gap, &gap->lacking[i], page);
  }
  if (gap->lacking_count > (size_t)SHOWN_NEEDS) {
    (void)snprintf(text, sizeof text, _("and %zu more"), gap->lacking_count - (size_t)SHOWN_NEEDS);
    page_text(page, STYLE_DIM, text);
  }
}
