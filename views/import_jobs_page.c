/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "tui/page.h"
#include "views/format.h"
#include "views/import_jobs.h"
#include "views/jobs_faces.h"

enum { LINE = 512 };

const char *import_jobs_label(enum onet_part part) {
  static const char *const labels[ONET_PARTS] = {
      [ONET_OCCUPATIONS] = N_("Jobs"),
      [ONET_ZONES] = N_("Preparation"),
      [ONET_TITLES] = N_("Everyday titles"),
      [ONET_REPORTED] = N_("Titles in use"),
      [ONET_SKILLS] = N_("Skills"),
      [ONET_KNOWLEDGE] = N_("Knowledge"),
      [ONET_ACTIVITIES] = N_("Work activities"),
      [ONET_TECHNOLOGY] = N_("Technology"),
      [ONET_RELATED] = N_("Related jobs"),
      [ONET_TASKS] = N_("Tasks, in words"),
      [ONET_TASK_ACTIVITIES] = N_("Tasks and activities"),
      [ONET_ACTIVITY_TEXTS] = N_("Activities, in words"),
      [ONET_WAGES] = N_("Wages"),
      [ONET_OUTLOOK] = N_("Outlook"),
      [ONET_CODES] = N_("Codes of wages"),
      [ONET_PROGRAMS] = N_("Programs of study"),
  };
  return (size_t)part < (size_t)ONET_PARTS ? _(labels[part]) : "";
}

void import_jobs_words(const struct jobs_progress *progress, char *text, size_t size) {
  switch (progress->stage) {
    case JOBS_READING:
      if (progress->part == ONET_PARTS) {
        (void)snprintf(text, size, "%s", _("Looking for the files"));
      } else {
        (void)snprintf(text, size, _("Reading: %s"), import_jobs_label(progress->part));
      }
      return;
    case JOBS_CHECKING:
      (void)snprintf(text, size, "%s", _("Checking that all fits together"));
      return;
    case JOBS_BUILDING:
      (void)snprintf(text, size, "%s", _("Building the new data"));
      return;
  }
}

/* --- the report --- */

static const char *state_of(const struct onet_part_report *part) {
  return part->read ? part->file : part->kept ? _("as before") : _("not there");
}

static void fill_parts(struct page *page, const struct onet_report *report) {
  static const int widths[] = {21, -8, 12, 34, 0};
  const char *const heads[] = {_("What"), _("How many"), _("Release"), _("From")};
  page_section(page, _("What is here now"));
  page_columns(page, STYLE_DIM, widths, heads, NULL);
  for (int i = 0; i < (int)ONET_PARTS; i++) {
    const struct onet_part_report *part = &report->parts[i];
    char count[32] = "--";
    if (part->read || part->kept) {
      format_count(count, sizeof count, part->rows);
    }
    const char *const cells[] = {import_jobs_label((enum onet_part)i), count,
                                 part->release == NULL ? "--" : part->release, state_of(part)};
    page_columns(page, part->read ? STYLE_PLAIN : STYLE_DIM, widths, cells, NULL);
  }
}

static void fill_skips(struct page *page, const struct onet_report *report) {
  if (report->skip_count == 0) {
    return;
  }
  page_section(page, _("Left out"));
  for (size_t i = 0; i < report->skip_count; i++) {
    const struct onet_skip *skip = &report->skips[i];
    char text[LINE];
    char count[32];
    format_count(count, sizeof count, skip->lines);
    (void)snprintf(text, sizeof text, ngettext("%s line. %s", "%s lines. %s", (unsigned long)skip->lines), count,
                   skip->why);
    page_pair(page, skip->file, text, STYLE_PLAIN);
  }
}

static void fill_missing(struct page *page, const struct onet_report *report, bool again) {
  bool first = true;
  for (int i = 0; i < (int)ONET_PARTS; i++) {
    const struct onet_part_report *part = &report->parts[i];
    if (part->read) {
      continue;
    }
    if (first) {
      page_section(page, _("Not in the folder"));
      page_text(page, STYLE_PLAIN,
                again ? _("These are as an earlier import brought them. To renew them, put the files there and "
                          "import again.")
                      : _("These are as they came with the program. To renew them, put the files there and import "
                          "again."));
      first = false;
    }
    page_pair(page, import_jobs_label((enum onet_part)i), onet_part_file((enum onet_part)i), STYLE_PLAIN);
  }
}

static void fill_report(struct page *page, const struct import_jobs_worker *worker) {
  const struct jobs_report *report = &worker->report;
  char text[LINE];
  char count[32];
  page_section(page, _("The import"));
  if (worker->run.result != 0) {
    page_text(page, STYLE_BAD, worker->run.error.message);
    page_text(page, STYLE_PLAIN, _("The data that were there before are still in place."));
    page_text(page, STYLE_STRONG, _("To try again, press Enter, and type the folder."));
    return;
  }
  format_count(count, sizeof count, report->jobs);
  (void)snprintf(text, sizeof text, _("Done. %s jobs are in use. The credentials stayed as they were."), count);
  page_text(page, STYLE_GOOD, text);
  page_pair(page, _("Kept in"), report->tables, STYLE_DIM);
  page_text(page, STYLE_PLAIN,
            _("Later updates from records take them from there. A snapshot that somebody else published brings its "
              "own."));
  fill_parts(page, &report->onet);
  fill_skips(page, &report->onet);
  fill_missing(page, &report->onet, report->again);
}

/* --- before it --- */

static void fill_how(struct view *view, struct page *page) {
  page_section(page, _("Newer occupation data"));
  page_text(page, STYLE_PLAIN,
            _("Jobs, skills and wages come from the U.S. Departments of Labor and Education. When they publish "
              "newer ones, you can bring them in yourself:"));
  page_text(page, STYLE_PLAIN,
            _("1. Download the O*NET database as text files from www.onetcenter.org/database.html, and unpack it."));
  page_text(page, STYLE_PLAIN,
            _("2. If you like, put beside it, as CSV files: national wages from www.bls.gov/oes, table 1.2 from "
              "www.bls.gov/emp, and the table of CIP and SOC codes from nces.ed.gov/ipeds/cipcode."));
  page_text(page, STYLE_STRONG, _("3. Press Enter, and type the folder."));
  page_text(page, STYLE_PLAIN,
            _("The old data stay until the new ones are complete. Credentials stay as they are. The full sentences "
              "about tasks come along, so that your own words are understood better."));
  if (view->session->options->read_only) {
    page_text(page, STYLE_WARN, _("Not with --read-only: an import writes new data."));
  }
}

static void fill_now(struct view *view, struct page *page) {
  const struct session *session = view->session;
  char tables[IMPORT_JOBS_TEXT];
  char count[32];
  if (session->catalog == NULL) {
    return;
  }
  const struct catalog_about *about = catalog_about(session->catalog);
  page_section(page, _("In use now"));
  format_count(count, sizeof count, about->jobs);
  page_pair(page, _("Jobs"), count, STYLE_PLAIN);
  page_pair(page, _("Editions"), about->jobs_source, STYLE_PLAIN);
  page_pair(page, _("Imported before"),
            jobs_tables(session->write_path, tables, sizeof tables) ? tables : _("nothing yet"), STYLE_PLAIN);
}

void import_jobs_fill(struct view *view) {
  struct import_jobs_state *state = view->state;
  page_clear(state->page);
  bool ran = state->worker.run.arena != NULL && !state->watching;
  if (ran) {
    fill_report(state->page, &state->worker);
  } else {
    fill_how(view, state->page);
  }
  if (!ran || state->worker.run.result != 0) {
    fill_now(view, state->page);
  }
  if (ran && state->worker.run.result == 0) {
    page_section(state->page, _("Where they come from"));
    jobs_source_lines(view->session, state->page);
  }
}
