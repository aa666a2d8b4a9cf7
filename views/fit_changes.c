/* SPDX-License-Identifier: MIT */
#include "views/fit_changes.h"

#include <math.h>
#include <stdio.h>

#include "data/base/i18n.h"
#include "data/base/text.h"
#include "views/jobs_faces.h"

static const double least_change = 0.05;

void fits_of(const struct match *match, struct fits *fits) {
  fits->count = 0;
  for (size_t i = 0; i < match->job_count; i++) {
    const struct job_match *job = &match->jobs[i];
    if (job->row < (size_t)FITS_MOST) {
      fits->percent[job->row] = job->fit_percent;
      fits->count = job->row + 1 > fits->count ? job->row + 1 : fits->count;
    }
  }
}

static void show_change(const struct job_match *job, double before, struct fit_changes *changes) {
  struct fit_change *change = &changes->jobs_shown[changes->shown];
  (void)snprintf(change->code, sizeof change->code, "%s", job->job.code);
  (void)snprintf(change->title[0], sizeof change->title[0], "%s", job->job.title);
  (void)snprintf(change->title[1], sizeof change->title[1], "%s", job_title(&job->job));
  change->before = before;
  change->after = job->fit_percent;
  bool seen = round(before) != round(job->fit_percent);
  const struct fit_change *first = &changes->jobs_shown[changes->named];
  if (seen && round(first->before) == round(first->after)) {
    changes->named = changes->shown;
  }
  changes->shown++;
}

void fit_changes_between(const struct fits *before, const struct match *after, struct fit_changes *changes) {
  changes->jobs = changes->shown = changes->named = 0;
  for (size_t i = 0; before->count > 0 && i < after->job_count; i++) {
    const struct job_match *job = &after->jobs[i];
    if (job->row >= before->count || fabs(before->percent[job->row] - job->fit_percent) < least_change) {
      continue;
    }
    changes->jobs++;
    if (changes->shown < (size_t)FIT_CHANGES_SHOWN) {
      show_change(job, before->percent[job->row], changes);
    }
  }
}

void fit_changes_words(const struct fit_changes *changes, size_t columns, char *text, size_t size) {
  const struct fit_change *named = &changes->jobs_shown[changes->named];
  if (changes->jobs == 0) {
    (void)snprintf(text, size, "%s", _("Put right; no job fits more or less by it."));
    return;
  }
  const char *title = named->title[1];
  (void)snprintf(
      text, size,
      ngettext("%.*s %.0f%% -> %.0f%%; %zu job changed", "%.*s %.0f%% -> %.0f%%; %zu jobs changed", changes->jobs),
      (int)text_fit(title, columns, NULL), title, named->before, named->after, changes->jobs);
}
