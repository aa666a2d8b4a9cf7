/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <limits.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>

#include "data/ctdl/tree_parts.h"

/* Up to these a double holds the digits, and the power of ten, exactly. */
enum { EXACT_DIGITS = 15, EXACT_POWER = 22 };

static bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

/* strtod() writes numbers as the language of the screen does, and records don't. */
static bool convert(const char *text, double *number) {
  locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
  if (plain == (locale_t)0) {
    return false;
  }
  locale_t before = uselocale(plain);
  *number = strtod(text, NULL);
  (void)uselocale(before);
  freelocale(plain);
  return isfinite(*number) != 0;
}

struct digits {
  uint64_t value;
  size_t count; /* from the first that is not 0 */
  int after;    /* behind the point */
};

static char *take_digits(char *at, struct digits *digits, bool fraction) {
  for (; is_digit(*at); at++) {
    digits->count += digits->count > 0 || *at != '0';
    if (digits->count <= EXACT_DIGITS) {
      digits->value = digits->value * 10 + (uint64_t)(*at - '0');
      digits->after += fraction;
    }
  }
  return at;
}

static bool take_exponent(char **at, int *exponent) {
  bool negative = **at == '-';
  *at += negative || **at == '+';
  if (!is_digit(**at)) {
    return false;
  }
  for (; is_digit(**at); (*at)++) {
    *exponent = *exponent < 100000 ? *exponent * 10 + (**at - '0') : *exponent;
  }
  *exponent = negative ? -*exponent : *exponent;
  return true;
}

static bool take_real(char *start, char **at, struct digits digits, struct tree *value) {
  static const double powers[EXACT_POWER + 1] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                                 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  int exponent = 0;
  if (**at == '.') {
    if (!is_digit((*at)[1])) {
      return false;
    }
    *at = take_digits(*at + 1, &digits, true);
  }
  if (**at == 'e' || **at == 'E') {
    (*at)++;
    if (!take_exponent(at, &exponent)) {
      return false;
    }
  }
  value->type = TREE_REAL;
  exponent -= digits.after;
  if (digits.count > EXACT_DIGITS || exponent < -EXACT_POWER || exponent > EXACT_POWER) {
    return convert(start, &value->is.real);
  }
  double number = (double)digits.value;
  number = exponent < 0 ? number / powers[-exponent] : number * powers[exponent];
  value->is.real = *start == '-' ? -number : number;
  return true;
}

static bool take_whole(const char *start, struct digits digits, struct tree *value) {
  value->type = TREE_WHOLE;
  if (digits.count <= EXACT_DIGITS) {
    value->is.whole = *start == '-' ? -(long long)digits.value : (long long)digits.value;
    return true;
  }
  errno = 0;
  value->is.whole = strtoll(start, NULL, 10);
  return errno != ERANGE;
}

bool tree_take_number(char **at, struct tree *value) {
  char *start = *at;
  struct digits digits = {0};
  *at += *start == '-';
  if (!is_digit(**at)) {
    return false;
  }
  *at = **at == '0' ? *at + 1 : take_digits(*at, &digits, false);
  if (**at == '.' || **at == 'e' || **at == 'E') {
    return take_real(start, at, digits, value);
  }
  return take_whole(start, digits, value);
}
