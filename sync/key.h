/* SPDX-License-Identifier: MIT */
/*
 * The operator's key for a registry: from a file, or from the environment
 * variable LADDERWAY_REGISTRY_KEY; never from the command line, where `ps`
 * shows it to everybody.
 */
#ifndef LADDERWAY_SYNC_KEY_H
#define LADDERWAY_SYNC_KEY_H

#include <stddef.h>

#include "data/base/error.h"

enum { KEY_SIZE = 4096 };

/* Reads the key into `key`: the first line of `file` (not NULL), else the
 * environment's, else "". A file that others can read is refused, and so is a
 * key that could not stand in an HTTP header. */
int key_read(const char *file, char key[KEY_SIZE], struct error *error) MUST_CHECK;

/* Overwrites the key in memory. */
void key_wipe(char key[KEY_SIZE]);

#endif
