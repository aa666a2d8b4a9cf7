/* SPDX-License-Identifier: MIT */
#include "views/paper.h"

#include <stdlib.h>
#include <string.h>

#include "tui/glyph.h"

void paper_open(struct paper *paper) {
  *paper = (struct paper){0};
  paper->file = open_memstream(&paper->text, &paper->size);
}

void paper_close(struct paper *paper, FILE *out) {
  if (paper->file == NULL || fclose(paper->file) != 0) {
    return;
  }
  char *line = paper->text;
  while (line != NULL && *line != '\0') {
    char *end = strchr(line, '\n');
    if (end != NULL) {
      *end = '\0';
    }
    glyph_print(out, line);
    if (end != NULL) {
      (void)fputc('\n', out);
    }
    line = end == NULL ? NULL : end + 1;
  }
  free(paper->text);
}
