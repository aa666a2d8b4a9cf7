/* SPDX-License-Identifier: MIT */
/* sync/pipeline: order, trouble, limits, and giving up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the ones above first */
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "sync/pipeline.h"

enum { MANY = 5000, LARGEST = 4 << 20, SLOW = 200000 };

/* What the taker saw. Only it writes here, but for what is atomic. */
struct seen {
  long records, skipped, items;
  long last;       /* number of the last record */
  bool in_order;   /* each number over the one before */
  long fail_after; /* items; 0: never */
  long pause;      /* nanoseconds for each item */
  char where[128], why[128];
  atomic_size_t added, taken, most_waiting; /* bytes */
  size_t size;                              /* of each document */
};

static int take(const struct pipeline_item *item, void *context, struct error *error) {
  struct seen *seen = context;
  if (seen->pause > 0) {
    (void)nanosleep(&(struct timespec){.tv_nsec = seen->pause}, NULL);
  }
  size_t waiting = atomic_load(&seen->added) - atomic_load(&seen->taken);
  if (waiting > atomic_load(&seen->most_waiting)) {
    atomic_store(&seen->most_waiting, waiting);
  }
  atomic_fetch_add(&seen->taken, seen->size);
  seen->items++;
  if (item->skipped > 0 && seen->skipped == 0) {
    (void)snprintf(seen->where, sizeof seen->where, "%s", item->where);
    (void)snprintf(seen->why, sizeof seen->why, "%s", item->why);
  }
  seen->skipped += item->skipped;
  for (size_t i = 0; i < item->count; i++) {
    long number = strtol(item->records[i].ctid + 27, NULL, 10);
    seen->in_order = seen->in_order && number > seen->last;
    seen->last = number;
    seen->records++;
  }
  return seen->fail_after > 0 && seen->items >= seen->fail_after ? error_set(error, ERROR_IO, "the disk is full") : 0;
}

static struct pipeline *start(struct seen *seen, int parsers, size_t memory) {
  const struct pipeline_options options = {.parsers = parsers, .memory = memory, .take = take, .context = seen};
  struct pipeline *pipeline = NULL;
  struct error error = {0};
  seen->in_order = true;
  assert_int_equal(pipeline_new(&pipeline, &options, &error), 0);
  return pipeline;
}

/* A record with this number, filled up to about `size` bytes: with numbers, which
 * take long to read, or (over SLOW) with one text. */
static size_t make(char *text, size_t room, long number, size_t size) {
  int length = snprintf(text, room,
                        "{\"@type\":\"ceterms:License\",\"ceterms:ctid\":\"ce-00000000-0000-4000-8000-%012ld\","
                        "\"ceterms:name\":\"Number %ld\",\"x\":%s",
                        number, number, size > SLOW ? "[\"" : "[0");
  size_t end = (size_t)length;
  while (end + 4 < size && end + 6 < room) {
    memcpy(text + end, size > SLOW ? "xx" : ",0", 2);
    end += 2;
  }
  end += (size_t)snprintf(text + end, room - end, "%s", size > SLOW ? "\"]}" : "]}");
  return end;
}

static int add(struct pipeline *pipeline, struct seen *seen, long number, size_t size, struct error *error) {
  static char text[LARGEST];
  size_t length = make(text, sizeof text, number, size);
  atomic_fetch_add(&seen->added, seen->size);
  return pipeline_add(pipeline, text, length, "file.ndjson", number, error);
}

static void everything_comes_in_order(void **state) {
  (void)state;
  for (int parsers = 0; parsers <= 8; parsers += parsers < 2 ? 1 : 3) {
    struct seen seen = {0};
    struct pipeline *pipeline = start(&seen, parsers, 0);
    struct error error = {0};
    for (long i = 1; i <= MANY; i++) { /* small ones; some that take long; some that are a batch of their own */
      size_t size = i % 1000 == 7 ? 600000 : i % 200 == 9 ? SLOW : (size_t)(i * 7919 % 3000);
      assert_int_equal(add(pipeline, &seen, i, size, &error), 0);
    }
    assert_int_equal(pipeline_finish(pipeline, &error), 0);
    assert_int_equal(seen.records, MANY);
    assert_int_equal(seen.items, MANY);
    assert_int_equal(seen.skipped, 0);
    assert_true(seen.in_order);
    assert_true(pipeline_times(pipeline).taking >= 0);
    pipeline_free(pipeline);
  }
}

static void nothing_added_is_nothing_taken(void **state) {
  (void)state;
  struct seen seen = {0};
  struct error error = {0};
  struct pipeline *pipeline = start(&seen, 3, 0);
  assert_int_equal(pipeline_finish(pipeline, &error), 0);
  assert_int_equal(seen.items, 0);
  pipeline_free(pipeline);
  pipeline_free(start(&seen, 3, 0));
  pipeline_free(NULL);
}

static void trouble_is_said_in_its_place(void **state) {
  (void)state;
  struct seen seen = {0};
  struct error error = {0};
  struct pipeline *pipeline = start(&seen, 2, 0);
  static const char *const bad[] = {"{\"@type\":", "[1,2]", "", "\xff\xff", "{\"@type\":\"x\"}"};
  for (long i = 1; i <= 200; i++) {
    assert_int_equal(add(pipeline, &seen, i, 100, &error), 0);
    if (i == 100) {
      for (size_t j = 0; j < sizeof bad / sizeof bad[0]; j++) {
        assert_int_equal(pipeline_add(pipeline, bad[j], strlen(bad[j]), "bad.ndjson", 17, &error), 0);
      }
      pipeline_skip(pipeline, "picture.png", 0, "not a record");
    }
  }
  assert_int_equal(pipeline_finish(pipeline, &error), 0);
  pipeline_free(pipeline);
  assert_int_equal(seen.records, 200);
  assert_true(seen.in_order);
  assert_int_equal(seen.items, 206);
  assert_int_equal(seen.skipped, 6);
  assert_non_null(strstr(seen.where, "bad.ndjson"));
  assert_non_null(strstr(seen.where, "17"));
  assert_non_null(strstr(seen.why, "JSON"));
}

static void a_skip_alone_arrives(void **state) {
  (void)state;
  struct seen seen = {0};
  struct error error = {0};
  struct pipeline *pipeline = start(&seen, 1, 0);
  pipeline_skip(pipeline, "picture.png", 0, "not a record");
  assert_int_equal(pipeline_finish(pipeline, &error), 0);
  pipeline_free(pipeline);
  assert_int_equal(seen.skipped, 1);
  assert_string_equal(seen.where, "picture.png");
  assert_string_equal(seen.why, "not a record");
}

/* Twenty kilobytes that unfold to a million things. */
static size_t make_bomb(char *text) {
  size_t end = (size_t)sprintf(text,
                               "{\"@graph\":[{\"@type\":\"ceterms:License\",\"ceterms:ctid\":"
                               "\"ce-11111111-1111-4111-8111-111111111111\",\"ceterms:requires\":[\"_:b\"");
  for (int i = 1; i < 1000; i++) {
    end += (size_t)sprintf(text + end, ",\"_:b\"");
  }
  end += (size_t)sprintf(text + end, "]},{\"@id\":\"_:b\",\"ceterms:targetCompetency\":[\"x\"");
  for (int i = 1; i < 1000; i++) {
    end += (size_t)sprintf(text + end, ",\"x\"");
  }
  return end + (size_t)sprintf(text + end, "]}]}");
}

static void what_unfolds_too_far_harms_nobody_beside_it(void **state) {
  (void)state;
  struct seen seen = {0};
  struct error error = {0};
  struct pipeline *pipeline = start(&seen, 1, 0);
  char *bomb = malloc(32768);
  assert_non_null(bomb);
  size_t length = make_bomb(bomb);
  for (long i = 1; i <= 6; i++) {
    assert_int_equal(pipeline_add(pipeline, bomb, length, "bomb", 0, &error), 0);
    assert_int_equal(add(pipeline, &seen, i, 100, &error), 0);
  }
  assert_int_equal(pipeline_finish(pipeline, &error), 0);
  pipeline_free(pipeline);
  free(bomb);
  assert_int_equal(seen.records, 6);
  assert_int_equal(seen.skipped, 6);
  assert_non_null(strstr(seen.why, "unfolds"));
}

static void trouble_of_the_taker_ends_it(void **state) {
  (void)state;
  for (int parsers = 1; parsers <= 4; parsers++) {
    struct seen seen = {.fail_after = 300};
    struct error error = {0};
    struct pipeline *pipeline = start(&seen, parsers, 0);
    int result = 0;
    for (long i = 1; i <= MANY && result == 0; i++) {
      result = add(pipeline, &seen, i, 2000, &error);
    }
    assert_true(result < 0); /* long before the end */
    assert_int_equal(error.code, ERROR_IO);
    assert_int_equal(seen.items, 300);
    error = (struct error){0};
    assert_true(pipeline_finish(pipeline, &error) < 0);
    assert_string_equal(error.message, "the disk is full");
    pipeline_free(pipeline);
  }
}

static void the_last_document_may_fail_too(void **state) {
  (void)state;
  struct seen seen = {.fail_after = 3};
  struct error error = {0};
  struct pipeline *pipeline = start(&seen, 2, 0);
  for (long i = 1; i <= 3; i++) {
    assert_int_equal(add(pipeline, &seen, i, 100, &error), 0);
  }
  assert_true(pipeline_finish(pipeline, &error) < 0);
  assert_int_equal(error.code, ERROR_IO);
  pipeline_free(pipeline);
}

static void giving_up_is_quick_at_any_moment(void **state) {
  (void)state;
  for (long count = 0; count < 1200; count = count * 2 + 7) {
    struct seen seen = {.pause = 1000};
    struct error error = {0};
    struct pipeline *pipeline = start(&seen, 2, 0);
    for (long i = 1; i <= count; i++) {
      assert_int_equal(add(pipeline, &seen, i, 3000, &error), 0);
    }
    pipeline_free(pipeline);
    assert_true(seen.records <= count);
    assert_true(seen.in_order);
  }
}

static void only_so_much_is_on_its_way(void **state) {
  (void)state;
  struct seen seen = {.pause = 100000, .size = 100000};
  struct error error = {0};
  struct pipeline *pipeline = start(&seen, 4, 1 << 20);
  for (long i = 1; i <= 200; i++) {
    assert_int_equal(add(pipeline, &seen, i, seen.size, &error), 0);
  }
  assert_int_equal(pipeline_finish(pipeline, &error), 0);
  pipeline_free(pipeline);
  assert_int_equal(seen.records, 200);
  /* The limit, the batch that is being filled, and the one that is being taken. */
  assert_in_range(atomic_load(&seen.most_waiting), 1, (1 << 20) + 3 * 400000);
  seen = (struct seen){0};
  pipeline = start(&seen, 4, 1 << 20);
  for (long i = 1; i <= 4; i++) { /* each larger than the limit: one at a time */
    assert_int_equal(add(pipeline, &seen, i, 3 << 20, &error), 0);
  }
  assert_int_equal(pipeline_finish(pipeline, &error), 0);
  pipeline_free(pipeline);
  assert_int_equal(seen.records, 4);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(everything_comes_in_order),
      cmocka_unit_test(nothing_added_is_nothing_taken),
      cmocka_unit_test(trouble_is_said_in_its_place),
      cmocka_unit_test(a_skip_alone_arrives),
      cmocka_unit_test(what_unfolds_too_far_harms_nobody_beside_it),
      cmocka_unit_test(trouble_of_the_taker_ends_it),
      cmocka_unit_test(the_last_document_may_fail_too),
      cmocka_unit_test(giving_up_is_quick_at_any_moment),
      cmocka_unit_test(only_so_much_is_on_its_way),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
