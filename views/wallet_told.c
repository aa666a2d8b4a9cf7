/* SPDX-License-Identifier: MIT */
/* What the command line tells: jobs that a person had, and plain words. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "data/base/i18n.h"
#include "data/match/nearness.h"
#include "data/match/questions.h"
#include "data/wallet/experience.h"
#include "views/correct.h"
#include "views/wallet.h"

enum { DID_MOST = 40, CODE_SIZE = 32 };

/* One "CODE" or "CODE:YEARS" of `length` bytes. */
static bool read_did(const char *text, size_t length, char code[CODE_SIZE], double *years) {
  char number[CODE_SIZE] = "";
  const char *colon = memchr(text, ':', length);
  size_t first = colon == NULL ? length : (size_t)(colon - text);
  size_t rest = colon == NULL ? 0 : length - first - 1;
  if (first == 0 || first >= (size_t)CODE_SIZE || rest >= (size_t)CODE_SIZE || (colon != NULL && rest == 0)) {
    return false;
  }
  memcpy(code, text, first);
  code[first] = '\0';
  *years = 0.0;
  if (colon != NULL) {
    char *end = NULL;
    memcpy(number, colon + 1, rest);
    number[rest] = '\0';
    *years = strtod(number, &end);
    /* the negated form refuses NAN, too */
    if (*end != '\0' || !(*years > 0.0 && *years <= (double)EXPERIENCE_MOST_YEARS)) {
      return false;
    }
  }
  return true;
}

static int add_did(struct session *session, const char *code, double years, struct error *error) {
  struct job job = {0};
  struct arena *arena = arena_new((size_t)1 << 20);
  if (arena == NULL) {
    return error_no_memory(error);
  }
  int result = job_read(session->catalog, arena, code, &job, error);
  if (result == 0) {
    const struct experience experience = {
        .kind = EXPERIENCE_EMPLOYMENT, .title = job.title, .occupation = job.code, .years = years};
    const struct claim claim = {.kind = CLAIM_EXPERIENCE, .experience = &experience, .name = job.title};
    result = wallet_add_told(session->wallet, &claim, error);
  } else if (error->code == ERROR_NOT_FOUND) {
    result = error_set(error, ERROR_USAGE, _("--did: there is no job with the code %s."), code);
  }
  arena_free(arena);
  return result;
}

static int bring_did(struct session *session, const char *list, struct error *error) {
  size_t count = 0;
  for (const char *at = list; *at != '\0';) {
    size_t length = strcspn(at, ",");
    char code[CODE_SIZE];
    double years = 0;
    if (count++ == (size_t)DID_MOST || !read_did(at, length, code, &years)) {
      return error_set(error, ERROR_USAGE, "%s", _("--did takes codes of jobs with years, like 31-1131.00:2"));
    }
    if (add_did(session, code, years, error) != 0) {
      return -1;
    }
    at += length;
    at += *at == ',';
  }
  return 0;
}

static int present_year(void) {
  time_t now = time(NULL);
  struct tm parts;
  return localtime_r(&now, &parts) == NULL ? 2026 : parts.tm_year + 1900;
}

int wallet_read_words(struct session *session, const char *text, struct plain *plain, struct error *error) {
  return plain_read(session->catalog, session->wallet->arena, text, present_year(), plain, error);
}

int wallet_keep_words(struct session *session, const struct plain *plain, const char *file, struct error *error) {
  plain_tell(plain, &session->person);
  return plain_keep(session->wallet, plain, file, error);
}

static int bring_words(struct session *session, const char *text, const char *file, struct error *error) {
  struct plain plain;
  if (wallet_read_words(session, text, &plain, error) != 0) {
    return -1;
  }
  return wallet_keep_words(session, &plain, file, error);
}

static int bring_answers(struct session *session, const char *list, struct error *error) {
  int answers[QUESTIONS];
  struct error trouble = {0};
  if (questions_read(list, answers, &trouble) != 0) {
    return error_set(error, trouble.code, "--answers: %s", trouble.message);
  }
  return questions_keep(session->wallet, answers, error);
}

int wallet_bring_told(struct session *session, struct error *error) {
  const struct options *options = session->options;
  if (session->catalog == NULL) {
    return 0;
  }
  bool first = !session->told;
  session->told = true; /* once: what is taken out of the wallet stays out */
  if (first && options->did != NULL && bring_did(session, options->did, error) != 0) {
    return -1;
  }
  if (first && options->words != NULL && bring_words(session, options->words, NULL, error) != 0) {
    return -1;
  }
  if (first && options->answers != NULL && bring_answers(session, options->answers, error) != 0) {
    return -1;
  }
  /* plain texts among the files, which the wallet only keeps */
  for (; session->texts_read < session->wallet->text_count; session->texts_read++) {
    const struct wallet_text *text = &session->wallet->texts[session->texts_read];
    if (bring_words(session, text->text, text->file, error) != 0) {
      return -1;
    }
  }
  if (nearness_find(session->catalog, session->wallet, error) != 0) {
    return -1;
  }
  return first && options->correct != NULL ? correct_list(session, options->correct, error) : 0;
}
