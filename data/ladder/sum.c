/* SPDX-License-Identifier: MIT */
#include "data/ladder/sum.h"

#include <limits.h>
#include <math.h>
#include <string.h>

void ladder_sum_start(struct ladder_sum *sum) {
  *sum = (struct ladder_sum){.cost_complete = true, .time_complete = true};
}

static bool same_currency(const char *one, const char *two) {
  return one == two || (one != NULL && two != NULL && strcmp(one, two) == 0);
}

static void add_money(struct ladder_sum *sum, long long cents, const char *currency) {
  size_t at = 0;
  if (sum->currencies == 1 && sum->money[0].cents == 0 && sum->money[0].currency == NULL) {
    sum->currencies = 0; /* what is free is so in any currency */
  }
  while (at < sum->currencies && !same_currency(sum->money[at].currency, currency)) {
    at++;
  }
  if (at == (size_t)LADDER_MOST_CURRENCIES) {
    sum->cost_complete = false;
    return;
  }
  if (at == sum->currencies) {
    sum->money[sum->currencies++] = (struct ladder_money){currency, 0};
  }
  if (sum->money[at].cents > LLONG_MAX - cents) {
    sum->cost_complete = false;
  } else {
    sum->money[at].cents += cents;
  }
}

void ladder_sum_add(struct ladder_sum *sum, long long cents, const char *currency, bool complete, double days) {
  sum->steps++;
  if (cents < 0) {
    sum->unpriced++;
    sum->cost_complete = false;
  } else {
    sum->cost_complete = sum->cost_complete && complete;
    add_money(sum, cents, cents == 0 && currency == NULL && sum->currencies > 0 ? sum->money[0].currency : currency);
  }
  if (days < 0 || !isfinite(days)) {
    sum->untimed++;
    sum->time_complete = false;
  } else {
    sum->days += days;
  }
}

long long ladder_sum_cents(const struct ladder_sum *sum, const char **currency) {
  *currency = NULL;
  if (sum->steps == 0) {
    return 0;
  }
  if (sum->currencies != 1) {
    return -1;
  }
  *currency = sum->money[0].currency;
  return sum->money[0].cents;
}

double ladder_sum_days(const struct ladder_sum *sum) {
  return sum->steps > 0 && sum->untimed == sum->steps ? -1.0 : sum->days;
}
