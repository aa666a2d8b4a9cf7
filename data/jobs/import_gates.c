/* SPDX-License-Identifier: MIT */
/* gate_rules.tsv and gates.tsv -> job_gate */
#include <string.h>

#include "data/base/i18n.h"
#include "data/catalog/sql.h"
#include "data/jobs/gates.h"
#include "data/jobs/import_tables.h"

enum { MOST_RULES = 1000, LONGEST_RULE = 240, LONGEST_SOURCE = 120, LEAST_AGE = 10, MOST_AGE = 80 };

struct gate_rule {
  const char *name, *kind, *needed_by, *rule, *rule_es, *source;
  long long value; /* TABLE_UNKNOWN: none */
};

static bool is_one_of(const char *text, const char *const *names) {
  for (; *names != NULL; names++) {
    if (strcmp(text, *names) == 0) {
      return true;
    }
  }
  return false;
}

static int read_rule(struct import *import, const struct table *table, struct gate_rule *rule, struct error *error) {
  static const char *const kinds[] = {"age", "record", "citizen", "permit", NULL};
  static const char *const shares[] = {"everyone", "most", "some", NULL};
  const char **const texts[] = {&rule->name, &rule->kind,    NULL,         &rule->needed_by,
                                &rule->rule, &rule->rule_es, &rule->source};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    size_t most = i == 4 || i == 5 ? (size_t)LONGEST_RULE : (size_t)LONGEST_SOURCE;
    if (texts[i] != NULL && table_text(table, i, import->arena, most, true, texts[i], error) != 0) {
      return -1;
    }
  }
  if (table_number(table, 2, 0, LEAST_AGE, MOST_AGE, &rule->value, error) != 0) {
    return -1;
  }
  bool is_age = strcmp(rule->kind, "age") == 0;
  if (!is_one_of(rule->kind, kinds) || !is_one_of(rule->needed_by, shares) ||
      is_age != (rule->value != TABLE_UNKNOWN)) {
    return table_error(table, error, _("this is no rule: its kind, age or needed_by is not one that is known."));
  }
  return 0;
}

/* `*there` false: the folder has no such table. */
static int read_rules(struct import *import, struct gate_rule *rules, size_t *count, bool *there, struct error *error) {
  static const char *const columns[] = {"rule", "kind", "value", "needed_by", "rule_en", "rule_es", "source", NULL};
  struct table table;
  int result = table_open(&table, import->folder, "gate_rules.tsv", columns, error);
  int got = 0;
  *there = result == 0 || error->code != ERROR_NOT_FOUND;
  if (!*there) {
    table_close(&table);
    return 0;
  }
  while (result == 0 && (got = table_next(&table, error)) > 0) {
    if (*count == (size_t)MOST_RULES) {
      result = table_error(&table, error, _("there are too many rules."));
    } else {
      result = read_rule(import, &table, &rules[(*count)++], error);
    }
  }
  table_close(&table);
  return result != 0 ? result : got;
}

static int insert_gate(const struct import *import, const struct table *table, sqlite3_stmt *insert,
                       const struct gate_rule *rules, size_t count, struct error *error) {
  const struct occupation *occupation;
  int result = import_occupation(import, table, 0, &occupation, error);
  if (result != 0) {
    return result;
  }
  const char *name = table_cell(table, 1);
  size_t i = 0;
  while (i < count && strcmp(rules[i].name, name) != 0) {
    i++;
  }
  if (i == count) {
    return table_error(table, error, _("there is no rule \"%.40s\"."), name);
  }
  sql_bind_text(insert, 1, occupation->code);
  sql_bind_text(insert, 2, rules[i].kind);
  sql_bind_integer_or_null(insert, 3, rules[i].value, TABLE_UNKNOWN);
  sql_bind_text(insert, 4, rules[i].needed_by);
  sql_bind_text(insert, 5, rules[i].rule);
  sql_bind_text(insert, 6, rules[i].rule_es);
  sql_bind_text(insert, 7, rules[i].source);
  return import_insert(insert, table, error);
}

/* Gates are no table of O*NET or BLS: a folder without them leaves those that are there. */
int import_gates(struct import *import, struct error *error) {
  static const char *const columns[] = {"code", "rule", NULL};
  struct gate_rule *rules = arena_array(import->arena, (size_t)MOST_RULES, sizeof *rules);
  size_t count = 0;
  bool there = false;
  if (rules == NULL) {
    return error_no_memory(error);
  }
  int result = read_rules(import, rules, &count, &there, error);
  if (result != 0 || !there) {
    return result;
  }
  result = sql_execute(import->database, "DELETE FROM job_gate", error);
  if (result != 0) {
    return result;
  }
  sqlite3_stmt *insert = sql_prepare(
      import->database,
      "INSERT INTO job_gate(job, kind, value, needed_by, rule, rule_es, source) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      error);
  if (insert == NULL) {
    return -1;
  }
  struct table table;
  result = table_open(&table, import->folder, "gates.tsv", columns, error);
  int got = 0;
  while (result == 0 && (got = table_next(&table, error)) > 0) {
    result = insert_gate(import, &table, insert, rules, count, error);
  }
  table_close(&table);
  (void)sqlite3_finalize(insert);
  return result != 0 ? result : got;
}
