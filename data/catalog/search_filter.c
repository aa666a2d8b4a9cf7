/* SPDX-License-Identifier: MIT */
/* Filters -> sets of credentials. */
#include <math.h>
#include <string.h>

#include "data/base/text.h"
#include "data/catalog/search_parts.h"
#include "data/catalog/sql.h"

enum { MOST_FILTER_WORDS = 16 };

void search_add_value(struct search *search, uint32_t value) {
  const struct index_value *entry = index_value_at(search->index, value);
  (void)index_list_add(search->index, entry->count, entry->list, &search->part);
}

/* --- comparisons --- */

static int filter_comparison(struct search *search, const struct filter *filter) {
  enum index_column low = COLUMN_COST, high = COLUMN_COST;
  if (filter->kind == FILTER_EARNINGS) {
    low = high = COLUMN_EARNINGS;
  } else if (filter->kind == FILTER_TIME) {
    bool has_low = !isinf(filter->low), has_high = !isinf(filter->high);
    low = filter->range ? COLUMN_DAYS : has_low ? COLUMN_DAYS_MIN : COLUMN_DAYS_MAX;
    high = filter->range ? COLUMN_DAYS : has_high ? COLUMN_DAYS_MAX : COLUMN_DAYS_MIN;
  }
  struct index_bounds bounds = {filter->low, filter->high, filter->low_open, filter->high_open};
  if (low == high) {
    index_add_range(search->index, low, &bounds, &search->part);
    return 0;
  }
  struct id_set other;
  if (id_set_make(search->scratch, &other, search->part.limit) != 0) {
    return error_no_memory(search->error);
  }
  const struct index_bounds from = {filter->low, INFINITY, filter->low_open, false};
  const struct index_bounds to = {-INFINITY, filter->high, false, filter->high_open};
  index_add_range(search->index, low, &from, &search->part);
  index_add_range(search->index, high, &to, &other);
  id_set_and(&search->part, &other);
  return 0;
}

/* --- values of the small facets --- */

static int filter_named(struct search *search, enum named_kind kind, const struct filter *filter) {
  const char *key = search_named_key(search->scratch, kind, filter->text);
  uint32_t first, end;
  if (key == NULL) {
    return error_no_memory(search->error);
  }
  search_named_range(search, kind, &first, &end);
  bool found = false;
  int passes = filter->unfinished && !filter->exact ? 2 : 1;
  for (int beginning = 0; beginning < passes && !found; beginning++) {
    for (uint32_t i = first; i < end; i++) {
      struct named_value value = search_named_at(search, i);
      if (search_names_value(kind, filter, key, &value, beginning == 1)) {
        found = true;
        search_add_value(search, i);
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

/* True when every wanted word begins a word of the folded name. */
static bool holds_words(const char *folded, const struct wanted *wanted) {
  for (size_t i = 0; i < wanted->count; i++) {
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
  return wanted->count > 0;
}

/* The values of a kind of which the name is wanted. */
static void add_wanted(struct search *search, enum index_kind kind, const struct wanted *wanted) {
  uint32_t first, end;
  index_kind_range(search->index, kind, &first, &end);
  for (uint32_t i = first; i < end; i++) {
    struct named_value value = search_named_at(search, i);
    bool is = wanted->exact == NULL
                  ? holds_words(value.key, wanted)
                  : strcmp(value.value, wanted->exact) == 0 || strcmp(value.typed, wanted->exact) == 0;
    if (is) {
      search_add_value(search, i);
    }
  }
}

static int filter_skill(struct search *search, const struct filter *filter) {
  struct wanted wanted;
  if (want(search, filter, &wanted) != 0) {
    return -1;
  }
  add_wanted(search, INDEX_SKILLS, &wanted);
  return 0;
}

static int filter_provider(struct search *search, const struct filter *filter) {
  struct wanted wanted;
  if (want(search, filter, &wanted) != 0) {
    return -1;
  }
  if (strncmp(filter->text, "ce-", 3) == 0 && strlen(filter->text) == 39) {
    wanted.exact = filter->text;
  }
  add_wanted(search, INDEX_PROVIDER, &wanted);
  return 0;
}

/* --- occupations --- */

static bool looks_like_code(const char *text) {
  size_t digits = strspn(text, "0123456789.-");
  return digits >= 2 && text[digits] == '\0';
}

static bool add_code(struct search *search, const char *text) {
  uint32_t first, end;
  size_t length = strlen(text);
  bool any = false;
  index_kind_range(search->index, INDEX_JOBS, &first, &end);
  for (uint32_t i = first; i < end; i++) {
    const char *code = index_text(search->index, INDEX_VALUE_TEXT, index_value_at(search->index, i)->value);
    if (strncmp(code, text, length) == 0) {
      search_add_value(search, i);
      any = true;
    }
  }
  return any;
}

/* A code that no job has may be of an older list: then the jobs that it became. */
static int filter_code(struct search *search, const struct filter *filter) {
  static const char became[] =
      "SELECT job FROM older_code WHERE older = ?1 OR (older || '.00' = ?1 AND NOT EXISTS"
      " (SELECT 1 FROM older_code WHERE older = ?1))";
  if (add_code(search, filter->text)) {
    return 0;
  }
  sqlite3_stmt *read = sql_prepare(search->database, became, search->error);
  int status = read == NULL ? -1 : 1;
  if (read != NULL) {
    sql_bind_text(read, 1, filter->text);
  }
  while (status >= 0 && (status = sql_step(read, search->error)) == 1) {
    const char *code = (const char *)sqlite3_column_text(read, 0);
    (void)(code != NULL && add_code(search, code));
  }
  (void)sqlite3_finalize(read);
  return status;
}

static bool is_wanted(struct arena *names, const char *name, const struct wanted *wanted) {
  if (name == NULL) {
    return false;
  }
  if (wanted->exact == NULL) {
    const char *folded = text_fold(names, name);
    return folded != NULL && holds_words(folded, wanted);
  }
  if (strcmp(name, wanted->exact) == 0) {
    return true;
  }
  const char *typed = strlen(name) > (size_t)QUERY_LONGEST ? NULL : query_as_typed(names, name);
  return typed != NULL && strcmp(typed, wanted->exact) == 0;
}

/* Adds the occupations (the code is the first column) that credentials lead to and of which one of the names behind
 * it is wanted. */
static int add_jobs(struct search *search, const char *sql, const struct wanted *wanted, bool *any) {
  struct arena *names = arena_new((size_t)1 << 22);
  sqlite3_stmt *statement = sql_prepare(search->database, sql, search->error);
  int status = statement == NULL ? -1 : names == NULL ? error_no_memory(search->error) : 1;
  while (status >= 0 && (status = sql_step(statement, search->error)) == 1) {
    const char *code = (const char *)sqlite3_column_text(statement, 0);
    uint32_t number;
    bool found = false;
    if (code == NULL || !index_value_find(search->index, INDEX_JOBS, code, &number)) {
      continue;
    }
    for (int i = 1; i < sqlite3_column_count(statement) && !found; i++) {
      found = is_wanted(names, (const char *)sqlite3_column_text(statement, i), wanted);
      arena_reset(names);
    }
    if (found && index_value_at(search->index, number)->count > 0) {
      *any = true;
      search_add_value(search, number);
    }
  }
  (void)sqlite3_finalize(statement);
  arena_free(names);
  return status;
}

/* A word of the official title; where no occupation has it, of an everyday one. */
static int filter_job(struct search *search, const struct filter *filter) {
  static const char *const titles[] = {"SELECT code, title, title_es FROM job", "SELECT job, title FROM job_title"};
  struct wanted wanted;
  bool any = false;
  if (looks_like_code(filter->text)) {
    return filter_code(search, filter);
  }
  if (want(search, filter, &wanted) != 0) {
    return -1;
  }
  for (size_t i = 0; i < 2 && !any; i++) {
    if (add_jobs(search, titles[i], &wanted, &any) != 0) {
      return -1;
    }
  }
  return 0;
}

/* --- the rest --- */

static int filter_city(struct search *search, const struct filter *filter) {
  bool found = false;
  const char *folded = text_fold(search->scratch, filter->text);
  if (folded == NULL) {
    return error_no_memory(search->error);
  }
  search_city(search, folded, false, &found);
  if (!found && filter->unfinished) {
    search_city(search, folded, true, &found);
  }
  return 0;
}

static int filter_approved(struct search *search) {
  uint32_t first, end;
  index_kind_range(search->index, INDEX_APPROVED, &first, &end);
  for (uint32_t i = first; i < end; i++) {
    search_add_value(search, i);
  }
  return 0;
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
