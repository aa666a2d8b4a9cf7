/* SPDX-License-Identifier: MIT */
/*
 * The format of catalog.idx, the search index of one snapshot.
 *
 *   header     struct index_header
 *   table      INDEX_SECTIONS times struct index_section, in the order of enum index_part
 *   sections   each from a multiple of 8 bytes on
 *
 * All numbers are little-endian; a machine of the other order writes its own
 * and takes these for foreign (`order`). The file belongs to the snapshot whose
 * id it holds; without it, or with another one's, it is made again from the
 * rows. It is never changed in place: writers rename a new one over it, so what
 * a reader has mapped stays as it was. (Whoever cuts a mapped file short in
 * place ends its readers by SIGBUS; nothing here can prevent that.)
 *
 * Nothing in it is trusted. Opening checks header, table and the sizes that
 * follow from each other, in the same short time for every size of file; every
 * number that is read later is held against its bounds where it is used. The
 * checksums are looked at by catalog_check() alone.
 *
 * A document is a credential; its number is credential.id, the static rank,
 * from 1 to `limit` - 1.
 *
 * Lists. A list of documents is a bitmap in Roaring's portable format (the
 * public RoaringFormatSpec), written by CRoaring with run containers where they
 * are smaller. It is read by index_list.c, which, other than CRoaring, checks
 * every container against the end of the section. Where `count` is 1, `list` is
 * the document; else it is where in INDEX_LISTS the bitmap begins.
 *
 * Values. The values of facets, kind by kind in the order of enum index_kind,
 * within a kind by what is the same (index.h); their numbers are their places.
 * Texts are offsets into INDEX_VALUE_TEXT, each ended by a NUL.
 *
 * Rows. What the values of each document are, as numbers of values: start[n] to
 * start[n + 1] in the array of numbers. All narrow kinds are in one row, so that
 * one line of the cache holds it; the array is empty when there are too many
 * values for 16 bits, and lists are used instead.
 *
 * Columns. A number of each document as its place (from 1) among the different
 * ones that there are, in ascending order; 0 where there is none. So a range is
 * a comparison of whole numbers, and nothing is rounded. Orders are the
 * documents with a number, sorted by it, equal ones by rank.
 */
#ifndef LADDERWAY_DATA_CATALOG_INDEX_FORMAT_H
#define LADDERWAY_DATA_CATALOG_INDEX_FORMAT_H

#include <stdint.h>

enum { INDEX_VERSION = 1, INDEX_ID = 64, INDEX_ORDER_MARK = 0x01020304 };

static const char INDEX_MAGIC[8] = {'L', 'a', 'd', 'd', 'I', 'd', 'x', '\n'};

/* 2^27 documents: a bit each are 16 MiB. A word is kept to so many bytes. */
enum { INDEX_LARGEST_LIMIT = (1 << 27) - 1, INDEX_LONGEST_WORD = 120, INDEX_PREFIX_LETTERS = 3 };

enum index_part {
  INDEX_TERM,       /* struct index_term, in the order of their bytes; one more at the end, for the end of the text */
  INDEX_TERM_TEXT,  /* their bytes, one after another */
  INDEX_PREFIX,     /* struct index_prefix, in the order of their bytes */
  INDEX_LISTS,      /* bitmaps */
  INDEX_KIND_FIRST, /* uint32_t: the first value of each kind; one more at the end */
  INDEX_VALUE,      /* struct index_value */
  INDEX_VALUE_TEXT, /* texts, each ended by a NUL */
  INDEX_VALUE_BY_SIZE, /* uint32_t: the numbers of each kind's values, the most frequent first, equal ones ascending */
  INDEX_NARROW_START,  /* uint32_t, limit + 1 of them */
  INDEX_NARROW,        /* uint16_t: all kinds up to INDEX_LAST_NARROW */
  INDEX_JOB_START,
  INDEX_JOB, /* uint32_t */
  INDEX_SKILL_START,
  INDEX_SKILL,        /* uint32_t */
  INDEX_COLUMN,       /* uint32_t, limit of them for each of enum index_column */
  INDEX_NUMBER,       /* double: the different numbers of the columns, one after another */
  INDEX_NUMBER_FIRST, /* uint32_t: where each column's begin; one more at the end */
  INDEX_BY_COST,      /* uint32_t documents: in dollars, the smallest first */
  INDEX_BY_TIME,      /* the shortest first */
  INDEX_BY_EARNINGS,  /* the largest first */
  INDEX_BY_NAME,      /* all of them by the alphabet */
  INDEX_ALL,          /* uint64_t: a bit for each number that is a document */
  INDEX_ALIAS,        /* struct index_alias, in the order of alias and words */
  INDEX_ALIAS_TEXT,   /* texts, each ended by a NUL */
  INDEX_SECTIONS
};

enum index_kind {
  INDEX_TYPE,
  INDEX_REGION,
  INDEX_COUNTY,
  INDEX_DELIVERY,
  INDEX_COST,
  INDEX_TIME,
  INDEX_EARNINGS,
  INDEX_LANGUAGE,
  INDEX_STACKS,
  INDEX_SCHEDULE,
  INDEX_SUPPORT,
  INDEX_LAST_NARROW = INDEX_SUPPORT,
  INDEX_JOBS,
  INDEX_SKILLS,
  INDEX_CITY,     /* from here on no facets, for filters alone */
  INDEX_PROVIDER, /* names in both languages and CTIDs, a value each */
  INDEX_APPROVED, /* one value */
  INDEX_KINDS
};

enum index_column { COLUMN_COST, COLUMN_DAYS, COLUMN_DAYS_MIN, COLUMN_DAYS_MAX, COLUMN_EARNINGS, INDEX_COLUMNS };

struct index_header {
  char magic[8];
  uint32_t version, order;
  uint32_t sections;
  uint32_t limit;    /* one more than the largest document */
  uint64_t size;     /* of the file */
  char id[INDEX_ID]; /* 'pair' in the snapshot's meta table, filled up with NULs */
  uint64_t checksum; /* of this struct up to here and of the table */
};

struct index_section {
  uint64_t offset, length, checksum;
};

struct index_term {
  uint32_t text, count;
  uint64_t list;
};

struct index_prefix {
  char text[4]; /* 1 to 3 bytes, filled up with NULs */
  uint32_t count;
  uint64_t list;
};

struct index_value {
  uint32_t value; /* what a filter names */
  uint32_t label; /* for people; "" when there is none */
  uint32_t term;  /* what the query line gets */
  uint32_t key;   /* what it is compared by; skills, cities and providers: folded */
  uint32_t typed; /* `value` as it would stand in a filter after it was typed */
  uint32_t count;
  uint64_t list;
};

struct index_alias {
  uint32_t alias, words;
};

#endif
