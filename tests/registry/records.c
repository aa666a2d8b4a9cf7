/* SPDX-License-Identifier: MIT */
#include "tests/registry/records.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "tests/registry/maker.h"

/* A hundred records, again and again, with about the shares of the live
 * registry. An organization comes first, so that there is always one. */
static const char mix[] =
    "OTCLtVPoDAOTcBKFTCtLOTVaDJcTPCBOtRTLsCAVTOcGKDTC"
    "HtPLWOTBCVAoTcDFOTCtLMQTOBXCPVTAsScDTOCLFtBVTPOCAcTD";

static const struct kind {
  char letter;
  const char *type;
} kinds[] = {{'O', "ceterms:CredentialOrganization"},
             {'T', "ceterms:Task"},
             {'C', "ceterms:Course"},
             {'L', "ceterms:LearningProgram"},
             {'P', "ceterms:LearningOpportunityProfile"},
             {'t', "ceterms:Certificate"},
             {'c', "ceterms:CertificateOfCompletion"},
             {'s', "ceterms:Certification"},
             {'o', "ceterms:License"},
             {'A', "ceterms:AssociateDegree"},
             {'B', "ceterms:BachelorDegree"},
             {'G', "ceterms:MasterDegree"},
             {'H', "ceterms:TechnicalLevel1Certificate"},
             {'K', "ceterms:DigitalBadge"},
             {'V', "ceterms:TransferValueProfile"},
             {'D', "qdata:DataSetProfile"},
             {'R', "qdata:Metric"},
             {'F', "ceasn:CompetencyFramework"},
             {'a', "ceterms:AssessmentProfile"},
             {'M', "ceterms:CostManifest"},
             {'Q', "ceterms:ConditionManifest"},
             {'W', "ceterms:Pathway"},
             {'J', "ceterms:Job"},
             {'X', "ceterms:Occupation"},
             {'S', "ceterms:SupportService"}};

/* Rarer classes take the places of some, far from each other. */
static const struct {
  unsigned every, at;
  const char *type;
} rare[] = {{300, 11, "ceterms:AccreditAction"},
            {300, 109, "ceterms:Collection"},
            {500, 207, "ceterms:ApprenticeshipCertificate"},
            {500, 313, "ceterms:VerificationServiceProfile"},
            {700, 409, "ceterms:WorkRole"},
            {900, 611, "ceterms:StackableMarvel"}}; /* a class of next year */

/* splitmix64's last step */
static uint64_t mixed(uint64_t value) {
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9U;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebU;
  return value ^ (value >> 31);
}

size_t maker_below(struct maker *maker, size_t limit) {
  maker->random += 0x9e3779b97f4a7c15U;
  return (size_t)(mixed(maker->random) % limit);
}

bool maker_one_in(struct maker *maker, size_t count) {
  return maker_below(maker, count) == 0;
}

const char *record_type(unsigned long number) {
  for (size_t i = 0; i < sizeof rare / sizeof rare[0]; i++) {
    if (number % rare[i].every == rare[i].at) {
      return rare[i].type;
    }
  }
  char letter = mix[number % (sizeof mix - 1)];
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    if (kinds[i].letter == letter) {
      return kinds[i].type;
    }
  }
  return "ceterms:Certificate";
}

/* A record of this kind among those that may be referred to; 0, an
 * organization, when there is none near where chance pointed. */
unsigned long some_record(struct maker *maker, char kind) {
  unsigned long size = sizeof mix - 1;
  unsigned long start = (unsigned long)maker_below(maker, maker->recipe->others);
  const char *type = "";
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    type = kinds[i].letter == kind ? kinds[i].type : type;
  }
  for (unsigned long i = 0; i < 2 * size; i++) {
    unsigned long number = (start + i) % maker->recipe->others;
    if (strcmp(record_type(number), type) == 0) {
      return number;
    }
  }
  return 0;
}

unsigned long record_owner(const struct recipe *recipe) {
  struct maker maker = {.recipe = recipe, .random = recipe->seed ^ (recipe->number * 0x51ed2701)};
  if (strcmp(record_type(recipe->number), "ceterms:CredentialOrganization") == 0) {
    return recipe->number;
  }
  return some_record(&maker, 'O');
}

/* "ce-" + 8 digits of a hash, 4 of it, version and 3, variant and 3, then the number and the child in the last 12. */
void record_ctid(uint64_t seed, unsigned long number, unsigned child, char ctid[CTID_SIZE]) {
  uint64_t hash = mixed(seed * 0x9e3779b97f4a7c15U + number * 4099 + child);
  char version = hash % 25 == 0 ? '1' : hash % 49 == 1 ? '7' : '4';
  (void)snprintf(ctid, CTID_SIZE, "ce-%08x-%04x-%c%03x-8%03x-%08lx%04x", (unsigned)(hash >> 32),
                 (unsigned)(hash >> 16) & 0xffffU, version, (unsigned)(hash >> 4) & 0xfffU, (unsigned)hash & 0xfffU,
                 number & 0xffffffffUL, child & MOST_MEMBERS);
}

bool record_number(uint64_t seed, const char *ctid, unsigned long *number) {
  char digits[9] = "";
  char again[CTID_SIZE];
  if (strlen(ctid) != CTID_SIZE - 1) {
    return false;
  }
  memcpy(digits, ctid + CTID_SIZE - 13, 8);
  unsigned child = (unsigned)strtoul(ctid + CTID_SIZE - 5, NULL, 16);
  *number = strtoul(digits, NULL, 16);
  record_ctid(seed, *number, child, again);
  return strcasecmp(again, ctid) == 0;
}

void record_uuid(uint64_t seed, unsigned long number, unsigned salt, char uuid[UUID_SIZE]) {
  uint64_t first = mixed(seed + number * 0x2545f4914f6cdd1dU + salt);
  uint64_t second = mixed(first + 77);
  (void)snprintf(uuid, UUID_SIZE, "%08x-%04x-4%03x-9%03x-%012llx", (unsigned)(first >> 32),
                 (unsigned)(first >> 16) & 0xffffU, (unsigned)first & 0xfffU, (unsigned)(second >> 48) & 0xfffU,
                 (unsigned long long)second & 0xffffffffffffULL);
}

static void make(struct maker *maker, const char *type) {
  static const struct {
    const char *ending;
    void (*typed)(struct maker *, const char *);
    void (*plain)(struct maker *);
  } makers[] = {{"Organization", NULL, make_organization},
                {"Task", make_task, NULL},
                {"Job", make_task, NULL},
                {"Occupation", make_task, NULL},
                {"WorkRole", make_task, NULL},
                {"Course", make_learning, NULL},
                {"LearningProgram", make_learning, NULL},
                {"LearningOpportunityProfile", make_learning, NULL},
                {"AssessmentProfile", NULL, make_assessment},
                {"Manifest", make_manifest, NULL},
                {"TransferValueProfile", NULL, make_transfer_value},
                {"DataSetProfile", NULL, make_data_set},
                {"Metric", NULL, make_metric},
                {"Framework", NULL, make_framework},
                {"Pathway", NULL, make_pathway},
                {"Service", make_service, NULL},
                {"ServiceProfile", make_service, NULL},
                {"Action", NULL, make_action},
                {"Collection", NULL, make_collection}};
  for (size_t i = 0; i < sizeof makers / sizeof makers[0]; i++) {
    size_t length = strlen(makers[i].ending);
    if (strlen(type) >= length && strcmp(type + strlen(type) - length, makers[i].ending) == 0) {
      if (makers[i].typed != NULL) {
        makers[i].typed(maker, type);
      } else {
        makers[i].plain(maker);
      }
      return;
    }
  }
  make_credential(maker, type);
}

/* Every change is seen in a text, and every other one in what is there at all. */
static void change(struct maker *maker) {
  unsigned version = maker->recipe->version;
  if (version == 0) {
    return;
  }
  char text[64];
  (void)snprintf(text, sizeof text, "Revision %u of this record.", version);
  put_words(maker->primary, "ceterms:versionDescription", text);
  if (version % 2 == 0) {
    (void)json_object_del(maker->primary, "ceterms:estimatedDuration");
    (void)json_object_del(maker->primary, "ceterms:estimatedCost");
  }
}

static const char *context_of(const char *type) {
  return strncmp(type, "ceasn:", 6) == 0 ? "https://credreg.net/ctdlasn/schema/context/json"
                                         : "https://credreg.net/ctdl/schema/context/json";
}

json_t *record_document(const struct recipe *recipe) {
  char uri[128];
  char ctid[CTID_SIZE];
  const char *type = record_type(recipe->number);
  json_t *document = json_object();
  struct maker maker = {.recipe = recipe, .random = mixed(recipe->seed + recipe->number * 31), .members = json_array()};
  record_ctid(recipe->seed, recipe->number, 0, ctid);
  (void)snprintf(uri, sizeof uri, "https://credentialengineregistry.org/graph/%s", ctid);
  put_text(document, "@context", context_of(type));
  put_text(document, "@id", uri);
  put(document, "@graph", maker.members);
  if (recipe->provisional) {
    put_text(document, "adms:status", "graphPublicationStatus:Provisional");
  }
  for (maker.field = 0; maker_fields[maker.field].english != NULL; maker.field++) {
  }
  maker.field = maker_below(&maker, maker.field);
  maker.spanish = maker_one_in(&maker, 8);
  unsigned number = 0;
  maker.primary = child(&maker, type, &number);
  make(&maker, type);
  change(&maker);
  return document;
}
