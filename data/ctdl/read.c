/* SPDX-License-Identifier: MIT */
#include "data/ctdl/read.h"

#include <string.h>

#include "data/base/i18n.h"
#include "data/ctdl/reader.h"
#include "data/ctdl/survey.h"

enum { WRAPPING_LIMIT = 8 };

/* The records of one document, growing. */
struct collection {
  struct reader reader;
  struct ctdl_document *document;
  size_t capacity;
  const char *what;
  const struct survey *survey; /* NULL: nobody asks */
  bool too_many;
};

static void look(const struct collection *collection, const struct tree *node) {
  if (collection->survey != NULL && tree_is_object(node)) {
    collection->survey->look(collection->survey->context, collection->reader.graph, node);
  }
}

static void skip(struct collection *collection, const char *reason) {
  collection->document->skipped++;
  if (collection->document->skip_reason == NULL) {
    collection->document->skip_reason = reason;
  }
}

static void collect(struct collection *collection, const struct tree *value, int depth);

static struct record *next_record(struct collection *collection) {
  struct ctdl_document *document = collection->document;
  if (document->count == collection->capacity) {
    struct record *records = arena_grow(collection->reader.arena, document->records, document->count,
                                        &collection->capacity, sizeof *records);
    if (records == NULL) {
      collection->reader.out_of_memory = true;
      return NULL;
    }
    document->records = records;
  }
  return &document->records[document->count];
}

/* `part`: one of several in a graph, where nameless parts are nothing odd. */
static void collect_resource(struct collection *collection, const struct tree *node, bool part) {
  if (!tree_is_object(node)) {
    skip(collection, N_("It is not a JSON object."));
    return;
  }
  const char *ctid = part ? node_ctid(&collection->reader, node) : NULL;
  if (part && ctid == NULL) {
    return;
  }
  const struct member *first = graph_find(collection->reader.graph, ctid);
  if (first != NULL && first->node != node) {
    skip(collection, N_("Its CTID is already taken by another resource in the same document."));
    return;
  }
  struct record *record = next_record(collection);
  if (record == NULL) {
    return;
  }
  if (read_record(&collection->reader, node, record)) {
    collection->document->count++;
  } else {
    skip(collection, N_("It has no type, or neither a CTID nor an address of its own."));
  }
}

/* One that stands alone. */
static void collect_single(struct collection *collection, const struct tree *node) {
  collect_resource(collection, node, false);
  look(collection, node);
}

/* Members of one document: the first is what it is about, if `led`. */
static void collect_graph(struct collection *collection, const struct tree *nodes, bool led) {
  size_t count = tree_item_count(nodes);
  if (count > CTDL_LARGEST_GRAPH) {
    collection->too_many = true;
    return;
  }
  struct reader *reader = &collection->reader;
  struct graph *outer = reader->graph;
  size_t before = collection->document->count;
  reader->graph = graph_new(reader, nodes);
  reader->expansions = 0;
  for (size_t i = 0; i < count && !reader->out_of_memory; i++) {
    collect_resource(collection, tree_item(nodes, i), !led || i > 0);
  }
  if (!reader->out_of_memory && collection->document->count > before) {
    attach_outcomes(reader, collection->document->records + before, collection->document->count - before);
  }
  for (size_t i = 0; i < count; i++) {
    look(collection, tree_item(nodes, i));
  }
  graph_free(reader->graph);
  reader->graph = outer;
}

static bool is_resource(const struct tree *value) {
  return tree_get(value, "@type") != NULL && tree_get(value, "@graph") == NULL &&
         tree_get(value, "decoded_resource") == NULL && tree_get(value, "inner_resource") == NULL &&
         tree_get(value, "entity") == NULL;
}

/* Wrapped documents stand each for itself; plain resources side by side are
 * one document, and may refer to each other. */
static void collect_array(struct collection *collection, const struct tree *values, int depth) {
  size_t count = tree_item_count(values);
  bool plain = count > 1;
  for (size_t i = 0; i < count && plain; i++) {
    plain = is_resource(tree_item(values, i));
  }
  if (plain) {
    collect_graph(collection, values, true);
    return;
  }
  if (count > CTDL_LARGEST_GRAPH) {
    collection->too_many = true;
    return;
  }
  for (size_t i = 0; i < count && !collection->reader.out_of_memory; i++) {
    collect(collection, tree_item(values, i), depth + 1);
  }
}

/* "2019-02-01 16:15:27 UTC" of old envelopes -> "2019-02-01T16:15:27Z", so that
 * dates compare as texts. */
static const char *envelope_date(struct collection *collection, const struct tree *envelope) {
  const struct tree *headers = tree_get(envelope, "node_headers");
  const struct tree *date = tree_get(envelope, "updated_at");
  date = tree_is_text(date) ? date : tree_get(headers, "updated_at");
  const char *text = read_string(&collection->reader, date, TEXT_LINE, NAME_LIMIT);
  if (text != NULL && strlen(text) == 23 && text[10] == ' ' && strcmp(text + 19, " UTC") == 0) {
    return kept(&collection->reader, arena_printf(collection->reader.arena, "%.10sT%.8sZ", text, text + 11));
  }
  return text;
}

static bool is_plain_resource(const struct tree *value) {
  return tree_get(value, "@type") != NULL;
}

/* The document within an envelope (that of a JWS, decoded), a search row or a
 * line of a collection. NULL when `value` is none of these. */
static const struct tree *find_inside(struct collection *collection, const struct tree *value) {
  static const char *const keys[] = {"decoded_resource", "inner_resource", "entity", "resource"};
  const struct tree *inside = NULL;
  for (size_t i = 0; i < sizeof keys / sizeof keys[0] && !tree_is_object(inside); i++) {
    bool sure = i < 2 || !is_plain_resource(value);
    const struct tree *part = tree_get(value, keys[i]);
    if (tree_is_object(part) && (sure || is_plain_resource(part))) {
      inside = part;
    } else if (tree_is_text(part) && strcmp(keys[i], "resource") == 0 && sure) {
      inside = jws_payload(&collection->reader, tree_text(part), tree_text_length(part));
    }
  }
  return tree_is_object(inside) ? inside : NULL;
}

/* True when `value` was wrapped around a document. */
static bool collect_wrapped(struct collection *collection, const struct tree *value, int depth) {
  const struct tree *inside = find_inside(collection, value);
  if (inside == NULL) {
    return false;
  }
  if (tree_is_text(tree_get(tree_get(value, "node_headers"), "deleted_at"))) {
    skip(collection, N_("It has been deleted from the registry."));
  } else {
    const char *outer = collection->reader.updated;
    const char *date = envelope_date(collection, value);
    collection->reader.updated = date != NULL ? date : outer;
    collect(collection, inside, depth + 1);
    collection->reader.updated = outer;
  }
  return true;
}

static void collect(struct collection *collection, const struct tree *value, int depth) {
  if (depth > WRAPPING_LIMIT) {
    skip(collection, N_("It is wrapped too many times."));
    return;
  }
  if (tree_is_list(value)) {
    collect_array(collection, value, depth);
    return;
  }
  const struct tree *graph = tree_get(value, "@graph");
  if (tree_is_list(graph)) {
    collect_graph(collection, graph, true);
  } else if (tree_is_object(graph)) {
    collect_single(collection, graph);
  } else if (!collect_wrapped(collection, value, depth)) {
    collect_single(collection, value);
  }
}

static int finish(const struct collection *collection, bool empty, struct error *error) {
  if (collection->too_many) {
    return error_set(error, ERROR_TOO_BIG, _("%s holds more than %d resources. Split it into smaller files."),
                     collection->what, CTDL_LARGEST_GRAPH);
  }
  if (collection->reader.out_of_memory) {
    return error_no_memory(error);
  }
  if (collection->document->count == 0 && !empty) {
    const char *reason = collection->document->skip_reason;
    return error_set(error, ERROR_BAD_DATA, _("%s holds no registry record. %s"), collection->what,
                     reason == NULL ? "" : gettext(reason));
  }
  return 0;
}

int ctdl_read_surveyed(struct arena *arena, const char *json, size_t length, const char *what,
                       const struct survey *survey, struct ctdl_document *document, struct error *error) {
  *document = (struct ctdl_document){0};
  if (length > CTDL_LARGEST_DOCUMENT) {
    return error_set(error, ERROR_TOO_BIG, _("%s is bigger than %d MB, the most that one document may have."), what,
                     CTDL_LARGEST_DOCUMENT >> 20);
  }
  const struct tree *root = tree_read(arena, json, length, what, error);
  if (root == NULL) {
    return -1;
  }
  struct collection collection = {.reader = {.arena = arena}, .document = document, .what = what, .survey = survey};
  collect(&collection, root, 0);
  return finish(&collection, tree_is_list(root) && tree_item_count(root) == 0, error);
}

int ctdl_read(struct arena *arena, const char *json, size_t length, const char *what, struct ctdl_document *document,
              struct error *error) {
  return ctdl_read_surveyed(arena, json, length, what, NULL, document, error);
}
