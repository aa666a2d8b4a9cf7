/* SPDX-License-Identifier: MIT */
#include "views/json_face.h"
#include "views/wallet.h"

static json_t *skills_json(const struct claim *claim, size_t index, const struct match *match) {
  json_t *array = json_array();
  for (size_t i = 0; i < claim->skill_count; i++) {
    const struct claim_skill *skill = &claim->skills[i];
    json_t *object = json_pack("{s:s?, s:s?, s:s?, s:s?}", "name", skill->name, "uri", skill->uri, "framework",
                               skill->framework, "code", skill->code);
    (void)json_explain(object, "not published");
    json_t *matched = json_null();
    for (size_t j = 0; match != NULL && j < match->skill_count; j++) {
      const struct skill_match *found = &match->skills[j];
      if (found->claim == index && found->skill == i && found->id != NULL) {
        matched = json_pack("{s:s, s:s, s:s}", "id", found->id, "name", found->name, "how", found->how);
        break;
      }
    }
    (void)json_object_set_new(object, "matched", matched);
    (void)json_array_append_new(array, object);
  }
  return array;
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
  (void)json_object_set_new(object, "skills", skills_json(claim, index, match));
  json_t *reasons = json_array();
  for (size_t i = 0; i < claim->reason_count; i++) {
    (void)json_array_append_new(reasons, json_string(claim->reasons[i]));
  }
  (void)json_object_set_new(object, "reasons", reasons);
  return object;
}

int wallet_write_json(const struct wallet *wallet, const struct match *match, FILE *out, struct error *error) {
  json_t *document = json_document("wallet");
  json_t *credentials = json_array();
  json_t *skills = json_array();
  json_t *skipped = json_array();
  for (size_t i = 0; i < wallet->count; i++) {
    (void)json_array_append_new(credentials, claim_json(&wallet->claims[i], i, match));
    for (size_t j = 0; j < wallet->claims[i].skill_count; j++) {
      const char *name = wallet->claims[i].skills[j].name;
      if (name != NULL) {
        (void)json_array_append_new(skills, json_string(name));
      }
    }
  }
  for (size_t i = 0; i < wallet->skip_count; i++) {
    (void)json_array_append_new(skipped,
                                json_pack("{s:s, s:s}", "file", wallet->skips[i].file, "why", wallet->skips[i].why));
  }
  (void)json_object_set_new(document, "credentials", credentials);
  (void)json_object_set_new(document, "experiences", json_array());
  (void)json_object_set_new(document, "skills", skills);
  (void)json_object_set_new(document, "skipped", skipped);
  return json_write(document, out, error);
}
