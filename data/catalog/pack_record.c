/* SPDX-License-Identifier: MIT */
/* The fields of a record that a snapshot keeps. Addresses of what has a CTID
 * are not: it is joined by that alone. */
#include "data/catalog/pack.h"

#define TEXT(type, member) \
  { PACK_TEXT, offsetof(struct type, member), 0, NULL }
/* NOLINTBEGIN(bugprone-macro-parentheses): names of members take none */
#define OTHERWISE(type, member) \
  { PACK_OTHERWISE, offsetof(struct type, member), 0, NULL }
#define NUMBER(kind, type, member) \
  { PACK_##kind, offsetof(struct type, member), 0, NULL }
#define LIST(type, items, count, shape) \
  { PACK_LIST, offsetof(struct type, items), offsetof(struct type, count), &shape }
#define GROUP(type, member, shape) LIST(type, member.items, member.count, shape)
#define NAMES(type, member) GROUP(type, member, text_shape)
#define ONE(type, member, shape) \
  { PACK_ONE, offsetof(struct type, member), 0, &shape }
#define SHAPE(type, fields) \
  { sizeof(type), fields, sizeof fields / sizeof fields[0] }
/* NOLINTEND(bugprone-macro-parentheses) */

/* One pointer to a text, as in struct names. */
static const struct pack_field text_fields[] = {{PACK_TEXT, 0, 0, NULL}};
static const struct pack_shape text_shape = SHAPE(const char *, text_fields);

static const struct pack_field reference_fields[] = {TEXT(reference, ctid),     OTHERWISE(reference, uri),
                                                     TEXT(reference, name),     TEXT(reference, type),
                                                     TEXT(reference, relation), TEXT(reference, url)};
static const struct pack_shape reference_shape = SHAPE(struct reference, reference_fields);

static const struct pack_field alignment_fields[] = {
    TEXT(alignment, relation), TEXT(alignment, code),      TEXT(alignment, target),
    TEXT(alignment, name),     TEXT(alignment, framework),
};
static const struct pack_shape alignment_shape = SHAPE(struct alignment, alignment_fields);

static const struct pack_field quantity_fields[] = {
    NUMBER(REAL, quantity, value), NUMBER(REAL, quantity, low),
    NUMBER(REAL, quantity, high),  NUMBER(BOOL, quantity, percent),
    TEXT(quantity, unit),          TEXT(quantity, currency),
    TEXT(quantity, text),          TEXT(quantity, text_es),
    NAMES(quantity, levels),       NAMES(quantity, subjects),
};
static const struct pack_shape quantity_shape = SHAPE(struct quantity, quantity_fields);

static const struct pack_field identifier_fields[] = {
    TEXT(identifier, type),
    TEXT(identifier, name),
    TEXT(identifier, code),
};
static const struct pack_shape identifier_shape = SHAPE(struct identifier, identifier_fields);

static const struct pack_field cost_fields[] = {
    TEXT(cost_item, type),
    TEXT(cost_item, name),
    TEXT(cost_item, name_es),
    TEXT(cost_item, currency),
    TEXT(cost_item, residency),
    TEXT(cost_item, audience),
    TEXT(cost_item, payment_pattern),
    TEXT(cost_item, from),
    TEXT(cost_item, to),
    NUMBER(BOOL, cost_item, optional),
    NUMBER(BOOL, cost_item, from_condition),
    NUMBER(LONG_LONG, cost_item, cents),
};
static const struct pack_shape cost_shape = SHAPE(struct cost_item, cost_fields);

static const struct pack_field duration_fields[] = {
    NUMBER(REAL, duration_item, exact_days),
    NUMBER(REAL, duration_item, minimum_days),
    NUMBER(REAL, duration_item, maximum_days),
    NUMBER(REAL, duration_item, effort_hours),
    NUMBER(REAL, duration_item, minimum_effort_hours),
    NUMBER(REAL, duration_item, maximum_effort_hours),
    TEXT(duration_item, description),
};
static const struct pack_shape duration_shape = SHAPE(struct duration_item, duration_fields);

static const struct pack_shape condition_shape;
static const struct pack_field condition_fields[] = {
    TEXT(condition, kind),
    TEXT(condition, name),
    TEXT(condition, name_es),
    TEXT(condition, text),
    TEXT(condition, text_es),
    TEXT(condition, experience),
    TEXT(condition, experience_es),
    TEXT(condition, credit),
    TEXT(condition, submission),
    TEXT(condition, url),
    NUMBER(INT, condition, minimum_age),
    NUMBER(REAL, condition, years_of_experience),
    GROUP(condition, targets, reference_shape),
    GROUP(condition, work, reference_shape),
    LIST(condition, alternatives, alternative_count, condition_shape),
};
static const struct pack_shape condition_shape = SHAPE(struct condition, condition_fields);

static const struct pack_field edge_fields[] = {
    NUMBER(INT, edge, kind),    NUMBER(BOOL, edge, outward), TEXT(edge, other.ctid),
    OTHERWISE(edge, other.uri), TEXT(edge, other.name),      TEXT(edge, text),
    TEXT(edge, text_es),
};
static const struct pack_shape edge_shape = SHAPE(struct edge, edge_fields);

static const struct pack_field quality_fields[] = {
    TEXT(quality, relation),       NUMBER(BOOL, quality, outward), TEXT(quality, other.ctid),
    OTHERWISE(quality, other.uri), TEXT(quality, other.name),
};
static const struct pack_shape quality_shape = SHAPE(struct quality, quality_fields);

static const struct pack_field place_fields[] = {
    TEXT(place, name),   TEXT(place, street),  TEXT(place, locality),    TEXT(place, county),
    TEXT(place, region), TEXT(place, country), TEXT(place, postal_code),
};
static const struct pack_shape place_shape = SHAPE(struct place, place_fields);

static const struct pack_field jurisdiction_fields[] = {
    TEXT(jurisdiction, relation),
    NUMBER(BOOL, jurisdiction, global),
    TEXT(jurisdiction, text),
    TEXT(jurisdiction, text_es),
    LIST(jurisdiction, places, place_count, place_shape),
    LIST(jurisdiction, exceptions, exception_count, place_shape),
};
static const struct pack_shape jurisdiction_shape = SHAPE(struct jurisdiction, jurisdiction_fields);

static const struct pack_field action_fields[] = {
    TEXT(action, relation),
    GROUP(action, agents, reference_shape),
    GROUP(action, objects, reference_shape),
    GROUP(action, instrument, reference_shape),
    GROUP(action, results, reference_shape),
    TEXT(action, from),
    TEXT(action, to),
    TEXT(action, status),
};
static const struct pack_shape action_shape = SHAPE(struct action, action_fields);

static const struct pack_field aid_fields[] = {
    TEXT(aid, name),
    TEXT(aid, name_es),
    TEXT(aid, description),
    TEXT(aid, description_es),
    TEXT(aid, url),
    NAMES(aid, types),
    GROUP(aid, values, quantity_shape),
};
static const struct pack_shape aid_shape = SHAPE(struct aid, aid_fields);

static const struct pack_field outcome_fields[] = {
    TEXT(outcome, measure),     NUMBER(REAL, outcome, value),
    NUMBER(REAL, outcome, low), NUMBER(REAL, outcome, high),
    TEXT(outcome, unit),        NUMBER(BOOL, outcome, withheld),
    NUMBER(LONG, outcome, n),   NUMBER(INT, outcome, months_after),
    TEXT(outcome, from),        TEXT(outcome, to),
    TEXT(outcome, source),      TEXT(outcome, note),
    TEXT(outcome, note_es),     TEXT(outcome, definition),
    TEXT(outcome, dated),       TEXT(outcome, group),
    TEXT(outcome, about),       TEXT(outcome, metric),
    TEXT(outcome, statistic),
};
static const struct pack_shape outcome_shape = SHAPE(struct outcome, outcome_fields);

static const struct pack_field metric_fields[] = {
    NAMES(metric_profile, types),
    TEXT(metric_profile, income),
    TEXT(metric_profile, definition),
};
static const struct pack_shape metric_shape = SHAPE(struct metric_profile, metric_fields);

static const struct pack_field constraint_fields[] = {
    TEXT(constraint, name),         TEXT(constraint, description), NAMES(constraint, left),
    NAMES(constraint, right),       TEXT(constraint, left_action), TEXT(constraint, comparator),
    TEXT(constraint, right_action),
};
static const struct pack_shape constraint_shape = SHAPE(struct constraint, constraint_fields);

static const struct pack_shape component_condition_shape;
static const struct pack_field component_condition_fields[] = {
    TEXT(component_condition, name),
    TEXT(component_condition, name_es),
    TEXT(component_condition, description),
    TEXT(component_condition, description_es),
    NUMBER(INT, component_condition, required),
    NUMBER(INT, component_condition, required_constraints),
    TEXT(component_condition, logic),
    GROUP(component_condition, targets, reference_shape),
    LIST(component_condition, constraints, constraint_count, constraint_shape),
    LIST(component_condition, conditions, condition_count, component_condition_shape),
};
static const struct pack_shape component_condition_shape =
    SHAPE(struct component_condition, component_condition_fields);

static const struct pack_field component_fields[] = {
    LIST(component, conditions, condition_count, component_condition_shape),
    GROUP(component, points, quantity_shape),
    TEXT(component, credential_type),
    NAMES(component, categories),
    NAMES(component, designations),
    TEXT(component, term),
};
static const struct pack_shape component_shape = SHAPE(struct component, component_fields);

static const struct pack_field verification_fields[] = {
    TEXT(verification, name),        TEXT(verification, description),           TEXT(verification, description_es),
    TEXT(verification, service_url), NUMBER(INT, verification, must_authorize), NAMES(verification, claim_types),
    TEXT(verification, method),
};
static const struct pack_shape verification_shape = SHAPE(struct verification, verification_fields);

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
    TEXT(record, code),
    TEXT(record, from),
    TEXT(record, to),
    NAMES(record, languages),
    NAMES(record, keywords),
    NAMES(record, subjects),
    NAMES(record, alternate_names),
    LIST(record, identifiers, identifier_count, identifier_shape),
    GROUP(record, related, reference_shape),
    GROUP(record, owned_by, reference_shape),
    GROUP(record, offered_by, reference_shape),
    LIST(record, quality, quality_count, quality_shape),
    ONE(record, action, action_shape),
    LIST(record, jurisdictions, jurisdiction_count, jurisdiction_shape),
    LIST(record, costs, cost_count, cost_shape),
    GROUP(record, common_costs, reference_shape),
    GROUP(record, common_conditions, reference_shape),
    LIST(record, durations, duration_count, duration_shape),
    NUMBER(REAL, record, renewal_days),
    GROUP(record, credits, quantity_shape),
    GROUP(record, transfer, quantity_shape),
    GROUP(record, pay, quantity_shape),
    LIST(record, conditions, condition_count, condition_shape),
    LIST(record, aid, aid_count, aid_shape),
    LIST(record, verifications, verification_count, verification_shape),
    LIST(record, places, place_count, place_shape),
    NAMES(record, delivery),
    NAMES(record, schedule),
    NAMES(record, support),
    NAMES(record, online),
    NAMES(record, methods),
    NAMES(record, audiences),
    NAMES(record, traits),
    NAMES(record, audience_levels),
    GROUP(record, skills, alignment_shape),
    GROUP(record, occupations, alignment_shape),
    GROUP(record, programs, alignment_shape),
    GROUP(record, industries, alignment_shape),
    LIST(record, outcomes, outcome_count, outcome_shape),
    LIST(record, ranges, range_count, outcome_shape),
    LIST(record, unresolved, unresolved_count, outcome_shape),
    ONE(record, metric, metric_shape),
    GROUP(record, about, reference_shape),
    GROUP(record, data_sets, reference_shape),
    LIST(record, edges, edge_count, edge_shape),
    LIST(record, stated, stated_count, edge_shape),
    ONE(record, component, component_shape),
};
const struct pack_shape pack_record = SHAPE(struct record, record_fields);
