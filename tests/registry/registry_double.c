/* SPDX-License-Identifier: MIT */
/* The registry double: see README.md for its options and controls. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/registry/registry.h"

enum { LARGEST_BODY = 1 << 24 };

struct settings {
  uint64_t seed;
  unsigned long records;
  int port, control_port, archive_port, log;
  const char *certificate, *private_key;
};

static int open_log(const char *path) {
  int log = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (log < 0) {
    perror(path);
    exit(1);
  }
  return log;
}

/* One option with its value. False when there is no such option. */
static bool set(struct settings *settings, struct registry *registry, const char *name, const char *value) {
  const struct {
    const char *name;
    const char **text;
    int *number;
  } options[] = {{"--key", &registry->key, NULL},
                 {"--reader", &registry->reader, NULL},
                 {"--cert", &settings->certificate, NULL},
                 {"--cert-key", &settings->private_key, NULL},
                 {"--port", NULL, &settings->port},
                 {"--control-port", NULL, &settings->control_port},
                 {"--archive-port", NULL, &settings->archive_port}};
  for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
    if (strcmp(options[i].name, name) == 0 && options[i].text != NULL) {
      *options[i].text = value;
      return true;
    }
    if (strcmp(options[i].name, name) == 0) {
      *options[i].number = atoi(value);
      return true;
    }
  }
  if (strcmp(name, "--seed") == 0) {
    settings->seed = strtoull(value, NULL, 10);
  } else if (strcmp(name, "--records") == 0) {
    settings->records = strtoul(value, NULL, 10);
  } else if (strcmp(name, "--log") == 0) {
    settings->log = open_log(value);
  } else {
    return false;
  }
  return true;
}

static void read_arguments(struct settings *settings, struct registry *registry, int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    if (strcmp(argv[i], "--secured") == 0) {
      registry->secured = true;
    } else if (strcmp(argv[i], "--secured-search") == 0) {
      registry->secured_search = true;
    } else if (i + 1 >= argc || !set(settings, registry, argv[i], argv[i + 1])) {
      (void)fprintf(stderr, "registry_double: %s makes no sense here; see tests/registry/README.md\n", argv[i]);
      exit(2);
    } else {
      i++;
    }
  }
}

static int start(const struct server_options *options) {
  int port = server_start(options);
  if (port < 0) {
    exit(1);
  }
  return port;
}

int main(int argc, char **argv) {
  struct settings settings = {.seed = 1, .records = 1000, .log = -1};
  struct registry registry = {.job = {.steps = "f"}};
  read_arguments(&settings, &registry, argc, argv);
  (void)signal(SIGPIPE, SIG_IGN);
  registry.state = state_new(settings.seed, settings.records);
  registry.defects = defects_new();
  if (registry.state == NULL || registry.defects == NULL) {
    return 1;
  }
  struct server_options archive = {.name = "archive",
                                   .port = settings.archive_port,
                                   .largest_body = LARGEST_BODY,
                                   .log = settings.log,
                                   .handle = registry_handle_archive,
                                   .context = &registry};
  registry.archive_port = start(&archive);
  defects_set_elsewhere(registry.defects, registry.archive_port);
  struct server_options control = {.name = "control",
                                   .port = settings.control_port,
                                   .largest_body = LARGEST_BODY,
                                   .log = -1,
                                   .handle = registry_handle_control,
                                   .context = &registry};
  int control_port = start(&control);
  struct server_options api = {.name = "api",
                               .port = settings.port,
                               .certificate = settings.certificate,
                               .private_key = settings.private_key,
                               .largest_body = LARGEST_BODY,
                               .log = settings.log,
                               .handle = registry_handle,
                               .context = &registry};
  printf("listening on %d\ncontrol on %d\narchives on %d\n", start(&api), control_port, registry.archive_port);
  (void)fflush(stdout);
  for (;;) {
    (void)pause();
  }
}
