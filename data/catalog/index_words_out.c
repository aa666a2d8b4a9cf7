/* SPDX-License-Identifier: MIT */
/* The workers' words -> one dictionary; the slices' documents -> lists of words and of beginnings of words. */
#include <stdlib.h>
#include <string.h>

#include "data/catalog/index_make.h"

/* A list for a beginning is kept where going through its words would take long: so many words, or so many documents,
 * one of FEW_DOCUMENTS of all and some. */
enum { FEW_WORDS = 64, FEW_DOCUMENTS = 64, SOME_DOCUMENTS = 1024 };

struct merged {
  const char *text;
  uint32_t length, number;
  uint32_t worker;
};

/* Where documents of a word stand. */
struct piece {
  uint32_t slice, place;
};

/* One beginning of words while its words go by. */
struct beginning {
  char text[4];
  size_t words, documents;
  uint64_t *bits;
};

struct words_job {
  struct making *making;
  struct index_out *out;
  uint64_t *lists;
  struct word_entries *entries;
  struct merged *merged;
  size_t merged_count;
  uint32_t *term_of[MOST_WORKERS];
  uint32_t *starts; /* of each term's pieces */
  struct piece *pieces;
  uint32_t *documents;
  struct beginning beginnings[INDEX_PREFIX_LETTERS];
  size_t prefix_room;
  bool failed;
};

static int by_text(const void *left, const void *right) {
  const struct merged *a = left, *b = right;
  int order = memcmp(a->text, b->text, a->length < b->length ? a->length : b->length);
  order = order != 0 ? order : (a->length > b->length) - (a->length < b->length);
  return order != 0 ? order : (a->worker > b->worker) - (a->worker < b->worker);
}

static bool merge(struct words_job *job) {
  size_t count = 0;
  for (size_t i = 0; i < job->making->worker_count; i++) {
    count += job->making->workers[i].words.count;
  }
  job->merged = malloc((count + 1) * sizeof *job->merged);
  for (size_t i = 0; i < job->making->worker_count && job->merged != NULL; i++) {
    const struct text_table *words = &job->making->workers[i].words;
    job->term_of[i] = malloc((words->count + (size_t)1) * sizeof(uint32_t));
    if (job->term_of[i] == NULL) {
      return false;
    }
    for (uint32_t n = 0; n < words->count; n++) {
      size_t length;
      const char *text = text_table_get(words, n, &length);
      job->merged[job->merged_count++] = (struct merged){text, (uint32_t)length, n, (uint32_t)i};
    }
  }
  if (job->merged != NULL) {
    qsort(job->merged, job->merged_count, sizeof *job->merged, by_text);
  }
  return job->merged != NULL;
}

static bool same_text(const struct merged *a, const struct merged *b) {
  return a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
}

/* Gives numbers to the terms; their texts. */
static bool number_terms(struct words_job *job) {
  struct word_entries *entries = job->entries;
  size_t bytes = 0;
  for (size_t i = 0; i < job->merged_count; i++) {
    bytes += job->merged[i].length;
  }
  entries->terms = malloc((job->merged_count + 1) * sizeof *entries->terms);
  entries->text = malloc(bytes + 1);
  if (entries->terms == NULL || entries->text == NULL || bytes > UINT32_MAX) {
    return false;
  }
  for (size_t i = 0; i < job->merged_count; i++) {
    const struct merged *merged = &job->merged[i];
    if (i == 0 || !same_text(merged, merged - 1)) {
      entries->terms[entries->term_count++] = (struct index_term){.text = (uint32_t)entries->text_length};
      memcpy(entries->text + entries->text_length, merged->text, merged->length);
      entries->text_length += merged->length;
    }
    job->term_of[merged->worker][merged->number] = (uint32_t)entries->term_count - 1;
  }
  entries->terms[entries->term_count] = (struct index_term){.text = (uint32_t)entries->text_length};
  return true;
}

/* Slices in order, so that each term's pieces are. */
static bool sort_pieces(struct words_job *job) {
  struct making *making = job->making;
  size_t terms = job->entries->term_count;
  job->starts = calloc(terms + 2, sizeof *job->starts);
  if (job->starts == NULL) {
    return false;
  }
  size_t total = 0;
  for (uint32_t i = 0; i < making->slice_count; i++) {
    const struct slice *slice = &making->slices[i];
    const uint32_t *term_of = job->term_of[slice->worker - making->workers];
    for (uint32_t n = 0; n < slice->words.count; n++) {
      job->starts[term_of[slice->words.words[n]] + 2]++;
    }
    total += slice->words.count;
  }
  for (size_t i = 2; i < terms + 2; i++) {
    job->starts[i] += job->starts[i - 1];
  }
  job->pieces = malloc((total + 1) * sizeof *job->pieces);
  for (uint32_t i = 0; i < making->slice_count && job->pieces != NULL; i++) {
    const struct slice *slice = &making->slices[i];
    const uint32_t *term_of = job->term_of[slice->worker - making->workers];
    for (uint32_t n = 0; n < slice->words.count; n++) {
      job->pieces[job->starts[term_of[slice->words.words[n]] + 1]++] = (struct piece){i, n};
    }
  }
  return job->pieces != NULL && total < UINT32_MAX;
}

/* --- lists --- */

static uint32_t gather(struct words_job *job, size_t term) {
  uint32_t count = 0;
  for (uint32_t i = job->starts[term]; i < job->starts[term + 1]; i++) {
    const struct inverted *words = &job->making->slices[job->pieces[i].slice].words;
    uint32_t base = job->pieces[i].slice * (uint32_t)SLICE_DOCUMENTS;
    uint32_t end = words->starts[job->pieces[i].place + 1];
    for (uint32_t n = words->starts[job->pieces[i].place]; n < end; n++) {
      job->documents[count++] = base + words->documents[n];
    }
  }
  return count;
}

static size_t bit_words(const struct words_job *job) {
  return ((size_t)job->making->limit + 63) / 64;
}

static bool add_prefix(struct words_job *job, const struct beginning *beginning, uint32_t count, uint64_t list) {
  struct word_entries *entries = job->entries;
  if (entries->prefix_count == job->prefix_room) {
    size_t room = job->prefix_room == 0 ? 1024 : job->prefix_room * 2;
    struct index_prefix *grown = realloc(entries->prefixes, room * sizeof *grown);
    if (grown == NULL) {
      return false;
    }
    entries->prefixes = grown;
    job->prefix_room = room;
  }
  struct index_prefix *prefix = &entries->prefixes[entries->prefix_count++];
  *prefix = (struct index_prefix){.count = count, .list = list};
  memcpy(prefix->text, beginning->text, sizeof prefix->text);
  return true;
}

/* The beginning is over: its list, when it is worth it. */
static void end_beginning(struct words_job *job, struct beginning *beginning) {
  bool kept = beginning->words > (size_t)FEW_WORDS ||
              (beginning->words > 1 &&
               beginning->documents > job->making->limit / (size_t)FEW_DOCUMENTS + (size_t)SOME_DOCUMENTS);
  uint32_t count = 0;
  for (size_t i = 0; i < bit_words(job) && kept; i++) {
    for (uint64_t bits = beginning->bits[i]; bits != 0; bits &= bits - 1) {
      job->documents[count++] = (uint32_t)(i * 64) + (uint32_t)__builtin_ctzll(bits);
    }
  }
  if (kept) {
    uint64_t list = index_list_write(job->out, job->lists, job->documents, count, &job->failed);
    job->failed = !add_prefix(job, beginning, count, list) || job->failed;
  }
  if (beginning->words > 0) {
    memset(beginning->bits, 0, bit_words(job) * sizeof *beginning->bits);
  }
  beginning->words = beginning->documents = 0;
}

/* True when the first `length` bytes are whole characters. */
static bool whole(const char *text, size_t size, size_t length) {
  return size >= length && (size == length || ((unsigned char)text[length] & 0xc0) != 0x80);
}

/* Ends the beginnings that this term is not of, the longest first, and starts its own. */
static void turn_beginnings(struct words_job *job, const char *text, size_t size) {
  for (size_t length = INDEX_PREFIX_LETTERS; length > 0; length--) {
    struct beginning *beginning = &job->beginnings[length - 1];
    char own[4] = "";
    memcpy(own, text, size < length ? size : length);
    if (memcmp(own, beginning->text, sizeof own) != 0) {
      end_beginning(job, beginning);
      memcpy(beginning->text, own, sizeof own);
    }
  }
}

static void note_beginnings(struct words_job *job, const char *text, size_t size, uint32_t count) {
  for (size_t length = 1; length <= (size_t)INDEX_PREFIX_LETTERS; length++) {
    struct beginning *beginning = &job->beginnings[length - 1];
    if (whole(text, size, length)) {
      beginning->words++;
      beginning->documents += count;
      for (uint32_t i = 0; i < count; i++) {
        beginning->bits[job->documents[i] / 64] |= (uint64_t)1 << (job->documents[i] % 64);
      }
    }
  }
}

static int by_prefix(const void *left, const void *right) {
  return memcmp(((const struct index_prefix *)left)->text, ((const struct index_prefix *)right)->text, 4);
}

static bool write_lists(struct words_job *job) {
  struct word_entries *entries = job->entries;
  job->documents = malloc(((size_t)job->making->limit + 1) * sizeof *job->documents);
  for (size_t i = 0; i < (size_t)INDEX_PREFIX_LETTERS; i++) {
    job->beginnings[i].bits = calloc(bit_words(job) + 1, sizeof(uint64_t));
    job->failed = job->failed || job->beginnings[i].bits == NULL;
  }
  if (job->documents == NULL || job->failed) {
    return false;
  }
  for (size_t i = 0; i < entries->term_count && !job->failed; i++) {
    const char *text = entries->text + entries->terms[i].text;
    size_t size = entries->terms[i + 1].text - entries->terms[i].text;
    turn_beginnings(job, text, size);
    uint32_t count = gather(job, i);
    note_beginnings(job, text, size, count);
    entries->terms[i].count = count;
    /* NOLINTNEXTLINE(clang-analyzer-unix.Malloc): write_words() frees what the job holds */
    entries->terms[i].list = index_list_write(job->out, job->lists, job->documents, count, &job->failed);
  }
  for (size_t i = INDEX_PREFIX_LETTERS; i > 0; i--) {
    end_beginning(job, &job->beginnings[i - 1]);
  }
  if (entries->prefix_count > 0) {
    qsort(entries->prefixes, entries->prefix_count, sizeof *entries->prefixes, by_prefix);
  }
  return !job->failed;
}

int write_words(struct making *making, struct index_out *out, uint64_t *lists, struct word_entries *entries,
                struct error *error) {
  struct words_job job = {.making = making, .out = out, .lists = lists, .entries = entries};
  bool done = merge(&job) && number_terms(&job) && sort_pieces(&job) && write_lists(&job);
  for (size_t i = 0; i < making->worker_count; i++) {
    free(job.term_of[i]);
  }
  for (size_t i = 0; i < (size_t)INDEX_PREFIX_LETTERS; i++) {
    free(job.beginnings[i].bits);
  }
  free(job.merged);
  free(job.starts);
  free(job.pieces);
  free(job.documents);
  return done ? 0 : error_no_memory(error);
}

void word_entries_free(struct word_entries *entries) {
  free(entries->terms);
  free(entries->prefixes);
  free(entries->text);
  *entries = (struct word_entries){0};
}
