/* SPDX-License-Identifier: MIT */
#include "data/match/skill_sort.h"

#include <stddef.h>
#include <string.h>

enum skill_sort skill_sort_of(const char *element) {
  if (element == NULL || strncmp(element, "2.C", 3) == 0 || strncmp(element, "2.B.3", 5) == 0) {
    return SORT_TECHNICAL;
  }
  return strncmp(element, "2.A", 3) == 0 ? SORT_CORE : SORT_TRANSFERABLE;
}

const char *skill_sort_name(enum skill_sort sort) {
  switch (sort) {
    case SORT_CORE:
      return "core";
    case SORT_TECHNICAL:
      return "technical";
    case SORT_TRANSFERABLE:
      break;
  }
  return "transferable";
}
