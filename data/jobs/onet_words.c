/* SPDX-License-Identifier: MIT */
/*
 * The words that tell most of an activity and of an occupation, made of the
 * sentences of a download by the rules that the facts were made by (README of
 * data/starter/facts): an activity is the sum of its title, twice, and of its
 * tasks; an occupation that of its tasks, its everyday titles (0.6) and its
 * title (0.4).
 */
#include <string.h>

#include "data/base/buffer.h"
#include "data/base/i18n.h"
#include "data/catalog/sql.h"
#include "data/jobs/onet_stage.h"
#include "data/jobs/work_index.h"

enum { ACTIVITY_WORDS = 16, JOB_WORDS = 36, MEMORY = 256 << 20, LONGEST_WORDS = 4096 };

/* What is said, and of which documents it is a part. Numbers count from 0. */
struct saying {
  const char *prepare; /* fills temp.document(place, key), temp.said(id, text), temp.part(said, place, factor) */
  const char *weighed; /* how many of what is said, from the first, tell how rare words are */
  const char *store;   /* words ?2 of the document ?1 */
  size_t most;
};

static const char begin_sql[] =
    "CREATE TEMP TABLE document(place INTEGER PRIMARY KEY, key TEXT);"
    "CREATE TEMP TABLE said(id INTEGER PRIMARY KEY, source TEXT, key TEXT, text TEXT);"
    "CREATE TEMP TABLE part(id INTEGER PRIMARY KEY, said INTEGER, place INTEGER, factor REAL);";
static const char end_sql[] = "DROP TABLE temp.document; DROP TABLE temp.said; DROP TABLE temp.part;";

static const struct saying of_activities = {
    "INSERT INTO temp.document(place, key) SELECT row_number() OVER (ORDER BY id) - 1, id FROM activity;"
    "INSERT INTO temp.said(source, key, text) SELECT 'title', id, text FROM activity ORDER BY id;"
    "INSERT INTO temp.said(source, key, text) SELECT 'task', id, text FROM task ORDER BY id;"
    "CREATE INDEX temp.said_key ON said(source, key);"
    "INSERT INTO temp.part(said, place, factor) SELECT s.id, d.place, 2 FROM temp.document d"
    " JOIN temp.said s ON s.source = 'title' AND s.key = d.key ORDER BY s.id;"
    "INSERT INTO temp.part(said, place, factor) SELECT s.id, d.place, 1 FROM temp.said s"
    " JOIN task_activity t ON t.task = CAST(s.key AS INTEGER) JOIN temp.document d ON d.key = t.activity"
    " WHERE s.source = 'task' ORDER BY s.id, d.place;",
    "SELECT count(*) FROM temp.said", "UPDATE activity_word SET words = ?2 WHERE id = ?1", (size_t)ACTIVITY_WORDS};

/* How rare a word is among occupations says all that they have together ('0');
 * their parts are weighed by that. */
static const struct saying of_jobs = {
    "INSERT INTO temp.document(place, key) SELECT row_number() OVER (ORDER BY code) - 1, code FROM occupation;"
    "CREATE TEMP TABLE joined(source TEXT, code TEXT, text TEXT);"
    "INSERT INTO temp.joined SELECT '1', code, group_concat(text, ' ') FROM task GROUP BY code;"
    "INSERT INTO temp.joined SELECT '0.6', code, group_concat(title, ' ') FROM title WHERE kind = 'alternate' GROUP BY "
    "code;"
    "INSERT INTO temp.joined SELECT '0.4', code, title FROM occupation;"
    "INSERT INTO temp.said(source, key, text) SELECT '0', code, group_concat(text, ' ') FROM temp.joined"
    " GROUP BY code ORDER BY code;"
    "INSERT INTO temp.said(source, key, text) SELECT source, code, text FROM temp.joined ORDER BY code, source;"
    "INSERT INTO temp.part(said, place, factor) SELECT s.id, d.place, CAST(s.source AS REAL) FROM temp.said s"
    " JOIN temp.document d ON d.key = s.key WHERE s.source <> '0' ORDER BY s.id;"
    "DROP TABLE temp.joined;",
    "SELECT count(*) FROM temp.said WHERE source = '0'",
    "INSERT INTO job_word(code, activities, words) VALUES(?1, NULL, ?2)"
    " ON CONFLICT(code) DO UPDATE SET words = excluded.words",
    (size_t)JOB_WORDS};

struct telling {
  struct onet_stage *stage;
  struct work_index index;
  struct work_words *words;
  struct work_text_read *texts; /* by number in temp.said, from 1 */
  size_t text_count;
};

static int read_texts(struct telling *telling, size_t weighed, struct error *error) {
  sqlite3_stmt *rows = sql_prepare(telling->stage->database, "SELECT text FROM temp.said ORDER BY id", error);
  int got = rows == NULL ? -1 : 0;
  size_t at = 0;
  while (got >= 0 && at < telling->text_count && (got = sql_step(rows, error)) == 1) {
    const char *text = (const char *)sqlite3_column_text(rows, 0);
    arena_reset(telling->stage->scratch);
    if (!work_words_read(telling->stage->scratch, text == NULL ? "" : text, false, telling->words) ||
        !work_index_read(&telling->index, telling->words, &telling->texts[at++])) {
      got = error_no_memory(error);
    }
    if (got >= 0 && at == weighed) {
      work_index_weigh(&telling->index);
    }
  }
  (void)sqlite3_finalize(rows);
  return got < 0 ? got : 0;
}

static int put_texts(struct telling *telling, struct error *error) {
  sqlite3_stmt *rows =
      sql_prepare(telling->stage->database, "SELECT said, place, factor FROM temp.part ORDER BY id", error);
  int got = rows == NULL ? -1 : 0;
  while (got >= 0 && (got = sql_step(rows, error)) == 1) {
    long long said = sql_integer(rows, 0, 0);
    if (said >= 1 && said <= (long long)telling->text_count &&
        !work_index_put(&telling->index, (size_t)sql_integer(rows, 1, 0), &telling->texts[said - 1],
                        (float)sql_real(rows, 2, 0))) {
      got = error_no_memory(error);
    }
  }
  (void)sqlite3_finalize(rows);
  return got;
}

static int store_words(struct telling *telling, const struct saying *saying, struct error *error) {
  sqlite3 *database = telling->stage->database;
  sqlite3_stmt *rows = sql_prepare(database, "SELECT key FROM temp.document ORDER BY place", error);
  sqlite3_stmt *store = rows == NULL ? NULL : sql_prepare(database, saying->store, error);
  struct buffer words;
  size_t place = 0;
  int got = store == NULL ? -1 : 0;
  buffer_init(&words, (size_t)LONGEST_WORDS);
  while (got >= 0 && (got = sql_step(rows, error)) == 1) {
    buffer_clear(&words);
    if (!work_index_words(&telling->index, place++, saying->most, &words)) {
      got = error_no_memory(error);
      break;
    }
    sql_bind_text(store, 1, (const char *)sqlite3_column_text(rows, 0));
    sql_bind_text(store, 2, buffer_text(&words));
    got = sql_run(store, error) == 0 ? 1 : -1;
  }
  buffer_free(&words);
  (void)sqlite3_finalize(rows);
  (void)sqlite3_finalize(store);
  return got;
}

static int tell(struct onet_stage *stage, const struct saying *saying, struct arena *arena, struct error *error) {
  struct telling telling = {.stage = stage};
  if (sql_execute(stage->database, begin_sql, error) != 0 ||
      sql_execute(stage->database, saying->prepare, error) != 0) {
    return -1;
  }
  size_t documents = (size_t)onet_count(stage, "SELECT count(*) FROM temp.document");
  telling.text_count = (size_t)onet_count(stage, "SELECT count(*) FROM temp.said");
  telling.texts = arena_array(arena, telling.text_count, sizeof *telling.texts);
  telling.words = arena_alloc(arena, sizeof *telling.words);
  if (telling.texts == NULL || telling.words == NULL || documents > (size_t)WORK_MOST_DOCUMENTS ||
      !work_index_begin(&telling.index, arena, documents)) {
    return error_no_memory(error);
  }
  int result = read_texts(&telling, (size_t)onet_count(stage, saying->weighed), error);
  result = result == 0 ? put_texts(&telling, error) : result;
  if (result == 0 && !work_index_finish(&telling.index, false)) {
    result = error_no_memory(error);
  }
  result = result == 0 ? store_words(&telling, saying, error) : result;
  return result == 0 ? sql_execute(stage->database, end_sql, error) : result;
}

int onet_tell_words(struct onet_stage *stage, struct error *error) {
  bool sentences = stage->report->parts[ONET_TASKS].rows > 0 && stage->report->parts[ONET_ACTIVITY_TEXTS].rows > 0;
  if (!sentences || onet_count(stage, "SELECT count(*) FROM activity_word") == 0) {
    return 0; /* then the words of the tables in use are the best that there are */
  }
  const struct saying *const sayings[] = {&of_activities, &of_jobs};
  int result = 0;
  for (size_t i = 0; result == 0 && i < 2; i++) {
    struct arena *arena = arena_new((size_t)MEMORY);
    result = arena == NULL ? error_no_memory(error) : tell(stage, sayings[i], arena, error);
    arena_free(arena);
  }
  return result;
}
