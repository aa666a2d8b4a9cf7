/* SPDX-License-Identifier: MIT */
/* What came of those who earned a credential. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/credential.h"
#include "views/format.h"
#include "views/labels.h"

enum { LINE = 1024 };

/* "62.5%", "$31,000 to $45,000 a year", "too few" */
static void outcome_words(const struct outcome_line *line, char *text, size_t size) {
  char low[96];
  char high[96];
  if (line->withheld) {
    (void)snprintf(text, size, "%s", reason_words("too few"));
  } else if (isfinite(line->value)) {
    record_figure(line->value, line->unit, text, size);
  } else if (isfinite(line->low) && isfinite(line->high)) {
    record_figure(line->low, line->unit, low, sizeof low);
    record_figure(line->high, line->unit, high, sizeof high);
    (void)snprintf(text, size, _("%s to %s"), low, high);
  } else if (isfinite(line->low)) {
    record_figure(line->low, line->unit, low, sizeof low);
    (void)snprintf(text, size, _("at least %s"), low);
  } else {
    record_figure(line->high, line->unit, high, sizeof high);
    (void)snprintf(text, size, _("at most %s"), high);
  }
}

/* A note is worth a line only where it tells one figure from another of the same measure. */
static bool says_the_same(const struct credential *credential, size_t at) {
  const struct outcome_line *line = &credential->outcomes[at];
  for (size_t i = 0; i < credential->outcome_count; i++) {
    const struct outcome_line *other = &credential->outcomes[i];
    bool alike = i != at && strcmp(other->measure, line->measure) == 0 && other->note != NULL && line->note != NULL;
    if (alike && strcmp(other->note, line->note) != 0) {
      return false;
    }
  }
  return true;
}

void credential_put_results(struct view *view, struct page *page) {
  const struct credential_state *state = view->state;
  const struct credential *credential = &state->credential;
  page_section(page, _("What came of it"));
  if (credential->outcome_count == 0) {
    page_text(page, STYLE_DIM, _("Results of its graduates are not published."));
  }
  for (size_t i = 0; i < credential->outcome_count; i++) {
    const struct outcome_line *line = &credential->outcomes[i];
    char value[LINE];
    char text[LINE * 2];
    char extra[512] = "";
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
    const char *note = record_words(line->note, line->note_es);
    if (!record_is_filler(note) && strlen(note) < 100 && !says_the_same(credential, i)) {
      format_join(extra, sizeof extra, note);
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
