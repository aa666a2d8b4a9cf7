/* SPDX-License-Identifier: MIT */
#include "data/ways/limit_words.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "data/base/text.h"

enum { MOST_TOKENS = 60, TOKEN = 48, SCRATCH = 64 << 10, LONGEST = 36500 /* days */ };

struct token {
  char text[TOKEN]; /* as typed, for names */
  char word[TOKEN]; /* folded */
  double number;    /* below 0: none */
  bool money;
};

struct reading {
  struct token tokens[MOST_TOKENS];
  size_t count, at;
  long start;
  struct ways_asked *asked;
  bool any;
};

/* --- days --- */

/* Howard Hinnant's days_from_civil, chrono-Compatible Low-Level Date Algorithms. */
static long day_from(long year, long month, long day) {
  year -= month <= 2;
  long era = (year >= 0 ? year : year - 399) / 400;
  long of_era = year - era * 400;
  long of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static void day_to(long days, long *year, long *month, long *day) {
  days += 719468;
  long era = (days >= 0 ? days : days - 146096) / 146097;
  long of_era = days - era * 146097;
  long years = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  long of_year = of_era - (365 * years + years / 4 - years / 100);
  long shifted = (5 * of_year + 2) / 153;
  *day = of_year - (153 * shifted + 2) / 5 + 1;
  *month = shifted < 10 ? shifted + 3 : shifted - 9;
  *year = years + era * 400 + (*month <= 2);
}

void limit_date_of(long day, char text[12]) {
  long year;
  long month;
  long of_month;
  day_to(day, &year, &month, &of_month);
  char room[64];
  (void)snprintf(room, sizeof room, "%04ld-%02ld-%02ld", year, month, of_month);
  (void)snprintf(text, 12, "%.11s", room);
}

bool limit_day_of(const char *date, long *day) {
  char back[12];
  for (int i = 0; i < 10; i++) {
    bool dash = i == 4 || i == 7;
    if (dash ? date[i] != '-' : !isdigit((unsigned char)date[i])) {
      return false;
    }
  }
  if (date[10] != '\0') {
    return false;
  }
  *day = day_from(strtol(date, NULL, 10), strtol(date + 5, NULL, 10), strtol(date + 8, NULL, 10));
  limit_date_of(*day, back);
  return strcmp(back, date) == 0; /* no 31st of June */
}

bool limit_by(struct ways_asked *asked, const char *date, long start) {
  long day = 0;
  if (!limit_day_of(date, &day) || day <= start || day - start > LONGEST) {
    return false;
  }
  asked->bits |= WAYS_TIME;
  asked->days = (double)(day - start);
  (void)snprintf(asked->by, sizeof asked->by, "%s", date);
  return true;
}

/* --- tokens --- */

/* "$5,000", "5000", "5k", "12": the number, -1 when it is none. */
static double number_of(const char *text, bool *money) {
  char digits[TOKEN];
  size_t count = 0;
  const char *at = text;
  *money = *at == '$';
  at += *money;
  for (; isdigit((unsigned char)*at) || (*at == ',' && isdigit((unsigned char)at[1])); at++) {
    if (*at != ',' && count + 1 < sizeof digits) {
      digits[count++] = *at;
    }
  }
  digits[count] = '\0';
  double factor = *at == 'k' || *at == 'K' ? 1000.0 : 1.0;
  at += factor > 1.0;
  at += *at == ',' || *at == '.' || *at == ';';
  return count == 0 || count > 9 || *at != '\0' ? -1.0 : strtod(digits, NULL) * factor;
}

/* "two", "dos", "a year" */
static double word_number(const char *word) {
  static const char *const names[][3] = {{"a", "un", "one"},     {"two", "dos", ""},     {"three", "tres", ""},
                                         {"four", "cuatro", ""}, {"five", "cinco", ""},  {"six", "seis", ""},
                                         {"seven", "siete", ""}, {"eight", "ocho", ""},  {"nine", "nueve", ""},
                                         {"ten", "diez", ""},    {"eleven", "once", ""}, {"twelve", "doce", ""}};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    for (int j = 0; j < 3; j++) {
      if (names[i][j][0] != '\0' && strcmp(names[i][j], word) == 0) {
        return (double)(i + 1);
      }
    }
  }
  return strcmp(word, "an") == 0 || strcmp(word, "una") == 0 ? 1.0 : -1.0;
}

static void cut(struct reading *reading, struct arena *arena, const char *text) {
  while (*text != '\0' && reading->count < (size_t)MOST_TOKENS) {
    text += strspn(text, " \t\n");
    size_t length = strcspn(text, " \t\n");
    if (length == 0) {
      break;
    }
    struct token *token = &reading->tokens[reading->count++];
    size_t kept = length < sizeof token->text ? length : sizeof token->text - 1;
    memcpy(token->text, text, kept);
    token->text[kept] = '\0';
    token->number = number_of(token->text, &token->money);
    for (; kept > 0 && strchr(",.;:", token->text[kept - 1]) != NULL; kept--) {
      token->text[kept - 1] = '\0';
    }
    const char *folded = text_fold(arena, token->text);
    (void)snprintf(token->word, sizeof token->word, "%.47s", folded == NULL ? "" : folded);
    text += length;
  }
}

/* Whether one of the words, separated by '|', stands at `at`. */
static bool is(const struct reading *reading, size_t at, const char *words) {
  if (at >= reading->count) {
    return false;
  }
  size_t length = strlen(reading->tokens[at].word);
  for (const char *word = words; length > 0; word++) {
    size_t end = strcspn(word, "|");
    if (end == length && strncmp(word, reading->tokens[at].word, length) == 0) {
      return true;
    }
    word += end;
    if (*word == '\0') {
      break;
    }
  }
  return false;
}

/* --- what the words say --- */

static bool take_span(struct reading *reading) {
  static const struct {
    const char *words;
    double days;
  } units[] = {{"day|days|dia|dias", 1.0},
               {"week|weeks|wk|semana|semanas", 7.0},
               {"month|months|mo|mes|meses", 365.0 / 12.0},
               {"year|years|yr|ano|anos", 365.0}};
  const struct token *token = &reading->tokens[reading->at];
  double number = token->number >= 0.0 ? token->number : word_number(token->word);
  for (size_t i = 0; number >= 0.0 && !token->money && i < sizeof units / sizeof units[0]; i++) {
    if (is(reading, reading->at + 1, units[i].words) && number * units[i].days < LONGEST) {
      reading->asked->bits |= WAYS_TIME;
      reading->asked->days = number * units[i].days;
      reading->asked->by[0] = '\0';
      reading->at += 2;
      return true;
    }
  }
  return false;
}

static bool take_money(struct reading *reading) {
  const struct token *token = &reading->tokens[reading->at];
  bool free = is(reading, reading->at, "free|gratis");
  bool named = is(reading, reading->at + 1, "dollars|dollar|usd|dolares|dolar");
  if (!free && (token->number < 0.0 || !(token->money || named || token->number >= 100.0))) {
    return false;
  }
  const double cents = 100.0;
  reading->asked->bits |= WAYS_BUDGET;
  reading->asked->budget = free ? 0 : (long long)(token->number * cents);
  reading->at += named ? 2 : 1;
  return true;
}

static int month_of(const struct reading *reading, size_t at) {
  static const char *const months[] = {"january|jan|enero",
                                       "february|feb|febrero",
                                       "march|mar|marzo|spring|primavera",
                                       "april|apr|abril",
                                       "may|mayo",
                                       "june|jun|junio|summer|verano",
                                       "july|jul|julio",
                                       "august|aug|agosto",
                                       "september|sep|septiembre|fall|autumn|otono",
                                       "october|oct|octubre",
                                       "november|nov|noviembre",
                                       "december|dec|diciembre|winter|invierno"};
  for (int i = 0; i < 12; i++) {
    if (is(reading, at, months[i])) {
      return i + 1;
    }
  }
  return 0;
}

/* "June", "June 2027", "next summer", "2027-06-01" */
static bool take_date(struct reading *reading) {
  char date[12];
  size_t at = reading->at;
  if (limit_by(reading->asked, reading->tokens[at].text, reading->start)) {
    reading->at++;
    return true;
  }
  int month = month_of(reading, at);
  if (month == 0) {
    return false;
  }
  long year;
  long this_month;
  long day;
  day_to(reading->start, &year, &this_month, &day);
  at += 1 + (size_t)is(reading, at + 1, "of|de|del");
  bool named = at < reading->count && reading->tokens[at].number >= 1970.0 && reading->tokens[at].number < 2200.0 &&
               !reading->tokens[at].money;
  year = named ? (long)reading->tokens[at].number : year + (month <= this_month);
  limit_date_of(day_from(year, month, 1), date);
  if (!limit_by(reading->asked, date, reading->start)) {
    return false;
  }
  reading->at = named ? at + 1 : reading->at + 1;
  return true;
}

static bool take_flag(struct reading *reading) {
  static const struct {
    const char *words;
    unsigned bit;
  } flags[] = {{"evening|evenings|night|nights|weekend|weekends|noche|noches|tarde|tardes|fines|fin", WAYS_EVENING},
               {"online|linea|internet|virtual|remote", WAYS_ONLINE},
               {"childcare|guarderia|daycare|ninos", WAYS_CHILDCARE},
               {"child", WAYS_CHILDCARE}};
  for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
    if (is(reading, reading->at, flags[i].words)) {
      reading->asked->bits |= flags[i].bit;
      reading->at++;
      return true;
    }
  }
  return false;
}

static void set_county(struct reading *reading, size_t from, size_t to) {
  reading->asked->county[0] = '\0';
  for (size_t i = from; i < to; i++) {
    size_t used = strlen(reading->asked->county);
    (void)snprintf(reading->asked->county + used, sizeof reading->asked->county - used, "%s%s", used == 0 ? "" : " ",
                   reading->tokens[i].text);
  }
  reading->asked->bits |= WAYS_COUNTY;
}

/* "within Cape May County", "in Essex", "condado de Essex": up to three words. */
static bool take_county(struct reading *reading) {
  size_t at = reading->at;
  bool led = is(reading, at, "within|in|en|inside|dentro");
  at += led;
  while (led && is(reading, at, "the|el|de|del")) {
    at++;
  }
  bool spanish = is(reading, at, "condado");
  at += spanish;
  at += spanish && is(reading, at, "de");
  size_t first = at;
  while (at < reading->count && at < first + 3 && reading->tokens[at].number < 0.0 &&
         !is(reading, at, "county|and|y|with|con|by|para|only|evenings|online|at|for")) {
    at++;
  }
  bool named = is(reading, at, "county") && at > first;
  bool alone = led && at > first && isupper((unsigned char)reading->tokens[first].text[0]);
  if (!(named || spanish || alone) || at == first) {
    return false;
  }
  set_county(reading, first, at);
  reading->at = at + named;
  return true;
}

static bool is_filler(const struct reading *reading) {
  return is(reading, reading->at,
            "at|most|only|under|up|to|less|than|within|in|by|the|and|with|no|more|spend|budget|cost|costs|care|next|"
            "before|until|is|my|of|a|for|done|como|maximo|solo|menos|que|de|en|el|la|los|las|y|con|para|antes|hasta|"
            "presupuesto|mas|semana|proximo|proxima|cuidado|por|del|dolares|dollars|i|can|have|within|limit") ||
         reading->tokens[reading->at].word[0] == '\0';
}

bool limit_words_read(const char *text, long start, struct ways_asked *asked, char *unclear, size_t size) {
  struct arena *arena = arena_new(SCRATCH);
  struct reading *reading = arena == NULL ? NULL : arena_alloc(arena, sizeof *reading);
  bool any = false;
  (void)snprintf(unclear, size, "%s", "");
  if (reading == NULL) {
    arena_free(arena);
    return false;
  }
  reading->start = start;
  reading->asked = asked;
  cut(reading, arena, text);
  if (is(reading, 0, "no|sin") && is(reading, 1, "limit|limits|limite|limites")) {
    *asked = (struct ways_asked){0};
    reading->at = 2;
    any = true;
  }
  while (reading->at < reading->count) {
    if (take_span(reading) || take_money(reading) || take_flag(reading) || take_date(reading) || take_county(reading)) {
      any = true;
    } else {
      if (!is_filler(reading) && unclear[0] == '\0') {
        (void)snprintf(unclear, size, "%s", reading->tokens[reading->at].text);
      }
      reading->at++;
    }
  }
  arena_free(arena);
  return any;
}
