/* SPDX-License-Identifier: MIT */
#include "data/catalog/goals.h"

#include "data/catalog/sql.h"

enum { MOST_PLACES = 60 };

int goals_for_job(struct catalog *catalog, struct arena *arena, const char *job, size_t most, struct goal **goals,
                  size_t *count, bool *more, struct error *error) {
  size_t room = 0;
  *count = 0;
  *more = false;
  *goals = NULL;
  sqlite3_stmt *statement = sql_prepare(
      catalog_database(catalog),
      "SELECT c.ctid, c.type, j.basis = 'published' FROM credential_job j JOIN credential c ON c.id = j.credential"
      " WHERE j.job = ?1 AND ifnull(c.status, '') NOT IN"
      " ('ceased', 'deprecated', 'suspended', 'revoked', 'superseded', 'inactive')"
      " ORDER BY j.basis = 'published' DESC, c.cost IS NULL, c.cost, c.id",
      error);
  if (statement == NULL) {
    return -1;
  }
  sql_bind_text(statement, 1, job);
  int step = 0;
  while ((step = sql_step(statement, error)) == 1) {
    if (*count == most) {
      *more = true;
      break;
    }
    struct goal *grown = *count < room ? *goals : arena_grow(arena, *goals, *count, &room, sizeof *grown);
    if (grown == NULL) {
      step = error_no_memory(error);
      break;
    }
    *goals = grown;
    (*goals)[(*count)++] = (struct goal){.ctid = sql_text(arena, statement, 0),
                                         .type = sql_text(arena, statement, 1),
                                         .published = sql_integer(statement, 2, 0) != 0};
  }
  (void)sqlite3_finalize(statement);
  return step < 0 ? -1 : 0;
}

int goals_jurisdictions(struct catalog *catalog, struct arena *arena, const char *ctid, const char *const **places,
                        struct error *error) {
  const char **list = arena_array(arena, MOST_PLACES + 1, sizeof *list);
  *places = list;
  if (list == NULL) {
    return error_no_memory(error);
  }
  sqlite3_stmt *statement =
      sql_borrow(catalog,
                 "SELECT f.text FROM record r JOIN fact f ON f.record = r.id"
                 " WHERE r.ctid = ?1 AND f.kind = 'jurisdiction' AND f.text IS NOT NULL ORDER BY f.rowid",
                 error);
  if (statement == NULL) {
    return -1;
  }
  sql_bind_text(statement, 1, ctid);
  int step = 0;
  for (size_t i = 0; i < MOST_PLACES && (step = sql_step(statement, error)) == 1; i++) {
    list[i] = sql_text(arena, statement, 0);
  }
  sql_return(catalog, statement);
  return step < 0 ? -1 : 0;
}
