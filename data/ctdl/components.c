/* SPDX-License-Identifier: MIT */
/* The conditions and constraints of pathways. */
#include "data/ctdl/reader.h"

enum { MOST_OPERANDS = 200, CONDITIONS_LIMIT = 5000 };

/* Conditions nest; what they hold in all is limited, too, as a document may
 * refer to one of them a thousand times over. */
struct walk {
  struct reader *reader;
  size_t taken;
};

static int whole(const struct tree *value) {
  double number;
  return read_number(tree_each(value, 0), &number) && number >= 0 && number < 100000 ? (int)number : -1;
}

/* A source is a property, an address, a coded value or a plain one. */
static void add_operands(struct reader *reader, struct names *names, const struct tree *value) {
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count && names->count < MOST_OPERANDS; i++) {
    const struct tree *item = tree_each(value, i);
    struct reference reference = {0};
    if (tree_is_object(item) && read_reference(reader, item, &reference)) {
      const char *text = reference.name != NULL ? reference.name : reference.uri;
      add_name(reader, names, text != NULL ? text : reference.ctid);
    } else {
      add_name(reader, names, shorten(reader, read_line(reader, item)));
    }
  }
}

static struct constraint read_constraint(struct reader *reader, const struct tree *value) {
  struct constraint constraint = {0};
  for (const struct tree *item = tree_first_member(value); item != NULL; item = tree_next(item)) {
    switch ((enum term)item->term) {
      case TERM_NAME:
        constraint.name = read_text(reader, item, TEXT_LINE, NAME_LIMIT);
        break;
      case TERM_DESCRIPTION:
        constraint.description = read_text(reader, item, TEXT_LINES, TEXT_LIMIT);
        break;
      case TERM_LEFT_SOURCE:
        add_operands(reader, &constraint.left, item);
        break;
      case TERM_RIGHT_SOURCE:
        add_operands(reader, &constraint.right, item);
        break;
      case TERM_LEFT_ACTION:
        constraint.left_action = read_concept(reader, tree_each(item, 0), "array");
        break;
      case TERM_RIGHT_ACTION:
        constraint.right_action = read_concept(reader, tree_each(item, 0), "array");
        break;
      case TERM_COMPARATOR:
        constraint.comparator = read_concept(reader, tree_each(item, 0), "compare");
        break;
      default:
        break;
    }
  }
  return constraint;
}

static void add_constraints(struct reader *reader, struct component_condition *condition, const struct tree *value) {
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count && condition->constraint_count < LIST_LIMIT; i++) {
    const struct tree *node = follow(reader, tree_each(value, i));
    struct constraint *items = NULL;
    if (tree_is_object(node)) {
      items = list_room(reader, condition->constraints, condition->constraint_count, sizeof *items);
    }
    if (items != NULL) {
      condition->constraints = items;
      condition->constraints[condition->constraint_count++] = read_constraint(reader, node);
    }
  }
}

static void take_conditions(struct walk *walk, const struct tree *value, struct component_condition **list,
                            size_t *count, int depth);

static void take_part(struct walk *walk, const struct tree *item, struct component_condition *condition, int depth) {
  struct reader *reader = walk->reader;
  switch ((enum term)item->term) {
    case TERM_NAME:
      read_both(reader, item, NAME_LIMIT, &condition->name, &condition->name_es);
      break;
    case TERM_DESCRIPTION:
      read_both(reader, item, TEXT_LIMIT, &condition->description, &condition->description_es);
      break;
    case TERM_REQUIRED_NUMBER:
      condition->required = whole(item);
      break;
    case TERM_REQUIRED_CONSTRAINTS:
      condition->required_constraints = whole(item);
      break;
    case TERM_LOGICAL_OPERATOR:
      condition->logic = read_concept(reader, tree_each(item, 0), "logic");
      break;
    case TERM_TARGET_COMPONENT:
      add_references(reader, &condition->targets, item);
      break;
    case TERM_HAS_CONSTRAINT:
      add_constraints(reader, condition, item);
      break;
    case TERM_HAS_CONDITION:
      if (depth < NESTING_LIMIT) {
        take_conditions(walk, item, &condition->conditions, &condition->condition_count, depth + 1);
      }
      break;
    default:
      break;
  }
}

static void take_conditions(struct walk *walk, const struct tree *value, struct component_condition **list,
                            size_t *count, int depth) {
  size_t nodes = tree_each_count(value);
  for (size_t i = 0; i < nodes && *count < LIST_LIMIT && walk->taken < CONDITIONS_LIMIT; i++) {
    const struct tree *node = follow(walk->reader, tree_each(value, i));
    if (!tree_is_object(node)) {
      continue;
    }
    walk->taken++;
    struct component_condition condition = {.required = -1, .required_constraints = -1};
    for (const struct tree *item = tree_first_member(node); item != NULL; item = tree_next(item)) {
      take_part(walk, item, &condition, depth);
    }
    struct component_condition *items = list_room(walk->reader, *list, *count, sizeof *items);
    if (items != NULL) {
      *list = items;
      items[(*count)++] = condition;
    }
  }
}

static struct component *component_of(struct reader *reader, struct record *record) {
  struct component *component = (struct component *)(size_t)record->component;
  if (component == NULL) {
    component = arena_alloc(reader->arena, sizeof *component);
    reader->out_of_memory = reader->out_of_memory || component == NULL;
    record->component = component;
  }
  return component;
}

void take_component(struct reader *reader, struct record *record, enum term term, const struct tree *value) {
  struct component *component = component_of(reader, record);
  if (component == NULL) {
    return;
  }
  struct walk walk = {.reader = reader};
  switch (term) {
    case TERM_HAS_CONDITION:
      take_conditions(&walk, value, &component->conditions, &component->condition_count, 0);
      break;
    case TERM_POINT_VALUE:
      add_quantities(reader, &component->points, value);
      break;
    case TERM_CREDENTIAL_TYPE:
      component->credential_type = read_concept(reader, tree_each(value, 0), "ceterms");
      break;
    case TERM_COMPONENT_CATEGORY:
      add_names(reader, &component->categories, value);
      break;
    case TERM_COMPONENT_DESIGNATION:
      add_terms(reader, &component->designations, value, NULL);
      break;
    case TERM_PROGRAM_TERM:
      component->term = read_text(reader, value, TEXT_LINE, NAME_LIMIT);
      break;
    default:
      break;
  }
}
