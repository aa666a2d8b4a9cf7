/* SPDX-License-Identifier: MIT */
#include "views/options.h"

#include <errno.h>
#include <getopt.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"

enum option_kind { OPTION_FLAG, OPTION_UNSET, OPTION_TEXT, OPTION_LONG, OPTION_MONEY, OPTION_REAL, OPTION_ABOUT };

/* One option: where its value goes, and what it may be. */
struct option_row {
  const char *name;
  const char *argument; /* for --help; NULL: takes none */
  const char *help;     /* N_() */
  enum option_kind kind;
  size_t place; /* in struct options */
  double least, most;
};

#define AT(member) offsetof(struct options, member)

static const struct option_row rows[] = {
    {"snapshot", "FILE", N_("use this snapshot of the data"), OPTION_TEXT, AT(snapshot), 0, 0},
    {"lang", "en|es", N_("language"), OPTION_TEXT, AT(language), 0, 0},
    {"json", NULL, N_("write a JSON document for programs"), OPTION_FLAG, AT(json), 0, 0},
    {"sort", "KEY", N_("best, cost, time, pays or name (jobs: best, wage, openings, growth, title)"), OPTION_TEXT,
     AT(sort), 0, 0},
    {"limit", "N", N_("show at most N"), OPTION_LONG, AT(limit), 0, 1000000},
    {"offset", "N", N_("leave out the first N"), OPTION_LONG, AT(offset), 0, 1000000},
    {"facets", NULL, N_("count what the hits are like, too"), OPTION_FLAG, AT(facets), 0, 0},
    {"job", "CODE", N_("match: this occupation only"), OPTION_TEXT, AT(job), 0, 0},
    {"household", "N", N_("people in your household"), OPTION_LONG, AT(household), 1, 20},
    {"wage", "USD", N_("what you earn now in a year"), OPTION_MONEY, AT(wage), 0, 10000000},
    {"words", "TEXT", N_("what you did and can do, in plain words"), OPTION_TEXT, AT(words), 0, 0},
    {"answers", "LIST", N_("answers to the short questions, like 1=3,7=2 (tell questions shows them)"), OPTION_TEXT,
     AT(answers), 0, 0},
    {"did", "CODES", N_("jobs that you had, as CODE:YEARS,CODE:YEARS"), OPTION_TEXT, AT(did), 0, 0},
    {"correct", "LIST", N_("put right what something was taken for, like 2.1=35-2014 (wallet shows the numbers)"),
     OPTION_TEXT, AT(correct), 0, 0},
    {"age", "N", N_("your age in years"), OPTION_LONG, AT(age), 10, 120},
    {"schooling", "LEVEL",
     N_("your schooling: none, high-school, some-college, certificate, associate, bachelor, master, doctor"),
     OPTION_TEXT, AT(schooling), 0, 0},
    {"state", "STATE", N_("the state where you live"), OPTION_TEXT, AT(home), 0, 0},
    {"county", "NAME", N_("the county where you live or want to learn"), OPTION_TEXT, AT(county), 0, 0},
    {"has-record", NULL, N_("name the jobs that ask about a criminal record"), OPTION_FLAG, AT(has_record), 0, 0},
    {"pays", "USD", N_("match: jobs that pay at least this in a year"), OPTION_MONEY, AT(pays), 0, 10000000},
    {"openings", "N", N_("match: jobs with at least this many openings a year"), OPTION_LONG, AT(openings), 0,
     100000000},
    {"growth", "PERCENT", N_("match: jobs that grow at least this much"), OPTION_REAL, AT(growth), -100, 1000},
    {"schooling-at-most", "LEVEL", N_("match: jobs that usually ask for no more schooling than this"), OPTION_TEXT,
     AT(schooling_at_most), 0, 0},
    {"sustaining", NULL, N_("match: jobs that pay enough for your household"), OPTION_FLAG, AT(sustaining), 0, 0},
    {"threshold", "USD", N_("what your household needs in a year, by your own count"), OPTION_MONEY, AT(threshold), 0,
     10000000},
    {"table", "FILE", N_("what households need in each county, a table"), OPTION_TEXT, AT(table), 0, 0},
    {"no-license", NULL, N_("match: jobs that need no license"), OPTION_FLAG, AT(no_license), 0, 0},
    {"remote", NULL, N_("match: jobs that can mostly be done from home, a guess"), OPTION_FLAG, AT(remote), 0, 0},
    {"budget", "USD", N_("ways: spend at most this"), OPTION_MONEY, AT(budget), 0, 10000000},
    {"weeks", "N", N_("ways: take at most this many weeks"), OPTION_LONG, AT(weeks), 1, 5200},
    {"hours", "N", N_("ways: hours a week that you can learn"), OPTION_LONG, AT(hours), 1, 80},
    {"start", "DATE", N_("ways, plan: the day on which you start"), OPTION_TEXT, AT(start), 0, 0},
    {"by", "DATE", N_("ways: be done by this day"), OPTION_TEXT, AT(by), 0, 0},
    {"evening", NULL, N_("ways: only what is given in the evening or at the weekend"), OPTION_FLAG, AT(evening), 0, 0},
    {"online", NULL, N_("ways: only what can be learned online"), OPTION_FLAG, AT(online), 0, 0},
    {"childcare", NULL, N_("ways: only where there is childcare"), OPTION_FLAG, AT(childcare), 0, 0},
    {"with", "WHAT", N_("ladder: put another one beside it"), OPTION_TEXT, AT(with), 0, 0},
    {"brief", NULL, N_("match: leave the lists of what you have and lack out of the JSON document"), OPTION_FLAG,
     AT(brief), 0, 0},
    {"all", NULL, N_("ways: every way that is no worse than another, not five"), OPTION_FLAG, AT(all), 0, 0},
    {"linear", NULL, N_("plain lines and numbered choices"), OPTION_FLAG, AT(linear), 0, 0},
    {"ascii", NULL, N_("plain characters only"), OPTION_FLAG, AT(ascii), 0, 0},
    {"low-bandwidth", NULL, N_("send as few bytes as possible"), OPTION_FLAG, AT(low_bandwidth), 0, 0},
    {"no-mouse", NULL, N_("leave the mouse to the terminal"), OPTION_UNSET, AT(mouse), 0, 0},
    {"read-only", NULL, N_("change nothing on this computer"), OPTION_FLAG, AT(read_only), 0, 0},
    {"update", NULL, N_("sync: without a source, take the usual one instead of showing what is here"), OPTION_FLAG,
     AT(update), 0, 0},
    {"accept-terms", NULL, N_("sync: you accept the terms of use of the registry"), OPTION_FLAG, AT(accept_terms), 0,
     0},
    {"key-file", "FILE", N_("sync: a file with your key for the registry"), OPTION_TEXT, AT(key_file), 0, 0},
    {"types", "LIST", N_("sync: keep only these kinds of records (credentials,courses,...)"), OPTION_TEXT, AT(types), 0,
     0},
    {"region", "STATE", N_("sync: keep only what is in this state, or says no place"), OPTION_TEXT, AT(region), 0, 0},
    {"language", "LANG", N_("sync: keep only what is in this language, or says none"), OPTION_TEXT,
     AT(records_language), 0, 0},
    {"reconcile", NULL, N_("sync: compare with the registry's whole list, too"), OPTION_FLAG, AT(reconcile), 0, 0},
    {"from-scratch", NULL, N_("sync: fetch everything anew; import-jobs: forget what was imported"), OPTION_FLAG,
     AT(from_scratch), 0, 0},
    {"allow-older", NULL, N_("sync: take a published snapshot that is older than yours"), OPTION_FLAG, AT(allow_older),
     0, 0},
    {"jobs", "N", N_("sync: connections at once, for your own mirror"), OPTION_LONG, AT(jobs), 1, 16},
    {"rate", "N", N_("sync: requests a second at most; 0 is no limit"), OPTION_REAL, AT(rate), 0, 1000},
    {"new-key", NULL, N_("publish: make a key to sign with"), OPTION_FLAG, AT(new_key), 0, 0},
    {"records", NULL, N_("doctor: what the records say, and what of it is understood"), OPTION_FLAG, AT(records), 0, 0},
    {"help", NULL, N_("show this help"), OPTION_ABOUT, OPTIONS_HELP, 0, 0},
    {"version", NULL, N_("show the version"), OPTION_ABOUT, OPTIONS_VERSION, 0, 0},
};
enum { ROWS = sizeof rows / sizeof rows[0] };

const struct options options_default = {
    .limit = -1, .wage = -1, .mouse = true, .rate = -1, .pays = -1, .threshold = -1, .budget = -1, .growth = -1000};

size_t options_list(struct option_help *options, size_t room) {
  size_t count = 0;
  for (; count < ROWS && count < room; count++) {
    options[count] = (struct option_help){rows[count].name, rows[count].argument, rows[count].help};
  }
  return count;
}

static int refuse(const char *message, const char *argument, struct error *error) {
  return error_set(error, ERROR_USAGE, "%s: %s. ladderway --help", message, argument);
}

/* A number within the row's range and nothing after it; whole unless the row takes others. */
static bool read_number(const struct option_row *row, const char *text, double *number) {
  char *end = NULL;
  errno = 0;
  *number = row->kind == OPTION_REAL ? strtod(text, &end) : (double)strtol(text, &end, 10);
  return errno == 0 && end != text && *end == '\0' && *number >= row->least && *number <= row->most;
}

static int put_text(const struct option_row *row, const char *text, void *place, struct error *error) {
  if (row->place == AT(language)) {
    if (strcmp(text, "en") != 0 && strcmp(text, "es") != 0) {
      return refuse(_("the languages are en and es, not"), text, error);
    }
    session_set_language(text); /* at once: --help and errors speak it, too */
  }
  memcpy(place, &text, sizeof text);
  return 0;
}

static int put_number(const struct option_row *row, const char *text, void *place, struct error *error) {
  double number = 0;
  if (!read_number(row, text, &number)) {
    return refuse(_("not a number that makes sense here"), text, error);
  }
  long whole = (long)number;
  long long cents = (long long)number * 100;
  if (row->kind == OPTION_REAL) {
    memcpy(place, &number, sizeof number);
  } else if (row->kind == OPTION_MONEY) {
    memcpy(place, &cents, sizeof cents);
  } else {
    memcpy(place, &whole, sizeof whole);
  }
  return 0;
}

static int put(const struct option_row *row, const char *text, struct options *options, int *about,
               struct error *error) {
  void *place = (char *)options + row->place;
  bool set = row->kind == OPTION_FLAG;
  switch (row->kind) {
    case OPTION_FLAG:
    case OPTION_UNSET:
      memcpy(place, &set, sizeof set);
      return 0;
    case OPTION_ABOUT:
      *about = (int)row->place;
      return 0;
    case OPTION_TEXT:
      return put_text(row, text, place, error);
    default:
      return put_number(row, text, place, error);
  }
}

int options_read(int argc, char **argv, struct options *options, int *about, struct error *error) {
  struct option table[ROWS + 1] = {0};
  for (size_t i = 0; i < ROWS; i++) {
    table[i] = (struct option){.name = rows[i].name,
                               .has_arg = rows[i].argument != NULL ? required_argument : no_argument,
                               .val = (int)i + 1000};
  }
  opterr = 0;
  int id;
  while ((id = getopt_long(argc, argv, ":h", table, NULL)) != -1) {
    if (id == '?') {
      const char letter[] = {'-', (char)optopt, '\0'};
      return refuse(_("there is no such option"), optopt != 0 && optopt < 128 ? letter : argv[optind - 1], error);
    }
    if (id == ':') {
      return refuse(_("this option wants a value"), argv[optind - 1], error);
    }
    if (id == 'h') {
      *about = OPTIONS_HELP;
    } else if (put(&rows[id - 1000], optarg, options, about, error) != 0) {
      return -1;
    }
  }
  return 0;
}
