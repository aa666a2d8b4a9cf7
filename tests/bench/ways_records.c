/* SPDX-License-Identifier: MIT */
#include "tests/bench/ways_records.h"

#include <stdint.h>

#include "tests/bench/records.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { LEVELS = 5, MOST_ALL = 3, MOST_ANY = 8 };

static const char *const types[] = {"ceterms:Certificate", "ceterms:Certificate", "ceterms:AssociateDegree",
                                    "ceterms:Certification", "ceterms:License"};
static const char *const jobs[] = {"31-1131.00", "51-4121.00", "53-3032.00", "15-1232.00", "31-9092.00",
                                   "31-9097.00", "43-3031.00", "47-2111.00", "47-2152.00", "47-2031.00",
                                   "31-9091.00", "11-3021.00", "49-3023.00"};

static uint64_t next(uint64_t *seed) {
  uint64_t mixed = (*seed += 0x9e3779b97f4a7c15U);
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
  return mixed ^ (mixed >> 31);
}

static unsigned long even(uint64_t *seed, unsigned long below) {
  return (unsigned long)(next(seed) % below);
}

/* One of the level below; now and then of any level below. */
static unsigned long other_of(uint64_t *seed, unsigned long number, unsigned long total) {
  unsigned long level = number * LEVELS / total;
  unsigned long size = total / LEVELS;
  bool any = even(seed, 50) == 0;
  return any ? even(seed, level * size) : (level - 1) * size + even(seed, size);
}

/* A condition that asks for `count` others, all of them. */
static void add_condition(struct buffer *out, uint64_t *seed, unsigned long number, unsigned long total,
                          unsigned long count) {
  buffer_add_text(out, "{\"@type\":\"ceterms:ConditionProfile\",\"ceterms:targetCredential\":[");
  for (unsigned long i = 0; i < count; i++) {
    buffer_add_text(out, i == 0 ? "" : ",");
    bench_uri(out, other_of(seed, number, total));
  }
  buffer_add_text(out, "]}");
}

static unsigned long add_requirements(struct buffer *out, uint64_t *seed, unsigned long number, unsigned long total) {
  unsigned long level = number * LEVELS / total;
  unsigned long kind = even(seed, 10);
  unsigned long groups = 0;
  unsigned long each = 1;
  if (level == 0) {
    return 0;
  }
  buffer_add_text(out, "\"ceterms:requires\":[");
  if (kind < 2) {
    each = 1 + even(seed, MOST_ALL);
    groups = 1;
    add_condition(out, seed, number, total, each);
  } else {
    groups = 2 + even(seed, MOST_ANY);
    each = kind == 2 ? 2 : 1;
    buffer_add_text(out,
                    "{\"@type\":\"ceterms:ConditionProfile\",\"ceterms:description\":{\"en-US\":\"One of "
                    "these comes first.\"},\"ceterms:alternativeCondition\":[");
    for (unsigned long i = 0; i < groups; i++) {
      buffer_add_text(out, i == 0 ? "" : ",");
      add_condition(out, seed, number, total, each);
    }
    buffer_add_text(out, "]}");
  }
  buffer_add_text(out, "],");
  return groups * each;
}

static void add_figures(struct buffer *out, uint64_t *seed) {
  if (even(seed, 5) != 0) {
    buffer_add_format(out,
                      "\"ceterms:estimatedCost\":[{\"@type\":\"ceterms:CostProfile\",\"ceterms:directCostType\":"
                      "{\"@type\":\"ceterms:CredentialAlignmentObject\",\"ceterms:targetNode\":\"costType:Tuition\"},"
                      "\"ceterms:currency\":\"USD\",\"ceterms:price\":%lu}],",
                      even(seed, 20000));
  }
  if (even(seed, 20) != 0) {
    buffer_add_format(out,
                      "\"ceterms:estimatedDuration\":[{\"@type\":\"ceterms:DurationProfile\","
                      "\"ceterms:exactDuration\":\"P%luD\"}],",
                      1 + even(seed, 700));
  }
  buffer_add_format(out,
                    "\"ceterms:scheduleTimingType\":[{\"@type\":\"ceterms:CredentialAlignmentObject\","
                    "\"ceterms:targetNode\":\"scheduleTiming:%s\"}],",
                    even(seed, 2) == 0 ? "Daytime" : "Evening");
}

void ways_record(struct buffer *out, unsigned long number, unsigned long total, unsigned long *edges) {
  uint64_t seed = 20261129 + (uint64_t)number * 1000003;
  unsigned long level = number * LEVELS / total;
  bool wanted = level >= 2 && even(&seed, WAYS_RECORD_JOBS * 3 / 5) == 0;
  buffer_add_text(out, "{\"@context\":\"https://credreg.net/ctdl/schema/context/json\",\"@graph\":[{\"@id\":");
  bench_uri(out, number);
  buffer_add_format(out, ",\"@type\":\"%s\",\"ceterms:ctid\":\"", types[even(&seed, COUNT(types))]);
  bench_ctid(out, number);
  buffer_add_format(out, "\",\"ceterms:name\":{\"en-US\":\"Credential %lu of level %lu\"},", number, level);
  add_figures(out, &seed);
  *edges += add_requirements(out, &seed, number, total);
  if (even(&seed, 10) == 0 && level > 0) {
    buffer_add_text(out, "\"ceterms:advancedStandingFrom\":[");
    add_condition(out, &seed, number, total, 1);
    buffer_add_text(out, "],");
    ++*edges;
  }
  buffer_add_format(out,
                    "\"ceterms:occupationType\":[{\"@type\":\"ceterms:CredentialAlignmentObject\","
                    "\"ceterms:frameworkName\":{\"en-US\":\"O*NET-SOC\"},\"ceterms:codedNotation\":\"%s\"}],"
                    "\"ceterms:subjectWebpage\":\"https://school.invalid/\"}]}",
                    wanted ? WAYS_RECORD_JOB : jobs[even(&seed, COUNT(jobs))]);
}
