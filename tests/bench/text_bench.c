/* SPDX-License-Identifier: MIT */
/* How well a task's sentence finds the detailed work activities that O*NET
 * gives it: text_bench WORK FOLDER. The tasks of half of the occupations make
 * the index, those of the other half are the questions. */
#include <stdlib.h>
#include <string.h>

#include "data/catalog/sql.h"
#include "data/catalog/writer.h"
#include "data/jobs/work_build.h"
#include "data/jobs/work_text.h"
#include "tests/bench/bench.h"
#include "tests/bench/occupations.h"

enum { MEMORY = 1 << 30, MOST_TASKS = 40000, MOST_OWN = 12, LOOKED_AT = 50, WORDS_OF_STARTER = 16 };

struct task {
  const char *job, *text;
  long long id;
  const char *own[MOST_OWN]; /* its activities */
  size_t own_count;
  bool test;
};

struct activity {
  const char *id, *text;
};

struct reading {
  struct arena *arena, *scratch;
  struct task *tasks;
  size_t task_count;
  struct activity *activities;
  size_t activity_count;
};

static const char *keep(struct arena *arena, const char *text) {
  const char *copy = arena_strdup(arena, text);
  if (copy == NULL) {
    occupations_no_memory();
  }
  return copy;
}

static void task_line(void *context, char *const *cells, size_t count) {
  struct reading *reading = context;
  if (count >= 3 && reading->task_count < (size_t)MOST_TASKS) {
    reading->tasks[reading->task_count++] = (struct task){.job = keep(reading->arena, cells[0]),
                                                          .id = strtoll(cells[1], NULL, 10),
                                                          .text = keep(reading->arena, cells[2]),
                                                          .test = occupations_is_test(cells[0])};
  }
}

/* Both files stand in the order of the occupations, and the tasks of one may stand in any. */
static void link_line(void *context, char *const *cells, size_t count) {
  struct reading *reading = context;
  long long id = count >= 3 ? strtoll(cells[1], NULL, 10) : -1;
  for (size_t i = 0; i < reading->task_count; i++) {
    struct task *task = &reading->tasks[i];
    if (task->id == id && task->own_count < (size_t)MOST_OWN && strcmp(task->job, cells[0]) == 0) {
      task->own[task->own_count++] = keep(reading->arena, cells[2]);
      return;
    }
  }
}

static void activity_line(void *context, char *const *cells, size_t count) {
  struct reading *reading = context;
  if (count >= 4 && reading->activity_count < (size_t)MOST_TASKS) {
    reading->activities[reading->activity_count++] =
        (struct activity){.id = keep(reading->arena, cells[2]), .text = keep(reading->arena, cells[3])};
  }
}

static void read_all(struct reading *reading, const char *folder) {
  reading->tasks = arena_array(reading->arena, (size_t)MOST_TASKS, sizeof *reading->tasks);
  reading->activities = arena_array(reading->arena, (size_t)MOST_TASKS, sizeof *reading->activities);
  if (reading->tasks == NULL || reading->activities == NULL) {
    occupations_no_memory();
  }
  if (!occupations_read(folder, "onet/db_29_3/Task Statements.txt", '\t', task_line, reading) ||
      !occupations_read(folder, "onet/db_29_3/Tasks to DWAs.txt", '\t', link_line, reading) ||
      !occupations_read(folder, "onet/db_29_3/DWA Reference.txt", '\t', activity_line, reading)) {
    bench_fail("The tables of tasks are missing.", NULL);
  }
}

/* --- snapshots that know only the training half --- */

static void insert_row(sqlite3_stmt *insert, struct error *error) {
  if (sql_run(insert, error) != 0) {
    bench_fail("Filling a snapshot", error);
  }
}

static sqlite3_stmt *prepare(struct catalog_writer *writer, const char *sql) {
  struct error error;
  sqlite3_stmt *statement = sql_prepare(catalog_writer_database(writer), sql, &error);
  if (statement == NULL) {
    bench_fail(sql, &error);
  }
  return statement;
}

static void fill_sentences(const struct reading *reading, struct catalog_writer *writer) {
  struct error error;
  sqlite3_stmt *activity = prepare(writer, "INSERT OR IGNORE INTO activity_text(id, text) VALUES(?1, ?2)");
  sqlite3_stmt *task = prepare(writer, "INSERT INTO task(job, id, text) VALUES(?1, ?2, ?3)");
  sqlite3_stmt *link = prepare(writer, "INSERT OR IGNORE INTO task_activity(task, activity) VALUES(?1, ?2)");
  for (size_t i = 0; i < reading->activity_count; i++) {
    sql_bind_text(activity, 1, reading->activities[i].id);
    sql_bind_text(activity, 2, reading->activities[i].text);
    insert_row(activity, &error);
  }
  for (size_t i = 0; i < reading->task_count; i++) {
    const struct task *from = &reading->tasks[i];
    if (from->test) {
      continue;
    }
    sql_bind_text(task, 1, from->job);
    sql_bind_integer(task, 2, from->id);
    sql_bind_text(task, 3, from->text);
    insert_row(task, &error);
    for (size_t j = 0; j < from->own_count; j++) {
      sql_bind_integer(link, 1, from->id);
      sql_bind_text(link, 2, from->own[j]);
      insert_row(link, &error);
    }
  }
  (void)sqlite3_finalize(activity);
  (void)sqlite3_finalize(task);
  (void)sqlite3_finalize(link);
}

/* The words that the starter has of an activity, made of the sentences' index. */
static void fill_words(const struct work_text *sentences, struct catalog_writer *writer) {
  const struct work_list *list = &sentences->activities;
  struct error error;
  sqlite3_stmt *words = prepare(writer, "INSERT INTO work_activity(id, words) VALUES(?1, ?2)");
  sqlite3_stmt *link = prepare(writer, "INSERT INTO job_activity(job, activity, tasks) VALUES('', ?1, ?2)");
  struct buffer text;
  buffer_init(&text, (size_t)WORK_LONGEST_TEXT);
  for (size_t i = 0; i < list->count; i++) {
    buffer_clear(&text);
    if (!work_index_words(&list->index, i, (size_t)WORDS_OF_STARTER, &text)) {
      occupations_no_memory();
    }
    sql_bind_text(words, 1, list->documents[i].id);
    sql_bind_text(words, 2, buffer_text(&text));
    insert_row(words, &error);
    sql_bind_text(link, 1, list->documents[i].id);
    sql_bind_integer(link, 2, list->documents[i].tasks);
    insert_row(link, &error);
  }
  buffer_free(&text);
  (void)sqlite3_finalize(words);
  (void)sqlite3_finalize(link);
}

/* Either from sentences, or (those given) from words. */
static struct work_text *open_text(const struct reading *reading, const char *work, const char *name,
                                   const struct work_text *sentences) {
  const struct catalog_source source = {.kind = "folder", .source = "benchmark", .date = "2026-11-29"};
  struct catalog_writer *writer;
  struct catalog *catalog;
  struct work_text *text;
  struct error error;
  char path[BENCH_PATH];
  (void)snprintf(path, sizeof path, "%s/%s.db", work, name);
  if (catalog_writer_open(&writer, path, &source, &error) != 0) {
    bench_fail(path, &error);
  }
  if (sentences == NULL) {
    fill_sentences(reading, writer);
  } else {
    fill_words(sentences, writer);
  }
  if (catalog_writer_finish(writer, NULL, &error) != 0 || catalog_open(&catalog, path, &error) != 0) {
    bench_fail(path, &error);
  }
  double start = bench_now();
  if (work_text_open(catalog, reading->arena, &text, &error) != 0) {
    bench_fail("Opening the index", &error);
  }
  printf("%s: opened in %.1f ms\n", name, bench_now() - start);
  catalog_close(catalog);
  return text;
}

/* --- questions --- */

typedef void ask(const void *what, struct reading *reading, const char *text, struct work_hit **hits, size_t *count);

static void ask_text(const void *what, struct reading *reading, const char *text, struct work_hit **hits,
                     size_t *count) {
  struct error error;
  if (work_text_activities(what, reading->scratch, text, (size_t)LOOKED_AT, hits, count, &error) != 0) {
    bench_fail("Asking", &error);
  }
}

/* Cosine with the titles of the activities, and nothing else. */
struct plain {
  struct work_index index;
  const struct reading *reading;
};

static struct plain *open_plain(struct reading *reading) {
  struct plain *plain = arena_alloc(reading->arena, sizeof *plain);
  struct work_words *words = arena_alloc(reading->arena, sizeof *words);
  struct work_text_read *texts = arena_array(reading->arena, reading->activity_count, sizeof *texts);
  bool good = plain != NULL && words != NULL && texts != NULL &&
              work_index_begin(&plain->index, reading->arena, reading->activity_count);
  for (size_t i = 0; good && i < reading->activity_count; i++) {
    good = work_words_read(reading->arena, reading->activities[i].text, false, words) &&
           work_index_read(&plain->index, words, &texts[i]);
  }
  if (good) {
    work_index_weigh(&plain->index);
  }
  for (size_t i = 0; good && i < reading->activity_count; i++) {
    good = work_index_put(&plain->index, i, &texts[i], 1);
  }
  if (!good || !work_index_finish(&plain->index, false)) {
    occupations_no_memory();
  }
  plain->reading = reading;
  return plain;
}

static void ask_plain(const void *what, struct reading *reading, const char *text, struct work_hit **hits,
                      size_t *count) {
  const struct plain *plain = what;
  size_t documents = plain->index.documents;
  struct work_words *words = arena_alloc(reading->scratch, sizeof *words);
  float *scores = arena_array(reading->scratch, documents, sizeof *scores);
  *hits = arena_array(reading->scratch, (size_t)LOOKED_AT, sizeof **hits);
  if (words == NULL || scores == NULL || *hits == NULL || !work_words_read(reading->scratch, text, false, words)) {
    occupations_no_memory();
  }
  (void)work_index_ask(&plain->index, words, scores);
  for (*count = 0; *count < (size_t)LOOKED_AT; (*count)++) {
    size_t best = 0;
    for (size_t i = 1; i < documents; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    if (!(scores[best] > 0)) {
      return;
    }
    (*hits)[*count] = (struct work_hit){.id = reading->activities[best].id, .score = (double)scores[best]};
    scores[best] = 0;
  }
}

static bool is_own(const struct task *task, const char *id) {
  for (size_t i = 0; i < task->own_count; i++) {
    if (strcmp(task->own[i], id) == 0) {
      return true;
    }
  }
  return false;
}

struct tally {
  size_t questions, first, in_5, sure, sure_first;
  double reciprocal;
};

static void count_hits(struct tally *tally, const struct task *task, const struct work_hit *hits, size_t count) {
  size_t place = 0;
  while (place < count && !is_own(task, hits[place].id)) {
    place++;
  }
  bool sure = count > 0 && hits[0].score >= work_text_sure;
  tally->questions++;
  tally->first += place < count && place == 0;
  tally->in_5 += place < count && place < 5;
  tally->reciprocal += place < count ? 1 / (double)(place + 1) : 0;
  tally->sure += sure;
  tally->sure_first += sure && place < count && place == 0;
}

static void report(struct reading *reading, const char *name, ask *asking, const void *what, bool scored) {
  struct tally tally = {.questions = 0};
  double start = bench_now();
  for (size_t i = 0; i < reading->task_count; i++) {
    const struct task *task = &reading->tasks[i];
    if (task->test && task->own_count > 0) {
      struct work_hit *hits;
      size_t count;
      arena_reset(reading->scratch);
      asking(what, reading, task->text, &hits, &count);
      count_hits(&tally, task, hits, count);
    }
  }
  double questions = (double)tally.questions;
  printf("%-46s %6.3f %6.3f %6.3f   %.3f ms each", name, (double)tally.first / questions,
         (double)tally.in_5 / questions, tally.reciprocal / questions, (bench_now() - start) / questions);
  if (scored) {
    printf("; sure of %.0f%%, right in %.0f%% of those", 100 * (double)tally.sure / questions,
           tally.sure == 0 ? 0.0 : 100 * (double)tally.sure_first / (double)tally.sure);
  }
  printf("\n");
}

int main(int count, char **arguments) {
  if (count != 3) {
    (void)fprintf(stderr, "usage: %s WORK FOLDER\n", arguments[0]);
    return 2;
  }
  struct reading reading = {.arena = arena_new((size_t)MEMORY), .scratch = arena_new((size_t)MEMORY)};
  if (reading.arena == NULL || reading.scratch == NULL) {
    occupations_no_memory();
  }
  read_all(&reading, arguments[2]);
  const struct work_text *sentences = open_text(&reading, arguments[1], "sentences", NULL);
  const struct work_text *words = open_text(&reading, arguments[1], "words", sentences);
  printf(
      "\nA task's sentence finds its detailed work activities: among %zu, in the first place, in the first five, mean\n"
      "reciprocal rank; questions: the tasks of the test occupations\n\n",
      reading.activity_count);
  report(&reading, "titles of activities, tf-idf cosine", ask_plain, open_plain(&reading), false);
  report(&reading, "work_text, words as in the starter", ask_text, words, true);
  report(&reading, "work_text, sentences imported", ask_text, sentences, true);
  arena_free(reading.scratch);
  arena_free(reading.arena);
  return 0;
}
