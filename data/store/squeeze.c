/* SPDX-License-Identifier: MIT */
#include "data/store/squeeze.h"

#include <stdlib.h>
#include <zdict.h>
#include <zstd.h>

#include "data/base/i18n.h"

/* Level 3 makes files a fifteenth larger, 9 a fortieth smaller, each for a sixth of the time. */
enum { LEVEL = 6 };

struct dictionary {
  unsigned number;
  ZSTD_CDict *packing;
  ZSTD_DDict *unpacking;
};

struct squeezer {
  ZSTD_CCtx *packing;
  ZSTD_DCtx *unpacking;
  struct dictionary dictionaries[SQUEEZE_MOST_DICTIONARIES];
  size_t count;
};

struct squeezer *squeezer_new(void) {
  struct squeezer *squeezer = calloc(1, sizeof *squeezer);
  if (squeezer == NULL) {
    return NULL;
  }
  squeezer->packing = ZSTD_createCCtx();
  squeezer->unpacking = ZSTD_createDCtx();
  if (squeezer->packing == NULL || squeezer->unpacking == NULL) {
    squeezer_free(squeezer);
    return NULL;
  }
  /* So that a damaged page of the file is noticed. */
  (void)ZSTD_CCtx_setParameter(squeezer->packing, ZSTD_c_checksumFlag, 1);
  (void)ZSTD_CCtx_setParameter(squeezer->packing, ZSTD_c_compressionLevel, LEVEL);
  return squeezer;
}

void squeezer_free(struct squeezer *squeezer) {
  if (squeezer == NULL) {
    return;
  }
  for (size_t i = 0; i < squeezer->count; i++) {
    (void)ZSTD_freeCDict(squeezer->dictionaries[i].packing);
    (void)ZSTD_freeDDict(squeezer->dictionaries[i].unpacking);
  }
  (void)ZSTD_freeCCtx(squeezer->packing);
  (void)ZSTD_freeDCtx(squeezer->unpacking);
  free(squeezer);
}

unsigned squeezer_number(const void *dictionary, size_t length) {
  return ZDICT_getDictID(dictionary, length);
}

int squeezer_add(struct squeezer *squeezer, const void *dictionary, size_t length, struct error *error) {
  struct dictionary added = {.number = squeezer_number(dictionary, length)};
  if (added.number == 0 || squeezer->count == SQUEEZE_MOST_DICTIONARIES || length > (size_t)SQUEEZE_DICTIONARY_SIZE) {
    return error_set(error, ERROR_BAD_DATA, "%s", _("The working copy of the records is damaged."));
  }
  added.packing = ZSTD_createCDict(dictionary, length, LEVEL);
  added.unpacking = ZSTD_createDDict(dictionary, length);
  if (added.packing == NULL || added.unpacking == NULL) {
    (void)ZSTD_freeCDict(added.packing);
    (void)ZSTD_freeDDict(added.unpacking);
    return error_no_memory(error);
  }
  squeezer->dictionaries[squeezer->count++] = added;
  return 0;
}

void squeezer_train(const void *samples, const size_t *sizes, size_t count, void *dictionary, size_t *length) {
  size_t made = ZDICT_trainFromBuffer(dictionary, (size_t)SQUEEZE_DICTIONARY_SIZE, samples, sizes, (unsigned)count);
  *length = ZDICT_isError(made) ? 0 : made;
}

/* Room for `most` more bytes at the end of an empty buffer. */
static int make_room(struct buffer *out, size_t most, struct error *error) {
  buffer_clear(out);
  if (most < out->capacity) {
    return 0;
  }
  buffer_free(out);
  out->data = malloc(most + 1);
  if (out->data == NULL) {
    return error_no_memory(error);
  }
  out->capacity = most + 1;
  return 0;
}

int squeeze(struct squeezer *squeezer, const void *bytes, size_t length, struct buffer *out, struct error *error) {
  size_t most = ZSTD_compressBound(length);
  if (make_room(out, most, error) != 0) {
    return -1;
  }
  const ZSTD_CDict *dictionary = squeezer->count == 0 ? NULL : squeezer->dictionaries[squeezer->count - 1].packing;
  (void)ZSTD_CCtx_refCDict(squeezer->packing, dictionary);
  size_t made = ZSTD_compress2(squeezer->packing, out->data, most, bytes, length);
  if (ZSTD_isError(made)) {
    return error_no_memory(error);
  }
  out->length = made;
  out->data[made] = '\0';
  return 0;
}

static const ZSTD_DDict *dictionary_of(const struct squeezer *squeezer, unsigned number) {
  for (size_t i = 0; i < squeezer->count; i++) {
    if (squeezer->dictionaries[i].number == number) {
      return squeezer->dictionaries[i].unpacking;
    }
  }
  return NULL;
}

int unsqueeze(struct squeezer *squeezer, const void *bytes, size_t length, struct buffer *out, struct error *error) {
  unsigned long long size = ZSTD_getFrameContentSize(bytes, length);
  unsigned number = ZSTD_getDictID_fromFrame(bytes, length);
  const ZSTD_DDict *dictionary = dictionary_of(squeezer, number);
  buffer_clear(out);
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || (number != 0 && dictionary == NULL)) {
    return error_set(error, ERROR_BAD_DATA, "%s", _("The working copy of the records is damaged."));
  }
  if (size > out->limit) {
    return error_set(error, ERROR_TOO_BIG, "%s", _("A record of the working copy is larger than any record may be."));
  }
  if (make_room(out, (size_t)size, error) != 0) {
    return -1;
  }
  (void)ZSTD_DCtx_refDDict(squeezer->unpacking, dictionary);
  size_t made = ZSTD_decompressDCtx(squeezer->unpacking, out->data, (size_t)size, bytes, length);
  if (ZSTD_isError(made) || made != size) {
    return error_set(error, ERROR_BAD_DATA, "%s", _("The working copy of the records is damaged."));
  }
  out->length = made;
  out->data[made] = '\0';
  return 0;
}
