/* SPDX-License-Identifier: MIT */
/* Words, sentences, and what of them is denied, wished or said of somebody else. */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/text.h"
#include "data/match/plain_parts.h"

enum { LONGEST_WORD = 60 };

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

size_t plain_phrase_before(const struct reading *reading, size_t at, const char *phrase) {
  size_t words = 1;
  for (const char *c = phrase; *c != '\0'; c++) {
    words += *c == ' ';
  }
  bool before = at >= words && at < reading->count && plain_phrase(reading, at - words, phrase) == words &&
                reading->tokens[at].sentence == reading->tokens[at - words].sentence;
  return before ? words : 0;
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

static const struct number_word {
  const char *word;
  int number;
} number_words[] = {
    {"one", 1},           {"two", 2},          {"three", 3},       {"four", 4},         {"five", 5},
    {"six", 6},           {"seven", 7},        {"eight", 8},       {"nine", 9},         {"ten", 10},
    {"eleven", 11},       {"twelve", 12},      {"thirteen", 13},   {"fourteen", 14},    {"fifteen", 15},
    {"sixteen", 16},      {"seventeen", 17},   {"eighteen", 18},   {"nineteen", 19},    {"twenty", 20},
    {"thirty", 30},       {"forty", 40},       {"fifty", 50},      {"sixty", 60},       {"un", 1},
    {"uno", 1},           {"una", 1},          {"dos", 2},         {"tres", 3},         {"cuatro", 4},
    {"cinco", 5},         {"seis", 6},         {"siete", 7},       {"ocho", 8},         {"nueve", 9},
    {"diez", 10},         {"once", 11},        {"doce", 12},       {"trece", 13},       {"catorce", 14},
    {"quince", 15},       {"dieciseis", 16},   {"diecisiete", 17}, {"dieciocho", 18},   {"diecinueve", 19},
    {"veinte", 20},       {"veintiun", 21},    {"veintiuno", 21},  {"veintidos", 22},   {"veintitres", 23},
    {"veinticuatro", 24}, {"veinticinco", 25}, {"veintiseis", 26}, {"veintisiete", 27}, {"veintiocho", 28},
    {"veintinueve", 29},  {"treinta", 30},     {"cuarenta", 40},   {"cincuenta", 50},   {"sesenta", 60}};

bool plain_number(const char *folded, double *number) {
  for (size_t i = 0; i < sizeof number_words / sizeof number_words[0]; i++) {
    if (strcmp(number_words[i].word, folded) == 0) {
      *number = number_words[i].number;
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

/* The byte between two tokens, when there is just one: '-' of "2-3", '/' of "1/2"; '\0' else. */
static char between(const struct reading *reading, size_t at) {
  const struct token *token = &reading->tokens[at];
  bool next = at + 1 < reading->count && reading->tokens[at + 1].at == token->at + token->length + 1;
  return (char)(next ? token->at[token->length] : '\0');
}

char plain_joint(const struct reading *reading, size_t at) {
  return (char)(at < reading->count ? between(reading, at) : '\0');
}

/* "1/2", "3/4" */
static size_t fraction(const struct reading *reading, size_t at, double *number) {
  double over = 0;
  double under = 0;
  bool is = at + 1 < reading->count && between(reading, at) == '/' && plain_number(reading->tokens[at].folded, &over) &&
            plain_number(reading->tokens[at + 1].folded, &under) && over < under && under <= 4;
  *number = is ? over / under : 0;
  return is ? 2 : 0;
}

size_t plain_number_at(const struct reading *reading, size_t from, size_t at, double *number) {
  double more = 0;
  size_t count = plain_word(reading, from, at)[0] == '\0' ? 0 : fraction(reading, at, number);
  if (count > 0 || !plain_number(plain_word(reading, from, at), number)) {
    return count;
  }
  bool digits = isdigit((unsigned char)reading->tokens[at].folded[0]) != 0;
  size_t and_of = at + 1 + (words_in(plain_word(reading, from, at + 1), " y ") ? 1 : 0);
  const char *next = plain_word(reading, from, and_of);
  if (!digits && *number >= 20 && fmod(*number, 10) < 0.5 && !isdigit((unsigned char)next[0]) &&
      plain_number(next, &more) && more < 10) {
    *number += more; /* "twenty two", "treinta y dos" */
    return and_of + 1 - at;
  }
  size_t part = digits && at + 1 < reading->count ? fraction(reading, at + 1, &more) : 0;
  *number += part > 0 ? more : 0; /* "1 1/2" */
  return 1 + part;
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

/* "2yrs", "17yo": whether the letters at `at` are a unit that a number before them goes with. */
static bool is_unit(const char *at) {
  char word[8];
  size_t length = 0;
  while (isalpha((unsigned char)at[length]) && length + 1 < sizeof word) {
    word[length] = (char)tolower((unsigned char)at[length]);
    length++;
  }
  word[length] = '\0';
  bool years = strncmp(at, "a\xc3\xb1o", 4) == 0;
  return years || words_in(word, " yr yrs yo year years mo mos month months wk wks wpm am pm ano anos mes meses ");
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
    if (length > 0 && isdigit((unsigned char)at[length - 1]) && isdigit((unsigned char)at[0]) && !isdigit(byte) &&
        is_unit(at + length)) {
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

/* "Cashier - Walmart": a dash with blanks around it parts, that of "part-time" doesn't. */
static bool is_dash(const char *at) {
  return (*at == '-' && at[1] == ' ') || (*at == '-' && at[1] == '-');
}

/* "first aid & CPR" */
static bool is_and(const char *at) {
  return *at == '&' && at[1] == ' ';
}

/* The strongest gap in the bytes from `at` to the next word; `*next` is that word, or the end. */
static enum gap gap_after(const char *at, const char **next) {
  enum gap gap = GAP_NONE;
  while (*at != '\0' && !is_and(at) && (!is_letter((unsigned char)*at) || punctuation(at) > 0)) {
    size_t length = punctuation(at);
    if (strchr(".;!?", *at) != NULL || (*at == '\n' && starts_sentence(at))) {
      gap = GAP_END;
    } else if (length == 3 && (unsigned char)at[2] >= 0xa0) { /* bullets, ellipses, guillemets */
      gap = GAP_END;
    } else if ((strchr(",:()\"|", *at) != NULL || length > 0 || is_dash(at)) && gap == GAP_NONE) {
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
                          .folded = is_and(at) ? "and" : fold_word(reading->scratch, at, length),
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
static const char wishes[] =
    " want wants wanted wanna hope hoping wish wishing need dream dreaming applying quiero quisiera espero esperando "
    "deseo busco buscando necesito ojala pienso planeo ";
static const char turns[] = " but however though although yet pero sino aunque ";
static const char subjects[] =
    " i im ive we he she they speak know have had worked work was am can did use yo hablo tengo trabaje trabajo fui "
    "era "
    "soy se puedo manejo uso trabajaba hice ";
static const char kin[] =
    " mother father mom dad brother sister wife husband son daughter uncle aunt friend boss cousin parents partner "
    "mama "
    "papa madre padre hermano hermana esposo esposa hijo hija tio tia amigo amiga jefe primo prima abuela abuelo "
    "grandmother grandfather grandma grandpa roommate neighbor girlfriend boyfriend coworker suegra suegro cunado "
    "cunada novio novia pareja vecino vecina ";

/* They are of the story only when they do something in it: "the manager fired me", but "my teacher aide job". */
static const char others[] =
    " teacher doctor landlord manager counselor caseworker officer supervisor lawyer principal coach owner maestra "
    "maestro doctora gerente patron patrona dueno duena supervisora ";
static const char tells[] =
    " is was says said say told tell tells wants wanted fired gave offered thinks let makes has had works worked "
    "drives "
    "owns owned helped hired taught keeps kept es era dice dijo quiere despidio dio tiene tenia trabaja ";

/* What a scope that begins here would be. */
static enum scope scope_at(const struct reading *reading, size_t at) {
  const char *word = plain_word(reading, at, at);
  const char *next = plain_word(reading, at, at + 1);
  static const char *const phrases[] = {
      "should be",       "could be",        "could have been", "supposed to",   "was going to",  "told me to",
      "wants me to",     "plan to",         "plan on",         "planning to",   "planning on",   "would like",
      "looking for",     "looking to",      "interested in",   "going to be",   "to become",     "studying to",
      "training to",     "me gustaria",     "interesado en",   "interesada en", "para ser",      "id like",
      "estudiando para", "voy a ser",       "thinking of",     "would love",    "id love",       "love to be",
      "like to be",      "in school for",   "in school to",    "to school for", "to school to",  "studying for",
      "classes to",      "classes for",     "training for",    "trying to",     "try to",        "applied for",
      "applied to",      "thinking about",  "signed up for",   "working on my", "me encantaria", "estudio para",
      "sueno con",       "mi sueno es",     "voy a estudiar",  "trato de",      "tratando de",   "a sacar",
      "aplique para",    "estoy estudiando"};
  if (words_in(word, negators)) {
    bool only = strcmp(next, "only") == 0 || strcmp(next, "solo") == 0 || strcmp(next, "problem") == 0;
    return only ? SCOPE_SAID : SCOPE_DENIED;
  }
  if (words_in(word, wishes)) {
    return SCOPE_WISHED;
  }
  for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++) {
    if (plain_phrase(reading, at, phrases[i]) > 0) {
      return SCOPE_WISHED;
    }
  }
  bool someone =
      words_in(word, " my the mi el la ") && words_in(next, others) && words_in(plain_word(reading, at, at + 2), tells);
  someone = someone || (strcmp(word, "people") == 0 && words_in(next, tells));
  bool begins =
      reading->tokens[at].gap != GAP_NONE || (at > 0 && words_in(reading->tokens[at - 1].folded, " and y e "));
  bool of_other =
      someone || (words_in(word, " my mi mis his her our ") && words_in(next, kin)) || words_in(word, " he she they ");
  return begins && of_other ? SCOPE_OTHER : SCOPE_SAID;
}

static bool ends_scope(const struct reading *reading, size_t at) {
  const struct token *token = &reading->tokens[at];
  bool conjunction = words_in(token->folded, " and y e then so ");
  return token->gap == GAP_END || token->gap == GAP_COMMA || words_in(token->folded, turns) ||
         (conjunction && words_in(plain_word(reading, at, at + 1), subjects));
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
