/* SPDX-License-Identifier: MIT */
#include "data/starter/ctid.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* FNV-1a spreads the last bytes poorly, so its result is stirred with the
 * finishing step of SplitMix64. */
static uint64_t hash(const char *text, size_t length, bool backwards) {
  uint64_t value = UINT64_C(0xcbf29ce484222325);
  for (size_t i = 0; i < length; i++) {
    value ^= (unsigned char)text[backwards ? length - 1 - i : i];
    value *= UINT64_C(0x100000001b3);
  }
  value = (value ^ (value >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
  value = (value ^ (value >> 27)) * UINT64_C(0x94d049bb133111eb);
  return value ^ (value >> 31);
}

const char *starter_ctid(struct arena *arena, const char *kind, const char *id) {
  const char *text = arena_printf(arena, "ladderway-starter:%s:%s", kind, id);
  if (text == NULL) {
    return NULL;
  }
  uint64_t high = hash(text, strlen(text), false);
  uint64_t low = hash(text, strlen(text), true);
  high = (high & ~UINT64_C(0xf000)) | UINT64_C(0x8000);
  low = (low & ~(UINT64_C(3) << 62)) | (UINT64_C(2) << 62);
  return arena_printf(arena, "ce-%08" PRIx64 "-%04" PRIx64 "-%04" PRIx64 "-%04" PRIx64 "-%012" PRIx64, high >> 32,
                      (high >> 16) & 0xffff, high & 0xffff, low >> 48, low & UINT64_C(0xffffffffffff));
}

const char *starter_uri(struct arena *arena, const char *ctid) {
  return ctid == NULL ? NULL : arena_printf(arena, "https://ladderway.invalid/resources/%s", ctid);
}
