/* SPDX-License-Identifier: MIT */
#include "tests/bench/occupations.h"

#include <stdlib.h>
#include <string.h>

#include "data/base/file.h"
#include "data/crypto/digest.h"
#include "tests/bench/bench.h"

enum { LARGEST_FILE = 64 << 20, MOST_CROSSWALK = 2000 };

void occupations_no_memory(void) {
  bench_fail("There is no memory.", NULL);
}

static size_t split(char *line, char separator, char **cells) {
  size_t count = 0;
  for (char *cell = line; cell != NULL && count < (size_t)OCCUPATIONS_CELLS;) {
    char *end = strchr(cell, separator);
    if (end != NULL) {
      *end++ = '\0';
    }
    cells[count++] = cell;
    cell = end;
  }
  return count;
}

bool occupations_read(const char *folder, const char *file, char separator, occupations_line *line, void *context) {
  char path[BENCH_PATH];
  struct buffer content;
  struct error error;
  (void)snprintf(path, sizeof path, "%s/%s", folder, file);
  buffer_init(&content, (size_t)LARGEST_FILE);
  if (file_read(path, &content, &error) != 0) {
    if (error.code != ERROR_NOT_FOUND) {
      bench_fail(path, &error);
    }
    return false;
  }
  char *rest = content.data;
  for (size_t number = 0; rest != NULL && *rest != '\0'; number++) {
    char *end = strpbrk(rest, "\r\n");
    char *next = end == NULL ? NULL : end + strspn(end, "\r\n");
    if (end != NULL) {
      *end = '\0';
    }
    if (number > 0) {
      char *cells[OCCUPATIONS_CELLS];
      size_t count = split(rest, separator, cells);
      line(context, cells, count);
    }
    rest = next;
  }
  buffer_free(&content);
  return true;
}

bool occupations_is_test(const char *code) {
  unsigned char digest[DIGEST_SIZE];
  digest_bytes(code, strlen(code), digest);
  return digest[0] % 2 == 1;
}

bool occupations_row(const struct job_matrix *matrix, const char *code, size_t *row) {
  for (size_t i = 0; i < matrix->job_count; i++) {
    if (strcmp(matrix->jobs[i].code, code) == 0) {
      *row = i;
      return true;
    }
  }
  return false;
}

static void start_moves(struct arena *arena, const struct job_matrix *matrix, const char *name, struct moves *moves) {
  *moves = (struct moves){.name = name, .jobs = matrix->job_count};
  moves->move = arena_array(arena, moves->jobs * moves->jobs, sizeof *moves->move);
  if (moves->move == NULL) {
    occupations_no_memory();
  }
}

static void add_move(struct moves *moves, size_t from, size_t to) {
  bool *move = &moves->move[from * moves->jobs + to];
  moves->pairs += from != to && !*move;
  *move = *move || from != to;
}

/* --- Career Changers: codes of 2010 --- */

struct crosswalk {
  const struct job_matrix *matrix;
  struct moves *moves;
  char pairs[MOST_CROSSWALK][2][8]; /* SOC 2010, SOC 2018 */
  size_t count;
};

static void crosswalk_line(void *context, char *const *cells, size_t count) {
  struct crosswalk *crosswalk = context;
  /* The titles may hold commas, but no codes. */
  const char *later = NULL;
  for (size_t i = 1; i < count; i++) {
    bool code = strlen(cells[i]) == 7 && cells[i][2] == '-' && strspn(cells[i], "0123456789-") == 7;
    later = code ? cells[i] : later;
  }
  if (later != NULL && strlen(cells[0]) == 7 && crosswalk->count < (size_t)MOST_CROSSWALK) {
    memcpy(crosswalk->pairs[crosswalk->count][0], cells[0], 8);
    memcpy(crosswalk->pairs[crosswalk->count++][1], later, 8);
  }
}

/* The same code, if it's still in use; else what the whole occupation has become, if that is one. */
static bool row_of_2010(const struct crosswalk *crosswalk, const char *code, size_t *row) {
  if (occupations_row(crosswalk->matrix, code, row)) {
    return true;
  }
  size_t found = 0;
  for (size_t i = 0; strlen(code) == 10 && strcmp(code + 7, ".00") == 0 && i < crosswalk->count; i++) {
    char later[12];
    size_t place;
    (void)snprintf(later, sizeof later, "%s.00", crosswalk->pairs[i][1]);
    if (strncmp(crosswalk->pairs[i][0], code, 7) == 0 && occupations_row(crosswalk->matrix, later, &place)) {
      *row = place;
      found++;
    }
  }
  return found == 1;
}

static void changer_line(void *context, char *const *cells, size_t count) {
  struct crosswalk *crosswalk = context;
  size_t from;
  size_t to;
  if (count >= 2 && row_of_2010(crosswalk, cells[0], &from) && row_of_2010(crosswalk, cells[1], &to)) {
    add_move(crosswalk->moves, from, to);
  }
}

bool moves_of_career_changers(struct arena *arena, const struct job_matrix *matrix, const char *folder,
                              struct moves *moves) {
  struct crosswalk *crosswalk = arena_alloc(arena, sizeof *crosswalk);
  if (crosswalk == NULL) {
    occupations_no_memory();
  }
  start_moves(arena, matrix, "Career Changers 24.2 (half of it)", moves);
  *crosswalk = (struct crosswalk){.matrix = matrix, .moves = moves};
  return occupations_read(folder, "crosswalks/nj_soc2010_to_2018_crosswalk.csv", ',', crosswalk_line, crosswalk) &&
         occupations_read(folder, "benchmark/career_changers_24_2_half.txt", '\t', changer_line, crosswalk);
}

void moves_of_related(struct catalog *catalog, struct arena *arena, const struct job_matrix *matrix,
                      struct moves *moves) {
  start_moves(arena, matrix, "Related Occupations 29.3", moves);
  for (size_t from = 0; from < matrix->job_count; from++) {
    struct job_link *related;
    size_t count;
    struct error error;
    if (job_related(catalog, arena, matrix->jobs[from].code, &related, &count, &error) != 0) {
      bench_fail("Related Occupations", &error);
    }
    for (size_t i = 0; i < count; i++) {
      size_t to;
      if (occupations_row(matrix, related[i].code, &to)) {
        add_move(moves, from, to);
      }
    }
  }
}

/* --- how well they are found --- */

/* The place of a job among all but the origin, 0 the first. Of those that are
 * equally near the one with the lower code comes first. */
static size_t place_of(const float *near, size_t jobs, size_t from, size_t to) {
  size_t place = 0;
  for (size_t i = 0; i < jobs; i++) {
    place += i != from && i != to && (near[i] > near[to] || (i < to && near[i] == near[to]));
  }
  return place;
}

static bool find_from(const struct moves *moves, size_t from, const float *near, struct found *found) {
  size_t count = 0;
  size_t in_10 = 0;
  size_t in_20 = 0;
  size_t first = moves->jobs;
  for (size_t to = 0; to < moves->jobs; to++) {
    if (moves->move[from * moves->jobs + to]) {
      size_t place = place_of(near, moves->jobs, from, to);
      count++;
      in_10 += place < 10;
      in_20 += place < 20;
      first = place < first ? place : first;
    }
  }
  if (count > 0) {
    found->recall_10 += (double)in_10 / (double)count;
    found->recall_20 += (double)in_20 / (double)count;
    found->reciprocal_rank += 1 / (double)(first + 1);
  }
  return count > 0;
}

struct found moves_find(const struct moves *moves, const struct job_matrix *matrix, const float *measure, bool test) {
  struct found found = {.origins = 0};
  for (size_t from = 0; from < moves->jobs; from++) {
    if (occupations_is_test(matrix->jobs[from].code) == test) {
      found.origins += find_from(moves, from, measure + from * moves->jobs, &found);
    }
  }
  double origins = found.origins == 0 ? 1 : (double)found.origins;
  found.recall_10 /= origins;
  found.recall_20 /= origins;
  found.reciprocal_rank /= origins;
  return found;
}

void occupations_cosines(const struct work_index *index, float *measure) {
  memset(measure, 0, index->documents * index->documents * sizeof *measure);
  for (size_t t = 0; t < index->term_count; t++) {
    const struct work_posting *postings = index->postings + index->terms[t].first;
    for (size_t i = 0; i < index->terms[t].count; i++) {
      for (size_t j = 0; j < index->terms[t].count; j++) {
        measure[(size_t)postings[i].document * index->documents + postings[j].document] +=
            postings[i].weight * postings[j].weight;
      }
    }
  }
}
