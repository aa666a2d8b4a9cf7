/* SPDX-License-Identifier: MIT */
/* Any bytes through our JSON tree and through jansson: both take and refuse the
 * same, and say the same. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "tree_compare.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const char *why = "";
  if (!tree_compare((const char *)data, size, NULL, &why)) {
    (void)fprintf(stderr, "the two readers differ: %s\n", why);
    abort();
  }
  return 0;
}
