/* SPDX-License-Identifier: MIT */
#include "data/jobs/work_index.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct work_entry {
  uint32_t document, term;
  float weight;
};

enum { MOST_ENTRIES = 1 << 24, FIRST_SLOTS = 1024 };

bool work_index_begin(struct work_index *index, struct arena *arena, size_t documents) {
  *index = (struct work_index){.arena = arena, .documents = documents, .slot_count = (size_t)FIRST_SLOTS};
  index->slots = arena_array(arena, index->slot_count, sizeof *index->slots);
  index->lengths = arena_array(arena, documents, sizeof *index->lengths);
  return index->slots != NULL && index->lengths != NULL && documents <= (size_t)WORK_MOST_DOCUMENTS;
}

/* --- words and their numbers --- */

static size_t hash(const char *stem) {
  uint32_t value = 2166136261u; /* FNV-1a */
  for (const char *at = stem; *at != '\0'; at++) {
    value = (value ^ (unsigned char)*at) * 16777619u;
  }
  return value;
}

/* The slot of the word, or the empty one where it belongs. */
static size_t find_slot(const struct work_index *index, const char *stem) {
  size_t slot = hash(stem) & (index->slot_count - 1);
  while (index->slots[slot] != 0 && strcmp(index->terms[index->slots[slot] - 1].stem, stem) != 0) {
    slot = (slot + 1) & (index->slot_count - 1);
  }
  return slot;
}

bool work_index_find(const struct work_index *index, const char *stem, uint32_t *term) {
  uint32_t found = index->slots[find_slot(index, stem)];
  *term = found - (found != 0);
  return found != 0;
}

static bool grow_slots(struct work_index *index) {
  size_t count = index->slot_count * 4;
  uint32_t *slots = arena_array(index->arena, count, sizeof *slots);
  if (slots == NULL) {
    return false;
  }
  index->slots = slots;
  index->slot_count = count;
  for (size_t i = 0; i < index->term_count; i++) {
    slots[find_slot(index, index->terms[i].stem)] = (uint32_t)i + 1;
  }
  return true;
}

static bool take_term(struct work_index *index, const char *stem, uint32_t *term) {
  if (work_index_find(index, stem, term)) {
    return true;
  }
  if (index->term_count == (size_t)WORK_MOST_TERMS ||
      (index->term_count * 2 >= index->slot_count && !grow_slots(index))) {
    return false;
  }
  if (index->term_count == index->term_room) {
    struct work_term *more = arena_grow(index->arena, index->terms, index->term_count, &index->term_room, sizeof *more);
    if (more == NULL) {
      return false;
    }
    index->terms = more;
  }
  const char *copy = arena_strdup(index->arena, stem);
  if (copy == NULL) {
    return false;
  }
  *term = (uint32_t)index->term_count;
  index->terms[index->term_count++] = (struct work_term){.stem = copy};
  index->slots[find_slot(index, stem)] = *term + 1;
  return true;
}

/* --- filling --- */

bool work_index_read(struct work_index *index, const struct work_words *words, struct work_text_read *text) {
  uint32_t *terms = arena_array(index->arena, words->count, sizeof *terms);
  unsigned *counts = arena_array(index->arena, words->count, sizeof *counts);
  if (terms == NULL || counts == NULL) {
    return false;
  }
  for (size_t i = 0; i < words->count; i++) {
    if (!take_term(index, words->stems[i], &terms[i])) {
      return false;
    }
    counts[i] = words->counts[i];
    index->terms[terms[i]].texts++;
  }
  *text = (struct work_text_read){.terms = terms, .counts = counts, .count = words->count};
  index->texts++;
  return true;
}

void work_index_weigh(struct work_index *index) {
  for (size_t i = 0; i < index->term_count; i++) {
    struct work_term *term = &index->terms[i];
    term->idf = term->texts == 0 ? 0 : (float)log((double)index->texts / (double)term->texts);
  }
}

static bool add_entry(struct work_index *index, size_t document, uint32_t term, float weight) {
  if (index->entry_count == (size_t)MOST_ENTRIES) {
    return false;
  }
  if (index->entry_count == index->entry_room) {
    struct work_entry *more =
        arena_grow(index->arena, index->entries, index->entry_count, &index->entry_room, sizeof *more);
    if (more == NULL) {
      return false;
    }
    index->entries = more;
  }
  index->entries[index->entry_count++] =
      (struct work_entry){.document = (uint32_t)document, .term = term, .weight = weight};
  return true;
}

/* Scales the entries from `first` on to the length `factor`. */
static void scale_entries(struct work_index *index, size_t first, float factor) {
  float squares = 0;
  for (size_t i = first; i < index->entry_count; i++) {
    squares += index->entries[i].weight * index->entries[i].weight;
  }
  for (size_t i = first; squares > 0 && i < index->entry_count; i++) {
    index->entries[i].weight *= factor / sqrtf(squares);
  }
}

bool work_index_put(struct work_index *index, size_t document, const struct work_text_read *text, float factor) {
  size_t first = index->entry_count;
  for (size_t i = 0; i < text->count; i++) {
    float weight = (1 + logf((float)text->counts[i])) * index->terms[text->terms[i]].idf;
    if (!add_entry(index, document, text->terms[i], weight)) {
      return false;
    }
  }
  scale_entries(index, first, factor);
  return true;
}

bool work_index_put_words(struct work_index *index, size_t document, const char *words, float factor) {
  size_t first = index->entry_count;
  while (*words != '\0') {
    size_t length = strcspn(words, " ");
    size_t letters = strcspn(words, " *");
    char stem[WORK_LONGEST_WORD + 1];
    if (letters > 0 && letters < sizeof stem) {
      memcpy(stem, words, letters);
      stem[letters] = '\0';
      long weight = letters < length ? strtol(words + letters + 1, NULL, 10) : 1;
      uint32_t term;
      if (!take_term(index, stem, &term) || !add_entry(index, document, term,
                                                       (float)(weight < 1   ? 1
                                                               : weight > 9 ? 9
                                                                            : weight))) {
        return false;
      }
    }
    words += length;
    words += strspn(words, " ");
  }
  scale_entries(index, first, factor);
  return true;
}

/* --- finishing --- */

/* Entries in the order of their key, which stays as it was within it. */
static struct work_entry *sorted(struct work_index *index, size_t keys, bool by_term) {
  size_t *starts = arena_array(index->arena, keys + 1, sizeof *starts);
  struct work_entry *out = arena_array(index->arena, index->entry_count, sizeof *out);
  if (starts == NULL || out == NULL) {
    return NULL;
  }
  for (size_t i = 0; i < index->entry_count; i++) {
    starts[(by_term ? index->entries[i].term : index->entries[i].document) + 1]++;
  }
  for (size_t i = 0; i < keys; i++) {
    starts[i + 1] += starts[i];
  }
  for (size_t i = 0; i < index->entry_count; i++) {
    out[starts[by_term ? index->entries[i].term : index->entries[i].document]++] = index->entries[i];
  }
  return out;
}

/* Entries stand by document, and by term within: those that are the same become one. */
static void merge(struct work_index *index) {
  size_t count = 0;
  for (size_t i = 0; i < index->entry_count; i++) {
    struct work_entry *last = count == 0 ? NULL : &index->entries[count - 1];
    if (last != NULL && last->document == index->entries[i].document && last->term == index->entries[i].term) {
      last->weight += index->entries[i].weight;
    } else {
      index->entries[count++] = index->entries[i];
    }
  }
  index->entry_count = count;
}

static void scale_documents(struct work_index *index) {
  for (size_t i = 0; i < index->entry_count; i++) {
    index->lengths[index->entries[i].document] += index->entries[i].weight * index->entries[i].weight;
  }
  for (size_t i = 0; i < index->documents; i++) {
    index->lengths[i] = sqrtf(index->lengths[i]);
  }
  for (size_t i = 0; i < index->entry_count; i++) {
    float length = index->lengths[index->entries[i].document];
    index->entries[i].weight = length > 0 ? index->entries[i].weight / length : 0;
  }
}

bool work_index_finish(struct work_index *index, bool weigh) {
  for (int round = 0; round < 2; round++) { /* first by term, then by document */
    struct work_entry *entries = sorted(index, round == 0 ? index->term_count : index->documents, round == 0);
    if (entries == NULL) {
      return false;
    }
    index->entries = entries;
  }
  merge(index);
  scale_documents(index);
  struct work_entry *entries = sorted(index, index->term_count, true);
  index->postings = arena_array(index->arena, index->entry_count, sizeof *index->postings);
  if (entries == NULL || index->postings == NULL) {
    return false;
  }
  for (size_t i = 0; i < index->entry_count; i++) {
    struct work_term *term = &index->terms[entries[i].term];
    term->first = term->count == 0 ? (uint32_t)i : term->first;
    term->count++;
    index->postings[i] = (struct work_posting){.document = entries[i].document, .weight = entries[i].weight};
  }
  for (size_t i = 0; weigh && i < index->term_count; i++) {
    struct work_term *term = &index->terms[i];
    term->idf = term->count == 0 ? 0 : (float)log((double)index->documents / (double)term->count);
  }
  double sum = 0; /* over the documents' words: what is rare counts as often as it stands there */
  for (size_t i = 0; i < index->term_count; i++) {
    sum += (double)index->terms[i].idf * (double)index->terms[i].count;
  }
  index->usual_idf = index->entry_count == 0 ? 0 : (float)(sum / (double)index->entry_count);
  index->entries = NULL;
  return true;
}

/* --- asking --- */

struct question {
  uint32_t terms[WORK_MOST_WORDS];
  size_t count;
  float squares;
};

static void add_word(const struct work_index *index, const char *stem, struct question *question) {
  uint32_t term;
  if (question->count == (size_t)WORK_MOST_WORDS || !work_index_find(index, stem, &term) ||
      !(index->terms[term].idf > 0)) {
    return;
  }
  for (size_t i = 0; i < question->count; i++) {
    if (question->terms[i] == term) {
      return;
    }
  }
  question->terms[question->count++] = term;
  question->squares += index->terms[term].idf * index->terms[term].idf;
}

static void add_translation(const struct work_index *index, const char *english, struct question *question) {
  while (*english != '\0') {
    char stem[WORK_LONGEST_WORD + 1];
    size_t length = strcspn(english, " ");
    if (length < sizeof stem) {
      memcpy(stem, english, length);
      stem[length] = '\0';
      work_stem(stem);
      add_word(index, stem, question);
    }
    english += length;
    english += strspn(english, " ");
  }
}

/* A word that no document has. In a text that has nothing English it may be a
 * Spanish one; else it makes the question less like all documents, as a word
 * of the usual rarity would. */
static void add_unknown(const struct work_index *index, const char *word, bool english, struct question *question) {
  const char *translation = english ? NULL : work_word_from_spanish(word);
  if (translation != NULL) {
    add_translation(index, translation, question);
  } else {
    question->squares += index->usual_idf * index->usual_idf;
  }
}

size_t work_index_ask(const struct work_index *index, const struct work_words *words, float *scores) {
  struct question question = {.count = 0};
  for (size_t i = 0; i < words->count; i++) {
    uint32_t term;
    if (work_index_find(index, words->stems[i], &term)) {
      add_word(index, words->stems[i], &question);
    } else {
      add_unknown(index, words->stems[i], words->english, &question);
    }
  }
  for (size_t i = 0; i < question.count; i++) {
    const struct work_term *term = &index->terms[question.terms[i]];
    float weight = term->idf / sqrtf(question.squares);
    for (uint32_t j = term->first; j < term->first + term->count; j++) {
      scores[index->postings[j].document] += weight * index->postings[j].weight;
    }
  }
  return question.count;
}

/* --- the words of a document --- */

struct heavy {
  const char *stem;
  float weight;
};

static int by_weight(const void *left, const void *right) {
  const struct heavy *a = left;
  const struct heavy *b = right;
  return a->weight != b->weight ? (a->weight < b->weight ? 1 : -1) : strcmp(a->stem, b->stem);
}

static int by_stem(const void *left, const void *right) {
  return strcmp(((const struct heavy *)left)->stem, ((const struct heavy *)right)->stem);
}

bool work_index_words(const struct work_index *index, size_t document, size_t most, struct buffer *words) {
  struct heavy *found = calloc(index->term_count + 1, sizeof *found);
  size_t count = 0;
  if (found == NULL) {
    return false;
  }
  for (size_t i = 0; i < index->term_count; i++) {
    const struct work_term *term = &index->terms[i];
    for (uint32_t j = term->first; j < term->first + term->count; j++) {
      if (index->postings[j].document == document && index->postings[j].weight > 0) {
        found[count++] = (struct heavy){.stem = term->stem, .weight = index->postings[j].weight};
      }
    }
  }
  qsort(found, count, sizeof *found, by_weight);
  count = count < most ? count : most;
  float heaviest = count == 0 ? 1 : found[0].weight;
  qsort(found, count, sizeof *found, by_stem);
  for (size_t i = 0; i < count; i++) {
    long weight = lroundf(9 * found[i].weight / heaviest);
    buffer_add_format(words, weight <= 1 ? "%s%s" : "%s%s*%ld", i == 0 ? "" : " ", found[i].stem, weight);
  }
  free(found);
  return !words->failed;
}
