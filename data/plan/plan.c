/* SPDX-License-Identifier: MIT */
#include "data/plan/plan.h"

#include <string.h>

void plan_copy(char *field, size_t size, const char *text) {
  if (text == NULL) {
    field[0] = '\0';
    return;
  }
  size_t length = strlen(text);
  if (length >= size) {
    length = size - 1;
    while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80) {
      length--;
    }
  }
  memmove(field, text, length);
  field[length] = '\0';
}

void plan_clear(struct plan *plan) {
  memset(plan, 0, sizeof *plan);
  plan->goal_wage = -1;
}

bool plan_is_empty(const struct plan *plan) {
  return plan->count == 0 && plan->goal[0] == '\0';
}

size_t plan_index(const struct plan *plan, const char *ctid) {
  size_t at = 0;
  while (at < plan->count && strcmp(plan->steps[at].ctid, ctid) != 0) {
    at++;
  }
  return at;
}

void plan_remove(struct plan *plan, size_t at) {
  if (at < plan->count) {
    plan->count--;
    memmove(&plan->steps[at], &plan->steps[at + 1], (plan->count - at) * sizeof plan->steps[0]);
  }
}

void plan_swap(struct plan *plan, size_t at) {
  if (at + 1 < plan->count) {
    struct plan_step step = plan->steps[at];
    plan->steps[at] = plan->steps[at + 1];
    plan->steps[at + 1] = step;
  }
}
