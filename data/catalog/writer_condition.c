/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "data/catalog/sql.h"
#include "data/catalog/workbench.h"

static int add_targets(struct catalog_writer *writer, long long id, const struct references *targets,
                       struct error *error) {
  sqlite3_stmt *statement = stage_statement(writer, STAGE_TARGET, error);
  if (statement == NULL) {
    return -1;
  }
  for (size_t i = 0; i < targets->count && i < (size_t)WRITER_MOST_ITEMS; i++) {
    const struct reference *target = &targets->items[i];
    bool blank = target->uri == NULL || strncmp(target->uri, "_:", 2) == 0;
    sql_bind_integer(statement, 1, id);
    sql_bind_integer(statement, 2, (long long)i);
    sql_bind_text(statement, 3, target->ctid != NULL ? target->ctid : blank ? NULL : target->uri);
    sql_bind_text(statement, 4, target->name);
    sql_bind_text(statement, 5, target->type);
    if (sql_run(statement, error) != 0) {
      return -1;
    }
  }
  return 0;
}

/* One condition; its number in the workbench, or negative. */
static long long add_condition(struct catalog_writer *writer, const struct condition *condition, long long parent,
                               struct error *error) {
  sqlite3_stmt *statement = stage_statement(writer, STAGE_CONDITION, error);
  if (statement == NULL) {
    return -1;
  }
  const char *colon = condition->kind == NULL ? NULL : strrchr(condition->kind, ':');
  const char *kind = colon == NULL ? condition->kind : colon + 1;
  sql_bind_integer(statement, 1, writer->arrival);
  sql_bind_integer_or_null(statement, 2, parent, 0);
  sql_bind_text(statement, 3, kind == NULL ? "" : kind);
  sql_bind_text(statement, 4, condition->name);
  sql_bind_text(statement, 5, condition->text);
  sql_bind_integer_or_null(statement, 6, condition->minimum_age, -1);
  sql_bind_real_or_null(statement, 7, condition->years_of_experience, -1);
  sql_bind_text(statement, 8, condition->experience);
  sql_bind_text(statement, 9, condition->credit);
  if (sql_run(statement, error) != 0) {
    return -1;
  }
  long long id = sqlite3_last_insert_rowid(writer->database);
  return add_targets(writer, id, &condition->targets, error) == 0 ? id : -1;
}

/* A list of conditions that is not done yet, and those it stands inside of. */
struct level {
  const struct condition *items;
  size_t count, next;
  long long parent;
};

int stage_conditions(struct catalog_writer *writer, const struct record *record, struct error *error) {
  struct level levels[WRITER_CONDITION_DEPTH] = {{record->conditions, record->condition_count, 0, 0}};
  size_t depth = 1;
  for (size_t total = 0; depth > 0 && total < (size_t)WRITER_MOST_ITEMS;) {
    struct level *level = &levels[depth - 1];
    if (level->next == level->count) {
      depth--;
      continue;
    }
    const struct condition *condition = &level->items[level->next++];
    long long id = add_condition(writer, condition, level->parent, error);
    if (id < 0) {
      return -1;
    }
    total++;
    if (condition->alternative_count > 0 && depth < (size_t)WRITER_CONDITION_DEPTH) {
      levels[depth++] = (struct level){condition->alternatives, condition->alternative_count, 0, id};
    }
  }
  return 0;
}
