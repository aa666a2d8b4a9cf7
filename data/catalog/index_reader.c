/* SPDX-License-Identifier: MIT */
/* Words, values, rows and columns of an index, each number held against its bounds. */
#include <string.h>
#if defined __SSE2__
#include <emmintrin.h>
#endif

#include "data/catalog/index_file.h"

/* --- words --- */

const struct index_term *index_term_at(const struct index_file *file, uint32_t number) {
  size_t count;
  return (const struct index_term *)index_array(file, INDEX_TERM, sizeof(struct index_term), &count) + number;
}

const char *index_term_text(const struct index_file *file, uint32_t number, size_t *length) {
  size_t size;
  const char *text = index_array(file, INDEX_TERM_TEXT, 1, &size);
  const struct index_term *term = index_term_at(file, number);
  uint32_t from = term[0].text, to = term[1].text;
  bool sound = from <= to && to <= size && to - from <= (uint32_t)INDEX_LONGEST_WORD;
  *length = sound ? to - from : 0;
  return sound ? text + from : text;
}

static int compare(const char *left, size_t left_length, const char *right, size_t right_length) {
  size_t shorter = left_length < right_length ? left_length : right_length;
  int order = memcmp(left, right, shorter);
  return order != 0 ? order : (left_length > right_length) - (left_length < right_length);
}

uint32_t index_term_find(const struct index_file *file, const char *word, size_t length) {
  uint32_t low = 0, high = file->terms;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    size_t size;
    const char *text = index_term_text(file, middle, &size);
    if (compare(text, size, word, length) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/* The list of all words that begin with these 1 to 3 bytes; NULL when there is none. */
static const struct index_prefix *find_prefix(const struct index_file *file, const char *word, size_t length) {
  size_t low = 0, high;
  const struct index_prefix *prefixes = index_array(file, INDEX_PREFIX, sizeof *prefixes, &high);
  char wanted[4] = "";
  memcpy(wanted, word, length);
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = memcmp(prefixes[middle].text, wanted, sizeof wanted);
    if (order == 0) {
      return &prefixes[middle];
    }
    if (order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return NULL;
}

void index_add_word(const struct index_file *file, const char *word, size_t length, bool prefix, struct id_set *set) {
  if (prefix && length > 0 && length <= (size_t)INDEX_PREFIX_LETTERS) {
    const struct index_prefix *found = find_prefix(file, word, length);
    if (found != NULL) {
      (void)index_list_add(file, found->count, found->list, set);
      return;
    }
  }
  uint64_t least = 0; /* a list for many words could make this take very long */
  for (uint32_t i = index_term_find(file, word, length); i < file->terms; i++) {
    size_t size;
    const char *text = index_term_text(file, i, &size);
    if (size < length || memcmp(text, word, length) != 0 || (!prefix && size != length)) {
      break;
    }
    const struct index_term *term = index_term_at(file, i);
    if (term->count == 1 || term->list >= least) {
      uint64_t end = index_list_add(file, term->count, term->list, set);
      least = end > least ? end : least;
    }
    if (!prefix) {
      break;
    }
  }
}

/* --- values --- */

void index_kind_range(const struct index_file *file, enum index_kind kind, uint32_t *first, uint32_t *end) {
  size_t count;
  const uint32_t *firsts = index_array(file, INDEX_KIND_FIRST, sizeof *firsts, &count);
  bool sound = firsts[kind] <= firsts[kind + 1] && firsts[kind + 1] <= file->values;
  *first = sound ? firsts[kind] : 0;
  *end = sound ? firsts[kind + 1] : 0;
}

const struct index_value *index_value_at(const struct index_file *file, uint32_t number) {
  size_t count;
  return (const struct index_value *)index_array(file, INDEX_VALUE, sizeof(struct index_value), &count) + number;
}

bool index_value_find(const struct index_file *file, enum index_kind kind, const char *text, uint32_t *number) {
  uint32_t low, high;
  index_kind_range(file, kind, &low, &high);
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    int order = strcmp(index_text(file, INDEX_VALUE_TEXT, index_value_at(file, middle)->value), text);
    if (order == 0) {
      *number = middle;
      return true;
    }
    if (order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return false;
}

/* --- rows and columns --- */

struct index_rows index_rows_of(const struct index_file *file, enum index_part starts, enum index_part numbers,
                                size_t size) {
  size_t total, count;
  struct index_rows rows = {.limit = file->limit};
  rows.numbers = index_array(file, numbers, size, &total);
  rows.starts = index_array(file, starts, sizeof(uint32_t), &count);
  rows.total = total > UINT32_MAX ? UINT32_MAX : (uint32_t)total;
  if (total == 0) {
    rows.starts = NULL;
  }
  return rows;
}

const uint32_t *index_column_of(const struct index_file *file, enum index_column column) {
  size_t count;
  const uint32_t *codes = index_array(file, INDEX_COLUMN, sizeof *codes, &count);
  return codes + (size_t)column * file->limit;
}

/* How many of the sorted `numbers` are under `bound`, or not over it. */
static uint32_t count_under(const double *numbers, uint32_t count, double bound, bool with_bound) {
  uint32_t low = 0, high = count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    bool under = with_bound ? numbers[middle] <= bound : numbers[middle] < bound;
    if (under) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

#if defined __SSE2__ /* which every x86-64 processor has */
static uint64_t compare_64(const uint32_t *codes, uint32_t low, uint32_t span) {
  const __m128i from = _mm_set1_epi32((int)low), sign = _mm_set1_epi32(INT32_MIN);
  const __m128i to = _mm_xor_si128(_mm_set1_epi32((int)span), sign); /* it compares signed numbers only */
  uint64_t bits = 0;
  for (int i = 0; i < 16; i++) {
    __m128i four = _mm_loadu_si128((const __m128i *)(const void *)(codes + (size_t)i * 4));
    four = _mm_xor_si128(_mm_sub_epi32(four, from), sign);
    bits |= (uint64_t)(unsigned)_mm_movemask_ps(_mm_castsi128_ps(_mm_cmplt_epi32(four, to))) << (i * 4);
  }
  return bits;
}
#else
static uint64_t compare_64(const uint32_t *codes, uint32_t low, uint32_t span) {
  uint64_t bits = 0;
  for (int i = 0; i < 64; i++) {
    bits |= (uint64_t)(codes[i] - low < span) << i;
  }
  return bits;
}
#endif

static void add_between(const uint32_t *codes, uint32_t low, uint32_t high, struct id_set *set) {
  const uint32_t span = high - low;
  size_t whole = (size_t)set->limit / 64;
  for (size_t word = 0; word < whole; word++) {
    set->bits[word] |= compare_64(codes + word * 64, low, span);
  }
  for (long long id = (long long)whole * 64; id < set->limit; id++) {
    set->bits[whole] |= (uint64_t)(codes[id] - low < span) << (id % 64);
  }
  set->bits[0] &= ~(uint64_t)1;
}

void index_add_range(const struct index_file *file, enum index_column column, const struct index_bounds *bounds,
                     struct id_set *set) {
  size_t total, count;
  const double *numbers = index_array(file, INDEX_NUMBER, sizeof *numbers, &total);
  const uint32_t *firsts = index_array(file, INDEX_NUMBER_FIRST, sizeof *firsts, &count);
  uint32_t first = firsts[column], end = firsts[column + 1];
  if (first > end || end > total || set->limit > (long long)file->limit) {
    return;
  }
  uint32_t low = count_under(numbers + first, end - first, bounds->low, bounds->low_open) + 1;
  uint32_t high = count_under(numbers + first, end - first, bounds->high, !bounds->high_open) + 1;
  if (low < high) {
    add_between(index_column_of(file, column), low, high, set);
  }
}
