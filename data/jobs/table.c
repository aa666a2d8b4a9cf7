/* SPDX-License-Identifier: MIT */
#include "data/jobs/table.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "data/base/file.h"
#include "data/base/i18n.h"
#include "data/base/text.h"

int table_error(const struct table *table, struct error *error, const char *format, ...) {
  char what[256];
  va_list arguments;
  va_start(arguments, format);
  (void)vsnprintf(what, sizeof what, format, arguments);
  va_end(arguments);
  return error_set(error, ERROR_BAD_DATA, _("%s, line %ld: %s"), table->file, table->line, what);
}

/* The end of the line that begins at `line`; in a CSV file one that stands in
 * no quotes. NULL: it goes on to the end of the content. */
static char *find_end(struct table *table, char *line, size_t left) {
  if (table->form != TABLE_COMMAS) {
    return memchr(line, '\n', left);
  }
  bool quoted = false;
  for (size_t i = 0; i < left; i++) {
    quoted = quoted != (line[i] == '"');
    if (line[i] == '\n' && !quoted) {
      return line + i;
    }
    table->inner_lines += line[i] == '\n';
  }
  return NULL;
}

/* Cuts the next line off the content. 1, 0 at the end, negative on failure. */
static int take_line(struct table *table, char **line, struct error *error) {
  if (table->rest == NULL) { /* nothing left, or an empty file */
    return 0;
  }
  char *end = table->content.data + table->content.length;
  if (table->rest >= end) {
    return 0;
  }
  table->line += 1 + table->inner_lines;
  table->inner_lines = 0;
  size_t left = (size_t)(end - table->rest);
  char *newline = find_end(table, table->rest, left);
  size_t length = newline == NULL ? left : (size_t)(newline - table->rest);
  if (length > (size_t)TABLE_LONGEST_LINE) {
    return table_error(table, error, _("the line is longer than %d bytes."), (int)TABLE_LONGEST_LINE);
  }
  if (table->line > (long)TABLE_MOST_ROWS) {
    return table_error(table, error, _("there are more than %d lines."), (int)TABLE_MOST_ROWS);
  }
  if (memchr(table->rest, '\0', length) != NULL) {
    return table_error(table, error, _("there is a zero byte in the line."));
  }
  *line = table->rest;
  table->rest += length + (newline != NULL);
  if (length > 0 && (*line)[length - 1] == '\r') {
    length--;
  }
  (*line)[length] = '\0';
  return 1;
}

/* Ends a cell of a CSV line, without its quotes. Returns the next one, NULL at the end. */
static char *cut_quoted(char *cell) {
  char *to = cell;
  char *at = cell;
  bool quoted = false;
  for (; *at != '\0' && (quoted || *at != ','); at++) {
    if (*at != '"') {
      *to++ = *at;
    } else if (quoted && at[1] == '"') {
      *to++ = *at++;
    } else {
      quoted = !quoted;
    }
  }
  char *next = *at == ',' ? at + 1 : NULL;
  *to = '\0';
  return next;
}

static char *cut_plain(char *cell) {
  char *tab = strchr(cell, '\t');
  if (tab != NULL) {
    *tab++ = '\0';
  }
  return tab;
}

static int split_line(struct table *table, char *line, struct error *error) {
  table->cell_count = 0;
  for (char *cell = line; cell != NULL;) {
    if (table->cell_count == (size_t)TABLE_MOST_CELLS) {
      return table_error(table, error, _("there are more than %d columns."), (int)TABLE_MOST_CELLS);
    }
    table->cells[table->cell_count++] = cell;
    cell = table->form == TABLE_COMMAS ? cut_quoted(cell) : cut_plain(cell);
  }
  return 0;
}

static bool is_taken(const struct table *table, size_t place) {
  for (size_t i = 0; i < table->column_count; i++) {
    if (table->places[i] == place) {
      return true;
    }
  }
  return false;
}

static bool is_column(const struct table *table, size_t place, const char *wanted) {
  const char *cell = table->cells[place] + (table->form == TABLE_FACTS && place == 0);
  size_t length = strlen(wanted);
  if (table->form != TABLE_COMMAS) {
    return strcmp(cell, wanted) == 0;
  }
  if (length > 0 && wanted[length - 1] == '*') {
    return strncasecmp(cell, wanted, length - 1) == 0 && !is_taken(table, place);
  }
  return strcasecmp(cell, wanted) == 0;
}

static int find_columns(struct table *table, struct error *error) {
  for (table->column_count = 0; table->columns[table->column_count] != NULL; table->column_count++) {
    const char *wanted = table->columns[table->column_count];
    size_t place = 0;
    while (place < table->cell_count && !is_column(table, place, wanted)) {
      place++;
    }
    if (place == table->cell_count || table->column_count == (size_t)TABLE_MOST_COLUMNS) {
      return table_error(table, error, _("the column \"%s\" is missing."), wanted);
    }
    table->places[table->column_count] = place;
  }
  table->header_cells = table->cell_count;
  return 0;
}

static int read_header(struct table *table, struct error *error) {
  char *line;
  int got = take_line(table, &line, error);
  if (got < 0) {
    return got;
  }
  if (got == 0 || (table->form == TABLE_FACTS && line[0] != '#')) {
    table->line = 1;
    return table_error(
        table, error, got == 0 ? _("the file is empty.") : _("the first line must start with # and name the columns."));
  }
  int result = split_line(table, line, error);
  return result != 0 ? result : find_columns(table, error);
}

int table_open(struct table *table, const char *folder, const char *file, const char *const *columns,
               struct error *error) {
  return table_open_form(table, folder, file, TABLE_FACTS, columns, error);
}

int table_open_form(struct table *table, const char *folder, const char *file, enum table_form form,
                    const char *const *columns, struct error *error) {
  static const char mark[] = "\xef\xbb\xbf";
  *table = (struct table){.file = file, .form = form, .columns = columns};
  buffer_init(&table->content, (size_t)TABLE_LARGEST_FILE);
  size_t size = strlen(folder) + strlen(file) + 2;
  char *path = malloc(size);
  if (path == NULL) {
    return error_no_memory(error);
  }
  (void)snprintf(path, size, "%s/%s", folder, file);
  int result = file_read(path, &table->content, error);
  free(path);
  if (result != 0) {
    return result;
  }
  table->rest = table->content.data;
  if (form != TABLE_FACTS && strncmp(buffer_text(&table->content), mark, sizeof mark - 1) == 0) {
    table->rest += sizeof mark - 1;
  }
  return read_header(table, error);
}

int table_open_if_there(struct table *table, const char *folder, const char *file, const char *const *columns,
                        struct error *error) {
  int result = table_open(table, folder, file, columns, error);
  if (result == 0) {
    return 1;
  }
  return error->code == ERROR_NOT_FOUND ? 0 : result;
}

void table_close(struct table *table) {
  buffer_free(&table->content);
  table->rest = NULL;
}

int table_next(struct table *table, struct error *error) {
  char *line = NULL;
  int got;
  do {
    got = take_line(table, &line, error);
  } while (got > 0 && line != NULL && line[0] == '\0');
  if (got <= 0) {
    return got;
  }
  int result = split_line(table, line, error);
  if (result != 0) {
    return result;
  }
  while (table->form == TABLE_COMMAS && table->cell_count < table->header_cells) {
    table->cells[table->cell_count++] = table->nothing;
  }
  if (table->cell_count < table->header_cells || (table->cell_count > table->header_cells && !table->open_ended)) {
    return table_error(table, error, _("there are %zu columns where the first line names %zu."), table->cell_count,
                       table->header_cells);
  }
  return 1;
}

const char *table_cell(const struct table *table, size_t column) {
  return table->cells[table->places[column]];
}

int table_text(const struct table *table, size_t column, struct arena *arena, size_t limit, bool required,
               const char **text, struct error *error) {
  const char *cell = table_cell(table, column);
  const char *cleaned = text_clean(arena, cell, strlen(cell), TEXT_LINE, limit);
  if (cleaned == NULL) {
    return error_no_memory(error);
  }
  if (cleaned[0] == '\0' && required) {
    return table_error(table, error, _("the column \"%s\" is empty."), table->columns[column]);
  }
  *text = cleaned[0] == '\0' ? NULL : cleaned;
  return 0;
}

bool decimal_parse(const char *text, size_t length, unsigned decimals, long long *value) {
  size_t at = length > 0 && text[0] == '-' ? 1 : 0;
  bool negative = at == 1;
  bool fraction = false;
  unsigned seen = 0;
  size_t digits = 0;
  long long number = 0;
  for (; at < length; at++) {
    if (text[at] == '.' && !fraction && digits > 0) {
      fraction = true;
    } else if (text[at] >= '0' && text[at] <= '9' && digits < 15 && (!fraction || seen < decimals)) {
      number = number * 10 + (text[at] - '0');
      digits++;
      seen += fraction;
    } else {
      return false;
    }
  }
  if (digits == 0 || (fraction && seen == 0)) {
    return false;
  }
  for (; seen < decimals; seen++) {
    number *= 10; /* at most 15 digits and 3 decimals: far from the end of the type */
  }
  *value = negative ? -number : number;
  return true;
}

int table_number(const struct table *table, size_t column, unsigned decimals, long long least, long long most,
                 long long *value, struct error *error) {
  const char *cell = table_cell(table, column);
  if (cell[0] == '\0' || strcmp(cell, "*") == 0 || strcmp(cell, "**") == 0 || strcmp(cell, "#") == 0) {
    *value = TABLE_UNKNOWN;
    return 0;
  }
  if (!decimal_parse(cell, strlen(cell), decimals, value) || *value < least || *value > most) {
    return table_error(table, error, _("\"%.40s\" in the column \"%s\" is not a number that can stand there."), cell,
                       table->columns[column]);
  }
  return 0;
}

char *list_next(char **rest, const char *separator) {
  if (*rest == NULL) {
    return NULL;
  }
  char *part = *rest;
  char *end = strstr(part, separator);
  if (end == NULL) {
    *rest = NULL;
    end = part + strlen(part);
  } else {
    *rest = end + strlen(separator);
    *end = '\0';
  }
  while (end > part && end[-1] == ' ') {
    *--end = '\0';
  }
  while (*part == ' ') {
    part++;
  }
  return part;
}

/* '9' in the pattern stands for a digit. */
static bool looks_like(const char *text, const char *pattern) {
  for (; *pattern != '\0'; pattern++, text++) {
    if (*pattern == '9' ? *text < '0' || *text > '9' : *text != *pattern) {
      return false;
    }
  }
  return *text == '\0';
}

bool is_job_code(const char *text) {
  return looks_like(text, "99-9999.99");
}

bool is_soc_code(const char *text) {
  return looks_like(text, "99-9999");
}

bool is_cip_code(const char *text) {
  return looks_like(text, "99.9999");
}
