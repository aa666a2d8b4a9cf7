/* SPDX-License-Identifier: MIT */
#include "data/match/rank.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/match/gates.h"
#include "data/match/special.h"

enum { ZONE_OF_MONTHS = 2, ZONES_WITHIN_REACH = 1, MOST_STEPS = 5 };
static const double years_each = 2.5; /* what BLS's "less than 5 years" is taken for */

static const double each_of[RANK_KINDS] = {
    [RANK_NEAR] = 100.0,    [RANK_SPECIAL] = 60.0,    [RANK_FIT] = 10.0,     [RANK_STEP_UP] = 10.0,
    [RANK_OPENINGS] = 10.0, [RANK_EXPERIENCE] = -5.0, [RANK_LICENSE] = -2.0, [RANK_SCHOOLING] = -3.0,
    [RANK_ZONE] = -10.0,    [RANK_AGE] = -40.0,       [RANK_RECORD] = -5.0};
static const double fit_of_skills = 30.0; /* points for the fit where no job was held */

const char *rank_kind_name(enum rank_kind kind) {
  static const char *const names[RANK_KINDS] = {"near",    "special",   "fit",  "step up", "openings", "experience",
                                                "license", "schooling", "zone", "age",     "record"};
  return names[kind];
}

struct ranking {
  struct match *match;
  const double *near;    /* by row; NULL: no job was held */
  const size_t *nearest; /* by row: which of the held jobs */
  const double *special; /* by row */
  int zone;              /* the highest shown, or ZONE_OF_MONTHS */
  struct rank_term *terms;
  size_t count;
};

static void add(struct ranking *ranking, struct job_match *job, enum rank_kind kind, double value, double each) {
  struct rank_term *term = &ranking->terms[ranking->count++];
  *term = (struct rank_term){.kind = kind, .value = value, .each = each, .points = value * each};
  if (ranking->near != NULL) {
    term->about = ranking->nearest[job->row];
  }
  job->score += term->points;
  job->term_count++;
}

static void add_unless_none(struct ranking *ranking, struct job_match *job, enum rank_kind kind, double value) {
  if (value != 0.0) {
    add(ranking, job, kind, value, each_of[kind]);
  }
}

/* 0 for up to a hundred a year, 1 for half a million. */
static double openings_value(double thousands) {
  const double value = thousands > 0.0 ? log(thousands * 10.0) / log(5000.0) : 0.0;
  return value < 0.0 ? 0.0 : value > 1.0 ? 1.0 : value;
}

/* SOC: NN-1000 are the supervisors of the major groups 33 to 53. */
static bool is_supervisor(const char *code) {
  return strcmp(code, "33") >= 0 && strcmp(code, "55") < 0 && code[3] == '1';
}

static bool is_step_up(const struct ranking *ranking, const struct job_match *job) {
  size_t nearest = ranking->nearest[job->row];
  const char *from = ranking->match->matrix.jobs[ranking->match->held[nearest].row].code;
  const struct held_from *how = &ranking->match->held_from[nearest];
  bool worked = strcmp(how->how, "experience") == 0 && how->years >= 1.0;
  return worked && is_supervisor(job->job.code) && !is_supervisor(from) && strncmp(job->job.code, from, 2) == 0;
}

/* The years in a related job that are asked for and were not told of. */
static double years_lacking(const struct job_match *job) {
  for (size_t i = 0; i < job->gate_count; i++) {
    const struct match_gate *gate = &job->gates[i];
    if (gate->kind == GATE_EXPERIENCE && gate->state != GATE_MET && gate->value > gate->held) {
      return gate->value - gate->held;
    }
  }
  return 0.0;
}

static void score(struct ranking *ranking, struct job_match *job) {
  job->terms = ranking->terms + ranking->count;
  job->score = 0.0;
  job->term_count = 0;
  if (ranking->near != NULL) {
    add(ranking, job, RANK_NEAR, ranking->near[job->row], each_of[RANK_NEAR]);
    add(ranking, job, RANK_FIT, job->fit_percent / 100.0, each_of[RANK_FIT]);
    add_unless_none(ranking, job, RANK_STEP_UP, is_step_up(ranking, job));
    add_unless_none(ranking, job, RANK_EXPERIENCE, years_lacking(job) / years_each);
  } else if (ranking->special != NULL) {
    add(ranking, job, RANK_SPECIAL, ranking->special[job->row], each_of[RANK_SPECIAL]);
    add(ranking, job, RANK_FIT, job->fit_percent / 100.0, fit_of_skills);
    add_unless_none(ranking, job, RANK_OPENINGS, openings_value(job->job.openings));
    add_unless_none(ranking, job, RANK_EXPERIENCE, gates_years_asked(job->job.experience) / years_each);
  }
  add_unless_none(ranking, job, RANK_LICENSE, gate_unmet(job, GATE_LICENSE) != NULL);
  const struct match_gate *schooling = gate_unmet(job, GATE_SCHOOLING);
  int steps = schooling == NULL ? 0 : schooling->value - schooling->held;
  add_unless_none(ranking, job, RANK_SCHOOLING, steps < MOST_STEPS ? steps : MOST_STEPS);
  int usual = gates_zone_of_schooling(schooling_of_entry(job->job.education));
  int zone = usual > job->job.zone ? usual : job->job.zone;
  int beyond = zone - ranking->zone - ZONES_WITHIN_REACH;
  add_unless_none(ranking, job, RANK_ZONE, beyond > 0 ? beyond : 0);
  bool young = false;
  for (size_t i = 0; i < job->gate_count; i++) {
    const struct match_gate *gate = &job->gates[i];
    young = young || (gate->kind == GATE_AGE && gate->state == GATE_NOT_MET && gate->for_all);
  }
  add_unless_none(ranking, job, RANK_AGE, young);
  add_unless_none(ranking, job, RANK_RECORD, gate_unmet(job, GATE_RECORD) != NULL);
}

/* The heaviest of the held jobs; gives out how many. */
static size_t pick_held(const struct match *match, size_t picked[RANK_MOST_HELD]) {
  size_t count = 0;
  for (size_t i = 0; i < match->held_count; i++) {
    size_t at = count < (size_t)RANK_MOST_HELD ? count++ : (size_t)RANK_MOST_HELD;
    for (; at > 0; at--) {
      const struct job_held *before = &match->held[picked[at - 1]];
      bool heavier = match->held[i].weight > before->weight;
      bool earlier =
          match->held[i].weight == before->weight && match->held_from[i].claim < match->held_from[picked[at - 1]].claim;
      if (!heavier && !earlier) {
        break;
      }
      if (at < (size_t)RANK_MOST_HELD) {
        picked[at] = picked[at - 1];
      }
    }
    if (at < (size_t)RANK_MOST_HELD) {
      picked[at] = i;
    }
  }
  return count;
}

/* The nearness to the nearest of the held jobs, and which it is. */
static int find_near(struct catalog *catalog, struct arena *arena, struct ranking *ranking, struct error *error) {
  struct match *match = ranking->match;
  struct job_near *near = NULL;
  size_t rows = match->matrix.job_count;
  double *best = arena_array(arena, rows, sizeof *best);
  double *one = arena_array(arena, rows, sizeof *one);
  size_t *nearest = arena_array(arena, rows, sizeof *nearest);
  if (best == NULL || one == NULL || nearest == NULL) {
    return error_no_memory(error);
  }
  if (job_near_open(catalog, arena, &match->matrix, &near, error) != 0) {
    return -1;
  }
  size_t picked[RANK_MOST_HELD];
  size_t count = pick_held(match, picked);
  const double heaviest = match->held[picked[0]].weight;
  for (size_t i = 0; i < count; i++) {
    const struct job_held held = {.row = match->held[picked[i]].row,
                                  .weight = match->held[picked[i]].weight / heaviest};
    job_near_to(near, &held, 1, one);
    for (size_t row = 0; row < rows; row++) {
      if (i == 0 || one[row] > best[row]) {
        best[row] = one[row];
        nearest[row] = picked[i];
      }
    }
  }
  ranking->near = best;
  ranking->nearest = nearest;
  return 0;
}

static int compare_score(const void *left, const void *right) {
  const struct job_match *a = left;
  const struct job_match *b = right;
  if (a->did != b->did) {
    return a->did ? -1 : 1;
  }
  if (a->score != b->score) {
    return a->score < b->score ? 1 : -1;
  }
  return strcmp(a->job.code, b->job.code);
}

int rank_jobs(struct catalog *catalog, struct arena *arena, struct match *match, struct error *error) {
  struct ranking ranking = {.match = match};
  ranking.zone = match->zone_shown > 0 ? match->zone_shown : ZONE_OF_MONTHS;
  ranking.terms = arena_array(arena, match->job_count * RANK_KINDS, sizeof *ranking.terms);
  if (ranking.terms == NULL) {
    return error_no_memory(error);
  }
  if (match->held_count > 0 && find_near(catalog, arena, &ranking, error) != 0) {
    return -1;
  }
  if (ranking.near == NULL) {
    ranking.special = special_shares(arena, match);
    if (ranking.special == NULL) {
      return error_no_memory(error);
    }
  }
  for (size_t i = 0; i < match->job_count; i++) {
    score(&ranking, &match->jobs[i]);
  }
  if (match->job_count > 0) {
    qsort(match->jobs, match->job_count, sizeof *match->jobs, compare_score);
  }
  return 0;
}
