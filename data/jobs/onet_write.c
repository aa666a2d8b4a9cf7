/* SPDX-License-Identifier: MIT */
/* What was read -> the compact tables. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/buffer.h"
#include "data/base/file.h"
#include "data/base/i18n.h"
#include "data/catalog/sql.h"
#include "data/jobs/onet_stage.h"

enum { LARGEST_TABLE = 64 << 20 };

/* A table is the rows of a question, its columns with tabs between. Where
 * `fold` says so, rows that begin with the same columns become one line, their
 * last column joined by `between`. */
struct written {
  const char *file, *header, *sql;
  int fold;            /* how many columns must be the same; 0: each row is a line */
  const char *between; /* " | " */
  bool optional;       /* no file without rows */
};

static bool same_line(const struct written *table, sqlite3_stmt *rows, char *const *last) {
  for (int i = 0; i < table->fold; i++) {
    const char *cell = (const char *)sqlite3_column_text(rows, i);
    if (last[i] == NULL || strcmp(last[i], cell == NULL ? "" : cell) != 0) {
      return false;
    }
  }
  return table->fold > 0;
}

static bool keep_line(const struct written *table, sqlite3_stmt *rows, char **last) {
  for (int i = 0; i < table->fold; i++) {
    const char *cell = (const char *)sqlite3_column_text(rows, i);
    free(last[i]);
    last[i] = strdup(cell == NULL ? "" : cell);
    if (last[i] == NULL) {
      return false;
    }
  }
  return true;
}

static bool add_row(const struct written *table, sqlite3_stmt *rows, char **last, struct buffer *text) {
  int count = sqlite3_column_count(rows);
  if (same_line(table, rows, last)) {
    text->length--; /* the line goes on */
    const char *cell = (const char *)sqlite3_column_text(rows, count - 1);
    buffer_add_text(text, table->between);
    buffer_add_text(text, cell == NULL ? "" : cell);
    buffer_add_char(text, '\n');
    return true;
  }
  for (int i = 0; i < count; i++) {
    const char *cell = (const char *)sqlite3_column_text(rows, i);
    buffer_add_text(text, i == 0 ? "" : "\t");
    buffer_add_text(text, cell == NULL ? "" : cell);
  }
  buffer_add_char(text, '\n');
  return keep_line(table, rows, last);
}

static int save(const char *folder, const char *name, const struct buffer *text, struct error *error) {
  char path[4096];
  int wrote = snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = wrote < 0 || (size_t)wrote >= sizeof path ? NULL : fopen(path, "wx");
  if (file == NULL) {
    return error_system(error, errno, _("Writing"), path);
  }
  bool good = fwrite(buffer_text(text), 1, text->length, file) == text->length;
  int failed = errno;
  if (fclose(file) != 0 && good) {
    failed = errno;
    good = false;
  }
  return good ? file_sync(path, error) : error_system(error, failed, _("Writing"), path);
}

static int write_table(struct onet_stage *stage, const struct written *table, struct error *error) {
  sqlite3_stmt *rows = sql_prepare(stage->database, table->sql, error);
  if (rows == NULL) {
    return -1;
  }
  struct buffer text;
  char *last[4] = {NULL};
  long count = 0;
  int got;
  buffer_init(&text, (size_t)LARGEST_TABLE);
  buffer_add_format(&text, "#%s\n", table->header);
  bool good = true;
  while (good && (got = sql_step(rows, error)) == 1) {
    good = add_row(table, rows, last, &text);
    count++;
  }
  int result = !good || text.failed ? error_no_memory(error) : got;
  (void)sqlite3_finalize(rows);
  for (size_t i = 0; i < sizeof last / sizeof last[0]; i++) {
    free(last[i]);
  }
  if (result == 0 && (count > 0 || !table->optional)) {
    result = save(stage->options->to, table->file, &text, error);
  }
  buffer_free(&text);
  return result;
}

/* Of the code of the National Employment Matrix, the code that was used before
 * and the occupation's own, the first that has figures. */
static const char codes_sql[] =
    "SELECT o.code,"
    " coalesce((SELECT soc FROM wage WHERE soc = m.wages), (SELECT soc FROM wage WHERE soc = m.outlook),"
    "          (SELECT soc FROM wage WHERE soc = substr(o.code, 1, 7))),"
    " coalesce((SELECT soc FROM outlook WHERE soc = m.outlook), (SELECT soc FROM outlook WHERE soc = m.wages),"
    "          (SELECT soc FROM outlook WHERE soc = substr(o.code, 1, 7)))"
    " FROM occupation o LEFT JOIN matrix m ON m.code = o.code ORDER BY o.code";

static const char ratings_sql[] =
    "SELECT o.code, e.kind, CASE WHEN r.importance IS NULL AND r.level IS NULL THEN NULL ELSE"
    " coalesce(r.importance, '') || '/' || coalesce(r.level, '') || coalesce(r.suppress, '') ||"
    " coalesce(r.suppress_level, '') || coalesce(r.relevant, '') END"
    " FROM (SELECT DISTINCT code, kind FROM rating) o JOIN element e ON e.kind = o.kind"
    " LEFT JOIN rating r ON r.code = o.code AND r.kind = o.kind AND r.element = e.id"
    " ORDER BY o.code, CASE e.kind WHEN 'skill' THEN 1 WHEN 'knowledge' THEN 2 ELSE 3 END, e.place";

/* Rated are occupations with skills and knowledge. */
static const char occupations_sql[] =
    "SELECT code, title, title_es, zone,"
    " CASE WHEN EXISTS(SELECT 1 FROM rating r WHERE r.code = o.code AND r.kind = 'skill')"
    "  AND EXISTS(SELECT 1 FROM rating r WHERE r.code = o.code AND r.kind = 'knowledge') THEN 'y' ELSE 'n' END"
    " FROM occupation o ORDER BY code";

static const struct written tables[] = {
    {.file = "occupations.tsv", .header = "code\ttitle\ttitle_es\tzone\trated", .sql = occupations_sql},
    {.file = "titles.tsv",
     .header = "code\tkind\ttitles",
     .sql = "SELECT code, kind, title FROM title"
            " ORDER BY code, CASE kind WHEN 'alternate' THEN 1 WHEN 'reported' THEN 2 ELSE 3 END, id",
     .fold = 2,
     .between = " | "},
    {.file = "elements.tsv",
     .header = "id\tkind\tname\tname_es",
     .sql = "SELECT id, kind, name, (SELECT es FROM element_es s WHERE s.name = e.name) FROM element e"
            " ORDER BY CASE kind WHEN 'skill' THEN 1 WHEN 'knowledge' THEN 2 ELSE 3 END, place"},
    {.file = "ratings.tsv", .header = "code\tkind\tratings", .sql = ratings_sql, .fold = 2, .between = "\t"},
    {.file = "technology_names.tsv",
     .header = "id\tname\tcommodity",
     .sql = "SELECT id, name, commodity FROM temp.named ORDER BY id"},
    {.file = "technologies.tsv",
     .header = "code\ttechnologies",
     .sql = "SELECT t.code, n.id || t.marks FROM technology t JOIN temp.named n USING(name, commodity)"
            " ORDER BY t.code, t.id",
     .fold = 1,
     .between = " "},
    {.file = "related.tsv",
     .header = "code\tprimary_short\tprimary_long\tsupplemental",
     /* The table's key gives the order in which they are put together. */
     .sql = "SELECT code, group_concat(CASE tier WHEN 'Primary-Short' THEN related END, ' '),"
            " group_concat(CASE tier WHEN 'Primary-Long' THEN related END, ' '),"
            " group_concat(CASE tier WHEN 'Supplemental' THEN related END, ' ')"
            " FROM related GROUP BY code ORDER BY code"},
    {.file = "wages.tsv",
     .header = "soc\ttitle\temployment\tannual_p10\tannual_p25\tannual_median\tannual_p75\tannual_p90\tannual_mean\t"
               "hourly_p10\thourly_p25\thourly_median\thourly_p75\thourly_p90\thourly_mean",
     .sql = "SELECT soc, row FROM wage ORDER BY soc"},
    {.file = "outlook.tsv",
     .header = "code\ttitle\temployment_base\temployment_projected\tchange_percent\topenings\teducation\texperience\t"
               "training",
     .sql = "SELECT soc, row FROM outlook ORDER BY soc"},
    {.file = "wage_codes.tsv", .header = "code\twages\toutlook", .sql = codes_sql},
    {.file = "programs_to_occupations.tsv",
     .header = "cip\ttitle\tsocs",
     .sql = "SELECT p.cip, p.title, s.soc FROM program p JOIN program_soc s ON s.cip = p.cip ORDER BY p.cip, s.soc",
     .fold = 2,
     .between = " "},
    {.file = "licenses.tsv", .header = "code\tname\tregion\tneeded_by", .sql = "SELECT row FROM license ORDER BY id"},
    {.file = "tasks.tsv",
     .header = "code\tid\ttext\tactivities",
     .sql = "SELECT t.code, t.id, t.text, a.activity FROM task t LEFT JOIN task_activity a ON a.task = t.id"
            " ORDER BY t.code, t.id, a.activity",
     .fold = 3,
     .between = " ",
     .optional = true},
    {.file = "activity_texts.tsv",
     .header = "id\ttext",
     .sql = "SELECT id, text FROM activity ORDER BY id",
     .optional = true},
    {.file = "profiles.tsv",
     .header = "code\tinterests\twork_values\tvector",
     .sql = "SELECT code, row FROM profile ORDER BY code",
     .optional = true},
    {.file = "activities.tsv",
     .header = "number\tid\twords",
     .sql = "SELECT number, id, words FROM activity_word ORDER BY number",
     .optional = true},
    {.file = "job_activities.tsv",
     .header = "code\tactivities\twords",
     .sql = "SELECT code, activities, words FROM job_word ORDER BY code",
     .optional = true},
    {.file = "sources.tsv", .header = "key\tvalue", .sql = "SELECT key, value FROM temp.source ORDER BY rowid"},
};

/* Activities that are new get numbers, but no words. Where the download says which
 * occupations have which of them, that goes before what was known. */
static const char activities_sql[] =
    "INSERT INTO activity_word(id, words) SELECT id, '' FROM"
    " (SELECT id FROM activity UNION SELECT activity FROM job_activity)"
    " WHERE id NOT IN (SELECT id FROM activity_word) AND EXISTS(SELECT 1 FROM activity_word) ORDER BY id;"
    "CREATE TEMP TABLE counted(code TEXT, number INTEGER, tasks INTEGER, PRIMARY KEY(code, number)) WITHOUT ROWID;"
    "INSERT INTO temp.counted SELECT j.code, w.number, j.tasks FROM job_activity j"
    " JOIN activity_word w ON w.id = j.activity;"
    "INSERT OR IGNORE INTO job_word(code, words) SELECT DISTINCT code, '' FROM temp.counted;"
    /* The table's key gives the order in which they are put together. */
    "UPDATE job_word SET activities = (SELECT group_concat("
    "  CASE tasks WHEN 1 THEN number ELSE number || '*' || tasks END, ' ')"
    "  FROM temp.counted c WHERE c.code = job_word.code) WHERE EXISTS(SELECT 1 FROM temp.counted);";

/* Technologies get numbers in the order of their names. */
static const char prepare_sql[] =
    "CREATE TEMP TABLE named(id INTEGER PRIMARY KEY, name TEXT, commodity TEXT, UNIQUE(name, commodity));"
    "INSERT INTO temp.named(name, commodity) SELECT DISTINCT name, commodity FROM technology ORDER BY 1, 2;"
    "CREATE TEMP TABLE source(key TEXT, value TEXT);";

int onet_write_all(struct onet_stage *stage, struct error *error) {
  int result = sql_execute(stage->database, prepare_sql, error);
  if (result == 0) {
    result = sql_execute(stage->database, activities_sql, error);
  }
  if (result == 0) {
    result = onet_tell_words(stage, error);
  }
  if (result == 0) {
    result = onet_write_sources(stage, error);
  }
  for (size_t i = 0; result == 0 && i < sizeof tables / sizeof tables[0]; i++) {
    result = write_table(stage, &tables[i], error);
  }
  return result == 0 ? file_sync(stage->options->to, error) : result;
}
