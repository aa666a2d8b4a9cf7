/* SPDX-License-Identifier: MIT */
/* The SQL files of this folder, as texts of the program (made by module.mk). */
#ifndef LADDERWAY_DATA_CATALOG_SCHEMA_H
#define LADDERWAY_DATA_CATALOG_SCHEMA_H

extern const char catalog_schema_sql[];  /* schema.sql: the snapshot's tables */
extern const char catalog_indexes_sql[]; /* indexes.sql: what reading needs */

#endif
