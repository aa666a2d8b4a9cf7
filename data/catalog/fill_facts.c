/* SPDX-License-Identifier: MIT */
/* What a record says of itself that has no table: amounts, codes, places, words. */
#include <math.h>
#include <string.h>

#include "data/base/buffer.h"
#include "data/catalog/fill.h"

enum { LONGEST_PLACE = 4096 };

/* All texts must stay until the rows are written. */
struct fact {
  const char *kind, *text, *text_es;
  double low, high; /* NAN: none */
  const char *unit;
};

static void write_fact(struct fill *fill, const struct fact *fact) {
  bool empty = fact->text == NULL && fact->unit == NULL && !isfinite(fact->low) && !isfinite(fact->high);
  struct feed_cell *row = empty ? NULL : fill_row(fill, FILL_FACT);
  feed_text(row, 2, fact->kind);
  feed_text(row, 3, fact->text);
  feed_text(row, 4, fact->text_es);
  feed_real_or_null(row, 5, fact->low, (double)NAN);
  feed_real_or_null(row, 6, fact->high, (double)NAN);
  feed_text(row, 7, fact->unit);
}

static void write_text(struct fill *fill, const char *kind, const char *text, const char *text_es, const char *unit) {
  write_fact(fill, &(struct fact){kind, text, text_es, (double)NAN, (double)NAN, unit});
}

static void write_names(struct fill *fill, const char *kind, const struct names *names) {
  for (size_t i = 0; i < names->count; i++) {
    write_text(fill, kind, names->items[i], NULL, NULL);
  }
}

static void write_quantities(struct fill *fill, const char *kind, const struct quantities *quantities) {
  for (size_t i = 0; i < quantities->count; i++) {
    const struct quantity *quantity = &quantities->items[i];
    bool single = isfinite(quantity->value);
    struct fact fact = {kind,
                        quantity->text,
                        quantity->text_es,
                        single ? quantity->value : quantity->low,
                        single ? quantity->value : quantity->high,
                        quantity->percent            ? "%"
                        : quantity->currency != NULL ? quantity->currency
                                                     : quantity->unit};
    write_fact(fill, &fact);
    write_names(fill, "level", &quantity->levels);
    write_names(fill, "subject", &quantity->subjects);
  }
}

static void write_identifiers(struct fill *fill, const struct record *record) {
  for (size_t i = 0; i < record->identifier_count; i++) {
    const struct identifier *identifier = &record->identifiers[i];
    write_text(fill, "identifier", identifier->code, NULL,
               identifier->name != NULL ? identifier->name : fill_word(identifier->type));
  }
}

/* "Main Campus, 1 Street, Newark, NJ 07102, US" */
static const char *place_line(struct fill *fill, const struct place *place) {
  const char *parts[] = {place->name,   place->street,      place->locality, place->county,
                         place->region, place->postal_code, place->country};
  struct buffer line;
  buffer_init(&line, (size_t)LONGEST_PLACE);
  for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
    if (parts[i] != NULL) {
      buffer_add_text(&line, line.length == 0 ? "" : ", ");
      buffer_add_text(&line, parts[i]);
    }
  }
  const char *text = line.length == 0 ? NULL : arena_strdup(fill->arena, buffer_text(&line));
  buffer_free(&line);
  return text;
}

static void write_places(struct fill *fill, const char *kind, const struct place *places, size_t count) {
  for (size_t i = 0; i < count; i++) {
    write_text(fill, kind, place_line(fill, &places[i]), NULL, NULL);
  }
}

static void write_jurisdictions(struct fill *fill, const struct record *record) {
  for (size_t i = 0; i < record->jurisdiction_count; i++) {
    const struct jurisdiction *where = &record->jurisdictions[i];
    const char *relation = fill_word(where->relation);
    const char *kind = relation == NULL ? "jurisdiction" : relation;
    write_text(fill, kind, where->text, where->text_es, where->global ? "everywhere" : NULL);
    write_places(fill, kind, where->places, where->place_count);
    write_places(fill, "exception", where->exceptions, where->exception_count);
  }
}

static void write_verifications(struct fill *fill, const struct record *record) {
  for (size_t i = 0; i < record->verification_count; i++) {
    const struct verification *service = &record->verifications[i];
    const char *text = service->description != NULL ? service->description : service->name;
    write_text(fill, "verification", text, service->description_es,
               service->service_url != NULL ? service->service_url : service->directory_url);
    write_names(fill, "claim type", &service->claim_types);
    write_text(fill, "verification method", service->method, NULL, NULL);
  }
}

/* A relation that names nothing, only says so. */
static void write_stated(struct fill *fill, const struct record *record) {
  static const char *const words[] = {"requires", "advanced standing", "preparation", "recommend", "part", "transfer"};
  for (size_t i = 0; i < record->stated_count; i++) {
    const struct edge *edge = &record->stated[i];
    if (edge->kind < sizeof words / sizeof words[0]) {
      write_text(fill, edge->outward ? "stated for" : "stated from", edge->text, edge->text_es, words[edge->kind]);
    }
  }
}

static void write_component(struct fill *fill, const struct component *component) {
  write_quantities(fill, "points", &component->points);
  write_text(fill, "credential type", component->credential_type, NULL, NULL);
  write_names(fill, "category", &component->categories);
  write_names(fill, "designation", &component->designations);
  write_text(fill, "term", component->term, NULL, NULL);
}

/* --- what credentials have tables for --- */

static void write_costs(struct fill *fill, const struct record *record) {
  for (size_t i = 0; i < record->cost_count; i++) {
    const struct cost_item *item = &record->costs[i];
    double amount = item->cents < 0 ? (double)NAN : (double)item->cents / 100;
    const char *text = item->name != NULL ? item->name : item->type;
    write_fact(fill, &(struct fact){"cost", text, item->name_es, amount, amount, item->currency});
  }
}

static double days_or_none(double days) {
  return days < 0 ? (double)NAN : days;
}

static void write_durations(struct fill *fill, const struct record *record) {
  for (size_t i = 0; i < record->duration_count; i++) {
    const struct duration_item *item = &record->durations[i];
    double low = item->exact_days >= 0 ? item->exact_days : item->minimum_days;
    double high = item->exact_days >= 0 ? item->exact_days : item->maximum_days;
    write_fact(fill,
               &(struct fact){"duration", item->description, NULL, days_or_none(low), days_or_none(high), "days"});
  }
}

static void write_aid(struct fill *fill, const struct record *record) {
  for (size_t i = 0; i < record->aid_count; i++) {
    const struct aid *aid = &record->aid[i];
    write_text(fill, "aid", aid->name != NULL ? aid->name : aid->description,
               aid->name != NULL ? aid->name_es : aid->description_es, aid->url);
    write_names(fill, "aid type", &aid->types);
    write_quantities(fill, "aid value", &aid->values);
  }
}

/* The amounts of aid that a credential's own table has no place for. */
static void write_aid_values(struct fill *fill, const struct record *record) {
  for (size_t i = 0; i < record->aid_count; i++) {
    const struct aid *aid = &record->aid[i];
    for (size_t j = 0; j < aid->values.count; j++) {
      struct quantities one = {&(struct quantity){0}, 1};
      one.items[0] = aid->values.items[j];
      if (aid->name != NULL) {
        one.items[0].text = aid->name;
        one.items[0].text_es = aid->name_es;
      }
      write_quantities(fill, "aid value", &one);
    }
  }
}

/* The figures of a data set, each with what belongs to it behind it. */
static void write_figures(struct fill *fill, const struct outcome *outcomes, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const struct outcome *outcome = &outcomes[i];
    bool single = isfinite(outcome->value) && !outcome->withheld;
    bool range = !outcome->withheld && (outcome->low != 0 || outcome->high != 0);
    double low = single ? outcome->value : range ? outcome->low : (double)NAN;
    double high = single ? outcome->value : range ? outcome->high : (double)NAN;
    write_fact(fill, &(struct fact){"figure", outcome->measure, NULL, low, high, outcome->unit});
    write_text(fill, "figure group", outcome->group, NULL, NULL);
    write_text(fill, "figure from", outcome->from, NULL, NULL);
    write_text(fill, "figure to", outcome->to, NULL, NULL);
    write_text(fill, "figure note", outcome->note, outcome->note_es, NULL);
    if (outcome->n >= 0) {
      double people = (double)outcome->n;
      write_fact(fill, &(struct fact){"figure people", NULL, NULL, people, people, "people"});
    }
    if (outcome->months_after >= 0) {
      write_fact(fill,
                 &(struct fact){"figure months", NULL, NULL, outcome->months_after, outcome->months_after, "months"});
    }
  }
}

static void write_own_tables(struct fill *fill, const struct record *record) {
  write_names(fill, "alternate name", &record->alternate_names);
  write_names(fill, "keyword", &record->keywords);
  write_names(fill, "keyword", &record->subjects);
  write_names(fill, "language", &record->languages);
  write_names(fill, "delivery", &record->delivery);
  write_names(fill, "schedule", &record->schedule);
  write_names(fill, "support", &record->support);
  write_names(fill, "audience level", &record->audience_levels);
  write_places(fill, "place", record->places, record->place_count);
  write_costs(fill, record);
  write_durations(fill, record);
  write_aid(fill, record);
  if (record->metric != NULL) {
    write_names(fill, "metric type", &record->metric->types);
    write_text(fill, "income", record->metric->income, NULL, NULL);
  }
  if (record->action != NULL) {
    write_text(fill, "action", record->action->relation, NULL, record->action->status);
  }
}

void fill_facts(struct fill *fill, const struct kept *kept, const struct record *record) {
  write_identifiers(fill, record);
  write_quantities(fill, "credit", &record->credits);
  write_quantities(fill, "transfer", &record->transfer);
  write_quantities(fill, "pay", &record->pay);
  write_jurisdictions(fill, record);
  write_verifications(fill, record);
  write_stated(fill, record);
  write_names(fill, "online", &record->online);
  write_names(fill, "method", &record->methods);
  write_names(fill, "audience", &record->audiences);
  write_names(fill, "trait", &record->traits);
  if (record->renewal_days > 0) {
    write_fact(fill, &(struct fact){"renewal", NULL, NULL, record->renewal_days, record->renewal_days, "days"});
  }
  if (record->component != NULL) {
    write_component(fill, record->component);
  }
  if (kept_is_holder(kept)) {
    write_aid_values(fill, record);
  } else {
    write_own_tables(fill, record);
  }
  if (record->kind == RECORD_DATA_SET) {
    write_figures(fill, record->outcomes, record->outcome_count);
    write_figures(fill, record->ranges, record->range_count);
  }
}
