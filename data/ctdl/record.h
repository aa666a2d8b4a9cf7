/* SPDX-License-Identifier: MIT */
/*
 * What a registry record says, as plain structs.
 *
 * Source of the terms: CTDL (https://credreg.net/ctdl/terms), CTDL-ASN and
 * QData. Everything here lives in the arena that was given to the reader, is
 * cleaned text (see data/base/text.h), and NULL, 0 count or the stated
 * "unknown" value where the record says nothing. Nothing here is worked out;
 * totals and verdicts are made by cost.h, duration.h and data/catalog.
 */
#ifndef LADDERWAY_DATA_CTDL_RECORD_H
#define LADDERWAY_DATA_CTDL_RECORD_H

#include <stdbool.h>
#include <stddef.h>

/* Kinds of records, by what this program does with them. */
enum record_kind {
  RECORD_CREDENTIAL,   /* any subclass of ceterms:Credential */
  RECORD_LEARNING,     /* LearningProgram, LearningOpportunityProfile, Course */
  RECORD_ORGANIZATION, /* CredentialOrganization, QACredentialOrganization, Organization */
  RECORD_ASSESSMENT,
  RECORD_COST_MANIFEST,
  RECORD_CONDITION_MANIFEST,
  RECORD_PATHWAY,
  RECORD_COMPONENT, /* a part of a pathway */
  RECORD_FRAMEWORK,
  RECORD_COMPETENCY,
  RECORD_DATA_SET, /* qdata:DataSetProfile */
  RECORD_TRANSFER_VALUE,
  RECORD_SUPPORT_SERVICE,
  RECORD_WORK,  /* Job, Occupation, WorkRole, Task */
  RECORD_OTHER, /* known or unknown types that are kept by name only */
};

/* One text in the languages that this program speaks, and one more. */
struct words {
  const char *en;
  const char *es;
  const char *other;          /* the first one in any other language, or without a tag */
  const char *other_language; /* its BCP 47 tag, NULL without */
};

/* The text to show in `language` ("en", "es"): that one, else English, else
 * Spanish, else the other; NULL when there is none at all. */
const char *words_pick(const struct words *words, const char *language);

/* A reference to another resource. At least one of the three is set. */
struct reference {
  const char *ctid; /* lower case, "ce-...", when the target has one */
  const char *uri;  /* as published, NULL for an inline or blank node */
  const char *name; /* when the document itself holds the target's name */
  const char *type; /* "ceterms:Certificate", when known from the document */
};

struct references {
  struct reference *items;
  size_t count;
};

/* A coded value: ceterms:CredentialAlignmentObject. */
struct alignment {
  const char *relation;  /* the property it stood at, "ceterms:teaches" */
  const char *code;      /* codedNotation, or the code read from the target */
  const char *target;    /* targetNode: CURIE or URI */
  const char *name;      /* targetNodeName */
  const char *framework; /* frameworkName, else framework */
};

struct alignments {
  struct alignment *items;
  size_t count;
};

struct names {
  const char **items;
  size_t count;
};

/* One ceterms:CostProfile. Amounts are hundredths of the currency's unit. */
struct cost_item {
  const char *type; /* "costType:Tuition", NULL when not stated */
  const char *name;
  const char *description;
  long long cents;       /* -1 when the record names a cost without a price */
  const char *currency;  /* ISO 4217; NULL when not stated */
  const char *residency; /* "residency:InState", NULL for everyone */
  const char *audience;  /* "audience:...", NULL for everyone */
  const char *payment_pattern;
  const char *details_url;
  bool optional;       /* costType:OptionalCharges, or of something recommended, a renewal, one of alternatives */
  bool from_condition; /* stood inside a condition */
};

/* ceterms:DurationProfile, see duration.h. Days and hours, -1 unknown. */
struct duration_item {
  const char *description;
  double exact_days, minimum_days, maximum_days;
  double effort_hours; /* timeRequired, or a pure hours value */
  double minimum_effort_hours, maximum_effort_hours;
};

/* ceterms:ConditionProfile. */
struct condition {
  const char *kind; /* the property it stood at, "ceterms:requires" */
  const char *name;
  const char *text;           /* description and condition texts, a line each */
  int minimum_age;            /* -1 not stated */
  double years_of_experience; /* -1 not stated */
  const char *experience;
  const char *credit;        /* "45 SemesterHour", as text */
  struct references targets; /* credentials, learning opportunities, assessments */
  struct alignments competencies;
  struct condition *alternatives; /* any one of these will do */
  size_t alternative_count;
};

/* How one credential leads to another. */
enum edge_kind {
  EDGE_REQUIRED,          /* source must come before target */
  EDGE_ADVANCED_STANDING, /* source makes target shorter or cheaper */
  EDGE_PREPARATION,
  EDGE_RECOMMENDED,
  EDGE_PART,    /* source is a part of target */
  EDGE_TRANSFER /* source carries credit toward target */
};

struct edge {
  enum edge_kind kind;
  bool outward; /* true: this record -> other; false: other -> this record */
  struct reference other;
  const char *text; /* what the relation says of itself, with its source */
};

/* ceterms:accreditedBy and its kin; or, on an organization, ceterms:accredits. */
struct quality {
  const char *relation; /* "accreditedBy" */
  bool outward;         /* true on the record of the body that gives it */
  struct reference other;
};

struct place {
  const char *locality;
  const char *county; /* ceterms:subRegion */
  const char *region; /* "NJ" or "New Jersey", as published */
  const char *country;
  const char *postal_code;
};

struct aid {
  const char *name;
  struct names types; /* "financialAid:WIOA" */
};

/* One measured result of those who earned it. */
struct outcome {
  const char *measure;   /* "median_earnings", "average_earnings", "low_earnings", "high_earnings", "employed",
                            "retained", "jobs_obtained", "completed", "pass_rate", "awarded" */
  double value;          /* NAN when withheld */
  const char *unit;      /* "USD/year" (quarter, month, week, hour; "XXX/year" without a currency), "percent",
                            "people". Earnings below 200 without a period are taken to be by the hour. */
  bool withheld;         /* published as "too few", not as zero */
  long n;                /* people it was measured on; -1 not stated */
  int months_after;      /* months after completion; -1 not stated */
  const char *from, *to; /* cohort, ISO 8601 dates or years; NULL not stated */
  const char *source;
  const char *note;
  const char *dated;    /* the day that the publisher gives to the figure; NULL not stated */
  const char *group;    /* the part of the people that it is about ("Female"); NULL for all */
  const char *about;    /* CTID (else @id) of the one record that it is about; NULL: all that its data set is about */
  const char *data_set; /* CTID of the data set that it was taken from; NULL: stood in the record itself */
};

struct record {
  enum record_kind kind;
  const char *type; /* CURIE of @type, "ceterms:Certificate" */
  const char *ctid; /* NULL for a blank node */
  const char *uri;  /* @id */
  struct words name;
  struct words description;
  const char *url;     /* subjectWebpage */
  const char *status;  /* "active", "deprecated", "ceased" ... lower case, from the status term; NULL not stated */
  const char *updated; /* of the envelope, ISO 8601; NULL when there was none */
  const char *effective, *expires;
  const char *source;     /* where the facts come from, when the record says so */
  struct names languages; /* BCP 47 */
  struct names keywords, subjects, alternate_names;
  struct references owned_by, offered_by;
  struct quality *quality;
  size_t quality_count;
  struct cost_item *costs;
  size_t cost_count;
  struct references common_costs, common_conditions;
  struct duration_item *durations;
  size_t duration_count;
  struct condition *conditions;
  size_t condition_count;
  struct aid *aid;
  size_t aid_count;
  struct place *places;
  size_t place_count;
  struct names delivery;                               /* "deliveryType:OnlineOnly" */
  struct names schedule;                               /* "scheduleTiming:Evening" */
  struct names support;                                /* "support:ChildCare", "accommodation:PhysicalAccessibility" */
  struct names audience_levels;                        /* "audLevel:..." */
  struct alignments skills;                            /* teaches, assesses, required competencies */
  struct alignments occupations, programs, industries; /* SOC, CIP, NAICS */
  struct outcome *outcomes;
  size_t outcome_count;
  struct references about;     /* a data set: the records that its outcomes belong to; a part of a pathway: what it
                                  stands for */
  struct references data_sets; /* the other direction of the same join */
  struct edge *edges;
  size_t edge_count;
};

/* The kind that `type` ("ceterms:License", or a full IRI) stands for. */
enum record_kind record_kind_of(const char *type);

#endif
