/* SPDX-License-Identifier: MIT */
/*
 * Codes as publishers write them, brought into the one form in which they are
 * compared. Inside data/catalog.
 */
#ifndef LADDERWAY_DATA_CATALOG_CODES_H
#define LADDERWAY_DATA_CATALOG_CODES_H

#include <stdbool.h>

#include "data/base/arena.h"

enum { CODE_SIZE = 16 };

/* An occupation code in `text` ("29-1141", "29-1141.00", "291141", or a URI
 * that holds one) -> "29-1141" or "29-1141.00". False when there is none. */
bool code_occupation(const char *text, char code[CODE_SIZE]);

/* A program code ("51.3901", "513901") -> "51.3901". */
bool code_program(const char *text, char code[CODE_SIZE]);

/* "Essex County" -> "Essex"; the text itself when it does not end in that word. */
const char *county_name(struct arena *arena, const char *text);

#endif
