/* SPDX-License-Identifier: MIT */
#include "sync/import.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <time.h>

#include "data/base/file.h"
#include "data/base/i18n.h"
#include "data/base/text.h"
#include "sync/jobs.h"
#include "sync/report.h"

/* ---- in the pipeline's thread ---- */

static void note_skip(struct import *import, const struct pipeline_item *item) {
  struct import_report *report = import->report;
  report->skipped += item->skipped;
  if (report->skip_count >= IMPORT_MOST_SKIPS) {
    return;
  }
  if (report->skips == NULL) {
    report->skips = arena_array(import->report_arena, IMPORT_MOST_SKIPS, sizeof *report->skips);
  }
  if (report->skips == NULL) {
    return;
  }
  const char *where = text_clean_line(import->report_arena, item->where);
  const char *why = text_clean_line(import->report_arena, item->why);
  if (where != NULL && why != NULL) {
    report->skips[report->skip_count++] = (struct import_skip){where, why};
  }
}

static int take(const struct pipeline_item *item, void *context, struct error *error) {
  struct import *import = context;
  if (item->skipped > 0) {
    note_skip(import, item);
  }
  for (size_t i = 0; i < item->count; i++) {
    enum record_kind kind = item->records[i].kind;
    import->credentials += kind == RECORD_CREDENTIAL || kind == RECORD_LEARNING;
    if (catalog_writer_add(import->writer, &item->records[i], error) != 0) {
      return -1;
    }
  }
  return 0;
}

/* ---- in the caller's thread ---- */

static int read_source(struct import *import, bool folder, struct error *error) {
  const char *path = import->options->source;
  int result = folder ? import_folder(import, path, error) : import_file(import, path, error);
  return result == 0 ? pipeline_finish(import->pipeline, error) : result;
}

static double now(void) {
  struct timespec time;
  (void)clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Everything that is in the source, into the writer. */
static int add_all(struct import *import, bool folder, struct error *error) {
  const struct pipeline_options options = {.parsers = import->options->parsers, .take = take, .context = import};
  struct import_report *report = import->report;
  double start = now();
  if (pipeline_new(&import->pipeline, &options, error) != 0) {
    return -1;
  }
  int result = read_source(import, folder, error);
  report->seconds_reading = now() - start;
  report->seconds_adding = pipeline_times(import->pipeline).taking;
  report->seconds_waiting = pipeline_times(import->pipeline).waiting;
  pipeline_free(import->pipeline);
  import->pipeline = NULL;
  if (result == 0 && import->credentials == 0) {
    const char *source = import->options->source;
    return report->skip_count == 0
               ? error_set(error, ERROR_BAD_DATA, _("No credential was found in %s. The old data stay."), source)
               : error_set(error, ERROR_BAD_DATA,
                           _("No credential was found in %s. The old data stay. First trouble: %s"), source,
                           report->skips[0].why);
  }
  return result;
}

static int finish(struct import *import, struct error *error) {
  struct catalog_written written = {0};
  struct import_report *report = import->report;
  int result = catalog_writer_finish(import->writer, &written, error);
  import->writer = NULL;
  report->records = written.records;
  report->credentials = written.credentials;
  report->replaced = written.replaced;
  memcpy(report->seconds, written.seconds, sizeof report->seconds);
  return result;
}

/* What is free on the disk where the snapshot is to stand. */
static long long free_room(const char *snapshot) {
  char *folder = strdup(snapshot);
  char *slash = folder == NULL ? NULL : strrchr(folder, '/');
  struct statvfs status;
  if (slash != NULL) {
    slash[slash == folder] = '\0';
  }
  bool known = folder != NULL && statvfs(slash == NULL ? "." : folder, &status) == 0;
  free(folder);
  return known ? (long long)status.f_bavail * (long long)status.f_frsize : -1;
}

static int run(struct import *import, bool folder, struct error *error) {
  const struct import_options *options = import->options;
  const struct catalog_source source = {.kind = import->report->kind, .source = file_name(options->source)};
  if (catalog_writer_open(&import->writer, options->snapshot, &source, error) != 0 ||
      (options->jobs_from != NULL && jobs_take(import->writer, options->jobs_from, error) != 0)) {
    return -1;
  }
  import->room = free_room(options->snapshot);
  return add_all(import, folder, error) != 0 ? -1 : finish(import, error);
}

/* ERROR_NOT_FOUND, or whether it is a folder. */
static int look_at(const char *source, bool *folder, struct stat *status, struct error *error) {
  if (stat(source, status) != 0) {
    return errno == ENOENT || errno == ENOTDIR
               ? error_set(error, ERROR_NOT_FOUND, _("There is no file or folder %s."), source)
               : error_system(error, errno, _("Opening"), source);
  }
  *folder = S_ISDIR(status->st_mode);
  return *folder || S_ISREG(status->st_mode)
             ? 0
             : error_set(error, ERROR_BAD_DATA, _("%s is neither a file nor a folder."), source);
}

int import_visit_all(const char *source, import_visit visit, void *context, struct error *error) {
  const struct import_options options = {.source = source};
  struct import_report report = {.kind = "folder"};
  struct import import = {.options = &options, .report = &report, .room = -1, .visit = visit, .visit_context = context};
  struct stat status;
  bool folder = false;
  if (look_at(source, &folder, &status, error) != 0) {
    return -1;
  }
  if (!folder && import_form_of_file(source) == IMPORT_SNAPSHOT) {
    return error_set(error, ERROR_USAGE, "%s",
                     _("A snapshot has no records as they were published; say where those are."));
  }
  return folder ? import_folder(&import, source, error) : import_file(&import, source, error);
}

int import_run(struct arena *arena, const struct import_options *options, struct import_report *report,
               struct error *error) {
  struct stat status;
  bool folder = false;
  *report = (struct import_report){.kind = "folder", .snapshot = options->snapshot};
  if (look_at(options->source, &folder, &status, error) != 0) {
    return -1;
  }
  struct import import = {.options = options, .report = report, .report_arena = arena, .room = -1};
  report->kind = folder ? "folder" : import_kind(options->source);
  if (strcmp(report->kind, "snapshot") == 0) {
    return import_snapshot(options, report, error);
  }
  import.progress.total_bytes = folder ? 0 : (long long)status.st_size;
  int result = run(&import, folder, error);
  catalog_writer_abandon(import.writer);
  return result;
}
