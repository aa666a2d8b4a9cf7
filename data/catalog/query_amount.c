/* SPDX-License-Identifier: MIT */
/* Numbers, money, lengths of time, and ranges of them. */
#include <math.h>
#include <string.h>
#include <strings.h>

#include "data/catalog/query_parts.h"

enum { MOST_DIGITS = 15 };
static const double LARGEST_AMOUNT = 1e12;

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

struct unit {
  const char *name;
  double size;
};

/* Days, as registries' durations are counted: month 30, year 365. */
static const struct unit time_units[] = {
    {"d", 1},    {"day", 1},   {"days", 1},   {"dia", 1},     {"dias", 1},   {"w", 7},       {"wk", 7},
    {"wks", 7},  {"week", 7},  {"weeks", 7},  {"sem", 7},     {"semana", 7}, {"semanas", 7}, {"m", 30},
    {"mo", 30},  {"mos", 30},  {"month", 30}, {"months", 30}, {"mes", 30},   {"meses", 30},  {"y", 365},
    {"yr", 365}, {"yrs", 365}, {"year", 365}, {"years", 365}, {"ano", 365},  {"anos", 365},
};

/* A full-time year is 2,080 hours, as in OEWS. */
static const struct unit pay_units[] = {
    {"hour", 2080},     {"hr", 2080},       {"h", 2080},         {"hourly", 2080},    {"hora", 2080},
    {"an hour", 2080},  {"per hour", 2080}, {"each hour", 2080}, {"la hora", 2080},   {"a la hora", 2080},
    {"por hora", 2080}, {"week", 52},       {"wk", 52},          {"weekly", 52},      {"semana", 52},
    {"a week", 52},     {"per week", 52},   {"la semana", 52},   {"a la semana", 52}, {"por semana", 52},
    {"semanales", 52},  {"semanal", 52},    {"month", 12},       {"mo", 12},          {"monthly", 12},
    {"mes", 12},        {"a month", 12},    {"per month", 12},   {"al mes", 12},      {"por mes", 12},
    {"mensuales", 12},  {"mensual", 12},    {"year", 1},         {"yr", 1},           {"yearly", 1},
    {"annually", 1},    {"ano", 1},         {"a year", 1},       {"per year", 1},     {"a yr", 1},
    {"per yr", 1},      {"each year", 1},   {"al ano", 1},       {"por ano", 1},      {"anuales", 1},
    {"anual", 1},
};

static const char *const currency_words[] = {"dollars", "dollar", "usd", "dolares", "dolar", "bucks"};

/* In front of a unit of time: "six months", "un año". */
static const struct unit number_words[] = {
    {"a", 1},    {"an", 1},    {"one", 1},   {"two", 2},   {"three", 3}, {"four", 4},    {"five", 5},
    {"six", 6},  {"seven", 7}, {"eight", 8}, {"nine", 9},  {"ten", 10},  {"eleven", 11}, {"twelve", 12},
    {"un", 1},   {"una", 1},   {"uno", 1},   {"dos", 2},   {"tres", 3},  {"cuatro", 4},  {"cinco", 5},
    {"seis", 6}, {"siete", 7}, {"ocho", 8},  {"nueve", 9}, {"diez", 10}, {"once", 11},   {"doce", 12},
};

static double unit_find(const struct unit *units, size_t count, const char *name, size_t length) {
  for (size_t i = 0; i < count; i++) {
    if (strlen(units[i].name) == length && strncmp(units[i].name, name, length) == 0) {
      return units[i].size;
    }
  }
  return 0;
}

/* The same for a name that is still being typed ("12 wee"). */
static double unit_begun(const struct unit *units, size_t count, const char *name, size_t length) {
  double size = unit_find(units, count, name, length);
  for (size_t i = 0; i < count && size <= 0 && length > 0; i++) {
    if (strncmp(units[i].name, name, length) == 0) {
      size = units[i].size;
    }
  }
  return size;
}

static bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

/* A separator in front of exactly three digits groups; else it is the decimal sign. */
static bool groups(const char *at, double before) {
  return (*at == ',' || *at == '.' || *at == '\'') && before > 0 && is_digit(at[1]) && is_digit(at[2]) &&
         is_digit(at[3]) && !is_digit(at[4]);
}

/* Bytes of the number at `text`; 0 when there is none. */
static size_t read_number(const char *text, double *number) {
  size_t at = 0;
  int digits = 0;
  double value = 0;
  double scale = 0; /* of the next digit behind the decimal sign; 0 in front of it */
  for (;; at++) {
    if (is_digit(text[at])) {
      if (++digits > MOST_DIGITS) {
        return 0;
      }
      value = scale > 0 ? value + scale * (text[at] - '0') : value * 10 + (text[at] - '0');
      scale /= 10;
    } else if (digits > 0 && scale <= 0 && (text[at] == ',' || text[at] == '.') && is_digit(text[at + 1]) &&
               !groups(text + at, value)) {
      scale = 0.1;
    } else if (digits == 0 || scale > 0 || !groups(text + at, value)) {
      break;
    }
  }
  *number = value;
  return digits > 0 ? at : 0;
}

static size_t trimmed_length(const char *text) {
  size_t length = strlen(text);
  while (length > 0 && strchr(".,;:!?)", text[length - 1]) != NULL) {
    length--;
  }
  return length;
}

/* "an hour", "/hour" or "al año" at `at`: tokens taken. */
static size_t pay_unit_at(const struct query_tokens *tokens, size_t at, double *unit) {
  size_t best = 0;
  for (size_t i = 0; i < COUNT(pay_units); i++) {
    bool whole = strchr(pay_units[i].name, ' ') != NULL || strlen(pay_units[i].name) > 5;
    bool slash = at < tokens->count && tokens->items[at].raw[0] == '/';
    size_t taken = whole || slash ? query_phrase_at(tokens, at, pay_units[i].name) : 0;
    if (taken > best) {
      best = taken;
      *unit = pay_units[i].size;
    }
  }
  return best;
}

/* The tokens behind the number: words of currency, of time, of a period. */
static size_t read_units(const struct query_tokens *tokens, size_t at, unsigned may_be, struct amount *amount) {
  size_t next = at;
  if (amount->kind == AMOUNT_NUMBER && (may_be & AMOUNT_MAY_BE_TIME) != 0 && next < tokens->count &&
      tokens->items[next].value == NULL && !tokens->items[next].quoted) {
    const char *word = tokens->items[next].folded;
    bool typing = next + 1 == tokens->count && tokens->open && amount->value < QUERY_LEAST_BARE_MONEY;
    double size = typing             ? unit_begun(time_units, COUNT(time_units), word, strlen(word))
                  : strlen(word) > 1 ? unit_find(time_units, COUNT(time_units), word, strlen(word))
                                     : 0;
    if (size > 0) {
      amount->kind = AMOUNT_TIME;
      amount->unit = size;
      return next + 1;
    }
  }
  for (size_t i = 0; amount->kind == AMOUNT_NUMBER && i < COUNT(currency_words); i++) {
    size_t taken = query_phrase_at(tokens, next, currency_words[i]);
    if (taken > 0) {
      amount->kind = AMOUNT_MONEY;
      next += taken;
    }
  }
  double unit = 0;
  size_t taken =
      amount->kind <= AMOUNT_MONEY && (may_be & AMOUNT_MAY_BE_PAY) != 0 ? pay_unit_at(tokens, next, &unit) : 0;
  if (taken > 0) {
    amount->kind = AMOUNT_PAY;
    amount->unit = unit;
  }
  return next + taken;
}

/* What is written right behind the digits: "k", "+", "w", "/hr". */
static bool read_suffix(const char *suffix, unsigned may_be, struct amount *amount) {
  if (*suffix == 'k' || *suffix == 'K') {
    amount->value *= 1000;
    suffix++;
  }
  if (*suffix == '+') {
    amount->or_more = true;
    suffix++;
  }
  size_t length = trimmed_length(suffix);
  if (length == 0) {
    return true;
  }
  char name[16];
  bool slash = *suffix == '/';
  suffix += slash || *suffix == '-';
  length = trimmed_length(suffix);
  if (length >= sizeof name || (length == 0 && !slash)) {
    return false;
  }
  if (length == 0) {
    return true;
  }
  for (size_t i = 0; i < length; i++) {
    name[i] = (char)(suffix[i] >= 'A' && suffix[i] <= 'Z' ? suffix[i] + 32 : suffix[i]);
  }
  if (slash && (may_be & AMOUNT_MAY_BE_PAY) != 0) {
    amount->unit = unit_begun(pay_units, COUNT(pay_units), name, length);
    amount->kind = AMOUNT_PAY;
  } else if (!slash && (may_be & AMOUNT_MAY_BE_TIME) != 0 && amount->kind == AMOUNT_NUMBER) {
    amount->unit = unit_begun(time_units, COUNT(time_units), name, length);
    amount->kind = AMOUNT_TIME;
  } else {
    return false;
  }
  return amount->unit > 0;
}

static size_t currency_length(const char *text) {
  static const char *const marks[] = {"us$", "usd$", "$", "usd"};
  for (size_t i = 0; i < COUNT(marks); i++) {
    if (strncasecmp(text, marks[i], strlen(marks[i])) == 0) {
      return strlen(marks[i]);
    }
  }
  return 0;
}

/* "six months": a number in letters counts only in front of a unit of time. */
static size_t word_amount(const struct query_tokens *tokens, size_t at, unsigned may_be, struct amount *amount) {
  const char *word = tokens->items[at].folded;
  amount->value = unit_find(number_words, COUNT(number_words), word, strlen(word));
  if (amount->value <= 0) {
    return 0;
  }
  size_t next = read_units(tokens, at + 1, may_be & AMOUNT_MAY_BE_TIME, amount);
  amount->value *= amount->unit;
  return amount->kind == AMOUNT_TIME ? next - at : 0;
}

size_t query_amount_at(const struct query_tokens *tokens, size_t at, const char *text, unsigned may_be,
                       struct amount *amount) {
  *amount = (struct amount){.kind = AMOUNT_NUMBER, .unit = 1};
  size_t next = at + 1;
  size_t mark = currency_length(text);
  if (mark > 0) {
    amount->kind = AMOUNT_MONEY;
    text += mark;
    if (*text == '\0' && next < tokens->count && tokens->items[next].value == NULL) {
      text = tokens->items[next].raw;
      next++;
    }
  }
  size_t digits = read_number(text, &amount->value);
  if (digits == 0) {
    return mark == 0 && at < tokens->count && text == tokens->items[at].raw ? word_amount(tokens, at, may_be, amount)
                                                                            : 0;
  }
  if (!read_suffix(text + digits, may_be, amount)) {
    return 0;
  }
  if (amount->kind <= AMOUNT_MONEY) {
    next = read_units(tokens, next, may_be, amount);
  }
  amount->value *= amount->unit;
  return amount->value <= LARGEST_AMOUNT ? next - at : 0;
}

double query_amount_for(enum filter_kind kind, const struct amount *amount, double time_unit) {
  if (kind == FILTER_TIME) {
    return amount->kind == AMOUNT_TIME ? amount->value : amount->kind == AMOUNT_NUMBER ? amount->value * time_unit : -1;
  }
  if (amount->kind == AMOUNT_TIME || (kind == FILTER_COST && amount->kind == AMOUNT_PAY)) {
    return -1;
  }
  return round(amount->value * 100);
}

void query_bounds(struct filter *filter, enum compare compare, double value) {
  if (compare == COMPARE_NONE) {
    compare = filter->kind == FILTER_EARNINGS ? COMPARE_AT_LEAST : COMPARE_AT_MOST;
  }
  bool upper = compare == COMPARE_LESS || compare == COMPARE_AT_MOST || compare == COMPARE_EQUAL;
  bool lower = compare == COMPARE_MORE || compare == COMPARE_AT_LEAST || compare == COMPARE_EQUAL;
  filter->low = lower ? value : -INFINITY;
  filter->high = upper ? value : INFINITY;
  filter->low_open = compare == COMPARE_MORE;
  filter->high_open = compare == COMPARE_LESS;
}

/* Where a range's two ends part: "..", or a hyphen between them. */
static const char *range_sign(const char *text, size_t *length) {
  const char *dots = strstr(text, "..");
  *length = 2;
  if (dots != NULL) {
    return dots;
  }
  const char *hyphen = text[0] == '\0' ? NULL : strchr(text + 1, '-');
  *length = 1;
  return hyphen != NULL && (is_digit(hyphen[1]) || hyphen[1] == '$') ? hyphen : NULL;
}

struct range_reader {
  const struct query_tokens *tokens;
  const struct query_value *value;
  unsigned may_be;
};

static size_t read_two_ends(struct arena *arena, const struct range_reader *reader, const char *sign, size_t length,
                            struct filter *filter) {
  const struct query_value *value = reader->value;
  struct query_tokens none = {.line = ""};
  struct amount low = {.unit = 1}, high = {.unit = 1};
  const char *left = arena_strndup(arena, value->text, (size_t)(sign - value->text));
  const char *right = sign + length;
  filter->high_open = *right == '<';
  right += filter->high_open;
  filter->low_open = value->compare == COMPARE_MORE;
  filter->range = true;
  bool has_low = left != NULL && *left != '\0';
  bool has_high = *right != '\0';
  size_t taken = has_high ? query_amount_at(reader->tokens, value->at, right, reader->may_be, &high) : 1;
  if (taken == 0 || (!has_low && !has_high) || (value->compare != COMPARE_NONE && !filter->low_open) ||
      (has_low && query_amount_at(&none, 0, left, reader->may_be, &low) == 0)) {
    return 0;
  }
  if (low.kind == AMOUNT_NUMBER && (high.kind == AMOUNT_TIME || high.kind == AMOUNT_PAY)) {
    low.kind = high.kind;
    low.value *= high.unit;
  }
  double from = query_amount_for(filter->kind, &low, value->key->unit);
  double to = query_amount_for(filter->kind, &high, value->key->unit);
  bool whole = !reader->tokens->open || value->at + taken < reader->tokens->count;
  bool upside_down = has_low && has_high && to < from;
  if ((has_low && from < 0) || (has_high && to < 0) || (upside_down && whole)) {
    return 0;
  }
  /* "500..2" at the end of the line is on its way to "500..2000". */
  filter->low = has_low ? from : -INFINITY;
  filter->high = has_high && !upside_down ? to : INFINITY;
  return taken;
}

static size_t read_range(struct arena *arena, const struct range_reader *reader, struct filter *filter) {
  const struct query_value *value = reader->value;
  size_t length = 0;
  const char *sign = range_sign(value->text, &length);
  if (sign != NULL) {
    return read_two_ends(arena, reader, sign, length, filter);
  }
  struct amount amount;
  size_t taken = query_amount_at(reader->tokens, value->at, value->text, reader->may_be, &amount);
  double number = taken == 0 ? -1 : query_amount_for(filter->kind, &amount, value->key->unit);
  if (number < 0) {
    return 0;
  }
  size_t behind = 0;
  enum compare compare = value->compare;
  if (compare == COMPARE_NONE) {
    compare = query_compare_behind(reader->tokens, value->at + taken, &behind);
  }
  query_bounds(filter, compare == COMPARE_NONE && amount.or_more ? COMPARE_AT_LEAST : compare, number);
  return taken + behind;
}

size_t query_range(struct arena *arena, const struct query_tokens *tokens, const struct query_value *value,
                   struct filter *filter) {
  unsigned may_be = filter->kind == FILTER_TIME       ? (unsigned)AMOUNT_MAY_BE_TIME
                    : filter->kind == FILTER_EARNINGS ? (unsigned)AMOUNT_MAY_BE_PAY
                                                      : 0U;
  if (!value->quoted) {
    struct range_reader reader = {.tokens = tokens, .value = value, .may_be = may_be};
    return read_range(arena, &reader, filter);
  }
  struct query_tokens inside;
  if (query_value_tokens(arena, value->text, &inside) != 0 || inside.count == 0) {
    return 0;
  }
  struct query_value first = *value;
  first.at = 0;
  first.text = inside.items[0].raw;
  first.compare = value->compare;
  size_t sign = 0;
  if (first.compare == COMPARE_NONE) {
    first.compare = query_compare_sign(first.text, &sign);
    first.text += sign;
  }
  if (first.text[0] == '\0' && inside.count > 1) {
    first.at = 1;
    first.text = inside.items[1].raw;
  }
  struct range_reader reader = {.tokens = &inside, .value = &first, .may_be = may_be};
  return read_range(arena, &reader, filter) == inside.count - first.at ? 1 : 0;
}
