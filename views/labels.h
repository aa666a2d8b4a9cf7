/* SPDX-License-Identifier: MIT */
/*
 * CTDL terms in plain words, in the language in force. A term that is not in
 * the tables gives its own last part, with blanks between its words.
 */
#ifndef LADDERWAY_VIEWS_LABELS_H
#define LADDERWAY_VIEWS_LABELS_H

#include <stddef.h>

#include "data/match/skill_sort.h"

/* Results that had to be made up live in a static buffer of the calling
 * thread until the next call. */

const char *label_type(const char *type);           /* ceterms:Certificate -> "Certificate" */
const char *label_cost(const char *type);           /* costType:Tuition -> "Tuition" */
const char *label_residency(const char *residency); /* residency:InState -> "people of the state" */
const char *label_audience(const char *audience);   /* audience:FullTime -> "full-time students" */
const char *label_delivery(const char *value);      /* deliveryType:OnlineOnly -> "Online" */
const char *label_schedule(const char *value);      /* scheduleTiming:Evening -> "Evening" */
const char *label_support(const char *value);       /* support:ChildCare -> "Child care" */
const char *label_aid(const char *value);           /* financialAid:WIOA -> "WIOA" */
const char *label_condition(const char *kind);      /* "requires" -> "You need" */
const char *label_edge(const char *kind);           /* "advanced standing" -> ... */
const char *label_quality(const char *relation);    /* "accreditedBy" -> "Accredited by" */
const char *label_measure(const char *measure);     /* "average_earnings" -> ... */
const char *label_unit(const char *unit);           /* "USD/quarter" -> "a quarter" */
const char *label_status(const char *status);
const char *label_language(const char *tag);   /* "es" -> "Spanish" */
const char *label_facet(const char *kind);     /* "county" -> "County" */
const char *label_education(const char *text); /* of the outlook tables */
const char *label_zone(int zone);              /* job zone 1-5 in words */
const char *label_basis(const char *basis);    /* "by program code" */
const char *label_skill_sort(enum skill_sort sort);

/* How a record stands to another: "hasMember" -> "Members", from the other end
 * ("isMemberOf", or stated by the other) "Member of". */
const char *label_relation(const char *relation, int from_other);

/* The same number for a relation and its inverse from the other end, in the
 * order in which lists are shown; -1 for a relation without words. */
int label_relation_group(const char *relation, int from_other);

const char *label_fact(const char *kind);       /* "transfer" -> "Credit that transfers" */
const char *label_comparator(const char *term); /* "compare:GTEQ" -> "at least" */
const char *label_plain(const char *term);      /* any term, its words apart: "semester Hour" */

/* Words of the starter data that the program has in both languages; any other
 * text, and NULL, comes back as it is. */
const char *label_own(const char *text);

/* The same for a note of the snapshot, which may name another year; the text may be
 * in `room`. */
const char *label_note(const char *note, char *room, size_t size);

/* The reasons for a place in the list, each part in words; writes into `text`. */
void label_rank(const char *why, char *text, size_t size);

#endif
