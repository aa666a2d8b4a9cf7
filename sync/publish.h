/* SPDX-License-Identifier: MIT */
/*
 * A snapshot -> static files that any web server can serve.
 *
 *   manifest.json          what there is: version, dates, and of each file its size and SHA-256
 *   manifest.json.sig      Ed25519 signature of the manifest's bytes, base64 (with a signing key)
 *   dump-HASH.zst          all rows (data/catalog/rows.h), zstd
 *   patch-HASH-HASH.zst    SQLite patchset from an older version to this one, zstd
 *
 * HASH is the first 16 digits of a version's content hash, so a name always
 * means the same bytes and may be cached for ever; only the manifest changes.
 * It is written last, in one rename, so that a client sees the old version or
 * the new one. Files that the new manifest no longer names are removed the
 * next time but one, so that slow clients can finish.
 */
#ifndef LADDERWAY_SYNC_PUBLISH_H
#define LADDERWAY_SYNC_PUBLISH_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/arena.h"
#include "data/base/error.h"

enum { PUBLISH_VERSIONS = 14, PUBLISH_MOST_VERSIONS = 60 };

struct publish_options {
  const char *snapshot;    /* the file to publish */
  const char *target;      /* a folder, or s3://BUCKET/PREFIX */
  const char *signing_key; /* a private key's file; NULL: not signed */
  const char *agreement;   /* what allows passing on a registry's records; NULL: none */
  const char *ca_file;     /* for an S3-compatible store; NULL */
  int versions;            /* how many versions back there are patches for; 0: PUBLISH_VERSIONS */
  bool (*progress)(const char *doing, long long done, long long total, void *context); /* false cancels; NULL */
  void *context;
};

struct publish_report {
  const char *version; /* content hash, hex */
  const char *previous;
  bool unchanged;                  /* this version was published already */
  long long dump_size, patch_size; /* compressed; patch from the version before, -1 without one */
  long patches;
  bool is_signed;
  long uploaded; /* files sent to a store */
};

/* Publishes. ERROR_USAGE: the snapshot is a registry's and no agreement is
 * stated. On any failure the published version stays the one before. */
int publish_run(struct arena *arena, const struct publish_options *options, struct publish_report *report,
                struct error *error) MUST_CHECK;

#endif
