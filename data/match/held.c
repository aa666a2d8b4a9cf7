/* SPDX-License-Identifier: MIT */
#include "data/match/held.h"

/* With more confidences than there is room for, the one that counts least goes. */
static struct held_step *room_for(struct held *held, const struct evidence *piece) {
  if (held->count < HELD_MOST_STEPS) {
    held->steps[held->count] = (struct held_step){.confidence = piece->confidence};
    return &held->steps[held->count++];
  }
  struct held_step *least = &held->steps[0];
  for (size_t i = 1; i < held->count; i++) {
    least = held->steps[i].confidence < least->confidence ? &held->steps[i] : least;
  }
  if (least->confidence >= piece->confidence) {
    return NULL;
  }
  *least = (struct held_step){.confidence = piece->confidence};
  return least;
}

static void hold(struct held *held, const struct evidence *piece) {
  struct held_step *step = NULL;
  for (size_t i = 0; i < held->count && step == NULL; i++) {
    step = held->steps[i].confidence == piece->confidence ? &held->steps[i] : NULL;
  }
  step = step == NULL ? room_for(held, piece) : step;
  if (step != NULL && piece->level > step->level) {
    step->level = piece->level;
  }
}

struct held *held_of(struct arena *arena, const struct evidence *evidence, size_t count, size_t element_count) {
  struct held *held = arena_array(arena, element_count, sizeof *held);
  for (size_t i = 0; held != NULL && i < count; i++) {
    hold(&held[evidence[i].element], &evidence[i]);
  }
  return held;
}

double held_covers(const struct held *held, double required) {
  double best = 0.0;
  for (size_t i = 0; i < held->count; i++) {
    double share = held->steps[i].level >= required ? 1.0 : held->steps[i].level / required;
    double covered = share * held->steps[i].confidence;
    best = covered > best ? covered : best;
  }
  return best;
}

double held_level(const struct held *held) {
  double best = 0.0;
  for (size_t i = 0; i < held->count; i++) {
    best = held->steps[i].level > best ? held->steps[i].level : best;
  }
  return best;
}

double held_confidence(const struct held *held) {
  double best = 0.0;
  for (size_t i = 0; i < held->count; i++) {
    best = held->steps[i].confidence > best ? held->steps[i].confidence : best;
  }
  return best;
}
