/* SPDX-License-Identifier: MIT */
/* What closes a gap; the smallest sets against trying all of them. */
#include "data/match/gap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/match/gap_set.h"
#include "tests/unit/match_support.h"

enum { NEEDS = 9, CANDIDATES_MOST = 12, ROUNDS = 3000 };

static unsigned long long seed = 20261129;

static unsigned random_below(unsigned most) {
  seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
  return (unsigned)(seed >> 33) % most;
}

struct made {
  struct gain_need needs[NEEDS];
  struct gap_credential candidates[CANDIDATES_MOST];
  struct gain_piece pieces[CANDIDATES_MOST][NEEDS];
  struct gap gap;
};

static void make(struct made *made) {
  double sum = 0;
  *made = (struct made){0};
  made->gap.needs = made->needs;
  made->gap.need_count = NEEDS;
  made->gap.candidates = made->candidates;
  made->gap.candidate_count = 1 + random_below(CANDIDATES_MOST);
  for (size_t i = 0; i < NEEDS; i++) {
    made->needs[i].weight = 1 + random_below(9);
    made->needs[i].covered = random_below(3) == 0 ? 0.6 : 0;
    sum += made->needs[i].weight;
  }
  for (size_t i = 0; i < NEEDS; i++) {
    made->needs[i].weight /= sum;
    made->gap.fit += 100 * made->needs[i].weight * made->needs[i].covered;
  }
  for (size_t c = 0; c < made->gap.candidate_count; c++) {
    struct gap_credential *candidate = &made->candidates[c];
    *candidate = (struct gap_credential){.cost = random_below(5) == 0 ? -1 : (long long)random_below(50) * 100,
                                         .days = random_below(5) == 0 ? -1.0 : (double)random_below(90),
                                         .pieces = made->pieces[c]};
    for (size_t i = 0; i < NEEDS; i++) {
      double covered = 0.8 + 0.05 * random_below(4);
      if (random_below(5) < 2 && covered > made->needs[i].covered) {
        made->pieces[c][candidate->piece_count++] = (struct gain_piece){i, covered};
        candidate->lift += 100 * made->needs[i].weight * (covered - made->needs[i].covered);
      }
    }
  }
}

static double fit_with(const struct made *made, unsigned members) {
  double fit = 0;
  for (size_t i = 0; i < NEEDS; i++) {
    double covered = made->needs[i].covered;
    for (size_t c = 0; c < made->gap.candidate_count; c++) {
      for (size_t p = 0; p < made->candidates[c].piece_count && (members >> c & 1) != 0; p++) {
        const struct gain_piece *piece = &made->pieces[c][p];
        covered = piece->need == i ? fmax(covered, piece->covered) : covered;
      }
    }
    fit += 100 * made->needs[i].weight * covered;
  }
  return fit;
}

static int bits(unsigned members) {
  int count = 0;
  for (; members != 0; members &= members - 1) {
    count++;
  }
  return count;
}

/* The fewest that are needed, and the lowest price among those with known price and length; -1 none. */
static int try_all(const struct made *made, long long *cheapest) {
  int fewest = -1;
  *cheapest = -1;
  for (int size = 1; size <= (int)GAP_SET_MOST && fewest < 0; size++) {
    for (unsigned members = 1; members < 1U << made->gap.candidate_count; members++) {
      if (bits(members) != size || fit_with(made, members) < 80 - 1e-9) {
        continue;
      }
      fewest = size;
      long long cost = 0;
      bool known = true;
      for (size_t c = 0; c < made->gap.candidate_count; c++) {
        bool in = (members >> c & 1) != 0;
        known = known && (!in || (made->candidates[c].cost >= 0 && made->candidates[c].days >= 0));
        cost += in ? made->candidates[c].cost : 0;
      }
      *cheapest = known && (*cheapest < 0 || cost < *cheapest) ? cost : *cheapest;
    }
  }
  return fewest;
}

static void test_sets_against_all(void **state) {
  struct match_world *world = *state;
  static struct made made;
  size_t with_sets = 0;
  size_t with_several = 0;
  for (size_t round = 0; round < ROUNDS; round++) {
    struct error error = {0};
    long long cheapest;
    make(&made);
    if (made.gap.fit >= 80 - 1e-9) {
      continue;
    }
    struct arena_mark mark = arena_mark(world->arena);
    assert_int_equal(gap_find_sets(world->arena, &made.gap, &error), 0);
    arena_rewind(world->arena, mark);
    int fewest = try_all(&made, &cheapest);
    assert_false(made.gap.cut);
    assert_true(fabs(made.gap.fit_of_all - fit_with(&made, (1U << made.gap.candidate_count) - 1)) < 1e-9);
    assert_int_equal(made.gap.set_count > 0, fewest > 0);
    if (fewest < 0) {
      continue;
    }
    with_sets++;
    with_several += fewest > 1;
    for (size_t i = 0; i < made.gap.set_count; i++) {
      const struct gap_set *set = &made.gap.sets[i];
      unsigned members = 0;
      for (size_t j = 0; j < set->count; j++) {
        members |= 1U << set->members[j];
      }
      assert_int_equal(bits(members), fewest);
      assert_true(fabs(fit_with(&made, members) - set->fit_after) < 1e-9);
      assert_true(set->fit_after >= 80 - 1e-9);
    }
    const struct gap_set *first = &made.gap.sets[0];
    assert_int_equal(first->cost_complete && first->days_complete, cheapest >= 0);
    if (cheapest >= 0) {
      assert_true(first->cost == cheapest);
    }
  }
  assert_true(with_sets > 500 && with_several > 200); /* so that something was compared */
}

static const struct gap_credential *candidate_named(const struct gap *gap, const char *name) {
  for (size_t i = 0; i < gap->candidate_count; i++) {
    if (strcmp(gap->candidates[i].name, name) == 0) {
      return &gap->candidates[i];
    }
  }
  return NULL;
}

/* Somebody told of kites at .60; for Lamp Makers 2.A.1.a is held (6 of 3.5), 2.C.1.a in part (2 of 4). */
static void test_gap(void **state) {
  struct match_world *world = *state;
  struct claim_skill skill = {.code = KITE_FLIERS};
  struct claim claim = {.name = "Kites", .confidence = 0.6, .skills = &skill, .skill_count = 1};
  const struct wallet wallet = {.claims = &claim, .count = 1};
  struct match match;
  struct gap gap;
  struct error error = {0};
  const struct job_match *job = match_lists(world, &claim, 1, &match, LAMP_MAKERS);
  assert_fit(&match, LAMP_MAKERS, 100 * (.2 * .6 + .3 * .5 * .6), FIT_SOME);
  assert_int_equal(gap_find(world->catalog, world->arena, &wallet, &match, job, &gap, &error), 0);
  assert_true(fabs(gap.fit - job->fit_percent) < 1e-9);
  /* The Wind Certificate leads there: everything at .80; it gains what was lacking, not what was only told. */
  const struct gap_credential *wind = candidate_named(&gap, "Wind Certificate");
  assert_non_null(wind);
  assert_true(wind->leads && fabs(wind->fit_after - 80) < 1e-9);
  assert_true(fabs(wind->lift - (80 - job->fit_percent)) < 1e-9);
  assert_true(fabs(wind->gain - 100 * (.4 * .8 + .3 * (.8 - .3) + .1 * .8)) < 1e-9);
  assert_true(wind->worth == -1); /* its length is not published */
  /* A badge about lamps: the median level 3 of 4 at .80. */
  const struct gap_credential *lamps = candidate_named(&gap, "Cheap Lamps");
  assert_non_null(lamps);
  assert_true(!lamps->leads && fabs(lamps->gain - 100 * .3 * (.6 - .3)) < 1e-9);
  assert_null(candidate_named(&gap, "Ended Lamps"));
  assert_int_equal(gap.lacking_count, 3);
  assert_string_equal(gap.needs[gap.lacking[0].need].id, "2.A.1.d");
  for (size_t i = 0; i < gap.lacking_count; i++) {
    for (size_t j = 1; j < gap.lacking[i].by_count; j++) {
      assert_true(gap.lacking[i].by[j - 1] < gap.lacking[i].by[j]); /* in the order of the candidates */
    }
  }
  assert_true(gap.set_count > 0 && gap.sets[0].count == 1);
  assert_string_equal(gap.candidates[gap.sets[0].members[0]].name, "Wind Certificate");
}

/* Shell Counters need a license: the Strand Diploma is one and leads there, the Shell Course is none. */
static void test_license(void **state) {
  struct match_world *world = *state;
  const struct wallet wallet = {0};
  struct match match;
  struct gap gap;
  struct error error = {0};
  const struct job_match *job = match_lists(world, NULL, 0, &match, SHELL_COUNTERS);
  assert_int_equal(gap_find(world->catalog, world->arena, &wallet, &match, job, &gap, &error), 0);
  assert_true(candidate_named(&gap, "Strand Diploma")->licenses);
  assert_false(candidate_named(&gap, "Shell Course")->licenses);
  assert_true(gap.sets[0].licensed);
  assert_string_equal(gap.candidates[gap.sets[0].members[0]].name, "Strand Diploma");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_sets_against_all), cmocka_unit_test(test_gap),
                                     cmocka_unit_test(test_license)};
  return cmocka_run_group_tests(tests, match_world_begin, match_world_end);
}
