/* SPDX-License-Identifier: MIT */
/*
 * Everyday words of work put into those that O*NET's activities are written in:
 * "write down their vital signs" -> "record vital statistics health information", so that the
 * nearness of words (data/jobs/work_text.h) has something to find. Private to data/match.
 *
 * The table is this project's own and holds only what means the same; words of
 * time ("at night", "every day") say nothing of what is done and go.
 */
#ifndef LADDERWAY_DATA_MATCH_NEARNESS_WORDS_H
#define LADDERWAY_DATA_MATCH_NEARNESS_WORDS_H

#include <stdbool.h>

#include "data/base/arena.h"

/* `text` with its everyday words replaced; at most the first 4 KiB. In the arena, NULL without memory. */
const char *nearness_words(struct arena *arena, const char *text);

/* Whether at least `least` words of the result have three letters and say something by themselves. */
bool nearness_has_words(const char *words, int least);

#endif
