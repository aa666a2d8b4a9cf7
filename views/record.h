/* SPDX-License-Identifier: MIT */
/*
 * Show: any record that is no credential, as a page and as JSON; and what a
 * credential's page takes from the tables of all records.
 *
 * record_page.c has the page, record_facts.c what it says of itself,
 * record_needs.c conditions in words, record_pathway.c the steps of a pathway in
 * order, record_tree.c what stands below a framework, record_json.c the document.
 */
#ifndef LADDERWAY_VIEWS_RECORD_H
#define LADDERWAY_VIEWS_RECORD_H

#include "data/catalog/resource.h"
#include "data/ladder/pathway.h"
#include "tui/page.h"
#include "views/view.h"

/* What a strange record can ask of us has an end. What is beyond it can be
 * opened from the lines that are shown. */
enum { RECORD_MOST_TREE = 2000, RECORD_TREE_DEPTH = 20 };

/* A record below a framework, pathway or competency. */
struct record_step {
  struct resource resource;
  int depth;              /* 1: directly below */
  enum pathway_part part; /* of a pathway */
};

struct record_steps {
  struct record_step *items;
  size_t count;
  size_t left_out; /* not read, as there were too many */
};

/* The text in the language in force: `spanish` when that is Spanish and there is one. */
const char *record_words(const char *text, const char *spanish);

/* A text that says nothing: "N/A", "Data not collected", "See website". */
bool record_is_filler(const char *text);

/* The command that opens the other end; NULL when it is not in the snapshot and
 * no job of the program's own. */
const char *record_target(struct arena *arena, const struct resource_link *link);

/* A line for the other end: its name, what it is when `with_kind`, and its
 * address when there is nothing else; `indent` blanks in front. */
void record_put_link(struct page *page, struct arena *arena, const struct resource_link *link, int indent,
                     bool with_kind);

/* Groups of links, each under its words: those of both sides as one list. */
struct record_list {
  const char *relation; /* of the first of them */
  const struct resource_link **links;
  size_t count;
};

/* The links in groups, in the order of label_relation_group(); the same other
 * end stands once in a group. NULL without memory. */
const struct record_list *record_lists(struct arena *arena, const struct resource *resource, size_t *count);

/* A section for each group that `wanted` takes (all when NULL). */
void record_put_lists(struct page *page, struct arena *arena, const struct resource *resource,
                      bool (*wanted)(const struct resource_link *link));

/* Facts as pairs: those that people look for first (`technical` false), or identifiers and their like. */
void record_put_facts(struct page *page, const struct resource *resource, bool technical, int indent);
bool record_has_facts(const struct resource *resource, bool technical);

/* The amount of a fact: "3 semester hours", "$200 to $500", "at least 3". */
void record_amount(const struct resource_fact *fact, char *text, size_t size);

/* The figures of a data set, with whom and when they are about. */
void record_put_figures(struct page *page, const struct resource *resource);

/* One figure in its unit: "$45,000 a year", "62.5%", "1,234". */
void record_figure(double value, const char *unit, char *text, size_t size);

/* Conditions in words, what they name as lines that open. */
void record_put_needs(struct page *page, struct arena *arena, const struct resource *resource, int indent);

/* "any 3 of these 4"; writes into `text`. `inner` needs and targets together are `of`. */
void record_required_words(const struct resource_need *need, size_t of, char *text, size_t size);

/* "credit is at least 30" from a constraint as it is kept. */
void record_constraint_words(const char *constraint, char *text, size_t size);

/* The steps of a pathway: what has to come first stands first. */
int record_read_pathway(struct view *view, const struct resource *pathway, struct record_steps *steps,
                        struct error *error) MUST_CHECK;
void record_put_pathway(struct page *page, struct arena *arena, const struct record_steps *steps);

/* What stands below a framework or competency, each followed by what is below it. */
int record_read_tree(struct view *view, const struct resource *top, struct record_steps *steps,
                     struct error *error) MUST_CHECK;
void record_put_tree(struct page *page, struct arena *arena, const struct record_steps *steps);

/* Reads and fills the page of `ctid`; the view's state is that of credential.h. */
int record_load(struct view *view, struct error *error) MUST_CHECK;

/* "More about this record": numbers, versions, services, of any record. */
void record_put_more(struct page *page, struct arena *arena, const struct resource *resource);

int record_json(struct view *view, FILE *out, struct error *error);

#endif
