/* SPDX-License-Identifier: MIT */
#include "sync/import.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "data/base/file.h"
#include "data/base/i18n.h"
#include "data/base/text.h"
#include "data/ctdl/read.h"
#include "sync/report.h"

enum { DOCUMENT_ARENA = 512 << 20 };

void import_skip(struct import *import, const char *where, const char *why) {
  struct import_report *report = import->report;
  report->skipped++;
  if (report->skip_count >= IMPORT_MOST_SKIPS) {
    return;
  }
  if (report->skips == NULL) {
    report->skips = arena_array(import->report_arena, IMPORT_MOST_SKIPS, sizeof *report->skips);
  }
  if (report->skips == NULL) {
    return;
  }
  const char *clean_where = text_clean_line(import->report_arena, where);
  const char *clean_why = text_clean_line(import->report_arena, why);
  if (clean_where != NULL && clean_why != NULL) {
    report->skips[report->skip_count++] = (struct import_skip){clean_where, clean_why};
  }
}

static int add_records(struct import *import, const struct ctdl_document *document, struct error *error) {
  for (size_t i = 0; i < document->count; i++) {
    enum record_kind kind = document->records[i].kind;
    import->credentials += kind == RECORD_CREDENTIAL || kind == RECORD_LEARNING;
    if (catalog_writer_add(import->writer, &document->records[i], error) != 0) {
      return -1;
    }
  }
  return 0;
}

int import_document(struct import *import, const char *json, size_t length, const char *where, struct error *error) {
  struct ctdl_document document = {0};
  struct error trouble = {0};
  import->report->documents++;
  int result = 0;
  if (ctdl_read(import->document, json, length, where, &document, &trouble) != 0) {
    if (trouble.code == ERROR_NO_MEMORY && arena_used(import->document) < DOCUMENT_ARENA / 2) {
      *error = trouble;
      return -1;
    }
    import_skip(import, where, trouble.message);
  } else {
    if (document.skipped > 0) {
      import_skip(import, where, document.skip_reason == NULL ? _("not a record") : document.skip_reason);
      import->report->skipped += (long)document.skipped - 1;
    }
    result = add_records(import, &document, error);
  }
  arena_reset(import->document);
  import->progress.documents = import->report->documents;
  import->progress.bytes = import->report->bytes;
  const struct import_options *options = import->options;
  if (result == 0 && options->progress != NULL && !options->progress(&import->progress, options->context)) {
    return error_set(error, ERROR_CANCELLED, "%s", _("The update was stopped."));
  }
  return result;
}

static const char *kind_of(const char *path, const struct stat *status) {
  size_t length = strlen(path);
  if (S_ISDIR(status->st_mode)) {
    return "folder";
  }
  return length > 4 && strcmp(path + length - 4, ".zip") == 0 ? "zip" : "ndjson";
}

static int read_source(struct import *import, const struct stat *status, struct error *error) {
  const char *path = import->options->source;
  return S_ISDIR(status->st_mode) ? import_folder(import, path, error) : import_file(import, path, error);
}

static int finish(struct import *import, struct error *error) {
  struct catalog_written written = {0};
  struct import_report *report = import->report;
  int result = catalog_writer_finish(import->writer, &written, error);
  import->writer = NULL;
  report->records = written.records;
  report->credentials = written.credentials;
  report->replaced = written.replaced;
  return result;
}

static int run(struct import *import, const struct stat *status, struct error *error) {
  const struct import_options *options = import->options;
  const struct catalog_source source = {.kind = import->report->kind, .source = file_name(options->source)};
  if (catalog_writer_open(&import->writer, options->snapshot, &source, error) != 0) {
    return -1;
  }
  if (options->jobs_from != NULL && catalog_writer_jobs_from(import->writer, options->jobs_from, error) != 0) {
    return -1;
  }
  if (read_source(import, status, error) != 0) {
    return -1;
  }
  if (import->credentials == 0) {
    const struct import_report *report = import->report;
    return report->skip_count == 0 ? error_set(error, ERROR_BAD_DATA,
                                               _("No credential was found in %s. The old data stay."), options->source)
                                   : error_set(error, ERROR_BAD_DATA,
                                               _("No credential was found in %s. The old data stay. First trouble: %s"),
                                               options->source, report->skips[0].why);
  }
  return finish(import, error);
}

int import_run(struct arena *arena, const struct import_options *options, struct import_report *report,
               struct error *error) {
  struct stat status;
  *report = (struct import_report){.kind = "folder", .snapshot = options->snapshot};
  if (stat(options->source, &status) != 0) {
    return errno == ENOENT || errno == ENOTDIR
               ? error_set(error, ERROR_NOT_FOUND, _("There is no file or folder %s."), options->source)
               : error_system(error, errno, _("Opening"), options->source);
  }
  report->kind = kind_of(options->source, &status);
  struct import import = {.options = options, .report = report, .report_arena = arena};
  import.progress.total_bytes = S_ISREG(status.st_mode) ? (long long)status.st_size : 0;
  import.document = arena_new(DOCUMENT_ARENA);
  if (import.document == NULL) {
    return error_no_memory(error);
  }
  int result = run(&import, &status, error);
  catalog_writer_abandon(import.writer);
  arena_free(import.document);
  return result;
}
