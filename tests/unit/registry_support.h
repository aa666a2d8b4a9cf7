/* SPDX-License-Identifier: MIT */
/* A registry double on this machine, and stores that are synced with it. */
#ifndef LADDERWAY_TESTS_UNIT_REGISTRY_SUPPORT_H
#define LADDERWAY_TESTS_UNIT_REGISTRY_SUPPORT_H

#include <stdbool.h>
#include <sys/types.h>

#include "data/store/store.h"
#include "sync/http.h"
#include "sync/sync.h"

enum { SUPPORT_PATH = 512 };

struct fixture {
  char folder[SUPPORT_PATH], source[128], log[SUPPORT_PATH];
  pid_t double_id;
  struct http *control;
  struct arena *arena;
  struct sync_options options;
  struct sync_report report;
  struct error error;
  long stop_after; /* calls of progress; 0 never */
  bool asked;      /* for the terms */
};

/* For cmocka: a folder, no double yet. Skips when the double was not built. */
int support_set_up(void **state);
int support_tear_down(void **state);

/* Starts a registry with so many records; `more` is one more option and its value, or NULL. */
void start_double(struct fixture *fixture, int records, const char *option, const char *value);
/* A word to the double: tell(fixture, "change?count=%d", 5). */
void tell(struct fixture *fixture, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The path of the store `name`. */
const char *store_named(struct fixture *fixture, const char *name);
/* Syncs the store with the registry by fixture->options; 0 or negative. */
int sync_store(struct fixture *fixture, const char *name);
/* The same in a child that is killed by force after so many milliseconds. True when it was. */
bool sync_and_kill(struct fixture *fixture, const char *name, long after_ms);

/* Both hold the same CTIDs, documents and dates. */
void assert_same_stores(struct fixture *fixture, const char *one, const char *other);
/* Only the same CTIDs and documents. */
void assert_same_documents(struct fixture *fixture, const char *one, const char *other);
long count_in(struct fixture *fixture, const char *name);
/* Lines of the double's log that hold `word`. */
long logged(struct fixture *fixture, const char *word);

#endif
