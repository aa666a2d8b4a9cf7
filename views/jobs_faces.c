/* SPDX-License-Identifier: MIT */
#include "views/jobs_faces.h"

#include <math.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/format.h"

const char *job_title(const struct job *job) {
  bool spanish = job->title_es != NULL && strcmp(session_language(), "es") == 0;
  return spanish ? job->title_es : job->title;
}

void job_openings_words(const struct job *job, char *text, size_t size) {
  if (job->openings < 0) {
    (void)snprintf(text, size, "--");
  } else {
    format_count(text, size, llround(job->openings * 1000.0));
  }
}

void job_growth_words(const struct job *job, char *text, size_t size) {
  if (!isfinite(job->growth_percent)) {
    (void)snprintf(text, size, "--");
  } else {
    (void)snprintf(text, size, "%+.1f%%", job->growth_percent);
  }
}

/* "O*NET 30.2, 29.3 and 28.2; BLS ..." -> "30.2, 29.3, 28.2" */
static void onet_releases(const char *editions, char *releases, size_t size) {
  const char *name = editions == NULL ? NULL : strstr(editions, "O*NET ");
  size_t length = name == NULL ? 0 : strcspn(name + 6, ";");
  (void)snprintf(releases, size, "%.*s", length < size ? (int)length : 0, name == NULL ? "" : name + 6);
  char *last = strstr(releases, " and ");
  if (last != NULL) {
    *last = ',';
    memmove(last + 1, last + 4, strlen(last + 4) + 1);
  }
}

void jobs_source_lines(struct session *session, struct page *page) {
  page_text(page, STYLE_PLAIN,
            _("Wages: what people in the job earned in a year in the whole country; half earn more "
              "than the middle wage. Source: U.S. Bureau of Labor Statistics, OEWS. A job with only "
              "an hourly wage is counted with 2,080 hours."));
  page_text(page, STYLE_PLAIN,
            _("Openings and growth: a forecast for ten years, openings as the yearly average. Source: "
              "U.S. Bureau of Labor Statistics, Employment Projections."));
  page_text(page, STYLE_PLAIN, _("What a job asks for: O*NET ratings, importance from 1 to 5, level from 0 to 7."));
  const char *editions = session->catalog == NULL ? NULL : catalog_about(session->catalog)->jobs_source;
  char text[1024];
  char releases[64];
  onet_releases(editions, releases, sizeof releases);
  (void)snprintf(
      text, sizeof text,
      _("This program includes information from the O*NET %s Database by the U.S. Department "
        "of Labor, Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET "
        "is a trademark of USDOL/ETA. The ladderway project has modified all or some of this information. "
        "USDOL/ETA has not approved, endorsed, or tested these modifications."),
      releases);
  page_text(page, STYLE_PLAIN, text);
  if (editions != NULL) {
    page_pair(page, _("Editions"), editions, STYLE_PLAIN);
  }
}
