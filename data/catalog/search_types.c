/* SPDX-License-Identifier: MIT */
/*
 * Words for kinds of credentials -> CTDL classes. A family holds every class
 * whose name holds its part, so that new subclasses fall into their place
 * (CTDL: subclasses of ceterms:Credential and ceterms:LearningOpportunityProfile).
 */
#include <string.h>
#include <strings.h>

#include "data/catalog/search_parts.h"

/* A class belongs when its lower-case local name holds `part` and, if there is one, `also`. */
struct family {
  const char *word, *part, *also;
};

static const struct family families[] = {
    {"certificate", "certificate", NULL},
    {"certificates", "certificate", NULL},
    {"certificado", "certificate", NULL},
    {"certificados", "certificate", NULL},
    {"certification", "certification", NULL},
    {"certifications", "certification", NULL},
    {"certificacion", "certification", NULL},
    {"license", "license", NULL},
    {"licenses", "license", NULL},
    {"licence", "license", NULL},
    {"licencia", "license", NULL},
    {"licencias", "license", NULL},
    {"degree", "degree", NULL},
    {"degree", "doctorate", NULL},
    {"degrees", "degree", NULL},
    {"degrees", "doctorate", NULL},
    {"titulo", "degree", NULL},
    {"titulo", "doctorate", NULL},
    {"carrera", "degree", NULL},
    {"carrera", "doctorate", NULL},
    {"associate", "associate", "degree"},
    {"associates", "associate", "degree"},
    {"asociado", "associate", "degree"},
    {"bachelor", "bachelor", "degree"},
    {"bachelors", "bachelor", "degree"},
    {"licenciatura", "bachelor", "degree"},
    {"bachillerato", "bachelor", "degree"},
    {"master", "master", "degree"},
    {"masters", "master", "degree"},
    {"maestria", "master", "degree"},
    {"doctorate", "doctor", NULL},
    {"doctoral", "doctor", NULL},
    {"doctorado", "doctor", NULL},
    {"phd", "doctor", NULL},
    {"badge", "badge", NULL},
    {"badges", "badge", NULL},
    {"insignia", "badge", NULL},
    {"diploma", "diploma", NULL},
    {"diploma", "generaleducationdevelopment", NULL},
    {"ged", "generaleducationdevelopment", NULL},
    {"program", "learningprogram", NULL},
    {"program", "learningopportunity", NULL},
    {"programa", "learningprogram", NULL},
    {"programa", "learningopportunity", NULL},
    {"course", "course", NULL},
    {"curso", "course", NULL},
    {"apprenticeship", "apprenticeship", NULL},
    {"aprendizaje", "apprenticeship", NULL},
    {"microcredential", "microcredential", NULL},
    {"microcredencial", "microcredential", NULL},
};

enum { LONGEST_CLASS = 96 };

bool search_type_means(const char *word, const char *curie) {
  char local[LONGEST_CLASS];
  const char *colon = strchr(curie, ':');
  const char *name = colon == NULL ? curie : colon + 1;
  size_t length = strlen(name);
  if (length >= sizeof local) {
    return false;
  }
  for (size_t i = 0; i <= length; i++) {
    local[i] = (char)(name[i] >= 'A' && name[i] <= 'Z' ? name[i] + 32 : name[i]);
  }
  bool family = false;
  for (size_t i = 0; i < sizeof families / sizeof families[0]; i++) {
    if (strcmp(families[i].word, word) == 0) {
      family = true;
      if (strstr(local, families[i].part) != NULL &&
          (families[i].also == NULL || strstr(local, families[i].also) != NULL)) {
        return true;
      }
    }
  }
  return !family && strcmp(local, word) == 0;
}
