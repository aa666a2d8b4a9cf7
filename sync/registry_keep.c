/* SPDX-License-Identifier: MIT */
/* One record into the store, as the narrowing wants it. */
#include <string.h>

#include "data/base/i18n.h"
#include "sync/registry_engine.h"

/* -1 stands for a count that is not known. */
static void count(long *number) {
  *number += *number >= 0;
}

int engine_drop(struct engine *engine, const char *ctid, struct error *error) {
  bool was_there = false;
  if (store_drop(engine->store, ctid, &was_there, error) != 0) {
    return -1;
  }
  if (was_there) {
    count(&engine->report->removed);
  }
  return 0;
}

int engine_keep(struct engine *engine, const struct registry_envelope *envelope, const char *updated, bool exact,
                time_t fetched, struct error *error) {
  enum store_change change = STORE_SAME;
  struct store_record record = {.ctid = envelope->ctid,
                                .type = envelope->type,
                                .updated = updated,
                                .exact = exact,
                                .fetched = (long long)fetched,
                                .json = envelope->json,
                                .length = envelope->length};
  if (!narrow_wants(engine->narrow, envelope->type)) {
    return engine_drop(engine, envelope->ctid, error);
  }
  if (envelope->length > (size_t)STORE_LARGEST_DOCUMENT) {
    engine_skip(engine, envelope->ctid, _("larger than any record may be"));
    return 0;
  }
  if (!narrow_keeps(engine->narrow, engine->scratch, envelope->ctid, envelope->json, envelope->length)) {
    struct store_known known;
    if (store_find(engine->store, envelope->ctid, &known, error) != 0) {
      return -1;
    }
    if (known.known && !known.left_out) {
      count(&engine->report->removed);
    }
    record.json = NULL;
    record.length = 0;
  }
  if (store_put(engine->store, &record, &change, error) != 0) {
    return -1;
  }
  engine->report->documents++;
  if (change == STORE_ADDED) {
    count(&engine->report->added);
  } else if (change == STORE_CHANGED) {
    count(&engine->report->changed);
  }
  return 0;
}

int engine_keep_listed(struct engine *engine, const struct registry_envelope *envelope, time_t date,
                       struct error *error) {
  struct store_known known;
  if (envelope->deleted || envelope->provisional) {
    return 0;
  }
  if (envelope->json == NULL) {
    engine_skip(engine, envelope->ctid, _("The registry sent the record without its document."));
    return 0;
  }
  if (store_find(engine->store, envelope->ctid, &known, error) != 0) {
    return -1;
  }
  /* The list moves while it is read, so a record can come twice. */
  if (known.known && known.exact && envelope->updated != NULL && strcmp(known.updated, envelope->updated) > 0) {
    return 0;
  }
  return engine_keep(engine, envelope, envelope->updated, envelope->updated != NULL, date, error);
}
