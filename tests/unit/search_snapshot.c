/* SPDX-License-Identifier: MIT */
#include "tests/unit/search_snapshot.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "data/catalog/catalog.h"
#include "data/catalog/index.h"
#include "data/catalog/schema.h"
#include "data/catalog/sql.h"

static const char *const types[] = {"ceterms:Certificate",       "ceterms:CertificateOfCompletion",
                                    "ceterms:License",           "ceterms:Certification",
                                    "ceterms:AssociateDegree",   "ceterms:BachelorDegree",
                                    "ceterms:MasterCertificate", "ceterms:LearningProgram",
                                    "ceterms:DigitalBadge",      "ceterms:ResearchDoctorate"};
static const char *const first_words[] = {"Practical", "Advanced", "Green", "Harbor", "Sterile", "Modern", "Rural"};
static const char *const fields[] = {"Nursing",     "Nurse Aide", "Welding", "Carpentry",   "Phlebotomy",
                                     "Bookkeeping", "Robotics",   "Zoology", "Truck Driver"};
static const char *const last_words[] = {"Basics", "Studies", "Workshop", "Level II", ""};
static const char *const providers[] = {"Harbor Community College", "Essex County College", "Universidad del Río",
                                        "Academy of Professions", "Northern State University"};
static const char *const counties[] = {"Essex", "Bergen County", "Cape May", "Essex County", "Union"};
static const char *const regions[] = {"NJ", "New Jersey", "NY"};
static const char *const cities[] = {"Newark", "Jersey City", "Río Grande", "Essex"};
static const char *const skills[] = {"Communication",
                                     "Written Communication",
                                     "Patient care",
                                     "Patient Care",
                                     "The \"5S\" way",
                                     "Blueprint \xe2\x80\x93 reading",
                                     "Welding & cutting",
                                     "Spanish",
                                     "C++",
                                     "a < b"};
static const char *const jobs[][2] = {{"31-1131.00", "Nursing Assistants"},
                                      {"29-1141.00", "Registered Nurses"},
                                      {"29-1141.01", "Acute Care Nurses"},
                                      {"51-4121.00", "Welders, Cutters"},
                                      {"53-3032.00", "Heavy Truck Drivers"}};
static const char *const deliveries[] = {"deliveryType:OnlineOnly", "deliveryType:InPerson",
                                         "deliveryType:BlendedDelivery"};
static const char *const languages[] = {"en", "en-US", "es", "pl"};
static const char *const schedules[] = {"scheduleTiming:Evening", "scheduleTiming:Weekend", "scheduleTiming:Daytime"};
static const char *const supports[] = {"support:Childcare", "support:Tutoring", "accommodation:PhysicalAccessibility",
                                       "accommodation:AudioCaptioning"};
static const int costs[] = {0,      100,    49999,  50000,  50001,  99999,   100000,
                            199999, 200000, 250000, 500000, 999999, 1000000, 2500000};
static const int spans[] = {1, 7, 14, 27, 28, 29, 83, 84, 85, 180, 182, 183, 364, 365, 366, 730, 1460};
static const int wages[] = {2000000, 2999999, 3000000, 3999999, 4000000, 4000001, 5000000, 6000000, 8000000, 12000000};

#define COUNT(table) (unsigned)(sizeof(table) / sizeof(table)[0])

unsigned snapshot_random(uint64_t *seed, unsigned below) {
  *seed = *seed * 6364136223846793005U + 1442695040888963407U;
  return (unsigned)(*seed >> 33) % below;
}

static void run(sqlite3 *database, char *sql) {
  struct error error = {.message = ""};
  if (sql == NULL || sql_execute(database, sql, &error) != 0) {
    fail_msg("%s: %s", error.message, sql);
  }
  sqlite3_free(sql);
}

/* "NULL" one time in `gap`, else one of the values. */
static const char *number_or_null(uint64_t *seed, const int *values, unsigned count, unsigned gap, char *room) {
  if (snapshot_random(seed, gap) == 0) {
    return "NULL";
  }
  (void)snprintf(room, 32, "%d", values[snapshot_random(seed, count)]);
  return room;
}

static void add_tables(sqlite3 *database) {
  for (unsigned i = 0; i < COUNT(providers); i++) {
    run(database, sqlite3_mprintf("INSERT INTO organization(id, ctid, name) VALUES(%u, 'ce-org-%u', %Q)", i + 1, i,
                                  providers[i]));
  }
  for (unsigned i = 0; i < COUNT(skills); i++) {
    run(database, sqlite3_mprintf("INSERT INTO skill(id, name) VALUES(%u, %Q)", i + 1, skills[i]));
  }
  for (unsigned i = 0; i < COUNT(jobs); i++) {
    run(database, sqlite3_mprintf("INSERT INTO job(code, title, soc, rated) VALUES(%Q, %Q, substr(%Q, 1, 7), 1)",
                                  jobs[i][0], jobs[i][1], jobs[i][0]));
  }
  run(database,
      sqlite3_mprintf("INSERT INTO job_title(job, title, kind) VALUES('31-1131.00', 'Bedside Helper', 'alternate')"));
}

static void add_feature(sqlite3 *database, uint64_t *seed, int id, const char *kind, const char *const *values,
                        unsigned count, unsigned most) {
  for (unsigned n = snapshot_random(seed, most + 1); n > 0; n--) {
    run(database,
        sqlite3_mprintf("INSERT INTO feature(credential, kind, value) VALUES(%d, %Q, %Q) ON CONFLICT DO NOTHING", id,
                        kind, values[snapshot_random(seed, count)]));
  }
}

static void add_credential(sqlite3 *database, uint64_t *seed, int id) {
  char cost[32], wage[32];
  const char *last = last_words[snapshot_random(seed, COUNT(last_words))];
  char *name = sqlite3_mprintf("%s %s%s%s", first_words[snapshot_random(seed, COUNT(first_words))],
                               fields[snapshot_random(seed, COUNT(fields))], last[0] == '\0' ? "" : " ", last);
  int least = spans[snapshot_random(seed, COUNT(spans))];
  int most = snapshot_random(seed, 3) == 0 ? spans[snapshot_random(seed, COUNT(spans))] : least;
  bool timed = snapshot_random(seed, 5) != 0;
  char *times = timed ? sqlite3_mprintf("%d, %d, %d", least, least, most < least ? least : most)
                      : sqlite3_mprintf("NULL, NULL, NULL");
  run(database,
      sqlite3_mprintf("INSERT INTO credential(id, ctid, type, name, organization, cost, days, days_min, days_max, "
                      "earnings, rank, rank_why) VALUES(%d, 'ce-%d', %Q, %Q, %u, %s, %s, %s, %d, '')",
                      id, id, types[snapshot_random(seed, COUNT(types))], name,
                      snapshot_random(seed, COUNT(providers)) + 1, number_or_null(seed, costs, COUNT(costs), 5, cost),
                      times, number_or_null(seed, wages, COUNT(wages), 4, wage), 1000 - id));
  sqlite3_free(times);
  sqlite3_free(name);
}

static void add_links(sqlite3 *database, uint64_t *seed, int id, int count) {
  for (unsigned n = snapshot_random(seed, 3); n > 0; n--) {
    run(database,
        sqlite3_mprintf("INSERT INTO place(credential, locality, county, region) VALUES(%d, %Q, %Q, %Q)", id,
                        cities[snapshot_random(seed, COUNT(cities))],
                        snapshot_random(seed, 5) == 0 ? NULL : counties[snapshot_random(seed, COUNT(counties))],
                        regions[snapshot_random(seed, COUNT(regions))]));
  }
  for (unsigned n = snapshot_random(seed, 5); n > 0; n--) {
    run(database, sqlite3_mprintf("INSERT INTO credential_skill(credential, skill, relation) VALUES(%d, %u, "
                                  "'ceterms:teaches') ON CONFLICT DO NOTHING",
                                  id, snapshot_random(seed, COUNT(skills)) + 1));
  }
  for (unsigned n = snapshot_random(seed, 3); n > 0; n--) {
    run(database, sqlite3_mprintf("INSERT INTO credential_job(credential, job, basis, position) VALUES(%d, %Q, "
                                  "'published', %u) ON CONFLICT DO NOTHING",
                                  id, jobs[snapshot_random(seed, COUNT(jobs))][0], n));
  }
  if (snapshot_random(seed, 4) == 0) {
    run(database, sqlite3_mprintf("INSERT INTO edge(source, target, kind) VALUES('ce-%d', 'ce-%u', 'preparation')", id,
                                  snapshot_random(seed, (unsigned)count) + 1));
  }
  if (snapshot_random(seed, 3) == 0) {
    run(database, sqlite3_mprintf("INSERT INTO quality(credential, relation, name, confirmed) "
                                  "VALUES(%d, 'accreditedBy', 'Board', 0)",
                                  id));
  }
}

static void add_all(sqlite3 *database, int count) {
  uint64_t seed = 42;
  add_tables(database);
  for (int id = 1; id <= count; id++) {
    add_credential(database, &seed, id);
    add_links(database, &seed, id, count);
    add_feature(database, &seed, id, "delivery", deliveries, COUNT(deliveries), 2);
    add_feature(database, &seed, id, "language", languages, COUNT(languages), 2);
    add_feature(database, &seed, id, "schedule", schedules, COUNT(schedules), 1);
    add_feature(database, &seed, id, "support", supports, COUNT(supports), 1);
  }
}

void snapshot_write(const char *path, int count) {
  struct error error = {.message = ""};
  sqlite3 *database = NULL;
  (void)unlink(path);
  assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
  run(database, sqlite3_mprintf("PRAGMA synchronous = OFF; PRAGMA application_id = %d; "
                                "PRAGMA user_version = %d; BEGIN",
                                CATALOG_APPLICATION_ID, CATALOG_VERSION));
  assert_int_equal(sql_execute(database, catalog_schema_sql, &error), 0);
  run(database,
      sqlite3_mprintf("INSERT INTO meta VALUES('id', 'test'), ('pair', 'test'), ('credentials', '%d')", count));
  add_all(database, count);
  run(database, sqlite3_mprintf("INSERT INTO job(code, title, rated) VALUES('17-2199.08', 'Robotics', 0), "
                                "('19-1023.00', 'Zoology', 0)"));
  run(database, sqlite3_mprintf("INSERT INTO job_title VALUES('17-2199.08', 'BHX', 'short'), "
                                "('19-1023.00', 'Zoologists (FROG)', 'alternate'), "
                                "('19-1023.00', 'FROG', 'short')"));
  if (sql_execute(database, catalog_indexes_sql, &error) != 0) {
    fail_msg("%s", error.message);
  }
  run(database, sqlite3_mprintf("UPDATE credential SET "
                                "locality = (SELECT locality FROM place WHERE credential = credential.id), "
                                "county = (SELECT county FROM place WHERE credential = credential.id), "
                                "region = (SELECT region FROM place WHERE credential = credential.id)"));
  run(database, sqlite3_mprintf("COMMIT"));
  assert_int_equal(sqlite3_close(database), SQLITE_OK);
  char *index = index_path(path);
  if (index_write(path, index, &error) != 0) {
    fail_msg("%s", error.message);
  }
  free(index);
}

int snapshot_remove(const char *path) {
  char *index = index_path(path);
  int removed = unlink(index);
  free(index);
  return unlink(path) == 0 ? removed : -1;
}
