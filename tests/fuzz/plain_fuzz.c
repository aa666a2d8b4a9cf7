/* SPDX-License-Identifier: MIT */
/* Any bytes as plain words: no crash, the limits hold, what is kept is clean, and it can be matched. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/text.h"
#include "data/match/match.h"
#include "data/match/plain_parts.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition) {
  if (!condition) {
    abort();
  }
}

static void check(const char *text) {
  require(text == NULL || (text_is_utf8(text, strlen(text)) && strpbrk(text, "\x1b\n") == NULL));
}

static struct plain_index *starter(void) {
  static struct plain_index index;
  struct catalog *catalog = NULL;
  struct error error;
  if (index.catalog == NULL) {
    struct arena *arena = arena_new((size_t)1 << 30);
    require(arena != NULL && catalog_open(&catalog, "starter/catalog.db", &error) == 0);
    require(plain_index_open(&index, catalog, arena, &error) == 0);
  }
  return &index;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct arena *arena = arena_new((size_t)64 << 20);
  struct wallet *wallet = wallet_new();
  struct plain plain;
  struct error error;
  const char *text = arena == NULL ? NULL : arena_strndup(arena, (const char *)data, size);
  require(text != NULL && wallet != NULL);
  require(plain_read_with(starter(), arena, text, 2026, &plain, &error) == 0);
  require(plain.count <= PLAIN_MOST_PIECES);
  for (size_t i = 0; i < plain.count; i++) {
    check(plain.pieces[i].words);
    check(plain.pieces[i].name);
    check(plain_words(arena, &plain.pieces[i]));
    require(plain.pieces[i].years >= 0.0 && plain.pieces[i].years <= 80.0);
  }
  require(plain_keep(wallet, &plain, "fuzz.txt", &error) == 0);
  for (size_t i = 0; i < wallet->count; i++) {
    check(wallet->claims[i].name);
    require(wallet->claims[i].confidence <= 0.78);
  }
  wallet_free(wallet);
  arena_free(arena);
  return 0;
}
