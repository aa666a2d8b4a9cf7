/* SPDX-License-Identifier: MIT */
/*
 * From the claims of a wallet to pieces of evidence.
 *
 * The ways, and the level that each shows:
 *   "skill"       a skill or alignment that names an O*NET element, by id, URI, name or alias
 *                 (elements.h): the level it states, else the median level of that element over
 *                 the rated occupations that require it
 *   "near"        nothing has the skill's name, but its words are near to a detailed work activity
 *                 (data/jobs/work_text.h, above work_text_sure): the same level of the work
 *                 activity, at evidence_near_share of the claim's confidence
 *   "answer"      an answer to the short questions (questions.h): the level that it states
 *   "experience"  work in an occupation: its required levels, times experience_time()
 *   "credential"  the credential is in the snapshot (by CTID, else by exact name) and leads to
 *                 occupations: their required levels, as the least of them; a short course, or a card of
 *                 a few days, shows less of their levels: times evidence_length_share()
 *   "record"      the skills that its record publishes, as if the claim named them; and
 *                 technologies that count (data/jobs/tools.h) by their names
 *   "occupation"  an alignment names an occupation, by O*NET-SOC, SOC or ESCO's URI (through a
 *                 crosswalk): its required levels
 *   "program"     an alignment or field of study gives a CIP code: occupations through the crosswalk,
 *                 as the least of them
 * Whatever the person put right (data/wallet/correct.h) counts as put right, in place of what was found.
 * An occupation without ratings (EMTs, software developers) shows what the three
 * nearest rated ones among its related occupations have in common.
 * The least: what every one of the rated occupations among them requires, at
 * the lowest of their levels. Each keeps where it came from. Of one claim only
 * the piece of an element that counts most (level times confidence) is kept.
 *
 * Occupations held, for nearness (data/jobs/near.h), each by the claim that weighs most:
 *   by experience  confidence * experience_time() / sqrt(stand-ins, 1 when the occupation is rated)
 *   else           confidence * evidence_trained_share / sqrt(rated occupations it leads to)
 * A paper says that somebody learned for a job, not that they did it; and the
 * more jobs it leads to, the less it says about each.
 */
#ifndef LADDERWAY_DATA_MATCH_EVIDENCE_H
#define LADDERWAY_DATA_MATCH_EVIDENCE_H

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"
#include "data/match/match.h"

extern const double evidence_near_share;    /* 0.8 */
extern const double evidence_trained_share; /* 0.6 */

/* Nobody learns a job in a day: what a course of `days` shows of the levels.
 *   under 1 week .2   under 4 weeks .5 where only its program code leads it to its jobs (a guess)
 *   longer, or unknown (-1): 1
 * This project's own judgement; four weeks are the shortest training that leads
 * to a state's license (nurse aides, 42 CFR 483.152: 75 hours). */
double evidence_length_share(double days, bool by_code);

/* One thing that a whole credential was found to show, and what it is as the
 * person put it right (data/wallet/correct.h). */
enum part_kind {
  PART_JOB,   /* an occupation that its record leads to */
  PART_FIELD, /* one that its field of study leads to */
  PART_SKILL  /* an element or technology that its record teaches */
};
struct claim_part {
  enum part_kind kind;
  const char *found;   /* an occupation's code, an element's id, a technology's name */
  const char *correct; /* NULL: not put right; "" nothing */
  bool added;          /* the person added it; nothing gave it */
};

/* What the snapshot says about one claim's credential. */
struct claim_leads {
  const char *const *codes; /* occupations, NULL-ended, as put right */
  const char *type;         /* its class; NULL when it is not in the snapshot */
  const char *folded;       /* the claim's name for comparing; NULL without one, and of experiences and answers */
  const char *ctid, *name;  /* of its record; NULL when it is not in the snapshot */
  const char *how;          /* "code", "name", or "told": the person put it right; NULL as before */
  struct claim_part *parts;
  size_t part_count, part_room;
};

/* Fills in match->evidence, skills, leads, held and technologies; the matrix and
 * the requirements must be there. */
int evidence_gather(struct catalog *catalog, struct arena *arena, const struct wallet *wallet, struct match *match,
                    struct error *error) MUST_CHECK;

#endif
