/* SPDX-License-Identifier: MIT */
/*
 * Writing one JSON-LD graph document in the shape that a registry publishes.
 *
 * Values are handed over to the place they are put in. When memory runs out,
 * the graph is marked `failed` and everything goes on; look once at the end.
 */
#ifndef LADDERWAY_DATA_STARTER_JSONLD_H
#define LADDERWAY_DATA_STARTER_JSONLD_H

#include <stdbool.h>

#include "data/base/arena.h"
#include "data/base/json.h"

struct graph {
  struct arena *arena; /* for texts that are made on the way */
  json_t *document;
  json_t *items; /* its @graph; borrowed */
  bool failed;
};

/* Starts the document of the resource `ctid`. */
void graph_start(struct graph *graph, struct arena *arena, const char *ctid);

/* The finished document, or NULL when something failed. */
json_t *graph_finish(struct graph *graph);

/* A new member of the graph: with a CTID of its own, or a blank node "_:NAME". */
json_t *graph_resource(struct graph *graph, const char *type, const char *ctid);
json_t *graph_blank(struct graph *graph, const char *type, const char *id);

/* An object with an @type that stands inside another one. */
json_t *graph_object(struct graph *graph, const char *type);

/* Sets a key; `value` is given away, NULL counts as out of memory. */
void graph_put(struct graph *graph, json_t *object, const char *key, json_t *value);
/* Adds to the array at `key`, which is made when it is not there. */
void graph_add(struct graph *graph, json_t *object, const char *key, json_t *value);

/* The same for texts; a NULL text is left out. `words` is a language map. */
void graph_put_text(struct graph *graph, json_t *object, const char *key, const char *text);
void graph_put_words(struct graph *graph, json_t *object, const char *key, const char *text);
void graph_add_text(struct graph *graph, json_t *object, const char *key, const char *text);
/* Adds the URI of the resource `ctid`. */
void graph_add_reference(struct graph *graph, json_t *object, const char *key, const char *ctid);

/* A coded value (ceterms:CredentialAlignmentObject) of a CTDL vocabulary:
 * ("CostType", "costType:Tuition", "Tuition"). */
json_t *graph_concept(struct graph *graph, const char *scheme, const char *target, const char *name);

#endif
