/* SPDX-License-Identifier: MIT */
/* Conditions, those between the steps of a pathway, and constraints, in words. */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/labels.h"
#include "views/record.h"

enum { LINE = 2048, DEEPEST = 12 };

void record_required_words(const struct resource_need *need, size_t of, char *text, size_t size) {
  bool either = need->logic != NULL && strstr(need->logic, "Or") != NULL;
  bool only = need->logic != NULL && strstr(need->logic, "OnlyOne") != NULL;
  if (of == 0) {
    (void)snprintf(text, size, "%s", "");
  } else if (only) {
    (void)snprintf(text, size, _("exactly one of these %zu"), of);
  } else if (of == 1 && need->required <= 1) {
    (void)snprintf(text, size, "%s", _("this"));
  } else if (need->required >= 0 && (size_t)need->required < of) {
    (void)snprintf(text, size, _("%d of these %zu"), need->required, of);
  } else if (need->required < 0 && either) {
    (void)snprintf(text, size, _("any one of these %zu"), of);
  } else {
    (void)snprintf(text, size, _("all of these %zu"), of);
  }
}

/* One side: terms get their words, plain values stay. */
static void add_side(char *text, size_t size, const char *side, size_t length) {
  for (size_t at = 0; at < length;) {
    char piece[256];
    const char *comma = strstr(side + at, ", ");
    size_t end = comma == NULL || comma > side + length ? length : (size_t)(comma - side);
    (void)snprintf(piece, sizeof piece, "%.*s", (int)(end - at), side + at);
    bool term =
        strncmp(piece, "ceterms:", 8) == 0 || strncmp(piece, "http", 4) == 0 || strncmp(piece, "ceasn:", 6) == 0;
    size_t used = strlen(text);
    (void)snprintf(text + used, size - used, "%s%s", at == 0 ? "" : ", ", term ? label_plain(piece) : piece);
    at = end + (end < length ? 2 : 0);
  }
}

void record_constraint_words(const char *constraint, char *text, size_t size) {
  const char *mark = constraint == NULL ? NULL : strstr(constraint, "compare:");
  if (mark == NULL) {
    (void)snprintf(text, size, "%s", constraint == NULL ? "" : constraint);
    return;
  }
  char term[48];
  size_t length = strcspn(mark, " ");
  (void)snprintf(term, sizeof term, "%.*s", (int)length, mark);
  text[0] = '\0';
  size_t left = (size_t)(mark - constraint);
  add_side(text, size, constraint, left > 0 ? left - 1 : 0);
  size_t used = strlen(text);
  (void)snprintf(text + used, size - used, "%s%s ", used == 0 ? "" : " ", label_comparator(term));
  const char *right = mark + length + (mark[length] == ' ');
  add_side(text, size, right, strlen(right));
}

static size_t inner_count(const struct resource *resource, const struct resource_need *need) {
  size_t count = need->target_count;
  for (size_t i = 0; i < resource->need_count; i++) {
    count += resource->needs[i].parent == need->id && strcmp(resource->needs[i].kind, "constraint") != 0;
  }
  return count;
}

/* A constraint's own name, and its two sides in words. */
static const char *constraint_text(struct arena *arena, const struct resource_need *need) {
  char sides[LINE];
  const char *name = record_words(need->name, need->name_es);
  record_constraint_words(need->text, sides, sizeof sides);
  return arena_printf(arena, "%s%s%s", name == NULL ? "" : name, name == NULL || sides[0] == '\0' ? "" : ": ", sides);
}

/* Its own words, and how many of what follows it asks for. */
static const char *need_text(struct arena *arena, const struct resource *resource, const struct resource_need *need) {
  const char *name = record_words(need->name, need->name_es);
  const char *words = record_words(need->text, need->text_es);
  char required[128] = "";
  if (strcmp(need->kind, "constraint") == 0) {
    return constraint_text(arena, need);
  }
  if (strcmp(need->kind, "hasCondition") == 0) {
    record_required_words(need, inner_count(resource, need), required, sizeof required);
  }
  words = record_is_filler(words) ? NULL : words;
  return arena_printf(arena, "%s%s%s%s%s", name == NULL ? "" : name, name == NULL || words == NULL ? "" : ": ",
                      words == NULL ? "" : words, required[0] == '\0' || (name == NULL && words == NULL) ? "" : " - ",
                      required);
}

static const char *need_label(const struct resource_need *need) {
  if (strcmp(need->kind, "constraint") == 0) {
    return _("It must hold");
  }
  return need->parent != 0 && strcmp(need->kind, "hasCondition") != 0 ? _("or") : label_condition(need->kind);
}

static void put_need(struct page *page, struct arena *arena, const struct resource *resource,
                     const struct resource_need *need, int indent) {
  char label[160];
  const char *text = need_text(arena, resource, need);
  (void)snprintf(label, sizeof label, "%*s%s", indent, "", need_label(need));
  page_pair(page, label, text == NULL ? "" : text, STYLE_PLAIN);
  for (size_t i = 0; i < need->target_count; i++) {
    record_put_link(page, arena, &need->targets[i], indent + 2, true);
  }
}

/* Parents come before what is within them; the chain of those not done yet is
 * kept, so that no depth of a strange record is followed by recursion. */
void record_put_needs(struct page *page, struct arena *arena, const struct resource *resource, int indent) {
  long long open[DEEPEST];
  int depth = 0;
  for (size_t i = 0; i < resource->need_count; i++) {
    const struct resource_need *need = &resource->needs[i];
    while (depth > 0 && open[depth - 1] != need->parent) {
      depth--;
    }
    put_need(page, arena, resource, need, indent + 2 * depth);
    if (depth < DEEPEST) {
      open[depth++] = need->id;
    }
  }
}
