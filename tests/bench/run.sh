#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs all benchmarks: run.sh PROGRAMS STARTER RECORDS ROUNDS
# PROGRAMS is the folder of the built ones. The generated data goes to a folder
# of its own under $TMPDIR (about 15 KB a record), which is removed at the end.
set -eu

programs=$1
starter=$2
records=$3
rounds=$4

folder=$(mktemp -d "${TMPDIR:-/tmp}/ladderway-bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM

echo "ladderway benchmarks, $rounds rounds; ratio = baseline / own at the median, over 1: own is faster"
"$programs/generate" "$folder" "$starter" "$records"
for bench in read write build open search match ways question; do
  "$programs/${bench}_bench" "$folder" "$starter" "$rounds"
done
