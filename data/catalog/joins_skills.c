/* SPDX-License-Identifier: MIT */
/* Skills: one row for each address or CTID, or for each name in one framework. */
#include <stdlib.h>
#include <string.h>

#include "data/catalog/joins.h"
#include "data/catalog/sql.h"
#include "data/ctdl/read.h"

/* In lower case, letters of ASCII only; `to` has the room. */
static char *add_lower(char *to, const char *text) {
  for (; *text != '\0'; text++) {
    *to++ = *text >= 'A' && *text <= 'Z' ? (char)(*text - 'A' + 'a') : *text;
  }
  return to;
}

/* What makes two skills one. */
static const char *same_key(struct arena *arena, const char *key, const char *name, const char *framework) {
  framework = framework == NULL ? "" : framework;
  if (key != NULL) {
    size_t length = strlen(key);
    char *same = arena_alloc(arena, length + 2);
    if (same != NULL) {
      same[0] = 'u';
      memcpy(same + 1, key, length);
    }
    return same;
  }
  char *same = arena_alloc(arena, strlen(name) + strlen(framework) + 3);
  if (same != NULL) {
    same[0] = 'n';
    char *end = add_lower(same + 1, name);
    *end++ = '\n';
    (void)add_lower(end, framework);
  }
  return same;
}

static void keep_least(const struct texts *words, uint32_t *kept, uint32_t other) {
  if (*kept == 0 || (other != 0 && other != *kept && strcmp(texts_get(words, other), texts_get(words, *kept)) < 0)) {
    *kept = other;
  }
}

/* The number among skill_keys; 0: a skill without a name, UINT32_MAX: no memory. */
static uint32_t take_skill(struct joins *joins, const struct alignment *skill) {
  struct catalog_writer *writer = joins->writer;
  const char *uri = kept_key(NULL, skill->target);
  const char *ctid = ctdl_ctid(writer->scratch, skill->target);
  const char *key = ctid != NULL ? ctid : uri;
  const struct kept *target = skill->name != NULL || key == NULL ? NULL : kept_by_key(writer, key);
  const char *name = skill->name != NULL ? skill->name : target == NULL ? NULL : texts_get(writer->words, target->name);
  if (name == NULL) {
    return 0;
  }
  const char *same = same_key(writer->scratch, key, name, skill->framework);
  uint32_t number = texts_keep(joins->skill_keys, same);
  size_t capacity = joins->skill_capacity;
  if (number == 0 || !joins_room(&joins->skills, number - 1, &capacity, sizeof *joins->skills)) {
    return UINT32_MAX;
  }
  if (capacity != joins->skill_capacity) {
    memset(joins->skills + joins->skill_capacity, 0, (capacity - joins->skill_capacity) * sizeof *joins->skills);
    joins->skill_capacity = (uint32_t)capacity;
  }
  struct skill_entry *entry = &joins->skills[number - 1];
  keep_least(writer->words, &entry->name, texts_keep(writer->words, name));
  keep_least(writer->words, &entry->uri, texts_keep(writer->words, uri));
  keep_least(writer->words, &entry->framework, texts_keep(writer->words, skill->framework));
  return number;
}

int joins_take_skills(struct joins *joins, const struct kept *kept, const struct record *record) {
  joins->taught_start[kept - joins->writer->kept] = joins->taught_count;
  for (size_t i = 0; kept_is_holder(kept) && i < record->skills.count; i++) {
    uint32_t number = take_skill(joins, &record->skills.items[i]);
    size_t capacity = joins->taught_capacity;
    if (number == UINT32_MAX || joins->taught_count == UINT32_MAX ||
        !joins_room(&joins->taught, joins->taught_count, &capacity, sizeof *joins->taught)) {
      return -1;
    }
    joins->taught_capacity = capacity > UINT32_MAX ? UINT32_MAX : (uint32_t)capacity;
    joins->taught[joins->taught_count++] = number;
  }
  return 0;
}

/* A row to be. */
struct skill_row {
  const char *name, *uri, *framework, *same;
  uint32_t number;
};

static int compare_texts(const char *a, const char *b) {
  return a == b ? 0 : a == NULL ? -1 : b == NULL ? 1 : strcmp(a, b);
}

static int compare_rows(const void *one, const void *two) {
  const struct skill_row *a = one;
  const struct skill_row *b = two;
  int order = compare_texts(a->name, b->name);
  order = order != 0 ? order : compare_texts(a->uri, b->uri);
  order = order != 0 ? order : compare_texts(a->framework, b->framework);
  return order != 0 ? order : compare_texts(a->same, b->same);
}

static int write_rows(struct joins *joins, struct skill_row *rows, uint32_t count, struct error *error) {
  sqlite3_stmt *insert = sql_prepare(joins->writer->database, "INSERT INTO main.skill VALUES(?,?,?,?)", error);
  int result = insert == NULL ? -1 : 0;
  for (uint32_t i = 0; i < count && result == 0; i++) {
    joins->skill_number[rows[i].number - 1] = i + 1;
    sql_bind_integer(insert, 1, i + 1);
    sql_bind_text(insert, 2, rows[i].name);
    sql_bind_text(insert, 3, rows[i].uri);
    sql_bind_text(insert, 4, rows[i].framework);
    result = sql_run(insert, error);
  }
  (void)sqlite3_finalize(insert);
  return result;
}

int joins_write_skills(struct joins *joins, struct error *error) {
  uint32_t count = texts_count(joins->skill_keys);
  struct skill_row *rows = calloc((size_t)count + 1, sizeof *rows);
  joins->skill_number = calloc((size_t)count + 1, sizeof *joins->skill_number);
  if (rows == NULL || joins->skill_number == NULL) {
    free(rows);
    return error_no_memory(error);
  }
  const struct texts *words = joins->writer->words;
  for (uint32_t i = 0; i < count; i++) {
    const struct skill_entry *skill = &joins->skills[i];
    rows[i] = (struct skill_row){texts_get(words, skill->name), texts_get(words, skill->uri),
                                 texts_get(words, skill->framework), texts_get(joins->skill_keys, i + 1), i + 1};
  }
  qsort(rows, count, sizeof *rows, compare_rows);
  int result = write_rows(joins, rows, count, error);
  free(rows);
  return result;
}
