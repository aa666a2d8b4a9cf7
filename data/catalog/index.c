/* SPDX-License-Identifier: MIT */
#include "data/catalog/index.h"
int index_build(sqlite3 *database, struct error *error) {
  (void)database;
  (void)error;
  return 0;
}
