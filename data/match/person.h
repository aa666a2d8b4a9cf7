/* SPDX-License-Identifier: MIT */
/*
 * What a person tells about themselves beside what they hold. Nothing of it is
 * asked for; what is not told is not assumed.
 */
#ifndef LADDERWAY_DATA_MATCH_PERSON_H
#define LADDERWAY_DATA_MATCH_PERSON_H

#include <stdbool.h>

/* In the order of the Bureau of Labor Statistics' entry-level education. */
enum schooling {
  SCHOOLING_UNKNOWN,
  SCHOOLING_NONE,
  SCHOOLING_HIGH_SCHOOL,
  SCHOOLING_SOME_COLLEGE,
  SCHOOLING_CERTIFICATE, /* postsecondary nondegree award */
  SCHOOLING_ASSOCIATE,
  SCHOOLING_BACHELOR,
  SCHOOLING_MASTER,
  SCHOOLING_DOCTOR /* doctoral or professional degree */
};

struct person {
  int age; /* years; 0 not told */
  enum schooling schooling;
  bool has_record;    /* told of a criminal record */
  const char *county; /* "Essex"; NULL not told */
  const char *state;  /* "NJ"; NULL not told */
};

/* "none", "high-school", "some-college", "certificate", "associate",
 * "bachelor", "master", "doctor"; "unknown". */
const char *schooling_name(enum schooling schooling);

/* The other way round; false when `name` is none of them. */
bool schooling_named(const char *name, enum schooling *schooling);

/* What BLS writes as the typical education needed for entry ("Bachelor's
 * degree"); SCHOOLING_UNKNOWN for NULL and other texts. */
enum schooling schooling_of_entry(const char *education);

#endif
