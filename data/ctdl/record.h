/* SPDX-License-Identifier: MIT */
/*
 * What a registry record says, as plain structs.
 *
 * Source of the terms: CTDL (https://credreg.net/ctdl/terms), CTDL-ASN and
 * QData. Everything here lives in the arena that was given to the reader, is
 * cleaned text (see data/base/text.h), and NULL, 0 count or the stated
 * "unknown" value where the record says nothing. Nothing here is worked out;
 * totals and verdicts are made by cost.h, duration.h, metric.h and data/catalog.
 *
 * Languages: a field `text` is English, else Spanish, else whatever there is;
 * the field `text_es` beside it is the Spanish, whenever that is published.
 *
 * One document knows only itself. What has to be joined afterwards, by CTID
 * (else by address), is marked with "Join:".
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
  RECORD_WORK,         /* Job, Occupation, WorkRole, Task, Industry */
  RECORD_METRIC,       /* qdata:Metric in an envelope of its own */
  RECORD_ACTION,       /* AccreditAction and its kin: see struct action */
  RECORD_COLLECTION,   /* its members are in `related` */
  RECORD_OFFERING,     /* ScheduledOffering: when and where something is given */
  RECORD_VERIFICATION, /* VerificationServiceProfile */
  RECORD_OTHER,        /* known or unknown types that are kept by name only */
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
  /* In lists that mix several properties the one that it stood at, such as
   * "ceterms:targetAssessment"; NULL elsewhere. */
  const char *relation;
  const char *url; /* the web page of a target without a record of its own */
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

/* A published amount with its unit: credit, aid, points, pay, the time for it. */
struct quantity {
  double value, low, high; /* NAN where there is none */
  bool percent;
  const char *unit;     /* "creditUnit:SemesterHour", "USD", "hours"; NULL not stated */
  const char *currency; /* ISO 4217 when the unit is money */
  const char *text;     /* what it says of itself */
  const char *text_es;
  struct names levels;   /* "audLevel:LowerDivisionLevel" */
  struct names subjects; /* what the credit is in */
};

struct quantities {
  struct quantity *items;
  size_t count;
};

/* ceterms:IdentifierValue, and the plain ones such as ceterms:opeID. */
struct identifier {
  const char *type; /* the property "ceterms:opeID", or the type's address; NULL not stated */
  const char *name; /* what the publisher calls it */
  const char *code;
};

/* One ceterms:CostProfile. Amounts are hundredths of the currency's unit. A
 * profile for several groups of people is one item for each. */
struct cost_item {
  const char *type; /* "costType:Tuition", NULL when not stated */
  const char *name;
  const char *name_es;
  const char *description;
  const char *description_es;
  long long cents;       /* -1 when the record names a cost without a price */
  const char *currency;  /* ISO 4217; NULL when not stated */
  const char *residency; /* "residency:InState", NULL for everyone */
  const char *audience;  /* "audience:...", NULL for everyone */
  const char *payment_pattern;
  const char *details_url;
  const char *from, *to; /* when the price holds; NULL not stated */
  struct names regions;  /* where the price holds, "New Jersey, United States"; none: everywhere */
  const char *of;        /* the name of the assessment or course without a record of its own that it is for */
  bool optional;         /* costType:OptionalCharges, or of something recommended, a renewal, one of alternatives */
  bool from_condition;   /* stood inside a condition */
};

/* ceterms:DurationProfile, see duration.h. Days and hours, -1 unknown. */
struct duration_item {
  const char *description;
  double exact_days, minimum_days, maximum_days;
  double effort_hours; /* timeRequired, or a pure hours value */
  double minimum_effort_hours, maximum_effort_hours;
  const char *description_es;
};

/* ceterms:ConditionProfile.
 * Join: the conditions of the manifests in `common_conditions`; the costs of
 * targets at "ceterms:targetAssessment". */
struct condition {
  const char *kind; /* the property it stood at, "ceterms:requires" */
  const char *name;
  const char *name_es;
  const char *text; /* description and condition texts, a line each */
  const char *text_es;
  int minimum_age;            /* -1 not stated */
  double years_of_experience; /* -1 not stated */
  const char *experience;
  const char *experience_es;
  const char *credit;            /* "45 SemesterHour", as text */
  struct quantities credits;     /* the same as figures, all of them */
  const char *submission;        /* what has to be handed in */
  const char *url;               /* where more is said */
  double weight;                 /* its share among its like, as published; -1 not stated */
  struct names audiences;        /* "audience:..." it is for; none: everybody */
  struct names audience_levels;  /* "audLevel:..." */
  struct names regions;          /* where it holds, "New Jersey, United States"; none: everywhere */
  struct names residents;        /* it asks to live in one of these */
  const char *effective;         /* since when */
  struct references asserted_by; /* who says so */
  struct references targets;     /* credentials, learning opportunities, assessments: all of them have to be had */
  struct references work;        /* occupations, jobs, tasks and metrics that it asks for, or a class of
 credentials; see `relation` */
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
  const char *text_es;
  const struct condition *profile; /* all that it says, such as the credit; NULL for a plain link */
};

struct place {
  const char *name;
  const char *street;
  const char *locality;
  const char *county; /* ceterms:subRegion */
  const char *region; /* "NJ" or "New Jersey", as published */
  const char *country;
  const char *postal_code;
  bool located; /* the coordinates are published */
  double latitude, longitude;
};

/* Where something holds: ceterms:JurisdictionProfile. */
struct jurisdiction {
  const char *relation; /* the property it stood at, "ceterms:jurisdiction" or "ceterms:offeredIn" */
  bool global;          /* everywhere but the exceptions */
  const char *text;
  const char *text_es;
  struct place *places;
  size_t place_count;
  struct place *exceptions;
  size_t exception_count;
};

/* ceterms:accreditedBy and its kin; or, on an organization, ceterms:accredits.
 * Claims are the publisher's own. Join: one is confirmed when the other side
 * states its counterpart, or when an action (struct action) of that organization
 * names this record as its object. */
struct quality {
  const char *relation; /* "accreditedBy" */
  bool outward;         /* true on the record of the body that gives it */
  struct reference other;
  const struct jurisdiction *where; /* of the regional variants ("accreditedIn"); NULL for the others */
};

/* A reified action in a record of its own: AccreditAction, ApproveAction,
 * RecognizeAction, RegulateAction, RenewAction, RevokeAction, RegistrationAction ...
 * Join: its objects have the quality `relation` from its agents. */
struct action {
  const char *relation;         /* "accreditedBy"; the action's class for other kinds */
  struct references agents;     /* actingAgent: who does it */
  struct references objects;    /* to what; for an action within a record also that record */
  struct references instrument; /* by what means: the quality assurance credential */
  struct references results;    /* resultingAward */
  const char *from, *to;
  const char *status; /* "actionStat:..." */
};

struct aid {
  const char *name;
  const char *name_es;
  const char *description;
  const char *description_es;
  const char *url;
  struct names types; /* "financialAid:WIOA" */
  struct quantities values;
};

/* One measured result of those who earned it. */
struct outcome {
  const char *measure;   /* One of:
                            earnings: "median_earnings", "average_earnings", "low_earnings", "high_earnings" (quartiles
                            or the ends of a range), "earnings_p10", "earnings_p90", "earnings_deviation";
                            counts and rates: "employed", "retained", "jobs_obtained", "completed", "pass_rate",
                            "awarded", "employed_in_industry", "employed_in_occupation", "employed_in_region",
                            "unrelated_jobs", "not_completed", "participants", "exiters", "outlook" (demand for the
                            job), "employed_enough", "not_employed_enough" (over and under the publisher's own
                            threshold of work or pay).
                            NULL only in `unresolved`. */
  double value;          /* NAN when withheld, and in `ranges` */
  double low, high;      /* the range of a count or rate; NAN not stated */
  const char *unit;      /* "USD/year" (quarter, month, week, hour; "XXX/year" without a currency), "percent",
                            "people". Earnings below 200 without a period are taken to be by the hour. A withheld
                            amount of which the currency isn't stated has "money". In `unresolved` the currency
                            alone, or NULL. */
  bool withheld;         /* published as "too few", not as zero */
  long n;                /* people it was measured on; -1 not stated */
  int months_after;      /* months after completion; -1 not stated */
  const char *from, *to; /* cohort, ISO 8601 dates or years; NULL not stated */
  const char *source;
  const char *note;
  const char *note_es;
  const char *definition; /* what counts as employed or as earnings, in the publisher's words */
  const char *dated;      /* the day that the publisher gives to the figure; NULL not stated */
  const char *group;      /* the part of the people that it is about ("Female"); NULL for all */
  const char *about;      /* CTID (else @id) of the one record that it is about; NULL: all that its data set is about */
  const char *data_set;   /* CTID of the data set that it was taken from; NULL: stood in the record itself */
  const char *metric;     /* CTID (else @id) of what was measured; NULL in the old model */
  const char *statistic;  /* of an observation: "value", "percentage", "median", "mean", "percentile10" ... */
};

/* What a qdata:Metric says, in a record of its own. See metric.h. */
struct metric_profile {
  struct names types;     /* "metricCat:..." */
  const char *income;     /* "incomeDetermination:..." */
  const char *definition; /* of earnings or employment, in the publisher's words */
};

/* ceterms:Constraint: a comparison of two sides. */
struct constraint {
  const char *name;
  const char *description;
  struct names left, right; /* properties, addresses or plain values */
  const char *left_action;  /* "array:AnyOf", "array:Sum": how several values are taken together */
  const char *comparator;   /* "compare:GTEQ" */
  const char *right_action;
};

/* ceterms:ComponentCondition: what of a pathway has to be done before the
 * component that it stands at. Join: `targets` are records of the same document
 * or of another one. */
struct component_condition {
  const char *name;
  const char *name_es;
  const char *description;
  const char *description_es;
  int required;             /* how many of the targets and inner conditions; -1 not stated: all */
  int required_constraints; /* how many of the constraints; -1 not stated: all */
  const char *logic;        /* "logic:And", "logic:Or", "logic:OnlyOne"; NULL not stated */
  struct references targets;
  struct constraint *constraints;
  size_t constraint_count;
  struct component_condition *conditions; /* within this one */
  size_t condition_count;
};

/* What only the components of a pathway say. What it stands for is in the
 * record's `about`, its place in the pathway in `edges` and `related`. */
struct component {
  struct component_condition *conditions;
  size_t condition_count;
  struct quantities points;
  const char *credential_type; /* "ceterms:BachelorDegree", of what it stands for */
  struct names categories;     /* in the publisher's words */
  struct names designations;   /* "componentDesignation" concepts or names: required, elective ... */
  const char *term;            /* "First semester" */
};

/* ceterms:VerificationServiceProfile, inline or the record itself. */
struct verification {
  const char *name;
  const char *description;
  const char *description_es;
  const char *service_url;
  const char *directory_url;
  int must_authorize;       /* the holder has to agree: 1 yes, 0 no, -1 not stated */
  struct names claim_types; /* "claimType:TranscriptClaim" */
  const char *method;
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
  const char *code; /* codedNotation of the record itself: a course number, a competency's or a task's code */
  struct identifier *identifiers;
  size_t identifier_count;
  const char *from, *to; /* startDate and endDate: when a transfer value, offering or member holds */
  /* All links to other records that have no field of their own. `relation` says
   * which: versions ("ceterms:latestVersion", "ceterms:supersedes" ...), members
   * ("ceterms:hasMember", "ceterms:isMemberOf"), work ("ceterms:hasTask",
   * "ceterms:isSpecializationOf" ...), offerings ("ceterms:hasOffering"),
   * services ("ceterms:hasSupportService", "ceterms:usesVerificationService"),
   * pathways ("ceterms:hasDestinationComponent", "asn:hasProgressionLevel" ...),
   * organizations ("ceterms:owns", "ceterms:parentOrganization" ...), and in
   * frameworks the tree ("ceasn:hasTopChild", "ceasn:isTopChildOf",
   * "ceasn:hasChild", "ceasn:isChildOf", "ceasn:isPartOf") with its alignments.
   * Join: either side may state it. */
  struct references related;
  struct references owned_by, offered_by;
  struct quality *quality;
  size_t quality_count;
  const struct action *action; /* of RECORD_ACTION; NULL for others */
  struct jurisdiction *jurisdictions;
  size_t jurisdiction_count;
  struct cost_item *costs;
  size_t cost_count;
  struct references common_costs, common_conditions; /* Join: the costs and conditions of these manifests */
  struct duration_item *durations;
  size_t duration_count;
  double renewal_days;        /* how often it has to be renewed; 0 not stated */
  struct quantities credits;  /* creditValue */
  struct quantities transfer; /* transferValue; for whom and from what is in `edges` */
  struct quantities pay;      /* workPay of a job */
  struct condition *conditions;
  size_t condition_count;
  struct aid *aid;
  size_t aid_count;
  struct verification *verifications;
  size_t verification_count;
  struct place *places;
  size_t place_count;
  struct names delivery;                               /* "deliveryType:OnlineOnly" */
  struct names schedule;                               /* "scheduleTiming:Evening" */
  struct names support;                                /* "support:ChildCare", "accommodation:PhysicalAccessibility" */
  struct names online;                                 /* addresses where it can be had or is listed */
  struct names methods;                                /* "learnMethod:...", "assessMethod:...", with their texts */
  struct names audiences;                              /* "audience:..." */
  struct names traits;                                 /* other coded values and texts: an organization's type and
                                                          sector, a task's hazards, a collection's type ... */
  struct names audience_levels;                        /* "audLevel:..." */
  struct alignments skills;                            /* teaches, assesses, required competencies */
  struct alignments occupations, programs, industries; /* SOC, CIP, NAICS */
  struct outcome *outcomes;
  size_t outcome_count;
  /* Figures of which only the ends are published, in `low` and `high`; `value` is NAN. */
  struct outcome *ranges;
  size_t range_count;
  /* Observations of a data set whose metric stands in another envelope. Join: with
   * the record of kind RECORD_METRIC that `metric` names, metric_resolve() makes an
   * outcome of each. */
  struct outcome *unresolved;
  size_t unresolved_count;
  const struct metric_profile *metric; /* of RECORD_METRIC */
  struct references about;     /* a data set: the records that its outcomes belong to; a part of a pathway: what it
                                  stands for */
  struct references data_sets; /* the other direction of the same join */
  struct edge *edges;
  size_t edge_count;
  struct edge *stated; /* relations published as a sentence alone, without a target: `other` is empty */
  size_t stated_count;
  const struct component *component; /* of RECORD_COMPONENT, and of a pathway with conditions; NULL for others */
};

/* The kind that `type` ("ceterms:License", or a full IRI) stands for. */
enum record_kind record_kind_of(const char *type);

#endif
