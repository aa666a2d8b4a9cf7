/* SPDX-License-Identifier: MIT */
/* The short questions. */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/tell.h"

static size_t questions_rows(const struct tell *tell) {
  (void)tell;
  return QUESTIONS + 1;
}

static void questions_cell(const struct view *view, size_t row, char *label, char *value, size_t size) {
  const struct tell *tell = view->state;
  value[0] = '\0';
  if (row == QUESTIONS) {
    (void)snprintf(label, size, "%s", _("Keep this"));
    return;
  }
  (void)snprintf(label, size, "%s", _(questions[row].text));
  (void)snprintf(value, size, "%s", tell->answers[row] < 0 ? "-" : question_answer(tell->answers[row]));
}

int tell_questions_start(struct view *view, size_t corrects, struct error *error) {
  struct tell *tell = view->state;
  const struct wallet *wallet = view->session->wallet;
  const struct options *options = view->session->options;
  for (size_t i = 0; i < (size_t)QUESTIONS; i++) {
    tell->answers[i] = -1;
  }
  if (corrects > 0 && corrects <= wallet->count && wallet->claims[corrects - 1].kind == CLAIM_ANSWERS) {
    tell->corrects = corrects;
    questions_of_claim(&wallet->claims[corrects - 1], tell->answers);
  } else if (options->once && options->answers != NULL) {
    struct error trouble = {0};
    if (questions_read(options->answers, tell->answers, &trouble) != 0) {
      return error_set(error, trouble.code, "--answers: %s", trouble.message);
    }
  }
  return 0;
}

/* "1 not yet, 2 a little, ..." */
static void answer_list(char *text, size_t size) {
  size_t length = 0;
  text[0] = '\0';
  for (int i = 0; i < (int)QUESTION_ANSWERS && length < size; i++) {
    length += (size_t)snprintf(text + length, size - length, "%s%d %s", i == 0 ? "" : ", ", i + 1, question_answer(i));
  }
}

void tell_questions_explain(FILE *out) {
  char text[VIEW_MESSAGE];
  answer_list(text, sizeof text);
  (void)fprintf(out, _("\nAnswers: %s.\n"), text);
  (void)fprintf(out,
                _("Give them as question=answer, by number or in words, to wallet, match and ways:\n"
                  "  ladderway match --answers 1=3,7=2\n"
                  "  ladderway match --answers \"1=%s, 7=%s\"\n"),
                question_answer(2), question_answer(1));
}

static unsigned ask(struct view *view, size_t row) {
  char text[VIEW_MESSAGE];
  answer_list(text, sizeof text);
  return tell_ask(view, row, text);
}

static unsigned questions_enter(struct view *view, size_t row) {
  struct tell *tell = view->state;
  if (view->session->options->linear) {
    return ask(view, row);
  }
  tell->answers[row] = (tell->answers[row] + 1) % (int)QUESTION_ANSWERS;
  return REACT_PAINT;
}

static unsigned questions_answer(struct view *view, size_t row, const char *text) {
  struct tell *tell = view->state;
  bool number = row < (size_t)QUESTIONS && text[0] >= '1' && text[0] <= '4' && text[1] == '\0';
  if (number) {
    tell->answers[row] = text[0] - '1';
  } else if (text[0] != '\0') {
    view_say(view, "%s", _("Answer with a number from 1 to 4."));
  }
  return REACT_PAINT;
}

static int questions_keep_all(struct view *view, struct error *error) {
  const struct tell *tell = view->state;
  size_t before = view->session->wallet->count;
  if (tell->corrects > 0) {
    return questions_correct(view->session->wallet, tell->corrects - 1, tell->answers, error);
  }
  if (questions_keep(view->session->wallet, tell->answers, error) != 0) {
    return -1;
  }
  if (view->session->wallet->count == before) {
    return error_set(error, ERROR_USAGE, "%s", _("Answer at least one question with more than \"not yet\"."));
  }
  return 0;
}

const struct tell_ops tell_questions = {
    .rows = questions_rows,
    .cell = questions_cell,
    .enter = questions_enter,
    .answer = questions_answer,
    .keep = questions_keep_all,
    .head = N_("What can you do? Enter goes to the next answer. Leave out what you like."),
};
