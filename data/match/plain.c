/* SPDX-License-Identifier: MIT */
#include "data/match/plain.h"

#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/base/text.h"
#include "data/match/plain_parts.h"

static const size_t scratch_limit = (size_t)32 << 20;
static const size_t index_limit = (size_t)128 << 20;

void plain_add(struct reading *reading, size_t from, size_t to, struct plain_piece piece) {
  const char *start = reading->tokens[from].at;
  const struct token *last = &reading->tokens[to - 1];
  for (size_t i = from; i < to; i++) {
    reading->tokens[i].used = true;
  }
  if (reading->piece_count == (size_t)PLAIN_MOST_PIECES) {
    return;
  }
  bool full = reading->piece_count + 1 == (size_t)PLAIN_MOST_PIECES;
  if (full) {
    piece = (struct plain_piece){.kind = PLAIN_LEFT, .how = "nothing"};
  }
  piece.words = full ? arena_strdup(reading->arena, _("and more: this is too much to read at once"))
                     : text_clean(reading->arena, start, (size_t)(last->at - start) + last->length, TEXT_LINE, 300);
  if (piece.words == NULL) {
    reading->no_memory = true;
    return;
  }
  reading->pieces[reading->piece_count++] = (struct placed){.from = from, .to = to, .piece = piece};
}

static int by_place(const void *left, const void *right) {
  const struct placed *a = left;
  const struct placed *b = right;
  return (a->from > b->from) - (a->from < b->from);
}

/* In the order of the text; texts of others are copied, since the index goes. */
static int hand_over(struct reading *reading, struct plain *plain, struct error *error) {
  struct arena *arena = reading->arena;
  plain->pieces = arena_array(arena, reading->piece_count, sizeof *plain->pieces);
  if (plain->pieces == NULL) {
    return error_no_memory(error);
  }
  if (reading->piece_count > 1) {
    qsort(reading->pieces, reading->piece_count, sizeof *reading->pieces, by_place);
  }
  for (size_t i = 0; i < reading->piece_count; i++) {
    struct plain_piece *piece = &plain->pieces[plain->count++];
    *piece = reading->pieces[i].piece;
    if (piece->name != NULL && (piece->name = arena_strdup(arena, piece->name)) == NULL) {
      return error_no_memory(error);
    }
    for (size_t j = 0; j < (size_t)PLAIN_MOST_CODES && piece->codes[j] != NULL; j++) {
      piece->codes[j] = arena_strdup(arena, piece->codes[j]);
      if (piece->codes[j] == NULL) {
        return error_no_memory(error);
      }
    }
  }
  plain->person = reading->person;
  return 0;
}

static int read_all(struct reading *reading, struct error *error) {
  static void (*const parts[])(struct reading *) = {plain_read_times,    plain_read_facts, plain_read_languages,
                                                    plain_read_military, plain_read_jobs,  plain_read_cards,
                                                    plain_read_tools};
  reading->pieces = arena_array(reading->scratch, PLAIN_MOST_PIECES, sizeof *reading->pieces);
  if (reading->pieces == NULL || plain_lex(reading, error) != 0) {
    return reading->pieces == NULL ? error_no_memory(error) : -1;
  }
  for (size_t i = 0; i < sizeof parts / sizeof parts[0] && !reading->no_memory; i++) {
    parts[i](reading);
  }
  return reading->no_memory ? error_no_memory(error) : plain_read_left(reading, error);
}

int plain_index_open(struct plain_index *index, struct catalog *catalog, struct arena *arena, struct error *error) {
  *index = (struct plain_index){.catalog = catalog, .near = {.catalog = catalog, .arena = arena}};
  if (title_index_open(catalog, arena, &index->titles, error) != 0 ||
      job_matrix_read(catalog, arena, &index->matrix, error) != 0) {
    return -1;
  }
  index->elements = element_index_new(arena, &index->matrix);
  return index->elements == NULL ? error_no_memory(error) : 0;
}

int plain_read_with(struct plain_index *index, struct arena *arena, const char *text, int year, struct plain *plain,
                    struct error *error) {
  struct reading reading = {
      .index = index, .catalog = index->catalog, .titles = index->titles, .arena = arena, .year = year};
  size_t length = strlen(text);
  *plain = (struct plain){0};
  reading.scratch = arena_new(scratch_limit);
  if (reading.scratch == NULL) {
    return error_no_memory(error);
  }
  reading.text = text_clean(reading.scratch, text, length < (size_t)PLAIN_LARGEST ? length : (size_t)PLAIN_LARGEST,
                            TEXT_LINES, PLAIN_LARGEST);
  int result = reading.text == NULL ? error_no_memory(error) : read_all(&reading, error);
  if (result == 0) {
    result = hand_over(&reading, plain, error);
  }
  arena_free(reading.scratch);
  return result;
}

int plain_read(struct catalog *catalog, struct arena *arena, const char *text, int year, struct plain *plain,
               struct error *error) {
  struct plain_index index;
  struct arena *kept = arena_new(index_limit);
  *plain = (struct plain){0};
  if (kept == NULL) {
    return error_no_memory(error);
  }
  int result = plain_index_open(&index, catalog, kept, error);
  if (result == 0) {
    result = plain_read_with(&index, arena, text, year, plain, error);
  }
  arena_free(kept);
  return result;
}

void plain_put_together(struct person *person, const struct person *tells) {
  person->age = tells->age != 0 ? tells->age : person->age;
  person->schooling = tells->schooling > person->schooling ? tells->schooling : person->schooling;
  person->has_record = person->has_record || tells->has_record;
  person->county = tells->county != NULL ? tells->county : person->county;
  person->state = tells->state != NULL ? tells->state : person->state;
}

void plain_tell_again(struct plain *plain) {
  plain->person = (struct person){0};
  for (size_t i = 0; i < plain->count; i++) {
    if (plain->pieces[i].kind == PLAIN_FACT) {
      plain_put_together(&plain->person, &plain->pieces[i].tells);
    }
  }
}

void plain_tell(const struct plain *plain, struct person *person) {
  const struct person *told = &plain->person;
  person->age = person->age == 0 ? told->age : person->age;
  person->schooling = person->schooling == SCHOOLING_UNKNOWN ? told->schooling : person->schooling;
  person->has_record = person->has_record || told->has_record;
  person->county = person->county == NULL ? told->county : person->county;
  person->state = person->state == NULL ? told->state : person->state;
}
