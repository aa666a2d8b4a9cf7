# SPDX-License-Identifier: MIT
# Spanish, terminals without UTF-8, --help, --version, the man page.
. "$(dirname "$0")/lib.sh"

is_ascii() {
  ! LC_ALL=C grep -q "$(printf '[\200-\377]')" "$1"
}

is_help() {
  [ "$status" -eq 0 ] && [ ! -s "$err" ] && [ -s "$out" ]
}

first=$(sqlite3 "$starter" "SELECT ctid FROM credential WHERE earnings IS NOT NULL ORDER BY id LIMIT 1")

run --version
check "--version" grep -qx 'ladderway [0-9][0-9.]*' "$out"
check_same "status of --version" 0 "$status"
run --help
check "--help" is_help
for command in home find show compare jobs job wallet match sync doctor help; do
  check "--help names $command" grep -q "^  $command " "$out"
done
for option in snapshot lang json sort limit offset facets job household wage linear ascii low-bandwidth no-mouse read-only help version; do
  check "--help names --$option" grep -q "^  --$option" "$out"
done
check "--help says what the exit status means" grep -q '^Exit status' "$out"
run -h
check "-h" is_help

# Spanish: known words in, and the English ones of the same places out.
run --lang es --help
check "help in Spanish" grep -q 'Opciones' "$out"
check_not "and not in English" grep -q '^Options' "$out"
run find nurse --lang es
check "find in Spanish" is_help
check_not "no English heading" grep -q 'found\|not published' "$out"
run show "$first" --lang es
check "show in Spanish" is_help
check_not "no English headings" grep -q 'What it costs\|What you need\|not published' "$out"
run job 29-1141.00 --lang es
check "the job's title in Spanish" grep -qi 'enfermer' "$out"
check_not "no English headings" grep -q 'What it pays\|To get in' "$out"
run jobs --lang es --limit 5
check_not "no English columns" grep -q 'Pays/yr\|Growth' "$out"
run match "$here/wallet/nurse-aide.json" --lang es
check "match in Spanish" is_help
check_not "no English columns" grep -q 'Missing\|Fits' "$out"
run frobnicate --lang es
check_trouble "an error in Spanish" 2
check_not "not the English error" grep -q 'there is no such command' "$err"
run find 'enfermería' --lang es --json
check_json "Spanish words find" '.total > 10'
run find menos de \$2000 por la noche --lang es --json
total=$(jq .total "$out")
check_same "Spanish phrases are filters" "$(sqlite3 "$starter" "SELECT count(*) FROM credential c WHERE cost < 200000 AND EXISTS(
  SELECT 1 FROM feature f WHERE f.credential = c.id AND f.value = 'scheduleTiming:Evening')")" "$total"
run show "$first" --lang es --json
cp "$out" "$room/es"
run show "$first" --json
check "the JSON has the same codes and figures in both languages" test "$(jq -S '[.cost, .days, .type, .jobs[].code]' "$out")" = "$(jq -S '[.cost, .days, .type, .jobs[].code]' "$room/es")"
LC_ALL=C.UTF-8 LANGUAGE=es run home
check "LANGUAGE chooses, too" test "$status" -eq 0

# Without UTF-8: only ASCII, in every place, in both languages.
for language in en es; do
  for place in "home" "find" "find nurse" "show $first" "compare $first" "jobs" "job 31-1131.00" "wallet $here/wallet" "match $here/wallet" "sync" "doctor" "help" "help tour" "--help" "frobnicate" "find zzzqqq"; do
    # shellcheck disable=SC2086
    LC_ALL=C run --lang $language $place
    check "ASCII only: $language $place" is_ascii "$out"
    check "ASCII only, errors: $language $place" is_ascii "$err"
    # shellcheck disable=SC2086
    run --ascii --lang $language $place
    check "--ascii: $language $place" is_ascii "$out"
  done
done
LC_ALL=C run show "$first" --json
check "JSON is UTF-8 in every locale" jq -e .ctid "$out"
run find nurse
cp "$out" "$room/plain"
NO_COLOR=1 run find nurse
check "NO_COLOR changes nothing on paper" cmp "$out" "$room/plain"
TERM=xterm-256color run find nurse
check "nor does the terminal" cmp "$out" "$room/plain"

# Lines on paper stay within 100 columns, and no line ends in blanks.
for place in "home" "find nurse" "show $first" "compare $first" "jobs" "job 31-1131.00" "match $here/wallet/nurse-aide.json" "doctor" "help"; do
  # shellcheck disable=SC2086
  LC_ALL=C run $place
  check_same "width of $place" "" "$(awk 'length($0) > 100 && !/^e: /' "$out" | head -2)"
  check_same "no blanks at line ends: $place" "" "$(grep -n ' $' "$out" | head -2)"
done

page=$build/man/ladderway.1
check "the man page is built" test -s "$page"
check_not "nothing is left to fill in" grep -q '@[A-Z]*@' "$page"
for command in find show compare jobs job wallet match sync doctor help; do
  check "the man page names $command" grep -q "$command" "$page"
done
if command -v groff >/dev/null 2>&1; then
  groff -man -Tutf8 -ww -z "$page" >"$room/warnings" 2>&1
  check_same "the man page without warnings" "" "$(head -3 "$room/warnings")"
elif command -v man >/dev/null 2>&1; then
  man --warnings -l "$page" >/dev/null 2>"$room/warnings"
  check_same "the man page without warnings" "" "$(head -3 "$room/warnings")"
else
  echo "neither groff nor man is installed: the man page was not rendered"
fi
finish
