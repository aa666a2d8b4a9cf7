/* SPDX-License-Identifier: MIT */
/* Tools and programs. */
#include <string.h>

#include "data/match/plain_parts.h"
#include "data/match/tools.h"

enum { MOST_QUESTIONS = 6000, MOST_WORDS = 4 };

static const char computing[] =
    " use used using know knows program programs programming programmed software microsoft computer computers code "
    "coding "
    "coded spreadsheet spreadsheets tools skills proficient language languages uso usar manejo programa programas "
    "programacion computadora computadoras familiar python java javascript sql excel powerpoint html linux ";

static bool is_about_computers(const struct reading *reading, size_t from, size_t to) {
  for (size_t i = 0; i < reading->count; i++) {
    bool outside = i < from || i >= to;
    if (outside && reading->tokens[i].sentence == reading->tokens[from].sentence &&
        words_in(reading->tokens[i].folded, computing)) {
      return true;
    }
  }
  return false;
}

/* Somebody who works with programs says so by naming one beside it, or by the job. */
static bool is_of_office(const struct reading *reading, size_t at) {
  for (size_t i = 0; i < reading->piece_count; i++) {
    const struct placed *placed = &reading->pieces[i];
    if (reading->tokens[placed->from].sentence != reading->tokens[at].sentence) {
      continue;
    }
    const char *code = placed->piece.codes[0];
    if (placed->piece.kind == PLAIN_TOOL ||
        (placed->piece.kind == PLAIN_JOB && (strncmp(code, "11-", 3) == 0 || strncmp(code, "13-", 3) == 0 ||
                                             strncmp(code, "15-", 3) == 0 || strncmp(code, "43-", 3) == 0))) {
      return true;
    }
  }
  return false;
}

/* A name that stands alone between commas: ", Excel and Windows." */
static bool is_in_list(const struct reading *reading, size_t at) {
  const struct token *token = &reading->tokens[at];
  bool begins = token->gap == GAP_COMMA || (at > 0 && words_in(reading->tokens[at - 1].folded, " and y e "));
  bool ends = at + 1 >= reading->count || reading->tokens[at + 1].gap != GAP_NONE ||
              words_in(reading->tokens[at + 1].folded, " and y e ");
  return token->capital && begins && ends;
}

/* "I excel at", "have access to" */
static bool is_verb(const struct reading *reading, size_t to) {
  return to < reading->count && reading->tokens[to].gap == GAP_NONE &&
         words_in(reading->tokens[to].folded, " at to in for with on ");
}

/* The tokens as they were written. */
static const char *written(struct reading *reading, size_t from, size_t to) {
  const char *start = reading->tokens[from].at;
  const struct token *last = &reading->tokens[to - 1];
  const char *text = arena_strndup(reading->scratch, start, (size_t)(last->at - start) + last->length);
  reading->no_memory = reading->no_memory || text == NULL;
  return text;
}

/* Only what is written like a name is asked for: sentences are full of words that some tool is called, too. */
static bool may_be_tool(const struct reading *reading, size_t at, size_t count, const char *gram) {
  if (count > 1) {
    return reading->tokens[at].capital || tool_is_alias(gram);
  }
  if (tool_is_doubtful(gram)) {
    bool named =
        strlen(gram) > 2 || reading->tokens[at].capital || strchr(gram, '+') != NULL || strchr(gram, '#') != NULL;
    bool about = is_about_computers(reading, at, at + 1) || (is_in_list(reading, at) && is_of_office(reading, at));
    return named && !is_verb(reading, at + 1) && about &&
           (strlen(gram) > 1 || reading->tokens[at].upper || reading->tokens[at].capital) && strcmp(gram, "i") != 0 &&
           strcmp(gram, "a") != 0;
  }
  bool begins = reading->tokens[at].gap == GAP_END;
  return tool_is_alias(gram) || (reading->tokens[at].capital && (!begins || is_about_computers(reading, at, at + 1)));
}

static bool try_tool(struct reading *reading, size_t at, size_t count, size_t *asked) {
  char gram[LONGEST_GRAM];
  const char *found = NULL;
  const char *how = NULL;
  struct error error;
  if (at + count > reading->count || !plain_is_free(reading, at, at + count) || !plain_gram(reading, at, count, gram) ||
      !may_be_tool(reading, at, count, gram) || (*asked)++ >= (size_t)MOST_QUESTIONS) {
    return false;
  }
  const char *name = written(reading, at, at + count);
  if (name == NULL) {
    return false;
  }
  if (tool_find(reading->catalog, reading->arena, name, &found, &how, &error) != 0) {
    reading->no_memory = reading->no_memory || error.code == ERROR_NO_MEMORY;
    return false;
  }
  if (found != NULL) {
    plain_add(reading, at, at + count, (struct plain_piece){.kind = PLAIN_TOOL, .name = found, .how = how});
  }
  return found != NULL;
}

void plain_read_tools(struct reading *reading) {
  size_t asked = 0;
  for (size_t i = 0; i < reading->count && !reading->no_memory; i++) {
    bool found = false;
    for (size_t count = MOST_WORDS; count > 0 && !found && !reading->no_memory; count--) {
      found = try_tool(reading, i, count, &asked);
    }
  }
}
