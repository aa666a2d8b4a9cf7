/* SPDX-License-Identifier: MIT */
/* Pieces as claims of a wallet, and as sentences. */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/match/plain.h"
#include "data/wallet/experience.h"

const char *plain_how_words(const char *how) {
  static const struct {
    const char *how, *words;
  } all[] = {{"title", N_("by title")},
             {"phrase", N_("by what people call it")},
             {"military", N_("by our table of military jobs")},
             {"name", N_("by name")},
             {"alias", N_("by another name")},
             {"code", N_("by code")},
             {"uri", N_("by its address")},
             {"near", N_("by nearness of the words")},
             {"told", N_("as you put it right")},
             {"answer", N_("by your answer")},
             {"denied", N_("you said that it is not so")},
             {"wish", N_("a wish, nothing you have yet")},
             {"other", N_("said of somebody else")},
             {"foreign", N_("a foreign license does not count; the work does")},
             {"nothing", N_("nothing found for it")}};
  for (size_t i = 0; how != NULL && i < sizeof all / sizeof all[0]; i++) {
    if (strcmp(all[i].how, how) == 0) {
      return _(all[i].words);
    }
  }
  return "";
}

const char *plain_words(struct arena *arena, const struct plain_piece *piece) {
  char years[64] = "";
  if (piece->kind == PLAIN_LEFT) {
    return arena_printf(arena, "\"%s\": %s", piece->words, plain_how_words(piece->how));
  }
  if (piece->years >= 1.0) {
    (void)snprintf(years, sizeof years, _(", %g years"), (double)(long)(piece->years * 10.0 + 0.5) / 10.0);
  } else if (piece->years > 0.0) {
    (void)snprintf(years, sizeof years, _(", %.0f months"), piece->years * 12.0);
  }
  const char *code = piece->codes[0];
  return arena_printf(arena, "\"%s\" → %s%s%s%s, %s%s", piece->words, piece->name, code == NULL ? "" : " (",
                      code == NULL ? "" : code, code == NULL ? "" : ")", plain_how_words(piece->how), years);
}

/* How a piece was found stays with the claim, in the words of now. */
static int add(struct wallet *wallet, struct claim claim, const struct plain_piece *piece, const char *file,
               struct error *error) {
  const char *reasons[2] = {plain_words(wallet->arena, piece), piece->note};
  if (reasons[0] == NULL) {
    return error_no_memory(error);
  }
  claim.file = file;
  claim.reasons = reasons;
  claim.reason_count = piece->note == NULL ? 1 : 2;
  return wallet_add_told(wallet, &claim, error);
}

static int keep_job(struct wallet *wallet, const struct plain_piece *piece, const char *file, struct error *error) {
  struct claim_skill others[PLAIN_MOST_CODES];
  size_t count = 0;
  /* Further occupations of the table were not held, only near: they show as what a credential leads to. */
  for (size_t i = 1; i < (size_t)PLAIN_MOST_CODES && piece->codes[i] != NULL; i++) {
    others[count++] = (struct claim_skill){.name = piece->words, .code = piece->codes[i], .type = CLAIM_LEADS_TO};
  }
  const struct experience experience = {.kind = (enum experience_kind)piece->kind_of_work,
                                        .title = piece->words,
                                        .sector = piece->sector,
                                        .occupation = piece->codes[0],
                                        .years = piece->years};
  const struct claim claim = {.kind = CLAIM_EXPERIENCE,
                              .experience = &experience,
                              .name = piece->words,
                              .skills = others,
                              .skill_count = count};
  return add(wallet, claim, piece, file, error);
}

static int keep_language(struct wallet *wallet, const struct plain_piece *piece, const char *file,
                         struct error *error) {
  struct claim_skill skill = {
      .name = piece->name, .code = piece->codes[0], .framework = "O*NET", .level = piece->level, .how = "name"};
  const struct claim claim = {.kind = CLAIM_WORDS, .name = piece->name, .skills = &skill, .skill_count = 1};
  return add(wallet, claim, piece, file, error);
}

static int keep_card(struct wallet *wallet, const struct plain_piece *piece, const char *file, struct error *error) {
  struct claim_skill leads[PLAIN_MOST_CODES];
  size_t count = 0;
  for (size_t i = 0; i < (size_t)PLAIN_MOST_CODES && piece->codes[i] != NULL; i++) {
    leads[count++] = (struct claim_skill){.name = piece->words, .code = piece->codes[i], .type = CLAIM_LEADS_TO};
  }
  bool license = strstr(piece->name, "icense") != NULL;
  const struct claim claim = {.kind = CLAIM_WORDS,
                              .name = piece->name,
                              .skills = leads,
                              .skill_count = count,
                              .days = piece->days,
                              .achievement_type = license ? "License" : "Certificate"};
  return add(wallet, claim, piece, file, error);
}

/* Tools, skills, activities and what was not understood: one claim in the person's words. */
static int keep_rest(struct wallet *wallet, const struct plain *plain, const char *file, struct error *error) {
  struct claim_skill *skills = arena_array(wallet->arena, plain->count, sizeof *skills);
  size_t count = 0;
  if (skills == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < plain->count; i++) {
    const struct plain_piece *piece = &plain->pieces[i];
    struct claim_skill skill = {.name = piece->words, .how = piece->how};
    if (piece->kind == PLAIN_TOOL) {
      skill.name = piece->name;
    } else if (piece->kind == PLAIN_SKILL) {
      skill.code = piece->codes[0];
      skill.framework = "O*NET";
    } else if (piece->kind != PLAIN_LEFT) {
      continue;
    }
    skills[count++] = skill;
  }
  const struct claim claim = {
      .kind = CLAIM_WORDS, .file = file, .name = _("In your words"), .skills = skills, .skill_count = count};
  return count == 0 ? 0 : wallet_add_told(wallet, &claim, error);
}

int plain_keep(struct wallet *wallet, const struct plain *plain, const char *file, struct error *error) {
  int result = 0;
  for (size_t i = 0; i < plain->count && result == 0; i++) {
    const struct plain_piece *piece = &plain->pieces[i];
    switch (piece->kind) {
      case PLAIN_JOB:
        result = keep_job(wallet, piece, file, error);
        break;
      case PLAIN_LANGUAGE:
        result = keep_language(wallet, piece, file, error);
        break;
      case PLAIN_CARD:
        result = keep_card(wallet, piece, file, error);
        break;
      default:
        break;
    }
  }
  return result == 0 ? keep_rest(wallet, plain, file, error) : result;
}
