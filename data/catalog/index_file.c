/* SPDX-License-Identifier: MIT */
#include "data/catalog/index_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/base/i18n.h"

uint64_t index_checksum(uint64_t start, const void *bytes, size_t length) {
  const unsigned char *at = bytes;
  uint64_t sum = start ^ UINT64_C(0x9e3779b97f4a7c15);
  for (; length >= 8; at += 8, length -= 8) {
    uint64_t word;
    memcpy(&word, at, sizeof word);
    sum = (sum ^ word) * UINT64_C(0xff51afd7ed558ccd);
    sum ^= sum >> 29;
  }
  for (; length > 0; at++, length--) {
    sum = (sum ^ *at) * UINT64_C(0x100000001b3);
    sum ^= sum >> 29;
  }
  return sum;
}

static int damaged(struct error *error) {
  return error_set(error, ERROR_BAD_DATA, _("The search index of the snapshot is damaged."));
}

/* The header and the table as they should be for these bytes. */
static uint64_t head_checksum(const struct index_header *header, const struct index_section *sections) {
  uint64_t sum = index_checksum(0, header, offsetof(struct index_header, checksum));
  return index_checksum(sum, sections, sizeof *sections * (size_t)INDEX_SECTIONS);
}

static bool sections_fit(const struct index_file *file) {
  const uint64_t least = sizeof(struct index_header) + sizeof(struct index_section) * (uint64_t)INDEX_SECTIONS;
  for (int i = 0; i < INDEX_SECTIONS; i++) {
    const struct index_section *section = &file->sections[i];
    if (section->offset < least || section->offset % 8 != 0 || section->offset > file->size ||
        section->length > file->size - section->offset) {
      return false;
    }
  }
  return true;
}

static bool is_long(const struct index_file *file, enum index_part part, size_t size, uint64_t count) {
  return file->sections[part].length == size * count;
}

/* What follows from the limit, and the texts' ends. */
static bool sizes_fit(const struct index_file *file) {
  const uint64_t limit = file->limit;
  static const enum index_part starts[] = {INDEX_NARROW_START, INDEX_JOB_START, INDEX_SKILL_START};
  static const enum index_part texts[] = {INDEX_VALUE_TEXT, INDEX_ALIAS_TEXT};
  bool fit = is_long(file, INDEX_COLUMN, sizeof(uint32_t), limit * (uint64_t)INDEX_COLUMNS) &&
             is_long(file, INDEX_NUMBER_FIRST, sizeof(uint32_t), INDEX_COLUMNS + 1) &&
             is_long(file, INDEX_KIND_FIRST, sizeof(uint32_t), INDEX_KINDS + 1) &&
             is_long(file, INDEX_ALL, sizeof(uint64_t), (limit + 63) / 64);
  for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
    fit = fit && is_long(file, starts[i], sizeof(uint32_t), limit + 1);
  }
  for (size_t i = 0; fit && i < sizeof texts / sizeof texts[0]; i++) {
    const struct index_section *text = &file->sections[texts[i]];
    fit = text->length > 0 && file->bytes[text->offset + text->length - 1] == '\0';
  }
  return fit;
}

static bool count_things(struct index_file *file) {
  size_t terms, prefixes, values, aliases;
  (void)index_array(file, INDEX_TERM, sizeof(struct index_term), &terms);
  (void)index_array(file, INDEX_PREFIX, sizeof(struct index_prefix), &prefixes);
  (void)index_array(file, INDEX_VALUE, sizeof(struct index_value), &values);
  (void)index_array(file, INDEX_ALIAS, sizeof(struct index_alias), &aliases);
  if (terms == 0 || terms > UINT32_MAX || prefixes > UINT32_MAX || values > UINT32_MAX || aliases > UINT32_MAX) {
    return false;
  }
  file->terms = (uint32_t)terms - 1;
  file->prefixes = (uint32_t)prefixes;
  file->values = (uint32_t)values;
  file->aliases = (uint32_t)aliases;
  return true;
}

static int look_over(struct index_file *file, struct error *error) {
  struct index_header header;
  const size_t head = sizeof header + sizeof file->sections;
  if (file->size < head) {
    return damaged(error);
  }
  memcpy(&header, file->bytes, sizeof header);
  memcpy(file->sections, file->bytes + sizeof header, sizeof file->sections);
  if (memcmp(header.magic, INDEX_MAGIC, sizeof header.magic) != 0) {
    return error_set(error, ERROR_BAD_DATA, _("The file beside the snapshot is no search index."));
  }
  if (header.version != (uint32_t)INDEX_VERSION || header.order != (uint32_t)INDEX_ORDER_MARK ||
      header.sections != (uint32_t)INDEX_SECTIONS) {
    return error_set(error, ERROR_VERSION,
                     _("The search index of the snapshot was made by another version of this program."));
  }
  file->limit = header.limit;
  bool sound = header.size == file->size && header.checksum == head_checksum(&header, file->sections) &&
               header.limit >= 1 && header.limit <= (uint32_t)INDEX_LARGEST_LIMIT && header.id[INDEX_ID - 1] == '\0';
  return sound && sections_fit(file) && sizes_fit(file) && count_things(file) ? 0 : damaged(error);
}

int index_file_take(struct index_file *file, void *bytes, size_t size, struct error *error) {
  *file = (struct index_file){.bytes = bytes, .size = size};
  int result = look_over(file, error);
  if (result != 0) {
    index_file_close(file);
  }
  return result;
}

static int map(struct index_file *file, int descriptor, const char *path, struct error *error) {
  struct stat status;
  if (fstat(descriptor, &status) != 0) {
    return error_system(error, errno, _("Reading"), path);
  }
  if (!S_ISREG(status.st_mode) || status.st_size <= 0 || (uintmax_t)status.st_size > SIZE_MAX / 2) {
    return damaged(error);
  }
  void *bytes = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_SHARED, descriptor, 0);
  if (bytes == MAP_FAILED) {
    return error_system(error, errno, _("Reading"), path);
  }
  *file = (struct index_file){.bytes = bytes, .size = (size_t)status.st_size, .mapped = true};
  return look_over(file, error);
}

int index_file_open(struct index_file *file, const char *path, struct error *error) {
  *file = (struct index_file){0};
  int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) {
    return errno == ENOENT || errno == ENOTDIR
               ? error_set(error, ERROR_NOT_FOUND, _("The snapshot has no search index."))
               : error_system(error, errno, _("Opening"), path);
  }
  int result = map(file, descriptor, path, error);
  (void)close(descriptor);
  if (result != 0) {
    index_file_close(file);
  }
  return result;
}

void index_file_close(struct index_file *file) {
  if (file->mapped) {
    (void)munmap((void *)(uintptr_t)file->bytes, file->size);
  } else {
    free((void *)(uintptr_t)file->bytes);
  }
  *file = (struct index_file){0};
}

bool index_file_is_of(const struct index_file *file, const char *id) {
  char own[INDEX_ID] = "";
  memcpy(own, id, strnlen(id, INDEX_ID - 1));
  return memcmp(own, file->bytes + offsetof(struct index_header, id), INDEX_ID) == 0;
}

int index_file_check(const struct index_file *file, struct error *error) {
  for (int i = 0; i < INDEX_SECTIONS; i++) {
    const struct index_section *section = &file->sections[i];
    if (index_checksum(0, file->bytes + section->offset, section->length) != section->checksum) {
      return error_set(error, ERROR_BAD_DATA,
                       _("The search index of the snapshot is damaged (part %d). Remove the file, or make a new "
                         "snapshot with ladderway sync."),
                       i);
    }
  }
  return 0;
}

const void *index_array(const struct index_file *file, enum index_part part, size_t size, size_t *count) {
  *count = file->sections[part].length / size;
  return file->bytes + file->sections[part].offset;
}

const char *index_text(const struct index_file *file, enum index_part part, uint32_t offset) {
  const struct index_section *section = &file->sections[part];
  return offset < section->length ? (const char *)file->bytes + section->offset + offset : "";
}
