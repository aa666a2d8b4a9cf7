/* SPDX-License-Identifier: MIT */
/* The lists of one credential, a row for each thing. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/catalog/codes.h"
#include "data/catalog/fill.h"

/* Things that are to be there once, at the place where they came first. */
struct entry {
  const char *kind, *text, *more;
  size_t position;
  bool again;
};

static int compare_entries(const void *one, const void *two) {
  const struct entry *a = one;
  const struct entry *b = two;
  int order = strcmp(a->kind, b->kind);
  order = order != 0 ? order : strcmp(a->text, b->text);
  return order != 0 ? order : a->position < b->position ? -1 : 1;
}

static int compare_places(const void *one, const void *two) {
  return ((const struct entry *)one)->position < ((const struct entry *)two)->position ? -1 : 1;
}

static bool is_less(const char *a, const char *b) {
  return a != NULL && (b == NULL || strcmp(a, b) < 0);
}

/* Marks what came before; of what is said more of each, the first in order stays. */
static void mark_again(struct entry *entries, size_t count) {
  if (count > 1) {
    qsort(entries, count, sizeof *entries, compare_entries);
  }
  size_t first = 0;
  for (size_t i = 1; i < count; i++) {
    if (strcmp(entries[i].kind, entries[first].kind) != 0 || strcmp(entries[i].text, entries[first].text) != 0) {
      first = i;
      continue;
    }
    entries[i].again = true;
    if (is_less(entries[i].more, entries[first].more)) {
      entries[first].more = entries[i].more;
    }
  }
}

static void back_in_order(struct entry *entries, size_t count) {
  if (count > 1) {
    qsort(entries, count, sizeof *entries, compare_places);
  }
}

static struct entry *room_for(struct fill *fill, size_t count) {
  struct entry *entries = fill->failed ? NULL : arena_array(fill->arena, count, sizeof *entries);
  if (entries == NULL && !fill->failed) {
    fill->failed = true;
    (void)error_no_memory(fill->error);
  }
  return entries;
}

static size_t add_entries(struct entry *entries, size_t count, const char *kind, const struct names *names) {
  for (size_t i = 0; i < names->count; i++) {
    if (names->items[i] != NULL) {
      entries[count] = (struct entry){.kind = kind, .text = names->items[i], .position = count};
      count++;
    }
  }
  return count;
}

static void write_names(struct fill *fill, enum fill_table table, const struct names *names, const struct names *more) {
  if (names->count + more->count == 0) {
    return;
  }
  struct entry *entries = room_for(fill, names->count + more->count);
  if (entries == NULL) {
    return;
  }
  size_t count = add_entries(entries, add_entries(entries, 0, "", names), "", more);
  mark_again(entries, count);
  back_in_order(entries, count);
  for (size_t i = 0; i < count; i++) {
    struct feed_cell *row = entries[i].again ? NULL : fill_row(fill, table);
    if (row != NULL) {
      feed_text(row, 2, entries[i].text);
    }
  }
}

/* In the order of kinds and values, as the table has them. */
static void write_features(struct fill *fill, const struct record *record) {
  const struct {
    const char *kind;
    const struct names *names;
  } lists[] = {{"delivery", &record->delivery},
               {"language", &record->languages},
               {"schedule", &record->schedule},
               {"support", &record->support},
               {"audience_level", &record->audience_levels}};
  size_t room = 0;
  for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
    room += lists[i].names->count;
  }
  struct entry *entries = room == 0 ? NULL : room_for(fill, room);
  size_t count = 0;
  for (size_t i = 0; entries != NULL && i < sizeof lists / sizeof lists[0]; i++) {
    count = add_entries(entries, count, lists[i].kind, lists[i].names);
  }
  mark_again(entries, count);
  for (size_t i = 0; i < count; i++) {
    struct feed_cell *row = entries[i].again ? NULL : fill_row(fill, FILL_FEATURE);
    if (row != NULL) {
      feed_text(row, 2, entries[i].kind);
      feed_text(row, 3, entries[i].text);
    }
  }
}

static void write_costs(struct fill *fill, const struct holder *holder) {
  long long position = 0;
  for (size_t i = 0; i < holder->costs.count; i++) {
    const struct record *giver = holder->costs.items[i];
    for (size_t j = 0; j < giver->cost_count; j++) {
      const struct cost_item *item = &giver->costs[j];
      struct feed_cell *row = fill_row(fill, FILL_COST_ITEM);
      if (row == NULL) {
        return;
      }
      feed_integer(row, 2, position++);
      feed_text(row, 3, item->type);
      feed_text(row, 4, item->name);
      feed_integer_or_null(row, 5, item->cents, -1);
      feed_text(row, 6, item->currency);
      feed_text(row, 7, item->residency);
      feed_text(row, 8, item->audience);
      feed_text(row, 9, item->payment_pattern);
      feed_integer(row, 10, item->optional);
      feed_text(row, 11, item->name_es);
      feed_text(row, 12, item->from);
      feed_text(row, 13, item->to);
    }
  }
}

static void write_aid_row(struct fill *fill, const struct aid *aid, const char *type) {
  struct feed_cell *row = fill_row(fill, FILL_AID);
  feed_text(row, 2, aid->name);
  feed_text(row, 3, type);
  feed_text(row, 4, aid->name_es);
  feed_text(row, 5, aid->description);
  feed_text(row, 6, aid->description_es);
  feed_text(row, 7, aid->url);
}

static void write_aid(struct fill *fill, const struct record *record) {
  for (size_t i = 0; i < record->aid_count; i++) {
    const struct aid *aid = &record->aid[i];
    for (size_t j = 0; j < aid->types.count; j++) {
      write_aid_row(fill, aid, aid->types.items[j]);
    }
    if (aid->types.count == 0) {
      write_aid_row(fill, aid, NULL);
    }
  }
}

static void write_places(struct fill *fill, const struct record *record) {
  for (size_t i = 0; i < record->place_count; i++) {
    const struct place *place = &record->places[i];
    struct feed_cell *row = fill_row(fill, FILL_PLACE);
    if (row == NULL) {
      return;
    }
    feed_text(row, 2, place->locality);
    feed_text(row, 3, county_name(fill->arena, place->county));
    feed_text(row, 4, place->region);
    feed_text(row, 5, place->country);
    feed_text(row, 6, place->postal_code);
  }
}

/* --- skills --- */

struct taught {
  uint32_t skill;
  uint32_t position;
};

static int compare_taught(const void *one, const void *two) {
  const struct taught *a = one;
  const struct taught *b = two;
  if (a->skill != b->skill) {
    return a->skill < b->skill ? -1 : 1;
  }
  return a->position < b->position ? -1 : 1;
}

static void write_skills(struct fill *fill, const struct holder *holder) {
  const struct joins *joins = fill->joins;
  const struct alignments *skills = &holder->record.skills;
  if (skills->count == 0) {
    return;
  }
  const uint32_t *numbers = joins->taught + joins->taught_start[holder->index];
  struct taught *taught = fill->failed ? NULL : arena_array(fill->arena, skills->count, sizeof *taught);
  if (taught == NULL) {
    fill->failed = fill->failed || error_no_memory(fill->error) != 0;
    return;
  }
  size_t count = 0;
  for (size_t i = 0; i < skills->count; i++) {
    if (numbers[i] != 0) {
      taught[count++] = (struct taught){joins->skill_number[numbers[i] - 1], (uint32_t)i};
    }
  }
  if (count > 1) {
    qsort(taught, count, sizeof *taught, compare_taught);
  }
  for (size_t i = 0; i < count; i++) {
    bool again = i > 0 && taught[i].skill == taught[i - 1].skill;
    struct feed_cell *row = again ? NULL : fill_row(fill, FILL_CREDENTIAL_SKILL);
    if (row != NULL) {
      const char *relation = skills->items[taught[i].position].relation;
      feed_integer(row, 2, taught[i].skill);
      feed_text(row, 3, relation == NULL ? "" : relation);
    }
  }
}

/* --- codes, occupations --- */

static void write_codes(struct fill *fill, const struct record *record) {
  const struct alignments *programs = &record->programs;
  const struct alignments *industries = &record->industries;
  size_t room = programs->count + industries->count;
  struct entry *entries = room == 0 ? NULL : room_for(fill, room);
  if (entries == NULL) {
    return;
  }
  size_t count = 0;
  for (size_t i = 0; i < programs->count; i++) {
    const struct alignment *item = &programs->items[i];
    char code[CODE_SIZE];
    if (code_program(item->code, code) || code_program(item->target, code)) {
      const char *copy = arena_strdup(fill->arena, code);
      entries[count] = (struct entry){"CIP", copy == NULL ? "" : copy, item->name, count, false};
      count++;
    }
  }
  for (size_t i = 0; i < industries->count; i++) {
    const struct alignment *item = &industries->items[i];
    if (item->code != NULL) {
      entries[count] = (struct entry){"NAICS", item->code, item->name, count, false};
      count++;
    }
  }
  mark_again(entries, count);
  back_in_order(entries, count);
  for (size_t i = 0; i < count; i++) {
    struct feed_cell *row = entries[i].again ? NULL : fill_row(fill, FILL_CREDENTIAL_CODE);
    if (row != NULL) {
      feed_text(row, 2, entries[i].kind);
      feed_text(row, 3, entries[i].text);
      feed_text(row, 4, entries[i].more);
    }
  }
}

/* The occupations that the record names, by their codes as they are compared.
 * What they mean hangs on the list of occupations, and that may change. */
static void write_occupations(struct fill *fill, const struct record *record) {
  for (size_t i = 0; i < record->occupations.count && i < (size_t)WRITER_MOST_ITEMS; i++) {
    const struct alignment *item = &record->occupations.items[i];
    char code[CODE_SIZE];
    if (code_occupation(item->code, code) || code_occupation(item->target, code)) {
      const char *copy = arena_strdup(fill->arena, code);
      struct feed_cell *row = fill_row(fill, FILL_CREDENTIAL_CODE);
      if (row != NULL) {
        feed_text(row, 2, "SOC");
        feed_text(row, 3, copy == NULL ? "" : copy);
      }
    }
  }
}

static void write_jobs(struct fill *fill, const struct leads *leads) {
  for (size_t i = 0; i < leads->count; i++) {
    struct feed_cell *row = fill_row(fill, FILL_CREDENTIAL_JOB);
    if (row != NULL) {
      feed_text(row, 2, leads->items[i].job->code);
      feed_text(row, 3, leads->published ? "published" : "by program code");
      feed_integer(row, 4, leads->items[i].position);
    }
  }
}

/* --- results, approvals --- */

/* "Female: one year after", whichever of the two there are. */
static const char *with_group(struct fill *fill, const struct outcome *outcome, const char *note) {
  if (outcome->group == NULL || note == NULL) {
    return outcome->group == NULL ? note : outcome->group;
  }
  return arena_printf(fill->arena, "%s: %s", outcome->group, note);
}

static void write_outcome(struct fill *fill, const struct outcome *outcome) {
  struct feed_cell *row = fill_row(fill, FILL_OUTCOME);
  feed_text(row, 2, outcome->measure);
  feed_real_or_null(row, 3, outcome->withheld ? (double)NAN : outcome->value, (double)NAN);
  feed_text(row, 4, outcome->unit);
  feed_integer(row, 5, outcome->withheld);
  feed_integer_or_null(row, 6, outcome->n, -1);
  feed_integer_or_null(row, 7, outcome->months_after, -1);
  feed_text(row, 8, outcome->from);
  feed_text(row, 9, outcome->to);
  feed_text(row, 10, outcome->source);
  feed_text(row, 11, with_group(fill, outcome, outcome->note));
  if (!outcome->withheld && (outcome->low != 0 || outcome->high != 0)) {
    feed_real_or_null(row, 12, outcome->low, (double)NAN);
    feed_real_or_null(row, 13, outcome->high, (double)NAN);
  }
  feed_text(row, 14, outcome->note_es == NULL ? NULL : with_group(fill, outcome, outcome->note_es));
}

static void write_approvals(struct fill *fill, const struct holder *holder) {
  for (size_t i = 0; i < holder->approval_count; i++) {
    const struct approval *approval = &holder->approvals[i];
    struct feed_cell *row = fill_row(fill, FILL_QUALITY);
    if (row != NULL) {
      feed_text(row, 2, approval->relation);
      feed_integer_or_null(row, 3, approval->organization, 0);
      feed_text(row, 4, approval->ctid);
      feed_text(row, 5, approval->name);
      feed_integer(row, 6, approval->confirmed);
    }
  }
}

void fill_lists(struct fill *fill, const struct holder *holder) {
  static const struct names none = {0};
  const struct record *record = &holder->record;
  write_names(fill, FILL_ALTERNATE_NAME, &record->alternate_names, &none);
  write_names(fill, FILL_KEYWORD, &record->keywords, &record->subjects);
  write_costs(fill, holder);
  write_aid(fill, record);
  write_places(fill, record);
  write_features(fill, record);
  write_skills(fill, holder);
  write_codes(fill, record);
  write_occupations(fill, record);
  write_jobs(fill, &holder->leads);
  for (size_t i = 0; i < holder->outcome_count; i++) {
    write_outcome(fill, &holder->outcomes[i]);
  }
  write_approvals(fill, holder);
}
