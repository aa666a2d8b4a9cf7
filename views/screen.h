/* SPDX-License-Identifier: MIT */
/* The program on a screen: the loop, the frame around the top view. */
#ifndef LADDERWAY_VIEWS_SCREEN_H
#define LADDERWAY_VIEWS_SCREEN_H

#include "views/app.h"

/* Runs until the person quits. Returns an exit status; a terminal that can't
 * be used is said on standard error. */
int screen_run(struct app *app);

#endif
