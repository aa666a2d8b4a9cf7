/* SPDX-License-Identifier: MIT */
/* Documents that mean harm, or that went wrong on the way. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctdl_support.h"
#include "data/base/buffer.h"
#include "data/base/json.h"
#include "data/base/text.h"

#define CTID "ce-11111111-1111-4111-8111-111111111111"
#define HEAD "{\"@type\":\"ceterms:License\",\"ceterms:ctid\":\"" CTID "\","

static void check_refused(const char *json, size_t length, enum error_code code) {
  struct reading reading = read_bytes(json, length);
  assert_true(reading.status < 0);
  assert_int_equal(reading.error.code, code);
  assert_int_not_equal(strlen(reading.error.message), 0);
  reading_free(&reading);
}

static void test_not_records(void **state) {
  (void)state;
  static const char *const texts[] = {"",
                                      "{}",
                                      "{\"@graph\":[]}",
                                      "{\"@graph\":[1,null,\"x\"]}",
                                      "[null]",
                                      "{\"@type\":\"ceterms:License\"}",
                                      "{\"@type\":\"ceterms:License\",\"@id\":\"_:b\"}",
                                      "{\"@id\":\"https://example.org/x\"}",
                                      "{\"@type\":7,\"@id\":\"https://example.org/x\"}",
                                      "{\"decoded_resource\":{\"decoded_resource\":{}}}",
                                      "{\"a\":1,\"a\":2}",
                                      "{\"@type\":\"x\"",
                                      "7",
                                      "{} {}"};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    check_refused(texts[i], strlen(texts[i]), ERROR_BAD_DATA);
  }
}

static void test_truncated(void **state) {
  (void)state;
  const char *json = HEAD "\"ceterms:name\":{\"en\":\"A \\u00e9\"},\"ceterms:price\":1.5e3}";
  for (size_t length = 0; length < strlen(json); length++) {
    check_refused(json, length, ERROR_BAD_DATA);
  }
}

static void test_too_big(void **state) {
  (void)state;
  char *zeros = calloc(1, (size_t)CTDL_LARGEST_DOCUMENT + 1);
  assert_non_null(zeros);
  check_refused(zeros, (size_t)CTDL_LARGEST_DOCUMENT + 1, ERROR_TOO_BIG);
  free(zeros);
  struct buffer buffer;
  buffer_init(&buffer, 1 << 20);
  buffer_add_text(&buffer, "{\"@graph\":[");
  for (int i = 0; i < CTDL_LARGEST_GRAPH; i++) {
    buffer_add_text(&buffer, "{},");
  }
  buffer_add_text(&buffer, "{}]}");
  check_refused(buffer_text(&buffer), buffer.length, ERROR_TOO_BIG);
  buffer_clear(&buffer);
  for (int i = 0; i < 5000; i++) {
    buffer_add_char(&buffer, '[');
  }
  check_refused(buffer_text(&buffer), buffer.length, ERROR_TOO_BIG);
  buffer_free(&buffer);
}

static void test_little_memory(void **state) {
  (void)state;
  const char *json =
      HEAD "\"ceterms:keyword\":[\"one\",\"two\",\"three\"],\"ceterms:requires\":{\"ceterms:name\":\"n\"}}";
  bool worked = false;
  for (size_t limit = 0; limit < 16384 && !worked; limit += 48) {
    struct arena *arena = arena_new(limit);
    struct ctdl_document document;
    struct error error;
    if (ctdl_read(arena, json, strlen(json), "test", &document, &error) == 0) {
      worked = true;
      assert_int_equal(document.records[0].keywords.count, 3);
      assert_int_equal(document.records[0].condition_count, 1);
    } else {
      assert_int_equal(error.code, ERROR_NO_MEMORY);
    }
    arena_free(arena);
  }
  assert_true(worked);
}

/* Every key that the reader knows, with a value of every wrong type. */
static void test_wrong_types(void **state) {
  (void)state;
  static const char *const keys[] = {"@type",
                                     "@id",
                                     "@graph",
                                     "ceterms:ctid",
                                     "ceterms:name",
                                     "ceterms:description",
                                     "ceterms:subjectWebpage",
                                     "ceterms:credentialStatusType",
                                     "ceterms:inLanguage",
                                     "ceterms:keyword",
                                     "ceterms:subject",
                                     "ceterms:ownedBy",
                                     "ceterms:accreditedBy",
                                     "ceterms:accreditedIn",
                                     "ceterms:estimatedCost",
                                     "ceterms:price",
                                     "ceterms:commonCosts",
                                     "ceterms:estimatedDuration",
                                     "ceterms:requires",
                                     "ceterms:renewal",
                                     "ceterms:isPreparationFor",
                                     "ceterms:hasPart",
                                     "ceterms:availableAt",
                                     "ceterms:deliveryType",
                                     "ceterms:hasSupportService",
                                     "ceterms:financialAssistance",
                                     "ceterms:occupationType",
                                     "ceterms:naics",
                                     "ceterms:teaches",
                                     "ceterms:aggregateData",
                                     "qdata:dataSetTimePeriod",
                                     "qdata:hasObservation",
                                     "schema:about",
                                     "ceasn:competencyText",
                                     "decoded_resource",
                                     "resource",
                                     "entity",
                                     "updated_at",
                                     "node_headers"};
  static const char *const values[] = {
      "null",
      "true",
      "7",
      "-1e300",
      "\"\"",
      "\"x\"",
      "[]",
      "{}",
      "[[[[[[\"x\"]]]]]]",
      "[null,1,\"\",{}]",
      "{\"@id\":5}",
      "{\"@type\":[],\"@id\":\"_:q\"}",
      "{\"en\":{\"en\":{\"en\":\"x\"}}}",
      "{\"en\":null}",
      "{\"\":\"\"}",
      "[{\"ceterms:targetNode\":[7]},{\"ceterms:price\":\"1e9\"}]",
      "{\"ceterms:alternativeCondition\":5,\"ceterms:targetCredential\":[7,null,[]]}",
      "{\"qdata:dataAttributes\":[3,{\"qdata:passRate\":{\"schema:value\":{}}}],\"qdata:isObservationOf\":[9]}"};
  static const char *const types[] = {"ceterms:License", "qdata:DataSetProfile", "ceasn:Competency", "nonsense"};
  for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
    for (size_t j = 0; j < sizeof values / sizeof values[0]; j++) {
      char json[1024];
      (void)snprintf(json, sizeof json,
                     "{\"@graph\":[{\"@type\":\"%s\",\"ceterms:ctid\":\"" CTID "\",\"%s\":%s},{\"%s\":%s}]}",
                     types[(i + j) % 4], keys[i], values[j], keys[i], values[j]);
      struct reading reading = read_json(json);
      assert_true(reading.status == 0 || reading.error.code == ERROR_BAD_DATA);
      reading_free(&reading);
    }
  }
}

static void test_clean_texts(void **state) {
  (void)state;
  struct reading reading =
      read_json(HEAD
                "\"ceterms:name\":{\"en\":\"A\\u001b[31mB\\u0007\\u202eC <b>bold</b>\\u200b\"},"
                "\"ceterms:subjectWebpage\":\"http://x/\\u001b]0;t\",\"ceterms:keyword\":[\"\\u0001\",\"k\\ny\"]}");
  const struct record *record = find_record(&reading, CTID);
  assert_text(record->name.en, "A[31mBC bold");
  assert_text(record->url, "http://x/]0;t");
  assert_int_equal(record->keywords.count, 1); /* nothing was left of the first */
  assert_text(record->keywords.items[0], "k y");
  reading_free(&reading);
}

/* Pieces of text in which the quick way and text_clean() could differ. */
static const char *const pieces[] = {
    "a",          "Word",    " ",       "  ",     "\n",       "\r\n",   "\t",     "\n\n\n", "&",      "&amp;",
    "&#39;",      "&cip=5;", "&;",      "&#x;",   "<",        "<b>",    "</p>",   "< 5",    "\u00e9", "e\u0301",
    "\u0301",     "\u00a0",  "\u00ad",  "\u2019", "\u2014",   "\u200b", "\u202e", "\u202f", "\u2028", "\u0627",
    "\U0001f600", "\u212b",  "\x1b[1m", "\x7f",   "\xc2\x85", "\u2026", "=",      "&nbsp;", "\u203f", "&amp",
};

static void check_same_as_clean(const char *text, enum text_form form, size_t limit, const char *actual) {
  struct arena *arena = arena_new(1 << 20);
  const char *expected = text_clean(arena, text, strlen(text), form, limit);
  assert_text(actual, *expected == '\0' ? NULL : expected);
  arena_free(arena);
}

static void test_quick_texts(void **state) {
  (void)state;
  unsigned seed = 1;
  for (int round = 0; round < 4000; round++) {
    char text[2048] = "";
    size_t length = 0;
    seed = seed * 1103515245U + 12345U;
    int count = round % 40 == 0 ? 400 : (int)(seed >> 16) % 12;
    for (int i = 0; i < count && length < sizeof text - 16; i++) {
      seed = seed * 1103515245U + 12345U;
      const char *piece = pieces[(seed >> 16) % (round % 3 == 0 ? 8 : sizeof pieces / sizeof pieces[0])];
      length += (size_t)snprintf(text + length, sizeof text - length, "%s", piece);
    }
    json_t *record = json_pack("{s:s, s:s, s:s, s:s}", "@type", "ceterms:License", "ceterms:ctid", CTID, "ceterms:name",
                               text, "ceterms:description", text);
    char *json = json_dumps(record, 0);
    struct reading reading = read_json(json);
    const struct record *read = find_record(&reading, CTID);
    check_same_as_clean(text, TEXT_LINE, 512, read->name.other);
    check_same_as_clean(text, TEXT_LINES, 8192, read->description.other);
    reading_free(&reading);
    free(json);
    json_decref(record);
  }
}

/* Adds `count` copies of `text`, with commas between. */
static void add_many(struct buffer *buffer, const char *text, size_t count) {
  for (size_t i = 0; i < count; i++) {
    buffer_add_text(buffer, i == 0 ? text : ",");
    if (i > 0) {
      buffer_add_text(buffer, text);
    }
  }
}

static void test_limits(void **state) {
  (void)state;
  struct buffer buffer;
  buffer_init(&buffer, 8 << 20);
  buffer_add_text(&buffer, HEAD "\"ceterms:name\":\"");
  for (int i = 0; i < 1000; i++) {
    buffer_add_text(&buffer, "\u00e9");
  }
  buffer_add_text(&buffer, "\",\"ceterms:keyword\":[");
  add_many(&buffer, "\"k\"", 3000);
  buffer_add_text(&buffer, "],\"ceterms:ownedBy\":[");
  add_many(&buffer, "\"https://example.org/o\"", 3000);
  buffer_add_text(&buffer, "],\"ceterms:estimatedCost\":[");
  add_many(&buffer, "{\"ceterms:price\":1}", 3000);
  buffer_add_text(&buffer, "],\"ceterms:requires\":[");
  add_many(&buffer, "{\"ceterms:name\":\"c\",\"ceterms:targetCredential\":\"https://example.org/c\"}", 3000);
  buffer_add_text(&buffer, "]}");
  struct reading reading = read_bytes(buffer_text(&buffer), buffer.length);
  const struct record *record = find_record(&reading, CTID);
  assert_int_equal(strlen(record->name.other), 512);
  assert_int_equal(record->keywords.count, 1000);
  assert_int_equal(record->owned_by.count, 1000);
  assert_int_equal(record->cost_count, 1000);
  assert_int_equal(record->condition_count, 1000);
  assert_int_equal(record->edge_count, 1000);
  reading_free(&reading);
  buffer_free(&buffer);
}

static size_t depth_of(const struct condition *condition) {
  return condition->alternative_count == 0 ? 1 : 1 + depth_of(&condition->alternatives[0]);
}

static void test_nested_alternatives(void **state) {
  (void)state;
  struct buffer buffer;
  buffer_init(&buffer, 1 << 20);
  buffer_add_text(&buffer, HEAD "\"ceterms:requires\":");
  for (int i = 0; i < 40; i++) {
    buffer_add_text(&buffer, "{\"ceterms:name\":\"n\",\"ceterms:alternativeCondition\":[");
  }
  buffer_add_text(&buffer, "\"End\"");
  for (int i = 0; i < 40; i++) {
    buffer_add_text(&buffer, "]}");
  }
  buffer_add_text(&buffer, "}");
  struct reading reading = read_bytes(buffer_text(&buffer), buffer.length);
  const struct record *record = find_record(&reading, CTID);
  assert_int_equal(depth_of(&record->conditions[0]), 6); /* itself and five levels */
  reading_free(&reading);
  buffer_free(&buffer);
}

/* A condition that is an alternative to itself, many times over. */
static void test_cycles(void **state) {
  (void)state;
  struct buffer buffer;
  buffer_init(&buffer, 1 << 20);
  buffer_add_text(&buffer, "{\"@graph\":[" HEAD
                           "\"ceterms:requires\":\"_:a\",\"qdata:relevantDataSet\":\"_:a\","
                           "\"ceterms:hasSupportService\":\"_:a\",\"ceterms:availableAt\":\"_:a\"},"
                           "{\"@id\":\"_:a\",\"ceterms:name\":\"n\",\"ceterms:address\":\"_:a\","
                           "\"ceterms:alternativeCondition\":[");
  add_many(&buffer, "\"_:a\"", 200);
  buffer_add_text(&buffer, "]}]}");
  struct reading reading = read_bytes(buffer_text(&buffer), buffer.length);
  const struct record *record = find_record(&reading, CTID);
  assert_int_equal(record->condition_count, 1);
  assert_int_equal(record->conditions[0].alternative_count, 200);
  reading_free(&reading);
  buffer_free(&buffer);
}

/* As many members as are allowed, each linked to all of what the reader joins. */
static void test_big_graph(void **state) {
  (void)state;
  struct buffer buffer;
  buffer_init(&buffer, 64 << 20);
  buffer_add_text(&buffer, "{\"@graph\":[");
  for (int i = 0; i < CTDL_LARGEST_GRAPH; i++) {
    buffer_add_format(&buffer,
                      "%s{\"@type\":\"%s\",\"@id\":\"https://example.org/ce-%08x-1111-4111-8111-111111111111\","
                      "\"schema:about\":\"https://example.org/ce-%08x-1111-4111-8111-111111111111\","
                      "\"ceterms:isPartOf\":\"https://example.org/ce-%08x-1111-4111-8111-111111111111\"}",
                      i == 0 ? "" : ",", i % 2 == 0 ? "ceterms:Badge" : "qdata:DataSetProfile", (unsigned)i, 0U,
                      (unsigned)(i * 7 % CTDL_LARGEST_GRAPH));
  }
  buffer_add_text(&buffer, "]}");
  struct reading reading = read_bytes(buffer_text(&buffer), buffer.length);
  assert_int_equal(reading.status, 0);
  assert_int_equal(reading.document.count, CTDL_LARGEST_GRAPH);
  assert_int_equal(reading.document.records[0].data_sets.count, 1000);
  reading_free(&reading);
  buffer_free(&buffer);
}

static void test_same_ctid_twice(void **state) {
  (void)state;
  struct reading reading =
      read_json("{\"@graph\":[" HEAD "\"ceterms:name\":\"first\"}," HEAD "\"ceterms:name\":\"second\"}]}");
  assert_text(find_record(&reading, CTID)->name.other, "first");
  assert_int_equal(reading.document.count, 1);
  assert_int_equal(reading.document.skipped, 1);
  reading_free(&reading);
}

struct price_row {
  const char *json;
  long long cents;
};

static const struct price_row prices[] = {
    {"0", 0},
    {"0.29", 29},
    {"4074.0", 407400},
    {"1234567.89", 123456789},
    {"10000000", 1000000000},
    {"10000000.5", -1},
    {"1e300", -1},
    {"-1", -1},
    {"\"-1\"", -1},
    {"\"1,250.55\"", 125055},
    {"\"$ 12\"", 1200},
    {"\"12.345\"", 1235},
    {"\"1,2\"", -1},
    {"\"about 5\"", -1},
    {"\"5 each\"", -1},
    {"\"\"", -1},
    {"null", -1},
    {"true", -1},
    {"[7]", 700},
    {"{}", -1},
    {"\"99999999999999999999999999\"", -1},
};

static void test_prices(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof prices / sizeof prices[0]; i++) {
    char json[512];
    (void)snprintf(json, sizeof json, HEAD "\"ceterms:estimatedCost\":[{\"ceterms:name\":\"n\",\"ceterms:price\":%s}]}",
                   prices[i].json);
    struct reading reading = read_json(json);
    const struct record *record = find_record(&reading, CTID);
    if (record->costs[0].cents != prices[i].cents) {
      fail_msg("%s is %lld cents", prices[i].json, record->costs[0].cents);
    }
    reading_free(&reading);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_not_records),     cmocka_unit_test(test_truncated),
      cmocka_unit_test(test_too_big),         cmocka_unit_test(test_little_memory),
      cmocka_unit_test(test_wrong_types),     cmocka_unit_test(test_clean_texts),
      cmocka_unit_test(test_limits),          cmocka_unit_test(test_nested_alternatives),
      cmocka_unit_test(test_cycles),          cmocka_unit_test(test_big_graph),
      cmocka_unit_test(test_same_ctid_twice), cmocka_unit_test(test_prices),
      cmocka_unit_test(test_quick_texts),
  };
  return cmocka_run_group_tests_name("ctdl hostile input", tests, NULL, NULL);
}
