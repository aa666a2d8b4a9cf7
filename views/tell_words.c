/* SPDX-License-Identifier: MIT */
/* Plain words, and what is understood of them before it is kept. */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/tell.h"
#include "views/wallet.h"

static size_t words_rows(const struct tell *tell) {
  return tell->plain.count + 2;
}

static void words_cell(const struct view *view, size_t row, char *label, char *value, size_t size) {
  const struct tell *tell = view->state;
  value[0] = '\0';
  if (row == 0) {
    (void)snprintf(label, size, "%s", _("Your words"));
    (void)snprintf(value, size, "%.*s", (int)size - 1, tell->text[0] == '\0' ? _("nothing yet") : tell->text);
    return;
  }
  if (row == tell->plain.count + 1) {
    (void)snprintf(label, size, "%s", _("Keep this"));
    return;
  }
  struct arena *arena = arena_new((size_t)1 << 16);
  const char *words = arena == NULL ? NULL : plain_words(arena, &tell->plain.pieces[row - 1]);
  (void)snprintf(label, size, "%s", tell->left_out[row - 1] ? _("leave out") : _("understood"));
  if (tell->plain.pieces[row - 1].kind == PLAIN_LEFT && !tell->left_out[row - 1]) {
    (void)snprintf(label, size, "%s", _("not counted"));
  }
  (void)snprintf(value, size, "%s", words == NULL ? "" : words);
  arena_free(arena);
}

static unsigned read_text(struct view *view) {
  struct tell *tell = view->state;
  struct error error = {0};
  memset(tell->left_out, 0, sizeof tell->left_out);
  tell->plain = (struct plain){0};
  if (view->session->catalog != NULL && wallet_read_words(view->session, tell->text, &tell->plain, &error) != 0) {
    view_say(view, "%s", error.message);
  }
  list_reset(&tell->list, words_rows(tell));
  (void)list_select(&tell->list, tell->plain.count + 1);
  return REACT_PAINT;
}

/* Another line goes on where the one before ended. */
static unsigned words_answer(struct view *view, size_t row, const char *text) {
  struct tell *tell = view->state;
  size_t length = strlen(tell->text);
  (void)row;
  if (text[0] == '\0') {
    return REACT_PAINT;
  }
  if (length + strlen(text) + 3 > sizeof tell->text) {
    view_say(view, "%s", _("This is more than is read at once; keep it first."));
    return REACT_PAINT;
  }
  (void)snprintf(tell->text + length, sizeof tell->text - length, "%s%s", length == 0 ? "" : ". ", text);
  return read_text(view);
}

static unsigned words_enter(struct view *view, size_t row) {
  struct tell *tell = view->state;
  if (row == 0) {
    prompt_set(&tell->line, "");
    view->typing = !view->session->options->linear;
    return view->typing ? (unsigned)REACT_PAINT : tell_ask(view, row, _("Tell what you did and can do: "));
  }
  if (row <= tell->plain.count) {
    tell->left_out[row - 1] = !tell->left_out[row - 1];
  }
  return REACT_PAINT;
}

static int words_keep(struct view *view, struct error *error) {
  struct tell *tell = view->state;
  struct plain kept = tell->plain;
  kept.pieces = arena_array(view->arena, tell->plain.count, sizeof *kept.pieces);
  kept.count = 0;
  if (kept.pieces == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < tell->plain.count; i++) {
    if (!tell->left_out[i]) {
      kept.pieces[kept.count++] = tell->plain.pieces[i];
    }
  }
  if (kept.count < tell->plain.count) {
    plain_tell_again(&kept); /* a fact that is left out is not told */
  }
  if (kept.count == 0) {
    return error_set(error, ERROR_USAGE, "%s", _("Say first what you did."));
  }
  return wallet_keep_words(view->session, &kept, NULL, error);
}

const struct tell_ops tell_words = {
    .rows = words_rows,
    .cell = words_cell,
    .enter = words_enter,
    .answer = words_answer,
    .keep = words_keep,
    .head = N_("Say it in your words, like: I was a line cook for four years, I speak Spanish."),
};
