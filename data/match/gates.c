/* SPDX-License-Identifier: MIT */
#include "data/match/gates.h"

#include <stddef.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/base/sorted.h"
#include "data/jobs/gates.h"
#include "data/match/evidence.h"
#include "data/match/licenses.h"

enum { BEYOND_REACH = 2 /* zones above the one shown, or steps of schooling */ };

const char *gate_kind_name(enum gate_kind kind) {
  static const char *const names[GATE_KINDS] = {"license", "schooling", "experience", "zone",
                                                "age",     "record",    "citizen",    "permit"};
  return names[kind];
}

const char *gate_state_name(enum gate_state state) {
  static const char *const names[] = {"met", "not met", "not told"};
  return names[state];
}

int schooling_step(enum schooling schooling) {
  static const int steps[] = {[SCHOOLING_UNKNOWN] = 0,      [SCHOOLING_NONE] = 1,        [SCHOOLING_HIGH_SCHOOL] = 2,
                              [SCHOOLING_SOME_COLLEGE] = 3, [SCHOOLING_CERTIFICATE] = 3, [SCHOOLING_ASSOCIATE] = 4,
                              [SCHOOLING_BACHELOR] = 5,     [SCHOOLING_MASTER] = 6,      [SCHOOLING_DOCTOR] = 7};
  return steps[schooling];
}

/* CTDL's and Open Badges' classes of degrees and diplomas; a certificate of a
 * weekend is none of them. */
static enum schooling schooling_of_type(const char *type) {
  static const struct {
    const char *type;
    enum schooling schooling;
  } rows[] = {{"SecondarySchoolDiploma", SCHOOLING_HIGH_SCHOOL},
              {"GeneralEducationDevelopment", SCHOOLING_HIGH_SCHOOL},
              {"AssociateDegree", SCHOOLING_ASSOCIATE},
              {"AssociateOfAppliedArtsDegree", SCHOOLING_ASSOCIATE},
              {"AssociateOfAppliedScienceDegree", SCHOOLING_ASSOCIATE},
              {"AssociateOfArtsDegree", SCHOOLING_ASSOCIATE},
              {"AssociateOfScienceDegree", SCHOOLING_ASSOCIATE},
              {"BachelorDegree", SCHOOLING_BACHELOR},
              {"BachelorOfArtsDegree", SCHOOLING_BACHELOR},
              {"BachelorOfScienceDegree", SCHOOLING_BACHELOR},
              {"MasterDegree", SCHOOLING_MASTER},
              {"MasterOfArtsDegree", SCHOOLING_MASTER},
              {"MasterOfScienceDegree", SCHOOLING_MASTER},
              {"DoctoralDegree", SCHOOLING_DOCTOR},
              {"ProfessionalDoctorate", SCHOOLING_DOCTOR},
              {"ResearchDoctorate", SCHOOLING_DOCTOR}};
  const char *colon = type == NULL ? NULL : strchr(type, ':');
  const char *name = colon == NULL ? type : colon + 1;
  for (size_t i = 0; name != NULL && i < sizeof rows / sizeof rows[0]; i++) {
    if (strcmp(rows[i].type, name) == 0) {
      return rows[i].schooling;
    }
  }
  return SCHOOLING_UNKNOWN;
}

enum schooling schooling_shown(const struct wallet *wallet, const struct match *match, const struct person *person) {
  enum schooling most = person == NULL ? SCHOOLING_UNKNOWN : person->schooling;
  for (size_t i = 0; i < wallet->count; i++) {
    enum schooling own = schooling_of_type(wallet->claims[i].achievement_type);
    enum schooling record = schooling_of_type(match->leads[i].type);
    most = own > most ? own : most;
    most = record > most ? record : most;
  }
  return most;
}

int gates_zone_of_schooling(enum schooling schooling) {
  static const int zones[] = {0, 2, 2, 3, 3, 4, 5, 5}; /* by step */
  return zones[schooling_step(schooling)];
}

int gates_zone_shown(const struct match *match, enum schooling schooling) {
  int highest = gates_zone_of_schooling(schooling);
  for (size_t i = 0; i < match->held_count; i++) {
    int zone = match->matrix.jobs[match->held[i].row].zone;
    const struct held_from *from = &match->held_from[i];
    /* Of what one credential leads to the lowest counts. */
    for (size_t j = 0; strcmp(from->how, "experience") != 0 && j < match->held_count; j++) {
      int other = match->matrix.jobs[match->held[j].row].zone;
      bool same = match->held_from[j].claim == from->claim && strcmp(match->held_from[j].how, from->how) == 0;
      zone = same && other < zone ? other : zone;
    }
    highest = zone > highest ? zone : highest;
  }
  return highest;
}

struct filling {
  struct match *match;
  const struct wallet *wallet;
  const struct person *person;
  const struct licenses *licenses;
  const struct job_gate *rules;
  size_t rule_count;
  struct match_gate *gates; /* of all jobs, one after the other */
  size_t count;
};

static enum gate_state state_of(bool told, bool met) {
  return !told ? GATE_NOT_TOLD : met ? GATE_MET : GATE_NOT_MET;
}

/* Of several licenses any one will do. Work in the occupation shows no license:
 * it may have been elsewhere. */
static void add_license(struct filling *filling, const struct job_match *job) {
  size_t count = 0;
  size_t first = licenses_of(filling->licenses, job->job.code, &count);
  if (count == 0) {
    return;
  }
  size_t shown = 0;
  while (shown < count && !licenses_shown(filling->licenses, first + shown, filling->wallet, filling->match)) {
    shown++;
  }
  const struct job_license_of *license = &filling->licenses->items[shown < count ? first + shown : first];
  filling->gates[filling->count++] = (struct match_gate){.kind = GATE_LICENSE,
                                                         .state = shown < count ? GATE_MET : GATE_NOT_MET,
                                                         .name = license->name,
                                                         .region = license->region,
                                                         .for_all = true,
                                                         .source = license->source};
}

static void add_schooling(struct filling *filling, const struct job_match *job) {
  enum schooling asked = schooling_of_entry(job->job.education);
  int had = schooling_step(filling->match->schooling_shown);
  bool young = filling->person != NULL && filling->person->age > 0 && filling->person->age < 18;
  had = had == 0 && young && asked > SCHOOLING_HIGH_SCHOOL ? schooling_step(SCHOOLING_HIGH_SCHOOL) : had;
  if (schooling_step(asked) > schooling_step(SCHOOLING_NONE)) {
    filling->gates[filling->count++] = (struct match_gate){.kind = GATE_SCHOOLING,
                                                           .state = state_of(had > 0, had >= schooling_step(asked)),
                                                           .name = job->job.education,
                                                           .value = schooling_step(asked),
                                                           .held = had,
                                                           .source = "BLS Employment Projections"};
  }
}

double gates_years_asked(const char *experience) {
  return experience == NULL                             ? 0.0
         : strcmp(experience, "5 years or more") == 0   ? 5.0
         : strcmp(experience, "Less than 5 years") == 0 ? 2.5
                                                        : 0.0;
}

/* The years of work told of in the major group of the occupation. */
static double years_in_group(const struct match *match, const char *code) {
  double years = 0.0;
  for (size_t i = 0; i < match->held_count; i++) {
    const struct held_from *from = &match->held_from[i];
    bool same = strncmp(match->matrix.jobs[match->held[i].row].code, code, 2) == 0;
    years += same && strcmp(from->how, "experience") == 0 ? from->years : 0.0;
  }
  return years;
}

static void add_experience(struct filling *filling, const struct job_match *job) {
  double asked = gates_years_asked(job->job.experience);
  if (asked > 0.0) {
    int years = asked < 5.0 ? 1 : 5;
    double had = years_in_group(filling->match, job->job.code);
    filling->gates[filling->count++] = (struct match_gate){.kind = GATE_EXPERIENCE,
                                                           .state = state_of(had > 0.0, had >= years),
                                                           .name = job->job.experience,
                                                           .value = years,
                                                           .held = (int)had,
                                                           .source = "BLS Employment Projections"};
  }
}

static void add_zone(struct filling *filling, const struct job_match *job) {
  if (job->job.zone > 0) {
    bool met = job->job.zone < filling->match->zone_shown + BEYOND_REACH;
    filling->gates[filling->count++] = (struct match_gate){.kind = GATE_ZONE,
                                                           .state = state_of(filling->match->zone_shown > 0, met),
                                                           .value = job->job.zone,
                                                           .held = filling->match->zone_shown,
                                                           .source = "O*NET job zones"};
  }
}

static struct match_gate gate_of_rule(const struct job_gate *rule, const struct person *person) {
  struct match_gate gate = {.name = rule->rule,
                            .name_es = rule->rule_es,
                            .value = rule->value,
                            .for_all = rule->needed_by != JOB_GATE_SOME,
                            .source = rule->source};
  int age = person == NULL ? 0 : person->age;
  bool record = person != NULL && person->has_record;
  switch (rule->kind) {
    case JOB_GATE_AGE:
      gate.kind = GATE_AGE;
      gate.held = age;
      gate.state = state_of(age > 0, age >= rule->value);
      break;
    case JOB_GATE_RECORD:
      gate.kind = GATE_RECORD;
      gate.state = state_of(record, false);
      break;
    case JOB_GATE_CITIZEN:
    case JOB_GATE_PERMIT:
      gate.kind = rule->kind == JOB_GATE_PERMIT ? GATE_PERMIT : GATE_CITIZEN;
      gate.state = GATE_NOT_TOLD;
      break;
  }
  return gate;
}

static void add_rules(struct filling *filling, const struct job_match *job) {
  size_t from = sorted_place(filling->rules, filling->rule_count, sizeof *filling->rules,
                             offsetof(struct job_gate, code), job->job.code);
  for (; from < filling->rule_count && strcmp(filling->rules[from].code, job->job.code) == 0; from++) {
    filling->gates[filling->count++] = gate_of_rule(&filling->rules[from], filling->person);
  }
}

const struct match_gate *gate_unmet(const struct job_match *job, enum gate_kind kind) {
  for (size_t i = 0; i < job->gate_count; i++) {
    if (job->gates[i].kind == kind && job->gates[i].state == GATE_NOT_MET) {
      return &job->gates[i];
    }
  }
  return NULL;
}

/* The gate that holds back; see the header for the order. */
static const struct match_gate *capping(const struct job_match *job) {
  const struct match_gate *license = gate_unmet(job, GATE_LICENSE);
  if (license != NULL) {
    return license;
  }
  for (size_t i = 0; i < job->gate_count; i++) {
    const struct match_gate *gate = &job->gates[i];
    if (gate->kind == GATE_AGE && gate->state == GATE_NOT_MET && gate->for_all) {
      return gate;
    }
  }
  const struct match_gate *schooling = gate_unmet(job, GATE_SCHOOLING);
  return schooling != NULL && schooling->value - schooling->held >= BEYOND_REACH ? schooling : NULL;
}

static int cap(struct arena *arena, struct job_match *job, struct error *error) {
  job->unmet = capping(job);
  job->capped = job->fit == FIT_MOST ? job->unmet : NULL;
  if (job->capped == NULL) {
    return 0;
  }
  job->fit = FIT_SOME;
  job->capped_by = job->capped->kind == GATE_LICENSE
                       ? arena_printf(arena, "%s (%s)", job->capped->name, job->capped->region)
                       : job->capped->name;
  return job->capped_by == NULL ? error_no_memory(error) : 0;
}

int gates_fill(struct catalog *catalog, struct arena *arena, const struct wallet *wallet, const struct person *person,
               struct match *match, struct error *error) {
  struct licenses licenses;
  struct job_gate *rules = NULL;
  size_t rule_count = 0;
  if (licenses_read(catalog, arena, &licenses, error) != 0 ||
      job_gates(catalog, arena, NULL, &rules, &rule_count, error) != 0) {
    return -1;
  }
  struct filling filling = {.match = match,
                            .wallet = wallet,
                            .person = person,
                            .licenses = &licenses,
                            .rules = rules,
                            .rule_count = rule_count};
  match->schooling_shown = schooling_shown(wallet, match, person);
  match->zone_shown = gates_zone_shown(match, match->schooling_shown);
  /* A license, a schooling, an experience and a zone for each job, and the rules. */
  filling.gates = arena_array(arena, match->job_count * 4 + rule_count, sizeof *filling.gates);
  if (filling.gates == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < match->job_count; i++) {
    struct job_match *job = &match->jobs[i];
    job->gates = filling.gates + filling.count;
    size_t before = filling.count;
    add_license(&filling, job);
    add_schooling(&filling, job);
    add_experience(&filling, job);
    add_zone(&filling, job);
    add_rules(&filling, job);
    job->gate_count = filling.count - before;
    if (cap(arena, job, error) != 0) {
      return -1;
    }
  }
  return 0;
}
