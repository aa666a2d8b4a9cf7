/* SPDX-License-Identifier: MIT */
#include "data/jobs/title_index.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/text.h"
#include "data/catalog/sql.h"
#include "data/jobs/everyday.h"
#include "data/jobs/title_words.h"

enum { LONGEST_KEY = 160, MOST_JOBS = 20000, MOST_TITLES = 400000 };
enum rank { RANK_EVERYDAY, RANK_OWN, RANK_REPORTED, RANK_ALTERNATE, RANK_SHORT };

struct entry {
  const char *key; /* NULL: free */
  uint32_t job;
  uint32_t rank;
};

struct known_job {
  const char *code, *title;
  double openings;
  bool rated;
};

struct title_index {
  struct arena *arena;
  struct known_job *jobs; /* by code */
  size_t job_count;
  struct entry *entries;
  size_t room;               /* a power of two */
  struct title_words *words; /* NULL until they are asked for */
};

static uint64_t hash(const char *text) {
  uint64_t value = 14695981039346656037u; /* FNV-1a */
  for (; *text != '\0'; text++) {
    value = (value ^ (unsigned char)*text) * 1099511628211u;
  }
  return value;
}

/* Takes the "s" off the ends of words, in place. */
static void stem(char *text) {
  char *to = text;
  for (const char *at = text; *at != '\0';) {
    size_t length = strcspn(at, " ");
    size_t kept = length > 3 && at[length - 1] == 's' && at[length - 2] != 's' ? length - 1 : length;
    memmove(to, at, kept);
    to += kept;
    at += length;
    if (*at == ' ') {
      *to++ = *at++;
    }
  }
  *to = '\0';
}

/* Folds `length` bytes; most titles are ASCII, for which this is all that text_fold() does. */
static bool fold(struct arena *scratch, const char *text, size_t length, char key[LONGEST_KEY]) {
  size_t filled = 0;
  bool ascii = true;
  for (size_t i = 0; i < length; i++) {
    ascii = ascii && (unsigned char)text[i] < 0x80;
  }
  if (!ascii) {
    const char *copy = arena_strndup(scratch, text, length);
    text = copy == NULL ? NULL : text_fold(scratch, copy);
    length = text == NULL ? 0 : strlen(text);
  }
  for (size_t i = 0; i < length && filled + 2 < (size_t)LONGEST_KEY; i++) {
    unsigned char byte = (unsigned char)text[i];
    if (isalnum(byte) || byte >= 0x80) {
      key[filled++] = (char)tolower(byte);
    } else if (filled > 0 && key[filled - 1] != ' ') {
      key[filled++] = ' ';
    }
  }
  filled -= filled > 0 && key[filled - 1] == ' ';
  key[filled] = '\0';
  stem(key);
  return filled > 1;
}

static struct entry *slot(const struct title_index *index, const char *key) {
  size_t at = (size_t)hash(key) & (index->room - 1);
  while (index->entries[at].key != NULL && strcmp(index->entries[at].key, key) != 0) {
    at = (at + 1) & (index->room - 1);
  }
  return &index->entries[at];
}

static bool comes_before(const struct title_index *index, uint32_t job, enum rank rank, const struct entry *other) {
  const struct known_job *a = &index->jobs[job];
  const struct known_job *b = &index->jobs[other->job];
  if ((uint32_t)rank != other->rank) {
    return (uint32_t)rank < other->rank;
  }
  return a->rated != b->rated ? a->rated : a->openings > b->openings;
}

static int put(struct title_index *index, const char *key, uint32_t job, enum rank rank, struct error *error) {
  struct entry *entry = slot(index, key);
  if (entry->key != NULL && !comes_before(index, job, rank, entry)) {
    return 0;
  }
  const char *kept = entry->key != NULL ? entry->key : arena_strdup(index->arena, key);
  *entry = (struct entry){.key = kept, .job = job, .rank = (uint32_t)rank};
  return kept == NULL ? error_no_memory(error) : 0;
}

/* A title whole, and its parts outside and inside brackets. */
static int put_title(struct title_index *index, struct arena *scratch, const char *title, uint32_t job, enum rank rank,
                     struct error *error) {
  char key[LONGEST_KEY];
  size_t length = strlen(title);
  const char *open = strchr(title, '(');
  const char *close = open == NULL ? NULL : strchr(open, ')');
  int result = fold(scratch, title, length, key) ? put(index, key, job, rank, error) : 0;
  if (result == 0 && close != NULL && fold(scratch, title, (size_t)(open - title), key)) {
    result = put(index, key, job, rank, error);
  }
  if (result == 0 && close != NULL && fold(scratch, open + 1, (size_t)(close - open - 1), key)) {
    result = put(index, key, job, rank, error);
  }
  return result;
}

static int code_order(const void *key, const void *item) {
  const struct known_job *job = item;
  return strcmp(key, job->code);
}

static const struct known_job *find_job(const struct title_index *index, const char *code) {
  return index->job_count == 0 ? NULL : bsearch(code, index->jobs, index->job_count, sizeof *index->jobs, code_order);
}

static int read_jobs(struct title_index *index, sqlite3 *database, struct arena *scratch, struct error *error) {
  sqlite3_stmt *read =
      sql_prepare(database, "SELECT code, title, openings, rated, title_es FROM job ORDER BY code", error);
  int got = read == NULL ? -1 : 0;
  while (got >= 0 && index->job_count < (size_t)MOST_JOBS && (got = sql_step(read, error)) > 0) {
    struct known_job *job = &index->jobs[index->job_count];
    *job = (struct known_job){.code = sql_text(index->arena, read, 0),
                              .title = sql_text(index->arena, read, 1),
                              .openings = sql_real(read, 2, -1),
                              .rated = sql_integer(read, 3, 0) != 0};
    const char *spanish = sql_text(scratch, read, 4);
    uint32_t at = (uint32_t)index->job_count++;
    if (job->code == NULL || job->title == NULL) {
      got = error_no_memory(error);
    } else if (put_title(index, scratch, job->title, at, RANK_OWN, error) != 0 ||
               (spanish != NULL && put_title(index, scratch, spanish, at, RANK_OWN, error) != 0)) {
      got = -1;
    }
    arena_reset(scratch);
  }
  (void)sqlite3_finalize(read);
  return got < 0 ? got : 0;
}

static enum rank rank_of(const char *kind) {
  return kind == NULL                    ? RANK_ALTERNATE
         : strcmp(kind, "reported") == 0 ? RANK_REPORTED
         : strcmp(kind, "short") == 0    ? RANK_SHORT
                                         : RANK_ALTERNATE;
}

static int read_titles(struct title_index *index, sqlite3 *database, struct arena *scratch, struct error *error) {
  sqlite3_stmt *read = sql_prepare(database, "SELECT job, title, kind FROM job_title", error);
  int got = read == NULL ? -1 : 0;
  size_t count = 0;
  while (got >= 0 && count++ < (size_t)MOST_TITLES && (got = sql_step(read, error)) > 0) {
    const char *code = (const char *)sqlite3_column_text(read, 0);
    const char *title = (const char *)sqlite3_column_text(read, 1);
    const struct known_job *job = code == NULL || title == NULL ? NULL : find_job(index, code);
    if (job != NULL && put_title(index, scratch, title, (uint32_t)(job - index->jobs),
                                 rank_of((const char *)sqlite3_column_text(read, 2)), error) != 0) {
      got = -1;
    }
    arena_reset(scratch);
  }
  (void)sqlite3_finalize(read);
  return got < 0 ? got : 0;
}

static int read_everyday(struct title_index *index, struct arena *scratch, struct error *error) {
  for (const struct everyday_name *name = everyday_names; name->name != NULL; name++) {
    const struct known_job *job = find_job(index, name->code);
    if (job != NULL &&
        put_title(index, scratch, name->name, (uint32_t)(job - index->jobs), RANK_EVERYDAY, error) != 0) {
      return -1;
    }
    arena_reset(scratch);
  }
  return 0;
}

/* Room for each title three times (whole, outside and inside brackets), filled to at most three quarters. */
static int make_room(struct title_index *index, sqlite3 *database, struct error *error) {
  sqlite3_stmt *count = sql_prepare(database, "SELECT count(*) FROM job_title", error);
  if (count == NULL || sql_step(count, error) < 0) {
    (void)sqlite3_finalize(count);
    return -1;
  }
  long long titles = sql_integer(count, 0, 0);
  (void)sqlite3_finalize(count);
  titles = titles < MOST_TITLES ? titles : MOST_TITLES;
  size_t wanted = ((size_t)titles + (size_t)MOST_JOBS * 2) * 4;
  for (index->room = 1024; index->room < wanted;) {
    index->room *= 2;
  }
  index->entries = arena_array(index->arena, index->room, sizeof *index->entries);
  index->jobs = arena_array(index->arena, MOST_JOBS, sizeof *index->jobs);
  return index->entries == NULL || index->jobs == NULL ? error_no_memory(error) : 0;
}

int title_index_open(struct catalog *catalog, struct arena *arena, struct title_index **index, struct error *error) {
  sqlite3 *database = catalog_database(catalog);
  struct arena *scratch = arena_new((size_t)1 << 20);
  *index = arena_alloc(arena, sizeof **index);
  if (scratch == NULL || *index == NULL) {
    arena_free(scratch);
    return error_no_memory(error);
  }
  (*index)->arena = arena;
  int result = make_room(*index, database, error);
  result = result == 0 ? read_jobs(*index, database, scratch, error) : result;
  result = result == 0 ? read_titles(*index, database, scratch, error) : result;
  result = result == 0 ? read_everyday(*index, scratch, error) : result;
  arena_free(scratch);
  return result;
}

bool title_index_find(const struct title_index *index, const char *words, struct title_hit *hit) {
  char key[LONGEST_KEY];
  if (strlen(words) >= (size_t)LONGEST_KEY) {
    return false;
  }
  memcpy(key, words, strlen(words) + 1);
  stem(key);
  const struct entry *entry = slot(index, key);
  if (entry->key == NULL) {
    return false;
  }
  *hit = (struct title_hit){.code = index->jobs[entry->job].code,
                            .title = index->jobs[entry->job].title,
                            .own = entry->rank == (uint32_t)RANK_OWN,
                            .everyday = entry->rank == (uint32_t)RANK_EVERYDAY};
  return true;
}

const char *title_index_title(const struct title_index *index, const char *code) {
  const struct known_job *job = find_job(index, code);
  return job == NULL ? NULL : job->title;
}

const char *title_index_respell(struct title_index *index, const char *word) {
  if (index->words == NULL) {
    index->words = title_words_new(index->arena);
    for (size_t i = 0; index->words != NULL && i < index->room; i++) {
      if (index->entries[i].key != NULL && !title_words_add(index->words, index->entries[i].key)) {
        index->words = NULL;
      }
    }
  }
  return index->words == NULL ? NULL : title_words_respell(index->words, word);
}
