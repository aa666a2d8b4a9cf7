/* SPDX-License-Identifier: MIT */
/* What a whole credential was taken for: its record, the jobs it leads to, what it teaches. */
#include <stdio.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/match/evidence.h"
#include "tui/page.h"
#include "views/jobs_faces.h"
#include "views/wallet_view.h"

enum { LINE = 1024, MOST_SHOWN = 60 };

static const struct claim_leads *leads_of(const struct wallet_state *state, size_t claim) {
  return state->matched ? &state->match.leads[claim] : NULL;
}

const char *wallet_part_name(const struct view *view, const char *found) {
  const struct wallet_state *state = view->state;
  const struct job_matrix *matrix = &state->match.matrix;
  struct error ignored = {0};
  struct job job;
  for (size_t i = 0; i < matrix->element_count; i++) {
    if (strcmp(matrix->elements[i], found) == 0) {
      bool spanish = strcmp(session_language(), "es") == 0 && matrix->element_names_es[i] != NULL;
      return spanish ? matrix->element_names_es[i] : matrix->element_names[i];
    }
  }
  size_t row = 0;
  if (matrix->job_count > 0 && job_matrix_row(matrix, found, &row) && strcmp(matrix->jobs[row].code, found) == 0) {
    return job_title(&matrix->jobs[row]);
  }
  bool known = job_read(view->session->catalog, view->arena, found, &job, &ignored) == 0;
  return known ? job_title(&job) : found;
}

static const char *label_of(enum part_kind kind) {
  return kind == PART_SKILL ? _("It teaches") : _("It leads to");
}

/* "Nursing Assistants (31-1131.00), by its record"; put right: what it was, and what it is now.
 * On paper the code stands before it. */
static void part_words(const struct view *view, const struct claim_part *part, enum wallet_face face, char *text,
                       size_t size) {
  const char *found = wallet_part_name(view, part->found);
  const char *how = part->correct != NULL      ? _("as you put it right")
                    : part->kind == PART_FIELD ? _("by its field of study")
                                               : _("by its record");
  bool other = part->correct != NULL && part->correct[0] != '\0' && !part->added;
  const char *now = other ? wallet_part_name(view, part->correct) : found;
  const char *code = other ? part->correct : part->found;
  char codes[CORRECT_WHAT] = "";
  if ((other || face != WALLET_PAPER) && strcmp(now, code) != 0) {
    (void)snprintf(codes, sizeof codes, " (%s)", code);
  }
  if (part->correct != NULL && part->correct[0] == '\0') {
    (void)snprintf(text, size, _("%s%s: no, %s"), found, codes, how);
  } else {
    (void)snprintf(text, size, "%s%s%s%s, %s", other ? found : "", other ? " → " : "", now, codes, how);
  }
}

static void record_words(const struct claim_leads *leads, char *text, size_t size) {
  const char *how = leads->how == NULL                ? ""
                    : strcmp(leads->how, "told") == 0 ? _("as you put it right")
                    : strcmp(leads->how, "code") == 0 ? _("by code")
                                                      : _("by name");
  (void)snprintf(text, size, "%s%s%s", leads->name == NULL ? _("none in the data here") : leads->name,
                 how[0] == '\0' ? "" : ", ", how);
}

/* One line: on paper with the name that --correct gives it, opened as a link. */
static void fill_line(enum wallet_face face, size_t index, const char *label, const char *what, const char *words,
                      struct page *page) {
  char line[LINE * 2];
  char target[CORRECT_WHAT];
  if (face == WALLET_PAPER) {
    (void)snprintf(line, sizeof line, "[%zu.%s] %s", index + 1, what, words);
    page_pair(page, label, line, STYLE_PLAIN);
    return;
  }
  (void)snprintf(line, sizeof line, "%s%s%s", label, words[0] == '\0' ? "" : ": ", words);
  (void)snprintf(target, sizeof target, "correct %s", what);
  page_link(page, line, target);
}

/* Skills and languages that were told are no credentials, unless a record was found for them. */
static bool is_whole(const struct claim *claim, const struct claim_leads *leads) {
  bool paper = claim->kind == CLAIM_CREDENTIAL || (claim->kind == CLAIM_WORDS && claim->achievement_type != NULL);
  bool put_right = claim->record != NULL || claim->fix_count > 0;
  return leads != NULL && (paper || leads->ctid != NULL || leads->part_count > 0 || put_right);
}

void wallet_fill_parts(const struct view *view, const struct claim *claim, size_t index, enum wallet_face face,
                       struct page *page) {
  const struct claim_leads *leads = leads_of(view->state, index);
  char words[LINE];
  if (!is_whole(claim, leads)) {
    return;
  }
  if (face == WALLET_OPEN) {
    page_section(page, view->session->options->linear
                           ? _("As a whole: what it was taken for (its number puts it right)")
                           : _("As a whole: what it was taken for (Enter puts it right)"));
  }
  record_words(leads, words, sizeof words);
  fill_line(face, index, _("Its record"), "record", words, page);
  for (size_t i = 0; i < leads->part_count && i < (size_t)MOST_SHOWN; i++) {
    const char *label = label_of(leads->parts[i].kind);
    bool again = face == WALLET_PAPER && i > 0 && strcmp(label, label_of(leads->parts[i - 1].kind)) == 0;
    part_words(view, &leads->parts[i], face, words, sizeof words);
    fill_line(face, index, again ? "" : label, leads->parts[i].found, words, page);
  }
  if (face != WALLET_OPEN) {
    return;
  }
  fill_line(face, index, _("Another job that it leads to"), "job", "", page);
  if (leads->ctid != NULL) {
    (void)snprintf(words, sizeof words, "show %.50s", leads->ctid);
    page_link(page, _("See its record in the data here"), words);
  }
}
