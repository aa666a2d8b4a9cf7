/* SPDX-License-Identifier: MIT */
/* Ladders side by side: what each costs, how long it takes, and what one has on stopping early. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/format.h"
#include "views/ladder.h"

enum { STOPS = 8, LONG_CELL = 6, WORDS = 512, STEP_WORDS = 96 };

static const struct ladder_step *last_step(const struct ladder *ladder) {
  return ladder->line_count == 0 ? NULL : &ladder->steps[ladder->line[ladder->line_count - 1]];
}

static void set_blank(struct compare_cell *cell, const char *reason) {
  (void)snprintf(cell->text, sizeof cell->text, "%s", reason_words(reason));
  cell->reason = reason;
}

/* --- one cell each --- */

static void write_steps(const struct ladder *ladder, struct compare_cell *cell) {
  (void)snprintf(cell->text, sizeof cell->text, "%zu", ladder->line_count);
  cell->value = (double)ladder->line_count;
}

static void write_cost(const struct ladder *ladder, struct compare_cell *cell) {
  const struct ladder_step *last = last_step(ladder);
  const char *currency = NULL;
  if (last == NULL || last->so_far.currencies == 0) {
    set_blank(cell, last == NULL ? "not in snapshot" : "not published");
    return;
  }
  ladder_cost_words(&last->so_far, cell->text, sizeof cell->text);
  long long cents = ladder_sum_cents(&last->so_far, &currency);
  bool dollars = currency != NULL && strcmp(currency, "USD") == 0;
  if (cents >= 0 && last->so_far.cost_complete && dollars) {
    cell->value = (double)cents / 100;
  }
}

static void write_time(const struct ladder *ladder, struct compare_cell *cell) {
  const struct ladder_step *last = last_step(ladder);
  if (last == NULL || ladder_sum_days(&last->so_far) < 0) {
    set_blank(cell, last == NULL ? "not in snapshot" : "not published");
    return;
  }
  ladder_time_words(&last->so_far, cell->text, sizeof cell->text);
  if (last->so_far.time_complete) {
    cell->value = ladder_sum_days(&last->so_far);
  }
}

/* The first (or last) step of the line that leads to a job. */
static const struct ladder_step *exit_step(const struct ladder *ladder, bool last) {
  for (size_t i = 0; i < ladder->line_count; i++) {
    const struct ladder_step *step = &ladder->steps[ladder->line[last ? ladder->line_count - 1 - i : i]];
    if (step->exit_count > 0) {
      return step;
    }
  }
  return NULL;
}

static void exit_cell(const struct ladder_step *step, struct compare_cell *cell) {
  char wage[48];
  if (step == NULL) {
    set_blank(cell, "not published");
    return;
  }
  ladder_wage_cell(&step->exits[0], wage, sizeof wage);
  (void)snprintf(cell->text, sizeof cell->text, "%s %s", ladder_exit_title(&step->exits[0]), wage);
  cell->value = step->exits[0].wage < 0 ? (double)NAN : (double)step->exits[0].wage / 100;
}

static void write_first_exit(const struct ladder *ladder, struct compare_cell *cell) {
  exit_cell(exit_step(ladder, false), cell);
}

static void write_last_exit(const struct ladder *ladder, struct compare_cell *cell) {
  exit_cell(exit_step(ladder, true), cell);
}

static void write_also(const struct ladder *ladder, struct compare_cell *cell) {
  (void)snprintf(cell->text, sizeof cell->text, "%s", ladder->also_count == 0 ? _("nothing more is stated") : "");
  for (size_t i = 0; i < ladder->also_count; i++) {
    format_join(cell->text, sizeof cell->text, ladder_step_name(&ladder->steps[ladder->also[i]]));
  }
}

static void write_guesses(const struct ladder *ladder, struct compare_cell *cell) {
  if (ladder->guess_count == 0) {
    (void)snprintf(cell->text, sizeof cell->text, "%s", _("none"));
  } else {
    (void)snprintf(cell->text, sizeof cell->text, _("%zu, stated by nobody"), ladder->guess_count);
  }
}

static const char *short_assumed(enum ladder_assumed bit) {
  switch (bit) {
    case ASSUMED_IN_A_ROW:
      return _("no pause between steps");
    case ASSUMED_FULL:
      return _("advanced standing takes nothing off");
    case ASSUMED_ONE_WAY:
      return _("one of several ways");
    case ASSUMED_ALSO:
      return _("more is required, not counted");
    case ASSUMED_PART:
      return _("parts are not counted twice");
    case ASSUMED_NATIONAL:
      return _("wages of the whole country");
    case ASSUMED_FIRST_OF:
      return _("the first of a choice");
    case ASSUMED_CURRENCIES:
      break;
  }
  return _("several currencies");
}

static void write_assumed(const struct ladder *ladder, struct compare_cell *cell) {
  (void)snprintf(cell->text, sizeof cell->text, "%s", ladder->assumed == 0 ? _("nothing") : "");
  for (int i = 0; i < LADDER_ASSUMPTIONS; i++) {
    enum ladder_assumed bit = (enum ladder_assumed)(1U << i);
    if ((ladder->assumed & (unsigned)bit) != 0) {
      format_join(cell->text, sizeof cell->text, short_assumed(bit));
    }
  }
}

/* --- stopping early --- */

/* What is stated to count later, of what one has after `step`. */
static void add_counts(const struct ladder *ladder, size_t at, char *text, size_t size) {
  bool any = false;
  for (size_t i = 0; i < ladder->edge_count; i++) {
    const struct ladder_edge *edge = &ladder->edges[i];
    if (edge->from != at || edge->cut || !ladder_counts_toward(edge->kind)) {
      continue;
    }
    size_t used = strlen(text);
    (void)snprintf(text + used, size - used, "%s%s", any ? ", " : _("; counts toward "),
                   ladder_step_name(&ladder->steps[edge->to]));
    any = true;
  }
  if (!any && at != ladder->line[ladder->line_count - 1]) {
    size_t used = strlen(text);
    (void)snprintf(text + used, size - used, "%s", _("; nothing is stated to count later"));
  }
}

static void write_stop(const struct ladder *ladder, size_t place, struct compare_cell *cell) {
  if (place >= ladder->line_count) {
    set_blank(cell, "does not apply");
    return;
  }
  const struct ladder_step *step = &ladder->steps[ladder->line[place]];
  char text[2 * WORDS];
  char wage[STEP_WORDS] = "";
  char cost[STEP_WORDS];
  char time[STEP_WORDS];
  if (step->exit_count > 0) {
    ladder_wage_cell(&step->exits[0], wage, sizeof wage);
  }
  ladder_cost_cell(&step->so_far, cost, sizeof cost);
  ladder_time_cell(&step->so_far, time, sizeof time);
  (void)snprintf(text, sizeof text, _("%.200s: %s%s%s; time %s, cost %s"), ladder_step_name(step),
                 step->exit_count > 0 ? ladder_exit_title(&step->exits[0]) : _("no job is published"),
                 wage[0] == '\0' ? "" : " ", wage, time, cost);
  add_counts(ladder, ladder->line[place], text, sizeof text);
  (void)snprintf(cell->text, sizeof cell->text, "%.*s", (int)sizeof cell->text - 1, text);
  cell->value = (double)NAN;
}

/* --- the table --- */

struct kind {
  const char *key, *label;
  enum compare_better better;
  void (*write)(const struct ladder *ladder, struct compare_cell *cell);
};

static const struct kind kinds[] = {
    {"cost", N_("Cost in all"), BETTER_LOW, write_cost},
    {"time", N_("Time in all"), BETTER_LOW, write_time},
    {"first_exit", N_("First job"), BETTER_HIGH, write_first_exit},
    {"last_exit", N_("Last job"), BETTER_HIGH, write_last_exit},
    {"steps", N_("Steps"), BETTER_NONE, write_steps},
    {"also", N_("Also required"), BETTER_NONE, write_also},
    {"guesses", N_("Guesses"), BETTER_NONE, write_guesses},
    {"assumed", N_("Assumed"), BETTER_NONE, write_assumed},
};

static void add_stops(struct arena *arena, struct ladder_state *state) {
  struct compare_table *table = &state->beside;
  size_t longest = 0;
  for (size_t i = 0; i < state->count; i++) {
    longest = state->ladders[i]->line_count > longest ? state->ladders[i]->line_count : longest;
  }
  for (size_t place = 0; place < longest && place < (size_t)STOPS; place++) {
    struct compare_row *row = &table->rows[table->row_count++];
    const char *label = arena_printf(arena, _("Stop after %zu"), place + 1);
    *row = (struct compare_row){.key = "stop", .label = label == NULL ? "" : label};
    for (size_t i = 0; i < state->count; i++) {
      write_stop(state->ladders[i], place, &row->cells[i]);
    }
    compare_table_settle(row, state->count);
  }
}

int ladder_fill_beside(struct view *view, struct error *error) {
  struct ladder_state *state = view->state;
  struct compare_table *table = &state->beside;
  size_t count = sizeof kinds / sizeof kinds[0];
  table->rows = arena_array(view->arena, count + (size_t)STOPS, sizeof *table->rows);
  if (table->rows == NULL) {
    return error_no_memory(error);
  }
  table->count = state->count;
  table->lines = LONG_CELL;
  table->row_count = 0;
  for (size_t i = 0; i < state->count; i++) {
    const struct ladder_step *last = last_step(state->ladders[i]);
    const char *to =
        last == NULL ? _("no credential leads there") : arena_printf(view->arena, _("to %s"), ladder_step_name(last));
    table->heads[i] = ladder_title(state->ladders[i]);
    table->subheads[i] = to == NULL ? "" : to;
  }
  for (size_t k = 0; k < count; k++) {
    struct compare_row *row = &table->rows[table->row_count++];
    *row = (struct compare_row){.key = kinds[k].key, .label = _(kinds[k].label), .better = kinds[k].better};
    for (size_t i = 0; i < state->count; i++) {
      row->cells[i].value = (double)NAN;
      kinds[k].write(state->ladders[i], &row->cells[i]);
    }
    compare_table_settle(row, state->count);
    if (k == 3) {
      add_stops(view->arena, state); /* after the figures, before the small print */
    }
  }
  return 0;
}
