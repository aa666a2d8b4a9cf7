/* SPDX-License-Identifier: MIT */
/* Words and aliases, and the functions that SQLite calls while they are made. */
#include <ctype.h>
#include <string.h>

#include "data/base/buffer.h"
#include "data/base/i18n.h"
#include "data/base/text.h"
#include "data/catalog/index.h"
#include "data/catalog/sql.h"

enum { LARGEST_CALL = 16 << 20, SHORTEST_ALIAS = 2, LONGEST_ALIAS = 6 };

static const char *argument(sqlite3_value **values) {
  return (const char *)sqlite3_value_text(values[0]);
}

/* fold(text): text_fold() */
static void sql_fold(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count;
  const char *text = argument(values);
  struct arena *arena = text == NULL ? NULL : arena_new((size_t)LARGEST_CALL);
  const char *folded = arena == NULL ? NULL : text_fold(arena, text);
  if (folded != NULL) {
    sqlite3_result_text(context, folded, -1, SQLITE_TRANSIENT);
  } else if (text != NULL) {
    sqlite3_result_error_nomem(context);
  }
  arena_free(arena);
}

/* spoken(curie): "ceterms:BachelorDegree" -> "Bachelor degree" */
static void sql_spoken(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count;
  const char *text = argument(values);
  const char *colon = text == NULL ? NULL : strrchr(text, ':');
  text = colon == NULL ? text : colon + 1;
  char spoken[256];
  size_t length = 0;
  for (size_t i = 0; text != NULL && text[i] != '\0' && length + 2 < sizeof spoken; i++) {
    bool capital = isupper((unsigned char)text[i]) != 0;
    bool starts = capital && i > 0 && islower((unsigned char)text[i - 1]) != 0;
    if (starts) {
      spoken[length++] = ' ';
    }
    bool lower = starts && islower((unsigned char)text[i + 1]) != 0;
    spoken[length++] = lower ? (char)tolower((unsigned char)text[i]) : text[i];
  }
  sqlite3_result_text(context, spoken, (int)length, SQLITE_TRANSIENT);
}

/* True for 2 to 6 letters, two of them at least capitals, as acronyms are. */
static bool is_acronym(const char *text, size_t length) {
  size_t capitals = 0;
  for (size_t i = 0; i < length; i++) {
    if (!isalpha((unsigned char)text[i])) {
      return false;
    }
    capitals += isupper((unsigned char)text[i]) != 0;
  }
  return length >= (size_t)SHORTEST_ALIAS && length <= (size_t)LONGEST_ALIAS && capitals >= 2;
}

static void give_lower(sqlite3_context *context, const char *text, size_t length) {
  char lower[LONGEST_ALIAS];
  for (size_t i = 0; i < length; i++) {
    lower[i] = (char)tolower((unsigned char)text[i]);
  }
  sqlite3_result_text(context, lower, (int)length, SQLITE_TRANSIENT);
}

/* acronym(text): "CNA" -> "cna", NULL when it is none */
static void sql_acronym(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count;
  const char *text = argument(values);
  size_t length = text == NULL ? 0 : strlen(text);
  if (is_acronym(text == NULL ? "" : text, length)) {
    give_lower(context, text, length);
  }
}

/* Where the bracket at the end of "Certified Nursing Assistant (CNA)" opens. */
static const char *bracket(const char *text) {
  size_t length = text == NULL ? 0 : strlen(text);
  const char *open = length == 0 || text[length - 1] != ')' ? NULL : strrchr(text, '(');
  return open != NULL && open > text && is_acronym(open + 1, length - (size_t)(open - text) - 2) ? open : NULL;
}

/* inside(text): "cna" */
static void sql_inside(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count;
  const char *open = bracket(argument(values));
  if (open != NULL) {
    give_lower(context, open + 1, strlen(open) - 2);
  }
}

/* outside(text): "Certified Nursing Assistant "; the whole text without such a bracket */
static void sql_outside(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count;
  const char *text = argument(values);
  const char *open = bracket(text);
  if (text != NULL) {
    sqlite3_result_text(context, text, open == NULL ? -1 : (int)(open - text), SQLITE_TRANSIENT);
  }
}

/* joined(text, ...): all that is not NULL, a line each */
static void sql_joined(sqlite3_context *context, int count, sqlite3_value **values) {
  struct buffer lines;
  buffer_init(&lines, (size_t)LARGEST_CALL);
  for (int i = 0; i < count; i++) {
    const char *text = (const char *)sqlite3_value_text(values[i]);
    if (text != NULL) {
      buffer_add_text(&lines, text);
      buffer_add_char(&lines, '\n');
    }
  }
  sqlite3_result_text(context, buffer_text(&lines), (int)lines.length, SQLITE_TRANSIENT);
  buffer_free(&lines);
}

int index_functions(sqlite3 *database, struct error *error) {
  static const struct {
    const char *name;
    int count;
    void (*call)(sqlite3_context *, int, sqlite3_value **);
  } functions[] = {{"fold", 1, sql_fold},     {"spoken", 1, sql_spoken},   {"acronym", 1, sql_acronym},
                   {"inside", 1, sql_inside}, {"outside", 1, sql_outside}, {"joined", -1, sql_joined}};
  for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++) {
    if (sqlite3_create_function_v2(database, functions[i].name, functions[i].count, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                   NULL, functions[i].call, NULL, NULL, NULL) != SQLITE_OK) {
      return sql_error(database, _("Writing the snapshot"), error);
    }
  }
  return 0;
}

static const char words_sql[] =
    "INSERT INTO main.words(rowid, name, other) SELECT c.id,"
    " joined(c.name, CASE WHEN c.name_en <> c.name THEN c.name_en END, CASE WHEN c.name_es <> c.name THEN c.name_es "
    "END,"
    "  CASE WHEN c.name_other <> c.name THEN c.name_other END,"
    "  (SELECT group_concat(name, char(10)) FROM main.alternate_name WHERE credential = c.id)),"
    " joined((SELECT name FROM main.organization o WHERE o.id = c.organization),"
    "  (SELECT group_concat(s.name, char(10)) FROM main.credential_skill t CROSS JOIN main.skill s ON s.id = t.skill"
    "   WHERE t.credential = c.id),"
    "  (SELECT group_concat(name, char(10)) FROM main.keyword WHERE credential = c.id),"
    "  (SELECT group_concat(j.title || char(10) || coalesce(j.title_es, ''), char(10)) FROM main.credential_job t"
    "   CROSS JOIN main.job j ON j.code = t.job WHERE t.credential = c.id),"
    "  (SELECT group_concat(coalesce(t.name, '') || char(10) || coalesce(p.title, ''), char(10))"
    "   FROM main.credential_code t LEFT JOIN main.program_title p ON t.kind = 'CIP' AND p.cip = t.code"
    "   WHERE t.credential = c.id),"
    "  (SELECT group_concat(coalesce(locality, '') || char(10) || coalesce(county, ''), char(10)) FROM main.place"
    "   WHERE credential = c.id),"
    "  c.description, c.description_es) FROM main.credential c ORDER BY c.id;"
    "INSERT INTO main.words(words) VALUES('optimize');";

/* An alias that stands for too many things helps nobody: the shortest meanings stay. */
static const char alias_sql[] =
    "CREATE TABLE stage.meaning(alias TEXT NOT NULL, words TEXT NOT NULL, PRIMARY KEY(alias, words)) WITHOUT ROWID;"
    "INSERT OR IGNORE INTO stage.meaning"
    " SELECT acronym(a.name), fold(outside(c.name)) FROM main.alternate_name a"
    " CROSS JOIN main.credential c ON c.id = a.credential WHERE acronym(a.name) IS NOT NULL;"
    "INSERT OR IGNORE INTO stage.meaning"
    " SELECT inside(c.name), fold(outside(c.name)) FROM main.credential c WHERE inside(c.name) IS NOT NULL;"
    "INSERT OR IGNORE INTO stage.meaning"
    " SELECT acronym(t.title), fold(j.title) FROM main.job_title t CROSS JOIN main.job j ON j.code = t.job"
    " WHERE t.kind = 'short' AND acronym(t.title) IS NOT NULL;"
    "INSERT OR IGNORE INTO stage.meaning"
    " SELECT inside(title), fold(outside(title)) FROM main.job_title WHERE inside(title) IS NOT NULL;"
    "INSERT INTO main.alias SELECT alias, words FROM ("
    " SELECT alias, words, row_number() OVER (PARTITION BY alias ORDER BY length(words), words) AS place"
    " FROM stage.meaning WHERE words <> '' AND words <> alias) WHERE place <= 8 ORDER BY alias, words";

int index_words(sqlite3 *database, struct error *error) {
  if (sql_execute(database, words_sql, error) != 0) {
    return -1;
  }
  return sql_execute(database, alias_sql, error);
}
