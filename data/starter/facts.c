/* SPDX-License-Identifier: MIT */
#include "data/starter/facts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/jobs/table.h"

enum { LONGEST_TEXT = 400, MOST_ROWS = 100000 };

const int starter_quarters[STARTER_QUARTERS] = {2, 4, 8};

/* A row being read. The first mistake is kept in `error`, what comes after it
 * is empty, and the reader of the table looks once a row. */
struct row {
  struct table *table;
  struct arena *arena;
  struct error *error;
  bool failed;
};

static const char *text(struct row *row, size_t column, bool required) {
  const char *value = NULL;
  if (!row->failed && table_text(row->table, column, row->arena, LONGEST_TEXT, required, &value, row->error) < 0) {
    row->failed = true;
  }
  return value;
}

/* In hundredths; `empty` for an empty cell. */
static long long hundredths(struct row *row, size_t column, long long empty) {
  long long value = TABLE_UNKNOWN;
  if (!row->failed && table_number(row->table, column, 2, 0, 100000000000, &value, row->error) < 0) {
    row->failed = true;
  }
  return row->failed || value == TABLE_UNKNOWN ? empty : value;
}

static bool flag(struct row *row, size_t column) {
  const char *cell = table_cell(row->table, column);
  if (!row->failed && cell[0] != '\0' && strcmp(cell, "y") != 0 && strcmp(cell, "n") != 0) {
    row->failed = true;
    table_error(row->table, row->error, _("neither y nor n"));
  }
  return !row->failed && cell[0] == 'y';
}

static double number(struct row *row, size_t column) {
  long long value = hundredths(row, column, -100);
  return (double)value / 100;
}

/* 'w' is withheld. */
static double measure(struct row *row, size_t column) {
  return strcmp(table_cell(row->table, column), "w") == 0 ? NAN : number(row, column);
}

static long people(struct row *row, size_t column) {
  return (long)(hundredths(row, column, 0) / 100);
}

/* ---- the tables: what one row becomes ---- */

enum program_column {
  P_ID,
  P_SNAPSHOT,
  P_PROVIDER,
  P_NAME,
  P_CIP,
  P_STATUS,
  P_WIOA,
  P_TUITION, /* and the other costs, in the order of enum starter_cost */
  P_TOTAL = P_TUITION + COST_KINDS,
  P_CLOCK_HOURS,
  P_CALENDAR,
  P_CREDITS,
  P_DEGREE,
  P_LICENSE,
  P_LICENSE_FLAG,
  P_CREDENTIAL,
  P_CREDENTIAL_FLAG,
  P_FINANCIAL_AID,
  P_ONLINE,
  P_HYBRID,
  P_REQUIREMENTS
};

static const char *const program_columns[] = {
    "program",
    "snapshot",
    "provider",
    "name",
    "cip",
    "status",
    "wioa",
    "tuition",
    "fees",
    "books",
    "supplies",
    "other",
    "total",
    "clock_hours",
    "calendar_length",
    "credits",
    "degree",
    "license",
    "license_flag",
    "industry_credential",
    "industry_credential_flag",
    "financial_aid",
    "online",
    "hybrid",
    "prerequisites",
    NULL,
};

static void read_program(struct row *row, void *item) {
  struct starter_program *program = item;
  *program = (struct starter_program){
      .id = text(row, P_ID, true),
      .snapshot = text(row, P_SNAPSHOT, true),
      .provider = text(row, P_PROVIDER, true),
      .name = text(row, P_NAME, true),
      .cip = text(row, P_CIP, true),
      .status = text(row, P_STATUS, false),
      .total_cents = hundredths(row, P_TOTAL, 0),
      .clock_hours = number(row, P_CLOCK_HOURS),
      .calendar = text(row, P_CALENDAR, false),
      .credits = number(row, P_CREDITS),
      .degree = text(row, P_DEGREE, false),
      .requirements = text(row, P_REQUIREMENTS, false),
      .wioa = flag(row, P_WIOA),
      .financial_aid = flag(row, P_FINANCIAL_AID),
      .online = flag(row, P_ONLINE),
      .hybrid = flag(row, P_HYBRID),
  };
  for (size_t kind = 0; kind < COST_KINDS; kind++) {
    program->cents[kind] = hundredths(row, P_TUITION + kind, 0);
  }
  /* A name beside a "no" is a contradiction in the list; the "no" is believed. */
  if (flag(row, P_LICENSE_FLAG)) {
    program->license = text(row, P_LICENSE, false);
  }
  if (flag(row, P_CREDENTIAL_FLAG)) {
    program->credential = text(row, P_CREDENTIAL, false);
  }
}

static const char *const provider_columns[] = {
    "provider", "name", "city", "state", "county", "evening", "access_for_disabled", "child_care", NULL,
};

static void read_provider(struct row *row, void *item) {
  *(struct starter_provider *)item = (struct starter_provider){
      .id = text(row, 0, true),
      .name = text(row, 1, true),
      .city = text(row, 2, false),
      .state = text(row, 3, false),
      .county = text(row, 4, false),
      .evening = flag(row, 5),
      .access_for_disabled = flag(row, 6),
      .child_care = flag(row, 7),
  };
}

enum outcome_column { O_EMPLOYED = 2, O_WAGE = 5, O_RETAINED = 8, O_COMPLETED = 10, O_WAGE_N = 13, O_RETAINED_N = 16 };

static const char *const outcome_columns[] = {
    "provider", "cip",        "employed_2",   "employed_4",   "employed_8",  "wage_2",      "wage_4",
    "wage_8",   "retained_4", "retained_8",   "completed_2",  "completed_4", "completed_8", "wage_n_2",
    "wage_n_4", "wage_n_8",   "retained_n_4", "retained_n_8", NULL,
};

static void read_outcome(struct row *row, void *item) {
  struct starter_outcome *outcome = item;
  *outcome = (struct starter_outcome){.provider = text(row, 0, true), .cip = text(row, 1, true)};
  for (size_t i = 0; i < STARTER_QUARTERS; i++) {
    outcome->after[i] = (struct starter_measures){
        .employed = measure(row, O_EMPLOYED + i),
        .wage = measure(row, O_WAGE + i),
        .retained = NAN,
        .completed = people(row, O_COMPLETED + i),
        .wage_people = people(row, O_WAGE_N + i),
    };
    if (i > 0) {
      outcome->after[i].retained = measure(row, O_RETAINED + i - 1);
      outcome->after[i].retained_people = people(row, O_RETAINED_N + i - 1);
    }
  }
}

static const char *const license_columns[] = {"code", "name", NULL};

static void read_license(struct row *row, void *item) {
  *(struct starter_license *)item = (struct starter_license){.job = text(row, 0, true), .name = text(row, 1, true)};
}

static const char *const same_columns[] = {"name", "ctid", NULL};

static void read_same(struct row *row, void *item) {
  *(struct starter_same *)item = (struct starter_same){.name = text(row, 0, true), .ctid = text(row, 1, true)};
}

/* ---- reading ---- */

struct kind {
  const char *file;
  const char *const *columns;
  size_t size; /* of an item */
  void (*read)(struct row *row, void *item);
};

/* Reads all rows of a table into an array in the arena; NULL on failure. */
static void *rows_of(struct arena *arena, struct table *table, const struct kind *kind, size_t *count,
                     struct error *error) {
  struct row row = {.table = table, .arena = arena, .error = error};
  char *items = NULL;
  size_t capacity = 0;
  int more = 0;
  *count = 0;
  while ((more = table_next(table, error)) > 0) {
    if (*count == capacity) {
      items = arena_grow(arena, items, *count, &capacity, kind->size);
    }
    if (items == NULL || *count == MOST_ROWS) {
      error_no_memory(error);
      return NULL;
    }
    kind->read(&row, items + *count * kind->size);
    if (row.failed) {
      return NULL;
    }
    (*count)++;
  }
  if (more == 0 && items == NULL) {
    table_error(table, error, _("the table is empty"));
  }
  return more < 0 ? NULL : items;
}

static void *read_table(struct arena *arena, const char *folder, const struct kind *kind, size_t *count,
                        struct error *error) {
  struct table table;
  void *items = NULL;
  if (table_open(&table, folder, kind->file, kind->columns, error) == 0) {
    items = rows_of(arena, &table, kind, count, error);
  }
  table_close(&table);
  return items;
}

int starter_facts_read(struct arena *arena, const char *folder, struct starter_facts *facts, struct error *error) {
  static const struct kind programs = {"programs.tsv", program_columns, sizeof(struct starter_program), read_program};
  static const struct kind providers = {"providers.tsv", provider_columns, sizeof(struct starter_provider),
                                        read_provider};
  static const struct kind outcomes = {"outcomes.tsv", outcome_columns, sizeof(struct starter_outcome), read_outcome};
  static const struct kind licenses = {"licenses.tsv", license_columns, sizeof(struct starter_license), read_license};
  static const struct kind same = {"same_credentials.tsv", same_columns, sizeof(struct starter_same), read_same};
  *facts = (struct starter_facts){0};
  facts->programs = read_table(arena, folder, &programs, &facts->program_count, error);
  if (facts->programs != NULL) {
    facts->providers = read_table(arena, folder, &providers, &facts->provider_count, error);
  }
  if (facts->providers != NULL) {
    facts->outcomes = read_table(arena, folder, &outcomes, &facts->outcome_count, error);
  }
  if (facts->outcomes != NULL) {
    facts->licenses = read_table(arena, folder, &licenses, &facts->license_count, error);
  }
  if (facts->licenses != NULL) {
    facts->same = read_table(arena, folder, &same, &facts->same_count, error);
  }
  return facts->same != NULL ? 0 : -1;
}

const struct starter_provider *starter_provider_of(const struct starter_facts *facts,
                                                   const struct starter_program *program) {
  for (size_t i = 0; i < facts->provider_count; i++) {
    if (strcmp(facts->providers[i].id, program->provider) == 0) {
      return &facts->providers[i];
    }
  }
  return NULL;
}

const struct starter_outcome *starter_outcome_of(const struct starter_facts *facts,
                                                 const struct starter_program *program) {
  for (size_t i = 0; i < facts->outcome_count; i++) {
    const struct starter_outcome *outcome = &facts->outcomes[i];
    if (strcmp(outcome->provider, program->provider) == 0 && strcmp(outcome->cip, program->cip) == 0) {
      return outcome;
    }
  }
  return NULL;
}

const char *starter_same_as(const struct starter_facts *facts, const char *name) {
  for (size_t i = 0; i < facts->same_count; i++) {
    if (strcmp(facts->same[i].name, name) == 0) {
      return facts->same[i].ctid;
    }
  }
  return NULL;
}
