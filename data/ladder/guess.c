/* SPDX-License-Identifier: MIT */
/* What is stated by nobody: others for the same occupation, and guesses. */
#include <string.h>

#include "data/catalog/rungs.h"
#include "data/ladder/parts.h"

enum { CANDIDATES = 40 };

static size_t first_asked(const struct ladder *ladder) {
  size_t at = 0;
  while (at < ladder->step_count && !ladder->steps[at].asked) {
    at++;
  }
  return at == ladder->step_count || ladder->steps[at].ctid == NULL ? LADDER_NONE : at;
}

static bool is_guess(const struct ladder *ladder, const char *ctid) {
  bool guess = false;
  for (size_t i = 0; i < ladder->guess_count; i++) {
    guess = guess || strcmp(ladder->guesses[i].row.ctid, ctid) == 0;
  }
  return guess;
}

/* Credentials that name the first occupation of what was asked for, and that no
 * edge ties to it. They stand beside the ladder. */
int growth_add_others(struct growth *growth, struct error *error) {
  struct ladder *ladder = growth->ladder;
  struct rungs rungs;
  size_t root = first_asked(ladder);
  if (ladder->about != LADDER_OF_CREDENTIAL || root == LADDER_NONE || ladder->steps[root].exit_count == 0 ||
      ladder->steps[root].exits[0].code == NULL) {
    return 0;
  }
  if (rungs_for_job(growth->catalog, growth->arena, ladder->steps[root].exits[0].code,
                    (size_t)LADDER_MOST_OTHERS + ladder->step_count, &rungs, error) != 0) {
    return -1;
  }
  for (size_t i = 0, added = 0; i < rungs.count && added < (size_t)LADDER_MOST_OTHERS; i++) {
    size_t before = ladder->step_count;
    size_t at = LADDER_NONE;
    const char *older = NULL;
    if (is_guess(ladder, rungs.ctids[i])) {
      continue;
    }
    if (growth_step(growth, rungs.ctids[i], NULL, 0, &at, &older, error) != 0) {
      return -1;
    }
    if (ladder->step_count > before) {
      ladder->steps[at].builds_on = root;
      added++;
    }
  }
  return 0;
}

/* Keeps the guesses of the lowest level. */
static void keep_guess(struct ladder *ladder, const struct ladder_guess *guess) {
  if (ladder->guess_count > 0 && guess->level < ladder->guesses[0].level) {
    ladder->guess_count = 0;
  }
  bool next = ladder->guess_count == 0 || guess->level == ladder->guesses[0].level;
  if (next && ladder->guess_count < (size_t)LADDER_MOST_GUESSES) {
    ladder->guesses[ladder->guess_count++] = *guess;
  }
}

/* The level of a candidate, by its class and the first occupation that it leads to. */
static int read_candidate(struct growth *growth, const char *ctid, struct ladder_guess *guess, struct error *error) {
  struct credential credential;
  struct ladder_step step = {0};
  if (credential_read(growth->catalog, growth->arena, ctid, &credential, error) != 0) {
    return -1;
  }
  if (credential.job_count > 0 && growth_add_exit(growth, &step, credential.jobs[0].code, NULL, error) != 0) {
    return -1;
  }
  guess->row = credential.row;
  guess->level = ladder_level(credential.row.type, step.exit_count > 0 ? step.exits[0].zone : 0);
  return 0;
}

int growth_guess(struct growth *growth, struct error *error) {
  struct ladder *ladder = growth->ladder;
  struct rungs rungs;
  size_t root = first_asked(ladder);
  if (ladder->about != LADDER_OF_CREDENTIAL || root == LADDER_NONE || ladder->steps[root].level == 0) {
    return 0;
  }
  ladder->guesses = arena_array(growth->arena, LADDER_MOST_GUESSES, sizeof *ladder->guesses);
  if (ladder->guesses == NULL) {
    return error_no_memory(error);
  }
  if (rungs_beside(growth->catalog, growth->arena, ladder->steps[root].ctid, CANDIDATES, &rungs, error) != 0) {
    return -1;
  }
  for (size_t i = 0; i < rungs.count; i++) {
    struct ladder_guess guess = {.from = root};
    if (ladder_find(ladder, rungs.ctids[i]) != LADDER_NONE) {
      continue; /* stated already */
    }
    if (read_candidate(growth, rungs.ctids[i], &guess, error) != 0) {
      return -1;
    }
    if (guess.level > ladder->steps[root].level) {
      keep_guess(ladder, &guess);
    }
  }
  return 0;
}
