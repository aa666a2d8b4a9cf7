/* SPDX-License-Identifier: MIT */
/* Inside evidence: what its files share. Private to data/match. */
#ifndef LADDERWAY_DATA_MATCH_EVIDENCE_PARTS_H
#define LADDERWAY_DATA_MATCH_EVIDENCE_PARTS_H

#include "data/catalog/leads.h"
#include "data/match/elements.h"
#include "data/match/evidence.h"

/* A claim that names more occupations and programs than MOST_REFERENCES shows
 * nothing further by them; each costs a question to the snapshot. */
enum { MOST_REFERENCES = 32, MOST_PROGRAMS = 64, MOST_LEADS = 8, CIP_SIZE = 8 };

/* A program of study that was looked up before; many claims name the same. */
struct program {
  char cip[CIP_SIZE];
  const char *const *codes;
};

struct gathering {
  struct catalog *catalog;
  struct leads_reader *leads;
  struct arena *arena;
  struct arena *scratch; /* emptied for every skill */
  const struct wallet *wallet;
  struct match *match;
  const struct element_index *index;
  const double *medians;
  double *least;                 /* per element the least level over some occupations */
  struct evidence *best;         /* per element what the claim at hand shows; level 0 nothing */
  struct tool_shown *best_tools; /* the same per technology that counts; covered 0 nothing */
  size_t *tool_uses;             /* per technology how many of some occupations need it */
  size_t *held_at;               /* per matrix row its place among the held, plus 1; 0 none */
  size_t evidence_room, technology_room, tool_room;
  size_t references;                      /* of the claim at hand */
  const char *lead_codes[MOST_LEADS + 1]; /* CLAIM_LEADS_TO of the claim at hand, NULL-ended */
  size_t lead_count;
  size_t tool_questions;
  struct program programs[MOST_PROGRAMS];
  size_t program_count;
};

/* What the occupations of a claim show, and how. */
struct shown_jobs {
  size_t claim;
  const char *const *codes; /* NULL-ended */
  const char *how;
  double share; /* of the level, 0-1 */
  double years; /* of an experience, 0 not told */
};

enum { MOST_SHOWN_ROWS = 64 };

struct shown_rows {
  size_t at[MOST_SHOWN_ROWS + 1];
  size_t count;
  bool related; /* relatives of what was named */
};

/* The rated ones among `codes`, added to `rows`; when there are none, the
 * nearest rated relatives of each, as O*NET lists them, that ask for no more
 * schooling or preparation than it. */
int evidence_rows(struct catalog *catalog, struct arena *scratch, const struct job_matrix *matrix,
                  const char *const *codes, struct shown_rows *rows, struct error *error) MUST_CHECK;

/* evidence.c: takes a piece for the claim at hand when it counts more than the one before. */
void evidence_show(struct gathering *gathering, const struct evidence *piece);

/* evidence_jobs.c: evidence of what all of some occupations ask for, at the
 * least of their levels, and the occupations among the held. How many rated
 * ones, or relatives of what is not rated, these were, in `*rated`. */
int evidence_show_jobs(struct gathering *gathering, const struct shown_jobs *shown, size_t *rated,
                       struct error *error) MUST_CHECK;

/* Says in `found` that it is this occupation, rated or not; leaves it alone when there is none. */
int evidence_job_known(struct gathering *gathering, struct skill_match *found, const char *code, const char *how,
                       struct error *error) MUST_CHECK;

/* The same of a program of study; `*known`: it leads to rated occupations. NULL
 * shows nothing. `whole`: it is the field of the whole claim, so that its
 * occupations are parts of the claim, which can be put right. */
int evidence_show_program(struct gathering *gathering, size_t claim, const char *cip, bool whole, bool *known,
                          struct error *error) MUST_CHECK;

/* evidence_fix.c: `codes` of the claim at hand as the person put them right, each
 * once, NULL-ended; each is kept among the parts of the claim. With `others`, also those that count
 * although they were not found. */
int evidence_fix_jobs(struct gathering *gathering, size_t claim, enum part_kind kind, const char *const *codes,
                      bool others, const char *const **fixed, struct error *error) MUST_CHECK;

/* Keeps a part of the claim; `found` is not copied. What it is as put right in `*correct`, NULL when it was not. */
int evidence_keep_part(struct gathering *gathering, size_t claim, enum part_kind kind, const char *found,
                       const char **correct, struct error *error) MUST_CHECK;

/* evidence_record.c: the skills that the record of the claim's credential publishes; leads_to_jobs() has found it. */
int evidence_show_record(struct gathering *gathering, size_t claim, struct error *error) MUST_CHECK;

/* evidence_tools.c: the technologies that all of some occupations need, for the claim at hand. */
void evidence_show_tools(struct gathering *gathering, const struct shown_jobs *shown);

/* Adds what was shown of the claim at hand to match->tools_shown. */
int evidence_keep_tools(struct gathering *gathering, struct error *error) MUST_CHECK;

/* After the last claim: adds those that claims name (match->technologies), and
 * fills in match->held_tools. */
int evidence_hold_tools(struct gathering *gathering, struct error *error) MUST_CHECK;

/* Remembers an occupation that the claim at hand leads to. */
int evidence_lead(struct gathering *gathering, struct skill_match *found, const char *code, const char *how,
                  struct error *error) MUST_CHECK;

/* evidence_technology.c: a technology, once each, by the surest claim; `tool` is copied. */
int evidence_show_technology(struct gathering *gathering, struct skill_match *found, const char *tool, const char *how,
                             struct error *error) MUST_CHECK;

/* evidence_skill.c: finds what a skill is, and shows it. */
int evidence_gather_skill(struct gathering *gathering, size_t claim, size_t skill, struct error *error) MUST_CHECK;

#endif
