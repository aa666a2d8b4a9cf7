/* SPDX-License-Identifier: MIT */
/*
 * ZIP archives, through libarchive. Entry names are only shown. Sizes in the
 * headers are not believed: what comes out is counted.
 */
#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdio.h>

#include "data/base/buffer.h"
#include "data/base/file.h"
#include "data/base/i18n.h"
#include "data/base/text.h"
#include "data/ctdl/read.h"
#include "sync/report.h"

enum { MOST_ENTRIES = 2000000, BLOCK = 65536, LARGEST_RATIO = 200 };
static const long long ratio_matters_above = 64LL << 20;

/* Reads one entry; over the limit it becomes a skip. */
static int read_entry(struct import *import, struct archive *archive, const char *where, struct buffer *text,
                      struct error *error) {
  char block[BLOCK];
  buffer_clear(text);
  for (;;) {
    la_ssize_t got = archive_read_data(archive, block, sizeof block);
    if (got < 0) {
      import_skip(import, where, _("The archive is damaged here."));
      return 0;
    }
    if (got == 0) {
      break;
    }
    buffer_add(text, block, (size_t)got);
    import->report->bytes += got;
    if (text->failed) {
      import_skip(import, where, _("larger than any record may be"));
      return 0;
    }
    /* A bomb: a small archive that never ends. */
    long long packed = archive_filter_bytes(archive, -1);
    if (import->report->bytes > ratio_matters_above && import->report->bytes / LARGEST_RATIO > packed) {
      return error_set(error, ERROR_TOO_BIG, _("%s unpacks to far more than its size. It was left alone."),
                       import->options->source);
    }
  }
  return import_text(import, buffer_text(text), text->length, where, error);
}

static int read_entries(struct import *import, struct archive *archive, const char *path, struct error *error) {
  struct archive_entry *entry = NULL;
  struct buffer text;
  long entries = 0;
  int result = 0;
  int status = ARCHIVE_OK;
  buffer_init(&text, CTDL_LARGEST_DOCUMENT);
  while (result == 0 && (status = archive_read_next_header(archive, &entry)) == ARCHIVE_OK) {
    const char *name = archive_entry_pathname_utf8(entry);
    if (name == NULL) {
      name = _("a file without a readable name");
    }
    if (++entries > MOST_ENTRIES) {
      result = error_set(error, ERROR_TOO_BIG, _("%s holds more than %d files."), path, MOST_ENTRIES);
    } else if (archive_entry_filetype(entry) == AE_IFREG && !archive_entry_is_encrypted(entry)) {
      result = read_entry(import, archive, file_name(name), &text, error);
    } else if (archive_entry_is_encrypted(entry)) {
      import_skip(import, name, _("It is locked with a password."));
    }
  }
  buffer_free(&text);
  if (result == 0 && status != ARCHIVE_EOF) {
    import_skip(import, file_name(path), _("The archive is cut short or damaged; what could be read was read."));
  }
  return result;
}

int import_zip(struct import *import, const char *path, struct error *error) {
  struct archive *archive = archive_read_new();
  if (archive == NULL) {
    return error_no_memory(error);
  }
  int result;
  (void)archive_read_support_format_zip(archive);
  if (archive_read_open_filename(archive, path, BLOCK) != ARCHIVE_OK) {
    result = error_set(error, ERROR_BAD_DATA, _("%s is not a ZIP that can be read."), path);
  } else {
    result = read_entries(import, archive, path, error);
  }
  (void)archive_read_free(archive);
  return result;
}
