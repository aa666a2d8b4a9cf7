/* SPDX-License-Identifier: MIT */
#include "tests/registry/wire.h"

#include <errno.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { ROOM = 16384 };

struct wire_tls {
  SSL_CTX *context;
};

struct wire {
  int socket;
  SSL *tls;
  size_t start, end;
  char bytes[ROOM];
};

struct wire_tls *wire_tls_new(const char *certificate, const char *private_key) {
  struct wire_tls *tls = calloc(1, sizeof *tls);
  if (tls == NULL) {
    return NULL;
  }
  tls->context = SSL_CTX_new(TLS_server_method());
  if (tls->context == NULL || SSL_CTX_use_certificate_chain_file(tls->context, certificate) != 1 ||
      SSL_CTX_use_PrivateKey_file(tls->context, private_key, SSL_FILETYPE_PEM) != 1) {
    ERR_print_errors_fp(stderr);
    SSL_CTX_free(tls->context);
    free(tls);
    return NULL;
  }
  return tls;
}

struct wire *wire_open(int socket, const struct wire_tls *tls) {
  struct wire *wire = calloc(1, sizeof *wire);
  if (wire == NULL) {
    (void)close(socket);
    return NULL;
  }
  wire->socket = socket;
  if (tls == NULL) {
    return wire;
  }
  wire->tls = SSL_new(tls->context);
  if (wire->tls == NULL || SSL_set_fd(wire->tls, socket) != 1 || SSL_accept(wire->tls) != 1) {
    wire_close(wire);
    return NULL;
  }
  return wire;
}

void wire_close(struct wire *wire) {
  if (wire->tls != NULL && SSL_is_init_finished(wire->tls)) {
    (void)SSL_shutdown(wire->tls);
  }
  SSL_free(wire->tls);
  (void)close(wire->socket);
  free(wire);
}

void wire_reset(struct wire *wire) {
  struct linger now = {.l_onoff = 1, .l_linger = 0};
  (void)setsockopt(wire->socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
  wire_close(wire);
}

static ssize_t receive(struct wire *wire) {
  if (wire->tls != NULL) {
    return SSL_read(wire->tls, wire->bytes, ROOM);
  }
  ssize_t got = 0;
  do {
    got = recv(wire->socket, wire->bytes, ROOM, 0);
  } while (got < 0 && errno == EINTR);
  return got;
}

static bool fill(struct wire *wire) {
  ssize_t got = receive(wire);
  wire->start = 0;
  wire->end = got > 0 ? (size_t)got : 0;
  return got > 0;
}

bool wire_line(struct wire *wire, char *line, size_t size) {
  size_t length = 0;
  for (;;) {
    if (wire->start == wire->end && !fill(wire)) {
      return false;
    }
    char byte = wire->bytes[wire->start++];
    if (byte == '\n') {
      break;
    }
    if (length + 1 >= size) {
      return false;
    }
    line[length++] = byte;
  }
  if (length > 0 && line[length - 1] == '\r') {
    length--;
  }
  line[length] = '\0';
  return true;
}

bool wire_read(struct wire *wire, struct buffer *out, size_t length) {
  while (length > 0) {
    if (wire->start == wire->end && !fill(wire)) {
      return false;
    }
    size_t part = wire->end - wire->start;
    if (part > length) {
      part = length;
    }
    buffer_add(out, wire->bytes + wire->start, part);
    wire->start += part;
    length -= part;
  }
  return !out->failed;
}

bool wire_write(struct wire *wire, const void *bytes, size_t length) {
  const char *rest = bytes;
  while (length > 0) {
    int part = length > ROOM ? ROOM : (int)length;
    ssize_t sent =
        wire->tls != NULL ? SSL_write(wire->tls, rest, part) : send(wire->socket, rest, (size_t)part, MSG_NOSIGNAL);
    if (sent < 0 && wire->tls == NULL && errno == EINTR) {
      continue;
    }
    if (sent <= 0) {
      return false;
    }
    rest += sent;
    length -= (size_t)sent;
  }
  return true;
}
