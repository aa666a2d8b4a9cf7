/* SPDX-License-Identifier: MIT */
/* Licenses, certificates and cards. */
#include <string.h>

#include "data/base/i18n.h"
#include "data/catalog/leads.h"
#include "data/match/plain_parts.h"

enum { MOST_QUESTIONS = 3000, MOST_WORDS = 6, LONGEST_NAME = 120 };

/*
 * Cards by the names that people use. The codes are the occupations whose work
 * they are for, by this project's own judgement from what those who give them
 * out say; the snapshot's own credential of that name, if there is one, comes on top.
 * `doubtful`: only in a sentence that speaks of a card. `days`: how long the
 * usual course is, where it is a short one; a card of a day helps in a job, and
 * shows little of all that the job asks for. 0: longer, or an exam.
 */
static const struct card {
  const char *phrase, *name;
  const char *codes[PLAIN_MOST_CODES];
  bool doubtful;
  int days;
} cards[] = {
    {"cna", "Certified Nurse Aide", {"31-1131.00"}, false, 0},
    {"certified nurs* assistant", "Certified Nurse Aide", {"31-1131.00"}, false, 0},
    {"certified nurse aide", "Certified Nurse Aide", {"31-1131.00"}, false, 0},
    {"hha", "Home Health Aide certificate", {"31-1121.00"}, false, 0},
    {"lpn license", "Licensed Practical Nurse license", {"29-2061.00"}, false, 0},
    {"rn license", "Registered Nurse license", {"29-1141.00"}, false, 0},
    {"cpr and first aid", "CPR and First Aid", {"33-9092.00", "39-9011.00", "31-1121.00"}, false, 1},
    {"first aid and cpr", "CPR and First Aid", {"33-9092.00", "39-9011.00", "31-1121.00"}, false, 1},
    {"cpr first aid", "CPR and First Aid", {"33-9092.00", "39-9011.00", "31-1121.00"}, false, 1},
    {"cpr bls", "CPR and First Aid", {"33-9092.00", "31-1131.00", "31-1121.00"}, false, 1},
    {"bls cpr", "CPR and First Aid", {"33-9092.00", "31-1131.00", "31-1121.00"}, false, 1},
    {"cpr", "CPR and First Aid", {"33-9092.00", "39-9011.00", "31-1121.00"}, false, 1},
    {"rcp", "CPR and First Aid", {"33-9092.00", "39-9011.00", "31-1121.00"}, false, 1},
    {"bls", "CPR and First Aid", {"33-9092.00", "31-1131.00", "31-1121.00"}, false, 1},
    {"first aid", "CPR and First Aid", {"33-9092.00", "39-9011.00", "31-1121.00"}, false, 1},
    {"primeros auxilios", "CPR and First Aid", {"33-9092.00", "39-9011.00", "31-1121.00"}, false, 1},
    {"lifeguard", "Lifeguard certificate", {"33-9092.00"}, true, 4},
    {"emt", "Emergency Medical Technician (National Registry)", {"29-2042.00"}, false, 0},
    {"nremt", "Emergency Medical Technician (National Registry)", {"29-2042.00"}, false, 0},
    {"comptia a+", "CompTIA A+", {"15-1232.00"}, false, 0},
    {"a+", "CompTIA A+", {"15-1232.00"}, true, 0},
    {"comptia network+", "CompTIA Network+", {"15-1244.00", "15-1231.00"}, false, 0},
    {"network+", "CompTIA Network+", {"15-1244.00", "15-1231.00"}, false, 0},
    {"comptia security+", "CompTIA Security+", {"15-1212.00"}, false, 0},
    {"security+", "CompTIA Security+", {"15-1212.00"}, false, 0},
    {"ccna", "Cisco Certified Network Associate", {"15-1244.00"}, false, 0},
    {"cdl", "Commercial Driver's License", {"53-3032.00"}, false, 0},
    {"cdl a", "Commercial Driver's License, Class A", {"53-3032.00"}, false, 0},
    {"cdl class a", "Commercial Driver's License, Class A", {"53-3032.00"}, false, 0},
    {"class a cdl", "Commercial Driver's License, Class A", {"53-3032.00"}, false, 0},
    {"cdl b", "Commercial Driver's License, Class B", {"53-3032.00", "53-3052.00"}, false, 0},
    {"class b cdl", "Commercial Driver's License, Class B", {"53-3032.00", "53-3052.00"}, false, 0},
    {"cdl clase a", "Commercial Driver's License, Class A", {"53-3032.00"}, false, 0},
    {"clase a", "Commercial Driver's License, Class A", {"53-3032.00"}, true, 0},
    {"class a", "Commercial Driver's License, Class A", {"53-3032.00"}, true, 0},
    {"cdl clase b", "Commercial Driver's License, Class B", {"53-3032.00", "53-3052.00"}, false, 0},
    {"cdl permit", "Commercial learner's permit", {NULL}, false, 0},
    {"clp", "Commercial learner's permit", {NULL}, true, 0},
    {"hazmat", "Hazardous materials endorsement", {NULL}, true, 0},
    {"commercial drivers license", "Commercial Driver's License", {"53-3032.00"}, false, 0},
    {"licencia comercial", "Commercial Driver's License", {"53-3032.00"}, false, 0},
    {"drivers license", "Driver's license", {NULL}, false, 0},
    {"driver license", "Driver's license", {NULL}, false, 0},
    {"driving license", "Driver's license", {NULL}, false, 0},
    {"licencia de conducir", "Driver's license", {NULL}, false, 0},
    {"licencia de manejar", "Driver's license", {NULL}, false, 0},
    {"osha 10", "OSHA 10-hour card", {"47-2061.00"}, false, 2},
    {"osha10", "OSHA 10-hour card", {"47-2061.00"}, false, 2},
    {"osha 30", "OSHA 30-hour card", {"47-1011.00", "47-2061.00"}, false, 4},
    {"osha30", "OSHA 30-hour card", {"47-1011.00", "47-2061.00"}, false, 4},
    {"osha", "OSHA card", {"47-2061.00"}, true, 2},
    {"servsafe", "ServSafe", {"35-2014.00", "35-2021.00", "35-3023.00"}, false, 1},
    {"food handler*", "Food handler card", {"35-2021.00", "35-3023.00"}, false, 1},
    {"manipulador de alimentos", "Food handler card", {"35-2021.00", "35-3023.00"}, false, 1},
    {"manejo de alimentos", "Food handler card", {"35-2021.00", "35-3023.00"}, false, 1},
    {"forklift", "Forklift operator card", {"53-7051.00"}, true, 1},
    {"montacargas", "Forklift operator card", {"53-7051.00"}, true, 1},
    {"twic", "TWIC card", {NULL}, false, 0},
    {"guard card", "Security guard card", {"33-9032.00"}, false, 3},
    {"sora", "Security guard card", {"33-9032.00"}, false, 3},
    {"epa 608", "EPA Section 608 certification", {"49-9021.00"}, false, 3},
    {"ase", "ASE certification", {"49-3023.00"}, true, 0},
    {"phlebotomy", "Phlebotomy certificate", {"31-9097.00"}, true, 0},
    {"medical assistant", "Medical Assistant certificate", {"31-9092.00"}, true, 0},
    {"pharmacy technician", "Pharmacy Technician certificate", {"29-2052.00"}, true, 0},
    {"welding", "Welding certificate", {"51-4121.00"}, true, 0},
    {"soldadura", "Welding certificate", {"51-4121.00"}, true, 0},
    {"cosmetology", "Cosmetology license", {"39-5012.00"}, true, 0},
    {"cosmetologia", "Cosmetology license", {"39-5012.00"}, true, 0},
    {"barber", "Barber license", {"39-5011.00"}, true, 0},
    {"real estate", "Real estate license", {"41-9022.00"}, true, 0},
    {"cpht", "Pharmacy Technician certificate", {"29-2052.00"}, false, 0},
    {"ccma", "Medical Assistant certificate", {"31-9092.00"}, false, 0},
    {"security license", "Security guard card", {"33-9032.00"}, false, 3},
    {"guard license", "Security guard card", {"33-9032.00"}, false, 3},
    {"licencia de guardia", "Security guard card", {"33-9032.00"}, false, 3},
    {"manicur*", "Manicurist license", {"39-5092.00"}, true, 0},
    {"nail*", "Manicurist license", {"39-5092.00"}, true, 0},
    {"servicio al cliente", "Customer service certificate", {"43-4051.00", "41-2031.00"}, true, 3},
    {"customer service", "Customer service certificate", {"43-4051.00", "41-2031.00"}, true, 3},
};

static const char papers[] =
    " card cards cert certs endorsement certificate certificates certification certifications certified license "
    "licenses licence licensed "
    "badge "
    "badges diploma credential credentials degree completed earned passed permit class course training trained "
    "certificado "
    "certificada certificados certificacion licencia licencias diploma tarjeta curso cursos credencial carnet permiso "
    "titulo insignia ";
static const char holding[] = " have has hold got my with tengo con mi saque obtuve recibi ";

static bool find_papers(const struct reading *reading, size_t at) {
  for (size_t i = 0; i < reading->count; i++) {
    if (reading->tokens[i].sentence == reading->tokens[at].sentence && reading->tokens[i].scope == SCOPE_SAID &&
        words_in(reading->tokens[i].folded, papers)) {
      return true;
    }
  }
  return false;
}

/* Found once for each sentence, since a text can be one long one. */
static bool speaks_of_papers(struct reading *reading, size_t at) {
  if (reading->papers_known != reading->tokens[at].sentence + 1) {
    reading->papers = find_papers(reading, at);
    reading->papers_known = reading->tokens[at].sentence + 1;
  }
  return reading->papers;
}

/* The card's own words beside it: "CPR card", "licensed", "certificado de". */
static void widen(const struct reading *reading, size_t *from, size_t *to) {
  while (*to < reading->count && reading->tokens[*to].gap == GAP_NONE && plain_is_free(reading, *to, *to + 1) &&
         words_in(reading->tokens[*to].folded, papers)) {
    ++*to;
  }
  while (*from > 0 && reading->tokens[*from].gap == GAP_NONE && plain_is_free(reading, *from - 1, *from) &&
         words_in(reading->tokens[*from - 1].folded,
                  " certificado certificacion licencia diploma tarjeta curso de del en ")) {
    --*from;
  }
}

/* "Guard card (SORA)" names one card twice. */
static bool card_before(const struct reading *reading, size_t at, const char *name) {
  for (size_t i = 0; i < reading->piece_count; i++) {
    const struct placed *placed = &reading->pieces[i];
    if (placed->piece.kind == PLAIN_CARD && strcmp(placed->piece.name, name) == 0 &&
        reading->tokens[placed->from].sentence == reading->tokens[at].sentence) {
      return true;
    }
  }
  return false;
}

static bool try_card(struct reading *reading, size_t at) {
  const struct card *best = NULL;
  size_t length = 0;
  bool paper = speaks_of_papers(reading, at);
  bool held = at > 0 && words_in(reading->tokens[at - 1].folded, holding);
  for (size_t i = 0; i < sizeof cards / sizeof cards[0]; i++) {
    size_t found = plain_phrase(reading, at, cards[i].phrase);
    bool sure = !cards[i].doubtful || paper || (held && strcmp(cards[i].phrase, "a+") == 0);
    if (found > length && sure && plain_is_free(reading, at, at + found)) {
      best = &cards[i];
      length = found;
    }
  }
  if (best == NULL) {
    return false;
  }
  struct plain_piece piece = {.kind = PLAIN_CARD, .name = best->name, .how = "alias", .days = best->days};
  memcpy(piece.codes, best->codes, sizeof piece.codes);
  size_t from = at;
  size_t to = at + length;
  widen(reading, &from, &to);
  if (card_before(reading, at, best->name)) {
    for (size_t i = from; i < to; i++) {
      reading->tokens[i].used = true;
    }
  } else {
    plain_add(reading, from, to, piece);
  }
  return true;
}

/* "electrician license", "licencia de electricista": the license of a job. */
static bool try_license_of_job(struct reading *reading, size_t at, size_t count) {
  char gram[LONGEST_GRAM];
  struct title_hit hit;
  if (at + count > reading->count || !plain_is_free(reading, at, at + count) || !plain_gram(reading, at, count, gram) ||
      !title_index_find(reading->titles, gram, &hit)) {
    return false;
  }
  bool after = at + count < reading->count && reading->tokens[at + count].gap == GAP_NONE &&
               plain_is_free(reading, at + count, at + count + 1) &&
               words_in(reading->tokens[at + count].folded, " license licence certificate certification cert ");
  bool before = at >= 2 && reading->tokens[at].gap == GAP_NONE && plain_is_free(reading, at - 2, at) &&
                words_in(reading->tokens[at - 1].folded, " de ") &&
                words_in(reading->tokens[at - 2].folded, " licencia certificado certificacion ");
  if (!after && !before) {
    return false;
  }
  struct plain_piece piece = {.kind = PLAIN_CARD,
                              .name = arena_printf(reading->arena, _("license or certificate: %s"), hit.title),
                              .codes = {hit.code},
                              .how = "title"};
  reading->no_memory = reading->no_memory || piece.name == NULL;
  plain_add(reading, before ? at - 2 : at, at + count + (after ? 1 : 0), piece);
  return true;
}

/* "massage therapist, licensed": the license of the job before. */
static bool try_licensed(struct reading *reading, size_t at) {
  size_t length = 0;
  bool ends = at + 1 >= reading->count || reading->tokens[at + 1].gap != GAP_NONE ||
              words_in(reading->tokens[at + 1].folded, " in en by since ");
  if (!ends || !plain_is_free(reading, at, at + 1) ||
      !words_in(reading->tokens[at].folded, " licensed licenciado licenciada ")) {
    return false;
  }
  const struct plain_piece *job = NULL;
  for (size_t i = 0; i < reading->piece_count; i++) {
    const struct placed *placed = &reading->pieces[i];
    bool here = reading->tokens[placed->from].sentence == reading->tokens[at].sentence && placed->from < at;
    job = here && placed->piece.kind == PLAIN_JOB ? &placed->piece : job;
  }
  for (size_t i = 0; i < reading->count; i++) {
    bool abroad =
        reading->tokens[i].sentence == reading->tokens[at].sentence && plain_country(reading, i, &length) != NULL;
    job = abroad ? NULL : job;
  }
  if (job == NULL) {
    return false;
  }
  plain_add_license(reading, at, job);
  return true;
}

static const char *written(struct reading *reading, size_t from, size_t to) {
  const char *start = reading->tokens[from].at;
  const struct token *last = &reading->tokens[to - 1];
  size_t length = (size_t)(last->at - start) + last->length;
  return length > (size_t)LONGEST_NAME ? NULL : arena_strndup(reading->arena, start, length);
}

/* A credential of the snapshot by its whole name or another name of it. */
static bool try_catalog(struct reading *reading, struct leads_reader *leads, size_t at, size_t count, size_t *asked) {
  const char *const *codes = NULL;
  const char *type = NULL;
  struct error error;
  bool likely = count > 1 || (at < reading->count && reading->tokens[at].upper);
  if (!likely || at + count > reading->count || !plain_is_free(reading, at, at + count) ||
      (*asked)++ >= (size_t)MOST_QUESTIONS) {
    return false;
  }
  for (size_t i = at + 1; i < at + count; i++) {
    if (reading->tokens[i].gap == GAP_END) {
      return false;
    }
  }
  const char *name = written(reading, at, at + count);
  if (name == NULL) {
    return false;
  }
  if (leads_to_jobs(leads, reading->scratch, NULL, name, &codes, &type, &error) != 0) {
    reading->no_memory = reading->no_memory || error.code == ERROR_NO_MEMORY;
    return false;
  }
  if (type != NULL) {
    plain_add(reading, at, at + count, (struct plain_piece){.kind = PLAIN_CARD, .name = name, .how = "name"});
  }
  return type != NULL;
}

static void read_catalog(struct reading *reading) {
  struct leads_reader *leads = NULL;
  struct error error;
  size_t asked = 0;
  if (leads_reader_open(&leads, reading->catalog, &error) != 0) {
    reading->no_memory = reading->no_memory || error.code == ERROR_NO_MEMORY;
    return;
  }
  for (size_t i = 0; i < reading->count && !reading->no_memory; i++) {
    bool found = !speaks_of_papers(reading, i);
    for (size_t count = MOST_WORDS; count > 0 && !found && !reading->no_memory; count--) {
      found = try_catalog(reading, leads, i, count, &asked);
    }
  }
  leads_reader_close(leads);
}

void plain_read_cards(struct reading *reading) {
  for (size_t i = 0; i < reading->count && !reading->no_memory; i++) {
    bool found = try_card(reading, i) || try_licensed(reading, i);
    for (size_t count = 5; count > 0 && !found; count--) {
      found = try_license_of_job(reading, i, count);
    }
  }
  read_catalog(reading);
}
