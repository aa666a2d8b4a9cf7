/* SPDX-License-Identifier: MIT */
/* The figures and relations of a ladder in words. */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/format.h"
#include "views/ladder.h"
#include "views/record.h"

enum { LINE = 512 };

const char *ladder_step_name(const struct ladder_step *step) {
  return record_words(step->name, step->name_es);
}

const char *ladder_exit_title(const struct ladder_exit *exit) {
  return exit->title == NULL ? _("what its graduates do") : record_words(exit->title, exit->title_es);
}

const char *ladder_title(const struct ladder *ladder) {
  return record_words(ladder->name, ladder->name_es);
}

void ladder_cost_words(const struct ladder_sum *sum, char *text, size_t size) {
  char all[LINE] = "";
  for (size_t i = 0; i < sum->currencies; i++) {
    char money[96];
    size_t at = strlen(all);
    format_money(money, sizeof money, sum->money[i].cents, sum->money[i].currency, NULL);
    (void)snprintf(all + at, sizeof all - at, "%s%s", at == 0 ? "" : _(" and "), money);
  }
  if (sum->currencies == 0) {
    (void)snprintf(text, size, "%s", reason_words("not published"));
  } else {
    (void)snprintf(text, size, "%s%s", sum->cost_complete ? "" : _("at least "), all);
  }
}

void ladder_time_words(const struct ladder_sum *sum, char *text, size_t size) {
  double days = ladder_sum_days(sum);
  char time[128];
  if (days < 0) {
    (void)snprintf(text, size, "%s", reason_words("not published"));
  } else if (days == 0) {
    (void)snprintf(text, size, "%s%s", sum->time_complete ? "" : _("at least "), _("no time"));
  } else {
    format_time(time, sizeof time, days, days, -1, NULL);
    (void)snprintf(text, size, "%s%s", sum->time_complete ? "" : _("at least "), time);
  }
}

void ladder_cost_cell(const struct ladder_sum *sum, char *text, size_t size) {
  const char *currency = NULL;
  long long cents = ladder_sum_cents(sum, &currency);
  char amount[64];
  if (sum->currencies > 1) {
    (void)snprintf(text, size, "%s", _("mixed"));
    return;
  }
  format_cost_cell(amount, sizeof amount, cents, sum->cost_complete);
  bool foreign = cents > 0 && currency != NULL && strcmp(currency, "USD") != 0;
  (void)snprintf(text, size, "%s%s%s", amount, foreign ? " " : "", foreign ? currency : "");
}

void ladder_time_cell(const struct ladder_sum *sum, char *text, size_t size) {
  double days = ladder_sum_days(sum);
  char time[64];
  format_time_cell(time, sizeof time, days, days, -1);
  (void)snprintf(text, size, "%s%s", days < 0 || sum->time_complete ? "" : "*", time);
}

void ladder_wage_cell(const struct ladder_exit *exit, char *text, size_t size) {
  if (exit->wage < 0) {
    format_earnings_cell(text, size, -1, NULL, exit->reason);
    return;
  }
  char amount[48];
  bool estimate = exit->basis == NULL || strcmp(exit->basis, "graduates") != 0;
  format_count(amount, sizeof amount, (exit->wage + 50) / 100);
  (void)snprintf(text, size, "%s%s", amount, estimate ? " e" : "");
}

void ladder_exit_words(const struct ladder_exit *exit, char *text, size_t size) {
  char money[96];
  format_money(money, sizeof money, exit->wage, "USD", exit->reason);
  bool few = exit->reason != NULL && strcmp(exit->reason, "too few") == 0 && exit->wage >= 0;
  if (exit->wage < 0) {
    (void)snprintf(text, size, _("%s: wage %s"), ladder_exit_title(exit), money);
  } else if (exit->basis != NULL && strcmp(exit->basis, "graduates") == 0) {
    (void)snprintf(text, size, _("%s: %s a year, what its own graduates earned"), ladder_exit_title(exit), money);
  } else {
    (void)snprintf(text, size, _("%s: %s a year e, middle wage of the job in the whole country, May %s%s"),
                   ladder_exit_title(exit), money, exit->year == NULL ? "--" : exit->year,
                   few ? _("; too few graduates to say what they earned") : "");
  }
}

const char *ladder_kind_words(const char *kind) {
  static const struct {
    const char *kind, *words;
  } kinds[] = {{"required", N_("required")},
               {"advanced standing", N_("gives advanced standing")},
               {"preparation", N_("prepares for it")},
               {"recommended", N_("recommended")},
               {"part", N_("a part of it")},
               {"transfer", N_("its credit transfers")},
               {"results in", N_("leads straight to it")}};
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    if (strcmp(kinds[i].kind, kind) == 0) {
      return _(kinds[i].words);
    }
  }
  return kind;
}

const char *ladder_short_kind(const char *kind) {
  static const struct {
    const char *kind, *words;
  } kinds[] = {{"required", N_("required")},
               {"advanced standing", N_("adv. standing")},
               {"preparation", N_("prepares")},
               {"recommended", N_("recommended")},
               {"part", N_("part")},
               {"transfer", N_("transfers")},
               {"results in", N_("results in")}};
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    if (strcmp(kinds[i].kind, kind) == 0) {
      return _(kinds[i].words);
    }
  }
  return kind;
}

const char *ladder_stated_words(const char *stated_by) {
  if (stated_by == NULL) {
    return _("stated, not said by whom");
  }
  if (strcmp(stated_by, "source") == 0) {
    return _("stated by the lower step");
  }
  if (strcmp(stated_by, "target") == 0) {
    return _("stated by the higher step");
  }
  return strcmp(stated_by, "both") == 0 ? _("stated by both") : _("stated by an agreement or pathway");
}

void ladder_edge_words(const struct ladder_edge *edge, char *text, size_t size) {
  (void)snprintf(text, size, "%s%s (%s%s)", ladder_kind_words(edge->kind),
                 edge->way != 0 ? _(", one of several ways") : "", ladder_stated_words(edge->stated_by),
                 edge->older != NULL ? _("; of an older version") : "");
}

const char *ladder_stacking_words(enum ladder_stacking stacking) {
  switch (stacking) {
    case STACKING_FIRST:
      return _("the first step");
    case STACKING_PROGRESSION:
      return _("progression: a step up in the same field");
    case STACKING_SUPPLEMENTAL:
      return _("supplemental: adds to the same job");
    case STACKING_INDEPENDENT:
      return _("independent: the same job, no relation stated");
    case STACKING_UNCLEAR:
      break;
  }
  return _("unclear: another field or job, or none published");
}

const char *ladder_short_stacking(enum ladder_stacking stacking) {
  switch (stacking) {
    case STACKING_FIRST:
      return _("first");
    case STACKING_PROGRESSION:
      return _("progression");
    case STACKING_SUPPLEMENTAL:
      return _("supplemental");
    case STACKING_INDEPENDENT:
      return _("independent");
    case STACKING_UNCLEAR:
      break;
  }
  return _("unclear");
}

const char *ladder_assumed_words(enum ladder_assumed bit) {
  switch (bit) {
    case ASSUMED_IN_A_ROW:
      return _("One step follows the other without a pause.");
    case ASSUMED_FULL:
      return _(
          "Advanced standing and credit that transfers can make a step shorter and cheaper. How much is not in the "
          "data, so each step counts in full.");
    case ASSUMED_ONE_WAY:
      return _("Where one of several ways will do, the line takes the one that stands on it.");
    case ASSUMED_ALSO:
      return _(
          "Something else is required that does not stand on the line. Its price and time are not counted, so the "
          "sums are \"at least\".");
    case ASSUMED_PART:
      return _("What is a part of a later step is counted in that step, where its price and time are known.");
    case ASSUMED_NATIONAL:
      return _(
          "e: the middle wage of the job in the whole country, not what graduates earned. Wages are read off at each "
          "exit and never added up; what stacking adds to pay is uncertain.");
    case ASSUMED_FIRST_OF:
      return _("Where the pathway leaves a choice, the first ones are taken, as published.");
    case ASSUMED_CURRENCIES:
      break;
  }
  return _("Prices in different currencies are not added up.");
}

const char *ladder_part_words(enum pathway_part part) {
  switch (part) {
    case PART_GOAL:
      return _("the goal");
    case PART_NEEDED:
      return _("needed");
    case PART_CHOSEN:
      return _("chosen of several");
    case PART_OTHER:
      break;
  }
  return _("another way");
}
