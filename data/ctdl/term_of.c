/* SPDX-License-Identifier: MIT */
/*
 * Every key of every record is looked up, so a hash table stands over the list
 * of names. It is made when the first key is asked for, and never changes.
 */
#include <pthread.h>
#include <stdint.h>
#include <string.h>

#include "data/ctdl/terms.h"

enum { SLOTS = 2048, WORD = 8 };

struct slot {
  const char *name; /* NULL: free */
  uint16_t size, term;
};

static struct slot table[SLOTS];
static pthread_once_t made = PTHREAD_ONCE_INIT;

static uint64_t load(const char *bytes) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
  return word;
}

/* Names differ in their ends and their length; what is between is compared. */
static size_t hash(const char *name, size_t size) {
  uint64_t value = size;
  if (size >= WORD) {
    value += load(name) ^ load(name + size - WORD) * 3;
  } else {
    for (size_t i = 0; i < size; i++) {
      value = value * 257 + (unsigned char)name[i];
    }
  }
  value *= 0x9e3779b97f4a7c15U;
  return (size_t)(value >> 53) % SLOTS;
}

/* The slot of a name, or the free one where it belongs. */
static struct slot *find(const char *name, size_t size) {
  size_t at = hash(name, size);
  while (table[at].name != NULL && (table[at].size != size || memcmp(table[at].name, name, size) != 0)) {
    at = (at + 1) % SLOTS;
  }
  return &table[at];
}

static void make(void) {
  for (size_t i = 0; i < term_name_count && i < SLOTS / 2; i++) {
    const struct term_name *row = &term_names[i];
    size_t size = strlen(row->name);
    *find(row->name, size) = (struct slot){row->name, (uint16_t)size, (uint16_t)row->term};
  }
}

enum term term_of(const char *key, size_t size) {
  const char *end = key + size;
  while (end > key && end[-1] == ' ') {
    end--;
  }
  const char *start = end;
  while (start > key && start[-1] != ':' && start[-1] != '/' && start[-1] != '#') {
    start--;
  }
  while (start < end && *start == ' ') {
    start++;
  }
  (void)pthread_once(&made, make);
  return (enum term)find(start, (size_t)(end - start))->term;
}
