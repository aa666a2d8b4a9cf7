/* SPDX-License-Identifier: MIT */
/*
 * What the steps cover of what the occupation asks for.
 *
 * Most of tens of thousands of credentials lead to the same few jobs and
 * publish no skill that any job asks for: what these cover is worked out once
 * for each group of jobs, and kept once for each length.
 */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "data/match/evidence.h"
#include "data/match/gain.h"
#include "data/ways/from_catalog.h"

enum { SCRATCH_ROOM = 64 << 20, MOST_CODES = 16, KEPT = 1 << 14 };

/* What was worked out before. */
struct kept_cover {
  const char *codes[MOST_CODES + 1]; /* texts of the shelf: the same when they are in the same place */
  double share, length;
  const struct graph_piece *pieces;
  size_t count;
  bool skills; /* it publishes some, none of which shows anything */
  bool there;
};

struct covering {
  struct routes *routes;
  struct gain_model *model;
  struct arena *scratch;
  struct kept_cover *kept;
};

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

/* The pieces of a step, each times what its length is enough for. */
static int give(struct covering *covering, size_t index, const struct gain_piece *pieces, size_t count,
                struct error *error) {
  struct graph_step *step = &covering->routes->graph->steps[index];
  struct graph_piece *copies = arena_array(covering->routes->arena, count, sizeof *copies);
  if (copies == NULL) {
    return error_no_memory(error);
  }
  double share = length_share(covering->routes, index);
  for (size_t i = 0; i < count; i++) {
    copies[i] = (struct graph_piece){pieces[i].need, pieces[i].covered * share};
  }
  step->pieces = copies;
  step->piece_count = count;
  return 0;
}

static int cover_one(struct covering *covering, size_t index, struct error *error) {
  struct arena_mark mark = arena_mark(covering->scratch);
  struct gain_piece *pieces = NULL;
  size_t count = 0;
  int result = gain_of(covering->model, covering->routes->steps[index].ctid, &pieces, &count, error);
  if (result == 0) {
    result = give(covering, index, pieces, count, error);
  }
  arena_rewind(covering->scratch, mark);
  return result;
}

/* --- of the shelf --- */

/* The jobs that it leads to, and how much of their level it shows: as gain_of() finds them. */
static void describe(const struct credential *credential, struct kept_cover *cover) {
  bool by_code = true;
  size_t count = credential->job_count < (size_t)MOST_CODES ? credential->job_count : (size_t)MOST_CODES;
  for (size_t i = 0; i < count; i++) {
    cover->codes[i] = credential->jobs[i].code;
  }
  for (size_t i = 0; i < credential->job_count; i++) {
    by_code = by_code && strcmp(credential->jobs[i].basis, "published") != 0;
  }
  cover->share = evidence_length_share(credential->row.days, by_code);
}

static size_t place_of(const struct kept_cover *cover) {
  uint64_t hash = (uint64_t)llround(cover->length * 1e9) * 31U + (uint64_t)llround(cover->share * 1e6);
  for (size_t i = 0; cover->codes[i] != NULL; i++) {
    hash = (hash ^ (uint64_t)(uintptr_t)cover->codes[i]) * 0x9e3779b97f4a7c15U;
  }
  return (size_t)(hash >> 40) % KEPT;
}

static bool is_same(const struct kept_cover *a, const struct kept_cover *b) {
  return a->there && a->skills == b->skills &&
         !(a->share < b->share || a->share > b->share || a->length < b->length || a->length > b->length) &&
         memcmp(a->codes, b->codes, sizeof a->codes) == 0;
}

static int cover_as(struct covering *covering, size_t index, const struct gain_record *record, struct error *error) {
  struct arena_mark mark = arena_mark(covering->scratch);
  struct gain_piece *pieces = NULL;
  size_t count = 0;
  int result = gain_of_record(covering->model, record, &pieces, &count, error);
  if (result == 0) {
    result = give(covering, index, pieces, count, error);
  }
  arena_rewind(covering->scratch, mark);
  return result;
}

static int cover_shelved(struct covering *covering, size_t index, struct error *error) {
  static const char *const none[] = {NULL};
  static const char *const unknown[] = {"", NULL};
  struct routes *routes = covering->routes;
  const struct credential *credential = routes->steps[index].credential;
  const char *const *skills = shelf_skills(routes->shelf, credential);
  struct graph_step *step = &routes->graph->steps[index];
  struct kept_cover cover = {.length = length_share(routes, index), .skills = skills != NULL};
  describe(credential, &cover);
  struct gain_record record = {.codes = cover.codes, .share = cover.share, .skills = skills == NULL ? none : unknown};
  if (skills != NULL && skills[0] != NULL) {
    record.skills = skills;
    return cover_as(covering, index, &record, error);
  }
  struct kept_cover *kept = &covering->kept[place_of(&cover)];
  if (!is_same(kept, &cover)) {
    if (cover_as(covering, index, &record, error) != 0) {
      return -1;
    }
    cover.pieces = step->pieces;
    cover.count = step->piece_count;
    cover.there = true;
    *kept = cover;
  }
  step->pieces = kept->pieces;
  step->piece_count = kept->count;
  return 0;
}

static bool is_known(void *context, const char *name) {
  const struct covering *covering = context;
  return gain_knows(covering->model, name);
}

static int prepare_shelf(struct covering *covering, struct error *error) {
  struct routes *routes = covering->routes;
  if (routes->shelf == NULL) {
    return 0;
  }
  covering->kept = arena_array(covering->scratch, KEPT, sizeof *covering->kept);
  return covering->kept == NULL ? error_no_memory(error) : shelf_read_skills(routes->shelf, is_known, covering, error);
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

static int cover_steps(struct covering *covering, struct error *error) {
  struct routes *routes = covering->routes;
  const struct ways_question *question = routes->question;
  if (gain_open(question->catalog, covering->scratch, question->match, question->job_match->row, &covering->model,
                error) != 0) {
    return -1;
  }
  int result = set_needs(routes, covering->model, error);
  if (result == 0) {
    result = prepare_shelf(covering, error);
  }
  for (size_t i = 0; i < routes->count && result == 0; i++) {
    if (routes->steps[i].ctid != NULL && !routes->steps[i].held) {
      result = routes->steps[i].shelved ? cover_shelved(covering, i, error) : cover_one(covering, i, error);
    }
  }
  gain_close(covering->model);
  return result;
}

int routes_cover(struct routes *routes, struct error *error) {
  struct covering covering = {.routes = routes};
  if (routes->question->job_match == NULL) {
    return 0;
  }
  covering.scratch = arena_new((size_t)SCRATCH_ROOM);
  int result = covering.scratch == NULL ? error_no_memory(error) : cover_steps(&covering, error);
  arena_free(covering.scratch);
  return result;
}
