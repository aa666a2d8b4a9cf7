/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/match/gates.h"
#include "views/format.h"
#include "views/labels.h"
#include "views/record.h"
#include "views/ways.h"

enum { WORDS = 128 };

const char *way_label_words(enum way_label label) {
  switch (label) {
    case WAY_CHEAPEST:
      return _("cheapest");
    case WAY_FASTEST:
      return _("fastest");
    case WAY_COVERS_MOST:
      return _("covers most");
    case WAY_EARNS_SOONEST:
      return _("earns soonest");
    case WAY_BALANCED:
      break;
  }
  return _("balanced");
}

void ways_labels_line(const struct shown_way *way, char *text, size_t size) {
  text[0] = '\0';
  for (int i = 0; i < WAY_LABELS; i++) {
    if ((way->labels & (1U << i)) != 0) {
      format_join(text, size, way_label_words((enum way_label)(1 << i)));
    }
  }
  if (text[0] == '\0') {
    (void)snprintf(text, size, "%s", way->way->count == 0 ? _("learned at work") : _("another way"));
  }
}

void ways_cost_words(long long cost, bool complete, char *text, size_t size) {
  char money[WORDS];
  cost = cost == 0 && !complete ? -1 : cost; /* "at least nothing" says nothing */
  format_money(money, sizeof money, cost, "USD", "not published");
  (void)snprintf(text, size, complete || cost < 0 ? "%s" : _("at least %s"), money);
}

void ways_time_words(long long time, bool complete, char *text, size_t size) {
  char words[WORDS];
  double days = (double)time / GRAPH_DAY;
  time = time == 0 && !complete ? -1 : time;
  if (time == 0) {
    (void)snprintf(words, sizeof words, "%s", _("no time"));
  } else {
    format_time(words, sizeof words, time < 0 ? -1.0 : days, time < 0 ? -1.0 : days, -1.0, "not published");
  }
  (void)snprintf(text, size, complete || time < 0 ? "%s" : _("at least %s"), words);
}

/* More than a month at work, by what BLS says of the job. */
static bool is_trained_long(const struct ways_state *state) {
  const char *training = state->job.training;
  return training != NULL && strcmp(training, "None") != 0 && strncmp(training, "Short", strlen("Short")) != 0;
}

bool ways_is_learned_at_work(const struct ways_state *state, const struct shown_way *way) {
  return way->way->count == 0 && is_trained_long(state);
}

bool ways_pays_once_learned(const struct ways_state *state, const struct way_exit *first) {
  return is_trained_long(state) && strcmp(first->code, state->job.code) == 0;
}

bool ways_time_is_whole(const struct ways_state *state, const struct shown_way *way) {
  bool whole = way->way->time_complete && !is_trained_long(state);
  for (size_t i = 0; i < way->way->count; i++) {
    const struct route_step *step = &state->routes->steps[way->way->steps[i]];
    for (size_t j = 0; j < step->assumption_count; j++) {
      whole = whole && step->assumptions[j].kind != ASSUMED_SHORTEST;
    }
  }
  return whole;
}

void ways_way_time(const struct ways_state *state, const struct shown_way *way, long long time, char *text,
                   size_t size) {
  if (ways_is_learned_at_work(state, way)) {
    (void)snprintf(text, size, "%s", _("learned at work"));
    return;
  }
  ways_time_words(time, ways_time_is_whole(state, way), text, size);
}

const char *ways_step_name(const struct route_step *step) {
  return record_words(step->name, step->name_es);
}

const char *ways_exit_title(const struct route_step *step) {
  return step->exit == NULL ? "" : record_words(step->exit->title, step->exit->title_es);
}

void ways_reason_words(const struct ways_state *state, const struct route_part *part, char *text, size_t size) {
  const char *other = part->needed_by == GRAPH_NOTHING ? "" : ways_step_name(&state->routes->steps[part->needed_by]);
  if (strcmp(part->because, "goal") == 0) {
    (void)snprintf(text, size, "%s", part->stated ? _("leads to the job") : _("leads to the job by its program code"));
  } else if (strcmp(part->because, "required") == 0) {
    (void)snprintf(text, size, part->stated ? _("needed for %s") : _("taken as needed for %s"), other);
  } else if (strcmp(part->because, "advanced standing") == 0) {
    (void)snprintf(text, size, _("makes %s shorter or cheaper"), other);
  } else {
    (void)snprintf(text, size, "%s", _("covers more of what the job asks for"));
  }
}

static void number_words(double number, char *text, size_t size) {
  (void)snprintf(text, size, "%g", (double)(long)(number * 10.0 + 0.5) / 10.0);
}

/* What is left open about the step itself; false when it is something else. */
static bool open_figure(enum assumption_kind kind, const char *name, char *text, size_t size) {
  switch (kind) {
    case ASSUMED_NO_PRICE:
      (void)snprintf(text, size, _("%s: its price is not published, so the sum is \"at least\"."), name);
      return true;
    case ASSUMED_AT_LEAST:
      (void)snprintf(text, size, _("%s: a part of its price is not published, so the sum is \"at least\"."), name);
      return true;
    case ASSUMED_NO_TIME:
      (void)snprintf(text, size, _("%s: how long it takes is not published, so the time is \"at least\"."), name);
      return true;
    case ASSUMED_EXAM:
      (void)snprintf(text, size, _("%s: no time of its own is published; none is counted for the exam and the papers."),
                     name);
      return true;
    case ASSUMED_PROGRAM:
      (void)snprintf(text, size, _("%s leads to this job only by its program code; the record names no job."), name);
      return true;
    case ASSUMED_PREPARATION:
      (void)snprintf(text, size,
                     _("%s: the record names no training. One of the programs that prepare for it is taken as needed."),
                     name);
      return true;
    default:
      return false;
  }
}

static void say_assumption(const struct ways_state *state, size_t step, const struct assumption *assumption, char *text,
                           size_t size) {
  const char *name = ways_step_name(&state->routes->steps[step]);
  const char *said = assumption->text == NULL ? "" : label_own(record_words(assumption->text, assumption->text_es));
  char number[WORDS];
  char span[WORDS];
  number_words(assumption->number, number, sizeof number);
  if (open_figure(assumption->kind, name, text, size)) {
    return;
  }
  switch (assumption->kind) {
    case ASSUMED_ONE_OF:
      (void)snprintf(text, size, _("%s asks for one of: %.300s. It is assumed that you have one."), name, said);
      break;
    case ASSUMED_AGE:
      (void)snprintf(text, size,
                     _("%s asks for an age of %s or more. You did not tell yours; it is assumed that you are."), name,
                     number);
      break;
    case ASSUMED_EXPERIENCE:
      (void)snprintf(text, size, _("%s asks for %s years of work in the field. They are counted as time."), name,
                     number);
      break;
    case ASSUMED_CURRENCY:
      (void)snprintf(text, size, _("%s: its price is in another currency (%s) and is not counted."), name, said);
      break;
    case ASSUMED_HOURS:
      (void)snprintf(text, size,
                     _("%s: %s hours of class. How long that takes depends on your hours a week, which you did not "
                       "tell."),
                     name, number);
      break;
    case ASSUMED_WEEKS:
      (void)snprintf(text, size, _("%s: %s hours of class, at %ld hours a week."), name, number, state->hours);
      break;
    case ASSUMED_NOT_HERE:
      (void)snprintf(text, size, _("\"%.300s\" is not in the data: neither its price nor its time is known."), said);
      break;
    case ASSUMED_RECOMMENDED:
      (void)snprintf(text, size, _("%s recommends, without asking for it: %.300s. It is not counted."), name, said);
      break;
    case ASSUMED_STATE:
      (void)snprintf(text, size,
                     _("%s holds in %s. You did not tell in which state you live; it is assumed that this is the one."),
                     name, said);
      break;
    case ASSUMED_SHORTEST:
      format_time(span, sizeof span, (double)state->routes->steps[step].credential->row.days, assumption->number, -1.0,
                  NULL);
      (void)snprintf(text, size,
                     _("%s: the record gives a span, %s. The shortest is counted, so the time is \"at "
                       "least\"."),
                     name, span);
      break;
    case ASSUMED_STANDING:
      (void)snprintf(text, size, _("%s counts toward %s; how much is not stated as money or time: nothing taken off."),
                     ways_step_name(&state->routes->steps[assumption->other]), name);
      break;
    default:
      (void)snprintf(text, size, "%s", name);
      break;
  }
}

/* All that is asked for in words, in one; false when that was said before. */
static bool join_conditions(const struct route_step *step, size_t at, char *text, size_t size) {
  text[0] = '\0';
  for (size_t i = 0; i < step->assumption_count; i++) {
    const struct assumption *assumption = &step->assumptions[i];
    if (assumption->kind != ASSUMED_CONDITION) {
      continue;
    }
    if (i < at) {
      return false;
    }
    size_t used = strlen(text);
    (void)snprintf(text + used, size - used, "%s%s", used == 0 ? "" : "; ",
                   label_own(record_words(assumption->text, assumption->text_es)));
  }
  return true;
}

bool ways_assumption_words(const struct ways_state *state, const struct shown_way *way, size_t step, size_t at,
                           char *text, size_t size) {
  const struct assumption *assumption = &state->routes->steps[step].assumptions[at];
  char asked[WAYS_TEXT];
  if (!ways_assumes(state, way, assumption)) {
    return false;
  }
  if (assumption->kind != ASSUMED_CONDITION) {
    say_assumption(state, step, assumption, text, size);
    return true;
  }
  bool first = join_conditions(&state->routes->steps[step], at, asked, sizeof asked);
  (void)snprintf(text, size, _("%s asks for: %.300s. It is assumed that you have or can do all of this."),
                 ways_step_name(&state->routes->steps[step]), asked);
  return first;
}

static void put_time_limit(const struct ways_asked *asked, char *text, size_t size) {
  char words[WORDS];
  char line[WORDS * 2];
  if (asked->by[0] != '\0') {
    format_date(words, sizeof words, asked->by);
    (void)snprintf(line, sizeof line, _("by %s"), words);
  } else {
    format_time(words, sizeof words, asked->days, asked->days, -1.0, NULL);
    (void)snprintf(line, sizeof line, _("at most %s"), words);
  }
  format_join(text, size, line);
}

void ways_limits_line(const struct ways_state *state, char *text, size_t size) {
  const struct ways_asked *asked = &state->asked;
  char words[WORDS];
  char line[WORDS * 2];
  text[0] = '\0';
  if ((asked->bits & WAYS_BUDGET) != 0) {
    format_money(words, sizeof words, asked->budget, "USD", NULL);
    (void)snprintf(line, sizeof line, _("at most %s"), words);
    format_join(text, size, line);
  }
  if ((asked->bits & WAYS_TIME) != 0) {
    put_time_limit(asked, text, size);
  }
  if ((asked->bits & WAYS_EVENING) != 0) {
    format_join(text, size, _("evenings or weekends"));
  }
  if ((asked->bits & WAYS_ONLINE) != 0) {
    format_join(text, size, _("online"));
  }
  if ((asked->bits & WAYS_COUNTY) != 0) {
    (void)snprintf(line, sizeof line, _("within %s County"), asked->county);
    format_join(text, size, line);
  }
  if ((asked->bits & WAYS_CHILDCARE) != 0) {
    format_join(text, size, _("with childcare"));
  }
  if (state->person->age > 0) {
    (void)snprintf(line, sizeof line, _("your age %d"), state->person->age);
    format_join(text, size, line);
  }
  if (state->person->state != NULL) {
    (void)snprintf(line, sizeof line, _("your state %.60s"), state->person->state);
    format_join(text, size, line);
  }
  if (text[0] == '\0') {
    (void)snprintf(text, size, "%s", _("no limit"));
  }
}

static const char *limit_words(enum ways_limit limit) {
  switch (limit) {
    case WAYS_EVENING:
      return _("evenings or weekends");
    case WAYS_ONLINE:
      return _("online");
    case WAYS_COUNTY:
      return _("the county");
    case WAYS_CHILDCARE:
      return _("childcare");
    case WAYS_AGE:
      return _("your age: it opens when you are older");
    case WAYS_RESIDENCY:
      return _("your state: it would have to be in another one");
    default:
      return "";
  }
}

void ways_relaxation_words(const struct ways_state *state, const struct relaxation *relaxation, char *text,
                           size_t size) {
  char figure[WORDS];
  char over[WORDS];
  char line[WORDS * 3];
  const struct way *way = &relaxation->way;
  text[0] = '\0';
  for (int i = 0; i < WAYS_LIMITS; i++) {
    enum ways_limit limit = (enum ways_limit)(1 << i);
    if ((relaxation->bits & (unsigned)limit) == 0) {
      continue;
    }
    if (limit == WAYS_BUDGET) {
      ways_cost_words(way->cost, way->cost_complete, figure, sizeof figure);
      format_money(over, sizeof over, way->cost - state->asked.budget, "USD", NULL);
      (void)snprintf(line, sizeof line, _("the budget: %s, that is %s more"), figure, over);
    } else if (limit == WAYS_TIME) {
      ways_time_words(way->time, way->time_complete, figure, sizeof figure);
      ways_time_words(way->time - (long long)(state->asked.days * GRAPH_DAY + 0.5), true, over, sizeof over);
      (void)snprintf(line, sizeof line, _("the time: %s, that is %s more"), figure, over);
    } else {
      (void)snprintf(line, sizeof line, "%s", limit_words(limit));
    }
    format_join(text, size, line);
  }
}

void ways_no_step_words(const struct ways_state *state, char *text, size_t size) {
  const char *training = state->job.training;
  if (training == NULL || strcmp(training, "None") == 0) {
    (void)snprintf(text, size, "%s", _("No step is needed: the job asks for no credential."));
  } else {
    (void)snprintf(text, size, _("No step is needed before. The job is usually learned at work: %s."),
                   label_education(training));
  }
}

/* Of the kinds of training that BLS tells apart, those whose name gives no length. */
static const char *training_span(const char *training) {
  if (strncmp(training, "Apprentice", strlen("Apprentice")) == 0) {
    return _(" (usually several years of paid work and classes)");
  }
  return strncmp(training, "Intern", strlen("Intern")) == 0 ? _(" (supervised work that can take years)") : "";
}

/* What a way takes for granted about learning at work, the first sentence. */
static void say_training(const struct ways_state *state, const struct shown_way *way, char *text, size_t size) {
  const char *training = state->job.training;
  if (way->way->count > 0) {
    (void)snprintf(text, size,
                   _("The job is usually learned at work, too: %s%s. An employer has to take you on for that. The time "
                     "is not counted unless it is one of the steps, and until it is over the pay is less."),
                   label_education(training), training_span(training));
  } else if (training == NULL || strcmp(training, "None") == 0) {
    (void)snprintf(text, size, "%s",
                   _("An employer takes you on as you are. Beginners usually earn less than the figure above, which is "
                     "the middle of all who do the job."));
  } else {
    (void)snprintf(text, size,
                   _("An employer takes you on and trains you: %s%s. This time is not counted, and until it is over "
                     "the pay is less than the figure above."),
                   label_education(training), training_span(training));
  }
}

static void say_no_license(const struct ways_state *state, char *text, size_t size) {
  const char *training = state->job.training;
  if (state->routes->license_of_some != NULL) {
    (void)snprintf(text, size, _("No license is counted. Some who do this job need one: %s. Ask before you start."),
                   state->routes->license_of_some);
  } else if (training != NULL && strncmp(training, "Apprentice", strlen("Apprentice")) == 0) {
    (void)snprintf(text, size, "%s",
                   _("No license is counted: these data name none. Many trades that are learned in an apprenticeship "
                     "need one in the end; ask your state."));
  } else {
    (void)snprintf(text, size, "%s",
                   _("No license is counted: these data name none for this job. They know the licenses of New Jersey "
                     "only; ask your state."));
  }
}

/* What is asked for by law or custom beside licenses, and is not known to be met. */
static bool say_gate(const struct match_gate *gate, char *text, size_t size) {
  bool rule =
      gate->kind == GATE_AGE || gate->kind == GATE_RECORD || gate->kind == GATE_CITIZEN || gate->kind == GATE_PERMIT;
  bool diploma = gate->kind == GATE_SCHOOLING && schooling_of_entry(gate->name) == SCHOOLING_HIGH_SCHOOL;
  if (gate->state == GATE_MET || !(rule || diploma)) {
    return false;
  }
  if (diploma) {
    (void)snprintf(text, size, _("Usual schooling: %s. It is assumed that you have it or get it; it is not counted."),
                   label_education(gate->name));
  } else {
    (void)snprintf(text, size, _("It is assumed that this does not stand in your way: %s"),
                   record_words(gate->name, gate->name_es));
  }
  return true;
}

static bool has_permit(const struct job_match *job) {
  for (size_t i = 0; job != NULL && i < job->gate_count; i++) {
    if (job->gates[i].kind == GATE_PERMIT) {
      return true;
    }
  }
  return false;
}

bool ways_job_assumption(const struct ways_state *state, const struct shown_way *way, size_t at, char *text,
                         size_t size) {
  const struct job_match *job = state->question.job_match;
  bool training = way->way->count == 0 || is_trained_long(state);
  bool license = state->routes->license == NULL && (state->routes->license_of_some != NULL || !has_permit(job));
  size_t said = 0;
  if (training && said++ == at) {
    say_training(state, way, text, size);
    return true;
  }
  if (license && said++ == at) {
    say_no_license(state, text, size);
    return true;
  }
  for (size_t i = 0; job != NULL && i < job->gate_count; i++) {
    if (say_gate(&job->gates[i], text, size) && said++ == at) {
      return true;
    }
  }
  return false;
}

void ways_note(const struct ways_state *state, char *text, size_t size) {
  const struct routes *routes = state->routes;
  text[0] = '\0';
  if (routes->goal_count == 0 && state->ways.count == 0) {
    (void)snprintf(text, size, "%s",
                   routes->below_schooling == 0
                       ? _("No credential in these data leads to this job.")
                       : _("No credential in these data leads to this job with the schooling that is usual in it. "
                           "Programs in its field are below that."));
  } else if (state->ways.count == 0 && state->relaxed && state->relaxations.count > 0) {
    (void)snprintf(text, size, "%s", _("No way keeps to all your limits."));
  } else if (state->ways.count == 0) {
    (void)snprintf(text, size, "%s",
                   _("What leads to this job asks for something that no record here gives, so no way is complete."));
  } else if (routes->license != NULL && routes->license_goals) {
    (void)snprintf(text, size, _("The job needs a license (%s): each way ends with one."), routes->license);
  } else if (routes->license != NULL) {
    (void)snprintf(text, size, _("The job needs a license (%s). It is not in these data and comes on top."),
                   routes->license);
  }
}
