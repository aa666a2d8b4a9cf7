/* SPDX-License-Identifier: MIT */
/* Words -> one full-text expression; mistyped words -> their neighbours. */
#include <string.h>

#include "data/base/buffer.h"
#include "data/base/text.h"
#include "data/catalog/search_parts.h"
#include "data/catalog/sql.h"

enum { MOST_ALIASES = 8, MOST_ALIAS_WORDS = 6, LARGEST_EXPRESSION = 1 << 16, LEAST_CORRECTED = 4, TWO_SLIPS = 6 };
enum { LONGEST_CORRECTED = 40 };

/* --- expression --- */

/* A word may hold + and #, which the index leaves out; nothing in it can end the quotes. */
static void add_word(struct buffer *out, const char *word, bool prefix) {
  buffer_add_char(out, '"');
  buffer_add_text(out, word);
  buffer_add_text(out, prefix ? "\"*" : "\"");
}

static int add_phrase(struct search *search, struct buffer *out, const char *phrase) {
  const char *folded = text_fold(search->scratch, phrase);
  if (folded == NULL) {
    return error_no_memory(search->error);
  }
  size_t count = 0;
  while (*folded != '\0' && count < MOST_ALIAS_WORDS) {
    size_t length = strcspn(folded, " ");
    char *word = arena_strndup(search->scratch, folded, length);
    if (word == NULL) {
      return error_no_memory(search->error);
    }
    if (!query_word_is_small(word)) {
      buffer_add_text(out, count == 0 ? " OR (" : " AND ");
      add_word(out, word, length >= QUERY_PREFIX_LETTERS);
      count++;
    }
    folded += length;
    folded += *folded == ' ';
  }
  buffer_add_text(out, count == 0 ? "" : ")");
  return 0;
}

/* Adds " OR (what the name stands for)" to `out` for each meaning of `name`. */
static int add_aliases(struct search *search, struct buffer *out, const char *name) {
  const char *phrase;
  for (size_t i = 0; (phrase = search_everyday_name(name, i)) != NULL; i++) {
    if (add_phrase(search, out, phrase) != 0) {
      return -1;
    }
  }
  sqlite3_stmt *statement =
      sql_prepare(search->database, "SELECT words FROM alias WHERE alias = ? LIMIT ?", search->error);
  if (statement == NULL) {
    return -1;
  }
  sql_bind_text(statement, 1, name);
  sql_bind_integer(statement, 2, MOST_ALIASES);
  int status;
  while ((status = sql_step(statement, search->error)) == 1) {
    const char *words = sql_text(search->scratch, statement, 0);
    if (words != NULL && add_phrase(search, out, words) != 0) {
      status = -1;
      break;
    }
  }
  (void)sqlite3_finalize(statement);
  return status;
}

/* One word with its meanings, in brackets. */
static int add_group(struct search *search, struct buffer *out, const struct search_word *word) {
  buffer_add_char(out, '(');
  add_word(out, word->text, word->prefix);
  int status = add_aliases(search, out, word->text);
  buffer_add_char(out, ')');
  return status;
}

/* Two words that together are an everyday name ("truck driver"); *taken is 2 then. */
static int add_pair(struct search *search, struct buffer *out, size_t at, size_t *taken) {
  struct buffer more;
  buffer_init(&more, LARGEST_EXPRESSION);
  const struct search_word *words = search->words;
  const char *name = arena_printf(search->scratch, "%s %s", words[at].text, words[at + 1].text);
  int status = name == NULL ? error_no_memory(search->error) : add_aliases(search, &more, name);
  *taken = 0;
  if (status == 0 && more.length > 0) {
    buffer_add_text(out, "((");
    status = add_group(search, out, &words[at]);
    buffer_add_text(out, " AND ");
    status = status == 0 ? add_group(search, out, &words[at + 1]) : status;
    buffer_add_format(out, ")%s)", buffer_text(&more));
    *taken = 2;
  }
  buffer_free(&more);
  return status;
}

static int add_all(struct search *search, struct buffer *out) {
  size_t at = 0;
  while (at < search->word_count) {
    size_t taken = 0;
    buffer_add_text(out, at == 0 ? "" : " AND ");
    if (at + 1 < search->word_count && add_pair(search, out, at, &taken) != 0) {
      return -1;
    }
    if (taken == 0 && add_group(search, out, &search->words[at]) != 0) {
      return -1;
    }
    at += taken == 0 ? 1 : taken;
  }
  return 0;
}

static const char *joined(struct search *search) {
  struct buffer out;
  buffer_init(&out, LARGEST_EXPRESSION);
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
  if (search->word_count == 0) {
    return 0;
  }
  for (size_t i = 0; i < search->word_count; i++) {
    if (search_correct(search, &search->words[i], &changed) != 0) {
      return -1;
    }
  }
  struct buffer out;
  buffer_init(&out, LARGEST_EXPRESSION);
  int status = add_all(search, &out);
  if (status == 0 && out.failed) {
    status = error_no_memory(search->error);
  }
  if (status == 0) {
    sqlite3_stmt *statement =
        sql_prepare(search->database, "SELECT rowid FROM words WHERE words MATCH ?", search->error);
    if (statement != NULL) {
      sql_bind_text(statement, 1, buffer_text(&out));
    }
    status = search_collect(search, statement);
  }
  buffer_free(&out);
  if (status == 0) {
    search_narrow(search);
    *corrected = changed ? joined(search) : NULL;
  }
  return status;
}

/* --- mistyped words --- */

/* 1 when the snapshot has the word, or one that begins with it, or knows it as an everyday name. */
static int is_known(struct search *search, const struct search_word *word) {
  if (search_everyday_name(word->text, 0) != NULL) {
    return 1;
  }
  sqlite3_stmt *statement = sql_prepare(search->database,
                                        "SELECT 1 FROM dictionary WHERE term >= ?1 AND term <= ?2 "
                                        "UNION ALL SELECT 1 FROM alias WHERE alias = ?1 LIMIT 1",
                                        search->error);
  const char *last = word->prefix ? arena_printf(search->scratch, "%s\xf4\x8f\xbf\xbf", word->text) : word->text;
  if (statement == NULL || last == NULL) {
    (void)sqlite3_finalize(statement);
    return last == NULL ? error_no_memory(search->error) : -1;
  }
  sql_bind_text(statement, 1, word->text);
  sql_bind_text(statement, 2, last);
  int status = sql_step(statement, search->error);
  (void)sqlite3_finalize(statement);
  return status;
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
static void offer(const struct search_word *word, const char *term, long long documents, bool beginning,
                  struct neighbour *best) {
  size_t length = strlen(word->text);
  size_t size = strnlen(term, LONGEST_CORRECTED + 1);
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

static int scan_dictionary(struct search *search, const struct search_word *word, struct neighbour *whole,
                           struct neighbour *begun) {
  size_t length = strlen(word->text);
  sqlite3_stmt *statement = sql_prepare(search->database, "SELECT term, doc FROM dictionary", search->error);
  if (statement == NULL) {
    return -1;
  }
  int status;
  while ((status = sql_step(statement, search->error)) == 1) {
    const char *term = (const char *)sqlite3_column_text(statement, 0);
    long long documents = sqlite3_column_int64(statement, 1);
    if (term != NULL) {
      offer(word, term, documents, false, whole);
    }
    if (term != NULL && length >= TWO_SLIPS) {
      offer(word, term, documents, true, begun);
    }
  }
  (void)sqlite3_finalize(statement);
  const char *name;
  for (size_t i = 0; (name = search_everyday_at(i)) != NULL; i++) {
    if (strchr(name, ' ') == NULL) {
      offer(word, name, 0, false, whole);
    }
  }
  return status;
}

int search_correct(struct search *search, struct search_word *word, bool *changed) {
  size_t length = strlen(word->text);
  if (length < LEAST_CORRECTED || length > LONGEST_CORRECTED - 2 || strpbrk(word->text, "+#") != NULL) {
    return 0;
  }
  int known = is_known(search, word);
  if (known != 0) {
    return known < 0 ? -1 : 0;
  }
  struct neighbour whole = {.slips = length >= TWO_SLIPS ? 2 : 1, .documents = -1};
  struct neighbour begun = {.slips = 1, .documents = -1};
  int status = scan_dictionary(search, word, &whole, &begun);
  const struct neighbour *best = whole.text[0] != '\0' ? &whole : &begun;
  if (status == 0 && best->text[0] != '\0') {
    word->text = arena_strdup(search->scratch, best->text);
    *changed = true;
    status = word->text == NULL ? error_no_memory(search->error) : 0;
  }
  return status;
}
