/* SPDX-License-Identifier: MIT */
/* Places: cities, and the soft "in Essex" that may be no place at all. */
#include <string.h>

#include "data/base/text.h"
#include "data/catalog/search_parts.h"

enum { MOST_RUN_WORDS = 16, LEAST_BEGINNING = 3 };

void search_city(struct search *search, const char *folded, bool unfinished, bool *found) {
  uint32_t first, end;
  size_t length = strlen(folded);
  index_kind_range(search->index, INDEX_CITY, &first, &end);
  for (uint32_t i = first; i < end; i++) {
    const char *key = index_text(search->index, INDEX_VALUE_TEXT, index_value_at(search->index, i)->key);
    if (unfinished ? strncmp(key, folded, length) == 0 : strcmp(key, folded) == 0) {
      search_add_value(search, i);
      *found = true;
    }
  }
}

static int add_named(struct search *search, enum named_kind kind, const char *text, bool beginning, bool *found) {
  const struct filter filter = {.text = text};
  const char *key = search_named_key(search->scratch, kind, text);
  uint32_t first, end;
  if (key == NULL) {
    return error_no_memory(search->error);
  }
  search_named_range(search, kind, &first, &end);
  for (uint32_t i = first; i < end; i++) {
    struct named_value value = search_named_at(search, i);
    if (search_names_value(kind, &filter, key, &value, beginning)) {
      *found = true;
      search_add_value(search, i);
    }
  }
  return 0;
}

/* Everything in a county, region or city of that name -> part. */
static int add_place(struct search *search, const char *name, bool beginning, bool *found) {
  *found = false;
  int status = add_named(search, NAMED_COUNTY, name, beginning, found);
  status = status == 0 ? add_named(search, NAMED_REGION, name, beginning, found) : status;
  if (status == 0) {
    search_city(search, name, beginning, found);
  }
  return status;
}

struct run {
  const char *words[MOST_RUN_WORDS];
  size_t count;
  bool unfinished;
};

static int read_run(struct search *search, const struct filter *filter, struct run *run) {
  const char *folded = text_fold(search->scratch, filter->text);
  *run = (struct run){.unfinished = filter->unfinished};
  while (folded != NULL && *folded != '\0' && run->count < MOST_RUN_WORDS) {
    size_t length = strcspn(folded, " ");
    run->words[run->count] = arena_strndup(search->scratch, folded, length);
    if (run->words[run->count] == NULL) {
      return error_no_memory(search->error);
    }
    run->count++;
    folded += length;
    folded += *folded == ' ';
  }
  return folded == NULL ? error_no_memory(search->error) : 0;
}

static char *join(struct search *search, const struct run *run, size_t at, size_t count) {
  char *name = arena_strdup(search->scratch, run->words[at]);
  for (size_t i = 1; i < count && name != NULL; i++) {
    name = arena_printf(search->scratch, "%s %s", name, run->words[at + i]);
  }
  return name;
}

/* The longest place that starts at `at`; *taken 0 when none does. "De la" is no state of the USA. */
static int take_place(struct search *search, const struct run *run, size_t at, size_t *taken) {
  *taken = 0;
  for (int beginning = 0; beginning <= 1 && *taken == 0; beginning++) {
    for (size_t count = run->count - at; count > 0 && *taken == 0; count--) {
      const char *name = join(search, run, at, count);
      bool found = false;
      if (name == NULL) {
        return error_no_memory(search->error);
      }
      bool allowed = beginning == 0 ? !(count == 1 && query_word_is_small(name))
                                    : run->unfinished && count == run->count - at && strlen(name) >= LEAST_BEGINNING;
      if (allowed && add_place(search, name, beginning == 1, &found) != 0) {
        return -1;
      }
      *taken = found ? count : 0;
    }
  }
  return 0;
}

int search_place(struct search *search, const struct filter *filter) {
  struct run run;
  size_t at = 0;
  size_t taken = 0;
  if (read_run(search, filter, &run) != 0) {
    return -1;
  }
  while (at < run.count) {
    if (take_place(search, &run, at, &taken) != 0) {
      return -1;
    }
    if (taken == 0) {
      break;
    }
    search_narrow(search);
    at += taken;
  }
  for (; at < run.count && search->word_count < SEARCH_MOST_WORDS; at++) {
    bool last = run.unfinished && at + 1 == run.count;
    if (!query_word_is_small(run.words[at])) {
      search->words[search->word_count++] =
          (struct search_word){.text = run.words[at], .prefix = last || strlen(run.words[at]) >= QUERY_PREFIX_LETTERS};
    }
  }
  return 0;
}
