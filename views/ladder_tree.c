/* SPDX-License-Identifier: MIT */
/* A ladder as two trees: what it leads to, and what leads to it. */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/format.h"
#include "views/labels.h"
#include "views/ladder.h"
#include "views/record.h"

enum { LINE = 1024, INDENT = 256, DEEPEST = 24, MOST_LINES = 2000 };

struct tree {
  struct page *page;
  struct arena *arena;
  const struct ladder *ladder;
  bool up;
  bool *shown; /* steps that stand there with what is below them */
  size_t lines;
};

/* The n-th edge that goes on from a step in the direction of the tree; NULL past the last. */
static const struct ladder_edge *edge_from(const struct tree *tree, size_t step, size_t from, size_t *at) {
  for (size_t i = from; i < tree->ladder->edge_count; i++) {
    const struct ladder_edge *edge = &tree->ladder->edges[i];
    if ((tree->up ? edge->from : edge->to) == step) {
      *at = i;
      return edge;
    }
  }
  return NULL;
}

static void figures(const struct ladder_step *step, char *text, size_t size) {
  char cost[64];
  char time[64];
  text[0] = '\0';
  if (step->is_credential) {
    format_cost_cell(cost, sizeof cost, step->row.cost, step->row.cost_complete);
    format_time_cell(time, sizeof time, step->row.days_min, step->row.days_max, step->row.effort_hours);
    (void)snprintf(text, size, "  %s  %s", time, cost);
  }
  if (step->exit_count > 0) {
    char wage[64];
    size_t used = strlen(text);
    ladder_wage_cell(&step->exits[0], wage, sizeof wage);
    (void)snprintf(text + used, size - used, "  → %s %s", ladder_exit_title(&step->exits[0]), wage);
  }
}

static void put_line(struct tree *tree, const char *front, const char *before, const struct ladder_step *step,
                     const char *after) {
  char more[LINE];
  figures(step, more, sizeof more);
  const char *mark = step->place != LADDER_NONE ? "● " : "";
  const char *text =
      arena_printf(tree->arena, "%s%s%s%s%s%s", front, before, mark, ladder_step_name(step), after, more);
  const char *target = step->ctid == NULL ? NULL : arena_printf(tree->arena, "show %s", step->ctid);
  tree->lines++;
  if (text != NULL && target != NULL) {
    page_link(tree->page, text, target);
  } else if (text != NULL) {
    page_text(tree->page, STYLE_PLAIN, text);
  }
}

static void put_branches(struct tree *tree, size_t step, const char *indent, int depth);

/* One edge and all that is behind it. */
static void put_edge(struct tree *tree, const struct ladder_edge *edge, const char *indent, bool last, int depth) {
  size_t other = tree->up ? edge->to : edge->from;
  const struct ladder_step *step = &tree->ladder->steps[other];
  char front[INDENT];
  char below[INDENT];
  char before[LINE];
  bool branches = edge_from(tree, other, 0, &(size_t){0}) != NULL;
  const char *after = edge->cut ? _(" (round in a circle)") : tree->shown[other] && branches ? _(" (as above)") : "";
  (void)snprintf(front, sizeof front, "%s%s", indent, last ? "└─ " : "├─ ");
  (void)snprintf(below, sizeof below, "%s%s", indent, last ? "   " : "│  ");
  (void)snprintf(before, sizeof before, "%s%s: ", ladder_kind_words(edge->kind), edge->way != 0 ? _(" (one way)") : "");
  put_line(tree, front, before, step, after);
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
  page_section(page, up ? _("What it leads to") : _("What leads to it"));
  for (size_t i = 0; tree.shown != NULL && i < ladder->step_count; i++) {
    size_t at = 0;
    bool branches = edge_from(&tree, i, 0, &at) != NULL;
    if (ladder->steps[i].asked && (branches || (!up && ladder->about == LADDER_OF_JOB))) {
      tree.shown[i] = true;
      put_line(&tree, "", "", &ladder->steps[i], "");
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
            _("● stands on the line that is added up. After the name: time, cost, the first job and its "
              "wage; * at least, e the middle wage of the job in the whole country."));
}
