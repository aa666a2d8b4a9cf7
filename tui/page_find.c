/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "tui/page_parts.h"

/* Lower case, without accents. To be freed; NULL for what is no text. */
static char *fold(const char *text, size_t length) {
  utf8proc_uint8_t *folded = NULL;
  utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, &folded,
               UTF8PROC_CASEFOLD | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_STABLE);
  return (char *)folded;
}

static bool contains(const char *text, size_t length, const char *needle) {
  char *folded = fold(text, length);
  bool found = folded != NULL && strstr(folded, needle) != NULL;
  free(folded);
  return found;
}

/* Places that can be found are counted through: each section's title, then its parts. */
struct spot {
  size_t section, part; /* `part` PAGE_NONE: the title */
};

static struct spot spot_at(const struct page *page, size_t index) {
  for (size_t i = 0; i < page->section_count; i++) {
    size_t here = page->sections[i].count + 1;
    if (index < here) {
      return (struct spot){i, index == 0 ? PAGE_NONE : page->sections[i].first + index - 1};
    }
    index -= here;
  }
  return (struct spot){0, PAGE_NONE};
}

static size_t index_of(const struct page *page, const struct page_line *line) {
  size_t index = line->section;
  for (size_t i = 0; i < line->section; i++) {
    index += page->sections[i].count;
  }
  return line->kind == LINE_PART ? index + 1 + line->part - page->sections[line->section].first : index;
}

static bool part_contains(const struct page *page, const struct part *part, const char *needle) {
  const char *text = page_pool(page, part->text);
  const char *label = page_pool(page, part->label);
  if (contains(label, strlen(label), needle)) {
    return true;
  }
  if (part->kind != PART_COLUMNS) {
    return contains(text, part->length, needle);
  }
  for (size_t i = 0; i < part->cells; i++, text += strlen(text) + 1) {
    if (contains(text, strlen(text), needle)) {
      return true;
    }
  }
  return false;
}

static bool spot_contains(const struct page *page, struct spot spot, const char *needle) {
  if (spot.part != PAGE_NONE) {
    return part_contains(page, &page->parts[spot.part], needle);
  }
  const char *title = page_pool(page, page->sections[spot.section].title);
  return contains(title, strlen(title), needle);
}

/* The line of a spot in which the text found ends. */
static size_t line_of(const struct page *page, struct spot spot, const char *needle) {
  size_t found = PAGE_NONE;
  for (size_t i = 0; i < page->shown.count; i++) {
    const struct page_line *line = &page->shown.lines[i];
    bool title = line->kind == LINE_TITLE && line->section == spot.section && spot.part == PAGE_NONE;
    if (!title && (line->kind != LINE_PART || line->part != spot.part)) {
      continue;
    }
    found = found == PAGE_NONE ? i : found;
    if (title || page->parts[spot.part].kind == PART_COLUMNS) {
      break;
    }
    const char *text = page_pool(page, page->parts[spot.part].text);
    if (contains(text, line->start + line->length, needle)) {
      return i;
    }
  }
  return found;
}

static void go_to(struct page *page, struct spot spot, const char *needle) {
  if (spot.part != PAGE_NONE && page->sections[spot.section].folded) {
    page_set_fold(page, spot.section, false);
    page_refresh(page, page->shown.width);
  }
  size_t line = line_of(page, spot, needle);
  if (line != PAGE_NONE) {
    page_go(page, line);
  }
}

static size_t count_spots(const struct page *page) {
  size_t count = page->section_count;
  for (size_t i = 0; i < page->section_count; i++) {
    count += page->sections[i].count;
  }
  return count;
}

bool page_find(struct page *page, const char *text, bool backward) {
  char *needle = fold(text, strlen(text));
  size_t count = count_spots(page);
  bool found = false;
  if (page->stale || page->shown.width == 0) {
    page_refresh(page, page->shown.width > 0 ? page->shown.width : PAGE_READABLE);
  }
  if (needle != NULL && needle[0] != '\0' && page->shown.count > 0) {
    size_t line = page->selected < page->shown.count ? page->selected : page->top;
    size_t at = index_of(page, &page->shown.lines[line]);
    for (size_t i = 0; i < count && !found; i++) {
      at = backward ? (at + count - 1) % count : (at + 1) % count;
      struct spot spot = spot_at(page, at);
      found = spot_contains(page, spot, needle);
      if (found) {
        go_to(page, spot, needle);
      }
    }
  }
  free(needle);
  return found;
}
