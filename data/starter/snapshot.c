/* SPDX-License-Identifier: MIT */
#include "data/starter/snapshot.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/file.h"
#include "data/base/i18n.h"
#include "data/ctdl/read.h"
#include "data/jobs/import.h"
#include "data/starter/records.h"

enum { FACTS_SCRATCH = 32 << 20, DOCUMENT_SCRATCH = 64 << 20 };

/* The release of the newest table among the facts: occupations, O*NET 30.2. */
static const char newest[] = "2026-02";

/* One line at 80 columns: it stands on every screen. */
static const char *const notes[] = {
    N_("Starter data, not the registry."),
    N_("U.S. wages May 2025."),
    N_("NJ programs 2021-23."),
    NULL,
};

struct build {
  struct catalog_writer *writer;
  struct arena *arena;
};

/* ---- records ---- */

static int add_text(struct build *build, const char *text, size_t length, const char *what, struct error *error) {
  struct ctdl_document document;
  arena_reset(build->arena);
  if (ctdl_read(build->arena, text, length, what, &document, error) < 0) {
    return -1;
  }
  for (size_t i = 0; i < document.count; i++) {
    if (catalog_writer_add(build->writer, &document.records[i], error) < 0) {
      return -1;
    }
  }
  return 0;
}

static int add_document(void *context, json_t *document, struct error *error) {
  char *text = json_dumps(document, JSON_COMPACT);
  if (text == NULL) {
    return error_no_memory(error);
  }
  int status = add_text(context, text, strlen(text), json_text(document, "@id"), error);
  free(text);
  return status;
}

static int add_programs(struct build *build, const char *folder, struct error *error) {
  struct starter_facts facts;
  struct arena *arena = arena_new(FACTS_SCRATCH);
  if (arena == NULL) {
    return error_no_memory(error);
  }
  int status = starter_facts_read(arena, folder, &facts, error);
  if (status == 0) {
    status = starter_each(&facts, add_document, build, error);
  }
  arena_free(arena);
  return status;
}

/* ---- ladders ---- */

static int is_json(const struct dirent *entry) {
  const char *dot = strrchr(entry->d_name, '.');
  return dot != NULL && strcmp(dot, ".json") == 0;
}

static int by_name(const struct dirent **left, const struct dirent **right) {
  return strcmp((*left)->d_name, (*right)->d_name);
}

static int add_file(struct build *build, const char *folder, const char *name, struct error *error) {
  size_t size = strlen(folder) + strlen(name) + 2;
  char *path = malloc(size);
  if (path == NULL) {
    return error_no_memory(error);
  }
  snprintf(path, size, "%s/%s", folder, name);
  struct buffer bytes;
  buffer_init(&bytes, CTDL_LARGEST_DOCUMENT);
  int status = file_read(path, &bytes, error);
  if (status == 0) {
    status = add_text(build, buffer_text(&bytes), bytes.length, name, error);
  }
  buffer_free(&bytes);
  free(path);
  return status;
}

static int add_ladders(struct build *build, const char *folder, struct error *error) {
  struct dirent **entries = NULL;
  int count = scandir(folder, &entries, is_json, by_name);
  if (count < 0) {
    return error_system(error, errno, _("reading"), folder);
  }
  int status = 0;
  for (int i = 0; i < count; i++) {
    if (status == 0) {
      status = add_file(build, folder, entries[i]->d_name, error);
    }
    free(entries[i]);
  }
  free(entries);
  return status;
}

/* ---- the whole ---- */

static int fill(struct build *build, const char *facts_folder, const char *ladders_folder, struct error *error) {
  build->arena = arena_new(DOCUMENT_SCRATCH);
  if (build->arena == NULL) {
    return error_no_memory(error);
  }
  int status = jobs_import(build->writer, facts_folder, error);
  if (status == 0) {
    status = add_programs(build, facts_folder, error);
  }
  if (status == 0) {
    status = add_ladders(build, ladders_folder, error);
  }
  arena_free(build->arena);
  return status;
}

int starter_build(const char *facts_folder, const char *ladders_folder, const char *path,
                  struct catalog_written *written, struct error *error) {
  const struct catalog_source source = {
      .kind = "starter", .source = N_("starter data"), .date = newest, .notes = notes};
  struct build build = {0};
  if (catalog_writer_open(&build.writer, path, &source, error) < 0) {
    return -1;
  }
  if (fill(&build, facts_folder, ladders_folder, error) < 0) {
    catalog_writer_abandon(build.writer);
    return -1;
  }
  return catalog_writer_finish(build.writer, written, error);
}

static int print_document(void *context, json_t *document, struct error *error) {
  FILE *out = context;
  if (json_dumpf(document, out, JSON_COMPACT) < 0 || putc('\n', out) == EOF) {
    return error_system(error, errno, _("writing"), _("the records"));
  }
  return 0;
}

int starter_print_records(const char *facts_folder, FILE *out, struct error *error) {
  struct starter_facts facts;
  struct arena *arena = arena_new(FACTS_SCRATCH);
  if (arena == NULL) {
    return error_no_memory(error);
  }
  int status = starter_facts_read(arena, facts_folder, &facts, error);
  if (status == 0) {
    status = starter_each(&facts, print_document, out, error);
  }
  arena_free(arena);
  return status;
}
