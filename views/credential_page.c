/* SPDX-License-Identifier: MIT */
/* The sections of a credential's page, in the order of the screens' design. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/credential.h"
#include "views/format.h"
#include "views/labels.h"

enum { LINE = 1024 };

static void fill_identity(struct page *page, const struct credential *credential) {
  const struct credential_row *row = &credential->row;
  bool spanish = strcmp(session_language(), "es") == 0;
  page_section(page, credential_name(credential));
  page_pair(page, _("Kind"), label_type(row->type), STYLE_PLAIN);
  page_pair(page, _("From"), row->provider == NULL ? reason_words("not published") : row->provider, STYLE_PLAIN);
  for (size_t i = 0; i < credential->quality_count; i++) {
    const struct quality_line *line = &credential->quality[i];
    char text[LINE];
    (void)snprintf(text, sizeof text, "%s (%s)", line->name == NULL ? line->ctid : line->name,
                   line->confirmed ? _("the body's own list says so, too") : _("claimed; not confirmed"));
    page_pair(page, label_quality(line->relation), text, line->confirmed ? STYLE_GOOD : STYLE_PLAIN);
  }
  if (credential->status != NULL && strcmp(credential->status, "active") != 0) {
    page_pair(page, _("Status"), label_status(credential->status), STYLE_WARN);
  }
  char names[LINE] = "";
  for (size_t i = 0; credential->alternate_names != NULL && credential->alternate_names[i] != NULL && i < 8; i++) {
    format_join(names, sizeof names, credential->alternate_names[i]);
  }
  if (names[0] != '\0') {
    page_pair(page, _("Also called"), names, STYLE_PLAIN);
  }
  const char *description =
      spanish && credential->description_es != NULL ? credential->description_es : credential->description;
  if (description != NULL) {
    page_blank(page);
    page_text(page, STYLE_PLAIN, description);
  }
}

static void fill_cost(struct page *page, const struct credential *credential) {
  const struct credential_row *row = &credential->row;
  char money[96];
  char text[LINE];
  page_section(page, _("What it costs"));
  format_money(money, sizeof money, row->cost, row->currency, row->cost_reason);
  (void)snprintf(text, sizeof text, "%s%s", row->cost >= 0 && !row->cost_complete ? _("at least ") : "", money);
  page_pair(page, _("In all"), text, STYLE_STRONG);
  for (size_t i = 0; i < credential->cost_count; i++) {
    const struct cost_line *line = &credential->costs[i];
    const char *label = line->type == NULL && line->name != NULL ? line->name : label_cost(line->type);
    format_money(money, sizeof money, line->cents, line->currency, "not published");
    (void)snprintf(text, sizeof text, "%s%s%s%s%s", money, line->optional ? _(" (if you want it)") : "",
                   line->payment_pattern == NULL ? "" : " ", line->payment_pattern == NULL ? "" : line->payment_pattern,
                   line->residency == NULL ? "" : _(" (for some residents)"));
    page_pair(page, label, text, STYLE_PLAIN);
  }
  if (credential->aid_count == 0) {
    page_pair(page, _("Aid"), reason_words("not published"), STYLE_DIM);
  }
  for (size_t i = 0; i < credential->aid_count; i++) {
    const struct aid_line *aid = &credential->aid[i];
    page_pair(page, _("Aid"), aid->type != NULL ? label_aid(aid->type) : label_own(aid->name), STYLE_PLAIN);
  }
}

static void fill_features(struct page *page, const char *label, const char *const *values,
                          const char *(*words)(const char *)) {
  char text[LINE] = "";
  for (size_t i = 0; values != NULL && values[i] != NULL; i++) {
    format_join(text, sizeof text, words(values[i]));
  }
  page_pair(page, label, text[0] == '\0' ? reason_words("not published") : text,
            text[0] == '\0' ? STYLE_DIM : STYLE_PLAIN);
}

static void fill_time_and_place(struct page *page, const struct credential *credential) {
  const struct credential_row *row = &credential->row;
  char text[LINE];
  page_section(page, _("How long, when and where"));
  format_time(text, sizeof text, row->days_min, row->days_max, row->effort_hours, row->time_reason);
  page_pair(page, _("Time"), text, STYLE_PLAIN);
  for (size_t i = 0; i < credential->place_count; i++) {
    const struct place_line *place = &credential->places[i];
    text[0] = '\0';
    const char *const parts[] = {place->locality, place->county, place->region, place->country};
    for (size_t j = 0; j < sizeof parts / sizeof parts[0]; j++) {
      if (parts[j] != NULL) {
        char county[160];
        (void)snprintf(county, sizeof county, j == 1 ? _("%s County") : "%s", parts[j]);
        format_join(text, sizeof text, county);
      }
    }
    page_pair(page, _("Where"), text, STYLE_PLAIN);
  }
  fill_features(page, _("How"), row->delivery, label_delivery);
  fill_features(page, _("When"), credential->schedule, label_schedule);
  fill_features(page, _("Languages"), credential->languages, label_language);
  fill_features(page, _("Help there"), credential->support, label_support);
}

static void fill_condition(struct page *page, const struct condition_line *line) {
  char text[LINE * 4] = "";
  if (line->name != NULL) {
    format_join(text, sizeof text, label_own(line->name));
  }
  if (line->text != NULL) {
    size_t length = strlen(text);
    (void)snprintf(text + length, sizeof text - length, "%s%s", length == 0 ? "" : ": ", line->text);
  }
  char extra[128];
  if (line->minimum_age >= 0) {
    (void)snprintf(extra, sizeof extra, _("at least %d years old"), line->minimum_age);
    format_join(text, sizeof text, extra);
  }
  if (line->years_of_experience >= 0) {
    format_experience(extra, sizeof extra, line->years_of_experience);
    format_join(text, sizeof text, extra);
  }
  if (line->experience != NULL) {
    format_join(text, sizeof text, line->experience);
  }
  if (line->credit != NULL) {
    format_join(text, sizeof text, line->credit);
  }
  page_pair(page, line->parent != 0 ? _("  or") : label_condition(line->kind), text, STYLE_PLAIN);
  for (size_t i = 0; line->targets != NULL && line->targets[i] != NULL; i++) {
    char target[96];
    const char *name = line->target_names[i][0] == '\0' ? line->targets[i] : line->target_names[i];
    (void)snprintf(target, sizeof target, "show %s", line->targets[i]);
    page_link(page, name, line->targets[i][0] == '\0' ? NULL : target);
  }
}

static void fill_conditions(struct page *page, const struct credential *credential) {
  page_section(page, _("What you need"));
  if (credential->condition_count == 0) {
    page_text(page, STYLE_DIM, reason_words("not published"));
  }
  for (size_t i = 0; i < credential->condition_count; i++) {
    fill_condition(page, &credential->conditions[i]);
  }
}

static void fill_skills(struct page *page, const struct credential *credential) {
  char text[LINE * 4] = "";
  page_section(page, _("What you learn"));
  if (credential->skill_count == 0) {
    page_text(page, STYLE_DIM, reason_words("not published"));
    return;
  }
  bool usual = strcmp(credential->skills[0].basis, "usual for the job") == 0;
  for (size_t i = 0; i < credential->skill_count && i < 60; i++) {
    format_join(text, sizeof text, credential_skill_name(&credential->skills[i]));
  }
  if (usual) {
    page_text(page, STYLE_WARN,
              _("A guess: the provider publishes no skills; these are usual for the job it leads to."));
  }
  page_text(page, STYLE_PLAIN, text);
}

static void outcome_words(const struct outcome_line *line, char *text, size_t size) {
  char value[64];
  if (line->withheld) {
    (void)snprintf(text, size, "%s", reason_words("too few"));
    return;
  }
  bool dollars = line->unit != NULL && strncmp(line->unit, "USD", 3) == 0;
  if (dollars) {
    format_money(value, sizeof value, (long long)llround(line->value * 100.0), "USD", NULL);
    (void)snprintf(text, size, "%s %s", value, label_unit(line->unit));
  } else if (line->unit != NULL && strcmp(line->unit, "percent") == 0) {
    format_percent(value, sizeof value, round(line->value * 10.0) / 10.0);
    (void)snprintf(text, size, "%s", value);
  } else {
    format_count(value, sizeof value, (long long)llround(line->value));
    (void)snprintf(text, size, "%s", value);
  }
}

static void fill_outcomes(struct page *page, const struct credential *credential) {
  page_section(page, _("What came of it"));
  if (credential->outcome_count == 0) {
    page_text(page, STYLE_DIM, _("Results of its graduates are not published."));
  }
  for (size_t i = 0; i < credential->outcome_count; i++) {
    const struct outcome_line *line = &credential->outcomes[i];
    char value[LINE];
    char text[LINE * 2];
    char extra[160] = "";
    outcome_words(line, value, sizeof value);
    if (line->months_after >= 0) {
      (void)snprintf(extra, sizeof extra, _("%d months after"), line->months_after);
    }
    bool counts_people = line->unit != NULL && strcmp(line->unit, "people") == 0;
    if (line->n >= 0 && !counts_people) {
      char people[64];
      (void)snprintf(people, sizeof people, ngettext("of %ld person", "of %ld people", (unsigned long)line->n),
                     line->n);
      format_join(extra, sizeof extra, people);
    }
    if (line->from != NULL) {
      char years[64];
      (void)snprintf(years, sizeof years, "%.4s%s%.4s", line->from, line->to == NULL ? "" : "-",
                     line->to == NULL ? "" : line->to);
      format_join(extra, sizeof extra, years);
    }
    (void)snprintf(text, sizeof text, "%s%s%s%s", value, extra[0] == '\0' ? "" : " (", extra,
                   extra[0] == '\0' ? "" : ")");
    page_pair(page, label_measure(line->measure), text, line->withheld ? STYLE_DIM : STYLE_PLAIN);
  }
  for (size_t i = 0; i < credential->outcome_count && i < 1; i++) {
    if (credential->outcomes[i].source != NULL) {
      page_pair(page, _("Source"), credential->outcomes[i].source, STYLE_DIM);
    }
  }
}

static void fill_jobs(struct page *page, const struct credential *credential) {
  static const int widths[] = {10, 30, -8, -11, 14, 0};
  page_section(page, _("Jobs it leads to"));
  if (credential->job_count == 0) {
    page_text(page, STYLE_DIM, reason_words("not published"));
    return;
  }
  const char *const titles[] = {_("Code"), _("Job"), _("Pays/yr"), _("Openings/yr"), _("Known from"), NULL};
  page_columns(page, STYLE_STRONG, widths, titles, NULL);
  for (size_t i = 0; i < credential->job_count; i++) {
    const struct job_line *job = &credential->jobs[i];
    char wage[64];
    char openings[64] = "--";
    char target[64];
    format_money(wage, sizeof wage, job->wage_median, "USD", "not published");
    if (job->openings >= 0) {
      format_count(openings, sizeof openings, (long long)llround(job->openings * 1000.0));
    }
    (void)snprintf(target, sizeof target, "job %s", job->code);
    const char *const cells[] = {job->code, credential_job_title(job), wage, openings, label_basis(job->basis), NULL};
    page_columns(page, STYLE_LINK, widths, cells, target);
  }
}

static void fill_edges(struct page *page, const char *heading, const struct edge_line *lines, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const struct edge_line *line = &lines[i];
    char text[LINE];
    char target[96];
    (void)snprintf(text, sizeof text, "%s %s · %s", heading, line->name == NULL ? line->ctid : line->name,
                   label_edge(line->kind));
    if (line->in_snapshot && line->ctid != NULL) {
      (void)snprintf(target, sizeof target, "show %s", line->ctid);
      page_link(page, text, target);
    } else {
      page_text(page, STYLE_PLAIN, text);
    }
    if (line->note != NULL) {
      page_text(page, STYLE_DIM, line->note);
    }
  }
}

static void fill_ladder(struct page *page, const struct credential *credential) {
  page_section(page, _("The ladder"));
  if (credential->leads_from_count + credential->leads_to_count == 0) {
    page_text(page, STYLE_DIM, _("No step to or from a named credential is published."));
  }
  fill_edges(page, _("before:"), credential->leads_from, credential->leads_from_count);
  fill_edges(page, _("next:"), credential->leads_to, credential->leads_to_count);
}

void credential_worth_words(const struct worth *worth, char *text, size_t size) {
  if (!worth->known) {
    (void)snprintf(text, size, "%s", reason_words(worth->reason));
  } else if (!worth->gain) {
    (void)snprintf(text, size, "%s", _("no gain on these figures"));
  } else if (worth->years < 0.1) {
    (void)snprintf(text, size, "%s", _("about a month or less"));
  } else {
    (void)snprintf(text, size, _("%.1f years"), worth->years);
  }
}

static void fill_worth(struct view *view, struct page *page) {
  struct credential_state *state = view->state;
  const struct worth *worth = &state->worth;
  char text[LINE];
  char money[64];
  page_section(page, _("What it is worth"));
  credential_worth_words(worth, text, sizeof text);
  page_pair(page, _("Earns its price back in"), text, STYLE_PLAIN);
  format_money(money, sizeof money, worth->comparison, "USD", NULL);
  (void)snprintf(text, sizeof text, "%s (%s)", money, worth->comparison_source);
  page_pair(page, _("Compared with"), text, STYLE_DIM);
  format_money(money, sizeof money, worth->threshold, "USD", NULL);
  if (worth->threshold_known) {
    (void)snprintf(text, sizeof text, "%s: %s (%s)", worth->family_sustaining ? _("yes") : _("no"), money,
                   worth->threshold_source);
  } else {
    (void)snprintf(text, sizeof text, "%s", reason_words(worth->reason == NULL ? "not published" : worth->reason));
  }
  page_pair(
      page,
      ngettext("Enough for one person", "Enough for your household", (unsigned long)view->session->household.persons),
      text, worth->threshold_known && worth->family_sustaining ? STYLE_GOOD : STYLE_PLAIN);
}

static void fill_sources(struct page *page, const struct credential *credential) {
  char date[48];
  page_section(page, _("Where all this comes from"));
  page_pair(page, _("Facts from"), credential->source == NULL ? _("not stated") : credential->source, STYLE_PLAIN);
  page_pair(page, "CTID", credential->row.ctid, STYLE_PLAIN);
  page_pair(page, _("Link"), credential->url == NULL ? reason_words("not published") : credential->url, STYLE_PLAIN);
  const char *when = credential->updated != NULL ? credential->updated : credential->effective;
  format_date(date, sizeof date, when);
  page_pair(page, _("Date"), date, STYLE_PLAIN);
}

void credential_fill_page(struct view *view) {
  struct credential_state *state = view->state;
  const struct credential *credential = &state->credential;
  page_clear(state->page);
  fill_identity(state->page, credential);
  fill_cost(state->page, credential);
  fill_time_and_place(state->page, credential);
  fill_conditions(state->page, credential);
  fill_skills(state->page, credential);
  fill_outcomes(state->page, credential);
  fill_jobs(state->page, credential);
  fill_ladder(state->page, credential);
  fill_worth(view, state->page);
  fill_sources(state->page, credential);
}
