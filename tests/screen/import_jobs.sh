#!/bin/sh
# SPDX-License-Identifier: MIT
# Newer occupation data on the screen: asked for, stopped, brought, in use.
. "$(dirname "$0")/lib.sh"

mkdir -p "$room/from/db_31_1"
ln -s from "$room/slow" # the same, with more to read
{
  printf 'O*NET-SOC Code\tTitle\n'
  awk -F'\t' 'NR > 1 {print $1 "\t" ($1 == "31-1131.00" ? "Nurse Helpers of Tomorrow" : $2)}' "$room/starter/facts/occupations.tsv"
} >"$room/from/db_31_1/Occupation Data.txt"
awk 'BEGIN {printf "O*NET-SOC Code\tTask ID\tTask\n"
  for (i = 1; i <= 400000; i++) printf "31-1131.00\t%d\tHelp person number %d.\n", i, i}' >"$room/from/db_31_1/Task Statements.txt"

start 80x24 xterm-256color C.UTF-8
see "the first screen" "Where do you want to go?"
keys U
see "updating" "J jobs"
keys J
see "what can be brought" "Newer occupation data" "www.onetcenter.org" "Enter start" "Imported before  nothing yet"
keys Enter
see "the folder is asked for" "Folder with the downloaded files:"
type "nowhere"
keys Enter
see "a folder that does not exist" "There is no folder nowhere." "still in place"
keys Enter
see "asked again" "Folder with the downloaded files:"
type "slow"
keys Enter
see "it is on its way" "Reading: Tasks, in words" "x cancel"
keys Escape
see "stopped" "Stopped. Nothing was changed." "still in place" "did not come to its end"
check "nothing was kept" test ! -e "$room/home/.local/share/ladderway/jobs"

rm "$room/from/db_31_1/Task Statements.txt"
keys Enter
see "asked once more" "Folder with the downloaded files:"
type "from"
keys Enter
see "the report" "Done. 1,016 jobs are in use." "O*NET 31.1" "as before" "The import is done."
home "from the report"
keys 2
see "jobs" "1,016 found"
type "nurse helpers"
see "the new name" "Nurse Helpers of Tomorrow"
home "from the jobs"
keys Q
see_bare "the end" "[ended 0]"

start 60x20 vt100 C.UTF-8 --lang=es
see "en español" "trabajos"
keys U
see "actualizar" "J"
keys J
see "lo que se puede traer" "Datos" "onetcenter" "Intro"
stop

start 80x24 xterm-256color C.UTF-8 --read-only
see "the first screen, to read only" "Where do you want to go?"
keys :
type "import-jobs from"
keys Enter
see "an import is refused" "--read-only"
finish
