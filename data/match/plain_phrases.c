/* SPDX-License-Identifier: MIT */
/*
 * What people say they did, and jobs of the military. Both tables are this
 * project's own: an occupation is named where the phrase leaves little doubt,
 * and a military job gets the civilian occupations whose work is nearest, since
 * no crosswalk of the services was at hand.
 */
#include <string.h>

#include "data/base/i18n.h"
#include "data/match/plain_parts.h"
#include "data/wallet/experience.h"

#define WORK EXPERIENCE_EMPLOYMENT
#define HOME EXPERIENCE_INDEPENDENT

static const struct plain_did did[] = {
    {"drove a truck", {"53-3032.00"}, WORK},
    {"drove trucks", {"53-3032.00"}, WORK},
    {"drive a truck", {"53-3032.00"}, WORK},
    {"drove a school bus", {"53-3051.00"}, WORK},
    {"drove a bus", {"53-3052.00"}, WORK},
    {"drove for uber", {"53-3054.00"}, WORK},
    {"drive for uber", {"53-3054.00"}, WORK},
    {"drove a taxi", {"53-3054.00"}, WORK},
    {"manejaba camion", {"53-3032.00"}, WORK},
    {"manejo camion", {"53-3032.00"}, WORK},
    {"manejaba un camion", {"53-3032.00"}, WORK},
    {"delivered packages", {"53-3033.00"}, WORK},
    {"drove a forklift", {"53-7051.00"}, WORK},
    {"operated a forklift", {"53-7051.00"}, WORK},
    {"operate a forklift", {"53-7051.00"}, WORK},
    {"clean* houses", {"37-2012.00"}, WORK},
    {"limpi* casas", {"37-2012.00"}, WORK},
    {"clean* offices", {"37-2011.00"}, WORK},
    {"limpi* oficinas", {"37-2011.00"}, WORK},
    {"clean* hotel rooms", {"37-2012.00"}, WORK},
    {"babysit*", {"39-9011.01", "39-9011.00"}, HOME},
    {"babysat", {"39-9011.01", "39-9011.00"}, HOME},
    {"took care of kids", {"39-9011.00"}, HOME},
    {"took care of children", {"39-9011.00"}, HOME},
    {"take care of kids", {"39-9011.00"}, HOME},
    {"take care of children", {"39-9011.00"}, HOME},
    {"take care of my kids", {"39-9011.00"}, HOME},
    {"took care of my kids", {"39-9011.00"}, HOME},
    {"raised my kids", {"39-9011.00"}, HOME},
    {"raised children", {"39-9011.00"}, HOME},
    {"cuid* ninos", {"39-9011.00"}, HOME},
    {"cuid* a mis hijos", {"39-9011.00"}, HOME},
    {"took care of my mother", {"31-1122.00"}, HOME},
    {"took care of my father", {"31-1122.00"}, HOME},
    {"took care of my grandmother", {"31-1122.00"}, HOME},
    {"take care of my mother", {"31-1122.00"}, HOME},
    {"take care of my grandmother", {"31-1122.00"}, HOME},
    {"took care of old* people", {"31-1122.00"}, WORK},
    {"take care of old* people", {"31-1122.00"}, WORK},
    {"cared for my mother", {"31-1122.00"}, HOME},
    {"cared for my grandmother", {"31-1122.00"}, HOME},
    {"cared for elderly", {"31-1122.00"}, WORK},
    {"cuid* a mi mama", {"31-1122.00"}, HOME},
    {"cuid* a mi madre", {"31-1122.00"}, HOME},
    {"cuid* a mi abuela", {"31-1122.00"}, HOME},
    {"cuid* ancianos", {"31-1122.00"}, WORK},
    {"stocked shelves", {"53-7065.00"}, WORK},
    {"stock shelves", {"53-7065.00"}, WORK},
    {"packed boxes", {"53-7064.00"}, WORK},
    {"loaded trucks", {"53-7062.00"}, WORK},
    {"waited tables", {"35-3031.00"}, WORK},
    {"wait tables", {"35-3031.00"}, WORK},
    {"tended bar", {"35-3011.00"}, WORK},
    {"tend bar", {"35-3011.00"}, WORK},
    {"washed dishes", {"35-9021.00"}, WORK},
    {"lav* platos", {"35-9021.00"}, WORK},
    {"cooked in a restaurant", {"35-2014.00"}, WORK},
    {"cook in a restaurant", {"35-2014.00"}, WORK},
    {"worked in a kitchen", {"35-2021.00"}, WORK},
    {"worked in kitchens", {"35-2021.00"}, WORK},
    {"trabaj* en una cocina", {"35-2021.00"}, WORK},
    {"worked in fast food", {"35-3023.00"}, WORK},
    {"mowed lawns", {"37-3011.00"}, WORK},
    {"mow lawns", {"37-3011.00"}, WORK},
    {"cut hair", {"39-5012.00"}, WORK},
    {"cort* pelo", {"39-5012.00"}, WORK},
    {"worked the register", {"41-2011.00"}, WORK},
    {"ran the register", {"41-2011.00"}, WORK},
    {"worked a cash register", {"41-2011.00"}, WORK},
    {"worked in retail", {"41-2031.00"}, WORK},
    {"worked in a store", {"41-2031.00"}, WORK},
    {"trabaj* en una tienda", {"41-2031.00"}, WORK},
    {"painted houses", {"47-2141.00"}, WORK},
    {"pint* casas", {"47-2141.00"}, WORK},
    {"fixed cars", {"49-3023.00"}, WORK},
    {"fix cars", {"49-3023.00"}, WORK},
    {"arregl* carros", {"49-3023.00"}, WORK},
    {"worked on cars", {"49-3023.00"}, WORK},
    {"worked construction", {"47-2061.00"}, WORK},
    {"worked in construction", {"47-2061.00"}, WORK},
    {"trabaj* en construccion", {"47-2061.00"}, WORK},
    {"trabaj* en la construccion", {"47-2061.00"}, WORK},
    {"worked on a farm", {"45-2092.00"}, WORK},
    {"worked on farms", {"45-2092.00"}, WORK},
    {"picked fruit", {"45-2092.00"}, WORK},
    {"trabaj* en el campo", {"45-2092.00"}, WORK},
    {"worked in a warehouse", {"53-7065.00"}, WORK},
    {"worked in warehouses", {"53-7065.00"}, WORK},
    {"trabaj* en una bodega", {"53-7065.00"}, WORK},
    {"trabaj* en un almacen", {"53-7065.00"}, WORK},
    {"worked in a factory", {"51-2092.00"}, WORK},
    {"trabaj* en una fabrica", {"51-2092.00"}, WORK},
    {"worked in a call center", {"43-4051.00"}, WORK},
    {"worked at a call center", {"43-4051.00"}, WORK},
    {"worked at a help desk", {"15-1232.00"}, WORK},
    {"worked on a help desk", {"15-1232.00"}, WORK},
    {"worked the help desk", {"15-1232.00"}, WORK},
    {"worked in a daycare", {"39-9011.00"}, WORK},
    {"trabaj* en una guarderia", {"39-9011.00"}, WORK},
    {"worked security", {"33-9032.00"}, WORK},
    {"worked in security", {"33-9032.00"}, WORK},
};

const struct plain_did *plain_did_at(const struct reading *reading, size_t at, size_t *length) {
  const struct plain_did *best = NULL;
  *length = 0;
  for (size_t i = 0; i < sizeof did / sizeof did[0]; i++) {
    size_t found = plain_phrase(reading, at, did[i].phrase);
    if (found > *length) {
      *length = found;
      best = &did[i];
    }
  }
  return best;
}

/* --- the military --- */

static const char services[] =
    " army navy marine marines military veteran vet ejercito militar marina soldier soldado infantry infanteria "
    "corpsman "
    "usmc usaf deployed sergeant sargento ";

/* `alone`: says that it is of the military by itself. */
static const struct military {
  const char *phrase;
  const char *codes[PLAIN_MOST_CODES];
  bool alone;
} military[] = {
    {"combat medic", {"29-2042.00", "29-2043.00", "31-9092.00"}, true},
    {"68w", {"29-2042.00", "29-2043.00", "31-9092.00"}, true},
    {"medic", {"29-2042.00", "29-2043.00", "31-9092.00"}, false},
    {"medico de combate", {"29-2042.00", "29-2043.00", "31-9092.00"}, true},
    {"corpsman", {"29-2042.00", "29-2043.00", "31-9092.00"}, true},
    {"infantryman", {"33-9032.00", "33-3051.00"}, true},
    {"infantry", {"33-9032.00", "33-3051.00"}, true},
    {"soldado de infanteria", {"33-9032.00", "33-3051.00"}, true},
    {"infantry soldier", {"33-9032.00", "33-3051.00"}, true},
    {"infanteria", {"33-9032.00", "33-3051.00"}, true},
    {"11b", {"33-9032.00", "33-3051.00"}, true},
    {"0311", {"33-9032.00", "33-3051.00"}, false},
    {"military police", {"33-3051.00", "33-9032.00"}, true},
    {"policia militar", {"33-3051.00", "33-9032.00"}, true},
    {"31b", {"33-3051.00", "33-9032.00"}, true},
    {"motor transport", {"53-3032.00"}, false},
    {"truck driver", {"53-3032.00"}, false},
    {"88m", {"53-3032.00"}, true},
    {"wheeled vehicle mechanic", {"49-3031.00", "49-3023.00"}, false},
    {"91b", {"49-3031.00", "49-3023.00"}, true},
    {"mechanic", {"49-3031.00", "49-3023.00"}, false},
    {"aircraft mechanic", {"49-3011.00"}, false},
    {"15t", {"49-3011.00"}, true},
    {"supply specialist", {"43-5071.00", "13-1081.00"}, false},
    {"92y", {"43-5071.00", "13-1081.00"}, true},
    {"92a", {"43-5071.00", "13-1081.00"}, true},
    {"logistics", {"13-1081.00", "43-5071.00"}, false},
    {"culinary specialist", {"35-2012.00", "35-2014.00"}, false},
    {"92g", {"35-2012.00", "35-2014.00"}, true},
    {"cook", {"35-2012.00", "35-2014.00"}, false},
    {"25b", {"15-1232.00", "15-1244.00"}, true},
    {"signal support", {"15-1232.00", "49-2022.00"}, false},
    {"25u", {"15-1232.00", "49-2022.00"}, true},
    {"combat engineer", {"47-2061.00", "47-2073.00"}, true},
    {"12b", {"47-2061.00", "47-2073.00"}, true},
    {"42a", {"43-4161.00", "13-1071.00"}, true},
    {"human resources specialist", {"43-4161.00", "13-1071.00"}, false},
    {"68c", {"29-2061.00"}, true},
    {"68k", {"29-2012.00"}, true},
    {"68e", {"31-9091.00"}, true},
    {"dental specialist", {"31-9091.00"}, false},
    {"intelligence analyst", {"33-3021.06"}, false},
    {"35f", {"33-3021.06"}, true},
    {"firefighter", {"33-2011.00"}, false},
    {"electrician", {"47-2111.00"}, false},
};

static bool speaks_of_service(const struct reading *reading, size_t at) {
  size_t sentence = reading->tokens[at].sentence;
  for (size_t i = 0; i < reading->count; i++) {
    const struct token *token = &reading->tokens[i];
    if (token->sentence == sentence && token->scope == SCOPE_SAID &&
        (plain_in(token->folded, services) || plain_phrase(reading, i, "air force") > 0 ||
         plain_phrase(reading, i, "national guard") > 0 || plain_phrase(reading, i, "coast guard") > 0 ||
         plain_phrase(reading, i, "fuerza aerea") > 0)) {
      return true;
    }
  }
  return false;
}

static double years_near(struct reading *reading, size_t at) {
  for (size_t i = 0; i < reading->duration_count; i++) {
    struct duration *duration = &reading->durations[i];
    if (!duration->taken && reading->tokens[duration->from].sentence == reading->tokens[at].sentence) {
      duration->taken = true;
      return duration->years;
    }
  }
  return 0;
}

/* "Army medic (68W)" says one job twice. */
static bool said_before(const struct reading *reading, size_t at, const struct military *job) {
  for (size_t i = 0; i < reading->piece_count; i++) {
    const struct placed *placed = &reading->pieces[i];
    if (placed->piece.kind == PLAIN_JOB && strcmp(placed->piece.codes[0], job->codes[0]) == 0 &&
        reading->tokens[placed->from].sentence == reading->tokens[at].sentence) {
      return true;
    }
  }
  return false;
}

static size_t with_service(const struct reading *reading, size_t at) {
  while (
      at > 0 && reading->tokens[at].gap == GAP_NONE && !reading->tokens[at - 1].used &&
      (plain_in(reading->tokens[at - 1].folded, services) || plain_in(reading->tokens[at - 1].folded, " us combat "))) {
    at--;
  }
  return at;
}

static void try_military(struct reading *reading, size_t at, const struct military *job) {
  size_t length = plain_phrase(reading, at, job->phrase);
  if (length == 0 || !plain_is_free(reading, at, at + length) || (!job->alone && !speaks_of_service(reading, at))) {
    return;
  }
  if (said_before(reading, at, job)) {
    for (size_t i = at; i < at + length; i++) {
      reading->tokens[i].used = true;
    }
    return;
  }
  size_t from = with_service(reading, at);
  struct plain_piece piece = {.kind = PLAIN_JOB,
                              .name = title_index_title(reading->titles, job->codes[0]),
                              .how = "military",
                              .years = years_near(reading, at),
                              .kind_of_work = (int)EXPERIENCE_SERVICE,
                              .note = _("The civilian jobs nearest to this one, by a table of our own.")};
  memcpy(piece.codes, job->codes, sizeof piece.codes);
  if (piece.name != NULL) {
    plain_add(reading, from, at + length, piece);
  }
}

void plain_read_military(struct reading *reading) {
  for (size_t i = 0; i < reading->count; i++) {
    for (size_t j = 0; j < sizeof military / sizeof military[0]; j++) {
      try_military(reading, i, &military[j]);
    }
  }
}
