#!/bin/sh
# SPDX-License-Identifier: MIT
# Lists the sources that hold texts for people.
find main.c data sync tui views -name '*.c' -exec grep -lE '(^|[^a-zA-Z_])(_|N_|gettext|ngettext)\(' {} + | LC_ALL=C sort
