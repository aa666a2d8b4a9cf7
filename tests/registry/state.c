/* SPDX-License-Identifier: MIT */
#include "tests/registry/state.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BULK = 7, EVERY_SECONDS = 97 };

/* The first records were created until then, in bulks that share one time. */
static const long long beginning = 1787313600000; /* 2026-08-21T12:00:00Z */

struct state {
  pthread_mutex_t lock;
  uint64_t seed, random;
  unsigned long others; /* how many records there were at first */
  long long ahead;
  struct entry *entries; /* by number */
  size_t count, capacity;
  unsigned long *order; /* numbers of those that are here, oldest first */
  size_t listed;
  struct event *events;
  size_t event_count, event_capacity;
};

static bool grow(struct state *state) {
  if (state->count < state->capacity) {
    return true;
  }
  size_t capacity = state->capacity * 2 + 64;
  struct entry *entries = realloc(state->entries, capacity * sizeof *entries);
  if (entries != NULL) {
    state->entries = entries;
  }
  unsigned long *order = realloc(state->order, capacity * sizeof *order);
  if (order != NULL) {
    state->order = order;
  }
  state->capacity = entries != NULL && order != NULL ? capacity : state->capacity;
  return entries != NULL && order != NULL;
}

static void note(struct state *state, unsigned long number, enum event_kind kind, long long when) {
  if (state->event_count == state->event_capacity) {
    size_t capacity = state->event_capacity * 2 + 64;
    struct event *events = realloc(state->events, capacity * sizeof *events);
    if (events == NULL) {
      abort();
    }
    state->events = events;
    state->event_capacity = capacity;
  }
  state->events[state->event_count++] =
      (struct event){.number = number, .kind = kind, .time = when, .provisional = state->entries[number].provisional};
}

static bool create_at(struct state *state, long long when) {
  if (!grow(state)) {
    return false;
  }
  unsigned long number = state->count++;
  state->entries[number] = (struct entry){.number = number, .created = when, .updated = when, .here = true, .life = 1};
  state->order[state->listed++] = number;
  note(state, number, EVENT_CREATE, when);
  return true;
}

struct state *state_new(uint64_t seed, unsigned long count) {
  struct state *state = calloc(1, sizeof *state);
  if (state == NULL || pthread_mutex_init(&state->lock, NULL) != 0) {
    free(state);
    return NULL;
  }
  state->seed = state->random = seed;
  state->others = count > 0 ? count : 1;
  for (unsigned long i = 0; i < count; i++) {
    long long back = (long long)(count / BULK - i / BULK) * EVERY_SECONDS * 1000;
    if (!create_at(state, beginning - back)) {
      return NULL;
    }
    state->entries[i].dangling = i % 60 == 30;
  }
  return state;
}

void state_lock(struct state *state) {
  (void)pthread_mutex_lock(&state->lock);
}

void state_unlock(struct state *state) {
  (void)pthread_mutex_unlock(&state->lock);
}

uint64_t state_seed(const struct state *state) {
  return state->seed;
}

unsigned long state_first_count(const struct state *state) {
  return state->others;
}

long long state_now(const struct state *state) {
  struct timespec now;
  (void)clock_gettime(CLOCK_REALTIME, &now);
  return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000 + state->ahead;
}

void state_set_ahead(struct state *state, long long milliseconds) {
  state->ahead = milliseconds;
}

size_t state_count(const struct state *state) {
  return state->listed;
}

const struct entry *state_at(const struct state *state, size_t place) {
  return &state->entries[state->order[place]];
}

const struct entry *state_find(const struct state *state, const char *ctid) {
  unsigned long number = 0;
  if (!record_number(state->seed, ctid, &number) || number >= state->count) {
    return NULL;
  }
  const struct entry *entry = &state->entries[number];
  return entry->here && !entry->soft_deleted ? entry : NULL;
}

size_t state_event_count(const struct state *state) {
  return state->event_count;
}

const struct event *state_event(const struct state *state, size_t place) {
  return &state->events[place];
}

bool state_create(struct state *state) {
  return create_at(state, state_now(state));
}

void state_change(struct state *state, unsigned long number) {
  struct entry *entry = &state->entries[number];
  entry->version++;
  entry->updated = state_now(state);
  note(state, number, EVENT_UPDATE, entry->updated);
}

void state_delete(struct state *state, unsigned long number, bool with_event) {
  for (size_t i = 0; i < state->listed; i++) {
    if (state->order[i] == number) {
      memmove(state->order + i, state->order + i + 1, (state->listed - i - 1) * sizeof *state->order);
      state->listed--;
      break;
    }
  }
  state->entries[number].here = false;
  if (with_event) {
    note(state, number, EVENT_DESTROY, state_now(state));
  }
}

void state_reappear(struct state *state, unsigned long number) {
  struct entry *entry = &state->entries[number];
  if (entry->here) {
    state_delete(state, number, true);
  }
  entry->here = true;
  entry->life++;
  entry->version++;
  entry->created = entry->updated = state_now(state);
  state->order[state->listed++] = number;
  note(state, number, EVENT_CREATE, entry->created);
}

void state_mark(struct state *state, unsigned long number, bool provisional, bool soft_deleted, bool dangling) {
  struct entry *entry = &state->entries[number];
  if (entry->provisional != provisional || entry->dangling != dangling) {
    entry->provisional = provisional;
    entry->dangling = dangling;
    entry->updated = state_now(state);
    note(state, number, EVENT_UPDATE, entry->updated);
  }
  entry->soft_deleted = soft_deleted;
}

long state_any(struct state *state) {
  if (state->listed == 0) {
    return -1;
  }
  state->random = state->random * 6364136223846793005U + 1442695040888963407U;
  return (long)state->order[(state->random >> 33) % state->listed];
}

json_t *state_document(const struct state *state, const struct entry *entry) {
  struct recipe recipe = {.seed = state->seed,
                          .number = entry->number,
                          .others = state->others,
                          .version = entry->version,
                          .dangling = entry->dangling,
                          .provisional = entry->provisional};
  return record_document(&recipe);
}

void state_stamp(long long when, char stamp[STAMP_SIZE]) {
  time_t seconds = (time_t)(when / 1000);
  struct tm parts;
  char day[32];
  (void)gmtime_r(&seconds, &parts);
  (void)strftime(day, sizeof day, "%Y-%m-%dT%H:%M:%S", &parts);
  (void)snprintf(stamp, STAMP_SIZE, "%s.%03dZ", day, (int)(when % 1000));
}
