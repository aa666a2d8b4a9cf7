/* SPDX-License-Identifier: MIT */
/*
 * The search itself: unfinished ways, built backwards from the goals. Inside of
 * data/ways.
 *
 * An unfinished way has its steps from the last one back, and what these still
 * need. Components are gone through from the goals down; in each, what is
 * needed of it is resolved. A step that is taken adds what it requires; an "any
 * of" splits the way. Standing from a step that is not held splits it, too:
 * with the standing, and the need for that step before, or without. In a circle
 * steps are taken in every order, and what is taken can't be needed again.
 */
#ifndef LADDERWAY_DATA_WAYS_SWEEP_H
#define LADDERWAY_DATA_WAYS_SWEEP_H

#include "data/ways/bounds.h"

struct label {
  const struct label *parent;
  uint32_t root; /* the goal that it began with; the number of steps: none */
  unit_id step;  /* taken last, so earliest in time; UNIT_NONE */
  uint32_t step_count;
  long long cost, time;
  const double *cover;  /* of the dimensions */
  const unit_id *needs; /* the highest component first */
  size_t need_count;
  const unit_id *extras; /* what may still be taken for its cover alone, the highest component first */
  size_t extra_count;
  const unit_id *taken; /* in the circle that is being gone through */
  size_t taken_count;
  uint32_t component; /* to be looked at next; UNIT_NONE: finished */
  struct unknown unknown;
  bool inside; /* of the circle */
  bool dropped;
  uint64_t hash;
  struct label *same; /* in the table */
  struct label *next; /* of the component */
};

/* An unfinished way may be compared with this many others on the average:
 * where very many stand side by side, comparing them is most of the work. */
enum { SWEEP_COMPARED = 16 };

/* sweep_roots.c: from which goals steps that are taken for their cover can lead to anything. */
struct roots {
  struct arena *arena;
  uint32_t *group;
  bool *promising; /* by group */
  bool all;
  struct candidate *candidates;
  size_t count, capacity;
};

struct sweep {
  const struct net *net;
  const struct bounds *bounds;
  struct front *front;
  struct arena *arena;
  bool with_extras;    /* the second sweep, of what is promising after the first */
  struct roots *roots; /* written by the first */
  size_t work, most_work;
  size_t compared;
  bool over; /* the work was too much, or memory ran out */

  struct label **table; /* by what is needed */
  size_t table_size, label_count;
  struct label **waiting; /* in step with the components */
  unit_id *needs;         /* a draft's, while it is made */
  double *row;
  size_t *steps;
  unit_id *all_extras; /* those of the net that a way can have which is better than what was finished before */
  size_t extra_count;
  unit_id *extras; /* a draft's, while it is made */
  struct reach {
    uint32_t component;
    double covered; /* the most in this component or a lower one */
  } * *reaches;     /* by dimension */
  size_t *reach_counts;
};

/* Goes through everything; what is finished goes into the front. */
int sweep_run(struct sweep *sweep, struct error *error) MUST_CHECK;

/* sweep_label.c: offers an unfinished way, with its needs in any order; it is
 * kept when nothing is better. `below`: only components under this are left. */
void sweep_offer(struct sweep *sweep, struct label *draft, uint32_t below);
int sweep_prepare(struct sweep *sweep, struct error *error) MUST_CHECK;

/* `count` goals, and one number more. Which are promising is known after
 * sweep_roots_weigh(), which says whether any is; `all`: the sweep was not complete. */
int sweep_roots_make(struct arena *arena, size_t count, struct roots *roots, struct error *error) MUST_CHECK;
void sweep_roots_join(struct roots *roots, uint32_t a, uint32_t b);
bool sweep_roots_add(struct roots *roots, uint32_t root, const struct finished *best);
bool sweep_roots_weigh(struct roots *roots, const struct front *front, bool all);
bool sweep_roots_promising(struct roots *roots, uint32_t root);

/* sweep_circle.c */
void sweep_circle(struct sweep *sweep, const struct label *label);

/* Each way to pay for a step: the standing used, and what that needs. */
struct payment {
  long long cost, time;
  unit_id sources[2];
  size_t source_count;
};

/* Calls `each` for every sensible payment of the step, leaving out sources in `taken`. */
void sweep_payments(struct sweep *sweep, unit_id step, const unit_id *taken, size_t taken_count,
                    void (*each)(struct sweep *sweep, void *context, const struct payment *payment), void *context);

/* The cover after the step; the same pointer when it adds nothing, NULL without memory. */
const double *sweep_cover(struct sweep *sweep, const double *cover, unit_id step);

/* Whether the step would add to the cover. */
bool sweep_adds(const struct sweep *sweep, const double *cover, unit_id step);

#endif
