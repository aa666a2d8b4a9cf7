/* SPDX-License-Identifier: MIT */
/* Jobs that a person had: titles where a sentence says that somebody was one. */
#include <string.h>

#include "data/base/i18n.h"
#include "data/match/plain_parts.h"
#include "data/wallet/experience.h"

static const char modifiers[] =
    " a an the my one un una el la los las mi licensed certified registered professional full part time seasonal "
    "senior "
    "lead head good experienced trained private paid volunteer temporary retail hotel hospital army school local young "
    "buen buena certificado certificada voluntario voluntaria de ";
static const char roles[] =
    " was am been as being im became were job title position role fui soy era como sido trabajaba trabaje puesto ser "
    "estado ";
static const char links[] =
    " and or y e o also then later now currently previously luego despues tambien ahora former ";
static const char places[] = " in at for with on of from since en de por desde durante con and or y who que para a ";

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
    if (plain_in(word, roles)) {
      return true;
    }
    if (plain_in(word, links) || (reading->tokens[i - 1].used && steps == 0)) {
      *begins = true;
      return false;
    }
    /* "trabajo de mesera", "worked as", "the job of": what stands before "de" decides */
    if (strcmp(word, "de") == 0 && i >= 2 &&
        plain_in(reading->tokens[i - 2].folded, " trabaje trabajo trabajaba trabajado empleo puesto trabajando ")) {
      return true;
    }
    if (!plain_in(word, modifiers)) {
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
  return plain_in(word, places) || plain_number(word, &number);
}

/* "worked in construction", "at a help desk": places and trades that everyday names know. */
static bool is_trade(const struct reading *reading, size_t at) {
  static const char *const before[] = {
      "worked in",      "work in",       "working in",     "worked at a",   "worked at the",  "work at a",
      "working at a",   "job in",        "jobs in",        "experience in", "trabaje en",     "trabajo en",
      "trabajaba en",   "trabajando en", "experiencia en", "trabaje en un", "trabaje en una", "trabajo en un",
      "trabajo en una", "worked in a",   "work in a",      "drove a",       "drive a",        "operated a",
      "operate a",      "driving a",     "operating a",    "operated",      "worked",         "did",
      "manejo",         "manejaba",      "opero"};
  for (size_t i = 0; i < sizeof before / sizeof before[0]; i++) {
    size_t words = 1;
    for (const char *c = before[i]; *c != '\0'; c++) {
      words += *c == ' ';
    }
    if (at >= words && plain_phrase(reading, at - words, before[i]) == words &&
        reading->tokens[at].sentence == reading->tokens[at - words].sentence) {
      return true;
    }
  }
  return false;
}

/* --- how long, and where --- */

/* How far a duration is from a job; another part of the sentence in between makes it farther. */
static size_t distance_of(const struct reading *reading, const struct duration *duration, size_t from, size_t to) {
  size_t first = duration->from >= to ? to : duration->to;
  size_t last = duration->from >= to ? duration->from : from;
  size_t distance = 0;
  for (size_t i = first; i < last; i++) {
    distance += plain_in(reading->tokens[i].folded, " as como de a an un una ")                               ? 0
                : reading->tokens[i].gap != GAP_NONE || plain_in(reading->tokens[i].folded, " and y e then ") ? 4
                                                                                                              : 1;
  }
  return distance * 2 + (duration->from >= to ? 1 : 0);
}

/* The duration nearest to the tokens in the same sentence that no other job has. */
static double take_years(struct reading *reading, size_t from, size_t to) {
  struct duration *best = NULL;
  size_t nearest = 0;
  for (size_t i = 0; i < reading->duration_count; i++) {
    struct duration *duration = &reading->durations[i];
    if (duration->taken || reading->tokens[duration->from].sentence != reading->tokens[from].sentence) {
      continue;
    }
    size_t distance = distance_of(reading, duration, from, to);
    if (best == NULL || distance < nearest) {
      best = duration;
      nearest = distance;
    }
  }
  if (best == NULL) {
    return 0;
  }
  best->taken = true;
  return best->years;
}

/* The country in the sentence of `at` when it also speaks of a license; NULL else. */
static const char *foreign_license(const struct reading *reading, size_t at) {
  const char *country = NULL;
  bool license = false;
  size_t sentence = reading->tokens[at].sentence;
  for (size_t i = 0; i < reading->count; i++) {
    size_t length = 0;
    if (reading->tokens[i].sentence != sentence) {
      continue;
    }
    const char *found = plain_country(reading, i, &length);
    country = found != NULL ? found : country;
    license = license || (reading->tokens[i].scope == SCOPE_SAID &&
                          plain_in(reading->tokens[i].folded,
                                   " licensed license licence licencia matricula cedula "
                                   "certified certificado certificada titulado titulada "));
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

/* "in a nursing home", "en un asilo" right behind the job: where it was. */
static const char *take_sector(struct reading *reading, size_t to) {
  static const char ends[] =
      " for since from and or y but where when who que desde por durante con with as i at in on to the a of un una ";
  size_t at = to;
  if (at >= reading->count || reading->tokens[at].gap != GAP_NONE ||
      !plain_in(reading->tokens[at].folded, " in at en ") || !plain_is_free(reading, at, at + 1)) {
    return NULL;
  }
  at++;
  at += plain_in(plain_word(reading, to, at), " a an the un una el la ") ? 1 : 0;
  size_t from = at;
  while (at < reading->count && at - from < 4 && reading->tokens[at].sentence == reading->tokens[to].sentence &&
         (reading->tokens[at].gap == GAP_NONE) && plain_is_free(reading, at, at + 1) &&
         !plain_in(reading->tokens[at].folded, ends)) {
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
  for (size_t i = 0; i < reading->count; i++) {
    const struct token *token = &reading->tokens[i];
    if (token->sentence == reading->tokens[at].sentence && !token->used && token->scope == SCOPE_SAID &&
        plain_in(token->folded,
                 " licensed license licence licencia matricula cedula certified certificado certificada ")) {
      plain_add(reading, i, i + 1, (struct plain_piece){.kind = PLAIN_LEFT, .how = "foreign", .name = country});
    }
  }
}

/* "licensed electrician": the job, and a license of it. */
static void add_license(struct reading *reading, size_t at, const struct plain_piece *job) {
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
  piece.years = take_years(reading, from, to);
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
    add_license(reading, from - 1, &piece);
  } else if (country == NULL && plain_in(before, " certified registered experienced senior lead head trained ")) {
    from--;
  }
  piece.sector = take_sector(reading, to);
  plain_add(reading, from, to, piece);
  if (country != NULL) {
    set_license_aside(reading, from, country);
  }
}

/* --- titles --- */

static enum experience_kind kind_of(const struct reading *reading, size_t at) {
  for (size_t i = at; i-- > 0 && reading->tokens[i].sentence == reading->tokens[at].sentence && at - i < 8;) {
    const char *word = reading->tokens[i].folded;
    if (plain_in(word, " volunteer volunteered voluntario voluntaria voluntariado ")) {
      return EXPERIENCE_CIVIC;
    }
    if (plain_in(word, " apprentice apprenticeship intern internship aprendiz pasante ")) {
      return EXPERIENCE_WORK_BASED;
    }
    if (plain_in(word, " owned own propio propia negocio business ")) {
      return EXPERIENCE_ENTREPRENEURIAL;
    }
  }
  return EXPERIENCE_EMPLOYMENT;
}

/* Words that are a title in the tables, and something else in most sentences. */
static bool is_doubtful(const char *gram) {
  return plain_in(
      gram,
      " help helper lead leader worker employee associate assistant member staff team owner operator host "
      "model star extra page judge guide mate coach general major private captain representative specialist "
      "technician supervisor consultant trainee student intern apprentice volunteer professional people "
      "hand runner checker grill kitchen school home house store office hospital food job work team cook "
      "drive prep ");
}

/* "certified welder" is a welder, whatever else the tables call so; but "licensed practical nurse" is a title. */
static bool has_shorter(const struct reading *reading, size_t at, size_t count, const struct title_hit *hit) {
  char gram[LONGEST_GRAM];
  struct title_hit shorter;
  return count > 1 && !hit->own &&
         plain_in(reading->tokens[at].folded, " certified licensed experienced senior lead head good professional ") &&
         plain_gram(reading, at + 1, count - 1, gram) && title_index_find(reading->titles, gram, &shorter);
}

static bool try_title(struct reading *reading, size_t at, size_t count, const char *gram) {
  struct title_hit hit;
  bool begins = false;
  if (!title_index_find(reading->titles, gram, &hit) || has_shorter(reading, at, count, &hit)) {
    return false;
  }
  bool role = is_role(reading, at, &begins);
  bool alone = begins && stands_alone(reading, at, at + count) && (count > 1 || strlen(gram) > 2);
  const char *next = at + count < reading->count && reading->tokens[at + count].gap != GAP_NONE
                         ? ""
                         : plain_word(reading, at, at + count);
  if (plain_in(next,
               " certified certification certificate license licence licensed card cards badge diploma degree ")) {
    return false; /* the paper, not the work */
  }
  bool trade = !role && hit.everyday && is_trade(reading, at);
  /* "I help", "team" */
  bool doubtful = count == 1 && is_doubtful(gram) && !(role && strcmp(gram, "cook") == 0);
  if (doubtful || (!role && !alone && !trade) || (count == 1 && begins && reading->tokens[at].upper && !role)) {
    return false;
  }
  struct plain_piece piece = {
      .name = hit.title, .codes = {hit.code}, .how = "title", .kind_of_work = (int)kind_of(reading, at)};
  add_job(reading, at, at + count, piece);
  return true;
}

static bool try_did(struct reading *reading, size_t at) {
  size_t length = 0;
  const struct plain_did *did = plain_did_at(reading, at, &length);
  if (did == NULL || !plain_is_free(reading, at, at + length)) {
    return false;
  }
  struct plain_piece piece = {
      .name = title_index_title(reading->titles, did->codes[0]), .how = "phrase", .kind_of_work = did->kind};
  memcpy(piece.codes, did->codes, sizeof piece.codes);
  if (piece.name != NULL) {
    add_job(reading, at, at + length, piece);
  }
  return piece.name != NULL;
}

/* A duration alone in its sentence is that of the job before: "Line cook. 4 years." */
static void settle_years(struct reading *reading) {
  for (size_t i = 0; i < reading->duration_count; i++) {
    struct duration *duration = &reading->durations[i];
    for (size_t j = reading->piece_count; j-- > 0 && !duration->taken;) {
      struct placed *placed = &reading->pieces[j];
      if (placed->piece.kind != PLAIN_JOB || placed->from > duration->from) {
        continue;
      }
      size_t apart = reading->tokens[duration->from].sentence - reading->tokens[placed->from].sentence;
      if (placed->piece.years <= 0.0 && apart <= 1) {
        placed->piece.years = duration->years;
        duration->taken = true;
      }
      break;
    }
  }
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
  settle_years(reading);
}
