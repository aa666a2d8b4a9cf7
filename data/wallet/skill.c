/* SPDX-License-Identifier: MIT */
#include <ctype.h>
#include <string.h>

#include "data/wallet/reader.h"

/* ce- 8-4-4-4-12 hexadecimal digits */
enum { CTID_LENGTH = 39 };

static bool is_ctid(const char *text) {
  static const char form[] = "ce-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  for (size_t i = 0; i < (size_t)CTID_LENGTH; i++) {
    char wanted = form[i];
    bool fits = wanted == 'x' ? isxdigit((unsigned char)text[i]) != 0 : tolower((unsigned char)text[i]) == wanted;
    if (!fits) {
      return false;
    }
  }
  return isalnum((unsigned char)text[CTID_LENGTH]) == 0;
}

const char *skill_ctid(struct reader *reader, const char *text) {
  for (; text != NULL && *text != '\0'; text++) {
    if ((*text == 'c' || *text == 'C') && is_ctid(text)) {
      char *ctid = arena_strndup(reader->wallet->arena, text, CTID_LENGTH);
      for (size_t i = 0; ctid != NULL && i < (size_t)CTID_LENGTH; i++) {
        ctid[i] = (char)tolower((unsigned char)ctid[i]);
      }
      reader->no_memory = reader->no_memory || ctid == NULL;
      return ctid;
    }
  }
  return NULL;
}

static bool already_there(const struct draft *draft, const struct claim_skill *skill) {
  for (size_t i = 0; i < draft->claim.skill_count; i++) {
    const struct claim_skill *other = &draft->claim.skills[i];
    bool same_place =
        skill->uri == NULL ? other->uri == NULL : other->uri != NULL && strcmp(skill->uri, other->uri) == 0;
    if (same_place && strcmp(skill->name, other->name) == 0) {
      return true;
    }
  }
  return false;
}

static void add(struct draft *draft, struct claim_skill skill) {
  struct claim *claim = &draft->claim;
  if (skill.name == NULL) {
    skill.name = skill.code == NULL ? skill.uri : skill.code;
  }
  if (skill.name == NULL || claim->skill_count == (size_t)MOST_SKILLS || already_there(draft, &skill)) {
    return;
  }
  if (claim->skill_count == draft->skill_capacity) {
    struct claim_skill *skills = arena_grow(draft->reader->wallet->arena, claim->skills, claim->skill_count,
                                            &draft->skill_capacity, sizeof *skills);
    if (skills == NULL) {
      draft->reader->no_memory = true;
      return;
    }
    claim->skills = skills;
  }
  claim->skills[claim->skill_count++] = skill;
}

/* An alignment to a competency says what was learned; one to a credential, or
 * one that does not say what it points to, may name the credential itself. */
static bool may_be_credential(const struct claim_skill *skill) {
  if (skill->uri != NULL &&
      (strstr(skill->uri, "/competency/") != NULL || strstr(skill->uri, "/organization/") != NULL)) {
    return false;
  }
  return skill->type == NULL || strcmp(skill->type, "ceterms:Credential") == 0 || strcmp(skill->type, "CTDL") == 0;
}

static void take_ctid(struct draft *draft, const char *text) {
  if (draft->claim.ctid == NULL) {
    draft->claim.ctid = skill_ctid(draft->reader, text);
  }
}

static void read_alignment(struct draft *draft, const json_t *alignment) {
  static const char *const names[] = {"targetName", "name", NULL};
  static const char *const places[] = {"targetUrl", "targetURL", "url", NULL};
  static const char *const frameworks[] = {"targetFramework", "frameworkName", "framework", NULL};
  static const char *const codes[] = {"targetCode", NULL};
  static const char *const types[] = {"targetType", NULL};
  struct reader *reader = draft->reader;
  struct claim_skill skill = {
      .name = field_first(reader, alignment, names, LARGEST_NAME),
      .uri = field_first(reader, alignment, places, LARGEST_ID),
      .framework = field_first(reader, alignment, frameworks, LARGEST_NAME),
      .code = field_first(reader, alignment, codes, LARGEST_NAME),
      .type = field_first(reader, alignment, types, 64),
  };
  if (may_be_credential(&skill)) {
    take_ctid(draft, skill.code);
    take_ctid(draft, skill.uri);
  }
  add(draft, skill);
}

static void read_alignments(struct draft *draft, const json_t *object) {
  const json_t *alignments = json_object_get(object, "alignment");
  if (alignments == NULL) {
    alignments = json_object_get(object, "alignments");
  }
  size_t count = json_each_count(alignments);
  for (size_t i = 0; i < count && draft->claim.skill_count < (size_t)MOST_SKILLS; i++) {
    if (json_is_object(json_each(alignments, i))) {
      read_alignment(draft, json_each(alignments, i));
    }
  }
}

static void read_names(struct draft *draft, const json_t *names) {
  size_t count = json_each_count(names);
  for (size_t i = 0; i < count && draft->claim.skill_count < (size_t)MOST_SKILLS; i++) {
    add(draft, (struct claim_skill){.name = field_text(draft->reader, json_each(names, i), LARGEST_NAME)});
  }
}

void skills_read_list(struct draft *draft, const json_t *skills) {
  static const char *const names[] = {"skill", "name", "targetName", NULL};
  static const char *const places[] = {"targetUrl", "url", "id", NULL};
  size_t count = json_each_count(skills);
  for (size_t i = 0; i < count && draft->claim.skill_count < (size_t)MOST_SKILLS; i++) {
    const json_t *skill = json_each(skills, i);
    if (json_is_object(skill)) {
      add(draft, (struct claim_skill){.name = field_first(draft->reader, skill, names, LARGEST_NAME),
                                      .uri = field_first(draft->reader, skill, places, LARGEST_ID)});
      read_names(draft, json_object_get(skill, "subskills"));
    } else {
      read_names(draft, skill);
    }
  }
}

/* What a result, a result description or a level of a rubric is aligned to. */
static void read_results(struct draft *draft, const json_t *results) {
  size_t count = json_each_count(results);
  for (size_t i = 0; i < count && draft->claim.skill_count < (size_t)MOST_SKILLS; i++) {
    const json_t *result = json_each(results, i);
    const json_t *levels = json_object_get(result, "rubricCriterionLevel");
    read_alignments(draft, result);
    for (size_t j = 0; j < json_each_count(levels) && draft->claim.skill_count < (size_t)MOST_SKILLS; j++) {
      read_alignments(draft, json_each(levels, j));
    }
  }
}

static void read_identifiers(struct draft *draft, const json_t *object) {
  const json_t *others = json_object_get(object, "otherIdentifier");
  const json_t *related = json_object_get(object, "related");
  take_ctid(draft, field_raw_id(object));
  take_ctid(draft, json_text(object, "ctid"));
  take_ctid(draft, json_text(object, "ceterms:ctid"));
  for (size_t i = 0; i < json_each_count(others) && draft->claim.ctid == NULL; i++) {
    take_ctid(draft, json_text(json_each(others, i), "identifier"));
  }
  for (size_t i = 0; i < json_each_count(related) && draft->claim.ctid == NULL; i++) {
    take_ctid(draft, field_raw_id(json_each(related, i)));
  }
  take_ctid(draft, json_text(object, "url"));
  take_ctid(draft, field_raw_id(json_object_get(object, "criteria")));
}

void skills_read(struct draft *draft, const json_t *achievement, const json_t *subject) {
  read_alignments(draft, achievement);
  read_results(draft, json_object_get(achievement, "resultDescription"));
  read_alignments(draft, subject);
  read_results(draft, json_object_get(subject, "result"));
  read_names(draft, json_object_get(achievement, "tag"));
  read_names(draft, json_object_get(achievement, "tags"));
  skills_read_list(draft, json_object_get(subject, "skills"));
  if (json_is_object(achievement)) {
    read_identifiers(draft, achievement);
  }
}
