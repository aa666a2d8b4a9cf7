/* SPDX-License-Identifier: MIT */
#include "data/catalog/worked.h"

#include <math.h>
#include <string.h>

static uint32_t first_known(const struct joins *joins, const struct references *list) {
  uint32_t found = 0;
  for (size_t i = 0; i < list->count && found == 0; i++) {
    const struct reference *body = &list->items[i];
    found = joins_organization(joins, kept_key(body->ctid, body->uri), body->name);
  }
  return found;
}

static int work_cost(struct arena *arena, const struct holder *holder, struct worked *worked) {
  size_t room = 0;
  for (size_t i = 0; i < holder->costs.count; i++) {
    room += holder->costs.items[i]->cost_count;
  }
  struct cost_item *items = arena_array(arena, room, sizeof *items);
  if (items == NULL) {
    return -1;
  }
  size_t count = 0;
  for (size_t i = 0; i < holder->costs.count; i++) {
    const struct record *giver = holder->costs.items[i];
    for (size_t j = 0; j < giver->cost_count && count < (size_t)WRITER_MOST_ITEMS; j++) {
      items[count++] = giver->costs[j];
    }
  }
  worked->cost = cost_total(items, count, NULL);
  return 0;
}

/* The order in which occupations are asked for a wage: see earnings.h. */
static bool pays_first(const struct lead *lead, const struct lead *other, bool published) {
  if (published) {
    return lead->position < other->position;
  }
  if (lead->job->wage != other->job->wage) {
    return lead->job->wage < other->job->wage;
  }
  return strcmp(lead->job->code, other->job->code) < 0;
}

void worked_wage(const struct holder *holder, struct earnings *earnings) {
  const struct lead *best = NULL;
  for (size_t i = 0; i < holder->leads.count; i++) {
    const struct lead *lead = &holder->leads.items[i];
    if (lead->job->wage >= 0 && lead->above <= 1 && (best == NULL || pays_first(lead, best, holder->leads.published))) {
      best = lead;
    }
  }
  if (earnings->cents < 0 && best != NULL) {
    earnings_of_job(earnings, best->job->code, best->job->wage);
  }
}

static void work_earnings(const struct holder *holder, struct worked *worked) {
  earnings_start(&worked->earnings);
  for (size_t i = 0; i < holder->outcome_count; i++) {
    if (holder->outcomes[i].group == NULL) {
      earnings_take(&worked->earnings, &holder->outcomes[i]);
    }
  }
  worked_wage(holder, &worked->earnings);
}

static bool any_result(const struct holder *holder) {
  for (size_t i = 0; i < holder->outcome_count; i++) {
    if (!holder->outcomes[i].withheld && isfinite(holder->outcomes[i].value)) {
      return true;
    }
  }
  return false;
}

static bool any_condition(const struct holder *holder) {
  for (size_t i = 0; i < holder->conditions.count; i++) {
    if (holder->conditions.items[i]->condition_count > 0) {
      return true;
    }
  }
  return false;
}

static void work_rank(const struct joins *joins, const struct holder *holder, struct worked *worked) {
  const struct record *record = &holder->record;
  const struct words *text = &record->description;
  struct rank_facts *facts = &worked->facts;
  *facts = (struct rank_facts){.status = record->status,
                               .time = worked->time.days >= 0 || worked->time.effort_hours >= 0,
                               .description = text->en != NULL || text->es != NULL || text->other != NULL,
                               .page = record->url != NULL,
                               .results = any_result(holder),
                               .jobs = holder->leads.published,
                               .skills = record->skills.count > 0,
                               .requirements = any_condition(holder),
                               .steps = joins->has_edge[holder->index],
                               .price = worked->cost.known,
                               .provider = worked->organization != 0};
  for (size_t i = 0; i < holder->approval_count; i++) {
    bool counts = strcmp(holder->approvals[i].relation, "revokedBy") != 0;
    facts->approved_by += counts;
    facts->confirmed_by += counts && holder->approvals[i].confirmed;
  }
  worked->rank = rank_points(facts);
}

int worked_about(struct arena *arena, const struct joins *joins, const struct holder *holder, struct worked *worked) {
  const struct record *record = &holder->record;
  *worked = (struct worked){.organization = first_known(joins, &record->owned_by),
                            .time = time_total(record->durations, record->duration_count)};
  if (worked->organization == 0) {
    worked->organization = first_known(joins, &record->offered_by);
  }
  if (work_cost(arena, holder, worked) != 0) {
    return -1;
  }
  work_earnings(holder, worked);
  work_rank(joins, holder, worked);
  return 0;
}
