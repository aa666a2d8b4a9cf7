/* SPDX-License-Identifier: MIT */
#include "tests/registry/pack.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

enum { END_RECORD = 22, END_COUNTS = 8 };

static la_ssize_t take(struct archive *archive, void *context, const void *bytes, size_t length) {
  struct buffer *out = context;
  (void)archive;
  buffer_add(out, bytes, length);
  return out->failed ? -1 : (la_ssize_t)length;
}

static bool add_entry(struct archive *archive, const char *name, const struct buffer *bytes) {
  struct archive_entry *entry = archive_entry_new();
  archive_entry_set_pathname(entry, name);
  archive_entry_set_size(entry, (la_int64_t)bytes->length);
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_entry_set_perm(entry, 0644);
  bool good = archive_write_header(archive, entry) == ARCHIVE_OK &&
              archive_write_data(archive, buffer_text(bytes), bytes->length) == (la_ssize_t)bytes->length;
  archive_entry_free(entry);
  return good;
}

struct archive *pack_open(struct buffer *out) {
  struct archive *zip = archive_write_new();
  (void)archive_write_set_format_zip(zip);
  (void)archive_write_set_bytes_in_last_block(zip, 1);
  if (archive_write_open(zip, out, NULL, take, NULL) != ARCHIVE_OK) {
    (void)archive_write_free(zip);
    return NULL;
  }
  return zip;
}

bool pack_add(struct archive *zip, const char *name, const struct buffer *bytes) {
  return add_entry(zip, name, bytes);
}

bool pack_close(struct archive *zip) {
  bool good = archive_write_close(zip) == ARCHIVE_OK;
  (void)archive_write_free(zip);
  return good;
}

void pack_claim_count(struct buffer *zip, unsigned count) {
  static const char mark[] = {'P', 'K', 5, 6};
  if (zip->length < END_RECORD) {
    return;
  }
  char *end = zip->data + zip->length - END_RECORD;
  if (memcmp(end, mark, sizeof mark) == 0) {
    for (int i = 0; i < 2; i++) { /* on this disk, and in all */
      end[END_COUNTS + 2 * i] = (char)(count & 0xff);
      end[END_COUNTS + 2 * i + 1] = (char)(count >> 8 & 0xff);
    }
  }
}

bool pack_bytes(struct buffer *bytes, const char *coding) {
  struct buffer out;
  buffer_init(&out, bytes->limit);
  struct archive *archive = archive_write_new();
  (void)archive_write_set_format_raw(archive);
  (void)archive_write_set_bytes_in_last_block(archive, 1);
  bool good = (strcmp(coding, "gzip") == 0 ? archive_write_add_filter_gzip(archive)
                                           : archive_write_add_filter_zstd(archive)) == ARCHIVE_OK &&
              archive_write_open(archive, &out, NULL, take, NULL) == ARCHIVE_OK && add_entry(archive, "body", bytes) &&
              archive_write_close(archive) == ARCHIVE_OK;
  (void)archive_write_free(archive);
  if (good) {
    buffer_free(bytes);
    *bytes = out;
  } else {
    buffer_free(&out);
  }
  return good;
}
