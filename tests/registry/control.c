/* SPDX-License-Identifier: MIT */
/* What tests do to the registry while it runs; on a port of its own, in plain HTTP. */
#include <stdlib.h>
#include <string.h>

#include "tests/registry/registry.h"

static long number_at(const struct exchange *exchange, const char *name, long usual) {
  const char *value = exchange_parameter(exchange, name);
  return value == NULL ? usual : strtol(value, NULL, 10);
}

static bool flag_at(const struct exchange *exchange, const char *name) {
  return number_at(exchange, name, 0) != 0;
}

static void tell(const struct registry *registry, struct exchange *exchange, unsigned long number) {
  char ctid[CTID_SIZE];
  record_ctid(state_seed(registry->state), number, 0, ctid);
  buffer_add_format(&exchange->answer, "%s\n", ctid);
}

/* Does `act` to the record "ctid", or to "count" of them by chance, of class
 * "type" when that is given; answers with their CTIDs. */
static void each(struct registry *registry, struct exchange *exchange,
                 void (*act)(struct registry *, struct exchange *, unsigned long)) {
  const char *ctid = exchange_parameter(exchange, "ctid");
  const char *type = exchange_parameter(exchange, "type");
  if (ctid != NULL) {
    unsigned long number = 0;
    if (!record_number(state_seed(registry->state), ctid, &number)) {
      exchange_answer(exchange, 404, "text/plain", "no such record\n");
      return;
    }
    act(registry, exchange, number);
    tell(registry, exchange, number);
    return;
  }
  long left = number_at(exchange, "count", 1);
  for (long tries = left * 1000; left > 0 && tries > 0; tries--) {
    long number = state_any(registry->state);
    if (number < 0) {
      return;
    }
    if (type == NULL || strcmp(type, record_type((unsigned long)number)) == 0) {
      act(registry, exchange, (unsigned long)number);
      tell(registry, exchange, (unsigned long)number);
      left--;
    }
  }
}

static void change(struct registry *registry, struct exchange *exchange, unsigned long number) {
  (void)exchange;
  state_change(registry->state, number);
}

static void delete (struct registry *registry, struct exchange *exchange, unsigned long number) {
  (void)exchange;
  state_delete(registry->state, number, true);
}

static void purge(struct registry *registry, struct exchange *exchange, unsigned long number) {
  (void)exchange;
  state_delete(registry->state, number, false);
}

static void reappear(struct registry *registry, struct exchange *exchange, unsigned long number) {
  (void)exchange;
  state_reappear(registry->state, number);
}

static void mark(struct registry *registry, struct exchange *exchange, unsigned long number) {
  state_mark(registry->state, number, flag_at(exchange, "provisional"), flag_at(exchange, "soft_deleted"),
             flag_at(exchange, "dangling"));
}

static void control_create(struct registry *registry, struct exchange *exchange) {
  for (long left = number_at(exchange, "count", 1); left > 0; left--) {
    if (state_create(registry->state)) {
      tell(registry, exchange, state_at(registry->state, state_count(registry->state) - 1)->number);
    }
  }
}

static void control_change(struct registry *registry, struct exchange *exchange) {
  each(registry, exchange, change);
}

static void control_delete(struct registry *registry, struct exchange *exchange) {
  each(registry, exchange, delete);
}

static void control_purge(struct registry *registry, struct exchange *exchange) {
  each(registry, exchange, purge);
}

static void control_reappear(struct registry *registry, struct exchange *exchange) {
  each(registry, exchange, reappear);
}

static void control_mark(struct registry *registry, struct exchange *exchange) {
  each(registry, exchange, mark);
}

static void control_clock(struct registry *registry, struct exchange *exchange) {
  state_set_ahead(registry->state, (long long)number_at(exchange, "ahead", 0) * 1000);
}

static void control_list(struct registry *registry, struct exchange *exchange) {
  for (size_t i = 0; i < state_count(registry->state); i++) {
    tell(registry, exchange, state_at(registry->state, i)->number);
  }
}

static void control_archive(struct registry *registry, struct exchange *exchange) {
  struct archive_job *job = &registry->job;
  const char *steps = exchange_parameter(exchange, "steps");
  job->bare = flag_at(exchange, "bare");
  job->wrong_count = flag_at(exchange, "wrong_count");
  job->missing = number_at(exchange, "missing", 0);
  job->ordered = flag_at(exchange, "ordered");
  job->path[0] = '\0';
  if (steps != NULL && !archive_script(job, steps)) {
    exchange_answer(exchange, 400, "text/plain", "no such steps\n");
  }
}

static void control_defect(struct registry *registry, struct exchange *exchange) {
  const char *name = exchange_parameter(exchange, "name");
  if (name == NULL ||
      !defects_add(registry->defects, name, exchange_parameter(exchange, "path"), number_at(exchange, "first", 1),
                   number_at(exchange, "count", 0), number_at(exchange, "value", 0))) {
    exchange_answer(exchange, 400, "text/plain", "no such defect\n");
  }
}

static void control_heal(struct registry *registry, struct exchange *exchange) {
  (void)exchange;
  defects_clear(registry->defects);
}

static const struct {
  const char *path;
  void (*act)(struct registry *, struct exchange *);
} acts[] = {{"/_control/create", control_create},     {"/_control/change", control_change},
            {"/_control/delete", control_delete},     {"/_control/purge", control_purge},
            {"/_control/reappear", control_reappear}, {"/_control/mark", control_mark},
            {"/_control/clock", control_clock},       {"/_control/list", control_list},
            {"/_control/archive", control_archive},   {"/_control/defect", control_defect},
            {"/_control/heal", control_heal}};

void registry_handle_control(struct exchange *exchange, void *context) {
  struct registry *registry = context;
  exchange->content_type = "text/plain";
  for (size_t i = 0; i < sizeof acts / sizeof acts[0]; i++) {
    if (strcmp(acts[i].path, exchange->path) == 0) {
      state_lock(registry->state);
      acts[i].act(registry, exchange);
      state_unlock(registry->state);
      return;
    }
  }
  exchange_answer(exchange, 404, "text/plain", "no such control\n");
}
