/* SPDX-License-Identifier: MIT */
/*
 * Errors are values.
 *
 * A function that can fail returns 0 for success and a negative number for
 * failure, takes a `struct error *` as its last parameter (never NULL) and
 * fills it in exactly when it fails. The message is one whole, translated
 * sentence for a person, cleaned of control characters, and says what to do
 * where there is something to do.
 */
#ifndef LADDERWAY_DATA_BASE_ERROR_H
#define LADDERWAY_DATA_BASE_ERROR_H

#define MUST_CHECK __attribute__((warn_unused_result))

enum error_code {
  ERROR_NONE = 0,
  ERROR_USAGE,     /* the person asked for something that makes no sense */
  ERROR_NOT_FOUND, /* nothing by that name */
  ERROR_BAD_DATA,  /* outside bytes that are not what they claim to be */
  ERROR_TOO_BIG,   /* outside bytes over a stated limit */
  ERROR_NO_MEMORY,
  ERROR_IO,      /* the system refused to read or write */
  ERROR_VERSION, /* a snapshot made by another version of the program */
  ERROR_NETWORK,
  ERROR_CANCELLED /* the person stopped it */
};

struct error {
  enum error_code code;
  char message[512];
};

/* Fills in `error` (cutting the message to its room) and returns a negative
 * number, so that a caller can write `return error_set(...)`. Control
 * characters in the result are replaced by '?', whatever the arguments hold. */
int error_set(struct error *error, enum error_code code, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* The one sentence for running out of memory. Returns a negative number. */
int error_no_memory(struct error *error);

/* Like error_set(ERROR_IO), with the text of `errno_value` at the end; a full
 * disk and a read-only place get a sentence that says what to do. */
int error_system(struct error *error, int errno_value, const char *doing, const char *path);

#endif
