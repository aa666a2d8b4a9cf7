# SPDX-License-Identifier: MIT
# Newer occupation data: what a download changes and what it leaves, what is
# refused, and that the old data stay in place until the new ones are complete.
. "$(dirname "$0")/lib.sh"

facts=$LADDERWAY_DATADIR/facts
[ -r "$facts/occupations.tsv" ] || skip "the tables are not in $facts"
keep=$room/keep
snapshot=$keep/catalog.db
from=$room/from
mkdir -p "$keep" "$from/db_31_1" "$from/bls"

# All occupations of today, one of them under another name, and one new one.
{
  printf 'O*NET-SOC Code\tTitle\tDescription\r\n'
  awk -F'\t' 'NR > 1 {print $1 "\t" ($1 == "29-1141.00" ? "Nurses of the Next Release" : $2) "\tx\r"}' "$facts/occupations.tsv"
  printf '29-1141.77\tKite Nurses\tx\r\n'
} >"$from/db_31_1/Occupation Data.txt"
{
  printf 'O*NET-SOC Code\tTask ID\tTask\tTask Type\n'
  printf '29-1141.77\t70001\tTie kites to beds.\tCore\n'
} >"$from/db_31_1/Task Statements.txt"
wage_columns=PRIM_STATE,I_GROUP,O_GROUP,OCC_CODE,OCC_TITLE,TOT_EMP,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90,A_MEAN,H_PCT10,H_PCT25,H_MEDIAN,H_PCT75,H_PCT90,H_MEAN
{
  echo "$wage_columns"
  awk -F'\t' 'NR > 1 {printf "US,cross-industry,detailed,%s,\"%s\"", $1, $2
    for (i = 3; i <= 15; i++) printf ",%s", $1 == "29-1141" && i == 6 ? "\"123,450\"" : $i
    print ""}' "$facts/wages.tsv"
  echo 'NJ,cross-industry,detailed,29-1141,Nurses,1,1,1,1,1,1,1,1,1,1,1,1,1'
} >"$from/bls/national_M2031_dl.csv"

bring() {
  run import-jobs "$@" --snapshot "$snapshot"
}

nothing_left() {
  [ "$(find "$keep" -name 'jobs.*' -o -name '.*.tmp' | wc -l)" -eq 0 ]
}

sums() {
  (cd "$keep" && find . -type f | LC_ALL=C sort | xargs cksum)
}

# --- into a snapshot made of records ---

cp "$starter" "$snapshot"
run jobs --snapshot "$snapshot" --json
run find --json --snapshot "$snapshot" --limit 100000
jq -c '[.hits[] | {ctid, cost, days}] | sort_by(.ctid)' "$out" >"$room/records.before"
bring "$from"
check_same "an import" 0 "$status"
check "it says how many jobs" grep -q '1,017 jobs' "$out"
check "it says from which file" grep -q 'db_31_1/Occupation Data.txt' "$out"
check "it says which release" grep -q 'O\*NET 31.1' "$out"
check "it says what stayed as it was" grep -q 'Skills.*O\*NET 29.3.*as before' "$out"
check "it says what was left out" grep -q '1 line. Wages of states' "$out"
check "it names the missing files" grep -q 'Related Occupations.txt' "$out"
check "it names the release that the license asks for" grep -q 'O\*NET 31.1' "$out"
check_clean "an import"
check "nothing is left of the work" nothing_left
check "the tables are kept" test -r "$keep/jobs/tasks.tsv"

run job 29-1141.00 --snapshot "$snapshot" --json
check_json "the job has its new name" '.title == "Nurses of the Next Release"'
check_json "and its new wage" '.wage.median.amount == 123450 and .wage_year == "2031"'
check_json "skills stay" '[.requirements[] | select(.kind == "skill")] | length == 35'
run job 29-1141.77 --snapshot "$snapshot" --json
check_json "the new job is there" '.title == "Kite Nurses"'
run find --json --snapshot "$snapshot" --limit 100000
jq -c '[.hits[] | {ctid, cost, days}] | sort_by(.ctid)' "$out" >"$room/records.after"
check "the records are the same" cmp "$room/records.before" "$room/records.after"
check_same "what a credential pays follows the wage" 0 "$(sqlite3 "$snapshot" \
  "SELECT count(*) FROM credential c JOIN job j ON j.code = c.earnings_job WHERE c.earnings <> j.wage_median")"
check "some of them by the new wage" test "$(sqlite3 "$snapshot" \
  "SELECT count(*) FROM credential WHERE earnings = 12345000")" -gt 0
run find nurse --snapshot "$snapshot"
check "every screen names the new year" grep -q 'U.S. wages May 2031' "$out"
run find nurse --snapshot "$snapshot" --lang es
check "in Spanish, too" grep -q 'Salarios EE.UU. 5/2031' "$out"
run doctor --snapshot "$snapshot" --json
check_json "the snapshot is sound" '.ok'

# --- later ---

run sync "$here/records" --snapshot "$snapshot"
check_same "a sync from records" 0 "$status"
run job 29-1141.77 --snapshot "$snapshot" --json
check_json "has the imported jobs" '.title == "Kite Nurses"'

run import-jobs --snapshot "$snapshot" --json
check_json "without a folder nothing runs" '.schema == "ladderway/import-jobs/1" and .ran == false'
check_json "what was imported is named" '.folder | endswith("/jobs")'
run import-jobs --snapshot "$snapshot"
check "the page says what to do" grep -q 'www.onetcenter.org' "$out"

mkdir "$room/more"
cp "$from/db_31_1/Occupation Data.txt" "$room/more/"
bring "$room/more" --json
check_same "another import" 0 "$status"
check_json "all parts are listed" '.tables | length == 16'
check_json "what it lacks stays as imported" '.kept_from == "an earlier import" and
  ([.tables[] | select(.table == "tasks" and .state == "kept" and .rows == 1)] | length) == 1'
check_json "every null says why" '[.. | objects | . as $o | to_entries[] | select(.value == null) |
  select($o[.key + "_reason"] == null)] == []'
check_json "without a release none is named" \
  '.tables[] | select(.table == "occupations") | .release == null and .file == "Occupation Data.txt"'
jq -r '.missing[]' "$out" >"$room/missing"
check "the missing files are named" grep -q '^Skills.txt$' "$room/missing"
bring "$room/more" --from-scratch --json
check_json "from scratch it is as it came" '.kept_from != "an earlier import" and
  ([.tables[] | select(.table == "tasks") | .state]) == ["missing"]'

# --- a stop in the middle ---

mv "$keep/jobs" "$keep/jobs.before"
run sync "$here/records" --snapshot "$snapshot"
check_same "a sync between two renames" 0 "$status"
bring "$from"
check_same "an import after that" 0 "$status"
check "mends it" nothing_left

# --- what is refused ---

sums >"$room/sums"
is_whole() {
  sums | cmp - "$room/sums"
}
broken() {
  rm -rf "$room/bad"
  cp -R "$from" "$room/bad"
  printf '%b' "$3" >"$room/bad/$2"
  bring "$room/bad"
  check_trouble "$1" 3
  check "$1: the message names file and line" grep -q "$2, line $4" "$err"
  check "$1: the old data stay" is_whole
}
broken "a code that is none" "db_31_1/Job Zones.txt" "O*NET-SOC Code\tJob Zone\n29-1141\t3\n" 2
broken "a column that is missing" "db_31_1/Job Zones.txt" "O*NET-SOC Code\tZone\n29-1141.00\t3\n" 1
broken "a number that can't be" "bls/national_M2031_dl.csv" \
  "$wage_columns\nUS,cross-industry,detailed,29-1141,N,a lot,1,1,1,1,1,1,1,1,1,1,1,1\n" 2
broken "a row that stands twice" "db_31_1/Task Statements.txt" \
  "O*NET-SOC Code\tTask ID\tTask\n29-1141.00\t1\tA.\n29-1141.00\t1\tB.\n" 3
broken "a zero byte" "db_31_1/Job Zones.txt" "O*NET-SOC Code\tJob Zone\n29-1141.00\t3\000\n" 2
rm "$room/bad/db_31_1/Occupation Data.txt"
bring "$room/bad"
check_trouble "no occupations" 3
check "no occupations: the message says what is missing" grep -q 'Occupation Data.txt' "$err"
bring "$room/nowhere"
check_trouble "no such folder" 3
bring "$from/db_31_1/Occupation Data.txt"
check_trouble "a file for a folder" 3
bring "$from" "$from"
check_trouble "two folders" 2
bring "$from" --read-only
check_trouble "with --read-only" 2
check "the old data are there after all of this" is_whole
check "and nothing beside them" nothing_left

if command -v flock >/dev/null 2>&1; then
  mkdir "$keep/jobs.work"
  (flock 9 && exec sleep 30) 9>"$keep/jobs.work/lock" &
  holder=$!
  until ! flock -n "$keep/jobs.work/lock" true; do sleep 0.05; done
  bring "$from"
  check_trouble "while another one runs" 3
  check "it says so" grep -q 'Another import' "$err"
  kill "$holder"
  wait "$holder" 2>/dev/null
  until flock -n "$keep/jobs.work/lock" true; do sleep 0.05; done
fi

# --- over a published snapshot ---

run sync "$here/records" --snapshot "$room/host.db"
run publish "$room/site" --snapshot "$room/host.db"
check_same "a host publishes" 0 "$status"
mkdir "$room/person"
snapshot=$room/person/catalog.db
keep=$room/person
run sync "$room/site" --snapshot "$snapshot"
check_same "a person takes it" 0 "$status"
bring "$from"
check_same "and imports on top" 0 "$status"
run job 29-1141.77 --snapshot "$snapshot" --json
check_json "the imported job is there" '.title == "Kite Nurses"'
run sync "$room/site" --snapshot "$snapshot"
check_same "the next update is whole" 0 "$status"
run job 29-1141.00 --snapshot "$snapshot" --json
check_json "and as the host published it" '.title == "Registered Nurses"'

# --- as a person's own, in Spanish ---

rm -f "$own" "$XDG_DATA_HOME/ladderway/catalog.idx"
run import-jobs "$from" --lang es
check_same "a person's own import" 0 "$status"
check "in Spanish" grep -q '1,017 trabajos están en uso\|1.017 trabajos están en uso' "$out"
check "stands with the person's data" test -r "$XDG_DATA_HOME/ladderway/jobs/occupations.tsv"
run job 29-1141.77 --json
check_json "and is in use" '.title == "Kite Nurses"'

finish
