/* SPDX-License-Identifier: MIT */
/* sync/registry_api: which questions are asked, and what becomes of the answers. */
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
#include <unistd.h>

#include "http_server.h"
#include "sync/registry_api.h"

#define SECRET "sEcReT-kEy-0123456789"
#define CTID "ce-9c4ac81c-9f28-4ab6-8ef0-4db2cd0ee3a5"
#define OTHER "ce-00000000-1111-4222-8333-444444444444"
#define OK_HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
#define ENVELOPE(ctid) "{\"envelope_ceterms_ctid\":\"" ctid "\",\"decoded_resource\":{\"@id\":\"x\"}}"

struct fixture {
  struct server server;
  struct http *http;
  struct registry *registry;
  struct arena *arena;
  struct registry_page pages[4];
  struct http_options options;
  struct error error;
};

static int set_up(void **state) {
  struct fixture *fixture = calloc(1, sizeof *fixture);
  (void)setenv("LADDERWAY_PACE", "0.001", 1);
  fixture->arena = arena_new(16 << 20);
  fixture->options.most_retries = 1;
  *state = fixture;
  return 0;
}

static int tear_down(void **state) {
  struct fixture *fixture = *state;
  registry_free(fixture->registry);
  http_free(fixture->http);
  if (fixture->server.origin[0] != '\0') {
    server_stop(&fixture->server);
  }
  arena_free(fixture->arena);
  free(fixture);
  return 0;
}

static void start(struct fixture *fixture, const char *const *answers) {
  char base[200];
  server_start_list(&fixture->server, answers);
  fixture->options.origin = fixture->server.origin;
  assert_int_equal(http_new(&fixture->http, &fixture->options, &fixture->error), 0);
  (void)snprintf(base, sizeof base, "%s/ce-registry", fixture->server.origin);
  fixture->registry = registry_new(fixture->http, base);
  assert_non_null(fixture->registry);
}

#define START(...) start(fixture, (const char *const[]){__VA_ARGS__, NULL})

static void asked(const struct fixture *fixture, int number, const char *line) {
  if (strncmp(fixture->server.requests[number], line, strlen(line)) != 0) {
    fail_msg("not %s but %.200s", line, fixture->server.requests[number]);
  }
}

static int probe(struct fixture *fixture) {
  return registry_probe(fixture->registry, fixture->arena, fixture->pages, &fixture->error);
}

static void says(const struct fixture *fixture, const char *words) {
  if (strstr(fixture->error.message, words) == NULL) {
    fail_msg("no \"%s\" in: %s", words, fixture->error.message);
  }
  assert_null(strstr(fixture->error.message, SECRET));
  assert_null(strchr(fixture->error.message, '<'));
}

static void a_registry_is_told_by_its_list(void **state) {
  struct fixture *fixture = *state;
  START(OK_HEAD "X-Total: 395847\r\nDate: Tue, 15 Nov 1994 08:12:31 GMT\r\n\r\n[{\"envelope_ceterms_ctid\":\"" CTID
                "\"}]");
  assert_int_equal(probe(fixture), 0);
  asked(fixture, 0, "GET /ce-registry/envelopes?page=1&per_page=1&metadata_only=true HTTP/1.1\r\n");
  assert_int_equal(fixture->pages[0].total, 395847);
  assert_int_equal(fixture->pages[0].date, 784887151);
  assert_int_equal(fixture->pages[0].count, 1);
}

static void a_web_page_is_no_registry(void **state) {
  struct fixture *fixture = *state;
  START("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!DOCTYPE html><p>Please sign in</p>");
  assert_int_not_equal(probe(fixture), 0);
  assert_int_equal(fixture->error.code, ERROR_BAD_DATA);
  says(fixture, "web page");
  assert_int_equal(fixture->server.count, 1);
}

static void refusals_are_put_in_words(void **state) {
  static const struct {
    const char *answer, *key, *words;
    enum error_code code;
  } all[] = {
      {"HTTP/1.1 401 No\r\n\r\n{\"errors\":[\"Invalid token\"]}", NULL, "LADDERWAY_REGISTRY_KEY", ERROR_NETWORK},
      {"HTTP/1.1 401 No\r\n\r\n{\"errors\":[\"Invalid token\"]}", SECRET, "does not accept the key", ERROR_NETWORK},
      {"HTTP/1.1 403 No\r\n\r\n{\"error\":\"You are not authorized\"}", SECRET, "You are not authorized",
       ERROR_NETWORK},
      {"HTTP/1.1 404 No\r\n\r\n{\"errors\":[\"Couldn't find the envelope community\"]}", NULL, "envelope community",
       ERROR_NOT_FOUND},
      {"HTTP/1.1 404 No\r\n\r\n<html>nginx</html>", NULL, "no registry", ERROR_NOT_FOUND},
      {"HTTP/1.1 400 No\r\n\r\n{\"errors\":[\"per_page is invalid\"]}", NULL, "per_page is invalid", ERROR_NETWORK},
      {"HTTP/1.1 418 No\r\n\r\n<h1>teapot</h1>", NULL, "418", ERROR_NETWORK},
      {"HTTP/1.1 500 No\r\n\r\n{\"errors\":[\"canceling statement due to statement timeout\"]}", SECRET,
       "statement timeout", ERROR_NETWORK},
      {"HTTP/1.1 502 No\r\nContent-Type: text/html\r\n\r\n<html>bad gateway</html>", SECRET, "502", ERROR_NETWORK},
  };
  for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
    struct fixture *fixture = *state;
    fixture->options.key = all[i].key;
    START(all[i].answer);
    assert_int_not_equal(probe(fixture), 0);
    says(fixture, all[i].words);
    assert_int_equal(fixture->error.code, all[i].code);
    (void)tear_down(state);
    (void)set_up(state);
  }
}

/* A server that repeats the key in its error must not make us show it. */
static void a_key_that_comes_back_is_not_shown(void **state) {
  struct fixture *fixture = *state;
  fixture->options.key = SECRET;
  START("HTTP/1.1 400 No\r\n\r\n{\"error\":\"your key " SECRET " is bad\"}");
  assert_int_not_equal(probe(fixture), 0);
  says(fixture, "400");
}

static void pages_are_asked_for_at_once(void **state) {
  struct fixture *fixture = *state;
  fixture->options.jobs = 1;
  START(OK_HEAD "X-Total-Pages: 3\r\n\r\n[" ENVELOPE(CTID) "]", OK_HEAD "\r\n[" ENVELOPE(OTHER) "," ENVELOPE(CTID) "]",
        OK_HEAD "\r\n[]");
  assert_int_equal(registry_list(fixture->registry, fixture->arena, 7, 3, true, fixture->pages, &fixture->error), 0);
  asked(fixture, 0, "GET /ce-registry/envelopes?page=7&per_page=100 HTTP/1.1\r\n");
  asked(fixture, 1, "GET /ce-registry/envelopes?page=8&per_page=100 HTTP/1.1\r\n");
  asked(fixture, 2, "GET /ce-registry/envelopes?page=9&per_page=100 HTTP/1.1\r\n");
  assert_int_equal(fixture->pages[0].count, 1);
  assert_int_equal(fixture->pages[0].pages, 3);
  assert_int_equal(fixture->pages[1].count, 2);
  assert_string_equal(fixture->pages[1].items[0].json, "{\"@id\":\"x\"}");
  assert_int_equal(fixture->pages[2].count, 0);
}

static void a_page_that_was_cut_is_asked_for_again(void **state) {
  struct fixture *fixture = *state;
  START(OK_HEAD "\r\n[" ENVELOPE(CTID) ",", OK_HEAD "\r\n[" ENVELOPE(CTID) "]");
  assert_int_equal(registry_list(fixture->registry, fixture->arena, 1, 1, false, fixture->pages, &fixture->error), 0);
  assert_int_equal(fixture->server.count, 2);
  asked(fixture, 1, "GET /ce-registry/envelopes?page=1&per_page=100&metadata_only=true HTTP/1.1\r\n");
  assert_int_equal(fixture->pages[0].count, 1);
}

static void types_are_searched_for(void **state) {
  struct fixture *fixture = *state;
  START(OK_HEAD "\r\n[]");
  assert_int_equal(registry_search(fixture->registry, fixture->arena, "ceterms:License,ceterms:Badge&x=1", 2, 1,
                                   fixture->pages, &fixture->error),
                   0);
  asked(fixture, 0,
        "GET /ce-registry/search?envelope_ctdl_type=ceterms%3ALicense%2Cceterms%3ABadge%26x%3D1&sort_by=updated_at&"
        "sort_order=asc&page=2&per_page=100 HTTP/1.1\r\n");
}

static void events_are_asked_for_since_a_time(void **state) {
  struct fixture *fixture = *state;
  struct registry_events events;
  START(OK_HEAD "X-Total: 1\r\nX-Total-Pages: 1\r\n\r\n[{\"envelope_ceterms_ctid\":\"" CTID
                "\",\"event\":\"destroy\",\"created_at\":\"2026-08-21T12:34:56.789Z\"}]");
  assert_int_equal(
      registry_events(fixture->registry, fixture->arena, "2026-08-21T12:00:00Z", 1, &events, &fixture->error), 0);
  asked(fixture, 0,
        "GET /ce-registry/envelopes/events?after=2026-08-21T12%3A00%3A00Z&page=1&per_page=100 HTTP/1.1\r\n");
  assert_int_equal(events.count, 1);
  assert_int_equal(events.total, 1);
  assert_int_equal(events.pages, 1);
}

static void records_that_were_not_asked_for_are_dropped(void **state) {
  struct fixture *fixture = *state;
  const char *const ctids[] = {"CE-9C4AC81C-9F28-4AB6-8EF0-4DB2CD0EE3A5"};
  START(OK_HEAD "\r\n[{\"@id\":\"https://x/graph/" OTHER "\"},{\"@id\":\"https://x/graph/" CTID "\"}]");
  assert_int_equal(registry_graphs(fixture->registry, fixture->arena, ctids, 1, fixture->pages, &fixture->error), 0);
  asked(fixture, 0, "POST /ce-registry/graph/search HTTP/1.1\r\n");
  assert_non_null(strstr(fixture->server.requests[0], "\r\n\r\n{\"ctids\":[\"CE-9C4AC81C-"));
  assert_int_equal(fixture->pages[0].rows, 2);
  assert_int_equal(fixture->pages[0].count, 1);
  assert_string_equal(fixture->pages[0].items[0].ctid, CTID);
}

static void an_archive_that_is_not_for_us_is_no_error(void **state) {
  struct fixture *fixture = *state;
  struct registry_archive archive;
  START("HTTP/1.1 401 No\r\n\r\n{\"errors\":[\"Invalid token\"]}",
        "HTTP/1.1 201 Made\r\nContent-Type: application/json\r\n\r\n{\"status\":\"pending\"}");
  assert_int_equal(registry_archive(fixture->registry, fixture->arena, false, &archive, &fixture->error), 0);
  assert_int_equal(archive.state, ARCHIVE_REFUSED);
  asked(fixture, 0, "GET /ce-registry/envelopes/download HTTP/1.1\r\n");
  assert_int_equal(registry_archive(fixture->registry, fixture->arena, true, &archive, &fixture->error), 0);
  assert_int_equal(archive.state, ARCHIVE_PENDING);
  asked(fixture, 1, "POST /ce-registry/envelopes/download HTTP/1.1\r\n");
}

static void the_archive_is_fetched_without_the_key(void **state) {
  struct fixture *fixture = *state;
  struct server bucket = {.count = 0};
  static const char *const answers[] = {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nPK\x05\x06!", NULL};
  char url[200];
  char path[] = "/tmp/ladderway-archive-XXXXXX";
  fixture->options.key = SECRET;
  START("HTTP/1.1 404 No\r\n\r\n");
  server_start_list(&bucket, answers);
  (void)snprintf(url, sizeof url, "%s/bucket/a.zip", bucket.origin);
  assert_non_null(mkdtemp(path));
  char file[200];
  (void)snprintf(file, sizeof file, "%s/a.zip", path);
  int status = registry_archive_fetch(fixture->registry, url, file, &fixture->error);
  server_stop(&bucket);
  assert_int_equal(status, 0);
  assert_int_equal(strncmp(bucket.requests[0], "GET /bucket/a.zip ", 18), 0);
  assert_null(strstr(bucket.requests[0], SECRET));
  assert_null(strstr(bucket.requests[0], "Authorization"));
  assert_int_equal(fixture->server.count, 0);
  struct http_progress counts;
  http_counts(fixture->http, &counts);
  assert_int_equal(counts.requests, 1);
  assert_int_equal(unlink(file), 0);
  assert_int_equal(rmdir(path), 0);
  assert_int_not_equal(
      registry_archive_fetch(fixture->registry, "http://registry.example/a.zip", file, &fixture->error), 0);
  assert_int_not_equal(registry_archive_fetch(fixture->registry, "file:///etc/passwd", file, &fixture->error), 0);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      CASE(a_registry_is_told_by_its_list),
      CASE(a_web_page_is_no_registry),
      CASE(refusals_are_put_in_words),
      CASE(a_key_that_comes_back_is_not_shown),
      CASE(pages_are_asked_for_at_once),
      CASE(a_page_that_was_cut_is_asked_for_again),
      CASE(types_are_searched_for),
      CASE(events_are_asked_for_since_a_time),
      CASE(records_that_were_not_asked_for_are_dropped),
      CASE(an_archive_that_is_not_for_us_is_no_error),
      CASE(the_archive_is_fetched_without_the_key),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
