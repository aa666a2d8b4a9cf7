/* SPDX-License-Identifier: MIT */
/* Where each figure of a ladder comes from: a record, a table, or an assumption. */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/format.h"
#include "views/ladder.h"
#include "views/record.h"

enum { LINE = 1024 };

static void put_record(struct page *page, const struct ladder_step *step) {
  char text[LINE];
  const struct credential_row *row = &step->row;
  const char *ctid = row->ctid != NULL ? row->ctid : step->ctid;
  page_pair(page, _("Record"), step->ctid == NULL ? _("none: others only name it") : step->ctid, STYLE_PLAIN);
  if (!step->is_credential) {
    return;
  }
  page_pair(page, _("Facts from"), step->source == NULL ? _("not stated") : step->source, STYLE_PLAIN);
  if (row->cost >= 0) {
    (void)snprintf(text, sizeof text, "%s: %s", ctid,
                   step->cost_aggregate ? _("the total that the provider states")
                   : row->cost_complete ? _("the sum of its price lines that must be paid")
                                        : _("the sum of its price lines that must be paid; one has no price"));
  } else {
    (void)snprintf(text, sizeof text, "%s: %s", ctid, reason_words(row->cost_reason));
  }
  page_pair(page, _("Cost"), text, STYLE_PLAIN);
  if (row->days >= 0) {
    (void)snprintf(text, sizeof text, _("%s: its published duration, %g days"), ctid, row->days);
  } else {
    (void)snprintf(text, sizeof text, "%s: %s", ctid,
                   reason_words(row->time_reason == NULL ? "not published" : row->time_reason));
  }
  page_pair(page, _("Time"), text, STYLE_PLAIN);
}

static void put_wages(struct page *page, struct arena *arena, const struct ladder_step *step) {
  for (size_t i = 0; i < step->exit_count; i++) {
    const struct ladder_exit *exit = &step->exits[i];
    const char *text;
    if (exit->basis != NULL && strcmp(exit->basis, "graduates") == 0) {
      text = arena_printf(arena, _("the record %s: what its own graduates earned"), step->row.ctid);
    } else if (exit->wage >= 0) {
      text = arena_printf(arena, _("BLS OEWS, whole country, May %s, middle wage of occupation %s%s%s%s"),
                          exit->year == NULL ? "--" : exit->year, exit->wider != NULL ? exit->wider : exit->code,
                          exit->wider != NULL ? _(", the wider group of ") : "", exit->wider != NULL ? exit->code : "",
                          exit->reason != NULL ? _("; its own graduates are too few to report") : "");
    } else {
      text = arena_printf(arena, "%s: %s", exit->code == NULL ? "" : exit->code, reason_words(exit->reason));
    }
    page_pair(page, ladder_exit_title(exit), text == NULL ? "" : text, STYLE_PLAIN);
    if (exit->code != NULL) {
      page_pair(page, _("Leads there"),
                strcmp(exit->stated == NULL ? "" : exit->stated, "by program code") == 0
                    ? _("by its program code (CIP 2020 to SOC 2018 crosswalk, NCES and BLS)")
                    : _("the record names the job"),
                STYLE_DIM);
    }
  }
}

/* Which record states a relation. */
static void put_edges(struct page *page, struct arena *arena, const struct ladder *ladder, size_t at) {
  for (size_t i = 0; i < ladder->edge_count; i++) {
    const struct ladder_edge *edge = &ladder->edges[i];
    if (edge->from != at && edge->to != at) {
      continue;
    }
    const struct ladder_step *from = &ladder->steps[edge->from];
    const struct ladder_step *to = &ladder->steps[edge->to];
    const char *by = edge->stated_by == NULL ? "" : edge->stated_by;
    const char *first = from->ctid == NULL ? "" : from->ctid;
    const char *second = to->ctid == NULL ? "" : to->ctid;
    const char *record = strcmp(by, "source") == 0 ? first : strcmp(by, "target") == 0 ? second : "";
    record = edge->older != NULL && record[0] != '\0' ? edge->older : record;
    const char *text =
        strcmp(by, "both") == 0 ? arena_printf(arena, _("%s; stated by the records %s and %s"),
                                               ladder_kind_words(edge->kind), first, second)
        : record[0] != '\0'
            ? arena_printf(arena, _("%s; stated by the record %s"), ladder_kind_words(edge->kind), record)
            : arena_printf(arena, "%s; %s", ladder_kind_words(edge->kind), ladder_stated_words(edge->stated_by));
    const char *label = arena_printf(arena, "%s → %s", ladder_step_name(from), ladder_step_name(to));
    page_pair(page, label == NULL ? "" : label, text == NULL ? "" : text, STYLE_PLAIN);
  }
}

static void put_step(struct page *page, struct arena *arena, const struct ladder *ladder, size_t at) {
  const struct ladder_step *step = &ladder->steps[at];
  page_section(page, ladder_step_name(step));
  put_record(page, step);
  if (step->place != LADDER_NONE) {
    char text[LINE];
    (void)snprintf(text, sizeof text, _("this step's figure added to those of the %zu before it on the line"),
                   step->place);
    page_pair(page, _("So far"), text, STYLE_PLAIN);
  }
  put_wages(page, arena, step);
  put_edges(page, arena, ladder, at);
}

void ladder_put_source(struct page *page, struct arena *arena, const struct ladder *ladder, size_t step) {
  if (step != LADDER_NONE) {
    put_step(page, arena, ladder, step);
  } else {
    page_text(page, STYLE_STRONG, _("Go to a step and press i there: its own figures are then explained first."));
  }
  page_section(page, _("How the ladder is made"));
  page_text(
      page, STYLE_PLAIN,
      _("Only relations that a record states are steps: required, advanced standing, preparation, recommended, part, "
        "transfer, results in. Guesses are the same provider's in the same field, one level above, and stand apart."));
  page_text(
      page, STYLE_PLAIN,
      _("The line is the chain through what was asked for with the most relations that count toward the next step "
        "(required, advanced standing, transfer, results in), then the longest, then the one with the most published "
        "prices and times, never down a level. Levels: job zones of O*NET; an associate degree is 3, a bachelor's 4, "
        "beyond that 5."));
  page_text(
      page, STYLE_PLAIN,
      _("Progression: stated, same field, and higher, or not lower and counting toward it. Supplemental: stated, and "
        "for the same job. Independent: not stated, and for the same job. (Bailey and Belfield, CCRC, 2017)"));
  for (int i = 0; i < LADDER_ASSUMPTIONS; i++) {
    enum ladder_assumed bit = (enum ladder_assumed)(1U << i);
    if ((ladder->assumed & (unsigned)bit) != 0) {
      page_text(page, STYLE_PLAIN, ladder_assumed_words(bit));
    }
  }
}
