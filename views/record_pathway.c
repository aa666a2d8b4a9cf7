/* SPDX-License-Identifier: MIT */
/* The steps of a pathway, in the order in which they can be done. */
#include <string.h>

#include "data/base/i18n.h"
#include "views/format.h"
#include "views/labels.h"
#include "views/record.h"

static bool is_component(const struct resource_link *link) {
  return link->ctid != NULL && link->kind != NULL && strcmp(link->kind, "component") == 0;
}

static size_t place_of(const struct record_steps *steps, const char *ctid) {
  for (size_t i = 0; i < steps->count; i++) {
    if (strcmp(steps->items[i].resource.ctid, ctid) == 0) {
      return i;
    }
  }
  return steps->count;
}

/* Reads the component of a link when it isn't there yet. */
static int take_step(struct view *view, struct record_steps *steps, const struct resource_link *link,
                     struct error *error) {
  if (!is_component(link) || place_of(steps, link->ctid) < steps->count) {
    return 0;
  }
  if (steps->count == (size_t)RECORD_MOST_STEPS) {
    steps->left_out++;
    return 0;
  }
  struct record_step *step = &steps->items[steps->count];
  if (resource_read(view->session->catalog, view->arena, link->ctid, &step->resource, error) != 0) {
    return -1;
  }
  step->depth = 1;
  steps->count++;
  return 0;
}

/* The relation says that the step `link` leads to comes before the one that has the link. */
static bool comes_before(const struct resource_link *link) {
  static const char *const own[] = {"preparationFrom", "precededBy", "hasPart", "hasChild", "requires"};
  static const char *const others[] = {"isPreparationFor", "precedes", "isPartOf", "isChildOf", "isRequiredFor"};
  const char *const *words = link->from_other ? others : own;
  for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
    if (strcmp(words[i], link->relation) == 0) {
      return true;
    }
  }
  return false;
}

static bool is_waiting(const struct record_steps *steps, const bool *placed, size_t self, const char *ctid) {
  size_t at = ctid == NULL ? steps->count : place_of(steps, ctid);
  return at < steps->count && at != self && !placed[at];
}

static bool is_ready(const struct record_steps *steps, const bool *placed, size_t at) {
  const struct resource *step = &steps->items[at].resource;
  for (size_t i = 0; i < step->link_count; i++) {
    if (comes_before(&step->links[i]) && is_waiting(steps, placed, at, step->links[i].ctid)) {
      return false;
    }
  }
  for (size_t i = 0; i < step->need_count; i++) {
    for (size_t j = 0; j < step->needs[i].target_count; j++) {
      if (is_waiting(steps, placed, at, step->needs[i].targets[j].ctid)) {
        return false;
      }
    }
  }
  return true;
}

/* What nothing waits for goes first, as published; in a circle the first of it. */
static int put_in_order(struct arena *arena, struct record_steps *steps, struct error *error) {
  bool *placed = arena_array(arena, steps->count + 1, sizeof *placed);
  struct record_step *sorted = arena_array(arena, steps->count + 1, sizeof *sorted);
  if (placed == NULL || sorted == NULL) {
    return error_no_memory(error);
  }
  memset(placed, 0, steps->count + 1);
  for (size_t done = 0; done < steps->count; done++) {
    size_t next = steps->count;
    for (size_t i = 0; i < steps->count && next == steps->count; i++) {
      next = !placed[i] && is_ready(steps, placed, i) ? i : next;
    }
    for (size_t i = 0; i < steps->count && next == steps->count; i++) {
      next = placed[i] ? next : i;
    }
    placed[next] = true;
    sorted[done] = steps->items[next];
  }
  steps->items = sorted;
  return 0;
}

int record_read_pathway(struct view *view, const struct resource *pathway, struct record_steps *steps,
                        struct error *error) {
  steps->items = arena_array(view->arena, RECORD_MOST_STEPS, sizeof *steps->items);
  if (steps->items == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < pathway->link_count; i++) {
    if (take_step(view, steps, &pathway->links[i], error) != 0) {
      return -1;
    }
  }
  return put_in_order(view->arena, steps, error);
}

static bool is_goal(const struct resource *pathway, const struct resource *step) {
  for (size_t i = 0; i < pathway->link_count; i++) {
    const struct resource_link *link = &pathway->links[i];
    bool goal = strcmp(link->relation, link->from_other ? "isDestinationComponentOf" : "hasDestinationComponent") == 0;
    if (goal && link->ctid != NULL && strcmp(link->ctid, step->ctid) == 0) {
      return true;
    }
  }
  return false;
}

static void put_step(struct page *page, struct arena *arena, const struct resource *pathway,
                     const struct resource *step, size_t number) {
  const char *text = arena_printf(arena, "%zu. %s · %s%s", number, record_words(step->name, step->name_es),
                                  label_type(step->type), is_goal(pathway, step) ? _(" · the goal") : "");
  const char *target = arena_printf(arena, "show %s", step->ctid);
  if (text == NULL || target == NULL) {
    return;
  }
  page_link(page, text, target);
  record_put_facts(page, step, false, 3);
  for (size_t i = 0; i < step->link_count; i++) {
    const struct resource_link *link = &step->links[i];
    if (!link->from_other && strcmp(link->relation, "about") == 0) {
      page_text(page, STYLE_PLAIN, _("   stands for"));
      record_put_link(page, arena, link, 5, true);
    }
  }
  record_put_needs(page, arena, step, 3);
}

void record_put_pathway(struct page *page, struct arena *arena, const struct resource *pathway,
                        const struct record_steps *steps) {
  page_section(page, _("The steps, in order"));
  if (steps->count == 0) {
    page_text(page, STYLE_DIM, reason_words("not published"));
  }
  for (size_t i = 0; i < steps->count; i++) {
    put_step(page, arena, pathway, &steps->items[i].resource, i + 1);
  }
  if (steps->left_out > 0) {
    const char *more = arena_printf(arena, _("and %zu more; the steps above name those before them"), steps->left_out);
    page_text(page, STYLE_DIM, more == NULL ? "" : more);
  }
}
