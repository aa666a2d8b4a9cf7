/* SPDX-License-Identifier: MIT */
/* What stands below a framework or a competency, set in by its depth. */
#include <string.h>

#include "data/base/i18n.h"
#include "views/labels.h"
#include "views/record.h"

/* A record that is still to be read, with where it hangs. */
struct waiting {
  const char *ctid;
  int depth;
};

struct walk {
  struct view *view;
  struct record_steps *steps;
  struct waiting *stack;
  size_t depth, room;
  const char **seen;
  size_t seen_count;
};

static bool is_below(const struct resource_link *link) {
  static const char *const own[] = {"hasTopChild", "hasChild"};
  static const char *const others[] = {"isTopChildOf", "isChildOf"};
  const char *const *words = link->from_other ? others : own;
  return link->ctid != NULL && (strcmp(link->relation, words[0]) == 0 || strcmp(link->relation, words[1]) == 0);
}

/* Some frameworks only say which competencies belong to them. */
static bool is_part(const struct resource_link *link) {
  return link->ctid != NULL && strcmp(link->relation, link->from_other ? "isPartOf" : "hasPart") == 0;
}

/* A record may hang at several places: it is shown at the first. */
static bool is_new(struct walk *walk, const char *ctid) {
  for (size_t i = 0; i < walk->seen_count; i++) {
    if (strcmp(walk->seen[i], ctid) == 0) {
      return false;
    }
  }
  return true;
}

static void push(struct walk *walk, const struct resource *resource, int depth,
                 bool (*wanted)(const struct resource_link *)) {
  for (size_t i = resource->link_count; i > 0; i--) {
    const struct resource_link *link = &resource->links[i - 1];
    if (!wanted(link)) {
      continue;
    }
    if (walk->depth == walk->room || depth > RECORD_TREE_DEPTH) {
      walk->steps->left_out++;
    } else if (is_new(walk, link->ctid)) {
      walk->stack[walk->depth++] = (struct waiting){link->ctid, depth};
    }
  }
}

static int read_next(struct walk *walk, struct error *error) {
  struct waiting next = walk->stack[--walk->depth];
  if (!is_new(walk, next.ctid)) {
    return 0;
  }
  if (walk->steps->count == (size_t)RECORD_MOST_TREE) {
    walk->steps->left_out++;
    return 0;
  }
  struct record_step *step = &walk->steps->items[walk->steps->count];
  if (resource_read(walk->view->session->catalog, walk->view->arena, next.ctid, &step->resource, error) != 0) {
    return -1;
  }
  step->depth = next.depth;
  walk->steps->count++;
  walk->seen[walk->seen_count++] = step->resource.ctid;
  push(walk, &step->resource, next.depth + 1, is_below);
  return 0;
}

int record_read_tree(struct view *view, const struct resource *top, struct record_steps *steps, struct error *error) {
  struct walk walk = {.view = view, .steps = steps, .room = (size_t)RECORD_MOST_TREE * 4};
  steps->items = arena_array(view->arena, RECORD_MOST_TREE, sizeof *steps->items);
  walk.stack = arena_array(view->arena, walk.room, sizeof *walk.stack);
  walk.seen = arena_array(view->arena, (size_t)RECORD_MOST_TREE + 1, sizeof *walk.seen);
  if (steps->items == NULL || walk.stack == NULL || walk.seen == NULL) {
    return error_no_memory(error);
  }
  walk.seen[walk.seen_count++] = top->ctid;
  push(&walk, top, 1, is_below);
  while (walk.depth > 0) {
    if (read_next(&walk, error) != 0) {
      return -1;
    }
  }
  if (strcmp(top->kind, "framework") == 0) {
    push(&walk, top, 1, is_part);
  }
  while (walk.depth > 0) {
    if (read_next(&walk, error) != 0) {
      return -1;
    }
  }
  return 0;
}

void record_put_tree(struct page *page, struct arena *arena, const struct record_steps *steps) {
  page_section(page, _("What it holds"));
  for (size_t i = 0; i < steps->count; i++) {
    const struct resource *step = &steps->items[i].resource;
    const char *code = step->code == NULL ? "" : step->code;
    const char *text = arena_printf(arena, "%*s%s%s%s", 2 * (steps->items[i].depth - 1), "", code,
                                    code[0] == '\0' ? "" : "  ", record_words(step->name, step->name_es));
    const char *target = arena_printf(arena, "show %s", step->ctid);
    if (text != NULL && target != NULL) {
      page_link(page, text, target);
    }
  }
  if (steps->left_out > 0) {
    const char *more =
        arena_printf(arena, _("and %zu more; open a line above to see what is below it"), steps->left_out);
    page_text(page, STYLE_DIM, more == NULL ? "" : more);
  }
}
