/* SPDX-License-Identifier: MIT */
/* Show: one credential as a page (credential_page.c) and as JSON
 * (credential_json.c); any other record of the snapshot as record.h has it. */
#ifndef LADDERWAY_VIEWS_CREDENTIAL_H
#define LADDERWAY_VIEWS_CREDENTIAL_H

#include "data/catalog/credential.h"
#include "data/match/worth.h"
#include "tui/page.h"
#include "views/record.h"
#include "views/view.h"

struct credential_state {
  struct credential credential;
  struct worth worth;
  struct worth_line tests[WORTH_LINES];
  struct resource resource; /* the same in the tables of all records */
  bool is_record;           /* it is no credential; only `resource` and `steps` are filled in */
  struct record_steps steps;
  struct page *page;
  char ctid[CTID_SIZE];
  char selected[VIEW_SELECTED];
};

/* The name in the language in force. */
const char *credential_name(const struct credential *credential);

/* A job's title and a skill's name, likewise. */
const char *credential_job_title(const struct job_line *job);
const char *credential_skill_name(const struct skill_line *skill);

/* Fills the page with all sections of SCREENS: who, cost, time, needs, skills,
 * results, jobs, ladder, worth, sources. */
void credential_fill_page(struct view *view);

/* Its longer sections: credential_cost.c, credential_needs.c, credential_results.c. */
void credential_put_cost(struct view *view, struct page *page);
void credential_put_needs(struct view *view, struct page *page);
void credential_put_results(struct view *view, struct page *page);

int credential_json(struct view *view, FILE *out, struct error *error);

/* Years as words: "1.4 years", "less than a month", "no gain on these figures". */
void credential_worth_words(const struct worth *worth, char *text, size_t size);

#endif
