/* SPDX-License-Identifier: MIT */
/* Edges. A credential stands for itself, a part of a pathway for what it is a
 * proxy of, a condition manifest for every credential that has its conditions. */
#include <stdlib.h>
#include <string.h>

#include "data/catalog/joins.h"
#include "data/catalog/sql.h"

/* An agreement that many things transfer to many others is not multiplied out
 * beyond its first hundred on each side. */
enum { MOST_TRANSFERS = 100 };

enum side { SAID_BETWEEN, SAID_SOURCE, SAID_TARGET, SAID_BOTH };
static const char *const side_words[] = {"between", "source", "target", "both"};

static const char *const kind_words[] = {[EDGE_REQUIRED] = "required",
                                         [EDGE_ADVANCED_STANDING] = "advanced standing",
                                         [EDGE_PREPARATION] = "preparation",
                                         [EDGE_RECOMMENDED] = "recommended",
                                         [EDGE_PART] = "part",
                                         [EDGE_TRANSFER] = "transfer"};

enum { KINDS = sizeof kind_words / sizeof kind_words[0] };

/* --- collecting --- */

static bool add_said(struct joins *joins, struct said said) {
  if (!joins_room(&joins->said, joins->said_count, &joins->said_capacity, sizeof *joins->said)) {
    return false;
  }
  joins->said[joins->said_count++] = said;
  return true;
}

/* The other end: a key only when there is such a record, else a name. */
struct end {
  uint32_t key, name;
};

static struct end end_of(struct joins *joins, const struct reference *other) {
  const struct kept *kept = kept_by_key(joins->writer, kept_key(other->ctid, other->uri));
  return (struct end){kept == NULL ? 0 : kept->key, texts_keep(joins->writer->words, other->name)};
}

static bool take_edge(struct joins *joins, const struct kept *kept, const struct edge *edge, const char *bytes) {
  struct end own = {kept->key, kept->name};
  struct end other = end_of(joins, &edge->other);
  struct end source = edge->outward ? own : other;
  struct end target = edge->outward ? other : own;
  enum side side = kept->kind == RECORD_COMPONENT ? SAID_BETWEEN : edge->outward ? SAID_SOURCE : SAID_TARGET;
  struct said said = {.source = source.key,
                      .source_name = source.name,
                      .target = target.key,
                      .target_name = target.name,
                      .kind = (uint8_t)edge->kind,
                      .side = (uint8_t)side};
  if (edge->text != NULL) {
    said.note = kept->at + (uint64_t)(edge->text - bytes);
    said.note_length = (uint32_t)strlen(edge->text);
  }
  if (edge->text_es != NULL) {
    said.note_es = kept->at + (uint64_t)(edge->text_es - bytes);
    said.note_es_length = (uint32_t)strlen(edge->text_es);
  }
  return edge->kind >= (enum edge_kind)KINDS || add_said(joins, said);
}

/* What an agreement gives credit for -> what the credit is good for. Its own
 * name is the note; it is found again as a word. */
static bool take_transfers(struct joins *joins, const struct kept *kept, const struct record *record) {
  size_t first[2] = {SIZE_MAX, SIZE_MAX};
  for (size_t i = record->edge_count; i-- > 0;) {
    first[record->edges[i].outward] = i;
  }
  for (size_t i = first[0]; i < record->edge_count && i - first[0] < (size_t)MOST_TRANSFERS; i++) {
    for (size_t j = first[1]; !record->edges[i].outward && j < record->edge_count; j++) {
      if (j - first[1] >= (size_t)MOST_TRANSFERS || !record->edges[j].outward) {
        continue;
      }
      struct end source = end_of(joins, &record->edges[i].other);
      struct end target = end_of(joins, &record->edges[j].other);
      if (!add_said(joins, (struct said){.source = source.key,
                                         .source_name = source.name,
                                         .target = target.key,
                                         .target_name = target.name,
                                         .note = kept->name,
                                         .kind = (uint8_t)EDGE_TRANSFER,
                                         .side = (uint8_t)SAID_BETWEEN})) {
        return false;
      }
    }
  }
  return true;
}

int joins_take_edges(struct joins *joins, const struct kept *kept, const struct record *record, const char *bytes) {
  bool taken = true;
  if (kept->kind == RECORD_TRANSFER_VALUE) {
    return take_transfers(joins, kept, record) ? 0 : -1;
  }
  for (size_t i = 0; i < record->edge_count; i++) {
    taken = take_edge(joins, kept, &record->edges[i], bytes) && taken;
  }
  return taken ? 0 : -1;
}

/* --- resolving --- */

/* An edge with its ends found: `source` and `target` are keys of holders. */
struct drawn_list {
  struct said *items;
  size_t count, capacity;
};

/* The holders that `key` stands for; one 0 when there are none. */
static const struct pair *stands_for(const struct joins *joins, uint32_t key, struct pair *single, size_t *count) {
  const struct kept *kept = kept_by_number(joins->writer, key);
  const struct pair *found = NULL;
  *count = 0;
  if (kept != NULL && !kept_is_holder(kept)) {
    found = pairs_of(&joins->stands, key, count);
  }
  if (found == NULL) {
    *single = (struct pair){key, kept != NULL && kept_is_holder(kept) ? key : 0};
    *count = 1;
  }
  return found == NULL ? single : found;
}

/* A holder has its own name, or none; another end also that of the reference. */
static uint32_t name_of(const struct joins *joins, uint32_t holder, uint32_t key, uint32_t otherwise) {
  const struct kept *kept = kept_by_number(joins->writer, holder != 0 ? holder : key);
  return kept != NULL && (holder != 0 || kept->name != 0) ? kept->name : otherwise;
}

static bool draw(const struct joins *joins, const struct said *said, struct drawn_list *drawn) {
  struct pair single[2] = {0};
  size_t counts[2] = {0};
  const struct pair *sources = stands_for(joins, said->source, &single[0], &counts[0]);
  const struct pair *targets = stands_for(joins, said->target, &single[1], &counts[1]);
  for (size_t i = 0; i < counts[0]; i++) {
    for (size_t j = 0; j < counts[1]; j++) {
      struct said edge = *said;
      edge.source = sources[i].two;
      edge.target = targets[j].two;
      edge.source_name = name_of(joins, edge.source, said->source, said->source_name);
      edge.target_name = name_of(joins, edge.target, said->target, said->target_name);
      bool whole = (edge.source != 0 || edge.source_name != 0) && (edge.target != 0 || edge.target_name != 0);
      if (edge.source == edge.target || !whole) {
        continue;
      }
      if (!joins_room(&drawn->items, drawn->count, &drawn->capacity, sizeof *drawn->items)) {
        return false;
      }
      drawn->items[drawn->count++] = edge;
    }
  }
  return true;
}

/* Numbers replaced by their places in the order of the texts, so that edges
 * are sorted by numbers: texts compare once each, not for each edge. */
static int compare_numbers(uint32_t a, uint32_t b) {
  return a < b ? -1 : a > b;
}

static int compare_drawn(const void *one, const void *two) {
  const struct said *a = one;
  const struct said *b = two;
  int order = compare_numbers(a->source, b->source);
  order = order != 0 ? order : compare_numbers(a->target, b->target);
  order = order != 0 ? order : strcmp(kind_words[a->kind], kind_words[b->kind]);
  order = order != 0 ? order : compare_numbers(a->source_name, b->source_name);
  return order != 0 ? order : compare_numbers(a->target_name, b->target_name);
}

struct placed {
  const char *text;
  uint32_t number;
};

static int compare_placed(const void *one, const void *two) {
  return strcmp(((const struct placed *)one)->text, ((const struct placed *)two)->text);
}

/* For the texts that the edges use: number -> place in order, and back. */
struct order {
  uint32_t *place; /* by number; 0: not used */
  struct placed *sorted;
  uint32_t count;
};

static void order_free(struct order *order) {
  free(order->place);
  free(order->sorted);
}

static void order_use(struct order *order, uint32_t number) {
  order->count += number != 0 && order->place[number] == 0;
  order->place[number] = number != 0;
}

static bool order_sort(struct order *order, const struct texts *texts) {
  uint32_t count = 0;
  order->sorted = calloc((size_t)order->count + 1, sizeof *order->sorted);
  for (uint32_t i = 1; order->sorted != NULL && i <= texts_count(texts); i++) {
    if (order->place[i] != 0) {
      order->sorted[count++] = (struct placed){texts_get(texts, i), i};
    }
  }
  if (order->sorted == NULL) {
    return false;
  }
  qsort(order->sorted, count, sizeof *order->sorted, compare_placed);
  for (uint32_t i = 0; i < count; i++) {
    order->place[order->sorted[i].number] = i + 1;
  }
  return true;
}

static const char *order_text(const struct order *order, uint32_t place) {
  return place == 0 ? NULL : order->sorted[place - 1].text;
}

/* --- writing --- */

struct edge_writer {
  struct joins *joins;
  struct order keys, words;
  struct spool_reader reader;
  sqlite3_stmt *insert;
};

/* Texts of notes are looked up only now; in the scratch arena. 0 and NULL: there is none. */
static int find_text(struct edge_writer *out, uint64_t at, uint32_t length, const char **text, struct error *error) {
  *text = NULL;
  if (length == 0) {
    return 0;
  }
  const char *bytes = spool_look(&out->reader, at, length, error);
  if (bytes == NULL) {
    return -1;
  }
  *text = arena_strndup(out->joins->writer->scratch, bytes, length);
  return *text == NULL ? error_no_memory(error) : 0;
}

/* Of what several edges say the first in order is kept, and its Spanish. */
static int find_notes(struct edge_writer *out, const struct said *edges, size_t count, const char *notes[2],
                      struct error *error) {
  notes[0] = notes[1] = NULL;
  for (size_t i = 0; i < count; i++) {
    const char *note;
    const char *note_es;
    if (find_text(out, edges[i].note, edges[i].note_length, &note, error) != 0 ||
        find_text(out, edges[i].note_es, edges[i].note_es_length, &note_es, error) != 0) {
      return -1;
    }
    if (note == NULL && edges[i].kind == (uint8_t)EDGE_TRANSFER) {
      note = texts_get(out->joins->writer->words, (uint32_t)edges[i].note);
    }
    int order = notes[0] == NULL ? 1 : note == NULL ? -1 : strcmp(notes[0], note);
    bool better = note_es != NULL && (notes[1] == NULL || strcmp(note_es, notes[1]) < 0);
    notes[1] = order > 0 && note != NULL ? note_es : order == 0 && better ? note_es : notes[1];
    notes[0] = order > 0 ? note : notes[0];
  }
  return 0;
}

/* One row of `count` edges that say the same, each in its own words or from its own side. */
static int write_edge(struct edge_writer *out, const struct said *edges, size_t count, struct error *error) {
  const char *notes[2];
  int side = edges[0].side;
  arena_reset(out->joins->writer->scratch);
  if (find_notes(out, edges, count, notes, error) != 0) {
    return -1;
  }
  for (size_t i = 1; i < count; i++) {
    side = edges[i].side == edges[0].side ? side : (int)SAID_BOTH;
  }
  sql_bind_text(out->insert, 1, order_text(&out->keys, edges[0].source));
  sql_bind_text(out->insert, 2, order_text(&out->words, edges[0].source_name));
  sql_bind_text(out->insert, 3, order_text(&out->keys, edges[0].target));
  sql_bind_text(out->insert, 4, order_text(&out->words, edges[0].target_name));
  sql_bind_text(out->insert, 5, kind_words[edges[0].kind]);
  sql_bind_text(out->insert, 6, side_words[side]);
  sql_bind_text(out->insert, 7, notes[0]);
  sql_bind_text(out->insert, 8, notes[1]);
  return sql_run(out->insert, error);
}

static int write_groups(struct edge_writer *out, const struct drawn_list *drawn, struct error *error) {
  int result = 0;
  for (size_t i = 0; i < drawn->count && result == 0;) {
    size_t count = 1;
    while (i + count < drawn->count && compare_drawn(&drawn->items[i], &drawn->items[i + count]) == 0) {
      count++;
    }
    result = write_edge(out, &drawn->items[i], count, error);
    i += count;
  }
  return result;
}

static void mark_holders(struct joins *joins, const struct said *edge) {
  const uint32_t ends[] = {edge->source, edge->target};
  for (int i = 0; i < 2; i++) {
    const struct kept *kept = kept_by_number(joins->writer, ends[i]);
    if (kept != NULL) {
      joins->has_edge[kept - joins->writer->kept] = true;
    }
  }
}

static bool put_in_order(struct edge_writer *out, struct drawn_list *drawn) {
  const struct catalog_writer *writer = out->joins->writer;
  out->keys.place = calloc((size_t)texts_count(writer->keys) + 1, sizeof *out->keys.place);
  out->words.place = calloc((size_t)texts_count(writer->words) + 1, sizeof *out->words.place);
  if (out->keys.place == NULL || out->words.place == NULL) {
    return false;
  }
  for (size_t i = 0; i < drawn->count; i++) {
    mark_holders(out->joins, &drawn->items[i]);
    order_use(&out->keys, drawn->items[i].source);
    order_use(&out->keys, drawn->items[i].target);
    order_use(&out->words, drawn->items[i].source_name);
    order_use(&out->words, drawn->items[i].target_name);
  }
  if (!order_sort(&out->keys, writer->keys) || !order_sort(&out->words, writer->words)) {
    return false;
  }
  for (size_t i = 0; i < drawn->count; i++) {
    struct said *edge = &drawn->items[i];
    edge->source = out->keys.place[edge->source];
    edge->target = out->keys.place[edge->target];
    edge->source_name = out->words.place[edge->source_name];
    edge->target_name = out->words.place[edge->target_name];
  }
  if (drawn->count > 0) {
    qsort(drawn->items, drawn->count, sizeof *drawn->items, compare_drawn);
  }
  return true;
}

int joins_write_edges(struct joins *joins, struct error *error) {
  struct drawn_list drawn = {0};
  struct edge_writer out = {.joins = joins};
  bool memory = true;
  int result = -1;
  for (size_t i = 0; i < joins->said_count && memory; i++) {
    memory = draw(joins, &joins->said[i], &drawn);
  }
  if (!memory || !put_in_order(&out, &drawn)) {
    result = error_no_memory(error);
  } else {
    spool_reader_init(&out.reader, &joins->writer->spool, 0);
    out.insert = sql_prepare(joins->writer->database, "INSERT INTO main.edge VALUES(?,?,?,?,?,?,?,?)", error);
    result = out.insert == NULL ? -1 : write_groups(&out, &drawn, error);
    (void)sqlite3_finalize(out.insert);
    spool_reader_free(&out.reader);
  }
  order_free(&out.keys);
  order_free(&out.words);
  free(drawn.items);
  free(joins->said);
  joins->said = NULL;
  return result;
}
