/* SPDX-License-Identifier: MIT */
/*
 * Narrowing the jobs of a match to what a person wants, and how many jobs each
 * wish leaves out. A job whose figure is not published is left out by a wish
 * about that figure.
 *
 * Typed, the wishes are words, in any order:
 *
 *   pays:40000      the median wage is at least this, dollars a year
 *   openings:1000   at least so many openings a year
 *   growth:5        employment grows by at least this percent over the projection's years
 *   schooling:LEVEL usual for entry is at most this (person.h)
 *   enough          the median wage is enough for the household
 *   no-license      no license that everybody in the job needs
 *   remote          can mostly be done from home, a guess
 *   in:PLACE        training for it is given in this county, state or city;
 *                   PLACE in double quotes when it has blanks
 *
 * A ">", ">=", "<", "<=", "$", "," or "%" beside a number is allowed. The older
 * "county:" means "in:".
 *
 * The guess about working from home is after Dingel and Neiman (How many jobs
 * can be done at home?, Journal of Public Economics 189, 2020), who rule a job
 * out when one of these work activities is of importance 4 or more: inspecting
 * equipment, structures or materials; performing general physical activities;
 * handling and moving objects; controlling machines and processes; operating
 * vehicles, mechanized devices or equipment; performing for or working directly
 * with the public; repairing and maintaining mechanical or electronic
 * equipment. They also rule out by work context (e-mail less than monthly,
 * outdoors, disease ...), which is not in this data. In its place the guess is
 * stricter: 3.5 for all of these and for assisting and caring for others; and
 * working with computers of at least 3.5. A job without rated activities does
 * not pass.
 */
#ifndef LADDERWAY_DATA_MATCH_WISHES_H
#define LADDERWAY_DATA_MATCH_WISHES_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"
#include "data/match/match.h"

enum wish_kind {
  WISH_PAYS,
  WISH_OPENINGS,
  WISH_GROWTH,
  WISH_SCHOOLING,
  WISH_ENOUGH,
  WISH_NO_LICENSE,
  WISH_REMOTE,
  WISH_PLACE
};
enum { WISH_KINDS = 8, WISH_PLACE_SIZE = 80 };

/* "pays", "openings", "growth", "schooling", "enough", "no-license", "remote", "in" */
const char *wish_kind_name(enum wish_kind kind);

struct match_wishes {
  bool on[WISH_KINDS];
  long long pays; /* cents a year */
  long openings;
  double growth; /* percent */
  enum schooling schooling;
  char place[WISH_PLACE_SIZE];
};

/* Reads the words; `wishes` is replaced. ERROR_USAGE names the first word that is none. */
int match_wishes_parse(const char *text, struct match_wishes *wishes, struct error *error) MUST_CHECK;

/* Writes the wishes as words into `text`. */
void match_wishes_text(const struct match_wishes *wishes, char *text, size_t size);

/* The same of one of them that is on. */
void match_wishes_one(const struct match_wishes *wishes, enum wish_kind kind, char *text, size_t size);

bool match_wishes_any(const struct match_wishes *wishes);

/* Whether the job in the row of the matrix can be done from home, by the guess above. */
bool job_remote_guess(const struct job_matrix *matrix, size_t row);

struct match_left {
  struct job_match **jobs; /* those that pass, in the order of the match */
  size_t count;
  size_t left_out[WISH_KINDS]; /* jobs that this wish alone leaves out */
};

/* `enough` is what the household needs, cents a year. Lives in the arena. */
int match_wishes_jobs(struct catalog *catalog, struct arena *arena, const struct match *match,
                      const struct match_wishes *wishes, long long enough, struct match_left *filtered,
                      struct error *error) MUST_CHECK;

#endif
