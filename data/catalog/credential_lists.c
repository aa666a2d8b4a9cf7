/* SPDX-License-Identifier: MIT */
#include <limits.h>
#include <math.h>

#include "data/catalog/credential_reading.h"
#include "data/catalog/sql.h"

static void *read_rows(struct reading *reading, sqlite3_stmt *statement, const struct list_kind *kind, size_t *count) {
  char *items = NULL;
  size_t capacity = 0;
  int result = 0;
  *count = 0;
  while (!reading->failed && *count < (size_t)CREDENTIAL_MOST_LINES &&
         (result = sql_step(statement, reading->error)) == 1) {
    if (*count == capacity) {
      char *more = arena_grow(reading->arena, items, *count, &capacity, kind->size);
      if (more == NULL) {
        reading->failed = true;
        (void)error_no_memory(reading->error);
        break;
      }
      items = more;
    }
    kind->take(reading, statement, items + *count * kind->size);
    ++*count;
  }
  reading->failed = reading->failed || result < 0;
  return items;
}

void *reading_list(struct reading *reading, const struct list_kind *kind, long long id, size_t *count) {
  sqlite3_stmt *statement = reading_start(reading, kind->sql, id);
  *count = 0;
  void *items = statement == NULL ? NULL : read_rows(reading, statement, kind, count);
  reading_end(reading, statement);
  return items;
}

static const char *const *read_texts(struct reading *reading, const char *sql, long long id) {
  sqlite3_stmt *statement = reading_start(reading, sql, id);
  const char *const *texts = reading_texts(reading, statement);
  reading_end(reading, statement);
  return texts;
}

static int small(sqlite3_stmt *statement, int column) {
  long long value = reading_count(statement, column);
  return value > INT_MAX ? -1 : (int)value;
}

void reading_take_cost(struct reading *reading, sqlite3_stmt *statement, void *item) {
  *(struct cost_line *)item = (struct cost_line){.type = reading_text(reading, statement, 0),
                                                 .name = reading_text(reading, statement, 1),
                                                 .cents = reading_count(statement, 2),
                                                 .currency = reading_text(reading, statement, 3),
                                                 .residency = reading_text(reading, statement, 4),
                                                 .audience = reading_text(reading, statement, 5),
                                                 .payment_pattern = reading_text(reading, statement, 6),
                                                 .optional = sql_integer(statement, 7, 0) != 0,
                                                 .name_es = reading_text(reading, statement, 8),
                                                 .starts = reading_text(reading, statement, 9),
                                                 .ends = reading_text(reading, statement, 10)};
}

static void take_aid(struct reading *reading, sqlite3_stmt *statement, void *item) {
  *(struct aid_line *)item = (struct aid_line){.name = reading_text(reading, statement, 0),
                                               .type = reading_text(reading, statement, 1),
                                               .name_es = reading_text(reading, statement, 2),
                                               .description = reading_text(reading, statement, 3),
                                               .description_es = reading_text(reading, statement, 4),
                                               .url = reading_text(reading, statement, 5)};
}

static void take_quality(struct reading *reading, sqlite3_stmt *statement, void *item) {
  *(struct quality_line *)item = (struct quality_line){.relation = reading_name(reading, statement, 0),
                                                       .ctid = reading_text(reading, statement, 1),
                                                       .name = reading_text(reading, statement, 2),
                                                       .confirmed = sql_integer(statement, 3, 0) != 0};
}

void reading_take_place(struct reading *reading, sqlite3_stmt *statement, void *item) {
  *(struct place_line *)item = (struct place_line){.locality = reading_text(reading, statement, 0),
                                                   .county = reading_text(reading, statement, 1),
                                                   .region = reading_text(reading, statement, 2),
                                                   .country = reading_text(reading, statement, 3)};
}

void reading_take_condition(struct reading *reading, sqlite3_stmt *statement, void *item) {
  static const char *const none[] = {NULL};
  *(struct condition_line *)item = (struct condition_line){.id = (long)sql_integer(statement, 0, 0),
                                                           .parent = (long)sql_integer(statement, 1, 0),
                                                           .kind = reading_name(reading, statement, 2),
                                                           .name = reading_text(reading, statement, 3),
                                                           .text = reading_text(reading, statement, 4),
                                                           .minimum_age = small(statement, 5),
                                                           .years_of_experience = reading_amount(statement, 6),
                                                           .experience = reading_text(reading, statement, 7),
                                                           .credit = reading_text(reading, statement, 8),
                                                           .name_es = reading_text(reading, statement, 9),
                                                           .text_es = reading_text(reading, statement, 10),
                                                           .experience_es = reading_text(reading, statement, 11),
                                                           .submission = reading_text(reading, statement, 12),
                                                           .url = reading_text(reading, statement, 13),
                                                           .targets = none,
                                                           .target_names = none,
                                                           .target_kinds = none};
}

static void take_skill(struct reading *reading, sqlite3_stmt *statement, void *item) {
  *(struct skill_line *)item = (struct skill_line){.name = reading_name(reading, statement, 0),
                                                   .uri = reading_text(reading, statement, 1),
                                                   .framework = reading_text(reading, statement, 2),
                                                   .name_es = reading_text(reading, statement, 3),
                                                   .basis = reading_name(reading, statement, 4)};
}

static void take_outcome(struct reading *reading, sqlite3_stmt *statement, void *item) {
  struct outcome_line outcome = {.measure = reading_name(reading, statement, 0),
                                 .value = sql_real(statement, 1, (double)NAN),
                                 .unit = reading_text(reading, statement, 2),
                                 .withheld = sql_integer(statement, 3, 0) != 0,
                                 .n = (long)reading_count(statement, 4),
                                 .months_after = small(statement, 5),
                                 .from = reading_text(reading, statement, 6),
                                 .to = reading_text(reading, statement, 7),
                                 .source = reading_text(reading, statement, 8),
                                 .note = reading_text(reading, statement, 9),
                                 .low = sql_real(statement, 10, (double)NAN),
                                 .high = sql_real(statement, 11, (double)NAN),
                                 .note_es = reading_text(reading, statement, 12)};
  if (outcome.withheld) {
    outcome.value = (double)NAN;
    outcome.low = (double)NAN;
    outcome.high = (double)NAN;
  }
  *(struct outcome_line *)item = outcome;
}

static void take_job(struct reading *reading, sqlite3_stmt *statement, void *item) {
  *(struct job_line *)item = (struct job_line){.code = reading_name(reading, statement, 0),
                                               .title = reading_name(reading, statement, 1),
                                               .wage_median = reading_count(statement, 2),
                                               .openings = reading_amount(statement, 3),
                                               .growth_percent = sql_real(statement, 4, (double)NAN),
                                               .basis = reading_name(reading, statement, 5),
                                               .title_es = reading_text(reading, statement, 6)};
}

static void take_edge(struct reading *reading, sqlite3_stmt *statement, void *item) {
  *(struct edge_line *)item = (struct edge_line){.ctid = reading_text(reading, statement, 0),
                                                 .name = reading_name(reading, statement, 1),
                                                 .kind = reading_name(reading, statement, 2),
                                                 .note = reading_text(reading, statement, 3),
                                                 .in_snapshot = sql_integer(statement, 4, 0) != 0,
                                                 .note_es = reading_text(reading, statement, 5),
                                                 .stated_by = reading_text(reading, statement, 6)};
}

static const struct list_kind costs = {
    "SELECT type, name, cents, currency, residency, audience, payment_pattern, optional, name_es, starts, ends FROM "
    "cost_item "
    "WHERE credential = ? ORDER BY position",
    sizeof(struct cost_line), reading_take_cost};
static const struct list_kind aid = {
    "SELECT name, type, name_es, description, description_es, url FROM aid WHERE credential = ? ORDER BY rowid",
    sizeof(struct aid_line), take_aid};
static const struct list_kind quality = {
    "SELECT q.relation, q.ctid, coalesce(o.name, q.name), q.confirmed FROM quality q "
    "LEFT JOIN organization o ON o.id = q.organization WHERE q.credential = ? ORDER BY q.rowid",
    sizeof(struct quality_line), take_quality};
static const struct list_kind places = {
    "SELECT locality, county, region, country FROM place WHERE credential = ? ORDER BY rowid",
    sizeof(struct place_line), reading_take_place};
static const struct list_kind conditions = {
    "SELECT id, parent, kind, name, text, minimum_age, years_of_experience, experience, credit, name_es, text_es, "
    "experience_es, submission, url FROM condition "
    "WHERE credential = ? ORDER BY id",
    sizeof(struct condition_line), reading_take_condition};
static const struct list_kind skills = {
    "SELECT s.name, s.uri, s.framework, NULL, 'published' FROM credential_skill c JOIN skill s ON s.id = c.skill "
    "WHERE c.credential = ? ORDER BY s.id",
    sizeof(struct skill_line), take_skill};
/* The first job that has ratings; those of low precision or no relevance are left out. */
static const struct list_kind usual_skills = {
    "SELECT e.name, NULL, 'O*NET', e.name_es, 'usual for the job' FROM job_rating r JOIN element e ON e.id = r.element "
    "WHERE r.job = (SELECT c.job FROM credential_job c WHERE c.credential = ?1 AND"
    " EXISTS(SELECT 1 FROM job_rating x WHERE x.job = c.job)"
    " ORDER BY c.basis = 'published' DESC, c.position, c.job LIMIT 1) "
    "AND e.kind IN ('skill', 'knowledge') AND r.importance IS NOT NULL AND r.suppress_importance = 0 "
    "AND r.not_relevant = 0 ORDER BY r.importance DESC, e.id LIMIT 10",
    sizeof(struct skill_line), take_skill};
static const struct list_kind outcomes = {
    "SELECT measure, value, unit, withheld, n, months_after, start, finish, source, note, low, high, note_es FROM "
    "outcome "
    "WHERE credential = ? AND (value IS NOT NULL OR withheld OR low IS NOT NULL OR high IS NOT NULL) ORDER BY measure, "
    "unit, months_after, rowid",
    sizeof(struct outcome_line), take_outcome};
static const struct list_kind jobs = {
    "SELECT c.job, j.title, j.wage_median, j.openings, j.growth_percent, c.basis, j.title_es FROM credential_job c "
    "LEFT JOIN job j ON j.code = c.job WHERE c.credential = ? ORDER BY c.basis = 'published' DESC, c.position, c.job",
    sizeof(struct job_line), take_job};

#define EDGE_ORDER                                                                                         \
  " ORDER BY CASE e.kind WHEN 'required' THEN 1 WHEN 'advanced standing' THEN 2 WHEN 'preparation' THEN 3" \
  " WHEN 'recommended' THEN 4 WHEN 'transfer' THEN 5 ELSE 6 END, c.id IS NULL, c.id, 2"
static const struct list_kind edges_to = {
    "SELECT c.ctid, coalesce(c.name, e.target_name), e.kind, e.note, c.id IS NOT NULL, e.note_es, e.stated_by FROM "
    "edge e "
    "LEFT JOIN credential c ON c.ctid = e.target "
    "WHERE e.source = (SELECT ctid FROM credential WHERE id = ?)" EDGE_ORDER,
    sizeof(struct edge_line), take_edge};
static const struct list_kind edges_from = {
    "SELECT c.ctid, coalesce(c.name, e.source_name), e.kind, e.note, c.id IS NOT NULL, e.note_es, e.stated_by FROM "
    "edge e "
    "LEFT JOIN credential c ON c.ctid = e.source "
    "WHERE e.target = (SELECT ctid FROM credential WHERE id = ?)" EDGE_ORDER,
    sizeof(struct edge_line), take_edge};

static void read_conditions(struct reading *reading, struct credential *credential) {
  struct condition_line *lines = reading_list(reading, &conditions, credential->row.id, &credential->condition_count);
  sqlite3_stmt *targets = reading_start(
      reading, "SELECT coalesce(ctid, '') FROM condition_target WHERE condition = ? ORDER BY rowid LIMIT 500", 0);
  sqlite3_stmt *names = reading_start(
      reading, "SELECT coalesce(name, '') FROM condition_target WHERE condition = ? ORDER BY rowid LIMIT 500", 0);
  sqlite3_stmt *kinds = reading_start(reading,
                                      "SELECT coalesce(r.kind, '') FROM condition_target t "
                                      "LEFT JOIN record r ON r.ctid = t.ctid WHERE t.condition = ? "
                                      "ORDER BY t.rowid LIMIT 500",
                                      0);
  for (size_t i = 0; i < credential->condition_count && !reading->failed; i++) {
    (void)sqlite3_reset(kinds);
    (void)sqlite3_reset(targets);
    (void)sqlite3_reset(names);
    sql_bind_integer(targets, 1, lines[i].id);
    sql_bind_integer(names, 1, lines[i].id);
    sql_bind_integer(kinds, 1, lines[i].id);
    lines[i].target_kinds = reading_texts(reading, kinds);
    lines[i].targets = reading_texts(reading, targets);
    lines[i].target_names = reading_texts(reading, names);
  }
  reading_end(reading, targets);
  reading_end(reading, names);
  reading_end(reading, kinds);
  credential->conditions = lines;
}

static void read_names(struct reading *reading, struct credential *credential) {
  long long id = credential->row.id;
  credential->languages =
      read_texts(reading, "SELECT value FROM feature WHERE credential = ? AND kind = 'language' ORDER BY value", id);
  credential->schedule =
      read_texts(reading, "SELECT value FROM feature WHERE credential = ? AND kind = 'schedule' ORDER BY value", id);
  credential->support =
      read_texts(reading, "SELECT value FROM feature WHERE credential = ? AND kind = 'support' ORDER BY value", id);
  credential->programs =
      read_texts(reading, "SELECT code FROM credential_code WHERE credential = ? AND kind = 'CIP' ORDER BY rowid", id);
  credential->alternate_names =
      read_texts(reading, "SELECT name FROM alternate_name WHERE credential = ? ORDER BY rowid", id);
}

/* What a search of ways has no use for. */
static void read_more(struct reading *reading, struct credential *credential) {
  long long id = credential->row.id;
  credential->quality = reading_list(reading, &quality, id, &credential->quality_count);
  credential->skills = reading_list(reading, &skills, id, &credential->skill_count);
  if (credential->skill_count == 0) {
    credential->skills = reading_list(reading, &usual_skills, id, &credential->skill_count);
  }
  credential->outcomes = reading_list(reading, &outcomes, id, &credential->outcome_count);
  credential->leads_to = reading_list(reading, &edges_to, id, &credential->leads_to_count);
}

void reading_lists(struct reading *reading, struct credential *credential) {
  long long id = credential->row.id;
  if (!reading->brief) {
    read_more(reading, credential);
  }
  credential->costs = reading_list(reading, &costs, id, &credential->cost_count);
  credential->aid = reading_list(reading, &aid, id, &credential->aid_count);
  credential->places = reading_list(reading, &places, id, &credential->place_count);
  credential->jobs = reading_list(reading, &jobs, id, &credential->job_count);
  credential->leads_from = reading_list(reading, &edges_from, id, &credential->leads_from_count);
  read_conditions(reading, credential);
  read_names(reading, credential);
}
