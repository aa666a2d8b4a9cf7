/* SPDX-License-Identifier: MIT */
#include "data/match/detail.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "data/base/i18n.h"
#include "data/catalog/leads.h"
#include "data/match/held.h"
#include "data/match/requirements.h"
#include "data/wallet/correct.h"

enum { MOST_FROM = 8, MOST_CLOSINGS = 3 };

struct closings {
  bool known;
  struct closing *items;
  size_t count;
};

struct match_closings {
  struct closings *by_element;
};

struct match_closings *match_closings_new(struct arena *arena, size_t element_count) {
  struct match_closings *closings = arena_alloc(arena, sizeof *closings);
  if (closings != NULL) {
    closings->by_element = arena_array(arena, element_count, sizeof *closings->by_element);
  }
  return closings == NULL || closings->by_element == NULL ? NULL : closings;
}

bool match_is_held(const struct wallet *wallet, const struct lead *lead) {
  for (size_t i = 0; i < wallet->count; i++) {
    const struct claim *claim = &wallet->claims[i];
    bool named = claim->record == NULL && claim->name != NULL && strcasecmp(claim->name, lead->name) == 0;
    if (named || claim_is_record(claim, lead->ctid)) {
      return true;
    }
  }
  return false;
}

static int take_leads(struct arena *arena, const struct wallet *wallet, const struct lead *leads, size_t count,
                      struct closings *closings, struct error *error) {
  closings->items = arena_array(arena, MOST_CLOSINGS, sizeof *closings->items);
  if (closings->items == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < count && closings->count < MOST_CLOSINGS; i++) {
    if (!match_is_held(wallet, &leads[i])) {
      closings->items[closings->count++] = (struct closing){.ctid = leads[i].ctid,
                                                            .name = leads[i].name,
                                                            .cost = leads[i].cost,
                                                            .currency = leads[i].currency,
                                                            .days = leads[i].days};
    }
  }
  closings->known = true;
  return 0;
}

static int closings_of(struct catalog *catalog, struct arena *arena, const struct wallet *wallet, struct match *match,
                       size_t element, struct closings *result, struct error *error) {
  struct closings *kept = &match->closings->by_element[element];
  struct lead *leads = NULL;
  size_t count = 0;
  if (!kept->known &&
      (leads_teaching(catalog, arena, match->matrix.element_names[element], &leads, &count, error) != 0 ||
       take_leads(arena, wallet, leads, count, kept, error) != 0)) {
    return -1;
  }
  *result = *kept;
  return 0;
}

/* Adds the name of a claim to those of a line, once. */
static void add_from(const struct wallet *wallet, size_t claim, struct match_line *line) {
  const char *name = wallet->claims[claim].name == NULL ? _("without a name") : wallet->claims[claim].name;
  size_t count = 0;
  for (; line->from[count] != NULL; count++) {
    if (strcmp(line->from[count], name) == 0) {
      return;
    }
  }
  if (count < MOST_FROM) {
    line->from[count] = name;
  }
}

/* What one piece alone covers of the requirement, 0-1. */
static double covers_alone(const struct evidence *piece, const struct match_line *line) {
  double share = piece->level >= line->level ? 1.0 : piece->level / line->level;
  return share * piece->confidence;
}

/* The names of the claims that show this element, once each. One that shows less
 * than half of what the best shows is no reason for what is covered. */
static int names_from(struct arena *arena, const struct wallet *wallet, const struct match *match, size_t element,
                      struct match_line *line, struct error *error) {
  line->from = arena_array(arena, MOST_FROM + 1, sizeof *line->from);
  if (line->from == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < match->evidence_count; i++) {
    const struct evidence *piece = &match->evidence[i];
    if (piece->element == element && covers_alone(piece, line) >= line->covered / 2.0) {
      add_from(wallet, piece->claim, line);
    }
  }
  return 0;
}

/* The best piece of evidence decides what is covered and how it is known. */
static void cover(const struct match *match, size_t element, struct match_line *line) {
  for (size_t i = 0; i < match->evidence_count; i++) {
    const struct evidence *piece = &match->evidence[i];
    if (piece->element != element) {
      continue;
    }
    double covered = covers_alone(piece, line);
    line->held_level = piece->level > line->held_level ? piece->level : line->held_level;
    if (covered > line->covered) {
      line->covered = covered;
      line->how = piece->how;
    }
  }
}

static int compare_weight(const void *left, const void *right) {
  const struct match_line *a = left;
  const struct match_line *b = right;
  if (a->weight != b->weight) {
    return a->weight < b->weight ? 1 : -1;
  }
  return strcmp(a->element, b->element);
}

static int close_gap(struct catalog *catalog, struct arena *arena, const struct wallet *wallet, struct match *match,
                     size_t element, const struct closings *for_job, struct match_line *line, struct error *error) {
  struct closings closings = {0};
  if (closings_of(catalog, arena, wallet, match, element, &closings, error) != 0) {
    return -1;
  }
  const struct closings *best = closings.count > 0 ? &closings : for_job;
  line->closes = best->items;
  line->close_count = best->count;
  return 0;
}

static int fill_lines(struct catalog *catalog, struct arena *arena, const struct wallet *wallet, struct match *match,
                      const struct closings *for_job, struct job_match *job, struct error *error) {
  size_t width = match->matrix.element_count;
  const struct match_requirement *requirements = match->requirements + job->row * width;
  job->have_count = 0;
  job->lack_count = 0;
  for (size_t e = 0; e < width; e++) {
    if (requirements[e].weight <= 0.0) {
      continue;
    }
    struct match_line line = {.element = match->matrix.elements[e],
                              .name = match->matrix.element_names[e],
                              .name_es = match->matrix.element_names_es[e],
                              .kind = (enum fit_kind)match->matrix.kinds[e],
                              .weight = requirements[e].weight,
                              .level = requirements[e].level};
    cover(match, e, &line);
    if (line.covered > 0.0) {
      struct match_line *have = &job->have[job->have_count++];
      *have = line;
      if (names_from(arena, wallet, match, e, have, error) != 0) {
        return -1;
      }
    }
    if (line.held_level < line.level) {
      struct match_line *lack = &job->lack[job->lack_count++];
      *lack = line;
      if (close_gap(catalog, arena, wallet, match, e, for_job, lack, error) != 0) {
        return -1;
      }
    }
  }
  return 0;
}

/* A technology has no level: it is held or lacking. */
static int fill_tool(struct catalog *catalog, struct arena *arena, const struct wallet *wallet, struct match *match,
                     const struct closings *for_job, size_t tool, struct job_match *job, struct error *error) {
  const char *name = match->tools.names[tool];
  struct match_line line = {.element = name,
                            .name = name,
                            .kind = FIT_TECHNOLOGIES,
                            .weight = match->tool_weights[job->row],
                            .level = -1.0,
                            .covered = match->held_tools[tool]};
  if (line.covered <= 0.0) {
    struct closings closings = {0};
    struct lead *leads = NULL;
    size_t count = 0;
    if (leads_teaching(catalog, arena, name, &leads, &count, error) != 0 ||
        take_leads(arena, wallet, leads, count, &closings, error) != 0) {
      return -1;
    }
    const struct closings *best = closings.count > 0 ? &closings : for_job;
    line.closes = best->items;
    line.close_count = best->count;
    job->lack[job->lack_count++] = line;
    return 0;
  }
  line.from = arena_array(arena, MOST_FROM + 1, sizeof *line.from);
  if (line.from == NULL) {
    return error_no_memory(error);
  }
  for (size_t i = 0; i < match->tool_shown_count; i++) {
    const struct tool_shown *shown = &match->tools_shown[i];
    if (shown->tool == tool) {
      add_from(wallet, shown->claim, &line);
      line.how = shown->covered >= line.covered ? shown->how : line.how;
    }
  }
  job->have[job->have_count++] = line;
  return 0;
}

static int fill_tools(struct catalog *catalog, struct arena *arena, const struct wallet *wallet, struct match *match,
                      const struct closings *for_job, struct job_match *job, struct error *error) {
  const struct job_tools *tools = &match->tools;
  bool any = match->tool_weights[job->row] > 0.0;
  for (size_t i = tools->first[job->row]; any && i < tools->first[job->row + 1]; i++) {
    if (fill_tool(catalog, arena, wallet, match, for_job, tools->uses[i], job, error) != 0) {
      return -1;
    }
  }
  return 0;
}

/* What would be a requirement but for the precision that it was published with. */
static int fill_uncounted(struct arena *arena, const struct match *match, struct job_match *job, struct error *error) {
  const struct job_matrix *matrix = &match->matrix;
  const struct matrix_cell *cells = matrix->cells + job->row * matrix->element_count;
  job->uncounted_count = 0;
  job->uncounted = arena_array(arena, matrix->element_count, sizeof *job->uncounted);
  if (job->uncounted == NULL) {
    return error_no_memory(error);
  }
  for (size_t e = 0; e < matrix->element_count; e++) {
    if (cells[e].suppressed && !cells[e].not_relevant && (double)cells[e].importance >= requirements_least_importance) {
      job->uncounted[job->uncounted_count++] = (struct match_uncounted){.element = matrix->elements[e],
                                                                        .name = matrix->element_names[e],
                                                                        .name_es = matrix->element_names_es[e],
                                                                        .kind = (enum fit_kind)matrix->kinds[e],
                                                                        .importance = (double)cells[e].importance,
                                                                        .level = (double)cells[e].level};
    }
  }
  return 0;
}

int match_detail(struct catalog *catalog, struct arena *arena, const struct wallet *wallet, struct match *match,
                 struct job_match *job, struct error *error) {
  const struct job_tools *tools = &match->tools;
  size_t most = match->matrix.element_count + tools->first[job->row + 1] - tools->first[job->row];
  struct closings for_job = {0};
  struct lead *leads = NULL;
  size_t count = 0;
  job->have = arena_array(arena, most, sizeof *job->have);
  job->lack = arena_array(arena, most, sizeof *job->lack);
  if (job->have == NULL || job->lack == NULL) {
    return error_no_memory(error);
  }
  if (leads_for_job(catalog, arena, job->job.code, &leads, &count, error) != 0 ||
      take_leads(arena, wallet, leads, count, &for_job, error) != 0 ||
      fill_lines(catalog, arena, wallet, match, &for_job, job, error) != 0 ||
      fill_tools(catalog, arena, wallet, match, &for_job, job, error) != 0 ||
      fill_uncounted(arena, match, job, error) != 0) {
    return -1;
  }
  if (job->have_count > 0) {
    qsort(job->have, job->have_count, sizeof *job->have, compare_weight);
  }
  if (job->lack_count > 0) {
    qsort(job->lack, job->lack_count, sizeof *job->lack, compare_weight);
  }
  return 0;
}
