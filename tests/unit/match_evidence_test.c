/* SPDX-License-Identifier: MIT */
/* What counts as evidence, and of what; numbers from the table in match_support.h. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/match/match.h"
#include "tests/unit/match_support.h"

/* What the only claim of a match shows: levels of the four elements. */
static void assert_shows(const struct match *match, const double levels[4], const char *how, const char *via) {
  double shown[4] = {0};
  for (size_t i = 0; i < match->evidence_count; i++) {
    const struct evidence *piece = &match->evidence[i];
    assert_true(shown[piece->element] == 0.0);
    shown[piece->element] = piece->level;
    assert_string_equal(piece->how, how);
    if (via != NULL) {
      assert_string_equal(piece->via, via);
    }
  }
  for (size_t e = 0; e < 4; e++) {
    if (fabs(shown[e] - levels[e]) > 1e-9) {
      print_error("element %zu: %f, not %f\n", e, shown[e], levels[e]);
      fail();
    }
  }
}

static struct match match_skill(void **state, struct claim_skill skill) {
  struct claim claim = {.name = "Badge", .confidence = 0.8, .skills = &skill, .skill_count = 1};
  return match_claims(*state, &claim, 1);
}

/* `element` 4: none. */
static const struct {
  struct claim_skill skill;
  size_t element;
  const char *how;
} skills[] = {
    {{.code = "2.A.1.a"}, 0, "code"},
    {{.code = "2.C.1.a", .framework = "O*NET 29.3"}, 2, "code"},
    {{.code = "4.A.1", .framework = "Occupational Information Network"}, 3, "code"},
    {{.code = "4.A.1", .framework = "https://www.onetonline.org/"}, 3, "code"},
    {{.code = "2.A.1.a", .framework = "Standards of Windland"}, 4, NULL},
    {{.code = "2.A.1"}, 4, NULL},
    {{.code = "2.A.1.a.1"}, 4, NULL},
    {{.uri = "https://www.onetonline.org/find/descriptor/result/2.A.1.d"}, 1, "uri"},
    {{.uri = "urn:onet:2.C.1.a"}, 2, "uri"},
    {{.uri = "https://www.onetcenter.org/element?id=4.A.1"}, 3, "uri"},
    {{.uri = "https://standards.example.org/2.A.1.a"}, 4, NULL},
    {{.uri = "https://standards.example.org/2.A.1.a", .framework = "O*NET"}, 0, "uri"},
    {{.uri = "https://www.onetonline.org/"}, 4, NULL},
    {{.name = "Reading Wind"}, 0, "name"},
    {{.name = "  READING-wind "}, 0, "name"},
    {{.name = "Leer el viento"}, 0, "name"},
    {{.name = "LAMPARAS"}, 2, "name"},
    {{.name = "Lámparas"}, 2, "name"},
    {{.name = "Communication"}, 1, "alias"},
    {{.name = "oral communication"}, 1, "alias"},
    {{.name = "Comunicación"}, 1, "alias"},
    {{.name = "reading"}, 0, "alias"},
    {{.name = "Teamwork"}, 4, NULL}, /* an everyday name of an element that this snapshot lacks */
    {{.code = "4.A.1.I02.D03"}, 3, "code"},
    {{.code = "4.A.1.I02"}, 3, "code"},
    {{.uri = "https://www.onetonline.org/search/dwa/4.A.1.I02.D03"}, 3, "uri"},
    {{.code = "4.A.1.Ix"}, 4, NULL},
    {{.code = "2.A.1.a.I02.D03"}, 4, NULL},
    {{.name = "Reading Winds"}, 4, NULL},
    {{.name = ""}, 4, NULL},
    {{.name = "...", .code = "", .uri = "", .framework = ""}, 4, NULL},
    {{.name = NULL}, 4, NULL},
    {{.code = "nothing", .name = "Lamps"}, 2, "name"},
    {{.code = "4.A.1", .name = "Lamps"}, 3, "code"},
};

static void test_skills(void **state) {
  static const double medians[4] = {4.75, 3, 3, 2};
  for (size_t i = 0; i < sizeof skills / sizeof skills[0]; i++) {
    struct match match = match_skill(state, skills[i].skill);
    double levels[4] = {0};
    assert_int_equal(match.skill_count, 1);
    if (skills[i].element < 4) {
      levels[skills[i].element] = medians[skills[i].element];
      assert_string_equal(match.skills[0].id, match.matrix.elements[skills[i].element]);
      assert_string_equal(match.skills[0].name, match.matrix.element_names[skills[i].element]);
      assert_string_equal(match.skills[0].how, skills[i].how);
    } else {
      assert_null(match.skills[0].id);
      assert_null(match.skills[0].how);
    }
    assert_shows(&match, levels, "skill", skills[i].skill.name);
  }
}

static const struct {
  struct claim_skill skill;
  const char *how, *via;
  double levels[4];
} references[] = {
    {{.code = "22-2222.00"}, "occupation", "Kite Fliers", {6, 0, 2, 0}},
    {{.code = "22-2222"}, "occupation", "Kite Fliers", {6, 0, 2, 0}},
    {{.code = "SOC 22-2222."}, "occupation", "Kite Fliers", {6, 0, 2, 0}},
    {{.uri = "https://www.onetonline.org/link/summary/11-1111.00"}, "occupation", "Lamp Makers", {3.5, 2, 4, 1}},
    {{.code = "Lamp makers", .uri = "urn:soc:33-3333"}, "occupation", "Shell Counters", {0, 4, 0, 3}},
    {{.code = "22-2222.01"}, "occupation", NULL, {0}}, /* not rated */
    {{.code = "22-2222.1"}, "occupation", NULL, {0}},
    {{.code = "122-2222"}, "occupation", NULL, {0}},
    {{.code = "22-22222"}, "occupation", NULL, {0}},
    {{.code = "0122-22-2222"}, "occupation", NULL, {0}},
    {{.code = "99-9999.99"}, "occupation", NULL, {0}},
    {{.code = "10.0001"}, "program", "Lamp Makers", {3.5, 0, 2, 0}}, /* the least of two */
    {{.code = "10.0002"}, "program", "Shell Counters", {0, 4, 0, 3}},
    {{.code = "CIP", .uri = "https://nces.example.gov/cip/10.0003"}, "program", "Kite Fliers", {6, 0, 2, 0}},
    {{.code = "10.00031"}, "program", NULL, {0}},
    {{.code = "1.10.0003"}, "program", NULL, {0}},
    {{.code = "10.9999"}, "program", NULL, {0}},
};

static void test_references(void **state) {
  for (size_t i = 0; i < sizeof references / sizeof references[0]; i++) {
    struct match match = match_skill(state, references[i].skill);
    const struct skill_match *found = &match.skills[0];
    assert_shows(&match, references[i].levels, references[i].how, references[i].via);
    bool program = strcmp(references[i].how, "program") == 0;
    bool known = references[i].via != NULL;
    bool unrated = found->id != NULL && strcmp(found->id, "22-2222.01") == 0; /* known, and shows nothing */
    assert_int_equal(found->target, !known && !unrated ? SKILL_NOTHING : program ? SKILL_PROGRAM : SKILL_OCCUPATION);
    if (known && !program) {
      assert_string_equal(found->name, references[i].via);
    }
  }
}

static const struct {
  const char *ctid, *name, *field_of_study;
  const char *how, *via;
  double levels[4];
} credentials[] = {
    {CTID(1), "Another name", NULL, "credential", "Lamp Makers", {4.75, 2, 4, 1}},
    {"CE-00000000-0000-4000-8000-000000000001", NULL, NULL, "credential", "Lamp Makers", {4.75, 2, 4, 1}},
    {NULL, "Wind Certificate", NULL, "credential", "Lamp Makers", {4.75, 2, 4, 1}},
    {NULL, "wind CERTIFICATE", NULL, "credential", "Lamp Makers", {4.75, 2, 4, 1}},
    {NULL, "Wind Certificates", NULL, "credential", NULL, {0}},
    {NULL, "Two Ways", NULL, "credential", "Lamp Makers", {3.5, 0, 2, 0}}, /* the least of two */
    {NULL, "dos caminos", NULL, "credential", "Lamp Makers", {3.5, 0, 2, 0}},
    {"ce-no-such", "Strand Diploma", NULL, "credential", "Shell Counters", {0, 4, 0, 3}},
    {CTID(2), "Wind Certificate", NULL, "credential", "Shell Counters", {0, 4, 0, 3}}, /* the CTID says more */
    {NULL, "Kite School", NULL, "credential", "Kite Fliers", {6, 0, 2, 0}},            /* by its program code */
    {NULL, "Cheap Lamps", NULL, "record", "Lamps", {0, 0, 3, 0}},                      /* leads nowhere, but teaches */
    {NULL, NULL, "Kites and Lamps (10.0001)", "program", "Lamp Makers", {3.5, 0, 2, 0}},
    {NULL, "", "10.0003.", "program", "Kite Fliers", {6, 0, 2, 0}},
    {NULL, "%", "Kites", "program", NULL, {0}},
};

static void test_credentials(void **state) {
  for (size_t i = 0; i < sizeof credentials / sizeof credentials[0]; i++) {
    struct claim claim = {.name = credentials[i].name,
                          .ctid = credentials[i].ctid,
                          .field_of_study = credentials[i].field_of_study,
                          .confidence = 0.8};
    struct match match = match_claims(*state, &claim, 1);
    /* The Wind Certificate leads to Lamp Makers, who ask for 3.5 of Reading Wind, and teaches it, which shows 4.75. */
    for (size_t j = 0; j < match.evidence_count && credentials[i].levels[0] == 4.75; j++) {
      if (match.evidence[j].element == 0) {
        assert_string_equal(match.evidence[j].how, "record");
        assert_string_equal(match.evidence[j].via, "Reading Wind");
        match.evidence[j].how = "credential";
        match.evidence[j].via = "Lamp Makers";
      }
    }
    assert_shows(&match, credentials[i].levels, credentials[i].how, credentials[i].via);
  }
}

/* Of one claim the highest level of an element stays, with the way it was shown. */
static void test_highest_of_one_claim(void **state) {
  struct claim_skill both[] = {{.name = "Reading Wind"}, {.code = "22-2222.00"}, {.code = "10.0001"}};
  struct claim claim = {.name = "Badge", .confidence = 0.8, .skills = both, .skill_count = 3};
  struct match match = match_claims(*state, &claim, 1);
  assert_int_equal(match.evidence_count, 2);
  assert_true(match.evidence[0].element == 0 && match.evidence[0].level == 6.0);
  assert_string_equal(match.evidence[0].how, "occupation");
  /* 2 of 2.C.1.a by the occupation and by the program: the first stays */
  assert_true(match.evidence[1].element == 2 && match.evidence[1].level == 2.0);
  assert_string_equal(match.evidence[1].how, "occupation");
  assert_true(match.evidence[1].confidence == 0.8 && match.evidence[1].claim == 0);
  assert_int_equal(match.skill_count, 3);
}

/* --- much, and bad --- */

static void test_two_thousand_claims(void **state) {
  enum { CLAIMS = 2000, SKILLS = 40 };
  struct match_world *world = *state;
  struct claim_skill many[SKILLS];
  for (size_t i = 0; i < SKILLS; i++) {
    many[i] = i % 4 == 0   ? (struct claim_skill){.code = "22-2222.00"}
              : i % 4 == 1 ? (struct claim_skill){.code = "10.0001"}
              : i % 4 == 2 ? (struct claim_skill){.name = "Lamps"}
                           : (struct claim_skill){.name = "Nothing at all"};
  }
  struct claim *claims = calloc(CLAIMS, sizeof *claims);
  assert_non_null(claims);
  for (size_t i = 0; i < CLAIMS; i++) {
    claims[i] =
        (struct claim){.name = "Two Ways", .confidence = i == 1999 ? 1 : 0.2, .skills = many, .skill_count = SKILLS};
  }
  const struct wallet wallet = {.claims = claims, .count = CLAIMS};
  struct match match;
  struct error error = {0};
  struct arena *arena = arena_new((size_t)16 << 20);
  assert_int_equal(match_run(world->catalog, arena, &wallet, &match, &error), 0);
  assert_int_equal(match.skill_count, CLAIMS * SKILLS);
  assert_int_equal(match.evidence_count, CLAIMS * 2);
  assert_int_equal(match.evidence[match.evidence_count - 1].claim, 1999);
  assert_fit(&match, KITE_FLIERS, 100, FIT_MOST);
  assert_fit(&match, LAMP_MAKERS, 100 * (0.2 + 0.3 * 3 / 4), FIT_SOME);
  struct job_match *job = match_job(&match, KITE_FLIERS);
  assert_int_equal(match_detail(world->catalog, arena, &wallet, &match, job, &error), 0);
  assert_string_equal(job->have[0].from[0], "Two Ways");
  assert_null(job->have[0].from[1]); /* each name once */
  arena_free(arena);
  free(claims);
}

/* Occupations and programs beyond the limit of one claim are passed over; skills are not. */
static void test_endless_references(void **state) {
  enum { SKILLS = 200 };
  struct claim_skill many[SKILLS];
  for (size_t i = 0; i < SKILLS; i++) {
    many[i] = (struct claim_skill){.code = "99.9998"};
  }
  many[SKILLS - 2] = (struct claim_skill){.code = "22-2222.00"};
  many[SKILLS - 1] = (struct claim_skill){.name = "Lamps"};
  struct claim claim = {
      .name = "X", .confidence = 1, .field_of_study = "10.0002", .skills = many, .skill_count = SKILLS};
  struct match match = match_claims(*state, &claim, 1);
  static const double levels[4] = {0, 4, 3, 3};
  assert_int_equal(match.evidence_count, 3);
  for (size_t i = 0; i < 3; i++) {
    assert_true(match.evidence[i].level == levels[i + 1]);
  }
}

static void test_hostile_texts(void **state) {
  static char huge[300000];
  memset(huge, 'a', sizeof huge - 1);
  const char *const texts[] = {"",
                               huge,
                               "'; DROP TABLE credential; --",
                               "%s%n%s%n",
                               "\xff\xfe\xc0\x80",
                               "\x1b[31m\xe2\x80\xae",
                               "____",
                               "9",
                               "99-",
                               "99-9999.",
                               "10.",
                               "10.000",
                               "///###===:::",
                               "2.A.1.a\n2.A.1.b"};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    struct claim_skill skill = {
        .name = texts[i], .code = texts[i], .uri = texts[i], .framework = texts[i], .type = texts[i]};
    struct claim claim = {.name = texts[i],
                          .ctid = texts[i],
                          .field_of_study = texts[i],
                          .achievement_type = texts[i],
                          .confidence = 1,
                          .skills = &skill,
                          .skill_count = 1};
    struct match match;
    struct job_match *job = match_lists(*state, &claim, 1, &match, SHELL_COUNTERS);
    assert_int_equal(match.evidence_count, 0);
    assert_fit(&match, LAMP_MAKERS, 0, FIT_LITTLE);
    assert_int_equal(job->have_count, 0);
  }
}

/* Whatever the memory, either it works or it says that there is none. */
static void test_little_memory(void **state) {
  struct match_world *world = *state;
  struct claim_skill both[] = {{.name = "Reading Wind"}, {.code = "10.0001"}};
  struct claim claim = {.name = "Strand Diploma", .confidence = 1, .skills = both, .skill_count = 2};
  const struct wallet wallet = {.claims = &claim, .count = 1};
  size_t worked = 0;
  size_t refused = 0;
  for (size_t limit = 256; limit < 1000000; limit += 2499) {
    struct arena *arena = arena_new(limit);
    struct match match;
    struct error error = {0};
    int result = match_run(world->catalog, arena, &wallet, &match, &error);
    if (result == 0) {
      result = match_detail(world->catalog, arena, &wallet, &match, &match.jobs[0], &error);
    }
    worked += result == 0;
    refused += result != 0;
    assert_true(result == 0 || error.message[0] != '\0');
    arena_free(arena);
  }
  assert_true(worked > 10 && refused > 10);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_skills),
      cmocka_unit_test(test_references),
      cmocka_unit_test(test_credentials),
      cmocka_unit_test(test_highest_of_one_claim),
      cmocka_unit_test(test_two_thousand_claims),
      cmocka_unit_test(test_endless_references),
      cmocka_unit_test(test_hostile_texts),
      cmocka_unit_test(test_little_memory),
  };
  return cmocka_run_group_tests(tests, match_world_begin, match_world_end);
}
