/* SPDX-License-Identifier: MIT */
/* Which files the download has, and of which release they are. */
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "data/base/file.h"
#include "data/base/i18n.h"
#include "data/jobs/onet_stage.h"

enum { MOST_FOLDERS = 64, PATH_SIZE = 4096, FIRST_LINE = 8 << 10 };

static const struct {
  enum onet_part part;
  const char *name;
} named[] = {
    {ONET_OCCUPATIONS, "Occupation Data.txt"},
    {ONET_ZONES, "Job Zones.txt"},
    {ONET_TITLES, "Alternate Titles.txt"},
    {ONET_REPORTED, "Sample of Reported Titles.txt"},
    {ONET_SKILLS, "Skills.txt"},
    {ONET_KNOWLEDGE, "Knowledge.txt"},
    {ONET_ACTIVITIES, "Work Activities.txt"},
    {ONET_TECHNOLOGY, "Technology Skills.txt"},
    {ONET_RELATED, "Related Occupations.txt"},
    {ONET_TASKS, "Task Statements.txt"},
    {ONET_TASK_ACTIVITIES, "Tasks to DWAs.txt"},
    {ONET_ACTIVITY_TEXTS, "DWA Reference.txt"},
};
enum { NAMED = sizeof named / sizeof named[0] };

/* CSV files are known by columns: publishers and spreadsheets name them as they like. */
static const struct {
  enum onet_part part;
  const char *columns[3];
} with_columns[] = {
    {ONET_WAGES, {"OCC_CODE", "A_MEDIAN", "O_GROUP"}},
    {ONET_OUTLOOK, {"National Employment Matrix code", "Occupational openings", "Typical education"}},
    {ONET_CODES, {"O*NET-SOC Code", "NEM Code", "NEM Code"}},
    {ONET_PROGRAMS, {"CIP2020Code", "SOC2018Code", "CIP2020Title"}},
};
enum { WITH_COLUMNS = sizeof with_columns / sizeof with_columns[0] };

const char *onet_part_file(enum onet_part part) {
  static const char *const others[ONET_PARTS] = {
      [ONET_WAGES] = N_("OEWS national wages (CSV)"),
      [ONET_OUTLOOK] = N_("Employment Projections, table 1.2 (CSV)"),
      [ONET_CODES] = N_("O*NET-SOC to National Employment Matrix (CSV)"),
      [ONET_PROGRAMS] = N_("CIP 2020 to SOC 2018 (CSV)"),
  };
  for (size_t i = 0; i < (size_t)NAMED; i++) {
    if (named[i].part == part) {
      return named[i].name;
    }
  }
  return (size_t)part < (size_t)ONET_PARTS && others[part] != NULL ? _(others[part]) : "";
}

/* "30.2" or "30_2" at `text` -> 3002 */
static int read_release(const char *text) {
  char *end;
  long major = strtol(text, &end, 10);
  if (end == text || (*end != '.' && *end != '_') || major < 1 || major > 999) {
    return 0;
  }
  long minor = strtol(end + 1, NULL, 10);
  return minor < 0 || minor > 99 ? 0 : (int)(major * 100 + minor);
}

static bool is_what(const char *path, mode_t kind) {
  struct stat status;
  return stat(path, &status) == 0 && (status.st_mode & S_IFMT) == kind;
}

/* "O*NET 30.2 Database" in the first line of Read Me.txt. */
static int release_of_read_me(const char *path) {
  char line[256] = "";
  FILE *file = is_what(path, S_IFREG) ? fopen(path, "r") : NULL;
  if (file == NULL) {
    return 0;
  }
  if (fgets(line, sizeof line, file) == NULL) {
    line[0] = '\0';
  }
  (void)fclose(file);
  const char *name = strstr(line, "O*NET ");
  return name == NULL ? 0 : read_release(name + 6);
}

/* The release of O*NET's files in the folder; 0 when nothing says it. */
static int release_of_folder(const char *root, const char *folder) {
  char path[PATH_SIZE];
  const char *name = strstr(file_name(folder[0] == '\0' ? root : folder), "db_");
  int release = name == NULL ? 0 : read_release(name + 3);
  (void)snprintf(path, sizeof path, "%s/%s/Read Me.txt", root, folder);
  return release != 0 ? release : release_of_read_me(path);
}

/* "oews_national_M2025.csv" -> 2025; the last year that the name holds. */
static int year_of_name(const char *name) {
  int year = 0;
  for (const char *at = name; *at != '\0'; at++) {
    bool four = isdigit((unsigned char)at[0]) && isdigit((unsigned char)at[1]) && isdigit((unsigned char)at[2]) &&
                isdigit((unsigned char)at[3]) && !isdigit((unsigned char)at[4]);
    if (four && (at == name || !isdigit((unsigned char)at[-1])) && at[0] == '2' && at[1] == '0') {
      year = atoi(at);
    }
  }
  return year;
}

static bool offer(struct onet_stage *stage, enum onet_part part, const char *path, int release, const char *caption) {
  struct onet_file *file = &stage->files[part];
  if (file->path != NULL && (file->release > release || (file->release == release && strcmp(file->path, path) <= 0))) {
    return true;
  }
  *file = (struct onet_file){arena_strdup(stage->arena, path), release, caption};
  return file->path != NULL;
}

/* Also "Occupation_Data.txt", and any capitals. */
static bool same_name(const char *name, const char *wanted) {
  for (; *wanted != '\0'; name++, wanted++) {
    char byte = *name == '_' ? ' ' : *name;
    if (tolower((unsigned char)byte) != tolower((unsigned char)*wanted)) {
      return false;
    }
  }
  return *name == '\0';
}

static bool offer_text(struct onet_stage *stage, const char *path, int release) {
  for (size_t i = 0; i < (size_t)NAMED; i++) {
    if (same_name(file_name(path), named[i].name)) {
      const char *caption =
          release == 0 ? NULL : arena_printf(stage->arena, "O*NET %d.%d", release / 100, release % 100);
      return (release == 0 || caption != NULL) && offer(stage, named[i].part, path, release, caption);
    }
  }
  return true;
}

static bool has_text(const char *line, const char *text) {
  size_t length = strlen(text);
  for (; *line != '\0'; line++) {
    if (strncasecmp(line, text, length) == 0) {
      return true;
    }
  }
  return false;
}

/* "... Employment, 2024,Employment, 2034 ..." -> 2024 */
static int year_of_columns(const char *line) {
  const char *column = strstr(line, "Employment, 2");
  return column == NULL ? 0 : atoi(column + 12);
}

static bool offer_known_csv(struct onet_stage *stage, enum onet_part part, const char *path, const char *line) {
  int year = part == ONET_OUTLOOK ? year_of_columns(line) : year_of_name(file_name(path));
  const char *caption = NULL;
  if (year != 0 && part == ONET_WAGES) {
    caption = arena_printf(stage->arena, "May %d", year);
  } else if (year != 0 && part == ONET_OUTLOOK) {
    caption = arena_printf(stage->arena, "%d-%02d", year, (year + 10) % 100);
  }
  if (part == ONET_WAGES && year == 0) {
    onet_skip(stage, path, _("Its name does not say the year (like national_M2025.csv)."), 1);
    return true;
  }
  return offer(stage, part, path, year, caption);
}

static bool offer_csv(struct onet_stage *stage, const char *path) {
  char full[PATH_SIZE];
  char line[FIRST_LINE] = "";
  (void)snprintf(full, sizeof full, "%s/%s", stage->options->from, path);
  FILE *file = fopen(full, "r");
  if (file == NULL) {
    return true; /* whoever needs it will say what is wrong */
  }
  if (fgets(line, sizeof line, file) == NULL) {
    line[0] = '\0';
  }
  (void)fclose(file);
  for (size_t i = 0; i < (size_t)WITH_COLUMNS; i++) {
    bool all = true;
    for (size_t j = 0; j < 3; j++) {
      all = all && has_text(line, with_columns[i].columns[j]);
    }
    if (all) {
      return offer_known_csv(stage, with_columns[i].part, path, line);
    }
  }
  return true;
}

static bool ends_in(const char *name, const char *ending) {
  size_t length = strlen(name);
  size_t end = strlen(ending);
  return length > end && strcasecmp(name + length - end, ending) == 0;
}

static int by_text(const void *left, const void *right) {
  return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The names in a folder, in their order; at most ONET_MOST_FILES. */
static int list_names(struct onet_stage *stage, const char *path, const char ***names, size_t *count,
                      struct error *error) {
  *count = 0;
  *names = arena_array(stage->arena, (size_t)ONET_MOST_FILES, sizeof **names);
  DIR *entries = *names == NULL ? NULL : opendir(path);
  if (entries == NULL) {
    return *names == NULL                        ? error_no_memory(error)
           : errno == ENOENT || errno == ENOTDIR ? error_set(error, ERROR_NOT_FOUND, _("There is no folder %s."), path)
                                                 : error_system(error, errno, _("Reading"), path);
  }
  int result = 0;
  for (struct dirent *entry; result == 0 && *count < (size_t)ONET_MOST_FILES && (entry = readdir(entries)) != NULL;) {
    if (entry->d_name[0] != '.') {
      (*names)[*count] = arena_strdup(stage->arena, entry->d_name);
      result = (*names)[*count] == NULL ? error_no_memory(error) : 0;
      *count += result == 0;
    }
  }
  (void)closedir(entries);
  qsort(*names, *count, sizeof **names, by_text);
  return result;
}

/* The files of one folder; "" is the download itself. */
static int look_in(struct onet_stage *stage, const char *folder, const char *const *names, size_t count,
                   struct error *error) {
  const char *root = stage->options->from;
  int release = release_of_folder(root, folder);
  for (size_t i = 0; i < count; i++) {
    char full[PATH_SIZE];
    const char *path = arena_printf(stage->arena, "%s%s%s", folder, folder[0] == '\0' ? "" : "/", names[i]);
    if (path == NULL) {
      return error_no_memory(error);
    }
    int wrote = snprintf(full, sizeof full, "%s/%s", root, path);
    if (wrote < 0 || (size_t)wrote >= sizeof full || !is_what(full, S_IFREG)) {
      continue;
    }
    bool taken = ends_in(names[i], ".txt")   ? offer_text(stage, path, release)
                 : ends_in(names[i], ".csv") ? offer_csv(stage, path)
                                             : true;
    if (!taken) {
      return error_no_memory(error);
    }
  }
  return 0;
}

int onet_find_files(struct onet_stage *stage, struct error *error) {
  const char *root = stage->options->from;
  const char **names;
  size_t count;
  int result = list_names(stage, root, &names, &count, error);
  if (result == 0) {
    result = look_in(stage, "", names, count, error);
  }
  size_t folders = 0;
  for (size_t i = 0; result == 0 && i < count && folders < (size_t)MOST_FOLDERS; i++) {
    char path[PATH_SIZE];
    int wrote = snprintf(path, sizeof path, "%s/%s", root, names[i]);
    if (wrote < 0 || (size_t)wrote >= sizeof path || !is_what(path, S_IFDIR)) {
      continue;
    }
    const char **inner;
    size_t inner_count;
    folders++;
    result = list_names(stage, path, &inner, &inner_count, error);
    if (result == 0) {
      result = look_in(stage, names[i], inner, inner_count, error);
    }
  }
  if (result == 0 && stage->files[ONET_OCCUPATIONS].path == NULL) {
    return error_set(error, ERROR_NOT_FOUND,
                     _("There is no \"Occupation Data.txt\" in %s or the folders in it. Unpack the text files of the "
                       "O*NET database there."),
                     root);
  }
  return result;
}
