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

static void take_names(struct reader *reader, struct names *names, const json_t *value, int depth) {
  if (json_is_string(value)) {
    add_name(reader, names, read_string(reader, value, TEXT_LINE, NAME_LIMIT));
  } else if (depth >= LIST_DEPTH) {
    return;
  } else if (json_is_array(value)) {
    for (size_t i = 0; i < json_array_size(value) && names->count < LIST_LIMIT; i++) {
      take_names(reader, names, json_array_get(value, i), depth + 1);
    }
  } else if (json_is_object(value)) {
    const json_t *name = member(value, TERM_TARGET_NODE_NAME);
    name = name != NULL ? name : member(value, TERM_NAME);
    name = name != NULL ? name : json_object_get(value, "@value");
    if (name != NULL || json_object_get(value, "@type") != NULL || json_object_get(value, "@id") != NULL) {
      add_name(reader, names, read_text(reader, name, TEXT_LINE, NAME_LIMIT));
      return;
    }
    const char *tag;
    json_t *texts;
    json_object_foreach((json_t *)(size_t)value, tag, texts) {
      take_names(reader, names, texts, depth + 1);
    }
  }
}

void add_names(struct reader *reader, struct names *names, const json_t *value) {
  take_names(reader, names, value, 0);
}

const json_t *member(const json_t *object, enum term term) {
  const char *key;
  json_t *value;
  json_object_foreach((json_t *)(size_t)object, key, value) {
    if (term_of(key) == term) {
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

const char *read_concept(struct reader *reader, const json_t *value, const char *scheme) {
  const json_t *source = value;
  if (json_is_object(value)) {
    source = member(value, TERM_TARGET_NODE);
    if (json_is_object(source)) {
      source = json_object_get(source, "@id");
    }
    source = source != NULL ? source : json_object_get(value, "@id");
    source = source != NULL ? source : member(value, TERM_TARGET_NODE_NAME);
  }
  const char *text = shorten(reader, read_line(reader, source));
  if (text == NULL || strchr(text, ':') != NULL) {
    return text;
  }
  /* Records of 2017 write the term without its scheme; a label has blanks. */
  return is_bare_term(text) ? kept(reader, arena_printf(reader->arena, "%s:%s", scheme, text)) : NULL;
}

void add_concepts(struct reader *reader, struct names *names, const json_t *value, const char *scheme) {
  size_t count = json_each_count(value);
  for (size_t i = 0; i < count && names->count < LIST_LIMIT; i++) {
    const char *text = read_concept(reader, json_each(value, i), scheme);
    bool known = text == NULL;
    for (size_t j = 0; j < names->count && !known; j++) {
      known = strcmp(names->items[j], text) == 0;
    }
    if (!known) {
      add_name(reader, names, text);
    }
  }
}
