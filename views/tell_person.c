/* SPDX-License-Identifier: MIT */
/* What is told of the person: age, schooling, where, a record; also what plain words were understood to say of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/base/text.h"
#include "views/tell.h"

enum row { ROW_AGE, ROW_SCHOOLING, ROW_STATE, ROW_COUNTY, ROW_RECORD, ROW_KEEP, ROWS };
enum { YOUNGEST = 10, OLDEST = 120, SCHOOLINGS = 9 };

static const char *schooling_words(enum schooling schooling) {
  static const char *const words[SCHOOLINGS] = {
      [SCHOOLING_UNKNOWN] = N_("not told"),
      [SCHOOLING_NONE] = N_("high school not finished"),
      [SCHOOLING_HIGH_SCHOOL] = N_("high school"),
      [SCHOOLING_SOME_COLLEGE] = N_("some college"),
      [SCHOOLING_CERTIFICATE] = N_("a certificate after high school"),
      [SCHOOLING_ASSOCIATE] = N_("associate degree"),
      [SCHOOLING_BACHELOR] = N_("bachelor's degree"),
      [SCHOOLING_MASTER] = N_("master's degree"),
      [SCHOOLING_DOCTOR] = N_("doctoral degree"),
  };
  return (size_t)schooling < (size_t)SCHOOLINGS ? _(words[schooling]) : "";
}

void tell_person_start(struct view *view) {
  struct tell *tell = view->state;
  const struct person *person = &view->session->person;
  tell->person = *person;
  (void)snprintf(tell->places[0], sizeof tell->places[0], "%s", person->state == NULL ? "" : person->state);
  (void)snprintf(tell->places[1], sizeof tell->places[1], "%s", person->county == NULL ? "" : person->county);
}

static size_t person_rows(const struct tell *tell) {
  (void)tell;
  return ROWS;
}

static void person_cell(const struct view *view, size_t row, char *label, char *value, size_t size) {
  static const char *const labels[ROWS] = {N_("Your age"),    N_("Your schooling"),    N_("Your state"),
                                           N_("Your county"), N_("A criminal record"), N_("Keep this")};
  const struct tell *tell = view->state;
  const char *place = row == ROW_STATE ? tell->places[0] : tell->places[1];
  (void)snprintf(label, size, "%s", _(labels[row]));
  value[0] = '\0';
  switch (row) {
    case ROW_AGE:
      if (tell->person.age > 0) {
        (void)snprintf(value, size, "%d", tell->person.age);
      } else {
        (void)snprintf(value, size, "%s", _("not told"));
      }
      break;
    case ROW_SCHOOLING:
      (void)snprintf(value, size, "%s", schooling_words(tell->person.schooling));
      break;
    case ROW_STATE:
    case ROW_COUNTY:
      (void)snprintf(value, size, "%s", place[0] == '\0' ? _("not told") : place);
      break;
    case ROW_RECORD:
      (void)snprintf(value, size, "%s", tell->person.has_record ? _("yes") : _("not told"));
      break;
    default:
      break;
  }
}

static unsigned person_enter(struct view *view, size_t row) {
  struct tell *tell = view->state;
  switch (row) {
    case ROW_AGE:
      return tell_ask(view, row, _("How old are you? In years, - not told: "));
    case ROW_SCHOOLING:
      tell->person.schooling = (enum schooling)(((int)tell->person.schooling + 1) % (int)SCHOOLINGS);
      return REACT_PAINT;
    case ROW_RECORD:
      tell->person.has_record = !tell->person.has_record;
      return REACT_PAINT;
    default:
      return tell_ask(view, row,
                      row == ROW_STATE ? _("Which state do you live in? Like NJ, - not told: ")
                                       : _("Which county do you live in? Like Essex, - not told: "));
  }
}

static void set_age(struct view *view, const char *text) {
  struct tell *tell = view->state;
  char *end = NULL;
  long age = strtol(text, &end, 10);
  if (strcmp(text, "-") == 0) {
    tell->person.age = 0;
  } else if (end != text && *end == '\0' && age >= YOUNGEST && age <= OLDEST) {
    tell->person.age = (int)age;
  } else {
    view_say(view, "%s", _("That is no age in years."));
  }
}

static unsigned person_answer(struct view *view, size_t row, const char *text) {
  struct tell *tell = view->state;
  if (text[0] == '\0') {
    return REACT_PAINT;
  }
  if (row == ROW_AGE) {
    set_age(view, text);
  } else if (row == ROW_STATE || row == ROW_COUNTY) {
    bool none = strcmp(text, "-") == 0;
    int length = none ? 0 : (int)text_fit(text, TELL_PLACE / 4, NULL);
    (void)snprintf(tell->places[row == ROW_STATE ? 0 : 1], sizeof tell->places[0], "%.*s", length, text);
  }
  return REACT_PAINT;
}

/* The wallet's texts live as long as the session. */
static int keep_place(struct view *view, const char *text, const char **kept, struct error *error) {
  *kept = NULL;
  if (text[0] == '\0') {
    return 0;
  }
  *kept = text_clean_line(view->session->wallet->arena, text);
  return *kept == NULL ? error_no_memory(error) : 0;
}

static int person_keep(struct view *view, struct error *error) {
  const struct tell *tell = view->state;
  struct person person = tell->person;
  if (keep_place(view, tell->places[0], &person.state, error) != 0 ||
      keep_place(view, tell->places[1], &person.county, error) != 0) {
    return -1;
  }
  view->session->person = person;
  view->session->household.state = person.state;
  view->session->household.county = person.county;
  return 0;
}

const struct tell_ops tell_person = {
    .rows = person_rows,
    .cell = person_cell,
    .enter = person_enter,
    .answer = person_answer,
    .keep = person_keep,
    .head = N_("About you: some jobs ask for an age or schooling. Leave out what you like."),
};
