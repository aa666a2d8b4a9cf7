/* SPDX-License-Identifier: MIT */
/* How a record stands to others. */
#include <string.h>

#include "data/catalog/fill.h"

static void write_link(struct fill *fill, const char *relation, const struct reference *other) {
  uint32_t target = fill_target(fill, other);
  const char *address = kept_key(NULL, other->uri);
  struct feed_cell *row =
      target == 0 && other->name == NULL && other->url == NULL && address == NULL && other->ctid == NULL
          ? NULL
          : fill_row(fill, FILL_LINK);
  feed_text(row, 2, relation);
  feed_integer_or_null(row, 3, target, 0);
  if (target == 0) {
    feed_text(row, 4, other->name != NULL ? other->name : other->ctid);
    feed_text(row, 5, other->type);
    feed_text(row, 6, other->url != NULL ? other->url : address);
  }
}

static void write_links(struct fill *fill, const char *relation, const struct references *list) {
  for (size_t i = 0; i < list->count; i++) {
    const char *own = fill_word(list->items[i].relation);
    write_link(fill, own != NULL ? own : relation, &list->items[i]);
  }
}

/* What it is in the words of this record; outward ones first. */
static const char *const edge_words[][2] = {
    [EDGE_REQUIRED] = {"requires", "isRequiredFor"},
    [EDGE_ADVANCED_STANDING] = {"advancedStandingFrom", "isAdvancedStandingFor"},
    [EDGE_PREPARATION] = {"preparationFrom", "isPreparationFor"},
    [EDGE_RECOMMENDED] = {"recommends", "isRecommendedFor"},
    [EDGE_PART] = {"hasPart", "isPartOf"},
    [EDGE_TRANSFER] = {"transferValueFrom", "transferValueFor"}};

static void write_edges(struct fill *fill, const struct record *record) {
  for (size_t i = 0; i < record->edge_count; i++) {
    const struct edge *edge = &record->edges[i];
    if (edge->kind < sizeof edge_words / sizeof edge_words[0]) {
      write_link(fill, edge_words[edge->kind][edge->outward], &edge->other);
    }
  }
}

static void write_qualities(struct fill *fill, const struct record *record) {
  for (size_t i = 0; i < record->quality_count; i++) {
    const char *relation = fill_word(record->quality[i].relation);
    if (relation != NULL) {
      write_link(fill, relation, &record->quality[i].other);
    }
  }
}

static void write_alignments(struct fill *fill, const char *relation, const struct alignments *list) {
  for (size_t i = 0; i < list->count; i++) {
    const struct alignment *item = &list->items[i];
    struct reference other = {.uri = item->target, .name = item->name, .type = item->framework};
    const char *own = fill_word(item->relation);
    write_link(fill, own != NULL ? own : relation, &other);
  }
}

static void write_action(struct fill *fill, const struct action *action) {
  write_links(fill, "actingAgent", &action->agents);
  write_links(fill, "object", &action->objects);
  write_links(fill, "instrument", &action->instrument);
  write_links(fill, "resultingAward", &action->results);
}

void fill_links(struct fill *fill, const struct kept *kept, const struct record *record) {
  write_links(fill, "related", &record->related);
  if (kept_is_holder(kept)) {
    return; /* the rest has tables of its own */
  }
  write_links(fill, "ownedBy", &record->owned_by);
  write_links(fill, "offeredBy", &record->offered_by);
  write_links(fill, "about", &record->about);
  write_links(fill, "hasDataSet", &record->data_sets);
  write_links(fill, "commonCosts", &record->common_costs);
  write_links(fill, "commonConditions", &record->common_conditions);
  write_edges(fill, record);
  write_qualities(fill, record);
  write_alignments(fill, "skill", &record->skills);
  write_alignments(fill, "occupationType", &record->occupations);
  write_alignments(fill, "instructionalProgramType", &record->programs);
  write_alignments(fill, "industryType", &record->industries);
  if (record->action != NULL) {
    write_action(fill, record->action);
  }
}
