/* SPDX-License-Identifier: MIT */
#include "data/catalog/search.h"

#include <string.h>
#include <time.h>

#include "data/catalog/search_parts.h"
#include "data/catalog/sql.h"

static const size_t SCRATCH = (size_t)256 << 20;

static long microseconds_since(const struct timespec *start) {
  struct timespec now;
  (void)clock_gettime(CLOCK_MONOTONIC, &now);
  return (long)(now.tv_sec - start->tv_sec) * 1000000L + (now.tv_nsec - start->tv_nsec) / 1000L;
}

static int make_sets(struct search *search) {
  if (id_set_make(search->scratch, &search->hits, search->index->limit) != 0 ||
      id_set_make(search->scratch, &search->part, search->index->limit) != 0) {
    return error_no_memory(search->error);
  }
  return 0;
}

static int find_hits(struct search *search, const struct query *query, const char **corrected) {
  for (size_t i = 0; i < query->word_count && i < QUERY_MOST_TERMS; i++) {
    bool last = i + 1 == query->word_count && query->last_is_prefix;
    search->words[search->word_count++] = (struct search_word){
        .text = query->words[i], .prefix = last || strlen(query->words[i]) >= QUERY_PREFIX_LETTERS};
  }
  for (size_t i = 0; i < query->filter_count && i < QUERY_MOST_TERMS; i++) {
    if (search_filter(search, &query->filters[i]) != 0) {
      return -1;
    }
  }
  if (search_words(search, corrected) != 0) {
    return -1;
  }
  search->everything = !search->narrowed;
  search_fill(search);
  return 0;
}

static void take_best(struct search *search, size_t skip, long *ids, size_t limit, size_t *count) {
  for (long long id = id_set_next(&search->hits, 1); id != 0 && *count < limit;
       id = id_set_next(&search->hits, id + 1)) {
    if (skip > 0) {
      skip--;
    } else {
      ids[(*count)++] = (long)id;
    }
  }
}

static int read_rows(struct search *search, struct catalog *catalog, const struct search_options *options,
                     struct search_result *result) {
  size_t skip = options->offset;
  size_t left = skip < (size_t)result->total ? (size_t)result->total - skip : 0;
  size_t limit = options->limit < left ? options->limit : left;
  long *ids = arena_array(search->scratch, limit + 1, sizeof *ids);
  size_t count = 0;
  int status = 0;
  result->rows = arena_array(search->arena, limit + 1, sizeof *result->rows);
  if (ids == NULL || result->rows == NULL) {
    return error_no_memory(search->error);
  }
  if (options->sort <= SORT_BEST || options->sort > SORT_NAME) {
    take_best(search, skip, ids, limit, &count);
  } else {
    status = search_take_sorted(search, options->sort, result->total, skip, ids, limit, &count);
  }
  if (status == 0 && count > 0) {
    status = credential_rows(catalog, search->arena, ids, count, result->rows, search->error);
  }
  result->row_count = status == 0 ? count : 0;
  return status;
}

int search_run(struct catalog *catalog, struct arena *arena, const struct query *query,
               const struct search_options *options, struct search_result *result, struct error *error) {
  struct timespec start;
  (void)clock_gettime(CLOCK_MONOTONIC, &start);
  *result = (struct search_result){0};
  struct arena *scratch = arena_new(SCRATCH);
  struct search *search = scratch == NULL ? NULL : arena_alloc(scratch, sizeof *search);
  if (search == NULL) {
    arena_free(scratch);
    return error_no_memory(error);
  }
  search->database = catalog_database(catalog);
  search->index = catalog_index(catalog, error);
  search->arena = arena;
  search->scratch = scratch;
  search->error = error;
  int status = search->index == NULL ? -1 : make_sets(search);
  if (status == 0) {
    status = find_hits(search, query, &result->corrected);
  }
  if (status == 0) {
    result->total = id_set_count(&search->hits);
    status = read_rows(search, catalog, options, result);
  }
  if (status == 0 && options->facets) {
    status = search_facets(search, result);
  }
  arena_free(scratch);
  result->elapsed_us = microseconds_since(&start);
  return status;
}
