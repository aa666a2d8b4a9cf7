/* SPDX-License-Identifier: MIT */
#include "data/catalog/rungs.h"

#include "data/catalog/sql.h"

/* A thousand relations count no more than a hundred, and take no longer. */
static const char for_job[] =
    "SELECT c.ctid, count(*) OVER () FROM credential_job j JOIN credential c ON c.id = j.credential"
    " WHERE j.job = ?1" SQL_STILL_OFFERED
    " ORDER BY j.basis = 'published' DESC,"
    " (SELECT count(*) FROM (SELECT 1 FROM edge e WHERE e.source = c.ctid AND e.target IS NOT NULL LIMIT 100)) +"
    " (SELECT count(*) FROM (SELECT 1 FROM edge e WHERE e.target = c.ctid AND e.source IS NOT NULL LIMIT 100)) DESC,"
    " c.id LIMIT ?2";

static const char beside[] =
    "SELECT c.ctid, count(*) OVER () FROM credential m JOIN credential c ON c.organization = m.organization"
    " WHERE m.ctid = lower(?1) AND c.id <> m.id" SQL_STILL_OFFERED
    " AND (EXISTS(SELECT 1 FROM credential_code a JOIN credential_code b ON substr(a.code, 1, 2) = substr(b.code, 1, 2)"
    "  WHERE a.credential = m.id AND b.credential = c.id AND a.kind = 'CIP' AND b.kind = 'CIP')"
    " OR EXISTS(SELECT 1 FROM credential_job a JOIN credential_job b ON substr(a.job, 1, 2) = substr(b.job, 1, 2)"
    "  WHERE a.credential = m.id AND b.credential = c.id)) ORDER BY c.id LIMIT ?2";

static const char series_of[] =
    "SELECT substr(cip, 1, 2) AS series, count(*) OVER () FROM program_soc WHERE soc = substr(?1, 1, 7)"
    " GROUP BY series ORDER BY series LIMIT ?2";

static int ask(struct catalog *catalog, struct arena *arena, const char *sql, const char *key, size_t limit,
               struct rungs *rungs, struct error *error) {
  limit = limit < RUNGS_MOST ? limit : RUNGS_MOST;
  const char **ctids = arena_array(arena, limit + 1, sizeof *ctids);
  *rungs = (struct rungs){.ctids = ctids};
  if (ctids == NULL) {
    return error_no_memory(error);
  }
  sqlite3_stmt *statement = sql_prepare(catalog_database(catalog), sql, error);
  if (statement == NULL) {
    return -1;
  }
  sql_bind_text(statement, 1, key);
  sql_bind_integer(statement, 2, (long long)limit);
  int step = 0;
  long long total = 0;
  while (rungs->count < limit && (step = sql_step(statement, error)) == 1) {
    ctids[rungs->count] = sql_text(arena, statement, 0);
    total = sql_integer(statement, 1, 0);
    if (ctids[rungs->count] == NULL) {
      step = error_no_memory(error);
      break;
    }
    rungs->count++;
  }
  (void)sqlite3_finalize(statement);
  rungs->left_out = total > (long long)rungs->count ? (size_t)total - rungs->count : 0;
  return step < 0 ? -1 : 0;
}

int rungs_for_job(struct catalog *catalog, struct arena *arena, const char *job, size_t limit, struct rungs *rungs,
                  struct error *error) {
  return ask(catalog, arena, for_job, job, limit, rungs, error);
}

int rungs_beside(struct catalog *catalog, struct arena *arena, const char *ctid, size_t limit, struct rungs *rungs,
                 struct error *error) {
  return ask(catalog, arena, beside, ctid, limit, rungs, error);
}

int rungs_series(struct catalog *catalog, struct arena *arena, const char *job, const char *const **series,
                 struct error *error) {
  struct rungs rungs;
  int result = ask(catalog, arena, series_of, job, RUNGS_MOST, &rungs, error);
  *series = rungs.ctids;
  return result;
}
