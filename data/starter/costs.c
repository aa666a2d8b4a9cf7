/* SPDX-License-Identifier: MIT */
#include "data/starter/records.h"

struct cost_row {
  const char *type, *label, *name;
};

/* Tools last, so supplies are equipment rather than consumables; "other" costs
 * are what this one program takes beside the rest. */
static const struct cost_row rows[COST_KINDS] = {
    [COST_TUITION] = {"costType:Tuition", "Tuition", "Tuition"},
    [COST_FEES] = {"costType:MixedFees", "Mixed Fees", "Fees"},
    [COST_BOOKS] = {"costType:LearningResource", "Learning Resource", "Books and materials"},
    [COST_SUPPLIES] = {"costType:Equipment", "Equipment", "Supplies and tools"},
    [COST_OTHER] = {"costType:ProgramSpecificFee", "Program Specific Fee", "Other costs"},
};

static const struct cost_row total_row = {"costType:AggregateCost", "Aggregate Cost", "Total"};

static long long sum_of(const struct starter_program *program) {
  long long sum = 0;
  for (size_t kind = 0; kind < COST_KINDS; kind++) {
    sum += program->cents[kind];
  }
  return sum;
}

long long starter_total(const struct starter_program *program) {
  long long sum = sum_of(program);
  bool absurd = sum > 0 && program->total_cents > 10 * sum;
  return program->total_cents > 0 && !absurd ? program->total_cents : -1;
}

static void add_cost(struct graph *graph, json_t *record, const struct cost_row *row, long long cents) {
  json_t *profile = graph_object(graph, "ceterms:CostProfile");
  graph_put_words(graph, profile, "ceterms:name", row->name);
  json_t *price = cents % 100 == 0 ? json_integer(cents / 100) : json_real((double)cents / 100);
  graph_put(graph, profile, "ceterms:price", price);
  graph_put_text(graph, profile, "ceterms:currency", "USD");
  graph_put(graph, profile, "ceterms:directCostType", graph_concept(graph, "CostType", row->type, row->label));
  graph_add(graph, record, "ceterms:estimatedCost", profile);
}

void starter_put_costs(struct graph *graph, json_t *record, const struct starter_program *program) {
  for (size_t kind = 0; kind < COST_KINDS; kind++) {
    if (program->cents[kind] > 0) {
      add_cost(graph, record, &rows[kind], program->cents[kind]);
    }
  }
  long long total = starter_total(program);
  if (total > 0) {
    add_cost(graph, record, &total_row, total);
  }
}
