/* SPDX-License-Identifier: MIT */
#include "data/wallet/wallet.h"

#include <stdlib.h>
#include <string.h>

#include "data/base/file.h"
#include "data/base/i18n.h"
#include "data/base/text.h"
#include "data/wallet/reader.h"

enum { LARGEST_WALLET = 128 << 20 };

const char *verdict_name(enum verdict verdict) {
  static const char *const names[] = {
      [VERDICT_PASS] = "pass",
      [VERDICT_FAIL] = "fail",
      [VERDICT_NONE] = "none",
      [VERDICT_NOT_ASKED] = "not asked",
      [VERDICT_NOT_SUPPORTED] = "not supported",
      [VERDICT_NOT_KNOWN] = "not known",
  };
  return (size_t)verdict < sizeof names / sizeof names[0] ? names[verdict] : "not known";
}

struct wallet *wallet_new(void) {
  struct wallet *wallet = calloc(1, sizeof *wallet);
  if (wallet != NULL) {
    wallet->arena = arena_new(LARGEST_WALLET);
    if (wallet->arena == NULL) {
      free(wallet);
      wallet = NULL;
    }
  }
  return wallet;
}

void wallet_free(struct wallet *wallet) {
  if (wallet != NULL) {
    arena_wipe(wallet->arena);
    arena_free(wallet->arena);
    free(wallet);
  }
}

void wallet_remove(struct wallet *wallet, size_t index) {
  if (index < wallet->count) {
    wallet->count--;
    memmove(wallet->claims + index, wallet->claims + index + 1, (wallet->count - index) * sizeof *wallet->claims);
  }
}

static bool noted_before(const struct reader *reader, const char *why) {
  for (size_t i = reader->first_skip; i < reader->wallet->skip_count; i++) {
    if (strcmp(reader->wallet->skips[i].why, why) == 0) {
      return true;
    }
  }
  return false;
}

void reader_note(struct reader *reader, const char *why) {
  struct wallet *wallet = reader->wallet;
  if (reader->notes == MOST_NOTES || noted_before(reader, why)) {
    return;
  }
  if (wallet->skip_count == wallet->skip_capacity) {
    struct wallet_skip *skips =
        arena_grow(wallet->arena, wallet->skips, wallet->skip_count, &wallet->skip_capacity, sizeof *skips);
    if (skips == NULL) {
      reader->no_memory = true;
      return;
    }
    wallet->skips = skips;
  }
  const char *kept = arena_strdup(wallet->arena, why);
  if (kept == NULL) {
    reader->no_memory = true;
    return;
  }
  wallet->skips[wallet->skip_count++] = (struct wallet_skip){.file = reader->file, .why = kept};
  reader->notes++;
}

int wallet_add_bytes(struct wallet *wallet, const char *bytes, size_t length, const char *file, time_t now,
                     size_t *added, struct error *error) {
  struct reader reader = {.wallet = wallet, .now = now, .first_skip = wallet->skip_count};
  reader.file = text_clean_line(wallet->arena, file_name(file));
  if (reader.file == NULL) {
    return error_no_memory(error);
  }
  if (length > (size_t)WALLET_LARGEST_FILE) {
    reader_note(&reader, _("This file is larger than 8 MB, which no credential is."));
  } else {
    bytes_read(&reader, bytes, length);
    if (reader.added == 0 && reader.notes == 0 && reader.texts == 0) {
      reader_note(&reader, reader.repeated > 0 ? _("What is in this file is in the wallet already.")
                                               : _("There is no badge or credential in this file."));
    }
  }
  if (added != NULL) {
    *added += reader.added;
  }
  return reader.no_memory ? error_no_memory(error) : 0;
}
