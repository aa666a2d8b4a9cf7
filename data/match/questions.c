/* SPDX-License-Identifier: MIT */
#include "data/match/questions.h"

#include "data/base/i18n.h"
#include "data/wallet/experience.h"

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

const char *question_answer(int answer) {
  static const char *const words[QUESTION_ANSWERS] = {N_("not yet"), N_("a little"), N_("well"),
                                                      N_("I could show others")};
  return answer >= 0 && answer < (int)QUESTION_ANSWERS ? _(words[answer]) : "";
}

double question_level(int answer) {
  static const double levels[QUESTION_ANSWERS] = {0.0, 1.5, 3.0, 4.5};
  return answer >= 0 && answer < (int)QUESTION_ANSWERS ? levels[answer] : 0.0;
}

int questions_keep(struct wallet *wallet, const int answers[QUESTIONS], struct error *error) {
  struct claim_skill skills[QUESTIONS * QUESTION_MOST_ELEMENTS];
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
  const struct claim claim = {
      .kind = CLAIM_ANSWERS, .name = _("Your answers to the questions"), .skills = skills, .skill_count = count};
  return count == 0 ? 0 : wallet_add_told(wallet, &claim, error);
}
