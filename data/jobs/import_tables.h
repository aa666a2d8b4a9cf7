/* SPDX-License-Identifier: MIT */
/*
 * The parts of jobs_import(), one for each kind of table. Private to data/jobs.
 */
#ifndef LADDERWAY_DATA_JOBS_IMPORT_TABLES_H
#define LADDERWAY_DATA_JOBS_IMPORT_TABLES_H

#include <sqlite3.h>

#include "data/jobs/table.h"

enum { IMPORT_MOST_JOBS = 20000, IMPORT_LONGEST_TITLE = 240 };

struct occupation {
  const char *code, *title, *title_es;
  int zone; /* 0 unknown */
  bool rated;
  long line;                   /* of occupations.tsv, for messages */
  const char *wages, *outlook; /* the codes that these are published for; NULL none */
};

struct import {
  sqlite3 *database;
  const char *folder;
  struct arena *arena;   /* what lives as long as the import */
  struct arena *scratch; /* of one line */
  const char *wage_year, *projection_years, *license_source;
  struct occupation *occupations; /* by code */
  size_t occupation_count;
  const char *
      *activities; /* ids of detailed work activities by their number in the tables; NULL where one is not used */
};

/* NULL: no such occupation. */
struct occupation *import_find(const struct import *import, const char *code);

/* Steps a statement that gives no row and makes it ready for the next one. A
 * row that is there already is an error of the line of `table`. */
int import_insert(sqlite3_stmt *statement, const struct table *table, struct error *error) MUST_CHECK;

/* Reads the occupation of a row; an error when it is unknown. */
int import_occupation(const struct import *import, const struct table *table, size_t column,
                      const struct occupation **occupation, struct error *error) MUST_CHECK;

int import_sources(struct import *import, struct error *error) MUST_CHECK;
int import_occupations(struct import *import, struct error *error) MUST_CHECK;
int import_jobs(struct import *import, struct error *error) MUST_CHECK; /* after import_occupations */
int import_titles(struct import *import, struct error *error) MUST_CHECK;
int import_ratings(struct import *import, struct error *error) MUST_CHECK;
int import_technologies(struct import *import, struct error *error) MUST_CHECK;
int import_related(struct import *import, struct error *error) MUST_CHECK;
int import_programs(struct import *import, struct error *error) MUST_CHECK;
int import_licenses(struct import *import, struct error *error) MUST_CHECK;
int import_gates(struct import *import, struct error *error) MUST_CHECK;
int import_esco(struct import *import, struct error *error) MUST_CHECK;
int import_older(struct import *import, struct error *error) MUST_CHECK;

/* These tables may be missing: nearness and the search for a sentence then know
 * less. import_job_activities() comes after import_activities(). */
int import_profiles(struct import *import, struct error *error) MUST_CHECK;
int import_activities(struct import *import, struct error *error) MUST_CHECK;
int import_job_activities(struct import *import, struct error *error) MUST_CHECK;
/* Sentences: only in tables that somebody imported. */
int import_activity_texts(struct import *import, struct error *error) MUST_CHECK;
int import_tasks(struct import *import, struct error *error) MUST_CHECK;

/* How job_license.source says that only some people of an occupation need the
 * license; the reader takes it off again. */
#define LICENSE_SOME_PREFIX "some: "

/* Everything, into a connection that has the tables of a snapshot. */
int jobs_import_tables(sqlite3 *database, const char *folder, struct error *error) MUST_CHECK;

#endif
