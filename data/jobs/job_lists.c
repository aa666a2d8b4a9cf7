/* SPDX-License-Identifier: MIT */
/* What hangs on one occupation: ratings, technologies, related jobs, titles, licenses. */
#include <string.h>

#include "data/catalog/sql.h"
#include "data/jobs/import_tables.h"
#include "data/jobs/job_row.h"
#include "data/jobs/jobs.h"
#include "data/jobs/table.h"

enum { LONGEST_LIST = 5000 };

/* A list that is read row by row. `fill` may leave a row out by returning 0. */
struct list {
  struct arena *arena;
  void *items;
  size_t count, capacity, size;
  int (*fill)(struct arena *arena, sqlite3_stmt *row, void *item); /* 1 keep, 0 leave out, -1 no memory */
};

static int list_row(struct list *list, sqlite3_stmt *row, struct error *error) {
  if (list->count == list->capacity) {
    void *more = arena_grow(list->arena, list->items, list->count, &list->capacity, list->size);
    if (more == NULL) {
      return error_no_memory(error);
    }
    list->items = more;
  }
  int kept = list->fill(list->arena, row, (char *)list->items + list->count * list->size);
  if (kept < 0) {
    return error_no_memory(error);
  }
  list->count += (size_t)kept;
  return 0;
}

/* Runs `sql` with `key` as its only parameter. */
static int read_list(struct catalog *catalog, const char *sql, const char *key, struct list *list,
                     struct error *error) {
  sqlite3_stmt *read = sql_prepare(catalog_database(catalog), sql, error);
  if (read == NULL) {
    return -1;
  }
  sql_bind_text(read, 1, key);
  int result = 0;
  int got = 0;
  while (result == 0 && list->count < (size_t)LONGEST_LIST && (got = sql_step(read, error)) > 0) {
    result = list_row(list, read, error);
  }
  (void)sqlite3_finalize(read);
  return result != 0 ? result : got < 0 ? got : 0;
}

static bool kind_of(const char *name, enum element_kind *kind) {
  for (int i = 0; i < (int)ELEMENT_KINDS; i++) {
    if (name != NULL && strcmp(element_kind_name((enum element_kind)i), name) == 0) {
      *kind = (enum element_kind)i;
      return true;
    }
  }
  return false;
}

static int fill_rating(struct arena *arena, sqlite3_stmt *row, void *item) {
  struct rating *rating = item;
  *rating = (struct rating){.element = sql_text(arena, row, 0),
                            .name = sql_text(arena, row, 2),
                            .name_es = sql_text(arena, row, 3),
                            .importance = sql_real(row, 4, -1),
                            .level = sql_real(row, 5, -1),
                            .suppress_importance = sql_integer(row, 6, 0) != 0,
                            .suppress_level = sql_integer(row, 7, 0) != 0,
                            .not_relevant = sql_integer(row, 8, 0) != 0};
  if (!kind_of((const char *)sqlite3_column_text(row, 1), &rating->kind)) {
    return 0;
  }
  return rating->element == NULL || rating->name == NULL ? -1 : 1;
}

int job_ratings(struct catalog *catalog, struct arena *arena, const char *code, struct rating **ratings, size_t *count,
                struct error *error) {
  struct list list = {.arena = arena, .size = sizeof **ratings, .fill = fill_rating};
  int result = read_list(catalog,
                         "SELECT e.id, e.kind, e.name, e.name_es, r.importance, r.level, r.suppress_importance,"
                         " r.suppress_level, r.not_relevant FROM job_rating r JOIN element e ON e.id = r.element"
                         " WHERE r.job = ?1 ORDER BY r.importance DESC, r.level DESC, e.id",
                         code, &list, error);
  *ratings = list.items;
  *count = list.count;
  return result;
}

static int fill_technology(struct arena *arena, sqlite3_stmt *row, void *item) {
  struct technology *technology = item;
  *technology = (struct technology){.name = sql_text(arena, row, 0),
                                    .commodity = sql_text(arena, row, 1),
                                    .hot = sql_integer(row, 2, 0) != 0,
                                    .in_demand = sql_integer(row, 3, 0) != 0};
  return technology->name == NULL ? -1 : 1;
}

int job_technologies(struct catalog *catalog, struct arena *arena, const char *code, struct technology **technologies,
                     size_t *count, struct error *error) {
  struct list list = {.arena = arena, .size = sizeof **technologies, .fill = fill_technology};
  int result = read_list(catalog,
                         "SELECT name, commodity, hot, in_demand FROM job_technology WHERE job = ?1"
                         " ORDER BY in_demand DESC, hot DESC, name COLLATE NOCASE, commodity",
                         code, &list, error);
  *technologies = list.items;
  *count = list.count;
  return result;
}

int job_technology_named(struct catalog *catalog, struct arena *arena, const char *name, const char **found,
                         struct error *error) {
  sqlite3_stmt *read = sql_prepare(catalog_database(catalog),
                                   "SELECT name FROM job_technology WHERE name = ?1 COLLATE NOCASE LIMIT 1", error);
  *found = NULL;
  if (read == NULL) {
    return -1;
  }
  sql_bind_text(read, 1, name);
  int step = sql_step(read, error);
  if (step == 1) {
    *found = sql_text(arena, read, 0);
    step = *found == NULL ? error_no_memory(error) : step;
  }
  (void)sqlite3_finalize(read);
  return step < 0 ? -1 : 0;
}

static int fill_link(struct arena *arena, sqlite3_stmt *row, void *item) {
  struct job_link *link = item;
  *link = (struct job_link){
      .code = sql_text(arena, row, 0), .title = sql_text(arena, row, 1), .tier = sql_text(arena, row, 2)};
  return link->code == NULL || link->title == NULL || link->tier == NULL ? -1 : 1;
}

int job_related(struct catalog *catalog, struct arena *arena, const char *code, struct job_link **related,
                size_t *count, struct error *error) {
  struct list list = {.arena = arena, .size = sizeof **related, .fill = fill_link};
  int result = read_list(catalog,
                         "SELECT r.related, j.title, r.tier FROM job_related r JOIN job j ON j.code = r.related"
                         " WHERE r.job = ?1 ORDER BY r.position",
                         code, &list, error);
  *related = list.items;
  *count = list.count;
  return result;
}

static int fill_license(struct arena *arena, sqlite3_stmt *row, void *item) {
  struct job_license *license = item;
  const size_t prefix = sizeof LICENSE_SOME_PREFIX - 1;
  *license = (struct job_license){
      .name = sql_text(arena, row, 0), .region = sql_text(arena, row, 1), .source = sql_text(arena, row, 2)};
  if (license->name == NULL || license->region == NULL || license->source == NULL) {
    return -1;
  }
  license->everyone = strncmp(license->source, LICENSE_SOME_PREFIX, prefix) != 0;
  license->source += license->everyone ? 0 : prefix;
  return 1;
}

int job_licenses(struct catalog *catalog, struct arena *arena, const char *code, struct job_license **licenses,
                 size_t *count, struct error *error) {
  struct list list = {.arena = arena, .size = sizeof **licenses, .fill = fill_license};
  int result = read_list(catalog,
                         "SELECT name, region, source FROM job_license WHERE job = ?1"
                         " ORDER BY source LIKE '" LICENSE_SOME_PREFIX "%', region, name",
                         code, &list, error);
  *licenses = list.items;
  *count = list.count;
  return result;
}

static int fill_text(struct arena *arena, sqlite3_stmt *row, void *item) {
  const char **text = item;
  *text = sql_text(arena, row, 0);
  return *text == NULL ? -1 : 1;
}

/* Ends a list of texts with NULL. */
static int close_texts(struct list *list, size_t limit, const char *const **texts, struct error *error) {
  size_t count = list->count < limit ? list->count : limit;
  const char **all = arena_array(list->arena, count + 1, sizeof *all);
  if (all == NULL) {
    return error_no_memory(error);
  }
  if (count != 0) {
    memcpy(all, list->items, count * sizeof *all);
  }
  *texts = all;
  return 0;
}

int job_titles(struct catalog *catalog, struct arena *arena, const char *code, size_t limit, const char *const **titles,
               struct error *error) {
  struct list list = {.arena = arena, .size = sizeof(const char *), .fill = fill_text};
  int result = read_list(catalog,
                         "SELECT title, max(kind = 'reported') AS reported FROM job_title WHERE job = ?1"
                         " AND kind <> 'short' GROUP BY title ORDER BY reported DESC, min(rowid)",
                         code, &list, error);
  return result != 0 ? result : close_texts(&list, limit, titles, error);
}

int jobs_of_program(struct catalog *catalog, struct arena *arena, const char *cip, const char *const **codes,
                    struct error *error) {
  struct list list = {.arena = arena, .size = sizeof(const char *), .fill = fill_text};
  int result = read_list(catalog,
                         "SELECT DISTINCT j.code FROM program_soc p JOIN job j ON j.code > p.soc || '.'"
                         " AND j.code < p.soc || '/' WHERE p.cip = ?1 ORDER BY j.code",
                         cip, &list, error);
  return result != 0 ? result : close_texts(&list, list.count, codes, error);
}

int job_of_esco(struct catalog *catalog, struct arena *arena, const char *uri, const char **code, struct error *error) {
  const char *inner = uri == NULL ? NULL : strstr(uri, "/esco/occupation/");
  *code = NULL;
  if (inner == NULL) {
    return 0;
  }
  sqlite3_stmt *read = sql_prepare(catalog_database(catalog),
                                   "SELECT job FROM esco_occupation WHERE esco = lower(substr(?1, 1, 36))", error);
  if (read == NULL) {
    return -1;
  }
  sql_bind_text(read, 1, inner + strlen("/esco/occupation/"));
  int step = sql_step(read, error);
  if (step == 1) {
    *code = sql_text(arena, read, 0);
    step = *code == NULL ? error_no_memory(error) : step;
  }
  (void)sqlite3_finalize(read);
  return step < 0 ? -1 : 0;
}
