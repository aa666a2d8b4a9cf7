/* SPDX-License-Identifier: MIT */
/* Arbitrary bytes as a credential file: no crash, no hang, and what is kept is
 * clean. Start with tests/fuzz/corpus/wallet and tests/unit/data/wallet. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/text.h"
#include "data/wallet/wallet.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const char *text) {
  if (text == NULL) {
    return;
  }
  if (!text_is_utf8(text, strlen(text)) || strchr(text, '\x1b') != NULL || strchr(text, '\n') != NULL) {
    abort();
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct wallet *wallet = wallet_new();
  struct error error;
  size_t added = 0;
  if (wallet == NULL) {
    return 0;
  }
  if (wallet_add_bytes(wallet, (const char *)data, size, "fuzz.txt", 1795392000, &added, &error) == 0 &&
      wallet->count + wallet->skip_count + wallet->text_count == 0) {
    abort();
  }
  for (size_t i = 0; i < wallet->count; i++) {
    const struct claim *claim = &wallet->claims[i];
    if (claim->name == NULL || claim->checks.signature == VERDICT_PASS) {
      abort();
    }
    check(claim->name);
    check(claim->issuer_name);
    check(claim->id);
    check(claim->method);
    check(claim->issued);
    check(claim->ends);
    for (size_t j = 0; j < claim->skill_count; j++) {
      check(claim->skills[j].name);
      check(claim->skills[j].uri);
    }
  }
  wallet_free(wallet);
  return 0;
}
