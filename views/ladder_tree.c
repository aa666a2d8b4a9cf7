/* SPDX-License-Identifier: MIT */
/* A ladder as two trees: what it leads to, and what leads to it. */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/format.h"
#include "views/labels.h"
#include "views/ladder.h"
#include "views/record.h"

enum { LINE = 256, INDENT = 256, DEEPEST = 24, MOST_LINES = 2000 };

/* Columns: 80 have room for all but the exit. */
enum { NAME = 36, KIND = 13, EXIT = 40 };

struct tree {
  struct page *page;
  struct arena *arena;
  const struct ladder *ladder;
  bool up;
  bool *shown;    /* steps that stand there with what is below them */
  bool *repeated; /* edges: an earlier one between the same two steps says it all */
  size_t lines;
};

static bool is_repeated(const struct ladder *ladder, size_t at) {
  for (size_t i = 0; i < at; i++) {
    if (ladder->edges[i].from == ladder->edges[at].from && ladder->edges[i].to == ladder->edges[at].to) {
      return true;
    }
  }
  return false;
}

/* The n-th edge that goes on from a step in the direction of the tree; NULL past the last. */
static const struct ladder_edge *edge_from(const struct tree *tree, size_t step, size_t from, size_t *at) {
  for (size_t i = from; i < tree->ladder->edge_count; i++) {
    const struct ladder_edge *edge = &tree->ladder->edges[i];
    if ((tree->up ? edge->from : edge->to) == step && !tree->repeated[i]) {
      *at = i;
      return edge;
    }
  }
  return NULL;
}

/* "2 of 3" for each condition of a component that leaves a choice. */
static void add_choices(const struct ladder_step *step, char *text, size_t size) {
  const struct resource *resource = step->component == NULL ? NULL : &step->component->resource;
  for (size_t i = 0; resource != NULL && i < resource->need_count; i++) {
    size_t of = 0;
    size_t asked = pathway_required(resource, &resource->needs[i], &of);
    if (asked < of) {
      size_t used = strlen(text);
      (void)snprintf(text + used, size - used, _("%zu of %zu: "), asked, of);
    }
  }
}

/* A line of columns; the most important come first, as what has no room is left out. */
static void put_line(struct tree *tree, const char *front, const struct ladder_step *step, const char *kinds,
                     const char *note) {
  static const int widths[] = {NAME, KIND, -7, -7, -9, EXIT, 0};
  char time[64] = "--";
  char cost[64] = "--";
  char wage[64] = "--";
  char choices[64] = "";
  if (step->is_credential) {
    format_cost_cell(cost, sizeof cost, step->row.cost, step->row.cost_complete);
    format_time_cell(time, sizeof time, step->row.days_min, step->row.days_max, step->row.effort_hours);
  }
  if (step->exit_count > 0) {
    ladder_wage_cell(&step->exits[0], wage, sizeof wage);
  }
  add_choices(step, choices, sizeof choices);
  const char *name = arena_printf(tree->arena, "%s%s%s%s%s", front, step->place != LADDER_NONE ? "● " : "", note,
                                  choices, ladder_step_name(step));
  const char *target = step->ctid == NULL ? NULL : arena_printf(tree->arena, "show %s", step->ctid);
  const char *const cells[] = {name == NULL ? "" : name,
                               kinds,
                               time,
                               cost,
                               wage,
                               step->exit_count > 0 ? ladder_exit_title(&step->exits[0]) : "",
                               NULL};
  tree->lines++;
  page_columns(tree->page, STYLE_PLAIN, widths, cells, target);
}

/* How a step leads to another, all kinds that are stated. */
static void join_kinds(const struct ladder *ladder, const struct ladder_edge *edge, char *text, size_t size) {
  text[0] = '\0';
  for (size_t i = 0; i < ladder->edge_count; i++) {
    const struct ladder_edge *other = &ladder->edges[i];
    if (other->from == edge->from && other->to == edge->to) {
      format_join(text, size, ladder_short_kind(other->kind));
    }
  }
}

static void put_branches(struct tree *tree, size_t step, const char *indent, int depth);

/* One edge and all that is behind it. */
static void put_edge(struct tree *tree, const struct ladder_edge *edge, const char *indent, bool last, int depth) {
  size_t other = tree->up ? edge->to : edge->from;
  const struct ladder_step *step = &tree->ladder->steps[other];
  char front[INDENT];
  char below[INDENT];
  char kinds[LINE];
  bool branches = edge_from(tree, other, 0, &(size_t){0}) != NULL;
  const char *note = edge->cut ? _("(circle) ") : tree->shown[other] && branches ? _("(above) ") : "";
  (void)snprintf(front, sizeof front, "%s%s", indent, last ? "└─ " : "├─ ");
  (void)snprintf(below, sizeof below, "%s%s", indent, last ? "   " : "│  ");
  join_kinds(tree->ladder, edge, kinds, sizeof kinds);
  put_line(tree, front, step, kinds, note);
  if (!edge->cut && !tree->shown[other]) {
    tree->shown[other] = true;
    put_branches(tree, other, below, depth + 1);
  }
}

static void put_branches(struct tree *tree, size_t step, const char *indent, int depth) {
  size_t at = 0;
  const struct ladder_edge *edge = edge_from(tree, step, 0, &at);
  while (edge != NULL && depth < DEEPEST && tree->lines < (size_t)MOST_LINES) {
    size_t next_at = 0;
    const struct ladder_edge *next = edge_from(tree, step, at + 1, &next_at);
    put_edge(tree, edge, indent, next == NULL, depth);
    edge = next;
    at = next_at;
  }
}

static void put_tree(struct page *page, struct arena *arena, const struct ladder *ladder, bool up) {
  struct tree tree = {.page = page, .arena = arena, .ladder = ladder, .up = up};
  tree.shown = arena_array(arena, ladder->step_count + 1, sizeof *tree.shown);
  tree.repeated = arena_array(arena, ladder->edge_count + 1, sizeof *tree.repeated);
  if (tree.shown == NULL || tree.repeated == NULL) {
    return;
  }
  for (size_t i = 0; i < ladder->edge_count; i++) {
    tree.repeated[i] = is_repeated(ladder, i);
  }
  page_section(page, up ? _("What it leads to") : _("What leads to it"));
  for (size_t i = 0; i < ladder->step_count; i++) {
    size_t at = 0;
    bool branches = edge_from(&tree, i, 0, &at) != NULL;
    if (ladder->steps[i].asked && (branches || (!up && ladder->about == LADDER_OF_JOB))) {
      tree.shown[i] = true;
      put_line(&tree, "", &ladder->steps[i], "", "");
      put_branches(&tree, i, "", 0);
    }
  }
  if (tree.lines == 0) {
    page_text(page, STYLE_DIM,
              up ? _("Nobody states that it leads on.") : _("Nobody states that anything leads to it."));
  } else if (tree.lines >= (size_t)MOST_LINES) {
    page_text(page, STYLE_DIM, _("The rest is left out; the text form (v) names more."));
  }
}

static void put_guesses(struct page *page, struct arena *arena, const struct ladder *ladder) {
  if (ladder->guess_count == 0) {
    return;
  }
  page_section(page, _("Guesses: nobody states these"));
  for (size_t i = 0; i < ladder->guess_count; i++) {
    const struct credential_row *row = &ladder->guesses[i].row;
    const char *text = arena_printf(arena, "╌? %s · %s", record_words(row->name, row->name_es), label_type(row->type));
    const char *target = arena_printf(arena, "show %s", row->ctid);
    if (text != NULL && target != NULL) {
      page_link(page, text, target);
    }
  }
}

void ladder_fill_tree(struct page *page, struct arena *arena, const struct ladder *ladder) {
  put_tree(page, arena, ladder, true);
  put_tree(page, arena, ladder, false);
  put_guesses(page, arena, ladder);
  page_section(page, _("How to read this"));
  page_text(page, STYLE_DIM,
            _("● stands on the line that is added up. The columns: how it leads there, time, cost, what its "
              "first job pays. * at least, e the middle wage of the job in the whole country. (above): "
              "what is behind it stands further up; (circle): it would go round; 2 of 3: so many "
              "of those behind it are needed."));
}
