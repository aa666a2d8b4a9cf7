/* SPDX-License-Identifier: MIT */
#include "sync/publish_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/base/file.h"
#include "data/base/i18n.h"
#include "data/crypto/signature.h"
#include "sync/work_folder.h"

static const char work_folder[] = ".work";
static const char manifest_file_name[] = "manifest.json";

void publish_place(const struct publish_folder *folder, const char *name, char path[PUBLISH_PATH]) {
  (void)snprintf(path, (size_t)PUBLISH_PATH, "%s/%s", folder->path, name);
}

void publish_work(const struct publish_folder *folder, const char *name, char path[PUBLISH_PATH]) {
  (void)snprintf(path, (size_t)PUBLISH_PATH, "%s/%s", folder->work, name);
}

static int make(const char *path, mode_t mode, struct error *error) {
  struct stat status;
  if (mkdir(path, mode) == 0 || (errno == EEXIST && stat(path, &status) == 0 && S_ISDIR(status.st_mode))) {
    return 0;
  }
  return error_system(error, errno, _("Making the folder"), path);
}

int publish_folder_open(struct publish_folder *folder, const char *path, struct error *error) {
  char busy[PUBLISH_PATH];
  folder->lock = -1;
  size_t length = strlen(path);
  if (length == 0 || length >= sizeof folder->path) {
    return error_set(error, ERROR_USAGE, "%s", _("The name of the folder to publish into is empty or too long."));
  }
  (void)snprintf(folder->path, sizeof folder->path, "%s", path);
  (void)snprintf(folder->work, sizeof folder->work, "%s/%s", folder->path, work_folder);
  if (make(folder->path, 0755, error) != 0 || make(folder->work, 0700, error) != 0) {
    return -1;
  }
  (void)snprintf(busy, sizeof busy, _("Somebody is publishing into %s at this moment. Try again later."), path);
  folder->lock = work_folder_lock(folder->work, busy, error);
  if (folder->lock < 0) {
    return -1;
  }
  work_folder_clear(folder->work);
  return 0;
}

void publish_folder_close(struct publish_folder *folder) {
  if (folder->lock >= 0) {
    work_folder_clear(folder->work);
    work_folder_unlock(folder->lock);
    folder->lock = -1;
  }
}

int publish_manifest(const struct publish_folder *folder, struct arena *arena, struct manifest *manifest,
                     struct error *error) {
  char path[PUBLISH_PATH];
  struct buffer text;
  publish_place(folder, manifest_file_name, path);
  buffer_init(&text, (size_t)MANIFEST_LARGEST);
  int result = file_read(path, &text, error);
  if (result == 0) {
    result = manifest_read(arena, buffer_text(&text), text.length, manifest, error);
  }
  buffer_free(&text);
  return result;
}

int publish_put(const struct publish_folder *folder, const char *name, struct error *error) {
  char from[PUBLISH_PATH];
  char to[PUBLISH_PATH];
  publish_work(folder, name, from);
  publish_place(folder, name, to);
  (void)chmod(from, 0644); /* a web server reads it, whatever our mask is */
  return rename(from, to) == 0 ? file_sync(folder->path, error) : error_system(error, errno, _("Writing"), to);
}

static int write_file(const char *path, const char *bytes, size_t length, struct error *error) {
  FILE *file = fopen(path, "we");
  if (file == NULL) {
    return error_system(error, errno, _("Writing"), path);
  }
  bool written = fwrite(bytes, 1, length, file) == length && fflush(file) == 0 && fsync(fileno(file)) == 0;
  int failed = written ? 0 : errno;
  if (fclose(file) != 0 && failed == 0) {
    failed = errno;
  }
  return failed == 0 ? 0 : error_system(error, failed, _("Writing"), path);
}

static int put_text(const struct publish_folder *folder, const char *name, const char *bytes, size_t length,
                    struct error *error) {
  char path[PUBLISH_PATH];
  publish_work(folder, name, path);
  return write_file(path, bytes, length, error) == 0 ? publish_put(folder, name, error) : -1;
}

int publish_manifest_put(const struct publish_folder *folder, const struct manifest *manifest, const char *signing_key,
                         struct error *error) {
  struct buffer text;
  char signature[MANIFEST_NAME];
  buffer_init(&text, (size_t)MANIFEST_LARGEST);
  int result = manifest_write(manifest, &text, error);
  if (result == 0 && signing_key != NULL) {
    char base64[SIGNATURE_TEXT];
    manifest_signature_name(buffer_text(&text), text.length, signature);
    result = signature_make(signing_key, buffer_text(&text), text.length, base64, error);
    if (result == 0) {
      result = put_text(folder, signature, base64, strlen(base64), error); /* before what it vouches for */
    }
  }
  if (result == 0) {
    result = put_text(folder, manifest_file_name, buffer_text(&text), text.length, error);
  }
  buffer_free(&text);
  return result;
}

bool publish_signature(const struct publish_folder *folder, char name[MANIFEST_NAME]) {
  char path[PUBLISH_PATH];
  struct buffer text;
  struct error ignored;
  publish_place(folder, manifest_file_name, path);
  buffer_init(&text, (size_t)MANIFEST_LARGEST);
  bool there = file_read(path, &text, &ignored) == 0;
  if (there) {
    manifest_signature_name(buffer_text(&text), text.length, name);
    publish_place(folder, name, path);
    there = access(path, R_OK) == 0;
  }
  buffer_free(&text);
  return there;
}

static bool names(const struct manifest *manifest, const char *name) {
  if (strcmp(manifest->dump.name, name) == 0) {
    return true;
  }
  for (size_t i = 0; i < manifest->patch_count; i++) {
    if (strcmp(manifest->patches[i].file.name, name) == 0) {
      return true;
    }
  }
  return false;
}

void publish_tidy(const struct publish_folder *folder, const struct manifest *now, const struct manifest *before) {
  DIR *entries = opendir(folder->path);
  if (entries == NULL) {
    return;
  }
  for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
    if (manifest_name_good(entry->d_name) && !names(now, entry->d_name) && !names(before, entry->d_name)) {
      (void)unlinkat(dirfd(entries), entry->d_name, 0);
    }
  }
  (void)closedir(entries);
}
