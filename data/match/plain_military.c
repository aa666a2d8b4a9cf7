/* SPDX-License-Identifier: MIT */
/*
 * Jobs of the military. The table is this project's own: a military job gets the
 * civilian occupations whose work is nearest, since no crosswalk of the services was at hand.
 */
#include <string.h>

#include "data/base/i18n.h"
#include "data/match/plain_parts.h"
#include "data/wallet/experience.h"

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
        (words_in(token->folded, services) || plain_phrase(reading, i, "air force") > 0 ||
         plain_phrase(reading, i, "national guard") > 0 || plain_phrase(reading, i, "coast guard") > 0 ||
         plain_phrase(reading, i, "fuerza aerea") > 0)) {
      return true;
    }
  }
  return false;
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
      (words_in(reading->tokens[at - 1].folded, services) || words_in(reading->tokens[at - 1].folded, " us combat "))) {
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
