/* SPDX-License-Identifier: MIT */
/* jobs_search(): a walk over all occupations and everyday titles; the order of
 * results is written down in jobs.h. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/base/text.h"
#include "data/catalog/sql.h"
#include "data/jobs/everyday.h"
#include "data/jobs/job_row.h"
#include "data/jobs/jobs.h"
#include "data/jobs/words.h"

enum { SCRATCH_LIMIT = 64 << 20 };

/* See the list at jobs_search(). */
enum tier {
  TIER_SAME,
  TIER_BEGINS,
  TIER_TITLE,
  TIER_TITLE_BEGINNINGS,
  TIER_EVERYDAY,
  TIER_EVERYDAY_BEGINNINGS,
  TIER_SPREAD,
  TIER_NONE
};

struct candidate {
  const char *code, *title;
  double openings, growth;
  long long median;
  unsigned own; /* words found in the titles */
  bool plain;   /* the English title or the code holds them all */
  enum tier tier;
  enum tier everyday_tier;
  const char *everyday; /* the best everyday title so far */
};

struct search {
  sqlite3 *database;
  struct arena *scratch;
  struct words words;
  const char *text; /* cleaned, as typed */
  struct candidate *candidates;
  size_t count, capacity;
};

static bool passes(const struct jobs_filter *filter, sqlite3_stmt *row) {
  long long zone = sql_integer(row, 6, 0);
  return filter == NULL || ((filter->wage_at_least <= 0 || sql_integer(row, 4, -1) >= filter->wage_at_least) &&
                            (filter->zone_at_most <= 0 || (zone >= 1 && zone <= filter->zone_at_most)) &&
                            (!filter->rated_only || sql_integer(row, 7, 0) != 0));
}

static void better(enum tier *tier, enum tier other) {
  if (other < *tier) {
    *tier = other;
  }
}

static enum tier title_tier(const struct words *words, struct words_match match) {
  return match.exact                  ? TIER_SAME
         : match.begins               ? TIER_BEGINS
         : match.whole == words->all  ? TIER_TITLE
         : match.either == words->all ? TIER_TITLE_BEGINNINGS
                                      : TIER_NONE;
}

static void try_code(const struct search *search, struct candidate *candidate) {
  size_t length = strlen(search->text);
  if (search->text[0] >= '0' && search->text[0] <= '9' && strncmp(candidate->code, search->text, length) == 0) {
    better(&candidate->tier, length >= 7 ? TIER_SAME : TIER_BEGINS);
    candidate->plain = true;
  }
}

static int add_candidate(struct search *search, sqlite3_stmt *row, struct error *error) {
  if (search->count == search->capacity) {
    struct candidate *more =
        arena_grow(search->scratch, search->candidates, search->count, &search->capacity, sizeof *more);
    if (more == NULL) {
      return error_no_memory(error);
    }
    search->candidates = more;
  }
  struct candidate *candidate = &search->candidates[search->count++];
  const char *titles[] = {sql_text(search->scratch, row, 1), sql_text(search->scratch, row, 2)};
  *candidate = (struct candidate){.code = sql_text(search->scratch, row, 0),
                                  .title = titles[0],
                                  .openings = sql_real(row, 3, -1),
                                  .median = sql_integer(row, 4, -1),
                                  .growth = sql_real(row, 5, NAN),
                                  .tier = search->words.count == 0 ? TIER_SAME : TIER_NONE,
                                  .everyday_tier = TIER_NONE};
  if (candidate->code == NULL || candidate->title == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; search->words.count != 0 && i < 2 && titles[i] != NULL; i++) {
    struct words_match match = words_match(&search->words, search->scratch, titles[i]);
    better(&candidate->tier, title_tier(&search->words, match));
    candidate->own |= match.either;
    candidate->plain |= i == 0 && match.either == search->words.all;
  }
  if (search->words.count != 0) {
    try_code(search, candidate);
  }
  return 0;
}

static int read_candidates(struct search *search, const struct jobs_filter *filter, struct error *error) {
  sqlite3_stmt *read =
      sql_prepare(search->database,
                  "SELECT code, title, title_es, openings, wage_median, growth_percent, zone, rated FROM job"
                  " ORDER BY code",
                  error);
  if (read == NULL) {
    return -1;
  }
  int result = 0;
  int got = 0;
  while (result == 0 && search->count < (size_t)JOBS_MOST && (got = sql_step(read, error)) > 0) {
    if (passes(filter, read)) {
      result = add_candidate(search, read, error);
    }
  }
  (void)sqlite3_finalize(read);
  return result != 0 ? result : got < 0 ? got : 0;
}

static int code_order(const void *key, const void *item) {
  const struct candidate *candidate = item;
  return strcmp(key, candidate->code);
}

static struct candidate *find(const struct search *search, const char *code) {
  return search->count == 0 ? NULL
                            : bsearch(code, search->candidates, search->count, sizeof *search->candidates, code_order);
}

/* Of a code that no job has, the jobs that it became. */
static int read_older(struct search *search, struct error *error) {
  sqlite3_stmt *read = sql_prepare(search->database,
                                   "SELECT job FROM older_code WHERE older = ?1 OR (older || '.00' = ?1 AND NOT EXISTS"
                                   " (SELECT 1 FROM older_code WHERE older = ?1))",
                                   error);
  if (read == NULL) {
    return -1;
  }
  int got;
  sql_bind_text(read, 1, search->text);
  while ((got = sql_step(read, error)) > 0) {
    const char *code = (const char *)sqlite3_column_text(read, 0);
    struct candidate *candidate = code == NULL ? NULL : find(search, code);
    if (candidate != NULL) {
      better(&candidate->tier, TIER_SAME);
      candidate->plain = true;
    }
  }
  (void)sqlite3_finalize(read);
  return got;
}

/* What the everyday title `title` is worth to the candidate. */
static enum tier everyday_tier(const struct words *words, unsigned own, struct words_match match) {
  return match.exact                                               ? TIER_BEGINS
         : match.whole == words->all                               ? TIER_EVERYDAY
         : match.either == words->all                              ? TIER_EVERYDAY_BEGINNINGS
         : match.either != 0 && (match.either | own) == words->all ? TIER_SPREAD
                                                                   : TIER_NONE;
}

/* Of titles that fit alike the shortest is kept. */
static bool fits_better(const struct candidate *candidate, enum tier tier, const char *title) {
  return tier < candidate->everyday_tier ||
         (tier == candidate->everyday_tier && tier != TIER_NONE && strlen(title) < strlen(candidate->everyday));
}

static int read_everyday_titles(struct search *search, struct error *error) {
  sqlite3_stmt *read =
      sql_prepare(search->database, "SELECT job, title FROM job_title WHERE kind <> 'reported'", error);
  if (read == NULL) {
    return -1;
  }
  struct candidate *candidate = NULL;
  int got;
  while ((got = sql_step(read, error)) > 0) {
    const char *code = (const char *)sqlite3_column_text(read, 0);
    const char *title = (const char *)sqlite3_column_text(read, 1);
    if (code == NULL || title == NULL) {
      continue;
    }
    if (candidate == NULL || strcmp(candidate->code, code) != 0) {
      candidate = find(search, code);
    }
    if (candidate == NULL) {
      continue;
    }
    struct words_match match = words_match(&search->words, search->scratch, title);
    enum tier tier = everyday_tier(&search->words, candidate->own, match);
    if (fits_better(candidate, tier, title)) {
      candidate->everyday_tier = tier;
      candidate->everyday = sql_text(search->scratch, read, 1);
      if (candidate->everyday == NULL) {
        got = error_no_memory(error);
        break;
      }
    }
  }
  (void)sqlite3_finalize(read);
  return got;
}

/* Of cocinero and cocinera the one that was typed is shown. */
static bool is_spelled_so(const struct search *search, const char *name) {
  const char *folded = text_fold(search->scratch, name);
  return folded != NULL && strcmp(folded, search->words.folded) == 0;
}

/* Names that we know to be the usual ones count like the title itself. */
static void try_everyday_names(struct search *search) {
  for (const struct everyday_name *known = everyday_names; known->name != NULL; known++) {
    struct words_match match = words_match(&search->words, search->scratch, known->name);
    if (match.either != search->words.all) {
      continue;
    }
    struct candidate *candidate = find(search, known->code);
    enum tier tier = match.exact ? TIER_SAME : everyday_tier(&search->words, 0, match);
    if (candidate != NULL && (fits_better(candidate, tier, known->name) || is_spelled_so(search, known->name))) {
      candidate->everyday_tier = tier;
      candidate->everyday = known->name;
    }
  }
}

/* The everyday title is only told where the title does not explain the find. */
static void settle(struct search *search) {
  size_t kept = 0;
  for (size_t i = 0; i < search->count; i++) {
    struct candidate candidate = search->candidates[i];
    if (candidate.plain) {
      candidate.everyday = NULL;
    }
    better(&candidate.tier, candidate.everyday_tier);
    if (candidate.tier < TIER_NONE) {
      search->candidates[kept++] = candidate;
    }
  }
  search->count = kept;
}

/* Larger first, unknown (negative for a wage, NAN) last. */
static int descending(double a, double b) {
  if (isnan(a) || isnan(b)) {
    return (isnan(a) != 0) - (isnan(b) != 0);
  }
  return (a < b) - (a > b);
}

static int by_tie(const struct candidate *a, const struct candidate *b, int order) {
  order = order != 0 ? order : (a->tier > b->tier) - (a->tier < b->tier);
  order = order != 0 ? order : descending(a->openings, b->openings);
  return order != 0 ? order : strcmp(a->code, b->code);
}

static int by_best(const void *a, const void *b) {
  return by_tie(a, b, 0);
}

static int by_wage(const void *left, const void *right) {
  const struct candidate *a = left;
  const struct candidate *b = right;
  return by_tie(a, b, (a->median < b->median) - (a->median > b->median));
}

static int by_openings(const void *left, const void *right) {
  const struct candidate *a = left;
  const struct candidate *b = right;
  return by_tie(a, b, descending(a->openings, b->openings));
}

static int by_growth(const void *left, const void *right) {
  const struct candidate *a = left;
  const struct candidate *b = right;
  return by_tie(a, b, descending(a->growth, b->growth));
}

static int by_title(const void *left, const void *right) {
  const struct candidate *a = left;
  const struct candidate *b = right;
  return by_tie(a, b, strcmp(a->title, b->title));
}

static void sort_candidates(struct search *search, enum jobs_sort sort) {
  int (*order)(const void *, const void *) = by_best;
  switch (sort) {
    case JOBS_BEST:
      break;
    case JOBS_WAGE:
      order = by_wage;
      break;
    case JOBS_OPENINGS:
      order = by_openings;
      break;
    case JOBS_GROWTH:
      order = by_growth;
      break;
    case JOBS_TITLE:
      order = by_title;
      break;
  }
  if (search->count > 1) {
    qsort(search->candidates, search->count, sizeof *search->candidates, order);
  }
}

static int read_page_row(sqlite3_stmt *read, const struct candidate *candidate, struct arena *arena, struct job *job,
                         struct error *error) {
  sql_bind_text(read, 1, candidate->code);
  int got = sql_step(read, error);
  int result = got < 0 ? got : 0;
  if (got == 0) {
    result = error_set(error, ERROR_BAD_DATA, _("The snapshot is damaged. Get or build it again."));
  } else if (got > 0) {
    result = job_from_row(arena, read, job, error);
  }
  if (result == 0 && candidate->everyday != NULL) {
    job->matched_title = arena_strdup(arena, candidate->everyday);
    result = job->matched_title == NULL ? error_no_memory(error) : 0;
  }
  (void)sqlite3_reset(read);
  return result;
}

static int read_page(const struct search *search, struct arena *arena, size_t offset, size_t limit, struct job **jobs,
                     size_t *count, struct error *error) {
  size_t left = offset < search->count ? search->count - offset : 0;
  size_t wanted = left < limit ? left : limit;
  struct job *page = arena_array(arena, wanted, sizeof *page);
  if (page == NULL) {
    return error_no_memory(error);
  }
  sqlite3_stmt *read = sql_prepare(search->database, JOB_ROW_SELECT " WHERE code = ?1", error);
  if (read == NULL) {
    return -1;
  }
  int result = 0;
  for (size_t i = 0; result == 0 && i < wanted; i++) {
    result = read_page_row(read, &search->candidates[offset + i], arena, &page[i], error);
  }
  (void)sqlite3_finalize(read);
  *jobs = page;
  *count = wanted;
  return result;
}

static int find_all(struct search *search, const char *text, const struct jobs_filter *filter, struct error *error) {
  size_t length = text == NULL ? 0 : strlen(text);
  search->text = text_clean(search->scratch, text == NULL ? "" : text, length, TEXT_LINE, (size_t)JOBS_LARGEST_TEXT);
  if (search->text == NULL) {
    return error_no_memory(error);
  }
  bool looking = words_read(search->scratch, search->text, &search->words);
  if (!looking && search->text[0] != '\0') {
    return 0; /* nothing but punctuation: no job has it */
  }
  int result = read_candidates(search, filter, error);
  if (result == 0 && looking) {
    result = read_everyday_titles(search, error);
    result = result == 0 ? read_older(search, error) : result;
    try_everyday_names(search);
  }
  settle(search);
  return result;
}

int jobs_search(struct catalog *catalog, struct arena *arena, const char *text, const struct jobs_filter *filter,
                enum jobs_sort sort, size_t offset, size_t limit, struct job **jobs, size_t *count, long *total,
                struct error *error) {
  struct search search = {.database = catalog_database(catalog), .scratch = arena_new((size_t)SCRATCH_LIMIT)};
  *jobs = NULL;
  *count = 0;
  *total = 0;
  if (search.scratch == NULL) {
    return error_no_memory(error);
  }
  int result = find_all(&search, text, filter, error);
  if (result == 0) {
    *total = (long)search.count;
    sort_candidates(&search, sort);
    result = read_page(&search, arena, offset, limit, jobs, count, error);
  }
  arena_free(search.scratch);
  return result;
}
