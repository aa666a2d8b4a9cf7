/* SPDX-License-Identifier: MIT */
#include "tests/registry/registry.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_PARTS = 6, MOST_PER_PAGE = 200 };

struct route {
  const char *parts; /* after the community; * is the id */
  const char *method;
  enum { OPEN, SECURED, SECURED_SEARCH, PUBLISHER } access;
  void (*plain)(struct registry *, struct exchange *);
  void (*with_id)(struct registry *, struct exchange *, const char *);
};

void answer_error(struct exchange *exchange, int status, const char *message) {
  exchange_answer(exchange, status, "application/json", "{\"errors\":[\"%s\"]}", message);
}

static bool number_of(const char *text, size_t *number) {
  char *end = NULL;
  unsigned long value = strtoul(text, &end, 10);
  if (text[0] < '0' || text[0] > '9' || *end != '\0' || value == 0) {
    return false;
  }
  *number = value;
  return true;
}

bool paging_read(struct exchange *exchange, struct paging *paging) {
  const char *page = exchange_parameter(exchange, "page");
  const char *per_page = exchange_parameter(exchange, "per_page");
  *paging = (struct paging){.page = 1, .per_page = 10};
  if (page != NULL && !number_of(page, &paging->page)) {
    answer_error(exchange, 400, "page is invalid");
    return false;
  }
  if (per_page != NULL && !number_of(per_page, &paging->per_page)) {
    answer_error(exchange, 400, "per_page is invalid");
    return false;
  }
  if (paging->per_page > MOST_PER_PAGE) {
    answer_error(exchange, 400, "per_page must be less than or equal 200");
    return false;
  }
  return true;
}

void paging_headers(struct exchange *exchange, const struct paging *paging) {
  size_t total = paging->total;
  size_t pages = (total + paging->per_page - 1) / paging->per_page;
  long value = 0;
  if (defects_seen(exchange, "no-totals", &value)) {
    return;
  }
  if (defects_seen(exchange, "old-totals", &value)) {
    exchange_add_header(exchange, "Total", "%zu", total);
    exchange_add_header(exchange, "Per-Page", "%zu", paging->per_page);
    exchange_add_header(exchange, "Link", "<http://localhost%s?page=%zu>; rel=\"last\"", exchange->path, pages);
    return;
  }
  if (defects_seen(exchange, "wrong-total", &value)) {
    total = (size_t)value;
    pages = 1;
  }
  exchange_add_header(exchange, "X-Total", "%zu", total);
  exchange_add_header(exchange, "X-Total-Pages", "%zu", pages);
  exchange_add_header(exchange, "X-Per-Page", "%zu", paging->per_page);
  exchange_add_header(exchange, "X-Page", "%zu", paging->page);
  char next[24] = "";
  char previous[24] = "";
  if (paging->page < pages) {
    (void)snprintf(next, sizeof next, "%zu", paging->page + 1);
  }
  if (paging->page > 1) {
    (void)snprintf(previous, sizeof previous, "%zu", paging->page - 1);
  }
  exchange_add_header(exchange, "X-Next-Page", "%s", next);
  exchange_add_header(exchange, "X-Prev-Page", "%s", previous);
  exchange_add_header(exchange, "X-Offset", "0");
}

bool provisional_read(struct exchange *exchange, enum provisional usual, enum provisional *wanted) {
  static const char *const names[] = {"exclude", "include", "only"};
  const char *value = exchange_parameter(exchange, "provisional");
  *wanted = usual;
  for (int i = 0; value != NULL && i < 3; i++) {
    if (strcmp(value, names[i]) == 0) {
      *wanted = (enum provisional)i;
      return true;
    }
  }
  if (value != NULL) {
    answer_error(exchange, 400, "provisional does not have a valid value");
  }
  return value == NULL;
}

bool provisional_fits(enum provisional wanted, bool provisional) {
  return wanted == PROVISIONAL_INCLUDE || (wanted == PROVISIONAL_ONLY) == provisional;
}

static void answer_root(struct registry *registry, struct exchange *exchange) {
  exchange_answer(exchange, 200, "application/json",
                  "{\"api_version\":\"v1\",\"total_envelopes\":%zu,\"metadata_communities\":{\"ce_registry\":"
                  "\"http://localhost/ce-registry\"},\"info\":\"http://localhost/info\"}",
                  state_count(registry->state));
}

static void answer_info(struct registry *registry, struct exchange *exchange) {
  exchange_answer(exchange, 200, "application/json", "{\"total_envelopes\":%zu,\"backup_item\":\"credential-engine\"}",
                  state_count(registry->state));
}

static const struct route routes[] = {{"community/info", "GET", OPEN, answer_info, NULL},
                                      {"community", "GET", OPEN, answer_info, NULL},
                                      {"envelopes", "GET", SECURED, answer_list, NULL},
                                      {"envelopes/events", "GET", OPEN, answer_events, NULL},
                                      {"envelopes/download", "GET", PUBLISHER, answer_archive, NULL},
                                      {"envelopes/download", "POST", PUBLISHER, answer_archive, NULL},
                                      {"envelopes/*", "GET", OPEN, NULL, answer_envelope},
                                      {"resources/check_existence", "POST", OPEN, answer_existence, NULL},
                                      {"resources/*", "GET", SECURED, NULL, answer_resource},
                                      {"graph/search", "POST", SECURED, answer_graphs, NULL},
                                      {"graph/*", "GET", SECURED, NULL, answer_graph},
                                      {"search", "GET", SECURED_SEARCH, answer_search, NULL},
                                      {"*/search", "GET", SECURED_SEARCH, answer_search, NULL}};

/* Whoever sends a key sends it last in the header, after whatever word. */
static bool has_key(const struct exchange *exchange, const char *key) {
  const char *header = exchange_header(exchange, "Authorization");
  const char *token = header == NULL ? NULL : strrchr(header, ' ');
  return header != NULL && key != NULL && strcmp(token != NULL ? token + 1 : header, key) == 0;
}

static bool may_enter(const struct registry *registry, struct exchange *exchange, const struct route *route) {
  bool known = has_key(exchange, registry->key) || has_key(exchange, registry->reader);
  if (route->access == PUBLISHER) {
    if (!known) {
      answer_error(exchange, 401, "Invalid token");
    } else if (!has_key(exchange, registry->key)) {
      exchange_answer(exchange, 403, "application/json",
                      "{\"error\":\"You are not authorized to perform this action\"}");
      known = false;
    }
    return known;
  }
  bool closed =
      (route->access == SECURED && registry->secured) || (route->access == SECURED_SEARCH && registry->secured_search);
  if (closed && !known) {
    answer_error(exchange, 401, "401 Unauthorized");
    return false;
  }
  return true;
}

/* Whether `path` is the route's; `id` is what stands for its star. */
static bool fits(const char *parts, const char *path, char id[SEGMENT_SIZE]) {
  const char *star = strchr(parts, '*');
  size_t front = star == NULL ? strlen(parts) : (size_t)(star - parts);
  if (star == NULL) {
    return strcmp(parts, path) == 0;
  }
  size_t back = strlen(star + 1);
  size_t length = strlen(path);
  if (length <= front + back || strncmp(parts, path, front) != 0 || strcmp(path + length - back, star + 1) != 0 ||
      length - front - back >= SEGMENT_SIZE) {
    return false;
  }
  memcpy(id, path + front, length - front - back);
  id[length - front - back] = '\0';
  return strchr(id, '/') == NULL;
}

static void dispatch(struct registry *registry, struct exchange *exchange, const char *path) {
  char id[SEGMENT_SIZE] = "";
  for (size_t i = 0; i < sizeof routes / sizeof routes[0]; i++) {
    const struct route *route = &routes[i];
    if (strcmp(route->method, exchange->method) != 0 || !fits(route->parts, path, id)) {
      continue;
    }
    if (!may_enter(registry, exchange, route)) {
      return;
    }
    if (route->plain != NULL) {
      route->plain(registry, exchange);
    } else {
      route->with_id(registry, exchange, exchange_decode(exchange->arena, id, strlen(id), false));
    }
    return;
  }
  exchange_answer(exchange, 404, "application/json", "{\"error\":\"Not Found\"}");
}

/* The path after the community, which may be left out. NULL for an unknown one. */
static const char *after_community(const char *path) {
  static const char *const first[] = {"community", "envelopes", "resources", "graph", "search"};
  size_t length = strcspn(path, "/");
  if ((length == 11 && strncmp(path, "ce-registry", 11) == 0) ||
      (length == 11 && strncmp(path, "ce_registry", 11) == 0)) {
    return path + length + (path[length] == '/');
  }
  for (size_t i = 0; i < sizeof first / sizeof first[0]; i++) {
    if (strlen(first[i]) == length && strncmp(path, first[i], length) == 0) {
      return path;
    }
  }
  return NULL;
}

void registry_handle(struct exchange *exchange, void *context) {
  struct registry *registry = context;
  const char *path = after_community(exchange->path + 1);
  bool answered = defects_before(registry->defects, registry->state, exchange);
  state_lock(registry->state);
  exchange->date = (time_t)(state_now(registry->state) / 1000);
  if (!answered) {
    exchange->content_type = "application/json";
    exchange_add_header(exchange, "Vary", "Origin");
    if (strcmp(exchange->path, "/") == 0) {
      answer_root(registry, exchange);
    } else if (path == NULL) {
      answer_error(exchange, 404, "Couldn't find the envelope community");
    } else {
      dispatch(registry, exchange, path);
    }
  }
  state_unlock(registry->state);
  defects_after(exchange);
}
