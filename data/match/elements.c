/* SPDX-License-Identifier: MIT */
#include "data/match/elements.h"

#include <ctype.h>
#include <string.h>

#include "data/base/text.h"

struct element_index {
  const struct job_matrix *matrix;
  const char **names;    /* folded, in step with the matrix's elements */
  const char **names_es; /* folded; NULL where there is none */
};

/* Everyday names of skills that badges use, and the element that is meant.
 * Kept short on purpose: only where the O*NET element's own definition says the same. */
struct everyday {
  const char *name; /* folded */
  const char *element;
};
static const struct everyday everyday_names[] = {
    {"communication", "2.A.1.d"},
    {"oral communication", "2.A.1.d"},
    {"verbal communication", "2.A.1.d"},
    {"written communication", "2.A.1.c"},
    {"listening", "2.A.1.b"},
    {"reading", "2.A.1.a"},
    {"math", "2.A.1.e"},
    {"teamwork", "2.B.1.b"},
    {"collaboration", "2.B.1.b"},
    {"problem solving", "2.B.2.i"},
    {"customer service", "2.C.1.e"},
    {"decision making", "2.B.4.e"},
    {"computer programming", "2.B.3.e"},
    {"coding", "2.B.3.e"},
    {"teaching", "2.B.1.e"},
    {"quality control", "2.B.3.m"},
    {"comunicacion", "2.A.1.d"},
    {"trabajo en equipo", "2.B.1.b"},
    {"servicio al cliente", "2.C.1.e"},
    {"resolucion de problemas", "2.B.2.i"},
};

struct element_index *element_index_new(struct arena *arena, const struct job_matrix *matrix) {
  struct element_index *index = arena_alloc(arena, sizeof *index);
  if (index == NULL) {
    return NULL;
  }
  index->matrix = matrix;
  index->names = arena_array(arena, matrix->element_count, sizeof *index->names);
  index->names_es = arena_array(arena, matrix->element_count, sizeof *index->names_es);
  if (index->names == NULL || index->names_es == NULL) {
    return NULL;
  }
  for (size_t i = 0; i < matrix->element_count; i++) {
    index->names[i] = text_fold(arena, matrix->element_names[i]);
    index->names_es[i] = text_fold(arena, matrix->element_names_es[i]);
    if (index->names[i] == NULL) {
      return NULL;
    }
  }
  return index;
}

static bool find_id(const struct element_index *index, const char *id, size_t *element) {
  for (size_t i = 0; id != NULL && i < index->matrix->element_count; i++) {
    if (strcmp(index->matrix->elements[i], id) == 0) {
      *element = i;
      return true;
    }
  }
  return false;
}

/* Whether a framework or a URI is O*NET's, by its name: "O*NET", "onet",
 * "https://www.onetonline.org/", "Occupational Information Network". */
static bool is_onet(struct arena *arena, const char *text) {
  const char *folded = text_fold(arena, text);
  return folded != NULL && (strstr(folded, "onet") != NULL || strstr(folded, "o net") != NULL ||
                            strstr(folded, "occupational information network") != NULL);
}

/* What stands after the last '/', '#', ':' or '=' of a URI. */
static const char *uri_tail(const char *uri) {
  const char *tail = uri;
  for (const char *at = uri; at != NULL && *at != '\0'; at++) {
    if (*at == '/' || *at == '#' || *at == ':' || *at == '=') {
      tail = at + 1;
    }
  }
  return tail;
}

static bool find_name(const struct element_index *index, const char *folded, size_t *element) {
  for (size_t i = 0; i < index->matrix->element_count; i++) {
    bool spanish = index->names_es[i] != NULL && strcmp(index->names_es[i], folded) == 0;
    if (spanish || strcmp(index->names[i], folded) == 0) {
      *element = i;
      return true;
    }
  }
  for (size_t i = 0; i < sizeof everyday_names / sizeof everyday_names[0]; i++) {
    if (strcmp(everyday_names[i].name, folded) == 0) {
      return find_id(index, everyday_names[i].element, element);
    }
  }
  return false;
}

bool element_of_skill(const struct element_index *index, struct arena *arena, const struct claim_skill *skill,
                      size_t *element, const char **how) {
  if (find_id(index, skill->code, element) && (skill->framework == NULL || is_onet(arena, skill->framework))) {
    *how = "code";
    return true;
  }
  if (find_id(index, uri_tail(skill->uri), element) &&
      (is_onet(arena, skill->uri) || is_onet(arena, skill->framework))) {
    *how = "uri";
    return true;
  }
  const char *folded = text_fold(arena, skill->name);
  if (folded != NULL && folded[0] != '\0' && find_name(index, folded, element)) {
    *how = "name";
    return true;
  }
  return false;
}

/* Whether `text` starts with the pattern: '9' stands for a digit. */
static bool starts_like(const char *text, const char *pattern) {
  for (; *pattern != '\0'; text++, pattern++) {
    bool same = *pattern == '9' ? isdigit((unsigned char)*text) != 0 : *text == *pattern;
    if (!same) {
      return false;
    }
  }
  return true;
}

/* A full stop may end a sentence, or be followed by more of a longer code. */
static bool ends_code(const char *at) {
  bool more = *at == '.' && isalnum((unsigned char)at[1]);
  return !more && *at != '-' && !isalnum((unsigned char)*at);
}

/* The first run in `text` that looks like `pattern` and stands by itself. */
static const char *find_like(const char *text, const char *pattern) {
  size_t length = strlen(pattern);
  for (const char *at = text; at != NULL && *at != '\0'; at++) {
    bool begins = at == text || (at[-1] != '.' && at[-1] != '-' && !isalnum((unsigned char)at[-1]));
    if (begins && starts_like(at, pattern) && ends_code(at + length)) {
      return at;
    }
  }
  return NULL;
}

const char *occupation_of_skill(struct arena *arena, const struct claim_skill *skill, const char **how) {
  const char *const texts[] = {skill->code, skill->uri};
  for (size_t i = 0; i < 2; i++) {
    const char *at = find_like(texts[i], "99-9999.99");
    *how = i == 0 ? "code" : "uri";
    if (at != NULL) {
      return arena_strndup(arena, at, 10);
    }
    at = find_like(texts[i], "99-9999");
    if (at != NULL) {
      return arena_strndup(arena, at, 7);
    }
  }
  return NULL;
}

const char *program_of_text(struct arena *arena, const char *text) {
  const char *at = find_like(text, "99.9999");
  return at == NULL ? NULL : arena_strndup(arena, at, 7);
}
