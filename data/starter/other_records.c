/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "data/starter/ctid.h"
#include "data/starter/records.h"

enum { SCRATCH = 4 << 20 };

const char *starter_provider_ctid(struct arena *arena, const struct starter_provider *provider) {
  return starter_ctid(arena, "provider", provider->id);
}

void starter_put_place(struct graph *graph, json_t *record, const char *key, const struct starter_provider *provider) {
  json_t *place = graph_object(graph, "ceterms:Place");
  graph_put_words(graph, place, "ceterms:addressLocality", provider->city);
  /* The list has "Out of State" for the county of those; that is no county. */
  if (provider->county != NULL && strcmp(provider->county, "Out of State") != 0) {
    graph_put_words(graph, place, "ceterms:subRegion", provider->county);
  }
  graph_put_words(graph, place, "ceterms:addressRegion", provider->state);
  graph_put_words(graph, place, "ceterms:addressCountry", "US");
  graph_add(graph, record, key, place);
}

static json_t *finish(struct graph *graph, struct error *error) {
  json_t *document = graph_finish(graph);
  if (document == NULL) {
    error_no_memory(error);
  }
  return document;
}

static json_t *start(struct graph *graph, struct arena *arena, const char *type, const char *ctid, const char *name) {
  graph_start(graph, arena, ctid);
  json_t *record = graph_resource(graph, type, ctid);
  graph_put_words(graph, record, "ceterms:name", name);
  return record;
}

/* The state's own list of programs is what it approves, so its record says so
 * of each, and the programs' claims are confirmed. */
json_t *starter_state_document(struct arena *arena, const struct starter_facts *facts, struct error *error) {
  struct graph graph;
  json_t *record = start(&graph, arena, "ceterms:QACredentialOrganization", starter_ctid(arena, "state", "NJ"),
                         "New Jersey Department of Labor and Workforce Development");
  graph_put_text(&graph, record, "ceterms:source", "New Jersey Eligible Training Provider List");
  for (size_t i = 0; i < facts->program_count; i++) {
    const struct starter_program *program = &facts->programs[i];
    if (program->status != NULL && strcmp(program->status, "Approved") == 0) {
      graph_add_reference(&graph, record, "ceterms:approves", starter_program_ctid(arena, program));
    }
  }
  return finish(&graph, error);
}

json_t *starter_provider_document(struct arena *arena, const struct starter_provider *provider, struct error *error) {
  struct graph graph;
  json_t *record =
      start(&graph, arena, "ceterms:CredentialOrganization", starter_provider_ctid(arena, provider), provider->name);
  starter_put_place(&graph, record, "ceterms:address", provider);
  return finish(&graph, error);
}

static void add_job(struct graph *graph, json_t *record, const char *code) {
  json_t *job = graph_object(graph, "ceterms:CredentialAlignmentObject");
  graph_put_text(graph, job, "ceterms:framework", "https://www.onetcenter.org/taxonomy.html");
  graph_put_words(graph, job, "ceterms:frameworkName", "Standard Occupational Classification");
  graph_put_text(graph, job, "ceterms:codedNotation", code);
  const char *target = arena_printf(graph->arena, "https://www.onetonline.org/link/summary/%s", code);
  graph->failed = graph->failed || target == NULL;
  graph_put_text(graph, job, "ceterms:targetNode", target);
  graph_add(graph, record, "ceterms:occupationType", job);
}

json_t *starter_license_document(struct arena *arena, const struct starter_facts *facts, const char *name,
                                 struct error *error) {
  struct graph graph;
  const char *title = arena_printf(arena, "New Jersey license: %s", name);
  json_t *record = start(&graph, arena, "ceterms:License", starter_ctid(arena, "license", name), title);
  graph.failed = graph.failed || title == NULL;
  graph_put_text(&graph, record, "ceterms:source", "New Jersey Eligible Training Provider List, names of licenses");
  for (size_t i = 0; i < facts->license_count; i++) {
    if (strcmp(facts->licenses[i].name, name) == 0) {
      add_job(&graph, record, facts->licenses[i].job);
    }
  }
  return finish(&graph, error);
}

json_t *starter_credential_document(struct arena *arena, const char *name, struct error *error) {
  struct graph graph;
  json_t *record = start(&graph, arena, "ceterms:Certification", starter_ctid(arena, "credential", name), name);
  graph_put_text(&graph, record, "ceterms:source",
                 "New Jersey Eligible Training Provider List, names of industry credentials");
  return finish(&graph, error);
}

static int by_text(const void *left, const void *right) {
  return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Sorts and drops what is there twice; the number that is left. */
static size_t unique(const char **names, size_t count) {
  if (count == 0) {
    return 0;
  }
  qsort(names, count, sizeof *names, by_text);
  size_t kept = 1;
  for (size_t i = 1; i < count; i++) {
    if (strcmp(names[i], names[kept - 1]) != 0) {
      names[kept++] = names[i];
    }
  }
  return kept;
}

struct starter_targets starter_targets_of(struct arena *arena, const struct starter_facts *facts) {
  struct starter_targets targets = {
      .licenses = arena_array(arena, facts->program_count, sizeof *targets.licenses),
      .credentials = arena_array(arena, facts->program_count, sizeof *targets.credentials),
  };
  if (targets.licenses == NULL || targets.credentials == NULL) {
    return targets;
  }
  for (size_t i = 0; i < facts->program_count; i++) {
    const struct starter_program *program = &facts->programs[i];
    if (program->license != NULL) {
      targets.licenses[targets.license_count++] = program->license;
    }
    if (program->credential != NULL && starter_same_as(facts, program->credential) == NULL) {
      targets.credentials[targets.credential_count++] = program->credential;
    }
  }
  targets.license_count = unique(targets.licenses, targets.license_count);
  targets.credential_count = unique(targets.credentials, targets.credential_count);
  return targets;
}

static json_t *make(struct arena *arena, const struct starter_facts *facts, const struct starter_targets *targets,
                    enum starter_kind kind, size_t index, struct error *error) {
  switch (kind) {
    case STARTER_STATE:
      return starter_state_document(arena, facts, error);
    case STARTER_PROVIDER:
      return starter_provider_document(arena, &facts->providers[index], error);
    case STARTER_LICENSE:
      return starter_license_document(arena, facts, targets->licenses[index], error);
    case STARTER_CREDENTIAL:
      return starter_credential_document(arena, targets->credentials[index], error);
    case STARTER_PROGRAM:
      break;
  }
  return starter_program_document(arena, facts, &facts->programs[index], error);
}

static int walk(struct arena *arena, const struct starter_facts *facts, const struct starter_targets *targets,
                starter_taker *take, void *context, struct error *error) {
  const size_t counts[] = {
      [STARTER_STATE] = 1,
      [STARTER_PROVIDER] = facts->provider_count,
      [STARTER_LICENSE] = targets->license_count,
      [STARTER_CREDENTIAL] = targets->credential_count,
      [STARTER_PROGRAM] = facts->program_count,
  };
  for (size_t kind = 0; kind < sizeof counts / sizeof counts[0]; kind++) {
    for (size_t index = 0; index < counts[kind]; index++) {
      arena_reset(arena);
      json_t *document = make(arena, facts, targets, (enum starter_kind)kind, index, error);
      int status = document == NULL ? -1 : take(context, document, error);
      json_decref(document);
      if (status < 0) {
        return status;
      }
    }
  }
  return 0;
}

int starter_each(const struct starter_facts *facts, starter_taker *take, void *context, struct error *error) {
  struct arena *names = arena_new(SCRATCH);
  struct arena *scratch = arena_new(SCRATCH);
  int status = -1;
  struct starter_targets targets = {0};
  if (names != NULL) {
    targets = starter_targets_of(names, facts);
  }
  if (scratch == NULL || targets.licenses == NULL || targets.credentials == NULL) {
    error_no_memory(error);
  } else {
    status = walk(scratch, facts, &targets, take, context, error);
  }
  arena_free(names);
  arena_free(scratch);
  return status;
}
