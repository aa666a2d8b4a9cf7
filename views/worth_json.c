/* SPDX-License-Identifier: MIT */
#include "views/worth_json.h"

#include <math.h>

static const char *unit_name(enum worth_unit unit) {
  static const char *const names[] = {"USD", "percent", "hours", "weeks", "years"};
  return names[unit];
}

/* To the cent, or two places of anything else. */
static double rounded(double value) {
  return round(value * 100.0) / 100.0;
}

static json_t *inputs_json(const struct worth_line *line) {
  json_t *array = json_array();
  for (size_t i = 0; i < line->input_count; i++) {
    const struct worth_input *input = &line->inputs[i];
    json_t *object = json_pack("{s:s, s:s}", "name", input->name, "unit", unit_name(input->unit));
    json_put_signed(object, "value", rounded(input->value), input->reason);
    (void)json_array_append_new(array, object);
  }
  return array;
}

static json_t *range_json(const struct worth_line *line) {
  json_t *range = json_pack("{s:s}", "unit", unit_name(line->range_unit));
  json_put_signed(range, "low", rounded(line->low), "not published");
  json_put_signed(range, "high", rounded(line->high), "not published");
  return range;
}

static json_t *line_json(const struct worth_line *line) {
  json_t *object =
      json_pack("{s:s, s:s, s:s, s:s, s:b, s:b}", "key", line->key, "name", line->name, "formula", line->formula,
                "source", line->source, "estimate", line->estimate, "turns_on_few", line->turns);
  json_put_text(object, "verdict", worth_verdict_name(line->verdict), line->reason);
  (void)json_object_set_new(object, "inputs", inputs_json(line));
  json_put_signed(object, "result", rounded(line->result), line->reason == NULL ? "does not apply" : line->reason);
  (void)json_object_set_new(object, "result_unit", json_string(unit_name(line->result_unit)));
  json_put_number(object, "n", (double)line->n, "not published");
  if (isnan(line->low)) {
    json_put_text(object, "range", NULL, "not published");
  } else {
    (void)json_object_set_new(object, "range", range_json(line));
  }
  return object;
}

json_t *worth_tests_json(const struct worth_line *lines) {
  json_t *array = json_array();
  for (size_t i = 0; i < WORTH_LINES; i++) {
    (void)json_array_append_new(array, line_json(&lines[i]));
  }
  return array;
}
