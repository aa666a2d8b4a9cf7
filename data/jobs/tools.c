/* SPDX-License-Identifier: MIT */
#include "data/jobs/tools.h"

#include <stdlib.h>
#include <string.h>

#include "data/base/text.h"
#include "data/catalog/sql.h"

enum { MOST_USES = 200000 };

/* A row that counts, before names are numbered. */
struct use {
  const char *name;
  size_t row;
  unsigned tool;
};

struct uses {
  struct use *items;
  size_t count, capacity;
};

static int add_use(struct arena *arena, sqlite3_stmt *read, size_t row, struct uses *uses, struct error *error) {
  if (uses->count == uses->capacity) {
    struct use *more = arena_grow(arena, uses->items, uses->count, &uses->capacity, sizeof *more);
    if (more == NULL) {
      return error_no_memory(error);
    }
    uses->items = more;
  }
  uses->items[uses->count] = (struct use){.name = sql_text(arena, read, 1), .row = row};
  if (uses->items[uses->count].name == NULL) {
    return error_no_memory(error);
  }
  uses->count++;
  return 0;
}

/* The rows come by job, those in demand first: the others count only where none of them is. */
static int read_uses(sqlite3 *database, struct arena *arena, const struct job_matrix *matrix, struct uses *uses,
                     struct error *error) {
  sqlite3_stmt *read = sql_prepare(database,
                                   "SELECT job, name, in_demand FROM job_technology WHERE in_demand OR hot"
                                   " ORDER BY job, in_demand DESC",
                                   error);
  if (read == NULL) {
    return -1;
  }
  char before[16] = "";
  size_t row = 0;
  bool known = false;
  bool demanded = false;
  int result = 0;
  int got = 0;
  while (result == 0 && uses->count < (size_t)MOST_USES && (got = sql_step(read, error)) > 0) {
    const char *code = (const char *)sqlite3_column_text(read, 0);
    bool in_demand = sqlite3_column_int(read, 2) != 0;
    if (code == NULL || strlen(code) >= sizeof before) {
      continue;
    }
    if (strcmp(code, before) != 0) {
      memcpy(before, code, strlen(code) + 1);
      known = job_matrix_row(matrix, code, &row) && strcmp(matrix->jobs[row].code, code) == 0;
      demanded = in_demand;
    }
    if (known && in_demand == demanded) {
      result = add_use(arena, read, row, uses, error);
    }
  }
  (void)sqlite3_finalize(read);
  return result != 0 ? result : got < 0 ? got : 0;
}

static int compare_names(const void *left, const void *right) {
  const struct use *const *a = left;
  const struct use *const *b = right;
  return strcmp((*a)->name, (*b)->name);
}

/* Gives equal names one number, in their order. */
static int number_names(struct arena *arena, struct uses *uses, struct job_tools *tools, struct error *error) {
  struct use **order = arena_array(arena, uses->count, sizeof *order);
  const char **names = arena_array(arena, uses->count, sizeof *names);
  const char **folded = arena_array(arena, uses->count, sizeof *folded);
  if (order == NULL || names == NULL || folded == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < uses->count; i++) {
    order[i] = &uses->items[i];
  }
  if (uses->count > 0) {
    qsort(order, uses->count, sizeof *order, compare_names);
  }
  for (size_t i = 0; i < uses->count; i++) {
    if (i == 0 || strcmp(order[i]->name, order[i - 1]->name) != 0) {
      names[tools->count] = order[i]->name;
      folded[tools->count] = text_fold(arena, order[i]->name);
      if (folded[tools->count] == NULL) {
        return error_no_memory(error);
      }
      tools->count++;
    }
    order[i]->tool = (unsigned)(tools->count - 1);
  }
  tools->names = names;
  tools->folded = folded;
  return 0;
}

/* The same technology may stand twice for a job, under two classes: it counts once. */
static bool stands_already(const unsigned *of_job, size_t count, unsigned tool) {
  for (size_t i = 0; i < count; i++) {
    if (of_job[i] == tool) {
      return true;
    }
  }
  return false;
}

int job_tools_read(struct catalog *catalog, struct arena *arena, const struct job_matrix *matrix,
                   struct job_tools *tools, struct error *error) {
  struct uses uses = {0};
  *tools = (struct job_tools){0};
  if (read_uses(catalog_database(catalog), arena, matrix, &uses, error) != 0 ||
      number_names(arena, &uses, tools, error) != 0) {
    return -1;
  }
  size_t *first = arena_array(arena, matrix->job_count + 1, sizeof *first);
  unsigned *items = arena_array(arena, uses.count, sizeof *items);
  if (first == NULL || items == NULL) {
    return error_no_memory(error);
  }
  size_t at = 0;
  size_t kept = 0;
  for (size_t row = 0; row < matrix->job_count; row++) {
    first[row] = kept;
    for (; at < uses.count && uses.items[at].row == row; at++) {
      if (!stands_already(items + first[row], kept - first[row], uses.items[at].tool)) {
        items[kept++] = uses.items[at].tool;
      }
    }
  }
  first[matrix->job_count] = kept;
  tools->first = first;
  tools->uses = items;
  return 0;
}

bool job_tools_find(const struct job_tools *tools, const char *folded, size_t *tool) {
  for (size_t i = 0; folded != NULL && i < tools->count; i++) {
    if (strcmp(tools->folded[i], folded) == 0) {
      *tool = i;
      return true;
    }
  }
  return false;
}
