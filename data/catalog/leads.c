/* SPDX-License-Identifier: MIT */
#include "data/catalog/leads.h"

#include <stdlib.h>

#include "data/catalog/sql.h"

enum { MOST_JOBS = 16 };
enum question { BY_CTID, BY_NAME, JOBS_OF, QUESTIONS };

struct leads_reader {
  sqlite3_stmt *statements[QUESTIONS];
};

static const char *const questions[QUESTIONS] = {
    [BY_CTID] = "SELECT id, type FROM credential WHERE ctid = lower(?1)",
    [BY_NAME] = ("SELECT id, type FROM credential WHERE id IN"
                 " (SELECT id FROM credential WHERE name = ?1 COLLATE NOCASE"
                 "  UNION SELECT credential FROM alternate_name WHERE name = ?1 COLLATE NOCASE) ORDER BY id LIMIT 1"),
    [JOBS_OF] = ("SELECT job FROM credential_job WHERE credential = ?1"
                 " ORDER BY basis = 'published' DESC, position, job LIMIT 16"),
};

int leads_reader_open(struct leads_reader **reader, struct catalog *catalog, struct error *error) {
  *reader = calloc(1, sizeof **reader);
  if (*reader == NULL) {
    return error_no_memory(error);
  }
  for (int i = 0; i < (int)QUESTIONS; i++) {
    (*reader)->statements[i] = sql_prepare(catalog_database(catalog), questions[i], error);
    if ((*reader)->statements[i] == NULL) {
      leads_reader_close(*reader);
      *reader = NULL;
      return -1;
    }
  }
  return 0;
}

void leads_reader_close(struct leads_reader *reader) {
  for (int i = 0; reader != NULL && i < (int)QUESTIONS; i++) {
    (void)sqlite3_finalize(reader->statements[i]);
  }
  free(reader);
}

/* The number and class of the credential that the question finds for `key`; 0 when there is none. */
static int find_credential(struct leads_reader *reader, struct arena *arena, enum question question, const char *key,
                           long long *id, const char **type, struct error *error) {
  sqlite3_stmt *statement = reader->statements[question];
  sql_bind_text(statement, 1, key);
  int step = sql_step(statement, error);
  if (step == 1) {
    *id = sql_integer(statement, 0, 0);
    *type = sql_text(arena, statement, 1);
  }
  (void)sqlite3_reset(statement);
  return step < 0 ? -1 : 0;
}

static int read_codes(struct leads_reader *reader, struct arena *arena, long long id, const char *const **codes,
                      struct error *error) {
  sqlite3_stmt *statement = reader->statements[JOBS_OF];
  const char **list = arena_array(arena, MOST_JOBS + 1, sizeof *list);
  if (list == NULL) {
    return error_no_memory(error);
  }
  sql_bind_integer(statement, 1, id);
  size_t count = 0;
  int step = 0;
  while (count < MOST_JOBS && (step = sql_step(statement, error)) == 1) {
    list[count] = sql_text(arena, statement, 0);
    count += list[count] != NULL;
  }
  (void)sqlite3_reset(statement);
  *codes = list;
  return step < 0 ? -1 : 0;
}

int leads_to_jobs(struct leads_reader *reader, struct arena *arena, const char *ctid, const char *name,
                  const char *const **codes, const char **type, struct error *error) {
  static const char *const no_codes[] = {NULL};
  const char *class_of = NULL;
  long long id = 0;
  *codes = no_codes;
  if (ctid != NULL && find_credential(reader, arena, BY_CTID, ctid, &id, &class_of, error) != 0) {
    return -1;
  }
  if (id == 0 && name != NULL && find_credential(reader, arena, BY_NAME, name, &id, &class_of, error) != 0) {
    return -1;
  }
  if (type != NULL) {
    *type = class_of;
  }
  return id == 0 ? 0 : read_codes(reader, arena, id, codes, error);
}

static int read_leads(struct catalog *catalog, struct arena *arena, const char *sql, const char *key,
                      struct lead **leads, size_t *count, struct error *error) {
  *count = 0;
  *leads = arena_array(arena, LEADS_MOST, sizeof **leads);
  if (*leads == NULL) {
    return error_no_memory(error);
  }
  sqlite3_stmt *statement = sql_prepare(catalog_database(catalog), sql, error);
  if (statement == NULL) {
    return -1;
  }
  sql_bind_text(statement, 1, key);
  int step = 0;
  while (*count < LEADS_MOST && (step = sql_step(statement, error)) == 1) {
    (*leads)[(*count)++] = (struct lead){.ctid = sql_text(arena, statement, 0),
                                         .name = sql_text(arena, statement, 1),
                                         .currency = sql_text(arena, statement, 2),
                                         .cost = sql_integer(statement, 3, -1),
                                         .days = sql_real(statement, 4, -1)};
  }
  (void)sqlite3_finalize(statement);
  return step < 0 ? -1 : 0;
}

int leads_teaching(struct catalog *catalog, struct arena *arena, const char *name, struct lead **leads, size_t *count,
                   struct error *error) {
  return read_leads(catalog, arena,
                    "SELECT c.ctid, c.name, c.currency, c.cost, c.days FROM skill s"
                    " JOIN credential_skill cs ON cs.skill = s.id JOIN credential c ON c.id = cs.credential"
                    " WHERE s.name = ?1 COLLATE NOCASE" SQL_STILL_OFFERED
                    " GROUP BY c.id ORDER BY c.cost IS NULL, c.cost, c.id LIMIT 12",
                    name, leads, count, error);
}

int leads_for_job(struct catalog *catalog, struct arena *arena, const char *job, struct lead **leads, size_t *count,
                  struct error *error) {
  return read_leads(catalog, arena,
                    "SELECT c.ctid, c.name, c.currency, c.cost, c.days FROM credential_job j"
                    " JOIN credential c ON c.id = j.credential WHERE j.job = ?1" SQL_STILL_OFFERED
                    " ORDER BY j.basis = 'published' DESC, c.cost IS NULL, c.cost, c.id LIMIT 12",
                    job, leads, count, error);
}
