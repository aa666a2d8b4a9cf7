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

/* Everyday names of skills that badges and people use, and the element that is
 * meant: only where the O*NET element's own definition says the same. */
struct everyday {
  const char *name; /* folded */
  const char *element;
};
static const struct everyday everyday_names[] = {
    {"communication", "2.A.1.d"},
    {"communication skills", "2.A.1.d"},
    {"oral communication", "2.A.1.d"},
    {"verbal communication", "2.A.1.d"},
    {"public speaking", "2.A.1.d"},
    {"presentation skills", "2.A.1.d"},
    {"presenting", "2.A.1.d"},
    {"written communication", "2.A.1.c"},
    {"writing skills", "2.A.1.c"},
    {"business writing", "2.A.1.c"},
    {"listening", "2.A.1.b"},
    {"listening skills", "2.A.1.b"},
    {"reading", "2.A.1.a"},
    {"reading skills", "2.A.1.a"},
    {"math", "2.A.1.e"},
    {"maths", "2.A.1.e"},
    {"math skills", "2.A.1.e"},
    {"arithmetic", "2.A.1.e"},
    {"numeracy", "2.A.1.e"},
    {"logical thinking", "2.A.2.a"},
    {"analytical thinking", "2.A.2.a"},
    {"reasoning", "2.A.2.a"},
    {"learning", "2.A.2.b"},
    {"lifelong learning", "2.A.2.b"},
    {"fast learner", "2.A.2.b"},
    {"quick learner", "2.A.2.b"},
    {"empathy", "2.B.1.a"},
    {"emotional intelligence", "2.B.1.a"},
    {"teamwork", "2.B.1.b"},
    {"team work", "2.B.1.b"},
    {"team player", "2.B.1.b"},
    {"working in a team", "2.B.1.b"},
    {"collaboration", "2.B.1.b"},
    {"cooperation", "2.B.1.b"},
    {"persuading", "2.B.1.c"},
    {"negotiating", "2.B.1.d"},
    {"conflict resolution", "4.A.4.a.7"},
    {"teaching", "2.B.1.e"},
    {"training others", "4.A.4.b.3"},
    {"training new employees", "4.A.4.b.3"},
    {"coaching", "4.A.4.b.5"},
    {"mentoring", "4.A.4.b.5"},
    {"leadership", "4.A.4.b.4"},
    {"leading a team", "4.A.4.b.4"},
    {"team leadership", "4.A.4.b.4"},
    {"team building", "4.A.4.b.2"},
    {"customer service", "2.C.1.e"},
    {"customer service skills", "2.C.1.e"},
    {"customer care", "2.C.1.e"},
    {"helping customers", "2.B.1.f"},
    {"helping people", "2.B.1.f"},
    {"serving customers", "2.B.1.f"},
    {"problem solving", "2.B.2.i"},
    {"troubleshooting problems", "2.B.3.k"},
    {"decision making", "2.B.4.e"},
    {"time management skills", "2.B.5.a"},
    {"punctuality", "2.B.5.a"},
    {"budgeting", "2.B.5.b"},
    {"money management", "2.B.5.b"},
    {"inventory", "2.B.5.c"},
    {"inventory management", "2.B.5.c"},
    {"supervising", "2.B.5.d"},
    {"managing people", "2.B.5.d"},
    {"people management", "2.B.5.d"},
    {"computer programming", "2.B.3.e"},
    {"coding", "2.B.3.e"},
    {"software development", "2.B.3.e"},
    {"equipment repair", "2.B.3.l"},
    {"repair", "2.B.3.l"},
    {"machine operation", "2.B.3.h"},
    {"quality control", "2.B.3.m"},
    {"quality assurance", "2.B.3.m"},
    {"computers", "2.C.3.a"},
    {"computer skills", "2.C.3.a"},
    {"computer literacy", "2.C.3.a"},
    {"digital literacy", "2.C.3.a"},
    {"basic computer skills", "2.C.3.a"},
    {"data entry", "4.A.3.b.6"},
    {"record keeping", "4.A.3.b.6"},
    {"documentation", "4.A.3.b.6"},
    {"filing", "2.C.1.b"},
    {"clerical", "2.C.1.b"},
    {"office skills", "2.C.1.b"},
    {"typing", "2.C.1.b"},
    {"accounting", "2.C.1.c"},
    {"bookkeeping", "2.C.1.c"},
    {"sales", "2.C.1.d"},
    {"selling", "4.A.4.a.6"},
    {"marketing", "2.C.1.d"},
    {"human resources", "2.C.1.f"},
    {"cooking", "2.C.2.b"},
    {"food preparation", "2.C.2.b"},
    {"food safety", "2.C.2.b"},
    {"construction", "2.C.3.d"},
    {"mechanics", "2.C.3.e"},
    {"driving", "4.A.3.a.4"},
    {"lifting", "4.A.3.a.1"},
    {"lifting heavy things", "4.A.3.a.1"},
    {"patient care", "4.A.4.a.5"},
    {"caregiving", "4.A.4.a.5"},
    {"caring for people", "4.A.4.a.5"},
    {"caring for others", "4.A.4.a.5"},
    {"first aid skills", "2.C.5.a"},
    {"medical knowledge", "2.C.5.a"},
    {"counseling", "2.C.5.b"},
    {"child development", "2.C.4.e"},
    {"safety", "2.C.8.a"},
    {"workplace safety", "2.C.8.a"},
    {"security", "2.C.8.a"},
    {"law", "2.C.8.b"},
    {"scheduling", "4.A.2.b.5"},
    {"planning", "4.A.2.b.6"},
    {"organizing", "4.A.2.b.6"},
    {"organization", "4.A.2.b.6"},
    {"creativity", "4.A.2.b.2"},
    {"creative thinking", "4.A.2.b.2"},
    {"data analysis", "4.A.2.a.4"},
    {"research", "4.A.1.a.1"},
    {"translation", "2.C.7.b"},
    {"interpreting", "4.A.4.a.1"},
    {"comunicacion", "2.A.1.d"},
    {"escuchar", "2.A.1.b"},
    {"lectura", "2.A.1.a"},
    {"escritura", "2.A.1.c"},
    {"matematicas", "2.A.1.e"},
    {"trabajo en equipo", "2.B.1.b"},
    {"liderazgo", "4.A.4.b.4"},
    {"servicio al cliente", "2.C.1.e"},
    {"atencion al cliente", "2.C.1.e"},
    {"resolucion de problemas", "2.B.2.i"},
    {"solucion de problemas", "2.B.2.i"},
    {"toma de decisiones", "2.B.4.e"},
    {"manejo del tiempo", "2.B.5.a"},
    {"inventario", "2.B.5.c"},
    {"computacion", "2.C.3.a"},
    {"ventas", "2.C.1.d"},
    {"contabilidad", "2.C.1.c"},
    {"cocina", "2.C.2.b"},
    {"cocinar", "2.C.2.b"},
    {"manejar", "4.A.3.a.4"},
    {"conducir", "4.A.3.a.4"},
    {"cuidado de pacientes", "4.A.4.a.5"},
    {"ensenar", "2.B.1.e"},
    {"reparacion", "2.B.3.l"},
    {"seguridad", "2.C.8.a"},
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

/* The length of an element's id; of an intermediate or detailed work activity
 * ("4.A.2.a.4.I07.D09") the part that is the work activity's. */
static size_t element_length(const char *id) {
  const char *inner = strncmp(id, "4.A.", 4) == 0 ? strstr(id, ".I") : NULL;
  return inner != NULL && isdigit((unsigned char)inner[2]) ? (size_t)(inner - id) : strlen(id);
}

static bool find_id(const struct element_index *index, const char *id, size_t *element) {
  size_t length = id == NULL ? 0 : element_length(id);
  for (size_t i = 0; id != NULL && i < index->matrix->element_count; i++) {
    if (strncmp(index->matrix->elements[i], id, length) == 0 && index->matrix->elements[i][length] == '\0') {
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

static bool find_name(const struct element_index *index, const char *folded, size_t *element, const char **how) {
  *how = "name";
  for (size_t i = 0; i < index->matrix->element_count; i++) {
    bool spanish = index->names_es[i] != NULL && strcmp(index->names_es[i], folded) == 0;
    if (spanish || strcmp(index->names[i], folded) == 0) {
      *element = i;
      return true;
    }
  }
  for (size_t i = 0; i < sizeof everyday_names / sizeof everyday_names[0]; i++) {
    if (strcmp(everyday_names[i].name, folded) == 0) {
      *how = "alias";
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
  if (folded != NULL && folded[0] != '\0' && find_name(index, folded, element, how)) {
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
