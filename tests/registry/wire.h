/* SPDX-License-Identifier: MIT */
/* One connection, plain or over TLS, read by lines and by counts. */
#ifndef LADDERWAY_TESTS_REGISTRY_WIRE_H
#define LADDERWAY_TESTS_REGISTRY_WIRE_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/buffer.h"

struct wire;
struct wire_tls;

/* What all TLS connections of a port share; NULL, with a word on standard
 * error, when the files are no certificate and key. */
struct wire_tls *wire_tls_new(const char *certificate, const char *private_key);

/* Takes over the accepted socket, and closes it when it fails. `tls` may be NULL. */
struct wire *wire_open(int socket, const struct wire_tls *tls);
void wire_close(struct wire *wire);

/* Closes so that the other side sees a reset, not an end. */
void wire_reset(struct wire *wire);

/* One line without its end, at most `size` - 1 bytes. False at the end of the
 * connection and for longer lines. */
bool wire_line(struct wire *wire, char *line, size_t size);

/* `length` bytes more into `out`. */
bool wire_read(struct wire *wire, struct buffer *out, size_t length);
bool wire_write(struct wire *wire, const void *bytes, size_t length);

#endif
