/* SPDX-License-Identifier: MIT */
/* Wallet: what a person brings, and what the checks say of each. */
#include "views/wallet_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "data/base/i18n.h"
#include "data/wallet/experience.h"
#include "tui/page.h"
#include "views/actions.h"
#include "views/format.h"
#include "views/paper.h"
#include "views/views.h"

enum { PAPER_WIDTH = 100, DETAIL_ROWS = 9, TALL_DETAIL = 14, LINE = 1024 };

int wallet_bring(struct session *session, int argc, char *const *argv, struct error *error) {
  for (int i = 0; i < argc; i++) {
    if (wallet_add_path(session->wallet, argv[i], time(NULL), NULL, error) != 0) {
      if (error->code == ERROR_NOT_FOUND) {
        error->code = ERROR_IO; /* a file that isn't there is trouble, not an empty answer */
      }
      return -1;
    }
  }
  return wallet_bring_told(session, error);
}

const char *wallet_mark(const struct claim *claim) {
  const struct checks *checks = &claim->checks;
  if (claim->kind != CLAIM_CREDENTIAL) {
    return "+";
  }
  if (checks->readable == VERDICT_FAIL || checks->signature == VERDICT_FAIL || checks->dates == VERDICT_FAIL ||
      checks->revocation == VERDICT_FAIL) {
    return "x";
  }
  return checks->signature == VERDICT_PASS && checks->issuer == VERDICT_PASS ? "ok" : "?";
}

const char *wallet_verdict_words(enum verdict verdict) {
  switch (verdict) {
    case VERDICT_PASS:
      return _("yes");
    case VERDICT_FAIL:
      return _("no");
    case VERDICT_NONE:
      return _("nothing to check");
    case VERDICT_NOT_ASKED:
      return _("not asked (offline)");
    case VERDICT_NOT_SUPPORTED:
      return _("not supported yet");
    case VERDICT_NOT_KNOWN:
      break;
  }
  return _("not known");
}

static void set_columns(struct wallet_state *state) {
  const struct table_column columns[WALLET_COLUMNS] = {
      {.title = "", .width = 2, .priority = 0},
      {.title = _("Credential"), .width = 26, .grow = 2, .priority = 0},
      {.title = _("From"), .width = 20, .grow = 1, .priority = 1},
      {.title = _("Date"), .width = 12, .priority = 2},
  };
  memcpy(state->columns, columns, sizeof columns);
  state->table.columns = state->columns;
  state->table.column_count = WALLET_COLUMNS;
}

/* "2 yr", "6 mo": how long, of what was told. */
static void told_time(char *text, size_t size, const struct claim *claim) {
  double years = claim->experience == NULL ? 0.0 : claim->experience->years;
  text[0] = '\0';
  if (years >= 1.0) {
    (void)snprintf(text, size, _("%.3g yr"), years);
  } else if (years > 0.0) {
    (void)snprintf(text, size, _("%.0f mo"), years * 12.0);
  }
}

static void wallet_cell(void *context, size_t row, size_t column, char *text, size_t size) {
  const struct view *view = context;
  const struct claim *claim = &view->session->wallet->claims[row];
  switch (column) {
    case 0:
      (void)snprintf(text, size, "%s", wallet_mark(claim));
      break;
    case 1:
      (void)snprintf(text, size, "%s", claim->name == NULL ? _("without a name") : claim->name);
      break;
    case 2:
      (void)snprintf(text, size, "%s",
                     claim->kind != CLAIM_CREDENTIAL ? _("you, in your words")
                     : claim->issuer_name != NULL    ? claim->issuer_name
                     : claim->issuer_id != NULL      ? claim->issuer_id
                                                     : _("issuer not stated"));
      break;
    default:
      if (claim->kind != CLAIM_CREDENTIAL) {
        told_time(text, size, claim);
        break;
      }
      format_date(text, size, claim->issued);
      break;
  }
}

/* The selected one on a page of its own. */
void wallet_fill_detail(struct view *view) {
  struct wallet_state *state = view->state;
  const struct wallet *wallet = view->session->wallet;
  size_t at = state->table.list.selected;
  page_clear(state->detail);
  state->detail_open = state->detail_open && at < wallet->count;
  if (state->detail_open) {
    wallet_fill_claim(view, &wallet->claims[at], at, WALLET_OPEN, state->detail);
  }
}

static int wallet_load(struct view *view, struct error *error) {
  struct wallet_state *state = view->state;
  size_t selected = state->table.list.selected;
  set_columns(state);
  list_reset(&state->table.list, view->session->wallet->count);
  (void)list_select(&state->table.list, selected);
  arena_reset(view->arena);
  state->matched = false;
  if (view->session->wallet->count > 0 && view->session->catalog != NULL) {
    if (match_run_for(view->session->catalog, view->arena, view->session->wallet, &view->session->person, &state->match,
                      error) != 0) {
      return -1;
    }
    state->matched = true;
  }
  wallet_say_changes(view);
  wallet_fill_detail(view);
  return 0;
}

static int wallet_open(struct view *view, int argc, char *const *argv, struct error *error) {
  struct wallet_state *state = view->state;
  state->table.context = view;
  state->table.cell = wallet_cell;
  state->detail = page_new();
  if (state->detail == NULL) {
    return error_no_memory(error);
  }
  if (wallet_bring(view->session, argc, argv, error) != 0) {
    return -1;
  }
  const struct wallet *wallet = view->session->wallet;
  view->status = wallet->count == 0 ? EXIT_NOTHING : EXIT_DONE;
  return wallet_load(view, error);
}

static void summary(const struct view *view, char *text, size_t size) {
  const struct wallet *wallet = view->session->wallet;
  size_t skills = 0;
  size_t told = 0;
  for (size_t i = 0; i < wallet->count; i++) {
    skills += wallet->claims[i].skill_count;
    told += wallet->claims[i].kind != CLAIM_CREDENTIAL;
  }
  int length = snprintf(text, size, _("Credentials: %zu · skills: %zu · unusable files: %zu"), wallet->count - told,
                        skills, wallet->skip_count);
  if (told > 0 && length > 0 && (size_t)length < size) {
    (void)snprintf(text + length, size - (size_t)length, _(" · told by you: %zu"), told);
  }
}

const char *wallet_no_files(void) {
  return _("No files? p tells in plain words what you did, + fills in a form, u asks short questions.");
}

static void draw_empty(const struct canvas *body, const struct wallet *wallet) {
  enum { SENTENCES = 5, MOST_SKIPS = 8 };
  const char *sentences[SENTENCES + MOST_SKIPS] = {
      _("Your wallet is empty."),
      _("Press w and type where your credential files are, like /media/usb"),
      wallet_no_files(),
      _("Open Badges, Verifiable Credentials and learner records can be read."),
      _("They stay in this program and are forgotten when you leave it."),
  };
  char skips[MOST_SKIPS][LINE];
  size_t count = SENTENCES;
  for (size_t i = 0; i < wallet->skip_count && i < MOST_SKIPS; i++) {
    (void)snprintf(skips[i], sizeof skips[i], "%s: %s", wallet->skips[i].file, wallet->skips[i].why);
    sentences[count++] = skips[i];
  }
  view_draw_words(body, 1, sentences, count);
}

static void wallet_draw(struct view *view, const struct canvas *body) {
  struct wallet_state *state = view->state;
  const struct wallet *wallet = view->session->wallet;
  if (wallet->count == 0) {
    draw_empty(body, wallet);
    return;
  }
  if (state->detail_open) {
    page_draw(state->detail, body, true);
    return;
  }
  char text[LINE];
  summary(view, text, sizeof text);
  canvas_text(body, 0, 1, STYLE_PLAIN, text);
  /* The details get what the list leaves, and never less than their share. */
  int detail = body->rows >= 24 ? TALL_DETAIL : DETAIL_ROWS;
  int spare = body->rows - 1 - detail - 1 - (int)(wallet->count < LINE ? wallet->count : LINE);
  detail += spare > 0 ? spare : 0;
  struct canvas list = canvas_part(body, 1, 0, body->rows - 1 - detail, body->columns);
  table_draw(&state->table, &list, true);
  struct canvas below = canvas_part(body, body->rows - detail, 0, detail, body->columns);
  canvas_rule(&below, 0);
  struct canvas inside = canvas_part(&below, 1, 0, detail - 1, body->columns);
  struct page *page = page_new();
  if (page != NULL && state->table.list.selected < wallet->count) {
    size_t at = state->table.list.selected;
    wallet_fill_claim(view, &wallet->claims[at], at, WALLET_BELOW, page);
    page_draw(page, &inside, false);
  }
  page_free(page);
}

/* A line of the opened claim: puts it right, or goes where it leads. */
static unsigned open_target(struct view *view, const char *target) {
  const struct wallet_state *state = view->state;
  unsigned reaction = wallet_correct_target(view, state->table.list.selected, target);
  return reaction == REACT_UNKNOWN ? view_go_target(view, target) : reaction;
}

/* Enter in the list opens the details; on a piece there, puts it right. */
static unsigned open_selected(struct view *view) {
  struct wallet_state *state = view->state;
  if (!state->detail_open) {
    state->detail_open = view->session->wallet->count > 0;
    wallet_fill_detail(view);
    return REACT_PAINT;
  }
  return open_target(view, page_target(state->detail));
}

/* In the opened claim: the line that the cursor is on, else the whole. */
static unsigned correct_selected(struct view *view) {
  struct wallet_state *state = view->state;
  size_t at = state->table.list.selected;
  bool linear = view->session->options->linear;
  bool line = state->detail_open && !linear;
  if (linear && !state->detail_open && view->session->wallet->count > 1) { /* nothing is selected there */
    state->choosing = true;
    (void)snprintf(view->question, sizeof view->question, "%s", _("Which one? Its number: "));
    return REACT_PAINT;
  }
  unsigned reaction = line ? wallet_correct_target(view, at, page_target(state->detail)) : (unsigned)REACT_UNKNOWN;
  return reaction == REACT_UNKNOWN ? wallet_correct(view, at) : reaction;
}

static unsigned wallet_act(struct view *view, int action) {
  struct wallet_state *state = view->state;
  struct wallet *wallet = view->session->wallet;
  switch (action) {
    case ACTION_BRING:
      state->correcting = state->choosing = false; /* a question that was left unanswered */
      (void)snprintf(view->question, sizeof view->question, "%s", _("Where are the files? Folder or file: "));
      return REACT_PAINT;
    case ACTION_REMOVE:
      if (wallet->count == 0) {
        return REACT_NONE;
      }
      wallet_remove(wallet, state->table.list.selected);
      return REACT_RELOAD;
    case ACTION_MATCH:
      return view_go(view, "match", NULL, NULL);
    case ACTION_OPEN:
      return open_selected(view);
    case ACTION_BACK:
      if (!state->detail_open) {
        return REACT_UNKNOWN;
      }
      state->detail_open = false;
      return REACT_PAINT;
    case ACTION_CORRECT:
      return correct_selected(view);
    default:
      return REACT_UNKNOWN;
  }
}

unsigned wallet_take_path(struct view *view, const char *path) {
  struct error error = {0};
  size_t added = 0;
  size_t before = view->session->wallet->count;
  if (path[0] == '\0') {
    return REACT_PAINT;
  }
  if (wallet_add_path(view->session->wallet, path, time(NULL), &added, &error) != 0 ||
      wallet_bring_told(view->session, &error) != 0) {
    view_say(view, "%s", error.message);
    return REACT_PAINT;
  }
  added = view->session->wallet->count - before;
  view_say(view, ngettext("%zu credential read.", "%zu credentials read.", added), added);
  return REACT_RELOAD;
}

static unsigned wallet_take(struct view *view, const struct event *event) {
  struct wallet_state *state = view->state;
  bool open = false;
  if (state->detail_open) {
    unsigned taken = page_take(state->detail, event, &open);
    return open ? wallet_act(view, ACTION_OPEN) : taken;
  }
  unsigned reaction = table_take(&state->table, event, &open);
  return open ? wallet_act(view, ACTION_OPEN) : reaction;
}

static void wallet_print(struct view *view, FILE *out, bool numbered) {
  const struct wallet *wallet = view->session->wallet;
  struct wallet_state *state = view->state;
  char text[LINE];
  if (numbered && state->said[0] != '\0') {
    (void)fprintf(out, "%s\n", state->said);
    state->said[0] = '\0';
  }
  if (numbered && state->detail_open) {
    page_print(state->detail, out, PAPER_LINEAR, true);
    return;
  }
  summary(view, text, sizeof text);
  (void)fprintf(out, "%s\n", text);
  correct_print(view->session, out);
  if (numbered && wallet->count == 0) {
    (void)fprintf(out, "%s\n%s\n%s\n", _("Your wallet is empty."),
                  _("Press w and type where your credential files are, like /media/usb"), wallet_no_files());
  }
  struct page *page = page_new();
  if (page == NULL) {
    return;
  }
  if (numbered) {
    table_print(&state->table, out, PAPER_LINEAR, true);
  }
  for (size_t i = 0; i < wallet->count; i++) {
    wallet_fill_claim(view, &wallet->claims[i], i, numbered ? WALLET_BELOW : WALLET_PAPER, page);
  }
  wallet_fill_left(state, wallet, page);
  wallet_fill_skips(wallet, page);
  page_print(page, out, numbered ? PAPER_LINEAR : PAPER_WIDTH, false);
  page_free(page);
}

/* Linear mode: the number of the claim to put right. */
static unsigned choose_claim(struct view *view, const char *text) {
  struct wallet_state *state = view->state;
  char *end = NULL;
  unsigned long number = strtoul(text, &end, 10);
  if (text[0] == '\0') {
    return REACT_PAINT;
  }
  if (*end != '\0' || number < 1 || number > view->session->wallet->count) {
    view_say(view, "%s", _("There is no line with that number."));
    return REACT_PAINT;
  }
  (void)list_select(&state->table.list, (size_t)number - 1);
  return wallet_correct(view, (size_t)number - 1);
}

/* The answer to a question: what a skill is, or where files are. */
static unsigned wallet_type(struct view *view, const char *text) {
  struct wallet_state *state = view->state;
  if (state->choosing) {
    state->choosing = false;
    return choose_claim(view, text);
  }
  return state->correcting ? wallet_take_correction(view, text) : wallet_take_path(view, text);
}

/* Linear mode: a number opens the details. */
static unsigned wallet_choose(struct view *view, size_t number) {
  struct wallet_state *state = view->state;
  if (state->detail_open) {
    return open_target(view, page_target_number(state->detail, number));
  }
  if (number > view->session->wallet->count) {
    return REACT_UNKNOWN;
  }
  (void)list_select(&state->table.list, number - 1);
  return open_selected(view);
}

static void wallet_close(struct view *view) {
  struct wallet_state *state = view->state;
  page_free(state->detail);
}

static int wallet_json(struct view *view, FILE *out, struct error *error) {
  const struct wallet_state *state = view->state;
  return wallet_write_json(view->session, state->matched ? &state->match : NULL, out, error);
}

static void wallet_source(struct view *view, struct page *page) {
  page_section(page, _("Your credentials"));
  page_text(page, STYLE_PLAIN, _("Everything here stands in the files you brought. Nothing was looked up anywhere."));
  page_text(page, STYLE_PLAIN,
            _("\"Counts\" says how much a credential weighs as evidence: 100% when its signature is "
              "good and its issuer known, 85% with a good signature, 80% not verified, 20% when a "
              "check failed, half of that when it has ended."));
  page_text(page, STYLE_PLAIN,
            _("What you tell counts 60%, work by its three questions 45% to 78%. Skills that are named are found by "
              "code, address, name or another name of O*NET's; c puts right what was taken for something else."));
  wallet_fill_skips(view->session->wallet, page);
}

const struct view_ops wallet_view = {
    .name = "wallet",
    .title = N_("My wallet"),
    .usage = "FILE...",
    .help = N_("The credentials in your files, and what checks say of them"),
    .place = PLACE_WALLET,
    .state_size = sizeof(struct wallet_state),
    .open = wallet_open,
    .reload = wallet_load,
    .draw = wallet_draw,
    .act = wallet_act,
    .take = wallet_take,
    .print = wallet_print,
    .choose = wallet_choose,
    .type = wallet_type,
    .json = wallet_json,
    .source = wallet_source,
    .close = wallet_close,
};
