/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "data/match/evidence.h"
#include "data/match/skill_sort.h"
#include "data/wallet/experience.h"
#include "views/correct.h"
#include "views/json_face.h"
#include "views/wallet.h"

static const char *target_name(enum skill_target target) {
  switch (target) {
    case SKILL_ELEMENT:
      return "element";
    case SKILL_OCCUPATION:
      return "occupation";
    case SKILL_PROGRAM:
      return "program";
    case SKILL_TECHNOLOGY:
      return "technology";
    case SKILL_NOTHING:
      break;
  }
  return NULL;
}

static const struct skill_match *find_match(const struct match *match, size_t claim, size_t skill) {
  for (size_t i = 0; match != NULL && i < match->skill_count; i++) {
    if (match->skills[i].claim == claim && match->skills[i].skill == skill) {
      return &match->skills[i];
    }
  }
  return NULL;
}

static bool is_skill(const struct skill_match *found) {
  return found != NULL && (found->target == SKILL_ELEMENT || found->target == SKILL_TECHNOLOGY);
}

static json_t *matched_json(const struct skill_match *found) {
  if (found == NULL || found->target == SKILL_NOTHING) {
    return json_null();
  }
  json_t *matched = json_pack("{s:s?, s:s, s:s, s:s}", "id", found->id, "name", found->name, "how", found->how,
                              "target", target_name(found->target));
  if (is_skill(found)) {
    (void)json_object_set_new(matched, "sort", json_string(skill_sort_name(skill_sort_of(found->id))));
  }
  return json_explain(matched, "does not apply");
}

static json_t *skill_json(const struct claim_skill *skill, const struct skill_match *found) {
  json_t *object = json_pack("{s:s?, s:s?, s:s?, s:s?}", "name", skill->name, "uri", skill->uri, "framework",
                             skill->framework, "code", skill->code);
  (void)json_explain(object, "not published");
  (void)json_object_set_new(object, "matched", matched_json(found));
  return object;
}

/* "2.3", "1.31-1131.00": the name of a piece for --correct. */
static void put_number(json_t *object, size_t index, const char *found, size_t skill) {
  char text[CORRECT_WHAT + 24];
  if (found != NULL) {
    (void)snprintf(text, sizeof text, "%zu.%s", index + 1, found);
  } else {
    (void)snprintf(text, sizeof text, "%zu.%zu", index + 1, skill + 1);
  }
  (void)json_object_set_new(object, "number", json_string(text));
}

/* Where it stands among the claims, and its skills, each with the number that --correct names it by. */
static void put_numbered(json_t *object, const struct claim *claim, size_t index, const struct match *match) {
  json_t *array = json_array();
  for (size_t i = 0; i < claim->skill_count; i++) {
    json_t *skill = skill_json(&claim->skills[i], find_match(match, index, i));
    put_number(skill, index, NULL, i);
    (void)json_array_append_new(array, skill);
  }
  (void)json_object_set_new(object, "number", json_integer((json_int_t)index + 1));
  (void)json_object_set_new(object, "skills", array);
}

static const char *part_how(const struct claim_part *part) {
  return part->correct != NULL ? "told" : part->kind == PART_FIELD ? "program" : "record";
}

/* What the whole credential was found to show of one kind, as put right; "" is nothing. */
static json_t *parts_json(const struct claim_leads *leads, size_t index, bool skills) {
  json_t *array = json_array();
  for (size_t i = 0; i < leads->part_count; i++) {
    const struct claim_part *part = &leads->parts[i];
    if ((part->kind == PART_SKILL) != skills) {
      continue;
    }
    json_t *object = json_pack("{s:s, s:s}", "found", part->found, "how", part_how(part));
    const char *now = part->correct == NULL ? part->found : part->correct;
    json_put_text(object, "is", now[0] == '\0' ? NULL : now, "does not apply");
    put_number(object, index, part->found, 0);
    (void)json_array_append_new(array, object);
  }
  return array;
}

/* Which record of the data it is, where that leads, and what it teaches. */
static void put_whole(json_t *object, size_t index, const struct match *match) {
  if (match == NULL) {
    return;
  }
  const struct claim_leads *leads = &match->leads[index];
  json_t *record = leads->how == NULL
                       ? json_null()
                       : json_pack("{s:s?, s:s?, s:s}", "ctid", leads->ctid, "name", leads->name, "how", leads->how);
  (void)json_object_set_new(object, "record", leads->how == NULL ? record : json_explain(record, "does not apply"));
  if (leads->how == NULL) {
    (void)json_object_set_new(object, "record_reason", json_string("not in snapshot"));
  }
  (void)json_object_set_new(object, "leads_to", parts_json(leads, index, false));
  (void)json_object_set_new(object, "teaches", parts_json(leads, index, true));
}

static json_t *reasons_json(const struct claim *claim) {
  json_t *reasons = json_array();
  for (size_t i = 0; i < claim->reason_count; i++) {
    (void)json_array_append_new(reasons, json_string(claim->reasons[i]));
  }
  return reasons;
}

static json_t *checks_json(const struct checks *checks) {
  return json_pack("{s:s, s:s, s:s, s:s, s:s}", "readable", verdict_name(checks->readable), "signature",
                   verdict_name(checks->signature), "dates", verdict_name(checks->dates), "revocation",
                   verdict_name(checks->revocation), "issuer", verdict_name(checks->issuer));
}

static json_t *claim_json(const struct claim *claim, size_t index, const struct match *match) {
  json_t *issuer =
      json_explain(json_pack("{s:s?, s:s?}", "id", claim->issuer_id, "name", claim->issuer_name), "not published");
  json_t *object = json_pack("{s:s, s:s, s:s?, s:s?, s:o}", "file", claim->file, "format", claim->format, "id",
                             claim->id, "name", claim->name, "issuer", issuer);
  (void)json_explain(object, "not published");
  json_put_text(object, "issued", claim->issued, "not published");
  json_put_text(object, "ends", claim->ends, "not published");
  json_put_text(object, "achievement", claim->achievement, "not published");
  json_put_text(object, "achievement_type", claim->achievement_type, "not published");
  json_put_text(object, "ctid", claim->ctid, "not published");
  (void)json_object_set_new(object, "checks", checks_json(&claim->checks));
  json_put_text(object, "method", claim->method, "does not apply");
  (void)json_object_set_new(object, "confidence", json_real(claim->confidence));
  put_numbered(object, claim, index, match);
  put_whole(object, index, match);
  (void)json_object_set_new(object, "reasons", reasons_json(claim));
  return object;
}

static json_t *level_json(int level) {
  return level == 0 ? json_null() : json_integer(level);
}

static json_t *experience_json(const struct claim *claim, size_t index, const struct match *match) {
  const struct experience *experience = claim->experience;
  json_t *object =
      json_pack("{s:s, s:s, s:s?, s:s?, s:s?, s:s?, s:o, s:o, s:o}", "kind", experience_kind_name(experience->kind),
                "name", claim->name, "title", experience->title, "file", claim->file, "sector", experience->sector,
                "occupation", experience->occupation, "responsibility", level_json(experience->responsibility),
                "complexity", level_json(experience->complexity), "novelty", level_json(experience->novelty));
  json_put_number(object, "years", experience->years > 0.0 ? experience->years : -1.0, "not asked");
  (void)json_explain(object, "not asked");
  (void)json_object_set_new(object, "confidence", json_real(claim->confidence));
  put_numbered(object, claim, index, match);
  (void)json_object_set_new(object, "reasons", reasons_json(claim));
  return object;
}

static json_t *told_json(const struct claim *claim, size_t index, const struct match *match) {
  json_t *object = json_pack("{s:s, s:s, s:s?}", "kind", claim->kind == CLAIM_ANSWERS ? "answers" : "words", "name",
                             claim->name, "file", claim->file);
  (void)json_explain(object, "not asked");
  (void)json_object_set_new(object, "confidence", json_real(claim->confidence));
  put_numbered(object, claim, index, match);
  if (claim->kind == CLAIM_WORDS) {
    put_whole(object, index, match);
  }
  (void)json_object_set_new(object, "reasons", reasons_json(claim));
  return object;
}

/* The skills that were found to be something, and all that were not. */
static void put_skills(json_t *document, const struct wallet *wallet, const struct match *match) {
  json_t *skills = json_array();
  json_t *missed = json_array();
  for (size_t i = 0; i < wallet->count; i++) {
    const struct claim *claim = &wallet->claims[i];
    for (size_t j = 0; j < claim->skill_count; j++) {
      const struct claim_skill *skill = &claim->skills[j];
      const struct skill_match *found = find_match(match, i, j);
      if (is_skill(found)) {
        json_t *object = skill_json(skill, found);
        (void)json_object_set_new(object, "sort", json_string(skill_sort_name(skill_sort_of(found->id))));
        (void)json_object_set_new(object, "how", json_string(found->how));
        (void)json_object_set_new(object, "from", json_string(claim->name));
        (void)json_array_append_new(skills, object);
      } else if (found == NULL || found->target == SKILL_NOTHING) {
        const char *words = skill->name != NULL ? skill->name : skill->uri != NULL ? skill->uri : skill->code;
        json_t *object = json_pack("{s:s, s:s, s:s}", "words", words == NULL ? "?" : words, "from", claim->name, "why",
                                   found == NULL || found->how == NULL ? "nothing" : found->how);
        put_number(object, i, NULL, j);
        (void)json_array_append_new(missed, object);
      }
    }
  }
  (void)json_object_set_new(document, "skills", skills);
  (void)json_object_set_new(document, "not_matched", missed);
}

static json_t *held_json(const struct wallet *wallet, const struct match *match) {
  json_t *array = json_array();
  for (size_t i = 0; match != NULL && i < match->held_count; i++) {
    const struct held_from *from = &match->held_from[i];
    const struct job *job = &match->matrix.jobs[match->held[i].row];
    json_t *object = json_pack("{s:s, s:s, s:f, s:s, s:s}", "code", job->code, "title", job->title, "weight",
                               match->held[i].weight, "how", from->how, "from", wallet->claims[from->claim].name);
    json_put_number(object, "years", from->years > 0.0 ? from->years : -1.0, "not asked");
    (void)json_array_append_new(array, object);
  }
  return array;
}

static json_t *evidence_json(const struct wallet *wallet, const struct match *match) {
  json_t *array = json_array();
  for (size_t i = 0; match != NULL && i < match->evidence_count; i++) {
    const struct evidence *piece = &match->evidence[i];
    const char *id = match->matrix.elements[piece->element];
    json_t *object = json_pack(
        "{s:s, s:s, s:s, s:s, s:f, s:f, s:s, s:s?, s:s}", "id", id, "name", match->matrix.element_names[piece->element],
        "kind", element_kind_name(match->matrix.kinds[piece->element]), "sort", skill_sort_name(skill_sort_of(id)),
        "level", piece->level, "confidence", piece->confidence, "how", piece->how, "via", piece->via, "from",
        wallet->claims[piece->claim].name);
    (void)json_array_append_new(array, json_explain(object, "does not apply"));
  }
  return array;
}

static json_t *technologies_json(const struct wallet *wallet, const struct match *match) {
  json_t *array = json_array();
  for (size_t i = 0; match != NULL && i < match->technology_count; i++) {
    const struct technology_shown *shown = &match->technologies[i];
    (void)json_array_append_new(
        array, json_pack("{s:s, s:f, s:s, s:s}", "name", shown->name, "confidence", shown->confidence, "how",
                         shown->how, "from", wallet->claims[shown->claim].name));
  }
  return array;
}

static json_t *person_json(const struct person *person) {
  json_t *object =
      json_pack("{s:o, s:s?, s:s?, s:b}", "age", person->age == 0 ? json_null() : json_integer(person->age), "county",
                person->county, "state", person->state, "has_record", person->has_record);
  json_put_text(object, "schooling", person->schooling == SCHOOLING_UNKNOWN ? NULL : schooling_name(person->schooling),
                "not asked");
  return json_explain(object, "not asked");
}

int wallet_write_json(const struct session *session, const struct match *match, FILE *out, struct error *error) {
  const struct wallet *wallet = session->wallet;
  json_t *document = json_document("wallet");
  json_t *credentials = json_array();
  json_t *experiences = json_array();
  json_t *told = json_array();
  json_t *skipped = json_array();
  for (size_t i = 0; i < wallet->count; i++) {
    const struct claim *claim = &wallet->claims[i];
    if (claim->kind == CLAIM_EXPERIENCE && claim->experience != NULL) {
      (void)json_array_append_new(experiences, experience_json(claim, i, match));
    } else if (claim->kind == CLAIM_CREDENTIAL) {
      (void)json_array_append_new(credentials, claim_json(claim, i, match));
    } else {
      (void)json_array_append_new(told, told_json(claim, i, match));
    }
  }
  for (size_t i = 0; i < wallet->skip_count; i++) {
    (void)json_array_append_new(skipped,
                                json_pack("{s:s, s:s}", "file", wallet->skips[i].file, "why", wallet->skips[i].why));
  }
  (void)json_object_set_new(document, "credentials", credentials);
  (void)json_object_set_new(document, "experiences", experiences);
  (void)json_object_set_new(document, "told", told);
  put_skills(document, wallet, match);
  (void)json_object_set_new(document, "evidence", evidence_json(wallet, match));
  (void)json_object_set_new(document, "technologies", technologies_json(wallet, match));
  (void)json_object_set_new(document, "held", held_json(wallet, match));
  (void)json_object_set_new(document, "person", person_json(&session->person));
  (void)json_object_set_new(document, "skipped", skipped);
  correct_put_json(session, document);
  return json_write(document, out, error);
}
