/* SPDX-License-Identifier: MIT */
#include "sync/sync.h"

#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "sync/http.h"
#include "sync/import.h"
#include "sync/mirror.h"
#include "sync/registry.h"
#include "sync/sync_registry.h"

void sync_store_path(const char *snapshot, char *path, size_t size) {
  const char *slash = strrchr(snapshot, '/');
  int length = slash == NULL ? 0 : (int)(slash - snapshot) + 1;
  (void)snprintf(path, size, "%.*srecords.db", length, snapshot);
}

static bool is_url(const char *source) {
  return strstr(source, "://") != NULL;
}

/* ---- files and folders of records ---- */

static bool on_import(const struct import_progress *progress, void *context) {
  const struct sync_options *options = context;
  const struct sync_progress told = {.stage = SYNC_READING,
                                     .records = progress->documents,
                                     .total_records = -1,
                                     .bytes = progress->bytes,
                                     .total_bytes = progress->total_bytes > 0 ? progress->total_bytes : -1,
                                     .seconds_left = -1};
  return options->progress == NULL || options->progress(&told, options->context);
}

static int take_skips(struct arena *arena, const struct import_report *from, struct sync_report *report,
                      struct error *error) {
  report->skipped = from->skipped;
  report->skips = arena_array(arena, from->skip_count, sizeof *report->skips);
  if (report->skips == NULL) {
    return error_no_memory(error);
  }
  for (; report->skip_count < from->skip_count && report->skip_count < SYNC_MOST_SKIPS; report->skip_count++) {
    const struct import_skip *skip = &from->skips[report->skip_count];
    report->skips[report->skip_count] = (struct sync_skip){skip->where, skip->why};
  }
  return 0;
}

static int run_import(struct arena *arena, const struct sync_options *options, struct sync_report *report,
                      struct error *error) {
  struct import_report from = {0};
  struct sync_options context = *options;
  const struct import_options import = {.source = options->source,
                                        .snapshot = options->snapshot,
                                        .jobs_from = options->jobs_from,
                                        .progress = on_import,
                                        .context = &context};
  struct error trouble = {0};
  int result = import_run(arena, &import, &from, &trouble);
  report->kind = from.kind;
  report->method = "files";
  report->documents = from.documents;
  report->records = from.records;
  report->credentials = from.credentials;
  report->replaced = from.replaced;
  report->bytes = from.bytes;
  report->snapshot = result == 0 ? options->snapshot : NULL;
  int noted = take_skips(arena, &from, report, error);
  if (result != 0) {
    *error = trouble;
  }
  return result != 0 ? result : noted;
}

/* ---- addresses ---- */

static bool is_narrowed(const struct sync_narrow *narrow) {
  return narrow->types != NULL || narrow->region != NULL || narrow->language != NULL;
}

static int refuse_narrow(struct error *error) {
  return error_set(error, ERROR_USAGE, "%s",
                   _("Only what comes from a registry can be narrowed by kind, region or language."));
}

/* An address that does not tell what it is: a mirror, else a registry. */
static int run_address(struct arena *arena, const struct sync_options *options, struct sync_report *report,
                       struct error *error) {
  struct error trouble = {0};
  if (registry_is_address(options->source) || sync_registry_knows(arena, options)) {
    return sync_registry_run(arena, options, report, error);
  }
  if (mirror_run(arena, options, report, error) == 0) {
    return 0;
  }
  if (error->code != ERROR_NOT_FOUND) {
    return -1;
  }
  if (registry_is_there(arena, options, &trouble) != 0) {
    return error_set(error, ERROR_NOT_FOUND,
                     _("There is neither a published snapshot nor a registry at %s. Check the address."),
                     options->source);
  }
  *report = (struct sync_report){.source = options->source};
  return sync_registry_run(arena, options, report, error);
}

int sync_run(struct arena *arena, const struct sync_options *options, struct sync_report *report, struct error *error) {
  *report = (struct sync_report){.source = options->source, .added = -1, .changed = -1, .removed = -1};
  if (options->source == NULL || options->source[0] == '\0') {
    return error_set(error, ERROR_USAGE, "%s", _("Say where the data come from: an address, a folder or a file."));
  }
  char origin[1024];
  if (is_url(options->source) && http_origin(options->source, origin, sizeof origin, error) != 0) {
    return -1; /* in one sentence: which addresses there are */
  }
  if (is_url(options->source)) {
    return run_address(arena, options, report, error);
  }
  if (is_narrowed(&options->narrow)) {
    return refuse_narrow(error);
  }
  return mirror_is_folder(options->source) ? mirror_run(arena, options, report, error)
                                           : run_import(arena, options, report, error);
}
