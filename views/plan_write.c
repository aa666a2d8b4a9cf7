/* SPDX-License-Identifier: MIT */
/*
 * A plan as Markdown and as a web page. The page stands by itself: no script,
 * no picture, nothing that is fetched. Every text is escaped, since names come
 * from records and the name from a person.
 */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "views/plan.h"

static void put_html(FILE *out, const char *text) {
  for (; *text != '\0'; text++) {
    switch (*text) {
      case '&':
        (void)fputs("&amp;", out);
        break;
      case '<':
        (void)fputs("&lt;", out);
        break;
      case '>':
        (void)fputs("&gt;", out);
        break;
      case '"':
        (void)fputs("&quot;", out);
        break;
      case '\'':
        (void)fputs("&#39;", out);
        break;
      default:
        (void)fputc(*text, out);
    }
  }
}

/* What means something in Markdown is taken as it stands. */
static void put_markdown(FILE *out, const char *text) {
  for (; *text != '\0'; text++) {
    if (strchr("\\`*_{}[]<>#|~&", *text) != NULL) {
      (void)fputc('\\', out);
    }
    (void)fputc(*text == '\n' ? ' ' : *text, out);
  }
}

static void put_row(FILE *out, const struct sheet_line *line, const char *before, const char *between,
                    const char *after, void (*put)(FILE *, const char *)) {
  (void)fputs(before, out);
  for (size_t i = 0; i < PLAN_CELLS; i++) {
    (void)fputs(i == 0 ? "" : between, out);
    put(out, line->cells[i]);
  }
  (void)fputs(after, out);
}

static bool is_row(const struct sheet_line *line) {
  return line->kind == SHEET_HEAD || line->kind == SHEET_STEP;
}

static void markdown_line(FILE *out, const struct sheet_line *line, const struct sheet_line *next) {
  switch (line->kind) {
    case SHEET_SECTION:
      (void)fputs("## ", out);
      put_markdown(out, line->text);
      (void)fputs("\n\n", out);
      return;
    case SHEET_HEAD:
      put_row(out, line, "| ", " | ", " |\n", put_markdown);
      (void)fputs("| --- | --- | --- | ---: | --- | --- | --- |\n", out);
      return;
    case SHEET_STEP:
      put_row(out, line, "| ", " | ", " |\n", put_markdown);
      if (next == NULL || !is_row(next)) {
        (void)fputc('\n', out);
      }
      return;
    case SHEET_PAIR:
      (void)fputs("- ", out);
      put_markdown(out, line->label);
      (void)fputs(": ", out);
      break;
    case SHEET_TASK:
      (void)fputs("- [ ] ", out);
      break;
    case SHEET_TEXT:
    case SHEET_LINK:
      (void)fputs("- ", out);
      break;
  }
  put_markdown(out, line->text);
  (void)fputs(next == NULL || next->kind == SHEET_SECTION || is_row(next) ? "\n\n" : "\n", out);
}

static void html_line(FILE *out, const struct sheet_line *line, const struct sheet_line *next) {
  switch (line->kind) {
    case SHEET_SECTION:
      (void)fputs("<h2>", out);
      put_html(out, line->text);
      (void)fputs("</h2>\n", out);
      return;
    case SHEET_HEAD:
      put_row(out, line, "<table>\n<tr><th>", "</th><th>", "</th></tr>\n", put_html);
      return;
    case SHEET_STEP:
      put_row(out, line, "<tr><td>", "</td><td>", "</td></tr>\n", put_html);
      (void)fputs(next == NULL || !is_row(next) ? "</table>\n" : "", out);
      return;
    case SHEET_PAIR:
      (void)fputs("<p><b>", out);
      put_html(out, line->label);
      (void)fputs(":</b> ", out);
      break;
    case SHEET_TASK:
      (void)fputs("<p>&#9744; ", out);
      break;
    case SHEET_TEXT:
    case SHEET_LINK:
      (void)fputs("<p>", out);
      break;
  }
  put_html(out, line->text);
  (void)fputs("</p>\n", out);
}

static const char html_style[] =
    "body{font-family:sans-serif;max-width:50em;margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse}th,td{border:1px solid;padding:.2em .5em;text-align:left}"
    "@media print{body{margin:0}}";

bool plan_write(struct view *view, const char *ending, FILE *out) {
  const struct plan_state *state = view->state;
  bool html = strcmp(ending, "html") == 0 || strcmp(ending, "htm") == 0;
  if (!html && strcmp(ending, "md") != 0) {
    return false;
  }
  if (html) {
    (void)fprintf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<title>",
                  session_language());
    put_html(out, _("My plan"));
    (void)fprintf(out, "</title>\n<style>%s</style>\n</head>\n<body>\n", html_style);
  }
  for (size_t i = 0; i < state->line_count; i++) {
    const struct sheet_line *next = i + 1 < state->line_count ? &state->lines[i + 1] : NULL;
    if (html) {
      html_line(out, &state->lines[i], next);
    } else {
      markdown_line(out, &state->lines[i], next);
    }
  }
  (void)fputs(html ? "</body>\n</html>\n" : "", out);
  return true;
}
