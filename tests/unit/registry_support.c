/* SPDX-License-Identifier: MIT */
#include "tests/unit/registry_support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the ones above first */
#include <cmocka.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "sync/registry.h"

static bool double_path(char path[SUPPORT_PATH]) {
  const char *build = getenv("LADDERWAY_BUILD");
  (void)snprintf(path, SUPPORT_PATH, "%s/tests/registry/registry_double", build == NULL ? "." : build);
  return access(path, X_OK) == 0;
}

static bool on_progress(const struct sync_progress *progress, void *context) {
  struct fixture *fixture = context;
  (void)progress;
  return fixture->stop_after == 0 || --fixture->stop_after > 0;
}

int support_set_up(void **state) {
  struct fixture *fixture = calloc(1, sizeof *fixture);
  (void)setenv("LADDERWAY_PACE", "0.01", 1);
  (void)snprintf(fixture->folder, SUPPORT_PATH, "/tmp/ladderway-registry-XXXXXX");
  assert_non_null(mkdtemp(fixture->folder));
  (void)snprintf(fixture->log, SUPPORT_PATH, "%.400s/log", fixture->folder);
  fixture->arena = arena_new(64 << 20);
  fixture->options = (struct sync_options){.accept_terms = true, .progress = on_progress, .context = fixture};
  *state = fixture;
  return 0;
}

int support_tear_down(void **state) {
  struct fixture *fixture = *state;
  char command[SUPPORT_PATH + 16];
  if (fixture->double_id > 0) {
    (void)kill(fixture->double_id, SIGKILL);
    (void)waitpid(fixture->double_id, NULL, 0);
  }
  http_free(fixture->control);
  (void)snprintf(command, sizeof command, "rm -rf '%s'", fixture->folder);
  assert_int_equal(system(command), 0);
  arena_free(fixture->arena);
  free(fixture);
  return 0;
}

static void run_double(const struct fixture *fixture, const char *path, int out, int records, const char *option,
                       const char *value) {
  char count[16];
  (void)snprintf(count, sizeof count, "%d", records);
  (void)dup2(out, STDOUT_FILENO);
  if (option == NULL) {
    (void)execl(path, path, "--records", count, "--log", fixture->log, (char *)NULL);
  } else {
    (void)execl(path, path, "--records", count, "--log", fixture->log, option, value, (char *)NULL);
  }
  _exit(127);
}

void start_double(struct fixture *fixture, int records, const char *option, const char *value) {
  char path[SUPPORT_PATH];
  char origin[64];
  int ends[2];
  int api = 0, control = 0, archives = 0;
  if (!double_path(path)) {
    print_message("[  NOTE    ] %s is not built; skipped\n", path);
    skip();
  }
  assert_int_equal(pipe(ends), 0);
  fixture->double_id = fork();
  if (fixture->double_id == 0) {
    run_double(fixture, path, ends[1], records, option, value);
  }
  (void)close(ends[1]);
  FILE *ports = fdopen(ends[0], "r");
  assert_non_null(ports);
  assert_int_equal(fscanf(ports, " listening on %d control on %d archives on %d", &api, &control, &archives), 3);
  (void)fclose(ports);
  (void)snprintf(fixture->source, sizeof fixture->source, "http://127.0.0.1:%d/ce-registry", api);
  fixture->options.source = fixture->source;
  (void)snprintf(origin, sizeof origin, "http://127.0.0.1:%d", control);
  const struct http_options options = {.origin = origin};
  assert_int_equal(http_new(&fixture->control, &options, &fixture->error), 0);
}

void tell(struct fixture *fixture, const char *format, ...) {
  char word[256], path[300];
  va_list arguments;
  va_start(arguments, format);
  (void)vsnprintf(word, sizeof word, format, arguments);
  va_end(arguments);
  (void)snprintf(path, sizeof path, "/_control/%s", word);
  const struct http_request request = {.path = path};
  struct http_reply reply = {0};
  assert_int_equal(http_send(fixture->control, &request, 1, &reply, &fixture->error), 0);
  assert_int_equal(reply.status, 200);
  http_reply_free(&reply);
}

const char *store_named(struct fixture *fixture, const char *name) {
  return arena_printf(fixture->arena, "%s/%s/records.db", fixture->folder, name);
}

int sync_store(struct fixture *fixture, const char *name) {
  struct store *store = NULL;
  struct store_opened opened;
  fixture->report = (struct sync_report){0};
  fixture->error = (struct error){0};
  assert_int_equal(store_open(&store, store_named(fixture, name), &opened, &fixture->error), 0);
  int result = registry_sync(fixture->arena, &fixture->options, store, &fixture->report, &fixture->error);
  store_close(store);
  return result;
}

bool sync_and_kill(struct fixture *fixture, const char *name, long after_ms) {
  pid_t child = fork();
  if (child == 0) {
    _exit(sync_store(fixture, name) == 0 ? 0 : 1);
  }
  const struct timespec slice = {.tv_nsec = 1000000};
  int status = 0;
  for (long waited = 0; waited < after_ms; waited++) {
    if (waitpid(child, &status, WNOHANG) == child) {
      assert_true(WIFEXITED(status));
      assert_int_equal(WEXITSTATUS(status), 0);
      return false;
    }
    (void)nanosleep(&slice, NULL);
  }
  (void)kill(child, SIGKILL);
  (void)waitpid(child, &status, 0);
  return WIFSIGNALED(status);
}

/* Two cursors side by side, so that the first difference can be named. */
static void compare(struct fixture *fixture, const char *one, const char *other, bool dates) {
  struct store_cursor *cursors[2] = {NULL, NULL};
  struct store_record records[2];
  int got[2];
  assert_int_equal(store_cursor_open(&cursors[0], store_named(fixture, one), NULL, NULL, &fixture->error), 0);
  assert_int_equal(store_cursor_open(&cursors[1], store_named(fixture, other), NULL, NULL, &fixture->error), 0);
  do {
    for (int i = 0; i < 2; i++) {
      got[i] = store_cursor_next(cursors[i], &records[i], &fixture->error);
      assert_true(got[i] >= 0);
    }
    assert_int_equal(got[0], got[1]);
    if (got[0] == 1) {
      assert_string_equal(records[0].ctid, records[1].ctid);
      assert_string_equal(records[0].type, records[1].type);
      assert_string_equal(records[0].json, records[1].json);
      if (dates) {
        assert_string_equal(records[0].updated, records[1].updated);
      }
    }
  } while (got[0] == 1);
  store_cursor_close(cursors[0]);
  store_cursor_close(cursors[1]);
}

void assert_same_stores(struct fixture *fixture, const char *one, const char *other) {
  compare(fixture, one, other, true);
}

void assert_same_documents(struct fixture *fixture, const char *one, const char *other) {
  compare(fixture, one, other, false);
}

static int count_one(const struct store_record *record, void *context, struct error *error) {
  (void)record;
  (void)error;
  ++*(long *)context;
  return 0;
}

long count_in(struct fixture *fixture, const char *name) {
  long count = 0;
  assert_int_equal(store_each(store_named(fixture, name), count_one, &count, &fixture->error), 0);
  return count;
}

long logged(struct fixture *fixture, const char *word) {
  char line[4096];
  long count = 0;
  FILE *log = fopen(fixture->log, "r");
  assert_non_null(log);
  while (fgets(line, sizeof line, log) != NULL) {
    count += strstr(line, word) != NULL;
  }
  (void)fclose(log);
  return count;
}
