/* SPDX-License-Identifier: MIT */
/* The steps of a pathway, in the order in which they can be done. */
#include <string.h>

#include "data/base/i18n.h"
#include "views/format.h"
#include "views/labels.h"
#include "views/record.h"

int record_read_pathway(struct view *view, const struct resource *pathway, struct record_steps *steps,
                        struct error *error) {
  struct pathway read;
  if (pathway_read(view->session->catalog, view->arena, pathway, &read, error) != 0) {
    return -1;
  }
  steps->items = arena_array(view->arena, read.count + 1, sizeof *steps->items);
  if (steps->items == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < read.count; i++) {
    steps->items[i] =
        (struct record_step){.resource = read.components[i].resource, .depth = 1, .part = read.components[i].part};
  }
  steps->count = read.count;
  steps->left_out = read.left_out;
  return 0;
}

static void put_step(struct page *page, struct arena *arena, const struct record_step *place, size_t number) {
  const struct resource *step = &place->resource;
  const char *text = arena_printf(arena, "%zu. %s · %s%s", number, record_words(step->name, step->name_es),
                                  label_type(step->type), place->part == PART_GOAL ? _(" · the goal") : "");
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

void record_put_pathway(struct page *page, struct arena *arena, const struct record_steps *steps) {
  page_section(page, _("The steps, in order"));
  if (steps->count == 0) {
    page_text(page, STYLE_DIM, reason_words("not published"));
  }
  for (size_t i = 0; i < steps->count; i++) {
    put_step(page, arena, &steps->items[i], i + 1);
  }
  if (steps->left_out > 0) {
    const char *more = arena_printf(arena, _("and %zu more; the steps above name those before them"), steps->left_out);
    page_text(page, STYLE_DIM, more == NULL ? "" : more);
  }
}
