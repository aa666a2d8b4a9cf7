/* SPDX-License-Identifier: MIT */
/*
 * Core, technical and transferable skills, told apart as the field does.
 *
 *   core          the basic skills of O*NET (2.A): reading, listening, writing, speaking,
 *                 mathematics, science, thinking, learning, monitoring
 *   technical     knowledge (2.C), technical skills (2.B.3), tools and programs
 *   transferable  all others: social (2.B.1), complex problem solving (2.B.2), systems (2.B.4)
 *                 and resource skills (2.B.5), work activities (4.A)
 *
 * The groups are O*NET's content model; which of the three words each gets is
 * this project's reading of what the field calls foundational, occupational
 * and durable skills.
 */
#ifndef LADDERWAY_DATA_MATCH_SKILL_SORT_H
#define LADDERWAY_DATA_MATCH_SKILL_SORT_H

enum skill_sort { SORT_CORE, SORT_TECHNICAL, SORT_TRANSFERABLE };

/* By the element's id, "2.A.1.b"; NULL (a technology): technical. */
enum skill_sort skill_sort_of(const char *element);

/* "core", "technical", "transferable" */
const char *skill_sort_name(enum skill_sort sort);

#endif
