/* SPDX-License-Identifier: MIT */
/* What a step costs and takes for this person, and which limits it does not keep to. */
#include <math.h>
#include <string.h>
#include <strings.h>

#include "data/ctdl/cost.h"
#include "data/ways/from_catalog.h"

struct state {
  const char code[3];
  const char *name;
};

static const struct state states[] = {
    {"AL", "Alabama"},        {"AK", "Alaska"},        {"AZ", "Arizona"},
    {"AR", "Arkansas"},       {"CA", "California"},    {"CO", "Colorado"},
    {"CT", "Connecticut"},    {"DE", "Delaware"},      {"DC", "District of Columbia"},
    {"FL", "Florida"},        {"GA", "Georgia"},       {"HI", "Hawaii"},
    {"ID", "Idaho"},          {"IL", "Illinois"},      {"IN", "Indiana"},
    {"IA", "Iowa"},           {"KS", "Kansas"},        {"KY", "Kentucky"},
    {"LA", "Louisiana"},      {"ME", "Maine"},         {"MD", "Maryland"},
    {"MA", "Massachusetts"},  {"MI", "Michigan"},      {"MN", "Minnesota"},
    {"MS", "Mississippi"},    {"MO", "Missouri"},      {"MT", "Montana"},
    {"NE", "Nebraska"},       {"NV", "Nevada"},        {"NH", "New Hampshire"},
    {"NJ", "New Jersey"},     {"NM", "New Mexico"},    {"NY", "New York"},
    {"NC", "North Carolina"}, {"ND", "North Dakota"},  {"OH", "Ohio"},
    {"OK", "Oklahoma"},       {"OR", "Oregon"},        {"PA", "Pennsylvania"},
    {"PR", "Puerto Rico"},    {"RI", "Rhode Island"},  {"SC", "South Carolina"},
    {"SD", "South Dakota"},   {"TN", "Tennessee"},     {"TX", "Texas"},
    {"UT", "Utah"},           {"VT", "Vermont"},       {"VA", "Virginia"},
    {"WA", "Washington"},     {"WV", "West Virginia"}, {"WI", "Wisconsin"},
    {"WY", "Wyoming"},
};

/* The state's letters when the text begins with its name or is its letters,
 * else the text up to a comma. Whether it is a state. */
static bool state_key(const char *text, char *key, size_t size) {
  bool known = false;
  size_t length = strcspn(text, ",");
  for (size_t i = 0; i < sizeof states / sizeof states[0]; i++) {
    bool code = length == 2 && strncasecmp(states[i].code, text, 2) == 0;
    bool name = length == strlen(states[i].name) && strncasecmp(states[i].name, text, length) == 0;
    if (code || name) {
      length = 2;
      text = states[i].code;
      known = true;
      break;
    }
  }
  length = length < size ? length : size - 1;
  memcpy(key, text, length);
  key[length] = '\0';
  return known;
}

static bool is_state(const char *text) {
  char key[64];
  return state_key(text, key, sizeof key);
}

bool routes_same_state(const char *a, const char *b) {
  char one[64];
  char two[64];
  (void)state_key(a, one, sizeof one);
  (void)state_key(b, two, sizeof two);
  return strcasecmp(one, two) == 0;
}

/* "Essex" and "Essex County" are the same. */
static bool same_county(const char *a, const char *b) {
  static const char suffix[] = " County";
  size_t lengths[2] = {strlen(a), strlen(b)};
  const char *texts[2] = {a, b};
  for (int i = 0; i < 2; i++) {
    size_t end = strlen(suffix);
    if (lengths[i] > end && strcasecmp(texts[i] + lengths[i] - end, suffix) == 0) {
      lengths[i] -= end;
    }
  }
  return lengths[0] == lengths[1] && strncasecmp(a, b, lengths[0]) == 0;
}

bool routes_is_taught(const char *type) {
  static const char *const exams[] = {"ceterms:License", "ceterms:Certification", "ceterms:AssessmentProfile"};
  for (size_t i = 0; i < sizeof exams / sizeof exams[0]; i++) {
    if (strcmp(type, exams[i]) == 0) {
      return false;
    }
  }
  return true;
}

static bool has_one(const char *const *list, const char *word) {
  for (size_t i = 0; list != NULL && list[i] != NULL; i++) {
    const char *colon = strrchr(list[i], ':');
    if (strcasecmp(colon == NULL ? list[i] : colon + 1, word) == 0) {
      return true;
    }
  }
  return false;
}

static bool is_online(const struct credential *credential) {
  return has_one(credential->row.delivery, "OnlineOnly");
}

static bool is_in_county(const struct credential *credential, const char *county) {
  if (is_online(credential)) {
    return true;
  }
  for (size_t i = 0; i < credential->place_count; i++) {
    if (credential->places[i].county != NULL && same_county(credential->places[i].county, county)) {
      return true;
    }
  }
  return credential->row.county != NULL && same_county(credential->row.county, county);
}

/* Where it holds or is given; one that says nothing, or is online, is for everybody. */
static int find_state(struct routes *routes, size_t step, bool *elsewhere, const char **where, struct error *error) {
  const struct credential *credential = routes->steps[step].credential;
  const char *home = routes->question->person->state;
  const char *const *places = NULL;
  if (routes_jurisdictions(routes, step, &places, error) != 0) {
    return -1;
  }
  bool named = false;
  bool here = false;
  *where = NULL;
  /* "United States" holds in every state. */
  for (size_t i = 0; places[i] != NULL; i++) {
    named = named || is_state(places[i]);
    *where = *where == NULL && is_state(places[i]) ? places[i] : *where;
    here = here || !is_state(places[i]) || (home != NULL && routes_same_state(places[i], home));
  }
  *where = here && home == NULL ? NULL : *where;
  for (size_t i = 0; i < credential->place_count && !is_online(credential) && places[0] == NULL; i++) {
    const char *region = credential->places[i].region;
    named = named || (region != NULL && is_state(region));
    here = here || (home != NULL && region != NULL && routes_same_state(region, home));
  }
  *elsewhere = named && !here;
  return 0;
}

static int take_limits(struct routes *routes, size_t index, struct error *error) {
  const struct ways_question *question = routes->question;
  const struct credential *credential = routes->steps[index].credential;
  struct graph_step *step = &routes->graph->steps[index];
  bool taught = routes_is_taught(credential->row.type);
  bool elsewhere = false;
  const char *where = NULL;
  if (find_state(routes, index, &elsewhere, &where, error) != 0) {
    return -1;
  }
  if (question->person->state != NULL && elsewhere) {
    step->fails |= WAYS_RESIDENCY;
  } else if (question->person->state == NULL && where != NULL &&
             routes_assume(routes, index, &(struct assumption){.kind = ASSUMED_STATE, .text = where}, error) != 0) {
    return -1;
  }
  if (!taught) {
    return 0;
  }
  bool evening = has_one(credential->schedule, "Evening") || has_one(credential->schedule, "Weekend");
  bool childcare = has_one(credential->support, "ChildCare");
  step->fails |= step->cost < 0 ? (unsigned)WAYS_BUDGET : 0U;
  step->fails |= step->time < 0 ? (unsigned)WAYS_TIME : 0U;
  step->fails |= evening ? 0U : (unsigned)WAYS_EVENING;
  step->fails |= childcare ? 0U : (unsigned)WAYS_CHILDCARE;
  step->fails |= is_online(credential) ? 0U : (unsigned)WAYS_ONLINE;
  step->fails |= question->county == NULL || is_in_county(credential, question->county) ? 0U : (unsigned)WAYS_COUNTY;
  return 0;
}

/* The group of residents that the person belongs to, as the cost lines name it. */
static const char *residency_of(const struct ways_question *question, const struct credential *credential) {
  const char *region = credential->row.region;
  if (question->person->state == NULL || region == NULL) {
    return NULL;
  }
  if (!routes_same_state(question->person->state, region)) {
    return "residency:OutOfState";
  }
  return "residency:InState";
}

/* The total for the person's group, where parts are stated for groups. */
static int price_for(struct routes *routes, const struct credential *credential, long long *cents, bool *complete,
                     struct error *error) {
  const char *residency = residency_of(routes->question, credential);
  bool grouped = false;
  for (size_t i = 0; i < credential->cost_count; i++) {
    grouped = grouped || credential->costs[i].residency != NULL;
  }
  *cents = credential->row.cost;
  *complete = credential->row.cost_complete;
  if (!grouped || residency == NULL) {
    return 0;
  }
  struct cost_item *items = arena_array(routes->arena, credential->cost_count, sizeof *items);
  if (items == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < credential->cost_count; i++) {
    const struct cost_line *line = &credential->costs[i];
    items[i] = (struct cost_item){.type = line->type,
                                  .name = line->name,
                                  .cents = line->cents,
                                  .currency = line->currency,
                                  .residency = line->residency,
                                  .audience = line->audience,
                                  .payment_pattern = line->payment_pattern,
                                  .optional = line->optional};
  }
  struct cost_total total = cost_total(items, credential->cost_count, residency);
  *cents = total.known ? total.cents : *cents;
  *complete = total.known ? total.complete : *complete;
  return 0;
}

static int take_price(struct routes *routes, size_t index, struct error *error) {
  const struct credential *credential = routes->steps[index].credential;
  struct graph_step *step = &routes->graph->steps[index];
  const char *currency = credential->row.currency;
  bool complete = true;
  struct assumption assumption = {.kind = ASSUMED_NO_PRICE};
  if (price_for(routes, credential, &step->cost, &complete, error) != 0) {
    return -1;
  }
  if (step->cost >= 0 && currency != NULL && strcmp(currency, "USD") != 0) {
    step->cost = -1;
    assumption = (struct assumption){.kind = ASSUMED_CURRENCY, .text = currency};
  }
  step->at_least = step->cost >= 0 && !complete;
  if (step->at_least) {
    assumption.kind = ASSUMED_AT_LEAST;
  }
  return step->cost >= 0 && !step->at_least ? 0 : routes_assume(routes, index, &assumption, error);
}

static int take_time(struct routes *routes, size_t index, struct error *error) {
  const struct credential_row *row = &routes->steps[index].credential->row;
  struct graph_step *step = &routes->graph->steps[index];
  long hours = routes->question->hours;
  const double days_a_week = 7.0;
  const double longest = 36500.0;
  struct assumption assumption = {.kind = ASSUMED_NO_TIME};
  double days = row->days;
  if (days < 0.0 && row->effort_hours >= 0.0) {
    days = hours > 0 ? ceil(row->effort_hours / (double)hours) * days_a_week : -1.0;
    assumption = (struct assumption){.kind = hours > 0 ? ASSUMED_WEEKS : ASSUMED_HOURS, .number = row->effort_hours};
  } else if (days < 0.0 && !routes_is_taught(row->type)) {
    days = 0.0;
    assumption.kind = ASSUMED_EXAM;
  } else if (days >= 0.0) {
    step->time = llround((days < longest ? days : longest) * GRAPH_DAY);
    assumption = (struct assumption){.kind = ASSUMED_SHORTEST, .number = row->days_max};
    return row->days_max > days ? routes_assume(routes, index, &assumption, error) : 0;
  }
  step->time = days < 0.0 ? -1 : llround((days < longest ? days : longest) * GRAPH_DAY);
  return routes_assume(routes, index, &assumption, error);
}

int routes_figures(struct routes *routes, size_t step, struct error *error) {
  if (take_price(routes, step, error) != 0 || take_time(routes, step, error) != 0) {
    return -1;
  }
  return take_limits(routes, step, error);
}
