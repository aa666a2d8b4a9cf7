/* SPDX-License-Identifier: MIT */
#include <ctype.h>
#include <string.h>

#include "data/ctdl/read.h"
#include "data/ctdl/reader.h"

enum { UUID_LENGTH = 36, CTID_LENGTH = 39 };

static bool is_uuid(const char *text) {
  for (size_t i = 0; i < UUID_LENGTH; i++) {
    bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    bool digit = (text[i] >= '0' && text[i] <= '9') || ((text[i] | 32) >= 'a' && (text[i] | 32) <= 'f');
    if (dash ? text[i] != '-' : !digit) {
      return false;
    }
  }
  return true;
}

/* Where the UUID of the CTID in `text` starts; NULL when there is none. */
static const char *find_uuid(const char *text) {
  size_t length = text == NULL ? 0 : strcspn(text, "?#");
  while (length > 0 && (text[length - 1] == '/' || text[length - 1] == ' ')) {
    length--;
  }
  size_t start = length;
  while (start > 0 && text[start - 1] != '/' && text[start - 1] != ':' && text[start - 1] != ' ') {
    start--;
  }
  if (length - start == UUID_LENGTH) { /* "urn:ctid:" and the UUID, of 2016 */
    const char *last = text + start;
    return start >= 9 && strncmp(last - 9, "urn:ctid:", 9) == 0 && is_uuid(last) ? last : NULL;
  }
  if (length - start != CTID_LENGTH) {
    return NULL;
  }
  const char *last = text + start;
  bool marked = (last[0] | 32) == 'c' && (last[1] | 32) == 'e' && last[2] == '-';
  return marked && is_uuid(last + 3) ? last + 3 : NULL;
}

const char *ctdl_ctid(struct arena *arena, const char *text) {
  const char *uuid = find_uuid(text);
  char *ctid = uuid == NULL ? NULL : arena_alloc(arena, CTID_LENGTH + 1);
  if (ctid != NULL) {
    memcpy(ctid, "ce-", 3);
    for (size_t i = 0; i < UUID_LENGTH; i++) {
      ctid[3 + i] = (char)tolower((unsigned char)uuid[i]);
    }
  }
  return ctid;
}

const char *ctid_in(struct reader *reader, const char *text) {
  return find_uuid(text) == NULL ? NULL : kept(reader, ctdl_ctid(reader->arena, text));
}

const char *node_ctid(struct reader *reader, const struct tree *node) {
  const struct tree *own = tree_get(node, "ceterms:ctid");
  own = own != NULL ? own : member(node, TERM_CTID);
  const char *ctid = ctid_in(reader, tree_text(own));
  if (ctid != NULL) {
    tree_mark(own, TREE_TAKEN);
  }
  return ctid != NULL ? ctid : ctid_in(reader, tree_text(tree_get(node, "@id")));
}

const char *read_type(struct reader *reader, const struct tree *node) {
  const struct tree *type = tree_each(tree_get(node, "@type"), 0);
  return tree_is_text(type) ? shorten(reader, read_line(reader, type)) : NULL;
}

const char *node_name(struct reader *reader, const struct tree *node) {
  const struct tree *name = member(node, TERM_NAME);
  name = name != NULL ? name : member(node, TERM_TARGET_NODE_NAME);
  name = name != NULL ? name : member(node, TERM_COMPETENCY_TEXT);
  return read_text(reader, name, TEXT_LINE, NAME_LIMIT);
}

static const char *read_page(struct reader *reader, const struct tree *node) {
  const struct tree *page = tree_each(member(node, TERM_WEBPAGE), 0);
  const struct tree *id = tree_get(page, "@id");
  return page == NULL ? NULL : read_line(reader, id != NULL ? id : page);
}

/* What the document itself says of the target. */
static void describe(struct reader *reader, struct reference *reference, const char *id) {
  struct member *target = graph_find(reader->graph, id);
  target = target != NULL ? target : graph_find(reader->graph, reference->ctid);
  if (target == NULL) {
    return;
  }
  if (!target->described) {
    target->described = true;
    target->name = node_name(reader, target->node);
    target->type = read_type(reader, target->node);
    target->page = reference->ctid == NULL ? read_page(reader, target->node) : NULL;
  }
  reference->name = reference->name != NULL ? reference->name : target->name;
  reference->url = reference->url != NULL ? reference->url : target->page;
  reference->type = reference->type != NULL ? reference->type : target->type;
}

bool read_reference(struct reader *reader, const struct tree *value, struct reference *reference) {
  *reference = (struct reference){0};
  const struct tree *id = value;
  if (tree_is_object(value)) {
    id = tree_get(value, "@id");
    if (tree_member_count(value) > (id != NULL)) {
      reference->name = node_name(reader, value);
      reference->type = read_type(reader, value);
      reference->ctid = node_ctid(reader, value);
      reference->url = reference->ctid == NULL ? read_page(reader, value) : NULL;
    }
  }
  const char *text = tree_text(id);
  if (text != NULL && strncmp(text, "_:", 2) != 0) {
    reference->uri = read_string(reader, id, TEXT_LINE, TEXT_LIMIT);
    reference->ctid = reference->ctid != NULL ? reference->ctid : ctid_in(reader, text);
  }
  if (reader->graph != NULL && text != NULL) {
    describe(reader, reference, text);
  }
  if (reference->ctid == NULL && reference->uri == NULL && reference->name == NULL) {
    return false;
  }
  if (id != NULL) {
    tree_mark(id, TREE_TAKEN);
  }
  return true;
}

void add_reference(struct reader *reader, struct references *references, const struct reference *reference) {
  struct reference *items = list_room(reader, references->items, references->count, sizeof *items);
  if (items != NULL) {
    references->items = items;
    references->items[references->count++] = *reference;
  }
}

void add_references(struct reader *reader, struct references *references, const struct tree *value) {
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count && references->count < LIST_LIMIT; i++) {
    struct reference reference;
    if (read_reference(reader, tree_each(value, i), &reference)) {
      add_reference(reader, references, &reference);
    }
  }
}
