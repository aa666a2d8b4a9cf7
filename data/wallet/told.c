/* SPDX-License-Identifier: MIT */
/* {"schema": "ladderway/experiences/1", "experiences": [...]} -> claims. */
#include <math.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/wallet/experience.h"
#include "data/wallet/reader.h"

enum { MOST_EXPERIENCES = 500 };

bool told_is(const json_t *object) {
  const char *schema = json_text(object, "schema");
  return schema != NULL && strcmp(schema, EXPERIENCES_SCHEMA) == 0;
}

static int level_of(const json_t *object, const char *key) {
  const json_t *value = json_object_get(object, key);
  json_int_t level = json_is_integer(value) ? json_integer_value(value) : 0;
  return level >= 1 && level <= (json_int_t)EXPERIENCE_LEVELS ? (int)level : 0;
}

static const char *text_of(struct reader *reader, const json_t *object, const char *key) {
  return field_text(reader, json_object_get(object, key), LARGEST_NAME);
}

static size_t read_skills(struct reader *reader, const json_t *object, struct claim_skill *skills) {
  const json_t *names = json_object_get(object, "skills");
  size_t count = 0;
  for (size_t i = 0; i < json_each_count(names) && count < (size_t)MOST_SKILLS; i++) {
    skills[count] = (struct claim_skill){.name = field_text(reader, json_each(names, i), LARGEST_NAME)};
    count += skills[count].name != NULL;
  }
  return count;
}

static void read_one(struct reader *reader, const json_t *object) {
  struct claim_skill skills[MOST_SKILLS];
  const json_t *years = json_object_get(object, "years");
  struct experience experience = {.title = text_of(reader, object, "title"),
                                  .sector = text_of(reader, object, "sector"),
                                  .occupation = text_of(reader, object, "occupation"),
                                  .years = json_is_number(years) ? json_number_value(years) : 0.0,
                                  .responsibility = level_of(object, "responsibility"),
                                  .complexity = level_of(object, "complexity"),
                                  .novelty = level_of(object, "novelty")};
  if (!experience_kind_named(json_text(object, "kind"), &experience.kind)) {
    experience.kind = EXPERIENCE_EMPLOYMENT;
  }
  const struct claim claim = {.kind = CLAIM_EXPERIENCE,
                              .experience = &experience,
                              .file = reader->file,
                              .name = experience.title,
                              .skills = skills,
                              .skill_count = read_skills(reader, object, skills)};
  struct error error;
  if (experience.title == NULL && experience.occupation == NULL) {
    reader_note(reader, _("An experience in this file says neither a title nor an occupation."));
  } else if (wallet_add_told(reader->wallet, &claim, &error) == 0) {
    reader->added++;
  } else if (error.code == ERROR_NO_MEMORY) {
    reader->no_memory = true;
  } else {
    reader_note(reader, error.message);
  }
}

void told_read(struct reader *reader, const json_t *document) {
  const json_t *list = json_object_get(document, "experiences");
  size_t count = json_is_array(list) ? json_array_size(list) : 0;
  for (size_t i = 0; i < count && i < (size_t)MOST_EXPERIENCES && !reader->no_memory; i++) {
    const json_t *object = json_array_get(list, i);
    if (json_is_object(object)) {
      read_one(reader, object);
    } else {
      reader_note(reader, _("An experience in this file can't be read."));
    }
  }
  if (count == 0) {
    reader_note(reader, _("There is no experience in this file."));
  } else if (count > (size_t)MOST_EXPERIENCES) {
    reader_note(reader, _("This file holds too many experiences; the first ones were read."));
  }
}
