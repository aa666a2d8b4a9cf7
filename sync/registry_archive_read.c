/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "data/base/file.h"
#include "data/base/i18n.h"
#include "sync/registry_archive.h"
#include "sync/registry_json.h"
/* Behind registry_api.h: both have an ARCHIVE_FAILED. */
#include <archive.h>
#include <archive_entry.h>

enum { BLOCK = 65536, MOST_ENTRIES = 5000000, LARGEST_RATIO = 200, STEP = 200, STEP_BYTES = 64 << 20 };
static const long long ratio_matters_above = 64LL << 20;

struct reading {
  struct engine *engine;
  struct archive *archive;
  struct archive_contents *contents;
  struct buffer text;
  long entries, in_step;
  long long unpacked, step_bytes;
};

/* The bytes of one entry between brackets, as a list of one. 1: there it is, 0: passed over. */
static int read_text(struct reading *reading, const char *name, struct error *error) {
  char block[BLOCK];
  la_ssize_t got;
  struct buffer *text = &reading->text;
  buffer_clear(text);
  buffer_add_char(text, '[');
  while ((got = archive_read_data(reading->archive, block, sizeof block)) > 0) {
    buffer_add(text, block, (size_t)got);
    reading->unpacked += got;
    if (reading->unpacked > ratio_matters_above &&
        reading->unpacked / LARGEST_RATIO > archive_filter_bytes(reading->archive, -1)) {
      return error_set(error, ERROR_TOO_BIG, "%s", _("The archive unpacks to far more than its size."));
    }
  }
  buffer_add_char(text, ']');
  if (got < 0 || text->failed) {
    engine_skip(reading->engine, name,
                got < 0 ? _("The archive is damaged here.") : _("larger than any record may be"));
    return 0;
  }
  return 1;
}

/* An envelope, or, in older archives, the document alone. */
static int parse(struct reading *reading, struct registry_page *page, bool *bare, struct error *error) {
  struct arena *step = reading->engine->step;
  const char *text = buffer_text(&reading->text);
  *bare = strstr(text, "\"envelope_ceterms_ctid\"") == NULL;
  return *bare ? registry_read_graphs(step, text, reading->text.length, page, error)
               : registry_read_envelopes(step, text, reading->text.length, false, page, error);
}

static int keep(struct reading *reading, const struct registry_envelope *envelope, bool bare, struct error *error) {
  struct engine *engine = reading->engine;
  time_t made = (time_t)(reading->contents->made > 0 ? reading->contents->made : 0);
  if (store_see(engine->store, envelope->ctid, NULL, error) != 0) {
    return -1;
  }
  reading->contents->bare += bare;
  if (bare) {
    return envelope->provisional ? 0 : engine_keep(engine, envelope, NULL, false, made, error);
  }
  if (envelope->updated != NULL && strcmp(envelope->updated, reading->contents->newest) > 0) {
    (void)snprintf(reading->contents->newest, sizeof reading->contents->newest, "%s", envelope->updated);
  }
  return engine_keep_listed(engine, envelope, made, error);
}

static int take_entry(struct reading *reading, const char *name, struct error *error) {
  struct registry_page page = {0};
  struct error trouble = {0};
  bool bare = false;
  int got = read_text(reading, name, error);
  if (got != 1) {
    return got;
  }
  arena_reset(reading->engine->step);
  if (parse(reading, &page, &bare, &trouble) != 0 || page.count != 1) {
    engine_skip(reading->engine, name, trouble.code != ERROR_NONE ? trouble.message : _("not a record"));
    return 0;
  }
  reading->in_step++;
  reading->step_bytes += (long long)reading->text.length;
  return keep(reading, &page.items[0], bare, error);
}

/* Ends a step when it is large enough, and begins the next. */
static int next_step(struct reading *reading, bool last, struct error *error) {
  struct engine *engine = reading->engine;
  if (!last && reading->in_step < STEP && reading->step_bytes < STEP_BYTES) {
    return 0;
  }
  reading->in_step = 0;
  reading->step_bytes = 0;
  if (store_commit(engine->store, error) != 0 || (!last && store_begin(engine->store, error) != 0)) {
    return -1;
  }
  return engine_advance(engine, 1, -1, error);
}

static int read_entries(struct reading *reading, struct error *error) {
  struct archive_entry *entry = NULL;
  int status;
  while ((status = archive_read_next_header(reading->archive, &entry)) == ARCHIVE_OK || status == ARCHIVE_WARN) {
    const char *name = archive_entry_pathname_utf8(entry);
    if (++reading->entries > MOST_ENTRIES) {
      return error_set(error, ERROR_TOO_BIG, "%s", _("The archive holds more files than there are records."));
    }
    if (archive_entry_filetype(entry) == AE_IFREG &&
        take_entry(reading, name == NULL ? _("a file without a readable name") : file_name(name), error) != 0) {
      return -1;
    }
    if (next_step(reading, false, error) != 0) {
      return -1;
    }
  }
  if (status != ARCHIVE_EOF) {
    engine_skip(reading->engine, _("the archive of all records"),
                _("The archive is cut short or damaged; what could be read was read."));
  }
  return 0;
}

int archive_take(struct engine *engine, const char *path, struct archive_contents *contents, struct error *error) {
  struct reading reading = {.engine = engine, .contents = contents, .archive = archive_read_new()};
  if (reading.archive == NULL) {
    return error_no_memory(error);
  }
  buffer_init(&reading.text, (size_t)REGISTRY_LARGEST_ROW);
  (void)archive_read_support_format_zip_streamable(reading.archive);
  int result;
  if (archive_read_open_filename(reading.archive, path, BLOCK) != ARCHIVE_OK) {
    result = error_set(error, ERROR_BAD_DATA, "%s", _("The archive is not a ZIP that can be read."));
  } else {
    result = store_begin(engine->store, error);
    if (result == 0 && (read_entries(&reading, error) != 0 || next_step(&reading, true, error) != 0)) {
      store_rollback(engine->store);
      result = -1;
    }
  }
  (void)archive_read_free(reading.archive);
  buffer_free(&reading.text);
  return result;
}
