/* SPDX-License-Identifier: MIT */
/*
 * What all views of one run share: the open snapshot, the wallet, the marks
 * for comparison, the options. Nothing of it is written anywhere.
 */
#ifndef LADDERWAY_VIEWS_SESSION_H
#define LADDERWAY_VIEWS_SESSION_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/error.h"
#include "data/catalog/catalog.h"
#include "data/match/person.h"
#include "data/match/worth.h"
#include "data/plan/plan.h"
#include "data/wallet/wallet.h"
#include "views/fit_changes.h"

enum { SESSION_MOST_MARKS = 8, CTID_SIZE = 64, SESSION_MOST_PLACES = 3 };

/* From the command line; texts are the program's arguments. */
struct options {
  const char *snapshot; /* --snapshot; NULL: the usual places */
  const char *language; /* --lang; NULL: from the locale */
  const char *sort;
  const char *job;
  long limit, offset; /* limit -1: the view's own */
  long household;     /* persons; 0 not told */
  long long wage;     /* present wage, cents a year; -1 not told */
  bool ascii, low_bandwidth, linear, mouse, read_only, json, facets;
  bool once; /* one view on paper or as JSON, no screen */
  /* for sync, publish and doctor */
  /* what a person brings and tells, see data/match/person.h */
  const char *words;     /* plain words */
  const char *answers;   /* to the short questions, see data/match/questions.h */
  const char *correct;   /* what is put right, see views/correct.h */
  const char *did;       /* occupations held: "CODE[:YEARS],..." */
  const char *schooling; /* "high-school", "associate", ... */
  const char *county;    /* where the person lives, or training has to be */
  const char *home;      /* the state where the person lives */
  long age;              /* years; 0 not told */
  bool has_record;       /* a criminal record */
  /* what a person wants; see views/match.h, ladder.h, ways.h, plan.h */
  long long pays, threshold, budget;          /* cents; -1 not told */
  long openings, weeks, hours;                /* 0 not told */
  double growth;                              /* percent; below -100 not told */
  const char *schooling_at_most, *start, *by; /* ISO 8601 dates */
  const char *with;                           /* ladder: the other one */
  const char *table;                          /* a county table of family-sustaining incomes */
  bool sustaining, no_license, remote, evening, online, childcare, brief, all;
  const char *key_file, *types, *region, *records_language;
  long jobs;   /* 0: as settled */
  double rate; /* requests a second; 0 no limit; below 0: as settled */
  bool update, accept_terms, reconcile, from_scratch, allow_older, new_key, records;
};

struct mark {
  char ctid[CTID_SIZE];
};

/* Which file stood at a path. */
struct file_identity {
  long long device, number, changed;
};

struct session {
  const struct options *options;
  struct catalog *catalog;
  char snapshot_path[4096];             /* of the open snapshot */
  char write_path[4096];                /* where a sync puts a new one */
  struct file_identity opened, offered; /* the snapshot in use; the newer one that was pointed out */
  struct wallet *wallet;
  bool with_taken;            /* --with stands beside a ladder */
  bool told;                  /* what the command line tells is in the wallet */
  size_t texts_read;          /* of the wallet's plain texts */
  struct fit_changes changes; /* by --correct */
  struct mark marks[SESSION_MOST_MARKS];
  size_t mark_count;
  unsigned generation; /* counts the snapshots opened: views read their data again */
  struct household household;
  struct person person;
  struct plan plan;
  struct arena *lasting; /* of what lives as long as the session: the table of counties */
};

/* Finds and opens the snapshot: --snapshot, else the person's own, else the
 * host's, else the one installed with the program. On failure the session
 * stands without a catalog (NULL) and must be closed all the same. */
int session_open(struct session *session, const struct options *options, struct error *error) MUST_CHECK;
void session_close(struct session *session);

/* Opens the snapshot anew after a sync; keeps the old one on failure. */
int session_reopen(struct session *session, const char *path, struct error *error) MUST_CHECK;

/* True once for each newer snapshot that somebody else has put in place since
 * this one was opened; session_renew() takes it into use. */
bool session_newer(struct session *session);

/* Opens the newest snapshot of the usual places. The old one stays in use on
 * failure. */
int session_renew(struct session *session, struct error *error) MUST_CHECK;

/* The starter snapshot installed with the program; into `path`. */
void session_starter_path(char *path, size_t size);

/* The folder of the tables about occupations installed with the program; into `path`. */
void session_facts_path(char *path, size_t size);

/* "en" or "es". */
const char *session_language(void);

/* Switches the language of everything shown from now on. */
void session_set_language(const char *language);

bool session_is_marked(const struct session *session, const char *ctid);

/* Marks or unmarks. False when there is no room for another mark. */
bool session_toggle_mark(struct session *session, const char *ctid);
void session_drop_mark(struct session *session, size_t index);

/* Puts what `target` names in the plan: "show ce-..." as a step, after what it
 * needs; "job CODE" as the goal, in place of any other. `*at`, when not NULL,
 * gets the place of the step, from 0 (PLAN_MOST_STEPS for a goal). Errors:
 * ERROR_USAGE (it is in already, or the target is neither), ERROR_NOT_FOUND (no
 * such credential or job in the snapshot), ERROR_TOO_BIG (the plan is full). */
int session_plan_add(struct session *session, const char *target, size_t *at, struct error *error) MUST_CHECK;

#endif
