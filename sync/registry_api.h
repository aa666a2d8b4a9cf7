/* SPDX-License-Identifier: MIT */
/*
 * The HTTP API of a credential registry, call by call, read-only.
 *
 * One call is one request, with retries, pace and limits taken care of by
 * http.h. Bodies are read by registry_json.c into the structs below; nothing
 * in them is trusted: bounded counts and sizes, clean texts, CTIDs checked.
 * Source: the Credential Registry's server, API v1 (2026).
 */
#ifndef LADDERWAY_SYNC_REGISTRY_API_H
#define LADDERWAY_SYNC_REGISTRY_API_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "data/base/arena.h"
#include "data/base/error.h"
#include "sync/http.h"

enum {
  REGISTRY_PAGE_SIZE = 100,
  REGISTRY_GRAPH_BATCH = 50, /* CTIDs asked for at once */
  REGISTRY_TIME_SIZE = 32,   /* "2026-08-21T12:34:56.789Z" */
};

/* One community of one registry. */
struct registry;

/* One record as the registry holds it. */
struct registry_envelope {
  const char *ctid;    /* lower case */
  const char *type;    /* CURIE of the primary resource; NULL not stated */
  const char *updated; /* ISO 8601 UTC with milliseconds; NULL not stated (a graph has none) */
  bool deleted;        /* the row is one of a deleted envelope */
  bool provisional;    /* published for trial: the list hides it */
  const char *json;    /* the JSON-LD document, compact, keys sorted; NULL in a list without bodies */
  size_t length;
};

struct registry_page {
  struct registry_envelope *items;
  size_t count;
  size_t rows;       /* in the body; more than `count` when some were no envelopes, or not the primary resource */
  size_t unreadable; /* rows that were to be records and can't be read */
  long total, pages; /* X-Total (old: Total), X-Total-Pages; -1 not stated */
  time_t date;       /* of the answer, by the server's clock; 0 not stated */
};

enum registry_event_kind { REGISTRY_CREATE, REGISTRY_UPDATE, REGISTRY_DESTROY };

struct registry_event {
  const char *ctid;
  enum registry_event_kind kind;
  char created[REGISTRY_TIME_SIZE]; /* ISO 8601 UTC with milliseconds */
};

struct registry_events {
  struct registry_event *items; /* newest first, as published */
  size_t count, rows;
  long total, pages;
  time_t date;
};

enum registry_archive_state { ARCHIVE_PENDING, ARCHIVE_IN_PROGRESS, ARCHIVE_FINISHED, ARCHIVE_FAILED, ARCHIVE_REFUSED };

/* The registry's archive of all records (a ZIP that it makes on demand). */
struct registry_archive {
  enum registry_archive_state state; /* REFUSED: no key, not enough rights, or no such thing */
  const char *url;                   /* NULL until finished */
  char finished[REGISTRY_TIME_SIZE], started[REGISTRY_TIME_SIZE]; /* "" not stated */
};

/* `base` is the address of the community, "https://HOST/ce-registry", without
 * a slash at the end. The client stays the caller's. NULL without memory. */
struct registry *registry_new(struct http *http, const char *base);
void registry_free(struct registry *registry);

/* How many envelopes the community has (page 1 of the list, without bodies);
 * also tells whether this is a registry at all: ERROR_BAD_DATA when not. */
int registry_probe(struct registry *registry, struct arena *arena, struct registry_page *page,
                   struct error *error) MUST_CHECK;

/* Pages `first` ... `first + count - 1` of the list of envelopes, newest
 * first, `count` at once (1 for politeness, 16 at most). A page after the last is empty. */
int registry_list(struct registry *registry, struct arena *arena, long first, int count, bool bodies,
                  struct registry_page *pages, struct error *error) MUST_CHECK;

/* The same over /search, for envelopes of these types only ("ceterms:Certificate",
 * comma-separated), oldest update first. Rows that are not an envelope's
 * primary resource, and rows of deleted envelopes, are left out of `items`. */
int registry_search(struct registry *registry, struct arena *arena, const char *types, long first, int count,
                    struct registry_page *pages, struct error *error) MUST_CHECK;

/* One page of what happened at or after `after`, newest first. */
int registry_events(struct registry *registry, struct arena *arena, const char *after, long page,
                    struct registry_events *events, struct error *error) MUST_CHECK;

/* The records with these CTIDs (at most REGISTRY_GRAPH_BATCH), in no order. What the
 * registry does not have is simply not among the items. */
int registry_graphs(struct registry *registry, struct arena *arena, const char *const *ctids, size_t count,
                    struct registry_page *page, struct error *error) MUST_CHECK;

/* Asks how the archive stands (`order` false), or orders a new one. Statuses
 * 401, 403, 404, 405 and 410 are no error but ARCHIVE_REFUSED. */
int registry_archive(struct registry *registry, struct arena *arena, bool order, struct registry_archive *archive,
                     struct error *error) MUST_CHECK;

/* Fetches the archive into the file `path`, going on where an earlier try of
 * the same address ended. The key is not sent to where the archive lies. */
int registry_archive_fetch(struct registry *registry, const char *url, const char *path,
                           struct error *error) MUST_CHECK;

#endif
