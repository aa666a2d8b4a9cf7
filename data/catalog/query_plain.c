/* SPDX-License-Identifier: MIT */
/* Comparisons, sayings and places in plain words -> filters. */
#include <math.h>
#include <string.h>

#include "data/base/buffer.h"
#include "data/catalog/query_parts.h"

static bool may_be_amount(const struct query_tokens *tokens, size_t at) {
  return at < tokens->count && tokens->items[at].value == NULL && !tokens->items[at].quoted;
}

static bool is_numeric(enum filter_kind kind) {
  return kind == FILTER_COST || kind == FILTER_TIME || kind == FILTER_EARNINGS;
}

static bool too_small(const struct amount *amount) {
  return amount->kind == AMOUNT_NUMBER && amount->value < QUERY_LEAST_BARE_MONEY;
}

/* "between $500 and $2000" */
static size_t between_at(const struct query_tokens *tokens, size_t at, struct filter *filter) {
  const unsigned any = AMOUNT_MAY_BE_TIME | AMOUNT_MAY_BE_PAY;
  struct amount low, high;
  size_t next = at + query_phrase_at(tokens, at, "between") + query_phrase_at(tokens, at, "entre");
  if (next == at || !may_be_amount(tokens, next)) {
    return 0;
  }
  size_t taken = query_amount_at(tokens, next, tokens->items[next].raw, any, &low);
  next += taken;
  size_t and = query_phrase_at(tokens, next, "and") + query_phrase_at(tokens, next, "y");
  next += and;
  if (taken == 0 || and == 0 || !may_be_amount(tokens, next)) {
    return 0;
  }
  taken = query_amount_at(tokens, next, tokens->items[next].raw, any, &high);
  if (taken == 0 || too_small(&high)) {
    return 0;
  }
  if (low.kind == AMOUNT_NUMBER && high.kind >= AMOUNT_TIME) {
    low.kind = high.kind;
    low.value *= high.unit;
  }
  filter->kind = high.kind == AMOUNT_TIME ? FILTER_TIME : high.kind == AMOUNT_PAY ? FILTER_EARNINGS : FILTER_COST;
  filter->range = true;
  filter->low = query_amount_for(filter->kind, &low, 0);
  filter->high = query_amount_for(filter->kind, &high, 0);
  return filter->low >= 0 && filter->high >= filter->low ? next + taken - at : 0;
}

/* The comparison in front of an amount, as a sign or in words. */
struct lead {
  const struct query_key *key; /* "costs" */
  enum compare compare;
  bool time_only;
  size_t at; /* where the amount should stand */
  const char *text;
};

static struct lead read_lead(const struct query_tokens *tokens, size_t at) {
  struct lead lead = {.at = at};
  const struct query_token *first = &tokens->items[at];
  if (first->compare == COMPARE_NONE) {
    lead.key = query_key_find(first->folded);
    lead.key = lead.key != NULL && is_numeric(lead.key->kind) ? lead.key : NULL;
    lead.at += lead.key != NULL;
  }
  if (!may_be_amount(tokens, lead.at)) {
    return lead;
  }
  lead.compare = tokens->items[lead.at].compare;
  if (lead.compare != COMPARE_NONE) {
    lead.at += tokens->items[lead.at].raw[0] == '\0';
  } else {
    size_t taken = 0;
    lead.compare = query_compare_at(tokens, lead.at, &taken, &lead.time_only);
    lead.at += taken;
  }
  lead.text = may_be_amount(tokens, lead.at) ? tokens->items[lead.at].raw : NULL;
  return lead;
}

static enum filter_kind kind_of(const struct lead *lead, const struct amount *amount, enum compare compare) {
  if (lead->key != NULL) {
    return lead->key->kind;
  }
  if (amount->kind == AMOUNT_TIME) {
    return FILTER_TIME;
  }
  return amount->kind == AMOUNT_PAY || compare == COMPARE_MORE || compare == COMPARE_AT_LEAST ? FILTER_EARNINGS
                                                                                              : FILTER_COST;
}

static size_t comparison_at(const struct query_tokens *tokens, size_t at, struct filter *filter, bool *unfinished) {
  struct lead lead = read_lead(tokens, at);
  bool led = lead.compare != COMPARE_NONE && !lead.time_only;
  if (lead.text == NULL) {
    *unfinished = (led && lead.at >= tokens->count) || query_compare_begins_at(tokens, at);
    return 0;
  }
  struct amount amount;
  size_t taken = query_amount_at(tokens, lead.at, lead.text, AMOUNT_MAY_BE_TIME | AMOUNT_MAY_BE_PAY, &amount);
  size_t next = lead.at + taken;
  if (taken == 0) {
    bool begun = lead.key != NULL && query_compare_begins_at(tokens, at + 1);
    *unfinished = (led && strcmp(lead.text, "$") == 0 && lead.at + 1 == tokens->count) || begun ||
                  query_compare_begins_at(tokens, at);
    return 0;
  }
  if (too_small(&amount) && (lead.key == NULL || lead.compare == COMPARE_NONE)) {
    *unfinished = led && next == tokens->count;
    return 0;
  }
  size_t behind = 0;
  enum compare compare = lead.compare != COMPARE_NONE ? lead.compare : query_compare_behind(tokens, next, &behind);
  compare = compare == COMPARE_NONE && amount.or_more ? COMPARE_AT_LEAST : compare;
  filter->kind = kind_of(&lead, &amount, compare);
  bool bare = lead.key == NULL || (filter->kind == FILTER_TIME && amount.kind != AMOUNT_TIME);
  double number = query_amount_for(filter->kind, &amount, lead.key == NULL ? 0 : lead.key->unit);
  if ((compare == COMPARE_NONE && bare) || (lead.time_only && amount.kind != AMOUNT_TIME) || number < 0) {
    return 0;
  }
  query_bounds(filter, compare, number);
  return next + behind - at;
}

static size_t saying_at(const struct query_tokens *tokens, size_t at, struct filter *filter) {
  size_t taken = 0;
  const struct query_saying *saying = query_saying_at(tokens, at, &taken);
  if (saying == NULL) {
    return 0;
  }
  filter->kind = saying->kind;
  if (saying->kind != FILTER_COST) {
    filter->text = saying->text;
  } else {
    query_bounds(filter, COMPARE_EQUAL, 0);
  }
  return taken;
}

/* True where the run of words after "in" must end. */
static bool ends_run(const struct query_tokens *tokens, size_t at) {
  const struct query_token *token = &tokens->items[at];
  struct filter filter = {.low = -INFINITY};
  bool unfinished = false;
  size_t taken = 0;
  return token->value != NULL || token->quoted || token->compare != COMPARE_NONE || token->folded[0] == '\0' ||
         query_saying_at(tokens, at, &taken) != NULL || query_in_at(tokens, at) > 0 ||
         between_at(tokens, at, &filter) > 0 || comparison_at(tokens, at, &filter, &unfinished) > 0 || unfinished;
}

static size_t place_at(struct arena *arena, const struct query_tokens *tokens, size_t at, struct filter *filter) {
  size_t in = query_in_at(tokens, at);
  size_t next = at + in;
  struct buffer run;
  buffer_init(&run, (size_t)QUERY_LONGEST * 4);
  while (in > 0 && next < tokens->count && next - at - in < QUERY_PLACE_WORDS && !ends_run(tokens, next)) {
    if (run.length > 0) {
      buffer_add_char(&run, ' ');
    }
    buffer_add_text(&run, tokens->items[next].raw);
    next++;
  }
  size_t taken = run.length == 0 ? 0 : next - at;
  filter->kind = FILTER_PLACE;
  filter->text = run.failed ? NULL : arena_strdup(arena, buffer_text(&run));
  filter->unfinished = next == tokens->count && tokens->open;
  buffer_free(&run);
  return filter->text == NULL ? 0 : taken;
}

size_t query_plain_at(struct arena *arena, const struct query_tokens *tokens, size_t at, struct filter *filter,
                      bool *unfinished) {
  const struct filter empty = {.low = -INFINITY, .high = INFINITY};
  *unfinished = false;
  *filter = empty;
  size_t taken = saying_at(tokens, at, filter);
  if (taken == 0) {
    *filter = empty;
    taken = between_at(tokens, at, filter);
  }
  if (taken == 0) {
    *filter = empty;
    taken = comparison_at(tokens, at, filter, unfinished);
  }
  if (taken == 0 && !*unfinished) {
    *filter = empty;
    taken = place_at(arena, tokens, at, filter);
  }
  return taken;
}
