/* SPDX-License-Identifier: MIT */
/*
 * Pieces that the JSON documents share. A value that is not known is null and
 * has a sibling `<key>_reason`.
 */
#ifndef LADDERWAY_VIEWS_JSON_FACE_H
#define LADDERWAY_VIEWS_JSON_FACE_H

#include <stdio.h>

#include "data/base/json.h"
#include "data/catalog/credential.h"
#include "data/jobs/jobs.h"
#include "views/session.h"

/* A new document with its "schema": "ladderway/<name>/1". */
json_t *json_document(const char *name);

/* Sets a text; NULL becomes null with the reason ("not published" when NULL). */
void json_put_text(json_t *object, const char *key, const char *text, const char *reason);

/* Sets money in cents as {"amount", "currency"}; -1 becomes null with the reason. */
void json_put_money(json_t *object, const char *key, long long cents, const char *currency, const char *reason);

/* Sets a number; below 0 or not a number becomes null with the reason. */
void json_put_number(json_t *object, const char *key, double number, const char *reason);

/* Sets a number that may be negative; NAN becomes null with the reason. */
void json_put_signed(json_t *object, const char *key, double number, const char *reason);

/* Gives every null of the object that has no reason yet this one. Returns the object. */
json_t *json_explain(json_t *object, const char *reason);

/* Sets an array of texts; NULL gives an empty array. */
void json_put_texts(json_t *object, const char *key, const char *const *texts);

/* {"source", "date", "credentials", "records"} */
json_t *json_snapshot(struct session *session);

/* What find and other lists say of one credential. */
json_t *json_credential_row(const struct credential_row *row);

/* {"p10", "p25", "median", "p75", "p90"}, each money. */
json_t *json_wages(const struct wages *wages);

/* Writes the document with a line end and frees it. Negative without memory or
 * when the output refuses it. */
int json_write(json_t *document, FILE *out, struct error *error) MUST_CHECK;

#endif
