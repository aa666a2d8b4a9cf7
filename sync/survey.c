/* SPDX-License-Identifier: MIT */
#include "sync/survey.h"

#include <string.h>

#include "data/base/file.h"
#include "data/base/i18n.h"
#include "data/store/store.h"
#include "sync/import.h"

struct survey {
  struct coverage *coverage;
  bool (*going)(size_t documents, void *context);
  void *context;
  size_t documents;
};

static int add(const char *json, size_t length, const char *where, void *context, struct error *error) {
  struct survey *survey = context;
  survey->documents++;
  if (coverage_add(survey->coverage, json, length, where, error) != 0) {
    return -1;
  }
  if (survey->going != NULL && !survey->going(survey->documents, survey->context)) {
    return error_set(error, ERROR_CANCELLED, "%s", _("The reading was stopped."));
  }
  return 0;
}

static int add_record(const struct store_record *record, void *context, struct error *error) {
  return record->json == NULL ? 0 : add(record->json, record->length, record->ctid, context, error);
}

int survey_run(const char *source, struct coverage *coverage, bool (*going)(size_t documents, void *context),
               void *context, struct error *error) {
  struct survey survey = {.coverage = coverage, .going = going, .context = context};
  if (strcmp(file_name(source), "records.db") == 0) {
    return store_each(source, add_record, &survey, error);
  }
  return import_visit_all(source, add, &survey, error);
}
