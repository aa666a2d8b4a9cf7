/* SPDX-License-Identifier: MIT */
#include "data/match/requirements.h"

#include <math.h>
#include <string.h>

const double requirements_least_importance = 2.0;
const double requirements_technology_importance = 0.25;
const double requirements_technologies_most = 0.2;

/* O*NET publishes levels from 0 to 7 with two decimals. */
enum { LEVEL_STEPS = 701 };

static bool is_requirement(const struct matrix_cell *cell) {
  return !cell->suppressed && !cell->not_relevant && (double)cell->importance >= requirements_least_importance &&
         cell->level > 0.0F;
}

/* (O - L) / (H - L): importance runs from 1 to 5. */
static double standard_importance(double importance) {
  return (importance - 1.0) / 4.0;
}

/* The standardised importance of each element that is asked for, not yet as shares; their sum. */
static double weigh_elements(const struct matrix_cell *cells, size_t width, struct match_requirement *row) {
  double sum = 0.0;
  for (size_t i = 0; i < width; i++) {
    if (is_requirement(&cells[i])) {
      /* Published with two decimals; a float holds 4.12 as 4.1199999. */
      row[i].weight = standard_importance(round((double)cells[i].importance * 100.0) / 100.0);
      row[i].level = round((double)cells[i].level * 100.0) / 100.0;
      sum += row[i].weight;
    }
  }
  return sum;
}

/* What `count` technologies weigh together beside elements that weigh `elements`. */
static double weigh_tools(size_t count, double elements) {
  double all = (double)count * requirements_technology_importance;
  double most = elements * requirements_technologies_most / (1.0 - requirements_technologies_most);
  return all < most ? all : most;
}

struct match_requirement *requirements_of(const struct job_matrix *matrix, const struct job_tools *tools,
                                          struct arena *arena, double **tool_weights) {
  size_t width = matrix->element_count;
  struct match_requirement *all = arena_array(arena, matrix->job_count * width, sizeof *all);
  *tool_weights = arena_array(arena, matrix->job_count, sizeof **tool_weights);
  if (all == NULL || *tool_weights == NULL) {
    return NULL;
  }
  for (size_t job = 0; job < matrix->job_count; job++) {
    struct match_requirement *row = all + job * width;
    double elements = weigh_elements(matrix->cells + job * width, width, row);
    size_t count = tools->first[job + 1] - tools->first[job];
    double of_tools = weigh_tools(count, elements);
    for (size_t i = 0; i < width && elements > 0.0; i++) {
      row[i].weight /= elements + of_tools;
    }
    if (count > 0 && elements > 0.0) {
      (*tool_weights)[job] = of_tools / (double)count / (elements + of_tools);
    }
  }
  return all;
}

double requirements_core_weight(const struct match_requirement *row, size_t element_count) {
  double heaviest[REQUIREMENTS_CORE] = {0};
  for (size_t i = 0; i < element_count; i++) {
    double weight = row[i].weight;
    for (size_t j = 0; j < REQUIREMENTS_CORE; j++) {
      if (weight > heaviest[j]) {
        double lighter = heaviest[j];
        heaviest[j] = weight;
        weight = lighter;
      }
    }
  }
  return heaviest[REQUIREMENTS_CORE - 1];
}

/* The middle one of `total` levels that are counted by hundredths; of an even
 * number the mean of the two in the middle. */
static double median_of(const size_t *counts, size_t total) {
  double sum = 0.0;
  size_t seen = 0;
  for (size_t step = 0; step < LEVEL_STEPS; step++) {
    size_t before = seen;
    seen += counts[step];
    sum += before < (total + 1) / 2 && (total + 1) / 2 <= seen ? (double)step : 0.0;
    sum += before < total / 2 + 1 && total / 2 + 1 <= seen ? (double)step : 0.0;
  }
  return sum / 2.0 / 100.0;
}

double *requirements_median_levels(const struct job_matrix *matrix, const struct match_requirement *requirements,
                                   struct arena *arena) {
  double *medians = arena_array(arena, matrix->element_count, sizeof *medians);
  size_t *counts = arena_array(arena, LEVEL_STEPS, sizeof *counts);
  if (medians == NULL || counts == NULL) {
    return NULL;
  }
  for (size_t element = 0; element < matrix->element_count; element++) {
    size_t total = 0;
    memset(counts, 0, LEVEL_STEPS * sizeof *counts);
    for (size_t job = 0; job < matrix->job_count; job++) {
      const struct match_requirement *requirement = &requirements[job * matrix->element_count + element];
      if (requirement->weight > 0.0) {
        long step = lround(requirement->level * 100.0);
        counts[step < 0 ? 0 : step >= LEVEL_STEPS ? LEVEL_STEPS - 1 : step]++;
        total++;
      }
    }
    medians[element] = total > 0 ? median_of(counts, total) : 0.0;
  }
  return medians;
}
