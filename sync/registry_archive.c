/* SPDX-License-Identifier: MIT */
/*
 * The registry's own archive of all records: ordered, waited for, fetched.
 *
 * An archive is not trusted to be whole: one that the registry made out of
 * changes alone holds only these. When too few records are in it, or anything
 * about it fails, the list is read instead.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/base/i18n.h"
#include "sync/registry_archive.h"
#include "sync/registry_engine.h"

enum { POLL_SECONDS = 30, LONGEST_WAIT = 2 * 60 * 60, SLICE_MS = 200, DAY = 24 * 60 * 60, PERCENT_WANTED = 98 };

/* Pauses, multiplied as all pauses are. */
static double pace(void) {
  const char *text = getenv("LADDERWAY_PACE");
  double factor = text == NULL ? 1 : strtod(text, NULL);
  return factor >= 0 && factor <= 1000 ? factor : 1;
}

/* Waits for the next look, and shows that it does. */
static int pause_for(struct engine *engine, double seconds, struct error *error) {
  const struct timespec slice = {.tv_nsec = SLICE_MS * 1000000L};
  for (long left = (long)(seconds * 1000); left > 0; left -= SLICE_MS) {
    engine->progress.waiting = left / 1000 + 1;
    if (!engine_tell(engine)) {
      return error_set(error, ERROR_CANCELLED, "%s", _("The update was stopped."));
    }
    (void)nanosleep(&slice, NULL);
  }
  engine->progress.waiting = 0;
  return 0;
}

static bool is_final(const struct registry_archive *archive) {
  return archive->state == ARCHIVE_REFUSED || (archive->state == ARCHIVE_FINISHED && archive->url != NULL);
}

/* Looks, orders (twice at most) and waits, until the archive is there or will not be. */
static int wait_for(struct engine *engine, struct registry_archive *archive, struct error *error) {
  int orders = 0;
  double waited = 0;
  bool order = false;
  while (waited <= LONGEST_WAIT) {
    if (registry_archive(engine->registry, engine->arena, order, archive, error) != 0) {
      return -1;
    }
    if (is_final(archive)) {
      return 0;
    }
    /* Asking makes an entry that nobody works on: it is pending until somebody orders. */
    bool idle = archive->state == ARCHIVE_FAILED || archive->state == ARCHIVE_FINISHED ||
                (archive->state == ARCHIVE_PENDING && orders == 0);
    order = idle && !order;
    if (order && ++orders > 2) {
      break;
    }
    if (!order) {
      waited += POLL_SECONDS;
      if (pause_for(engine, POLL_SECONDS * pace(), error) != 0) {
        return -1;
      }
    }
  }
  archive->state = ARCHIVE_FAILED;
  return 0;
}

static int fetch(struct engine *engine, const char *url, const char *path, struct error *error) {
  const char *fetched = store_setting(engine->store, engine->arena, "archive url");
  if (fetched != NULL && strcmp(fetched, url) == 0 && access(path, R_OK) == 0) {
    return 0;
  }
  if (registry_archive_fetch(engine->registry, url, path, error) != 0 || store_begin(engine->store, error) != 0) {
    return -1;
  }
  if (store_set(engine->store, "archive url", url, error) != 0) {
    store_rollback(engine->store);
    return -1;
  }
  return store_commit(engine->store, error);
}

/* Notes from when on events have to be asked for, and whether to compare afterwards. */
static int settle(struct engine *engine, const struct registry_archive *archive,
                  const struct archive_contents *contents, struct error *error) {
  char mark[REGISTRY_TIME_SIZE];
  const char *made = archive->started[0] != '\0' ? archive->started : archive->finished;
  long long newest = engine_millis(contents->newest[0] != '\0' ? contents->newest : made);
  bool wanted = contents->bare > 0 || store_count_seen(engine->store) != engine->progress.total_records || newest < 0;
  if (newest >= 0) {
    engine_time((time_t)(newest / 1000) - DAY, mark);
  }
  if (store_begin(engine->store, error) != 0) {
    return -1;
  }
  if ((newest >= 0 && store_set(engine->store, "next mark", mark, error) != 0) ||
      store_set(engine->store, "archive url", NULL, error) != 0 ||
      store_set_number(engine->store, "reconcile wanted", wanted, error) != 0) {
    store_rollback(engine->store);
    return -1;
  }
  return store_commit(engine->store, error);
}

static int take(struct engine *engine, const struct registry_archive *archive, const char *path, bool *done,
                struct error *error) {
  struct archive_contents contents = {.made = engine_millis(archive->started) / 1000};
  if (fetch(engine, archive->url, path, error) != 0 || archive_take(engine, path, &contents, error) != 0) {
    return -1;
  }
  long total = engine->progress.total_records;
  long count = store_count_seen(engine->store);
  if (total < 0 || (long long)count * 100 < (long long)total * PERCENT_WANTED) {
    engine_skip(engine, _("the archive of all records"), _("It does not hold all records. The list was read instead."));
    return 0;
  }
  *done = true;
  return settle(engine, archive, &contents, error);
}

/* Trouble that the list would have too, or that belongs to this machine. */
static bool is_ours(const struct error *error) {
  return error->code == ERROR_CANCELLED || error->code == ERROR_IO || error->code == ERROR_NO_MEMORY;
}

int archive_run(struct engine *engine, bool *done, struct error *error) {
  struct registry_archive archive = {0};
  const char *path = arena_printf(engine->arena, "%s.archive.zip", store_path(engine->store));
  *done = false;
  if (path == NULL) {
    return error_no_memory(error);
  }
  engine_stage(engine, SYNC_ARCHIVE);
  int result = wait_for(engine, &archive, error);
  if (result == 0 && archive.state == ARCHIVE_FINISHED) {
    result = take(engine, &archive, path, done, error);
  } else if (result == 0) {
    engine_skip(engine, _("the archive of all records"),
                archive.state == ARCHIVE_REFUSED ? _("The registry does not give it for this key. The list was read.")
                                                 : _("The registry could not make it. The list was read instead."));
  }
  engine->progress.waiting = 0;
  if (result != 0 && (is_ours(error) || store_is_damaged(engine->store))) {
    return -1;
  }
  if (result != 0) {
    engine_skip(engine, _("the archive of all records"), error->message);
  }
  (void)unlink(path);
  return 0;
}
