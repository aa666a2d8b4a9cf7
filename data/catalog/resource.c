/* SPDX-License-Identifier: MIT */
#include "data/catalog/resource.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/catalog/credential_reading.h"
#include "data/catalog/sql.h"
#include "data/ctdl/read.h"

static void take_link(struct reading *reading, sqlite3_stmt *statement, void *item) {
  *(struct resource_link *)item = (struct resource_link){.relation = reading_name(reading, statement, 0),
                                                         .from_other = sql_integer(statement, 1, 0) != 0,
                                                         .ctid = reading_text(reading, statement, 2),
                                                         .name = reading_name(reading, statement, 3),
                                                         .name_es = reading_text(reading, statement, 4),
                                                         .kind = reading_text(reading, statement, 5),
                                                         .type = reading_text(reading, statement, 6),
                                                         .url = reading_text(reading, statement, 7)};
}

static void take_fact(struct reading *reading, sqlite3_stmt *statement, void *item) {
  *(struct resource_fact *)item = (struct resource_fact){.kind = reading_name(reading, statement, 0),
                                                         .text = reading_text(reading, statement, 1),
                                                         .text_es = reading_text(reading, statement, 2),
                                                         .low = sql_real(statement, 3, (double)NAN),
                                                         .high = sql_real(statement, 4, (double)NAN),
                                                         .unit = reading_text(reading, statement, 5)};
}

static void take_need(struct reading *reading, sqlite3_stmt *statement, void *item) {
  long long required = reading_count(statement, 7);
  *(struct resource_need *)item = (struct resource_need){.id = sql_integer(statement, 0, 0),
                                                         .parent = sql_integer(statement, 1, 0),
                                                         .kind = reading_name(reading, statement, 2),
                                                         .name = reading_text(reading, statement, 3),
                                                         .name_es = reading_text(reading, statement, 4),
                                                         .text = reading_text(reading, statement, 5),
                                                         .text_es = reading_text(reading, statement, 6),
                                                         .required = required > INT_MAX ? -1 : (int)required,
                                                         .logic = reading_text(reading, statement, 8)};
}

/* Its own links as they are stated, then those of others by their names. */
static const struct list_kind links = {
    "SELECT relation, 0, ctid, name, name_es, kind, type, url FROM ("
    " SELECT l.relation, r.ctid, coalesce(r.name, r.ctid, l.name) AS name, r.name_es, r.kind,"
    "  coalesce(r.type, l.type) AS type, coalesce(r.url, l.url) AS url, l.rowid AS place"
    " FROM link l LEFT JOIN record r ON r.id = l.target WHERE l.record = ?1 ORDER BY place) "
    "UNION ALL SELECT relation, 1, ctid, name, name_es, kind, type, url FROM ("
    " SELECT l.relation, r.ctid, coalesce(r.name, r.ctid) AS name, r.name_es, r.kind, r.type, r.url"
    " FROM link l JOIN record r ON r.id = l.record WHERE l.target = ?1 ORDER BY l.relation, 3, 2)",
    sizeof(struct resource_link), take_link};
static const struct list_kind facts = {
    "SELECT kind, text, text_es, low, high, unit FROM fact WHERE record = ? ORDER BY rowid",
    sizeof(struct resource_fact), take_fact};
static const struct list_kind needs = {
    "SELECT id, parent, kind, name, name_es, text, text_es, required, logic FROM need WHERE record = ? ORDER BY id",
    sizeof(struct resource_need), take_need};
static const struct list_kind targets = {
    "SELECT t.relation, 0, r.ctid, coalesce(r.name, r.ctid, t.name), r.name_es, r.kind, coalesce(r.type, t.type), "
    "r.url "
    "FROM need_target t LEFT JOIN record r ON r.id = t.target WHERE t.need = ? ORDER BY t.rowid",
    sizeof(struct resource_link), take_link};

/* What credentials and learning opportunities say of themselves has its own table. */
static const char record_sql[] =
    "SELECT r.id, r.ctid, r.kind, r.type, coalesce(r.name, r.ctid), coalesce(c.name_es, r.name_es),"
    " coalesce(c.description, r.description), coalesce(c.description_es, r.description_es), coalesce(c.url, r.url),"
    " coalesce(c.status, r.status), r.code, r.starts, r.ends, r.updated, o.name, o.ctid "
    "FROM record r LEFT JOIN credential c ON c.ctid = r.ctid "
    "LEFT JOIN organization o ON o.id = coalesce(c.organization, r.organization) WHERE r.ctid = lower(?)";

static long long take_record(struct reading *reading, sqlite3_stmt *statement, struct resource *resource) {
  *resource = (struct resource){.ctid = reading_name(reading, statement, 1),
                                .kind = reading_name(reading, statement, 2),
                                .type = reading_name(reading, statement, 3),
                                .name = reading_name(reading, statement, 4),
                                .name_es = reading_text(reading, statement, 5),
                                .description = reading_text(reading, statement, 6),
                                .description_es = reading_text(reading, statement, 7),
                                .url = reading_text(reading, statement, 8),
                                .status = reading_text(reading, statement, 9),
                                .code = reading_text(reading, statement, 10),
                                .starts = reading_text(reading, statement, 11),
                                .ends = reading_text(reading, statement, 12),
                                .updated = reading_text(reading, statement, 13),
                                .owner = reading_text(reading, statement, 14),
                                .owner_ctid = reading_text(reading, statement, 15)};
  return sql_integer(statement, 0, 0);
}

static void read_lists(struct reading *reading, long long id, struct resource *resource) {
  resource->links = reading_list(reading, &links, id, &resource->link_count);
  resource->facts = reading_list(reading, &facts, id, &resource->fact_count);
  struct resource_need *list = reading_list(reading, &needs, id, &resource->need_count);
  for (size_t i = 0; i < resource->need_count && !reading->failed; i++) {
    list[i].targets = reading_list(reading, &targets, list[i].id, &list[i].target_count);
  }
  resource->needs = list;
}

int resource_read(struct catalog *catalog, struct arena *arena, const char *text, struct resource *resource,
                  struct error *error) {
  const char *ctid = ctdl_ctid(arena, text); /* what has not the form of one may still stand in its place */
  struct reading reading = {.database = catalog_database(catalog), .arena = arena, .error = error};
  sqlite3_stmt *statement = sql_prepare(reading.database, record_sql, error);
  if (statement == NULL) {
    return -1;
  }
  sql_bind_text(statement, 1, ctid != NULL ? ctid : text);
  int result = sql_step(statement, error);
  long long id = result == 1 ? take_record(&reading, statement, resource) : 0;
  (void)sqlite3_finalize(statement);
  if (result == 0) {
    return error_set(error, ERROR_NOT_FOUND, _("There is no record %s in this snapshot."), text);
  }
  if (result == 1 && !reading.failed) {
    read_lists(&reading, id, resource);
  }
  return result < 0 || reading.failed ? -1 : 0;
}

size_t resource_links(const struct resource *resource, const char *relation, const char *inverse,
                      const struct resource_link **found, size_t most) {
  size_t count = 0;
  for (size_t i = 0; i < resource->link_count && count < most; i++) {
    const struct resource_link *link = &resource->links[i];
    const char *wanted = link->from_other ? inverse : relation;
    if (wanted != NULL && strcmp(link->relation, wanted) == 0) {
      found[count++] = link;
    }
  }
  return count;
}
