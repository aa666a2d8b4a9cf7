/* SPDX-License-Identifier: MIT */
/* The sections of a credential's page, in the order of the screens' design. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/credential.h"
#include "views/format.h"
#include "views/labels.h"
#include "views/worth_facts.h"

enum { LINE = 1024 }; /* longer texts are cut, but for descriptions and skills */

/* A newer one is the first thing to know. */
static void fill_newer(struct page *page, struct arena *arena, const struct resource *resource) {
  for (size_t i = 0; i < resource->link_count; i++) {
    const struct resource_link *link = &resource->links[i];
    bool newer =
        link->from_other ? strcmp(link->relation, "supersedes") == 0 : strcmp(link->relation, "supersededBy") == 0;
    const char *name = record_words(link->name, link->name_es);
    const char *text = newer ? arena_printf(arena, _("Replaced by %s"), name) : NULL;
    if (text != NULL) {
      page_link(page, text, record_target(arena, link));
      return; /* both sides may say so */
    }
  }
}

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
  if (!record_is_filler(description)) {
    page_blank(page);
    page_text(page, STYLE_PLAIN, description);
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

/* As many as a page can bear; the JSON document has them all. */
static void fill_skills(struct view *view, struct page *page, const struct credential *credential) {
  enum { MOST = 500 };
  char text[LINE * 16] = "";
  page_section(page, _("What you learn"));
  if (credential->skill_count == 0) {
    page_text(page, STYLE_DIM, reason_words("not published"));
    return;
  }
  bool usual = strcmp(credential->skills[0].basis, "usual for the job") == 0;
  size_t shown = 0;
  for (; shown < credential->skill_count && shown < MOST && strlen(text) < sizeof text - LINE; shown++) {
    format_join(text, sizeof text, credential_skill_name(&credential->skills[shown]));
  }
  if (usual) {
    page_text(page, STYLE_WARN,
              _("A guess: the provider publishes no skills; these are usual for the job it leads to."));
  }
  page_text(page, STYLE_PLAIN, text);
  if (shown < credential->skill_count) {
    const char *more = arena_printf(view->arena, _("and %zu more; ladderway show %s --json lists them all"),
                                    credential->skill_count - shown, credential->row.ctid);
    page_text(page, STYLE_DIM, more == NULL ? "" : more);
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

/* Where a step leads that is no credential: the links of the record know. */
static const char *other_end(const struct resource *resource, const struct edge_line *line) {
  if (line->in_snapshot) {
    return line->ctid;
  }
  for (size_t i = 0; line->name != NULL && i < resource->link_count; i++) {
    if (resource->links[i].ctid != NULL && strcmp(resource->links[i].name, line->name) == 0) {
      return resource->links[i].ctid;
    }
  }
  return NULL;
}

static void fill_edges(struct view *view, struct page *page, const char *heading, const struct edge_line *lines,
                       size_t count) {
  const struct credential_state *state = view->state;
  for (size_t i = 0; i < count; i++) {
    const struct edge_line *line = &lines[i];
    char text[LINE];
    char target[96];
    const char *ctid = other_end(&state->resource, line);
    (void)snprintf(text, sizeof text, "%s %s · %s", heading, line->name == NULL ? line->ctid : line->name,
                   label_edge(line->kind));
    if (ctid != NULL) {
      (void)snprintf(target, sizeof target, "show %s", ctid);
      page_link(page, text, target);
    } else {
      page_text(page, STYLE_PLAIN, text);
    }
    const char *note = record_words(line->note, line->note_es);
    if (!record_is_filler(note)) {
      page_text(page, STYLE_DIM, note);
    }
  }
}

static void fill_ladder(struct view *view, struct page *page, const struct credential *credential) {
  page_section(page, _("The ladder"));
  if (credential->leads_from_count + credential->leads_to_count == 0) {
    page_text(page, STYLE_DIM, _("No step to or from a named credential is published."));
  }
  fill_edges(view, page, _("before:"), credential->leads_from, credential->leads_from_count);
  fill_edges(view, page, _("next:"), credential->leads_to, credential->leads_to_count);
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
  worth_put_lines(state->tests, page);
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

/* Links that the page says in another place. */
static bool is_elsewhere(const struct resource_link *link) {
  static const char *const relations[] = {"ownedBy",      "offeredBy",   "accreditedBy", "approvedBy",
                                          "recognizedBy", "regulatedBy", "renewedBy",    "revokedBy"};
  int group = label_relation_group(link->relation, link->from_other);
  for (size_t i = 0; i < sizeof relations / sizeof relations[0]; i++) {
    if (group >= 0 && group == label_relation_group(relations[i], 0)) {
      return true;
    }
  }
  return false;
}

static bool is_wanted(const struct resource_link *link) {
  return !is_elsewhere(link);
}

static void fill_more(struct view *view, struct page *page) {
  struct credential_state *state = view->state;
  if (record_has_facts(&state->resource, false)) {
    page_section(page, _("What it says besides"));
    record_put_facts(page, &state->resource, false, 0);
  }
  if (state->resource.need_count > 0) {
    page_section(page, _("Its conditions as a step"));
    record_put_needs(page, view->arena, &state->resource, 0);
  }
  record_put_lists(page, view->arena, &state->resource, is_wanted);
}

void credential_fill_page(struct view *view) {
  struct credential_state *state = view->state;
  const struct credential *credential = &state->credential;
  page_clear(state->page);
  fill_identity(state->page, credential);
  fill_newer(state->page, view->arena, &state->resource);
  credential_put_cost(view, state->page);
  fill_time_and_place(state->page, credential);
  credential_put_needs(view, state->page);
  fill_skills(view, state->page, credential);
  credential_put_results(view, state->page);
  fill_jobs(state->page, credential);
  fill_ladder(view, state->page, credential);
  fill_worth(view, state->page);
  fill_more(view, state->page);
  fill_sources(state->page, credential);
  if (record_has_facts(&state->resource, true)) {
    page_section(state->page, _("More about this record"));
    record_put_facts(state->page, &state->resource, true, 0);
  }
}
