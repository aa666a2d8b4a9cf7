/* SPDX-License-Identifier: MIT */
/*
 * What screens say about where the tables come from: sources.tsv.
 *
 *   source  "O*NET 30.2 and 28.2; BLS OEWS May 2025; BLS Employment Projections 2024-34"
 *   onet    "O*NET 30.2 (occupations, technology), 28.2 (work activities)"
 *
 * The second is also where this reads which release a part of the tables in use
 * is of, for what the download lacks.
 */
#include <stdio.h>
#include <string.h>

#include "data/base/buffer.h"
#include "data/base/i18n.h"
#include "data/catalog/sql.h"
#include "data/jobs/onet_stage.h"

enum { LONGEST_SOURCE = 400, MOST_GROUPS = 12, LONGEST_RELEASE = 24 };

/* How each part is called in that line, in the order in which they stand there. */
static const struct {
  enum onet_part part;
  const char *name;
} onet_parts[] = {
    {ONET_OCCUPATIONS, "occupations"},
    {ONET_TECHNOLOGY, "technology"},
    {ONET_SKILLS, "skills"},
    {ONET_KNOWLEDGE, "knowledge"},
    {ONET_TITLES, "titles"},
    {ONET_ZONES, "job zones"},
    {ONET_RELATED, "related occupations"},
    {ONET_ACTIVITIES, "work activities"},
    {ONET_TASKS, "tasks"},
    {ONET_ACTIVITY_TEXTS, "detailed work activities"},
};
enum { PARTS = sizeof onet_parts / sizeof onet_parts[0] };

/* "..., 29.3 (skills, titles)" and "titles" -> "29.3"; false when the line does not say it. */
static bool release_in(const char *line, const char *name, char release[LONGEST_RELEASE]) {
  size_t length = strlen(name);
  for (const char *open = strchr(line, '('); open != NULL; open = strchr(open + 1, '(')) {
    const char *close = strchr(open, ')');
    for (const char *at = open; close != NULL && (at = strstr(at + 1, name)) != NULL && at < close;) {
      bool whole = (at[-1] == '(' || at[-1] == ' ') && (at[length] == ',' || at[length] == ')') &&
                   (at[-1] == '(' || at[-2] == ',');
      const char *start = open;
      while (start > line && (start[-1] == ' ' || start[-1] == '.' || (start[-1] >= '0' && start[-1] <= '9')) &&
             open - start < LONGEST_RELEASE) {
        start--;
      }
      start += strspn(start, " ");
      size_t digits = strspn(start, "0123456789.");
      if (whole && digits > 0 && digits < (size_t)LONGEST_RELEASE) {
        memcpy(release, start, digits);
        release[digits] = '\0';
        return true;
      }
    }
  }
  return false;
}

/* Of a part that was read its own release, of one that was kept the one that it had. */
static bool release_of(const struct onet_stage *stage, size_t at, char release[LONGEST_RELEASE]) {
  const struct onet_part_report *told = &stage->report->parts[onet_parts[at].part];
  if (told->kept) {
    return release_in(stage->sources[ONET_SOURCE_ONET], onet_parts[at].name, release);
  }
  if (told->read && told->release != NULL) {
    (void)snprintf(release, LONGEST_RELEASE, "%s", told->release + strlen("O*NET "));
  }
  return told->read && told->release != NULL;
}

static int add_source(struct onet_stage *stage, const char *key, const char *value, struct error *error) {
  sqlite3_stmt *insert = sql_prepare(stage->database, "INSERT INTO temp.source(key, value) VALUES(?1, ?2)", error);
  if (insert == NULL) {
    return -1;
  }
  sql_bind_text(insert, 1, key);
  sql_bind_text(insert, 2, value);
  int result = sql_run(insert, error);
  (void)sqlite3_finalize(insert);
  return result;
}

struct group {
  char release[LONGEST_RELEASE];
  char parts[LONGEST_SOURCE];
};

/* The parts by their releases, in the order in which these come first. */
static size_t group_parts(struct onet_stage *stage, struct group *groups) {
  size_t count = 0;
  for (size_t i = 0; i < (size_t)PARTS; i++) {
    char release[LONGEST_RELEASE];
    if (!release_of(stage, i, release)) {
      continue;
    }
    size_t at = 0;
    while (at < count && strcmp(groups[at].release, release) != 0) {
      at++;
    }
    if (at == (size_t)MOST_GROUPS) {
      continue;
    }
    if (at == count) {
      memcpy(groups[count++].release, release, sizeof release);
      groups[at].parts[0] = '\0';
    }
    size_t used = strlen(groups[at].parts);
    (void)snprintf(groups[at].parts + used, sizeof groups[at].parts - used, "%s%s", used == 0 ? "" : ", ",
                   onet_parts[i].name);
  }
  return count;
}

static void put_releases(struct buffer *source, struct buffer *onet, const struct group *groups, size_t count) {
  buffer_add_text(source, "O*NET");
  buffer_add_text(onet, "O*NET");
  for (size_t i = 0; i < count; i++) {
    buffer_add_format(source, "%s %s", i == 0 ? "" : i + 1 == count ? " and" : ",", groups[i].release);
    buffer_add_format(onet, "%s %s (%s)", i == 0 ? "" : ",", groups[i].release, groups[i].parts);
  }
}

static int write_lines(struct onet_stage *stage, const char *source, const char *onet, struct error *error) {
  const struct onet_part_report *wages = &stage->report->parts[ONET_WAGES];
  const struct onet_part_report *outlook = &stage->report->parts[ONET_OUTLOOK];
  const char *const *old = stage->sources;
  const char *year = wages->read ? wages->release + strlen("May ") : old[ONET_SOURCE_WAGE_YEAR];
  const char *years = outlook->read && outlook->release != NULL ? outlook->release : old[ONET_SOURCE_YEARS];
  const char *full =
      arena_printf(stage->arena, "%s; BLS OEWS May %s; BLS Employment Projections %s", source, year, years);
  const char *wage_text =
      arena_printf(stage->arena, "BLS Occupational Employment and Wage Statistics, May %s, United States", year);
  const char *outlook_text = arena_printf(stage->arena, "BLS Employment Projections %s, United States", years);
  if (full == NULL || wage_text == NULL || outlook_text == NULL) {
    return error_no_memory(error);
  }
  const char *const lines[][2] = {
      {"source", full},
      {"onet", onet},
      {"wages", wages->read ? wage_text : old[ONET_SOURCE_WAGES]},
      {"wage_year", year},
      {"outlook", outlook->read ? outlook_text : old[ONET_SOURCE_OUTLOOK]},
      {"projection_years", years},
      {"licenses", old[ONET_SOURCE_LICENSES]},
  };
  for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
    if (add_source(stage, lines[i][0], lines[i][1], error) != 0) {
      return -1;
    }
  }
  return 0;
}

int onet_write_sources(struct onet_stage *stage, struct error *error) {
  struct group *groups = arena_array(stage->arena, (size_t)MOST_GROUPS, sizeof *groups);
  struct buffer source;
  struct buffer onet;
  if (groups == NULL) {
    return error_no_memory(error);
  }
  buffer_init(&source, (size_t)LONGEST_SOURCE);
  buffer_init(&onet, (size_t)LONGEST_SOURCE);
  put_releases(&source, &onet, groups, group_parts(stage, groups));
  int result = source.failed || onet.failed
                   ? error_set(error, ERROR_BAD_DATA, "%s", _("The parts are of too many different releases."))
                   : write_lines(stage, buffer_text(&source), buffer_text(&onet), error);
  buffer_free(&source);
  buffer_free(&onet);
  return result;
}

/* For the report: the release of what was kept, in words. */
const char *onet_kept_release(struct onet_stage *stage, enum onet_part part) {
  char release[LONGEST_RELEASE];
  if (part == ONET_WAGES) {
    return arena_printf(stage->arena, "May %s", stage->sources[ONET_SOURCE_WAGE_YEAR]);
  }
  if (part == ONET_OUTLOOK) {
    return stage->sources[ONET_SOURCE_YEARS];
  }
  enum onet_part same = part == ONET_REPORTED ? ONET_TITLES : part == ONET_TASK_ACTIVITIES ? ONET_TASKS : part;
  for (size_t i = 0; i < (size_t)PARTS; i++) {
    if (onet_parts[i].part == same && release_in(stage->sources[ONET_SOURCE_ONET], onet_parts[i].name, release)) {
      return arena_printf(stage->arena, "O*NET %s", release);
    }
  }
  return NULL;
}
