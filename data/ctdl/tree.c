/* SPDX-License-Identifier: MIT */
#include "data/ctdl/tree.h"

#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/ctdl/terms.h"
#include "data/ctdl/tree_parts.h"

enum {
  FIRST_ROOM = 64,
  FEW_MEMBERS = 64, /* up to these duplicates are looked for without sorting */
};

enum trouble { TROUBLE_NONE, TROUBLE_SYNTAX, TROUBLE_DEPTH, TROUBLE_MEMORY };

/* Values wait on the stack until the object or list that they stand in is
 * closed; then they are moved, side by side, to where they stay. The object
 * itself waits below its first member. */
struct parser {
  struct arena *arena;
  char *at;
  struct tree *stack;
  size_t count, capacity;
  size_t firsts[TREE_LARGEST_DEPTH]; /* where the members of each open object begin on the stack */
  size_t depth;
  enum trouble trouble;
};

static void fail(struct parser *parser, enum trouble trouble) {
  parser->trouble = trouble;
}

static void skip_blanks(struct parser *parser) {
  while (*parser->at == ' ' || *parser->at == '\n' || *parser->at == '\r' || *parser->at == '\t') {
    parser->at++;
  }
}

static struct tree *push(struct parser *parser) {
  if (parser->count == parser->capacity) {
    struct tree *stack =
        arena_grow(parser->arena, parser->stack, parser->count, &parser->capacity, sizeof *parser->stack);
    if (stack == NULL) {
      fail(parser, TROUBLE_MEMORY);
      return NULL;
    }
    parser->stack = stack;
  }
  struct tree *value = &parser->stack[parser->count++];
  *value = (struct tree){0};
  return value;
}

/* ---- keys that come twice ---- */

static int compare_keys(const struct tree *one, const struct tree *two) {
  if (one->key_size != two->key_size) {
    return one->key_size < two->key_size ? -1 : 1;
  }
  return memcmp(one->key, two->key, one->key_size);
}

static int compare_members(const void *one, const void *two) {
  return compare_keys(*(const struct tree *const *)one, *(const struct tree *const *)two);
}

static bool sorted_duplicates(struct parser *parser, const struct tree *members, size_t count) {
  const struct tree **order = malloc(count * sizeof *order);
  bool found = false;
  if (order == NULL) {
    fail(parser, TROUBLE_MEMORY);
    return false;
  }
  for (size_t i = 0; i < count; i++) {
    order[i] = &members[i];
  }
  qsort(order, count, sizeof *order, compare_members);
  for (size_t i = 1; i < count && !found; i++) {
    found = compare_keys(order[i - 1], order[i]) == 0;
  }
  free(order);
  return found;
}

static bool has_duplicates(struct parser *parser, const struct tree *members, size_t count) {
  if (count > FEW_MEMBERS) {
    return sorted_duplicates(parser, members, count);
  }
  uint64_t seen = 0; /* which sums of size and two letters there were */
  for (size_t i = 1; i <= count; i++) {
    const struct tree *member = &members[i - 1];
    unsigned sum = member->key_size * 7U;
    if (member->key_size > 0) {
      sum += (unsigned char)member->key[member->key_size - 1] + (unsigned char)member->key[member->key_size / 2] * 3U;
    }
    uint64_t bit = (uint64_t)1 << sum % 64;
    for (size_t j = 0; (seen & bit) != 0 && j + 1 < i; j++) {
      if (compare_keys(member, &members[j]) == 0) {
        return true;
      }
    }
    seen |= bit;
  }
  return false;
}

/* ---- values ---- */

static void open_value(struct parser *parser, struct tree *value, enum tree_type type) {
  value->type = (uint8_t)type;
  parser->at++;
  if (parser->depth == TREE_LARGEST_DEPTH) {
    fail(parser, TROUBLE_DEPTH);
    return;
  }
  parser->firsts[parser->depth++] = parser->count;
}

static void close_value(struct parser *parser) {
  size_t first = parser->firsts[--parser->depth];
  size_t count = parser->count - first;
  const struct tree *waiting = parser->stack + first;
  struct tree *value = parser->stack + first - 1;
  parser->at++;
  parser->count = first;
  if (count == 0) {
    return;
  }
  if (value->type == TREE_OBJECT && has_duplicates(parser, waiting, count)) {
    fail(parser, TROUBLE_SYNTAX);
    return;
  }
  struct tree *items = arena_array(parser->arena, count, sizeof *items);
  if (items == NULL) {
    fail(parser, TROUBLE_MEMORY);
    return;
  }
  memcpy(items, waiting, count * sizeof *items);
  items[count - 1].last = true;
  value->is.items = items;
  value->size = (uint32_t)count;
}

static void take_word(struct parser *parser, struct tree *value, const char *word, enum tree_type type) {
  value->type = (uint8_t)type;
  for (; *word != '\0'; word++, parser->at++) {
    if (*parser->at != *word) {
      fail(parser, TROUBLE_SYNTAX);
      return;
    }
  }
}

static void take_value(struct parser *parser, struct tree *value) {
  switch (*parser->at) {
    case '"':
      parser->at++;
      value->type = TREE_TEXT;
      if (!tree_take_text(&parser->at, &value->is.text, &value->size)) {
        fail(parser, TROUBLE_SYNTAX);
      }
      break;
    case '{':
      open_value(parser, value, TREE_OBJECT);
      break;
    case '[':
      open_value(parser, value, TREE_LIST);
      break;
    case 't':
      take_word(parser, value, "true", TREE_TRUE);
      break;
    case 'f':
      take_word(parser, value, "false", TREE_FALSE);
      break;
    case 'n':
      take_word(parser, value, "null", TREE_NULL);
      break;
    default:
      if (!tree_take_number(&parser->at, value)) {
        fail(parser, TROUBLE_SYNTAX);
      }
  }
}

static bool take_key(struct parser *parser, struct tree *value) {
  if (*parser->at != '"') {
    return false;
  }
  parser->at++;
  if (!tree_take_text(&parser->at, &value->key, &value->key_size)) {
    return false;
  }
  value->term = (uint16_t)term_of(value->key, value->key_size);
  skip_blanks(parser);
  if (*parser->at != ':') {
    return false;
  }
  parser->at++;
  skip_blanks(parser);
  return true;
}

/* The next thing within what is open: its end, or one more value. */
static void step(struct parser *parser) {
  size_t first = parser->firsts[parser->depth - 1];
  bool object = parser->stack[first - 1].type == TREE_OBJECT;
  skip_blanks(parser);
  if (*parser->at == (object ? '}' : ']')) {
    close_value(parser);
    return;
  }
  if (parser->count > first) {
    if (*parser->at != ',') {
      fail(parser, TROUBLE_SYNTAX);
      return;
    }
    parser->at++;
    skip_blanks(parser);
  }
  struct tree *value = push(parser);
  if (value == NULL) {
    return;
  }
  if (object && !take_key(parser, value)) {
    fail(parser, TROUBLE_SYNTAX);
    return;
  }
  take_value(parser, value);
}

static const struct tree *parse(struct parser *parser) {
  parser->stack = arena_array(parser->arena, FIRST_ROOM, sizeof *parser->stack);
  parser->capacity = parser->stack == NULL ? 0 : FIRST_ROOM;
  struct tree *root = push(parser);
  skip_blanks(parser);
  if (root == NULL || (*parser->at != '{' && *parser->at != '[')) {
    fail(parser, root == NULL ? TROUBLE_MEMORY : TROUBLE_SYNTAX);
    return NULL;
  }
  take_value(parser, root);
  while (parser->depth > 0 && parser->trouble == TROUBLE_NONE) {
    step(parser);
  }
  skip_blanks(parser);
  return parser->trouble == TROUBLE_NONE ? parser->stack : NULL;
}

/* ---- documents ---- */

static int line_at(const char *bytes, size_t length) {
  int line = 1;
  for (size_t i = 0; i < length; i++) {
    line += bytes[i] == '\n';
  }
  return line;
}

const struct tree *tree_read(struct arena *arena, const char *bytes, size_t length, const char *what,
                             struct error *error) {
  static const char mark[] = "\xef\xbb\xbf";
  if (length >= 3 && memcmp(bytes, mark, 3) == 0) {
    bytes += 3;
    length -= 3;
  }
  char *copy = length < UINT32_MAX - TREE_PADDING ? arena_alloc(arena, length + 1 + TREE_PADDING) : NULL;
  if (copy == NULL) {
    (void)error_no_memory(error);
    return NULL;
  }
  if (length > 0) {
    memcpy(copy, bytes, length);
  }
  struct parser parser = {.arena = arena, .at = copy};
  const struct tree *root = parse(&parser);
  size_t taken = (size_t)(parser.at - copy);
  if (parser.trouble == TROUBLE_NONE && taken == length) {
    return root;
  }
  if (parser.trouble == TROUBLE_MEMORY) {
    (void)error_no_memory(error);
  } else if (parser.trouble == TROUBLE_DEPTH) {
    (void)error_set(error, ERROR_TOO_BIG, _("%s nests its parts more than %d deep, which no real record does."), what,
                    TREE_LARGEST_DEPTH);
  } else {
    (void)error_set(error, ERROR_BAD_DATA, _("%s is not complete, valid JSON (line %d)."), what, line_at(bytes, taken));
  }
  return NULL;
}

const struct tree *tree_get(const struct tree *object, const char *key) {
  size_t size = strlen(key);
  for (const struct tree *item = tree_first_member(object); item != NULL; item = tree_next(item)) {
    if (item->key_size == size && memcmp(item->key, key, size) == 0) {
      return item;
    }
  }
  return NULL;
}
