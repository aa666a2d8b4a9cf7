/* SPDX-License-Identifier: MIT */
#include "data/catalog/rows_tables.h"

#include <string.h>

#include "data/base/text.h"
#include "data/catalog/workbench.h"

#define OF_CREDENTIAL \
  { "credential", ROWS_INTEGER, ROWS_KEY_OF, "credential" }
#define OF_RECORD \
  { "record", ROWS_INTEGER, ROWS_KEY_OF, "record" }
#define TARGET \
  { "target", ROWS_INTEGER, ROWS_OF, "record" }
#define POSITION \
  { "position", ROWS_INTEGER, ROWS_POSITION, NULL }
#define TEXT(column) \
  { column, ROWS_TEXT, ROWS_VALUE, NULL }
#define INTEGER(column) \
  { column, ROWS_INTEGER, ROWS_VALUE, NULL }
#define REAL(column) \
  { column, ROWS_REAL, ROWS_VALUE, NULL }
#define TEXT_KEY(column) \
  { column, ROWS_TEXT, ROWS_KEY, NULL }
#define INTEGER_KEY(column) \
  { column, ROWS_INTEGER, ROWS_KEY, NULL }

/* Tables stand after those that they refer to. */
static const struct rows_table tables[] = {
    {.name = "meta", .only = META_CONTENT, .columns = {TEXT_KEY("key"), TEXT("value")}},
    {.name = "organization",
     .lasting = "SELECT id, coalesce('c' || ctid, 'n' || name) FROM other.organization",
     .order = "SELECT id FROM rows.organization ORDER BY ctid IS NULL, type IS NULL, name, ctid",
     .columns = {{"id", ROWS_INTEGER, ROWS_NUMBER, NULL},
                 TEXT("ctid"),
                 TEXT("name"),
                 TEXT("name_es"),
                 TEXT("type"),
                 TEXT("url"),
                 TEXT("locality"),
                 TEXT("county"),
                 TEXT("region")}},
    {.name = "record",
     .lasting = "SELECT id, ctid FROM other.record",
     .order = "SELECT id FROM rows.record ORDER BY ctid",
     .columns = {{"id", ROWS_INTEGER, ROWS_NUMBER, NULL},
                 TEXT("ctid"),
                 TEXT("kind"),
                 TEXT("type"),
                 TEXT("name"),
                 TEXT("name_es"),
                 TEXT("description"),
                 TEXT("description_es"),
                 TEXT("url"),
                 TEXT("status"),
                 {"organization", ROWS_INTEGER, ROWS_OF, "organization"},
                 TEXT("updated"),
                 TEXT("code"),
                 TEXT("starts"),
                 TEXT("ends")}},
    {.name = "link",
     .columns = {OF_RECORD, POSITION, TEXT("relation"), TARGET, TEXT("name"), TEXT("type"), TEXT("url")}},
    {.name = "fact",
     .columns = {OF_RECORD, POSITION, TEXT("kind"), TEXT("text"), TEXT("text_es"), REAL("low"), REAL("high"),
                 TEXT("unit")}},
    {.name = "need",
     .lasting = "SELECT t.id, c.ctid || ' ' || row_number() OVER (PARTITION BY t.record ORDER BY t.id) "
                "FROM other.need t CROSS JOIN other.record c ON c.id = t.record",
     .order = "SELECT r.id FROM rows.need r CROSS JOIN temp.number_record c ON c.key = r.record "
              "ORDER BY c.id, r.position",
     .columns = {{"id", ROWS_INTEGER, ROWS_NUMBER, NULL},
                 OF_RECORD,
                 POSITION,
                 {"parent", ROWS_INTEGER, ROWS_OF, "need"},
                 TEXT("kind"),
                 TEXT("name"),
                 TEXT("name_es"),
                 TEXT("text"),
                 TEXT("text_es"),
                 INTEGER("required"),
                 TEXT("logic")}},
    {.name = "need_target",
     .columns =
         {{"need", ROWS_INTEGER, ROWS_KEY_OF, "need"}, POSITION, TEXT("relation"), TARGET, TEXT("name"), TEXT("type")}},
    {.name = "credential",
     .lasting = "SELECT id, ctid FROM other.credential",
     .order = "SELECT id FROM rows.credential ORDER BY rank DESC, name, ctid",
     .columns = {{"id", ROWS_INTEGER, ROWS_NUMBER, NULL},
                 TEXT("ctid"),
                 TEXT("type"),
                 TEXT("name"),
                 TEXT("name_en"),
                 TEXT("name_es"),
                 TEXT("name_other"),
                 TEXT("other_language"),
                 TEXT("description"),
                 TEXT("description_es"),
                 {"organization", ROWS_INTEGER, ROWS_OF, "organization"},
                 TEXT("status"),
                 TEXT("url"),
                 TEXT("updated"),
                 TEXT("effective"),
                 TEXT("expires"),
                 TEXT("source"),
                 INTEGER("cost"),
                 TEXT("currency"),
                 INTEGER("cost_complete"),
                 INTEGER("cost_aggregate"),
                 REAL("days"),
                 REAL("days_min"),
                 REAL("days_max"),
                 REAL("effort_hours"),
                 INTEGER("earnings"),
                 TEXT("earnings_basis"),
                 TEXT("earnings_measure"),
                 INTEGER("earnings_n"),
                 INTEGER("earnings_months"),
                 TEXT("earnings_from"),
                 TEXT("earnings_to"),
                 TEXT("earnings_job"),
                 TEXT("earnings_reason"),
                 TEXT("locality"),
                 TEXT("county"),
                 TEXT("region"),
                 REAL("rank"),
                 TEXT("rank_why")}},
    {.name = "alternate_name", .columns = {OF_CREDENTIAL, POSITION, TEXT("name")}},
    {.name = "keyword", .columns = {OF_CREDENTIAL, POSITION, TEXT("name")}},
    {.name = "cost_item",
     .columns = {OF_CREDENTIAL, INTEGER_KEY("position"), TEXT("type"), TEXT("name"), INTEGER("cents"), TEXT("currency"),
                 TEXT("residency"), TEXT("audience"), TEXT("payment_pattern"), INTEGER("optional"), TEXT("name_es"),
                 TEXT("starts"), TEXT("ends")}},
    {.name = "aid",
     .columns = {OF_CREDENTIAL, POSITION, TEXT("name"), TEXT("type"), TEXT("name_es"), TEXT("description"),
                 TEXT("description_es"), TEXT("url")}},
    {.name = "place",
     .columns = {OF_CREDENTIAL, POSITION, TEXT("locality"), TEXT("county"), TEXT("region"), TEXT("country"),
                 TEXT("postal_code")}},
    {.name = "feature", .columns = {OF_CREDENTIAL, TEXT_KEY("kind"), TEXT_KEY("value")}},
    {.name = "condition",
     .lasting = "SELECT t.id, c.ctid || ' ' || row_number() OVER (PARTITION BY t.credential ORDER BY t.id) "
                "FROM other.condition t CROSS JOIN other.credential c ON c.id = t.credential",
     .order = "SELECT r.id FROM rows.condition r CROSS JOIN temp.number_credential c ON c.key = r.credential "
              "ORDER BY c.id, r.position",
     .columns = {{"id", ROWS_INTEGER, ROWS_NUMBER, NULL},
                 OF_CREDENTIAL,
                 POSITION,
                 {"parent", ROWS_INTEGER, ROWS_OF, "condition"},
                 TEXT("kind"),
                 TEXT("name"),
                 TEXT("text"),
                 INTEGER("minimum_age"),
                 REAL("years_of_experience"),
                 TEXT("experience"),
                 TEXT("credit"),
                 TEXT("name_es"),
                 TEXT("text_es"),
                 TEXT("experience_es"),
                 TEXT("submission"),
                 TEXT("url")}},
    {.name = "condition_target",
     .columns =
         {{"condition", ROWS_INTEGER, ROWS_KEY_OF, "condition"}, POSITION, TEXT("ctid"), TEXT("name"), TEXT("type")}},
    {.name = "skill",
     .lasting = "SELECT id, coalesce('u' || uri, 'n' || name || char(10) || coalesce(framework, '')) FROM other.skill",
     .order = "SELECT id FROM rows.skill ORDER BY name, uri, framework",
     .columns = {{"id", ROWS_INTEGER, ROWS_NUMBER, NULL}, TEXT("name"), TEXT("uri"), TEXT("framework")}},
    {.name = "credential_skill",
     .columns = {OF_CREDENTIAL, {"skill", ROWS_INTEGER, ROWS_KEY_OF, "skill"}, TEXT("relation")}},
    {.name = "credential_code", .columns = {OF_CREDENTIAL, POSITION, TEXT("kind"), TEXT("code"), TEXT("name")}},
    {.name = "credential_job", .columns = {OF_CREDENTIAL, TEXT_KEY("job"), TEXT("basis"), INTEGER("position")}},
    {.name = "outcome",
     .columns = {OF_CREDENTIAL, POSITION, TEXT("measure"), REAL("value"), TEXT("unit"), INTEGER("withheld"),
                 INTEGER("n"), INTEGER("months_after"), TEXT("start"), TEXT("finish"), TEXT("source"), TEXT("note"),
                 REAL("low"), REAL("high"), TEXT("note_es")}},
    {.name = "edge",
     .lasting = "SELECT rowid, kind || char(10) || coalesce('c' || source, 'n' || source_name) || char(10) || "
                "coalesce('c' || target, 'n' || target_name) FROM other.edge",
     .order = "SELECT id FROM rows.edge ORDER BY source, target, kind, source_name, target_name, id",
     .columns = {{"rowid", ROWS_INTEGER, ROWS_NUMBER, NULL},
                 TEXT("source"),
                 TEXT("source_name"),
                 TEXT("target"),
                 TEXT("target_name"),
                 TEXT("kind"),
                 TEXT("stated_by"),
                 TEXT("note"),
                 TEXT("note_es")}},
    {.name = "quality",
     .columns = {OF_CREDENTIAL,
                 POSITION,
                 TEXT("relation"),
                 {"organization", ROWS_INTEGER, ROWS_OF, "organization"},
                 TEXT("ctid"),
                 TEXT("name"),
                 INTEGER("confirmed")}},
    {.name = "job",
     .columns = {TEXT_KEY("code"),
                 TEXT("title"),
                 TEXT("title_es"),
                 TEXT("soc"),
                 INTEGER("zone"),
                 INTEGER("rated"),
                 INTEGER("wage_p10"),
                 INTEGER("wage_p25"),
                 INTEGER("wage_median"),
                 INTEGER("wage_p75"),
                 INTEGER("wage_p90"),
                 INTEGER("wage_mean"),
                 INTEGER("wage_hourly_median"),
                 TEXT("wage_basis"),
                 TEXT("wage_year"),
                 TEXT("wage_reason"),
                 INTEGER("employment"),
                 REAL("employment_base"),
                 REAL("employment_projected"),
                 REAL("growth_percent"),
                 REAL("openings"),
                 TEXT("education"),
                 TEXT("experience"),
                 TEXT("training"),
                 TEXT("projection_years")}},
    {.name = "job_title", .columns = {TEXT_KEY("job"), POSITION, TEXT("title"), TEXT("kind")}},
    {.name = "element", .columns = {TEXT_KEY("id"), TEXT("kind"), TEXT("name"), TEXT("name_es")}},
    {.name = "job_rating",
     .columns = {TEXT_KEY("job"), TEXT_KEY("element"), REAL("importance"), REAL("level"),
                 INTEGER("suppress_importance"), INTEGER("suppress_level"), INTEGER("not_relevant")}},
    {.name = "job_technology",
     .columns = {TEXT_KEY("job"), POSITION, TEXT("name"), TEXT("commodity"), INTEGER("hot"), INTEGER("in_demand")}},
    {.name = "job_related", .columns = {TEXT_KEY("job"), INTEGER_KEY("position"), TEXT("related"), TEXT("tier")}},
    {.name = "job_license", .columns = {TEXT_KEY("job"), POSITION, TEXT("name"), TEXT("region"), TEXT("source")}},
    {.name = "job_gate",
     .columns = {TEXT_KEY("job"), POSITION, TEXT("kind"), INTEGER("value"), TEXT("needed_by"), TEXT("rule"),
                 TEXT("rule_es"), TEXT("source")}},
    {.name = "job_profile", .columns = {TEXT_KEY("job"), TEXT("interests"), TEXT("work_values"), TEXT("vector")}},
    {.name = "work_activity", .columns = {TEXT_KEY("id"), TEXT("words")}},
    {.name = "job_activity", .columns = {TEXT_KEY("job"), TEXT_KEY("activity"), INTEGER("tasks")}},
    {.name = "job_word", .columns = {TEXT_KEY("job"), TEXT("words")}},
    {.name = "activity_text", .columns = {TEXT_KEY("id"), TEXT("text")}},
    {.name = "task", .columns = {TEXT_KEY("job"), INTEGER_KEY("id"), TEXT("text")}},
    {.name = "task_activity", .columns = {INTEGER_KEY("task"), TEXT_KEY("activity")}},
    {.name = "program_soc", .columns = {TEXT_KEY("cip"), TEXT_KEY("soc")}},
    {.name = "program_title", .columns = {TEXT_KEY("cip"), TEXT("title")}},
    {.name = "older_code", .columns = {TEXT_KEY("older"), INTEGER_KEY("position"), TEXT("job")}},
    {.name = "esco_occupation", .columns = {TEXT_KEY("esco"), TEXT("job")}},
};

const struct rows_table *rows_tables(size_t *count) {
  *count = sizeof tables / sizeof tables[0];
  return tables;
}

const char *const *rows_derived(void) {
  static const char *const names[] = {"job_packed", NULL};
  return names;
}

size_t rows_column_count(const struct rows_table *table) {
  size_t count = 0;
  while (count < (size_t)ROWS_MOST_COLUMNS && table->columns[count].name != NULL) {
    count++;
  }
  return count;
}

const char *rows_column_name(const struct rows_column *column) {
  return column->role == ROWS_NUMBER ? "id" : column->name;
}

bool rows_in_key(const struct rows_table *table, size_t column) {
  enum rows_role role = table->columns[column].role;
  if (table->columns[0].role == ROWS_NUMBER) {
    return column == 0;
  }
  return role == ROWS_KEY || role == ROWS_KEY_OF || role == ROWS_POSITION;
}

bool rows_has_distance(const struct rows_table *table) {
  return table->columns[0].type == ROWS_INTEGER;
}

bool rows_text_good(const char *bytes, size_t length) {
  if (length > (size_t)ROWS_LONGEST_TEXT) {
    return false;
  }
  for (size_t i = 0; i < length; i++) {
    unsigned char byte = (unsigned char)bytes[i];
    if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7f) {
      return false;
    }
  }
  return text_is_utf8(bytes, length);
}
