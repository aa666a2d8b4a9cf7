/* SPDX-License-Identifier: MIT */
/* Pairs of a word and a document, in the order of documents -> the documents of each word. */
#include <stdlib.h>
#include <string.h>

#include "data/catalog/index_make.h"

bool numbers32_add(struct numbers32 *numbers, uint32_t number) {
  if (numbers->count == numbers->room) {
    size_t room = numbers->room == 0 ? 4096 : numbers->room * 2;
    uint32_t *items = realloc(numbers->items, room * sizeof *items);
    if (items == NULL) {
      return false;
    }
    numbers->items = items;
    numbers->room = room;
  }
  numbers->items[numbers->count++] = number;
  return true;
}

static bool make_seen(struct worker *worker) {
  size_t room = worker->words.room;
  uint32_t *seen = realloc(worker->seen, room * sizeof *seen);
  if (seen == NULL) {
    return false;
  }
  memset(seen + worker->seen_room, 0, (room - worker->seen_room) * sizeof *seen);
  worker->seen = seen;
  worker->seen_room = room;
  return true;
}

void worker_pair(struct worker *worker, uint32_t word) {
  if (word == UINT32_MAX || (word >= worker->seen_room && !make_seen(worker))) {
    worker->no_memory = true;
    return;
  }
  if (worker->seen[word] == worker->document + 1) {
    return;
  }
  worker->seen[word] = worker->document + 1;
  worker->no_memory = !numbers32_add(&worker->pair_words, word) ||
                      !numbers32_add(&worker->pair_documents, worker->document) || worker->no_memory;
}

/* How often each word is there -> worker->tally, and which ones there are -> worker->touched. */
static bool count_words(struct worker *worker) {
  while (worker->tally.count < worker->words.count) {
    if (!numbers32_add(&worker->tally, 0)) {
      return false;
    }
  }
  worker->touched.count = 0;
  for (size_t i = 0; i < worker->pair_words.count; i++) {
    uint32_t word = worker->pair_words.items[i];
    if (worker->tally.items[word]++ == 0 && !numbers32_add(&worker->touched, word)) {
      return false;
    }
  }
  return true;
}

int invert_slice(struct worker *worker) {
  struct inverted *words = &worker->slice->words;
  size_t pairs = worker->pair_words.count;
  if (!count_words(worker)) {
    return error_no_memory(&worker->error);
  }
  size_t count = worker->touched.count;
  words->words = malloc((count + 1) * sizeof *words->words);
  words->starts = malloc((count + 1) * sizeof *words->starts);
  words->documents = malloc((pairs + 1) * sizeof *words->documents);
  if (words->words == NULL || words->starts == NULL || words->documents == NULL) {
    return error_no_memory(&worker->error);
  }
  words->count = (uint32_t)count;
  uint32_t start = 0;
  for (size_t i = 0; i < count; i++) {
    uint32_t word = worker->touched.items[i];
    words->words[i] = word;
    words->starts[i] = start;
    start += worker->tally.items[word];
    worker->tally.items[word] = words->starts[i];
  }
  words->starts[count] = start;
  for (size_t i = 0; i < pairs; i++) {
    words->documents[worker->tally.items[worker->pair_words.items[i]]++] = (uint16_t)worker->pair_documents.items[i];
  }
  for (size_t i = 0; i < count; i++) {
    worker->tally.items[worker->touched.items[i]] = 0;
    worker->seen[worker->touched.items[i]] = 0;
  }
  worker->pair_words.count = 0;
  worker->pair_documents.count = 0;
  return 0;
}

void slice_free_words(struct slice *slice) {
  free(slice->words.words);
  free(slice->words.starts);
  free(slice->words.documents);
  slice->words = (struct inverted){0};
}
