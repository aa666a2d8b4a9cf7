/* SPDX-License-Identifier: MIT */
/*
 * The program without a screen: every view printed as plain lines, every
 * action offered as a choice. For screen readers, teletypes, very slow lines,
 * and TERM=dumb.
 */
#ifndef LADDERWAY_VIEWS_LINEAR_MODE_H
#define LADDERWAY_VIEWS_LINEAR_MODE_H

#include <stdio.h>

#include "views/app.h"

/* Runs until the person quits or the input ends. Returns an exit status. */
int linear_run(struct app *app, FILE *in, FILE *out);

#endif
