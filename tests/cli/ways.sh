# SPDX-License-Identifier: MIT
# ways: from a wallet to a job, with limits, and what to give up when nothing fits.
. "$(dirname "$0")/lib.sh"

aide=$here/wallet/nurse-aide.json
nurse=29-2061.00

run ways "$aide" --job $nurse --json
check_same "ways are found" 0 "$status"
check_clean "ways"
check_json "the document is of its kind" '.schema == "ladderway/ways/1" and .exact and .job.code == "29-2061.00"'
check_json "at most five ways, each with a name" '(.ways | length) as $n | $n >= 1 and $n <= 5 and all(.ways[]; .labels | length > 0)'
check_json "each name is there once" '[.ways[].labels[]] | sort == ["balanced", "cheapest", "covers most", "earns soonest", "fastest"]'
check_json "the sum of the steps is the cost" \
  'all(.ways[]; ([.steps[].cost.amount // 0] | add) - .cost.amount | fabs < 0.005)'
check_json "the sum of the steps is the time" 'all(.ways[]; ([.steps[].days // 0] | add) - .days | fabs < 0.05)'
check_json "a way without a price says at least" \
  'all(.ways[]; .cost_complete == all(.steps[]; .cost_complete))'
check_json "where everybody needs a license each way has one" \
  '.job.license_in_ways and all(.ways[]; any(.steps[]; .type == "ceterms:License" and .because == "goal"))'
check_json "what is null says why" 'all(.ways[].steps[]; .cost != null or .cost_reason == "not published")'
check_json "no way is worse than another" '
  [.ways[] | {c: .cost.amount, d: .days, f: .fit_percent}] as $w |
  all(range($w | length); . as $i | all(range($w | length); . as $j | $i == $j or
    ($w[$j].c <= $w[$i].c and $w[$j].d <= $w[$i].d and $w[$j].f >= $w[$i].f and $w[$i] != $w[$j] | not)))'

run ways "$aide" --job $nurse --all --json
check_json "all ways: at least those with names" '.total >= 2 and (.ways | length) == .total'

# The manual tells all keys.
tr -cs 'a-z_' '\n' <"$build/man/ladderway.1" | sort -u >"$room/words"
for part in . .job .limits '.ways[0]' '.ways[0].steps[0]' '.ways[0].first_exit'; do
  jq -r "$part | keys[] | select(endswith(\"_reason\") or . == \"schema\" | not)" "$out" | sort >"$room/keys"
  check_same "the manual tells all keys of $part" "" "$(comm -23 "$room/keys" "$room/words" | tr '\n' ' ')"
done

# Limits.
run ways "$aide" --job $nurse --budget 9000 --json
check_same "a budget that is enough" 0 "$status"
check_json "no way is dearer than the budget" 'all(.ways[]; .cost.amount <= 9000) and .limits.budget.amount == 9000'
run ways "$aide" --job $nurse --budget 100 --json
check_same "a budget that is not" 1 "$status"
check_json "then the budget is to be given up, and by how much" \
  '.ways == [] and .relax.give_up == ["budget"] and .relax.exact and
   .relax.over_budget.amount == .relax.cost.amount - 100 and (.relax.steps | length) > 0'
jq -r '.relax | keys[] | select(endswith("_reason") | not)' "$out" | sort >"$room/keys"
check_same "the manual tells all keys of relax" "" "$(comm -23 "$room/keys" "$room/words" | tr '\n' ' ')"
run ways "$aide" --job $nurse --budget 100 --weeks 1 --json
check_json "two limits when one is not enough" '.relax.give_up == ["budget", "time"]'
run ways "$aide" --job $nurse --weeks 30 --start 2026-11-29 --json
check_json "weeks are days" '.limits.days == 210 and .limits.start == "2026-11-29" and all(.ways[]; .days <= 210)'
run ways "$aide" --job $nurse --start 2026-11-29 --by 2027-06-27 --json
check_json "a date is days" '.limits.days == 210 and .limits.by == "2027-06-27"'
run ways "$aide" --job $nurse --evening --online --json
check_json "one of several limits that would do alone" '.relax.give_up | length == 1'
run ways "$aide" --job $nurse --state CA --json
check_json "another state" '.ways == [] and .relax.give_up == ["state"]'
run ways "$aide" --job $nurse --state Alabama --json
check_json "licenses of the own state only" 'all(.ways[].steps[]; .name | test("New Jersey") | not) and (.ways | length) > 0'

# Without schooling and license nothing has to be earned.
run ways "$aide" --job 51-4121.00 --json
check_json "no step is a way, too" 'any(.ways[]; .steps == [] and .days == 0 and .first_exit.code == "51-4121.00")'
check_json "and training covers more" \
  '([.ways[] | select(.steps == [])][0].fit_percent) as $f | any(.ways[]; .fit_percent > $f and (.steps | length) > 0)'

# What is learned at work is named, and no way without steps is called the fastest then.
run ways --job 47-2111.00 --json
check_json "an apprenticeship is assumed, not free and at once" \
  '.ways[0] | .steps == [] and .labels == [] and (.days_complete | not) and any(.assumed[]; test("apprenticeship"))'
check_json "and the license of the trade" 'all(.ways[]; any(.assumed[]; test("license this trade")))'
check_json "what is asked for is not said to be met" 'all(.ways[].assumed[]; test("You meet") | not)'

# Another license of the same state is no end of a way.
run ways --job 31-1131.00 --json
check_json "the license of nurse aides" 'all(.ways[]; .steps[-1].name | test("Medication") | not) and (.ways | length) > 0'

# Certificates in a field don't make professors of it.
run ways "$aide" --job 25-1071.00 --json
check_json "a program code makes no goal below the usual schooling" 'all(.ways[].steps[]; .type | test("Doctor"))'

# Faces.
run ways "$aide" --job $nurse
check "the text names the ways" grep -q '^cheapest' "$out"
check "and what was assumed" grep -q '^Assumed' "$out"
check "and the help with paying" grep -q 'WIOA' "$out"
run ways "$aide" --job $nurse --lang es
check "in Spanish" grep -q '^más barato' "$out"
check_not "all of it" grep -q 'Assumed\|asks for\|leads to' "$out"
run ways "$aide" --job $nurse --budget 100
check_same "text, when nothing fits" 1 "$status"
check "says what to give up" grep -q 'the budget: at least' "$out"

printf ':ways 29-2061.00\nnext-way\nbeside\nlimits\n7\nat most $100\nlimits\nQ\n' >"$room/typed"
run_with "$room/typed" --linear
check "linear mode: the next way" grep -q 'Way 2 of' "$out"
check "side by side" grep -q '^ *First pay' "$out"
check "a limit in plain words" grep -q 'A way would fit if you gave up' "$out"

# Told by name, it stands for many records; it is named once.
run ways --words "I have a CNA certificate" --job 31-1131
check_same "what is held, once" 1 "$(grep -ci 'certified nurse aide' "$out")"

# What can't be.
run ways "$aide" --json
check_trouble "without a job" 2
run ways "$aide" --job 99-9999.00 --json
check_same "no such job" 1 "$status"
run ways "$aide" --job $nurse --by yesterday
check_trouble "no date" 2
run ways "$aide" --job $nurse --by 2020-01-01
check_trouble "a date that is past" 2
finish
