/* SPDX-License-Identifier: MIT */
/* One step: its record, the older versions that it stands for, its exits. */
#include <string.h>

#include "data/catalog/rungs.h"
#include "data/jobs/jobs.h"
#include "data/ladder/parts.h"

/* --- versions --- */

/* The words for a newer record, as this record states them, and as the newer one does. */
static bool leads_to_newer(const struct resource_link *link) {
  static const char *const own[] = {"latestVersion", "nextVersion", "supersededBy", "isReplacedBy"};
  static const char *const others[] = {"previousVersion", "supersedes", "replacesVersion", "replaces"};
  const char *const *words = link->from_other ? others : own;
  for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
    if (strcmp(words[i], link->relation) == 0) {
      return true;
    }
  }
  return false;
}

static bool leads_to_older(const struct resource_link *link) {
  struct resource_link turned = *link;
  turned.from_other = !link->from_other;
  return leads_to_newer(&turned);
}

static bool can_be_step(const struct resource_link *link) {
  return link->ctid != NULL && link->kind != NULL &&
         (strcmp(link->kind, "credential") == 0 || strcmp(link->kind, "learning") == 0);
}

static bool is_among(const struct grown *grown, const char *ctid) {
  for (size_t i = 0; i < grown->version_count; i++) {
    if (strcmp(grown->versions[i].row.ctid, ctid) == 0) {
      return true;
    }
  }
  return false;
}

/* Reads a version behind those that are there. 1: read, 0: no such credential. */
static int read_version(struct growth *growth, struct grown *grown, const char *ctid, struct error *error) {
  size_t at = grown->version_count;
  if (credential_read(growth->catalog, growth->arena, ctid, &grown->versions[at], error) != 0) {
    if (error->code != ERROR_NOT_FOUND) {
      return -1;
    }
    *error = (struct error){0};
    return 0;
  }
  if (resource_read(growth->catalog, growth->arena, ctid, &grown->resources[at], error) != 0) {
    if (error->code != ERROR_NOT_FOUND) {
      return -1;
    }
    *error = (struct error){0};
    grown->resources[at] = (struct resource){.ctid = grown->versions[at].row.ctid};
  }
  grown->version_count++;
  return 1;
}

/* The same link, or another one to the same record, says the contrary. */
static bool is_contradicted(const struct resource *resource, const struct resource_link *link, bool newer) {
  for (size_t i = 0; i < resource->link_count; i++) {
    const struct resource_link *other = &resource->links[i];
    bool contrary = newer ? leads_to_older(other) : leads_to_newer(other);
    if (contrary && other->ctid != NULL && strcmp(other->ctid, link->ctid) == 0) {
      return true;
    }
  }
  return false;
}

/* The first link to a newer (or older) version that has not been read yet. */
static const char *next_version(const struct grown *grown, size_t from, bool newer) {
  const struct resource *resource = &grown->resources[from];
  for (size_t i = 0; i < resource->link_count; i++) {
    const struct resource_link *link = &resource->links[i];
    bool wanted = newer ? leads_to_newer(link) : leads_to_older(link);
    if (wanted && can_be_step(link) && !is_among(grown, link->ctid) && !is_contradicted(resource, link, newer)) {
      return link->ctid;
    }
  }
  return NULL;
}

/* Reads the record, then newer ones as far as they are stated; the newest goes first. */
static int read_newest(struct growth *growth, struct grown *grown, const char *ctid, struct error *error) {
  int got = read_version(growth, grown, ctid, error);
  while (got == 1 && grown->version_count < (size_t)GROWTH_MOST_VERSIONS) {
    const char *next = next_version(grown, grown->version_count - 1, true);
    if (next == NULL) {
      break;
    }
    got = read_version(growth, grown, next, error);
  }
  for (size_t low = 0, high = grown->version_count; low + 1 < high; low++, high--) {
    struct credential credential = grown->versions[low];
    struct resource resource = grown->resources[low];
    grown->versions[low] = grown->versions[high - 1];
    grown->resources[low] = grown->resources[high - 1];
    grown->versions[high - 1] = credential;
    grown->resources[high - 1] = resource;
  }
  return got;
}

static int read_older(struct growth *growth, struct grown *grown, struct error *error) {
  for (size_t i = 0; i < grown->version_count; i++) {
    const char *older;
    while (grown->version_count < (size_t)GROWTH_MOST_VERSIONS && (older = next_version(grown, i, false)) != NULL) {
      int got = read_version(growth, grown, older, error);
      if (got < 0) {
        return -1;
      }
      if (got == 0) {
        break;
      }
    }
  }
  return 0;
}

static bool name_older(struct growth *growth, const struct grown *grown, struct ladder_step *step) {
  struct ladder_version *older = arena_array(growth->arena, grown->version_count, sizeof *older);
  for (size_t i = 1; older != NULL && i < grown->version_count; i++) {
    older[step->older_count++] = (struct ladder_version){grown->versions[i].row.ctid, grown->versions[i].row.name};
  }
  step->older = older;
  return older != NULL;
}

/* --- exits --- */

int growth_add_exit(struct growth *growth, struct ladder_step *step, const char *code, const char *stated,
                    struct error *error) {
  struct job job;
  if (step->exits == NULL) {
    step->exits = arena_array(growth->arena, LADDER_MOST_EXITS, sizeof *step->exits);
    if (step->exits == NULL) {
      return error_no_memory(error);
    }
  }
  if (job_read(growth->catalog, growth->arena, code, &job, error) != 0) {
    if (error->code != ERROR_NOT_FOUND) {
      return -1;
    }
    *error = (struct error){0};
    return 0;
  }
  for (size_t i = 0; i < step->exit_count; i++) {
    if (step->exits[i].code != NULL && strcmp(step->exits[i].code, job.code) == 0) {
      return 0;
    }
  }
  if (step->exit_count == (size_t)LADDER_MOST_EXITS) {
    step->exits_left_out++;
    return 0;
  }
  const char *const *series = NULL;
  if (rungs_series(growth->catalog, growth->arena, job.code, &series, error) != 0) {
    return -1;
  }
  bool wider = job.soc != NULL && strncmp(job.soc, job.code, strlen(job.soc)) != 0;
  step->exits[step->exit_count++] = (struct ladder_exit){.code = job.code,
                                                         .title = job.title,
                                                         .title_es = job.title_es,
                                                         .wage = job.wages.median,
                                                         .basis = job.wages.median >= 0 ? "occupation" : NULL,
                                                         .reason = job.wages.median >= 0      ? NULL
                                                                   : job.wages.reason == NULL ? "not published"
                                                                                              : job.wages.reason,
                                                         .year = job.wages.year,
                                                         .wider = wider ? job.soc : NULL,
                                                         .series = series,
                                                         .zone = job.zone,
                                                         .stated = stated};
  return 0;
}

/* What the graduates earn is one figure of the record: it stands at its first exit. */
static int take_earnings(struct growth *growth, struct ladder_step *step, struct error *error) {
  const struct credential_row *row = &step->row;
  bool graduates = row->earnings >= 0 && row->earnings_basis != NULL && strcmp(row->earnings_basis, "graduates") == 0;
  bool withheld = row->earnings_reason != NULL && strcmp(row->earnings_reason, "too few") == 0;
  if (graduates && step->exit_count == 0) {
    step->exits = arena_array(growth->arena, LADDER_MOST_EXITS, sizeof *step->exits);
    if (step->exits == NULL) {
      return error_no_memory(error);
    }
    step->exits[step->exit_count++] = (struct ladder_exit){.stated = "published"};
  }
  if (graduates) {
    step->exits[0].wage = row->earnings;
    step->exits[0].basis = "graduates";
    step->exits[0].reason = NULL;
    step->exits[0].year = NULL;
    step->exits[0].wider = NULL;
  } else if (withheld && step->exit_count > 0) {
    step->exits[0].reason = "too few";
  }
  return 0;
}

/* --- the step --- */

static int fill_step(struct growth *growth, struct ladder_step *step, const struct grown *grown, struct error *error) {
  const struct credential *credential = &grown->versions[0];
  step->ctid = credential->row.ctid;
  step->name = credential->row.name;
  step->name_es = credential->row.name_es;
  step->type = credential->row.type;
  step->source = credential->source;
  step->is_credential = true;
  step->row = credential->row;
  step->cost_aggregate = credential->cost_aggregate;
  step->programs = credential->programs;
  for (size_t i = 0; growth->job != NULL && i < credential->job_count; i++) {
    const struct job_line *job = &credential->jobs[i];
    if (strcmp(job->code, growth->job) == 0 && growth_add_exit(growth, step, job->code, job->basis, error) != 0) {
      return -1;
    }
  }
  for (size_t i = 0; i < credential->job_count; i++) {
    if (growth_add_exit(growth, step, credential->jobs[i].code, credential->jobs[i].basis, error) != 0) {
      return -1;
    }
  }
  step->level = ladder_level(step->type, step->exit_count > 0 ? step->exits[0].zone : 0);
  return take_earnings(growth, step, error);
}

static size_t find_older(const struct ladder *ladder, const char *ctid) {
  for (size_t i = 0; i < ladder->step_count; i++) {
    for (size_t j = 0; j < ladder->steps[i].older_count; j++) {
      if (strcmp(ladder->steps[i].older[j].ctid, ctid) == 0) {
        return i;
      }
    }
  }
  return LADDER_NONE;
}

/* A step that others only name. */
static size_t named_step(struct growth *growth, const char *name, int height) {
  struct ladder *ladder = growth->ladder;
  for (size_t i = 0; i < ladder->step_count; i++) {
    if (ladder->steps[i].ctid == NULL && strcmp(ladder->steps[i].name, name) == 0) {
      return i;
    }
  }
  if (ladder->step_count == growth->most_steps) {
    return LADDER_NONE;
  }
  ladder->steps[ladder->step_count] = (struct ladder_step){
      .name = name, .row = {.cost = -1, .days = -1}, .height = height, .place = LADDER_NONE, .builds_on = LADDER_NONE};
  return ladder->step_count++;
}

static int new_step(struct growth *growth, const char *ctid, int height, size_t *at, struct error *error) {
  struct ladder *ladder = growth->ladder;
  struct grown *grown = arena_alloc(growth->arena, sizeof *grown);
  if (grown == NULL) {
    return error_no_memory(error);
  }
  int got = read_newest(growth, grown, ctid, error);
  if (got < 0 || read_older(growth, grown, error) != 0) {
    return -1;
  }
  *at = grown->version_count == 0 ? LADDER_NONE : ladder_find(ladder, grown->versions[0].row.ctid);
  if (grown->version_count == 0 || *at != LADDER_NONE) {
    return 0;
  }
  struct ladder_step *step = &ladder->steps[ladder->step_count];
  *step = (struct ladder_step){.height = height, .place = LADDER_NONE, .builds_on = LADDER_NONE};
  if (fill_step(growth, step, grown, error) != 0) {
    return -1;
  }
  if (!name_older(growth, grown, step)) {
    return error_no_memory(error);
  }
  growth->grown[ladder->step_count] = grown;
  *at = ladder->step_count++;
  return 0;
}

int growth_step(struct growth *growth, const char *ctid, const char *name, int height, size_t *at, const char **older,
                struct error *error) {
  struct ladder *ladder = growth->ladder;
  *older = NULL;
  if (ctid == NULL) {
    *at = name == NULL || name[0] == '\0' ? LADDER_NONE : named_step(growth, name, height);
    return 0;
  }
  *at = ladder_find(ladder, ctid);
  if (*at == LADDER_NONE) {
    *at = find_older(ladder, ctid);
  }
  if (*at == LADDER_NONE && ladder->step_count < growth->most_steps && new_step(growth, ctid, height, at, error) != 0) {
    return -1;
  }
  if (*at != LADDER_NONE && strcmp(ladder->steps[*at].ctid, ctid) != 0) {
    *older = ctid;
  }
  return 0;
}
