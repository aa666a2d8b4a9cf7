/* SPDX-License-Identifier: MIT */
/* Everything that a registry has, once. */
#include <string.h>

#include "data/base/i18n.h"
#include "sync/registry_engine.h"

static int fetch_list(struct engine *engine, long first, int count, struct registry_page *pages, struct error *error) {
  return registry_list(engine->registry, engine->step, first, count, true, pages, error);
}

static int fetch_search(struct engine *engine, long first, int count, struct registry_page *pages,
                        struct error *error) {
  return registry_search(engine->registry, engine->step, narrow_types(engine->narrow), first, count, pages, error);
}

/* Empties the store and notes how everything will be fetched. */
static int begin(struct engine *engine, const char *phase, struct error *error) {
  char mark[REGISTRY_TIME_SIZE];
  engine_time(engine->began - REGISTRY_OVERLAP, mark);
  if (store_begin(engine->store, error) != 0) {
    return -1;
  }
  if (store_clear(engine->store, error) != 0 || walk_forget(engine, "full", error) != 0 ||
      walk_forget(engine, "walk", error) != 0 || store_set(engine->store, "mark", NULL, error) != 0 ||
      store_set(engine->store, "phase", phase, error) != 0 || store_set(engine->store, "next mark", mark, error) != 0 ||
      engine_set_numbers(engine, error, "walk", 0LL, "walk read", 0LL, "reconciled", 0LL, "reconcile wanted", 0LL,
                         (char *)NULL) != 0) {
    store_rollback(engine->store);
    return -1;
  }
  return store_commit(engine->store, error);
}

/* All is here; from now on events tell. */
static int finish(struct engine *engine, bool wanted, struct error *error) {
  const char *mark = store_setting(engine->store, engine->arena, "next mark");
  if (store_begin(engine->store, error) != 0) {
    return -1;
  }
  if (store_set(engine->store, "phase", "done", error) != 0 || store_set(engine->store, "mark", mark, error) != 0 ||
      store_set(engine->store, "next mark", NULL, error) != 0 || walk_forget(engine, "full", error) != 0 ||
      store_forget_seen(engine->store, error) != 0 ||
      engine_set_numbers(engine, error, "reconcile wanted", (long long)wanted, "reconciled",
                         wanted ? 0LL : (long long)engine->began, (char *)NULL) != 0) {
    store_rollback(engine->store);
    return -1;
  }
  return store_commit(engine->store, error);
}

static int walk_all(struct engine *engine, bool search, struct error *error) {
  struct walk walk = {
      .name = "full", .fetch = search ? fetch_search : fetch_list, .take = engine_keep_listed, .page = 1};
  bool resumed = false;
  engine->report->method = search ? "search by type" : "full list";
  engine_stage(engine, SYNC_LISTING);
  walk_open(engine, &walk, &resumed);
  if (walk_run(engine, &walk, error) != 0) {
    return -1;
  }
  /* A search counts resources, of which an envelope holds many. */
  bool fewer = !search && walk.counted && store_count_seen(engine->store) + walk.lost < walk.total;
  return finish(engine, resumed || walk.moved || !walk.counted || fewer, error);
}

int full_run(struct engine *engine, struct error *error) {
  const char *phase = store_setting(engine->store, engine->arena, "phase");
  if (phase != NULL && strcmp(phase, "done") == 0) {
    return 0;
  }
  struct sync_report *report = engine->report;
  report->added = report->changed = report->removed = -1;
  report->resumed = phase != NULL;
  bool search = narrow_types(engine->narrow) != NULL;
  if (phase == NULL) {
    phase = search ? "search" : engine->options->key != NULL ? "archive" : "list";
    if (begin(engine, phase, error) != 0) {
      return -1;
    }
  }
  if (strcmp(phase, "archive") == 0) {
    bool done = false;
    if (archive_run(engine, &done, error) != 0) {
      return -1;
    }
    if (done) {
      report->method = "archive";
      return finish(engine, store_number(engine->store, "reconcile wanted", 0) != 0, error);
    }
    if (begin(engine, "list", error) != 0) {
      return -1;
    }
  }
  return walk_all(engine, search, error);
}
