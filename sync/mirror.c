/* SPDX-License-Identifier: MIT */
#include "sync/mirror.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/base/i18n.h"
#include "data/catalog/catalog.h"
#include "data/catalog/rows.h"
#include "data/crypto/signature.h"
#include "sync/mirror_place.h"
#include "sync/packed.h"

/* One update on its way. */
struct update {
  const struct sync_options *options;
  struct sync_report *report;
  struct arena *arena;
  struct mirror_place place;
  struct manifest manifest;
  char etag[HTTP_ETAG_SIZE];
  char rows[MIRROR_PATH];
  bool extracted; /* `rows` holds those of the snapshot here */
  /* what is here now */
  bool here;                /* a snapshot stands at the target */
  bool starter;             /* it is the program's own, which anything may follow */
  char content[DIGEST_HEX]; /* its content hash, "" not known */
  const char *published;    /* when its version was published; NULL: came another way */
  const char *date;
};

bool mirror_is_folder(const char *path) {
  char name[MIRROR_PATH];
  struct stat status;
  int wrote = snprintf(name, sizeof name, "%s/manifest.json", path);
  return wrote > 0 && (size_t)wrote < sizeof name && stat(name, &status) == 0 && S_ISREG(status.st_mode);
}

/* --- what is here --- */

static void look_here(struct update *update) {
  struct catalog *catalog = NULL;
  struct error ignored;
  if (catalog_open(&catalog, update->options->snapshot, &ignored) != 0) {
    return; /* nothing here, or nothing that can be built on */
  }
  const struct catalog_about *about = catalog_about(catalog);
  update->here = true;
  update->starter = about->kind != NULL && strcmp(about->kind, "starter") == 0;
  update->date = arena_strdup(update->arena, about->date);
  update->published = catalog_meta(catalog, update->arena, "mirror:published");
  const char *content = catalog_meta(catalog, update->arena, "mirror:content");
  const char *origin = catalog_meta(catalog, update->arena, "origin");
  const char *etag = catalog_meta(catalog, update->arena, "mirror:etag");
  (void)snprintf(update->content, sizeof update->content, "%s", content == NULL ? "" : content);
  /* An answer "not changed" says something only about the same place. */
  bool same = origin != NULL && strcmp(origin, update->options->source) == 0 && !update->options->from_scratch;
  (void)snprintf(update->etag, sizeof update->etag, "%s", same && etag != NULL ? etag : "");
  catalog_close(catalog);
}

/* --- the manifest --- */

static int check_signature(struct update *update, const struct buffer *bytes, struct error *error) {
  char name[MANIFEST_NAME];
  struct buffer signature;
  if (update->options->public_key == NULL) {
    return 0;
  }
  buffer_init(&signature, (size_t)SIGNATURE_TEXT * 4);
  manifest_signature_name(buffer_text(bytes), bytes->length, name);
  int result = mirror_small(&update->place, name, NULL, NULL, &signature, error);
  if (result != 0 && error->code == ERROR_NOT_FOUND) {
    result = error_set(error, ERROR_BAD_DATA, "%s",
                       _("These data are not signed, but the settings ask for a signature (public_key)."));
  } else if (result == 0) {
    char text[SIGNATURE_TEXT * 4 + 1];
    (void)snprintf(text, sizeof text, "%.*s", (int)strcspn(buffer_text(&signature), "\r\n"), buffer_text(&signature));
    if (!signature_good(update->options->public_key, buffer_text(bytes), bytes->length, text)) {
      result = error_set(error, ERROR_BAD_DATA, "%s",
                         _("The signature of these data is not by the key in the settings. They are not taken."));
    }
  }
  buffer_free(&signature);
  return result;
}

/* An older snapshot is taken only when that is wanted: a server that fell back
 * to an old copy, or somebody between, must not take news away. */
static int check_age(const struct update *update, struct error *error) {
  const struct manifest *manifest = &update->manifest;
  bool older = update->published != NULL
                   ? strcmp(manifest->published, update->published) < 0
                   : update->date != NULL && manifest->date != NULL && strcmp(manifest->date, update->date) < 0;
  if (!update->here || update->starter || update->options->allow_older || !older) {
    return 0;
  }
  return error_set(error, ERROR_USAGE,
                   _("The published data (%s) are older than those here. --allow-older takes them "
                     "all the same."),
                   manifest->published);
}

/* 1: nothing changed since the last time; 0: the manifest was read. */
static int fetch_manifest(struct update *update, struct error *error) {
  struct buffer text;
  bool same = false;
  buffer_init(&text, (size_t)MANIFEST_LARGEST);
  int result = mirror_small(&update->place, "manifest.json", update->etag, &same, &text, error);
  if (result == 0 && !same) {
    result = manifest_read(update->arena, buffer_text(&text), text.length, &update->manifest, error);
    if (result == 0) {
      result = check_signature(update, &text, error);
    }
    if (result == 0) {
      result = check_age(update, error);
    }
  }
  buffer_free(&text);
  return result == 0 && same ? 1 : result;
}

/* --- rows --- */

static int wrong_content(struct error *error) {
  return error_set(error, ERROR_BAD_DATA, "%s",
                   _("The data that came are not those that the manifest describes. Try again later, or tell whoever "
                     "publishes them."));
}

static int take_dump(struct update *update, struct error *error) {
  char path[MIRROR_PATH];
  char hash[DIGEST_HEX];
  struct packed_reader *reader = NULL;
  if (mirror_stage(&update->place, SYNC_FETCHING, error) != 0 ||
      mirror_fetch(&update->place, &update->manifest.dump, path, error) != 0 ||
      mirror_stage(&update->place, SYNC_CHECKING, error) != 0 ||
      packed_open(&reader, path, update->manifest.dump.unpacked, error) != 0) {
    return -1;
  }
  (void)unlink(update->rows);
  int result = rows_load(update->rows, packed_read, reader, hash, error);
  packed_close(reader);
  if (result == 0 && strcmp(hash, update->manifest.version) != 0) {
    result = wrong_content(error);
  }
  update->report->method = "dump";
  return result;
}

static const struct manifest_patch *find_patch(const struct update *update) {
  for (size_t i = 0; i < update->manifest.patch_count; i++) {
    const struct manifest_patch *patch = &update->manifest.patches[i];
    if (strcmp(patch->from, update->content) == 0 && patch->file.size < update->manifest.dump.size) {
      return patch;
    }
  }
  return NULL;
}

static int apply(struct update *update, const char *path, const struct manifest_file *file, struct error *error) {
  char hash[DIGEST_HEX] = "";
  struct buffer patch;
  buffer_init(&patch, (size_t)file->unpacked);
  int result = packed_read_all(path, &patch, error);
  if (result == 0) {
    result = rows_patch(update->rows, patch.data, patch.length, error);
  }
  buffer_free(&patch);
  if (result == 0) {
    result = rows_dump(update->rows, NULL, NULL, hash, error);
  }
  return result == 0 && strcmp(hash, update->manifest.version) != 0 ? wrong_content(error) : result;
}

/* A snapshot that came another way may hold the same rows all the same. */
static void find_content(struct update *update) {
  struct error ignored;
  if (!update->here || update->content[0] != '\0' || update->options->from_scratch) {
    return;
  }
  (void)unlink(update->rows);
  if (rows_extract(update->options->snapshot, update->rows, mirror_going, &update->place, &ignored) != 0 ||
      rows_dump(update->rows, NULL, NULL, update->content, &ignored) != 0) {
    update->content[0] = '\0';
    return;
  }
  update->extracted = true;
}

/* The rows of the snapshot here, to be patched. */
static int extract(struct update *update, struct error *error) {
  if (update->extracted) {
    return 0;
  }
  (void)unlink(update->rows);
  return rows_extract(update->options->snapshot, update->rows, mirror_going, &update->place, error);
}

/* 0: the new rows are there; 1: the whole has to be fetched; negative: failure. */
static int take_patch(struct update *update, struct error *error) {
  char path[MIRROR_PATH];
  struct error trouble = {0};
  const struct manifest_patch *patch = find_patch(update);
  if (patch == NULL) {
    return 1;
  }
  if (mirror_stage(&update->place, SYNC_FETCHING, error) != 0 ||
      mirror_fetch(&update->place, &patch->file, path, error) != 0) {
    return -1;
  }
  if (mirror_stage(&update->place, SYNC_CHECKING, error) != 0) {
    return -1;
  }
  if (extract(update, &trouble) == 0 && apply(update, path, &patch->file, &trouble) == 0) {
    update->report->method = "patches";
    return 0;
  }
  if (trouble.code == ERROR_CANCELLED || trouble.code == ERROR_IO || trouble.code == ERROR_NO_MEMORY) {
    *error = trouble;
    return -1;
  }
  return 1; /* what is here is not what it says to be: the whole puts that right */
}

static int assemble(struct update *update, struct error *error) {
  const struct manifest *manifest = &update->manifest;
  const char *const meta[] = {"kind",
                              manifest->kind != NULL ? manifest->kind : "mirror",
                              "source",
                              manifest->source != NULL ? manifest->source : update->options->source,
                              "origin",
                              update->options->source,
                              "mirror:content",
                              update->manifest.version,
                              "mirror:published",
                              update->manifest.published,
                              "mirror:etag",
                              update->etag,
                              NULL};
  if (mirror_stage(&update->place, SYNC_BUILDING, error) != 0) {
    return -1;
  }
  int result = rows_assemble(update->rows, update->options->snapshot, meta, mirror_going, &update->place, error);
  if (result == 0) {
    update->report->snapshot = update->options->snapshot;
    update->report->credentials = update->manifest.credentials;
    update->report->records = update->manifest.records;
  }
  return result;
}

static int unchanged(struct update *update) {
  update->report->unchanged = true;
  update->report->method = "nothing new";
  return 0;
}

static int run(struct update *update, struct error *error) {
  look_here(update);
  int result = fetch_manifest(update, error);
  if (result != 0) {
    return result < 0 ? result : unchanged(update);
  }
  find_content(update);
  if (update->here && strcmp(update->content, update->manifest.version) == 0 && !update->options->from_scratch) {
    return unchanged(update);
  }
  result = update->options->from_scratch || update->content[0] == '\0' ? 1 : take_patch(update, error);
  if (result == 1) {
    result = take_dump(update, error);
  }
  return result == 0 ? assemble(update, error) : result;
}

int mirror_run(struct arena *arena, const struct sync_options *options, struct sync_report *report,
               struct error *error) {
  struct update *update = arena_alloc(arena, sizeof *update);
  *report = (struct sync_report){.kind = "mirror",
                                 .source = options->source,
                                 .documents = -1,
                                 .replaced = -1,
                                 .added = -1,
                                 .changed = -1,
                                 .removed = -1};
  if (update == NULL) {
    return error_no_memory(error);
  }
  update->options = options;
  update->report = report;
  update->arena = arena;
  int result = mirror_place_open(&update->place, options, report, error);
  if (result == 0) {
    mirror_cache(&update->place, "rows", update->rows);
    result = run(update, error);
    (void)unlink(update->rows);
  }
  if (result != 0 && error->code == ERROR_NOT_FOUND && update->manifest.version[0] != '\0') {
    error->code = ERROR_NETWORK; /* a mirror it is, though a file of it is missing */
  }
  mirror_place_close(&update->place, result == 0);
  return result;
}
