/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

#include "tui/glyph.h"

/* What has no decomposition that ends in ASCII. Sorted by code point. */
static const struct {
  int32_t point;
  const char *letters;
} forms[] = {
    {0x00A1, "!"},  {0x00A2, "c"},   {0x00A3, "GBP"}, {0x00A5, "JPY"}, {0x00A9, "(c)"}, {0x00AB, "\""}, {0x00AE, "(R)"},
    {0x00B0, "o"},  {0x00B1, "+/-"}, {0x00B7, "-"},   {0x00BB, "\""},  {0x00BF, "?"},   {0x00C6, "AE"}, {0x00D0, "D"},
    {0x00D7, "x"},  {0x00D8, "O"},   {0x00DE, "Th"},  {0x00DF, "ss"},  {0x00E6, "ae"},  {0x00F0, "d"},  {0x00F7, "/"},
    {0x00F8, "o"},  {0x00FE, "th"},  {0x0110, "D"},   {0x0111, "d"},   {0x0131, "i"},   {0x0141, "L"},  {0x0142, "l"},
    {0x0152, "OE"}, {0x0153, "oe"},  {0x2010, "-"},   {0x2011, "-"},   {0x2012, "-"},   {0x2013, "-"},  {0x2014, "-"},
    {0x2015, "-"},  {0x2018, "'"},   {0x2019, "'"},   {0x201A, "'"},   {0x201B, "'"},   {0x201C, "\""}, {0x201D, "\""},
    {0x201E, "\""}, {0x201F, "\""},  {0x2022, "*"},   {0x2026, "..."}, {0x2032, "'"},   {0x2033, "\""}, {0x2039, "'"},
    {0x203A, "'"},  {0x2044, "/"},   {0x20AC, "EUR"}, {0x2190, "<-"},  {0x2191, "^"},   {0x2192, "->"}, {0x2193, "v"},
    {0x2212, "-"},  {0x2248, "~"},   {0x2260, "!="},  {0x2264, "<="},  {0x2265, ">="},  {0x2713, "v"},  {0x2714, "v"},
    {0x2717, "x"},  {0x2718, "x"},
};

static const char *form_of(int32_t point) {
  for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
    if (forms[i].point == point) {
      return forms[i].letters;
    }
  }
  return NULL;
}

/* Line art, blocks and arrow heads. */
static const char *drawing_of(int32_t point) {
  switch (point) {
    case 0x2500:
    case 0x2501:
    case 0x2550:
      return "-";
    case 0x2502:
    case 0x2503:
    case 0x2551:
      return "|";
    case 0x25B8:
    case 0x25B6:
      return ">";
    case 0x25BE:
    case 0x25BC:
      return "v";
    case 0x25CF:
      return "*";
    case 0x2591:
    case 0x2592:
      return ".";
    default:
      break;
  }
  if (point >= 0x2580 && point <= 0x259F) {
    return "#";
  }
  return point >= 0x2504 && point <= 0x257F ? "+" : NULL;
}

static const char *plain_of(int32_t point, char *single) {
  if (point >= 0x20 && point < 0x7F) {
    single[0] = (char)point;
    single[1] = '\0';
    return single;
  }
  const char *letters = form_of(point);
  return letters != NULL ? letters : drawing_of(point);
}

const char *glyph_ascii(int32_t point, char *buffer) {
  char single[2];
  const char *whole = plain_of(point, single);
  if (whole != NULL) {
    (void)snprintf(buffer, GLYPH_MOST + 1, "%s", whole);
    return buffer;
  }
  utf8proc_int32_t parts[32];
  int boundary = 0;
  utf8proc_ssize_t count = utf8proc_decompose_char(point, parts, 32, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &boundary);
  size_t used = 0;
  bool only_marks = count > 0;
  for (utf8proc_ssize_t i = 0; i < count && i < 32; i++) {
    utf8proc_category_t category = utf8proc_category(parts[i]);
    if (category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME) {
      continue;
    }
    only_marks = false;
    const char *letters = plain_of(parts[i], single);
    if (letters != NULL && used + strlen(letters) <= GLYPH_MOST) {
      memcpy(buffer + used, letters, strlen(letters));
      used += strlen(letters);
    }
  }
  if (only_marks) {
    return NULL;
  }
  if (used == 0) {
    buffer[used++] = '?';
  }
  buffer[used] = '\0';
  return buffer;
}
