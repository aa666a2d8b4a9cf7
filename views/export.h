/* SPDX-License-Identifier: MIT */
/* What is on the screen, to take home: as text, or as JSON when the file's name ends so. */
#ifndef LADDERWAY_VIEWS_EXPORT_H
#define LADDERWAY_VIEWS_EXPORT_H

#include "data/base/error.h"
#include "views/view.h"

/* Writes the view into the new file `path`. A file that is there is left
 * alone; on failure nothing stays. */
int export_view(struct view *view, const char *path, struct error *error) MUST_CHECK;

#endif
