/* SPDX-License-Identifier: MIT */
#include "sync/registry_api.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "data/base/i18n.h"
#include "sync/registry_json.h"

enum { MOST_AT_ONCE = 16, LONGEST_PATH = 4096, LARGEST_LIGHT = 16 << 20 };

struct registry {
  struct http *http;
  char path[LONGEST_PATH]; /* of the community: "/ce-registry" */
};

struct registry *registry_new(struct http *http, const char *base) {
  struct registry *registry = calloc(1, sizeof *registry);
  if (registry == NULL) {
    return NULL;
  }
  const char *host = strstr(base, "://");
  const char *path = host == NULL ? NULL : strchr(host + 3, '/');
  size_t length = path == NULL ? 0 : strcspn(path, "?#");
  while (length > 0 && path[length - 1] == '/') {
    length--;
  }
  registry->http = http;
  (void)snprintf(registry->path, sizeof registry->path, "%.*s", (int)length, length == 0 ? "" : path);
  return registry;
}

void registry_free(struct registry *registry) {
  free(registry);
}

/* A body that ends in the middle is asked for again. */
static bool complete(const struct buffer *body, void *context) {
  (void)context;
  return registry_is_whole(buffer_text(body), body->length);
}

static bool is_page(const struct http_reply *reply) {
  const char *text = buffer_text(&reply->body);
  return text[strspn(text, " \t\r\n")] == '<' || reply->html;
}

/* A status of 400 to 499, or the last of many from 500 up, in one sentence. */
static int refused(const struct registry *registry, const struct http_reply *reply, struct error *error) {
  const char *host = http_name(registry->http);
  char said[300];
  if (reply->status == 401 && http_has_key(registry->http)) {
    return error_set(error, ERROR_NETWORK, _("%s does not accept the key. Check it with whoever gave it to you."),
                     host);
  }
  if (reply->status == 401) {
    return error_set(error, ERROR_NETWORK,
                     _("%s answers only those who have a key. Put yours into LADDERWAY_REGISTRY_KEY or a key file."),
                     host);
  }
  registry_read_refusal(buffer_text(&reply->body), reply->body.length, said, sizeof said);
  if (said[0] == '\0' && (reply->status == 404 || reply->status == 405)) {
    return error_set(error, ERROR_NOT_FOUND,
                     _("%s has no registry at this address. Check what follows the host's name."), host);
  }
  if (said[0] == '\0') {
    return error_set(error, ERROR_NETWORK, _("%s refused the request (%ld), and gives no reason."), host,
                     reply->status);
  }
  if (reply->status >= 500) {
    return error_set(error, ERROR_NETWORK, _("%s has trouble of its own (%ld: %s). Try again later."), host,
                     reply->status, said);
  }
  return error_set(error, reply->status == 404 ? ERROR_NOT_FOUND : ERROR_NETWORK,
                   _("%s refused the request (%ld: %s). Check the address."), host, reply->status, said);
}

static int check(const struct registry *registry, const struct http_reply *reply, struct error *error) {
  if (reply->status >= 400) {
    return refused(registry, reply, error);
  }
  if (is_page(reply)) {
    return error_set(error, ERROR_BAD_DATA,
                     _("A web page came instead of data from %s. A sign-in page of the network may stand in between: "
                       "open a browser, or check the address."),
                     http_name(registry->http));
  }
  return 0;
}

/* What a server said of its own trouble is more use than the bare status. */
static void explain(const struct registry *registry, const struct http_reply *replies, size_t count,
                    struct error *error) {
  char said[300];
  for (size_t i = 0; error->code == ERROR_NETWORK && i < count; i++) {
    registry_read_refusal(buffer_text(&replies[i].body), replies[i].body.length, said, sizeof said);
    if (replies[i].status >= 500 && said[0] != '\0') {
      (void)refused(registry, &replies[i], error);
      return;
    }
  }
}

static int exchange(struct registry *registry, const struct http_request *requests, size_t count,
                    struct http_reply *replies, struct error *error) {
  int status = http_send(registry->http, requests, count, replies, error);
  if (status != 0) {
    explain(registry, replies, count, error);
  }
  return status;
}

/* Sends one request and looks at the status; the reply is the caller's to free. */
static int ask(struct registry *registry, struct arena *arena, const char *json, size_t limit, const char *path,
               struct http_reply *reply, struct error *error) {
  *reply = (struct http_reply){.status = 0};
  char *whole = path == NULL ? NULL : arena_printf(arena, "%s%s", registry->path, path);
  if (whole == NULL) {
    return error_no_memory(error);
  }
  struct http_request request = {.path = whole, .json = json, .limit = limit, .complete = complete};
  return exchange(registry, &request, 1, reply, error);
}

static void take_page(struct registry_page *page, const struct http_reply *reply) {
  page->total = reply->total;
  page->pages = reply->total_pages;
  page->date = reply->date;
}

int registry_probe(struct registry *registry, struct arena *arena, struct registry_page *page, struct error *error) {
  struct http_reply reply;
  *page = (struct registry_page){.total = -1, .pages = -1};
  int status =
      ask(registry, arena, NULL, LARGEST_LIGHT, "/envelopes?page=1&per_page=1&metadata_only=true", &reply, error);
  if (status == 0) {
    status = check(registry, &reply, error);
  }
  if (status == 0) {
    status = registry_read_envelopes(arena, buffer_text(&reply.body), reply.body.length, false, page, error);
  }
  take_page(page, &reply);
  http_reply_free(&reply);
  return status;
}

/* Pages of a list; `form` tells the path of a page with its number. */
struct walk {
  const char *paths[MOST_AT_ONCE];
  bool search;
  int count;
  size_t limit;
};

static int fetch_pages(struct registry *registry, struct arena *arena, const struct walk *walk,
                       struct registry_page *pages, struct error *error) {
  struct http_request requests[MOST_AT_ONCE] = {{.path = NULL}};
  struct http_reply replies[MOST_AT_ONCE];
  size_t count = (size_t)walk->count;
  for (size_t i = 0; i < count; i++) {
    if (walk->paths[i] == NULL) {
      return error_no_memory(error);
    }
    requests[i] = (struct http_request){.path = walk->paths[i], .limit = walk->limit, .complete = complete};
    pages[i] = (struct registry_page){.total = -1, .pages = -1};
  }
  int status = exchange(registry, requests, count, replies, error);
  for (size_t i = 0; i < count; i++) {
    if (status == 0) {
      status = check(registry, &replies[i], error);
    }
    if (status == 0) {
      status = registry_read_envelopes(arena, buffer_text(&replies[i].body), replies[i].body.length, walk->search,
                                       &pages[i], error);
    }
    take_page(&pages[i], &replies[i]);
    http_reply_free(&replies[i]); /* one parsed page at a time is enough in memory */
  }
  return status;
}

static int check_count(int count, struct error *error) {
  return count >= 1 && count <= MOST_AT_ONCE
             ? 0
             : error_set(error, ERROR_USAGE, _("At most %d pages can be asked for at once."), MOST_AT_ONCE);
}

int registry_list(struct registry *registry, struct arena *arena, long first, int count, bool bodies,
                  struct registry_page *pages, struct error *error) {
  struct walk walk = {.count = count, .limit = bodies ? HTTP_LARGEST_BODY : LARGEST_LIGHT};
  if (check_count(count, error) != 0) {
    return -1;
  }
  for (int i = 0; i < count; i++) {
    walk.paths[i] = arena_printf(arena, "%s/envelopes?page=%ld&per_page=%d%s", registry->path, first + i,
                                 REGISTRY_PAGE_SIZE, bodies ? "" : "&metadata_only=true");
  }
  return fetch_pages(registry, arena, &walk, pages, error);
}

/* Letters, digits and a few signs as they are, all others as %XX. */
static const char *escape(struct arena *arena, const char *text) {
  static const char digits[] = "0123456789ABCDEF";
  char *out = arena_alloc(arena, strlen(text) * 3 + 1);
  size_t at = 0;
  for (const unsigned char *in = (const unsigned char *)text; out != NULL && *in != '\0'; in++) {
    if ((*in >= '0' && *in <= '9') || (*in >= 'A' && *in <= 'Z') || (*in >= 'a' && *in <= 'z') ||
        strchr("-._~", *in) != NULL) {
      out[at++] = (char)*in;
    } else {
      out[at++] = '%';
      out[at++] = digits[*in >> 4];
      out[at++] = digits[*in & 15];
    }
  }
  return out;
}

int registry_search(struct registry *registry, struct arena *arena, const char *types, long first, int count,
                    struct registry_page *pages, struct error *error) {
  struct walk walk = {.count = count, .search = true, .limit = HTTP_LARGEST_BODY};
  const char *wanted = escape(arena, types);
  if (check_count(count, error) != 0) {
    return -1;
  }
  for (int i = 0; i < count && wanted != NULL; i++) {
    walk.paths[i] =
        arena_printf(arena, "%s/search?envelope_ctdl_type=%s&sort_by=updated_at&sort_order=asc&page=%ld&per_page=%d",
                     registry->path, wanted, first + i, REGISTRY_PAGE_SIZE);
  }
  return fetch_pages(registry, arena, &walk, pages, error);
}

int registry_events(struct registry *registry, struct arena *arena, const char *after, long page,
                    struct registry_events *events, struct error *error) {
  struct http_reply reply;
  const char *since = escape(arena, after);
  *events = (struct registry_events){.total = -1, .pages = -1};
  const char *path = since == NULL ? NULL
                                   : arena_printf(arena, "/envelopes/events?after=%s&page=%ld&per_page=%d", since, page,
                                                  REGISTRY_PAGE_SIZE);
  int status = ask(registry, arena, NULL, LARGEST_LIGHT, path, &reply, error);
  if (status == 0) {
    status = check(registry, &reply, error);
  }
  if (status == 0) {
    status = registry_read_events(arena, buffer_text(&reply.body), reply.body.length, events, error);
  }
  events->total = reply.total;
  events->pages = reply.total_pages;
  events->date = reply.date;
  http_reply_free(&reply);
  return status;
}

/* Only what was asked for: a server can't slip in other records this way. */
static void keep_asked(struct registry_page *page, const char *const *ctids, size_t count) {
  size_t kept = 0;
  for (size_t i = 0; i < page->count; i++) {
    bool asked = false;
    for (size_t k = 0; !asked && k < count; k++) {
      asked = strcasecmp(page->items[i].ctid, ctids[k]) == 0;
    }
    if (asked) {
      page->items[kept++] = page->items[i];
    }
  }
  page->count = kept;
}

int registry_graphs(struct registry *registry, struct arena *arena, const char *const *ctids, size_t count,
                    struct registry_page *page, struct error *error) {
  struct http_reply reply;
  *page = (struct registry_page){.total = -1, .pages = -1};
  if (count == 0 || count > REGISTRY_GRAPH_BATCH) {
    return count == 0
               ? 0
               : error_set(error, ERROR_USAGE, _("At most %d records can be asked for at once."), REGISTRY_GRAPH_BATCH);
  }
  const char *json = registry_write_ctids(arena, ctids, count);
  int status = ask(registry, arena, json, HTTP_LARGEST_BODY, json == NULL ? NULL : "/graph/search", &reply, error);
  if (status == 0) {
    status = check(registry, &reply, error);
  }
  if (status == 0) {
    status = registry_read_graphs(arena, buffer_text(&reply.body), reply.body.length, page, error);
  }
  if (status == 0) {
    keep_asked(page, ctids, count);
  }
  take_page(page, &reply);
  http_reply_free(&reply);
  return status;
}

static bool is_closed(long status) {
  return status == 401 || status == 403 || status == 404 || status == 405 || status == 410;
}

int registry_archive(struct registry *registry, struct arena *arena, bool order, struct registry_archive *archive,
                     struct error *error) {
  struct http_reply reply;
  *archive = (struct registry_archive){.state = ARCHIVE_REFUSED};
  int status = ask(registry, arena, order ? "{}" : NULL, LARGEST_LIGHT, "/envelopes/download", &reply, error);
  if (status == 0 && !is_closed(reply.status)) {
    status = check(registry, &reply, error);
    if (status == 0) {
      status = registry_read_archive(arena, buffer_text(&reply.body), reply.body.length, archive, error);
    }
  }
  http_reply_free(&reply);
  return status;
}

int registry_archive_fetch(struct registry *registry, const char *url, const char *path, struct error *error) {
  enum { LARGEST_ARCHIVE_GIB = 64 };
  struct http *elsewhere = NULL;
  const char *host = strstr(url, "://");
  const char *file = host == NULL ? NULL : strchr(host + 3, '/');
  if (file == NULL) {
    return error_set(error, ERROR_BAD_DATA, _("%s does not say where its archive lies."), http_name(registry->http));
  }
  if (http_elsewhere(&elsewhere, registry->http, url, error) != 0) {
    return -1;
  }
  int status = http_download(elsewhere, file, path, (long long)LARGEST_ARCHIVE_GIB << 30, error);
  http_take_counts(registry->http, elsewhere);
  http_free(elsewhere);
  return status;
}
