# SPDX-License-Identifier: MIT
# Killed at twenty moments, the disk full, the line cut: the old snapshot
# answers throughout, and the next run finishes with what a fresh one gives.
. "$(dirname "$0")/lib.sh"

records=700
start_double --records $records --seed 11
sync_to reference
check_same "a sync without trouble" 0 "$status"
new_total=$(timeout 60 "$program" find --json --limit 1 --snapshot "$(snapshot_of reference)" | jq .total)

now() {
  date +%s%N | cut -c1-13
}
before=$(now)
sync_to timing
whole=$(($(now) - before))
check "a sync takes time" test "$whole" -gt 20

# The old snapshot has the ten credentials of the records of tests/cli.
mkdir -p "$room/own"
run sync "$here/../cli/records" --snapshot "$(snapshot_of own)"
check_same "an old snapshot" 0 "$status"

total_is_whole() {
  jq -e ".total == 10 or .total == $new_total" "$room/answer"
}

# Moments of the whole run, listing and building, by chance; twenty kills or it does not count.
killed=0
for moment in $(awk -v whole="$whole" 'BEGIN { srand(20261123); for (i = 0; i < 60; i++) printf "%.3f\n", rand() * whole / 1000 }'); do
  [ $killed -lt 20 ] || break
  "$program" sync "$source" --accept-terms --rate 0 --snapshot "$(snapshot_of own)" </dev/null >/dev/null 2>&1 &
  job=$!
  sleep "$moment"
  if kill -KILL $job 2>/dev/null; then
    killed=$((killed + 1))
  fi
  wait $job 2>/dev/null || true
  check_answers "killed after $moment s: the old data answer" own
  check "killed after $moment s: the data are whole" total_is_whole
  # Once it is all here there is nothing left to kill: begin again.
  if [ "$(jq .total "$room/answer")" -ne 10 ]; then
    rm -rf "$room/own"
    mkdir -p "$room/own"
    run sync "$here/../cli/records" --snapshot "$(snapshot_of own)"
  fi
done
check_same "twenty runs were killed" 20 "$killed"
: >"$log"
sync_to own --json
check_same "the next run" 0 "$status"
check_equal "the next run" "$(snapshot_of own)" "$(snapshot_of reference)"

# A kill among the pages costs at most the page that was on its way.
rm -rf "$room/own"
tell "defect?name=slow&value=1500000&path=/envelopes%3F"
: >"$log"
mkdir -p "$room/own"
"$program" sync "$source" --accept-terms --rate 0 --snapshot "$(snapshot_of own)" </dev/null >/dev/null 2>&1 &
job=$!
waited=0
until [ "$(asked 'envelopes?' page=5)" -ge 1 ] || [ $waited -gt 400 ]; do
  waited=$((waited + 1))
  sleep 0.05
done
kill -KILL $job 2>/dev/null
wait $job 2>/dev/null
tell heal
seen=$(pages)
: >"$log"
sync_to own --json
check_same "going on" 0 "$status"
check_json "it says that it went on" '.resumed == true'
check "it does not start over: $seen pages, then $(pages)" test $((seen + $(pages))) -le $((records / 100 + 3))
check_equal "going on" "$(snapshot_of own)" "$(snapshot_of reference)"

# Killed while an update brings changes, and while it reconciles.
for way in "" --reconcile; do
  tell "change?count=120"
  tell "delete?count=5"
  tell "create?count=30"
  [ -z "$way" ] || tell "purge?count=5"
  for moment in 0.03 0.1 0.25; do
    "$program" sync "$source" --accept-terms --rate 0 $way --snapshot "$(snapshot_of own)" </dev/null >/dev/null 2>&1 &
    job=$!
    sleep $moment
    kill -KILL $job 2>/dev/null
    wait $job 2>/dev/null
    check_answers "an update $way killed after $moment s: the data answer" own
  done
  # shellcheck disable=SC2086
  sync_to own $way
  check_same "the next update $way" 0 "$status"
  rm -rf "$room/fresh"
  sync_to fresh
  check_equal "the next update $way" "$(snapshot_of own)" "$(snapshot_of fresh)"
done

# The registry goes away in the middle, and comes back.
rm -rf "$room/own"
mkdir -p "$room/own"
run sync "$here/../cli/records" --snapshot "$(snapshot_of own)"
stop_double
start_double --records $records --seed 11 --port "$api"
rm -rf "$room/reference"
sync_to reference
: >"$log"
tell "defect?name=slow&value=1500000&path=/envelopes%3F"
"$program" sync "$source" --accept-terms --rate 0 --snapshot "$(snapshot_of own)" </dev/null >"$out" 2>"$err" &
job=$!
waited=0
until [ "$(asked 'envelopes?' page=4)" -ge 1 ] || [ $waited -gt 400 ]; do
  waited=$((waited + 1))
  sleep 0.05
done
stop_double
wait $job
status=$?
check_trouble "the line is cut in the middle" 3
check_answers "the line is cut: the old data answer" own
check_json "and are the old ones" true
start_double --records $records --seed 11 --port "$api"
sync_to own --json
check_same "after the line is back" 0 "$status"
check_json "it goes on where it was" '.resumed == true'
check_equal "after the line is back" "$(snapshot_of own)" "$(snapshot_of reference)"

# A full disk.
full() {
  check_trouble "$1" 3
  check_answers "$1: the old data answer" own
  rows_of "$(snapshot_of own)" >"$room/rows.after"
  check "$1: and are as they were" cmp "$room/rows.before" "$room/rows.after"
}
tell "create?count=200"
rows_of "$(snapshot_of own)" >"$room/rows.before"
for blocks in 1 400 4000; do
  (
    ulimit -f $blocks
    trap '' XFSZ
    exec timeout 60 "$program" sync "$source" --accept-terms --rate 0 --from-scratch --snapshot "$(snapshot_of own)"
  ) </dev/null >"$out" 2>"$err"
  status=$?
  full "room for $blocks blocks"
done
sync_to own
check_same "with room again" 0 "$status"
rm -rf "$room/fresh"
sync_to fresh
check_equal "with room again" "$(snapshot_of own)" "$(snapshot_of fresh)"
if [ "$(id -u)" -eq 0 ] && mkdir "$room/disk" && mount -t tmpfs -o size=4m none "$room/disk" 2>/dev/null; then
  run sync "$source" --accept-terms --rate 0 --snapshot "$room/disk/catalog.db"
  check_trouble "a disk of 4 MB" 3
  mount -o remount,size=200m "$room/disk"
  run sync "$source" --accept-terms --rate 0 --snapshot "$room/disk/catalog.db"
  check_same "a disk that has grown" 0 "$status"
  check_equal "a disk that has grown" "$room/disk/catalog.db" "$(snapshot_of fresh)"
  umount "$room/disk"
else
  echo "no small disk could be mounted: only limits of file size were tried"
fi
finish
