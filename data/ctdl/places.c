/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "data/ctdl/reader.h"

enum { PLACE_DEPTH = 2 };

static bool read_degrees(const struct tree *value, double most, double *degrees) {
  const struct tree *number = tree_each(value, 0);
  if (read_number(number, degrees) && fabs(*degrees) <= most) {
    return true;
  }
  untake(number);
  return false;
}

static void take_part(struct reader *reader, const struct tree *item, struct place *place) {
  const char **field = NULL;
  switch ((enum term)item->term) {
    case TERM_NAME:
      field = &place->name;
      break;
    case TERM_STREET:
      field = &place->street;
      break;
    case TERM_LOCALITY:
      field = &place->locality;
      break;
    case TERM_COUNTY:
      field = &place->county;
      break;
    case TERM_REGION:
      field = &place->region;
      break;
    case TERM_COUNTRY:
      field = &place->country;
      break;
    case TERM_POSTAL_CODE:
      field = &place->postal_code;
      break;
    default:
      break;
  }
  const char *text = field == NULL ? NULL : read_text(reader, item, TEXT_LINE, NAME_LIMIT);
  if (text != NULL) {
    *field = text;
  }
}

/* Both coordinates or none. Zero and zero is a form left empty. */
static void take_coordinates(const struct tree *value, struct place *place) {
  const struct tree *latitude = member(value, TERM_LATITUDE);
  const struct tree *longitude = member(value, TERM_LONGITUDE);
  double north = 0;
  double east = 0;
  bool both = read_degrees(latitude, 90, &north) && read_degrees(longitude, 180, &east);
  if (both && (fabs(north) > 0 || fabs(east) > 0)) {
    place->located = true;
    place->latitude = north;
    place->longitude = east;
  } else {
    untake(latitude);
    untake(longitude);
  }
}

static bool says_something(const struct place *place) {
  return place->name != NULL || place->street != NULL || place->locality != NULL || place->county != NULL ||
         place->region != NULL || place->country != NULL || place->postal_code != NULL || place->located;
}

struct place_list {
  struct place *items;
  size_t count;
};

/* Old records have coordinates around an address; `place` is what the object
 * around this one says. */
static void take_places(struct reader *reader, const struct tree *value, struct place place, int depth,
                        struct place_list *list) {
  size_t before = list->count;
  const struct tree *inner = member(value, TERM_ADDRESS);
  for (const struct tree *item = tree_first_member(value); item != NULL; item = tree_next(item)) {
    take_part(reader, item, &place);
  }
  take_coordinates(value, &place);
  size_t count = depth < PLACE_DEPTH ? tree_each_count(inner) : 0;
  for (size_t i = 0; i < count && list->count < LIST_LIMIT; i++) {
    take_places(reader, follow(reader, tree_each(inner, i)), place, depth + 1, list);
  }
  if (list->count > before || !says_something(&place)) {
    return;
  }
  struct place *items = list_room(reader, list->items, list->count, sizeof *items);
  if (items != NULL) {
    list->items = items;
    list->items[list->count++] = place;
  }
}

void read_places(struct reader *reader, const struct tree *value, struct place **places, size_t *place_count) {
  struct place_list list = {*places, *place_count};
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count && list.count < LIST_LIMIT; i++) {
    take_places(reader, follow(reader, tree_each(value, i)), (struct place){0}, 0, &list);
  }
  *places = list.items;
  *place_count = list.count;
}

void add_places(struct reader *reader, struct record *record, const struct tree *value) {
  read_places(reader, value, &record->places, &record->place_count);
}
