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
void record_amount(const struct resource_fact *fact, char *text, size_t size) {
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
  record_amount(fact, amount, sizeof amount);
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

/* Figures have a section of their own; the amounts of a credential's aid stand with the aid. */
static bool is_elsewhere(const struct resource *resource, const struct resource_fact *fact) {
  bool holder = strcmp(resource->kind, "credential") == 0 || strcmp(resource->kind, "learning") == 0;
  return strncmp(fact->kind, "figure", 6) == 0 || (holder && strcmp(fact->kind, "aid value") == 0);
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
    if (!is_elsewhere(resource, &resource->facts[i]) && is_technical(&resource->facts[i]) == technical) {
      return true;
    }
  }
  return false;
}

void record_put_facts(struct page *page, const struct resource *resource, bool technical, int indent) {
  for (size_t i = 0; i < resource->fact_count; i++) {
    const struct resource_fact *fact = &resource->facts[i];
    if (is_technical(fact) != technical || is_elsewhere(resource, fact)) {
      continue;
    }
    char text[LINE];
    char label[160];
    fact_words(fact, text, sizeof text);
    while (joins(fact) && i + 1 < resource->fact_count && is_again(resource, i + 1) && joins(fact + 1) &&
           strlen(text) < LINE / 2) {
      fact = &resource->facts[++i];
      char more[LINE];
      fact_words(fact, more, sizeof more);
      format_join(text, sizeof text, more);
    }
    if (!record_is_filler(text)) {
      (void)snprintf(label, sizeof label, "%*s%s", indent, "", label_fact(fact->kind));
      page_pair(page, label, text, STYLE_PLAIN);
    }
  }
}

/* --- figures --- */

static void figure_words(const struct resource_fact *fact, char *text, size_t size) {
  char low[96];
  char high[96];
  bool range = isfinite(fact->low) && isfinite(fact->high) && fact->low != fact->high;
  if (!isfinite(fact->low) && !isfinite(fact->high)) {
    (void)snprintf(text, size, "%s", reason_words("too few"));
    return;
  }
  record_figure(isfinite(fact->low) ? fact->low : fact->high, fact->unit, low, sizeof low);
  record_figure(isfinite(fact->high) ? fact->high : fact->low, fact->unit, high, sizeof high);
  if (range) {
    (void)snprintf(text, size, _("%s to %s"), low, high);
  } else {
    (void)snprintf(text, size, "%s", low);
  }
}

void record_figure(double value, const char *unit, char *text, size_t size) {
  char number[64];
  size_t code = unit == NULL ? 0 : strcspn(unit, "/");
  char currency[4] = "";
  if (code == 3 && unit[3] == '/') {
    (void)snprintf(currency, sizeof currency, "%.3s", unit);
  }
  if (currency[0] != '\0' && fabs(value) < 1e12 && value >= 0) {
    bool stated = strcmp(currency, "XXX") != 0;
    format_money(number, sizeof number, (long long)llround(value * 100), stated ? currency : NULL, NULL);
    char period[16];
    (void)snprintf(period, sizeof period, "USD%.12s", unit + 3);
    (void)snprintf(text, size, "%s %s", number, label_unit(period));
  } else if (unit != NULL && strcmp(unit, "percent") == 0) {
    format_percent(text, size, round(value * 10) / 10);
  } else if (fabs(value) < 1e15 && value == floor(value)) {
    format_count(text, size, (long long)value);
  } else {
    (void)snprintf(text, size, "%g", value);
  }
}

/* What stands behind a figure and belongs to it: "Female, 34 people, 2019-2021". */
static size_t figure_details(const struct resource *resource, size_t at, char *text, size_t size) {
  char words[LINE];
  text[0] = '\0';
  for (; at < resource->fact_count && strncmp(resource->facts[at].kind, "figure ", 7) == 0; at++) {
    const struct resource_fact *fact = &resource->facts[at];
    const char *said = record_words(fact->text, fact->text_es);
    const char *kind = fact->kind + 7;
    if (strcmp(kind, "people") == 0) {
      (void)snprintf(words, sizeof words, ngettext("of %ld person", "of %ld people", (unsigned long)fact->low),
                     (long)fact->low);
    } else if (strcmp(kind, "months") == 0) {
      (void)snprintf(words, sizeof words, _("%d months after"), (int)fact->low);
    } else if (strcmp(kind, "from") == 0 || strcmp(kind, "to") == 0) {
      char date[48];
      format_date(date, sizeof date, said);
      (void)snprintf(words, sizeof words, "%s %s", kind[0] == 'f' ? _("from") : _("to"), date);
    } else {
      (void)snprintf(words, sizeof words, "%.400s", said == NULL ? "" : said);
    }
    if (words[0] != '\0' && strlen(text) < size / 2) {
      format_join(text, size, words);
    }
  }
  return at;
}

void record_put_figures(struct page *page, const struct resource *resource) {
  bool first = true;
  for (size_t i = 0; i < resource->fact_count;) {
    const struct resource_fact *fact = &resource->facts[i++];
    if (strcmp(fact->kind, "figure") != 0) {
      continue;
    }
    char value[256];
    char details[LINE];
    char text[LINE + 300];
    figure_words(fact, value, sizeof value);
    i = figure_details(resource, i, details, sizeof details);
    (void)snprintf(text, sizeof text, "%s%s%s%s", value, details[0] == '\0' ? "" : " (", details,
                   details[0] == '\0' ? "" : ")");
    if (first) {
      page_section(page, _("The figures"));
      first = false;
    }
    page_pair(page, label_measure(fact->text == NULL ? "" : fact->text), text, STYLE_PLAIN);
  }
}
