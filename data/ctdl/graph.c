/* SPDX-License-Identifier: MIT */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "data/ctdl/read.h"
#include "data/ctdl/reader.h"

enum { MEMBERS_FREE = 64 };

/* An open-addressing hash table; at most half of the slots are in use. */
struct graph {
  size_t mask;
  struct member slots[];
};

static size_t hash(const char *key, size_t length) {
  uint64_t value = 14695981039346656037ULL; /* FNV-1a */
  for (size_t i = 0; i < length; i++) {
    value = (value ^ (unsigned char)key[i]) * 1099511628211ULL;
  }
  return (size_t)(value ^ (value >> 32));
}

static struct member *find_slot(struct graph *graph, const char *key, size_t length) {
  size_t at = hash(key, length) & graph->mask;
  while (graph->slots[at].key != NULL &&
         (graph->slots[at].length != length || memcmp(graph->slots[at].key, key, length) != 0)) {
    at = (at + 1) & graph->mask;
  }
  return &graph->slots[at];
}

static void insert(struct graph *graph, const char *key, const struct tree *node) {
  size_t length = key == NULL ? 0 : strlen(key);
  if (length == 0) {
    return;
  }
  struct member *slot = find_slot(graph, key, length);
  if (slot->key == NULL) { /* of two with one id the first counts */
    *slot = (struct member){.key = key, .length = length, .node = node};
  }
}

struct graph *graph_new(struct reader *reader, const struct tree *nodes) {
  size_t count = tree_item_count(nodes);
  size_t slots = 8;
  while (slots < count * 4) { /* an id and a CTID each */
    slots *= 2;
  }
  struct graph *graph = calloc(1, sizeof *graph + slots * sizeof graph->slots[0]);
  if (graph == NULL) {
    reader->out_of_memory = true;
    return NULL;
  }
  graph->mask = slots - 1;
  for (size_t i = 0; i < count; i++) {
    const struct tree *node = tree_item(nodes, i);
    insert(graph, tree_text(tree_get(node, "@id")), node);
    insert(graph, node_ctid(reader, node), node);
  }
  return graph;
}

void graph_free(struct graph *graph) {
  free(graph);
}

struct member *graph_find(const struct graph *graph, const char *key) {
  if (graph == NULL || key == NULL) {
    return NULL;
  }
  struct member *slot = find_slot((struct graph *)(size_t)graph, key, strlen(key));
  return slot->key == NULL ? NULL : slot;
}

const struct tree *follow(struct reader *reader, const struct tree *value) {
  const char *id = tree_text(value);
  if (tree_is_object(value)) {
    id = tree_text(tree_get(value, "@id"));
    if (id == NULL || tree_member_count(value) > 1) {
      return value;
    }
  }
  if (id == NULL || reader->graph == NULL || reader->expansions >= EXPANSION_LIMIT) {
    return NULL;
  }
  reader->expansions++;
  const struct member *found = graph_find(reader->graph, id);
  if (found == NULL) {
    found = graph_find(reader->graph, ctid_in(reader, id));
  }
  if (found == NULL) {
    return NULL;
  }
  /* Big nodes take longer to look through. */
  reader->expansions += tree_member_count(found->node) / MEMBERS_FREE;
  tree_mark(value, TREE_FOLLOWED);
  return found->node;
}
