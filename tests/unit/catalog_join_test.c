/* SPDX-License-Identifier: MIT */
/* What the writer makes of records that refer to each other. */
#include "catalog_support.h"

#include <math.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void manifests_belong_to_their_credentials(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  struct cost_item fee = {.type = "costType:Application", .cents = 5000, .currency = "USD"};
  struct cost_item tuition = {.type = "costType:Tuition", .cents = 100000, .currency = "USD"};
  struct condition inner = {.kind = "requires", .text = "inner", .minimum_age = -1, .years_of_experience = -1};
  struct condition condition = {.kind = "requires",
                                .text = "be 18",
                                .minimum_age = 18,
                                .years_of_experience = -1,
                                .alternatives = &inner,
                                .alternative_count = 1};
  struct reference costs = {.ctid = CTID("81")};
  struct reference conditions = {.ctid = CTID("82")};
  struct reference nothing = {.ctid = CTID("83")};
  struct record manifest = record_made(RECORD_COST_MANIFEST, "ceterms:CostManifest", CTID("81"), "Fees");
  manifest.costs = &fee;
  manifest.cost_count = 1;
  struct record rules = record_made(RECORD_CONDITION_MANIFEST, "ceterms:ConditionManifest", CTID("82"), "Rules");
  rules.conditions = &condition;
  rules.condition_count = 1;
  struct record first = credential_made(CTID("01"), "First");
  first.costs = &tuition;
  first.cost_count = 1;
  first.common_costs = (struct references){&costs, 1};
  first.common_conditions = (struct references){&conditions, 1};
  struct record second = credential_made(CTID("02"), "Second");
  second.common_conditions = (struct references){&conditions, 1};
  second.common_costs = (struct references){&nothing, 1};
  build_add(place, &first); /* before the manifests that it names */
  build_add(place, &manifest);
  build_add(place, &rules);
  build_add(place, &second);
  (void)build_end(place);
  struct credential made = read_made(place, CTID("01"));
  assert_int_equal(made.row.cost, 105000);
  assert_int_equal(made.cost_count, 2);
  assert_string_equal(made.costs[0].type, "costType:Tuition");
  assert_string_equal(made.costs[1].type, "costType:Application");
  assert_int_equal(made.condition_count, 2);
  assert_int_equal(made.conditions[0].minimum_age, 18);
  struct credential other = read_made(place, CTID("02"));
  assert_int_equal(other.row.cost, -1);
  assert_int_equal(other.condition_count, 2);
  assert_int_not_equal(other.conditions[0].id, made.conditions[0].id);
  assert_int_equal(other.conditions[1].parent, other.conditions[0].id); /* its own copy's, not the first one's */
}

static void data_sets_belong_to_what_they_are_about(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  struct reference about = {.ctid = CTID("01")};
  struct reference set = {.ctid = CTID("92")};
  struct outcome earnings = {
      .measure = "median_earnings", .value = 10000, .unit = "USD/quarter", .n = 58, .months_after = 12, .to = "2020"};
  struct outcome employed[] = {
      {.measure = "employed", .value = 81, .unit = "percent", .n = 58, .months_after = 6},
      {.measure = "employed", .value = 11, .unit = "percent", .n = -1, .months_after = -1, .about = CTID("77")}};
  struct record from_there = record_made(RECORD_DATA_SET, "qdata:DataSetProfile", CTID("91"), "Results");
  from_there.about = (struct references){&about, 1};
  from_there.outcomes = &earnings;
  from_there.outcome_count = 1;
  struct record from_here = record_made(RECORD_DATA_SET, "qdata:DataSetProfile", CTID("92"), "More results");
  from_here.outcomes = employed;
  from_here.outcome_count = 2;
  struct record record = credential_made(CTID("01"), "First");
  record.data_sets = (struct references){&set, 1};
  record.outcomes = &earnings; /* the same figure stands in the record itself */
  record.outcome_count = 1;
  struct record other = credential_made(CTID("02"), "Other");
  build_add(place, &from_there);
  build_add(place, &record);
  build_add(place, &other);
  build_add(place, &from_here);
  (void)build_end(place);
  struct credential made = read_made(place, CTID("01"));
  assert_int_equal(made.outcome_count, 2);
  assert_string_equal(made.outcomes[0].measure, "employed");
  assert_string_equal(made.outcomes[1].measure, "median_earnings");
  assert_true(fabs(made.outcomes[0].value - 81) < 0.01);
  assert_int_equal(made.outcomes[0].n, 58);
  assert_int_equal(made.row.earnings, 4000000);
  assert_string_equal(made.row.earnings_basis, "graduates");
  assert_string_equal(made.earnings_measure, "median_earnings");
  assert_int_equal(made.earnings_n, 58);
  assert_int_equal(made.earnings_months, 12);
  assert_string_equal(made.earnings_to, "2020");
  assert_null(made.earnings_job);
  assert_null(made.row.earnings_reason);
  assert_int_equal(read_made(place, CTID("02")).outcome_count, 0);
}

static void organizations_are_resolved(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  struct place home = {.locality = "Newark", .county = "Essex County", .region = "NJ", .country = "US"};
  struct record college =
      record_made(RECORD_ORGANIZATION, "ceterms:CredentialOrganization", CTID("71"), "Essex College");
  college.places = &home;
  college.place_count = 1;
  struct reference owners[] = {{.ctid = CTID("71"), .name = "old name"}, {.ctid = CTID("72")}};
  struct reference missing[] = {{.ctid = CTID("73")}, {.ctid = CTID("72"), .name = "Elsewhere College"}};
  struct reference blank[] = {{.name = "Union Local 1"}, {.name = "UNION LOCAL 1", .uri = "_:b3"}};
  struct record records[] = {credential_made(CTID("01"), "A"), credential_made(CTID("02"), "B"),
                             credential_made(CTID("03"), "C"), credential_made(CTID("04"), "D"),
                             credential_made(CTID("05"), "E")};
  records[0].offered_by = (struct references){&missing[1], 1};
  records[0].owned_by = (struct references){owners, 2};
  records[1].owned_by = (struct references){missing, 2};
  records[2].offered_by = (struct references){&blank[0], 1};
  records[3].owned_by = (struct references){&blank[1], 1};
  records[4].owned_by = (struct references){&missing[0], 1};
  for (size_t i = 0; i < COUNT(records); i++) {
    build_add(place, &records[i]);
  }
  build_add(place, &college);
  (void)build_end(place);
  struct credential made = read_made(place, CTID("01"));
  assert_string_equal(made.row.provider, "Essex College");
  assert_string_equal(made.row.provider_ctid, CTID("71"));
  made = read_made(place, CTID("02"));
  assert_string_equal(made.row.provider, "Elsewhere College"); /* the first one that has a name */
  assert_string_equal(made.row.provider_ctid, CTID("72"));
  made = read_made(place, CTID("03"));
  assert_string_equal(made.row.provider, "UNION LOCAL 1");
  assert_null(made.row.provider_ctid);
  assert_string_equal(read_made(place, CTID("04")).row.provider, "UNION LOCAL 1");
  assert_null(read_made(place, CTID("05")).row.provider);
  assert_answer(place, "SELECT count(*) FROM organization", "3");
  assert_answer(place, "SELECT county FROM organization WHERE ctid IS NOT NULL ORDER BY name DESC LIMIT 1", "Essex");
  assert_int_equal(catalog_about(place->catalog)->organizations, 3);
}

static void approval_is_confirmed_by_the_body(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  struct reference first = {.ctid = CTID("01")}, third = {.ctid = CTID("03")}, college = {.ctid = CTID("71")};
  struct quality lists[] = {{.relation = "accredits", .outward = true, .other = first},
                            {.relation = "ceterms:approves", .outward = true, .other = third},
                            {.relation = "recognizes", .outward = true, .other = college}};
  struct record body = record_made(RECORD_ORGANIZATION, "ceterms:QACredentialOrganization", CTID("61"), "The Body");
  body.quality = lists;
  body.quality_count = COUNT(lists);
  struct reference by = {.ctid = CTID("61")}, by_name = {.name = "Some Board"},
                   by_uri = {.uri = "https://example.org/x"};
  struct quality claims[] = {{.relation = "accreditedBy", .other = by},    {.relation = "approvedBy", .other = by},
                             {.relation = "recognizedBy", .other = by},    {.relation = "approvedBy", .other = by_name},
                             {.relation = "approvedBy", .other = by_name}, {.relation = "approvedBy", .other = by_uri}};
  struct record records[] = {credential_made(CTID("01"), "Listed"), credential_made(CTID("02"), "Claims only"),
                             credential_made(CTID("03"), "Says nothing")};
  records[0].quality = claims;
  records[0].quality_count = COUNT(claims);
  records[1].quality = claims;
  records[1].quality_count = COUNT(claims);
  records[1].owned_by = (struct references){&college, 1};
  build_add(place, &body);
  for (size_t i = 0; i < COUNT(records); i++) {
    build_add(place, &records[i]);
  }
  (void)build_end(place);
  struct credential made = read_made(place, CTID("01"));
  assert_int_equal(made.quality_count, 4);
  assert_string_equal(made.quality[0].relation, "accreditedBy");
  assert_string_equal(made.quality[0].name, "The Body");
  assert_string_equal(made.quality[0].ctid, CTID("61"));
  assert_true(made.quality[0].confirmed);
  assert_false(made.quality[1].confirmed);
  assert_string_equal(made.quality[3].name, "Some Board");
  assert_null(made.quality[3].ctid);
  made = read_made(place, CTID("02"));
  assert_string_equal(made.quality[0].relation, "recognizedBy"); /* the body lists its provider */
  assert_true(made.quality[0].confirmed);
  assert_false(made.quality[1].confirmed);
  made = read_made(place, CTID("03"));
  assert_int_equal(made.quality_count, 1); /* the body says so itself */
  assert_string_equal(made.quality[0].relation, "approvedBy");
  assert_true(made.quality[0].confirmed);
}

static struct edge edge_to(enum edge_kind kind, bool outward, const char *ctid, const char *name) {
  return (struct edge){.kind = kind, .outward = outward, .other = {.ctid = ctid, .name = name}};
}

static void edges_come_from_either_side(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  struct edge from_a[] = {edge_to(EDGE_ADVANCED_STANDING, true, CTID("02"), "as A calls B"),
                          edge_to(EDGE_REQUIRED, true, CTID("03"), NULL),
                          edge_to(EDGE_PREPARATION, true, CTID("44"), "Not here"),
                          edge_to(EDGE_PREPARATION, true, NULL, "Without number"),
                          edge_to(EDGE_PREPARATION, true, CTID("45"), NULL),
                          edge_to(EDGE_PART, true, CTID("01"), "Itself")};
  struct edge from_b[] = {edge_to(EDGE_ADVANCED_STANDING, false, CTID("01"), NULL)};
  struct edge from_exam[] = {edge_to(EDGE_PREPARATION, true, CTID("55"), "Nobody")};
  struct record records[] = {credential_made(CTID("01"), "A"), credential_made(CTID("02"), "B"),
                             credential_made(CTID("03"), "C"),
                             record_made(RECORD_ASSESSMENT, "ceterms:AssessmentProfile", CTID("04"), "Exam")};
  records[0].edges = from_a;
  records[0].edge_count = COUNT(from_a);
  records[1].edges = from_b;
  records[1].edge_count = COUNT(from_b);
  records[3].edges = from_exam;
  records[3].edge_count = COUNT(from_exam);
  for (size_t i = 0; i < COUNT(records); i++) {
    build_add(place, &records[i]);
  }
  (void)build_end(place);
  struct credential made = read_made(place, CTID("01"));
  assert_int_equal(made.leads_to_count, 4);
  assert_int_equal(made.leads_from_count, 0);
  assert_string_equal(made.leads_to[0].kind, "required");
  assert_string_equal(made.leads_to[0].name, "C");
  assert_true(made.leads_to[0].in_snapshot);
  assert_string_equal(made.leads_to[1].kind, "advanced standing");
  assert_string_equal(made.leads_to[1].ctid, CTID("02"));
  assert_string_equal(made.leads_to[1].name, "B"); /* as its own record calls it */
  assert_string_equal(made.leads_to[2].name, "Not here");
  assert_null(made.leads_to[2].ctid);
  assert_false(made.leads_to[2].in_snapshot);
  assert_string_equal(made.leads_to[3].name, "Without number");
  made = read_made(place, CTID("02"));
  assert_int_equal(made.leads_from_count, 1);
  assert_string_equal(made.leads_from[0].ctid, CTID("01"));
  assert_answer(place, "SELECT count(*) FROM edge", "4");
  assert_answer(place, "SELECT stated_by FROM edge WHERE kind = 'advanced standing'", "both");
  assert_answer(place, "SELECT stated_by FROM edge WHERE kind = 'required'", "source");
  assert_int_equal(found(place, "stacks"), 1);
}

/* Agreements, parts of pathways and manifests stand between credentials. */
static void edges_pass_through_what_stands_between(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  struct edge transfer[] = {edge_to(EDGE_TRANSFER, false, CTID("01"), NULL),
                            edge_to(EDGE_TRANSFER, true, CTID("02"), NULL),
                            edge_to(EDGE_TRANSFER, true, NULL, "State University")};
  struct record agreement = record_made(RECORD_TRANSFER_VALUE, "ceterms:TransferValueProfile", CTID("51"), "Agreement");
  agreement.edges = transfer;
  agreement.edge_count = COUNT(transfer);
  struct reference second = {.ctid = CTID("02")}, third = {.ctid = CTID("03")}, rules = {.ctid = CTID("82")};
  struct edge next = edge_to(EDGE_PREPARATION, true, CTID("53"), NULL);
  struct record parts[] = {record_made(RECORD_COMPONENT, "ceterms:CredentialComponent", CTID("52"), "Part B"),
                           record_made(RECORD_COMPONENT, "ceterms:CredentialComponent", CTID("53"), "Part C")};
  parts[0].about = (struct references){&second, 1};
  parts[0].edges = &next;
  parts[0].edge_count = 1;
  parts[1].about = (struct references){&third, 1};
  struct edge before = edge_to(EDGE_REQUIRED, false, CTID("01"), NULL);
  struct record manifest = record_made(RECORD_CONDITION_MANIFEST, "ceterms:ConditionManifest", CTID("82"), "Rules");
  manifest.edges = &before;
  manifest.edge_count = 1;
  struct record records[] = {credential_made(CTID("01"), "A"), credential_made(CTID("02"), "B"),
                             credential_made(CTID("03"), "C")};
  records[2].common_conditions = (struct references){&rules, 1};
  build_add(place, &agreement);
  build_add(place, &parts[0]);
  build_add(place, &parts[1]);
  build_add(place, &manifest);
  for (size_t i = 0; i < COUNT(records); i++) {
    build_add(place, &records[i]);
  }
  (void)build_end(place);
  struct credential made = read_made(place, CTID("01"));
  assert_int_equal(made.leads_to_count, 3);
  assert_string_equal(made.leads_to[0].kind, "required");
  assert_string_equal(made.leads_to[0].ctid, CTID("03"));
  assert_string_equal(made.leads_to[1].kind, "transfer");
  assert_string_equal(made.leads_to[1].ctid, CTID("02"));
  assert_string_equal(made.leads_to[1].note, "Agreement");
  assert_string_equal(made.leads_to[2].name, "State University");
  made = read_made(place, CTID("02"));
  assert_int_equal(made.leads_to_count, 1);
  assert_string_equal(made.leads_to[0].kind, "preparation");
  assert_string_equal(made.leads_to[0].ctid, CTID("03"));
}

static void jobs_are_found(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  struct alignment published[] = {{.code = "31-1131", .name = "Nursing Assistants"},
                                  {.target = "https://www.onetcenter.org/link/29-1141.01"},
                                  {.code = "99-9999.00"},
                                  {.code = "31-1131.00"},
                                  {.code = "29-1141.77"},
                                  {.code = "plainly wrong"}};
  struct alignment program[] = {{.code = "51.3902", .name = "Nursing Assistant"}};
  struct alignment trucks = {.code = "53-3032.00"};
  struct alignment nonsense = {.code = "99-9999"};
  struct record records[] = {credential_made(CTID("01"), "Published"), credential_made(CTID("03"), "No wage"),
                             credential_made(CTID("04"), "Unknown code")};
  records[0].occupations = (struct alignments){published, COUNT(published)};
  records[0].programs = (struct alignments){program, 1};
  records[1].occupations = (struct alignments){&trucks, 1};
  records[2].occupations = (struct alignments){&nonsense, 1};
  records[2].programs = (struct alignments){program, 1};
  for (size_t i = 0; i < COUNT(records); i++) {
    build_add(place, &records[i]);
  }
  (void)build_end(place);
  struct credential made = read_made(place, CTID("01"));
  assert_int_equal(made.job_count, 3);
  assert_string_equal(made.jobs[0].code, "31-1131.00");
  assert_string_equal(made.jobs[0].title, "Nursing Assistants");
  assert_int_equal(made.jobs[0].wage_median, 3800000);
  assert_true(fabs(made.jobs[0].openings - 204) < 0.01);
  assert_true(fabs(made.jobs[0].growth_percent + 1.5) < 0.01);
  assert_string_equal(made.jobs[0].basis, "published");
  assert_string_equal(made.jobs[1].code, "29-1141.01");
  assert_true(made.jobs[1].openings < 0 && isnan(made.jobs[1].growth_percent));
  assert_string_equal(made.jobs[2].code, "29-1141.00");
  assert_string_equal(made.row.jobs[0], "31-1131.00");
  assert_int_equal(made.row.earnings, 3800000);
  assert_string_equal(made.row.earnings_basis, "occupation");
  assert_string_equal(made.earnings_job, "31-1131.00");
  assert_string_equal(made.programs[0], "51.3902");
  made = read_made(place, CTID("03"));
  assert_int_equal(made.jobs[0].wage_median, -1);
  assert_int_equal(made.row.earnings, -1);
  assert_string_equal(made.row.earnings_reason, "not published");
  assert_int_equal(read_made(place, CTID("04")).job_count, 2); /* an unknown code is none */
  assert_int_equal(credential_count_for_job(place->catalog, "29-1141.00"), 2);
  assert_int_equal(credential_count_for_job(place->catalog, "nothing"), 0);
}

static void older_codes_lead_to_what_they_became(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  struct alignment split = {.code = "31-1012.00"};
  struct alignment small = {.target = "https://www.onetonline.org/link/summary/29-1111.09"};
  struct record records[] = {credential_made(CTID("01"), "Split"), credential_made(CTID("03"), "Of eight digits")};
  records[0].occupations = (struct alignments){&split, 1};
  records[1].occupations = (struct alignments){&small, 1};
  for (size_t i = 0; i < COUNT(records); i++) {
    build_add(place, &records[i]);
  }
  (void)build_end(place);
  struct credential made = read_made(place, CTID("01"));
  assert_int_equal(made.job_count, 2);
  assert_string_equal(made.jobs[0].code, "31-1131.00");
  assert_string_equal(made.jobs[1].code, "53-3032.00");
  assert_string_equal(made.jobs[0].basis, "published");
  made = read_made(place, CTID("03"));
  assert_int_equal(made.job_count, 1); /* one that no list has is none */
  assert_string_equal(made.jobs[0].code, "29-1141.01");
}

/* Jobs within reach first, then those with most people; pay by the lowest. */
static void program_codes_lead_to_jobs_within_reach(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  struct alignment program[] = {{.code = "51.3902"}, {.code = "99.0000"}};
  struct record records[] = {
      credential_made(CTID("01"), "Short course"),
      record_made(RECORD_CREDENTIAL, "ceterms:BachelorDegree", CTID("02"), "Bachelor of Nursing")};
  records[0].programs = (struct alignments){program, 2};
  records[1].programs = (struct alignments){program, 1};
  build_add(place, &records[0]);
  build_add(place, &records[1]);
  (void)build_end(place);
  struct credential made = read_made(place, CTID("01"));
  assert_int_equal(made.job_count, 2);
  assert_string_equal(made.jobs[0].code, "31-1131.00"); /* fewer people work in it, but it asks for no degree */
  assert_string_equal(made.jobs[0].basis, "by program code");
  assert_string_equal(made.jobs[1].code, "29-1141.00");
  assert_string_equal(made.earnings_job, "31-1131.00");
  assert_int_equal(made.row.earnings, 3800000);
  made = read_made(place, CTID("02"));
  assert_string_equal(made.jobs[0].code, "29-1141.00");
  assert_string_equal(made.jobs[1].code, "31-1131.00");
  assert_string_equal(made.earnings_job, "31-1131.00");
}

static void skills_are_one_row(void **state) {
  struct place_for_tests *place = *state;
  build_start(place);
  const char *uri = "https://credentialengineregistry.org/resources/" CTID("31");
  struct alignment skills[] = {{.relation = "ceterms:teaches", .name = "Bathing", .framework = "Local"},
                               {.relation = "ceterms:assesses", .name = "bathing", .framework = "LOCAL"},
                               {.relation = "ceterms:teaches", .name = "Bathing", .framework = "Other"},
                               {.relation = "ceterms:teaches", .target = uri},
                               {.relation = "ceterms:teaches",
                                .target = "http://credentialengineregistry.org/ce-registry/resources/" CTID("31")},
                               {.relation = "ceterms:teaches", .target = "https://example.org/nameless"},
                               {.relation = "ceterms:teaches", .name = "In a blank node", .target = "_:b9"}};
  struct record competency = record_made(RECORD_COMPETENCY, "ceasn:Competency", CTID("31"), "Lift safely");
  struct alignment job = {.code = "31-1131"};
  struct record records[] = {credential_made(CTID("01"), "With"), credential_made(CTID("02"), "Same"),
                             credential_made(CTID("03"), "Without")};
  records[0].skills = (struct alignments){skills, COUNT(skills)};
  records[1].skills = (struct alignments){skills, 1};
  records[2].occupations = (struct alignments){&job, 1};
  for (size_t i = 0; i < COUNT(records); i++) {
    build_add(place, &records[i]);
  }
  build_add(place, &competency);
  (void)build_end(place);
  assert_answer(place, "SELECT count(*) FROM skill", "4");
  struct credential made = read_made(place, CTID("01"));
  assert_int_equal(made.skill_count, 4);
  assert_string_equal(made.skills[0].name, "Bathing");
  assert_string_equal(made.skills[0].basis, "published");
  assert_string_equal(made.skills[2].name, "In a blank node");
  assert_null(made.skills[2].uri);
  assert_string_equal(made.skills[3].name, "Lift safely");
  assert_int_equal(read_made(place, CTID("02")).skill_count, 1);
  made = read_made(place, CTID("03"));
  assert_int_equal(made.skill_count, 2);
  assert_string_equal(made.skills[0].name, "Service Orientation");
  assert_string_equal(made.skills[0].basis, "usual for the job");
  assert_string_equal(made.skills[1].name_es, "Lectura");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, place_make, place_clear)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(manifests_belong_to_their_credentials),
      TEST(data_sets_belong_to_what_they_are_about),
      TEST(organizations_are_resolved),
      TEST(approval_is_confirmed_by_the_body),
      TEST(edges_come_from_either_side),
      TEST(edges_pass_through_what_stands_between),
      TEST(jobs_are_found),
      TEST(older_codes_lead_to_what_they_became),
      TEST(program_codes_lead_to_jobs_within_reach),
      TEST(skills_are_one_row),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
