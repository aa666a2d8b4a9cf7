/* SPDX-License-Identifier: MIT */
/* What is asked of those who want a credential. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/credential.h"
#include "views/format.h"
#include "views/labels.h"

enum { LINE = 4096 };

/* What a condition says beside its own words. */
static void add_limits(const struct condition_line *line, char *text, size_t size) {
  char extra[128];
  if (line->minimum_age >= 0) {
    (void)snprintf(extra, sizeof extra, _("at least %d years old"), line->minimum_age);
    format_join(text, size, extra);
  }
  if (line->years_of_experience >= 0) {
    format_experience(extra, sizeof extra, line->years_of_experience);
    format_join(text, size, extra);
  }
  const char *experience = record_words(line->experience, line->experience_es);
  if (!record_is_filler(experience)) {
    format_join(text, size, experience);
  }
  if (line->credit != NULL) {
    format_join(text, size, line->credit);
  }
}

static bool is_empty(const char *text, const struct condition_line *line) {
  bool targets = line->targets != NULL && line->targets[0] != NULL;
  return text[0] == '\0' && !targets && line->submission == NULL && line->url == NULL;
}

/* False: it says nothing. */
static bool put_condition(struct page *page, const struct condition_line *line) {
  char text[LINE] = "";
  const char *name = record_words(label_own(line->name), line->name_es);
  const char *words = record_words(line->text, line->text_es);
  if (!record_is_filler(name)) {
    format_join(text, sizeof text, name);
  }
  if (!record_is_filler(words)) {
    size_t length = strlen(text);
    (void)snprintf(text + length, sizeof text - length, "%s%s", length == 0 ? "" : ": ", words);
  }
  add_limits(line, text, sizeof text);
  if (is_empty(text, line)) {
    return false;
  }
  page_pair(page, line->parent != 0 ? _("  or") : label_condition(line->kind), text, STYLE_PLAIN);
  for (size_t i = 0; line->targets != NULL && line->targets[i] != NULL; i++) {
    char target[96];
    const char *other = line->target_names[i][0] == '\0' ? line->targets[i] : line->target_names[i];
    (void)snprintf(target, sizeof target, "show %s", line->targets[i]);
    if (other[0] != '\0') {
      page_link(page, other, line->target_kinds[i][0] == '\0' ? NULL : target);
    }
  }
  if (!record_is_filler(line->submission)) {
    page_pair(page, _("  to hand in"), line->submission, STYLE_PLAIN);
  }
  if (line->url != NULL) {
    page_pair(page, _("  more at"), line->url, STYLE_DIM);
  }
  return true;
}

void credential_put_needs(struct view *view, struct page *page) {
  const struct credential_state *state = view->state;
  size_t said = 0;
  page_section(page, _("What you need"));
  for (size_t i = 0; i < state->credential.condition_count; i++) {
    said += put_condition(page, &state->credential.conditions[i]);
  }
  if (said == 0) {
    page_text(page, STYLE_DIM, reason_words("not published"));
  }
}
