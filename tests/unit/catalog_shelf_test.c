/* SPDX-License-Identifier: MIT */
/* All credentials read at once, against each read alone: of the starter
 * snapshot, and of a small one with what the starter has not. */
#include <string.h>
#include <strings.h>

#include "data/catalog/goals.h"
#include "data/catalog/leads.h"
#include "data/catalog/shelf.h"
#include "tests/unit/catalog_support.h"
#include "tests/unit/starter_world.h"

static bool same_text(const char *a, const char *b) {
  return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static bool same_number(double a, double b) {
  return !(a < b || a > b);
}

static bool same_list(const char *const *a, const char *const *b) {
  size_t i = 0;
  while (a[i] != NULL && same_text(a[i], b[i])) {
    i++;
  }
  return a[i] == NULL && b[i] == NULL;
}

static bool same_row(const struct credential_row *a, const struct credential_row *b) {
  return a->id == b->id && same_text(a->ctid, b->ctid) && same_text(a->type, b->type) && same_text(a->name, b->name) &&
         same_text(a->name_es, b->name_es) && a->cost == b->cost && same_text(a->currency, b->currency) &&
         a->cost_complete == b->cost_complete && same_number(a->days, b->days) &&
         same_number(a->days_max, b->days_max) && same_number(a->effort_hours, b->effort_hours) &&
         same_text(a->county, b->county) && same_text(a->region, b->region) && same_list(a->delivery, b->delivery);
}

static bool same_places(const struct credential *a, const struct credential *b) {
  bool same = a->place_count == b->place_count;
  for (size_t i = 0; same && i < a->place_count; i++) {
    same = same_text(a->places[i].locality, b->places[i].locality) &&
           same_text(a->places[i].county, b->places[i].county) && same_text(a->places[i].region, b->places[i].region) &&
           same_text(a->places[i].country, b->places[i].country);
  }
  return same;
}

/* Costs are there only where one is for a group of residents. */
static bool same_costs(const struct credential *at_once, const struct credential *alone) {
  bool grouped = false;
  for (size_t i = 0; i < alone->cost_count; i++) {
    grouped = grouped || alone->costs[i].residency != NULL;
  }
  bool same = at_once->cost_count == (grouped ? alone->cost_count : 0);
  for (size_t i = 0; same && i < at_once->cost_count; i++) {
    same = same_text(at_once->costs[i].type, alone->costs[i].type) &&
           at_once->costs[i].cents == alone->costs[i].cents &&
           same_text(at_once->costs[i].residency, alone->costs[i].residency) &&
           at_once->costs[i].optional == alone->costs[i].optional;
  }
  return same;
}

static bool same_jobs(const struct credential *a, const struct credential *b) {
  bool same = a->job_count == b->job_count;
  for (size_t i = 0; same && i < a->job_count; i++) {
    same = same_text(a->jobs[i].code, b->jobs[i].code) && same_text(a->jobs[i].title, b->jobs[i].title) &&
           same_text(a->jobs[i].title_es, b->jobs[i].title_es) && same_text(a->jobs[i].basis, b->jobs[i].basis) &&
           a->jobs[i].wage_median == b->jobs[i].wage_median;
  }
  return same;
}

static bool same_targets(const struct condition_line *at_once, const struct condition_line *alone) {
  size_t i = 0;
  for (; at_once->targets[i] != NULL && alone->targets[i] != NULL; i++) {
    bool credential = strcmp(at_once->target_kinds[i], "credential") == 0;
    if (strcmp(at_once->targets[i], alone->targets[i]) != 0 ||
        (!credential && (!same_text(at_once->target_names[i], alone->target_names[i]) ||
                         !same_text(at_once->target_kinds[i], alone->target_kinds[i]))) ||
        (credential && alone->target_kinds[i][0] == '\0')) {
      return false;
    }
  }
  return at_once->targets[i] == NULL && alone->targets[i] == NULL;
}

static bool same_conditions(const struct credential *a, const struct credential *b) {
  bool same = a->condition_count == b->condition_count;
  for (size_t i = 0; same && i < a->condition_count; i++) {
    const struct condition_line *one = &a->conditions[i];
    const struct condition_line *other = &b->conditions[i];
    same = one->id == other->id && one->parent == other->parent && same_text(one->kind, other->kind) &&
           same_text(one->name, other->name) && same_text(one->text, other->text) &&
           same_text(one->name_es, other->name_es) && same_text(one->text_es, other->text_es) &&
           same_text(one->submission, other->submission) && one->minimum_age == other->minimum_age &&
           same_number(one->years_of_experience, other->years_of_experience) && same_targets(one, other);
  }
  return same;
}

static bool states_itself(const struct credential *credential, const char *ctid) {
  for (size_t i = 0; i < credential->condition_count; i++) {
    const struct condition_line *line = &credential->conditions[i];
    bool asks = strcmp(line->kind, "requires") == 0 || strcmp(line->kind, "entryCondition") == 0;
    for (size_t j = 0; asks && line->targets[j] != NULL; j++) {
      if (strcmp(line->targets[j], ctid) == 0) {
        return true;
      }
    }
  }
  return false;
}

/* Of the edges those that ways ask for. */
static bool same_edges(const struct credential *at_once, const struct credential *alone) {
  size_t at = 0;
  bool same = true;
  for (size_t i = 0; same && i < alone->leads_from_count; i++) {
    const struct edge_line *edge = &alone->leads_from[i];
    bool required = strcmp(edge->kind, "required") == 0;
    bool asked = required || strcmp(edge->kind, "advanced standing") == 0 || strcmp(edge->kind, "preparation") == 0;
    if (!asked || !edge->in_snapshot || (required && states_itself(alone, edge->ctid))) {
      continue;
    }
    same = at < at_once->leads_from_count && same_text(at_once->leads_from[at].ctid, edge->ctid) &&
           same_text(at_once->leads_from[at].kind, edge->kind) && at_once->leads_from[at].in_snapshot;
    at++;
  }
  return same && at == at_once->leads_from_count;
}

static bool is_same(const struct credential *at_once, const struct credential *alone) {
  return same_row(&at_once->row, &alone->row) && same_places(at_once, alone) && same_costs(at_once, alone) &&
         same_list(at_once->alternate_names, alone->alternate_names) && same_list(at_once->schedule, alone->schedule) &&
         same_list(at_once->support, alone->support) && same_jobs(at_once, alone) && same_conditions(at_once, alone) &&
         same_edges(at_once, alone);
}

/* Everything of one credential both ways; how many conditions and edges it has is added up. */
static void compare(struct catalog *catalog, struct arena *arena, const struct shelf *shelf, const char *ctid,
                    size_t *seen) {
  struct error error = {0};
  struct credential alone;
  const char *const *places = NULL;
  const struct credential *at_once = shelf_find(shelf, ctid);
  if (at_once == NULL || credential_read_brief(catalog, arena, ctid, &alone, &error) != 0 ||
      goals_jurisdictions(catalog, arena, ctid, &places, &error) != 0) {
    fail_msg("%s: %s", ctid, error.message);
  }
  if (!is_same(at_once, &alone) || !same_list(places, shelf_jurisdictions(shelf, at_once))) {
    fail_msg("%s is not the same when all are read at once", ctid);
  }
  *seen += at_once->condition_count + at_once->leads_from_count;
}

static void test_starter(void **state) {
  const struct starter_world *world = *state;
  struct arena *arena = arena_new((size_t)64 << 20);
  struct error error = {0};
  struct shelf *shelf = NULL;
  long credentials = catalog_about(world->catalog)->credentials;
  size_t seen = 0;
  assert_int_equal(shelf_read(world->catalog, world->arena, &shelf, &error), 0);
  assert_non_null(shelf);
  for (long id = 1; id <= credentials; id++) {
    struct credential_row row;
    arena_reset(arena);
    assert_int_equal(credential_rows(world->catalog, arena, &id, 1, &row, &error), 0);
    compare(world->catalog, arena, shelf, row.ctid, &seen);
  }
  assert_true(credentials > 1000 && seen > 1000);
  arena_free(arena);
}

static bool begins_with_a(void *context, const char *name) {
  size_t *asked = context;
  ++*asked;
  return strchr("AaMm", name[0]) != NULL;
}

/* The skills that are kept are those that leads.h gives, in the same order. */
static void test_skills(void **state) {
  const struct starter_world *world = *state;
  struct error error = {0};
  struct shelf *shelf = NULL;
  struct leads_reader *leads = NULL;
  size_t asked = 0;
  size_t kept = 0;
  assert_int_equal(shelf_read(world->catalog, world->arena, &shelf, &error), 0);
  assert_int_equal(shelf_read_skills(shelf, begins_with_a, &asked, &error), 0);
  assert_int_equal(leads_reader_open(&leads, world->catalog, &error), 0);
  for (long id = 1; id <= catalog_about(world->catalog)->credentials; id++) {
    struct credential_row row;
    const char *const *codes = NULL;
    const char *const *names = NULL;
    assert_int_equal(credential_rows(world->catalog, world->arena, &id, 1, &row, &error), 0);
    assert_int_equal(leads_to_jobs(leads, world->arena, row.ctid, NULL, &codes, NULL, &error), 0);
    assert_int_equal(leads_to_skills(leads, world->arena, &names, &error), 0);
    const char *const *found = shelf_skills(shelf, shelf_find(shelf, row.ctid));
    assert_int_equal(found == NULL, names[0] == NULL);
    for (size_t i = 0, at = 0; names[i] != NULL; i++) {
      if (strchr("AaMm", names[i][0]) != NULL) {
        assert_string_equal(found[at++], names[i]);
        kept++;
      }
    }
  }
  print_message("%zu skills asked for, %zu kept\n", asked, kept);
  leads_reader_close(leads);
}

/* Targets that are no credentials, a CTID that is no UUID, numbers out of order. */
static void test_odd_ones(void **state) {
  struct place_for_tests *place = *state;
  struct reference targets[] = {{.ctid = CTID("31"), .relation = "ceterms:targetAssessment"},
                                {.name = "A course elsewhere", .relation = "ceterms:targetLearningOpportunity"},
                                {.ctid = CTID("99"), .name = "Nowhere", .relation = "ceterms:targetCredential"},
                                {.ctid = CTID("32"), .relation = "ceterms:targetCredential"}};
  struct condition inner = {.kind = "ceterms:requires", .minimum_age = -1, .years_of_experience = -1, .weight = -1};
  struct condition outer = inner;
  struct shelf *shelf = NULL;
  size_t seen = 0;
  inner.targets = (struct references){targets, 4};
  outer.text = "One of these";
  outer.minimum_age = 18;
  outer.alternatives = &inner;
  outer.alternative_count = 1;
  build_start(place);
  struct record exam = record_made(RECORD_ASSESSMENT, "ceterms:AssessmentProfile", CTID("31"), "Exam");
  struct record asked = credential_made(CTID("32"), "Asked for");
  struct record asks = credential_made(CTID("33"), "Asks");
  struct record odd = credential_made("ce-Not-A-Uuid", "Odd");
  asks.conditions = &outer;
  asks.condition_count = 1;
  build_add(place, &exam);
  build_add(place, &asked);
  build_add(place, &asks);
  build_add(place, &odd);
  (void)build_end(place);
  assert_int_equal(shelf_read(place->catalog, place->arena, &shelf, &place->error), 0);
  assert_non_null(shelf);
  compare(place->catalog, place->arena, shelf, CTID("32"), &seen);
  compare(place->catalog, place->arena, shelf, CTID("33"), &seen);
  compare(place->catalog, place->arena, shelf, ask(place, "SELECT ctid FROM credential WHERE name = 'Odd'"), &seen);
  assert_int_equal(seen, 2);
  const struct credential *found = shelf_find(shelf, CTID("33"));
  assert_string_equal(found->conditions[1].target_kinds[0], "assessment");
  assert_string_equal(found->conditions[1].target_names[1], "A course elsewhere");
  assert_ptr_equal(found->conditions[1].targets[3], shelf_find(shelf, CTID("32"))->row.ctid);
  assert_null(shelf_find(shelf, CTID("31")));
  assert_null(shelf_find(shelf, "ce-00000000-0000-4000-8000-00000000003"));
  assert_null(shelf_find(shelf, CTID("32") "1"));
  assert_null(shelf_find(shelf, ""));
}

int main(void) {
  const struct CMUnitTest starter[] = {cmocka_unit_test(test_starter), cmocka_unit_test(test_skills)};
  const struct CMUnitTest made[] = {cmocka_unit_test_setup_teardown(test_odd_ones, place_make, place_clear)};
  return cmocka_run_group_tests(starter, starter_world_begin, starter_world_end) +
         cmocka_run_group_tests(made, NULL, NULL);
}
