/* SPDX-License-Identifier: MIT */
/* What has to be done or had: the conditions of records that are no
 * credentials, and those between the parts of a pathway with their constraints. */
#include <string.h>

#include "data/base/buffer.h"
#include "data/catalog/fill.h"

enum { LONGEST_CONSTRAINT = 8192 };

struct need {
  const char *kind, *name, *name_es, *text, *text_es;
  int required; /* how many of what it names; -1: all */
  const char *logic;
};

static long long write_need(struct fill *fill, const struct need *need, long long parent) {
  struct feed_cell *row = fill_row(fill, FILL_NEED);
  feed_integer(row, 1, ++fill->need);
  feed_integer(row, 2, fill->number);
  feed_integer_or_null(row, 3, parent, 0);
  feed_text(row, 4, need->kind == NULL ? "" : need->kind);
  feed_text(row, 5, need->name);
  feed_text(row, 6, need->name_es);
  feed_text(row, 7, need->text);
  feed_text(row, 8, need->text_es);
  feed_integer_or_null(row, 9, need->required, -1);
  feed_text(row, 10, need->logic);
  return fill->need;
}

static void write_targets(struct fill *fill, long long need, const struct references *targets) {
  for (size_t i = 0; i < targets->count; i++) {
    const struct reference *other = &targets->items[i];
    uint32_t target = fill_target(fill, other);
    struct feed_cell *row = fill_row(fill, FILL_NEED_TARGET);
    feed_integer(row, 1, need);
    feed_text(row, 2, fill_word(other->relation));
    feed_integer_or_null(row, 3, target, 0);
    if (target == 0) {
      feed_text(row, 4, other->name != NULL ? other->name : other->ctid);
      feed_text(row, 5, other->type);
    }
  }
}

static void write_conditions(struct fill *fill, const struct condition *conditions, size_t count, long long parent,
                             int depth) {
  for (size_t i = 0; i < count && !fill->failed; i++) {
    const struct condition *condition = &conditions[i];
    struct need need = {
        fill_word(condition->kind), condition->name, condition->name_es, condition->text, condition->text_es, -1, NULL};
    long long number = write_need(fill, &need, parent);
    write_targets(fill, number, &condition->targets);
    write_targets(fill, number, &condition->work);
    if (depth < WRITER_CONDITION_DEPTH) {
      write_conditions(fill, condition->alternatives, condition->alternative_count, number, depth + 1);
    }
  }
}

static void add_values(struct buffer *text, const struct names *values) {
  for (size_t i = 0; i < values->count; i++) {
    if (values->items[i] != NULL) {
      buffer_add_text(text, i == 0 ? "" : ", ");
      buffer_add_text(text, values->items[i]);
    }
  }
}

/* "credential type, GPA compare:GTEQ 3.0": both sides as they are published. */
static const char *constraint_text(struct fill *fill, const struct constraint *constraint) {
  struct buffer text;
  buffer_init(&text, (size_t)LONGEST_CONSTRAINT);
  add_values(&text, &constraint->left);
  buffer_add_char(&text, ' ');
  buffer_add_text(&text, constraint->comparator == NULL ? "" : constraint->comparator);
  buffer_add_char(&text, ' ');
  add_values(&text, &constraint->right);
  const char *copy = arena_strdup(fill->arena, buffer_text(&text));
  buffer_free(&text);
  return copy;
}

static void write_constraints(struct fill *fill, const struct component_condition *condition, long long parent) {
  for (size_t i = 0; i < condition->constraint_count && !fill->failed; i++) {
    const struct constraint *constraint = &condition->constraints[i];
    struct need need = {.kind = "constraint",
                        .name = constraint->name != NULL ? constraint->name : constraint->description,
                        .text = constraint_text(fill, constraint),
                        .required = -1};
    (void)write_need(fill, &need, parent);
  }
}

static void write_component(struct fill *fill, const struct component_condition *conditions, size_t count,
                            long long parent, int depth) {
  for (size_t i = 0; i < count && !fill->failed; i++) {
    const struct component_condition *condition = &conditions[i];
    struct need need = {"hasCondition",         condition->name,           condition->name_es,
                        condition->description, condition->description_es, condition->required,
                        condition->logic};
    long long number = write_need(fill, &need, parent);
    write_targets(fill, number, &condition->targets);
    write_constraints(fill, condition, number);
    if (depth < WRITER_CONDITION_DEPTH) {
      write_component(fill, condition->conditions, condition->condition_count, number, depth + 1);
    }
  }
}

void fill_needs(struct fill *fill, const struct kept *kept, const struct record *record) {
  if (!kept_is_holder(kept)) {
    write_conditions(fill, record->conditions, record->condition_count, 0, 1);
  }
  if (record->component != NULL) {
    write_component(fill, record->component->conditions, record->component->condition_count, 0, 1);
  }
}
