/* SPDX-License-Identifier: MIT */
#include "data/catalog/fill.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/catalog/codes.h"

static const char *const table_names[FILL_TABLES] = {
    [FILL_RECORD] = "record",
    [FILL_LINK] = "link",
    [FILL_FACT] = "fact",
    [FILL_NEED] = "need",
    [FILL_NEED_TARGET] = "need_target",
    [FILL_CREDENTIAL] = "credential",
    [FILL_ALTERNATE_NAME] = "alternate_name",
    [FILL_KEYWORD] = "keyword",
    [FILL_COST_ITEM] = "cost_item",
    [FILL_AID] = "aid",
    [FILL_PLACE] = "place",
    [FILL_FEATURE] = "feature",
    [FILL_CONDITION] = "condition",
    [FILL_CONDITION_TARGET] = "condition_target",
    [FILL_CREDENTIAL_SKILL] = "credential_skill",
    [FILL_CREDENTIAL_CODE] = "credential_code",
    [FILL_CREDENTIAL_JOB] = "credential_job",
    [FILL_OUTCOME] = "outcome",
    [FILL_QUALITY] = "quality",
};

struct feed_cell *fill_row(struct fill *fill, enum fill_table table) {
  struct feed_cell *row = fill->failed ? NULL : feed_row(&fill->feed, (size_t)table);
  feed_integer(row, 1, fill->number);
  return row;
}

/* --- rows --- */

static void bind_facts(struct feed_cell *row, const struct holder *holder) {
  const struct record *record = &holder->record;
  const struct words *text = &record->description;
  feed_text(row, 9, text->en != NULL ? text->en : text->es != NULL ? text->es : text->other);
  feed_text(row, 10, text->es);
  feed_text(row, 12, record->status);
  feed_text(row, 13, record->url);
  feed_text(row, 14, record->updated);
  feed_text(row, 15, record->effective);
  feed_text(row, 16, record->expires);
  feed_text(row, 17, record->source);
}

static void bind_worked(struct feed_cell *row, const struct worked *worked) {
  const struct earnings *earnings = &worked->earnings;
  feed_integer_or_null(row, 11, worked->organization, 0);
  feed_integer_or_null(row, 18, worked->cost.known ? worked->cost.cents : -1, -1);
  feed_text(row, 19, worked->cost.currency);
  feed_integer(row, 20, worked->cost.complete);
  feed_integer(row, 21, worked->cost.aggregate);
  feed_real_or_null(row, 22, worked->time.days, -1);
  feed_real_or_null(row, 23, worked->time.days_min, -1);
  feed_real_or_null(row, 24, worked->time.days_max, -1);
  feed_real_or_null(row, 25, worked->time.effort_hours, -1);
  feed_integer_or_null(row, 26, earnings->cents, -1);
  feed_text(row, 27, earnings->basis);
  feed_text(row, 28, earnings->measure);
  feed_integer_or_null(row, 29, earnings->n, -1);
  feed_integer_or_null(row, 30, earnings->months, -1);
  feed_text(row, 31, earnings->from);
  feed_text(row, 32, earnings->to);
  feed_text(row, 33, earnings->job);
  feed_text(row, 34, earnings_reason(earnings));
  feed_real_or_null(row, 38, worked->rank, (double)NAN);
}

static void write_credential(struct fill *fill, const struct holder *holder, const struct worked *worked) {
  struct feed_cell *row = fill_row(fill, FILL_CREDENTIAL);
  if (row == NULL) {
    return;
  }
  const struct record *record = &holder->record;
  const char *ctid = texts_get(fill->joins->writer->keys, holder->kept->key);
  const char *name = texts_get(fill->joins->writer->words, holder->kept->name);
  feed_text(row, 2, ctid);
  feed_text(row, 3, record->type == NULL ? "" : record->type);
  feed_text(row, 4, name != NULL ? name : ctid);
  feed_text(row, 5, record->name.en);
  feed_text(row, 6, record->name.es);
  feed_text(row, 7, record->name.other);
  feed_text(row, 8, record->name.other_language);
  bind_facts(row, holder);
  bind_worked(row, worked);
  const struct place *place = record->place_count == 0 ? NULL : &record->places[0];
  feed_text(row, 35, place == NULL ? NULL : place->locality);
  feed_text(row, 36, place == NULL ? NULL : county_name(fill->arena, place->county));
  feed_text(row, 37, place == NULL ? NULL : place->region);
  const char *why = rank_why(fill->arena, &worked->facts);
  if (why == NULL) {
    fill->failed = true;
    (void)error_no_memory(fill->error);
    return;
  }
  feed_text(row, 39, why);
}

static int write_one(struct fill *fill, uint32_t index, struct holder_reader *reader) {
  struct holder holder;
  struct worked worked;
  if (holder_read(reader, index, &holder, fill->error) != 0) {
    return -1;
  }
  if (worked_about(reader->arena, fill->joins, &holder, &worked) != 0) {
    return error_no_memory(fill->error);
  }
  write_credential(fill, &holder, &worked);
  fill_lists(fill, &holder);
  fill_conditions(fill, &holder);
  return fill->failed ? -1 : 0;
}

static int write_all(struct fill *fill, const struct ranking *ranking, struct holder_reader *reader) {
  fill->arena = reader->arena;
  for (size_t i = 0; i < ranking->count; i++) {
    fill->number = (long long)i + 1;
    if (write_one(fill, ranking->items[i].index, reader) != 0) {
      return -1;
    }
    bool enough =
        feed_waiting(&fill->feed) >= (size_t)FILL_MOST_WAITING || arena_used(reader->arena) >= (size_t)FILL_MOST_BYTES;
    if (enough || i + 1 == ranking->count) {
      if (feed_flush(&fill->feed, fill->error) != 0) {
        return -1;
      }
      holder_reader_forget(reader);
    }
  }
  return 0;
}

int fill_build(const struct joins *joins, const struct ranking *ranking, struct error *error) {
  struct fill fill = {.joins = joins, .error = error};
  struct holder_reader reader;
  if (feed_open(&fill.feed, joins->writer->database, table_names, (size_t)FILL_TABLES, error) != 0) {
    return -1;
  }
  int result = fill_records(&fill);
  if (result == 0) {
    result = holder_reader_open(&reader, joins, 0, error);
    if (result == 0) {
      result = write_all(&fill, ranking, &reader);
      holder_reader_close(&reader);
    }
  }
  feed_close(&fill.feed);
  free(fill.record_number);
  return result;
}
