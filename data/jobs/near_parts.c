/* SPDX-License-Identifier: MIT */
/* From the figures of two jobs to the parts of their nearness. */
#include "data/jobs/near_parts.h"

#include <math.h>

#include "data/base/i18n.h"

/* The weights of near.h, in the order of enum near_part; they add up to 1. */
static const struct {
  const char *name;
  float weight;
} parts_of[JOB_NEAR_PARTS_MOST] = {
    {N_("tasks and titles"), 0.29f}, {N_("skills"), 0.21f},          {N_("knowledge"), 0.16f},
    {N_("openings"), 0.12f},         {N_("preparation"), 0.05f},     {N_("interests"), 0.04f},
    {N_("published list"), 0.05f},   {N_("work activities"), 0.03f}, {N_("pay"), 0.04f},
    {N_("work values"), 0.01f},
};

/* Four sums beside each other, of four numbers each: compilers make vector
 * instructions of that, and none has to wait for the one before. */
static float product(const float *left, const float *right, size_t count) {
  float one[4] = {0};
  float two[4] = {0};
  float three[4] = {0};
  float four[4] = {0};
  for (size_t i = 0; i < count; i += (size_t)NEAR_LANES) {
    for (size_t lane = 0; lane < 4; lane++) {
      one[lane] += left[i + lane] * right[i + lane];
    }
    for (size_t lane = 0; lane < 4; lane++) {
      two[lane] += left[i + 4 + lane] * right[i + 4 + lane];
    }
    for (size_t lane = 0; lane < 4; lane++) {
      three[lane] += left[i + 8 + lane] * right[i + 8 + lane];
    }
    for (size_t lane = 0; lane < 4; lane++) {
      four[lane] += left[i + 12 + lane] * right[i + 12 + lane];
    }
  }
  float sum = 0;
  for (size_t lane = 0; lane < 4; lane++) {
    sum += (one[lane] + two[lane]) + (three[lane] + four[lane]);
  }
  return sum;
}

static float clip(float value) {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}

struct compared {
  float cosine;   /* 0-1: below 0 is taken for 0 */
  float distance; /* root mean square of the differences, in standard deviations */
  bool known;
};

static struct compared compare(const struct job_near *near, size_t from, size_t to, enum near_block block) {
  const struct near_row *a = &near->rows[from];
  const struct near_row *b = &near->rows[to];
  float left = a->length[block];
  float right = b->length[block];
  if (!(left > 0) || !(right > 0)) {
    return (struct compared){.known = false};
  }
  size_t start = near->start[block];
  float dot = product(a->figures + start, b->figures + start, near->start[block + 1] - start);
  float square = left * left + right * right - 2 * dot;
  return (struct compared){
      .cosine = clip(dot / (left * right)), .distance = square > 0 ? sqrtf(square) : 0, .known = true};
}

/* Like 1 at no distance, falling to 0 at `far`. */
static float closeness(struct compared compared, float far) {
  return compared.known ? clip(1 - compared.distance / far) : -1;
}

static float mean(float left, float right, float share_of_left) {
  return left < 0 ? right : right < 0 ? left : share_of_left * left + (1 - share_of_left) * right;
}

static float cosine(struct compared compared) {
  return compared.known ? compared.cosine : -1;
}

static float tier_value(const struct near_row *row, size_t to) {
  static const float values[NEAR_TIERS] = {1.0f, 0.8f, 0.6f};
  bool perhaps = (row->linked >> to % 64 & 1) != 0;
  for (size_t i = 0; perhaps && i < row->link_count; i++) {
    if (row->links[i].to == to) {
      return values[row->links[i].tier];
    }
  }
  return 0;
}

/* The list names others for a job; that it names the job for the others counts half. */
static float listed(const struct job_near *near, size_t from, size_t to) {
  const struct near_row *a = &near->rows[from];
  const struct near_row *b = &near->rows[to];
  return a->link_count == 0 && b->link_count == 0 ? -1 : clip(tier_value(a, to) + 0.5f * tier_value(b, from));
}

void near_values(const struct job_near *near, size_t from, size_t to, float values[JOB_NEAR_PARTS_MOST]) {
  const struct near_row *a = &near->rows[from];
  const struct near_row *b = &near->rows[to];
  struct compared knowledge = compare(near, from, to, NEAR_KNOWLEDGE);
  struct compared text = compare(near, from, to, NEAR_VECTOR);
  values[NEAR_PART_TEXT] = text.known ? sqrtf(text.cosine) : -1;
  values[NEAR_PART_SKILLS] = mean(closeness(compare(near, from, to, NEAR_SKILL_LEVELS), 1.6f),
                                  closeness(compare(near, from, to, NEAR_SKILL_IMPORTANCES), 1.6f), 0.5f);
  values[NEAR_PART_KNOWLEDGE] = mean(cosine(knowledge), closeness(knowledge, 1.8f), 0.6f);
  values[NEAR_PART_OPENINGS] = b->openings;
  values[NEAR_PART_PREPARATION] = a->zone == 0 || b->zone == 0 ? -1 : clip(1 - fabsf((float)(a->zone - b->zone)) / 3);
  values[NEAR_PART_INTERESTS] = cosine(compare(near, from, to, NEAR_INTERESTS));
  values[NEAR_PART_LIST] = listed(near, from, to);
  values[NEAR_PART_ACTIVITIES] = closeness(compare(near, from, to, NEAR_ACTIVITY_LEVELS), 1.8f);
  values[NEAR_PART_PAY] = a->wage > 0 && b->wage > 0 ? clip(1 - fabsf(a->wage - b->wage)) : -1;
  values[NEAR_PART_VALUES] = cosine(compare(near, from, to, NEAR_VALUES));
}

static float known_weight(const float values[JOB_NEAR_PARTS_MOST]) {
  float weight = 0;
  for (size_t i = 0; i < (size_t)JOB_NEAR_PARTS_MOST; i++) {
    weight += values[i] < 0 ? 0 : parts_of[i].weight;
  }
  return weight;
}

size_t job_near_parts(const struct job_near *near, size_t from, size_t to,
                      struct job_near_part parts[JOB_NEAR_PARTS_MOST]) {
  float values[JOB_NEAR_PARTS_MOST];
  near_values(near, from, to, values);
  float weight = known_weight(values);
  size_t count = 0;
  for (size_t i = 0; i < (size_t)JOB_NEAR_PARTS_MOST; i++) {
    if (values[i] >= 0) {
      parts[count++] = (struct job_near_part){
          .name = parts_of[i].name, .value = (double)values[i], .share = (double)(parts_of[i].weight / weight)};
    }
  }
  return count;
}

static double nearness(const struct job_near *near, size_t from, size_t to) {
  float values[JOB_NEAR_PARTS_MOST];
  near_values(near, from, to, values);
  float weight = known_weight(values);
  float sum = 0;
  for (size_t i = 0; i < (size_t)JOB_NEAR_PARTS_MOST; i++) {
    sum += values[i] < 0 ? 0 : parts_of[i].weight * values[i];
  }
  return weight > 0 ? (double)(sum / weight) : 0;
}

/* A person may hold many credentials for the same job: only the one that counts most matters. */
static bool is_best_of_its_row(const struct job_held *held, size_t count, size_t at) {
  for (size_t i = 0; i < count; i++) {
    if (held[i].row == held[at].row &&
        (held[i].weight > held[at].weight || (i < at && !(held[i].weight < held[at].weight)))) {
      return false;
    }
  }
  return true;
}

void job_near_to(const struct job_near *near, const struct job_held *held, size_t count, double *result) {
  for (size_t row = 0; row < near->count; row++) {
    result[row] = 0;
  }
  for (size_t i = 0; i < count; i++) {
    double weight = held[i].weight > 1 ? 1 : held[i].weight;
    if (held[i].row >= near->all || !(weight > 0) || !is_best_of_its_row(held, count, i)) {
      continue;
    }
    for (size_t row = 0; row < near->count; row++) {
      double value = weight * (row == held[i].row ? 1 : nearness(near, held[i].row, row));
      result[row] = value > result[row] ? value : result[row];
    }
  }
}
