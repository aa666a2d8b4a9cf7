/* SPDX-License-Identifier: MIT */
#include "tests/bench/records.h"

#include <stdint.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum { EVERY_ORGANIZATION = 25, DISTINCT_WORDS = 20000, DISTINCT_SKILLS = 4000, TEXT_WORDS = 45 };

static const char *const fields[] = {"Nursing",
                                     "Welding",
                                     "Medical Assistant",
                                     "Computer Support",
                                     "Network Security",
                                     "Nurse Aide",
                                     "Phlebotomy",
                                     "Bookkeeping",
                                     "Truck Driving",
                                     "Electrical",
                                     "Plumbing",
                                     "Carpentry",
                                     "Pharmacy",
                                     "Dental",
                                     "Early Childhood",
                                     "Community Health",
                                     "Project Management",
                                     "Data Analysis",
                                     "Web Design",
                                     "Culinary Arts",
                                     "Auto Repair",
                                     "Heating and Cooling",
                                     "Machining",
                                     "Robotics",
                                     "Cosmetology",
                                     "Massage",
                                     "Paralegal",
                                     "Real Estate",
                                     "Insurance",
                                     "Accounting",
                                     "Human Resources",
                                     "Supply Chain",
                                     "Solar Energy",
                                     "Water Treatment",
                                     "Emergency Medical",
                                     "Radiology",
                                     "Surgical Technology",
                                     "Teaching",
                                     "Social Work",
                                     "Criminal Justice"};
static const char *const beginnings[] = {"",         "Certified ",   "Advanced ", "Introduction to ",
                                         "Applied ", "Professional "};
static const char *const endings[] = {"Technician", "Specialist", "Program", "Fundamentals", "Training", "Level II"};
static const char *const types[] = {"ceterms:CertificateOfCompletion", "ceterms:Certificate", "ceterms:Certification",
                                    "ceterms:LearningProgram",         "ceterms:License",     "ceterms:AssociateDegree",
                                    "ceterms:BachelorDegree",          "ceterms:DigitalBadge"};
static const char *const common[] = {"and",     "the",     "students",  "training", "program",  "work",     "learn",
                                     "care",    "health",  "skills",    "safety",   "industry", "college",  "prepare",
                                     "career",  "support", "community", "medical",  "computer", "system",   "practice",
                                     "test",    "exam",    "license",   "hands-on", "course",   "service",  "network",
                                     "patient", "tools",   "material",  "office",   "business", "security", "repair",
                                     "design",  "energy",  "data",      "software", "customer"};
static const char *const counties[] = {"Essex", "Bergen", "Atlantic", "Middlesex", "Hudson", "Passaic",
                                       "Union", "Camden", "Mercer",   "Ocean",     "Morris", "Cape May"};
static const char *const regions[] = {"NJ", "NJ", "NJ", "NY", "PA", "CT", "MI", "VA"};
static const char *const deliveries[] = {"deliveryType:InPerson", "deliveryType:BlendedDelivery",
                                         "deliveryType:OnlineOnly"};
static const char *const schedules[] = {"scheduleTiming:Daytime", "scheduleTiming:Evening", "scheduleTiming:Weekend"};
static const char *const jobs[] = {"31-1131.00", "29-1141.00", "51-4121.00", "53-3032.00", "15-1232.00", "15-1212.00",
                                   "31-9092.00", "31-9097.00", "43-3031.00", "47-2111.00", "47-2152.00", "47-2031.00",
                                   "29-2052.00", "31-9091.00", "25-2011.00", "11-3021.00", "13-1082.00", "49-3023.00"};
static const char *const verbs[] = {"Planning", "Reading", "Testing",  "Repairing", "Measuring",
                                    "Writing",  "Leading", "Cleaning", "Designing", "Recording"};
static const char *const durations[] = {"P2D", "P1W", "P4W", "P8W", "P12W", "P6M", "P9M", "P1Y", "P2Y", "P4Y"};
static const int prices[] = {0, 95, 350, 480, 750, 990, 1450, 1900, 2600, 4800, 7900, 12500, 24000};

/* splitmix64 */
static uint64_t next(uint64_t *seed) {
  uint64_t mixed = (*seed += 0x9e3779b97f4a7c15U);
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
  return mixed ^ (mixed >> 31);
}

static size_t even(uint64_t *seed, size_t below) {
  return (size_t)(next(seed) % below);
}

/* Small numbers far more often than large ones. */
static size_t steep(uint64_t *seed, size_t below) {
  double part = (double)(next(seed) >> 11) / 9007199254740992.0;
  return (size_t)(part * part * part * (double)below);
}

/* A word that no language has, but that can be spoken. */
static void add_word(struct buffer *out, size_t number) {
  static const char *const syllables[] = {"ba", "co", "di", "fe", "gu", "ha", "ki", "lo", "mu", "na", "pe",
                                          "ri", "so", "ta", "ve", "wi", "xo", "za", "nu", "me", "in", "cer"};
  if (number < COUNT(common)) {
    buffer_add_text(out, common[number]);
    return;
  }
  for (size_t rest = number * 7 + 11; rest > 0; rest /= COUNT(syllables)) {
    buffer_add_text(out, syllables[rest % COUNT(syllables)]);
  }
}

static void add_words(struct buffer *out, uint64_t *seed, size_t count) {
  for (size_t i = 0; i < count; i++) {
    buffer_add_text(out, i == 0 ? "" : " ");
    add_word(out, steep(seed, DISTINCT_WORDS));
  }
}

void bench_ctid(struct buffer *out, unsigned long number) {
  buffer_add_format(out, "ce-%08lx-0000-4000-8000-%012lx", number * 2654435761UL & 0xffffffffUL, number);
}

void bench_uri(struct buffer *out, unsigned long number) {
  buffer_add_text(out, "\"https://registry.invalid/resources/");
  bench_ctid(out, number);
  buffer_add_char(out, '"');
}

static void add_place(struct buffer *out, uint64_t *seed) {
  size_t region = even(seed, COUNT(regions));
  buffer_add_text(out, "{\"@type\":\"ceterms:Place\",\"ceterms:addressLocality\":{\"en-US\":\"Town of ");
  add_word(out, COUNT(common) + even(seed, 300));
  buffer_add_text(out, "\"},");
  if (region < 3) {
    buffer_add_format(out, "\"ceterms:subRegion\":{\"en-US\":\"%s\"},", counties[steep(seed, COUNT(counties))]);
  }
  buffer_add_format(out, "\"ceterms:addressRegion\":{\"en-US\":\"%s\"}}", regions[region]);
}

static void add_concept(struct buffer *out, const char *key, const char *value) {
  buffer_add_format(out,
                    "\"%s\":[{\"@type\":\"ceterms:CredentialAlignmentObject\",\"ceterms:targetNode\":\"%s\","
                    "\"ceterms:targetNodeName\":{\"en-US\":\"%s\"}}],",
                    key, value, value);
}

static void add_cost(struct buffer *out, uint64_t *seed, const char *type) {
  buffer_add_format(out,
                    "{\"@type\":\"ceterms:CostProfile\",\"ceterms:directCostType\":{\"@type\":"
                    "\"ceterms:CredentialAlignmentObject\",\"ceterms:targetNode\":\"costType:%s\"},"
                    "\"ceterms:currency\":\"USD\",\"ceterms:price\":%d}",
                    type, prices[even(seed, COUNT(prices))]);
}

static void add_skills(struct buffer *out, uint64_t *seed) {
  for (int i = 0; i < 5; i++) {
    size_t skill = steep(seed, DISTINCT_SKILLS);
    buffer_add_format(out,
                      "%s{\"@type\":\"ceterms:CredentialAlignmentObject\",\"ceterms:targetNodeName\":{\"en-US\":"
                      "\"%s ",
                      i == 0 ? "" : ",", verbs[skill % COUNT(verbs)]);
    add_word(out, skill / COUNT(verbs));
    buffer_add_text(out, "\"}}");
  }
}

static void add_job(struct buffer *out, size_t job) {
  buffer_add_format(out,
                    "\"ceterms:occupationType\":[{\"@type\":\"ceterms:CredentialAlignmentObject\","
                    "\"ceterms:frameworkName\":{\"en-US\":\"O*NET-SOC\"},\"ceterms:codedNotation\":\"%s\"}],",
                    jobs[job]);
}

static void add_requirements(struct buffer *out, uint64_t *seed) {
  buffer_add_text(out,
                  "\"ceterms:requires\":[{\"@type\":\"ceterms:ConditionProfile\",\"ceterms:description\":"
                  "{\"en-US\":\"");
  add_words(out, seed, 12);
  buffer_add_text(out, "\"},\"ceterms:targetCompetency\":[");
  add_skills(out, seed);
  buffer_add_text(out, "]}],");
}

static void add_credential(struct buffer *out, uint64_t *seed, unsigned long number, unsigned long total) {
  size_t field = steep(seed, COUNT(fields));
  buffer_add_format(out, "\"@type\":\"%s\",\"ceterms:name\":{\"en-US\":\"%s%s %s ", types[steep(seed, COUNT(types))],
                    beginnings[even(seed, COUNT(beginnings))], fields[field], endings[even(seed, COUNT(endings))]);
  add_word(out, COUNT(common) + even(seed, 900));
  buffer_add_text(out, "\"},\"ceterms:description\":{\"en-US\":\"");
  add_words(out, seed, TEXT_WORDS);
  buffer_add_text(out, "\"},\"ceterms:inLanguage\":[\"en\"],\"ceterms:ownedBy\":[");
  bench_uri(out, steep(seed, total / EVERY_ORGANIZATION + 1) * EVERY_ORGANIZATION);
  buffer_add_text(out, "],\"ceterms:availableAt\":[");
  add_place(out, seed);
  buffer_add_text(out, "],\"ceterms:estimatedCost\":[");
  add_cost(out, seed, "Tuition");
  buffer_add_char(out, ',');
  add_cost(out, seed, "LearningResource");
  buffer_add_format(out,
                    "],\"ceterms:estimatedDuration\":[{\"@type\":\"ceterms:DurationProfile\","
                    "\"ceterms:exactDuration\":\"%s\"}],",
                    durations[even(seed, COUNT(durations))]);
  add_concept(out, "ceterms:learningDeliveryType", deliveries[steep(seed, COUNT(deliveries))]);
  add_concept(out, "ceterms:scheduleTimingType", schedules[even(seed, COUNT(schedules))]);
  add_job(out, field < COUNT(jobs) ? field : even(seed, COUNT(jobs)));
  add_requirements(out, seed);
  if (even(seed, 5) == 0 && number + 1 < total && (number + 1) % EVERY_ORGANIZATION != 0) {
    buffer_add_text(out,
                    "\"ceterms:isPreparationFor\":[{\"@type\":\"ceterms:ConditionProfile\","
                    "\"ceterms:targetCredential\":[");
    bench_uri(out, number + 1);
    buffer_add_text(out, "]}],");
  }
}

static void add_organization(struct buffer *out, uint64_t *seed) {
  buffer_add_text(out, "\"@type\":\"ceterms:CredentialOrganization\",\"ceterms:name\":{\"en-US\":\"");
  add_word(out, COUNT(common) + even(seed, 2000));
  buffer_add_format(out, " %s College\"},\"ceterms:description\":{\"en-US\":\"", counties[even(seed, COUNT(counties))]);
  add_words(out, seed, TEXT_WORDS);
  buffer_add_text(out, "\"},\"ceterms:address\":[");
  add_place(out, seed);
  buffer_add_text(out, "],");
}

void bench_record(struct buffer *out, unsigned long number, unsigned long total) {
  uint64_t seed = 20261123 + (uint64_t)number * 1000003;
  buffer_add_text(
      out, "{\"envelope_community\":\"ce_registry\",\"envelope_version\":\"1.0.0\",\"envelope_ceterms_ctid\":\"");
  bench_ctid(out, number);
  buffer_add_text(out,
                  "\",\"updated_at\":\"2026-05-04T10:11:12Z\",\"decoded_resource\":{\"@context\":"
                  "\"https://credreg.net/ctdl/schema/context/json\",\"@graph\":[{\"@id\":");
  bench_uri(out, number);
  buffer_add_text(out, ",\"ceterms:ctid\":\"");
  bench_ctid(out, number);
  buffer_add_text(out, "\",");
  if (number % EVERY_ORGANIZATION == 0) {
    add_organization(out, &seed);
  } else {
    add_credential(out, &seed, number, total);
  }
  buffer_add_text(out, "\"ceterms:subjectWebpage\":\"https://school.invalid/\"}]}}");
}
