/* SPDX-License-Identifier: MIT */
/*
 * Inside onet_convert(): what was read so far, in a database in memory.
 *
 *   onet_files.c        which files the download has, of which release
 *   onet_occupations.c  occupations, zones, titles
 *   onet_ratings.c      skills, knowledge, work activities
 *   onet_lists.c        technology, related occupations, tasks, detailed activities
 *   onet_csv.c          wages, outlook, codes, programs
 *   onet_base.c         the same out of our own tables, for what the download lacks
 *   onet_base_rows.c    what becomes of their rows
 *   onet_sources.c      what screens say about all of them
 *   onet_words.c        the words that tell most of activities and occupations
 *   onet_write.c        the tables that come of it
 */
#ifndef LADDERWAY_DATA_JOBS_ONET_STAGE_H
#define LADDERWAY_DATA_JOBS_ONET_STAGE_H

#include <sqlite3.h>

#include "data/jobs/onet.h"
#include "data/jobs/table.h"

enum { ONET_LONGEST_TITLE = 240, ONET_LONGEST_TEXT = 2000, ONET_MOST_FILES = 400 };

/* A file of the download. */
struct onet_file {
  const char *path;    /* below the folder */
  int release;         /* 3002 for O*NET 30.2, a year; 0 not known */
  const char *caption; /* the release in words; NULL not known */
};

/* The keys of sources.tsv, in the order of onet_stage.sources. */
enum onet_source {
  ONET_SOURCE_ALL,
  ONET_SOURCE_ONET,
  ONET_SOURCE_WAGES,
  ONET_SOURCE_WAGE_YEAR,
  ONET_SOURCE_OUTLOOK,
  ONET_SOURCE_YEARS,
  ONET_SOURCE_LICENSES,
  ONET_SOURCES
};

struct onet_stage {
  const struct onet_options *options;
  struct onet_report *report;
  struct arena *arena;   /* the report's */
  struct arena *scratch; /* emptied for every line */
  sqlite3 *database;
  sqlite3_stmt *known;
  struct onet_file files[ONET_PARTS]; /* path NULL: the download has none */
  const char *sources[ONET_SOURCES];  /* of the tables in use */
};

/* --- lines --- */

/* A file of the download, or a table of `base`, being read row by row into a statement. */
struct onet_reading {
  struct onet_stage *stage;
  enum onet_part part;
  struct table table;
  sqlite3_stmt *insert;
  long unknown; /* lines about occupations that are not there */
  long repeated;
};

/* Opens a file with its columns and the statement that takes its rows. Closed
 * with onet_end(), also after a failure. */
int onet_begin(struct onet_reading *reading, struct onet_stage *stage, enum onet_part part, enum table_form form,
               const char *const *columns, const char *sql, struct error *error) MUST_CHECK;
int onet_begin_base(struct onet_reading *reading, struct onet_stage *stage, const char *file,
                    const char *const *columns, const char *sql, struct error *error) MUST_CHECK;

/* The next row, with the scratch arena empty; 0 at the end. */
int onet_next(struct onet_reading *reading, struct error *error) MUST_CHECK;

/* Closes, and notes what was left out. Returns `result`. */
int onet_end(struct onet_reading *reading, int result);

/* A cell; "" for the publishers' "n/a". */
const char *onet_cell(const struct onet_reading *reading, size_t column);

/* A cleaned text that must be there. */
int onet_text(struct onet_reading *reading, size_t column, size_t limit, const char **text,
              struct error *error) MUST_CHECK;

/* 1: the occupation of the row is known; 0: it is not (and counted); negative:
 * that is no code. */
int onet_occupation(struct onet_reading *reading, size_t column, const char **code, struct error *error) MUST_CHECK;

/* Steps the statement. A row that is there already is an error, or, with
 * `again`, counted and left out. */
int onet_insert(struct onet_reading *reading, bool again, struct error *error) MUST_CHECK;

void onet_skip(struct onet_stage *stage, const char *file, const char *why, long lines);

/* The first column of the first row; `otherwise` when there is none. */
long onet_count(struct onet_stage *stage, const char *sql);

/* --- parts --- */

int onet_find_files(struct onet_stage *stage, struct error *error) MUST_CHECK;

int onet_read_occupations(struct onet_stage *stage, enum onet_part part, struct error *error) MUST_CHECK;
int onet_read_zones(struct onet_stage *stage, enum onet_part part, struct error *error) MUST_CHECK;
int onet_read_titles(struct onet_stage *stage, enum onet_part part, struct error *error) MUST_CHECK;
int onet_read_ratings(struct onet_stage *stage, enum onet_part part, struct error *error) MUST_CHECK;
int onet_read_technology(struct onet_stage *stage, enum onet_part part, struct error *error) MUST_CHECK;
int onet_read_related(struct onet_stage *stage, enum onet_part part, struct error *error) MUST_CHECK;
int onet_read_tasks(struct onet_stage *stage, enum onet_part part, struct error *error) MUST_CHECK;
int onet_read_task_activities(struct onet_stage *stage, enum onet_part part, struct error *error) MUST_CHECK;
int onet_read_activity_texts(struct onet_stage *stage, enum onet_part part, struct error *error) MUST_CHECK;
int onet_read_wages(struct onet_stage *stage, enum onet_part part, struct error *error) MUST_CHECK;
int onet_read_outlook(struct onet_stage *stage, enum onet_part part, struct error *error) MUST_CHECK;
int onet_read_codes(struct onet_stage *stage, enum onet_part part, struct error *error) MUST_CHECK;
int onet_read_programs(struct onet_stage *stage, enum onet_part part, struct error *error) MUST_CHECK;

/* The kind of element that a part rates: "skill", "knowledge", "activity". */
const char *onet_kind(enum onet_part part);

/* What is needed of `base` whatever the download has: translations, sources. */
int onet_base_words(struct onet_stage *stage, struct error *error) MUST_CHECK;

/* What no download has: licenses, profiles, words of activities. */
int onet_base_others(struct onet_stage *stage, struct error *error) MUST_CHECK;

/* One part out of `base`. `*found` tells whether there was any. */
int onet_base_part(struct onet_stage *stage, enum onet_part part, bool *found, struct error *error) MUST_CHECK;

/* The release of a part that was kept, in words; NULL when nothing says it. */
const char *onet_kept_release(struct onet_stage *stage, enum onet_part part);

/* Fills temp.source with the lines of sources.tsv. */
int onet_write_sources(struct onet_stage *stage, struct error *error) MUST_CHECK;

/* Words of activities and occupations, after activities_sql of onet_write.c. */
int onet_tell_words(struct onet_stage *stage, struct error *error) MUST_CHECK;

int onet_write_all(struct onet_stage *stage, struct error *error) MUST_CHECK;

#endif
