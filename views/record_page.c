/* SPDX-License-Identifier: MIT */
/* The page of a record that is no credential. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/credential.h"
#include "views/format.h"
#include "views/labels.h"
#include "views/record.h"

enum { LINE = 2048 };

/* "29-1141.00" at the end of an address, as O*NET has them. */
static const char *job_code(const char *address) {
  const char *slash = address == NULL ? NULL : strrchr(address, '/');
  const char *code = slash == NULL ? address : slash + 1;
  if (code == NULL || strlen(code) != 10) {
    return NULL;
  }
  for (size_t i = 0; i < 10; i++) {
    bool right = i == 2 ? code[i] == '-' : i == 7 ? code[i] == '.' : isdigit((unsigned char)code[i]) != 0;
    if (!right) {
      return NULL;
    }
  }
  return code;
}

const char *record_target(struct arena *arena, const struct resource_link *link) {
  if (link->ctid != NULL) {
    return arena_printf(arena, "show %s", link->ctid);
  }
  const char *code = strcmp(link->relation, "occupationType") == 0 ? job_code(link->url) : NULL;
  return code == NULL ? NULL : arena_printf(arena, "job %s", code);
}

void record_put_link(struct page *page, struct arena *arena, const struct resource_link *link, int indent,
                     bool with_kind) {
  const char *target = record_target(arena, link);
  const char *name = record_words(link->name, link->name_es);
  if (name == NULL || name[0] == '\0') {
    name = link->url != NULL ? link->url : link->ctid != NULL ? link->ctid : _("not named");
  }
  bool typed = with_kind && link->type != NULL && strchr(link->type, ':') != NULL && strchr(link->type, '/') == NULL;
  bool address = target == NULL && link->url != NULL && name != link->url;
  const char *text = arena_printf(arena, "%*s%s%s%s%s%s", indent, "", name, typed ? " · " : "",
                                  typed ? label_type(link->type) : "", address ? " - " : "", address ? link->url : "");
  if (text != NULL && target != NULL) {
    page_link(page, text, target);
  } else if (text != NULL) {
    page_text(page, STYLE_PLAIN, text);
  }
}

/* --- lists --- */

struct placed {
  const struct resource_link *link;
  int group;
  size_t place;
};

/* Relations without words come last, each by itself. */
static int compare_groups(const struct resource_link *a, int group_a, const struct resource_link *b, int group_b) {
  if (group_a != group_b) {
    return group_a < 0 ? 1 : group_b < 0 ? -1 : group_a < group_b ? -1 : 1;
  }
  int order = group_a >= 0 ? 0 : strcmp(a->relation, b->relation);
  return order != 0 || group_a >= 0 ? order : (int)a->from_other - (int)b->from_other;
}

static int compare_placed(const void *one, const void *two) {
  const struct placed *a = one;
  const struct placed *b = two;
  int order = compare_groups(a->link, a->group, b->link, b->group);
  return order != 0 ? order : a->place < b->place ? -1 : 1;
}

static bool same_end(const struct resource_link *a, const struct resource_link *b) {
  if (a->ctid != NULL || b->ctid != NULL) {
    return a->ctid != NULL && b->ctid != NULL && strcmp(a->ctid, b->ctid) == 0;
  }
  bool addresses = a->url != NULL && b->url != NULL;
  return strcmp(a->name, b->name) == 0 && (!addresses || strcmp(a->url, b->url) == 0);
}

static int compare_ends(const void *one, const void *two) {
  const struct placed *a = one;
  const struct placed *b = two;
  int order = compare_groups(a->link, a->group, b->link, b->group);
  if (order == 0) {
    order = strcmp(a->link->ctid == NULL ? "" : a->link->ctid, b->link->ctid == NULL ? "" : b->link->ctid);
  }
  if (order == 0) {
    order = strcmp(a->link->name, b->link->name);
  }
  return order != 0 ? order : a->place < b->place ? -1 : 1;
}

/* Both sides may say the same: it stays where it came first. */
static size_t drop_repeated(struct placed *placed, size_t count) {
  qsort(placed, count, sizeof *placed, compare_ends);
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    const struct placed *last = kept == 0 ? NULL : &placed[kept - 1];
    bool again = last != NULL && compare_groups(last->link, last->group, placed[i].link, placed[i].group) == 0 &&
                 same_end(last->link, placed[i].link);
    if (!again) {
      placed[kept++] = placed[i];
    }
  }
  qsort(placed, kept, sizeof *placed, compare_placed);
  return kept;
}

static size_t end_of_group(const struct placed *placed, size_t count, size_t start) {
  size_t end = start + 1;
  while (end < count &&
         compare_groups(placed[start].link, placed[start].group, placed[end].link, placed[end].group) == 0) {
    end++;
  }
  return end;
}

/* A step of a pathway is not about something, it stands for it. */
static const char *relation_of(const struct resource *resource, const struct resource_link *link) {
  const char *kind = link->from_other ? link->kind : resource->kind;
  bool step = kind != NULL && strcmp(kind, "component") == 0 && strcmp(link->relation, "about") == 0;
  return step ? "proxyFor" : link->relation;
}

const struct record_list *record_lists(struct arena *arena, const struct resource *resource, size_t *count) {
  size_t links = resource->link_count;
  struct placed *placed = arena_array(arena, links + 1, sizeof *placed);
  const struct resource_link **sorted = arena_array(arena, links + 1, sizeof *sorted);
  struct record_list *lists = arena_array(arena, links + 1, sizeof *lists);
  *count = 0;
  if (placed == NULL || sorted == NULL || lists == NULL) {
    return NULL;
  }
  for (size_t i = 0; i < links; i++) {
    const struct resource_link *link = &resource->links[i];
    placed[i] = (struct placed){link, label_relation_group(relation_of(resource, link), link->from_other), i};
  }
  links = drop_repeated(placed, links);
  for (size_t i = 0; i < links; i++) {
    sorted[i] = placed[i].link;
  }
  for (size_t start = 0; start < links;) {
    size_t end = end_of_group(placed, links, start);
    lists[(*count)++] = (struct record_list){relation_of(resource, sorted[start]), sorted + start, end - start};
    start = end;
  }
  return lists;
}

/* Who owns or offers it stands at the top of the page. */
static bool is_owner_again(const struct resource *resource, const struct record_list *list) {
  int group = label_relation_group(list->links[0]->relation, list->links[0]->from_other);
  bool owner = group == label_relation_group("ownedBy", 0) || group == label_relation_group("offeredBy", 0);
  const char *ctid = list->links[0]->ctid;
  return owner && list->count == 1 && ctid != NULL && resource->owner_ctid != NULL &&
         strcmp(ctid, resource->owner_ctid) == 0;
}

void record_put_lists(struct page *page, struct arena *arena, const struct resource *resource,
                      bool (*wanted)(const struct resource_link *link)) {
  size_t count;
  const struct record_list *lists = record_lists(arena, resource, &count);
  for (size_t i = 0; lists != NULL && i < count; i++) {
    const struct record_list *list = &lists[i];
    if (is_owner_again(resource, list)) {
      continue;
    }
    if (wanted != NULL && !wanted(list->links[0])) {
      continue;
    }
    page_section(page, label_relation(list->relation, list->links[0]->from_other));
    for (size_t j = 0; j < list->count; j++) {
      record_put_link(page, arena, list->links[j], 0, true);
    }
  }
  if (wanted == NULL && resource->link_count >= (size_t)CREDENTIAL_MOST_LINES) {
    page_text(page, STYLE_DIM,
              _("There are more than this page can hold; the records at the other end name this one."));
  }
}

/* --- the page --- */

static void put_identity(struct page *page, struct arena *arena, const struct resource *resource) {
  page_section(page, record_words(resource->name, resource->name_es));
  page_pair(page, _("Kind"), label_type(resource->type), STYLE_PLAIN);
  if (resource->code != NULL) {
    page_pair(page, _("Code"), resource->code, STYLE_PLAIN);
  }
  if (resource->status != NULL && strcmp(resource->status, "active") != 0) {
    page_pair(page, _("Status"), label_status(resource->status), STYLE_WARN);
  }
  char date[48];
  if (resource->starts != NULL) {
    format_date(date, sizeof date, resource->starts);
    page_pair(page, _("Since"), date, STYLE_PLAIN);
  }
  if (resource->ends != NULL) {
    format_date(date, sizeof date, resource->ends);
    page_pair(page, _("Until"), date, STYLE_PLAIN);
  }
  if (resource->url != NULL) {
    page_pair(page, _("Link"), resource->url, STYLE_PLAIN);
  }
  if (resource->owner != NULL && resource->owner_ctid != NULL) {
    const char *owner = arena_printf(arena, _("From %s"), resource->owner);
    const char *target = arena_printf(arena, "show %s", resource->owner_ctid);
    page_link(page, owner == NULL ? resource->owner : owner, target);
  } else if (resource->owner != NULL) {
    page_pair(page, _("From"), resource->owner, STYLE_PLAIN);
  }
  const char *description = record_words(resource->description, resource->description_es);
  if (!record_is_filler(description) && strcmp(description, resource->name) != 0) {
    page_blank(page);
    page_text(page, STYLE_PLAIN, description);
  }
}

/* What an organization offers is a search, as it may be thousands. */
static void put_offers(struct page *page, struct arena *arena, const struct resource *resource) {
  char name[256];
  size_t at = 0;
  for (size_t i = 0; resource->name[i] != '\0' && at + 1 < sizeof name; i++) {
    name[at++] = resource->name[i] == '"' ? ' ' : resource->name[i];
  }
  name[at] = '\0';
  const char *target = arena_printf(arena, "find provider:\"%s\"", name);
  page_section(page, _("What it offers"));
  page_link(page, _("Credentials and training from it"), target);
}

void record_put_more(struct page *page, struct arena *arena, const struct resource *resource) {
  (void)arena;
  char date[48];
  page_section(page, _("More about this record"));
  record_put_facts(page, resource, true, 0);
  page_pair(page, "CTID", resource->ctid, STYLE_PLAIN);
  format_date(date, sizeof date, resource->updated);
  page_pair(page, _("Date"), date, STYLE_PLAIN);
}

static bool is_kind(const struct resource *resource, const char *kind) {
  return strcmp(resource->kind, kind) == 0;
}

/* Stands elsewhere on the page already. */
static bool is_no_step(const struct resource_link *link) {
  bool step = link->kind != NULL && strcmp(link->kind, "component") == 0;
  return !step;
}

static bool is_no_competency(const struct resource_link *link) {
  bool inside = link->kind != NULL && strcmp(link->kind, "competency") == 0;
  int group = label_relation_group(link->relation, link->from_other);
  bool tree =
      group >= 0 && (group == label_relation_group("hasTopChild", 0) || group == label_relation_group("hasChild", 0) ||
                     group == label_relation_group("hasPart", 0));
  return !inside || !tree;
}

static void put_body(struct view *view, struct page *page) {
  struct credential_state *state = view->state;
  const struct resource *resource = &state->resource;
  if (record_has_facts(resource, false)) {
    page_section(page, _("What it says"));
    record_put_facts(page, resource, false, 0);
  }
  record_put_figures(page, resource);
  if (resource->need_count > 0) {
    page_section(page, _("What you need"));
    record_put_needs(page, view->arena, resource, 0);
  }
  if (is_kind(resource, "organization")) {
    put_offers(page, view->arena, resource);
  }
  if (is_kind(resource, "pathway")) {
    record_put_pathway(page, view->arena, &state->steps);
    record_put_lists(page, view->arena, resource, is_no_step);
  } else if (state->steps.count > 0) {
    record_put_tree(page, view->arena, &state->steps);
    record_put_lists(page, view->arena, resource, is_no_competency);
  } else {
    record_put_lists(page, view->arena, resource, NULL);
  }
}

int record_load(struct view *view, struct error *error) {
  struct credential_state *state = view->state;
  state->steps = (struct record_steps){0};
  if (resource_read(view->session->catalog, view->arena, state->ctid, &state->resource, error) != 0) {
    return -1;
  }
  if (is_kind(&state->resource, "pathway") && record_read_pathway(view, &state->resource, &state->steps, error) != 0) {
    return -1;
  }
  if ((is_kind(&state->resource, "framework") || is_kind(&state->resource, "competency")) &&
      record_read_tree(view, &state->resource, &state->steps, error) != 0) {
    return -1;
  }
  page_clear(state->page);
  put_identity(state->page, view->arena, &state->resource);
  put_body(view, state->page);
  record_put_more(state->page, view->arena, &state->resource);
  return 0;
}
