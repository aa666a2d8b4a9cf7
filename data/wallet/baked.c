/* SPDX-License-Identifier: MIT */
/* Badges that are baked into a picture: PNG text chunks and SVG elements. The
 * picture itself is never decoded. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/wallet/reader.h"

enum { PNG_START = 8, CHUNK_FRAME = 12, MOST_CHUNKS = 10000, LONGEST_ENTITY = 12 };

struct span {
  const char *bytes;
  size_t length;
};

static const char NO_BADGE[] =
    N_("There is no badge in this picture. Export the badge as JSON from the place where you got it, and open that "
       "file.");

static bool begins(struct span span, const char *start) {
  size_t length = strlen(start);
  return span.length >= length && memcmp(span.bytes, start, length) == 0;
}

static struct span after(struct span span, size_t count) {
  return (struct span){span.bytes + count, span.length - count};
}

/* Past the next NUL; false when there is none. */
static bool skip_text(struct span *span) {
  const char *end = memchr(span->bytes, '\0', span->length);
  if (end == NULL) {
    return false;
  }
  *span = after(*span, (size_t)(end - span->bytes) + 1);
  return true;
}

/* keyword NUL compressed method language NUL translation NUL text */
static void read_international(struct reader *reader, struct span chunk) {
  if (!skip_text(&chunk) || chunk.length < 2) {
    reader_note(reader, _("The badge in this picture is damaged."));
    return;
  }
  bool compressed = chunk.bytes[0] != 0;
  chunk = after(chunk, 2);
  if (compressed || !skip_text(&chunk) || !skip_text(&chunk)) {
    reader_note(reader, compressed ? _("The badge in this picture is compressed, which can't be read here.")
                                   : _("The badge in this picture is damaged."));
    return;
  }
  bytes_read_text(reader, chunk.bytes, chunk.length);
}

static bool is_badge_word(struct span chunk) {
  const char *end = memchr(chunk.bytes, '\0', chunk.length);
  return end != NULL && (strcmp(chunk.bytes, "openbadgecredential") == 0 || strcmp(chunk.bytes, "openbadges") == 0);
}

static size_t big_endian(const char *bytes) {
  const unsigned char *at = (const unsigned char *)bytes;
  return (size_t)at[0] << 24 | (size_t)at[1] << 16 | (size_t)at[2] << 8 | (size_t)at[3];
}

static void read_png(struct reader *reader, struct span file) {
  file = after(file, PNG_START);
  for (int count = 0; count < MOST_CHUNKS && file.length >= (size_t)CHUNK_FRAME; count++) {
    size_t length = big_endian(file.bytes);
    if (length > file.length - (size_t)CHUNK_FRAME) {
      reader_note(reader, _("This picture is damaged: its end is missing."));
      return;
    }
    struct span type = after(file, 4);
    struct span chunk = {file.bytes + 8, length};
    if (begins(type, "iTXt") && is_badge_word(chunk)) {
      read_international(reader, chunk);
      return;
    }
    if (begins(type, "tEXt") && is_badge_word(chunk) && skip_text(&chunk)) {
      bytes_read_text(reader, chunk.bytes, chunk.length);
      return;
    }
    file = after(file, length + (size_t)CHUNK_FRAME);
  }
  reader_note(reader, _(NO_BADGE));
}

/* Where `word` starts; the end of the span when it is not there. */
static size_t find(struct span span, const char *word) {
  const char *found = span.length == 0 ? NULL : memmem(span.bytes, span.length, word, strlen(word));
  return found == NULL ? span.length : (size_t)(found - span.bytes);
}

static int code_of(struct span entity) {
  static const struct {
    const char *name;
    char byte;
  } names[] = {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    if (begins(entity, names[i].name)) {
      return names[i].byte;
    }
  }
  if (begins(entity, "&#")) {
    bool hex = entity.length > 3 && (entity.bytes[2] == 'x' || entity.bytes[2] == 'X');
    char digits[8] = "";
    size_t length = find(entity, ";");
    size_t start = hex ? 3 : 2;
    if (length < entity.length && length > start && length - start < sizeof digits) {
      memcpy(digits, entity.bytes + start, length - start);
      long code = strtol(digits, NULL, hex ? 16 : 10);
      return code > 0 && code < 0x80 ? (int)code : -1;
    }
  }
  return -1;
}

/* Reads a text of XML: named and numeric entities of ASCII are put in place,
 * no other is, so that none can grow. */
static void read_escaped(struct reader *reader, struct span text) {
  char *plain = malloc(text.length + 1);
  size_t length = 0;
  if (plain == NULL) {
    reader->no_memory = true;
    return;
  }
  while (text.length > 0) {
    struct span entity = {text.bytes, text.length < (size_t)LONGEST_ENTITY ? text.length : (size_t)LONGEST_ENTITY};
    size_t end = text.bytes[0] == '&' ? find(entity, ";") : entity.length;
    int code = end < entity.length ? code_of(entity) : -1;
    plain[length++] = code < 0 ? text.bytes[0] : (char)code;
    text = after(text, code < 0 ? 1 : end + 1);
  }
  bytes_read_text(reader, plain, length);
  explicit_bzero(plain, length);
  free(plain);
}

/* The attribute that holds the token. */
static bool read_verify(struct reader *reader, struct span head) {
  size_t at = find(head, "verify=") + strlen("verify=\"");
  if (at >= head.length) {
    return false;
  }
  struct span value = after(head, at);
  const char quote[2] = {value.bytes[-1], '\0'};
  value.length = find(value, quote);
  read_escaped(reader, value);
  return true;
}

/* A token stands in the tag and leaves the element empty; JSON stands inside. */
static void read_element(struct reader *reader, struct span element) {
  size_t tag = find(element, ">");
  struct span head = {element.bytes, tag};
  struct span text = tag < element.length ? after(element, tag + 1) : (struct span){element.bytes, 0};
  size_t data = find(text, "<![CDATA[");
  size_t end = find(text, "</");
  bool empty = element.bytes[tag - 1] == '/' || end < 8;
  if (empty && read_verify(reader, head)) {
    return;
  }
  if (data < end) {
    text = after(text, data + strlen("<![CDATA["));
    bytes_read_text(reader, text.bytes, find(text, "]]>"));
  } else {
    text.length = end;
    read_escaped(reader, text);
  }
}

/* The element in the namespace that is bound to a prefix of the file's choice. */
static bool read_named(struct reader *reader, struct span file, const char *space, const char *element) {
  size_t at = find(file, space);
  size_t start = at;
  char name[64] = "<";
  if (at == file.length) {
    return false;
  }
  while (start > 0 && at - start < 40 && file.bytes[start - 1] != ':') {
    start--;
  }
  size_t equals = find((struct span){file.bytes + start, at - start}, "=");
  if (start == 0 || file.bytes[start - 1] != ':' || equals == 0 || equals >= 30) {
    return false;
  }
  memcpy(name + 1, file.bytes + start, equals);
  name[1 + equals] = ':';
  (void)snprintf(name + 2 + equals, sizeof name - 2 - equals, "%s", element);
  at = find(file, name);
  if (at == file.length) {
    return false;
  }
  read_element(reader, after(file, at));
  return true;
}

static void read_svg(struct reader *reader, struct span file) {
  if (!read_named(reader, file, "https://purl.imsglobal.org/ob/v3p0", "credential") &&
      !read_named(reader, file, "http://openbadges.org", "assertion")) {
    reader_note(reader, _(NO_BADGE));
  }
}

bool baked_read(struct reader *reader, const char *bytes, size_t length) {
  struct span file = {bytes, length};
  struct span head = {bytes, length < 4096 ? length : 4096};
  if (begins(file, "\x89PNG\r\n\x1a\n")) {
    read_png(reader, file);
    return true;
  }
  if (length > 0 && bytes[0] == '<' && find(head, "<svg") < head.length) {
    read_svg(reader, file);
    return true;
  }
  return false;
}
