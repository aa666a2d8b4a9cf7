/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "data/starter/ctid.h"
#include "data/starter/records.h"

/*
 * The state measures all who finished a provider's programs of one program
 * code, 2, 4 and 8 quarters later: one data set for each of these times
 * (qdata:dataSetTemporalCoverage says how long after), with an observation a
 * measure. A figure is published when at least five people stand behind
 * it; else it is withheld, which is not zero. Employed are those with a wage
 * reported to the state; the list does not say what it calls retained.
 */

struct metric {
  const char *id, *name, *definition_key, *definition;
};

enum metric_kind { METRIC_EMPLOYED, METRIC_WAGE, METRIC_RETAINED, METRIC_COMPLETED, METRIC_COUNT };

static const struct metric metrics[METRIC_COUNT] = {
    [METRIC_EMPLOYED] = {"_:employed", "Employment rate", "qdata:employmentDefinition",
                         "Had a wage reported to the state in the quarter"},
    [METRIC_WAGE] = {"_:wage", "Average quarterly earnings", "qdata:earningsDefinition",
                     "Average wage in one quarter of those with a wage"},
    [METRIC_RETAINED] = {"_:retained", "Job retention rate", NULL, NULL},
    [METRIC_COMPLETED] = {"_:completed", "Completers", NULL, NULL},
};

static void add_metrics(struct graph *graph) {
  for (size_t i = 0; i < METRIC_COUNT; i++) {
    const struct metric *metric = &metrics[i];
    json_t *node = graph_blank(graph, "qdata:Metric", metric->id);
    graph_put_words(graph, node, "ceterms:name", metric->name);
    if (metric->definition != NULL) {
      graph_put_words(graph, node, metric->definition_key, metric->definition);
    }
  }
}

/* One figure; `key` says what kind of figure it is. */
static json_t *observation(struct graph *graph, json_t *set, int quarters, enum metric_kind kind, const char *key,
                           double value) {
  const char *id = arena_printf(graph->arena, "%s-%d", metrics[kind].id, quarters);
  json_t *node = graph_blank(graph, "qdata:Observation", id);
  graph_put_text(graph, node, "qdata:isObservationOf", metrics[kind].id);
  if (isnan(value)) {
    graph_put_text(graph, node, "qdata:dataWithholdingType", "dataWithholding:DataSuppressed");
  } else {
    graph_put(graph, node, key, json_real(value));
  }
  graph_add_text(graph, set, "qdata:hasObservation", id);
  graph_add_text(graph, set, "qdata:hasMetric", metrics[kind].id);
  return node;
}

static void put_people(struct graph *graph, json_t *node, long people) {
  graph_put(graph, node, "qdata:sizeOfData", json_integer(people));
}

static void add_observations(struct graph *graph, json_t *set, int quarters, const struct starter_measures *measures) {
  json_t *node = observation(graph, set, quarters, METRIC_EMPLOYED, "qdata:percentage", measures->employed);
  put_people(graph, node, measures->completed);
  node = observation(graph, set, quarters, METRIC_WAGE, "qdata:mean", measures->wage);
  graph_put_text(graph, node, "schema:currency", "USD");
  put_people(graph, node, measures->wage_people);
  if (quarters > starter_quarters[0]) {
    node = observation(graph, set, quarters, METRIC_RETAINED, "qdata:percentage", measures->retained);
    put_people(graph, node, measures->retained_people);
  }
  node = observation(graph, set, quarters, METRIC_COMPLETED, "schema:value", (double)measures->completed);
  put_people(graph, node, measures->completed);
}

static void add_set(struct graph *graph, const struct starter_program *program, int quarters,
                    const struct starter_measures *measures) {
  const char *id = arena_printf(graph->arena, "%s:%d", program->id, quarters);
  const char *after = arena_printf(graph->arena, "P%dM", 3 * quarters);
  const char *name = arena_printf(graph->arena, "Outcomes %d months after completion", 3 * quarters);
  const char *source = arena_printf(graph->arena,
                                    "New Jersey Department of Labor and Workforce Development; everybody who "
                                    "completed this provider's programs with the program code %s",
                                    program->cip);
  const char *ctid = id == NULL ? NULL : starter_ctid(graph->arena, "outcomes", id);
  graph->failed = graph->failed || after == NULL || name == NULL || source == NULL || ctid == NULL;
  json_t *set = graph_resource(graph, "qdata:DataSetProfile", ctid);
  graph_put_words(graph, set, "ceterms:name", name);
  graph_add_reference(graph, set, "schema:about", starter_program_ctid(graph->arena, program));
  graph_put_text(graph, set, "qdata:dataProvider",
                 starter_uri(graph->arena, starter_ctid(graph->arena, "state", "NJ")));
  graph_put_text(graph, set, "ceterms:source", source);
  graph_put_words(graph, set, "qdata:dataSuppressionPolicy", "Figures of fewer than five people are withheld");
  json_t *frame = graph_object(graph, "qdata:DataSetTimeFrame");
  graph_put_text(graph, frame, "qdata:timeInterval", after);
  graph_put(graph, set, "qdata:dataSetTemporalCoverage", frame);
  add_observations(graph, set, quarters, measures);
}

void starter_put_outcomes(struct graph *graph, const struct starter_program *program,
                          const struct starter_outcome *outcome) {
  bool any = false;
  for (size_t i = 0; i < STARTER_QUARTERS; i++) {
    if (outcome->after[i].completed > 0) {
      any = true;
      add_set(graph, program, starter_quarters[i], &outcome->after[i]);
    }
  }
  if (any) {
    add_metrics(graph);
  }
}
