/* SPDX-License-Identifier: MIT */
/* Mistyped words -> their neighbours in the dictionary. */
#include <string.h>

#include "data/catalog/search_parts.h"

enum { LEAST_CORRECTED = 4, TWO_SLIPS = 6, LONGEST_CORRECTED = 40 };

/* True when the snapshot has the word, or one that begins with it, or knows it as an everyday name. */
static bool is_known(const struct search *search, const struct search_word *word) {
  const struct index_file *index = search->index;
  size_t length = strlen(word->text), size = 0;
  uint32_t at = index_term_find(index, word->text, length);
  const char *term = at < index->terms ? index_term_text(index, at, &size) : NULL;
  bool begins = term != NULL && size >= length && memcmp(term, word->text, length) == 0;
  return (begins && (word->prefix || size == length)) || search_everyday_name(word->text, 0) != NULL ||
         search_alias_find(index, word->text) < index->aliases;
}

/* Damerau-Levenshtein distance (optimal string alignment) of `word` to each beginning of `term`; the last row
 * of the matrix goes to `row`. False when no beginning is within `most`. */
static bool distances(const char *word, size_t length, const char *term, size_t size, unsigned most, unsigned *row) {
  unsigned cells[3][LONGEST_CORRECTED + 4];
  for (size_t j = 0; j <= size; j++) {
    cells[0][j] = (unsigned)j;
  }
  for (size_t i = 1; i <= length; i++) {
    unsigned *now = cells[i % 3], *before = cells[(i + 2) % 3], *earlier = cells[(i + 1) % 3];
    unsigned least = now[0] = (unsigned)i;
    for (size_t j = 1; j <= size; j++) {
      unsigned cost = before[j - 1] + (word[i - 1] != term[j - 1]);
      cost = before[j] + 1 < cost ? before[j] + 1 : cost;
      cost = now[j - 1] + 1 < cost ? now[j - 1] + 1 : cost;
      if (i > 1 && j > 1 && word[i - 1] == term[j - 2] && word[i - 2] == term[j - 1] && earlier[j - 2] + 1 < cost) {
        cost = earlier[j - 2] + 1;
      }
      now[j] = cost;
      least = cost < least ? cost : least;
    }
    if (least > most) {
      return false;
    }
  }
  memcpy(row, cells[length % 3], (size + 1) * sizeof *row);
  return true;
}

struct neighbour {
  char text[LONGEST_CORRECTED + 4];
  unsigned slips;
  long long documents;
};

/* Keeps the better of what is there and what `term` offers: the whole term, or its nearest beginning. */
static void offer(const struct search_word *word, const char *term, size_t size, long long documents, bool beginning,
                  struct neighbour *best) {
  size_t length = strlen(word->text);
  size_t used = size <= length + 2 ? size : length + 2;
  unsigned row[LONGEST_CORRECTED + 4];
  if (size > LONGEST_CORRECTED || size + 2 < length || (!beginning && size > length + 2) ||
      !distances(word->text, length, term, used, best->slips, row)) {
    return;
  }
  size_t end = used;
  for (size_t j = used; beginning && j-- > 1;) {
    end = row[j] < row[end] && ((unsigned char)term[j] & 0xc0) != 0x80 ? j : end;
  }
  bool better = row[end] < best->slips || (row[end] == best->slips && documents > best->documents);
  if (better && end > 0 && (end == size || ((unsigned char)term[end] & 0xc0) != 0x80)) {
    memcpy(best->text, term, end);
    best->text[end] = '\0';
    best->slips = row[end];
    best->documents = documents;
  }
}

/* A bit for each byte that is there. A byte of the word that a term has not costs a slip, so most terms need no
 * closer look. */
static uint64_t letters_of(const char *text, size_t length) {
  uint64_t letters = 0;
  for (size_t i = 0; i < length; i++) {
    letters |= (uint64_t)1 << ((unsigned char)text[i] & 63);
  }
  return letters;
}

static void scan_dictionary(const struct search *search, const struct search_word *word, struct neighbour *whole,
                            struct neighbour *begun) {
  const struct index_file *index = search->index;
  size_t length = strlen(word->text);
  uint64_t letters = letters_of(word->text, length);
  for (uint32_t i = 0; i < index->terms; i++) {
    size_t size;
    const char *term = index_term_text(index, i, &size);
    unsigned most = whole->slips > begun->slips ? whole->slips : begun->slips;
    if (id_set_bits(letters & ~letters_of(term, size)) > most) {
      continue;
    }
    long long documents = index_term_at(index, i)->count;
    offer(word, term, size, documents, false, whole);
    if (length >= (size_t)TWO_SLIPS) {
      offer(word, term, size, documents, true, begun);
    }
  }
  const char *name;
  for (size_t i = 0; (name = search_everyday_at(i)) != NULL; i++) {
    if (strchr(name, ' ') == NULL) {
      offer(word, name, strlen(name), 0, false, whole);
    }
  }
}

int search_correct(struct search *search, struct search_word *word, bool *changed) {
  size_t length = strlen(word->text);
  if (length < (size_t)LEAST_CORRECTED || length > (size_t)LONGEST_CORRECTED - 2 || strpbrk(word->text, "+#") != NULL ||
      is_known(search, word)) {
    return 0;
  }
  struct neighbour whole = {.slips = length >= (size_t)TWO_SLIPS ? 2 : 1, .documents = -1};
  struct neighbour begun = {.slips = 1, .documents = -1};
  scan_dictionary(search, word, &whole, &begun);
  const struct neighbour *best = whole.text[0] != '\0' ? &whole : &begun;
  if (best->text[0] != '\0') {
    word->text = arena_strdup(search->scratch, best->text);
    *changed = true;
    return word->text == NULL ? error_no_memory(search->error) : 0;
  }
  return 0;
}
