/* SPDX-License-Identifier: MIT */
#include "data/jobs/profile.h"

#include <string.h>

#include "data/jobs/table.h"

bool profile_figures(const char *text, float most, float figures[PROFILE_FIGURES]) {
  for (size_t i = 0; i < (size_t)PROFILE_FIGURES; i++) {
    size_t length = strcspn(text, " ");
    long long hundredths;
    if (!decimal_parse(text, length, 2, &hundredths) || hundredths < 0 || (float)hundredths > most * 100.0f) {
      return false;
    }
    figures[i] = (float)hundredths / 100.0f;
    text += length;
    bool last = i + 1 == (size_t)PROFILE_FIGURES;
    if (*text != (last ? '\0' : ' ')) {
      return false;
    }
    text += !last;
  }
  return true;
}

static int digit_value(char digit) {
  if (digit >= '0' && digit <= '9') {
    return digit - '0';
  }
  return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

size_t profile_vector(const char *text, signed char vector[PROFILE_MOST_DIMENSIONS]) {
  size_t length = strlen(text);
  if (length % 2 != 0 || length / 2 > (size_t)PROFILE_MOST_DIMENSIONS) {
    return 0;
  }
  for (size_t i = 0; i < length / 2; i++) {
    int high = digit_value(text[2 * i]);
    int low = digit_value(text[2 * i + 1]);
    if (high < 0 || low < 0) {
      return 0;
    }
    int byte = high * 16 + low;
    vector[i] = (signed char)(byte < 128 ? byte : byte - 256);
  }
  return length / 2;
}
