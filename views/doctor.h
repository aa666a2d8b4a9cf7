/* SPDX-License-Identifier: MIT */
/* Doctor: checks of this installation, each with its finding. */
#ifndef LADDERWAY_VIEWS_DOCTOR_H
#define LADDERWAY_VIEWS_DOCTOR_H

#include <stdbool.h>
#include <stddef.h>

#include "data/ctdl/coverage.h"
#include "tui/page.h"
#include "views/view.h"

enum { DOCTOR_MOST_CHECKS = 24, DOCTOR_FINDING = 512 };

struct doctor_check {
  const char *key;   /* in the JSON document: "snapshot" */
  const char *label; /* translated */
  bool ok;
  char finding[DOCTOR_FINDING];
};

struct doctor {
  struct doctor_check checks[DOCTOR_MOST_CHECKS];
  size_t count;
  struct page *page;
  struct coverage *coverage; /* of the records, with --records; else NULL */
};

/* Reads the records of `source`, or of the working copy beside the snapshot
 * (NULL), and counts what they say. */
int doctor_survey(struct view *view, const char *source, struct error *error) MUST_CHECK;

/* Adds what was counted to the page. */
void doctor_fill_survey(struct doctor *doctor);

int doctor_json(struct view *view, FILE *out, struct error *error);

#endif
