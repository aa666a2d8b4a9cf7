/* SPDX-License-Identifier: MIT */
#include "sync/packed.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zstd.h>

#include "data/base/file.h"
#include "data/base/i18n.h"

enum { PIECE = 128 << 10, LONGEST_WINDOW = 27 };

struct packed_writer {
  FILE *file;
  char *path;
  ZSTD_CCtx *context;
  struct digest *digest;
  long long size, unpacked;
  char piece[PIECE];
};

static void free_writer(struct packed_writer *writer) {
  unsigned char ignored[DIGEST_SIZE];
  if (writer->file != NULL) {
    (void)fclose(writer->file);
  }
  if (writer->digest != NULL) {
    digest_finish(writer->digest, ignored);
  }
  (void)ZSTD_freeCCtx(writer->context);
  free(writer->path);
  free(writer);
}

void packed_abandon(struct packed_writer *writer) {
  if (writer != NULL) {
    free_writer(writer);
  }
}

int packed_create(struct packed_writer **out, const char *path, int level, struct error *error) {
  struct packed_writer *writer = calloc(1, sizeof *writer);
  *out = NULL;
  if (writer == NULL) {
    return error_no_memory(error);
  }
  writer->path = strdup(path);
  writer->context = ZSTD_createCCtx();
  writer->digest = digest_new();
  if (writer->path == NULL || writer->context == NULL || writer->digest == NULL) {
    free_writer(writer);
    return error_no_memory(error);
  }
  (void)ZSTD_CCtx_setParameter(writer->context, ZSTD_c_compressionLevel, level);
  (void)ZSTD_CCtx_setParameter(writer->context, ZSTD_c_checksumFlag, 1);
  writer->file = fopen(path, "we");
  if (writer->file == NULL) {
    int failed = errno;
    free_writer(writer);
    return error_system(error, failed, _("Writing"), path);
  }
  *out = writer;
  return 0;
}

static int step(struct packed_writer *writer, ZSTD_inBuffer *in, ZSTD_EndDirective end, size_t *left,
                struct error *error) {
  ZSTD_outBuffer out = {writer->piece, sizeof writer->piece, 0};
  *left = ZSTD_compressStream2(writer->context, &out, in, end);
  if (ZSTD_isError(*left)) {
    return error_no_memory(error);
  }
  if (fwrite(writer->piece, 1, out.pos, writer->file) != out.pos) {
    return error_system(error, errno, _("Writing"), writer->path);
  }
  digest_add(writer->digest, writer->piece, out.pos);
  writer->size += (long long)out.pos;
  return 0;
}

int packed_write(const void *bytes, size_t length, void *context, struct error *error) {
  struct packed_writer *writer = context;
  ZSTD_inBuffer in = {bytes, length, 0};
  size_t left;
  writer->unpacked += (long long)length;
  while (in.pos < in.size) {
    if (step(writer, &in, ZSTD_e_continue, &left, error) != 0) {
      return -1;
    }
  }
  return 0;
}

int packed_finish(struct packed_writer *writer, char sha256[DIGEST_HEX], long long *size, long long *unpacked,
                  struct error *error) {
  ZSTD_inBuffer none = {NULL, 0, 0};
  size_t left = 1;
  int result = 0;
  while (result == 0 && left > 0) {
    result = step(writer, &none, ZSTD_e_end, &left, error);
  }
  if (result == 0 && (fflush(writer->file) != 0 || fsync(fileno(writer->file)) != 0)) {
    result = error_system(error, errno, _("Writing"), writer->path);
  }
  if (result == 0) {
    unsigned char digest[DIGEST_SIZE];
    digest_finish(writer->digest, digest);
    writer->digest = NULL;
    digest_hex(digest, sha256);
    *size = writer->size;
    *unpacked = writer->unpacked;
  }
  free_writer(writer);
  return result;
}

struct packed_reader {
  FILE *file;
  ZSTD_DCtx *context;
  ZSTD_inBuffer in;
  long long limit, given;
  bool whole; /* the last frame came to its end */
  char name[256];
  char piece[PIECE];
};

void packed_close(struct packed_reader *reader) {
  if (reader != NULL) {
    if (reader->file != NULL) {
      (void)fclose(reader->file);
    }
    (void)ZSTD_freeDCtx(reader->context);
    free(reader);
  }
}

int packed_open(struct packed_reader **out, const char *path, long long limit, struct error *error) {
  struct packed_reader *reader = calloc(1, sizeof *reader);
  *out = NULL;
  if (reader == NULL) {
    return error_no_memory(error);
  }
  reader->limit = limit;
  reader->whole = true;
  reader->in.src = reader->piece;
  (void)snprintf(reader->name, sizeof reader->name, "%s", file_name(path));
  reader->context = ZSTD_createDCtx();
  reader->file = fopen(path, "re");
  int failed = errno;
  if (reader->context == NULL || reader->file == NULL) {
    bool memory = reader->context == NULL;
    packed_close(reader);
    return memory ? error_no_memory(error) : error_system(error, failed, _("Opening"), path);
  }
  /* A window from outside decides how much memory unpacking takes. */
  (void)ZSTD_DCtx_setParameter(reader->context, ZSTD_d_windowLogMax, (int)LONGEST_WINDOW);
  *out = reader;
  return 0;
}

/* False at the end of the file. */
static bool refill(struct packed_reader *reader) {
  reader->in.pos = 0;
  reader->in.size = fread(reader->piece, 1, sizeof reader->piece, reader->file);
  return reader->in.size > 0;
}

long packed_read(void *bytes, size_t room, void *context, struct error *error) {
  struct packed_reader *reader = context;
  ZSTD_outBuffer out = {bytes, room, 0};
  while (out.pos == 0) {
    bool ended = reader->in.pos == reader->in.size && !refill(reader);
    if (ended && reader->whole) {
      return ferror(reader->file) ? error_system(error, errno, _("Reading"), reader->name) : 0;
    }
    /* Also at the end: what is unpacked may not have had room yet. */
    size_t left = ZSTD_decompressStream(reader->context, &out, &reader->in);
    if (ZSTD_isError(left)) {
      return error_set(error, ERROR_BAD_DATA, _("%s is damaged: it can't be unpacked."), reader->name);
    }
    reader->whole = left == 0;
    if (ended && out.pos == 0 && !reader->whole) {
      return error_set(error, ERROR_BAD_DATA, _("%s is not complete."), reader->name);
    }
  }
  reader->given += (long long)out.pos;
  if (reader->given > reader->limit) {
    return error_set(error, ERROR_TOO_BIG, _("%s unpacks to more than it says."), reader->name);
  }
  return (long)out.pos;
}

int packed_read_all(const char *path, struct buffer *buffer, struct error *error) {
  struct packed_reader *reader = NULL;
  char piece[1 << 16];
  long got = packed_open(&reader, path, (long long)buffer->limit, error);
  if (got != 0 || reader == NULL) {
    return -1;
  }
  while ((got = packed_read(piece, sizeof piece, reader, error)) > 0) {
    buffer_add(buffer, piece, (size_t)got);
  }
  packed_close(reader);
  if (got == 0 && buffer->failed) {
    return error_no_memory(error);
  }
  return got < 0 ? -1 : 0;
}
