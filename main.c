/* SPDX-License-Identifier: MIT */
/* ladderway: arguments -> command table -> a view. */
#include <libintl.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>

#include "views/command_line.h"

int main(int argc, char **argv) {
  (void)setlocale(LC_ALL, "");
  (void)setlocale(LC_NUMERIC, "C"); /* figures are written the same way in every document */
  const char *folder = getenv("LADDERWAY_LOCALEDIR");
  (void)bindtextdomain(PACKAGE, folder != NULL && folder[0] != '\0' ? folder : LOCALEDIR);
  (void)bind_textdomain_codeset(PACKAGE, "UTF-8");
  (void)textdomain(PACKAGE);
  (void)signal(SIGPIPE, SIG_IGN);
  return command_line_run(argc, argv);
}
