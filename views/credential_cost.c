/* SPDX-License-Identifier: MIT */
/* What a credential costs, and what helps to pay for it. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/credential.h"
#include "views/format.h"
#include "views/labels.h"

enum { LINE = 1024 };

/* "(people of the state, from 1 Jan 2026 to 31 Dec 2026)": for whom and when a price holds. */
static void price_limits(const struct cost_line *line, char *text, size_t size) {
  char date[48];
  char words[64];
  text[0] = '\0';
  if (line->optional) {
    format_join(text, size, _("if you want it"));
  }
  if (line->residency != NULL) {
    format_join(text, size, label_residency(line->residency));
  }
  if (line->audience != NULL) {
    format_join(text, size, label_audience(line->audience));
  }
  if (line->starts != NULL) {
    format_date(date, sizeof date, line->starts);
    (void)snprintf(words, sizeof words, _("from %s"), date);
    format_join(text, size, words);
  }
  if (line->ends != NULL) {
    format_date(date, sizeof date, line->ends);
    (void)snprintf(words, sizeof words, _("until %s"), date);
    format_join(text, size, words);
  }
}

static void put_price(struct page *page, const struct cost_line *line) {
  char money[96];
  char limits[256];
  char text[LINE];
  const char *name = record_words(line->name, line->name_es);
  const char *label = line->type == NULL && name != NULL ? name : label_cost(line->type);
  format_money(money, sizeof money, line->cents, line->currency, "not published");
  price_limits(line, limits, sizeof limits);
  (void)snprintf(text, sizeof text, "%s%s%.300s%s%s%s", money, line->payment_pattern == NULL ? "" : " ",
                 line->payment_pattern == NULL ? "" : line->payment_pattern, limits[0] == '\0' ? "" : " (", limits,
                 limits[0] == '\0' ? "" : ")");
  page_pair(page, label, text, STYLE_PLAIN);
}

static bool has_name(const struct aid_line *aid, const char *name) {
  return aid->name != NULL && name != NULL && strcmp(aid->name, name) == 0;
}

/* Amounts carry the name of their aid; those without belong to aid without one. */
static bool is_amount_of(const struct credential *credential, const struct aid_line *aid,
                         const struct resource_fact *fact) {
  bool named = false;
  for (size_t i = 0; i < credential->aid_count; i++) {
    named = named || has_name(&credential->aid[i], fact->text);
  }
  return strcmp(fact->kind, "aid value") == 0 && (aid->name == NULL ? !named : has_name(aid, fact->text));
}

static void add_aid_amounts(const struct credential_state *state, const struct aid_line *aid, char *text, size_t size) {
  for (size_t i = 0; i < state->resource.fact_count; i++) {
    const struct resource_fact *fact = &state->resource.facts[i];
    if (is_amount_of(&state->credential, aid, fact)) {
      char amount[320];
      record_amount(fact, amount, sizeof amount);
      format_join(text, size, amount);
    }
  }
}

/* One aid may be of several types, a line for each: its words stand at the first. */
static bool is_again(const struct credential *credential, size_t at) {
  const struct aid_line *aid = &credential->aid[at];
  return at > 0 && aid->name != NULL && credential->aid[at - 1].name != NULL &&
         strcmp(aid->name, credential->aid[at - 1].name) == 0;
}

/* "Workforce Innovation and Opportunity Act (WIOA)" is the long name of its type. */
static bool says_the_type(const struct aid_line *aid) {
  const char *colon = aid->type == NULL ? NULL : strchr(aid->type, ':');
  const char *local = colon == NULL ? aid->type : colon + 1;
  return aid->type != NULL && aid->name != NULL &&
         (strstr(aid->name, local) != NULL || strstr(aid->name, label_aid(aid->type)) != NULL ||
          strstr(label_aid(aid->type), aid->name) != NULL);
}

static void put_aid(struct page *page, const struct credential_state *state, size_t at) {
  const struct aid_line *aid = &state->credential.aid[at];
  char text[LINE] = "";
  const char *name = record_words(label_own(aid->name), aid->name_es);
  if (aid->type != NULL) {
    format_join(text, sizeof text, label_aid(aid->type));
  }
  if (!record_is_filler(name) && !says_the_type(aid) && !is_again(&state->credential, at)) {
    format_join(text, sizeof text, name);
  }
  if (!is_again(&state->credential, at)) {
    add_aid_amounts(state, aid, text, sizeof text);
  }
  page_pair(page, _("Aid"), text, STYLE_PLAIN);
  const char *description = record_words(aid->description, aid->description_es);
  if (is_again(&state->credential, at)) {
    return;
  }
  if (!record_is_filler(description)) {
    page_pair(page, "", description, STYLE_DIM);
  }
  if (aid->url != NULL) {
    page_pair(page, "", aid->url, STYLE_DIM);
  }
}

void credential_put_cost(struct view *view, struct page *page) {
  const struct credential_state *state = view->state;
  const struct credential *credential = &state->credential;
  const struct credential_row *row = &credential->row;
  char money[96];
  char text[LINE];
  page_section(page, _("What it costs"));
  format_money(money, sizeof money, row->cost, row->currency, row->cost_reason);
  (void)snprintf(text, sizeof text, "%s%s", row->cost >= 0 && !row->cost_complete ? _("at least ") : "", money);
  page_pair(page, _("In all"), text, STYLE_STRONG);
  for (size_t i = 0; i < credential->cost_count; i++) {
    put_price(page, &credential->costs[i]);
  }
  if (credential->aid_count == 0) {
    page_pair(page, _("Aid"), reason_words("not published"), STYLE_DIM);
  }
  for (size_t i = 0; i < credential->aid_count; i++) {
    put_aid(page, state, i);
  }
}
