/* SPDX-License-Identifier: MIT */
/*
 * The API of a credential registry, over a made-up state: what answers which
 * path. Follows the Credential Registry's server, API v1, as of 2026.
 */
#ifndef LADDERWAY_TESTS_REGISTRY_REGISTRY_H
#define LADDERWAY_TESTS_REGISTRY_REGISTRY_H

#include "tests/registry/defects.h"
#include "tests/registry/server.h"
#include "tests/registry/state.h"

enum { MOST_STEPS = 16, SEGMENT_SIZE = 256 };

/* How the archive of all records stands. */
struct archive_job {
  char steps[MOST_STEPS]; /* p, i, f, x: pending, in progress, finished, failed; one an answer, the last for ever */
  size_t step;
  bool ordered;
  bool bare;        /* old: bare payloads, no envelopes */
  bool wrong_count; /* the end record says 5 */
  long missing;     /* records left out */
  char path[128];   /* of the ZIP, on the port of the archives */
  struct buffer zip;
  long long started;
};

struct registry {
  struct state *state;
  struct defects *defects;
  const char *key;    /* a publisher's; NULL: none is good */
  const char *reader; /* a key without the rights of a publisher; NULL none */
  bool secured, secured_search;
  int archive_port;
  struct archive_job job; /* under the state's lock */
};

/* The three ports. `context` is the struct registry. */
void registry_handle(struct exchange *exchange, void *context);
void registry_handle_archive(struct exchange *exchange, void *context);
void registry_handle_control(struct exchange *exchange, void *context);

/* Answers. */
void answer_error(struct exchange *exchange, int status, const char *message);

/* {"page", "per_page"} of the query; false, with the answer given, when they make no sense. */
struct paging {
  size_t page, per_page;
  size_t total; /* to be filled in before paging_headers() */
};
bool paging_read(struct exchange *exchange, struct paging *paging);
void paging_headers(struct exchange *exchange, const struct paging *paging);

/* Which of the provisional are wanted; false, with the answer given, for other words. */
enum provisional { PROVISIONAL_EXCLUDE, PROVISIONAL_INCLUDE, PROVISIONAL_ONLY };
bool provisional_read(struct exchange *exchange, enum provisional usual, enum provisional *wanted);
bool provisional_fits(enum provisional wanted, bool provisional);

/* Adds an envelope. In a row of a search the community stands in another form,
 * two dates are missing, and `inner` is there too. */
struct envelope_form {
  bool bodies;
  const json_t *document;
  const json_t *inner; /* NULL: not a row of a search */
};
void envelope_write(struct buffer *out, const struct state *state, const struct entry *entry,
                    const struct envelope_form *form);

/* The calls; the state is locked. `id` is the decoded last part of the path. */
void answer_list(struct registry *registry, struct exchange *exchange);
void answer_envelope(struct registry *registry, struct exchange *exchange, const char *id);
void answer_events(struct registry *registry, struct exchange *exchange);
void answer_search(struct registry *registry, struct exchange *exchange);
void answer_resource(struct registry *registry, struct exchange *exchange, const char *id);
void answer_graph(struct registry *registry, struct exchange *exchange, const char *id);
void answer_graphs(struct registry *registry, struct exchange *exchange);
void answer_existence(struct registry *registry, struct exchange *exchange);
void answer_archive(struct registry *registry, struct exchange *exchange);

/* Sets the archive's answers: "pending,in_progress,finished". False for other words. */
bool archive_script(struct archive_job *job, const char *steps);

#endif
