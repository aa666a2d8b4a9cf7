/* SPDX-License-Identifier: MIT */
/*
 * JSON from outside, read with jansson and within limits.
 *
 * Only data/ctdl, data/wallet, data/starter, data/plan's reader and the views' JSON faces include
 * this header.
 */
#ifndef LADDERWAY_DATA_BASE_JSON_H
#define LADDERWAY_DATA_BASE_JSON_H

#include <jansson.h>
#include <stddef.h>

#include "data/base/error.h"

enum { JSON_LARGEST_DEPTH = 100 };

/* Parses one JSON object or array. A byte-order mark in front is skipped.
 * Refused: nesting over JSON_LARGEST_DEPTH (looked for before anything is
 * allocated), the same key twice in an object, text after the end, invalid
 * UTF-8. `what` names the bytes in the message (a file name, a URL). The
 * result is given back with json_decref(). NULL on failure. */
json_t *json_read(const char *bytes, size_t length, const char *what, struct error *error) MUST_CHECK;

/* The string at `key`, or NULL when there is none or it is something else. */
const char *json_text(const json_t *object, const char *key);

/* How many things stand at a place where the field's formats write a single
 * thing or an array of things: 0 for NULL and JSON null, the array's size, or 1. */
size_t json_each_count(const json_t *value);

/* The thing at `index` of such a place; borrowed. */
json_t *json_each(const json_t *value, size_t index);

#endif
