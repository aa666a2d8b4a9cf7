/* SPDX-License-Identifier: MIT */
#ifndef LADDERWAY_DATA_CATALOG_INDEX_H
#define LADDERWAY_DATA_CATALOG_INDEX_H
#include <sqlite3.h>
#include "data/base/error.h"
int index_build(sqlite3 *database, struct error *error) MUST_CHECK;
#endif
