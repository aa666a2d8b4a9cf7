/* SPDX-License-Identifier: MIT */
/* An S3-compatible store for tests, over a folder: see README.md. */
#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/base/file.h"
#include "tests/registry/sigv4.h"

enum { LARGEST_OBJECT = 1 << 30, PATH_ROOM = 4096 };

struct store {
  const char *root;
  struct sigv4_keys keys;
  bool closed; /* reading, too, must be signed */
  long busy;   /* every so many requests: 503 SlowDown; 0 never */
  atomic_long count;
};

static void refuse(struct exchange *exchange, int status, const char *code) {
  exchange_answer(exchange, status, "application/xml",
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>%s</Code></Error>", code);
}

/* The file of the object: nothing outside the folder, nothing hidden. */
static bool file_of(const struct store *store, const struct exchange *exchange, char path[PATH_ROOM]) {
  const char *name = exchange_decode(exchange->arena, exchange->path, strlen(exchange->path), false);
  int length = snprintf(path, PATH_ROOM, "%s%s", store->root, name);
  return strstr(name, "/.") == NULL && strstr(name, "//") == NULL && name[strlen(name) - 1] != '/' && length > 0 &&
         length < PATH_ROOM;
}

static bool make_folders(const struct store *store, char *path) {
  for (char *slash = strchr(path + strlen(store->root) + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
    *slash = '\0';
    bool made = mkdir(path, 0700) == 0 || errno == EEXIST;
    *slash = '/';
    if (!made) {
      return false;
    }
  }
  return true;
}

/* An object is there whole or not at all. */
static bool keep(const struct store *store, struct exchange *exchange, char *path) {
  char part[PATH_ROOM + 32];
  (void)snprintf(part, sizeof part, "%s.%ld.part", path, atomic_load(&store->count));
  FILE *file = make_folders(store, path) ? fopen(part, "wbx") : NULL;
  if (file == NULL) {
    return false;
  }
  size_t length = exchange->body.length;
  bool good = fwrite(buffer_text(&exchange->body), 1, length, file) == length;
  good = fclose(file) == 0 && good;
  return good && rename(part, path) == 0;
}

static void add_etag(struct exchange *exchange, const struct buffer *bytes) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  char hex[2 * EVP_MAX_MD_SIZE + 1] = "";
  unsigned length = 0;
  (void)EVP_Digest(buffer_text(bytes), bytes->length, digest, &length, EVP_md5(), NULL);
  for (unsigned i = 0; i < length; i++) {
    (void)snprintf(hex + (size_t)i * 2, 3, "%02x", digest[i]);
  }
  exchange_add_header(exchange, "ETag", "\"%s\"", hex);
}

static void answer_read(struct exchange *exchange, const char *path) {
  struct error error;
  if (file_read(path, &exchange->answer, &error) != 0) {
    refuse(exchange, 404, "NoSuchKey");
    return;
  }
  exchange->content_type = "application/octet-stream";
  add_etag(exchange, &exchange->answer);
}

static void store_handle(struct exchange *exchange, void *context) {
  struct store *store = context;
  char path[PATH_ROOM];
  bool reading = strcmp(exchange->method, "GET") == 0 || strcmp(exchange->method, "HEAD") == 0;
  long number = atomic_fetch_add(&store->count, 1) + 1;
  const char *fault = reading && !store->closed && exchange_header(exchange, "Authorization") == NULL
                          ? NULL
                          : sigv4_fault(exchange, &store->keys, time(NULL));
  if (store->busy > 0 && number % store->busy == 0) {
    refuse(exchange, 503, "SlowDown");
  } else if (fault != NULL) {
    refuse(exchange, strncmp(fault, "XAmz", 4) == 0 || strncmp(fault, "Missing", 7) == 0 ? 400 : 403, fault);
  } else if (!file_of(store, exchange, path)) {
    refuse(exchange, 400, "InvalidURI");
  } else if (reading) {
    answer_read(exchange, path);
  } else if (strcmp(exchange->method, "PUT") == 0 && exchange_header(exchange, "Content-Length") == NULL) {
    refuse(exchange, 411, "MissingContentLength");
  } else if (strcmp(exchange->method, "PUT") == 0) {
    if (keep(store, exchange, path)) {
      add_etag(exchange, &exchange->body);
    } else {
      refuse(exchange, 500, "InternalError");
    }
  } else if (strcmp(exchange->method, "DELETE") == 0) {
    (void)unlink(path);
    exchange->status = 204;
  } else {
    refuse(exchange, 405, "MethodNotAllowed");
  }
}

static void read_arguments(struct store *store, struct server_options *options, int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    const char *name = argv[i];
    const char *value = i + 1 < argc ? argv[i + 1] : "";
    if (strcmp(name, "--closed") == 0) {
      store->closed = true;
      continue;
    }
    i++;
    if (strcmp(name, "--root") == 0) {
      store->root = value;
    } else if (strcmp(name, "--user") == 0) {
      store->keys.user = value;
    } else if (strcmp(name, "--secret") == 0) {
      store->keys.secret = value;
    } else if (strcmp(name, "--token") == 0) {
      store->keys.token = value;
    } else if (strcmp(name, "--region") == 0) {
      store->keys.region = value;
    } else if (strcmp(name, "--busy") == 0) {
      store->busy = atol(value);
    } else if (strcmp(name, "--port") == 0) {
      options->port = atoi(value);
    } else if (strcmp(name, "--cert") == 0) {
      options->certificate = value;
    } else if (strcmp(name, "--cert-key") == 0) {
      options->private_key = value;
    } else if (strcmp(name, "--log") == 0) {
      options->log = open(value, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    } else {
      (void)fprintf(stderr, "s3_double: %s makes no sense here; see tests/registry/README.md\n", name);
      exit(2);
    }
  }
}

int main(int argc, char **argv) {
  struct store store = {.keys = {.user = "user", .secret = "secret", .region = "us-east-1"}};
  struct server_options options = {
      .name = "s3", .log = -1, .largest_body = LARGEST_OBJECT, .handle = store_handle, .context = &store};
  read_arguments(&store, &options, argc, argv);
  if (store.root == NULL) {
    (void)fprintf(stderr, "s3_double: --root FOLDER is missing\n");
    return 2;
  }
  (void)signal(SIGPIPE, SIG_IGN);
  int port = server_start(&options);
  if (port < 0) {
    return 1;
  }
  printf("listening on %d\n", port);
  (void)fflush(stdout);
  for (;;) {
    (void)pause();
  }
}
