/* SPDX-License-Identifier: MIT */
/* How the tables of words are made; only labels*.c include this. */
#ifndef LADDERWAY_VIEWS_LABELS_TABLE_H
#define LADDERWAY_VIEWS_LABELS_TABLE_H

#include <stddef.h>

struct label {
  const char *term;
  const char *words; /* N_() */
};

/* The words for `term` in the language in force, else the term spelled out; "" for NULL. */
const char *label_look_up(const struct label *labels, size_t count, const char *term);

/* "PostMasterCertificate" -> "Post Master Certificate". */
const char *label_spell_out(const char *term);

/* The part of a CURIE after its prefix. */
const char *label_local_part(const char *term);

#endif
