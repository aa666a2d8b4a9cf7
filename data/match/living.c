/* SPDX-License-Identifier: MIT */
#include "data/match/living.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "data/base/file.h"
#include "data/base/i18n.h"
#include "data/base/text.h"

enum { COLUMNS = 6, FIRST_YEAR = 1990, LAST_YEAR = 2199, MOST_PERSONS = 20 };
static const char *const titles[COLUMNS] = {"county", "state", "persons", "amount", "source", "year"};
static const long long most_cents = 1000000000LL; /* ten million dollars a year */

struct cell {
  const char *text;
  size_t length;
};

struct reading {
  struct arena *arena;
  const char *what;
  size_t line;
  struct living_row *rows;
  size_t count, capacity;
};

static int bad_line(const struct reading *reading, const char *why, struct error *error) {
  return error_set(error, ERROR_BAD_DATA, _("%s, line %zu: %s"), reading->what, reading->line, why);
}

/* Cuts at tabs, takes blanks off; false unless there are just so many cells. */
static bool cut(const char *line, size_t length, struct cell cells[COLUMNS]) {
  size_t count = 0;
  const char *end = line + length;
  const char *at = line;
  for (;;) {
    const char *tab = memchr(at, '\t', (size_t)(end - at));
    const char *stop = tab == NULL ? end : tab;
    if (count == COLUMNS) {
      return false;
    }
    const char *last = stop;
    while (at < last && *at == ' ') {
      at++;
    }
    while (last > at && (last[-1] == ' ' || last[-1] == '\r')) {
      last--;
    }
    cells[count++] = (struct cell){at, (size_t)(last - at)};
    if (tab == NULL) {
      return count == COLUMNS;
    }
    at = tab + 1;
  }
}

/* A whole number of `most` at most; -1 for anything else. */
static long long whole(const struct cell *cell, long long most) {
  long long number = cell->length == 0 || cell->length > 12 ? -1 : 0;
  for (size_t i = 0; number >= 0 && i < cell->length; i++) {
    bool digit = cell->text[i] >= '0' && cell->text[i] <= '9';
    number = digit ? number * 10 + (cell->text[i] - '0') : -1;
  }
  return number <= most ? number : -1;
}

/* "81450" or "81450.50" in cents; -1 for anything else, and for nothing at all. */
static long long amount(const struct cell *cell) {
  const char *point = memchr(cell->text, '.', cell->length);
  struct cell dollars = {cell->text, point == NULL ? cell->length : (size_t)(point - cell->text)};
  struct cell cents = {point == NULL ? "00" : point + 1, point == NULL ? 2 : cell->length - dollars.length - 1};
  long long high = whole(&dollars, most_cents / 100);
  long long low = cents.length == 2 ? whole(&cents, 99) : -1;
  return high < 0 || low < 0 || high * 100 + low == 0 ? -1 : high * 100 + low;
}

static bool is_state(const struct cell *cell) {
  return cell->length == 2 && isupper((unsigned char)cell->text[0]) && isupper((unsigned char)cell->text[1]);
}

static int add_row(struct reading *reading, const struct cell cells[COLUMNS], struct error *error) {
  if (reading->count == LIVING_MOST_ROWS) {
    return error_set(error, ERROR_TOO_BIG, _("%s has more than %d lines."), reading->what, LIVING_MOST_ROWS);
  }
  if (reading->count == reading->capacity) {
    struct living_row *rows =
        arena_grow(reading->arena, reading->rows, reading->count, &reading->capacity, sizeof *reading->rows);
    if (rows == NULL) {
      return error_no_memory(error);
    }
    reading->rows = rows;
  }
  struct living_row row = {.persons = (int)whole(&cells[2], MOST_PERSONS),
                           .cents = amount(&cells[3]),
                           .year = (int)whole(&cells[5], LAST_YEAR)};
  if (cells[0].length == 0) {
    return bad_line(reading, _("the county is missing (* for the rest of the state)"), error);
  }
  if (!is_state(&cells[1])) {
    return bad_line(reading, _("the state has to be two capital letters, like NJ"), error);
  }
  if (row.persons < 1) {
    return bad_line(reading, _("persons has to be a number from 1 to 20"), error);
  }
  if (row.cents < 0) {
    return bad_line(reading, _("the amount has to be dollars a year, like 81450"), error);
  }
  if (cells[4].length == 0) {
    return bad_line(reading, _("the source is missing: whose figure is it?"), error);
  }
  if (row.year < FIRST_YEAR) {
    return bad_line(reading, _("the year has to be one from 1990 on"), error);
  }
  const char *source = text_clean(reading->arena, cells[4].text, cells[4].length, TEXT_LINE, 200);
  row.county = text_clean(reading->arena, cells[0].text, cells[0].length, TEXT_LINE, 100);
  row.state = arena_strndup(reading->arena, cells[1].text, cells[1].length);
  row.source = source == NULL ? NULL : arena_printf(reading->arena, "%s (%d)", source, row.year);
  if (row.county == NULL || row.state == NULL || row.source == NULL) {
    return error_no_memory(error);
  }
  reading->rows[reading->count++] = row;
  return 0;
}

static int read_titles(const struct reading *reading, const struct cell cells[COLUMNS], struct error *error) {
  for (size_t i = 0; i < COLUMNS; i++) {
    if (cells[i].length != strlen(titles[i]) || strncasecmp(cells[i].text, titles[i], cells[i].length) != 0) {
      return bad_line(reading, _("the first line has to be: county, state, persons, amount, source, year"), error);
    }
  }
  return 0;
}

static int read_line(struct reading *reading, const char *line, size_t length, bool *titled, struct error *error) {
  struct cell cells[COLUMNS];
  if (length > 0 && line[length - 1] == '\r') {
    length--;
  }
  if (length == 0 || line[0] == '#') {
    return 0;
  }
  if (length > LIVING_LONGEST_LINE) {
    return bad_line(reading, _("the line is too long"), error);
  }
  if (!cut(line, length, cells)) {
    return bad_line(reading, _("there have to be six columns with tabs between them"), error);
  }
  if (!*titled) {
    *titled = true;
    return read_titles(reading, cells, error);
  }
  return add_row(reading, cells, error);
}

int living_read(struct arena *arena, const char *bytes, size_t length, const char *what, struct living_table **out,
                struct error *error) {
  static const char mark[] = "\xef\xbb\xbf";
  struct reading reading = {.arena = arena, .what = what};
  bool titled = false;
  size_t at = length >= 3 && memcmp(bytes, mark, 3) == 0 ? 3 : 0;
  if (length > (size_t)LIVING_LARGEST_FILE) {
    return error_set(error, ERROR_TOO_BIG, _("%s is too big to be a table of counties."), what);
  }
  while (at < length) {
    const char *end = memchr(bytes + at, '\n', length - at);
    size_t size = end == NULL ? length - at : (size_t)(end - (bytes + at));
    reading.line++;
    if (read_line(&reading, bytes + at, size, &titled, error) != 0) {
      return -1;
    }
    at += size + 1;
  }
  if (reading.count == 0) {
    return error_set(error, ERROR_BAD_DATA, _("%s has no line with a county."), what);
  }
  struct living_table *table = arena_alloc(arena, sizeof *table);
  if (table == NULL) {
    return error_no_memory(error);
  }
  *table = (struct living_table){reading.rows, reading.count};
  *out = table;
  return 0;
}

int living_read_file(struct arena *arena, const char *path, struct living_table **out, struct error *error) {
  struct buffer buffer;
  buffer_init(&buffer, (size_t)LIVING_LARGEST_FILE);
  int result = file_read(path, &buffer, error);
  if (result == 0) {
    result = living_read(arena, buffer_text(&buffer), buffer.length, file_name(path), out, error);
  }
  buffer_free(&buffer);
  return result;
}

/* Without the word County at the end. */
static size_t bare_length(const char *county) {
  static const char word[] = " county";
  size_t length = strlen(county);
  size_t tail = sizeof word - 1;
  return length > tail && strcasecmp(&county[length - tail], word) == 0 ? length - tail : length;
}

static bool same_county(const char *a, const char *b) {
  size_t length = bare_length(a);
  return length == bare_length(b) && strncasecmp(a, b, length) == 0;
}

/* NULL also when two states have it and none was named. */
static const struct living_row *find_row(const struct living_table *table, const char *county, const char *state,
                                         int persons) {
  const struct living_row *found = NULL;
  for (size_t i = 0; i < table->count; i++) {
    const struct living_row *row = &table->rows[i];
    if (row->persons != persons || !same_county(row->county, county) ||
        (state != NULL && strcasecmp(row->state, state) != 0)) {
      continue;
    }
    if (found != NULL && strcmp(found->state, row->state) != 0) {
      return NULL;
    }
    found = found == NULL ? row : found;
  }
  return found;
}

const struct living_row *living_find(const struct living_table *table, const char *county, const char *state,
                                     int persons) {
  const struct living_row *row = county == NULL ? NULL : find_row(table, county, state, persons);
  return row != NULL || state == NULL ? row : find_row(table, "*", state, persons);
}
