/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <string.h>

#include "data/ctdl/reader.h"

enum { HIGHEST_PRICE = 10000000 }; /* in whole units; above it is a typing mistake */

static bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

/* "1,250.50" -> whole part and hundredths, exactly; further decimals round.
 * Commas are taken as thousands marks only in front of three digits. */
static bool parse_cents(const char *text, long long *cents) {
  text += strspn(text, " $");
  bool negative = *text == '-';
  text += negative;
  long long units = 0;
  if (!is_digit(*text)) {
    return false;
  }
  for (; is_digit(*text) || (*text == ',' && is_digit(text[1]) && is_digit(text[2]) && is_digit(text[3])); text++) {
    if (*text != ',') {
      units = units * 10 + (*text - '0');
    }
    if (units > HIGHEST_PRICE) {
      return false;
    }
  }
  int hundredths = 0;
  if (*text == '.') {
    text++;
    int digits[3] = {0};
    for (int i = 0; is_digit(*text); text++, i++) {
      if (i < 3) {
        digits[i] = *text - '0';
      }
    }
    hundredths = digits[0] * 10 + digits[1] + (digits[2] >= 5);
  }
  text += strspn(text, " ");
  *cents = units * 100 + hundredths;
  return !negative && *text == '\0';
}

long long read_cents(const struct tree *value) {
  long long cents = -1;
  if (tree_is_text(value)) {
    if (!parse_cents(tree_text(value), &cents)) {
      return -1;
    }
  } else if (tree_is_number(value)) {
    double price = tree_number(value);
    if (!(price >= 0 && price <= HIGHEST_PRICE)) {
      return -1;
    }
    cents = llround(price * 100);
  }
  if (cents < 0 || cents > HIGHEST_PRICE * 100LL) {
    return -1;
  }
  tree_mark(value, TREE_TAKEN);
  return cents;
}

/* A text that is nothing but a number, or a percentage. */
static bool parse_number(const char *text, double *number) {
  text += strspn(text, " ");
  bool negative = *text == '-';
  text += negative;
  double result = 0;
  size_t digits = 0;
  for (; is_digit(*text) && digits < 15; text++, digits++) {
    result = result * 10 + (*text - '0');
  }
  if (*text == '.') {
    double scale = 1;
    for (text++; is_digit(*text) && digits < 18; text++, digits++) {
      scale *= 10;
      result += (*text - '0') / scale;
    }
  }
  text += strspn(text, " %");
  *number = negative ? -result : result;
  return digits > 0 && *text == '\0';
}

bool read_number(const struct tree *value, double *number) {
  bool read = false;
  if (tree_is_number(value)) {
    *number = tree_number(value);
    read = isfinite(*number);
  } else if (tree_is_text(value)) {
    read = parse_number(tree_text(value), number);
  }
  if (read) {
    tree_mark(value, TREE_TAKEN);
  }
  return read;
}
