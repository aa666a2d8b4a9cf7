/* SPDX-License-Identifier: MIT */
#include "data/match/questions.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "data/base/i18n.h"
#include "data/base/text.h"
#include "data/wallet/correct.h"
#include "data/wallet/experience.h"

enum { LONGEST_SHOWN = 40 };

/*
 * Why these elements: each one's definition in the O*NET content model says
 * what the question asks. 4.A.4.a.5 assisting and caring for others, 2.B.1.a
 * knowing how others feel, 2.B.1.f looking for ways to help, and so on.
 */
const struct question questions[QUESTIONS] = {
    {N_("Do you look after people: children, the old, the sick?"), {"4.A.4.a.5", "2.B.1.a", "2.B.1.f"}},
    {N_("Do you serve or help customers, face to face or by phone?"), {"2.C.1.e", "4.A.4.a.8", "2.A.1.b"}},
    {N_("Do you fix things: cars, machines, what breaks at home?"), {"4.A.3.b.4", "2.B.3.l", "2.B.3.k", "2.C.3.e"}},
    {N_("Do you build, paint, wire or put things together?"), {"2.C.3.d", "2.B.3.d", "4.A.3.a.2"}},
    {N_("Do you do hard work with your body: lift, carry, clean?"), {"4.A.3.a.1", "4.A.3.a.2"}},
    {N_("Do you drive, or run machines like a forklift or a press?"), {"4.A.3.a.4", "4.A.3.a.3", "2.B.3.h", "2.C.10"}},
    {N_("Do you cook or prepare food for many people?"), {"2.C.2.b", "2.C.2.a"}},
    {N_("Do you use a computer to write and look things up?"), {"4.A.3.b.1", "2.C.3.a", "2.C.1.b"}},
    {N_("Do you work with numbers: money, counting, measuring?"), {"2.A.1.e", "2.C.4.a", "2.C.1.c"}},
    {N_("Do you read and write longer texts, like reports?"), {"2.A.1.a", "2.A.1.c", "4.A.3.b.6"}},
    {N_("Do you plan and lead: share out work, keep others on time?"),
     {"4.A.4.b.4", "2.B.5.d", "2.B.1.b", "4.A.2.b.6"}},
    {N_("Do you teach or show others how things are done?"), {"4.A.4.b.3", "2.B.1.e", "2.A.1.d", "2.C.6"}},
};

static const char *const answer_words[QUESTION_ANSWERS] = {N_("not yet"), N_("a little"), N_("well"),
                                                           N_("I could show others")};

const char *question_answer(int answer) {
  return answer >= 0 && answer < (int)QUESTION_ANSWERS ? _(answer_words[answer]) : "";
}

double question_level(int answer) {
  static const double levels[QUESTION_ANSWERS] = {0.0, 1.5, 3.0, 4.5};
  return answer >= 0 && answer < (int)QUESTION_ANSWERS ? levels[answer] : 0.0;
}

/* --- answers that are typed --- */

/* A whole number from 1 to `most` in the first `length` bytes; 0 for anything else. */
static int number_within(const char *text, size_t length, int most) {
  int number = 0;
  for (size_t i = 0; i < length && number <= most; i++) {
    bool digit = text[i] >= '0' && text[i] <= '9';
    number = digit ? number * 10 + (text[i] - '0') : most + 1;
  }
  return number <= most ? number : 0;
}

static bool same_words(const char *text, size_t length, const char *words) {
  return strlen(words) == length && strncasecmp(text, words, length) == 0;
}

/* An answer by its number or words; -1 for anything else. */
static int answer_named(const char *text, size_t length) {
  int number = number_within(text, length, QUESTION_ANSWERS);
  for (int i = 0; i < (int)QUESTION_ANSWERS; i++) {
    if (number == i + 1 || same_words(text, length, answer_words[i]) || same_words(text, length, _(answer_words[i]))) {
      return i;
    }
  }
  return -1;
}

static void trim(const char **text, size_t *length) {
  while (*length > 0 && **text == ' ') {
    ++*text;
    --*length;
  }
  while (*length > 0 && (*text)[*length - 1] == ' ') {
    --*length;
  }
}

/* One "QUESTION=ANSWER" of `length` bytes. */
static bool read_one(const char *text, size_t length, int answers[QUESTIONS]) {
  trim(&text, &length);
  size_t first = strcspn(text, "=:");
  if (first >= length) {
    return false;
  }
  const char *words = text + first + 1;
  size_t rest = length - first - 1;
  trim(&text, &first);
  trim(&words, &rest);
  int number = number_within(text, first, QUESTIONS);
  int answer = answer_named(words, rest);
  if (number == 0 || answer < 0) {
    return false;
  }
  answers[number - 1] = answer;
  return true;
}

static int shown_length(const char *text, size_t length) {
  size_t fits = text_fit(text, LONGEST_SHOWN, NULL);
  return (int)(length < fits ? length : fits);
}

int questions_read(const char *text, int answers[QUESTIONS], struct error *error) {
  for (size_t i = 0; i < (size_t)QUESTIONS; i++) {
    answers[i] = -1;
  }
  for (const char *at = text;;) {
    size_t length = strcspn(at, ",;");
    if (!read_one(at, length, answers)) {
      return error_set(error, ERROR_USAGE,
                       _("\"%.*s\" is no answer: write the question's number and one of its four answers, like 1=3 or "
                         "\"1=well\". ladderway tell questions shows them."),
                       shown_length(at, length), at);
    }
    at += length;
    if (*at == '\0') {
      return 0;
    }
    at++;
  }
}

/* --- answers in a wallet --- */

enum { MOST_SHOWN = QUESTIONS * QUESTION_MOST_ELEMENTS };

static struct claim claim_of(const int answers[QUESTIONS], struct claim_skill skills[MOST_SHOWN]) {
  size_t count = 0;
  for (size_t i = 0; i < (size_t)QUESTIONS; i++) {
    for (size_t j = 0; answers[i] > 0 && questions[i].elements[j] != NULL; j++) {
      skills[count++] = (struct claim_skill){.name = _(questions[i].text),
                                             .code = questions[i].elements[j],
                                             .framework = "O*NET",
                                             .level = question_level(answers[i]),
                                             .how = "answer"};
    }
  }
  return (struct claim){
      .kind = CLAIM_ANSWERS, .name = _("Your answers to the questions"), .skills = skills, .skill_count = count};
}

int questions_keep(struct wallet *wallet, const int answers[QUESTIONS], struct error *error) {
  struct claim_skill skills[MOST_SHOWN];
  const struct claim claim = claim_of(answers, skills);
  return claim.skill_count == 0 ? 0 : wallet_add_told(wallet, &claim, error);
}

int questions_correct(struct wallet *wallet, size_t claim, const int answers[QUESTIONS], struct error *error) {
  struct claim_skill skills[MOST_SHOWN];
  const struct claim corrected = claim_of(answers, skills);
  if (corrected.skill_count > 0) {
    return wallet_correct_told(wallet, claim, &corrected, error);
  }
  wallet_remove(wallet, claim);
  return 0;
}

/* The first element of each question is that of no other. */
void questions_of_claim(const struct claim *claim, int answers[QUESTIONS]) {
  for (size_t i = 0; i < (size_t)QUESTIONS; i++) {
    answers[i] = -1;
    for (size_t j = 0; j < claim->skill_count; j++) {
      const struct claim_skill *skill = &claim->skills[j];
      for (int k = 1; k < (int)QUESTION_ANSWERS; k++) {
        bool same = skill->code != NULL && strcmp(skill->code, questions[i].elements[0]) == 0;
        answers[i] = same && skill->level == question_level(k) ? k : answers[i];
      }
    }
  }
}
