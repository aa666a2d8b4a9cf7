# SPDX-License-Identifier: MIT
# Records of every kind: what they say is shown in words, what they name can be
# opened, what isn't in the snapshot is shown as its text.
. "$(dirname "$0")/lib.sh"

snapshot=$room/v.db
id() {
  echo "ce-00000000-0000-4000-8000-000000000$1"
}

show() {
  number=$1
  shift
  run show "$(id "$number")" --snapshot "$snapshot" "$@"
  check_same "status of show $number $*" 0 "$status"
}

# says NAME TEXT...: the page has all texts
says() {
  saying=$1
  shift
  for text in "$@"; do
    check "$saying: $text" grep -qF -- "$text" "$out"
  done
}

# A line number of the page, for what has to stand in order.
line_of() {
  grep -nF -- "$1" "$out" | head -1 | cut -d: -f1
}

run sync "$here/vocabulary" --snapshot "$snapshot"
check_same "status of sync" 0 "$status"

# Every record has a page, a document, and nothing in them that a terminal would obey.
sqlite3 "$snapshot" "SELECT ctid, kind FROM record WHERE ctid NOT IN (SELECT ctid FROM credential)" >"$room/all"
check "many records" test "$(wc -l <"$room/all")" -gt 20
bad=""
while IFS='|' read -r ctid kind; do
  run show "$ctid" --snapshot "$snapshot" --json
  problems=$(jq -c -L "$here" --arg ctid "$ctid" --arg kind "$kind" \
    'include "shapes"; record_problems + [need("itself"; .ctid == $ctid and .kind == $kind)]' "$out" 2>&1)
  [ "$status" -eq 0 ] && [ "$problems" = "[]" ] && has_no_control "$out" || bad="$bad $ctid: $problems;"
  for language in en es; do
    run show "$ctid" --snapshot "$snapshot" --lang "$language"
    [ "$status" -eq 0 ] && has_no_control "$out" || bad="$bad $ctid: page in $language;"
  done
done <"$room/all"
check_same "every record is a document and a page" "" "$bad"
bad=""
for number in 110 111; do
  run show "$(id $number)" --snapshot "$snapshot" --json
  problems=$(jq -c -L "$here" 'include "shapes"; show_problems' "$out" 2>&1)
  [ "$problems" = "[]" ] || bad="$bad $number: $problems;"
done
check_same "credentials are documents of show" "" "$bad"
run show "$(id 998)" --snapshot "$snapshot"
check_trouble "a record that is not there" 1
run show "https://registry.example.org/resources/$(id 120)" --snapshot "$snapshot"
says "by its address" "Welder to Inspector"

# A pathway: steps in order, what they ask for in words.
show 120
says "pathway" "Pathway" "From Lakeside College" "The steps, in order" "the goal" "Points" "10 points" "Second year" \
  "Requires 2 of 3" "2 of these 4" "any one of these 2" "all of these 2" "points at least 12" "https://elsewhere.example.org/course"
check "one before two" test "$(line_of '· Course in a pathway')" -lt "$(line_of 'Welding two')"
check "the goal comes last" test "$(line_of 'Interview · Step')" -lt "$(line_of 'Inspector license')"
show 120 --lang es
says "pathway in Spanish" "De soldador a inspector" "Licencia de inspector" "Pide 2 de 3"
show 120 --json
check_json "five steps" '[.components[].ctid[-3:]] == ["124", "121", "122", "125", "123"]'
check_json "what the goal asks for" '.components[4].needs[0] | .required == 2 and (.targets | length) == 3 and (.needs | length) == 2'
check_json "either of two within it" '[.components[4].needs[0].needs[] | select(.logic == "logic:Or") | .targets | length] == [2]'
check_json "the constraint" 'any(.components[4].needs[0].needs[]; .kind == "constraint" and .name == "Enough points")'
check_json "a step stands for what isn't here" '.components[2].stands_for[0] | .ctid == null and .ctid_reason == "not in snapshot" and .url != null'

# A framework: the tree once, though the records go in a circle.
show 130
says "framework" "List of skills" "What it holds" "A  Joins pipes" "    A.1  Cleans the joint" "      Picks the brush" "B  Stays safe" "Keeps a log"
check_same "each once" 1 "$(grep -c 'Joins pipes' "$out")"
show 130 --json
check_json "depths" '[.tree[] | .depth] == [1, 2, 3, 1, 1] and .left_out == 0'
show 130 --lang es
says "framework in Spanish" "Destrezas de soldadura" "Une tubos"
show 133
says "competency" "Above it" "Joins pipes" "Picks the brush" "Part of" "Welding skills"

# Organizations, actions, figures.
show 101
says "organization" "Teaches trades by the lake." "What it offers" "Credentials and training from it" "Trenton" "Under" "Board of Trades" "123456 (IPEDS)"
show 101 --lang es
says "organization in Spanish" "Colegio del Lago" "Enseña oficios junto al lago."
show 102
says "quality body" "Approves" "Pipe Welding Certificate" "What it did" "Approval of the board" "Organizations under it"
show 162
says "action" "Who did it" "Board of Trades" "To what" "Since" "1 Mar 2025" "Until" "29 Feb 2028" "Approved by"
show 112
says "data set" "The figures" "Lowest tenth earn up to" "\$31,000 a year" "\$72,000 a year" "62.5%" "About" "Pipe Welding Certificate"

# Transfer, work, tests, collections, services, ways to check.
show 140
says "transfer" "Transfer of credit" "3 semester hours" "The credit comes from" "Pipe Welding Certificate" "The credit counts for" "Metal arts, far away" \
  "1 Jan 2026" "31 Dec 2027"
show 150
says "job" "Tasks" "Weld a seam" "Roles at work" "Lead hand" "Job in" "Metal worker" "\$21.50 to \$30" "Welders"
show 151
says "task" "Task of" "Yard welder" "Lead hand" "Above it" "Metal worker"
show 152
says "work role" "Role at work" "Weld a seam" "Role in" "Yard welder"
show 153
says "occupation" "Jobs" "Yard welder" "Weld a seam"
show 160
says "test" "75 CAD" "2 days" "To get in" "Bring a mask" "or" "Or rent one"
show 160 --lang es
says "test in Spanish" "Traiga una máscara"
show 161
says "cost manifest" "Costs in common" "\$15 (Application fee)"
show 170
says "collection" "Members" "Yard welder · Job" "$(id 999)" "To be a member" "Taught by the lake"
show 180
says "service" "Support service" "Care grant" "\$300" "To use the service" "For students" "Serves" "Pipe Welding Certificate"
show 190
says "verification" "Way to check a credential" "Look people up" "https://lakeside.example.edu/check" "Checks"

# A credential says what stands around it.
show 110
says "credential" "Replaced by Pipe Welding Certificate, new" "\$1,200 (people of the state)" "\$2,400 (people from other states)" "90 EUR" \
  "from 1 Jan 2026" "until 31 Dec 2026" "Lake grant" "\$200 to \$500" "For people who live by the lake" "A copy of your ID" "at least 18 years old" \
  "Safety test" "Highest tenth earn from" "6 semester hours" "Member of" "Trades of the lake" "Support services" "Child care by the lake" \
  "Approval of the board" "A step in pathways" "Can be checked with" "Lake register" "NJ-77 (state list number)"
check_not "no filler" grep -q 'Data not collected\|N/A' "$out"
check "numbers stand at the end" test "$(line_of 'Where all this comes from')" -lt "$(line_of 'NJ-77')"
show 110 --lang es
says "credential in Spanish" "Certificado de soldadura de tubos" "Beca del lago" "Para quienes viven junto al lago" "Apruebe la charla de seguridad"
show 110 --json
check_json "money of two currencies stays apart" '[.cost_items[].currency] == ["USD", "USD", "EUR"] and .cost.currency == "USD"'
check_json "when a price holds" '.cost_items[2].starts == "2026-01-01" and .cost_items[2].ends == "2026-12-31"'
check_json "the amount of aid" 'any(.facts[]; .kind == "aid value" and .low == 200 and .high == 500 and .unit == "USD" and .text == "Lake grant")'
check_json "what has to be handed in" '.requires[0].submission == "A copy of your ID"'
check_json "who names it" '[.lists[] | select(.relation == "proxyFor") | .items[].name] == ["Welding one"]'
show 111
says "ranges and another currency" "Got jobs" "10 to 20" "30,000 EUR a year"
show 111 --json
check_json "a range without a value" 'any(.outcomes[]; .measure == "jobs_obtained" and .value == null and .value_reason == "not published" and .low == 10 and .high == 20)'
show 111
says "the newer one" "Replaces" "Pipe Welding Certificate"

# Everything that can be opened opens: in linear mode by its number.
for other in $(run show "$(id 170)" --snapshot "$snapshot" --json; jq -r '.lists[].items[].ctid | select(. != null)' "$out"); do
  run show "$other" --snapshot "$snapshot"
  check_same "the other end $other opens" 0 "$status"
done

# What isn't in the snapshot is text, a step from a test opens.
talk() {
  printf '%s\n' "$@" >"$room/keys"
  run_with "$room/keys" --linear --snapshot "$snapshot"
}
talk ":show $(id 110)" q q
check "a test without a record is text" grep -q '^  *Safety test' "$out"
check "a step from a test opens" grep -q '\[[0-9]*\]  *before: Seam test' "$out"
talk ":show $(id 170)" 1 q q q
says "a member opens" "== Record > Trades of the lake ==" "== Credential > Pipe Welding Certificate =="
talk ":show $(id 120)" 1 q q q
says "the owner opens" "== Record > Welder to Inspector ==" "== Record > Lakeside College =="
talk ":show $(id 101)" 1 q q q
says "what it offers" "== Find > provider:" "2 found"
talk ":show $(id 150)" 1 m J q q q
check_same "keys of credentials are answered on a record" 0 "$status"

# Strange texts.
show 195
says "hostile" "Red list x" "%s%n" "31m42"
check_clean "a hostile record"
show 195 --json
check_json "tags are text, no direction override" '(.name | test("<|\u202e|\u001b") | not) and (.facts | map(.unit // "") | all(test("\u202e") | not))'
finish
