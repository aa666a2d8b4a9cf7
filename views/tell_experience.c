/* SPDX-License-Identifier: MIT */
/* The form for an experience. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/jobs/jobs.h"
#include "data/wallet/correct.h"
#include "views/jobs_faces.h"
#include "views/tell.h"

enum row { ROW_TITLE, ROW_JOB, ROW_KIND, ROW_YEARS, ROW_FIRST_QUESTION, ROW_KEEP = ROW_FIRST_QUESTION + 3, ROWS };

const char *tell_kind_words(enum experience_kind kind) {
  static const char *const words[EXPERIENCE_KINDS] = {
      [EXPERIENCE_EMPLOYMENT] = N_("work for pay"),
      [EXPERIENCE_WORK_BASED] = N_("apprenticeship or internship"),
      [EXPERIENCE_ENTREPRENEURIAL] = N_("my own business"),
      [EXPERIENCE_CIVIC] = N_("volunteer work"),
      [EXPERIENCE_SERVICE] = N_("military or national service"),
      [EXPERIENCE_INDEPENDENT] = N_("at home or by myself"),
      [EXPERIENCE_COURSE] = N_("a course"),
      [EXPERIENCE_EXTRACURRICULAR] = N_("a club, sport or school activity"),
  };
  return (size_t)kind < (size_t)EXPERIENCE_KINDS ? _(words[kind]) : "";
}

const char *tell_question_words(int question) {
  static const char *const words[3] = {N_("How much was in your hands?"), N_("How hard was it?"),
                                       N_("How new was what you did?")};
  return question >= 0 && question < 3 ? _(words[question]) : "";
}

const char *tell_level_words(int question, int level) {
  static const char *const words[3][EXPERIENCE_LEVELS] = {
      {N_("I helped"), N_("I did it by myself"), N_("I led others"), N_("I answered for all of it")},
      {N_("the same each day"), N_("some choices"), N_("many parts"), N_("hard problems")},
      {N_("as I was shown"), N_("small changes"), N_("I found my own ways"), N_("I made something new")},
  };
  bool told = question >= 0 && question < 3 && level >= 1 && level <= (int)EXPERIENCE_LEVELS;
  return told ? _(words[question][level - 1]) : _("not told");
}

static int *level_of(struct experience *experience, size_t row) {
  int *const levels[3] = {&experience->responsibility, &experience->complexity, &experience->novelty};
  return row >= ROW_FIRST_QUESTION && row < ROW_KEEP ? levels[row - ROW_FIRST_QUESTION] : NULL;
}

void tell_experience_start(struct view *view, size_t claim) {
  struct tell *tell = view->state;
  const struct wallet *wallet = view->session->wallet;
  if (claim >= wallet->count || wallet->claims[claim].experience == NULL) {
    return;
  }
  const struct experience *from = wallet->claims[claim].experience;
  struct job job = {0};
  struct error error;
  tell->corrects = claim + 1;
  tell->experience = *from;
  (void)snprintf(tell->title, sizeof tell->title, "%s", wallet->claims[claim].name);
  (void)snprintf(tell->code, sizeof tell->code, "%s", from->occupation == NULL ? "" : from->occupation);
  if (from->occupation != NULL && view->session->catalog != NULL &&
      job_read(view->session->catalog, view->arena, from->occupation, &job, &error) == 0) {
    (void)snprintf(tell->job, sizeof tell->job, "%s", job_title(&job));
  }
  tell->chosen = true;
  prompt_set(&tell->line, tell->title);
}

static size_t experience_rows(const struct tell *tell) {
  (void)tell;
  return ROWS;
}

static void experience_cell(const struct view *view, size_t row, char *label, char *value, size_t size) {
  const struct tell *tell = view->state;
  struct experience experience = tell->experience;
  value[0] = '\0';
  switch (row) {
    case ROW_TITLE:
      (void)snprintf(label, size, "%s", _("What was it?"));
      (void)snprintf(value, size, "%s", tell->title);
      break;
    case ROW_JOB:
      (void)snprintf(label, size, "%s", _("It counts as"));
      if (tell->code[0] == '\0') {
        (void)snprintf(value, size, "%s", _("no job that is known here"));
      } else {
        (void)snprintf(value, size, "%s", tell->job);
      }
      break;
    case ROW_KIND:
      (void)snprintf(label, size, "%s", _("What kind"));
      (void)snprintf(value, size, "%s", tell_kind_words(experience.kind));
      break;
    case ROW_YEARS:
      (void)snprintf(label, size, "%s", _("How many years"));
      if (experience.years > 0.0) {
        (void)snprintf(value, size, "%g", experience.years);
      } else {
        (void)snprintf(value, size, "%s", _("not told"));
      }
      break;
    case ROW_KEEP:
      (void)snprintf(label, size, "%s", _("Keep this"));
      (void)snprintf(value, size, _("it will count %.0f%%"), experience_confidence(&experience) * 100.0);
      break;
    default:
      (void)snprintf(label, size, "%s", tell_question_words((int)row - ROW_FIRST_QUESTION));
      (void)snprintf(value, size, "%s", tell_level_words((int)row - ROW_FIRST_QUESTION, *level_of(&experience, row)));
      break;
  }
}

/* The jobs that the title may mean, best first; the first one is taken unless another was chosen. */
static void suggest(struct view *view, const char *text) {
  struct tell *tell = view->state;
  struct job *jobs = NULL;
  size_t count = 0;
  long total = 0;
  struct error error;
  struct arena *arena = arena_new((size_t)4 << 20);
  tell->suggestion_count = 0;
  if (arena != NULL && text[0] != '\0' && view->session->catalog != NULL &&
      jobs_search(view->session->catalog, arena, text, NULL, JOBS_BEST, 0, TELL_SUGGESTIONS, &jobs, &count, &total,
                  &error) == 0) {
    for (size_t i = 0; i < count; i++) {
      struct tell_suggestion *suggestion = &tell->suggestions[tell->suggestion_count++];
      (void)snprintf(suggestion->code, sizeof suggestion->code, "%s", jobs[i].code);
      (void)snprintf(suggestion->title, sizeof suggestion->title, "%s", job_title(&jobs[i]));
    }
  }
  arena_free(arena);
}

static void take_suggestion(struct tell *tell) {
  tell->code[0] = '\0';
  tell->job[0] = '\0';
  if (tell->suggestion_count > 0) {
    (void)snprintf(tell->code, sizeof tell->code, "%s", tell->suggestions[0].code);
    (void)snprintf(tell->job, sizeof tell->job, "%s", tell->suggestions[0].title);
  }
}

static void experience_typed(struct view *view) {
  struct tell *tell = view->state;
  (void)snprintf(tell->title, sizeof tell->title, "%.*s", (int)sizeof tell->title - 1, tell->line.text);
  suggest(view, tell->title);
  if (!tell->chosen) {
    take_suggestion(tell);
  }
}

static unsigned experience_enter(struct view *view, size_t row) {
  struct tell *tell = view->state;
  int *level = level_of(&tell->experience, row);
  if (level != NULL) {
    *level = *level % (int)EXPERIENCE_LEVELS + 1;
    return REACT_PAINT;
  }
  switch (row) {
    case ROW_TITLE:
      prompt_set(&tell->line, tell->title);
      view->typing = !view->session->options->linear;
      return view->typing ? (unsigned)REACT_PAINT : tell_ask(view, row, _("What was it? In a word or two: "));
    case ROW_JOB:
      return tell_ask(view, row, _("Name or code of the job (- for none): "));
    case ROW_KIND:
      tell->experience.kind = (enum experience_kind)(((int)tell->experience.kind + 1) % (int)EXPERIENCE_KINDS);
      return REACT_PAINT;
    default:
      return tell_ask(view, row, _("How many years? Like 2 or 0.5: "));
  }
}

static void set_years(struct view *view, const char *text) {
  struct tell *tell = view->state;
  char *end = NULL;
  double years = strtod(text, &end);
  bool makes_sense = end != text && *end == '\0' && years > 0.0 && years <= (double)EXPERIENCE_MOST_YEARS;
  if (text[0] != '\0' && !makes_sense) {
    view_say(view, "%s", _("That is no number of years."));
    return;
  }
  tell->experience.years = makes_sense ? years : 0.0;
}

static unsigned experience_answer(struct view *view, size_t row, const char *text) {
  struct tell *tell = view->state;
  switch (row) {
    case ROW_TITLE:
      prompt_set(&tell->line, text);
      experience_typed(view);
      break;
    case ROW_JOB:
      if (text[0] == '\0') {
        break;
      }
      suggest(view, strcmp(text, "-") == 0 ? "" : text);
      take_suggestion(tell);
      tell->chosen = true;
      if (tell->suggestion_count == 0 && strcmp(text, "-") != 0) {
        view_say(view, "%s", _("No job has that name. Try an everyday name, like truck driver."));
      }
      break;
    case ROW_YEARS:
      set_years(view, text);
      break;
    default:
      break;
  }
  return REACT_PAINT;
}

static int experience_keep(struct view *view, struct error *error) {
  struct tell *tell = view->state;
  tell->experience.title = tell->title[0] == '\0' ? NULL : tell->title;
  tell->experience.occupation = tell->code[0] == '\0' ? NULL : tell->code;
  if (tell->experience.title == NULL && tell->experience.occupation == NULL) {
    return error_set(error, ERROR_USAGE, "%s", _("Say first what it was."));
  }
  if (tell->corrects > 0) {
    return wallet_correct_experience(view->session->wallet, tell->corrects - 1, &tell->experience, error);
  }
  const struct claim claim = {
      .kind = CLAIM_EXPERIENCE, .experience = &tell->experience, .name = tell->experience.title};
  return wallet_add_told(view->session->wallet, &claim, error);
}

const struct tell_ops tell_experience = {
    .rows = experience_rows,
    .cell = experience_cell,
    .enter = experience_enter,
    .answer = experience_answer,
    .typed = experience_typed,
    .keep = experience_keep,
    .head = N_("Work, study or service: Enter fills in the line or goes to the next answer."),
};
