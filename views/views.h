/* SPDX-License-Identifier: MIT */
/* The views; each is one file of the same name, its JSON face in *_json.c. */
#ifndef LADDERWAY_VIEWS_VIEWS_H
#define LADDERWAY_VIEWS_VIEWS_H

#include "views/view.h"

extern const struct view_ops home_view;
extern const struct view_ops find_view;
extern const struct view_ops credential_view; /* "show" */
extern const struct view_ops compare_view;
extern const struct view_ops jobs_view;
extern const struct view_ops job_view;
extern const struct view_ops ladder_view;
extern const struct view_ops wallet_view;
extern const struct view_ops tell_view;
extern const struct view_ops match_view;
extern const struct view_ops plan_view;
extern const struct view_ops ways_view;
extern const struct view_ops sync_view;
extern const struct view_ops import_jobs_view;
extern const struct view_ops publish_view;
extern const struct view_ops doctor_view;
extern const struct view_ops help_view;

#endif
