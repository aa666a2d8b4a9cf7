/* SPDX-License-Identifier: MIT */
/*
 * The starter snapshot, made from the facts in the tree while the program is
 * built: occupations and wages, New Jersey's training programs, and the
 * ladders (JSON-LD files) beside them.
 */
#ifndef LADDERWAY_DATA_STARTER_SNAPSHOT_H
#define LADDERWAY_DATA_STARTER_SNAPSHOT_H

#include <stdio.h>

#include "data/base/error.h"
#include "data/catalog/writer.h"

/* Writes the snapshot `path`. `written` may be NULL. */
int starter_build(const char *facts_folder, const char *ladders_folder, const char *path,
                  struct catalog_written *written, struct error *error) MUST_CHECK;

/* Writes the program records as NDJSON, one document a line. */
int starter_print_records(const char *facts_folder, FILE *out, struct error *error) MUST_CHECK;

#endif
