/* SPDX-License-Identifier: MIT */
#include "tests/registry/maker.h"

#include <stdio.h>
#include <string.h>

const struct maker_field maker_fields[] = {
    {"Nursing",
     "Enfermería",
     "29-1141.00",
     "51.3801",
     {"Take vital signs", "Give medicines safely", "Plan care", "Chart what was done"}},
    {"Nurse Aide",
     "Auxiliar de enfermería",
     "31-1131.00",
     "51.3902",
     {"Help people move", "Keep hands clean", "Measure weight", "Listen to residents"}},
    {"Welding",
     "Soldadura",
     "51-4121.00",
     "48.0508",
     {"Read a drawing", "Join steel plates", "Cut with plasma", "Check a seam"}},
    {"Computer Support",
     "Soporte informático",
     "15-1232.00",
     "11.1006",
     {"Find a fault", "Set up a laptop", "Answer questions", "Keep an inventory"}},
    {"Network Security",
     "Seguridad de redes",
     "15-1212.00",
     "11.1003",
     {"Set up a firewall", "Read a log", "Close a hole", "Write a report"}},
    {"Truck Driving",
     "Conducción de camiones",
     "53-3032.00",
     "49.0205",
     {"Back up a trailer", "Check brakes", "Keep a log book", "Plan a route"}},
    {"Phlebotomy",
     "Flebotomía",
     "31-9097.00",
     "51.1009",
     {"Draw blood", "Label samples", "Calm a patient", "Keep records"}},
    {"Bookkeeping",
     "Contabilidad",
     "43-3031.00",
     "52.0302",
     {"Post entries", "Close a month", "Read a statement", "Pay invoices"}},
    {"Plumbing", "Plomería", "47-2152.00", "46.0503", {"Solder copper", "Find a leak", "Size a pipe", "Read the code"}},
    {"Carpentry",
     "Carpintería",
     "47-2031.00",
     "46.0201",
     {"Frame a wall", "Cut a rafter", "Hang a door", "Read a plan"}},
    {"Electrical Work",
     "Electricidad",
     "47-2111.00",
     "46.0302",
     {"Bend conduit", "Wire a panel", "Test a circuit", "Work safely"}},
    {"Early Childhood",
     "Primera infancia",
     "25-2011.00",
     "13.1210",
     {"Plan a morning", "Talk with parents", "Watch and note", "Read aloud"}},
    {NULL, NULL, NULL, NULL, {NULL}}};

static const char *const beginnings[] = {"People learn to", "The weeks begin with how to", "Later they",
                                         "At the end they", "In the workshop they",        "With a mentor they"};
static const char *const ends[] = {
    "and show it in a test.", "and put it to use with a local employer.",          "in small groups, with time to ask.",
    "as often as it takes.",  "under the eyes of somebody who does it every day.", "before they go on."};
static const struct {
  const char *town, *county, *region, *zip;
  double latitude, longitude;
} places[] = {{"Elmwater", "Essex", "NJ", "07102", 40.73, -74.17},
              {"Northbrook Falls", "Bergen", "NJ", "07601", 40.88, -74.04},
              {"Old Harbor", "Atlantic", "NJ", "08401", 39.36, -74.42},
              {"Mill Crossing", "Mercer", "NJ", "08608", 40.22, -74.76},
              {"Fairlake", "Wayne", "MI", "48201", 42.33, -83.05},
              {"Pinehurst Gap", "Wake", "NC", "27601", 35.78, -78.64},
              {"San Lorenzo", "Pima", "AZ", "85701", 32.22, -110.97},
              {"Grand Prairie Bend", "Marion", "IN", "46201", 39.77, -86.11}};

json_t *thing(const char *type) {
  json_t *object = json_object();
  put_text(object, "@type", type);
  return object;
}

void put(json_t *object, const char *key, json_t *value) {
  (void)json_object_set_new(object, key, value);
}

void put_text(json_t *object, const char *key, const char *text) {
  put(object, key, json_string(text));
}

void put_number(json_t *object, const char *key, long long number) {
  put(object, key, json_integer(number));
}

void add(json_t *object, const char *key, json_t *value) {
  json_t *array = json_object_get(object, key);
  if (array == NULL) {
    array = json_array();
    put(object, key, array);
  }
  (void)json_array_append_new(array, value);
}

json_t *words(const char *english, const char *spanish) {
  json_t *map = json_object();
  put_text(map, "en-US", english);
  if (spanish != NULL) {
    put_text(map, "es", spanish);
  }
  return map;
}

void put_words(json_t *object, const char *key, const char *english) {
  put(object, key, words(english, NULL));
}

void add_words(json_t *object, const char *key, const char *english) {
  json_t *map = json_object_get(object, key);
  if (map == NULL) {
    map = json_object();
    put(object, key, map);
  }
  add(map, "en-US", json_string(english));
}

/* Texts as they are typed and pasted: line ends of both kinds, odd spaces, an entity now and then. */
void put_description(struct maker *maker, json_t *object, const char *key, size_t sentences) {
  static const char *const joints[] = {
      " ", " ", " ", "\r\n\r\n", "\xc2\xa0", " &amp; so on. ", " \xe2\x80\x9csoon\xe2\x80\x9d "};
  const struct maker_field *field = &maker_fields[maker->field];
  struct buffer text;
  buffer_init(&text, 1 << 16);
  for (size_t i = 0; i < sentences; i++) {
    char verb[64];
    (void)snprintf(verb, sizeof verb, "%s", field->skills[maker_below(maker, 4)]);
    verb[0] = (char)(verb[0] | 32);
    buffer_add_format(&text, "%s%s %s %s", i == 0 ? "" : joints[maker_below(maker, sizeof joints / sizeof joints[0])],
                      beginnings[maker_below(maker, sizeof beginnings / sizeof beginnings[0])], verb,
                      ends[maker_below(maker, sizeof ends / sizeof ends[0])]);
  }
  put(object, key, words(buffer_text(&text), maker->spanish ? "Aquí se aprende paso a paso, con práctica." : NULL));
  buffer_free(&text);
}

json_t *concept(const char *scheme, const char *curie, const char *name) {
  char framework[128];
  json_t *object = thing("ceterms:CredentialAlignmentObject");
  (void)snprintf(framework, sizeof framework, "https://credreg.net/ctdl/terms/%s", scheme);
  put_text(object, "ceterms:framework", framework);
  put_text(object, "ceterms:targetNode", curie);
  put_words(object, "ceterms:targetNodeName", name);
  return object;
}

static json_t *code(const char *framework, const char *framework_name, const char *target, const char *notation,
                    const char *name) {
  char node[160];
  json_t *object = thing("ceterms:CredentialAlignmentObject");
  (void)snprintf(node, sizeof node, "%s%s", target, notation);
  put_text(object, "ceterms:framework", framework);
  put_text(object, "ceterms:targetNode", node);
  put_text(object, "ceterms:codedNotation", notation);
  put_words(object, "ceterms:frameworkName", framework_name);
  put_words(object, "ceterms:targetNodeName", name);
  return object;
}

void add_occupation(struct maker *maker, json_t *object) {
  const struct maker_field *field = &maker_fields[maker->field];
  add(object, "ceterms:occupationType",
      code("https://www.onetcenter.org/taxonomy.html", "Standard Occupational Classification",
           "https://www.onetonline.org/link/summary/", field->soc, field->english));
}

void add_program_code(struct maker *maker, json_t *object) {
  const struct maker_field *field = &maker_fields[maker->field];
  add(object, "ceterms:instructionalProgramType",
      code("https://nces.ed.gov/ipeds/cipcode/Default.aspx?y=56", "Classification of Instructional Programs",
           "https://nces.ed.gov/ipeds/cipcode/cipdetail.aspx?y=56&cip=", field->cip, field->english));
}

void add_industry(struct maker *maker, json_t *object) {
  static const char *const industries[] = {"62", "23", "54", "61", "484"};
  add(object, "ceterms:industryType",
      code("https://www.census.gov/naics/", "North American Industry Classification System",
           "https://www.census.gov/naics/?year=2022&input=", industries[maker_below(maker, 5)], "Industry"));
}

/* In the forms in which publishers write references. */
json_t *reference(struct maker *maker, unsigned long number) {
  static const char *const bases[] = {"https://credentialengineregistry.org/resources/",
                                      "https://credentialengineregistry.org/resources/",
                                      "https://credentialengineregistry.org/resources/",
                                      "https://credentialengineregistry.org/resources/",
                                      "https://credentialengineregistry.org/graph/",
                                      "http://credentialengineregistry.org/resources/",
                                      "https://credentialengineregistry.org/ce-registry/resources/"};
  char ctid[CTID_SIZE];
  char uri[160];
  record_ctid(maker->recipe->seed, number, 0, ctid);
  if (maker_one_in(maker, 12)) {
    for (char *c = ctid + 3; *c != '\0'; c++) {
      *c = (char)(*c >= 'a' && *c <= 'f' ? *c - 32 : *c);
    }
  }
  (void)snprintf(uri, sizeof uri, "%s%s", bases[maker_below(maker, sizeof bases / sizeof bases[0])], ctid);
  return json_string(uri);
}

json_t *child_reference(struct maker *maker, unsigned child_number) {
  char ctid[CTID_SIZE];
  char uri[128];
  record_ctid(maker->recipe->seed, maker->recipe->number, child_number, ctid);
  (void)snprintf(uri, sizeof uri, "https://credentialengineregistry.org/resources/%s", ctid);
  return json_string(uri);
}

json_t *child(struct maker *maker, const char *type, unsigned *number) {
  char ctid[CTID_SIZE];
  json_t *object = thing(type);
  *number = maker->children++;
  record_ctid(maker->recipe->seed, maker->recipe->number, *number, ctid);
  put(object, "@id", child_reference(maker, *number));
  put_text(object, "ceterms:ctid", ctid);
  (void)json_array_append_new(maker->members, object);
  return object;
}

json_t *blank(struct maker *maker, const char *type) {
  char uuid[UUID_SIZE];
  char id[UUID_SIZE + 2];
  json_t *object = thing(type);
  record_uuid(maker->recipe->seed, maker->recipe->number, 1000 + (unsigned)json_array_size(maker->members), uuid);
  (void)snprintf(id, sizeof id, "_:%s", uuid);
  put_text(object, "@id", id);
  (void)json_array_append_new(maker->members, object);
  return object;
}

json_t *place(struct maker *maker) {
  size_t which = maker_below(maker, sizeof places / sizeof places[0]);
  json_t *object = thing("ceterms:Place");
  char street[64];
  (void)snprintf(street, sizeof street, "%zu Station Road", 1 + maker_below(maker, 900));
  put_words(object, "ceterms:streetAddress", street);
  put_words(object, "ceterms:addressLocality", places[which].town);
  put_words(object, "ceterms:subRegion", places[which].county);
  put_words(object, "ceterms:addressRegion", places[which].region);
  put_words(object, "ceterms:addressCountry", "United States");
  put_text(object, "ceterms:postalCode", places[which].zip);
  put(object, "ceterms:latitude", json_real(places[which].latitude));
  put(object, "ceterms:longitude", json_real(places[which].longitude));
  return object;
}

json_t *cost(struct maker *maker, const char *type, long long price) {
  char curie[64];
  json_t *object = thing("ceterms:CostProfile");
  (void)snprintf(curie, sizeof curie, "costType:%s", type);
  put_words(object, "ceterms:name", type);
  put_text(object, "ceterms:currency", maker_one_in(maker, 20) ? "US Dollar" : "USD");
  put_text(object, "ceterms:costDetails", "https://school.example/costs");
  put(object, "ceterms:directCostType", concept("CostType", curie, type));
  if (price >= 0) {
    put_number(object, "ceterms:price", price);
  }
  return object;
}

json_t *duration(struct maker *maker) {
  static const char *const spans[] = {"P4W", "P10W", "P6M", "P1Y", "P2Y", "PT60H", "P1Y2M3W", "P44M"};
  json_t *object = thing("ceterms:DurationProfile");
  if (maker_one_in(maker, 5)) {
    put_text(object, "ceterms:minimumDuration", "P8W");
    put_text(object, "ceterms:maximumDuration", "P16W");
  } else {
    put_text(object, "ceterms:exactDuration", spans[maker_below(maker, sizeof spans / sizeof spans[0])]);
  }
  return object;
}

json_t *credit(struct maker *maker) {
  json_t *object = thing(maker_one_in(maker, 4) ? "schema:ValueProfile" : "ceterms:ValueProfile");
  put(object, "schema:value", json_real((double)(1 + maker_below(maker, 12))));
  add(object, "ceterms:creditUnitType", concept("CreditUnit", "creditUnit:SemesterHour", "Semester Hour"));
  add(object, "ceterms:creditLevelType", concept("AudienceLevel", "audLevel:LowerDivisionLevel", "Lower Division"));
  return object;
}

json_t *skill(struct maker *maker, size_t which) {
  const struct maker_field *field = &maker_fields[maker->field];
  json_t *object = thing(maker_one_in(maker, 30) ? "ceasn:Competency" : "ceterms:CredentialAlignmentObject");
  put(object, "ceterms:targetNodeName", words(field->skills[which % 4], NULL));
  return object;
}

json_t *condition(struct maker *maker, const char *name) {
  json_t *object = thing("ceterms:ConditionProfile");
  put_words(object, "ceterms:name", name);
  put_description(maker, object, "ceterms:description", 1);
  return object;
}
