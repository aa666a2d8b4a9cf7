/* SPDX-License-Identifier: MIT */
#include "data/ctdl/reader.h"

enum { PLACE_DEPTH = 2 };

static struct place read_place(struct reader *reader, const struct tree *value, const struct tree **inner) {
  struct place place = {0};
  for (const struct tree *item = tree_first_member(value); item != NULL; item = tree_next(item)) {
    switch (item->term) {
      case TERM_LOCALITY:
        place.locality = read_text(reader, item, TEXT_LINE, NAME_LIMIT);
        break;
      case TERM_COUNTY:
        place.county = read_text(reader, item, TEXT_LINE, NAME_LIMIT);
        break;
      case TERM_REGION:
        place.region = read_text(reader, item, TEXT_LINE, NAME_LIMIT);
        break;
      case TERM_COUNTRY:
        place.country = read_text(reader, item, TEXT_LINE, NAME_LIMIT);
        break;
      case TERM_POSTAL_CODE:
        place.postal_code = read_text(reader, item, TEXT_LINE, NAME_LIMIT);
        break;
      case TERM_ADDRESS:
        *inner = item;
        break;
      default:
        break;
    }
  }
  return place;
}

static void add_places_in(struct reader *reader, struct record *record, const struct tree *value, int depth) {
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count && record->place_count < LIST_LIMIT; i++) {
    const struct tree *inner = NULL;
    struct place place = read_place(reader, follow(reader, tree_each(value, i)), &inner);
    if (place.locality != NULL || place.county != NULL || place.region != NULL || place.country != NULL ||
        place.postal_code != NULL) {
      struct place *items = list_room(reader, record->places, record->place_count, sizeof *items);
      if (items != NULL) {
        record->places = items;
        record->places[record->place_count++] = place;
      }
    }
    if (inner != NULL && depth < PLACE_DEPTH) { /* old records: coordinates around an address */
      add_places_in(reader, record, inner, depth + 1);
    }
  }
}

void add_places(struct reader *reader, struct record *record, const struct tree *value) {
  add_places_in(reader, record, value, 0);
}
