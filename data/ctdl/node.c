/* SPDX-License-Identifier: MIT */
/*
 * One resource -> one record. Each key is looked up once, and its row in the
 * table of rules says which field of the record takes the value, and how.
 */
#include <ctype.h>
#include <string.h>

#include "data/ctdl/duration.h"
#include "data/ctdl/reader.h"

struct rule {
  void (*take)(struct reader *reader, struct record *record, const struct rule *rule, const struct tree *value);
  size_t field;     /* offset in struct record */
  const char *word; /* relation, kind or scheme */
  enum edge_kind edge;
  bool outward;
};

static void *field_of(struct record *record, const struct rule *rule) {
  return (char *)record + rule->field;
}

static void take_name(struct reader *reader, struct record *record, const struct rule *rule, const struct tree *value) {
  read_words(reader, value, TEXT_LINE, NAME_LIMIT, field_of(record, rule));
}

static void take_description(struct reader *reader, struct record *record, const struct rule *rule,
                             const struct tree *value) {
  read_words(reader, value, TEXT_LINES, DESCRIPTION_LIMIT, field_of(record, rule));
}

/* A link or a line; of several the first. */
static void take_line(struct reader *reader, struct record *record, const struct rule *rule, const struct tree *value) {
  const char **field = field_of(record, rule);
  const struct tree *first = tree_each(value, 0);
  const struct tree *id = tree_get(first, "@id");
  if (*field == NULL) {
    *field = read_line(reader, id != NULL ? id : first);
  }
}

static void take_status(struct reader *reader, struct record *record, const struct rule *rule,
                        const struct tree *value) {
  const char *term = read_concept(reader, tree_each(value, 0), rule->word);
  const char *colon = term == NULL ? NULL : strrchr(term, ':');
  if (colon == NULL || colon[1] == '\0' || record->status != NULL) {
    untake(value);
    return;
  }
  char *status = arena_strdup(reader->arena, colon + 1);
  for (char *at = status; at != NULL && *at != '\0'; at++) {
    *at = (char)tolower((unsigned char)*at);
  }
  record->status = kept(reader, status);
}

static void take_names(struct reader *reader, struct record *record, const struct rule *rule,
                       const struct tree *value) {
  add_names(reader, field_of(record, rule), value);
}

static void take_concepts(struct reader *reader, struct record *record, const struct rule *rule,
                          const struct tree *value) {
  add_concepts(reader, field_of(record, rule), value, rule->word);
}

static void take_references(struct reader *reader, struct record *record, const struct rule *rule,
                            const struct tree *value) {
  add_references(reader, field_of(record, rule), value);
}

static void take_quality(struct reader *reader, struct record *record, const struct rule *rule,
                         const struct tree *value) {
  add_quality(reader, record, value, rule->word, rule->outward);
}

static void take_regional(struct reader *reader, struct record *record, const struct rule *rule,
                          const struct tree *value) {
  add_regional_quality(reader, record, value, rule->word);
}

static void take_costs(struct reader *reader, struct record *record, const struct rule *rule,
                       const struct tree *value) {
  (void)rule;
  add_costs(reader, record, value, &(struct cost_origin){.condition = false});
}

static void take_durations(struct reader *reader, struct record *record, const struct rule *rule,
                           const struct tree *value) {
  (void)rule;
  add_durations(reader, record, value);
}

static void take_conditions(struct reader *reader, struct record *record, const struct rule *rule,
                            const struct tree *value) {
  add_conditions(reader, record, value, rule->word);
}

static bool leads_somewhere(enum record_kind kind) {
  return kind == RECORD_CREDENTIAL || kind == RECORD_LEARNING || kind == RECORD_ASSESSMENT || kind == RECORD_PATHWAY ||
         kind == RECORD_COMPONENT || kind == RECORD_TRANSFER_VALUE || kind == RECORD_ORGANIZATION ||
         kind == RECORD_COST_MANIFEST || kind == RECORD_CONDITION_MANIFEST || kind == RECORD_SUPPORT_SERVICE;
}

static void take_edges(struct reader *reader, struct record *record, const struct rule *rule,
                       const struct tree *value) {
  /* The parts of frameworks, tasks and vocabularies are no steps of anybody. */
  if (leads_somewhere(record->kind)) {
    add_edges(reader, record, value, rule->edge, rule->outward);
  } else {
    add_links(reader, &record->related, value, relation_of(reader, record, value));
  }
}

static void take_aid(struct reader *reader, struct record *record, const struct rule *rule, const struct tree *value) {
  (void)rule;
  add_aid(reader, record, value);
}

static void take_places(struct reader *reader, struct record *record, const struct rule *rule,
                        const struct tree *value) {
  (void)rule;
  add_places(reader, record, value);
}

static void take_support(struct reader *reader, struct record *record, const struct rule *rule,
                         const struct tree *value) {
  (void)rule;
  add_support(reader, record, value);
  add_links(reader, &record->related, value, "ceterms:hasSupportService");
}

static void take_alignments(struct reader *reader, struct record *record, const struct rule *rule,
                            const struct tree *value) {
  add_alignments(reader, record, value, rule->word);
}

static void take_competencies(struct reader *reader, struct record *record, const struct rule *rule,
                              const struct tree *value) {
  add_competencies(reader, &record->skills, value, rule->word);
}

static void take_aggregate_data(struct reader *reader, struct record *record, const struct rule *rule,
                                const struct tree *value) {
  (void)rule;
  add_aggregate_data(reader, record, value);
}

static void take_terms(struct reader *reader, struct record *record, const struct rule *rule,
                       const struct tree *value) {
  add_terms(reader, field_of(record, rule), value, rule->word);
}

static void take_related(struct reader *reader, struct record *record, const struct rule *rule,
                         const struct tree *value) {
  const char *relation = rule->word != NULL ? rule->word : relation_of(reader, record, value);
  add_links(reader, &record->related, value, relation);
}

static void take_identifiers(struct reader *reader, struct record *record, const struct rule *rule,
                             const struct tree *value) {
  add_identifiers(reader, record, value, rule->word);
}

static void take_quantities(struct reader *reader, struct record *record, const struct rule *rule,
                            const struct tree *value) {
  add_quantities(reader, field_of(record, rule), value);
}

static void take_jurisdictions(struct reader *reader, struct record *record, const struct rule *rule,
                               const struct tree *value) {
  add_jurisdictions(reader, record, value, rule->word);
}

static void take_verifications(struct reader *reader, struct record *record, const struct rule *rule,
                               const struct tree *value) {
  add_verifications(reader, record, value, rule->word);
}

static void take_of_component(struct reader *reader, struct record *record, const struct rule *rule,
                              const struct tree *value) {
  (void)rule;
  take_component(reader, record, (enum term)value->term, value);
}

/* "isNonCredit": true. No is what is said of all that don't say it. */
static void take_flag(struct reader *reader, struct record *record, const struct rule *rule, const struct tree *value) {
  const struct tree *item = tree_each(value, 0);
  bool yes = tree_is(item, TREE_TRUE) || (tree_is_text(item) && strcmp(tree_text(item), "true") == 0);
  if (yes) {
    add_name(reader, field_of(record, rule), relation_of(reader, record, value));
  }
  if (yes || tree_is(item, TREE_FALSE)) {
    tree_mark(item, TREE_TAKEN);
  }
}

/* A publisher that is only named. */
static void take_named(struct reader *reader, struct record *record, const struct rule *rule,
                       const struct tree *value) {
  struct reference reference = {.name = read_text(reader, value, TEXT_LINE, NAME_LIMIT)};
  if (reference.name != NULL) {
    add_reference(reader, field_of(record, rule), &reference);
  }
}

static void take_renewal(struct reader *reader, struct record *record, const struct rule *rule,
                         const struct tree *value) {
  (void)reader;
  (void)rule;
  struct duration every;
  if (duration_parse(tree_text(tree_each(value, 0)), &every) && every.days > 0) {
    record->renewal_days = every.days;
    tree_mark(tree_each(value, 0), TREE_TAKEN);
  }
}

#define FIELD(member) .field = offsetof(struct record, member)

static const struct rule rules[TERM_COUNT] = {
    [TERM_ID] = {take_line, FIELD(uri)},
    [TERM_NAME] = {take_name, FIELD(name)},
    [TERM_DESCRIPTION] = {take_description, FIELD(description)},
    [TERM_WEBPAGE] = {take_line, FIELD(url)},
    [TERM_STATUS] = {take_status, .word = "status"},
    [TERM_IN_LANGUAGE] = {take_names, FIELD(languages)},
    [TERM_DATE_EFFECTIVE] = {take_line, FIELD(effective)},
    [TERM_EXPIRATION_DATE] = {take_line, FIELD(expires)},
    [TERM_SOURCE] = {take_line, FIELD(source)},
    [TERM_KEYWORD] = {take_names, FIELD(keywords)},
    [TERM_ALTERNATE_NAME] = {take_names, FIELD(alternate_names)},
    [TERM_SUBJECT] = {take_names, FIELD(subjects)},
    [TERM_OWNED_BY] = {take_references, FIELD(owned_by)},
    [TERM_OFFERED_BY] = {take_references, FIELD(offered_by)},
    [TERM_ACCREDITED_BY] = {take_quality, .word = "accreditedBy"},
    [TERM_APPROVED_BY] = {take_quality, .word = "approvedBy"},
    [TERM_RECOGNIZED_BY] = {take_quality, .word = "recognizedBy"},
    [TERM_REGULATED_BY] = {take_quality, .word = "regulatedBy"},
    [TERM_REGISTERED_BY] = {take_quality, .word = "registeredBy"},
    [TERM_RENEWED_BY] = {take_quality, .word = "renewedBy"},
    [TERM_REVOKED_BY] = {take_quality, .word = "revokedBy"},
    [TERM_ACCREDITED_IN] = {take_regional, .word = "accreditedBy"},
    [TERM_APPROVED_IN] = {take_regional, .word = "approvedBy"},
    [TERM_RECOGNIZED_IN] = {take_regional, .word = "recognizedBy"},
    [TERM_REGULATED_IN] = {take_regional, .word = "regulatedBy"},
    [TERM_RENEWED_IN] = {take_regional, .word = "renewedBy"},
    [TERM_REVOKED_IN] = {take_regional, .word = "revokedBy"},
    [TERM_ACCREDITS] = {take_quality, .word = "accredits", .outward = true},
    [TERM_APPROVES] = {take_quality, .word = "approves", .outward = true},
    [TERM_RECOGNIZES] = {take_quality, .word = "recognizes", .outward = true},
    [TERM_REGULATES] = {take_quality, .word = "regulates", .outward = true},
    [TERM_RENEWS] = {take_quality, .word = "renews", .outward = true},
    [TERM_REVOKES] = {take_quality, .word = "revokes", .outward = true},
    [TERM_ESTIMATED_COST] = {.take = take_costs},
    [TERM_COMMON_COSTS] = {take_references, FIELD(common_costs)},
    [TERM_COMMON_CONDITIONS] = {take_references, FIELD(common_conditions)},
    [TERM_ESTIMATED_DURATION] = {.take = take_durations},
    [TERM_FINANCIAL_ASSISTANCE] = {.take = take_aid},
    [TERM_REQUIRES] = {take_conditions, .word = "ceterms:requires"},
    [TERM_RECOMMENDS] = {take_conditions, .word = "ceterms:recommends"},
    [TERM_COREQUISITE] = {take_conditions, .word = "ceterms:corequisite"},
    [TERM_CO_PREREQUISITE] = {take_conditions, .word = "ceterms:coPrerequisite"},
    [TERM_PREREQUISITE] = {take_conditions, .word = "ceterms:requires"},
    [TERM_ENTRY_CONDITION] = {take_conditions, .word = "ceterms:entryCondition"},
    [TERM_RENEWAL] = {take_conditions, .word = "ceterms:renewal"},
    [TERM_IS_ADVANCED_STANDING_FOR] = {take_edges, .edge = EDGE_ADVANCED_STANDING, .outward = true},
    [TERM_ADVANCED_STANDING_FROM] = {take_edges, .edge = EDGE_ADVANCED_STANDING},
    [TERM_IS_PREPARATION_FOR] = {take_edges, .edge = EDGE_PREPARATION, .outward = true},
    [TERM_PREPARATION_FROM] = {take_edges, .edge = EDGE_PREPARATION},
    [TERM_IS_REQUIRED_FOR] = {take_edges, .edge = EDGE_REQUIRED, .outward = true},
    [TERM_IS_RECOMMENDED_FOR] = {take_edges, .edge = EDGE_RECOMMENDED, .outward = true},
    [TERM_HAS_PART] = {take_edges, .edge = EDGE_PART},
    [TERM_IS_PART_OF] = {take_edges, .edge = EDGE_PART, .outward = true},
    [TERM_HAS_CHILD] = {take_edges, .edge = EDGE_PART},
    [TERM_IS_CHILD_OF] = {take_edges, .edge = EDGE_PART, .outward = true},
    [TERM_PRECEDES] = {take_edges, .edge = EDGE_PREPARATION, .outward = true},
    [TERM_PRECEDED_BY] = {take_edges, .edge = EDGE_PREPARATION},
    [TERM_PROVIDES_TRANSFER_VALUE_FOR] = {take_edges, .edge = EDGE_TRANSFER, .outward = true},
    [TERM_RECEIVES_TRANSFER_VALUE_FROM] = {take_edges, .edge = EDGE_TRANSFER},
    [TERM_PROXY_FOR] = {take_references, FIELD(about)},
    [TERM_AVAILABLE_AT] = {.take = take_places},
    [TERM_ADDRESS] = {.take = take_places},
    [TERM_DELIVERY] = {take_concepts, FIELD(delivery), .word = "deliveryType"},
    [TERM_SCHEDULE] = {take_concepts, FIELD(schedule), .word = "scheduleTiming"},
    [TERM_SUPPORT_TYPE] = {take_concepts, FIELD(support), .word = "support"},
    [TERM_HAS_SUPPORT_SERVICE] = {.take = take_support},
    [TERM_AUDIENCE_LEVEL] = {take_concepts, FIELD(audience_levels), .word = "audLevel"},
    [TERM_AUDIENCE] = {take_terms, FIELD(audiences), .word = "audience"},
    [TERM_ONLINE] = {take_terms, FIELD(online)},
    [TERM_LEARNING_METHOD] = {take_terms, FIELD(methods), .word = "learnMethod"},
    [TERM_ASSESSMENT_METHOD] = {take_terms, FIELD(methods), .word = "assessMethod"},
    [TERM_ASSESSMENT_USE] = {take_terms, FIELD(methods), .word = "assessUse"},
    [TERM_SCORING_METHOD] = {take_terms, FIELD(methods), .word = "scoringMethod"},
    [TERM_METHOD_TEXT] = {take_names, FIELD(methods)},
    [TERM_TRAIT] = {take_terms, FIELD(traits)},
    [TERM_FLAG] = {take_flag, FIELD(traits)},
    [TERM_OCCUPATION] = {take_alignments, .word = "ceterms:occupationType"},
    [TERM_INDUSTRY] = {take_alignments, .word = "ceterms:industryType"},
    [TERM_NAICS] = {take_alignments, .word = "ceterms:industryType"},
    [TERM_PROGRAM] = {take_alignments, .word = "ceterms:instructionalProgramType"},
    [TERM_TEACHES] = {take_competencies, .word = "ceterms:teaches"},
    [TERM_ASSESSES] = {take_competencies, .word = "ceterms:assesses"},
    [TERM_TARGET_COMPETENCY] = {take_competencies, .word = "ceterms:targetCompetency"},
    [TERM_SKILL_EMBODIED] = {take_competencies, .word = "ceasn:skillEmbodied"},
    [TERM_KNOWLEDGE_EMBODIED] = {take_competencies, .word = "ceasn:knowledgeEmbodied"},
    [TERM_ABILITY_EMBODIED] = {take_competencies, .word = "ceasn:abilityEmbodied"},
    [TERM_AGGREGATE_DATA] = {.take = take_aggregate_data},
    [TERM_EARNINGS] = {.take = take_aggregate_data},
    [TERM_EMPLOYMENT_OUTCOME] = {.take = take_aggregate_data},
    [TERM_HOLDERS] = {.take = take_aggregate_data},
    [TERM_RELEVANT_DATA_SET] = {take_references, FIELD(data_sets)},
    [TERM_RELEVANT_DATA_SET_FOR] = {take_references, FIELD(about)},
    [TERM_ABOUT] = {take_references, FIELD(about)},
    [TERM_RELATED] = {.take = take_related},
    [TERM_ASSERTED_BY] = {take_related, .word = "ceterms:assertedBy"},
    [TERM_HAS_METRIC] = {take_related, .word = "qdata:hasMetric"},
    [TERM_OBJECT] = {take_related, .word = "ceterms:object"},
    [TERM_COST_DETAILS] = {take_related, .word = "ceterms:costDetails"},
    [TERM_TARGET_CREDENTIAL] = {take_related, .word = "ceterms:targetCredential"},
    [TERM_TARGET_ASSESSMENT] = {take_related, .word = "ceterms:targetAssessment"},
    [TERM_TARGET_LEARNING] = {take_related, .word = "ceterms:targetLearningOpportunity"},
    [TERM_PUBLISHER_NAME] = {take_named, FIELD(offered_by)},
    [TERM_CODED_NOTATION] = {take_line, FIELD(code)},
    [TERM_IDENTIFIER] = {.take = take_identifiers},
    [TERM_VERSION_IDENTIFIER] = {take_identifiers, .word = "ceterms:versionIdentifier"},
    [TERM_VERSION_CODE] = {take_identifiers, .word = "ceterms:versionCode"},
    [TERM_OPE_ID] = {take_identifiers, .word = "ceterms:opeID"},
    [TERM_DUNS] = {take_identifiers, .word = "ceterms:duns"},
    [TERM_FEIN] = {take_identifiers, .word = "ceterms:fein"},
    [TERM_IPEDS_ID] = {take_identifiers, .word = "ceterms:ipedsID"},
    [TERM_NCES_ID] = {take_identifiers, .word = "ceterms:ncesID"},
    [TERM_LEI_CODE] = {take_identifiers, .word = "ceterms:leiCode"},
    [TERM_ISIC] = {take_identifiers, .word = "ceterms:isicV4"},
    [TERM_SCED] = {take_identifiers, .word = "ceterms:sced"},
    [TERM_CREDENTIAL_ID] = {take_identifiers, .word = "ceterms:credentialId"},
    [TERM_LIST_ID] = {take_identifiers, .word = "ceasn:listID"},
    [TERM_ALTERNATIVE_CODE] = {take_identifiers, .word = "ceasn:altCodedNotation"},
    [TERM_START_DATE] = {take_line, FIELD(from)},
    [TERM_END_DATE] = {take_line, FIELD(to)},
    [TERM_RENEWAL_FREQUENCY] = {.take = take_renewal},
    [TERM_CREDIT_VALUE] = {take_quantities, FIELD(credits)},
    [TERM_TRANSFER_VALUE] = {take_quantities, FIELD(transfer)},
    [TERM_WORK_PAY] = {take_quantities, FIELD(pay)},
    [TERM_JURISDICTION] = {take_jurisdictions, .word = "ceterms:jurisdiction"},
    [TERM_OFFERED_IN] = {take_jurisdictions, .word = "ceterms:offeredIn"},
    [TERM_SPATIAL_COVERAGE] = {take_jurisdictions, .word = "qdata:dataSetSpatialCoverage"},
    [TERM_USES_VERIFICATION] = {take_verifications, .word = "ceterms:usesVerificationService"},
    [TERM_MEMBERSHIP_CONDITION] = {take_conditions, .word = "ceterms:membershipCondition"},
    [TERM_SERVICE_CONDITION] = {take_conditions, .word = "ceterms:supportServiceCondition"},
    [TERM_HAS_CONDITION] = {.take = take_of_component},
    [TERM_POINT_VALUE] = {.take = take_of_component},
    [TERM_CREDENTIAL_TYPE] = {.take = take_of_component},
    [TERM_COMPONENT_CATEGORY] = {.take = take_of_component},
    [TERM_COMPONENT_DESIGNATION] = {.take = take_of_component},
    [TERM_PROGRAM_TERM] = {.take = take_of_component},
};

/* A competency is its text; frameworks that have labels put them in front. */
static void name_competency(struct reader *reader, struct record *record, const struct tree *text) {
  struct words *words = &record->name;
  if (words->en == NULL && words->es == NULL && words->other == NULL) {
    read_words(reader, text, TEXT_LINE, NAME_LIMIT, words);
  }
  read_words(reader, text, TEXT_LINES, DESCRIPTION_LIMIT, &record->description);
}

bool read_record(struct reader *reader, const struct tree *node, struct record *record) {
  const char *type = read_type(reader, node);
  *record = (struct record){.kind = record_kind_of(type), .type = type, .updated = reader->updated};
  record->ctid = node_ctid(reader, node);
  const char *id = tree_text(tree_get(node, "@id"));
  if (type == NULL || (record->ctid == NULL && (id == NULL || *id == '\0' || strncmp(id, "_:", 2) == 0))) {
    return false;
  }
  const struct tree *competency = NULL;
  for (const struct tree *value = tree_first_member(node); value != NULL; value = tree_next(value)) {
    enum term term = value->term;
    if (rules[term].take != NULL) {
      rules[term].take(reader, record, &rules[term], value);
    } else if (term == TERM_COMPETENCY_TEXT) {
      competency = value;
    } else if (term == TERM_CREDIT_UNIT_VALUE) {
      add_unit_value(reader, &record->credits, node);
    }
  }
  if (competency != NULL) {
    name_competency(reader, record, competency);
  }
  if (record->kind == RECORD_METRIC) {
    take_metric(reader, record, node);
  } else if (record->kind == RECORD_ACTION) {
    take_action(reader, record, node);
  } else if (record->kind == RECORD_VERIFICATION) {
    add_verification(reader, record, node);
  } else if (record->kind == RECORD_DATA_SET) {
    add_time_frames(reader, record, member(node, TERM_DATA_SET_TIME_PERIOD));
    add_observations(reader, record, node);
  }
  return true;
}
