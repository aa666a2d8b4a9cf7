/* SPDX-License-Identifier: MIT */
/* A file of plain words, in which a person tells of themselves. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "data/base/i18n.h"
#include "data/base/text.h"
#include "data/wallet/reader.h"

/* Words between blanks, of letters for the most part: no binary, no code, no numbers in columns. */
static bool looks_like_words(const char *bytes, size_t length) {
  size_t letters = 0;
  size_t blanks = 0;
  size_t others = 0;
  for (size_t i = 0; i < length; i++) {
    unsigned char byte = (unsigned char)bytes[i];
    bool blank = byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
    if (!blank && (byte < 0x20 || byte == 0x7f)) {
      return false;
    }
    letters += isalpha(byte) != 0 || byte >= 0x80;
    blanks += blank;
    others += !blank && isalpha(byte) == 0 && byte < 0x80;
  }
  return letters >= 4 && blanks >= 1 && blanks * 25 >= letters && others * 3 <= letters;
}

/* Only what its name calls a text: a folder of badges also holds notes of others. */
static bool is_named_text(const char *file) {
  size_t length = strlen(file);
  return length > 4 && strcasecmp(file + length - 4, ".txt") == 0;
}

bool text_take(struct reader *reader, const char *bytes, size_t length) {
  struct wallet *wallet = reader->wallet;
  if (!is_named_text(reader->file) || length > (size_t)WALLET_LARGEST_TEXT || !text_is_utf8(bytes, length) ||
      !looks_like_words(bytes, length)) {
    return false;
  }
  if (wallet->text_count == (size_t)WALLET_MOST_TEXTS) {
    reader_note(reader, _("There are too many files of plain words."));
    return true;
  }
  if (wallet->text_count == wallet->text_capacity) {
    struct wallet_text *texts =
        arena_grow(wallet->arena, wallet->texts, wallet->text_count, &wallet->text_capacity, sizeof *texts);
    if (texts == NULL) {
      reader->no_memory = true;
      return true;
    }
    wallet->texts = texts;
  }
  const char *text = text_clean(wallet->arena, bytes, length, TEXT_LINES, WALLET_LARGEST_TEXT);
  if (text == NULL) {
    reader->no_memory = true;
    return true;
  }
  wallet->texts[wallet->text_count++] = (struct wallet_text){.file = reader->file, .text = text};
  reader->texts++;
  return true;
}
