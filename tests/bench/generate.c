/* SPDX-License-Identifier: MIT */
/* generate FOLDER STARTER RECORDS: writes FOLDER/records.ndjson and, from it,
 * FOLDER/catalog.db; says what they are measured with. */
#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/bench/records.h"
#include "tests/bench/snapshot.h"

enum { LARGEST_RECORD = 1 << 16, MOST_RECORDS = 5000000 };

static double write_records(const struct bench *bench, unsigned long total) {
  FILE *file = fopen(bench->records, "w");
  struct buffer line;
  double bytes = 0;
  buffer_init(&line, LARGEST_RECORD);
  for (unsigned long i = 0; file != NULL && i < total; i++) {
    buffer_clear(&line);
    bench_record(&line, i, total);
    buffer_add_char(&line, '\n');
    if (line.failed || fwrite(line.data, 1, line.length, file) != line.length) {
      bench_fail("A record could not be written.", NULL);
    }
    bytes += (double)line.length;
  }
  buffer_free(&line);
  if (file == NULL || fclose(file) != 0) {
    bench_fail("The records could not be written.", NULL);
  }
  return bytes;
}

static void say_conditions(void) {
#ifdef __OPTIMIZE__
  const char *kind = "optimized";
#else
  const char *kind = "NOT optimized: times say little";
#endif
#ifdef __clang__
  const char *compiler = ""; /* the version names it */
#else
  const char *compiler = "gcc ";
#endif
#if defined __SANITIZE_ADDRESS__
  kind = "with sanitizers: times say nothing";
#elif defined __has_feature
#if __has_feature(address_sanitizer)
  kind = "with sanitizers: times say nothing";
#endif
#endif
  (void)printf("compiler %s%s, %s; SQLite %s; %ld processors\n", compiler, __VERSION__, kind, sqlite3_libversion(),
               sysconf(_SC_NPROCESSORS_ONLN));
}

int main(int count, char **arguments) {
  unsigned long total = count == 4 ? strtoul(arguments[3], NULL, 10) : 0;
  if (total < 100 || total > MOST_RECORDS) {
    bench_fail("usage: generate FOLDER STARTER RECORDS (100 to 5000000)", NULL);
  }
  char *paths[] = {arguments[0], arguments[1], arguments[2], "1"};
  struct bench bench = bench_start(4, paths);
  say_conditions();
  double bytes = write_records(&bench, total);
  struct snapshot_times times = snapshot_build(&bench, bench.snapshot);
  (void)printf("generated data: %lu records, %.0f bytes each on average, %ld of them credentials\n", total,
               bytes / (double)total, times.written.credentials);
  return 0;
}
