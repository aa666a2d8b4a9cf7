/* SPDX-License-Identifier: MIT */
/*
 * Inside the wallet room: what its files share while they read one file.
 *
 *   path.c        a file or folder -> bytes
 *   bytes.c       bytes -> JSON documents and compact JWS (kind.c: what else it may be)
 *   baked.c       a PNG or SVG picture -> the JSON or token baked into it
 *   jws.c         compact JWS -> the JSON inside
 *   document.c    JSON -> which parts of it are credentials
 *   credential.c  a W3C credential (Open Badges 3.0, CLR 2.0 too) -> drafts; subject.c, skill.c
 *   badge.c       an Open Badges 1.x or 2.x assertion -> a draft
 *   told.c        experiences written down by a person -> claims
 *   text.c        plain words, kept as they are
 *   draft.c       a draft -> a claim in the wallet (field.c, date.c, check.c fill it)
 *
 * Whatever is kept has gone through field_keep(). A function that runs out of
 * memory sets `no_memory`; it is looked at once, at the end of the file.
 */
#ifndef LADDERWAY_DATA_WALLET_READER_H
#define LADDERWAY_DATA_WALLET_READER_H

#include "data/base/json.h"
#include "data/wallet/wallet.h"

enum {
  MOST_SKILLS = 200, /* of one claim */
  MOST_REASONS = 12, /* of one claim */
  MOST_NOTES = 8,    /* skips for parts of one file */
  MOST_SEEN = 10000, /* credentials looked at in one file, repeated ones too */
  MOST_COMPARED = 2000000,
  LARGEST_NAME = 300, /* bytes of what is kept */
  LARGEST_DESCRIPTION = 1500,
  LARGEST_ID = 1024,
  DEEPEST_DOCUMENT = 24 /* presentations in wrappers in tokens ... */
};

struct reader {
  struct wallet *wallet;
  const char *file; /* cleaned, in the wallet's arena */
  time_t now;
  size_t added, repeated, seen, notes, texts;
  size_t compared;   /* achievements with inner credentials, which would grow with the square */
  size_t first_skip; /* where the skips of this file begin */
  bool whole;        /* the bytes are a whole file, not a text inside a picture */
  unsigned depth;    /* of documents inside documents */
  bool no_memory;
};

/* How a document was wrapped when it was found. */
struct envelope {
  const char *method; /* "JWS ES256, did:jwk"; NULL when it was plain JSON */
  bool unsecured;     /* looks signed, but its header says that it is not */
  bool two_issuers;   /* the token and the credential in it name different ones */
};

/* A moment, as exactly as it was stated: the time from `first` to `last`. */
struct moment {
  const char *text; /* NULL when there is none */
  time_t first, last;
  bool stated, readable;
};

/* A claim in the making. */
struct draft {
  struct reader *reader;
  struct claim claim;
  size_t skill_capacity;
  struct moment issued, ends;
  const char *reasons[MOST_REASONS];
  size_t reason_count;
};

/* bytes.c: the whole content of a file; and of one that can't be a picture. */
void bytes_read(struct reader *reader, const char *bytes, size_t length);
void bytes_read_text(struct reader *reader, const char *bytes, size_t length);

/* baked.c: true if the bytes are a PNG or SVG picture; reads the badge in it. */
bool baked_read(struct reader *reader, const char *bytes, size_t length);

/* text.c: keeps a file of plain words; false when the bytes are none. */
bool text_take(struct reader *reader, const char *bytes, size_t length);

/* told.c: experiences that a person wrote down. */
bool told_is(const json_t *object);
void told_read(struct reader *reader, const json_t *document);

/* kind.c: what to say about bytes that are no JSON and no token; NULL when
 * nothing more is known of them. */
const char *kind_of_other(const char *bytes, size_t length);

/* jws.c */
bool jws_looks_like(const char *text, size_t length);
void jws_read(struct reader *reader, const char *text, size_t length);

/* document.c: finds the credentials in `value`. True if there was one. */
bool document_read(struct reader *reader, json_t *value, const struct envelope *envelope);

/* Overwrites the strings in a document before it is given back, because a
 * wallet backup holds private keys. */
void document_free(json_t *value);

/* credential.c, badge.c */
void document_credential(struct reader *reader, json_t *credential, const struct envelope *envelope);
void badge_read(struct reader *reader, const json_t *assertion, const struct envelope *envelope);

/* True for a private identity document (passport, e-mail ...), which nobody
 * needs here, so that it is not kept. */
bool subject_is_identity(const json_t *credential);

/* subject.c: fills in what a credential without an achievement says. */
void subject_read(struct draft *draft, const json_t *credential, const json_t *subject);

/* skill.c: adds the alignments, tags, results of `achievement` and `subject`
 * (either may be NULL) and looks for a registry record in them. */
void skills_read(struct draft *draft, const json_t *achievement, const json_t *subject);
void skills_read_list(struct draft *draft, const json_t *skills);

/* The registry's identifier ("ce-" and a UUID) in `text`, or NULL. */
const char *skill_ctid(struct reader *reader, const char *text);

/* field.c: cleaned text in the wallet's arena; NULL when nothing is left. */
const char *field_keep(struct reader *reader, const char *text, size_t length, size_t limit);
/* The same for a JSON string, a value object, a language map or the first of several. */
const char *field_text(struct reader *reader, const json_t *value, size_t limit);
/* The text of the first of `keys` (ended by NULL) that `object` has. */
const char *field_first(struct reader *reader, const json_t *object, const char *const *keys, size_t limit);
/* The id of a thing that is either a string or an object with "id" or "@id"; as it came. */
const char *field_raw_id(const json_t *value);
const char *field_id(struct reader *reader, const json_t *value);
/* True if one of the object's types is `type`, with or without a prefix. */
bool field_has_type(const json_t *object, const char *type);
/* The type at `index` without its prefix; NULL when it is no string or there is none. */
const char *field_type_at(const json_t *object, size_t index);

/* date.c */
struct moment date_read(struct reader *reader, const json_t *value);

/* check.c */
void check_proof(struct draft *draft, const json_t *credential, const struct envelope *envelope);
void check_status(struct draft *draft, const json_t *status);
void check_dates(struct draft *draft);
const char *check_key_holder(struct reader *reader, const json_t *method);

/* draft.c */
void draft_start(struct draft *draft, struct reader *reader, const char *format);
void draft_reason(struct draft *draft, const char *sentence);
/* Marks the draft as not wholly readable, with the reason. */
void draft_unreadable(struct draft *draft, const char *sentence);
/* Turns the draft into a claim in the wallet, unless it is there already. */
void draft_finish(struct draft *draft);

/* draft.c: appends the claim as it is; false without memory. */
bool wallet_put(struct wallet *wallet, const struct claim *claim);

/* wallet.c: says once per file why a part of it was left out. */
void reader_note(struct reader *reader, const char *why);

#endif
