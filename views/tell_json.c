/* SPDX-License-Identifier: MIT */
#include "data/base/i18n.h"
#include "views/json_face.h"
#include "views/tell.h"

static json_t *pieces_json(const struct plain *plain) {
  static const char *const kinds[] = {
      [PLAIN_JOB] = "job",     [PLAIN_LANGUAGE] = "language", [PLAIN_CARD] = "card",       [PLAIN_TOOL] = "tool",
      [PLAIN_SKILL] = "skill", [PLAIN_FACT] = "fact",         [PLAIN_LEFT] = "not matched"};
  json_t *array = json_array();
  for (size_t i = 0; i < plain->count; i++) {
    const struct plain_piece *piece = &plain->pieces[i];
    json_t *codes = json_array();
    for (size_t j = 0; j < (size_t)PLAIN_MOST_CODES && piece->codes[j] != NULL; j++) {
      (void)json_array_append_new(codes, json_string(piece->codes[j]));
    }
    json_t *object = json_pack("{s:s, s:s, s:s?, s:o, s:s, s:s?}", "kind", kinds[piece->kind], "words", piece->words,
                               "name", piece->name, "codes", codes, "how", piece->how, "note", piece->note);
    json_put_number(object, "years", piece->years > 0.0 ? piece->years : -1.0, "not asked");
    (void)json_array_append_new(array, json_explain(object, "does not apply"));
  }
  return array;
}

static json_t *questions_json(const struct tell *tell) {
  json_t *array = json_array();
  for (size_t i = 0; i < (size_t)QUESTIONS; i++) {
    json_t *answers = json_array();
    for (int j = 0; j < (int)QUESTION_ANSWERS; j++) {
      (void)json_array_append_new(answers, json_pack("{s:i, s:s, s:f}", "number", j + 1, "text", question_answer(j),
                                                     "level", question_level(j)));
    }
    json_t *object =
        json_pack("{s:I, s:s, s:o}", "number", (json_int_t)i + 1, "text", _(questions[i].text), "answers", answers);
    json_put_number(object, "answer", tell->answers[i] < 0 ? -1.0 : tell->answers[i] + 1.0, "not asked");
    json_put_texts(object, "elements", questions[i].elements);
    (void)json_array_append_new(array, object);
  }
  return array;
}

static json_t *fields_json(struct view *view) {
  const struct tell *tell = view->state;
  const struct tell_ops *ops = tell_ops_of(tell);
  json_t *array = json_array();
  for (size_t row = 0; row + 1 < ops->rows(tell); row++) {
    char label[TELL_CELL];
    char value[TELL_CELL];
    ops->cell(view, row, label, value, sizeof label);
    (void)json_array_append_new(array, json_pack("{s:s, s:s}", "label", label, "value", value));
  }
  return array;
}

int tell_json(struct view *view, FILE *out, struct error *error) {
  const struct tell *tell = view->state;
  json_t *document = json_document("tell");
  switch (tell->form) {
    case TELL_WORDS:
      (void)json_object_set_new(document, "words", json_string(tell->text));
      (void)json_object_set_new(document, "pieces", pieces_json(&tell->plain));
      break;
    case TELL_QUESTIONS:
      (void)json_object_set_new(document, "questions", questions_json(tell));
      break;
    case TELL_EXPERIENCE:
    case TELL_PERSON:
      (void)json_object_set_new(document, "fields", fields_json(view));
      break;
  }
  return json_write(document, out, error);
}
