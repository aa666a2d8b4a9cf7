/* SPDX-License-Identifier: MIT */
/* What an import counts and leaves out; shared by the ways in. */
#ifndef LADDERWAY_SYNC_REPORT_H
#define LADDERWAY_SYNC_REPORT_H

#include "data/catalog/writer.h"
#include "sync/import.h"

/* One import on its way. */
struct import {
  const struct import_options *options;
  struct import_report *report;
  struct arena *report_arena; /* of the report's texts */
  struct arena *document;     /* of one document; emptied after each */
  struct catalog_writer *writer;
  struct import_progress progress;
  long credentials; /* read so far, the same one twice counted twice */
};

/* Notes that something was passed over. Texts are cleaned and copied. */
void import_skip(struct import *import, const char *where, const char *why);

/* Reads one document and adds its records. Damaged ones become skips. Returns
 * 0, or negative for trouble that ends the import (disk, memory, cancelled). */
int import_document(struct import *import, const char *json, size_t length, const char *where,
                    struct error *error) MUST_CHECK;

/* A whole file already in memory: one document, or one a line. */
int import_text(struct import *import, const char *text, size_t length, const char *where,
                struct error *error) MUST_CHECK;

/* The ways in. */
int import_folder(struct import *import, const char *path, struct error *error) MUST_CHECK;
int import_file(struct import *import, const char *path, struct error *error) MUST_CHECK;
int import_zip(struct import *import, const char *path, struct error *error) MUST_CHECK;

#endif
