/* SPDX-License-Identifier: MIT */
#include "views/session.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/base/i18n.h"
#include "data/base/settings.h"
#include "data/match/living.h"

enum { SESSION_ARENA = 128 << 20 };

/* The build tree and the tests have the files elsewhere than the installed program. */
static const char *data_folder(void) {
  const char *folder = getenv("LADDERWAY_DATADIR");
  return folder != NULL && folder[0] != '\0' ? folder : PKGDATADIR;
}

void session_starter_path(char *path, size_t size) {
  (void)snprintf(path, size, "%s/catalog.db", data_folder());
}

void session_facts_path(char *path, size_t size) {
  (void)snprintf(path, size, "%s/facts", data_folder());
}

/* XDG Base Directory Specification: $XDG_DATA_HOME, else ~/.local/share. */
static void own_path(char *path, size_t size) {
  const char *data = getenv("XDG_DATA_HOME");
  const char *home = getenv("HOME");
  if (data != NULL && data[0] == '/') {
    (void)snprintf(path, size, "%s/ladderway/catalog.db", data);
  } else if (home != NULL && home[0] == '/') {
    (void)snprintf(path, size, "%s/.local/share/ladderway/catalog.db", home);
  } else {
    path[0] = '\0';
  }
}

static const char host_path[] = "/var/lib/ladderway/catalog.db";

/* Into `path`, of `size` bytes: the snapshot that would be opened now. */
static void choose_snapshot(const struct session *session, char *path, size_t size) {
  if (session->options->snapshot != NULL) {
    (void)snprintf(path, size, "%s", session->options->snapshot);
  } else if (session->write_path[0] != '\0' && access(session->write_path, R_OK) == 0) {
    (void)snprintf(path, size, "%s", session->write_path);
  } else if (access(host_path, R_OK) == 0) {
    (void)snprintf(path, size, "%s", host_path);
  } else {
    session_starter_path(path, size);
  }
}

static void choose_paths(struct session *session) {
  if (session->options->snapshot != NULL) {
    (void)snprintf(session->write_path, sizeof session->write_path, "%s", session->options->snapshot);
  } else {
    own_path(session->write_path, sizeof session->write_path);
  }
  choose_snapshot(session, session->snapshot_path, sizeof session->snapshot_path);
}

static struct file_identity identity_of(const char *path) {
  struct stat status;
  if (stat(path, &status) != 0) {
    return (struct file_identity){0};
  }
  return (struct file_identity){(long long)status.st_dev, (long long)status.st_ino, (long long)status.st_mtime};
}

static bool same_file(const struct file_identity *a, const struct file_identity *b) {
  return a->device == b->device && a->number == b->number && a->changed == b->changed;
}

bool session_newer(struct session *session) {
  char path[sizeof session->snapshot_path];
  choose_snapshot(session, path, sizeof path);
  struct file_identity now = identity_of(path);
  if (session->catalog == NULL || now.number == 0 || same_file(&now, &session->opened) ||
      same_file(&now, &session->offered)) {
    return false;
  }
  session->offered = now;
  return true;
}

int session_renew(struct session *session, struct error *error) {
  char path[sizeof session->snapshot_path];
  choose_snapshot(session, path, sizeof path);
  return session_reopen(session, path, error);
}

/* What households need in each county: --table, else as the operator settled. */
static int read_table(struct session *session, struct error *error) {
  const char *path = session->options->table;
  struct living_table *table = NULL;
  struct settings *settings = NULL;
  struct error unread = {0}; /* settings that can't be read are sync's and doctor's to tell */
  if (path == NULL && settings_read(session->lasting, &settings, &unread) == 0) {
    path = settings_get(settings, "living_table");
  }
  if (path != NULL && living_read_file(session->lasting, path, &table, error) != 0) {
    if (error->code == ERROR_NOT_FOUND) {
      error->code = ERROR_IO; /* a file that isn't there is trouble, not an empty answer */
    }
    return -1;
  }
  session->household.table = table;
  return 0;
}

int session_open(struct session *session, const struct options *options, struct error *error) {
  *session = (struct session){.options = options};
  session->household = (struct household){.persons = options->household > 0 ? (int)options->household : 1,
                                          .present_wage = options->wage,
                                          .needs = options->threshold,
                                          .county = options->county,
                                          .state = options->home};
  session->person = (struct person){
      .age = (int)options->age, .has_record = options->has_record, .county = options->county, .state = options->home};
  if (options->schooling != NULL && !schooling_named(options->schooling, &session->person.schooling)) {
    return error_set(error, ERROR_USAGE, "%s: %s. ladderway --help", _("there is no such schooling"),
                     options->schooling);
  }
  plan_clear(&session->plan);
  choose_paths(session);
  session->wallet = wallet_new();
  session->lasting = arena_new((size_t)SESSION_ARENA);
  if (session->wallet == NULL || session->lasting == NULL) {
    return error_no_memory(error);
  }
  if (read_table(session, error) != 0) {
    return -1;
  }
  session->opened = identity_of(session->snapshot_path);
  return catalog_open(&session->catalog, session->snapshot_path, error);
}

void session_close(struct session *session) {
  catalog_close(session->catalog);
  wallet_free(session->wallet);
  arena_free(session->lasting);
  session->lasting = NULL;
  session->catalog = NULL;
  session->wallet = NULL;
}

int session_reopen(struct session *session, const char *path, struct error *error) {
  struct catalog *fresh = NULL;
  struct file_identity identity = identity_of(path);
  if (catalog_open(&fresh, path, error) != 0) {
    return -1;
  }
  catalog_close(session->catalog);
  session->catalog = fresh;
  session->opened = identity;
  session->generation++;
  (void)snprintf(session->snapshot_path, sizeof session->snapshot_path, "%s", path);
  return 0;
}

const char *session_language(void) {
  /* The catalog in force says itself which language it is in. TRANSLATORS: "es". */
  const char *language = _("en");
  return strcmp(language, "es") == 0 ? "es" : "en";
}

void session_set_language(const char *language) {
  /* LANGUAGE is looked at only when the locale is not "C". */
  const char *now = setlocale(LC_MESSAGES, NULL);
  if (now == NULL || strcmp(now, "C") == 0 || strcmp(now, "POSIX") == 0) {
    (void)setlocale(LC_MESSAGES, "C.UTF-8");
  }
  (void)setenv("LANGUAGE", language, 1);
  (void)textdomain(PACKAGE); /* makes gettext look at LANGUAGE again */
}

bool session_is_marked(const struct session *session, const char *ctid) {
  for (size_t i = 0; i < session->mark_count; i++) {
    if (strcmp(session->marks[i].ctid, ctid) == 0) {
      return true;
    }
  }
  return false;
}

bool session_toggle_mark(struct session *session, const char *ctid) {
  for (size_t i = 0; i < session->mark_count; i++) {
    if (strcmp(session->marks[i].ctid, ctid) == 0) {
      session_drop_mark(session, i);
      return true;
    }
  }
  if (session->mark_count >= SESSION_MOST_MARKS || strlen(ctid) >= CTID_SIZE) {
    return false;
  }
  (void)snprintf(session->marks[session->mark_count++].ctid, CTID_SIZE, "%s", ctid);
  return true;
}

void session_drop_mark(struct session *session, size_t index) {
  if (index < session->mark_count) {
    session->mark_count--;
    memmove(&session->marks[index], &session->marks[index + 1],
            (session->mark_count - index) * sizeof session->marks[0]);
  }
}

int session_plan_add(struct session *session, const char *target, size_t *at, struct error *error) {
  static const char show[] = "show ";
  static const char job[] = "job ";
  if (strncmp(target, show, sizeof show - 1) == 0) {
    return plan_add(&session->plan, session->catalog, target + sizeof show - 1, at, error);
  }
  if (strncmp(target, job, sizeof job - 1) != 0) {
    return error_set(error, ERROR_USAGE, "%s", _("Only credentials and jobs can be put in a plan."));
  }
  if (at != NULL) {
    *at = (size_t)PLAN_MOST_STEPS;
  }
  return plan_set_goal(&session->plan, session->catalog, target + sizeof job - 1, error);
}
