/* SPDX-License-Identifier: MIT */
/* How well job_near_to() finds the jobs that published lists name, against
 * plain measures: near_bench SNAPSHOT FOLDER. */
#include <math.h>
#include <string.h>

#include "data/jobs/near.h"
#include "tests/bench/bench.h"
#include "tests/bench/occupations.h"

enum { MEMORY = 1 << 30 };

struct measuring {
  struct catalog *catalog;
  struct arena *arena;
  struct job_matrix matrix;
  const char *folder;
  struct moves changers, related;
  float *measure;
};

static void print_found(const struct measuring *measuring, const struct moves *moves) {
  for (int test = 0; test < 2; test++) {
    struct found found = moves_find(moves, &measuring->matrix, measuring->measure, test == 1);
    printf(" %6.3f %6.3f %6.3f%s", found.recall_10, found.recall_20, found.reciprocal_rank, test == 0 ? " |" : "");
  }
}

static void report(const struct measuring *measuring, const char *name) {
  printf("%-44s", name);
  print_found(measuring, &measuring->changers);
  printf(" ||");
  print_found(measuring, &measuring->related);
  printf("\n");
}

/* --- plain measures --- */

static void measure_random(struct measuring *measuring, bool same_group) {
  size_t jobs = measuring->matrix.job_count;
  unsigned state = 1;
  for (size_t i = 0; i < jobs * jobs; i++) {
    state = state * 1664525u + 1013904223u;
    bool same = strncmp(measuring->matrix.jobs[i / jobs].code, measuring->matrix.jobs[i % jobs].code, 2) == 0;
    measuring->measure[i] = (float)(state >> 8) / 16777216.0f + (same_group && same ? 1 : 0);
  }
}

/* Importances, standardised over the jobs and scaled to length 1. */
static void measure_ratings(struct measuring *measuring) {
  const struct job_matrix *matrix = &measuring->matrix;
  size_t jobs = matrix->job_count;
  float *vectors = arena_array(measuring->arena, jobs * matrix->element_count, sizeof *vectors);
  if (vectors == NULL) {
    occupations_no_memory();
  }
  for (size_t e = 0; e < matrix->element_count; e++) {
    double sum = 0;
    double squares = 0;
    for (size_t job = 0; job < jobs; job++) {
      double value = (double)matrix->cells[job * matrix->element_count + e].importance;
      sum += value;
      squares += value * value;
    }
    double mean = sum / (double)jobs;
    double deviation = sqrt(squares / (double)jobs - mean * mean);
    for (size_t job = 0; job < jobs && matrix->kinds[e] != ELEMENT_ACTIVITY && deviation > 0; job++) {
      double value = (double)matrix->cells[job * matrix->element_count + e].importance;
      vectors[job * matrix->element_count + e] = (float)((value - mean) / deviation);
    }
  }
  for (size_t i = 0; i < jobs * jobs; i++) {
    const float *left = vectors + i / jobs * matrix->element_count;
    const float *right = vectors + i % jobs * matrix->element_count;
    double product = 0;
    double length = 0;
    for (size_t e = 0; e < matrix->element_count; e++) {
      product += (double)(left[e] * right[e]);
      length += (double)(right[e] * right[e]);
    }
    measuring->measure[i] = (float)(product / sqrt(length + 1e-12)); /* the origin's length changes no order */
  }
}

/* Words, or ids, of each job as one text. */
struct collecting {
  const struct job_matrix *matrix;
  struct buffer *texts;
  size_t code, text; /* columns */
  bool ids;          /* no words: letters and digits of an id become one word */
};

static void add_id(struct buffer *text, const char *id) {
  buffer_add_char(text, ' ');
  for (; *id != '\0'; id++) {
    bool digit = *id >= '0' && *id <= '9';
    buffer_add_char(text, digit ? (char)('k' + *id - '0') : *id == '.' ? 'j' : *id);
  }
}

static void collect_line(void *context, char *const *cells, size_t count) {
  struct collecting *collecting = context;
  size_t row;
  if (count > collecting->text && count > collecting->code &&
      occupations_row(collecting->matrix, cells[collecting->code], &row)) {
    if (collecting->ids) {
      add_id(&collecting->texts[row], cells[collecting->text]);
    } else {
      buffer_add_char(&collecting->texts[row], ' ');
      buffer_add_text(&collecting->texts[row], cells[collecting->text]);
    }
  }
}

static void measure_texts(struct measuring *measuring, struct buffer *texts) {
  size_t jobs = measuring->matrix.job_count;
  struct work_index index;
  struct work_words *words = arena_alloc(measuring->arena, sizeof *words);
  struct work_text_read *read = arena_array(measuring->arena, jobs, sizeof *read);
  if (words == NULL || read == NULL || !work_index_begin(&index, measuring->arena, jobs)) {
    occupations_no_memory();
  }
  for (size_t i = 0; i < jobs; i++) {
    if (!work_words_read(measuring->arena, buffer_text(&texts[i]), false, words) ||
        !work_index_read(&index, words, &read[i])) {
      occupations_no_memory();
    }
    buffer_free(&texts[i]);
  }
  work_index_weigh(&index);
  for (size_t i = 0; i < jobs; i++) {
    if (!work_index_put(&index, i, &read[i], 1)) {
      occupations_no_memory();
    }
  }
  if (!work_index_finish(&index, false)) {
    occupations_no_memory();
  }
  occupations_cosines(&index, measuring->measure);
}

static void report_texts(struct measuring *measuring, const char *file, size_t text, bool ids, const char *name) {
  size_t jobs = measuring->matrix.job_count;
  struct buffer *texts = arena_array(measuring->arena, jobs, sizeof *texts);
  if (texts == NULL) {
    occupations_no_memory();
  }
  for (size_t i = 0; i < jobs; i++) {
    buffer_init(&texts[i], (size_t)WORK_LONGEST_TEXT);
  }
  struct collecting collecting = {.matrix = &measuring->matrix, .texts = texts, .text = text, .ids = ids};
  if (!occupations_read(measuring->folder, file, '\t', collect_line, &collecting)) {
    bench_fail(file, NULL);
  }
  measure_texts(measuring, texts);
  report(measuring, name);
}

/* --- our own --- */

static void measure_near(struct measuring *measuring, const struct job_near *near, const char *without) {
  size_t jobs = measuring->matrix.job_count;
  for (size_t i = 0; i < jobs * jobs; i++) {
    struct job_near_part parts[JOB_NEAR_PARTS_MOST];
    size_t count = job_near_parts(near, i / jobs, i % jobs, parts);
    double sum = 0;
    double shares = 0;
    for (size_t part = 0; part < count; part++) {
      bool counts = without == NULL || strcmp(parts[part].name, without) != 0;
      sum += counts ? parts[part].value * parts[part].share : 0;
      shares += counts ? parts[part].share : 0;
    }
    measuring->measure[i] = (float)(shares > 0 ? sum / shares : 0);
  }
}

static void report_near(struct measuring *measuring) {
  struct job_near *near;
  struct error error;
  double start = bench_now();
  if (job_near_open(measuring->catalog, measuring->arena, &measuring->matrix, &near, &error) != 0) {
    bench_fail("Nearness", &error);
  }
  double opened = bench_now();
  double *result = arena_array(measuring->arena, measuring->matrix.job_count, sizeof *result);
  if (result == NULL) {
    occupations_no_memory();
  }
  for (size_t row = 0; row < measuring->matrix.job_count; row++) {
    const struct job_held held = {.row = row, .weight = 1};
    job_near_to(near, &held, 1, result);
  }
  double ended = bench_now();
  measure_near(measuring, near, "published list");
  report(measuring, "near, without the published list");
  measure_near(measuring, near, "openings");
  report(measuring, "near, without openings (knows Related)");
  measure_near(measuring, near, NULL);
  report(measuring, "near (knows Related)");
  printf("\njob_near_open: %.2f ms; job_near_to of one occupation: %.3f ms (the mean over %zu)\n\n", opened - start,
         (ended - opened) / (double)measuring->matrix.job_count, measuring->matrix.job_count);
}

int main(int count, char **arguments) {
  struct measuring measuring = {.arena = arena_new((size_t)MEMORY)};
  struct error error;
  if (count != 3) {
    (void)fprintf(stderr, "usage: %s SNAPSHOT FOLDER\n", arguments[0]);
    return 2;
  }
  measuring.folder = arguments[2];
  if (measuring.arena == NULL || catalog_open(&measuring.catalog, arguments[1], &error) != 0 ||
      job_matrix_read(measuring.catalog, measuring.arena, &measuring.matrix, &error) != 0) {
    bench_fail(arguments[1], measuring.arena == NULL ? NULL : &error);
  }
  size_t jobs = measuring.matrix.job_count;
  measuring.measure = arena_array(measuring.arena, jobs * jobs, sizeof *measuring.measure);
  if (measuring.measure == NULL) {
    occupations_no_memory();
  }
  if (!moves_of_career_changers(measuring.arena, &measuring.matrix, measuring.folder, &measuring.changers)) {
    bench_fail("Career Changers", NULL);
  }
  moves_of_related(measuring.catalog, measuring.arena, &measuring.matrix, &measuring.related);
  printf("Nearness of %zu rated jobs: recall at 10, at 20, mean reciprocal rank; training | test origins\n\n", jobs);
  printf("%-44s %-42s || %s\n", "", measuring.changers.name, measuring.related.name);
  measure_random(&measuring, false);
  report(&measuring, "random");
  measure_random(&measuring, true);
  report(&measuring, "same major group, random inside");
  measure_ratings(&measuring);
  report(&measuring, "skills + knowledge importance, z-cosine");
  report_texts(&measuring, "onet/db_29_3/Task Statements.txt", 2, false, "task words tf-idf cosine");
  report_texts(&measuring, "onet/db_29_3/Tasks to DWAs.txt", 2, true, "detailed work activities tf-idf cosine");
  report_texts(&measuring, "onet/db_29_3/Alternate Titles.txt", 1, false, "alternate title words tf-idf cosine");
  report_near(&measuring);
  catalog_close(measuring.catalog);
  arena_free(measuring.arena);
  return 0;
}
