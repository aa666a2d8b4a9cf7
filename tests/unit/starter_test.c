/* SPDX-License-Identifier: MIT */
/* The facts about programs, and the records that are made of them. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "data/ctdl/cost.h"
#include "data/ctdl/duration.h"
#include "data/ctdl/read.h"
#include "data/starter/ctid.h"
#include "data/starter/records.h"

struct fixture {
  struct arena *arena;   /* of the facts */
  struct arena *scratch; /* of one document and its records */
  struct starter_facts facts;
};

static const char *facts_folder(struct arena *arena) {
  const char *source = getenv("LADDERWAY_SOURCE");
  return arena_printf(arena, "%s/data/starter/facts", source == NULL ? "." : source);
}

static int set_up(void **state) {
  static struct fixture fixture;
  struct error error = {0};
  fixture.arena = arena_new((size_t)32 << 20);
  fixture.scratch = arena_new((size_t)64 << 20);
  assert_non_null(fixture.arena);
  assert_non_null(fixture.scratch);
  if (starter_facts_read(fixture.arena, facts_folder(fixture.arena), &fixture.facts, &error) < 0) {
    fail_msg("%s", error.message);
  }
  *state = &fixture;
  return 0;
}

static int tear_down(void **state) {
  struct fixture *fixture = *state;
  arena_free(fixture->arena);
  arena_free(fixture->scratch);
  return 0;
}

static const struct starter_program *program(const struct fixture *fixture, const char *id) {
  for (size_t i = 0; i < fixture->facts.program_count; i++) {
    if (strcmp(fixture->facts.programs[i].id, id) == 0) {
      return &fixture->facts.programs[i];
    }
  }
  fail_msg("no program %s", id);
  return NULL;
}

static struct ctdl_document read_back(struct fixture *fixture, json_t *json) {
  struct error error = {0};
  struct ctdl_document document = {0};
  assert_non_null(json);
  char *text = json_dumps(json, JSON_COMPACT);
  assert_non_null(text);
  if (ctdl_read(fixture->scratch, text, strlen(text), "test", &document, &error) < 0) {
    fail_msg("%s", error.message);
  }
  assert_int_equal(document.skipped, 0);
  free(text);
  json_decref(json);
  return document;
}

/* The record of a program, by way of its document. */
static const struct record *record_of(struct fixture *fixture, const struct starter_program *program) {
  struct error error = {0};
  arena_reset(fixture->scratch);
  struct ctdl_document document =
      read_back(fixture, starter_program_document(fixture->scratch, &fixture->facts, program, &error));
  assert_true(document.count >= 1);
  return &document.records[0];
}

static long long cost_of(const struct record *record, const char *type) {
  for (size_t i = 0; i < record->cost_count; i++) {
    if (strcmp(record->costs[i].type, type) == 0) {
      assert_string_equal(record->costs[i].currency, "USD");
      return record->costs[i].cents;
    }
  }
  return -1;
}

static const struct outcome *outcome_of(const struct record *record, const char *measure, int months) {
  for (size_t i = 0; i < record->outcome_count; i++) {
    if (record->outcomes[i].months_after == months && strcmp(record->outcomes[i].measure, measure) == 0) {
      return &record->outcomes[i];
    }
  }
  return NULL;
}

static const struct condition *condition_named(const struct condition *conditions, size_t count, const char *name) {
  for (size_t i = 0; i < count; i++) {
    if (conditions[i].name != NULL && strcmp(conditions[i].name, name) == 0) {
      return &conditions[i];
    }
  }
  return NULL;
}

/* ---- facts ---- */

static void test_facts_are_all_there(void **state) {
  const struct starter_facts *facts = &((struct fixture *)*state)->facts;
  size_t joined = 0;
  size_t without_provider = 0;
  for (size_t i = 0; i < facts->program_count; i++) {
    joined += starter_outcome_of(facts, &facts->programs[i]) != NULL;
    without_provider += starter_provider_of(facts, &facts->programs[i]) == NULL;
  }
  assert_int_equal(facts->program_count, 1329);
  assert_int_equal(facts->provider_count, 277);
  assert_int_equal(facts->outcome_count, 286);
  assert_int_equal(joined, 461);
  assert_int_equal(without_provider, 60);
}

static void test_every_program_is_read_back(void **state) {
  struct fixture *fixture = *state;
  size_t credentials = 0;
  for (size_t i = 0; i < fixture->facts.program_count; i++) {
    const struct starter_program *one = &fixture->facts.programs[i];
    const struct record *record = record_of(fixture, one);
    credentials += record->kind == RECORD_CREDENTIAL;
    assert_string_equal(record->name.en, one->name);
    assert_string_equal(record->programs.items[0].code, one->cip);
    assert_string_equal(record->effective, one->snapshot);
    struct cost_total total = cost_total(record->costs, record->cost_count, NULL);
    long long parts = 0;
    for (size_t kind = 0; kind < COST_KINDS; kind++) {
      parts += one->cents[kind];
    }
    long long published = starter_total(one);
    assert_int_equal(total.known, parts > 0 || published > 0);
    assert_true(time_total(record->durations, record->duration_count).days_min > 0);
    assert_true(!total.known || total.cents == (published > 0 ? published : parts));
  }
  assert_int_equal(credentials, 1329 - 230);
}

/* ---- one program each ---- */

static void test_program_in_full(void **state) {
  struct fixture *fixture = *state;
  const struct record *record = record_of(fixture, program(fixture, "4084"));
  assert_string_equal(record->type, "ceterms:LearningProgram");
  assert_string_equal(record->name.en, "Certified Nurse Aide");
  assert_string_equal(record->source, "New Jersey Eligible Training Provider List, snapshot 2022-10-31");
  assert_int_equal(cost_of(record, "costType:Tuition"), 98700);
  assert_int_equal(cost_of(record, "costType:MixedFees"), 10000);
  assert_int_equal(cost_of(record, "costType:LearningResource"), 8500);
  assert_int_equal(cost_of(record, "costType:Equipment"), 23700);
  assert_int_equal(cost_of(record, "costType:ProgramSpecificFee"), 12600);
  assert_int_equal(cost_of(record, "costType:AggregateCost"), 153500);
  struct time_total time = time_total(record->durations, record->duration_count);
  assert_true(time.days_min == 28 && time.days_max == 77 && time.effort_hours == 90);
  assert_int_equal(record->place_count, 1);
  assert_string_equal(record->places[0].locality, "East Orange");
  assert_string_equal(record->places[0].county, "Essex");
  assert_string_equal(record->places[0].region, "NJ");
  assert_string_equal(record->schedule.items[0], "scheduleTiming:Evening");
  assert_string_equal(record->support.items[0], "accommodation:PhysicalAccessibility");
  assert_string_equal(record->aid[0].types.items[0], "financialAid:WIOA");
  assert_string_equal(record->quality[0].relation, "approvedBy");
  assert_string_equal(record->quality[0].other.ctid, starter_ctid(fixture->scratch, "state", "NJ"));
  assert_int_equal(record->edge_count, 1);
  assert_int_equal(record->edges[0].kind, EDGE_PREPARATION);
  assert_true(record->edges[0].outward);
  assert_string_equal(record->edges[0].other.ctid, starter_ctid(fixture->scratch, "license", "Nurse Aide"));
  assert_non_null(condition_named(record->conditions, record->condition_count, "High school diploma or equivalent"));
  assert_null(record->status);
}

static void test_ladders_credential_is_the_target(void **state) {
  struct fixture *fixture = *state;
  struct starter_program one = *program(fixture, "11");
  one.credential = "CompTIA A+";
  const struct record *record = record_of(fixture, &one);
  assert_int_equal(record->edge_count, 1);
  assert_string_equal(record->edges[0].other.ctid, "ce-e3967773-a8c4-4f82-bd96-66dc0900773c");
  struct starter_targets targets = starter_targets_of(fixture->scratch, &fixture->facts);
  assert_int_equal(targets.license_count, 39);
  for (size_t i = 0; i < targets.credential_count; i++) {
    assert_string_not_equal(targets.credentials[i], "CompTIA A+");
  }
}

static void test_outcomes(void **state) {
  struct fixture *fixture = *state;
  const struct record *record = record_of(fixture, program(fixture, "4084"));
  const struct outcome *wage = outcome_of(record, "average_earnings", 24);
  assert_non_null(wage);
  assert_true(wage->value == 7131.5);
  assert_string_equal(wage->unit, "USD/quarter");
  assert_int_equal(wage->n, 46);
  const struct outcome *employed = outcome_of(record, "employed", 6);
  assert_true(employed != NULL && fabs(employed->value - 80.2) < 1e-9 && employed->n == 86);
  assert_string_equal(employed->unit, "percent");
  const struct outcome *retained = outcome_of(record, "retained", 12);
  assert_true(retained != NULL && fabs(retained->value - 94.8) < 1e-9 && retained->n == 58);
  assert_null(outcome_of(record, "retained", 6));
  const struct outcome *completed = outcome_of(record, "completed", 12);
  assert_true(completed != NULL && completed->value == 76);
  assert_string_equal(completed->unit, "people");
}

static void test_withheld_is_not_zero(void **state) {
  struct fixture *fixture = *state;
  const struct record *record = record_of(fixture, program(fixture, "5063"));
  const struct outcome *wage = outcome_of(record, "average_earnings", 6);
  assert_non_null(wage);
  assert_true(wage->withheld && isnan(wage->value));
  assert_int_equal(wage->n, 4);
  const struct outcome *employed = outcome_of(record, "employed", 6);
  assert_true(employed != NULL && !employed->withheld && employed->value == 50);
  assert_null(outcome_of(record, "completed", 24)); /* nobody yet */
}

static void test_absurd_total_is_left_out(void **state) {
  struct fixture *fixture = *state;
  const struct starter_program *one = program(fixture, "50472");
  assert_int_equal(one->total_cents, 4198419800LL);
  const struct record *record = record_of(fixture, one);
  assert_int_equal(cost_of(record, "costType:AggregateCost"), -1);
  assert_int_equal(cost_of(record, "costType:Tuition"), 419800);
}

static void test_classes(void **state) {
  static const struct {
    const char *award, *type;
    enum record_kind kind;
  } rows[] = {
      {"Certificate of Completion", "ceterms:CertificateOfCompletion", RECORD_CREDENTIAL},
      {"Associate's Degree", "ceterms:AssociateDegree", RECORD_CREDENTIAL},
      {"Bachelor's Degree", "ceterms:BachelorDegree", RECORD_CREDENTIAL},
      {"Master's Degree", "ceterms:MasterDegree", RECORD_CREDENTIAL},
      {"At least one year but less than two year Certificate", "ceterms:Certificate", RECORD_CREDENTIAL},
      {NULL, "ceterms:LearningProgram", RECORD_LEARNING},
  };
  struct fixture *fixture = *state;
  struct starter_program one = *program(fixture, "11");
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    one.degree = rows[i].award;
    const struct record *record = record_of(fixture, &one);
    assert_string_equal(record->type, rows[i].type);
    assert_int_equal(record->kind, rows[i].kind);
  }
}

static void test_times(void **state) {
  static const struct {
    const char *label;
    double least, most;
  } rows[] = {
      {"less than 1 day", 1, 1},
      {"1-2 days", 1, 2},
      {"3-7 days", 3, 7},
      {"2-3 weeks", 14, 21},
      {"4-11 weeks", 28, 77},
      {"3-5 months", 90, 150},
      {"6-12 months", 180, 360},
      {"13 months-2 years", 390, 730},
      {"3-4 years", 1095, 1460},
      {"more than 4 years", 1460, -1},
      {NULL, -1, -1},
  };
  struct fixture *fixture = *state;
  struct starter_program one = *program(fixture, "11");
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    one.calendar = rows[i].label;
    const struct record *record = record_of(fixture, &one);
    struct time_total time = time_total(record->durations, record->duration_count);
    assert_true(time.effort_hours == 528);
    assert_true(time.days_min == rows[i].least);
    assert_true(time.days_max == rows[i].most || rows[i].most < 0);
  }
  one.clock_hours = -1;
  assert_int_equal(record_of(fixture, &one)->duration_count, 0);
}

static void test_requirements(void **state) {
  struct fixture *fixture = *state;
  struct starter_program one = *program(fixture, "11");
  one.requirements = "age18;diploma|reading9;commercial_license;none;no_such_code;age999;other";
  const struct record *record = record_of(fixture, &one);
  assert_int_equal(record->condition_count, 4);
  const struct condition *age = condition_named(record->conditions, 4, "At least 18 years old");
  assert_true(age != NULL && age->minimum_age == 18);
  const struct condition *either = condition_named(record->conditions, 4, "One of these");
  assert_non_null(either);
  assert_int_equal(either->alternative_count, 2);
  assert_non_null(condition_named(either->alternatives, 2, "Reading at grade 9 level"));
  assert_non_null(condition_named(record->conditions, 4, "Commercial driver's license (CDL)"));
  one.requirements = NULL;
  assert_int_equal(record_of(fixture, &one)->condition_count, 0);
}

/* Every code in the facts has words. */
static void test_every_requirement_has_words(void **state) {
  struct fixture *fixture = *state;
  for (size_t i = 0; i < fixture->facts.program_count; i++) {
    const struct starter_program *one = &fixture->facts.programs[i];
    size_t codes = one->requirements == NULL ? 0 : 1;
    for (const char *c = one->requirements; codes > 0 && *c != '\0'; c++) {
      codes += *c == ';';
    }
    bool none = one->requirements != NULL && strncmp(one->requirements, "none", 4) == 0;
    if (record_of(fixture, one)->condition_count != codes - none) {
      fail_msg("program %s: %s", one->id, one->requirements);
    }
  }
}

static void test_delivery(void **state) {
  struct fixture *fixture = *state;
  struct starter_program one = *program(fixture, "11");
  assert_int_equal(record_of(fixture, &one)->delivery.count, 0);
  one.hybrid = true;
  assert_string_equal(record_of(fixture, &one)->delivery.items[0], "deliveryType:BlendedDelivery");
  one.online = true;
  const struct record *record = record_of(fixture, &one);
  assert_int_equal(record->delivery.count, 1);
  assert_string_equal(record->delivery.items[0], "deliveryType:OnlineOnly");
}

static void test_provider_that_nobody_names(void **state) {
  struct fixture *fixture = *state;
  struct starter_program one = *program(fixture, "11");
  one.provider = "no such provider";
  const struct record *record = record_of(fixture, &one);
  assert_int_equal(record->owned_by.count, 0);
  assert_int_equal(record->place_count, 0);
}

/* ---- the other records ---- */

static void test_state_confirms_its_programs(void **state) {
  struct fixture *fixture = *state;
  struct error error = {0};
  arena_reset(fixture->scratch);
  struct ctdl_document document = read_back(fixture, starter_state_document(fixture->scratch, &fixture->facts, &error));
  assert_int_equal(document.count, 1);
  const struct record *record = &document.records[0];
  assert_int_equal(record->kind, RECORD_ORGANIZATION);
  assert_int_equal(record->quality_count, 1329);
  assert_string_equal(record->quality[0].relation, "approves");
  assert_true(record->quality[0].outward);
}

static void test_license_knows_its_job(void **state) {
  struct fixture *fixture = *state;
  struct error error = {0};
  arena_reset(fixture->scratch);
  struct ctdl_document document =
      read_back(fixture, starter_license_document(fixture->scratch, &fixture->facts, "Nurse Aide", &error));
  const struct record *record = &document.records[0];
  assert_string_equal(record->type, "ceterms:License");
  assert_string_equal(record->name.en, "New Jersey license: Nurse Aide");
  assert_int_equal(record->occupations.count, 1);
  assert_string_equal(record->occupations.items[0].code, "31-1131.00");
}

static int by_text(const void *left, const void *right) {
  return strcmp(*(const char *const *)left, *(const char *const *)right);
}

struct seen {
  struct arena *arena;
  const char *ctids[8192];
  size_t count;
};

static int note_ctid(void *context, json_t *document, struct error *error) {
  struct seen *seen = context;
  (void)error;
  const json_t *items = json_object_get(document, "@graph");
  for (size_t i = 0; i < json_array_size(items); i++) {
    const char *ctid = json_text(json_array_get(items, i), "ceterms:ctid");
    if (ctid != NULL && seen->count < 8192) {
      assert_ptr_equal(ctdl_ctid(seen->arena, ctid) == NULL, 0);
      seen->ctids[seen->count++] = arena_strdup(seen->arena, ctid);
    }
  }
  return 0;
}

static void test_ctids_are_one_each(void **state) {
  struct fixture *fixture = *state;
  static struct seen seen;
  struct error error = {0};
  seen = (struct seen){.arena = arena_new((size_t)8 << 20)};
  assert_int_equal(starter_each(&fixture->facts, note_ctid, &seen, &error), 0);
  assert_true(seen.count > 1329 + 277);
  qsort(seen.ctids, seen.count, sizeof seen.ctids[0], by_text);
  for (size_t i = 1; i < seen.count; i++) {
    assert_string_not_equal(seen.ctids[i - 1], seen.ctids[i]);
  }
  arena_free(seen.arena);
}

/* People keep CTIDs in their plans, so they must never change. */
static void test_ctids_stay(void **state) {
  struct fixture *fixture = *state;
  assert_string_equal(starter_ctid(fixture->scratch, "program", "4084"), "ce-c723919c-cf52-89dd-afe4-1545558aef5c");
}

/* ---- tables that are not what they should be ---- */

static void write_file(const char *folder, const char *name, const char *text) {
  char path[512];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  assert_true(fputs(text, file) >= 0);
  assert_int_equal(fclose(file), 0);
}

static void refuse(const char *folder, const char *providers, const char *part_of_message) {
  struct error error = {0};
  struct starter_facts facts;
  struct arena *arena = arena_new((size_t)8 << 20);
  write_file(folder, "providers.tsv", providers);
  assert_true(starter_facts_read(arena, folder, &facts, &error) < 0);
  if (strstr(error.message, part_of_message) == NULL) {
    fail_msg("\"%s\" is not in \"%s\"", part_of_message, error.message);
  }
  arena_free(arena);
}

#define PROVIDER_COLUMNS "#provider\tname\tcity\tstate\tcounty\tevening\taccess_for_disabled\tchild_care\n"

static void test_broken_tables(void **state) {
  (void)state;
  char folder[] = "/tmp/starter-test-XXXXXX";
  assert_non_null(mkdtemp(folder));
  refuse(folder, "", "programs.tsv");
  write_file(folder, "programs.tsv",
             "#program\tsnapshot\tprovider\tname\tcip\tstatus\twioa\ttuition\tfees\tbooks\tsupplies\tother\ttotal\t"
             "clock_hours\tcalendar_length\tcredits\tdegree\tlicense\tlicense_flag\tindustry_credential\t"
             "industry_credential_flag\tfinancial_aid\tonline\thybrid\tprerequisites\n"
             "1\t2022-10-31\t2\tA program\t51.3902\tApproved\ty\t1\t2\t3\t4\t5\t15\t\t\t\t\t\t\t\t\t\t\t\t\n");
  refuse(folder, "", "providers.tsv");
  refuse(folder, "#provider\tname\n", "providers.tsv");
  refuse(folder, PROVIDER_COLUMNS "2\tSchool\n", "line 2");
  refuse(folder, PROVIDER_COLUMNS "2\t\tTown\tNJ\t\ty\ty\ty\n", "line 2");
  refuse(folder, PROVIDER_COLUMNS "2\tSchool\tTown\tNJ\t\tmaybe\ty\ty\n", "line 2");
  refuse(folder, PROVIDER_COLUMNS "2\tSchool\tTown\tNJ\t\ty\ty\ty\n", "outcomes.tsv");
  char path[512];
  snprintf(path, sizeof path, "%s/programs.tsv", folder);
  assert_int_equal(unlink(path), 0);
  snprintf(path, sizeof path, "%s/providers.tsv", folder);
  assert_int_equal(unlink(path), 0);
  assert_int_equal(rmdir(folder), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_facts_are_all_there),
      cmocka_unit_test(test_every_program_is_read_back),
      cmocka_unit_test(test_program_in_full),
      cmocka_unit_test(test_ladders_credential_is_the_target),
      cmocka_unit_test(test_outcomes),
      cmocka_unit_test(test_withheld_is_not_zero),
      cmocka_unit_test(test_absurd_total_is_left_out),
      cmocka_unit_test(test_classes),
      cmocka_unit_test(test_times),
      cmocka_unit_test(test_requirements),
      cmocka_unit_test(test_every_requirement_has_words),
      cmocka_unit_test(test_delivery),
      cmocka_unit_test(test_provider_that_nobody_names),
      cmocka_unit_test(test_state_confirms_its_programs),
      cmocka_unit_test(test_license_knows_its_job),
      cmocka_unit_test(test_ctids_are_one_each),
      cmocka_unit_test(test_ctids_stay),
      cmocka_unit_test(test_broken_tables),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
