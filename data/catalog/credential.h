/* SPDX-License-Identifier: MIT */
/*
 * One credential, read whole from a snapshot.
 *
 * Money is in cents, -1 unknown; days and hours -1 unknown; a `reason` is one
 * of the five words of the JSON documents ("not published", "too few", "does
 * not apply", "not in snapshot", "not asked") and NULL where a value is known.
 * One exception: earnings of basis "occupation" with the reason "too few" mean
 * that the graduates' own figure was withheld, so that both can be said.
 *
 * The file may be a stranger's: whatever it holds, texts are safe to show,
 * texts that every credential has (ctid, type, name) are never NULL, numbers
 * are unknown rather than negative or infinite, and no list has more than
 * CREDENTIAL_MOST_LINES lines.
 */
#ifndef LADDERWAY_DATA_CATALOG_CREDENTIAL_H
#define LADDERWAY_DATA_CATALOG_CREDENTIAL_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "data/catalog/catalog.h"

enum { CREDENTIAL_MOST_LINES = 5000 };

/* What a list shows of a credential. */
struct credential_row {
  long id;
  const char *ctid, *type, *name, *name_es;
  const char *provider, *provider_ctid;
  long long cost;       /* cents */
  const char *currency; /* NULL when not stated */
  bool cost_complete;   /* false: "at least" */
  const char *cost_reason;
  double days, days_min, days_max, effort_hours;
  const char *time_reason;
  long long earnings;         /* cents a year */
  const char *earnings_basis; /* "graduates", "occupation" */
  const char *earnings_reason;
  const char *locality, *county, *region;
  const char *const *delivery; /* CURIEs, NULL-ended */
  const char *const *jobs;     /* codes it leads to, NULL-ended */
};

struct cost_line {
  const char *type, *name, *currency, *residency, *audience, *payment_pattern;
  long long cents;
  bool optional;
  const char *name_es;
  const char *starts, *ends; /* when the price holds; NULL not stated */
};

struct aid_line {
  const char *name, *type; /* aid of several types is a line for each */
  const char *name_es, *description, *description_es, *url;
};

struct quality_line {
  const char *relation, *ctid, *name;
  bool confirmed;
};

struct place_line {
  const char *locality, *county, *region, *country;
};

struct condition_line {
  long id, parent;  /* parent 0: stands by itself; else an alternative inside that condition */
  const char *kind; /* "requires" ... without prefix */
  const char *name, *text, *experience, *credit;
  int minimum_age;                 /* -1 not stated */
  double years_of_experience;      /* -1 not stated */
  const char *const *targets;      /* CTIDs, NULL-ended; "" for one that has none */
  const char *const *target_names; /* in step with targets; "" unknown */
  const char *const *target_kinds; /* likewise: the kind of the record; "" when it is not in the snapshot */
  const char *name_es, *text_es, *experience_es;
  const char *submission; /* what has to be handed in */
  const char *url;        /* where more is said */
};

struct skill_line {
  const char *name, *uri, *framework;
  const char *name_es; /* only of those usual for the job; NULL unknown */
  const char *basis;   /* "published" or "usual for the job" */
};

struct outcome_line {
  const char *measure, *unit, *from, *to, *source, *note;
  double value;     /* NAN when withheld, and where only a range is published */
  double low, high; /* the range; NAN where there is none */
  const char *note_es;
  bool withheld;
  long n;           /* -1 not stated */
  int months_after; /* -1 not stated */
};

struct job_line {
  const char *code, *title, *title_es; /* title_es NULL where there is none */
  long long wage_median;               /* cents a year */
  double openings;                     /* thousands a year, -1 unknown */
  double growth_percent;               /* NAN unknown */
  const char *basis;                   /* "published", "by program code" */
};

/* One step up or down a ladder. */
struct edge_line {
  const char *ctid, *name; /* of the other end; ctid NULL when it is not in the snapshot */
  const char *kind;        /* "required", "advanced standing", "preparation", "recommended", "part", "transfer" */
  const char *note, *note_es;
  const char *stated_by; /* "source", "target" (of the edge: what leads, what is led to), "both", "between" (a third) */
  bool in_snapshot;
};

struct credential {
  struct credential_row row;
  const char *name_en, *name_other, *other_language;
  const char *description, *description_es;
  const char *status, *url, *updated, *effective, *expires, *source;
  bool cost_aggregate;
  const char *earnings_measure, *earnings_from, *earnings_to, *earnings_job;
  long earnings_n;
  int earnings_months;
  double rank;
  const char *rank_why;
  const struct cost_line *costs;
  size_t cost_count;
  const struct aid_line *aid;
  size_t aid_count;
  const struct quality_line *quality;
  size_t quality_count;
  const struct place_line *places;
  size_t place_count;
  const char *const *languages, *const *schedule, *const *support, *const *programs; /* programs: CIP codes */
  const char *const *alternate_names;
  const struct condition_line *conditions;
  size_t condition_count;
  const struct skill_line *skills; /* published first; when none is published, usual for its first job */
  size_t skill_count;
  const struct outcome_line *outcomes;
  size_t outcome_count;
  const struct job_line *jobs;
  size_t job_count;
  const struct edge_line *leads_to, *leads_from;
  size_t leads_to_count, leads_from_count;
};

/* Reads the credential whose CTID is `text` (any case; a registry URI will do).
 * ERROR_NOT_FOUND when the snapshot has none. */
int credential_read(struct catalog *catalog, struct arena *arena, const char *text, struct credential *credential,
                    struct error *error) MUST_CHECK;

/* The same without skills, results, quality and what it leads to, whose lists
 * stay empty: for thousands at once. */
int credential_read_brief(struct catalog *catalog, struct arena *arena, const char *text, struct credential *credential,
                          struct error *error) MUST_CHECK;

/* Reads the rows of `count` credentials by their numbers, in that order. */
int credential_rows(struct catalog *catalog, struct arena *arena, const long *ids, size_t count,
                    struct credential_row *rows, struct error *error) MUST_CHECK;

/* How many credentials of the snapshot lead to the occupation `code`. */
long credential_count_for_job(struct catalog *catalog, const char *code);

#endif
