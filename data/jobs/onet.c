/* SPDX-License-Identifier: MIT */
#include "data/jobs/onet.h"

#include <string.h>

#include "data/base/i18n.h"
#include "data/base/text.h"
#include "data/catalog/sql.h"
#include "data/jobs/import_tables.h"
#include "data/jobs/onet_stage.h"

enum { SCRATCH_LIMIT = 1 << 20 };

/* What is counted are things, not lines: a rating is one of an occupation and an element. */
static const struct part {
  const char *name;
  int (*read)(struct onet_stage *stage, enum onet_part part, struct error *error);
  const char *count;
} parts[ONET_PARTS] = {
    [ONET_OCCUPATIONS] = {"occupations", onet_read_occupations, "SELECT count(*) FROM occupation"},
    [ONET_ZONES] = {"job_zones", onet_read_zones, "SELECT count(zone) FROM occupation"},
    [ONET_TITLES] = {"titles", onet_read_titles, "SELECT count(*) FROM title WHERE kind <> 'reported'"},
    [ONET_REPORTED] = {"reported_titles", onet_read_titles, "SELECT count(*) FROM title WHERE kind = 'reported'"},
    [ONET_SKILLS] = {"skills", onet_read_ratings, "SELECT count(*) FROM rating WHERE kind = 'skill'"},
    [ONET_KNOWLEDGE] = {"knowledge", onet_read_ratings, "SELECT count(*) FROM rating WHERE kind = 'knowledge'"},
    [ONET_ACTIVITIES] = {"work_activities", onet_read_ratings, "SELECT count(*) FROM rating WHERE kind = 'activity'"},
    [ONET_TECHNOLOGY] = {"technology", onet_read_technology, "SELECT count(*) FROM technology"},
    [ONET_RELATED] = {"related_occupations", onet_read_related, "SELECT count(*) FROM related"},
    [ONET_TASKS] = {"tasks", onet_read_tasks, "SELECT count(*) FROM task"},
    [ONET_TASK_ACTIVITIES] = {"tasks_to_activities", onet_read_task_activities, "SELECT count(*) FROM task_activity"},
    [ONET_ACTIVITY_TEXTS] = {"activity_texts", onet_read_activity_texts, "SELECT count(*) FROM activity"},
    [ONET_WAGES] = {"wages", onet_read_wages, "SELECT count(*) FROM wage"},
    [ONET_OUTLOOK] = {"outlook", onet_read_outlook, "SELECT count(*) FROM outlook"},
    [ONET_CODES] = {"wage_codes", onet_read_codes, "SELECT count(*) FROM matrix"},
    [ONET_PROGRAMS] = {"programs", onet_read_programs, "SELECT count(*) FROM program"},
};

const char *onet_part_name(enum onet_part part) {
  return (size_t)part < (size_t)ONET_PARTS ? parts[part].name : "";
}

static const char schema[] =
    "PRAGMA journal_mode = OFF;"
    "CREATE TABLE occupation(code TEXT PRIMARY KEY, title TEXT, title_es TEXT, zone TEXT) WITHOUT ROWID;"
    "CREATE TABLE title_es(title TEXT PRIMARY KEY, es TEXT) WITHOUT ROWID;"
    "CREATE TABLE title(id INTEGER PRIMARY KEY, code TEXT, kind TEXT, title TEXT, UNIQUE(code, kind, title));"
    "CREATE TABLE element(place INTEGER PRIMARY KEY, id TEXT UNIQUE, kind TEXT, name TEXT);"
    "CREATE TABLE element_es(name TEXT PRIMARY KEY, es TEXT) WITHOUT ROWID;"
    "CREATE TABLE rating(code TEXT, kind TEXT, element TEXT, importance TEXT, level TEXT,"
    " suppress TEXT, suppress_level TEXT, relevant TEXT, PRIMARY KEY(code, kind, element)) WITHOUT ROWID;"
    "CREATE TABLE technology(id INTEGER PRIMARY KEY, code TEXT, name TEXT, commodity TEXT, marks TEXT,"
    " UNIQUE(code, name, commodity));"
    "CREATE TABLE related(code TEXT, place INTEGER, tier TEXT, related TEXT, PRIMARY KEY(code, place)) WITHOUT ROWID;"
    "CREATE TABLE task(id INTEGER PRIMARY KEY, code TEXT, text TEXT);"
    "CREATE TABLE task_activity(task INTEGER, activity TEXT, code TEXT, PRIMARY KEY(task, activity)) WITHOUT ROWID;"
    "CREATE TABLE job_activity(code TEXT, activity TEXT, tasks INTEGER, PRIMARY KEY(code, activity)) WITHOUT ROWID;"
    "CREATE TABLE activity(id TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID;"
    "CREATE TABLE wage(soc TEXT PRIMARY KEY, row TEXT) WITHOUT ROWID;"
    "CREATE TABLE outlook(soc TEXT PRIMARY KEY, row TEXT) WITHOUT ROWID;"
    "CREATE TABLE matrix(code TEXT PRIMARY KEY, wages TEXT, outlook TEXT) WITHOUT ROWID;"
    "CREATE TABLE program(cip TEXT PRIMARY KEY, title TEXT) WITHOUT ROWID;"
    "CREATE TABLE program_soc(cip TEXT, soc TEXT, PRIMARY KEY(cip, soc)) WITHOUT ROWID;"
    "CREATE TABLE profile(code TEXT PRIMARY KEY, row TEXT) WITHOUT ROWID;"
    "CREATE TABLE activity_word(number INTEGER PRIMARY KEY, id TEXT UNIQUE, words TEXT);"
    "CREATE TABLE job_word(code TEXT PRIMARY KEY, activities TEXT, words TEXT) WITHOUT ROWID;"
    "CREATE TABLE license(id INTEGER PRIMARY KEY, row TEXT);"
    "BEGIN";

/* --- lines --- */

void onet_skip(struct onet_stage *stage, const char *file, const char *why, long lines) {
  struct onet_report *report = stage->report;
  if (lines > 0 && report->skip_count < (size_t)ONET_MOST_SKIPS) {
    const char *kept = arena_strdup(stage->arena, file);
    const char *reason = arena_strdup(stage->arena, why);
    if (kept != NULL && reason != NULL) {
      report->skips[report->skip_count++] = (struct onet_skip){kept, reason, lines};
    }
  }
}

long onet_count(struct onet_stage *stage, const char *sql) {
  struct error ignored;
  sqlite3_stmt *statement = sql_prepare(stage->database, sql, &ignored);
  long count = statement != NULL && sql_step(statement, &ignored) == 1 ? (long)sql_integer(statement, 0, 0) : 0;
  (void)sqlite3_finalize(statement);
  return count;
}

static int begin(struct onet_reading *reading, const char *sql, int opened, struct error *error) {
  if (opened != 0 || sql == NULL) {
    return opened;
  }
  reading->insert = sql_prepare(reading->stage->database, sql, error);
  return reading->insert == NULL ? -1 : 0;
}

int onet_begin(struct onet_reading *reading, struct onet_stage *stage, enum onet_part part, enum table_form form,
               const char *const *columns, const char *sql, struct error *error) {
  *reading = (struct onet_reading){.stage = stage, .part = part};
  int opened = table_open_form(&reading->table, stage->options->from, stage->files[part].path, form, columns, error);
  return begin(reading, sql, opened, error);
}

int onet_begin_base(struct onet_reading *reading, struct onet_stage *stage, const char *file,
                    const char *const *columns, const char *sql, struct error *error) {
  *reading = (struct onet_reading){.stage = stage, .part = ONET_PARTS};
  return begin(reading, sql, table_open(&reading->table, stage->options->base, file, columns, error), error);
}

int onet_next(struct onet_reading *reading, struct error *error) {
  arena_reset(reading->stage->scratch);
  return table_next(&reading->table, error);
}

int onet_end(struct onet_reading *reading, int result) {
  if (reading->table.file != NULL && reading->part != ONET_PARTS) {
    const char *file = reading->table.file;
    onet_skip(reading->stage, file, _("Occupations that Occupation Data does not have"), reading->unknown);
    onet_skip(reading->stage, file, _("Lines that say again what stands before"), reading->repeated);
  }
  table_close(&reading->table);
  (void)sqlite3_finalize(reading->insert);
  reading->insert = NULL;
  return result;
}

const char *onet_cell(const struct onet_reading *reading, size_t column) {
  const char *cell = table_cell(&reading->table, column);
  return strcmp(cell, "n/a") == 0 ? "" : cell;
}

int onet_text(struct onet_reading *reading, size_t column, size_t limit, const char **text, struct error *error) {
  return table_text(&reading->table, column, reading->stage->scratch, limit, true, text, error);
}

static int is_known(struct onet_stage *stage, const char *code, struct error *error) {
  sql_bind_text(stage->known, 1, code);
  int got = sql_step(stage->known, error);
  (void)sqlite3_reset(stage->known);
  return got;
}

int onet_occupation(struct onet_reading *reading, size_t column, const char **code, struct error *error) {
  *code = table_cell(&reading->table, column);
  if (!is_job_code(*code)) {
    return table_error(&reading->table, error, _("\"%.40s\" is not an occupation code like 29-1141.00."), *code);
  }
  int known = is_known(reading->stage, *code, error);
  reading->unknown += known == 0;
  return known;
}

int onet_insert(struct onet_reading *reading, bool again, struct error *error) {
  int got = sqlite3_step(reading->insert);
  int result = 0;
  if (got == SQLITE_CONSTRAINT && again) {
    reading->repeated++;
  } else if (got == SQLITE_CONSTRAINT) {
    result = table_error(&reading->table, error, _("what the line says stands in this table twice."));
  } else if (got != SQLITE_DONE) {
    result = sql_error(reading->stage->database, _("Reading the tables"), error);
  }
  (void)sqlite3_reset(reading->insert);
  (void)sqlite3_clear_bindings(reading->insert);
  return result;
}

/* --- the whole --- */

/* Work activities of a release are rated by the hundred thousand; what happens
 * between two files is a moment. */
static int read_part(struct onet_stage *stage, enum onet_part part, struct error *error) {
  struct onet_part_report *told = &stage->report->parts[part];
  const struct onet_file *file = &stage->files[part];
  const struct onet_options *options = stage->options;
  if (options->going != NULL && !options->going(part, options->context)) {
    return error_set(error, ERROR_CANCELLED, "%s", _("Stopped. Nothing was changed."));
  }
  int result = 0;
  if (file->path != NULL) {
    told->read = true;
    told->file = file->path;
    told->release = file->caption;
    result = parts[part].read(stage, part, error);
  } else {
    result = onet_base_part(stage, part, &told->kept, error);
    told->release = result == 0 && told->kept ? onet_kept_release(stage, part) : NULL;
  }
  told->rows = result == 0 ? onet_count(stage, parts[part].count) : 0;
  return result;
}

static int run(struct onet_stage *stage, struct error *error) {
  if (sqlite3_open_v2(":memory:", &stage->database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
    return error_no_memory(error);
  }
  int result = sql_execute(stage->database, schema, error);
  if (result == 0) {
    stage->known = sql_prepare(stage->database, "SELECT 1 FROM occupation WHERE code = ?1", error);
    result = stage->known == NULL ? -1 : onet_find_files(stage, error);
  }
  if (result == 0) {
    result = onet_base_words(stage, error);
  }
  for (int part = 0; result == 0 && part < (int)ONET_PARTS; part++) {
    result = read_part(stage, (enum onet_part)part, error);
  }
  if (result == 0) {
    result = onet_base_others(stage, error);
  }
  return result == 0 ? onet_write_all(stage, error) : result;
}

int onet_convert(struct arena *arena, const struct onet_options *options, struct onet_report *report,
                 struct error *error) {
  *report = (struct onet_report){0};
  struct onet_stage stage = {.options = options, .report = report, .arena = arena};
  stage.scratch = arena_new((size_t)SCRATCH_LIMIT);
  int result = stage.scratch == NULL ? error_no_memory(error) : run(&stage, error);
  (void)sqlite3_finalize(stage.known);
  (void)sqlite3_close(stage.database);
  arena_free(stage.scratch);
  return result;
}
