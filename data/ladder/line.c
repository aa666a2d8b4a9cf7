/* SPDX-License-Identifier: MIT */
/* The line through a ladder, and what adds up along it. ladder.h has the rule. */
#include <string.h>

#include "data/ladder/parts.h"

/* The best chain that begins (or ends) at each step. */
struct chain {
  long score;   /* 10,000 for each edge that counts toward the next step, 1 for each edge */
  long figures; /* published prices and times of its steps; of equal scores the most */
  size_t next;  /* step; LADDER_NONE: the chain ends */
  bool known;
};

enum { COUNTS = 10000 };

/* Required, advanced standing, transfer, results in: what the line goes along first. */
static bool is_strong(const char *kind) {
  return ladder_counts_toward(kind) && strcmp(kind, "part") != 0;
}

static bool falls(const struct ladder_step *from, const struct ladder_step *to) {
  return from->level > 0 && to->level > 0 && to->level < from->level;
}

static long figures_of(const struct ladder_step *step) {
  return (step->row.cost >= 0) + (step->row.days >= 0);
}

/* Several edges between two steps are one move, as good as the best of them. */
static long edge_score(const struct ladder_edge *edge) {
  return 1 + (is_strong(edge->kind) ? COUNTS : 0);
}

/* Steps in an order in which `from` stands before `to` of every edge that isn't
 * cut: those that wait for nothing first. */
static size_t *sort_steps(struct arena *arena, const struct ladder *ladder) {
  size_t count = ladder->step_count;
  size_t *order = arena_array(arena, count + 1, sizeof *order);
  size_t *waits = arena_array(arena, count + 1, sizeof *waits);
  if (order == NULL || waits == NULL) {
    return NULL;
  }
  for (size_t i = 0; i < ladder->edge_count; i++) {
    waits[ladder->edges[i].to] += !ladder->edges[i].cut;
  }
  size_t filled = 0;
  for (size_t i = 0; i < count; i++) {
    if (waits[i] == 0) {
      order[filled++] = i;
    }
  }
  for (size_t done = 0; done < filled; done++) {
    for (size_t i = 0; i < ladder->edge_count; i++) {
      const struct ladder_edge *edge = &ladder->edges[i];
      if (edge->from == order[done] && !edge->cut && --waits[edge->to] == 0) {
        order[filled++] = edge->to;
      }
    }
  }
  return order;
}

static void try_edge(const struct ladder *ladder, const struct ladder_edge *edge, bool up, struct chain *chains) {
  size_t self = up ? edge->from : edge->to;
  size_t other = up ? edge->to : edge->from;
  if (edge->cut || falls(&ladder->steps[edge->from], &ladder->steps[edge->to])) {
    return;
  }
  long score = chains[other].score + edge_score(edge);
  long figures = chains[other].figures + figures_of(&ladder->steps[self]);
  bool equal = score == chains[self].score;
  bool better = score > chains[self].score || (equal && figures > chains[self].figures);
  bool earlier =
      equal && figures == chains[self].figures && chains[self].next != LADDER_NONE && other < chains[self].next;
  if (better || earlier) {
    chains[self].score = score;
    chains[self].figures = figures;
    chains[self].next = other;
  }
}

/* Longest chains upward (or downward), by going through the order backward (or forward). */
static void fill_chains(const struct ladder *ladder, const size_t *order, bool up, struct chain *chains) {
  for (size_t i = 0; i < ladder->step_count; i++) {
    size_t step = order[up ? ladder->step_count - 1 - i : i];
    chains[step].next = LADDER_NONE;
    chains[step].figures = figures_of(&ladder->steps[step]);
    for (size_t j = 0; j < ladder->edge_count; j++) {
      const struct ladder_edge *edge = &ladder->edges[j];
      if ((up ? edge->from : edge->to) == step) {
        try_edge(ladder, edge, up, chains);
      }
    }
  }
}

/* The asked step through which the best line goes. */
static size_t best_root(const struct ladder *ladder, const struct chain *up, const struct chain *down) {
  size_t best = LADDER_NONE;
  long best_score = 0;
  long best_figures = 0;
  for (size_t i = 0; i < ladder->step_count; i++) {
    bool job = ladder->about == LADDER_OF_JOB;
    if (!ladder->steps[i].asked) {
      continue;
    }
    long score = down[i].score + (job ? 0 : up[i].score);
    long figures = down[i].figures + (job ? 0 : up[i].figures);
    if (best == LADDER_NONE || score > best_score || (score == best_score && figures > best_figures)) {
      best = i;
      best_score = score;
      best_figures = figures;
    }
  }
  return best;
}

static void follow_line(struct ladder *ladder, size_t root, const struct chain *up, const struct chain *down) {
  size_t below = 0;
  for (size_t at = root; down[at].next != LADDER_NONE; at = down[at].next) {
    below++;
  }
  ladder->line_count = below + 1;
  for (size_t at = root, place = below;; at = down[at].next, place--) {
    ladder->line[place] = at;
    if (down[at].next == LADDER_NONE) {
      break;
    }
  }
  for (size_t at = up[root].next; at != LADDER_NONE && ladder->about != LADDER_OF_JOB; at = up[at].next) {
    ladder->line[ladder->line_count++] = at;
  }
}

bool ladder_draw_line(struct arena *arena, struct ladder *ladder) {
  size_t count = ladder->step_count;
  if (ladder->about != LADDER_OF_PATHWAY) {
    ladder->line = arena_array(arena, count + 1, sizeof *ladder->line);
    struct chain *up = arena_array(arena, count + 1, sizeof *up);
    struct chain *down = arena_array(arena, count + 1, sizeof *down);
    size_t *order = sort_steps(arena, ladder);
    if (ladder->line == NULL || up == NULL || down == NULL || order == NULL) {
      return false;
    }
    fill_chains(ladder, order, true, up);
    fill_chains(ladder, order, false, down);
    size_t root = best_root(ladder, up, down);
    if (root != LADDER_NONE) {
      follow_line(ladder, root, up, down);
    }
  }
  for (size_t i = 0; i < ladder->line_count; i++) {
    ladder->steps[ladder->line[i]].place = i;
  }
  return true;
}

/* --- adding up --- */

/* How the step at `place` of the line stands to the one before it; bits. */
enum { JOINED_PART = 1, JOINED_SHORTER = 2, JOINED_CHOICE = 4 };

static unsigned joined(const struct ladder *ladder, size_t place) {
  unsigned how = 0;
  for (size_t i = 0; i < ladder->edge_count && place > 0; i++) {
    const struct ladder_edge *edge = &ladder->edges[i];
    if (edge->cut || edge->from != ladder->line[place - 1] || edge->to != ladder->line[place]) {
      continue;
    }
    bool shorter = strcmp(edge->kind, "advanced standing") == 0 || strcmp(edge->kind, "transfer") == 0;
    how |= strcmp(edge->kind, "part") == 0 ? (unsigned)JOINED_PART : 0U;
    how |= shorter ? (unsigned)JOINED_SHORTER : 0U;
    how |= edge->way != 0 ? (unsigned)JOINED_CHOICE : 0U;
  }
  return how;
}

/* The sum before the part, for what the whole says of itself. */
static struct ladder_sum sum_with_whole(const struct ladder_sum *before_part, const struct ladder_sum *with_part,
                                        const struct ladder_step *whole) {
  struct ladder_sum sum = *with_part;
  if (whole->row.cost >= 0) {
    memcpy(sum.money, before_part->money, sizeof sum.money);
    sum.currencies = before_part->currencies;
    sum.unpriced = before_part->unpriced;
    sum.cost_complete = before_part->cost_complete;
  }
  if (whole->row.days >= 0) {
    sum.days = before_part->days;
    sum.untimed = before_part->untimed;
    sum.time_complete = before_part->time_complete;
  }
  return sum;
}

static bool on_line(const struct ladder *ladder, size_t step) {
  return ladder->steps[step].place != LADDER_NONE;
}

/* Another edge of the same choice is satisfied by the line, or stands before this one. */
static bool is_settled(const struct ladder *ladder, size_t at) {
  const struct ladder_edge *edge = &ladder->edges[at];
  for (size_t i = 0; i < ladder->edge_count && edge->way != 0; i++) {
    const struct ladder_edge *other = &ladder->edges[i];
    bool same = other->to == edge->to && other->way == edge->way && i != at;
    if (same && !other->cut && (on_line(ladder, other->from) || (i < at && other->option != edge->option))) {
      return true;
    }
  }
  return false;
}

/* Steps that the line requires and that don't stand on it. */
static bool find_also(struct arena *arena, struct ladder *ladder) {
  size_t *also = arena_array(arena, ladder->step_count + 1, sizeof *also);
  bool *listed = arena_array(arena, ladder->step_count + 1, sizeof *listed);
  if (also == NULL || listed == NULL) {
    return false;
  }
  for (size_t i = 0; i < ladder->edge_count; i++) {
    const struct ladder_edge *edge = &ladder->edges[i];
    bool asks = strcmp(edge->kind, "required") == 0 && !edge->cut && on_line(ladder, edge->to);
    if (asks && !on_line(ladder, edge->from) && !listed[edge->from] && !is_settled(ladder, i)) {
      listed[edge->from] = true;
      also[ladder->also_count++] = edge->from;
    }
  }
  ladder->also = also;
  return true;
}

/* From the step that asks for something beside the line the sums are "at least". */
static bool asks_beside(const struct ladder *ladder, size_t step) {
  for (size_t i = 0; i < ladder->edge_count; i++) {
    const struct ladder_edge *edge = &ladder->edges[i];
    for (size_t j = 0; j < ladder->also_count && edge->to == step && !edge->cut; j++) {
      if (ladder->also[j] == edge->from && strcmp(edge->kind, "required") == 0) {
        return true;
      }
    }
  }
  return false;
}

static void note_assumptions(struct ladder *ladder) {
  const struct ladder_sum *end = &ladder->steps[ladder->line[ladder->line_count - 1]].so_far;
  unsigned assumed = ladder->line_count > 1 ? (unsigned)ASSUMED_IN_A_ROW : 0U;
  for (size_t i = 0; i < ladder->line_count; i++) {
    const struct ladder_step *step = &ladder->steps[ladder->line[i]];
    unsigned how = joined(ladder, i);
    bool pathway = ladder->about == LADDER_OF_PATHWAY;
    assumed |= (how & JOINED_SHORTER) != 0 ? (unsigned)ASSUMED_FULL : 0U;
    assumed |= (how & JOINED_CHOICE) != 0 && !pathway ? (unsigned)ASSUMED_ONE_WAY : 0U;
    assumed |= (how & JOINED_PART) != 0 && !pathway ? (unsigned)ASSUMED_PART : 0U;
    assumed |= step->component != NULL && step->component->part == PART_CHOSEN ? (unsigned)ASSUMED_FIRST_OF : 0U;
    for (size_t j = 0; j < step->exit_count; j++) {
      bool national = step->exits[j].basis != NULL && strcmp(step->exits[j].basis, "occupation") == 0;
      assumed |= national ? (unsigned)ASSUMED_NATIONAL : 0U;
    }
  }
  assumed |= ladder->also_count > 0 ? (unsigned)ASSUMED_ALSO : 0U;
  assumed |= end->currencies > 1 ? (unsigned)ASSUMED_CURRENCIES : 0U;
  ladder->assumed = assumed;
}

bool ladder_sum_line(struct arena *arena, struct ladder *ladder) {
  struct ladder_sum before;
  struct ladder_sum last;
  if (!find_also(arena, ladder)) {
    return false;
  }
  ladder_sum_start(&before);
  ladder_sum_start(&last);
  for (size_t i = 0; i < ladder->line_count; i++) {
    struct ladder_step *step = &ladder->steps[ladder->line[i]];
    /* A pathway's components are no prices of each other's wholes. */
    bool part = (joined(ladder, i) & JOINED_PART) != 0 && ladder->about != LADDER_OF_PATHWAY;
    step->so_far = part ? sum_with_whole(&before, &last, step) : last;
    before = part ? before : last;
    ladder_sum_add(&step->so_far, step->row.cost, step->row.currency, step->row.cost_complete, step->row.days);
    /* Of a span the shortest counts. */
    step->so_far.time_complete = step->so_far.time_complete && step->row.days_max <= step->row.days;
    if (asks_beside(ladder, ladder->line[i])) {
      step->so_far.cost_complete = false;
      step->so_far.time_complete = false;
    }
    last = step->so_far;
  }
  if (ladder->line_count > 0) {
    note_assumptions(ladder);
  }
  return true;
}
