/* SPDX-License-Identifier: MIT */
/* Jobs that a person had: titles where a sentence says that somebody was one. */
#include <string.h>

#include "data/base/i18n.h"
#include "data/match/plain_parts.h"
#include "data/wallet/experience.h"

static const char modifiers[] =
    " a an the my one un una el la los las mi licensed certified registered professional full part time seasonal "
    "junior assistant overnight night day evening weekend unarmed armed live in bilingual freelance contract temp "
    "senior "
    "immigrant immigrated inmigrante former retired unemployed skilled unskilled qualified unlicensed foreign self "
    "employed "
    "lead head good experienced trained private paid volunteer temporary retail hotel hospital army school local young "
    "buen buena certificado certificada voluntario voluntaria de ";
static const char roles[] =
    " was am been as being im became were job title position role fui soy era como sido trabajaba trabaje puesto ser "
    "estado ";
static const char links[] =
    " that antes before after despues and or y e o also then later now currently previously luego despues tambien "
    "ahora former ";
static const char places[] =
    " in at for with on of from since en de por desde durante con and or y who que para a nights days weekends "
    "evenings "
    "part full during while los las fines x here there experience exp work working doing apprentice trainee intern "
    "aprendiz before after then antes despues ";

/* Whether the words before `at` say that the person was what follows. Walks back over "a", "certified". */
static bool is_role(const struct reading *reading, size_t at, bool *begins) {
  size_t sentence = reading->tokens[at].sentence;
  *begins = false;
  for (size_t i = at, steps = 0; steps < 6; i--, steps++) {
    if (i == 0 || reading->tokens[i].gap != GAP_NONE || reading->tokens[i - 1].sentence != sentence) {
      *begins = true;
      return false;
    }
    const char *word = reading->tokens[i - 1].folded;
    bool used_to = strcmp(word, "be") == 0 && i >= 3 && plain_phrase(reading, i - 3, "used to be") > 0;
    if (words_in(word, roles) || used_to) {
      return true;
    }
    if (words_in(word, links) || reading->tokens[i - 1].used) {
      *begins = true;
      return false;
    }
    /* "trabajo de mesera", "worked as", "the job of": what stands before "de" decides */
    if (strcmp(word, "de") == 0 && i >= 2 &&
        words_in(reading->tokens[i - 2].folded, " trabaje trabajo trabajaba trabajado empleo puesto trabajando ")) {
      return true;
    }
    size_t employer = plain_employer_before(reading, i);
    if (employer > 0) {
      i -= employer - 1;
    } else if (!words_in(word, modifiers)) {
      return false;
    }
  }
  return false;
}

/* A title that begins a clause: something that goes on with "in", "for" or ends, not "Cook food". */
static bool stands_alone(const struct reading *reading, size_t at, size_t to) {
  double number = 0;
  if (to >= reading->count || reading->tokens[to].gap != GAP_NONE || reading->tokens[to].used) {
    return true;
  }
  const char *word = plain_word(reading, at, to);
  return words_in(word, places) || plain_number(word, &number) || reading->tokens[to].upper ||
         (word[0] >= '0' && word[0] <= '9'); /* "2nd year" */
}

/* "worked in construction", "at a help desk": places and trades that everyday names know. */
static bool is_trade(const struct reading *reading, size_t at) {
  static const char *const before[] = {"worked in",      "work in",
                                       "working in",     "worked at a",
                                       "worked at the",  "work at a",
                                       "working at a",   "job in",
                                       "jobs in",        "experience in",
                                       "trabaje en",     "trabajo en",
                                       "trabajaba en",   "trabajando en",
                                       "experiencia en", "trabaje en un",
                                       "trabaje en una", "trabajo en un",
                                       "trabajo en una", "worked in a",
                                       "work in a",      "drove a",
                                       "drive a",        "operated a",
                                       "operate a",      "driving a",
                                       "operating a",    "operated",
                                       "worked",         "did",
                                       "manejo",         "manejaba",
                                       "opero",          "do",
                                       "doing",          "done",
                                       "been",           "did the",
                                       "hago",           "haciendo",
                                       "hacia",          "years in",
                                       "worked on",      "yrs in",
                                       "anos en",        "months in",
                                       "meses en"};
  for (size_t i = 0; i < sizeof before / sizeof before[0]; i++) {
    if (plain_phrase_before(reading, at, before[i]) > 0) {
      return true;
    }
  }
  return false;
}

/* --- where --- */

static bool is_of_license(const char *word) {
  return words_in(word,
                  " licensed license licence licencia matricula cedula certified certificado certificada titulado "
                  "titulada ");
}

/* "I have a license from there": the sentence after one with a country, that says so. */
static bool is_there(const struct reading *reading, size_t sentence) {
  for (size_t i = 0; i < reading->count; i++) {
    if (reading->tokens[i].sentence == sentence && words_in(reading->tokens[i].folded, " there alla alli ahi ")) {
      return true;
    }
  }
  return false;
}

static bool is_about_license(size_t sentence, bool there, const struct token *token) {
  return token->scope == SCOPE_SAID && is_of_license(token->folded) &&
         (token->sentence == sentence || (there && token->sentence == sentence + 1));
}

/* The country in the sentence of `at` when it, or the next one, also speaks of a license; NULL else. */
static const char *foreign_license(const struct reading *reading, size_t at) {
  const char *country = NULL;
  bool license = false;
  size_t sentence = reading->tokens[at].sentence;
  bool there = is_there(reading, sentence + 1);
  for (size_t i = 0; i < reading->count; i++) {
    size_t length = 0;
    license = license || is_about_license(sentence, there, &reading->tokens[i]);
    const char *found = reading->tokens[i].sentence == sentence ? plain_country(reading, i, &length) : NULL;
    country = found != NULL ? found : country;
  }
  return license ? country : NULL;
}

/* The country is told with the license. */
static void use_country(struct reading *reading, size_t at) {
  for (size_t i = 0; i < reading->count; i++) {
    size_t length = 0;
    if (reading->tokens[i].sentence == reading->tokens[at].sentence && plain_country(reading, i, &length) != NULL) {
      for (size_t j = i; j < i + length; j++) {
        reading->tokens[j].used = true;
      }
    }
  }
}

/* "for an insurance company", "for FedEx" */
static bool is_for_somebody(const struct reading *reading, size_t at) {
  const char *next = plain_word(reading, at, at + 1);
  return words_in(reading->tokens[at].folded, " for para ") && next[0] != '\0' &&
         (words_in(next, " a an the un una el la ") || reading->tokens[at + 1].capital);
}

/* "in a nursing home", "en un asilo" right behind the job: where it was. */
static const char *take_sector(struct reading *reading, size_t to) {
  static const char ends[] =
      " for since from and or y but where when who que desde por durante con with as i at in on to the a of un una ";
  size_t at = to;
  if (at >= reading->count || reading->tokens[at].gap != GAP_NONE || !plain_is_free(reading, at, at + 1) ||
      !(words_in(reading->tokens[at].folded, " in at en ") || is_for_somebody(reading, at))) {
    return NULL;
  }
  at++;
  at += words_in(plain_word(reading, to, at), " a an the un una el la ") ? 1 : 0;
  size_t from = at;
  while (at < reading->count && at - from < 4 && reading->tokens[at].sentence == reading->tokens[to].sentence &&
         (reading->tokens[at].gap == GAP_NONE) && plain_is_free(reading, at, at + 1) &&
         !words_in(reading->tokens[at].folded, ends)) {
    at++;
  }
  if (at == from) {
    return NULL;
  }
  const char *start = reading->tokens[from].at;
  const struct token *last = &reading->tokens[at - 1];
  const char *sector = arena_strndup(reading->arena, start, (size_t)(last->at - start) + last->length);
  reading->no_memory = reading->no_memory || sector == NULL;
  for (size_t i = to; i < at; i++) {
    reading->tokens[i].used = true;
  }
  return sector;
}

/* The words about the license go to a piece of their own, so that they aren't taken for one that counts here. */
static void set_license_aside(struct reading *reading, size_t at, const char *country) {
  size_t sentence = reading->tokens[at].sentence;
  bool there = is_there(reading, sentence + 1);
  for (size_t i = 0; i < reading->count; i++) {
    const struct token *token = &reading->tokens[i];
    if (!token->used && is_about_license(sentence, there, token)) {
      plain_add(reading, i, i + 1, (struct plain_piece){.kind = PLAIN_LEFT, .how = "foreign", .name = country});
    }
  }
}

void plain_add_license(struct reading *reading, size_t at, const struct plain_piece *job) {
  struct plain_piece piece = {.kind = PLAIN_CARD,
                              .name = arena_printf(reading->arena, _("license or certificate: %s"), job->name),
                              .codes = {job->codes[0]},
                              .how = "title"};
  reading->no_memory = reading->no_memory || piece.name == NULL;
  plain_add(reading, at, at + 1, piece);
}

static void add_job(struct reading *reading, size_t from, size_t to, struct plain_piece piece) {
  const char *country = foreign_license(reading, from);
  bool attached = from > 0 && reading->tokens[from].gap == GAP_NONE && plain_is_free(reading, from - 1, from);
  const char *before = attached ? reading->tokens[from - 1].folded : "";
  piece.kind = PLAIN_JOB;
  if (country != NULL && piece.note == NULL) {
    piece.note = arena_printf(
        reading->arena,
        _("A license from %s does not count as a license here; the work counts. Ask the licensing office of your state "
          "what they take from it."),
        country);
    reading->no_memory = reading->no_memory || piece.note == NULL;
  }
  if (country != NULL) {
    use_country(reading, from);
  }
  if (country == NULL && strcmp(before, "licensed") == 0) {
    plain_add_license(reading, from - 1, &piece);
  } else if (country == NULL && words_in(before, " certified registered experienced senior lead head trained ")) {
    from--;
  }
  piece.sector = take_sector(reading, to);
  plain_add(reading, from, to, piece);
  if (country != NULL) {
    set_license_aside(reading, from, country);
  }
}

/* --- titles --- */

static enum experience_kind kind_of(const struct reading *reading, size_t at, size_t to) {
  if (to < reading->count && reading->tokens[to].gap == GAP_NONE &&
      words_in(reading->tokens[to].folded, " apprentice trainee intern aprendiz ")) {
    return EXPERIENCE_WORK_BASED; /* "pipefitter apprentice" */
  }
  for (size_t i = at; i-- > 0 && reading->tokens[i].sentence == reading->tokens[at].sentence && at - i < 8;) {
    const char *word = reading->tokens[i].folded;
    if (words_in(word, " volunteer volunteered voluntario voluntaria voluntariado ")) {
      return EXPERIENCE_CIVIC;
    }
    if (words_in(word, " apprentice apprenticeship intern internship aprendiz pasante ")) {
      return EXPERIENCE_WORK_BASED;
    }
    if (words_in(word, " owned own propio propia negocio business ")) {
      return EXPERIENCE_ENTREPRENEURIAL;
    }
  }
  return EXPERIENCE_EMPLOYMENT;
}

/* Words that are a title in the tables, and something else in most sentences. */
static bool is_doubtful(const char *gram) {
  return words_in(
      gram,
      " help helper lead leader worker employee associate assistant member staff team owner operator host "
      "model star extra page judge guide mate coach general major private captain representative specialist "
      "technician supervisor consultant trainee student intern apprentice volunteer professional people "
      "hand runner checker grill kitchen school home house store office hospital food job work team cook "
      "drive prep cdl una ");
}

/* "certified welder" is a welder, whatever else the tables call so; but "licensed practical nurse" is a title. */
static bool has_shorter(const struct reading *reading, size_t at, size_t count, const struct title_hit *hit) {
  char gram[LONGEST_GRAM];
  struct title_hit shorter;
  return count > 1 && !hit->own &&
         words_in(reading->tokens[at].folded, " certified licensed experienced senior lead head good professional ") &&
         plain_gram(reading, at + 1, count - 1, gram) && title_index_find(reading->titles, gram, &shorter);
}

/* "roofing", "landscaping": a trade, that is done by many who are none; so it takes a duration, or "I did". */
static bool is_only_trade(const struct reading *reading, size_t at, size_t count, const struct title_hit *hit) {
  const char *last = reading->tokens[at + count - 1].folded;
  size_t length = strlen(last);
  return hit->everyday && length > 4 && strcmp(last + length - 3, "ing") == 0 && !plain_has_years(reading, at);
}

/* Whether a title here is one that the person had. */
static bool is_had(const struct reading *reading, size_t at, size_t count, const char *gram,
                   const struct title_hit *hit) {
  bool begins = false;
  bool role = is_role(reading, at, &begins);
  bool trade = !role && hit->everyday && is_trade(reading, at);
  bool alone = begins && stands_alone(reading, at, at + count) && (count > 1 || strlen(gram) > 2) &&
               !is_only_trade(reading, at, count, hit);
  /* "I help", "team" */
  bool doubtful = count == 1 && is_doubtful(gram) && !(role && strcmp(gram, "cook") == 0);
  /* "CPR", "OTR"; but "LPN for 2 years" */
  bool letters = count == 1 && (reading->tokens[at].upper || (strlen(gram) < 5 && !hit->everyday && !hit->own)) &&
                 !role && !(hit->everyday && plain_has_years(reading, at));
  bool service = count == 1 && words_in(gram, " marine marines navy army soldier veteran military infantry ");
  return !doubtful && !(service && !role) && !(begins && !trade && letters) && (role || alone || trade);
}

/* The job of the same sentence that was found before and has this occupation, or just is one; NULL none. */
static const struct plain_piece *job_before(const struct reading *reading, size_t at, const char *code) {
  for (size_t i = 0; i < reading->piece_count; i++) {
    const struct placed *placed = &reading->pieces[i];
    if (placed->piece.kind == PLAIN_JOB && reading->tokens[placed->from].sentence == reading->tokens[at].sentence &&
        (code == NULL || strcmp(placed->piece.codes[0], code) == 0)) {
      return &placed->piece;
    }
  }
  return NULL;
}

static bool take_again(struct reading *reading, size_t at, size_t length) {
  for (size_t i = at; i < at + length; i++) {
    reading->tokens[i].used = true;
  }
  return true;
}

static bool try_title(struct reading *reading, size_t at, size_t count, const char *gram) {
  struct title_hit hit;
  const char *spelled = NULL;
  if (!plain_title(reading, at, count, gram, &hit, &spelled) || has_shorter(reading, at, count, &hit)) {
    return false;
  }
  const char *next = at + count < reading->count && reading->tokens[at + count].gap != GAP_NONE
                         ? ""
                         : plain_word(reading, at, at + count);
  if (words_in(next,
               " certified certification certificate license licence licensed card cards badge diploma degree cert "
               "certs ")) {
    return false; /* the paper, not the work */
  }
  if (!is_had(reading, at, count, gram, &hit)) {
    return false;
  }
  if (count == 1 && words_in(gram, " clerk attendant laborer operator ") && job_before(reading, at, NULL) != NULL) {
    return take_again(reading, at, count); /* "at a gas station, as a clerk" */
  }
  struct plain_piece piece = {
      .name = hit.title,
      .codes = {hit.code},
      .how = "title",
      .note = spelled == NULL ? NULL : arena_printf(reading->arena, _("Read as “%s”."), spelled),
      .kind_of_work = (int)kind_of(reading, at, at + count)};
  add_job(reading, at, at + count, piece);
  return true;
}

/* "worked as a security" before "guard": a title begins in these words and ends behind them. */
static bool title_goes_on(const struct reading *reading, size_t at, size_t length) {
  char gram[LONGEST_GRAM];
  struct title_hit hit;
  for (size_t start = at + 1; start < at + length; start++) {
    for (size_t count = at + length + 1 - start; count <= (size_t)MOST_GRAM; count++) {
      if (start + count <= reading->count && plain_is_free(reading, start, start + count) &&
          plain_gram(reading, start, count, gram) && title_index_find(reading->titles, gram, &hit)) {
        return true;
      }
    }
  }
  return false;
}

static bool try_did(struct reading *reading, size_t at) {
  size_t length = 0;
  const struct plain_did *did = plain_did_at(reading, at, &length);
  if (did == NULL || title_goes_on(reading, at, length)) {
    return false;
  }
  if (job_before(reading, at, did->codes[0]) != NULL) {
    return take_again(reading, at, length); /* "in the fields, picking berries" */
  }
  const struct plain_piece *named = job_before(reading, at, NULL);
  if (named != NULL && strcmp(named->how, "title") == 0 && strncmp(named->codes[0], did->codes[0], 2) == 0) {
    return false; /* a part of the job that was named */
  }
  struct plain_piece piece = {
      .name = title_index_title(reading->titles, did->codes[0]), .how = "phrase", .kind_of_work = did->kind};
  memcpy(piece.codes, did->codes, sizeof piece.codes);
  if (piece.name != NULL) {
    add_job(reading, at, at + length, piece);
  }
  return piece.name != NULL;
}

void plain_read_jobs(struct reading *reading) {
  char gram[LONGEST_GRAM];
  for (size_t i = 0; i < reading->count && !reading->no_memory; i++) {
    bool found = try_did(reading, i);
    for (size_t count = MOST_GRAM; count > 0 && !found; count--) {
      found = i + count <= reading->count && plain_is_free(reading, i, i + count) &&
              plain_gram(reading, i, count, gram) && try_title(reading, i, count, gram);
    }
  }
  plain_share_years(reading);
}
