/* SPDX-License-Identifier: MIT */
/* Filters -> sets of credentials. Texts are bound or compared here, never pasted into SQL. */
#include <math.h>
#include <string.h>

#include "data/base/text.h"
#include "data/catalog/search_parts.h"
#include "data/catalog/sql.h"

enum { MOST_FILTER_WORDS = 16 };

int search_add_value(struct search *search, long long value) {
  sqlite3_stmt *statement =
      sql_prepare(search->database, "SELECT credential FROM facet WHERE value = ?", search->error);
  if (statement != NULL) {
    sql_bind_integer(statement, 1, value);
  }
  return search_collect(search, statement);
}

/* --- comparisons --- */

static int filter_comparison(struct search *search, const struct filter *filter) {
  const char *low = "cost", *high = "cost";
  if (filter->kind == FILTER_EARNINGS) {
    low = high = "earnings";
  } else if (filter->kind == FILTER_TIME) {
    bool has_low = !isinf(filter->low), has_high = !isinf(filter->high);
    low = filter->range ? "days" : has_low ? "days_min" : "days_max";
    high = filter->range ? "days" : has_high ? "days_max" : "days_min";
  }
  /* Limits are in dollars, and currencies are never mixed. */
  const char *dollars = filter->kind == FILTER_COST ? " AND coalesce(currency, 'USD') = 'USD'" : "";
  const char *sql = arena_printf(search->scratch, "SELECT id FROM credential WHERE %s %s ?1 AND %s %s ?2%s", low,
                                 filter->low_open ? ">" : ">=", high, filter->high_open ? "<" : "<=", dollars);
  sqlite3_stmt *statement = sql == NULL ? NULL : sql_prepare(search->database, sql, search->error);
  if (statement == NULL) {
    return sql == NULL ? error_no_memory(search->error) : -1;
  }
  (void)sqlite3_bind_double(statement, 1, isinf(filter->low) ? -1e300 : filter->low);
  (void)sqlite3_bind_double(statement, 2, isinf(filter->high) ? 1e300 : filter->high);
  return search_collect(search, statement);
}

/* --- values of the small facets --- */

static int filter_named(struct search *search, enum named_kind kind, const struct filter *filter) {
  const struct named_values *values = search_named_values(search, kind);
  const char *key = search_named_key(search->scratch, kind, filter->text);
  if (values == NULL || key == NULL) {
    return values == NULL ? -1 : error_no_memory(search->error);
  }
  bool found = false;
  int passes = filter->unfinished && !filter->exact ? 2 : 1;
  for (int beginning = 0; beginning < passes && !found; beginning++) {
    for (size_t i = 0; i < values->count; i++) {
      if (search_names_value(search, kind, filter, key, &values->items[i], beginning == 1)) {
        found = true;
        if (search_add_value(search, values->items[i].id) != 0) {
          return -1;
        }
      }
    }
  }
  return 0;
}

/* --- words in names --- */

struct wanted {
  const char *words[MOST_FILTER_WORDS]; /* folded */
  size_t count;
  const char *exact; /* the whole name; NULL: words are looked for */
};

static int want(struct search *search, const struct filter *filter, struct wanted *wanted) {
  *wanted = (struct wanted){.exact = filter->exact ? filter->text : NULL};
  const char *folded = text_fold(search->scratch, filter->text);
  while (folded != NULL && *folded != '\0' && wanted->count < MOST_FILTER_WORDS) {
    size_t length = strcspn(folded, " ");
    const char *word = arena_strndup(search->scratch, folded, length);
    if (word == NULL) {
      return error_no_memory(search->error);
    }
    if (!query_word_is_small(word)) {
      wanted->words[wanted->count++] = word;
    }
    folded += length;
    folded += *folded == ' ';
  }
  return folded == NULL ? error_no_memory(search->error) : 0;
}

/* True when every wanted word begins a word of `name`. */
static bool holds_words(struct arena *names, const char *name, const struct wanted *wanted) {
  const char *folded = text_fold(names, name);
  for (size_t i = 0; i < wanted->count && folded != NULL; i++) {
    size_t length = strlen(wanted->words[i]);
    const char *at = folded;
    while (at != NULL && strncmp(at, wanted->words[i], length) != 0) {
      at = strchr(at, ' ');
      at = at == NULL ? NULL : at + 1;
    }
    if (at == NULL) {
      return false;
    }
  }
  return folded != NULL && wanted->count > 0;
}

static bool is_wanted(struct arena *names, const char *name, const struct wanted *wanted) {
  if (name == NULL) {
    return false;
  }
  if (wanted->exact == NULL) {
    return holds_words(names, name, wanted);
  }
  if (strcmp(name, wanted->exact) == 0) {
    return true;
  }
  const char *typed = strlen(name) > QUERY_LONGEST ? NULL : query_as_typed(names, name);
  return typed != NULL && strcmp(typed, wanted->exact) == 0;
}

struct numbers {
  long long *items;
  size_t count, capacity;
};

static int keep_number(struct search *search, struct numbers *numbers, long long number) {
  if (numbers->count == numbers->capacity) {
    long long *items =
        arena_grow(search->scratch, numbers->items, numbers->count, &numbers->capacity, sizeof *numbers->items);
    if (items == NULL) {
      return error_no_memory(search->error);
    }
    numbers->items = items;
  }
  numbers->items[numbers->count++] = number;
  return 0;
}

/* The numbers (first column) of the rows of which one of the names behind it is wanted. */
static int find_names(struct search *search, sqlite3_stmt *statement, const struct wanted *wanted,
                      struct numbers *numbers) {
  struct arena *names = arena_new((size_t)1 << 22);
  int status = statement == NULL ? -1 : names == NULL ? error_no_memory(search->error) : 1;
  while (status >= 0 && (status = sql_step(statement, search->error)) == 1) {
    bool found = false;
    for (int i = 1; i < sqlite3_column_count(statement) && !found; i++) {
      found = is_wanted(names, (const char *)sqlite3_column_text(statement, i), wanted);
      arena_reset(names);
    }
    if (found && keep_number(search, numbers, sqlite3_column_int64(statement, 0)) != 0) {
      status = -1;
    }
  }
  (void)sqlite3_finalize(statement);
  arena_free(names);
  return status;
}

static int add_values(struct search *search, const struct numbers *numbers) {
  for (size_t i = 0; i < numbers->count; i++) {
    if (search_add_value(search, numbers->items[i]) != 0) {
      return -1;
    }
  }
  return 0;
}

static int filter_skill(struct search *search, const struct filter *filter) {
  struct wanted wanted;
  struct numbers numbers = {0};
  if (want(search, filter, &wanted) != 0) {
    return -1;
  }
  sqlite3_stmt *statement =
      sql_prepare(search->database, "SELECT id, value FROM facet_value WHERE kind = 'skill'", search->error);
  return find_names(search, statement, &wanted, &numbers) == 0 ? add_values(search, &numbers) : -1;
}

static int filter_provider(struct search *search, const struct filter *filter) {
  struct wanted wanted;
  struct numbers numbers = {0};
  if (want(search, filter, &wanted) != 0) {
    return -1;
  }
  if (strncmp(filter->text, "ce-", 3) == 0 && strlen(filter->text) == 39) {
    wanted.exact = filter->text;
  }
  sqlite3_stmt *statement =
      sql_prepare(search->database, "SELECT id, name, name_es, ctid FROM organization", search->error);
  int status = find_names(search, statement, &wanted, &numbers);
  for (size_t i = 0; i < numbers.count && status == 0; i++) {
    statement = sql_prepare(search->database, "SELECT id FROM credential WHERE organization = ?", search->error);
    if (statement != NULL) {
      sql_bind_integer(statement, 1, numbers.items[i]);
    }
    status = search_collect(search, statement);
  }
  return status;
}

/* --- occupations --- */

static bool looks_like_code(const char *text) {
  size_t digits = strspn(text, "0123456789.-");
  return digits >= 2 && text[digits] == '\0';
}

static int filter_code(struct search *search, const struct filter *filter) {
  struct numbers numbers = {0};
  sqlite3_stmt *statement = sql_prepare(search->database,
                                        "SELECT id FROM facet_value WHERE kind = 'job' AND "
                                        "substr(value, 1, length(?1)) = ?1",
                                        search->error);
  if (statement == NULL) {
    return -1;
  }
  sql_bind_text(statement, 1, filter->text);
  int status;
  while ((status = sql_step(statement, search->error)) == 1) {
    if (keep_number(search, &numbers, sqlite3_column_int64(statement, 0)) != 0) {
      status = -1;
      break;
    }
  }
  (void)sqlite3_finalize(statement);
  return status == 0 ? add_values(search, &numbers) : -1;
}

/* A word of the official title; where no occupation has it, of an everyday one. */
static int filter_job(struct search *search, const struct filter *filter) {
  static const char *const titles[] = {
      "SELECT v.id, j.title, j.title_es FROM facet_value v JOIN job j ON j.code = v.value WHERE v.kind = 'job'",
      "SELECT DISTINCT v.id, t.title FROM job_title t JOIN facet_value v ON v.kind = 'job' AND v.value = t.job"};
  struct wanted wanted;
  struct numbers numbers = {0};
  if (looks_like_code(filter->text)) {
    return filter_code(search, filter);
  }
  if (want(search, filter, &wanted) != 0) {
    return -1;
  }
  for (size_t i = 0; i < 2 && numbers.count == 0; i++) {
    sqlite3_stmt *statement = sql_prepare(search->database, titles[i], search->error);
    if (find_names(search, statement, &wanted, &numbers) != 0) {
      return -1;
    }
  }
  return add_values(search, &numbers);
}

/* --- the rest --- */

static int filter_city(struct search *search, const struct filter *filter) {
  bool found = false;
  const char *folded = text_fold(search->scratch, filter->text);
  if (folded == NULL) {
    return error_no_memory(search->error);
  }
  int status = search_city(search, folded, false, &found);
  return status == 0 && !found && filter->unfinished ? search_city(search, folded, true, &found) : status;
}

static int filter_approved(struct search *search) {
  return search_collect(search,
                        sql_prepare(search->database, "SELECT DISTINCT credential FROM quality", search->error));
}

static int find_part(struct search *search, const struct filter *filter) {
  static const struct filter stacks = {.kind = FILTER_STACKS, .text = "yes"};
  switch (filter->kind) {
    case FILTER_COST:
    case FILTER_TIME:
    case FILTER_EARNINGS:
      return filter_comparison(search, filter);
    case FILTER_SKILL:
      return filter_skill(search, filter);
    case FILTER_JOB:
      return filter_job(search, filter);
    case FILTER_TYPE:
      return filter_named(search, NAMED_TYPE, filter);
    case FILTER_PROVIDER:
      return filter_provider(search, filter);
    case FILTER_COUNTY:
      return filter_named(search, NAMED_COUNTY, filter);
    case FILTER_REGION:
      return filter_named(search, NAMED_REGION, filter);
    case FILTER_CITY:
      return filter_city(search, filter);
    case FILTER_LANGUAGE:
      return filter_named(search, NAMED_LANGUAGE, filter);
    case FILTER_DELIVERY:
      return filter_named(search, NAMED_DELIVERY, filter);
    case FILTER_SCHEDULE:
      return filter_named(search, NAMED_SCHEDULE, filter);
    case FILTER_SUPPORT:
      return filter_named(search, NAMED_SUPPORT, filter);
    case FILTER_STACKS:
      return filter_named(search, NAMED_STACKS, &stacks);
    case FILTER_APPROVED:
      return filter_approved(search);
    case FILTER_PLACE:
      break;
  }
  return 0;
}

int search_filter(struct search *search, const struct filter *filter) {
  if (filter->kind == FILTER_PLACE) {
    return search_place(search, filter);
  }
  if (find_part(search, filter) != 0) {
    return -1;
  }
  bool yes_no = filter->kind == FILTER_STACKS || filter->kind == FILTER_APPROVED;
  if (yes_no && strcmp(filter->text, "no") == 0) {
    return search_exclude(search);
  }
  search_narrow(search);
  return 0;
}
