/* SPDX-License-Identifier: MIT */
/*
 * One import on its way, as the ways in share it.
 *
 * The thread of import_run() finds documents and puts them into the pipeline;
 * what comes out of it is counted, noted and written in the pipeline's thread.
 * So a way in that has something to say of a document says it through
 * import_skip(), which keeps the order, and touches nothing of the report but
 * what is said below.
 */
#ifndef LADDERWAY_SYNC_REPORT_H
#define LADDERWAY_SYNC_REPORT_H

#include <stdbool.h>

#include "data/base/buffer.h"
#include "data/catalog/writer.h"
#include "sync/import.h"
#include "sync/pipeline.h"

struct import {
  const struct import_options *options;
  struct import_report *report;
  struct pipeline *pipeline;
  import_visit visit; /* instead of the pipeline, for import_visit_all(); NULL */
  void *visit_context;
  /* of the ways in */
  struct import_progress progress; /* bytes: of files on the disk, as far as they were read */
  long long unpacked;              /* bytes that came out of archives */
  long long room;                  /* free on the disk of the snapshot at the start; -1 not known */
  /* of the pipeline's thread */
  struct arena *report_arena;
  struct catalog_writer *writer;
  long credentials; /* read so far, the same one twice counted twice */
};

/* Notes that something was passed over; `line` 0: no line. */
void import_skip(struct import *import, const char *where, long line, const char *why);

/* One document on its way to the snapshot. Fails for trouble that ends the
 * import (disk, memory, cancelled). */
int import_document(struct import *import, const char *json, size_t length, const char *where, long line,
                    struct error *error) MUST_CHECK;

/* Bytes from a file, or out of an archive. */
struct import_source {
  /* The number of bytes read; 0 at the end; -1 when the rest can't be had, which
   * has been noted; -2 with `error` set when the import has to end. */
  long (*read)(void *context, char *block, size_t size, struct error *error);
  void *context;
  const char *where;
};

enum { IMPORT_BLOCK = 256 << 10 };

/* What a file holds, by its first bytes. */
enum import_form { IMPORT_TEXT, IMPORT_ZIP, IMPORT_PACKED, IMPORT_TAR, IMPORT_OTHER_ARCHIVE, IMPORT_SNAPSHOT };
enum import_form import_form_of(const char *head, size_t length);
enum import_form import_form_of_file(const char *path);

/* One record a line: the first line alone is a whole object, and another follows. */
bool import_is_lines(const char *text, size_t length);

/* The kind of a file, as in import_report. */
const char *import_kind(const char *path);

/* All documents of a source: one, or one a line. */
int import_stream(struct import *import, const struct import_source *source, struct error *error) MUST_CHECK;

/* The ways in. */
int import_folder(struct import *import, const char *path, struct error *error) MUST_CHECK;
int import_file(struct import *import, const char *path, struct error *error) MUST_CHECK;
int import_archive(struct import *import, const char *path, struct error *error) MUST_CHECK;

/* What a packed file or archive holds, as in import_report. */
const char *import_archive_kind(const char *path);

/* A whole snapshot: checked, and copied to its place. */
int import_snapshot(const struct import_options *options, struct import_report *report, struct error *error) MUST_CHECK;

#endif
