/* SPDX-License-Identifier: MIT */
#include "data/catalog/leads.h"

#include <stdlib.h>

#include "data/catalog/sql.h"

enum { MOST_JOBS = 16, MOST_SKILLS = 200 };
enum question { BY_CTID, BY_NAME, RECORD_OF, JOBS_OF, SKILLS_OF, LENGTH_OF, QUESTIONS };

struct leads_reader {
  long long found; /* the number of the credential found last; 0 none */
  sqlite3_stmt *statements[QUESTIONS];
};

static const char *const questions[QUESTIONS] = {
    [BY_CTID] = "SELECT id, type FROM credential WHERE ctid = lower(?1)",
    [BY_NAME] = ("SELECT id, type FROM credential WHERE id IN"
                 " (SELECT id FROM credential WHERE name = ?1 COLLATE NOCASE"
                 "  UNION SELECT credential FROM alternate_name WHERE name = ?1 COLLATE NOCASE) ORDER BY id LIMIT 1"),
    [RECORD_OF] = "SELECT ctid, name FROM credential WHERE id = ?1",
    [JOBS_OF] = ("SELECT job FROM credential_job WHERE credential = ?1"
                 " ORDER BY basis = 'published' DESC, position, job LIMIT 16"),
    [SKILLS_OF] = ("SELECT s.name FROM credential_skill cs JOIN skill s ON s.id = cs.skill WHERE cs.credential = ?1"
                   " ORDER BY s.id LIMIT 200"),
    [LENGTH_OF] =
        ("SELECT days, NOT EXISTS (SELECT 1 FROM credential_job WHERE credential = ?1 AND basis = 'published')"
         " FROM credential WHERE id = ?1"),
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

/* The texts that a question about the credential gives, NULL-ended. */
static int read_texts(struct leads_reader *reader, struct arena *arena, enum question question, size_t most,
                      const char *const **texts, struct error *error) {
  sqlite3_stmt *statement = reader->statements[question];
  const char **list = arena_array(arena, most + 1, sizeof *list);
  if (list == NULL) {
    return error_no_memory(error);
  }
  sql_bind_integer(statement, 1, reader->found);
  size_t count = 0;
  int step = 0;
  while (count < most && (step = sql_step(statement, error)) == 1) {
    list[count] = sql_text(arena, statement, 0);
    count += list[count] != NULL;
  }
  (void)sqlite3_reset(statement);
  *texts = list;
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
  reader->found = id;
  return id == 0 ? 0 : read_texts(reader, arena, JOBS_OF, MOST_JOBS, codes, error);
}

/* The row about the credential that was found; the statement is to be reset. 0: none. */
static int ask_about(struct leads_reader *reader, enum question question, sqlite3_stmt **statement,
                     struct error *error) {
  *statement = reader->statements[question];
  if (reader->found == 0) {
    return 0;
  }
  sql_bind_integer(*statement, 1, reader->found);
  return sql_step(*statement, error);
}

int leads_record(struct leads_reader *reader, struct arena *arena, const char **ctid, const char **name,
                 struct error *error) {
  sqlite3_stmt *statement = NULL;
  int step = ask_about(reader, RECORD_OF, &statement, error);
  *ctid = NULL;
  *name = NULL;
  if (step == 1) {
    *ctid = sql_text(arena, statement, 0);
    *name = sql_text(arena, statement, 1);
  }
  (void)sqlite3_reset(statement);
  return step < 0 ? -1 : 0;
}

int leads_by_program_code(struct leads_reader *reader, bool *by_code, double *days, struct error *error) {
  sqlite3_stmt *statement = NULL;
  int step = ask_about(reader, LENGTH_OF, &statement, error);
  *by_code = false;
  *days = -1.0;
  if (step == 1) {
    *days = sql_real(statement, 0, -1.0);
    *by_code = sql_integer(statement, 1, 0) != 0;
  }
  (void)sqlite3_reset(statement);
  return step < 0 ? -1 : 0;
}

int leads_to_skills(struct leads_reader *reader, struct arena *arena, const char *const **names, struct error *error) {
  static const char *const no_names[] = {NULL};
  *names = no_names;
  return reader->found == 0 ? 0 : read_texts(reader, arena, SKILLS_OF, MOST_SKILLS, names, error);
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

int leads_jobs_in(struct catalog *catalog, struct arena *arena, const char *place, const char *const **codes,
                  size_t *count, struct error *error) {
  sqlite3_stmt *statement =
      sql_prepare(catalog_database(catalog),
                  "WITH here(id) AS (SELECT id FROM credential WHERE ?1 COLLATE NOCASE IN (county, region, locality)"
                  " OR county = ?1 || ' County' COLLATE NOCASE"
                  " UNION SELECT credential FROM place WHERE ?1 COLLATE NOCASE IN (county, region, locality)"
                  " OR county = ?1 || ' County' COLLATE NOCASE)"
                  " SELECT DISTINCT j.job FROM here h JOIN credential c ON c.id = h.id" SQL_STILL_OFFERED
                  " JOIN credential_job j ON j.credential = c.id ORDER BY j.job",
                  error);
  const char **list = NULL;
  size_t capacity = 0;
  int step = 0;
  *count = 0;
  if (statement == NULL) {
    return -1;
  }
  sql_bind_text(statement, 1, place);
  while ((step = sql_step(statement, error)) == 1) {
    if (*count == capacity) {
      const char **grown = arena_grow(arena, list, *count, &capacity, sizeof *grown);
      if (grown == NULL) {
        step = error_no_memory(error);
        break;
      }
      list = grown;
    }
    list[*count] = sql_text(arena, statement, 0);
    *count += list[*count] != NULL;
  }
  (void)sqlite3_finalize(statement);
  *codes = list;
  return step < 0 ? -1 : 0;
}
