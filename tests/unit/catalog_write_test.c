/* SPDX-License-Identifier: MIT */
/* What the writer makes of one record: totals, reasons, lists, facets, words. */
#include "catalog_support.h"

#include <math.h>
#include <string.h>

#include "data/catalog/index.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static struct cost_item cost(const char *type, long long cents) {
  return (struct cost_item){.type = type, .cents = cents, .currency = "USD"};
}

static void adds_up(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  struct cost_item items[] = {cost("costType:Tuition", 110000), cost("costType:Books", 15000),
                              cost("costType:OptionalCharges", 9900)};
  items[2].optional = true;
  struct duration_item duration = {.exact_days = -1,
                                   .minimum_days = 28,
                                   .maximum_days = 42,
                                   .effort_hours = 90,
                                   .minimum_effort_hours = -1,
                                   .maximum_effort_hours = -1};
  struct record record = credential_made(CTID("01"), "Nursing Assistant");
  record.name.es = "Auxiliar de enfermería";
  record.costs = items;
  record.cost_count = COUNT(items);
  record.durations = &duration;
  record.duration_count = 1;
  build_add(place, &record);
  (void)build_end(place);
  struct credential made = read_made(place, CTID("01"));
  assert_int_equal(made.row.cost, 125000);
  assert_string_equal(made.row.currency, "USD");
  assert_true(made.row.cost_complete);
  assert_false(made.cost_aggregate);
  assert_null(made.row.cost_reason);
  assert_int_equal(made.cost_count, 3);
  assert_string_equal(made.costs[1].type, "costType:Books");
  assert_true(made.costs[2].optional);
  assert_true(fabs(made.row.days - 28) < 0.01 && fabs(made.row.days_max - 42) < 0.01);
  assert_true(fabs(made.row.effort_hours - 90) < 0.01);
  assert_null(made.row.time_reason);
  assert_string_equal(made.row.name, "Nursing Assistant");
  assert_string_equal(made.row.name_es, "Auxiliar de enfermería");
}

static void says_why_not(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  struct cost_item item = cost("costType:Tuition", -1);
  struct record record = {.kind = RECORD_LEARNING, .ctid = CTID("01")};
  record.costs = &item;
  record.cost_count = 1;
  build_add(place, &record);
  (void)build_end(place);
  struct credential made = read_made(place, CTID("01"));
  assert_int_equal(made.row.cost, -1);
  assert_string_equal(made.row.cost_reason, "not published");
  assert_int_equal(made.costs[0].cents, -1);
  assert_true(made.row.days < 0 && made.row.effort_hours < 0);
  assert_string_equal(made.row.time_reason, "not published");
  assert_int_equal(made.row.earnings, -1);
  assert_null(made.row.earnings_basis);
  assert_string_equal(made.row.earnings_reason, "not published");
  assert_string_equal(made.row.name, CTID("01")); /* a record without a name still has something to show */
  assert_string_equal(made.row.type, "");
  assert_null(made.row.provider);
  assert_null(made.row.delivery[0]);
  assert_null(made.row.jobs[0]);
  assert_string_equal(made.rank_why, "nothing but its name");
}

static void keeps_lists(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  const char *delivery[] = {"deliveryType:InPerson", "deliveryType:OnlineOnly"};
  const char *evening[] = {"scheduleTiming:Evening"};
  const char *support[] = {"support:ChildCare"};
  const char *languages[] = {"en"};
  const char *levels[] = {"audLevel:BeginnerLevel"};
  const char *keywords[] = {"bedside", "bedside", NULL};
  const char *alternate[] = {"CNA", "Nurse Aide"};
  const char *types[] = {"financialAid:WIOA", "financialAid:Grant"};
  struct aid aids[] = {{.name = "State grant", .types = {types, 2}}, {.name = "Other"}};
  struct place places[] = {
      {.locality = "Newark", .county = "Essex County", .region = "NJ", .country = "US", .postal_code = "07102"},
      {.locality = "Trenton", .county = "Mercer", .region = "NJ", .country = "US"}};
  struct record record = credential_made(CTID("01"), "Nursing Assistant");
  record.delivery = (struct names){delivery, 2};
  record.schedule = (struct names){evening, 1};
  record.support = (struct names){support, 1};
  record.languages = (struct names){languages, 1};
  record.audience_levels = (struct names){levels, 1};
  record.keywords = (struct names){keywords, 3};
  record.alternate_names = (struct names){alternate, 2};
  record.aid = aids;
  record.aid_count = 2;
  record.places = places;
  record.place_count = 2;
  build_add(place, &record);
  (void)build_end(place);
  struct credential made = read_made(place, CTID("01"));
  assert_string_equal(made.row.delivery[1], "deliveryType:OnlineOnly");
  assert_null(made.row.delivery[2]);
  assert_string_equal(made.schedule[0], "scheduleTiming:Evening");
  assert_string_equal(made.support[0], "support:ChildCare");
  assert_string_equal(made.languages[0], "en");
  assert_string_equal(made.alternate_names[0], "CNA");
  assert_string_equal(made.alternate_names[1], "Nurse Aide");
  assert_int_equal(made.aid_count, 3);
  assert_string_equal(made.aid[1].type, "financialAid:Grant");
  assert_null(made.aid[2].type);
  assert_int_equal(made.place_count, 2);
  assert_string_equal(made.row.locality, "Newark");
  assert_string_equal(made.row.county, "Essex");
  assert_string_equal(made.places[1].county, "Mercer");
  assert_answer(place, "SELECT count(*) FROM keyword", "1");
  assert_answer(place, "SELECT value FROM feature WHERE kind = 'audience_level'", "audLevel:BeginnerLevel");
}

static void keeps_conditions(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  struct reference target = {.ctid = CTID("02"), .name = "as its document calls it"};
  struct reference outside = {.uri = "https://example.org/test", .name = "An outside test"};
  struct condition deepest = {
      .kind = "ceterms:requires", .text = "deepest", .minimum_age = -1, .years_of_experience = -1};
  struct condition either[] = {
      {.kind = "ceterms:requires",
       .targets = {&target, 1},
       .minimum_age = -1,
       .years_of_experience = -1,
       .alternatives = &deepest,
       .alternative_count = 1},
      {.kind = "ceterms:requires", .targets = {&outside, 1}, .minimum_age = -1, .years_of_experience = 1.5}};
  struct condition conditions[] = {
      {.kind = "ceterms:requires",
       .text = "one of two",
       .minimum_age = 16,
       .years_of_experience = -1,
       .alternatives = either,
       .alternative_count = 2},
      {.kind = "recommends", .name = "plain", .credit = "3 credits", .minimum_age = -1, .years_of_experience = -1}};
  struct record record = credential_made(CTID("01"), "Nursing Assistant");
  record.conditions = conditions;
  record.condition_count = 2;
  build_add(place, &record);
  struct record other = record_made(RECORD_ASSESSMENT, "ceterms:AssessmentProfile", CTID("02"), "The exam");
  build_add(place, &other);
  (void)build_end(place);
  struct credential made = read_made(place, CTID("01"));
  assert_int_equal(made.condition_count, 5);
  const struct condition_line *lines = made.conditions;
  assert_string_equal(lines[0].kind, "requires");
  assert_int_equal(lines[0].parent, 0);
  assert_int_equal(lines[0].minimum_age, 16);
  assert_true(lines[0].years_of_experience < 0);
  assert_null(lines[0].targets[0]);
  assert_int_equal(lines[1].parent, lines[0].id);
  assert_string_equal(lines[1].targets[0], CTID("02"));
  assert_string_equal(lines[1].target_names[0], "The exam");
  assert_null(lines[1].targets[1]);
  assert_int_equal(lines[2].parent, lines[1].id);
  assert_string_equal(lines[2].text, "deepest");
  assert_int_equal(lines[3].parent, lines[0].id);
  assert_string_equal(lines[3].targets[0], "");
  assert_string_equal(lines[3].target_names[0], "An outside test");
  assert_true(fabs(lines[3].years_of_experience - 1.5) < 0.01);
  assert_string_equal(lines[4].kind, "recommends");
  assert_string_equal(lines[4].credit, "3 credits");
}

/* A condition inside a condition inside ... is cut, not followed for ever. */
static void limits_depth_and_count(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  struct condition endless = {.kind = "requires", .text = "again", .minimum_age = -1, .years_of_experience = -1};
  endless.alternatives = &endless;
  endless.alternative_count = 1;
  const char **names = test_calloc(100000, sizeof *names);
  for (size_t i = 0; i < 100000; i++) {
    names[i] = arena_printf(place->arena, "word %zu", i);
  }
  struct record record = credential_made(CTID("01"), "Nursing Assistant");
  record.conditions = &endless;
  record.condition_count = 1;
  record.keywords = (struct names){names, 100000};
  build_add(place, &record);
  (void)build_end(place);
  test_free(names);
  assert_answer(place, "SELECT count(*) FROM keyword", "2000");
  assert_answer(place, "SELECT count(*) FROM condition", "8");
}

static void replaces_older_records(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  struct cost_item item = cost("costType:Tuition", 100);
  struct record first = credential_made(CTID("01"), "First");
  first.updated = "2026-01-02T00:00:00Z";
  first.costs = &item;
  first.cost_count = 1;
  struct record older = credential_made(CTID("01"), "Older");
  older.updated = "2025-01-02T00:00:00Z";
  struct record undated = credential_made(CTID("01"), "Undated");
  struct record newer = credential_made(CTID("01"), "Newer");
  newer.updated = "2026-03-02T00:00:00Z";
  struct record same = credential_made(CTID("01"), "Same day, later");
  same.updated = newer.updated;
  struct record plain = credential_made(CTID("02"), "Plain");
  struct record again = credential_made(CTID("02"), "Again");
  struct record nameless = {.kind = RECORD_CREDENTIAL, .uri = "_:b0"};
  const struct record *all[] = {&first, &older, &undated, &newer, &same, &plain, &again, &nameless};
  for (size_t i = 0; i < COUNT(all); i++) {
    build_add(place, all[i]);
  }
  struct catalog_written written = build_end(place);
  assert_int_equal(written.credentials, 2);
  assert_int_equal(written.records, 2);
  assert_int_equal(written.replaced, 3);
  struct credential made = read_made(place, CTID("01"));
  assert_string_equal(made.row.name, "Same day, later");
  assert_int_equal(made.row.cost, -1); /* nothing of the replaced one is left */
  assert_int_equal(made.cost_count, 0);
  assert_string_equal(read_made(place, CTID("02")).row.name, "Again");
}

static void all_kinds_are_records(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  for (int kind = 0; kind <= (int)RECORD_OTHER; kind++) {
    struct record record = record_made((enum record_kind)kind, "ceterms:Some",
                                       arena_printf(place->arena, "ce-00000000-0000-4000-8000-%012d", kind), "Some");
    build_add(place, &record);
  }
  struct catalog_written written = build_end(place);
  assert_int_equal(written.credentials, 2);
  assert_int_equal(written.records, RECORD_OTHER + 1);
  assert_answer(place, "SELECT count(*) FROM record", arena_printf(place->arena, "%d", (int)RECORD_OTHER + 1));
  assert_answer(place, "SELECT count(*) FROM organization", "1");
}

static void reads_by_any_spelling(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  struct record record = credential_made("ce-0000aaaa-0000-4000-8000-0000000000bb", "Found");
  build_add(place, &record);
  (void)build_end(place);
  static const char *const spellings[] = {
      "ce-0000aaaa-0000-4000-8000-0000000000bb", "CE-0000AAAA-0000-4000-8000-0000000000BB",
      "https://credentialengineregistry.org/resources/ce-0000AAAA-0000-4000-8000-0000000000bb"};
  for (size_t i = 0; i < COUNT(spellings); i++) {
    assert_string_equal(read_made(place, spellings[i]).row.name, "Found");
  }
  struct credential made;
  assert_int_equal(credential_read(place->catalog, place->arena, "ce-nothing", &made, &place->error), -1);
  assert_int_equal(place->error.code, ERROR_NOT_FOUND);
  assert_non_null(strstr(place->error.message, "ce-nothing"));
}

static void rows_come_in_the_order_asked(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  static const char *const names[] = {"C", "A", "B"};
  for (size_t i = 0; i < 3; i++) {
    struct record record =
        credential_made(arena_printf(place->arena, "ce-00000000-0000-4000-8000-%012zu", i), names[i]);
    build_add(place, &record);
  }
  (void)build_end(place);
  const long ids[] = {3, 1, 2, 1};
  struct credential_row rows[4];
  assert_int_equal(credential_rows(place->catalog, place->arena, ids, 4, rows, &place->error), 0);
  assert_string_equal(rows[0].name, "C"); /* numbers follow the names where ranks are the same */
  assert_string_equal(rows[1].name, "A");
  assert_string_equal(rows[2].name, "B");
  assert_int_equal(rows[3].id, 1);
  const long missing[] = {1, 4};
  assert_int_equal(credential_rows(place->catalog, place->arena, missing, 2, rows, &place->error), -1);
  assert_int_equal(place->error.code, ERROR_BAD_DATA);
}

static void facets_count(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  static const long long prices[] = {0, 49999, 50000, 250000, 2000000};
  struct cost_item items[5];
  struct alignment skills[] = {{.relation = "ceterms:teaches", .name = "First Aid"},
                               {.relation = "ceterms:teaches", .name = "first aid", .framework = "Other"}};
  struct place somewhere[] = {{.county = "Essex County", .region = "NJ"}, {.county = "ESSEX", .region = "nj"}};
  for (size_t i = 0; i < 5; i++) {
    items[i] = cost("costType:Tuition", prices[i]);
    struct record record = credential_made(arena_printf(place->arena, "ce-00000000-0000-4000-8000-%012zu", i), "Some");
    record.costs = &items[i];
    record.cost_count = 1;
    record.skills = (struct alignments){skills, 2};
    record.places = &somewhere[i % 2];
    record.place_count = 1;
    build_add(place, &record);
  }
  (void)build_end(place);
  assert_string_equal(facet_text(place, "cost", false),
                      "free=1 cost:>0..<500=1 cost:500..<1000=1 cost:2000..<5000=1 cost:>=20000=1");
  assert_string_equal(facet_text(place, "cost", true),
                      "free=1 under $500=1 $500 to $1,000=1 $2,000 to $5,000=1 $20,000 and more=1");
  assert_string_equal(facet_text(place, "skill", false), "First Aid=5");
  assert_string_equal(facet_text(place, "county", false), "ESSEX=5");
  assert_string_equal(facet_text(place, "region", false), "NJ=5");
  assert_string_equal(facet_text(place, "type", true), "Certificate=5");
  size_t count;
  const struct facet_bucket *buckets = facet_buckets(&count);
  for (size_t i = 1; i < count; i++) { /* no gap and no overlap */
    if (strcmp(buckets[i].kind, buckets[i - 1].kind) == 0) {
      assert_true(fabs(buckets[i].low - buckets[i - 1].high) < 0.001);
      assert_true(buckets[i].low_open != buckets[i - 1].high_open);
    }
  }
}

static void words_are_found(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  const char *alternate[] = {"PCT", "Too Long For One"};
  const char *keywords[] = {"bedside"};
  struct alignment skill = {.relation = "ceterms:teaches", .name = "Phlebotomy"};
  struct alignment job = {.code = "31-1131.00"};
  struct alignment program = {.code = "513902"};
  struct reference owner = {.name = "Essex College"};
  struct place somewhere = {.locality = "Newark", .county = "Essex", .region = "NJ"};
  struct record record = credential_made(CTID("01"), "Patient Care Technician");
  record.name.es = "Técnico de cuidado";
  record.description.en = "wonderful";
  record.alternate_names = (struct names){alternate, 2};
  record.keywords = (struct names){keywords, 1};
  record.skills = (struct alignments){&skill, 1};
  record.occupations = (struct alignments){&job, 1};
  record.programs = (struct alignments){&program, 1};
  record.owned_by = (struct references){&owner, 1};
  record.places = &somewhere;
  record.place_count = 1;
  build_add(place, &record);
  (void)build_end(place);
  static const char *const words[] = {"patient ", "tecnico ", "bedside ", "phlebotomy ", "nursing ",
                                      "essex ",   "newark ",  "college ", "wonderful ",  "pct "};
  for (size_t i = 0; i < COUNT(words); i++) {
    if (found(place, words[i]) != 1) {
      fail_msg("%s is not found", words[i]);
    }
  }
  assert_int_equal(found(place, "nothing "), 0);
  assert_int_equal(found(place, "cna "), 1); /* a certified nursing assistant, as the job's other title says */
  assert_int_equal(found(place, "rn "), 0);  /* registered nurses */
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, place_make, place_clear)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(adds_up),
      TEST(says_why_not),
      TEST(keeps_lists),
      TEST(keeps_conditions),
      TEST(limits_depth_and_count),
      TEST(replaces_older_records),
      TEST(all_kinds_are_records),
      TEST(reads_by_any_spelling),
      TEST(rows_come_in_the_order_asked),
      TEST(facets_count),
      TEST(words_are_found),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
