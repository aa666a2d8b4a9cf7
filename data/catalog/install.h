/* SPDX-License-Identifier: MIT */
/* A snapshot file from elsewhere -> the snapshot of this machine. */
#ifndef LADDERWAY_DATA_CATALOG_INSTALL_H
#define LADDERWAY_DATA_CATALOG_INSTALL_H

#include "data/base/error.h"

/* Copies the snapshot `source` beside `target`, checks the copy from end to end
 * (so that what was checked is what is used, whatever happens to the stick),
 * and renames it over `target`. The old snapshot stays until then. Errors:
 * those of catalog_open() and catalog_check(); ERROR_IO. */
int catalog_install(const char *source, const char *target, struct error *error) MUST_CHECK;

#endif
