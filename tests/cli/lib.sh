# SPDX-License-Identifier: MIT
# Sourced by every test of the command line. Each test works in a folder of its
# own, with no home and no snapshot but those in it, so tests run side by side.
#
#   run ARGUMENT...       the program; its output in $out, $err, its exit status in $status
#   run_with INPUT ...    the same with a file as standard input
#   check NAME COMMAND... counts COMMAND's success
#   check_json NAME EXPR  counts that jq finds EXPR true of $out
#   check_trouble NAME N  counts: exit status N, no output, one line of error
#   finish                prints the counts and ends the script
#   skip WHY              ends the script as skipped
set -u

here=$(cd "$(dirname "$0")" && pwd)
build=${LADDERWAY_BUILD:-$PWD}
program=$build/ladderway
starter=$build/starter/catalog.db

skip() {
  echo "skipped: $*"
  exit 77
}

for tool in jq sqlite3 awk; do
  command -v "$tool" >/dev/null 2>&1 || skip "$tool is not installed"
done
[ -x "$program" ] || skip "there is no $program; set LADDERWAY_BUILD"

room=$(mktemp -d "${TMPDIR:-/tmp}/ladderway-cli.XXXXXX") || exit 1
trap 'status=$?; rm -rf "$room"; exit "$status"' EXIT
trap 'exit 1' HUP INT TERM
out=$room/out
err=$room/err
passed=0
failed=0
status=0

unset LANGUAGE LC_MESSAGES LC_CTYPE LANG NO_COLOR XDG_CONFIG_HOME LADDERWAY_REGISTRY_KEY
export LC_ALL=C.UTF-8 TZ=UTC TERM=dumb
export HOME="$room/home" XDG_DATA_HOME="$room/data"
export LADDERWAY_DATADIR="$build/starter" LADDERWAY_LOCALEDIR="$build/locale"
mkdir -p "$HOME" "$XDG_DATA_HOME"
# A host's own snapshot would be taken before the starter data.
own=$XDG_DATA_HOME/ladderway/catalog.db
if [ -r /var/lib/ladderway/catalog.db ]; then
  mkdir -p "$XDG_DATA_HOME/ladderway"
  cp "$starter" "$own"
fi

# No run may hang.
limit=${CLI_TIMEOUT:-120}

# A build with sanitizers is told apart from an exit status of our own.
export ASAN_OPTIONS=exitcode=99 UBSAN_OPTIONS=exitcode=99 LSAN_OPTIONS=exitcode=99

# More than 3 is a crash, a finding of a sanitizer, or the end of the patience.
ended() {
  status=$1
  shift
  [ "$status" -le 3 ] || {
    fail "$(echo "status $status after: $*" | head -c 300)"
    show_run
  }
}

run() {
  timeout "$limit" "$program" "$@" </dev/null >"$out" 2>"$err"
  ended $? "$@"
}

run_with() {
  input=$1
  shift
  timeout "$limit" "$program" "$@" <"$input" >"$out" 2>"$err"
  ended $? "$@"
}

pass() {
  passed=$((passed + 1))
}

fail() {
  failed=$((failed + 1))
  echo "FAILED: $*"
}

show_run() {
  echo "  status $status"
  head -c 160 "$out" | sed 's/^/  out: /'
  echo
  head -c 160 "$err" | sed 's/^/  err: /'
  echo
}

check() {
  checking=$1
  shift
  if "$@" >"$room/check" 2>&1; then
    pass
  else
    fail "$checking"
    sed 's/^/  /' "$room/check" | head -5
    show_run
  fi
}

check_not() {
  checking=$1
  shift
  if "$@" >"$room/check" 2>&1; then
    fail "$checking"
    sed 's/^/  /' "$room/check" | head -5
    show_run
  else
    pass
  fi
}

check_same() {
  if [ "$2" = "$3" ]; then
    pass
  else
    fail "$(printf '%s: expected "%s", got "%s"' "$1" "$2" "$3" | head -c 700)"
  fi
}

check_json() {
  check "$1" jq -e -L "$here" "$2" "$out"
}

is_trouble() {
  [ "$status" -eq "$1" ] && [ ! -s "$out" ] && [ "$(wc -l <"$err")" -eq 1 ]
}

check_trouble() {
  check "$1" is_trouble "$2"
}

has_no_control() {
  # ESC, the other C0 controls but tab and line end, DEL, and C1 in UTF-8.
  ! LC_ALL=C grep -q "$(printf '[\001-\010\013-\037\177]')" "$1" &&
    ! LC_ALL=C grep -q "$(printf '\302[\200-\237]')" "$1"
}

check_clean() {
  check "$1: no control characters on standard output" has_no_control "$out"
  check "$1: no control characters on standard error" has_no_control "$err"
}

finish() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
  exit
}
