/* SPDX-License-Identifier: MIT */
/* /search: rows are resources, not envelopes. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "tests/registry/registry.h"

/* What is asked for. */
struct question {
  const char *types; /* of envelopes, comma-separated; NULL all */
  const char *ctids, *envelope_id, *owned_by, *text, *kind, *ctid;
  enum provisional provisional;
  bool nothing; /* a parameter that nobody knows became a filter that nothing passes */
  bool blanks, only_blanks, bodies, ascending;
};

/* Aliases of the community's settings, which are older than some classes. */
static const struct {
  const char *alias, *types;
} aliases[] = {{"credential",
                "ceterms:Certificate,ceterms:Certification,ceterms:License,ceterms:AssociateDegree,"
                "ceterms:BachelorDegree,ceterms:MasterDegree,ceterms:DigitalBadge,ceterms:CertificateOfCompletion,"
                "ceterms:ApprenticeshipCertificate"},
               {"organization", "ceterms:CredentialOrganization,ceterms:QACredentialOrganization"},
               {"course", "ceterms:Course"},
               {"learning_opportunity_profile", "ceterms:LearningOpportunityProfile"},
               {"assessment_profile", "ceterms:AssessmentProfile"},
               {"pathway", "ceterms:Pathway"},
               {"competency_framework", "ceasn:CompetencyFramework"},
               {"competency", "ceasn:Competency"},
               {"transfer_value_profile", "ceterms:TransferValueProfile"},
               {"task_profile", "ceterms:Task"},
               {"collection", "ceterms:Collection"}};

static bool in_list(const char *list, const char *word) {
  size_t length = strlen(word);
  while (list != NULL && *list != '\0') {
    size_t part = strcspn(list, ",");
    if (part == length && strncmp(list, word, length) == 0) {
      return true;
    }
    list += part + (list[part] == ',');
  }
  return false;
}

static const char *types_of(const char *alias) {
  size_t length = strlen(alias);
  if (length > 0 && alias[length - 1] == 's') {
    length--; /* made singular */
  }
  for (size_t i = 0; i < sizeof aliases / sizeof aliases[0]; i++) {
    if (strlen(aliases[i].alias) == length && strncmp(aliases[i].alias, alias, length) == 0) {
      return aliases[i].types;
    }
  }
  return "";
}

/* One parameter of the question; false for those that only page. */
static void ask(struct question *question, const struct header *parameter) {
  static const char *const quiet[] = {"page", "per_page", "provisional", "sort_by",
                                      "type", "from",     "until",       "community"};
  const char *name = parameter->name;
  const char *value = parameter->value;
  for (size_t i = 0; i < sizeof quiet / sizeof quiet[0]; i++) {
    if (strcmp(name, quiet[i]) == 0) {
      return;
    }
  }
  if (strcmp(name, "envelope_ctdl_type") == 0) {
    question->types = value;
  } else if (strcmp(name, "envelope_ceterms_ctid") == 0) {
    question->ctids = value;
  } else if (strcmp(name, "owned_by") == 0) {
    question->owned_by = value;
  } else if (strcmp(name, "resource_publish_type") == 0) {
    question->nothing = question->nothing || strcmp(value, "primary") != 0;
  } else if (strcmp(name, "resource_type") == 0) {
    question->kind = types_of(value);
  } else if (strcmp(name, "ceterms:ctid") == 0) {
    question->ctid = value;
  } else if (strcmp(name, "fts") == 0) {
    question->text = value;
  } else if (strcmp(name, "metadata_only") == 0) {
    question->bodies = strcmp(value, "true") != 0;
  } else if (strcmp(name, "with_bnodes") == 0) {
    question->blanks = strcmp(value, "false") != 0;
    question->only_blanks = strcmp(value, "only") == 0;
  } else if (strcmp(name, "sort_order") == 0) {
    question->ascending = strcmp(value, "asc") == 0;
  } else {
    question->nothing = true;
  }
}

static bool entry_fits(const struct state *state, const struct question *question, const struct entry *entry) {
  char ctid[CTID_SIZE];
  char owner[CTID_SIZE];
  struct recipe recipe = {.seed = state_seed(state), .number = entry->number, .others = state_first_count(state)};
  record_ctid(recipe.seed, entry->number, 0, ctid);
  record_ctid(recipe.seed, record_owner(&recipe), 0, owner);
  return !question->nothing && provisional_fits(question->provisional, entry->provisional) &&
         (question->types == NULL || in_list(question->types, record_type(entry->number))) &&
         (question->ctids == NULL || in_list(question->ctids, ctid)) &&
         (question->owned_by == NULL || in_list(question->owned_by, owner));
}

static bool member_fits(const struct question *question, const json_t *object) {
  const char *id = json_string_value(json_object_get(object, "@id"));
  const char *type = json_string_value(json_object_get(object, "@type"));
  const char *ctid = json_string_value(json_object_get(object, "ceterms:ctid"));
  bool blank = id == NULL || strncmp(id, "_:", 2) == 0;
  if ((blank && !question->blanks) || (!blank && question->only_blanks)) {
    return false;
  }
  if (question->text != NULL) {
    char *text = json_dumps(object, JSON_COMPACT);
    bool holds = text != NULL && strcasestr(text, question->text) != NULL;
    free(text);
    if (!holds) {
      return false;
    }
  }
  return (question->kind == NULL || in_list(question->kind, type)) &&
         (question->ctid == NULL || (ctid != NULL && strcmp(ctid, question->ctid) == 0));
}

static int by_update(const void *left, const void *right) {
  const struct entry *a = *(const struct entry *const *)left;
  const struct entry *b = *(const struct entry *const *)right;
  if (a->updated != b->updated) {
    return a->updated < b->updated ? -1 : 1;
  }
  return a->number < b->number ? -1 : 1;
}

/* Entries that fit, in the order that was asked for; in the exchange's memory. */
static size_t choose(const struct state *state, struct exchange *exchange, const struct question *question,
                     const struct entry ***chosen) {
  size_t count = 0;
  const struct entry **entries = arena_array(exchange->arena, state_count(state) + 1, sizeof(struct entry *));
  for (size_t i = 0; entries != NULL && i < state_count(state); i++) {
    if (entry_fits(state, question, state_at(state, i))) {
      entries[count++] = state_at(state, i);
    }
  }
  qsort(entries, count, sizeof(struct entry *), by_update);
  for (size_t i = 0; !question->ascending && i < count / 2; i++) {
    const struct entry *first = entries[i];
    entries[i] = entries[count - 1 - i];
    entries[count - 1 - i] = first;
  }
  *chosen = entries;
  return count;
}

static void add_rows(struct registry *registry, struct exchange *exchange, const struct question *question,
                     const struct entry *entry, struct paging *paging) {
  size_t first = (paging->page - 1) * paging->per_page;
  json_t *document = state_document(registry->state, entry);
  const json_t *members = json_object_get(document, "@graph");
  for (size_t i = 0; i < json_array_size(members); i++) {
    const json_t *object = json_array_get(members, i);
    if (!member_fits(question, object)) {
      continue;
    }
    if (paging->total >= first && paging->total < first + paging->per_page) {
      struct envelope_form form = {.bodies = question->bodies, .document = document, .inner = object};
      buffer_add_text(&exchange->answer, exchange->answer.length == 1 ? "" : ",");
      envelope_write(&exchange->answer, registry->state, entry, &form);
    }
    paging->total++;
  }
  json_decref(document);
}

void answer_search(struct registry *registry, struct exchange *exchange) {
  struct paging paging;
  struct question question = {.bodies = true};
  struct header parameter;
  size_t position = 0;
  const struct entry **entries = NULL;
  if (!paging_read(exchange, &paging) || !provisional_read(exchange, PROVISIONAL_EXCLUDE, &question.provisional)) {
    return;
  }
  const char *end = strrchr(exchange->path, '/');
  const char *kind = end;
  while (kind > exchange->path && kind[-1] != '/') {
    kind--;
  }
  if (end - kind > 0 && strncmp(kind, "ce-registry", 11) != 0 && strncmp(kind, "ce_registry", 11) != 0) {
    question.kind = types_of(arena_strndup(exchange->arena, kind, (size_t)(end - kind)));
  }
  while (exchange_each(exchange, &position, &parameter)) {
    ask(&question, &parameter);
  }
  size_t count = choose(registry->state, exchange, &question, &entries);
  buffer_add_char(&exchange->answer, '[');
  for (size_t i = 0; i < count; i++) {
    add_rows(registry, exchange, &question, entries[i], &paging);
  }
  buffer_add_char(&exchange->answer, ']');
  paging_headers(exchange, &paging);
}
