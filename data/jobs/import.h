/* SPDX-License-Identifier: MIT */
/*
 * Compact tables of occupations -> a snapshot under construction.
 *
 * The tables are the tab-separated files of data/starter/facts (their README
 * describes each). Importers read any folder of files with these names.
 */
#ifndef LADDERWAY_DATA_JOBS_IMPORT_H
#define LADDERWAY_DATA_JOBS_IMPORT_H

#include "data/base/error.h"
#include "data/catalog/writer.h"

/* Reads all tables in `folder`. Errors name the file and the line. */
int jobs_import(struct catalog_writer *writer, const char *folder, struct error *error) MUST_CHECK;

#endif
