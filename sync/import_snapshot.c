/* SPDX-License-Identifier: MIT */
/* A snapshot file on a stick takes the place of the one that is here. */
#include <sys/stat.h>

#include "data/base/i18n.h"
#include "data/catalog/catalog.h"
#include "data/catalog/install.h"
#include "sync/report.h"

int import_snapshot(const struct import_options *options, struct import_report *report, struct error *error) {
  struct catalog *catalog = NULL;
  struct stat status;
  if (catalog_install(options->source, options->snapshot, error) != 0 ||
      catalog_open(&catalog, options->snapshot, error) != 0) {
    return -1;
  }
  const struct catalog_about *about = catalog_about(catalog);
  report->records = about->records;
  report->credentials = about->credentials;
  report->bytes = stat(options->snapshot, &status) == 0 ? (long long)status.st_size : 0;
  catalog_close(catalog);
  return 0;
}
