/* SPDX-License-Identifier: MIT */
/*
 * The manifest of a published snapshot: what files there are, and how to tell
 * that they came whole.
 *
 *   {"schema": "ladderway/manifest/1", "rows_version": 1, "version": HASH64, "published": TIME,
 *    "kind": "registry", "source": "...", "date": "2026-11-23", "credentials": 1, "records": 1,
 *    "agreement": "...", "issuers": FILE,
 *    "dump": FILE, "patches": [{"from": HASH64, FILE ...}]}
 *   with FILE = "name", "size" (as it lies there), "unpacked", "sha256"
 *
 * From outside it is hostile: file names are plain names of the two known
 * forms, so that nothing outside of the folder can be meant; sizes and counts
 * have limits; digests are hex.
 */
#ifndef LADDERWAY_SYNC_MANIFEST_H
#define LADDERWAY_SYNC_MANIFEST_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/buffer.h"
#include "data/base/error.h"
#include "data/crypto/digest.h"
#include "sync/publish.h"

enum { MANIFEST_LARGEST = 1 << 20, MANIFEST_NAME = 80, MANIFEST_TIME = 32 };

/* Files are refused over these sizes, packed and unpacked. */
#define MANIFEST_LARGEST_DUMP (16LL << 30)
#define MANIFEST_LARGEST_UNPACKED (128LL << 30)

struct manifest_file {
  char name[MANIFEST_NAME];
  long long size, unpacked;
  char sha256[DIGEST_HEX];
};

struct manifest_patch {
  char from[DIGEST_HEX]; /* the version that it starts from */
  struct manifest_file file;
};

struct manifest {
  int rows_version;
  char version[DIGEST_HEX];      /* content hash */
  char published[MANIFEST_TIME]; /* ISO 8601 UTC */
  const char *kind, *source, *date;
  const char *agreement; /* what allows passing the records on; NULL */
  long credentials, records;
  struct manifest_file dump;
  struct manifest_patch patches[PUBLISH_MOST_VERSIONS]; /* newest start first */
  size_t patch_count;
};

/* Reads a manifest; texts are cleaned and live in `arena`. ERROR_BAD_DATA;
 * ERROR_VERSION when a newer program wrote it. */
int manifest_read(struct arena *arena, const char *bytes, size_t length, struct manifest *manifest,
                  struct error *error) MUST_CHECK;

/* Writes it as JSON, keys in a fixed order. */
int manifest_write(const struct manifest *manifest, struct buffer *out, struct error *error) MUST_CHECK;

/* The name of the file with the signature of these manifest bytes:
 * "manifest-0123456789abcdef.sig", after their digest, so that a manifest and
 * its signature can never be of different versions. */
void manifest_signature_name(const char *bytes, size_t length, char name[MANIFEST_NAME]);

/* True for a name that a file of a published snapshot may have. */
bool manifest_name_good(const char *name);

#endif
