/* SPDX-License-Identifier: MIT */
/* sync/jobs: a download -> the tables beside the snapshot, and the snapshot. */
#include "tests/unit/rows_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/base/file.h"
#include "data/catalog/catalog.h"
#include "data/jobs/jobs.h"
#include "data/jobs/work_text.h"
#include "sync/jobs.h"

enum { PATH = 4200 };

struct bring {
  struct rows_place *place;
  struct arena *arena;
  char facts[PATH], from[128], snapshot[128], folder[128];
  struct jobs_report report;
  struct error error;
  enum jobs_stage stop_at;
  bool stops;
};

static bool progress(const struct jobs_progress *now, void *context) {
  const struct bring *bring = context;
  return !bring->stops || now->stage != bring->stop_at;
}

static void put(const struct bring *bring, const char *name, const char *text) {
  char path[256];
  (void)snprintf(path, sizeof path, "%s/%s", bring->from, name);
  FILE *out = fopen(path, "w");
  assert_non_null(out);
  assert_true(fputs(text, out) >= 0);
  assert_int_equal(fclose(out), 0);
}

static void copy(const char *from, const char *to) {
  struct buffer bytes;
  struct error error;
  buffer_init(&bytes, (size_t)256 << 20);
  assert_int_equal(file_read(from, &bytes, &error), 0);
  FILE *out = fopen(to, "w");
  assert_non_null(out);
  assert_int_equal(fwrite(bytes.data, 1, bytes.length, out), bytes.length);
  assert_int_equal(fclose(out), 0);
  buffer_free(&bytes);
}

static void begin(struct bring *bring, struct rows_place *place) {
  *bring = (struct bring){.place = place, .arena = arena_new((size_t)64 << 20)};
  const char *source = getenv("LADDERWAY_SOURCE");
  assert_non_null(source);
  (void)snprintf(bring->facts, sizeof bring->facts, "%s/data/starter/facts", source);
  (void)snprintf(bring->from, sizeof bring->from, "%s/from", place->folder);
  (void)snprintf(bring->folder, sizeof bring->folder, "%s/keep", place->folder);
  (void)snprintf(bring->snapshot, sizeof bring->snapshot, "%s/keep/catalog.db", place->folder);
  assert_int_equal(mkdir(bring->from, 0700) | mkdir(bring->folder, 0700), 0);
  copy(starter(), bring->snapshot);
  put(bring, "Occupation Data.txt",
      "O*NET-SOC Code\tTitle\n31-1131.00\tNursing Assistants\n29-1141.00\tRegistered Nurses\n"
      "51-4121.00\tWelders\n");
  put(bring, "Task Statements.txt",
      "O*NET-SOC Code\tTask ID\tTask\n31-1131.00\t1\tWash a zebra with a sponge in the evening.\n"
      "51-4121.00\t2\tWeld pipes.\n29-1141.00\t3\tGive medicine.\n");
  put(bring, "Tasks to DWAs.txt",
      "O*NET-SOC Code\tTask ID\tDWA ID\n31-1131.00\t1\t4.A.4.a.5.I02.D01\n51-4121.00\t2\t4.A.3.a.2.I01.D01\n");
  put(bring, "DWA Reference.txt",
      "DWA ID\tDWA Title\n4.A.4.a.5.I02.D01\tBathe large animals.\n4.A.3.a.2.I01.D01\tJoin metal parts.\n");
}

static void end(struct bring *bring) {
  arena_free(bring->arena);
}

static int run(struct bring *bring) {
  const struct jobs_options options = {.from = bring->from,
                                       .records = bring->snapshot,
                                       .snapshot = bring->snapshot,
                                       .facts = bring->facts,
                                       .progress = progress,
                                       .context = bring};
  return jobs_bring(bring->arena, &options, &bring->report, &bring->error);
}

/* --- */

static void a_sentence_finds_the_text_that_was_imported(void **state) {
  struct bring bring;
  struct catalog *catalog;
  struct work_text *index;
  struct work_hit *hits;
  size_t count;
  begin(&bring, *state);
  if (run(&bring) != 0) {
    fail_msg("%s", bring.error.message);
  }
  assert_int_equal(bring.report.jobs, 3);
  assert_int_equal(bring.report.credentials, 1568);
  assert_int_equal(catalog_open(&catalog, bring.snapshot, &bring.error), 0);
  assert_int_equal(work_text_open(catalog, bring.arena, &index, &bring.error), 0);
  assert_int_equal(work_text_activities(index, bring.arena, "I washed the zebra", 3, &hits, &count, &bring.error), 0);
  assert_true(count > 0);
  assert_string_equal(hits[0].name, "Bathe large animals.");
  assert_string_equal(hits[0].id, "4.A.4.a.5.I02.D01");
  assert_int_equal(work_text_jobs(index, bring.arena, "I washed the zebra", 3, &hits, &count, &bring.error), 0);
  assert_true(count > 0);
  assert_string_equal(hits[0].id, "31-1131.00");
  catalog_close(catalog);
  end(&bring);
}

/* Nothing but what was there before: the snapshot byte by byte, and no tables. */
static void assert_untouched(const struct bring *bring) {
  char command[512];
  char path[256];
  (void)snprintf(command, sizeof command, "cmp -s '%s' '%s' && test \"$(ls '%s')\" = catalog.db", starter(),
                 bring->snapshot, bring->folder);
  assert_int_equal(system(command), 0); /* NOLINT(cert-env33-c): the command is ours */
  assert_false(jobs_tables(bring->snapshot, path, sizeof path));
}

static void stopped_at_any_stage(void **state) {
  struct bring bring;
  begin(&bring, *state);
  bring.stops = true;
  for (int stage = (int)JOBS_READING; stage <= (int)JOBS_BUILDING; stage++) {
    bring.stop_at = (enum jobs_stage)stage;
    assert_true(run(&bring) < 0);
    assert_int_equal(bring.error.code, ERROR_CANCELLED);
    assert_untouched(&bring);
  }
  end(&bring);
}

/* The last step fails: where the snapshot should go stands a folder by then. */
static void tables_go_back_when_the_snapshot_fails(void **state) {
  struct bring bring;
  char blocked[160];
  char tables[256];
  begin(&bring, *state);
  assert_int_equal(run(&bring), 0);
  assert_true(jobs_tables(bring.snapshot, tables, sizeof tables));
  put(&bring, "Job Zones.txt", "O*NET-SOC Code\tJob Zone\n31-1131.00\t5\n");
  (void)snprintf(blocked, sizeof blocked, "%s/blocked", bring.folder);
  assert_int_equal(mkdir(blocked, 0700), 0);
  const struct jobs_options options = {
      .from = bring.from, .records = bring.snapshot, .snapshot = blocked, .facts = bring.facts};
  assert_true(jobs_bring(bring.arena, &options, &bring.report, &bring.error) < 0);
  char command[512];
  (void)snprintf(command, sizeof command, "grep -q 'Nursing Assistants.*5' '%s/occupations.tsv'", tables);
  assert_int_not_equal(system(command), 0); /* NOLINT(cert-env33-c) */
  assert_true(access(tables, R_OK) == 0);
  end(&bring);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(a_sentence_finds_the_text_that_was_imported, rows_place_make, rows_place_clear),
      cmocka_unit_test_setup_teardown(stopped_at_any_stage, rows_place_make, rows_place_clear),
      cmocka_unit_test_setup_teardown(tables_go_back_when_the_snapshot_fails, rows_place_make, rows_place_clear),
  };
  return cmocka_run_group_tests_name("jobs_bring", tests, NULL, NULL);
}
