/* SPDX-License-Identifier: MIT */
#include "data/match/person.h"

#include <stddef.h>
#include <string.h>

static const struct {
  enum schooling schooling;
  const char *name, *entry;
} rows[] = {
    {SCHOOLING_NONE, "none", "No formal educational credential"},
    {SCHOOLING_HIGH_SCHOOL, "high-school", "High school diploma or equivalent"},
    {SCHOOLING_SOME_COLLEGE, "some-college", "Some college, no degree"},
    {SCHOOLING_CERTIFICATE, "certificate", "Postsecondary nondegree award"},
    {SCHOOLING_ASSOCIATE, "associate", "Associate's degree"},
    {SCHOOLING_BACHELOR, "bachelor", "Bachelor's degree"},
    {SCHOOLING_MASTER, "master", "Master's degree"},
    {SCHOOLING_DOCTOR, "doctor", "Doctoral or professional degree"},
};
enum { ROWS = sizeof rows / sizeof rows[0] };

const char *schooling_name(enum schooling schooling) {
  for (size_t i = 0; i < ROWS; i++) {
    if (rows[i].schooling == schooling) {
      return rows[i].name;
    }
  }
  return "unknown";
}

bool schooling_named(const char *name, enum schooling *schooling) {
  for (size_t i = 0; i < ROWS; i++) {
    if (strcmp(rows[i].name, name) == 0) {
      *schooling = rows[i].schooling;
      return true;
    }
  }
  return false;
}

enum schooling schooling_of_entry(const char *education) {
  for (size_t i = 0; education != NULL && i < ROWS; i++) {
    if (strcmp(rows[i].entry, education) == 0) {
      return rows[i].schooling;
    }
  }
  return SCHOOLING_UNKNOWN;
}
