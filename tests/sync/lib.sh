# SPDX-License-Identifier: MIT
# Sourced by every test of sync against the registry double (tests/registry).
# Adds to tests/cli/lib.sh:
#
#   start_double ARGUMENT...  a registry; $source is its address, $log its log
#   stop_double               ends it
#   tell PATH                 a word to its control port: tell "change?count=5"
#   sync_to NAME [ARG...]     syncs $source into the folder NAME of the room;
#                             snapshot_of NAME is the snapshot's file
#   check_rows TEXT A B       counts that two snapshots hold the same, row by row
#   check_equal TEXT A B      the same, and that they answer the same
#   check_answers TEXT NAME   counts that the snapshot in NAME answers
#   asked WORD...             how many lines of the log have all these words
#   pages                     how many pages of the list, with bodies, it has
. "$(dirname "$0")/../cli/lib.sh"

double=$build/tests/registry/registry_double
[ -x "$double" ] || skip "there is no $double"
command -v curl >/dev/null 2>&1 || skip "curl is not installed"

unset LADDERWAY_REGISTRY_KEY SSL_CERT_FILE SSL_CERT_DIR http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY
export LADDERWAY_PACE="${LADDERWAY_PACE-0.01}" no_proxy='*'
doubles=""
log=$room/log
trap 'status=$?; for one in $doubles; do kill -KILL "$one" 2>/dev/null; done; rm -rf "$room"; exit "$status"' EXIT

# The port that is named so in what the double said.
port_of() {
  sed -n "s/^$1 on //p" "$room/ports"
}

start_double() {
  : >"$room/ports"
  "$double" --log "$log" "$@" >"$room/ports" 2>"$room/double.err" </dev/null &
  double_id=$!
  doubles="$doubles $double_id"
  waited=0
  until [ "$(wc -l <"$room/ports")" -eq 3 ]; do
    waited=$((waited + 1))
    if [ $waited -gt 200 ] || ! kill -0 "$double_id" 2>/dev/null; then
      fail "the double does not start: $(head -c 300 "$room/double.err")"
      finish
    fi
    sleep 0.05
  done
  api=$(port_of listening)
  control=$(port_of control)
  archives=$(port_of archives)
  source=http://127.0.0.1:$api/ce-registry
}

stop_double() {
  kill -KILL "$double_id" 2>/dev/null
  wait "$double_id" 2>/dev/null
  doubles=""
}

tell() {
  curl -sS --fail "http://127.0.0.1:$control/_control/$1" >"$room/told" 2>"$room/told.err" ||
    fail "the double did not take: $1 ($(head -c 200 "$room/told.err"))"
}

snapshot_of() {
  echo "$room/$1/catalog.db"
}

sync_to() {
  folder=$1
  shift
  mkdir -p "$room/$folder"
  run sync "$source" --accept-terms --rate 0 --snapshot "$(snapshot_of "$folder")" "$@"
}

asked() {
  found=$(cat "$log")
  for word in "$@"; do
    found=$(printf '%s\n' "$found" | grep -F -e "$word")
  done
  printf '%s' "$found" | grep -c .
}

pages() {
  grep -F 'envelopes?' "$log" | grep -vc metadata_only
}

# All rows of a snapshot, in an order and under names that do not depend on the
# numbers that it gave them. The tables of jobs come from elsewhere.
rows_of() {
  sqlite3 "$1" "SELECT m.name || ' ' || p.name FROM sqlite_schema m, pragma_table_info(m.name) p
    WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%' AND m.name NOT LIKE 'sqlite_%'
      AND m.name NOT LIKE 'words%' AND m.name NOT LIKE 'job%' AND m.name NOT LIKE 'program_%'
      AND m.name NOT IN ('meta', 'element', 'alias') ORDER BY m.name, p.cid" >"$room/columns"
  awk -f "$here/rows.awk" "$room/columns" >"$room/rows.sql"
  sqlite3 "$1" <"$room/rows.sql" | LC_ALL=C sort
}

check_rows() {
  rows_of "$2" >"$room/rows.1" 2>&1
  rows_of "$3" >"$room/rows.2" 2>&1
  check "$1: there are rows to compare" test "$(wc -l <"$room/rows.2")" -gt 20
  check "$1" diff "$room/rows.1" "$room/rows.2"
}

check_equal() {
  check_rows "$@"
  for question in "" "nursing --facets" "cost:<2000 welding"; do
    # shellcheck disable=SC2086
    "$program" find $question --json --limit 30 --snapshot "$2" 2>&1 | jq -S 'del(.snapshot, .elapsed_us)' >"$room/rows.1"
    # shellcheck disable=SC2086
    "$program" find $question --json --limit 30 --snapshot "$3" 2>&1 | jq -S 'del(.snapshot, .elapsed_us)' >"$room/rows.2"
    check "$1: find $question" cmp "$room/rows.1" "$room/rows.2"
  done
}

check_answers() {
  timeout 60 "$program" find --json --limit 3 --snapshot "$(snapshot_of "$2")" </dev/null >"$room/answer" 2>&1
  check "$1" jq -e '.total > 0' "$room/answer"
}

records_of() {
  sqlite3 "$(snapshot_of "$1")" 'SELECT count(*) FROM record'
}
