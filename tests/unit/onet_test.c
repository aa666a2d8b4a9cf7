/* SPDX-License-Identifier: MIT */
/* A download of occupation data -> compact tables. */
#include "data/jobs/onet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/base/buffer.h"
#include "data/base/file.h"
#include "tests/unit/jobs_help.h"

struct place {
  char root[64], from[96], to[96];
  struct arena *arena;
  struct onet_report report;
  struct error error;
  const char *base;
  int stop_at; /* part at which the person stops it; -1 never */
};

static int set_up(void **state) {
  struct place *place = calloc(1, sizeof *place);
  assert_non_null(place);
  memcpy(place->root, "/tmp/ladderway-onet-XXXXXX", 27);
  assert_non_null(mkdtemp(place->root));
  (void)snprintf(place->from, sizeof place->from, "%s/from", place->root);
  (void)snprintf(place->to, sizeof place->to, "%s/to", place->root);
  assert_int_equal(mkdir(place->from, 0700) | mkdir(place->to, 0700), 0);
  place->arena = arena_new((size_t)16 << 20);
  place->base = jobs_help_good();
  place->stop_at = -1;
  *state = place;
  return 0;
}

static int tear_down(void **state) {
  struct place *place = *state;
  char command[160];
  (void)snprintf(command, sizeof command, "rm -rf '%s'", place->root);
  arena_free(place->arena);
  int result = system(command); /* NOLINT(cert-env33-c): a folder of our own making */
  free(place);
  return result;
}

/* Writes a file of the download, and the folder that it stands in. */
static void put(const struct place *place, const char *name, const char *text) {
  char path[256];
  (void)snprintf(path, sizeof path, "%s/%s", place->from, name);
  char *slash = strrchr(path, '/');
  *slash = '\0';
  (void)mkdir(path, 0700);
  *slash = '/';
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  assert_true(fputs(text, file) >= 0);
  assert_int_equal(fclose(file), 0);
}

static bool going(enum onet_part part, void *context) {
  const struct place *place = context;
  return (int)part != place->stop_at;
}

static int convert(struct place *place) {
  const struct onet_options options = {
      .from = place->from, .base = place->base, .to = place->to, .going = going, .context = place};
  char command[160];
  (void)snprintf(command, sizeof command, "rm -f '%s'/*", place->to);
  assert_int_equal(system(command), 0); /* NOLINT(cert-env33-c) */
  place->error = (struct error){0};
  return onet_convert(place->arena, &options, &place->report, &place->error);
}

static const char *read_table(struct place *place, const char *folder, const char *name) {
  char path[4200];
  struct buffer text;
  struct error error;
  (void)snprintf(path, sizeof path, "%s/%s", folder, name);
  buffer_init(&text, (size_t)16 << 20);
  if (file_read(path, &text, &error) != 0) {
    return NULL;
  }
  const char *copy = arena_strdup(place->arena, buffer_text(&text));
  buffer_free(&text);
  return copy;
}

static const char *result_of(struct place *place, const char *name) {
  return read_table(place, place->to, name);
}

static void assert_fails(struct place *place, enum error_code code, const char *words) {
  assert_true(convert(place) < 0);
  if (place->error.code != code || strstr(place->error.message, words) == NULL) {
    fail_msg("expected \"%s\", got %d \"%s\"", words, (int)place->error.code, place->error.message);
  }
}

static void assert_skipped(const struct place *place, const char *file, const char *words, long lines) {
  for (size_t i = 0; i < place->report.skip_count; i++) {
    const struct onet_skip *skip = &place->report.skips[i];
    if (strcmp(skip->file, file) == 0 && strstr(skip->why, words) != NULL) {
      assert_int_equal(skip->lines, lines);
      return;
    }
  }
  fail_msg("%s: nothing was left out because \"%s\"", file, words);
}

#define OCCUPATIONS                      \
  "O*NET-SOC Code\tTitle\tDescription\n" \
  "22-2222.00\tKite Fliers\tHelp.\n"     \
  "11-1111.00\tLamp Makers\tNurse.\n"
#define RATING_HEAD \
  "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tN\tRecommend Suppress\tNot Relevant\tDate\n"

static void put_occupations(struct place *place) {
  put(place, "db_31_0/Occupation Data.txt", OCCUPATIONS);
}

/* --- what is read --- */

static void occupations_and_zones(void **state) {
  struct place *place = *state;
  put_occupations(place);
  put(place, "db_31_0/Job Zones.txt", "\xef\xbb\xbfO*NET-SOC Code\tJob Zone\tDate\r\n11-1111.00\t3\t01/2026\r\n");
  assert_int_equal(convert(place), 0);
  assert_string_equal(result_of(place, "occupations.tsv"),
                      "#code\ttitle\ttitle_es\tzone\trated\n"
                      "11-1111.00\tLamp Makers\tLampareros\t3\ty\n"
                      "22-2222.00\tKite Fliers\t\t\tn\n");
  assert_true(place->report.parts[ONET_ZONES].read);
  assert_string_equal(place->report.parts[ONET_OCCUPATIONS].release, "O*NET 31.0");
  assert_string_equal(place->report.parts[ONET_OCCUPATIONS].file, "db_31_0/Occupation Data.txt");
  assert_int_equal(place->report.parts[ONET_OCCUPATIONS].rows, 2);
  assert_false(place->report.parts[ONET_TASKS].read || place->report.parts[ONET_TASKS].kept);
  assert_null(result_of(place, "tasks.tsv"));
}

static void ratings_in_two_lines(void **state) {
  struct place *place = *state;
  put_occupations(place);
  put(place, "db_31_0/Skills.txt",
      RATING_HEAD
      "11-1111.00\t2.A.1.a\tReading\tIM\t4.00\t8\tN\tn/a\tx\n"
      "11-1111.00\t2.A.1.a\tReading\tLV\t3.50\t8\tY\tN\tx\n"
      "11-1111.00\t2.A.1.b\tListening\tIM\t1.25\t8\tY\tn/a\tx\n"
      "11-1111.00\t2.A.1.b\tListening\tLV\t0.00\t8\tn/a\tY\tx\n"
      "22-2222.00\t2.A.1.b\tListening\tIM\tn/a\t8\tN\tn/a\tx\n"
      "22-2222.00\t2.A.1.b\tListening\tLV\t2.12\t8\tN\tN\tx\n"
      "99-0000.00\t2.A.1.b\tListening\tLV\t2.12\t8\tN\tN\tx\n");
  assert_int_equal(convert(place), 0);
  const char *ratings = result_of(place, "ratings.tsv");
  assert_non_null(strstr(ratings, "11-1111.00\tskill\t4.00/3.50S\t1.25/0.00sn\n"));
  assert_non_null(strstr(ratings, "22-2222.00\tskill\t\t/2.12\n"));
  assert_skipped(place, "db_31_0/Skills.txt", "Occupations", 1);
  assert_int_equal(place->report.parts[ONET_SKILLS].rows, 3);
  assert_true(place->report.parts[ONET_KNOWLEDGE].kept);
}

static void titles_once_each(void **state) {
  struct place *place = *state;
  put_occupations(place);
  put(place, "db_31_0/Alternate Titles.txt",
      "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n"
      "11-1111.00\tStaff Nurse | Floor Nurse\tRN\t08\n"
      "11-1111.00\tCharge Nurse\tRN\t08\n"
      "11-1111.00\tCharge Nurse\tn/a\t10\n");
  assert_int_equal(convert(place), 0);
  assert_non_null(strstr(result_of(place, "titles.tsv"),
                         "11-1111.00\talternate\tStaff Nurse / Floor Nurse | Charge Nurse\n11-1111.00\t"));
  assert_non_null(strstr(result_of(place, "titles.tsv"), "11-1111.00\tshort\tRN\n"));
}

static void tasks_with_their_activities(void **state) {
  struct place *place = *state;
  put_occupations(place);
  put(place, "db_31_0/Task Statements.txt",
      "O*NET-SOC Code\tTask ID\tTask\tTask Type\n"
      "22-2222.00\t12\tTurn \"bedridden\" patients.\tCore\n"
      "22-2222.00\t7\tBathe patients.\tn/a\n");
  put(place, "db_31_0/Tasks to DWAs.txt",
      "O*NET-SOC Code\tTask ID\tDWA ID\tDate\n"
      "22-2222.00\t12\t4.A.4.a.5.I02.D09\tx\n22-2222.00\t12\t4.A.4.a.5.I02.D01\tx\n"
      "22-2222.00\t12\t4.A.4.a.5.I02.D01\tx\n22-2222.00\t99\t4.A.4.a.5.I02.D01\tx\n");
  put(place, "db_31_0/DWA Reference.txt",
      "Element ID\tIWA ID\tDWA ID\tDWA Title\n4.A.4.a.5\t4.A.4.a.5.I02\t4.A.4.a.5.I02.D01\tMove patients.\n");
  assert_int_equal(convert(place), 0);
  assert_string_equal(result_of(place, "tasks.tsv"),
                      "#code\tid\ttext\tactivities\n22-2222.00\t7\tBathe patients.\t\n"
                      "22-2222.00\t12\tTurn \"bedridden\" patients.\t4.A.4.a.5.I02.D01 4.A.4.a.5.I02.D09\n");
  assert_string_equal(result_of(place, "activity_texts.tsv"), "#id\ttext\n4.A.4.a.5.I02.D01\tMove patients.\n");
  assert_skipped(place, "db_31_0/Tasks to DWAs.txt", "Tasks", 1);
  assert_skipped(place, "db_31_0/Tasks to DWAs.txt", "again", 1);
}

#define WAGE_HEAD                                                                                                      \
  "AREA,PRIM_STATE,I_GROUP,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,H_MEAN,A_MEAN,H_PCT10,H_PCT25,H_MEDIAN,H_PCT75,H_PCT90," \
  "A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90\n"

static void national_wages(void **state) {
  struct place *place = *state;
  put_occupations(place);
  put(place, "bls/national_M2024_dl.csv",
      WAGE_HEAD "99,US,cross-industry,11-1111,Old,detailed,1,1,1,1,1,1,1,1,1,1,1,1,1\n");
  put(place, "bls/national_M2026_dl.csv",
      WAGE_HEAD
      "99,US,cross-industry,11-0000,All,major,1,1,1,1,1,1,1,1,1,1,1,1,1\n"
      "34,NJ,cross-industry,11-1111,Nurses,detailed,1,1,1,1,1,1,1,1,1,1,1,1,1\n"
      "99,US,cross-industry,11-1111,\"Nurses, \"\"Registered\"\"\nor "
      "so\",detailed,\"3,282,010\",47.32,\"98,430\",31.57,38.3,"
      "44.99,52.1,#,66030,78610,93600,*,135320\n");
  assert_int_equal(convert(place), 0);
  assert_non_null(
      strstr(result_of(place, "wages.tsv"),
             "11-1111\tNurses, \"Registered\" or so\t3282010\t66030\t78610\t93600\t*\t135320\t98430\t31.57\t38.3\t"
             "44.99\t52.1\t#\t47.32\n"));
  assert_string_equal(place->report.parts[ONET_WAGES].release, "May 2026");
  assert_skipped(place, "bls/national_M2026_dl.csv", "states", 1);
  assert_non_null(strstr(result_of(place, "sources.tsv"), "wage_year\t2026\n"));
  assert_non_null(strstr(result_of(place, "wage_codes.tsv"), "11-1111.00\t11-1111\t11-1111\n"));
}

static void newest_release_wins(void **state) {
  struct place *place = *state;
  put(place, "db_9_2/Occupation Data.txt", "O*NET-SOC Code\tTitle\n11-1111.00\tOld\n");
  put(place, "newer/Occupation_data.TXT", OCCUPATIONS);
  put(place, "newer/Read Me.txt", "O*NET 30.2 Database\nFebruary 2026 Release\n");
  assert_int_equal(convert(place), 0);
  assert_string_equal(place->report.parts[ONET_OCCUPATIONS].file, "newer/Occupation_data.TXT");
  assert_string_equal(place->report.parts[ONET_OCCUPATIONS].release, "O*NET 30.2");
}

/* --- what is refused --- */

static void needs_occupations(void **state) {
  struct place *place = *state;
  assert_fails(place, ERROR_NOT_FOUND, "Occupation Data.txt");
  (void)rmdir(place->from);
  assert_fails(place, ERROR_NOT_FOUND, "no folder");
}

static void bad_lines(void **state) {
  static const struct {
    const char *file, *text, *message;
  } cases[] = {
      {"Occupation Data.txt", "O*NET-SOC Code\tTitle\n11-111.00\tNurses\n", "line 2: \"11-111.00\""},
      {"Occupation Data.txt", "O*NET-SOC Code\tTitle\n11-1111.00\n", "line 2: there are 1 columns"},
      {"Occupation Data.txt", "Code\tTitle\n11-1111.00\tNurses\n", "line 1: the column \"O*NET-SOC Code\""},
      {"Occupation Data.txt", "O*NET-SOC Code\tTitle\n11-1111.00\tA\n11-1111.00\tB\n", "line 3: what the line says"},
      {"Occupation Data.txt", "", "line 1: the file is empty"},
      {"Occupation Data.txt", "O*NET-SOC Code\tTitle\n", "no occupations"},
      {"Job Zones.txt", "O*NET-SOC Code\tJob Zone\n11-1111.00\t9\n", "line 2: \"9\""},
      {"Job Zones.txt", "O*NET-SOC Code\tJob Zone\n11-1111.00\t3\n11-1111.00\t4\n", "line 3: what the line says"},
      {"Skills.txt", RATING_HEAD "11-1111.00\t2.A\tRead\tIM\t5.01\t8\tN\tn/a\tx\n", "line 2: \"5.01\""},
      {"Skills.txt", RATING_HEAD "11-1111.00\t2.A\tRead\tLV\t4,2\t8\tN\tN\tx\n", "line 2: \"4,2\""},
      {"Skills.txt", RATING_HEAD "11-1111.00\t2.A\tRead\tIM\t4\t8\tmaybe\tn/a\tx\n", "must be Y, N or n/a"},
      {"Skills.txt", RATING_HEAD "11-1111.00\t2.A\tRead\tXX\t4\t8\tN\tn/a\tx\n", "\"XX\" is not a scale"},
      {"Skills.txt", RATING_HEAD "11-1111.00\t2 A\tRead\tIM\t4\t8\tN\tn/a\tx\n", "\"2 A\""},
      {"Skills.txt",
       RATING_HEAD "11-1111.00\t2.A\tRead\tIM\t4\t8\tN\tn/a\tx\n11-1111.00\t2.A\tRead\tIM\t4\t8\tN\tn/a\tx\n",
       "line 3: what the line says"},
      {"Related Occupations.txt",
       "O*NET-SOC Code\tRelated O*NET-SOC Code\tRelatedness Tier\tIndex\n11-1111.00\t22-2222.00\tNear\t1\n",
       "\"Near\" is not a tier"},
      {"Task Statements.txt", "O*NET-SOC Code\tTask ID\tTask\n11-1111.00\t\tNurse.\n", "\"Task ID\" is empty"},
      {"Task Statements.txt", "O*NET-SOC Code\tTask ID\tTask\n11-1111.00\t1\tA.\n22-2222.00\t1\tB.\n", "line 3"},
      {"DWA Reference.txt", "DWA ID\tDWA Title\n4.A/1\tMove.\n", "\"4.A/1\""},
      {"national_M2025.csv",
       WAGE_HEAD "1,NJ,a,b,\"two\nlines\",c\n1,US,cross-industry,11-1111,N,detailed,many,1,1,1,1,1,1,1,1,1,1,1,1\n",
       "line 4: \"many\""},
      {"national_M2025.csv", WAGE_HEAD "1,NJ,cross-industry,11-1111,N,detailed,1,1,1,1,1,1,1,1,1,1,1,1,1\n",
       "no national wages"},
      {"codes.csv", "CIP2020Code,CIP2020Title,SOC2018Code\n51.38,Nursing,11-1111\n", "line 2: \"51.38\""},
  };
  struct place *place = *state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char command[160];
    put(place, "Occupation Data.txt", OCCUPATIONS);
    put(place, cases[i].file, cases[i].text);
    assert_fails(place, ERROR_BAD_DATA, cases[i].message);
    (void)snprintf(command, sizeof command, "rm -f '%s'/*", place->from);
    assert_int_equal(system(command), 0); /* NOLINT(cert-env33-c) */
  }
}

static void huge_line(void **state) {
  struct place *place = *state;
  size_t size = (size_t)300 << 10;
  char *text = malloc(size);
  assert_non_null(text);
  memset(text, 'x', size);
  memcpy(text, OCCUPATIONS, sizeof OCCUPATIONS - 1);
  text[size - 1] = '\0';
  put(place, "Occupation Data.txt", text);
  assert_fails(place, ERROR_BAD_DATA, "line 4: the line is longer");
  free(text);
}

static void stopped_between_files(void **state) {
  struct place *place = *state;
  put_occupations(place);
  place->stop_at = (int)ONET_TECHNOLOGY;
  assert_true(convert(place) < 0);
  assert_int_equal(place->error.code, ERROR_CANCELLED);
  assert_null(result_of(place, "occupations.tsv"));
}

/* --- the real thing --- */

static void link_folder(const struct place *place, const char *shared, const char *name) {
  char target[4200];
  char path[256];
  (void)snprintf(target, sizeof target, "%s/data/occupations/%s", shared, name);
  (void)snprintf(path, sizeof path, "%s/%s", place->from, file_name(name));
  if (access(target, R_OK) != 0) {
    print_message("skipped: %s is not there\n", target);
    skip();
  }
  assert_int_equal(symlink(target, path), 0);
}

/* Lines that differ, blanks within a cell and entities aside: what was cleaned since. */
static size_t count_differences(const char *one, const char *two) {
  size_t count = 0;
  while (*one != '\0' && *two != '\0') {
    size_t a = strcspn(one, "\n");
    size_t b = strcspn(two, "\n");
    count += a != b || memcmp(one, two, a) != 0;
    one += a + (one[a] != '\0');
    two += b + (two[b] != '\0');
  }
  return count + (*one != *two);
}

/* The cell of a line: where it begins, and its length. */
static const char *cell_of(const char *line, int column, size_t *length) {
  for (int i = 0; i < column; i++) {
    line += strcspn(line, "\t\n");
    line += *line == '\t';
  }
  *length = strcspn(line, "\t\n");
  return line;
}

/* Whether a cell has the word, whatever its weight. */
static bool has_word(const char *cell, size_t length, const char *word, size_t word_length) {
  for (const char *at = cell; at + word_length <= cell + length; at += strcspn(at, " \t\n") + 1) {
    if (memcmp(at, word, word_length) == 0 && strchr(" *\t\n", at[word_length]) != NULL) {
      return true;
    }
  }
  return false;
}

/* Which share of the words of a column of the facts our lines have, too. */
static double same_words(struct place *place, const char *name, int column) {
  const char *ours = result_of(place, name);
  const char *facts = read_table(place, jobs_help_facts(), name);
  long all = 0;
  long same = 0;
  assert_true(ours != NULL && facts != NULL);
  while (*ours != '\0' && *facts != '\0') {
    size_t length;
    size_t ours_length;
    const char *cell = cell_of(facts, column, &length);
    const char *our_cell = cell_of(ours, column, &ours_length);
    for (const char *word = cell; word < cell + length; word += strcspn(word, " \t\n") + 1) {
      all++;
      same += has_word(our_cell, ours_length, word, strcspn(word, " *\t\n"));
    }
    ours += strcspn(ours, "\n") + 1;
    facts += strcspn(facts, "\n") + 1;
  }
  return (double)same / (double)all;
}

static void reproduces_the_facts(void **state) {
  static const struct {
    const char *file;
    size_t differences; /* of texts that text_clean() has put in order, and one title that stood there twice */
  } files[] = {{"occupations.tsv", 0},
               {"elements.tsv", 0},
               {"ratings.tsv", 0},
               {"related.tsv", 0},
               {"technologies.tsv", 0},
               {"technology_names.tsv", 1},
               {"wages.tsv", 0},
               {"outlook.tsv", 0},
               {"wage_codes.tsv", 0},
               {"licenses.tsv", 0},
               {"profiles.tsv", 0},
               {"titles.tsv", 1},
               {"programs_to_occupations.tsv", 5}};
  static const char *const folders[] = {"onet/db_30_2", "onet/db_29_3", "onet/db_28_2", "bls", "crosswalks"};
  struct place *place = *state;
  const char *shared = getenv("LADDERWAY_SHARED");
  for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
    link_folder(place, shared == NULL ? "" : shared, folders[i]);
  }
  place->base = jobs_help_facts();
  arena_free(place->arena);
  place->arena = arena_new((size_t)64 << 20);
  if (convert(place) != 0) {
    fail_msg("%s", place->error.message);
  }
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
    const char *ours = result_of(place, files[i].file);
    const char *facts = read_table(place, jobs_help_facts(), files[i].file);
    assert_true(ours != NULL && facts != NULL);
    size_t differences = count_differences(ours, facts);
    if (differences != files[i].differences) {
      fail_msg("%s: %zu lines differ", files[i].file, differences);
    }
  }
  /* Words are made of sentences of a newer release, and rounded: most are the same all the same. */
  assert_true(same_words(place, "activities.tsv", 2) > 0.99);
  assert_true(same_words(place, "job_activities.tsv", 2) > 0.97);
  assert_true(same_words(place, "job_activities.tsv", 1) >= 1);
  assert_int_equal(place->report.parts[ONET_TASKS].rows, 18796);
  assert_int_equal(place->report.parts[ONET_ACTIVITY_TEXTS].rows, 2087);
  assert_int_equal(place->report.parts[ONET_SKILLS].rows, 61530 / 2);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(occupations_and_zones, set_up, tear_down),
      cmocka_unit_test_setup_teardown(ratings_in_two_lines, set_up, tear_down),
      cmocka_unit_test_setup_teardown(titles_once_each, set_up, tear_down),
      cmocka_unit_test_setup_teardown(tasks_with_their_activities, set_up, tear_down),
      cmocka_unit_test_setup_teardown(national_wages, set_up, tear_down),
      cmocka_unit_test_setup_teardown(newest_release_wins, set_up, tear_down),
      cmocka_unit_test_setup_teardown(needs_occupations, set_up, tear_down),
      cmocka_unit_test_setup_teardown(bad_lines, set_up, tear_down),
      cmocka_unit_test_setup_teardown(huge_line, set_up, tear_down),
      cmocka_unit_test_setup_teardown(stopped_between_files, set_up, tear_down),
      cmocka_unit_test_setup_teardown(reproduces_the_facts, set_up, tear_down),
  };
  return cmocka_run_group_tests_name("onet", tests, NULL, NULL);
}
