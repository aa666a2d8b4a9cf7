/* SPDX-License-Identifier: MIT */
#include "sync/publish.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "data/base/i18n.h"
#include "data/catalog/catalog.h"
#include "data/catalog/rows.h"
#include "sync/packed.h"
#include "sync/publish_files.h"

/* A patch that is hardly smaller than the whole is not worth its place. */
enum { WORTH_PERCENT = 60 };

struct publishing {
  const struct publish_options *options;
  struct publish_report *report;
  struct arena *arena;
  struct publish_folder folder;
  struct manifest before, now;
  bool first; /* nothing is published yet, or nothing that patches can start from */
  char old_rows[PUBLISH_PATH], new_rows[PUBLISH_PATH];
};

static bool going(void *context) {
  const struct publishing *publishing = context;
  const struct publish_options *options = publishing->options;
  return options->progress == NULL || options->progress(_("Writing the rows"), 0, 0, options->context);
}

static bool step(const struct publishing *publishing, const char *doing, long long done, long long total) {
  const struct publish_options *options = publishing->options;
  return options->progress == NULL || options->progress(doing, done, total, options->context);
}

static int cancelled(struct error *error) {
  return error_set(error, ERROR_CANCELLED, "%s", _("Stopped. What was published before is still in place."));
}

static void say_now(char time_text[MANIFEST_TIME]) {
  const char *fixed = getenv("SOURCE_DATE_EPOCH");
  time_t now = fixed != NULL ? (time_t)strtoll(fixed, NULL, 10) : time(NULL);
  struct tm parts;
  if (gmtime_r(&now, &parts) != NULL) {
    (void)strftime(time_text, (size_t)MANIFEST_TIME, "%Y-%m-%dT%H:%M:%SZ", &parts);
  }
}

/* What the snapshot is, and whether it may be passed on at all: a registry's
 * records belong to others. */
static int describe(struct publishing *publishing, struct error *error) {
  struct catalog *catalog = NULL;
  struct manifest *now = &publishing->now;
  if (catalog_open(&catalog, publishing->options->snapshot, error) != 0) {
    return -1;
  }
  const struct catalog_about *about = catalog_about(catalog);
  bool registry = about->kind != NULL && strcmp(about->kind, "registry") == 0;
  now->rows_version = ROWS_VERSION;
  now->kind = arena_strdup(publishing->arena, about->kind);
  now->source = arena_strdup(publishing->arena, about->source);
  now->date = arena_strdup(publishing->arena, about->date);
  now->agreement = publishing->options->agreement;
  now->credentials = about->credentials;
  now->records = about->records;
  catalog_close(catalog);
  say_now(now->published);
  if (registry && (now->agreement == NULL || now->agreement[0] == '\0')) {
    return error_set(error, ERROR_USAGE, "%s",
                     _("These are a registry's records, which may not be passed on without an agreement with it. If "
                       "you have one, say which in the settings file: agreement = ..."));
  }
  return 0;
}

/* The rows of the version that is published now, to compare with. */
static int load_before(struct publishing *publishing, struct error *error) {
  char path[PUBLISH_PATH];
  char hash[DIGEST_HEX];
  struct packed_reader *reader = NULL;
  publish_place(&publishing->folder, publishing->before.dump.name, path);
  if (packed_open(&reader, path, publishing->before.dump.unpacked, error) != 0) {
    return -1;
  }
  int result = rows_load(publishing->old_rows, packed_read, reader, hash, error);
  packed_close(reader);
  if (result == 0 && strcmp(hash, publishing->before.version) != 0) {
    result = error_set(error, ERROR_BAD_DATA, _("%s is damaged."), path);
  }
  return result;
}

static int find_before(struct publishing *publishing, struct error *error) {
  struct error trouble = {0};
  publishing->first = true;
  if (publish_manifest(&publishing->folder, publishing->arena, &publishing->before, &trouble) != 0) {
    if (trouble.code != ERROR_NOT_FOUND) {
      *error = trouble;
      return -1;
    }
    return 0;
  }
  publishing->report->previous = publishing->before.version;
  publishing->first = publishing->before.rows_version != ROWS_VERSION;
  return 0;
}

static void name_file(struct manifest_file *file, const char *from, const char *to) {
  if (from == NULL) {
    (void)snprintf(file->name, sizeof file->name, "dump-%.16s.zst", to);
  } else {
    (void)snprintf(file->name, sizeof file->name, "patch-%.16s-%.16s.zst", from, to);
  }
}

static int write_dump(struct publishing *publishing, struct error *error) {
  char path[PUBLISH_PATH];
  char hash[DIGEST_HEX];
  struct packed_writer *writer = NULL;
  struct manifest_file *file = &publishing->now.dump;
  name_file(file, NULL, publishing->now.version);
  publish_work(&publishing->folder, file->name, path);
  if (!step(publishing, _("Packing"), 0, 0)) {
    return cancelled(error);
  }
  if (packed_create(&writer, path, PACKED_LEVEL, error) != 0) {
    return -1;
  }
  if (rows_dump(publishing->new_rows, packed_write, writer, hash, error) != 0) {
    packed_abandon(writer);
    return -1;
  }
  if (packed_finish(writer, file->sha256, &file->size, &file->unpacked, error) != 0) {
    return -1;
  }
  return publish_put(&publishing->folder, file->name, error);
}

/* Adds the patch to the manifest, unless the whole would be hardly bigger. */
static int write_patch(struct publishing *publishing, const char *from, const struct buffer *patch,
                       struct error *error) {
  struct manifest_patch *slot = &publishing->now.patches[publishing->now.patch_count];
  struct manifest_file *file = &slot->file;
  char path[PUBLISH_PATH];
  struct packed_writer *writer = NULL;
  name_file(file, from, publishing->now.version);
  publish_work(&publishing->folder, file->name, path);
  if (patch->length == 0 || packed_create(&writer, path, PACKED_LEVEL_SMALL, error) != 0) {
    return patch->length == 0 ? 0 : -1;
  }
  if (packed_write(patch->data, patch->length, writer, error) != 0) {
    packed_abandon(writer);
    return -1;
  }
  if (packed_finish(writer, file->sha256, &file->size, &file->unpacked, error) != 0) {
    return -1;
  }
  if (file->size > publishing->now.dump.size * WORTH_PERCENT / 100) {
    (void)unlink(path);
    return 0;
  }
  memcpy(slot->from, from, sizeof slot->from);
  publishing->now.patch_count++;
  return publish_put(&publishing->folder, file->name, error);
}

/* The patch of an older version to the one before, and `last`, as one. */
static int join_patch(struct publishing *publishing, const struct manifest_patch *older, const struct buffer *last,
                      struct error *error) {
  char path[PUBLISH_PATH];
  struct buffer first;
  struct buffer joined;
  struct error trouble = {0};
  buffer_init(&first, (size_t)ROWS_LARGEST_PATCH);
  buffer_init(&joined, (size_t)ROWS_LARGEST_PATCH);
  publish_place(&publishing->folder, older->file.name, path);
  int result = 0;
  /* One that is missing or damaged only means that there is no way from there. */
  if (strcmp(older->from, publishing->now.version) != 0 && packed_read_all(path, &first, &trouble) == 0 &&
      rows_join(&first, last, &joined, &trouble) == 0) {
    result = write_patch(publishing, older->from, &joined, error);
  }
  buffer_free(&first);
  buffer_free(&joined);
  return result;
}

static int write_patches(struct publishing *publishing, struct error *error) {
  struct buffer patch;
  int most = publishing->options->versions > 0 ? publishing->options->versions : PUBLISH_VERSIONS;
  buffer_init(&patch, (size_t)ROWS_LARGEST_PATCH);
  int result = load_before(publishing, error);
  if (result == 0) {
    result = rows_difference(publishing->old_rows, publishing->new_rows, &patch, error);
  }
  if (result == 0) {
    result = write_patch(publishing, publishing->before.version, &patch, error);
    publishing->report->patch_size = publishing->now.patch_count == 1 ? publishing->now.patches[0].file.size : -1;
  }
  for (size_t i = 0; result == 0 && i < publishing->before.patch_count; i++) {
    if (publishing->now.patch_count >= (size_t)most || publishing->now.patch_count >= (size_t)PUBLISH_MOST_VERSIONS) {
      break;
    }
    if (!step(publishing, _("Making patches"), (long long)i, (long long)publishing->before.patch_count)) {
      result = cancelled(error);
      break;
    }
    result = join_patch(publishing, &publishing->before.patches[i], &patch, error);
  }
  buffer_free(&patch);
  return result;
}

static int write_all(struct publishing *publishing, struct error *error) {
  struct error trouble = {0};
  if (write_dump(publishing, error) != 0) {
    return -1;
  }
  if (!publishing->first && write_patches(publishing, &trouble) != 0) {
    if (trouble.code == ERROR_CANCELLED || trouble.code == ERROR_IO) {
      *error = trouble;
      return -1;
    }
    publishing->now.patch_count = 0; /* what was published is damaged: the whole alone will do */
  }
  if (publish_manifest_put(&publishing->folder, &publishing->now, publishing->options->signing_key, error) != 0) {
    return -1;
  }
  publish_tidy(&publishing->folder, &publishing->now, &publishing->before);
  return 0;
}

static bool same_signing(const struct publishing *publishing) {
  char name[MANIFEST_NAME];
  return publishing->options->signing_key == NULL || publish_signature(&publishing->folder, name);
}

static int run(struct publishing *publishing, struct error *error) {
  struct publish_report *report = publishing->report;
  publish_work(&publishing->folder, "old.rows", publishing->old_rows);
  publish_work(&publishing->folder, "new.rows", publishing->new_rows);
  if (find_before(publishing, error) != 0 ||
      rows_extract(publishing->options->snapshot, publishing->new_rows, going, publishing, error) != 0 ||
      rows_dump(publishing->new_rows, NULL, NULL, publishing->now.version, error) != 0) {
    return -1;
  }
  report->version = arena_strdup(publishing->arena, publishing->now.version);
  report->is_signed = publishing->options->signing_key != NULL;
  report->patch_size = -1;
  report->unchanged = strcmp(publishing->before.version, publishing->now.version) == 0 && !publishing->first &&
                      same_signing(publishing);
  if (report->unchanged) {
    publishing->now = publishing->before;
    return 0;
  }
  if (strcmp(publishing->before.version, publishing->now.version) == 0) {
    publishing->first = true; /* only the signature is new */
  }
  int result = write_all(publishing, error);
  report->dump_size = publishing->now.dump.size;
  report->patches = (long)publishing->now.patch_count;
  return result;
}

/* s3://BUCKET/PREFIX is made in a folder of this computer first, which keeps
 * what the next version is compared with. */
static int choose_folder(struct publishing *publishing, struct error *error) {
  const char *target = publishing->options->target;
  char path[PUBLISH_PATH];
  if (strncmp(target, "s3://", 5) != 0) {
    return publish_folder_open(&publishing->folder, target, error);
  }
  const char *slash = strrchr(publishing->options->snapshot, '/');
  int folder = slash == NULL ? 1 : (int)(slash - publishing->options->snapshot);
  (void)snprintf(path, sizeof path, "%.*s/publish-%s", folder, slash == NULL ? "." : publishing->options->snapshot,
                 target + 5);
  for (char *at = path + folder + 1; *at != '\0'; at++) {
    *at = *at == '/' ? '-' : *at;
  }
  return publish_folder_open(&publishing->folder, path, error);
}

int publish_run(struct arena *arena, const struct publish_options *options, struct publish_report *report,
                struct error *error) {
  struct publishing *publishing = arena_alloc(arena, sizeof *publishing);
  *report = (struct publish_report){0};
  if (publishing == NULL) {
    return error_no_memory(error);
  }
  publishing->options = options;
  publishing->report = report;
  publishing->arena = arena;
  if (describe(publishing, error) != 0 || choose_folder(publishing, error) != 0) {
    return -1;
  }
  int result = run(publishing, error);
  if (result == 0 && strncmp(options->target, "s3://", 5) == 0) {
    result = publish_s3(&publishing->folder, &publishing->now, options, &report->uploaded, error);
  }
  publish_folder_close(&publishing->folder);
  return result;
}
