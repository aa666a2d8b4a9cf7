/* SPDX-License-Identifier: MIT */
/*
 * The whole list, without documents, against what is here.
 *
 * Finds what was removed without an event, what a moving page hid, and the
 * true dates of records that came by an event. A local record that the list
 * did not show is asked for by its CTID before it goes.
 */
#include <string.h>

#include "sync/registry_engine.h"

enum { DAY = 24 * 60 * 60, MARGIN_MS = 2000 };

static int fetch_bare(struct engine *engine, long first, int count, struct registry_page *pages, struct error *error) {
  return registry_list(engine->registry, engine->step, first, count, false, pages, error);
}

/* A record that is here, and has another date in the list. */
static int compare_dates(struct engine *engine, const struct registry_envelope *row, const struct store_known *known,
                         struct error *error) {
  /* What was fetched after the record's last change is that change. */
  bool covered =
      !known->exact && known->fetched > 0 && engine_millis(row->updated) <= known->fetched * 1000 - MARGIN_MS;
  if (covered) {
    return store_date(engine->store, row->ctid, row->updated, true, error);
  }
  return store_pend(engine->store, row->ctid, "list", row->updated, error);
}

static int take_bare(struct engine *engine, const struct registry_envelope *row, time_t date, struct error *error) {
  struct store_known known;
  (void)date;
  if (row->deleted || row->provisional) {
    return 0;
  }
  if (!narrow_wants(engine->narrow, row->type)) {
    return engine_drop(engine, row->ctid, error);
  }
  if (store_find(engine->store, row->ctid, &known, error) != 0) {
    return -1;
  }
  if (!known.known) {
    return store_pend(engine->store, row->ctid, "list", row->updated, error);
  }
  if (row->updated == NULL || (known.exact && strcmp(row->updated, known.updated) == 0)) {
    return 0;
  }
  return compare_dates(engine, row, &known, error);
}

static bool is_due(const struct engine *engine) {
  long long last = store_number(engine->store, "reconciled", 0);
  return engine->options->reconcile || store_number(engine->store, "reconcile wanted", 0) != 0 ||
         (long long)engine->began - last > (long long)REGISTRY_RECONCILE_DAYS * DAY;
}

/* Begins walk `number`; the first one forgets what was seen. */
static int begin_walk(struct engine *engine, long long number, struct error *error) {
  if (store_begin(engine->store, error) != 0) {
    return -1;
  }
  if (walk_forget(engine, "walk", error) != 0 ||
      (number == 1 && (store_forget_seen(engine->store, error) != 0 ||
                       store_set_number(engine->store, "walk began", (long long)engine->began, error) != 0)) ||
      engine_set_numbers(engine, error, "walk", number, "walk read", 0LL, (char *)NULL) != 0) {
    store_rollback(engine->store);
    return -1;
  }
  return store_commit(engine->store, error);
}

static int end_walks(struct engine *engine, struct error *error) {
  if (store_begin(engine->store, error) != 0) {
    return -1;
  }
  if (walk_forget(engine, "walk", error) != 0 || store_forget_seen(engine->store, error) != 0 ||
      engine_set_numbers(engine, error, "walk", 0LL, "walk read", 0LL, "reconcile wanted", 0LL, "reconciled",
                         (long long)engine->began, (char *)NULL) != 0) {
    store_rollback(engine->store);
    return -1;
  }
  return store_commit(engine->store, error);
}

/* Reads the list, and notes what has to be fetched. */
static int read_list(struct engine *engine, struct walk *walk, struct error *error) {
  bool resumed = false;
  walk_open(engine, walk, &resumed);
  walk->again = walk->again || store_number(engine->store, "walk", 0) > 1;
  if (store_number(engine->store, "walk read", 0) != 0) {
    return 0;
  }
  engine_stage(engine, SYNC_RECONCILING);
  if (walk_run(engine, walk, error) != 0 || store_begin(engine->store, error) != 0) {
    return -1;
  }
  if (store_set_number(engine->store, "walk read", 1, error) != 0) {
    store_rollback(engine->store);
    return -1;
  }
  return store_commit(engine->store, error);
}

/* How many records the registry counts now; -1 when it can't be believed. */
static int count_there(struct engine *engine, const struct walk *walk, long *total, struct error *error) {
  struct registry_page page = {0};
  arena_reset(engine->step);
  if (registry_probe(engine->registry, engine->step, &page, error) != 0) {
    return -1;
  }
  *total = walk->counted ? page.total : -1;
  return 0;
}

/* Events tell of what changed on the way: it counts as seen, or as gone. Then
 * more seen than there are means that some went without an event after they
 * were seen, by a walk that began days ago it may be; nobody can tell which. */
static int catch_up(struct engine *engine, const struct walk *walk, long *total, bool *too_many, struct error *error) {
  long before = -1;
  engine_stage(engine, SYNC_RECONCILING);
  if (count_there(engine, walk, &before, error) != 0 || changes_run(engine, error) != 0 ||
      count_there(engine, walk, total, error) != 0) {
    return -1;
  }
  long seen = store_count_seen(engine->store);
  *too_many = before >= 0 && *total >= 0 && seen > before && seen > *total;
  return 0;
}

/* Asks for what is here and was not in the list. */
static int ask_unseen(struct engine *engine, struct error *error) {
  long unseen = 0;
  if (store_begin(engine->store, error) != 0) {
    return -1;
  }
  if (store_pend_unseen(engine->store, "unseen", &unseen, error) != 0) {
    store_rollback(engine->store);
    return -1;
  }
  return store_commit(engine->store, error) != 0 ? -1 : changes_drain(engine, error);
}

/* Whether everything that the registry counts has been seen, or no further
 * walk would help. */
static bool is_complete(const struct engine *engine, const struct walk *walk, long total) {
  long long number = store_number(engine->store, "walk", 1);
  bool all_seen = total >= 0 && store_count_seen(engine->store) + walk->lost >= total;
  return all_seen || number >= REGISTRY_MOST_WALKS || (number > 1 && walk->fresh == 0);
}

/* One walk, from wherever it stands. `*next` is the walk that has to follow: 0
 * none, 1 all over again. What the list hides counts as seen once it was asked
 * for, so only the first walk can tell that too many were seen. */
static int one_walk(struct engine *engine, long long number, bool may_repeat, long long *next, struct error *error) {
  struct walk walk = {.name = "walk", .fetch = fetch_bare, .take = take_bare, .page = 1};
  long total = -1;
  bool too_many = false;
  if (read_list(engine, &walk, error) != 0 || catch_up(engine, &walk, &total, &too_many, error) != 0) {
    return -1;
  }
  if (too_many && number == 1 && may_repeat) {
    *next = 1;
    return 0;
  }
  if (ask_unseen(engine, error) != 0) {
    return -1;
  }
  *next = is_complete(engine, &walk, total) ? 0 : number + 1;
  return 0;
}

int reconcile_run(struct engine *engine, struct error *error) {
  long long number = store_number(engine->store, "walk", 0);
  if (number == 0 && !is_due(engine)) {
    return 0;
  }
  /* What was seen more than a day ago, or by several walks, may be gone again. */
  bool old = (long long)engine->began - store_number(engine->store, "walk began", 0) > DAY;
  if (number != 1 || old) {
    number = 1;
    if (begin_walk(engine, number, error) != 0) {
      return -1;
    }
  } else {
    engine->report->resumed = true;
  }
  for (int repeats = 0; number != 0;) {
    long long next = 0;
    if (one_walk(engine, number, repeats < REGISTRY_MOST_WALKS, &next, error) != 0) {
      return -1;
    }
    repeats += next == 1;
    number = next;
    if (number != 0 && begin_walk(engine, number, error) != 0) {
      return -1;
    }
  }
  return end_walks(engine, error);
}
