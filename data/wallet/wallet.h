/* SPDX-License-Identifier: MIT */
/*
 * The credentials that a person brings -> claims.
 *
 * Reads Open Badges 2.0 and 3.0, Comprehensive Learner Record 2.0 and plain
 * W3C Verifiable Credentials (data models 1.1 and 2.0) in JSON: single files,
 * arrays, JSON lines, presentations and wallet backups that hold them, compact
 * JWS tokens, and badges baked into PNG and SVG pictures. What a file is shows
 * from its content, never from its name; only plain words must be called *.txt. Nothing is fetched. Private keys in a
 * backup are neither kept nor shown. Beside credentials it reads experiences that a person wrote down (experience.h)
 * and keeps plain texts. Formats: https://www.imsglobal.org/spec/ob/v3p0, https://www.imsglobal.org/spec/clr/v2p0,
 * https://www.w3.org/TR/vc-data-model-2.0/.
 */
#ifndef LADDERWAY_DATA_WALLET_WALLET_H
#define LADDERWAY_DATA_WALLET_WALLET_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "data/base/arena.h"
#include "data/base/error.h"

enum { WALLET_LARGEST_FILE = 8 << 20, WALLET_MOST_CREDENTIALS = 2000, WALLET_MOST_FILES = 500 };

enum verdict { VERDICT_PASS, VERDICT_FAIL, VERDICT_NONE, VERDICT_NOT_ASKED, VERDICT_NOT_SUPPORTED, VERDICT_NOT_KNOWN };

/* "pass", "fail", "none", "not asked", "not supported", "not known". */
const char *verdict_name(enum verdict verdict);

/* Each check has its own verdict; a failed one never hides the credential. */
struct checks {
  enum verdict readable, signature, dates, revocation, issuer;
};

/* A skill, alignment or tag that a credential names. */
struct claim_skill {
  const char *name, *uri, *framework, *code;
  const char *type;    /* alignment's targetType, NULL */
  double level;        /* of an O*NET element, 0-7; 0 not stated */
  const char *correct; /* what it is, as the person put it right: an element's id, an occupation's code, "" nothing;
                          NULL: not put right */
  const char *near;    /* the detailed work activity whose words are nearest, see data/match/nearness.h; "" none,
                          NULL not looked for */
  const char *how;     /* of what was told: how it was found while it was read, see data/match/plain.h; NULL not yet */
};

/* The type of a skill that is an occupation which the claim leads to: all of
 * them count together, as the occupations of a credential of the snapshot do. */
#define CLAIM_LEADS_TO "leads to"

/* Where a claim comes from. All but the first are told by the person: their
 * checks read VERDICT_NONE and their confidence comes from experience.h. */
enum claim_kind {
  CLAIM_CREDENTIAL, /* a file that somebody issued */
  CLAIM_EXPERIENCE, /* work, study or service, see experience.h */
  CLAIM_WORDS,      /* something else that was said in plain words: a language, a license, a tool */
  CLAIM_ANSWERS     /* the answers to the short questions */
};

struct experience;

/* What the person put right of what a whole credential shows, see data/wallet/correct.h. */
struct claim_fix {
  const char *found;   /* an occupation's code, an element's id, a technology's name */
  const char *correct; /* what it is; "" nothing; the same as `found`: it counts, found or not */
};

struct claim {
  enum claim_kind kind;
  const struct experience *experience; /* of CLAIM_EXPERIENCE; else NULL */
  const char *file;                    /* its name, without folders */
  const char *format;                  /* "open-badge-1.0", "open-badge-2.0", "open-badge-3.0", "clr-2.0",
                                          "verifiable-credential-1.1", "verifiable-credential-2.0" */
  const char *id;
  const char *name;        /* of the achievement or credential */
  const char *description; /* one line */
  const char *issuer_id, *issuer_name;
  const char *issued, *ends;    /* ISO 8601; NULL not stated */
  const char *achievement;      /* its id */
  const char *achievement_type; /* "Certificate", "License", ... */
  const char *ctid;             /* when it refers to a registry record */
  const char *field_of_study;
  struct claim_skill *skills;
  size_t skill_count;
  const char *record; /* the CTID of the record of the snapshot that it is, as the person put it right; "" of none;
                         NULL: not put right */
  struct claim_fix *fixes;
  size_t fix_count, fix_room;
  const char *method; /* how it is signed, for showing; NULL unsigned */
  struct checks checks;
  int days;             /* how long its course is, as far as told; 0 not known */
  double confidence;    /* 0-1, see confidence.h */
  const char **reasons; /* sentences that explain the checks */
  size_t reason_count;
};

struct wallet_skip {
  const char *file, *why;
};

/* A file of plain words, kept for whoever understands them (data/match/plain.h). */
struct wallet_text {
  const char *file, *text;
};

enum { WALLET_LARGEST_TEXT = 64 << 10, WALLET_MOST_TEXTS = 100 };

struct wallet {
  struct arena *arena;
  struct claim *claims;
  size_t count, capacity;
  struct wallet_skip *skips;
  size_t skip_count, skip_capacity;
  struct wallet_text *texts;
  size_t text_count, text_capacity;
};

/* NULL without memory. */
struct wallet *wallet_new(void);

/* Wipes what the wallet held before the memory is given back. NULL is allowed. */
void wallet_free(struct wallet *wallet);

/* Takes one credential out of view; an index beyond the end does nothing. */
void wallet_remove(struct wallet *wallet, size_t index);

/* Adds what is in a file or, one level deep, in a folder. `now` decides what
 * has ended. What can't be read becomes a skip with its reason, not an error;
 * the same credential twice (the same id, or name, issuer and date) is kept once, in
 * the copy that counts more. `*added` (may be NULL) is raised by the number of new ones.
 * Errors: ERROR_NOT_FOUND (no such file), ERROR_NO_MEMORY. */
int wallet_add_path(struct wallet *wallet, const char *path, time_t now, size_t *added, struct error *error) MUST_CHECK;

/* The same for bytes already in memory; `file` is their name for showing. */
int wallet_add_bytes(struct wallet *wallet, const char *bytes, size_t length, const char *file, time_t now,
                     size_t *added, struct error *error) MUST_CHECK;

#endif
