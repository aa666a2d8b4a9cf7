/* SPDX-License-Identifier: MIT */
#include "views/actions.h"

#include <stddef.h>

#include "data/base/i18n.h"
#include "views/app.h"
#include "views/view.h"

enum {
  LISTS = PLACE_FIND | PLACE_JOBS | PLACE_WALLET | PLACE_MATCH,
  PAGES = PLACE_SHOW | PLACE_JOB | PLACE_HELP | PLACE_DOCTOR,
  BOTH = LISTS | PAGES | PLACE_HOME | PLACE_COMPARE | PLACE_SYNC
};

/* Rows without a handler are movements: the widgets know them, help lists them. */
static const struct action rows[] = {
    {ACTION_OPEN, "open", "Enter Right l", N_("open"), N_("Open what is selected"),
     BOTH & ~(PLACE_COMPARE | PLACE_SYNC), 0, true, app_view_action},
    {ACTION_OPEN, "open-column", "Enter", N_("open"), N_("Open the column that is selected"), PLACE_COMPARE, 0, true,
     app_view_action},
    {ACTION_COLUMN, "column-left", "Left h", NULL, N_("Column to the left"), PLACE_COMPARE, 0, true, NULL},
    {ACTION_COLUMN, "column-right", "Right l", NULL, N_("Column to the right"), PLACE_COMPARE, 0, true, NULL},
    {ACTION_TO_LIST, "to-list", "Esc Tab", N_("to the list"), N_("Leave the line; letters are commands then"),
     PLACE_TYPING, 0, true, app_view_action},
    {ACTION_START, "start", "Enter", N_("start"), N_("Type a folder or file and start"), PLACE_SYNC, NEEDS_WRITING,
     false, app_view_action},
    {ACTION_CANCEL, "cancel", "x", N_("cancel"), N_("Stop the update; the old data stay"), PLACE_SYNC, 0, false,
     app_view_action},
    {ACTION_MARK, "mark", "Space", N_("mark"), N_("Mark for comparison, or take the mark off"), PLACE_FIND | PLACE_SHOW,
     0, true, app_view_action},
    {ACTION_FILTERS, "filters", "f", N_("filters"), N_("Show or hide the filters"), PLACE_FIND, 0, true,
     app_view_action},
    {ACTION_SORT, "sort", "s", N_("sort"), N_("Sort by the next thing: best, cost, time, pay, name"),
     PLACE_FIND | PLACE_JOBS, 0, true, app_view_action},
    {ACTION_COMPARE, "compare", "c", N_("compare"), N_("Compare the marked ones side by side"), PLACE_FIND | PLACE_SHOW,
     0, true, app_view_action},
    {ACTION_JOBS_FOR, "job", "J", N_("job"), N_("Go to the first job that it leads to"), PLACE_FIND | PLACE_SHOW, 0,
     true, app_view_action},
    {ACTION_CREDENTIALS_FOR, "training", "t", N_("training"), N_("Find credentials that lead to this job"),
     PLACE_JOBS | PLACE_JOB | PLACE_MATCH, 0, true, app_view_action},
    {ACTION_BRING, "bring", "w +", N_("bring files"), N_("Bring credential files from a folder or stick"),
     PLACE_WALLET | PLACE_MATCH, 0, false, app_view_action},
    {ACTION_REMOVE, "remove", "x", N_("remove"), N_("Take the selected one out"), PLACE_WALLET | PLACE_COMPARE, 0, true,
     app_view_action},
    {ACTION_MATCH, "match", "m", N_("match"), N_("See which jobs fit what you hold"), PLACE_WALLET, 0, true,
     app_view_action},
    {ACTION_EARLIER, "earlier", "<", N_("earlier"), N_("Move the column to the left"), PLACE_COMPARE, 0, true,
     app_view_action},
    {ACTION_LATER, "later", ">", N_("later"), N_("Move the column to the right"), PLACE_COMPARE, 0, true,
     app_view_action},
    {ACTION_DIFFERENCES, "differences", "d", N_("differences"), N_("Put the rows that differ first"), PLACE_COMPARE, 0,
     true, app_view_action},
    {ACTION_TOUR, "tour", "t", N_("tour"), N_("A two-minute tour"), PLACE_HOME, 0, true, app_go_action},
    {ACTION_LINK, "link", "o", N_("link"), N_("Show where to read more on the internet"), PLACE_SHOW | PLACE_JOB, 0,
     true, app_view_action},
    {ACTION_SEARCH, "search", "/", N_("search"), N_("Type what you look for"), ACTION_EVERYWHERE, 0, true,
     app_ask_action},
    {ACTION_NEXT, "next", "n", NULL, N_("Next place with the text you searched"), PAGES, 0, true, app_next_action},
    {ACTION_PREVIOUS, "previous", "N", NULL, N_("Place before with the text you searched"), PAGES, 0, true,
     app_next_action},
    {ACTION_PANE, "pane", "Tab", NULL, N_("Go to the next part of the screen"), PLACE_FIND, 0, true, app_view_action},
    {ACTION_SOURCE, "source", "i", N_("source"), N_("Where do these figures come from"), ACTION_EVERYWHERE, 0, true,
     app_source_action},
    {ACTION_EXPORT, "export", "e", N_("export"), N_("Save what is shown here as a text file (or .json)"),
     BOTH & ~PLACE_HOME, NEEDS_WRITING, false, app_export_action},
    {ACTION_FIND, "find-place", "1", NULL, N_("Find a credential"), ACTION_EVERYWHERE, 0, true, app_go_action},
    {ACTION_JOBS, "jobs-place", "2", NULL, N_("Explore jobs"), ACTION_EVERYWHERE, 0, true, app_go_action},
    {ACTION_COMPARISON, "compare-place", "3", NULL, N_("Compare what you marked"), ACTION_EVERYWHERE, 0, true,
     app_go_action},
    {ACTION_WALLET, "wallet-place", "4", NULL, N_("My wallet"), ACTION_EVERYWHERE, 0, true, app_go_action},
    {ACTION_FIT, "match-place", "5", NULL, N_("Jobs that fit what you hold"), ACTION_EVERYWHERE, 0, true,
     app_go_action},
    {ACTION_HOME, "home-place", "0", NULL, N_("The first screen"), ACTION_EVERYWHERE, 0, true, app_go_action},
    {ACTION_SYNC, "sync-place", "U", NULL, N_("Update the data"), ACTION_EVERYWHERE, 0, false, app_go_action},
    {ACTION_DOCTOR, "doctor-place", "D", NULL, N_("Check that all is well"), ACTION_EVERYWHERE, 0, true, app_go_action},
    {ACTION_LANGUAGE, "language", "L", NULL, N_("English or Spanish"), ACTION_EVERYWHERE, 0, true, app_language_action},
    {ACTION_COMMAND, "command", ":", NULL, N_("Type a command"), ACTION_EVERYWHERE, 0, true, app_ask_action},
    {ACTION_REDRAW, "redraw", "^L", NULL, N_("Draw the screen again"), ACTION_EVERYWHERE, 0, true, app_redraw_action},
    {ACTION_DOWN, "down", "Down j", NULL, N_("Down one line"), BOTH, 0, true, NULL},
    {ACTION_UP, "up", "Up k", NULL, N_("Up one line"), BOTH, 0, true, NULL},
    {ACTION_PAGE_DOWN, "page-down", "PgDn ^D", NULL, N_("Down a page"), BOTH, 0, true, NULL},
    {ACTION_PAGE_UP, "page-up", "PgUp ^U", NULL, N_("Up a page"), BOTH, 0, true, NULL},
    {ACTION_FIRST, "first", "Home g", NULL, N_("To the first line"), BOTH, 0, true, NULL},
    {ACTION_LAST, "last", "End G", NULL, N_("To the last line"), BOTH, 0, true, NULL},
    {ACTION_HELP, "help", "? F1", N_("help"), N_("Help for this place"), ACTION_EVERYWHERE, 0, true, app_help_action},
    {ACTION_BACK, "back", "q Esc Left h", N_("back"), N_("Back to where you were"), ACTION_EVERYWHERE, 0, true,
     app_back_action},
    {ACTION_QUIT, "quit", "Q", N_("quit"), N_("End the program"), ACTION_EVERYWHERE, 0, true, app_quit_action},
};

const struct action_table action_table = {rows, sizeof rows / sizeof rows[0]};
