/* SPDX-License-Identifier: MIT */
#include "tests/registry/server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "tests/registry/wire.h"

enum { LONGEST_LINE = 16384, LARGEST_ANSWER = 1 << 30, IDLE_SECONDS = 120, SLICES = 10 };

struct listener {
  const struct server_options *options;
  struct wire_tls *tls;
  int socket;
};

struct visit {
  const struct listener *listener;
  int socket;
};

static const char *reason(int status) {
  static const struct {
    int status;
    const char *reason;
  } reasons[] = {{200, "OK"},
                 {201, "Created"},
                 {204, "No Content"},
                 {206, "Partial Content"},
                 {302, "Found"},
                 {304, "Not Modified"},
                 {400, "Bad Request"},
                 {401, "Unauthorized"},
                 {403, "Forbidden"},
                 {404, "Not Found"},
                 {405, "Method Not Allowed"},
                 {411, "Length Required"},
                 {416, "Range Not Satisfiable"},
                 {429, "Too Many Requests"},
                 {500, "Internal Server Error"},
                 {502, "Bad Gateway"},
                 {503, "Service Unavailable"}};
  for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++) {
    if (reasons[i].status == status) {
      return reasons[i].reason;
    }
  }
  return "Other";
}

static void pause_for(double seconds) {
  struct timespec left = {.tv_sec = (time_t)seconds, .tv_nsec = (long)((seconds - (double)(time_t)seconds) * 1e9)};
  while (nanosleep(&left, &left) != 0 && errno == EINTR) {
  }
}

/* "GET /path?query HTTP/1.1" into its parts. */
static bool read_start(struct exchange *exchange, struct wire *wire) {
  char line[LONGEST_LINE];
  if (!wire_line(wire, line, sizeof line)) {
    return false;
  }
  char *target = strchr(line, ' ');
  char *version = target == NULL ? NULL : strchr(target + 1, ' ');
  if (version == NULL || target[1] != '/' || strncmp(version + 1, "HTTP/1.", 7) != 0) {
    return false;
  }
  *target++ = '\0';
  *version = '\0';
  size_t path = strcspn(target, "?");
  exchange->method = arena_strdup(exchange->arena, line);
  exchange->target = arena_strdup(exchange->arena, target);
  exchange->path = arena_strndup(exchange->arena, target, path);
  exchange->query = arena_strdup(exchange->arena, target[path] == '?' ? target + path + 1 : "");
  return exchange->query != NULL;
}

static bool read_headers(struct exchange *exchange, struct wire *wire) {
  char line[LONGEST_LINE];
  for (;;) {
    if (!wire_line(wire, line, sizeof line)) {
      return false;
    }
    if (line[0] == '\0') {
      return true;
    }
    char *value = strchr(line, ':');
    if (value == NULL || exchange->header_count == SERVER_MOST_HEADERS) {
      return false;
    }
    *value++ = '\0';
    value += strspn(value, " \t");
    struct header *header = &exchange->headers[exchange->header_count++];
    header->name = arena_strdup(exchange->arena, line);
    header->value = arena_strdup(exchange->arena, value);
    if (header->value == NULL) {
      return false;
    }
  }
}

/* A body without a length is refused, as by the servers that this one stands for. */
static bool read_body(struct exchange *exchange, struct wire *wire) {
  static const char go_on[] = "HTTP/1.1 100 Continue\r\n\r\n";
  const char *length = exchange_header(exchange, "Content-Length");
  if (exchange_header(exchange, "Transfer-Encoding") != NULL) {
    return false;
  }
  if (exchange_header(exchange, "Expect") != NULL && !wire_write(wire, go_on, sizeof go_on - 1)) {
    return false;
  }
  return length == NULL || wire_read(wire, &exchange->body, (size_t)strtoull(length, NULL, 10));
}

static void add_head(struct exchange *exchange, struct buffer *out, bool stay) {
  const struct delivery *delivery = &exchange->delivery;
  time_t date = exchange->date != 0 ? exchange->date : time(NULL);
  char stamp[64];
  struct tm parts;
  (void)gmtime_r(&date, &parts);
  (void)strftime(stamp, sizeof stamp, "%a, %d %b %Y %H:%M:%S GMT", &parts);
  buffer_add_format(out, "HTTP/1.1 %d %s\r\nDate: %s\r\nServer: double\r\n", exchange->status, reason(exchange->status),
                    stamp);
  if (exchange->content_type != NULL) {
    buffer_add_format(out, "Content-Type: %s\r\n", exchange->content_type);
  }
  if (delivery->chunked) {
    buffer_add_text(out, "Transfer-Encoding: chunked\r\n");
  } else if (exchange->status != 204 && exchange->status != 304) {
    buffer_add_format(out, "Content-Length: %zu\r\n", delivery->has_claim ? delivery->claim : exchange->answer.length);
  }
  buffer_add_format(out, "Connection: %s\r\n", stay ? "keep-alive" : "close");
  buffer_add(out, buffer_text(&exchange->head), exchange->head.length);
  buffer_add_text(out, "\r\n");
}

static bool write_piece(struct wire *wire, const struct delivery *delivery, const char *bytes, size_t length) {
  char size[32];
  if (!delivery->chunked) {
    return wire_write(wire, bytes, length);
  }
  (void)snprintf(size, sizeof size, "%zx\r\n", length);
  return wire_write(wire, size, strlen(size)) && wire_write(wire, bytes, length) && wire_write(wire, "\r\n", 2);
}

/* The body, as far as it may go; in slices when it is slow, stalls, or comes in chunks. */
static bool write_body(struct wire *wire, struct exchange *exchange) {
  const struct delivery *delivery = &exchange->delivery;
  size_t length = exchange->answer.length;
  size_t end = delivery->has_cut && delivery->cut < length ? delivery->cut : length;
  size_t slice = delivery->pace > 0 ? delivery->pace / SLICES + 1 : delivery->chunked ? 4096 : end;
  bool stalls = delivery->stall > 0;
  if (stalls && slice > end / 2) {
    slice = end / 2 + 1;
  }
  for (size_t done = 0; done < end;) {
    size_t part = end - done < slice ? end - done : slice;
    if (!write_piece(wire, delivery, exchange->answer.data + done, part)) {
      return false;
    }
    done += part;
    if (stalls && done >= end / 2) {
      pause_for(delivery->stall);
      stalls = false;
    }
    if (delivery->pace > 0) {
      pause_for(1.0 / SLICES);
    }
  }
  return end == length && (!delivery->chunked || wire_write(wire, "0\r\n\r\n", 5));
}

/* Sends the answer. False when the connection can't be used again. */
static bool deliver(struct wire *wire, struct exchange *exchange, bool stay) {
  struct buffer head;
  buffer_init(&head, LARGEST_ANSWER);
  add_head(exchange, &head, stay);
  bool good = wire_write(wire, head.data, head.length);
  buffer_free(&head);
  if (!good) {
    return false;
  }
  if (strcmp(exchange->method, "HEAD") == 0 || exchange->status == 204 || exchange->status == 304) {
    return stay;
  }
  return write_body(wire, exchange) && stay && !exchange->delivery.has_claim;
}

/* Of the key, the log says only whether there was one. */
static void write_log(const struct server_options *options, const struct exchange *exchange) {
  char line[1024];
  if (options->log < 0) {
    return;
  }
  int length =
      snprintf(line, sizeof line - 128, "%s %s %.700s %d %s", options->name, exchange->method, exchange->target,
               exchange->status, exchange_header(exchange, "Authorization") != NULL ? "key" : "no-key");
  for (size_t i = 0; i < exchange->mark_count; i++) {
    length += snprintf(line + length, 28, " %s", exchange->marks[i].name);
  }
  line[length++] = '\n';
  if (write(options->log, line, (size_t)length) < 0) {
    perror("registry double: log");
  }
}

/* One request and its answer. False when it was the connection's last. */
static bool serve(struct exchange *exchange, struct wire *wire, const struct server_options *options, bool *reset) {
  if (!read_start(exchange, wire) || !read_headers(exchange, wire) || !read_body(exchange, wire)) {
    return false;
  }
  exchange->status = 200;
  options->handle(exchange, options->context);
  write_log(options, exchange);
  if (exchange->delivery.reset || exchange->delivery.hang_up) {
    *reset = exchange->delivery.reset;
    return false;
  }
  const char *connection = exchange_header(exchange, "Connection");
  bool stay = (connection == NULL || strcmp(connection, "close") != 0) && !exchange->delivery.close;
  return deliver(wire, exchange, stay);
}

static void *visit_main(void *context) {
  struct visit visit = *(struct visit *)context;
  free(context);
  const struct server_options *options = visit.listener->options;
  struct wire *wire = wire_open(visit.socket, visit.listener->tls);
  bool stay = wire != NULL;
  bool reset = false;
  while (stay) {
    struct exchange exchange = {.arena = arena_new(LARGEST_ANSWER)};
    buffer_init(&exchange.body, options->largest_body);
    buffer_init(&exchange.head, LONGEST_LINE);
    buffer_init(&exchange.answer, LARGEST_ANSWER);
    stay = exchange.arena != NULL && serve(&exchange, wire, options, &reset);
    buffer_free(&exchange.body);
    buffer_free(&exchange.head);
    buffer_free(&exchange.answer);
    arena_free(exchange.arena);
  }
  if (reset) {
    wire_reset(wire);
  } else if (wire != NULL) {
    wire_close(wire);
  }
  return NULL;
}

static void receive_visit(struct listener *listener, int socket) {
  struct timeval idle = {.tv_sec = IDLE_SECONDS};
  int yes = 1;
  pthread_t thread;
  struct visit *visit = malloc(sizeof *visit);
  (void)setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &idle, sizeof idle);
  (void)setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &idle, sizeof idle);
  (void)setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  if (visit != NULL) {
    *visit = (struct visit){.listener = listener, .socket = socket};
  }
  if (visit == NULL || pthread_create(&thread, NULL, visit_main, visit) != 0) {
    free(visit);
    (void)close(socket);
    return;
  }
  (void)pthread_detach(thread);
}

static void *listener_main(void *context) {
  struct listener *listener = context;
  for (;;) {
    int socket = accept(listener->socket, NULL, NULL);
    if (socket >= 0) {
      receive_visit(listener, socket);
    } else if (errno != EINTR) {
      pause_for(0.01); /* out of descriptors for a moment */
    }
  }
  return NULL;
}

/* A listening socket on 127.0.0.1, with its port. -1 on failure. */
static int open_port(int *port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)*port)};
  socklen_t size = sizeof address;
  int yes = 1;
  int listening = socket(AF_INET, SOCK_STREAM, 0);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (listening < 0) {
    return -1;
  }
  (void)setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (bind(listening, (struct sockaddr *)&address, size) != 0 || listen(listening, 128) != 0 ||
      getsockname(listening, (struct sockaddr *)&address, &size) != 0) {
    (void)close(listening);
    return -1;
  }
  *port = ntohs(address.sin_port);
  return listening;
}

int server_start(const struct server_options *options) {
  int port = options->port;
  pthread_t thread;
  struct listener *listener = calloc(1, sizeof *listener);
  if (listener == NULL) {
    return -1;
  }
  listener->options = options;
  if (options->certificate != NULL) {
    listener->tls = wire_tls_new(options->certificate, options->private_key);
  }
  listener->socket = options->certificate != NULL && listener->tls == NULL ? -1 : open_port(&port);
  if (listener->socket < 0 || pthread_create(&thread, NULL, listener_main, listener) != 0) {
    perror("registry double: can't listen");
    free(listener);
    return -1;
  }
  (void)pthread_detach(thread);
  return port;
}
