/* SPDX-License-Identifier: MIT */
/*
 * What the hits are like: how many of them have each value.
 *
 * Two ways, whichever costs less for this many hits: to walk the hits (or, when
 * they are most, all others) and count the values in their rows; or to take the values, the most frequent first, and
 * count what each one's list has in common with the hits, until no value that
 * is left can be among the most frequent any more. The first is quick for few
 * hits, the second for many; the constants are nanoseconds measured on one
 * machine, and only their ratios matter. Nothing asked for: the lists' lengths.
 */
#include <string.h>

#include "data/base/i18n.h"
#include "data/catalog/search_parts.h"
#include "data/catalog/sql.h"

static const double PER_HIT = 12, PER_ITEM = 1.4;                       /* of a row */
static const double PER_VALUE = 40, PER_DOCUMENT = 1.1, PER_WORD = 0.5; /* of a list */

static const struct {
  const char *name;
  enum index_kind kind;
} facet_kinds[SEARCH_FACETS] = {
    {"type", INDEX_TYPE},         {"skill", INDEX_SKILLS},      {"job", INDEX_JOBS},      {"region", INDEX_REGION},
    {"county", INDEX_COUNTY},     {"delivery", INDEX_DELIVERY}, {"cost", INDEX_COST},     {"time", INDEX_TIME},
    {"earnings", INDEX_EARNINGS}, {"language", INDEX_LANGUAGE}, {"stacks", INDEX_STACKS}, {"schedule", INDEX_SCHEDULE},
    {"support", INDEX_SUPPORT},
};

/* The most frequent values of a kind; equal ones in the order of their numbers. */
struct ranked {
  uint32_t value, count;
};
struct ranking {
  struct ranked items[SEARCH_FACET_VALUES];
  size_t count;
};

static void rank(struct ranking *ranking, uint32_t value, uint32_t count) {
  struct ranked *items = ranking->items;
  size_t at = ranking->count;
  if (at == SEARCH_FACET_VALUES) {
    const struct ranked *last = &items[at - 1];
    if (last->count > count || (last->count == count && last->value < value)) {
      return;
    }
    at--;
  } else {
    ranking->count++;
  }
  for (; at > 0 && (items[at - 1].count < count || (items[at - 1].count == count && items[at - 1].value > value));
       at--) {
    items[at] = items[at - 1];
  }
  items[at] = (struct ranked){.value = value, .count = count};
}

/* The least count that still gets in. */
static uint32_t least_of(const struct ranking *ranking) {
  return ranking->count < SEARCH_FACET_VALUES ? 1 : ranking->items[SEARCH_FACET_VALUES - 1].count;
}

/* Kinds that are counted together when the hits are walked. */
struct group {
  enum index_kind first, last;
  enum index_part starts, items;
  bool small; /* 16 bits a number */
};

static const struct group groups[] = {
    {INDEX_TYPE, INDEX_LAST_NARROW, INDEX_NARROW_START, INDEX_NARROW, true},
    {INDEX_JOBS, INDEX_JOBS, INDEX_JOB_START, INDEX_JOB, false},
    {INDEX_SKILLS, INDEX_SKILLS, INDEX_SKILL_START, INDEX_SKILL, false},
};

struct counting {
  struct search *search;
  double hits;
  bool turned;              /* more are hits than not: the others are walked */
  struct ranking *rankings; /* by kind */
};

static const uint32_t *by_size(const struct counting *counting) {
  size_t count;
  const uint32_t *values = index_array(counting->search->index, INDEX_VALUE_BY_SIZE, sizeof *values, &count);
  return count >= counting->search->index->values ? values : NULL;
}

/* --- by lists --- */

static double list_cost(const struct index_file *index, uint32_t count) {
  double scan = (double)index->limit / 64 * PER_WORD, each = (double)count * PER_DOCUMENT;
  return PER_VALUE + (each < scan ? each : scan);
}

/* What counting by lists would cost, as far as `most`. A value is looked at while more documents have it than the
 * last one of the page is likely to count. */
static double lists_cost(const struct counting *counting, enum index_kind kind, double most) {
  const struct index_file *index = counting->search->index;
  const uint32_t *values = by_size(counting);
  uint32_t first, end;
  double sum = 0, least = 0;
  index_kind_range(index, kind, &first, &end);
  for (uint32_t i = first; i < end && values != NULL && sum <= most; i++) {
    uint32_t count = values[i] < index->values ? index_value_at(index, values[i])->count : 0;
    if (i - first == SEARCH_FACET_VALUES) {
      least = count * counting->hits / index->limit;
    }
    if (i - first > SEARCH_FACET_VALUES && count < least) {
      break;
    }
    sum += list_cost(index, count);
  }
  return values == NULL ? most + 1 : sum;
}

static void count_lists(const struct counting *counting, enum index_kind kind) {
  const struct search *search = counting->search;
  const struct index_file *index = search->index;
  const uint32_t *values = by_size(counting);
  struct ranking *ranking = &counting->rankings[kind];
  uint32_t first, end;
  index_kind_range(index, kind, &first, &end);
  for (uint32_t i = first; i < end && values != NULL; i++) {
    if (values[i] < first || values[i] >= end) {
      continue;
    }
    const struct index_value *value = index_value_at(index, values[i]);
    if (value->count < least_of(ranking)) {
      break;
    }
    uint32_t count =
        search->everything ? value->count : index_list_count(index, value->count, value->list, &search->hits);
    if (count > 0) {
      rank(ranking, values[i], count);
    }
  }
}

/* --- by rows --- */

static inline void count_row(const struct index_rows *rows, bool small, uint32_t id, uint32_t *counts,
                             uint32_t values) {
  uint32_t start = rows->starts[id], end = rows->starts[id + 1];
  if (start > end || end > rows->total) {
    return;
  }
  for (uint32_t i = start; i < end; i++) {
    uint32_t value = small ? ((const uint16_t *)rows->numbers)[i] : ((const uint32_t *)rows->numbers)[i];
    if (value < values) {
      counts[value]++;
    }
  }
}

static void count_rows(const struct id_set *hits, const struct index_rows *rows, bool small, uint32_t *counts,
                       uint32_t values) {
  size_t words = id_set_words(hits);
  for (size_t i = 0; i < words; i++) {
    for (uint64_t bits = hits->bits[i]; bits != 0; bits &= bits - 1) {
      count_row(rows, small, (uint32_t)(i * 64) + (uint32_t)__builtin_ctzll(bits), counts, values);
    }
  }
}

/* What is no hit, when that is less to walk. */
static int take_others(struct search *search, struct id_set *others) {
  if (id_set_make(search->scratch, others, search->hits.limit) != 0) {
    return error_no_memory(search->error);
  }
  size_t count;
  const uint64_t *all = index_array(search->index, INDEX_ALL, sizeof *all, &count);
  for (size_t i = 0; i < count && i < id_set_words(others); i++) {
    others->bits[i] = all[i] & ~search->hits.bits[i];
  }
  id_set_trim(others);
  return 0;
}

static void turn_counts(const struct search *search, const struct group *group, uint32_t *counts) {
  uint32_t first, end, ignored;
  index_kind_range(search->index, group->first, &first, &ignored);
  index_kind_range(search->index, group->last, &ignored, &end);
  for (uint32_t i = first; i < end; i++) {
    uint32_t all = index_value_at(search->index, i)->count;
    counts[i] = all > counts[i] ? all - counts[i] : 0;
  }
}

static int walk_hits(const struct counting *counting, const struct group *group, const struct index_rows *rows) {
  struct search *search = counting->search;
  struct id_set walked = search->hits;
  uint32_t *counts = arena_array(search->scratch, (size_t)search->index->values + 1, sizeof *counts);
  if (counts == NULL) {
    return error_no_memory(search->error);
  }
  if (counting->turned && take_others(search, &walked) != 0) {
    return -1;
  }
  if (group->small) {
    count_rows(&walked, rows, true, counts, search->index->values);
  } else {
    count_rows(&walked, rows, false, counts, search->index->values);
  }
  if (counting->turned) {
    turn_counts(search, group, counts);
  }
  for (int kind = (int)group->first; kind <= (int)group->last; kind++) {
    struct ranking *ranking = &counting->rankings[kind];
    uint32_t first, end;
    index_kind_range(search->index, (enum index_kind)kind, &first, &end);
    for (uint32_t i = first; i < end; i++) {
      if (counts[i] != 0 && counts[i] >= least_of(ranking)) {
        rank(ranking, i, counts[i]);
      }
    }
  }
  return 0;
}

static int count_group(const struct counting *counting, const struct group *group) {
  const struct index_file *index = counting->search->index;
  struct index_rows rows =
      index_rows_of(index, group->starts, group->items, group->small ? sizeof(uint16_t) : sizeof(uint32_t));
  double per_row = rows.total / (double)index->limit;
  double walked = counting->turned ? index->limit - counting->hits : counting->hits;
  double walk = walked * (PER_HIT + per_row * PER_ITEM), lists = 0;
  for (int kind = (int)group->first; kind <= (int)group->last && lists <= walk; kind++) {
    lists += lists_cost(counting, (enum index_kind)kind, walk);
  }
  if (rows.starts != NULL && !counting->search->everything && walk < lists) {
    return walk_hits(counting, group, &rows);
  }
  for (int kind = (int)group->first; kind <= (int)group->last; kind++) {
    count_lists(counting, (enum index_kind)kind);
  }
  return 0;
}

/* --- for people --- */

static bool is_bucket(enum index_kind kind) {
  return kind == INDEX_COST || kind == INDEX_TIME || kind == INDEX_EARNINGS;
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

/* Texts of a stranger's index could hold what harms a terminal. */
static const char *clean(struct search *search, uint32_t offset) {
  const char *text = index_text(search->index, INDEX_VALUE_TEXT, offset);
  return sql_clean(search->arena, text);
}

static int read_value(struct search *search, enum index_kind kind, const struct ranked *ranked,
                      struct facet_count *count) {
  const struct index_value *value = index_value_at(search->index, ranked->value);
  count->value = clean(search, value->value);
  count->label = clean(search, value->label);
  count->term = clean(search, value->term);
  count->count = (long)ranked->count;
  if (count->value != NULL && count->label != NULL && count->label[0] == '\0') {
    count->label = is_bucket(kind) ? count->value : plain_label(search->arena, count->value);
  } else if (count->label != NULL && is_bucket(kind)) {
    count->label = _(count->label); /* one of index.h's, marked there */
  }
  return count->value == NULL || count->label == NULL || count->term == NULL ? error_no_memory(search->error) : 0;
}

/* Buckets are shown in their own order, which is that of their numbers. */
static void sort_buckets(struct ranking *ranking) {
  for (size_t i = 1; i < ranking->count; i++) {
    struct ranked moved = ranking->items[i];
    size_t at = i;
    for (; at > 0 && ranking->items[at - 1].value > moved.value; at--) {
      ranking->items[at] = ranking->items[at - 1];
    }
    ranking->items[at] = moved;
  }
}

static int fill_facet(struct search *search, enum index_kind kind, struct ranking *ranking, struct facet *facet) {
  facet->values = arena_array(search->arena, ranking->count + 1, sizeof *facet->values);
  if (facet->values == NULL) {
    return error_no_memory(search->error);
  }
  if (is_bucket(kind)) {
    sort_buckets(ranking);
  }
  for (size_t i = 0; i < ranking->count; i++) {
    if (read_value(search, kind, &ranking->items[i], &facet->values[i]) != 0) {
      return -1;
    }
    facet->count++;
  }
  return 0;
}

int search_facets(struct search *search, struct search_result *result) {
  struct counting counting = {.search = search, .hits = (double)result->total};
  counting.turned = counting.hits > search->index->limit / 2.0;
  counting.rankings = arena_array(search->scratch, INDEX_KINDS, sizeof *counting.rankings);
  if (counting.rankings == NULL) {
    return error_no_memory(search->error);
  }
  for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++) {
    if (count_group(&counting, &groups[i]) != 0) {
      return -1;
    }
  }
  int status = 0;
  for (size_t i = 0; i < SEARCH_FACETS && status == 0; i++) {
    enum index_kind kind = facet_kinds[i].kind;
    result->facets[i].kind = facet_kinds[i].name;
    status = fill_facet(search, kind, &counting.rankings[kind], &result->facets[i]);
    result->facet_count = i + 1;
  }
  return status;
}
