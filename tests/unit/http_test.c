/* SPDX-License-Identifier: MIT */
/* sync/http: addresses, answers, redirects, limits. */
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
#include <zstd.h>

#include "http_fixture.h"

static void only_safe_addresses_are_taken(void **state) {
  (void)state;
  static const struct {
    const char *url, *origin;
  } good[] = {
      {"https://Registry.Example/ce-registry", "https://registry.example:443"},
      {"https://registry.example:8443", "https://registry.example:8443"},
      {"http://127.0.0.1:80/x", "http://127.0.0.1:80"},
      {"http://127.1/x", "http://127.0.0.1:80"},
      {"http://LOCALHOST:8000/", "http://localhost:8000"},
      {"http://[::1]:9/", "http://[::1]:9"},
  };
  static const char *const bad[] = {
      "http://registry.example/",
      "ftp://registry.example/",
      "file:///etc/passwd",
      "https://me:pw@registry.example/",
      "https://me@registry.example/",
      "registry.example",
      "https://",
      "https://a b/",
      "https://a/\r\nX: y",
      "https://a/\x1b[2J",
      "http://localhost.evil.example/",
      "http://127.0.0.1.evil.example/",
      "http://[fe80::1%25eth0]/",
      "https://xn--\xc3\xa9.example/",
      "http://0.0.0.0/",
      "http://localhost@evil.example/",
      "javascript:alert(1)",
      "",
  };
  char origin[300];
  struct error error;
  for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
    assert_int_equal(http_origin(good[i].url, origin, sizeof origin, &error), 0);
    assert_string_equal(origin, good[i].origin);
  }
  for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
    if (http_origin(bad[i], origin, sizeof origin, &error) == 0) {
      fail_msg("taken: %s as %s", bad[i], origin);
    }
    assert_int_equal(error.code, ERROR_USAGE);
    assert_null(strstr(error.message, "pw"));
  }
}

static void an_answer_comes_with_what_its_head_says(void **state) {
  struct fixture *fixture = *state;
  assert_int_equal(ASK("HTTP/1.1 200 OK\r\ncontent-type: application/json; charset=utf-8\r\nX-TOTAL: 395847\r\n"
                       "X-Total-Pages: 3959\r\nTotal: 7\r\nETag: \"abc\"\r\nDate: Tue, 15 Nov 1994 08:12:31 GMT\r\n"
                       "Content-Length: 4\r\n\r\n[1]\n"),
                   0);
  assert_int_equal(fixture->reply.status, 200);
  assert_string_equal(buffer_text(&fixture->reply.body), "[1]\n");
  assert_int_equal(fixture->reply.total, 395847);
  assert_int_equal(fixture->reply.total_pages, 3959);
  assert_int_equal(fixture->reply.date, 784887151);
  assert_true(fixture->reply.json);
  assert_string_equal(fixture->reply.etag, "\"abc\"");
  assert_int_equal(fixture->counts.requests, 1);
  assert_int_equal(fixture->counts.retries, 0);
  assert_true(fixture->counts.bytes > 4);
  const char *request = fixture->server.requests[0];
  assert_int_equal(strncmp(request, "GET /list?page=1 HTTP/1.1\r\n", 27), 0);
  assert_non_null(strstr(request, "\r\nUser-Agent: ladderway/"));
  assert_non_null(strstr(request, "\r\nAccept-Encoding: "));
  assert_non_null(strstr(request, "zstd"));
  assert_null(strstr(request, "Authorization"));
  assert_null(strstr(request, "Cookie"));
}

static void the_key_goes_into_one_header(void **state) {
  struct fixture *fixture = *state;
  fixture->options.key = "Token " SECRET "\n";
  fixture->options.most_retries = 1;
  assert_int_equal(
      ASK("HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n", OK_HEAD "Content-Length: 2\r\n\r\n[]"),
      0);
  assert_non_null(strstr(fixture->server.requests[0], "\r\nAuthorization: Bearer " SECRET "\r\n"));
  assert_non_null(strstr(fixture->server.requests[1], "\r\nAuthorization: Bearer " SECRET "\r\n"));
  assert_int_equal(strncmp(fixture->server.requests[1], "GET /again ", 11), 0);
}

static void a_key_with_a_line_end_inside_is_refused(void **state) {
  (void)state;
  static const char *const bad[] = {"", "  \n", "abc\r\nX-Evil: 1 " SECRET, "abc\x01 " SECRET, "abc\xc3\xa9 " SECRET};
  struct error error;
  struct http *http = NULL;
  for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
    struct http_options options = {.origin = "https://registry.example", .key = bad[i]};
    assert_int_not_equal(http_new(&http, &options, &error), 0);
    assert_null(http);
    assert_null(strstr(error.message, SECRET));
  }
}

static void redirects_stay_within_the_origin(void **state) {
  struct fixture *fixture = *state;
  fixture->options.key = SECRET;
  assert_int_not_equal(ASK("HTTP/1.1 301 Moved\r\nLocation: https://evil.example/x\r\nContent-Length: 0\r\n\r\n"), 0);
  says(fixture, "evil.example");
  assert_int_equal(fixture->server.count, 1);
}

static void redirects_to_nonsense_are_refused(void **state) {
  static const char *const places[] = {"file:///etc/passwd",
                                       "http://me:pw@127.0.0.1/",
                                       "gopher://127.0.0.1/",
                                       "http://127.0.0.1:1/",
                                       "//127.0.0.1:1/x",
                                       "http://registry.example/",
                                       ""};
  for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
    struct fixture *fixture = *state;
    char answer[200];
    (void)snprintf(answer, sizeof answer, "HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n", places[i]);
    if (ASK(answer, OK_HEAD "Content-Length: 2\r\n\r\n[]") == 0) {
      fail_msg("followed: %s", places[i]);
    }
    assert_int_equal(fixture->error.code, ERROR_BAD_DATA);
    assert_int_equal(fixture->server.count, 1);
    assert_int_equal(tear_down(state), 0);
    assert_int_equal(set_up(state), 0);
  }
}

static void a_circle_of_redirects_ends(void **state) {
  struct fixture *fixture = *state;
  assert_int_not_equal(ASK("HTTP/1.1 307 Again\r\nLocation: /list?page=1\r\nContent-Length: 0\r\n\r\n"), 0);
  says(fixture, "in circles");
  assert_int_equal(fixture->server.count, 6);
}

static void a_body_over_the_limit_is_refused(void **state) {
  struct fixture *fixture = *state;
  static const char *const answers[] = {OK_HEAD "Content-Length: 12\r\n\r\n[1,2,3,4,5,]", NULL};
  struct http_request request = {.path = "/", .limit = 11};
  server_start_list(&fixture->server, answers);
  assert_int_not_equal(get(fixture, &request), 0);
  assert_int_equal(fixture->error.code, ERROR_TOO_BIG);
  assert_int_equal(fixture->server.count, 1);
}

static void send_packed(struct server *server, int line, const char *request, int number) {
  (void)server;
  (void)request;
  (void)number;
  enum { PLAIN = 8 << 20 };
  char *plain = calloc(1, PLAIN);
  size_t room = ZSTD_compressBound(PLAIN);
  char *packed = malloc(room);
  size_t length = plain == NULL || packed == NULL ? 0 : ZSTD_compress(packed, room, plain, PLAIN, 3);
  server_say(line, OK_HEAD "Content-Encoding: zstd\r\n\r\n");
  server_write(line, packed, length);
  free(plain);
  free(packed);
}

static void a_small_body_that_unpacks_to_a_huge_one_is_refused(void **state) {
  struct fixture *fixture = *state;
  struct http_request request = {.path = "/", .limit = 1 << 20};
  server_start(&fixture->server, send_packed);
  assert_int_not_equal(get(fixture, &request), 0);
  assert_int_equal(fixture->error.code, ERROR_TOO_BIG);
  assert_true(fixture->counts.bytes < 1 << 20);
}

static void send_gzip(struct server *server, int line, const char *request, int number) {
  static const char packed[] =
      "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x8b\xae\x56\x4a\x54\xb2\x32\xac\xd5\xa9\x56\x4a\x52\xb2\x32\xaa\x8d\xe5"
      "\x02\x00\x41\x5b\x43\xd7\x12\x00\x00\x00";
  (void)server;
  (void)request;
  (void)number;
  server_say(line, OK_HEAD "Content-Encoding: gzip\r\nContent-Length: 38\r\n\r\n");
  server_write(line, packed, sizeof packed - 1);
}

static void packed_bodies_are_unpacked(void **state) {
  struct fixture *fixture = *state;
  struct http_request request = {.path = "/"};
  server_start(&fixture->server, send_gzip);
  assert_int_equal(get(fixture, &request), 0);
  assert_string_equal(buffer_text(&fixture->reply.body), "[{\"a\":1},{\"b\":2}]\n");
}

static void send_endless_head(struct server *server, int line, const char *request, int number) {
  (void)server;
  (void)request;
  (void)number;
  server_say(line, "HTTP/1.1 200 OK\r\n");
  for (int i = 0; i < 5000; i++) {
    server_say(line, "X-Filler: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n");
  }
  server_say(line, "Content-Length: 2\r\n\r\n[]");
}

static void an_endless_head_is_refused(void **state) {
  struct fixture *fixture = *state;
  struct http_request request = {.path = "/"};
  server_start(&fixture->server, send_endless_head);
  assert_int_not_equal(get(fixture, &request), 0);
  assert_int_equal(fixture->error.code, ERROR_TOO_BIG);
}

static void nothing_new_is_no_error(void **state) {
  struct fixture *fixture = *state;
  static const char *const answers[] = {"HTTP/1.1 304 Same\r\nETag: \"abc\"\r\n\r\n", NULL};
  struct http_request request = {.path = "/", .etag = "\"abc\""};
  server_start_list(&fixture->server, answers);
  assert_int_equal(get(fixture, &request), 0);
  assert_int_equal(fixture->reply.status, 304);
  assert_non_null(strstr(fixture->server.requests[0], "\r\nIf-None-Match: \"abc\"\r\n"));
}

static void bad_paths_are_refused(void **state) {
  struct fixture *fixture = *state;
  static const char *const bad[] = {"@evil.example/", ".evil.example/", "/a b", "/a\r\nX: y", ""};
  (void)snprintf(fixture->server.origin, sizeof fixture->server.origin, "http://127.0.0.1:1");
  for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
    struct http_request request = {.path = bad[i]};
    assert_int_not_equal(get(fixture, &request), 0);
    assert_int_equal(fixture->error.code, ERROR_USAGE);
    http_free(fixture->http);
    fixture->http = NULL;
  }
  fixture->server.origin[0] = '\0';
}

static void a_proxy_is_never_asked_for_this_machine(void **state) {
  struct fixture *fixture = *state;
  (void)setenv("http_proxy", "http://127.0.0.1:1", 1);
  (void)setenv("ALL_PROXY", "http://127.0.0.1:1", 1);
  fixture->options.most_retries = 1;
  int status = ASK(OK_HEAD "Content-Length: 2\r\n\r\n[]");
  (void)unsetenv("http_proxy");
  (void)unsetenv("ALL_PROXY");
  assert_int_equal(status, 0);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      CASE(only_safe_addresses_are_taken),
      CASE(an_answer_comes_with_what_its_head_says),
      CASE(the_key_goes_into_one_header),
      CASE(a_key_with_a_line_end_inside_is_refused),
      CASE(redirects_stay_within_the_origin),
      CASE(redirects_to_nonsense_are_refused),
      CASE(a_circle_of_redirects_ends),
      CASE(a_body_over_the_limit_is_refused),
      CASE(a_small_body_that_unpacks_to_a_huge_one_is_refused),
      CASE(packed_bodies_are_unpacked),
      CASE(an_endless_head_is_refused),
      CASE(nothing_new_is_no_error),
      CASE(bad_paths_are_refused),
      CASE(a_proxy_is_never_asked_for_this_machine),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
