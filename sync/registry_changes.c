/* SPDX-License-Identifier: MIT */
/*
 * What has changed since the mark: the feed of events, then the records that it
 * names. What is still to be fetched is kept in the store with the new mark.
 */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "sync/registry_engine.h"

enum { MOST_PAGES = 50000, DROPS_AT_ONCE = 500, SAME_MOMENT = 2000, SAME_PAGES = 3 };

static const char *const event_words[] = {
    [REGISTRY_CREATE] = "create", [REGISTRY_UPDATE] = "update", [REGISTRY_DESTROY] = "destroy"};

/* Events come again within the overlap. One that is not behind the date of the
 * record that is here says nothing new. */
static bool is_old_news(const struct store_known *known, const struct registry_event *event) {
  return known->known && known->updated[0] != '\0' && strcmp(event->created, known->updated) <= 0;
}

static int note_event(struct engine *engine, const struct registry_event *event, struct error *error) {
  struct store_known known;
  if (store_find(engine->store, event->ctid, &known, error) != 0) {
    return -1;
  }
  if (is_old_news(&known, event)) {
    return 0;
  }
  return store_pend(engine->store, event->ctid, event_words[event->kind], event->created, error);
}

/* One page of the feed; `ended` when all since the mark has come. */
static int note_page(struct engine *engine, const struct registry_events *events, const char *mark, bool *ended,
                     struct error *error) {
  *ended = events->rows == 0;
  for (size_t i = 0; i < events->count; i++) {
    if (strcmp(events->items[i].created, mark) < 0) {
      *ended = true;
    } else if (note_event(engine, &events->items[i], error) != 0) {
      return -1;
    }
  }
  return 0;
}

/* Marks that all events up to now have been noted. */
static int move_mark(struct engine *engine, time_t date, struct error *error) {
  char mark[REGISTRY_TIME_SIZE];
  engine_time((date > 0 ? date : engine->began) - REGISTRY_OVERLAP, mark);
  return store_set(engine->store, "mark", mark, error);
}

/* Where the feed stands. A registry that sends the same page again and again is
 * at its end; once alone may be by chance, as many new events pushing the old
 * ones on by a page. */
struct feed {
  time_t date;
  bool ended;
  int same;
  char first[STORE_LONGEST_CTID + 1];
  char created[REGISTRY_TIME_SIZE];
};

static bool same_page(struct feed *feed, const struct registry_events *events) {
  if (events->count == 0) {
    return false;
  }
  const struct registry_event *event = &events->items[0];
  bool same = strcmp(feed->first, event->ctid) == 0 && strcmp(feed->created, event->created) == 0;
  feed->same = same ? feed->same + 1 : 0;
  (void)snprintf(feed->first, sizeof feed->first, "%s", event->ctid);
  (void)snprintf(feed->created, sizeof feed->created, "%s", event->created);
  return feed->same >= SAME_PAGES;
}

static int collect_page(struct engine *engine, const char *mark, long page, struct feed *feed, struct error *error) {
  struct registry_events events = {0};
  arena_reset(engine->step);
  if (registry_events(engine->registry, engine->step, mark, page, &events, error) != 0 ||
      store_begin(engine->store, error) != 0) {
    return -1;
  }
  feed->date = page == 1 ? events.date : feed->date;
  int result = note_page(engine, &events, mark, &feed->ended, error);
  feed->ended = feed->ended || (events.pages >= 0 && page >= events.pages) || same_page(feed, &events);
  if (result == 0 && feed->ended) {
    result = move_mark(engine, feed->date, error);
  }
  if (result != 0 || store_commit(engine->store, error) != 0) {
    store_rollback(engine->store);
    return -1;
  }
  return engine_advance(engine, 1, events.pages < 0 ? -1 : events.pages > page ? events.pages - page : 0, error);
}

static int collect(struct engine *engine, struct error *error) {
  const char *mark = store_setting(engine->store, engine->arena, "mark");
  struct feed feed = {0};
  if (mark == NULL) {
    return error_set(error, ERROR_BAD_DATA, "%s",
                     _("The working copy of the records has no date. Start again with --from-scratch."));
  }
  for (long page = 1; !feed.ended; page++) {
    if (page > MOST_PAGES) {
      return error_set(error, ERROR_BAD_DATA, "%s",
                       _("There are more changes than can be followed. Start again with --from-scratch."));
    }
    if (collect_page(engine, mark, page, &feed, error) != 0) {
      return -1;
    }
  }
  return 0;
}

/* The date that a fetched record gets, by why it was fetched. */
static int keep_fetched(struct engine *engine, const struct store_pending *pending,
                        const struct registry_envelope *envelope, time_t date, struct error *error) {
  struct store_known known;
  bool same = false;
  if (store_find(engine->store, pending->ctid, &known, error) != 0 ||
      store_holds(engine->store, pending->ctid, envelope->json, envelope->length, &same, error) != 0) {
    return -1;
  }
  const char *updated = pending->created[0] == '\0' ? NULL : pending->created;
  bool exact = updated != NULL && strcmp(pending->why, "list") == 0;
  long long apart = engine_millis(updated) - engine_millis(known.updated);
  bool by_event = strcmp(pending->why, "create") == 0 || strcmp(pending->why, "update") == 0;
  /* An event is some milliseconds behind the date of the envelope that it tells of. */
  if (known.known && known.updated[0] != '\0' &&
      (strcmp(pending->why, "unseen") == 0 || (by_event && same && known.exact && apart >= 0 && apart < SAME_MOMENT))) {
    updated = known.updated;
    exact = known.exact && same;
  }
  return engine_keep(engine, envelope, updated, exact, date, error);
}

static const struct registry_envelope *find(const struct registry_page *page, const char *ctid) {
  for (size_t i = 0; i < page->count; i++) {
    const struct registry_envelope *envelope = &page->items[i];
    if (strcmp(envelope->ctid, ctid) == 0) {
      return envelope->provisional || envelope->deleted || envelope->json == NULL ? NULL : envelope;
    }
  }
  return NULL;
}

/* What the registry does not give was destroyed meanwhile, or is hidden by its list. */
static int settle(struct engine *engine, const struct store_pending *pending, const struct registry_page *page,
                  struct error *error) {
  const struct registry_envelope *envelope = find(page, pending->ctid);
  bool walking = store_number(engine->store, "walk", 0) != 0;
  if (envelope == NULL) {
    if (engine_drop(engine, pending->ctid, error) != 0 || store_unsee(engine->store, pending->ctid, error) != 0) {
      return -1;
    }
  } else if (keep_fetched(engine, pending, envelope, page->date, error) != 0 ||
             (walking && store_see(engine->store, pending->ctid, NULL, error) != 0)) {
    return -1;
  }
  return store_pending_done(engine->store, pending->ctid, error);
}

static int settle_all(struct engine *engine, const struct store_pending *items, size_t count,
                      const struct registry_page *page, struct error *error) {
  if (store_begin(engine->store, error) != 0) {
    return -1;
  }
  for (size_t i = 0; i < count; i++) {
    if (settle(engine, &items[i], page, error) != 0) {
      store_rollback(engine->store);
      return -1;
    }
  }
  return store_commit(engine->store, error);
}

/* One that can't be read, or is too large to come even alone, is passed over, and stays as it was. */
static int pass_over(struct engine *engine, const struct store_pending *item, struct error *error) {
  engine_skip(engine, item->ctid, error->message);
  if (store_begin(engine->store, error) != 0) {
    return -1;
  }
  if (store_pending_done(engine->store, item->ctid, error) != 0) {
    store_rollback(engine->store);
    return -1;
  }
  return store_commit(engine->store, error);
}

/* Fetches a batch; when its answer is too large, half of it, and so on. */
static int fetch_batch(struct engine *engine, const struct store_pending *items, size_t count, struct error *error) {
  const char *ctids[REGISTRY_GRAPH_BATCH];
  struct registry_page page = {0};
  for (size_t i = 0; i < count; i++) {
    ctids[i] = items[i].ctid;
  }
  for (;;) {
    arena_reset(engine->step);
    int status = registry_graphs(engine->registry, engine->step, ctids, count, &page, error);
    if (status == 0 && page.unreadable == 0) {
      return settle_all(engine, items, count, &page, error);
    }
    if (status == 0) { /* one that is there and can't be read must not count as gone */
      (void)error_set(error, ERROR_TOO_BIG, "%s", _("The record can't be read."));
    } else if (error->code != ERROR_TOO_BIG && error->code != ERROR_NO_MEMORY) {
      return -1;
    }
    if (count == 1) {
      return pass_over(engine, items, error);
    }
    count /= 2;
  }
}

static int drop_destroyed(struct engine *engine, struct store_pending *items, struct error *error) {
  size_t count = 0;
  const struct registry_page none = {0};
  do {
    if (store_pending_next(engine->store, "destroy", items, DROPS_AT_ONCE, &count, error) != 0 ||
        (count > 0 && settle_all(engine, items, count, &none, error) != 0)) {
      return -1;
    }
  } while (count > 0);
  return 0;
}

int changes_drain(struct engine *engine, struct error *error) {
  struct store_pending *items = arena_array(engine->arena, DROPS_AT_ONCE, sizeof *items);
  size_t count = 0;
  if (items == NULL) {
    return error_no_memory(error);
  }
  if (drop_destroyed(engine, items, error) != 0) {
    return -1;
  }
  for (;;) {
    if (store_pending_next(engine->store, NULL, items, REGISTRY_GRAPH_BATCH, &count, error) != 0) {
      return -1;
    }
    if (count == 0) {
      return 0;
    }
    if (fetch_batch(engine, items, count, error) != 0) {
      return -1;
    }
    long left = (store_pending_count(engine->store) + REGISTRY_GRAPH_BATCH - 1) / REGISTRY_GRAPH_BATCH;
    if (engine_advance(engine, 1, left, error) != 0) {
      return -1;
    }
  }
}

int changes_run(struct engine *engine, struct error *error) {
  engine_stage(engine, SYNC_CHANGES);
  return collect(engine, error) != 0 ? -1 : changes_drain(engine, error);
}
