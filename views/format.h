/* SPDX-License-Identifier: MIT */
/* Figures and codes in words, in the language in force. */
#ifndef LADDERWAY_VIEWS_FORMAT_H
#define LADDERWAY_VIEWS_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

/* All write a NUL-ended text into `text`. Money is in cents, -1 unknown. */

/* "$1,250", "$22.50", "1,250 EUR", "free"; unknown: `reason` in words. */
void format_money(char *text, size_t size, long long cents, const char *currency, const char *reason);

/* For narrow columns: "1,250", "*450" when not complete, "free", "--". */
void format_cost_cell(char *text, size_t size, long long cents, bool complete);

/* "38,130 e": 'e' marks an estimate from the occupation; "--  few". */
void format_earnings_cell(char *text, size_t size, long long cents, const char *basis, const char *reason);

/* "4 wk", "3-5 mo", "2 yr"; hours alone: "90 h"; unknown "--". */
void format_time_cell(char *text, size_t size, double days_min, double days_max, double hours);

/* "4 weeks", "3 to 5 months", "90 hours of class"; unknown: reason in words. */
void format_time(char *text, size_t size, double days_min, double days_max, double hours, const char *reason);

/* 1234567 -> "1,234,567" */
void format_count(char *text, size_t size, long long count);

/* "14 Nov 2026", "Nov 2026", "2026" from an ISO 8601 date or a part of one. */
void format_date(char *text, size_t size, const char *iso);

/* "5.4%" */
void format_percent(char *text, size_t size, double percent);

/* "1 year of experience", "2.5 years of experience" */
void format_experience(char *text, size_t size, double years);

/* Adds `more` to what `text` holds, after a comma. */
void format_join(char *text, size_t size, const char *more);

/* The five reasons in words: "not published" -> translated; NULL -> "". */
const char *reason_words(const char *reason);

#endif
