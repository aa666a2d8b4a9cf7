/* SPDX-License-Identifier: MIT */
/*
 * Records as they were really published: every line of a collection of them
 * and every document beside it. They are not part of the program; without
 * them these tests are skipped.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "ctdl_support.h"
#include "data/ctdl/cost.h"
#include "data/ctdl/duration.h"

enum { KINDS = RECORD_OTHER + 1, DEEPEST_FOLDER = 16 };

/* The folder of records, or NULL after a message. */
static const char *records_folder(char *path, size_t size) {
  const char *shared = getenv("LADDERWAY_SHARED");
  (void)snprintf(path, size, "%s/data/ctdl", shared == NULL ? "" : shared);
  struct stat status;
  if (stat(path, &status) != 0) {
    print_message("skipped: LADDERWAY_SHARED has no folder data/ctdl with records\n");
    skip();
  }
  return path;
}

static const size_t expected_kinds[KINDS] = {
    [RECORD_CREDENTIAL] = 347, [RECORD_LEARNING] = 52,      [RECORD_ORGANIZATION] = 172,
    [RECORD_ASSESSMENT] = 81,  [RECORD_COST_MANIFEST] = 18, [RECORD_CONDITION_MANIFEST] = 12,
    [RECORD_PATHWAY] = 9,      [RECORD_COMPONENT] = 575,    [RECORD_FRAMEWORK] = 14,
    [RECORD_COMPETENCY] = 294, [RECORD_DATA_SET] = 9,       [RECORD_TRANSFER_VALUE] = 3,
    [RECORD_METRIC] = 2,       [RECORD_OTHER] = 2472,
};

static void test_collection(void **state) {
  (void)state;
  char folder[4096];
  char path[4200];
  (void)snprintf(path, sizeof path, "%s/records.jsonl", records_folder(folder, sizeof folder));
  size_t length = 0;
  char *lines = read_whole_file(path, &length);
  assert_non_null(lines);
  size_t kinds[KINDS] = {0};
  for (char *line = lines; *line != '\0';) {
    size_t size = strcspn(line, "\n");
    struct reading reading = read_bytes(line, size);
    assert_int_equal(reading.status, 0);
    assert_int_equal(reading.document.count, 1);
    kinds[reading.document.records[0].kind]++;
    reading_free(&reading);
    line += size + (line[size] == '\n');
  }
  for (size_t i = 0; i < KINDS; i++) {
    assert_int_equal(kinds[i], expected_kinds[i]);
  }
  free(lines);
}

struct counts {
  size_t documents, records, refused;
};

static bool ends_with(const char *name, const char *end) {
  size_t length = strlen(name);
  size_t size = strlen(end);
  return length >= size && strcmp(name + length - size, end) == 0;
}

static void read_document(const char *path, struct counts *counts) {
  size_t length = 0;
  char *json = read_whole_file(path, &length);
  assert_non_null(json);
  struct reading reading = read_bytes(json, length);
  counts->documents++;
  counts->records += reading.document.count;
  if (reading.status != 0) {
    assert_int_equal(reading.error.code, ERROR_BAD_DATA);
    counts->refused++;
  }
  reading_free(&reading);
  free(json);
}

static void read_folder(const char *path, struct counts *counts, int depth) {
  DIR *folder = opendir(path);
  assert_non_null(folder);
  const struct dirent *entry;
  while ((entry = readdir(folder)) != NULL && depth < DEEPEST_FOLDER) {
    char inner[4096];
    struct stat status;
    int size = snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name);
    if (entry->d_name[0] == '.' || size >= (int)sizeof inner || stat(inner, &status) != 0) {
      continue;
    }
    if (S_ISDIR(status.st_mode)) {
      read_folder(inner, counts, depth + 1);
    } else if (ends_with(inner, ".json") || ends_with(inner, ".jsonld")) {
      read_document(inner, counts);
    }
  }
  (void)closedir(folder);
}

static void test_documents(void **state) {
  (void)state;
  char folder[4096];
  struct counts counts = {0};
  read_folder(records_folder(folder, sizeof folder), &counts, 0);
  assert_int_equal(counts.documents, 612);
  assert_int_equal(counts.refused, 76);
  assert_int_equal(counts.records, 4288);
}

static struct reading read_real(const char *name) {
  char folder[4096];
  char path[4400];
  (void)snprintf(path, sizeof path, "%s/%s", records_folder(folder, sizeof folder), name);
  size_t length = 0;
  char *json = read_whole_file(path, &length);
  assert_non_null(json);
  struct reading reading = read_bytes(json, length);
  free(json);
  assert_int_equal(reading.status, 0);
  return reading;
}

struct degree_row {
  const char *file, *ctid, *type, *name, *effective, *occupation, *program, *industry;
  size_t keywords, courses, parts;
  double days;
};

static const struct degree_row degrees[] = {
    {"70346353__registry.json", "ce-b75970c9-d352-46a0-b67d-3256c9cdbb31", "ceterms:BachelorOfScienceDegree",
     "Bachelor of Science, Accounting (BSACC_202503)", "2025-03-01", "13-2011.00", "52.0301", "54", 74, 40, 0, 1460},
    {"8302c106__registry.json", "ce-8f5a2e25-7a30-4eb0-ab9e-ab441ac928c6", "ceterms:BachelorOfScienceDegree",
     "Bachelor of Science, Computer Science (BSCS_202412)", "2024-12-01", "15-1131.00", "11.0701", "54", 79, 37, 3,
     1460},
    {"a6312101__registry.json", "ce-6f236de1-9651-471a-9773-d9c7087b92c3", "ceterms:MasterOfScienceDegree",
     "Master of Science, Nursing - Education (BSN to MSN) (MSNUED_202003)", "2020-03-01", "25-1072.00", "51.3801", "62",
     48, 15, 0, 730},
    {"db867c33__registry.json", "ce-6977cef9-298a-4f1e-bdac-d66509887ebf", "ceterms:MasterDegree",
     "Master of Business Administration (MBA_201404)", "2014-04-01", "11-1011.00", "52.0201", "52", 48, 11, 0, 730},
};

static void check_degree(const struct record *record, const struct degree_row *row) {
  assert_text(record->ctid, row->ctid);
  assert_text(record->type, row->type);
  assert_text(record->name.en, row->name);
  assert_text(record->status, "active");
  assert_text(record->effective, row->effective);
  assert_int_equal(record->keywords.count, row->keywords);
  assert_text(record->occupations.items[0].code, row->occupation);
  assert_text(record->programs.items[0].code, row->program);
  assert_text(record->industries.items[0].code, row->industry);
  assert_text(record->delivery.items[0], "deliveryType:OnlineOnly");
  assert_text(record->owned_by.items[0].ctid, "ce-036d082d-d80e-41a7-99a0-2d63a4ad3a4a");
  assert_int_equal(record->condition_count, 1);
  assert_int_equal(record->conditions[0].targets.count, row->courses);
  assert_int_equal(record->edge_count, row->parts);
  assert_int_equal(record->cost_count, 1); /* named, without a price */
  assert_false(cost_total(record->costs, record->cost_count, NULL).known);
  assert_true(time_total(record->durations, record->duration_count).days == row->days);
}

static void test_degrees(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof degrees / sizeof degrees[0]; i++) {
    char name[200];
    (void)snprintf(name, sizeof name, "CredentialEngine__ctdl-xtra/history/%s", degrees[i].file);
    struct reading reading = read_real(name);
    assert_int_equal(reading.document.count, 1);
    check_degree(&reading.document.records[0], &degrees[i]);
    reading_free(&reading);
  }
}

static void test_badge(void **state) {
  (void)state;
  struct reading reading = read_real("CredentialEngine__ctdl-xtra/history/42cd90f8__registry-proxy-aws-devops.json");
  const struct record *record = find_record(&reading, "ce-727764d7-b909-4e5c-b26a-c4d0fced2159");
  assert_text(record->name.en, "WGU Certificate: AWS Cloud DevOps v1.1");
  assert_int_equal(record->condition_count, 2);
  assert_int_equal(record->conditions[1].targets.count, 4);
  assert_int_equal(record->edge_count, 0); /* what it prepares for are occupations */
  assert_int_equal(record->audience_levels.count, 3);
  reading_free(&reading);
}

static void test_training_providers(void **state) {
  (void)state;
  struct reading reading = read_real("newjersey__dol-mcnj-main/history/cd8e11c9__ceTestData.json");
  const struct record *record = find_record(&reading, "ce-73263b7f-07fd-4c4a-8caa-f31bab4b3de5");
  struct cost_total cost = cost_total(record->costs, record->cost_count, NULL);
  assert_true(cost.known && cost.complete && cost.aggregate);
  assert_int_equal(cost.cents, 489900);
  assert_int_equal(record->cost_count, 6);
  struct time_total time = time_total(record->durations, record->duration_count);
  assert_true(time.days < 0 && time.effort_hours == 54);
  assert_text(record->conditions[0].text, "18 years of age, or HS Diploma, or GED");
  assert_text(record->places[0].locality, "Mays Landing");
  assert_text(record->schedule.items[0], "scheduleTiming:Evening");
  assert_text(record->delivery.items[0], "deliveryType:BlendedDelivery");
  assert_int_equal(record->edge_count, 1); /* a part of another; "required for" names nothing */
  assert_text(record->programs.items[0].code, "11.1003");
  reading_free(&reading);
  reading = read_real("newjersey__dol-mcnj-main/history/ea956ff4__ceTestData.json");
  record = find_record(&reading, "ce-1ad923c7-7d80-4b13-81c8-e688ea8b3ccd");
  assert_int_equal(record->delivery.count, 0); /* an online address alone */
  assert_int_equal(cost_total(record->costs, record->cost_count, NULL).cents, 164500);
  assert_true(time_total(record->durations, record->duration_count).effort_hours == 60);
  reading_free(&reading);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_collection), cmocka_unit_test(test_documents),          cmocka_unit_test(test_degrees),
      cmocka_unit_test(test_badge),      cmocka_unit_test(test_training_providers),
  };
  return cmocka_run_group_tests_name("ctdl published records", tests, NULL, NULL);
}
