/* SPDX-License-Identifier: MIT */
#include "views/format.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"

void format_count(char *text, size_t size, long long count) {
  char digits[32];
  int length = snprintf(digits, sizeof digits, "%lld", count < 0 ? -count : count);
  char out[48];
  size_t at = 0;
  if (count < 0) {
    out[at++] = '-';
  }
  for (int i = 0; i < length; i++) {
    if (i > 0 && (length - i) % 3 == 0) {
      out[at++] = ',';
    }
    out[at++] = digits[i];
  }
  out[at] = '\0';
  (void)snprintf(text, size, "%s", out);
}

/* Amounts with whole units are shown without the hundredths. */
static void format_amount(char *text, size_t size, long long cents) {
  char whole[48];
  format_count(whole, sizeof whole, cents / 100);
  if (cents % 100 == 0) {
    (void)snprintf(text, size, "%s", whole);
  } else {
    (void)snprintf(text, size, "%s.%02lld", whole, cents % 100);
  }
}

void format_money(char *text, size_t size, long long cents, const char *currency, const char *reason) {
  if (cents < 0) {
    (void)snprintf(text, size, "%s", reason_words(reason == NULL ? "not published" : reason));
    return;
  }
  if (cents == 0) {
    (void)snprintf(text, size, "%s", _("free"));
    return;
  }
  char amount[64];
  format_amount(amount, sizeof amount, cents);
  if (currency == NULL) {
    (void)snprintf(text, size, _("%s (currency not stated)"), amount);
  } else if (strcmp(currency, "USD") == 0) {
    (void)snprintf(text, size, "$%s", amount);
  } else {
    (void)snprintf(text, size, "%s %s", amount, currency);
  }
}

void format_cost_cell(char *text, size_t size, long long cents, bool complete) {
  if (cents < 0) {
    (void)snprintf(text, size, "--");
  } else if (cents == 0 && complete) {
    (void)snprintf(text, size, "%s", _("free"));
  } else {
    char amount[48];
    format_count(amount, sizeof amount, (cents + 50) / 100);
    (void)snprintf(text, size, "%s%s", complete ? "" : "*", amount);
  }
}

void format_earnings_cell(char *text, size_t size, long long cents, const char *basis, const char *reason) {
  if (cents < 0) {
    bool few = reason != NULL && strcmp(reason, "too few") == 0;
    (void)snprintf(text, size, "%s", few ? _("-- few") : "--  ");
    return;
  }
  char amount[48];
  format_count(amount, sizeof amount, (cents + 50) / 100);
  bool estimate = basis != NULL && strcmp(basis, "occupation") == 0;
  (void)snprintf(text, size, "%s %s", amount, estimate ? "e" : " ");
}

enum unit { UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_YEAR };
static const double unit_days[] = {1.0, 7.0, 30.0, 365.0};

/* Formats stand as literals, so that the compiler checks them. */
static void put_cell(char *text, size_t size, enum unit unit, const char *span) {
  switch (unit) {
    case UNIT_DAY:
      (void)snprintf(text, size, _("%s d"), span);
      break;
    case UNIT_WEEK:
      (void)snprintf(text, size, _("%s wk"), span);
      break;
    case UNIT_MONTH:
      (void)snprintf(text, size, _("%s mo"), span);
      break;
    case UNIT_YEAR:
      (void)snprintf(text, size, _("%s yr"), span);
      break;
  }
}

static void put_spelled(char *text, size_t size, enum unit unit, bool single, const char *span) {
  const char *name = "";
  switch (unit) {
    case UNIT_DAY:
      name = single ? _("day") : _("days");
      break;
    case UNIT_WEEK:
      name = single ? _("week") : _("weeks");
      break;
    case UNIT_MONTH:
      name = single ? _("month") : _("months");
      break;
    case UNIT_YEAR:
      name = single ? _("year") : _("years");
      break;
  }
  (void)snprintf(text, size, "%s %s", span, name);
}

/* The unit in which both ends of a span read as small, nearly whole numbers. */
static enum unit unit_for(double shortest, double longest) {
  if (longest < 14.0 && (fmod(longest, 7.0) != 0.0 || fmod(shortest, 7.0) != 0.0)) {
    return UNIT_DAY;
  }
  if (longest < 84.0 && fmod(shortest, 30.0) != 0.0) {
    return UNIT_WEEK;
  }
  if (longest < 730.0 || shortest < 365.0) {
    return fmod(shortest, 365.0) == 0.0 && fmod(longest, 365.0) == 0.0 ? UNIT_YEAR : UNIT_MONTH;
  }
  return UNIT_YEAR;
}

static void format_number(char *text, size_t size, double number) {
  double rounded = round(number * 2.0) / 2.0;
  if (rounded >= 10.0 || rounded == floor(rounded)) {
    (void)snprintf(text, size, "%.0f", round(number));
  } else {
    (void)snprintf(text, size, "%.1f", rounded);
  }
}

/* "4" or "3-5" (or "3 to 5") in the unit. Returns whether it is exactly one. */
static bool format_span(char *text, size_t size, enum unit unit, double least, double most, bool spelled) {
  char low[16];
  char high[16];
  /* A year is 12 months of 30.4 days; a span that was published in months comes back whole. */
  double scale = unit == UNIT_MONTH && most >= 365.0 ? 365.0 / 12.0 : unit_days[unit];
  format_number(low, sizeof low, least / (least >= 365.0 || unit != UNIT_MONTH ? scale : unit_days[unit]));
  format_number(high, sizeof high, most / scale);
  if (strcmp(low, high) == 0) {
    (void)snprintf(text, size, "%s", low);
    return strcmp(low, "1") == 0;
  }
  if (spelled) {
    (void)snprintf(text, size, _("%s to %s"), low, high);
  } else {
    (void)snprintf(text, size, "%s-%s", low, high);
  }
  return false;
}

void format_time_cell(char *text, size_t size, double days_min, double days_max, double hours) {
  if (days_min < 0 && days_max >= 0) {
    days_min = days_max;
  }
  if (days_min >= 0) {
    double longest = days_max < days_min ? days_min : days_max;
    enum unit unit = unit_for(days_min, longest);
    char span[40];
    (void)format_span(span, sizeof span, unit, days_min, longest, false);
    put_cell(text, size, unit, span);
  } else if (hours >= 0) {
    char number[16];
    format_number(number, sizeof number, hours);
    (void)snprintf(text, size, _("%s h"), number);
  } else {
    (void)snprintf(text, size, "--");
  }
}

void format_time(char *text, size_t size, double days_min, double days_max, double hours, const char *reason) {
  char effort[64] = "";
  if (hours >= 0) {
    char number[16];
    format_number(number, sizeof number, hours);
    (void)snprintf(effort, sizeof effort, _("%s hours of class and work"), number);
  }
  if (days_min < 0 && days_max >= 0) {
    days_min = days_max;
  }
  if (days_min < 0) {
    (void)snprintf(text, size, "%s", hours >= 0 ? effort : reason_words(reason == NULL ? "not published" : reason));
    return;
  }
  double longest = days_max < days_min ? days_min : days_max;
  enum unit unit = unit_for(days_min, longest);
  char span[48];
  char spelled[96];
  bool single = format_span(span, sizeof span, unit, days_min, longest, true);
  put_spelled(spelled, sizeof spelled, unit, single, span);
  if (hours >= 0) {
    (void)snprintf(text, size, "%s, %s", spelled, effort);
  } else {
    (void)snprintf(text, size, "%s", spelled);
  }
}

void format_date(char *text, size_t size, const char *iso) {
  static const char *const months[] = {N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
                                       N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec")};
  if (iso == NULL || iso[0] == '\0') {
    (void)snprintf(text, size, "%s", _("date not stated"));
    return;
  }
  char *end = NULL;
  long year = strtol(iso, &end, 10);
  long month = *end == '-' ? strtol(end + 1, &end, 10) : 0;
  long day = month != 0 && *end == '-' ? strtol(end + 1, &end, 10) : 0;
  if (year < 1000 || year > 9999 || month < 0 || month > 12 || day < 0 || day > 31) {
    (void)snprintf(text, size, "%s", iso);
  } else if (month == 0) {
    (void)snprintf(text, size, "%ld", year);
  } else if (day == 0) {
    (void)snprintf(text, size, "%s %ld", _(months[month - 1]), year);
  } else {
    (void)snprintf(text, size, "%ld %s %ld", day, _(months[month - 1]), year);
  }
}

void format_percent(char *text, size_t size, double percent) {
  if (percent == floor(percent)) {
    (void)snprintf(text, size, "%.0f%%", percent);
  } else {
    (void)snprintf(text, size, "%.1f%%", percent);
  }
}

void format_experience(char *text, size_t size, double years) {
  if (years == 1.0) {
    (void)snprintf(text, size, "%s", _("1 year of experience"));
  } else {
    (void)snprintf(text, size, _("%g years of experience"), years);
  }
}

void format_join(char *text, size_t size, const char *more) {
  size_t length = strlen(text);
  (void)snprintf(text + length, size - length, "%s%s", length == 0 ? "" : ", ", more);
}

const char *reason_words(const char *reason) {
  static const char *const reasons[] = {N_("not published"), N_("too few"), N_("does not apply"), N_("not in snapshot"),
                                        N_("not asked")};
  if (reason == NULL) {
    return "";
  }
  for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++) {
    if (strcmp(reason, reasons[i]) == 0) {
      return _(reasons[i]);
    }
  }
  return reason;
}
