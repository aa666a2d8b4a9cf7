/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "data/wallet/reader.h"

enum { SECONDS_A_DAY = 86400 };
static const long long LAST_SECOND = 253402300799; /* of the year 9999 */
static const long long FIRST_MILLISECOND = 100000000000;

struct parts {
  long long year, month, day, hour, minute, second, offset;
  bool has_month, has_day, has_time;
};

/* Days since 1970-01-01 in the proleptic Gregorian calendar. */
static long long days_of(long long year, long long month, long long day) {
  static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
  long long past = year - 1;
  long long days = past * 365 + past / 4 - past / 100 + past / 400 - 719162;
  bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days + before[month - 1] + (leap && month > 2) + day - 1;
}

static int days_in(long long year, long long month) {
  if (month == 12) {
    return 31;
  }
  return (int)(days_of(year, month + 1, 1) - days_of(year, month, 1));
}

/* Reads `least` to `most` digits; NULL when there are fewer. */
static const char *read_number(const char *at, size_t least, size_t most, long long *number) {
  size_t digits = 0;
  *number = 0;
  while (digits < most && at[digits] >= '0' && at[digits] <= '9') {
    *number = *number * 10 + (at[digits] - '0');
    digits++;
  }
  return digits < least ? NULL : at + digits;
}

static const char *read_zone(const char *at, struct parts *parts) {
  if (*at == 'Z' || *at == 'z') {
    return at + 1;
  }
  if (*at != '+' && *at != '-') {
    return at;
  }
  long long sign = *at == '-' ? -1 : 1;
  long long hours;
  long long minutes;
  at = read_number(at + 1, 2, 2, &hours);
  if (at != NULL && *at == ':') {
    at++;
  }
  at = at == NULL ? NULL : read_number(at, 2, 2, &minutes);
  if (at == NULL || hours > 23 || minutes > 59) {
    return NULL;
  }
  parts->offset = sign * (hours * 3600 + minutes * 60);
  return at;
}

static const char *read_time(const char *at, struct parts *parts) {
  at = read_number(at, 1, 2, &parts->hour);
  at = at == NULL || *at != ':' ? NULL : read_number(at + 1, 2, 2, &parts->minute);
  if (at != NULL && *at == ':') {
    at = read_number(at + 1, 2, 2, &parts->second);
  }
  if (at == NULL || parts->hour > 24 || parts->minute > 59 || parts->second > 60) {
    return NULL;
  }
  if (*at == '.') {
    at++;
    at += strspn(at, "0123456789");
  }
  parts->has_time = true;
  return read_zone(at, parts);
}

static bool read_text(const char *at, struct parts *parts) {
  *parts = (struct parts){.month = 1, .day = 1};
  at = read_number(at, 4, 4, &parts->year);
  if (at != NULL && *at == '-') {
    at = read_number(at + 1, 1, 2, &parts->month);
    parts->has_month = true;
  }
  if (at != NULL && parts->has_month && *at == '-') {
    at = read_number(at + 1, 1, 2, &parts->day);
    parts->has_day = true;
  }
  if (at == NULL || parts->year < 1000 || parts->month < 1 || parts->month > 12 || parts->day < 1 ||
      parts->day > days_in(parts->year, parts->month)) {
    return false;
  }
  if (parts->has_day && (*at == 'T' || *at == 't' || *at == ' ')) {
    at = read_time(at + 1, parts);
  }
  return at != NULL && *at == '\0';
}

static time_t last_of(const struct parts *parts, time_t first) {
  if (parts->has_time) {
    return first;
  }
  long long days = 1;
  if (!parts->has_day) {
    days = parts->has_month ? days_in(parts->year, parts->month)
                            : days_of(parts->year + 1, 1, 1) - days_of(parts->year, 1, 1);
  }
  return first + (time_t)(days * SECONDS_A_DAY - 1);
}

/* In UTC when there is a time of day, else as exact as it was stated. */
static const char *write_text(struct arena *arena, const struct parts *parts, time_t first) {
  struct tm broken;
  if (!parts->has_month) {
    return arena_printf(arena, "%04lld", parts->year);
  }
  if (!parts->has_day) {
    return arena_printf(arena, "%04lld-%02lld", parts->year, parts->month);
  }
  if (!parts->has_time) {
    return arena_printf(arena, "%04lld-%02lld-%02lld", parts->year, parts->month, parts->day);
  }
  if (gmtime_r(&first, &broken) == NULL) {
    return NULL;
  }
  return arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", broken.tm_year + 1900, broken.tm_mon + 1, broken.tm_mday,
                      broken.tm_hour, broken.tm_min, broken.tm_sec);
}

static bool from_number(const json_t *value, long long *seconds) {
  double number = json_number_value(value);
  if (!(number >= 0 && number <= (double)LAST_SECOND * 1000)) {
    return false;
  }
  *seconds = (long long)number;
  if (*seconds >= FIRST_MILLISECOND) {
    *seconds /= 1000;
  }
  return *seconds <= LAST_SECOND;
}

/* {"day": 18, "month": 5, "year": 2020}, as older Velocity credentials have it. */
static bool from_object(const json_t *value, struct parts *parts) {
  char text[64];
  const json_t *month = json_object_get(value, "month");
  const json_t *day = json_object_get(value, "day");
  json_int_t year = json_integer_value(json_object_get(value, "year"));
  int length = snprintf(text, sizeof text, "%04lld", (long long)year);
  if (json_is_integer(month) && length == 4) {
    length += snprintf(text + 4, sizeof text - 4, "-%lld", (long long)json_integer_value(month));
    if (json_is_integer(day) && length < 32) {
      (void)snprintf(text + length, sizeof text - (size_t)length, "-%lld", (long long)json_integer_value(day));
    }
  }
  return read_text(text, parts);
}

struct moment date_read(struct reader *reader, const json_t *value) {
  struct moment moment = {.stated = json_each_count(value) != 0};
  struct parts parts = {.has_time = true, .has_day = true, .has_month = true};
  long long seconds = 0;
  if (json_is_number(value)) {
    moment.readable = from_number(value, &seconds);
  } else {
    const char *text = json_string_value(json_is_object(value) && json_object_get(value, "@value") != NULL
                                             ? json_object_get(value, "@value")
                                             : json_each(value, 0));
    moment.readable = text != NULL ? read_text(text, &parts) : from_object(value, &parts);
    if (moment.readable) {
      seconds = days_of(parts.year, parts.month, parts.day) * SECONDS_A_DAY + parts.hour * 3600 + parts.minute * 60 +
                parts.second - parts.offset;
    }
  }
  if (moment.readable) {
    moment.first = (time_t)seconds;
    moment.last = last_of(&parts, moment.first);
    moment.text = write_text(reader->wallet->arena, &parts, moment.first);
    reader->no_memory = reader->no_memory || moment.text == NULL;
  }
  return moment;
}
