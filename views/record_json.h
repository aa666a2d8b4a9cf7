/* SPDX-License-Identifier: MIT */
/* What the JSON documents of credentials and of other records share. */
#ifndef LADDERWAY_VIEWS_RECORD_JSON_H
#define LADDERWAY_VIEWS_RECORD_JSON_H

#include "data/base/json.h"
#include "views/record.h"

/* [{"relation", "from_other", "label", "items": [{"ctid", "name", "kind", "type", "url"}]}] */
json_t *record_lists_json(struct arena *arena, const struct resource *resource);

/* [{"kind", "text", "text_es", "low", "high", "unit"}] */
json_t *record_facts_json(const struct resource *resource);

/* [{"kind", "name", "name_es", "text", "text_es", "required", "logic", "targets", "needs"}] */
json_t *record_needs_json(const struct resource *resource);

#endif
