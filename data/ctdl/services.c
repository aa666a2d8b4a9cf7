/* SPDX-License-Identifier: MIT */
/* Verification services, and actions of quality assurance. */
#include <string.h>

#include "data/ctdl/reader.h"

enum { MOST_SERVICES = 100 };

static const char *read_address(struct reader *reader, const struct tree *value) {
  value = tree_each(value, 0);
  const struct tree *id = tree_get(value, "@id");
  return read_line(reader, id != NULL ? id : value);
}

static int read_answer(const struct tree *value) {
  const struct tree *item = tree_each(value, 0);
  const char *text = tree_text(item);
  bool yes = tree_is(item, TREE_TRUE) || (text != NULL && strcmp(text, "true") == 0);
  bool no = tree_is(item, TREE_FALSE) || (text != NULL && strcmp(text, "false") == 0);
  if (yes || no) {
    tree_mark(item, TREE_TAKEN);
  }
  return yes ? 1 : no ? 0 : -1;
}

static struct verification read_verification(struct reader *reader, const struct tree *profile) {
  struct verification service = {.must_authorize = -1};
  for (const struct tree *item = tree_first_member(profile); item != NULL; item = tree_next(item)) {
    switch ((enum term)item->term) {
      case TERM_NAME:
        service.name = read_text(reader, item, TEXT_LINE, NAME_LIMIT);
        break;
      case TERM_DESCRIPTION:
        read_both(reader, item, TEXT_LIMIT, &service.description, &service.description_es);
        break;
      case TERM_VERIFICATION_SERVICE:
        service.service_url = read_address(reader, item);
        break;
      case TERM_VERIFICATION_DIRECTORY:
        service.directory_url = read_address(reader, item);
        break;
      case TERM_HOLDER_MUST_AUTHORIZE:
        service.must_authorize = read_answer(item);
        break;
      case TERM_VERIFIED_CLAIM_TYPE:
        add_concepts(reader, &service.claim_types, item, "claimType");
        break;
      case TERM_VERIFICATION_METHOD:
        service.method = read_text(reader, item, TEXT_LINES, TEXT_LIMIT);
        break;
      default:
        break;
    }
  }
  return service;
}

void add_verification(struct reader *reader, struct record *record, const struct tree *profile) {
  struct verification service = read_verification(reader, profile);
  bool says = service.name != NULL || service.description != NULL || service.service_url != NULL ||
              service.directory_url != NULL || service.method != NULL || service.claim_types.count > 0 ||
              service.must_authorize >= 0;
  struct verification *items = NULL;
  if (says && record->verification_count < MOST_SERVICES) {
    items = list_room(reader, record->verifications, record->verification_count, sizeof *items);
  }
  if (items != NULL) {
    record->verifications = items;
    record->verifications[record->verification_count++] = service;
  }
}

/* Services stand inline, in the same document, or in records of their own. */
void add_verifications(struct reader *reader, struct record *record, const struct tree *value, const char *relation) {
  size_t count = tree_each_count(value);
  for (size_t i = 0; i < count && i < MOST_SERVICES; i++) {
    const struct tree *item = tree_each(value, i);
    const struct tree *profile = follow(reader, item);
    if (profile == NULL || node_ctid(reader, profile) != NULL) {
      add_links(reader, &record->related, item, relation);
    } else {
      add_verification(reader, record, profile);
    }
  }
}

/* ---- actions ---- */

static const char *const actions[][2] = {
    {"AccreditAction", "accreditedBy"},     {"ApproveAction", "approvedBy"}, {"RecognizeAction", "recognizedBy"},
    {"RegulateAction", "regulatedBy"},      {"RenewAction", "renewedBy"},    {"RevokeAction", "revokedBy"},
    {"RegistrationAction", "registeredBy"}, {"OfferAction", "offeredBy"},
};

static const char *action_relation(const char *type) {
  const char *colon = type == NULL ? NULL : strrchr(type, ':');
  const char *name = colon == NULL ? type : colon + 1;
  for (size_t i = 0; name != NULL && i < sizeof actions / sizeof actions[0]; i++) {
    if (strcmp(name, actions[i][0]) == 0) {
      return actions[i][1];
    }
  }
  return name;
}

void take_action(struct reader *reader, struct record *record, const struct tree *node) {
  struct action *action = arena_alloc(reader->arena, sizeof *action);
  if (action == NULL) {
    reader->out_of_memory = true;
    return;
  }
  action->relation = action_relation(record->type);
  action->from = record->from;
  action->to = record->to;
  for (const struct tree *item = tree_first_member(node); item != NULL; item = tree_next(item)) {
    switch ((enum term)item->term) {
      case TERM_ACTING_AGENT:
        add_references(reader, &action->agents, item);
        break;
      case TERM_OBJECT:
        add_references(reader, &action->objects, item);
        break;
      case TERM_INSTRUMENT:
        add_references(reader, &action->instrument, item);
        break;
      case TERM_RESULTING_AWARD:
        add_references(reader, &action->results, item);
        break;
      case TERM_ACTION_STATUS:
        action->status = read_concept(reader, tree_each(item, 0), "actionStat");
        break;
      default:
        break;
    }
  }
  record->action = action;
}
