/* SPDX-License-Identifier: MIT */
#include "data/match/nearness.h"

#include <string.h>

#include "data/jobs/work_text.h"
#include "data/match/nearness_words.h"

static const size_t scratch_limit = (size_t)64 << 20;

int nearness_of(struct nearness_reader *reader, const char *text, const char **id, const char **name,
                struct error *error) {
  struct work_hit *hits = NULL;
  size_t count = 0;
  *id = NULL;
  *name = NULL;
  const char *words = nearness_words(reader->arena, text);
  if (words == NULL) {
    return error_no_memory(error);
  }
  if (!nearness_has_words(words, (int)NEARNESS_LEAST_WORDS)) {
    return 0;
  }
  if (reader->index == NULL && work_text_open(reader->catalog, reader->arena, &reader->index, error) != 0) {
    return -1;
  }
  if (work_text_activities(reader->index, reader->arena, words, 1, &hits, &count, error) != 0) {
    return -1;
  }
  if (count > 0 && hits[0].score >= work_text_sure) {
    *id = hits[0].id;
    *name = hits[0].name;
  }
  return 0;
}

static int find_one(struct nearness_reader *reader, struct wallet *wallet, struct claim_skill *skill,
                    struct error *error) {
  const char *id = NULL;
  const char *name = NULL;
  if (nearness_of(reader, skill->name, &id, &name, error) != 0) {
    return -1;
  }
  skill->near = id == NULL ? "" : arena_strdup(wallet->arena, id);
  return skill->near == NULL ? error_no_memory(error) : 0;
}

int nearness_find(struct catalog *catalog, struct wallet *wallet, struct error *error) {
  struct nearness_reader reader = {.catalog = catalog, .arena = arena_new(scratch_limit)};
  int result = reader.arena == NULL ? error_no_memory(error) : 0;
  size_t asked = 0;
  for (size_t i = 0; i < wallet->count && result == 0; i++) {
    struct claim *claim = &wallet->claims[i];
    for (size_t j = 0; j < claim->skill_count && result == 0; j++) {
      struct claim_skill *skill = &claim->skills[j];
      if (skill->near == NULL && skill->name != NULL && skill->how == NULL && asked < (size_t)NEARNESS_MOST) {
        asked++;
        result = find_one(&reader, wallet, skill, error);
      }
    }
  }
  arena_free(reader.arena);
  return result;
}
