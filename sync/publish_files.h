/* SPDX-License-Identifier: MIT */
/* The folder that a snapshot is published into; shared by publish*.c. */
#ifndef LADDERWAY_SYNC_PUBLISH_FILES_H
#define LADDERWAY_SYNC_PUBLISH_FILES_H

#include "sync/manifest.h"

enum { PUBLISH_PATH = 4096, PUBLISH_FOLDER = 3072 };

struct publish_folder {
  char path[PUBLISH_FOLDER];
  char work[PUBLISH_FOLDER + 16]; /* a folder inside for what is being made */
  int lock;
};

/* Makes the folder where needed, and keeps others from publishing into it at
 * the same time. What an earlier run left behind half-made is cleared away. */
int publish_folder_open(struct publish_folder *folder, const char *path, struct error *error) MUST_CHECK;
void publish_folder_close(struct publish_folder *folder);

/* "FOLDER/name", "FOLDER/.work/name" */
void publish_place(const struct publish_folder *folder, const char *name, char path[PUBLISH_PATH]);
void publish_work(const struct publish_folder *folder, const char *name, char path[PUBLISH_PATH]);

/* The manifest that is published now; ERROR_NOT_FOUND when nothing is. */
int publish_manifest(const struct publish_folder *folder, struct arena *arena, struct manifest *manifest,
                     struct error *error) MUST_CHECK;

/* Moves a finished file from the work folder to its place. */
int publish_put(const struct publish_folder *folder, const char *name, struct error *error) MUST_CHECK;

/* Writes the manifest, signed with the key file (NULL: not), and makes it the
 * published one. */
int publish_manifest_put(const struct publish_folder *folder, const struct manifest *manifest, const char *signing_key,
                         struct error *error) MUST_CHECK;

/* The name of the published manifest's signature; false when it is not signed. */
bool publish_signature(const struct publish_folder *folder, char name[MANIFEST_NAME]);

/* Removes what neither the new manifest nor the one before it names. */
void publish_tidy(const struct publish_folder *folder, const struct manifest *now, const struct manifest *before);

/* Sends the files of the manifest that were not sent yet to s3://BUCKET/PREFIX,
 * the manifest last (publish_s3.c). `sent` counts files. Keys come from
 * AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, the place from
 * AWS_REGION and, for a store that is not Amazon's, AWS_ENDPOINT_URL. */
int publish_s3(const struct publish_folder *folder, const struct manifest *manifest,
               const struct publish_options *options, long *sent, struct error *error) MUST_CHECK;

#endif
