/* SPDX-License-Identifier: MIT */
/* The fields of a record that a snapshot keeps. Addresses of what has a CTID
 * are not: it is joined by that alone. */
#include "data/catalog/pack.h"

#define TEXT(type, member) \
  { PACK_TEXT, offsetof(struct type, member), 0, NULL }
#define OTHERWISE(type, member) \
  { PACK_OTHERWISE, offsetof(struct type, member), 0, NULL }
#define NUMBER(kind, type, member) \
  { PACK_##kind, offsetof(struct type, member), 0, NULL }
#define LIST(type, items, count, shape) \
  { PACK_LIST, offsetof(struct type, items), offsetof(struct type, count), &shape }
#define SHAPE(type, fields) \
  { sizeof(type), fields, sizeof fields / sizeof fields[0] }

/* One pointer to a text, as in struct names. */
static const struct pack_field text_fields[] = {{PACK_TEXT, 0, 0, NULL}};
static const struct pack_shape text_shape = SHAPE(const char *, text_fields);

static const struct pack_field reference_fields[] = {TEXT(reference, ctid), OTHERWISE(reference, uri),
                                                     TEXT(reference, name), TEXT(reference, type)};
static const struct pack_shape reference_shape = SHAPE(struct reference, reference_fields);

static const struct pack_field alignment_fields[] = {TEXT(alignment, relation), TEXT(alignment, code),
                                                     TEXT(alignment, target), TEXT(alignment, name),
                                                     TEXT(alignment, framework)};
static const struct pack_shape alignment_shape = SHAPE(struct alignment, alignment_fields);

static const struct pack_field cost_fields[] = {TEXT(cost_item, type),
                                                TEXT(cost_item, name),
                                                TEXT(cost_item, currency),
                                                TEXT(cost_item, residency),
                                                TEXT(cost_item, audience),
                                                TEXT(cost_item, payment_pattern),
                                                NUMBER(BOOL, cost_item, optional),
                                                NUMBER(BOOL, cost_item, from_condition),
                                                NUMBER(LONG_LONG, cost_item, cents)};
static const struct pack_shape cost_shape = SHAPE(struct cost_item, cost_fields);

static const struct pack_field duration_fields[] = {
    NUMBER(REAL, duration_item, exact_days),           NUMBER(REAL, duration_item, minimum_days),
    NUMBER(REAL, duration_item, maximum_days),         NUMBER(REAL, duration_item, effort_hours),
    NUMBER(REAL, duration_item, minimum_effort_hours), NUMBER(REAL, duration_item, maximum_effort_hours)};
static const struct pack_shape duration_shape = SHAPE(struct duration_item, duration_fields);

static const struct pack_shape condition_shape;
static const struct pack_field condition_fields[] = {TEXT(condition, kind),
                                                     TEXT(condition, name),
                                                     TEXT(condition, text),
                                                     TEXT(condition, experience),
                                                     TEXT(condition, credit),
                                                     NUMBER(INT, condition, minimum_age),
                                                     NUMBER(REAL, condition, years_of_experience),
                                                     LIST(condition, targets.items, targets.count, reference_shape),
                                                     LIST(condition, alternatives, alternative_count, condition_shape)};
static const struct pack_shape condition_shape = SHAPE(struct condition, condition_fields);

static const struct pack_field edge_fields[] = {NUMBER(INT, edge, kind), NUMBER(BOOL, edge, outward),
                                                TEXT(edge, other.ctid),  OTHERWISE(edge, other.uri),
                                                TEXT(edge, other.name),  TEXT(edge, text)};
static const struct pack_shape edge_shape = SHAPE(struct edge, edge_fields);

static const struct pack_field quality_fields[] = {TEXT(quality, relation), NUMBER(BOOL, quality, outward),
                                                   TEXT(quality, other.ctid), OTHERWISE(quality, other.uri),
                                                   TEXT(quality, other.name)};
static const struct pack_shape quality_shape = SHAPE(struct quality, quality_fields);

static const struct pack_field place_fields[] = {TEXT(place, locality), TEXT(place, county), TEXT(place, region),
                                                 TEXT(place, country), TEXT(place, postal_code)};
static const struct pack_shape place_shape = SHAPE(struct place, place_fields);

static const struct pack_field aid_fields[] = {TEXT(aid, name), LIST(aid, types.items, types.count, text_shape)};
static const struct pack_shape aid_shape = SHAPE(struct aid, aid_fields);

static const struct pack_field outcome_fields[] = {TEXT(outcome, measure),   NUMBER(REAL, outcome, value),
                                                   TEXT(outcome, unit),      NUMBER(BOOL, outcome, withheld),
                                                   NUMBER(LONG, outcome, n), NUMBER(INT, outcome, months_after),
                                                   TEXT(outcome, from),      TEXT(outcome, to),
                                                   TEXT(outcome, source),    TEXT(outcome, note),
                                                   TEXT(outcome, dated),     TEXT(outcome, group),
                                                   TEXT(outcome, about)};
static const struct pack_shape outcome_shape = SHAPE(struct outcome, outcome_fields);

static const struct pack_field record_fields[] = {
    NUMBER(INT, record, kind),
    TEXT(record, type),
    TEXT(record, ctid),
    OTHERWISE(record, uri),
    TEXT(record, name.en),
    TEXT(record, name.es),
    TEXT(record, name.other),
    TEXT(record, name.other_language),
    TEXT(record, description.en),
    TEXT(record, description.es),
    TEXT(record, description.other),
    TEXT(record, description.other_language),
    TEXT(record, url),
    TEXT(record, status),
    TEXT(record, updated),
    TEXT(record, effective),
    TEXT(record, expires),
    TEXT(record, source),
    LIST(record, languages.items, languages.count, text_shape),
    LIST(record, keywords.items, keywords.count, text_shape),
    LIST(record, subjects.items, subjects.count, text_shape),
    LIST(record, alternate_names.items, alternate_names.count, text_shape),
    LIST(record, owned_by.items, owned_by.count, reference_shape),
    LIST(record, offered_by.items, offered_by.count, reference_shape),
    LIST(record, quality, quality_count, quality_shape),
    LIST(record, costs, cost_count, cost_shape),
    LIST(record, common_costs.items, common_costs.count, reference_shape),
    LIST(record, common_conditions.items, common_conditions.count, reference_shape),
    LIST(record, durations, duration_count, duration_shape),
    LIST(record, conditions, condition_count, condition_shape),
    LIST(record, aid, aid_count, aid_shape),
    LIST(record, places, place_count, place_shape),
    LIST(record, delivery.items, delivery.count, text_shape),
    LIST(record, schedule.items, schedule.count, text_shape),
    LIST(record, support.items, support.count, text_shape),
    LIST(record, audience_levels.items, audience_levels.count, text_shape),
    LIST(record, skills.items, skills.count, alignment_shape),
    LIST(record, occupations.items, occupations.count, alignment_shape),
    LIST(record, programs.items, programs.count, alignment_shape),
    LIST(record, industries.items, industries.count, alignment_shape),
    LIST(record, outcomes, outcome_count, outcome_shape),
    LIST(record, about.items, about.count, reference_shape),
    LIST(record, data_sets.items, data_sets.count, reference_shape),
    LIST(record, edges, edge_count, edge_shape),
};
const struct pack_shape pack_record = SHAPE(struct record, record_fields);
