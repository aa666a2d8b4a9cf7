/* SPDX-License-Identifier: MIT */
/*
 * Named things of which there are few kinds of values, compared by a key in which "Essex County" and "essex", "New
 * Jersey" and "NJ", "deliveryType:OnlineOnly" and "online" are the same.
 */
#include <string.h>

#include "data/base/text.h"
#include "data/catalog/search_parts.h"

struct synonym {
  const char *name, *key;
};

/* Folded names of the states and territories of the USA, English and Spanish; ISO 3166-2:US codes. */
static const struct synonym states[] = {
    {"alabama", "al"},
    {"alaska", "ak"},
    {"arizona", "az"},
    {"arkansas", "ar"},
    {"california", "ca"},
    {"colorado", "co"},
    {"connecticut", "ct"},
    {"delaware", "de"},
    {"district of columbia", "dc"},
    {"florida", "fl"},
    {"georgia", "ga"},
    {"hawaii", "hi"},
    {"idaho", "id"},
    {"illinois", "il"},
    {"indiana", "in"},
    {"iowa", "ia"},
    {"kansas", "ks"},
    {"kentucky", "ky"},
    {"louisiana", "la"},
    {"maine", "me"},
    {"maryland", "md"},
    {"massachusetts", "ma"},
    {"michigan", "mi"},
    {"minnesota", "mn"},
    {"mississippi", "ms"},
    {"missouri", "mo"},
    {"montana", "mt"},
    {"nebraska", "ne"},
    {"nevada", "nv"},
    {"new hampshire", "nh"},
    {"new jersey", "nj"},
    {"new mexico", "nm"},
    {"new york", "ny"},
    {"north carolina", "nc"},
    {"north dakota", "nd"},
    {"ohio", "oh"},
    {"oklahoma", "ok"},
    {"oregon", "or"},
    {"pennsylvania", "pa"},
    {"rhode island", "ri"},
    {"south carolina", "sc"},
    {"south dakota", "sd"},
    {"tennessee", "tn"},
    {"texas", "tx"},
    {"utah", "ut"},
    {"vermont", "vt"},
    {"virginia", "va"},
    {"washington", "wa"},
    {"west virginia", "wv"},
    {"wisconsin", "wi"},
    {"wyoming", "wy"},
    {"puerto rico", "pr"},
    {"guam", "gu"},
    {"american samoa", "as"},
    {"northern mariana islands", "mp"},
    {"virgin islands", "vi"},
    {"u s virgin islands", "vi"},
    {"nueva jersey", "nj"},
    {"nueva york", "ny"},
    {"nuevo mexico", "nm"},
    {"nueva hampshire", "nh"},
    {"pensilvania", "pa"},
    {"luisiana", "la"},
    {"misisipi", "ms"},
    {"misuri", "mo"},
    {"carolina del norte", "nc"},
    {"carolina del sur", "sc"},
    {"dakota del norte", "nd"},
    {"dakota del sur", "sd"},
    {"virginia occidental", "wv"},
    {"hawai", "hi"},
    {"tejas", "tx"},
    {"distrito de columbia", "dc"},
    {"washington dc", "dc"},
    {"islas virgenes", "vi"},
};

/* Folded, without blanks; concepts of CTDL in lower case. */
static const struct synonym deliveries[] = {
    {"online", "onlineonly"},       {"enlinea", "onlineonly"},      {"adistancia", "onlineonly"},
    {"person", "inperson"},         {"persona", "inperson"},        {"enpersona", "inperson"},
    {"presencial", "inperson"},     {"blended", "blendeddelivery"}, {"hybrid", "blendeddelivery"},
    {"hibrido", "blendeddelivery"}, {"mixto", "blendeddelivery"},
};
static const struct synonym schedules[] = {
    {"evenings", "evening"},      {"night", "evening"},    {"nights", "evening"},   {"noche", "evening"},
    {"noches", "evening"},        {"nocturno", "evening"}, {"weekends", "weekend"}, {"findesemana", "weekend"},
    {"finesdesemana", "weekend"}, {"day", "daytime"},      {"days", "daytime"},     {"dia", "daytime"},
    {"diurno", "daytime"},
};
static const struct synonym supports[] = {
    {"guarderia", "childcare"},
    {"daycare", "childcare"},
    {"cuidadodeninos", "childcare"},
};
/* ISO 639 codes. */
static const struct synonym languages[] = {
    {"english", "en"}, {"ingles", "en"},     {"spanish", "es"},    {"espanol", "es"},   {"castellano", "es"},
    {"french", "fr"},  {"frances", "fr"},    {"portuguese", "pt"}, {"portugues", "pt"}, {"chinese", "zh"},
    {"chino", "zh"},   {"mandarin", "zh"},   {"korean", "ko"},     {"coreano", "ko"},   {"arabic", "ar"},
    {"arabe", "ar"},   {"hindi", "hi"},      {"haitian", "ht"},    {"haitiano", "ht"},  {"creole", "ht"},
    {"criollo", "ht"}, {"polish", "pl"},     {"polaco", "pl"},     {"russian", "ru"},   {"ruso", "ru"},
    {"tagalog", "tl"}, {"vietnamese", "vi"}, {"vietnamita", "vi"}, {"italian", "it"},   {"italiano", "it"},
    {"german", "de"},  {"aleman", "de"},     {"japanese", "ja"},   {"japones", "ja"},
};

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const char *const kinds[NAMED_KINDS] = {
    [NAMED_TYPE] = "type",         [NAMED_REGION] = "region",     [NAMED_COUNTY] = "county",
    [NAMED_DELIVERY] = "delivery", [NAMED_LANGUAGE] = "language", [NAMED_SCHEDULE] = "schedule",
    [NAMED_SUPPORT] = "support",   [NAMED_STACKS] = "stacks",
};

const char *search_named_kind(enum named_kind kind) {
  return kinds[kind];
}

static const char *synonym_of(const struct synonym *table, size_t count, const char *name) {
  for (size_t i = 0; i < count; i++) {
    if (strcmp(table[i].name, name) == 0) {
      return table[i].key;
    }
  }
  return name;
}

static char *without_blanks(char *text) {
  char *out = text;
  for (const char *in = text; *in != '\0'; in++) {
    if (*in != ' ') {
      *out++ = *in;
    }
  }
  *out = '\0';
  return text;
}

/* "essex county", "condado de essex" -> "essex" */
static char *county_key(char *folded) {
  static const char *const fronts[] = {"condado de ", "condado ", "county of "};
  static const char *const ends[] = {" county", " parish"};
  for (size_t i = 0; i < COUNT(fronts); i++) {
    size_t length = strlen(fronts[i]);
    if (strncmp(folded, fronts[i], length) == 0 && folded[length] != '\0') {
      folded += length;
      break;
    }
  }
  for (size_t i = 0; i < COUNT(ends); i++) {
    size_t length = strlen(folded), size = strlen(ends[i]);
    if (length > size && strcmp(folded + length - size, ends[i]) == 0) {
      folded[length - size] = '\0';
      break;
    }
  }
  return folded;
}

static const char *region_key(char *folded) {
  static const char *const fronts[] = {"us ", "usa ", "state of ", "estado de "};
  for (size_t i = 0; i < COUNT(fronts); i++) {
    size_t length = strlen(fronts[i]);
    if (strncmp(folded, fronts[i], length) == 0 && folded[length] != '\0') {
      return synonym_of(states, COUNT(states), folded + length);
    }
  }
  return synonym_of(states, COUNT(states), folded);
}

/* The part of a CURIE behind the colon. */
static const char *local_part(const char *text) {
  const char *colon = strchr(text, ':');
  return colon == NULL ? text : colon + 1;
}

const char *search_named_key(struct arena *arena, enum named_kind kind, const char *text) {
  bool curie = kind == NAMED_DELIVERY || kind == NAMED_SCHEDULE || kind == NAMED_SUPPORT || kind == NAMED_TYPE;
  char *folded = text_fold(arena, curie ? local_part(text) : text);
  if (folded == NULL) {
    return NULL;
  }
  switch (kind) {
    case NAMED_COUNTY:
      return county_key(folded);
    case NAMED_REGION:
      return region_key(folded);
    case NAMED_DELIVERY:
      return synonym_of(deliveries, COUNT(deliveries), without_blanks(folded));
    case NAMED_SCHEDULE:
      return synonym_of(schedules, COUNT(schedules), without_blanks(folded));
    case NAMED_SUPPORT:
      return synonym_of(supports, COUNT(supports), without_blanks(folded));
    case NAMED_LANGUAGE:
      return synonym_of(languages, COUNT(languages), folded);
    default:
      return without_blanks(folded);
  }
}

void search_named_range(const struct search *search, enum named_kind kind, uint32_t *first, uint32_t *end) {
  index_kind_range(search->index, search_kind_of(kind), first, end);
}

struct named_value search_named_at(const struct search *search, uint32_t number) {
  const struct index_value *value = index_value_at(search->index, number);
  return (struct named_value){.id = number,
                              .value = index_text(search->index, INDEX_VALUE_TEXT, value->value),
                              .label = index_text(search->index, INDEX_VALUE_TEXT, value->label),
                              .key = index_text(search->index, INDEX_VALUE_TEXT, value->key),
                              .typed = index_text(search->index, INDEX_VALUE_TEXT, value->typed)};
}

static bool begins(const char *text, const char *beginning) {
  return strncmp(text, beginning, strlen(beginning)) == 0;
}

bool search_names_value(enum named_kind kind, const struct filter *filter, const char *key,
                        const struct named_value *value, bool beginning) {
  if (filter->exact) {
    bool curie = kind != NAMED_REGION && kind != NAMED_COUNTY && kind != NAMED_LANGUAGE;
    return strcmp(value->value, filter->text) == 0 || strcmp(value->typed, filter->text) == 0 ||
           (curie && strcmp(local_part(value->value), filter->text) == 0);
  }
  if (beginning) {
    return begins(value->key, key);
  }
  if (kind == NAMED_TYPE) {
    return search_type_means(key, value->value);
  }
  if (kind == NAMED_SUPPORT && strcmp(key, "access") == 0) {
    return begins(value->value, "accommodation:");
  }
  if (kind == NAMED_LANGUAGE && begins(value->key, key)) {
    return value->key[strlen(key)] == '\0' || value->key[strlen(key)] == ' ';
  }
  return strcmp(value->key, key) == 0;
}
