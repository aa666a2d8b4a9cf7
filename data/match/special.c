/* SPDX-License-Identifier: MIT */
#include "data/match/special.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "data/match/held.h"
#include "data/match/requirements.h"

static const double most_deviations = 3.0;

static double deviations(double value, double mean, double spread) {
  double z = spread > 0.0 ? (value - mean) / spread : 0.0;
  return z > most_deviations ? most_deviations : z < -most_deviations ? -most_deviations : z;
}

/* Importance 1 to 5, where the job asks for the element, else 1. -1: not rated, or not precisely. */
static double importance_of(const struct match *match, size_t row, size_t element) {
  size_t at = row * match->matrix.element_count + element;
  const struct matrix_cell *cell = &match->matrix.cells[at];
  bool unknown = cell->importance < 0.0F || cell->suppressed;
  return unknown ? -1.0 : match->requirements[at].weight > 0.0 ? (double)cell->importance : 1.0;
}

static void add_element(const struct match *match, size_t element, double *sums) {
  const struct job_matrix *matrix = &match->matrix;
  double confidence = held_confidence(&match->held_elements[element]);
  double sum = 0.0;
  double squares = 0.0;
  double count = 0.0;
  for (size_t row = 0; row < matrix->job_count; row++) {
    double value = importance_of(match, row, element);
    if (value >= 0.0) {
      sum += value;
      squares += value * value;
      count++;
    }
  }
  double mean = count > 0.0 ? sum / count : 0.0;
  double spread = count > 0.0 ? sqrt(fmax(0.0, squares / count - mean * mean)) : 0.0;
  for (size_t row = 0; row < matrix->job_count; row++) {
    double value = importance_of(match, row, element);
    if (value >= 0.0) {
      sums[row] += confidence * deviations(value, mean, spread);
    }
  }
}

static void add_tool(const struct match *match, size_t tool, double *sums) {
  const struct job_tools *tools = &match->tools;
  size_t rows = match->matrix.job_count;
  double users = 0.0;
  for (size_t i = 0; i < tools->first[rows]; i++) {
    users += tools->uses[i] == tool;
  }
  double mean = users / (double)rows;
  double spread = sqrt(mean * (1.0 - mean));
  for (size_t row = 0; row < rows; row++) {
    bool needs = false;
    for (size_t i = tools->first[row]; i < tools->first[row + 1]; i++) {
      needs = needs || tools->uses[i] == tool;
    }
    sums[row] += match->held_tools[tool] * deviations(needs, mean, spread);
  }
}

struct place {
  double sum;
  size_t row;
};

static int compare_sums(const void *left, const void *right) {
  const struct place *a = left;
  const struct place *b = right;
  return (a->sum > b->sum) - (a->sum < b->sum);
}

/* Jobs of the same sum have the same share. */
static void to_shares(struct place *order, size_t count, double *shares) {
  size_t less = 0;
  for (size_t i = 0; i < count; i++) {
    less = i > 0 && order[i].sum > order[i - 1].sum ? i : less;
    shares[order[i].row] = count > 1 ? (double)less / (double)(count - 1) : 0.0;
  }
}

double *special_shares(struct arena *arena, const struct match *match) {
  size_t rows = match->matrix.job_count;
  double *sums = arena_array(arena, rows, sizeof *sums);
  struct place *order = arena_array(arena, rows, sizeof *order);
  if (sums == NULL || order == NULL) {
    return NULL;
  }
  for (size_t e = 0; e < match->matrix.element_count; e++) {
    if (match->held_elements[e].count > 0) {
      add_element(match, e, sums);
    }
  }
  for (size_t tool = 0; tool < match->tools.count; tool++) {
    if (match->held_tools[tool] > 0.0) {
      add_tool(match, tool, sums);
    }
  }
  for (size_t row = 0; row < rows; row++) {
    order[row] = (struct place){.sum = sums[row], .row = row};
  }
  if (rows > 0) {
    qsort(order, rows, sizeof *order, compare_sums);
    to_shares(order, rows, sums);
  }
  return sums;
}
