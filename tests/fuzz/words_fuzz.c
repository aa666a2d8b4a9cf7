/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a question, as the words of a document and as a job's profile:
 * no crash, likeness stays between 0 and 1, stems are what they have to be, and
 * the words of a document can be read again. The input is cut at zero bytes:
 * first the question, then a document each.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/buffer.h"
#include "data/jobs/profile.h"
#include "data/jobs/work_index.h"

enum { MOST_DOCUMENTS = 8, MEMORY = 64 << 20, MOST_OUT = 5 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition) {
  if (!condition) {
    abort();
  }
}

static void look_at(const struct work_words *words) {
  require(words->count <= WORK_MOST_WORDS);
  for (size_t i = 0; i < words->count; i++) {
    size_t length = strlen(words->stems[i]);
    require(length > 0 && length <= WORK_LONGEST_WORD && words->counts[i] > 0);
    require(strspn(words->stems[i], "abcdefghijklmnopqrstuvwxyz") == length);
  }
}

static void look_at_profile(const char *text) {
  float figures[PROFILE_FIGURES];
  signed char vector[PROFILE_MOST_DIMENSIONS];
  if (profile_figures(text, 7.0f, figures)) {
    for (size_t i = 0; i < PROFILE_FIGURES; i++) {
      require(figures[i] >= 0 && figures[i] <= 7);
    }
  }
  size_t count = profile_vector(text, vector);
  require(count == 0 || count * 2 == strlen(text));
}

/* Documents of texts (`weigh` false) or of words with weights. */
static void ask(struct arena *arena, const struct work_words *question, char *const *texts, size_t count, bool words) {
  struct work_index index;
  struct work_text_read read[MOST_DOCUMENTS] = {0};
  struct work_words *own = arena_alloc(arena, sizeof *own);
  float scores[MOST_DOCUMENTS] = {0};
  require(own != NULL && work_index_begin(&index, arena, count));
  for (size_t i = 0; i < count && !words; i++) {
    require(work_words_read(arena, texts[i], false, own) && work_index_read(&index, own, &read[i]));
  }
  work_index_weigh(&index);
  for (size_t i = 0; i < count; i++) {
    require(words ? work_index_put_words(&index, i, texts[i], 1) : work_index_put(&index, i, &read[i], 2));
  }
  require(work_index_finish(&index, words));
  (void)work_index_ask(&index, question, scores);
  for (size_t i = 0; i < count; i++) {
    require(scores[i] >= 0 && scores[i] <= 1.001f);
    struct buffer out;
    buffer_init(&out, 4096);
    require(work_index_words(&index, i, MOST_OUT, &out));
    struct work_index again;
    require(work_index_begin(&again, arena, 1) && work_index_put_words(&again, 0, buffer_text(&out), 1));
    require(again.entry_count <= MOST_OUT && work_index_finish(&again, true));
    buffer_free(&out);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct arena *arena = arena_new((size_t)MEMORY);
  struct work_words *words = arena_alloc(arena, sizeof *words);
  char *texts[MOST_DOCUMENTS];
  size_t count = 0;
  require(words != NULL);
  for (size_t start = 0; start <= size && count < (size_t)MOST_DOCUMENTS;) {
    const uint8_t *end = start < size ? memchr(data + start, 0, size - start) : NULL;
    size_t length = end == NULL ? size - start : (size_t)(end - data) - start;
    texts[count] = arena_strndup(arena, (const char *)data + start, length);
    require(texts[count] != NULL);
    look_at_profile(texts[count++]);
    start += length + 1;
  }
  for (int spanish = 0; spanish < 2; spanish++) {
    require(work_words_read(arena, texts[0], spanish == 1, words));
    look_at(words);
    ask(arena, words, texts, count, false);
    ask(arena, words, texts, count, true);
  }
  arena_free(arena);
  return 0;
}
