/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "data/ctdl/reader.h"

enum { LIST_DEPTH = 4, MOST_LINES = 64 };

/* True if the BCP 47 tag `tag` is in the language `primary` (two letters). */
static bool tag_is(const char *tag, const char *primary) {
  return (tag[0] | 32) == primary[0] && tag[0] != '\0' && (tag[1] | 32) == primary[1] &&
         (tag[2] == '\0' || tag[2] == '-' || tag[2] == '_');
}

static bool is_text(const struct tree *value) {
  return tree_is_text(value) && tree_text_length(value) > 0;
}

static const struct tree *find_text(const struct tree *value, int depth);

/* The best value of a language map: English, else Spanish, else the first. */
static const struct tree *find_in_map(const struct tree *map, int depth) {
  const struct tree *found = NULL;
  int best = 0;
  for (const struct tree *value = tree_first_member(map); value != NULL; value = tree_next(value)) {
    int rank = tag_is(value->key, "en") ? 3 : tag_is(value->key, "es") ? 2 : 1;
    if (value->key[0] == '@') {
      rank = strcmp(value->key, "@value") == 0 ? 4 : 0;
    }
    if (rank > best && (is_text(value) || tree_is_list(value)) && find_text(value, depth + 1) != NULL) {
      found = value;
      best = rank;
    }
  }
  return found;
}

/* The one string to show of a text in any of its shapes. */
static const struct tree *find_text(const struct tree *value, int depth) {
  if (is_text(value)) {
    return value;
  }
  if (depth > LIST_DEPTH) {
    return NULL;
  }
  if (tree_is_object(value)) {
    return find_text(find_in_map(value, depth), depth + 1);
  }
  for (size_t i = 0; i < tree_item_count(value) && i < LIST_LIMIT; i++) {
    const struct tree *found = find_text(tree_item(value, i), depth + 1);
    if (found != NULL) {
      return found;
    }
  }
  return NULL;
}

const char *read_text(struct reader *reader, const struct tree *value, enum text_form form, size_t limit) {
  return tree_is_whole(value) ? read_string(reader, value, form, limit)
                              : read_string(reader, find_text(value, 0), form, limit);
}

const char *read_line(struct reader *reader, const struct tree *value) {
  return read_text(reader, value, TEXT_LINE, TEXT_LIMIT);
}

struct word_form {
  enum text_form form;
  size_t limit;
};

static void take_word(struct reader *reader, const struct tree *value, const char *tag, const struct word_form *form,
                      struct words *words) {
  const char **place = &words->other;
  if (tag != NULL && tag_is(tag, "en")) {
    place = &words->en;
  } else if (tag != NULL && tag_is(tag, "es")) {
    place = &words->es;
  }
  const struct tree *text = *place == NULL ? find_text(value, 1) : NULL;
  if (text == NULL) {
    return;
  }
  *place = read_string(reader, text, form->form, form->limit);
  if (place == &words->other && *place != NULL && tag != NULL && *tag != '\0') {
    words->other_language =
        kept(reader, text_clean(reader->arena, tag, strlen(tag), TEXT_LINE, 35)); /* RFC 5646, section 4.4.1 */
  }
}

static void take_words(struct reader *reader, const struct tree *value, const struct word_form *form,
                       struct words *words, int depth) {
  if (tree_is_text(value)) {
    take_word(reader, value, NULL, form, words);
  } else if (tree_is_object(value)) {
    const struct tree *literal = tree_get(value, "@value");
    if (literal != NULL) {
      take_word(reader, literal, tree_text(tree_get(value, "@language")), form, words);
      return;
    }
    for (const struct tree *text = tree_first_member(value); text != NULL; text = tree_next(text)) {
      if (text->key[0] != '@') {
        take_word(reader, text, text->key, form, words);
      }
    }
  } else if (depth < LIST_DEPTH) {
    for (size_t i = 0; i < tree_item_count(value) && i < LIST_LIMIT; i++) {
      take_words(reader, tree_item(value, i), form, words, depth + 1);
    }
  }
}

void read_words(struct reader *reader, const struct tree *value, enum text_form form, size_t limit,
                struct words *words) {
  take_words(reader, value, &(struct word_form){.form = form, .limit = limit}, words, 0);
}

const char *words_pick(const struct words *words, const char *language) {
  bool spanish = language != NULL && tag_is(language, "es");
  const char *first = spanish ? words->es : words->en;
  const char *second = spanish ? words->en : words->es;
  return first != NULL ? first : second != NULL ? second : words->other;
}

/* The texts of the best language of a list, in their order. */
static size_t collect_lines(struct reader *reader, const struct tree *value, const char **lines, size_t count,
                            int depth) {
  if (count >= MOST_LINES || depth > LIST_DEPTH) {
    return count;
  }
  if (tree_is_object(value)) {
    return collect_lines(reader, find_in_map(value, depth), lines, count, depth + 1);
  }
  if (tree_is_text(value)) {
    const char *text = read_string(reader, value, TEXT_LINES, DESCRIPTION_LIMIT);
    if (text != NULL) {
      lines[count++] = text;
    }
    return count;
  }
  for (size_t i = 0; i < tree_item_count(value) && count < MOST_LINES; i++) {
    count = collect_lines(reader, tree_item(value, i), lines, count, depth + 1);
  }
  return count;
}

const char *read_lines(struct reader *reader, const char *first, const char *second, const struct tree *value) {
  const char *lines[MOST_LINES + 2];
  size_t count = 0;
  if (first != NULL) {
    lines[count++] = first;
  }
  if (second != NULL) {
    lines[count++] = second;
  }
  count = collect_lines(reader, value, lines, count, 0);
  if (count <= 1) {
    return count == 0 ? NULL : lines[0];
  }
  size_t room = 0;
  for (size_t i = 0; i < count; i++) {
    room += strlen(lines[i]) + 1;
  }
  char *text = arena_alloc(reader->arena, room);
  if (kept(reader, text) == NULL) {
    return NULL;
  }
  char *end = text;
  for (size_t i = 0; i < count; i++) {
    size_t length = strlen(lines[i]);
    memcpy(end, lines[i], length);
    end[length] = i + 1 < count ? '\n' : '\0';
    end += length + 1;
  }
  return text;
}

static void untake_within(const struct tree *value, int depth) {
  if (value == NULL || depth > LIST_DEPTH) {
    return;
  }
  ((struct tree *)(uintptr_t)value)->marks = 0;
  if (tree_is_list(value) || tree_is_object(value)) {
    for (size_t i = 0; i < value->size; i++) {
      untake_within(&value->is.items[i], depth + 1);
    }
  }
}

void untake(const struct tree *value) {
  untake_within(value, 0);
}
