# SPDX-License-Identifier: MIT
# A plan, from the first step to newer data: its order, dates, sums and tasks;
# saved in every form, read back, and what of a stranger's file is not taken.
. "$(dirname "$0")/lib.sh"

id() {
  echo "ce-00000000-0000-4000-8000-0000000000$1"
}

# talk ANSWER...: the answers are lines, in linear mode.
talk() {
  printf '%s\n' "$@" >"$room/answers"
  run_with "$room/answers" --linear --snapshot "$room/old.db"
}

run sync "$here/records" --snapshot "$room/old.db"
check_same "the records are taken in" 0 "$status"

# Nothing in it: a sentence, and nothing found.
run plan
check_same "an empty plan" 1 "$status"
check "says so" grep -q "Your plan is empty" "$out"
run plan --json
check_same "an empty plan as JSON" 1 "$status"
check_json "an empty document" '.schema == "ladderway/plan/1" and .steps == [] and .goal == null and .goal_reason == "not asked"'

# Put together in any order, they stand as the records ask.
talk ":show $(id 12)" a q ":show $(id 10)" a q ":show $(id 11)" a q ":show $(id 13)" a a q ":job 29-1141.00" a q \
  :plan s "2027-01-11 10" e "$room/p.json" e "$room/p.txt" e "$room/p.md" e "$room/p.html" e "$room/p.json"
check_same "putting a plan together" 0 "$status"
check "the place of a step is said" grep -q "It is step 1 of your plan" "$out"
check "so is that it is in already" grep -q "It is step 4 of your plan already" "$out"
check "and the goal" grep -q "It is the goal of your plan" "$out"
check "a file that is there is not written over" grep -q "There is a file" "$out"
talk ":show $(id 01)" a
check "what is no credential can't be a step" grep -q "can't be put in a plan" "$out"
for file in p.json p.txt p.md p.html; do
  check "$file was saved" test -s "$room/$file"
  check "$file has nothing that a terminal obeys" has_no_control "$room/$file"
done

run plan "$room/p.json" --snapshot "$room/old.db" --json
check_same "the plan is read back" 0 "$status"
check_json "in the order that the records ask for" "[.steps[].ctid[-2:]] == [\"10\", \"11\", \"12\", \"13\"]"
check_json "what needs what" '.steps[1].needs == [.steps[0].ctid] and .steps[2].needs == [.steps[1].ctid] and .steps[3].needs == []'
check_json "dates one after the other" '[.steps[] | .start, .end] ==
  ["2027-01-11", "2027-02-22", "2027-02-22", "2028-02-22", "2028-02-22", "2031-02-21", "2031-02-21", "2031-05-16"]'
check_json "hours become weeks with the hours a week" '.steps[3].by_hours and .steps[3].days == null and .hours_a_week == 10'
check_json "sums" '.total.costs == [{"amount": 12850.5, "currency": "USD"}] and .total.at_least and
  .total.steps_without_price == 1 and .total.days == 1586 and .total.days_at_least == false and .total.end == "2031-05-16"'
check_json "the goal" '.goal.code == "29-1141.00" and .goal.gone == false and .goal.wage == .goal.wage_now'
check_json "nothing has changed" '.changed == 0 and all(.steps[]; .changes == [])'
check_json "this week: of the first step" '[.this_week[] | select(.step != null) | .step[-2:]] | unique == ["10"]'
for kind in "sign up" ask papers age aid; do
  check_json "this week: $kind" "any(.this_week[]; .kind == \"$kind\")"
done
check_json "no null without a reason" '[.. | objects | . as $o | to_entries[] | select(.value == null) | .key + "_reason" | select($o[.] == null)] == []'
cp "$out" "$room/again.json"
run plan "$room/again.json" --snapshot "$room/old.db" --json
check "saved and read again it is the same" cmp -s "$out" "$room/again.json"

run plan "$room/p.json" --snapshot "$room/old.db" --age 15 --json
check_json "too young, when an age was told" 'any(.this_week[]; .kind == "age" and (.text | test("you are 15")))'

# Without hours a week, hours are no time.
jq 'del(.hours_a_week)' "$room/p.json" >"$room/q.json"
run plan "$room/q.json" --snapshot "$room/old.db" --json
check_json "at least" '.total.days_at_least and .total.steps_without_time == 1 and .steps[3].end == null and .total.end == null'
run plan "$room/q.json" --snapshot "$room/old.db" --start 2028-02-01 --hours 60 --json
check_json "options go before the file" '.start == "2028-02-01" and .hours_a_week == 60 and .steps[3].end != null'
run plan "$room/q.json" --start 2027-02-29
check_trouble "a day that there is not" 2
run plan "$room/q.json" "$room/p.json"
check_trouble "two files" 2

# On paper.
run plan "$room/p.json" --snapshot "$room/old.db"
for text in "Goal: Registered Nurses" "Nurse Aide" "1,251" "22 Feb 2027" "at least" "the price of 1 step is not known" "[ ] " \
  "Where these figures come from" "12 weeks"; do
  check "on paper: $text" grep -qF -- "$text" "$out"
done
check_not "no name unless typed" grep -q "Plan of" "$out"
run plan "$room/p.json" --snapshot "$room/old.db" --lang es
for text in "Mi plan" "Esta semana" "Pasos" "al menos"; do
  check "in Spanish: $text" grep -qF -- "$text" "$out"
done
check "Markdown has a table" grep -q '^| 1 | Nurse Aide |' "$room/p.md"
check "and tasks" grep -q '^- \[ \] ' "$room/p.md"
check "HTML stands by itself" grep -q '^<!DOCTYPE html>' "$room/p.html"
check_not "without scripts or anything fetched" grep -Eiq '<script|<img|<link|src=|href=' "$room/p.html"

# A name that was typed, and what means something in HTML and Markdown.
jq '.name = "A & B \"q\" | *x* `y`" | .steps[0].name = "1 < 2 & 3 > 2"' "$room/p.json" >"$room/odd.json"
run sync "$here/wallet" --snapshot "$room/none.db"
talk ":plan $room/odd.json" e "$room/odd.html" e "$room/odd.md"
check "HTML: a name is escaped" grep -qF 'A &amp; B &quot;q&quot; | *x*' "$room/odd.html"
check "Markdown: a name is escaped" grep -qF 'A \& B "q" \| \*x\* \`y\`' "$room/odd.md"
check "the name stands on it" grep -q "Plan of" "$room/odd.md"

# Newer data: a price and a time changed, a step gone.
cp -r "$here/records" "$room/records"
jq '(.. | objects | select(has("ceterms:price")) | select(."ceterms:price" == 1100))."ceterms:price" = 1300
  | (.. | objects | select(has("ceterms:maximumDuration")))."ceterms:maximumDuration" = "P8W"' \
  "$here/records/10-nurse-aide.json" >"$room/records/10-nurse-aide.json"
rm "$room/records/13-welding-legacy.json"
run sync "$room/records" --snapshot "$room/new.db"
run plan "$room/p.json" --snapshot "$room/new.db" --json
check_same "the plan beside newer data" 0 "$status"
check_json "what changed of the first step" '.steps[0] | .changes == ["price", "time"] and .cost.amount == 1250.5 and
  .now.cost.amount == 1450.5 and .days == 42 and .now.days == 56'
check_json "a step that is gone" '.steps[3] | .changes == ["gone"] and .now == null and .now_reason == "not in snapshot"'
check_json "sums are of the newer data, and of the plan for what is gone" '.total.costs[0].amount == 13050.5 and .changed == 2'
check_json "and dates" '.steps[0].end == "2027-03-08"'
run plan "$room/p.json" --snapshot "$room/new.db"
check "old and new price" grep -q 'Step 1, price: \$1,250.50 in the data of .*, now \$1,450.50' "$out"
check "gone" grep -q 'Step 4, gone' "$out"
printf '%s\n' ":plan $room/p.json" u e "$room/renewed.json" >"$room/answers"
run_with "$room/answers" --linear --snapshot "$room/new.db"
check_same "the new figures are taken on" '[] 1450.5' "$(jq -r '.steps[0] | "\(.changes) \(.cost.amount)"' "$room/renewed.json")"

# An order that the records don't allow is named.
jq '.steps |= [.[1], .[0], .[2], .[3]]' "$room/p.json" >"$room/turned.json"
run plan "$room/turned.json" --snapshot "$room/old.db"
check "a step before what it needs" grep -q 'Step 1 asks for step 2 first' "$out"

# Files that are none.
printf '' >"$room/bad0"
printf '{' >"$room/bad1"
printf '[]' >"$room/bad2"
printf '{"schema":"ladderway/ways/1","steps":[]}' >"$room/bad3"
printf '{"schema":"ladderway/plan/9","steps":[]}' >"$room/bad4"
printf '{"schema":"ladderway/plan/1","steps":[{"ctid":"../../etc/passwd"}]}' >"$room/bad5"
head -c 3000000 /dev/zero | tr '\0' ' ' >"$room/bad6"
cp "$here/wallet/hostile.json" "$room/bad7"
for number in 0 1 2 3 4 5 6 7; do
  run plan "$room/bad$number"
  check_trouble "a file that is no plan: $number" 3
  check_clean "a file that is no plan: $number"
done
run plan "$room/nosuch.json"
check_trouble "no file" 3
run plan "$room"
check_trouble "a folder" 3
jq '.steps[0].name = "a\u001b[31mb\u202ec" | .steps[0].ctid = "ce-x" | .goal.title = "\u0007" | .goal.code = "99-9999.99"' \
  "$room/p.json" >"$room/hostile.json"
for form in "" --json; do
  # shellcheck disable=SC2086
  run plan "$room/hostile.json" --snapshot "$room/old.db" $form
  check_same "a hostile plan is shown $form" 0 "$status"
  check_clean "a hostile plan $form"
done
check_json "its goal is gone" '.goal.gone and .goal.wage_now == null'

finish
