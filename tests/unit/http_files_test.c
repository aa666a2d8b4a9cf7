/* SPDX-License-Identifier: MIT */
/* sync/http: files fetched and sent, and whom a client believes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the ones above first */
#include <cmocka.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "data/crypto/digest.h"
#include "http_server.h"
#include "sync/http.h"

enum { PATH = 512, SIZE = 300000 };
#define SECRET "sEcReT-kEy-0123456789"

struct fixture {
  struct server server;
  char folder[PATH - 100], target[PATH], part[PATH];
  struct http *http;
  struct http_options options;
  struct error error;
  pid_t openssl; /* 0 none */
};

/* What every file is made of: byte i is a function of i. */
static char byte_at(size_t i) {
  return (char)('a' + (i * 7 + i / 1000) % 26);
}

static int set_up(void **state) {
  struct fixture *fixture = calloc(1, sizeof *fixture);
  (void)setenv("LADDERWAY_PACE", "0.001", 1);
  (void)snprintf(fixture->folder, sizeof fixture->folder, "/tmp/ladderway-http-XXXXXX");
  assert_non_null(mkdtemp(fixture->folder));
  (void)snprintf(fixture->target, PATH, "%s/dump", fixture->folder);
  (void)snprintf(fixture->part, PATH, "%s/dump.part", fixture->folder);
  *state = fixture;
  return 0;
}

static int tear_down(void **state) {
  struct fixture *fixture = *state;
  char command[PATH + 16];
  http_free(fixture->http);
  if (fixture->openssl > 0) {
    (void)kill(fixture->openssl, SIGKILL);
    (void)waitpid(fixture->openssl, NULL, 0);
  }
  if (fixture->server.origin[0] != '\0') {
    server_stop(&fixture->server);
  }
  (void)snprintf(command, sizeof command, "rm -rf '%s'", fixture->folder);
  assert_int_equal(system(command), 0);
  free(fixture);
  return 0;
}

static void connect_to(struct fixture *fixture, const char *origin) {
  fixture->options.origin = origin;
  http_free(fixture->http);
  assert_int_equal(http_new(&fixture->http, &fixture->options, &fixture->error), 0);
}

static int fetch(struct fixture *fixture, void (*answer)(struct server *, int, const char *, int)) {
  server_start(&fixture->server, answer);
  connect_to(fixture, fixture->server.origin);
  return http_download(fixture->http, "/dump.zst", fixture->target, 1 << 20, &fixture->error);
}

static void check_file(const struct fixture *fixture, size_t size) {
  struct buffer all;
  FILE *file = fopen(fixture->target, "rb");
  assert_non_null(file);
  buffer_init(&all, 1 << 20);
  for (int byte = getc(file); byte != EOF; byte = getc(file)) {
    buffer_add_char(&all, (char)byte);
  }
  (void)fclose(file);
  assert_int_equal(all.length, size);
  for (size_t i = 0; i < size; i++) {
    assert_int_equal(all.data[i], byte_at(i));
  }
  buffer_free(&all);
  assert_int_not_equal(access(fixture->part, F_OK), 0);
}

static void say_head(int line, const char *status, size_t length, const char *more) {
  char head[400];
  (void)snprintf(head, sizeof head, "HTTP/1.1 %s\r\nContent-Length: %zu\r\n%s\r\n", status, length, more);
  server_say(line, head);
}

static void say_bytes(int line, size_t from, size_t to) {
  static char bytes[SIZE];
  for (size_t i = from; i < to; i++) {
    bytes[i - from] = byte_at(i);
  }
  server_write(line, bytes, to - from);
}

static size_t asked_from(const char *request) {
  const char *range = strstr(request, "\r\nRange: bytes=");
  return range == NULL ? 0 : strtoul(range + 15, NULL, 10);
}

/* Each connection brings 100,000 bytes and breaks; resuming works. */
static void break_often(struct server *server, int line, const char *request, int number) {
  (void)server;
  (void)number;
  char more[200];
  size_t from = asked_from(request);
  size_t to = from + 100000 < SIZE ? from + 100000 : SIZE;
  bool known = strstr(request, "\r\nIf-Range: \"v1\"\r\n") != NULL;
  if (from > 0 && known) {
    (void)snprintf(more, sizeof more, "ETag: \"v1\"\r\nContent-Range: bytes %zu-%d/%d\r\n", from, SIZE - 1, SIZE);
    say_head(line, "206 Partial", SIZE - from, more);
  } else {
    from = 0;
    to = 100000;
    say_head(line, "200 OK", SIZE, "ETag: \"v1\"\r\n");
  }
  say_bytes(line, from, to);
}

static void a_broken_download_goes_on_where_it_was(void **state) {
  struct fixture *fixture = *state;
  fixture->options.most_retries = 1;
  assert_int_equal(fetch(fixture, break_often), 0);
  check_file(fixture, SIZE);
  assert_int_equal(fixture->server.count, 3);
  struct http_progress counts;
  http_counts(fixture->http, &counts);
  assert_true(counts.bytes >= SIZE && counts.bytes < SIZE + 5000);
}

/* The first connection breaks, the second is refused; then a new process. */
static void break_and_refuse(struct server *server, int line, const char *request, int number) {
  if (number == 1) {
    say_head(line, "404 Gone", 0, "");
  } else {
    break_often(server, line, request, number);
  }
}

static void the_next_run_goes_on_where_the_last_one_ended(void **state) {
  struct fixture *fixture = *state;
  struct stat about;
  assert_int_not_equal(fetch(fixture, break_and_refuse), 0);
  assert_int_equal(fixture->error.code, ERROR_NOT_FOUND);
  assert_int_equal(stat(fixture->part, &about), 0);
  assert_int_equal(about.st_size, 100000);
  assert_int_not_equal(access(fixture->target, F_OK), 0);
  connect_to(fixture, fixture->server.origin);
  assert_int_equal(http_download(fixture->http, "/dump.zst", fixture->target, 1 << 20, &fixture->error), 0);
  check_file(fixture, SIZE);
  assert_int_equal(asked_from(fixture->server.requests[2]), 100000);
}

static void a_part_of_another_file_is_not_used(void **state) {
  struct fixture *fixture = *state;
  assert_int_not_equal(fetch(fixture, break_and_refuse), 0);
  connect_to(fixture, fixture->server.origin);
  assert_int_equal(http_download(fixture->http, "/other.zst", fixture->target, 1 << 20, &fixture->error), 0);
  check_file(fixture, SIZE);
  assert_int_equal(asked_from(fixture->server.requests[2]), 0);
}

/* The file has changed meanwhile: the whole of the new one comes. */
static void change_meanwhile(struct server *server, int line, const char *request, int number) {
  (void)server;
  (void)request;
  if (number == 0) {
    say_head(line, "200 OK", SIZE, "ETag: \"old\"\r\n");
    server_say(line, "something else");
  } else {
    say_head(line, "200 OK", 5000, "ETag: \"new\"\r\n");
    say_bytes(line, 0, 5000);
  }
}

static void a_file_that_changed_is_fetched_from_its_start(void **state) {
  struct fixture *fixture = *state;
  assert_int_equal(fetch(fixture, change_meanwhile), 0);
  check_file(fixture, 5000);
  assert_non_null(strstr(fixture->server.requests[1], "\r\nIf-Range: \"old\"\r\n"));
}

/* Neither a weak ETag nor none promises the same bytes. */
static void promise_nothing(struct server *server, int line, const char *request, int number) {
  (void)server;
  (void)request;
  say_head(line, "200 OK", 5000, "ETag: W/\"v1\"\r\n");
  say_bytes(line, 0, number == 0 ? 100 : 5000);
}

static void without_a_promise_it_starts_over(void **state) {
  struct fixture *fixture = *state;
  assert_int_equal(fetch(fixture, promise_nothing), 0);
  check_file(fixture, 5000);
  assert_null(strstr(fixture->server.requests[1], "Range"));
}

static void lie_about_the_range(struct server *server, int line, const char *request, int number) {
  (void)server;
  (void)request;
  if (number == 0) {
    say_head(line, "200 OK", 5000, "ETag: \"v1\"\r\n");
    say_bytes(line, 0, 1000);
  } else {
    say_head(line, "206 Partial", 3000, "ETag: \"v1\"\r\nContent-Range: bytes 2000-4999/5000\r\n");
    say_bytes(line, 2000, 5000);
  }
}

static void another_part_than_asked_for_is_refused(void **state) {
  struct fixture *fixture = *state;
  assert_int_not_equal(fetch(fixture, lie_about_the_range), 0);
  assert_int_equal(fixture->error.code, ERROR_BAD_DATA);
  assert_int_not_equal(access(fixture->target, F_OK), 0);
}

static void nothing_is_left(struct server *server, int line, const char *request, int number) {
  (void)server;
  if (number == 0) {
    say_head(line, "200 OK", 5000, "ETag: \"v1\"\r\n");
    say_bytes(line, 0, 4999);
  } else if (asked_from(request) == 4999) {
    say_head(line, "206 Partial", 2, "Content-Range: bytes 4999-5000/5001\r\n");
    say_bytes(line, 4999, 5000);
  } else {
    say_head(line, "416 Range", 0, "Content-Range: bytes */5000\r\n");
  }
}

static void a_part_that_is_whole_is_taken(void **state) {
  struct fixture *fixture = *state;
  assert_int_equal(fetch(fixture, nothing_is_left), 0);
  check_file(fixture, 5000);
  assert_int_equal(fixture->server.count, 3);
}

static void send_too_much(struct server *server, int line, const char *request, int number) {
  (void)server;
  (void)request;
  (void)number;
  server_say(line, "HTTP/1.1 200 OK\r\n\r\n");
  for (int i = 0; i < 5; i++) {
    say_bytes(line, 0, SIZE);
  }
}

static void send_an_announced_lot(struct server *server, int line, const char *request, int number) {
  (void)server;
  (void)request;
  (void)number;
  say_head(line, "200 OK", (size_t)5 << 30, "");
  say_bytes(line, 0, 100);
}

static void a_file_over_the_limit_is_refused(void **state) {
  struct fixture *fixture = *state;
  assert_int_not_equal(fetch(fixture, send_too_much), 0);
  assert_int_equal(fixture->error.code, ERROR_TOO_BIG);
  server_stop(&fixture->server);
  assert_int_not_equal(fetch(fixture, send_an_announced_lot), 0);
  assert_int_equal(fixture->error.code, ERROR_TOO_BIG);
  assert_int_equal(fixture->server.count, 1);
}

static void links_in_place_of_the_part_are_not_followed(void **state) {
  struct fixture *fixture = *state;
  char victim[PATH];
  (void)snprintf(victim, PATH, "%s/victim", fixture->folder);
  assert_int_equal(close(open(victim, O_CREAT | O_WRONLY, 0600)), 0);
  assert_int_equal(symlink(victim, fixture->part), 0);
  assert_int_not_equal(fetch(fixture, break_often), 0);
  assert_int_equal(fixture->error.code, ERROR_IO);
  struct stat about;
  assert_int_equal(stat(victim, &about), 0);
  assert_int_equal(about.st_size, 0);
}

static void take_file(struct server *server, int line, const char *request, int number) {
  (void)server;
  (void)request;
  server_say(line, number == 0 ? "HTTP/1.1 503 Slow\r\nContent-Length: 0\r\n\r\n"
                               : "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
}

static void refuse_file(struct server *server, int line, const char *request, int number) {
  (void)server;
  (void)request;
  (void)number;
  server_say(line,
             "HTTP/1.1 403 No\r\nContent-Type: application/xml\r\n\r\n<?xml version=\"1.0\"?><Error><Code>"
             "SignatureDoesNotMatch</Code><Message>x</Message></Error>");
}

static int put(struct fixture *fixture, void (*answer)(struct server *, int, const char *, int)) {
  static const struct http_signing signing = {
      .provider = "aws:amz:us-east-1:s3", .user = "AKIAUSER", .secret = SECRET, .token = "t0ken"};
  char hex[DIGEST_HEX];
  long long size = 0;
  FILE *file = fopen(fixture->target, "w");
  assert_non_null(file);
  assert_int_equal(fputs("hello", file) >= 0, true);
  assert_int_equal(fclose(file), 0);
  assert_int_equal(digest_file(fixture->target, hex, &size, &fixture->error), 0);
  server_start(&fixture->server, answer);
  connect_to(fixture, fixture->server.origin);
  return http_put(fixture->http, &signing, "/bucket/manifest.json", fixture->target, hex, "application/json",
                  "no-cache", &fixture->error);
}

static void a_file_is_sent_signed(void **state) {
  struct fixture *fixture = *state;
  fixture->options.key = "another";
  assert_int_equal(put(fixture, take_file), 0);
  assert_int_equal(fixture->server.count, 2);
  const char *request = fixture->server.requests[1];
  assert_int_equal(strncmp(request, "PUT /bucket/manifest.json HTTP/1.1\r\n", 36), 0);
  assert_non_null(strstr(request, "\r\nAuthorization: AWS4-HMAC-SHA256 Credential=AKIAUSER/"));
  assert_non_null(strstr(request, "x-amz-content-sha256:"));
  assert_non_null(strstr(request, "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"));
  assert_non_null(strstr(request, "\r\nx-amz-security-token: t0ken\r\n"));
  assert_non_null(strstr(request, "\r\nCache-Control: no-cache\r\n"));
  assert_non_null(strstr(request, "\r\nContent-Length: 5\r\n"));
  assert_non_null(strstr(request, "\r\n\r\nhello"));
  /* every header that is signed is sent */
  assert_non_null(strstr(request,
                         "SignedHeaders=cache-control;content-type;host;x-amz-content-sha256;x-amz-date;"
                         "x-amz-security-token,"));
  assert_null(strstr(request, SECRET));
  assert_null(strstr(request, "another"));
}

static void a_refused_file_says_why(void **state) {
  struct fixture *fixture = *state;
  assert_int_not_equal(put(fixture, refuse_file), 0);
  assert_non_null(strstr(fixture->error.message, "SignatureDoesNotMatch"));
  assert_null(strstr(fixture->error.message, SECRET));
  assert_null(strchr(fixture->error.message, '<'));
}

static int asked(struct fixture *fixture, const char *origin) {
  struct http_request request = {.path = "/"};
  struct http_reply reply;
  connect_to(fixture, origin);
  int status = http_send(fixture->http, &request, 1, &reply, &fixture->error);
  http_reply_free(&reply);
  return status;
}

static int run(const char *command) {
  int status = system(command);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* openssl's own small server, on a port of the system's choice. */
static bool start_tls(struct fixture *fixture, const char *name, char *origin, size_t size) {
  char command[2 * PATH];
  int pipes[2];
  (void)snprintf(command, sizeof command,
                 "cd '%s' && openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=%s -addext "
                 "subjectAltName=%s -keyout key.pem -out cert.pem >/dev/null 2>&1",
                 fixture->folder, "test", name);
  if (run(command) != 0 || pipe(pipes) != 0) {
    return false;
  }
  fixture->openssl = fork();
  if (fixture->openssl == 0) {
    if (chdir(fixture->folder) == 0 && dup2(pipes[1], STDOUT_FILENO) >= 0) {
      (void)close(pipes[0]);
      (void)execlp("openssl", "openssl", "s_server", "-accept", "127.0.0.1:0", "-key", "key.pem", "-cert", "cert.pem",
                   "-www", (char *)NULL);
    }
    _exit(127);
  }
  (void)close(pipes[1]);
  FILE *told = fdopen(pipes[0], "r");
  char text[200];
  int port = 0;
  while (port == 0 && told != NULL && fgets(text, sizeof text, told) != NULL) {
    const char *colon = strncmp(text, "ACCEPT", 6) == 0 ? strrchr(text, ':') : NULL;
    port = colon == NULL ? 0 : (int)strtol(colon + 1, NULL, 10);
  }
  (void)fclose(told);
  (void)snprintf(origin, size, "https://127.0.0.1:%d", port);
  return port != 0;
}

static void only_a_server_that_proves_who_it_is_is_believed(void **state) {
  struct fixture *fixture = *state;
  char origin[64];
  char certificate[PATH];
  if (run("openssl version >/dev/null 2>&1") != 0) {
    print_message("openssl is missing: no test of certificates\n");
    skip();
  }
  (void)snprintf(certificate, PATH, "%s/cert.pem", fixture->folder);
  assert_true(start_tls(fixture, "IP:127.0.0.1", origin, sizeof origin));
  fixture->options.key = SECRET;
  assert_int_not_equal(asked(fixture, origin), 0);
  assert_non_null(strstr(fixture->error.message, "certificate"));
  assert_null(strstr(fixture->error.message, SECRET));
  fixture->options.ca_file = certificate;
  assert_int_equal(asked(fixture, origin), 0);
  fixture->options.ca_file = NULL;
  (void)setenv("SSL_CERT_FILE", certificate, 1);
  int status = asked(fixture, origin);
  (void)unsetenv("SSL_CERT_FILE");
  assert_int_equal(status, 0);
  fixture->options.ca_file = fixture->folder;
  assert_int_not_equal(asked(fixture, origin), 0);
}

static void a_certificate_of_another_name_is_not_believed(void **state) {
  struct fixture *fixture = *state;
  char origin[64];
  char certificate[PATH];
  if (run("openssl version >/dev/null 2>&1") != 0) {
    print_message("openssl is missing: no test of certificates\n");
    skip();
  }
  (void)snprintf(certificate, PATH, "%s/cert.pem", fixture->folder);
  assert_true(start_tls(fixture, "DNS:other.example", origin, sizeof origin));
  fixture->options.ca_file = certificate;
  assert_int_not_equal(asked(fixture, origin), 0);
  assert_non_null(strstr(fixture->error.message, "certificate"));
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      CASE(a_broken_download_goes_on_where_it_was),
      CASE(the_next_run_goes_on_where_the_last_one_ended),
      CASE(a_part_of_another_file_is_not_used),
      CASE(a_file_that_changed_is_fetched_from_its_start),
      CASE(without_a_promise_it_starts_over),
      CASE(another_part_than_asked_for_is_refused),
      CASE(a_part_that_is_whole_is_taken),
      CASE(a_file_over_the_limit_is_refused),
      CASE(links_in_place_of_the_part_are_not_followed),
      CASE(a_file_is_sent_signed),
      CASE(a_refused_file_says_why),
      CASE(only_a_server_that_proves_who_it_is_is_believed),
      CASE(a_certificate_of_another_name_is_not_believed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
