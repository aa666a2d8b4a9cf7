/* SPDX-License-Identifier: MIT */
#include "ladder_support.h"

#include <string.h>

void make(struct made *made, const char *ctid, const char *name, long long cents, double days, const char *job) {
  memset(made, 0, sizeof *made);
  made->record = credential_made(ctid, name);
  if (cents >= 0) {
    made->cost = (struct cost_item){.type = "costType:AggregateCost", .cents = cents, .currency = "USD"};
    made->record.costs = &made->cost;
    made->record.cost_count = 1;
  }
  if (days >= 0) {
    made->duration = (struct duration_item){.exact_days = days,
                                            .minimum_days = -1,
                                            .maximum_days = -1,
                                            .effort_hours = -1,
                                            .minimum_effort_hours = -1,
                                            .maximum_effort_hours = -1};
    made->record.durations = &made->duration;
    made->record.duration_count = 1;
  }
  if (job != NULL) {
    made->job = (struct alignment){.relation = "ceterms:occupationType", .code = job};
    made->record.occupations = (struct alignments){&made->job, 1};
  }
}

void make_edge(struct made *made, enum edge_kind kind, bool outward, const char *other) {
  assert_true(made->record.edge_count < (size_t)MOST_MADE);
  made->edges[made->record.edge_count] = (struct edge){.kind = kind, .outward = outward, .other = {.ctid = other}};
  made->record.edges = made->edges;
  made->record.edge_count++;
}

void make_link(struct made *made, const char *relation, const char *other) {
  assert_true(made->record.related.count < (size_t)MOST_MADE);
  made->related[made->record.related.count] = (struct reference){.ctid = other, .relation = relation};
  made->record.related.items = made->related;
  made->record.related.count++;
}

void build_made(struct place_for_tests *place, const struct made *made, size_t count) {
  build_start(place);
  for (size_t i = 0; i < count; i++) {
    build_add(place, &made[i].record);
  }
  (void)build_end(place);
}

struct ladder ladder_of(struct place_for_tests *place, const char *what) {
  struct ladder ladder;
  if (ladder_read(place->catalog, place->arena, what, &ladder, &place->error) != 0) {
    fail_msg("%s", place->error.message);
  }
  return ladder;
}

const char *line_of(struct place_for_tests *place, const struct ladder *ladder) {
  const char *text = "";
  for (size_t i = 0; i < ladder->line_count; i++) {
    text = arena_printf(place->arena, "%s%s%s", text, i == 0 ? "" : " > ", ladder->steps[ladder->line[i]].name);
  }
  return text;
}

const char *edges_of(struct place_for_tests *place, const struct ladder *ladder) {
  const char *text = "";
  for (size_t i = 0; i < ladder->edge_count; i++) {
    const struct ladder_edge *edge = &ladder->edges[i];
    text = arena_printf(place->arena, "%s%s %s %s %s%s\n", text, ladder->steps[edge->from].name, edge->kind,
                        edge->stated_by == NULL ? "-" : edge->stated_by, ladder->steps[edge->to].name,
                        edge->cut ? " !" : "");
  }
  return text;
}

const struct ladder_step *step_of(const struct ladder *ladder, const char *ctid) {
  size_t at = ladder_find(ladder, ctid);
  assert_true(at != LADDER_NONE);
  return &ladder->steps[at];
}
