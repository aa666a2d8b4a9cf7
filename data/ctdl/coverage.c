/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/ctdl/coverage_parts.h"
#include "data/ctdl/survey.h"

enum {
  EXAMPLE_LIMIT = 60,
  KEY_LIMIT = 100,
  EXAMPLE_DEPTH = 6,
  STEPS_LIMIT = 5000000, /* values looked at behind references of one document */
};

/* One document's way through. */
struct looking {
  struct coverage *coverage;
  struct reader reader; /* for its arena */
  const struct graph *graph;
  size_t steps;
  bool failed;
};

/* What holds for all that stands within an object. */
struct within {
  const char *class_name; /* of objects that don't state one */
  const char *purpose;    /* the object is left out, and all that is in it */
};

static bool survey_value(struct looking *looking, const struct tree *value, const struct within *within);

/* ---- values ---- */

static bool is_taken(const struct tree *value) {
  return (value->marks & TREE_TAKEN) != 0;
}

/* Was anything of it kept? Does not follow references. */
static bool holds_taken(struct looking *looking, const struct tree *value) {
  if (value == NULL || looking->steps++ > STEPS_LIMIT) {
    return false;
  }
  bool taken = is_taken(value);
  if (tree_is_list(value) || tree_is_object(value)) {
    for (size_t i = 0; i < value->size && !taken; i++) {
      const struct tree *part = &value->is.items[i];
      taken = (part->key == NULL || part->key[0] != '@') && holds_taken(looking, part);
    }
  }
  return taken;
}

/* A reference is of use when something of what it leads to is. */
static bool leads_to_taken(struct looking *looking, const struct tree *value) {
  if ((value->marks & TREE_FOLLOWED) == 0) {
    return false;
  }
  const struct tree *id = tree_is_object(value) ? tree_get(value, "@id") : value;
  const struct member *found = graph_find(looking->graph, tree_text(id));
  if (found == NULL) {
    found = graph_find(looking->graph, ctid_in(&looking->reader, tree_text(id)));
  }
  return found != NULL && holds_taken(looking, found->node);
}

/* "en-US", "@value": a text in its languages, which has no properties. */
static bool is_language_map(const struct tree *object) {
  for (const struct tree *item = tree_first_member(object); item != NULL; item = tree_next(item)) {
    size_t letters = strspn(item->key, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    bool tag = letters >= 2 && letters <= 3 && (item->key[letters] == '\0' || item->key[letters] == '-');
    bool literal = strcmp(item->key, "@value") == 0 || strcmp(item->key, "@language") == 0;
    if (!literal && (!tag || tree_is_object(item) || item->term != TERM_UNKNOWN)) {
      return false;
    }
  }
  return tree_member_count(object) > 0;
}

/* ---- objects ---- */

static const char *local_name(const char *name) {
  const char *local = name;
  for (; *name != '\0'; name++) {
    if (*name == ':' || *name == '/' || *name == '#') {
      local = name + 1;
    }
  }
  return local;
}

static const char *clean(struct looking *looking, const char *text, size_t limit) {
  const char *cleaned = text_clean(looking->reader.arena, text, strlen(text), TEXT_LINE, limit);
  looking->failed = looking->failed || cleaned == NULL;
  return cleaned == NULL ? "" : cleaned;
}

/* Nearly all names are "prefix:word", of which nothing has to be cleaned. */
static const char *clean_name(struct looking *looking, const char *text) {
  size_t plain = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:_-");
  if (plain <= KEY_LIMIT && text[plain] == '\0') {
    return text;
  }
  const char *name = shorten(&looking->reader, clean(looking, text, KEY_LIMIT));
  return name == NULL ? "" : name;
}

static const struct tree *find_example(const struct tree *value, int depth) {
  if (value == NULL || depth > EXAMPLE_DEPTH) {
    return NULL;
  }
  if (!tree_is_list(value) && !tree_is_object(value)) {
    return value->type == TREE_NULL ? NULL : value;
  }
  const struct tree *found = NULL;
  for (size_t i = 0; i < value->size && found == NULL; i++) {
    const struct tree *part = &value->is.items[i];
    bool type = part->key != NULL && strcmp(part->key, "@type") == 0;
    found = type ? NULL : find_example(part, depth + 1);
  }
  return found;
}

static const char *example_of(struct looking *looking, const struct tree *value) {
  const struct tree *example = find_example(value, 0);
  if (example == NULL) {
    return NULL;
  }
  switch ((enum tree_type)example->type) {
    case TREE_TEXT:
      return clean(looking, example->is.text, EXAMPLE_LIMIT);
    case TREE_TRUE:
      return "true";
    case TREE_FALSE:
      return "false";
    default:
      return arena_printf(looking->reader.arena, "%.15g", tree_number(example));
  }
}

/* Also a list or text in languages of nothing but such. */
static bool is_empty(const struct tree *value) {
  bool empty = value->type == TREE_NULL || (tree_is_text(value) && value->size == 0);
  if (tree_is_list(value) || tree_is_object(value)) {
    empty = true;
    for (size_t i = 0; i < value->size && empty; i++) {
      empty = is_empty(&value->is.items[i]);
    }
  }
  return empty;
}

static const char *reason_for(const struct looking *looking, const struct tree *value) {
  const char *text = tree_text(tree_each(value, 0));
  if (value->term == TERM_UNKNOWN) {
    return N_("This program does not know it.");
  }
  if (text != NULL && strncmp(text, "_:", 2) == 0 && graph_find(looking->graph, text) == NULL) {
    return N_("It leads to something that the document does not hold.");
  }
  return N_("It is known, but nothing of it is used at this place.");
}

static bool part_is_taken(const struct tree *object, enum term term) {
  const struct tree *part = tree_each(member(object, term), 0);
  part = tree_is_object(part) && tree_get(part, "@id") != NULL ? tree_get(part, "@id") : part;
  return part != NULL && (is_taken(part) || (tree_is_object(part) && part->size > 0 && is_taken(part->is.items)));
}

/* Coded values say the same thing several times. */
static const char *purpose_in_code(const struct tree *object, const struct tree *item) {
  enum term term = item->term;
  bool scheme = term == TERM_FRAMEWORK || term == TERM_FRAMEWORK_NAME;
  bool label = term == TERM_TARGET_NODE_NAME || term == TERM_TARGET_NODE_DESCRIPTION || term == TERM_CODED_NOTATION;
  if ((scheme || label) && part_is_taken(object, TERM_TARGET_NODE)) {
    return N_("The code beside it says the same.");
  }
  if (term == TERM_TARGET_NODE_DESCRIPTION && part_is_taken(object, TERM_TARGET_NODE_NAME)) {
    return N_("The name beside it says the same.");
  }
  if (term == TERM_FRAMEWORK && part_is_taken(object, TERM_FRAMEWORK_NAME)) {
    return N_("The name beside it says the same.");
  }
  return NULL;
}

static bool survey_property(struct looking *looking, const struct tree *object, const struct tree *item,
                            const char *class_name, const char *purpose) {
  struct occurrence occurrence = {.class_name = class_name, .property = clean_name(looking, item->key)};
  const char *own = purpose != NULL ? purpose : purpose_of_property(local_name(occurrence.property));
  occurrence.purpose = own != NULL ? own : purpose_in_code(object, item);
  struct within within = {.class_name = occurrence.property, .purpose = own};
  occurrence.understood = survey_value(looking, item, &within);
  occurrence.empty = is_empty(item) && !occurrence.understood;
  bool asked = !occurrence.empty && !occurrence.understood && occurrence.purpose == NULL;
  if (asked && coverage_wants_example(looking->coverage, class_name, occurrence.property)) {
    occurrence.reason = reason_for(looking, item);
    occurrence.example = example_of(looking, item);
  }
  looking->failed = looking->failed || !coverage_count(looking->coverage, &occurrence);
  return occurrence.understood;
}

static const char *class_of(struct looking *looking, const struct tree *object, const struct within *within) {
  const char *type = tree_text(tree_each(tree_get(object, "@type"), 0));
  if (type != NULL) {
    return clean_name(looking, type);
  }
  const char *name =
      within->class_name == NULL ? "()" : arena_printf(looking->reader.arena, "(in %s)", within->class_name);
  looking->failed = looking->failed || name == NULL;
  return name == NULL ? "" : name;
}

/* True when any of its properties is understood. */
static bool survey_object(struct looking *looking, const struct tree *object, const struct within *within) {
  const char *class_name = class_of(looking, object, within);
  const char *purpose = within->purpose != NULL ? within->purpose : purpose_of_class(local_name(class_name));
  looking->failed = looking->failed || !coverage_count_object(looking->coverage, class_name);
  bool understood = false;
  for (const struct tree *item = tree_first_member(object); item != NULL && !looking->failed; item = tree_next(item)) {
    if (item->key[0] != '@') {
      understood = survey_property(looking, object, item, class_name, purpose) || understood;
    }
  }
  return understood;
}

/* Counts all objects in `value`; true when something of it is kept. The depth is
 * that of the document, which is limited. */
static bool survey_value(struct looking *looking, const struct tree *value, const struct within *within) {
  if (tree_is_list(value)) {
    bool taken = is_taken(value);
    for (size_t i = 0; i < value->size; i++) {
      taken = survey_value(looking, &value->is.items[i], within) || taken;
    }
    return taken;
  }
  if (!tree_is_object(value)) {
    return is_taken(value) || leads_to_taken(looking, value);
  }
  const struct tree *id = tree_get(value, "@id");
  if (id != NULL && tree_member_count(value) == 1) {
    return is_taken(value) || is_taken(id) || leads_to_taken(looking, value);
  }
  bool taken = is_language_map(value) ? holds_taken(looking, value) : survey_object(looking, value, within);
  return taken || is_taken(value);
}

static void look_at(void *context, const struct graph *graph, const struct tree *node) {
  struct looking *looking = context;
  looking->graph = graph;
  (void)survey_object(looking, node, &(struct within){.class_name = NULL});
}

int coverage_add(struct coverage *coverage, const char *json, size_t length, const char *what, struct error *error) {
  struct arena *arena = coverage_scratch(coverage);
  struct looking looking = {.coverage = coverage, .reader = {.arena = arena}};
  struct survey survey = {.look = look_at, .context = &looking};
  struct ctdl_document document;
  int status = ctdl_read_surveyed(arena, json, length, what, &survey, &document, error);
  bool no_memory = looking.failed || looking.reader.out_of_memory || (status != 0 && error->code == ERROR_NO_MEMORY);
  coverage_count_document(coverage, document.count, status != 0);
  arena_reset(arena);
  return no_memory ? error_no_memory(error) : 0;
}
