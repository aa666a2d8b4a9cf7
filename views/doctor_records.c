/* SPDX-License-Identifier: MIT */
/* doctor --records: what the records say, and how much of it is understood. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "data/base/i18n.h"
#include "sync/survey.h"
#include "sync/sync.h"
#include "views/doctor.h"
#include "views/format.h"

enum { TEXT = 512, MOST_ON_PAGE = 400 };

static bool on_document(size_t documents, void *context) {
  (void)context;
  if (documents % 500 == 0 && isatty(STDERR_FILENO)) {
    (void)fprintf(stderr, "\r\033[K");
    (void)fprintf(stderr, _("%zu records read"), documents);
  }
  return true;
}

int doctor_survey(struct view *view, const char *source, struct error *error) {
  struct doctor *doctor = view->state;
  char store[4096];
  if (source == NULL) {
    sync_store_path(view->session->snapshot_path, store, sizeof store);
    if (access(store, R_OK) != 0) {
      return error_set(error, ERROR_USAGE, "%s",
                       _("The data here came without their records. Say where those are: ladderway doctor --records "
                         "FOLDER or FILE."));
    }
    source = store;
  }
  doctor->coverage = coverage_new();
  if (doctor->coverage == NULL) {
    return error_no_memory(error);
  }
  int result = survey_run(source, doctor->coverage, on_document, NULL, error);
  if (isatty(STDERR_FILENO)) {
    (void)fprintf(stderr, "\r\033[K");
  }
  if (result != 0 && error->code == ERROR_NOT_FOUND) {
    error->code = ERROR_USAGE; /* "nothing found" is another thing */
  }
  return result;
}

static void pair_share(struct page *page, const char *label, size_t part, size_t whole) {
  char text[TEXT];
  char count[32];
  char percent[32];
  format_count(count, sizeof count, (long long)part);
  format_percent(percent, sizeof percent, whole == 0 ? 0 : 100.0 * (double)part / (double)whole);
  (void)snprintf(text, sizeof text, "%s (%s)", count, percent);
  page_pair(page, label, text, STYLE_PLAIN);
}

static void fill_totals(const struct coverage_totals *totals, struct page *page) {
  char text[TEXT];
  page_section(page, _("What the records say"));
  format_count(text, sizeof text, (long long)totals->documents);
  page_pair(page, _("Documents"), text, STYLE_PLAIN);
  format_count(text, sizeof text, (long long)totals->refused);
  page_pair(page, _("Refused"), text, totals->refused > 0 ? STYLE_WARN : STYLE_PLAIN);
  format_count(text, sizeof text, (long long)totals->records);
  page_pair(page, _("Records"), text, STYLE_PLAIN);
  format_count(text, sizeof text, (long long)totals->present);
  page_pair(page, _("Properties with a value"), text, STYLE_PLAIN);
  pair_share(page, _("Understood"), totals->understood, totals->present);
  pair_share(page, _("Left out on purpose"), totals->left_out, totals->present);
  pair_share(page, _("Not understood"), totals->present - totals->understood - totals->left_out, totals->present);
}

/* "[understood of present] property (why)" */
static void fill_row(const struct coverage_row *row, struct page *page) {
  char text[TEXT];
  const char *why = row->reason != NULL ? row->reason : row->purpose;
  (void)snprintf(text, sizeof text, _("%zu of %zu understood"), row->understood, row->present);
  if (row->left_out > 0) {
    char more[64];
    (void)snprintf(more, sizeof more, _("%zu left out on purpose"), row->left_out);
    format_join(text, sizeof text, more);
  }
  if (why != NULL) {
    format_join(text, sizeof text, _(why));
  }
  if (row->reason != NULL && row->example != NULL) {
    size_t used = strlen(text);
    (void)snprintf(text + used, sizeof text - used, " \"%s\"", row->example);
  }
  page_pair(page, row->property, text, row->reason != NULL ? STYLE_WARN : STYLE_PLAIN);
}

void doctor_fill_survey(struct doctor *doctor) {
  size_t count = 0;
  const struct coverage_totals totals = coverage_totals(doctor->coverage);
  const struct coverage_row *rows = coverage_rows(doctor->coverage, &count);
  fill_totals(&totals, doctor->page);
  const char *class_name = NULL;
  size_t shown = count < (size_t)MOST_ON_PAGE ? count : (size_t)MOST_ON_PAGE;
  for (size_t i = 0; rows != NULL && i < shown; i++) {
    if (class_name == NULL || strcmp(class_name, rows[i].class_name) != 0) {
      class_name = rows[i].class_name;
      page_section(doctor->page, class_name);
    }
    fill_row(&rows[i], doctor->page);
  }
  if (shown < count) {
    char text[TEXT];
    (void)snprintf(text, sizeof text, _("%zu more are in the JSON document (--json)."), count - shown);
    page_section(doctor->page, _("More"));
    page_text(doctor->page, STYLE_DIM, text);
  }
}
