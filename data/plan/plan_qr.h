/* SPDX-License-Identifier: MIT */
/*
 * A text as QR codes (ISO/IEC 18004) that a phone reads without a network.
 *
 * A long text becomes several codes of the same size, each beginning with its
 * number ("2/5") on a line of its own. Error correction is the lowest (L), as a
 * screen has no dirt on it. Only here is libqrencode included.
 */
#ifndef LADDERWAY_DATA_PLAN_PLAN_QR_H
#define LADDERWAY_DATA_PLAN_PLAN_QR_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"

enum {
  PLAN_QR_MOST = 16,   /* codes */
  PLAN_QR_LEAST = 29,  /* modules across: version 3, 53 bytes */
  PLAN_QR_WIDEST = 69, /* version 13, 425 bytes; phones read larger ones badly off a screen */
  PLAN_QR_QUIET = 2    /* light modules around it */
};

struct plan_qr {
  int width;                 /* modules across, without what is around it */
  const unsigned char *dark; /* width * width: 1 dark, 0 light */
  const char *text;          /* what it holds */
};

/* Makes the codes of a text, none wider than `most_width` modules. `*count`
 * gets how many. ERROR_TOO_BIG when they would be more than PLAN_QR_MOST or
 * `most_width` is under PLAN_QR_LEAST. All lives in the arena. */
int plan_qr_make(struct arena *arena, const char *text, int most_width, struct plan_qr codes[PLAN_QR_MOST],
                 size_t *count, struct error *error) MUST_CHECK;

/* One line of the code as text, `line` from 0, for light signs on dark ground:
 * two rows of modules a line in half blocks, or one row with two signs a module
 * when `ascii`. False after the last line. `text` needs PLAN_QR_LINE bytes. */
enum { PLAN_QR_LINE = (PLAN_QR_WIDEST + 2 * PLAN_QR_QUIET) * 3 + 1 };
bool plan_qr_line(const struct plan_qr *code, int line, bool ascii, char *text);

/* Lines and columns that a code of `width` modules takes. */
int plan_qr_lines(int width, bool ascii);
int plan_qr_columns(int width, bool ascii);

#endif
