# SPDX-License-Identifier: MIT
# What is settled in files: the source of an update, slips that are named, and
# the key for a registry, which no output shows.
. "$(dirname "$0")/lib.sh"

mkdir -p "$HOME/.config/ladderway"
settings=$HOME/.config/ladderway/settings

settle() {
  printf '%s\n' "$@" >"$settings"
}

run sync --update
check_trouble "an update without a usual source" 2
check "says both ways to name one" grep -q "source = " "$err"

settle "# where this library's data come from" "" "source = $here/records"
run sync --update --json
check_same "an update from the source of the settings" 0 "$status"
check_json "ran" '.ran and .kind == "folder" and .credentials == 10'
run sync --json
check_json "without --update nothing runs" '.ran == false and .snapshot.credentials == 10'
run sync
check "but it is named" grep -qF "$here/records" "$out"
mkdir "$room/few"
cp "$here/records/01-college.json" "$here/records/10-nurse-aide.json" "$room/few"
run sync "$room/few" --json
check_json "the command line goes before the settings" '.credentials == 1'

slip() {
  what=$1
  line=$2
  shift 2
  settle "$@"
  for command in "sync --update" "publish $room/site"; do
    # shellcheck disable=SC2086
    run $command
    check_trouble "$what: $command" 2
    check "$what: the file and the line are named" grep -qF "$settings, line $line" "$err"
    check_clean "$what: $command"
  done
  run find nurse
  check_same "$what: looking things up goes on" 0 "$status"
  run sync
  check_same "$what: what is here is still shown" 0 "$status"
}
slip "a name with a slip" 2 "# comment" "sorce = x"
slip "no equals sign" 1 "source $here/records"
slip "a number that is none" 1 "rate = fast"
slip "too many connections" 3 "rate = 1" "" "jobs = 17"
slip "no versions" 1 "versions = 0"
slip "control characters" 1 "$(printf 'so\033[31mrce = x')"
head -c 70000 /dev/zero | tr '\0' '#' >"$settings"
run sync --update
check "a file beyond measure" test "$status" -ge 2
check_clean "a file beyond measure"

# The key for a registry.
key=MARKED-5c1d-key
address=http://127.0.0.1:9/ce-registry
hidden() {
  check_not "$1: the key is in no output" grep -q MARKED "$out" "$err"
}
echo "$key" >"$room/key"
settle "source = $address" "key_file = $room/key"
export LADDERWAY_PACE=0.001
for mode in 644 640 604; do
  chmod $mode "$room/key"
  run sync --update --accept-terms
  check_trouble "a key file of mode $mode is refused" 2
  check "mode $mode: it is named" grep -qF "$room/key" "$err"
  hidden "mode $mode"
done
chmod 600 "$room/key"
run sync --update --accept-terms
check_trouble "with the right mode it goes on, to a registry that does not answer" 3
hidden "the right mode"
run sync --update --accept-terms --json
check "trouble writes no document" test ! -s "$out"
hidden "as a document"
settle "source = $address" "key_file = $room/none"
run sync --update --accept-terms
check_trouble "a key file that is not there" 2
settle "source = $address"
run sync --update --accept-terms --key-file "$room/key"
hidden "from the command line"
run sync
hidden "what is here"
run doctor
hidden "doctor"
finish
