/* SPDX-License-Identifier: MIT */
#include <ctype.h>
#include <string.h>

#include "data/ctdl/reader.h"

enum { MOST_CODES = 20 };

enum code_kind { CODE_OTHER, CODE_OCCUPATION, CODE_PROGRAM, CODE_INDUSTRY };

static size_t digits_at(const char *text) {
  return strspn(text, "0123456789");
}

/* The length of a code at the start of `text` that is one by its pattern: SOC
 * NN-NNNN(.NN), CIP NN.NN(NN), NAICS 2 to 6 digits. Publishers name the
 * schemes wrongly, the patterns don't overlap. */
static size_t code_length(const char *text, enum code_kind *kind) {
  size_t first = digits_at(text);
  if (first == 2 && text[2] == '-' && digits_at(text + 3) == 4) {
    *kind = CODE_OCCUPATION;
    return text[7] == '.' && digits_at(text + 8) == 2 ? 10 : 7;
  }
  if (first == 2 && text[2] == '.' && (digits_at(text + 3) == 4 || digits_at(text + 3) == 2)) {
    *kind = CODE_PROGRAM;
    return 3 + digits_at(text + 3);
  }
  if (first >= 2 && first <= 6) {
    *kind = CODE_INDUSTRY;
    return first;
  }
  *kind = CODE_OTHER;
  return 0;
}

/* What a code published as such is. */
static enum code_kind kind_of_code(const char *code) {
  enum code_kind kind = CODE_OTHER;
  return code_length(code, &kind) == strlen(code) ? kind : CODE_OTHER;
}

/* The code within a link: ".../summary/15-1212.00", "...&cip=51.3801",
 * "?input=54&year=2022", "?code=541513&search=2012". */
static const char *code_in_link(struct reader *reader, const char *link) {
  for (const char *at = link; *at != '\0'; at++) {
    char before = at == link ? '/' : at[-1];
    if (!isdigit((unsigned char)*at) || (before != '/' && before != '=')) {
      continue;
    }
    enum code_kind kind;
    size_t length = code_length(at, &kind);
    bool ends = length > 0 && (at[length] == '\0' || strchr("/&?#", at[length]) != NULL);
    bool named = at - link >= 5 && (strncmp(at - 5, "code=", 5) == 0 || strncmp(at - 5, "nput=", 5) == 0);
    if (ends && (kind != CODE_INDUSTRY || named)) {
      return kept(reader, arena_strndup(reader->arena, at, length));
    }
  }
  return NULL;
}

/* Many records give an industry twice, as a bare code and in full. Looked for
 * among the first few only, so that long lists take no longer. */
static struct alignment *find_code(const struct alignments *list, const char *code) {
  for (size_t i = 0; code != NULL && i < list->count && i < MOST_CODES; i++) {
    if (list->items[i].code != NULL && strcmp(list->items[i].code, code) == 0) {
      return &list->items[i];
    }
  }
  return NULL;
}

static void add_alignment(struct reader *reader, struct alignments *list, const struct alignment *alignment) {
  struct alignment *items = list_room(reader, list->items, list->count, sizeof *items);
  if (items != NULL) {
    list->items = items;
    list->items[list->count++] = *alignment;
  }
}

static void add_code(struct reader *reader, struct alignments *list, const struct alignment *alignment) {
  struct alignment *known = find_code(list, alignment->code);
  if (known == NULL) {
    add_alignment(reader, list, alignment);
  } else if (known->name == NULL) {
    *known = *alignment;
  }
}

static const char *read_link(struct reader *reader, const struct tree *value) {
  value = tree_each(value, 0);
  return read_string(reader, tree_is_object(value) ? tree_get(value, "@id") : value, TEXT_LINE, TEXT_LIMIT);
}

/* What is common to codes and competencies; `codes` gets codedNotation. */
static struct alignment read_alignment(struct reader *reader, const struct tree *value, const struct tree **codes) {
  struct alignment alignment = {0};
  const struct tree *scheme = NULL;
  const struct tree *id = NULL;
  const struct tree *own_name = NULL;
  *codes = NULL;
  for (const struct tree *item = tree_first_member(value); item != NULL; item = tree_next(item)) {
    switch (item->term) {
      case TERM_CODED_NOTATION:
        *codes = item;
        break;
      case TERM_TARGET_NODE:
        alignment.target = read_link(reader, item);
        break;
      case TERM_TARGET_NODE_NAME:
        alignment.name = read_text(reader, item, TEXT_LINE, NAME_LIMIT);
        break;
      case TERM_TARGET_NODE_DESCRIPTION:
      case TERM_COMPETENCY_TEXT:
      case TERM_NAME:
        own_name = own_name != NULL ? own_name : item;
        break;
      case TERM_FRAMEWORK_NAME:
        alignment.framework = read_text(reader, item, TEXT_LINE, NAME_LIMIT);
        break;
      case TERM_FRAMEWORK:
        scheme = item;
        break;
      case TERM_ID:
      case TERM_WEBPAGE:
        id = item;
        break;
      default:
        break;
    }
  }
  if (alignment.name == NULL && own_name != NULL) {
    alignment.name = read_text(reader, own_name, TEXT_LINE, NAME_LIMIT);
  }
  if (alignment.framework == NULL && scheme != NULL) {
    alignment.framework = read_link(reader, scheme);
  }
  const char *link = alignment.target == NULL && id != NULL ? read_link(reader, id) : NULL;
  if (link != NULL && strncmp(link, "_:", 2) != 0) {
    alignment.target = link;
  }
  return alignment;
}

static struct alignments *home(struct record *record, const struct alignment *alignment, struct alignments *stated) {
  switch (alignment->code == NULL ? CODE_OTHER : kind_of_code(alignment->code)) {
    case CODE_OCCUPATION:
      return &record->occupations;
    case CODE_PROGRAM:
      return &record->programs;
    default:
      return stated;
  }
}

static struct alignments *stated_home(struct record *record, const char *relation) {
  if (strcmp(relation, "ceterms:occupationType") == 0) {
    return &record->occupations;
  }
  return strcmp(relation, "ceterms:instructionalProgramType") == 0 ? &record->programs : &record->industries;
}

/* "naics": ["541512"], and old records' plain links. */
static void add_plain(struct reader *reader, struct record *record, const struct tree *value, const char *relation) {
  const char *text = read_line(reader, value);
  if (text == NULL) {
    return;
  }
  struct alignment alignment = {.relation = relation};
  if (strstr(text, "://") != NULL) {
    alignment.target = text;
    alignment.code = code_in_link(reader, text);
  } else if (kind_of_code(text) != CODE_OTHER) {
    alignment.code = text;
  } else {
    alignment.name = text;
  }
  add_code(reader, home(record, &alignment, stated_home(record, relation)), &alignment);
}

static void add_coded(struct reader *reader, struct record *record, const struct tree *value, const char *relation,
                      int depth) {
  const struct tree *items = depth == 0 ? member(value, TERM_ITEMS) : NULL;
  if (items != NULL) { /* an enumeration of 2016: {"schema:name", "unknown:items": [...]} */
    for (size_t i = 0; i < tree_each_count(items) && i < LIST_LIMIT; i++) {
      add_coded(reader, record, tree_each(items, i), relation, 1);
    }
    return;
  }
  const struct tree *codes = NULL;
  struct alignment alignment = read_alignment(reader, value, &codes);
  alignment.relation = relation;
  struct alignments *stated = stated_home(record, relation);
  size_t count = tree_each_count(codes);
  for (size_t i = 0; i < count && i < MOST_CODES; i++) {
    alignment.code = read_line(reader, tree_each(codes, i));
    if (alignment.code != NULL) {
      add_code(reader, home(record, &alignment, stated), &alignment);
    }
  }
  if (alignment.code == NULL && alignment.target != NULL) {
    alignment.code = code_in_link(reader, alignment.target);
  } else if (alignment.code != NULL) {
    return;
  }
  if (alignment.code != NULL || alignment.target != NULL || alignment.name != NULL) {
    add_code(reader, home(record, &alignment, stated), &alignment);
  }
}

void add_alignments(struct reader *reader, struct record *record, const struct tree *value, const char *relation) {
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count && i < LIST_LIMIT; i++) {
    const struct tree *item = tree_each(value, i);
    if (tree_is_object(item)) {
      add_coded(reader, record, item, relation, 0);
    } else {
      add_plain(reader, record, item, relation);
    }
  }
}

void add_competencies(struct reader *reader, struct alignments *list, const struct tree *value, const char *relation) {
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count && list->count < LIST_LIMIT; i++) {
    const struct tree *item = tree_each(value, i);
    struct alignment alignment = {0};
    if (tree_is_object(item) && tree_member_count(item) > 1) {
      const struct tree *codes = NULL;
      alignment = read_alignment(reader, item, &codes);
      alignment.code = read_line(reader, tree_each(codes, 0));
    }
    struct reference reference;
    if (alignment.name == NULL && alignment.target == NULL && read_reference(reader, item, &reference)) {
      alignment.target = reference.uri;
      alignment.name = reference.name;
    }
    if (alignment.name != NULL || alignment.target != NULL || alignment.code != NULL) {
      alignment.relation = relation;
      add_alignment(reader, list, &alignment);
    }
  }
}
