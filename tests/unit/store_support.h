/* SPDX-License-Identifier: MIT */
#ifndef LADDERWAY_TESTS_UNIT_STORE_SUPPORT_H
#define LADDERWAY_TESTS_UNIT_STORE_SUPPORT_H

#include "data/store/store.h"

enum { PATH = 512, MANY = 2500 };

struct fixture {
  char folder[PATH];
  char path[PATH];
  struct store *store;
  struct arena *arena;
  struct error error;
};

/* A store in a folder of its own. */
int set_up(void **state);
int tear_down(void **state);
void open_store(struct fixture *fixture);
void reopen(struct fixture *fixture);
void begin(struct fixture *fixture);
void commit(struct fixture *fixture);
enum store_change put(struct fixture *fixture, const char *ctid, const char *updated, const char *json);

/* A document like a registry's, about 1.5 KB; different for each number. */
void make_document(unsigned number, struct buffer *json, char ctid[40]);
/* Puts so many of them, a hundred a step. */
void fill(struct fixture *fixture, unsigned count);

/* For store_each(): each is the document of its number, and comes in order. */
struct reading {
  char last[40];
  long count;
  long long bytes;
};

int check_each(const struct store_record *record, void *context, struct error *error);

#endif
