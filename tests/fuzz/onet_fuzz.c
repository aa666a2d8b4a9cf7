/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a file of the download: no crash, no leak, no endless run. What
 * is taken becomes tables that the importer takes, too.
 *
 * The first byte says which file it is, see `names`; small made-up tables stand
 * in for what the download lacks.
 */
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/catalog/schema.h"
#include "data/jobs/import_tables.h"
#include "data/jobs/onet.h"

enum { LARGEST = 1 << 20, PATH = 256 };

int LLVMFuzzerInitialize(int *count, char ***arguments);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const names[] = {
    "Occupation Data.txt",
    "Job Zones.txt",
    "Alternate Titles.txt",
    "Sample of Reported Titles.txt",
    "Skills.txt",
    "Knowledge.txt",
    "Work Activities.txt",
    "Technology Skills.txt",
    "Related Occupations.txt",
    "Task Statements.txt",
    "Tasks to DWAs.txt",
    "DWA Reference.txt",
    "table_M2031.csv",
    "Read Me.txt",
};
enum { NAMES = sizeof names / sizeof names[0] };

static const struct {
  const char *name, *text;
} base[] = {
    {"occupations.tsv", "#code\ttitle\ttitle_es\tzone\trated\n11-1111.00\tLamp Makers\tLampareros\t2\ty\n"},
    {"titles.tsv", "#code\tkind\ttitles\n11-1111.00\talternate\tWick Trimmer | Lamplighter\n"},
    {"elements.tsv", "#id\tkind\tname\tname_es\n2.A.1\tskill\tTying\tAtar\n2.C.1\tknowledge\tLamps\t\n"},
    {"ratings.tsv", "#code\tkind\tratings\n11-1111.00\tskill\t3.25/2.50sn\n11-1111.00\tknowledge\t5.00/7.00\n"},
    {"technology_names.tsv", "#id\tname\tcommodity\n1\tWindSoft\tWeather software\n"},
    {"technologies.tsv", "#code\ttechnologies\n11-1111.00\t1HD\n"},
    {"related.tsv", "#code\tprimary_short\tprimary_long\tsupplemental\n11-1111.00\t22-2222.00\t\t\n"},
    {"wages.tsv",
     "#soc\ttitle\temployment\tannual_p10\tannual_p25\tannual_median\tannual_p75\tannual_p90\tannual_mean\thourly_p10\t"
     "hourly_p25\thourly_median\thourly_p75\thourly_p90\thourly_mean\n"
     "11-1111\tLamp Makers\t12\t1\t2\t3\t4\t5\t6\t1\t2\t3\t4\t5\t6\n"},
    {"outlook.tsv",
     "#code\ttitle\temployment_base\temployment_projected\tchange_percent\topenings\teducation\texperience\ttraining\n"
     "11-1111\tLamp makers\t1\t2\t3\t4\tNone\tNone\tNone\n"},
    {"wage_codes.tsv", "#code\twages\toutlook\n11-1111.00\t11-1111\t11-1111\n"},
    {"programs_to_occupations.tsv", "#cip\ttitle\tsocs\n10.0001\tLamps\t11-1111\n"},
    {"licenses.tsv", "#code\tname\tregion\tneeded_by\n11-1111.00\tLamp License\tWindland\tsome\n"},
    {"sources.tsv",
     "#key\tvalue\nsource\tS\nonet\tO*NET 1.0 (occupations)\nwages\tW\nwage_year\t2030\noutlook\tO\n"
     "projection_years\t2030-40\nlicenses\tL\n"},
};

static struct { char root[64], from[PATH], tables[PATH], to[PATH]; } place;

static void check(int good) {
  if (!good) {
    abort();
  }
}

static void put(const char *folder, const char *name, const void *bytes, size_t length) {
  char path[2 * PATH];
  (void)snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "w");
  check(file != NULL && fwrite(bytes, 1, length, file) == length);
  check(fclose(file) == 0);
}

static void drop(const char *folder, const char *name) {
  char path[2 * PATH];
  (void)snprintf(path, sizeof path, "%s/%s", folder, name);
  (void)unlink(path);
}

int LLVMFuzzerInitialize(int *count, char ***arguments) {
  (void)count;
  (void)arguments;
  /* Every run writes a dozen files and has the disk keep them. */
  (void)snprintf(place.root, sizeof place.root, "%s/ladderway-fuzz-XXXXXX",
                 access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
  check(mkdtemp(place.root) != NULL);
  (void)snprintf(place.from, sizeof place.from, "%s/from", place.root);
  (void)snprintf(place.tables, sizeof place.tables, "%s/tables", place.root);
  (void)snprintf(place.to, sizeof place.to, "%s/to", place.root);
  check(mkdir(place.from, 0700) == 0 && mkdir(place.tables, 0700) == 0 && mkdir(place.to, 0700) == 0);
  for (size_t i = 0; i < sizeof base / sizeof base[0]; i++) {
    put(place.tables, base[i].name, base[i].text, strlen(base[i].text));
  }
  return 0;
}

/* Whatever converts must import. */
static void import(void) {
  struct error error = {0};
  sqlite3 *database = NULL;
  check(sqlite3_open(":memory:", &database) == SQLITE_OK);
  check(sqlite3_exec(database, catalog_schema_sql, NULL, NULL, NULL) == SQLITE_OK);
  if (jobs_import_tables(database, place.to, &error) != 0) {
    (void)fprintf(stderr, "%s\n", error.message);
    check(0);
  }
  (void)sqlite3_close(database);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char one[] = "O*NET-SOC Code\tTitle\n11-1111.00\tLamp Makers\n22-2222.00\tKite Fliers\n";
  struct arena *arena = arena_new((size_t)16 << 20);
  struct onet_report report;
  struct error error = {0};
  check(arena != NULL);
  if (size > 0 && size < (size_t)LARGEST) {
    const char *name = names[data[0] % NAMES];
    const struct onet_options options = {.from = place.from, .base = place.tables, .to = place.to};
    put(place.from, names[0], one, sizeof one - 1);
    put(place.from, name, data + 1, size - 1);
    if (onet_convert(arena, &options, &report, &error) == 0) {
      import();
    } else {
      check(error.message[0] != '\0');
    }
    drop(place.from, name);
    for (size_t i = 0; i < sizeof base / sizeof base[0]; i++) {
      drop(place.to, base[i].name);
    }
    drop(place.to, "tasks.tsv");
    drop(place.to, "activity_texts.tsv");
  }
  arena_free(arena);
  return 0;
}
