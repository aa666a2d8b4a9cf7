/* SPDX-License-Identifier: MIT */
/* One piece of evidence, named as correct.h says, put right. */
#include "views/correct.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "data/base/i18n.h"
#include "data/catalog/leads.h"
#include "data/catalog/search.h"
#include "data/match/elements.h"
#include "data/match/evidence.h"
#include "data/match/tools.h"
#include "data/wallet/correct.h"

static const size_t scratch_limit = (size_t)16 << 20;

/* What is asked of the snapshot while one piece is put right. */
struct finding {
  struct session *session;
  const struct match *match;
  struct arena *arena;
  size_t claim;
  const char *value;
};

/* --- what was typed --- */

static bool is_nothing(const char *value) {
  return strcmp(value, "-") == 0;
}

static bool is_back(const char *value) {
  return strcmp(value, "=") == 0;
}

/* An occupation by its code, else the best one with that name; NULL when there is none. */
static int find_job(const struct finding *finding, const char **code, struct error *error) {
  struct catalog *catalog = finding->session->catalog;
  struct job job;
  struct job *jobs = NULL;
  size_t count = 0;
  long total = 0;
  struct error ignored = {0};
  *code = NULL;
  if (job_read(catalog, finding->arena, finding->value, &job, &ignored) == 0) {
    *code = job.code;
    return 0;
  }
  if (jobs_search(catalog, finding->arena, finding->value, NULL, JOBS_BEST, 0, 1, &jobs, &count, &total, error) != 0) {
    return -1;
  }
  *code = count == 0 ? NULL : jobs[0].code;
  return 0;
}

/* An element or technology by its code or name; NULL when there is none. */
static int find_skill(const struct finding *finding, const char **code, struct error *error) {
  const struct claim_skill typed = {.name = finding->value, .code = finding->value};
  const struct element_index *index = element_index_new(finding->arena, &finding->match->matrix);
  size_t element = 0;
  const char *how = NULL;
  if (index == NULL) {
    return error_no_memory(error);
  }
  if (element_of_skill(index, finding->arena, &typed, &element, &how)) {
    *code = finding->match->matrix.elements[element];
    return 0;
  }
  return tool_find(finding->session->catalog, finding->arena, finding->value, code, &how, error);
}

/* "", what it takes back (NULL), or what `find` finds; an error when that is nothing. */
static int read_value(const struct finding *finding, bool skills, bool jobs, const char **code, struct error *error) {
  *code = is_nothing(finding->value) ? "" : NULL;
  if (is_nothing(finding->value) || is_back(finding->value)) {
    return 0;
  }
  if ((skills && find_skill(finding, code, error) != 0) ||
      (jobs && *code == NULL && find_job(finding, code, error) != 0)) {
    return -1;
  }
  if (*code != NULL) {
    return 0;
  }
  return error_set(error, ERROR_NOT_FOUND,
                   !jobs     ? _("No skill is called \"%.60s\" here.")
                   : !skills ? _("No job is called \"%.60s\" here.")
                             : _("No skill and no job is called \"%.60s\" here."),
                   finding->value);
}

/* --- one piece each --- */

static int correct_skill(const struct finding *finding, size_t skill, struct error *error) {
  const char *code = NULL;
  if (read_value(finding, true, true, &code, error) != 0) {
    return -1;
  }
  return wallet_correct_skill(finding->session->wallet, finding->claim, skill, code, error);
}

/* By CTID or whole name, else the first that the words find. */
static int find_record(const struct finding *finding, const char **ctid, struct error *error) {
  struct catalog *catalog = finding->session->catalog;
  struct leads_reader *leads = NULL;
  const char *const *codes = NULL;
  const char *name = NULL;
  struct query query;
  struct search_result hits = {0};
  const struct search_options options = {.limit = 1};
  if (leads_reader_open(&leads, catalog, error) != 0) {
    return -1;
  }
  int result = leads_to_jobs(leads, finding->arena, finding->value, finding->value, &codes, NULL, error);
  result = result == 0 ? leads_record(leads, finding->arena, ctid, &name, error) : result;
  leads_reader_close(leads);
  if (result != 0 || *ctid != NULL) {
    return result;
  }
  if (query_parse(finding->arena, finding->value, &query, error) != 0 ||
      search_run(catalog, finding->arena, &query, &options, &hits, error) != 0) {
    return -1;
  }
  *ctid = hits.row_count == 0 ? NULL : hits.rows[0].ctid;
  return 0;
}

static bool is_credential(const struct claim *claim) {
  return claim->kind == CLAIM_CREDENTIAL || claim->kind == CLAIM_WORDS;
}

static int correct_record(const struct finding *finding, struct error *error) {
  const char *ctid = is_nothing(finding->value) ? "" : NULL;
  if (!is_credential(&finding->session->wallet->claims[finding->claim])) {
    return error_set(error, ERROR_USAGE, "%s", _("Only a credential can be a record of the data here."));
  }
  if (!is_nothing(finding->value) && !is_back(finding->value)) {
    if (find_record(finding, &ctid, error) != 0) {
      return -1;
    }
    if (ctid == NULL) {
      return error_set(error, ERROR_NOT_FOUND, _("No credential is called \"%.60s\" in the data here."),
                       finding->value);
    }
  }
  return wallet_correct_record(finding->session->wallet, finding->claim, ctid, error);
}

/* A piece that its record or field of study gave, whole or by the beginning of an occupation's code. */
static const struct claim_part *find_part(const struct finding *finding, const char *what) {
  const struct claim_leads *leads = &finding->match->leads[finding->claim];
  for (size_t i = 0; i < leads->part_count; i++) {
    const struct claim_part *part = &leads->parts[i];
    bool begins =
        part->kind != PART_SKILL && strlen(what) == strlen("31-1131") && strncmp(part->found, what, strlen(what)) == 0;
    if (begins || strcasecmp(part->found, what) == 0) {
      return part;
    }
  }
  return NULL;
}

static int correct_part(const struct finding *finding, const char *what, struct error *error) {
  const struct claim_part *part = find_part(finding, what);
  const char *code = NULL;
  if (part == NULL) {
    return error_set(error, ERROR_NOT_FOUND, _("This credential was not taken for \"%.60s\"."), what);
  }
  if (read_value(finding, part->kind == PART_SKILL, part->kind != PART_SKILL, &code, error) != 0) {
    return -1;
  }
  /* What the person added stands for nothing that was found: it goes, or another is added. */
  struct wallet *wallet = finding->session->wallet;
  if (!part->added || (code != NULL && strcmp(code, part->found) == 0)) {
    return wallet_correct_part(wallet, finding->claim, part->found, code, error);
  }
  if (wallet_correct_part(wallet, finding->claim, part->found, NULL, error) != 0) {
    return -1;
  }
  return code == NULL || code[0] == '\0' ? 0 : wallet_correct_part(wallet, finding->claim, code, code, error);
}

/* Which job it was. */
static int correct_work(const struct finding *finding, struct error *error) {
  struct experience experience = *finding->session->wallet->claims[finding->claim].experience;
  const char *code = NULL;
  if (is_back(finding->value)) {
    return error_set(error, ERROR_USAGE, "%s", _("What it was before is not kept; say which job it is."));
  }
  if (read_value(finding, false, true, &code, error) != 0) {
    return -1;
  }
  experience.occupation = code == NULL || code[0] == '\0' ? NULL : code;
  return wallet_correct_experience(finding->session->wallet, finding->claim, &experience, error);
}

static int correct_years(const struct finding *finding, struct error *error) {
  struct experience experience = *finding->session->wallet->claims[finding->claim].experience;
  char *end = NULL;
  experience.years = is_nothing(finding->value) ? 0.0 : strtod(finding->value, &end);
  bool years = end != NULL && end != finding->value && *end == '\0' && experience.years > 0.0 &&
               experience.years <= (double)EXPERIENCE_MOST_YEARS; /* false of NAN, too */
  if (!years && !is_nothing(finding->value)) {
    return error_set(error, ERROR_USAGE, "%s", _("That is no number of years."));
  }
  return wallet_correct_experience(finding->session->wallet, finding->claim, &experience, error);
}

static int add_job(const struct finding *finding, struct error *error) {
  const char *code = NULL;
  if (!is_credential(&finding->session->wallet->claims[finding->claim])) {
    return error_set(error, ERROR_USAGE, "%s", _("Only a credential leads to jobs."));
  }
  if (read_value(finding, false, true, &code, error) != 0) {
    return -1;
  }
  if (code == NULL || code[0] == '\0') {
    return 0; /* no job more */
  }
  return wallet_correct_part(finding->session->wallet, finding->claim, code, code, error);
}

/* A credential leads to this one job, or to none, in place of all that were found. */
static int correct_all_jobs(const struct finding *finding, struct error *error) {
  const struct claim_leads *leads = &finding->match->leads[finding->claim];
  struct wallet *wallet = finding->session->wallet;
  const char *code = NULL;
  if (read_value(finding, false, true, &code, error) != 0) {
    return -1;
  }
  for (size_t i = 0; i < leads->part_count; i++) {
    const struct claim_part *part = &leads->parts[i];
    const char *now = code == NULL || part->added ? NULL : strcmp(part->found, code) == 0 ? part->found : "";
    if (part->kind != PART_SKILL && wallet_correct_part(wallet, finding->claim, part->found, now, error) != 0) {
      return -1;
    }
  }
  return code == NULL || code[0] == '\0' ? 0 : wallet_correct_part(wallet, finding->claim, code, code, error);
}

/* The whole of a claim. */
static int correct_whole(const struct finding *finding, struct error *error) {
  const struct claim *claim = &finding->session->wallet->claims[finding->claim];
  if (claim->kind == CLAIM_EXPERIENCE) {
    return correct_work(finding, error);
  }
  if (claim->kind == CLAIM_CREDENTIAL || claim->skill_count == 0) {
    return correct_all_jobs(finding, error);
  }
  if (claim->skill_count == 1) {
    return correct_skill(finding, 0, error);
  }
  return error_set(error, ERROR_USAGE, _("It names %zu skills; say which one, like %zu.1"), claim->skill_count,
                   finding->claim + 1);
}

/* A number from 1 on; 0 for anything else. */
static size_t number_of(const char *text) {
  size_t number = 0;
  for (const char *at = text; *at != '\0'; at++) {
    if (*at < '0' || *at > '9' || number > 100000) {
      return 0;
    }
    number = number * 10 + (size_t)(*at - '0');
  }
  return number;
}

static int apply(const struct finding *finding, const char *what, struct error *error) {
  const struct claim *claim = &finding->session->wallet->claims[finding->claim];
  size_t skill = number_of(what);
  bool worked = claim->kind == CLAIM_EXPERIENCE;
  if (what[0] == '\0') {
    return correct_whole(finding, error);
  }
  if (skill > 0) {
    return correct_skill(finding, skill - 1, error);
  }
  if (strcmp(what, "record") == 0) {
    return correct_record(finding, error);
  }
  if (worked && (strcmp(what, "job") == 0 || strcmp(what, "years") == 0)) {
    return strcmp(what, "job") == 0 ? correct_work(finding, error) : correct_years(finding, error);
  }
  return strcmp(what, "job") == 0 ? add_job(finding, error) : correct_part(finding, what, error);
}

int correct_apply(struct session *session, const struct match *match, size_t claim, const char *what, const char *value,
                  struct error *error) {
  struct finding finding = {.session = session, .match = match, .claim = claim, .value = value};
  if (claim >= session->wallet->count || value[0] == '\0') {
    return error_set(error, ERROR_NOT_FOUND, "%s", _("There is nothing to put right here."));
  }
  finding.arena = arena_new(scratch_limit);
  if (finding.arena == NULL) {
    return error_no_memory(error);
  }
  int result = apply(&finding, what, error);
  arena_free(finding.arena);
  return result;
}

bool correct_is_told(const struct wallet *wallet, size_t claim, const char *what) {
  const struct claim *told = &wallet->claims[claim];
  size_t skill = number_of(what);
  if (skill > 0) {
    return skill <= told->skill_count && told->skills[skill - 1].correct != NULL;
  }
  return strcmp(what, "record") == 0 ? told->record != NULL : claim_part_correct(told, what) != NULL;
}
