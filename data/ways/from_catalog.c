/* SPDX-License-Identifier: MIT */
#include "data/ways/from_catalog.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "data/catalog/goals.h"
#include "data/jobs/gates.h"
#include "data/jobs/jobs.h"
#include "data/match/gain.h"
#include "data/match/gates.h"
#include "data/wallet/correct.h"

struct ctid_slot {
  const char *ctid; /* NULL: free */
  size_t step;
};

enum { SCRATCH_ROOM = 16 << 20 };
enum { SLOTS = 4 * ROUTES_MOST_STEPS }; /* never more than a quarter full, so looking up ends */

/* --- steps --- */

static size_t slot_of(const struct routes *routes, const char *ctid) {
  uint64_t hash = 14695981039346656037U;
  for (const char *at = ctid; *at != '\0'; at++) {
    char letter = *at >= 'A' && *at <= 'Z' ? (char)(*at - 'A' + 'a') : *at;
    hash = (hash ^ (uint64_t)(unsigned char)letter) * 1099511628211U;
  }
  size_t slot = (size_t)(hash % routes->slot_count);
  while (routes->slots[slot].ctid != NULL && strcasecmp(routes->slots[slot].ctid, ctid) != 0) {
    slot = (slot + 1) % routes->slot_count;
  }
  return slot;
}

static int add(struct routes *routes, const struct route_step *step, const struct graph_step *node, size_t *index,
               struct error *error) {
  if (routes->count == routes->capacity) {
    void *grown = arena_grow(routes->arena, routes->steps, routes->count, &routes->capacity, sizeof *routes->steps);
    if (grown == NULL) {
      return error_no_memory(error);
    }
    routes->steps = grown;
  }
  if (graph_add_step(routes->graph, node, index, error) != 0) {
    return -1;
  }
  routes->steps[routes->count++] = *step;
  return 0;
}

int routes_nameless(struct routes *routes, const char *name, const char *name_es, size_t *index, struct error *error) {
  const struct graph_step unknown = {
      .cost = -1,
      .time = -1,
      .fails = WAYS_EVENING | WAYS_ONLINE | WAYS_COUNTY | WAYS_CHILDCARE | WAYS_BUDGET | WAYS_TIME,
      .requires_index = GRAPH_NOTHING};
  if (add(routes, &(struct route_step){.name = name, .name_es = name_es}, &unknown, index, error) != 0) {
    return -1;
  }
  return routes_assume(routes, *index, &(struct assumption){.kind = ASSUMED_NOT_HERE, .text = name, .text_es = name_es},
                       error);
}

int routes_assume(struct routes *routes, size_t step, const struct assumption *assumption, struct error *error) {
  struct route_step *kept = &routes->steps[step];
  if (kept->assumption_count == kept->assumption_capacity) {
    void *grown = arena_grow(routes->arena, kept->assumptions, kept->assumption_count, &kept->assumption_capacity,
                             sizeof *kept->assumptions);
    if (grown == NULL) {
      return error_no_memory(error);
    }
    kept->assumptions = grown;
  }
  kept->assumptions[kept->assumption_count++] = *assumption;
  return 0;
}

/* What ended, was revoked or was changed is not had. */
static bool is_in_force(const struct claim *claim) {
  const struct checks *checks = &claim->checks;
  return checks->readable != VERDICT_FAIL && checks->signature != VERDICT_FAIL && checks->dates != VERDICT_FAIL &&
         checks->revocation != VERDICT_FAIL && checks->issuer != VERDICT_FAIL;
}

static bool is_named(const struct credential *credential, const char *name) {
  bool named = strcasecmp(credential->row.name, name) == 0;
  named = named || (credential->row.name_es != NULL && strcasecmp(credential->row.name_es, name) == 0);
  for (size_t i = 0; !named && credential->alternate_names[i] != NULL; i++) {
    named = strcasecmp(credential->alternate_names[i], name) == 0;
  }
  return named;
}

/* The claim of the wallet that is this credential: by CTID, else by name. */
static const struct claim *held_claim(const struct routes *routes, const struct credential *credential) {
  const struct wallet *wallet = routes->question->wallet;
  for (size_t i = 0; i < wallet->count; i++) {
    const struct claim *claim = &wallet->claims[i];
    bool paper = claim->kind == CLAIM_CREDENTIAL || claim->kind == CLAIM_WORDS;
    bool stated = claim->ctid != NULL || claim->record != NULL;
    bool same = stated ? claim_is_record(claim, credential->row.ctid)
                       : claim->name != NULL && is_named(credential, claim->name);
    if (paper && same && is_in_force(claim)) {
      return claim;
    }
  }
  return NULL;
}

int routes_step(struct routes *routes, const char *ctid, size_t *index, struct error *error) {
  size_t slot = slot_of(routes, ctid);
  *index = GRAPH_NOTHING;
  if (routes->slots[slot].ctid != NULL) {
    *index = routes->slots[slot].step;
    return 0;
  }
  if (routes->count >= (size_t)ROUTES_MOST_STEPS) {
    routes->cut = true;
    return 0;
  }
  struct credential *credential = arena_alloc(routes->arena, sizeof *credential);
  if (credential == NULL) {
    return error_no_memory(error);
  }
  if (credential_read_brief(routes->question->catalog, routes->arena, ctid, credential, error) != 0) {
    bool missing = error->code == ERROR_NOT_FOUND;
    error->code = missing ? ERROR_NONE : error->code;
    return missing ? 0 : -1;
  }
  const struct claim *claim = held_claim(routes, credential);
  const struct route_step step = {.ctid = credential->row.ctid,
                                  .name = credential->row.name,
                                  .name_es = credential->row.name_es,
                                  .credential = credential,
                                  .held = claim != NULL,
                                  .held_as = claim == NULL ? NULL : claim->name};
  const struct graph_step node = {.cost = -1, .time = -1, .held = claim != NULL, .requires_index = GRAPH_NOTHING};
  if (add(routes, &step, &node, index, error) != 0) {
    return -1;
  }
  routes->slots[slot] = (struct ctid_slot){credential->row.ctid, *index};
  return 0;
}

/* --- goals --- */

static int find_license(struct routes *routes, struct error *error) {
  struct job_license *licenses = NULL;
  size_t count = 0;
  if (job_licenses(routes->question->catalog, routes->arena, routes->question->job->code, &licenses, &count, error) !=
      0) {
    return -1;
  }
  for (size_t i = 0; i < count && routes->license == NULL; i++) {
    routes->license = licenses[i].everyone ? licenses[i].name : NULL;
    routes->license_region = licenses[i].everyone ? licenses[i].region : NULL;
    routes->license_of_some =
        routes->license_of_some == NULL && !licenses[i].everyone ? licenses[i].name : routes->license_of_some;
  }
  return 0;
}

static bool is_license(const struct goal *goal) {
  return strcmp(goal->type, "ceterms:License") == 0;
}

/* "New Jersey license: Nurse Aide" is the license "Nurse Aide"; what stands in brackets is left aside. */
static bool is_the_license(const struct routes *routes, const char *name) {
  size_t length = strcspn(routes->license, "(");
  while (length > 0 && routes->license[length - 1] == ' ') {
    length--;
  }
  for (const char *at = name; length > 0 && *at != '\0'; at++) {
    if (strncasecmp(at, routes->license, length) == 0) {
      return true;
    }
  }
  return false;
}

/* Whether the license holds in the state of the one that everybody needs, by its name or its record. */
static int is_of_same_state(struct routes *routes, const struct route_step *step, bool *same, struct error *error) {
  const char *const *places = NULL;
  const char *region = routes->license_region == NULL ? "" : routes->license_region;
  if (goals_jurisdictions(routes->question->catalog, routes->arena, step->ctid, &places, error) != 0) {
    return -1;
  }
  *same = strncasecmp(step->name, region, strlen(region)) == 0;
  for (size_t i = 0; places[i] != NULL; i++) {
    *same = *same || routes_same_state(places[i], region);
  }
  return 0;
}

/* A job may have other licenses of the same state, for more than its own work
 * (medication aides among nursing assistants); where the one that everybody
 * needs is there, they are no goals. */
static int drop_other_licenses(struct routes *routes, struct error *error) {
  bool *others = arena_array(routes->arena, routes->count + 1, sizeof *others);
  bool any = false;
  if (others == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < routes->count && routes->license_goals; i++) {
    if (routes->graph->steps[i].goal && !is_the_license(routes, routes->steps[i].name) &&
        is_of_same_state(routes, &routes->steps[i], &others[i], error) != 0) {
      return -1;
    }
    any = any || (routes->graph->steps[i].goal && is_the_license(routes, routes->steps[i].name));
  }
  for (size_t i = 0; i < routes->count && any; i++) {
    if (others[i]) {
      routes->graph->steps[i].goal = false;
      routes->goal_count--;
    }
  }
  return 0;
}

/* The schooling that an award stands for. */
static enum schooling schooling_of_award(const char *type) {
  static const struct {
    const char *part;
    enum schooling schooling;
  } awards[] = {{"Doctor", SCHOOLING_DOCTOR},
                {"Master", SCHOOLING_MASTER},
                {"PostBaccalaureate", SCHOOLING_BACHELOR},
                {"Bachelor", SCHOOLING_BACHELOR},
                {"Associate", SCHOOLING_ASSOCIATE}};
  for (size_t i = 0; i < sizeof awards / sizeof awards[0]; i++) {
    if (strstr(type, awards[i].part) != NULL) {
      return awards[i].schooling;
    }
  }
  return SCHOOLING_CERTIFICATE;
}

bool routes_is_enough(const struct routes *routes, const char *type) {
  const struct ways_question *question = routes->question;
  enum schooling entry = schooling_of_entry(question->job->education);
  return entry < SCHOOLING_ASSOCIATE || schooling_step(schooling_of_award(type)) + 1 >= schooling_step(entry) ||
         schooling_shown(question->wallet, question->match, question->person) >= entry;
}

static int add_goals(struct routes *routes, struct error *error) {
  const struct ways_question *question = routes->question;
  struct goal *goals = NULL;
  size_t count = 0;
  if (goals_for_job(question->catalog, routes->arena, question->job->code, ROUTES_MOST_GOALS, &goals, &count,
                    &routes->cut, error) != 0) {
    return -1;
  }
  for (size_t i = 0; i < count && routes->license != NULL; i++) {
    routes->license_goals = routes->license_goals || is_license(&goals[i]);
  }
  for (size_t i = 0; i < count; i++) {
    size_t step = GRAPH_NOTHING;
    if (routes->license_goals && !is_license(&goals[i])) {
      continue;
    }
    if (!goals[i].published && !routes_is_enough(routes, goals[i].type)) {
      routes->below_schooling++;
      continue;
    }
    if (routes_step(routes, goals[i].ctid, &step, error) != 0) {
      return -1;
    }
    if (step == GRAPH_NOTHING) {
      continue;
    }
    routes->graph->steps[step].goal = true;
    routes->goal_count++;
    if (!goals[i].published && routes_assume(routes, step, &(struct assumption){.kind = ASSUMED_PROGRAM}, error) != 0) {
      return -1;
    }
  }
  return routes->license == NULL ? 0 : drop_other_licenses(routes, error);
}

/* --- what the steps open and cover --- */

static int compare_code(const void *code, const void *license) {
  return strcmp(code, ((const struct job_license_of *)license)->code);
}

static bool needs_license(const struct routes *routes, const char *code) {
  return routes->licensed_count > 0 &&
         bsearch(code, routes->licensed, routes->licensed_count, sizeof *routes->licensed, compare_code) != NULL;
}

/* The first job that the record names; else the occupation itself, for a goal.
 * A course for a job that needs a license opens nothing before the license. */
static void find_exit(struct routes *routes, size_t index) {
  struct route_step *step = &routes->steps[index];
  bool taught = routes_is_taught(step->credential->row.type);
  for (size_t i = 0; i < step->credential->job_count && step->exit == NULL; i++) {
    const struct job_line *line = &step->credential->jobs[i];
    bool stated = strcmp(line->basis, "published") == 0;
    bool wanted = routes->graph->steps[index].goal && strcmp(line->code, routes->question->job->code) == 0;
    if ((stated || wanted) && !(taught && needs_license(routes, line->code))) {
      step->exit = line;
      step->exit_stated = stated;
    }
  }
  /* For a goal it is the wanted job that counts. */
  for (size_t i = 0; i < step->credential->job_count && routes->graph->steps[index].goal; i++) {
    if (strcmp(step->credential->jobs[i].code, routes->question->job->code) == 0) {
      step->exit = &step->credential->jobs[i];
      step->exit_stated = strcmp(step->exit->basis, "published") == 0;
    }
  }
}

/* How much of the least preparation for the occupation the step is long enough for, 0-1. */
static double length_share(const struct routes *routes, size_t index) {
  static const double least_days[] = {0.0, 0.0, 91.0, 365.0, 730.0, 1460.0}; /* by job zone */
  const struct credential_row *row = &routes->steps[index].credential->row;
  int zone = routes->question->job->zone;
  const double days_an_hour = 7.0 / 40.0;
  double days = row->days >= 0.0 ? row->days : row->effort_hours >= 0.0 ? row->effort_hours * days_an_hour : -1.0;
  if (zone < 0 || zone > 5 || days < 0.0 || !routes_is_taught(row->type) || days >= least_days[zone]) {
    return 1.0;
  }
  return days / least_days[zone];
}

static int cover(struct routes *routes, struct gain_model *model, struct arena *scratch, size_t index,
                 struct error *error) {
  struct arena_mark mark = arena_mark(scratch);
  struct gain_piece *pieces = NULL;
  size_t count = 0;
  if (gain_of(model, routes->steps[index].ctid, &pieces, &count, error) != 0) {
    return -1;
  }
  struct graph_piece *copies = arena_array(routes->arena, count, sizeof *copies);
  if (copies == NULL) {
    return error_no_memory(error);
  }
  double share = length_share(routes, index);
  for (size_t i = 0; i < count; i++) {
    copies[i] = (struct graph_piece){pieces[i].need, pieces[i].covered * share};
  }
  routes->graph->steps[index].pieces = copies;
  routes->graph->steps[index].piece_count = count;
  arena_rewind(scratch, mark);
  return 0;
}

static int set_needs(struct routes *routes, const struct gain_model *model, struct error *error) {
  size_t count = 0;
  const struct gain_need *needs = gain_needs(model, &count);
  double *weights = arena_array(routes->arena, count, sizeof *weights);
  double *covered = arena_array(routes->arena, count, sizeof *covered);
  if (weights == NULL || covered == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < count; i++) {
    weights[i] = needs[i].weight;
    covered[i] = needs[i].covered;
  }
  routes->rated = true;
  if (graph_set_needs(routes->graph, weights, covered, count, error) != 0) {
    return -1;
  }
  routes->fit_today = graph_fit(routes->graph, covered);
  return 0;
}

static int cover_steps(struct routes *routes, struct arena *scratch, struct error *error) {
  const struct ways_question *question = routes->question;
  struct gain_model *model = NULL;
  if (gain_open(question->catalog, scratch, question->match, question->job_match->row, &model, error) != 0) {
    return -1;
  }
  int result = set_needs(routes, model, error);
  for (size_t i = 0; i < routes->count && result == 0; i++) {
    if (routes->steps[i].ctid != NULL && !routes->steps[i].held) {
      result = cover(routes, model, scratch, i, error);
    }
  }
  gain_close(model);
  return result;
}

static int cover_all(struct routes *routes, struct error *error) {
  if (routes->question->job_match == NULL) {
    return 0;
  }
  struct arena *scratch = arena_new((size_t)SCRATCH_ROOM);
  int result = scratch == NULL ? error_no_memory(error) : cover_steps(routes, scratch, error);
  arena_free(scratch);
  return result;
}

/* Neither a license nor schooling beyond high school is usual: one can start today. */
static bool asks_for_nothing(const struct routes *routes) {
  enum schooling entry = schooling_of_entry(routes->question->job->education);
  return routes->license == NULL && (entry == SCHOOLING_NONE || entry == SCHOOLING_HIGH_SCHOOL);
}

static int read_steps(struct routes *routes, struct error *error) {
  if (job_licenses_of_all(routes->question->catalog, routes->arena, &routes->licensed, &routes->licensed_count,
                          error) != 0) {
    return -1;
  }
  for (size_t i = 0; i < routes->count; i++) { /* grows while it is gone through */
    if (routes->steps[i].ctid == NULL) {
      continue;
    }
    if (routes_figures(routes, i, error) != 0 || routes_needs(routes, i, error) != 0) {
      return -1;
    }
    find_exit(routes, i);
  }
  return 0;
}

int routes_build(const struct ways_question *question, struct arena *arena, struct routes **built,
                 struct error *error) {
  struct routes *routes = arena_alloc(arena, sizeof *routes);
  *built = routes;
  if (routes == NULL) {
    return error_no_memory(error);
  }
  *routes =
      (struct routes){.question = question, .arena = arena, .graph = graph_make(arena), .limits = question->limits};
  routes->slot_count = SLOTS;
  routes->slots = arena_array(arena, SLOTS, sizeof *routes->slots);
  if (routes->graph == NULL || routes->slots == NULL) {
    return error_no_memory(error);
  }
  routes->limits |= question->person->age > 0 ? (unsigned)WAYS_AGE : 0U;
  routes->limits |= question->person->state != NULL ? (unsigned)WAYS_RESIDENCY : 0U;
  error->code = ERROR_NONE;
  if (find_license(routes, error) != 0 || add_goals(routes, error) != 0 || read_steps(routes, error) != 0) {
    return -1;
  }
  routes->graph->nothing_required = asks_for_nothing(routes);
  return cover_all(routes, error);
}
