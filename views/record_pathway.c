/* SPDX-License-Identifier: MIT */
/* The steps of a pathway, in the order in which they can be done. */
#include <stdlib.h>
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

/* The steps that have to come before one, by their places. */
struct before {
  size_t *places;
  size_t count;
};

struct named_step {
  const char *ctid;
  size_t at;
};

static int compare_places(const void *one, const void *two) {
  return strcmp(((const struct named_step *)one)->ctid, ((const struct named_step *)two)->ctid);
}

static void add_before(struct before *before, const struct named_step *places, size_t count, size_t self,
                       const char *ctid) {
  struct named_step wanted = {ctid, 0};
  const struct named_step *found =
      ctid == NULL ? NULL : bsearch(&wanted, places, count, sizeof *places, compare_places);
  if (found != NULL && found->at != self) {
    before->places[before->count++] = found->at;
  }
}

/* What a step says comes first, in its links and in its conditions. */
static bool fill_before(struct arena *arena, const struct record_steps *steps, const struct named_step *places,
                        size_t self, struct before *before) {
  const struct resource *step = &steps->items[self].resource;
  size_t most = step->link_count + 1;
  for (size_t i = 0; i < step->need_count; i++) {
    most += step->needs[i].target_count;
  }
  *before = (struct before){.places = arena_array(arena, most, sizeof *before->places)};
  for (size_t i = 0; before->places != NULL && i < step->link_count; i++) {
    if (comes_before(&step->links[i])) {
      add_before(before, places, steps->count, self, step->links[i].ctid);
    }
  }
  for (size_t i = 0; before->places != NULL && i < step->need_count; i++) {
    for (size_t j = 0; j < step->needs[i].target_count; j++) {
      add_before(before, places, steps->count, self, step->needs[i].targets[j].ctid);
    }
  }
  return before->places != NULL;
}

static bool is_ready(const struct before *before, const bool *placed) {
  for (size_t i = 0; i < before->count; i++) {
    if (!placed[before->places[i]]) {
      return false;
    }
  }
  return true;
}

/* What waits for nothing goes first, as published; in a circle the first of it. */
static size_t next_step(const struct before *before, const bool *placed, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (!placed[i] && is_ready(&before[i], placed)) {
      return i;
    }
  }
  size_t first = 0;
  while (placed[first]) {
    first++;
  }
  return first;
}

static int put_in_order(struct arena *arena, struct record_steps *steps, struct error *error) {
  size_t count = steps->count;
  bool *placed = arena_array(arena, count + 1, sizeof *placed);
  struct record_step *sorted = arena_array(arena, count + 1, sizeof *sorted);
  struct before *before = arena_array(arena, count + 1, sizeof *before);
  struct named_step *places = arena_array(arena, count + 1, sizeof *places);
  if (placed == NULL || sorted == NULL || before == NULL || places == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < count; i++) {
    placed[i] = false;
    places[i] = (struct named_step){steps->items[i].resource.ctid, i};
  }
  qsort(places, count, sizeof *places, compare_places);
  for (size_t i = 0; i < count; i++) {
    if (!fill_before(arena, steps, places, i, &before[i])) {
      return error_no_memory(error);
    }
  }
  for (size_t done = 0; done < count; done++) {
    size_t next = next_step(before, placed, count);
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
