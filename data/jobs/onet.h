/* SPDX-License-Identifier: MIT */
/*
 * What the publishers of occupation data give out -> our compact tables.
 *
 * Whoever has downloaded O*NET's database in its text form (tab-delimited), and
 * tables of the Bureau of Labor Statistics and the NCES as CSV, gives the
 * folder that they lie in. Read are the files of that folder and of the folders
 * in it (not deeper):
 *
 *   O*NET, by name   Occupation Data, Job Zones, Alternate Titles, Sample of
 *                    Reported Titles, Skills, Knowledge, Work Activities,
 *                    Technology Skills, Related Occupations, Task Statements,
 *                    Tasks to DWAs, DWA Reference (.txt)
 *   CSV, by columns  wages (OEWS, national rows), outlook (Employment
 *                    Projections, table 1.2), O*NET-SOC to National Employment
 *                    Matrix, CIP 2020 to SOC 2018
 *
 * Of a file that is there twice the newest release is taken: O*NET's by the
 * folder's name (db_30_2) or its Read Me, the others by the year in their name
 * or first line. Every line is checked. What has no file in the download stays
 * as it is in the tables in use, `base`. Lines about occupations that Occupation
 * Data does not have, or about tasks of another release, are left out and counted.
 *
 * The result is a folder that jobs_import() reads: the tables of data/starter/facts
 * and, when the download has them, the full texts of tasks (tasks.tsv) and of
 * detailed work activities (activity_texts.tsv).
 */
#ifndef LADDERWAY_DATA_JOBS_ONET_H
#define LADDERWAY_DATA_JOBS_ONET_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"

/* What the tables are made of, in the order in which it is read. */
enum onet_part {
  ONET_OCCUPATIONS,
  ONET_ZONES,
  ONET_TITLES,
  ONET_REPORTED,
  ONET_SKILLS,
  ONET_KNOWLEDGE,
  ONET_ACTIVITIES,
  ONET_TECHNOLOGY,
  ONET_RELATED,
  ONET_TASKS,
  ONET_TASK_ACTIVITIES,
  ONET_ACTIVITY_TEXTS,
  ONET_WAGES,
  ONET_OUTLOOK,
  ONET_CODES,
  ONET_PROGRAMS,
  ONET_PARTS
};

/* "occupations", "job_zones", ... for programs. */
const char *onet_part_name(enum onet_part part);

/* The file as its publisher calls it, for messages: "Job Zones.txt", "OEWS national wages (CSV)". */
const char *onet_part_file(enum onet_part part);

struct onet_part_report {
  bool read;           /* from the download */
  bool kept;           /* as in the tables in use; neither: there is none */
  const char *file;    /* that was read, below the given folder; else NULL */
  const char *release; /* "O*NET 30.2", "May 2025", "2024-34"; NULL not known */
  long rows;           /* things that there are now: occupations, ratings, titles, ... */
};

/* Lines that were left out, of one file and for one reason. */
struct onet_skip {
  const char *file;
  const char *why; /* in the person's language */
  long lines;
};

enum { ONET_MOST_SKIPS = 40 };

struct onet_report {
  struct onet_part_report parts[ONET_PARTS];
  struct onet_skip skips[ONET_MOST_SKIPS];
  size_t skip_count;
};

struct onet_options {
  const char *from; /* the download */
  const char *base; /* a folder of compact tables: those in use */
  const char *to;   /* a folder that is there and empty */
  /* Called before each part; return false to cancel. May be NULL. */
  bool (*going)(enum onet_part part, void *context);
  void *context;
};

/* Reads `from` and writes `to`. The report lives in the arena, and is filled in
 * as far as it got. Errors name the file and the line: ERROR_NOT_FOUND (no such
 * folder, or no Occupation Data in it), ERROR_BAD_DATA, ERROR_TOO_BIG, ERROR_IO,
 * ERROR_CANCELLED. */
int onet_convert(struct arena *arena, const struct onet_options *options, struct onet_report *report,
                 struct error *error) MUST_CHECK;

#endif
