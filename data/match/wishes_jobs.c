/* SPDX-License-Identifier: MIT */
/* Which jobs pass. */
#include <string.h>

#include "data/base/sorted.h"
#include "data/catalog/leads.h"
#include "data/match/gates.h"
#include "data/match/wishes.h"

bool job_remote_guess(const struct job_matrix *matrix, size_t row) {
  static const char *const bound[] = {"4.A.1.b.2", "4.A.3.a.1", "4.A.3.a.2", "4.A.3.a.3", "4.A.3.a.4",
                                      "4.A.3.b.4", "4.A.3.b.5", "4.A.4.a.5", "4.A.4.a.8"};
  static const char computers[] = "4.A.3.b.1";
  const float much = 3.5F;
  const struct matrix_cell *cells = matrix->cells + row * matrix->element_count;
  bool with_computers = false;
  for (size_t e = 0; e < matrix->element_count; e++) {
    if (matrix->kinds[e] != ELEMENT_ACTIVITY || cells[e].importance < much) {
      continue;
    }
    with_computers = with_computers || strcmp(matrix->elements[e], computers) == 0;
    for (size_t i = 0; i < sizeof bound / sizeof bound[0]; i++) {
      if (strcmp(matrix->elements[e], bound[i]) == 0) {
        return false;
      }
    }
  }
  return with_computers;
}

struct filtering {
  const struct match *match;
  const struct match_wishes *wishes;
  long long enough;
  const char *const *places; /* occupations with training there, in order */
  size_t place_count;
};

static bool has_training(const struct filtering *filtering, const char *code) {
  size_t at = sorted_place(filtering->places, filtering->place_count, sizeof *filtering->places, 0, code);
  return at < filtering->place_count && strcmp(filtering->places[at], code) == 0;
}

static bool needs_license(const struct job_match *job) {
  for (size_t i = 0; i < job->gate_count; i++) {
    if (job->gates[i].kind == GATE_LICENSE) {
      return true;
    }
  }
  return false;
}

static bool passes(const struct filtering *filtering, const struct job_match *job, enum wish_kind kind) {
  const struct match_wishes *wishes = filtering->wishes;
  int asked = schooling_step(schooling_of_entry(job->job.education));
  switch (kind) {
    case WISH_PAYS:
      return job->job.wages.median >= wishes->pays;
    case WISH_OPENINGS:
      return job->job.openings >= 0.0 && job->job.openings * 1000.0 >= (double)wishes->openings;
    case WISH_GROWTH:
      return job->job.growth_percent >= wishes->growth; /* false for NAN */
    case WISH_SCHOOLING:
      return asked > 0 && asked <= schooling_step(wishes->schooling);
    case WISH_ENOUGH:
      return job->job.wages.median >= filtering->enough;
    case WISH_NO_LICENSE:
      return !needs_license(job);
    case WISH_REMOTE:
      return job_remote_guess(&filtering->match->matrix, job->row);
    case WISH_PLACE:
      return has_training(filtering, job->job.code);
  }
  return true;
}

int match_wishes_jobs(struct catalog *catalog, struct arena *arena, const struct match *match,
                      const struct match_wishes *wishes, long long enough, struct match_left *filtered,
                      struct error *error) {
  struct filtering filtering = {.match = match, .wishes = wishes, .enough = enough};
  *filtered = (struct match_left){0};
  filtered->jobs = arena_array(arena, match->job_count, sizeof(struct job_match *));
  if (filtered->jobs == NULL) {
    return error_no_memory(error);
  }
  if (wishes->on[WISH_PLACE] &&
      leads_jobs_in(catalog, arena, wishes->place, &filtering.places, &filtering.place_count, error) != 0) {
    return -1;
  }
  for (size_t i = 0; i < match->job_count; i++) {
    bool kept = true;
    for (int kind = 0; kind < (int)WISH_KINDS; kind++) {
      if (wishes->on[kind] && !passes(&filtering, &match->jobs[i], (enum wish_kind)kind)) {
        filtered->left_out[kind]++;
        kept = false;
      }
    }
    if (kept) {
      filtered->jobs[filtered->count++] = &match->jobs[i];
    }
  }
  return 0;
}
