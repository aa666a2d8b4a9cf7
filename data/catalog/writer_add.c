/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <string.h>
#include <strings.h>

#include "data/base/i18n.h"
#include "data/base/text.h"
#include "data/catalog/codes.h"
#include "data/catalog/sql.h"
#include "data/catalog/workbench.h"
#include "data/ctdl/duration.h"
#include "data/ctdl/read.h"

static const char *const statement_texts[STAGE_STATEMENTS] = {
    [STAGE_FIND] = "SELECT updated FROM stage.current WHERE key = ?",
    [STAGE_CURRENT] = "INSERT OR REPLACE INTO stage.current VALUES(?,?,?)",
    [STAGE_RECORD] = "INSERT INTO stage.record VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    [STAGE_REFERENCE] = "INSERT INTO stage.reference VALUES(?,?,?,?,?)",
    [STAGE_NAME] = "INSERT INTO stage.name VALUES(?,?,?,?)",
    [STAGE_COST] = "INSERT INTO stage.cost VALUES(?,?,?,?,?,?,?,?,?,?,?)",
    [STAGE_AID] = "INSERT INTO stage.aid VALUES(?,?,?,?)",
    [STAGE_PLACE] = "INSERT INTO stage.place VALUES(?,?,?,?,?,?,?)",
    [STAGE_FEATURE] = "INSERT OR IGNORE INTO stage.feature VALUES(?,?,?)",
    [STAGE_CONDITION] = "INSERT INTO stage.condition VALUES(NULL,?,?,?,?,?,?,?,?,?)",
    [STAGE_TARGET] = "INSERT INTO stage.condition_target VALUES(?,?,?,?,?)",
    [STAGE_SKILL] = "INSERT INTO stage.skill VALUES(?,?,?,?,?,?,?)",
    [STAGE_CODE] = "INSERT INTO stage.code VALUES(?,?,?,?,?)",
    [STAGE_OUTCOME] = "INSERT INTO stage.outcome VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    [STAGE_EDGE] = "INSERT INTO stage.edge VALUES(?,?,?,?,?,?,?)",
    [STAGE_QUALITY] = "INSERT INTO stage.quality VALUES(?,?,?,?,?,?)",
};

sqlite3_stmt *stage_statement(struct catalog_writer *writer, enum stage_statement which, struct error *error) {
  if (writer->statements[which] == NULL) {
    writer->statements[which] = sql_prepare(writer->database, statement_texts[which], error);
  }
  return writer->statements[which];
}

/* Adding one record: rows of all lists share one running number. */
struct adding {
  struct catalog_writer *writer;
  long long n;
  bool failed;
  struct error *error;
};

static sqlite3_stmt *start(struct adding *adding, enum stage_statement which) {
  sqlite3_stmt *statement = adding->failed ? NULL : stage_statement(adding->writer, which, adding->error);
  if (statement == NULL) {
    adding->failed = true;
    return NULL;
  }
  sql_bind_integer(statement, 1, adding->writer->arrival);
  sql_bind_integer(statement, 2, adding->n++);
  return statement;
}

static void finish(struct adding *adding, sqlite3_stmt *statement) {
  if (sql_run(statement, adding->error) != 0) {
    adding->failed = true;
  }
}

static size_t most(size_t count) {
  return count < (size_t)WRITER_MOST_ITEMS ? count : (size_t)WRITER_MOST_ITEMS;
}

/* What a reference is joined by: a CTID, else a URI that others can name too. */
static const char *key_of(const char *ctid, const char *uri) {
  if (ctid != NULL) {
    return ctid;
  }
  return uri != NULL && strncmp(uri, "_:", 2) != 0 ? uri : NULL;
}

static void add_references(struct adding *adding, const struct references *list, const char *role) {
  for (size_t i = 0; i < most(list->count); i++) {
    const struct reference *reference = &list->items[i];
    sqlite3_stmt *statement = start(adding, STAGE_REFERENCE);
    if (statement == NULL) {
      return;
    }
    sql_bind_text(statement, 3, role);
    sql_bind_text(statement, 4, key_of(reference->ctid, reference->uri));
    sql_bind_text(statement, 5, reference->name);
    finish(adding, statement);
  }
}

static void add_names(struct adding *adding, const struct names *list, const char *kind) {
  for (size_t i = 0; i < most(list->count); i++) {
    sqlite3_stmt *statement = list->items[i] == NULL ? NULL : start(adding, STAGE_NAME);
    if (statement != NULL) {
      sql_bind_text(statement, 3, kind);
      sql_bind_text(statement, 4, list->items[i]);
      finish(adding, statement);
    }
  }
}

static void add_features(struct adding *adding, const struct names *list, const char *kind) {
  for (size_t i = 0; i < most(list->count); i++) {
    sqlite3_stmt *statement = list->items[i] == NULL ? NULL : start(adding, STAGE_FEATURE);
    if (statement != NULL) {
      sql_bind_text(statement, 2, kind);
      sql_bind_text(statement, 3, list->items[i]);
      finish(adding, statement);
    }
  }
}

static void add_costs(struct adding *adding, const struct record *record) {
  for (size_t i = 0; i < most(record->cost_count); i++) {
    const struct cost_item *item = &record->costs[i];
    sqlite3_stmt *statement = start(adding, STAGE_COST);
    if (statement == NULL) {
      return;
    }
    sql_bind_text(statement, 3, item->type);
    sql_bind_text(statement, 4, item->name);
    sql_bind_integer_or_null(statement, 5, item->cents, -1);
    sql_bind_text(statement, 6, item->currency);
    sql_bind_text(statement, 7, item->residency);
    sql_bind_text(statement, 8, item->audience);
    sql_bind_text(statement, 9, item->payment_pattern);
    sql_bind_integer(statement, 10, item->optional);
    sql_bind_integer(statement, 11, item->from_condition);
    finish(adding, statement);
  }
}

static void add_aid_row(struct adding *adding, const char *name, const char *type) {
  sqlite3_stmt *statement = start(adding, STAGE_AID);
  if (statement != NULL) {
    sql_bind_text(statement, 3, name);
    sql_bind_text(statement, 4, type);
    finish(adding, statement);
  }
}

static void add_aid(struct adding *adding, const struct record *record) {
  for (size_t i = 0; i < most(record->aid_count); i++) {
    const struct aid *aid = &record->aid[i];
    for (size_t j = 0; j < most(aid->types.count); j++) {
      add_aid_row(adding, aid->name, aid->types.items[j]);
    }
    if (aid->types.count == 0) {
      add_aid_row(adding, aid->name, NULL);
    }
  }
}

static void add_places(struct adding *adding, const struct record *record) {
  for (size_t i = 0; i < most(record->place_count); i++) {
    const struct place *place = &record->places[i];
    sqlite3_stmt *statement = start(adding, STAGE_PLACE);
    if (statement == NULL) {
      return;
    }
    sql_bind_text(statement, 3, place->locality);
    sql_bind_text(statement, 4, county_name(adding->writer->scratch, place->county));
    sql_bind_text(statement, 5, place->region);
    sql_bind_text(statement, 6, place->country);
    sql_bind_text(statement, 7, place->postal_code);
    finish(adding, statement);
  }
}

static void add_skills(struct adding *adding, const struct record *record) {
  for (size_t i = 0; i < most(record->skills.count); i++) {
    const struct alignment *skill = &record->skills.items[i];
    sqlite3_stmt *statement = start(adding, STAGE_SKILL);
    if (statement == NULL) {
      return;
    }
    sql_bind_text(statement, 3, skill->relation == NULL ? "" : skill->relation);
    sql_bind_text(statement, 4, skill->name);
    sql_bind_text(statement, 5, key_of(NULL, skill->target));
    sql_bind_text(statement, 6, key_of(ctdl_ctid(adding->writer->scratch, skill->target), skill->target));
    sql_bind_text(statement, 7, skill->framework);
    finish(adding, statement);
  }
}

static void add_code(struct adding *adding, const char *kind, const char *code, const char *name) {
  sqlite3_stmt *statement = start(adding, STAGE_CODE);
  if (statement != NULL) {
    sql_bind_text(statement, 3, kind);
    sql_bind_text(statement, 4, code);
    sql_bind_text(statement, 5, name);
    finish(adding, statement);
  }
}

static void add_codes(struct adding *adding, const struct record *record) {
  char code[CODE_SIZE];
  for (size_t i = 0; i < most(record->occupations.count); i++) {
    const struct alignment *item = &record->occupations.items[i];
    if (code_occupation(item->code, code) || code_occupation(item->target, code)) {
      add_code(adding, "SOC", code, item->name);
    }
  }
  for (size_t i = 0; i < most(record->programs.count); i++) {
    const struct alignment *item = &record->programs.items[i];
    if (code_program(item->code, code) || code_program(item->target, code)) {
      add_code(adding, "CIP", code, item->name);
    }
  }
  for (size_t i = 0; i < most(record->industries.count); i++) {
    const struct alignment *item = &record->industries.items[i];
    if (item->code != NULL) {
      add_code(adding, "NAICS", item->code, item->name);
    }
  }
}

static void add_outcomes(struct adding *adding, const struct record *record) {
  for (size_t i = 0; i < most(record->outcome_count); i++) {
    const struct outcome *outcome = &record->outcomes[i];
    sqlite3_stmt *statement = outcome->measure == NULL ? NULL : start(adding, STAGE_OUTCOME);
    if (statement == NULL) {
      continue;
    }
    sql_bind_text(statement, 3, outcome->measure);
    sql_bind_real_or_null(statement, 4, outcome->withheld ? (double)NAN : outcome->value, (double)NAN);
    sql_bind_text(statement, 5, outcome->unit);
    sql_bind_integer(statement, 6, outcome->withheld);
    sql_bind_integer_or_null(statement, 7, outcome->n, -1);
    sql_bind_integer_or_null(statement, 8, outcome->months_after, -1);
    sql_bind_text(statement, 9, outcome->from);
    sql_bind_text(statement, 10, outcome->to);
    sql_bind_text(statement, 11, outcome->source);
    sql_bind_text(statement, 12, outcome->note);
    sql_bind_text(statement, 13, outcome->about);
    sql_bind_text(statement, 14, outcome->dated);
    sql_bind_text(statement, 15, outcome->group);
    finish(adding, statement);
  }
}

static const char *const edge_kinds[] = {[EDGE_REQUIRED] = "required",
                                         [EDGE_ADVANCED_STANDING] = "advanced standing",
                                         [EDGE_PREPARATION] = "preparation",
                                         [EDGE_RECOMMENDED] = "recommended",
                                         [EDGE_PART] = "part",
                                         [EDGE_TRANSFER] = "transfer"};

static void add_edges(struct adding *adding, const struct record *record) {
  for (size_t i = 0; i < most(record->edge_count); i++) {
    const struct edge *edge = &record->edges[i];
    sqlite3_stmt *statement = start(adding, STAGE_EDGE);
    if (statement == NULL) {
      return;
    }
    sql_bind_text(statement, 3, edge_kinds[edge->kind]);
    sql_bind_integer(statement, 4, edge->outward);
    sql_bind_text(statement, 5, key_of(edge->other.ctid, edge->other.uri));
    sql_bind_text(statement, 6, edge->other.name);
    sql_bind_text(statement, 7, edge->text);
    finish(adding, statement);
  }
}

/* What a body's own record says is kept in the words of the other side. */
static const char *quality_relation(const char *relation) {
  static const char *const pairs[][2] = {{"accredits", "accreditedBy"},  {"approves", "approvedBy"},
                                         {"recognizes", "recognizedBy"}, {"regulates", "regulatedBy"},
                                         {"registers", "registeredBy"},  {"renews", "renewedBy"},
                                         {"revokes", "revokedBy"}};
  const char *colon = relation == NULL ? NULL : strrchr(relation, ':');
  const char *word = colon == NULL ? relation : colon + 1;
  for (size_t i = 0; word != NULL && i < sizeof pairs / sizeof pairs[0]; i++) {
    if (strcmp(word, pairs[i][0]) == 0) {
      return pairs[i][1];
    }
  }
  return word;
}

static void add_quality(struct adding *adding, const struct record *record) {
  for (size_t i = 0; i < most(record->quality_count); i++) {
    const struct quality *quality = &record->quality[i];
    const char *relation = quality_relation(quality->relation);
    sqlite3_stmt *statement = relation == NULL ? NULL : start(adding, STAGE_QUALITY);
    if (statement != NULL) {
      sql_bind_text(statement, 3, relation);
      sql_bind_integer(statement, 4, quality->outward);
      sql_bind_text(statement, 5, key_of(quality->other.ctid, quality->other.uri));
      sql_bind_text(statement, 6, quality->other.name);
      finish(adding, statement);
    }
  }
}

static const char *pick(const struct words *words) {
  return words->en != NULL ? words->en : words->es != NULL ? words->es : words->other;
}

/* The kinds that joining tells apart. */
static const char *kind_word(enum record_kind kind) {
  static const char *const kinds[] = {[RECORD_CREDENTIAL] = "credential",
                                      [RECORD_LEARNING] = "learning",
                                      [RECORD_ORGANIZATION] = "organization",
                                      [RECORD_COST_MANIFEST] = "cost manifest",
                                      [RECORD_CONDITION_MANIFEST] = "condition manifest",
                                      [RECORD_COMPONENT] = "component",
                                      [RECORD_DATA_SET] = "data set",
                                      [RECORD_TRANSFER_VALUE] = "transfer value",
                                      [RECORD_OTHER] = NULL};
  const char *word = kind <= RECORD_OTHER ? kinds[kind] : NULL;
  return word == NULL ? "other" : word;
}

static void add_row(struct adding *adding, const struct record *record, const char *key) {
  sqlite3_stmt *statement = start(adding, STAGE_RECORD);
  if (statement == NULL) {
    return;
  }
  const char *const texts[] = {key, record->ctid};
  const char *const more[] = {record->type == NULL ? "" : record->type,
                              pick(&record->name),
                              record->name.en,
                              record->name.es,
                              record->name.other,
                              record->name.other_language,
                              pick(&record->description),
                              record->description.es,
                              record->status,
                              record->url,
                              record->updated,
                              record->effective,
                              record->expires,
                              record->source};
  sql_bind_text(statement, 2, texts[0]);
  sql_bind_text(statement, 3, texts[1]);
  sql_bind_text(statement, 4, kind_word(record->kind));
  for (int i = 0; i < (int)(sizeof more / sizeof more[0]); i++) {
    sql_bind_text(statement, 5 + i, more[i]);
  }
  struct time_total time = time_total(record->durations, record->duration_count);
  sql_bind_real_or_null(statement, 19, time.days, -1);
  sql_bind_real_or_null(statement, 20, time.days_min, -1);
  sql_bind_real_or_null(statement, 21, time.days_max, -1);
  sql_bind_real_or_null(statement, 22, time.effort_hours, -1);
  finish(adding, statement);
}

static void add_lists(struct adding *adding, const struct record *record) {
  add_references(adding, &record->owned_by, "owner");
  add_references(adding, &record->offered_by, "offer");
  add_references(adding, &record->common_costs, "cost");
  add_references(adding, &record->common_conditions, "condition");
  add_references(adding, &record->about, "about");
  add_references(adding, &record->data_sets, "data set");
  add_names(adding, &record->alternate_names, "alternate");
  add_names(adding, &record->keywords, "keyword");
  add_names(adding, &record->subjects, "keyword");
  add_costs(adding, record);
  add_aid(adding, record);
  add_places(adding, record);
  add_features(adding, &record->delivery, "delivery");
  add_features(adding, &record->languages, "language");
  add_features(adding, &record->schedule, "schedule");
  add_features(adding, &record->support, "support");
  add_features(adding, &record->audience_levels, "audience_level");
  add_skills(adding, record);
  add_codes(adding, record);
  add_outcomes(adding, record);
  add_edges(adding, record);
  add_quality(adding, record);
}

/* 1: kept already and newer than `record`; 0: `record` is to be added. */
static int is_older(struct catalog_writer *writer, const char *key, const struct record *record, struct error *error) {
  sqlite3_stmt *statement = stage_statement(writer, STAGE_FIND, error);
  if (statement == NULL) {
    return -1;
  }
  sql_bind_text(statement, 1, key);
  int result = sql_step(statement, error);
  if (result == 1) {
    const char *kept = (const char *)sqlite3_column_text(statement, 0);
    result = kept != NULL && (record->updated == NULL || strcmp(record->updated, kept) < 0);
    writer->replaced += result == 0;
  }
  (void)sqlite3_reset(statement);
  return result;
}

static int add(struct catalog_writer *writer, const struct record *record, const char *key, struct error *error) {
  int older = is_older(writer, key, record, error);
  if (older != 0) {
    return older < 0 ? older : 0;
  }
  writer->arrival++;
  arena_reset(writer->scratch);
  struct adding adding = {.writer = writer, .error = error};
  add_row(&adding, record, key);
  add_lists(&adding, record);
  if (adding.failed || stage_conditions(writer, record, error) != 0) {
    return -1;
  }
  sqlite3_stmt *statement = stage_statement(writer, STAGE_CURRENT, error);
  if (statement == NULL) {
    return -1;
  }
  sql_bind_text(statement, 1, key);
  sql_bind_integer(statement, 2, writer->arrival);
  sql_bind_text(statement, 3, record->updated);
  return sql_run(statement, error);
}

int catalog_writer_add(struct catalog_writer *writer, const struct record *record, struct error *error) {
  const char *key = key_of(record->ctid, record->uri);
  if (key == NULL) {
    return 0; /* nothing can ever refer to it */
  }
  int result = writer->failed ? -1 : add(writer, record, key, &writer->reason);
  if (result != 0) {
    writer->failed = true;
    *error = writer->reason;
  }
  return result;
}
