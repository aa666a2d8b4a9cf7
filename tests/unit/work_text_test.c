/* SPDX-License-Identifier: MIT */
/* Finding activities and occupations by a sentence: the words that come with
 * the program, and sentences that somebody imported. */
#include "data/jobs/work_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/catalog/sql.h"
#include "data/catalog/writer.h"
#include "data/jobs/import.h"
#include "data/jobs/work_words.h"
#include "tests/unit/jobs_help.h"

enum { TOP = 10 };

struct asked {
  struct jobs_help help;
  struct work_text *text;
  struct work_hit *hits;
  size_t count;
};

static int open_text(struct asked *place) {
  struct error error = {0};
  int result = work_text_open(place->help.catalog, place->help.arena, &place->text, &error);
  if (result != 0) {
    print_error("%s\n", error.message);
  }
  return result;
}

static int begin(void **state) {
  static struct asked place;
  struct error error = {0};
  *state = &place;
  return jobs_help_begin(&place.help) != 0 || jobs_help_import(&place.help, jobs_help_facts(), &error) != 0
             ? -1
             : open_text(&place);
}

static int begin_small(void **state) {
  static struct asked place;
  *state = &place;
  return jobs_help_begin(&place.help);
}

static int end(void **state) {
  struct asked *place = *state;
  jobs_help_end(&place->help);
  return 0;
}

static void ask(struct asked *place, const char *text) {
  struct error error = {0};
  assert_int_equal(
      work_text_activities(place->text, place->help.arena, text, (size_t)TOP, &place->hits, &place->count, &error), 0);
}

static void ask_jobs(struct asked *place, const char *text) {
  struct error error = {0};
  assert_int_equal(
      work_text_jobs(place->text, place->help.arena, text, (size_t)TOP, &place->hits, &place->count, &error), 0);
}

/* Among the first `most`. */
static void assert_found(const struct asked *place, const char *id, size_t most) {
  for (size_t i = 0; i < place->count && i < most; i++) {
    if (strcmp(place->hits[i].id, id) == 0) {
      return;
    }
  }
  fail_msg("%s is not among the first %zu of %zu", id, most, place->count);
}

static void stems(void **state) {
  static const char *const words[][2] = {
      {"patients", "patient"}, {"bathing", "bath"},      {"bathe", "bath"},      {"supplies", "suppli"},
      {"supply", "suppli"},    {"ties", "tie"},          {"dresses", "dress"},   {"glass", "glass"},
      {"status", "status"},    {"planned", "plan"},      {"selling", "sell"},    {"sing", "sing"},
      {"bed", "bed"},          {"was", "was"},           {"need", "need"},       {"machines", "machin"},
      {"machine", "machin"},   {"analysis", "analysis"}, {"ing", "ing"},         {"string", "string"},
      {"welders", "weld"},     {"paper", "paper"},       {"operator", "operat"}, {"controller", "controll"},
  };
  (void)state;
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    char word[WORK_LONGEST_WORD + 1];
    (void)snprintf(word, sizeof word, "%s", words[i][0]);
    work_stem(word);
    assert_string_equal(word, words[i][1]);
  }
}

static void reads_words(void **state) {
  struct asked *place = *state;
  struct work_words words;
  assert_true(work_words_read(place->help.arena, "The CNA bathed patients; Patients' BEDS, x-rays 24/7 caf\xc3\xa9s",
                              true, &words));
  static const char *const expected[] = {"cna", "bath", "patient", "bed", "ray", "cafe"};
  assert_int_equal(words.count, 6);
  for (size_t i = 0; i < 5; i++) {
    assert_string_equal(words.stems[i], expected[i]);
  }
  assert_int_equal(words.counts[2], 2);
  assert_true(words.english);
}

/* The facts were made by the rules of work_words.h: the words of an activity are those of its own title, too. */
static void facts_have_the_same_stems(void **state) {
  struct asked *place = *state;
  ask(place, "review art or design materials");
  assert_string_equal(place->hits[0].id, "4.A.1.a.1.I01.D01");
  assert_true(place->hits[0].score > work_text_sure);
  ask(place, "Disposing of biomedical wastes, in accordance with the standards");
  assert_found(place, "4.A.3.a.1.I05.D01", 3);
}

static void finds_nursing_assistants(void **state) {
  struct asked *place = *state;
  ask(place, "change bed linens and help patients bathe");
  assert_true(place->count == (size_t)TOP);
  for (size_t i = 1; i < place->count; i++) {
    assert_true(place->hits[i].score <= place->hits[i - 1].score && place->hits[i].score > 0);
  }
  /* "assist patients with daily activities", "... with hygiene or daily living" */
  assert_true(strncmp(place->hits[0].id, "4.A.4.a.5.", 10) == 0);
  assert_string_equal(place->hits[0].element, "4.A.4.a.5");
  assert_string_equal(place->hits[0].name, "Assisting and Caring for Others");
  ask_jobs(place, "change bed linens and help patients bathe");
  assert_found(place, "31-1132.00", 5); /* orderlies */
  assert_null(place->hits[0].element);
}

static void finds_by_everyday_words(void **state) {
  struct asked *place = *state;
  ask_jobs(place, "I was a line cook for four years");
  assert_found(place, "35-2014.00", 5);
  ask_jobs(place, "driving a truck over long distances");
  assert_found(place, "53-3032.00", 5);
  ask_jobs(place, "weld metal parts");
  assert_found(place, "51-4121.00", 5);
}

static void finds_by_spanish_words(void **state) {
  struct asked *place = *state;
  ask(place,
      "cuid\xc3\xa9 a mi abuela y la ba\xc3\xb1"
      "aba");
  assert_true(place->count > 0 && strncmp(place->hits[0].id, "4.A.4.a.5.", 10) == 0);
  ask_jobs(place, "cocinera"); /* no little word that tells the language */
  assert_found(place, "35-2012.00", 5);
  ask_jobs(place, "treated soldiers with the medics"); /* no "soldadura" */
  for (size_t i = 0; i < place->count; i++) {
    assert_string_not_equal(place->hits[i].id, "51-4121.00"); /* welders */
  }
}

static void is_less_sure_of_strange_words(void **state) {
  struct asked *place = *state;
  ask(place, "cook food");
  double known = place->hits[0].score;
  ask(place, "cook food zyxgrat blorptum");
  assert_true(place->count > 0 && place->hits[0].score < known);
}

static void bears_hostile_texts(void **state) {
  struct asked *place = *state;
  ask(place, "");
  assert_int_equal(place->count, 0);
  ask(place, " \t\n ;;; 12345 ### \xf0\x9f\x94\xa7");
  assert_int_equal(place->count, 0);
  ask(place, "the of and with");
  assert_int_equal(place->count, 0);
  ask(place, "\x1b[2J\x07\x01 patients \xff\xfe\xc3 bathe");
  assert_true(place->count > 0);
  ask(place, "\xe6\x82\xa3\xe8\x80\x85\xe3\x81\xae\xe5\x85\xa5\xe6\xb5\xb4");
  assert_int_equal(place->count, 0);
  size_t length = (size_t)4 << 20;
  char *text = malloc(length + 1);
  assert_non_null(text);
  for (size_t i = 0; i < length; i++) { /* words without an end to them */
    text[i] = (char)(i % 7 == 6 ? ' ' : 'a' + i / 7 * 31 % 26 + i % 7 * (i % 3) % 5);
    text[i] = (char)(text[i] > 'z' ? 'z' : text[i]);
  }
  text[length] = '\0';
  ask(place, text);
  memset(text, 'q', length);
  ask(place, text);
  assert_int_equal(place->count, 0);
  free(text);
}

/* --- snapshots of their own --- */

static void make(struct asked *place, const char *folder, const char *sql) {
  const struct catalog_source source = {.kind = "folder", .source = "test", .date = "2026-11-29"};
  struct catalog_writer *writer;
  struct error error = {0};
  catalog_close(place->help.catalog);
  place->help.catalog = NULL;
  assert_int_equal(catalog_writer_open(&writer, place->help.snapshot, &source, &error), 0);
  assert_int_equal(jobs_import(writer, folder, &error), 0);
  assert_int_equal(sql_execute(catalog_writer_database(writer), sql, &error), 0);
  assert_int_equal(catalog_writer_finish(writer, NULL, &error), 0);
  assert_int_equal(catalog_open(&place->help.catalog, place->help.snapshot, &error), 0);
  assert_int_equal(open_text(place), 0);
}

static void finds_nothing_without_words(void **state) {
  struct asked *place = *state;
  make(place, jobs_help_good(), "SELECT 1");
  ask(place, "trim the wick of a lamp");
  assert_int_equal(place->count, 0);
  ask_jobs(place, "trim the wick of a lamp");
  assert_int_equal(place->count, 0);
}

static void uses_imported_sentences(void **state) {
  struct asked *place = *state;
  make(place, jobs_help_good(),
       "INSERT INTO activity_text VALUES('4.A.1.I01.D01', 'Hold strings of kites.'), ('4.A.1.I01.D02', 'Tie knots.'),"
       " ('4.A.1.I02.D01', 'Watch the wind.');"
       "INSERT INTO task VALUES('22-2222.00', 7, 'Braid tails from ribbons.'), ('22-2222.00', 8, 'Count gulls.'),"
       " ('22-2222.01', 9, 'Braid ribbons and gulls.');"
       "INSERT INTO task_activity VALUES(7, '4.A.1.I01.D02'), (8, '4.A.1.I02.D01'), (99, '4.A.1.I02.D01'),"
       " (9, 'nothing');"
       "INSERT INTO job_word VALUES('22-2222.00', 'gull*3 kit*9'), ('nothing', 'kit')");
  ask(place, "braiding a ribbon");
  assert_true(place->count >= 1);
  assert_string_equal(place->hits[0].id, "4.A.1.I01.D02");
  assert_string_equal(place->hits[0].name, "Tie knots.");
  assert_string_equal(place->hits[0].element, "4.A.1");
  /* by its group only */
  assert_int_equal(place->count, 2);
  assert_string_equal(place->hits[1].id, "4.A.1.I01.D01");
  ask(place, "gulls");
  assert_string_equal(place->hits[0].id, "4.A.1.I02.D01");
  ask_jobs(place, "a kite");
  assert_int_equal(place->count, 1);
  assert_string_equal(place->hits[0].name, "Kite Fliers");
}

/* Tables of a snapshot may come from anywhere. */
static void bears_hostile_tables(void **state) {
  struct asked *place = *state;
  make(place, jobs_help_good(),
       "INSERT INTO work_activity VALUES('', 'a* *3 ***'), ('.I', 'knot*99999999999999999999 knot*-3  knot'),"
       " ('x.y', NULL), ('4.A.1.I01', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa*2 wind');"
       "INSERT INTO job_activity VALUES('x', '.I', -5), ('y', '.I', 9000000000000), ('z', 'none', 1);"
       "INSERT INTO job_word VALUES('11-1111.00', '*'), ('22-2222.00', 'lamp*')");
  ask(place, "tie a knot in the wind");
  assert_int_equal(place->count, 2);
  for (size_t i = 0; i < place->count; i++) {
    assert_true(place->hits[i].score > 0 && place->hits[i].score <= 1);
    assert_non_null(place->hits[i].name);
  }
  ask_jobs(place, "lamp");
  assert_int_equal(place->count, 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(stems),
      cmocka_unit_test(reads_words),
      cmocka_unit_test(facts_have_the_same_stems),
      cmocka_unit_test(finds_nursing_assistants),
      cmocka_unit_test(finds_by_everyday_words),
      cmocka_unit_test(finds_by_spanish_words),
      cmocka_unit_test(is_less_sure_of_strange_words),
      cmocka_unit_test(bears_hostile_texts),
  };
  const struct CMUnitTest small[] = {
      cmocka_unit_test_setup_teardown(finds_nothing_without_words, begin_small, end),
      cmocka_unit_test_setup_teardown(uses_imported_sentences, begin_small, end),
      cmocka_unit_test_setup_teardown(bears_hostile_tables, begin_small, end),
  };
  int failed = cmocka_run_group_tests(tests, begin, end);
  return failed + cmocka_run_group_tests(small, NULL, NULL);
}
