/* SPDX-License-Identifier: MIT */
#include "sync/registry.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "data/base/i18n.h"
#include "sync/registry_engine.h"

/* A page holds up to 100 documents, of which one may be a framework of many megabytes. */
static const size_t step_memory = (size_t)1 << 30;
static const size_t scratch_memory = (size_t)512 << 20;

/* Where the path of an address begins; the end of the text when it has none. */
static const char *path_of(const char *url) {
  const char *host = strstr(url, "://");
  return host == NULL ? url + strlen(url) : host + 3 + strcspn(host + 3, "/?#");
}

/* "https://HOST:PORT/community" without a slash at the end. */
static int read_address(const char *url, char *base, size_t size, char *host, size_t host_size, struct error *error) {
  char origin[ENGINE_HOST_SIZE];
  if (http_origin(url, origin, sizeof origin, error) != 0) {
    return -1;
  }
  const char *path = path_of(url);
  size_t length = strcspn(path, "?#");
  if (path[length] != '\0') {
    return error_set(error, ERROR_USAGE, "%s",
                     _("The address of a registry ends with the name of its community, such as /ce-registry."));
  }
  while (length > 0 && path[length - 1] == '/') {
    length--;
  }
  if ((size_t)snprintf(base, size, "%s%.*s", origin, (int)length, path) >= size) {
    return error_set(error, ERROR_USAGE, "%s", _("The address of the registry is too long."));
  }
  (void)snprintf(host, host_size, "%s", strstr(origin, "://") + 3);
  char *port = strrchr(host, ':');
  if (port != NULL && (strcmp(port, ":443") == 0 || strcmp(port, ":80") == 0)) {
    *port = '\0';
  }
  return 0;
}

bool registry_is_address(const char *url) {
  const char *path = path_of(url);
  size_t length = strcspn(path, "?#");
  while (length > 0 && path[length - 1] == '/') {
    length--;
  }
  size_t start = length;
  while (start > 0 && path[start - 1] != '/') {
    start--;
  }
  for (size_t i = start; i + strlen("registry") <= length; i++) {
    if (strncasecmp(path + i, "registry", strlen("registry")) == 0) {
      return true;
    }
  }
  return false;
}

bool registry_is_known(struct store *store, struct arena *arena, const char *url) {
  char base[ENGINE_BASE_SIZE];
  char host[ENGINE_HOST_SIZE];
  struct error unsaid;
  const char *source = store_setting(store, arena, "source");
  return source != NULL && read_address(url, base, sizeof base, host, sizeof host, &unsaid) == 0 &&
         strcmp(source, base) == 0;
}

static bool on_http(const struct http_progress *http, void *context) {
  struct engine *engine = context;
  engine->progress.bytes = http->bytes;
  engine->progress.total_bytes = -1;
  engine->progress.retries = http->retries;
  engine->progress.waiting = http->waiting;
  return engine_tell(engine);
}

static bool is_loopback(const char *host) {
  return strncmp(host, "127.", 4) == 0 || strncmp(host, "localhost", 9) == 0 || strncmp(host, "[::1]", 5) == 0;
}

static int reach(struct engine *engine, struct error *error) {
  const struct sync_options *options = engine->options;
  char origin[ENGINE_HOST_SIZE];
  double rate = options->per_second;
  if (http_origin(options->source, origin, sizeof origin, error) != 0) {
    return -1;
  }
  if (rate == 0) {
    rate = is_loopback(engine->host) ? -1 : REGISTRY_PER_SECOND;
  }
  const struct http_options http = {.origin = origin,
                                    .key = options->key,
                                    .ca_file = options->ca_file,
                                    .per_second = rate,
                                    .jobs = engine_jobs(engine),
                                    .progress = on_http,
                                    .context = engine};
  if (http_new(&engine->http, &http, error) != 0) {
    return -1;
  }
  engine->registry = registry_new(engine->http, engine->base);
  return engine->registry == NULL ? error_no_memory(error) : 0;
}

/* ---- terms ---- */

const char *registry_terms_of(const char *host) {
  static const char domain[] = "credentialengineregistry.org";
  size_t length = strlen(host);
  size_t size = strlen(domain);
  bool known =
      length >= size && strcmp(host + length - size, domain) == 0 && (length == size || host[length - size - 1] == '.');
  return known ? REGISTRY_TERMS : NULL;
}

static int refuse_terms(const struct engine *engine, struct error *error) {
  const char *terms = registry_terms_of(engine->host);
  return terms != NULL
             ? error_set(error, ERROR_USAGE,
                         _("The records of %s are not free for every use. Read its terms (%s), then say with "
                           "--accept-terms that you accept them."),
                         engine->host, terms)
             : error_set(error, ERROR_USAGE,
                         _("What the records of %s may be used for is up to its operator. Ask there for the terms, "
                           "then say with --accept-terms that you accept them."),
                         engine->host);
}

static int settle_terms(struct engine *engine, struct error *error) {
  const struct sync_options *options = engine->options;
  const char *terms = registry_terms_of(engine->host);
  char now[REGISTRY_TIME_SIZE];
  const char *key = arena_printf(engine->arena, "terms %s", engine->host);
  if (key == NULL) {
    return error_no_memory(error);
  }
  if (store_setting(engine->store, engine->arena, key) != NULL) {
    return 0;
  }
  if (!options->accept_terms &&
      (options->accept == NULL ||
       !options->accept(engine->host, terms == NULL ? _("its operator decides; ask there") : terms,
                        options->context))) {
    return refuse_terms(engine, error);
  }
  engine_time(time(NULL), now);
  if (store_begin(engine->store, error) != 0) {
    return -1;
  }
  if (store_set(engine->store, key, now, error) != 0) {
    store_rollback(engine->store);
    return -1;
  }
  return store_commit(engine->store, error);
}

/* ---- what the store is for ---- */

static bool same(const char *one, const char *other) {
  return one == NULL || other == NULL ? one == other : strcmp(one, other) == 0;
}

static const char *const narrow_keys[] = {"narrow types", "narrow region", "narrow language"};

/* Who says nothing about narrowing means it as it was the last time: an update
 * must not fill a small disk because an option was left out. */
static int settle_narrow(struct engine *engine, struct error *error) {
  const struct sync_narrow *asked = &engine->options->narrow;
  struct sync_narrow narrow = *asked;
  bool silent = asked->types == NULL && asked->region == NULL && asked->language == NULL;
  if (silent && same(store_setting(engine->store, engine->arena, "source"), engine->base)) {
    narrow = (struct sync_narrow){store_setting(engine->store, engine->arena, narrow_keys[0]),
                                  store_setting(engine->store, engine->arena, narrow_keys[1]),
                                  store_setting(engine->store, engine->arena, narrow_keys[2])};
  }
  engine->narrowing = narrow;
  if (narrow_new(&engine->narrow, engine->arena, &narrow, error) != 0) {
    return -1;
  }
  engine->report->narrowed = narrow_text(engine->narrow);
  return 0;
}

static int note_narrow(struct engine *engine, struct error *error) {
  const char *const values[] = {engine->narrowing.types, engine->narrowing.region, engine->narrowing.language};
  for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
    if (store_set(engine->store, narrow_keys[i], values[i], error) != 0) {
      return -1;
    }
  }
  return store_set(engine->store, "narrowed", narrow_text(engine->narrow), error);
}

/* A store of another registry, or narrowed otherwise, starts anew. */
static int claim_store(struct engine *engine, struct error *error) {
  struct store *store = engine->store;
  const char *phase = store_setting(store, engine->arena, "phase");
  bool other = !same(store_setting(store, engine->arena, "source"), engine->base) ||
               !same(store_setting(store, engine->arena, "narrowed"), narrow_text(engine->narrow));
  /* One that was begun from scratch and interrupted goes on. */
  bool again = engine->options->from_scratch && phase != NULL && strcmp(phase, "done") == 0;
  if (!other && !again) {
    return 0;
  }
  if (store_begin(store, error) != 0) {
    return -1;
  }
  if (store_clear(store, error) != 0 || store_set(store, "phase", NULL, error) != 0 ||
      store_set(store, "source", engine->base, error) != 0 || note_narrow(engine, error) != 0) {
    store_rollback(store);
    return -1;
  }
  return store_commit(store, error);
}

/* ---- the run ---- */

static int first_look(struct engine *engine, struct error *error) {
  struct registry_page page = {0};
  engine_stage(engine, SYNC_CONNECTING);
  if (registry_probe(engine->registry, engine->step, &page, error) != 0) {
    return -1;
  }
  /* Without the server's clock this one's, a day earlier, since it may be wrong. */
  enum { DAY = 24 * 60 * 60 };
  engine->began = page.date > 0 ? page.date : time(NULL) - DAY;
  engine->progress.total_records = page.total;
  return 0;
}

/* Notes the day that the records are of. */
static int note_asked(struct engine *engine, struct error *error) {
  char asked[REGISTRY_TIME_SIZE];
  engine_time(engine->began, asked);
  if (store_begin(engine->store, error) != 0) {
    return -1;
  }
  if (store_set(engine->store, "asked", asked, error) != 0) {
    store_rollback(engine->store);
    return -1;
  }
  return store_commit(engine->store, error);
}

static int run(struct engine *engine, struct error *error) {
  struct sync_report *report = engine->report;
  if (settle_terms(engine, error) != 0 || settle_narrow(engine, error) != 0 || reach(engine, error) != 0 ||
      first_look(engine, error) != 0 || claim_store(engine, error) != 0) {
    return -1;
  }
  report->method = "changes";
  if (full_run(engine, error) != 0) {
    return -1;
  }
  report->resumed = report->resumed || store_pending_count(engine->store) > 0;
  return changes_run(engine, error) != 0 || reconcile_run(engine, error) != 0 ? -1 : note_asked(engine, error);
}

/* After trouble on the way a person should know that nothing is lost. */
static void comfort(const struct engine *engine, struct error *error) {
  const char *phase = engine->store == NULL ? NULL : store_setting(engine->store, engine->arena, "phase");
  bool begun = phase != NULL && (strcmp(phase, "done") != 0 || engine->report->documents > 0);
  if (begun && !store_is_damaged(engine->store) && error->code != ERROR_USAGE) {
    struct error told = *error;
    (void)error_set(error, told.code, _("%s What has come so far is kept: start again and it goes on there."),
                    told.message);
  }
}

static int prepare(struct engine *engine, struct error *error) {
  struct sync_report *report = engine->report;
  report->kind = "registry";
  report->added = report->changed = report->removed = 0;
  engine->step = arena_new(step_memory);
  engine->scratch = arena_new(scratch_memory);
  if (engine->step == NULL || engine->scratch == NULL) {
    return error_no_memory(error);
  }
  if (read_address(engine->options->source, engine->base, sizeof engine->base, engine->host, sizeof engine->host,
                   error) != 0 ||
      narrow_new(&engine->narrow, engine->arena, &engine->options->narrow, error) != 0) {
    return -1;
  }
  report->narrowed = narrow_text(engine->narrow);
  report->source = arena_strdup(engine->arena, engine->host);
  return report->source == NULL ? error_no_memory(error) : 0;
}

static void tidy(struct engine *engine) {
  struct http_progress counts = {0};
  if (engine->http != NULL) {
    http_counts(engine->http, &counts);
  }
  engine->report->requests = counts.requests;
  engine->report->retries = counts.retries;
  engine->report->bytes = counts.bytes;
  registry_free(engine->registry);
  http_free(engine->http);
  arena_free(engine->step);
  arena_free(engine->scratch);
}

static void start(struct engine *engine) {
  engine->progress =
      (struct sync_progress){.total_records = -1, .total_bytes = -1, .seconds_left = -1, .stage = SYNC_CONNECTING};
  (void)clock_gettime(CLOCK_MONOTONIC, &engine->started);
  engine_stage(engine, SYNC_CONNECTING);
}

int registry_sync(struct arena *arena, const struct sync_options *options, struct store *store,
                  struct sync_report *report, struct error *error) {
  struct engine engine = {.options = options, .report = report, .arena = arena, .store = store};
  start(&engine);
  int result = prepare(&engine, error);
  if (result == 0) {
    result = run(&engine, error);
  }
  if (result != 0) {
    comfort(&engine, error);
  }
  report->records = store_count(store);
  tidy(&engine);
  return result;
}

int registry_is_there(struct arena *arena, const struct sync_options *options, struct error *error) {
  struct sync_report report = {0};
  struct engine engine = {.options = options, .report = &report, .arena = arena};
  struct registry_page page = {0};
  start(&engine);
  int result = prepare(&engine, error);
  if (result == 0 && (reach(&engine, error) != 0 || registry_probe(engine.registry, engine.step, &page, error) != 0)) {
    result = -1;
  }
  tidy(&engine);
  return result;
}
