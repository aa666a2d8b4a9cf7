/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "data/starter/records.h"

struct calendar_row {
  const char *label, *least, *most; /* as the list says it; ISO 8601, NULL open */
};

/* All the lengths that the list knows. "Less than 1 day" is a day of one's calendar. */
static const struct calendar_row calendar[] = {
    {"less than 1 day", "P1D", "P1D"},  {"1-2 days", "P1D", "P2D"},           {"3-7 days", "P3D", "P7D"},
    {"2-3 weeks", "P2W", "P3W"},        {"4-11 weeks", "P4W", "P11W"},        {"3-5 months", "P3M", "P5M"},
    {"6-12 months", "P6M", "P12M"},     {"13 months-2 years", "P13M", "P2Y"}, {"3-4 years", "P3Y", "P4Y"},
    {"more than 4 years", "P4Y", NULL},
};

static void put_span(struct graph *graph, json_t *profile, const char *label) {
  for (size_t i = 0; i < sizeof calendar / sizeof calendar[0]; i++) {
    const struct calendar_row *row = &calendar[i];
    if (strcmp(row->label, label) != 0) {
      continue;
    }
    if (row->most != NULL && strcmp(row->least, row->most) == 0) {
      graph_put_text(graph, profile, "ceterms:exactDuration", row->least);
    } else {
      graph_put_text(graph, profile, "ceterms:minimumDuration", row->least);
      graph_put_text(graph, profile, "ceterms:maximumDuration", row->most);
    }
  }
}

void starter_put_time(struct graph *graph, json_t *record, const struct starter_program *program) {
  if (program->calendar == NULL && program->clock_hours <= 0) {
    return;
  }
  json_t *profile = graph_object(graph, "ceterms:DurationProfile");
  if (program->calendar != NULL) {
    graph_put_words(graph, profile, "ceterms:description", program->calendar);
    put_span(graph, profile, program->calendar);
  }
  if (program->clock_hours > 0) {
    const char *hours = arena_printf(graph->arena, "PT%.0fH", program->clock_hours);
    graph->failed = graph->failed || hours == NULL;
    graph_put_text(graph, profile, "ceterms:timeRequired", hours);
  }
  graph_add(graph, record, "ceterms:estimatedDuration", profile);
}
