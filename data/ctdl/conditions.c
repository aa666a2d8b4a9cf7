/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <string.h>

#include "data/ctdl/reader.h"

/* A reader of one property's conditions. */
struct walk {
  struct reader *reader;
  struct record *record; /* NULL: what goes to the record as well is not taken */
  const char *kind;
  bool needed; /* conditions of this kind have to be met to earn it */
  bool leads;  /* a credential that it names leads here, by `edge` */
  enum edge_kind edge;
};

static void take_condition(const struct walk *walk, const struct tree *value, struct condition **list, size_t *count,
                           int depth);

static struct condition condition_new(const struct walk *walk) {
  return (struct condition){.kind = walk->kind, .minimum_age = -1, .years_of_experience = -1, .weight = -1};
}

/* Nobody asks for an age or experience of 0: old forms write it when empty. */
static double positive_number(const struct tree *value) {
  double number = 0;
  if (read_number(value, &number) && number > 0 && number < 200) {
    return number;
  }
  untake(value);
  return -1;
}

/* "45 SemesterHour" from a value profile: an amount and its unit. */
static const char *read_credit(struct reader *reader, const struct tree *value) {
  const struct tree *profile = tree_each(value, 0);
  double amount = 0;
  const struct tree *number = member(profile, TERM_VALUE);
  number = number != NULL ? number : member(profile, TERM_CREDIT_UNIT_VALUE);
  const char *unit = read_concept(reader, tree_each(member(profile, TERM_CREDIT_UNIT_TYPE), 0), "creditUnit");
  const char *colon = unit == NULL ? NULL : strrchr(unit, ':');
  unit = colon == NULL ? unit : colon + 1;
  if (!read_number(number, &amount) || !(amount > 0)) {
    return read_line(reader, member(profile, TERM_DESCRIPTION));
  }
  return kept(reader, arena_printf(reader->arena, amount < 1e6 && amount == floor(amount) ? "%.0f%s%s" : "%g%s%s",
                                   amount, unit == NULL ? "" : " ", unit == NULL ? "" : unit));
}

static void take_alternatives(const struct walk *walk, const struct tree *value, struct condition *condition,
                              int depth) {
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count && i < LIST_LIMIT && depth < NESTING_LIMIT; i++) {
    take_condition(walk, tree_each(value, i), &condition->alternatives, &condition->alternative_count, depth + 1);
  }
}

static const char *read_address(struct reader *reader, const struct tree *value) {
  value = tree_each(value, 0);
  const struct tree *id = tree_get(value, "@id");
  return read_line(reader, id != NULL ? id : value);
}

/* "Master's Degree": a class of credentials that any one of will do. */
static void add_kinds(struct reader *reader, const struct tree *value, struct references *list) {
  struct names names = {0};
  add_terms(reader, &names, value, "ceterms");
  for (size_t i = 0; i < names.count; i++) {
    add_reference(reader, list, &(struct reference){.name = names.items[i], .relation = "ceterms:credentialType"});
  }
}

/* The costs of an assessment or course that has no record of its own. */
static void take_inner_costs(const struct walk *walk, const struct tree *value, bool optional) {
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count && walk->record->cost_count < LIST_LIMIT; i++) {
    const struct tree *node = follow(walk->reader, tree_each(value, i));
    const struct tree *costs = member(node, TERM_ESTIMATED_COST);
    if (costs != NULL && node_ctid(walk->reader, node) == NULL) {
      struct cost_origin origin = {.condition = true, .optional = optional, .of = node_name(walk->reader, node)};
      add_costs(walk->reader, walk->record, costs, &origin);
    }
  }
}

/* The parts that go to the record as well. */
static void take_extras(const struct walk *walk, enum term term, const struct tree *item, int depth) {
  bool optional = !walk->needed || depth > 0;
  if (walk->record == NULL) {
    return;
  }
  if (term == TERM_ESTIMATED_COST) {
    add_costs(walk->reader, walk->record, item, &(struct cost_origin){.condition = true, .optional = optional});
  } else if (term == TERM_TARGET_ASSESSMENT || term == TERM_TARGET_LEARNING) {
    take_inner_costs(walk, item, optional);
  } else if (term == TERM_COMMON_COSTS) {
    add_references(walk->reader, &walk->record->common_costs, item);
  } else if (term == TERM_TARGET_COMPETENCY && strcmp(walk->kind, "ceterms:requires") == 0) {
    add_competencies(walk->reader, &walk->record->skills, item, walk->kind);
  }
}

struct texts {
  const struct tree *description;
  const struct tree *conditions;
  size_t first_credential; /* where they stand among the targets */
  size_t credential_count;
};

static void add_targets(struct reader *reader, const struct tree *item, struct references *list, const char *relation) {
  size_t first = list->count;
  add_references(reader, list, item);
  for (size_t i = first; i < list->count; i++) {
    list->items[i].relation = relation;
  }
}

static void take_credentials(struct reader *reader, const struct tree *item, struct condition *condition,
                             struct texts *texts) {
  texts->first_credential = condition->targets.count;
  add_targets(reader, item, &condition->targets, "ceterms:targetCredential");
  texts->credential_count = condition->targets.count - texts->first_credential;
}

static void take_target(const struct walk *walk, const struct tree *item, struct condition *condition,
                        struct texts *texts) {
  struct reader *reader = walk->reader;
  switch ((enum term)item->term) {
    case TERM_TARGET_CREDENTIAL:
      take_credentials(reader, item, condition, texts);
      break;
    case TERM_TARGET_LEARNING:
      add_targets(reader, item, &condition->targets, "ceterms:targetLearningOpportunity");
      break;
    case TERM_TARGET_ASSESSMENT:
      add_targets(reader, item, &condition->targets, "ceterms:targetAssessment");
      break;
    case TERM_TARGET_COMPETENCY:
      add_competencies(reader, &condition->competencies, item, "ceterms:targetCompetency");
      break;
    case TERM_TARGET_WORK:
      add_links(reader, &condition->work, item, relation_of(reader, &(struct record){.kind = RECORD_OTHER}, item));
      break;
    case TERM_CREDENTIAL_TYPE:
      add_kinds(reader, item, &condition->work);
      break;
    case TERM_ASSERTED_BY:
      add_references(reader, &condition->asserted_by, item);
      break;
    default:
      break;
  }
}

/* For whom and where it holds. */
static void take_scope(struct reader *reader, const struct tree *item, struct condition *condition) {
  switch ((enum term)item->term) {
    case TERM_AUDIENCE:
      add_terms(reader, &condition->audiences, item, "audience");
      break;
    case TERM_AUDIENCE_LEVEL:
      add_terms(reader, &condition->audience_levels, item, "audLevel");
      break;
    case TERM_JURISDICTION:
      add_regions(reader, &condition->regions, item);
      break;
    case TERM_RESIDENT_OF:
      add_regions(reader, &condition->residents, item);
      break;
    case TERM_DATE_EFFECTIVE:
      condition->effective = read_line(reader, tree_each(item, 0));
      break;
    case TERM_WEBPAGE:
      condition->url = read_address(reader, item);
      break;
    case TERM_WEIGHT:
      condition->weight = positive_number(tree_each(item, 0));
      break;
    case TERM_SUBMISSION:
      condition->submission = read_lines(reader, condition->submission, NULL, item);
      break;
    default:
      break;
  }
}

static void take_part(const struct walk *walk, const struct tree *item, struct condition *condition,
                      struct texts *texts) {
  struct reader *reader = walk->reader;
  switch ((enum term)item->term) {
    case TERM_NAME:
      read_both(reader, item, NAME_LIMIT, &condition->name, &condition->name_es);
      break;
    case TERM_DESCRIPTION:
      texts->description = item;
      break;
    case TERM_CONDITION:
      texts->conditions = item;
      break;
    case TERM_MINIMUM_AGE:
      condition->minimum_age = (int)positive_number(tree_each(item, 0));
      break;
    case TERM_YEARS_OF_EXPERIENCE:
      condition->years_of_experience = positive_number(tree_each(item, 0));
      break;
    case TERM_EXPERIENCE:
      read_both(reader, item, TEXT_LIMIT, &condition->experience, &condition->experience_es);
      break;
    case TERM_CREDIT_VALUE:
      condition->credit = read_credit(reader, item);
      add_quantities(reader, &condition->credits, item);
      break;
    case TERM_CREDIT_UNIT_TEXT:
      condition->credit = condition->credit != NULL ? condition->credit : read_line(reader, item);
      break;
    default:
      break;
  }
}

static bool says_something(const struct condition *condition) {
  return condition->name != NULL || condition->text != NULL || condition->minimum_age >= 0 ||
         condition->years_of_experience >= 0 || condition->experience != NULL || condition->credit != NULL ||
         condition->targets.count > 0 || condition->work.count > 0 || condition->submission != NULL ||
         condition->residents.count > 0 || condition->credits.count > 0 || condition->competencies.count > 0 ||
         condition->alternative_count > 0;
}

const char *condition_lines(struct reader *reader, const struct condition *condition) {
  return read_lines(reader, condition->name, condition->text, NULL);
}

const char *condition_lines_es(struct reader *reader, const struct condition *condition) {
  if (condition->name_es == NULL && condition->text_es == NULL) {
    return NULL;
  }
  return read_lines(reader, condition->name_es != NULL ? condition->name_es : condition->name,
                    condition->text_es != NULL ? condition->text_es : condition->text, NULL);
}

/* A credential among several alternatives leads here as well; that it is one of
 * several is kept in the condition. */
static void take_edges(const struct walk *walk, const struct condition *condition, const struct texts *texts) {
  if (walk->record == NULL || !walk->leads || texts->credential_count == 0) {
    return;
  }
  struct edge edge = {.kind = walk->edge,
                      .text = condition_lines(walk->reader, condition),
                      .text_es = condition_lines_es(walk->reader, condition)};
  for (size_t i = 0; i < texts->credential_count; i++) {
    edge.other = condition->targets.items[texts->first_credential + i];
    add_edge(walk->reader, walk->record, &edge);
  }
}

/* Description and conditions, a line each; in Spanish where any of it is. */
static void take_texts(struct reader *reader, const struct texts *texts, struct condition *condition) {
  condition->text =
      read_lines(reader, read_text(reader, texts->description, TEXT_LINES, DESCRIPTION_LIMIT), NULL, texts->conditions);
  const struct tree *description = spanish_of(texts->description);
  const struct tree *conditions = spanish_of(texts->conditions);
  if (description != NULL || conditions != NULL) {
    description = description != NULL ? description : texts->description;
    condition->text_es = read_lines(reader, read_text(reader, description, TEXT_LINES, DESCRIPTION_LIMIT), NULL,
                                    conditions != NULL ? conditions : texts->conditions);
  }
}

static struct condition read_condition(const struct walk *walk, const struct tree *profile, int depth) {
  struct condition condition = condition_new(walk);
  struct texts texts = {0};
  for (const struct tree *item = tree_first_member(profile); item != NULL; item = tree_next(item)) {
    take_part(walk, item, &condition, &texts);
    take_scope(walk->reader, item, &condition);
    take_target(walk, item, &condition, &texts);
    take_extras(walk, item->term, item, depth);
    if (item->term == TERM_ALTERNATIVE_CONDITION) {
      take_alternatives(walk, item, &condition, depth);
    }
  }
  take_texts(walk->reader, &texts, &condition);
  if (member(profile, TERM_CREDIT_UNIT_VALUE) != NULL) {
    condition.credit = condition.credit != NULL ? condition.credit : read_credit(walk->reader, profile);
    add_unit_value(walk->reader, &condition.credits, profile);
  }
  take_edges(walk, &condition, &texts);
  return condition;
}

struct condition read_profile(struct reader *reader, const struct tree *profile) {
  return read_condition(&(struct walk){.reader = reader, .kind = "ceterms:ConditionProfile"}, profile, 0);
}

/* What stands where the profile should be: a credential, or a plain sentence. */
static struct condition read_direct(const struct walk *walk, const struct tree *value) {
  struct condition condition = condition_new(walk);
  const char *text = tree_text(value);
  if (text != NULL && strchr(text, ':') == NULL) {
    condition.text = read_string(walk->reader, value, TEXT_LINES, DESCRIPTION_LIMIT);
    return condition;
  }
  struct texts texts = {0};
  take_credentials(walk->reader, value, &condition, &texts);
  take_edges(walk, &condition, &texts);
  return condition;
}

static void take_condition(const struct walk *walk, const struct tree *value, struct condition **list, size_t *count,
                           int depth) {
  const struct tree *profile = follow(walk->reader, value);
  struct condition condition = is_profile(profile) ? read_condition(walk, profile, depth) : read_direct(walk, value);
  struct condition *items = NULL;
  if (says_something(&condition)) {
    items = list_room(walk->reader, *list, *count, sizeof *items);
  }
  if (items != NULL) {
    *list = items;
    items[(*count)++] = condition;
  }
}

void add_conditions(struct reader *reader, struct record *record, const struct tree *value, const char *kind) {
  struct walk walk = {.reader = reader, .record = record, .kind = kind};
  bool recommended = strcmp(kind, "ceterms:recommends") == 0;
  walk.needed = !recommended && strcmp(kind, "ceterms:renewal") != 0;
  walk.leads = recommended || strcmp(kind, "ceterms:requires") == 0 || strcmp(kind, "ceterms:entryCondition") == 0;
  walk.edge = recommended ? EDGE_RECOMMENDED : EDGE_REQUIRED;
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count && i < LIST_LIMIT; i++) {
    take_condition(&walk, tree_each(value, i), &record->conditions, &record->condition_count, 0);
  }
}
