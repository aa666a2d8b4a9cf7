/* SPDX-License-Identifier: MIT */
#include "sync/narrow.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "data/base/buffer.h"
#include "data/base/i18n.h"
#include "data/base/text.h"
#include "data/ctdl/read.h"
#include "sync/narrow_table.h"

enum { LONGEST_TEXT = 8192, LANGUAGE_SIZE = 16 };

struct narrow {
  uint32_t groups; /* bits by place in narrow_groups; 0: all */
  const char *region, *region_key;
  char language[LANGUAGE_SIZE]; /* the primary subtag; "" all */
  const char *text, *types;
};

static size_t group_of(const char *word) {
  for (size_t i = 0; narrow_groups[i].word != NULL; i++) {
    if (strcmp(narrow_groups[i].word, word) == 0) {
      return i;
    }
  }
  return SIZE_MAX;
}

const char *narrow_words(struct arena *arena) {
  struct buffer text;
  buffer_init(&text, (size_t)LONGEST_TEXT);
  for (size_t i = 0; narrow_groups[i].word != NULL; i++) {
    buffer_add_format(&text, "%s%s", text.length == 0 ? "" : ", ", narrow_groups[i].word);
  }
  const char *result = arena_strdup(arena, buffer_text(&text));
  buffer_free(&text);
  return result == NULL ? "" : result;
}

static int read_types(struct narrow *narrow, struct arena *arena, const char *types, struct error *error) {
  char *words = arena_strdup(arena, types);
  char *rest = NULL;
  if (words == NULL) {
    return error_no_memory(error);
  }
  for (char *word = strtok_r(words, ", ", &rest); word != NULL; word = strtok_r(NULL, ", ", &rest)) {
    size_t group = group_of(word);
    if (group == SIZE_MAX) {
      return error_set(error, ERROR_USAGE, _("There are no records called \"%s\". Known are: %s."),
                       text_clean_line(arena, word), narrow_words(arena));
    }
    narrow->groups |= 1U << group;
  }
  if (narrow->groups == 0) {
    return error_set(error, ERROR_USAGE, _("Say which kinds of records to keep. Known are: %s."), narrow_words(arena));
  }
  for (size_t i = 0; narrow_groups[i].word != NULL; i++) {
    narrow->groups |= narrow_groups[i].always ? 1U << i : 0;
  }
  return 0;
}

static int read_language(struct narrow *narrow, const char *language, struct error *error) {
  size_t length = strcspn(language, "-_");
  bool good = length >= 2 && length <= 3;
  for (size_t i = 0; good && i < length; i++) {
    char low = (char)(language[i] | 0x20);
    good = low >= 'a' && low <= 'z';
    narrow->language[i] = low;
  }
  return good ? 0
              : error_set(error, ERROR_USAGE, "%s",
                          _("A language is named by its two letters, such as es for Spanish or en for English."));
}

static const char *join_types(const struct narrow *narrow, struct arena *arena, bool words) {
  struct buffer text;
  buffer_init(&text, (size_t)LONGEST_TEXT);
  for (size_t i = 0; narrow_groups[i].word != NULL; i++) {
    bool in = (narrow->groups & 1U << i) != 0;
    if (in && words && !narrow_groups[i].always) {
      buffer_add_format(&text, "%s%s", text.length == 0 ? "" : ",", narrow_groups[i].word);
    }
    for (size_t k = 0; in && !words && narrow_groups[i].types[k] != NULL; k++) {
      buffer_add_format(&text, "%s%s", text.length == 0 ? "" : ",", narrow_groups[i].types[k]);
    }
  }
  const char *result = text.failed ? NULL : arena_strdup(arena, buffer_text(&text));
  buffer_free(&text);
  return result;
}

static int write_text(struct narrow *narrow, struct arena *arena, struct error *error) {
  struct buffer text;
  buffer_init(&text, (size_t)LONGEST_TEXT);
  if (narrow->groups != 0) {
    const char *words = join_types(narrow, arena, true);
    narrow->types = join_types(narrow, arena, false);
    if (words == NULL || narrow->types == NULL) {
      return error_no_memory(error);
    }
    /* Only what is always kept was asked for. */
    buffer_add_format(&text, "types %s", words[0] == '\0' ? "organizations" : words);
  }
  if (narrow->region != NULL) {
    buffer_add_format(&text, "%sregion %s", text.length == 0 ? "" : "; ", narrow->region);
  }
  if (narrow->language[0] != '\0') {
    buffer_add_format(&text, "%slanguage %s", text.length == 0 ? "" : "; ", narrow->language);
  }
  narrow->text = text.length == 0 ? NULL : arena_strdup(arena, buffer_text(&text));
  bool failed = text.failed || (text.length != 0 && narrow->text == NULL);
  buffer_free(&text);
  return failed ? error_no_memory(error) : 0;
}

/* "all" says in so many words that nothing is left out. */
static bool says_something(const char *asked) {
  return asked != NULL && asked[0] != '\0' && strcmp(asked, "all") != 0;
}

int narrow_new(struct narrow **out, struct arena *arena, const struct sync_narrow *asked, struct error *error) {
  struct narrow *narrow = arena_alloc(arena, sizeof *narrow);
  *out = narrow;
  if (narrow == NULL) {
    return error_no_memory(error);
  }
  if (says_something(asked->types) && read_types(narrow, arena, asked->types, error) != 0) {
    return -1;
  }
  if (says_something(asked->region)) {
    narrow->region_key = narrow_region_key(arena, asked->region);
    if (narrow->region_key == NULL) {
      return error_no_memory(error);
    }
    if (narrow->region_key[0] == '\0') {
      return error_set(error, ERROR_USAGE, "%s", _("A region is named by its name or its letters, such as NJ."));
    }
    narrow->region = narrow_region_name(arena, narrow->region_key);
  }
  if (says_something(asked->language) && read_language(narrow, asked->language, error) != 0) {
    return -1;
  }
  return write_text(narrow, arena, error);
}

const char *narrow_text(const struct narrow *narrow) {
  return narrow->text;
}

const char *narrow_types(const struct narrow *narrow) {
  return narrow->types;
}

static bool holds_type(const struct narrow_group *group, const char *type) {
  for (size_t i = 0; group->types[i] != NULL; i++) {
    if (strcmp(group->types[i], type) == 0) {
      return true;
    }
  }
  return false;
}

bool narrow_wants(const struct narrow *narrow, const char *type) {
  if (narrow->groups == 0) {
    return true;
  }
  for (size_t i = 0; type != NULL && narrow_groups[i].word != NULL; i++) {
    if ((narrow->groups & 1U << i) != 0 && holds_type(&narrow_groups[i], type)) {
      return true;
    }
  }
  return false;
}

static bool always_kept(const char *type) {
  for (size_t i = 0; type != NULL && narrow_groups[i].word != NULL; i++) {
    if (narrow_groups[i].always && holds_type(&narrow_groups[i], type)) {
      return true;
    }
  }
  return false;
}

static bool in_region(const struct narrow *narrow, struct arena *scratch, const struct place *places, size_t count) {
  size_t stated = 0;
  for (size_t i = 0; i < count; i++) {
    const char *region = places[i].region;
    const char *key = region == NULL ? NULL : narrow_region_key(scratch, region);
    stated += key != NULL && key[0] != '\0';
    if (key != NULL && strcmp(key, narrow->region_key) == 0) {
      return true;
    }
  }
  return stated == 0;
}

static bool in_language(const struct narrow *narrow, const struct names *languages) {
  size_t length = strlen(narrow->language);
  for (size_t i = 0; i < languages->count; i++) {
    const char *tag = languages->items[i];
    if (strlen(tag) >= length && strncasecmp(tag, narrow->language, length) == 0 &&
        (tag[length] == '\0' || tag[length] == '-' || tag[length] == '_')) {
      return true;
    }
  }
  return languages->count == 0;
}

static bool record_fits(const struct narrow *narrow, struct arena *scratch, const struct record *record) {
  return always_kept(record->type) ||
         ((narrow->region == NULL || in_region(narrow, scratch, record->places, record->place_count)) &&
          (narrow->language[0] == '\0' || in_language(narrow, &record->languages)));
}

bool narrow_keeps(const struct narrow *narrow, struct arena *scratch, const char *ctid, const char *json,
                  size_t length) {
  struct ctdl_document document = {0};
  struct error unsaid;
  bool keep = true;
  if (narrow->region == NULL && narrow->language[0] == '\0') {
    return true;
  }
  if (ctdl_read(scratch, json, length, ctid, &document, &unsaid) == 0) {
    for (size_t i = 0; i < document.count; i++) {
      const struct record *record = &document.records[i];
      if (record->ctid != NULL && strcmp(record->ctid, ctid) == 0) {
        keep = record_fits(narrow, scratch, record);
        break;
      }
    }
  }
  arena_reset(scratch);
  return keep;
}
