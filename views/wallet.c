/* SPDX-License-Identifier: MIT */
/* Wallet: what a person brings, and what the checks say of each. */
#include "views/wallet.h"
#include "views/paper.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "data/base/i18n.h"
#include "tui/table.h"
#include "views/actions.h"
#include "views/format.h"
#include "views/views.h"

enum { PAPER_WIDTH = 100, WALLET_COLUMNS = 4, DETAIL_ROWS = 9, TALL_DETAIL = 14, LINE = 1024 };

struct wallet_state {
  struct table table;
  struct table_column columns[WALLET_COLUMNS];
  struct match match;
  bool matched;
};

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
                     claim->issuer_name != NULL ? claim->issuer_name
                     : claim->issuer_id != NULL ? claim->issuer_id
                                                : _("issuer not stated"));
      break;
    default:
      format_date(text, size, claim->issued);
      break;
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
    if (match_run(view->session->catalog, view->arena, view->session->wallet, &state->match, error) != 0) {
      return -1;
    }
    state->matched = true;
  }
  return 0;
}

static int wallet_open(struct view *view, int argc, char *const *argv, struct error *error) {
  struct wallet_state *state = view->state;
  state->table.context = view;
  state->table.cell = wallet_cell;
  if (wallet_bring(view->session, argc, argv, error) != 0) {
    return -1;
  }
  const struct wallet *wallet = view->session->wallet;
  view->status = wallet->count == 0 ? EXIT_NOTHING : EXIT_DONE;
  return wallet_load(view, error);
}

/* The name of what a skill was matched to, or NULL. */
static const struct skill_match *matched_skill(const struct wallet_state *state, size_t claim, size_t skill) {
  for (size_t i = 0; state->matched && i < state->match.skill_count; i++) {
    const struct skill_match *match = &state->match.skills[i];
    if (match->claim == claim && match->skill == skill) {
      return match;
    }
  }
  return NULL;
}

static void skill_words(const struct wallet_state *state, const struct claim *claim, size_t index, char *text,
                        size_t size) {
  text[0] = '\0';
  for (size_t i = 0; i < claim->skill_count && i < 40; i++) {
    size_t length = strlen(text);
    const struct skill_match *match = matched_skill(state, index, i);
    bool same = match != NULL && match->name != NULL && claim->skills[i].name != NULL &&
                strcmp(match->name, claim->skills[i].name) == 0;
    (void)snprintf(text + length, size - length, "%s%s%s%s", length == 0 ? "" : ", ",
                   claim->skills[i].name == NULL ? "?" : claim->skills[i].name,
                   match == NULL || match->name == NULL || same ? "" : " = ",
                   match == NULL || match->name == NULL || same ? "" : match->name);
  }
}

static void fill_claim(const struct wallet_state *state, const struct claim *claim, size_t index, struct page *page) {
  char text[LINE * 2];
  char date[48];
  page_section(page, claim->name == NULL ? _("without a name") : claim->name);
  page_pair(page, _("From"), claim->issuer_name == NULL ? _("issuer not stated") : claim->issuer_name, STYLE_PLAIN);
  if (claim->issuer_id != NULL) {
    page_pair(page, _("Issuer's address"), claim->issuer_id, STYLE_DIM);
  }
  page_pair(page, _("Readable"), wallet_verdict_words(claim->checks.readable), STYLE_PLAIN);
  (void)snprintf(text, sizeof text, "%s%s%s%s", wallet_verdict_words(claim->checks.signature),
                 claim->method == NULL ? "" : " (", claim->method == NULL ? "" : claim->method,
                 claim->method == NULL ? "" : ")");
  page_pair(page, _("Signature"), text, STYLE_PLAIN);
  page_pair(page, _("In its dates"), wallet_verdict_words(claim->checks.dates),
            claim->checks.dates == VERDICT_FAIL ? STYLE_BAD : STYLE_PLAIN);
  page_pair(page, _("Taken back"), wallet_verdict_words(claim->checks.revocation), STYLE_PLAIN);
  page_pair(page, _("Issuer known"), wallet_verdict_words(claim->checks.issuer), STYLE_PLAIN);
  if (claim->ends != NULL) {
    format_date(date, sizeof date, claim->ends);
    page_pair(page, _("Ends"), date, STYLE_PLAIN);
  }
  skill_words(state, claim, index, text, sizeof text);
  page_pair(page, _("Skills"), text[0] == '\0' ? _("none named in it") : text, STYLE_PLAIN);
  (void)snprintf(text, sizeof text, "%.0f%%", claim->confidence * 100.0);
  page_pair(page, _("Counts"), text, STYLE_PLAIN);
  for (size_t i = 0; i < claim->reason_count; i++) {
    page_text(page, STYLE_DIM, claim->reasons[i]);
  }
}

static void fill_skips(const struct wallet *wallet, struct page *page) {
  if (wallet->skip_count > 0) {
    page_section(page, _("Could not be used"));
  }
  for (size_t i = 0; i < wallet->skip_count; i++) {
    page_pair(page, wallet->skips[i].file, wallet->skips[i].why, STYLE_WARN);
  }
}

static void summary(const struct view *view, char *text, size_t size) {
  const struct wallet *wallet = view->session->wallet;
  size_t skills = 0;
  for (size_t i = 0; i < wallet->count; i++) {
    skills += wallet->claims[i].skill_count;
  }
  (void)snprintf(text, size, _("Credentials: %zu · skills: %zu · unusable files: %zu"), wallet->count, skills,
                 wallet->skip_count);
}

static void draw_empty(const struct canvas *body, const struct wallet *wallet) {
  enum { SENTENCES = 4, MOST_SKIPS = 8 };
  const char *sentences[SENTENCES + MOST_SKIPS] = {
      _("Your wallet is empty."),
      _("Press w and type where your credential files are, like /media/usb"),
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
    fill_claim(state, &wallet->claims[at], at, page);
    page_draw(page, &inside, false);
  }
  page_free(page);
}

static unsigned wallet_act(struct view *view, int action) {
  struct wallet_state *state = view->state;
  struct wallet *wallet = view->session->wallet;
  switch (action) {
    case ACTION_BRING:
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
      if (wallet->count > 0 && wallet->claims[state->table.list.selected].ctid != NULL) {
        return view_go(view, "show", wallet->claims[state->table.list.selected].ctid, NULL);
      }
      view_say(view, "%s", _("Its details stand below; it names no record of the data here."));
      return REACT_PAINT;
    default:
      return REACT_UNKNOWN;
  }
}

unsigned wallet_take_path(struct view *view, const char *path) {
  struct error error = {0};
  size_t added = 0;
  if (path[0] == '\0') {
    return REACT_PAINT;
  }
  if (wallet_add_path(view->session->wallet, path, time(NULL), &added, &error) != 0) {
    view_say(view, "%s", error.message);
    return REACT_PAINT;
  }
  view_say(view, ngettext("%zu credential read.", "%zu credentials read.", added), added);
  return REACT_RELOAD;
}

static unsigned wallet_take(struct view *view, const struct event *event) {
  struct wallet_state *state = view->state;
  bool open = false;
  unsigned reaction = table_take(&state->table, event, &open);
  return open ? wallet_act(view, ACTION_OPEN) : reaction;
}

static void wallet_print(struct view *view, FILE *out, bool numbered) {
  const struct wallet *wallet = view->session->wallet;
  const struct wallet_state *state = view->state;
  char text[LINE];
  summary(view, text, sizeof text);
  (void)fprintf(out, "%s\n", text);
  if (numbered && wallet->count == 0) {
    (void)fprintf(out, "%s\n%s\n", _("Your wallet is empty."),
                  _("Press w and type where your credential files are, like /media/usb"));
  }
  struct page *page = page_new();
  if (page == NULL) {
    return;
  }
  for (size_t i = 0; i < wallet->count; i++) {
    fill_claim(state, &wallet->claims[i], i, page);
  }
  fill_skips(wallet, page);
  page_print(page, out, numbered ? PAPER_LINEAR : PAPER_WIDTH, false);
  page_free(page);
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
  fill_skips(view->session->wallet, page);
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
    .type = wallet_take_path,
    .json = wallet_json,
    .source = wallet_source,
};
