/* SPDX-License-Identifier: MIT */
/* What people type, and what it is taken for. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "data/base/buffer.h"
#include "data/catalog/query.h"

static const char *const kind_names[] = {"cost",     "time",     "pays",    "skill",  "job",     "type",
                                         "provider", "county",   "region",  "city",   "place",   "lang",
                                         "delivery", "schedule", "support", "stacks", "approved"};

static void add_bound(struct buffer *out, double value, bool money) {
  if (isinf(value)) {
    return;
  }
  buffer_add_format(out, "%.10g", money ? value / 100 : value);
}

static void add_filter(struct buffer *out, const struct filter *filter) {
  buffer_add_format(out, " %s:", kind_names[filter->kind]);
  if (filter->kind <= FILTER_EARNINGS) {
    bool money = filter->kind != FILTER_TIME;
    buffer_add_char(out, filter->low_open ? '(' : '[');
    add_bound(out, filter->low, money);
    buffer_add_char(out, ',');
    add_bound(out, filter->high, money);
    buffer_add_char(out, filter->high_open ? ')' : ']');
    assert_null(filter->text);
    return;
  }
  buffer_add_format(out, "%s%s%s", filter->exact ? "=" : "", filter->text, filter->unfinished ? "~" : "");
}

/* "nurse aide* | cost:[,2000)" */
static void describe(struct buffer *out, const struct query *query) {
  buffer_clear(out);
  for (size_t i = 0; i < query->word_count; i++) {
    buffer_add_format(out, "%s%s", i == 0 ? "" : " ", query->words[i]);
  }
  buffer_add_text(out, query->last_is_prefix ? "*" : "");
  if (query->filter_count > 0) {
    buffer_add_text(out, query->word_count == 0 ? "|" : " |");
  }
  for (size_t i = 0; i < query->filter_count; i++) {
    add_filter(out, &query->filters[i]);
  }
}

struct line {
  const char *text, *meaning;
};

static const struct line words[] = {
    {"", ""},
    {"   ", ""},
    {"nurse", "nurse*"},
    {"nurse ", "nurse"},
    {"Nurse AIDE", "nurse aide*"},
    {"a nurse for the hospital", "nurse hospital*"},
    {"quiero ser enfermera", "enfermera*"},
    {"\"patient care\"", "patient care"},
    {"\"patient ca", "patient ca*"},
    {"\"online\" \"free\" \"under $20\"", "online free under 20"},
    {"peluquería ", "peluqueria"},
    {"C++ c# A+ ", "c++ c# a+"},
    {"IT support", "it support*"},
    {"wi-fi ", "wi fi"},
    {"nursing: basics ", "nursing basics"},
    {"10:30 ", "10 30"},
    {"http://example.com/ ", "http example com"},
    {"over the road driver ", "over road driver"},
    {"pays well ", "pays well"},
    {"cost accounting ", "cost accounting"},
    {"time management ", "time management"},
    {"Microsoft Access ", "microsoft access"},
    {"6 month certificate ", "6 month certificate"},
    {"the ", ""},
    {"left=right ", "left right"},
    {"nurse < ", "nurse"},
    {"\"say \"\"hi\"\" now\" ", "say hi now"},
    {"\xff\xfe nurse ", "nurse"},
    {"nurse\x1b[31m ", "nurse 31m"},
};

static const struct line keyed[] = {
    {"cost:<2000", "| cost:[,2000)"},
    {"cost:<=2000", "| cost:[,2000]"},
    {"cost:>2000", "| cost:(2000,]"},
    {"cost:>=2000", "| cost:[2000,]"},
    {"cost:=2000", "| cost:[2000,2000]"},
    {"cost:2000", "| cost:[,2000]"},
    {"cost:$2,000", "| cost:[,2000]"},
    {"cost:<$2,000.50", "| cost:[,2000.5)"},
    {"cost:<2.000", "| cost:[,2000)"},
    {"cost:<2.5k", "| cost:[,2500)"},
    {"cost:<1,250,000", "| cost:[,1250000)"},
    {"cost:500..2000", "| cost:[500,2000]"},
    {"cost:500-2000", "| cost:[500,2000]"},
    {"cost:500..<2000", "| cost:[500,2000)"},
    {"cost:>500..2000", "| cost:(500,2000]"},
    {"cost:500.. x ", "x | cost:[500,]"},
    {"cost:..2000", "| cost:[,2000]"},
    {"cost:500..2", "| cost:[500,]"},
    {"cost:free", "| cost:[0,0]"},
    {"cost: <2000 nurse ", "nurse | cost:[,2000)"},
    {"cost < 2000 ", "| cost:[,2000)"},
    {"cost<2000", "| cost:[,2000)"},
    {"COST:<2000 dollars ", "| cost:[,2000)"},
    {"price:<1k costo:<1k precio:<1k", "| cost:[,1000) cost:[,1000) cost:[,1000)"},
    {"cost:<500 y nurse ", "nurse | cost:[,500)"},
    {"time:<=12w", "| time:[,84]"},
    {"time:12w", "| time:[,84]"},
    {"time:<12", "| time:[,84)"},
    {"time:<6mo", "| time:[,180)"},
    {"time:<6m", "| time:[,180)"},
    {"time:<2y", "| time:[,730)"},
    {"time:>10d", "| time:(10,]"},
    {"time:<12 weeks ", "| time:[,84)"},
    {"time:\"12 weeks\"", "| time:[,84]"},
    {"time:\"< 12 weeks\"x", "x* | time:[,84)"},
    {"time:4w..12w", "| time:[28,84]"},
    {"time:4..12w", "| time:[28,84]"},
    {"time:4w..<12w", "| time:[28,84)"},
    {"weeks:<12 months:<3", "| time:[,84) time:[,90)"},
    {"tiempo:<6semanas", "| time:[,42)"},
    {"duración:<6", "| time:[,42)"},
    {"pays:>40000", "| pays:(40000,]"},
    {"pays:40k", "| pays:[40000,]"},
    {"pays:>$20/hr", "| pays:(41600,]"},
    {"pays:>=20/hour", "| pays:[41600,]"},
    {"pays:>20 an hour ", "| pays:(41600,]"},
    {"pays:\"20 an hour\"", "| pays:[41600,]"},
    {"wage:>40k pay:>40k earns:>40k paga:>40k salario:>40k",
     "| pays:(40000,] pays:(40000,] pays:(40000,] pays:(40000,] pays:(40000,]"},
    {"pays:30k..50k", "| pays:[30000,50000]"},
    {"skill:\"patient care\"", "| skill:patient care"},
    {"skill:=\"The \"\"5S\"\" way\"", "| skill:=The \"5S\" way"},
    {"habilidad:soldadura ", "| skill:soldadura"},
    {"job:31-1131", "| job:31-1131~"},
    {"trabajo:31-1131.00 ", "| job:31-1131.00"},
    {"type:certificate ", "| type:certificate"},
    {"type:ceterms:Certificate ", "| type:ceterms:Certificate"},
    {"tipo:licencia ", "| type:licencia"},
    {"county:essex", "| county:essex~"},
    {"condado:\"Cape May\"", "| county:Cape May"},
    {"county: essex nurse ", "nurse | county:essex"},
    {"region:NJ state:NJ estado:NJ ", "| region:NJ region:NJ region:NJ"},
    {"city:Newark ciudad:Newark ", "| city:Newark city:Newark"},
    {"school:rutgers escuela:rutgers provider:rutgers ", "| provider:rutgers provider:rutgers provider:rutgers"},
    {"lang:es language:es idioma:es ", "| lang:es lang:es lang:es"},
    {"delivery:online schedule:evening support:childcare ", "| delivery:online schedule:evening support:childcare"},
    {"stacks:yes stacks:no approved:sí ", "| stacks:yes stacks:no approved:yes"},
    {"nurse aide cost:<2000 time:<=12w pays:>40000 skill:\"patient care\" job:31-1131 type:certificate county:essex "
     "online "
     "evening childcare lang:es stacks",
     "nurse aide | cost:[,2000) time:[,84] pays:(40000,] skill:patient care job:31-1131 type:certificate county:essex "
     "delivery:online schedule:evening support:childcare lang:es stacks:yes"},
    {"cost:\xe2\x89\xa4"
     "2000 skill:\xe2\x80\x9cpatient care\xe2\x80\x9d",
     "| cost:[,2000] skill:patient care"},
};

static const struct line plain[] = {
    {"nurse aide under $2000", "nurse aide | cost:[,2000)"},
    {"under 2000 dollars ", "| cost:[,2000)"},
    {"under 2000", "| cost:[,2000)"},
    {"< $2000", "| cost:[,2000)"},
    {"<$2000", "| cost:[,2000)"},
    {"<= 12 weeks", "| time:[,84]"},
    {"under $ 2000 ", "| cost:[,2000)"},
    {"costs less than $500", "| cost:[,500)"},
    {"costs over $500", "| cost:(500,]"},
    {"$2000 or less ", "| cost:[,2000]"},
    {"between $500 and $2000", "| cost:[500,2000]"},
    {"between 4 and 12 weeks", "| time:[28,84]"},
    {"at most 12 weeks", "| time:[,84]"},
    {"no more than 12 weeks", "| time:[,84]"},
    {"up to 6 months", "| time:[,180]"},
    {"less than 6 months", "| time:[,180)"},
    {"less than six months", "| time:[,180)"},
    {"less than a year", "| time:[,365)"},
    {"under 2 years", "| time:[,730)"},
    {"takes 12 weeks", "| time:[,84]"},
    {"in 12 weeks", "| time:[,84]"},
    {"at most 12 we", "| time:[,84]"},
    {"12 weeks or less", "| time:[,84]"},
    {"longer than 3 months ", "| time:(90,]"},
    {"at least $40,000 a year", "| pays:[40000,]"},
    {"at least $40,000", "| pays:[40000,]"},
    {"$40,000+ a year", "| pays:[40000,]"},
    {"over $20 an hour", "| pays:(41600,]"},
    {"over $20/hr", "| pays:(41600,]"},
    {"more than $800 a week", "| pays:(41600,]"},
    {"pays 40k", "| pays:[40000,]"},
    {"earning at least 40k welder ", "welder | pays:[40000,]"},
    {"free", "| cost:[0,0]"},
    {"free of charge welding ", "welding | cost:[0,0]"},
    {"online", "| delivery:online"},
    {"in person ", "| delivery:in person"},
    {"in the evening", "| schedule:evening"},
    {"evenings", "| schedule:evening"},
    {"on weekends", "| schedule:weekend"},
    {"nights", "| schedule:evening"},
    {"night auditor ", "night auditor"},
    {"with childcare", "| support:childcare"},
    {"with child care nurse ", "nurse | support:childcare"},
    {"child care worker ", "child care worker"},
    {"access", "| support:access"},
    {"stacks approved", "| stacks:yes approved:yes"},
    {"in Essex", "| place:Essex~"},
    {"nurse in Essex ", "nurse | place:Essex"},
    {"certificate in nursing ", "certificate | place:nursing"},
    {"nurse in Jersey City under $2000", "nurse | place:Jersey City cost:[,2000)"},
    {"in Essex online", "| place:Essex delivery:online"},
    {"in one two three four five ", "five | place:one two three four"},
    {"near Newark ", "| place:Newark"},
    {"course in Spanish ", "course | lang:es"},
    {"certificate in Spanish ", "certificate | place:Spanish"},
    {"nurse in", "nurse"},
    {"gratis", "| cost:[0,0]"},
    {"menos de $2000", "| cost:[,2000)"},
    {"menos de $500 y en línea", "| cost:[,500) delivery:online"},
    {"menos de 500 y en línea", "| cost:[,500) delivery:online"},
    {"como máximo 12 semanas", "| time:[,84]"},
    {"menos de un año", "| time:[,365)"},
    {"hasta 6 meses", "| time:[,180]"},
    {"entre 4 y 12 semanas", "| time:[28,84]"},
    {"en línea", "| delivery:online"},
    {"por la noche", "| schedule:evening"},
    {"los fines de semana", "| schedule:weekend"},
    {"en Essex", "| place:Essex~"},
    {"cerca de Newark ", "| place:Newark"},
    {"con guardería", "| support:childcare"},
    {"al menos $40000 al año", "| pays:[40000,]"},
    {"más de $20 la hora", "| pays:(41600,]"},
    {"enfermera en línea por menos de 2.000 dólares ", "enfermera | delivery:online cost:[,2000)"},
    {"cursos en español ", "cursos | lang:es"},
};

/* Nobody is told off in the middle of typing. */
static const struct line unfinished[] = {
    {"nurse cost:", "nurse"},        {"nurse cost:<", "nurse"},
    {"nurse cost:<$", "nurse"},      {"nurse cost: ", "nurse"},
    {"nurse county:", "nurse"},      {"nurse county:\"", "nurse"},
    {"nurse county:=", "nurse"},     {"nurse under", "nurse"},
    {"nurse under ", "nurse"},       {"nurse under $", "nurse"},
    {"nurse at most", "nurse"},      {"nurse at most 12", "nurse"},
    {"nurse at", "nurse"},           {"nurse no more", "nurse"},
    {"nurse less", "nurse"},         {"nurse <", "nurse"},
    {"enfermera como", "enfermera"}, {"nurse cost <", "nurse"},
    {"nurse costs less", "nurse"},   {"skill:\"patient ca", "| skill:patient ca~"},
    {"nurse pays:>", "nurse"},       {"enfermera al", "enfermera"},
};

static const char *const wrong[] = {
    "cost:<cheap",         "cost:<cheap ",
    "cost:x nurse",        "time:soon ",
    "time:<20h ",          "pays:>much ",
    "colour:red ",         "foo:bar",
    "stacks:perhaps ",     "county:<essex ",
    "county:\"\" ",        "county:!!! ",
    "cost:2000..500 ",     "cost:12w ",
    "time:$20 ",           "cost:-5 ",
    "cost: type:x ",       "cost:99999999999999999999 ",
    "cost:9999999999999 ",
};

static void check(const struct line *lines, size_t count) {
  struct buffer out;
  buffer_init(&out, 1 << 16);
  for (size_t i = 0; i < count; i++) {
    struct arena *arena = arena_new(1 << 20);
    struct query query;
    struct error error = {.message = ""};
    if (query_parse(arena, lines[i].text, &query, &error) != 0) {
      fail_msg("\"%s\": %s", lines[i].text, error.message);
    }
    describe(&out, &query);
    if (strcmp(buffer_text(&out), lines[i].meaning) != 0) {
      fail_msg("\"%s\" was taken for \"%s\", not \"%s\"", lines[i].text, buffer_text(&out), lines[i].meaning);
    }
    arena_free(arena);
  }
  buffer_free(&out);
}

#define CHECK(table) check(table, sizeof(table) / sizeof(table)[0])

static void test_words(void **state) {
  (void)state;
  CHECK(words);
}

static void test_keyed(void **state) {
  (void)state;
  CHECK(keyed);
}

static void test_plain(void **state) {
  (void)state;
  CHECK(plain);
}

static void test_unfinished(void **state) {
  (void)state;
  CHECK(unfinished);
}

static void test_wrong(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
    struct arena *arena = arena_new(1 << 20);
    struct query query;
    struct error error = {.message = ""};
    if (query_parse(arena, wrong[i], &query, &error) >= 0) {
      fail_msg("\"%s\" was accepted", wrong[i]);
    }
    assert_int_equal(error.code, ERROR_USAGE);
    assert_true(strlen(error.message) > 20);
    arena_free(arena);
  }
}

/* Every beginning of a good line is a good line. */
static void test_typing(void **state) {
  (void)state;
  static const char *const lines[] = {
      "nurse aide under $2000 in the evening in Essex with childcare online free stacks",
      "cost:<2000 time:<=12w pays:>40000 skill:\"patient care\" job:31-1131 type:certificate county:essex lang:es x",
      "enfermera menos de $2000 como máximo 12 semanas por la noche en Essex con guardería al menos $40000 al año",
      "cost:500..<2000 time:4w..<12w pays:>$20/hour county:=\"Cape May\" region:=NJ"};
  for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
    for (size_t length = 0; length <= strlen(lines[i]); length++) {
      struct arena *arena = arena_new(1 << 20);
      struct query query;
      struct error error = {.message = ""};
      char *begun = arena_strndup(arena, lines[i], length);
      if (query_parse(arena, begun, &query, &error) != 0) {
        fail_msg("\"%s\": %s", begun, error.message);
      }
      arena_free(arena);
    }
  }
}

static void test_limits(void **state) {
  (void)state;
  struct arena *arena = arena_new(1 << 22);
  struct query query;
  struct error error = {.message = ""};
  char *text = arena_alloc(arena, 3000);
  memset(text, 'x', 1025);
  assert_true(query_parse(arena, text, &query, &error) < 0);
  assert_int_equal(error.code, ERROR_USAGE);
  text[QUERY_LONGEST] = '\0';
  assert_int_equal(query_parse(arena, text, &query, &error), 0);
  for (size_t i = 0; i < 33; i++) {
    memcpy(text + i * 2, "x ", 3);
  }
  assert_true(query_parse(arena, text, &query, &error) < 0);
  assert_int_equal(error.code, ERROR_USAGE);
  text[64] = '\0';
  assert_int_equal(query_parse(arena, text, &query, &error), 0);
  assert_int_equal(query.word_count, 32);
  assert_int_equal(query_parse(arena, NULL, &query, &error), 0);
  assert_string_equal(query.text, "");
  arena_free(arena);
  arena = arena_new(64);
  assert_true(query_parse(arena, "nurse", &query, &error) < 0);
  assert_int_equal(error.code, ERROR_NO_MEMORY);
  assert_null(query_toggle(arena, "nurse", "free"));
  arena_free(arena);
}

static void test_toggle(void **state) {
  (void)state;
  static const struct {
    const char *text, *term, *result;
  } cases[] = {
      {"", "type:certificate", "type:certificate"},
      {"nurse", "type:certificate", "nurse type:certificate"},
      {"nurse ", "type:certificate", "nurse type:certificate"},
      {"nurse type:certificate", "type:certificate", "nurse"},
      {"type:certificate nurse", "type:certificate", "nurse"},
      {"nurse TIPO:\"Certificate\" aide", "type:certificate", "nurse aide"},
      {"nurse gratis aide", "free", "nurse aide"},
      {"free", "cost:=0", ""},
      {"nurse en línea", "online", "nurse"},
      {"nurse under $500", "cost:<500", "nurse"},
      {"nurse cost:500..<1000", "cost:500..<1000", "nurse"},
      {"nurse cost:500..1000", "cost:500..<1000", "nurse cost:500..1000 cost:500..<1000"},
      {"skill:=\"Patient care\" x ", "skill:=\"Patient care\"", "x"},
      {"rn", "type:certificate", "type:certificate rn"},
      {"rn ", "type:certificate", "rn type:certificate"},
      {"\"patient care", "online", "online \"patient care"},
      {"nurse cost:<", "online", "online nurse cost:<"},
      {"county:ess", "online", "online county:ess"},
      {"cost:<cheap nurse", "online", "cost:<cheap nurse online"},
      {"nurse aide", "aide", "nurse"},
      {"nurse", "", "nurse"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct arena *arena = arena_new(1 << 20);
    const char *result = query_toggle(arena, cases[i].text, cases[i].term);
    if (result == NULL || strcmp(result, cases[i].result) != 0) {
      fail_msg("\"%s\" with \"%s\" became \"%s\", not \"%s\"", cases[i].text, cases[i].term, result, cases[i].result);
    }
    arena_free(arena);
  }
}

static void test_sort_keys(void **state) {
  (void)state;
  enum sort_key key = SORT_BEST;
  for (int i = SORT_BEST; i <= SORT_NAME; i++) {
    assert_true(sort_key_parse(sort_key_name((enum sort_key)i), &key));
    assert_int_equal(key, i);
  }
  assert_string_equal(sort_key_name(SORT_EARNINGS), "pays");
  assert_false(sort_key_parse("price", &key));
  assert_false(sort_key_parse(NULL, &key));
}

/* Pieces thrown together at random, and bytes: nothing may crash, and the
 * limits hold. */
static void test_anything(void **state) {
  (void)state;
  static const char *const pieces[] = {
      "cost:",   "<",   ">=", "2000", "..",   " ",    "\"",   "in ",           "under ",       "$",     "12 weeks",
      "k",       ":",   "=",  "a ",   "\xc3", "\xff", "&lt;", "<b>",           "time:",        "pays:", "county:",
      "between", "and", "y ", "-",    "%s%n", "\t",   "1e9",  "9999999999999", "\xe2\x80\x9c", "/hr"};
  unsigned long seed = 7;
  for (int round = 0; round < 20000; round++) {
    char text[400] = "";
    for (int i = 0; i < 12; i++) {
      seed = seed * 6364136223846793005UL + 1442695040888963407UL;
      strcat(text, pieces[(seed >> 33) % (sizeof pieces / sizeof pieces[0])]);
    }
    struct arena *arena = arena_new(1 << 20);
    struct query query;
    struct error error = {.message = ""};
    int status = query_parse(arena, text, &query, &error);
    assert_true(status == 0 || error.code == ERROR_USAGE);
    assert_true(query.word_count + query.filter_count <= QUERY_MOST_TERMS);
    assert_non_null(query_toggle(arena, text, "online"));
    arena_free(arena);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_words),      cmocka_unit_test(test_keyed),  cmocka_unit_test(test_plain),
      cmocka_unit_test(test_unfinished), cmocka_unit_test(test_wrong),  cmocka_unit_test(test_typing),
      cmocka_unit_test(test_limits),     cmocka_unit_test(test_toggle), cmocka_unit_test(test_sort_keys),
      cmocka_unit_test(test_anything),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
