/* SPDX-License-Identifier: MIT */
/* Progress, settings and time, for all parts of a registry sync. */
#include "sync/registry_engine.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/base/text.h"

static double since(const struct timespec *then) {
  struct timespec now;
  (void)clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)(now.tv_sec - then->tv_sec) + (double)(now.tv_nsec - then->tv_nsec) / 1e9;
}

void engine_stage(struct engine *engine, enum sync_stage stage) {
  engine->progress.stage = stage;
  engine->stage_done = 0;
  engine->stage_left = -1;
  (void)clock_gettime(CLOCK_MONOTONIC, &engine->stage_started);
}

bool engine_tell(struct engine *engine) {
  struct sync_progress *progress = &engine->progress;
  double seconds = since(&engine->started);
  progress->records = engine->store == NULL ? 0 : store_count(engine->store);
  progress->bytes_per_second = seconds > 0 ? (double)progress->bytes / seconds : 0;
  progress->seconds_left = -1;
  if (engine->stage_left >= 0 && engine->stage_done > 0) {
    progress->seconds_left = since(&engine->stage_started) / (double)engine->stage_done * (double)engine->stage_left;
  }
  const struct sync_options *options = engine->options;
  return options->progress == NULL || options->progress(progress, options->context);
}

int engine_advance(struct engine *engine, long done, long left, struct error *error) {
  engine->stage_done += done;
  engine->stage_left = left;
  return engine_tell(engine) ? 0 : error_set(error, ERROR_CANCELLED, "%s", _("The update was stopped."));
}

void engine_skip(struct engine *engine, const char *where, const char *why) {
  struct sync_report *report = engine->report;
  report->skipped++;
  if (report->skips == NULL) {
    report->skips = arena_array(engine->arena, SYNC_MOST_SKIPS, sizeof *report->skips);
  }
  if (report->skips == NULL || report->skip_count >= SYNC_MOST_SKIPS) {
    return;
  }
  const char *clean_where = text_clean_line(engine->arena, where);
  const char *clean_why = text_clean_line(engine->arena, why);
  if (clean_where != NULL && clean_why != NULL) {
    report->skips[report->skip_count++] = (struct sync_skip){clean_where, clean_why};
  }
}

int engine_set_numbers(struct engine *engine, struct error *error, ...) {
  va_list arguments;
  int result = 0;
  const char *name;
  va_start(arguments, error);
  while (result == 0 && (name = va_arg(arguments, const char *)) != NULL) {
    result = store_set_number(engine->store, name, va_arg(arguments, long long), error);
  }
  va_end(arguments);
  return result;
}

void engine_time(time_t when, char out[REGISTRY_TIME_SIZE]) {
  struct tm parts = {0};
  (void)gmtime_r(&when, &parts);
  size_t length = strftime(out, REGISTRY_TIME_SIZE, "%Y-%m-%dT%H:%M:%S", &parts);
  (void)snprintf(out + length, REGISTRY_TIME_SIZE - length, ".000Z");
}

/* Days from 1970-01-01 in the Gregorian calendar, counting years from March. */
static long long days_of(int year, int month, int day) {
  long long from_march = year - (month <= 2);
  long long era = from_march / 400;
  long long of_era = from_march - era * 400;
  long long of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

long long engine_millis(const char *time) {
  int year, month, day, hour, minute, second;
  int millis = 0;
  if (time == NULL ||
      sscanf(time, "%4d-%2d-%2dT%2d:%2d:%2d.%3d", &year, &month, &day, &hour, &minute, &second, &millis) < 6 ||
      year < 1970 || month < 1 || month > 12) {
    return -1;
  }
  return (((days_of(year, month, day) * 24 + hour) * 60 + minute) * 60 + second) * 1000 + millis;
}

int engine_jobs(const struct engine *engine) {
  enum { MOST_JOBS = 16 };
  int jobs = engine->options->jobs;
  return jobs < 1 ? 1 : jobs > MOST_JOBS ? MOST_JOBS : jobs;
}
