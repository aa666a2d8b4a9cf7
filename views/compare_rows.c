/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/match/worth.h"
#include "views/compare.h"
#include "views/credential.h"
#include "views/format.h"
#include "views/labels.h"
#include "views/worth_facts.h"

/* Writes the cell of one credential. */
typedef void compare_writer(const struct view *view, const struct credential *credential, struct compare_cell *cell);

static void blank(struct compare_cell *cell, const char *reason) {
  cell->reason = reason == NULL ? "not published" : reason;
  (void)snprintf(cell->text, sizeof cell->text, "%s", reason_words(cell->reason));
}

static void add(struct compare_cell *cell, const char *text) {
  format_join(cell->text, sizeof cell->text, text);
}

static void write_cost(const struct view *view, const struct credential *credential, struct compare_cell *cell) {
  (void)view;
  const struct credential_row *row = &credential->row;
  if (row->cost < 0) {
    blank(cell, row->cost_reason);
    return;
  }
  char money[64];
  format_money(money, sizeof money, row->cost, row->currency, NULL);
  (void)snprintf(cell->text, sizeof cell->text, "%s%s", row->cost_complete ? "" : _("at least "), money);
  bool dollars = row->currency == NULL || strcmp(row->currency, "USD") == 0;
  cell->value = row->cost_complete && dollars ? (double)row->cost / 100.0 : (double)NAN;
}

static void write_aid(const struct view *view, const struct credential *credential, struct compare_cell *cell) {
  (void)view;
  for (size_t i = 0; i < credential->aid_count; i++) {
    const struct aid_line *aid = &credential->aid[i];
    const char *name = record_words(label_own(aid->name), aid->name_es);
    if (aid->type != NULL || name != NULL) {
      add(cell, aid->type != NULL ? label_aid(aid->type) : name);
    }
  }
  if (cell->text[0] == '\0') {
    blank(cell, NULL);
  }
}

static void write_time(const struct view *view, const struct credential *credential, struct compare_cell *cell) {
  (void)view;
  const struct credential_row *row = &credential->row;
  if (row->days_min < 0 && row->days_max < 0) {
    blank(cell, row->time_reason);
    return;
  }
  format_time(cell->text, sizeof cell->text, row->days_min, row->days_max, -1, row->time_reason);
  cell->value = row->days_max > row->days_min ? row->days_max : row->days_min;
}

static void write_hours(const struct view *view, const struct credential *credential, struct compare_cell *cell) {
  (void)view;
  if (credential->row.effort_hours < 0) {
    blank(cell, NULL);
    return;
  }
  cell->value = credential->row.effort_hours;
  (void)snprintf(cell->text, sizeof cell->text, _("%g hours"), cell->value);
}

static void write_features(const char *const *values, const char *(*words)(const char *), struct compare_cell *cell) {
  for (size_t i = 0; values != NULL && values[i] != NULL; i++) {
    add(cell, words(values[i]));
  }
}

static void write_how(const struct view *view, const struct credential *credential, struct compare_cell *cell) {
  (void)view;
  write_features(credential->row.delivery, label_delivery, cell);
  write_features(credential->schedule, label_schedule, cell);
  write_features(credential->support, label_support, cell);
  if (cell->text[0] == '\0') {
    blank(cell, NULL);
  }
}

static void write_place(const struct view *view, const struct credential *credential, struct compare_cell *cell) {
  (void)view;
  const struct credential_row *row = &credential->row;
  const char *const parts[] = {row->locality, row->county, row->region};
  for (size_t i = 0; i < 3; i++) {
    if (parts[i] != NULL) {
      add(cell, parts[i]);
    }
  }
  if (cell->text[0] == '\0') {
    blank(cell, NULL);
  }
}

/* In the language in force; NULL where it says nothing. */
static const char *condition_words(const struct condition_line *line) {
  const char *name = record_words(label_own(line->name), line->name_es);
  const char *text = record_words(line->text, line->text_es);
  return !record_is_filler(name) ? name : !record_is_filler(text) ? text : NULL;
}

/* "one of these" alone says nothing: the alternatives are named. */
static void add_alternatives(const struct credential *credential, const struct condition_line *line,
                             struct compare_cell *cell) {
  bool first = true;
  for (size_t i = 0; i < credential->condition_count; i++) {
    const struct condition_line *other = &credential->conditions[i];
    const char *words = condition_words(other);
    if (other->parent != line->id || words == NULL) {
      continue;
    }
    size_t length = strlen(cell->text);
    (void)snprintf(cell->text + length, sizeof cell->text - length, "%s %s", first ? ":" : _(" or"), words);
    first = false;
  }
}

/* What a condition without words of its own comes to. */
static void add_bare_need(const struct condition_line *line, struct compare_cell *cell) {
  char text[COMPARE_CELL];
  for (size_t i = 0; line->targets != NULL && line->targets[i] != NULL; i++) {
    const char *name = line->target_names[i][0] != '\0' ? line->target_names[i] : line->targets[i];
    if (name[0] != '\0') {
      add(cell, name);
    }
  }
  if (line->minimum_age >= 0) {
    (void)snprintf(text, sizeof text, _("at least %d years old"), line->minimum_age);
    add(cell, text);
  }
  if (line->years_of_experience >= 0) {
    format_experience(text, sizeof text, line->years_of_experience);
    add(cell, text);
  }
}

static void write_needs(const struct view *view, const struct credential *credential, struct compare_cell *cell) {
  (void)view;
  for (size_t i = 0; i < credential->condition_count; i++) {
    const struct condition_line *line = &credential->conditions[i];
    bool first = strcmp(line->kind, "requires") == 0 || strcmp(line->kind, "entryCondition") == 0;
    const char *words = condition_words(line);
    if (first && line->parent == 0 && words != NULL) {
      add(cell, words);
      add_alternatives(credential, line, cell);
    } else if (first && line->parent == 0) {
      add_bare_need(line, cell);
    }
  }
  if (cell->text[0] == '\0') {
    blank(cell, NULL);
  }
}

static void write_earns(const struct view *view, const struct credential *credential, struct compare_cell *cell) {
  (void)view;
  const struct credential_row *row = &credential->row;
  if (row->earnings < 0) {
    blank(cell, row->earnings_reason);
    return;
  }
  char money[64];
  format_money(money, sizeof money, row->earnings, "USD", NULL);
  bool estimate = row->earnings_basis != NULL && strcmp(row->earnings_basis, "occupation") == 0;
  if (estimate) {
    (void)snprintf(cell->text, sizeof cell->text, _("%s (the job's)"), money);
  } else if (credential->earnings_n >= 0) {
    (void)snprintf(cell->text, sizeof cell->text, _("%s (%ld people)"), money, credential->earnings_n);
  } else {
    (void)snprintf(cell->text, sizeof cell->text, "%s", money);
  }
  cell->value = (double)row->earnings / 100.0;
}

/* Only figures of the same time after the end can be compared: the second
 * quarter, which most programs publish. Another one is shown without comparing. */
static void write_employed(const struct view *view, const struct credential *credential, struct compare_cell *cell) {
  enum { COMPARED_MONTHS = 6 };
  (void)view;
  bool withheld = false;
  const struct outcome_line *shown = NULL;
  for (size_t i = 0; i < credential->outcome_count; i++) {
    const struct outcome_line *line = &credential->outcomes[i];
    if (strcmp(line->measure, "employed") != 0 || line->unit == NULL || strcmp(line->unit, "percent") != 0) {
      continue;
    }
    withheld = withheld || line->withheld;
    if (isfinite(line->value) && (shown == NULL || line->months_after == COMPARED_MONTHS)) {
      shown = line;
    }
  }
  if (shown == NULL) {
    blank(cell, withheld ? "too few" : "not published");
    return;
  }
  char percent[32];
  format_percent(percent, sizeof percent, round(shown->value * 10.0) / 10.0);
  (void)snprintf(cell->text, sizeof cell->text, _("%s after %d months"), percent, shown->months_after);
  cell->value = shown->months_after == COMPARED_MONTHS ? shown->value : (double)NAN;
}

static struct worth worth_in_dollars(const struct view *view, const struct credential *credential) {
  const struct credential_row *row = &credential->row;
  bool dollars = row->currency == NULL || strcmp(row->currency, "USD") == 0;
  return worth_of(dollars ? row->cost : -1, row->cost_complete, row->earnings, &view->session->household);
}

static void write_years(const struct view *view, const struct credential *credential, struct compare_cell *cell) {
  struct worth worth = worth_in_dollars(view, credential);
  if (!worth.known) {
    blank(cell, worth.reason);
    return;
  }
  credential_worth_words(&worth, cell->text, sizeof cell->text);
  cell->value = worth.gain ? worth.years : (double)NAN;
}

static void write_family(const struct view *view, const struct credential *credential, struct compare_cell *cell) {
  struct worth worth = worth_in_dollars(view, credential);
  if (!worth.threshold_known) {
    blank(cell, credential->row.earnings_reason);
    return;
  }
  cell->value = worth.family_sustaining ? 1.0 : 0.0;
  (void)snprintf(cell->text, sizeof cell->text, "%s", worth.family_sustaining ? _("yes") : _("no"));
}

static void write_return(const struct view *view, const struct credential *credential, struct compare_cell *cell) {
  struct worth_line lines[WORTH_LINES];
  worth_lines_of(view, credential, lines);
  const struct worth_line *line = &lines[1];
  if (line->verdict == WORTH_UNKNOWN) {
    blank(cell, line->reason);
    return;
  }
  worth_verdict_words(line, cell->text, sizeof cell->text);
  cell->value = line->verdict == WORTH_YES ? 1.0 : 0.0;
}

/* Four tests in one cell; blank when none of them can be made. */
static void write_pell(const struct view *view, const struct credential *credential, struct compare_cell *cell) {
  static const struct {
    const char *key, *word;
  } tests[] = {{"workforce_pell_length", N_("length")},
               {"workforce_pell_completion", N_("finish")},
               {"workforce_pell_placement", N_("jobs")},
               {"workforce_pell_price", N_("price")}};
  struct worth_line lines[WORTH_LINES];
  bool known = false;
  worth_lines_of(view, credential, lines);
  for (size_t i = 0; i < WORTH_LINES; i++) {
    for (size_t k = 0; k < sizeof tests / sizeof tests[0]; k++) {
      char text[COMPARE_CELL];
      if (strcmp(lines[i].key, tests[k].key) == 0) {
        known = known || lines[i].verdict != WORTH_UNKNOWN;
        (void)snprintf(text, sizeof text, "%s %s", _(tests[k].word),
                       lines[i].verdict == WORTH_YES  ? _("yes")
                       : lines[i].verdict == WORTH_NO ? _("no")
                                                      : _("not known"));
        add(cell, text);
      }
    }
  }
  if (!known) {
    cell->text[0] = '\0';
    blank(cell, NULL);
  }
}

static void write_skills(const struct view *view, const struct credential *credential, struct compare_cell *cell) {
  (void)view;
  bool published = credential->skill_count > 0 && strcmp(credential->skills[0].basis, "published") == 0;
  if (!published) {
    blank(cell, NULL);
    return;
  }
  cell->value = (double)credential->skill_count;
  (void)snprintf(cell->text, sizeof cell->text, "%zu:", credential->skill_count);
  for (size_t i = 0; i < credential->skill_count && i < 8; i++) {
    size_t length = strlen(cell->text);
    (void)snprintf(cell->text + length, sizeof cell->text - length, "%s %s", i == 0 ? "" : ",",
                   credential_skill_name(&credential->skills[i]));
  }
}

static void write_jobs(const struct view *view, const struct credential *credential, struct compare_cell *cell) {
  (void)view;
  for (size_t i = 0; i < credential->job_count && i < 3; i++) {
    add(cell, credential_job_title(&credential->jobs[i]));
  }
  if (credential->job_count == 0) {
    blank(cell, NULL);
  }
}

static void write_next(const struct view *view, const struct credential *credential, struct compare_cell *cell) {
  (void)view;
  for (size_t i = 0; i < credential->leads_to_count && i < 4; i++) {
    const struct edge_line *line = &credential->leads_to[i];
    const char *name = line->name == NULL ? line->ctid : line->name;
    if (strstr(cell->text, name) == NULL) { /* one step may be stated in several ways */
      add(cell, name);
    }
  }
  if (credential->leads_to_count == 0) {
    blank(cell, NULL);
  }
}

static void write_quality(const struct view *view, const struct credential *credential, struct compare_cell *cell) {
  (void)view;
  for (size_t i = 0; i < credential->quality_count && i < 3; i++) {
    const struct quality_line *line = &credential->quality[i];
    char text[COMPARE_CELL];
    (void)snprintf(text, sizeof text, "%s %s", label_quality(line->relation),
                   line->name == NULL ? line->ctid : line->name);
    add(cell, text);
  }
  if (credential->quality_count == 0) {
    blank(cell, NULL);
  }
}

static void write_provider(const struct view *view, const struct credential *credential, struct compare_cell *cell) {
  (void)view;
  if (credential->row.provider == NULL) {
    blank(cell, NULL);
  } else {
    add(cell, credential->row.provider);
  }
}

static void write_kind(const struct view *view, const struct credential *credential, struct compare_cell *cell) {
  (void)view;
  add(cell, label_type(credential->row.type));
}

struct row_kind {
  const char *key;
  const char *label;
  enum compare_better better;
  compare_writer *write;
};

static const struct row_kind row_kinds[] = {
    {"cost", N_("Total cost"), BETTER_LOW, write_cost},
    {"aid", N_("Aid"), BETTER_NONE, write_aid},
    {"time", N_("Time"), BETTER_LOW, write_time},
    {"hours", N_("Class and work"), BETTER_NONE, write_hours},
    {"how", N_("How and when"), BETTER_NONE, write_how},
    {"place", N_("Where"), BETTER_NONE, write_place},
    {"requires", N_("You need"), BETTER_NONE, write_needs},
    {"earnings", N_("Pays a year"), BETTER_HIGH, write_earns},
    {"employed", N_("Have a job"), BETTER_HIGH, write_employed},
    {"years_to_earn_back", N_("Earned back in"), BETTER_LOW, write_years},
    {"minimum_return", N_("Pays off in 10 years"), BETTER_HIGH, write_return},
    {"workforce_pell", N_("Workforce Pell"), BETTER_NONE, write_pell},
    {"family_sustaining", N_("Enough to live"), BETTER_HIGH, write_family},
    {"skills", N_("Skills named"), BETTER_NONE, write_skills},
    {"jobs", N_("Jobs"), BETTER_NONE, write_jobs},
    {"leads_to", N_("Next steps"), BETTER_NONE, write_next},
    {"quality", N_("Who vouches"), BETTER_NONE, write_quality},
    {"provider", N_("Provider"), BETTER_NONE, write_provider},
    {"type", N_("Kind"), BETTER_NONE, write_kind},
};

int compare_fill(struct view *view, struct error *error) {
  struct compare *compare = view->state;
  size_t kinds = sizeof row_kinds / sizeof row_kinds[0];
  compare->table.rows = arena_array(view->arena, kinds, sizeof *compare->table.rows);
  if (compare->table.rows == NULL) {
    return error_no_memory(error);
  }
  compare->table.row_count = 0;
  for (int pass = 0; pass < 2; pass++) {
    for (size_t k = 0; k < kinds; k++) {
      struct compare_row row = {.key = row_kinds[k].key, .label = _(row_kinds[k].label), .better = row_kinds[k].better};
      for (size_t i = 0; i < compare->count; i++) {
        row.cells[i].value = (double)NAN;
        row_kinds[k].write(view, &compare->credentials[i], &row.cells[i]);
      }
      compare_table_settle(&row, compare->count);
      bool now = compare->differences_first ? row.differs == (pass == 0) : pass == 0;
      if (now) {
        compare->table.rows[compare->table.row_count++] = row;
      }
    }
  }
  return 0;
}
