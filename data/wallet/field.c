/* SPDX-License-Identifier: MIT */
#include <locale.h>
#include <string.h>

#include "data/base/text.h"
#include "data/wallet/reader.h"

enum { DEEPEST_TEXT = 4 };

const char *field_keep(struct reader *reader, const char *text, size_t length, size_t limit) {
  const char *kept = text_clean(reader->wallet->arena, text, length, TEXT_LINE, limit);
  if (kept == NULL) {
    reader->no_memory = true;
    return NULL;
  }
  return kept[0] == '\0' ? NULL : kept;
}

/* The first two letters of the language that the program speaks. */
static const char *spoken_language(void) {
  const char *locale = setlocale(LC_MESSAGES, NULL);
  return locale != NULL && strncmp(locale, "es", 2) == 0 ? "es" : "en";
}

static const json_t *in_language(const json_t *map, const char *language) {
  const char *key;
  json_t *value;
  json_object_foreach((json_t *)(size_t)map, key, value) {
    if (strncmp(key, language, 2) == 0 && (key[2] == '\0' || key[2] == '-')) {
      return value;
    }
  }
  return NULL;
}

static bool is_language_tag(const char *key) {
  size_t letters = strspn(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
  return (letters == 2 || letters == 3) && (key[letters] == '\0' || key[letters] == '-') && strcmp(key, "id") != 0;
}

static const json_t *in_any_language(const json_t *map) {
  const char *key;
  json_t *value;
  json_object_foreach((json_t *)(size_t)map, key, value) {
    if (is_language_tag(key)) {
      return value;
    }
  }
  return NULL;
}

static const json_t *from_object(const json_t *object) {
  const json_t *found = json_object_get(object, "@value");
  if (found == NULL) {
    found = json_object_get(object, "localized");
  }
  if (found == NULL) {
    found = in_language(object, spoken_language());
  }
  if (found == NULL) {
    found = in_language(object, "en");
  }
  return found == NULL ? in_any_language(object) : found;
}

/* Of several, the one in the language spoken; else the first. */
static const json_t *from_array(const json_t *array) {
  const char *wanted = spoken_language();
  for (size_t i = 0; i < json_array_size(array); i++) {
    const char *language = json_text(json_array_get(array, i), "@language");
    if (language != NULL && strncmp(language, wanted, 2) == 0) {
      return json_array_get(array, i);
    }
  }
  return json_array_get(array, 0);
}

const char *field_text(struct reader *reader, const json_t *value, size_t limit) {
  for (int depth = 0; depth < DEEPEST_TEXT && value != NULL && !json_is_string(value); depth++) {
    if (json_is_array(value)) {
      value = from_array(value);
    } else {
      value = json_is_object(value) ? from_object(value) : NULL;
    }
  }
  if (!json_is_string(value)) {
    return NULL;
  }
  return field_keep(reader, json_string_value(value), json_string_length(value), limit);
}

const char *field_first(struct reader *reader, const json_t *object, const char *const *keys, size_t limit) {
  const char *text = NULL;
  for (size_t i = 0; keys[i] != NULL && text == NULL; i++) {
    text = field_text(reader, json_object_get(object, keys[i]), limit);
  }
  return text;
}

const char *field_raw_id(const json_t *value) {
  value = json_each(value, 0);
  if (json_is_string(value)) {
    return json_string_value(value);
  }
  const char *id = json_text(value, "id");
  return id == NULL ? json_text(value, "@id") : id;
}

const char *field_id(struct reader *reader, const json_t *value) {
  const char *id = field_raw_id(value);
  return id == NULL ? NULL : field_keep(reader, id, strlen(id), LARGEST_ID);
}

const char *field_type_at(const json_t *object, size_t index) {
  const json_t *types = json_object_get(object, "type");
  if (types == NULL) {
    types = json_object_get(object, "@type");
  }
  const char *type = index < json_each_count(types) ? json_string_value(json_each(types, index)) : NULL;
  if (type == NULL) {
    return NULL;
  }
  const char *end = strpbrk(type, "#/:") == NULL ? NULL : type + strlen(type);
  while (end != NULL && end > type && strchr("#/:", end[-1]) == NULL) {
    end--;
  }
  return end == NULL ? type : end;
}

bool field_has_type(const json_t *object, const char *type) {
  const json_t *types = json_object_get(object, "type");
  size_t count = json_each_count(types == NULL ? json_object_get(object, "@type") : types);
  for (size_t i = 0; i < count; i++) {
    const char *found = field_type_at(object, i);
    if (found != NULL && strcmp(found, type) == 0) {
      return true;
    }
  }
  return false;
}
