/* SPDX-License-Identifier: MIT */
/*
 * What an observation means, once its metric is known.
 *
 * Data sets since 2025 keep figures and what they measure apart, and the two
 * may be published in different envelopes. The reader leaves such figures in
 * `unresolved` of struct record; whoever has both records makes outcomes of
 * them with this.
 */
#ifndef LADDERWAY_DATA_CTDL_METRIC_H
#define LADDERWAY_DATA_CTDL_METRIC_H

#include <stdbool.h>

#include "data/base/arena.h"
#include "data/ctdl/record.h"

/* Makes `outcome`, one of `unresolved`, whole: measure, unit, months after and
 * the note. `metric` is the record of kind RECORD_METRIC that it names. False
 * when the metric measures nothing that this program shows; the outcome is then
 * as it was. What is new in it lives in `arena`. */
bool metric_resolve(struct arena *arena, const struct record *metric, struct outcome *outcome);

#endif
