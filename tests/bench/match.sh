#!/bin/sh
# SPDX-License-Identifier: MIT
# How well the jobs near a job and the activities of a sentence are found:
# match.sh PROGRAMS SNAPSHOT FOLDER. FOLDER holds the published tables.
set -eu

programs=$1
snapshot=$2
folder=$3

if [ ! -f "$folder/benchmark/career_changers_24_2_half.txt" ]; then
  echo "bench-match: there are no tables in $folder; name their folder with BENCH_OCCUPATIONS=. Skipped."
  exit 0
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/ladderway-match.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

"$programs/near_bench" "$snapshot" "$folder"
"$programs/text_bench" "$work" "$folder"
