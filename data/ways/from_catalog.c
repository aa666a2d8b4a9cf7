/* SPDX-License-Identifier: MIT */
#include "data/ways/from_catalog.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "data/catalog/goals.h"
#include "data/jobs/gates.h"
#include "data/jobs/jobs.h"
#include "data/match/gates.h"
#include "data/wallet/correct.h"

struct ctid_slot {
  const char *ctid; /* NULL: free */
  size_t step;
};

/* Read one by one at first; when so many are needed that all at once takes no
 * longer, with all others of the snapshot at once. Of a snapshot for which
 * there is not the memory, no more than MOST_ALONE are read. */
enum { FEW = 200, ALL_AT_ONCE = 64, MOST_AT_ONCE = 2 * ROUTES_MOST_STEPS, MOST_ALONE = 6000 };

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

/* When `needed` are so many that it is time to read all at once, they are. */
static int read_all(struct routes *routes, size_t needed, struct error *error) {
  const struct catalog_about *about = catalog_about(routes->question->catalog);
  size_t all = about->credentials < 0 ? 0 : (size_t)about->credentials;
  if (routes->shelf_tried || needed < FEW + all / ALL_AT_ONCE || all > MOST_AT_ONCE) {
    return 0;
  }
  struct arena_mark mark = arena_mark(routes->arena);
  routes->shelf_tried = true;
  int result = shelf_read(routes->question->catalog, routes->arena, &routes->shelf, error);
  if (result != 0 && error->code == ERROR_NO_MEMORY) {
    arena_rewind(routes->arena, mark);
    error->code = ERROR_NONE;
    return 0;
  }
  return result;
}

/* The credential; NULL and no error when the snapshot has none. */
static int find_credential(struct routes *routes, const char *ctid, const struct credential **found, bool *shelved,
                           struct error *error) {
  *found = NULL;
  *shelved = false;
  if (read_all(routes, routes->count, error) != 0) {
    return -1;
  }
  *found = routes->shelf == NULL ? NULL : shelf_find(routes->shelf, ctid);
  *shelved = *found != NULL;
  if (*shelved) {
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
  *found = credential;
  return 0;
}

int routes_step(struct routes *routes, const char *ctid, size_t *index, struct error *error) {
  const struct credential *credential = NULL;
  bool shelved = false;
  size_t slot = slot_of(routes, ctid);
  *index = GRAPH_NOTHING;
  if (routes->slots[slot].ctid != NULL) {
    *index = routes->slots[slot].step;
    return 0;
  }
  size_t most = routes->shelf == NULL ? (size_t)MOST_ALONE : (size_t)ROUTES_MOST_STEPS;
  if (routes->count >= most || routes->slots_used * 2 >= routes->slot_count) {
    routes->cut = true;
    return 0;
  }
  if (find_credential(routes, ctid, &credential, &shelved, error) != 0 || credential == NULL) {
    return credential == NULL && error->code == ERROR_NONE ? 0 : -1;
  }
  const struct claim *claim = held_claim(routes, credential);
  const struct route_step step = {.ctid = credential->row.ctid,
                                  .name = credential->row.name,
                                  .name_es = credential->row.name_es,
                                  .credential = credential,
                                  .shelved = shelved,
                                  .held = claim != NULL,
                                  .held_as = claim == NULL ? NULL : claim->name};
  const struct graph_step node = {.cost = -1, .time = -1, .held = claim != NULL, .requires_index = GRAPH_NOTHING};
  if (add(routes, &step, &node, index, error) != 0) {
    return -1;
  }
  routes->slots[slot] = (struct ctid_slot){credential->row.ctid, *index};
  routes->slots_used++;
  return 0;
}

int routes_jurisdictions(struct routes *routes, size_t step, const char *const **places, struct error *error) {
  const struct route_step *kept = &routes->steps[step];
  if (kept->shelved) {
    *places = shelf_jurisdictions(routes->shelf, kept->credential);
    return 0;
  }
  return goals_jurisdictions(routes->question->catalog, routes->arena, kept->ctid, places, error);
}

int routes_fill(struct routes *routes, size_t step, struct error *error) {
  struct route_step *kept = &routes->steps[step];
  struct credential *whole = kept->shelved ? arena_alloc(routes->arena, sizeof *whole) : NULL;
  if (!kept->shelved) {
    return 0;
  }
  if (whole == NULL) {
    return error_no_memory(error);
  }
  if (credential_read_brief(routes->question->catalog, routes->arena, kept->ctid, whole, error) != 0) {
    return -1;
  }
  kept->credential = whole;
  kept->shelved = false;
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
static int is_of_same_state(struct routes *routes, size_t step, bool *same, struct error *error) {
  const char *const *places = NULL;
  const char *region = routes->license_region == NULL ? "" : routes->license_region;
  if (routes_jurisdictions(routes, step, &places, error) != 0) {
    return -1;
  }
  *same = strncasecmp(routes->steps[step].name, region, strlen(region)) == 0;
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
        is_of_same_state(routes, i, &others[i], error) != 0) {
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
  if (read_all(routes, count, error) != 0) {
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

/* Never more than half full, so looking up ends. */
static size_t slots_for(const struct catalog *catalog) {
  enum { SPARE = 1000 };
  long credentials = catalog_about(catalog)->credentials;
  bool fits = credentials >= 0 && credentials < ROUTES_MOST_STEPS;
  return 4 * ((fits ? (size_t)credentials : (size_t)ROUTES_MOST_STEPS) + SPARE);
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
  routes->slot_count = slots_for(question->catalog);
  routes->slots = arena_array(arena, routes->slot_count, sizeof *routes->slots);
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
  return routes_cover(routes, error);
}
