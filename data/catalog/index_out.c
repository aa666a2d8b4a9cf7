/* SPDX-License-Identifier: MIT */
/* The bytes of an index on their way into a file or into memory. */
#include <errno.h>
#include <roaring/roaring.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "data/base/i18n.h"
#include "data/catalog/index_file.h"
#include "data/catalog/index_make.h"

enum { FLUSH_AT = 1 << 20, HEAD = sizeof(struct index_header) + sizeof(struct index_section) * INDEX_SECTIONS };

static void fail(struct index_out *out, int errno_value) {
  if (!out->failed) {
    out->failed = true;
    out->errno_value = errno_value;
  }
}

static void write_all(struct index_out *out, const unsigned char *bytes, size_t length) {
  while (length > 0 && !out->failed) {
    ssize_t written = write(out->descriptor, bytes, length);
    if (written > 0) {
      bytes += written;
      length -= (size_t)written;
    } else if (written < 0 && errno != EINTR) {
      fail(out, errno);
    }
  }
}

static void flush(struct index_out *out) {
  if (out->descriptor >= 0) {
    write_all(out, out->bytes, out->length);
    out->length = 0;
  }
}

static void put(struct index_out *out, const void *bytes, size_t length) {
  if (out->failed || length == 0) {
    return;
  }
  bool large = out->descriptor >= 0 && length > (size_t)FLUSH_AT / 2;
  if (large || (out->descriptor >= 0 && out->length + length > (size_t)FLUSH_AT)) {
    flush(out);
  }
  if (large) {
    write_all(out, bytes, length);
  } else {
    if (out->length + length > out->room) {
      size_t room = out->descriptor >= 0 ? (size_t)FLUSH_AT : (out->length + length) * 2;
      unsigned char *grown = realloc(out->bytes, room);
      if (grown == NULL) {
        fail(out, ENOMEM);
        return;
      }
      out->bytes = grown;
      out->room = room;
    }
    memcpy(out->bytes + out->length, bytes, length);
    out->length += length;
  }
  out->position += length;
}

int index_out_start(struct index_out *out, int descriptor) {
  static const unsigned char head[HEAD];
  *out = (struct index_out){.descriptor = descriptor};
  put(out, head, sizeof head);
  return out->failed ? -1 : 0;
}

void index_out_begin(struct index_out *out, enum index_part part) {
  static const unsigned char gap[8];
  put(out, gap, (8 - out->position % 8) % 8);
  out->sections[part].offset = out->position;
}

void index_out_add(struct index_out *out, const void *bytes, size_t length) {
  put(out, bytes, length);
}

uint64_t index_out_end(struct index_out *out, enum index_part part) {
  out->sections[part].length = out->position - out->sections[part].offset;
  return out->sections[part].length;
}

/* --- the end --- */

static void fill_head(struct index_out *out, const struct making *making, const unsigned char *bytes,
                      unsigned char head[HEAD]) {
  struct index_header header = {.version = INDEX_VERSION,
                                .order = INDEX_ORDER_MARK,
                                .sections = INDEX_SECTIONS,
                                .limit = making->limit,
                                .size = out->position};
  memcpy(header.magic, INDEX_MAGIC, sizeof header.magic);
  memcpy(header.id, making->id, sizeof header.id);
  for (int i = 0; i < INDEX_SECTIONS; i++) {
    out->sections[i].checksum = index_checksum(0, bytes + out->sections[i].offset, out->sections[i].length);
  }
  header.checksum = index_checksum(0, &header, offsetof(struct index_header, checksum));
  header.checksum = index_checksum(header.checksum, out->sections, sizeof out->sections);
  memcpy(head, &header, sizeof header);
  memcpy(head + sizeof header, out->sections, sizeof out->sections);
}

static int finish_file(struct index_out *out, const struct making *making, const char *path, struct error *error) {
  unsigned char head[HEAD];
  void *bytes = mmap(NULL, out->position, PROT_READ, MAP_SHARED, out->descriptor, 0);
  if (bytes == MAP_FAILED) {
    return error_system(error, errno, _("Writing"), path);
  }
  fill_head(out, making, bytes, head);
  (void)munmap(bytes, out->position);
  if (pwrite(out->descriptor, head, sizeof head, 0) != (ssize_t)sizeof head || fsync(out->descriptor) != 0) {
    return error_system(error, errno, _("Writing"), path);
  }
  return 0;
}

int index_out_finish(struct index_out *out, const struct making *making, const char *path, struct error *error) {
  flush(out);
  if (out->failed) {
    return out->errno_value == ENOMEM ? error_no_memory(error)
                                      : error_system(error, out->errno_value, _("Writing"), path);
  }
  if (out->descriptor >= 0) {
    return finish_file(out, making, path, error);
  }
  unsigned char head[HEAD];
  fill_head(out, making, out->bytes, head);
  memcpy(out->bytes, head, sizeof head);
  return 0;
}

/* --- lists --- */

uint64_t index_list_write(struct index_out *out, uint64_t *length, const uint32_t *documents, uint32_t count,
                          bool *failed) {
  if (count <= 1) {
    return count == 0 ? 0 : documents[0];
  }
  roaring_bitmap_t *bitmap = roaring_bitmap_of_ptr(count, documents);
  if (bitmap == NULL) {
    *failed = true;
    return 0;
  }
  (void)roaring_bitmap_run_optimize(bitmap);
  size_t size = roaring_bitmap_portable_size_in_bytes(bitmap);
  char *bytes = malloc(size);
  uint64_t list = *length;
  if (bytes != NULL) {
    (void)roaring_bitmap_portable_serialize(bitmap, bytes);
    index_out_add(out, bytes, size);
    *length += size;
  }
  *failed = *failed || bytes == NULL;
  free(bytes);
  roaring_bitmap_free(bitmap);
  return list;
}
