/* SPDX-License-Identifier: MIT */
#include "tui/page.h"

#include <stdlib.h>
#include <string.h>

#include "tui/page_parts.h"

struct page *page_new(void) {
  struct page *page = calloc(1, sizeof *page);
  if (page != NULL) {
    page->selected = PAGE_NONE;
    page->stale = true;
  }
  return page;
}

void page_free(struct page *page) {
  if (page == NULL) {
    return;
  }
  free(page->pool);
  free(page->parts);
  free(page->sections);
  free(page->shown.lines);
  free(page);
}

void page_clear(struct page *page) {
  page_keep_place(page);
  page->pool_used = 0;
  page->part_count = 0;
  page->section_count = 0;
  page->shown.count = 0;
  page->selected = PAGE_NONE;
  page->top = 0;
  page->stale = true;
}

void page_reset(struct page *page) {
  page_clear(page);
  page->fold_count = 0;
  page->top_anchor.set = false;
  page->select_anchor.set = false;
}

const char *page_pool(const struct page *page, size_t offset) {
  return offset == PAGE_NONE ? "" : page->pool + offset;
}

/* Makes room for one more; false at the limit or without memory. */
static bool grow(void **items, size_t *room, size_t count, size_t item_size, size_t most) {
  if (count < *room) {
    return true;
  }
  size_t larger = *room == 0 ? 16 : *room * 2;
  void *moved = larger > most * 2 ? NULL : realloc(*items, larger * item_size);
  if (moved == NULL) {
    return false;
  }
  *items = moved;
  *room = larger;
  return true;
}

/* Copies a text into the pool; PAGE_NONE for NULL and when there is no room. */
static size_t keep(struct page *page, const char *text) {
  if (text == NULL) {
    return PAGE_NONE;
  }
  size_t length = strlen(text) + 1;
  if (length > PAGE_POOL - page->pool_used) {
    return PAGE_NONE;
  }
  if (page->pool_used + length > page->pool_room) {
    size_t room = (page->pool_used + length) * 2;
    char *moved = realloc(page->pool, room);
    if (moved == NULL) {
      return PAGE_NONE;
    }
    page->pool = moved;
    page->pool_room = room;
  }
  size_t offset = page->pool_used;
  memcpy(page->pool + offset, text, length);
  page->pool_used += length;
  return offset;
}

static bool was_folded(const struct page *page, const char *title) {
  for (size_t i = 0; i < page->fold_count; i++) {
    if (strncmp(page->folds[i], title, PAGE_TITLE - 1) == 0) {
      return true;
    }
  }
  return false;
}

static void add_section(struct page *page, const char *title) {
  void *items = page->sections;
  if (!grow(&items, &page->section_room, page->section_count, sizeof *page->sections, PAGE_MOST)) {
    return;
  }
  page->sections = items;
  struct section *section = &page->sections[page->section_count++];
  *section = (struct section){.title = keep(page, title), .first = page->part_count};
  section->folded = title != NULL && was_folded(page, title);
  page->stale = true;
}

void page_section(struct page *page, const char *title) {
  add_section(page, title == NULL ? "" : title);
}

/* A new part at the end of the last section; NULL when there is no room. */
static struct part *add_part(struct page *page, enum part_kind kind, enum style style, const char *text) {
  if (page->section_count == 0) {
    add_section(page, NULL);
  }
  void *items = page->parts;
  if (page->section_count == 0 || page->part_count >= PAGE_MOST ||
      !grow(&items, &page->part_room, page->part_count, sizeof *page->parts, PAGE_MOST)) {
    return NULL;
  }
  page->parts = items;
  struct part *part = &page->parts[page->part_count++];
  *part = (struct part){.kind = kind, .style = style, .label = PAGE_NONE, .target = PAGE_NONE};
  part->text = keep(page, text);
  part->length = strlen(page_pool(page, part->text));
  page->sections[page->section_count - 1].count++;
  page->stale = true;
  return part;
}

void page_text(struct page *page, enum style style, const char *text) {
  add_part(page, PART_TEXT, style, text);
}

void page_pair(struct page *page, const char *label, const char *value, enum style style) {
  struct part *part = add_part(page, PART_PAIR, style, value);
  if (part != NULL) {
    part->label = keep(page, label);
  }
}

void page_link(struct page *page, const char *text, const char *target) {
  struct part *part = add_part(page, PART_LINK, STYLE_LINK, text);
  if (part != NULL) {
    part->target = keep(page, target);
  }
}

void page_columns(struct page *page, enum style style, const int *widths, const char *const *cells,
                  const char *target) {
  struct part *part = add_part(page, PART_COLUMNS, style, NULL);
  if (part == NULL) {
    return;
  }
  for (size_t i = 0; i < PAGE_CELLS && widths[i] != 0; i++) {
    size_t cell = keep(page, cells[i] == NULL ? "" : cells[i]);
    if (cell == PAGE_NONE) {
      break;
    }
    part->text = i == 0 ? cell : part->text;
    part->length = page->pool_used - part->text;
    part->widths[part->cells++] = widths[i];
  }
  part->target = keep(page, target);
}

void page_blank(struct page *page) {
  add_part(page, PART_BLANK, STYLE_PLAIN, NULL);
}

static void forget_fold(struct page *page, const char *title) {
  for (size_t i = 0; i < page->fold_count; i++) {
    if (strncmp(page->folds[i], title, PAGE_TITLE - 1) == 0) {
      memmove(page->folds[i], page->folds[page->fold_count - 1], PAGE_TITLE);
      page->fold_count--;
      return;
    }
  }
}

void page_set_fold(struct page *page, size_t index, bool folded) {
  struct section *section = &page->sections[index];
  const char *title = page_pool(page, section->title);
  page_keep_place(page);
  section->folded = folded;
  page->stale = true;
  forget_fold(page, title);
  if (folded && page->fold_count < PAGE_FOLDS) {
    size_t length = strlen(title);
    length = length < PAGE_TITLE - 1 ? length : PAGE_TITLE - 1;
    memcpy(page->folds[page->fold_count], title, length);
    page->folds[page->fold_count++][length] = '\0';
  }
}

const char *page_target(const struct page *page) {
  if (page->stale || page->selected >= page->shown.count) {
    return NULL;
  }
  const struct page_line *line = &page->shown.lines[page->selected];
  if (line->kind != LINE_PART || page->parts[line->part].target == PAGE_NONE) {
    return NULL;
  }
  return page_pool(page, page->parts[line->part].target);
}

const char *page_target_number(const struct page *page, size_t number) {
  for (size_t i = 0; i < page->part_count && number > 0; i++) {
    if (page->parts[i].target != PAGE_NONE && --number == 0) {
      return page_pool(page, page->parts[i].target);
    }
  }
  return NULL;
}
