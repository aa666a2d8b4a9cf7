/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a saved plan: refused with a reason, or every text in it is
 * clean and ended, every code one that may be looked up, every figure known or
 * -1, and dates and sums can be reckoned.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/text.h"
#include "data/plan/plan_read.h"
#include "data/plan/plan_time.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition) {
  if (!condition) {
    abort();
  }
}

static void require_text(const char *text, size_t room) {
  size_t length = strnlen(text, room);
  require(length < room && text_is_utf8(text, length));
  for (size_t i = 0; i < length; i++) {
    require((unsigned char)text[i] >= 0x20 && text[i] != 0x7f);
  }
}

static void check_step(const struct plan_step *step) {
  require_text(step->ctid, sizeof step->ctid);
  require_text(step->type, sizeof step->type);
  require_text(step->name, sizeof step->name);
  require_text(step->name_es, sizeof step->name_es);
  require_text(step->provider, sizeof step->provider);
  require_text(step->source, sizeof step->source);
  require_text(step->data_date, sizeof step->data_date);
  require_text(step->figures.currency, sizeof step->figures.currency);
  require(step->ctid[0] != '\0' && strpbrk(step->ctid, " /'\"%\n") == NULL && step->name[0] != '\0');
  const struct plan_figures *figures = &step->figures;
  require(figures->cost >= -1 && (figures->cost < 0) == (figures->cost_reason != NULL));
  require((figures->days < 0 && figures->hours < 0) == (figures->time_reason != NULL));
  require(figures->days <= 36600 && figures->hours <= 1000000);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static struct plan plan;
  static struct plan_time time;
  struct plan_figures figures[PLAN_MOST_STEPS];
  struct error error = {0};
  plan_clear(&plan);
  if (plan_read(&plan, (const char *)data, size, "it", &error) != 0) {
    require(error.code != ERROR_NONE && error.message[0] != '\0' && plan.count == 0);
    return 0;
  }
  require(plan.count <= PLAN_MOST_STEPS && plan.hours >= 0 && plan.hours <= PLAN_MOST_HOURS);
  require_text(plan.name, sizeof plan.name);
  require_text(plan.goal_title, sizeof plan.goal_title);
  require_text(plan.start, sizeof plan.start);
  for (size_t i = 0; i < plan.count; i++) {
    check_step(&plan.steps[i]);
    figures[i] = plan.steps[i].figures;
  }
  plan_reckon(&plan, figures, &time);
  require(time.sum_count <= PLAN_MOST_CURRENCIES && time.days >= 0);
  return 0;
}
