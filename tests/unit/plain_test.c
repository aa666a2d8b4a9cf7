/* SPDX-License-Identifier: MIT */
/* Plain words in both languages, on the starter data: what is understood, and what must not be. */
#include <math.h>
#include <string.h>

#include "data/base/text.h"
#include "data/match/match.h"
#include "data/match/plain.h"
#include "data/wallet/correct.h"
#include "data/wallet/experience.h"
#include "tests/unit/starter_world.h"

enum { YEAR = 2026, MOST_WANTED = 5 };

static struct plain read_words(void **state, const char *text) {
  struct starter_world *world = *state;
  struct plain plain;
  struct error error;
  arena_reset(world->arena);
  if (plain_read(world->catalog, world->arena, text, YEAR, &plain, &error) != 0) {
    fail_msg("%s", error.message);
  }
  return plain;
}

/* What one sentence says: of each piece its kind, first code (or tool, or why
 * it is left), and the years of jobs, times 100. */
struct wanted {
  enum plain_kind kind;
  const char *is;
  int years;
};

#define JOB(code, years) \
  { PLAIN_JOB, code, years }
#define LANGUAGE(code) \
  { PLAIN_LANGUAGE, code, 0 }
#define CARD(name) \
  { PLAIN_CARD, name, 0 }
#define TOOL(name) \
  { PLAIN_TOOL, name, 0 }
#define SKILL(code) \
  { PLAIN_SKILL, code, 0 }
#define FACT(name) \
  { PLAIN_FACT, name, 0 }
#define LEFT(how) \
  { PLAIN_LEFT, how, 0 }

static const struct {
  const char *text;
  struct wanted wanted[MOST_WANTED];
} sentences[] = {
    /* work, how long */
    {"I was a line cook for four years, I speak Spanish", {JOB("35-2014.00", 400), LANGUAGE("2.C.7.b")}},
    {"I worked 2 yrs as a home health aide and 6 months as a receptionist.",
     {JOB("31-1121.00", 200), JOB("43-4171.00", 50)}},
    {"Construction laborer since 2019", {JOB("47-2061.00", 700)}},
    {"cashier, 2019 - 2022", {JOB("41-2011.00", 300)}},
    {"I have been a security guard for a year and a half", {JOB("33-9032.00", 150)}},
    {"Welder. 4 years.", {JOB("51-4121.00", 400)}},
    {"I'm a certified welder", {JOB("51-4121.00", 0)}},
    {"I am a licensed electrician", {CARD("license or certificate: Electricians"), JOB("47-2111.00", 0)}},
    {"Trabajé como mesera desde hace 3 años y hablo inglés", {JOB("35-3031.00", 300), LANGUAGE("2.C.7.a")}},
    {"Fui cocinero de línea durante cuatro años", {JOB("35-2014.00", 400)}},
    {"Tengo 5 años de experiencia como albañil", {JOB("47-2061.00", 500)}},
    {"fui cajera año y medio", {JOB("41-2011.00", 150)}},
    {"fui cajera un año y medio", {JOB("41-2011.00", 150)}},
    {"trabajé de niñera seis meses", {JOB("39-9011.01", 50)}},
    {"I drove a forklift", {JOB("53-7051.00", 0)}},
    {"I took care of my grandmother for two years", {JOB("31-1122.00", 200)}},
    {"Army medic (68W) for six years", {JOB("29-2042.00", 600)}},
    {"Fui soldado de infantería", {JOB("33-9032.00", 0)}},
    {"Taxi driver for 10 years", {JOB("53-3054.00", 1000)}},
    /* languages, cards, tools, skills */
    {"bilingual English/Spanish", {LANGUAGE("2.C.7.a"), LANGUAGE("2.C.7.b")}},
    {"I like French fries", {LEFT("nothing")}},
    {"I have my CNA certificate", {CARD("Certified Nurse Aide")}},
    {"tengo licencia de manejar", {CARD("Driver's license")}},
    {"I have CompTIA A+.", {CARD("CompTIA A+")}},
    {"I got an A+ in math", {LEFT("nothing"), SKILL("2.A.1.e")}},
    {"I am EMT certified", {CARD("Emergency Medical Technician (National Registry)")}},
    {"I have an electrician license", {CARD("license or certificate: Electricians")}},
    {"I know Excel and QuickBooks", {TOOL("Microsoft Excel"), TOOL("Intuit QuickBooks")}},
    {"I program in Python and C++", {LEFT("nothing"), TOOL("Python"), TOOL("C++")}},
    {"I excel at talking to people", {LEFT("nothing")}},
    {"I go to R street", {LEFT("nothing")}},
    {"customer service, teamwork", {SKILL("2.C.1.e"), SKILL("2.B.1.b")}},
    /* what is not so, wished, or of others */
    {"I have no license.", {LEFT("denied")}},
    {"I never worked as a nurse.", {LEFT("denied")}},
    {"No tengo licencia de conducir", {LEFT("denied")}},
    {"nunca fui mesera", {LEFT("denied")}},
    {"I don't speak Spanish", {LEFT("denied")}},
    {"I don't have a CDL but I have a CPR card", {LEFT("denied"), CARD("CPR and First Aid")}},
    {"I have no license or diploma, I was a cook", {LEFT("denied"), JOB("35-2014.00", 0)}},
    {"I want to be a registered nurse.", {LEFT("wish")}},
    {"Quiero ser enfermera", {LEFT("wish")}},
    {"I am looking for a job as a truck driver", {LEFT("wish")}},
    {"My mother was a nurse.", {LEFT("other")}},
    {"mi papá fue mecánico", {LEFT("other")}},
    /* facts */
    {"I'm 17 years old", {FACT("age 17")}},
    {"Tengo 17 años", {FACT("age 17")}},
    {"I have a felony", {FACT("a criminal record")}},
    {"I have no criminal record", {LEFT("denied")}},
    {"I do not know what I can do.", {{0}}},
    {"", {{0}}},
};

static const char *piece_is(const struct plain_piece *piece) {
  switch (piece->kind) {
    case PLAIN_JOB:
    case PLAIN_LANGUAGE:
    case PLAIN_SKILL:
      return piece->codes[0];
    case PLAIN_LEFT:
      return piece->how;
    default:
      return piece->name;
  }
}

static void understands(void **state) {
  size_t wrong = 0;
  for (size_t i = 0; i < sizeof sentences / sizeof sentences[0]; i++) {
    struct plain plain = read_words(state, sentences[i].text);
    for (size_t j = 0; j < (size_t)MOST_WANTED; j++) {
      const struct wanted *wanted = &sentences[i].wanted[j];
      bool there = j < plain.count;
      if (wanted->is == NULL && !there) {
        break;
      }
      const char *is = there ? piece_is(&plain.pieces[j]) : "nothing more";
      if (wanted->is == NULL || !there || strcmp(is, wanted->is) != 0 || plain.pieces[j].kind != wanted->kind ||
          (int)floor(plain.pieces[j].years * 100.0 + 0.5) != wanted->years) {
        print_error("\"%s\", piece %zu: %s \"%s\" (%g years)\n", sentences[i].text, j, is,
                    there ? plain.pieces[j].words : "", there ? plain.pieces[j].years : 0.0);
        wrong++;
      }
    }
  }
  assert_int_equal(wrong, 0);
}

static void foreign_licenses_are_told(void **state) {
  static const char *const texts[] = {"I was a licensed electrician in Venezuela for 12 years",
                                      "Fui electricista con licencia en Venezuela por 12 años"};
  for (size_t i = 0; i < 2; i++) {
    struct plain plain = read_words(state, texts[i]);
    size_t jobs = 0;
    size_t foreign = 0;
    for (size_t j = 0; j < plain.count; j++) {
      const struct plain_piece *piece = &plain.pieces[j];
      assert_true(piece->kind != PLAIN_CARD);
      if (piece->kind == PLAIN_JOB) {
        jobs++;
        assert_string_equal(piece->codes[0], "47-2111.00");
        assert_true(piece->years == 12.0);
        assert_non_null(strstr(piece->note, "Venezuela"));
      }
      foreign += piece->kind == PLAIN_LEFT && strcmp(piece->how, "foreign") == 0;
    }
    assert_int_equal(jobs, 1);
    assert_int_equal(foreign, 1);
  }
}

static void tells_of_the_person(void **state) {
  struct plain plain = read_words(state, "I am 19. GED. I live in Newark, New Jersey, Essex County. I have a felony.");
  struct person person = {.age = 40};
  assert_int_equal(plain.person.age, 19);
  assert_int_equal(plain.person.schooling, SCHOOLING_HIGH_SCHOOL);
  assert_string_equal(plain.person.state, "NJ");
  assert_string_equal(plain.person.county, "Essex");
  assert_true(plain.person.has_record);
  plain_tell(&plain, &person);
  assert_int_equal(person.age, 40); /* what was told before stays */
  assert_string_equal(person.state, "NJ");
  size_t kept = 0; /* what is left out is not told */
  for (size_t i = 0; i < plain.count; i++) {
    bool out = plain.pieces[i].tells.age != 0 || plain.pieces[i].tells.has_record;
    plain.pieces[kept] = plain.pieces[i];
    kept += !out;
  }
  plain.count = kept;
  plain_tell_again(&plain);
  assert_true(plain.person.age == 0 && !plain.person.has_record);
  assert_string_equal(plain.person.county, "Essex");
  assert_int_equal(plain.person.schooling, SCHOOLING_HIGH_SCHOOL);
  plain = read_words(state, "I have a bachelor's degree and I worked in Texas");
  assert_int_equal(plain.person.schooling, SCHOOLING_BACHELOR);
  assert_null(plain.person.state); /* worked there, which is not living there */
  plain = read_words(state, "I don't have a high school diploma");
  assert_int_equal(plain.person.schooling, SCHOOLING_UNKNOWN);
}

/* --- into the wallet, and on to evidence --- */

static struct wallet *kept(void **state, const char *text) {
  struct plain plain = read_words(state, text);
  struct wallet *wallet = wallet_new();
  struct error error;
  assert_non_null(wallet);
  assert_int_equal(plain_keep(wallet, &plain, NULL, &error), 0);
  return wallet;
}

static struct match match_of(void **state, const struct wallet *wallet) {
  struct starter_world *world = *state;
  struct match match;
  struct error error;
  if (match_run(world->catalog, world->arena, wallet, &match, &error) != 0) {
    fail_msg("%s", error.message);
  }
  return match;
}

static void becomes_evidence(void **state) {
  struct wallet *wallet = kept(state,
                               "I was a line cook for four years, I speak Spanish, I know Excel. I have no license. "
                               "I juggle torches.");
  struct match match = match_of(state, wallet);
  assert_int_equal(match.held_count, 1);
  assert_string_equal(match.matrix.jobs[match.held[0].row].code, "35-2014.00");
  assert_true(match.held[0].weight == 0.60 && match.held_from[0].years == 4.0);
  assert_string_equal(match.held_from[0].how, "experience");
  assert_int_equal(match.technology_count, 1);
  assert_string_equal(match.technologies[0].name, "Microsoft Excel");
  bool spanish = false;
  for (size_t i = 0; i < match.evidence_count; i++) {
    const struct evidence *piece = &match.evidence[i];
    assert_true(piece->confidence == 0.60);
    spanish = spanish || strcmp(match.matrix.elements[piece->element], "2.C.7.b") == 0;
  }
  assert_true(spanish);
  size_t denied = 0;
  size_t nothing = 0;
  for (size_t i = 0; i < match.skill_count; i++) {
    denied += match.skills[i].target == SKILL_NOTHING && match.skills[i].how != NULL &&
              strcmp(match.skills[i].how, "denied") == 0;
    nothing += match.skills[i].target == SKILL_NOTHING && match.skills[i].how == NULL;
  }
  assert_int_equal(denied, 1);
  assert_int_equal(nothing, 1);
  wallet_free(wallet);
}

/* An occupation without ratings is stood for by the nearest that are rated. */
static void stands_in(void **state) {
  struct wallet *wallet = kept(state, "Taxi driver for 10 years");
  struct match match = match_of(state, wallet);
  assert_int_equal(match.held_count, 3);
  assert_true(fabs(match.held[0].weight - 0.60 / sqrt(3.0)) < 1e-12);
  assert_true(match.evidence_count > 20);
  wallet_free(wallet);
}

static void corrections_change_it(void **state) {
  struct wallet *wallet = kept(state, "customer service. I juggle torches.");
  struct error error;
  struct match match = match_of(state, wallet);
  assert_int_equal(match.evidence_count, 1);
  assert_int_equal(wallet->claims[0].skill_count, 2);
  assert_int_equal(wallet_correct_skill(wallet, 0, 0, "", &error), 0);
  match = match_of(state, wallet);
  assert_int_equal(match.evidence_count, 0);
  assert_int_equal(wallet_correct_skill(wallet, 0, 1, "27-2099.00", &error), 0);
  assert_int_equal(wallet_correct_skill(wallet, 0, 0, "2.B.1.f", &error), 0);
  match = match_of(state, wallet);
  assert_int_equal(match.evidence_count, 1);
  assert_string_equal(match.skills[0].how, "told");
  assert_string_equal(match.skills[0].id, "2.B.1.f");
  assert_int_equal(match.skills[1].target, SKILL_OCCUPATION);
  assert_int_equal(wallet_correct_skill(wallet, 0, 1, "35-2014.00", &error), 0);
  match = match_of(state, wallet);
  assert_true(match.evidence_count > 20);
  wallet_free(wallet);
}

/* --- much, and bad --- */

static void hostile(void **state) {
  static char huge[200000];
  static const char *const bits[] = {
      "I was a cook. ", "no ",   "for 99999 years ", "\xff\xfe", "\x1b[31m", "A+ C# ",  "((((", "a b c d e f g h ",
      "2019-2022 ",     "%s%n ", "\xe2\x80\xae",     "''''",     "...",      "cna cpr "};
  size_t length = 0;
  unsigned random = 7;
  while (length + 40 < sizeof huge) {
    random = random * 1664525u + 1013904223u;
    const char *bit = bits[(random >> 16) % (sizeof bits / sizeof bits[0])];
    memcpy(huge + length, bit, strlen(bit));
    length += strlen(bit);
  }
  struct plain plain = read_words(state, huge);
  assert_true(plain.count <= PLAIN_MOST_PIECES);
  for (size_t i = 0; i < plain.count; i++) {
    const struct plain_piece *piece = &plain.pieces[i];
    assert_true(text_is_utf8(piece->words, strlen(piece->words)));
    assert_null(strchr(piece->words, '\x1b'));
    assert_true(piece->years >= 0.0 && piece->years <= 80.0);
  }
  memset(huge, 'a', sizeof huge - 1);
  plain = read_words(state, huge);
  assert_int_equal(plain.count, 1);
}

static void little_memory(void **state) {
  struct starter_world *world = *state;
  size_t refused = 0;
  size_t worked = 0;
  for (size_t limit = 16; limit < 20000; limit += 997) {
    struct arena *arena = arena_new(limit);
    struct plain plain;
    struct error error = {0};
    int result =
        plain_read(world->catalog, arena, "I was a line cook for four years, I speak Spanish", YEAR, &plain, &error);
    worked += result == 0;
    refused += result != 0;
    assert_true(result == 0 || error.code == ERROR_NO_MEMORY);
    arena_free(arena);
  }
  assert_true(worked > 0 && refused > 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(understands),
      cmocka_unit_test(foreign_licenses_are_told),
      cmocka_unit_test(tells_of_the_person),
      cmocka_unit_test(becomes_evidence),
      cmocka_unit_test(stands_in),
      cmocka_unit_test(corrections_change_it),
      cmocka_unit_test(hostile),
      cmocka_unit_test(little_memory),
  };
  return cmocka_run_group_tests(tests, starter_world_begin, starter_world_end);
}
