# SPDX-License-Identifier: MIT
# The operator's key is sent to the registry and shows up nowhere else.
. "$(dirname "$0")/lib.sh"

key=MARKED-7f3e-key-of-the-operator
start_double --records 200 --seed 9 --key "$key" --secured --secured-search
mkdir -p "$room/keys"
printf '%s\n' "$key" >"$room/keys/file"
chmod 600 "$room/keys/file"

leaks() {
  check_not "$1: not on standard output" grep -q MARKED "$out"
  check_not "$1: not on standard error" grep -q MARKED "$err"
  check_not "$1: not in any file" grep -rq MARKED "$HOME" "$XDG_DATA_HOME" "$room/own" "$room/other" "$log"
}
mkdir -p "$room/own" "$room/other"

sync_to own
check_trouble "a registry that asks for a key" 3
check "says so" grep -qi key "$err"

sync_to own --key-file "$room/keys/file"
check_same "a key from a file" 0 "$status"
check "it was sent" test "$(asked envelopes ' key')" -ge 1
leaks "a key from a file"
check_answers "the data answer" own

export LADDERWAY_REGISTRY_KEY=$key
sync_to other --json
check_same "a key from the environment" 0 "$status"
leaks "a key from the environment"
check_equal "with both the same" "$(snapshot_of own)" "$(snapshot_of other)"

# While it runs, in what anybody sees of a process.
tell "defect?name=slow&value=300000"
tell "change?count=50"
"$program" sync "$source" --accept-terms --rate 0 --from-scratch --key-file "$room/keys/file" \
  --snapshot "$(snapshot_of own)" </dev/null >"$out" 2>"$err" &
job=$!
looks=0
while kill -0 $job 2>/dev/null && [ $looks -lt 10 ]; do
  looks=$((looks + 1))
  tr '\0' ' ' <"/proc/$job/cmdline" >>"$room/ps" 2>/dev/null
  ps -ef 2>/dev/null | grep -v grep >>"$room/ps" || true
  sleep 0.1
done
kill -KILL $job 2>/dev/null
wait $job 2>/dev/null
check "the process was seen" grep -q -- --from-scratch "$room/ps"
# The double's own command line has the key; no other may.
check_not "the key is not in the list of processes" sh -c "grep -v registry_double '$room/ps' | grep -q MARKED"
leaks "a run that was killed"
tell heal

# In trouble.
for defect in "name=status" "name=error&value=401" "name=error&value=403" "name=redirect-away" "name=redirect-loop" \
  "name=truncate" "name=html"; do
  tell "defect?$defect"
  sync_to own
  check "$defect: trouble" test "$status" -eq 3
  leaks "$defect"
  tell heal
done
check_same "the key never went to another host" 0 "$(grep '^archive' "$log" | grep -c ' key')"
export LADDERWAY_REGISTRY_KEY=MARKED-a-wrong-one
sync_to own
check_trouble "a wrong key" 3
leaks "a wrong key"
unset LADDERWAY_REGISTRY_KEY

# Key files that are none.
sync_to own --key-file "$room/keys/none"
check "a key file that is not there" test "$status" -ge 2
chmod 644 "$room/keys/file"
sync_to own --key-file "$room/keys/file"
check "a key file that others can read is refused" test "$status" -ge 2
leaks "a key file that others can read"
chmod 600 "$room/keys/file"
printf 'MARKED\r\nX-Other: header\n' >"$room/keys/file"
sync_to own --key-file "$room/keys/file"
check "a key that could not stand in a header" test "$status" -ge 2
leaks "a key that could not stand in a header"
run sync "$source" --accept-terms --key "$key" --snapshot "$(snapshot_of own)"
check "there is no option for a key itself" test "$status" -eq 2
finish
