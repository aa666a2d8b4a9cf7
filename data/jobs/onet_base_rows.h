/* SPDX-License-Identifier: MIT */
/*
 * Inside onet_base.c: what becomes of a row of one of our own tables. Each
 * binds cells of the row to the reading's statement and steps it, once or
 * several times. Columns are in the order that onet_base.c asks for. Where a
 * row is about an occupation that is not known it is of an older list, and is
 * left out. Negative with `error` set when a cell is not what it must be.
 */
#ifndef LADDERWAY_DATA_JOBS_ONET_BASE_ROWS_H
#define LADDERWAY_DATA_JOBS_ONET_BASE_ROWS_H

#include "data/jobs/onet_stage.h"

/* The first two or three cells as they are, of a known occupation in the first. */
int onet_base_two(struct onet_reading *reading, struct error *error) MUST_CHECK;
int onet_base_three(struct onet_reading *reading, struct error *error) MUST_CHECK;

/* The same whatever the first is about. */
int onet_base_pair(struct onet_reading *reading, struct error *error) MUST_CHECK;
int onet_base_element(struct onet_reading *reading, struct error *error) MUST_CHECK;

/* The first cell, and all behind it as one text; a profile's only of a known occupation. */
int onet_base_whole(struct onet_reading *reading, struct error *error) MUST_CHECK;
int onet_base_profile(struct onet_reading *reading, struct error *error) MUST_CHECK;

/* An English text and its Spanish one, where there is one. */
int onet_base_translation(struct onet_reading *reading, struct error *error) MUST_CHECK;

/* The whole row as one text, of a known occupation. */
int onet_base_license(struct onet_reading *reading, struct error *error) MUST_CHECK;

/* Rows with lists in a cell: one step for each thing in it. */
int onet_base_titles(struct onet_reading *reading, struct error *error) MUST_CHECK;
int onet_base_ratings(struct onet_reading *reading, struct error *error) MUST_CHECK;
int onet_base_technologies(struct onet_reading *reading, struct error *error) MUST_CHECK;
int onet_base_related(struct onet_reading *reading, struct error *error) MUST_CHECK;
int onet_base_program_socs(struct onet_reading *reading, struct error *error) MUST_CHECK;
int onet_base_task_activities(struct onet_reading *reading, struct error *error) MUST_CHECK;

/* The name of a technology, under its number. */
int onet_base_name(struct onet_reading *reading, struct error *error) MUST_CHECK;

#endif
