/* SPDX-License-Identifier: MIT */
/* Matching a wallet of 200 credentials to all rated jobs, against reading the
 * matrix of jobs and elements alone, which every match has to do first. */
#include <string.h>

#include "data/base/arena.h"
#include "data/catalog/search.h"
#include "data/match/match.h"
#include "tests/bench/bench.h"

enum { CLAIMS = 200, SKILLS = 3, MATCH_MEMORY = 256 << 20 };

static struct claim_skill skills[CLAIMS][SKILLS];
static struct claim claims[CLAIMS];

/* A quarter of the claims name a credential of the snapshot, a quarter an
 * occupation, the others three elements. */
static void fill(struct catalog *catalog, struct arena *arena) {
  struct query query;
  struct search_result found;
  struct job_matrix matrix;
  struct error error;
  const struct search_options options = {.sort = SORT_BEST, .limit = CLAIMS};
  if (query_parse(arena, "", &query, &error) != 0 ||
      search_run(catalog, arena, &query, &options, &found, &error) != 0 ||
      job_matrix_read(catalog, arena, &matrix, &error) != 0) {
    bench_fail("Reading the snapshot", &error);
  }
  if (found.row_count == 0 || matrix.job_count == 0 || matrix.element_count == 0) {
    bench_fail("The starter snapshot has no credentials or no jobs.", NULL);
  }
  for (size_t i = 0; i < CLAIMS; i++) {
    claims[i] = (struct claim){.name = "A credential", .confidence = 0.8, .skills = skills[i]};
    if (i % 4 == 0) {
      claims[i].ctid = found.rows[i % found.row_count].ctid;
      claims[i].name = found.rows[i % found.row_count].name;
    } else if (i % 4 == 1) {
      skills[i][0].name = skills[i][0].code = matrix.jobs[i * 7 % matrix.job_count].code;
      claims[i].skill_count = 1;
    } else {
      claims[i].skill_count = SKILLS;
      for (size_t j = 0; j < SKILLS; j++) {
        skills[i][j].name = matrix.element_names[(i * 5 + j * 11) % matrix.element_count];
      }
    }
  }
}

static double own(struct catalog *catalog, struct match *match, struct arena *arena) {
  const struct wallet wallet = {.claims = claims, .count = CLAIMS};
  struct error error;
  double start = bench_now();
  arena_reset(arena);
  if (match_run(catalog, arena, &wallet, match, &error) != 0) {
    bench_fail("Matching", &error);
  }
  return bench_now() - start;
}

static double matrix_alone(struct catalog *catalog, struct arena *arena) {
  struct job_matrix matrix;
  struct error error;
  double start = bench_now();
  arena_reset(arena);
  if (job_matrix_read(catalog, arena, &matrix, &error) != 0) {
    bench_fail("Reading the jobs", &error);
  }
  return bench_now() - start;
}

int main(int count, char **arguments) {
  struct bench bench = bench_start(count, arguments);
  struct catalog *catalog = NULL;
  struct error error;
  struct match match;
  struct arena *kept = arena_new(MATCH_MEMORY);
  struct arena *arena = arena_new(MATCH_MEMORY);
  if (kept == NULL || arena == NULL || catalog_open(&catalog, bench.starter, &error) != 0) {
    bench_fail(bench.starter, kept == NULL || arena == NULL ? NULL : &error);
  }
  fill(catalog, kept);
  struct bench_times left = {0}, right = {0};
  (void)own(catalog, &match, arena);
  for (size_t i = 0; i < bench.rounds; i++) {
    bench_add(&right, matrix_alone(catalog, arena));
    bench_add(&left, own(catalog, &match, arena));
  }
  char name[64];
  char note[64];
  (void)snprintf(name, sizeof name, "%d credentials, %zu rated jobs", (int)CLAIMS, match.job_count);
  (void)snprintf(note, sizeof note, "%zu pieces of evidence", match.evidence_count);
  bench_table("Matching a wallet", "", "match_run", "job_matrix_read alone");
  bench_row(name, &left, &right, note);
  catalog_close(catalog);
  arena_free(arena);
  arena_free(kept);
  return 0;
}
