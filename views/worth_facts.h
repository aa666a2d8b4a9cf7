/* SPDX-License-Identifier: MIT */
/*
 * What a credential's record says that its worth is reckoned from, and the
 * verdicts of data/match/worth.h in words and as JSON (worth_json.c).
 */
#ifndef LADDERWAY_VIEWS_WORTH_FACTS_H
#define LADDERWAY_VIEWS_WORTH_FACTS_H

#include "data/catalog/credential.h"
#include "data/match/worth.h"
#include "tui/page.h"
#include "views/view.h"

/* Reads them together; prices in other currencies than dollars are "not known".
 * Tuition and fees are the parts of those kinds that have to be paid, when each
 * kind has one price; people with a job are counted 6 months after where that
 * is published. */
struct worth_facts worth_facts_of(const struct view *view, const struct credential *credential);

/* All verdicts for the household of the session. */
void worth_lines_of(const struct view *view, const struct credential *credential, struct worth_line lines[WORTH_LINES]);

/* "no: $25,664, needed $48,664 (an estimate)", "not known: not published", "85.3%", "1.4 years". */
void worth_verdict_words(const struct worth_line *line, char *text, size_t size);

/* "of 12 people: $24,000 to $35,000, so few that it may turn"; "" when there is
 * nothing to say. */
void worth_few_words(const struct worth_line *line, char *text, size_t size);

/* Pairs for a credential's page: each verdict with its inputs. */
void worth_put_lines(const struct worth_line *lines, struct page *page);

/* For `i`: formula, inputs, source of each. */
void worth_put_sources(const struct worth_line *lines, struct page *page);

#endif
