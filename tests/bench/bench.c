/* SPDX-License-Identifier: MIT */
#include "tests/bench/bench.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

void bench_fail(const char *what, const struct error *error) {
  (void)fflush(stdout);
  (void)fprintf(stderr, "%s%s%s\n", what, error == NULL ? "" : ": ", error == NULL ? "" : error->message);
  exit(1);
}

static void place(char path[BENCH_PATH], const char *folder, const char *name) {
  int length = snprintf(path, BENCH_PATH, "%s/%s", folder, name);
  if (length < 0 || length >= BENCH_PATH) {
    bench_fail("The folder's name is too long.", NULL);
  }
}

struct bench bench_start(int count, char **arguments) {
  struct bench bench = {0};
  long rounds = count == 4 ? strtol(arguments[3], NULL, 10) : 0;
  if (rounds < 1 || rounds > BENCH_MOST_ROUNDS) {
    (void)fprintf(stderr, "usage: %s FOLDER STARTER ROUNDS (1 to %d)\n", arguments[0], BENCH_MOST_ROUNDS);
    exit(2);
  }
  place(bench.records, arguments[1], "records.ndjson");
  place(bench.snapshot, arguments[1], "catalog.db");
  place(bench.scratch, arguments[1], "scratch.db");
  bench.starter = arguments[2];
  bench.rounds = (size_t)rounds;
  return bench;
}

double bench_now(void) {
  struct timespec now;
  (void)clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

void bench_add(struct bench_times *times, double milliseconds) {
  if (times->count < (size_t)BENCH_MOST_ROUNDS) {
    times->values[times->count++] = milliseconds;
  }
}

static int by_size(const void *left, const void *right) {
  double difference = *(const double *)left - *(const double *)right;
  return difference < 0 ? -1 : difference > 0;
}

struct bench_summary bench_summary(const struct bench_times *times) {
  double sorted[BENCH_MOST_ROUNDS] = {0};
  size_t count = times->count;
  if (count == 0) {
    return (struct bench_summary){0};
  }
  memcpy(sorted, times->values, count * sizeof sorted[0]);
  qsort(sorted, count, sizeof sorted[0], by_size);
  double median = count % 2 == 1 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2;
  return (struct bench_summary){sorted[0], median, sorted[count - 1]};
}

double bench_ratio(const struct bench_times *own, const struct bench_times *baseline) {
  double median = bench_summary(own).median;
  return median > 0 ? bench_summary(baseline).median / median : 0;
}

void bench_table(const char *title, const char *first, const char *own, const char *baseline) {
  (void)printf("\n%s\n\n", title);
  (void)printf("%-38s  %-26s  %-26s\n", "", own, baseline);
  (void)printf("%-38s  %8s %8s %8s  %8s %8s %8s  %7s\n", first, "min ms", "median", "max", "min ms", "median", "max",
               "ratio");
}

void bench_row(const char *name, const struct bench_times *own, const struct bench_times *baseline, const char *note) {
  struct bench_summary left = bench_summary(own);
  struct bench_summary right = bench_summary(baseline);
  (void)printf("%-38s  %8.2f %8.2f %8.2f  %8.2f %8.2f %8.2f  %6.2fx%s%s\n", name, left.least, left.median, left.most,
               right.least, right.median, right.most, bench_ratio(own, baseline), note[0] == '\0' ? "" : "  ", note);
}

static double peak(void) {
  struct rusage usage;
  return getrusage(RUSAGE_SELF, &usage) == 0 ? (double)usage.ru_maxrss / 1024 : 0;
}

static _Noreturn void child(bench_work *work, const struct bench *bench, void *result, size_t size, int out) {
  work(bench, result);
  double memory = peak();
  bool written = write(out, result, size) == (ssize_t)size && write(out, &memory, sizeof memory) == sizeof memory;
  _exit(written ? 0 : 1);
}

double bench_apart(bench_work *work, const struct bench *bench, void *result, size_t size) {
  int ends[2];
  (void)fflush(stdout);
  pid_t process = pipe(ends) == 0 ? fork() : -1;
  if (process < 0) {
    bench_fail("No process could be started.", NULL);
  }
  if (process == 0) {
    child(work, bench, result, size, ends[1]);
  }
  (void)close(ends[1]);
  double memory = 0;
  bool whole = read(ends[0], result, size) == (ssize_t)size && read(ends[0], &memory, sizeof memory) == sizeof memory;
  (void)close(ends[0]);
  int status = 0;
  if (waitpid(process, &status, 0) != process || status != 0 || !whole) {
    bench_fail("The work of one round failed.", NULL);
  }
  return memory;
}
