/* SPDX-License-Identifier: MIT */
#include "sync/jobs.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/base/file.h"
#include "data/base/i18n.h"
#include "data/catalog/catalog.h"
#include "data/catalog/rows.h"
#include "data/catalog/writer.h"
#include "data/jobs/import.h"
#include "sync/work_folder.h"

enum { PATH_SIZE = 4096, MOST_KEPT = 16 };

/* One import on its way, and the paths it works with:
 *   DIR/jobs          the tables in use
 *   DIR/jobs.before   those before, while a new snapshot is being built
 *   DIR/jobs.work/    what is not finished; with a lock
 */
struct bringing {
  const struct jobs_options *options;
  struct jobs_report *report;
  struct arena *arena;
  struct jobs_progress progress;
  char tables[PATH_SIZE], before[PATH_SIZE], work[PATH_SIZE];
  char fresh[PATH_SIZE], jobs[PATH_SIZE], jobs_rows[PATH_SIZE], rows[PATH_SIZE]; /* in the last */
  int lock;
};

/* "/a/b/catalog.db" and "jobs" -> "/a/b/jobs"; false when that is too long. */
static bool beside(const char *snapshot, const char *name, char *path, size_t size) {
  const char *slash = strrchr(snapshot, '/');
  int length = slash == NULL ? 1 : (int)(slash - snapshot);
  int wrote = snprintf(path, size, "%.*s/%s", length, slash == NULL ? "." : snapshot, name);
  return wrote > 0 && (size_t)wrote + 64 < size;
}

static bool has_tables(const char *folder) {
  char path[PATH_SIZE];
  int wrote = snprintf(path, sizeof path, "%s/occupations.tsv", folder);
  return wrote > 0 && (size_t)wrote < sizeof path && access(path, R_OK) == 0;
}

bool jobs_tables(const char *snapshot, char *path, size_t size) {
  /* Between two renames only the tables from before are there. */
  return snapshot[0] != '\0' && ((beside(snapshot, "jobs", path, size) && has_tables(path)) ||
                                 (beside(snapshot, "jobs.before", path, size) && has_tables(path)));
}

int jobs_take(struct catalog_writer *writer, const char *from, struct error *error) {
  struct stat status;
  return stat(from, &status) == 0 && S_ISDIR(status.st_mode) ? jobs_import(writer, from, error)
                                                             : catalog_writer_jobs_from(writer, from, error);
}

static bool going(void *context) {
  const struct bringing *bringing = context;
  const struct jobs_options *options = bringing->options;
  return options->progress == NULL || options->progress(&bringing->progress, options->context);
}

static bool going_on(enum onet_part part, void *context) {
  struct bringing *bringing = context;
  bringing->progress.part = part;
  return going(bringing);
}

static int stage(struct bringing *bringing, enum jobs_stage stage, struct error *error) {
  bringing->progress.stage = stage;
  return going(bringing) ? 0 : error_set(error, ERROR_CANCELLED, "%s", _("Stopped. The old data are still in place."));
}

/* --- the work folder --- */

static void clear(const struct bringing *bringing) {
  work_folder_clear(bringing->fresh);
  (void)rmdir(bringing->fresh);
  work_folder_clear(bringing->work);
}

static void remove_tables(const char *folder) {
  work_folder_clear(folder);
  (void)rmdir(folder);
}

static int make_folder(const char *path, struct error *error) {
  return mkdir(path, 0755) == 0 || errno == EEXIST ? 0 : error_system(error, errno, _("Making the folder"), path);
}

/* A crash may have left the tables from before without those after them. */
static void mend(const struct bringing *bringing) {
  if (has_tables(bringing->tables)) {
    remove_tables(bringing->before);
  } else if (has_tables(bringing->before)) {
    (void)rename(bringing->before, bringing->tables);
  }
}

static int open_work(struct bringing *bringing, struct error *error) {
  const char *snapshot = bringing->options->snapshot;
  if (!beside(snapshot, "jobs", bringing->tables, sizeof bringing->tables) ||
      !beside(snapshot, "jobs.before", bringing->before, sizeof bringing->before) ||
      !beside(snapshot, "jobs.work", bringing->work, sizeof bringing->work) ||
      !beside(snapshot, "jobs.work/tables", bringing->fresh, sizeof bringing->fresh) ||
      !beside(snapshot, "jobs.work/jobs.db", bringing->jobs, sizeof bringing->jobs) ||
      !beside(snapshot, "jobs.work/jobs.rows", bringing->jobs_rows, sizeof bringing->jobs_rows) ||
      !beside(snapshot, "jobs.work/rows", bringing->rows, sizeof bringing->rows)) {
    return error_set(error, ERROR_USAGE, "%s", _("The name of the snapshot's folder is too long."));
  }
  for (char *at = bringing->work + 1; *at != '\0'; at++) {
    if (*at == '/') {
      *at = '\0';
      (void)mkdir(bringing->work, 0755); /* what goes wrong shows at the last one */
      *at = '/';
    }
  }
  if (make_folder(bringing->work, error) != 0) {
    return -1;
  }
  bringing->lock =
      work_folder_lock(bringing->work, _("Another import is running. Try again when it has ended."), error);
  if (bringing->lock < 0) {
    return -1;
  }
  clear(bringing);
  mend(bringing);
  return make_folder(bringing->fresh, error);
}

static void close_work(struct bringing *bringing) {
  if (bringing->lock >= 0) {
    clear(bringing);
    work_folder_remove(bringing->work);
    work_folder_unlock(bringing->lock);
  }
}

/* --- the parts --- */

static int convert(struct bringing *bringing, struct error *error) {
  const struct jobs_options *options = bringing->options;
  bringing->report->again = !options->from_scratch && has_tables(bringing->tables);
  const struct onet_options onet = {.from = options->from,
                                    .base = bringing->report->again ? bringing->tables : options->facts,
                                    .to = bringing->fresh,
                                    .going = going_on,
                                    .context = bringing};
  if (stage(bringing, JOBS_READING, error) != 0) {
    return -1;
  }
  return onet_convert(bringing->arena, &onet, &bringing->report->onet, error);
}

/* The tables as a snapshot without records: whatever does not fit together shows here. */
static int check(struct bringing *bringing, struct error *error) {
  static const struct catalog_source unnamed = {.kind = "jobs"};
  struct catalog_writer *writer = NULL;
  if (stage(bringing, JOBS_CHECKING, error) != 0 ||
      catalog_writer_open(&writer, bringing->jobs, &unnamed, error) != 0) {
    return -1;
  }
  if (jobs_import(writer, bringing->fresh, error) != 0) {
    catalog_writer_abandon(writer);
    return -1;
  }
  return catalog_writer_finish(writer, NULL, error);
}

static int take_rows(struct bringing *bringing, struct error *error) {
  if (stage(bringing, JOBS_BUILDING, error) != 0 ||
      rows_extract(bringing->options->records, bringing->rows, going, bringing, error) != 0 ||
      rows_extract(bringing->jobs, bringing->jobs_rows, going, bringing, error) != 0) {
    return -1;
  }
  return rows_take_jobs(bringing->rows, bringing->jobs_rows, going, bringing, error);
}

/* What the old snapshot says of itself goes along, but not that it is the one
 * that somebody published: its next update must fetch that anew. */
static int keep_meta(struct bringing *bringing, const char **meta, struct error *error) {
  static const char *const keys[] = {"kind", "source", "origin", "terms", "mirror:published"};
  struct catalog *catalog = NULL;
  size_t count = 0;
  if (catalog_open(&catalog, bringing->options->records, error) != 0) {
    return -1;
  }
  for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
    const char *value = catalog_meta(catalog, bringing->arena, keys[i]);
    if (value != NULL) {
      meta[count++] = keys[i];
      meta[count++] = value;
    }
  }
  catalog_close(catalog);
  meta[count] = NULL;
  return 0;
}

static int assemble(struct bringing *bringing, struct error *error) {
  const char *meta[MOST_KEPT] = {NULL};
  if (keep_meta(bringing, meta, error) != 0) {
    return -1;
  }
  return rows_assemble(bringing->rows, bringing->options->snapshot, meta, going, bringing, error);
}

static int move(const char *from, const char *to, struct error *error) {
  return rename(from, to) == 0 ? 0 : error_system(error, errno, _("Writing"), to);
}

/* The new tables go in place first: should the program end between the two, the
 * next sync uses them. A failure puts the old ones back. */
static int put_in_place(struct bringing *bringing, struct error *error) {
  bool had = has_tables(bringing->tables);
  if (had && move(bringing->tables, bringing->before, error) != 0) {
    return -1;
  }
  int result = move(bringing->fresh, bringing->tables, error);
  if (result == 0) {
    result = assemble(bringing, error);
    if (result != 0) {
      remove_tables(bringing->tables);
    }
  }
  if (result != 0) {
    if (had) {
      (void)rename(bringing->before, bringing->tables);
    }
    return result;
  }
  remove_tables(bringing->before);
  return 0;
}

/* What the report says of the new snapshot. */
static int look(struct bringing *bringing, struct error *error) {
  struct catalog *catalog = NULL;
  if (catalog_open(&catalog, bringing->options->snapshot, error) != 0) {
    return -1;
  }
  bringing->report->jobs = catalog_about(catalog)->jobs;
  bringing->report->credentials = catalog_about(catalog)->credentials;
  catalog_close(catalog);
  bringing->report->tables = arena_strdup(bringing->arena, bringing->tables);
  return bringing->report->tables == NULL ? error_no_memory(error) : 0;
}

int jobs_bring(struct arena *arena, const struct jobs_options *options, struct jobs_report *report,
               struct error *error) {
  *report = (struct jobs_report){0};
  struct bringing *bringing = arena_alloc(arena, sizeof *bringing);
  if (bringing == NULL) {
    return error_no_memory(error);
  }
  *bringing = (struct bringing){.options = options, .report = report, .arena = arena, .lock = -1};
  int result = open_work(bringing, error);
  result = result == 0 ? convert(bringing, error) : result;
  result = result == 0 ? check(bringing, error) : result;
  result = result == 0 ? take_rows(bringing, error) : result;
  result = result == 0 ? put_in_place(bringing, error) : result;
  result = result == 0 ? look(bringing, error) : result;
  close_work(bringing);
  return result;
}
