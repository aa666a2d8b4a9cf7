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

/* "1 not yet, 2 a little, ..." */
static unsigned ask(struct view *view, size_t row) {
  char text[VIEW_MESSAGE];
  size_t length = 0;
  text[0] = '\0';
  for (int i = 0; i < (int)QUESTION_ANSWERS && length < sizeof text; i++) {
    length +=
        (size_t)snprintf(text + length, sizeof text - length, "%s%d %s", i == 0 ? "" : ", ", i + 1, question_answer(i));
  }
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
