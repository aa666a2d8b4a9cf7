/* SPDX-License-Identifier: MIT */
#include "data/match/gap.h"

#include <stdlib.h>
#include <string.h>

#include "data/base/text.h"
#include "data/catalog/leads.h"
#include "data/jobs/near.h"
#include "data/match/detail.h"
#include "data/match/gap_set.h"
#include "data/match/gates.h"
#include "data/match/licenses.h"

static const double dollars_of_a_week = 500.0;
static const double days_of_a_week = 7.0;

struct finding {
  struct catalog *catalog;
  struct arena *arena;
  const struct wallet *wallet;
  const struct match *match;
  const struct job_match *job;
  struct gap *gap;
  struct gain_model *model;
  struct leads_reader *leads;
  struct licenses licenses;
};

static bool stands_already(const struct gap *gap, const char *ctid) {
  for (size_t i = 0; i < gap->candidate_count; i++) {
    if (strcmp(gap->candidates[i].ctid, ctid) == 0) {
      return true;
    }
  }
  return false;
}

static void add_leads(struct finding *finding, const struct lead *leads, size_t count, bool here) {
  struct gap *gap = finding->gap;
  for (size_t i = 0; i < count; i++) {
    if (match_is_held(finding->wallet, &leads[i]) || stands_already(gap, leads[i].ctid)) {
      continue;
    }
    if (gap->candidate_count == (size_t)GAP_CANDIDATES_MOST) {
      gap->more = true;
      return;
    }
    gap->candidates[gap->candidate_count++] = (struct gap_credential){.ctid = leads[i].ctid,
                                                                      .name = leads[i].name,
                                                                      .currency = leads[i].currency,
                                                                      .cost = leads[i].cost,
                                                                      .days = leads[i].days,
                                                                      .leads = here};
  }
}

static int add_for_job(struct finding *finding, const char *code, bool here, struct error *error) {
  struct lead *leads = NULL;
  size_t count = 0;
  if (leads_for_job(finding->catalog, finding->arena, code, &leads, &count, error) != 0) {
    return -1;
  }
  add_leads(finding, leads, count, here);
  return 0;
}

static int add_for_lacks(struct finding *finding, struct error *error) {
  for (size_t i = 0; i < finding->job->lack_count; i++) {
    struct lead *leads = NULL;
    size_t count = 0;
    if (leads_teaching(finding->catalog, finding->arena, finding->job->lack[i].name, &leads, &count, error) != 0) {
      return -1;
    }
    add_leads(finding, leads, count, false);
  }
  return 0;
}

/* The nearest occupations, whose training may cover much of what this one asks for. */
static int add_for_near(struct finding *finding, struct error *error) {
  const struct job_matrix *matrix = &finding->match->matrix;
  struct job_near *near = NULL;
  double *nearness = arena_array(finding->arena, matrix->job_count, sizeof *nearness);
  if (nearness == NULL) {
    return error_no_memory(error);
  }
  if (job_near_open(finding->catalog, finding->arena, matrix, &near, error) != 0) {
    return -1;
  }
  job_near_to(near, &(struct job_held){.row = finding->job->row, .weight = 1.0}, 1, nearness);
  nearness[finding->job->row] = 0.0;
  for (size_t taken = 0; taken < (size_t)GAP_NEAR_JOBS; taken++) {
    size_t best = 0;
    for (size_t row = 1; row < matrix->job_count; row++) {
      best = nearness[row] > nearness[best] ? row : best;
    }
    if (matrix->job_count == 0 || nearness[best] <= 0.0) {
      return 0;
    }
    if (add_for_job(finding, matrix->jobs[best].code, false, error) != 0) {
      return -1;
    }
    nearness[best] = 0.0;
  }
  return 0;
}

static void weigh(const struct gap *gap, struct gap_credential *candidate) {
  candidate->gain = 0.0;
  candidate->lift = 0.0;
  for (size_t i = 0; i < candidate->piece_count; i++) {
    size_t at = candidate->pieces[i].need;
    double points = 100.0 * gap->needs[at].weight * (candidate->pieces[i].covered - gap->needs[at].covered);
    candidate->lift += points;
    candidate->gain += gap->lacks[at] ? points : 0.0;
  }
  candidate->fit_after = gap->fit + candidate->lift;
  bool known = candidate->cost >= 0 && candidate->days >= 0.0;
  double effort = (double)candidate->cost / 100.0 / dollars_of_a_week + candidate->days / days_of_a_week;
  candidate->worth = known ? candidate->gain / (1.0 + effort) : -1.0;
}

/* Would a wallet with it show the license that is lacking? */
static int ask_license(struct finding *finding, struct gap_credential *candidate, struct error *error) {
  size_t count = 0;
  size_t first = licenses_of(&finding->licenses, finding->job->job.code, &count);
  const char *const *codes = NULL;
  const char *type = NULL;
  if (gate_unmet(finding->job, GATE_LICENSE) == NULL) {
    return 0;
  }
  const char *folded = text_fold(finding->arena, candidate->name);
  if (leads_to_jobs(finding->leads, finding->arena, candidate->ctid, NULL, &codes, &type, error) != 0) {
    return -1;
  }
  for (size_t i = first; i < first + count; i++) {
    candidate->licenses = candidate->licenses || licenses_given(&finding->licenses, i, folded, type, codes);
  }
  return 0;
}

static int weigh_all(struct finding *finding, struct error *error) {
  struct gap *gap = finding->gap;
  for (size_t i = 0; i < gap->candidate_count; i++) {
    struct gap_credential *candidate = &gap->candidates[i];
    if (gain_of(finding->model, candidate->ctid, &candidate->pieces, &candidate->piece_count, error) != 0 ||
        ask_license(finding, candidate, error) != 0) {
      return -1;
    }
    weigh(gap, candidate);
  }
  return 0;
}

static int compare_worth(const void *left, const void *right) {
  const struct gap_credential *a = left;
  const struct gap_credential *b = right;
  if (a->worth != b->worth) {
    return a->worth < b->worth ? 1 : -1;
  }
  if (a->gain != b->gain) {
    return a->gain < b->gain ? 1 : -1;
  }
  return strcmp(a->ctid, b->ctid);
}

/* What lifts nothing goes, unless it is the license; the others best first. */
static void sort_candidates(struct gap *gap) {
  size_t kept = 0;
  for (size_t i = 0; i < gap->candidate_count; i++) {
    if (gap->candidates[i].lift > 0.0 || gap->candidates[i].licenses) {
      gap->candidates[kept++] = gap->candidates[i];
    }
  }
  gap->candidate_count = kept;
  if (kept > 0) {
    qsort(gap->candidates, kept, sizeof *gap->candidates, compare_worth);
  }
}

static bool covers(const struct gap_credential *candidate, size_t need) {
  for (size_t i = 0; i < candidate->piece_count; i++) {
    if (candidate->pieces[i].need == need) {
      return true;
    }
  }
  return false;
}

static int list_closers(struct arena *arena, struct gap *gap, struct gap_need *lacking, struct error *error) {
  size_t *by = arena_array(arena, gap->candidate_count, sizeof *by);
  if (by == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < gap->candidate_count; i++) {
    if (covers(&gap->candidates[i], lacking->need)) {
      by[lacking->by_count++] = i;
    }
  }
  lacking->by = by;
  return 0;
}

/* The lines of the match's own list, which is heaviest first. */
static int list_lacking(struct finding *finding, struct error *error) {
  struct gap *gap = finding->gap;
  const struct job_match *job = finding->job;
  gap->lacking = arena_array(finding->arena, job->lack_count, sizeof *gap->lacking);
  if (gap->lacking == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < job->lack_count; i++) {
    for (size_t need = 0; need < gap->need_count; need++) {
      if (strcmp(gap->needs[need].id, job->lack[i].element) == 0) {
        struct gap_need *lacking = &gap->lacking[gap->lacking_count++];
        *lacking = (struct gap_need){.need = need};
        if (list_closers(finding->arena, gap, lacking, error) != 0) {
          return -1;
        }
        break;
      }
    }
  }
  return 0;
}

static int mark_lacks(struct finding *finding, struct error *error) {
  struct gap *gap = finding->gap;
  gap->lacks = arena_array(finding->arena, gap->need_count, sizeof *gap->lacks);
  if (gap->lacks == NULL) {
    return error_no_memory(error);
  }
  for (size_t need = 0; need < gap->need_count; need++) {
    for (size_t i = 0; i < finding->job->lack_count && !gap->lacks[need]; i++) {
      gap->lacks[need] = strcmp(gap->needs[need].id, finding->job->lack[i].element) == 0;
    }
  }
  return 0;
}

static int find_all(struct finding *finding, struct error *error) {
  struct gap *gap = finding->gap;
  gap->candidates = arena_array(finding->arena, GAP_CANDIDATES_MOST, sizeof *gap->candidates);
  if (gap->candidates == NULL) {
    return error_no_memory(error);
  }
  if (mark_lacks(finding, error) != 0 || add_for_job(finding, finding->job->job.code, true, error) != 0 ||
      add_for_lacks(finding, error) != 0 || add_for_near(finding, error) != 0 || weigh_all(finding, error) != 0) {
    return -1;
  }
  sort_candidates(gap);
  return list_lacking(finding, error) != 0 ? -1 : gap_find_sets(finding->arena, gap, error);
}

int gap_find(struct catalog *catalog, struct arena *arena, const struct wallet *wallet, const struct match *match,
             const struct job_match *job, struct gap *gap, struct error *error) {
  struct finding finding = {
      .catalog = catalog, .arena = arena, .wallet = wallet, .match = match, .job = job, .gap = gap};
  *gap = (struct gap){.fit = job->fit_percent};
  if (licenses_read(catalog, arena, &finding.licenses, error) != 0 ||
      gain_open(catalog, arena, match, job->row, &finding.model, error) != 0) {
    return -1;
  }
  gap->needs = gain_needs(finding.model, &gap->need_count);
  int result = leads_reader_open(&finding.leads, catalog, error);
  result = result == 0 ? find_all(&finding, error) : result;
  leads_reader_close(finding.leads);
  gain_close(finding.model);
  return result;
}
