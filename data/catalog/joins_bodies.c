/* SPDX-License-Identifier: MIT */
/* Organizations: those with a record, those that are named with a CTID, those
 * that are only named; and what the bodies among them say of others. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "data/catalog/codes.h"
#include "data/catalog/joins.h"
#include "data/catalog/pack.h"
#include "data/catalog/sql.h"

static bool looks_like_ctid(const char *key) {
  return key != NULL && strncasecmp(key, "ce-", 3) == 0;
}

/* What a body's own record says is kept in the words of the other side. */
const char *joins_relation(const char *relation) {
  static const char *const pairs[][2] = {{"accredits", "accreditedBy"},  {"approves", "approvedBy"},
                                         {"recognizes", "recognizedBy"}, {"regulates", "regulatedBy"},
                                         {"registers", "registeredBy"},  {"renews", "renewedBy"},
                                         {"revokes", "revokedBy"}};
  const char *colon = relation == NULL ? NULL : strrchr(relation, ':');
  const char *word = colon == NULL ? relation : colon + 1;
  for (size_t i = 0; word != NULL && i < sizeof pairs / sizeof pairs[0]; i++) {
    if (strcmp(word, pairs[i][0]) == 0) {
      return pairs[i][1];
    }
  }
  return word;
}

/* --- collecting --- */

static bool take_named(struct joins *joins, const char *name) {
  uint32_t number = texts_keep(joins->named, name);
  if (number == 0) {
    return false;
  }
  size_t capacity = joins->named_capacity;
  if (!joins_room(&joins->named_least, number, &capacity, sizeof *joins->named_least)) {
    return false;
  }
  bool fresh = number >= joins->named_capacity || joins->named_least[number] == 0;
  if (capacity != joins->named_capacity) {
    memset(joins->named_least + joins->named_capacity, 0,
           (capacity - joins->named_capacity) * sizeof *joins->named_least);
    joins->named_capacity = (uint32_t)capacity;
  }
  struct texts *words = joins->writer->words;
  if (fresh || strcmp(name, texts_get(words, joins->named_least[number])) < 0) {
    joins->named_least[number] = texts_keep(words, name);
  }
  return joins->named_least[number] != 0;
}

static bool is_body(const struct kept *kept) {
  return kept != NULL && kept->kind == RECORD_ORGANIZATION && kept->has_ctid && kept->name != 0;
}

static bool take_body(struct joins *joins, const struct reference *body) {
  const char *key = kept_key(body->ctid, body->uri);
  if (body->name == NULL) {
    return true;
  }
  if (!looks_like_ctid(key)) {
    return take_named(joins, body->name);
  }
  struct catalog_writer *writer = joins->writer;
  if (is_body(kept_by_key(writer, key))) {
    return true;
  }
  uint32_t number = texts_keep(writer->keys, key);
  uint32_t name = texts_keep(writer->words, body->name);
  struct pairs *bodies = &joins->bodies;
  bool again = bodies->count > 0 && bodies->items[bodies->count - 1].one == number &&
               bodies->items[bodies->count - 1].two == name;
  return number != 0 && name != 0 && (again || pairs_add(bodies, number, name));
}

static bool add_listed(struct joins *joins, const struct reference *object, uint32_t body, const char *relation) {
  const char *key = kept_key(object->ctid, object->uri);
  if (relation == NULL || key == NULL || body == 0) {
    return true;
  }
  if (!joins_room(&joins->listed, joins->listed_count, &joins->listed_capacity, sizeof *joins->listed)) {
    return false;
  }
  struct listed listed = {texts_keep(joins->writer->keys, key), body, texts_keep(joins->writer->words, relation)};
  joins->listed[joins->listed_count++] = listed;
  return listed.key != 0 && listed.relation != 0;
}

/* An action that was done, or is being done, states what its agents say of its objects. */
static bool take_action(struct joins *joins, const struct action *action) {
  const char *relation = joins_relation(action->relation);
  bool taken = true;
  bool done = action->status == NULL ||
              (strstr(action->status, "Failed") == NULL && strstr(action->status, "Potential") == NULL);
  size_t most = (size_t)WRITER_MOST_ITEMS;
  for (size_t i = 0; done && i < action->agents.count; i++) {
    const struct kept *agent =
        kept_by_key(joins->writer, kept_key(action->agents.items[i].ctid, action->agents.items[i].uri));
    for (size_t j = 0; agent != NULL && j < action->objects.count && most > 0; j++, most--) {
      taken = add_listed(joins, &action->objects.items[j], agent->key, relation) && taken;
    }
  }
  return taken;
}

int joins_take_bodies(struct joins *joins, const struct kept *kept, const struct record *record) {
  bool taken = true;
  if (kept->kind == RECORD_ORGANIZATION && kept->has_ctid) {
    for (size_t i = 0; i < record->quality_count; i++) {
      const struct quality *quality = &record->quality[i];
      taken = (!quality->outward || add_listed(joins, &quality->other, kept->key, joins_relation(quality->relation))) &&
              taken;
    }
  }
  if (record->action != NULL) {
    taken = take_action(joins, record->action) && taken;
  }
  if (!kept_is_holder(kept)) {
    return taken ? 0 : -1;
  }
  for (size_t i = 0; i < record->owned_by.count; i++) {
    taken = take_body(joins, &record->owned_by.items[i]) && taken;
  }
  for (size_t i = 0; i < record->offered_by.count; i++) {
    taken = take_body(joins, &record->offered_by.items[i]) && taken;
  }
  for (size_t i = 0; i < record->quality_count; i++) {
    const struct quality *quality = &record->quality[i];
    if (!quality->outward && quality->relation != NULL) {
      taken = take_body(joins, &quality->other) && taken;
    }
  }
  return taken ? 0 : -1;
}

/* --- numbers --- */

/* A row to be: sorted by name, then CTID. */
struct body {
  const char *name, *ctid;
  uint32_t name_number, key;
  const struct kept *kept;
};

static int compare_bodies(const void *one, const void *two) {
  const struct body *a = one;
  const struct body *b = two;
  int order = strcmp(a->name, b->name);
  return order != 0 || a->ctid == NULL ? order : strcmp(a->ctid, b->ctid);
}

static struct body body_of(const struct joins *joins, uint32_t key, uint32_t name, const struct kept *kept) {
  return (struct body){texts_get(joins->writer->words, name), texts_get(joins->writer->keys, key), name, key, kept};
}

struct body_list {
  struct body *items;
  size_t count, capacity;
};

static bool add_body(struct body_list *list, struct body body) {
  if (!joins_room(&list->items, list->count, &list->capacity, sizeof *list->items)) {
    return false;
  }
  list->items[list->count++] = body;
  return true;
}

static bool list_records(const struct joins *joins, struct body_list *list) {
  for (uint32_t i = 0; i < joins->writer->kept_count; i++) {
    const struct kept *kept = &joins->writer->kept[i];
    if (is_body(kept) && !add_body(list, body_of(joins, kept->key, kept->name, kept))) {
      return false;
    }
  }
  return true;
}

/* Of several names that are given to one CTID the first in order is kept. */
static bool list_keyed(struct joins *joins, struct body_list *list) {
  pairs_sort(&joins->bodies);
  for (size_t i = 0; i < joins->bodies.count; i++) {
    struct body body = body_of(joins, joins->bodies.items[i].one, joins->bodies.items[i].two, NULL);
    struct body *last = list->count == 0 ? NULL : &list->items[list->count - 1];
    if (last != NULL && last->key == body.key) {
      *last = strcmp(body.name, last->name) < 0 ? body : *last;
    } else if (!add_body(list, body)) {
      return false;
    }
  }
  return true;
}

static bool list_named(const struct joins *joins, struct body_list *list) {
  for (uint32_t i = 1; i <= texts_count(joins->named); i++) {
    if (!add_body(list, body_of(joins, 0, joins->named_least[i], NULL))) {
      return false;
    }
  }
  return true;
}

static int bind_record(struct joins *joins, sqlite3_stmt *insert, struct spool_reader *reader, const struct kept *kept,
                       struct error *error) {
  struct arena *arena = joins->writer->scratch;
  struct record record = {0};
  arena_reset(arena);
  const char *bytes = spool_look(reader, kept->at, kept->size, error);
  if (bytes == NULL || unpack(arena, &pack_record, bytes, kept->size, &record, error) != 0) {
    return -1;
  }
  sql_bind_text(insert, 4, record.name.es);
  sql_bind_text(insert, 5, record.type == NULL ? "" : record.type);
  sql_bind_text(insert, 6, record.url);
  if (record.place_count > 0) {
    sql_bind_text(insert, 7, record.places[0].locality);
    sql_bind_text(insert, 8, county_name(arena, record.places[0].county));
    sql_bind_text(insert, 9, record.places[0].region);
  }
  return 0;
}

/* Writes the rows of one list, numbered on. */
static int write_list(struct joins *joins, struct body_list *list, sqlite3_stmt *insert, uint32_t *number,
                      struct error *error) {
  struct spool_reader reader;
  int result = 0;
  spool_reader_init(&reader, &joins->writer->spool, 0);
  if (list->count > 0) {
    qsort(list->items, list->count, sizeof *list->items, compare_bodies);
  }
  for (size_t i = 0; i < list->count && result == 0; i++) {
    const struct body *body = &list->items[i];
    joins->organization_name[++*number] = body->name_number;
    if (body->key != 0) {
      joins->organization_of_key[body->key] = *number;
    } else {
      joins->organization_of_name[texts_find(joins->named, body->name)] = *number;
    }
    (void)sqlite3_clear_bindings(insert);
    sql_bind_integer(insert, 1, *number);
    sql_bind_text(insert, 2, body->ctid);
    sql_bind_text(insert, 3, body->name);
    result = body->kept == NULL ? 0 : bind_record(joins, insert, &reader, body->kept, error);
    if (result == 0) {
      result = sql_run(insert, error);
    }
  }
  spool_reader_free(&reader);
  return result;
}

static int compare_listed(const void *one, const void *two) {
  const struct listed *a = one;
  const struct listed *b = two;
  if (a->key != b->key) {
    return a->key < b->key ? -1 : 1;
  }
  if (a->body != b->body) {
    return a->body < b->body ? -1 : 1;
  }
  return a->relation < b->relation ? -1 : a->relation > b->relation;
}

static void sort_listed(struct joins *joins) {
  size_t kept = 0;
  if (joins->listed_count > 0) {
    qsort(joins->listed, joins->listed_count, sizeof *joins->listed, compare_listed);
  }
  for (size_t i = 0; i < joins->listed_count; i++) {
    if (kept == 0 || compare_listed(&joins->listed[i], &joins->listed[kept - 1]) != 0) {
      joins->listed[kept++] = joins->listed[i];
    }
  }
  joins->listed_count = kept;
}

static int write_lists(struct joins *joins, struct body_list lists[3], sqlite3_stmt *insert, struct error *error) {
  size_t all = lists[0].count + lists[1].count + lists[2].count + 1;
  joins->keys = texts_count(joins->writer->keys);
  joins->organization_name = calloc(all, sizeof *joins->organization_name);
  joins->organization_of_key = calloc((size_t)joins->keys + 1, sizeof *joins->organization_of_key);
  joins->organization_of_name = calloc((size_t)texts_count(joins->named) + 1, sizeof *joins->organization_of_name);
  if (joins->organization_name == NULL || joins->organization_of_key == NULL || joins->organization_of_name == NULL) {
    return error_no_memory(error);
  }
  uint32_t number = 0;
  for (int i = 0; i < 3; i++) {
    if (write_list(joins, &lists[i], insert, &number, error) != 0) {
      return -1;
    }
  }
  return 0;
}

int joins_write_bodies(struct joins *joins, struct error *error) {
  static const char text[] =
      "INSERT INTO main.organization(id, ctid, name, name_es, type, url, locality, county, region) "
      "VALUES(?,?,?,?,?,?,?,?,?)";
  struct body_list lists[3] = {{0}};
  int result;
  sort_listed(joins);
  if (!list_records(joins, &lists[0]) || !list_keyed(joins, &lists[1]) || !list_named(joins, &lists[2])) {
    result = error_no_memory(error);
  } else {
    sqlite3_stmt *insert = sql_prepare(joins->writer->database, text, error);
    result = insert == NULL ? -1 : write_lists(joins, lists, insert, error);
    (void)sqlite3_finalize(insert);
  }
  for (int i = 0; i < 3; i++) {
    free(lists[i].items);
  }
  return result;
}

/* --- looking up --- */

uint32_t joins_organization(const struct joins *joins, const char *key, const char *name) {
  uint32_t number = texts_find(joins->writer->keys, key);
  uint32_t found = number <= joins->keys ? joins->organization_of_key[number] : 0;
  return found != 0 ? found : joins->organization_of_name[texts_find(joins->named, name)];
}

const struct listed *joins_listed(const struct joins *joins, uint32_t key, size_t *count) {
  size_t low = 0;
  size_t high = joins->listed_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (joins->listed[middle].key < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  *count = 0;
  while (low + *count < joins->listed_count && joins->listed[low + *count].key == key) {
    ++*count;
  }
  return *count == 0 ? NULL : &joins->listed[low];
}
