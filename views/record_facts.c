/* SPDX-License-Identifier: MIT */
/* What a record says of itself: amounts, numbers, places, words. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "data/base/i18n.h"
#include "views/format.h"
#include "views/labels.h"
#include "views/record.h"

enum { LINE = 2048 };

const char *record_words(const char *text, const char *spanish) {
  return spanish != NULL && strcmp(session_language(), "es") == 0 ? spanish : text;
}

bool record_is_filler(const char *text) {
  static const char *const fillers[] = {"",
                                        "-",
                                        "--",
                                        "n/a",
                                        "na",
                                        "n.a.",
                                        "null",
                                        "tbd",
                                        "tba",
                                        "unknown",
                                        "not available",
                                        "blank",
                                        "not specified",
                                        "see website",
                                        "data not collected",
                                        "not applicable",
                                        "data not available",
                                        "no data",
                                        "no description",
                                        "description not available",
                                        "not provided",
                                        "information not available"};
  if (text == NULL) {
    return true;
  }
  size_t length = strlen(text);
  while (length > 0 && strchr(" .!", text[length - 1]) != NULL) {
    length--;
  }
  for (size_t i = 0; i < sizeof fillers / sizeof fillers[0]; i++) {
    if (strlen(fillers[i]) == length && strncasecmp(fillers[i], text, length) == 0) {
      return true;
    }
  }
  return strcasecmp(text, "n.a.") == 0;
}

/* Kinds that only few people ask for. */
static bool is_technical(const struct resource_fact *fact) {
  static const char *const kinds[] = {"identifier", "trait",       "keyword",     "jurisdiction", "exception",
                                      "claim type", "method",      "metric type", "income",       "verification method",
                                      "subject",    "verification"};
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    if (strcmp(fact->kind, kinds[i]) == 0) {
      return true;
    }
  }
  return false;
}

static bool is_currency(const char *unit) {
  return unit != NULL && strlen(unit) == 3 && strspn(unit, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3;
}

static void one_amount(char *text, size_t size, double amount, const char *unit) {
  if (is_currency(unit) && amount >= 0 && amount < 1e12) {
    format_money(text, size, (long long)llround(amount * 100), unit, NULL);
  } else if (unit != NULL && strcmp(unit, "%") == 0) {
    format_percent(text, size, round(amount * 10) / 10);
  } else if (fabs(amount) < 1e12 && amount == floor(amount)) {
    format_count(text, size, (long long)amount);
  } else {
    (void)snprintf(text, size, "%g", amount);
  }
}

/* "3", "15 to 18 semester hour", "at least $500" */
static void amount_words(const struct resource_fact *fact, char *text, size_t size) {
  bool low = isfinite(fact->low);
  bool high = isfinite(fact->high);
  char from[64] = "";
  char to[64] = "";
  if (low) {
    one_amount(from, sizeof from, fact->low, fact->unit);
  }
  if (high) {
    one_amount(to, sizeof to, fact->high, fact->unit);
  }
  char span[192] = "";
  if (low && high && fact->low != fact->high) {
    (void)snprintf(span, sizeof span, _("%s to %s"), from, to);
  } else if (low && high) {
    (void)snprintf(span, sizeof span, "%s", from);
  } else if (low) {
    (void)snprintf(span, sizeof span, _("at least %s"), from);
  } else if (high) {
    (void)snprintf(span, sizeof span, _("at most %s"), to);
  }
  bool said = fact->unit == NULL || is_currency(fact->unit) || strcmp(fact->unit, "%") == 0;
  (void)snprintf(text, size, "%s%s%s", span, said || span[0] == '\0' ? "" : " ", said ? "" : label_plain(fact->unit));
}

/* A term in its words, by what it is. */
static const char *fact_text(const struct resource_fact *fact) {
  const char *text = record_words(fact->text, fact->text_es);
  if (text == NULL) {
    return "";
  }
  if (strcmp(fact->kind, "language") == 0) {
    return label_language(text);
  }
  if (strcmp(fact->kind, "delivery") == 0) {
    return label_delivery(text);
  }
  if (strcmp(fact->kind, "schedule") == 0) {
    return label_schedule(text);
  }
  if (strcmp(fact->kind, "support") == 0) {
    return label_support(text);
  }
  if (strcmp(fact->kind, "aid type") == 0) {
    return label_aid(text);
  }
  if (strcmp(fact->kind, "credential type") == 0) {
    return label_type(text);
  }
  if (strcmp(fact->kind, "action") == 0) {
    return label_quality(text);
  }
  const char *colon = strchr(text, ':');
  bool term = colon != NULL && strpbrk(text, " /") == NULL && colon[1] != '\0';
  if (strcmp(fact->kind, "cost") == 0 && term) {
    return label_cost(text);
  }
  return term ? label_plain(text) : text;
}

static void fact_words(const struct resource_fact *fact, char *text, size_t size) {
  const char *said = fact_text(fact);
  if (strcmp(fact->kind, "identifier") == 0) {
    (void)snprintf(text, size, "%s%s%s%s", said, fact->unit == NULL ? "" : " (",
                   fact->unit == NULL ? "" : label_plain(fact->unit), fact->unit == NULL ? "" : ")");
    return;
  }
  if (strcmp(fact->kind, "duration") == 0 || strcmp(fact->kind, "renewal") == 0) {
    char span[160];
    double low = isfinite(fact->low) ? fact->low : -1.0;
    double high = isfinite(fact->high) ? fact->high : -1.0;
    format_time(span, sizeof span, low, high, -1, NULL);
    bool known = low >= 0 || high >= 0;
    (void)snprintf(text, size, "%s%s%s", known ? span : "", known && said[0] != '\0' ? ": " : "", said);
    return;
  }
  char amount[320];
  amount_words(fact, amount, sizeof amount);
  bool figure = isfinite(fact->low) || isfinite(fact->high);
  if (figure) {
    (void)snprintf(text, size, "%s%s%s%s", amount, said[0] == '\0' ? "" : " (", said, said[0] == '\0' ? "" : ")");
  } else {
    bool address = fact->unit != NULL && strstr(fact->unit, "://") != NULL;
    bool everywhere = fact->unit != NULL && strcmp(fact->unit, "everywhere") == 0;
    (void)snprintf(text, size, "%s%s%s", said, said[0] == '\0' || (!address && !everywhere) ? "" : " - ",
                   address      ? fact->unit
                   : everywhere ? _("everywhere")
                                : "");
  }
}

static bool is_again(const struct resource *resource, size_t at) {
  return at > 0 && strcmp(resource->facts[at - 1].kind, resource->facts[at].kind) == 0;
}

/* Short words of one kind share a line. */
static bool joins(const struct resource_fact *fact) {
  return !isfinite(fact->low) && !isfinite(fact->high) && fact->unit == NULL && strcmp(fact->kind, "place") != 0 &&
         strncmp(fact->kind, "stated", 6) != 0;
}

bool record_has_facts(const struct resource *resource, bool technical) {
  for (size_t i = 0; i < resource->fact_count; i++) {
    if (is_technical(&resource->facts[i]) == technical) {
      return true;
    }
  }
  return false;
}

void record_put_facts(struct page *page, const struct resource *resource, bool technical) {
  for (size_t i = 0; i < resource->fact_count; i++) {
    const struct resource_fact *fact = &resource->facts[i];
    if (is_technical(fact) != technical) {
      continue;
    }
    char text[LINE];
    fact_words(fact, text, sizeof text);
    while (joins(fact) && i + 1 < resource->fact_count && is_again(resource, i + 1) && joins(fact + 1) &&
           strlen(text) < LINE / 2) {
      fact = &resource->facts[++i];
      char more[LINE];
      fact_words(fact, more, sizeof more);
      format_join(text, sizeof text, more);
    }
    if (!record_is_filler(text)) {
      page_pair(page, label_fact(fact->kind), text, STYLE_PLAIN);
    }
  }
}
