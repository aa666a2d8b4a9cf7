/* SPDX-License-Identifier: MIT */
#include "tests/unit/match_support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/catalog/writer.h"
#include "data/jobs/import.h"

/* One credential of the made-up snapshot; up to two occupations. */
static const struct made_up {
  const char *ctid, *type, *name, *alternate, *status, *skill, *cip;
  const char *jobs[2];
  long long cents;
} made_up[] = {
    {CTID(1), "ceterms:Certificate", "Wind Certificate", NULL, "active", "Reading Wind", NULL, {LAMP_MAKERS}, 10000},
    {CTID(2), "ceterms:License", "Strand Diploma", NULL, NULL, NULL, NULL, {SHELL_COUNTERS}, 50000},
    {CTID(3), "ceterms:Certificate", "Two Ways", "Dos Caminos", NULL, NULL, NULL, {LAMP_MAKERS, KITE_FLIERS}, -1},
    {CTID(4), "ceterms:Badge", "Dear Lamps", NULL, NULL, "Lamps", NULL, {NULL}, 90000},
    {CTID(5), "ceterms:Badge", "Cheap Lamps", NULL, NULL, "lamps", NULL, {NULL}, 1000},
    {CTID(6), "ceterms:Badge", "Lamps of No Price", NULL, NULL, "Lamps", NULL, {NULL}, -1},
    {CTID(7), "ceterms:Badge", "Middling Lamps", NULL, NULL, "Lamps", NULL, {NULL}, 5000},
    {CTID(8), "ceterms:Badge", "Ended Lamps", NULL, "ceased", "Lamps", NULL, {NULL}, 100},
    {CTID(a), "ceterms:Certificate", "Shell Course", NULL, NULL, NULL, NULL, {SHELL_COUNTERS}, -1},
    {CTID(9), "ceterms:Certificate", "Kite School", NULL, NULL, NULL, "10.0003", {NULL}, 100},
};

static void add_made_up(struct catalog_writer *writer, const struct made_up *from) {
  struct error error = {0};
  struct alignment jobs[2] = {{.code = from->jobs[0]}, {.code = from->jobs[1]}};
  struct alignment skill = {.relation = "ceterms:teaches", .name = from->skill};
  struct alignment program = {.code = from->cip};
  struct cost_item cost = {.type = "costType:Tuition", .cents = from->cents, .currency = "USD"};
  const char *alternate[] = {from->alternate};
  const struct record record = {.kind = RECORD_CREDENTIAL,
                                .type = from->type,
                                .ctid = from->ctid,
                                .name = {.en = from->name},
                                .status = from->status,
                                .alternate_names = {alternate, from->alternate != NULL},
                                .costs = &cost,
                                .cost_count = from->cents >= 0,
                                .skills = {&skill, from->skill != NULL},
                                .programs = {&program, from->cip != NULL},
                                .occupations = {jobs, (size_t)(from->jobs[0] != NULL) + (from->jobs[1] != NULL)}};
  assert_int_equal(catalog_writer_add(writer, &record, &error), 0);
}

int match_world_begin(void **state) {
  static struct match_world world;
  const struct catalog_source source = {.kind = "folder", .source = "test", .date = "2026-11-23"};
  struct catalog_writer *writer = NULL;
  struct error error = {0};
  char facts[4096];
  world = (struct match_world){.folder = "/tmp/ladderway-match-XXXXXX"};
  *state = &world;
  if (mkdtemp(world.folder) == NULL || getenv("LADDERWAY_SOURCE") == NULL) {
    return -1;
  }
  (void)snprintf(facts, sizeof facts, "%s/tests/unit/data/match", getenv("LADDERWAY_SOURCE"));
  (void)snprintf(world.snapshot, sizeof world.snapshot, "%s/catalog.db", world.folder);
  world.arena = arena_new((size_t)256 << 20);
  if (world.arena == NULL || catalog_writer_open(&writer, world.snapshot, &source, &error) != 0 ||
      jobs_import(writer, facts, &error) != 0) {
    print_error("%s\n", error.message);
    catalog_writer_abandon(writer);
    return -1;
  }
  for (size_t i = 0; i < sizeof made_up / sizeof made_up[0]; i++) {
    add_made_up(writer, &made_up[i]);
  }
  if (catalog_writer_finish(writer, NULL, &error) != 0 || catalog_open(&world.catalog, world.snapshot, &error) != 0) {
    print_error("%s\n", error.message);
    return -1;
  }
  return 0;
}

int match_world_end(void **state) {
  struct match_world *world = *state;
  catalog_close(world->catalog);
  arena_free(world->arena);
  (void)unlink(world->snapshot);
  (void)snprintf(world->snapshot, sizeof world->snapshot, "%s/catalog.idx", world->folder);
  (void)unlink(world->snapshot);
  (void)rmdir(world->folder);
  return 0;
}

struct match match_claims(struct match_world *world, struct claim *claims, size_t count) {
  const struct wallet wallet = {.claims = claims, .count = count};
  struct match match;
  struct error error = {0};
  if (match_run(world->catalog, world->arena, &wallet, &match, &error) != 0) {
    print_error("%s\n", error.message);
    fail();
  }
  return match;
}

struct job_match *match_job(const struct match *match, const char *code) {
  for (size_t i = 0; i < match->job_count; i++) {
    if (strcmp(match->jobs[i].job.code, code) == 0) {
      return &match->jobs[i];
    }
  }
  fail_msg("no %s", code);
  return NULL;
}

struct job_match *match_lists(struct match_world *world, struct claim *claims, size_t count, struct match *match,
                              const char *code) {
  const struct wallet wallet = {.claims = claims, .count = count};
  struct error error = {0};
  *match = match_claims(world, claims, count);
  struct job_match *job = match_job(match, code);
  size_t have = job->have_count;
  size_t lack = job->lack_count;
  assert_int_equal(match_detail(world->catalog, world->arena, &wallet, match, job, &error), 0);
  assert_int_equal(job->have_count, have); /* the lists are as long as match_run() said */
  assert_int_equal(job->lack_count, lack);
  return job;
}

void assert_fit(const struct match *match, const char *code, double percent, enum fit_word word) {
  const struct job_match *job = match_job(match, code);
  if (fabs(job->fit_percent - percent) > 1e-6 || job->fit != word) {
    print_error("%s: %.9f %s, not %.9f %s\n", code, job->fit_percent, fit_word_name(job->fit), percent,
                fit_word_name(word));
    fail();
  }
}
