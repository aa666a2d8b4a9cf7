/* SPDX-License-Identifier: MIT */
#include "tests/unit/match_persons.h"

const struct somebody persons[PERSONS] = {
    {{{.occupation = "31-1131.00", .confidence = 0.8}}},
    {{{.skill = "Speaking", .confidence = 1},
      {.skill = "Mathematics", .confidence = 0.85},
      {.skill = "Customer and Personal Service", .confidence = 0.4},
      {.skill = "Repairing and Maintaining Electronic Equipment", .confidence = 0.8}}},
    {{{.program = "51.3801", .confidence = 0.85}, {.occupation = "43-4051.00", .confidence = 0.8}}},
    {{{.program = "52.0201", .confidence = 1},
      {.skill = "Writing", .confidence = 0.6},
      {.occupation = "47-2111.00", .confidence = 0.2}}},
    {{{.worked = "31-1131.00", .years = 2, .confidence = 0.6}, {.skill = "Instructing", .confidence = 0.85}}},
    {{{.worked = "35-2014.00", .years = 4, .confidence = 0.63}}},
    {{{.worked = "41-2011.00", .years = 0.4, .confidence = 0.6}, {.skill = "Active Listening", .confidence = 1}}},
    {{{.worked = "15-1232.00", .years = 1.5, .confidence = 0.6}, {.occupation = "15-1231.00", .confidence = 0.85}}},
    {{{.worked = "47-2111.00", .years = 12, .confidence = 0.66}, {.program = "46.0302", .confidence = 0.2}}},
    {{{.worked = "29-1141.00", .years = 0, .confidence = 0.6},
      {.worked = "43-6014.00", .years = 0.7, .confidence = 0.6}}},
};

size_t person_claims(const struct somebody *person, struct claim *claims, struct claim_skill *skills,
                     struct experience *experiences) {
  size_t count = 0;
  for (; count < (size_t)PERSON_CLAIMS && person->claims[count].confidence > 0; count++) {
    const char *code = person->claims[count].occupation;
    skills[count] = (struct claim_skill){.name = person->claims[count].skill,
                                         .code = code != NULL ? code : person->claims[count].program};
    claims[count] = (struct claim){.name = "Some paper",
                                   .confidence = person->claims[count].confidence,
                                   .skills = &skills[count],
                                   .skill_count = 1};
    if (person->claims[count].worked != NULL) {
      experiences[count] =
          (struct experience){.occupation = person->claims[count].worked, .years = person->claims[count].years};
      claims[count].kind = CLAIM_EXPERIENCE;
      claims[count].experience = &experiences[count];
      claims[count].skill_count = 0;
    }
  }
  return count;
}

struct match person_match(struct starter_world *world, struct arena *arena, struct claim *claims, size_t count) {
  const struct wallet wallet = {.claims = claims, .count = count};
  struct match match;
  struct error error = {0};
  assert_int_equal(match_run(world->catalog, arena, &wallet, &match, &error), 0);
  assert_int_equal(match.job_count, STARTER_JOBS);
  return match;
}
