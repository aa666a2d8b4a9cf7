/* SPDX-License-Identifier: MIT */
/* Help and home as JSON: the tables of commands, actions and places. */
#ifndef LADDERWAY_VIEWS_HELP_VIEW_H
#define LADDERWAY_VIEWS_HELP_VIEW_H

#include <stdio.h>

#include "views/view.h"

int help_json(struct view *view, FILE *out, struct error *error);
int home_json(struct view *view, FILE *out, struct error *error);

#endif
