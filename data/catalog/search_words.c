/* SPDX-License-Identifier: MIT */
/* Words -> credentials: each word with its meanings. */
#include <string.h>

#include "data/base/buffer.h"
#include "data/base/text.h"
#include "data/catalog/index_word.h"
#include "data/catalog/search_parts.h"

enum { MOST_ALIASES = 8, MOST_ALIAS_WORDS = 6, LARGEST_TEXT = 1 << 16 };

/* --- sets of words; each is made from the scratch arena and given back to be used again --- */

static int take_set(struct search *search, struct id_set *set) {
  if (search->spare_count > 0) {
    *set = search->spare[--search->spare_count];
    id_set_clear(set);
    return 0;
  }
  return id_set_make(search->scratch, set, search->hits.limit) == 0 ? 0 : error_no_memory(search->error);
}

static void give_set(struct search *search, const struct id_set *set) {
  if (search->spare_count < sizeof search->spare / sizeof search->spare[0]) {
    search->spare[search->spare_count++] = *set;
  }
}

/* A word as it stands in the query may be several in the index, or none ("a-b" with a long dash): all must be there,
 * and what has none finds nothing. */
static int add_word(struct search *search, const char *text, bool prefix, struct id_set *out) {
  struct index_word word, next;
  const char *end = text + strlen(text), *at = index_word_next(text, end, &word);
  if (at == NULL) {
    return 0;
  }
  const char *after = index_word_next(at, end, &next);
  if (after == NULL) {
    index_add_word(search->index, word.text, word.length, prefix, out);
    return 0;
  }
  struct id_set all, one;
  if (take_set(search, &all) != 0 || take_set(search, &one) != 0) {
    return -1;
  }
  index_add_word(search->index, word.text, word.length, false, &all);
  while (after != NULL) {
    word = next;
    at = after;
    after = index_word_next(at, end, &next);
    id_set_clear(&one);
    index_add_word(search->index, word.text, word.length, prefix && after == NULL, &one);
    id_set_and(&all, &one);
  }
  id_set_or(out, &all);
  give_set(search, &all);
  give_set(search, &one);
  return 0;
}

/* Adds what all words of a meaning find. */
static int add_phrase(struct search *search, const char *phrase, struct id_set *out) {
  const char *folded = text_fold(search->scratch, phrase);
  struct id_set all, one;
  if (folded == NULL || take_set(search, &all) != 0 || take_set(search, &one) != 0) {
    return error_no_memory(search->error);
  }
  size_t count = 0;
  int status = 0;
  while (*folded != '\0' && count < (size_t)MOST_ALIAS_WORDS && status == 0) {
    size_t length = strcspn(folded, " ");
    char *word = arena_strndup(search->scratch, folded, length);
    if (word == NULL) {
      return error_no_memory(search->error);
    }
    if (!query_word_is_small(word)) {
      id_set_clear(&one);
      status = add_word(search, word, length >= (size_t)QUERY_PREFIX_LETTERS, count == 0 ? &all : &one);
      if (count > 0) {
        id_set_and(&all, &one);
      }
      count++;
    }
    folded += length;
    folded += *folded == ' ';
  }
  id_set_or(out, &all);
  give_set(search, &all);
  give_set(search, &one);
  return status;
}

uint32_t search_alias_find(const struct index_file *index, const char *name) {
  size_t count;
  const struct index_alias *aliases = index_array(index, INDEX_ALIAS, sizeof *aliases, &count);
  uint32_t low = 0, high = index->aliases;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (strcmp(index_text(index, INDEX_ALIAS_TEXT, aliases[middle].alias), name) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  bool there = low < index->aliases && strcmp(index_text(index, INDEX_ALIAS_TEXT, aliases[low].alias), name) == 0;
  return there ? low : index->aliases;
}

/* Adds what the meanings of `name` find; *any: there are some. */
static int add_aliases(struct search *search, const char *name, struct id_set *out, bool *any) {
  const struct index_file *index = search->index;
  const char *phrase;
  for (size_t i = 0; (phrase = search_everyday_name(name, i)) != NULL; i++) {
    *any = true;
    if (add_phrase(search, phrase, out) != 0) {
      return -1;
    }
  }
  size_t count;
  const struct index_alias *aliases = index_array(index, INDEX_ALIAS, sizeof *aliases, &count);
  uint32_t first = search_alias_find(index, name);
  for (uint32_t i = first; i < index->aliases && i - first < (uint32_t)MOST_ALIASES; i++) {
    if (strcmp(index_text(index, INDEX_ALIAS_TEXT, aliases[i].alias), name) != 0) {
      break;
    }
    *any = true;
    if (add_phrase(search, index_text(index, INDEX_ALIAS_TEXT, aliases[i].words), out) != 0) {
      return -1;
    }
  }
  return 0;
}

/* One word with its meanings. */
static int add_group(struct search *search, const struct search_word *word, struct id_set *out) {
  bool ignored = false;
  return add_word(search, word->text, word->prefix, out) == 0 ? add_aliases(search, word->text, out, &ignored) : -1;
}

/* Two words that together are an everyday name ("truck driver"): both, or what they stand for. */
static int add_pair(struct search *search, size_t at, bool *taken) {
  const struct search_word *words = search->words;
  const char *name = arena_printf(search->scratch, "%s %s", words[at].text, words[at + 1].text);
  struct id_set both, one;
  if (name == NULL || take_set(search, &both) != 0 || take_set(search, &one) != 0) {
    return error_no_memory(search->error);
  }
  int status = add_aliases(search, name, &search->part, taken);
  if (status == 0 && *taken) {
    status = add_group(search, &words[at], &both) == 0 ? add_group(search, &words[at + 1], &one) : -1;
    id_set_and(&both, &one);
    id_set_or(&search->part, &both);
  }
  give_set(search, &both);
  give_set(search, &one);
  return status;
}

static int find_all(struct search *search) {
  for (size_t at = 0; at < search->word_count; at++) {
    bool pair = false;
    if (at + 1 < search->word_count && add_pair(search, at, &pair) != 0) {
      return -1;
    }
    if (!pair && add_group(search, &search->words[at], &search->part) != 0) {
      return -1;
    }
    at += pair;
    search_narrow(search);
  }
  return 0;
}

static const char *joined(struct search *search) {
  struct buffer out;
  buffer_init(&out, (size_t)LARGEST_TEXT);
  for (size_t i = 0; i < search->word_count; i++) {
    buffer_add_text(&out, i == 0 ? "" : " ");
    buffer_add_text(&out, search->words[i].text);
  }
  const char *text = arena_strdup(search->arena, buffer_text(&out));
  buffer_free(&out);
  return text;
}

int search_words(struct search *search, const char **corrected) {
  bool changed = false;
  for (size_t i = 0; i < search->word_count; i++) {
    if (search_correct(search, &search->words[i], &changed) != 0) {
      return -1;
    }
  }
  if (find_all(search) != 0) {
    return -1;
  }
  *corrected = changed ? joined(search) : NULL;
  return 0;
}
