/* SPDX-License-Identifier: MIT */
/*
 * A list, page by page, however it moves.
 *
 * The registry numbers its pages from the newest record on. A record that is
 * published on the way pushes the others back, and one of them comes twice; a
 * record that is deleted lets the others move up, and one of them hides on a
 * page that was read already. So when the total shrinks, the walk goes back as
 * many pages as records could have moved. What that does not find (records of
 * the same moment in another order each time, totals that are missing or
 * wrong) is told as `moved` and `counted`.
 */
#include <stdio.h>

#include "data/base/i18n.h"
#include "sync/registry_engine.h"

enum { MOST_BACKS = 500, NAME_SIZE = 32, ENOUGH_ROWS = 20000, MOST_AGAIN = 3 };

struct names {
  char page[NAME_SIZE], total[NAME_SIZE], moved[NAME_SIZE], counted[NAME_SIZE];
};

static struct names names_of(const char *name) {
  struct names names;
  (void)snprintf(names.page, NAME_SIZE, "%s page", name);
  (void)snprintf(names.total, NAME_SIZE, "%s total", name);
  (void)snprintf(names.moved, NAME_SIZE, "%s moved", name);
  (void)snprintf(names.counted, NAME_SIZE, "%s counted", name);
  return names;
}

void walk_open(struct engine *engine, struct walk *walk, bool *resumed) {
  struct names names = names_of(walk->name);
  long page = (long)store_number(engine->store, names.page, 0);
  *resumed = page > 0;
  walk->page = page > 1 ? page - 1 : 1;
  walk->total = (long)store_number(engine->store, names.total, -1);
  walk->stated = -1;
  walk->moved = store_number(engine->store, names.moved, 0) != 0;
  walk->counted = store_number(engine->store, names.counted, 1) != 0;
  walk->again = *resumed;
}

int walk_forget(struct engine *engine, const char *name, struct error *error) {
  struct names names = names_of(name);
  const char *const all[] = {names.page, names.total, names.moved, names.counted};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    if (store_set(engine->store, all[i], NULL, error) != 0) {
      return -1;
    }
  }
  return 0;
}

/* What can't be read is told, and counts as seen: no further walk would read it. */
static void note_lost(struct engine *engine, struct walk *walk, const struct registry_page *page, long number) {
  char where[64];
  char why[96];
  if (page->unreadable == 0) {
    return;
  }
  (void)snprintf(where, sizeof where, _("page %ld of the list"), number);
  (void)snprintf(why, sizeof why, ngettext("%zu record can't be read", "%zu records can't be read", page->unreadable),
                 page->unreadable);
  engine_skip(engine, where, why);
  walk->lost += (long)page->unreadable;
}

static int take_page(struct engine *engine, struct walk *walk, const struct registry_page *page, struct error *error) {
  for (size_t i = 0; i < page->count; i++) {
    const struct registry_envelope *envelope = &page->items[i];
    bool first = false;
    if (store_see(engine->store, envelope->ctid, &first, error) != 0 ||
        walk->take(engine, envelope, page->date, error) != 0) {
      return -1;
    }
    walk->fresh += first;
    /* After a step back, or on a second walk, they are expected to come again. */
    walk->moved = walk->moved || (!first && !walk->again);
  }
  walk->rows += (long)page->rows;
  return 0;
}

/* Takes note of the total on a page; by how much the list has shrunk since. */
static long note_total(struct walk *walk, const struct registry_page *page, long number) {
  long shrunk = 0;
  if (page->pages >= 0) {
    walk->stated = page->pages;
  }
  if (page->total < 0 || (number - 1) * (long)REGISTRY_PAGE_SIZE + (long)page->rows > page->total) {
    /* An empty page far behind the end says nothing. */
    if (page->total < 0 || page->rows > 0) {
      walk->counted = false;
      walk->moved = true;
    }
  }
  if (page->total >= 0) {
    if (walk->total >= 0 && walk->total != page->total) {
      walk->moved = true;
      shrunk = walk->total - page->total;
    }
    walk->total = page->total;
  }
  return shrunk;
}

/* The pages of one fetch, in one step. `ended` tells that the list has. */
static int take_pages(struct engine *engine, struct walk *walk, const struct registry_page *pages, int count,
                      bool *ended, struct error *error) {
  struct names names = names_of(walk->name);
  long first = walk->page;
  long back = 0;
  bool uneven = false; /* pages that were asked for side by side are of different moments */
  *ended = false;
  for (int i = 0; i < count && !*ended; i++) {
    const struct registry_page *page = &pages[i];
    long shrunk = note_total(walk, page, first + i);
    uneven = uneven || (i > 0 && page->total != pages[i - 1].total);
    back += shrunk > 0 ? (shrunk + REGISTRY_PAGE_SIZE - 1) / REGISTRY_PAGE_SIZE : 0;
    if (take_page(engine, walk, page, error) != 0) {
      return -1;
    }
    note_lost(engine, walk, page, first + i);
    walk->page = first + i + 1;
    *ended =
        page->rows == 0 || (page->pages >= 0 && first + i >= page->pages && page->rows < (size_t)REGISTRY_PAGE_SIZE);
  }
  if ((back > 0 || uneven) && walk->backs < MOST_BACKS) {
    /* With one connection the page before the one that told of it may have lost some. */
    walk->page = first - back < 1 ? 1 : first - back;
    walk->backs++;
    walk->again = true;
    *ended = false;
  }
  return engine_set_numbers(engine, error, names.page, (long long)walk->page, names.total, (long long)walk->total,
                            names.moved, (long long)walk->moved, names.counted, (long long)walk->counted, (char *)NULL);
}

static int one_step(struct engine *engine, struct walk *walk, bool *ended, struct error *error) {
  int jobs = engine_jobs(engine);
  arena_reset(engine->step);
  struct registry_page *pages = arena_array(engine->step, (size_t)jobs, sizeof *pages);
  if (pages == NULL) {
    return error_no_memory(error);
  }
  if (walk->fetch(engine, walk->page, jobs, pages, error) != 0 || store_begin(engine->store, error) != 0) {
    return -1;
  }
  if (take_pages(engine, walk, pages, jobs, ended, error) != 0 || store_commit(engine->store, error) != 0) {
    store_rollback(engine->store);
    return -1;
  }
  engine->progress.total_records = walk->counted && walk->total >= 0 ? walk->total : -1;
  long left = walk->stated < 0 ? -1 : walk->stated < walk->page ? 0 : walk->stated - walk->page + 1;
  return engine_advance(engine, jobs, *ended ? 0 : left, error);
}

int walk_run(struct engine *engine, struct walk *walk, struct error *error) {
  bool ended = false;
  while (!ended) {
    if (one_step(engine, walk, &ended, error) != 0) {
      return -1;
    }
    if (walk->rows > MOST_AGAIN * store_count_seen(engine->store) + ENOUGH_ROWS) {
      return error_set(error, ERROR_BAD_DATA, "%s",
                       _("The list of the registry does not end: it sends the same records again and again."));
    }
  }
  return 0;
}
