/* SPDX-License-Identifier: MIT */
#include "data/match/nearness_words.h"

#include <stdbool.h>
#include <string.h>

#include "data/base/buffer.h"
#include "data/base/text.h"
#include "data/match/choices.h"

enum { LONGEST_TEXT = 4096, MOST_WORDS = 400, MOST_BETWEEN = 2, LONGEST_WORD = 40 };

/* A phrase is words with blanks between, each one of those between "|"; "*" at the end of one is any ending. */
static const struct everyday_doing {
  const char *phrase, *words;
} doings[] = {
    /* people who are cared for */
    {"write|writing|wrote|jot|log|note down", "record"},
    {"vital signs|sign", "vital statistics health information"},
    {"vitals", "vital statistics health information"},
    {"signos vitales", "vital statistics health information"},
    {"take|took|taking|check|checked|checking|record|recorded vital signs|sign",
     "record vital statistics health information"},
    {"take|took|taking|check|checked|checking|measure* blood pressure|sugar|sugars",
     "record vital statistics health information"},
    {"tom* presion", "record vital statistics health information"},
    {"take|took|taking temperature|temperatures|pulse", "record vital statistics health information"},
    {"help|helped|helping people|ppl|residents|patients|them|him|her|clients bathe|bath|shower|wash|dress|eat",
     "assist patients hygiene daily living activities"},
    {"ayud* banar|banarse|vestir|vestirse|comer", "assist patients hygiene daily living activities"},
    {"change|changed|changing bandages|dressings|bandage", "apply bandages dressings"},
    {"dress|dressed|dressing|clean|cleaned wounds", "apply bandages dressings"},
    {"bathe|bathed|bathing|bath|shower|showers|showering", "hygiene"},
    {"banar|bano|banaba|banarse", "hygiene"},
    {"get|getting dressed", "daily living activities"},
    {"dress|dressed|dressing themselves", "daily living activities"},
    {"dress|dressing and eat|eating", "daily living activities"},
    {"change|changed|changing|wipe|wiped diapers|diaper", "provide basic needs children"},
    {"cambi* panales", "provide basic needs children"},
    {"turn|turned|turning|reposition* patients|residents|patient|people bed", "adjust positions patients beds"},
    {"turn|turned|turning|lift|lifted|lifting patients|residents", "adjust positions patients"},
    {"give|gave|giving|pass|passed|passing medicine|medicines|meds|pills", "give medications"},
    {"doy|dar|daba|dando medicinas|medicina|pastillas", "give medications"},
    {"residents|resident", "patients"},
    {"elderly|seniors", "patients"},
    {"old|older|sick|disabled people|folks|ppl", "patients"},
    {"kids|kid", "children"},
    {"ppl|folks", "people"},
    /* customers and money */
    {"calm|calmed|calming angry|upset|mad|difficult|rude customers|customer|people|guests|callers",
     "resolve customer complaints problems"},
    {"deal|dealt|dealing with angry|upset|mad|difficult|rude customers|customer|people|guests|callers",
     "resolve customer complaints problems"},
    {"handle|handled|handling complaints|returns", "resolve customer complaints"},
    {"count|counted|counting drawer|till|register|cash|money", "balance receipts cash"},
    {"cash|close|closed|closing out|up? register|drawer|till", "balance receipts cash"},
    {"cont* dinero|caja", "balance receipts cash"},
    {"give|gave|giving|make|made change", "execute sales financial transactions"},
    {"handle|handled|handling money|cash", "execute sales financial transactions"},
    {"cash handling", "execute sales financial transactions"},
    {"phones", "telephones"},
    {"answer|answered|answering calls|phones|phone", "answer telephones"},
    /* food and goods */
    {"chop|chopped|chopping|cut|cutting up? veggies|vegetables|onions|fruit", "prepare foods"},
    {"make|made|making salads|sandwiches|sandwich|burgers|tacos", "prepare foods"},
    {"cort* verduras|verdura", "prepare foods"},
    {"put|putting away groceries|stock|supplies|boxes", "stock supplies merchandise"},
    {"restock|restocked|restocking", "stock"},
    /* things that are mended, grown, watched */
    {"fix|fixed|fixing|mend broken", "repair"},
    {"fix|fixed|fixing|mend|mended", "repair"},
    {"change|changed|changing oil", "service vehicles"},
    {"rotate|rotated|rotating tires", "service vehicles"},
    {"trim|trimmed|trimming|cut|cutting bushes|hedges|branches", "trim trees vegetation"},
    {"watch|watched|watching|monitor* cameras|monitors|cctv", "maintain surveillance establishments"},
    {"help|helped|helping with? kids|children|students|son|daughter with? homework", "tutor students assistance"},
    {"reset|resetting passwords", "provide technical support software use"},
    {"fill|filled|filling out|up paperwork|forms", "prepare forms applications"},
    {"do|did|doing paperwork", "prepare forms applications"},
    {"llen* papeles|formas|formularios|aplicaciones", "prepare forms applications"},
};

static const char little[] = " a an the my our their his her some of to for its un una el la los las mi su sus ";
static const char time_words[] =
    " day days night nights nightly week weeks weekend weekends weekly daily morning mornings evening evenings shift "
    "shifts every always often usually sometimes end also really very lots everyday todos dias noche noches siempre ";

struct words {
  const char *at[MOST_WORDS];
  size_t count;
};

/* The folded text in words, which end with NUL. */
static bool split(struct arena *arena, const char *text, struct words *words) {
  const char *cut = arena_strndup(arena, text, strnlen(text, (size_t)LONGEST_TEXT));
  char *copy = cut == NULL ? NULL : text_fold(arena, cut);
  if (copy == NULL) {
    return false;
  }
  for (char *at = copy; *at != '\0' && words->count < (size_t)MOST_WORDS;) {
    size_t length = strcspn(at, " ");
    bool last = at[length] == '\0';
    at[length] = '\0';
    if (length > 0) {
      words->at[words->count++] = at;
    }
    at += last ? length : length + 1;
  }
  return true;
}

/* How many words from `at` on are the phrase, little ones between not minded; 0 none. */
static size_t length_of(const struct words *words, size_t at, const char *phrase) {
  size_t next = at;
  while (*phrase != '\0') {
    size_t length = strcspn(phrase, " ");
    bool optional = phrase[length - 1] == '?';
    size_t skipped = 0;
    size_t here = next;
    while (next > at && here < words->count && skipped < (size_t)MOST_BETWEEN &&
           !choices_have(phrase, length, words->at[here]) && words_in(words->at[here], little)) {
      here++;
      skipped++;
    }
    bool found = here < words->count && choices_have(phrase, length, words->at[here]);
    if (!found && !optional) {
      return 0;
    }
    next = found ? here + 1 : next;
    phrase += length;
    phrase += *phrase == ' ';
  }
  return next - at;
}

const char *nearness_words(struct arena *arena, const char *text) {
  struct words words = {.count = 0};
  struct buffer out;
  buffer_init(&out, (size_t)LONGEST_TEXT * 8);
  if (!split(arena, text, &words)) {
    return NULL;
  }
  for (size_t i = 0; i < words.count;) {
    const struct everyday_doing *best = NULL;
    size_t longest = 0;
    for (size_t j = 0; j < sizeof doings / sizeof doings[0]; j++) {
      size_t length = length_of(&words, i, doings[j].phrase);
      if (length > longest) {
        longest = length;
        best = &doings[j];
      }
    }
    if (best != NULL || !words_in(words.at[i], time_words)) {
      buffer_add_format(&out, "%s%s", out.length == 0 ? "" : " ", best == NULL ? words.at[i] : best->words);
    }
    i += longest == 0 ? 1 : longest;
  }
  const char *result = out.failed ? NULL : arena_strdup(arena, buffer_text(&out));
  buffer_free(&out);
  return result;
}

bool nearness_has_words(const char *words, int least) {
  static const char nothing[] =
      " the and for with from that this these those they them their there have has had was were are did does our your "
      "who what when where how not but all any more most other others some then than into over under out off about "
      "very "
      "too also just his her him she its can will would may que con por para los las una unos unas del sus mis muy "
      "mas ";
  int count = 0;
  while (*words != '\0' && count < least) {
    size_t length = strcspn(words, " ");
    char word[LONGEST_WORD];
    size_t kept = length < sizeof word ? length : sizeof word - 1;
    memcpy(word, words, kept);
    word[kept] = '\0';
    count += kept >= 3 && !words_in(word, nothing);
    words += length;
    words += strspn(words, " ");
  }
  return count >= least;
}
