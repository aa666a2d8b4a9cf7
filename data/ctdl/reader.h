/* SPDX-License-Identifier: MIT */
/*
 * What the parts of the record reader share; nobody outside of data/ctdl
 * includes it. The parts, one file each:
 *
 *   read.c        documents, envelopes, arrays of them
 *   jws.c         the payload of old envelopes
 *   graph.c       ids of one document -> its members
 *   node.c        one resource -> one record, by a table of rules
 *   strings.c     one clean text;  words.c: language maps;  lists.c: lists, coded values
 *   references.c  links to other resources;  alignments.c: codes and competencies
 *   links.c        links that have no field of their own;  identifiers.c, quantities.c
 *   costs.c, durations.c, conditions.c, edges.c, places.c, jurisdictions.c
 *   support.c      aid and support services;  services.c: verification, actions
 *   components.c   conditions of pathways;  spanish.c: the second language
 *   outcomes.c    figures;  aggregate_data.c, data_sets.c, observations.c: where they stand
 *   attach.c      outcomes of a data set -> records beside it
 *
 * Whatever fails for want of memory sets `out_of_memory`, leaves the record
 * shorter, and is looked at once, at the end.
 */
#ifndef LADDERWAY_DATA_CTDL_READER_H
#define LADDERWAY_DATA_CTDL_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/text.h"
#include "data/ctdl/record.h"
#include "data/ctdl/terms.h"
#include "data/ctdl/tree.h"

enum {
  NAME_LIMIT = 512,
  TEXT_LIMIT = 2048,
  DESCRIPTION_LIMIT = 8192,
  LIST_LIMIT = 1000,
  RELATED_LIMIT = 50000,    /* the members of a state's list of programs */
  QUALITY_LIMIT = 2000,     /* a state approves well over a thousand programs */
  NESTING_LIMIT = 5,        /* alternatives within alternatives */
  EXPANSION_LIMIT = 200000, /* blank nodes followed in one document */
  ATTACHED_LIMIT = 200000,  /* outcomes copied to records beside their data set */
  MOST_POINTS = 64,         /* dimensions of one observation */
};

struct graph;

struct reader {
  struct arena *arena;
  struct graph *graph; /* NULL for a single resource */
  const char *updated; /* of the envelope around it */
  size_t expansions;   /* blank nodes followed so far */
  bool out_of_memory;
};

/* ---- memory ---- */

/* `items` with room for one more than `count`, or NULL at LIST_LIMIT or without
 * memory. The size follows from the count, so nobody keeps a capacity. */
void *list_room(struct reader *reader, void *items, size_t count, size_t size);
/* The same with another limit. */
void *list_room_within(struct reader *reader, void *items, size_t count, size_t limit, size_t size);

/* Hands `text` on and notes when it is NULL for want of memory. */
const char *kept(struct reader *reader, const char *text);

/* ---- texts ---- */

/* The cleaned text of a JSON string (or whole number); NULL for anything else
 * and for a text with nothing in it. */
const char *read_string(struct reader *reader, const struct tree *value, enum text_form form, size_t limit);

/* One text from a string, a language map, a value with a language, or a list
 * of these: English, else Spanish, else the first. */
const char *read_text(struct reader *reader, const struct tree *value, enum text_form form, size_t limit);
const char *read_line(struct reader *reader, const struct tree *value);

/* Nothing in `value` is kept after all, although it was read. */
void untake(const struct tree *value);

/* The Spanish in a text of several languages; NULL when there is none. */
const struct tree *spanish_of(const struct tree *value);

/* A text as read_text() gives it, and its Spanish or NULL. Texts over NAME_LIMIT
 * may have several lines. */
void read_both(struct reader *reader, const struct tree *value, size_t limit, const char **text, const char **text_es);

/* The same in all languages that are kept. Does not overwrite what is there. */
void read_words(struct reader *reader, const struct tree *value, enum text_form form, size_t limit,
                struct words *words);

/* All texts of a list in one language, a line each, behind `first` and
 * `second` (either may be NULL). NULL when there is nothing. */
const char *read_lines(struct reader *reader, const char *first, const char *second, const struct tree *value);

/* ---- lists ---- */

void add_name(struct reader *reader, struct names *names, const char *text);
void add_names(struct reader *reader, struct names *names, const struct tree *value);

/* Coded values as CURIEs: "deliveryType:OnlineOnly". `scheme` is put before a
 * bare term that stands where its CURIE should be. */
void add_concepts(struct reader *reader, struct names *names, const struct tree *value, const char *scheme);
const char *read_concept(struct reader *reader, const struct tree *value, const char *scheme);

/* The same, with the text of those that are no coded values. `scheme` may be NULL:
 * bare terms then are such texts. */
void add_terms(struct reader *reader, struct names *names, const struct tree *value, const char *scheme);

/* A known IRI as a CURIE; other texts as they are. */
const char *shorten(struct reader *reader, const char *text);

/* The text of the key with this meaning in an object, else NULL. */
const struct tree *member(const struct tree *object, enum term term);

/* ---- numbers ---- */

/* A number, or a text that is nothing but one. */
bool read_number(const struct tree *value, double *number);
long long read_cents(const struct tree *value);

/* ---- the document ---- */

struct member {
  const char *key;
  size_t length;
  const struct tree *node;
  const char *name; /* read when first asked for */
  const char *type;
  const char *page; /* of a node without a CTID */
  bool described;
  struct record *record; /* set when the node has become one */
};

/* The ids (and CTIDs) of the objects in `nodes`, an array. NULL without memory. */
struct graph *graph_new(struct reader *reader, const struct tree *nodes);
void graph_free(struct graph *graph);
struct member *graph_find(const struct graph *graph, const char *key);

/* The object that `value` is or, through the document, refers to; NULL when it
 * refers to something elsewhere. */
const struct tree *follow(struct reader *reader, const struct tree *value);

/* ---- parts of records ---- */

/* ctdl_ctid() that notes when there was no memory. */
const char *ctid_in(struct reader *reader, const char *text);
const char *read_type(struct reader *reader, const struct tree *node);
const char *node_ctid(struct reader *reader, const struct tree *node);
const char *node_name(struct reader *reader, const struct tree *node);

bool read_reference(struct reader *reader, const struct tree *value, struct reference *reference);
void add_references(struct reader *reader, struct references *references, const struct tree *value);
void add_reference(struct reader *reader, struct references *references, const struct reference *reference);

/* Links of all kinds: `relation` as in struct reference. */
void add_links(struct reader *reader, struct references *list, const struct tree *value, const char *relation);

/* The CURIE of a property that is read as a link, whatever its spelling. */
const char *relation_of(struct reader *reader, const struct record *record, const struct tree *value);

void add_alignments(struct reader *reader, struct record *record, const struct tree *value, const char *relation);
void add_competencies(struct reader *reader, struct alignments *list, const struct tree *value, const char *relation);

/* Where costs stand. */
struct cost_origin {
  bool condition, optional;
  const char *of; /* what they are for, when that is no record */
};

void add_costs(struct reader *reader, struct record *record, const struct tree *value,
               const struct cost_origin *origin);

/* An ISO 4217 code from a code or a name; NULL when it is neither. */
const char *read_currency(struct reader *reader, const struct tree *value);
/* The same of something that may be one; NULL for everything else. */
const char *currency_in(const char *text);

void add_quantities(struct reader *reader, struct quantities *list, const struct tree *value);
void add_unit_value(struct reader *reader, struct quantities *list, const struct tree *node);
void add_identifiers(struct reader *reader, struct record *record, const struct tree *value, const char *type);

/* Where something holds. */
void read_places(struct reader *reader, const struct tree *value, struct place **places, size_t *count);
void add_jurisdictions(struct reader *reader, struct record *record, const struct tree *value, const char *relation);
void add_jurisdiction(struct reader *reader, struct record *record, const struct jurisdiction *where);
const struct jurisdiction *jurisdiction_in(struct reader *reader, const struct tree *value, const char *relation);
void add_regions(struct reader *reader, struct names *names, const struct tree *value);

void add_verification(struct reader *reader, struct record *record, const struct tree *profile);
void add_verifications(struct reader *reader, struct record *record, const struct tree *value, const char *relation);
void take_action(struct reader *reader, struct record *record, const struct tree *node);

/* One property of a pathway or of a component. */
void take_component(struct reader *reader, struct record *record, enum term term, const struct tree *value);

void add_durations(struct reader *reader, struct record *record, const struct tree *value);
void add_aid(struct reader *reader, struct record *record, const struct tree *value);
void add_places(struct reader *reader, struct record *record, const struct tree *value);
void add_support(struct reader *reader, struct record *record, const struct tree *value);

void add_conditions(struct reader *reader, struct record *record, const struct tree *value, const char *kind);
void add_quality(struct reader *reader, struct record *record, const struct tree *value, const char *relation,
                 bool outward);

void add_regional_quality(struct reader *reader, struct record *record, const struct tree *value, const char *relation);

/* Everything that a condition profile says. Its costs and the like don't go to the
 * record, which is what add_conditions() does. */
struct condition read_profile(struct reader *reader, const struct tree *profile);

/* Name and text of a condition, a line each; NULL without. */
const char *condition_lines(struct reader *reader, const struct condition *condition);
const char *condition_lines_es(struct reader *reader, const struct condition *condition);

/* True for a condition profile in place of the resource that it is about. */
bool is_profile(const struct tree *value);

/* Edges from plain references and from the targets of condition profiles. */
void add_edges(struct reader *reader, struct record *record, const struct tree *value, enum edge_kind kind,
               bool outward);
void add_edge(struct reader *reader, struct record *record, const struct edge *edge);

/* ---- outcomes ---- */

enum period { PERIOD_UNSTATED, PERIOD_YEAR, PERIOD_QUARTER, PERIOD_MONTH, PERIOD_WEEK, PERIOD_HOUR };

/* What the figures of one profile have in common. */
struct frame {
  struct outcome common; /* without measure, value and unit */
  const char *currency;
  enum period period;
};

/* One published figure, in any of its shapes. */
struct figure {
  double value, low, high; /* NAN where there is none */
  double median, mean, deviation;
  double percentile_10, percentile_25, percentile_75, percentile_90;
  bool percent;
  bool withheld;
  const char *currency;
  const char *text; /* what it says of itself */
  const char *text_es;
  enum period period;
};

/* What a metric measures, told by the words of its name and type. */
struct metric {
  const char *measure; /* NULL: of no use here */
  const char *name;
  bool money, rate, mean;
};

struct metric metric_of(const char *name, const char *type);

/* What a statistic ("median", "value" ...) of such a metric is; NULL for nothing. */
const char *metric_measure(const struct metric *metric, const char *statistic);

/* What a record of a metric says of it. */
void take_metric(struct reader *reader, struct record *record, const struct tree *node);

/* "USD/year"; NULL without memory alone. */
const char *money_unit(struct arena *arena, const char *currency, enum period period);

/* Earnings as low as `value` can't be a year's. */
enum period usual_period(enum period stated, double value);

struct frame frame_new(void);
enum period period_in(const char *text);
int months_in(const char *text); /* "after 5 years" -> 60; -1 */
bool contains_word(const char *text, const char *word);
struct figure read_figure(struct reader *reader, const struct tree *value);
void add_outcome(struct reader *reader, struct record *record, const struct frame *frame, const char *measure,
                 double value, const char *unit, bool withheld);
void add_money(struct reader *reader, struct record *record, const struct frame *frame, const char *measure,
               double value, const struct figure *figure);
void add_aggregate_data(struct reader *reader, struct record *record, const struct tree *value);
void add_time_frames(struct reader *reader, struct record *record, const struct tree *value);
void add_observations(struct reader *reader, struct record *record, const struct tree *value);

/* The frame for all figures of a data set. */
struct frame data_set_frame(const struct record *record);

/* What a profile says of when, of whom and how its figures were measured. */
void take_frame_part(struct reader *reader, enum term term, const struct tree *item, struct frame *frame);

/* What a figure says of itself, and the ends of its range. */
void take_remarks(const struct figure *figure, struct frame *frame);

/* Gives the outcomes of data sets to the records of the same document. */
void attach_outcomes(struct reader *reader, struct record *records, size_t count);

/* ---- whole records ---- */

/* Fills in `record` from a resource. False when it has no identity. */
bool read_record(struct reader *reader, const struct tree *node, struct record *record);

/* The payload of a compact JWS, not verified. NULL when it is none. */
const struct tree *jws_payload(struct reader *reader, const char *jws, size_t length);

#endif
