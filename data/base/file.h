/* SPDX-License-Identifier: MIT */
/* Files from outside, read whole and within a limit. */
#ifndef LADDERWAY_DATA_BASE_FILE_H
#define LADDERWAY_DATA_BASE_FILE_H

#include <stddef.h>

#include "data/base/buffer.h"
#include "data/base/error.h"

/* Reads the regular file `path` into `buffer`, which must be initialised; its
 * limit is the limit of the file. Devices, pipes and directories are refused,
 * so that a stick can't make the program hang. On failure the buffer is
 * empty. Errors: ERROR_NOT_FOUND, ERROR_IO, ERROR_TOO_BIG, ERROR_BAD_DATA
 * (not a regular file), ERROR_NO_MEMORY. */
int file_read(const char *path, struct buffer *buffer, struct error *error) MUST_CHECK;

/* Has the disk keep the file or folder `path` as it is now (fsync). ERROR_IO. */
int file_sync(const char *path, struct error *error) MUST_CHECK;

/* The last part of a path, for showing; points into `path`. */
const char *file_name(const char *path);

#endif
