/* SPDX-License-Identifier: MIT */
/* The SQL files of this folder, as texts of the program (made by module.mk). */
#ifndef LADDERWAY_DATA_CATALOG_SCHEMA_H
#define LADDERWAY_DATA_CATALOG_SCHEMA_H

extern const char catalog_schema_sql[];  /* schema.sql: the snapshot's tables */
extern const char catalog_stage_sql[];   /* stage.sql: the writer's workbench, attached as `stage` */
extern const char catalog_join_sql[];    /* join.sql: references between records resolved, on the workbench */
extern const char catalog_rows_sql[];    /* rows.sql: workbench -> tables, once the order is known */
extern const char catalog_indexes_sql[]; /* indexes.sql: what reading needs */

#endif
