/* SPDX-License-Identifier: MIT */
/* The middle of finishing: what is worked out about each credential. */
#include <string.h>

#include "data/catalog/earnings.h"
#include "data/catalog/rank.h"
#include "data/catalog/sql.h"
#include "data/catalog/workbench.h"
#include "data/ctdl/cost.h"

static const char worked_sql[] =
    "CREATE TABLE stage.worked("
    "arrival INTEGER PRIMARY KEY, organization INTEGER, cost INTEGER, currency TEXT, cost_complete INTEGER,"
    "cost_aggregate INTEGER, earnings INTEGER, earnings_basis TEXT, earnings_measure TEXT, earnings_n INTEGER,"
    "earnings_months INTEGER, earnings_from TEXT, earnings_to TEXT, earnings_job TEXT, earnings_reason TEXT,"
    "rank REAL NOT NULL, rank_why TEXT NOT NULL)";

enum working_statement {
  WORK_HOLDERS,
  WORK_PROVIDER,
  WORK_COSTS,
  WORK_OUTCOMES,
  WORK_JOBS,
  WORK_FACTS,
  WORK_STORE,
  WORK_STATEMENTS
};

static const char *const working_texts[WORK_STATEMENTS] = {
    [WORK_HOLDERS] = "SELECT arrival FROM stage.holder ORDER BY arrival",
    [WORK_PROVIDER] =
        "SELECT coalesce((SELECT id FROM main.organization WHERE ctid = x.key),"
        " (SELECT id FROM stage.named n WHERE n.name = x.name)) AS organization "
        "FROM stage.reference x WHERE x.arrival = ? AND x.role IN ('owner', 'offer') "
        "AND organization IS NOT NULL ORDER BY x.role DESC, x.n LIMIT 1",
    [WORK_COSTS] =
        "SELECT c.type, c.cents, c.currency, c.residency, c.audience, c.payment_pattern, c.optional,"
        " c.from_condition FROM stage.gives g CROSS JOIN stage.cost c ON c.arrival = g.source "
        "WHERE g.arrival = ?1 AND g.kind = 'cost' ORDER BY g.source <> ?1, g.source, c.n",
    [WORK_OUTCOMES] =
        "SELECT measure, value, unit, withheld, people, months_after, start, finish, dated "
        "FROM stage.result WHERE arrival = ? AND part IS NULL AND "
        "measure IN ('median_earnings', 'average_earnings') ORDER BY rowid",
    [WORK_JOBS] =
        "SELECT j.code, j.wage_median FROM stage.leads l CROSS JOIN main.job j ON j.code = l.job "
        "WHERE l.arrival = ?1 AND j.wage_median IS NOT NULL AND l.above <= 1 "
        "ORDER BY l.basis <> 'published', iif(l.basis = 'published', l.position, 0), j.wage_median, l.job LIMIT 1",
    [WORK_FACTS] =
        "SELECT r.status, r.days IS NOT NULL OR r.effort_hours IS NOT NULL, r.description IS NOT NULL,"
        " r.url IS NOT NULL,"
        " EXISTS(SELECT 1 FROM stage.result o WHERE o.arrival = ?1 AND o.withheld = 0 AND o.value IS NOT NULL),"
        " EXISTS(SELECT 1 FROM stage.leads l WHERE l.arrival = ?1 AND l.basis = 'published'),"
        " EXISTS(SELECT 1 FROM stage.skill s WHERE s.arrival = ?1),"
        " EXISTS(SELECT 1 FROM stage.gives g CROSS JOIN stage.condition c ON c.arrival = g.source"
        "  WHERE g.arrival = ?1 AND g.kind = 'condition'),"
        " EXISTS(SELECT 1 FROM main.edge WHERE source = r.ctid) OR EXISTS("
        "  SELECT 1 FROM main.edge WHERE target = r.ctid),"
        " (SELECT count(*) FROM stage.endorsed e WHERE e.arrival = ?1 AND e.relation <> 'revokedBy'),"
        " (SELECT count(*) FROM stage.endorsed e WHERE e.arrival = ?1 AND e.relation <> 'revokedBy' AND confirmed) "
        "FROM stage.record r WHERE r.arrival = ?1",
    [WORK_STORE] = "INSERT INTO stage.worked VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
};

struct working {
  sqlite3_stmt *statements[WORK_STATEMENTS];
  struct arena *scratch;
};

/* What is worked out about one credential. */
struct worked {
  long long arrival, organization;
  struct cost_total cost;
  struct earnings earnings;
  double rank;
  const char *why;
};

static sqlite3_stmt *ask(struct working *working, enum working_statement which, long long arrival) {
  sqlite3_stmt *statement = working->statements[which];
  (void)sqlite3_reset(statement);
  sql_bind_integer(statement, 1, arrival);
  return statement;
}

static int work_provider(struct working *working, struct worked *worked, struct error *error) {
  sqlite3_stmt *statement = ask(working, WORK_PROVIDER, worked->arrival);
  int result = sql_step(statement, error);
  worked->organization = result == 1 ? sql_integer(statement, 0, 0) : 0;
  return result < 0 ? result : 0;
}

static int work_cost(struct working *working, struct worked *worked, struct error *error) {
  sqlite3_stmt *statement = ask(working, WORK_COSTS, worked->arrival);
  struct cost_item *items = NULL;
  size_t count = 0;
  size_t capacity = 0;
  int result;
  while ((result = sql_step(statement, error)) == 1 && count < (size_t)WRITER_MOST_ITEMS) {
    if (count == capacity) {
      items = arena_grow(working->scratch, items, count, &capacity, sizeof *items);
      if (items == NULL) {
        return error_no_memory(error);
      }
    }
    items[count++] = (struct cost_item){.type = sql_text(working->scratch, statement, 0),
                                        .cents = sql_integer(statement, 1, -1),
                                        .currency = sql_text(working->scratch, statement, 2),
                                        .residency = sql_text(working->scratch, statement, 3),
                                        .audience = sql_text(working->scratch, statement, 4),
                                        .payment_pattern = sql_text(working->scratch, statement, 5),
                                        .optional = sql_integer(statement, 6, 0) != 0,
                                        .from_condition = sql_integer(statement, 7, 0) != 0};
  }
  worked->cost = cost_total(items, count, NULL);
  return result < 0 ? result : 0;
}

static int work_earnings(struct working *working, struct worked *worked, struct error *error) {
  sqlite3_stmt *statement = ask(working, WORK_OUTCOMES, worked->arrival);
  earnings_start(&worked->earnings);
  int result;
  while ((result = sql_step(statement, error)) == 1) {
    struct outcome outcome = {.measure = sql_text(working->scratch, statement, 0),
                              .value = sql_real(statement, 1, -1),
                              .unit = sql_text(working->scratch, statement, 2),
                              .withheld = sql_integer(statement, 3, 0) != 0,
                              .n = (long)sql_integer(statement, 4, -1),
                              .months_after = (int)sql_integer(statement, 5, -1),
                              .from = sql_text(working->scratch, statement, 6),
                              .to = sql_text(working->scratch, statement, 7),
                              .dated = sql_text(working->scratch, statement, 8)};
    earnings_take(&worked->earnings, &outcome);
  }
  if (result == 0 && worked->earnings.cents < 0) {
    statement = ask(working, WORK_JOBS, worked->arrival);
    result = sql_step(statement, error);
    if (result == 1) {
      earnings_of_job(&worked->earnings, sql_text(working->scratch, statement, 0), sql_integer(statement, 1, -1));
    }
  }
  return result < 0 ? result : 0;
}

static int work_rank(struct working *working, struct worked *worked, struct error *error) {
  sqlite3_stmt *statement = ask(working, WORK_FACTS, worked->arrival);
  int result = sql_step(statement, error);
  if (result < 0) {
    return result;
  }
  struct rank_facts facts = {.status = sql_text(working->scratch, statement, 0),
                             .time = sql_integer(statement, 1, 0) != 0,
                             .description = sql_integer(statement, 2, 0) != 0,
                             .page = sql_integer(statement, 3, 0) != 0,
                             .results = sql_integer(statement, 4, 0) != 0,
                             .jobs = sql_integer(statement, 5, 0) != 0,
                             .skills = sql_integer(statement, 6, 0) != 0,
                             .requirements = sql_integer(statement, 7, 0) != 0,
                             .steps = sql_integer(statement, 8, 0) != 0,
                             .approved_by = (long)sql_integer(statement, 9, 0),
                             .confirmed_by = (long)sql_integer(statement, 10, 0),
                             .price = worked->cost.known,
                             .provider = worked->organization != 0};
  worked->rank = rank_points(&facts);
  worked->why = rank_why(working->scratch, &facts);
  return worked->why == NULL ? error_no_memory(error) : 0;
}

static int store(struct working *working, const struct worked *worked, struct error *error) {
  sqlite3_stmt *statement = ask(working, WORK_STORE, worked->arrival);
  const struct earnings *earnings = &worked->earnings;
  sql_bind_integer_or_null(statement, 2, worked->organization, 0);
  sql_bind_integer_or_null(statement, 3, worked->cost.known ? worked->cost.cents : -1, -1);
  sql_bind_text(statement, 4, worked->cost.currency);
  sql_bind_integer(statement, 5, worked->cost.complete);
  sql_bind_integer(statement, 6, worked->cost.aggregate);
  sql_bind_integer_or_null(statement, 7, earnings->cents, -1);
  sql_bind_text(statement, 8, earnings->basis);
  sql_bind_text(statement, 9, earnings->measure);
  sql_bind_integer_or_null(statement, 10, earnings->n, -1);
  sql_bind_integer_or_null(statement, 11, earnings->months, -1);
  sql_bind_text(statement, 12, earnings->from);
  sql_bind_text(statement, 13, earnings->to);
  sql_bind_text(statement, 14, earnings->job);
  sql_bind_text(statement, 15, earnings_reason(earnings));
  (void)sqlite3_bind_double(statement, 16, worked->rank);
  sql_bind_text(statement, 17, worked->why);
  return sql_run(statement, error);
}

static int work_all(struct working *working, struct error *error) {
  sqlite3_stmt *holders = working->statements[WORK_HOLDERS];
  int result;
  while ((result = sql_step(holders, error)) == 1) {
    arena_reset(working->scratch);
    struct worked worked = {.arrival = sql_integer(holders, 0, 0)};
    if (work_provider(working, &worked, error) != 0 || work_cost(working, &worked, error) != 0 ||
        work_earnings(working, &worked, error) != 0 || work_rank(working, &worked, error) != 0 ||
        store(working, &worked, error) != 0) {
      return -1;
    }
  }
  return result;
}

int worked_build(struct catalog_writer *writer, struct error *error) {
  int result = writer_execute(writer, worked_sql, error);
  struct working working = {.scratch = writer->scratch};
  for (size_t i = 0; result == 0 && i < (size_t)WORK_STATEMENTS; i++) {
    working.statements[i] = sql_prepare(writer->database, working_texts[i], error);
    result = working.statements[i] == NULL ? -1 : 0;
  }
  if (result == 0) {
    result = work_all(&working, error);
  }
  for (size_t i = 0; i < (size_t)WORK_STATEMENTS; i++) {
    (void)sqlite3_finalize(working.statements[i]);
  }
  return result;
}
