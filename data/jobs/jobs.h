/* SPDX-License-Identifier: MIT */
/*
 * Occupations: what they ask for, what they pay, how they grow.
 *
 * Ratings, titles, zones, technologies: O*NET (importance 1-5, level 0-7).
 * Wages and employment: BLS OEWS, national, annual; an occupation that has only
 * an hourly wage is annualised by 2,080 hours and says so. Outlook: BLS
 * Employment Projections. Wages are in cents a year, -1 unknown.
 */
#ifndef LADDERWAY_DATA_JOBS_JOBS_H
#define LADDERWAY_DATA_JOBS_JOBS_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"

/* An older code became at most so many occupations. */
enum { JOBS_LARGEST_TEXT = 256, JOB_MOST_OF_OLDER = 3 };

struct wages {
  long long p10, p25, median, p75, p90, mean; /* cents a year */
  const char *basis;                          /* "annual" or "hourly x 2080"; NULL when there are none */
  const char *year;                           /* "2025" */
  const char *reason;                         /* why there are none: "not published" */
};

struct job {
  const char *code; /* 29-1141.00 */
  const char *title, *title_es;
  const char *older; /* job_read only: the code that was asked for, where it is of an older list; else NULL */
  const char *soc;   /* the code that its wages are published for; other occupations may share it */
  int zone;          /* 1-5, 0 unknown */
  bool rated;
  struct wages wages;
  long employment;                               /* people, OEWS; -1 unknown */
  double employment_base, employment_projected;  /* thousands; -1 unknown */
  double growth_percent;                         /* NAN unknown */
  double openings;                               /* thousands a year; -1 unknown */
  const char *education, *experience, *training; /* typical for entry */
  const char *projection_years;                  /* "2024-34" */
  const char *
      matched_title; /* jobs_search only: the everyday title that matched where the English title does not; else NULL */
};

/* The occupation `code`: 29-1141.00, 29-1141 (its first occupation) or a URI
 * ending in such a code. A code of an older list (15-1151.00, of SOC 2010) is
 * what became of it, where it was split the main part. ERROR_NOT_FOUND. */
int job_read(struct catalog *catalog, struct arena *arena, const char *code, struct job *job,
             struct error *error) MUST_CHECK;

/* Narrowing of jobs_search; zero means no limit. */
struct jobs_filter {
  long long wage_at_least; /* cents a year, median */
  int zone_at_most;
  bool rated_only;
};

enum jobs_sort { JOBS_BEST, JOBS_WAGE, JOBS_OPENINGS, JOBS_GROWTH, JOBS_TITLE };

/* Occupations whose title (English or Spanish), code or everyday titles hold all
 * words of `text` (NULL or "": all of them). A word may be the beginning of a
 * longer one; an "s" at the end makes no difference. Best first, and more
 * openings first within:
 *   1. the title, code, or a well-known everyday name (RN, camionero), whole
 *   2. titles that begin with `text`; an everyday title, whole
 *   3. titles with all words     4. titles with beginnings of words
 *   5. everyday titles with all words, 6. with beginnings of words
 *   7. some words in the title, the others in an everyday title
 * `*total` is exact. */
int jobs_search(struct catalog *catalog, struct arena *arena, const char *text, const struct jobs_filter *filter,
                enum jobs_sort sort, size_t offset, size_t limit, struct job **jobs, size_t *count, long *total,
                struct error *error) MUST_CHECK;

enum element_kind { ELEMENT_SKILL, ELEMENT_KNOWLEDGE, ELEMENT_ACTIVITY };
enum { ELEMENT_KINDS = 3 };

/* "skill", "knowledge", "activity" */
const char *element_kind_name(enum element_kind kind);

struct rating {
  const char *element; /* 2.A.1.b */
  const char *name, *name_es;
  enum element_kind kind;
  double importance, level;                 /* -1 unknown */
  bool suppress_importance, suppress_level; /* published with low precision: shown, not counted */
  bool not_relevant;                        /* the level is no requirement */
};

/* All ratings of one occupation, most important first. */
int job_ratings(struct catalog *catalog, struct arena *arena, const char *code, struct rating **ratings, size_t *count,
                struct error *error) MUST_CHECK;

struct technology {
  const char *name, *commodity;
  bool hot, in_demand;
};
int job_technologies(struct catalog *catalog, struct arena *arena, const char *code, struct technology **technologies,
                     size_t *count, struct error *error) MUST_CHECK;

/* The technology with this name, as O*NET writes it, without regard to the case
 * of A to Z; NULL in `*found` when there is none. */
int job_technology_named(struct catalog *catalog, struct arena *arena, const char *name, const char **found,
                         struct error *error) MUST_CHECK;

struct job_link {
  const char *code, *title, *tier;
};
int job_related(struct catalog *catalog, struct arena *arena, const char *code, struct job_link **related,
                size_t *count, struct error *error) MUST_CHECK;

/* Everyday titles, those that people in the job reported first; NULL-ended, at most `limit`. */
int job_titles(struct catalog *catalog, struct arena *arena, const char *code, size_t limit, const char *const **titles,
               struct error *error) MUST_CHECK;

struct job_license {
  const char *name, *region, *source;
  bool everyone; /* as good as everybody in the job needs it there; else only some do */
};
int job_licenses(struct catalog *catalog, struct arena *arena, const char *code, struct job_license **licenses,
                 size_t *count, struct error *error) MUST_CHECK;

/* The occupation of an ESCO occupation's address ("http://data.europa.eu/esco/
 * occupation/0ee67d5e-..."), through the crosswalk; NULL in `*code` when the
 * address is none or leads nowhere. */
int job_of_esco(struct catalog *catalog, struct arena *arena, const char *uri, const char **code,
                struct error *error) MUST_CHECK;

/* The occupations that a CIP program code leads to, through the crosswalk;
 * codes NULL-ended. */
int jobs_of_program(struct catalog *catalog, struct arena *arena, const char *cip, const char *const **codes,
                    struct error *error) MUST_CHECK;

/* For matching: all rated occupations and all elements at once. ratings[job * element_count + element];
 * importance and level -1 where an occupation lacks the element. Jobs by code, elements by id. */
struct job_matrix {
  struct job *jobs;
  size_t job_count;
  const char *const *elements, *const *element_names, *const *element_names_es;
  const enum element_kind *kinds;
  size_t element_count;
  const struct matrix_cell {
    float importance, level;
    bool suppressed; /* importance or level */
    bool not_relevant;
  } * cells;
};
int job_matrix_read(struct catalog *catalog, struct arena *arena, struct job_matrix *matrix,
                    struct error *error) MUST_CHECK;

/* The row of an occupation, rated ones only; a code without its last part ("29-1141") is the first one under it. */
bool job_matrix_row(const struct job_matrix *matrix, const char *code, size_t *row);

#endif
