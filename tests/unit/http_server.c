/* SPDX-License-Identifier: MIT */
#include "http_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

void server_write(int line, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t sent = send(line, bytes, length, MSG_NOSIGNAL);
    if (sent <= 0) {
      return;
    }
    bytes += sent;
    length -= (size_t)sent;
  }
}

void server_say(int line, const char *text) {
  server_write(line, text, strlen(text));
}

static bool readable(const struct server *server, int file) {
  struct pollfd files[] = {{.fd = file, .events = POLLIN}, {.fd = server->stop[0], .events = POLLIN}};
  return poll(files, 2, 20000) > 0 && files[1].revents == 0;
}

void server_stall(struct server *server, int line) {
  char byte;
  ssize_t got = 1;
  while (got > 0 && readable(server, line)) {
    got = recv(line, &byte, 1, 0);
  }
  server->hung_up = server->hung_up || got <= 0;
}

void server_answer_list(struct server *server, int line, const char *request, int number) {
  (void)request;
  int last = 0;
  while (server->answers[last + 1] != NULL) {
    last++;
  }
  server_say(line, server->answers[number < last ? number : last]);
}

/* Up to the blank line, and as much body as is announced. */
static void read_request(struct server *server, int line, char *request) {
  size_t length = 0;
  size_t wanted = SERVER_REQUEST_SIZE - 1;
  while (length < wanted && readable(server, line)) {
    ssize_t got = recv(line, request + length, wanted - length, 0);
    if (got <= 0) {
      break;
    }
    length += (size_t)got;
    request[length] = '\0';
    const char *end = strstr(request, "\r\n\r\n");
    const char *announced = strcasestr(request, "\r\ncontent-length:");
    if (end != NULL) {
      size_t body = announced == NULL ? 0 : strtoul(announced + 17, NULL, 10);
      size_t whole = (size_t)(end + 4 - request) + body;
      wanted = whole < SERVER_REQUEST_SIZE - 1 ? whole : SERVER_REQUEST_SIZE - 1;
    }
  }
}

static void *serve(void *context) {
  struct server *server = context;
  while (readable(server, server->listener)) {
    int line = accept(server->listener, NULL, NULL);
    if (line < 0) {
      continue;
    }
    int number = server->count < SERVER_MOST_REQUESTS ? server->count : SERVER_MOST_REQUESTS - 1;
    char *request = server->requests[number];
    request[0] = '\0';
    read_request(server, line, request);
    if (request[0] != '\0') {
      server->count = number + 1;
      server->answer(server, line, request, number);
    }
    (void)shutdown(line, SHUT_WR);
    char rest[4096];
    while (readable(server, line) && recv(line, rest, sizeof rest, 0) > 0) {
    }
    (void)close(line);
  }
  return NULL;
}

void server_start(struct server *server, void (*answer)(struct server *, int, const char *, int)) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  pthread_t thread;
  server->count = 0;
  server->answer = answer;
  server->listener = socket(AF_INET, SOCK_STREAM, 0);
  if (server->listener < 0 || bind(server->listener, (struct sockaddr *)&address, size) != 0 ||
      listen(server->listener, 16) != 0 || getsockname(server->listener, (struct sockaddr *)&address, &size) != 0 ||
      pipe(server->stop) != 0 || pthread_create(&thread, NULL, serve, server) != 0) {
    perror("test server");
    abort();
  }
  server->thread = thread;
  (void)snprintf(server->origin, sizeof server->origin, "http://127.0.0.1:%d", (int)ntohs(address.sin_port));
}

void server_start_list(struct server *server, const char *const *answers) {
  server->answers = answers;
  server_start(server, server_answer_list);
}

void server_stop(struct server *server) {
  (void)!write(server->stop[1], "x", 1);
  (void)pthread_join(server->thread, NULL);
  (void)close(server->listener);
  (void)close(server->stop[0]);
  (void)close(server->stop[1]);
}
