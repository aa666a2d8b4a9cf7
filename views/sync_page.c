/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "tui/page.h"
#include "views/format.h"
#include "views/labels.h"
#include "views/sync.h"

enum { LINE = 512 };

const char *sync_stage_words(enum sync_stage stage) {
  static const char *const words[] = {[SYNC_CONNECTING] = N_("Asking what there is"),
                                      [SYNC_LISTING] = N_("Fetching all records"),
                                      [SYNC_ARCHIVE] = N_("Fetching the archive of all records"),
                                      [SYNC_CHANGES] = N_("Fetching what changed"),
                                      [SYNC_RECONCILING] = N_("Comparing with the whole list"),
                                      [SYNC_FETCHING] = N_("Fetching the published data"),
                                      [SYNC_CHECKING] = N_("Checking what came"),
                                      [SYNC_READING] = N_("Reading the records"),
                                      [SYNC_BUILDING] = N_("Building the new data")};
  size_t index = (size_t)stage;
  return index < sizeof words / sizeof words[0] ? _(words[index]) : "";
}

static void format_bytes(char *text, size_t size, double bytes) {
  static const char *const units[] = {"B", "KB", "MB", "GB"};
  size_t unit = 0;
  while (bytes >= 1000 && unit + 1 < sizeof units / sizeof units[0]) {
    bytes /= 1000;
    unit++;
  }
  (void)snprintf(text, size, unit == 0 || bytes >= 100 ? "%.0f %s" : "%.1f %s", bytes, units[unit]);
}

static void format_left(char *text, size_t size, double seconds) {
  long minutes = (long)(seconds / 60 + 0.5);
  if (seconds < 0) {
    text[0] = '\0';
  } else if (seconds < 60) {
    (void)snprintf(text, size, "%s", _("less than a minute left"));
  } else if (minutes < 90) {
    (void)snprintf(text, size, ngettext("about %ld minute left", "about %ld minutes left", (unsigned long)minutes),
                   minutes);
  } else {
    long hours = (minutes + 30) / 60;
    (void)snprintf(text, size, ngettext("about %ld hour left", "about %ld hours left", (unsigned long)hours), hours);
  }
}

static void bytes_line(const struct sync_progress *progress, char *line, size_t size) {
  char came[32];
  char total[32];
  line[0] = '\0';
  if (progress->bytes <= 0 || progress->stage == SYNC_BUILDING) {
    return; /* nothing comes any more */
  }
  format_bytes(came, sizeof came, (double)progress->bytes);
  if (progress->total_bytes > 0) {
    format_bytes(total, sizeof total, (double)progress->total_bytes);
    (void)snprintf(line, size, _("%s of %s"), came, total);
  } else {
    (void)snprintf(line, size, "%s", came);
  }
  if (progress->bytes_per_second >= 1) {
    char rate[32];
    char words[64];
    format_bytes(rate, sizeof rate, progress->bytes_per_second);
    (void)snprintf(words, sizeof words, _("%s a second"), rate);
    format_join(line, size, words);
  }
}

void sync_progress_lines(const struct sync_progress *progress, char lines[SYNC_LINES][SYNC_TEXT / 16]) {
  size_t size = SYNC_TEXT / 16;
  char count[32];
  char total[32];
  lines[0][0] = '\0';
  if (progress->records > 0 || progress->total_records > 0) {
    format_count(count, sizeof count, progress->records);
    format_count(total, sizeof total, progress->total_records);
    if (progress->total_records > 0) {
      (void)snprintf(lines[0], size, _("%s of %s records"), count, total);
    } else {
      (void)snprintf(lines[0], size, _("%s records"), count);
    }
  }
  bytes_line(progress, lines[1], size);
  format_left(lines[2], size, progress->seconds_left);
  if (progress->retries > 0) {
    char tries[64];
    (void)snprintf(tries, sizeof tries,
                   ngettext("%ld request tried again", "%ld requests tried again", (unsigned long)progress->retries),
                   progress->retries);
    format_join(lines[2], size, tries);
  }
  lines[3][0] = '\0';
  if (progress->waiting > 0) {
    (void)snprintf(lines[3], size,
                   ngettext("waiting %ld second as the other side asks", "waiting %ld seconds as the other side asks",
                            (unsigned long)progress->waiting),
                   progress->waiting);
  }
}

void sync_progress_text(const struct sync_progress *progress, char *text, size_t size) {
  char lines[SYNC_LINES][SYNC_TEXT / 16];
  sync_progress_lines(progress, lines);
  (void)snprintf(text, size, "%s", sync_stage_words(progress->stage));
  for (size_t i = 0; i < SYNC_LINES; i++) {
    if (lines[i][0] != '\0') {
      format_join(text, size, lines[i]);
    }
  }
}

static void pair_count(struct page *page, const char *label, long long count, enum style style) {
  char text[32];
  if (count >= 0) {
    format_count(text, sizeof text, count);
    page_pair(page, label, text, style);
  }
}

static void fill_now(struct view *view, struct page *page) {
  const struct session *session = view->session;
  char text[LINE];
  page_section(page, _("What is here now"));
  if (session->catalog == NULL) {
    page_text(page, STYLE_WARN, _("There are no data that can be opened."));
    return;
  }
  const struct catalog_about *about = catalog_about(session->catalog);
  page_pair(page, _("Source"), label_own(about->source), STYLE_PLAIN);
  format_date(text, sizeof text, about->date);
  page_pair(page, _("Date"), text, STYLE_PLAIN);
  pair_count(page, _("Credentials"), about->credentials, STYLE_PLAIN);
  pair_count(page, _("Records"), about->records, STYLE_PLAIN);
  if (about->narrowed[0] != '\0') {
    page_pair(page, _("Narrowed to"), about->narrowed, STYLE_WARN);
  }
  page_pair(page, _("File"), session->snapshot_path, STYLE_DIM);
}

/* Nothing is said of what did not happen. */
static void pair_some(struct page *page, const char *label, long long count, enum style style) {
  if (count > 0) {
    pair_count(page, label, count, style);
  }
}

/* Each reason once: where it was met first, and how often again. */
static void fill_skips(const struct sync_report *report, struct page *page) {
  char text[LINE];
  for (size_t i = 0; i < report->skip_count; i++) {
    const char *why = report->skips[i].why;
    bool told = false;
    long more = 0;
    for (size_t j = 0; j < report->skip_count; j++) {
      bool same = j != i && strcmp(report->skips[j].why, why) == 0;
      told = told || (same && j < i);
      more += same && j > i;
    }
    if (told) {
      continue;
    }
    (void)snprintf(text, sizeof text, "%s", why);
    if (more > 0) {
      size_t used = strlen(text);
      (void)snprintf(text + used, sizeof text - used,
                     ngettext(" (and %ld more like it)", " (and %ld more like it)", (unsigned long)more), more);
    }
    page_pair(page, report->skips[i].where, text, STYLE_PLAIN);
  }
}

static void fill_counts(const struct sync_report *report, bool done, struct page *page) {
  char text[LINE];
  pair_some(page, _("Read"), report->documents, STYLE_PLAIN);
  if (done) {
    pair_count(page, _("New"), report->added, STYLE_PLAIN);
    pair_count(page, _("Changed"), report->changed, STYLE_PLAIN);
    pair_count(page, _("Gone"), report->removed, STYLE_PLAIN);
  }
  pair_some(page, _("Came twice"), report->replaced, STYLE_PLAIN);
  pair_some(page, _("Requests"), report->requests, STYLE_PLAIN);
  pair_some(page, _("Tried again"), report->retries, STYLE_WARN);
  if (report->bytes > 0) {
    format_bytes(text, sizeof text, (double)report->bytes);
    page_pair(page, report->requests > 0 ? _("Came over the line") : _("Size"), text, STYLE_PLAIN);
  }
  pair_some(page, _("Skipped"), report->skipped, STYLE_WARN);
  fill_skips(report, page);
}

static void fill_report(const struct sync_worker *worker, struct page *page) {
  const struct sync_report *report = &worker->report;
  page_section(page, _("The update"));
  if (worker->run.result != 0) {
    page_text(page, STYLE_BAD, worker->run.error.message);
    page_text(page, STYLE_PLAIN, _("The data that were there before are still in place."));
    page_text(page, STYLE_STRONG, _("To try again, press Enter, and Enter once more."));
  } else if (report->unchanged) {
    page_text(page, STYLE_GOOD, _("Nothing new. The data here are those of the source."));
  } else {
    page_text(page, STYLE_GOOD, _("Done. The new data are in use."));
  }
  if (report->resumed) {
    page_text(page, STYLE_PLAIN, _("It went on where an earlier update had stopped."));
  }
  fill_counts(report, worker->run.result == 0 && !report->unchanged, page);
}

static void fill_ways(const struct sync_state *state, struct page *page) {
  page_section(page, _("New data"));
  page_text(page, STYLE_STRONG, _("Press Enter, and type where they are:"));
  page_pair(page, _("A registry"), _("its address: https://HOST/ce-registry"), STYLE_PLAIN);
  page_pair(page, _("Published data"), _("their address: https://HOST/FOLDER/"), STYLE_PLAIN);
  page_pair(page, _("A stick or disk"), _("a folder or file: JSON, NDJSON, ZIP, tar"), STYLE_PLAIN);
  if (state->usual[0] != '\0') {
    page_pair(page, _("As before"), state->usual, STYLE_STRONG);
  }
  page_text(page, STYLE_PLAIN,
            _("The old data stay until the new ones are complete. A stopped update goes on where it was when it is "
              "started again."));
  page_text(page, STYLE_DIM,
            _("On the command line: ladderway sync SOURCE. Records are CTDL in JSON-LD, as a credential registry "
              "publishes them."));
}

static void fill_terms(const struct sync_worker *worker, struct page *page) {
  char text[LINE + 256];
  page_section(page, _("Terms of use"));
  (void)snprintf(text, sizeof text, _("The records of %s are not free for every use."), worker->terms_host);
  page_text(page, STYLE_STRONG, text);
  page_pair(page, _("Its terms"), worker->terms_url, STYLE_PLAIN);
  page_text(page, STYLE_PLAIN,
            _("Read them before you go on. This program fetches the records for your own use, and does not pass them "
              "on."));
  page_text(page, STYLE_STRONG, _("Press y to accept the terms and start, or q to leave."));
}

void sync_fill_page(struct view *view) {
  struct sync_state *state = view->state;
  page_clear(state->page);
  if (state->asking) {
    fill_terms(&state->worker, state->page);
    return;
  }
  bool ran = state->worker.run.arena != NULL && !state->watching;
  if (ran) {
    fill_report(&state->worker, state->page);
  }
  fill_now(view, state->page);
  if (!ran || state->worker.run.result != 0) {
    fill_ways(state, state->page);
  }
}
