/* SPDX-License-Identifier: MIT */
/* Acronyms and what they stand for. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/text.h"
#include "data/catalog/index.h"
#include "data/catalog/index_make.h"
#include "data/catalog/sql.h"

enum { SHORTEST_ALIAS = 2, LONGEST_ALIAS = 6, LONGEST_MEANING = 400, LARGEST_ALIASES = 32 << 20 };

/* True for 2 to 6 letters, two of them at least capitals, as acronyms are. */
static bool is_acronym(const char *text, size_t length) {
  size_t capitals = 0;
  if (length < (size_t)SHORTEST_ALIAS || length > (size_t)LONGEST_ALIAS) {
    return false;
  }
  for (size_t i = 0; i < length; i++) {
    if (!isalpha((unsigned char)text[i]) || (unsigned char)text[i] >= 0x80) {
      return false;
    }
    capitals += isupper((unsigned char)text[i]) != 0;
  }
  return capitals >= 2;
}

/* Where the bracket at the end of "Certified Nursing Assistant (CNA)" opens. */
static const char *bracket(const char *text) {
  size_t length = strlen(text);
  const char *open = length == 0 || text[length - 1] != ')' ? NULL : strrchr(text, '(');
  return open != NULL && open > text && is_acronym(open + 1, length - (size_t)(open - text) - 2) ? open : NULL;
}

/* `meaning` up to `end`, folded, becomes a meaning of the acronym. */
static void add(struct worker *worker, const char *acronym, size_t length, const char *meaning, size_t end) {
  char pair[LONGEST_ALIAS + 1 + LONGEST_MEANING];
  if (worker->aliases.used > (size_t)LARGEST_ALIASES) {
    return; /* more than anybody means */
  }
  arena_reset(worker->scratch);
  const char *text = arena_strndup(worker->scratch, meaning, end);
  const char *folded = text == NULL ? NULL : text_fold(worker->scratch, text);
  worker->no_memory = worker->no_memory || folded == NULL;
  size_t size = folded == NULL ? 0 : strlen(folded);
  if (size == 0 || size > (size_t)LONGEST_MEANING) {
    return;
  }
  for (size_t i = 0; i < length; i++) {
    pair[i] = (char)tolower((unsigned char)acronym[i]);
  }
  pair[length] = '\0';
  memcpy(pair + length + 1, folded, size);
  if (size == length && memcmp(pair, folded, size) == 0) {
    return;
  }
  size_t whole = length + 1 + size;
  worker->no_memory =
      text_table_add(&worker->aliases, pair, whole, text_table_hash(pair, whole)) == UINT32_MAX || worker->no_memory;
}

void worker_alias(struct worker *worker, const char *alternate, const char *name) {
  const char *open = bracket(name);
  size_t end = open == NULL ? strlen(name) : (size_t)(open - name);
  if (alternate != NULL) {
    if (is_acronym(alternate, strlen(alternate))) {
      add(worker, alternate, strlen(alternate), name, end);
    }
  } else if (open != NULL) {
    add(worker, open + 1, strlen(open) - 2, name, end);
  }
}

/* Short titles of occupations, and titles with an acronym in brackets. */
static int take_titles(struct making *making, struct error *error) {
  struct worker *worker = &making->workers[0];
  sqlite3_stmt *statement = sql_prepare(
      making->database,
      "SELECT t.title, CASE WHEN t.kind = 'short' THEN j.title END FROM job_title t LEFT JOIN job j ON j.code = t.job",
      error);
  if (statement == NULL) {
    return -1;
  }
  int status;
  while ((status = sql_step(statement, error)) == 1) {
    const char *title = (const char *)sqlite3_column_text(statement, 0);
    const char *job = (const char *)sqlite3_column_text(statement, 1);
    if (title != NULL) {
      worker_alias(worker, NULL, title);
    }
    if (title != NULL && job != NULL && is_acronym(title, strlen(title))) {
      add(worker, title, strlen(title), job, strlen(job));
    }
  }
  (void)sqlite3_finalize(statement);
  return status == 0 && worker->no_memory ? error_no_memory(error) : status;
}

/* --- the table --- */

struct meaning {
  const char *alias, *words;
  size_t characters;
};

static size_t count_characters(const char *text) {
  size_t count = 0;
  for (; *text != '\0'; text++) {
    count += ((unsigned char)*text & 0xc0) != 0x80;
  }
  return count;
}

static int by_words(const void *left, const void *right) {
  const struct meaning *a = left, *b = right;
  int order = strcmp(a->alias, b->alias);
  return order != 0 ? order : strcmp(a->words, b->words);
}

static int by_length(const void *left, const void *right) {
  const struct meaning *a = left, *b = right;
  int order = strcmp(a->alias, b->alias);
  order = order != 0 ? order : (a->characters > b->characters) - (a->characters < b->characters);
  return order != 0 ? order : strcmp(a->words, b->words);
}

static size_t gather(struct making *making, struct meaning *meanings) {
  size_t count = 0;
  for (size_t i = 0; i < making->worker_count; i++) {
    const struct text_table *table = &making->workers[i].aliases;
    for (uint32_t n = 0; n < table->count; n++) {
      size_t length;
      const char *text = text_table_get(table, n, &length);
      char *pair = arena_alloc(making->arena, length + 1);
      if (pair == NULL) {
        return SIZE_MAX;
      }
      memcpy(pair, text, length);
      const char *words = pair + strlen(pair) + 1;
      meanings[count++] = (struct meaning){pair, words, count_characters(words)};
    }
  }
  return count;
}

/* An alias that stands for too many things helps nobody: the shortest meanings stay. */
static size_t keep_shortest(struct meaning *meanings, size_t count) {
  size_t kept = 0, same = 0;
  qsort(meanings, count, sizeof *meanings, by_length);
  for (size_t i = 0; i < count; i++) {
    bool known = kept > 0 && strcmp(meanings[kept - 1].alias, meanings[i].alias) == 0;
    bool twice = known && strcmp(meanings[kept - 1].words, meanings[i].words) == 0;
    same = known ? same : 0;
    if (!twice && same < (size_t)INDEX_MOST_MEANINGS) {
      meanings[kept++] = meanings[i];
      same++;
    }
  }
  qsort(meanings, kept, sizeof *meanings, by_words);
  return kept;
}

static void write_sections(struct index_out *out, const struct meaning *meanings, size_t count) {
  uint32_t offset = 0;
  index_out_begin(out, INDEX_ALIAS);
  for (size_t i = 0; i < count; i++) {
    struct index_alias alias = {.alias = offset, .words = offset + (uint32_t)strlen(meanings[i].alias) + 1};
    offset = alias.words + (uint32_t)strlen(meanings[i].words) + 1;
    index_out_add(out, &alias, sizeof alias);
  }
  (void)index_out_end(out, INDEX_ALIAS);
  index_out_begin(out, INDEX_ALIAS_TEXT);
  for (size_t i = 0; i < count; i++) {
    index_out_add(out, meanings[i].alias, strlen(meanings[i].alias) + 1);
    index_out_add(out, meanings[i].words, strlen(meanings[i].words) + 1);
  }
  index_out_add(out, "", 1);
  (void)index_out_end(out, INDEX_ALIAS_TEXT);
}

int write_aliases(struct making *making, struct index_out *out, struct error *error) {
  if (take_titles(making, error) != 0) {
    return -1;
  }
  size_t count = 0;
  for (size_t i = 0; i < making->worker_count; i++) {
    count += making->workers[i].aliases.count;
  }
  struct meaning *meanings = malloc((count + 1) * sizeof *meanings);
  count = meanings == NULL ? SIZE_MAX : gather(making, meanings);
  if (count != SIZE_MAX) {
    write_sections(out, meanings, keep_shortest(meanings, count));
  }
  free(meanings);
  return count == SIZE_MAX ? error_no_memory(error) : 0;
}
