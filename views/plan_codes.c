/* SPDX-License-Identifier: MIT */
/* A plan as QR codes, one on the screen at a time. */
#include <stdio.h>
#include <string.h>

#include "data/base/buffer.h"
#include "data/base/i18n.h"
#include "tui/terminal.h"
#include "views/format.h"
#include "views/plan.h"

enum { LARGEST = 8192, MOST_TASKS = 6, FEW_TASKS = 2, LARGE_CODE = 49, CAPTION = 1, SHORT = 96 };

/* As short as it can be said: goal, steps with dates, the first tasks; fewer of
 * them where codes are small. */
static const char *short_plan(struct view *view, int width) {
  const struct plan_state *state = view->state;
  const struct plan *plan = &view->session->plan;
  struct buffer buffer;
  buffer_init(&buffer, (size_t)LARGEST);
  if (plan->goal[0] != '\0') {
    buffer_add_format(&buffer, "%s: %s\n", _("Goal"), plan_goal_title(view));
  }
  size_t step = 0;
  size_t tasks = 0;
  for (size_t i = 0; i < state->line_count; i++) {
    const struct sheet_line *line = &state->lines[i];
    if (line->kind == SHEET_STEP) {
      buffer_add_format(&buffer, "%zu %s, %s, %s, %s, %s-%s\n", ++step, line->cells[1], line->cells[2], line->cells[3],
                        line->cells[4], line->cells[5], line->cells[6]);
    } else if (line->kind == SHEET_TASK && tasks < (width >= LARGE_CODE ? (size_t)MOST_TASKS : (size_t)FEW_TASKS)) {
      buffer_add_format(&buffer, "- %s\n", line->text);
      tasks++;
    }
  }
  const char *text = buffer.failed ? NULL : arena_strdup(view->arena, buffer_text(&buffer));
  buffer_free(&buffer);
  return text;
}

/* The widest code that fits; it is as high as it is wide. */
static int widest(const struct canvas *body, bool ascii) {
  int width = PLAN_QR_LEAST;
  while (width + 4 <= PLAN_QR_WIDEST && plan_qr_lines(width + 4, ascii) <= body->rows - CAPTION &&
         plan_qr_columns(width + 4, ascii) <= body->columns) {
    width += 4;
  }
  bool fits = plan_qr_lines(width, ascii) <= body->rows - CAPTION && plan_qr_columns(width, ascii) <= body->columns;
  return fits ? width : 0;
}

/* Makes them when there are none of this size yet; says why when it can't. */
static bool make_codes(struct view *view, int width, char *why, size_t size) {
  struct plan_state *state = view->state;
  struct error error = {0};
  if (state->code_width == width && state->code_count > 0) {
    return true;
  }
  const char *text = short_plan(view, width);
  state->code_width = width;
  if (text == NULL || plan_qr_make(view->arena, text, width, state->codes, &state->code_count, &error) != 0) {
    state->code_count = 0;
    (void)snprintf(why, size, "%.*s", (int)size - 1, error.message);
    return false;
  }
  return true;
}

static void caption_words(const struct plan_state *state, size_t at, char *text, size_t size) {
  (void)snprintf(text, size, _("Code %zu of %zu: hold a phone's camera before it. o shows the next."), at + 1,
                 state->code_count);
}

void plan_draw_code(struct view *view, const struct canvas *body) {
  struct plan_state *state = view->state;
  bool ascii = !terminal_is_utf8();
  char text[PLAN_QR_LINE];
  char why[SHORT * 4];
  if (!make_codes(view, widest(body, ascii), why, sizeof why)) {
    const char *const sentences[] = {why};
    view_draw_words(body, 1, sentences, 1);
    return;
  }
  if (state->code_shown > state->code_count) {
    state->code_shown = 1;
  }
  const struct plan_qr *code = &state->codes[state->code_shown - 1];
  for (int line = 0; plan_qr_line(code, line, ascii, text); line++) {
    (void)canvas_text(body, line, 0, STYLE_PLAIN, text);
  }
  caption_words(state, state->code_shown - 1, why, sizeof why);
  int row = plan_qr_lines(code->width, ascii);
  (void)canvas_text(body, row, 0, STYLE_PLAIN, why);
  canvas_cursor(body, row, 0);
}

void plan_print_codes(struct view *view, FILE *out) {
  struct plan_state *state = view->state;
  bool ascii = !terminal_is_utf8();
  char text[PLAN_QR_LINE];
  char why[SHORT * 4];
  const struct canvas paper = {.rows = PLAN_QR_WIDEST * 2, .columns = 79};
  if (!make_codes(view, widest(&paper, ascii), why, sizeof why)) {
    (void)fprintf(out, "%s\n", why);
    return;
  }
  for (size_t i = 0; i < state->code_count; i++) {
    for (int line = 0; plan_qr_line(&state->codes[i], line, ascii, text); line++) {
      (void)fprintf(out, "%s\n", text);
    }
    (void)fprintf(out, "%zu/%zu\n\n", i + 1, state->code_count);
  }
}
