/* SPDX-License-Identifier: MIT */
#include <stdint.h>
#include <string.h>

#include "data/ctdl/reader.h"

enum { LIST_DEPTH = 4, SMALLEST_ROOM = 2 };

void *list_room(struct reader *reader, void *items, size_t count, size_t size) {
  return list_room_within(reader, items, count, LIST_LIMIT, size);
}

void *list_room_within(struct reader *reader, void *items, size_t count, size_t limit, size_t size) {
  if (count >= limit) {
    return NULL;
  }
  bool full = count == 0 || (count >= SMALLEST_ROOM && (count & (count - 1)) == 0);
  if (!full) {
    return items;
  }
  void *place = arena_array(reader->arena, count == 0 ? SMALLEST_ROOM : count * 2, size);
  if (place == NULL) {
    reader->out_of_memory = true;
  } else if (count != 0) {
    memcpy(place, items, count * size);
  }
  return place;
}

void add_name(struct reader *reader, struct names *names, const char *text) {
  if (text == NULL) {
    return;
  }
  const char **items = list_room(reader, names->items, names->count, sizeof *items);
  if (items != NULL) {
    names->items = items;
    names->items[names->count++] = text;
  }
}

static void take_names(struct reader *reader, struct names *names, const struct tree *value, int depth) {
  if (tree_is_text(value)) {
    add_name(reader, names, read_string(reader, value, TEXT_LINE, NAME_LIMIT));
  } else if (depth >= LIST_DEPTH) {
    return;
  } else if (tree_is_list(value)) {
    for (size_t i = 0; i < tree_item_count(value) && names->count < LIST_LIMIT; i++) {
      take_names(reader, names, tree_item(value, i), depth + 1);
    }
  } else if (tree_is_object(value)) {
    const struct tree *name = member(value, TERM_TARGET_NODE_NAME);
    name = name != NULL ? name : member(value, TERM_NAME);
    name = name != NULL ? name : tree_get(value, "@value");
    if (name != NULL || tree_get(value, "@type") != NULL || tree_get(value, "@id") != NULL) {
      add_name(reader, names, read_text(reader, name, TEXT_LINE, NAME_LIMIT));
      return;
    }
    for (const struct tree *texts = tree_first_member(value); texts != NULL; texts = tree_next(texts)) {
      take_names(reader, names, texts, depth + 1);
    }
  }
}

void add_names(struct reader *reader, struct names *names, const struct tree *value) {
  take_names(reader, names, value, 0);
}

const struct tree *member(const struct tree *object, enum term term) {
  for (const struct tree *value = tree_first_member(object); value != NULL; value = tree_next(value)) {
    if (value->term == term) {
      return value;
    }
  }
  return NULL;
}

struct prefix {
  const char *iri; /* behind "http://" or "https://" */
  const char *name;
};

static const struct prefix prefixes[] = {
    {"purl.org/ctdl/terms/", "ceterms:"},
    {"purl.org/ctdlasn/terms/", "ceasn:"},
    {"credreg.net/qdata/terms/", "qdata:"},
    {"purl.org/ASN/schema/core/", "asn:"},
    {"schema.org/", "schema:"},
    {"www.w3.org/2004/02/skos/core#", "skos:"},
    {"credreg.net/ctdl/terms/", "ceterms:"},
    {"credreg.net/ctdlasn/terms/", "ceasn:"},
};

/* "https://purl.org/ctdl/vocabs/costType/Tuition" -> "costType:Tuition" */
static const char *shorten_concept(struct reader *reader, const char *text) {
  const char *scheme = strstr(text, "/vocabs/");
  const char *end = scheme == NULL ? NULL : strchr(scheme + 8, '/');
  if (end == NULL || end[1] == '\0' || strchr(end + 1, '/') != NULL) {
    return text;
  }
  scheme += 8;
  return kept(reader, arena_printf(reader->arena, "%.*s:%s", (int)(end - scheme), scheme, end + 1));
}

const char *shorten(struct reader *reader, const char *text) {
  if (text == NULL || strncmp(text, "http", 4) != 0) {
    return text;
  }
  const char *rest = strstr(text, "://");
  for (size_t i = 0; rest != NULL && i < sizeof prefixes / sizeof prefixes[0]; i++) {
    size_t length = strlen(prefixes[i].iri);
    if (strncmp(rest + 3, prefixes[i].iri, length) == 0) {
      return kept(reader, arena_printf(reader->arena, "%s%s", prefixes[i].name, rest + 3 + length));
    }
  }
  return shorten_concept(reader, text);
}

static bool is_bare_term(const char *text) {
  return text[strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")] == '\0';
}

const char *read_concept(struct reader *reader, const struct tree *value, const char *scheme) {
  const struct tree *source = value;
  if (tree_is_object(value)) {
    source = member(value, TERM_TARGET_NODE);
    if (tree_is_object(source)) {
      source = tree_get(source, "@id");
    }
    source = source != NULL ? source : tree_get(value, "@id");
    source = source != NULL ? source : member(value, TERM_TARGET_NODE_NAME);
  }
  const char *text = shorten(reader, read_line(reader, source));
  if (text == NULL || strchr(text, ':') != NULL) {
    return text;
  }
  /* Records of 2017 write the term without its scheme; a label has blanks. */
  if (scheme != NULL && is_bare_term(text)) {
    return kept(reader, arena_printf(reader->arena, "%s:%s", scheme, text));
  }
  untake(source);
  return NULL;
}

void add_concepts(struct reader *reader, struct names *names, const struct tree *value, const char *scheme) {
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count && names->count < LIST_LIMIT; i++) {
    const char *text = read_concept(reader, tree_each(value, i), scheme);
    bool known = text == NULL;
    for (size_t j = 0; j < names->count && !known; j++) {
      known = strcmp(names->items[j], text) == 0;
    }
    if (!known) {
      add_name(reader, names, text);
    }
  }
}

void add_terms(struct reader *reader, struct names *names, const struct tree *value, const char *scheme) {
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count && names->count < LIST_LIMIT; i++) {
    const struct tree *item = tree_each(value, i);
    const char *concept = read_concept(reader, item, scheme);
    if (concept != NULL) {
      add_name(reader, names, concept);
    } else {
      add_names(reader, names, item);
    }
  }
}
