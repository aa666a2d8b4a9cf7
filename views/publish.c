/* SPDX-License-Identifier: MIT */
#include "views/publish.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "data/base/i18n.h"
#include "data/base/settings.h"
#include "tui/page.h"
#include "views/format.h"
#include "views/paper.h"
#include "views/views.h"

enum { PAPER_WIDTH = 90, TEXT = 512 };

static bool on_progress(const char *doing, long long done, long long total, void *context) {
  (void)context;
  if (isatty(STDERR_FILENO)) {
    (void)fprintf(stderr, total > 0 ? "\r\033[K%s %.0f %%" : "\r\033[K%s", doing,
                  100.0 * (double)done / (double)(total > 0 ? total : 1));
  }
  return true;
}

static void pair_count(struct page *page, const char *label, long long count) {
  char text[64];
  format_count(text, sizeof text, count);
  page_pair(page, label, text, STYLE_PLAIN);
}

static void fill_key(const struct publish_state *state, struct page *page) {
  page_section(page, _("A key to sign with"));
  page_pair(page, _("Private key"), state->key_path, STYLE_PLAIN);
  page_pair(page, _("Public key"), state->public_key, STYLE_STRONG);
  page_text(page, STYLE_PLAIN, _("Keep the private key where nobody else can read it, and write into your settings:"));
  page_pair(page, "signing_key =", state->key_path, STYLE_PLAIN);
  page_text(page, STYLE_PLAIN, _("Computers that take your snapshot get this line in theirs:"));
  page_pair(page, "public_key =", state->public_key, STYLE_PLAIN);
}

static void fill_report(const struct publish_state *state, struct page *page) {
  const struct publish_report *report = &state->report;
  char text[TEXT];
  page_section(page, _("Published"));
  page_pair(page, _("Where"), state->target, STYLE_PLAIN);
  page_pair(page, _("Version"), report->version, STYLE_PLAIN);
  if (report->unchanged) {
    page_text(page, STYLE_GOOD, _("This version was published before; nothing was written."));
    return;
  }
  pair_count(page, _("Whole, in bytes"), report->dump_size);
  if (report->patch_size >= 0) {
    pair_count(page, _("Patch, in bytes"), report->patch_size);
    (void)snprintf(text, sizeof text, "%.2f %%", 100.0 * (double)report->patch_size / (double)report->dump_size);
    page_pair(page, _("Patch, of the whole"), text, STYLE_PLAIN);
  }
  pair_count(page, _("Versions with a patch to this one"), report->patches);
  if (report->uploaded > 0) {
    pair_count(page, _("Files sent"), report->uploaded);
  }
  page_pair(page, _("Signed"), report->is_signed ? state->public_key : _("no; publish --new-key makes a key"),
            report->is_signed ? STYLE_PLAIN : STYLE_WARN);
}

static void fill_help(struct page *page) {
  page_section(page, _("Publish"));
  page_text(page, STYLE_PLAIN,
            _("Writes the data of this computer as files that any web server can serve, for other computers to "
              "take with ladderway sync https://HOST/FOLDER/. It is done on the command line:"));
  page_text(page, STYLE_STRONG, "ladderway publish DIR");
  page_text(page, STYLE_STRONG, "ladderway publish s3://BUCKET/PREFIX");
  page_text(page, STYLE_STRONG, "ladderway publish --new-key FILE");
}

static int fill_page(struct view *view, struct error *error) {
  struct publish_state *state = view->state;
  (void)error;
  page_clear(state->page);
  if (state->key_path != NULL) {
    fill_key(state, state->page);
  } else if (state->ran) {
    fill_report(state, state->page);
  } else {
    fill_help(state->page);
  }
  return 0;
}

static int make_key(struct view *view, int argc, char *const *argv, struct error *error) {
  struct publish_state *state = view->state;
  if (argc != 1) {
    return error_set(error, ERROR_USAGE, "%s", _("Say where the key is to be kept: ladderway publish --new-key FILE."));
  }
  state->key_path = argv[0];
  return signature_new_key(argv[0], state->public_key, error);
}

static int publish(struct view *view, const char *target, struct error *error) {
  struct publish_state *state = view->state;
  struct settings *settings = NULL;
  if (view->session->catalog == NULL) {
    return error_set(error, ERROR_BAD_DATA, "%s", _("There are no data that can be opened."));
  }
  if (settings_read(view->lasting, &settings, error) != 0) {
    return -1;
  }
  const struct publish_options options = {.snapshot = view->session->snapshot_path,
                                          .target = target,
                                          .signing_key = settings_get(settings, "signing_key"),
                                          .agreement = settings_get(settings, "agreement"),
                                          .ca_file = settings_get(settings, "ca_file"),
                                          .versions = (int)settings_number(settings, "versions", 0),
                                          .progress = on_progress};
  if (options.signing_key != NULL && signature_public_key(options.signing_key, state->public_key, error) != 0) {
    return -1;
  }
  int result = publish_run(view->lasting, &options, &state->report, error);
  if (isatty(STDERR_FILENO)) {
    (void)fprintf(stderr, "\r\033[K");
  }
  state->ran = result == 0;
  state->target = target;
  return result;
}

static int publish_open(struct view *view, int argc, char *const *argv, struct error *error) {
  struct publish_state *state = view->state;
  const struct options *options = view->session->options;
  state->page = page_new();
  if (state->page == NULL) {
    return error_no_memory(error);
  }
  if (options->read_only && (options->new_key || argc > 0)) {
    return error_set(error, ERROR_USAGE, "%s", _("Not with --read-only: publishing writes files."));
  }
  int result = 0;
  if (options->new_key) {
    result = make_key(view, argc, argv, error);
  } else if (argc > 1 || (argc == 0 && options->once)) {
    result = error_set(error, ERROR_USAGE, "%s", _("Say where to: ladderway publish DIR, or s3://BUCKET/PREFIX."));
  } else if (argc == 1 && !options->once) {
    result = error_set(error, ERROR_USAGE, "%s", _("Publishing is done on the command line: ladderway publish DIR."));
  } else if (argc == 1) {
    result = publish(view, argv[0], error);
  }
  if (result != 0 && error->code == ERROR_NOT_FOUND) {
    error->code = ERROR_IO; /* "nothing found" is another thing */
  }
  return result == 0 ? fill_page(view, error) : result;
}

static void publish_draw(struct view *view, const struct canvas *body) {
  struct publish_state *state = view->state;
  page_draw(state->page, body, true);
}

static unsigned publish_take(struct view *view, const struct event *event) {
  struct publish_state *state = view->state;
  bool open = false;
  return page_take(state->page, event, &open);
}

static void publish_print(struct view *view, FILE *out, bool numbered) {
  struct publish_state *state = view->state;
  page_print(state->page, out, numbered ? PAPER_LINEAR : PAPER_WIDTH, false);
}

static void publish_close(struct view *view) {
  struct publish_state *state = view->state;
  page_free(state->page);
}

const struct view_ops publish_view = {
    .name = "publish",
    .title = N_("Publish"),
    .usage = "DIR",
    .help = N_("Writes the data as files that other computers can take"),
    .place = PLACE_PUBLISH,
    .without_snapshot = true,
    .state_size = sizeof(struct publish_state),
    .open = publish_open,
    .reload = fill_page,
    .draw = publish_draw,
    .take = publish_take,
    .print = publish_print,
    .json = publish_json,
    .close = publish_close,
};
