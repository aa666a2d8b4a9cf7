/* SPDX-License-Identifier: MIT */
#include "sync/sync_registry.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "data/base/buffer.h"
#include "data/base/i18n.h"
#include "data/base/text.h"
#include "data/catalog/catalog.h"
#include "data/catalog/writer.h"
#include "data/store/store.h"
#include "sync/jobs.h"
#include "sync/pipeline.h"
#include "sync/registry.h"

/* Around a stored document it makes the envelope that it came in. */
enum { LARGEST_ENVELOPE = STORE_LARGEST_DOCUMENT + 4096, TELL_EVERY = 100, DATE_LENGTH = 10 };

struct build {
  const struct sync_options *options;
  struct sync_report *report;
  struct arena *arena;
  struct store *store;
  struct pipeline *pipeline;
  struct catalog_writer *writer;
  struct buffer envelope;
  struct sync_progress progress;
  struct timespec started;
};

/* ---- in the pipeline's thread ---- */

static void note_skip(struct build *build, const struct pipeline_item *item) {
  struct sync_report *report = build->report;
  report->skipped += item->skipped;
  if (report->skips == NULL) {
    report->skips = arena_array(build->arena, SYNC_MOST_SKIPS, sizeof *report->skips);
  }
  if (report->skips == NULL || report->skip_count >= SYNC_MOST_SKIPS) {
    return;
  }
  const char *where = text_clean_line(build->arena, item->where);
  const char *why = text_clean_line(build->arena, item->why);
  if (where != NULL && why != NULL) {
    report->skips[report->skip_count++] = (struct sync_skip){where, why};
  }
}

static int take(const struct pipeline_item *item, void *context, struct error *error) {
  struct build *build = context;
  if (item->skipped > 0) {
    note_skip(build, item);
  }
  for (size_t i = 0; i < item->count; i++) {
    if (catalog_writer_add(build->writer, &item->records[i], error) != 0) {
      return -1;
    }
  }
  return 0;
}

/* ---- in the caller's thread ---- */

static bool tell(struct build *build) {
  struct timespec now;
  struct sync_progress *progress = &build->progress;
  (void)clock_gettime(CLOCK_MONOTONIC, &now);
  double seconds = (double)(now.tv_sec - build->started.tv_sec) + (double)(now.tv_nsec - build->started.tv_nsec) / 1e9;
  progress->bytes_per_second = seconds > 0 ? (double)progress->bytes / seconds : 0;
  progress->seconds_left = -1;
  if (progress->records > 0 && progress->total_records >= progress->records) {
    progress->seconds_left =
        seconds / (double)progress->records * (double)(progress->total_records - progress->records);
  }
  return build->options->progress == NULL || build->options->progress(progress, build->options->context);
}

static int stopped(struct error *error) {
  return error_set(error, ERROR_CANCELLED, "%s", _("The update was stopped."));
}

static int add(const struct store_record *record, void *context, struct error *error) {
  struct build *build = context;
  struct buffer *envelope = &build->envelope;
  buffer_clear(envelope);
  buffer_add_format(envelope, "{\"envelope_ceterms_ctid\":\"%s\",", record->ctid);
  if (record->updated != NULL) {
    buffer_add_format(envelope, "\"updated_at\":\"%s\",", record->updated);
  }
  buffer_add_text(envelope, "\"decoded_resource\":");
  buffer_add(envelope, record->json, record->length);
  buffer_add_char(envelope, '}');
  if (envelope->failed) {
    return error_no_memory(error);
  }
  if (pipeline_add(build->pipeline, envelope->data, envelope->length, record->ctid, 0, error) != 0) {
    return -1;
  }
  build->progress.bytes += (long long)record->length;
  build->progress.records++;
  return build->progress.records % TELL_EVERY == 0 && !tell(build) ? stopped(error) : 0;
}

static int read_records(struct build *build, struct error *error) {
  const struct pipeline_options options = {.take = take, .context = build};
  build->progress = (struct sync_progress){
      .stage = SYNC_READING, .total_records = store_count(build->store), .total_bytes = -1, .seconds_left = -1};
  (void)clock_gettime(CLOCK_MONOTONIC, &build->started);
  if (!tell(build)) {
    return stopped(error);
  }
  if (pipeline_new(&build->pipeline, &options, error) != 0) {
    return -1;
  }
  buffer_init(&build->envelope, (size_t)LARGEST_ENVELOPE);
  int result = store_each(store_path(build->store), add, build, error);
  if (result == 0) {
    result = pipeline_finish(build->pipeline, error);
  }
  pipeline_free(build->pipeline);
  buffer_free(&build->envelope);
  return result;
}

static int open_writer(struct build *build, struct error *error) {
  const struct sync_options *options = build->options;
  const char *asked = store_setting(build->store, build->arena, "asked");
  if (asked == NULL) {
    return error_no_memory(error);
  }
  const struct catalog_source source = {
      .kind = "registry", .source = build->report->source, .date = arena_strndup(build->arena, asked, DATE_LENGTH)};
  if (catalog_writer_open(&build->writer, options->snapshot, &source, error) != 0 ||
      (options->jobs_from != NULL && jobs_take(build->writer, options->jobs_from, error) != 0)) {
    return -1;
  }
  if (catalog_writer_meta(build->writer, "origin", options->source, error) != 0 ||
      (build->report->narrowed != NULL &&
       catalog_writer_meta(build->writer, "narrowed", build->report->narrowed, error) != 0)) {
    return -1;
  }
  const char *terms = registry_terms_of(build->report->source);
  return terms == NULL ? 0 : catalog_writer_meta(build->writer, "terms", terms, error);
}

/* The id of the snapshot that stands in place; "" when there is none that can be read. */
static const char *snapshot_id(struct arena *arena, const char *path) {
  struct catalog *catalog = NULL;
  struct error unsaid;
  const char *id = "";
  if (catalog_open(&catalog, path, &unsaid) == 0) {
    const char *stated = catalog_about(catalog)->id;
    id = stated == NULL ? "" : arena_strdup(arena, stated);
  }
  catalog_close(catalog);
  return id == NULL ? "" : id;
}

/* Notes which snapshot was built from which records. */
static int note_built(struct build *build, struct error *error) {
  if (store_begin(build->store, error) != 0) {
    return -1;
  }
  if (store_set(build->store, "built id", snapshot_id(build->arena, build->options->snapshot), error) != 0 ||
      store_set_number(build->store, "built generation", store_generation(build->store), error) != 0) {
    store_rollback(build->store);
    return -1;
  }
  return store_commit(build->store, error);
}

static int build_snapshot(struct build *build, struct error *error) {
  struct catalog_written written = {0};
  struct sync_report *report = build->report;
  if (store_count(build->store) == 0) {
    return error_set(error, ERROR_BAD_DATA, _("%s holds no records that could be used. The old data stay."),
                     report->source);
  }
  if (open_writer(build, error) != 0 || read_records(build, error) != 0) {
    catalog_writer_abandon(build->writer);
    return -1;
  }
  build->progress.stage = SYNC_BUILDING;
  build->progress.seconds_left = -1;
  if (!tell(build)) {
    catalog_writer_abandon(build->writer);
    return stopped(error);
  }
  if (catalog_writer_finish(build->writer, &written, error) != 0) {
    return -1;
  }
  report->records = written.records;
  report->credentials = written.credentials;
  report->replaced = written.replaced;
  report->snapshot = build->options->snapshot;
  return note_built(build, error);
}

static bool is_built(struct build *build) {
  const char *id = store_setting(build->store, build->arena, "built id");
  return id != NULL && id[0] != '\0' &&
         store_number(build->store, "built generation", -1) == store_generation(build->store) &&
         strcmp(id, snapshot_id(build->arena, build->options->snapshot)) == 0;
}

static void count_credentials(struct build *build) {
  struct catalog *catalog = NULL;
  struct error unsaid;
  if (catalog_open(&catalog, build->options->snapshot, &unsaid) == 0) {
    build->report->credentials = catalog_about(catalog)->credentials;
    build->report->records = catalog_about(catalog)->records;
  }
  catalog_close(catalog);
}

/* ---- the whole run ---- */

static void note_aside(struct arena *arena, struct sync_report *report, const char *aside) {
  report->skips = arena_array(arena, SYNC_MOST_SKIPS, sizeof *report->skips);
  if (report->skips != NULL) {
    report->skips[0] = (struct sync_skip){
        arena_strdup(arena, aside),
        _("The working copy of the records was damaged. It was set aside, and all records are fetched anew.")};
    report->skip_count = 1;
    report->skipped = 1;
  }
}

static int run_with(struct arena *arena, const struct sync_options *options, struct store *store,
                    struct sync_report *report, struct error *error) {
  struct build build = {.options = options, .report = report, .arena = arena, .store = store};
  if (registry_sync(arena, options, store, report, error) != 0) {
    return -1;
  }
  if (!is_built(&build)) {
    return build_snapshot(&build, error);
  }
  report->unchanged = true;
  report->method = strcmp(report->method, "changes") == 0 ? "nothing new" : report->method;
  count_credentials(&build);
  return 0;
}

/* `damaged` tells that the store can't be used any more. */
static int open_and_run(struct arena *arena, const struct sync_options *options, const char *path,
                        struct sync_report *report, bool *damaged, struct error *error) {
  struct store *store = NULL;
  struct store_opened opened;
  *damaged = false;
  if (store_open(&store, path, &opened, error) != 0) {
    return -1;
  }
  if (opened.aside[0] != '\0') {
    note_aside(arena, report, opened.aside);
  }
  int result = run_with(arena, options, store, report, error);
  *damaged = result != 0 && store_is_damaged(store);
  store_close(store);
  return result;
}

/* A snapshot that jobs are to be taken from had better be there before hours of fetching. */
static int check_jobs(const char *path, struct error *error) {
  struct catalog *catalog = NULL;
  struct stat status;
  bool tables = path != NULL && stat(path, &status) == 0 && S_ISDIR(status.st_mode);
  int result = path == NULL || tables ? 0 : catalog_open(&catalog, path, error);
  catalog_close(catalog);
  return result;
}

int sync_registry_run(struct arena *arena, const struct sync_options *options, struct sync_report *report,
                      struct error *error) {
  char path[STORE_PATH_SIZE];
  char aside[STORE_PATH_SIZE];
  bool damaged = false;
  if (check_jobs(options->jobs_from, error) != 0) {
    return -1;
  }
  sync_store_path(options->snapshot, path, sizeof path);
  int result = open_and_run(arena, options, path, report, &damaged, error);
  if (!damaged) {
    return result;
  }
  if (store_set_aside(path, aside, error) != 0) {
    return -1;
  }
  *report = (struct sync_report){.kind = "registry"};
  note_aside(arena, report, aside);
  return open_and_run(arena, options, path, report, &damaged, error);
}

bool sync_registry_knows(struct arena *arena, const struct sync_options *options) {
  char path[STORE_PATH_SIZE];
  struct store *store = NULL;
  struct store_opened opened;
  struct error unsaid;
  sync_store_path(options->snapshot, path, sizeof path);
  if (access(path, F_OK) != 0 || store_open(&store, path, &opened, &unsaid) != 0) {
    return false;
  }
  bool known = registry_is_known(store, arena, options->source);
  store_close(store);
  return known;
}
