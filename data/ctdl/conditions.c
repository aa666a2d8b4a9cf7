/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <string.h>

#include "data/ctdl/reader.h"

/* A reader of one property's conditions. */
struct walk {
  struct reader *reader;
  struct record *record;
  const char *kind;
  bool needed; /* conditions of this kind have to be met to earn it */
  bool leads;  /* a credential that it names leads here, by `edge` */
  enum edge_kind edge;
};

static void take_condition(const struct walk *walk, const struct tree *value, struct condition **list, size_t *count,
                           int depth);

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

/* The parts that go to the record as well. */
static void take_extras(const struct walk *walk, enum term term, const struct tree *item, int depth) {
  if (term == TERM_ESTIMATED_COST) {
    add_costs(walk->reader, walk->record, item, true, !walk->needed || depth > 0);
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

static void take_credentials(struct reader *reader, const struct tree *item, struct condition *condition,
                             struct texts *texts) {
  texts->first_credential = condition->targets.count;
  add_references(reader, &condition->targets, item);
  texts->credential_count = condition->targets.count - texts->first_credential;
}

static void take_part(const struct walk *walk, enum term term, const struct tree *item, struct condition *condition,
                      struct texts *texts, int depth) {
  struct reader *reader = walk->reader;
  switch (term) {
    case TERM_NAME:
      condition->name = read_text(reader, item, TEXT_LINE, NAME_LIMIT);
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
      condition->experience = read_text(reader, item, TEXT_LINES, TEXT_LIMIT);
      break;
    case TERM_CREDIT_VALUE:
      condition->credit = read_credit(reader, item);
      break;
    case TERM_CREDIT_UNIT_TEXT:
      condition->credit = condition->credit != NULL ? condition->credit : read_line(reader, item);
      break;
    case TERM_TARGET_CREDENTIAL:
      take_credentials(reader, item, condition, texts);
      break;
    case TERM_TARGET_LEARNING:
    case TERM_TARGET_ASSESSMENT:
      add_references(reader, &condition->targets, item);
      break;
    case TERM_TARGET_COMPETENCY:
      add_competencies(reader, &condition->competencies, item, "ceterms:targetCompetency");
      break;
    case TERM_ALTERNATIVE_CONDITION:
      take_alternatives(walk, item, condition, depth);
      break;
    default:
      break;
  }
}

static bool says_something(const struct condition *condition) {
  return condition->name != NULL || condition->text != NULL || condition->minimum_age >= 0 ||
         condition->years_of_experience >= 0 || condition->experience != NULL || condition->credit != NULL ||
         condition->targets.count > 0 || condition->competencies.count > 0 || condition->alternative_count > 0;
}

/* A credential among several alternatives leads here as well; that it is one of
 * several is kept in the condition. */
static void take_edges(const struct walk *walk, const struct condition *condition, const struct texts *texts) {
  if (!walk->leads || texts->credential_count == 0) {
    return;
  }
  struct edge edge = {.kind = walk->edge, .text = read_lines(walk->reader, condition->name, condition->text, NULL)};
  for (size_t i = 0; i < texts->credential_count; i++) {
    edge.other = condition->targets.items[texts->first_credential + i];
    add_edge(walk->reader, walk->record, &edge);
  }
}

static struct condition read_condition(const struct walk *walk, const struct tree *profile, int depth) {
  struct condition condition = {.kind = walk->kind, .minimum_age = -1, .years_of_experience = -1};
  struct texts texts = {0};
  for (const struct tree *item = tree_first_member(profile); item != NULL; item = tree_next(item)) {
    enum term term = item->term;
    take_part(walk, term, item, &condition, &texts, depth);
    take_extras(walk, term, item, depth);
  }
  condition.text = read_lines(walk->reader, read_text(walk->reader, texts.description, TEXT_LINES, DESCRIPTION_LIMIT),
                              NULL, texts.conditions);
  if (condition.credit == NULL && member(profile, TERM_CREDIT_UNIT_VALUE) != NULL) {
    condition.credit = read_credit(walk->reader, profile);
  }
  take_edges(walk, &condition, &texts);
  return condition;
}

/* What stands where the profile should be: a credential, or a plain sentence. */
static struct condition read_direct(const struct walk *walk, const struct tree *value) {
  struct condition condition = {.kind = walk->kind, .minimum_age = -1, .years_of_experience = -1};
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
