/* SPDX-License-Identifier: MIT */
/* What the kinds of records are put together from. */
#ifndef LADDERWAY_TESTS_REGISTRY_MAKER_H
#define LADDERWAY_TESTS_REGISTRY_MAKER_H

#include "tests/registry/records.h"

/* A record in the making. */
struct maker {
  const struct recipe *recipe;
  uint64_t random;
  json_t *members;   /* the @graph */
  json_t *primary;   /* its first; borrowed */
  unsigned children; /* with CTIDs of their own, so far */
  bool spanish;      /* texts in both languages */
  size_t field;      /* of study or work, in maker_fields */
};

struct maker_field {
  const char *english, *spanish, *soc, *cip, *skills[4];
};
extern const struct maker_field maker_fields[];

/* Chance. */
size_t maker_below(struct maker *maker, size_t limit);
bool maker_one_in(struct maker *maker, size_t count);

/* Objects. */
json_t *thing(const char *type);
void put(json_t *object, const char *key, json_t *value);
void put_text(json_t *object, const char *key, const char *text);
void put_number(json_t *object, const char *key, long long number);
void add(json_t *object, const char *key, json_t *value); /* to the array at `key` */

/* Language maps: {"en-US": text} and {"en-US": [text]}. */
json_t *words(const char *english, const char *spanish);
void put_words(json_t *object, const char *key, const char *english);
void add_words(json_t *object, const char *key, const char *english); /* to the list in "en-US" */

/* A text of some sentences about the record's field. */
void put_description(struct maker *maker, json_t *object, const char *key, size_t sentences);

/* {"@type": "ceterms:CredentialAlignmentObject", ...} */
json_t *concept(const char *scheme, const char *curie, const char *name);
void add_occupation(struct maker *maker, json_t *object);
void add_program_code(struct maker *maker, json_t *object);
void add_industry(struct maker *maker, json_t *object);

/* References. */
json_t *reference(struct maker *maker, unsigned long number);
json_t *child_reference(struct maker *maker, unsigned child);
unsigned long some_record(struct maker *maker, char kind); /* see the kinds in records.c */

/* Members. */
json_t *child(struct maker *maker, const char *type, unsigned *number);
json_t *blank(struct maker *maker, const char *type); /* with its "@id"; a borrowed member */

/* Profiles. */
json_t *place(struct maker *maker);
json_t *cost(struct maker *maker, const char *type, long long price);
json_t *duration(struct maker *maker);
json_t *credit(struct maker *maker);
json_t *condition(struct maker *maker, const char *name);
json_t *skill(struct maker *maker, size_t which);

/* The kinds, by what they are; see records.c. */
void make_organization(struct maker *maker);
void make_credential(struct maker *maker, const char *type);
void make_learning(struct maker *maker, const char *type);
void make_assessment(struct maker *maker);
void make_manifest(struct maker *maker, const char *type);
void make_transfer_value(struct maker *maker);
void make_task(struct maker *maker, const char *type);
void make_data_set(struct maker *maker);
void make_metric(struct maker *maker);
void make_framework(struct maker *maker);
void make_pathway(struct maker *maker);
void make_service(struct maker *maker, const char *type);
void make_action(struct maker *maker);
void make_collection(struct maker *maker);

#endif
