# SPDX-License-Identifier: MIT
# Wrong use, absurd values, hostile arguments, and outputs that go away: one
# clear sentence and the right exit status, never a crash or a hang.
. "$(dirname "$0")/lib.sh"

first=$(sqlite3 "$starter" "SELECT ctid FROM credential ORDER BY id LIMIT 1")

# Wrong use is 2.
while read -r line; do
  # shellcheck disable=SC2086
  run $line
  check_trouble "wrong use: $line" 2
  check_clean "wrong use: $line"
done <<'END'
frobnicate
--frobnicate
-x
find --limit
find --limit x
find --limit -3
find --limit 1e3
find --limit 99999999999999999999
find --offset -1
find --sort sideways
jobs --sort sideways
find --lang fr
--lang
--json
find --household 0
find --household 21
find --wage -5
find cost:<cheap
find nosuchfilter:x
show
show a b
job
job a b
home x
doctor x
help nothing
sync a b
sync http://registry.example/
sync --update
sync /tmp --read-only
sync --update --read-only
sync --rate quick /tmp
sync --jobs 17 /tmp
sync --types nonsense /tmp
sync --key-file /nowhere/key http://127.0.0.1:9/ce-registry
publish
publish a b
publish /tmp --read-only
publish --new-key
publish --new-key a b
publish --new-key a --read-only
doctor --records a b
END
run match "$here/wallet/nurse-aide.json" --job "$(awk 'BEGIN { for (i = 0; i < 500; i++) printf "9" }')"
check_trouble "a job with a very long code" 2

# Not there is 1, with a sentence and no document.
for line in "show ce-00000000-0000-4000-8000-000000000000" "show x" "compare $first x" "job 99-9999.00" "job x" "match $here/wallet/nurse-aide.json --job 99-9999.00"; do
  # shellcheck disable=SC2086
  run $line
  check_trouble "not there: $line" 1
  # shellcheck disable=SC2086
  run $line --json
  check_trouble "not there, as JSON: $line" 1
done
# No such file is trouble, 3.
for command in wallet match sync; do
  run $command "$room/nosuchfile"
  check_trouble "$command of a file that is not there" 3
  run $command "$room/nosuchfile" --json
  check_trouble "$command of a file that is not there, as JSON" 3
done

# Nothing absurd hurts.
run find --limit 0 --json
check_json "no hits asked for" '.hits == [] and .total > 1000'
run find --limit 1000000 --offset 1000000 --json
check_json "behind the end" '.hits == [] and .total > 1000'
run find 'cost:<999999999999' --json
check "a huge cost" test "$status" -le 1
run find 'cost:<99999999999999999999999999'
check "a number beyond all numbers" test "$status" -le 2
run find 'time:<=999999999y' --json
check "a huge time" test "$status" -le 2
run show "$first" --household 20 --wage 10000000 --json
check_json "a rich household" '.worth.family_sustaining.household == 20'

long=$(awk 'BEGIN { for (i = 0; i < 2000; i++) printf "nurse " }')
run find "$long"
check_trouble "a query of 12,000 characters" 2
run find "$(awk 'BEGIN { for (i = 0; i < 10000; i++) printf "x" }')"
check "a word of 10,000 characters" test "$status" -le 2
check "is answered in one line" test "$(wc -l <"$err")" -le 1
run find $(awk 'BEGIN { for (i = 0; i < 5000; i++) printf "a " }')
check "five thousand words" test "$status" -le 2
run jobs "$long"
check "jobs with a long query" test "$status" -le 2
run show "$long"
check "show with a long name" test "$status" -ge 1
check "an error is never longer than a screen" test "$(wc -c <"$err")" -lt 2000
run compare $(awk 'BEGIN { for (i = 0; i < 500; i++) printf "x%d ", i }')
check "compare with 500 names" test "$status" -ge 1
run wallet $(awk 'BEGIN { for (i = 0; i < 800; i++) printf "/nonexistent/%d ", i }')
check_trouble "800 files that are not there" 3
deep=$(awk 'BEGIN { for (i = 0; i < 3000; i++) printf "/a" }')
for command in wallet match sync; do
  run $command "$deep"
  check "$command with a path of 6,000 characters" test "$status" -eq 1 -o "$status" -eq 3
done
run find --snapshot "$deep"
check_trouble "a snapshot with a path of 6,000 characters" 3
HOME=$deep XDG_DATA_HOME=$deep run find nurse --limit 1
check "a home with a path of 6,000 characters" test "$status" -eq 0
HOME='' XDG_DATA_HOME='' run find nurse --limit 1
check "no home" test "$status" -eq 0
HOME='' XDG_DATA_HOME='' run sync "$here/records"
check "sync without a home says so" test "$status" -ge 2
check "in one line" test "$(wc -l <"$err")" -eq 1

# Control characters and broken UTF-8 are never passed on.
esc=$(printf '\033')
hostile=$(printf 'nurse\033[31m\033]0;x\007\302\233 \377\376 \355\240\200 \342\200\256 \001\002\177')
touch "$room/$(printf 'evil\033[2Jname\377.json')"
mkdir "$room/folder"
printf '{}' >"$room/folder/$(printf 'evil\033[2Jname\377\n.json')"
printf 'no' >"$room/folder/plain.json"
for command in find show compare jobs job wallet match sync help doctor home "$hostile" "--$hostile" "find --sort" "find --lang" "find --limit" "find --snapshot" "match --job"; do
  # shellcheck disable=SC2086
  run $command "$hostile"
  check_clean "$command with control characters"
  check "$command with control characters ends by itself" test "$status" -le 3
  # shellcheck disable=SC2086
  run $command "$hostile" --json
  check_clean "$command --json with control characters"
  [ ! -s "$out" ] || check "$command --json with control characters is JSON" jq -e .schema "$out"
done
for command in wallet match sync; do
  run $command "$room"/evil*
  check_clean "$command of a file with an evil name"
  run $command "$room/folder"
  check_clean "$command of a folder with an evil name in it"
  run $command "$room/folder" --json
  check_clean "$command --json of a folder with an evil name in it"
done
run wallet "$here/wallet/hostile.json"
check_clean "a hostile wallet"
check_not "no markup is passed on as such" grep -q "$esc" "$out"
run match "$here/wallet/hostile.json" --limit 2
check_clean "match of a hostile wallet"
printf '{"type":["VerifiableCredential"],"name":"a\\u0000b"}' >"$room/nul.json"
run wallet "$room/nul.json"
check_clean "a NUL in a name"
check "a NUL in a name" test "$status" -le 1

# Outputs that go away.
for command in "find" "find --json --limit 100000" "jobs --json --limit 2000" "help" "--help"; do
  # shellcheck disable=SC2086
  { timeout 60 "$program" $command 2>"$err"; echo $? >"$room/status"; } </dev/null | head -1 >"$out"
  status=$(cat "$room/status")
  check "a reader that stops early: $command" test "$status" -eq 0
  check "a reader that stops early hears nothing: $command" test ! -s "$err"
  # shellcheck disable=SC2086
  timeout 60 "$program" $command >&- 2>"$err" </dev/null
  status=$?
  : >"$out"
  check_trouble "closed standard output: $command" 3
  if [ -w /dev/full ]; then
    # shellcheck disable=SC2086
    timeout 60 "$program" $command >/dev/full 2>"$err" </dev/null
    status=$?
    check_trouble "full disk behind standard output: $command" 3
  fi
done
timeout 60 "$program" find nurse >"$out" 2>&- </dev/null
status=$?
check "closed standard error" test "$status" -eq 0
timeout 60 "$program" frobnicate >"$out" 2>&- </dev/null
status=$?
check "closed standard error on trouble" test "$status" -eq 2
timeout 60 "$program" find nurse >"$out" 2>"$err" <&-
status=$?
check "closed standard input" test "$status" -eq 0
timeout 60 "$program" --linear >"$out" 2>"$err" <&-
status=$?
check "linear mode without standard input ends" test "$status" -eq 0
finish
