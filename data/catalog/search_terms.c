/* SPDX-License-Identifier: MIT */
/* The words on the query line that filter to exactly one value. Worked out when an index is made. */
#include <string.h>

#include "data/catalog/search_parts.h"

/* A bucket of time holds the usual span, as a range does: time:<4w -> time:..<4w */
static const char *bucket_term(struct arena *arena, const char *value) {
  if (strncmp(value, "time:", 5) != 0 || strstr(value, "..") != NULL) {
    return value;
  }
  const char *rest = value + 5;
  if (rest[0] == '<') {
    return rest[1] == '=' ? arena_printf(arena, "time:..%s", rest + 2) : arena_printf(arena, "time:..%s", rest);
  }
  return rest[0] == '>' && rest[1] == '=' ? arena_printf(arena, "time:%s..", rest + 2)
                                          : arena_printf(arena, "time:%s..", rest);
}

/* Lower-case letters and digits of a CURIE's local part: the short form in a term. */
static const char *short_name(enum named_kind kind, const struct named_value *value) {
  bool curie = kind == NAMED_TYPE || kind == NAMED_DELIVERY || kind == NAMED_SCHEDULE || kind == NAMED_SUPPORT;
  return curie ? value->key : value->value;
}

/* True when the filter names this value and no other one of the snapshot. */
static bool names_only(struct arena *arena, enum named_kind kind, const struct named_values *values,
                       const struct filter *filter, uint32_t id) {
  const char *key = search_named_key(arena, kind, filter->text);
  bool found = false;
  for (size_t i = 0; key != NULL && i < values->count; i++) {
    if (search_names_value(kind, filter, key, &values->items[i], false)) {
      if (values->items[i].id != id) {
        return false;
      }
      found = true;
    }
  }
  return found;
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
  for (size_t i = 0; key != NULL && i < sizeof sayings / sizeof sayings[0]; i++) {
    if (sayings[i].kind == kind && strcmp(sayings[i].key, key) == 0) {
      return sayings[i].term;
    }
  }
  return NULL;
}

static const char *key_name(enum named_kind kind) {
  return kind == NAMED_LANGUAGE ? "lang" : search_named_kind(kind);
}

static const char *named_term(struct arena *arena, enum named_kind kind, const struct named_values *values,
                              const struct named_value *value) {
  const char *brief = short_name(kind, value);
  struct filter filter = {.text = brief};
  if (brief[0] != '\0' && names_only(arena, kind, values, &filter, value->id)) {
    const char *own = own_word(kind, search_named_key(arena, kind, brief));
    return own != NULL ? own : query_term(arena, key_name(kind), brief, false);
  }
  const char *colon = strchr(value->value, ':');
  const char *typed = query_as_typed(arena, colon == NULL ? value->value : colon + 1);
  filter = (struct filter){.text = typed, .exact = true};
  if (typed != NULL && colon != NULL && names_only(arena, kind, values, &filter, value->id)) {
    return query_term(arena, key_name(kind), typed, true);
  }
  typed = query_as_typed(arena, value->value);
  return typed == NULL ? NULL : query_term(arena, key_name(kind), typed, true);
}

static const enum index_kind kinds[NAMED_KINDS] = {
    [NAMED_TYPE] = INDEX_TYPE,         [NAMED_REGION] = INDEX_REGION,     [NAMED_COUNTY] = INDEX_COUNTY,
    [NAMED_DELIVERY] = INDEX_DELIVERY, [NAMED_LANGUAGE] = INDEX_LANGUAGE, [NAMED_SCHEDULE] = INDEX_SCHEDULE,
    [NAMED_SUPPORT] = INDEX_SUPPORT,   [NAMED_STACKS] = INDEX_STACKS,
};

enum index_kind search_kind_of(enum named_kind kind) {
  return kinds[kind];
}

enum named_kind search_named_of(enum index_kind kind) {
  int named = 0;
  while (named < NAMED_KINDS && kinds[named] != kind) {
    named++;
  }
  return (enum named_kind)named;
}

const char *search_value_term(struct arena *arena, enum index_kind kind, const struct named_values *values,
                              const struct named_value *value) {
  if (strlen(value->value) > (size_t)QUERY_LONGEST / 2) {
    return "";
  }
  enum named_kind named = search_named_of(kind);
  if (named != NAMED_KINDS) {
    return named_term(arena, named, values, value);
  }
  switch (kind) {
    case INDEX_COST:
    case INDEX_TIME:
    case INDEX_EARNINGS:
      return bucket_term(arena, value->value);
    case INDEX_JOBS:
      return query_term(arena, "job", value->value, false);
    case INDEX_SKILLS:
      return query_term(arena, "skill", value->typed, true);
    default:
      return "";
  }
}
