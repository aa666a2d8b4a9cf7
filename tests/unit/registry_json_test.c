/* SPDX-License-Identifier: MIT */
/* sync/registry_json: what a registry sends, as structs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the ones above first */
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/buffer.h"
#include "sync/registry_json.h"

#define CTID "ce-9c4ac81c-9f28-4ab6-8ef0-4db2cd0ee3a5"
#define OTHER "ce-00000000-1111-4222-8333-444444444444"
#define GRAPH                                                                                              \
  "{\"@context\":\"https://credreg.net/ctdl/schema/context/json\",\"@id\":\"https://r.example/graph/" CTID \
  "\",\"@graph\":[{\"@id\":\"https://r.example/resources/" CTID                                            \
  "\",\"@type\":\"ceterms:Certificate\","                                                                  \
  "\"ceterms:ctid\":\"" CTID "\",\"ceterms:price\":1645.0,\"ceterms:name\":{\"en-US\":\"Caf\\u00e9\"}}]}"
/* The same, written in another order. */
#define SHUFFLED                                                   \
  "{\"@id\":\"https://r.example/graph/" CTID                       \
  "\", \"@graph\":[{\"ceterms:name\":{\"en-US\":\"Caf\xc3\xa9\"}," \
  "\"@type\":\"ceterms:Certificate\",\"ceterms:ctid\":\"" CTID     \
  "\",\"ceterms:price\":1645.0,"                                   \
  "\"@id\":\"https://r.example/resources/" CTID "\"}],\"@context\":\"https://credreg.net/ctdl/schema/context/json\"}"

struct fixture {
  struct arena *arena;
  struct registry_page page;
  struct error error;
};

static int set_up(void **state) {
  struct fixture *fixture = calloc(1, sizeof *fixture);
  fixture->arena = arena_new(16 << 20);
  *state = fixture;
  return 0;
}

static int tear_down(void **state) {
  struct fixture *fixture = *state;
  arena_free(fixture->arena);
  free(fixture);
  return 0;
}

static int envelopes(struct fixture *fixture, const char *text) {
  return registry_read_envelopes(fixture->arena, text, strlen(text), false, &fixture->page, &fixture->error);
}

static int rows(struct fixture *fixture, const char *text) {
  return registry_read_envelopes(fixture->arena, text, strlen(text), true, &fixture->page, &fixture->error);
}

static int graphs(struct fixture *fixture, const char *text) {
  return registry_read_graphs(fixture->arena, text, strlen(text), &fixture->page, &fixture->error);
}

static void an_envelope_of_today_is_read(void **state) {
  struct fixture *fixture = *state;
  assert_int_equal(envelopes(fixture,
                             "[{\"envelope_community\":\"ce_registry\",\"envelope_id\":\"x\","
                             "\"envelope_ceterms_ctid\":\"" CTID "\",\"envelope_ctdl_type\":"
                             "\"ceterms:BachelorDegree\",\"decoded_resource\":" GRAPH
                             ",\"node_headers\":{\"resource_digest\":null,\"updated_at\":"
                             "\"2026-08-21T12:34:56.789Z\",\"deleted_at\":null},\"updated_at\":"
                             "\"2020-01-01T00:00:00.000Z\",\"changed\":false}]\n"),
                   0);
  assert_int_equal(fixture->page.count, 1);
  assert_int_equal(fixture->page.rows, 1);
  const struct registry_envelope *item = &fixture->page.items[0];
  assert_string_equal(item->ctid, CTID);
  assert_string_equal(item->type, "ceterms:BachelorDegree");
  assert_string_equal(item->updated, "2026-08-21T12:34:56.789Z");
  assert_false(item->deleted);
  assert_false(item->provisional);
  assert_int_equal(item->length, strlen(item->json));
  assert_int_equal(strncmp(item->json, "{\"@context\":", 12), 0);
}

static void an_envelope_of_years_ago_is_read(void **state) {
  struct fixture *fixture = *state;
  assert_int_equal(envelopes(fixture,
                             "\xef\xbb\xbf [ {\"resource\":\"eyJ.eyJ.sig\",\"resource_public_key\":\"PEM\","
                             "\"envelope_ceterms_ctid\":\"CE-9C4AC81C-9F28-4AB6-8EF0-4DB2CD0EE3A5\","
                             "\"decoded_resource\":{\"@type\":[\"ceterms:Course\"],\"ceterms:ctid\":\"" CTID
                             "\"},\"node_headers\":{\"updated_at\":\"2017-12-01 17:09:41 UTC\","
                             "\"deleted_at\":\"2018-01-01 00:00:00 UTC\"}} ] "),
                   0);
  assert_int_equal(fixture->page.count, 1);
  assert_string_equal(fixture->page.items[0].ctid, CTID);
  assert_string_equal(fixture->page.items[0].type, "ceterms:Course");
  assert_string_equal(fixture->page.items[0].updated, "2017-12-01T17:09:41.000Z");
  assert_true(fixture->page.items[0].deleted);
}

static void a_record_has_the_same_bytes_whichever_way_it_came(void **state) {
  struct fixture *fixture = *state;
  assert_int_equal(envelopes(fixture, "[{\"envelope_ceterms_ctid\":\"" CTID "\",\"decoded_resource\":" SHUFFLED "}]"),
                   0);
  char *first = strdup(fixture->page.items[0].json);
  assert_int_equal(graphs(fixture, "[ " GRAPH " ]"), 0);
  assert_int_equal(fixture->page.count, 1);
  assert_string_equal(fixture->page.items[0].ctid, CTID);
  assert_string_equal(fixture->page.items[0].type, "ceterms:Certificate");
  assert_null(fixture->page.items[0].updated);
  assert_string_equal(fixture->page.items[0].json, first);
  assert_non_null(strstr(first, "\"ceterms:price\":1645.0}"));
  assert_non_null(strstr(first, "Caf\xc3\xa9"));
  free(first);
}

static void records_on_trial_are_marked(void **state) {
  struct fixture *fixture = *state;
  assert_int_equal(graphs(fixture, "[{\"@id\":\"https://r.example/graph/" CTID "\",\"@graph\":[{\"@type\":\"x\"}],"
                                   "\"adms:status\":\"graphPublicationStatus:Provisional\"},"
                                   "{\"@id\":\"https://r.example/graph/" OTHER "\",\"@graph\":[{\"adms:status\":"
                                   "\"graphPublicationStatus:Provisional\"}]}]"),
                   0);
  assert_int_equal(fixture->page.count, 2);
  assert_true(fixture->page.items[0].provisional);
  assert_false(fixture->page.items[1].provisional);
}

static void of_search_rows_the_primary_ones_are_kept(void **state) {
  struct fixture *fixture = *state;
  assert_int_equal(
      rows(fixture, "[{\"envelope_ceterms_ctid\":\"" CTID "\",\"inner_resource\":{\"ceterms:ctid\":\"" OTHER
                    "\"},\"decoded_resource\":" GRAPH "},"
                    "{\"envelope_ceterms_ctid\":\"" CTID "\",\"inner_resource\":{\"ceterms:ctid\":"
                    "\"CE-9c4ac81c-9f28-4ab6-8ef0-4db2cd0ee3a5\"},\"decoded_resource\":" GRAPH "},"
                    "{\"envelope_ceterms_ctid\":\"" OTHER "\",\"inner_resource\":{\"ceterms:ctid\":\"" OTHER "\"},"
                    "\"node_headers\":{\"deleted_at\":\"2026-01-01T00:00:00.000Z\"}}]"),
      0);
  assert_int_equal(fixture->page.rows, 3);
  assert_int_equal(fixture->page.count, 1);
  assert_string_equal(fixture->page.items[0].ctid, CTID);
}

static void a_row_that_cannot_be_read_costs_that_row_alone(void **state) {
  struct fixture *fixture = *state;
  struct buffer text;
  buffer_init(&text, 1 << 20);
  buffer_add_text(&text,
                  "[1,null,\"x\",[],{},{\"envelope_ceterms_ctid\":7},{\"envelope_ceterms_ctid\":\"ce-12\"},"
                  "{\"envelope_ceterms_ctid\":\"" CTID
                  "\",\"n\":123456789012345678901234567890},"
                  "{\"a\":1,\"a\":2},{\"a\":\"\\u0000\"},{\"a\":\"\xff\"},");
  for (int i = 0; i < 5000; i++) {
    buffer_add_char(&text, '[');
  }
  for (int i = 0; i < 5000; i++) {
    buffer_add_char(&text, ']');
  }
  buffer_add_text(&text, ",{\"envelope_ceterms_ctid\":\"" OTHER "\",\"decoded_resource\":7,\"node_headers\":[]}]");
  assert_int_equal(envelopes(fixture, buffer_text(&text)), 0);
  assert_int_equal(fixture->page.count, 1);
  assert_string_equal(fixture->page.items[0].ctid, OTHER);
  assert_null(fixture->page.items[0].json);
  assert_null(fixture->page.items[0].updated);
  assert_int_equal(fixture->page.rows, 13);
  assert_int_equal(fixture->page.unreadable, 12);
  buffer_free(&text);
}

static void a_list_without_bodies_has_none(void **state) {
  struct fixture *fixture = *state;
  assert_int_equal(envelopes(fixture, "[{\"envelope_ceterms_ctid\":\"" CTID "\"}]"), 0);
  assert_int_equal(fixture->page.count, 1);
  assert_null(fixture->page.items[0].json);
  assert_int_equal(fixture->page.items[0].length, 0);
  assert_int_equal(envelopes(fixture, "[]"), 0);
  assert_int_equal(fixture->page.count, 0);
}

static void what_is_no_list_is_refused(void **state) {
  struct fixture *fixture = *state;
  static const char *const bad[] = {"",     "null",     "{}",           "[",      "[1",   "[1,",         "[1,]",
                                    "[,1]", "[1 2",     "[] x",         "<html>", "[\"a", "[{\"a\":[1}", "[1}",
                                    "[{},", "[\"\\\"]", "\xef\xbb\xbf", "[}]",    "[[]",  "[{]}]"};
  for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
    if (envelopes(fixture, bad[i]) == 0) {
      fail_msg("taken: %s", bad[i]);
    }
    assert_int_equal(fixture->error.code, ERROR_BAD_DATA);
  }
  assert_int_not_equal(envelopes(fixture, "{\"errors\":[\"page is \\u001b[31minvalid\"]}"), 0);
  assert_non_null(strstr(fixture->error.message, "page is"));
  assert_null(strchr(fixture->error.message, '\x1b'));
}

static void more_rows_than_anybody_asks_for_are_refused(void **state) {
  struct fixture *fixture = *state;
  struct buffer text;
  buffer_init(&text, 1 << 20);
  buffer_add_text(&text, "[{}");
  for (int i = 0; i < REGISTRY_MOST_ROWS; i++) {
    buffer_add_text(&text, ",{}");
  }
  buffer_add_text(&text, "]");
  assert_int_not_equal(envelopes(fixture, buffer_text(&text)), 0);
  assert_int_equal(fixture->error.code, ERROR_TOO_BIG);
  buffer_free(&text);
}

static void a_row_of_millions_of_values_is_left_out(void **state) {
  struct fixture *fixture = *state;
  struct buffer text;
  buffer_init(&text, 16 << 20);
  buffer_add_text(&text, "[{\"envelope_ceterms_ctid\":\"" CTID "\",\"x\":[0");
  for (int i = 0; i < REGISTRY_MOST_VALUES; i++) {
    buffer_add_text(&text, ",0");
  }
  buffer_add_text(&text, "]}]");
  assert_int_equal(envelopes(fixture, buffer_text(&text)), 0);
  assert_int_equal(fixture->page.count, 0);
  assert_int_equal(fixture->page.rows, 1);
  buffer_free(&text);
}

static void events_are_read(void **state) {
  struct fixture *fixture = *state;
  struct registry_events events = {.total = -1};
  static const char text[] =
      "[{\"envelope_ceterms_ctid\":\"" CTID
      "\",\"event\":\"destroy\",\"created_at\":\"2026-08-21T12:34:56.789Z\"},"
      "{\"envelope_ceterms_ctid\":\"" CTID
      "\",\"event\":\"create\",\"created_at\":\"2026-08-21T14:00:00+02:00\"},"
      "{\"envelope_ceterms_ctid\":\"" OTHER
      "\",\"event\":\"update\",\"created_at\":\"2026-08-21 11:00:00 UTC\"},"
      "{\"envelope_ceterms_ctid\":\"" OTHER
      "\",\"event\":\"eaten\",\"created_at\":\"2026-08-21T12:34:56.789Z\"},"
      "{\"envelope_ceterms_ctid\":\"" OTHER "\",\"event\":\"update\",\"created_at\":\"yesterday\"},{}]";
  assert_int_equal(registry_read_events(fixture->arena, text, strlen(text), &events, &fixture->error), 0);
  assert_int_equal(events.rows, 6);
  assert_int_equal(events.count, 3);
  assert_int_equal(events.items[0].kind, REGISTRY_DESTROY);
  assert_string_equal(events.items[1].created, "2026-08-21T12:00:00.000Z");
  assert_int_equal(events.items[2].kind, REGISTRY_UPDATE);
  assert_string_equal(events.items[2].ctid, OTHER);
}

static int archive(struct fixture *fixture, const char *text, struct registry_archive *out) {
  return registry_read_archive(fixture->arena, text, strlen(text), out, &fixture->error);
}

static void the_archive_says_how_it_stands(void **state) {
  struct fixture *fixture = *state;
  struct registry_archive out;
  assert_int_equal(archive(fixture, "{\"status\":\"pending\",\"enqueued_at\":\"2026-01-01T00:00:00Z\"}", &out), 0);
  assert_int_equal(out.state, ARCHIVE_PENDING);
  assert_int_equal(archive(fixture, "{\"status\":\"in_progress\",\"started_at\":\"2026-01-01T00:00:00Z\"}", &out), 0);
  assert_int_equal(out.state, ARCHIVE_IN_PROGRESS);
  assert_string_equal(out.started, "2026-01-01T00:00:00.000Z");
  assert_int_equal(archive(fixture,
                           "{\"status\":\"finished\",\"finished_at\":\"2026-01-02 00:00:00 UTC\","
                           "\"url\":\"https://bucket.example/a.zip\"}",
                           &out),
                   0);
  assert_int_equal(out.state, ARCHIVE_FINISHED);
  assert_string_equal(out.url, "https://bucket.example/a.zip");
  assert_int_equal(archive(fixture, "{\"status\":\"failed\",\"url\":\"https://bucket.example/old.zip\"}", &out), 0);
  assert_int_equal(out.state, ARCHIVE_FAILED);
  assert_null(out.url);
  assert_int_not_equal(archive(fixture, "{\"status\":\"finished\"}", &out), 0);
  assert_int_not_equal(archive(fixture, "{\"status\":7}", &out), 0);
  assert_int_not_equal(archive(fixture, "[]", &out), 0);
}

static void refusals_are_quoted_clean_and_short(void **state) {
  (void)state;
  static const struct {
    const char *body, *said;
  } all[] = {
      {"{\"errors\":[\"per_page is invalid\"]}", "per_page is invalid"},
      {"{\"errors\":[\"a\",\"b\",\"c\",\"d\"]}", "a; b; c"},
      {"{\"error\":\"Not Found\"}", "Not Found"},
      {"{\"errors\":\"one\"}", "one"},
      {"{\"errors\":[{\"x\":1}]}", ""},
      {"<html><body>Bad gateway</body></html>", ""},
      {"{\"error\":\"<b>no</b>\\u001b]0;x\\u0007\\nmore\"}", "no ]0;x more"},
      {"", ""},
      {"{\"error\":", ""},
  };
  char text[300];
  for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
    registry_read_refusal(all[i].body, strlen(all[i].body), text, sizeof text);
    assert_string_equal(text, all[i].said);
  }
  struct buffer long_one;
  buffer_init(&long_one, 1 << 20);
  buffer_add_text(&long_one, "{\"error\":\"");
  for (int i = 0; i < 10000; i++) {
    buffer_add_text(&long_one, "word ");
  }
  buffer_add_text(&long_one, "\"}");
  registry_read_refusal(buffer_text(&long_one), long_one.length, text, sizeof text);
  assert_true(strlen(text) > 50 && strlen(text) <= 120);
  buffer_free(&long_one);
}

static void times_are_brought_to_one_spelling(void **state) {
  (void)state;
  static const struct {
    const char *in, *out;
  } all[] = {
      {"2026-08-21T12:34:56.789Z", "2026-08-21T12:34:56.789Z"},
      {"2026-08-21T12:34:56Z", "2026-08-21T12:34:56.000Z"},
      {"2026-08-21T12:34:56.5Z", "2026-08-21T12:34:56.500Z"},
      {"2026-08-21T12:34:56.789999Z", "2026-08-21T12:34:56.789Z"},
      {"2017-12-01 17:09:41 UTC", "2017-12-01T17:09:41.000Z"},
      {"2017-12-01 17:09:41 +0000", "2017-12-01T17:09:41.000Z"},
      {"2020-01-01T01:00:00+02:00", "2019-12-31T23:00:00.000Z"},
      {"2020-02-29T23:30:00-01:00", "2020-03-01T00:30:00.000Z"},
  };
  static const char *const bad[] = {"",
                                    "2026-08-21",
                                    "2026-13-01T00:00:00Z",
                                    "2026-00-01T00:00:00Z",
                                    "x",
                                    "2026-08-21T25:00:00Z",
                                    "2026-08-21T12:34:56.Z",
                                    "2026-08-21T12:34:56Zx",
                                    "1026-08-21T12:34:56Z",
                                    "9999-12-31T23:59:59-18:00",
                                    "2026-08-21T12:34:56+99:00",
                                    "2026-08-21T12:34"};
  char out[REGISTRY_TIME_SIZE];
  for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
    assert_true(registry_time(all[i].in, out));
    assert_string_equal(out, all[i].out);
  }
  for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
    if (registry_time(bad[i], out)) {
      fail_msg("taken: %s", bad[i]);
    }
  }
}

static void a_cut_body_is_seen(void **state) {
  (void)state;
  static const char *const whole[] = {"[]", "{}", " [1,{\"a\":\"]\"}]\n", "<html>", "[[],[]]"};
  static const char *const cut[] = {"", " \n", "[", "[{}", "{\"a\":\"]}", "[\"\\\"]", "[1,{\"a\":2}"};
  for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++) {
    assert_true(registry_is_whole(whole[i], strlen(whole[i])));
  }
  for (size_t i = 0; i < sizeof cut / sizeof cut[0]; i++) {
    assert_false(registry_is_whole(cut[i], strlen(cut[i])));
  }
}

static void every_cut_of_a_page_is_seen(void **state) {
  struct fixture *fixture = *state;
  static const char page[] = "[{\"envelope_ceterms_ctid\":\"" CTID "\",\"decoded_resource\":" GRAPH "}]";
  for (size_t length = 0; length < sizeof page - 1; length++) {
    assert_false(registry_is_whole(page, length));
    assert_int_not_equal(registry_read_envelopes(fixture->arena, page, length, false, &fixture->page, &fixture->error),
                         0);
  }
  assert_true(registry_is_whole(page, sizeof page - 1));
}

static void a_full_arena_is_told(void **state) {
  struct fixture *fixture = *state;
  struct arena *small = arena_new(100);
  static const char page[] = "[{\"envelope_ceterms_ctid\":\"" CTID "\",\"decoded_resource\":" GRAPH "}]";
  assert_int_not_equal(registry_read_envelopes(small, page, sizeof page - 1, false, &fixture->page, &fixture->error),
                       0);
  assert_int_equal(fixture->error.code, ERROR_NO_MEMORY);
  arena_free(small);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      CASE(an_envelope_of_today_is_read),
      CASE(an_envelope_of_years_ago_is_read),
      CASE(a_record_has_the_same_bytes_whichever_way_it_came),
      CASE(records_on_trial_are_marked),
      CASE(of_search_rows_the_primary_ones_are_kept),
      CASE(a_row_that_cannot_be_read_costs_that_row_alone),
      CASE(a_list_without_bodies_has_none),
      CASE(what_is_no_list_is_refused),
      CASE(more_rows_than_anybody_asks_for_are_refused),
      CASE(a_row_of_millions_of_values_is_left_out),
      CASE(events_are_read),
      CASE(the_archive_says_how_it_stands),
      CASE(refusals_are_quoted_clean_and_short),
      CASE(times_are_brought_to_one_spelling),
      CASE(a_cut_body_is_seen),
      CASE(every_cut_of_a_page_is_seen),
      CASE(a_full_arena_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
