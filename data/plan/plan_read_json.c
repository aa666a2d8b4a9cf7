/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "data/base/file.h"
#include "data/base/i18n.h"
#include "data/base/json.h"
#include "data/base/text.h"
#include "data/plan/plan_read.h"
#include "data/plan/plan_time.h"

enum { ARENA = 4 << 20 };
static const double most_cents = 1e13; /* a hundred billion: no price, and far from running over */

/* A cleaned text at `key` into the field; "" when there is none. */
static int read_text(struct arena *arena, const json_t *object, const char *key, char *field, size_t size,
                     struct error *error) {
  const json_t *value = json_object_get(object, key);
  field[0] = '\0';
  if (!json_is_string(value)) {
    return 0;
  }
  const char *clean =
      text_clean(arena, json_string_value(value), json_string_length(value), TEXT_TYPED, (size_t)PLAN_TEXT);
  if (clean == NULL) {
    return error_no_memory(error);
  }
  plan_copy(field, size, clean);
  return 0;
}

/* A code that may be looked up: letters, digits and a few marks. */
static bool is_code(const char *text) {
  size_t length = strlen(text);
  return length > 0 && length < (size_t)PLAN_CODE &&
         strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.:_") == length;
}

/* The date of data: a year, a month or a day. */
static void read_data_date(const json_t *object, char *field) {
  const char *text = json_text(object, "data_date");
  size_t length = text == NULL ? 0 : strlen(text);
  bool good = (length == 4 || length == 7 || length == 10) && strspn(text, "0123456789-") == length;
  plan_copy(field, PLAN_DATE, good ? text : NULL);
}

static void read_date(const json_t *object, const char *key, char *field) {
  long day = 0;
  const char *text = json_text(object, key);
  plan_copy(field, PLAN_DATE, plan_day_of(text, &day) ? text : NULL);
}

/* The number at `key` within 0 and `most`; -1 for anything else. */
static double read_number(const json_t *object, const char *key, double most) {
  const json_t *value = json_object_get(object, key);
  double number = json_is_number(value) ? json_number_value(value) : -1.0;
  return number >= 0 && number <= most ? number : -1.0;
}

/* {"amount", "currency"} at `key`, in cents; -1 for anything else. */
static long long read_money(const json_t *object, const char *key, char *currency, size_t size) {
  const json_t *money = json_object_get(object, key);
  double cents = read_number(money, "amount", most_cents / 100.0) * 100.0;
  const char *code = json_text(money, "currency");
  bool plain = code != NULL && strlen(code) == 3 && strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3;
  plan_copy(currency, size, cents >= 0 && plain ? code : NULL);
  return cents >= 0 && (code == NULL || plain) ? llround(cents) : -1;
}

/* One of the five words; "not published" for any other. */
static const char *read_reason(const json_t *object, const char *key) {
  static const char *const words[] = {"not published", "too few", "does not apply", "not in snapshot", "not asked"};
  const char *text = json_text(object, key);
  for (size_t i = 0; text != NULL && i < sizeof words / sizeof words[0]; i++) {
    if (strcmp(words[i], text) == 0) {
      return words[i];
    }
  }
  return words[0];
}

static struct plan_figures read_figures(const json_t *object) {
  struct plan_figures figures = {0};
  figures.cost = read_money(object, "cost", figures.currency, sizeof figures.currency);
  figures.cost_complete = json_is_true(json_object_get(object, "cost_complete"));
  figures.cost_reason = figures.cost >= 0 ? NULL : read_reason(object, "cost_reason");
  figures.days = read_number(object, "days", 36600);
  figures.hours = read_number(object, "effort_hours", 1000000);
  figures.time_reason = figures.days >= 0 || figures.hours >= 0 ? NULL : read_reason(object, "days_reason");
  return figures;
}

static int bad_plan(const char *what, const char *why, struct error *error) {
  return error_set(error, ERROR_BAD_DATA, _("%s is not a plan of this program: %s."), what, why);
}

static int read_step(struct plan *plan, struct arena *arena, const json_t *object, const char *what,
                     struct error *error) {
  struct plan_step *step = &plan->steps[plan->count];
  const char *ctid = json_text(object, "ctid");
  memset(step, 0, sizeof *step);
  if (ctid == NULL || !is_code(ctid)) {
    return bad_plan(what, _("a step has no CTID"), error);
  }
  plan_copy(step->ctid, sizeof step->ctid, ctid);
  if (plan_index(plan, step->ctid) < plan->count) {
    return bad_plan(what, _("a step stands in it twice"), error);
  }
  if (read_text(arena, object, "type", step->type, sizeof step->type, error) != 0 ||
      read_text(arena, object, "name", step->name, sizeof step->name, error) != 0 ||
      read_text(arena, object, "name_es", step->name_es, sizeof step->name_es, error) != 0 ||
      read_text(arena, object, "provider", step->provider, sizeof step->provider, error) != 0 ||
      read_text(arena, object, "source", step->source, sizeof step->source, error) != 0) {
    return -1;
  }
  if (!is_code(step->type)) {
    step->type[0] = '\0';
  }
  if (step->name[0] == '\0') {
    plan_copy(step->name, sizeof step->name, step->ctid);
  }
  read_data_date(object, step->data_date);
  step->figures = read_figures(object);
  plan->count++;
  return 0;
}

static int read_goal(struct plan *plan, struct arena *arena, const json_t *goal, const char *what,
                     struct error *error) {
  char currency[8];
  const char *code = json_text(goal, "code");
  if (goal == NULL || json_is_null(goal)) {
    return 0;
  }
  if (code == NULL || !is_code(code)) {
    return bad_plan(what, _("its goal has no code"), error);
  }
  plan_copy(plan->goal, sizeof plan->goal, code);
  if (read_text(arena, goal, "title", plan->goal_title, sizeof plan->goal_title, error) != 0 ||
      read_text(arena, goal, "title_es", plan->goal_title_es, sizeof plan->goal_title_es, error) != 0 ||
      read_text(arena, goal, "wage_year", plan->goal_wage_year, sizeof plan->goal_wage_year, error) != 0) {
    return -1;
  }
  if (plan->goal_title[0] == '\0') {
    plan_copy(plan->goal_title, sizeof plan->goal_title, code);
  }
  read_data_date(goal, plan->goal_date);
  plan->goal_wage = read_money(goal, "wage", currency, sizeof currency);
  if (currency[0] != '\0' && strcmp(currency, "USD") != 0) {
    plan->goal_wage = -1; /* wages here are in dollars */
  }
  return 0;
}

static int read_schema(const json_t *root, const char *what, struct error *error) {
  static const char begin[] = "ladderway/plan/";
  const char *schema = json_text(root, "schema");
  if (schema == NULL || strncmp(schema, begin, sizeof begin - 1) != 0) {
    return bad_plan(what, _("it says no schema \"ladderway/plan/1\""), error);
  }
  if (strcmp(schema + sizeof begin - 1, "1") != 0) {
    return error_set(error, ERROR_VERSION, _("%s was saved by a later version of this program."), what);
  }
  return 0;
}

static int read_root(struct plan *plan, struct arena *arena, const json_t *root, const char *what,
                     struct error *error) {
  const json_t *steps = json_object_get(root, "steps");
  if (read_schema(root, what, error) != 0) {
    return -1;
  }
  if (!json_is_array(steps)) {
    return bad_plan(what, _("it has no list of steps"), error);
  }
  if (json_array_size(steps) > (size_t)PLAN_MOST_STEPS) {
    return error_set(error, ERROR_TOO_BIG, _("%s has more than %d steps."), what, PLAN_MOST_STEPS);
  }
  if (read_text(arena, root, "name", plan->name, sizeof plan->name, error) != 0 ||
      read_goal(plan, arena, json_object_get(root, "goal"), what, error) != 0) {
    return -1;
  }
  read_date(root, "start", plan->start);
  double hours = read_number(root, "hours_a_week", PLAN_MOST_HOURS);
  plan->hours = hours >= 1 ? (long)hours : 0;
  for (size_t i = 0; i < json_array_size(steps); i++) {
    if (read_step(plan, arena, json_array_get(steps, i), what, error) != 0) {
      return -1;
    }
  }
  return 0;
}

int plan_read(struct plan *plan, const char *bytes, size_t length, const char *what, struct error *error) {
  struct plan fresh;
  if (length > (size_t)PLAN_LARGEST_FILE) {
    return error_set(error, ERROR_TOO_BIG, _("%s is too big to be a plan."), what);
  }
  json_t *root = json_read(bytes, length, what, error);
  if (root == NULL) {
    return -1;
  }
  struct arena *arena = arena_new(ARENA);
  plan_clear(&fresh);
  int result = arena == NULL ? error_no_memory(error) : read_root(&fresh, arena, root, what, error);
  arena_free(arena);
  json_decref(root);
  if (result == 0) {
    *plan = fresh;
  }
  return result;
}

int plan_read_file(struct plan *plan, const char *path, struct error *error) {
  struct buffer buffer;
  buffer_init(&buffer, (size_t)PLAN_LARGEST_FILE);
  int result = file_read(path, &buffer, error);
  if (result == 0) {
    result = plan_read(plan, buffer_text(&buffer), buffer.length, file_name(path), error);
  }
  buffer_free(&buffer);
  return result;
}
