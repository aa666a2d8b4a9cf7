/* SPDX-License-Identifier: MIT */
#include "data/ladder/ladder.h"

#include <string.h>

#include "data/base/i18n.h"
#include "data/catalog/rungs.h"
#include "data/jobs/jobs.h"
#include "data/ladder/parts.h"

enum { JOB_ROOTS = 8 };

const char *ladder_stacking_name(enum ladder_stacking stacking) {
  static const char *const names[] = {"first", "progression", "supplemental", "independent", "unclear"};
  return names[stacking];
}

const char *ladder_assumed_name(enum ladder_assumed bit) {
  static const char *const names[LADDER_ASSUMPTIONS] = {"in a row",          "nothing taken off", "one of several ways",
                                                        "also required",     "parts not twice",   "national wages",
                                                        "first of a choice", "several currencies"};
  for (int i = 0; i < LADDER_ASSUMPTIONS; i++) {
    if ((unsigned)bit == 1U << i) {
      return names[i];
    }
  }
  return "";
}

int ladder_level(const char *type, int zone) {
  static const struct {
    const char *part;
    int level;
  } levels[] = {{"Doctor", 5},       {"Master", 5},          {"Postdoc", 5},           {"PostMaster", 5},
                {"Professional", 5}, {"Specialist", 5},      {"PostBaccalaureate", 5}, {"Bachelor", 4},
                {"Associate", 3},    {"SecondarySchool", 2}, {"GeneralEducation", 2}};
  for (size_t i = 0; type != NULL && i < sizeof levels / sizeof levels[0]; i++) {
    if (strstr(type, levels[i].part) != NULL) {
      return levels[i].level;
    }
  }
  return zone >= 1 && zone <= 5 ? zone : 0;
}

bool ladder_counts_toward(const char *kind) {
  static const char *const kinds[] = {"required", "advanced standing", "transfer", "part", "results in"};
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    if (strcmp(kind, kinds[i]) == 0) {
      return true;
    }
  }
  return false;
}

size_t ladder_find(const struct ladder *ladder, const char *ctid) {
  for (size_t i = 0; i < ladder->step_count; i++) {
    if (ladder->steps[i].ctid != NULL && strcmp(ladder->steps[i].ctid, ctid) == 0) {
      return i;
    }
  }
  return LADDER_NONE;
}

bool ladder_leads(const struct ladder *ladder) {
  return ladder->edge_count > 0 || (ladder->about == LADDER_OF_JOB && ladder->step_count > 0);
}

/* --- what was asked for --- */

static int start_at_credential(struct growth *growth, const char *what, struct error *error) {
  struct ladder *ladder = growth->ladder;
  size_t at = LADDER_NONE;
  const char *older = NULL;
  struct credential credential;
  if (credential_read(growth->catalog, growth->arena, what, &credential, error) != 0 ||
      growth_step(growth, credential.row.ctid, NULL, 0, &at, &older, error) != 0) {
    return -1;
  }
  ladder->about = LADDER_OF_CREDENTIAL;
  ladder->replaced = older;
  ladder->steps[0].asked = true;
  ladder->key = ladder->steps[0].ctid;
  ladder->name = ladder->steps[0].name;
  ladder->name_es = ladder->steps[0].name_es;
  ladder->type = ladder->steps[0].type;
  return 0;
}

static int start_at_job(struct growth *growth, const char *what, struct error *error) {
  struct ladder *ladder = growth->ladder;
  struct job job;
  struct rungs rungs;
  if (job_read(growth->catalog, growth->arena, what, &job, error) != 0 ||
      rungs_for_job(growth->catalog, growth->arena, job.code, JOB_ROOTS, &rungs, error) != 0) {
    return -1;
  }
  ladder->about = LADDER_OF_JOB;
  growth->job = job.code;
  ladder->key = job.code;
  ladder->name = job.title;
  ladder->name_es = job.title_es;
  ladder->left_out += rungs.left_out;
  for (size_t i = 0; i < rungs.count; i++) {
    size_t at = LADDER_NONE;
    const char *older = NULL;
    if (growth_step(growth, rungs.ctids[i], NULL, 0, &at, &older, error) != 0) {
      return -1;
    }
    if (at != LADDER_NONE) {
      ladder->steps[at].asked = true;
    }
  }
  return 0;
}

static bool is_kind(const struct resource *resource, const char *kind) {
  return strcmp(resource->kind, kind) == 0;
}

/* The pathway that a component is part of; the record itself when it is one. */
static int find_pathway(struct growth *growth, const char *what, struct resource *top, struct error *error) {
  if (resource_read(growth->catalog, growth->arena, what, top, error) != 0) {
    return -1;
  }
  if (is_kind(top, "component")) {
    for (size_t i = 0; i < top->link_count; i++) {
      const struct resource_link *link = &top->links[i];
      if (link->ctid != NULL && link->kind != NULL && strcmp(link->kind, "pathway") == 0) {
        return resource_read(growth->catalog, growth->arena, link->ctid, top, error);
      }
    }
  }
  if (!is_kind(top, "pathway")) {
    return error_set(error, ERROR_NOT_FOUND,
                     _("%.80s has no ladder: only credentials, programs, jobs and pathways have one."), top->name);
  }
  return 0;
}

static bool room_for(struct growth *growth, size_t steps, size_t edges) {
  struct ladder *ladder = growth->ladder;
  growth->most_steps = steps;
  ladder->steps = arena_array(growth->arena, steps, sizeof *ladder->steps);
  ladder->edges = arena_array(growth->arena, edges, sizeof *ladder->edges);
  growth->grown = arena_array(growth->arena, steps, sizeof(struct grown *));
  return ladder->steps != NULL && ladder->edges != NULL && growth->grown != NULL;
}

static int finish(struct growth *growth, struct error *error) {
  struct ladder *ladder = growth->ladder;
  growth_find_ways(growth);
  if (!growth_cut_circles(growth) || !ladder_draw_line(growth->arena, ladder)) {
    return error_no_memory(error);
  }
  if (growth_guess(growth, error) != 0 || growth_add_others(growth, error) != 0) {
    return -1;
  }
  if (!ladder_sum_line(growth->arena, ladder)) {
    return error_no_memory(error);
  }
  ladder_name_stacking(ladder);
  return 0;
}

static int start_at_pathway(struct growth *growth, const char *what, struct error *error) {
  struct resource top;
  if (find_pathway(growth, what, &top, error) != 0) {
    return -1;
  }
  if (!room_for(growth, PATHWAY_MOST_COMPONENTS, PATHWAY_MOST_BEFORE)) {
    return error_no_memory(error);
  }
  return growth_pathway(growth, &top, error);
}

/* The first kind of thing that there is of this name. The error is that of the
 * kind that the name looks like: a code of an occupation has no "ce-" in it. */
static int start(struct growth *growth, const char *what, struct error *error) {
  static int (*const kinds[])(struct growth *, const char *, struct error *) = {start_at_job, start_at_credential,
                                                                                start_at_pathway};
  bool code = strstr(what, "ce-") == NULL;
  for (size_t i = code ? 0 : 1; i < 3; i++) {
    struct error other = {0};
    int result = kinds[i](growth, what, &other);
    if (result == 0) {
      *error = (struct error){0};
      return i == 2 ? 0 : growth_run(growth, error);
    }
    *error = error->code == ERROR_NONE || !code ? other : *error;
    if (other.code != ERROR_NOT_FOUND) {
      *error = other;
      return -1;
    }
  }
  return -1;
}

int ladder_read(struct catalog *catalog, struct arena *arena, const char *what, struct ladder *ladder,
                struct error *error) {
  struct growth growth = {.catalog = catalog, .arena = arena, .ladder = ladder};
  struct error trouble = {0};
  *ladder = (struct ladder){.key = what, .name = what};
  if (!room_for(&growth, LADDER_MOST_STEPS, LADDER_MOST_EDGES)) {
    return error_no_memory(error);
  }
  if (start(&growth, what, &trouble) != 0) {
    *error = trouble;
    return -1;
  }
  return finish(&growth, error);
}
