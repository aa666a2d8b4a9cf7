/* SPDX-License-Identifier: MIT */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/base/json.h"
#include "data/base/text.h"
#include "data/catalog/rows.h"
#include "sync/manifest.h"

static const char schema[] = "ladderway/manifest/1";

enum { HEX_DIGITS = DIGEST_HEX - 1, SHORT_HASH = 16 };

static bool is_hex(const char *text, size_t length) {
  for (size_t i = 0; i < length; i++) {
    if (!isdigit((unsigned char)text[i]) && (text[i] < 'a' || text[i] > 'f')) {
      return false;
    }
  }
  return true;
}

/* "dump-HASH.zst" or "patch-HASH-HASH.zst" */
bool manifest_name_good(const char *name) {
  static const char ending[] = ".zst";
  const size_t hash = SHORT_HASH;
  if (strncmp(name, "dump-", 5) == 0) {
    return strlen(name) == 5 + hash + 4 && is_hex(name + 5, hash) && strcmp(name + 5 + hash, ending) == 0;
  }
  return strncmp(name, "patch-", 6) == 0 && strlen(name) == 6 + hash + 1 + hash + 4 && is_hex(name + 6, hash) &&
         name[6 + hash] == '-' && is_hex(name + 7 + hash, hash) && strcmp(name + 7 + 2 * hash, ending) == 0;
}

void manifest_signature_name(const char *bytes, size_t length, char name[MANIFEST_NAME]) {
  unsigned char digest[DIGEST_SIZE];
  char hex[DIGEST_HEX];
  digest_bytes(bytes, length, digest);
  digest_hex(digest, hex);
  (void)snprintf(name, (size_t)MANIFEST_NAME, "manifest-%.*s.sig", (int)SHORT_HASH, hex);
}

static int bad(struct error *error, const char *what) {
  return error_set(error, ERROR_BAD_DATA, _("The manifest of the published data is damaged (%s)."), what);
}

static bool read_hash(const json_t *object, const char *key, char hash[DIGEST_HEX]) {
  const char *text = json_text(object, key);
  if (text == NULL || strlen(text) != (size_t)HEX_DIGITS || !is_hex(text, (size_t)HEX_DIGITS)) {
    return false;
  }
  memcpy(hash, text, (size_t)DIGEST_HEX);
  return true;
}

static bool read_size(const json_t *object, const char *key, long long most, long long *size) {
  const json_t *value = json_object_get(object, key);
  *size = json_is_integer(value) ? (long long)json_integer_value(value) : -1;
  return *size > 0 && *size <= most;
}

static bool read_file(const json_t *object, const char *prefix, struct manifest_file *file) {
  const char *name = json_text(object, "name");
  if (name == NULL || strlen(name) >= sizeof file->name || !manifest_name_good(name) ||
      strncmp(name, prefix, strlen(prefix)) != 0) {
    return false;
  }
  (void)snprintf(file->name, sizeof file->name, "%s", name);
  return read_size(object, "size", MANIFEST_LARGEST_DUMP, &file->size) &&
         read_size(object, "unpacked", MANIFEST_LARGEST_UNPACKED, &file->unpacked) &&
         read_hash(object, "sha256", file->sha256);
}

static bool read_patches(const json_t *list, struct manifest *manifest) {
  size_t count = json_is_array(list) ? json_array_size(list) : 0;
  if (count > (size_t)PUBLISH_MOST_VERSIONS || (list != NULL && !json_is_array(list))) {
    return false;
  }
  for (size_t i = 0; i < count; i++) {
    const json_t *item = json_array_get(list, i);
    struct manifest_patch *patch = &manifest->patches[i];
    if (!read_hash(item, "from", patch->from) || !read_file(item, "patch-", &patch->file) ||
        patch->file.unpacked > (long long)ROWS_LARGEST_PATCH) {
      return false;
    }
  }
  manifest->patch_count = count;
  return true;
}

/* "2026-11-23T07:00:00Z": compared as text, so the form must be exact. */
static bool read_time(const json_t *object, char time[MANIFEST_TIME]) {
  static const char form[] = "dddd-dd-ddTdd:dd:ddZ";
  const char *text = json_text(object, "published");
  if (text == NULL || strlen(text) != sizeof form - 1) {
    return false;
  }
  for (size_t i = 0; i < sizeof form - 1; i++) {
    if (form[i] == 'd' ? !isdigit((unsigned char)text[i]) : text[i] != form[i]) {
      return false;
    }
  }
  (void)snprintf(time, (size_t)MANIFEST_TIME, "%s", text);
  return true;
}

static long read_count(const json_t *object, const char *key) {
  long long count = (long long)json_integer_value(json_object_get(object, key));
  return count < 0 || count > 1000000000 ? -1 : (long)count;
}

static int fill(struct arena *arena, const json_t *root, struct manifest *manifest, struct error *error) {
  const char *found = json_text(root, "schema");
  if (found == NULL || strncmp(found, "ladderway/manifest/", 19) != 0) {
    return bad(error, "schema");
  }
  long rows = read_count(root, "rows_version");
  if (strcmp(found, schema) != 0 || rows > ROWS_VERSION) {
    return error_set(error, ERROR_VERSION, "%s",
                     _("These data were published by a newer ladderway. Update the program first."));
  }
  manifest->rows_version = (int)rows;
  manifest->kind = text_clean_line(arena, json_text(root, "kind"));
  manifest->source = text_clean_line(arena, json_text(root, "source"));
  manifest->date = text_clean_line(arena, json_text(root, "date"));
  manifest->agreement = text_clean_line(arena, json_text(root, "agreement"));
  manifest->credentials = read_count(root, "credentials");
  manifest->records = read_count(root, "records");
  if (!read_hash(root, "version", manifest->version)) {
    return bad(error, "version");
  }
  if (!read_time(root, manifest->published)) {
    return bad(error, "published");
  }
  if (!read_file(json_object_get(root, "dump"), "dump-", &manifest->dump)) {
    return bad(error, "dump");
  }
  return read_patches(json_object_get(root, "patches"), manifest) ? 0 : bad(error, "patches");
}

int manifest_read(struct arena *arena, const char *bytes, size_t length, struct manifest *manifest,
                  struct error *error) {
  *manifest = (struct manifest){0};
  if (length > (size_t)MANIFEST_LARGEST) {
    return error_set(error, ERROR_TOO_BIG, "%s", _("The manifest of the published data is too long."));
  }
  json_t *root = json_read(bytes, length, "manifest.json", error);
  if (root == NULL) {
    return -1;
  }
  int result = json_is_object(root) ? fill(arena, root, manifest, error) : bad(error, "form");
  json_decref(root);
  return result;
}

static json_t *file_object(const struct manifest_file *file) {
  return json_pack("{s:s, s:I, s:I, s:s}", "name", file->name, "size", (json_int_t)file->size, "unpacked",
                   (json_int_t)file->unpacked, "sha256", file->sha256);
}

static json_t *patch_list(const struct manifest *manifest) {
  json_t *list = json_array();
  for (size_t i = 0; i < manifest->patch_count; i++) {
    json_t *item = json_pack("{s:s}", "from", manifest->patches[i].from);
    json_t *file = file_object(&manifest->patches[i].file);
    if (item == NULL || file == NULL || json_object_update(item, file) != 0) {
      json_decref(item);
      json_decref(file);
      json_decref(list);
      return NULL;
    }
    json_decref(file);
    (void)json_array_append_new(list, item);
  }
  return list;
}

int manifest_write(const struct manifest *manifest, struct buffer *out, struct error *error) {
  json_t *root =
      json_pack("{s:s, s:i, s:s, s:s, s:s?, s:s?, s:s?, s:s?, s:I, s:I, s:o, s:o}", "schema", schema, "rows_version",
                manifest->rows_version, "version", manifest->version, "published", manifest->published, "kind",
                manifest->kind, "source", manifest->source, "date", manifest->date, "agreement", manifest->agreement,
                "credentials", (json_int_t)manifest->credentials, "records", (json_int_t)manifest->records, "dump",
                file_object(&manifest->dump), "patches", patch_list(manifest));
  char *text = root == NULL ? NULL : json_dumps(root, JSON_INDENT(1));
  json_decref(root);
  if (text == NULL) {
    return error_no_memory(error);
  }
  buffer_clear(out);
  buffer_add_text(out, text);
  buffer_add_char(out, '\n');
  free(text);
  return out->failed ? error_no_memory(error) : 0;
}
