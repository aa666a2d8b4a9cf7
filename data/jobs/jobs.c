/* SPDX-License-Identifier: MIT */
#include "data/jobs/jobs.h"

const char *element_kind_name(enum element_kind kind) {
  static const char *const names[ELEMENT_KINDS] = {"skill", "knowledge", "activity"};
  return names[kind];
}
