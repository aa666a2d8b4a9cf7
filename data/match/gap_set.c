/* SPDX-License-Identifier: MIT */
#include "data/match/gap_set.h"

#include <limits.h>
#include <stdlib.h>

/* Sets looked at before the search is given up; about a tenth of a second. */
enum { MOST_STEPS = 200000 };
static const double goal = 80.0 - 1e-9;

struct search {
  const struct gap *gap;
  struct gap *found;
  const size_t *order; /* candidates that lift the fit, most first */
  size_t count;
  size_t size;      /* members of the sets looked for now */
  double **rest;    /* per place in the order: the most that it and those after it cover of each need */
  double **covered; /* per depth: what is covered of each need, 0-1 */
  size_t chosen[GAP_SET_MOST];
  long steps;
};

static const struct gap_credential *candidate(const struct search *search, size_t at) {
  return &search->gap->candidates[search->order[at]];
}

static double fit_of(const struct search *search, const double *covered) {
  double fit = 0.0;
  for (size_t i = 0; i < search->gap->need_count; i++) {
    fit += search->gap->needs[i].weight * covered[i];
  }
  return fit * 100.0;
}

static struct gap_set describe(const struct search *search, double fit) {
  struct gap_set set = {.count = search->size, .fit_after = fit, .cost_complete = true, .days_complete = true};
  for (size_t i = 0; i < search->size; i++) {
    const struct gap_credential *member = candidate(search, search->chosen[i]);
    set.members[i] = search->order[search->chosen[i]];
    set.cost += member->cost > 0 ? member->cost : 0;
    set.cost_complete = set.cost_complete && member->cost >= 0;
    set.days += member->days > 0.0 ? member->days : 0.0;
    set.days_complete = set.days_complete && member->days >= 0.0;
    set.licensed = set.licensed || member->licenses;
  }
  return set;
}

static bool is_before(const struct gap_set *a, const struct gap_set *b) {
  bool a_known = a->cost_complete && a->days_complete;
  bool b_known = b->cost_complete && b->days_complete;
  if (a->licensed != b->licensed) {
    return a->licensed;
  }
  if (a_known != b_known) {
    return a_known;
  }
  if (a->cost_complete != b->cost_complete) {
    return a->cost_complete;
  }
  if (a->cost != b->cost) {
    return a->cost < b->cost;
  }
  return a->days != b->days ? a->days < b->days : a->fit_after > b->fit_after;
}

static void keep(struct gap *gap, const struct gap_set *set) {
  size_t at = gap->set_count;
  while (at > 0 && is_before(set, &gap->sets[at - 1])) {
    at--;
  }
  if (at >= (size_t)GAP_SETS_SHOWN) {
    return;
  }
  gap->set_count += gap->set_count < (size_t)GAP_SETS_SHOWN;
  for (size_t i = gap->set_count - 1; i > at; i--) {
    gap->sets[i] = gap->sets[i - 1];
  }
  gap->sets[at] = *set;
}

/* No set with `more` candidates from `from` on can lift the fit further: neither
 * than their gains alone add up to, nor than all of them together. */
static double bound(const struct search *search, const double *covered, double fit, size_t from, size_t more) {
  double sum = fit;
  for (size_t i = from; i < search->count && i < from + more; i++) {
    sum += candidate(search, i)->lift;
  }
  if (sum < goal) {
    return sum;
  }
  double all = 0.0;
  for (size_t j = 0; j < search->gap->need_count; j++) {
    double most = search->rest[from][j] > covered[j] ? search->rest[from][j] : covered[j];
    all += 100.0 * search->gap->needs[j].weight * most;
  }
  return all < sum ? all : sum;
}

static void look(struct search *search, size_t depth, size_t from, double fit) {
  size_t more = search->size - depth;
  if (more == 0) {
    if (fit >= goal) {
      struct gap_set set = describe(search, fit);
      keep(search->found, &set);
    }
    return;
  }
  for (size_t i = from; i + more <= search->count; i++) {
    if (bound(search, search->covered[depth], fit, i, more) < goal) {
      return; /* those after it lift it no further */
    }
    if (++search->steps > (long)MOST_STEPS) {
      search->found->cut = true;
      return;
    }
    const struct gap_credential *next = candidate(search, i);
    double *covered = search->covered[depth + 1];
    double with = fit;
    for (size_t j = 0; j < search->gap->need_count; j++) {
      covered[j] = search->covered[depth][j];
    }
    for (size_t j = 0; j < next->piece_count; j++) {
      const struct gain_piece *piece = &next->pieces[j];
      if (piece->covered > covered[piece->need]) {
        with += 100.0 * search->gap->needs[piece->need].weight * (piece->covered - covered[piece->need]);
        covered[piece->need] = piece->covered;
      }
    }
    search->chosen[depth] = i;
    look(search, depth + 1, i + 1, with);
    if (search->found->cut) {
      return;
    }
  }
}

/* With all of them. */
static double fit_of_all(struct search *search) {
  double *covered = search->covered[1];
  for (size_t j = 0; j < search->gap->need_count; j++) {
    covered[j] = search->gap->needs[j].covered;
  }
  for (size_t i = 0; i < search->count; i++) {
    const struct gap_credential *next = candidate(search, i);
    for (size_t j = 0; j < next->piece_count; j++) {
      double value = next->pieces[j].covered;
      size_t need = next->pieces[j].need;
      covered[need] = value > covered[need] ? value : covered[need];
    }
  }
  return fit_of(search, covered);
}

static int fill_rest(struct arena *arena, struct search *search, struct error *error) {
  search->rest = arena_array(arena, search->count + 1, sizeof *search->rest);
  for (size_t i = search->count + 1; search->rest != NULL && i-- > 0;) {
    search->rest[i] = arena_array(arena, search->gap->need_count, sizeof **search->rest);
    if (search->rest[i] == NULL) {
      return error_no_memory(error);
    }
    for (size_t j = 0; i < search->count && j < search->gap->need_count; j++) {
      search->rest[i][j] = search->rest[i + 1][j];
    }
    for (size_t j = 0; i < search->count && j < candidate(search, i)->piece_count; j++) {
      const struct gain_piece *piece = &candidate(search, i)->pieces[j];
      double *most = &search->rest[i][piece->need];
      *most = piece->covered > *most ? piece->covered : *most;
    }
  }
  return search->rest == NULL ? error_no_memory(error) : 0;
}

static int prepare(struct arena *arena, struct search *search, struct error *error) {
  size_t *order = arena_array(arena, search->gap->candidate_count, sizeof *order);
  search->covered = arena_array(arena, GAP_SET_MOST + 1, sizeof *search->covered);
  if (order == NULL || search->covered == NULL) {
    return error_no_memory(error);
  }
  for (size_t depth = 0; depth <= (size_t)GAP_SET_MOST; depth++) {
    search->covered[depth] = arena_array(arena, search->gap->need_count, sizeof **search->covered);
    if (search->covered[depth] == NULL) {
      return error_no_memory(error);
    }
  }
  for (size_t j = 0; j < search->gap->need_count; j++) {
    search->covered[0][j] = search->gap->needs[j].covered;
  }
  /* Insertion keeps it simple; there are a few hundred at most. */
  for (size_t i = 0; i < search->gap->candidate_count; i++) {
    if (search->gap->candidates[i].lift <= 0.0) {
      continue;
    }
    size_t at = search->count++;
    for (; at > 0 && search->gap->candidates[order[at - 1]].lift < search->gap->candidates[i].lift; at--) {
      order[at] = order[at - 1];
    }
    order[at] = i;
  }
  search->order = order;
  return fill_rest(arena, search, error);
}

int gap_find_sets(struct arena *arena, struct gap *gap, struct error *error) {
  struct search search = {.gap = gap, .found = gap};
  gap->set_count = 0;
  gap->cut = false;
  if (prepare(arena, &search, error) != 0) {
    return -1;
  }
  gap->fit_of_all = fit_of_all(&search);
  if (gap->fit >= goal || gap->fit_of_all < goal) {
    return 0;
  }
  for (search.size = 1; search.size <= (size_t)GAP_SET_MOST && gap->set_count == 0 && !gap->cut; search.size++) {
    look(&search, 0, 0, gap->fit);
  }
  return 0;
}
