/* SPDX-License-Identifier: MIT */
#include "data/wallet/experience.h"

#include <string.h>

#include "data/base/i18n.h"
#include "data/base/text.h"
#include "data/wallet/correct.h"
#include "data/wallet/reader.h"

/* In hundredths: "told by you" of confidence.h, and what each answer adds to it. */
enum { TOLD = 60 };
static const int answers[EXPERIENCE_LEVELS] = {-5, 0, 3, 6};

static const char *const kind_names[EXPERIENCE_KINDS] = {
    [EXPERIENCE_EMPLOYMENT] = "employment",
    [EXPERIENCE_WORK_BASED] = "work-based",
    [EXPERIENCE_ENTREPRENEURIAL] = "entrepreneurial",
    [EXPERIENCE_CIVIC] = "civic",
    [EXPERIENCE_SERVICE] = "service",
    [EXPERIENCE_INDEPENDENT] = "independent",
    [EXPERIENCE_COURSE] = "course",
    [EXPERIENCE_EXTRACURRICULAR] = "extra-curricular",
};

const char *experience_kind_name(enum experience_kind kind) {
  return (size_t)kind < (size_t)EXPERIENCE_KINDS ? kind_names[kind] : kind_names[EXPERIENCE_EMPLOYMENT];
}

bool experience_kind_named(const char *name, enum experience_kind *kind) {
  for (size_t i = 0; name != NULL && i < (size_t)EXPERIENCE_KINDS; i++) {
    if (strcmp(kind_names[i], name) == 0) {
      *kind = (enum experience_kind)i;
      return true;
    }
  }
  return false;
}

static int answer(int level) {
  return level >= 1 && level <= (int)EXPERIENCE_LEVELS ? answers[level - 1] : 0;
}

double experience_confidence(const struct experience *experience) {
  int hundredths =
      (int)TOLD + answer(experience->responsibility) + answer(experience->complexity) + answer(experience->novelty);
  return hundredths / 100.0;
}

double experience_time(double years) {
  return years <= 0.0 ? 0.9 : years < 0.5 ? 0.6 : years < 1.0 ? 0.8 : years < 2.0 ? 0.9 : 1.0;
}

/* Whatever was typed is cleaned here, since it goes to the screen like a file's texts. */
static bool keep_text(struct arena *arena, const char **text, size_t limit) {
  if (*text == NULL) {
    return true;
  }
  const char *kept = text_clean(arena, *text, strlen(*text), TEXT_LINE, limit);
  *text = kept == NULL || kept[0] == '\0' ? NULL : kept;
  return kept != NULL;
}

static bool keep_skills(struct arena *arena, struct claim *claim) {
  size_t count = claim->skill_count < (size_t)MOST_SKILLS ? claim->skill_count : (size_t)MOST_SKILLS;
  struct claim_skill *skills = arena_array(arena, count, sizeof *skills);
  bool kept = skills != NULL;
  for (size_t i = 0; kept && i < count; i++) {
    skills[i] = claim->skills[i];
    kept = keep_text(arena, &skills[i].name, LARGEST_NAME) && keep_text(arena, &skills[i].uri, LARGEST_ID) &&
           keep_text(arena, &skills[i].framework, LARGEST_NAME) && keep_text(arena, &skills[i].code, LARGEST_NAME) &&
           keep_text(arena, &skills[i].type, LARGEST_NAME) && keep_text(arena, &skills[i].how, LARGEST_NAME);
  }
  claim->skills = skills;
  claim->skill_count = count;
  return kept;
}

static bool keep_reasons(struct arena *arena, struct claim *claim) {
  size_t count = claim->reason_count < (size_t)MOST_REASONS ? claim->reason_count : (size_t)MOST_REASONS;
  const char **reasons = arena_array(arena, count, sizeof *reasons);
  bool kept = reasons != NULL;
  for (size_t i = 0; kept && i < count; i++) {
    reasons[i] = claim->reasons[i];
    kept = keep_text(arena, &reasons[i], LARGEST_DESCRIPTION);
  }
  claim->reasons = reasons;
  claim->reason_count = count;
  return kept;
}

static int level_within(int level) {
  return level >= 0 && level <= (int)EXPERIENCE_LEVELS ? level : 0;
}

static bool keep_experience(struct arena *arena, struct claim *claim) {
  struct experience *experience = arena_alloc(arena, sizeof *experience);
  if (experience == NULL) {
    return false;
  }
  *experience = *claim->experience;
  experience->kind = (size_t)experience->kind < (size_t)EXPERIENCE_KINDS ? experience->kind : EXPERIENCE_EMPLOYMENT;
  /* Not above or below what a life holds; NAN, too, is not told. */
  experience->years = experience->years > 0.0 && experience->years <= EXPERIENCE_MOST_YEARS ? experience->years : 0.0;
  experience->responsibility = level_within(experience->responsibility);
  experience->complexity = level_within(experience->complexity);
  experience->novelty = level_within(experience->novelty);
  claim->experience = experience;
  return keep_text(arena, &experience->title, LARGEST_NAME) && keep_text(arena, &experience->sector, LARGEST_NAME) &&
         keep_text(arena, &experience->occupation, LARGEST_NAME);
}

static const char *any_name(const struct claim *claim) {
  const struct experience *experience = claim->experience;
  if (claim->name != NULL || experience == NULL) {
    return claim->name;
  }
  return experience->title != NULL ? experience->title : experience->occupation;
}

static bool keep_all(struct arena *arena, struct claim *claim) {
  const char **const texts[] = {&claim->file,      &claim->format,           &claim->id,    &claim->name,
                                &claim->issuer_id, &claim->issuer_name,      &claim->ends,  &claim->issued,
                                &claim->ctid,      &claim->achievement_type, &claim->method};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    if (!keep_text(arena, texts[i], LARGEST_NAME)) {
      return false;
    }
  }
  return keep_text(arena, &claim->achievement, LARGEST_ID) &&
         keep_text(arena, &claim->description, LARGEST_DESCRIPTION) &&
         keep_text(arena, &claim->field_of_study, LARGEST_NAME) && keep_skills(arena, claim) &&
         keep_reasons(arena, claim) && (claim->experience == NULL || keep_experience(arena, claim));
}

/* All of a claim that a person tells, cleaned and copied. */
static int keep_told(struct wallet *wallet, struct claim *claim, struct error *error) {
  if (!keep_all(wallet->arena, claim)) {
    return error_no_memory(error);
  }
  claim->name = any_name(claim);
  claim->name = claim->name == NULL ? "?" : claim->name;
  claim->checks = (struct checks){VERDICT_NONE, VERDICT_NONE, VERDICT_NONE, VERDICT_NONE, VERDICT_NONE};
  claim->confidence = claim->experience == NULL ? (int)TOLD / 100.0 : experience_confidence(claim->experience);
  return 0;
}

int wallet_add_told(struct wallet *wallet, const struct claim *told, struct error *error) {
  struct claim claim = *told;
  if (wallet->count >= (size_t)WALLET_MOST_CREDENTIALS) {
    return error_set(error, ERROR_TOO_BIG, "%s", _("The wallet is full: it holds 2,000 credentials."));
  }
  if (keep_told(wallet, &claim, error) != 0) {
    return -1;
  }
  return wallet_put(wallet, &claim) ? 0 : error_no_memory(error);
}

int wallet_correct_told(struct wallet *wallet, size_t claim, const struct claim *told, struct error *error) {
  struct claim corrected = *told;
  if (claim >= wallet->count || wallet->claims[claim].kind == CLAIM_CREDENTIAL) {
    return error_set(error, ERROR_NOT_FOUND, "%s", _("There is nothing to put right here."));
  }
  if (keep_told(wallet, &corrected, error) != 0) {
    return -1;
  }
  wallet->claims[claim] = corrected;
  return 0;
}

int wallet_correct_experience(struct wallet *wallet, size_t claim, const struct experience *experience,
                              struct error *error) {
  if (claim >= wallet->count || wallet->claims[claim].kind != CLAIM_EXPERIENCE) {
    return error_set(error, ERROR_NOT_FOUND, "%s", _("There is nothing to put right here."));
  }
  struct claim corrected = wallet->claims[claim];
  corrected.experience = experience;
  if (!keep_experience(wallet->arena, &corrected)) {
    return error_no_memory(error);
  }
  if (corrected.experience->title != NULL) {
    corrected.name = corrected.experience->title;
  }
  corrected.confidence = experience_confidence(corrected.experience);
  wallet->claims[claim] = corrected;
  return 0;
}
