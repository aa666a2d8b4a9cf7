/* SPDX-License-Identifier: MIT */
/*
 * ZIP, tar, and single packed files, through libarchive. Entry names are only
 * shown. Sizes in the headers are not believed: what comes out is counted.
 */
#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <string.h>

#include "data/base/file.h"
#include "data/base/i18n.h"
#include "sync/report.h"

enum { MOST_ENTRIES = 2000000, BLOCK = 65536, LARGEST_RATIO = 200 };
static const long long ratio_matters_above = 64LL << 20;

/* An archive that is being read. */
struct reading {
  struct import *import;
  struct archive *archive;
  const char *path, *where;
  long long before;   /* import->progress.bytes at its start */
  long long unpacked; /* out of this archive */
};

/* A small archive that never ends, or more than the disk could hold. */
static int check_size(struct reading *reading, long long got, struct error *error) {
  struct import *import = reading->import;
  long long packed = archive_filter_bytes(reading->archive, -1);
  reading->unpacked += got;
  import->unpacked += got;
  import->progress.bytes = reading->before + packed;
  if (reading->unpacked > ratio_matters_above && reading->unpacked / LARGEST_RATIO > packed) {
    return error_set(error, ERROR_TOO_BIG, _("%s unpacks to far more than its size. It was left alone."),
                     reading->path);
  }
  if (import->room >= 0 && import->unpacked > import->room) {
    return error_set(error, ERROR_TOO_BIG, _("%s unpacks to more than there is room for on the disk of the snapshot."),
                     reading->path);
  }
  return 0;
}

static long read_entry(void *context, char *block, size_t size, struct error *error) {
  struct reading *reading = context;
  la_ssize_t got = archive_read_data(reading->archive, block, size);
  if (got < 0) {
    import_skip(reading->import, reading->where, 0, _("The archive is damaged here."));
    return -1;
  }
  return check_size(reading, got, error) != 0 ? -2 : (long)got;
}

/* A single packed file has no names inside. */
static bool is_single(const struct reading *reading) {
  return archive_format(reading->archive) == ARCHIVE_FORMAT_RAW;
}

static int take_entry(struct reading *reading, struct archive_entry *entry, struct error *error) {
  const char *name = archive_entry_pathname_utf8(entry);
  if (is_single(reading)) {
    name = reading->path;
  } else if (name == NULL) {
    name = _("a file without a readable name");
  }
  reading->where = file_name(name);
  if (archive_entry_is_encrypted(entry)) {
    import_skip(reading->import, name, 0, _("It is locked with a password."));
  } else if (archive_entry_hardlink(entry) != NULL ||
             (archive_entry_filetype(entry) != AE_IFREG && archive_entry_filetype(entry) != AE_IFDIR)) {
    import_skip(reading->import, name, 0, _("a link or a device, not a file"));
  } else if (archive_entry_filetype(entry) == AE_IFREG) {
    const struct import_source source = {.read = read_entry, .context = reading, .where = reading->where};
    return import_stream(reading->import, &source, error);
  }
  return 0;
}

static int take_entries(struct reading *reading, struct error *error) {
  struct archive_entry *entry = NULL;
  long entries = 0;
  int status;
  while ((status = archive_read_next_header(reading->archive, &entry)) == ARCHIVE_OK || status == ARCHIVE_WARN) {
    if (++entries > MOST_ENTRIES) {
      return error_set(error, ERROR_TOO_BIG, _("%s holds more than %d files."), reading->path, MOST_ENTRIES);
    }
    /* Entries that are passed over unfold too. */
    if (take_entry(reading, entry, error) != 0 || check_size(reading, 0, error) != 0) {
      return -1;
    }
  }
  if (status != ARCHIVE_EOF) {
    import_skip(reading->import, file_name(reading->path), 0,
                _("The archive is cut short or damaged; what could be read was read."));
  }
  return 0;
}

/* NULL when it can't be opened; `memory` says when that was the reason. */
static struct archive *open_archive(const char *path, bool *memory) {
  struct archive *archive = archive_read_new();
  *memory = archive != NULL;
  if (archive == NULL) {
    return NULL;
  }
  (void)archive_read_support_format_zip(archive);
  (void)archive_read_support_format_tar(archive);
  (void)archive_read_support_format_raw(archive);
  (void)archive_read_support_filter_gzip(archive);
  (void)archive_read_support_filter_xz(archive);
  (void)archive_read_support_filter_zstd(archive);
  if (archive_read_open_filename(archive, path, BLOCK) != ARCHIVE_OK) {
    (void)archive_read_free(archive);
    return NULL;
  }
  return archive;
}

int import_archive(struct import *import, const char *path, struct error *error) {
  bool memory = false;
  struct reading reading = {.import = import, .path = path, .where = path, .before = import->progress.bytes};
  reading.archive = open_archive(path, &memory);
  if (reading.archive == NULL) {
    if (!memory) {
      return error_no_memory(error);
    }
    import_skip(import, file_name(path), 0, _("The archive can't be read."));
    return 0;
  }
  int result = take_entries(&reading, error);
  (void)archive_read_free(reading.archive);
  return result;
}

const char *import_archive_kind(const char *path) {
  bool memory = false;
  struct archive *archive = open_archive(path, &memory);
  struct archive_entry *entry = NULL;
  const char *kind = "json";
  char head[BLOCK];
  if (archive != NULL && archive_read_next_header(archive, &entry) == ARCHIVE_OK) {
    int format = archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK;
    la_ssize_t got = format == ARCHIVE_FORMAT_RAW ? archive_read_data(archive, head, sizeof head) : 0;
    if (format == ARCHIVE_FORMAT_TAR || format == ARCHIVE_FORMAT_ZIP) {
      kind = format == ARCHIVE_FORMAT_TAR ? "tar" : "zip";
    } else if (got > 0 && import_is_lines(head, (size_t)got)) {
      kind = "ndjson";
    }
  }
  if (archive != NULL) {
    (void)archive_read_free(archive);
  }
  return kind;
}
