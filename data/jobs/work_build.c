/* SPDX-License-Identifier: MIT */
/* Reading the words of activities and occupations, or the sentences where they were imported. */
#include "data/jobs/work_build.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/sorted.h"
#include "data/catalog/sql.h"

enum { SCRATCH = 4 << 20, MOST_TASKS = 1000000 };

/* Of a text of its own, beside its tasks. */
static const float title_factor = 2.0f;

/* A sentence with the document that it belongs to. */
struct sentence {
  long long id;
  struct work_text_read text;
};

struct building {
  sqlite3 *database;
  struct arena *arena, *scratch;
  struct work_words *words;
  struct sentence *tasks; /* by id */
  size_t task_count, task_room;
};

/* --- the lists --- */

static const char *element_name(sqlite3_stmt *names, struct arena *arena, const char *element, struct error *error) {
  const char *name = NULL;
  sql_bind_text(names, 1, element);
  if (sql_step(names, error) > 0) {
    name = sql_text(arena, names, 0);
  }
  (void)sqlite3_reset(names);
  return name;
}

/* The part of a detailed activity's id that is the work activity's: before ".I". */
static const char *element_of(struct arena *arena, const char *id) {
  const char *end = strstr(id, ".I");
  return end == NULL ? id : arena_strndup(arena, id, (size_t)(end - id));
}

static int add_document(struct arena *arena, struct work_list *list, size_t *room, struct work_document document,
                        struct error *error) {
  if (list->count == (size_t)WORK_MOST_DOCUMENTS) {
    return 0;
  }
  if (list->count == *room) {
    struct work_document *more = arena_grow(arena, list->documents, list->count, room, sizeof *more);
    if (more == NULL) {
      return error_no_memory(error);
    }
    list->documents = more;
  }
  list->documents[list->count++] = document;
  return document.id == NULL || document.name == NULL ? error_no_memory(error) : 0;
}

static bool same_group(const char *left, const char *right) {
  const char *dot = strrchr(left, '.');
  size_t length = dot == NULL ? strlen(left) : (size_t)(dot - left);
  return strncmp(left, right, length) == 0 && strrchr(right, '.') == (dot == NULL ? NULL : right + length);
}

/* Rows: id, text (or NULL), in the order of the ids. */
static int read_activities(struct building *building, struct work_list *list, const char *sql, struct error *error) {
  sqlite3_stmt *names = sql_prepare(building->database, "SELECT name FROM element WHERE id = ?1", error);
  sqlite3_stmt *read = names == NULL ? NULL : sql_prepare(building->database, sql, error);
  size_t room = 0;
  int got = 0;
  int result = read == NULL ? -1 : 0;
  while (result == 0 && (got = sql_step(read, error)) > 0) {
    struct work_document document = {.id = sql_text(building->arena, read, 0)};
    if (document.id == NULL) {
      result = error_no_memory(error);
      break;
    }
    document.element = element_of(building->arena, document.id);
    document.name = sql_text(building->arena, read, 1);
    if (document.name == NULL && document.element != NULL) {
      document.name = element_name(names, building->arena, document.element, error);
    }
    document.name = document.name == NULL ? document.id : document.name;
    if (list->count > 0) {
      const struct work_document *last = &list->documents[list->count - 1];
      document.group = last->group + !same_group(last->id, document.id);
    }
    result = add_document(building->arena, list, &room, document, error);
  }
  (void)sqlite3_finalize(read);
  (void)sqlite3_finalize(names);
  return result != 0 ? result : got;
}

static int read_jobs(struct building *building, struct work_list *list, struct error *error) {
  sqlite3_stmt *read = sql_prepare(building->database, "SELECT code, title FROM job ORDER BY code", error);
  size_t room = 0;
  int got = 0;
  int result = read == NULL ? -1 : 0;
  while (result == 0 && (got = sql_step(read, error)) > 0) {
    result = add_document(
        building->arena, list, &room,
        (struct work_document){.id = sql_text(building->arena, read, 0), .name = sql_text(building->arena, read, 1)},
        error);
  }
  (void)sqlite3_finalize(read);
  return result != 0 ? result : got;
}

static bool find_document(const struct work_list *list, const char *id, size_t *place) {
  if (id == NULL) {
    return false;
  }
  *place = sorted_place(list->documents, list->count, sizeof *list->documents, offsetof(struct work_document, id), id);
  return *place < list->count && strcmp(list->documents[*place].id, id) == 0;
}

/* --- from words --- */

/* Rows: id, words. */
static int put_words(struct building *building, struct work_list *list, const char *sql, struct error *error) {
  sqlite3_stmt *read = sql_prepare(building->database, sql, error);
  int got = 0;
  int result = read == NULL ? -1 : 0;
  while (result == 0 && (got = sql_step(read, error)) > 0) {
    size_t place;
    const char *words = (const char *)sqlite3_column_text(read, 1);
    if (words != NULL && find_document(list, (const char *)sqlite3_column_text(read, 0), &place) &&
        !work_index_put_words(&list->index, place, words, 1)) {
      result = error_no_memory(error);
    }
  }
  (void)sqlite3_finalize(read);
  return result != 0 ? result : got;
}

static int count_tasks(struct building *building, struct work_list *list, struct error *error) {
  sqlite3_stmt *read =
      sql_prepare(building->database, "SELECT activity, sum(tasks) FROM job_activity GROUP BY activity", error);
  int got = read == NULL ? -1 : 0;
  while (got >= 0 && (got = sql_step(read, error)) > 0) {
    size_t place;
    long long tasks = sql_integer(read, 1, 0);
    if (find_document(list, (const char *)sqlite3_column_text(read, 0), &place) && tasks > 0) {
      list->documents[place].tasks = (unsigned)(tasks < MOST_TASKS ? tasks : MOST_TASKS);
    }
  }
  (void)sqlite3_finalize(read);
  return got;
}

static int activities_from_words(struct building *building, struct work_list *list, struct error *error) {
  int result = count_tasks(building, list, error);
  return result != 0 ? result : put_words(building, list, "SELECT id, words FROM work_activity", error);
}

/* --- from sentences --- */

static int read_text(struct building *building, struct work_index *index, const char *text, struct work_text_read *out,
                     struct error *error) {
  arena_reset(building->scratch);
  bool read =
      work_words_read(building->scratch, text, false, building->words) && work_index_read(index, building->words, out);
  return read ? 0 : error_no_memory(error);
}

/* Rows: id of the task, text, in the order of the ids. */
static int read_tasks(struct building *building, struct work_index *index, struct error *error) {
  sqlite3_stmt *read = sql_prepare(building->database, "SELECT id, text FROM task GROUP BY id ORDER BY id", error);
  int got = 0;
  int result = read == NULL ? -1 : 0;
  while (result == 0 && building->task_count < (size_t)MOST_TASKS && (got = sql_step(read, error)) > 0) {
    if (building->task_count == building->task_room) {
      struct sentence *more =
          arena_grow(building->arena, building->tasks, building->task_count, &building->task_room, sizeof *more);
      if (more == NULL) {
        result = error_no_memory(error);
        break;
      }
      building->tasks = more;
    }
    const char *text = (const char *)sqlite3_column_text(read, 1);
    struct sentence *task = &building->tasks[building->task_count++];
    task->id = sql_integer(read, 0, 0);
    result = read_text(building, index, text == NULL ? "" : text, &task->text, error);
  }
  (void)sqlite3_finalize(read);
  return result != 0 ? result : got < 0 ? got : 0;
}

static const struct sentence *find_task(const struct building *building, long long id) {
  size_t low = 0;
  size_t high = building->task_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (building->tasks[middle].id == id) {
      return &building->tasks[middle];
    }
    if (id < building->tasks[middle].id) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return NULL;
}

/* Rows: task, id of the document that it belongs to. */
static int put_tasks(struct building *building, struct work_list *list, const char *sql, struct error *error) {
  sqlite3_stmt *read = sql_prepare(building->database, sql, error);
  int got = 0;
  int result = read == NULL ? -1 : 0;
  while (result == 0 && (got = sql_step(read, error)) > 0) {
    size_t place;
    const struct sentence *task = find_task(building, sql_integer(read, 0, 0));
    if (task != NULL && find_document(list, (const char *)sqlite3_column_text(read, 1), &place)) {
      list->documents[place].tasks += list->documents[place].tasks < (unsigned)MOST_TASKS;
      result = work_index_put(&list->index, place, &task->text, 1) ? 0 : error_no_memory(error);
    }
  }
  (void)sqlite3_finalize(read);
  return result != 0 ? result : got;
}

static int activities_from_sentences(struct building *building, struct work_list *list, struct error *error) {
  struct work_index *index = &list->index;
  struct work_text_read *own = arena_array(building->arena, list->count, sizeof *own);
  if (own == NULL) {
    return error_no_memory(error);
  }
  int result = 0;
  for (size_t i = 0; result == 0 && i < list->count; i++) {
    result = read_text(building, index, list->documents[i].name, &own[i], error);
  }
  result = result != 0 ? result : read_tasks(building, index, error);
  work_index_weigh(index);
  for (size_t i = 0; result == 0 && i < list->count; i++) {
    result = work_index_put(index, i, &own[i], title_factor) ? 0 : error_no_memory(error);
  }
  return result != 0 ? result : put_tasks(building, list, "SELECT task, activity FROM task_activity", error);
}

/* --- groups --- */

/* The length of the sum of each group's documents, as if each had its mass.
 * A term's documents stand in order, so those of a group stand together. */
static void measure_groups(struct work_list *list) {
  const struct work_index *index = &list->index;
  for (size_t t = 0; t < index->term_count; t++) {
    const struct work_term *term = &index->terms[t];
    float sum = 0;
    for (uint32_t i = term->first; i < term->first + term->count; i++) {
      const struct work_document *document = &list->documents[index->postings[i].document];
      sum += document->mass * index->postings[i].weight;
      bool last = i + 1 == term->first + term->count ||
                  list->documents[index->postings[i + 1].document].group != document->group;
      if (last) {
        list->group_lengths[document->group] += sum * sum;
        sum = 0;
      }
    }
  }
  for (size_t i = 0; i < list->count; i++) {
    bool first = i == 0 || list->documents[i].group != list->documents[i - 1].group;
    float *length = &list->group_lengths[list->documents[i].group];
    *length = first ? sqrtf(*length) : *length;
  }
}

static int finish_activities(struct building *building, struct work_list *list, bool sentences, struct error *error) {
  list->group_lengths = arena_array(building->arena, list->count + 1, sizeof *list->group_lengths);
  if (list->group_lengths == NULL || !work_index_finish(&list->index, !sentences)) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < list->count; i++) {
    struct work_document *document = &list->documents[i];
    document->mass = sentences ? list->index.lengths[i] : sqrtf(1 + (float)document->tasks);
  }
  measure_groups(list);
  return 0;
}

/* --- */

static int has_rows(sqlite3 *database, const char *sql, bool *has, struct error *error) {
  sqlite3_stmt *read = sql_prepare(database, sql, error);
  int got = read == NULL ? -1 : sql_step(read, error);
  (void)sqlite3_finalize(read);
  *has = got > 0;
  return got < 0 ? got : 0;
}

static int build_activities(struct building *building, struct work_list *list, struct error *error) {
  bool sentences;
  int result = has_rows(building->database, "SELECT 1 FROM activity_text LIMIT 1", &sentences, error);
  if (result == 0) {
    result = read_activities(
        building, list,
        sentences ? "SELECT id, text FROM activity_text ORDER BY id" : "SELECT id, NULL FROM work_activity ORDER BY id",
        error);
  }
  if (result == 0 && !work_index_begin(&list->index, building->arena, list->count)) {
    result = error_no_memory(error);
  }
  if (result == 0) {
    result =
        sentences ? activities_from_sentences(building, list, error) : activities_from_words(building, list, error);
  }
  return result != 0 ? result : finish_activities(building, list, sentences, error);
}

static int build_jobs(struct building *building, struct work_list *list, struct error *error) {
  int result = read_jobs(building, list, error);
  if (result == 0 && !work_index_begin(&list->index, building->arena, list->count)) {
    result = error_no_memory(error);
  }
  if (result == 0) {
    result = put_words(building, list, "SELECT job, words FROM job_word", error);
  }
  return result == 0 && !work_index_finish(&list->index, true) ? error_no_memory(error) : result;
}

int work_text_open(struct catalog *catalog, struct arena *arena, struct work_text **index, struct error *error) {
  struct work_text *text = arena_alloc(arena, sizeof *text);
  *index = text;
  if (text == NULL) {
    return error_no_memory(error);
  }
  struct building building = {.database = catalog_database(catalog),
                              .arena = arena,
                              .scratch = arena_new((size_t)SCRATCH),
                              .words = arena_alloc(arena, sizeof *building.words)};
  int result = building.scratch == NULL || building.words == NULL ? error_no_memory(error) : 0;
  if (result == 0) {
    result = build_activities(&building, &text->activities, error);
  }
  if (result == 0) {
    result = build_jobs(&building, &text->jobs, error);
  }
  arena_free(building.scratch);
  return result;
}
