/* SPDX-License-Identifier: MIT */
/*
 * Skills that nothing has the name of, by what their words are near to: O*NET's
 * detailed work activities (data/jobs/work_text.h).
 *
 * Everyday words are put into O*NET's first (nearness_words.h). Looking is done once, when claims come into a wallet,
 * since reading the index takes longer than matching. Whether it is used is evidence.h's to say.
 */
#ifndef LADDERWAY_DATA_MATCH_NEARNESS_H
#define LADDERWAY_DATA_MATCH_NEARNESS_H

#include <stdbool.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"
#include "data/wallet/wallet.h"

enum { NEARNESS_MOST = 500, NEARNESS_LEAST_WORDS = 2 };

/* Fills in `near` of every skill of every claim where it was not looked for
 * yet, at most NEARNESS_MOST a call; one word alone says too little. */
int nearness_find(struct catalog *catalog, struct wallet *wallet, struct error *error) MUST_CHECK;

/* The index is opened when it is first needed; it lives in the arena. */
struct nearness_reader {
  struct catalog *catalog;
  struct arena *arena;
  struct work_text *index;
};

/* The nearest activity's id and name for a text, when it is sure; else NULL in
 * `*id`. Texts live in the reader's arena. */
int nearness_of(struct nearness_reader *reader, const char *text, const char **id, const char **name,
                struct error *error) MUST_CHECK;

#endif
