/* SPDX-License-Identifier: MIT */
/*
 * ladderway-starter FACTS_DIR LADDERS_DIR OUT.db   makes the starter snapshot
 * ladderway-starter --records FACTS_DIR            prints the records it is made of
 *
 * Run by the build; not installed.
 */
#include <stdio.h>
#include <string.h>

#include "data/starter/snapshot.h"

enum { EXIT_USAGE = 2, EXIT_DATA = 3 };

static int failed(const struct error *error) {
  fprintf(stderr, "ladderway-starter: %s\n", error->message);
  return EXIT_DATA;
}

int main(int count, char **arguments) {
  struct error error = {0};
  if (count == 3 && strcmp(arguments[1], "--records") == 0) {
    int status = starter_print_records(arguments[2], stdout, &error);
    return status < 0 ? failed(&error) : fflush(stdout) == EOF ? EXIT_DATA : 0;
  }
  if (count != 4) {
    fputs("usage: ladderway-starter FACTS_DIR LADDERS_DIR OUT.db\n       ladderway-starter --records FACTS_DIR\n",
          stderr);
    return EXIT_USAGE;
  }
  struct catalog_written written = {0};
  if (starter_build(arguments[1], arguments[2], arguments[3], &written, &error) < 0) {
    return failed(&error);
  }
  printf("%ld credentials, %ld records\n", written.credentials, written.records);
  return 0;
}
