/* SPDX-License-Identifier: MIT */
/* sync/http: what is tried again, after which pause, and how it is stopped. */
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

#include "http_fixture.h"

static void trouble_of_the_server_is_waited_out(void **state) {
  struct fixture *fixture = *state;
  assert_int_equal(ASK("HTTP/1.1 500 Oops\r\nContent-Type: text/html\r\nContent-Length: 14\r\n\r\n<h1>Oops</h1>\n",
                       "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", OK_HEAD "Content-Length: 2\r\n\r\n[]"),
                   0);
  assert_string_equal(buffer_text(&fixture->reply.body), "[]");
  assert_int_equal(fixture->counts.retries, 2);
  assert_int_equal(fixture->counts.requests, 3);
}

static void trouble_without_end_is_told(void **state) {
  struct fixture *fixture = *state;
  fixture->options.most_retries = 2;
  fixture->options.key = SECRET;
  assert_int_not_equal(ASK("HTTP/1.1 502 Bad\r\nContent-Type: text/html\r\nContent-Length: 14\r\n\r\n<h1>Oops</h1>\n"),
                       0);
  assert_int_equal(fixture->error.code, ERROR_NETWORK);
  says(fixture, "web page");
  says(fixture, "502");
  assert_int_equal(fixture->server.count, 3);
  assert_int_equal(fixture->reply.status, 502);
}

static void refusals_are_not_asked_again(void **state) {
  struct fixture *fixture = *state;
  fixture->options.key = SECRET;
  assert_int_equal(ASK("HTTP/1.1 401 No\r\nContent-Type: application/json\r\nContent-Length: 30\r\n\r\n"
                       "{\"errors\":[\"401 Unauthorized\"]}"),
                   0);
  assert_int_equal(fixture->reply.status, 401);
  assert_int_equal(fixture->server.count, 1);
  assert_non_null(strstr(buffer_text(&fixture->reply.body), "Unauthorized"));
}

static void patience_is_kept_as_asked(void **state) {
  struct fixture *fixture = *state;
  (void)setenv("LADDERWAY_PACE", "0.1", 1);
  double start = now();
  assert_int_equal(
      ASK("HTTP/1.1 429 Slow\r\nRetry-After: 4\r\nContent-Length: 0\r\n\r\n", OK_HEAD "Content-Length: 2\r\n\r\n[]"),
      0);
  assert_true(now() - start >= 0.4);
  assert_true(fixture->longest_wait >= 1);
}

static void patience_until_a_date_goes_by_the_clock_of_the_server(void **state) {
  struct fixture *fixture = *state;
  (void)setenv("LADDERWAY_PACE", "0.05", 1);
  double start = now();
  assert_int_equal(ASK("HTTP/1.1 503 Slow\r\nRetry-After: Tue, 15 Nov 1994 08:12:41 GMT\r\n"
                       "Date: Tue, 15 Nov 1994 08:12:31 GMT\r\nContent-Length: 0\r\n\r\n",
                       OK_HEAD "Content-Length: 2\r\n\r\n[]"),
                   0);
  assert_true(now() - start >= 0.5);
}

static void too_much_patience_is_not_had(void **state) {
  struct fixture *fixture = *state;
  assert_int_not_equal(ASK("HTTP/1.1 429 Slow\r\nRetry-After: 86400\r\nContent-Length: 0\r\n\r\n"), 0);
  says(fixture, "1440 minutes");
  assert_int_equal(fixture->server.count, 1);
}

static void a_cut_body_is_asked_for_again(void **state) {
  struct fixture *fixture = *state;
  assert_int_equal(ASK(OK_HEAD "Content-Length: 228185\r\n\r\n[{\"a\":1},",
                       OK_HEAD "Transfer-Encoding: chunked\r\n\r\n5\r\n[1,2,\r\n",
                       OK_HEAD "Transfer-Encoding: chunked\r\n\r\n3\r\n[1,\r\n2\r\n2]\r\n0\r\n\r\n"),
                   0);
  assert_string_equal(buffer_text(&fixture->reply.body), "[1,2]");
  assert_int_equal(fixture->counts.retries, 2);
}

static bool ends_with_bracket(const struct buffer *body, void *context) {
  ++*(int *)context;
  return body->length > 0 && body->data[body->length - 1] == ']';
}

static void a_body_that_is_not_complete_is_asked_for_again(void **state) {
  struct fixture *fixture = *state;
  static const char *const answers[] = {OK_HEAD "\r\n[1,", OK_HEAD "Content-Length: 3\r\n\r\n[1,2]",
                                        OK_HEAD "Content-Length: 5\r\n\r\n[1,2]", NULL};
  int looks = 0;
  struct http_request request = {.path = "/", .complete = ends_with_bracket, .context = &looks};
  server_start_list(&fixture->server, answers);
  assert_int_equal(get(fixture, &request), 0);
  assert_string_equal(buffer_text(&fixture->reply.body), "[1,2]");
  assert_int_equal(looks, 3);
}

static void stall_once(struct server *server, int line, const char *request, int number) {
  (void)request;
  if (number == 0) {
    server_say(line, OK_HEAD "Content-Length: 4\r\n\r\n[1");
    server_stall(server, line);
  } else {
    server_say(line, OK_HEAD "Content-Length: 4\r\n\r\n[12]");
  }
}

static void a_line_that_stands_still_counts_as_broken(void **state) {
  struct fixture *fixture = *state;
  struct http_request request = {.path = "/"};
  fixture->options.stall_seconds = 1;
  server_start(&fixture->server, stall_once);
  assert_int_equal(get(fixture, &request), 0);
  assert_string_equal(buffer_text(&fixture->reply.body), "[12]");
  assert_int_equal(fixture->counts.retries, 1);
  assert_true(fixture->server.hung_up);
}

static void cancelling_works_at_once_also_while_waiting(void **state) {
  struct fixture *fixture = *state;
  (void)setenv("LADDERWAY_PACE", "1", 1);
  fixture->cancel_at = 6;
  double start = now();
  assert_int_not_equal(ASK("HTTP/1.1 429 Slow\r\nRetry-After: 600\r\nContent-Length: 0\r\n\r\n"), 0);
  assert_int_equal(fixture->error.code, ERROR_CANCELLED);
  assert_true(fixture->longest_wait >= 500);
  assert_true(now() - start < 60);
}

static void cancelling_works_on_a_silent_line(void **state) {
  struct fixture *fixture = *state;
  struct http_request request = {.path = "/"};
  fixture->cancel_at = 8;
  server_start(&fixture->server, stall_once);
  assert_int_not_equal(get(fixture, &request), 0);
  assert_int_equal(fixture->error.code, ERROR_CANCELLED);
}

static void nobody_there_is_told_after_some_tries(void **state) {
  struct fixture *fixture = *state;
  struct http_request request = {.path = "/"};
  (void)snprintf(fixture->server.origin, sizeof fixture->server.origin, "http://127.0.0.1:1");
  fixture->options.most_retries = 2;
  fixture->options.key = SECRET;
  int status = get(fixture, &request);
  fixture->server.origin[0] = '\0';
  assert_int_not_equal(status, 0);
  assert_int_equal(fixture->error.code, ERROR_NETWORK);
  says(fixture, "127.0.0.1:1 ");
  assert_int_equal(fixture->counts.retries, 2);
}

static void a_question_is_posted_and_posted_again(void **state) {
  struct fixture *fixture = *state;
  static const char *const answers[] = {"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n",
                                        OK_HEAD "Content-Length: 2\r\n\r\n[]", NULL};
  struct http_request request = {.path = "/graph/search", .json = "{\"ctids\":[]}"};
  server_start_list(&fixture->server, answers);
  assert_int_equal(get(fixture, &request), 0);
  for (int i = 0; i < 2; i++) {
    assert_int_equal(strncmp(fixture->server.requests[i], "POST /graph/search ", 19), 0);
    assert_non_null(strstr(fixture->server.requests[i], "\r\nContent-Type: application/json\r\n"));
    assert_non_null(strstr(fixture->server.requests[i], "\r\n\r\n{\"ctids\":[]}"));
  }
}

/* The answer is the path that was asked for. */
static void echo(struct server *server, int line, const char *request, int number) {
  char answer[200];
  (void)server;
  (void)number;
  (void)snprintf(answer, sizeof answer, OK_HEAD "\r\n[\"%.*s\"]", (int)strcspn(request + 4, " "), request + 4);
  server_say(line, answer);
}

static void many_requests_keep_their_order_and_the_pace(void **state) {
  struct fixture *fixture = *state;
  enum { MANY = 10 };
  char paths[MANY][20];
  struct http_request requests[MANY] = {{.path = NULL}};
  struct http_reply replies[MANY];
  (void)setenv("LADDERWAY_PACE", "1", 1);
  server_start(&fixture->server, echo);
  fixture->options = (struct http_options){.origin = fixture->server.origin, .jobs = 4, .per_second = 20};
  for (int i = 0; i < MANY; i++) {
    (void)snprintf(paths[i], sizeof paths[i], "/page/%d", i);
    requests[i].path = paths[i];
  }
  assert_int_equal(http_new(&fixture->http, &fixture->options, &fixture->error), 0);
  double start = now();
  assert_int_equal(http_send(fixture->http, requests, MANY, replies, &fixture->error), 0);
  assert_true(now() - start >= 0.45);
  for (int i = 0; i < MANY; i++) {
    char expected[240];
    (void)snprintf(expected, sizeof expected, "[\"%s\"]", paths[i]);
    assert_string_equal(buffer_text(&replies[i].body), expected);
    http_reply_free(&replies[i]);
  }
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      CASE(trouble_of_the_server_is_waited_out),
      CASE(trouble_without_end_is_told),
      CASE(refusals_are_not_asked_again),
      CASE(patience_is_kept_as_asked),
      CASE(patience_until_a_date_goes_by_the_clock_of_the_server),
      CASE(too_much_patience_is_not_had),
      CASE(a_cut_body_is_asked_for_again),
      CASE(a_body_that_is_not_complete_is_asked_for_again),
      CASE(a_line_that_stands_still_counts_as_broken),
      CASE(cancelling_works_at_once_also_while_waiting),
      CASE(cancelling_works_on_a_silent_line),
      CASE(nobody_there_is_told_after_some_tries),
      CASE(a_question_is_posted_and_posted_again),
      CASE(many_requests_keep_their_order_and_the_pace),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
