/* SPDX-License-Identifier: MIT */
#include "data/catalog/fill.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/catalog/codes.h"
#include "data/catalog/sql.h"

static const char *const statement_texts[FILL_TABLES] = {
    [FILL_RECORD] = "INSERT INTO main.record VALUES(?,?,?,?)",
    [FILL_CREDENTIAL] =
        "INSERT INTO main.credential VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,"
        "?,?,?,?,?,?,?,?)",
    [FILL_ALTERNATE_NAME] = "INSERT INTO main.alternate_name VALUES(?,?)",
    [FILL_KEYWORD] = "INSERT INTO main.keyword VALUES(?,?)",
    [FILL_COST_ITEM] = "INSERT INTO main.cost_item VALUES(?,?,?,?,?,?,?,?,?,?)",
    [FILL_AID] = "INSERT INTO main.aid VALUES(?,?,?)",
    [FILL_PLACE] = "INSERT INTO main.place VALUES(?,?,?,?,?,?)",
    [FILL_FEATURE] = "INSERT INTO main.feature VALUES(?,?,?)",
    [FILL_CONDITION] = "INSERT INTO main.condition VALUES(?,?,?,?,?,?,?,?,?,?)",
    [FILL_CONDITION_TARGET] = "INSERT INTO main.condition_target VALUES(?,?,?,?)",
    [FILL_CREDENTIAL_SKILL] = "INSERT INTO main.credential_skill VALUES(?,?,?)",
    [FILL_CREDENTIAL_CODE] = "INSERT INTO main.credential_code VALUES(?,?,?,?)",
    [FILL_CREDENTIAL_JOB] = "INSERT INTO main.credential_job VALUES(?,?,?,?)",
    [FILL_OUTCOME] = "INSERT INTO main.outcome VALUES(?,?,?,?,?,?,?,?,?,?,?)",
    [FILL_QUALITY] = "INSERT INTO main.quality VALUES(?,?,?,?,?,?)",
};

void fill_text(sqlite3_stmt *statement, int parameter, const char *text) {
  if (text == NULL) {
    (void)sqlite3_bind_null(statement, parameter);
  } else {
    (void)sqlite3_bind_text(statement, parameter, text, -1, SQLITE_STATIC);
  }
}

sqlite3_stmt *fill_start(struct fill *fill, enum fill_table table) {
  if (fill->failed) {
    return NULL;
  }
  sqlite3_stmt *statement = fill->statements[table];
  sql_bind_integer(statement, 1, fill->credential);
  return statement;
}

void fill_end(struct fill *fill, sqlite3_stmt *statement) {
  if (sql_run(statement, fill->error) != 0) {
    fill->failed = true;
  }
}

/* --- rows --- */

static void bind_facts(sqlite3_stmt *row, const struct holder *holder) {
  const struct record *record = &holder->record;
  const struct words *text = &record->description;
  fill_text(row, 9, text->en != NULL ? text->en : text->es != NULL ? text->es : text->other);
  fill_text(row, 10, text->es);
  fill_text(row, 12, record->status);
  fill_text(row, 13, record->url);
  fill_text(row, 14, record->updated);
  fill_text(row, 15, record->effective);
  fill_text(row, 16, record->expires);
  fill_text(row, 17, record->source);
}

static void bind_worked(sqlite3_stmt *row, const struct worked *worked) {
  const struct earnings *earnings = &worked->earnings;
  sql_bind_integer_or_null(row, 11, worked->organization, 0);
  sql_bind_integer_or_null(row, 18, worked->cost.known ? worked->cost.cents : -1, -1);
  fill_text(row, 19, worked->cost.currency);
  sql_bind_integer(row, 20, worked->cost.complete);
  sql_bind_integer(row, 21, worked->cost.aggregate);
  sql_bind_real_or_null(row, 22, worked->time.days, -1);
  sql_bind_real_or_null(row, 23, worked->time.days_min, -1);
  sql_bind_real_or_null(row, 24, worked->time.days_max, -1);
  sql_bind_real_or_null(row, 25, worked->time.effort_hours, -1);
  sql_bind_integer_or_null(row, 26, earnings->cents, -1);
  fill_text(row, 27, earnings->basis);
  fill_text(row, 28, earnings->measure);
  sql_bind_integer_or_null(row, 29, earnings->n, -1);
  sql_bind_integer_or_null(row, 30, earnings->months, -1);
  fill_text(row, 31, earnings->from);
  fill_text(row, 32, earnings->to);
  fill_text(row, 33, earnings->job);
  fill_text(row, 34, earnings_reason(earnings));
  (void)sqlite3_bind_double(row, 38, worked->rank);
}

static void write_credential(struct fill *fill, const struct holder *holder, const struct worked *worked) {
  sqlite3_stmt *row = fill_start(fill, FILL_CREDENTIAL);
  if (row == NULL) {
    return;
  }
  const struct record *record = &holder->record;
  const char *ctid = texts_get(fill->joins->writer->keys, holder->kept->key);
  const char *name = texts_get(fill->joins->writer->words, holder->kept->name);
  fill_text(row, 2, ctid);
  fill_text(row, 3, record->type == NULL ? "" : record->type);
  fill_text(row, 4, name != NULL ? name : ctid);
  fill_text(row, 5, record->name.en);
  fill_text(row, 6, record->name.es);
  fill_text(row, 7, record->name.other);
  fill_text(row, 8, record->name.other_language);
  bind_facts(row, holder);
  bind_worked(row, worked);
  const struct place *place = record->place_count == 0 ? NULL : &record->places[0];
  fill_text(row, 35, place == NULL ? NULL : place->locality);
  fill_text(row, 36, place == NULL ? NULL : county_name(fill->arena, place->county));
  fill_text(row, 37, place == NULL ? NULL : place->region);
  const char *why = rank_why(fill->arena, &worked->facts);
  if (why == NULL) {
    fill->failed = true;
    (void)error_no_memory(fill->error);
    return;
  }
  fill_text(row, 39, why);
  fill_end(fill, row);
}

static int write_all(struct fill *fill, const struct ranking *ranking, struct holder_reader *reader,
                     struct error *error) {
  fill->arena = reader->arena;
  for (size_t i = 0; i < ranking->count; i++) {
    struct holder holder;
    struct worked worked;
    if (holder_read(reader, ranking->items[i].index, &holder, error) != 0) {
      return -1;
    }
    if (worked_about(reader->arena, fill->joins, &holder, &worked) != 0) {
      return error_no_memory(error);
    }
    fill->credential = (long long)i + 1;
    write_credential(fill, &holder, &worked);
    fill_lists(fill, &holder);
    fill_conditions(fill, &holder);
    if (fill->failed) {
      return -1;
    }
  }
  return 0;
}

/* --- all records --- */

static int compare_ctids(const void *one, const void *two) {
  return strcmp(((const struct ranked *)one)->ctid, ((const struct ranked *)two)->ctid);
}

static int write_records(struct fill *fill) {
  const struct catalog_writer *writer = fill->joins->writer;
  struct ranked *sorted = calloc((size_t)writer->kept_count + 1, sizeof *sorted);
  size_t count = 0;
  if (sorted == NULL) {
    return error_no_memory(fill->error);
  }
  for (uint32_t i = 0; i < writer->kept_count; i++) {
    if (writer->kept[i].has_ctid) {
      sorted[count++] = (struct ranked){.ctid = texts_get(writer->keys, writer->kept[i].key), .index = i};
    }
  }
  qsort(sorted, count, sizeof *sorted, compare_ctids);
  for (size_t i = 0; i < count && !fill->failed; i++) {
    const struct kept *kept = &writer->kept[sorted[i].index];
    sqlite3_stmt *row = fill->statements[FILL_RECORD];
    fill_text(row, 1, sorted[i].ctid);
    fill_text(row, 2, texts_get(writer->words, kept->type));
    fill_text(row, 3, texts_get(writer->words, kept->name));
    fill_text(row, 4, texts_get(writer->words, kept->updated));
    fill_end(fill, row);
  }
  free(sorted);
  return fill->failed ? -1 : 0;
}

static int prepare(struct fill *fill, struct error *error) {
  for (size_t i = 0; i < (size_t)FILL_TABLES; i++) {
    fill->statements[i] = sql_prepare(fill->joins->writer->database, statement_texts[i], error);
    if (fill->statements[i] == NULL) {
      return -1;
    }
  }
  return 0;
}

static int fill_tables(struct fill *fill, const struct ranking *ranking, struct error *error) {
  struct holder_reader reader;
  if (prepare(fill, error) != 0 || write_records(fill) != 0 ||
      holder_reader_open(&reader, fill->joins, 0, error) != 0) {
    return -1;
  }
  int result = write_all(fill, ranking, &reader, error);
  holder_reader_close(&reader);
  return result;
}

int fill_build(const struct joins *joins, const struct ranking *ranking, struct error *error) {
  struct fill fill = {.joins = joins, .error = error};
  int result = fill_tables(&fill, ranking, error);
  for (size_t i = 0; i < (size_t)FILL_TABLES; i++) {
    (void)sqlite3_finalize(fill.statements[i]);
  }
  return result;
}
