# SPDX-License-Identifier: MIT
# What a credential is worth: the tests on the page, side by side and as JSON,
# against sums done by hand; whose line a household is held against.
. "$(dirname "$0")/lib.sh"

# A nurse aide's course of the starter data with prices, hours and results.
run find "nurse aide" --limit 50 --json
aide=$(jq -r 'first(.hits[] | select(.earnings_basis == "graduates" and .cost_complete and .effort_hours != null) | .ctid)' "$out")
check "there is one" test -n "$aide"
run show "$aide" --json
check_json "eight tests" '[.worth.tests[].key] == ["years_to_earn_back", "minimum_return", "workforce_pell_length",
  "workforce_pell_completion", "workforce_pell_placement", "workforce_pell_price", "share_employed", "family_sustaining"]'
check_json "each with formula, source, inputs" 'all(.worth.tests[]; (.formula | length > 0) and (.source | length > 0) and
  (.inputs | length > 0) and all(.inputs[]; has("name") and has("unit") and has("value")))'
check_json "the keys of before" '.worth | has("years_to_earn_back") and has("comparison") and has("family_sustaining")'
check_json "minimum return as reckoned here" '.earnings.amount as $pay |
  (.worth.tests[1].inputs[2].value) as $payment |
  ((.cost.amount * 0.0639 / (1 - pow(1.0639; -10)) - $payment) | fabs < 0.01) and
  (.worth.tests[1].verdict == (if $pay >= 48360 + $payment then "yes" else "no" end))'
check_json "price as reckoned here" '.earnings.amount as $pay | .worth.tests[5] |
  .verdict == (if .inputs[0].value <= $pay - 23940 then "yes" else "no" end)'
check_json "length as reckoned here" '.effort_hours as $hours | .worth.tests[2] |
  if $hours < 150 or $hours > 599 then .verdict == "no" else .verdict != null or .verdict_reason != null end'
check_json "the share employed is the published one" '.worth.tests[6].result as $share |
  any(.outcomes[]; .measure == "employed" and .months_after == 6 and .value == $share)'
check_json "few people: a range around it" '.worth.tests[6] | .n > 0 and .range.low < .result and .range.high > .result'

run show "$aide"
for text in "Pays off within ten years" "Workforce Pell: length" "Workforce Pell: price" "Have a job after it"; do
  check "on the page: $text" grep -qF "$text" "$out"
done
other=$(run find "license" --limit 1 --json; jq -r '.hits[0].ctid' "$out")
run compare "$aide" "$other" --json
check_json "rows of compare" '[.rows[].row] | index("minimum_return") and index("workforce_pell")'
check_json "a blank says why" 'all(.rows[] | select(.row == "minimum_return") | .cells[]; .text != "")'

# Nothing known: nothing said, but why.
run sync "$here/records" --snapshot "$room/s.db"
run show ce-00000000-0000-4000-8000-000000000019 --snapshot "$room/s.db" --json
check_json "verdicts without inputs are null with a reason" 'all(.worth.tests[]; .verdict == null and .verdict_reason != null)'

# The line of a household: its own count, else the county's, else the guideline.
tab=$(printf '\t')
{
  echo "county${tab}state${tab}persons${tab}amount${tab}source${tab}year"
  echo "Essex${tab}NJ${tab}3${tab}81450.50${tab}Some Index${tab}2025"
  echo "*${tab}NJ${tab}3${tab}74000${tab}Some Index${tab}2025"
} >"$room/counties.tsv"
family() {
  run show "$aide" "$@" --json
  jq -r '.worth.family_sustaining | "\(.threshold.amount) \(.source)"' "$out"
}
check_same "the county's line" "81450.5 Some Index (2025)" "$(family --household 3 --table "$room/counties.tsv" --county Essex --state NJ)"
check_same "the rest of the state" "74000 Some Index (2025)" "$(family --household 3 --table "$room/counties.tsv" --county Ocean --state NJ)"
check_same "one's own count" "50000 what your household needs, as you said" \
  "$(family --household 3 --table "$room/counties.tsv" --county Essex --state NJ --threshold 50000)"
check "no line: the guideline, and that is said" test "$(family --household 2 --table "$room/counties.tsv" --county Essex --state NJ |
  grep -c '^43280 .*no line for your county')" = 1
mkdir -p "$HOME/.config/ladderway"
echo "living_table = $room/counties.tsv" >"$HOME/.config/ladderway/settings"
check_same "as the operator settled" "74000 Some Index (2025)" "$(family --household 3 --state NJ)"
rm "$HOME/.config/ladderway/settings"

# A slip in the table is named with its line.
slip() {
  { sed -n 1,2p "$room/counties.tsv"; echo "$2"; } >"$room/slip.tsv"
  run show "$aide" --table "$room/slip.tsv"
  check_trouble "$1" 3
  check "$1: its line" grep -q 'slip.tsv, line 3' "$err"
  check_clean "$1"
}
slip "too few columns" "Essex${tab}NJ${tab}3"
slip "no amount" "Essex${tab}NJ${tab}3${tab}much${tab}S${tab}2025"
slip "persons" "Essex${tab}NJ${tab}300${tab}1${tab}S${tab}2025"
slip "control characters" "$(printf 'Essex\tNJ\t3\t\033[31m\tS\t2025')"
run show "$aide" --table "$room/nosuch.tsv"
check_trouble "no such table" 3

finish
