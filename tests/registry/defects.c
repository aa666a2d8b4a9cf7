/* SPDX-License-Identifier: MIT */
#include "tests/registry/defects.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "tests/registry/pack.h"

enum { MOST_DEFECTS = 16, MOST_PATH = 128, DEEP = 100000 };

static const char page[] =
    "<html>\r\n<head><title>Something went wrong</title></head>\r\n<body><center><h1>Something went wrong</h1>"
    "</center><hr><center>front door</center></body>\r\n</html>\r\n";

/* One of the two is set, or none for a defect that only marks the exchange. */
struct kind {
  const char *name;
  long value; /* when none is given */
  void (*instead)(struct exchange *exchange, long value);
  void (*after)(struct exchange *exchange, long value);
};

struct defect {
  const struct kind *kind;
  char path[MOST_PATH];
  long first, count, value;
  long seen; /* requests that it could have applied to */
};

struct defects {
  pthread_mutex_t lock;
  struct defect items[MOST_DEFECTS];
  size_t count;
  int elsewhere;
};

static void say_patience(struct exchange *exchange, long value) {
  exchange_answer(exchange, 429, "text/html", "%s", page);
  exchange_add_header(exchange, "Retry-After", "%ld", value);
}

static void say_status(struct exchange *exchange, long value) {
  exchange_answer(exchange, (int)value, "text/html", "%s", page);
}

static void say_error(struct exchange *exchange, long value) {
  exchange_answer(exchange, (int)value, "application/json",
                  "{\"errors\":[\"PG::QueryCanceled: ERROR:  canceling statement due to statement timeout\"]}");
}

static void say_loop(struct exchange *exchange, long value) {
  (void)value;
  exchange_answer(exchange, 302, "text/html", "%s", page);
  exchange_add_header(exchange, "Location", "%s", exchange->target);
}

static void say_elsewhere(struct exchange *exchange, long value) {
  exchange_answer(exchange, 302, "text/html", "%s", page);
  exchange_add_header(exchange, "Location", "http://127.0.0.1:%ld/elsewhere%s", value, exchange->target);
}

static void say_nothing(struct exchange *exchange, long value) {
  (void)value;
  exchange->delivery.hang_up = true;
}

static void reset(struct exchange *exchange, long value) {
  (void)value;
  exchange->delivery.reset = true;
}

static void say_deep(struct exchange *exchange, long value) {
  exchange_answer(exchange, 200, "application/json", "%s", "");
  for (long i = 0; i < value; i++) {
    buffer_add_text(&exchange->answer, "[");
  }
}

static void truncate_line(struct exchange *exchange, long value) {
  exchange->delivery.has_cut = true;
  exchange->delivery.cut = value >= 0 ? (size_t)value : exchange->answer.length / 2;
}

static void cut_chunks(struct exchange *exchange, long value) {
  exchange->delivery.chunked = true;
  truncate_line(exchange, value);
}

static void use_chunks(struct exchange *exchange, long value) {
  (void)value;
  exchange->delivery.chunked = true;
}

static void claim_more(struct exchange *exchange, long value) {
  exchange->delivery.has_claim = true;
  exchange->delivery.claim = exchange->answer.length + (size_t)value;
}

static void claim_less(struct exchange *exchange, long value) {
  exchange->delivery.has_claim = true;
  exchange->delivery.claim = exchange->answer.length * 2 / 3 / (size_t)value;
}

static void cut_text(struct exchange *exchange, long value) {
  exchange->answer.length = exchange->answer.length / (size_t)value;
}

static void stall(struct exchange *exchange, long value) {
  exchange->delivery.stall = (int)value;
}

static void slow(struct exchange *exchange, long value) {
  exchange->delivery.pace = (size_t)value;
}

static void hang_up_after(struct exchange *exchange, long value) {
  (void)value;
  exchange->delivery.close = true;
}

static void pack(struct exchange *exchange, const char *coding) {
  const char *wanted = exchange_header(exchange, "Accept-Encoding");
  if (wanted != NULL && strstr(wanted, coding) != NULL && pack_bytes(&exchange->answer, coding)) {
    exchange_add_header(exchange, "Content-Encoding", "%s", coding);
  }
}

static void gzip(struct exchange *exchange, long value) {
  (void)value;
  pack(exchange, "gzip");
}

static void zstd(struct exchange *exchange, long value) {
  (void)value;
  pack(exchange, "zstd");
}

static void bad_gzip(struct exchange *exchange, long value) {
  (void)value;
  pack(exchange, "gzip");
  if (exchange->answer.length > 40) {
    memset(exchange->answer.data + 20, 0x55, 20);
  }
}

/* A body that unpacks to many times its size. */
static void swell(struct exchange *exchange, long value) {
  char spaces[1024];
  memset(spaces, ' ', sizeof spaces);
  for (long i = 0; i < value * 1024; i++) {
    buffer_add(&exchange->answer, spaces, sizeof spaces);
  }
  pack(exchange, "gzip");
}

static void spoil_text(struct exchange *exchange, long value) {
  for (size_t i = (size_t)value; i < exchange->answer.length; i += 500) {
    exchange->answer.data[i] = (char)(0x80 + i % 64);
  }
}

static const struct kind kinds[] = {{"429", 1, say_patience, NULL},
                                    {"status", 500, say_status, NULL},
                                    {"error", 500, say_error, NULL},
                                    {"html", 200, say_status, NULL},
                                    {"redirect-loop", 0, say_loop, NULL},
                                    {"redirect-away", 0, say_elsewhere, NULL},
                                    {"hang-up", 0, say_nothing, NULL},
                                    {"reset", 0, reset, NULL},
                                    {"deep", DEEP, say_deep, NULL},
                                    {"truncate", -1, NULL, truncate_line},
                                    {"chunked", 0, NULL, use_chunks},
                                    {"chunked-cut", -1, NULL, cut_chunks},
                                    {"length-long", 100, NULL, claim_more},
                                    {"length-short", 1, NULL, claim_less},
                                    {"cut-text", 2, NULL, cut_text},
                                    {"stall", 3, NULL, stall},
                                    {"slow", 100000, NULL, slow},
                                    {"close", 0, NULL, hang_up_after},
                                    {"gzip", 0, NULL, gzip},
                                    {"zstd", 0, NULL, zstd},
                                    {"bad-gzip", 0, NULL, bad_gzip},
                                    {"bomb", 300, NULL, swell},
                                    {"bad-text", 300, NULL, spoil_text},
                                    {"shift-insert", 1, NULL, NULL},
                                    {"shift-delete", 1, NULL, NULL},
                                    {"no-totals", 0, NULL, NULL},
                                    {"old-totals", 0, NULL, NULL},
                                    {"wrong-total", 7, NULL, NULL},
                                    {"ties", 0, NULL, NULL}};

struct defects *defects_new(void) {
  struct defects *defects = calloc(1, sizeof *defects);
  if (defects != NULL) {
    (void)pthread_mutex_init(&defects->lock, NULL);
  }
  return defects;
}

void defects_set_elsewhere(struct defects *defects, int port) {
  defects->elsewhere = port;
}

bool defects_add(struct defects *defects, const char *name, const char *path, long first, long count, long value) {
  const struct kind *kind = NULL;
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    kind = strcmp(kinds[i].name, name) == 0 ? &kinds[i] : kind;
  }
  if (kind == NULL || defects->count == MOST_DEFECTS || (path != NULL && strlen(path) >= MOST_PATH)) {
    return false;
  }
  struct defect defect = {.kind = kind, .first = first, .count = count, .value = value != 0 ? value : kind->value};
  strcpy(defect.path, path != NULL ? path : "");
  if (kind->instead == say_elsewhere) {
    defect.value = defects->elsewhere;
  }
  (void)pthread_mutex_lock(&defects->lock);
  defects->items[defects->count++] = defect;
  (void)pthread_mutex_unlock(&defects->lock);
  return true;
}

void defects_clear(struct defects *defects) {
  (void)pthread_mutex_lock(&defects->lock);
  defects->count = 0;
  (void)pthread_mutex_unlock(&defects->lock);
}

bool defects_seen(const struct exchange *exchange, const char *name, long *value) {
  for (size_t i = 0; i < exchange->mark_count; i++) {
    if (strcmp(exchange->marks[i].name, name) == 0) {
      *value = exchange->marks[i].value;
      return true;
    }
  }
  return false;
}

static void mark(struct defects *defects, struct exchange *exchange) {
  (void)pthread_mutex_lock(&defects->lock);
  for (size_t i = 0; i < defects->count; i++) {
    struct defect *defect = &defects->items[i];
    if (strstr(exchange->target, defect->path) == NULL) {
      continue;
    }
    defect->seen++;
    if (defect->seen >= defect->first && (defect->count == 0 || defect->seen < defect->first + defect->count) &&
        exchange->mark_count < SERVER_MOST_MARKS) {
      exchange->marks[exchange->mark_count++] = (struct mark){.name = defect->kind->name, .value = defect->value};
    }
  }
  (void)pthread_mutex_unlock(&defects->lock);
}

static const struct kind *kind_of(const struct mark *mark) {
  const struct kind *kind = kinds;
  while (strcmp(kind->name, mark->name) != 0) {
    kind++;
  }
  return kind;
}

static void shift(struct state *state, const struct exchange *exchange) {
  long inserted = 0;
  long deleted = 0;
  (void)defects_seen(exchange, "shift-insert", &inserted);
  (void)defects_seen(exchange, "shift-delete", &deleted);
  state_lock(state);
  for (long i = 0; i < inserted; i++) {
    (void)state_create(state);
  }
  /* The newest go: they stand on pages that were read already, so that what follows moves up past the reader. */
  for (long i = 0; i < deleted && state_count(state) > 0; i++) {
    state_delete(state, state_at(state, state_count(state) - 1)->number, true);
  }
  state_unlock(state);
}

bool defects_before(struct defects *defects, struct state *state, struct exchange *exchange) {
  mark(defects, exchange);
  if (state != NULL) {
    shift(state, exchange);
  }
  for (size_t i = 0; i < exchange->mark_count; i++) {
    const struct kind *kind = kind_of(&exchange->marks[i]);
    if (kind->instead != NULL) {
      kind->instead(exchange, exchange->marks[i].value);
      return true;
    }
  }
  return false;
}

void defects_after(struct exchange *exchange) {
  for (size_t i = 0; i < exchange->mark_count; i++) {
    const struct kind *kind = kind_of(&exchange->marks[i]);
    if (kind->after != NULL) {
      kind->after(exchange, exchange->marks[i].value);
    }
  }
}
