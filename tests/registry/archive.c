/* SPDX-License-Identifier: MIT */
/* The archive of all records: ordered, made in steps, fetched from another port. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/registry/pack.h"
#include "tests/registry/registry.h"

bool archive_script(struct archive_job *job, const char *steps) {
  static const struct {
    const char *name;
    char letter;
  } names[] = {{"pending", 'p'}, {"in_progress", 'i'}, {"finished", 'f'}, {"failed", 'x'}};
  size_t count = 0;
  char found[MOST_STEPS] = "";
  while (*steps != '\0') {
    size_t length = strcspn(steps, ",");
    for (size_t i = 0; i < 4; i++) {
      if (strlen(names[i].name) == length && strncmp(names[i].name, steps, length) == 0 && count + 1 < MOST_STEPS) {
        found[count++] = names[i].letter;
      }
    }
    steps += length + (steps[length] == ',');
  }
  if (count == 0) {
    return false;
  }
  memcpy(job->steps, found, sizeof found);
  job->step = 0;
  return true;
}

/* Old archives have dates in the names and no envelopes around. */
static bool add_record(struct registry *registry, struct archive *zip, const struct entry *entry) {
  const struct archive_job *job = &registry->job;
  char ctid[CTID_SIZE];
  char name[CTID_SIZE + 32];
  struct buffer text;
  json_t *document = state_document(registry->state, entry);
  record_ctid(state_seed(registry->state), entry->number, 0, ctid);
  (void)snprintf(name, sizeof name, job->bare ? "%s-2024-05-01.json" : "%s.json", ctid);
  buffer_init(&text, 1 << 24);
  if (job->bare) {
    record_write(&text, document, true);
  } else {
    struct envelope_form form = {.bodies = true, .document = document};
    envelope_write(&text, registry->state, entry, &form);
  }
  bool good = pack_add(zip, name, &text);
  buffer_free(&text);
  json_decref(document);
  return good;
}

static void make_zip(struct registry *registry) {
  struct archive_job *job = &registry->job;
  char id[UUID_SIZE];
  buffer_free(&job->zip);
  buffer_init(&job->zip, 1 << 30);
  struct archive *zip = pack_open(&job->zip);
  for (size_t i = (size_t)job->missing; zip != NULL && i < state_count(registry->state); i++) {
    const struct entry *entry = state_at(registry->state, i);
    if (!entry->soft_deleted && !add_record(registry, zip, entry)) {
      break;
    }
  }
  if (zip != NULL) {
    (void)pack_close(zip);
  }
  if (job->wrong_count) {
    pack_claim_count(&job->zip, 5);
  }
  record_uuid(state_seed(registry->state), (unsigned long)job->started, 9, id);
  (void)snprintf(job->path, sizeof job->path, "/cer-envelope-downloads/ce_registry_%lld_%s.zip", job->started / 1000,
                 id);
}

static void add_state(struct registry *registry, struct exchange *exchange, char step) {
  struct archive_job *job = &registry->job;
  char stamp[STAMP_SIZE];
  static const struct {
    char step;
    const char *status, *date;
  } states[] = {{'p', "pending", "enqueued_at"},
                {'i', "in_progress", "started_at"},
                {'f', "finished", "finished_at"},
                {'x', "failed", "finished_at"}};
  state_stamp(job->started, stamp);
  for (size_t i = 0; i < 4; i++) {
    if (states[i].step == step) {
      buffer_add_format(&exchange->answer, "{\"status\":\"%s\",\"last_published_at\":\"%s\",\"%s\":\"%s\"",
                        states[i].status, stamp, states[i].date, stamp);
    }
  }
  if ((step == 'f' || step == 'x') && job->path[0] != '\0') {
    buffer_add_format(&exchange->answer, ",\"url\":\"http://127.0.0.1:%d%s\"", registry->archive_port, job->path);
  }
  buffer_add_char(&exchange->answer, '}');
}

void answer_archive(struct registry *registry, struct exchange *exchange) {
  struct archive_job *job = &registry->job;
  if (strcmp(exchange->method, "POST") == 0) {
    bool running = job->ordered && job->steps[job->step + 1] != '\0';
    exchange->status = running ? 200 : 201;
    if (!running) {
      job->ordered = true;
      job->step = 0;
      job->path[0] = '\0';
      job->started = state_now(registry->state);
    }
  }
  char step = job->ordered ? job->steps[job->step] : 'p';
  if (step == 'f' && job->path[0] == '\0') {
    make_zip(registry);
  }
  add_state(registry, exchange, step);
  if (job->ordered && job->steps[job->step + 1] != '\0') {
    job->step++;
  }
}

/* "bytes=100-" of a request for the rest. */
static void answer_part(struct exchange *exchange, const struct buffer *bytes) {
  const char *range = exchange_header(exchange, "Range");
  size_t first = 0;
  if (range != NULL && strncmp(range, "bytes=", 6) == 0) {
    first = (size_t)strtoull(range + 6, NULL, 10);
  }
  if (first > 0 && first < bytes->length) {
    exchange->status = 206;
    exchange_add_header(exchange, "Content-Range", "bytes %zu-%zu/%zu", first, bytes->length - 1, bytes->length);
  } else if (first > 0) {
    exchange_answer(exchange, 416, "application/xml", "<Error><Code>InvalidRange</Code></Error>");
    return;
  }
  buffer_add(&exchange->answer, bytes->data + first, bytes->length - first);
}

void registry_handle_archive(struct exchange *exchange, void *context) {
  struct registry *registry = context;
  struct archive_job *job = &registry->job;
  if (defects_before(registry->defects, NULL, exchange)) {
    return;
  }
  state_lock(registry->state);
  if (job->path[0] != '\0' && strcmp(job->path, exchange->path) == 0) {
    exchange->content_type = "application/zip";
    exchange_add_header(exchange, "ETag", "\"%016llx\"", (unsigned long long)job->started);
    exchange_add_header(exchange, "Accept-Ranges", "bytes");
    answer_part(exchange, &job->zip);
  } else {
    exchange_answer(exchange, 404, "application/xml", "<Error><Code>NoSuchKey</Code></Error>");
  }
  state_unlock(registry->state);
  defects_after(exchange);
}
