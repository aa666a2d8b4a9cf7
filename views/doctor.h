/* SPDX-License-Identifier: MIT */
/* Doctor: checks of this installation, each with its finding. */
#ifndef LADDERWAY_VIEWS_DOCTOR_H
#define LADDERWAY_VIEWS_DOCTOR_H

#include <stdbool.h>
#include <stddef.h>

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
};

int doctor_json(struct view *view, FILE *out, struct error *error);

#endif
