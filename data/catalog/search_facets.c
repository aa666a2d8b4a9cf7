/* SPDX-License-Identifier: MIT */
/*
 * What the hits are like: how many of them have each value. The values of the
 * hits are looked up one by one; when most of the snapshot is hit, it is
 * cheaper to walk over all values once and ask the set of hits; and when all
 * of it is, to let the database count.
 */
#include <math.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/catalog/search_parts.h"
#include "data/catalog/sql.h"

enum { MOST_VALUES = 1 << 23 };

static const char *const facet_kinds[SEARCH_FACETS] = {"type",     "skill",    "job",    "region",   "county",
                                                       "delivery", "cost",     "time",   "earnings", "language",
                                                       "stacks",   "schedule", "support"};

struct tally {
  uint32_t *counts; /* by number of the value */
  long long limit;
};

struct ranked {
  long long value;
  long count;
};

struct ranking {
  struct ranked items[SEARCH_FACET_VALUES];
  size_t count;
};

static void count_value(struct tally *tally, long long value) {
  if (value > 0 && value < tally->limit) {
    tally->counts[value]++;
  }
}

static int make_tally(struct search *search, struct tally *tally) {
  sqlite3_stmt *statement = sql_prepare(search->database, "SELECT max(id) FROM facet_value", search->error);
  if (statement == NULL) {
    return -1;
  }
  int status = sql_step(statement, search->error);
  long long last = status == 1 ? sql_integer(statement, 0, 0) : 0;
  (void)sqlite3_finalize(statement);
  tally->limit = (last < 0 ? 0 : last > MOST_VALUES ? MOST_VALUES : last) + 1;
  tally->counts = arena_array(search->scratch, (size_t)tally->limit, sizeof *tally->counts);
  if (tally->counts == NULL) {
    return error_no_memory(search->error);
  }
  return status < 0 ? -1 : 0;
}

static int tally_everything(struct search *search, struct tally *tally) {
  sqlite3_stmt *statement =
      sql_prepare(search->database, "SELECT value, count(*) FROM facet GROUP BY value", search->error);
  if (statement == NULL) {
    return -1;
  }
  int status;
  while ((status = sql_step(statement, search->error)) == 1) {
    long long value = sqlite3_column_int64(statement, 0);
    if (value > 0 && value < tally->limit) {
      tally->counts[value] = (uint32_t)sqlite3_column_int64(statement, 1);
    }
  }
  (void)sqlite3_finalize(statement);
  return status;
}

static int tally_most(struct search *search, struct tally *tally) {
  sqlite3_stmt *statement = sql_prepare(search->database, "SELECT value, credential FROM facet", search->error);
  if (statement == NULL) {
    return -1;
  }
  int status;
  while ((status = sql_step(statement, search->error)) == 1) {
    if (id_set_has(&search->hits, sqlite3_column_int64(statement, 1))) {
      count_value(tally, sqlite3_column_int64(statement, 0));
    }
  }
  (void)sqlite3_finalize(statement);
  return status;
}

static int tally_few(struct search *search, struct tally *tally) {
  sqlite3_stmt *statement =
      sql_prepare(search->database, "SELECT value FROM facet WHERE credential = ?", search->error);
  if (statement == NULL) {
    return -1;
  }
  int status = 0;
  for (long long id = id_set_next(&search->hits, 1); id != 0 && status >= 0; id = id_set_next(&search->hits, id + 1)) {
    sql_bind_integer(statement, 1, id);
    while ((status = sql_step(statement, search->error)) == 1) {
      count_value(tally, sqlite3_column_int64(statement, 0));
    }
    (void)sqlite3_reset(statement);
  }
  (void)sqlite3_finalize(statement);
  return status;
}

/* --- the most frequent values of each kind --- */

static void rank(struct ranking *ranking, long long value, long count) {
  if (ranking->count == SEARCH_FACET_VALUES && ranking->items[ranking->count - 1].count >= count) {
    return;
  }
  size_t at = ranking->count < SEARCH_FACET_VALUES ? ranking->count++ : ranking->count - 1;
  for (; at > 0 && ranking->items[at - 1].count < count; at--) {
    ranking->items[at] = ranking->items[at - 1];
  }
  ranking->items[at] = (struct ranked){.value = value, .count = count};
}

static size_t kind_index(const char *kind) {
  size_t index = 0;
  while (index < SEARCH_FACETS && (kind == NULL || strcmp(facet_kinds[index], kind) != 0)) {
    index++;
  }
  return index;
}

static int rank_values(struct search *search, const struct tally *tally, struct ranking *rankings) {
  sqlite3_stmt *statement =
      sql_prepare(search->database, "SELECT id, kind FROM facet_value ORDER BY id", search->error);
  if (statement == NULL) {
    return -1;
  }
  int status;
  while ((status = sql_step(statement, search->error)) == 1) {
    long long id = sqlite3_column_int64(statement, 0);
    if (id > 0 && id < tally->limit && tally->counts[id] > 0) {
      size_t kind = kind_index((const char *)sqlite3_column_text(statement, 1));
      if (kind < SEARCH_FACETS) {
        rank(&rankings[kind], id, (long)tally->counts[id]);
      }
    }
  }
  (void)sqlite3_finalize(statement);
  return status;
}

/* --- the words that filter to exactly one value --- */

static bool is_bucket(const char *kind) {
  return strcmp(kind, "cost") == 0 || strcmp(kind, "time") == 0 || strcmp(kind, "earnings") == 0;
}

/* A bucket of time holds the usual span, as a range does: time:<4w -> time:..<4w */
static char *bucket_term(struct arena *arena, const char *value) {
  if (strncmp(value, "time:", 5) != 0 || strstr(value, "..") != NULL) {
    return arena_strdup(arena, value);
  }
  const char *rest = value + 5;
  if (rest[0] == '<') {
    return rest[1] == '=' ? arena_printf(arena, "time:..%s", rest + 2) : arena_printf(arena, "time:..%s", rest);
  }
  return rest[0] == '>' && rest[1] == '=' ? arena_printf(arena, "time:%s..", rest + 2)
                                          : arena_printf(arena, "time:%s..", rest);
}

/* Lower-case letters and digits of a CURIE's local part: the short form in a term. */
static const char *short_name(struct search *search, enum named_kind kind, const char *value) {
  bool curie = kind == NAMED_TYPE || kind == NAMED_DELIVERY || kind == NAMED_SCHEDULE || kind == NAMED_SUPPORT;
  return curie ? search_named_key(search->scratch, kind, value) : value;
}

/* True when the filter names this value and no other one of the snapshot. */
static bool names_only(struct search *search, enum named_kind kind, const struct filter *filter, long long id) {
  const struct named_values *values = search_named_values(search, kind);
  const char *key = search_named_key(search->scratch, kind, filter->text);
  bool only = values != NULL && key != NULL;
  bool found = false;
  for (size_t i = 0; only && i < values->count; i++) {
    bool named = search_names_value(search, kind, filter, key, &values->items[i], false);
    only = !named || values->items[i].id == id;
    found = found || (named && only);
  }
  return only && found;
}

struct saying {
  enum named_kind kind;
  const char *key, *term;
};

/* Values that have a word of their own on the query line. */
static const char *own_word(enum named_kind kind, const char *key) {
  static const struct saying sayings[] = {
      {NAMED_DELIVERY, "onlineonly", "online"},  {NAMED_SCHEDULE, "evening", "evening"},
      {NAMED_SCHEDULE, "weekend", "weekend"},    {NAMED_SCHEDULE, "daytime", "daytime"},
      {NAMED_SUPPORT, "childcare", "childcare"}, {NAMED_STACKS, "yes", "stacks"},
      {NAMED_STACKS, "no", "stacks:no"},
  };
  for (size_t i = 0; i < sizeof sayings / sizeof sayings[0]; i++) {
    if (sayings[i].kind == kind && strcmp(sayings[i].key, key) == 0) {
      return sayings[i].term;
    }
  }
  return NULL;
}

static const char *key_name(enum named_kind kind) {
  return kind == NAMED_LANGUAGE ? "lang" : search_named_kind(kind);
}

static const char *named_term(struct search *search, enum named_kind kind, long long id, const char *value) {
  const char *brief = short_name(search, kind, value);
  if (brief == NULL) {
    return NULL;
  }
  struct filter filter = {.text = brief};
  if (brief[0] != '\0' && names_only(search, kind, &filter, id)) {
    const char *own = own_word(kind, search_named_key(search->scratch, kind, brief));
    return own != NULL ? own : query_term(search->arena, key_name(kind), brief, false);
  }
  const char *colon = strchr(value, ':');
  const char *typed = query_as_typed(search->scratch, colon == NULL ? value : colon + 1);
  filter = (struct filter){.text = typed, .exact = true};
  if (typed != NULL && colon != NULL && names_only(search, kind, &filter, id)) {
    return query_term(search->arena, key_name(kind), typed, true);
  }
  typed = query_as_typed(search->scratch, value);
  return typed == NULL ? NULL : query_term(search->arena, key_name(kind), typed, true);
}

static const char *term_of(struct search *search, const char *kind, long long id, const char *value) {
  if (strlen(value) > QUERY_LONGEST / 2) {
    return "";
  }
  if (is_bucket(kind)) {
    return bucket_term(search->arena, value);
  }
  if (strcmp(kind, "job") == 0) {
    return query_term(search->arena, "job", value, false);
  }
  if (strcmp(kind, "skill") == 0) {
    const char *typed = query_as_typed(search->scratch, value);
    return typed == NULL ? NULL : query_term(search->arena, "skill", typed, true);
  }
  for (int i = 0; i < NAMED_KINDS; i++) {
    if (strcmp(search_named_kind((enum named_kind)i), kind) == 0) {
      return named_term(search, (enum named_kind)i, id, value);
    }
  }
  return "";
}

/* "ceterms:AssociateDegree" -> "Associate Degree", when the snapshot has no label. */
static const char *plain_label(struct arena *arena, const char *value) {
  const char *colon = strchr(value, ':');
  if (colon == NULL) {
    return value;
  }
  char *label = arena_alloc(arena, strlen(colon) * 2 + 1);
  size_t length = 0;
  for (const char *at = colon + 1; label != NULL && *at != '\0'; at++) {
    if (*at >= 'A' && *at <= 'Z' && length > 0) {
      label[length++] = ' ';
    }
    label[length++] = *at;
  }
  return label;
}

static int read_value(struct search *search, sqlite3_stmt *statement, const char *kind, const struct ranked *ranked,
                      struct facet_count *count) {
  sql_bind_integer(statement, 1, ranked->value);
  int status = sql_step(statement, search->error);
  count->value = status == 1 ? sql_text(search->arena, statement, 0) : NULL;
  count->label = status == 1 ? sql_text(search->arena, statement, 1) : NULL;
  (void)sqlite3_reset(statement);
  if (status < 0) {
    return -1;
  }
  count->value = count->value == NULL ? "" : count->value;
  if (is_bucket(kind) && count->label != NULL && count->label[0] != '\0') {
    count->label = _(count->label); /* one of index.h's, marked there */
  }
  if (count->label == NULL) {
    count->label = is_bucket(kind) ? count->value : plain_label(search->arena, count->value);
  }
  count->count = ranked->count;
  count->term = term_of(search, kind, ranked->value, count->value);
  return count->term == NULL || count->label == NULL ? error_no_memory(search->error) : 0;
}

/* --- buckets in their own order --- */

static const double AFTER = 1e-6;

static double bucket_start(struct search *search, const char *term) {
  struct query query;
  struct error ignored;
  if (query_parse(search->scratch, term, &query, &ignored) != 0 || query.filter_count != 1) {
    return INFINITY;
  }
  return query.filters[0].low + (query.filters[0].low_open ? AFTER : 0); /* "free" stands in front of "cost:>0" */
}

static int sort_buckets(struct search *search, struct facet *facet) {
  double *starts = arena_array(search->scratch, facet->count + 1, sizeof *starts);
  if (starts == NULL) {
    return error_no_memory(search->error);
  }
  for (size_t i = 0; i < facet->count; i++) {
    double start = bucket_start(search, facet->values[i].term);
    struct facet_count moved = facet->values[i];
    size_t at = i;
    for (; at > 0 && starts[at - 1] > start; at--) {
      starts[at] = starts[at - 1];
      facet->values[at] = facet->values[at - 1];
    }
    starts[at] = start;
    facet->values[at] = moved;
  }
  return 0;
}

static int fill_facet(struct search *search, sqlite3_stmt *statement, const struct ranking *ranking,
                      struct facet *facet) {
  facet->values = arena_array(search->arena, ranking->count + 1, sizeof *facet->values);
  if (facet->values == NULL) {
    return error_no_memory(search->error);
  }
  for (size_t i = 0; i < ranking->count; i++) {
    if (read_value(search, statement, facet->kind, &ranking->items[i], &facet->values[i]) != 0) {
      return -1;
    }
    facet->count++;
  }
  return is_bucket(facet->kind) ? sort_buckets(search, facet) : 0;
}

int search_facets(struct search *search, struct search_result *result) {
  struct tally tally;
  struct ranking *rankings = arena_array(search->scratch, SEARCH_FACETS, sizeof *rankings);
  if (rankings == NULL) {
    return error_no_memory(search->error);
  }
  if (make_tally(search, &tally) != 0) {
    return -1;
  }
  bool most = result->total > search->hits.limit / 3 * 2;
  int (*count)(struct search *, struct tally *) = search->everything ? tally_everything : most ? tally_most : tally_few;
  if (count(search, &tally) != 0 || rank_values(search, &tally, rankings) != 0) {
    return -1;
  }
  sqlite3_stmt *statement =
      sql_prepare(search->database, "SELECT value, label FROM facet_value WHERE id = ?", search->error);
  int status = statement == NULL ? -1 : 0;
  for (size_t i = 0; i < SEARCH_FACETS && status == 0; i++) {
    result->facets[i].kind = facet_kinds[i];
    status = fill_facet(search, statement, &rankings[i], &result->facets[i]);
    result->facet_count = i + 1;
  }
  (void)sqlite3_finalize(statement);
  return status;
}
