/* SPDX-License-Identifier: MIT */
#include "data/ctdl/duration.h"

#include <string.h>

/* A decimal number with '.' or ',' at `*at`, whatever the locale says. */
static bool take_number(const char **at, double *number) {
  const char *start = *at;
  double value = 0;
  double scale = 1;
  bool fraction = false;
  size_t digits = 0;
  for (; **at != '\0' && *at - start < 20; (*at)++) {
    char byte = **at;
    if (byte >= '0' && byte <= '9') {
      value = value * 10 + (byte - '0');
      scale = fraction ? scale * 10 : scale;
      digits++;
    } else if ((byte == '.' || byte == ',') && !fraction && digits > 0) {
      fraction = true;
    } else {
      break;
    }
  }
  *number = value / scale;
  return digits > 0;
}

struct unit {
  char letter;
  double days;
  double hours;
};

static const struct unit dates[] = {{'Y', 365, 0}, {'M', 30, 0}, {'W', 7, 0}, {'D', 1, 0}};
static const struct unit times[] = {{'H', 0, 1}, {'M', 0, 1.0 / 60}, {'S', 0, 1.0 / 3600}};

static const struct unit *find_unit(char letter, bool time) {
  const struct unit *units = time ? times : dates;
  size_t count = time ? sizeof times / sizeof times[0] : sizeof dates / sizeof dates[0];
  for (size_t i = 0; i < count; i++) {
    if (units[i].letter == letter) {
      return &units[i];
    }
  }
  return NULL;
}

bool duration_parse(const char *text, struct duration *duration) {
  if (text == NULL || (text[0] != 'P' && text[0] != 'p')) {
    return false;
  }
  double days = 0;
  double hours = 0;
  bool time = false;
  bool dated = false;
  bool timed = false;
  for (const char *at = text + 1; *at != '\0'; at++) {
    if ((*at == 'T' || *at == 't') && !time) {
      time = true;
      continue;
    }
    double number;
    const struct unit *unit = take_number(&at, &number) ? find_unit((char)(*at & ~32), time) : NULL;
    if (unit == NULL) {
      return false;
    }
    days += number * unit->days;
    hours += number * unit->hours;
    dated = dated || !time;
    timed = timed || time;
  }
  if (!dated && !timed) {
    return false;
  }
  duration->days = dated ? days : -1;
  duration->hours = dated ? -1 : hours;
  return true;
}

static double first_stated(double one, double two) {
  return one >= 0 ? one : two;
}

/* Schools publish one profile for full-time and one for part-time study, in no
 * stated order; the span of the quickest is the one that can be compared
 * across programs. A profile with nothing but a maximum counts with that. */
struct time_total time_total(const struct duration_item *items, size_t count) {
  struct time_total total = {.days = -1, .days_min = -1, .days_max = -1, .effort_hours = -1};
  for (size_t i = 0; i < count; i++) {
    const struct duration_item *item = &items[i];
    double shortest = first_stated(item->exact_days, item->minimum_days);
    double longest = first_stated(item->exact_days, item->maximum_days);
    double days = first_stated(shortest, longest);
    if (days >= 0 && (total.days < 0 || days < total.days)) {
      total.days = days;
      total.days_min = shortest;
      total.days_max = longest;
    }
    double effort[] = {item->effort_hours, item->minimum_effort_hours, item->maximum_effort_hours};
    for (size_t j = 0; j < sizeof effort / sizeof effort[0]; j++) {
      total.effort_hours = effort[j] > total.effort_hours ? effort[j] : total.effort_hours;
    }
  }
  return total;
}
