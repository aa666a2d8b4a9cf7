/* SPDX-License-Identifier: MIT */
/* Words, sentences, and what of them is denied, wished or said of somebody else. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/text.h"
#include "data/match/plain_parts.h"

enum { LONGEST_WORD = 60 };

bool plain_in(const char *word, const char *list) {
  size_t length = strlen(word);
  for (const char *at = length == 0 ? NULL : strstr(list, word); at != NULL; at = strstr(at + 1, word)) {
    if (at > list && at[-1] == ' ' && at[length] == ' ') {
      return true;
    }
  }
  return false;
}

const char *plain_word(const struct reading *reading, size_t from, size_t at) {
  bool there =
      at < reading->count && from < reading->count && reading->tokens[at].sentence == reading->tokens[from].sentence;
  return there ? reading->tokens[at].folded : "";
}

size_t plain_phrase(const struct reading *reading, size_t at, const char *phrase) {
  size_t count = 0;
  while (*phrase != '\0') {
    size_t length = strcspn(phrase, " ");
    bool open = phrase[length - 1] == '*';
    const char *word = plain_word(reading, at, at + count);
    if (strncmp(word, phrase, open ? length - 1 : length) != 0 || (!open && word[length] != '\0')) {
      return 0;
    }
    count++;
    phrase += length;
    phrase += *phrase == ' ';
  }
  return count;
}

bool plain_gram(const struct reading *reading, size_t at, size_t count, char gram[LONGEST_GRAM]) {
  size_t filled = 0;
  for (size_t i = at; i < at + count; i++) {
    size_t length = i < reading->count ? strlen(reading->tokens[i].folded) : (size_t)LONGEST_GRAM;
    if (filled + length + 2 > (size_t)LONGEST_GRAM || (i > at && reading->tokens[i].gap != GAP_NONE)) {
      return false;
    }
    if (i > at) {
      gram[filled++] = ' ';
    }
    memcpy(gram + filled, reading->tokens[i].folded, length);
    filled += length;
  }
  gram[filled] = '\0';
  return filled > 0;
}

bool plain_is_free(const struct reading *reading, size_t from, size_t to) {
  for (size_t i = from; i < to; i++) {
    if (i >= reading->count || reading->tokens[i].used || reading->tokens[i].scope != SCOPE_SAID) {
      return false;
    }
  }
  return true;
}

bool plain_number(const char *folded, double *number) {
  static const struct {
    const char *word;
    int number;
  } words[] = {{"one", 1},      {"two", 2},     {"three", 3},   {"four", 4},  {"five", 5},    {"six", 6},
               {"seven", 7},    {"eight", 8},   {"nine", 9},    {"ten", 10},  {"eleven", 11}, {"twelve", 12},
               {"fifteen", 15}, {"twenty", 20}, {"thirty", 30}, {"un", 1},    {"uno", 1},     {"una", 1},
               {"dos", 2},      {"tres", 3},    {"cuatro", 4},  {"cinco", 5}, {"seis", 6},    {"siete", 7},
               {"ocho", 8},     {"nueve", 9},   {"diez", 10},   {"once", 11}, {"doce", 12},   {"quince", 15},
               {"veinte", 20},  {"treinta", 30}};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    if (strcmp(words[i].word, folded) == 0) {
      *number = words[i].number;
      return true;
    }
  }
  char *end = NULL;
  if (!isdigit((unsigned char)folded[0]) || strlen(folded) > 6) {
    return false;
  }
  *number = strtod(folded, &end);
  return *end == '\0' || (end[0] == '+' && end[1] == '\0');
}

/* --- words --- */

static bool is_letter(unsigned char byte) {
  return isalnum(byte) != 0 || byte >= 0x80;
}

/* Bytes of punctuation beyond ASCII that end a word: ¡ ¿ « » and the dashes and quotes of U+2010 to U+203A. */
static size_t punctuation(const char *at) {
  const unsigned char *byte = (const unsigned char *)at;
  if (byte[0] == 0xc2 &&
      (byte[1] == 0xa1 || byte[1] == 0xbf || byte[1] == 0xab || byte[1] == 0xbb || byte[1] == 0xb7)) {
    return 2;
  }
  bool general = byte[0] == 0xe2 && byte[1] == 0x80 && byte[2] >= 0x90 && byte[2] <= 0xba && byte[2] != 0x99;
  return general ? 3 : 0;
}

/* The length of the word at `at`; "don't", "A+", "C#", "2.5" and "N.J." are one. */
static size_t word_length(const char *at) {
  size_t length = 0;
  while (at[length] != '\0') {
    unsigned char byte = (unsigned char)at[length];
    bool last = !is_letter((unsigned char)at[length + 1]);
    if (byte >= 0x80 && punctuation(at + length) > 0) {
      break;
    }
    bool joins = length > 0 && !last &&
                 (byte == '\'' ||
                  (byte == '.' && isdigit((unsigned char)at[length - 1]) && isdigit((unsigned char)at[length + 1])));
    bool sign = length > 0 && (byte == '+' || byte == '#') && last;
    if (!is_letter(byte) && !joins && !sign) {
      break;
    }
    length++;
  }
  return length;
}

static bool starts_sentence(const char *at) {
  while (*at == ' ' || *at == '\n' || *at == '\t') {
    at++;
  }
  return !islower((unsigned char)*at);
}

/* The strongest gap in the bytes from `at` to the next word; `*next` is that word, or the end. */
static enum gap gap_after(const char *at, const char **next) {
  enum gap gap = GAP_NONE;
  while (*at != '\0' && (!is_letter((unsigned char)*at) || punctuation(at) > 0)) {
    size_t length = punctuation(at);
    if (strchr(".;!?", *at) != NULL || (*at == '\n' && starts_sentence(at))) {
      gap = GAP_END;
    } else if (length == 3 && (unsigned char)at[2] >= 0xa0) { /* bullets, ellipses, guillemets */
      gap = GAP_END;
    } else if ((strchr(",:()\"|", *at) != NULL || length > 0) && gap == GAP_NONE) {
      gap = GAP_COMMA;
    }
    at += length > 0 ? length : 1;
  }
  *next = at;
  return gap;
}

static const char *fold_word(struct arena *arena, const char *at, size_t length) {
  char word[LONGEST_WORD + 1];
  size_t filled = 0;
  for (size_t i = 0; i < length && filled < (size_t)LONGEST_WORD; i++) {
    bool mark = at[i] == '\'' || (i + 2 < length && memcmp(at + i, "\xe2\x80\x99", 3) == 0);
    i += mark && at[i] != '\'' ? 2 : 0;
    if (!mark) {
      word[filled++] = at[i];
    }
  }
  word[filled] = '\0';
  size_t signs = 0;
  while (signs < filled && (word[filled - signs - 1] == '+' || word[filled - signs - 1] == '#')) {
    signs++;
  }
  if (strchr(word, '.') != NULL) {
    return arena_strdup(arena, word); /* a number */
  }
  char end[LONGEST_WORD + 1];
  memcpy(end, word + filled - signs, signs + 1);
  word[filled - signs] = '\0';
  const char *folded = text_fold(arena, word);
  return folded == NULL || signs == 0 ? folded : arena_printf(arena, "%s%s", folded, end);
}

static bool is_upper(const char *at, size_t length) {
  size_t letters = 0;
  for (size_t i = 0; i < length; i++) {
    if (islower((unsigned char)at[i]) || (unsigned char)at[i] >= 0x80) {
      return false;
    }
    letters += isupper((unsigned char)at[i]) != 0;
  }
  return letters >= 1 && length >= 2;
}

static bool add_token(struct reading *reading, const char *at, size_t length, enum gap gap) {
  struct token *token = &reading->tokens[reading->count];
  size_t sentence = reading->count == 0 ? 0 : reading->tokens[reading->count - 1].sentence + (gap == GAP_END);
  *token = (struct token){.at = at,
                          .length = length,
                          .folded = fold_word(reading->scratch, at, length),
                          .gap = reading->count == 0 ? GAP_END : gap,
                          .sentence = sentence,
                          .upper = is_upper(at, length),
                          .capital = isupper((unsigned char)at[0]) != 0};
  if (token->folded == NULL) {
    return false;
  }
  reading->count += token->folded[0] != '\0';
  return true;
}

/* --- how it is meant --- */

static const char negators[] =
    " no not never without dont doesnt didnt havent hasnt hadnt cant cannot isnt wasnt arent aint couldnt wouldnt lack "
    "lost none nor neither nunca jamas sin tampoco ni perdi ";
static const char wishes[] = " want wanna hope wish plan need quiero quisiera espero deseo busco necesito ojala ";
static const char turns[] = " but however though although yet pero sino aunque ";
static const char subjects[] =
    " i im ive we he she they speak know have had worked work was am can did use yo hablo tengo trabaje trabajo fui "
    "era "
    "soy se puedo manejo uso trabajaba hice ";
static const char kin[] =
    " mother father mom dad brother sister wife husband son daughter uncle aunt friend boss cousin parents partner "
    "mama "
    "papa madre padre hermano hermana esposo esposa hijo hija tio tia amigo amiga jefe primo prima abuela abuelo ";

/* What a scope that begins here would be. */
static enum scope scope_at(const struct reading *reading, size_t at) {
  const char *word = plain_word(reading, at, at);
  const char *next = plain_word(reading, at, at + 1);
  static const char *const phrases[] = {
      "would like",  "looking for", "looking to",  "interested in",   "going to be",   "to become",
      "studying to", "training to", "me gustaria", "interesado en",   "interesada en", "para ser",
      "dream of",    "dream is",    "id like",     "estudiando para", "voy a ser",     "thinking of"};
  if (plain_in(word, negators)) {
    bool only = strcmp(next, "only") == 0 || strcmp(next, "solo") == 0 || strcmp(next, "problem") == 0;
    return only ? SCOPE_SAID : SCOPE_DENIED;
  }
  if (plain_in(word, wishes)) {
    return SCOPE_WISHED;
  }
  for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++) {
    if (plain_phrase(reading, at, phrases[i]) > 0) {
      return SCOPE_WISHED;
    }
  }
  bool begins =
      reading->tokens[at].gap != GAP_NONE || (at > 0 && plain_in(reading->tokens[at - 1].folded, " and y e "));
  bool of_other = (plain_in(word, " my mi mis his her our ") && plain_in(next, kin)) || plain_in(word, " he she they ");
  return begins && of_other ? SCOPE_OTHER : SCOPE_SAID;
}

static bool ends_scope(const struct reading *reading, size_t at) {
  const struct token *token = &reading->tokens[at];
  bool conjunction = plain_in(token->folded, " and y e then so ");
  return token->gap == GAP_END || token->gap == GAP_COMMA || plain_in(token->folded, turns) ||
         (conjunction && plain_in(plain_word(reading, at, at + 1), subjects));
}

/* A scope goes on to the end of its clause: "no license or degree", but not "no license, I cook". */
static void mark_scopes(struct reading *reading) {
  enum scope scope = SCOPE_SAID;
  for (size_t i = 0; i < reading->count; i++) {
    if (ends_scope(reading, i)) {
      scope = SCOPE_SAID;
    }
    enum scope begun = scope_at(reading, i);
    scope = begun != SCOPE_SAID ? begun : scope;
    reading->tokens[i].scope = scope;
  }
}

int plain_lex(struct reading *reading, struct error *error) {
  const char *at = NULL;
  enum gap gap = gap_after(reading->text, &at);
  reading->tokens = arena_array(reading->scratch, MOST_TOKENS, sizeof *reading->tokens);
  if (reading->tokens == NULL) {
    return error_no_memory(error);
  }
  while (*at != '\0' && reading->count < (size_t)MOST_TOKENS) {
    size_t length = word_length(at);
    length = length == 0 ? 1 : length;
    if (!add_token(reading, at, length, gap)) {
      return error_no_memory(error);
    }
    gap = gap_after(at + length, &at);
  }
  mark_scopes(reading);
  return 0;
}
