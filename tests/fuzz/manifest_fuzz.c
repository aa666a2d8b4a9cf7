/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as the manifest of published data: refused, or every name in it is
 * a plain one, every size within its limit, and writing it again gives the
 * same manifest.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/arena.h"
#include "sync/manifest.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition) {
  if (!condition) {
    abort();
  }
}

static void check_file(const struct manifest_file *file) {
  require(manifest_name_good(file->name));
  require(strchr(file->name, '/') == NULL && strstr(file->name, "..") == NULL);
  require(file->size > 0 && file->size <= MANIFEST_LARGEST_DUMP);
  require(file->unpacked > 0 && file->unpacked <= MANIFEST_LARGEST_UNPACKED);
  require(strlen(file->sha256) == (size_t)DIGEST_HEX - 1);
}

static void check_again(struct arena *arena, const struct manifest *manifest) {
  struct error error = {0};
  struct buffer text;
  struct manifest again;
  buffer_init(&text, (size_t)MANIFEST_LARGEST * 4);
  if (manifest_write(manifest, &text, &error) == 0 && text.length <= (size_t)MANIFEST_LARGEST) {
    require(manifest_read(arena, text.data, text.length, &again, &error) == 0);
    require(strcmp(manifest->version, again.version) == 0 && manifest->patch_count == again.patch_count);
    require(strcmp(manifest->dump.name, again.dump.name) == 0 && manifest->dump.size == again.dump.size);
  }
  buffer_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct error error = {0};
  struct manifest manifest;
  struct arena *arena = arena_new(8 << 20);
  if (arena == NULL) {
    return 0;
  }
  if (manifest_read(arena, (const char *)data, size, &manifest, &error) == 0) {
    check_file(&manifest.dump);
    for (size_t i = 0; i < manifest.patch_count; i++) {
      check_file(&manifest.patches[i].file);
    }
    check_again(arena, &manifest);
  } else {
    require(error.code != ERROR_NONE && error.message[0] != '\0');
  }
  arena_free(arena);
  return 0;
}
