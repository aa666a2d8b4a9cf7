/* SPDX-License-Identifier: MIT */
/*
 * A folder for files that are on their way, used by one run at a time: it
 * holds a lock file beside them.
 */
#ifndef LADDERWAY_SYNC_WORK_FOLDER_H
#define LADDERWAY_SYNC_WORK_FOLDER_H

#include "data/base/error.h"

/* Locks the folder, which exists. Gives the lock, to be given back with
 * work_folder_unlock(); -1 with `error` set: ERROR_IO and the sentence `busy`
 * when another run has it. */
int work_folder_lock(const char *folder, const char *busy, struct error *error) MUST_CHECK;

void work_folder_unlock(int lock);

/* Removes all files of the folder but the lock. For who holds the lock. */
void work_folder_clear(const char *folder);

/* Removes the folder when nothing but the lock is left in it. For who holds the lock. */
void work_folder_remove(const char *folder);

#endif
