/* SPDX-License-Identifier: MIT */
/*
 * What a person holds against what every rated occupation asks for.
 *
 * Requirement of an occupation: its O*NET skills, knowledge and work
 * activities, and its technologies. Importance is standardised to 0-1 by
 * (importance - 1) / 4, level to 0-1 by level / 7 (O*NET's own standardisation,
 * onetcenter.org question 20, over 100). Left out: elements marked Not Relevant
 * or recommended for suppression, elements of importance under 2, and those
 * without a level or of level 0, which ask for nothing.
 *
 * O*NET gives technologies neither importance nor level. Those that count
 * (data/jobs/tools.h: In Demand in the occupation, else Hot) each weigh as an
 * element that is "somewhat important", .25, but all of them together at most
 * one fifth of the whole; what is held covers by its confidence.
 *
 * Weight = standardised importance / sum over the occupation, technologies
 * included, so weights add up to 1.
 *
 *   covered(e) = the largest over the pieces of evidence about e of
 *                min(1, level shown / level required) * confidence
 *   fit        = sum over e of weight(e) * covered(e)        in percent
 *
 * Skills, knowledge, activities and technologies each are a part with a weight
 * and a fit of their own; fit = sum over parts of weight * fit of the part.
 *
 * Surplus counts for nothing. Words: most >= 80 %, some below that with at
 * least one core requirement covered by half or more (core: one of the ten
 * heaviest elements; as heavy as the tenth counts, too), little otherwise. A gate
 * that is not met (gates.h) caps the word at "some", and says so.
 *
 * The order of the jobs is not that of the fit: see rank.h.
 *
 * The ways from a claim to evidence, and the level that each shows, stand in evidence.h.
 */
#ifndef LADDERWAY_DATA_MATCH_MATCH_H
#define LADDERWAY_DATA_MATCH_MATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"
#include "data/jobs/jobs.h"
#include "data/jobs/near.h"
#include "data/jobs/tools.h"
#include "data/match/person.h"
#include "data/wallet/wallet.h"

/* One thing that a claim shows about one element. */
struct evidence {
  size_t element;    /* index into the matrix */
  double level;      /* 0-7 */
  double confidence; /* 0-1 */
  size_t claim;      /* index into the wallet */
  const char *how;   /* "skill", "credential", "occupation", "program", "experience", "answer", "near" */
  const char *via;   /* the skill, or the first of the occupations, that it came through */
};

/* What a skill that a claim names was found to be. */
enum skill_target {
  SKILL_NOTHING,
  SKILL_ELEMENT, /* an O*NET skill, knowledge or work activity */
  SKILL_OCCUPATION,
  SKILL_PROGRAM, /* a program of study */
  SKILL_TECHNOLOGY
};

/* What could be made of one claim's skills, for the wallet view. */
struct skill_match {
  size_t claim, skill;
  enum skill_target target;
  const char *id, *name; /* element, occupation's or program's code; NULL when nothing matched, id of a technology */
  const char *how;       /* "uri", "code", "name", "alias", "near"; "told": the person put it right */
};

/* Where an occupation held comes from; in step with match.held. */
struct held_from {
  size_t claim;
  double years;    /* 0 not told */
  const char *how; /* "experience", "credential", "occupation", "program" */
};

/* What a claim shows about one of the technologies that count, tools.h. */
struct tool_shown {
  size_t tool;    /* index into match.tools */
  double covered; /* 0-1, confidence included */
  size_t claim;
  const char *how; /* as in struct evidence */
};

/* A tool or program that the person can use, as claims tell; each once, in the surest claim. */
struct technology_shown {
  const char *name; /* as O*NET has it */
  size_t claim;
  double confidence; /* 0-1 */
  const char *how;   /* as in skill_match */
};

struct closing { /* a credential that teaches what is lacking */
  const char *ctid, *name;
  long long cost; /* cents, -1 */
  const char *currency;
  double days; /* -1 */
};

/* The parts of a fit; the first three in step with enum element_kind. */
enum fit_kind { FIT_SKILLS, FIT_KNOWLEDGE, FIT_ACTIVITIES, FIT_TECHNOLOGIES };
enum { FIT_PARTS = 4 };

/* "skill", "knowledge", "activity", "technology" */
const char *fit_kind_name(enum fit_kind kind);

struct fit_part {
  double weight;      /* share of the whole, 0-1; 0: nothing of this kind is asked for */
  double fit_percent; /* of this part alone, 0-100 */
  size_t have, lack;  /* as in the lists of match_detail() */
};

struct match_line {
  const char *element, *name, *name_es; /* of a technology: its name, twice */
  enum fit_kind kind;
  double weight;     /* share of the whole, 0-1 */
  double level;      /* required, 0-7; -1 of a technology, which has none */
  double held_level; /* 0-7, 0 nothing */
  double covered;    /* 0-1, confidence included */
  const char **from; /* names of the credentials, NULL-ended */
  const char *how;
  struct closing *closes;
  size_t close_count;
};

/* A rating that was published with low precision: shown, but not counted. */
struct match_uncounted {
  const char *element, *name, *name_es;
  enum fit_kind kind;
  double importance, level; /* -1 not published */
};

enum fit_word { FIT_LITTLE, FIT_SOME, FIT_MOST };
const char *fit_word_name(enum fit_word word); /* "little", "some", "most" */

struct match_gate; /* see gates.h */
struct rank_term;  /* see rank.h */

struct job_match {
  struct job job;
  double fit_percent; /* 0-100 */
  enum fit_word fit;
  struct fit_part parts[FIT_PARTS];
  const struct match_gate *gates; /* those of the occupation, met or not */
  size_t gate_count;
  const struct match_gate *unmet;  /* what holds back beside skills, the first of the gates that cap; NULL */
  const struct match_gate *capped; /* the same when it lowered the word; NULL */
  const char *capped_by;           /* its name; NULL */
  double score;                    /* the order, see rank.h */
  const struct rank_term *terms;   /* what the score is the sum of */
  size_t term_count;
  bool did; /* the person told of work in it */
  size_t have_count, lack_count;
  struct match_line *have, *lack; /* filled in by match_detail() */
  struct match_uncounted *uncounted;
  size_t uncounted_count;
  size_t row; /* of the matrix */
};

struct claim_leads;    /* where each claim leads, see evidence.h */
struct held;           /* what the evidence shows of each element, see held.h */
struct match_closings; /* what closes a gap, looked up once per element */

struct match {
  struct job_matrix matrix;
  struct job_tools tools;                 /* the technologies that count */
  struct match_requirement *requirements; /* in step with the matrix's cells, see requirements.h */
  double *tool_weights;                   /* of one technology of each occupation, in step with the matrix's jobs */
  const double *medians;                  /* per element the median level required, see requirements.h */
  struct claim_leads *leads;              /* in step with the wallet's claims */
  struct match_closings *closings;
  struct evidence *evidence; /* by claim, then by element */
  size_t evidence_count;
  struct held *held_elements; /* one for each element of the matrix */
  struct tool_shown *tools_shown;
  size_t tool_shown_count;
  double *held_tools;         /* how much of each of the tools is covered, 0-1 */
  struct skill_match *skills; /* every skill of every claim */
  size_t skill_count;
  struct job_held *held;       /* occupations held or trained for, each once, see evidence.h */
  struct held_from *held_from; /* in step with it */
  size_t held_count;
  struct technology_shown *technologies;
  size_t technology_count;
  enum schooling schooling_shown; /* see gates.h */
  int zone_shown;                 /* the highest job zone; 0 nothing is known */
  struct job_match *jobs;         /* best first */
  size_t job_count;
};

/* Works out the fit of `wallet` with every rated occupation, the gates of
 * `person` (NULL: nothing told) and the order. With nothing in the wallet all
 * fits are 0. The result lives in `arena`. */
int match_run_for(struct catalog *catalog, struct arena *arena, const struct wallet *wallet,
                  const struct person *person, struct match *match, struct error *error) MUST_CHECK;

/* The same of a person who told nothing. */
int match_run(struct catalog *catalog, struct arena *arena, const struct wallet *wallet, struct match *match,
              struct error *error) MUST_CHECK;

/* Fills in the have and lack lists of one occupation, heaviest first: `have`
 * where anything is covered, `lack` where the level held is under the level
 * required, or a technology is not held; what is held in part stands in both.
 * And the ratings that are not counted.
 * What closes a gap: credentials of the snapshot that publish the skill, else
 * that lead to this occupation; cheapest known price first; at most 3 each,
 * and none that the wallet holds. `wallet` is the one given to match_run(). */
int match_detail(struct catalog *catalog, struct arena *arena, const struct wallet *wallet, struct match *match,
                 struct job_match *job, struct error *error) MUST_CHECK;

#endif
