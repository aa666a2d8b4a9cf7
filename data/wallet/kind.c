/* SPDX-License-Identifier: MIT */
#include <string.h>
#include <strings.h>

#include "data/base/i18n.h"
#include "data/wallet/reader.h"

static const char PICTURE[] =
    N_("This is a picture. Export the badge as JSON from the place where you got it, and open that file.");
static const char ARCHIVE[] = N_("This is an archive. Unpack it first, then open the files that were in it.");

struct beginning {
  const char *bytes;
  size_t length;
  const char *why;
};

static const struct beginning beginnings[] = {
    {"\x89PNG", 4, PICTURE},
    {"\xff\xd8\xff", 3, PICTURE},
    {"GIF8", 4, PICTURE},
    {"RIFF", 4, PICTURE},
    {"%PDF", 4, N_("This is a PDF document for people to read. Export the credential as JSON, and open that file.")},
    {"PK\3\4", 4, ARCHIVE},
    {"PK\5\6", 4, ARCHIVE},
    {"\x1f\x8b", 2, ARCHIVE},
    {"7z\xbc\xaf", 4, ARCHIVE},
    {"\xff\xfe", 2, N_("This text is in UTF-16. Save it again as UTF-8.")},
    {"\xfe\xff", 2, N_("This text is in UTF-16. Save it again as UTF-8.")},
    {"VP1-", 4, N_("This is the text of a QR code, which can't be read here yet. Export the credential as JSON.")},
    {"http://", 7, N_("This is only a link. Open it in a browser, export the credential as JSON, and open that file.")},
    {"https://", 8,
     N_("This is only a link. Open it in a browser, export the credential as JSON, and open that file.")},
};

/* Looks in the first bytes only, without regard to case. */
static bool mentions(const char *bytes, size_t length, const char *word) {
  size_t size = strlen(word);
  size_t end = length < 2048 ? length : 2048;
  for (size_t at = 0; at + size <= end; at++) {
    if (strncasecmp(bytes + at, word, size) == 0) {
      return true;
    }
  }
  return false;
}

const char *kind_of_other(const char *bytes, size_t length) {
  for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++) {
    const struct beginning *beginning = &beginnings[i];
    if (length >= beginning->length && memcmp(bytes, beginning->bytes, beginning->length) == 0) {
      return _(beginning->why);
    }
  }
  if (length > 0 && bytes[0] == '<') {
    if (mentions(bytes, length, "<html") || mentions(bytes, length, "<!doctype html")) {
      return _(
          "This is a saved web page, not the credential itself. Look on that page for a button to export it as "
          "JSON.");
    }
    return _("There is no badge or credential in this file.");
  }
  if (length > 3 && memcmp(bytes, "eyJ", 3) == 0) {
    return _("This looks like a signed credential, but it is damaged or of a kind that can't be read here.");
  }
  return NULL;
}
