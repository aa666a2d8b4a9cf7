/* SPDX-License-Identifier: MIT */
#include "data/catalog/rank.h"

#include <stddef.h>
#include <string.h>

#include "data/base/buffer.h"

enum { POINTS_JOBS = 10 };
const int rank_jobs_points = POINTS_JOBS;

enum { POINTS_CLAIMED = 8, POINTS_CONFIRMED = 15, POINTS_ENDING = -50, POINTS_ENDED = -100, LONGEST_WHY = 1024 };

/* Facts that either hold or don't, before and after the approvals. */
static const struct fact {
  size_t offset;
  int points;
  const char *words;
} facts_before[] = {{offsetof(struct rank_facts, price), 10, "price"},
                    {offsetof(struct rank_facts, time), 10, "time"},
                    {offsetof(struct rank_facts, results), 20, "graduates' results"},
                    {offsetof(struct rank_facts, jobs), POINTS_JOBS, "jobs"},
                    {offsetof(struct rank_facts, skills), 10, "skills"}},
  facts_after[] = {{offsetof(struct rank_facts, requirements), 5, "requirements"},
                   {offsetof(struct rank_facts, steps), 8, "steps"},
                   {offsetof(struct rank_facts, provider), 5, "provider"},
                   {offsetof(struct rank_facts, description), 4, "description"},
                   {offsetof(struct rank_facts, page), 3, "web page"}};

enum {
  FACTS_BEFORE = sizeof facts_before / sizeof facts_before[0],
  FACTS_AFTER = sizeof facts_after / sizeof facts_after[0]
};

static bool holds(const struct rank_facts *facts, const struct fact *fact) {
  return *(const bool *)((const char *)facts + fact->offset);
}

/* Words of credentialStatusType and lifeCycleStatusType. */
static int status_points(const char *status) {
  static const struct {
    const char *word;
    int points;
  } statuses[] = {{"ceased", POINTS_ENDED},        {"deprecated", POINTS_ENDED}, {"suspended", POINTS_ENDED},
                  {"revoked", POINTS_ENDED},       {"superseded", POINTS_ENDED}, {"inactive", POINTS_ENDED},
                  {"ceasing", POINTS_ENDING},      {"teachout", POINTS_ENDING},  {"developing", POINTS_ENDING},
                  {"probationary", POINTS_ENDING}, {"proposed", POINTS_ENDING}};
  for (size_t i = 0; status != NULL && i < sizeof statuses / sizeof statuses[0]; i++) {
    if (strcmp(status, statuses[i].word) == 0) {
      return statuses[i].points;
    }
  }
  return 0;
}

static int points_of(const struct rank_facts *facts, const struct fact *table, size_t count) {
  int points = 0;
  for (size_t i = 0; i < count; i++) {
    points += holds(facts, &table[i]) ? table[i].points : 0;
  }
  return points;
}

double rank_points(const struct rank_facts *facts) {
  int approved = facts->confirmed_by > 0 ? POINTS_CONFIRMED : facts->approved_by > 0 ? POINTS_CLAIMED : 0;
  return points_of(facts, facts_before, (size_t)FACTS_BEFORE) + approved +
         points_of(facts, facts_after, (size_t)FACTS_AFTER) + status_points(facts->status);
}

static void add_words(struct buffer *why, const char *words) {
  if (why->length != 0) {
    buffer_add_text(why, ", ");
  }
  buffer_add_text(why, words);
}

static void add_facts(struct buffer *why, const struct rank_facts *facts, const struct fact *table, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (holds(facts, &table[i])) {
      add_words(why, table[i].words);
    }
  }
}

const char *rank_why(struct arena *arena, const struct rank_facts *facts) {
  struct buffer why;
  buffer_init(&why, (size_t)LONGEST_WHY);
  add_facts(&why, facts, facts_before, (size_t)FACTS_BEFORE);
  if (facts->approved_by > 0) {
    add_words(&why, "");
    buffer_add_format(&why, "approved by %ld", facts->approved_by);
  }
  if (facts->confirmed_by > 0) {
    add_words(&why, "");
    buffer_add_format(&why, "confirmed by %ld", facts->confirmed_by);
  }
  add_facts(&why, facts, facts_after, (size_t)FACTS_AFTER);
  if (why.length == 0) {
    buffer_add_text(&why, "nothing but its name");
  }
  int status = status_points(facts->status);
  if (status != 0) {
    add_words(&why, status == POINTS_ENDED ? "but no longer offered" : "but winding down or not settled");
  }
  const char *text = why.failed ? NULL : arena_strdup(arena, buffer_text(&why));
  buffer_free(&why);
  return text;
}

/* Whether the first words of `why` are `words`: then what stands behind them and their comma. */
static const char *after_words(const char *why, const char *words) {
  size_t length = strlen(words);
  if (strncmp(why, words, length) != 0 || (why[length] != '\0' && strncmp(why + length, ", ", 2) != 0)) {
    return NULL;
  }
  return why + length + (why[length] == '\0' ? 0 : 2);
}

const char *rank_why_jobs(struct arena *arena, const char *why, bool jobs) {
  static const char nothing[] = "nothing but its name";
  struct buffer fresh;
  const char *rest;
  buffer_init(&fresh, (size_t)LONGEST_WHY);
  rest = after_words(why, nothing);
  why = rest != NULL ? rest : why;
  for (size_t i = 0; i < (size_t)FACTS_BEFORE; i++) {
    bool about_jobs = facts_before[i].offset == offsetof(struct rank_facts, jobs);
    rest = after_words(why, facts_before[i].words);
    if (about_jobs ? jobs : rest != NULL) {
      add_words(&fresh, facts_before[i].words);
    }
    why = rest != NULL ? rest : why;
  }
  if (fresh.length == 0 && (why[0] == '\0' || strncmp(why, "but ", 4) == 0)) {
    add_words(&fresh, nothing);
  }
  if (why[0] != '\0') {
    add_words(&fresh, why);
  }
  const char *text = fresh.failed ? NULL : arena_strdup(arena, buffer_text(&fresh));
  buffer_free(&fresh);
  return text;
}
