/* SPDX-License-Identifier: MIT */
#include "data/jobs/gates.h"

#include <string.h>

#include "data/catalog/sql.h"
#include "data/jobs/import_tables.h"

enum { MOST_GATES = 100000 };

const char *job_gate_kind_name(enum job_gate_kind kind) {
  static const char *const names[JOB_GATE_KINDS] = {"age", "record", "citizen", "permit"};
  return names[kind];
}

/* What a snapshot from elsewhere may say, but nobody knows here, is left out. */
static bool take_kind(const char *name, enum job_gate_kind *kind) {
  for (int i = 0; name != NULL && i < (int)JOB_GATE_KINDS; i++) {
    if (strcmp(name, job_gate_kind_name((enum job_gate_kind)i)) == 0) {
      *kind = (enum job_gate_kind)i;
      return true;
    }
  }
  return false;
}

static int fill_gate(struct arena *arena, sqlite3_stmt *read, struct job_gate *gate, struct error *error) {
  const char *needed_by = (const char *)sqlite3_column_text(read, 3);
  *gate = (struct job_gate){.code = sql_text(arena, read, 0),
                            .value = (int)sql_integer(read, 2, 0),
                            .rule = sql_text(arena, read, 4),
                            .rule_es = sql_text(arena, read, 5),
                            .source = sql_text(arena, read, 6)};
  gate->needed_by = needed_by != NULL && strcmp(needed_by, "everyone") == 0 ? JOB_GATE_EVERYONE
                    : needed_by != NULL && strcmp(needed_by, "most") == 0   ? JOB_GATE_MOST
                                                                            : JOB_GATE_SOME;
  bool complete = gate->code != NULL && gate->rule != NULL && gate->rule_es != NULL && gate->source != NULL;
  return complete ? 0 : error_no_memory(error);
}

int job_gates(struct catalog *catalog, struct arena *arena, const char *code, struct job_gate **gates, size_t *count,
              struct error *error) {
  size_t capacity = 0;
  *gates = NULL;
  *count = 0;
  sqlite3_stmt *read = sql_prepare(catalog_database(catalog),
                                   code == NULL ? "SELECT job, kind, value, needed_by, rule, rule_es, source"
                                                  " FROM job_gate ORDER BY job, rowid"
                                                : "SELECT job, kind, value, needed_by, rule, rule_es, source"
                                                  " FROM job_gate WHERE job = ?1 ORDER BY rowid",
                                   error);
  if (read == NULL) {
    return -1;
  }
  if (code != NULL) {
    sql_bind_text(read, 1, code);
  }
  int result = 0;
  int got = 0;
  while (result == 0 && *count < (size_t)MOST_GATES && (got = sql_step(read, error)) > 0) {
    enum job_gate_kind kind;
    if (!take_kind((const char *)sqlite3_column_text(read, 1), &kind)) {
      continue;
    }
    struct job_gate *more = *count < capacity ? *gates : arena_grow(arena, *gates, *count, &capacity, sizeof **gates);
    if (more == NULL) {
      result = error_no_memory(error);
      break;
    }
    *gates = more;
    result = fill_gate(arena, read, &more[*count], error);
    more[*count].kind = kind;
    *count += result == 0;
  }
  (void)sqlite3_finalize(read);
  return result != 0 ? result : got < 0 ? got : 0;
}

int job_licenses_of_all(struct catalog *catalog, struct arena *arena, struct job_license_of **licenses, size_t *count,
                        struct error *error) {
  size_t capacity = 0;
  *licenses = NULL;
  *count = 0;
  sqlite3_stmt *read = sql_prepare(catalog_database(catalog),
                                   "SELECT job, name, region, source FROM job_license"
                                   " WHERE source NOT LIKE '" LICENSE_SOME_PREFIX "%' ORDER BY job, region, name",
                                   error);
  if (read == NULL) {
    return -1;
  }
  int result = 0;
  int got = 0;
  while (result == 0 && *count < (size_t)MOST_GATES && (got = sql_step(read, error)) > 0) {
    struct job_license_of *more =
        *count < capacity ? *licenses : arena_grow(arena, *licenses, *count, &capacity, sizeof **licenses);
    if (more == NULL) {
      result = error_no_memory(error);
      break;
    }
    *licenses = more;
    struct job_license_of *license = &more[(*count)++];
    *license = (struct job_license_of){.code = sql_text(arena, read, 0),
                                       .name = sql_text(arena, read, 1),
                                       .region = sql_text(arena, read, 2),
                                       .source = sql_text(arena, read, 3)};
    bool complete =
        license->code != NULL && license->name != NULL && license->region != NULL && license->source != NULL;
    result = complete ? 0 : error_no_memory(error);
  }
  (void)sqlite3_finalize(read);
  return result != 0 ? result : got < 0 ? got : 0;
}
