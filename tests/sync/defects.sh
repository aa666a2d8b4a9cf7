# SPDX-License-Identifier: MIT
# Whatever a registry, a proxy or a line does: the update ends, with what is
# whole or with one line of trouble, and the old snapshot answers throughout.
. "$(dirname "$0")/lib.sh"

records=260
start_double --records $records --seed 7 --reader secret-of-the-operator
export LADDERWAY_REGISTRY_KEY=secret-of-the-operator
sync_to reference
check_same "a sync without trouble" 0 "$status"
limit=60

# passes NAME PARAMETERS [ARGUMENT...]: trouble for a while; the result is whole.
passes() {
  name=$1
  tell heal
  tell "defect?$2"
  shift 2
  rm -rf "$room/other"
  : >"$log"
  sync_to other --json "$@"
  check_same "$name: the sync" 0 "$status"
  check "$name: it happened" grep -q -e "${word:-.}" "$log"
  check_rows "$name" "$(snapshot_of other)" "$(snapshot_of reference)"
  tell heal
}

# again NAME PARAMETERS: the same, and a page was asked for twice.
again() {
  word=" $(echo "$2" | sed 's/.*name=\([^&]*\).*/\1/')\$"
  passes "$@"
  check_json "$1: tried again" '.retries >= 1'
  word=
}

page='path=/envelopes%3F&first=3&count=1'
again "429" "name=429&$page"
again "500 with a page of HTML" "name=status&$page"
again "502" "name=status&value=502&$page"
again "503" "name=status&value=503&$page"
again "500 in the registry's words" "name=error&$page"
again "a line cut in the middle of a body" "name=truncate&$page"
again "a line cut before the body" "name=truncate&value=1&$page"
again "a line cut in the middle of a chunk" "name=chunked-cut&$page"
again "a length that is too long" "name=length-long&$page"
again "a length that is too short" "name=length-short&$page"
again "JSON cut short with a true length" "name=cut-text&$page"
passes "no answer" "name=hang-up&$page"
passes "a reset" "name=reset&$page"
again "damaged gzip" "name=bad-gzip&$page"
again "much nesting" "name=deep&$page"
again "trouble with the very first request" "name=truncate&first=1&count=1"

passes "silence of two seconds" "name=stall&value=2&$page"
passes "a slow line" "name=slow&value=800000&$page"
passes "a connection a request" "name=close"
passes "chunks" "name=chunked"
passes "gzip" "name=gzip"
passes "zstd" "name=zstd"
passes "no totals" "name=no-totals"
passes "totals under their old names" "name=old-totals"

# A list that shifts under the reader: what one walk misses, a reconcile finds.
shifts() {
  tell heal
  tell "defect?$2"
  rm -rf "$room/other" "$room/fresh"
  sync_to other --json
  check_same "$1: the sync" 0 "$status"
  tell heal
  sync_to other --json --reconcile
  check_same "$1: the reconcile" 0 "$status"
  sync_to fresh
  check_equal "$1" "$(snapshot_of other)" "$(snapshot_of fresh)"
}
shifts "new records during the walk" "name=shift-insert&value=15&path=/envelopes%3F&first=3&count=2"
shifts "deletions during the walk" "name=shift-delete&value=15&path=/envelopes%3F&first=3&count=2"
shifts "records of one moment in any order" "name=ties"

# For ever: an end, one line, the old data.
rm -rf "$room/own"
sync_to own
rows_of "$(snapshot_of own)" >"$room/before"
tell "change?count=5"
stays() {
  tell heal
  tell "defect?$2"
  : >"$log"
  sync_to own
  check_trouble "$1" 3
  check_answers "$1: the old data answer" own
  rows_of "$(snapshot_of own)" >"$room/after"
  check "$1: and are as they were" cmp "$room/before" "$room/after"
  check_not "$1: the key is not in the words" grep -q secret-of "$err" "$out"
  tell heal
}
stays "500 for ever" "name=status"
stays "HTML for ever" "name=html"
stays "403 for ever" "name=status&value=403"
check "403 is not tried again" test "$(wc -l <"$log")" -le 3
stays "404 for ever" "name=error&value=404"
check "404 is not tried again" test "$(wc -l <"$log")" -le 3
stays "401 for ever" "name=error&value=401"
stays "a redirect in a circle" "name=redirect-loop"
stays "a redirect to another host" "name=redirect-away"
check_same "which is not asked, let alone with a key" 0 "$(grep -c '^archive' "$log")"
stays "lines cut for ever" "name=truncate"
stays "no answer, ever" "name=hang-up"
stays "resets for ever" "name=reset"
stays "nesting for ever" "name=deep"
stays "more patience asked for than anybody has" "name=429&value=86400"
check "which says how long" grep -q '[0-9]' "$err"
stays "trouble with documents only" "name=status&path=graph"
stays "trouble with events only" "name=error&path=events&value=400"

# Bytes that are no text spoil a page, not the rest.
tell "defect?name=bad-text&path=/envelopes%3F&first=2&count=1"
rm -rf "$room/other"
sync_to other
check "bytes that are no UTF-8: the sync ends by itself" test "$status" -le 3
check_clean "bytes that are no UTF-8"
tell heal

# After all that, an update works as if nothing had been.
sync_to own
check_same "the next update" 0 "$status"
rm -rf "$room/fresh"
sync_to fresh
check_equal "the next update" "$(snapshot_of own)" "$(snapshot_of fresh)"

# A registry that is not there at all, and addresses that are none.
stop_double
sync_to own
check_trouble "nobody listens" 3
check_answers "nobody listens: the old data answer" own
for wrong in "http://example.org/ce-registry" "https://user:word@127.0.0.1:$api/ce-registry" \
  "http://127.0.0.1:$api/ce-registry%0d%0aX: y" "ftp://127.0.0.1/ce-registry" "http://127.0.0.1:99999/x"; do
  run sync "$wrong" --accept-terms --snapshot "$(snapshot_of own)"
  check "$wrong is refused" test "$status" -ge 2
  check "$wrong is refused in one line" test "$(wc -l <"$err")" -eq 1
done
finish
