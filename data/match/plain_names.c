/* SPDX-License-Identifier: MIT */
/* Languages, countries. */
#include <string.h>

#include "data/base/i18n.h"
#include "data/match/plain_parts.h"

/* English and Spanish names of languages, folded; `name` is shown. */
static const struct language {
  const char *words, *name;
} languages[] = {
    {" spanish espanol castellano ", N_("Spanish")},
    {" english ingles ", N_("English")},
    {" portuguese portugues ", N_("Portuguese")},
    {" french frances ", N_("French")},
    {" creole criollo kreyol ", N_("Haitian Creole")},
    {" chinese chino mandarin cantonese ", N_("Chinese")},
    {" arabic arabe ", N_("Arabic")},
    {" russian ruso ", N_("Russian")},
    {" ukrainian ucraniano ", N_("Ukrainian")},
    {" polish polaco ", N_("Polish")},
    {" vietnamese vietnamita ", N_("Vietnamese")},
    {" tagalog filipino ", N_("Tagalog")},
    {" korean coreano ", N_("Korean")},
    {" japanese japones ", N_("Japanese")},
    {" hindi ", N_("Hindi")},
    {" urdu ", N_("Urdu")},
    {" bengali ", N_("Bengali")},
    {" gujarati ", N_("Gujarati")},
    {" punjabi ", N_("Punjabi")},
    {" italian italiano ", N_("Italian")},
    {" german aleman ", N_("German")},
    {" quechua kichwa ", N_("Quechua")},
    {" nahuatl ", N_("Nahuatl")},
    {" mixteco mixtec ", N_("Mixtec")},
    {" somali ", N_("Somali")},
    {" swahili suajili ", N_("Swahili")},
    {" amharic ", N_("Amharic")},
    {" farsi persian dari ", N_("Persian")},
    {" turkish turco ", N_("Turkish")},
};

/* Words that go with a language; what the sentence is about is then speaking it. */
static const char speaking[] =
    " speak speaks spoken spoke fluent fluently in bilingual native also and or read write understand my language "
    "languages is hablo hablar leo escribo entiendo y e tambien idioma idiomas bilingue materna lengua domino nativo "
    "speaking hablando both a little some bit of un poco de algo basic basico good well bien muy very conversational "
    "primer first second haitian haitiano brazilian brasileno mexican american ";
static const char weak[] = " little some bit basic poco algo basico beginner learning aprendiendo ";

static const char *language_of(const char *word) {
  for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++) {
    if (words_in(word, languages[i].words)) {
      return _(languages[i].name);
    }
  }
  return NULL;
}

/* "Spanish teacher", "French fries", "English major": about something else. */
static bool is_about_it(const struct reading *reading, size_t at) {
  const char *next =
      at + 1 < reading->count && reading->tokens[at + 1].gap != GAP_NONE ? "" : plain_word(reading, at, at + 1);
  double number = 0;
  if (next[0] == '\0' || reading->tokens[at + 1].used || words_in(next, speaking) || language_of(next) != NULL ||
      plain_number(next, &number) || words_in(next, " but pero at with for to con con from since desde i ")) {
    return true;
  }
  return false;
}

/* Back over the words that go with it; whether one of them says that it is spoken, or little. */
static size_t start_of(const struct reading *reading, size_t at, bool *spoken, bool *little) {
  size_t from = at;
  for (size_t i = at; i > 0 && reading->tokens[i - 1].sentence == reading->tokens[at].sentence && at - i < 8; i--) {
    const char *word = reading->tokens[i - 1].folded;
    if (language_of(word) == NULL && !words_in(word, speaking)) {
      break;
    }
    *spoken = *spoken ||
              words_in(word,
                       " speak speaks fluent bilingual native hablo bilingue domino hablar idiomas "
                       "languages language understand read write nativo speaking ") ||
              language_of(word) != NULL;
    *little = *little || (at - i < 3 && words_in(word, weak));
    if (!reading->tokens[i - 1].used && reading->tokens[i].gap == GAP_NONE && from == i) {
      from = words_in(word, " and y e or also in ") ? from : i - 1;
    }
  }
  return from;
}

void plain_read_languages(struct reading *reading) {
  for (size_t i = 0; i < reading->count; i++) {
    const char *name = language_of(reading->tokens[i].folded);
    bool spoken = false;
    bool little = false;
    if (name == NULL || !plain_is_free(reading, i, i + 1) || !is_about_it(reading, i)) {
      continue;
    }
    size_t from = start_of(reading, i, &spoken, &little);
    bool alone =
        reading->tokens[i].gap != GAP_NONE && (i + 1 >= reading->count || reading->tokens[i + 1].gap != GAP_NONE);
    if (!spoken && !little && !alone) {
      continue;
    }
    bool english = words_in(reading->tokens[i].folded, " english ingles ");
    struct plain_piece piece = {.kind = PLAIN_LANGUAGE,
                                .name = name,
                                .codes = {english ? "2.C.7.a" : "2.C.7.b"},
                                .how = "name",
                                .level = little ? 1.0 : 0.0};
    plain_add(reading, plain_is_free(reading, from, i) ? from : i, i + 1, piece);
  }
}

/* --- countries --- */

static const struct country {
  const char *phrase, *name;
} countries[] = {
    {"mexico", N_("Mexico")},
    {"venezuela", N_("Venezuela")},
    {"foreign", N_("another country")},
    {"abroad", N_("another country")},
    {"overseas", N_("another country")},
    {"another country", N_("another country")},
    {"my home country", N_("another country")},
    {"extranjero", N_("another country")},
    {"extranjera", N_("another country")},
    {"otro pais", N_("another country")},
    {"mi pais", N_("another country")},
    {"colombia", N_("Colombia")},
    {"guatemala", N_("Guatemala")},
    {"honduras", N_("Honduras")},
    {"el salvador", N_("El Salvador")},
    {"nicaragua", N_("Nicaragua")},
    {"cuba", N_("Cuba")},
    {"haiti", N_("Haiti")},
    {"dominican republic", N_("the Dominican Republic")},
    {"republica dominicana", N_("the Dominican Republic")},
    {"ecuador", N_("Ecuador")},
    {"peru", N_("Peru")},
    {"bolivia", N_("Bolivia")},
    {"brazil", N_("Brazil")},
    {"brasil", N_("Brazil")},
    {"argentina", N_("Argentina")},
    {"chile", N_("Chile")},
    {"philippines", N_("the Philippines")},
    {"filipinas", N_("the Philippines")},
    {"india", N_("India")},
    {"pakistan", N_("Pakistan")},
    {"china", N_("China")},
    {"ukraine", N_("Ukraine")},
    {"ucrania", N_("Ukraine")},
    {"russia", N_("Russia")},
    {"poland", N_("Poland")},
    {"nigeria", N_("Nigeria")},
    {"ghana", N_("Ghana")},
    {"ethiopia", N_("Ethiopia")},
    {"syria", N_("Syria")},
    {"afghanistan", N_("Afghanistan")},
    {"iraq", N_("Iraq")},
    {"vietnam", N_("Vietnam")},
    {"jamaica", N_("Jamaica")},
    {"spain", N_("Spain")},
    {"espana", N_("Spain")},
    {"canada", N_("Canada")},
    {"my country", N_("another country")},
    {"mi pais", N_("another country")},
    {"my home country", N_("another country")},
    {"another country", N_("another country")},
    {"otro pais", N_("another country")},
    {"abroad", N_("another country")},
    {"back home", N_("another country")},
};

const char *plain_country(const struct reading *reading, size_t at, size_t *length) {
  for (size_t i = 0; i < sizeof countries / sizeof countries[0]; i++) {
    *length = plain_phrase(reading, at, countries[i].phrase);
    if (*length > 0) {
      bool new_mexico = at > 0 && words_in(reading->tokens[at - 1].folded, " new nuevo ");
      return new_mexico ? NULL : _(countries[i].name);
    }
  }
  return NULL;
}
