# SPDX-License-Identifier: MIT
# The registry's archive of all records, for those who have a key.
. "$(dirname "$0")/lib.sh"

records=500
start_double --records $records --seed 5 --key publisher --reader reader
sync_to reference
check_same "a sync without a key" 0 "$status"
check_same "which does not ask for the archive" 0 "$(asked download)"
export LADDERWAY_REGISTRY_KEY=publisher

# way NAME STEPS METHOD: a sync with a key ends with all records, in this way.
way() {
  tell "archive?$2"
  rm -rf "$room/other"
  : >"$log"
  sync_to other --json
  check_same "$1" 0 "$status"
  check_json "$1: by $3" ".method == \"$3\""
  check_equal "$1" "$(snapshot_of other)" "$(snapshot_of reference)"
}

way "an archive" "steps=pending,in_progress,in_progress,finished" archive
check "it was fetched" test "$(asked archive GET)" -ge 1
check_same "without the key" 0 "$(grep '^archive' "$log" | grep -c ' key')"
check "the list of bodies was not read" test "$(asked 'envelopes?' per_page=100 | grep -vc metadata)" -le 1
way "an archive at once" "steps=finished" archive
way "one that was ordered before" "steps=finished&ordered=1" archive
way "an end record with a wrong count" "steps=pending,finished&wrong_count=1" archive
way "payloads without envelopes" "steps=finished&bare=1" archive
way "an archive with many left out" "steps=finished&missing=300" "full list"
way "an archive that fails" "steps=pending,failed" "full list"

tell "defect?name=truncate&path=/cer-envelope&count=2"
way "an archive that breaks off twice" "steps=finished" archive
tell heal
tell "defect?name=status&value=403&path=/cer-envelope"
way "an archive that may not be fetched" "steps=finished" "full list"
tell heal
tell "defect?name=cut-text&path=/cer-envelope"
way "an archive that is no whole ZIP" "steps=finished" "full list"
tell heal

export LADDERWAY_REGISTRY_KEY=reader
way "a key without the right" "steps=finished" "full list"
export LADDERWAY_REGISTRY_KEY=nobody
way "a key that nobody knows" "steps=finished" "full list"

# What changed after the archive was made comes by the changes.
export LADDERWAY_REGISTRY_KEY=publisher
tell "archive?steps=finished"
rm -rf "$room/other" "$room/fresh"
sync_to other
tell "change?count=20"
tell "delete?count=5"
sync_to other --json
check_json "after an archive come changes" '.method == "changes"'
unset LADDERWAY_REGISTRY_KEY
sync_to fresh
check_equal "changes after an archive" "$(snapshot_of other)" "$(snapshot_of fresh)"

# Killed while it waits, while it fetches, and while it reads.
export LADDERWAY_REGISTRY_KEY=publisher
tell "archive?steps=pending,in_progress,in_progress,finished"
tell "defect?name=slow&value=500000&path=/cer-envelope"
rm -rf "$room/other"
mkdir -p "$room/other"
run sync "$here/../cli/records" --snapshot "$(snapshot_of other)"
for moment in 0.1 0.4 0.8 1.2; do
  "$program" sync "$source" --accept-terms --rate 0 --snapshot "$(snapshot_of other)" </dev/null >/dev/null 2>&1 &
  job=$!
  sleep $moment
  kill -KILL $job 2>/dev/null
  wait $job 2>/dev/null
  check_answers "killed after $moment s: the old data answer" other
done
tell heal
sync_to other
check_same "the next run" 0 "$status"
check_equal "the next run" "$(snapshot_of other)" "$(snapshot_of fresh)"
finish
