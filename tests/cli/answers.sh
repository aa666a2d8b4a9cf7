# SPDX-License-Identifier: MIT
# The short questions, answered on the command line.
. "$(dirname "$0")/lib.sh"

run tell questions
check "the questions are numbered" grep -q '^12  Do you teach' "$out"
check "the answers have numbers and words" grep -q '^Answers: 1 not yet, 2 a little, 3 well, 4 I could show others\.' "$out"
check "and how to give them is said" grep -q -- 'ladderway match --answers 1=3,7=2' "$out"
run tell questions --answers '1=3,7=a little'
check "what was answered stands with its question" grep -q '^ 1  Do you look after.* well$' "$out"
run tell questions --answers '1=3,7=2' --json
check_json "as numbers" '[.questions[].answer] == [3, null, null, null, null, null, 2, null, null, null, null, null]'
check_json "numbered" '[.questions[].number] == [range(1; 13)] and [.questions[0].answers[].number] == [1, 2, 3, 4]'

# One claim, whichever way it is written.
level() {
  run wallet --answers "$1" --json
  check_same "$1" 0 "$status"
  check_json "$1: the level" "[.evidence[] | select(.id == \"4.A.4.a.5\") | [.level, .how]] == [[$2, \"answer\"]]"
}
level 1=3 3
level 1:3 3
level '1=well' 3
level '1 = Well; 7 = a little' 3
level '1=I could show others' 4.5
level '1=2,1=4' 4.5
LC_ALL=C.UTF-8 run wallet --lang es --answers '1=bien,7=un poco' --json
check_json "in Spanish" '[.evidence[] | select(.id == "4.A.4.a.5") | .level] == [3]'
LC_ALL=C.UTF-8 run wallet --lang es --answers '1=well' --json
check_json "in English, too" '[.evidence[] | select(.id == "4.A.4.a.5") | .level] == [3]'
run wallet --answers 1=1 --json
check_same "not yet is nothing" 1 "$status"
check_json "and not held against anybody" '.told == []'
run match --answers 1=4,7=2 --json --limit 3
check_json "jobs fit" '(.jobs | length) == 3 and .jobs[0].fit_percent > 0'
run ways --answers 1=4 --job 31-1131.00 --json
check_json "ways begin there" '.job.fit_percent_today > 0'
run wallet --answers 1=4 --words 'I was a waiter'
check "beside words" grep -q 'told by you: 2' "$out"

for bad in '' 13=1 0=1 1=0 1=5 1= =3 1 x '1=well,,7=2' '1=3,' '1=very well' '-1=2' '1=3 7=2' 99999999999999999999=1; do
  run wallet --answers "$bad"
  check_trouble "--answers '$bad'" 2
  check "--answers '$bad' says how" grep -q 'ladderway tell questions shows them' "$err"
  run tell questions --answers "$bad"
  check_trouble "tell questions --answers '$bad'" 2
done
printf 'q\nq\n' >"$room/keys"
run_with "$room/keys" --linear wallet --answers 1=4
check "in linear mode" grep -q 'Your answers to the questions' "$out"
printf 'c\n1\n2\n13\n1\nq\nq\n' >"$room/keys"
run_with "$room/keys" --linear wallet --answers 1=4
check "they can be put right" grep -q '^\[1\] Do you look after.* I could show others$' "$out"
check "and what changes is said" grep -q -- '->.* jobs changed' "$out"
check "in the same claim" grep -q 'told by you: 1' "$out"
printf 'c\n1\n1\n13\nq\n' >"$room/keys"
run_with "$room/keys" --linear wallet --answers 1=4
check "with none left they are gone" grep -q 'Your wallet is empty' "$out"
run wallet --answers "1=$(printf '\033')[31m"
check_trouble "control characters" 2
check_clean "control characters"
finish
